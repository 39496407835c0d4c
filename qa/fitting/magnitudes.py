"""Whether as many as are asked about: "Did thousands die?" is denied by "hundreds died", affirmed by "2,700 died"."""

import re

from index.annotate import IndexedSentence
from index.wordlists import words
from qa.fitting.fates import asked_fate, same_fate
from qa.question import Question

_LEAST = {
    "dozens": 24.0,
    "hundreds": 200.0,
    "thousands": 2_000.0,
    "tens of thousands": 20_000.0,
    "hundreds of thousands": 200_000.0,
    "millions": 2_000_000.0,
}
_ASKED = re.compile(
    rf"\b(?:(?:more than|over|at least|upwards of) (?P<bound>\d[\d,]*)|"
    rf"(?P<vague>{'|'.join(sorted(_LEAST, key=len, reverse=True))}))\b(?! years| times| of years)",
    re.I,
)
# "Thousands" may be said of fewer than two thousand, hardly of fewer than one.
_LOOSELY = 0.5
_DOUBTED = words("civilian soldier child woman man")


def as_many(question: Question, sentence: IndexedSentence) -> bool | None:
    """Whether a sentence counts as many of the asked fate as a yes/no question names; None where it says nothing of
    it, or counts only some of them."""
    bound = _asked(question) if question.wants == "yes_no" else None
    fate = asked_fate(question) if bound else ""
    if bound is None or not fate:
        return None
    least, looser = bound
    counts = [
        f
        for claim in sentence.claims
        for f in claim.figures
        if f.happened and same_fate(fate, f.happened) and not (f.role or f.per or f.part)
    ]
    # Who counts the soldiers alone has not counted all.
    if len(counts) != 1 or counts[0].counted in _DOUBTED - set(question.topic):
        return None
    (count,) = counts
    if count.low >= least * looser:
        return True
    return False if count.high is not None and count.high < least * looser else None


def _asked(question: Question) -> tuple[float, float] | None:
    """The number asked about and how much less will do."""
    found = _ASKED.search(question.standalone)
    if found is None:
        return None
    if found["bound"]:
        return float(found["bound"].replace(",", "")), 1.0
    return _LEAST[found["vague"].lower()], _LOOSELY
