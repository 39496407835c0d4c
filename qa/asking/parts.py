"""What part a name plays in what a verb says: whom she replaced is not who replaces her."""

import re
from collections.abc import Iterator, Sequence

from index.grammar import Token
from index.tree import Tree
from index.wordlists import words
from qa.asking.capitals import governed
from qa.asking.demonyms import akin
from qa.asking.names import Name

# A name with its part in what the verb says: "subject", "object", or a preposition.
Part = tuple[str, str]

# Who or what has one of these in such a place has no other there; "in" and "at" tell of many things at once.
_PREPOSITIONS = ("from", "to", "against", "with")


def parts_of(tokens: Sequence[Token], verb: int, names: Sequence[Name]) -> tuple[Part, ...]:
    """The parts that the names of a question play to its main verb, as far as the parse tells."""
    if verb < 0:
        return ()
    tree = Tree(tokens)
    return tuple(
        (name.text, part)
        for part, place in fillers(tree, verb)
        for name in names
        if name.start <= tokens[place].start < name.end
    )


def doers(parts: Sequence[Part]) -> list[str]:
    """The names that do what the main verb says."""
    return [name for name, part in parts if part == "subject"]


def fillers(tree: Tree, verb: int) -> Iterator[tuple[str, int]]:
    """Who does it, to whom, and what stands behind its prepositions and those of its object."""
    passive = tree.passive(verb)
    subject = tree.agent(verb) if passive else _appointed(tree, verb) or tree.subject(verb)
    # The parse may take "Orne" for the subject in "When was Orne arrested?".
    object_ = tree.child(verb, "nsubjpass", "nsubj") if passive else tree.child(verb, "dobj")
    for part, place in (("subject", subject), ("object", object_)):
        if place is not None:
            yield from ((part, each) for each in (place, *tree.kids[place]) if _joined(tree, place, each))
    for head in (verb, object_):
        if head is None:
            continue
        for word in _PREPOSITIONS:
            place = tree.prepositional(head, word)
            if place is not None:
                yield word, place


_APPOINTING = words("name pick appoint choose hire elect tap nominate select promote tip")


def _appointed(tree: Tree, verb: int) -> int | None:
    """Who is to do it, where somebody is made to: "Ruiz" in "the firm names Ruiz to replace Moe"."""
    tokens, head = tree.tokens, tree.tokens[verb].head
    if tokens[verb].tag != "VB" or head >= verb or tokens[head].lemma.lower() not in _APPOINTING:
        return None
    chosen = tree.child(head, "nsubjpass") if tree.passive(head) else tree.child(head, "dobj")
    own = tree.child(verb, "nsubj")
    return own if own is not None else chosen


def _joined(tree: Tree, place: int, each: int) -> bool:
    return each == place or tree.tokens[each].dep == "conj"


def bears(tree: Tree, place: int, name: str) -> bool:
    """Whether the noun at a place, or a name in apposition to it, is the asked name."""
    near = (
        place,
        *(k for k in tree.kids[place] if tree.tokens[k].dep in ("compound", "appos", "amod", "nmod")),
    )
    return any(is_of(tree.tokens[each], name) for each in near)


_OF_WHAT = re.compile(r"(?<=\w) (?:in|for|of) [A-Z].*$")


def is_of(token: Token, name: str) -> bool:
    """Whether the word is the last of the name, or a form of it, or names the country that a capital stands for; of
    "the Orne Prize in Physics" the prize is one as well."""
    last = [each.split()[-1] for each in (name, *governed(name), _OF_WHAT.sub("", name))]
    return token.text[:1].isupper() and any(akin(token.text, word) for word in last)
