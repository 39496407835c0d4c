"""Follow-ups that tell another of its kind apart by one word: "And the third one?", "What about the smallest?"."""

import re
from itertools import pairwise

from index.article import Span
from index.grammar import Parser
from index.wordlists import words
from qa.asking.clause import Clause, clause_of, fragment_of, noun_phrase
from qa.asking.demonyms import is_people
from qa.asking.wording import Wording, read, sentence_end

_ORDINALS = words(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth last final next previous latest penultimate opening"""
)
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)$")
_LINK = r"(?:(?:in|on|at|during|for|from|of|after|before|by|with|to)\s+)?"
_FRAGMENT = re.compile(rf"^{_LINK}(?P<the>the\s+)?(?P<told>[\w-]+(?:\s+[\w-]+)?)$", re.IGNORECASE)
_THE_TWO = re.compile(r"\b(the \w+) (?:or|and) (the \w+)\b", re.IGNORECASE)
_STANDS_IN = re.compile(r"\b(?:ones?|the (?:former|latter))\b", re.IGNORECASE)
_NOMINAL = ("NOUN", "PROPN", "ADJ")
_ONE = re.compile(r"\s+ones?$", re.IGNORECASE)


def another_one(line: str, previous: Clause, parser: Parser) -> str:
    """The earlier question of another of a row, told by its number or rank, or of another kind, told by an adjective
    with "one"; empty where the line is none of these.

    Where the earlier question tells nothing apart so, the line comes back as it is: "third" is nothing to be put in
    place of a noun.
    """
    core = fragment_of(line)
    one = _ONE.search(core)
    match = _FRAGMENT.match(core[: one.start()] if one else core)
    opens = core == line.strip(" ?!.")
    kind = core.isalpha() and _counts(previous) and not is_people(core)
    if not match or (opens and not (match["the"] or one or kind)):
        return ""
    word = match["told"].lower() if opens and not match["the"] else match["told"]
    told = read(f"{match['the'] or ''}{word}", parser)
    if not told.tokens:
        return ""
    last = len(told.tokens) - 1
    w = previous.w
    if _is_ordinal(told, last):
        found = [n for n in range(sentence_end(w)) if _is_ordinal(w, n) and _tells(w, n)]
        best = [n for n in range(sentence_end(w)) if w.tokens[n].tag == "JJS" and _tells(w, n)]
        if (
            best
            and not found
            and match["told"].lower() not in ("last", "final", "next", "latest", "previous")
        ):
            # "The largest lake" and "the third".
            start = w.tokens[best[-1]].start
            return f"{w.text[:start]}{match['told']} {w.text[start:]}"
    elif told.tokens[last].tag == "JJS" and (match["the"] or one):
        ranks = [n for n in range(sentence_end(w)) if w.tokens[n].tag == "JJS" and _tells(w, n)]
        found = ranks or [n for n in range(sentence_end(w)) if _is_ordinal(w, n) and _tells(w, n)]
    elif (one and word.islower() and told.tokens[last].pos in ("ADJ", "VERB", "NOUN")) or (
        kind and told.tokens[last].tag == "JJ"
    ):
        return _of_another_kind(word, previous) or line
    else:
        return ""
    if not found:
        return _came(word, previous) or line
    old = w.tokens[found[-1]]
    start = old.start
    if found[-1] and _is_ordinal(w, found[-1] - 1) and old.tag == "JJS":
        start = w.tokens[found[-1] - 1].start  # "the second biggest"
    return w.text[:start] + match["told"] + w.text[old.end :]


def _is_ordinal(w: Wording, n: int) -> bool:
    return w.low(n) in _ORDINALS or bool(_NUMBERED.match(w.low(n)))


def _tells(w: Wording, n: int) -> bool:
    """Whether a number or rank tells its noun apart: not in a day of the month ("May 2nd") nor in "at least"."""
    if w.in_quotes(n) or w.low(n) in ("least", "most"):
        return False
    dated = w.in_time(n) and (w.low(n)[:1].isdigit() or w.low(n) in ("last", "next", "previous"))
    return not dated and (
        w.tokens[n].pos != "ADV" or n + 1 >= sentence_end(w) or w.low(n + 1) in ("in", "at")
    )


def _came(word: str, previous: Clause) -> str:
    """ "Who came second in the race?" from "And second?" after "Who won the race?" """
    w, verb = previous.w, previous.verb
    if previous.a.word != "who" or verb != previous.a.rest or w.tokens[verb].lemma.lower() != "win":
        return ""
    return f"Who came {word} in {w.slice(verb + 1, sentence_end(w))}"


def _counts(previous: Clause) -> bool:
    """Whether a question counts things or people by a plain noun."""
    w, a = previous.w, previous.a
    return a.word == "how many" and a.noun_last > a.noun_first and w.tokens[a.noun_last - 1].tag == "NNS"


def _of_another_kind(told: str, previous: Clause) -> str:
    w = previous.w
    if _counts(previous):
        noun = w.tokens[previous.a.noun_last - 1]
        old = w.tokens[previous.a.noun_last - 2]
        start = (
            old.start
            if old.tag == "JJ" and old.text.islower() and w.low(previous.a.noun_last - 2) != "many"
            else noun.start
        )
        return f"{w.text[:start]}{told} {w.text[noun.start :]}"
    kinds = [
        n
        for n in range(previous.a.at + 1, sentence_end(w))
        if w.tokens[n].tag == "JJ"
        and w.tokens[n].dep == "amod"
        and not w.in_time(n)
        and w.low(n) not in ("many", "much", "other", "same")
        and not any(name.start <= w.tokens[n].start < name.end for name in previous.names)
    ]
    if len(kinds) == 1:
        old = w.tokens[kinds[0]]
        return w.text[: old.start] + told + w.text[old.end :]
    nouns = [
        n for n in range(sentence_end(w)) if w.tokens[n].tag == "NN" and w.low(n - 1) in ("the", "a", "an")
    ]
    if len(nouns) > 1:
        nouns = [n for n in nouns if w.tokens[n].dep in ("nsubj", "nsubjpass")]
    if kinds or len(nouns) != 1:
        return ""
    noun = w.tokens[nouns[0]]
    return f"{w.text[: w.tokens[nouns[0] - 1].start]}the {told} {w.text[noun.start :]}"


def ones_named(line: str, previous: Clause, parser: Parser) -> str:
    """The line with the noun for "one" in "Who won the second one?", and the name for "the latter"; as it is where the
    earlier question has none."""
    if not _STANDS_IN.search(line):
        return line
    q = clause_of(line, parser)
    if q.a.form == "keywords":
        return line
    w = q.w
    for n, token in enumerate(w.tokens):
        if w.low(n) in ("former", "latter") and w.low(n - 1) == "the":
            pair = _pair(previous)
            if pair and token.dep != "amod" and w.tokens[n + 1 :] and w.tokens[n + 1].pos not in _NOMINAL:
                span = pair[0] if w.low(n) == "former" else pair[1]
                return w.text[: w.tokens[n - 1].start] + span.of(previous.w.text) + w.text[token.end :]
        which = w.low(n - 1) == "which" and w.low(n + 1) != "of"
        rank = n > 1 and (_is_ordinal(w, n - 1) or w.low(n - 1) == "other" or w.tokens[n - 1].tag == "JJS")
        ranked = rank and w.low(n - 2) == "the"
        if w.low(n) in ("one", "ones") and (which or ranked) and w.tokens[n].head <= n + 3:
            noun = _in_a_row(previous, w.low(n) == "ones", asked=which)
            if noun:
                return w.text[: token.start] + noun + w.text[token.end :]
    return line


def _in_a_row(previous: Clause, many: bool, *, asked: bool) -> str:
    """The noun for one of several in the earlier question: "match" in "Who won the first match?"; that which
    is `asked` for, if "which" goes before."""
    w, a = previous.w, previous.a
    for n in range(sentence_end(w)):
        head = w.tokens[n].head
        if asked and a.word == "which":
            break
        rank = _is_ordinal(w, n) or w.tokens[n].tag == "JJS"
        if rank and _tells(w, n) and head > n and w.tokens[head].pos == "NOUN":
            return w.slice(n + 1, noun_phrase(w, head)[1])
    if a.word in ("which", "how many") and a.noun_last > a.noun_first:
        tag = w.tokens[a.noun_last - 1].tag
        if tag == ("NNS" if many else "NN"):
            return w.slice(a.noun_first, a.noun_last)
    return ""


def _pair(previous: Clause) -> tuple[Span, Span] | None:
    """The two that the earlier question names: "Anna Moe and Peter Holm"."""
    spans = [Span(n.start, n.end) for n in sorted(previous.names, key=lambda name: name.start)]
    for one, other in pairwise(spans):
        between = previous.w.text[one.end : other.start]
        if re.fullmatch(r",? (?:and|or|nor|versus|vs\.?|against|with)(?: the)? ", between, re.IGNORECASE):
            return one, other
    people = [Span(n.start, n.end) for n in previous.names if n.kind == "person"]
    if len(people) == 2:
        return people[0], people[1]
    two = _THE_TWO.search(previous.w.text)
    return (Span(*two.span(1)), Span(*two.span(2))) if two else None
