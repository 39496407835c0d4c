"""Follow-ups without a verb, in the place of what they stand against: "What about civilians?", "And in 2020?"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.article import Span
from index.calendarwords import MONTH
from index.grammar import Parser
from index.wordlists import words
from qa.asking.clause import (
    NO_PREPOSITION,
    PREPOSITION,
    Clause,
    clause_of,
    fragment_of,
    noun_phrase,
)
from qa.asking.countries import is_country
from qa.asking.demonyms import is_people, places_of
from qa.asking.kinds import PERSONS, SPEECH, kind_of_noun
from qa.asking.names import Name
from qa.asking.statement import asked_again
from qa.asking.wording import AUXILIARIES, BE, WH, Wording, read, sentence_end

# "On the Kenyan side", "the company's side", "the Kenyan ones".
_SIDE = re.compile(
    r"^(?:(?:on|for|from|of)\s+)?(?P<whose>(?:the\s+)?[^\s?'’]+)(?:['’]s)?\s+(?:side|ones?)$", re.IGNORECASE
)
# "The one in Brask", "that of the mayor".
_THE_ONE = re.compile(
    r"^(?:\w+ )?(?:the ones?|that|those) (?P<link>to|in|on|at|of|by|from|with|about|against|over|for|under) "
    r"(?P<what>.+)$",
    re.IGNORECASE,
)
# "In which city", "for how long", "on whose orders", "in return for what".
_ASKS_OF = re.compile(
    r"(?:\w+ )?(?:which|what|how)\b|\w+ whose \w+|(?:\w+ ){2,3}(?:what|whom)$", re.IGNORECASE
)
# "The union's figures", "the company's estimate".
_FIGURES = re.compile(
    r"(?P<whose>.+?)(?:['’]s|(?<=s)['’]) (?:figures?|numbers?|counts?|tally|tallies|estimates?|tolls?)$",
    re.IGNORECASE,
)
# Where or in the course of what something was.
_WHERE = ("in", "at", "on", "during", "near", "across", "throughout", "over")
_WHOLE = re.compile(r"^(?:the|that|this) (?:whole|entire)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
# "In the second round of the talks" is no place that stands for another.
_OF_WHAT = re.compile(r" (?:of|with|between|about|on) ", re.IGNORECASE)
_RELATIVE = re.compile(
    r"^(?:(?:this|last|next) time(?: (?:round|around))?|the (?:day|week|month|year)s? (?:before|after)(?: that)?"
    r"|.+ (?:ago|earlier|later))$",
    re.IGNORECASE,
)
_IN_ALL = re.compile(r"^(?:in (?:all|total)|altogether|overall|all in all)$", re.IGNORECASE)
# "And after costs?", "per share?" tell under what condition, and stand for nothing else.
_CONDITION = words(
    """after before without within despite per plus minus under above below beyond until till since inside outside
    behind excluding including because amid"""
)
_OTHER_SIDE = re.compile(r"^(?:(?:on|for|from|of)\s+)?the (?:other|opposing) (?:side|one)$", re.IGNORECASE)


def put_in_place(line: str, previous: Clause, parser: Parser) -> str:
    """The earlier question with the fragment in the place of what it stands against; empty where it is no fragment."""
    core = fragment_of(line)
    marked = core != line.strip(" ?!.")
    if not core:
        return ""
    if marked and _OTHER_SIDE.match(core):
        return _of_the_other(previous) or line
    one = _THE_ONE.match(core)
    if marked and one:
        found = _other_one(one["link"].lower(), one["what"], previous, parser)
        if found:
            return found
    side = _SIDE.match(core)
    if marked and (side or (core[:1].isupper() and core.isalpha())):
        found = _other_side(re.sub(r"^the ", "", side["whose"] if side else core), previous)
        if found:
            return found
        if side and core.lower().endswith("side") and is_people(side["whose"]):
            # "How many were hurt?", "And on the Kenyan side?"
            whose = re.sub(r"^(?:on|for|from|of)\s+", "", core, flags=re.IGNORECASE)
            return f"{previous.w.slice(0, sentence_end(previous.w))} on {whose}"
        core = side["whose"] if side else core
    if _IN_ALL.match(core):
        return _in_the_whole(previous, "in total", anywhere=False)
    if core.lower() in ("then", "now", "later", "afterwards", "there", "here"):
        return ""
    if marked and _RELATIVE.match(core):
        # Of several times nobody knows which it is reckoned from.
        return line if len(previous.w.times) > 1 else _other_time(core, "", previous)
    figures = _FIGURES.match(core)
    if figures and marked and previous.a.word in ("how many", "how much"):
        core = f"according to {figures['whose']}"
    f = clause_of(core, parser)
    if marked and not f.names and core[:1].isupper() and core.isalpha():
        # In front of a sentence the capital tells nothing, behind "and" it tells a name.
        f = replace(f, names=clause_of(f"And {core}?", parser).names)
    asks = previous.a.word and re.match(rf"{re.escape(previous.a.word)}\s+(?=\w)", core, re.IGNORECASE)
    if re.fullmatch(r"how (?:many|much)", core, re.IGNORECASE) and previous.a.form == "declarative":
        return ""
    if not asks and _ASKS_OF.match(core) and len(f.w.tokens) > 1 and not _has_verb(f.w):
        # "In which city?", "For how long?"
        return asked_again(previous.w, previous.a, core)
    source = re.match(r"according to ([^,]+)$", core, re.IGNORECASE)
    if not marked and not (line.endswith("?") and len(core.split()) <= (5 if source else 3)):
        return ""
    if source and not _has_clause(f.w):
        said = re.search(r"\baccording to [^,?]+", previous.w.text, re.IGNORECASE)
        whole = previous.w.slice(0, sentence_end(previous.w))
        return _put(previous.w, Span(said.start(), said.end()), core) if said else f"{whole} {core}"
    if asks and previous.a.form == "wh" and not _has_verb(f.w):
        # "And how many in 2020?", "And who in 2014?"
        core, marked = core[asks.end() :], True
        f = clause_of(core, parser)
    if not f.w.tokens or len(f.w.tokens) > 12 or _has_clause(f.w):
        return ""
    if not marked and any(
        kind_of_noun(t.lemma.lower()) in ("figure", "time") for t in f.w.tokens if t.pos == "NOUN"
    ):
        return ""
    first = 0
    preposition = ""
    if f.w.tokens[0].pos in ("ADP", "SCONJ") and len(f.w.tokens) > 1:
        preposition, first = f.w.slice(0, 1).lower(), 1
    start = f.w.tokens[first].start
    if any(s.start <= start + 4 and s.end >= len(core) for s in f.w.times):
        return _other_time(core[start:], preposition, previous)
    return _other_thing(f, first, preposition, previous)


def _other_side(name: str, previous: Clause) -> str:
    """The earlier question of another side, named by its people or its place: "Kenyan", "Kenya"; empty where it names
    none of that kind, or where the name may be a person's ("Pashinyan")."""
    people = is_people(name) and _of_a_country(name)
    slot = next((n for n in previous.names if n.kind in ("people", "place") or _of_a_country(n.text)), None)
    if slot is None and people:
        # The parser does not know every country.
        slot = next((n for n in previous.names if n.text.isalpha() and n.kind != "person"), None)
    # Of an invented country the people are known where the other side's are named as well.
    people = people or (slot is not None and slot.kind == "people" and is_people(name))
    if slot is None or not name[:1].isupper() or not (people or is_country(name)):
        return ""
    adjective = is_people(slot.text)
    if adjective:
        return _put_name(
            previous, replace(slot, kind="people"), Name(name, "people" if people else "place"), name
        )
    return _put(previous.w, Span(slot.start, slot.end), next(iter(places_of(name)), name) if people else name)


def _other_one(link: str, what: str, previous: Clause, parser: Parser) -> str:
    """The earlier question of another of its things, told apart by what follows a preposition: "the marriage to Moe"
    for "the marriage to Salas"; empty where nothing follows that one there."""
    w = previous.w
    if any(s.end - s.start == len(what) for s in read(what, parser).times):
        return _other_time(what, link, previous)
    links = [(n, next(w.children(n, "pobj"), -1)) for n in range(len(w.tokens)) if w.low(n) == link]
    told = [(n, what) for n, what in links if what >= 0 and not w.in_time(what)]
    if not told:
        return ""
    # Rather that which a noun stands before.
    _, place = next(
        ((n, what) for n, what in told if n and w.tokens[n - 1].pos in ("NOUN", "PROPN")), told[0]
    )
    first, last = noun_phrase(w, place)
    start, end = w.tokens[first].start, w.tokens[last - 1].end
    inner = next((n for n in previous.names if start <= n.start and n.end < w.tokens[place].start), None)
    if inner is not None and w.tokens[place].pos == "NOUN" and what[:1].isupper():
        # "In the Orne fire" and "the one in Brask": "in the fire in Brask".
        bare = w.text[start : inner.start] + re.sub(r"^(?:['’]s?)? ", "", w.text[inner.end : end])
        what = f"{bare} {link} {what}"
    return _put(w, Span(start, end), what)


def _of_a_country(name: str) -> bool:
    return is_country(name) or any(is_country(place) for place in places_of(name))


def _of_the_other(previous: Clause) -> str:
    """The earlier question of the side that it does not name; empty where it names none as an adjective."""
    w = previous.w
    slot = next((n for n in previous.names if is_people(n.text)), None)
    if slot is None:
        return ""
    bare = w.text[: slot.start] + w.text[slot.end :].lstrip()
    return f"{bare.rstrip(' ?!.')} on the other side"


def _has_verb(w: Wording) -> bool:
    return any(t.pos in ("VERB", "AUX") for t in w.tokens)


def _has_clause(w: Wording) -> bool:
    if w.low(0) in WH | AUXILIARIES or (len(w.tokens) > 1 and w.low(1) in WH):
        return True
    return any(
        t.dep in ("nsubj", "nsubjpass", "aux", "auxpass") or (t.pos == "AUX" and t.tag != "VBG")
        for t in w.tokens
    )


def _other_time(time: str, preposition: str, previous: Clause) -> str:
    w = previous.w
    bare = bool(NO_PREPOSITION.match(time) or _RELATIVE.match(time))
    if w.times:
        time = _in_its_year(time, w.times[-1].of(w.text))
    if not w.times:
        lead = preposition or ("" if bare else "on" if re.search(r"\bday|\d\d?\s", time) else "in")
        return f"{w.slice(0, sentence_end(w))} {lead} {time}"
    old = w.times[-1]
    before = w.text[: old.start]
    link = PREPOSITION.search(before)
    modifies = not link or re.match(r"\s+[A-Za-z]", w.text[old.end :]) is not None
    if link and not modifies and (preposition or bare):
        return f"{before[: link.start()]}{preposition} {time}{w.text[old.end :]}"
    if modifies:
        free = bare and not re.match(r"\s+[A-Za-z]", w.text[old.end :])
        return before + (time if free else re.sub(r"^the\s+", "", time)) + w.text[old.end :]
    if link:
        return before + time + w.text[old.end :]
    return f"{before}{preposition} {time}{w.text[old.end :]}"


def _in_its_year(time: str, old: str) -> str:
    """A month, a day of it or a quarter in the year of the earlier one: "April 2021" after "in March 2021"."""
    year = _YEAR.findall(old)
    if len(year) != 1 or _YEAR.search(time) or old == year[0] or re.search(r"\d\s*[-–/]\s*\d", old):
        return time
    if re.fullmatch(r"(?:the )?\w+ quarter|the (?:first|second|other) half", time, re.IGNORECASE):
        return f"{time} of {year[0]}" if re.search("quarter|half", old, re.IGNORECASE) else time
    dated = re.fullmatch(
        rf"(?:(?:early|mid|late)[- ])?(?:\d\d?(?:st|nd|rd|th)? )?{MONTH}(?: \d\d?)?", time, re.IGNORECASE
    )
    return f"{time} {year[0]}" if dated else time


def _other_thing(f: Clause, first: int, preposition: str, previous: Clause) -> str:
    """Puts the fragment in the place of what it contrasts with in the earlier question."""
    text = f.w.slice(first, len(f.w.tokens))
    named = bool(f.names) and sum(len(n.text) for n in f.names) + 5 >= len(text)
    heads = [n for n, t in enumerate(f.w.tokens) if t.head == n or f.w.tokens[t.head].pos == "ADP"]
    lemma = f.w.tokens[heads[-1]].lemma.lower() if heads else ""
    if not named:
        same = _same_head(lemma, previous)
        if same is not None:
            ranked = (
                all(t.pos in ("DET", "ADJ", "NOUN") for t in f.w.tokens[first:])
                and len(f.w.tokens) > first + 1
            )
            belongs = re.search(r" of (?=\S)(?!\d)", same.of(previous.w.text))
            if ranked and belongs and not f.names:
                # "The first wave of layoffs" and "the second wave".
                text += same.of(previous.w.text)[belongs.start() :]
            before = re.search(r"(\w+) $", previous.w.text[: same.start])
            if preposition and before and before[1].lower() in _CONDITION | {"with"}:
                # "Before costs" stands against "after costs".
                same, text = Span(before.start(), same.end), f"{preposition} {text}"
            return _put(previous.w, same, text)
    if named:
        slot = _name_slot(f.names[0], preposition, previous)
        if slot is not None:
            return _put_name(previous, slot, f.names[0], text)
        whether = _whether(previous, f.names[0], text) if not preposition else ""
        if whether:
            return whether
    elif preposition in _WHERE and f.w.tokens[heads[-1]].pos == "NOUN" and not _OF_WHAT.search(text):
        if _WHOLE.search(text):
            return _in_the_whole(previous, f"{preposition} {text}", anywhere=True)
        gone = _adverbials(previous, where=True, when=False)
        return f"{_left(previous.w, gone)} {preposition} {text}"
    elif preposition in _CONDITION:
        alike = next((n for n, t in enumerate(previous.w.tokens) if previous.w.low(n) == preposition), -1)
        what = next(previous.w.children(alike, "pobj"), -1) if alike >= 0 else -1
        if what >= 0 and not previous.w.in_time(what):
            first, last = noun_phrase(previous.w, what)
            old = Span(previous.w.tokens[first].start, previous.w.tokens[last - 1].end)
            return _put(previous.w, old, text)
    else:
        span = _common_slot(f, previous)
        if span is not None and not (preposition and _is_counted(span, previous)):
            new = (
                re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE)
                if _is_counted(span, previous)
                else text
            )
            return _put(previous.w, span, new)
    end = previous.w.slice(0, sentence_end(previous.w))
    return f"{end} {preposition or 'for'} {text}"


def _whether(previous: Clause, name: Name, text: str) -> str:
    """ "Did Moe win the race?" from "And Moe?" after "Who won the race?", which names no rival."""
    w, a = previous.w, previous.a
    if a.word != "who" or name.kind not in ("person", "body") or a.rest >= sentence_end(w):
        return ""
    first, behind = w.tokens[a.rest], w.slice(a.rest + 1, sentence_end(w))
    if w.low(a.rest) in AUXILIARIES:
        subject = any(t.dep in ("nsubj", "nsubjpass") and n > a.rest for n, t in enumerate(w.tokens))
        return "" if subject else f"{first.text} {text} {behind}"
    does = {"VBD": "Did", "VBZ": "Does"}.get(first.tag, "") if a.rest == previous.verb else ""
    return f"{does} {text} {first.lemma.lower()} {behind}" if does else ""


def _in_the_whole(previous: Clause, phrase: str, *, anywhere: bool) -> str:
    """The earlier question of the whole of something: of its year rather than of its day, and, `anywhere`, of no place.

    Nothing is left out where no year tells which event is meant.
    """
    w, end = previous.w, sentence_end(previous.w)
    year = next((m[0] for s in w.times for m in _YEAR.finditer(s.of(w.text))), "")
    if not year:
        return f"{w.slice(0, end)} {phrase}"
    gone = _adverbials(previous, where=anywhere, when=True)
    return f"{_left(w, gone)} {phrase} in {year}"


def _adverbials(previous: Clause, *, where: bool, when: bool) -> list[bool]:
    """The tokens of the earlier question that tell where its event was, or when."""
    w, end = previous.w, sentence_end(previous.w)
    gone = [when and w.in_time(n) for n in range(end)]
    for n in range(previous.a.rest, end):
        what, head = next(w.children(n, "pobj"), -1), w.tokens[n].head
        if w.low(n) not in _WHERE or not n < what < end:
            continue
        first, last = w.subtree(n)
        if w.in_time(what):
            gone[n] = when
        elif where and (w.tokens[head].pos in ("VERB", "AUX") or w.in_time(head) or gone[head]):
            # "Killed in Orne", "in May in Orne", but not "the strike in Orne".
            for k in range(first, min(last, end)):
                gone[k] = when or not w.in_time(k)
    return gone


def _left(w: Wording, gone: list[bool]) -> str:
    ends = [t.start for t in w.tokens[1 : len(gone)]] + [w.tokens[len(gone) - 1].end]
    kept = [w.text[w.tokens[n].start : ends[n]] for n, out in enumerate(gone) if not out]
    return "".join(kept).strip(" ?!.")


def _put(w: Wording, span: Span, text: str) -> str:
    return w.text[: span.start] + text + w.text[span.end :]


def _same_head(lemma: str, previous: Clause) -> Span | None:
    w = previous.w
    for n, token in enumerate(w.tokens):
        if token.lemma.lower() == lemma and token.pos in ("NOUN", "PROPN") and not w.in_time(n):
            first, last = noun_phrase(w, n)
            return Span(w.tokens[first].start, w.tokens[last - 1].end)
    return None


def _name_slot(new: Name, preposition: str, previous: Clause) -> Name | None:
    """The name that the new one stands against: after the same preposition, of the same kind, or the first."""
    w, old = previous.w, [n for n in previous.names if n.text.casefold() != new.text.casefold()]
    if preposition:
        return next(
            (
                n
                for n in old
                if w.text[: n.start].lower().endswith((f"{preposition} ", f"{preposition} the "))
            ),
            None,
        )
    subject = next((n for n in old if _speaks_of(previous, n)), None)
    if subject is not None and not is_country(new.text):
        return subject
    acting = _acting(previous, old)
    if acting is not None and new.kind in ("person", "body"):
        # "And Holm?" stands against the bank that paid in the Moe case, not against the case's name.
        old = [n for n in old if n is acting or not _only_describes(w, n)]
    places = ("place", "people")
    same = [n for n in old if n.kind == new.kind or (n.kind in places and new.kind in places)]
    loose = [n for n in old if n.kind not in ("event", "work") or new.kind == n.kind]
    if new.kind == "thing":
        return next(iter(loose), None)
    return next(iter(same), None) or next(iter(loose), None)


def _acting(p: Clause, old: Sequence[Name]) -> Name | None:
    """The name of whoever does or bears what the earlier question asks about."""
    tokens = p.w.tokens
    subjects = (
        n
        for n in old
        if n.kind not in ("event", "work")
        and any(
            n.start <= t.start < n.end and t.dep in ("nsubj", "nsubjpass") and t.head == p.verb
            for t in tokens
        )
    )
    return next(subjects, None)


def _only_describes(w: Wording, name: Name) -> bool:
    """Whether a name stands before a common noun that it belongs to: "the Moe case", "Moe's victims"."""
    at = max((n for n, t in enumerate(w.tokens) if name.start <= t.start < name.end), default=-1)
    return (
        at >= 0
        and w.tokens[at].dep in ("compound", "poss", "amod")
        and w.tokens[w.tokens[at].head].pos == "NOUN"
    )


def _speaks_of(p: Clause, name: Name) -> bool:
    """Whether the question asks what the named one says: "What did NAME say about it?" """
    tokens = p.w.tokens
    if p.verb < 0 or tokens[p.verb].lemma.lower() not in SPEECH or p.a.word not in ("what", "how"):
        return False
    return any(name.start <= t.start < name.end and t.dep == "nsubj" and t.head == p.verb for t in tokens)


def _put_name(previous: Clause, slot: Name, new: Name, text: str) -> str:
    w = previous.w
    owned = re.match(r"(?:['’]s?)(?= )", w.text[slot.end :])
    if owned and new.kind != "person":
        # "In Gaza" stands for all of "in Hamas' attack on Israel".
        mark = next((n for n, t in enumerate(w.tokens) if t.start >= slot.end), len(w.tokens) - 1)
        head = w.tokens[w.tokens[mark].head].head
        if w.tokens[head].pos in ("NOUN", "PROPN"):
            return w.text[: slot.start] + text + w.text[w.tokens[w.subtree(head)[1] - 1].end :]
    adjective = slot.kind == "people" and (not slot.text.endswith("s") or slot.text.endswith("ese"))
    if adjective and new.kind != "people":
        # "How many French nurses" and "Spain": "How many nurses from Spain".
        noun = next(
            (n for n, t in enumerate(w.tokens) if t.start >= slot.end and t.pos in ("NOUN", "PROPN")), -1
        )
        if noun >= 0 and w.tokens[noun].start - slot.end < 25:
            end = w.tokens[noun].end
            return w.text[: slot.start] + w.text[slot.end : end].lstrip() + f" from {text}" + w.text[end:]
    # "The Moe Foundation", but no "the Peter Holm".
    before = w.text[: slot.start]
    return (re.sub(r"\bthe $", "", before) if new.kind == "person" else before) + text + w.text[slot.end :]


_ACTS = re.compile(r"\w{3,}(?:ers|ors|ists|ians|ees)$")


def _acts(w: Wording, n: int) -> bool:
    """Whether a noun is that of people or bodies: unions, employers."""
    lemma = w.tokens[n].lemma.lower()
    of_people = lemma in PERSONS or kind_of_noun(lemma) in ("person", "body")
    return w.tokens[n].pos == "NOUN" and (
        of_people or bool(w.tokens[n].tag == "NNS" and _ACTS.match(w.low(n)))
    )


def _is_counted(span: Span, previous: Clause) -> bool:
    w, a = previous.w, previous.a
    return a.noun_last > a.noun_first and span.end == w.tokens[a.noun_last - 1].end


def _common_slot(f: Clause, previous: Clause) -> Span | None:
    """The common noun phrase that another one stands against."""
    w, a = previous.w, previous.a
    if a.noun_last > a.noun_first and a.word in ("how many", "how much", "which", "what"):
        # Whose they are stays: "How many French nurses", "and doctors?".
        first = a.noun_first
        while first < a.noun_last - 1 and any(
            n.start <= w.tokens[first].start < n.end for n in previous.names
        ):
            first += 1
        return Span(w.tokens[first].start, w.tokens[a.noun_last - 1].end)
    end = sentence_end(w)
    person = any(t.lemma.lower() in PERSONS for t in f.w.tokens)
    if a.form == "yes_no" and _acts(f.w, len(f.w.tokens) - 1):
        subject = next((n for n in range(a.at, end) if w.tokens[n].dep == "nsubj"), -1)
        if subject >= 0 and w.tokens[subject].head == previous.verb and _acts(w, subject):
            first, last = noun_phrase(w, subject)
            return Span(w.tokens[first].start, w.tokens[last - 1].end)
    if a.form == "wh" and w.low(a.rest) in BE:
        # "What is the price of X?", "And the weight?"
        for n in range(a.rest + 1, end):
            common = w.tokens[n].pos == "NOUN" or w.low(n + 1) == "of"
            if common and (n + 1 >= end or w.tokens[n + 1].pos != "NOUN"):
                owner = next((k for k in range(a.rest + 1, n) if w.tokens[k].tag == "POS"), -1)
                if owner >= 0:
                    return Span(w.tokens[owner + 1].start, w.tokens[n].end)
                return Span(w.tokens[a.rest + 1].start, w.tokens[n].end)
    if person:
        for name in previous.names:
            if name.kind == "person":
                return Span(name.start, name.end)
        for n in range(a.rest, end):
            if w.tokens[n].lemma.lower() in PERSONS:
                first, last = noun_phrase(w, n)
                return Span(w.tokens[first].start, w.tokens[last - 1].end)
    for labels in (("pobj",), ("dobj",), ("nsubj", "nsubjpass")):
        for n in range(end - 1, a.at, -1):
            token = w.tokens[n]
            about = labels != ("pobj",) or w.low(token.head) in ("about", "on", "over", "against", "for")
            if token.dep in labels and about and not w.in_time(n) and token.pos in ("NOUN", "PROPN"):
                first, last = w.subtree(n) if labels == ("pobj",) else noun_phrase(w, n)
                return Span(w.tokens[first].start, w.tokens[min(last, end) - 1].end)
    return None
