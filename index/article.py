"""`Article` and `Span`: the text as given, and places in it. All offsets are Unicode code points."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The half-open range [start, end) of code points in an article's text."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def of(self, text: str) -> str:
        """The characters that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def holds(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read: its text never changes, so that every offset into it stays true.

    `inferred` names the fields that came from the text itself and not from metadata.
    `boilerplate` marks the places that are not the article's own words (navigation, advertising, biographies).
    `source` says where it was read from: a path, and for JSONL the line (`articles.jsonl:3`).
    """

    id: str
    text: str
    title: str = ""
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    url: str | None = None
    inferred: tuple[str, ...] = ()
    boilerplate: tuple[Span, ...] = ()
    source: str = ""

    def described(self) -> dict[str, object]:
        """What is known of it beside its text, in the answer format's form."""
        return {
            "id": self.id,
            "title": self.title,
            "publisher": self.publisher,
            "author": self.author,
            "published": self.published.isoformat() if self.published else None,
            "url": self.url,
            "inferred": list(self.inferred),
        }


def origin_of(article: str, copies: Mapping[str, str]) -> str:
    """The id of the article that this one repeats, or its own; `copies` names for an article the one it repeats."""
    return copies.get(article, article)
