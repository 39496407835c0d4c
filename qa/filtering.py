"""Filters as people write them: outlets under their names in the index, and why no article passes."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from difflib import get_close_matches

from index.corpus import Corpus
from index.search import Filters
from index.wordlists import without_accents

# So many names of outlets or articles are listed at most.
_LISTED = 6


def settled(filters: Filters, publishers: Sequence[str]) -> Filters:
    """The filters with each outlet as the index writes it: "visayan herald" is The Visayan Herald."""
    if set(filters.publishers) <= set(publishers):
        return filters
    names = [
        found
        for name in filters.publishers
        for found in ([name] if name in publishers else _alike(name, publishers)) or [name]
    ]
    return replace(filters, publishers=tuple(dict.fromkeys(names)))


def _alike(name: str, publishers: Sequence[str]) -> list[str]:
    return [other for other in publishers if _plain(other) == _plain(name)]


def _plain(name: str) -> str:
    return " ".join(without_accents(name).casefold().split()).removeprefix("the ")


def unknown(filters: Filters, publishers: Sequence[str], ids: Iterable[str]) -> str:
    """What the filters name and the index does not hold, with what is near it; empty where it holds all."""
    said = []
    if outlets := [name for name in filters.publishers if name not in publishers]:
        said.append(f"no outlet is called {_quoted(outlets)}; {_near(outlets, publishers, 'there are')}")
    if filters.sources:
        known = set(ids)
        if strange := [name for name in filters.sources if name not in known]:
            said.append(f"no article has the id {_quoted(strange)}; {_near(strange, known, 'ids are')}")
    return " ".join(f"{part[0].upper()}{part[1:]}." for part in said)


def _near(names: Sequence[str], known: Collection[str], lead: str) -> str:
    """Those of the known names that are most like the names, else the first of all."""
    plain = {_plain(name): name for name in sorted(known)}
    near = [
        plain[found]
        for name in names
        for found in get_close_matches(_plain(name), plain, _LISTED, cutoff=0.7)
    ]
    if near:
        return f"near it: {', '.join(dict.fromkeys(near))}"
    more = f" and {len(known) - _LISTED:,} more" if len(known) > _LISTED else ""
    return f"{lead} {', '.join(sorted(known)[:_LISTED]) or 'none'}{more}"


def _quoted(names: Sequence[str]) -> str:
    return " or ".join(f"“{name}”" for name in names)


def contrary(filters: Filters) -> str:
    """What is wrong with the days of the filters, if no day passes; else empty."""
    first, last = filters.published_from, filters.published_to
    return f"{first} is later than {last}." if first and last and first > last else ""


def left_out(filters: Filters, undated: int, nameless: int) -> str:
    """How many articles fail the filters because their date or outlet is not known; empty where none."""
    dates = undated if filters.published_from or filters.published_to else 0
    outlets = nameless if filters.publishers else 0
    parts = [f"{n:,} without {what}" for n, what in ((dates, "a date"), (outlets, "an outlet")) if n]
    return f"The filters leave out articles of which that is not known: {', '.join(parts)}." if parts else ""


def why_none(corpus: Corpus, filters: Filters) -> str:
    """Why no article of the index may pass the filters; empty where nothing tells."""
    ids = corpus.ids() if filters.sources else ()
    said = (
        contrary(filters),
        unknown(filters, corpus.publishers(), ids),
        left_out(filters, *corpus.lacking()),
    )
    return next(filter(None, said), "")
