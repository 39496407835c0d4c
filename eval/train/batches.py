"""Batches of rows of like length, so that little is padded."""

import random
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar


class Sized(Protocol):
    """A row of token ids."""

    @property
    def ids(self) -> tuple[int, ...]:
        """The tokens."""
        ...


R = TypeVar("R", bound=Sized)


def buckets(rows: Sequence[R], size: int, rng: random.Random) -> Iterator[list[R]]:
    """Batches of rows of like length, in random order."""
    order = list(rows)
    rng.shuffle(order)
    pool = size * 50
    for i in range(0, len(order), pool):
        part = sorted(order[i : i + pool], key=lambda r: len(r.ids))
        batches = [part[j : j + size] for j in range(0, len(part), size)]
        rng.shuffle(batches)
        yield from batches
