"""How a passage's annotated sentences become bytes in the database and come back."""

import zlib
from functools import lru_cache
from typing import Any

import msgspec

from index.annotate import IndexedSentence

# Level 1 halves what the next levels cost and saves nearly as much.
_LEVEL = 1


@lru_cache(maxsize=1)
def _decoder() -> Any:
    return msgspec.msgpack.Decoder(tuple[IndexedSentence, ...])


def pack(sentences: tuple[IndexedSentence, ...]) -> bytes:
    """Bytes that `unpack` turns back into equal sentences."""
    return zlib.compress(msgspec.msgpack.encode(sentences), _LEVEL)


def unpack(packed: bytes) -> tuple[IndexedSentence, ...]:
    """The sentences that were packed."""
    sentences: tuple[IndexedSentence, ...] = _decoder().decode(zlib.decompress(packed))
    return sentences
