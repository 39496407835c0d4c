"""A question of a conversation with what its grammar shows, and the phrases that a follow-up takes from it."""

import re
from dataclasses import dataclass

from index.grammar import Parser
from qa.asking.kinds import SPEECH
from qa.asking.names import Name, names
from qa.asking.opening import Asked, asked, without_courtesy
from qa.asking.predicate import main_verb
from qa.asking.statement import statement_of
from qa.asking.wording import WH, Wording, read, sentence_end

# What leads a follow-up: "And in 2020?"
CONNECTOR = re.compile(r"^(?:(?:and|but|so(?! far\b)|or|also|ok|okay|well|then)\b[,\s]+)+", re.IGNORECASE)
# ... and what may stand behind that: "And what about 2020?"
_WHAT_ABOUT = re.compile(r"^(?:(?:what|how) about|what of|as for|same for|and for)\s+", re.IGNORECASE)
# What leads a time, and the times that nothing leads.
PREPOSITION = re.compile(
    r"\b(?:in|on|at|during|since|by|until|before|after|from|as of|for)\s+(?:the\s+)?$", re.IGNORECASE
)
NO_PREPOSITION = re.compile(r"^(?:yesterday|today|tomorrow|tonight|last|this|next)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """A question with what its grammar shows."""

    w: Wording
    a: Asked
    verb: int
    names: tuple[Name, ...]


def clause_of(text: str, parser: Parser) -> Clause:
    """Reads one question, without its courtesies."""
    w = read(without_courtesy(text), parser)
    a = asked(w)
    opening = next((n for n, t in enumerate(w.tokens) if t.pos != "PUNCT"), 0)
    return Clause(w, a, main_verb(w, a), names(w, opening))


def fragment_of(line: str) -> str:
    """A follow-up without what leads it and its closing mark: "the mayor" in "And what about the mayor?"."""
    return _WHAT_ABOUT.sub("", CONNECTOR.sub("", line)).strip(" ?!.")


def supposed(previous: Clause) -> str:
    """What the earlier question supposes, as a statement; what "Who denied that P?" speaks of is P."""
    reported = re.match(r"Who \w+ that (.+?)\??$", previous.w.text)
    if reported:
        return reported.group(1)
    said = claimed(previous.w, previous.verb) if previous.a.form == "declarative" else ""
    return said or _ACCORDING.sub("", statement_of(previous.w, previous.a))


# Who says it is no part of it.
_ACCORDING = re.compile(r",? according to [^,?]+\W*$", re.I)


def claimed(w: Wording, verb: int) -> str:
    """What is said, of a verb of speech with a clause: "the mine is safe"; empty where none is."""
    if verb < 0 or w.tokens[verb].lemma.lower() not in SPEECH:
        return ""
    clause = next(w.children(verb, "ccomp"), -1)
    if clause <= verb:
        return ""
    first, last = w.subtree(clause)
    return re.sub(r"^that ", "", w.slice(first, min(last, sentence_end(w))), flags=re.IGNORECASE)


def noun_phrase(w: Wording, head: int) -> tuple[int, int]:
    """The noun phrase of `head` without what follows the noun, but for "of" and its noun."""
    first, _ = w.subtree(head)
    first = max([first] + [k + 1 for k in range(first, head) if w.low(k) in WH | {"many", "much"}])
    last = head + 1
    if last < len(w.tokens) and w.low(last) == "of" and w.tokens[last].head == head:
        last = min(w.subtree(last)[1], sentence_end(w))
    while (
        first < head
        and w.tokens[first].pos in ("ADP", "PUNCT", "AUX", "SCONJ", "CCONJ", "VERB")
        and w.tokens[first].tag != "VBN"
    ):
        first += 1
    return first, last
