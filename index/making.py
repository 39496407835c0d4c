"""What indexing makes of an article: its annotated passages with their vectors. Needs no index, so any machine can."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

import numpy as np

from index.annotate import IndexedArticle, IndexedSentence, annotated
from index.article import Article
from index.embedder import Embedder
from index.grammar import Parser
from index.passage import PASSAGE_TOKENS, Count, Passage, heading_line, passages, tiktoken_count
from index.store import NewPassage

# Articles annotated and embedded together: enough for full batches, few enough to keep memory low.
TOGETHER = 24


def made(
    articles: Iterable[Article], parser: Parser, embedder: Embedder
) -> Iterator[tuple[Article, list[NewPassage]]]:
    """Each article with its passages, embedded. Sentences are embedded alone, passages with their heading."""
    count = tiktoken_count()
    for group in _grouped(annotated(articles, parser)):
        planned = [(item, _passages(item, count, embedder)) for item in group]
        texts: list[str] = []
        for item, planned_passages in planned:
            heading = heading_line(item.article)
            for passage in planned_passages:
                texts.append(f"{heading}\n{item.article.text[passage.start : passage.end]}".strip())
                texts.extend(item.article.text[s.start : s.end] for s in _owned(item, passage))
        vectors = embedder.encode(texts) if texts else np.empty((0, embedder.dim), np.float32)
        position = 0
        for item, planned_passages in planned:
            new: list[NewPassage] = []
            for passage in planned_passages:
                own = _owned(item, passage)
                last = position + 1 + len(own)
                new.append(
                    NewPassage(
                        passage.start, passage.end, vectors[position], vectors[position + 1 : last], own
                    )
                )
                position = last
            yield item.article, new


def _passages(item: IndexedArticle, tokens: Count, embedder: Embedder) -> tuple[Passage, ...]:
    heading = heading_line(item.article)
    # The heading takes at most a third of what the model reads, however long the title is.
    room = embedder.max_tokens - min(embedder.count(heading + "\n") - 2, embedder.max_tokens // 3)

    def fits(text: str) -> bool:
        return tokens(text) <= PASSAGE_TOKENS and embedder.count(text) <= room

    return passages(item.article, [s.grammar() for s in item.sentences], fits)


def _owned(item: IndexedArticle, passage: Passage) -> tuple[IndexedSentence, ...]:
    """The sentences that begin in the passage: each sentence belongs to exactly one."""
    return tuple(
        s for s in item.sentences[passage.first : passage.last] if passage.start <= s.start < passage.end
    )


def _grouped(items: Iterator[IndexedArticle]) -> Iterator[list[IndexedArticle]]:
    while group := list(islice(items, TOGETHER)):
        yield group
