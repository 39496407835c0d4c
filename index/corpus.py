"""The corpus: open it, add to it, remove from it, search it. This is what the other packages use.

Here stands what is there and how it changes; `index.holding` holds how it is searched and checked.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from index.article import Article
from index.embedder import DEFAULT_MODEL, BundledEmbedder, Embedder, load_embedder
from index.errors import IndexMismatchError
from index.grammar import Parser, SpacyParser, split
from index.holding.changes import AddReport, differing, fingerprint, lies_in, rival
from index.holding.checking import Finding, examined
from index.holding.opened import at_once
from index.holding.searching import Evidence, Searching
from index.layout import Layout
from index.progress import Progress, silent
from index.search import Hit
from index.store import Store
from index.storing.database import damaged

if TYPE_CHECKING:
    from index.annotate import IndexedArticle
    from index.making import Failed, Made, Make
    from index.store import Writer

__all__ = ["AddReport", "Corpus", "Evidence", "Finding", "fingerprint", "lies_in"]


class Corpus(Searching):
    """An index on disk. Safe to use from several threads; every search sees the newest whole state."""

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

    # What is there

    @at_once
    def article_count(self) -> int:
        """How many articles there are."""
        return self._store.article_count()

    @at_once
    def articles(self) -> tuple[Article, ...]:
        """All articles, by id."""
        return self._store.articles()

    @at_once
    def article(self, article_id: str) -> Article:
        """The article of that id, or UnknownArticleError."""
        return self._store.article(article_id)

    @at_once
    def ids(self) -> tuple[str, ...]:
        """The ids of all articles."""
        return tuple(self._store.digests())

    @at_once
    def lacking(self) -> tuple[int, int]:
        """How many articles have no date, and how many no outlet: filters by these leave them out."""
        return self._store.lacking()

    @at_once
    def incomplete(self) -> tuple[Article, ...]:
        """Articles whose text a repair saved, but not what was made of it: to be added again."""
        digests = self._store.digests()
        return tuple(article for article in self._store.articles() if not digests[article.id])

    @at_once
    def copies(self) -> dict[str, str]:
        """Article id to the id of the article that it (nearly) repeats."""
        return self._store.copies()

    @at_once
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

    @at_once
    def passages_of(self, article_id: str) -> tuple[Hit, ...]:
        """The article's passages in order, with score 0."""
        article = self._store.article(article_id)
        rows = self._store.passages(self._store.passages_of(article_id))
        return tuple(Hit(pk, article, row.start, row.end, 0.0) for pk, row in rows.items())

    @at_once
    def state(self) -> str:
        """Names the content of the index: another after every change."""
        return self._store.state()

    def kept(self) -> bytes:
        """What was kept, of this state or another; empty where nothing is."""
        with suppress(OSError):
            return self._store.layout.survey.read_bytes()
        return b""

    @property
    def model(self) -> str:
        """The name of the embedding model."""
        return self._store.model

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
            _, changed, gone = differing(self._store, given, fresh, sync, unread)
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
            digests, changed, gone = differing(self._store, given, fresh, sync, unread)
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

    def remove(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Removes articles, all or (UnknownArticleError) none; nothing of them is found after it returns."""
        unique = tuple(dict.fromkeys(ids))
        with self._store.writing() as writer, self._copies_marked(writer, unique):
            for article_id in unique:
                writer.remove(article_id)
        self._refresh()
        return unique

    def mark_copies_again(self) -> None:
        """Compares all articles anew."""
        with self._store.writing() as writer:
            writer.mark_copies(self._found_copies())

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

    def _found_copies(self) -> dict[str, str]:
        from index.copies import find_copies

        try:
            return find_copies(self._store.signatures(), ())
        except ValueError as error:
            raise damaged(self._store.layout, error) from error

    def _make(self, articles: Sequence[Article]) -> Iterator[Made | Failed]:
        from index.making import made

        return made(articles, self._parser, self._loaded())

    @at_once
    def outdated(self, articles: Iterable[Article]) -> tuple[Article, ...]:
        """Those of the articles that `add` would have to index: new or changed."""
        given = {a.id: a for a in articles}
        digests = self._store.digests(tuple(given))
        return tuple(a for i, a in given.items() if digests.get(i) != fingerprint(a, self._store.model))

    @at_once
    def rivals(self, articles: Iterable[Article]) -> dict[str, str]:
        """Article id to where it was read from, for those of the articles that other words of another file would
        replace while that file is still there: it was not moved, so they are two articles."""
        changed = self.outdated(articles)
        sources = self._store.sources()
        return {a.id: sources[a.id] for a in changed if a.id in sources and rival(sources[a.id], a.source)}

    def keep(self, data: bytes) -> None:
        """Keeps what was made of all articles beside the index; where that cannot be written, it is not kept."""
        path = self._store.layout.survey
        fresh = path.with_name(path.name + ".new")
        with suppress(OSError):
            fresh.write_bytes(data)
            os.replace(fresh, path)

    # Checking it

    def doctor(self) -> tuple[Finding, ...]:
        """Checks that the index is whole: the database, each article as it was indexed, the dense cache."""
        return examined(self._store, lambda: self._vectors.problem())
