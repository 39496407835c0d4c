"""Questions to begin with, drawn from the articles at hand."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Article
from ui import safe

# Examples shown at most: one glance.
_MOST = 4


@dataclass(frozen=True, slots=True)
class Example:
    """A question, and a word on what it shows."""

    note: str
    question: str


def examples(articles: Sequence[Article]) -> list[Example]:
    """Up to four questions about different articles, the longest and best described first."""
    titles: dict[str, str] = {}
    for article in sorted(articles, key=lambda a: -len(a.text)):
        title = safe.one_line(article.title).rstrip(".?!")
        if 3 <= len(title.split()) <= 14:
            titles.setdefault(title.casefold(), title)
    outlets = Counter(a.publisher for a in articles if a.publisher)
    return (
        [
            Example("From the articles", f"What is known about “{title}”?")
            for title in list(titles.values())[:_MOST]
        ]
        if outlets or titles
        else []
    )
