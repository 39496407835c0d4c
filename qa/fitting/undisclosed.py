"""A figure that its owner keeps to himself: asked how many Orne lost, "Orne has not published its losses" is the answer
that there is."""

import re
from collections.abc import Sequence

from index.article import Span
from index.grammar import Token
from index.tree import Tree
from index.wordlists import words
from qa.asking.capitals import one_power
from qa.asking.parts import is_of
from qa.fitting.counted import SOLDIERS
from qa.fitting.fates import asked_fate
from qa.question import Question

# Who "could not say" does not know.
TELLING = words("reveal disclose publish release give provide announce report share")
_REFUSING = words("refuse decline fail")
_LOSSES = words("loss casualty figure number toll death dead fatality count many")
_FALLING = words("kill die fall lose wound")
_DEAD, _HURT = words("kill die fall dead death fatality"), words("wound hurt injure casualty loss")
_FATES = ("kill", "wound", "casualty", "harm")
_WHETHER = re.compile(
    r"\b(?:say|said|tell|told|reveal\w*|disclose\w*|publish\w*|release\w*|report\w*|announce\w*|admit\w*) "
    r"(?:[^?]{0,20} )?(?:how many [^?]+ (?:died|fell|killed|lost|wounded|hurt|injured|dead)|(?:its|their)(?: \w+)? "
    r"(?:losses|casualties|dead|toll))\b",
    re.I,
)
_BEHIND = words("they it")


def undisclosed(question: Question, tokens: Sequence[Token]) -> Span | None:
    """Where it stands that the asked side has not told how many of its own were killed or hurt; None where it does not
    or nothing of the kind is asked."""
    side = question.counted_side or question.viewpoint
    # "Did Orne say how many of its men fell?"
    whether = asks_whether_told(question)
    counts = question.wants == "figure" and asked_fate(question) in _FATES
    if not side or not (whether or counts):
        return None
    tree = Tree(tokens)
    for verb, token in enumerate(tokens):
        if token.pos != "VERB" or token.lemma.lower() not in TELLING or not _kept_back(tree, verb):
            continue
        told = {t.lemma.lower() for t in tokens[verb : tree.right[verb] + 1]}
        # Of its dead soldiers that tells nothing of the civilians, and of the dead nothing of the hurt.
        armed = bool(told & (SOLDIERS | {"military"})) and question.counted in ("civilian", "resident")
        dead = asked_fate(question) == "wound" and bool(told & _DEAD) and not told & _HURT
        others = any(
            t.ent[2:] in ("NORP", "GPE") and not any(_same(t.text, word) for word in _words(side))
            for t in tokens[verb : _end(tree, verb) + 1]
        )
        if (
            armed
            or dead
            or others
            or "them" in told
            or not told & (_LOSSES | _FALLING | {question.counted})
            or not _speaks_for(tree, verb, side)
        ):
            continue
        first = min([verb, *(k for k in tree.kids[verb] if tokens[k].dep in ("aux", "neg"))])
        return Span(tokens[first].start, tokens[_end(tree, verb)].end)
    return None


def told_by_another(question: Question, tokens: Sequence[Token]) -> bool:
    """Whether it is asked if one side told its losses, and the sentence tells of others who told something."""
    asked = [name for name, part in question.parts if part == "subject"]
    if not asks_whether_told(question) or not asked:
        return False
    tree = Tree(tokens)
    tellers = [
        tree.agent(verb) if tree.passive(verb) else tree.subject(verb)
        for verb, token in enumerate(tokens)
        if token.pos == "VERB" and token.lemma.lower() in TELLING
    ]
    named = [
        tokens[i] for who in tellers if who is not None for i in tree.below(who) if tokens[i].pos == "PROPN"
    ]
    return bool(named) and not any(is_of(token, name) for token in named for name in asked)


def asks_whether_told(question: Question) -> bool:
    """Whether it is asked if somebody told how many were killed or hurt."""
    return question.wants == "yes_no" and _WHETHER.search(question.standalone) is not None


def _kept_back(tree: Tree, verb: int) -> bool:
    head = tree.tokens[tree.tokens[verb].head]
    return tree.negated(verb) or (tree.tokens[verb].dep == "xcomp" and head.lemma.lower() in _REFUSING)


def _speaks_for(tree: Tree, verb: int, side: str) -> bool:
    """Whether the one who keeps it back is the asked side, or "they" behind its name."""
    subject = tree.subject(verb)
    if subject is None:
        return False
    named = list(tree.below(subject))
    if tree.tokens[subject].text.lower() in _BEHIND:
        named = list(range(subject))
    return any(_same(tree.tokens[i].text, word) for i in named for word in _words(side))


def _words(side: str) -> list[str]:
    return [word for word in side.split() if word[:1].isupper()]


def _same(told: str, asked: str) -> bool:
    return told[:1].isupper() and one_power(told, asked)


def _end(tree: Tree, verb: int) -> int:
    """The last word of the clause: another's that is set beside it is none of it."""
    last = verb
    for kid in sorted(k for k in tree.kids[verb] if k > verb):
        if tree.tokens[kid].dep in ("advcl", "conj", "cc", "punct"):
            break
        last = tree.right[kid]
    return last
