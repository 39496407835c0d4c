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
    era: Period | None = None
    that_day: Period | None = None
    that_year: Period | None = None
    told_in = 0
    paragraph, told_by, age = -1, -1, 0
    undated_ones: set[int] = set()
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
            era = _era(dated, anchor)
        elif sentence.paragraph != told_by and _asks_briefly(sentences, number):
            # "And now?" heads what follows, too.
            era = None
        told_by = sentence.paragraph
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
            counts = any(tree.tokens[v].lemma in _OWNING_UP for v in clause.verbs)
            if era and (clause.tense == "past" or clause.saying or counts or not clause.tense):
                main = era
        if own is not None:
            event: Period | None = own
            distant = main is None or not own.overlaps(main)
            carried, age = (own, 0) if distant and not sentence.heading else (None, 0)
            if era and own.first >= era.first and anchor and own.last < shifted(anchor, -_LONG_AGO):
                era = era.joined(own)
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
            if main and main == _main(clause, anchor) and clause.tense == "past" and not sentence.heading:
                undated_ones.add(number)
        found.append(Timing(tuple(d.mark for d in dated), event))
    if not undated_ones:
        return tuple(found)
    return tuple(
        _of_the_story(article, _of_named_places(article, sentences, found, undated_ones), undated_ones)
    )


def _of_the_story(article: Article, found: Sequence[Timing], undated_ones: set[int]) -> list[Timing]:
    """The timings; where an article recounts days of the weeks before its own week, what it tells without a time may be
    of these, too."""
    if article.published is None:
        return list(found)
    week = shifted(article.published, -NEWS_DAYS)
    days = [
        t.event
        for n, t in enumerate(found)
        if n not in undated_ones and t.event and t.event.days() <= NEWS_DAYS and t.marks
        if shifted(week, -_WEEKS_BEFORE) <= t.event.first and t.event.last < week
    ]
    if len(days) < _RECOUNTED:
        return list(found)
    first = min(day.first for day in days)
    return [
        replace(t, event=t.event.joined(Period(first, first))) if n in undated_ones and t.event else t
        for n, t in enumerate(found)
    ]


# An article that names so many days of so many days before its week recounts what happened then.
_RECOUNTED, _WEEKS_BEFORE = 3, 21


def _of_named_places(
    article: Article, sentences: Sequence[Sentence], found: Sequence[Timing], undated_ones: set[int]
) -> list[Timing]:
    """The timings; what is told without a time of a place that the article else names only with times before the news
    may be of then, too: "Drums were heard on 29 November in Velm", and later on "At least 131 died at Velm"."""
    body = [n for n, s in enumerate(sentences) if not (s.heading or s.boilerplate)]
    news = {word for n in body[:_LEAD] for word in _places(sentences[n])}
    then: dict[str, Period] = {}
    for n in body:
        event = found[n].event
        places = _places(sentences[n])
        if n in undated_ones or event is None or not places:
            continue
        main = _main(clause_of(Tree(sentences[n].tokens)), article.published)
        for place in places:
            if main is None or event.overlaps(main) or event.gap(main) > _QUOTED_DAYS:
                news.add(place)
            else:
                then.setdefault(place, event)
    told: list[Timing] = []
    for n, timing in enumerate(found):
        places = _places(sentences[n]) if n in undated_ones and timing.event else []
        known = [then[p] for p in places if p in then and p not in news and p not in article.title]
        told.append(
            replace(timing, event=timing.event.joined(known[0])) if known and timing.event else timing
        )
    return told


# What the first sentences name is in the news.
_LEAD = 2
_PLACED = words("at in near around outside of")


def _places(sentence: Sentence) -> list[str]:
    """The single words that name places in a sentence."""
    tokens = sentence.tokens
    return [
        t.text
        for before, t in pairwise(tokens)
        if t.pos == "PROPN" and (t.ent[2:] in ("GPE", "LOC", "FAC") or before.text.lower() in _PLACED)
    ]


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


# What a heading dates so long before the day of writing is a story of then: "A short memory: 2016".
_LONG_AGO = 270
# So short is a question that stands above paragraphs as a heading.
_BRIEF = 6


def _era(dated: Sequence[Dated], anchor: date | None) -> Period | None:
    """The time of the story under a heading that names one year or month of long ago; it lasts to the last day that the
    story itself names."""
    if anchor is None or len(dated) != 1 or dated[0].kind not in _CALENDAR:
        return None
    period = dated[0].mark.period
    return period if period and period.last < shifted(anchor, -_LONG_AGO) else None


def _asks_briefly(sentences: Sequence[Sentence], number: int) -> bool:
    """Whether the sentence is a short question, alone in its paragraph."""
    own = sentences[number]
    tokens = own.tokens
    following = sentences[number + 1] if number + 1 < len(sentences) else None
    alone = following is None or following.paragraph != own.paragraph
    return alone and 0 < len(tokens) <= _BRIEF and tokens[-1].text == "?"


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
