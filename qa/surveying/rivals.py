"""Figures of one thing that cannot all be true, found without a question."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.article import Span
from index.claims import Figure
from index.counting.units import MONEY, UNIT_NAMES
from index.reporting import SAY
from index.wordlists import words
from qa.asking.names import Name
from qa.comparing import amounts
from qa.comparing.points import Point, Relation, content, point_at, printed_apart, same_origin
from qa.comparing.shares import SMALL
from qa.comparing.speakers import folded
from qa.comparing.units import unit
from qa.question import Question
from qa.surveying.scenes import (
    LIKE_TOPIC,
    NEAR,
    NEWS_DAYS,
    Scene,
    cosine,
    knows,
    names_in,
    one_topic,
    outlets_apart,
    same_event,
)

# What happens to people, in the words of `index.counting.fates`.
_FATES = words("kill wound missing arrest displace evacuate")
_HARMED = {
    "kill": "killed", "wound": "wounded", "missing": "missing", "arrest": "arrested", "displace": "displaced",
    "evacuate": "evacuated",
}  # fmt: skip
_PEOPLE = words(
    "person people civilian soldier troop man woman child victim protester worker passenger other"
)
# What is measured rather than counted: "a magnitude of 6.4".
_MEASURED = words("magnitude turnout attendance deficit unemployment inflation")
# Verbs by which a body counts or measures: their subject says the figure.
_COUNTING = SAY | words("count put measure record speak register find")
# Two statements are one but for the figure if they share so many content words, and this share of them.
_SHARED, _SHARE = 3, 0.5
# Such sentences are at least so near.
_WORDED = 0.5
# An article that says the like of several figures of its own is a list or a running commentary.
_LIKE = 0.6
# Two figures of one thing seldom differ by a larger factor: then they count different things.
_FACTOR = 40.0
_NUMBER_OF = re.compile(r"\bnumber of (?P<noun>[a-z]+)\b")


@dataclass(frozen=True, eq=False)
class Count:
    """A figure that a sentence states: under which key it is compared, its point and its scene."""

    # Without slots, so that the wording is computed once, and only where it is asked for.

    key: str
    figure: Figure
    point: Point
    scene: Scene

    @cached_property
    def speaking(self) -> frozenset[str]:
        """The words of who says the figure."""
        return frozenset(folded(self.point.speaker or ""))

    @cached_property
    def told_by(self) -> frozenset[str]:
        """The words of the names that tell its event from others: not who says it, no people, no abbreviation."""
        tokens = (t for t in self.scene.sentence.tokens if t.ent[2:] != "NORP" and not t.text.isupper())
        return names_in(tokens) - self.speaking

    @cached_property
    def wording(self) -> frozenset[str]:
        """The content words of the claim, without numbers."""
        found = content(self.scene.sentence, self.point.start, self.point.end)
        return frozenset(w for w in found if not any(c.isdigit() for c in w))


def counts(scene: Scene) -> Iterator[Count]:
    """The figures of a sentence that may be held against others."""
    seen: set[tuple[int, int]] = set()
    for claim in sorted(scene.sentence.claims, key=lambda c: c.end - c.start):
        for figure in claim.figures:
            place = (figure.start, figure.end)
            if place in seen or figure.value <= 0 or figure.role in ("earlier", "withdrawn"):
                continue
            seen.add(place)
            if claim.denied or claim.negated or claim.doubt or claim.modal:
                continue
            point = replace(_quotable(point_at(0, scene.judged, Span(*place)), scene), figure=figure)
            yield Count(_key(figure, point), figure, replace(point, speaker=_counter(point)), scene)


def by_sentence(counted: Sequence[Count]) -> dict[int, list[Count]]:
    """An article's figures by where their sentence starts, those of each in their order."""
    found: dict[int, list[Count]] = defaultdict(list)
    for count in sorted(counted, key=lambda count: count.figure.start):
        found[count.scene.sentence.start].append(count)
    return found


def _quotable(point: Point, scene: Scene) -> Point:
    """The point, quoted with its whole sentence where its claim is too short to be read alone."""
    if len(point.quoted.split()) >= _READABLE:
        return point
    return replace(point, start=scene.sentence.start, end=scene.sentence.end)


def _key(figure: Figure, point: Point) -> str:
    """What is counted: what happened to people, the noun, or the measure; empty where the sentence does not say."""
    if figure.role == "difference" and figure.counted not in UNIT_NAMES | MONEY:
        return f"more {figure.counted}"
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
        # "the board (UHR": a name that the parse cut within its brackets.
        return re.sub(r" \([^)]*$", "", point.speaker) if point.speaker else None
    text = point.judged.evidence.article.text
    counting = claim.predicate in _COUNTING or _GIVEN_AS.search(text, claim.start, point.mark.start)
    return claim.subject if counting and claim.subject else None


NUMBER = r"(?:figure|number|toll|total|count|tally)"
_GIVEN_AS = re.compile(rf"\b{NUMBER} (?:as|at) $", re.I)


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
                {(place[i], place[j]): r for (i, j), r in related.items() if i in place and j in place},
            )


def _related(members: Sequence[Count], copies: Mapping[str, str]) -> dict[tuple[int, int], Relation]:
    """How those that speak of one thing stand to each other, by their numbers, the smaller first."""
    vectors = np.stack([c.scene.vector for c in members])
    least = NEAR if members[0].key in _FATES | _MEASURED else _WORDED
    near = np.argwhere(np.triu(vectors @ vectors.T >= least, 1) & _together(members))
    related: dict[tuple[int, int], Relation] = {}
    for i, j in near.tolist():
        a, b = members[i], members[j]
        if not same_event(a.scene, b.scene) or not _same_thing(a, b) or same_origin(a.point, b.point, copies):
            continue
        if all(_alone(c, members) for c in (a, b)):
            related[i, j] = _relation(a, b)
    return related


def _together(members: Sequence[Count]) -> NDArray[np.bool_]:
    """Which pairs are dated by their texts or printed together, of shape (members, members)."""
    days = [c.scene.judged.evidence.article.published for c in members]
    printed = np.array([d.toordinal() if d else -NEWS_DAYS for d in days])
    dated = np.array([c.scene.dated is not None for c in members])
    apart = np.abs(printed[:, None] - printed[None, :])
    found: NDArray[np.bool_] = (apart <= NEWS_DAYS) | (dated[:, None] & dated[None, :])
    return found


def _relation(a: Count, b: Count) -> Relation:
    shared = tuple(Name(word, "thing") for word in sorted(a.scene.around & b.scene.around))
    asked = Question("", "", "figure", names=shared)
    found = amounts.relation(asked, a.point, b.point, [a.point, b.point])
    if found != "rival":
        return found
    if not outlets_apart(a.scene, b.scene) or not comparable(a.figure, b.figure):
        return "apart"
    dated = a.scene.dated and b.scene.dated
    # What was printed on another day may have changed since.
    return "rival" if dated or not printed_apart(a.point, b.point) else "apart"


def comparable(a: Figure, b: Figure) -> bool:
    """Whether neither is so many times the other that they must count different things."""
    small, large = sorted((a.value, b.value))
    return large <= _FACTOR * small


def _same_thing(a: Count, b: Count) -> bool:
    """Whether the two sentences say the same but for the figure, and neither names what the other's article does
    not know."""
    if a.key not in _FATES and a.key not in _MEASURED:
        shared = len(a.wording & b.wording)
        if shared < _SHARED or shared < _SHARE * max(len(a.wording), len(b.wording)):
            return False
        # "The township has 205 people": without a name in both it may be any township.
        if not a.told_by & b.told_by:
            return False
        one, other = (c.scene.judged.evidence.article for c in (a, b))
        if not one_topic(one, other, LIKE_TOPIC):
            return False
    return knows(b.scene, _claimed_names(a)) and knows(a.scene, _claimed_names(b))


def _claimed_names(count: Count) -> frozenset[str]:
    point = count.point
    return frozenset(
        word
        for t in count.scene.sentence.tokens
        if point.start <= t.start < point.end and t.pos == "PROPN" and t.ent[2:] not in ("DATE", "TIME")
        for word in folded(t.text)
        if len(word) > 2 and word not in count.speaking
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


# A claim of fewer words ("30,000") is quoted with its sentence.
_READABLE = 8


def asked_of(counted: Sequence[Count]) -> tuple[str, str]:
    """(what the figures are of, a question for them or an empty string)."""
    for count in counted:
        figure, point = count.figure, count.point
        noun = count.scene.judged.evidence.article.text[figure.start : figure.end]
        noun = re.sub(r"^[\d.,\s]*(?:(?:hundred|thousand|million|billion)s?\s)*(?:of\s)?", "", noun)
        ahead = count.scene.judged.evidence.article.text[point.start : figure.start]
        behind = re.split(r"[,;:]", count.scene.judged.evidence.article.text[figure.end : point.end])[0]
        counts_something = noun.isalpha() and noun.lower() not in SMALL
        if counts_something and len(ahead.split()) <= _HEDGING and len(behind.split()) >= 2:
            phrase = " ".join(f"{noun.lower()}{behind}".split()).rstrip(" .,;")
            end = figure.end + len(behind)
            if any(
                t.pos in ("VERB", "AUX") for t in count.scene.sentence.tokens if figure.end <= t.start < end
            ):
                return f"how many {phrase}", f"How many {phrase}?"
            return f"the number of {phrase}", ""
    first = next((c for c in counted if c.key), counted[0])
    if first.key in _HARMED:
        return f"how many people were {_HARMED[first.key]}", ""
    if first.key in _MEASURED:
        return f"the {first.key}", ""
    if first.key.isupper():
        return f"the amount in {first.key}", ""
    if first.key:
        return _named(first), ""
    article, before = first.scene.judged.evidence.article, first.scene.judged.evidence.before
    measured = _ESTIMATED.search(first.scene.text)
    if measured is not None:
        return measured["what"], ""
    # "Deaths: six by the count of …"
    headed = re.match(r"([A-Z][\w ]{2,40}):", first.scene.text)
    if headed is not None:
        return f"the figure for “{headed[1]}”", ""
    said = " ".join(article.text[before.start : before.end].split()) if before is not None else article.title
    return f"the figure for “{said.rstrip('.')}”", ""


# "estimated the crowd at 8,000"
_ESTIMATED = re.compile(
    r"\b(?:put|puts|estimated|estimates|counted) (?P<what>(?:the|its|their) [\w ]{3,30}?) at\b"
)


def _named(count: Count) -> str:
    if count.key == "percent":
        return "the share in percent"
    if unit(count.figure):
        return f"the length, weight or size in {count.key}"
    return f"the number of {count.key[:-1] + 'ies' if count.key[-2:] in ('ty', 'ly', 'ry', 'ny') else count.key + 's'}"


# "More than", "some", "an estimated": what may stand before a figure that opens its claim.
_HEDGING = 3
