"""Credit and blame that go to several, found without a question."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from qa.answer import Disagreement
from qa.comparing.accused import ACCUSING, mutual_blame
from qa.comparing.points import Point, content, same_origin
from qa.comparing.quarrels import each_says
from qa.comparing.speakers import same_speaker
from qa.comparing.values import same_name
from qa.fitting.crediting import cause_in
from qa.surveying.scenes import Scene, cosine, names_in_claim, one_time

# "thanks to", "the result of": whoever is named behind it did it; "due to" and "because of" give reasons.
_CREDITING = re.compile(
    r"\b(?:thanks (?:\w+ )?to|(?:result|consequence|product|fruit|work) of)\b|\bcredit\w*\b", re.I
)
_FOR = re.compile(
    r"\b(?:each other|one another|the other)\b[\s,]*(?P<act>(?:of|for|over|with) (?:[^,;.]|, (?=\w+-\w+ ))+)",
    re.I,
)
_TO_BLAME = "is to blame"
# Two sentences that credit somebody with one thing are this near to each other.
_NEAR = 0.5


def blaming(scene: Scene) -> tuple[str, tuple[Point, Point]] | None:
    """What two parties blame each other for, and the point of each; None where a sentence tells of none."""
    if not any(t.lemma in ACCUSING for t in scene.sentence.tokens):
        return None
    points = mutual_blame(0, scene.judged)
    if len(points) != 2 or not all(p.speaker and p.speaker[:1].isupper() for p in points):
        return None
    act = _FOR.search(scene.text)
    who = f"whether {points[0].said or points[0].text} or {points[1].said or points[1].text} {_TO_BLAME}"
    about = f"{who} ({' '.join(act['act'].split())})" if act else who
    one, other = each_says(0, scene.judged) or points
    return about, (one, other)


def is_of_blame(found: Disagreement) -> bool:
    """Whether a disagreement is about who is to blame, as `blaming` words it."""
    return found.kind == "attribution" and _TO_BLAME in found.about


def credit_given(scene: Scene) -> Iterator[tuple[Point, Scene]]:
    """Whom the speakers of a sentence give the credit for something."""
    text = scene.judged.evidence.article.text
    for claim in scene.sentence.claims:
        if not claim.cause or not claim.speaker or claim.denied or claim.negated or claim.modal:
            continue
        if not _CREDITING.search(text, claim.start, claim.end):
            continue
        mark = cause_in(claim, text)
        if mark is not None:
            yield Point(0, scene.judged, claim.start, claim.end, claim.speaker, mark, claim), scene


def crediting(
    given: Sequence[tuple[Point, Scene]], copies: Mapping[str, str]
) -> Iterator[tuple[Point, Point]]:
    """Pairs of speakers who credit different parties with one thing."""
    for (a, one), (b, other) in combinations(given, 2):
        if same_speaker(a.speaker, b.speaker) or cosine(one, other) < _NEAR or not one_time(one, other):
            continue
        if same_origin(a, b, copies) and one.sentence.start == other.sentence.start:
            continue
        if len(one.around & other.around) < _NAMES or not _different(a, one, b, other):
            continue
        yield a, b


# Words of names that two sentences on one event have in common.
_NAMES = 2


def _different(a: Point, one: Scene, b: Point, other: Scene) -> bool:
    """Whether two causes name nobody and nothing in common."""
    named = [names_in_claim(s, p.mark.start, p.mark.end) for p, s in ((a, one), (b, other))]
    meant = [content(s.sentence, p.mark.start, p.mark.end) for p, s in ((a, one), (b, other))]
    if not any(named) or (all(named) and same_name(named[0], named[1])):
        return False
    return bool(meant[0] and meant[1]) and not meant[0] & meant[1]
