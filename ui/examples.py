"""Questions to begin with, drawn from the articles at hand and tried on the desk before they are shown."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from index.annotate import IndexedArticle
from qa.answer import Answer
from ui import safe

# What a set of examples holds: (what the desk must say, the note to a reader, how many).
_WANTED = (("answered", "Answered in the articles", 2), ("disputed", "The sources disagree", 1),
           ("not_found", "Not in the articles", 1))  # fmt: skip
# Questions tried at most: each takes the desk a fraction of a second, behind the page.
_TRIED = 16

_NUMBER = r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|hundreds of)"
_HEDGE = r"(?:(?:at least|at most|about|around|some|nearly|almost|more than|fewer than|over|up to) )?"
_COUNTED = re.compile(
    rf"(?i){_HEDGE}{_NUMBER} ((?:[\w'’-]+ ){{0,3}}[\w’-]+s|(?:\w+ )?people) ((?:were|was|are|had) [\w' -]+)"
)
_NAME = re.compile(r"(?:[A-Z][\w’'-]+ )+[A-Z][\w’'-]+")
_TOPIC = re.compile(r"[Tt]he (?!same|first|last|other|next)(?:[a-z][\w-]+ )?[a-z][\w-]{2,}")


@dataclass(frozen=True, slots=True)
class Example:
    """A question, and a word on what it shows."""

    note: str
    question: str


def candidates(articles: Sequence[IndexedArticle]) -> tuple[str, ...]:
    """Questions that the articles may answer, from different articles first; the plainest of each first."""
    by_article = [tuple(chain(_how_many(a), _who_said(a))) for a in articles]
    mixed = [q for row in zip_longest(*by_article) for q in row if q is not None]
    return tuple(dict.fromkeys(mixed))


def false_premises(articles: Sequence[IndexedArticle]) -> tuple[str, ...]:
    """Questions that put a speaker of one article to a topic of another."""
    said = [next(_spoken(article), None) for article in articles]
    pairs = [pair for pair in said if pair is not None]
    return tuple(
        f"What did {speaker} say about {topic}?"
        for (speaker, own), (_, topic) in zip(
            pairs, pairs[len(pairs) // 2 :] + pairs[: len(pairs) // 2], strict=True
        )
        if topic != own
    )


def tried(
    questions: Iterable[str], premises: Iterable[str], ask: Callable[[str], Answer]
) -> tuple[Example, ...]:
    """The first questions that the desk answers, disputes and refuses, as many of each as are wanted."""
    found: dict[str, list[str]] = {status: [] for status, _, _ in _WANTED}
    for number, question in enumerate(questions):
        if number >= _TRIED or all(len(found[s]) >= n for s, _, n in _WANTED if s != "not_found"):
            break
        found.setdefault(ask(question).status, []).append(question)
    # What a question drawn from an article did not find is the desk's miss, and no example of a good refusal.
    found["not_found"] = []
    for number, question in enumerate(premises):
        if number >= _TRIED // 4 or found["not_found"]:
            break
        found.setdefault(ask(question).status, []).append(question)
    return tuple(Example(note, question) for status, note, n in _WANTED for question in found[status][:n])


def _how_many(article: IndexedArticle) -> Iterator[str]:
    """ "Seven people were rescued." asks "How many people were rescued?" """
    for sentence in article.sentences:
        if sentence.boilerplate or sentence.heading:
            continue
        match = _COUNTED.match(safe.one_line(article.article.text[sentence.start : sentence.end]))
        if match and 2 <= len(match[2].split()) <= 9:
            yield f"How many {match[1]} {match[2].strip()}?"


def _who_said(article: IndexedArticle) -> Iterator[str]:
    for speaker, topic in _spoken(article):
        yield f"What did {speaker} say about {topic}?"


def _spoken(article: IndexedArticle) -> Iterator[tuple[str, str]]:
    """Named speakers with what they spoke of, where the claim's subject names it ("the fire")."""
    for sentence in article.sentences:
        for claim in sentence.claims:
            name = _NAME.search(claim.speaker or "")
            if name and _TOPIC.fullmatch(claim.subject) and claim.subject.split()[-1] not in name[0]:
                yield safe.one_line(name[0]), claim.subject[0].lower() + claim.subject[1:]
