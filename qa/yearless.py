"""A day that a question names without its year: "on 22 May" is the 22 May that the articles found for it tell of."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from index.calendarwords import MONTH
from index.corpus import Evidence
from index.timeline import Period, parse_time
from qa.question import Question

_ORDINAL = r"[0-3]?\d(?:st|nd|rd|th)?"
_DAY = re.compile(
    rf"\b(?:{_ORDINAL} (?:of )?{MONTH}|{MONTH} {_ORDINAL})\b(?!,? (?:of )?\d{{4}}|[-–/]\d)", re.IGNORECASE
)
# What a sentence itself dates says more of the year than the day on which its article was printed.
_DATED = 3


def with_year(question: Question, found: Sequence[Evidence]) -> Question:
    """The question with the day that it names in the year of which most of the sentences `found` for it tell; unchanged
    where it names none, or a year, or no sentence tells of such a day."""
    if question.period is not None or not _DAY.search(question.standalone):
        return question
    days = {
        day
        for printed in {e.article.published for e in found if e.article.published}
        for mark in parse_time(question.standalone, printed)
        if (day := mark.period) is not None and day.first == day.last
    }
    votes = Counter[Period]()
    for day in days:
        for e in found:
            timing = e.sentence.timing
            dated = any(m.period and m.period.overlaps(day) for m in timing.marks)
            told = timing.event is not None and timing.event.overlaps(day)
            votes[day] += _DATED * dated + told
    # Of two equally told of the later one, for an answer that is not left to chance.
    best = max(votes, key=lambda day: (votes[day], day.first), default=None)
    return replace(question, period=best) if best is not None and votes[best] else question
