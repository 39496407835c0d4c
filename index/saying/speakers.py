"""Who can speak, and who speaks in a verb of saying."""

from index.calendarwords import MONTHS, WEEKDAY_NAMES
from index.grammar import Token
from index.reporting import (
    ATTITUDE,
    AUTHORED,
    CALL,
    CITE,
    DOCUMENTS,
    FINDERS,
    FINDING,
    HUMAN_ENDINGS,
    HUMANS,
    NO_SPEAKERS,
    PERIODICALS,
    SAID_NOUNS,
    SAY,
)
from index.tree import MARKS, RELATIVES, Tree
from index.wordlists import words

Range = tuple[int, int]

SPEAKING_ENTITIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_NOT_SPEAKING_ENTITIES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
# The words that a name is made of, and how many there are at most in it and behind the verb.
# "Him" and its owner's form.
_OBJECTS = {"him": "his", "her": "her", "them": "their", "it": "its"}
_NAMING = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "PRON", "ADP", "NUM"})
_SHORT = 10
# Nouns that a relative clause may be tied to by mistake and that never speak: "on the other hand, who said".
_NO_SUBJECTS = words("hand fact time moment case day week month year way thing place reason point rest")
# What is published by whoever wrote it.
_REPORTS = words("report study survey analysis statement memo post tweet")
_PUBLISHING = words("publish issue post write")
# Marks around what is said, and those that close a quotation.
SKIP = MARKS | {"``", "''", "--"}
OPENING = frozenset({'"', "“", "``", "‘", "«", "„", "'"})
CLOSING = frozenset({'"', "”", "''", "’", "»"})


# Small words in names that the parse takes for verbs.
_PARTICLES = frozenset({"do", "dos", "da", "das", "de", "del", "di", "van", "von", "der", "bin"})
# Nobody grows older than this; a higher number behind a name is no age.
_OLDEST = 119


def before_age(tree: Tree, head: int, last: int) -> int:
    """The last token of a speaker's name that ends here without the age and what is told behind it: "Ana Lund, 44, of
    Orne", "Ana Lund, aged 44", "Ana Lund (44)"."""
    tokens = tree.tokens
    if tokens[head].tag not in ("NN", "NNP"):
        return last
    for i in range(head + 1, last):
        at = i + 1 + (tokens[i + 1].text.lower() == "aged")
        if tokens[i].text not in (",", "(") or at > last or not tokens[at].text.isdecimal():
            continue
        ended = at == last or tokens[at + 1].text in (",", ")")
        if ended and int(tokens[at].text) <= _OLDEST:
            return i - 1
    return last


def whole_name(tree: Tree, first: int, last: int) -> Range:
    """The name with what the parse cuts off at a small word that it takes for a verb: "Rui | do | Rego", "Ana | dos |
    Santos"."""
    return _named_on(tree, first, -1), _named_on(tree, last, 1)


def _named_on(tree: Tree, end: int, step: int) -> int:
    tokens, at = tree.tokens, end + step
    while 0 < at < len(tokens) - 1 and tokens[at].text in _PARTICLES:
        at += step
    if at == end + step or not 0 <= at < len(tokens) or {tokens[end].pos, tokens[at].pos} != {"PROPN"}:
        return end
    while 0 <= at + step < len(tokens) and tokens[at + step].pos == "PROPN":
        at += step
    return at


def speakerish(tree: Tree, head: int) -> bool:
    """Whether a noun is one that speaks: a name, a pronoun for people, a human noun or a document."""
    token = tree.tokens[head]
    if token.ent[2:] in SPEAKING_ENTITIES or token.pos == "PROPN":
        return True
    if token.pos == "PRON":
        return token.text.lower() in ("he", "she", "they", "it") or _those_in(tree, head)
    lemma = token.lemma.lower().removeprefix("co-")
    return lemma in HUMANS or lemma in DOCUMENTS or lemma.endswith(HUMAN_ENDINGS)


def speaks(tree: Tree, head: int | None) -> bool:
    """Whether the subject of a verb of saying may be somebody who speaks."""
    if head is None:
        return False
    token = tree.tokens[head]
    return (
        (token.text.lower() not in NO_SPEAKERS or _those_in(tree, head) or _one_of_them(tree, head))
        and token.lemma not in _NO_SUBJECTS
        and (token.ent[2:] not in _NOT_SPEAKING_ENTITIES or token.lemma in PERIODICALS)
        and token.pos in ("NOUN", "PROPN", "PRON", "ADJ", "DET", "NUM", "X")
        and not _done(tree, head)
    )


def _done(tree: Tree, head: int) -> bool:
    """Whether it is something that is done, taken for a noun: "Uttering phrases … and saying …"."""
    first = tree.left[head]
    doing = tree.tokens[first].text.lower().endswith("ing") and tree.tokens[first].dep == "amod"
    return doing and first == head - 1 and tree.tokens[head].tag == "NNS" and not speakerish(tree, head)


def _those_in(tree: Tree, head: int) -> bool:
    """ "Those in Baku": a pronoun, but it tells who."""
    place = tree.prepositional(head, "in")
    return (
        tree.tokens[head].text.lower() == "those" and place is not None and tree.tokens[place].pos == "PROPN"
    )


def _one_of_them(tree: Tree, head: int) -> bool:
    """ "One of the delegates": no name, but a person."""
    among = tree.prepositional(head, "of")
    return tree.tokens[head].text.lower() == "one" and among is not None and speakerish(tree, among)


def who(tree: Tree, i: int) -> tuple[int | None, int | None]:
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
    speaker = _nearest(tree, i, tree.subject(i) if not _unlike(tree, i) else _alike(tree, i))
    shut = tokens[token.head]
    if speaker is None and token.dep == "conj" and shut.dep == "ccomp" and tree.passive(token.head):
        # "She ordered that the doors be shut and said …", tied to what is shut.
        speaker = tree.subject(shut.head)
    if speaker is None and token.tag == "VBD":
        speaker = _dated(tree, i) if token.dep == "ROOT" else _finite(tree, i)
    if speaker is None and token.dep == "ROOT":
        speaker = _behind_place(tree, i) or _of_both(tree, i) or _right_before(tree, i)
    # '“Never again,” wrote the mayor': the quoted words are not the subject, though the parse may make them one.
    quoted = speaker is not None and speaker < i and tokens[i - 1].text in CLOSING
    if (speaker is None or quoted) and token.tag in ("VBD", "VBZ", "VBP", "VBN"):
        inverted = _inverted(tree, i)
        speaker = speaker if inverted is None and _outside(tree, i - 1, speaker) else inverted
    if speaker is None and token.tag in ("VBZ", "VBP") and tree.child(i, "ccomp") is not None:
        # "The national press reports that …", taken for one long noun.
        described = tree.child(i, "compound")
        if described is not None and described < i and speakerish(tree, described):
            speaker = described
    if speaker is not None and not speakerish(tree, speaker):
        beside = _beside_saying(tree, i)
        speaker = speaker if beside is None else beside
    if speaker is not None and _him(tree, i, speaker):
        speaker = _of_whom(tree, speaker)
    if speaker is not None and is_thing(tree, speaker):
        speaker = _instead_of_thing(tree, i, speaker)
    if speaker is not None and _put_out(tree, i, speaker):
        # "issued a statement saying": the one who issued it says it, where the sentence names one.
        upper = tokens[speaker].head
        if tokens[speaker].dep in ("dobj", "pobj"):
            verb = upper if tokens[upper].pos == "VERB" else tokens[upper].head
            issuer = tree.subject(verb) if tokens[verb].pos == "VERB" else None
            if issuer is not None and speakerish(tree, issuer):
                return issuer, None
    return speaker, None


def _unlike(tree: Tree, i: int) -> bool:
    """Whether the parse joins a participle to a finite verb: "She spoke of leaving a child who cried and | threatening
    to sue"."""
    token, joined = tree.tokens[i], tree.tokens[tree.tokens[i].head]
    finite = token.dep == "conj" and token.tag == "VBG" and joined.tag in ("VBD", "VBZ", "VBP")
    return finite and tree.child(i, "aux") is None and joined.dep == "relcl"


def _alike(tree: Tree, i: int) -> int | None:
    """Who does what the participle above it tells: whoever spoke of leaving."""
    upper = next((k for k in tree.above(tree.tokens[i].head) if tree.tokens[k].tag == "VBG"), None)
    return None if upper is None else tree.subject(upper)


def _put_out(tree: Tree, i: int, speaker: int) -> bool:
    """Whether what speaks is what somebody issued: "issued a statement saying", "published a report that says"."""
    token, noun = tree.tokens[i], tree.tokens[speaker]
    if token.dep == "acl":
        return noun.lemma in SAID_NOUNS | AUTHORED
    verb = tree.tokens[noun.head]
    return (
        token.dep == "relcl" and noun.dep == "dobj" and noun.lemma in _REPORTS and verb.lemma in _PUBLISHING
    )


def _beside_saying(tree: Tree, i: int) -> int | None:
    """Who says what the participle is tied to: "She called the report false while denying any loss", "They said the
    report was false, adding that …", "She told us she thinks it is false, adding …"; what is false denies nothing."""
    tokens = tree.tokens
    verb = tokens[i].head
    if tokens[i].dep != "advcl" or tokens[i].tag != "VBG" or tokens[verb].dep != "ccomp":
        return None
    upper = tokens[verb].head
    while tokens[upper].lemma in ATTITUDE and tokens[upper].dep == "ccomp":
        upper = tokens[upper].head
    speaker = tree.subject(upper) if tokens[upper].lemma in SAY | FINDING | ATTITUDE else None
    return speaker if speaker is not None and speakerish(tree, speaker) else None


def _him(tree: Tree, i: int, role: int) -> bool:
    """Whether the speaker that the parse gives is the one spoken of: "guests during his time as a cook | who accused
    him"."""
    tokens = tree.tokens
    obj = tree.child(i, "dobj")
    prep = tokens[role].head
    if tokens[i].dep != "relcl" or obj is None or tokens[obj].text.lower() not in _OBJECTS:
        return False
    owner = tree.child(tokens[prep].head, "poss")
    same = owner is not None and tokens[owner].text.lower() == _OBJECTS[tokens[obj].text.lower()]
    return tokens[prep].text.lower() == "as" and tokens[role].dep == "pobj" and same


def _of_whom(tree: Tree, role: int) -> int | None:
    """The people named last before "during his time as a cook"; None where there are none."""
    tokens = tree.tokens
    time = tokens[tokens[role].head].head
    before = tree.left[tokens[time].head] if tokens[time].dep == "pobj" else tree.left[time]
    if not before:
        return None
    last = before - 1
    return last if tokens[last].pos in ("NOUN", "PROPN") else None


def is_thing(tree: Tree, head: int) -> bool:
    """Whether it is a common noun for what does not speak: "screenshots", "the session"."""
    token = tree.tokens[head]
    lemma = token.lemma.lower()
    speaking = lemma in HUMANS | DOCUMENTS | FINDERS or lemma.endswith(HUMAN_ENDINGS)
    return token.tag in ("NN", "NNS") and token.ent[2:] != "PERSON" and not speaking


def _instead_of_thing(tree: Tree, i: int, thing: int) -> int | None:
    """Who speaks where the parse gives a verb of saying to a thing: "Guests have posted pictures showing that the pools
    are closed, and allege …", "They left the meeting blaming each other", "A guest from Orne who said …"."""
    tokens = tree.tokens
    own = tree.own_subject(i)
    if tokens[i].dep == "acl" and tokens[i].tag == "VBG" and tokens[thing].dep in ("dobj", "pobj"):
        verb = next((n for n in tree.above(thing) if tokens[n].pos == "VERB"), None)
    elif _written(tree, i, thing):
        return None
    elif (
        tokens[i].dep == "advcl"
        and tokens[i].tag == "VBG"
        and own == thing
        and tokens[thing].lemma in SAID_NOUNS
    ):
        verb = tokens[i].head
    elif tokens[i].dep == "conj" and own is None and any(t.text == "," for t in tokens[thing:i]):
        # Joined to what the thing does, behind a comma: the subject of the sentence goes on.
        above = [n for n in tree.above(i) if tokens[n].pos in ("VERB", "AUX")]
        verb = next((n for n in above if tree.own_subject(n) not in (None, thing)), None)
    else:
        return thing
    speaker = None if verb is None else tree.child(verb, "nsubjpass") or tree.subject(verb)
    if speaker is not None and speakerish(tree, speaker):
        return speaker
    return None if tokens[i].dep == "acl" else thing


def _written(tree: Tree, i: int, thing: int) -> bool:
    """Whether something only bears the words: "a bracelet that says “Orne”"."""
    tokens = tree.tokens
    relative = tokens[i].dep == "relcl" and tree.child(i, "nsubj") not in (None, thing)
    return (
        relative
        and tokens[i].lemma in ("say", "read")
        and i + 1 < len(tokens)
        and tokens[i + 1].text in OPENING
    )


def _of_both(tree: Tree, i: int) -> int | None:
    """Who does what stands in front and says what follows: "He closed the pool and, to our surprise, said that …"; the
    parse makes the first a part of what is said."""
    tokens = tree.tokens
    before = tree.child(i, "ccomp")
    if before is None or before > i or i + 1 == len(tokens) or tokens[i + 1].text.lower() != "that":
        return None
    joined = any(tokens[k].dep == "cc" and k > before for k in tree.kids[before])
    return tree.own_subject(before) if joined else None


def _behind_place(tree: Tree, i: int) -> int | None:
    """Who speaks behind where he does, to which the parse ties him: "In a letter to Orne Media, a court officer said",
    "In a video last year, the singer Ann Lee, who lives here, claimed"."""
    tokens = tree.tokens
    if tokens[0].dep != "prep" or tokens[0].head != i:
        return None
    last = i - 1 if tokens[i - 1].text != "," else i - 2
    for k in range(last, 0, -1):
        beside = tokens[k].dep in ("appos", "conj") and tree.right[k] in (last, i - 1)
        if beside and not is_thing(tree, k) and speakerish(tree, k):
            between = tokens[1 : tree.left[k]]
            return k if any(t.text == "," for t in between) else None
    return None


def _nearest(tree: Tree, i: int, speaker: int | None) -> int | None:
    """The speaker where the parse has taken what stands before the name for the subject."""
    tokens = tree.tokens
    if speaker is None:
        return None
    if tokens[speaker].text.lower().endswith(("self", "selves")):
        # "She had herself said": the parse gives the verb two subjects, or only this one.
        upper = next((k for k in range(speaker - 1, -1, -1) if tokens[k].dep == "nsubj"), None)
        return speaker if upper is None else upper
    if speaker > i:
        return speaker
    asides = [k for k in tree.kids[i] if tokens[k].dep == "nsubj" and k < i]
    relative = len(asides) == 2 and tokens[asides[0]].text.lower() in RELATIVES and asides[1] > speaker
    if relative and tokens[i].dep == "relcl" and tree.child(i, "mark") is None:
        # "the storm that the mayor said killed two"
        return asides[1]
    # "It moved 20 trucks, the agency said", "The first came at noon: 20 trucks, the agency said"
    later = [
        k for k in tree.kids[i] if speaker < k < i and tokens[k].dep == "nsubj" and tokens[k].tag[0] != "W"
    ]
    if later and tree.right[later[-1]] == i - 1:
        begin = tree.left[later[-1]]
        person = tokens[speaker].ent[2:] == "PERSON" or tokens[speaker].lemma in HUMANS
        if tokens[begin - 1].text == "," and (tokens[begin].pos == "DET" or not person):
            return later[-1]
    # "The union, on the other hand, which said": tied to the hand
    prep = tokens[speaker].head
    if (
        tokens[speaker].lemma == "hand"
        and tokens[prep].dep == "prep"
        and prep > 1
        and tokens[prep - 1].text == ","
    ):
        return prep - 2
    # "Hours before her speech, the party said": the name is taken for another word for the speech.
    mark = tree.child(i, "mark")
    if tokens[i].dep == "ROOT" and mark is not None and mark == tree.left[speaker] - 1:
        beside = tree.child(speaker, "appos")
        if beside is not None and beside > speaker and tokens[tree.left[beside] - 1].text == ",":
            return beside
    return speaker


def _dated(tree: Tree, i: int) -> int | None:
    """The name behind a day that the parse ties to it: "On Friday Ann Lee, the mayor, said …"."""
    tokens = tree.tokens
    named = tree.child(0, "pobj") if tokens[0].dep == "prep" and tokens[0].head == i else None
    if named is None or named > i or tokens[named].pos != "PROPN" or tokens[named].ent[2:] == "DATE":
        return None
    return named if tokens[1].ent[2:] == "DATE" and tokens[1].head == named else None


def _right_before(tree: Tree, i: int) -> int | None:
    """The name between a day and the verb, which the parse takes for a part of the day: "In a note on Friday Orne
    said"."""
    tokens, first = tree.tokens, i
    while first > 0 and tokens[first - 1].pos == "PROPN" and not _is_day(tokens[first - 1]):
        first -= 1
    return i - 1 if 0 < first < i and _is_day(tokens[first - 1]) and tokens[i].tag == "VBD" else None


def _is_day(token: Token) -> bool:
    return token.ent[2:] == "DATE" or token.text.lower() in _DAYS


_DAYS = frozenset({*MONTHS, *WEEKDAY_NAMES})


def _finite(tree: Tree, i: int) -> int | None:
    """The noun that the verb seems to describe, set off by a comma: "A critic, Ann Lee, reported in May that …"."""
    token = tree.tokens[i]
    apart = i > 1 and tree.tokens[i - 1].text == "," and tree.tokens[i - 2].text not in CLOSING
    return token.head if token.dep == "acl" and apart and token.head < i else None


def _outside(tree: Tree, closed: int, speaker: int | None) -> bool:
    """Whether the speaker stands before the quotation that ends here: "Ana Lund, host of “Orne Today,” said"."""
    opened = next((k for k in range(closed - 1, -1, -1) if tree.tokens[k].text in ("“", "``", "«")), 0)
    return speaker is not None and speaker < opened


def _inverted(tree: Tree, i: int) -> int | None:
    """The speaker right behind the verb, as in '"…," said the mayor', where the parse has no subject."""
    tokens = tree.tokens
    before = i - 1
    while before >= 0 and tokens[before].text in SKIP:
        before -= 1
    if (before == i - 1 and i > 0) or tokens[i].lemma in CALL:
        return None
    for kid in tree.kids[i]:
        if kid > i and tokens[kid].pos in ("NOUN", "PROPN") and tree.left[kid] == i + 1:
            return kid
    return None


def said_last(tree: Tree, i: int) -> tuple[int, Range] | None:
    """(who speaks, what is said) where the sentence ends in ", NAME said", however the parse took it."""
    tokens = tree.tokens
    behind = tokens[i + 1 :]
    if tokens[i].tag not in ("VBD", "VBZ", "VBP") or len(behind) > _SHORT:
        return None
    if any(t.pos in ("VERB", "AUX") or t.text in CLOSING for t in behind):
        return None
    speaker = i - 2 if tokens[i - 1].text == "," else i - 1
    if speaker < 2 or tokens[speaker].pos not in ("NOUN", "PROPN", "PRON"):
        return None
    comma = _comma_before(tree, speaker)
    if comma and tokens[i - 1].text == ",":
        # "its chief doctor, Samuel Reyes, told": the name stands beside what he is.
        comma = _comma_before(tree, comma - 1)
    if not comma or tokens[0].tag in ("IN", "WRB", "VBN", "VBG") or not speaks(tree, speaker):
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
