"""The entry of a list by years that is asked for: "2017, Portugal, Salvador Sobral; 2016, Ukraine, Jamala"."""

import re

from index.annotate import IndexedSentence
from index.article import Span
from qa.question import Question

# So many entries make a list.
_ENTRIES = 3
_BREAK = re.compile(r"\s*(?:;|·|\||\n)\s*")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b[\s,:–—-]*")


def entry_of_year(question: Question, text: str, sentence: IndexedSentence, answer: Span) -> Span | None:
    """The entry of the asked year without it, as offsets into the article's `text`; None where the sentence is no such
    list, nothing of one year is asked for, or the answering words stand in no other entry."""
    if question.wants not in ("person", "body", "place", "thing") or question.period is None:
        return None
    year = str(question.period.first.year)
    if question.period.last.year != question.period.first.year:
        return None
    entries = _entries(text[sentence.start : sentence.end])
    dated = [(span, match) for span in entries if (match := _YEAR.match(span.of(text[sentence.start :])))]
    own = [(span, match) for span, match in dated if match[1] == year]
    if len(dated) < _ENTRIES or len(own) != 1:
        return None
    ((span, match),) = own
    entry = Span(sentence.start + span.start + match.end(), sentence.start + span.end)
    if (entry.start <= answer.start and answer.end <= entry.end) or not entry.of(text).strip():
        return None
    return entry


def _entries(line: str) -> list[Span]:
    starts = [0, *(m.end() for m in _BREAK.finditer(line))]
    ends = [*(m.start() for m in _BREAK.finditer(line)), len(line.rstrip(" ."))]
    return [Span(a, b) for a, b in zip(starts, ends, strict=True) if b > a]
