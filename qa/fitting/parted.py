"""What is told of a part of the asked thing: who won a stage of the tour has not won the tour."""

import re
from collections.abc import Sequence

from index.grammar import Token
from index.tree import Tree
from index.wordlists import words
from qa.asking.names import Name
from qa.asking.parts import is_of
from qa.question import Question

_WINNING = words("win take claim clinch secure land earn")
# What is won beside the whole.
_PRIZES = words(
    """stage leg round lap heat set frame map classification jersey point category class division group trial prologue
    sprint"""
)
_TITLES = words("title trophy crown champion championship cup tournament overall gold final")


# Who wears the jersey on the first day has won a stage.
_FIRST_LEADER = re.compile(
    r"\bfirst (?:\w+ )?(?:yellow|pink|red|leader['’]?s?) jersey\b|"
    r"\b(?:takes?|took|claims?|claimed|pulls? on|into|in) (?:the )?"
    r"(?:yellow|pink|red) jersey (?:after|on|with|following) (?:the )?(?:opening|first|day|stage)\b",
    re.I,
)


# Whoever is the quickest in the heats has won nothing yet.
_IN_HEATS = re.compile(
    r"\b(?:quickest|fastest|first|second|best|leads?|led|tops?|topped|through|safely) (?:\w+ ){0,3}?"
    r"(?:in|from|of|through) "
    r"(?:the |his |her |their )?(?:[\w'’]+ ){0,4}?(?:heats?|qualifying|preliminaries)\b",
    re.I,
)
_DECIDED = re.compile(r"\b(?:gold|title|champions?|final|crown|wins? the|won the)\b", re.I)


def only_a_part(question: Question, tokens: Sequence[Token]) -> bool:
    """Whether the sentence tells of no other win than of a part, and the question asks who won the whole."""
    asked = re.findall(r"\w+", question.standalone.lower())
    if question.action.partition(" ")[0] != "win" or question.wants not in ("person", "body"):
        return False
    if any({word, word.removesuffix("s"), word.replace("ies", "y")} & _PRIZES for word in asked):
        return False
    text = " ".join(t.text for t in tokens)
    if _FIRST_LEADER.search(text) or (_IN_HEATS.search(text) and not _DECIDED.search(text)):
        return True
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


# What a tour gives beside the victory.
_CLASSIFIED = re.compile(
    r"\b(?P<kind>points|mountains?|sprint|youth|young riders?|king of the mountains|climbers?|team) "
    r"(?:classification|jersey|competition|prize)\b",
    re.I,
)
_A_CLASSIFICATION = re.compile(
    r"\b(?:classification|points|green|polka[- ]dot|white|blue|ciclamino|mountains? (?:prize|jersey)|"
    r"sprinters?|climbers?|"
    r"best young|young riders?)\b",
    re.I,
)


def only_the_whole(question: Question, text: str) -> bool:
    """Whether it is asked who won a classification of a tour, and the text tells who won the tour."""
    asked = question.wants in ("person", "body") and _CLASSIFIED.search(question.standalone)
    return bool(asked) and _A_CLASSIFICATION.search(text) is None


_SALES = words("revenue sale turnover income profit earnings taking")
# These describe what a firm takes in, and not what it sells.
_PLAIN = words(
    """net gross total annual quarterly yearly full-year operating record overall group company global worldwide
    domestic international overseas combined consolidated whole entire box office box-office same-store comparable
    underlying adjusted pre-tax pretax after-tax first second third fourth quarter year half holiday ticket tax its
    their his her our"""
)


def of_a_segment(question: Question, tokens: Sequence[Token]) -> bool:
    """Whether a firm's revenue or profit is asked for, and the sentence gives that of a part of its business:
    "data-centre sales of 10 billion"."""
    if question.wants != "figure" or question.asked_noun not in _SALES:
        return False
    asked = set(re.findall(r"[\w-]+", question.standalone.lower()))
    told = [i for i, t in enumerate(tokens) if t.lemma.lower() in _SALES and t.pos == "NOUN"]
    return bool(told) and all(_described(tokens, i, asked) for i in told)


def _described(tokens: Sequence[Token], noun: int, asked: set[str]) -> bool:
    """Whether a word in front of the noun says what is sold."""
    before = [t for t in tokens[:noun] if t.head == noun and t.dep in ("compound", "nmod")]
    return any(t.pos == "NOUN" and not {t.lemma.lower(), t.text.lower()} & (_PLAIN | asked) for t in before)


_DIMENSIONS = words("length height width depth size area weight")
_WHOLES = _DIMENSIONS | words("total whole rest span figure measurement opening construction building cost")


def measures_a_part(question: Question, asked: Sequence[Name], tokens: Sequence[Token]) -> bool:
    """Whether it is asked how long or high something is, and the sentence measures a part of it: "the tunnel of the
    Orne Bridge is 6.7 km long"."""
    if question.counted not in _DIMENSIONS:
        return False
    tree = Tree(tokens)
    for i, token in enumerate(tokens):
        if token.dep != "nsubj" or token.pos != "NOUN" or token.lemma.lower() in _WHOLES:
            continue
        whole = tree.prepositional(i, "of")
        if whole is not None and any(is_of(tokens[k], n.text) for k in tree.below(whole) for n in asked):
            return True
    return False


# "Across Mozambique, Zimbabwe and Malawi" is of none of them alone.
_LISTED = re.compile(
    r"\b(?:across|in|over|between|throughout) (?P<all>(?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
    r"(?:, (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)*,? and (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
_EACH = re.compile(r"\b(?:each|respectively|of (?:them|which|those)|alone|including)\b", re.I)


def only_together(question: Question, asked: Sequence[Name], text: str) -> bool:
    """Whether a number for one place is asked for, and the text gives one for several together."""
    if question.wants != "figure" or " and " in question.standalone or _EACH.search(text):
        return False
    places = [
        n.text for n in asked if re.search(rf"\bin (?:the )?{re.escape(n.text)}\b", question.standalone)
    ]
    listed = [m["all"] for m in _LISTED.finditer(text)]
    return any(
        any(re.search(rf"\b{re.escape(place)}\b", names) for names in listed) for place in places
    ) and not any(re.search(rf"\bin {re.escape(place)}\b(?! and|,)", text) for place in places)
