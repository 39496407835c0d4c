"""Lexical search with tantivy, for indexes in which SQLite's FTS5 scores too many passages for each question.

FTS5 scores every passage that holds any of the words, about 4 µs each; tantivy passes over those that cannot reach
the best. Both use BM25 with the same constants, so the rankings agree.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import tantivy

from index.search import Filters
from index.store import BODY_WEIGHT, HEADING_WEIGHT, Document

# What the writer may hold before it writes a segment.
_WRITER_BYTES = 128_000_000


class Words:
    """The passages' words in a folder of their own."""

    def __init__(self, index: Any) -> None:
        self._index = index
        self._analyzer = _analyzer()
        index.register_tokenizer("news", self._analyzer)

    @classmethod
    def open(cls, folder: Path) -> "Words":
        """Opens what is in the folder, or begins anew where it holds nothing. Raises ValueError where it is damaged."""
        folder.mkdir(mode=0o700, exist_ok=True)
        return cls(tantivy.Index(_schema(), path=str(folder)))

    def __len__(self) -> int:
        self._index.reload()
        return int(self._index.searcher().num_docs)

    def update(self, after: int, documents: Iterable[Sequence[Document]], removed: Sequence[int]) -> None:
        """Takes in the passages above `after`, whatever it knew of them, and lets go of the removed ones."""
        writer = self._index.writer(_WRITER_BYTES, 1)
        schema = self._index.schema
        try:
            above = tantivy.Query.range_query(
                schema, "pk", tantivy.FieldType.Unsigned, after + 1, 2**62, True, True
            )
            writer.delete_documents_by_query(above)
            for first in range(0, len(removed), 1000):
                some = list(removed[first : first + 1000])
                writer.delete_documents_by_query(tantivy.Query.term_set_query(schema, "pk", some))
            for batch in documents:
                for document in batch:
                    writer.add_document(_row(document))
            writer.commit()
        except BaseException:
            writer.rollback()
            raise
        writer.wait_merging_threads()
        self._index.reload()

    def search(
        self, terms: Sequence[str], k: int, filters: Filters, articles: Sequence[int] | None
    ) -> list[tuple[int, float]]:
        """The k best passages that hold any of the terms: (number, BM25). `articles` are those of `filters.sources`."""
        query = self._asked(terms)
        if query is None:
            return []
        must = [(tantivy.Occur.Must, query)]
        must += [
            (tantivy.Occur.Must, tantivy.Query.const_score_query(clause, 0.0))
            for clause in self._clauses(filters, articles)
        ]
        searcher = self._index.searcher()
        hits = searcher.search(tantivy.Query.boolean_query(must), k, count=False).hits
        numbers = searcher.fast_field_values("pk", [address for _, address in hits])
        return [(int(pk), float(score)) for (score, _), pk in zip(hits, numbers, strict=True)]

    def _asked(self, terms: Sequence[str]) -> Any:
        """Any of the terms, in the heading or in the text; a term of several words ("1.5") asks for all of them."""
        schema, parts = self._index.schema, []
        for term in terms:
            words = self._analyzer.analyze(term)
            for name, weight in (("heading", HEADING_WEIGHT), ("body", BODY_WEIGHT)):
                each = [tantivy.Query.term_query(schema, name, word, "freq") for word in words]
                if not each:
                    continue
                whole = (
                    each[0]
                    if len(each) == 1
                    else tantivy.Query.boolean_query([(tantivy.Occur.Must, q) for q in each])
                )
                parts.append((tantivy.Occur.Should, tantivy.Query.boost_query(whole, weight)))
        return tantivy.Query.boolean_query(parts) if parts else None

    def _clauses(self, filters: Filters, articles: Sequence[int] | None) -> list[Any]:
        schema, clauses = self._index.schema, []
        if filters.published_from or filters.published_to:
            first = filters.published_from.toordinal() if filters.published_from else 1
            last = filters.published_to.toordinal() if filters.published_to else 2**40
            clauses.append(
                tantivy.Query.range_query(
                    schema, "published", tantivy.FieldType.Unsigned, first, last, True, True
                )
            )
        if filters.publishers:
            clauses.append(tantivy.Query.term_set_query(schema, "publisher", list(filters.publishers)))
        if articles is not None:
            clauses.append(tantivy.Query.term_set_query(schema, "article", list(articles)))
        return clauses


def _analyzer() -> Any:
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.stemmer("english"))
        .build()
    )


def _schema() -> Any:
    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("pk", indexed=True, fast=True)
    builder.add_unsigned_field("article", indexed=True)
    # Day numbers; 0 where no date is known.
    builder.add_unsigned_field("published", indexed=True)
    builder.add_text_field("publisher", tokenizer_name="raw", index_option="basic")
    for name in ("heading", "body"):
        builder.add_text_field(name, tokenizer_name="news", index_option="freq")
    return builder.build()


def _row(document: Document) -> Any:
    row = tantivy.Document()
    row.add_unsigned("pk", document.pk)
    row.add_unsigned("article", document.article)
    row.add_unsigned("published", document.published.toordinal() if document.published else 0)
    if document.publisher is not None:
        row.add_text("publisher", document.publisher)
    row.add_text("heading", document.heading)
    row.add_text("body", document.body)
    return row
