"""Whose doing the fighting was: known from those who blame each other, wherever a question about it is answered."""

from collections.abc import Sequence

from qa.evidence import ANSWERED, Judged
from qa.fitting.mutual import asks_who_began, only_of_a_paper
from qa.fitting.naming import mentions
from qa.question import Question
from qa.survey import Survey, Surveyed
from qa.surveying.blame import is_of_blame
from qa.surveying.known import among


def whose_doing(question: Question, results: Sequence[Judged], found: Survey) -> tuple[Surveyed, ...]:
    """The known disagreements over who is to blame, where it is asked who began the fighting, or why it began, and the
    articles that tell of them answer that, whatever else they tell: "the aim was to win back the valley", "each side
    blames the other"."""
    if not asks_who_began(question):
        return ()
    answering = {j.evidence.article.id for j in results if j.probability >= ANSWERED}
    return tuple(
        row
        for row in among(results, found)
        if is_of_blame(row.disagreement)
        and all(
            quote.article.id in answering
            and not only_of_a_paper(question, quote.text)
            and all(mentions(name, f"{quote.article.title} {quote.article.text}") for name in question.names)
            for quote in found.quotes_of(row)
        )
    )
