"""Lexical search with tantivy, for indexes in which SQLite's FTS5 scores too many passages for each question.

FTS5 scores every passage that holds any of the words, about 4 µs each; tantivy passes over those that cannot reach
the best. Both use BM25 with the same constants, so the rankings agree.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import tantivy

from index.search import Filters
from index.store import Document

# What the writer may hold before it writes a segment; more where all passages are written, since one segment is
# searched in four fifths of the time that four take.
_WRITER_BYTES, _WHOLE_BYTES = 128_000_000, 700_000_000

# In an index of so many passages a word that more than this share of them holds is left out, where so many rarer ones
# are asked for: that halves the time, and 99.4% of the twenty best of 10^6 stay among the two hundred.
_LARGE, _COMMON, _TELLING = 200_000, 0.1, 6


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
        writer = self._index.writer(_WRITER_BYTES if after else _WHOLE_BYTES, 1)
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
        searcher = self._index.searcher()
        query = self._asked(self._telling(terms, searcher))
        if query is None:
            return []
        clauses = [
            (tantivy.Occur.Must, tantivy.Query.const_score_query(clause, 0.0))
            for clause in self._clauses(filters, articles)
        ]
        if clauses:
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), *clauses])
        hits = searcher.search(query, k, count=False).hits
        numbers = searcher.fast_field_values("pk", [address for _, address in hits])
        return [(int(pk), float(score)) for (score, _), pk in zip(hits, numbers, strict=True)]

    def _telling(self, terms: Sequence[str], searcher: Any) -> Sequence[str]:
        """Of a long query in a large index, the terms that tell passages apart: the rarest and all that are not
        common."""
        count = int(searcher.num_docs)
        if count < _LARGE or len(terms) <= _TELLING:
            return terms
        held = {
            term: max((searcher.doc_freq("text", word) for word in self._analyzer.analyze(term)), default=0)
            for term in terms
        }
        rarest = sorted(terms, key=held.__getitem__)[:_TELLING]
        return [term for term in terms if held[term] <= _COMMON * count or term in rarest]

    def _asked(self, terms: Sequence[str]) -> Any:
        """Any of the terms; a term of several words ("1.5") asks for all of them."""
        schema, parts = self._index.schema, []
        for term in terms:
            each = [
                tantivy.Query.term_query(schema, "text", word, "freq")
                for word in self._analyzer.analyze(term)
            ]
            if len(each) > 1:
                each = [tantivy.Query.boolean_query([(tantivy.Occur.Must, q) for q in each])]
            parts += [(tantivy.Occur.Should, query) for query in each]
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
    builder.add_text_field("text", tokenizer_name="news", index_option="freq")
    return builder.build()


def _row(document: Document) -> Any:
    row = tantivy.Document()
    row.add_unsigned("pk", document.pk)
    row.add_unsigned("article", document.article)
    row.add_unsigned("published", document.published.toordinal() if document.published else 0)
    if document.publisher is not None:
        row.add_text("publisher", document.publisher)
    # One field, as FTS5 counts: two fields, each with lengths of its own, find less.
    row.add_text("text", f"{document.heading}\n{document.body}")
    return row
