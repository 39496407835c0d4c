"""Whether a sentence holds something of the wanted kind: somebody, a place, a time or a figure."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from index.calendarwords import WEEKDAY
from index.corpus import Evidence
from index.counting.units import MONEY, UNIT_NAMES, unit_of
from index.grammar import Token
from index.wordlists import words
from qa.asking.countries import is_country
from qa.asking.demonyms import akin
from qa.asking.kinds import MEASURES_ASKED, MONIES
from qa.fitting.measured import lasting
from qa.fitting.naming import alternatives
from qa.question import Question

# Entities that can answer each kind of question (OntoNotes labels); other kinds can be answered by anything.
_ANSWERING = {
    "person": frozenset({"PERSON", "ORG", "NORP", "GPE"}),
    "body": frozenset({"ORG", "NORP", "GPE", "PRODUCT", "PERSON", "FAC", "WORK_OF_ART"}),
    "place": frozenset({"GPE", "LOC", "FAC", "ORG", "NORP"}),
    "time": frozenset({"DATE", "TIME"}),
    "figure": frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"}),
}
_WHERE = frozenset("in at from near on across outside inside around".split())
_PLACING = frozenset(
    "on to into onto off along behind under above below by beside between over through".split()
)
# None of these is a country.
_TOWNS = frozenset("city town village capital port suburb municipality".split())
# Of these the answer is a name, and another than those asked with.
_NAMING = ("person", "body", "place")
_CURRENCY = re.compile(
    r"[$€£¥₹₽]|\b(?:dollars?|euros?|pounds?|yen|yuan|roubles?|rubles?|rupees?|francs?|pesos?|lira|USD|EUR|GBP)\b"
)
_SPANS = frozenset("year month week day hour minute decade century".split())
_LASTING = re.compile(
    r"\b(?:how (?:long|old|often|soon|fast)|age|duration|length|years?|months?|weeks?|days?|hours?)\b", re.I
)

# The day on which a clipping or a search result was printed: "Sep 10, 2031 · ", "12 May 2031 — ".
_PRINTED = re.compile(
    r"\W*(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4}) ?(?:[·—–-]|\.{3}|…)"
)
# What a sentence must hold to answer for a figure, and for the time of day.
_NUMERALS = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|"
    r"eighty|ninety|dozens?|scores|hundreds?|thousands?|(?:m|b|tr)illions?|half|halved|thirds|quarters|"
    r"(?:an?|one|two|three|by) (?:thirds?|quarters?)|doubled?|tripled?|twice|no|nothing"
)
_NUMBERED = re.compile(
    rf"\d|\b(?:{_NUMERALS}|first|single|halves|most|majority|all|every|none|nobody|both|several|few|fewer|many|couple|"
    r"pair|age[sd]?|once|another)\b",
    re.I,
)
# "What is the toll?" is not answered by "many".
_NUMERAL = re.compile(rf"\d|\b(?:{_NUMERALS}|free|zero|nil)\b", re.I)
# The score of a match: "5-2".
SCORE = re.compile(r"(?<![\d-])\d{1,3} ?[-–:] ?\d{1,3}(?![\d-])")
_HOW_MANY = re.compile(r"\bhow many\b", re.I)
# "How many percent", "how many times" and "how many millions" are told by what counts no things.
_NO_COUNT = MONIES | words("percent percentage point time million billion trillion thousand hundred degree")
_MEASURED = (UNIT_NAMES | MONEY | {"year"}) - {"percent", "percentage point"}
_TIME_OF_DAY = re.compile(r"\b(?:what time|what hour|which hour|time of day)\b", re.I)
_CLOCK = re.compile(
    r"\b(?:\d{1,2}[:.]\d\d|\d{1,2} ?(?:a\.?m|p\.?m|o['’]clock)|\d{4} (?:hours|GMT|UTC)|noon|midday|midnight|dawn|dusk|"
    r"sunrise|sunset|(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:in the "
    r"(?:morning|afternoon|evening)|at night)|half past|quarter (?:past|to))\b",
    re.I,
)
# Who asks for the date is not answered with a year.
_DAY_ASKED = re.compile(
    r"\b(?:(?:what|which) (?:exact |calendar |very )?(?:date|day)|exact (?:date|day)|"
    r"(?:release|premiere|launch) date)\b",
    re.I,
)
# "They may", "they march" and "five decades" are no months.
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?|(?-i:May|March|Mar|MAY|MARCH|MAR))\b"
)
_A_DAY = re.compile(
    rf"\b(?:{WEEKDAY}|today|yesterday|tomorrow|tonight|overnight|"
    r"(?:christmas|new year['’]s|boxing|labou?r|independence|may|valentine['’]s) (?:day|eve))\b|"
    rf"\b{_MONTH}\.? \d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|\d{{4}}-\d\d-\d\d|"
    r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b",
    re.I,
)
_SINCE_WHEN = re.compile(r"^since when\b|^how long (?:has|have|had)\b", re.I)
_LASTED = re.compile(
    r"\b(?:since|for (?:\w+ ){0,3}(?:days|weeks|months|years|decades|centuries|hours|generations)|began|begun|"
    r"start(?:ed|s)?|erupted|broke out|dat(?:es|ed|ing) (?:back|from)|goes back|lasted|long-running)\b",
    re.I,
)
# How far a sentence without any number, clock or beginning is from answering for one, in steps of one kind for another.
NOT_AT_ALL = -3.0


def kind_fit(question: Question, evidence: Evidence, text: str) -> float:
    """1 where the sentence holds something of the wanted kind, -1 where not, -3 where nor anything near it."""
    wanted = _ANSWERING.get(question.wants)
    if wanted is None:
        return 0.0
    sentence = evidence.sentence
    if question.wants == "time" and _TIME_OF_DAY.search(question.standalone):
        return 1.0 if _CLOCK.search(text) else NOT_AT_ALL
    if question.wants == "time" and _SINCE_WHEN.search(question.standalone):
        return 1.0 if _LASTED.search(text) else NOT_AT_ALL
    if question.wants == "time" and _only_printed(evidence, text):
        return NOT_AT_ALL
    if question.counted == "duration" and lasting(text):
        return 1.0
    if question.wants == "figure" and not _numbers(question, evidence, text):
        return NOT_AT_ALL
    if question.counted == "score" and SCORE.search(text):
        return 1.0
    if question.wants == "figure" and question.counted in MONIES:
        money = any(label == "MONEY" for _, _, label in sentence.grammar().entities())
        return 1.0 if money or _CURRENCY.search(text) else -1.0
    if question.wants == "figure":
        # Years and days are figures only where time is measured.
        if _LASTING.search(question.standalone):
            wanted = wanted | _ANSWERING["time"]
        if any(f.counted not in _SPANS for c in sentence.claims for f in c.figures):
            return 1.0
    if question.wants == "time" and sentence.timing.marks:
        return 1.0
    named = [(first, last) for first, last, label in sentence.grammar().entities() if label in wanted]
    if question.wants == "person":
        # Where somebody is from does not say who it is.
        named = [(first, last) for first, last in named if not _whereabouts(sentence.tokens, last - 1)]
    if question.wants in _NAMING:
        # "Who is the mayor of Orne?" is not answered by Orne.
        asked = frozenset[str]() if alternatives(question) else words_of(question.standalone)
        named = [(first, last) for first, last in named if adds(sentence.tokens[first:last], asked)]
        if question.asked_noun in _TOWNS:
            named = [
                (first, last)
                for first, last in named
                if not is_country(" ".join(t.text for t in sentence.tokens[first:last]))
            ]
    if question.wants == "place" and not named and _placed(question, sentence.tokens):
        return 1.0
    if question.wants == "place" and not named and _nowhere(question, sentence.tokens):
        return NOT_AT_ALL
    return 1.0 if named else -1.0


def _numbers(question: Question, evidence: Evidence, text: str) -> bool:
    """Whether the sentence has a number, or where it is asked how many there are, a word for many or none."""
    if question.role and question.counted in MEASURES_ASKED and not _HOW_MANY.search(question.standalone):
        return _NUMERAL.search(text) is not None
    return _NUMBERED.search(_counting(question, evidence, text)) is not None


def _counting(question: Question, evidence: Evidence, text: str) -> str:
    """The text; where it is asked how many there are of something, without dates, distances, sums and ages: none of
    these is so many."""
    asked = question.counted.lower()
    counts = _HOW_MANY.search(question.standalone) and asked and asked not in _NO_COUNT
    if not counts or unit_of(asked) or _LASTING.search(question.standalone):
        return text
    sentence = evidence.sentence
    places = [(m.start, m.end) for m in sentence.timing.marks]
    places += [(f.start, f.end) for c in sentence.claims for f in c.figures if f.counted in _MEASURED]
    for first, end in ((first - sentence.start, end - sentence.start) for first, end in places):
        text = text[:first] + " " * (end - first) + text[end:]
    return text


def _placed(question: Question, tokens: Sequence[Token]) -> bool:
    """Whether a name stands behind "in" or "near": the parser takes many a village for a person."""
    asked = words_of(question.standalone)
    return question.asked_noun not in _TOWNS and any(
        t.text.lower() in _WHERE
        and t.pos == "ADP"
        and after.pos == "PROPN"
        and after.ent[2:] not in ("DATE", "TIME", "EVENT")
        and adds((after,), asked)
        and not is_country(after.text)
        for t, after in pairwise(tokens)
    )


def _nowhere(question: Question, tokens: Sequence[Token]) -> bool:
    """Whether the sentence tells of no place at all, or of none but countries where a town is asked for."""
    asked = words_of(question.standalone)
    names = [t for t in tokens if t.pos == "PROPN" and not t.ent.endswith("DATE") and adds((t,), asked)]
    if any(not is_country(t.text) for t in names):
        return False
    if question.asked_noun in _TOWNS:
        return True
    return not names and not any(
        t.pos == "ADP" and t.text.lower() in _WHERE | _PLACING and _leads_to_a_place(tokens, i)
        for i, t in enumerate(tokens)
    )


def _leads_to_a_place(tokens: Sequence[Token], preposition: int) -> bool:
    """Whether what the preposition governs may be a place: "on the roof", not "on 9 January"."""
    governed = [t for t in tokens if t.head == preposition and t.dep in ("pobj", "pcomp", "prep")]
    return any(t.ent[2:] not in ("DATE", "TIME") for t in governed)


def _whereabouts(tokens: Sequence[Token], last: int) -> bool:
    """Whether a place ends there that only says where: "a librarian from Orne"."""
    if tokens[last].ent[2:] not in ("GPE", "LOC", "FAC"):
        return False
    above = tokens[tokens[last].head]
    return above.pos == "ADP" and above.text.lower() in _WHERE


# How long it was is told in units of time, or by when it began and ended.
_A_WHILE = re.compile(
    r"\b(?:second|minute|hour|day|night|week|weekend|fortnight|month|year|season|decade|centur|generation|age|moment|"
    r"summer|winter|term)(?:s|ies)?(?:['’]s?)?\b|-(?:second|minute|hour|day|week|month|year)\b|\b(?:since|until|till|"
    r"from .{1,40}(?:to|through)|between .{1,30}and|ever|always|long|brief\w*|short\w*|overnight|indefinite\w*|"
    r"permanent\w*|forever)\b|\d[hms]\b|\d:\d\d",
    re.I,
)


def too_coarse(question: Question, evidence: Evidence, text: str) -> bool:
    """Whether the date is asked for and the sentence gives no day, or a length of time and it gives none."""
    if question.counted == "duration":
        return _A_WHILE.search(text) is None
    if question.wants != "time" or not _DAY_ASKED.search(question.standalone):
        return False
    days = [m.period.days() for m in evidence.sentence.timing.marks if m.period]
    return not any(d <= 1 for d in days) and _A_DAY.search(text) is None


def _only_printed(evidence: Evidence, text: str) -> bool:
    """Whether the only date is the one in front, on which the text was printed."""
    printed = _PRINTED.match(text)
    if printed is None:
        return False
    sentence, behind = evidence.sentence, evidence.sentence.start + printed.end()
    told = any(mark.start >= behind for mark in sentence.timing.marks) or any(
        label in _ANSWERING["time"] and sentence.tokens[first].start >= behind
        for first, _, label in sentence.grammar().entities()
    )
    return not told


@lru_cache(maxsize=64)
def words_of(question: str) -> frozenset[str]:
    """The words that a question asks with."""
    return frozenset(re.findall(r"[^\W_]+", question))


def adds(name: Sequence[Token], asked: frozenset[str]) -> bool:
    """Whether a name has a word that is none of those asked with, nor akin to one."""
    words = [t.text for t in name if t.text[:1].isupper()] or [t.text for t in name]
    return any(w not in asked and not any(akin(a, w) for a in asked if a[0].isupper()) for w in words)
