"""How a question asks: with an auxiliary before its subject, for its subject, by a question word alone."""

from typing import Literal

from index.wordlists import words
from qa.asking.opening import Asked, with_verb
from qa.asking.predicate import main_verb
from qa.asking.wording import AUXILIARIES, BE, Wording, sentence_end

# "Did he resign", "why did he resign"; "who resigned"; "by how much"; "how many in Gaza"; "when he resigned", which
# asks only behind "can you tell me"; empty where it asks nothing.
Form = Literal["inverted", "subject", "bare", "verbless", "indirect", ""]

HAVE = words("has have had")
PRONOUNS = words(
    "i you he she it we they there this that these those anyone anybody anything someone somebody"
)
_NOMINAL = ("DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM")


def form_of(w: Wording, a: Asked) -> Form:
    """How a question, or a part of one, asks."""
    a, end = with_verb(w, a), sentence_end(w)
    if a.form == "yes_no":
        return "inverted" if _subject_behind(w, a, a.at, asks=False) else ""
    if a.form != "wh":
        return ""
    if a.at - a.first > 2 or any(
        w.tokens[n].pos not in ("ADP", "SCONJ", "VERB") for n in range(a.first, a.at)
    ):
        # "The regiment was raised in which year?"
        told = a.rest >= end and any(_verbal(w, n) for n in range(a.first, a.at))
        return "subject" if told else ""
    if a.rest >= end:
        return "bare"
    if a.noun_last > a.noun_first and w.tokens[a.rest].pos == "NOUN":
        return "subject"
    verb = next((n for n in range(a.rest, end) if _verbal(w, n)), -1)
    if verb < 0:
        return "verbless"
    between = [n for n in range(a.rest, verb) if w.tokens[n].pos != "ADV" and w.low(n) != "else"]
    if between and w.tokens[between[0]].tag == "VBN":
        return "subject"  # "which bridge closed after cracks were found"
    if between and w.tokens[between[0]].pos not in ("ADP", "CCONJ"):
        return "indirect" if w.tokens[between[0]].pos in _NOMINAL else ""
    if between and a.word == "which" and w.low(between[0]) != "of":
        return ""
    helps = w.low(verb) in AUXILIARIES
    if a.adverbial:
        return "inverted" if helps and verb + 1 < end else ""
    return "inverted" if helps and _subject_behind(w, a, verb, asks=True) else "subject"


def _verbal(w: Wording, n: int) -> bool:
    """Whether a word is a finite verb or an auxiliary."""
    if w.in_time(n) or w.in_quotes(n):
        return False
    if w.tokens[n].tag in ("VBN", "VBG") or w.low(n) in ("'s", "be"):
        return False
    return w.low(n) in AUXILIARIES or w.tokens[n].pos == "VERB"


def _subject_behind(w: Wording, a: Asked, aux: int, asks: bool) -> bool:
    """Whether a subject and what is said of it follow the auxiliary; of a question word (`asks`) less is said."""
    end = sentence_end(w)
    behind = behind_subject(w, aux, end)
    if behind < 0:
        return False
    pronoun = w.low(behind - 1) in PRONOUNS
    verb = next((t for t in w.tokens[behind:end] if t.pos in ("VERB", "AUX")), None)
    if w.low(aux) in HAVE:
        return verb is not None and verb.tag in ("VBN", "VBD")
    if w.low(aux) not in BE:
        # The parser takes many a verb for a noun: "Did Orne attack first".
        return verb is not None or main_verb(w, a) > aux
    if pronoun:
        return asks or behind < end
    said = behind < end and (w.tokens[behind].pos in ("VERB", "ADJ", "ADV") or w.tokens[behind].tag == "VBN")
    return said or (not asks and behind < end and w.tokens[behind].pos == "ADP")


def behind_subject(w: Wording, aux: int, end: int) -> int:
    """The number of the token behind the subject that follows the auxiliary; -1 where none does."""
    first = n = aux + 1
    while n < end and w.low(n) in ("n't", "not"):
        first = n = n + 1
    if n < end and w.low(n) in PRONOUNS and not (n + 1 < end and w.tokens[n].pos == "DET"):
        return n + 1
    while n < end and (
        w.tokens[n].pos in _NOMINAL or w.tokens[n].tag == "POS" or w.low(n) in ("of", "and", "-")
    ):
        n += 1
    while n > first and w.tokens[n - 1].pos == "ADJ":
        n -= 1  # "was the mine safe"
    return n if n > first else -1
