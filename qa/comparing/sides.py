"""From points and how they stand to each other to the sides of a disagreement or the steps of a development."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal, Protocol

from index.article import Span
from index.claims import Figure
from qa.answer import Kind
from qa.comparing.points import Point, Relation, as_of, independent_voices, origin
from qa.comparing.speakers import same_speaker

# Points of two groups that say the same must be outweighed so many times by those that do not.
_OUTWEIGHS = 3
# "Hundreds" has no end that anybody wrote.
VAGUE = re.compile(
    r"\b(?:dozens|scores|hundreds|thousands|millions|billions|tens of|several|a few|a couple)\b",
    re.IGNORECASE,
)
# No more quotes than this carry one side.
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Cited:
    """A place that carries a side: `evidence` counts the given sequence, [start, end) is the claim (or sentence)
    to be quoted and `marks` the words in it that state the value, both as offsets into its article. `origin` is where
    its text comes from (`qa.comparing.points.origin`). `figures` are those that its words give an exact or a bounded
    number: not "hundreds"."""

    evidence: int
    start: int
    end: int
    speaker: str | None
    marks: tuple[Span, ...]
    origin: str = ""
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Side:
    """One side, or one step: its value in an article's words, who says it and how many independent voices."""

    value: str
    cited: tuple[Cited, ...]
    speakers: tuple[str, ...]
    hedge: str
    as_of: date | None
    voices: int
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stands against what. An agreement has one side, a development its steps in order of time."""

    kind: Literal["disagreement", "development", "agreement"]
    about: str
    of: Kind
    sides: tuple[Side, ...]


class Contradicts(Protocol):
    """Judges whether two texts on one subject exclude each other: 0 to 1."""

    def __call__(self, one: str, other: str) -> float:
        """The probability that both cannot be true."""
        ...


class Opposes(Protocol):
    """Reads of pairs of texts whether the second speaks against the first, both on a question."""

    def __call__(self, question: str, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        """A probability (0 to 1) for each pair."""
        ...


def verdicts(
    points: Sequence[Point],
    relation: Callable[[Point, Point], Relation],
    about: str,
    of: Kind,
    copies: Mapping[str, str],
) -> tuple[Verdict, ...]:
    """Groups the points into sides and says how the sides stand to each other.

    Two groups are rivals only if some of their points are and hardly any say the same.
    """
    related = {(i, j): relation(points[i], points[j]) for i, j in combinations(range(len(points)), 2)}

    def between(i: int, j: int) -> Relation:
        return related[min(i, j), max(i, j)]

    rivals = [pair for pair, kind in related.items() if kind in ("rival", "development")]
    # What fits both of two rivals ("at least 30" for 32 and 50) takes no side.
    open_ = {
        n
        for n in range(len(points))
        for i, j in rivals
        if n not in (i, j) and between(n, i) == "same" and between(n, j) == "same"
    }
    order = [n for n in range(len(points)) if n not in open_]
    order.sort(key=lambda n: -points[n].judged.probability)
    groups: list[list[int]] = []
    for n in order:
        home = next(
            (
                g
                for g in groups
                if any(between(n, m) == "same" for m in g)
                and not any(between(n, m) in ("rival", "development") for m in g)
            ),
            None,
        )
        if home is None:
            groups.append([n])
        else:
            home.append(n)

    def opposed(a: Sequence[int], b: Sequence[int]) -> Relation:
        kinds = [between(i, j) for i in a for j in b]
        opposing = len(kinds) - kinds.count("same") - kinds.count("apart")
        if opposing < _OUTWEIGHS * kinds.count("same"):
            return "same"
        return next((k for k in ("development", "rival") if k in kinds), "apart")

    found: list[Verdict] = []
    for kind, wanted in (("disagreement", "rival"), ("development", "development")):
        for members in _components(groups, lambda a, b, w=wanted: opposed(a, b) == w):  # type: ignore[misc]
            if kind == "disagreement":
                members = _each_on_one_side(points, members)
            if len(members) < 2:
                continue
            sides = [side_of([points[n] for n in group], copies) for group in members]
            if kind == "development":
                sides.sort(key=lambda s: s.as_of or date.min)
            found.append(
                Verdict("disagreement" if kind == "disagreement" else "development", about, of, tuple(sides))
            )
    if not found:
        found.extend(
            Verdict("agreement", about, of, (side_of([points[n] for n in group], copies),))
            for group in groups
            if len({points[n].evidence for n in group}) > 1
        )
    return tuple(found)


def _each_on_one_side(points: Sequence[Point], groups: Sequence[list[int]]) -> list[list[int]]:
    """The groups without what a speaker says less surely than for another side: "They claim ten" is no claim of his."""
    kept = []
    for group in groups:
        others = [points[m] for other in groups if other is not group for m in other]
        kept.append([n for n in group if not any(_says_otherwise(points[n], other) for other in others)])
    return [group for group in kept if group]


def _says_otherwise(point: Point, other: Point) -> bool:
    """Whether the speaker says something else more surely in its paragraph; elsewhere she may be quoted otherwise."""
    one, two = point.judged.evidence, other.judged.evidence
    spoken = point.speaker and same_speaker(point.speaker, other.speaker)
    beside = one.article.id == two.article.id and one.sentence.paragraph == two.sentence.paragraph
    return bool(spoken) and beside and other.judged.probability > point.judged.probability


def _components(
    groups: Sequence[list[int]], joined: Callable[[list[int], list[int]], bool]
) -> list[list[list[int]]]:
    """Groups that stand against each other, directly or through a third; lone groups left out."""
    left = list(range(len(groups)))
    parts: list[list[list[int]]] = []
    while left:
        part = [left.pop(0)]
        for member in part:
            near = [n for n in left if joined(groups[member], groups[n])]
            part.extend(near)
            left = [n for n in left if n not in near]
        if len(part) > 1:
            parts.append([groups[n] for n in part])
    return parts


def _hedge_of(point: Point) -> str:
    """How surely it is told. What is no figure is not "around" or "at least" because a figure beside it is."""
    if point.figure is not None or point.claim is None:
        return point.figure.hedge if point.figure else ""
    of_figures = {f.hedge for f in point.claim.figures}
    return ", ".join(h for h in point.claim.hedge.split(", ") if h not in of_figures)


def side_of(points: Sequence[Point], copies: Mapping[str, str]) -> Side:
    """The side that these points make up; the first gives its value."""
    best = points[0]
    speakers: dict[str, None] = {}
    hedges: dict[str, None] = {}
    cited: dict[tuple[int, int, int], Cited] = {}
    for point in points:
        if point.speaker and not any(same_speaker(point.speaker, known) for known in speakers):
            speakers.setdefault(point.speaker)
        hedge = _hedge_of(point)
        if hedge:
            hedges.setdefault(hedge)
        place = (point.evidence, point.start, point.end)
        known = cited.get(place)
        marks = tuple(dict.fromkeys((*(known.marks if known else ()), point.mark)))
        source = origin(point, copies)
        figures = known.figures if known else ()
        if point.figure and not VAGUE.search(point.text):
            figures = (*figures, point.figure)
        cited[place] = Cited(point.evidence, point.start, point.end, point.speaker, marks, source, figures)
    days = [day for day in map(as_of, points) if day]
    return Side(
        " ".join((best.said or best.text).split()),
        tuple(cited.values())[:_SHOWN],
        tuple(speakers),
        ", ".join(hedges),
        max(days, default=None),
        independent_voices(points, copies),
        tuple(point.figure for point in points if point.figure),
    )
