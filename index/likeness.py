"""Which of the new articles repeat an earlier one, without comparing all anew: for indexes of many articles.

`copies.find_copies` reads every signature, which takes longer with every article there is. Here the parts of the
signatures that are compared first lie in one file, a cache of the database: 0.5 kB an article.
"""

import os
import zipfile
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.copies import PERMUTATIONS, heads, repeated
from index.store import Store

# Articles up to which all are compared anew with every change: a second at most.
FEW = 3_000

# An estimate below this cannot be that of a copy: a shortened one has at least 0.9 x 0.5 of the longer one's runs.
_LIKE = 0.35


@dataclass(frozen=True, slots=True)
class Heads:
    """Of each article in order: its number, a hash of its words, and its minimum hashes (articles, PERMUTATIONS)."""

    pks: NDArray[np.int64]
    digests: NDArray[np.uint64]
    minima: NDArray[np.uint32]

    @classmethod
    def load(cls, store: Store) -> "Heads":
        """Those of the state that the file is of, if this state is what became of that one; else none."""
        try:
            with np.load(store.layout.heads) as file:
                state = str(file["state"])
                if state == store.state() or store.follows(state):
                    return cls(file["pks"], file["digests"], file["minima"])
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
            # Whatever is wrong with a cache, the cure is the same: make it again.
            pass
        return cls(np.empty(0, np.int64), np.empty(0, np.uint64), np.empty((0, PERMUTATIONS), np.uint32))

    def save(self, store: Store) -> None:
        """Writes the file, whole or not at all."""
        fresh = store.layout.heads.with_name(store.layout.heads.name + ".new")
        with fresh.open("wb") as file:
            np.savez(file, state=store.state(), pks=self.pks, digests=self.digests, minima=self.minima)
        os.replace(fresh, store.layout.heads)

    def last(self) -> int:
        """The highest number of an article."""
        return int(self.pks[-1]) if len(self.pks) else 0

    def extended(self, store: Store) -> "Heads":
        """With the articles that came since."""
        pks, digests, minima = [self.pks], [self.digests], [self.minima]
        for rows in store.signatures_after(self.last()):
            pks.append(np.array([pk for pk, _ in rows], np.int64))
            own, theirs = heads([data for _, data in rows])
            digests.append(own)
            minima.append(theirs)
        return Heads(np.concatenate(pks), np.concatenate(digests), np.concatenate(minima))


def new_copies(store: Store, known: Heads, after: int) -> dict[str, str]:
    """For each article with a number above `after` that repeats an earlier one: the id of the earliest it repeats."""
    copies: dict[str, str] = {}
    for place in range(int(np.searchsorted(known.pks, after, "right")), len(known.pks)):
        alike = (known.minima[:place] == known.minima[place]).mean(1) >= _LIKE
        near = known.pks[:place][alike | (known.digests[:place] == known.digests[place])]
        if not len(near):
            continue
        *earlier, (own_id, own, _) = store.signed([*near.tolist(), int(known.pks[place])])
        originals = [(i, data) for i, data, copy_of in earlier if copy_of is None and i not in copies]
        match = repeated(own, originals)
        if match is not None:
            copies[own_id] = match
    return copies
