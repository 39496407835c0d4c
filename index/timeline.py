"""When a sentence's event happened: expressions of time, and the event time that each sentence is given."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.article import Article
from index.dates import Period, TimeMark, shifted
from index.grammar import Sentence
from index.reporting import SAY
from index.tense import CHANGES, VERBS, Clause, clause_of, is_verb, tense_of, verb_above
from index.timereading import YEARLESS, joined_year, parse_time, read
from index.timewords import Found, scan
from index.timing.setting import Reading, Setting, Tense
from index.tree import Tree
from index.wordlists import words

__all__ = ["Period", "TimeMark", "Timing", "parse_time", "timings"]


@dataclass(frozen=True, slots=True)
class Timing:
    """What is known of one sentence's time."""

    marks: tuple[TimeMark, ...] = ()
    event: Period | None = None


# News is of the week before it is printed, and what it announces mostly of the month after.
_NEWS_DAYS = 7
_AHEAD_DAYS = 30
# A heading is a date if no more than a colon or a bullet stands beside it.
_HEADING_REST = 3
_CALENDAR = frozenset({"iso", "mdy", "dmy", "month_year", "year", "season_year"})
# Past this many sentences a time named once in a paragraph is no longer that of its narrative.
_CARRIED_SENTENCES = 4


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
    paragraph, age = -1, 0
    for sentence in sentences:
        if sentence.boilerplate:
            found.append(Timing())
            continue
        if sentence.paragraph != paragraph:
            paragraph, carried, age, reference, day = sentence.paragraph, None, 0, None, None
        tree = Tree(sentence.tokens)
        clause = clause_of(tree)
        dated = _dated(article.text, sentence, tree, _Setting(anchor, reference, day, section))
        if sentence.heading:
            section = _section(sentence, dated, anchor)
        reference = next((d.mark.period for d in reversed(dated) if d.is_day()), reference)
        day = next((d.mark.period for d in reversed(dated) if d.is_single()), day)
        own = _own(tree, clause, dated, anchor)
        main = section if section and clause.tense != "present" else _main(clause, anchor)
        if own is not None:
            event: Period | None = own
            distant = main is None or not own.overlaps(_around(main))
            carried, age = (own, 0) if distant and not sentence.heading else (None, 0)
        elif carried and age < _CARRIED_SENTENCES and _continues(tree, clause):
            event, age = carried, age + 1
        else:
            event, carried = main, None
        found.append(Timing(tuple(d.mark for d in dated), event))
    return tuple(found)


def _section(sentence: Sentence, dated: "tuple[_Dated, ...]", anchor: date | None) -> Period | None:
    """The time of the paragraphs under a heading that is a date and nothing else, as in a chronicle."""
    if len(dated) != 1 or dated[0].kind not in _CALENDAR:
        return None
    mark = dated[0].mark
    rest = (sentence.end - sentence.start) - (mark.end - mark.start)
    if mark.period is None or rest > _HEADING_REST:
        return None
    # The article's own date stands above it, too.
    return None if anchor and mark.period.overlaps(Period(anchor, anchor)) else mark.period


def _around(main: Period) -> Period:
    """The main period with a month either side: a time within it is no other event's."""
    return Period(shifted(main.first, -_AHEAD_DAYS), shifted(main.last, _AHEAD_DAYS))


def _main(clause: Clause, anchor: date | None) -> Period | None:
    if anchor is None:
        return None
    ahead = _AHEAD_DAYS if clause.tense == "future" else 0
    return Period(shifted(anchor, -_NEWS_DAYS), shifted(anchor, ahead))


# --- Expressions of time ---


@dataclass(frozen=True, slots=True)
class _Dated:
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
class _Setting:
    """Against what a sentence's expressions are read: the article's day, the last date and the last single
    day spoken of before, the dated heading above."""

    anchor: date | None
    reference: Period | None
    day: Period | None
    section: Period | None


# Kinds that point back to a single day.
_OF_DAY = frozenset({"consecutive", "the_day", "clock"})
_REFERRING = frozenset({"ago", "unit", "same", "consecutive", "the_day", "clock"})
# Kinds that are often part of a name ("Saturday Night Live", "April Smith"), which the parse knows.
_NAMELIKE = frozenset({"weekday", "month", "set", "today"})
_NAMES = frozenset({"PERSON", "ORG", "WORK_OF_ART", "PRODUCT", "FAC", "GPE", "LOC", "LAW"})


def _dated(text: str, sentence: Sentence, tree: Tree, around: _Setting) -> tuple[_Dated, ...]:
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
        elif around.section and found[number].kind in YEARLESS:
            setting = Setting(around.section.first, "future")
        _keep(readings, number, read(found[number], setting))
    for number, mark in enumerate(found):
        if mark.kind in _REFERRING:
            back = _reference(found, number, readings) or (
                around.day if mark.kind in _OF_DAY else around.reference
            )
            _keep(readings, number, read(mark, Setting(around.anchor, tenses[number], back)))
    return tuple(
        _Dated(
            TimeMark(found[n].match.start(), found[n].match.end(), readings[n].value, readings[n].period),
            found[n].kind,
            tokens[n],
            _leads(text, sentence, found[n]),
        )
        for n in sorted(readings)
    )


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
    if tense == "present" and (heading or lemma in SAY):
        return "past"
    return tense


# --- The event's time ---

# Verbs that happen when the thing that is their object does: "won the 2018 final", "signed the 1991 accord".
_SHARING = words(
    """win lose end host play fight start finish attend join lead broker sign stage hold survive contest
    begin suffer negotiate launch reach cover spark trigger cause see contest miss enter call conclude
    complete wage mediate organize organise run rig disrupt cancel postpone"""
)
_COMPARING = frozenset({"than", "compared", "versus", "unlike", "from", "as", "like"})
_DATING = frozenset({"early", "late", "recently", "soon", "far", "back", "ago"})
_UP_OR_DOWN = frozenset({"up", "down", "different", "higher", "lower", "more", "less", "unchanged"})
_SIMULTANEOUS = frozenset({"when", "as", "while", "after", "since", "once"})
_WIDENING = frozenset({"since", "after", "before", "until", "till", "by", "following", "prior"})


def _own(tree: Tree, clause: Clause, dated: tuple[_Dated, ...], anchor: date | None) -> Period | None:
    """When the sentence's own expressions say that its main event happened."""
    best: list[Period] = []
    rank = 0
    for item in dated:
        if item.mark.period is None:
            continue
        level, word = _level(tree, clause, item)
        if word == "as":
            level = min(level, 3)  # how things stood then, not what the sentence tells
        if level == 0 or level < rank:
            continue
        period = _bounded(item.mark.period, word, clause, anchor)
        if period is None:
            continue
        if anchor and clause.tense == "present" and level == 4 and _long_over(period, anchor):
            if not _under_past(tree, item):
                continue
            # "It is the largest and was founded in 1950" tells of both times.
            period = period.joined(Period(anchor, anchor))
        if level == 2:
            period = _told(period, clause)
        best = [*best, period] if level == rank else [period]
        rank = level
    if not best:
        return None
    return _settled(best, clause, anchor)


def _long_over(period: Period, anchor: date) -> bool:
    """Whether the present tense cannot be about it."""
    return period.last < shifted(anchor, -_NEWS_DAYS - _AHEAD_DAYS)


def _under_past(tree: Tree, item: _Dated) -> bool:
    """Whether the verb that the expression hangs from is in the past tense."""
    verb = None if item.token is None else verb_above(tree, item.token)
    return verb is not None and tense_of(tree, verb)[0] == "past"


def _settled(periods: list[Period], clause: Clause, anchor: date | None) -> Period:
    """One period out of several: the one inside the others, else all of them."""
    narrow = min(periods, key=Period.days)
    event = narrow
    if not all(p.holds(narrow) for p in periods):
        for period in periods:
            event = event.joined(period)
    # What is told in the past had happened by the day of writing, and what is to come had not.
    if anchor and clause.tense == "past" and event.first <= anchor < event.last:
        return Period(event.first, anchor)
    if anchor and clause.tense == "future" and not clause.saying and event.first < anchor <= event.last:
        return Period(anchor, event.last)
    return event


def _told(period: Period, clause: Clause) -> Period:
    """The event's time where only the telling is dated."""
    if clause.tense == "future":
        return Period(period.first, shifted(period.last, _AHEAD_DAYS))
    return Period(shifted(period.first, -_NEWS_DAYS), period.last)


def _bounded(period: Period, word: str, clause: Clause, anchor: date | None) -> Period | None:
    """The period that "since", "after", "before" … make of a date."""
    if word == "since":
        return period.joined(Period(anchor, anchor)) if anchor else period
    if word in ("after", "following"):
        if period.days() > 31 or anchor is None or anchor < period.first:
            return period
        return Period(period.first, anchor)
    if word in ("before", "prior"):
        return None if period.days() > 31 else Period(shifted(period.first, -_AHEAD_DAYS), period.last)
    if word in ("until", "till"):
        return Period(shifted(period.first, -min(period.days(), 366)), period.last)
    if word == "by" and clause.tense == "future" and anchor and anchor < period.first:
        return Period(anchor, period.last)
    return period


def _level(tree: Tree, clause: Clause, item: _Dated) -> tuple[int, str]:
    """How surely the expression dates the main event (0 not, 1 perhaps, 2 its telling, 3 a part of it, 4 the
    event itself), and the word that bounds it ("since")."""
    tokens = tree.tokens
    if item.token is None or item.leading:
        return 4, ""
    word, nouns, node = "", 0, item.token
    path: list[int] = []
    for _ in range(len(tokens)):
        token = tokens[node]
        path.append(node)
        lower = token.text.lower()
        if node != item.token or token.head == node:
            if is_verb(tree, node):
                break
            # "In May and June": the second month hangs from the first, not from a noun.
            listed = len(path) > 1 and tokens[path[-2]].dep == "conj"
            if token.pos in ("NOUN", "PROPN", "PRON", "VERB") and not listed:
                nouns += 1
        if token.dep in ("prep", "mark") or token.pos in ("ADP", "SCONJ"):
            if lower in _COMPARING and nouns == 0:
                if _compares(tree, node):
                    return 0, ""
                word = word or lower
            if lower in _WIDENING and not word:
                word = lower
                if lower == "since" and tokens[token.head].pos not in VERBS:
                    return 0, ""  # "the worst since 2008" compares
        if token.head == node:
            # A heading or another sentence without a verb is about its date.
            return (3, word) if not clause.tense else (0, "")
        node = token.head
    if word == "since" and node in clause.verbs and clause.tense == "past" and not _perfect_at(tree, node):
        return 0, ""
    if node in clause.verbs:
        return _within(tree, path, nouns), word
    if node in clause.saying:
        return (2 if nouns <= 1 else 0), word
    return _aside(tree, clause, node, word)


def _compares(tree: Tree, word: int) -> bool:
    """Whether "than", "as" or "from" holds a time against another: "up from 2021", but not "as of Friday", "as early
    as May", "applied from Monday"."""
    token, above = tree.tokens[word], tree.tokens[tree.tokens[word].head]
    lower = token.text.lower()
    if lower == "as":
        return not tree.has_word(word, frozenset({"of"})) and above.text.lower() not in _DATING
    if lower != "from":
        return True
    if _paired(tree, word):
        return False
    if not is_verb(tree, token.head) or above.lemma in CHANGES or above.lemma == "be":
        return True
    if tree.child(token.head, "dobj") is not None:
        return True  # "saw photos from May"
    between = tree.tokens[token.head + 1 : word]
    return any(t.pos == "NUM" or t.text.lower() in _UP_OR_DOWN for t in between)


def _paired(tree: Tree, preposition: int) -> bool:
    """Whether "from X" goes on with "to Y"."""
    kids = tree.kids[preposition] + tree.kids[tree.tokens[preposition].head]
    return any(
        tree.tokens[k].text.lower() in ("to", "until", "through", "till") and k > preposition for k in kids
    )


def _perfect_at(tree: Tree, verb: int) -> bool:
    return any(
        tree.tokens[k].lemma in ("have", "'ve", "’ve") and tree.tokens[k].dep == "aux"
        for k in tree.kids[verb]
    )


def _within(tree: Tree, path: Sequence[int], nouns: int) -> int:
    """The level of an expression under one of the main verbs, from the way up to it."""
    tokens = tree.tokens
    top, verb = tokens[path[-2]] if len(path) > 1 else tokens[path[-1]], tokens[path[-1]]
    if nouns == 0:
        return 4
    direct = any(
        tokens[i].dep == "prep" and tokens[i].text.lower() in ("in", "on", "at", "during") for i in path[:2]
    )
    if top.dep == "prep" or top.dep in ("npadvmod", "advmod"):
        return 3 if nouns == 1 or direct else 0
    if direct and nouns == 1:
        return 3
    past = verb.tag in ("VBD", "VBN") or tense_of(tree, path[-1])[0] == "past"
    if not past:
        return (
            2
            if top.dep in ("nsubj", "nsubjpass") and nouns == 1 and tense_of(tree, path[-1])[0] == "future"
            else 0
        )
    if top.dep in ("nsubj", "nsubjpass"):
        return 3 if nouns == 1 or verb.lemma == "be" else 0
    if top.dep == "attr":
        return 3
    if top.dep == "dobj":
        return 3 if verb.lemma in _SHARING else 0
    return 0


def _aside(tree: Tree, clause: Clause, verb: int, word: str) -> tuple[int, str]:
    """The level of an expression in a clause beside the main one."""
    tokens = tree.tokens
    token = tokens[verb]
    above = token.head
    if token.dep == "advcl" and above in clause.verbs:
        conjunction = next(
            (
                tokens[k].text.lower()
                for k in tree.kids[verb]
                if k < verb and tokens[k].dep in ("mark", "advmod", "prep")
            ),
            "",
        )
        if conjunction in _SIMULTANEOUS:
            return 3, conjunction if conjunction == "since" else word
        # Without a conjunction it goes along with the main clause.
        return (3, word) if token.tag in ("VBG", "VBD") and not conjunction else (0, "")
    if token.dep in ("relcl", "acl"):
        noun = tokens[above]
        holder = verb_above(tree, above)
        if holder not in clause.verbs or holder is None:
            return 0, ""
        if tokens[holder].lemma == "be" and not noun.dep.startswith("nsubj"):
            return 3, word
        if noun.dep == "dobj" and tokens[holder].lemma in _SHARING and clause.tense == "past":
            return 3, word
        # "retook land held by rebels after a war in 2010": what ends the sentence may date its main verb.
        if word in ("after", "following") and token.tag == "VBN" and clause.tense == "past":
            return 1, word
    return 0, ""


_FRESH = frozenset(
    {"now", "new", "newest", "latest", "current", "currently", "recent", "recently", "fresh", "today"}
    | {"previously", "formerly", "once", "earlier"}
)


def _continues(tree: Tree, clause: Clause) -> bool:
    """Whether a sentence goes on with the time told of before: in the simple past, in the outlet's voice."""
    if clause.tense != "past" or clause.perfect or clause.saying:
        return False
    if any(tree.tokens[v].lemma in SAY for v in clause.verbs):
        return False
    return not any(t.text.lower() in _FRESH for t in tree.tokens)
