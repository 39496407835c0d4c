"""Expressions of time in English news text, found by pattern, and told from what only looks like one."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from index.calendarwords import MONTH, SEASON, WEEKDAY
from index.wordlists import numbered, words


class Found(NamedTuple):
    """An expression of time in a text, not yet read: its kind and its match."""

    kind: str
    match: re.Match[str]


HOURS = "one two three four five six seven eight nine ten eleven twelve".split()
SEASONS = {
    "spring": ("SP", 3),
    "summer": ("SU", 6),
    "autumn": ("FA", 9),
    "fall": ("FA", 9),
    "winter": ("WI", 12),
}
NUMBERS = numbered(
    """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen""",
    0,
)
TENS = numbered("twenty thirty forty fifty sixty seventy eighty ninety", 20, 10)
ORDINALS = numbered("first second third fourth")
DECADES = numbered("twenties thirties forties fifties sixties seventies eighties nineties", 20, 10)
CENTURIES = numbered("fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first", 15)
UNIT_LETTERS: dict[str, tuple[str, str]] = {
    "second": ("T", "S"),
    "minute": ("T", "M"),
    "hour": ("T", "H"),
    "day": ("", "D"),
    "week": ("", "W"),
    "month": ("", "M"),
    "quarter": ("", "Q"),
    "year": ("", "Y"),
}

_SHORT_WEEKDAY = r"(?:Mon|Tues?|Weds?|Thu(?:rs?)?|Fri|Sat|Sun)\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|:\d|[.,]\d|-\w|(?:st|nd|rd|th)\b)"
_YEAR = r"(?:1[5-9]|20)\d\d(?!\d|[.,]\d|%)"
_PART = (
    r"(?:(?:the\s+)?(?P<part>early|mid|late|beginning|start|end|close|middle)"
    r"(?:\s*-\s*|\s+(?:of\s+|in\s+)?)(?:the\s+)?)?"
)
_SMALL = "|".join(reversed(NUMBERS))  # "seventeen" before "seven"
_NUMBER_WORD = rf"(?:(?:{'|'.join(TENS)})(?:-\w+|\s(?:{_SMALL})\b)?|{_SMALL})"
_COUNT = (
    rf"(?:(?:an?|several|a\s+few|few|many|\d{{1,3}}(?:\.\d+)?|{_NUMBER_WORD})[\s-](?:hundred|thousand)"
    rf"(?:\s+(?:and\s+)?{_NUMBER_WORD})?|(?:dozens|hundreds|thousands)\s+of|"
    r"a\s+couple(?:\s+of)?|a\s+few|a\s+dozen|an?\s+half|half\s+an?|a|an|few|several|many|"
    rf"\d{{1,3}}(?:[.,]\d+)?|{_NUMBER_WORD})(?:[\s-]and[\s-]a[\s-]half)?"
)
_UNIT = r"(?:second|minute|hour|day|week|fortnight|month|year|decade|centur(?:y|ie))s?"
_LONG_UNIT = r"(?:day|week|fortnight|month|quarter|year|decade|centur(?:y|ie))s?"
_CLOCK_WORD = r"(?:noon|midnight)\b"
_ZONE = (
    r"(?:GMT|UTC|BST|CE?ST|CET|E[SD]?T|C[SD]T|P[SD]?T|M[SD]T|EE[SD]?T|MSK|IST|JST|Z|Eastern|Pacific|Central)"
)
_ZONES = rf"(?:(?:local|Eastern|Pacific|Central)\s+time|{_ZONE}(?:\s*[+-]\s*\d{{1,2}})?)"
_DAY_PART = r"(?:\s+(?:early\s+)?(?P<time>morning|afternoon|evening|night)\b)?"

# In order: where two match at one place, the earlier is taken.
_PATTERNS: dict[str, str] = {
    "iso": r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-])",
    "numeric": r"(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?!\d)",
    "range_mdy": rf"(?P<m>{MONTH})\s+(?P<d>3[01]|[12]\d|0?[1-9])\s*(?:-|–|—|to|through)\s*(?P<d2>{_DAY})"
    rf"(?:,?\s+(?P<y>{_YEAR}))?\b",
    "range_dmy": rf"(?P<d>(?:3[01]|[12]\d|0?[1-9]))\s*(?:-|–|—|to)\s*(?P<d2>{_DAY})\s+(?P<m>{MONTH})"
    rf"(?:,?\s+(?P<y>{_YEAR}))?\b",
    "range_mdmd": rf"(?P<m>{MONTH})\s+(?P<d>3[01]|[12]\d|0?[1-9])(?:,?\s+(?P<y1>{_YEAR}))?-"
    rf"(?P<m2>{MONTH})\s+(?P<d2>{_DAY})(?:,?\s+(?P<y>{_YEAR}))?(?!\w)",
    "range_dmdm": rf"(?P<d>3[01]|[12]\d|0?[1-9])\s+(?P<m>{MONTH})(?:,?\s+(?P<y1>{_YEAR}))?-"
    rf"(?P<d2>{_DAY})\s+(?P<m2>{MONTH})(?:,?\s+(?P<y>{_YEAR}))?(?!\w)",
    "mdy": rf"(?:(?:{WEEKDAY}|{_SHORT_WEEKDAY}),?\s*[\[(]?)?(?P<m>{MONTH})\s+(?P<d>{_DAY})"
    rf"(?:(?:,|,?\s+of)?\s*(?P<y>{_YEAR}))?(?!\w)",
    "dmy": rf"(?:(?:{WEEKDAY}|{_SHORT_WEEKDAY}),?\s*[\[(]?\s*)?(?:the\s+)?(?P<d>{_DAY})"
    rf"(?:\s+of)?\s+(?P<m>{MONTH})"
    rf"(?:,?\s+(?P<y>{_YEAR}))?(?!\w)",
    "month_year": rf"{_PART}(?P<m>{MONTH})(?:,|\s+of)?\s+(?P<y>{_YEAR})\b(?!\s*-\s*\w)",
    "season_year": rf"{_PART}(?P<m>{SEASON})(?:\s+of)?\s+(?P<y>{_YEAR})\b",
    "quarter": rf"(?:(?P<q>Q[1-4]|[1-4]Q)(?:(?:,|\s+of)?\s*(?P<y>{_YEAR}))?|(?P<y2>{_YEAR})\s+Q(?P<q2>[1-4])|"
    rf"(?:the\s+)?(?P<o>first|second|third|fourth|last)[\s-]quarter"
    rf"(?:(?:\s+of|\s+in)?\s+(?P<y3>{_YEAR}|(?:this|last|next)\s+year))?)\b",
    "half": rf"(?:the\s+)?(?P<o>first|second)\s+half\s+of\s+(?P<y>{_YEAR}|(?:this|last|next)\s+year)\b",
    "decade": rf"{_PART}(?:the\s+)?(?:(?P<y>(?:1[5-9]|20)\d0)['’]?s|['’‘]?(?P<d>[2-9]0)['’]?s|"
    rf"(?P<w>{'|'.join(DECADES)}))\b",
    "century": rf"{_PART}(?:the\s+)?(?:(?P<n>1[0-9]|2[01]|[2-9])(?:st|nd|rd|th)|"
    rf"(?P<w>{'|'.join(CENTURIES)}))[\s-]century\b",
    "year_range": r"(?P<y>(?:1[5-9]|20)\d\d)\s?[-–—/]\s?(?P<y2>(?:(?:1[5-9]|20)\d\d|\d\d))(?![\w%-]|[.,]\d)",
    "same": r"(?:the|that)\s+same\s+(?P<u>period|time|day|week|month|quarter|year)\s+"
    r"(?:(?:of|in)\s+)?(?P<w>a\s+year\s+(?:ago|earlier|before)|last\s+year|the\s+(?:previous|prior)\s+year|"
    rf"(?P<y>{_YEAR}))\b",
    "year": rf"{_PART}(?P<y>(?:1[5-9]|20)\d\d)(?![\w%]|[.,:]\d|-\d)",
    "part_of_year": r"(?:(?P<p>earlier|later|late|early|"
    r"(?:the\s+)?(?:end|start|beginning|middle)\s+of|mid)[\s-]+)?"
    r"(?P<w>this|last|next)\s+(?P<u>year|month|week|decade|century|quarter)(?:['’]s)?\b",
    "which_named": rf"(?P<w>last|this|next|past|this\s+past|this\s+coming)\s+"
    rf"(?P<n>{WEEKDAY}|{MONTH}(?!\w)|{SEASON}\b)"
    rf"(?!s\b){_DAY_PART}",
    "span": rf"(?:(?:the|these)\s+)?(?P<w>last|past|previous|next|coming|following|first)\s+"
    rf"(?P<c>{_COUNT})[\s-]+"
    rf"(?:\w+ing\s+)?(?P<u>{_UNIT})\b",
    "recent": rf"(?:the\s+)?(?P<w>recent|coming)\s+(?P<u>{_LONG_UNIT})\b",
    "ago": r"(?:(?:more\s+than|over|about|around|nearly|almost|some|just|at\s+least|less\s+than|roughly|"
    r"exactly)\s+)?"
    rf"(?P<c>{_COUNT}|\d{{4,}})[\s-](?P<u>{_UNIT})\s+(?P<w>ago|earlier|later|before(?=\s*[,.;:)]|$)|afterwards?|"
    r"after(?=\s*[,.;:)]|$)|from\s+now|previously|prior(?=\s*[,.;:)]|$))\b",
    "bare_ago": rf"(?P<u>{_LONG_UNIT})\s+(?:ago|(?P<w>earlier|later))\b",
    "unit": r"(?:the\s+)?(?P<w>past|previous|prior|preceding|following|next|coming|same|that|last|this)\s+"
    r"(?P<u>night|morning|afternoon|evening|day|weekend|week|fortnight|month|quarter|year|decade|century)"
    r"(?:['’]s)?\b",
    "consecutive": r"(?:a|the)\s+\w+\s+(?:consecutive|straight|successive)\s+(?P<u>day|week|month|year)\b",
    "the_day": r"(?:the\s+)?(?:start|beginning|end|close|rest)\s+of\s+the\s+day\b|"
    r"(?:earlier|later)\s+in\s+the\s+day\b|"
    r"(?<=\bto end )the\s+day\b|(?<=\bto close )the\s+day\b|"
    r"(?:a|the)\s+day\s+(?P<w>earlier|later|(?:before|after)(?=\s*[,.;:)]|$))",
    "today": rf"(?:(?:earlier|later|early|late)\s+)?(?P<w>today|tonight|(?:the\s+day\s+before\s+)?yesterday|"
    rf"(?:the\s+day\s+after\s+)?tomorrow)(?:['’]s)?\b{_DAY_PART}",
    "weekday": rf"(?:(?:early|late)\s+)?(?P<n>{WEEKDAY})(?:['’]s)?\b(?!['’]?s\b){_DAY_PART}",
    "month": rf"{_PART}(?P<m>{MONTH})(?:['’]s)?(?!\w)",
    "clock": rf"(?:(?P<h>1[0-2]|0?[1-9])(?:[:.](?P<min>[0-5]\d))?\s*(?P<half>[ap]\.?m\b\.?)|"
    rf"(?P<h2>[01]?\d|2[0-3]):(?P<min2>[0-5]\d)(?P<h24>\s*h(?:rs|ours)?\b)?|(?P<h3>[01]\d|2[0-3])(?P<min3>[0-5]\d)"
    rf"(?=\s+(?:hours|hrs|local\s+time|{_ZONE})\b)|(?P<w>{_CLOCK_WORD})|"
    rf"(?P<told>{'|'.join(HOURS)}|1[0-2]|[1-9])(?:\s+o['’]clock)?\s+(?:in\s+the\s+(?P<part>morning|afternoon|evening)|"
    r"at\s+(?P<night>night)))"
    rf"(?P<z>\s*(?:{_ZONES}(?!\w)|\({_ZONES}\)))?(?![:\d])",
    "set": r"(?P<w>weekly|annually|yearly|monthly|daily|hourly|quarterly|annual)\b|(?:every|each|per)\s+"
    rf"(?P<u>hour|day|week|month|quarter|year|decade|night|morning|weekend|{WEEKDAY})\b",
    "duration": rf"(?P<c>{_COUNT})[\s-](?:(?:consecutive|straight|successive|full|long)\s+)?(?P<u>{_UNIT})"
    r"(?![\s-]old\b|[\s-]of[\s-]age\b)(?:['’]s?)?(?!\w)",
}
_COMPILED = {kind: re.compile(pattern, re.IGNORECASE) for kind, pattern in _PATTERNS.items()}

# Whatever an expression can begin with: only there are the patterns tried.
_OPENING = re.compile(
    r"(?<![\w$£€¥.,:/'’-])(?:the\s+|that\s+|these\s+|a\s+|an\s+)?(?:['’‘]?\d|q[1-4]\b|early|mid|late|beginning|start|end|close|middle|earlier|later|"
    r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|spring|autumn|fall|winter|"
    r"first|second|third|fourth|last|this|next|past|previous|prior|preceding|following|coming|same|that|recent|"
    r"today|tonight|yesterday|tomorrow|noon|midnight|week|annual|year|month|daily|hour|quarter|every|each|per\b|"
    r"couple|few|dozen|hundred|thousand|several|many|half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fifteen|twent|thirt|fort|fift|sixt|sevent|eight|ninet|day|decade|centur|fortnight|more|over|about|"
    r"around|nearly|almost|some\b|just|at\s+least|less|roughly|exactly|rest\b|"
    r"minute|night|morning|afternoon|evening|weekend|[a-z]+\s+(?:consecutive|straight|successive)\s)",
    re.IGNORECASE,
)


def scan(text: str, start: int = 0, end: int | None = None) -> Iterator[Found]:
    """The expressions of time in text[start:end], in order and without overlap."""
    limit = len(text) if end is None else end
    position = start
    while opening := _OPENING.search(text, position, limit):
        at = opening.start()
        found = _at(text, at, limit)
        if found is None:
            # The opening may have an article in front of it: go on behind its first word.
            position = at + 1
            continue
        yield found
        position = max(found.match.end(), at + 1)


def _at(text: str, at: int, limit: int) -> Found | None:
    for kind, pattern in _COMPILED.items():
        match = pattern.match(text, at, limit)
        if match and _plausible(kind, match):
            return Found(kind, match)
    return None


# Words before which a number of four digits is not a year, and after which it is.
_BEFORE_COUNT = re.compile(
    r"(?:about|around|some|nearly|almost|over|than|least|most|only|approximately|roughly|no\.|number|room|flight|"
    r"route|highway|code|page|another|additional|[$£€¥#])\s*$",
    re.IGNORECASE,
)
_BEFORE_YEAR = re.compile(
    r"\b(?:in|since|of|by|from|until|till|to|through|and|or|before|after|during|the|for|early|mid|late|a|an|its|his|"
    r"her|their|our|than|between|with|circa|year|season|’s|'s)[\s-]*[(\[]?$",
    re.IGNORECASE,
)
_UNITS_AFTER = re.compile(
    r"\s*(?:(?:people|men|women|children)(?!['’]s)|troops|soldiers|civilians|fighters|police|personnel|staff|students|"
    r"points?|votes?|(?:square|cubic|nautical)\s|kilo|km\b|met(?:er|re)s?|miles?|feet|foot|ft\b|yards?|acres?|hectares?|tons?|tonnes?|"
    r"kg\b|grams?|pounds?|dollars?|euros?|yen|rubles?|roubles?|yuan|cents?|percent|per\s+cent|degrees?|calories|hours?|"
    r"minutes?|seconds?|days?|weeks?|months?|years?|times|words|pages|units?|homes|houses|jobs|cases|deaths|"
    r"cars|vehicles|barrels|megawatts?|mw\b|watts?|bytes|dead|others|more\b|or\s+more\b|mAh|nits|x\s)",
    re.IGNORECASE,
)
_PLURAL_AFTER = re.compile(r"\s+(?:[a-z]+\s+)?(?P<noun>[a-z]{3,}s)\b")
# Plural nouns that a year commonly stands before although it does not count them.
_DATED_PLURALS = words(
    """elections games olympics awards protests riots attacks talks clashes midterms finals playoffs
    sanctions polls hostilities accords reforms budgets wildfires floods bombings championships
    primaries ceremonies negotiations results earnings sales figures"""
)
_FUNCTION_AFTER = re.compile(
    r"\s*(?:$|[.,;:)\]?!'’”\"–—-]|(?:and|or|to|but|when|after|before|as|with|by|in|on|at|the|that|who|which|"
    r"was|were|is|has|had|he|she|it|they|under|for|from|through|until|while|because|of|a|an)\b)"
)
_HOLIDAY = re.compile(
    r"(?:black|cyber|good|super|easter|ash|palm|holy|giving|boxing|election|maundy)\s+$", re.IGNORECASE
)
_MONTH_CUE = re.compile(
    r"\b(?:in|since|of|by|from|until|till|to|through|and|or|before|after|during|early|mid|late|between|last|next|"
    r"this|for|every|each|on|around|than|as|is|s)[\s-]+(?:the\s+month\s+of\s+)?$",
    re.IGNORECASE,
)
# Months whose names are also words or first names.
_AMBIGUOUS_MONTHS = frozenset({"may", "march", "august", "april", "june"})
_CLOCK_CUE = re.compile(
    r"\b(?:at|by|until|till|around|from|to|before|after|since|about|between|and|time|GMT|UTC|on|day)[\s:,-]*\(?$",
    re.IGNORECASE,
)
# "At 1800 hours" is a time of day, "1800 hours of work" are many.
_HOURS_CUE = re.compile(
    r"\b(?:at|by|until|till|since|from|before|after|around)\s+$|\d{4}\s+to\s+$", re.IGNORECASE
)
_HOURS = re.compile(r"\s+(?:hours|hrs)\b", re.IGNORECASE)
_MANY_HOURS = re.compile(r"\s+\w+\s+(?:of|an?|per|each|every)\b", re.IGNORECASE)
# "Highs in the 90s", "climbed into the 90s on Monday" are warm days.
_HEAT = re.compile(
    rf"\b(?:temperatures?|highs|lows|mercury|thermometers?)\b[^.!?]*\0|\0\s*(?:degrees|F\b|°|Fahrenheit)|"
    rf"\b(?:into|be\s+in)\s+\0\s+(?:on\s+)?(?:{WEEKDAY}|today|tonight|tomorrow)\b",
    re.IGNORECASE,
)
_HEAT_REACH = 60
# "Ago" behind these is no few years: "66 million years ago".
_NUMBERED = re.compile(
    r"(?:\d|\b(?:light|hundreds?|thousands?|(?:m|b|tr)illions?)(?:\s+of)?)[\s-]+$", re.IGNORECASE
)
_RESULTS = re.compile(
    r"['’]?s?\s+(?:net\s+|operating\s+|gross\s+)?"
    r"(?:profit|earnings|revenue|sales|results|loss|report|income|GDP|growth)"
)
_RATE = re.compile(r"\b(?:his|her|their|my|your|our|its)\s+(?:\w+\s+)?$", re.IGNORECASE)
_MODAL_MAY = re.compile(r"\s+(?:be|have|not|also|well|still|yet|soon|never|[a-z]+(?:ly)?)\b")


def _before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - 24) : match.start()]


def _after(match: re.Match[str]) -> str:
    return match.string[match.end() : match.end() + 40]


def _plausible(kind: str, match: re.Match[str]) -> bool:
    check = _CHECKS.get(kind)
    return check is None or check(match)


_QUOTES = "\"'“”‘’"


def _is_year(match: re.Match[str]) -> bool:
    if match["part"]:
        return not _UNITS_AFTER.match(_after(match))
    year, before, after = int(match["y"]), _before(match), _after(match)
    if _BEFORE_COUNT.search(before) or _UNITS_AFTER.match(after) or re.match(r"-[a-z]", after):
        return False
    if before[-1:] in _QUOTES and after[:1] in _QUOTES and before and after:
        return False  # a title
    cue = _BEFORE_YEAR.search(before)
    plural = _PLURAL_AFTER.match(after)
    if year < 1900:
        return bool(
            cue and re.search(r"\b(?:in|since|from|until|of|by)\s$", before) and _FUNCTION_AFTER.match(after)
        )
    if plural and plural["noun"] not in _DATED_PLURALS and not plural["noun"].endswith("ss"):
        # "the 2016 floods of …" against "the 1900 soldiers": round numbers count.
        return bool(cue and year % 100)
    return True


def _is_year_range(match: re.Match[str]) -> bool:
    first, last = int(match["y"]), match["y2"]
    if _BEFORE_COUNT.search(_before(match)) or _UNITS_AFTER.match(_after(match)):
        return False
    end = (
        int(last)
        if len(last) == 4
        else first // 100 * 100 + int(last) + (100 if int(last) < first % 100 else 0)
    )
    # "2022-09" is a month, "2009-10" a season.
    return 0 < end - first <= 150 or (len(last) == 2 and 1 <= int(last) <= 12 and "-" in match.group())


def _is_month(match: re.Match[str]) -> bool:
    name, word = match["m"].rstrip(".").lower(), match["m"]
    if word[0].islower() and (name in ("may", "march") or len(name) < 4):
        return False
    if len(name) < 5 and name not in ("may", "june", "july"):
        # "Mar" and "Dec" alone are as often something else.
        return word.endswith(".") and bool(_MONTH_CUE.search(_before(match)))
    if name not in _AMBIGUOUS_MONTHS or match["part"]:
        return True
    after = _after(match)
    if not _MONTH_CUE.search(_before(match)):
        return bool(
            name != "may" and re.match(r"['’]s\s|\s+(?:sales|figures|report|election|meeting)\b", after)
        )
    # "of June Carter", "to March on".
    return not re.match(r"\s+[A-Z][a-z]+|\s+(?:on|through|against|toward)\b", after) and not (
        name == "may"
        and re.search(r"\b(?:and|or|as|this|is|s)\s$", _before(match))
        and _MODAL_MAY.match(after)
    )


def _is_month_day(match: re.Match[str]) -> bool:
    word = match["m"]
    if word[0].islower() and word.lower() in ("may", "march", "mar", "dec", "sep", "jan", "jun", "oct"):
        return bool(match["y"])
    return not (
        match["y"] is None
        and re.match(r"\s*(?:%|percent|people|soldiers|million|billion|points?)", _after(match))
    )


def _is_clock(match: re.Match[str]) -> bool:
    if match["h3"] and _HOURS.match(_after(match)):
        cue = match["h3"][0] == "0" or _HOURS_CUE.search(_before(match))
        return bool(cue) and not _MANY_HOURS.match(_after(match))
    if match["half"] or match["z"] or match["h3"] or match["h24"]:
        return True
    if match["w"]:
        return not re.match(r"\s+[A-Z]", _after(match))
    return bool(_CLOCK_CUE.search(_before(match)))


def _is_decade(match: re.Match[str]) -> bool:
    before = _before(match)
    if _RATE.search(before):
        return False  # "in her 70s", "in his early eighties"
    if match["y"] or re.search(r"['’‘]\d", match.group()):
        return True
    ahead = match.string[max(0, match.start() - _HEAT_REACH) : match.start()]
    if _HEAT.search(f"{ahead}\0{_after(match)}"):
        return False
    return bool(
        match["part"]
        or re.match(r"the\s", match.group(), re.IGNORECASE)
        or re.search(r"\d0s\s+(?:and|or|to)\s+(?:the\s+)?$", before)
    )


def _is_weekday(match: re.Match[str]) -> bool:
    return match["n"][0].isupper() and not _HOLIDAY.search(_before(match))


def _is_quarter(match: re.Match[str]) -> bool:
    if match["q"] or match["q2"] or match["y3"]:
        return True
    # "Last quarter's profit" is that of the three months before.
    return match["o"].lower() != "last" and bool(_RESULTS.match(_after(match)))


def _is_duration(match: re.Match[str]) -> bool:
    unit = match["u"].lower()
    if unit == "second" or (unit == "minute" and match["c"].lower() in ("a", "an")):
        return "-" in match.group()
    return not re.match(r"-(?:old|olds)\b", _after(match))


def _is_today(match: re.Match[str]) -> bool:
    # "USA Today" and "Entertainment Tonight" are names.
    word = match["w"]
    return not (
        word[0].isupper() and not word.isupper() and re.search(r"(?:^|\W)[A-Z]\w*\s$", _before(match))
    )


def _is_set(match: re.Match[str]) -> bool:
    return match.group()[0].islower()


def _is_unit(match: re.Match[str]) -> bool:
    # "the last day" and "the last quarter" are the final ones; "that day" points back.
    which, unit = match["w"].lower(), match["u"].lower()
    if which in ("last", "this") and unit == "day":
        return False
    if which == "same" and match.group()[:3].lower() != "the":
        return False
    if which == "that" and unit == "night" and match.group()[0].isupper():
        return True
    return which not in ("past", "coming") or unit not in ("night", "morning", "afternoon", "evening")


def _is_which(match: re.Match[str]) -> bool:
    name = match["n"]
    if name[0].isupper():
        return True
    return name.lower() in SEASONS and name.lower() != "fall"


def _is_bare_ago(match: re.Match[str]) -> bool:
    return not _NUMBERED.search(_before(match))


def _is_ago(match: re.Match[str]) -> bool:
    return not (
        match["u"].lower().startswith(("second", "minute", "hour")) and match["w"].lower() not in ("ago",)
    )


_CHECKS: dict[str, Callable[[re.Match[str]], bool]] = {
    "year": _is_year,
    "year_range": _is_year_range,
    "month": _is_month,
    "range_mdmd": _is_month_day,
    "mdy": _is_month_day,
    "dmy": _is_month_day,
    "clock": _is_clock,
    "decade": _is_decade,
    "weekday": _is_weekday,
    "quarter": _is_quarter,
    "duration": _is_duration,
    "set": _is_set,
    "today": _is_today,
    "unit": _is_unit,
    "which_named": _is_which,
    "ago": _is_ago,
    "bare_ago": _is_bare_ago,
}
