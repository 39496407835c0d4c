"""Which sentences answer the question, and how surely."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Span
from index.corpus import Evidence
from qa.fit import Fit, fit
from qa.question import Question
from qa.reader import Context, Reader


@dataclass(frozen=True, slots=True)
class Weights:
    """How the reader's log-odds, the similarity and the fit become one log-odds, by logistic regression.

    Made by `python -m eval.train.evidence` from the gold questions on the sample articles and questions over other
    news articles; the scale is such that the best sentence's probability says how often it answers.
    """

    bias: float = -0.71
    reader: float = 0.55
    dense: float = 1.74
    time: float = 0.18
    # Held far below what was fitted (-1.1): a question about one year is never answered from another.
    elsewhen: float = -4.0
    named: float = 0.0
    absent: float = -1.25
    kind: float = 0.36
    counted: float = 0.35
    # Set by hand like `numbered`: what one side lost is not what the other did.
    side: float = 1.0
    speaker: float = 0.04
    topic: float = 0.17
    heading: float = -0.89
    office: float = 0.59
    # Set by hand: the parse knows it for certain, and the gold questions ask for it too seldom to fit it.
    numbered: float = 1.0

    def log_odds(self, probability: float, dense: float, signals: Fit) -> float:
        """The log-odds that the sentence answers."""
        fitting = (
            self.time,
            self.elsewhen,
            self.named,
            self.absent,
            self.kind,
            self.counted,
            self.side,
            self.speaker,
            self.topic,
            self.heading,
            self.office,
            self.numbered,
        )
        return (
            self.bias
            + self.reader * _logit(probability)
            + self.dense * dense
            + sum(w * s for w, s in zip(fitting, signals.numbers(), strict=True))
        )


WEIGHTS = Weights()
NO_FIT = Fit()

# Surer than this the reader never counts: a saturated model must not outvote what the parse knows for certain.
_SUREST = 0.995


# Days: what ended longer before the article was printed is its background, not its news.
_LONG_AGO = 300


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with the probability (0 to 1) that it answers, and the words that do, as offsets into the article.

    `reading` is the reader's own probability, before the fit was weighed in.
    """

    evidence: Evidence
    probability: float
    answer: Span
    fit: Fit = NO_FIT
    reading: float = 0.0

    @property
    def answer_text(self) -> str:
        """The answering words."""
        return self.answer.of(self.evidence.article.text)


def judged(
    question: Question, found: Sequence[Evidence], reader: Reader, weights: Weights = WEIGHTS
) -> tuple[Judged, ...]:
    """Every sentence judged, the surest first."""
    readings = reader.read(question.standalone, [context(e) for e in found])
    results = []
    for e, r in zip(found, readings, strict=True):
        signals = fit(question, e)
        odds = weights.log_odds(r.probability, e.dense, signals)
        answer = Span(e.sentence.start + r.start, e.sentence.start + r.end)
        results.append(Judged(e, 1 / (1 + math.exp(-odds)), answer, signals, r.probability))
    return tuple(sorted(results, key=lambda j: -j.probability))


def of_main_event(question: Question, results: Sequence[Judged]) -> tuple[Judged, ...]:
    """The results without what articles tell as background, where no time is asked for and the best is no background.

    "How many died in the earthquake?" asks for this one, not for the one of thirty years ago told beside it.
    """
    if question.period or question.wants == "time" or not results or _background(results[0]):
        return tuple(results)
    return tuple(j for j in results if not _background(j))


def _background(j: Judged) -> bool:
    event, published = j.evidence.sentence.timing.event, j.evidence.article.published
    return bool(event and published and (published - event.last).days > _LONG_AGO)


def context(evidence: Evidence) -> Context:
    """The sentence with its article's title and month and the sentence before it, as the reader was trained."""
    article, before = evidence.article, evidence.before
    return Context(
        article.text[evidence.sentence.start : evidence.sentence.end],
        article.text[before.start : before.end] if before else "",
        article.title,
        f"{article.published:%B %Y}" if article.published else "",
    )


def _logit(probability: float) -> float:
    bounded = min(max(probability, 1 - _SUREST), _SUREST)
    return math.log(bounded / (1 - bounded))
