"""A reported statement: its record, whose it is, and where its words end."""

from dataclasses import dataclass, replace

from index.reporting import AUTHORED, HUMANS
from index.saying.speakers import SKIP, SPEAKING_ENTITIES, Range, before_age, speakerish, whole_name
from index.tree import Tree
from index.wordlists import words

_TIMES = frozenset({"DATE", "TIME"})
_LATER = frozenset({"later", "earlier", "ago", "before", "afterwards"})
_SELVES = frozenset({"himself", "herself", "itself", "themselves"})


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


def make(
    tree: Tree,
    cue: int,
    speaker: int,
    said: tuple[Range, ...],
    stance: str = "asserts",
    via: Range | None = None,
    quotable: bool = True,
) -> Saying:
    """The statement with its speaker's whole name, without an age, and what is said without the marks around it."""
    speaker, (first, last) = _author(tree, speaker)
    # The reporting word itself is never part of the name, however the sentence was parsed.
    if first <= cue <= last:
        first, last = (first, cue - 1) if speaker < cue else (cue + 1, last)
    first = _behind_time(tree, first, speaker)
    first, last = whole_name(tree, first, last)
    last = before_age(tree, speaker, last)
    # "The mayor himself said": only a name or a noun tells who.
    while last > speaker and tree.tokens[last].text.lower() in _SELVES:
        last -= 1
    said = tuple(r for r in (trim(tree, part) for part in said) if r is not None)
    return Saying(cue, tree.tokens[cue].lemma, speaker, (first, last), said, stance, via, quotable)


def _behind_time(tree: Tree, first: int, speaker: int) -> int:
    """The first token of a name behind a time that the parse makes a part of it: "On 8 November | Ann Lee said", "A day
    later | the mayor of Orne said"; not in "last year's winner" nor in "the Monday league"."""
    tokens, begin = tree.tokens, first
    while begin < speaker and (tokens[begin].ent[2:] in _TIMES or tokens[begin].text.lower() in _LATER):
        begin += 1
    timed = any(t.ent[2:] in _TIMES for t in tokens[first:begin])
    return (
        begin if timed and tokens[begin].pos in ("PROPN", "DET") and tokens[begin - 1].tag != "POS" else first
    )


def behind(tree: Tree, saying: Saying, begin: int) -> Saying | None:
    """The statement without what stands before the token `begin`, a dateline or its like, in the speaker's name and in
    what is said; none where nothing of the name is left."""
    said = tuple((max(low, begin), high) for low, high in saying.said if high >= begin)
    first, last = saying.phrase
    if first >= begin:
        return replace(saying, said=said)
    if last < begin:
        return None
    while begin < last and tree.tokens[begin].text in SKIP:
        begin += 1
    heads = (
        i for i in range(begin, last + 1) if not begin <= tree.tokens[i].head <= last or i == saying.speaker
    )
    return replace(saying, speaker=next(heads, last), phrase=(begin, last), said=said)


def _author(tree: Tree, speaker: int) -> tuple[int, Range]:
    """The one whose statement, letter or post "speaks", else the speaker; with the whole phrase."""
    token = tree.tokens[speaker]
    described = tree.tokens[token.head]
    behind = tree.phrase(speaker)[1] + 1
    ended = behind >= len(tree.tokens) or tree.tokens[behind].tag != "VBD"
    if (
        ended
        and token.dep == "appos"
        and token.pos == "NOUN"
        and described.ent[2:] == "PERSON"
        and token.head < speaker
    ):
        # "Ana Ruiz, the mayor, who said": the name, not only what she is.
        return token.head, tree.phrase(token.head)
    # "the Orne Post" is no post of Orne's.
    a_name = token.pos == "PROPN" and token.ent[2:] == "ORG"
    owner = owner_of(tree, speaker) if token.lemma.lower() in AUTHORED and not a_name else None
    named = owner is not None and tree.tokens[owner[0]].pos in ("NOUN", "PROPN")
    return owner if owner is not None and named else (speaker, tree.phrase(speaker))


# "Social media posts" are not what the media have posted.
_WHERE_IT_STANDS = words("media medium press news")


def owner_of(tree: Tree, noun: int) -> tuple[int, Range] | None:
    """Whose a claim, a statement or a letter is: "X's claim", "the X claim", "a claim by X"."""
    tokens = tree.tokens
    possessor = tree.child(noun, "poss")
    if possessor is not None:
        first, last = tree.phrase(possessor)
        while last > first and tokens[last].tag == "POS":
            last -= 1
        return possessor, (first, last)
    describing = [k for k in tree.kids[noun] if k < noun and tokens[k].dep in ("amod", "compound", "nmod")]
    for kid in describing:
        if tokens[kid].lemma in _WHERE_IT_STANDS:
            continue
        if tokens[kid].ent[2:] in SPEAKING_ENTITIES or tokens[kid].lemma in HUMANS:
            return kid, (tree.left[kid], max(describing))
    for word in ("by", "from"):
        source = tree.prepositional(noun, word)
        if source is not None and speakerish(tree, source):
            return source, tree.phrase(source)
    return None


def trim(tree: Tree, part: Range) -> Range | None:
    """The range without "that" and punctuation at its ends; quotation marks are left for the offsets."""
    tokens = tree.tokens
    # What follows "according to X" may be nothing at all.
    first, last = part[0], min(part[1], len(tokens) - 1)
    while first <= last and (tokens[first].text in SKIP or tokens[first].tag == "POS"):
        first += 1
    if first < last and tokens[first].text.lower() == "only" and tokens[first + 1].text.lower() == "that":
        first += 1
    that = tokens[first].text.lower() == "that" if first < last else False
    if that and (tokens[first].tag == "IN" or tokens[first + 1].pos not in ("VERB", "AUX", "NOUN", "PUNCT")):
        first += 1
        while first < last and tokens[first].text in SKIP:
            first += 1
    while last >= first and (tokens[last].text in SKIP or tokens[last].dep == "cc"):
        last -= 1
    return (first, last) if first <= last else None
