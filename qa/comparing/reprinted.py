"""One text in two outlets, word for word but for the answer: the same report names another winner, day or sum."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index.article import Span, origin_of
from index.wordlists import words
from qa.comparing.points import Point, point_at
from qa.comparing.sides import Side, side_of
from qa.comparing.speakers import folded
from qa.comparing.values import one_spelling, same_name
from qa.evidence import ANSWERED, Judged
from qa.question import Question

# Of the surest sentences so many are held against each other.
_HELD = 12
# A text with fewer words than this around the answer, or of which they are a smaller share, is no reprint but a way of
# speaking; a longer answer than so many words is another text.
_WORDS, _REST, _LONGEST = 8, 0.7, 6
# So sure must each of the two be, as must what stands on the side of either; the surer of them also beside the best
# answer of all (this share of its probability), unless that says the same as one of them.
_SURE, _LEVEL = 0.3, 0.7
_WORD = re.compile(r"[^\W_]+(?:[.,’'][^\W_]+)*")
# What is written before or behind a number belongs to it.
_BEFORE, _BEHIND = re.compile(r"[$€£¥#]$"), re.compile(r"%")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SPELLED = words(
    "one two three four five six seven eight nine ten eleven twelve hundred thousand million billion"
)


@dataclass(frozen=True, slots=True)
class _Window:
    """The words of a sentence and its neighbours, as they stand in the article and in lower case."""

    places: tuple[Span, ...]
    spelled: tuple[str, ...]

    @classmethod
    def of(cls, judged: Judged) -> "_Window":
        evidence = judged.evidence
        first, last = evidence.before or evidence.sentence, evidence.after or evidence.sentence
        found = list(_WORD.finditer(evidence.article.text, first.start, last.end))
        return cls(
            tuple(Span(m.start(), m.end()) for m in found),
            tuple(m.group().lower().removesuffix("'s").removesuffix("’s") for m in found),
        )


def common_ends(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How many words two texts have in common at the beginning, and how many behind these at the end."""
    shorter = min(len(one), len(other))
    head = next((k for k in range(shorter) if one[k] != other[k]), shorter)
    return head, next((k for k in range(shorter - head) if one[-1 - k] != other[-1 - k]), shorter - head)


def reprinted(question: Question, evidence: Sequence[Judged], copies: Mapping[str, str]) -> tuple[Side, ...]:
    """The sides of what one text says in two outlets with another answer in each; none where there is no such text, or
    where a later print may correct an earlier one."""
    if question.wants == "yes_no":
        return ()
    sure = list(enumerate(evidence))[:_HELD]
    windows = {n: _Window.of(j) for n, j in sure}
    least = _LEVEL * evidence[0].probability if evidence else 1.0
    for n, one in sure:
        for m, other in sure[n + 1 :]:
            if not _may_differ(one, other, copies) or other.probability < _SURE:
                continue
            marks = _differing(question, (one, windows[n]), (other, windows[m]))
            if marks is None:
                continue
            points = point_at(n, one, marks[0]), point_at(m, other, marks[1])
            said = [_said(evidence[0], point) for point in points]
            if (one.probability >= least and one.probability >= ANSWERED) or any(said):
                return tuple(
                    side_of([point, *_with(point, points, sure)], copies)
                    for point in sorted(points, key=lambda p: -p.judged.probability)
                )
    return ()


def _may_differ(one: Judged, other: Judged, copies: Mapping[str, str]) -> bool:
    """Whether two outlets print them at one time, as far as it is known: a later print may be a correction."""
    a, b = one.evidence.article, other.evidence.article
    if a.id == b.id or min(one.fit.contrast, other.fit.contrast) < 0:
        return False
    if a.published and b.published and a.published != b.published:
        return False
    named = a.publisher is not None and a.publisher == b.publisher
    return not named and (origin_of(a.id, copies) != origin_of(b.id, copies) or a.publisher != b.publisher)


def _differing(
    question: Question, one: tuple[Judged, _Window], other: tuple[Judged, _Window]
) -> tuple[Span, Span] | None:
    """Where the two texts differ, if that is in the answer alone."""
    (a, left), (b, right) = one, other
    head, tail = common_ends(left.spelled, right.spelled)
    sizes = [len(w.spelled) - head - tail for w in (left, right)]
    if not 0 < min(sizes) <= max(sizes) <= _LONGEST or head + tail < max(
        _WORDS, _REST * (head + tail + max(sizes))
    ):
        return None
    shared = {*left.spelled[:head], *left.spelled[len(left.spelled) - tail :]}
    if not shared & _asked_names(question) and folded(a.evidence.article.title) != folded(
        b.evidence.article.title
    ):
        return None
    spans = [_value(j, Span(w.places[head].start, w.places[-1 - tail].end)) for j, w in (one, other)]
    inside = all(
        j.evidence.sentence.start <= s.start and s.end <= j.evidence.sentence.end
        for j, s in zip((a, b), spans, strict=True)
    )
    answers = any(
        s.start < j.answer.end and j.answer.start < s.end for j, s in zip((a, b), spans, strict=True)
    )
    if not (inside and answers):
        return None
    texts = [s.of(j.evidence.article.text) for j, s in zip((a, b), spans, strict=True)]
    return (spans[0], spans[1]) if _exclude(texts[0], texts[1]) else None


def _asked_names(question: Question) -> set[str]:
    """The words of the question that begin with a capital or a digit, the first only if it is a name."""
    named = {w for name in question.names for w in _WORD.findall(name.text.lower())}
    later = _WORD.findall(question.standalone)[1:]
    return named | {w.lower() for w in later if w[0].isupper() or w[0].isdigit()}


def _value(judged: Judged, slot: Span) -> Span:
    """The answer that holds the place where the texts differ, or the place with the sign of its number."""
    answer, text = judged.answer, judged.evidence.article.text
    holds = answer.start <= slot.start and slot.end <= answer.end
    if holds and len(_WORD.findall(answer.of(text))) <= _LONGEST:
        return answer
    start = slot.start - bool(_BEFORE.search(text, 0, slot.start))
    return Span(start, slot.end + bool(_BEHIND.match(text, slot.end)))


def _exclude(one: str, other: str) -> bool:
    """Whether two values are not one in other letters."""
    numbers = [{*_NUMBER.findall(text)} | (set(text.lower().split()) & _SPELLED) for text in (one, other)]
    if all(numbers):
        return numbers[0] != numbers[1]
    if any(numbers):
        return False
    names = [folded(text) for text in (one, other)]
    if not all(names) or one_spelling(names[0], names[1]):
        return False
    return not same_name(frozenset(names[0]), frozenset(names[1]))


def _said(judged: Judged, point: Point) -> bool:
    """Whether a sentence gives the point's value as its answer."""
    answer, value = judged.answer_text, point.text
    numbers = {*_NUMBER.findall(value)}
    if numbers:
        return numbers <= {*_NUMBER.findall(answer)}
    said, known = frozenset(folded(answer)), frozenset(folded(value))
    return bool(said) and bool(known) and (said == known or same_name(said, known))


def _with(point: Point, both: Sequence[Point], sure: Sequence[tuple[int, Judged]]) -> list[Point]:
    """The others that surely give the point's value."""
    held = {p.evidence for p in both}
    return [
        point_at(n, j, j.answer)
        for n, j in sure
        if n not in held and j.probability >= _SURE and j.fit.contrast >= 0 and _said(j, point)
    ]
