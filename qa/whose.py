"""Whose figure is asked for, where a sentence tells two: "Moe said 105 of her soldiers died, Orne stated 50"."""

import re
from collections.abc import Sequence

from index.annotate import IndexedSentence
from index.article import Span
from index.claims import Claim
from index.figures import Figure
from qa.demonyms import akin
from qa.question import Question

_NAME = re.compile(r"[A-Z][^\W_]+")


def answering_figure(question: Question, sentence: IndexedSentence, answer: Span) -> Span:
    """The figure of the asked side, where the answering words are another side's of the same sentence; else these
    words. A figure is of the side that it names, and without one of the country or body that states it."""
    if question.wants != "figure":
        return answer
    asked = _asked(question)
    told = [(c, f) for c in sentence.claims for f in c.figures]
    marked = next((f for _, f in told if answer.overlaps(Span(f.start, f.end))), None)
    if marked is None:
        return answer
    # Figures of one kind, and whether each is of the asked side.
    alike = [
        (f, _of(asked, c, f)) for c, f in told if (f.happened, f.counted) == (marked.happened, marked.counted)
    ]
    of_marked = next(of for f, of in alike if f is marked)
    if of_marked:
        return answer
    theirs = [f for f, of in alike if of]
    if of_marked is False and not theirs:
        theirs = [f for f, of in alike if of is None]
    return Span(theirs[0].start, theirs[0].end) if len(theirs) == 1 else answer


def tells_its_own(question: Question, first: Figure, claim: Claim | None, figure: Figure) -> bool:
    """Whether a figure beside that of the asked side is the other's own: where one speaks of "his country's soldiers",
    the other, who says no more than that 50 fell, does so as well."""
    own = first.side[:1].islower() and not figure.side
    return own and claim is not None and _of(_asked(question), claim, figure) is False


def _asked(question: Question) -> list[str]:
    """The names of which one is the asked side."""
    return [
        w for name in (question.counted_side, *(n.text for n in question.names)) for w in _NAME.findall(name)
    ]


def _of(asked: Sequence[str], claim: Claim, figure: Figure) -> bool | None:
    """Whether the figure is one of those asked about; None where it does not say by name whose it is, or nobody is
    asked about."""
    if not asked:
        return None
    owners = _NAME.findall(figure.side) or _NAME.findall(claim.speaker or "")
    if any(akin(a, o) for a in asked for o in owners):
        return True
    # Of a person who speaks it is not known here whose he is; a country or body is named by a single word.
    named = figure.side[:1].isupper() or (not figure.side and len((claim.speaker or "").split()) == 1)
    return False if named and owners else None
