"""Sentences that give an asked name another part: whom she replaced, her rival's sales."""

import re
from collections.abc import Iterable, Iterator, Sequence

from index.article import Span
from index.grammar import Token
from index.tree import Tree, token_at
from index.wordlists import words
from qa.asking.demonyms import akin
from qa.asking.names import Name
from qa.asking.parts import bears, doers, fillers, is_of
from qa.fitting.naming import mentions
from qa.question import Question

_OPPOSITE = {"subject": "object", "object": "subject"}
# Whoever is somebody's is not that one.
_RELATIONS = words(
    """wife husband spouse widow widower partner fiancé fiancée girlfriend boyfriend ex son daughter child father mother
    parent brother sister twin sibling cousin uncle aunt nephew niece grandfather grandmother grandson granddaughter
    rival competitor opponent challenger predecessor successor colleague teammate bandmate classmate neighbour neighbor
    friend counterpart understudy"""
)
_SINGLE = words("he she it")
_PLAYING = words("play portray voice")
_TAKING = words("take seize capture conquer occupy overrun gain storm")
_PERSONAL = words("he she they it who which that")


def part_fit(question: Question, tokens: Sequence[Token]) -> float:
    """-1 where the sentence says the same of others and gives an asked name another part, or tells only of somebody who
    is named by it; else 0."""
    return -1.0 if _says_it_of_others(question, tokens) or _of_a_relation(question, tokens) else 0.0


_SUCCEEDING = words("succeed replace follow")
_TOOK_OVER = re.compile(
    r"\b(?:t(?:ook|akes?|aken|aking) over|inherit(?:ed|s)?|(?:was|were|is) handed)(?: [\w’'-]+){0,6}? from "
    r"(?P<whom>[^.;]{2,60})",
    re.I,
)


_TO_REPLACE = re.compile(
    r"\b(?:to|will|would) (?:replace|succeed) (?P<whom>(?:[a-z]+ ){0,3}(?:[A-Z][\w’'-]+ ?){1,4})"
)


def took_over_from_another(question: Question, names: Iterable[Name], text: str) -> bool:
    """Whether it is asked who came after somebody, and the text tells only from whom another took over."""
    if question.wants != "person" or not (
        question.action in _SUCCEEDING or _TOOK_OVER.search(question.standalone + " ")
    ):
        return False
    before = [name for name, part in question.parts if part == "object"]
    persons = [n.text.split()[-1] for n in names if n.kind == "person" or n.text in before]
    taken = _TOOK_OVER.search(text)
    # "The firm names Ruiz to replace Moe": a headline's verb looks like a noun.
    replaced = [told["whom"] for told in _TO_REPLACE.finditer(text)] + ([taken["whom"]] if taken else [])
    return bool(replaced and persons) and not any(person in whom for person in persons for whom in replaced)


def done_by_another(question: Question, tokens: Sequence[Token], at: int) -> bool:
    """Whether the act that is told where the character `at` stands was done by somebody else than the named one who is
    asked about: when the guards took the bridge is not answered by when Orne took it back. It is by when it fell."""
    doing = [*doers(question.parts), *(name for name, part in question.parts if part == "object")]
    tree = Tree(tokens)
    verb = _told_at(tree, at)
    if not doers(question.parts) or verb is None or tree.passive(verb):
        return False
    subject = tree.own_subject(verb)
    if subject is not None and any(tokens[k].tag == "PRP$" for k in tree.kids[subject]):
        # "The army said its jets had hit it": whose they are is told before.
        return False
    return (
        subject is not None
        and _is_name(tree, subject)
        and not any(is_of(tokens[i], name) for i in tree.below(subject) for name in doing)
    )


def _told_at(tree: Tree, at: int) -> int | None:
    """The verb with a subject of its own, or in the passive, that governs what stands at a character."""
    verb = token_at(tree.tokens, at)
    while verb is not None and not (
        tree.tokens[verb].pos == "VERB" and (tree.own_subject(verb) is not None or tree.passive(verb))
    ):
        verb = tree.tokens[verb].head if tree.tokens[verb].head != verb else None
    return verb


def same_act_by_another(question: Question, tokens: Sequence[Token], at: int) -> bool:
    """Whether what is told where the character `at` stands is the asked act or its undoing, done by another than the
    asked one: when the guards retook the bridge is not when Orne took it."""
    if question.wants not in ("time", "place"):
        return False
    asked = _plainly(question.action.partition(" ")[0])
    verb = _told_at(Tree(tokens), at)
    if verb is None:
        return False
    told = _plainly(tokens[verb].lemma.lower())
    alike = told == asked or {told, asked} <= _TAKING
    return alike and done_by_another(question, tokens, at)


def of_who_had_it_before(question: Question, text: str, answer: Span) -> bool:
    """Whether the answering words, as places in the text, are those from whom somebody took over what is asked for."""
    if question.wants != "person" or _ASKS_BEFORE.search(question.standalone):
        return False
    return _TAKEN_FROM.search(text[: answer.start]) is not None


_ASKS_BEFORE = re.compile(
    r"\b(?:from|before|previous\w*|predecess\w*|succeed\w*|replac\w*|first|original\w*)\b", re.I
)
_TAKEN_FROM = re.compile(
    r"\b(?:t(?:ook|akes?|aken|aking)\b[^.;]{0,40}? over|inherit(?:ed|s)?\b[^.;]{0,30}?|handed\b[^.;]{0,30}?) from "
    r"(?:the |an? )?$",
    re.I,
)


_APPOINTING = words("name appoint become choose elect hire pick select install make")
_OUSTED = re.compile(
    r"\b(?:parted (?:ways |company )?with|oust(?:ed|ing)|sack(?:ed|ing)|fir(?:ed|ing)|dismiss(?:ed|ing)|"
    r"remov(?:ed|ing)|replac(?:ed|es|ing)|succeed(?:ed|s|ing)|succession to) (?:the |its |long-?time )?(?:\w+ ){0,2}$",
    re.I,
)


def of_the_ousted(question: Question, text: str, answer: Span) -> bool:
    """Whether it is asked who was appointed, and the answering words are whom somebody parted with or replaced."""
    if question.wants != "person" or question.action.partition(" ")[0] not in _APPOINTING:
        return False
    return _OUSTED.search(text[: answer.start]) is not None


_BOUND_FOR = re.compile(
    r"\b(?:bound for|head(?:ed|ing) (?:for|to)|en route to|on (?:its|the|his|her|their) way to|destined for|"
    r"flying to)\b[^,.;]{0,20}$",
    re.I,
)
_TRAVELLING = words("go head travel fly sail bind leave drive")


def only_bound_for(question: Question, text: str, answer: Span) -> bool:
    """Whether the answering words are where something was on its way to, and it is asked where something happened."""
    if question.wants != "place" or question.action.partition(" ")[0] in _TRAVELLING:
        return False
    begun = text[: answer.start]
    return (
        _BOUND_FOR.search(begun) is not None
        or re.match(r"bound for\b", text[answer.start :], re.I) is not None
    )


def plays_another(question: Question, text: str, answer: Span) -> bool:
    """Whether the text says right behind the answering words whom they play, and this is not the asked part."""
    if question.action not in _PLAYING:
        return False
    told = _AS_WHOM.match(text[answer.end :])
    return told is not None and told["part"].lower() not in question.standalone.lower()


_AS_WHOM = re.compile(
    r",? (?:[a-z]+ (?:[a-z]+ ){1,3}(?=as )|)(?:(?:(?:stars|is cast|was cast|returns|appears) )?as|will be|plays|"
    r"portrays|takes on|will play|will portray) "
    r"(?:the )?(?P<part>[A-Z][\w’'-]+)"
)


def taken_from_there(question: Question, text: str, answer: Span) -> bool:
    """Whether it is asked where something was, and the answering words tell from where it was moved."""
    asked = question.wants == "place" and _MOVED.search(question.standalone) is None
    return asked and _MOVED_FROM.search(text[: answer.start]) is not None


_MOVED = re.compile(r"\b(?:mov|switch|relocat|shift|transfer|strip)\w*|\bfrom where\b|\boriginally\b", re.I)
_MOVED_FROM = re.compile(
    r"\b(?:moved|moving|switch(?:ed|ing)|relocat(?:ed|ing)|shift(?:ed|ing)|transfer(?:red|ring)|taken|strip(?:ped)?s?)"
    r"(?: [\w’'-]+){0,3}? (?:away )?(?:from|out of) (?:the )?$|\bstrip(?:s|ped)? (?:the )?$",
    re.I,
)


def remains_of_another(question: Question, text: str, _: Span) -> bool:
    """Whether it is asked for the bodies of one people's dead, and the text tells of those of another's."""
    asked, told = (_REMAINS_OF.search(t) for t in (question.standalone, text))
    return asked is not None and told is not None and not akin(asked["whose"], told["whose"])


_REMAINS_OF = re.compile(
    r"\b(?:bodies|remains|corpses|coffins) of (?:(?:up|close) to |about |some |at least |more than )?(?:[\d,]+ )?"
    r"(?:dead |fallen |killed )?(?P<whose>[A-Z]\w+)\b"
)


def with_another(question: Question, tokens: Sequence[Token], _: Span) -> bool:
    """Whether it is asked of two persons if they spoke or met, and the sentence tells that one of them did with
    somebody else."""
    pair = [n for n in question.names if n.kind in ("person", "thing")]
    if question.action not in _SPEAKING_WITH or len(pair) != 2:
        return False
    text = " ".join(t.text for t in tokens)
    told = [mentions(n, text) for n in pair]
    spoke = any(t.lemma.lower() in _SPEAKING_WITH | _SPEAKING for t in tokens)
    if sum(told) != 1 or not spoke or any(t.text.lower() in _WHOEVER for t in tokens):
        return False
    own = set(pair[told.index(True)].text.split())
    # The parser does not know every name of a person, but those of days and countries.
    return any(
        t.pos == "PROPN" and t.ent[2:] in ("", "PERSON") and t.text not in own and t.text[0].isupper()
        for t in tokens
    )


_SPEAKING_WITH = words("telephone phone call ring meet speak talk visit write marry confer text")
_SPEAKING = words("conversation meeting talks visit letter")
_WHOEVER = words("him her them he she they both")


def parts_with_it(question: Question, text: str, answer: Span) -> bool:
    """Whether it is asked who buys something, and the text says right behind the answering words that these sell it."""
    bought = question.action in _BUYING and question.wants in ("person", "body", "thing")
    return bought and _SELLS.match(text[answer.end :]) is not None


_SELLS = re.compile(
    r",?(?: (?:is|was|has|had|will|would|agreed|agrees|wants|plans|decided))*(?: to| be| been)* (?:(?:looking "
    r"for|seeking) (?:a )?buyers?\b|sell\w*|"
    r"sold)\b(?! to\b)",
    re.I,
)


def sold_by(question: Question, text: str) -> bool:
    """Whether it is asked what somebody pays for somebody, and the text tells for what he parts with him: "moved from
    Orne to Velden for 80 million"."""
    buyers = [name for name, part in question.parts if part == "subject"]
    return (
        question.wants == "figure"
        and question.action in _BUYING
        and any(
            re.search(rf"\bfrom (?:the )?{re.escape(b)}\b(?: [\w’'-]+){{0,2}} to\b", text) for b in buyers
        )
    )


def counts_of_another(
    question: Question, names: Iterable[Name], tokens: Sequence[Token], article: str
) -> bool:
    """Whether it is asked how much somebody won, paid or lost, and the sentence tells it of another by name, in an
    article that never names the asked one."""
    if question.wants != "figure":
        return False
    doing = {question.counted_side, *(name for name, part in question.parts if part == "subject")}
    # The parse does not know every party.
    named = [n for n in names if not n.speaker]
    if len(named) == 1 and re.search(rf"\bdid (?:the )?{re.escape(named[0].text)} \w", question.standalone):
        doing.add(named[0].text)
    asked = [n for n in named if n.text in doing]
    if not asked or any(mentions(n, article) for n in asked):
        return False
    tree = Tree(tokens)
    told = (
        tree.own_subject(i)
        for i, t in enumerate(tokens)
        if t.lemma.lower() == question.action and t.pos == "VERB"
    )
    subjects = [i for i in told if i is not None]
    return bool(subjects) and all(_is_name(tree, i) for i in subjects)


_BUYING = words("pay buy sign spend purchase acquire")


def done_to_another_end(question: Question, tokens: Sequence[Token], at: int) -> bool:
    """Whether the character `at` stands in the "by X" of another act than the asked one, which the sentence tells in
    the passive without anybody: "a truce mediated by Orne was broken" does not say who broke it."""
    asked = question.action.partition(" ")[0]
    if question.wants not in ("person", "body") or not asked:
        return False
    tree = Tree(tokens)
    told = [i for i, t in enumerate(tokens) if t.pos == "VERB" and t.lemma.lower() == asked]
    if not told or not all(tree.passive(i) and tree.agent(i) is None for i in told):
        return False
    agents = (i for i, t in enumerate(tokens) if t.dep == "agent" and t.head not in told)
    return any(tokens[tree.left[i]].start <= at < tokens[tree.right[i]].end for i in agents)


def _plainly(verb: str) -> str:
    """Without what says that it was done again: "capture" for "recapture"."""
    bare = verb.removeprefix("re")
    return bare if bare in _TAKING or verb == "retake" else verb


def _says_it_of_others(question: Question, tokens: Sequence[Token]) -> bool:
    asked = question.action.partition(" ")[0]
    verbs = [i for i, t in enumerate(tokens) if t.lemma.lower() == asked and t.pos in ("VERB", "AUX")]
    if not (question.parts and verbs):
        return False
    # Of a time or a number more may be told than by the verb that is asked with.
    who = question.wants in ("person", "body")
    tree = Tree(tokens)
    swapped = False
    for verb in verbs:
        told = list(fillers(tree, verb))
        if any(
            bears(tree, place, name) for name, part in question.parts for own, place in told if own == part
        ):
            return False
        swapped = swapped or any(
            _swapped(tree, name, part, told) for name, part in question.parts if who or part not in _OPPOSITE
        )
        swapped = swapped or any(
            _of_somebody_else(question, tree, name, part, told) for name, part in question.parts
        )
        swapped = swapped or any(
            part == "object" and who and _another_role(tree, verb, name, told)
            for name, part in question.parts
        )
        # "She won, against 49 percent for NAME": nobody names so later whom a pronoun stands for there.
        swapped = swapped or any(
            part == "subject" and _another_than_pronoun(tree, verb, name, told)
            for name, part in question.parts
        )
    return swapped


def _swapped(tree: Tree, name: str, part: str, told: Sequence[tuple[str, int]]) -> bool:
    own = [place for role, place in told if role == part]
    named = bool(own) and all(_is_name(tree, place) for place in own)
    if part in _OPPOSITE:
        opposite = any(
            role == _OPPOSITE[part] and (bears(tree, place, name) or _stands_for(tree, place, name))
            for role, place in told
        )
        # "Orne bought a bakery" does not say who bought Orne.
        nouns = bool(own) and all(tree.tokens[place].pos in ("NOUN", "PROPN") for place in own)
        return (opposite and (named or nouns)) or (named and _only_beside(tree, own, name))
    if not named:
        return False
    return not any(is_of(token, name) for token in tree.tokens)


def _stands_for(tree: Tree, place: int, name: str) -> bool:
    """Whether he or she is the one named before: "Orne came to office when she followed Velm"."""
    if tree.tokens[place].text.lower() not in ("he", "she"):
        return False
    subjects = [t for t in tree.tokens[:place] if t.dep.startswith("nsubj") and t.pos == "PROPN"]
    return bool(subjects) and is_of(subjects[-1], name)


def _another_role(tree: Tree, verb: int, name: str, told: Sequence[tuple[str, int]]) -> bool:
    """Whether the sentence tells who plays somebody without the asked name: "Kane plays the governor"."""
    if tree.tokens[verb].lemma.lower() not in _PLAYING or any(is_of(t, name) for t in tree.tokens):
        return False
    return any(role == "object" and tree.tokens[place].pos in ("NOUN", "PROPN") for role, place in told)


def _of_somebody_else(
    question: Question, tree: Tree, name: str, part: str, told: Sequence[tuple[str, int]]
) -> bool:
    """Whether one person is asked about and the sentence tells it of another one: "Mr Ilk cannot comment: he was
    arrested in May"."""
    person = any(n.text == name and n.kind == "person" for n in question.names)
    own = [place for role, place in told if role == part]
    if not person or len(own) != 1 or any(is_of(t, name) for t in tree.tokens):
        return False
    if tree.tokens[own[0]].text.lower() not in ("he", "she", "him", "her"):
        return tree.tokens[own[0]].ent[2:] == "PERSON"
    # Who is named before the pronoun is meant by it.
    return any(
        t.ent[2:] == "PERSON" or (t.pos == "PROPN" and t.dep.startswith("nsubj") and not t.ent)
        for t in tree.tokens[: own[0]]
    )


def _another_than_pronoun(tree: Tree, verb: int, name: str, told: Sequence[tuple[str, int]]) -> bool:
    subject = next((place for role, place in told if role == "subject"), None)
    if subject is None or tree.tokens[subject].text.lower() not in _SINGLE:
        return False
    return any(is_of(tree.tokens[i], name) for i in tree.below(verb) if i > verb)


def _is_name(tree: Tree, place: int) -> bool:
    """Whether the noun is a name: the parser knows it, it has a capital and is explained in apposition, or a name
    explains it ("his rival Orne")."""
    token = tree.tokens[place]
    beside = [tree.tokens[k] for k in tree.kids[place] if tree.tokens[k].dep == "appos"]
    named = any(t.pos == "PROPN" for t in beside)
    return token.pos == "PROPN" or named or (token.text[:1].isupper() and bool(beside))


def _only_beside(tree: Tree, own: Sequence[int], name: str) -> bool:
    """Whether the name only describes those who have its part: "Orne, which NAME spun off"."""
    named = {i for i, t in enumerate(tree.tokens) if is_of(t, name)}
    inside = {i for place in own for i in tree.below(place)}
    return bool(named) and named <= inside


def _of_a_relation(question: Question, tokens: Sequence[Token]) -> bool:
    """Whether the sentence is about "NAME's rival Orne", and names NAME nowhere else, nor says he or she."""
    if not any(t.lemma.lower() in _RELATIONS for t in tokens):
        return False
    if any(t.text.lower() in _PERSONAL and t.dep.startswith("nsubj") for t in tokens):
        return False
    if _RELATIONS & set(re.findall(r"[^\W_]+", question.standalone.lower())):
        return False
    owned = list(_owned(Tree(tokens)))
    for name in question.names:
        if name.speaker or name.kind == "work":
            continue
        # "Tamsin's rival" is that of Tamsin Motors.
        places = [i for i, t in enumerate(tokens) if any(is_of(t, word) for word in name.text.split())]
        if places and any(all(place in owner for place in places) for owner in owned):
            return True
    return False


def _owned(tree: Tree) -> Iterator[range]:
    """Whose wife or rival the sentence is about: the words in front of the possessive of such a subject."""
    tokens = tree.tokens
    for subject, token in enumerate(tokens):
        if token.dep not in ("nsubj", "nsubjpass") or tokens[token.head].head != token.head:
            continue
        first = tree.left[subject]
        mark = next((i for i in range(first, subject) if tokens[i].tag == "POS"), subject)
        if any(t.lemma.lower() in _RELATIONS for t in tokens[mark + 1 : subject + 1]):
            yield range(first, mark)
        # "Orne Dairies, NAME's competitor, …".
        beside = tree.child(subject, "appos")
        if beside is not None and tokens[beside].lemma.lower() in _RELATIONS:
            first = tree.left[beside]
            yield range(first, next((i for i in range(first, beside) if tokens[i].tag == "POS"), first))
