"""A treaty of another name than the asked one: who signed an armistice protocol has signed no friendship treaty."""

import re

from index.wordlists import words
from qa.question import Question

_PAPERS = (
    r"(?:treat(?:y|ies)|agreements?|accords?|pacts?|deals?|protocols?|declarations?|memorand(?:um|a)|"
    r"conventions?)"
)
_NAMED = re.compile(rf"\b(?P<what>[A-Za-z][\w-]+) {_PAPERS}\b")
# These tell no paper from another: a truce is a peace deal, and "the final agreement" may have any name.
_ANY = words(
    """what which whose the a an this that their its his her our any no such new old first second third last final
    joint common formal written draft full partial peace ceasefire cease-fire truce armistice humanitarian bilateral
    trilateral mutual proposed signed initial preliminary tentative landmark historic earlier previous recent same
    framework comprehensive secret alleged disputed original similar separate another these those"""
)
_SIGNING = words("sign conclude ratify initial seal ink")
# A word is known by so many letters: "fishing", "fisheries".
_STEM = 4


def signs_another_paper(question: Question, text: str, near: str) -> bool:
    """Whether it is asked of the signing of a paper of one kind, and the text tells of one of another; `near` is what
    stands around it."""
    if question.action.partition(" ")[0] not in _SIGNING:
        return False
    asked = _kinds(question.standalone)
    told = _kinds(text)
    around = f"{text} {near}".lower()
    return bool(asked and told) and not any(word[:_STEM] in around for word in asked)


def _kinds(text: str) -> set[str]:
    """The words that tell which paper: of a name all its words ("Bishkek Armistice Protocol")."""
    named = {word.lower() for m in _BY_NAME.finditer(text) for word in m["name"].split()}
    return ({m["what"].lower() for m in _NAMED.finditer(text)} | named) - _ANY


_BY_NAME = re.compile(rf"\b(?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+)*) (?i:{_PAPERS})\b")
