"""Follow-ups that are bare question words: "Why?", "How many?", "Who said so?"."""

import re

from index.wordlists import words
from qa.asking.clause import Clause, noun_phrase, supposed
from qa.asking.kinds import PERSONS
from qa.asking.statement import asked_again, statement_of
from qa.asking.wording import sentence_end

QUESTION_WORD = re.compile(
    r"^(?P<word>why|when|where|how|since when|until when|how come|why not)"
    r"(?: exactly| precisely| so| is that)?$"
    r"|^(?P<happen>why|when|where|how) (?:did|has|does) (?:it|that|this) (?:happen|occur|take place)$"
    r"|^(?P<was>why|when|where) (?:was|is) (?:that|this)$",
    re.IGNORECASE,
)
WHO_SAID = re.compile(
    r"^who (?P<verb>said|says|claims|claimed|reported|reports|confirmed|denied|denies"
    r"|disputed|disputes|announced|alleged)"
    r" (?:so|that|this|it)$"
    r"|^says who$|^according to (?:whom|who)$|^who(?:'s| is) (?:saying|claiming) (?:so|that|this|it)$"
    r"|^(?:who|what)(?:'s| is) the source(?: (?:of|for) (?:that|this|it))?$",
    re.IGNORECASE,
)

# "Who gave that number?"
_FIGURE_SAID = re.compile(
    r"^(?:who|which (?:side|source)) (?:gave|gives|said|says|reported|reports|named|names|cited|cites|quoted|quotes"
    r"|published|claimed|claims|announced|put out|provided|mentioned|confirmed)"
    r" (?:us )?(?:that|this|the|those|these) (?:number|figure|count|toll|total|estimate|statistic)s?$"
    r"|^(?:whose|who(?:'s| is)? behind) (?:(?:number|figure|count|toll|total|estimate)s? )?"
    r"(?:is|are|was|were)? ?(?:that|this|those|these)(?: (?:number|figure|count|toll|total|estimate)s?)?$",
    re.IGNORECASE,
)

# "Any kids among them?", "Were any of them children?"
_THEM = r"(?:them|those|these|the (?:dead|victims|killed|wounded|injured|casualties))"
_ANY_AMONG = re.compile(
    rf"^(?:(?:were|are|was) (?:there )?)?(?:any|some) (?P<noun>[a-z]+) (?:among|amongst) {_THEM}$"
    rf"|^(?:were|are|was) (?:any|some) of {_THEM} (?P<kind>[a-z]+)$",
    re.IGNORECASE,
)
# "With whom?", "To who?"
_WHOM = re.compile(
    r"(?:by|with|from|to|against|for|about|on|of|under|between|among|alongside|through|without) whom?(?: exactly)?",
    re.IGNORECASE,
)
# "On the fringes of which summit?"
_OF_WHICH = re.compile(
    r"(?:on|in|at|under|with|by|from|for|during) (?:the )?[a-z]+(?: [a-z]+)? of (?:which|what|whose|whom)\b[^,?]*",
    re.IGNORECASE,
)
_DOER = re.compile(
    r"who (?:did|has done|may have done|might have done|could have done|carried out) (?:it|this|that)|"
    r"who (?:is|was|are|were) (?:said|thought|believed|alleged|reported|suspected|supposed) to (?:have done|be behind) "
    r"(?:it|this|that)|who (?:is|was|stands?|stood) behind (?:it|this|that)|who carried (?:it|this|that) out|"
    r"(?:and )?who(?: was it| by)",
    re.IGNORECASE,
)
_NEGATED = {
    aux: f"{aux}n't" for aux in words("do does did is are was were has have had could would should")
} | {"will": "won't", "can": "can't"}
_WHO_DID_NOT = re.compile(r"who (?P<aux>did|does|do)(?: not|n['’]t)", re.IGNORECASE)
_CHILDREN = {"kids": "children", "kid": "children", "child": "children"}


def bare_question(bare: str, previous: Clause) -> str:
    """ "Why?" or "How many?" with the rest of the earlier question; empty where it is neither."""
    text = bare.strip(" ?!.")
    some = _ANY_AMONG.match(text)
    if some and previous.a.word == "how many" and _counts_people(previous):
        w, a = previous.w, previous.a
        noun = (some["noun"] or some["kind"]).lower()
        noun = _CHILDREN.get(noun, noun)
        return f"{w.slice(0, a.noun_first)} {noun} {w.slice(a.noun_last, sentence_end(w))}"
    if (
        text.lower() == "why not"
        and previous.a.form == "yes_no"
        and previous.w.low(previous.a.at) in _NEGATED
    ):
        aux = previous.w.low(previous.a.at)
        return f"Why {_NEGATED[aux]} {previous.w.slice(previous.a.at + 1, sentence_end(previous.w))}"
    denied = _WHO_DID_NOT.fullmatch(text)
    if denied and previous.a.word == "who" and previous.a.rest == previous.verb:
        verb = previous.w.tokens[previous.verb]
        return f"Who {denied['aux']} not {verb.lemma.lower()} {previous.w.text[verb.end :].strip(' ?!.')}"
    match = QUESTION_WORD.match(text)
    if match:
        word = next(group for group in match.groups() if group)
        return asked_again(
            previous.w, previous.a, {"why not": "why", "how come": "why"}.get(word.lower(), word)
        )
    if re.fullmatch(r"(?:who|what|where) else", text, re.IGNORECASE) and previous.a.form == "wh":
        w, a = previous.w, previous.a
        said = statement_of(w, a) if a.adverbial and text.lower() == "who else" else ""
        subject = next(
            (n for n, t in enumerate(w.tokens) if t.dep in ("nsubj", "nsubjpass") and n > a.at), -1
        )
        if said and subject >= 0:
            whose = w.slice(*noun_phrase(w, subject))
            return f"{text}{said[len(whose) :]}" if said.startswith(f"{whose} ") else ""
        return f"{text} {w.slice(a.rest, sentence_end(w))}"
    if re.fullmatch(
        r"(?:what (?:was|were|is|are) the )?(?:reason|cause|motive)s?(?: for (?:that|this|it))?",
        text,
        re.IGNORECASE,
    ):
        return asked_again(previous.w, previous.a, "why")
    if _WHOM.fullmatch(text) or _OF_WHICH.fullmatch(text):
        return asked_again(previous.w, previous.a, text)
    if re.fullmatch(r"how (?:many|much)", text, re.IGNORECASE) and previous.a.form == "yes_no":
        return _amount(text, previous)
    if re.fullmatch(r"which(?: ones?)?", text, re.IGNORECASE) and previous.a.form == "yes_no":
        return _amount("which", previous)
    if _DOER.fullmatch(text):
        if _is_done_to(previous):
            return asked_again(previous.w, previous.a, "By whom")
        return text if _tells_who(previous) else ""
    return ""


def _tells_who(previous: Clause) -> bool:
    """Whether the earlier question has a doer and what is done, neither of which is who did it."""
    w = previous.w
    does = any(w.low(n) in ("did", "does", "do") for n in range(len(w.tokens)))
    return does or (previous.verb >= 0 and any(w.children(previous.verb, "dobj")))


def _is_done_to(previous: Clause) -> bool:
    """Whether something was done to the one that the earlier question is about: "When was the bridge blown up?" """
    w, verb = previous.w, previous.verb
    return verb >= 0 and next(w.children(verb, "auxpass"), -1) >= 0 and not any(w.children(verb, "agent"))


def _counts_people(previous: Clause) -> bool:
    w, a = previous.w, previous.a
    counted = w.tokens[a.noun_last - 1].lemma.lower() if a.noun_last > a.noun_first else ""
    return counted in PERSONS


def _amount(word: str, previous: Clause) -> str:
    """ "How many?" after "Did the port lose ships?" """
    w, a = previous.w, previous.a
    end = sentence_end(w)
    for tag, label in (
        ("NNS", "dobj"),
        ("NNS", "nsubjpass"),
        ("NNS", "nsubj"),
        ("NNS", "attr"),
        ("NN", "dobj"),
    ):
        for n in range(a.at + 1, end):
            if w.tokens[n].tag == tag and w.tokens[n].dep == label and not w.in_time(n):
                if w.low(n) in ("anyone", "anybody", "someone", "somebody"):
                    return f"{word} people {w.low(a.at)} {w.slice(a.at + 1, n)} {w.slice(n + 1, end)}"
                first, last = noun_phrase(w, n)
                noun = re.sub(r"^(?:any|some|the|many)\s+", "", w.slice(first, last))
                return f"{word} {noun} {w.low(a.at)} {w.slice(a.at + 1, first)} {w.slice(last, end)}"
    return ""


def _amount_asked(previous: Clause) -> str:
    """ "how many ships were lost", in the order of words of a clause; empty where an auxiliary stands before the
    subject."""
    w, a = previous.w, previous.a
    subject = any(a.at <= n < a.rest and t.dep in ("nsubj", "nsubjpass") for n, t in enumerate(w.tokens))
    if not subject or a.first:
        return ""
    return f"{a.word} {w.slice(a.noun_first, sentence_end(w))}" if a.noun_last > a.noun_first else ""


def source_asked(bare: str, previous: Clause) -> str:
    """ "Who said so?" with what the earlier question supposes; empty where it asks nothing of the kind."""
    text = bare.strip(" ?!.").replace("’", "'")
    match = WHO_SAID.match(text)
    figure = previous.a.word == "how many" and (match or _FIGURE_SAID.match(text))
    verb = (match.group("verb") if match else "") or "said"
    amount = _amount_asked(previous) if figure else ""
    if amount:
        return f"Who {verb} {amount}"
    said = supposed(previous)
    if not (match or figure) or not said:
        return ""
    return f"Who {verb} that {said}"
