"""Whom somebody was with when it befell her: who was taken along with her is neither told where she alone was taken nor
where somebody else's brother was."""

import re
from collections.abc import Sequence

from index.grammar import Token
from index.tree import Tree
from index.wordlists import words
from qa.asking.parts import bears, fillers
from qa.question import Question

_ASKED = re.compile(r"\b(?:along|together) with\b|\balongside\b|\b(?:was|were) \w+ with\b", re.IGNORECASE)
_WITH = words("with together along alongside beside besides including both accompany")
_ONE = words("he she him her it")


def no_company(question: Question, tokens: Sequence[Token]) -> bool:
    """Whether it is asked who else it befell along with somebody, and the sentence tells it only of that one alone, or,
    by the way, of somebody whom she has nothing to do with."""
    if question.wants != "person" or not _ASKED.search(question.standalone):
        return False
    asked = question.action.partition(" ")[0]
    tree = Tree(tokens)
    verbs = [i for i, t in enumerate(tokens) if t.pos == "VERB" and t.lemma.lower() == asked]
    names = [n.text for n in question.names]
    return bool(names and verbs) and all(_alone(tree, verb, names) for verb in verbs)


def _alone(tree: Tree, verb: int, names: Sequence[str]) -> bool:
    below = [*tree.below(verb)]
    if any(tree.tokens[i].text.lower() in _WITH for i in below):
        return False
    own = [place for part, place in fillers(tree, verb) if part == "object"]
    if len(own) != 1:
        return False
    if tree.tokens[own[0]].text.lower() in _ONE or any(bears(tree, own[0], name) for name in names):
        return True
    whose = tree.tokens[verb].head
    aside = tree.tokens[verb].dep == "relcl" and not any(bears(tree, whose, name) for name in names)
    return aside and not any(bears(tree, i, name) for i in below for name in names)
