"""Each side accuses the other: that names nobody, and tells who did it all the same."""

import re

from qa.question import Question

# "Who broke the truce?" is answered by "both accused each other of attacks that broke the truce".
_ACCUSED = re.compile(
    r"\b(?:accus\w+|blam\w+|charg(?:ed?|es|ing)) (?:each other|one another|the other\b)|"
    r"\b(?:trad\w+|exchang\w+) (?:blame|accusations)|\bmutual accusations",
    re.I,
)
# "Who accused the other of breaking it?" asks for just that.
_MUTUAL = re.compile(r"\b(?:each other|one another|the other)\b", re.I)
_ACCUSING = frozenset({"accuse", "blame", "charge", "trade", "exchange"})
# What each side says that the other did, in whatever words.
_FAULTS = frozenset(
    "start begin initiate provoke cause trigger break violate breach attack fire escalate resume launch".split()
)


def accused_mutually(question: Question, lemmas: set[str], text: str) -> bool:
    """Whether those asked for blame each other for just what is asked."""
    blamed = (
        question.action in _FAULTS
        or question.action in lemmas - _ACCUSING
        or (question.action in _ACCUSING and _MUTUAL.search(question.standalone) is not None)
    )
    return question.wants in ("person", "body") and blamed and bool(_ACCUSED.search(text))
