"""Whether a sentence tells of the asked time, and was printed near the time that the conversation is about."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial

from index.annotate import IndexedSentence
from index.calendarwords import MONTHS
from index.dates import Period, TimeMark
from index.tree import Tree
from index.wordlists import words
from qa.fitting.fates import asked_fate, tells_fate
from qa.question import Question

# A conversation about September is hardly gone on with by what is printed in the next year: so many days.
_NEARBY = 90
# A figure and its time are so many words apart at most.
_SAME_PHRASE = 7
_DENIED_WITHIN, _DENIED_SOON = 31, 7
# A quarter has so many days, and what it brought is told within so many.
_QUARTER_DAYS, _REPORTED = (90, 92), 120


def time_fit(question: Question, sentence: IndexedSentence, article: str = "") -> float:
    """1 where the sentence tells of the asked time, -1 where of another, -0.5 where that names the asked one.

    `article` is all that its article says, for what is named with its year: "Wonder Woman 1984".
    """
    wanted, event = question.period, sentence.timing.event
    marked = [m.period for m in sentence.timing.marks if m.period]
    if wanted is None:
        return 0.0
    quarters = _quarters(question, wanted, sentence)
    if quarters and (wanted.first.month + 2) // 3 not in quarters:
        return -1.0
    if (
        question.wants == "yes_no"
        and event
        and not marked
        and 0 < (event.first - wanted.last).days <= (_DENIED_WITHIN if event.days() > 1 else _DENIED_SOON)
    ):
        # Whoever denies it does so in the weeks after it, and names no time again.
        return 0.0
    # The truce that was agreed in July may have been to begin in August.
    to_begin = question.wants == "time" and _AGREED_TO_BEGIN.search(question.standalone) is not None
    if to_begin and event and 0 < (event.first - wanted.last).days <= _TO_BEGIN:
        return 1.0
    days = [m for m in marked if m.days() == 1]
    if (
        question.until
        and days
        and all(day.first > wanted.last for day in days)
        and not _counts_back(sentence)
    ):
        # "By 11 August" is not told by who counts on the 13th.
        return -1.0
    asked = partial(_meet, wanted, until=question.until)
    if event and question.action in _WINNING and _is_year(wanted) and _ends_after(event, wanted):
        return -1.0
    if any(map(asked, [event] if event else marked)):
        return 1.0
    if event is None and not marked:
        return -1.0 if _of_another_month(wanted, sentence) else 0.0
    # "Posted second-quarter revenue" is told in the months after it.
    if quarters and event and 0 < (event.first - wanted.last).days <= _REPORTED:
        return 1.0
    if _dated_otherwise(question, wanted, marked):
        return -1.0
    if names_edition(question, wanted, sentence) or _is_of_edition(question, wanted, article):
        return 0.0
    # A sentence may date its event otherwise and still name the asked time ("the truce of 2020 fell apart").
    if not any(map(asked, marked)):
        return -1.0
    # "Who said that the truce of May was broken?" dates the truce, and not the saying.
    if question.wants == "person" and question.action == "say":
        return 1.0
    return 1.0 if _of_dated_noun(question, sentence, asked) or _compared(question, sentence, asked) else -0.5


_TO_BEGIN = 60
_AGREED_TO_BEGIN = re.compile(
    r"\b(?:agree\w*|announc\w*|sign\w*|broker\w*|reach\w*|declar\w*|negotiat\w*|accept\w*|of|from)\b[^?]* to "
    r"(?:take effect|begin|start|end|expire|last|run out|(?:come|go|enter) into (?:force|effect))\b",
    re.I,
)
_SINCE = words("since until by before earlier previously")


def _counts_back(sentence: IndexedSentence) -> bool:
    """Whether it tells of a time before the day that it names."""
    return any(t.text.lower() in _SINCE for t in sentence.tokens)


_WINNING = words("win lift clinch claim retain crown")


def _ends_after(event: Period, wanted: Period) -> bool:
    """Whether the event is a season that begins in the summer of the asked year: it is won in the next one."""
    begins = event.first.year == wanted.first.year and event.first.month > wanted.first.month
    return begins and event.last.year == wanted.first.year + 1 and event.days() > 366


def _of_another_month(wanted: Period, sentence: IndexedSentence) -> bool:
    """Whether a month is asked about, and the sentence, of no known year, names others and not this one."""
    if wanted.days() > _MONTH or wanted.first.month != wanted.last.month:
        return False
    told = {MONTHS[t.text.lower()] for t in sentence.tokens if t.text.istitle() and t.text.lower() in MONTHS}
    return bool(told) and wanted.first.month not in told


_MONTH = 31


def _dated_otherwise(question: Question, wanted: Period, marked: Sequence[Period]) -> bool:
    """Whether the question puts the year in front of what it names ("the 2024 Orne final"), and the sentence names days
    of other years alone. What was put off by the plague was held a year later."""
    year = wanted.first.year
    if (
        not _is_year(wanted)
        or year == _PUT_OFF
        or not any(
            re.search(rf"\b{year} {re.escape(n.text)}", question.standalone, re.I) for n in question.names
        )
    ):
        return False
    days = [m for m in marked if m.days() == 1]
    return bool(days) and all(m.first.year != year for m in marked)


_PUT_OFF = 2020


def names_edition(question: Question, wanted: Period, sentence: IndexedSentence) -> bool:
    """Whether the asked year, and no other, is part of a name in the sentence: "the 2016 Halcyon Bowl", whenever it was
    told."""
    return _is_year(wanted) and _only_edition(question, wanted.first.year, _words(sentence))


def _is_of_edition(question: Question, wanted: Period, article: str) -> bool:
    """Whether the question names something with its year, and the article this and no other year of it: "Euro 2020" was
    played in 2021."""
    year = wanted.first.year
    if not article or not _is_year(wanted) or not _only_edition(question, year, question.standalone.lower()):
        return False
    return _only_edition(question, year, article.lower())


def _is_year(period: Period) -> bool:
    year = period.first.year
    return (period.first, period.last) == (date(year, 1, 1), date(year, 12, 31))


def _only_edition(question: Question, year: int, told: str) -> bool:
    """Whether the text has a name of the question with this year at it, and with no other."""
    for name in question.names:
        if name.kind in ("person", "people", "place") or not name.text[:1].isupper():
            continue
        own = re.escape(name.text.lower())
        pairs = re.findall(rf"\b((?:19|20)\d\d) {own}\b|\b{own} ((?:19|20)\d\d)\b", told)
        if pairs and {before or behind for before, behind in pairs} == {str(year)}:
            return True
    return False


_IN = words("in for of during")


def _compared(question: Question, sentence: IndexedSentence, asked: Callable[[Period], bool]) -> bool:
    """Whether a figure of the sentence is given for the asked time: "up from $10.4 billion in the first quarter"."""
    if question.wants != "figure":
        return False
    places = [m.start for m in sentence.timing.marks if m.period and asked(m.period)]
    ends = [f.end for c in sentence.claims for f in c.figures]
    return any(_leads_to(sentence, end, place) for place in places for end in ends if end < place)


def _leads_to(sentence: IndexedSentence, start: int, end: int) -> bool:
    """Whether between the two places stand only a few words of the same phrase: "in sales in"."""
    between = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    if not 0 < len(between) <= _SAME_PHRASE or any(t.pos in ("VERB", "AUX", "NUM", "PUNCT") for t in between):
        return False
    return any(t.text.lower() in _IN for t in between[-2:])


def _quarters(question: Question, wanted: Period, sentence: IndexedSentence) -> set[int]:
    """The quarters of a year that the sentence names, where one is asked about."""
    if question.wants != "figure" or not _QUARTER_DAYS[0] <= wanted.days() <= _QUARTER_DAYS[1]:
        return set()
    told = _words(sentence).replace(" - ", "-")
    return {
        n
        for n, ordinal in enumerate(("first", "second", "third", "fourth"), 1)
        if any(name in told for name in (f"q{n}", f"{ordinal}-quarter", f"{ordinal} quarter"))
    }


def _words(sentence: IndexedSentence) -> str:
    return " ".join(t.text for t in sentence.tokens).lower()


def astray(setting: Period | None, published: date | None) -> float:
    """1 where it was printed far from the time that the conversation is about."""
    if setting is None or published is None:
        return 0.0
    return float(setting.gap(Period(published, published)) > _NEARBY)


def _meet(wanted: Period, period: Period, until: bool) -> bool:
    if until:
        return period.first <= wanted.last and (wanted.first - period.last).days <= 366
    return wanted.first <= period.last and period.first <= wanted.last


def _of_dated_noun(question: Question, sentence: IndexedSentence, asked: Callable[[Period], bool]) -> bool:
    """Whether a relative clause tells what is asked and hangs on a noun of a time that is the `asked` one."""
    if not any(t.dep == "relcl" for t in sentence.tokens):
        return False
    tree = Tree(sentence.tokens)
    marks = [m for m in sentence.timing.marks if m.period]
    for clause, token in enumerate(tree.tokens):
        if token.dep != "relcl":
            continue
        inside = set(tree.below(clause))
        # The parser hangs it on the time as often as on the noun.
        noun = _dated(tree, token.head, marks)
        own = [m for m in marks if inside & set(_within(tree, m))]
        if any(m.period and asked(m.period) for m in own) and _counted_then(question, sentence, tree, clause):
            return True
        dated = any(
            m.period and asked(m.period) and _dated(tree, i, (m,)) == noun
            for m in marks
            if m not in own
            for i in _within(tree, m)
        )
        if noun is not None and dated and not own and _tells(question, sentence, tree, inside):
            return True
    return False


def _counted_then(question: Question, sentence: IndexedSentence, tree: Tree, clause: int) -> bool:
    """Whether the relative clause tells what is asked of those whom a figure counts: "the names of 74 soldiers who were
    killed in May", whenever they were collected."""
    counted = tree.tokens[tree.tokens[clause].head]
    figures = [f for c in sentence.claims for f in c.figures]
    fate = asked_fate(question)
    told = " ".join(tree.tokens[i].text for i in tree.below(clause))
    return (
        question.wants == "figure"
        and any(f.start < counted.end <= f.end for f in figures)
        and (tells_fate(fate, told) if fate else tree.tokens[clause].lemma.lower() == question.action)
    )


def _within(tree: Tree, mark: TimeMark) -> list[int]:
    return [i for i, t in enumerate(tree.tokens) if mark.start <= t.start < mark.end]


def _dated(tree: Tree, place: int, marks: Iterable[TimeMark]) -> int | None:
    """The noun that a token is, or that it dates: "war" for "2014" in "the war of April 2014"; None where it is a
    verb."""
    timed = {i for m in marks for i in _within(tree, m)}
    while place in timed or tree.tokens[place].pos == "ADP":
        head = tree.tokens[place].head
        if head == place:
            return None
        place = head
    return place if tree.tokens[place].pos in ("NOUN", "PROPN") else None


def _tells(question: Question, sentence: IndexedSentence, tree: Tree, inside: set[int]) -> bool:
    """Whether the clause holds what is asked: a word of the asked fate, else of the act or the topic; and a figure
    where one is wanted."""
    start, end = tree.tokens[min(inside)].start, tree.tokens[max(inside)].end
    figures = (f for c in sentence.claims for f in c.figures)
    if question.wants == "figure" and not any(start <= f.start < end for f in figures):
        return False
    fate = asked_fate(question)
    if fate:
        return tells_fate(fate, " ".join(tree.tokens[i].text for i in sorted(inside)))
    lemmas = {tree.tokens[i].lemma.lower() for i in inside}
    return bool(lemmas & {question.action, *question.topic})
