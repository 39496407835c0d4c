"""Whether somebody condemns what it is asked of if it was right: who denounces the attack says that it was not."""

import re
from collections.abc import Sequence

from index.grammar import Token
from index.tree import Tree
from index.wordlists import words
from qa.question import Question

_RIGHT = re.compile(
    r"\b(?:justif(?:y|ied|iable|ications?)|legitima(?:te|cy)|excusable|lawful|legal|right|fair|warranted|"
    r"acceptable|proportionate|just|"
    r"in order|called for|within (?:its|their|his|her) rights)\b",
    re.I,
)
_CONDEMNING = words("condemn denounce deplore decry criticize criticise slam blast lambast")
_FIGHTING = words(
    """attack operation offensive assault action strike raid invasion campaign bombing shelling bombardment war
    incursion aggression move"""
)


def condemned(question: Question, tokens: Sequence[Token]) -> bool:
    """Whether it is asked if something was right, and the sentence tells that somebody condemns that thing."""
    if question.wants != "yes_no" or not _RIGHT.search(question.standalone):
        return False
    topic = {*question.topic, question.action}
    asked = topic | (_FIGHTING if topic & _FIGHTING else frozenset())
    tree = Tree(tokens)
    for verb, token in enumerate(tokens):
        if token.pos != "VERB" or token.lemma.lower() not in _CONDEMNING or tree.negated(verb):
            continue
        what = tree.child(verb, "nsubjpass" if tree.passive(verb) else "dobj")
        if what is not None and tokens[what].lemma.lower() in asked - _EMPTY:
            return True
    return False


_EMPTY = words("have be right do") | {""}
