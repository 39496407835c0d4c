"""Which figures may answer: a lead is no count of votes, what a count was is not what it is, who was carried is not who
died, and how many die in a day is not how many died."""

import re
from collections.abc import Collection

from index.figures import Figure
from index.wordlists import words
from qa.fitting.counted import FIGHTERS, PEOPLE, SOLDIERS, UNARMED
from qa.fitting.fates import asked_fate
from qa.question import Question

_DIFFERENCE = re.compile(
    r"\b(?:margin|lead(?:s|ing)?|led|ahead|majority|plurality|by how (?:much|many|far))\b|\bby\W*$", re.I
)
# These may ask for a difference, or for something else; "how much" does where nothing else is told.
_HOW_MUCH = re.compile(r"\bhow much\b", re.I)
_PERHAPS = re.compile(
    r"\b(?:behind|gap|difference|advantage|close(?:ly|st)?|narrow\w*|separat\w*|more|fewer|less|twice|double|"
    r"wrongly|rises?|rose|rais\w+|increas\w+|drop\w*|falls?|fell|fallen|cuts?|grow\w*|grew|declin\w+|chang\w+|"
    r"reduc\w+|higher|lower\w*|gain\w*|los(?:e|es|t|ing|s|ses)|swing)\b",
    re.I,
)
# What somebody has got is no difference.
_GETTING = words("get receive have poll cast collect garner secure tally take score win")
_CARRYING = words("carry board transport seat certify license accommodate")
_HARMED = words("kill wound missing casualty")
# "How many people does malaria kill?", "How many were dying every day?"
_RATE = re.compile(
    r"\b(?:each|every|per|daily|hourly|weekly|monthly|average|rate|do|does|dies?|dying|kills|are (?:being )?\w+ed)\b|"
    r"\b(?:a (?:minute|day|night|week|month)|an hour)\b",
    re.I,
)


def may_answer(question: Question, figure: Figure) -> bool:
    """Whether the figure is a count of what is asked for, as far as its role tells."""
    asked = question.standalone
    if figure.role == "difference":
        if asks_for_difference(question) or question.action in _GETTING:
            return asks_for_difference(question)
        return figure.happened == question.action or bool(_PERHAPS.search(asked) or _HOW_MUCH.search(asked))
    return not (
        figure.role
        or _only_carried(question, figure)
        or _only_a_rate(question, figure)
        or _of_the_other_kind(question, figure)
    )


def asks_for_difference(question: Question) -> bool:
    """Whether it is asked by how many somebody is ahead."""
    return _DIFFERENCE.search(question.standalone) is not None


def answering(question: Question, figures: Collection[Figure]) -> list[Figure]:
    """Those that may answer; of a lead not the votes that are told beside it."""
    differences = [f for f in figures if f.role == "difference"]
    if differences and asks_for_difference(question):
        return differences
    found = [f for f in figures if may_answer(question, f)]
    if _PERHAPS.search(question.standalone):
        return found
    # Of "falls by 350 million: they will now pay 4.5 billion" it is the second that is asked with "How much?".
    told = {f.counted for f in found if f.role != "difference"}
    return [
        f for f in found if f.role != "difference" or f.happened == question.action or f.counted not in told
    ]


def only_differences(question: Question, figures: Collection[Figure]) -> bool:
    """Whether it is asked how many somebody got, and told only by how many he was ahead."""
    got = question.wants == "figure" and question.action in _GETTING
    return (
        got and bool(figures) and all(f.role == "difference" and not may_answer(question, f) for f in figures)
    )


def only_others(question: Question, figures: Collection[Figure]) -> bool:
    """Whether it is asked how many came to harm, and all that the sentence counts are people on board, or so many each
    day."""
    counts = [f for f in figures if not f.role]
    return bool(counts) and not any(may_answer(question, f) for f in counts)


def _only_carried(question: Question, figure: Figure) -> bool:
    return (
        figure.happened in _CARRYING and figure.counted in PEOPLE | {""} and asked_fate(question) in _HARMED
    )


def _of_the_other_kind(question: Question, figure: Figure) -> bool:
    """Whether soldiers are counted where civilians are asked for, or civilians where soldiers are."""
    return any(
        question.counted in asked and figure.counted in told
        for asked, told in ((UNARMED, SOLDIERS), (SOLDIERS | FIGHTERS, UNARMED))
    )


def _only_a_rate(question: Question, figure: Figure) -> bool:
    """Whether so many came to it each day, and it is asked how many did in all."""
    return bool(figure.per and asked_fate(question)) and _RATE.search(question.standalone) is None
