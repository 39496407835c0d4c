"""The numbers that a sentence states: their range, what they count, whose it is and what happened to it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.ages import is_age
from index.grammar import Token
from index.reporting import SAY
from index.tense import CHANGES
from index.timewords import MONTHS, NUMBERS, TENS
from index.tree import Tree
from index.wordlists import words


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a claim states: its place, its value or range, its unit or what it counts, its hedge.

    `low` and `high` are equal for an exact figure; "at least 32" has high None, "hundreds" is 200 to 999.
    `counted` is a unit ("percent", "USD", "km²"; "year" for an age) or the lemma of the noun ("soldier"; "person"
    for the dead and the injured), `modifiers` what tells this noun from others of its kind ("military"), `side`
    whose they are ("Armenian", "both sides"), `happened` the verb for what happened to them ("kill", "evacuate"; words
    for the same are one word), `of` what a share or an amount is part of ("the vote"). `value` is the number
    as stated (the middle of a range).
    """

    start: int
    end: int
    low: float
    high: float | None
    counted: str
    hedge: str = ""
    value: float = 0.0
    happened: str = ""
    side: str = ""
    modifiers: tuple[str, ...] = ()
    of: str = ""


_DIGITS = re.compile(
    r"(?P<money>[A-Z]{0,3}[$£€¥₹])?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+)(?P<tail>[a-z%]*)"
)
_UNITS_OF_TEN = {word: float(number) for word, number in (NUMBERS | TENS).items()}
_WORD_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion", "dozen"})
_SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "tn": 1e12,
}
# A full stop behind a scale may be taken for a part of it: "£3m."
_SCALES_AT_END = frozenset({"k.", "m.", "mn.", "bn.", "b.", "tn."})
# What an unnumbered plural stands for, as far as usage goes: from two of them to just below the next.
_VAGUE = {
    "dozens": (24.0, 99.0),
    "scores": (40.0, 99.0),
    "hundreds": (200.0, 999.0),
    "thousands": (2000.0, 9999.0),
    "millions": (2e6, 9_999_999.0),
    "billions": (2e9, 9_999_999_999.0),
}
# "several hundred" is 3 to 9 of them.
_SEVERAL = {"several": (3.0, 9.0), "few": (2.0, 5.0), "couple": (2.0, 3.0)}
_CURRENCIES = {
    "$": "USD",
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "NT$": "TWD",
    "R$": "BRL",
    "MX$": "MXN",
    "£": "GBP",
    "€": "EUR",
    "¥": "JPY",
    "₹": "INR",
    "usd": "USD",
    "eur": "EUR",
    "gbp": "GBP",
    "dollar": "USD",
    "euro": "EUR",
    "pound": "GBP",
    "yen": "JPY",
    "rupee": "INR",
    "franc": "CHF",
    "rouble": "RUB",
    "ruble": "RUB",
    "yuan": "CNY",
}
_UNITS = {
    "%": "percent",
    "percent": "percent",
    "pc": "percent",
    "percentage": "percentage point",
    "km": "km",
    "kilometer": "km",
    "kilometre": "km",
    "metre": "m",
    "meter": "m",
    "mile": "mile",
    "foot": "foot",
    "kilogram": "kg",
    "kilo": "kg",
    "kg": "kg",
    "tonne": "tonne",
    "ton": "ton",
    "hectare": "hectare",
    "acre": "acre",
    "litre": "litre",
    "liter": "litre",
    "barrel": "barrel",
    "lb": "lb",
    "degree": "degree",
    "mph": "mph",
    "kph": "km/h",
}
_UNIT_NAMES = frozenset({*_UNITS.values(), *(unit + "²" for unit in _UNITS.values())})
_TIME_WORDS = MONTHS.keys() | words(
    """second minute hour day week month year decade century fortnight night monday tuesday wednesday thursday friday
    saturday sunday am pm a.m. p.m. gmt utc"""
)
# Things that are told apart by their length in metres.
_LONG_THINGS = words(
    """wall wave fence pool boat yacht ship tower statue cliff tree drop rope cable ladder pole hole trench tunnel
    bridge pipe pipeline flame crack banner sprint hurdle race run final heat relay track jump swell barrier column"""
)
# What pounds of money are of.
_FUNDS = words(
    "money debt saving fund funding cash aid tax taxpayer investment profit loss damage compensation income"
)
_NAMES = frozenset({"PERSON", "ORG", "LAW", "WORK_OF_ART", "EVENT", "FAC", "PRODUCT", "GPE", "LOC", "NORP"})
_LESS = ("at least", "more than", "over", "no fewer than", "no less than", "not less than", "upwards of")
_FLOORS = frozenset(
    (*_LESS, "in excess of", "above", "a minimum of", "exceeding", "exceeded", "topped", "well over")
)
_CEILINGS = frozenset(
    (
        "up to",
        "at most",
        "no more than",
        "not more than",
        "as many as",
        "as much as",
        "as high as",
        "less than",
        "fewer than",
        "under",
        "below",
        "a maximum of",
    )
)
_JUST_BELOW = frozenset({"nearly", "almost", "close to", "just under", "approaching", "just short of"})
_ABOUT = frozenset(
    {
        "about",
        "around",
        "roughly",
        "approximately",
        "some",
        "an estimated",
        "estimated",
        "circa",
        "or so",
        "~",
    }
)
_HEDGES = tuple(sorted(_FLOORS | _CEILINGS | _JUST_BELOW | _ABOUT, key=len, reverse=True))
# Beside verbs of change, these tell of one where a number stands behind "from".
_MOVES = words("go move come bring take up down growth reduction")
# "Rose sharply in May from 5 to 7 percent".
_CHANGE_REACH = 4
# Numbers of one scale differ by less than so many times.
_SHARED_SCALE = 20
# How far "about" and "nearly" reach.
_LOOSE = 0.1
# Words for the same fate, so that "slain", "deaths" and "killed" can be compared.
_FATES = {
    "slay": "kill",
    "die": "kill",
    "perish": "kill",
    "dead": "kill",
    "death": "kill",
    "fatality": "kill",
    "murder": "kill",
    "killing": "kill",
    "injure": "wound",
    "hurt": "wound",
    "injured": "wound",
    "wounded": "wound",
    "injury": "wound",
    "arrest": "arrest",
    "detain": "arrest",
    "detention": "arrest",
    "evacuate": "evacuate",
    "displace": "displace",
    "displaced": "displace",
    "homeless": "displace",
    "missing": "missing",
    "casualty": "casualty",
}
# What is done to lives that are lost.
_TAKING = frozenset({"take", "cost", "claim", "lose", "end", "reap"})
_RESCUES = frozenset({"rescue", "save", "free", "survive", "trap", "treat", "hospitalize", "hospitalise"})
# Pounds that are lost or gained are of the body where they are few.
_SLIMMING = frozenset({"lose", "gain", "shed"})
_SLIMMED = 200
# Whose money a currency's name means by itself, and the codes of some others.
_OWN_MONEY = {
    "USD": ("us", "u.s.", "american", "united states"),
    "GBP": ("british", "uk", "u.k.", "sterling"),
    "EUR": (),
    "JPY": ("japanese",),
    "INR": ("indian",),
    "CHF": ("swiss",),
    "RUB": ("russian",),
    "CNY": ("chinese",),
}
_OTHER_MONEY = {
    ("australian", "dollar"): "AUD",
    ("canadian", "dollar"): "CAD",
    ("new zealand", "dollar"): "NZD",
    ("hong kong", "dollar"): "HKD",
    ("singapore", "dollar"): "SGD",
    ("taiwan", "dollar"): "TWD",
}
_FATE_NOUNS = frozenset(
    {"death", "fatality", "injury", "casualty", "arrest", "detention", "killing", "murder"}
)
_FATE_ADJECTIVES = frozenset({"dead", "injured", "wounded", "missing", "homeless", "displaced", "hurt"})
_PEOPLE = {"people": "person", "men": "man", "women": "woman", "children": "child"}
_EMPTY_MODIFIERS = words("other many more estimated total further additional reported estimate")
_SIDES = frozenset({"NORP", "GPE", "ORG", "PERSON", "LOC"})


def has_number(tokens: Sequence[Token]) -> bool:
    """Whether it is worth looking for figures at all."""
    # The parser takes "3bn" for a noun.
    return any(
        t.pos == "NUM" or t.text[:1].isdigit() or t.text.lower() in _VAGUE or t.lemma == "dozen"
        for t in tokens
    )


def figures(tree: Tree, skip: Sequence[tuple[int, int]] = ()) -> tuple[Figure, ...]:
    """The figures of a sentence in order. Years, dates, clock times, ordinals, numbers in names and what is
    within `skip` (offset ranges known to be expressions of time) are none."""
    found: list[Figure] = []
    i = 0
    size = len(tree.tokens)
    while i < size:
        number = _number(tree, i)
        if number is None:
            i += 1
            continue
        low, high, last, money = number
        token = tree.tokens[i]
        if any(start < tree.tokens[last].end and token.start < end for start, end in skip) or _not_counting(
            tree, i, last, money
        ):
            i = last + 1
            continue
        counted = [f for f in found if f.counted != "year"]
        figure, after = _figure(tree, i, last, low, high, money, counted)
        found.append(figure)
        i = max(last, after) + 1
    return tuple(found)


def _number(tree: Tree, i: int) -> tuple[float, float, int, str] | None:
    """(low, high, last token, currency) of the number that begins at token `i`, or None."""
    tokens = tree.tokens
    word = tokens[i].text.lower()
    if word in _VAGUE and tokens[i].tag in ("NNS", "CD", "NN", "NNPS"):
        return _vague(tree, i)
    if word in ("tens", "several", "few", "couple"):
        return _several(tree, i)
    money = ""
    if tokens[i].tag == "$" or (tokens[i].text in _CURRENCIES and not word.isalpha()):
        if i + 1 >= len(tokens):
            return None
        # Another country's dollars are their own unit.
        money = _CURRENCIES.get(tokens[i].text, tokens[i].text if tokens[i].text.endswith("$") else "")
        i += 1
    elif i and tokens[i - 1].text in _CURRENCIES and not tokens[i - 1].text.isalpha():
        money = _CURRENCIES[tokens[i - 1].text]
    value = _value(tokens[i])
    article = value is None and word in ("a", "an", "half") and i + 1 < len(tokens)
    if article and tokens[i + 1].text.lower() in _WORD_SCALES:
        return _scaled(tokens, 0.5 if word == "half" else 1.0, i + 1, "")
    if word == "half" and i + 2 < len(tokens) and tokens[i + 2].text.lower() in _SCALES:
        return _scaled(tokens, 0.5, i + 2, "")
    if value is None:
        return None
    number, scale, tail_money = value
    money = money or tail_money
    low, high, last, _ = _scaled(tokens, number * scale, i + 1, money)
    return low, high, last, money


def _value(token: Token) -> tuple[float, float, str] | None:
    """(number, scale, currency) of one token."""
    word = token.text.lower()
    if word in _UNITS_OF_TEN:
        return (_UNITS_OF_TEN[word], 1.0, "") if token.tag == "CD" or token.dep == "nummod" else None
    match = _DIGITS.fullmatch(token.text)
    if match is None:
        parts = word.split("-")
        if len(parts) == 2 and all(p in _UNITS_OF_TEN for p in parts):
            return _UNITS_OF_TEN[parts[0]] + _UNITS_OF_TEN[parts[1]], 1.0, ""
        return None
    tail = match["tail"]
    if tail and tail not in _SCALES and tail not in _UNITS:
        return None
    money = _CURRENCIES.get(match["money"], match["money"]) if match["money"] else ""
    return float(match["number"].replace(",", "")), _SCALES.get(tail, 1.0), money


def _scaled(tokens: Sequence[Token], number: float, i: int, money: str) -> tuple[float, float, int, str]:
    """Takes in what follows a number: "3 hundred and five", "2.5 million", "twenty - three"."""
    last = i - 1
    if [t.text.lower() for t in tokens[i : i + 3]] == ["and", "a", "half"]:
        number, last, i = number + 0.5, i + 2, i + 3
    while i < len(tokens):
        word = tokens[i].text.lower()
        word = word[:-1] if word in _SCALES_AT_END else word
        scale = _SCALES.get(word)
        if scale is not None and (len(word) > 2 or money or _millions(tokens, i)):
            number, last, i = number * scale, i, i + 1
            continue
        joined = word in ("-", "and") and i + 1 < len(tokens)
        more = _UNITS_OF_TEN.get(tokens[i + 1].text.lower()) if joined else None
        tens = word == "-" and number in (20, 30, 40, 50, 60, 70, 80, 90) and more is not None and more < 10
        hundreds = word == "and" and number >= 100 and number % 100 == 0 and more is not None
        if (tens or (hundreds and tokens[i - 1].text.lower() in _SCALES)) and more is not None:
            number, last, i = number + more, i + 1, i + 2
            continue
        break
    return number, number, last, money


def _millions(tokens: Sequence[Token], i: int) -> bool:
    """Whether the "m" of "3m people" stands for a million, not for metres as in "a 3m high fence"."""
    if tokens[i].text != "m" or tokens[i].start != tokens[i - 1].end or i + 1 >= len(tokens):
        return False
    following = tokens[i + 1]
    return following.tag in ("NNS", "NNPS") and following.lemma.lower() not in _LONG_THINGS


def _vague(tree: Tree, i: int) -> tuple[float, float, int, str] | None:
    tokens = tree.tokens
    low, high = _VAGUE[tokens[i].text.lower()]
    last = i
    if tokens[i].text.lower() == "scores" and not (
        i + 1 < len(tokens) and tokens[i + 1].text.lower() == "of"
    ):
        return None
    if i + 2 < len(tokens) and tokens[i + 1].text.lower() == "of" and tokens[i + 2].text.lower() in _VAGUE:
        factor = {"dozens": 10.0, "hundreds": 100.0, "thousands": 1000.0}.get(tokens[i].text.lower(), 1.0)
        inner = _VAGUE[tokens[i + 2].text.lower()]
        low, high = inner[0] * factor, (inner[0] / 2) * factor * 10 - 1
        last = i + 2
    return low, high, last, ""


def _several(tree: Tree, i: int) -> tuple[float, float, int, str] | None:
    tokens = tree.tokens
    word = tokens[i].text.lower()
    if word == "tens":
        if (
            i + 2 < len(tokens)
            and tokens[i + 1].text.lower() == "of"
            and tokens[i + 2].text.lower() in _VAGUE
        ):
            base = _VAGUE[tokens[i + 2].text.lower()][0] / 2
            return 20 * base, 100 * base - 1, i + 2, ""
        return None
    j = i + 1
    if word == "couple" and j < len(tokens) and tokens[j].text.lower() == "of":
        j += 1
    if j < len(tokens) and tokens[j].text.lower() in ("dozen", "hundred", "thousand", "million", "billion"):
        scale = _SCALES[tokens[j].text.lower()]
        low, high = _SEVERAL[word]
        return low * scale, high * scale, j, ""
    return None


def _not_counting(tree: Tree, first: int, last: int, money: str) -> bool:
    """Whether the number is a year, a date, a clock time, an age, a score or part of a name."""
    tokens = tree.tokens
    token = tokens[first]
    before = tokens[first - 1] if first else None
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if money:
        return False
    # "5G", "4K", "3D"
    if (
        after is not None
        and after.start == tokens[last].end
        and len(after.text) == 1
        and after.text.isupper()
    ):
        return True
    label = token.ent[2:]
    if label == "ORDINAL":
        return True
    if after is not None and after.start == tokens[last].end:
        # "13:00", "3-0", "six-week", "50-year-old", "24/7"
        if after.text in (":", "/"):
            return True
        if after.text in ("-", "–") and _range_end(tree, last) is None:
            return True
    if (
        before is not None
        and before.end == token.start
        and before.text in (":", "/", "-", "–", "#", "'", "’")
    ):
        return True
    if label in ("DATE", "TIME") and any(_is_time(tokens[j]) for j in _entity(tokens, first)):
        return True
    if any(_is_time(tokens[j]) for j in range(last + 1, min(last + 2, len(tokens)))):
        return True
    counts = token.dep == "nummod" and token.head > last
    if before is not None and _is_time(before):
        return True
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", token.text) and first == last and not (counts and label != "DATE"):
        return True
    if label in _NAMES and len(_entity(tokens, first)) > last - first + 1:
        return not counts or (before is not None and before.ent[2:] == label and before.pos == "PROPN")
    if (
        before is not None
        and before.pos == "PROPN"
        and counts
        and not _is_unit(after)
        and before.head == token.head
        and (before.dep in ("compound", "nmod"))
    ):
        # "the Falcon 900 jets": part of what the thing is called.
        return True
    # "Flight 447", "Article 5", "No. 10": the number names the noun in front of it.
    if before is not None and token.dep in ("nummod", "appos", "npadvmod") and token.head == first - 1:
        return before.pos in ("NOUN", "PROPN")
    if token.text.lower() == "one" and not counts:
        return tokens[token.head].lemma != "in"
    return token.dep in ("punct", "meta") or (
        before is None and after is not None and after.text in (".", ")")
    )


def _weighs(tokens: Sequence[Token], i: int, value: float) -> bool:
    """Whether the i-th word is the pound of "2,000 pounds of copper", not that of "2,000 pounds of savings"."""
    if tokens[i].lemma.lower() != "pound":
        return False
    verb = tokens[tokens[i].head].lemma
    if verb == "weigh" or (verb in _SLIMMING and value <= _SLIMMED):
        return True
    if i + 2 >= len(tokens) or tokens[i + 1].text.lower() != "of":
        return False
    return not any(t.lemma.lower() in _FUNDS for t in tokens[i + 2 : i + 5])


def _currency(tokens: Sequence[Token], last: int, noun: int) -> str:
    """The currency of the noun behind the number; another country's is its own: "20 Australian dollars"."""
    lemma = tokens[noun].lemma.lower()
    currency = _CURRENCIES.get(lemma, "")
    whose = " ".join(t.text for t in tokens[last + 1 : noun] if t.text[:1].isupper())
    if not currency or not whose or whose.lower() in _OWN_MONEY[currency]:
        return currency
    return _OTHER_MONEY.get((whose.lower(), lemma), f"{whose} {lemma}".upper())


def _is_time(token: Token) -> bool:
    """Whether the word is of a time; "may" and "march" are verbs as well."""
    return token.lemma.lower().rstrip(".") in _TIME_WORDS and token.pos not in ("AUX", "VERB")


def unit_of(noun: str) -> str:
    """The unit that a noun stands for as `Figure.counted` names it: "km" for "kilometre"; empty for other nouns."""
    return _UNITS.get(noun, "") or _CURRENCIES.get(noun, "")


def _is_unit(token: Token | None) -> bool:
    return token is not None and (token.text.lower() in _UNITS or token.lemma.lower() in _UNITS)


def _entity(tokens: Sequence[Token], i: int) -> range:
    label = tokens[i].ent[2:]
    first, last = i, i
    while first > 0 and tokens[first].ent[:2] == "I-":
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].ent == "I-" + label:
        last += 1
    return range(first, last + 1)


def _range_end(tree: Tree, last: int) -> int | None:
    """The token of the second number in "20 to 30", "20-30 percent"; a score like "3-0" has none."""
    tokens = tree.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text.lower() not in ("to", "-", "–", "and"):
        return None
    j = last + 2
    if tokens[j].tag == "$" or tokens[j].text in _CURRENCIES:
        j += 1
    upper = _value(tokens[j]) if j < len(tokens) else None
    if upper is None:
        return None
    if tokens[last + 1].text in ("-", "–"):
        lower = _value(tokens[last])
        counted = j + 1 < len(tokens) and (tokens[j + 1].pos == "NOUN" or tokens[j + 1].text == "%")
        if lower is None or lower[0] >= upper[0] or not counted:
            return None
    return j


def _figure(
    tree: Tree, first: int, last: int, low: float, high: float, money: str, found: Sequence[Figure]
) -> tuple[Figure, int]:
    tokens = tree.tokens
    start_word = " ".join(t.text.lower() for t in tokens[max(0, first - 1) : first])
    joining = tokens[last + 1].text.lower() if last + 1 < len(tokens) else ""
    other = _range_end(tree, last)
    hedge = ""
    top: float | None = high
    unit_at, begun = last, False
    if other is not None and (joining != "and" or start_word == "between" or _behind(tree, first, "between")):
        upper = _number(tree, other)
        stated = _value(tokens[other])
        begun = _begun(tree, first)
        if upper is not None and stated is not None and (begun or upper[1] >= low):
            if last == first and low < _SHARED_SCALE * stated[0] <= _SHARED_SCALE * upper[0] / 1e3:
                # "2 to 3 million": the first number shares the scale of the second; "from 500 to 2 million" does not.
                low *= upper[0] / stated[0]
                high = low
            unit_at, money = upper[2], money or upper[3]
            if not begun:
                hedge, top, last = "between", upper[1], upper[2]
    value = low if top is None or top == low else (low + top) / 2
    if not hedge:
        hedge = _hedge(tree, first, last)
        low, top, value = _bounds(hedge, low, high)
    if not money and is_age(tree, first, last, value):
        return Figure(tokens[first].start, tokens[last].end, low, top, "year", hedge, value), last
    # "Rose from 5 to 7 percent": the first number has the unit of the second.
    noun, counted, end = _counted(tree, unit_at, money, value)
    if begun:
        end = last
    figure = Figure(
        tokens[first].start,
        tokens[max(end, last)].end - (tokens[max(end, last)].text.lower() in _SCALES_AT_END),
        low,
        top,
        counted,
        hedge,
        value,
    )
    return _described(tree, figure, noun, range(first, last + 1), found), max(end, last)


def _begun(tree: Tree, first: int) -> bool:
    """Whether the number is where a change began: "rose from 5 to 7 percent" is no range."""
    tokens = tree.tokens
    if not first or tokens[first - 1].text.lower() != "from":
        return False
    before = tokens[max(0, first - 1 - _CHANGE_REACH) : first - 1]
    words = {tokens[tokens[first - 1].head].lemma, *(t.lemma.lower() for t in before)}
    return bool(words & (CHANGES | _MOVES))


def _behind(tree: Tree, first: int, word: str) -> bool:
    return any(t.text.lower() == word for t in tree.tokens[max(0, first - 2) : first])


def _hedge(tree: Tree, first: int, last: int) -> str:
    tokens = tree.tokens
    begin = first
    if begin and tokens[begin - 1].tag == "$":
        begin -= 1
    ahead = " " + " ".join(t.text.lower() for t in tokens[max(0, begin - 4) : begin])
    for hedge in _HEDGES:
        if ahead.endswith(" " + hedge):
            return hedge
    behind = " ".join(t.text.lower() for t in tokens[last + 1 : last + 3])
    if behind == "or more":
        return "at least"
    if behind in ("or so", "or less"):
        return "about" if behind == "or so" else "at most"
    return ""


def _bounds(hedge: str, low: float, high: float) -> tuple[float, float | None, float]:
    value = low if low == high else (low + high) / 2
    if hedge in _FLOORS:
        return low, None, value
    if hedge in _CEILINGS:
        return 0.0, high, value
    if hedge in _JUST_BELOW:
        return round(low * (1 - _LOOSE), 6), high, value
    if hedge in _ABOUT:
        return round(low * (1 - _LOOSE), 6), round(high * (1 + _LOOSE), 6), value
    return low, high, value


def _counted(tree: Tree, last: int, money: str, value: float) -> tuple[int | None, str, int]:
    """(the noun counted, its unit or lemma, the last token that belongs to the figure)."""
    tokens = tree.tokens
    head = tokens[last]
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if money:
        return _top(tree, last), money, last
    if head.text.endswith("%"):
        return last, "percent", last
    if following is not None:
        word = following.text.lower()
        if word == "per" and last + 2 < len(tokens) and tokens[last + 2].text.lower() == "cent":
            return last + 2, "percent", last + 2
        if word == "square" and last + 2 < len(tokens):
            unit = _UNITS.get(tokens[last + 2].lemma.lower())
            if unit is not None:
                return last + 2, unit + "²", last + 2
        if word == "percentage":
            return last + 1, "percentage point", min(last + 2, len(tokens) - 1)
        unit = _UNITS.get(following.lemma.lower()) or _UNITS.get(word)
        if unit is not None:
            return last + 1, unit, last + 1
        if _weighs(tokens, last + 1, value):
            return last + 1, "lb", last + 1
        currency = _CURRENCIES.get(following.lemma.lower())
        if currency is not None and word.isalpha():
            return last + 1, currency, last + 1
    noun = _noun_after(tree, last)
    if noun is None:
        return None, "", last
    lemma = tokens[noun].lemma.lower()
    currency = _currency(tokens, last, noun)
    if currency and noun > last and tokens[noun].tag in ("NNS", "NN"):
        return noun, currency, noun
    return noun, _PEOPLE.get(tokens[noun].text.lower(), lemma), noun if noun - last <= 3 else last


def _top(tree: Tree, i: int) -> int:
    """The outermost token of the number's own words."""
    tokens = tree.tokens
    words = ("nummod", "quantmod", "compound", "nmod")
    while tokens[i].head != i and tokens[i].dep in words and tokens[tokens[i].head].pos in ("NUM", "SYM"):
        i = tokens[i].head
    return i


def _noun_after(tree: Tree, last: int) -> int | None:
    tokens = tree.tokens
    node = last
    for _ in range(4):
        token = tokens[node]
        head = token.head
        if head == node:
            break
        if token.dep in ("nummod", "quantmod", "compound", "amod", "nmod", "det", "advmod") and head > last:
            node = head
            if tokens[node].pos in ("NOUN", "PROPN", "ADJ") and tokens[node].tag != "CD":
                return node
            continue
        break
    if last + 1 < len(tokens):
        following = tokens[last + 1]
        if following.lemma.lower() in _FATE_ADJECTIVES or following.text.lower() in _FATE_ADJECTIVES:
            return last + 1
        if following.text.lower() == "of":
            part = tree.child(last + 1, "pobj")
            if part is not None:
                return part
        # The parse may have lost the tie: a plural noun right behind a number is what it counts.
        if following.tag == "NNS" and following.head != last:
            return last + 1
        if (
            last + 2 < len(tokens)
            and following.tag in ("JJ", "NN", "NNP")
            and tokens[last + 2].tag == "NNS"
            and following.head == last + 2
        ):
            return last + 2
    return None


def _described(
    tree: Tree, figure: Figure, noun: int | None, number: range, found: Sequence[Figure]
) -> Figure:
    """Adds what happened, the side, the modifiers and the whole that it is part of."""
    tokens = tree.tokens
    node = noun if noun is not None else _top(tree, number[-1])
    counted = figure.counted
    happened = ""
    lemma = tokens[node].lemma.lower()
    word = tokens[node].text.lower()
    if lemma in _FATE_NOUNS or word in _FATE_ADJECTIVES:
        happened, counted = _FATES.get(lemma, _FATES.get(word, lemma)), "person"
    else:
        happened = _happened(tree, node)
        if lemma == "life" and happened in _TAKING:
            happened, counted = "kill", "person"
    if happened == "include" and found:
        # "27 dead, including two children": the part shares the fate of the whole.
        happened = found[-1].happened
    if not counted or tokens[node].pos == "PRON":
        counted = _understood(happened, found)
    side, modifiers = _side(tree, node, number)
    if counted.isupper() or counted in _UNIT_NAMES:
        modifiers = ()
    of = ""
    if counted == "percent" or counted.isupper():
        whole = tree.prepositional(node, "of")
        if whole is not None:
            a, b = tree.phrase(whole)
            of = " ".join(t.text for t in tokens[a : b + 1])
    return Figure(
        figure.start,
        figure.end,
        figure.low,
        figure.high,
        counted,
        figure.hedge,
        figure.value,
        happened,
        side,
        modifiers,
        of,
    )


def _understood(happened: str, found: Sequence[Figure]) -> str:
    """What a bare number counts: the noun of the figure before ("60 sailors were saved and 27 drowned"), or
    people, where it happens only to them."""
    fate = happened in _FATES.values()
    for figure in reversed(found):
        if figure.counted and figure.counted not in _UNIT_NAMES and not figure.counted.isupper():
            if not fate or figure.happened in _FATES.values() or figure.happened in _RESCUES:
                return figure.counted
            break
    return "person" if fate else ""


def _happened(tree: Tree, node: int) -> str:
    tokens = tree.tokens
    for kid in tree.kids[node]:
        if kid > node and tokens[kid].dep in ("acl", "relcl") and tokens[kid].pos in ("VERB", "ADJ"):
            verb = tokens[kid].lemma
            return _FATES.get(verb, verb)
    for _ in range(6):
        token = tokens[node]
        head = token.head
        if head == node:
            break
        above = tokens[head]
        if token.dep in ("nsubj", "nsubjpass", "dobj", "attr", "oprd", "npadvmod", "dep", "ccomp") and (
            above.pos in ("VERB", "AUX") or above.lemma in _FATES
        ):
            return _fate_of(tree, node, head)
        if above.pos in ("VERB", "AUX"):
            return _FATES.get(above.lemma, above.lemma) if token.dep in ("pobj", "prep", "conj") else ""
        node = head
    token = tokens[node]
    return _FATES.get(token.lemma, token.lemma) if token.pos == "VERB" else ""


def _fate_of(tree: Tree, node: int, verb: int) -> str:
    """The verb's lemma; where it only links, what it links to: "were slain", "left three dead"."""
    tokens = tree.tokens
    lemma = tokens[verb].lemma
    if lemma in SAY:
        # "said 600 sailors had drowned", with the sailors taken for what was said.
        clause = next((k for k in tree.kids[verb] if k > node and tokens[k].dep == "ccomp"), verb)
        return _FATES.get(tokens[clause].lemma, tokens[clause].lemma)
    lost = tree.child(verb, "dobj") if lemma in ("lose", "give") else None
    if lost is not None and lost != node and tokens[lost].lemma == "life":
        return "kill"
    if lemma in ("be", "leave", "find", "remain", "report"):
        for kid in (*tree.kids[verb], min(node + 1, len(tokens) - 1)):
            token = tokens[kid]
            word = token.text.lower()
            if kid > node and (token.lemma in _FATES or word in _FATE_ADJECTIVES) and token.pos != "NOUN":
                return _FATES.get(token.lemma, _FATES.get(word, word))
    return _FATES.get(lemma, lemma)


def _side(tree: Tree, noun: int, number: range) -> tuple[str, tuple[str, ...]]:
    """Whose they are and what tells them from others; the tokens of the number itself tell neither."""
    tokens = tree.tokens
    side = ""
    modifiers: list[str] = []
    for kid in tree.kids[noun]:
        token = tokens[kid]
        if kid in number:
            continue
        if (
            kid < noun
            and token.dep in ("amod", "compound", "nmod")
            and token.pos != "NUM"
            and token.tag != "CD"
        ):
            if token.ent[2:] in _SIDES or token.pos == "PROPN":
                a, b = tree.left[kid], kid
                side = side or " ".join(t.text for t in tokens[a : b + 1])
            elif token.tag not in ("JJR", "JJS", "RBR", "RBS") and token.text.lower() not in _EMPTY_MODIFIERS:
                modifiers.append(token.lemma.lower())
        elif token.dep == "poss":
            a, b = tree.phrase(kid)
            words = [t.text for t in tokens[a : b + 1] if t.tag != "POS"]
            side = side or " ".join(words)
    if not side:
        side = next(_sides(tree, noun), "")
    return side, tuple(modifiers)


def _sides(tree: Tree, noun: int) -> Iterator[str]:
    """ "on both sides" behind the noun or its verb."""
    tokens = tree.tokens
    for host in (noun, tokens[noun].head, tokens[tokens[noun].head].head):
        for kid in tree.kids[host]:
            if tokens[kid].dep == "prep" and tokens[kid].text.lower() in ("on", "from", "of"):
                place = tree.child(kid, "pobj")
                if place is not None and tokens[place].lemma == "side":
                    a, b = tree.phrase(place)
                    yield " ".join(t.text for t in tokens[a : b + 1])
