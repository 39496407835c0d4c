"""A noun that stands for what an earlier question asks about: "that talk" for "Did she speak to the union?"."""

import re

from index.reporting import SAID_NOUNS
from index.wordlists import words
from qa.asking.clause import Clause, claimed, noun_phrase
from qa.asking.kinds import SPEECH
from qa.asking.statement import asked_again, statement_of
from qa.asking.wording import AUXILIARIES, BE, sentence_end

_THAT = words("that this those these")
# Nouns for what is done that do not come of its verb.
_ACTS = {
    noun: words(verbs)
    for nouns, verbs in (
        ("talk talks conversation discussion exchange", "talk speak discuss meet negotiate confer chat"),
        ("meeting encounter visit", "meet visit"),
        ("call", "phone ring speak talk"),
        ("attack assault", "strike hit bomb shell raid storm target ambush bombard"),
        ("strike raid", "strike hit bomb attack storm shell target bombard"),
        ("bombardment", "bomb shell"),
        ("shooting killing murder", "shoot kill murder"),
        ("ruling", "decide"),
        ("verdict", "convict acquit"),
        ("departure exit", "leave quit resign"),
        ("dismissal ouster", "sack fire dismiss oust remove"),
        ("deal", "buy sell acquire agree settle sign merge"),
        ("agreement", "settle sign"),
        ("sale takeover purchase", "buy sell acquire"),
        ("coup putsch", "oust overthrow topple depose"),
        ("blast", "explode"),
        ("trip journey", "travel fly go visit"),
        ("retreat pullout", "withdraw"),
        ("capture fall", "capture seize take"),
        ("bid", "offer"),
        ("apology", "apologise apologize"),
        ("postponement", "delay postpone"),
    )
    for noun in nouns.split()
}
_ENDINGS = ("tion", "sion", "ment", "al", "ance", "ence", "ure", "age", "ing", "y")
# What is done to something by these is on it or with it.
_UPON = words(
    "attack assault strike raid talk talks meeting call visit ruling verdict deal agreement coup ban vote"
)
_HAPPEN = words("happen occur")
_STAND_IN = re.compile(r"\b(?:someone|something|certain|somebody)\b")
# "In that strike" is when it was.
_IN = words("in during at")


def deeds_named(q: Clause, previous: Clause) -> tuple[list[tuple[int, int, str]], str, str]:
    """What stands for such a noun, as edits of the question and what goes behind it, or as a whole question anew; all
    empty where none refers back."""
    w = q.w
    for n, token in enumerate(w.tokens):
        gerund = token.tag == "VBG" and w.low(n - 1) in _THAT
        if not (token.pos == "NOUN" or gerund) or w.in_quotes(n) or n == 0:
            continue
        first = n - 1
        while first > q.a.at and w.tokens[first].pos in ("ADJ", "NOUN") and w.tokens[first].head == n:
            first -= 1
        # The parser takes many a "that" for a conjunction: "How much did that sale cost?"
        near = first == n - 1 and w.low(first - 1) in AUXILIARIES
        pointed = w.low(first) in _THAT and (w.tokens[first].head == n or near or gerund)
        bare = (
            w.low(first) == "the" and first == n - 1 and not q.names and not w.times and w.low(n + 1) != "of"
        )
        if not (pointed or bare):
            continue
        noun = w.low(n) if gerund else token.lemma.lower()
        old = _noun_phrase_of(noun, previous)
        if old:
            # "The truce" is that truce anyway.
            return ([(w.tokens[first].start, token.end, old)] if pointed else []), "", ""
        found = _for_the_act(q, previous, first, n, noun)
        if any(found):
            return found
    return [], "", ""


def _noun_phrase_of(noun: str, p: Clause) -> str:
    w, end = p.w, sentence_end(p.w)
    for n, token in enumerate(w.tokens[:end]):
        asked = p.a.noun_first <= n < p.a.noun_last or n == p.verb
        if token.lemma.lower() == noun and token.pos in ("NOUN", "PROPN") and not asked:
            first, _ = noun_phrase(w, n)
            if token.dep == "compound":
                # "How many did the Orne flood kill?", read as one noun.
                first = next((k for k in range(n, -1, -1) if w.tokens[k].pos == "DET"), first)
            last = min(w.subtree(n)[1], end)
            text = re.sub(
                r"^(?:an?|the|some|any|that|this|those|these) ", "", w.slice(first, last), flags=re.I
            )
            owned = w.tokens[first].tag == "PRP$" or any(w.tokens[k].tag == "POS" for k in range(first, n))
            text = re.sub(r"^(?:its|their|his|her) ", "", text, flags=re.I)
            return text if owned and w.tokens[first].tag != "PRP$" else f"the {text}"
    return ""


def _for_the_act(
    q: Clause, p: Clause, first: int, n: int, noun: str
) -> tuple[list[tuple[int, int, str]], str, str]:
    nothing: tuple[list[tuple[int, int, str]], str, str] = ([], "", "")
    w, end = q.w, sentence_end(q.w)
    if p.verb < 0 or not _stands_for(noun, p.w.tokens[p.verb].lemma.lower()):
        return nothing
    if q.a.adverbial and q.a.word in ("when", "where", "why", "how") and w.tokens[n].dep.startswith("nsubj"):
        happens = w.low(n + 1) in _HAPPEN or (w.low(n + 1), w.low(n + 2)) == ("take", "place")
        held = w.low(q.a.rest) in BE and w.low(n + 1) == "held"
        if first == q.a.rest + 1 and (happens or held) and end - n <= 3:
            return [], "", asked_again(p.w, p.a, w.slice(q.a.at, q.a.at + 1))
    here = (w.tokens[first].start, w.tokens[first].end)
    if noun in SAID_NOUNS and p.w.tokens[p.verb].lemma.lower() in SPEECH:
        said = claimed(p.w, p.verb)
        return (
            ([(here[0], w.tokens[n].end, f"the {w.tokens[n].text} that {said}")], "", "") if said else nothing
        )
    told = statement_of(p.w, p.a)
    object_ = next(p.w.children(p.verb, "dobj"), -1)
    if _STAND_IN.search(told) and object_ > p.a.rest and noun not in _UPON:
        # "The killing of Ana Moe", where it is asked who killed her.
        start, stop = noun_phrase(p.w, object_)
        return [(here[0], w.tokens[n].end, f"the {w.tokens[n].text} of {p.w.slice(start, stop)}")], "", ""
    if not told or _STAND_IN.search(told) or q.a.word == "when" or re.search(r"\bwhen\b", told):
        return nothing
    if w.low(first - 1) in (*_IN, "after", "before", "since") and n + 1 >= end:
        link = "when" if w.low(first - 1) in _IN else w.low(first - 1)
        return [(w.tokens[first - 1].start, w.tokens[n].end, f"{link} {told}")], "", ""
    return [(*here, "the")], f"when {told}", ""


def _stands_for(noun: str, verb: str) -> bool:
    if noun == verb or verb in _ACTS.get(noun, ()):
        return True
    ending = next((e for e in _ENDINGS if noun.endswith(e)), "")
    stem = max(3, len(verb) - 2)
    return bool(ending) and noun[:stem] == verb[:stem] and len(noun) - len(ending) <= len(verb) + 1
