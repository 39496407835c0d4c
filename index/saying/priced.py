"""What somebody values a thing at where the parse takes the verb for something else: "Lund Bank values Orne-on-Sea at
$20 million", read as the values of a bank."""

from index.reporting import VALUE_AT
from index.saying.speakers import Range, speakerish
from index.saying.statement import Saying
from index.tree import Tree

_FORMS = {form: verb for verb in VALUE_AT for form in (verb + "s", verb + "d", verb + "ed")}
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMED = frozenset({"DET", "ADJ", "NOUN", "PROPN"})
_EXTREMES = frozenset({"high", "low", "much", "little"})
# What stands before the one who values: "The next year, …", "…; Orne values".
_EDGES = frozenset({",", ";", ":", "—", "–", "and", "but", "while", "that"})
# The thing that is valued, in words.
_LONG = 12


def priced(tree: Tree, i: int) -> Saying | None:
    """The saying of the i-th word, a verb of valuing by its form: a name, the verb, a thing, "at" and an amount of
    money."""
    tokens = tree.tokens
    lemma = _FORMS.get(tokens[i].text.lower())
    if lemma is None or not i or not tokens[i - 1].text[:1].isupper() or i + 1 >= len(tokens):
        return None
    first = i - 1
    while first and tokens[first - 1].pos in _NAMED:
        first -= 1
    if first and tokens[first - 1].text.lower() not in _EDGES:
        return None
    if not speakerish(tree, i - 1) or tokens[i + 1].pos not in ("PROPN", "DET", "PRON"):
        return None
    amount = _amount(tree, i)
    return None if amount is None else Saying(i, lemma, i - 1, (first, i - 1), (amount,), quotable=False)


def _amount(tree: Tree, i: int) -> Range | None:
    """The words from behind the verb to the amount, with nothing between that could have a subject of its own."""
    tokens = tree.tokens
    for k in range(i + 2, min(i + _LONG, len(tokens) - 1)):
        if tokens[k].tag in _FINITE or tokens[k].text in _EDGES - {"and"}:
            return None
        extreme = [t.text.lower() for t in tokens[k : k + 3]]
        as_much = extreme[:1] == extreme[2:] == ["as"] and extreme[1] in _EXTREMES
        if tokens[k].text.lower() == "at" or as_much:
            begin = k + 3 if as_much else k + 1
            last = begin
            while last < len(tokens) and tokens[last].ent[2:] == "MONEY":
                last += 1
            sign = any(t.tag == "$" for t in tokens[begin:last])
            return (i + 1, last - 1) if sign else None
    return None
