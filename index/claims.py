"""Sentence to claims: clause-sized propositions with the speaker apart, the figure, the denial and the hedge."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Article
from index.grammar import Sentence
from index.timeline import Timing
from index.voices import Voice


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a claim states: its place, its value or range, its unit or what it counts, its hedge.

    `low` and `high` are equal for an exact figure; "at least 32" has high None, "hundreds" is 200 to 999.
    """

    start: int
    end: int
    low: float
    high: float | None
    counted: str
    hedge: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition of a sentence.

    [start, end) is its place in the article's text. `speaker` is None in the outlet's own voice; then
    `speaker_start` and `speaker_end` are None too. `denied` is true where the speaker denies the content.
    """

    start: int
    end: int
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue: str = ""
    denied: bool = False
    hedge: str = ""
    subject: str = ""
    predicate: str = ""
    figures: tuple[Figure, ...] = ()


def claims(
    article: Article,
    sentences: Sequence[Sentence],
    timings: Sequence[Timing],
    voices: Sequence[tuple[Voice, ...]],
) -> tuple[tuple[Claim, ...], ...]:
    """The claims of each sentence, in order: one a reported statement, or the whole sentence in the outlet's voice."""
    found: list[tuple[Claim, ...]] = []
    for sentence, spoken in zip(sentences, voices, strict=True):
        if not spoken:
            found.append((Claim(sentence.start, sentence.end),))
            continue
        found.append(
            tuple(
                Claim(v.start, v.end, v.speaker, v.speaker_start, v.speaker_end, v.cue, v.stance == "denies")
                for v in spoken
            )
        )
    return tuple(found)
