"""A day or a month that a question names without its year: "on 22 May" and "the May fighting" are of the year that the
articles found for it tell of."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from index.calendarwords import MONTH
from index.corpus import Evidence
from index.grammar import Parser
from index.timeline import Period
from qa.asking.when import OPEN_ENDED, period_of
from qa.asking.wording import default_parser, read
from qa.question import Question

# A month that no year stands behind, with or without a day before or behind it.
_YEARLESS = re.compile(
    rf"\b{MONTH}(?: [0-3]?\d(?:st|nd|rd|th)?)?\b(?!,? (?:of )?\d{{4}}|[-–/]\d)", re.IGNORECASE
)
# "In use since April" tells of no April.
_SINCE = re.compile(rf"\bsince (?:\w+ ){{0,2}}?{MONTH}\b", re.IGNORECASE)
_MONTH = re.compile(rf"\b{MONTH}\b", re.IGNORECASE)
# What a sentence itself dates says more of the year than the day on which its article was printed.
_DATED = 3


def with_year(question: Question, found: Sequence[Evidence], parser: Parser | None = None) -> Question:
    """The question with the day or the month that it names in the year of which most of the sentences `found` for it
    tell; unchanged where it names none, or a year, or no sentence tells of such a time."""
    if question.period is not None or not _YEARLESS.search(_SINCE.sub("", question.standalone)):
        return question
    w = read(question.standalone, parser or default_parser())
    opens = question.wants in OPEN_ENDED
    asked = {
        (period, until)
        for printed in {e.article.published for e in found if e.article.published}
        for period, until in (period_of(w, question.names, printed, opens, _MONTH),)
        if period is not None
    }
    votes = Counter[tuple[Period, bool]]()
    for time in asked:
        for e in found:
            timing = e.sentence.timing
            dated = any(m.period and m.period.overlaps(time[0]) for m in timing.marks)
            told = timing.event is not None and timing.event.overlaps(time[0])
            votes[time] += _DATED * dated + told
    # Of two equally told of the later one, for an answer that is not left to chance.
    best = max(votes, key=lambda time: (votes[time], time[0].first), default=None)
    if best is None or not votes[best]:
        return question
    return replace(question, period=best[0], until=best[1])
