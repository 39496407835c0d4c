"""The clauses of a sentence that can stand as claims of their own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.figures import Figure
from index.tree import Tree

_CLAUSE_MARKS = frozenset({"while", "whereas", "although", "though"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its verb and its first and last token."""

    head: int
    first: int
    last: int


def root_of(tree: Tree) -> int:
    """The token that all of the sentence hangs from."""
    return next((i for i, t in enumerate(tree.tokens) if t.head == i and t.pos != "PUNCT"), 0)


def clauses_of(tree: Tree, numbers: Sequence[Figure]) -> Iterator[Clause]:
    """The clauses that can stand as claims: main and coordinate ones with a subject of their own, contrasts
    ("while …"), and participles and relatives behind a comma that tell an event or a figure."""
    tokens = tree.tokens
    heads = {root_of(tree)}
    for i, token in enumerate(tokens):
        if token.pos not in ("VERB", "AUX") or token.head == i:
            continue
        kind = token.dep
        if kind == "conj" and _behind_nor(tree, i):
            # "… nor was there any loss" says the opposite without its "nor".
            continue
        if kind in ("conj", "parataxis", "ccomp"):
            owned = any(tokens[k].dep in _SUBJECTS for k in tree.kids[i])
            joined = kind == "conj" and tokens[token.head].pos in ("VERB", "AUX")
            semicolon = kind != "conj" and tree.right[i] < token.head and _ends_with(tree, tree.right[i], ";")
            if (owned and (joined or kind == "parataxis" or semicolon)) or (
                joined and _counts(tree, i, numbers) and tokens[token.head].dep in ("advcl", "acl", "relcl")
            ):
                heads.add(i)
        elif kind == "advcl":
            mark = tree.child(i, "mark")
            if (mark is not None and tokens[mark].text.lower() in _CLAUSE_MARKS) or _event(tree, i, numbers):
                heads.add(i)
        elif kind in ("acl", "relcl") and _event(tree, i, numbers):
            heads.add(i)
    for head in sorted(heads):
        yield _extent(tree, head, heads)


def _behind_nor(tree: Tree, i: int) -> bool:
    left = tree.left[i]
    return left > 0 and tree.tokens[left - 1].text.lower() == "nor"


def _ends_with(tree: Tree, last: int, mark: str) -> bool:
    return last + 1 < len(tree.tokens) and tree.tokens[last + 1].text == mark


def _counts(tree: Tree, head: int, numbers: Sequence[Figure]) -> bool:
    low, high = tree.tokens[tree.left[head]].start, tree.tokens[tree.right[head]].end
    return any(low <= f.start < high for f in numbers)


def _event(tree: Tree, i: int, numbers: Sequence[Figure]) -> bool:
    """Whether a participle or relative clause stands apart (behind a comma) and tells something countable or
    long enough to be a claim."""
    tokens = tree.tokens
    left = tree.left[i]
    if left == 0 or tokens[left - 1].text not in (",", "—", "–"):
        return False
    if tokens[i].tag == "VBG" or tokens[i].dep == "relcl":
        return _counts(tree, i, numbers) or tree.right[i] - left >= 4
    return _counts(tree, i, numbers)


def _extent(tree: Tree, head: int, heads: set[int]) -> Clause:
    """The run of tokens around the head that belong to it and to no other clause, and its subject."""
    tokens = tree.tokens
    others: set[int] = set()
    for other in heads:
        if other != head and tree.left[head] <= other <= tree.right[head] and _governs(tree, head, other):
            others.update(range(tree.left[other], tree.right[other] + 1))
    if head in others:
        return Clause(head, head, head)
    first = last = head
    while first > tree.left[head] and first - 1 not in others:
        first -= 1
    while last < tree.right[head] and last + 1 not in others:
        last += 1
    for kid in tree.kids[head]:
        if tokens[kid].dep in _SUBJECTS and tree.left[kid] < first:
            first = tree.left[kid]
    while first < head and (tokens[first].dep in ("cc", "punct") or tokens[first].text in (",", ";")):
        first += 1
    if tokens[first].text.lower() in _CLAUSE_MARKS and tokens[first].dep == "mark" and first < head:
        first += 1
    while last > head and (tokens[last].dep == "cc" or tokens[last].text in (",", ";", "—", "–")):
        last -= 1
    return Clause(head, first, last)


def _governs(tree: Tree, upper: int, lower: int) -> bool:
    node = lower
    while tree.tokens[node].head != node:
        node = tree.tokens[node].head
        if node == upper:
            return True
    return False
