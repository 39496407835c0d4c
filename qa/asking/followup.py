"""Follow-up questions: a question of a conversation rewritten so that it stands alone, by its grammar.

What stands alone already comes back as it is, whatever was asked before.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.article import Span
from index.grammar import Parser
from index.wordlists import words
from qa.asking.clause import NO_PREPOSITION, PREPOSITION, Clause, clause_of, noun_phrase, supposed
from qa.asking.countries import is_country
from qa.asking.demonyms import is_people, places_of
from qa.asking.kinds import EVENTS, PERSONS, SPEECH, kind_of_noun
from qa.asking.names import Name
from qa.asking.reference import (
    PRONOUNS,
    WHOLE,
    asks_who,
    names_somebody,
    resolved_pronouns,
    speaks_of_somebody,
)
from qa.asking.typed import in_plain_words
from qa.asking.wording import (
    AUXILIARIES,
    BE,
    WH,
    Wording,
    asked_again,
    capitalised,
    clean,
    default_parser,
    read,
    sentence_end,
    statement_of,
    without_courtesy,
)

# Nothing further back is meant by "it" or "he".
HISTORY = 4
# So many lines may hold them: "ok" and "thanks" stand between.
LOOKED_AT = 2 * HISTORY

_CONNECTOR = re.compile(r"^(?:(?:and|but|so(?! far\b)|or|also|ok|okay|well|then)\b[,\s]+)+", re.IGNORECASE)
_THANKS = re.compile(
    r"(?:(?:ok|okay|thanks?|thank you|thx|hi|hello|hey|yes|no|great|good|fine|sure|please|perfect|cool|right|got it|"
    r"i see|that (?:helps|helped)|a lot|(?:so|very) much|for (?:that|this|(?:the|your) help))\b[\s,.!…:)-]*)+",
    re.IGNORECASE,
)
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
_OTHER_SIDE = re.compile(r"^(?:(?:on|for|from|of)\s+)?the (?:other|opposing) (?:side|one)$", re.IGNORECASE)
# "Are you sure?" asks the same again, "No, I meant 2020" something else in its place.
_AGAIN = re.compile(
    r"^(?:are you (?:really |quite |so )?(?:sure|certain)(?: (?:about|of) (?:that|this|it))?|"
    r"really|seriously|honestly)$",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"^(?:(?:no|nope|sorry|wait|actually)\b[,.!\s]*)*(?:i meant?|i was asking about|make that|rather(?! than\b)|"
    r"not that(?! \w+(?: \w+)? ago\b))\b[,:\s]*"
    r"(?:the ones? (?:of|in|from|on|at)\b)?",
    re.IGNORECASE,
)
_WHAT_ABOUT = re.compile(r"^(?:what about|how about|what of|as for|same for|and for)\s+", re.IGNORECASE)


def standalone(
    text: str, history: Sequence[str] = (), *, parser: Parser | None = None, answered: str = ""
) -> str:
    """The question as asked without the conversation; `history` holds the earlier ones, oldest first.

    Only the last `HISTORY` are looked at, each cut to `QUESTION_CHARS`; empty ones are passed over. `answered` is who
    answers one of them (see `answered_by`).
    """
    parser = parser or default_parser()
    return _resolved(clean(text), _alone(history, parser), parser, answered)


def answered_by(text: str, history: Sequence[str], *, parser: Parser | None = None) -> str:
    """The earlier question, as it stands alone, whose answer "he" or "she" is in the new one; empty where there is
    none."""
    parser = parser or default_parser()
    new = clause_of(in_plain_words(text, parser), parser)
    if not speaks_of_somebody(new):
        return ""
    plain = [in_plain_words(line, parser) for line in history[-LOOKED_AT:]]
    for earlier in reversed(_alone(plain, parser)):
        asked = clause_of(earlier, parser)
        if asks_who(asked):
            return "" if names_somebody(asked) else earlier
        if any(name.kind == "person" and not is_country(name.text) for name in asked.names):
            return ""
    return ""


def asks_nothing(text: str) -> bool:
    """Whether a question that stands alone is only a greeting, thanks, or a bare "Why?"."""
    bare = text.strip(" ?!.…")
    return not any(map(str.isalnum, bare)) or bool(
        _THANKS.fullmatch(bare) or _ADVERB.match(bare) or _AGAIN.match(bare) or _SOURCE.match(bare)
    )


def _alone(history: Sequence[str], parser: Parser) -> list[str]:
    alone: list[str] = []
    for earlier in [line for line in map(clean, history[-LOOKED_AT:]) if _speaks(line)][-HISTORY:]:
        alone.append(_resolved(earlier, alone, parser))
    return alone


def _speaks(line: str) -> bool:
    """Whether a line of the history says anything: "ok" and "thanks" do not."""
    return any(c.isalpha() for c in line) and not _THANKS.fullmatch(line)


def _resolved(line: str, earlier: Sequence[str], parser: Parser, answered: str = "") -> str:
    if not earlier or not any(c.isalpha() or c.isdigit() for c in line):
        return line
    previous = clause_of(earlier[-1], parser)
    if not previous.w.tokens:
        return line
    if _AGAIN.match(_CONNECTOR.sub("", line).strip(" ?!.")):
        return earlier[-1]
    meant = _MEANT.match(line)
    if meant and line[meant.end() :].strip(" ?!."):
        line = f"And {line[meant.end() :].strip(' ?!.')}?"
    bare = _CONNECTOR.sub("", without_courtesy(line))
    found = _bare_question(bare, previous) or _source_asked(bare, previous)
    if not found:
        found = _fragment(line, previous, parser)
    if not found:
        found = _clause(line, earlier, previous, parser, answered)
    return _tidy(found) if found else line


def _tidy(text: str) -> str:
    line = " ".join(text.split()).rstrip(" ?.!,")
    line = re.sub(r"\s+([,;:])", r"\1", line)
    line = re.sub(r"\b(the|a|an) (?:the|an?)\b", r"\1", line, flags=re.IGNORECASE)
    return capitalised(line) + "?"


# --- "Why?", "When?", "Who said so?"
# ---------------------------------------------------------------------------

_ADVERB = re.compile(
    r"^(?P<word>why|when|where|how|since when|until when|how come|why not)"
    r"(?: exactly| precisely| so| is that)?$"
    r"|^(?P<happen>why|when|where|how) (?:did|has|does) (?:it|that|this) (?:happen|occur|take place)$"
    r"|^(?P<was>why|when|where) (?:was|is) (?:that|this)$",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"^who (?P<verb>said|says|claims|claimed|reported|reports|confirmed|denied|denies"
    r"|disputed|disputes|announced|alleged)"
    r" (?:so|that|this|it)$"
    r"|^says who$|^according to (?:whom|who)$|^who(?:'s| is) (?:saying|claiming) (?:so|that|this|it)$"
    r"|^(?:who|what)(?:'s| is) the source(?: (?:of|for) (?:that|this|it))?$",
    re.IGNORECASE,
)


def _bare_question(bare: str, previous: Clause) -> str:
    text = bare.strip(" ?!.")
    match = _ADVERB.match(text)
    if match:
        word = next(group for group in match.groups() if group)
        return asked_again(
            previous.w, previous.a, {"why not": "why", "how come": "why"}.get(word.lower(), word)
        )
    if re.fullmatch(r"(?:who|what|where) else", text, re.IGNORECASE) and previous.a.form == "wh":
        w, a = previous.w, previous.a
        return f"{text} {w.slice(a.rest, sentence_end(w))}"
    if re.fullmatch(
        r"(?:what (?:was|were|is|are) the )?(?:reason|cause|motive)s?(?: for (?:that|this|it))?",
        text,
        re.IGNORECASE,
    ):
        return asked_again(previous.w, previous.a, "why")
    if re.fullmatch(r"by who(?:m)?", text, re.IGNORECASE):
        return asked_again(previous.w, previous.a, text)
    if re.fullmatch(r"how (?:many|much)", text, re.IGNORECASE) and previous.a.form == "yes_no":
        return _amount(text, previous)
    return ""


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


def _source_asked(bare: str, previous: Clause) -> str:
    match = _SOURCE.match(bare.strip(" ?!."))
    said = supposed(previous)
    if not match or not said:
        return ""
    return f"Who {match.group('verb') or 'said'} that {said}"


# --- "What about civilians?", "And in 2020?"
# -------------------------------------------------------------------


def _fragment(line: str, previous: Clause, parser: Parser) -> str:
    rest = _CONNECTOR.sub("", line)
    core = _WHAT_ABOUT.sub("", rest).strip(" ?!.")
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
    f = clause_of(core, parser)
    asks = previous.a.word and re.match(rf"{re.escape(previous.a.word)}\s+(?=\w)", core, re.IGNORECASE)
    if (
        not asks
        and re.match(r"(?:\w+ )?(?:which|what|how)\b", core, re.IGNORECASE)
        and len(f.w.tokens) > 1
        and not _has_verb(f.w)
    ):
        # "In which city?", "For how long?"
        return asked_again(previous.w, previous.a, core)
    if not marked and not (line.endswith("?") and len(core.split()) <= 3):
        return ""
    source = re.match(r"according to (.+)$", core, re.IGNORECASE)
    if source and marked:
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
    if not w.times:
        lead = preposition or (
            "" if NO_PREPOSITION.match(time) else "on" if re.search(r"\bday|\d\d?\s", time) else "in"
        )
        return f"{w.slice(0, sentence_end(w))} {lead} {time}"
    old = w.times[-1]
    before = w.text[: old.start]
    link = PREPOSITION.search(before)
    modifies = not link or re.match(r"\s+[A-Za-z]", w.text[old.end :]) is not None
    if link and not modifies and (preposition or NO_PREPOSITION.match(time)):
        return f"{before[: link.start()]}{preposition} {time}{w.text[old.end :]}"
    if modifies:
        return before + re.sub(r"^the\s+", "", time) + w.text[old.end :]
    if link:
        return before + time + w.text[old.end :]
    return f"{before}{preposition} {time}{w.text[old.end :]}"


def _other_thing(f: Clause, first: int, preposition: str, previous: Clause) -> str:
    """Puts the fragment in the place of what it contrasts with in the earlier question."""
    text = f.w.slice(first, len(f.w.tokens))
    named = bool(f.names) and sum(len(n.text) for n in f.names) + 5 >= len(text)
    heads = [n for n, t in enumerate(f.w.tokens) if t.head == n or f.w.tokens[t.head].pos == "ADP"]
    lemma = f.w.tokens[heads[-1]].lemma.lower() if heads else ""
    if not named:
        same = _same_head(lemma, previous)
        if same is not None:
            return _put(previous.w, same, text)
    if named:
        slot = _name_slot(f.names[0], preposition, previous)
        if slot is not None:
            return _put_name(previous, slot, f.names[0], text)
    else:
        span = _common_slot(f, previous)
        if span is not None:
            new = (
                re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE)
                if _is_counted(span, previous)
                else text
            )
            return _put(previous.w, span, new)
    end = previous.w.slice(0, sentence_end(previous.w))
    return f"{end} {preposition or 'for'} {text}"


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
    places = ("place", "people")
    same = [n for n in old if n.kind == new.kind or (n.kind in places and new.kind in places)]
    loose = [n for n in old if n.kind not in ("event", "work") or new.kind == n.kind]
    if new.kind == "thing":
        return next(iter(loose), None)
    return next(iter(same), None) or next(iter(loose), None)


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
    return w.text[: slot.start] + text + w.text[slot.end :]


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


# --- Clauses: "And how many did Spain lose?", "Did he resign?"
# -------------------------------------------------


def _clause(line: str, earlier: Sequence[str], previous: Clause, parser: Parser, answered: str) -> str:
    q = clause_of(line, parser)
    w, a = q.w, q.a
    if not w.tokens or a.form == "keywords":
        return ""
    edits: list[tuple[int, int, str]] = []
    if any(w.low(n) in PRONOUNS for n in range(len(w.tokens))):
        past = [clause_of(e, parser) for e in reversed(earlier)]
        for edit in resolved_pronouns(q, past, answered):
            edits.append(edit)
            if edit[2].startswith(WHOLE):
                return edit[2][len(WHOLE) :]
    ellipsis = _missing_count(q, previous)
    if ellipsis:
        edits.append(ellipsis)
    led = bool(_CONNECTOR.match(w.text))
    own = bool(q.names or w.quoted)
    bare = _underspecified(q)
    carried = ""
    owner = _owner_left_out(q, previous)
    if owner:
        carried = owner
    elif ellipsis or bare or (led and not own and not w.times):
        carried = _adjuncts(previous, q, (bool(ellipsis) and a.word != "which") or bare)
    if not edits and not carried:
        return ""
    text = w.text
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    text = _CONNECTOR.sub("", text).rstrip(" ?.!")
    return f"{text} {carried}"


def _missing_count(q: Clause, previous: Clause) -> tuple[int, int, str] | None:
    """The noun left out after "how many" or "which", from the earlier question."""
    w, a = q.w, q.a
    if a.word not in ("how many", "how much", "which") or a.noun_last > a.noun_first or w.low(a.rest) == "of":
        return None
    if a.word == "which" and (w.low(a.rest) in BE or previous.a.noun_last <= previous.a.noun_first):
        return None
    if a.rest >= len(w.tokens) or not (w.low(a.rest) in AUXILIARIES or w.tokens[a.rest].pos == "VERB"):
        return None
    p = previous
    if a.word == "how much" and p.a.word != "how much":
        return None
    if p.a.word in ("how many", "how much", "what", "which") and p.a.noun_last > p.a.noun_first:
        first = p.a.noun_first
        # Whose they were changes with "did Spain lose".
        own = [n for n in q.names if n.kind != "event"]
        while (
            own
            and first < p.a.noun_last - 1
            and any(n.start <= p.w.tokens[first].start < n.end for n in p.names)
        ):
            first += 1
        noun = p.w.slice(first, p.a.noun_last)
        if p.w.tokens[p.a.noun_last - 1].lemma.lower() in _BY_FATE and _fate_asked(q):
            # "How many dead were there?", "And how many were hurt?"
            noun = "people"
    else:
        counted = [
            n for n, t in enumerate(p.w.tokens) if t.tag == "NNS" and t.dep in ("dobj", "nsubj", "nsubjpass")
        ]
        if not counted:
            return None
        noun = p.w.tokens[counted[0]].text
    at = w.tokens[a.rest].start
    return at, at, f"{noun} "


_BY_FATE = words("dead death casualty fatality wounded injured victim injury survivor")


def _fate_asked(q: Clause) -> bool:
    return any(t.tag == "VBN" and n >= q.a.rest for n, t in enumerate(q.w.tokens))


def _owner_left_out(q: Clause, previous: Clause) -> str:
    """ "of Oslo" for "Who is the mayor?" after "What is the population of Oslo?"; the event for "What was the
    turnout?" """
    w, a = q.w, q.a
    if (
        a.word not in ("what", "who")
        or a.noun_last > a.noun_first
        or w.low(a.rest) not in BE
        or q.names
        or w.times
    ):
        return ""
    end = sentence_end(w)
    core = range(a.rest + 2, end)
    if w.low(a.rest + 1) != "the" or not core or any(w.tokens[n].pos not in ("NOUN", "ADJ") for n in core):
        return ""
    if kind_of_noun(w.tokens[end - 1].lemma.lower()) in ("thing", "time"):
        return ""
    p = previous.w
    if previous.a.form == "wh" and p.low(previous.a.rest) in BE:
        link = next((n for n in range(previous.a.rest, len(p.tokens)) if p.low(n) == "of"), -1)
        if link > 0:
            return p.slice(link, sentence_end(p))
        owner = next((n for n in range(previous.a.rest, len(p.tokens)) if p.tokens[n].tag == "POS"), -1)
        return f"of {p.slice(previous.a.rest + 1, owner)}" if owner > 0 else ""
    return _adjuncts(previous, q, True) if w.low(a.rest) in ("was", "were") else ""


_GENERIC = words(
    "people person anyone someone somebody anybody victim casualty death injury injured dead reason"
)


def _underspecified(q: Clause) -> bool:
    """Whether a question about something past names nothing that it could be about: "Was anyone hurt?" """
    w, a = q.w, q.a
    if q.names or w.times or w.quoted or a.form == "declarative":
        return False
    past = any(t.tag in ("VBD", "VBN") for t in w.tokens) or any(
        w.low(n) == "did" for n in range(len(w.tokens))
    )
    if not past or any(
        t.pos == "PRON" and t.text.lower() not in WH | _GENERIC and t.dep != "expl" for t in w.tokens
    ):
        return False
    return all(
        t.lemma.lower() in _GENERIC
        or a.noun_first <= n < a.noun_last
        or w.tokens[n].pos not in ("NOUN", "PROPN")
        for n, t in enumerate(w.tokens)
    )


def _adjuncts(previous: Clause, q: Clause, needed: bool) -> str:
    """The time, the place and the event of the earlier question, without what the new one says itself."""
    p, w = previous.w, q.w
    end = sentence_end(p)
    said = {n.text.casefold() for n in q.names}
    own_links = {w.low(n) for n, t in enumerate(w.tokens) if t.dep == "prep"}
    parts: list[tuple[int, int]] = []
    behind = previous.verb if previous.verb >= 0 else previous.a.at
    for n in range(max(behind, 0), end):
        token = p.tokens[n]
        if (
            token.pos not in ("ADP", "SCONJ")
            or token.dep not in ("prep", "mark", "advmod")
            or p.low(n) in ("of", "to", "that")
            or p.low(n + 1) in WH
        ):
            continue
        if any(first <= n < last for first, last in parts) or (token.dep == "agent"):
            continue
        first, last = p.subtree(n)
        first, last = n, min(last, end)
        text = p.slice(first, last)
        dated = any(p.in_time(k) for k in range(first, last))
        if last <= first + 1 or (w.times and dated) or any(name in text.casefold() for name in said):
            continue
        if not dated and (p.low(n) in own_links or text.casefold() in w.text.casefold()):
            continue
        if needed and _part_of_event(previous, token.head):
            continue
        parts.append((first, last))
    for span in p.times:
        first_token = next((k for k, t in enumerate(p.tokens) if t.start >= span.start), 0)
        covered = any(first <= first_token < last for first, last in parts)
        if not covered and not w.times and first_token > max(behind, 0) and _free_time(p, span):
            last_token = max(k for k, t in enumerate(p.tokens) if t.start < span.end)
            parts.append((first_token, last_token + 1))
    carried = " ".join(p.slice(first, last) for first, last in sorted(parts))
    if not needed:
        return carried
    event = _event_of(previous, q)
    return " ".join(part for part in (event, "" if carried in event else carried) if part) or _fact_of(
        previous
    )


def _part_of_event(previous: Clause, head: int) -> bool:
    """Whether a preposition belongs to an event that the earlier question names: "the fire in Melk"."""
    token = previous.w.tokens[head]
    return token.lemma.lower() in EVENTS and token.dep in ("dobj", "nsubj", "nsubjpass")


def _free_time(p: Wording, span: Span) -> bool:
    """Whether a time stands by itself ("last week"), not in front of its noun ("the 2018 final")."""
    return re.match(r"\s*(?:[?,.!]|$|in |at |on |by )", p.text[span.end :]) is not None


def _event_of(previous: Clause, q: Clause) -> str:
    """ "in the Port Alder fire" from "When did the Port Alder fire break out?"; empty where no event is
    named."""
    p, end = previous.w, sentence_end(previous.w)
    for n in range(max(previous.a.rest, 0), end):
        token = p.tokens[n]
        if token.dep not in ("nsubj", "nsubjpass", "dobj", "compound") or token.lemma.lower() not in EVENTS:
            continue
        first, last = noun_phrase(p, n)
        if token.dep == "compound":
            # "the Port Alder quake strike", read as one noun: the event goes up to its own noun
            first = next((k for k in range(n, -1, -1) if p.tokens[k].pos == "DET"), -1)
            if first < 0:
                continue  # "flood victims"
        if n > previous.verb >= 0:
            last = max(last, min(p.subtree(n)[1], end))
        told = re.sub(r"^an? ", "the ", p.slice(first, last))
        if told.casefold() not in q.w.text.casefold() and token.pos == "NOUN":
            return f"in {told}"
    return ""


def _fact_of(previous: Clause) -> str:
    """ "when the company sold the port" from "Did the company sell the port?" """
    before = re.search(r"\w\s+(when \w.*?)\??$", previous.w.text)
    if before:
        return before.group(1)
    said = statement_of(previous.w, previous.a) if previous.verb >= 0 else ""
    return f"when {said}" if said and previous.a.form in ("yes_no", "wh") else ""
