"""What "he", "it", "they", "there" and "then" stand for in a conversation."""

import re
from collections.abc import Collection, Iterator, Sequence

from index.reporting import SAID_NOUNS, gender_of
from index.wordlists import words
from qa.asking.capitals import governed
from qa.asking.clause import NO_PREPOSITION, PREPOSITION, Clause, noun_phrase, supposed
from qa.asking.countries import is_country
from qa.asking.inflect import past
from qa.asking.kinds import CAUSING, EVENTS, PERSONS, PLACES, SPEECH
from qa.asking.names import Name
from qa.asking.predicate import subject_end
from qa.asking.statement import asked_again, statement_of
from qa.asking.wording import BE, TIME_NOUNS, WH, Wording, sentence_end

_HE = words("he she him her his hers himself herself")
_SHE = words("she her hers herself")
_IT = words("it its this that itself")
_THEY = words("they them their theirs themselves these those")
_SELF = words("himself herself itself themselves")
PRONOUNS = _HE | _IT | _THEY | words("there then")
_POSSESSIVE = words("his her its their hers theirs")
# Marks an edit that gives the whole question anew.
WHOLE = "\0"
# Verbs that speak of a fact rather than of a thing.
_FACTUAL = words(
    "say deny confirm claim report announce admit dispute know believe reveal allege acknowledge expect"
)


def resolved_pronouns(
    q: Clause, past: Sequence[Clause], answered: str = ""
) -> Iterator[tuple[int, int, str]]:
    """(start, end, wording) of what stands for each pronoun of `q` that points to the earlier questions, the
    newest of which comes first in `past`; `answered` is who or which place answered it, where "he", "she" and "there"
    mean that one. A wording that begins with `WHOLE` is the whole question anew."""
    w = q.w
    genders: dict[str, bool] = {}
    named: set[str] = set()
    for n, token in enumerate(w.tokens):
        low = w.low(n)
        if low not in PRONOUNS or w.in_quotes(n) or w.in_time(n) or not _refers_back(q, n):
            continue
        if low == "there":
            found = f"in {answered}" if answered and asks_where(past[0]) else _place(past)
        elif low == "then":
            found = time_named(past)
        elif low in _HE:
            found = "" if _is_another(low, answered) else answered
            found = found or _person(q, past)
        elif low in _THEY:
            found = _doers(q, n, past[0]) or _group(past)
        elif low == "it" and answered and asks_which_place(past[0]):
            found = answered
        else:
            found = _thing(q, n, past)
        # Whoever "she" is, "he" is somebody else.
        if not found or (low in _HE and genders.setdefault(found, low in _SHE) is not (low in _SHE)):
            continue
        if low in _POSSESSIVE and (token.tag == "PRP$" or token.dep == "poss"):
            # "Where did Ana Ruiz publish her denial?" says whose it is.
            if found in named:
                continue
            if len(found.split()) > 4:
                # "the demands of the workers that are on strike"
                behind = w.tokens[max(token.head, n + 1)].end if n + 1 < len(w.tokens) else token.end
                yield behind, behind, f" of {found}"
                found = "the"
            else:
                found += "'" if found.endswith("s") else "'s"
        named.add(found)
        yield token.start, token.end, found


def asks_who(p: Clause) -> bool:
    """Whether a question asks for a person."""
    return _asks_for(p, PERSONS, ("who", "whom"))


def asks_where(p: Clause) -> bool:
    """Whether a question asks for a place."""
    return _asks_for(p, PLACES, ("where",))


def asks_which_place(p: Clause) -> bool:
    """Whether a question asks which of its kind a place is: "Which town did they take?"."""
    return p.a.word in ("which", "what") and asks_where(p)


def speaks_of_it(q: Clause) -> bool:
    """Whether a question says "it" of something that it does not name itself."""
    return _points_back(q, ("it",))


def _points_back(q: Clause, pronouns: Collection[str]) -> bool:
    """Whether one of the pronouns stands in a question for something outside it."""
    return any(
        q.w.low(n) in pronouns and not q.w.in_quotes(n) and _refers_back(q, n) for n in range(len(q.w.tokens))
    )


def _asks_for(p: Clause, nouns: Collection[str], asking: Collection[str]) -> bool:
    if p.a.word in ("which", "what"):
        return any(p.w.tokens[n].lemma.lower() in nouns for n in _asked_nouns(p))
    return p.a.word in asking


def speaks_of_a_place(q: Clause) -> bool:
    """Whether a question says "there" of a place that it does not name itself."""
    return not any(name.kind == "place" for name in q.names) and _points_back(q, ("there",))


def speaks_of_somebody(q: Clause) -> bool:
    """Whether a question says "he" or "she" of somebody whom it does not name itself."""
    return not any(name.kind == "person" for name in q.names) and _points_back(q, _HE)


def names_somebody(p: Clause, q: Clause) -> bool:
    """Whether an earlier question names a person who may be meant by "he" in `q` instead of whoever answers it ("Who
    won?", "How old is she?"): not one by whom it only says when or why."""
    return not _newcomer_meant(q, p) and any(
        _may_be_meant(p, name) and not _other_gender(q, name) for name in p.names
    )


_SUCCEEDING = words("replace succeed follow")
_BEFORE = re.compile(r"\b(?:before (?:that|then)|until then|previously|beforehand)\b", re.IGNORECASE)


def _newcomer_meant(q: Clause, p: Clause) -> bool:
    """Whether what is asked of "before that" can only be asked of whoever came in somebody's place: "Who took over from
    Ana Moe?", "What was her job before that?" """
    if p.a.word != "who" or p.verb != p.a.rest or not _BEFORE.search(q.w.text):
        return False
    lemma = p.w.tokens[p.verb].lemma.lower()
    return lemma in _SUCCEEDING or (lemma, p.w.low(p.verb + 1)) in (("take", "over"), ("step", "in"))


def _is_another(pronoun: str, person: str) -> bool:
    """Whether a first name tells that it is not the one whom "he" or "she" stands for."""
    first = person.lower().split()[0] if " " in person else ""
    return gender_of(first) == ("m" if pronoun in _SHE else "f")


def _other_gender(q: Clause, name: Name) -> bool:
    """Whether a first name tells that "she" is somebody else: "Peter Holm"."""
    first, *rest = name.text.lower().split()
    said = {q.w.low(n) for n in range(len(q.w.tokens))} & _HE
    if not rest or name.kind not in ("person", "thing"):
        return False
    return (
        bool(said & _SHE) and gender_of(first) == "m"
        if not said - _SHE
        else not said & _SHE and gender_of(first) == "f"
    )


def _asked_nouns(p: Clause) -> range:
    return range(p.a.noun_first, p.a.noun_last)


def _may_be_meant(p: Clause, name: Name) -> bool:
    """Whether a name in an earlier question may be that of whoever "he" is there."""
    if is_country(name.text):
        return False
    # The parser does not know every person: two words without "the" may be one.
    unknown = (
        name.kind == "thing" and " " in name.text and not p.w.text[: name.start].lower().endswith("the ")
    )
    if name.kind != "person" and not unknown:
        return False
    tokens = p.w.tokens
    at = next((n for n, t in enumerate(tokens) if name.start <= t.start < name.end), 0)
    while name.start <= tokens[tokens[at].head].start < name.end and tokens[at].head != at:
        at = tokens[at].head
    above = tokens[at].head
    # "The mayor of Orne" is somebody else than Orne.
    if tokens[above].text.lower() == "of" and tokens[tokens[above].head].lemma.lower() in PERSONS:
        return False
    # "Who took over when Ana left?" asks about the one who took over.
    while tokens[at].head != at and tokens[at].dep != "advcl":
        at = tokens[at].head
    return tokens[at].dep != "advcl"


def _refers_back(q: Clause, n: int) -> bool:
    """Whether a pronoun stands for something outside its own question."""
    w, a = q.w, q.a
    token, low = w.tokens[n], w.low(n)
    if low in _SELF and any(w.low(k) in PRONOUNS for k in range(n)):
        return False  # "he himself", "if he did it himself": the first of them stands for something
    if low == "there":
        return (
            token.dep != "expl" and token.tag != "EX" and not (w.low(n - 1) in BE and n + 1 < len(w.tokens))
        )
    if low == "then":
        return n > a.first and token.dep != "cc"
    if low in ("this", "that", "these", "those"):
        ends = n + 1 >= len(w.tokens) or w.tokens[n + 1].pos in ("PUNCT", "AUX", "VERB", "ADP", "ADV")
        if token.tag != "DT" or token.dep in ("det", "mark") or not ends:
            return False
        # "Who said that he won?"
        return not (low == "that" and n + 1 < len(w.tokens) and w.tokens[n + 1].pos in ("PRON", "DET"))
    told = n + 1 < len(w.tokens) and w.tokens[n + 1].tag == "VBN"  # "What year was it built?"
    asks_time = w.low(a.noun_last - 1) in TIME_NOUNS and w.low(n - 1) in BE and not told
    if low in ("it", "its") and (asks_time or _expletive(w, n)):
        return False
    if low == "them" and n > 0 and w.low(n - 1) == "of":
        return True
    if low == "it" and n > 1 and (w.low(n - 2), w.low(n - 1)) == ("part", "of"):
        return True
    if low == "their" and token.dep == "poss" and _does_it(q) and not _taken(q, token.head):
        return False  # "How many people lost their jobs?"
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
    # "Do the guards admit that it has fallen?"
    if low == "it":
        inner = [k for k in inner if w.tokens[k].tag not in ("NNS", "NNPS")]
    own = a.word in ("who", "which") and low in _POSSESSIVE and token.dep == "poss" and a.rest < n
    # "Who lost his job?", but "Who took over his job?"
    if not inner and not (own and not _taken(q, token.head)):
        return True
    if low in _POSSESSIVE and token.dep == "poss":
        return False
    # An object of the main clause cannot be its subject.
    if token.dep in ("dobj", "pobj", "dative"):
        head = token.head if token.dep != "pobj" else w.tokens[token.head].head
        return head == q.verb or w.tokens[head].head == q.verb
    return False


def _does_it(q: Clause) -> bool:
    """Whether many are asked for who do it: "How many nurses lost their jobs?" """
    w, a = q.w, q.a
    return (
        a.noun_last > a.noun_first
        and w.tokens[a.noun_last - 1].tag == "NNS"
        and w.tokens[a.rest].pos == "VERB"
    )


def _taken(q: Clause, what: int) -> bool:
    """Whether something is taken over from somebody else."""
    tokens = q.w.tokens
    lemma = tokens[q.verb].lemma.lower() if q.verb >= 0 else ""
    over = any(tokens[n].dep in ("prt", "prep") and q.w.low(n) == "over" for n in q.w.children(q.verb))
    return tokens[what].dep in ("dobj", "pobj") and (
        lemma in ("inherit", "fill") or (lemma == "take" and over)
    )


def _expletive(w: Wording, n: int) -> bool:
    """ "Is it true that", "What time is it", "Did it rain"."""
    rest = " ".join(w.low(k) for k in range(n + 1, min(n + 6, len(w.tokens))))
    if w.tokens[n].dep == "expl":
        return True
    # "Was it cleared for use", "is it supposed to work" speak of a thing.
    if re.match(
        r"(?:supposed|due|going|meant|planned|scheduled|able|allowed|likely|expected) to\b", rest
    ) or (re.match(r"\w+ for\b", rest) and w.tokens[n + 1].tag == "VBN"):
        return False
    if re.match(r"(?:is |was |be )?(?:\w+ )?\w+ (?:that|to|for)\b", rest) and w.low(n - 1) in BE:
        return True
    return bool(re.match(r"(?:rain|snow|take(?! (?:effect|place|off|hold|root|shape|part)\b))\b", rest))


def _person(q: Clause, past: Sequence[Clause]) -> str:
    for p in past[:3]:
        persons = [
            n.text
            for n in p.names
            if n.kind == "person" and not is_country(n.text) and not _other_gender(q, n)
        ]
        # A single word may be taken for a person's name or not, whatever it names; who speaks is one.
        speaking = [n.text for n in p.names if _speaks(p, n) and not _other_gender(q, n)]
        if speaking and not any(" " in person for person in persons) and not _newcomer_meant(q, p):
            return speaking[0]
        if persons and not _newcomer_meant(q, p):
            return persons[0]
        if p.a.word == "which" and asks_who(p):
            w, k = p.w, p.a.rest
            if w.low(k) == "of":
                k = min(w.subtree(k)[1], sentence_end(w))
            if k < sentence_end(w) and w.tokens[k].tag in ("VBD", "VBZ"):
                return f"the {w.slice(p.a.noun_first, k)} who {w.slice(k, sentence_end(w))}"
        role = _role(p)
        if role:
            return role
        called = [n.text for n in p.names if _taken_for_a_person(p, n) and not _other_gender(q, n)]
        if called and p.a.word != "who":
            return called[0]
        loose = [n.text for n in p.names if n.kind in ("thing", "place") and len(p.names) == 1]
        if p.a.form == "wh" and p.a.word == "who" and p.w.low(p.a.rest) in ("did", "does", "do"):
            return f"the person whom {re.sub(r' someone(?= |$)', '', statement_of(p.w, p.a), count=1)}"
        if p.a.form == "wh" and p.a.word == "who":
            return f"the person who {p.w.slice(p.a.rest, sentence_end(p.w))}"
        if loose and p.a.word != "who":
            return loose[0]
    return ""


def _speaks(p: Clause, name: Name) -> bool:
    """Whether a name is of whoever says something in an earlier question: "What did Ohm say about Orne?"."""
    tokens = p.w.tokens
    body = p.w.text[: name.start].lower().endswith("the ") or governed(name.text) or is_country(name.text)
    return (
        not body
        and name.kind in ("person", "thing")
        and any(
            name.start <= t.start < name.end and t.dep == "nsubj" and tokens[t.head].lemma.lower() in SPEECH
            for t in tokens
        )
    )


def _taken_for_a_person(p: Clause, name: Name) -> bool:
    """Whether the parser takes a single word for a person's name, and it is no country's."""
    return (
        name.kind == "thing"
        and not is_country(name.text)
        and any(name.start <= t.start < name.end and t.ent.endswith("PERSON") for t in p.w.tokens)
    )


def _role(p: Clause) -> str:
    """ "the mayor of Oslo" where a question speaks of one."""
    w = p.w
    for n, token in enumerate(w.tokens):
        if (
            token.lemma.lower() in PERSONS
            and token.pos in ("NOUN", "PROPN")
            and token.tag not in ("NNS", "NNPS")
        ):
            first, last = noun_phrase(w, n)
            if any(w.low(k) in WH for k in range(first, last)):
                continue
            if w.low(first) in ("the", "its", "a", "an") or any(
                w.tokens[k].tag == "POS" for k in range(first, last)
            ):
                return re.sub(r"^an?\s+", "the ", w.slice(first, last))
    return ""


def _doers(q: Clause, n: int, p: Clause) -> str:
    """Who won the seats, where it is asked what "they" do or who leads them, and not about the seats."""
    w, token = q.w, q.w.tokens[n]
    verb = w.tokens[token.head]
    does = token.dep == "nsubj" and verb.pos == "VERB" and not any(w.children(token.head, "auxpass"))
    leads = token.dep == "poss" and verb.lemma.lower() in PERSONS
    a, end = p.a, sentence_end(p.w)
    asked = p.w.tokens[a.noun_last - 1].lemma.lower() if a.noun_last > a.noun_first else ""
    if not (does or leads) or not asked or asked in PERSONS or p.w.low(a.rest) not in ("do", "does", "did"):
        return ""
    last = subject_end(p.w, a.rest + 1, end, p.w.low(a.rest))
    subject = p.w.slice(a.rest + 1, last)
    party = any(m.kind in ("people", "body") and subject.endswith(m.text) for m in p.names)
    many = last > a.rest + 1 and (p.w.tokens[last - 1].tag in ("NNS", "NNPS") or party)
    return subject if many and not p.w.in_time(last - 1) else ""


# "What was the toll of the strike on Orne?" asks for the dead.
_TOLL = re.compile(r"\b(?:death )?toll (?:of|in|from|for) (?P<what>(?:the|this|that|an?) [^?,]+)", re.I)


def _group(past: Sequence[Clause]) -> str:
    for p in past[:2]:
        w, a = p.w, p.a
        if (
            a.word in ("how many", "which", "what")
            and a.noun_last > a.noun_first
            and w.tokens[a.noun_last - 1].tag == "NNS"
        ):
            return _described(p)
        joined = [
            n
            for n, t in enumerate(w.tokens)
            if t.dep in ("nsubj", "nsubjpass", "dobj", "pobj") and any(w.children(n, "conj"))
        ]
        plural = [
            n for n, t in enumerate(w.tokens) if t.tag in ("NNS", "NNPS") and not w.in_time(n) and n > a.at
        ]
        for n in joined + plural:
            first, last = w.subtree(n) if n in joined else noun_phrase(w, n)
            text = w.slice(first, min(last, sentence_end(w)))
            if w.tokens[first].pos in ("NOUN", "ADJ"):
                text = f"the {text}"
            return text
        toll = _TOLL.search(w.text)
        if toll is not None:
            return f"those killed in {toll['what']}"
        bodies = [n.text for n in p.names if n.kind in ("body", "place", "thing", "people")]
        if bodies:
            return bodies[0]
        if a.word == "who":
            said = re.sub(r"^(?:was|is|has)\b", _many, w.slice(a.rest, sentence_end(w)))
            return f"those who {said}"
    return ""


def _many(verb: re.Match[str]) -> str:
    return {"was": "were", "is": "are", "has": "have"}[verb[0]]


def _described(p: Clause) -> str:
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


def _place(past: Sequence[Clause]) -> str:
    for p in past[:3]:
        hall = _asked_place(p)
        if hall:
            return hall
        places = [n for n in p.names if n.kind == "place"] or [
            n for n in p.names if re.search(r"\b(?:in|at|to|from)(?: the)? $", p.w.text[: n.start])
        ]
        # The parser does not know every place: "Was Orne hit?"
        places = places or [n for n in p.names if _held(p, n)]
        if places:
            link = re.search(r"\b(in|at|on)(?: the)? $", p.w.text[: places[-1].start])
            return f"{link.group(1) if link else 'in'} {places[-1].text}"
    return ""


_HELD = words(
    """take retake recapture capture seize hit strike bomb shell bombard attack evacuate besiege surround occupy flood
    storm liberate encircle"""
)


def _held(p: Clause, name: Name) -> bool:
    """Whether what befell the named one befalls places: "Was Orne taken?", "Is Orne under siege?" """
    for n, t in enumerate(p.w.tokens):
        if name.start <= t.start < name.end and " " not in name.text:
            taken = next((k for k in p.w.children(n, "acl") if p.w.tokens[k].tag == "VBN"), -1)
            if t.dep == "attr" and taken >= 0:
                return p.w.tokens[taken].lemma.lower() in _HELD
            if t.dep == "nsubjpass":
                return p.w.tokens[t.head].lemma.lower() in _HELD
            if t.dep == "nsubj" and p.w.tokens[t.head].lemma == "be":
                return any(p.w.low(k) == "under" for k in p.w.children(t.head, "prep"))
    return False


def _asked_place(p: Clause) -> str:
    """ "in the city that hosted the games" from "Which city hosted the games?" """
    w, a = p.w, p.a
    if (
        a.word not in ("which", "what")
        or a.noun_last <= a.noun_first
        or a.at != a.first
        or w.low(a.rest) == "did"
    ):
        return ""
    noun = w.tokens[a.noun_last - 1]
    subject = noun.dep.startswith("nsubj") and noun.tag == "NN" and noun.lemma.lower() in PLACES
    return (
        f"in the {w.slice(a.noun_first, a.noun_last)} that {w.slice(a.rest, sentence_end(w))}"
        if subject
        else ""
    )


def time_named(past: Sequence[Clause]) -> str:
    """The newest time that the earlier questions name, with its preposition: "in May 2031"; empty where none is."""
    for p in past[:3]:
        if p.w.times:
            span = p.w.times[-1]
            before = p.w.text[: span.start]
            link = PREPOSITION.search(before)
            bare = NO_PREPOSITION.match(span.of(p.w.text))
            return f"{link.group().strip() if link else '' if bare else 'in'} {span.of(p.w.text)}".strip()
    return ""


def _thing(q: Clause, n: int, past: Sequence[Clause]) -> str:
    """What "it" or "that" stands for: the fact that was asked about, or a thing in the earlier question."""
    previous, w = past[0], q.w
    token = w.tokens[n]
    verb = w.tokens[token.head] if token.dep != "pobj" else w.tokens[w.tokens[token.head].head]
    lemma = verb.lemma.lower()
    of_what = token.dep == "pobj" and w.low(n - 1) in ("on", "about", "to")
    things = _without_speaker(list(_things(previous)), previous, of_what)
    supposing = _supposing(q, n, previous)
    if supposing:
        return WHOLE + supposing
    if token.dep.startswith("nsubj") and previous.a.form == "yes_no" and w.low(n - 1) in BE:
        after = w.tokens[n + 1].lemma.lower() if n + 1 < len(w.tokens) else ""
        if after in _FACTUAL | words("true false correct right accurate clear certain"):
            rest = w.slice(n + 1, sentence_end(w))
            return f"{WHOLE}{w.slice(q.a.first, n)} it {rest} that {supposed(previous)}"
    object_of = token.dep in ("dobj", "pobj", "dative", "ccomp", "attr", "ROOT")
    asked_fact = previous.a.form in ("yes_no", "declarative") or bool(
        re.match(r"Who \w+ that ", previous.w.text)
    )
    if w.low(n) == "that" and token.dep == "pobj" and lemma in SPEECH and w.low(n - 1) in ("about", "to"):
        # "How did Orne respond?" to what happened rather than to a thing.
        said = supposed(previous) if previous.verb >= 0 and previous.a.form != "keywords" else ""
        amount = _amount_asked(previous) or _counted_asked(previous)
        if amount or (said and previous.a.word == "what" and " something " in said):
            return amount or f"what {said.replace(' something ', ' ', 1)}"
        if said and (w.low(n - 1) == "to" or previous.a.form == "yes_no") and not _STAND_IN.search(said):
            return f"the fact that {said}"
    if token.dep == "attr" and q.a.word in ("how many", "how much"):
        return ""
    leads = q.a.adverbial or q.a.at > q.a.first
    if lemma == "do" and token.dep == "dobj" and leads and n + 1 >= sentence_end(w) and previous.verb >= 0:
        # "Why did she do that?"
        done = asked_again(previous.w, previous.a, w.slice(q.a.first, q.a.rest))
        if done:
            return WHOLE + done
    if (
        object_of
        and token.dep != "pobj"
        and lemma in SPEECH
        and q.a.adverbial
        and n + 1 >= sentence_end(w)
        and _says_what(previous)
    ):
        # "When did she say that?"
        return WHOLE + asked_again(previous.w, previous.a, w.slice(q.a.first, q.a.rest))
    if token.dep == "pobj" and w.low(n - 1) in ("for", "against") and lemma in _TAKING_SIDES:
        said = _decided(previous)
        if said:
            return said
    if lemma in _OWNING and token.dep == "dobj":
        blamed = _accused_of(previous)
        if blamed:
            return blamed
        # Only what is said can be denied, and no country.
        asked_fact = asked_fact or not any(text.split()[-1] in SAID_NOUNS for text, _, _ in things)
    if token.dep == "pobj" and lemma == "do" and w.low(n - 1) == "about" and previous.a.form == "yes_no":
        said = supposed(previous)
        if said:
            return f"the fact that {said}"
    if object_of and lemma in _FACTUAL and token.dep != "pobj" and (asked_fact or not things):
        said = supposed(previous)
        if said:
            return f"that {said}"
    if token.dep == "pobj" and w.low(n - 1) == "of" and q.a.word in ("how much", "how many"):
        spent = _amount_asked(previous)
        if spent:
            return spent
    if object_of and lemma in CAUSING:
        things = [t for t in things if t[1] == "noun"]
        if not things or (not any(_is_event(text) for text, _, _ in things) and _befell(previous)):
            return WHOLE + asked_again(previous.w, previous.a, "Why")
    if not things:
        for p in past[1:3]:
            things = list(_things(p))
            if things:
                break
    if _happening(q, n):
        happened = next((text for text, kind, _ in things if kind == "noun" and _is_event(text)), "")
        if happened:
            return happened
        if q.a.adverbial and token.dep.startswith("nsubj") and previous.verb >= 0 and _only_happens(q, n):
            return WHOLE + asked_again(previous.w, previous.a, q.a.word)
        if not any(kind == "noun" for _, kind, _ in things):
            return ""
    described = _of_a_kind(previous)
    if described:
        return described
    described = _asked_thing(previous)
    owner = _owner(q, n, previous)
    if owner:
        return owner
    if described and not any(kind == "noun" for _, kind, _ in things):
        return described
    if not things:
        if (
            previous.a.word in ("which", "what")
            and previous.a.noun_last > previous.a.noun_first
            and not asks_who(previous)
        ):
            noun = previous.w.slice(previous.a.noun_first, previous.a.noun_last)
            return f"the {noun} that {previous.w.slice(previous.a.rest, sentence_end(previous.w))}"
        said = supposed(previous)
        return f"the fact that {said}" if object_of and lemma in SPEECH and said else ""
    active = (
        token.dep == "nsubj"
        and lemma not in ("cost", "happen", "last")
        and next(w.children(token.head, "auxpass"), -1) < 0
        and verb.pos == "VERB"
    )
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


def _without_speaker(
    things: list[tuple[str, str, str]], p: Clause, of_what: bool
) -> list[tuple[str, str, str]]:
    """The things without who says something in the earlier question, a country aside unless it is asked of what is said
    (`of_what`: "her line on this"), where others are left: "it" in "What did Orne write about the truce?" is the
    truce."""
    if p.verb < 0 or p.w.tokens[p.verb].lemma.lower() not in SPEECH:
        return things
    others = [t for t in things if t[1:] != ("name", "subject") or (is_country(t[0]) and not of_what)]
    return others or things


_STAND_IN = re.compile(r"\b(?:someone|something|certain)\b")
_OWNING = words("deny admit confess")
_EVENT_VERBS = words("happen occur last begin start end continue hold postpone resume")
_LASTING = words("last begin start end continue resume")


_REPROACHING = words("accuse blame criticise criticize praise warn threaten urge promise")
_TAKING_SIDES = words("vote campaign protest demonstrate argue speak rally march")


# What is said of a firm or a body rather than of its figures.
_OF_BODIES = words("found establish incorporate headquarter base employ own list hire merge rename")
_OF_AN_OWNER = words("owner name logo website address headquarters") | PERSONS


def _owner(q: Clause, n: int, p: Clause) -> str:
    """Whose profit an earlier question asks for, where the new one asks what only its owner has: "its chief executive",
    "When was it founded?"; else empty."""
    token = q.w.tokens[n]
    above = q.w.tokens[token.head].lemma.lower()
    if above not in (_OF_AN_OWNER if q.w.low(n) == "its" else _OF_BODIES):
        return ""
    for name in p.names:
        owned = re.match(r"['’]s? ", p.w.text[name.end :])
        if owned and name.kind not in ("person", "people") and not is_country(name.text):
            return name.text
    return ""


def _says_what(p: Clause) -> bool:
    """Whether a question asks what somebody says ("What did she say about the strike?"), or whether she accused him."""
    lemma = p.w.tokens[p.verb].lemma.lower() if p.verb >= 0 else ""
    if p.a.form == "yes_no":
        return lemma in _REPROACHING
    return p.a.word == "what" and lemma in SPEECH and not p.a.first


def _decided(p: Clause) -> str:
    """What one can be for or against where an earlier question only names who did it: that Norway banned trawlers."""
    if p.a.form != "yes_no" or p.verb < 0 or not any(p.w.children(p.verb, "dobj")):
        return ""
    said = statement_of(p.w, p.a)
    return f"the fact that {said}" if said else ""


def _befell(p: Clause) -> bool:
    """Whether an earlier question tells what something did or what became of it, with nothing that it was
    done to: where the plane crashed, whose cause is asked for and not that of the plane."""
    # The parser takes the verb of "When did the ferry sink?" for one more noun.
    asks = p.verb + 1 == sentence_end(p.w) and p.w.low(p.a.rest) in ("did", "does")
    if p.verb < 0 or not (p.w.tokens[p.verb].pos == "VERB" or asks):
        return False
    return p.w.tokens[p.verb].lemma.lower() not in EVENTS | words("see find") and not any(
        p.w.children(p.verb, "dobj", "auxpass", "xcomp", "agent")
    )


def _accused_of(p: Clause) -> str:
    """ "misleading the council" from "Who accused Ana Moe of misleading the council?" """
    if p.verb < 0 or p.w.tokens[p.verb].lemma.lower() not in ("accuse", "suspect"):
        return ""
    for link in p.w.children(p.verb, "prep"):
        act = next(p.w.children(link, "pcomp", "pobj"), -1)
        if p.w.low(link) == "of" and act >= 0:
            first, last = p.w.subtree(act)
            return p.w.slice(first, min(last, sentence_end(p.w)))
    return ""


def _happening(q: Clause, n: int) -> bool:
    """Whether "it" is said to happen: only what happens takes place, is held, or is put off."""
    head = q.w.tokens[n].head
    if not q.w.tokens[n].dep.startswith("nsubj"):
        return False
    lemma = q.w.tokens[head].lemma.lower()
    held = lemma in ("hold", "postpone", "delay") and q.w.tokens[n].dep == "nsubjpass"
    return (
        held
        or lemma in _LASTING | words("happen occur")
        or (lemma == "take" and q.w.low(head + 1) == "place")
    )


def _only_happens(q: Clause, n: int) -> bool:
    head, end = q.w.tokens[n].head, sentence_end(q.w)
    light = q.w.low(head + 1) == "place"
    return q.w.tokens[head].lemma.lower() not in _LASTING and head + 1 + light >= end


def _is_event(text: str) -> bool:
    head = re.split(r" (?:of|in|on|at|with|between|for|to|against|by|over|about|from)\b", text)[0].split()[-1]
    return head.lower() in EVENTS or head.lower().removesuffix("s") in EVENTS


def _supposing(q: Clause, n: int, p: Clause) -> str:
    """ "what would Orne pay if he went by sea" for "what would it be if he went by sea?" after "What does Orne pay when
    he flies?" """
    k = p.a.rest
    amount = p.a.word in ("what", "how much") and p.w.low(k) in ("do", "does", "did")
    if not amount or (q.w.low(n - 1), q.w.low(n + 1)) != ("would", "be") or n + 2 >= sentence_end(q.w):
        return ""
    end = next(
        (m for m in range(k, len(p.w.tokens)) if p.w.low(m) in ("when", "if", "while")), sentence_end(p.w)
    )
    return f"{p.a.word} would {p.w.slice(k + 1, end)} {q.w.slice(n + 2, sentence_end(q.w))}"


def _amount_asked(p: Clause) -> str:
    """ "what Orne paid in May" from "How much did Orne pay in May?" """
    w, a = p.w, p.a
    if a.word != "how much" or a.noun_last > a.noun_first or w.low(a.rest) not in ("did", "does", "do"):
        return ""
    said = statement_of(w, a)
    return "what " + re.sub(r" (?:a certain amount|something|so much)\b", "", said, count=1)


_ACCORDING = re.compile(r",? (?:according to|as told by|say|says|said)\b[^,?]*$", re.I)


def _counted_asked(p: Clause) -> str:
    """ "the guards killed at Orne" from "How many guards were killed at Orne, according to Moe?"; empty for others."""
    w, a = p.w, p.a
    if a.word != "how many" or a.noun_last <= a.noun_first or w.low(a.rest) not in ("were", "was", "are"):
        return ""
    told = _ACCORDING.sub("", w.slice(a.rest + 1, sentence_end(w)))
    return f"the {w.slice(a.noun_first, a.noun_last)} {told}" if told else ""


_OF_A_KIND = re.compile(
    r"(?:what|which) (?:kind|type|sort|make|brand) of (?P<noun>[a-z]+) (?:did (?P<who>.+) (?P<do>[a-z]+)|"
    r"(?P<rest>.+?))\W*$",
    re.I,
)


def _of_a_kind(p: Clause) -> str:
    """ "The car that the guards used" from "What kind of car did the guards use?"; empty for other questions."""
    asked = _OF_A_KIND.match(p.w.text)
    if asked is None:
        return ""
    told = asked["rest"] or f"{asked['who']} {past(asked['do'].lower())}"
    return f"the {asked['noun']} that {told}"


def _asked_thing(p: Clause) -> str:
    """ "the deal that Orne made with Brask" from "What deal did Orne make with Brask?"; empty for persons and many."""
    w, a = p.w, p.a
    if a.word not in ("which", "what") or a.noun_last <= a.noun_first or w.low(a.rest) not in _ASKED_WITH:
        return ""
    noun = w.tokens[a.noun_last - 1]
    if noun.tag != "NN" or noun.lemma.lower() in PERSONS | TIME_NOUNS:
        return ""
    asked = w.slice(a.noun_first, a.noun_last)
    if w.low(a.rest) not in ("did", "does"):
        end = sentence_end(w)
        behind = subject_end(w, a.rest + 1, end, w.low(a.rest))
        if not a.rest + 1 < behind < end:
            return ""
        return f"the {asked} that {w.slice(a.rest + 1, behind)} {w.low(a.rest)} {w.slice(behind, end)}"
    said = re.sub(rf" (?:an? )?(?:certain )?{re.escape(asked)}\b", "", statement_of(w, a), count=1)
    return f"the {asked} that {said}"


_ASKED_WITH = words("did does was were is are has have had")


def _of_somebody(p: Clause, name: Name) -> bool:
    """Whether a full name is that of people. What bears "the" is none: "the Anna Moe" is a ship."""
    if name.kind not in ("person", "people") or len(name.text.split()) < 2:
        return False
    return name.kind == "people" or not p.w.text[: name.start].lower().endswith("the ")


def _subject_end(p: Clause) -> int:
    """Where the subject ends behind "did" and its like; 0 where the question has none of these."""
    at = p.a.at if p.a.form == "yes_no" else p.a.rest
    if p.w.low(at) not in ("do", "does", "did"):
        return 0
    return subject_end(p.w, at + 1, sentence_end(p.w), p.w.low(at))


# What is wanted and granted without an article: "testified under immunity".
_GRANTED = words(
    """immunity asylum bail parole amnesty clemency protection compensation funding permission approval citizenship
    aid leave access"""
)


def _ranked(w: Wording, first: int, noun: int) -> bool:
    return any(w.tokens[k].tag == "JJS" for k in range(first, noun))


def _things(p: Clause) -> Iterator[tuple[str, str, str]]:
    """(wording, "name" or "noun", "subject", "object" or "other") of what "it" may stand for."""
    w, a = p.w, p.a
    end = sentence_end(w)
    subject = _subject_end(p)
    seen: set[int] = set()
    for n, token in enumerate(w.tokens[:end]):
        if token.dep not in (
            "nsubj",
            "nsubjpass",
            "dobj",
            "pobj",
            "attr",
            "ROOT",
            "appos",
        ) or token.pos not in ("NOUN", "PROPN"):
            continue
        if w.in_time(n) or a.noun_first <= n < a.noun_last or token.lemma.lower() in PERSONS or n in seen:
            continue
        if token.tag == "NNS" and not any(m.start <= token.start < m.end for m in p.names):
            continue
        first, last = noun_phrase(w, n)
        if last == n + 1 and w.low(last) == "in" and w.tokens[last].head == n and _ranked(w, first, n):
            last = min(w.subtree(last)[1], end)  # the largest lake in Norland
        if first < subject <= n:
            # "Did the Anna Moe sink?": the parser takes the verb for one more noun.
            token, last = w.tokens[subject - 1], subject
        name = next((m for m in p.names if m.start <= token.start < m.end), None)
        if name is not None and _of_somebody(p, name):
            continue
        if name is not None and name.text.islower() and w.low(first) in ("the", "a", "an"):
            name = None  # "the new tram", which the parser takes for a name
        where = (
            "subject"
            if token.dep.startswith("nsubj")
            else "object"
            if token.dep in ("dobj", "attr")
            else "other"
        )
        seen.update(range(first, last))
        if name is not None:
            quoted = w.text[name.start - 1 : name.end + 1] if w.in_quotes(n) else ""
            article = "the " if re.search(r"\bthe $", w.text[: name.start], re.IGNORECASE) else ""
            yield quoted or article + name.text, "name", where
        elif token.lemma.lower() in EVENTS and w.tokens[first].tag == "PRP$":
            yield f"the {w.slice(first + 1, last)}", "noun", where
        elif token.lemma.lower() in _GRANTED and first == n and token.dep in ("dobj", "pobj"):
            yield token.text, "noun", "object"
        elif w.low(first) in ("the", "a", "an") or any(w.tokens[k].tag == "POS" for k in range(first, last)):
            while last < end and w.in_quotes(last):
                last += 1  # the film "Harbour Lights"
            yield re.sub(r"^(?:an?|the) ", "the ", w.slice(first, last), flags=re.IGNORECASE), "noun", where
    if a.word in ("which", "what") and a.noun_last > a.noun_first and w.tokens[a.rest].pos == "VERB":
        noun = w.slice(a.noun_first, a.noun_last)
        if w.tokens[a.noun_last - 1].tag == "NN" and w.tokens[a.noun_last - 1].lemma.lower() not in PERSONS:
            yield f"the {noun} that {w.slice(a.rest, end)}", "noun", "subject"
    if not seen:
        for name in p.names:
            if name.kind not in ("person", "people"):
                yield name.text, "name", "object"
