"""Follow-up questions: a question of a conversation rewritten so that it stands alone, by the grammar of both.

What stands alone already comes back as it is, whatever was asked before.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.article import Span
from index.grammar import Parser
from qa.kinds import CAUSING, PERSONS, SPEECH, kind_of_noun
from qa.names import Name, names
from qa.wording import (
    AUXILIARIES,
    BE,
    TIME_NOUNS,
    WH,
    Asked,
    Wording,
    asked,
    asked_again,
    capitalised,
    clean,
    default_parser,
    main_verb,
    read,
    sentence_end,
    statement_of,
    without_courtesy,
    words,
)

# Nothing further back is meant by "it" or "he".
HISTORY = 4

_CONNECTOR = re.compile(r"^(?:(?:and|but|so|or|also|ok|okay|well|then)\b[,\s]+)+", re.IGNORECASE)
_WHAT_ABOUT = re.compile(r"^(?:what about|how about|what of|as for|same for|and for)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Read:
    """A question with what its grammar shows."""

    w: Wording
    a: Asked
    verb: int
    names: tuple[Name, ...]


def standalone(text: str, history: Sequence[str] = (), *, parser: Parser | None = None) -> str:
    """The question as it would be asked without the conversation; `history` holds the earlier ones, oldest first.

    Only the last `HISTORY` are looked at, each cut to `QUESTION_CHARS`; empty ones are passed over.
    """
    parser = parser or default_parser()
    alone: list[str] = []
    for earlier in [line for line in map(clean, list(history)[-2 * HISTORY :]) if _speaks(line)][-HISTORY:]:
        alone.append(_resolved(earlier, alone, parser))
    return _resolved(clean(text), alone, parser)


def _speaks(line: str) -> bool:
    """Whether a line of the history says anything: "ok" and "thanks" do not."""
    thanks = re.match(r"^(?:ok|okay|thanks?|thank you|hi|hello|yes|no|great|good|fine|sure|please)\b[\W\w]{0,20}$", line, re.I)
    return any(c.isalpha() for c in line) and not thanks


def _study(text: str, parser: Parser) -> _Read:
    w = read(without_courtesy(text), parser)
    a = asked(w)
    opening = next((n for n, t in enumerate(w.tokens) if t.pos != "PUNCT"), 0)
    return _Read(w, a, main_verb(w, a), names(w, opening))


def _resolved(line: str, earlier: Sequence[str], parser: Parser) -> str:
    if not earlier or not any(c.isalpha() or c.isdigit() for c in line):
        return line
    previous = _study(earlier[-1], parser)
    if not previous.w.tokens:
        return line
    bare = _CONNECTOR.sub("", without_courtesy(line))
    found = _bare_question(bare, previous) or _source_asked(bare, previous)
    if not found:
        found = _fragment(line, previous, parser)
    if not found:
        found = _clause(line, earlier, previous, parser)
    return _tidy(found) if found else line


def _tidy(text: str) -> str:
    line = " ".join(text.split()).rstrip(" ?.!,")
    line = re.sub(r"\s+([,;:])", r"\1", line)
    return capitalised(line) + "?"


# --- "Why?", "When?", "Who said so?" ---------------------------------------------------------------------------

_ADVERB = re.compile(
    r"^(?P<word>why|when|where|how|since when|until when|how come|why not)(?: exactly| precisely| so| is that)?$"
    r"|^(?P<happen>why|when|where|how) (?:did|has|does) (?:it|that|this) (?:happen|occur|take place)$"
    r"|^(?P<was>why|when|where) (?:was|is) (?:that|this)$",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"^who (?P<verb>said|says|claims|claimed|reported|reports|confirmed|denied|denies|disputed|disputes|announced|alleged)"
    r" (?:so|that|this|it)$"
    r"|^says who$|^according to (?:whom|who)$|^who(?:'s| is) (?:saying|claiming) (?:so|that|this|it)$"
    r"|^(?:who|what)(?:'s| is) the source(?: (?:of|for) (?:that|this|it))?$",
    re.IGNORECASE,
)


def _bare_question(bare: str, previous: _Read) -> str:
    text = bare.strip(" ?!.")
    match = _ADVERB.match(text)
    if match:
        word = next(group for group in match.groups() if group)
        return asked_again(previous.w, previous.a, {"why not": "why", "how come": "why"}.get(word.lower(), word))
    if re.fullmatch(r"(?:who|what|where) else", text, re.IGNORECASE) and previous.a.form == "wh":
        w, a = previous.w, previous.a
        return f"{text} {w.slice(a.rest, sentence_end(w))}"
    if re.fullmatch(r"by who(?:m)?", text, re.IGNORECASE):
        return asked_again(previous.w, previous.a, text)
    if re.fullmatch(r"how (?:many|much)", text, re.IGNORECASE) and previous.a.form == "yes_no":
        return _amount(text, previous)
    return ""


def _amount(word: str, previous: _Read) -> str:
    """ "How many?" after "Did the port lose ships?" """
    w, a = previous.w, previous.a
    end = sentence_end(w)
    for tag, label in (("NNS", "dobj"), ("NNS", "nsubjpass"), ("NNS", "nsubj"), ("NNS", "attr"), ("NN", "dobj")):
        for n in range(a.at + 1, end):
            if w.tokens[n].tag == tag and w.tokens[n].dep == label and not w.in_time(n):
                first, last = _noun_phrase(w, n)
                noun = re.sub(r"^(?:any|some|the|many)\s+", "", w.slice(first, last))
                return f"{word} {noun} {w.low(a.at)} {w.slice(a.at + 1, first)} {w.slice(last, end)}"
    return ""


def _source_asked(bare: str, previous: _Read) -> str:
    match = _SOURCE.match(bare.strip(" ?!."))
    said = _content(previous)
    if not match or not said:
        return ""
    return f"Who {match.group('verb') or 'said'} that {said}"


def _content(previous: _Read) -> str:
    """What the earlier question supposes, as a statement; what "Who denied that P?" speaks of is P."""
    reported = re.match(r"Who \w+ that (.+?)\??$", previous.w.text)
    return reported.group(1) if reported else statement_of(previous.w, previous.a)


# --- "What about civilians?", "And in 2020?" -------------------------------------------------------------------


def _fragment(line: str, previous: _Read, parser: Parser) -> str:
    rest = _CONNECTOR.sub("", line)
    core = _WHAT_ABOUT.sub("", rest).strip(" ?!.")
    marked = core != line.strip(" ?!.")
    if not core or (not marked and not (line.endswith("?") and len(core.split()) <= 3)):
        return ""
    source = re.match(r"according to (.+)$", core, re.IGNORECASE)
    if source and marked:
        said = re.search(r"\baccording to [^,?]+", previous.w.text, re.IGNORECASE)
        whole = previous.w.slice(0, sentence_end(previous.w))
        return _put(previous.w, Span(said.start(), said.end()), core) if said else f"{whole} {core}"
    asks = previous.a.word and re.match(rf"{previous.a.word}\s+(?=\w)", core, re.IGNORECASE)
    if asks and previous.a.form == "wh" and not _has_verb(_study(core, parser).w):
        # "And how many in 2020?", "And who in 2014?"
        core, marked = core[asks.end() :], True
    f = _study(core, parser)
    if re.match(r"(?:\w+ )?(?:which|what|how)\b", core, re.IGNORECASE) and len(f.w.tokens) > 1 and not _has_verb(f.w):
        # "In which city?", "For how long?"
        return asked_again(previous.w, previous.a, core)
    if not f.w.tokens or len(f.w.tokens) > 12 or _has_clause(f.w):
        return ""
    if not marked and any(kind_of_noun(t.lemma.lower()) in ("figure", "time") for t in f.w.tokens if t.pos == "NOUN"):
        return ""
    first = 0
    preposition = ""
    if f.w.tokens[0].pos in ("ADP", "SCONJ") and len(f.w.tokens) > 1:
        preposition, first = f.w.slice(0, 1).lower(), 1
    start = f.w.tokens[first].start
    if any(s.start <= start + 4 and s.end >= len(core) for s in f.w.times):
        return _other_time(core[start:], preposition, previous)
    return _other_thing(f, first, preposition, previous)


def _has_verb(w: Wording) -> bool:
    return any(t.pos in ("VERB", "AUX") for t in w.tokens)


def _has_clause(w: Wording) -> bool:
    if w.low(0) in WH | AUXILIARIES or (len(w.tokens) > 1 and w.low(1) in WH):
        return True
    return any(
        t.dep in ("nsubj", "nsubjpass", "aux", "auxpass") or (t.pos == "AUX" and t.tag != "VBG") for t in w.tokens
    )


_PREPOSITION = re.compile(r"\b(?:in|on|at|during|since|by|until|before|after|from|as of|for)\s+(?:the\s+)?$", re.IGNORECASE)
_NO_PREPOSITION = re.compile(r"^(?:yesterday|today|tomorrow|tonight|last|this|next)\b", re.IGNORECASE)


def _other_time(time: str, preposition: str, previous: _Read) -> str:
    w = previous.w
    if not w.times:
        lead = preposition or ("" if _NO_PREPOSITION.match(time) else "on" if re.search(r"\bday|\d\d?\s", time) else "in")
        return f"{w.slice(0, sentence_end(w))} {lead} {time}"
    old = w.times[-1]
    before = w.text[: old.start]
    link = _PREPOSITION.search(before)
    modifies = not link or re.match(r"\s+[A-Za-z]", w.text[old.end :]) is not None
    if link and not modifies and (preposition or _NO_PREPOSITION.match(time)):
        return f"{before[: link.start()]}{preposition} {time}{w.text[old.end :]}"
    if modifies or link:
        return before + re.sub(r"^the\s+", "", time) + w.text[old.end :]
    return f"{before}{preposition} {time}{w.text[old.end :]}"


def _other_thing(f: _Read, first: int, preposition: str, previous: _Read) -> str:
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
        span = _common_slot(f, text, previous)
        if span is not None:
            new = re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE) if _is_counted(span, previous) else text
            return _put(previous.w, span, new)
    end = previous.w.slice(0, sentence_end(previous.w))
    return f"{end} {preposition or 'for'} {text}"


def _put(w: Wording, span: Span, text: str) -> str:
    return w.text[: span.start] + text + w.text[span.end :]


def _same_head(lemma: str, previous: _Read) -> Span | None:
    w = previous.w
    for n, token in enumerate(w.tokens):
        if token.lemma.lower() == lemma and token.pos in ("NOUN", "PROPN") and not w.in_time(n):
            first, last = _noun_phrase(w, n)
            return Span(w.tokens[first].start, w.tokens[last - 1].end)
    return None


def _name_slot(new: Name, preposition: str, previous: _Read) -> Name | None:
    """The name that the new one stands against: after the same preposition, of the same kind, or the first."""
    w, old = previous.w, [n for n in previous.names if n.text.casefold() != new.text.casefold()]
    if preposition:
        return next((n for n in old if w.text[: n.start].lower().endswith((f"{preposition} ", f"{preposition} the "))), None)
    places = ("place", "people")
    same = [n for n in old if n.kind == new.kind or (n.kind in places and new.kind in places)]
    loose = [n for n in old if n.kind not in ("event", "work") or new.kind == n.kind]
    if new.kind == "thing":
        return next(iter(loose), None)
    return next(iter(same), None) or next((n for n in loose if n.kind in ("thing", "person", "body")), None)


def _put_name(previous: _Read, slot: Name, new: Name, text: str) -> str:
    w = previous.w
    if slot.kind == "people" and new.kind != "people":
        # "How many French nurses" and "Spain": "How many nurses from Spain".
        noun = next((n for n, t in enumerate(w.tokens) if t.start >= slot.end and t.pos in ("NOUN", "PROPN")), -1)
        if noun >= 0 and w.tokens[noun].start - slot.end < 25:
            end = w.tokens[noun].end
            return w.text[: slot.start] + w.text[slot.end : end].lstrip() + f" from {text}" + w.text[end:]
    return w.text[: slot.start] + text + w.text[slot.end :]


def _is_counted(span: Span, previous: _Read) -> bool:
    w, a = previous.w, previous.a
    return a.noun_last > a.noun_first and span.end == w.tokens[a.noun_last - 1].end


def _common_slot(f: _Read, text: str, previous: _Read) -> Span | None:
    """The common noun phrase that another one stands against."""
    w, a = previous.w, previous.a
    if a.noun_last > a.noun_first and a.word in ("how many", "how much", "which", "what"):
        # Whose they are stays: "How many French nurses", "and doctors?".
        first = a.noun_first
        while first < a.noun_last - 1 and any(n.start <= w.tokens[first].start < n.end for n in previous.names):
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
                    core = Span(w.tokens[owner + 1].start, w.tokens[n].end)
                    return core
                return Span(w.tokens[a.rest + 1].start, w.tokens[n].end)
    if person:
        for name in previous.names:
            if name.kind == "person":
                return Span(name.start, name.end)
        for n in range(a.rest, end):
            if w.tokens[n].lemma.lower() in PERSONS:
                first, last = _noun_phrase(w, n)
                return Span(w.tokens[first].start, w.tokens[last - 1].end)
    for labels in (("pobj",), ("dobj",), ("nsubj", "nsubjpass")):
        for n in range(end - 1, a.at, -1):
            token = w.tokens[n]
            about = labels != ("pobj",) or w.low(token.head) in ("about", "on", "over", "against", "for")
            if token.dep in labels and about and not w.in_time(n) and token.pos in ("NOUN", "PROPN"):
                first, last = w.subtree(n) if labels == ("pobj",) else _noun_phrase(w, n)
                return Span(w.tokens[first].start, w.tokens[min(last, end) - 1].end)
    return None


def _noun_phrase(w: Wording, head: int) -> tuple[int, int]:
    """The noun phrase of `head` without what follows the noun, but for "of" and its noun."""
    first, _ = w.subtree(head)
    last = head + 1
    if last < len(w.tokens) and w.low(last) == "of" and w.tokens[last].head == head:
        last = min(w.subtree(last)[1], sentence_end(w))
    while first < head and w.tokens[first].pos in ("ADP", "PUNCT", "AUX", "SCONJ", "CCONJ", "VERB") and w.tokens[first].tag != "VBN":
        first += 1
    return first, last


# --- Clauses: "And how many did Spain lose?", "Did he resign?" -------------------------------------------------


def _clause(line: str, earlier: Sequence[str], previous: _Read, parser: Parser) -> str:
    q = _study(line, parser)
    w, a = q.w, q.a
    if not w.tokens or a.form == "keywords":
        return ""
    edits: list[tuple[int, int, str]] = []
    if any(w.low(n) in _PRONOUNS for n in range(len(w.tokens))):
        past = [_study(e, parser) for e in reversed(earlier)]
        for edit in _pronoun_edits(q, past):
            edits.append(edit)
            if edit[2].startswith(_WHOLE):
                return edit[2][len(_WHOLE) :]
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
    elif not w.times or ellipsis:
        if ellipsis or bare or (led and not own and not w.times):
            carried = _adjuncts(previous, q, bool(ellipsis) or bare)
    if not edits and not carried:
        return ""
    text = w.text
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    text = _CONNECTOR.sub("", text).rstrip(" ?.!")
    return f"{text} {carried}"


def _missing_count(q: _Read, previous: _Read) -> tuple[int, int, str] | None:
    """The noun left out after "how many", from the earlier question."""
    w, a = q.w, q.a
    if a.word not in ("how many", "how much") or a.noun_last > a.noun_first or w.low(a.rest) == "of":
        return None
    if a.rest >= len(w.tokens) or not (w.low(a.rest) in AUXILIARIES or w.tokens[a.rest].pos == "VERB"):
        return None
    p = previous
    if p.a.word in ("how many", "how much", "what", "which") and p.a.noun_last > p.a.noun_first:
        first = p.a.noun_first
        # Whose they were changes with "did Spain lose".
        own = [n for n in q.names if n.kind != "event"]
        while own and first < p.a.noun_last - 1 and any(n.start <= p.w.tokens[first].start < n.end for n in p.names):
            first += 1
        noun = p.w.slice(first, p.a.noun_last)
    else:
        counted = [n for n, t in enumerate(p.w.tokens) if t.tag == "NNS" and t.dep in ("dobj", "nsubj", "nsubjpass")]
        if not counted:
            return None
        noun = p.w.tokens[counted[0]].text
    at = w.tokens[a.rest].start
    return at, at, f"{noun} "


def _owner_left_out(q: _Read, previous: _Read) -> str:
    """ "of Oslo" for "Who is the mayor?" after "What is the population of Oslo?"; the event for "What was the
    turnout?" """
    w, a = q.w, q.a
    if a.word not in ("what", "who") or a.noun_last > a.noun_first or w.low(a.rest) not in BE or q.names or w.times:
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


_GENERIC = words("people person anyone someone somebody anybody victim casualty death injury injured dead reason")


def _underspecified(q: _Read) -> bool:
    """Whether a question about something past names nothing that it could be about: "Was anyone hurt?" """
    w, a = q.w, q.a
    if q.names or w.times or w.quoted or a.form == "declarative":
        return False
    past = any(t.tag in ("VBD", "VBN") for t in w.tokens) or any(w.low(n) == "did" for n in range(len(w.tokens)))
    if not past or any(t.pos == "PRON" and t.text.lower() not in WH | _GENERIC and t.dep != "expl" for t in w.tokens):
        return False
    return all(
        t.lemma.lower() in _GENERIC or a.noun_first <= n < a.noun_last or w.tokens[n].pos not in ("NOUN", "PROPN")
        for n, t in enumerate(w.tokens)
    )


def _adjuncts(previous: _Read, q: _Read, needed: bool) -> str:
    """The time, the place and the event of the earlier question, without what the new one says itself."""
    p, w = previous.w, q.w
    end = sentence_end(p)
    said = {n.text.casefold() for n in q.names}
    own_links = {w.low(n) for n, t in enumerate(w.tokens) if t.dep == "prep"}
    parts: list[tuple[int, int]] = []
    behind = previous.verb if previous.verb >= 0 else previous.a.at
    for n in range(max(behind, 0), end):
        token = p.tokens[n]
        if token.pos not in ("ADP", "SCONJ") or token.dep not in ("prep", "mark", "advmod") or p.low(n) in ("of", "to", "that"):
            continue
        if any(first <= n < last for first, last in parts) or (token.dep == "agent"):
            continue
        first, last = p.subtree(n)
        first, last = n, min(last, end)
        text = p.slice(first, last)
        dated = any(p.in_time(k) for k in range(first, last))
        if last <= first + 1 or (w.times and dated) or any(name in text.casefold() for name in said):
            continue
        if not dated and p.low(n) in own_links:
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
    if carried or not needed:
        return carried
    return _event_of(previous, q)


def _part_of_event(previous: _Read, head: int) -> bool:
    """Whether a preposition belongs to a definite noun that the earlier question is about: "the fire in"."""
    p = previous.w
    token = p.tokens[head]
    if token.pos != "NOUN" or token.dep not in ("dobj", "nsubj", "nsubjpass"):
        return False
    return p.low(p.subtree(head)[0]) == "the" and token.lemma.lower() not in PERSONS


def _free_time(p: Wording, span: Span) -> bool:
    """Whether a time stands by itself ("last week"), not in front of its noun ("the 2018 final")."""
    return re.match(r"\s*(?:[?,.!]|$|in |at |on |by )", p.text[span.end :]) is not None


def _event_of(previous: _Read, q: _Read) -> str:
    """ "in the Port Alder fire" from "When did the Port Alder fire break out?", else "when the fire broke out"."""
    p = previous.w
    for n in range(max(previous.a.rest, 0), sentence_end(p)):
        token = p.tokens[n]
        if token.dep not in ("nsubj", "nsubjpass", "dobj") or token.pos != "NOUN" or token.lemma.lower() in PERSONS:
            continue
        first, last = _noun_phrase(p, n)
        definite = p.low(first) in ("the", "this", "that") or any(k.start == p.tokens[first].start for k in previous.names)
        last = max(last, min(p.subtree(n)[1], sentence_end(p))) if n > previous.verb else last
        told = p.slice(first, last)
        if definite and last - first > 1 and told.casefold() not in q.w.text.casefold() and kind_of_noun(token.lemma) == "thing":
            return f"in {told}"
    if previous.verb < 0:
        return ""
    said = statement_of(p, previous.a)
    return f"when {said}" if said and previous.a.form in ("yes_no", "wh") else ""


_HE = words("he she him her his hers himself herself")
_IT = words("it its this that itself")
_THEY = words("they them their theirs themselves these those")
_PRONOUNS = _HE | _IT | _THEY | words("there then")
_POSSESSIVE = words("his her its their hers theirs")
# Marks an edit that gives the whole question anew.
_WHOLE = "\0"
# Verbs that speak of a fact rather than of a thing.
_FACTUAL = words("say deny confirm claim report announce admit dispute know believe reveal allege acknowledge expect")


def _pronoun_edits(q: _Read, past: Sequence[_Read]) -> Iterator[tuple[int, int, str]]:
    w = q.w
    for n, token in enumerate(w.tokens):
        low = w.low(n)
        if low not in _PRONOUNS or w.in_quotes(n) or w.in_time(n) or not _refers_back(q, n):
            continue
        if low == "there":
            found = _place(past)
        elif low == "then":
            found = _time(past)
        elif low in _HE:
            found = _person(past)
        elif low in _THEY:
            found = _group(past)
        else:
            found = _thing(q, n, past)
        if not found:
            continue
        if low in _POSSESSIVE and (token.tag == "PRP$" or token.dep == "poss"):
            found += "'" if found.endswith("s") else "'s"
        yield token.start, token.end, found


def _refers_back(q: _Read, n: int) -> bool:
    """Whether a pronoun stands for something outside its own question."""
    w, a = q.w, q.a
    token, low = w.tokens[n], w.low(n)
    if low == "there":
        return token.dep != "expl" and token.tag != "EX" and not (w.low(n - 1) in BE and n + 1 < len(w.tokens))
    if low == "then":
        return n > a.first and token.dep != "cc"
    if low in ("this", "that", "these", "those"):
        ends = n + 1 >= len(w.tokens) or w.tokens[n + 1].pos in ("PUNCT", "AUX", "VERB", "ADP", "ADV")
        if token.tag != "DT" or token.dep in ("det", "mark") or not ends:
            return False
        # "Who said that he won?"
        return not (low == "that" and n + 1 < len(w.tokens) and w.tokens[n + 1].pos in ("PRON", "DET"))
    if low in ("it", "its") and _expletive(w, n):
        return False
    if low in ("they", "them") and n > 0 and low == "them" and w.low(n - 1) == "of":
        return True
    if n - 1 == (a.at if a.form == "yes_no" else a.rest):
        return True  # "Did he", "When was it": nothing before it to stand for
    inner = [
        k
        for k in range(a.first, n)
        if w.tokens[k].pos in ("NOUN", "PROPN")
        and not w.in_time(k)
        and w.tokens[k].lemma.lower() not in TIME_NOUNS | {"people"}
    ]
    if low in _HE:
        inner = [k for k in inner if w.tokens[k].lemma.lower() in PERSONS or w.tokens[k].pos == "PROPN"]
    if not inner and not (a.word in ("who", "which") and low in _POSSESSIVE and token.dep == "poss" and a.rest < n):
        return True
    if low in _POSSESSIVE and token.dep == "poss":
        return False
    # An object of the main clause cannot be its subject.
    if token.dep in ("dobj", "pobj", "dative"):
        head = token.head if token.dep != "pobj" else w.tokens[token.head].head
        return head == q.verb or w.tokens[head].head == q.verb
    return False


def _expletive(w: Wording, n: int) -> bool:
    """ "Is it true that", "What time is it", "Did it rain"."""
    rest = " ".join(w.low(k) for k in range(n + 1, min(n + 6, len(w.tokens))))
    if w.tokens[n].dep == "expl":
        return True
    if re.match(r"(?:is |was |be )?(?:\w+ )?\w+ (?:that|to|for)\b", rest) and w.low(n - 1) in BE:
        return True
    return bool(re.match(r"(?:rain|snow|take)\b", rest)) or (w.low(n - 1) in BE and rest in ("?", "", "now ?"))


def _person(past: Sequence[_Read]) -> str:
    for p in past[:3]:
        persons = [n.text for n in p.names if n.kind == "person"]
        if persons:
            return persons[0]
        role = _role(p)
        if role:
            return role
        loose = [n.text for n in p.names if n.kind in ("thing", "place") and len(p.names) == 1]
        if p.a.form == "wh" and p.a.word == "who" and not loose:
            return f"the person who {p.w.slice(p.a.rest, sentence_end(p.w))}"
        if loose and p.a.word != "who":
            return loose[0]
        if p.a.form == "wh" and p.a.word == "who":
            return f"the person who {p.w.slice(p.a.rest, sentence_end(p.w))}"
    return ""


def _role(p: _Read) -> str:
    """ "the mayor of Oslo" where a question speaks of one."""
    w = p.w
    for n, token in enumerate(w.tokens):
        if token.lemma.lower() in PERSONS and token.pos in ("NOUN", "PROPN") and token.tag not in ("NNS", "NNPS"):
            first, last = _noun_phrase(w, n)
            if any(w.low(k) in WH for k in range(first, last)):
                continue
            if w.low(first) in ("the", "its", "a", "an") or any(w.tokens[k].tag == "POS" for k in range(first, last)):
                return re.sub(r"^an?\s+", "the ", w.slice(first, last))
    return ""


def _group(past: Sequence[_Read]) -> str:
    for p in past[:2]:
        w, a = p.w, p.a
        if a.word in ("how many", "which", "what") and a.noun_last > a.noun_first and w.tokens[a.noun_last - 1].tag == "NNS":
            return _described(p)
        joined = [n for n, t in enumerate(w.tokens) if t.dep in ("nsubj", "nsubjpass", "dobj", "pobj") and any(w.children(n, "conj"))]
        plural = [n for n, t in enumerate(w.tokens) if t.tag in ("NNS", "NNPS") and not w.in_time(n) and n > a.at]
        for n in joined + plural:
            first, last = w.subtree(n) if n in joined else _noun_phrase(w, n)
            text = w.slice(first, min(last, sentence_end(w)))
            if w.tokens[first].pos in ("NOUN", "ADJ"):
                text = f"the {text}"
            return text
        bodies = [n.text for n in p.names if n.kind in ("body", "place", "thing", "people")]
        if bodies:
            return bodies[0]
        if a.word == "who":
            return f"those who {w.slice(a.rest, sentence_end(w))}"
    return ""


def _described(p: _Read) -> str:
    """ "the ships sunk in May" from "How many ships were sunk in May?" """
    w, a = p.w, p.a
    noun = w.slice(a.noun_first, a.noun_last)
    end, k = sentence_end(w), a.rest
    if w.low(k) in ("was", "were") and k + 1 < end and w.tokens[k + 1].tag in ("VBN", "VBD"):
        return f"the {noun} {w.slice(k + 1, end)}"
    said = statement_of(w, a)
    if w.low(k) in ("did", "do", "does") and f" {noun}" in said:
        return f"the {noun} that {said.replace(f' certain {noun}', '', 1).replace(f' {noun}', '', 1)}"
    return f"the {noun} that {w.slice(k, end)}"


def _place(past: Sequence[_Read]) -> str:
    for p in past[:3]:
        places = [n for n in p.names if n.kind == "place"] or [
            n for n in p.names if re.search(r"\b(?:in|at|to|from)(?: the)? $", p.w.text[: n.start])
        ]
        if places:
            link = re.search(r"\b(in|at|on)(?: the)? $", p.w.text[: places[-1].start])
            return f"{link.group(1) if link else 'in'} {places[-1].text}"
    return ""


def _time(past: Sequence[_Read]) -> str:
    for p in past[:3]:
        if p.w.times:
            span = p.w.times[-1]
            before = p.w.text[: span.start]
            link = _PREPOSITION.search(before)
            bare = _NO_PREPOSITION.match(span.of(p.w.text))
            return f"{link.group().strip() if link else '' if bare else 'in'} {span.of(p.w.text)}".strip()
    return ""


def _thing(q: _Read, n: int, past: Sequence[_Read]) -> str:
    """What "it" or "that" stands for: the fact that was asked about, or a thing in the earlier question."""
    previous, w = past[0], q.w
    token = w.tokens[n]
    verb = w.tokens[token.head] if token.dep != "pobj" else w.tokens[w.tokens[token.head].head]
    lemma = verb.lemma.lower()
    things = list(_things(previous))
    object_of = token.dep in ("dobj", "pobj", "dative", "ccomp", "attr", "ROOT")
    if object_of and lemma in _FACTUAL and token.dep != "pobj":
        if previous.a.form in ("yes_no", "declarative") or not things or re.match(r"Who \w+ that ", previous.w.text):
            said = _content(previous)
            if said:
                return f"that {said}"
    if object_of and lemma in CAUSING:
        things = [t for t in things if t[1] == "noun"]
        if not things:
            return _WHOLE + asked_again(previous.w, previous.a, "Why")
    if not things:
        for p in past[1:3]:
            things = list(_things(p))
            if things:
                break
    if not things:
        if previous.a.word in ("which", "what") and previous.a.noun_last > previous.a.noun_first:
            noun = previous.w.slice(previous.a.noun_first, previous.a.noun_last)
            return f"the {noun} that {previous.w.slice(previous.a.rest, sentence_end(previous.w))}"
        said = _content(previous)
        return f"the fact that {said}" if object_of and lemma in SPEECH and said else ""
    active = token.dep == "nsubj" and not any(w.children(token.head, "auxpass")) and verb.pos == "VERB"
    order = ("subject", "object", "other") if active else ("object", "subject", "other")
    events = words("last happen begin start end occur continue")
    if lemma in events:
        nouns = [t for t in things if t[1] == "noun"]
        things = nouns or things
    for place in order:
        for text, _, where in things:
            if where == place:
                return text
    return things[0][0]


def _things(p: _Read) -> Iterator[tuple[str, str, str]]:
    """(wording, "name" or "noun", "subject", "object" or "other") of what "it" may stand for."""
    w, a = p.w, p.a
    end = sentence_end(w)
    seen: set[int] = set()
    for n, token in enumerate(w.tokens[:end]):
        if token.dep not in ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "ROOT", "appos") or token.pos not in ("NOUN", "PROPN"):
            continue
        if w.in_time(n) or a.noun_first <= n < a.noun_last or token.lemma.lower() in PERSONS or n in seen:
            continue
        if token.tag == "NNS" and not any(m.start <= token.start < m.end for m in p.names):
            continue
        name = next((m for m in p.names if m.start <= token.start < m.end), None)
        if name is not None and (name.kind in ("person", "people") and len(name.text.split()) > 1):
            continue
        where = "subject" if token.dep.startswith("nsubj") else "object" if token.dep in ("dobj", "attr") else "other"
        first, last = _noun_phrase(w, n)
        seen.update(range(first, last))
        if name is not None:
            quoted = w.text[name.start - 1 : name.end + 1] if w.in_quotes(n) else ""
            article = "the " if re.search(r"\bthe $", w.text[: name.start], re.IGNORECASE) else ""
            yield quoted or article + name.text, "name", where
        elif w.low(first) in ("the", "a", "an") or any(w.tokens[k].tag == "POS" for k in range(first, last)):
            yield re.sub(r"^an? ", "the ", w.slice(first, last), flags=re.IGNORECASE), "noun", where
    if not seen:
        for name in p.names:
            if name.kind not in ("person", "people"):
                yield name.text, "name", "object"
