"""The answers to several questions, joined to one: nothing found is told twice, nothing asked is dropped."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from qa.answer import Answer, Development, Disagreement, Part, Quote, Statement

T = TypeVar("T")

# To what was asked beyond the questions that are answered at once.
TOO_MANY = "No more than three questions are answered at once: ask this one by itself."


def joined(question: str, answers: Sequence[Answer], left_out: Sequence[str] = ()) -> Answer:
    """One answer to the question, from the answers to its parts; `left_out` are parts that were not asked."""
    quotes: list[Quote] = []
    statements: list[Statement] = []
    disagreements: list[Disagreement] = []
    developments: list[Development] = []
    closest: list[Quote] = []
    parts: list[Part] = []
    for answer in answers:
        at = [_place(quotes, quote) for quote in answer.quotes]
        parts.append(
            Part(
                answer.standalone_question,
                answer.status,
                _added(statements, [replace(s, quotes=_moved(s.quotes, at)) for s in answer.statements]),
                _added_disagreements(disagreements, [_disagreement(d, at) for d in answer.disagreements]),
                _added(developments, [_development(d, at) for d in answer.developments]),
                answer.reason,
                tuple(_place(closest, quote) for quote in answer.closest),
                answer.did_you_mean,
            )
        )
    parts += [Part(part, "error", reason=TOO_MANY) for part in left_out]
    found = [answer for answer in answers if answer.status != "not_found"]
    timings: Counter[str] = Counter()
    for answer in answers:
        timings.update(answer.timings_ms)
    return Answer(
        question,
        " ".join(part.question for part in parts),
        "disputed" if disagreements else "answered" if found else "not_found",
        tuple(statements),
        tuple(quotes),
        tuple(disagreements),
        tuple(developments),
        None if found else " ".join(dict.fromkeys(part.reason for part in parts if part.reason)),
        tuple(closest),
        min(answer.confidence for answer in found or answers),
        {stage: round(ms, 1) for stage, ms in timings.items()},
        tuple(parts),
    )


def _place(quotes: list[Quote], quote: Quote) -> int:
    """The number of the quote among those held, put there where it is new; words marked in either are marked."""
    for number, held in enumerate(quotes):
        same = (held.article.id, held.start, held.end) == (quote.article.id, quote.start, quote.end)
        if same and held.speaker == quote.speaker:
            marks = sorted({*held.marks, *quote.marks}, key=lambda mark: (mark.start, mark.end))
            quotes[number] = replace(held, marks=tuple(marks), score=max(held.score, quote.score))
            return number
    quotes.append(quote)
    return len(quotes) - 1


def _added(held: list[T], new: Sequence[T]) -> tuple[int, ...]:
    """The numbers of the new ones among those held, put there where they are not yet."""
    held += [each for each in dict.fromkeys(new) if each not in held]
    return tuple(dict.fromkeys(held.index(each) for each in new))


def _added_disagreements(held: list[Disagreement], new: Sequence[Disagreement]) -> tuple[int, ...]:
    """As `_added`; the same sides are the same disagreement, whatever question it is about."""
    known = {(d.kind, d.positions): d for d in held}
    return _added(held, [known.get((d.kind, d.positions), d) for d in new])


def _moved(numbers: Sequence[int], at: Sequence[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(at[number] for number in numbers))


def _disagreement(found: Disagreement, at: Sequence[int]) -> Disagreement:
    return replace(found, positions=tuple(replace(p, quotes=_moved(p.quotes, at)) for p in found.positions))


def _development(found: Development, at: Sequence[int]) -> Development:
    return replace(found, steps=tuple(replace(s, quotes=_moved(s.quotes, at)) for s in found.steps))
