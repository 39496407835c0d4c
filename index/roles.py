"""Who "the spokesman" and "the company" are: whoever was named so before, where nobody else may be meant."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.grammar import Sentence, Token, as_written
from index.reporting import DOCUMENTS, HUMANS, SAY
from index.wordlists import words

# How many sentences back somebody may have been heard whom a noun alone stands for, and how far a body may be named.
_REACH = 15
_NEAR = 3
# Of these an article that names one means that one by the noun alone.
_TRADES = words(
    """company firm startup retailer carmaker automaker manufacturer airline carrier bank insurer operator maker
    lender developer publisher studio chipmaker brand"""
)
_OFFICES = words("agency regulator watchdog")
# What the names of public bodies end in, by which "the agency" may mean them and "the company" never does.
_PUBLIC = words("agency commission administration bureau department office service authority board")
_NO_TRADE = _PUBLIC | words(
    """ministry court parliament senate congress house university college union police party committee council
    association federation league cup act government army force forces navy assembly center centre institute school
    hospital church foundation society club team fc united city times post news press journal guardian magazine tv
    radio award awards games championship trophy open series show festival week day"""
)
# What only a business has, or is: "Velm's shares", "Velm chief executive Ana Ruiz", "Velm, the shoe retailer".
_ASSETS = words(
    """ceo cfo cto executive founder co-founder cofounder share stock shareholder investor customer revenue earnings
    profit board employee subsidiary"""
)
# Several of these are told of in one article.
_ANYBODY = words("person people man woman user")
_INITIALS = 3
_ACRONYM = re.compile(r"[A-Z]{3,5}")
_OWNED = re.compile(r"(the) (\w+)(['’]s .+)", re.IGNORECASE)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LISTENERS = frozenset({"dobj", "dative", "pobj"})
_TOLD = frozenset({"tell", "inform", "to", "with"})


@dataclass(frozen=True, slots=True)
class _Body:
    """A body named in a sentence at `start`; `leads` where it, or what it owns, does what is told, `owns` where it owns
    a thing that is spoken in."""

    sentence: int
    start: int
    name: str
    leads: bool
    owns: bool


class Roles:
    """The bodies that an article names and the speakers that it describes, in their order."""

    def __init__(self, sentences: Sequence[Sentence], publisher: str, title: str) -> None:
        self._heard: dict[str, list[tuple[int, str]]] = {}
        self._bodies: list[_Body] = []
        labels: dict[str, Counter[str]] = {}
        self._trading: set[str] = set()
        named: list[tuple[int, int, str, bool, bool, bool]] = []
        for number, sentence in enumerate(sentences):
            for first, last, label in sentence.entities():
                name = _name(sentence.tokens, first, last)
                if name and not sentence.boilerplate:
                    labels.setdefault(name, Counter())[label] += 1
                    if not sentence.heading:
                        tokens = sentence.tokens
                        leads, owns = _leads(tokens, first, last), _owns(tokens, first, last)
                        told = _told(tokens, first, last) or tokens[last - 1].dep == "compound"
                        named.append((number, tokens[first].start, name, leads, owns, told))
                        if _trades(tokens, first, last):
                            self._trading.add(name)
            for i, token in enumerate(() if sentence.heading else sentence.tokens):
                # The parse may take a name for one elsewhere alone.
                if token.pos == "PROPN" and not token.ent and token.dep in _SUBJECTS | {"poss"}:
                    place, here = (i, i + 1), sentence.tokens
                    leads, owns = _leads(here, *place), _owns(here, *place)
                    named.append((number, token.start, token.text, leads, owns, False))
        for number, start, name, leads, owns, told in sorted(named):
            counts = labels.get(name)
            body = counts is not None and counts.most_common(1)[0][0] == "ORG"
            # "An Orne pass" is not Orne.
            if body and name.lower() not in publisher.lower() and not told:
                self._bodies.append(_Body(number, start, name, leads, owns))
        titled = " ".join(re.findall(r"\w+", title))
        self._trading |= {body.name for body in self._bodies if f" {body.name} " in f" {titled} "}
        self._trading = {name for name in self._trading if len(name) > _INITIALS}

    def note(self, number: int, phrase: Sequence[Token], head: Token) -> None:
        """Notes how a speaker is described who has no name: "a Velm Bank spokesman", "analysts at Orne Bank"."""
        described = any(t is not head and t.pos == "PROPN" for t in phrase)
        plain = head.lemma not in _ANYBODY and not any(t.tag in ("``", "''") for t in phrase)
        if head.pos == "NOUN" and described and plain and head.lemma.lower() in HUMANS | DOCUMENTS:
            self._heard.setdefault(head.text.lower(), []).append((number, as_written(phrase)))

    def stands_for(self, phrase: str, number: int, place: int) -> str:
        """Whom "the spokesman" or "the company" at `place` in sentence `number` means, also as the owner of what speaks
        ("the company's lawyer"); empty where nobody, or one of several."""
        owned = _OWNED.fullmatch(phrase)
        if owned is not None:
            owner = self.stands_for(f"{owned[1]} {owned[2]}", number, place)
            return f"{owner}{owned[3]}" if owner else ""
        the, _, noun = phrase.partition(" ")
        noun = noun.lower()
        if the.lower() != "the" or not noun.isalpha():
            return ""
        body = self._body(noun, number, place)
        heard = self._heard.get(noun, [])
        if noun.removesuffix("s") in DOCUMENTS:
            # One report is told of behind another.
            heard = [each for each in heard if number - each[0] <= _NEAR]
        elif len({name for _, name in heard}) > 1:
            heard = [each for each in heard if number - each[0] <= _REACH]
        if heard and (body is None or heard[-1][0] >= body.sentence):
            return heard[-1][1]
        return "" if body is None else body.name

    def _body(self, noun: str, number: int, place: int) -> _Body | None:
        before = [b for b in self._bodies if b.sentence <= number and b.start < place]
        same = [b for b in before if b.name.lower().endswith(f" {noun}") and number - b.sentence <= _REACH]
        if same:
            return same[-1]
        near = [b for b in before if number - b.sentence <= _NEAR]
        if noun in _OFFICES:
            return _only([b for b in near if _public(b.name) or _ACRONYM.fullmatch(b.name)])
        if noun not in _TRADES:
            return None
        trading = [b for b in near if b.name in self._trading and not _last_words(b.name) & _NO_TRADE]
        leading = [b for b in trading if b.leads or (b.owns and b.sentence == number)]
        return _only([b for b in leading if b.sentence == leading[-1].sentence] if leading else trading)


def _only(bodies: Sequence[_Body]) -> _Body | None:
    """The last of several mentions of one body; None where they are of several."""
    return bodies[-1] if len({b.name for b in bodies}) == 1 else None


def _name(tokens: Sequence[Token], first: int, last: int) -> str:
    """The name of an entity, without an article and "'s"."""
    while first < last and tokens[first].text.lower() == "the":
        first += 1
    while last > first and tokens[last - 1].tag == "POS":
        last -= 1
    named = tokens[first:last]
    return as_written(named) if named and named[0].text[:1].isupper() else ""


def _leads(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the name, or what it owns, is the subject of the sentence."""
    for i in range(first, last):
        head = tokens[i].head
        if first <= head < last:
            continue
        at = head if tokens[i].dep == "poss" else i
        verb = tokens[tokens[at].head]
        reported = verb.dep == "ccomp" and tokens[verb.head].lemma in SAY
        if tokens[at].dep in _SUBJECTS and (verb.dep in ("ROOT", "conj") or reported):
            return True
    return False


def _owns(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the name owns what somebody speaks in: "in a post on Velm's blog"."""
    inside = range(first, last)
    return any(
        t.dep == "poss" and tokens[t.head].dep == "pobj" for t in tokens[first:last] if t.head not in inside
    )


def _told(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the name is that of whoever listens: "told Orne News", "in an interview with Orne News"."""
    inside = range(first, last)
    return any(
        t.dep in _LISTENERS and tokens[t.head].lemma in _TOLD
        for t in tokens[first:last]
        if t.head not in inside
    )


def _trades(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words around a name tell that it is a business's."""
    beside = tokens[tokens[last - 1].head] if not first <= tokens[last - 1].head < last else tokens[last - 1]
    told = any(
        t.lemma.lower() in _TRADES and (t.dep == "appos" or i < first)
        for i, t in enumerate(tokens)
        if first <= t.head < last
    )
    owns = tokens[last - 1].dep in ("poss", "compound", "nmod", "case") and beside.lemma.lower() in _ASSETS
    following = tokens[last : last + 2]
    owns = owns or any(t.lemma.lower() in _ASSETS for t in following[:1])
    owns = owns or (
        len(following) > 1 and following[0].tag == "POS" and following[1].lemma.lower() in _ASSETS
    )
    return told or owns


def _last_words(name: str) -> set[str]:
    return set(name.lower().replace(".", "").split()[-2:])


def _public(name: str) -> bool:
    return bool(_PUBLIC & set(name.lower().split()))
