"""Questions to begin with, drawn from the articles at hand and tried on the desk before they are shown."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from index.annotate import IndexedArticle
from index.wordlists import words
from qa.answer import Answer
from qa.survey import Survey
from ui import safe

# What a set of examples holds: (what the desk must say, the note to a reader, how many), and how many in all.
_WANTED = (("disputed", "The sources disagree", 2), ("answered", "Answered in the articles", 2))
_SHOWN = sum(number for _, _, number in _WANTED)
# Questions tried at most: each takes the desk a fraction of a second, behind the page.
_TRIED = 16

_NUMBER = r"(?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens of|hundreds of)"
_HEDGE = r"(?:(?:at least|at most|about|around|some|nearly|almost|more than|fewer than|over|up to) )?"
_COUNTED = re.compile(
    rf"(?i){_HEDGE}{_NUMBER} ((?:[\w'’-]+ ){{0,3}}[\w’-]+s|(?:\w+ )?people) ((?:were|was|are|had) [\w' -]+)"
)
_NAME = re.compile(r"(?:[A-Z][\w’'-]+ )+[A-Z][\w’'-]+")
# Words of the questions that say nothing of what an article is about, and how long the others are at least.
_FRAME = words("what many people about were have that this with they")
_WORD, _STEM = re.compile(r"[^\W\d_]{4,}"), 5
_TOPIC = re.compile(r"[Tt]he (?!same|first|last|other|next|people)(?:[a-z][\w-]+ )?[a-z][\w-]{2,}")


@dataclass(frozen=True, slots=True)
class Example:
    """A question, and a word on what it shows."""

    note: str
    question: str


def candidates(articles: Sequence[IndexedArticle]) -> tuple[str, ...]:
    """Questions that the articles may answer: what their titles name first, then from different articles, the plainest
    of each first."""
    by_article = [tuple((q, a.article.title) for q in chain(_how_many(a), _who_said(a))) for a in articles]
    mixed = [pair for row in zip_longest(*by_article) for pair in row if pair is not None]
    mixed.sort(key=lambda pair: not _named(*pair))
    return tuple(dict.fromkeys(question for question, _ in mixed))


def _named(question: str, title: str) -> bool:
    """Whether the title names something that the question asks about."""
    asked = {w[:_STEM] for w in _WORD.findall(question.lower()) if w not in _FRAME}
    return any(w[:_STEM] in asked for w in _WORD.findall(title.lower()))


def disputed(survey: Survey) -> tuple[str, ...]:
    """The questions that ask for what is known to be disputed, the strongest first."""
    return tuple(row.question for row in survey.rows if row.question)[: _TRIED // 4]


def tried(questions: Iterable[str], ask: Callable[[str], Answer]) -> tuple[Example, ...]:
    """The first questions that the desk answers and that it finds disputed, as many of each as are wanted."""
    found: dict[str, list[str]] = {status: [] for status, _, _ in _WANTED}
    for number, question in enumerate(questions):
        if number >= _TRIED or all(len(found[s]) >= n for s, _, n in _WANTED):
            break
        found.setdefault(ask(question).status, []).append(question)
    both = [Example(note, question) for status, note, n in _WANTED for question in found[status][:n]]
    # Where little is disputed, more is answered.
    more = [Example(note, question) for status, note, n in _WANTED for question in found[status][n:]]
    return tuple((both + more)[:_SHOWN])


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
