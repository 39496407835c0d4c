"""The corpus: open it, add to it, remove from it, search it. This is what the other packages use."""

import hashlib
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import numpy as np

from index.annotate import IndexedArticle, IndexedSentence, annotated
from index.article import Article
from index.embedder import DEFAULT_MODEL, BundledEmbedder, Embedder, load_embedder
from index.errors import IndexMismatchError
from index.grammar import Parser, SpacyParser, split
from index.layout import Layout
from index.passage import PASSAGE_TOKENS, Count, Passage, heading_line, passages, tiktoken_count
from index.progress import Progress, silent
from index.query import plan
from index.search import NO_FILTERS, Candidates, Filters, Hit, Scores, Signals, ranking
from index.store import NewPassage, Store

if TYPE_CHECKING:
    from index.vectors import FaissVectors

# Articles annotated and embedded together: enough for full batches, few enough to keep memory low.
_TOGETHER = 24

# Passages that each of dense and lexical search hands to the ranking.
_POOL = 200

# What an index remembers of how it was made; another recipe means that every article is indexed anew.
_RECIPE = "1"


@dataclass(frozen=True, slots=True)
class AddReport:
    """What adding did: article ids, and (id, id it repeats) for every copy known now."""

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One check of `doctor`: what was looked at, whether it is well, and what to do where it is not."""

    ok: bool
    what: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence offered as evidence: its hit, its annotation, its neighbour before, its similarity to the query."""

    article: Article
    sentence: IndexedSentence
    before: IndexedSentence | None
    dense: float
    hit: float


@dataclass(frozen=True, slots=True)
class _Found:
    hits: tuple[Hit, ...] = ()
    similarities: Mapping[int, Scores] = field(default_factory=dict)


class Corpus:
    """An index on disk. Safe to use from several threads; every search sees the newest whole state."""

    def __init__(self, store: Store, embedder: Embedder | None, parser: Parser) -> None:
        self._store = store
        self._given = embedder
        self._parser = parser
        self._vectors: tuple[int, FaissVectors] | None = None
        self._loading = threading.Lock()

    @classmethod
    def open(
        cls,
        folder: Path | str,
        *,
        embedder: Embedder | None = None,
        parser: Parser | None = None,
        model: str | None = None,
        create: bool = False,
    ) -> "Corpus":
        """Opens the index in `folder`, or makes it where `create` is true.

        Raises IndexMissingError, IndexMismatchError (another version or model), IndexDamagedError,
        ModelMissingError or BadInputError (the place cannot hold an index).
        """
        layout = Layout(Path(folder))
        if create and not layout.database.exists():
            embedder = embedder or load_embedder(model or DEFAULT_MODEL)
            store = Store.create(layout, embedder.name, embedder.dim)
        else:
            store = Store.open(layout)
            # The bundled model is loaded when a text is first embedded: `articles` and `show` never need it.
            if embedder is None and (model or store.model) not in (DEFAULT_MODEL, BundledEmbedder.name):
                embedder = load_embedder(model or store.model)
        name, dim = (embedder.name, embedder.dim) if embedder else (BundledEmbedder.name, BundledEmbedder.dim)
        if (store.model, store.dim) != (name, dim):
            raise IndexMismatchError(
                f"{layout.folder} was made with the model {store.model!r} ({store.dim} dimensions), not with "
                f"{name!r} ({dim}). Leave --model out, or index into a new folder."
            )
        return cls(store, embedder, parser or SpacyParser())

    def __enter__(self) -> "Corpus":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def _embedder(self) -> Embedder:
        with self._loading:
            if self._given is None:
                self._given = load_embedder()
            return self._given

    def close(self) -> None:
        """Closes this thread's connection to the database."""
        self._store.close()

    # What is there

    def articles(self) -> tuple[Article, ...]:
        """All articles, by id."""
        return self._store.articles()

    def article(self, article_id: str) -> Article:
        """The article of that id, or UnknownArticleError."""
        return self._store.article(article_id)

    def copies(self) -> dict[str, str]:
        """Article id to the id of the article that it (nearly) repeats."""
        return self._store.copies()

    def publishers(self) -> tuple[str, ...]:
        """The outlets, by name."""
        return self._store.publishers()

    def shown(self, article_id: str) -> IndexedArticle:
        """The article as indexed, boilerplate sentences included."""
        article = self._store.article(article_id)
        packed = self._store.sentences(self._store.passages_of(article_id))
        known = {s.start: s for sentences in packed.values() for s in sentences}
        return IndexedArticle(
            article,
            tuple(
                known.get(s.start) or IndexedSentence(s.start, s.end, s.paragraph, s.heading, s.boilerplate)
                for s in split(article)
            ),
        )

    def passages_of(self, article_id: str) -> tuple[Hit, ...]:
        """The article's passages in order, with score 0."""
        article = self._store.article(article_id)
        rows = self._store.passages(self._store.passages_of(article_id))
        return tuple(Hit(pk, article, row.start, row.end, 0.0) for pk, row in rows.items())

    # Changing it

    def add(
        self,
        articles: Iterable[Article],
        *,
        sync: Sequence[Path] = (),
        unread: Sequence[str] = (),
        progress: Progress = silent,
    ) -> AddReport:
        """Adds articles, updates changed ones and leaves unchanged ones alone, in one transaction.

        With `sync`, articles that were read from those places before and are there no more are removed;
        `unread` names sources that could not be read this time and are kept.
        """
        given = {a.id: a for a in articles}
        digests = self._store.digests()
        fresh = {i: _digest(a, self._store.model) for i, a in given.items()}
        changed = [a for i, a in given.items() if digests.get(i) != fresh[i]]
        gone = self._vanished(given, sync, unread)
        if not changed and not gone:
            return AddReport(unchanged=tuple(given), copies=tuple(sorted(self.copies().items())))
        # Imported where it is needed: it takes longer to load than `articles` or `show` take to answer.
        from index.copies import find_copies, signature

        signatures = {a.id: signature(a) for a in changed}
        with self._store.writing() as writer:
            for article_id in gone:
                writer.remove(article_id)
            done = 0
            progress("indexing", done, len(changed))
            for article, new in self._indexed(changed):
                if article.id in digests:
                    writer.remove(article.id)
                writer.add(article, fresh[article.id], signatures[article.id], new)
                done += 1
                progress("indexing", done, len(changed))
            writer.mark_copies(find_copies(self._store.signatures(), ()))
        self._current_vectors()
        new_ids = [a.id for a in changed]
        return AddReport(
            tuple(i for i in new_ids if i not in digests),
            tuple(i for i in new_ids if i in digests),
            tuple(i for i in given if i not in signatures),
            gone,
            tuple(sorted(self.copies().items())),
        )

    def remove(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Removes articles, all or (UnknownArticleError) none; nothing of them is found after it returns."""
        from index.copies import find_copies

        unique = tuple(dict.fromkeys(ids))
        with self._store.writing() as writer:
            for article_id in unique:
                writer.remove(article_id)
            writer.mark_copies(find_copies(self._store.signatures(), ()))
        self._current_vectors()
        return unique

    def _vanished(
        self, given: dict[str, Article], sync: Sequence[Path], unread: Sequence[str]
    ) -> tuple[str, ...]:
        if not sync:
            return ()
        places = [str(path.resolve()) for path in sync]
        kept = set(unread)

        def watched(source: str) -> bool:
            path = source.rsplit(":", 1)[0] if source.rsplit(":", 1)[-1].isdigit() else source
            inside = any(path == place or path.startswith(place.rstrip("/") + "/") for place in places)
            return inside and source not in kept and path not in kept

        return tuple(
            i for i, source in sorted(self._store.sources().items()) if i not in given and watched(source)
        )

    def _indexed(self, articles: Sequence[Article]) -> Iterator[tuple[Article, list[NewPassage]]]:
        """Each article with its passages, embedded. Sentences are embedded alone, passages with their heading."""
        count = tiktoken_count()
        for group in _grouped(annotated(articles, self._parser)):
            planned = [(item, self._passages(item, count)) for item in group]
            texts: list[str] = []
            for item, planned_passages in planned:
                heading = heading_line(item.article)
                for passage in planned_passages:
                    texts.append(f"{heading}\n{item.article.text[passage.start : passage.end]}".strip())
                    texts.extend(item.article.text[s.start : s.end] for s in _owned(item, passage))
            vectors = self._embedder.encode(texts) if texts else np.empty((0, self._embedder.dim), np.float32)
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

    def _passages(self, item: IndexedArticle, tokens: Count) -> tuple[Passage, ...]:
        heading = heading_line(item.article)
        # The heading takes at most a third of what the model reads, however long the title is.
        room = self._embedder.max_tokens - min(
            self._embedder.count(heading + "\n") - 2, self._embedder.max_tokens // 3
        )

        def fits(text: str) -> bool:
            return tokens(text) <= PASSAGE_TOKENS and self._embedder.count(text) <= room

        return passages(item.article, [s.grammar() for s in item.sentences], fits)

    # Searching it

    def search(self, query: str, k: int = 10, filters: Filters = NO_FILTERS) -> tuple[Hit, ...]:
        """The k best passages for a query, best first; fewer only where fewer pass the filters."""
        return self._found(query, k, filters).hits

    def evidence(
        self, query: str, n: int, filters: Filters = NO_FILTERS, passages: int = 40
    ) -> tuple[Evidence, ...]:
        """The n sentences of the best passages that are nearest to the query, best first; never boilerplate."""
        found = self._found(query, passages, filters)
        sentences = self._store.sentences([hit.passage for hit in found.hits])
        evidence: list[Evidence] = []
        for hit in found.hits:
            own = sentences.get(hit.passage, ())
            for place, sentence in enumerate(own):
                similarity = float(found.similarities[hit.passage][place])
                before = own[place - 1] if place else None
                evidence.append(Evidence(hit.article, sentence, before, similarity, hit.score))
        evidence.sort(key=lambda e: (-(e.dense + e.hit), e.article.id, e.sentence.start))
        return tuple(evidence[:n])

    def _found(self, query: str, k: int, filters: Filters) -> "_Found":
        """The best passages with the cosines of their sentences: (sentences,) for each passage."""
        wanted = plan(query, self.publishers())
        if k <= 0 or not wanted.whole.terms:
            return _Found()
        parts = (wanted.whole, *wanted.parts)
        asked = self._embedder.encode([part.text for part in parts])
        index, allowed = self._current_vectors(), self._store.allowed(filters)
        pool = max(_POOL, k)
        worded = [dict(self._store.lexical(part.terms, pool, filters)) for part in parts]
        near = {pk for vector in asked for pk, _ in index.search(vector, pool, allowed)}
        rows = self._store.passages(sorted(near.union(*worded)))
        vectors = self._store.vectors_of(tuple(rows))
        pks = tuple(pk for pk in rows if pk in vectors)
        candidates = Candidates(
            pks,
            tuple(rows[pk].article for pk in pks),
            tuple(rows[pk].publisher for pk in pks),
            tuple(rows[pk].published for pk in pks),
        )
        signals = []
        own = {pk: vectors[pk][1] @ asked.T for pk in pks}
        for number, vector in enumerate(asked):
            signals.append(
                Signals(
                    np.fromiter((vectors[pk][0][0] @ vector for pk in pks), np.float32),
                    np.fromiter((own[pk][:, number].max(initial=-1.0) for pk in pks), np.float32),
                    np.fromiter((worded[number].get(pk, 0.0) for pk in pks), np.float32),
                )
            )
        ranked = ranking(candidates, wanted, signals[0], signals[1:])[:k]
        articles = self._store.articles_of(tuple({candidates.articles[place] for place, _ in ranked}))
        hits = tuple(
            Hit(pks[place], articles[row.article], row.start, row.end, score)
            for place, score in ranked
            if (row := rows[pks[place]]).article in articles
        )
        return _Found(hits, {hit.passage: own[hit.passage][:, 0] for hit in hits})

    def _current_vectors(self) -> "FaissVectors":
        """The dense index of the newest state, from the cache where it matches, else built from the database."""
        from index.vectors import FaissVectors, VectorsNote

        generation = self._store.generation()
        held = self._vectors
        if held is not None and held[0] == generation:
            return held[1]
        with self._loading:
            held = self._vectors
            if held is not None and held[0] == generation:
                return held[1]
            note = VectorsNote(generation, self._store.model, self._store.dim, self._store.passage_count())
            index = FaissVectors.load(self._store.layout, note)
            if index is None:
                index = FaissVectors.build(self._store.vectors(), self._store.dim)
                # In a read-only folder or on a full disk the search works without the cache.
                with suppress(OSError, RuntimeError):
                    index.save(self._store.layout, note)
            self._vectors = (generation, index)
            return index

    def doctor(self) -> tuple[Finding, ...]:
        """Checks that the index is whole: the database, the dense cache, and that each article is as it was indexed."""
        store = self._store
        well = store.integrity()
        rebuild = "Index the articles again into a new folder."
        findings = [Finding(well == "ok", f"database: {well}", "" if well == "ok" else rebuild)]
        articles = store.articles()
        digests = store.digests()
        changed = [a.id for a in articles if digests[a.id] != _digest(a, store.model)]
        findings.append(
            Finding(
                not changed,
                f"articles: {len(articles)}, {len(changed)} not as indexed",
                rebuild if changed else "",
            )
        )
        count = len(self._current_vectors())
        same = count == store.passage_count()
        findings.append(
            Finding(
                same,
                f"passages: {store.passage_count()}, {count} in the dense index",
                "" if same else rebuild,
            )
        )
        findings.append(Finding(True, f"model: {store.model}, {store.dim} dimensions"))
        return tuple(findings)


def _digest(article: Article, model: str) -> str:
    """A checksum of all that an article's index entry depends on; where it was read from is no part of that."""
    fields = msgspec.json.encode((_RECIPE, model, replace(article, source="")))
    return hashlib.sha256(fields).hexdigest()


def _owned(item: IndexedArticle, passage: Passage) -> tuple[IndexedSentence, ...]:
    """The sentences that begin in the passage: each sentence belongs to exactly one."""
    return tuple(
        s for s in item.sentences[passage.first : passage.last] if passage.start <= s.start < passage.end
    )


def _grouped(items: Iterator[IndexedArticle]) -> Iterator[list[IndexedArticle]]:
    while group := list(islice(items, _TOGETHER)):
        yield group
