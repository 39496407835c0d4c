"""Numbers that count nothing: years, dates, clock times, ordinals, scores and parts of names."""

import re
from collections.abc import Sequence

from index.calendarwords import MONTHS, WEEKDAY_NAMES
from index.counting.bounds import range_end
from index.counting.units import is_unit
from index.grammar import Token
from index.tree import Tree
from index.wordlists import words

_TIME_WORDS = frozenset({*MONTHS, *WEEKDAY_NAMES}) | words(
    "second minute hour day week month year decade century fortnight night am pm a.m. p.m. gmt utc"
)
_NAMES = frozenset({"PERSON", "ORG", "LAW", "WORK_OF_ART", "EVENT", "FAC", "PRODUCT", "GPE", "LOC", "NORP"})


def not_counting(tree: Tree, first: int, last: int, money: str) -> bool:
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
        if after.text in ("-", "–") and range_end(tree, last) is None:
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
        and not is_unit(after)
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


def _is_time(token: Token) -> bool:
    """Whether the word is of a time; "may" and "march" are verbs as well."""
    return token.lemma.lower().rstrip(".") in _TIME_WORDS and token.pos not in ("AUX", "VERB")


def _entity(tokens: Sequence[Token], i: int) -> range:
    label = tokens[i].ent[2:]
    first, last = i, i
    # "Said on 13 May that 11 …": no name goes on over a "that".
    while first > 0 and tokens[first].ent[:2] == "I-" and tokens[first - 1].pos != "SCONJ":
        first -= 1
    while last + 1 < len(tokens) and tokens[last + 1].ent == "I-" + label and tokens[last + 1].pos != "SCONJ":
        last += 1
    return range(first, last + 1)
