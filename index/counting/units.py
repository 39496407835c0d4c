"""Units and currencies, and which of them stands behind a number."""

from collections.abc import Sequence

from index.grammar import Token
from index.wordlists import words

CURRENCIES = {
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
UNITS = {
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
MONEY = frozenset(CURRENCIES.values())
UNIT_NAMES = frozenset({*UNITS.values(), *(unit + "²" for unit in UNITS.values())})
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
# What pounds of money are of.
_FUNDS = words(
    "money debt saving fund funding cash aid tax taxpayer investment profit loss damage compensation income"
)
# Pounds that are lost or gained are of the body where they are few.
_SLIMMING = frozenset({"lose", "gain", "shed"})
_SLIMMED = 200


def unit_of(noun: str) -> str:
    """The unit that a noun stands for as `Figure.counted` names it: "km" for "kilometre"; empty for other nouns."""
    return UNITS.get(noun, "") or CURRENCIES.get(noun, "")


def is_unit(token: Token | None) -> bool:
    """Whether the word is a unit of measure."""
    return token is not None and (token.text.lower() in UNITS or token.lemma.lower() in UNITS)


def weighs(tokens: Sequence[Token], i: int, value: float) -> bool:
    """Whether the i-th word is the pound of "2,000 pounds of copper", not that of "2,000 pounds of savings"."""
    if tokens[i].lemma.lower() != "pound":
        return False
    verb = tokens[tokens[i].head].lemma
    if verb == "weigh" or (verb in _SLIMMING and value <= _SLIMMED):
        return True
    if i + 2 >= len(tokens) or tokens[i + 1].text.lower() != "of":
        return False
    return not any(t.lemma.lower() in _FUNDS for t in tokens[i + 2 : i + 5])


def currency_of(tokens: Sequence[Token], last: int, noun: int) -> str:
    """The currency of the noun behind the number; another country's is its own: "20 Australian dollars"."""
    lemma = tokens[noun].lemma.lower()
    currency = CURRENCIES.get(lemma, "")
    whose = " ".join(t.text for t in tokens[last + 1 : noun] if t.text[:1].isupper())
    if not currency or not whose or whose.lower() in _OWN_MONEY[currency]:
        return currency
    return _OTHER_MONEY.get((whose.lower(), lemma), f"{whose} {lemma}".upper())
