"""From judged sentences to the answer: what is quoted, what is stated, in which order."""

from collections.abc import Mapping, Sequence

from qa.answer import Quote, Statement
from qa.evidence import Judged


def quote(judged: Judged) -> Quote:
    """The sentence as a quote, with its speaker and the answering words marked."""
    sentence = judged.evidence.sentence
    speaker = next(
        (c.speaker for c in sentence.claims if c.speaker and c.start <= judged.answer.start < c.end), None
    )
    return Quote(
        judged.evidence.article,
        sentence.start,
        sentence.end,
        speaker,
        judged.probability,
        (judged.answer,) if judged.answer.start < judged.answer.end else (),
    )


def statements(quotes: Sequence[Quote], copies: Mapping[str, str]) -> tuple[Statement, ...]:
    """One statement a quote, in the words of the article; copies of one text share a statement."""
    found: dict[tuple[str, str], list[int]] = {}
    for number, each in enumerate(quotes):
        origin = copies.get(each.article.id, each.article.id)
        found.setdefault((origin, each.text), []).append(number)
    return tuple(Statement(_attributed(quotes[numbers[0]]), tuple(numbers)) for numbers in found.values())


def _attributed(quote: Quote) -> str:
    """The quotation with who says it, in which outlet and when."""
    article = quote.article
    outlet = article.publisher or article.title or article.id
    dated = f", {article.published:%-d %B %Y}" if article.published else ""
    who = f"{quote.speaker}, in {outlet}" if quote.speaker else outlet
    return f"“{quote.text}” ({who}{dated})"
