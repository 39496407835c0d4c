"""Who speaks behind a quotation, read off the words where the parse loses him: "“…,” one user posted on Monday",
"“…,” says group leader Ana Ruiz", "“…” was all Ana Ruiz would say"."""

from index.grammar import Token
from index.reporting import QUOTE_ONLY, SAY
from index.saying.speakers import CLOSING, is_thing, speakerish, whole_name
from index.saying.statement import Saying
from index.tree import Tree

_FORMS = frozenset({"VBD", "VBZ", "VBP", "VBN"})
# A tail may seem to tell of one who did what these mean beside saying: "“…,” he believed", but not "“A,” the B go".
_NOT_HERE = frozenset(
    {"go", "hit", "finish", "begin", "sum", "sing", "hold", "point", "project", "rule", "question"}
)
_WORDS = (SAY | QUOTE_ONLY) - _NOT_HERE
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "ADP"})
_JOINS = frozenset({"-", "‑", "&"})
_OF = frozenset({"of", "for", "from", "at"})
_TIMES = frozenset({"DATE", "TIME"})
_NOUNS = frozenset({"NOUN", "PROPN"})
# What ends a statement in front of its closing mark.
_ENDS = frozenset({",", ".", "?", "!", "…", "—", "–"})
_RELATIVE = frozenset({"all", "how", "what"})
_WOULD = frozenset({"would", "could", "did", "had", "has"})
_PUT = frozenset({"say", "put", "describe", "tell", "reply", "answer", "see"})
# The speaker and what he is, in words.
_LONG = 24


def tail(tree: Tree, i: int) -> Saying | None:
    """The saying of the verb `i` whose speaker alone stands between it and the quotation before it."""
    tokens = tree.tokens
    if tokens[i].lemma not in _WORDS or tokens[i].tag not in _FORMS:
        return None
    if _closes(tree, i - 1):
        return _behind(tree, i)
    closed = next((k for k in range(i - 2, max(0, i - _LONG), -1) if _closes(tree, k)), -1)
    between = tokens[closed + 1 : i]
    if closed < 0 or any(t.pos not in _NAMING and t.text not in _JOINS | {",", "and"} for t in between):
        return None
    return _named(tree, i, closed + 1, i - 1)


def all_said(tree: Tree) -> Saying | None:
    """The saying of "“…,” was all Ana Ruiz would say"."""
    tokens = tree.tokens
    for k in range(len(tokens) - 4):
        if not (_closes(tree, k) and tokens[k + 1].lemma == "be" and tokens[k + 2].text.lower() in _RELATIVE):
            continue
        cue = next((j for j in range(k + 4, min(k + _LONG, len(tokens))) if tokens[j].lemma in _PUT), -1)
        last = cue - 1
        while last > k + 2 and tokens[last].text.lower() in _WOULD:
            last -= 1
        name = tokens[k + 3 : last + 1]
        if cue > 0 and name and all(t.pos in _NAMING or t.pos == "PRON" for t in name):
            return _named(tree, cue, k + 3, last)
    return None


def _closes(tree: Tree, k: int) -> bool:
    """Whether the token closes a statement: the mark stands close behind the sign that ends it."""
    tokens = tree.tokens
    if k < 1 or tokens[k].text not in CLOSING or tokens[k].text == "'":
        return False
    inside = tokens[k - 1].text in _ENDS and tokens[k - 1].end == tokens[k].start
    return inside and (k + 1 == len(tokens) or tokens[k + 1].start > tokens[k].end)


def _behind(tree: Tree, i: int) -> Saying | None:
    """ "“…,” says group leader Ana Ruiz": the words up to the next sign."""
    tokens = tree.tokens
    # "says investing leader Ana Ruiz": a word of the name that is taken for a verb.
    if i + 1 < len(tokens) and tokens[i + 1].pos == "PRON":
        clause = i + 2 < len(tokens) and tokens[i + 2].pos in ("VERB", "AUX")
        return None if clause else _named(tree, i, i + 1, i + 1)
    last = i + 1 if i + 2 < len(tokens) and tokens[i + 1].tag == "VBG" else i
    while last + 1 < len(tokens) and _names(tokens[last + 1]) and last - i < _LONG:
        last += 1
    if last + 1 < len(tokens) and tokens[last + 1].tag in _FINITE:
        return None  # "the podcast “Orne Today,” said | the pool was safe"
    while last > i and tokens[last].pos not in _NOUNS | {"PRON"}:
        last -= 1
    return _named(tree, i, i + 1, last) if last > i else None


def _names(token: Token) -> bool:
    """Whether the word may be part of the speaker's name, and no time or place of what he says."""
    return (
        (token.pos in _NAMING or token.text in _JOINS)
        and token.ent[2:] not in _TIMES
        and (token.pos != "ADP" or token.text.lower() in _OF)
    )


def _named(tree: Tree, i: int, first: int, last: int) -> Saying | None:
    """The saying whose speaker's words are [first, last]."""
    tokens = tree.tokens
    first, last = whole_name(tree, first, last)
    head = first
    while head < last and tokens[head].text != "," and _goes_on(tree, head, last):
        head += 1
    if tokens[head].text == ",":
        head -= 1
    while head > first and tokens[head].pos not in _NOUNS:
        head -= 1
    while last > head and tokens[last].text == ",":
        last -= 1
    one = first == last and tokens[first].text.lower() in ("he", "she", "they", "it")
    if one:
        return Saying(i, tokens[i].lemma, first, (first, last), ())
    if tokens[head].pos not in _NOUNS or is_thing(tree, head) or not speakerish(tree, head):
        return None
    return Saying(i, tokens[i].lemma, head, (first, last), ())


def _goes_on(tree: Tree, k: int, last: int) -> bool:
    """Whether the name goes on behind its k-th token, up to "of" and its like: "group leader Ana Ruiz | of Orne"."""
    tokens = tree.tokens
    following = tokens[k + 1] if k < last else None
    return following is not None and not (tokens[k].pos in _NOUNS and following.pos == "ADP")
