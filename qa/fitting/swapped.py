"""Sentences that give an asked name another part: whom she replaced, her rival's sales."""

import re
from collections.abc import Sequence

from index.grammar import Token
from index.tree import Tree
from index.wordlists import words
from qa.asking.parts import bears, fillers, is_of
from qa.question import Question

_OPPOSITE = {"subject": "object", "object": "subject"}
# Whoever is somebody's is not that one.
_RELATIONS = words(
    """wife husband spouse widow widower partner fiancé fiancée girlfriend boyfriend ex son daughter child father mother
    parent brother sister twin sibling cousin uncle aunt nephew niece grandfather grandmother grandson granddaughter
    rival competitor opponent challenger predecessor successor colleague teammate bandmate classmate neighbour neighbor
    friend counterpart understudy"""
)
_PERSONAL = words("he she they it who which that")


def part_fit(question: Question, tokens: Sequence[Token]) -> float:
    """-1 where the sentence says the same of others and gives an asked name another part, or tells only of somebody who
    is named by it; else 0."""
    swapped = bool(question.parts) and _says_it_of_others(question, Tree(tokens))
    if swapped:
        return -1.0
    asks_for_one = any(w in _RELATIONS for w in re.findall(r"[^\W_]+", question.standalone.lower()))
    named = [] if asks_for_one else [n.text for n in question.names if not n.speaker and n.kind != "work"]
    return -1.0 if any(_of_a_relation(tokens, name) for name in named) else 0.0


def _says_it_of_others(question: Question, tree: Tree) -> bool:
    asked = question.action.partition(" ")[0]
    # Of a time or a number more may be told than by the verb that is asked with.
    who = question.wants in ("person", "body")
    swapped = False
    for verb, token in enumerate(tree.tokens):
        if token.lemma.lower() != asked or token.pos not in ("VERB", "AUX"):
            continue
        told = list(fillers(tree, verb))
        if any(
            bears(tree, place, name) for name, part in question.parts for own, place in told if own == part
        ):
            return False
        swapped = swapped or any(
            _swapped(tree, name, part, told) for name, part in question.parts if who or part not in _OPPOSITE
        )
    return swapped


def _swapped(tree: Tree, name: str, part: str, told: Sequence[tuple[str, int]]) -> bool:
    own = [place for role, place in told if role == part]
    if not own or any(tree.tokens[place].pos != "PROPN" for place in own):
        return False
    if part in _OPPOSITE:
        return any(role == _OPPOSITE[part] and bears(tree, place, name) for role, place in told)
    return not any(is_of(token, name) for token in tree.tokens)


def _of_a_relation(tokens: Sequence[Token], name: str) -> bool:
    """Whether the sentence is about "NAME's rival Orne", and names NAME nowhere else, nor says he or she."""
    # "Tamsin's rival" is that of Tamsin Motors.
    places = [i for i, t in enumerate(tokens) if any(is_of(t, word) for word in name.split())]
    if not places or not any(t.lemma.lower() in _RELATIONS for t in tokens):
        return False
    if any(t.text.lower() in _PERSONAL and t.dep.startswith("nsubj") for t in tokens):
        return False
    tree = Tree(tokens)
    subjects = [
        i for i, t in enumerate(tokens) if t.dep in ("nsubj", "nsubjpass") and tokens[t.head].head == t.head
    ]
    for subject in subjects:
        first = tree.left[subject]
        owner = next((i for i in range(first, subject) if tokens[i].tag == "POS"), None)
        related = owner is not None and any(
            t.lemma.lower() in _RELATIONS for t in tokens[owner + 1 : subject + 1]
        )
        if owner is not None and related and all(first <= place < owner for place in places):
            return True
    return False
