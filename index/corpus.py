"""The corpus: open it, add to it, remove from it, search it. This is what the other packages use."""

from __future__ import annotations

import hashlib
import os
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.article import Article
from index.embedder import DEFAULT_MODEL, BundledEmbedder, Embedder, Vectors, load_embedder
from index.errors import CounterpointError, IndexMismatchError
from index.grammar import Parser, SpacyParser, split
from index.layout import Layout
from index.progress import Progress, silent
from index.search import NO_FILTERS, Candidates, Filters, Hit, Scores, Signals, foremost, ranking
from index.store import Printed, Store
from index.storing.database import damaged

if TYPE_CHECKING:
    from index.annotate import IndexedArticle, IndexedSentence
    from index.likeness import Heads
    from index.making import Failed, Made, Make
    from index.query import Plan
    from index.store import Writer
    from index.vectors import Ranked, VectorStore

# Passages that each of dense and lexical search hands to the ranking.
_POOL = 200

# Candidates whose sentences are looked at: of a long question's 800, those in front by passage and words. With 160
# the first four hits of 99.5% of the questions over 609 articles are the same as with 320, with 100 of 98.6%.
_RANKED = 160

# What mends any fault that `doctor` finds.
_REPAIR = "Run: counterpoint doctor --repair"

# Its vector is kept in the index: a model under the same name that gives another was changed.
_PROBE = "The council met on Friday and counted the votes of all nine towns again."
# Other builds of the same weights (fused, rounded on another processor) stay above this, other weights far below.
_SAME_VECTOR = 0.98

# What an index remembers of how it was made; another recipe means that every article is indexed anew.
_RECIPE = "3"


@dataclass(frozen=True, slots=True)
class AddReport:
    """What adding did: article ids, (id, id it repeats) for every copy known now, and (source, reason) of each article
    that could not be indexed: what the index held of it before, it still holds."""

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    copies: tuple[tuple[str, str], ...] = ()
    failed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One check of `doctor`: what was looked at, whether it is well, and what to do where it is not."""

    ok: bool
    what: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence offered as evidence: its hit, its annotation, its neighbours, its similarity to the query."""

    article: Article
    sentence: IndexedSentence
    before: IndexedSentence | None
    dense: float
    hit: float
    after: IndexedSentence | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    hits: tuple[Hit, ...] = ()
    similarities: Mapping[int, Scores] = field(default_factory=dict)


P = ParamSpec("P")
R = TypeVar("R")


def _at_once(
    method: Callable[Concatenate[Corpus, P], R],
) -> Callable[Concatenate[Corpus, P], R]:
    """Lets a method read one state of the index from its first word to its last."""

    @wraps(method)
    def reading(self: Corpus, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with self._store.reading():
            return method(self, *args, **kwargs)

    return reading


class Corpus:
    """An index on disk. Safe to use from several threads; every search sees the newest whole state."""

    def __init__(
        self,
        store: Store,
        embedder: Embedder | None,
        parser: Parser,
        vectors: VectorStore | None = None,
    ) -> None:
        self._store = store
        self._given = embedder
        self._parser = parser
        self._opened = vectors
        self._heads: Heads | None = None
        # Of the state named, since every search asks for them.
        self._outlets: tuple[str, Printed] | None = None
        self._probed: Vectors | None = None
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
    ) -> Corpus:
        """Opens the index in `folder`, or makes it where `create` is true.

        Raises IndexMissingError, IndexMismatchError (another version or model), IndexDamagedError,
        ModelMissingError or BadInputError (the place cannot hold an index).
        """
        layout = Layout(Path(folder)).readable()
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

    def __enter__(self) -> Corpus:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _loaded(self) -> Embedder:
        """The embedder, loaded once and known to be the one that the index was made with."""
        with self._loading:
            if self._given is None:
                self._given = load_embedder()
            if self._probed is None:
                self._probed = self._given.encode([_PROBE])[0]
                with self._store.reading():
                    kept = self._store.probe()
                if kept is not None and not float(kept @ self._probed) >= _SAME_VECTOR:
                    self._probed = None
                    raise IndexMismatchError(
                        f"the model {self._store.model!r} is not the one that {self._store.layout.folder} was made "
                        "with, though it has its name: its weights were changed. Put the old ones back, or index the "
                        "articles again into a new folder."
                    )
            return self._given

    def close(self) -> None:
        """Closes this thread's connection to the database, and the vector store."""
        if self._opened is not None:
            self._opened.close()
        self._store.close()

    # What is there

    @_at_once
    def article_count(self) -> int:
        """How many articles there are."""
        return self._store.article_count()

    @_at_once
    def articles(self) -> tuple[Article, ...]:
        """All articles, by id."""
        return self._store.articles()

    @_at_once
    def article(self, article_id: str) -> Article:
        """The article of that id, or UnknownArticleError."""
        return self._store.article(article_id)

    @_at_once
    def incomplete(self) -> tuple[Article, ...]:
        """Articles whose text a repair saved, but not what was made of it: to be added again."""
        digests = self._store.digests()
        return tuple(article for article in self._store.articles() if not digests[article.id])

    def mark_copies_again(self) -> None:
        """Compares all articles anew."""
        with self._store.writing() as writer:
            writer.mark_copies(self._found_copies())

    def _found_copies(self) -> dict[str, str]:
        from index.copies import find_copies

        try:
            return find_copies(self._store.signatures(), ())
        except ValueError as error:
            raise damaged(self._store.layout, error) from error

    @_at_once
    def copies(self) -> dict[str, str]:
        """Article id to the id of the article that it (nearly) repeats."""
        return self._store.copies()

    @_at_once
    def publishers(self) -> tuple[str, ...]:
        """The outlets, by name."""
        return tuple(sorted(name for name in self._printed().outlets if name is not None))

    @_at_once
    def shown(self, article_id: str) -> IndexedArticle:
        """The article as indexed, boilerplate sentences included."""
        from index.annotate import IndexedArticle, IndexedSentence

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

    @_at_once
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
        make: Make | None = None,
    ) -> AddReport:
        """Adds articles, updates changed ones and leaves unchanged ones alone, in one transaction. One whose text no
        rule can deal with is left out and named.

        With `sync`, articles that were read from those places before and are there no more are removed;
        `unread` names sources that could not be read this time and are kept. `make` makes the passages elsewhere.
        """
        given = {a.id: a for a in articles}
        fresh = {i: fingerprint(a, self._store.model) for i, a in given.items()}
        with self._store.reading():
            _, changed, gone = self._due(given, fresh, sync, unread)
            if not changed and not gone:
                return AddReport(unchanged=tuple(given), copies=tuple(sorted(self.copies().items())))
        # Imported where it is needed: it takes longer to load than `articles` or `show` take to answer.
        from index.copies import signature
        from index.making import Failed

        if changed:
            # Also where the passages are made elsewhere: it tells whether the model is still the one of before.
            self._loaded()
        written: set[str] = set()
        failed: list[tuple[str, str]] = []
        with self._store.writing() as writer:
            # Another process may have written in between.
            digests, changed, gone = self._due(given, fresh, sync, unread)
            due = {a.id for a in changed}
            with self._copies_marked(writer, (*gone, *(i for i in due if i in digests))):
                for article_id in gone:
                    writer.remove(article_id)
                progress("indexing", 0, len(changed))
                for item in (make or self._make)(changed):
                    article = item.article if isinstance(item, Failed) else item[0]
                    if article.id not in due:
                        continue
                    if isinstance(item, Failed):
                        failed.append((article.source or article.id, item.reason))
                    else:
                        if article.id in digests:
                            writer.remove(article.id)
                        writer.add(article, fresh[article.id], signature(article), item[1])
                        written.add(article.id)
                    progress("indexing", len(written) + len(failed), len(changed))
                if self._probed is not None:
                    writer.note_probe(self._probed)
        self._refresh()
        new_ids = [a.id for a in changed if a.id in written]
        return AddReport(
            tuple(i for i in new_ids if i not in digests),
            tuple(i for i in new_ids if i in digests),
            tuple(i for i in given if i not in due),
            gone,
            tuple(sorted(self.copies().items())),
            tuple(failed),
        )

    def _due(
        self,
        given: Mapping[str, Article],
        fresh: Mapping[str, str],
        sync: Sequence[Path],
        unread: Sequence[str],
    ) -> tuple[dict[str, str], list[Article], tuple[str, ...]]:
        """The digests of those of the articles that are there, those that are not or have changed, and what is gone."""
        digests = self._store.digests(tuple(given))
        changed = [a for i, a in given.items() if digests.get(i) != fresh[i]]
        return digests, changed, self._vanished(given, sync, unread)

    def remove(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Removes articles, all or (UnknownArticleError) none; nothing of them is found after it returns."""
        unique = tuple(dict.fromkeys(ids))
        with self._store.writing() as writer, self._copies_marked(writer, unique):
            for article_id in unique:
                writer.remove(article_id)
        self._refresh()
        return unique

    @contextmanager
    def _copies_marked(self, writer: Writer, removed: Sequence[str]) -> Iterator[None]:
        """After the changes inside, marks the copies among the articles: those new, or, where it may matter, all."""
        from index.likeness import FEW, Heads, new_copies

        if removed:
            # It may hold their words.
            with suppress(OSError):
                self._store.layout.survey.unlink(missing_ok=True)
        # A copy may be one no more, or of another, when what it repeats goes.
        matters = bool(removed) and not set(self._store.copies().values()).isdisjoint(removed)
        few = self._store.article_count() <= FEW
        known = None if matters or few else Heads.load(self._store).extended(self._store)
        yield
        if known is None:
            writer.mark_copies(self._found_copies())
        else:
            grown = known.extended(self._store)
            writer.mark_more_copies(new_copies(self._store, grown, known.last()))
            self._heads = grown

    def _vanished(
        self, given: Mapping[str, Article], sync: Sequence[Path], unread: Sequence[str]
    ) -> tuple[str, ...]:
        if not sync:
            return ()
        places = [str(path.resolve()) for path in sync]
        kept = set(unread)

        def watched(source: str) -> bool:
            inside = any(lies_in(source, place) for place in places)
            return inside and source not in kept and _file_of(source) not in kept

        return tuple(
            i for i, source in sorted(self._store.sources().items()) if i not in given and watched(source)
        )

    def _make(self, articles: Sequence[Article]) -> Iterator[Made | Failed]:
        from index.making import made

        return made(articles, self._parser, self._loaded())

    @_at_once
    def outdated(self, articles: Iterable[Article]) -> tuple[Article, ...]:
        """Those of the articles that `add` would have to index: new or changed."""
        given = {a.id: a for a in articles}
        digests = self._store.digests(tuple(given))
        return tuple(a for i, a in given.items() if digests.get(i) != fingerprint(a, self._store.model))

    @_at_once
    def rivals(self, articles: Iterable[Article]) -> dict[str, str]:
        """Article id to where it was read from, for those of the articles that other words of another file would
        replace while that file is still there: it was not moved, so they are two articles."""
        changed = self.outdated(articles)
        sources = self._store.sources()
        return {a.id: sources[a.id] for a in changed if a.id in sources and _rival(sources[a.id], a.source)}

    @_at_once
    def state(self) -> str:
        """Names the content of the index: another after every change."""
        return self._store.state()

    def keep(self, data: bytes) -> None:
        """Keeps what was made of all articles beside the index; where that cannot be written, it is not kept."""
        path = self._store.layout.survey
        fresh = path.with_name(path.name + ".new")
        with suppress(OSError):
            fresh.write_bytes(data)
            os.replace(fresh, path)

    def kept(self) -> bytes:
        """What was kept, of this state or another; empty where nothing is."""
        with suppress(OSError):
            return self._store.layout.survey.read_bytes()
        return b""

    @property
    def model(self) -> str:
        """The name of the embedding model."""
        return self._store.model

    # Searching it

    @_at_once
    def search(self, query: str, k: int = 10, filters: Filters = NO_FILTERS) -> tuple[Hit, ...]:
        """The k best passages for a query, best first; fewer only where fewer pass the filters."""
        return self._found(query, k, filters).hits

    @_at_once
    def evidence(
        self, query: str, n: int, filters: Filters = NO_FILTERS, passages: int = 40
    ) -> tuple[Evidence, ...]:
        """The n sentences of the best passages that are nearest to the query, best first; never boilerplate."""
        found = self._found(query, passages, filters)
        near = [
            (float(similarity), hit, place)
            for hit in found.hits
            for place, similarity in enumerate(found.similarities[hit.passage])
        ]
        near.sort(key=lambda item: (-(item[0] + item[1].score), item[1].passage, item[2]))
        # Unpacking costs more than ranking: only the passages of the sentences that are kept.
        kept = near[: max(0, n)]
        sentences = self._store.sentences(list(dict.fromkeys(hit.passage for _, hit, _ in kept)))
        return tuple(
            Evidence(
                hit.article,
                own[place],
                own[place - 1] if place else None,
                similarity,
                hit.score,
                own[place + 1] if place + 1 < len(own) else None,
            )
            for similarity, hit, place in kept
            if place < len(own := sentences.get(hit.passage, ()))
        )

    def told(
        self, filters: Filters = NO_FILTERS, ids: Collection[str] | None = None
    ) -> Iterator[tuple[IndexedArticle, Vectors]]:
        """Each article that passes (of `ids`, where given), by id, without boilerplate: its sentences in order and
        their vectors, of shape (sentences, dim). Each is whole; one that is removed meanwhile is left out. Loads no
        model."""
        with self._store.reading():
            allowed = self._store.allowed(filters)
            there = sorted(self._store.digests() if ids is None else set(ids))
        passing = None if allowed is None else frozenset(allowed.tolist())
        for article_id in there:
            if found := self._telling(article_id, passing):
                yield found

    @_at_once
    def _telling(
        self, article_id: str, passing: Collection[int] | None
    ) -> tuple[IndexedArticle, Vectors] | None:
        """An article as `told` gives it; None where none of its passages is there and passes."""
        from index.annotate import IndexedArticle

        article = self._store.articles_of((article_id,)).get(article_id)
        pks = [pk for pk in self._store.passages_of(article_id) if passing is None or pk in passing]
        if article is None or not pks:
            return None
        sentences, vectors = self._store.sentences(pks), self._store.vectors_of(pks)
        said = tuple(s for pk in pks for s in sentences[pk])
        return IndexedArticle(article, said), np.concatenate([vectors[pk][1] for pk in pks])

    @_at_once
    def beside(self, vector: Vectors, passages: int, filters: Filters = NO_FILTERS) -> tuple[Evidence, ...]:
        """The sentences of the passages nearest to a vector of shape (dim,), with their similarity to it, best
        first. Loads no model."""
        near = self._vectors.dense(vector.reshape(1, -1), passages, filters)[0]
        pks = [pk for pk, _ in near]
        rows, sentences, vectors = (
            self._store.passages(pks),
            self._store.sentences(pks),
            self._store.vectors_of(pks),
        )
        articles = self._store.articles_of(tuple({row.article for row in rows.values()}))
        evidence: list[Evidence] = []
        for pk, cosine in near:
            if pk not in rows or pk not in sentences or pk not in vectors or rows[pk].article not in articles:
                continue
            own, similarity = sentences[pk], vectors[pk][1] @ vector
            for place, sentence in enumerate(own):
                before = own[place - 1] if place else None
                evidence.append(
                    Evidence(articles[rows[pk].article], sentence, before, float(similarity[place]), cosine)
                )
        evidence.sort(key=lambda e: (-e.dense, e.article.id, e.sentence.start))
        return tuple(evidence)

    @_at_once
    def neighbours(self, ids: Collection[str], passages: int = 12) -> frozenset[str]:
        """The articles that hold one of the passages nearest to a passage of these articles, and themselves."""
        own = [pk for i in ids for pk in self._store.passages_of(i)]
        vectors = self._store.vectors_at(own)
        near = {pk for row in self._vectors.dense(vectors, passages, NO_FILTERS) for pk, _ in row}
        return frozenset(row.article for row in self._store.passages(sorted(near)).values()) | frozenset(ids)

    def _found(self, query: str, k: int, filters: Filters) -> _Found:
        """The best passages with the cosines of their sentences: (sentences,) for each passage."""
        from index.dense import products, widened
        from index.query import plan

        wanted = plan(query, self.publishers())
        if k <= 0 or not wanted.whole.terms:
            return _Found()
        parts = (wanted.whole, *wanted.parts)
        asked = self._loaded().encode([part.text for part in parts])
        near, worded = self._vectors.nearest(asked, [part.terms for part in parts], max(_POOL, k), filters)
        pks = self._foremost(wanted, near, worded, max(_RANKED, k))
        read = self._store.read_vectors(pks)
        found = [pk for pk in pks if pk in read]
        whole = products(widened(b"".join(read[pk][0] for pk in found), self._store.dim), asked)
        starts = np.cumsum([0, *(len(read[pk][1]) // (2 * self._store.dim) for pk in found)])
        own = products(widened(b"".join(read[pk][1] for pk in found), self._store.dim), asked)
        best = _most(own, starts)
        lexical = _scores(worded, found, [0.0] * len(parts))
        signals = [Signals(whole[:, n], best[:, n], lexical[n]) for n in range(len(parts))]
        ranked = ranking(self._candidates(wanted, found), wanted, signals[0], signals[1:])[:k]
        rows = self._store.passages([found[place] for place, _ in ranked])
        articles = self._store.articles_of(tuple({row.article for row in rows.values()}))
        hits, similarities = [], {}
        for place, score in ranked:
            row = rows.get(found[place])
            if row is not None and row.article in articles:
                hits.append(Hit(row.pk, articles[row.article], row.start, row.end, score))
                similarities[row.pk] = own[starts[place] : starts[place + 1], 0]
        return _Found(tuple(hits), similarities)

    def _printed(self) -> Printed:
        """Outlets and days of all articles, read once for each state."""
        state = self._store.state()
        if self._outlets is None or self._outlets[0] != state:
            self._outlets = state, self._store.printed()
        return self._outlets[1]

    def _foremost(
        self, wanted: Plan, near: Sequence[Ranked], worded: Sequence[Ranked], most: int
    ) -> list[int]:
        """At most so many of the passages found, by number: those that may come to the front.

        Reading all passages found with their vectors would be most of a search in a large index.
        """
        pks = sorted({pk for row in (*near, *worded) for pk, _ in row})
        if len(pks) <= most:
            return pks
        # What is not among the nearest is at most as near as the last of them.
        cosines = _scores(near, pks, [row[-1][1] if row else -1.0 for row in near])
        lexical = _scores(worded, pks, [0.0] * len(worded))
        candidates = self._candidates(wanted, pks)
        signals = [Signals(c, c, words) for c, words in zip(cosines, lexical, strict=True)]
        return [pks[place] for place in foremost(candidates, wanted, signals, most)]

    def _candidates(self, wanted: Plan, pks: Sequence[int]) -> Candidates:
        """The passages with their articles, and with outlets and days where the plan looks at these."""
        articles = self._vectors.articles_at(pks)
        publishers: tuple[str | None, ...] = (None,) * len(pks)
        published: tuple[date | None, ...] = (None,) * len(pks)
        if wanted.whole.publishers or wanted.periods:
            printed = self._printed()
            publishers = tuple(printed.outlets[code] for code in printed.codes[articles].tolist())
            published = tuple(
                date.fromordinal(day) if day else None for day in printed.days[articles].tolist()
            )
        return Candidates(tuple(pks), tuple(articles), publishers, published)

    @property
    def _vectors(self) -> VectorStore:
        """Imported where it is needed: `articles` and `show` never search."""
        from index.vectors import open_vectors

        with self._loading:
            if self._opened is None:
                self._opened = open_vectors(self._store)
            return self._opened

    @_at_once
    def _refresh(self) -> None:
        """Brings the vector store to the newest state, so that the next search need not."""
        len(self._vectors)
        if self._heads is not None:
            with suppress(OSError):
                self._heads.save(self._store)
            self._heads = None

    def doctor(self) -> tuple[Finding, ...]:
        """Checks that the index is whole: the database, each article as it was indexed, the dense cache."""
        store = self._store
        findings = []
        for name, look in (
            ("database", self._database_fault),
            ("changes", self._changes_fault),
            ("articles", self._articles_fault),
            ("lexical index", store.lexical_fault),
            ("dense index", self._dense_fault),
        ):
            try:
                with store.reading():
                    wrong = look()
            except CounterpointError as error:
                wrong = str(error)
            findings.append(Finding(not wrong, f"{name}: {wrong or 'ok'}", _REPAIR if wrong else ""))
        findings.append(Finding(True, f"model: {store.model}, {store.dim} dimensions"))
        return tuple(findings)

    def _database_fault(self) -> str:
        well = self._store.integrity()
        return "" if well == "ok" else well

    def _changes_fault(self) -> str:
        lost = self._store.changes_lost()
        return f"the last {lost} are lost: index again what was added then" if lost else ""

    def _articles_fault(self) -> str:
        digests = self._store.digests()
        changed = {a.id for a in self._store.articles() if digests[a.id] != fingerprint(a, self._store.model)}
        wrong = sorted(changed.union(self._store.unsealed()))
        return f"{len(wrong)} of {len(digests)} not as indexed ({', '.join(wrong[:5])})" if wrong else ""

    def _dense_fault(self) -> str:
        return self._vectors.problem()


def _file_of(source: str) -> str:
    """The file of a source, which may name a line in it."""
    path, _, line = source.rpartition(":")
    return path if path and line.isdigit() else source


def lies_in(source: str, place: str) -> bool:
    """Whether a source is the file at an absolute place, or lies in the folder there."""
    path = _file_of(source)
    return path == place or path.startswith(place.rstrip("/") + "/")


def _rival(one: str, other: str) -> bool:
    """Whether the sources are two files that are both there."""
    try:
        return not os.path.samefile(_file_of(one), _file_of(other))
    except (OSError, ValueError):
        return False


def fingerprint(article: Article, model: str) -> str:
    """A checksum of all that an article's index entry depends on; where it was read from is no part of that."""
    fields = msgspec.json.encode((_RECIPE, model, replace(article, source="")))
    return hashlib.sha256(fields).hexdigest()


def _scores(ranked: Sequence[Ranked], pks: Sequence[int], others: Sequence[float]) -> Scores:
    """The score of each passage in each ranking, of shape (rankings, passages), and what the others get.

    `pks` is sorted; a passage that is not in it is left out.
    """
    scores = np.repeat(np.array(others, np.float32)[:, None], len(pks), axis=1)
    wanted = np.array(pks, np.int64)
    for own, row in zip(scores, ranked, strict=True):
        if row and len(wanted):
            found = np.array([pk for pk, _ in row], np.int64)
            places = np.searchsorted(wanted, found).clip(max=len(wanted) - 1)
            there = wanted[places] == found
            own[places[there]] = np.array([score for _, score in row], np.float32)[there]
    return scores


def _most(cosines: Scores, starts: NDArray[np.int64]) -> Scores:
    """The highest cosine of each passage's sentences: from (sentences, queries) to (passages, queries)."""
    most = np.full((len(starts) - 1, cosines.shape[1]), -1.0, np.float32)
    filled = starts[:-1] < starts[1:]
    if filled.any():
        most[filled] = np.maximum(-1.0, np.maximum.reduceat(cosines, starts[:-1][filled], axis=0))
    return most
