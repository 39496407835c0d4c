"""Who made a work, as the sentence that introduces it says: "Low Tide is the second album by the Velden band Orne"."""

import re
from collections.abc import Iterable

from index.wordlists import words
from qa.asking.names import Name

_MAKERS = words(
    "artist singer musician band performer author writer creator composer songwriter painter illustrator designer"
)
_MAKING = words("record sing write compose create paint make perform")
# After the work's name: what it is, and by whom.
_INTRODUCED = re.compile(
    r"[^.;]{0,80}?\b(?:is|was|are)\b[^.;]{0,120}?\b(?:album|song|single|EP|record|track|soundtrack|book|novel|essay|"
    r"poem|play|painting|series|comic|game)s?\b[^.;]{0,50}?\b(?:by|from)\b"
)


def introduced(asked: str, action: str, names: Iterable[Name], text: str) -> bool:
    """Whether the text introduces a named work by its maker, where that one is asked for by a noun (`asked`) or by what
    was done (`action`)."""
    if asked not in _MAKERS and action not in _MAKING:
        return False
    return any(
        _INTRODUCED.match(text, place.end()) is not None
        for name in names
        for place in re.finditer(rf"(?<!\w){re.escape(name.text)}(?!\w)", text)
    )
