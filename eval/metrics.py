"""Every figure, from what one answer adds to it: pure functions of a gold question and an answer.

An answer becomes a `Tally` (counts); tallies are summed; a figure is a ratio of sums. Intervals and tests
resample the questions' tallies, so that each figure has one definition only.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np
from numpy.typing import NDArray

from eval.answers import Shown, ShownQuote
from eval.gold import GoldPosition, GoldQuote, Nugget, Question, places, says

Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Tally:
    """What one question and its answer add to the figures."""

    questions: int = 1
    errors: int = 0
    quotes: int = 0
    quotes_not_verbatim: int = 0
    answerable: int = 0
    answered_right: int = 0
    nuggets: int = 0
    nuggets_covered: int = 0
    cited: int = 0
    cited_well: int = 0
    chars_cited: int = 0
    wrong_event: int = 0
    refused_rightly: int = 0
    refused_wrongly: int = 0
    refusals_missed: int = 0
    disagreements_right: int = 0
    disagreements_invented: int = 0
    disagreements_missed: int = 0
    sides_wanted: int = 0
    sides_separated: int = 0
    positions: int = 0
    positions_shown: int = 0
    voices: int = 0
    voices_right: int = 0
    searched: int = 0
    recall_at_5: float = 0.0
    recall_at_10: float = 0.0
    mrr_at_10: float = 0.0
    ndcg_at_10: float = 0.0


# A figure that is a sum of counts.
_SUMS = {
    "questions": "questions",
    "errors": "errors",
    "quotes": "quotes",
    "quotes_not_verbatim": "quotes_not_verbatim",
    "disagreements_invented": "disagreements_invented",
}
# A figure that is one sum over another (or over several added up).
_RATIOS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "answer_accuracy": ("answered_right", ("answerable",)),
    "nugget_recall": ("nuggets_covered", ("nuggets",)),
    "citation_precision": ("cited_well", ("cited",)),
    "wrong_event": ("wrong_event", ("answerable",)),
    "chars_per_quote": ("chars_cited", ("cited",)),
    "refusal_precision": ("refused_rightly", ("refused_rightly", "refused_wrongly")),
    "refusal_recall": ("refused_rightly", ("refused_rightly", "refusals_missed")),
    "disagreement_precision": ("disagreements_right", ("disagreements_right", "disagreements_invented")),
    "disagreement_recall": ("disagreements_right", ("disagreements_right", "disagreements_missed")),
    "disagreement_separated": ("sides_separated", ("sides_wanted",)),
    "position_recall": ("positions_shown", ("positions",)),
    "voice_accuracy": ("voices_right", ("voices",)),
    "recall_at_5": ("recall_at_5", ("searched",)),
    "recall_at_10": ("recall_at_10", ("searched",)),
    "mrr_at_10": ("mrr_at_10", ("searched",)),
    "ndcg_at_10": ("ndcg_at_10", ("searched",)),
}
# A figure that is the harmonic mean of a precision and a recall.
_F1 = {
    "refusal_f1": ("refusal_precision", "refusal_recall"),
    "disagreement_f1": ("disagreement_precision", "disagreement_recall"),
}
# In the order in which a reader wants them.
NAMES = (
    "questions",
    "errors",
    "quotes",
    "quotes_not_verbatim",
    "answer_accuracy",
    "nugget_recall",
    "citation_precision",
    "wrong_event",
    "chars_per_quote",
    "refusal_precision",
    "refusal_recall",
    "refusal_f1",
    "disagreement_precision",
    "disagreement_recall",
    "disagreement_f1",
    "disagreements_invented",
    "disagreement_separated",
    "position_recall",
    "voice_accuracy",
    "recall_at_5",
    "recall_at_10",
    "mrr_at_10",
    "ndcg_at_10",
)
# For these less is better; for counts of questions and quotes and for the length of quotes neither is.
LESS_IS_BETTER = frozenset({"errors", "quotes_not_verbatim", "wrong_event", "disagreements_invented"})
NEUTRAL = frozenset({"questions", "quotes", "chars_per_quote"})
# Shares lie between 0 and 1.
SHARES = (frozenset(_RATIOS) | frozenset(_F1)) - NEUTRAL
_PLACES = {"chars_per_quote": 0}

_COLUMNS = {field.name: number for number, field in enumerate(fields(Tally))}


def overlaps(quote: ShownQuote, gold: GoldQuote, texts: Texts) -> bool:
    """Whether the quote shares a character with a place where the gold quote stands in the same article."""
    return quote.article == gold.source and any(map(quote.overlaps, places(texts[gold.source], gold.text)))


def covers(quote: ShownQuote, nugget: Nugget, texts: Texts) -> bool:
    """Whether the quote holds an accepted wording and overlaps a gold place."""
    return says(quote.text, nugget.answer) and any(overlaps(quote, g, texts) for g in nugget.quotes)


def carries(quote: ShownQuote, position: GoldPosition) -> bool:
    """Whether the quote, of an accepted source, holds the position's value."""
    return quote.article in position.sources and says(quote.text, position.value)


def verbatim(quote: ShownQuote, texts: Texts) -> bool:
    """Whether the printed text is exactly the article's characters from start to end, and not empty."""
    return bool(quote.text.strip()) and texts.get(quote.article, "")[quote.start : quote.end] == quote.text


def cited_well(quote: ShownQuote, question: Question, texts: Texts) -> bool:
    """Whether the quote overlaps a gold place or carries a gold position."""
    sides = question.disagreement.positions if question.disagreement else ()
    return any(overlaps(quote, g, texts) for n in question.nuggets for g in n.quotes) or any(
        carries(quote, side) for side in sides
    )


def shown_in(position: GoldPosition, answer: Shown) -> frozenset[tuple[int, int]]:
    """(number of the disagreement or development, number of the side) wherever the position is shown."""
    return frozenset(
        (n, k)
        for n, group in enumerate(answer.groups)
        for k, side in enumerate(group.sides)
        if any(carries(answer.quotes[i], position) for i in side.quotes)
    )


def separated(positions: Sequence[GoldPosition], answer: Shown) -> bool:
    """Whether the gold positions fall into different sides of one disagreement or development."""
    found = [shown_in(position, answer) for position in positions]
    if len(found) == 1:
        return bool(found[0])
    return any(
        a[0] == b[0] and a[1] != b[1]
        for i, first in enumerate(found)
        for second in found[i + 1 :]
        for a in first
        for b in second
    )


def voice_right(position: GoldPosition, answer: Shown) -> bool:
    """Whether a shown quote that carries the position names its speaker (by a word of over three letters)."""
    words = [word for word in re.findall(r"\w+", position.voice or "") if len(word) > 3]
    return any(q.speaker and says(q.speaker, words) for q in answer.cited if carries(q, position))


def tally(question: Question, answer: Shown | None, texts: Texts) -> Tally:
    """What this answer adds to the figures; a missing answer (None) counts as wrong."""
    if answer is None:
        answer = Shown(question.id, question.question, "missing")
    shown = answer.cited
    refused = answer.status == "not_found"
    measures = dict(answer.retrieval)
    common = {
        "errors": int(answer.status in {"error", "missing"}),
        "quotes": len(answer.quotes),
        "quotes_not_verbatim": sum(not verbatim(q, texts) for q in answer.quotes),
    }
    if not question.answerable:
        return Tally(**common, refused_rightly=int(refused), refusals_missed=int(not refused))
    covered = [any(covers(q, nugget, texts) for q in shown) for nugget in question.nuggets]
    sides = question.disagreement.positions if question.disagreement else ()
    voiced = [side for side in sides if side.voice]
    flagged, wanted = bool(answer.disagreements), question.disagreement is not None
    judged = not question.either_way
    return Tally(
        **common,
        answerable=1,
        answered_right=int(any(covered)),
        nuggets=len(covered),
        nuggets_covered=sum(covered),
        cited=len(shown),
        cited_well=sum(cited_well(q, question, texts) for q in shown),
        chars_cited=sum(len(q.text) for q in shown),
        wrong_event=int(any(q.article in question.must_not_cite for q in shown)),
        refused_wrongly=int(refused),
        disagreements_right=int(judged and flagged and wanted),
        disagreements_invented=int(judged and flagged and not wanted),
        disagreements_missed=int(judged and wanted and not flagged),
        sides_wanted=int(wanted),
        sides_separated=int(wanted and separated(sides, answer)),
        positions=len(sides),
        positions_shown=sum(bool(shown_in(side, answer)) for side in sides),
        voices=len(voiced),
        voices_right=sum(voice_right(side, answer) for side in voiced),
        searched=int(bool(measures)),
        recall_at_5=measures.get("recall_at_5", 0.0),
        recall_at_10=measures.get("recall_at_10", 0.0),
        mrr_at_10=measures.get("mrr_at_10", 0.0),
        ndcg_at_10=measures.get("ndcg_at_10", 0.0),
    )


def matrix(tallies: Iterable[Tally]) -> NDArray[np.float64]:
    """The tallies as rows, one column a count."""
    return np.array([astuple(t) for t in tallies], dtype=np.float64).reshape(-1, len(_COLUMNS))


def figures(rows: NDArray[np.float64]) -> dict[str, float | None]:
    """Every figure of the questions in `rows`, as in `NAMES`; None where nothing was to be measured.

    Shares are rounded to four places, as the questions' own definition has it, F1 from rounded shares. Of that
    definition, too, is that F1 is 0, not None, where its precision or its recall is 0 or was not to be measured.
    """
    sums = [float(s) for s in rows.sum(axis=0)]
    found: dict[str, float | None] = {name: int(sums[_COLUMNS[column]]) for name, column in _SUMS.items()}
    for name, (above, below) in _RATIOS.items():
        total = sum(sums[_COLUMNS[column]] for column in below)
        found[name] = round(sums[_COLUMNS[above]] / total, _PLACES.get(name, 4)) if total else None
    for name, (precision, recall) in _F1.items():
        p, r = found[precision], found[recall]
        found[name] = round(2 * p * r / (p + r), 4) if p and r else 0.0
    return {name: found[name] for name in NAMES}


def resampled(sums: NDArray[np.float64]) -> dict[str, NDArray[np.float64]]:
    """Every figure for each row of sums (one row a resample), nan where nothing was to be measured."""
    found = {name: sums[:, _COLUMNS[column]] for name, column in _SUMS.items()}
    with np.errstate(divide="ignore", invalid="ignore"):
        for name, (above, below) in _RATIOS.items():
            total = np.sum([sums[:, _COLUMNS[column]] for column in below], axis=0)
            found[name] = np.where(total > 0, sums[:, _COLUMNS[above]] / total, np.nan)
        for name, (precision, recall) in _F1.items():
            p, r = np.nan_to_num(found[precision]), np.nan_to_num(found[recall])
            found[name] = np.where((p > 0) & (r > 0), 2 * p * r / (p + r), 0.0)
    return found


def measured_on(name: str, rows: NDArray[np.float64]) -> int:
    """How many questions have a part in the figure."""
    if name in _SUMS:
        return len(rows)
    names = _F1.get(name, (name,))
    columns = [_COLUMNS[column] for ratio in names for column in _RATIOS[ratio][1]]
    return int((rows[:, columns].sum(axis=1) > 0).sum())


def is_right(question: Question, row: Tally) -> bool:
    """Whether an answer was worth giving: word for word, on this event, with a fact of the gold set."""
    return bool(
        question.answerable and row.answered_right and not row.quotes_not_verbatim and not row.wrong_event
    )


def misses(question: Question, answer: Shown | None, texts: Texts) -> Iterator[tuple[str, str]]:
    """What went wrong with one question: (sort of mistake, what it was)."""
    if answer is None or answer.status == "error":
        yield "error", (answer.error if answer and answer.error else "no answer was given")
        answer = answer or Shown(question.id, question.question, "missing")
    for quote in answer.quotes:
        if not verbatim(quote, texts):
            yield "quote altered", f"not word for word in {quote.article}: {quote.text[:80]!r}"
    if not question.answerable:
        if answer.status not in {"not_found", "error", "missing"}:
            yield "should have refused", "the articles do not answer this, and an answer was given"
        return
    if answer.status == "not_found":
        yield "refused wrongly", "the articles answer this"
    shown = answer.cited
    lacking = [n.answer[0] for n in question.nuggets if not any(covers(q, n, texts) for q in shown)]
    if lacking:
        yield "fact missed", "not covered by any quote shown: " + "; ".join(lacking)
    if any(q.article in question.must_not_cite for q in shown):
        named = sorted({q.article for q in shown} & set(question.must_not_cite))
        yield "wrong event", "cites an article on another event: " + ", ".join(named)
    wanted, flagged = question.disagreement is not None, bool(answer.disagreements)
    if not question.either_way and wanted != flagged:
        if wanted:
            yield "disagreement missed", "the sources disagree, and the answer does not say so"
        else:
            yield "disagreement invented", "the answer shows a disagreement where there is none"
    if question.disagreement:
        hidden = [p.value[0] for p in question.disagreement.positions if not shown_in(p, answer)]
        if hidden and flagged:
            yield "side missed", "not shown as a side: " + "; ".join(hidden)


def aspects(row: Tally) -> dict[str, float]:
    """What of one question can get better or worse between two runs; each 0 to 1, more is better."""
    found = {"verbatim quotes": float(not row.quotes_not_verbatim)}
    if not row.answerable:
        return found | {"the refusal": float(row.refused_rightly)}
    found |= {
        "an answer": 1.0 - bool(row.errors or row.refused_wrongly),
        "facts": row.nuggets_covered / row.nuggets if row.nuggets else 1.0,
        "the right event": 1.0 - row.wrong_event,
        "disagreement seen rightly": 1.0 - bool(row.disagreements_invented or row.disagreements_missed),
    }
    if row.positions:
        found["sides"] = row.positions_shown / row.positions
    return found
