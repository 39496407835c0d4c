"""Figures that two speakers give in the two halves of one sentence, found without a question."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from qa.comparing.halves import halves
from qa.comparing.within import in_half, rival_figures
from qa.surveying.rivals import Count, by_sentence


def halved(counted: Sequence[Count]) -> Iterator[tuple[Count, Count]]:
    """The pairs of figures that two speakers of one sentence set against each other, from an article's counts."""
    for told in by_sentence(counted).values():
        pair = _pair(told)
        if pair is not None:
            yield pair


def _pair(told: Sequence[Count]) -> tuple[Count, Count] | None:
    for first, second in combinations(told, 2):
        plain = not (first.figure.role or second.figure.role or second.figure.part)
        if not plain or first.figure.per != second.figure.per:
            continue
        apart = halves(first.scene.judged, first.point.mark, second.point.mark)
        tokens = first.scene.sentence.tokens
        # "One player has five, another has four": each has his own.
        if apart is None or any(h.verb is not None and tokens[h.verb].lemma == "have" for h in apart):
            continue
        one, other = in_half(first.point, apart[0], tokens), in_half(second.point, apart[1], tokens)
        if rival_figures((one, other), apart):
            return replace(first, point=one), replace(second, point=other)
    return None
