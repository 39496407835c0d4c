"""What has changed: which articles are new or other than those in the index, which are gone, and what adding did."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from index.article import Article
from index.store import Store

# What an index remembers of how it was made; another recipe means that every article is indexed anew.
_RECIPE = "5"


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


def differing(
    store: Store,
    given: Mapping[str, Article],
    fresh: Mapping[str, str],
    sync: Sequence[Path],
    unread: Sequence[str],
) -> tuple[dict[str, str], list[Article], tuple[str, ...]]:
    """The digests of those of the articles that are there, those that are not or have changed, and what is gone."""
    digests = store.digests(tuple(given))
    changed = [a for i, a in given.items() if digests.get(i) != fresh[i]]
    return digests, changed, _vanished(store, given, sync, unread)


def _vanished(
    store: Store, given: Mapping[str, Article], sync: Sequence[Path], unread: Sequence[str]
) -> tuple[str, ...]:
    if not sync:
        return ()
    places = [str(path.resolve()) for path in sync]
    kept = set(unread)

    def watched(source: str) -> bool:
        inside = any(lies_in(source, place) for place in places)
        return inside and source not in kept and _file_of(source) not in kept

    return tuple(i for i, source in sorted(store.sources().items()) if i not in given and watched(source))


def _file_of(source: str) -> str:
    """The file of a source, which may name a line in it."""
    path, _, line = source.rpartition(":")
    return path if path and line.isdigit() else source


def lies_in(source: str, place: str) -> bool:
    """Whether a source is the file at an absolute place, or lies in the folder there."""
    path = _file_of(source)
    return path == place or path.startswith(place.rstrip("/") + "/")


def rival(one: str, other: str) -> bool:
    """Whether the sources are two files that are both there."""
    try:
        return not os.path.samefile(_file_of(one), _file_of(other))
    except (OSError, ValueError):
        return False


def fingerprint(article: Article, model: str) -> str:
    """A checksum of all that an article's index entry depends on; where it was read from is no part of that."""
    fields = msgspec.json.encode((_RECIPE, model, replace(article, source="")))
    return hashlib.sha256(fields).hexdigest()
