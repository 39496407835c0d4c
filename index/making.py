"""What indexing makes of an article: its annotated passages with their vectors. Needs no index, so any machine can."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np

from index.annotate import IndexedArticle, IndexedSentence, annotation
from index.article import Article, Span
from index.embedder import Embedder
from index.grammar import Parser, Sentence, parsed
from index.passage import PASSAGE_TOKENS, Count, Passage, heading_line, passages, pieces, tiktoken_count
from index.store import NewPassage

# Articles annotated and embedded together: enough for full batches, few enough to keep memory low.
TOGETHER = 24

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Failed:
    """An article whose text nobody foresaw, and why it cannot be indexed: it is named, and the rest goes on."""

    article: Article
    reason: str


# An article with its passages.
Made = tuple[Article, list[NewPassage]]

# Articles to what indexing makes of each.
Make = Callable[[Sequence[Article]], Iterable[Made | Failed]]


def made(articles: Iterable[Article], parser: Parser, embedder: Embedder) -> Iterator[Made | Failed]:
    """Each article with its passages, embedded. Sentences are embedded alone, passages with their heading."""
    count = tiktoken_count()
    for group in _grouped(parsed(articles, parser)):
        planned: list[tuple[IndexedArticle, str, tuple[Passage, ...]]] = []
        for article, sentences in group:
            try:
                item = annotation(article, sentences)
            except Exception as error:
                # Whatever a sentence does to a rule is that article's alone.
                logger.debug("%s", article.id, exc_info=True)
                yield Failed(article, f"cannot be indexed ({type(error).__name__}): please report it")
            else:
                heading = _heading(article, embedder)
                planned.append((item, heading, _passages(item, heading, count, embedder)))
        for item, heading, planned_passages in planned:
            yield item.article, _embedded(item, heading, planned_passages, embedder)


def _embedded(
    item: IndexedArticle, heading: str, planned: Sequence[Passage], embedder: Embedder
) -> list[NewPassage]:
    """The article's passages with their vectors. What runs together is rounded together: no other article's text
    stands in the batch, so that the vectors are the same whatever comes before, behind or with it."""
    texts: list[str] = []
    for passage in planned:
        texts.append(f"{heading}\n{item.article.text[passage.start : passage.end]}".strip())
        texts.extend(item.article.text[s.start : s.end] for s in _owned(item, passage))
    vectors = embedder.encode(texts) if texts else np.empty((0, embedder.dim), np.float32)
    new: list[NewPassage] = []
    position = 0
    for passage in planned:
        own = _owned(item, passage)
        last = position + 1 + len(own)
        new.append(
            NewPassage(passage.start, passage.end, vectors[position], vectors[position + 1 : last], own)
        )
        position = last
    return new


def _passages(item: IndexedArticle, heading: str, tokens: Count, embedder: Embedder) -> tuple[Passage, ...]:
    # Two pieces, of the beginning and the end, are counted with each text.
    room = embedder.max_tokens - (embedder.count(heading + "\n") - 2)

    def fits(text: str) -> bool:
        return tokens(text) <= PASSAGE_TOKENS and embedder.count(text) <= room

    return passages(item.article, [s.grammar() for s in item.sentences], fits)


def _heading(article: Article, embedder: Embedder) -> str:
    """The heading, or what takes a third of what the model reads of it, however long the title is."""
    heading = heading_line(article)
    most = embedder.max_tokens // 3
    return next(
        pieces(heading, Span(0, len(heading)), lambda text: embedder.count(text + "\n") - 2 <= most)
    ).of(heading)


def _owned(item: IndexedArticle, passage: Passage) -> tuple[IndexedSentence, ...]:
    """The sentences that begin in the passage: each sentence belongs to exactly one."""
    return tuple(
        s for s in item.sentences[passage.first : passage.last] if passage.start <= s.start < passage.end
    )


def _grouped(
    items: Iterator[tuple[Article, tuple[Sentence, ...]]],
) -> Iterator[list[tuple[Article, tuple[Sentence, ...]]]]:
    while group := list(islice(items, TOGETHER)):
        yield group
