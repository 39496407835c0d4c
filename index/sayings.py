"""Reported statements in one sentence's tree: the reporting word, who speaks, and what is said."""

from collections.abc import Iterator
from dataclasses import replace

from index.reporting import (
    ACCUSE,
    ALLEGED,
    ATTITUDE,
    CALL,
    CITE,
    CONCEDED,
    COUNT_NOUNS,
    DENY,
    DENY_ANYTHING,
    DOCUMENTS,
    DOUBT,
    ISSUE,
    QUOTE_ONLY,
    REPORTING,
    SAID_NOUNS,
    SAY,
    VERIFY,
    VIEW_NOUNS,
    WITH_OBJECT,
)
from index.saying.clauses import CONTRAST, clauses, that_clause
from index.saying.frames import frame, names_things, valued_at
from index.saying.inverted import inverted
from index.saying.labels import labelled
from index.saying.priced import priced
from index.saying.sources import FELT, HEARD_BEFORE, according, by_noun, counted_by, for_somebody, viewed
from index.saying.speakers import CLOSING, OPENING, SKIP, is_thing, said_last, speakerish, speaks, who
from index.saying.statement import Saying, make, owner_of, trim
from index.saying.tails import all_said, tail
from index.saying.withheld import neither, unsaid, unverified
from index.tree import Tree

# A verb that the parse takes for a word in front of a noun.
_HAVE = frozenset({"have", "has", "had", "having", "’ve", "'ve", "’d", "'d", "’s", "'s"})
_DESCRIBING = frozenset({"amod", "compound"})


def sayings(tree: Tree, begin: int = 0) -> tuple[Saying, ...]:
    """The reported statements of a sentence whose own words begin at `begin`, in the order of their cues."""
    found: list[Saying] = []
    first = inverted(tree, begin)
    if first is not None:
        found.append(first)
    for i, token in enumerate(tree.tokens):
        if first is not None and i == begin:
            continue
        lost = token.pos == "NOUN" or token.dep in _DESCRIBING or tree.own_subject(i) is None
        value = priced(tree, i) if lost else None
        if value is not None:
            found.append(value)
        elif token.tag[:2] == "VB":
            if token.lemma in REPORTING:
                found.extend(_verb(tree, i))
            elif token.text.lower() == "according":
                found.extend(according(tree, i, found))
        elif token.text.lower() in ("according", "per"):
            found.extend(according(tree, i, found))
        elif token.pos == "NOUN":
            if _claims(tree, i):
                found.extend(_verb(tree, i))
            elif token.lemma in SAID_NOUNS or token.lemma in FELT:
                found.extend(by_noun(tree, i))
            if token.lemma in VIEW_NOUNS:
                found.extend(viewed(tree, i))
            # What somebody else says is only counted by another.
            if token.lemma in COUNT_NOUNS and not found:
                found.extend(counted_by(tree, i))
        elif i == 0 and token.text == "For":
            found.extend(for_somebody(tree, i))
    found.extend(each for each in (labelled(tree, begin), all_said(tree)) if each is not None)
    found = [saying for saying in found if not _only_alleged(saying, found)]
    clipped = [_clipped(tree, saying, found) for saying in _cited(tree, found)]
    return tuple(going for saying in clipped for going in _behind_colon(tree, saying, clipped))


def _claims(tree: Tree, i: int) -> bool:
    """Whether a noun is the verb of its sentence: "Lawyers for the bank claim it was sold"."""
    tokens = tree.tokens
    subject, clause = tree.child(i, "nsubj"), tree.child(i, "ccomp")
    several = subject is not None and subject < i and tokens[subject].tag in ("NNS", "NNPS")
    said = clause is not None and clause > i and tree.own_subject(clause) is not None
    return several and said and tokens[i].dep == "ROOT" and tokens[i].lemma in SAY


def _only_alleged(saying: Saying, found: list[Saying]) -> bool:
    """Whether somebody else alleges that it was said at all: "Moe claims that the bank has admitted it knew"."""
    return saying.lemma in CONCEDED and any(
        other.lemma in ALLEGED
        and other.phrase != saying.phrase
        and any(first <= saying.cue <= last for first, last in other.said)
        for other in found
    )


def _clipped(tree: Tree, saying: Saying, found: list[Saying]) -> Saying:
    """Ends what is said before ", while Y says …" and before a trailing ", according to Z"."""
    tokens = tree.tokens
    said = list(saying.said)
    for number, (first, last) in enumerate(said):
        for j in range(first + 1, last + 1):
            word = tokens[j].text.lower()
            contrast = word in CONTRAST and any(o.cue > j and j == tree.left[o.cue] for o in found)
            source = word == "according" and tokens[j - 1].text in (",", "—", "–") and saying.cue != j
            if contrast or (source and tree.right[j] >= last):
                part = trim(tree, (first, j - 1))
                said[number] = part if part is not None else (first, last)
                break
    return replace(saying, said=tuple(said))


def _behind_colon(tree: Tree, saying: Saying, found: list[Saying]) -> Iterator[Saying]:
    """The statement with what goes on behind a colon: "He said that the talks had failed: nobody had come". Behind a
    denial it is what he says instead."""
    yield saying
    tokens = tree.tokens
    if saying.lemma not in SAY | DENY or not saying.said:
        return
    colon = saying.said[-1][1] + 1
    while colon < len(tokens) and tokens[colon].text in CLOSING:
        colon += 1
    if colon + 1 >= len(tokens) or tokens[colon].text != ":" or tokens[colon + 1].text in OPENING:
        return
    told = any(t.tag in ("VBD", "VBZ", "VBP") for t in tokens[colon:])
    if told and colon > saying.cue and all(other.cue < colon for other in found):
        part = trim(tree, (colon + 1, len(tokens) - 1))
        if part is not None:
            yield replace(saying, said=(part,), stance="asserts", quotable=False)


def _verb(tree: Tree, i: int) -> Iterator[Saying]:
    token = tree.tokens[i]
    if token.dep in _DESCRIBING or token.dep in ("aux", "auxpass"):
        return
    lemma = token.lemma
    if lemma in VERIFY and unverified(tree, i):
        yield from _doubted(tree, i)
        return
    wanted = tree.child(i, "xcomp") is not None and not tree.has_word(i, _HAVE)
    if lemma in ATTITUDE and token.tag == "VBN" and wanted:
        return  # "With the bridge expected to close"
    if lemma == "hold" and not _holds(tree, i):
        return
    if unsaid(tree, i) or _of_things(tree, i) or _in_a_name(tree, i):
        return
    negated = tree.negated(i)
    if negated and lemma not in ("believe", "think", "expect"):
        return
    behind = tail(tree, i)
    passive = tree.passive(i) or (token.tag == "VBN" and token.dep == "acl")
    if passive and behind is None:
        yield from _passive(tree, i)
        return
    speaker, via = who(tree, i)
    if behind is not None and (speaker is None or not behind.phrase[0] <= speaker <= behind.phrase[1]):
        yield behind
        return
    if speaker is not None and _of_clause(tree, i, speaker):
        # "He named a date and says the court has agreed": the parse makes the court the subject of "says".
        upper = tree.subject(tree.tokens[i].head)
        if upper is not None and speaks(tree, upper):
            yield make(tree, i, upper, ((i + 1, tree.right[i]),))
        return
    last = said_last(tree, i) if lemma in SAY else None
    if last is not None and (speaker is None or not clauses(tree, i, speaker, strict=False)):
        yield make(tree, i, last[0], (last[1],))
        return
    heard_before = (
        via is not None and speaker is not None and tree.tokens[speaker].text.lower() in HEARD_BEFORE
    )
    if speaker is None or not (speaks(tree, speaker) or heard_before) or neither(tree, i, speaker):
        return
    if _free(tree, i, speaker) or (
        lemma == "tell" and tree.tokens[speaker].text.lower() == "all" and speaker == i - 1
    ):
        return  # "All told, two were hurt"
    if lemma in CITE:
        named = tree.child(i, "dobj")
        reason = _reason(tree, i, speaker)
        if reason is not None:
            yield reason
            return
        if named is None or tree.prepositional(i, "as") is not None or _as_saying(tree, i):
            return
        if speaks(tree, named) and speakerish(tree, named):
            yield make(tree, i, named, (), via=tree.phrase(speaker))
        return
    ruled_out = lemma == "rule" and tree.has_word(i, frozenset({"out"}))
    denying = lemma in DENY or ruled_out or negated
    stance = "denies" if denying else "doubts" if lemma in DOUBT else "asserts"
    said = frame(tree, i, speaker)
    if not said and lemma in QUOTE_ONLY and is_thing(tree, speaker):
        return  # "In recordings posted online": things only stand there
    quotable = lemma in SAY or lemma in QUOTE_ONLY or lemma in ("denounce", "describe", "condemn")
    quotable = quotable or (lemma == "call" and names_things(tree, speaker))
    quotable = quotable or _introduces(tree, i)
    shared = i + 1 < len(tree.tokens) and tree.tokens[i + 1].text.lower() == "with"
    if lemma == "share" and shared and tail(tree, i) is None:
        return
    if lemma == "share" and (token.dep == "relcl" or not (said or _beside_quotation(tree, i))):
        return  # "a flat that she shares with friends"
    if said or quotable:
        speaker = _issuer(tree, i, speaker) if not said and lemma in ISSUE else speaker
        yield make(tree, i, speaker, said, stance, tree.phrase(via) if via is not None else None, quotable)


def _beside_quotation(tree: Tree, i: int) -> bool:
    """Whether a quotation follows a verb at once, or its speaker alone stands between: "“…,” the singer shared"."""
    behind = [t.text for t in tree.tokens[i + 1 : i + 3]]
    return tail(tree, i) is not None or any(text in OPENING for text in behind)


def _holds(tree: Tree, i: int) -> bool:
    """Whether "hold" is a word of saying: "The court held that the ban was void"."""
    clause = tree.child(i, "ccomp")
    return clause is not None and clause > i and tree.tokens[tree.left[clause]].text.lower() == "that"


def _of_things(tree: Tree, i: int) -> bool:
    """Whether nothing is said: "adding to the doubts", "ministers answer to parliament"."""
    tokens = tree.tokens
    governed = i + 1 < len(tokens) and tokens[i + 1].text.lower() in ("to", "for")
    if governed and tokens[i].lemma == "speak" and tree.child(i + 1, "pcomp") is not None:
        return True  # "speaks to how much it costs"
    return governed and tokens[i].lemma in ("add", "answer") and not any(t.text in CLOSING for t in tokens)


def _in_a_name(tree: Tree, i: int) -> bool:
    """Whether the word is part of a name: "Orne Explains is a series"; not in a headline of such words."""
    tokens = tree.tokens
    if not tokens[i].text[:1].isupper() or not i or tokens[i - 1].text in SKIP | OPENING:
        return False
    words = [t.text for t in tokens if t.text[:1].isalpha() and t.pos not in ("PROPN", "ADP", "DET", "CCONJ")]
    return 2 * sum(word[0].isupper() for word in words) < len(words)


def _free(tree: Tree, i: int, speaker: int) -> bool:
    """Whether somebody's word only tells what is meant: "what he thinks you want", "what she said was true"."""
    before = tree.left[speaker] - 1
    return (
        tree.tokens[i].lemma in ATTITUDE | {"say", "tell"}
        and 0 <= before < i
        and tree.tokens[before].text.lower() in ("what", "whatever")
    )


def _of_clause(tree: Tree, i: int, speaker: int) -> bool:
    """Whether the subject behind a verb of saying is that of what is said: no quotation or comma stands before it."""
    tokens = tree.tokens
    joined = tokens[i].dep == "conj" and tokens[i].head < i
    return (
        joined and i < speaker and tokens[i - 1].text not in SKIP and tree.right[i] > tree.right[speaker] + 1
    )


def _introduces(tree: Tree, i: int) -> bool:
    """Whether a quotation follows behind a colon: "The mayor rejected that: “We …”", "She put it bluntly: “We …”", "The
    court published its findings: “No …”"."""
    tokens = tree.tokens
    colon = next((k for k in range(i + 1, len(tokens) - 1) if tokens[k].text in (":", ";")), None)
    if colon is None or tokens[colon].text != ":" or tokens[colon + 1].text not in OPENING:
        return False
    obj = tree.child(i, "dobj")
    put = tokens[i].lemma == "put" and obj is not None and tokens[obj].text.lower() == "it"
    issued = tokens[i].lemma in ISSUE and obj is not None and tokens[obj].lemma in SAID_NOUNS | DOCUMENTS
    return put or issued or tokens[i].lemma in DENY


def _issuer(tree: Tree, i: int, speaker: int) -> int:
    """Whose statement somebody gives out: "The office gave a statement from Ms Moe: “We …”"."""
    obj = tree.child(i, "dobj")
    owner = owner_of(tree, obj) if obj is not None else None
    if owner is not None and owner[0] > i:
        return owner[0]
    source = tree.prepositional(i, "from")
    return source if source is not None and speakerish(tree, source) else speaker


def _reason(tree: Tree, i: int, speaker: int) -> Saying | None:
    """What somebody cites in his own cause: "The bank asked the court to stop, citing Section 12 of the act"."""
    named = tree.child(i, "dobj")
    if tree.tokens[i].tag != "VBG" or named is None or not speakerish(tree, speaker):
        return None
    token = tree.tokens[named]
    source = token.lemma.lower() in DOCUMENTS or (speakerish(tree, named) and token.ent[2:] != "LAW")
    return (
        None if source else make(tree, i, speaker, ((tree.left[named], tree.right[named]),), quotable=False)
    )


def _as_saying(tree: Tree, i: int) -> bool:
    stop = min(len(tree.tokens) - 1, tree.right[i])
    return any(
        tree.tokens[j].text.lower() == "as" and tree.tokens[j + 1].tag == "VBG" for j in range(i + 1, stop)
    )


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
    if speaker is None or not speaks(tree, speaker):
        return
    if lemma in WITH_OBJECT and not speakerish(tree, speaker) and tokens[speaker].lemma != "side":
        # "was confirmed by tests", "is explained by the cold"
        return
    valued = valued_at(tree, i, speaker)
    if valued is not None:
        # "The club was valued by the bank at $9 million"
        yield make(tree, i, speaker, (valued,), quotable=False)
        return
    clause = tree.child(i, "ccomp")
    stance = "denies" if lemma in DENY else "doubts" if lemma in DOUBT else "asserts"
    subject = tree.child(i, "nsubjpass")
    if subject is not None and tokens[subject].tag == "WDT":
        # "The tour, which is projected by the bank to gross $9 million", but not "jets, which the king has pledged"
        wanted = next((k for k in range(i, tree.right[i]) if tokens[k].tag == "TO" and k > speaker), None)
        if wanted is not None and clause is None:
            yield make(tree, i, speaker, ((wanted, tree.right[i]),), stance, quotable=False)
            return
        if clause is None:
            return
    if subject is not None and tokens[subject].text.lower() == "what":
        return  # "61 percent of what was forecast by the bank"
    if subject is not None and tree.tokens[subject].lemma in SAID_NOUNS:
        said = that_clause(tree, subject)
        clause = said if said is not None else clause
    if clause is not None:
        yield make(tree, i, speaker, ((tree.left[clause], tree.right[clause]),), stance, quotable=False)
    elif subject is not None and subject < i:
        # "The judge is said by friends to be tired"
        wanted = tree.child(i, "xcomp")
        last = i if wanted is None else max(i, tree.right[wanted])
        for kid in tree.kids[i]:
            if lemma in ACCUSE and tokens[kid].dep == "prep" and tokens[kid].text.lower() in ACCUSE[lemma]:
                last = tree.right[kid]
        if lemma in DENY and lemma not in DENY_ANYTHING and tokens[subject].lemma not in SAID_NOUNS:
            return
        if lemma in SAY | WITH_OBJECT | DENY or (lemma in ACCUSE and last > i):
            end = subject if lemma in DENY else last
            yield make(tree, i, speaker, ((tree.left[subject], end),), stance, quotable=False)


def _doubted(tree: Tree, i: int) -> Iterator[Saying]:
    tokens = tree.tokens
    if tree.passive(i):
        speaker, said = tree.agent(i), tree.child(i, "nsubjpass")
    else:
        verb = i
        if tokens[i].dep == "xcomp" and tokens[tokens[i].head].pos == "ADJ":
            verb = tokens[tokens[i].head].head
        speaker, said = tree.subject(verb), tree.child(i, "dobj", "ccomp")
    if speaker is not None and said is not None and speaks(tree, speaker):
        yield make(tree, i, speaker, ((tree.left[said], tree.right[said]),), "doubts", quotable=False)


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
            or tokens[named].ent[2:] == "LAW"
            or tokens[named].lemma in ("statement", "report", "document")
        ):
            continue
        for number, saying in enumerate(found):
            if token.head in (saying.cue, saying.speaker) and saying.speaker != named:
                found[number] = replace(saying, speaker=named, phrase=tree.phrase(named), via=saying.phrase)
    return tuple(found)
