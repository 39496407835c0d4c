"""Follow-ups that say in full only what is new: "And how many did Spain lose?", "Did he resign?"."""

import re
from collections.abc import Sequence

from index.article import Span
from index.grammar import Parser
from index.wordlists import words
from qa.asking.clause import CONNECTOR, Clause, clause_of, noun_phrase
from qa.asking.deed import deeds_named
from qa.asking.kinds import EVENTS, kind_of_noun
from qa.asking.reference import PRONOUNS, WHOLE, resolved_pronouns, time_named
from qa.asking.statement import statement_of
from qa.asking.wording import AUXILIARIES, BE, WH, Wording, sentence_end


def completed(line: str, earlier: Sequence[str], previous: Clause, parser: Parser, answered: str) -> str:
    """The question with what it leaves out or calls "it", "he" or "there"; empty where nothing is missing."""
    q = clause_of(line, parser)
    about = about_left_out(q)
    if about:
        line = f"{q.w.slice(0, sentence_end(q.w))} {about}?"
        q = clause_of(line, parser)
    w, a = q.w, q.a
    if not w.tokens or a.form == "keywords":
        return ""
    aboard = _aboard(q, previous) or _someone_else(q, previous)
    if aboard:
        return aboard
    edits, behind, whole = deeds_named(q, previous)
    if whole:
        return whole
    told = bool(edits)
    if any(w.low(n) in PRONOUNS for n in range(len(w.tokens))):
        past = [clause_of(e, parser) for e in reversed(earlier)]
        for edit in resolved_pronouns(q, past, answered):
            if edit[2].startswith(WHOLE):
                return edit[2][len(WHOLE) :]
            edits.append(_dated(edit, q, previous))
    ellipsis = None if told else _missing_count(q, previous)
    if ellipsis:
        edits.append(ellipsis)
    led = bool(CONNECTOR.match(w.text))
    own = bool(q.names or w.quoted)
    bare = _underspecified(q)
    carried = ""
    owner = _owner_left_out(q, previous)
    if owner:
        carried = owner
    elif told:
        carried = ""
    elif ellipsis or bare or (led and not w.times and (not own or _counts_alike(q, previous))):
        carried = _adjuncts(previous, q, (bool(ellipsis) and a.word != "which") or bare)
    if carried and any(carried.casefold() in new.casefold() for _, _, new in edits):
        carried = ""
    carried = behind or carried
    view = _view_of(previous, q) if ellipsis or bare else ""
    if not edits and not carried:
        return ""
    text = w.text
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    text = CONNECTOR.sub("", text).rstrip(" ?.!")
    return f"{text} {carried}".rstrip() + view if view and view[2:] not in carried else f"{text} {carried}"


def _counts_alike(q: Clause, previous: Clause) -> bool:
    """Whether both ask how many, and the new one only of whom and what became of them: "And how many Kenyan soldiers
    were wounded?" """
    same = q.a.word == previous.a.word == "how many" and q.a.noun_last > q.a.noun_first
    return same and not any(t.dep == "prep" and t.start > q.w.tokens[q.a.rest].start for t in q.w.tokens)


def _dated(edit: tuple[int, int, str], q: Clause, previous: Clause) -> tuple[int, int, str]:
    """The event that a pronoun stands for, with the time that the earlier question gives it: "the truce of May 2031",
    not any other truce. Who asks when something else was done about it may mean a later time."""
    start, end, meant = edit
    event = meant.split()[-1].lower() in EVENTS | _PACTS and not q.w.times and q.a.word != "when"
    time = time_named([previous]) if event and _TIMED.search(meant) is None else ""
    dated = _AT_A_TIME.match(time)
    return start, end, f"{meant} of {dated['time']}" if dated else meant


_AT_A_TIME = re.compile(r"(?:in|on|at|of|during) (?P<time>(?:[\w-]+ ){0,4}\d[\w ,-]*|[A-Z][a-z]+)$")
# What is made as often as it is broken.
_PACTS = words(
    """truce ceasefire cease-fire armistice deal agreement accord pact treaty assault exchange swap ban pause lull"""
)
_TIMED = re.compile(r"\d|\b(?:of|in|on|from|after|before)\b")


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
        only = p.w.tokens[first]
        if own and any(n.start <= only.start < n.end for n in p.names):
            # "How many Peruvians were hurt?", "How many on the Ecuadorian side?"
            noun = "people"
        if a.word == "how many" and p.w.tokens[p.a.noun_last - 1].tag in ("NN", "NNP") and _of_people(q):
            # "Which ship sank?", "How many died?"
            noun = "people"
        elif (
            a.word == "how many"
            and p.a.word in ("what", "which")
            and p.w.tokens[p.a.noun_last - 1].tag == "NN"
        ):
            return None
        if p.w.tokens[p.a.noun_last - 1].lemma.lower() in _BY_FATE and _fate_asked(q):
            # "How many dead were there?", "And how many were hurt?"
            noun = "people"
    else:
        counted = [
            n for n, t in enumerate(p.w.tokens) if t.tag == "NNS" and t.dep in ("dobj", "nsubj", "nsubjpass")
        ]
        if _of_people(q) and any(t.dep == "dobj" for t in p.w.tokens):
            # "Did rebels shell the port?", "How many were hurt?"
            counted = [n for n in counted if p.w.tokens[n].dep != "nsubj"]
        if not counted:
            return None
        noun = p.w.tokens[counted[0]].text
    at = w.tokens[a.rest].start
    return at, at, f"{noun} "


# What people are aboard of.
_CRAFT = words(
    """plane aircraft airliner jet helicopter airship ship boat ferry vessel submarine yacht tanker trawler train bus
    coach tram flight car van minibus lorry truck rocket capsule spacecraft dinghy barge liner canoe shuttle balloon"""
)


def _aboard(q: Clause, previous: Clause) -> str:
    """ "How many people were aboard the ferry?" from "How many were aboard?"; empty of other questions."""
    w, p, end = q.w, previous.w, sentence_end(q.w)
    said = CONNECTOR.sub("", w.slice(0, end))
    if not re.search(r"\b(?:were|was|are|is|been) (?:on board|aboard)$", said, re.IGNORECASE):
        return ""
    craft = next((n for n in range(sentence_end(p)) if p.tokens[n].lemma.lower() in _CRAFT), -1)
    if craft < 0 or p.tokens[craft].tag == "NNS":
        return ""
    first, last = noun_phrase(p, craft)
    if previous.a.noun_first <= craft < previous.a.noun_last:
        which = f"the {p.slice(previous.a.noun_first, previous.a.noun_last)}"
        told = p.slice(previous.a.rest, sentence_end(p))
        if previous.a.word not in ("which", "what") or p.low(previous.a.rest) in ("do", "does", "did"):
            return ""
        which = f"{which} that {told}"
    else:
        if p.tokens[craft].dep == "compound":
            # "When did the ferry sink?", read as one noun.
            first = next((k for k in range(craft, -1, -1) if p.tokens[k].pos == "DET"), first)
        which = re.sub(r"^an? ", "the ", p.slice(first, last))
    counted = q.a.word == "how many" and q.a.noun_last <= q.a.noun_first
    if counted:
        said = re.sub(r"^how many", "how many people", said, flags=re.IGNORECASE)
    return f"{said} {which}"


def _someone_else(q: Clause, previous: Clause) -> str:
    """ "Who else paid to settle the case?" from "Who else paid?", with what follows the same verb in the earlier
    question; empty of other questions."""
    w, p = q.w, previous.w
    verb = q.verb
    if q.a.word != "who" or w.low(q.a.at + 1) != "else" or verb < 0 or verb + 1 != sentence_end(w):
        return ""
    if previous.verb < 0 or p.tokens[previous.verb].lemma != w.tokens[verb].lemma:
        return ""
    passive = next(w.children(verb, "auxpass"), -1) >= 0
    if passive != (next(p.children(previous.verb, "auxpass"), -1) >= 0):
        return ""
    behind = p.slice(previous.verb + 1, sentence_end(p))
    return f"{CONNECTOR.sub('', w.slice(0, verb + 1))} {behind}" if behind else ""


def about_left_out(q: Clause) -> str:
    """What "What does Orne say?" and "How did Orne respond?" leave out; empty of other questions."""
    w, a, end = q.w, q.a, sentence_end(q.w)
    if (
        a.word not in ("what", "how")
        or a.noun_last > a.noun_first
        or w.low(a.rest) not in ("do", "does", "did")
    ):
        return ""
    verb = q.verb
    named = any(t.pos in ("NOUN", "PROPN") for t in w.tokens[a.rest + 1 : max(verb, 0)])
    if verb < 0 or verb + 1 != end or not named:
        return ""
    lemma = w.tokens[verb].lemma.lower()
    if lemma in ("reply", "respond", "react", "answer"):
        return "to that"
    return "about that" if a.word == "what" and lemma in ("say", "think") else ""


_BY_FATE = words("dead death casualty fatality wounded injured victim injury survivor")


_PERISH = words("die perish drown survive kill injure wound hurt evacuate")


def _of_people(q: Clause) -> bool:
    return q.verb >= 0 and q.w.tokens[q.verb].lemma.lower() in _PERISH


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


# "What weapon does Orne say was used?" names who says so, and nothing that it is about.
_WHOSE_WORDS = re.compile(
    r"\b(?:does|do|did) (?:the )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)* (?:say|claim|think|believe)\b"
)


def _underspecified(q: Clause) -> bool:
    """Whether a question about something past names nothing that it could be about: "Was anyone hurt?" """
    w, a = q.w, q.a
    voice = _WHOSE_WORDS.search(w.text)
    named = [n for n in q.names if voice is None or not voice.start() <= n.start < voice.end()]
    if named or w.times or w.quoted or a.form == "declarative":
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
        or (t.lemma.lower() == "part" and w.tokens[t.head].lemma.lower() == "take")
        or (w.low(a.at + 1) == "there" and w.low(n - 1) in ("any", "a", "an") and n + 1 == sentence_end(w))
        or a.noun_first <= n < a.noun_last
        or (w.low(n - 1) == "of" and a.noun_first <= n - 2 < a.noun_last)
        or (voice is not None and voice.start() <= t.start < voice.end())
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
            or (needed and p.low(n) == "about")
            or p.low(n + 1) in WH
        ):
            continue
        if any(first <= n < last for first, last in parts) or (token.dep == "agent"):
            continue
        last = min(p.subtree(n)[1], end)
        # The parse may cut a date in two: "the clash of 15 | May 2031".
        dates = [
            k
            for k in range(last, end)
            if any(s.start < p.tokens[last - 1].end and p.tokens[k].start < s.end for s in p.times)
        ]
        first, last = n, max([last, *(k + 1 for k in dates)])
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
            # The parse takes "killed by mid-May" for who did it.
            bounded = first_token > 0 and p.low(first_token - 1) in _BOUNDING
            parts.append((first_token - bounded, last_token + 1))
    carried = " ".join(p.slice(first, last) for first, last in sorted(parts))
    if not needed:
        return carried
    event = _event_of(previous, q)
    return " ".join(part for part in (event, "" if carried in event else carried) if part) or _fact_of(
        previous
    )


_BOUNDING = words("by until till since before after")
_VIEW = re.compile(
    r"\baccording to (?P<a>[^,?]+)|\b(?:did|do|does) (?P<b>[^,?]{2,50}?) "
    r"(?:say|claim|report|count|announce|state|estimate|admit|acknowledge)\b",
    re.I,
)


def _view_of(previous: Clause, q: Clause) -> str:
    """Whose count the earlier question asks for, where the new one names nobody else: "according to the army"."""
    said = _VIEW.search(previous.w.text)
    count = q.a.word == previous.a.word == "how many"
    if said is None or q.names or _VIEW.search(q.w.text) or not count:
        return ""
    whose = (said["a"] or said["b"]).strip()
    return "" if whose.lower() in PRONOUNS or whose.lower() in WH else f", according to {whose}"


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
        told_of = token.dep == "pobj" and p.low(token.head) == "about"
        part = token.dep in ("nsubj", "nsubjpass", "dobj", "compound") or told_of
        if not part or token.lemma.lower() not in EVENTS:
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
