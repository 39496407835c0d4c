"""What a number is where it is no count of its own: what a count was before, by how much one is above another, or what
is taken back."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from index.counting.bounds import MOVES
from index.counting.numbers import numeral
from index.counting.withdrawn import withdrawn
from index.tense import CHANGES
from index.tree import MARKS, Tree
from index.wordlists import words

Role = Literal["", "earlier", "difference", "withdrawn"]

_REVISIONS = words("revise correct adjust amend update upgrade downgrade trim scale")
_CHANGING = CHANGES | MOVES | _REVISIONS
_WINNING = words("win beat lead defeat lose trail outpoll")
# The nouns for how far one is ahead, and what wins by so many.
_LEADS = words("lead margin majority plurality")
_AHEAD = words("vote ballot point goal run seat second minute stroke shot length percent")
_UP_OR_DOWN = words("up down upward upwards downward downwards")
# Words between a preposition and its number.
_BETWEEN = words(
    "about around some nearly almost an a the estimated just over more than at least only roughly initial"
)
_BETWEEN |= words("earlier previous original as many few $ £ €")
# A count and what it was before stand no further apart: "to 3,000 people on Friday from 4,500".
_REACH = 7
_NOT_ONCE = words("twice double doubly wrongly mistakenly erroneously incorrectly")
_RECKONING = words("count include list add record register")


def role_of(tree: Tree, first: int, last: int, counted: str, several: bool) -> Role:
    """The role of the number of these tokens. `several` says whether another figure stands before it."""
    if _taken_back(tree, first, several):
        return "withdrawn"
    before = _preposition(tree, first)
    word = tree.tokens[before].text.lower() if before is not None else ""
    if before is not None and word == "from" and _changed_from(tree, before, last):
        return "earlier"
    if (
        (before is not None and word == "by" and _by(tree, before, last, counted))
        or _of_a_lead(tree, before, last, counted)
        or _more_than(tree, last)
        or _not_once(tree, first)
    ):
        return "difference"
    return ""


def _taken_back(tree: Tree, first: int, several: bool) -> bool:
    """Whether a correction says that it was told before, or the sentence that it is another: "83, not 183"."""
    tokens = tree.tokens
    ahead = [t.text.lower() for t in tokens[max(0, first - 2) : first]]
    if several and len(ahead) == 2 and (ahead[1] == "not" and ahead[0] in (",", "and", "(", "–", "—")):
        return True
    if several and ahead in (["rather", "than"], ["instead", "of"]):
        return True
    begin, text = tokens[0].start, ""
    for token in tokens:
        text += " " * (token.start - begin - len(text)) + token.text
    place = tokens[first].start - begin
    return any(start <= place < end for start, end in withdrawn(text))


def _preposition(tree: Tree, first: int) -> int | None:
    """The word in front of the number and of what makes it less than exact."""
    i = first - 1
    while i >= 0 and tree.tokens[i].text.lower() in _BETWEEN:
        i -= 1
    return i if i >= 0 else None


def _verb(tree: Tree, i: int) -> int | None:
    """The verb that governs the word."""
    tokens = tree.tokens
    for _ in range(6):
        if tokens[i].pos == "VERB":
            return i
        if tokens[i].head == i:
            return None
        i = tokens[i].head
    return None


def _changed_from(tree: Tree, before: int, last: int) -> bool:
    """Whether a count changed from this number to another: "from 52 to 49", "to 49 from 52", "49, down from 52"."""
    tokens = tree.tokens
    numbers = [i for i in range(len(tokens)) if numeral(tokens, i) is not None]
    if before and tokens[before - 1].text.lower() in _UP_OR_DOWN and any(i < before for i in numbers):
        return True
    verb = _verb(tree, before)
    if verb is None or tokens[verb].lemma not in _CHANGING:
        return False
    near = (i for i in numbers if before - _REACH <= i < before or last < i <= last + _REACH)
    reached = (_preposition(tree, i) for i in near)
    return any(i is not None and tokens[i].text.lower() == "to" for i in reached)


def _by(tree: Tree, before: int, last: int, counted: str) -> bool:
    """Whether somebody is ahead, or something has changed, by so much; not "by 52 votes to 48"."""
    tokens = tree.tokens
    verb = _verb(tree, before)
    if verb is None or tokens[verb].lemma not in _CHANGING | _WINNING:
        return False
    behind = range(last + 1, min(last + 4, len(tokens) - 1))
    score = tokens[verb].lemma in _WINNING
    if score and any(tokens[i].text.lower() == "to" and numeral(tokens, i + 1) for i in behind):
        return False
    # Children "raised by two women" have not changed.
    done = tokens[before].dep == "agent" or tokens[verb].tag == "VBN"
    return not done or not counted or counted in _AHEAD or counted.isupper()


def _of_a_lead(tree: Tree, before: int | None, last: int, counted: str) -> bool:
    """Whether it is a lead or a margin: "a margin of 212", "cut her lead to 47", "her lead was 47 votes"."""
    tokens = tree.tokens
    if counted == "percent":
        # "A majority of 52 percent" is a share.
        return False
    if before is not None and tokens[before].text.lower() == "of":
        above = tokens[tokens[before].head]
        if above.lemma == "majority" and counted not in _AHEAD:
            return False
        return above.lemma in _LEADS and above.pos == "NOUN"
    node = last
    while tokens[node].dep in ("nummod", "quantmod", "compound") and tokens[node].head != node:
        node = tokens[node].head
    verb = tokens[node].head
    if before is not None and tokens[before].text.lower() in ("to", "at"):
        verb = tokens[before].head
    elif tokens[node].dep not in ("attr", "acomp"):
        return False
    return any(
        tokens[kid].lemma in _LEADS and tokens[kid].pos == "NOUN"
        for kid in tree.kids[verb]
        if tokens[kid].dep in ("nsubj", "nsubjpass", "dobj")
    )


def _more_than(tree: Tree, last: int) -> bool:
    """Whether it is so much more or less than something: "82 more than it was allowed to", "9 percent less than"."""
    behind = [t.text.lower() for t in tree.tokens[last + 1 : last + 4]]
    if behind[:1] and behind[0] in MARKS:
        return False  # "$40 million — more than twice its worth"
    return any(a in ("more", "fewer", "less") and b == "than" for a, b in pairwise(behind))


def _not_once(tree: Tree, first: int) -> bool:
    """Whether so many were wrongly counted: "three bodies had been counted twice"."""
    tokens = tree.tokens
    verb = _verb(tree, first)
    if verb is None or tokens[verb].lemma not in _RECKONING:
        return False
    return tree.has_word(verb, _NOT_ONCE)


def without_partners(roles: Sequence[tuple[Role, str]]) -> tuple[Role, ...]:
    """The roles of a sentence's figures (each with what it counts), but nothing is earlier than a count of something
    else: "from 3 villages to 2 camps"."""
    counts = {counted for role, counted in roles if role != "earlier"}
    return tuple(
        "" if role == "earlier" and counted and counted not in counts | {""} and "" not in counts else role
        for role, counted in roles
    )
