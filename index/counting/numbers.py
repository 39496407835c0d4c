"""A number's value, in digits or in words: "2.5 million", "twenty-three", "tens of thousands"."""

import re
from collections.abc import Sequence
from itertools import product

from index.counting.units import CURRENCIES, UNITS
from index.grammar import Token
from index.timewords import NUMBERS, TENS
from index.tree import Tree
from index.wordlists import words

_DIGITS = re.compile(
    r"(?P<money>[A-Z]{0,3}[$£€¥₹])?(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d*\.?\d+)(?P<tail>[a-z%]*)"
)
# "$US40 million", "$A2.5bn": whose dollars they are stands behind the sign.
_BEHIND_SIGN = re.compile(r"(?P<whose>[A-Z]{1,3})(?P<rest>[\d.].*)")
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
SCALES_AT_END = frozenset({"k.", "m.", "mn.", "bn.", "b.", "tn."})
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
# Things that are told apart by their length in metres.
_LONG_THINGS = words(
    """wall wave fence pool boat yacht ship tower statue cliff tree drop rope cable ladder pole hole trench tunnel
    bridge pipe pipeline flame crack banner sprint hurdle race run final heat relay track jump swell barrier column"""
)


# What may say that something befell nobody, which is a count, too.
_NONE = words("nobody none no one")


def has_number(tokens: Sequence[Token]) -> bool:
    """Whether it is worth looking for figures at all."""
    # The parser takes "3bn" for a noun.
    return any(
        t.pos == "NUM"
        or t.text[:1].isdigit()
        or t.text.lower() in _VAGUE
        or t.lemma == "dozen"
        or t.text == "$"
        or t.text.lower() in _NONE
        for t in tokens
    )


# Behind "half": "half a percentage point".
_PERCENTAGE = tuple(product(("a", "an"), ("percentage", "per")))


def number_at(tree: Tree, i: int) -> tuple[float, float, int, str] | None:
    """(low, high, last token, currency) of the number that begins at token `i`, or None."""
    tokens = tree.tokens
    word = tokens[i].text.lower()
    if word in _VAGUE and tokens[i].tag in ("NNS", "CD", "NN", "NNPS"):
        return _vague(tree, i)
    if word in ("tens", "several", "few", "couple"):
        return _several(tree, i)
    money = ""
    if tokens[i].tag == "$" or (tokens[i].text in CURRENCIES and not word.isalpha()):
        if i + 1 >= len(tokens):
            return None
        # Another country's dollars are their own unit.
        money = CURRENCIES.get(tokens[i].text, tokens[i].text if tokens[i].text.endswith("$") else "")
        i += 1
    elif i and tokens[i - 1].text in CURRENCIES and not tokens[i - 1].text.isalpha():
        money = CURRENCIES[tokens[i - 1].text]
    value = numeral(tokens, i)
    article = value is None and word in ("a", "an", "half") and i + 1 < len(tokens)
    if article and tokens[i + 1].text.lower() in _WORD_SCALES:
        return _scaled(tokens, 0.5 if word == "half" else 1.0, i + 1, "")
    if word == "half" and i + 2 < len(tokens) and tokens[i + 2].text.lower() in _SCALES:
        return _scaled(tokens, 0.5, i + 2, "")
    if word == "half" and tuple(t.text.lower() for t in tokens[i + 1 : i + 3]) in _PERCENTAGE:
        return 0.5, 0.5, i + 1, ""
    if value is None:
        return None
    number, scale, tail_money = value
    money = tail_money if _BEHIND_SIGN.fullmatch(tokens[i].text) else money or tail_money
    low, high, last, _ = _scaled(tokens, number * scale, i + 1, money)
    return low, high, last, money


def numeral(tokens: Sequence[Token], i: int) -> tuple[float, float, str] | None:
    """(number, scale, currency) of the i-th token, also behind a sign: "$" and "US40"."""
    match = _BEHIND_SIGN.fullmatch(tokens[i].text)
    if match is None or not i or tokens[i - 1].text != "$" or tokens[i - 1].end != tokens[i].start:
        return value_of(tokens[i])
    value = value_of(tokens[i]._replace(text=match["rest"]))
    dollars = match["whose"] + "$"
    return None if value is None else (value[0], value[1], CURRENCIES.get(dollars, dollars))


def value_of(token: Token) -> tuple[float, float, str] | None:
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
    if tail and tail not in _SCALES and tail not in UNITS:
        return None
    money = CURRENCIES.get(match["money"], match["money"]) if match["money"] else ""
    return float(match["number"].replace(",", "")), _SCALES.get(tail, 1.0), money


def _scaled(tokens: Sequence[Token], number: float, i: int, money: str) -> tuple[float, float, int, str]:
    """Takes in what follows a number: "3 hundred and five", "2.5 million", "twenty - three"."""
    last = i - 1
    if [t.text.lower() for t in tokens[i : i + 3]] == ["and", "a", "half"]:
        number, last, i = number + 0.5, i + 2, i + 3
    while i < len(tokens):
        word = tokens[i].text.lower()
        word = word[:-1] if word in SCALES_AT_END else word
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
