"""How somebody responded: answered by what she says right behind what she responds to, in words that no question looks
for: "Lind said that the mill was unsafe. Moe called this a lie"; and what she says right behind a sentence that only
tells that she spoke."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.annotate import IndexedSentence
from index.article import Span
from qa.asking.capitals import one_power
from qa.comparing.denied import REPLY
from qa.comparing.points import speaker_at
from qa.comparing.speakers import same_speaker
from qa.evidence import Judged
from qa.fitting.foremost import Sentences, number_in, place_of, unfound
from qa.fitting.naming import speaker_fit
from qa.question import Question

# What less surely is what was said is responded to by nobody; so many of the surest are looked at.
_SAID, _LOOKED_AT = 0.5, 3
# A response stands so many sentences behind at most, a bare denial also so many before.
_BEHIND, _AHEAD = 3, 2
_RESPONDS = re.compile(
    r"^(?:how|what) (?:did|does|do|has|have) (?P<who>[^?]+?) (?:respond(?:ed)?|repl(?:y|ied)|react(?:ed)?|"
    r"answer(?:ed)?|say|said) "
    r"(?:to|about|on) (?:what (?P<other>[^?]+?) (?:said|says|claim(?:ed|s)|wrote|told|announced|argued|stated|alleged)"
    r"(?P<when> [^?]+?)? about (?P<what>[^?]+)|"
    r"(?:the |these |those |this )?(?:claims?|reports?|allegations?|accusations?|charges?|fact) that "
    r"(?P<that>[^?]+))\W*$",
    re.I,
)
# Whoever speaks next, and is not the one who spoke: "How did his opposite number respond?"
_WHOEVER = re.compile(
    r"\b(?:opposite number|counterpart|opponents?|rivals?|adversar(?:y|ies)|critics?|the other (?:side|party|camp))$",
    re.I,
)


def responded_to(question: Question) -> str:
    """The question after what was said before: "What did Lind say about the mill?"; empty where no response is
    asked for."""
    asked = _RESPONDS.match(question.standalone)
    if asked is None or not question.viewpoint:
        return ""
    if asked["that"]:
        return f"Is it true that {asked['that']}?"
    return f"What did {asked['other']} say{asked['when'] or ''} about {asked['what']}?"


def responding(
    question: Question, own: Sequence[Judged], said: Sequence[Judged], sentences: Sentences
) -> tuple[Judged, ...]:
    """The responses, as sure as what they respond to is what was said, in front of `own`, which is judged for the
    question as asked; `own` where there are none. `sentences` gives an article's sentences in order."""
    found: dict[tuple[str, int], Judged] = {}
    for told in [j for j in said if j.probability >= _SAID][:_LOOKED_AT]:
        for response in _responses(question, told, sentences(told.evidence.article.id)):
            found.setdefault(place_of(response.evidence), response)
    if not found:
        return tuple(own)
    others = (j for j in own if place_of(j.evidence) not in found)
    return tuple(sorted((*found.values(), *others), key=lambda j: -j.probability))


def with_words_behind(
    question: Question, results: Sequence[Judged], sentences: Sentences
) -> tuple[Judged, ...]:
    """The results; where it is asked what somebody says, with her words right behind the surest sentence, as sure as
    that, where this only says that she spoke: "Moe made no secret of it. “We know where they are,” he said"."""
    first = results[0] if results else None
    if first is None or question.wants != "statement" or not question.viewpoint or first.probability < _SAID:
        return tuple(results)
    e = first.evidence
    if (
        any(c.speaker for c in e.sentence.claims)
        or e.after is None
        or e.after.paragraph != e.sentence.paragraph
    ):
        return tuple(results)
    own = sentences(e.article.id)
    at = number_in(own, e.after)
    claim = next((c for c in e.after.claims if c.speaker), None)
    if at is None or claim is None:
        return tuple(results)
    evidence = unfound(e.article, own, at, e.hit)
    if speaker_fit(question, evidence) <= 0:
        return tuple(results)
    words = replace(first, evidence=evidence, answer=Span(claim.start, claim.end))
    others = [j for j in results[1:] if place_of(j.evidence) != place_of(evidence)]
    return (first, words, *others)


def _responses(question: Question, told: Judged, own: Sequence[IndexedSentence]) -> Iterator[Judged]:
    """What the asked one says right behind a sentence, and what bare denial of hers stands near it."""
    article = told.evidence.article
    at = number_in(own, told.evidence.sentence)
    if at is None:
        return
    for n in range(max(at - _AHEAD, 0), min(at + _BEHIND + 1, len(own))):
        sentence = own[n]
        denial = REPLY.search(article.text, sentence.start, sentence.end)
        evidence = unfound(article, own, n, told.evidence.hit)
        if n == at or (n < at and denial is None) or sentence.heading or sentence.boilerplate:
            continue
        whoever = _WHOEVER.search(question.viewpoint) is not None
        if whoever and not _anothers(told, sentence):
            continue
        if not whoever and (speaker_fit(question, evidence) <= 0 or not _hers(question, sentence, denial)):
            continue
        claim = next((c for c in sentence.claims if c.speaker), None)
        answer = Span(*denial.span()) if denial else Span(claim.start, claim.end) if claim else None
        if answer is not None:
            yield replace(told, evidence=evidence, answer=answer, fit=replace(told.fit, speaker=1.0))


def _anothers(told: Judged, sentence: IndexedSentence) -> bool:
    """Whether somebody else than whoever said it speaks."""
    speaker = speaker_at(told, told.answer.start)
    return any(c.speaker and not same_speaker(c.speaker, speaker) for c in sentence.claims)


def _hers(question: Question, sentence: IndexedSentence, denial: re.Match[str] | None) -> bool:
    """Whether it is a denial, or something that the asked one says herself and not somebody else of her land."""
    if denial is not None:
        return True
    asked = [w for w in question.viewpoint.split() if w[:1].isupper()]
    return any(
        c.speaker and any(one_power(word, w) for w in asked for word in re.findall(r"[A-Z]\w+", c.speaker))
        for c in sentence.claims
    )
