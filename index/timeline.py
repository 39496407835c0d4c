"""When a sentence's event happened: its own time, one carried on from the sentences before, or that of the news."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from index.article import Article
from index.dates import Period, TimeMark, shifted
from index.grammar import Sentence
from index.reporting import SAY
from index.tense import Clause, clause_of
from index.timereading import parse_time
from index.timing.dated import Around, Dated, expressions
from index.timing.entries import entry_days
from index.timing.event import AHEAD_DAYS, NEWS_DAYS, own_event
from index.tree import Tree
from index.wordlists import words

__all__ = ["Period", "TimeMark", "Timing", "parse_time", "timings"]


@dataclass(frozen=True, slots=True)
class Timing:
    """What is known of one sentence's time."""

    marks: tuple[TimeMark, ...] = ()
    event: Period | None = None


# A heading is a date if no more than a colon or a bullet stands beside it.
_HEADING_REST = 3
_CALENDAR = frozenset({"iso", "mdy", "dmy", "month_year", "year", "season_year"})
_WITH_YEAR = re.compile(r"(?:19|20)\d\d")
# "That day" is one of so many paragraphs before.
_PARAGRAPHS_BACK = 3
_THAT_TIME = re.compile(r"that\b|the same\b", re.I)
# Past this many sentences a time named once in a paragraph is no longer that of its narrative.
_CARRIED_SENTENCES = 4
# What is quoted so many days after what a paragraph tells may still be of that.
_QUOTED_DAYS = 183


def timings(article: Article, sentences: Sequence[Sentence]) -> tuple[Timing, ...]:
    """One `Timing` a sentence, in order; empty for boilerplate.

    The event time is taken from the sentence's own expressions where they date its main event, else carried
    on from the sentence before in its paragraph, else the days around publication. It is None where the
    article has no date and the text names none.
    """
    found: list[Timing] = []
    anchor = article.published
    carried: Period | None = None
    reference: Period | None = None
    day: Period | None = None
    section: Period | None = None
    that_day: Period | None = None
    that_year: Period | None = None
    told_in = 0
    paragraph, age = -1, 0
    entries = entry_days(article, sentences)
    entry: date | None = None
    written: tuple[int, int] | None = None
    for number, sentence in enumerate(sentences):
        if number in entries:
            entry, written = entries[number]
            # Of an entry "yesterday" is the day before its own.
            anchor = entry or article.published
        if sentence.boilerplate:
            found.append(Timing())
            continue
        if sentence.paragraph != paragraph:
            paragraph, carried, age, reference, day = sentence.paragraph, None, 0, None, None
        tree = Tree(sentence.tokens)
        clause = clause_of(tree)
        near = that_day if paragraph - told_in <= _PARAGRAPHS_BACK else None
        around = Around(anchor, reference, day, section, near, that_year)
        dated = expressions(article.text, sentence, tree, around)
        sure = entry is not None and clause.tense != "future"
        if sure and written and _later(dated, written):
            # What was "at 8:50 p.m." is, told at 6, of another day than the entry; which one, it does not say.
            sure, dated = False, expressions(article.text, sentence, tree, replace(around, anchor=None))
        if sentence.heading and not entries:
            section = _section(sentence, dated, anchor)
        reference = _last_named(dated) or reference
        day = next((d.mark.period for d in reversed(dated) if d.is_single()), day)
        if day is not None:
            that_day, told_in = day, paragraph
        that_year = next(
            (
                d.mark.period
                for d in reversed(dated)
                if d.mark.period and _WITH_YEAR.search(article.text, d.mark.start, d.mark.end)
            ),
            that_year,
        )
        # An hour of no day that is told may be of any day of the news.
        hourly = (d for d in dated if d.kind != "clock" or day is not None)
        own = own_event(tree, clause, tuple(hourly), anchor)
        # "That night" is of what was told before.
        undated = all(_THAT_TIME.match(article.text, d.mark.start) for d in dated if d.mark.period)
        if entry and sure and not _had_happened(tree, clause):
            main: Period | None = Period(entry, entry)
        else:
            main = section if section and clause.tense != "present" else _main(clause, anchor)
        if own is not None:
            event: Period | None = own
            distant = main is None or not own.overlaps(main)
            carried, age = (own, 0) if distant and not sentence.heading else (None, 0)
        elif carried and age < _CARRIED_SENTENCES and _continues(tree, clause) and not _speaks(tree, clause):
            event, age = carried, age + 1
        elif (
            carried
            and main
            and age < _CARRIED_SENTENCES
            and undated
            and _quoted_on(tree, clause, carried, main)
        ):
            event, age = carried.joined(main), age + 1
        elif carried and age < _CARRIED_SENTENCES and undated and _owns_up(tree, clause):
            # What a side owned up to stands beside what happened, however long ago that was.
            event, age = carried, age + 1
        else:
            event, carried = main, None
        found.append(Timing(tuple(d.mark for d in dated), event))
    return tuple(found)


def _last_named(dated: Sequence[Dated]) -> Period | None:
    """The last stretch of the calendar that is named, the day and not the year of "17 May that year"."""
    periods = [d.mark.period for d in dated if d.is_day() and d.mark.period is not None]
    inner = [p for p in periods if not any(p != q and p.holds(q) for q in periods)]
    return inner[-1] if inner else None


def _section(sentence: Sentence, dated: "tuple[Dated, ...]", anchor: date | None) -> Period | None:
    """The time of the paragraphs under a heading that is a date and nothing else, as in a chronicle."""
    if len(dated) != 1 or dated[0].kind not in _CALENDAR:
        return None
    mark = dated[0].mark
    rest = (sentence.end - sentence.start) - (mark.end - mark.start)
    if mark.period is None or rest > _HEADING_REST:
        return None
    # The article's own date stands above it, too.
    return None if anchor and mark.period.overlaps(Period(anchor, anchor)) else mark.period


def _later(dated: "tuple[Dated, ...]", written: tuple[int, int]) -> bool:
    """Whether a time of day is named that is later than the one at which it was written."""
    clocks = (re.search(r"T(\d\d):(\d\d)", d.mark.value or "") for d in dated if d.kind == "clock")
    return any(clock is not None and (int(clock[1]), int(clock[2])) > written for clock in clocks)


def _had_happened(tree: Tree, clause: Clause) -> bool:
    """Whether it was over before what is told: "It had left Velm"."""
    kids = (tree.tokens[k] for verb in clause.verbs for k in tree.kids[verb])
    return any(k.dep == "aux" and k.text.lower() in ("had", "'d", "’d") for k in kids)


def _quoted_on(tree: Tree, clause: Clause, told: Period, main: Period) -> bool:
    """Whether somebody is quoted where the paragraph tells of some months ago: his words may be of then or of now."""
    return told.gap(main) <= _QUOTED_DAYS and _continues(tree, clause) and _speaks(tree, clause)


def _owns_up(tree: Tree, clause: Clause) -> bool:
    """Whether it goes on, in the simple past, with what somebody admitted, denied or counted: "said that no such raid
    had taken place"."""
    if not _continues(tree, clause):
        return False
    lower = [t.text.lower() for t in tree.tokens]
    points_back = any(pair in (("no", "such"), ("any", "such")) for pair in pairwise(lower))
    return points_back or any(tree.tokens[v].lemma in _OWNING_UP for v in clause.verbs | clause.saying)


_OWNING_UP = words("admit acknowledge concede claim put deny count report estimate")


def _main(clause: Clause, anchor: date | None) -> Period | None:
    if anchor is None:
        return None
    ahead = AHEAD_DAYS if clause.tense == "future" else 0
    return Period(shifted(anchor, -NEWS_DAYS), shifted(anchor, ahead))


_FRESH = frozenset(
    {"now", "new", "newest", "latest", "current", "currently", "recent", "recently", "fresh", "today"}
    | {"previously", "formerly", "once", "earlier"}
)


def _continues(tree: Tree, clause: Clause) -> bool:
    """Whether a sentence goes on with the time told of before: in the simple past."""
    if clause.tense != "past" or clause.perfect:
        return False
    lower = [t.text.lower() for t in tree.tokens]
    return not any(word in _FRESH for word in lower) and ("this", "time") not in pairwise(lower)


def _speaks(tree: Tree, clause: Clause) -> bool:
    """Whether somebody is quoted."""
    return bool(clause.saying) or any(tree.tokens[v].lemma in SAY - _ALSO_DONE for v in clause.verbs)


# These say something only where they have what is said.
_ALSO_DONE = words("hold share rule point project write")
