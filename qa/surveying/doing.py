"""Whose doing the fighting was: known from those who blame each other, wherever a question about it is answered."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.wordlists import words
from qa.answer import Disagreement, Position, Quote
from qa.asking.capitals import one_power
from qa.comparing.speakers import folded, same_speaker
from qa.compose import sentence_quote
from qa.evidence import ANSWERED, Judged
from qa.fitting.mutual import asks_who_began, only_of_a_paper
from qa.fitting.naming import mentions
from qa.question import Question
from qa.survey import Survey, Surveyed
from qa.surveying.blame import is_of_blame
from qa.surveying.known import among


def whose_doing(question: Question, results: Sequence[Judged], found: Survey) -> tuple[Surveyed, ...]:
    """The known disagreements over who is to blame, where it is asked who began the fighting, or why it began, and the
    articles that tell of them answer that, whatever else they tell: "the aim was to win back the valley", "each side
    blames the other"."""
    if not asks_who_began(question):
        return ()
    answering = {j.evidence.article.id for j in results if j.probability >= ANSWERED}
    return tuple(
        row
        for row in among(results, found)
        if is_of_blame(row.disagreement)
        and all(
            quote.article.id in answering
            and not only_of_a_paper(question, quote.text)
            and all(mentions(name, f"{quote.article.title} {quote.article.text}") for name in question.names)
            for quote in found.quotes_of(row)
        )
    )


def with_motives(
    question: Question, row: Surveyed, found: Survey, results: Sequence[Judged]
) -> tuple[Disagreement, tuple[Quote, ...]]:
    """The disagreement with its quotes; where it is asked why the fighting began, with one more side: what others than
    those who blame each other say that it was for ("an attempt to force a road open, analysts say")."""
    disagreement, quotes = row.disagreement, found.quotes
    if question.wants != "reason":
        return disagreement, quotes
    parties = [speaker for position in disagreement.positions for speaker in position.speakers]
    told = [
        (quote, j.answer_text)
        for j in results
        if j.probability >= ANSWERED
        and (quote := sentence_quote(j)).speaker
        and _OBSERVERS & set(folded(quote.speaker or ""))
        and _PURPOSE.search(quote.text)
        and not any(_of_one_party(quote.speaker or "", party) for party in parties)
    ]
    if not told:
        return disagreement, quotes
    speakers = tuple(dict.fromkeys(quote.speaker or "" for quote, _ in told))
    days = [quote.article.published for quote, _ in told if quote.article.published]
    side = Position(
        " ".join(told[0][1].split()),
        tuple(range(len(quotes), len(quotes) + len(told))),
        speakers,
        as_of=max(days, default=None),
        voices=len(speakers),
    )
    positions = (*disagreement.positions, side)
    return replace(disagreement, positions=positions), (*quotes, *(quote for quote, _ in told))


# Those who watch a war say what it is for; of others it is told only what they said of it.
_OBSERVERS = words(
    """analyst analysts expert experts specialist specialists observer observers researcher researchers professor
    diplomat diplomats historian historians scholar scholars commentator commentators"""
)
_PURPOSE = re.compile(
    r"\b(?:attempt|bid|effort|way|means|pretext|excuse|aim\w*|goal|purpose|intend\w*|intention|want\w*|seek\w*|sought|"
    r"tr(?:y|ies|ied|ying)|hop(?:e|es|ed|ing)|because|in order|so as|designed|meant|to (?:force|push|press|punish|test|"
    r"distract|divert|weaken|win|regain|retake|avenge|deter))\b",
    re.I,
)


def _of_one_party(speaker: str, party: str) -> bool:
    """Whether somebody speaks for one of those who blame each other, by name or by country."""
    if same_speaker(speaker, party):
        return True
    return any(one_power(a, b) for a in folded(speaker) for b in folded(party))
