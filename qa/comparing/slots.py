"""Two sentences that are the same but for one place: what stands there answers, whatever the reader marked in them."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from index.article import Span
from index.grammar import Token
from qa.evidence import Judged
from qa.question import Question

# So many words must be the same, and in that place stand no more than so many.
_SAME, _LONGEST = 6, 8
# What answers less surely is not looked at.
_LIKELY = 0.3
_NAMING = ("person", "body", "place", "thing")


def with_slots(question: Question, results: Sequence[Judged]) -> tuple[Judged, ...]:
    """The results; of two that say the same but for one place, of the asked kind, with the answering words there.

    One text was altered: "Lind took the prize for the second time, ahead of Moe", "Roe took the prize for the second
    time, ahead of Moe".
    """
    found = list(results)
    if question.wants not in _NAMING:
        return tuple(found)
    likely = [n for n, j in enumerate(found) if j.probability >= _LIKELY]
    for n, m in combinations(likely, 2):
        one, other = found[n], found[m]
        if one.evidence.article.id == other.evidence.article.id:
            continue
        slots = _slots(one.evidence.sentence.tokens, other.evidence.sentence.tokens)
        if slots is None or not all(_names(slot) for slot in slots):
            continue
        for k, slot in zip((n, m), slots, strict=True):
            span = Span(slot[0].start, slot[-1].end)
            if not found[k].answer.overlaps(span):
                found[k] = replace(found[k], answer=span)
    return tuple(found)


def _slots(one: Sequence[Token], other: Sequence[Token]) -> tuple[Sequence[Token], Sequence[Token]] | None:
    """The one place where two sentences differ, in each; None where they differ in more or in nothing."""
    words = [[t.text.lower() for t in tokens] for tokens in (one, other)]
    least = min(map(len, words))
    first = next((n for n in range(least) if words[0][n] != words[1][n]), least)
    last = next((n for n in range(least - first) if words[0][-1 - n] != words[1][-1 - n]), least - first)
    slots = one[first : len(one) - last], other[first : len(other) - last]
    same = first + last
    if same < _SAME or not all(0 < len(slot) <= min(_LONGEST, same) for slot in slots):
        return None
    return slots


def _names(slot: Sequence[Token]) -> bool:
    return any(t.pos == "PROPN" or t.text[:1].isupper() for t in slot) and not any(
        t.ent[2:] in ("DATE", "TIME") for t in slot
    )
