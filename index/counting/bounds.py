"""From where to where a number reaches: its hedge, and ranges of two numbers."""

from itertools import takewhile

from index.counting.numbers import numeral
from index.counting.units import CURRENCIES
from index.tense import CHANGES
from index.tree import Tree
from index.wordlists import words

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
MOVES = words("go move come bring take up down growth reduction")
# "Rose sharply in May from 5 to 7 percent".
_CHANGE_REACH = 4
# How far "about" and "nearly" reach.
_LOOSE = 0.1


def range_end(tree: Tree, last: int) -> int | None:
    """The token of the second number in "20 to 30", "20-30 percent"; a score like "3-0" has none."""
    tokens = tree.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text.lower() not in ("to", "-", "–", "and"):
        return None
    j = last + 2
    if tokens[j].tag == "$" or tokens[j].text in CURRENCIES:
        j += 1
    upper = numeral(tokens, j) if j < len(tokens) else None
    if upper is None:
        return None
    if tokens[last + 1].text in ("-", "–"):
        lower = numeral(tokens, last)
        counted = j + 1 < len(tokens) and (tokens[j + 1].pos == "NOUN" or tokens[j + 1].text == "%")
        if lower is None or lower[0] >= upper[0] or not counted:
            return None
    return j


def begins_change(tree: Tree, first: int) -> bool:
    """Whether the number is where a change began: "rose from 5 to 7 percent" is no range."""
    tokens = tree.tokens
    if not first or tokens[first - 1].text.lower() != "from":
        return False
    before = tokens[max(0, first - 1 - _CHANGE_REACH) : first - 1]
    words = {tokens[tokens[first - 1].head].lemma, *(t.lemma.lower() for t in before)}
    return bool(words & (CHANGES | MOVES))


# "By 2 to 3 percent" is a range, "by 14 to 52" is none: no estimate of a change is so wide.
_WIDEST = 2


def begins_growth(tree: Tree, first: int, low: float, upper: int, high: float) -> bool:
    """Whether the number is by how much a count changed, and the second (at token `upper`) what it came to: "rose by 14
    to 52"."""
    tokens = tree.tokens
    if not first or tokens[first - 1].text.lower() != "by" or not 0 < low * _WIDEST < high:
        return False
    behind = tokens[upper + 1].text.lower() if upper + 1 < len(tokens) else ""
    changes = {
        tokens[tokens[first - 1].head].lemma,
        *(t.lemma.lower() for t in tokens[max(0, first - 4) : first]),
    }
    return behind not in ("%", "percent", "per", "percentage") and bool(changes & CHANGES)


def follows(tree: Tree, first: int, word: str) -> bool:
    """Whether the number stands right behind the word, or with one between them."""
    return any(t.text.lower() == word for t in tree.tokens[max(0, first - 2) : first])


def hedge_of(tree: Tree, first: int, last: int) -> str:
    """The words that make a number less than exact, "or more" as "at least"; empty where there are none."""
    tokens = tree.tokens
    begin = first
    if begin and tokens[begin - 1].tag == "$":
        begin -= 1
    ahead = " " + " ".join(t.text.lower() for t in tokens[max(0, begin - 4) : begin])
    for hedge in _HEDGES:
        if ahead.endswith(" " + hedge):
            if hedge in _MORE and _not_so_many(tree, begin - len(hedge.split())):
                return "not more than"
            # "The toll has gone up to 26" limits nothing.
            return "" if hedge == "up to" and _moved(tree, begin - 3) else hedge
    behind = " ".join(t.text.lower() for t in tokens[last + 1 : last + 3])
    if behind == "or more":
        return "at least"
    if behind in ("or so", "or less"):
        return "about" if behind == "or so" else "at most"
    return ""


_MORE = ("more than", "over", "above", "as many as", "as much as")
_NOT = words("not n't n’t never cannot")


def _not_so_many(tree: Tree, before: int) -> bool:
    """Whether it is denied that there are more: "there cannot have been more than 30"."""
    ahead = takewhile(lambda t: t.pos in ("AUX", "ADV", "PART"), reversed(tree.tokens[:before]))
    return any(t.text.lower() in _NOT for t in ahead)


def _moved(tree: Tree, before: int) -> bool:
    """Whether the token just in front of "up to" is a verb of change, or "is" and its like."""
    if before < 0:
        return False
    token = tree.tokens[before]
    return token.pos in ("VERB", "AUX") and token.lemma in CHANGES | MOVES | {"be", "now"}


def bounds_of(hedge: str, low: float, high: float) -> tuple[float, float | None, float]:
    """(lowest, highest, as stated) of a number with its hedge; None where it has no highest."""
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
