"""Which sentences answer the question, and how surely."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Span
from index.corpus import Evidence
from qa.reader import Context, Reader


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with the probability (0 to 1) that it answers, and the words that do, as offsets into the article."""

    evidence: Evidence
    probability: float
    answer: Span

    @property
    def answer_text(self) -> str:
        """The answering words."""
        return self.answer.of(self.evidence.article.text)


def judged(question: str, found: Sequence[Evidence], reader: Reader) -> tuple[Judged, ...]:
    """Every sentence judged, the surest first."""
    readings = reader.read(question, [_context(e) for e in found])
    results = [
        Judged(e, r.probability, Span(e.sentence.start + r.start, e.sentence.start + r.end))
        for e, r in zip(found, readings, strict=True)
    ]
    return tuple(sorted(results, key=lambda j: -j.probability))


def _context(evidence: Evidence) -> Context:
    article, before = evidence.article, evidence.before
    return Context(
        article.text[evidence.sentence.start : evidence.sentence.end],
        article.text[before.start : before.end] if before else "",
        article.title,
        f"{article.published:%B %Y}" if article.published else "",
    )
