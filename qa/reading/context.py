"""How a sentence is put before a reader: in its context, and asked about in its own spelling."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.corpus import Evidence
from qa.asking.capitals import governed
from qa.asking.demonyms import akin
from qa.asking.names import Name
from qa.asking.rephrased import rephrased
from qa.asking.spelling import respelled
from qa.fitting.crediting import as_a_deed
from qa.fitting.naming import mentions
from qa.question import Question
from qa.reading.reader import Context, Reader, Reading

# How a sentence begins that says more of what the one before it left unnamed.
_POINTING_BACK = re.compile(r"(?:It|This|That|They|These|Those|He|She) ")


def context(evidence: Evidence) -> Context:
    """The sentence with its article's title and month and the sentence before it, as the reader was trained."""
    article, before = evidence.article, evidence.before
    return Context(
        article.text[evidence.sentence.start : evidence.sentence.end],
        article.text[before.start : before.end] if before else "",
        article.title,
        f"{article.published:%B %Y}" if article.published else "",
    )


def readings(question: Question, found: Sequence[Evidence], reader: Reader) -> tuple[Reading, ...]:
    """One reading a sentence; where it spells an asked place otherwise, of the question in its spelling."""
    asked: dict[str, list[int]] = {}
    plain = rephrased(question.standalone, question.names)
    for n, e in enumerate(found):
        asked.setdefault(_in_its_spelling(question, plain, e), []).append(n)
    read = [Reading(0.0, 0, 0)] * len(found)
    for wording, places in asked.items():
        contexts = [_naming(question, found[n]) for n in places]
        for n, reading in zip(places, reader.read(wording, contexts), strict=True):
            read[n] = reading
    return tuple(read)


def _naming(question: Question, e: Evidence) -> Context:
    """The sentence in its context; where only the sentence after it names what is asked about, that is its neighbour.

    News likes to hold a name back: "The army has taken a key town. It is Orne." Other sentences that follow speak of
    something else.
    """
    read = context(e)
    if not e.article.title and not _asks_for_a_time(question):
        read = replace(read, month="")
    following = e.article.text[e.after.start : e.after.end] if e.after else ""
    if not _POINTING_BACK.match(following):
        return read
    known = f"{read.title} {read.before} {read.sentence}"
    for name in question.names:
        if not name.speaker and not mentions(name, known) and mentions(name, following):
            return replace(read, before=following)
    return read


def _asks_for_a_time(question: Question) -> bool:
    """Whether the question is of a time: the year behind a name is a part of it ("Wonder Woman 1984").

    A clipping without a title is read without its month for other questions: it says more of when the page was found
    than of what it tells.
    """
    period = question.period
    if period is None:
        return question.wants == "time"
    named = (n.text for n in question.names if n.kind not in ("place", "person", "people"))
    return not any(f"{name} {period.first.year}" in question.standalone for name in named)


def _in_its_spelling(question: Question, plain: str, e: Evidence) -> str:
    """The question, which is `plain` in plainer words, as it is asked of a sentence."""
    wording, read = as_a_deed(question, e.sentence) or plain, context(e)
    for name in question.names:
        other = (
            respelled(name.text, f"{read.before} {read.sentence}")
            if name.kind in ("place", "thing")
            else None
        )
        other = other or _country_told(name, f"{read.title} {read.before} {read.sentence}")
        wording = wording.replace(name.text, other) if other else wording
    return wording


def _country_told(name: Name, text: str) -> str | None:
    """The country whose government a capital stands for in the question, where the text names it and not the capital:
    readers do not know that what the French minister says is said by Paris."""
    countries = [country for country in governed(name.text) if country in name.forms]
    if not countries or name.text in text:
        return None
    told = set(re.findall(r"\b[A-Z][^\W_]+", text))
    return next((c for c in countries if any(akin(c, word) for word in told)), None)
