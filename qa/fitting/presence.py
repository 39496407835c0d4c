"""Who is still there: whoever calls on an army to leave says that it is, and where nobody is left all have gone."""

import re
from collections.abc import Iterator, Sequence

from index.article import Span
from index.grammar import Token
from index.tree import Tree
from index.wordlists import words
from qa.asking.capitals import one_power
from qa.asking.names import Name
from qa.question import Question

# What asks whether somebody's forces are at a place.
_THERE = words(
    "have be hold station remain stay occupy sit control keep deploy post base operate leave maintain"
)
FORCES = words(
    "soldier troop force army military serviceman unit peacekeeper fighter mercenary soldiery garrison presence"
)
_LAND = words("land territory soil ground area region enclave side")
_LEAVING = words("withdraw leave vacate evacuate retreat depart")
_ASKS_OF_LEAVING = re.compile(
    r"^(?:had|has|have)\b (?!there\b)[^?]*?\b(?:left|withdrawn|gone|quit|vacated|evacuated|retreated|departed|"
    r"abandoned|"
    r"pulled (?:\w+ ){0,4}?(?:out|back))\b|"
    r"^(?:did|does|do|will)\b[^?]*?\b(?:leave|withdraw|quit|vacate|evacuate|retreat|depart|abandon|"
    r"pull (?:\w+ ){0,4}?(?:out|back))\b",
    re.I,
)
_ALL_OUT = re.compile(
    r"\b(?:pulled|withdr[ae]wn?|moved|taken) all (?:of )?(?:(?:its|their|his|her|our|the) )?(?:\w+ ){0,2}(?:troops|"
    r"soldiers|forces|units|men|fighters|garrisons)(?: (?:out|back|away))?\b",
    re.I,
)
_WAS_IN = re.compile(r"\b(?:is|are|was|were)\b[^?]*?\b(?:in|inside|within|at|on)\b", re.I)
# So many words behind a "no" say who is not there, and where.
_NONE = 7
_ENDS = ("VERB", "PUNCT", "SCONJ", "CCONJ")
_MEANWHILE = re.compile(r"\b(?:when|while|as|before|after|once|at the time)\b(?= .*\w)", re.I)
_NOBODY_LEFT = re.compile(
    r"\b(?:not (?:one|a single|any)|no|none|n['’]t (?:any|one|a single))\b[^.;:]{0,60}?\b(?:left|remain(?:s|ed|ing)?|"
    r"stay(?:s|ed|ing)?)\b",
    re.I,
)
_DEMANDING = words("call demand urge tell ask order require insist warn press appeal")
_MUST = words("must should shall")


def presumed(question: Question, tokens: Sequence[Token]) -> bool:
    """Whether it is asked if somebody's forces are at a place, and the sentence demands that they leave it."""
    if question.wants != "yes_no" or not _asks_of_presence(question):
        return False
    if _ASKS_OF_LEAVING.search(question.standalone):
        return False
    topic = {*question.topic}
    names = _asked_of(question)
    if not topic & (FORCES | _LAND) or not names:
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
        if named == len(names) and (topic & _LAND or nouns & FORCES):
            return True
    return False


def _asked_of(question: Question) -> list[Name]:
    """The names of those who are asked about, and of the place: whoever else came meanwhile is in no demand
    or denial."""
    meanwhile = _MEANWHILE.search(question.standalone)
    end = meanwhile.start() if meanwhile else len(question.standalone)
    return [n for n in question.names if not n.speaker and n.start < end]


def _asks_of_presence(question: Question) -> bool:
    act = question.action.partition(" ")[0]
    return act in _THERE or (not act and _WAS_IN.search(question.standalone) is not None)


def none_there(question: Question, tokens: Sequence[Token]) -> bool:
    """Whether it is asked if somebody's forces are at a place, and the sentence says that these have none there: "has
    no troops in Orne"."""
    if question.wants != "yes_no" or not _asks_of_presence(question) or not FORCES & {*question.topic}:
        return False
    if _ASKS_OF_LEAVING.search(question.standalone):
        return False
    names = _asked_of(question)
    for i, token in enumerate(tokens):
        behind = tokens[i + 1 : i + _NONE + 1]
        force = next((k for k, t in enumerate(behind) if t.lemma.lower() in FORCES), None)
        if token.text.lower() != "no" or force is None or any(t.pos in _ENDS for t in behind[:force]):
            continue
        where = [t.text for t in behind[force + 1 :] if t.text[:1].isupper()]
        there = [n for n in names if any(_same(w, n.text) for w in where)]
        # "Were Velm's soldiers in the enclave?" does not say which.
        anywhere = bool(where) and bool(_LAND & {*question.topic})
        # That Chile has none says nothing of Peru's.
        whose = [n for n in names if n not in there]
        told = [t.text for t in tokens if t.text not in where]
        if (there or anywhere) and all(any(_same(w, n.text) for w in told) for n in whose):
            return True
    return False


def nobody_left(question: Question, text: str) -> Span | None:
    """The words with which a sentence says yes by a no, where it is asked if somebody has left a place: "not one
    soldier is left in the town"; None where there are none."""
    if question.wants != "yes_no" or not _ASKS_OF_LEAVING.search(question.standalone):
        return None
    found = _NOBODY_LEFT.search(text)
    return None if found is None else Span(found.start(), found.end())


def all_gone(question: Question, text: str) -> Span | None:
    """The words that say that all have gone, where it is asked if somebody's forces are at a place: "has pulled all of
    its troops out"; None where there are none."""
    asked = question.action.partition(" ")[0] in _THERE | {""} and FORCES & {*question.topic}
    if question.wants != "yes_no" or not asked or _ASKS_OF_LEAVING.search(question.standalone):
        return None
    found = _ALL_OUT.search(text)
    return None if found is None else Span(found.start(), found.end())


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
