"""The toll of one strike in the place of a war's: whom a missile killed in one town are not the dead of the war."""

import re

from qa.fitting.fates import asked_fate
from qa.question import Question

# What goes on for long, in many places; a battle, a clash or a raid may be that one strike.
_LONG = r"(?:war|wars|conflict|campaign|invasion|hostilities|fighting)"
_ASKS_OF_ALL = re.compile(rf"\b{_LONG}\b", re.I)
_STRIKE = (
    r"(?:(?:air|drone|missile|rocket|artillery|mortar|suicide|bomb|truck|car)[ -]?)?"
    r"(?:strike|attack|bombing|blast|explosion|raid|ambush|massacre|shell|missile|rocket|bomb|mine|drone|grenade)"
)
# One strike is told with an article, or hits something: "a missile hit a house", "the raid".
_ONE_STRIKE = re.compile(
    rf"\b(?:an?|one|the|another|this|that) (?:[\w-]+ ){{0,2}}?{_STRIKE}\b(?! (?:that|which) (?:began|started))",
    re.I,
)
_ANY_STRIKE = re.compile(rf"\b{_STRIKE}s?\b", re.I)
# What counts over a longer time: "since September", "so far", "during the fighting".
_OVER_TIME = re.compile(
    r"\b(?:since|so far|to date|overall|in all|altogether|in total|all told|losses|"
    r"(?:over|during|in) the (?:(?:past|last) )?(?:\w+ )?(?:days|weeks|months|years|course))\b",
    re.I,
)


def only_one_strike(question: Question, text: str, before: str) -> bool:
    """Whether the sentence (or, where it names no event, the one before it) tells of one strike, and the question asks
    for the toll of a war that names no strike."""
    asked = question.standalone
    if question.wants != "figure" or not asked_fate(question):
        return False
    if not _ASKS_OF_ALL.search(asked) or _ANY_STRIKE.search(asked):
        return False
    if _ASKS_OF_ALL.search(text) or _OVER_TIME.search(text):
        return False
    told = text if _ANY_STRIKE.search(text) else before
    return _ONE_STRIKE.search(told) is not None
