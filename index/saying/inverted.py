"""A statement that its word of saying opens: "Concluded Ms Moe: “We …”", whatever the parse takes that word for."""

from collections.abc import Sequence

from index.grammar import Token
from index.reporting import SAY
from index.saying.speakers import OPENING, speakerish
from index.saying.statement import Saying
from index.tree import Tree
from index.wordlists import words

_OPENS = SAY | words("continue ask comment exclaim conclude begin retort summarize summarise boast elaborate")
_IRREGULAR = {
    "said": "say",
    "wrote": "write",
    "told": "tell",
    "swore": "swear",
    "says": "say",
    "held": "hold",
}
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMED = frozenset({"NOUN", "PROPN"})
_BESIDE = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "NUM", "PUNCT"})
_OF = frozenset({"of", "for", "from", "at"})
# The speaker, what he is, and where he says it, in words.
_LONG = 20


def opening_verb(tokens: Sequence[Token], i: int) -> str:
    """The lemma of the word of saying that the i-th token is by its form; empty where it is none."""
    word = tokens[i].text.lower() if i < len(tokens) else ""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word.endswith("ied"):
        stems = [word[:-3] + "y"]
    elif word.endswith("ed"):
        stems = [word[:-2], word[:-1], word[:-3]]
    else:
        stems = [word[:-1]] if word.endswith("s") and tokens[i].tag == "VBZ" else []
    return next((stem for stem in stems if stem in _OPENS), "")


def inverted(tree: Tree, begin: int) -> Saying | None:
    """The saying that the sentence opens with at token `begin`: the verb, a name, a colon and a quotation."""
    tokens = tree.tokens
    colon = introduced(tokens, begin)
    named = _name(tokens, begin + 1, colon) if colon else None
    if named is None or not speakerish(tree, named[0]):
        return None
    return Saying(begin, opening_verb(tokens, begin), named[0], (begin + 1, named[1]), ())


def introduced(tokens: Sequence[Token], begin: int) -> int:
    """The colon before the quotation that a word of saying at token `begin` introduces; 0 where there is none."""
    if not opening_verb(tokens, begin):
        return 0
    behind = range(begin + 1, min(begin + _LONG, len(tokens) - 1))
    colon = next((k for k in behind if tokens[k].text == ":"), 0)
    if not colon or tokens[colon + 1].text not in OPENING:
        return 0
    said = any(t.tag in _FINITE or t.text in OPENING for t in tokens[begin + 1 : colon])
    return 0 if said else colon


def _name(tokens: Sequence[Token], first: int, colon: int) -> tuple[int, int] | None:
    """(head, last token) of the name from `first` on, with what is told of it behind a comma: not "in a letter"."""
    head = next(
        (k for k in range(first, colon) if tokens[k].pos in _NAMED and not _goes_on(tokens, k, colon)), -1
    )
    if head < 0 or any(t.pos not in _BESIDE for t in tokens[first:head]):
        return None
    last = head
    while last + 1 < colon and (tokens[last + 1].pos in _BESIDE or tokens[last + 1].text.lower() in _OF):
        last += 1
    while tokens[last].pos not in _NAMED:
        last -= 1
    return head, last


def _goes_on(tokens: Sequence[Token], i: int, colon: int) -> bool:
    """Whether the name goes on behind its i-th token: "Ms | Moe", "Moe | 's lawyer"."""
    return i + 1 < colon and (
        tokens[i + 1].pos in _NAMED or tokens[i + 1].text in ("'s", "’s", "'", "’", "-")
    )
