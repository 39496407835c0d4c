"""A figure of another dimension in the place of the asked one: "$18 billion" does not say what percentage."""

import re
from collections.abc import Collection

from index.article import Span
from index.counting.units import CURRENCIES, MONEY, UNITS, unit_of
from index.figures import Figure
from index.wordlists import words
from qa.question import Question

_PERCENT = words("percent percentage")
_SHARES = re.compile(
    r"%|\bper ?cent|\bpercent|\b(?:share|proportion|majority|half|halves)\b|"
    r"\b(?:third|quarter|fifth|tenth)s?\b|\bcents? (?:of|on|in)\b|"
    r"\b(?:in|out of|of) (?:every )?(?:two|three|four|five|six|seven|eight|nine|ten|\d+)\b",
    re.I,
)
_SIGNS = "".join(c for c in CURRENCIES if len(c) == 1)
_CURRENCY = frozenset(c for c in CURRENCIES if len(c) > 2 and c.isalpha())
_MONEY = re.compile(
    rf"[{re.escape(_SIGNS)}]|\b(?:{'|'.join(sorted(_CURRENCY))})s?\b|"
    r"\b(?:million|billion|trillion|bn|mn|cents?|pence|money|worth|nothing|free)\b",
    re.I,
)
# Each unit of time with those in which its answer may be told as well.
_LASTING_WORDS = {
    "year": r"years?|decades?|century|centuries|months?|life|lifetime|(?:19|20)\d\d|annual\w*|yearly",
    "month": r"months?|years?|weeks?|days?|since|until|till",
    "week": r"weeks?|days?|months?|fortnight\w*|since|until|till",
    "day": r"days?|weeks?|nights?|hours?|weekends?|months?|fortnight\w*|since|until|till|daily",
    "hour": r"hours?|minutes?|days?|nights?|half an|o['’]clock|a\.?m\.?|p\.?m\.?|since|until|till",
    "minute": r"minutes?|seconds?|hours?|half an|quarters?",
}
_LASTING = {asked: re.compile(rf"\b(?:{told})\b", re.I) for asked, told in _LASTING_WORDS.items()}
_DURATION = re.compile(r"\b(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?)\b", re.I)
_LENGTH = re.compile(
    r"\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|half an|\w+(?:teen|ty))"
    r"[\s-](?:(?:full|long|whole)\s)?"
    r"(?:centur(?:y|ies)|decades?|years?|months?|weeks?|days?|hours?|minutes?|seconds?)\b",
    re.I,
)
# "How many billions" are of anything.
_ROUND = words("hundred thousand million billion trillion dozen")
# What is counted is not measured in these.
_MEASURES = (
    frozenset(UNITS.values()) - {"percent", "percentage point"}
    | _CURRENCY
    | words("metre meter kilometre kilometer mile foot yard inch")
)
# Nor is it the parts of a text, or those who deal with each other.
_OF_A_TEXT = words("page article clause paragraph point chapter line section annex side round stage phase")


# "For months" says how long without a number.
_VAGUELY = re.compile(
    r"\bfor (?:many |several |some |long )?(?:decades|years|months|weeks|days|hours)\b", re.I
)


# "It is to last until the harvest" says how long by its end.
_UNTIL = re.compile(
    r"\b(?:last\w*|runs?|running|hold\w*|held|remain\w*|stay\w*|valid|continu\w+|in force|extend\w*|prolong\w*)\b"
    r"[^.;]{0,40}?\b(?:until|till|through)\b",
    re.I,
)


def lasting(text: str) -> bool:
    """Whether the text names a length of time, or its end."""
    return any(p.search(text) for p in (_LENGTH, _VAGUELY, _UNTIL))


# "Half an hour behind India's clocks" lasts nothing.
_BY_SO_MUCH = re.compile(r" (?:behind|ahead of|(?:earlier|later|longer|shorter) than)\b", re.I)


def by_how_much(question: Question, text: str, answer: Span) -> bool:
    """Whether it is asked how long something took, and the answering words tell by how much one thing is behind another
    or ahead of it; or whether it is asked when it was, and they tell by how much it was put off."""
    if question.wants == "time":
        return (
            _PUT_OFF.search(text[: answer.start]) is not None and _SO_LONG.match(answer.of(text)) is not None
        )
    return question.counted == "duration" and _BY_SO_MUCH.match(text[answer.end :]) is not None


_PUT_OFF = re.compile(
    r"\b(?:push(?:ed|es)?|delay(?:ed|s)?|postpone[ds]?|put off|slip(?:ped|s)?|move[ds]?|brought forward|advance[ds]?)\b"
    r"[^.;]{0,40} by (?:about |at least |more than |nearly |another )?$",
    re.I,
)
_SO_LONG = re.compile(
    r"(?:an?|one|two|three|four|five|six|\d+|several|a few)(?: more)? (?:hour|day|week|month|year)s?\b", re.I
)


def in_other_units(question: Question, figures: Collection[Figure], text: str) -> bool:
    """Whether all that the sentence measures is of another dimension than the asked percentage, sum, time or count."""
    if question.wants != "figure" or not question.counted:
        return False
    asked = question.counted.split()[-1]
    if asked in _PERCENT:
        return bool(figures) and not _SHARES.search(text)
    if asked in _CURRENCY:
        return bool(figures) and not _MONEY.search(text)
    if asked in _LASTING:
        return bool(_DURATION.search(text)) and not _LASTING[asked].search(text)
    if asked in ("time", "duration") and not _HOW_OFTEN.search(question.standalone):
        return bool(figures) and _DURATION.search(text) is None
    if asked in _ROUND or asked == "money" or unit_of(asked):
        return False
    others = _MEASURES | (_OF_A_TEXT - {asked})
    counts = [f for f in figures if f.counted not in others and not f.counted.isupper()]
    return bool(figures) and not counts and _counted(question)


_HOW_OFTEN = re.compile(r"\bhow many times\b", re.I)


def _counted(question: Question) -> bool:
    """Whether things are counted: "how many guns", not "how high" nor "what price"."""
    return re.search(r"\bhow many\b", question.standalone, re.I) is not None


# Without a sum it may still be told that it cost nothing, or that nobody says.
_WITHOUT_A_SUM = re.compile(
    r"[$£€¥₹]|\b(?:free|nothing|gratis|undisclosed|not disclosed|no charge|million|billion|percent|per cent|dollars?|"
    r"euros?|pounds?|half (?:the|its|of))\b",
    re.I,
)


def names_no_sum(question: Question, figures: Collection[Figure], text: str) -> bool:
    """Whether it is asked how much was paid, and the sentence names no sum: "half in cash and half in stock"."""
    if question.wants != "figure" or question.counted != "money":
        return False
    return not any(f.counted in MONEY or f.counted.isupper() for f in figures) and not _WITHOUT_A_SUM.search(
        text
    )


_SUM = re.compile(r"[$£€]\s?\d[\d.,]*(?:\s?(?:million|billion|bn|m\b|thousand))?", re.I)


def of_another_sum(question: Question, text: str, near: str) -> bool:
    """Whether the question tells a thing by its sum ("the $2.04 billion ticket"), and the text tells of one of another:
    `near` is what stands around it."""
    asked = {_plainly(m) for m in _SUM.findall(question.standalone)}
    told = {_plainly(m) for m in _SUM.findall(text)}
    around = {_plainly(m) for m in _SUM.findall(near)}
    return question.wants not in ("figure", "yes_no") and bool(asked and told) and not asked & (told | around)


def _plainly(amount: str) -> str:
    return re.sub(r"\s|\.0+(?!\d)", "", amount.lower().replace("bn", "billion"))
