"""How a passage's annotated sentences become bytes in the database and come back."""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from index.errors import IndexDamagedError

if TYPE_CHECKING:
    from index.annotate import IndexedSentence

# Level 1 halves what the next levels cost and saves nearly as much.
_LEVEL = 1


@lru_cache(maxsize=1)
def _decoder() -> Any:
    # Imported where it is needed: it compiles all the patterns of the annotation.
    from index.annotate import IndexedSentence

    return msgspec.msgpack.Decoder(tuple[IndexedSentence, ...])


def pack(sentences: tuple[IndexedSentence, ...]) -> bytes:
    """Bytes that `unpack` turns back into equal sentences."""
    return zlib.compress(msgspec.msgpack.encode(sentences), _LEVEL)


def unpack(packed: bytes) -> tuple[IndexedSentence, ...]:
    """The sentences that were packed; IndexDamagedError where the bytes are not as they were."""
    try:
        sentences: tuple[IndexedSentence, ...] = _decoder().decode(zlib.decompress(packed))
    except (zlib.error, msgspec.MsgspecError, TypeError, ValueError) as error:
        raise IndexDamagedError(
            f"annotations are damaged in the index ({error}). Repair it: counterpoint doctor --repair"
        ) from error
    return sentences
