"""The answer and its parts. A `Quote` is an article and two offsets; its text is derived, never stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from index.article import Article, Span

Status = Literal["answered", "disputed", "not_found", "error"]
Kind = Literal["figure", "fact", "attribution", "time", "place"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A place in an article, with who says it and how well it answers (0 to 1).

    `marks` are the words in it that answer the question, `as_of` the day for which it holds, where known.
    """

    article: Article
    start: int
    end: int
    speaker: str | None = None
    score: float = 0.0
    marks: tuple[Span, ...] = ()
    as_of: date | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end <= len(self.article.text):
            raise ValueError(f"[{self.start}, {self.end}) is not a place in article {self.article.id}")

    @property
    def text(self) -> str:
        """Exactly the article's characters from start to end."""
        return self.article.text[self.start : self.end]

    def to_dict(self) -> dict[str, object]:
        """The quote in the answer format."""
        published = self.article.published
        return {
            "article": self.article.id,
            "title": self.article.title,
            "publisher": self.article.publisher,
            "published": published.isoformat() if published else None,
            "url": self.article.url,
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "speaker": self.speaker,
            "score": round(self.score, 4),
            "marks": [[mark.start, mark.end] for mark in self.marks],
        }


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that the answer says, and the quotes (indexes into `Answer.quotes`) that carry it."""

    text: str
    quotes: tuple[int, ...]
    # How many independent voices say it: copies of one agency report and one speaker in two outlets count once.
    voices: int = 1


@dataclass(frozen=True, slots=True)
class Position:
    """One side of a disagreement: its value, its quotes, and what a reader must know to weigh it."""

    value: str
    quotes: tuple[int, ...]
    speakers: tuple[str, ...] = ()
    hedge: str = ""
    as_of: date | None = None
    voices: int = 1

    def to_dict(self) -> dict[str, object]:
        """The position in the answer format."""
        return {
            "value": self.value,
            "quotes": list(self.quotes),
            "speakers": list(self.speakers),
            "hedge": self.hedge,
            "as_of": self.as_of.isoformat() if self.as_of else None,
            "voices": self.voices,
        }


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Claims about the same thing at the same time that cannot all be true.

    `range` is, where figures differ, from the lowest to the highest that is stated; None where they are in several
    units.
    """

    about: str
    kind: Kind
    positions: tuple[Position, ...]
    range: tuple[float, float] | None = None

    def to_dict(self) -> dict[str, object]:
        """The disagreement in the answer format; quotes are counted by whoever holds them."""
        found: dict[str, object] = {
            "about": self.about,
            "kind": self.kind,
            "positions": [position.to_dict() for position in self.positions],
        }
        return found | ({"range": list(self.range)} if self.range else {})


@dataclass(frozen=True, slots=True)
class Step:
    """One state of a development: what was said to hold as of a day."""

    as_of: date | None
    value: str
    quotes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Development:
    """One thing that changed with time: a toll that rises is not a disagreement."""

    about: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One of several questions asked at once, and what of the answer is to it: indexes into the lists of `Answer`.

    `question` is as understood; `reason` says why there is no answer to it, where there is none.
    """

    question: str
    status: Status
    statements: tuple[int, ...] = ()
    disagreements: tuple[int, ...] = ()
    developments: tuple[int, ...] = ()
    reason: str | None = None
    closest: tuple[int, ...] = ()
    did_you_mean: str | None = None

    def to_dict(self) -> dict[str, object]:
        """The part in the answer format."""
        return {
            "question": self.question,
            "status": self.status,
            "statements": list(self.statements),
            "disagreements": list(self.disagreements),
            "developments": list(self.developments),
            "reason": self.reason,
            "closest": list(self.closest),
            "did_you_mean": self.did_you_mean,
        }


@dataclass(frozen=True, slots=True)
class Answer:
    """What the desk answers. `closest` shows what was nearest to an answer that was not found; never a statement.

    `did_you_mean` is the question with its names as the articles near it spell them, where that may have been meant.
    `parts` are the questions, where it was asked several at once; the rest then holds all that was found for any.
    """

    question: str
    standalone_question: str
    status: Status
    statements: tuple[Statement, ...] = ()
    quotes: tuple[Quote, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    developments: tuple[Development, ...] = ()
    reason: str | None = None
    closest: tuple[Quote, ...] = ()
    confidence: float = 0.0
    timings_ms: Mapping[str, float] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()
    did_you_mean: str | None = None

    def to_dict(self) -> dict[str, object]:
        """The answer in the answer format, version 1, without the request's `id`."""
        return {
            "question": self.question,
            "standalone_question": self.standalone_question,
            "status": self.status,
            "statements": [
                {"text": s.text, "quotes": list(s.quotes), "voices": s.voices} for s in self.statements
            ],
            "quotes": [quote.to_dict() for quote in self.quotes],
            "disagreements": [d.to_dict() for d in self.disagreements],
            "developments": [
                {
                    "about": d.about,
                    "steps": [
                        {
                            "as_of": s.as_of.isoformat() if s.as_of else None,
                            "value": s.value,
                            "quotes": list(s.quotes),
                        }
                        for s in d.steps
                    ],
                }
                for d in self.developments
            ],
            "reason": self.reason,
            "closest": [quote.to_dict() for quote in self.closest],
            "confidence": round(self.confidence, 4),
            "timings_ms": dict(self.timings_ms),
            "parts": [part.to_dict() for part in self.parts],
            "did_you_mean": self.did_you_mean,
        }
