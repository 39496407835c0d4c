"""A statement that somebody was heard to make: its places in the text, and its speaker resolved."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heard:
    """A saying with its places in the text and its speaker resolved. `quoted` is the number of the quotation
    that it stands in, or -1."""

    sentence: int
    cue: str
    start: int
    end: int
    speaker: str
    speaker_start: int
    speaker_end: int
    said: tuple[tuple[int, int], ...]
    stance: str
    via: str
    quotable: bool
    quoted: int
