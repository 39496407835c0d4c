"""Acts that end what the asked one began, or the other way round: when a probe was launched is not when it landed."""

import re
from collections.abc import Sequence

from index.grammar import Token
from index.tree import Tree
from index.wordlists import words
from qa.fitting.losers import verb_at
from qa.question import Question

# Each pair: whoever asks for an act of the one row is not told of one of the other.
_OPPOSITES = tuple(
    (words(one), words(other))
    for one, other in (
        ("begin start launch open erupt commence", "end stop cease finish conclude close expire over"),
        ("land arrive reach dock touch", "launch depart leave lift blast"),
        ("find discover locate recover rediscover", "sink lose vanish disappear wreck crush founder"),
        (
            "become appoint name elect choose pick hire swear inaugurate succeed",
            "resign retire quit step concede sack oust dismiss",
        ),
        ("marry wed", "divorce separate split"),
        ("arrest jail detain imprison abduct kidnap", "release free acquit"),
        ("found establish create", "dissolve disband"),
        ("build erect complete", "demolish"),
        ("launch begin start", "scrub postpone abort"),
        ("join", "apply"),
        ("head lead chair command", "send dispatch"),
        ("deliver ship hand", "order reserve roll"),
        ("break violate breach", "negotiate broker mediate arrange sign announce declare proclaim"),
        ("leave quit vacate evacuate", "enter march reach storm"),
        ("open reopen", "shut close"),
        ("lose forfeit", "recapture retake regain recover"),
    )
)
_WANTED = ("time", "person", "body")
# "Was declared over": what it was declared.
_OVER = re.compile(r"\bover\b(?! the\b| a\b| \d)", re.I)

# "Called off", "handed in their applications".
_PUT_OFF = ("called off", "calls off", "call off", "put off", "puts off")
_APPLIED = (
    "handed in",
    "hand in",
    "handed their",
    "submitted their",
    "submitted its",
    "filed its",
    "filed their",
)
_APPLICATION = re.compile(r"\bapplications?\b", re.I)


def of_the_opposite(question: Question, tokens: Sequence[Token], place: int) -> bool:
    """Whether the word that governs what stands at a character tells the opposite of the asked act, and no word of the
    sentence the act itself."""
    asked = question.action.partition(" ")[0]
    if question.wants not in _WANTED or not asked:
        return False
    verb = verb_at(tokens, place)
    if verb is None:
        return False
    lemmas = {t.lemma.lower() for t in tokens}
    told = tokens[verb].lemma.lower()
    said = " ".join(t.text for t in tokens[verb : verb + 2]).lower()
    if said in _PUT_OFF:
        told = "postpone"
    elif said in _APPLIED and _APPLICATION.search(" ".join(t.text for t in tokens[verb:])):
        told = "apply"
    if told == "declare" and _OVER.search(" ".join(t.text for t in tokens[verb:])):
        told = "over"
    return any(
        asked in own and told in other and not lemmas & own
        for pair in _OPPOSITES
        for own, other in (pair, pair[::-1])
    )


_ACCUSING = words("accuse blame condemn denounce criticise criticize fault suspect")
_LED = re.compile(
    r"\b(?:led|leads?|head(?:s|ed)?|command(?:s|ed)?|found(?:s|ed)|chair(?:s|ed)?|own(?:s|ed)?)\b", re.I
)


def of_an_accuser(question: Question, tokens: Sequence[Token], place: int) -> bool:
    """Whether what stands at a character only names who accuses somebody, where it is asked who leads something:
    who blamed the militia is not who led it."""
    if question.wants not in ("person", "body") or not _LED.search(question.standalone):
        return False
    verb = verb_at(tokens, place)
    if verb is None or tokens[verb].lemma.lower() not in _ACCUSING:
        return False
    tree = Tree(tokens)
    subject = tree.own_subject(verb)
    if subject is None:
        return False
    first, last = tree.phrase(subject)
    return tokens[first].start <= place < tokens[last].end
