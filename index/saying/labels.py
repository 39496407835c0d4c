"""A statement behind its speaker's name and a colon: "Ana Ruiz, mayor of Orne: “We …”"."""

from index.reporting import HUMANS
from index.saying.inverted import opening_verb
from index.saying.speakers import OPENING
from index.saying.statement import Saying
from index.tree import Tree

_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADP", "CCONJ"})
_BETWEEN = frozenset({",", "(", ")", "-", "&", "'", "’"})
_NOUNS = frozenset({"NOUN", "PROPN"})
# The name and what he is, in words.
_LONG = 24


def introduced_by_name(tree: Tree, begin: int) -> int:
    """The colon behind a name that the sentence begins with, before a quotation; 0 where there is none."""
    tokens = tree.tokens
    behind = range(begin + 1, min(begin + _LONG, len(tokens) - 1))
    colon = next((k for k in behind if tokens[k].text == ":"), 0)
    if not colon or tokens[colon + 1].text not in OPENING or opening_verb(tokens, begin):
        return 0
    naming = all(t.pos in _NAMING or t.text in _BETWEEN for t in tokens[begin:colon])
    return colon if naming else 0


def labelled(tree: Tree, begin: int) -> Saying | None:
    """The saying of the one whose name alone stands before the colon, with what he is; of nobody who is no person."""
    tokens = tree.tokens
    colon = introduced_by_name(tree, begin)
    if not colon:
        return None
    head = begin
    while head + 1 < colon and tokens[head + 1].pos in _NOUNS | {"PART", "ADJ", "DET", "NUM"}:
        head += 1
    while head > begin and tokens[head].pos not in _NOUNS:
        head -= 1
    person = tokens[head].ent[2:] == "PERSON" and tokens[head].pos == "PROPN"
    someone = tokens[head].pos == "NOUN" and tokens[head].lemma.lower() in HUMANS
    if not person and not someone:
        return None
    return Saying(colon, "say", head, (begin, colon - 1), ())
