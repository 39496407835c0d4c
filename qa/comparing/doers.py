"""Who did it, as another speaker says right beside a sentence that answers: "The guild said that the Velm men
opened fire. Moe said that the Orne men broke the truce", where the two tell of the breach in other words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.annotate import IndexedSentence
from index.article import Span
from index.claims import Claim
from index.tree import Tree
from index.wordlists import words
from qa.asking.demonyms import akin
from qa.comparing.accused import blamed
from qa.comparing.points import point_at, speaker_at
from qa.comparing.replying import bare_reply
from qa.comparing.speakers import folded, same_speaker
from qa.evidence import Judged
from qa.fitting.foremost import Sentences, number_in, place_of, unfound
from qa.fitting.mutual import asks_who_began, asks_who_broke_it
from qa.fitting.subject import MEDIATING
from qa.question import Question

# What less surely answers is not told to be contradicted; so far it may stand from what does.
_ANSWERS, _BESIDE = 0.5, 2
# So many are held against it.
_MOST = 2
# What breaks a truce or begins the fighting, by the words of who speaks of it.
_ATTACKING = words("open fire shoot shell attack bombard bomb strike assault raid")
_BREAKING = _ATTACKING | words("break violate breach infringe resume tear")
_BEGINNING = _ATTACKING | words("begin start launch provoke initiate unleash")
_KILLING = _ATTACKING | words("kill murder execute massacre assassinate")
# So is what is done to a bridge or a house: "destroyed by mortar fire", "troops blew it up".
_WRECKING = _ATTACKING | words("wreck destroy damage blow burn down ruin demolish hit sink")
# Who did it is also asked so.
_BEHIND_IT = re.compile(
    r"\b(?:behind|responsible for|to blame|carried out|carry out|committed|guilty|perpetrat\w+|culprits?)\b",
    re.I,
)
# Who did it is told by what they are: "the attackers were Orne men", "the killers belonged to the guild".
_DOERS = words("attacker killer perpetrator culprit assailant gunman shooter murderer raider bomber arsonist")
_BEING, _BELONGING = words("be"), words("belong come")
# So far on another speaker may say who they were, with a sentence between that only says that he blames others.
_FURTHER_ON = 3
_HIT = words("they them he him she her it")
_WRITING = words("write draft draw author compose formulate devise pen word")
_ACCUSING = words("accuse blame")


def with_other_doers(
    question: Question, results: Sequence[Judged], sentences: Sentences
) -> tuple[tuple[Judged, ...], tuple[tuple[int, int], ...]]:
    """The results of a question who did it, with whom another speaker names right beside the surest, as sure as that,
    and the numbers of each sentence and of what is said against it. Those that were not read stand at the end.

    `sentences` gives an article's sentences in order.
    """
    found, numbers = list(results), list[tuple[int, int]]()
    read = {place_of(j.evidence): n for n, j in enumerate(results)}
    if question.wants in ("person", "body") and question.action in MEDIATING:
        for n, other in _unmediated(question, results, sentences):
            place = read.setdefault(place_of(other.evidence), len(found))
            found[place : place + 1] = [other]
            numbers.append((n, place))
        return tuple(found), tuple(numbers)
    acts = _acts(question)
    if not acts:
        return tuple(found), ()
    for n, told in enumerate(results):
        if told.probability < _ANSWERS or told.fit.contrast < 0 or not _names_somebody(told):
            continue
        own = sentences(told.evidence.article.id)
        for other in (*_beside(question, n, told, own, acts), *_denial(told, own, acts))[:_MOST]:
            place = read.setdefault(place_of(other.evidence), len(found))
            found[place : place + 1] = [other]
            numbers.append((n, place))
        if numbers:
            break
    return tuple(found), tuple(numbers)


# "Without any mediator", "there was no mediation", "worked out directly between the two".
_UNMEDIATED = re.compile(
    r"\b(?:without|no|not (?:through|by)) (?:any |a |the )?(?:third[- ]party |outside |foreign )*(?:mediat\w+|"
    r"third part\w+|broker\w*|intermediar\w+|go-between\w*)\b|"
    r"\b(?:directly|bilaterally) between (?:the (?:two|parties|sides)|them)\b",
    re.I,
)


def _unmediated(
    question: Question, results: Sequence[Judged], sentences: Sentences
) -> Iterator[tuple[int, Judged]]:
    """What another speaker says in the article of the surest sentence: that nobody mediated."""
    told = next((j for j in results if j.probability >= _ANSWERS and j.fit.contrast >= 0), None)
    if told is None:
        return
    speaker = speaker_at(told, told.answer.start)
    own, text = sentences(told.evidence.article.id), told.evidence.article.text
    for n, sentence in enumerate(own):
        said = _UNMEDIATED.search(text, sentence.start, sentence.end)
        event, asked = sentence.timing.event, question.period
        if (
            said is None
            or sentence.heading
            or sentence.boilerplate
            or (event and asked and not event.overlaps(asked))
        ):
            continue
        evidence = unfound(told.evidence.article, own, n, told.evidence.hit)
        other = Judged(evidence, told.probability, Span(*said.span()), told.fit, told.reading, told.affirms)
        voice = speaker_at(other, said.start())
        if voice and not same_speaker(voice, speaker):
            yield results.index(told), other
            return


def _acts(question: Question) -> frozenset[str]:
    """The verbs that tell what is asked about; empty where no doer is asked for, or of another act."""
    if question.wants not in ("person", "body"):
        return frozenset()
    if asks_who_broke_it(question):
        return _BREAKING
    if asks_who_began(question):
        return _BEGINNING
    act = question.action.partition(" ")[0]
    # "By whom were they shot?": the parse sees no verb.
    done = {act} if act else {*question.topic}
    if done & _KILLING or _BEHIND_IT.search(question.standalone):
        return _KILLING
    if act in _WRECKING - _KILLING:
        return _WRECKING
    return _WRITING if act in _WRITING else frozenset()


def _names_somebody(told: Judged) -> bool:
    """Whether the answering words are no more than a name or a noun: "Thirteen were killed at Orne" names no doer."""
    inside = [t for t in told.evidence.sentence.tokens if told.answer.start <= t.start < told.answer.end]
    return not any(t.tag in ("VBD", "VBN", "VBZ", "VBP") and t.dep in ("ROOT", "ccomp") for t in inside)


def _beside(
    question: Question, number: int, told: Judged, own: Sequence[IndexedSentence], acts: frozenset[str]
) -> Iterator[Judged]:
    """What other speakers say beside a sentence of who did it."""
    point = next(iter(blamed(question, number, told)), None) or point_at(number, told, told.answer)
    speaker = point.speaker or speaker_at(told, told.answer.start)
    at = number_in(own, told.evidence.sentence)
    if at is None or not speaker:
        return
    named = set(folded(point.said or point.text))
    near = (n for n in range(at - _BESIDE, at + _FURTHER_ON + 1) if n != at and 0 <= n < len(own))
    for n in near:
        sentence = own[n]
        apart = sentence.paragraph != own[at].paragraph
        if (apart and acts is not _KILLING) or any(s.heading for s in own[at : n + 1]):
            continue
        for claim in sentence.claims:
            if not claim.speaker or claim.denied or claim.negated or same_speaker(claim.speaker, speaker):
                continue
            doer = _called(sentence, claim) if acts is _KILLING else None
            if doer is None and not apart and abs(n - at) <= _BESIDE:
                doer = _doer(sentence, claim, acts)
                if acts in (_KILLING, _WRECKING) and not _to_the_same(question, sentence, claim):
                    doer = None
            if doer is None:
                continue
            who = set(folded(doer.of(told.evidence.article.text)))
            # Who owns up to it, or says the same of the same, speaks not against it.
            if _alike(who, named) or _alike(who, set(folded(claim.speaker))):
                continue
            evidence = unfound(told.evidence.article, own, n, told.evidence.hit)
            yield Judged(evidence, told.probability, doer, told.fit, told.reading, told.affirms)
            break


def _to_the_same(question: Question, sentence: IndexedSentence, claim: Claim) -> bool:
    """Whether it was done to those of whom the sentence before tells: "soldiers opened fire on them"; or to the asked
    thing."""
    inside = [t for t in sentence.tokens if claim.start <= t.start < claim.end]
    if any(t.text.lower() in _HIT and t.dep in ("dobj", "pobj", "nsubjpass") for t in inside):
        return True
    return any(t.pos == "NOUN" and t.lemma.lower() in question.topic for t in inside)


def _denial(told: Judged, own: Sequence[IndexedSentence], acts: frozenset[str]) -> Iterator[Judged]:
    """The bare denial of another speaker right behind an accusation: "The rebels accuse soldiers of it. Moe called the
    accusation propaganda"."""
    at = number_in(own, told.evidence.sentence)
    accused = any(t.lemma.lower() in _ACCUSING for t in told.evidence.sentence.tokens)
    if acts is not _KILLING or not accused or at is None or at + 1 >= len(own):
        return
    reply = bare_reply(replace(told, evidence=replace(told.evidence, after=own[at + 1])), lambda _: own)
    if reply is None:
        return
    # "They called the charge against themselves a lie": who accuses denies another thing.
    denier = next((c.speaker for c in own[at + 1].claims if c.speaker), None)
    if not same_speaker(denier, speaker_at(told, told.answer.start)):
        yield reply


def _alike(one: set[str], other: set[str]) -> bool:
    """Whether two names share a word, or one is the other's land."""
    return bool(one & other) or any(akin(a, b) for a in one for b in other)


def _called(sentence: IndexedSentence, claim: Claim) -> Span | None:
    """Who the attackers were, as the claim says; None where it does not."""
    tokens = sentence.tokens
    tree = Tree(tokens)
    for i, token in enumerate(tokens):
        subject = (
            tree.own_subject(i) if claim.start <= token.start < claim.end and not tree.negated(i) else None
        )
        if subject is None or tokens[subject].lemma.lower() not in _DOERS:
            continue
        who = None
        if token.lemma.lower() in _BEING:
            who = tree.child(i, "attr")
        elif token.lemma.lower() in _BELONGING:
            who = next((k for w in ("to", "from") if (k := tree.prepositional(i, w)) is not None), None)
        if who is not None and tokens[who].pos in ("NOUN", "PROPN"):
            first, last = tree.phrase(who)
            return Span(tokens[first].start, tokens[last].end)
    return None


def _doer(sentence: IndexedSentence, claim: Claim, acts: frozenset[str]) -> Span | None:
    """Whom the claim names as the one who did it, or whom its speaker accuses of it; None where nobody."""
    tokens = sentence.tokens
    tree = Tree(tokens)
    for i, token in enumerate(tokens):
        lemma = token.lemma.lower()
        if token.pos != "VERB" or tree.negated(i):
            continue
        if lemma in _ACCUSING and token.start <= claim.start:
            accused = tree.child(i, "dobj")
            of = {tokens[k].lemma.lower() for k in tree.below(i) if k > i}
            who = accused if of & acts else None
        elif lemma in acts and claim.start <= token.start < claim.end:
            # "A bridge destroyed by mortar fire"
            by = tree.agent(i) if tree.passive(i) or token.tag == "VBN" else None
            # What burned has burned nothing.
            to_nothing = acts is _WRECKING and tree.child(i, "dobj") is None
            who = by if by is not None or tree.passive(i) or to_nothing else tree.own_subject(i)
        else:
            continue
        if who is not None and tokens[who].pos in ("NOUN", "PROPN"):
            first, last = tree.phrase(who)
            return Span(tokens[first].start, tokens[last].end)
    return None
