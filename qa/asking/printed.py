"""A question for what was written in a year or a month: "according to the 2031 reports", "in the articles of May"."""

import re

from index.calendarwords import MONTH_WORD, MONTHS
from index.dates import Period, month_of, year_of

_YEAR = r"(?:19|20)\d\d"
_TEXTS = (
    r"(?:(?:news|press|media|newspaper|newspapers['’]?) )?"
    r"(?:reports?|reporting|articles?|coverage|stories|dispatches|papers|press)"
)
_PRINTED = re.compile(
    r",?\s*\b(?:(?:according to|(?:going|judging) by|per) (?:the |our |those |these )?|(?:from|in|by) (?:the|our|"
    r"those|these) )"
    rf"(?:(?:(?P<month>{MONTH_WORD}) )?(?P<year>{_YEAR}) {_TEXTS}|"
    rf"{_TEXTS} (?:(?:published|printed|written|dated) )?(?:of|from|in) (?:(?P<named>{MONTH_WORD}) )?(?P<of>{_YEAR}))"
    r"(?=\s*[,?.!]|\s*$|\s+(?:which|who|what|when|where|why|how|did|was|were|is|are|do|does|has|have|had)\b),?\s*",
    re.I,
)


def printed_in(question: str) -> tuple[str, Period | None]:
    """The question without the words that say when it was written, and that time; the question itself and None where it
    has no such words, or names no other time."""
    found = _PRINTED.search(question)
    if found is None:
        return question, None
    rest = f"{question[: found.start()]} {question[found.end() :]}".strip()
    # Where no other time is named, that of the reports is that of what is asked about.
    if not re.search(_YEAR, rest):
        return question, None
    year, month = int(found["year"] or found["of"]), (found["month"] or found["named"] or "").lower()
    rest = re.sub(r"\s+(?=[?.,!])", "", rest)
    return rest[:1].upper() + rest[1:], month_of(year, MONTHS[month]) if month else year_of(year)
