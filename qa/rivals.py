"""Figures of one thing that cannot all be true, found without a question."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from index.article import Span
from index.claims import Claim, Figure
from index.reporting import SAY, words
from qa import amounts
from qa.names import Name
from qa.points import (
    Point,
    Relation,
    explicit_time,
    point_at,
    printed_apart,
    same_origin,
    same_speaker,
)  # fmt: skip
from qa.question import Question
from qa.scenes import Scene, content, cosine, knows, outlets_apart, same_event
from qa.values import folded

# What happens to people, in the words of `index.figures`.
_FATES = words("kill wound missing arrest displace evacuate")
_HARMED = {
    "kill": "killed", "wound": "wounded", "missing": "missing", "arrest": "arrested", "displace": "displaced",
    "evacuate": "evacuated",
}  # fmt: skip
_PEOPLE = words("person people civilian soldier troop man woman child victim protester worker passenger other")
# What is measured rather than counted: "a magnitude of 6.4".
_MEASURED = words("magnitude turnout attendance deficit unemployment inflation")
# Verbs by which a body counts or measures: their subject says the figure.
_COUNTING = SAY | words("count put measure record speak register find")
# Two statements are one but for the figure if they share so many content words, and this share of them.
_SHARED, _SHARE = 3, 0.5
# An article that says the like of several figures of its own is a list or a running commentary.
_LIKE = 0.6
# Two figures of one thing seldom differ by a larger factor: then they count different things.
_FACTOR = 40.0
_NUMBER_OF = re.compile(r"\bnumber of (?P<noun>[a-z]+)\b")


@dataclass(frozen=True, slots=True, eq=False)
class Count:
    """A figure that a sentence states: under which key it is compared, its point and its scene."""

    key: str
    point: Point
    scene: Scene

    @property
    def figure(self) -> Figure:
        """The figure itself."""
        assert self.point.figure is not None
        return self.point.figure


def counts(scene: Scene, number: int) -> Iterator[Count]:
    """The figures of a sentence that may be held against others. `number` counts the scenes."""
    seen: set[tuple[int, int]] = set()
    for claim in sorted(scene.sentence.claims, key=lambda c: c.end - c.start):
        for figure in claim.figures:
            place = (figure.start, figure.end)
            if place in seen or figure.value <= 0:
                continue
            seen.add(place)
            if claim.denied or claim.negated or claim.doubt or claim.modal:
                continue
            point = replace(point_at(number, scene.judged, Span(*place)), figure=figure)
            yield Count(_key(claim, figure, point), replace(point, speaker=_counter(point)), scene)


def _key(claim: Claim, figure: Figure, point: Point) -> str:
    """What is counted: what happened to people, the noun, or the measure; empty where the sentence does not say."""
    if figure.happened in _FATES and figure.counted in _PEOPLE:
        return figure.happened
    if figure.counted:
        return figure.counted
    number_of = _NUMBER_OF.search(point.quoted)
    if number_of is not None:
        return number_of["noun"].removesuffix("s")
    measured = [w for w in re.findall(r"[a-z]+", point.quoted.lower()) if w in _MEASURED]
    return measured[0] if len(measured) == 1 else ""


def _counter(point: Point) -> str | None:
    """Who says the figure: the speaker, or the subject that counts ("The police estimated the crowd at 8,000")."""
    claim = point.claim
    if point.speaker or claim is None:
        return point.speaker
    return claim.subject if claim.predicate in _COUNTING and claim.subject else None


def across(
    found: Sequence[Count], copies: Mapping[str, str]
) -> Iterator[tuple[tuple[Count, ...], dict[tuple[int, int], Relation]]]:
    """Groups of figures of several outlets about one thing, some of them rivals, each with the relations of its
    members by their places in the group."""
    by_key: dict[str, list[Count]] = defaultdict(list)
    for count in found:
        if count.key:
            by_key[count.key].append(count)
    for members in by_key.values():
        related = _related(members, copies)
        for group in _connected(related):
            place = {n: k for k, n in enumerate(group)}
            yield (
                tuple(members[n] for n in group),
                {(place[i], place[j]): r for (i, j), r in related.items() if i in place},
            )


def _related(members: Sequence[Count], copies: Mapping[str, str]) -> dict[tuple[int, int], Relation]:
    """How those that speak of one thing stand to each other, by their numbers, the smaller first."""
    vectors = np.stack([c.scene.vector for c in members])
    near = np.argwhere(np.triu(vectors @ vectors.T >= 0.4, 1))
    related: dict[tuple[int, int], Relation] = {}
    for i, j in near.tolist():
        a, b = members[i], members[j]
        if same_origin(a.point, b.point, copies) or not same_event(a.scene, b.scene):
            continue
        if not (_same_thing(a, b) and all(_alone(c, members) for c in (a, b))):
            continue
        related[i, j] = _relation(a, b)
    return related


def _relation(a: Count, b: Count) -> Relation:
    shared = tuple(Name(word, "thing") for word in sorted(a.scene.around & b.scene.around))
    asked = Question("", "", "figure", names=shared)
    found = amounts.relation(asked, a.point, b.point, [a.point, b.point])
    if found != "rival":
        return found
    if not outlets_apart(a.scene, b.scene) or not _comparable(a.figure, b.figure):
        return "apart"
    dated = explicit_time(a.scene.judged) and explicit_time(b.scene.judged)
    # What was printed on another day may have changed since.
    return "rival" if dated or not printed_apart(a.point, b.point) else "apart"


def _comparable(a: Figure, b: Figure) -> bool:
    small, large = sorted((a.value, b.value))
    return large <= _FACTOR * small


def _same_thing(a: Count, b: Count) -> bool:
    """Whether the two sentences say the same but for the figure, and neither names what the other's article does
    not know."""
    if not (knows(b.scene, _claimed_names(a)) and knows(a.scene, _claimed_names(b))):
        return False
    if a.key in _FATES or a.key in _MEASURED:
        return True
    one, other = (_wording(c) for c in (a, b))
    shared = len(one & other)
    return shared >= _SHARED and shared >= _SHARE * max(len(one), len(other)) and bool(a.scene.own & b.scene.own)


def _wording(count: Count) -> frozenset[str]:
    point = count.point
    return frozenset(
        w for w in content(count.scene.sentence, point.start, point.end) if not re.search(r"\d", w)
    )


def _claimed_names(count: Count) -> frozenset[str]:
    point = count.point
    speaker = set(folded(point.speaker or ""))
    return frozenset(
        word
        for t in count.scene.sentence.tokens
        if point.start <= t.start < point.end and t.pos == "PROPN" and t.ent[2:] not in ("DATE", "TIME")
        for word in folded(t.text)
        if len(word) > 2 and word not in speaker
    )


def _alone(count: Count, members: Sequence[Count]) -> bool:
    """Whether its article says the like of no other figure in the same voice."""
    return not any(
        other.scene.article_id == count.scene.article_id
        and other.figure.value != count.figure.value
        and (other.point.speaker or "") == (count.point.speaker or "")
        and cosine(other.scene, count.scene) >= _LIKE
        for other in members
    )


def _connected(related: Mapping[tuple[int, int], Relation]) -> Iterator[list[int]]:
    """The groups of numbers that "same", "rival" and "development" join, where there are rivals among them."""
    joined: dict[int, set[int]] = defaultdict(set)
    for (i, j), relation in related.items():
        if relation != "apart":
            joined[i].add(j)
            joined[j].add(i)
    left = set(joined)
    while left:
        group, edge = set[int](), {min(left)}
        while edge:
            group |= edge
            edge = {n for i in edge for n in joined[i]} - group
        left -= group
        if any(r == "rival" and i in group for (i, _), r in related.items()):
            yield sorted(group)


def beside(earlier: Sequence[Count], later: Sequence[Count]) -> tuple[Count, Count] | None:
    """Two figures of one thing that two speakers give in one sentence or in two that follow each other: "The police
    counted 300 marchers. The organisers spoke of 2,000"."""
    for a in earlier:
        for b in later:
            if a is not b and _set_against(a, b, earlier, later):
                return a, b
    return None


def _set_against(a: Count, b: Count, earlier: Sequence[Count], later: Sequence[Count]) -> bool:
    if a.scene.sentence.paragraph != b.scene.sentence.paragraph:
        return False
    if not (a.point.speaker and b.point.speaker) or same_speaker(a.point.speaker, b.point.speaker):
        return False
    if len(earlier) > 1 or len(later) > 1:
        return False
    # The second may leave out what is counted; else both name it.
    if b.figure.counted and amounts.noun_relation(a.key, b.key) != "same":
        return False
    if not b.figure.counted and not _bare(b):
        return False
    if not a.key and not _bare(a):
        return False
    asked = Question("", "", "figure", counted=a.figure.counted)
    levelled = replace(b.point, figure=replace(b.figure, counted=a.figure.counted, happened=a.figure.happened))
    return (
        amounts.relation(asked, a.point, levelled, [a.point, levelled]) == "rival"
        and _comparable(a.figure, b.figure)
    )


def _bare(count: Count) -> bool:
    """Whether the figure stands as the whole object of saying or counting: "counted 4,300", "spoke of 30,000"."""
    claim = count.point.claim
    if claim is None:
        return False
    behind = count.scene.judged.evidence.article.text[count.figure.end : count.scene.sentence.end]
    return not re.search(r"\w", behind) and len(count.point.quoted.split()) <= _BARE_WORDS


# "puts the figure at 11,000" is no longer than this.
_BARE_WORDS = 12
