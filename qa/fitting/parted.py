"""What is told of a part of the asked thing: who won a stage of the tour has not won the tour."""

import re
from collections.abc import Sequence

from index.grammar import Token
from index.tree import Tree
from index.wordlists import words
from qa.question import Question

_WINNING = words("win take claim clinch secure land earn")
# What is won beside the whole.
_PRIZES = words(
    """stage leg round lap heat set frame map classification jersey point category division group trial prologue
    sprint"""
)
_TITLES = words("title trophy crown champion championship cup tournament overall gold final")


def only_a_part(question: Question, tokens: Sequence[Token]) -> bool:
    """Whether the sentence tells of no other win than of a part, and the question asks who won the whole."""
    asked = re.findall(r"\w+", question.standalone.lower())
    if question.action.partition(" ")[0] != "win" or question.wants not in ("person", "body"):
        return False
    if any({word, word.removesuffix("s"), word.replace("ies", "y")} & _PRIZES for word in asked):
        return False
    if any(
        t.lemma.lower() in _TITLES and t.pos == "NOUN" and t.dep not in ("amod", "compound") for t in tokens
    ):
        return False
    tree = Tree(tokens)
    won = [
        tree.child(i, "nsubjpass" if tree.passive(i) else "dobj")
        for i, t in enumerate(tokens)
        if t.pos == "VERB" and t.lemma.lower() in _WINNING
    ]
    return bool(won) and all(what is not None and tokens[what].lemma.lower() in _PRIZES for what in won)
