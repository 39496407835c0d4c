"""What a row holds: articles and vectors read from it, and checksums that tell whether it is as it was stored."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.article import Article, Span
from index.embedder import Vectors
from index.errors import IndexDamagedError

if TYPE_CHECKING:
    from index.annotate import IndexedSentence


@dataclass(frozen=True, slots=True)
class PassageRow:
    """A passage with what is needed to rank it."""

    pk: int
    article: str
    start: int
    end: int
    publisher: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class Printed:
    """The outlets, and arrays of shape (highest article number + 1,): each article's outlet by its place among them,
    and its day of publication as an ordinal, 0 where it is not known."""

    outlets: tuple[str | None, ...]
    codes: NDArray[np.int32]
    days: NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Document:
    """A passage for another search engine: its number, vector (dim,), heading, text, and its article's facts."""

    pk: int
    vector: Vectors
    heading: str
    body: str
    article: int
    publisher: str | None
    published: date | None


@dataclass(frozen=True, slots=True)
class NewPassage:
    """A passage to be stored: vectors are float32, normalised, of shape (dim,) and (sentences, dim)."""

    start: int
    end: int
    vector: Vectors
    sentence_vectors: Vectors
    sentences: tuple[IndexedSentence, ...]


# The columns that `article_of` takes.
ARTICLE = "pk, id, text, title, publisher, author, published, url, inferred, boilerplate, source, sum"


def article_of(row: tuple[Any, ...]) -> Article:
    """The article of a row with the columns `ARTICLE`; IndexDamagedError where they make none."""
    _, article_id, text, title, publisher, author, published, url, inferred, boilerplate, source, stored = row
    try:
        # SQLite does not notice a changed byte, and a quotation must not be wrong by even that.
        if stored is not None and stored != checksum(row[1:-1]):
            raise ValueError("its checksum does not fit")
        return Article(
            article_id,
            text,
            title,
            publisher,
            author,
            day_of(published),
            url,
            tuple(json.loads(inferred)),
            tuple(Span(start, end) for start, end in json.loads(boilerplate)),
            source,
        )
    except (ValueError, TypeError) as error:
        raise IndexDamagedError(
            f"the article {article_id!r} is damaged in the index ({error}). Repair it: counterpoint doctor --repair"
        ) from error


def unsealed(db: sqlite3.Connection) -> tuple[str, ...]:
    """The articles of which something is not as it was stored, by id."""
    pks = [pk for (pk,) in db.execute("SELECT pk FROM articles ORDER BY id")]
    found = []
    for pk in pks:
        row = db.execute(f"SELECT {ARTICLE}, seal FROM articles WHERE pk = ?", (pk,)).fetchone()
        if row[-2] != checksum(row[1:-2]) or row[-1] != seal(db, pk):
            found.append(row[1])
    return tuple(found)


def checksum(values: Iterable[object]) -> str:
    """A checksum of a row's values."""
    digest = hashlib.sha256()
    for value in values:
        data = value if isinstance(value, bytes) else repr(value).encode()
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def seal(db: sqlite3.Connection, pk: int | None) -> str:
    """A checksum of all that is stored of an article and was made of it."""
    own = db.execute("SELECT sum, digest, signature FROM articles WHERE pk = ?", (pk,)).fetchone()
    rows = db.execute(
        'SELECT pk, start, "end", vector, sentence_vectors, sentences FROM passages WHERE article = ? ORDER BY pk',
        (pk,),
    )
    return checksum(chain(own or (), *rows))


def seal_anew(db: sqlite3.Connection, pk: int | None) -> None:
    """Notes the checksums of an article as it is now."""
    row = db.execute(f"SELECT {ARTICLE} FROM articles WHERE pk = ?", (pk,)).fetchone()
    db.execute("UPDATE articles SET sum = ? WHERE pk = ?", (checksum(row[1:-1]), pk))
    db.execute("UPDATE articles SET seal = ? WHERE pk = ?", (seal(db, pk), pk))


def day_of(text: str | None) -> date | None:
    """The day that a column names, None where it is empty."""
    return date.fromisoformat(text) if text else None


def probe_of(text: str, dim: int) -> Vectors | None:
    """The vector that was noted with its checksum; None where they do not fit."""
    number, _, checked = text.partition(" ")
    try:
        data = bytes.fromhex(number)
    except ValueError:
        return None
    # A damaged one proves nothing about the model.
    return vectors_in(data, dim)[0] if data and checksum((data,))[:16] == checked else None


def vectors_in(blob: bytes, dim: int) -> Vectors:
    """The vectors, of shape (n, dim), that are stored as fp16; IndexDamagedError where they make none."""
    try:
        return np.frombuffer(blob, np.float16).reshape(-1, dim).astype(np.float32)
    except ValueError as error:
        raise IndexDamagedError(
            "vectors are damaged in the index. Repair it: counterpoint doctor --repair"
        ) from error
