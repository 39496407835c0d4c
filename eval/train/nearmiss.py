"""Near misses: pairs that keep the topic and lose the answer, and their twins that keep both.

A reader that learns from sentences of one article takes "about the same thing" for "answers". Here the two come
apart: the sentence is cut before its answer or after it, its answer is named or only alluded to, or it announces an
answer that it does not give ("… release date, cast and all we know"). Each change is made to answered and to
unanswered pairs alike where it can be, so that the change itself tells nothing.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eval.train.pair import Pair

# What a sentence says instead of the answer, by the question's first words.
_ALLUSIONS = (
    (
        r"^who|^whose|^whom",
        ("someone", "a new name", "another person", "the person in question", "one of them"),
    ),
    (
        r"^when|^what year|^in what year|^in which year|what date",
        ("some time later", "at a later date", "then", "soon"),
    ),
    (r"^where|^in what|^in which", ("elsewhere", "at an undisclosed place", "there", "in another place")),
    (r"^how many", ("an unknown number of", "some", "a certain number of", "more and more")),
    (r"^how much|^what percent", ("an undisclosed amount", "a certain sum", "some part")),
    (r"^why", ("for its own reasons", "for reasons not given")),
    (r"^what|^which", ("something else", "another one", "it", "that", "something of the kind")),
)
# Announcements without the thing announced: headings, teasers and entries of lists as the web is full of.
_TEASERS = (
    "{topic}: everything we know so far",
    "{topic} - all you need to know",
    "Here is what to know about {topic}.",
    "Find out more about {topic} ...",
    "{topic}: latest news, pictures and video",
    "Get the latest on {topic} and more.",
    "Read more: {topic}",
    "{topic} | News",
    "The question of {topic} has been asked many times.",
    "We look at {topic} and what comes next ...",
    "{topic}: who, what, when and where",
    "A full list of {topic} can be found here.",
    "There was much talk of {topic} ahead of the announcement.",
    "Fans have been waiting for news of {topic}.",
    "See also: {topic}.",
)
# Words that turn one question into another that the same sentence leaves open.
_OPPOSITES = (
    "first/second/third/fourth/fifth/sixth/seventh/last",
    "men's/women's",
    "men/women",
    "north/south/east/west",
    "northern/southern/eastern/western",
    "largest/smallest",
    "highest/lowest",
    "oldest/youngest",
    "longest/shortest",
    "increase/decrease",
    "import/export",
    "imports/exports",
    "mother/father/brother/sister/wife/husband/son/daughter",
    "born/buried",
    "summer/winter",
    "morning/evening",
    "monday/tuesday/wednesday/thursday/friday/saturday/sunday",
    "january/march/april/june/july/august/october/november/december",
    "singles/doubles",
    "arrested/released",
    "opened/closed",
    "hired/fired",
    "before/after",
    "minimum/maximum",
    "home/away",
    "male/female",
    "author/publisher",
    "director/producer",
    "owner/tenant",
    "founder/chairman",
    "army/navy",
    "left/right",
    "red/blue/green/yellow/white/black",
    "gold/silver/bronze",
)
_GROUP = {word: tuple(group.split("/")) for group in _OPPOSITES for word in group.split("/")}
_NUMBER = re.compile(
    r"\b(?:season|chapter|part|round|stage|phase|series|week|act|game|day|match) (\d{1,3})\b", re.I
)
_ORDINAL = re.compile(r"\b(\d{1,3})(st|nd|rd|th)\b")


def near_misses(rng: random.Random, pairs: Sequence[Pair], most: int) -> list[Pair]:
    """At most `most` pairs made of answered ones, about two thirds of them unanswered."""
    from eval.train.swaps import keywords

    made: list[Pair] = []
    answered = [p for p in pairs if p.label and 0 <= p.start < p.end]
    for pair in rng.sample(answered, len(answered)):
        if len(made) >= most:
            break
        kind = rng.random()
        if kind < 0.3:
            made += _cut(rng, pair)
        elif kind < 0.6:
            made += _alluded(rng, pair)
        elif kind < 0.85:
            made += _turned(rng, pair)
        else:
            topic = keywords(rng, pair.question).strip()
            if 2 <= len(topic.split()) <= 14:
                made.append(_missed(pair, sentence=_teaser(rng, pair.question, topic), why="teaser"))
    return made[:most]


def _missed(pair: Pair, why: str, sentence: str = "", question: str = "") -> Pair:
    return replace(
        pair.unanswered(),
        question=question or pair.question,
        sentence=sentence or pair.sentence,
        source=f"{pair.source}/{why}",
    )


def _teaser(rng: random.Random, question: str, topic: str) -> str:
    if rng.random() < 0.3:
        return question if question.endswith("?") else question + "?"
    text = rng.choice(_TEASERS).format(topic=topic)
    return text[0].upper() + text[1:]


def _cut(rng: random.Random, pair: Pair) -> Iterator[Pair]:
    """The sentence as a snippet: cut before its answer (unanswered), or after it (answered)."""
    words = [m.start() for m in re.finditer(r"(?<= )\S", pair.sentence)]
    before = [w for w in words if 25 <= w <= pair.start]
    after = [w for w in words if w > pair.end + 1]
    mark = rng.choice((" ...", " …", "..."))
    if before:
        # Close to the answer, so that what is left still speaks of the very thing asked.
        at = max(before) if rng.random() < 0.6 else rng.choice(before)
        yield _missed(pair, "cut", sentence=pair.sentence[:at].rstrip(" ,;:(") + mark)
    if after:
        at = rng.choice(after)
        yield replace(pair, sentence=pair.sentence[:at].rstrip(" ,;:(") + mark, source=pair.source + "+cut")


def _alluded(rng: random.Random, pair: Pair) -> Iterator[Pair]:
    """The answer replaced by words that only allude to it; and another phrase of the sentence likewise."""
    answer = pair.sentence[pair.start : pair.end]
    if len(answer.split()) > 6 or pair.sentence.lower().count(answer.lower()) != 1:
        return
    allusion = next((rng.choice(a) for p, a in _ALLUSIONS if re.search(p, pair.question.lower())), None)
    if allusion is None:
        return
    if pair.start == 0:
        allusion = allusion[0].upper() + allusion[1:]
    head = pair.sentence[: pair.start]
    if allusion.startswith(("at ", "some time", "then", "soon", "elsewhere", "in ", "there")):
        head = re.sub(r"\b(in|on|at|since|by|during|from) (the )?$", "", head)
    yield _missed(pair, "alluded", sentence=head + allusion + pair.sentence[pair.end :])
    names = [
        m
        for m in re.finditer(r"\b[A-Z][a-z]+(?: [A-Z][a-z]+)*\b|\b\d[\d,.]*\b", pair.sentence)
        if (m.end() < pair.start or m.start() > pair.end) and m.group() not in pair.question and m.start() > 0
    ]
    if names and rng.random() < 0.8:
        m = rng.choice(names)
        other = rng.choice(
            ("another", "someone", "a certain number", "elsewhere", "it", "some", "one of them")
        )
        move = len(other) - len(m.group()) if m.start() < pair.start else 0
        text = pair.sentence[: m.start()] + other + pair.sentence[m.end() :]
        yield replace(
            pair, sentence=text, start=pair.start + move, end=pair.end + move, source=pair.source + "+alluded"
        )


def _turned(rng: random.Random, pair: Pair) -> Iterator[Pair]:
    """The question with one word turned ("second" for "first"), where the sentence holds the word that it had."""
    text = f" {pair.sentence} {pair.before} {pair.title} ".lower()
    found = [
        m
        for m in re.finditer(r"[\w']+", pair.question)
        if m.group().lower() in _GROUP and f" {m.group().lower()}" in text
    ]
    numbers = [m for p in (_NUMBER, _ORDINAL) for m in p.finditer(pair.question) if m.group(1) in text]
    if numbers and (not found or rng.random() < 0.5):
        m = rng.choice(numbers)
        other = str(max(1, int(m.group(1)) + rng.choice((-3, -2, -1, 1, 2, 3))))
        if other != m.group(1) and other not in text:
            question = pair.question[: m.start(1)] + other + pair.question[m.end(1) :]
            yield _missed(pair, "turned", question=question)
        return
    if found:
        m = rng.choice(found)
        others = [w for w in _GROUP[m.group().lower()] if w not in text and w not in pair.question.lower()]
        if others:
            other = rng.choice(others)
            other = other.capitalize() if m.group()[0].isupper() else other
            yield _missed(
                pair, "turned", question=pair.question[: m.start()] + other + pair.question[m.end() :]
            )
