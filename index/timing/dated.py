"""A sentence's expressions of time, read in its tense and against what was spoken of before."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from index.calendarwords import MONTH_WORD, MONTHS
from index.dates import Period, TimeMark, shifted
from index.grammar import Sentence
from index.reporting import SAY
from index.tense import is_verb, tense_of
from index.timereading import YEARLESS, joined_year, read
from index.timewords import Found, scan
from index.timing.setting import Reading, Setting, Tense
from index.tree import Tree


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression of time, the token it hangs from, and whether it opens the sentence ("In 2019, …")."""

    mark: TimeMark
    kind: str
    token: int | None
    leading: bool = False

    def is_single(self) -> bool:
        """Whether it names one day."""
        return self.is_day() and self.mark.period is not None and self.mark.period.days() == 1

    def is_day(self) -> bool:
        """Whether it points to one stretch of the calendar that later words can point back to."""
        return self.mark.period is not None and self.kind not in (
            "span",
            "recent",
            "bare_ago",
            "clock",
            "decade",
            "century",
        )


@dataclass(frozen=True, slots=True)
class Around:
    """Against what a sentence's expressions are read: the article's day, the last date and the last single day spoken
    of before in its paragraph, the dated heading above; the last single day of the paragraphs before, and the last year
    named, for what points to "that day" and "that year"."""

    anchor: date | None
    reference: Period | None
    day: Period | None
    section: Period | None
    that_day: Period | None = None
    that_year: Period | None = None


# Kinds that point back to a single day.
_OF_DAY = frozenset({"consecutive", "the_day", "clock"})
_REFERRING = frozenset({"ago", "unit", "same", "consecutive", "the_day", "clock"})
# Kinds that are often part of a name ("Saturday Night Live", "April Smith"), which the parse knows.
_NAMELIKE = frozenset({"weekday", "month", "set", "today"})
_NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "GPE", "LOC", "LAW"})


def expressions(text: str, sentence: Sentence, tree: Tree, around: Around) -> tuple[Dated, ...]:
    """The expressions of time of a sentence that say when, in order, those of a name left out."""
    found = tuple(
        f for f in scan(text, sentence.start, sentence.end) if not (f.kind in _NAMELIKE and _in_name(tree, f))
    )
    if not found:
        return ()
    tokens = [_token_of(tree, f) for f in found]
    tenses = [_tense_at(tree, token, sentence.heading) for token in tokens]
    readings: dict[int, Reading] = {}
    # From the last to the first, for a date may take its year from the next; then those that point to others.
    for number in reversed(range(len(found))):
        if found[number].kind in _REFERRING:
            continue
        setting = Setting(around.anchor, tenses[number], around.reference)
        if joined := joined_year(text, found, number, readings):
            setting = Setting(joined, joined=True)
        elif (
            (named := around.reference or around.that_year)
            and found[number].kind in YEARLESS
            and _OF_THAT_YEAR.match(text, found[number].match.end())
        ):
            setting = Setting(date(named.first.year, 12, 31), joined=True)
        elif found[number].kind in YEARLESS and (year := _year_of_its_month(text, sentence, found[number])):
            setting = Setting(date(year, 12, 31), joined=True)
        elif around.section and found[number].kind in YEARLESS:
            setting = Setting(around.section.first)
        elif found[number].kind in YEARLESS and (year := _year_told_of(text, found[number], setting, around)):
            setting = Setting(date(year, 12, 31), joined=True)
        _keep(readings, number, _here(text, found[number], read(found[number], setting)))
    for number, mark in enumerate(found):
        if mark.kind in _REFERRING:
            back = _reference(found, number, readings) or (
                around.day if mark.kind in _OF_DAY else around.reference
            )
            back = back or _pointed_to(mark, around)
            _keep(readings, number, read(mark, Setting(around.anchor, tenses[number], back)))
    return tuple(
        Dated(
            TimeMark(found[n].match.start(), found[n].match.end(), readings[n].value, readings[n].period),
            found[n].kind,
            tokens[n],
            _leads(text, sentence, found[n]),
        )
        for n in sorted(readings)
    )


# "3:30 a.m. local time (2200 GMT Monday)": where it was, it may have been another day.
_GMT = re.compile(r"\(\s*\d{1,4}(?:[:.]\d\d)?\s*(?:[ap]\.?m\.?\s*)?(?:GMT|UTC)[ ,]*(?:on )?$")


def _here(text: str, found: Found, reading: Reading | None) -> Reading | None:
    """The reading; a day by the clock of another land with those beside it."""
    start = found.match.start()
    if reading is None or reading.period is None or not _GMT.search(text[max(0, start - 24) : start]):
        return reading
    period = reading.period
    return reading._replace(period=Period(shifted(period.first, -1), shifted(period.last, 1)))


# News that is so near to the day of writing needs no year: a day further off may be one of a story told with its year.
_JUST, _NEWS = 7, 60
_STORY = 270


def _year_told_of(text: str, found: Found, setting: Setting, around: Around) -> int | None:
    """The year of a day that is named without one in a story of long ago: that of the same day where the article names
    it in full ("the night of 7 to 8 August 2008"), else the one that is nearest to the day told of before it."""
    if around.anchor is None or found.match.groupdict().get("y"):
        return None
    default = read(found, setting)
    if default is None or default.period is None or default.period.days() > _MONTH_DAYS:
        return None
    back = default.period.gap(Period(around.anchor, around.anchor))
    if back > _JUST and default.period.days() == 1:
        years = _full_dates(text).get((default.period.first.month, default.period.first.day), frozenset())
        if len(years) == 1:
            return next(iter(years))
    told = around.reference
    # "In April" may be of any year.
    if back <= _NEWS or told is None or told.days() > _MONTH_DAYS or found.kind == "month":
        return None
    if setting.tense == "future":
        return None
    if told.gap(Period(around.anchor, around.anchor)) <= _STORY or told.last > around.anchor:
        return None
    readings = (
        (year, read(found, Setting(date(year, 12, 31), joined=True)))
        for year in (told.first.year, told.first.year + 1)
    )
    near = [(r.period.gap(told), year) for year, r in readings if r is not None and r.period is not None]
    return min(near)[1] if near else None


# No month has more days.
_MONTH_DAYS = 31
_DAY_IN_FULL = re.compile(
    rf"\b(?:(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m>{MONTH_WORD})\.?|(?P<m2>{MONTH_WORD})\.? "
    rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?),? (?P<y>(?:19|20)\d\d)\b",
    re.I,
)
_RANGE_IN_FULL = re.compile(rf"\b(?P<d>\d{{1,2}})(?:–|-| to | and )(?=\d{{1,2}} (?:{MONTH_WORD}))", re.I)


@lru_cache(maxsize=4)
def _full_dates(text: str) -> Mapping[tuple[int, int], frozenset[int]]:
    """The years with which an article names a day, by its month and day; also the first of two ("7 to 8 August")."""
    found: dict[tuple[int, int], set[int]] = {}
    for match in _DAY_IN_FULL.finditer(text):
        month = MONTHS[(match["m"] or match["m2"]).rstrip(".").lower()]
        days = [int(match["d"] or match["d2"])]
        days += [int(r["d"]) for r in _RANGE_IN_FULL.finditer(text, max(0, match.start() - 6), match.end())]
        for day in days:
            found.setdefault((month, day), set()).add(int(match["y"]))
    return {key: frozenset(years) for key, years in found.items()}


_MONTH = re.compile(rf"\b(?:{MONTH_WORD})\b", re.I)


def _year_of_its_month(text: str, sentence: Sentence, found: Found) -> int | None:
    """The year that the sentence has given with the month before: "The April 2021 clash began on April 29"."""
    month = _MONTH.search(found.match.group())
    if month is None:
        return None
    named = re.compile(rf"\b{month[0]}\.?,? (?:of )?((?:19|20)\d\d)\b", re.I)
    before = named.search(text, sentence.start, found.match.start())
    return int(before[1]) if before else None


_THAT = re.compile(
    r"(?:on |in )?(?:that|that same|the same) (?P<unit>day|night|morning|afternoon|evening|year)\b", re.I
)


def _pointed_to(mark: Found, around: Around) -> Period | None:
    """What "that day" or "that year" points to in the paragraphs before; None for other expressions."""
    that = _THAT.match(mark.match.group())
    if that is None:
        return None
    return around.that_year if that["unit"].lower() == "year" else around.that_day


# "On 3 June of that year": the one told of before.
_OF_THAT_YEAR = re.compile(r"\s+(?:of\s+|in\s+)?(?:that|the\s+same|that\s+same)\s+year\b", re.IGNORECASE)
_LEADING = re.compile(
    r"[\W_]*(?:(?:But|And|Then|Also),?\s+)?(?:(?:In|On|At|During|Back in|Early in|Late in)\s+)?"
)


def _leads(text: str, sentence: Sentence, found: Found) -> bool:
    """Whether the expression stands alone before the sentence's first comma."""
    start, end = found.match.span()
    return text[end : end + 1] == "," and bool(_LEADING.fullmatch(text, sentence.start, start))


def _keep(readings: dict[int, Reading], number: int, reading: Reading | None) -> None:
    if reading is not None:
        readings[number] = reading


def _reference(found: tuple[Found, ...], number: int, readings: dict[int, Reading]) -> Period | None:
    """What "the previous day" or a time of day points to: the nearest date before it, or behind a clock."""
    before = [
        readings[n].period for n in range(number) if n in readings and found[n].kind not in ("span", "recent")
    ]
    dates = [p for p in before if p]
    if found[number].kind in ("the_day", "consecutive"):
        return next((p for p in reversed(dates) if p.days() == 1), None)
    if found[number].kind == "clock":
        behind = (readings[n].period for n in range(number + 1, len(found)) if n in readings)
        following = next((p for p in behind if p and p.days() == 1), None)
        single = [p for p in dates if p.days() == 1]
        return following or (single[-1] if single else None)
    return dates[-1] if dates else None


def _in_name(tree: Tree, found: Found) -> bool:
    start, end = found.match.span()
    return any(t.start < end and start < t.end and t.ent[2:] in _NAMES for t in tree.tokens if t.end > start)


def _token_of(tree: Tree, found: Found) -> int | None:
    """The expression's head: its token that hangs from a word outside it."""
    start, end = found.match.span()
    inside = [i for i, t in enumerate(tree.tokens) if t.start < end and start < t.end]
    content = [i for i in inside if tree.tokens[i].head not in inside or tree.tokens[i].head == i]
    nouns = [i for i in content if tree.tokens[i].pos in ("NOUN", "PROPN", "NUM", "ADV", "ADJ")]
    return next(iter(nouns or content), None)


def _tense_at(tree: Tree, token: int | None, heading: bool) -> Tense:
    """The tense in which a date stands: of the verb above it."""
    if token is None:
        return "past" if heading else ""
    if tree.tokens[token].dep == "dobj":
        return ""  # "named Friday as the day" says nothing of when the naming was
    node = token
    for _ in range(len(tree.tokens)):
        here = tree.tokens[node]
        if here.lemma.lower() == "ahead":
            return "future"
        if here.text.lower() == "according":
            return "past"
        if is_verb(tree, node) or (here.pos == "ADJ" and here.lemma == "due"):
            break
        if here.head == node:
            return "past" if heading else ""
        node = here.head
    tense, _ = tense_of(tree, node)
    lemma = tree.tokens[node].lemma
    if lemma == "due":
        return "future"
    # What follows a visit on Saturday comes after it.
    if tense == "present" and (heading or lemma in SAY or lemma == "follow"):
        return "past"
    return tense
