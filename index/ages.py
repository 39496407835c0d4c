"""Ages among the numbers of a sentence: "aged 78", "at the age of 78", "Ana Ruiz, 78, said", "she was 78"."""

from index.tree import Tree
from index.wordlists import words

_OLDEST = 120
_AGE = frozenset({"age", "aged", "ages"})
# What may stand between the word and the number: "aged between 5 and 11", "at the age of just 9".
_BETWEEN = words(
    "of between about around over under above below just only from at least to and or nearly almost ,"
)
# "Aged 4, 7 and 9" with its hedges.
_REACH = 6
_PERSONS = frozenset({"he", "she", "i"})
_BECOMING = frozenset({"be", "turn", "become"})
_DYING = frozenset({"die", "perish", "pass"})
# What may follow an age that stands alone.
_MARKS = frozenset('.,;:!?)"”’–—')
_BEHIND = words("when while as and but at in on last this then")


def is_age(tree: Tree, first: int, last: int, value: float) -> bool:
    """Whether the number in these tokens tells how old somebody is."""
    if value > _OLDEST or _counts(tree, last):
        return False
    return _named(tree, first) or _beside_name(tree, first, last) or _of_person(tree, first, last)


def _counts(tree: Tree, last: int) -> bool:
    """Whether the number counts a noun or is a part of several: "30 others", "12 of them"."""
    token = tree.tokens[last]
    noun = token.dep == "nummod" and token.head > last and tree.tokens[token.head].pos == "NOUN"
    return noun or _text(tree, last + 1) == "of"


def _text(tree: Tree, i: int) -> str:
    return tree.tokens[i].text.lower() if 0 <= i < len(tree.tokens) else ""


def _named(tree: Tree, first: int) -> bool:
    for j in range(first - 1, max(-1, first - 1 - _REACH), -1):
        word = _text(tree, j)
        if word in _AGE:
            return True
        if word not in _BETWEEN and tree.tokens[j].pos != "NUM":
            return False
    return False


def _beside_name(tree: Tree, first: int, last: int) -> bool:
    """ "Ana Ruiz, 78, said"."""
    commas = _text(tree, first - 1) == "," and _text(tree, last + 1) in (",", ".", ";")
    return commas and first > 1 and tree.tokens[first - 2].ent[2:] == "PERSON"


def _of_person(tree: Tree, first: int, last: int) -> bool:
    """ "She was 78 when …", "he turned 40", "died at 78"."""
    after = _text(tree, last + 1)
    if after and after not in _BEHIND and after not in _MARKS:
        return False
    verb = tree.tokens[first].head
    if _text(tree, first - 1) == "at" and verb == first - 1:
        return tree.tokens[tree.tokens[verb].head].lemma in _DYING
    if tree.tokens[verb].lemma not in _BECOMING or verb > first:
        return False
    who = tree.subject(verb)
    return who is not None and (_text(tree, who) in _PERSONS or tree.tokens[who].ent[2:] == "PERSON")
