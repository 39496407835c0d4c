"""Reported statements in one sentence's tree: the reporting word, who speaks, and what is said."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from index.reporting import (
    ACCUSE,
    ACCUSE_ALONE,
    ATTITUDE,
    AUTHORED,
    CALL,
    CALL_AS,
    CITE,
    CLAIMABLE,
    COUNTING,
    COUNTING_WITH,
    DEMAND,
    DENIABLE,
    DENY,
    DENY_ANYTHING,
    DOCUMENTS,
    DONE,
    DOUBT,
    FINDERS,
    FINDING,
    GIVE_OF,
    HUMAN_ENDINGS,
    HUMANS,
    NO_SPEAKERS,
    PUT_AT,
    QUOTE_ONLY,
    REPORTING,
    SAID_NOUNS,
    SAID_TO,
    SAY,
    SPEAKER_NEEDED,
    UNSAID,
    VALUE_AT,
    VERIFY,
    VIEW_NOUNS,
    WITH_INFINITIVE,
    WITH_OBJECT,
    WITH_PREPOSITION,
)
from index.tree import Tree
from index.wordlists import words

Range = tuple[int, int]

_SPEAKING_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_NOT_SPEAKING_ENTITIES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
# The words that a name is made of, and how many there are at most in it and behind the verb.
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "PRON", "ADP", "NUM"})
_SHORT = 10
_TIMES = frozenset({"DATE", "TIME", "ORDINAL"})
# "according to plan" names no speaker.
_NO_SOURCES = words("""plan schedule rule law size need custom tradition age constitution agreement type""")
# "According to him", "in her view": whoever was heard or named before.
_HEARD_BEFORE = frozenset({"him", "them", "his", "her", "their", "its"})
# Nouns that a relative clause may be tied to by mistake and that never speak: "on the other hand, who said".
_NO_SUBJECTS = words("hand fact time moment case day week month year way thing place reason point rest")
_OPEN_MARKS = frozenset({"if", "whether", "unless"})
# With a listener between the verb and what is said.
_TO_SOMEBODY = words("tell inform assure notify remind warn advise persuade ask")
# With a clause, these report whoever the subject is.
_UNMISTAKABLE = ATTITUDE | DENY | DOUBT | {"question"}
_CONTRAST = frozenset({"while", "whereas"})
_SKIP = frozenset("\"“”«»„`'‘’,.;:()[]—–-…") | {"``", "''", "--"}
_CLOSING = frozenset({'"', "”", "''", "’", "»"})
_MAKING = words("make repeat issue renew voice reiterate echo express raise press")
_INFORMAL_ADVERBS = frozenset(
    {"but", "and", "however", "meanwhile", "also", "still", "yet", "so", "—", "-", "–"}
)


@dataclass(frozen=True, slots=True)
class Saying:
    """A reporting word (`cue`, a token number) with its speaker (the head and the whole phrase), what is said
    (token ranges, both ends included; empty where only a quotation can tell) and who passes it on."""

    cue: int
    lemma: str
    speaker: int
    phrase: Range
    said: tuple[Range, ...]
    stance: str = "asserts"
    via: Range | None = None
    quotable: bool = True


def sayings(tree: Tree) -> tuple[Saying, ...]:
    """The reported statements of a sentence, in the order of their reporting words."""
    found: list[Saying] = []
    for i, token in enumerate(tree.tokens):
        if token.tag[:2] == "VB":
            if token.lemma in REPORTING:
                found.extend(_verb(tree, i))
            elif token.text.lower() == "according":
                found.extend(_according(tree, i, found))
        elif token.text.lower() == "according":
            found.extend(_according(tree, i, found))
        elif token.pos == "NOUN":
            if token.lemma in SAID_NOUNS:
                found.extend(_noun(tree, i))
            if token.lemma in VIEW_NOUNS:
                found.extend(_view(tree, i))
    return tuple(_clipped(tree, saying, found) for saying in _cited(tree, found))


def _clipped(tree: Tree, saying: Saying, found: list[Saying]) -> Saying:
    """Ends what is said before ", while Y says …" and before a trailing ", according to Z"."""
    tokens = tree.tokens
    said = list(saying.said)
    for number, (first, last) in enumerate(said):
        for j in range(first + 1, last + 1):
            word = tokens[j].text.lower()
            contrast = word in _CONTRAST and any(o.cue > j and j == tree.left[o.cue] for o in found)
            source = word == "according" and tokens[j - 1].text in (",", "—", "–") and saying.cue != j
            if contrast or (source and tree.right[j] >= last):
                part = _trim(tree, (first, j - 1))
                said[number] = part if part is not None else (first, last)
                break
    return replace(saying, said=tuple(said))


def speakerish(tree: Tree, head: int) -> bool:
    """Whether a noun is one that speaks: a name, a pronoun for people, a human noun or a document."""
    token = tree.tokens[head]
    if token.ent[2:] in _SPEAKING_ENTITIES or token.pos == "PROPN":
        return True
    if token.pos == "PRON":
        return token.text.lower() in ("he", "she", "they", "it") or _those_in(tree, head)
    lemma = token.lemma.lower()
    return lemma in HUMANS or lemma in DOCUMENTS or lemma.endswith(HUMAN_ENDINGS)


def _speaks(tree: Tree, head: int | None) -> bool:
    if head is None:
        return False
    token = tree.tokens[head]
    return (
        (token.text.lower() not in NO_SPEAKERS or _those_in(tree, head))
        and token.lemma not in _NO_SUBJECTS
        and token.ent[2:] not in _NOT_SPEAKING_ENTITIES
        and token.pos in ("NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM", "X")
    )


def _those_in(tree: Tree, head: int) -> bool:
    """ "Those in Baku": a pronoun, but it tells who."""
    place = tree.prepositional(head, "in")
    return (
        tree.tokens[head].text.lower() == "those" and place is not None and tree.tokens[place].pos == "PROPN"
    )


def _unsaid(tree: Tree, i: int) -> bool:
    """Whether the words leave open that anything was said: "may say", "to say", "if he says"."""
    tokens = tree.tokens
    infinitive = False
    for kid in tree.kids[i]:
        token = tokens[kid]
        word = token.text.lower()
        if (token.dep == "aux" and word in UNSAID) or (token.dep == "mark" and word in _OPEN_MARKS):
            return True
        if token.tag == "TO" and kid < i:
            infinitive = True
        if token.dep == "mark" and word in ("before", "until") and tokens[i].tag in ("VBZ", "VBP"):
            return True
        if (
            word in ("will", "'ll", "’ll")
            and token.dep == "aux"
            and tokens[i].lemma not in ("say", "argue", "tell")
        ):
            return True
        if word in ("do", "does", "did") and token.dep == "aux" and tokens[-1].text == "?":
            return True
    if infinitive:
        head = tokens[tokens[i].head]
        return tokens[i].dep == "ROOT" or head.lemma not in SAID_TO or tree.negated(tokens[i].head)
    if tokens[i].tag == "VB" and tokens[i].dep in ("ROOT", "conj", "ccomp"):
        # A bare infinitive after a modal that governs a verb beside it: "would step down and say …".
        head_i = tokens[i].head
        return any(
            tokens[k].dep == "aux" and (tokens[k].text.lower() in UNSAID or tokens[k].tag == "TO")
            for k in tree.kids[head_i]
        )
    return bool(tokens[i].dep == "pcomp" and tokens[tokens[i].head].text.lower() == "without")


def _verb(tree: Tree, i: int) -> Iterator[Saying]:
    token = tree.tokens[i]
    if token.dep in ("amod", "compound", "aux", "auxpass"):
        return
    lemma = token.lemma
    if lemma in VERIFY and _unverified(tree, i):
        yield from _doubted(tree, i)
        return
    if _unsaid(tree, i):
        return
    negated = tree.negated(i)
    if negated and lemma not in ("believe", "think", "expect"):
        return
    if tree.passive(i) or (token.tag == "VBN" and token.dep == "acl"):
        yield from _passive(tree, i)
        return
    speaker, via = _who(tree, i)
    last = _said_last(tree, i) if lemma in SAY else None
    if last is not None and (speaker is None or not _clauses(tree, i, speaker, strict=False)):
        yield _make(tree, i, last[0], (last[1],))
        return
    if speaker is None or not _speaks(tree, speaker) or _neither(tree, i, speaker):
        return
    if lemma in CITE:
        named = tree.child(i, "dobj")
        if named is None or tree.prepositional(i, "as") is not None or _as_saying(tree, i):
            return
        if _speaks(tree, named) and speakerish(tree, named):
            yield _make(tree, i, named, (), via=tree.phrase(speaker))
        return
    stance = "denies" if lemma in DENY or negated else "doubts" if lemma in DOUBT else "asserts"
    said = _frame(tree, i, speaker)
    quotable = lemma in SAY or lemma in QUOTE_ONLY or lemma in ("call", "denounce", "describe", "condemn")
    if said or quotable:
        yield _make(tree, i, speaker, said, stance, tree.phrase(via) if via is not None else None, quotable)


def _neither(tree: Tree, i: int, speaker: int) -> bool:
    """ "Neither side confirmed", "has neither confirmed nor denied": nothing was said."""
    hosts = (i, tree.tokens[i].head) if tree.tokens[i].dep == "conj" else (i,)
    if tree.has_word(speaker, frozenset({"neither", "no"})):
        return True
    return any(tree.has_word(host, frozenset({"neither", "nor"})) for host in hosts)


def _make(
    tree: Tree,
    cue: int,
    speaker: int,
    said: tuple[Range, ...],
    stance: str = "asserts",
    via: Range | None = None,
    quotable: bool = True,
) -> Saying:
    speaker, (first, last) = _author(tree, speaker)
    # The reporting word itself is never part of the name, however the sentence was parsed.
    if first <= cue <= last:
        first, last = (first, cue - 1) if speaker < cue else (cue + 1, last)
    # "On 8 November Ann Lee said": the date is no part of the name, though the parse may make it one.
    while first < speaker and tree.tokens[first].ent[2:] == "DATE" and tree.tokens[first + 1].pos == "PROPN":
        first += 1
    said = tuple(r for r in (_trim(tree, part) for part in said) if r is not None)
    return Saying(cue, tree.tokens[cue].lemma, speaker, (first, last), said, stance, via, quotable)


def _author(tree: Tree, speaker: int) -> tuple[int, Range]:
    """The one whose statement, letter or post "speaks", else the speaker; with the whole phrase."""
    token = tree.tokens[speaker]
    owner = _owner(tree, speaker) if token.lemma.lower() in AUTHORED else None
    named = owner is not None and tree.tokens[owner[0]].pos in ("NOUN", "PROPN")
    return owner if owner is not None and named else (speaker, tree.phrase(speaker))


def _who(tree: Tree, i: int) -> tuple[int | None, int | None]:
    """(who speaks, who passes it on) of a verb in the active voice."""
    tokens = tree.tokens
    token = tokens[i]
    if token.dep == "pcomp" and tokens[token.head].text.lower() == "as":
        upper = tokens[token.head].head
        if tokens[upper].pos in ("NOUN", "PROPN"):
            above = tokens[upper].head
            cites = tokens[above].lemma in CITE or tokens[above].lemma == "report"
            return upper, tree.subject(above) if cites else None
        if tokens[upper].lemma in CITE:
            if tree.passive(upper):
                return tree.child(upper, "nsubjpass"), tree.agent(upper)
            named = tree.child(upper, "dobj")
            if named is not None:
                return named, tree.subject(upper)
    speaker = tree.subject(i)
    # '“Never again,” wrote the mayor': the quoted words are not the subject, though the parse may make them one.
    quoted = speaker is not None and speaker < i and tokens[i - 1].text in _CLOSING
    if (speaker is None or quoted) and token.tag in ("VBD", "VBZ", "VBP", "VBN"):
        speaker = _inverted(tree, i)
    if speaker is None and token.tag in ("VBZ", "VBP") and tree.child(i, "ccomp") is not None:
        # "The national press reports that …", taken for one long noun.
        described = tree.child(i, "compound")
        if described is not None and described < i and speakerish(tree, described):
            speaker = described
    if speaker is not None and tokens[speaker].lemma in SAID_NOUNS and token.dep == "acl":
        # "issued a statement saying": the one who issued it says it, where the sentence names one.
        upper = tokens[speaker].head
        if tokens[speaker].dep in ("dobj", "pobj"):
            verb = upper if tokens[upper].pos == "VERB" else tokens[upper].head
            issuer = tree.subject(verb) if tokens[verb].pos == "VERB" else None
            if issuer is not None and speakerish(tree, issuer):
                return issuer, None
    return speaker, None


def _inverted(tree: Tree, i: int) -> int | None:
    """The speaker right behind the verb, as in '"…," said the mayor', where the parse has no subject."""
    tokens = tree.tokens
    before = i - 1
    while before >= 0 and tokens[before].text in _SKIP:
        before -= 1
    if before == i - 1 and i > 0:
        return None
    for kid in tree.kids[i]:
        if kid > i and tokens[kid].pos in ("NOUN", "PROPN") and tree.left[kid] == i + 1:
            return kid
    return None


def _as_saying(tree: Tree, i: int) -> bool:
    stop = min(len(tree.tokens) - 1, tree.right[i])
    return any(
        tree.tokens[j].text.lower() == "as" and tree.tokens[j + 1].tag == "VBG" for j in range(i + 1, stop)
    )


def _frame(tree: Tree, i: int, speaker: int) -> tuple[Range, ...]:
    """The words that are said, by the verb's frame; empty where only a quotation could hold them."""
    tokens = tree.tokens
    lemma = tokens[i].lemma
    able = speakerish(tree, speaker) or tokens[speaker].tag in ("NNS", "NNP", "NNPS")
    clausal = (
        (lemma in SAY and (lemma not in SPEAKER_NEEDED or able))
        or (lemma in FINDING and tokens[speaker].lemma.lower() in FINDERS)
        or lemma in _UNMISTAKABLE
        or (lemma in DEMAND and able)
    )
    if clausal or lemma in QUOTE_ONLY:
        parts = _clauses(tree, i, speaker, strict=not clausal)
        if parts:
            return parts
    obj = tree.child(i, "dobj")
    figure = _figure(tree, i, obj, able)
    if figure:
        return figure
    if lemma in ACCUSE:
        return _accusation(tree, i, obj)
    if lemma in CALL | CALL_AS:
        parts = _naming(tree, i, obj)
        if parts:
            return parts
    if lemma in WITH_PREPOSITION:
        introducing = WITH_PREPOSITION[lemma]
        for kid in tree.kids[i]:
            if kid < i:
                continue
            if (
                tokens[kid].dep == "prep"
                and tokens[kid].text.lower() in introducing
                and tree.right[kid] > kid
            ):
                return ((kid + 1, _up_to_clause(tree, i, kid)),)
            if tokens[kid].dep in ("ccomp", "advcl", "xcomp") and tokens[i + 1].text.lower() in introducing:
                # "called for the guards to leave": the parse makes "for" part of the clause.
                return ((i + 2, tree.right[kid]),)
    if lemma in WITH_INFINITIVE or (lemma == "expect" and able):
        verb = tree.child(i, "xcomp")
        if verb is not None and verb > i:
            return ((tree.left[verb], tree.right[verb]),)
    if lemma in DEMAND and able:
        lower = [k for k in tree.kids[i] if k > i and tokens[k].dep in ("dobj", "xcomp", "ccomp", "nsubj")]
        if lower:
            return ((min(tree.left[k] for k in lower), max(tree.right[k] for k in lower)),)
    if lemma in DENY:
        return _denied(tree, i, obj)
    if lemma in DOUBT and obj is not None and (lemma == "doubt" or tokens[obj].lemma in SAID_NOUNS):
        return ((tree.left[obj], tree.right[obj]),)
    if obj is None or not able or obj < i:
        return ()
    if lemma in WITH_OBJECT or (lemma == "claim" and tokens[obj].lemma in CLAIMABLE):
        return _object(tree, i, obj)
    return ()


def _going_on(tree: Tree, i: int, speaker: int) -> list[Range]:
    """What follows a semicolon behind ", he said": "It was sold in May, he said; it had lost money"."""
    tokens = tree.tokens
    before = min(tree.left[speaker], i) - 1
    behind = max(speaker, i) + 1
    if before < 0 or tokens[before].text != "," or behind + 1 >= len(tokens) or tokens[behind].text != ";":
        return []
    if tokens[before - 1].text in _CLOSING or any(t.lemma in SAY for t in tokens[behind:]):
        return []
    return [(behind + 1, len(tokens) - 1)]


def _figure(tree: Tree, i: int, obj: int | None, able: bool) -> tuple[Range, ...]:
    """What a figure is put at, or how many somebody counts; `able`: whether the subject can speak."""
    tokens = tree.tokens
    lemma = tokens[i].lemma
    if obj is not None and obj > i:
        known = tokens[obj].lemma in PUT_AT
        if (lemma == "put" and known) or (lemma in VALUE_AT and able):
            end = tree.right[i]
            at = next((k for k in range(obj, end + 1) if tokens[k].text.lower() in ("at", "as")), None)
            if at is not None:
                return ((tree.left[obj], _up_to_clause(tree, i, max(at + 1, tree.right[at]))),)
        counts = (lemma in GIVE_OF and known) or (lemma in COUNTING and tokens[obj].lemma not in DONE)
        if counts and able and _counted(tree, tree.left[obj], tree.right[obj]):
            return _object(tree, i, obj)
    for kid in tree.kids[i] if able and lemma in COUNTING_WITH else ():
        introducing = kid > i and tokens[kid].text.lower() in COUNTING_WITH[lemma]
        if introducing and _counted(tree, kid + 1, tree.right[kid]):
            return ((kid + 1, _up_to_clause(tree, i, kid)),)
    return ()


def _counted(tree: Tree, first: int, last: int) -> bool:
    """Whether the words hold a figure that is no time: "53 percent", not "at nine o'clock"."""
    return any(t.pos == "NUM" and t.ent[2:] not in _TIMES for t in tree.tokens[first : last + 1])


def _clauses(tree: Tree, i: int, speaker: int, strict: bool) -> tuple[Range, ...]:
    """The clauses that the verb governs or is put in as a parenthesis ("…, he said, …")."""
    tokens = tree.tokens
    parts: list[Range] = []
    for kid in tree.kids[i]:
        if tokens[kid].dep != "ccomp" and not (tokens[kid].dep == "xcomp" and tokens[kid].tag == "VBG"):
            continue
        if tokens[kid].dep == "xcomp" and tokens[i].lemma not in ("deny", "admit"):
            continue
        if any(tokens[k].text.lower() in ("if", "whether") and k < kid for k in tree.kids[kid]):
            continue
        if kid > i and tokens[kid].lemma in SAY and _between_commas(tree, kid) and tree.right[kid] - kid <= 1:
            # "They have agreed to a truce, the envoy said": the aside of another.
            continue
        if strict and not _next_to_quote(tree, i, kid):
            continue
        low, high = tree.left[kid], tree.right[kid]
        if kid > i and tokens[i].lemma not in _TO_SOMEBODY and _lacks_subject(tree, kid):
            # The parse took the clause's subject for an object of the reporting verb.
            low = i + 1
        if kid < i and tokens[i].dep == "ROOT" and tokens[0].dep != "cc":
            # "Thanks to X, they won, the paper wrote": the parse ties the opening to the wrong verb.
            low = 0
        edge_low, edge_high = min(i, speaker), max(i, speaker)
        if low <= edge_high and high >= edge_low:
            low, high = (low, edge_low - 1) if kid < edge_low else (edge_high + 1, high)
        if low <= high:
            parts.append((low, high))
    if parts and not strict:
        parts += _going_on(tree, i, speaker)
    if parts or strict:
        return tuple(parts)
    # The parse hangs the clause from the listener or the place: "announced in a memo that …".
    for kid in tree.kids[i]:
        cites = tokens[kid].lemma in CITE
        inner = tree.child(kid, "pobj", "dobj") if tokens[kid].dep == "prep" or cites else kid
        if kid > i and inner is not None and tokens[inner].pos in ("NOUN", "PROPN"):
            clause = _that_clause(tree, inner)
            if clause is not None:
                return ((tree.left[clause], tree.right[clause]),)
    return _parenthetical(tree, i)


def _up_to_clause(tree: Tree, i: int, prep: int) -> int:
    """The last token of what the preposition introduces: up to the next clause beside it."""
    tokens = tree.tokens
    last = tree.right[prep]
    for kid in tree.kids[i]:
        if kid > last:
            token = tokens[kid]
            clause = token.dep in ("advcl", "ccomp", "parataxis", "npadvmod") or token.pos in ("VERB", "AUX")
            # "12 dead and 40 injured" is no clause, though it may be parsed as one.
            counted = token.tag == "VBN" and not any(
                tokens[k].dep in ("aux", "auxpass") for k in tree.kids[kid]
            )
            if clause and not (counted and token.dep in ("conj", "dep", "ccomp")):
                break
            last = _before_contrast(tree, kid)
    return _before_relative(tree, prep, last)


def _before_contrast(tree: Tree, i: int) -> int:
    for j in range(i, tree.right[i]):
        if tree.tokens[j].text.lower() in _CONTRAST:
            return j - 1
    return tree.right[i]


def _before_relative(tree: Tree, first: int, last: int) -> int:
    """Ends a noun phrase before ", which …" and ", against which …": that is the outlet's own addition."""
    tokens = tree.tokens
    for j in range(first + 1, last + 1):
        if tokens[j].text.lower() in ("which", "who", "whose") and tokens[j].tag[0] == "W":
            if tokens[j - 1].text == ",":
                return j - 2
            if tokens[j - 2].text == ",":
                return j - 3
    return last


def _lacks_subject(tree: Tree, verb: int) -> bool:
    if any(
        tree.tokens[k].dep in ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl") for k in tree.kids[verb]
    ):
        return False
    return tree.tokens[verb].tag in ("VBD", "VBZ", "VBP", "MD") or any(
        tree.tokens[k].dep in ("aux", "auxpass") and tree.tokens[k].tag in ("VBD", "VBZ", "VBP", "MD")
        for k in tree.kids[verb]
    )


def _next_to_quote(tree: Tree, i: int, clause: int) -> bool:
    """Whether a quotation mark stands between the clause and the verb."""
    low, high = (tree.right[clause] - 1, i) if clause < i else (i, tree.left[clause] + 2)
    return any(
        tree.tokens[j].text in ('"', "”", "“", "''", "``", "’", "»", "«")
        for j in range(max(0, low), min(high, len(tree.tokens)))
    )


def _parenthetical(tree: Tree, i: int) -> tuple[Range, ...]:
    tokens = tree.tokens
    token = tokens[i]
    head = token.head
    if head == i or token.tag not in ("VBD", "VBZ", "VBP", "VBN"):
        return ()
    as_clause = token.dep == "advcl" and any(tokens[k].text.lower() == "as" and k < i for k in tree.kids[i])
    # "The bridge was unsafe, its engineer, Olaf Brun, told the paper": taken for a second clause without an "and".
    trailing = (
        token.dep == "conj"
        and i > head
        and tokens[tree.left[i] - 1].text == ","
        and tree.own_subject(i) is not None
        and tree.child(i, "xcomp", "ccomp") is None
        and not any(tokens[k].dep == "cc" for k in tree.kids[head])
    )
    aside = (
        token.dep in ("parataxis", "dep", "intj")
        or trailing
        or (token.dep in ("ccomp", "advcl") and _between_commas(tree, i) and tree.own_subject(i) is not None)
    )
    if (
        i < head
        and token.dep == "ccomp"
        and tokens[head].lemma in REPORTING
        and tree.own_subject(head) is not None
    ):
        # "She has conceded, he said": what is said, not an aside.
        return ()
    if not (aside or as_clause) or tokens[head].pos not in ("VERB", "AUX", "NOUN"):
        return ()
    if token.dep in ("ccomp", "advcl") and not as_clause and tree.child(i, "mark") is not None:
        return ()
    if tree.child(i, "dobj") is not None and not (trailing and token.lemma in _TO_SOMEBODY):
        return ()
    low, high = tree.left[head], tree.right[head]
    mine = (tree.left[i], tree.right[i])
    if mine[1] >= high:
        return ((low, mine[0] - 1),) if mine[0] > low else ()
    if mine[0] <= low:
        return ((mine[1] + 1, high),)
    return ((low, high),)


def _said_last(tree: Tree, i: int) -> tuple[int, Range] | None:
    """(who speaks, what is said) where the sentence ends in ", NAME said", however the parse took it."""
    tokens = tree.tokens
    behind = tokens[i + 1 :]
    if tokens[i].tag not in ("VBD", "VBZ", "VBP") or len(behind) > _SHORT:
        return None
    if any(t.pos in ("VERB", "AUX") or t.text in _CLOSING for t in behind):
        return None
    speaker = i - 2 if tokens[i - 1].text == "," else i - 1
    if speaker < 2 or tokens[speaker].pos not in ("NOUN", "PROPN", "PRON"):
        return None
    comma = _comma_before(tree, speaker)
    if comma and tokens[i - 1].text == ",":
        # "its chief doctor, Samuel Reyes, told": the name stands beside what he is.
        comma = _comma_before(tree, comma - 1)
    if not comma or tokens[0].tag in ("IN", "WRB", "VBN", "VBG") or not _speaks(tree, speaker):
        return None
    told = any(t.tag in ("VBD", "VBZ", "VBP") or t.dep == "aux" for t in tokens[:comma])
    return (speaker, (0, comma - 1)) if told else None


def _comma_before(tree: Tree, last: int) -> int:
    """The comma before the name that ends here; 0 where another word than a name's stands between."""
    for k in range(last, 0, -1):
        if tree.tokens[k].text == ",":
            return k
        if tree.tokens[k].pos not in _NAMING or last - k > _SHORT:
            return 0
    return 0


def _between_commas(tree: Tree, i: int) -> bool:
    before, after = tree.left[i] - 1, tree.right[i] + 1
    tokens = tree.tokens
    first = before < 0 or tokens[before].text in _SKIP or tokens[tree.left[i]].text in _SKIP
    last = after >= len(tokens) or tokens[after].text in _SKIP or tokens[tree.right[i]].text in _SKIP
    return first and last


def _accusation(tree: Tree, i: int, obj: int | None) -> tuple[Range, ...]:
    tokens = tree.tokens
    lemma = tokens[i].lemma
    if obj is None or obj < i:
        return ()
    for host in (i, obj):
        for kid in tree.kids[host]:
            if kid > obj and tokens[kid].dep == "prep" and tokens[kid].text.lower() in ACCUSE[lemma]:
                return ((tree.left[obj], _with_outcome(tree, i, max(tree.right[kid], tree.right[obj]))),)
    if lemma in ACCUSE_ALONE:
        return ((tree.left[obj], tree.right[obj]),)
    return ()


def _with_outcome(tree: Tree, i: int, last: int) -> int:
    """Takes in the participle that follows: "accused X of a raid, killing nine"."""
    for kid in tree.kids[i]:
        token = tree.tokens[kid]
        telling = token.dep == "advcl" and token.tag == "VBG" and token.lemma not in REPORTING
        if kid > last and telling and tree.left[kid] <= last + 2:
            last = tree.right[kid]
    return last


def _naming(tree: Tree, i: int, obj: int | None) -> tuple[Range, ...]:
    """What "X" is called in "called X Y" and "described X as Y"."""
    tokens = tree.tokens
    lemma = tokens[i].lemma
    if lemma in CALL:
        named = tree.child(i, "oprd")
        if named is not None and named > i:
            start = tree.left[obj] if obj is not None and i < obj < named else tree.left[named]
            return ((start, tree.right[i]),)
        clause = tree.child(i, "ccomp")
        if clause is not None and clause > i:
            return ((tree.left[clause], tree.right[clause]),)
    if lemma in CALL_AS and not (lemma in DENY and obj is not None and tokens[obj].lemma in SAID_NOUNS):
        start = i + 1
        if lemma == "refer":
            to = tree.prepositional(i, "to")
            if to is None:
                return ()
            start, obj = tree.left[to], to
        if obj is None:
            return ()
        for j in range(obj + 1, tree.right[i] + 1):
            if tokens[j].text.lower() == "as" and tokens[j].dep == "prep":
                return ((start, tree.right[j]),)
    return ()


def _denied(tree: Tree, i: int, obj: int | None) -> tuple[Range, ...]:
    tokens = tree.tokens
    if obj is None or obj < i:
        return ()
    said = tokens[obj].lemma in SAID_NOUNS
    clause = _that_clause(tree, obj)
    if clause is None and said:
        clause = _that_clause(tree, i)
    if clause is not None:
        last = tree.right[clause]
        for j in range(clause, last):
            # "dismissed rumours that …" ends before 'as "nonsense"'.
            if tokens[j].text.lower() == "as" and tokens[j + 1].text in ('"', "“", "``", "‘"):
                last = j - 1
                break
        return ((tree.left[clause], last),)
    deniable = tokens[i].lemma == "deny" and tokens[obj].lemma.lower() in DENIABLE
    if said or deniable or tokens[i].lemma in DENY_ANYTHING:
        return ((tree.left[obj], tree.right[obj]),)
    return ()


def _that_clause(tree: Tree, noun: int) -> int | None:
    """The clause in "the claim that …"."""
    tokens = tree.tokens
    for kid in tree.kids[noun]:
        if kid < noun or tokens[kid].dep not in ("acl", "ccomp", "relcl", "appos"):
            continue
        that = tokens[tree.left[kid]]
        if that.text.lower() == "that" and that.head == kid and (that.dep == "mark" or that.tag == "IN"):
            return kid
    return None


def _object(tree: Tree, i: int, obj: int) -> tuple[Range, ...]:
    """The object with the place and time that go with it, but not "in a statement"."""
    tokens = tree.tokens
    last = tree.right[obj]
    for kid in tree.kids[i]:
        if kid > last and tokens[kid].dep in ("prep", "npadvmod", "advcl") and tree.left[kid] == last + 1:
            inner = tree.child(kid, "pobj")
            if inner is not None and tokens[inner].lemma in DOCUMENTS:
                break
            last = tree.right[kid]
    return ((tree.left[obj], _before_relative(tree, tree.left[obj], last)),)


def _passive(tree: Tree, i: int) -> Iterator[Saying]:
    """ "was reported by X", and "was announced on the X side"."""
    tokens = tree.tokens
    lemma = tokens[i].lemma
    if lemma in CITE or lemma in CALL:
        return
    speaker = tree.agent(i)
    if speaker is None:
        for word in ("on", "from"):
            side = tree.prepositional(i, word)
            if side is not None and tokens[side].lemma == "side":
                speaker = side
    if speaker is None or not _speaks(tree, speaker):
        return
    if lemma in WITH_OBJECT and not speakerish(tree, speaker) and tokens[speaker].lemma != "side":
        # "was confirmed by tests", "is explained by the cold"
        return
    clause = tree.child(i, "ccomp")
    stance = "denies" if lemma in DENY else "doubts" if lemma in DOUBT else "asserts"
    subject = tree.child(i, "nsubjpass")
    if subject is not None and tree.tokens[subject].lemma in SAID_NOUNS:
        said = _that_clause(tree, subject)
        clause = said if said is not None else clause
    if clause is not None:
        yield _make(tree, i, speaker, ((tree.left[clause], tree.right[clause]),), stance, quotable=False)
    elif subject is not None and subject < i:
        last = i
        for kid in tree.kids[i]:
            if lemma in ACCUSE and tokens[kid].dep == "prep" and tokens[kid].text.lower() in ACCUSE[lemma]:
                last = tree.right[kid]
        if lemma in DENY and lemma not in DENY_ANYTHING and tokens[subject].lemma not in SAID_NOUNS:
            return
        if lemma in SAY | WITH_OBJECT | DENY or (lemma in ACCUSE and last > i):
            end = subject if lemma in DENY else last
            yield _make(tree, i, speaker, ((tree.left[subject], end),), stance, quotable=False)


def _unverified(tree: Tree, i: int) -> bool:
    """ "could not verify", "was unable to confirm", "has not confirmed"."""
    tokens = tree.tokens
    if tree.negated(i):
        return True
    head = tokens[tokens[i].head]
    if tokens[i].dep == "xcomp":
        return head.lemma == "unable" or (head.lemma == "able" and tree.negated(tokens[head.head].head))
    return False


def _doubted(tree: Tree, i: int) -> Iterator[Saying]:
    tokens = tree.tokens
    if tree.passive(i):
        speaker, said = tree.agent(i), tree.child(i, "nsubjpass")
    else:
        verb = i
        if tokens[i].dep == "xcomp" and tokens[tokens[i].head].pos == "ADJ":
            verb = tokens[tokens[i].head].head
        speaker, said = tree.subject(verb), tree.child(i, "dobj", "ccomp")
    if speaker is not None and said is not None and _speaks(tree, speaker):
        yield _make(tree, i, speaker, ((tree.left[said], tree.right[said]),), "doubts", quotable=False)


def _according(tree: Tree, i: int, found: list[Saying]) -> Iterator[Saying]:
    tokens = tree.tokens
    if i + 2 >= len(tokens) or tokens[i + 1].text.lower() != "to":
        return
    speaker = tree.child(i + 1, "pobj")
    if speaker is None:
        speaker = tree.child(i, "pobj")
    if speaker is None or tokens[speaker].lemma in _NO_SOURCES:
        return
    if not _speaks(tree, speaker) and tokens[speaker].text.lower() not in _HEARD_BEFORE:
        return
    verb = tokens[i].head
    for _ in range(len(tokens)):
        if tokens[verb].pos in ("VERB", "AUX") and verb != i:
            break
        if tokens[verb].head == verb:
            break
        verb = tokens[verb].head
    first, last = tree.phrase(speaker)
    leading = _leads(tree, i)
    if leading:
        last = _source_end(tree, first, last, verb)
        # "According to X, who …, Y": what is said begins behind the description.
        begin = last + 1
        subject = tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl") if verb != i else None
        clause = next((k for k in tree.kids[speaker] if tokens[k].dep in ("relcl", "acl") and k > last), None)
        if clause is not None and tree.right[clause] + 1 < verb:
            begin = tree.right[clause] + 1
        if subject is None and last == tree.phrase(speaker)[1]:
            comma = next((j for j in range(last + 1, verb) if tokens[j].text == ","), None)
            begin = begin if comma is None else comma + 1
        if subject is not None and tree.left[subject] < begin <= subject:
            begin = tree.left[subject]
        end = len(tokens) - 1 if i == 0 or tokens[verb].dep == "ROOT" else tree.right[verb]
        said: Range = (begin, max(begin, end))
    else:
        clause_verb = verb
        ended = all(t.text in _SKIP for t in tokens[last + 1 :])
        while (
            ended
            and tokens[clause_verb].dep in ("advcl", "acl", "relcl", "xcomp", "conj", "pcomp", "prep", "dep")
            and not (tokens[clause_verb].dep == "conj" and tree.own_subject(clause_verb) is not None)
        ):
            clause_verb = tokens[clause_verb].head
        # Where someone else's words come before, they are passed on by this source, not said by it.
        for number, saying in enumerate(found):
            if saying.cue == clause_verb or (ended and tokens[saying.cue].dep == "ROOT" and saying.cue < i):
                if saying.via is None:
                    found[number] = replace(saying, via=(first, last))
                return
        low = tree.left[clause_verb]
        if low >= i:
            return
        has_verb = any(tokens[j].tag in ("VBD", "VBZ", "VBP", "VBN", "VBG") for j in range(low, i))
        said = (low, i - 1) if has_verb else (low, max(tree.right[clause_verb], i))
    trimmed = _trim(tree, said)
    if trimmed is not None:
        yield Saying(i, "accord", speaker, (first, last), (trimmed,), quotable=True)


def _leads(tree: Tree, i: int) -> bool:
    """Whether "according to X" stands in front of what X says."""
    j = i - 1
    while j >= 0 and (tree.tokens[j].text in _SKIP or tree.tokens[j].text.lower() in _INFORMAL_ADVERBS):
        j -= 1
    return j < 0 or tree.tokens[j].dep == "mark" or tree.tokens[j].pos in ("SCONJ", "CCONJ")


def _source_end(tree: Tree, first: int, last: int, verb: int) -> int:
    """Cuts off a following clause's subject that the parse put into the source's name."""
    if tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl") is not None or verb <= last:
        return last
    for j in range(last, first, -1):
        if tree.tokens[j].text == ",":
            return j - 1
    return last


def _noun(tree: Tree, i: int) -> Iterator[Saying]:
    """ "X's claim that …", "claims by X that …", "made claims that …"."""
    tokens = tree.tokens
    clause = _that_clause(tree, i)
    if clause is None:
        return
    said = ((tree.left[clause], tree.right[clause]),)
    owner = _owner(tree, i)
    lemma = tokens[i].lemma
    if owner is not None:
        head, phrase = owner
        trimmed = _trim(tree, said[0])
        if trimmed is not None and _speaks(tree, head):
            yield Saying(i, lemma, head, phrase, (trimmed,), quotable=False)
        return
    verb = tokens[i].head
    if tokens[i].dep == "dobj" and tokens[verb].lemma in _MAKING and not _unsaid(tree, verb):
        speaker = tree.subject(verb)
        if speaker is not None and _speaks(tree, speaker) and not tree.negated(verb):
            yield replace(_make(tree, verb, speaker, said, quotable=False), lemma=lemma)


def _owner(tree: Tree, noun: int) -> tuple[int, Range] | None:
    tokens = tree.tokens
    possessor = tree.child(noun, "poss")
    if possessor is not None:
        first, last = tree.phrase(possessor)
        while last > first and tokens[last].tag == "POS":
            last -= 1
        return possessor, (first, last)
    describing = [k for k in tree.kids[noun] if k < noun and tokens[k].dep in ("amod", "compound", "nmod")]
    for kid in describing:
        if tokens[kid].ent[2:] in _SPEAKING_ENTITIES or tokens[kid].lemma in HUMANS:
            return kid, (tree.left[kid], max(describing))
    for word in ("by", "from"):
        source = tree.prepositional(noun, word)
        if source is not None and speakerish(tree, source):
            return source, tree.phrase(source)
    return None


def _view(tree: Tree, i: int) -> Iterator[Saying]:
    """ "in X's view, …", "in the words of X"."""
    tokens = tree.tokens
    prep = tokens[i].head
    if tokens[i].dep != "pobj" or tokens[prep].text.lower() not in ("in", "by") or not _leads(tree, prep):
        return
    speaker = tree.child(i, "poss")
    if speaker is None:
        speaker = tree.prepositional(i, "of")
    if speaker is None or not (_speaks(tree, speaker) or tokens[speaker].text.lower() in _HEARD_BEFORE):
        return
    if tokens[speaker].tag == "PRP$" and any(t.text not in _SKIP for t in tokens[:prep]):
        return  # "She made clear that, in her view, …" tells itself who she is
    first, last = tree.phrase(speaker)
    while last > first and tokens[last].tag == "POS":
        last -= 1
    trimmed = _trim(tree, (max(i, tree.right[prep]) + 1, len(tokens) - 1))
    if trimmed is not None:
        yield Saying(i, tokens[i].lemma, speaker, (first, last), (trimmed,))


def _cited(tree: Tree, found: list[Saying]) -> tuple[Saying, ...]:
    """Puts the one who is cited in the place of the one who cites: "the agency said, citing the mayor, …"."""
    tokens = tree.tokens
    for i, token in enumerate(tokens):
        if token.lemma not in CITE or token.tag != "VBG":
            continue
        named = tree.child(i, "dobj")
        if (
            named is None
            or not speakerish(tree, named)
            or tokens[named].lemma in ("statement", "report", "document")
        ):
            continue
        for number, saying in enumerate(found):
            if token.head in (saying.cue, saying.speaker) and saying.speaker != named:
                found[number] = replace(saying, speaker=named, phrase=tree.phrase(named), via=saying.phrase)
    return tuple(found)


def _trim(tree: Tree, part: Range) -> Range | None:
    """The range without "that" and punctuation at its ends; quotation marks are left for the offsets."""
    tokens = tree.tokens
    # What follows "according to X" may be nothing at all.
    first, last = part[0], min(part[1], len(tokens) - 1)
    while first <= last and (tokens[first].text in _SKIP or tokens[first].tag == "POS"):
        first += 1
    that = tokens[first].text.lower() == "that" if first < last else False
    if that and (tokens[first].tag == "IN" or tokens[first + 1].pos not in ("VERB", "AUX", "NOUN", "PUNCT")):
        first += 1
        while first < last and tokens[first].text in _SKIP:
            first += 1
    while last >= first and (tokens[last].text in _SKIP or tokens[last].dep == "cc"):
        last -= 1
    return (first, last) if first <= last else None
