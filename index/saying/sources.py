"""Statements reported without a verb: "according to X", "X's claim that …", "in X's view"."""

from collections.abc import Iterator
from dataclasses import replace

from index.reporting import DOCUMENTS
from index.saying.clauses import that_clause
from index.saying.speakers import CLOSING, OPENING, SKIP, Range, before_age, speakerish, speaks
from index.saying.statement import Saying, make, owner_of, trim
from index.saying.withheld import unsaid
from index.tree import Tree
from index.wordlists import words

# "according to plan" names no speaker.
_NO_SOURCES = words("""plan schedule rule law size need custom tradition age constitution agreement type""")
# Figures that somebody gives out speak for him; by themselves they are no source: "according to unofficial results".
_RESULTS = words("result return outcome tally")
# "According to him", "in her view": whoever was heard or named before.
HEARD_BEFORE = frozenset({"him", "them", "his", "her", "their", "its"})
_MAKING = words("make repeat issue renew voice reiterate echo express raise press release publish deliver")
# What somebody says where he expresses it: "expressed hope that …".
FELT = words("hope doubt confidence regret optimism dismay")
_VOICING = words("express voice")
# How a statement is spread: "a statement broadcast on the radio that …".
_SPREAD = words(
    "broadcast air televise post publish release circulate print carry read issue share distribute"
)
_MEANWHILE = frozenset({"as", "while", "after", "since"})
_INFORMAL_ADVERBS = frozenset(
    {"but", "and", "however", "meanwhile", "also", "still", "yet", "so", "—", "-", "–"}
)


def according(tree: Tree, i: int, found: list[Saying]) -> Iterator[Saying]:
    """ "According to X, …" and "…, according to X"; what another says in X's account, in `found`, is passed on by X."""
    tokens = tree.tokens
    per = tokens[i].text.lower() == "per"
    if i + 2 >= len(tokens) or (tokens[i + 1].text.lower() != "to" and not per):
        return
    speaker = tree.child(i if per else i + 1, "pobj")
    if per and (speaker is None or not _per_source(tree, i, speaker)):
        return
    if speaker is None:
        speaker = tree.child(i, "pobj")
    if speaker is None or tokens[speaker].lemma in _NO_SOURCES:
        return
    if not speaks(tree, speaker) and tokens[speaker].text.lower() not in HEARD_BEFORE:
        return
    if tokens[speaker].lemma in _RESULTS:
        speaker = _issuer(tree, speaker)
        if speaker is None:
            return
    verb = tokens[i].head
    for _ in range(len(tokens)):
        if tokens[verb].pos in ("VERB", "AUX") and verb != i:
            break
        if tokens[verb].head == verb:
            break
        verb = tokens[verb].head
    first, last = tree.phrase(speaker)
    last = before_age(tree, speaker, last)
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
        ended = all(t.text in SKIP for t in tokens[last + 1 :])
        while (
            ended
            and tokens[clause_verb].dep in ("advcl", "acl", "relcl", "xcomp", "conj", "pcomp", "prep", "dep")
            and not (tokens[clause_verb].dep == "conj" and tree.own_subject(clause_verb) is not None)
        ):
            clause_verb = tokens[clause_verb].head
        # Where someone else's words come before, they are passed on by this source, not said by it.
        quoted = any(t.text in CLOSING for t in tokens[max(0, i - 2) : i])
        marked = any(t.text in CLOSING for t in tokens)
        begun = _behind_quotation(tree, i)
        if begun is not None and any(saying.cue < begun and saying.said for saying in found):
            for number, saying in enumerate(found):
                before = [trim(tree, (low, min(high, begun - 1))) for low, high in saying.said if low < begun]
                found[number] = replace(saying, said=tuple(part for part in before if part is not None))
            yield Saying(i, "accord", speaker, (first, last), ((begun + 1, i - 1),), quotable=False)
            return
        for number, saying in enumerate(found if not quoted else ()):
            if not saying.said and not marked:
                continue  # "The storm hit at noon": no word of saying without a quotation
            if saying.cue == clause_verb or (ended and tokens[saying.cue].dep == "ROOT" and saying.cue < i):
                if saying.via is None:
                    found[number] = replace(saying, via=(first, last))
                return
        low = max(tree.left[clause_verb], _behind_source(tree, i, found))
        if low >= i:
            return
        has_verb = any(tokens[j].tag in ("VBD", "VBZ", "VBP", "VBN", "VBG") for j in range(low, i))
        said = (low, i - 1) if has_verb else (low, max(tree.right[clause_verb], i))
    trimmed = trim(tree, said)
    if trimmed is not None:
        yield Saying(i, "accord", speaker, (first, last), (trimmed,), quotable=True)


def _per_source(tree: Tree, i: int, speaker: int) -> bool:
    """Whether "per X" names who says it: "nine were hurt, per the Orne police", not "nine per team"."""
    tokens = tree.tokens
    apart = i == 0 or tokens[i - 1].text in SKIP
    definite = tokens[i + 1].pos in ("DET", "PROPN") or tokens[i + 1].ent[:1] == "B"
    return apart and definite and speakerish(tree, speaker)


def _behind_quotation(tree: Tree, i: int) -> int | None:
    """The "as" or "while" with which, behind what somebody else is quoted to say, the words of this source begin: "The
    envoy warned that “time is short” as the flood has killed nine people, according to the police"."""
    tokens = tree.tokens
    closed = next((k for k in range(i - 1, 0, -1) if tokens[k].text in CLOSING), None)
    if closed is None or closed + 2 >= i or tokens[closed + 1].text.lower() not in _MEANWHILE:
        return None
    verb = tokens[closed + 1].head
    told = tokens[closed + 1].dep == "mark" and closed + 1 < verb < i and tree.own_subject(verb) is not None
    return closed + 1 if told else None


def _behind_source(tree: Tree, i: int, found: list[Saying]) -> int:
    """Where this source's words begin behind those of another: "Nine died, per the police, and ten were hurt, according
    to the clinic"; 0 where there is no other."""
    ends = [s.phrase[1] for s in found if s.lemma == "accord" and s.said and s.said[0][1] < s.phrase[0] <= i]
    behind = max(ends, default=-1) + 1
    joined = any(t.dep == "cc" for t in tree.tokens[behind : behind + 2])
    return behind if behind and joined else 0


def _issuer(tree: Tree, results: int) -> int | None:
    """Whose results they are: "results from the office", "the results of a survey", "results released by the party"."""
    owner = owner_of(tree, results)
    if owner is not None and tree.tokens[owner[0]].pos in ("NOUN", "PROPN"):
        return owner[0]
    of = tree.prepositional(results, "of")
    if of is not None and tree.tokens[of].lemma in DOCUMENTS:
        return of
    released = next((k for k in tree.kids[results] if tree.tokens[k].tag == "VBN" and k > results), None)
    return None if released is None else tree.agent(released)


def _leads(tree: Tree, i: int) -> bool:
    """Whether "according to X" stands in front of what X says."""
    j = i - 1
    if j >= 0 and tree.tokens[j].text in (":", ";"):
        # "The rebels rejected it: according to Lind, eight died."
        return True
    while j >= 0 and (tree.tokens[j].text in SKIP or tree.tokens[j].text.lower() in _INFORMAL_ADVERBS):
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


def by_noun(tree: Tree, i: int) -> Iterator[Saying]:
    """ "X's claim that …", "claims by X that …", "made claims that …"."""
    tokens = tree.tokens
    clause = that_clause(tree, i)
    told = _behind_spreading(tree, i) if clause is None else (tree.left[clause], tree.right[clause])
    if told is None:
        return
    if tokens[i].lemma in FELT and tokens[tokens[i].head].lemma not in _VOICING:
        return
    said = (told,)
    lemma = tokens[i].lemma
    owner = owner_of(tree, i)
    if owner is not None:
        head, phrase = owner
        trimmed = trim(tree, said[0])
        if trimmed is not None and speaks(tree, head):
            yield Saying(i, lemma, head, phrase, (trimmed,), quotable=False)
        return
    verb = tokens[i].head
    if tokens[i].dep == "dobj" and tokens[verb].lemma in _MAKING and not unsaid(tree, verb):
        speaker = tree.subject(verb)
        if speaker is not None and speaks(tree, speaker) and not tree.negated(verb):
            yield replace(make(tree, verb, speaker, said, quotable=False), lemma=lemma)


def _behind_spreading(tree: Tree, i: int) -> Range | None:
    """What is said behind how it was spread, whatever the parse makes of it: "a statement posted on its site that the
    road was open"."""
    tokens = tree.tokens
    spread = next((k for k in tree.kids[i] if k > i and tokens[k].tag == "VBN"), None)
    if spread is None or tokens[spread].lemma not in _SPREAD:
        return None
    last = max(tree.right[i], tree.right[spread])
    that = next((j for j in range(spread + 1, last) if tokens[j].text.lower() == "that"), None)
    if that is None or _relative(tree, that):
        return None
    return (
        (that + 1, last) if any(t.tag in ("VBD", "VBZ", "VBP") for t in tokens[that + 2 : last + 1]) else None
    )


def _relative(tree: Tree, that: int) -> bool:
    """Whether "that" stands for the noun in front of it: "the station that everybody hears"."""
    token = tree.tokens[that]
    objects = [k for k in tree.kids[token.head] if tree.tokens[k].dep == "dobj"]
    return token.dep.startswith("nsubj") or (token.dep in ("dobj", "pobj") and len(objects) < 2)


def viewed(tree: Tree, i: int) -> Iterator[Saying]:
    """ "in X's view, …", "in the words of X"."""
    tokens = tree.tokens
    prep = tokens[i].head
    if tokens[i].dep != "pobj" or tokens[prep].text.lower() not in ("in", "by") or not _leads(tree, prep):
        return
    speaker, phrase = _whose(tree, i)
    if speaker is None or not (speaks(tree, speaker) or tokens[speaker].text.lower() in HEARD_BEFORE):
        return
    if tokens[speaker].tag == "PRP$" and any(t.text not in SKIP for t in tokens[:prep]):
        return  # "She made clear that, in her view, …" tells itself who she is
    trimmed = trim(tree, (max(i, tree.right[prep]) + 1, len(tokens) - 1))
    if trimmed is not None:
        yield Saying(i, tokens[i].lemma, speaker, phrase, (trimmed,))


def _whose(tree: Tree, i: int) -> tuple[int | None, Range]:
    """Whose a noun is, and the words that say so: "X's view", "the words of X"."""
    owner = tree.child(i, "poss")
    if owner is None:
        owner = tree.prepositional(i, "of")
    if owner is None:
        return None, (i, i)
    first, last = tree.phrase(owner)
    while last > first and tree.tokens[last].tag == "POS":
        last -= 1
    return owner, (first, last)


def counted_by(tree: Tree, i: int) -> Iterator[Saying]:
    """ "200 left, by X's count", "…, by the reckoning of X": what stands in front of it is X's."""
    tokens = tree.tokens
    prep = tokens[i].head
    if tokens[i].dep != "pobj" or tokens[prep].text.lower() not in ("by", "on") or prep == 0:
        return
    if tokens[prep - 1].text not in (",", "—", "–") or any(
        t.text not in SKIP for t in tokens[tree.right[i] + 1 :]
    ):
        return
    speaker, phrase = _whose(tree, i)
    if speaker is None or not speaks(tree, speaker):
        return
    trimmed = trim(tree, (0, prep - 1))
    if trimmed is not None and any(t.pos == "VERB" for t in tokens[:prep]):
        yield Saying(i, tokens[i].lemma, speaker, phrase, (trimmed,), quotable=False)


def for_somebody(tree: Tree, i: int) -> Iterator[Saying]:
    """ "For the mayor, “it is over”": who thinks what stands in the quotation marks right behind the name."""
    tokens = tree.tokens
    speaker = tree.child(i, "pobj")
    if speaker is None or tokens[speaker].pos != "PROPN" or not speaks(tree, speaker):
        return
    first, last = tree.phrase(speaker)
    opened = last + 1 + (tokens[last + 1].text == "," if last + 2 < len(tokens) else 0)
    if opened >= len(tokens) or tokens[opened].text not in OPENING:
        return
    trimmed = trim(tree, (opened, len(tokens) - 1))
    if trimmed is not None:
        yield Saying(i, tokens[i].lemma, speaker, (first, last), (trimmed,), quotable=False)
