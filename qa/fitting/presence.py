"""What a demand takes for granted: whoever calls on an army to leave a place says that it is there."""

from collections.abc import Iterator, Sequence

from index.grammar import Token
from index.tree import Tree
from index.wordlists import words
from qa.asking.capitals import one_power
from qa.question import Question

# What asks whether somebody's forces are at a place.
_THERE = words(
    "have be hold station remain stay occupy sit control keep deploy post base operate leave maintain"
)
_FORCES = words(
    "soldier troop force army military serviceman unit peacekeeper fighter mercenary soldiery garrison presence"
)
_LAND = words("land territory soil ground area region enclave side")
_LEAVING = words("withdraw leave vacate evacuate retreat depart")
_DEMANDING = words("call demand urge tell ask order require insist warn press appeal")
_MUST = words("must should shall")


def presumed(question: Question, tokens: Sequence[Token]) -> bool:
    """Whether it is asked if somebody's forces are at a place, and the sentence demands that they leave it."""
    if question.wants != "yes_no" or question.action.partition(" ")[0] not in _THERE:
        return False
    topic = {*question.topic}
    names = [n for n in question.names if not n.speaker]
    if not topic & (_FORCES | _LAND) or not names:
        return False
    tree = Tree(tokens)
    for verb in _demanded(tree):
        inside = {*tree.below(verb), *_governing(tree, verb)}
        told = [tokens[i].text for i in inside]
        named = sum(
            any(_same(word, part) for word in told for part in (name.text, *name.forms)) for name in names
        )
        # "The Armed Forces" keep their plural as a name.
        nouns = {tokens[i].lemma.lower() for i in inside} | {word.lower().removesuffix("s") for word in told}
        if named == len(names) and (topic & _LAND or nouns & _FORCES):
            return True
    return False


def _demanded(tree: Tree) -> Iterator[int]:
    """The verbs of leaving that somebody is to do: "called for them to withdraw", "they must leave"."""
    for i, token in enumerate(tree.tokens):
        if token.pos != "VERB" or token.lemma.lower() not in _LEAVING or tree.negated(i):
            continue
        bidden = any(
            tree.tokens[k].text.lower() in _MUST for k in tree.kids[i] if tree.tokens[k].dep == "aux"
        )
        head = tree.tokens[token.head]
        if bidden or (
            token.tag == "VB" and head.lemma.lower() in _DEMANDING and not tree.negated(token.head)
        ):
            yield i


def _governing(tree: Tree, verb: int) -> Iterator[int]:
    """The one who is told: "told the army to leave"."""
    told = tree.child(tree.tokens[verb].head, "dobj")
    if told is not None and told < verb:
        yield from tree.below(told)


def _same(told: str, asked: str) -> bool:
    return told[:1].isupper() and one_power(told, asked.rpartition("-")[2])
