"""What a correction takes back is no answer, and is shown only with what corrects it."""

import re

from index.annotate import IndexedSentence
from index.corpus import Evidence
from index.counting.withdrawn import withdrawn
from qa.question import Question

# Who asks for the correction may read what was wrong.
_ASKED = re.compile(
    r"\b(?:correct(?:ed|ion|ions|s)?|retract\w*|withdr[ae]w\w*|amend\w*|clarif\w*|misstat\w*|mistakes?|errors?|wrong\w*|"
    r"incorrect\w*|(?:earlier|previous|original) (?:version|article|report|entry))\b",
    re.I,
)
# "An earlier entry said …": taken back where the next sentence says so.
_TOLD_EARLIER = re.compile(
    r"\b(?:earlier|previous|original|initial) (?:article|story|report|post|entry|item|alert|update|headline)\b"
    r"[^.;]*\b(?:said|stated|reported|gave|put)\b",
    re.I,
)
_WRONG = re.compile(
    r"\W*(?:that|this|the)(?: (?:number|figure|toll|total|count|information|statement|claim))? (?:was|is) "
    r"(?:wrong|incorrect|inaccurate|mistaken|not correct|an error|a mistake)\b",
    re.I,
)


def takes_back(evidence: Evidence) -> bool:
    """Whether the sentence tells what the outlet said before and no longer does."""
    told = sentence_text(evidence, evidence.sentence)
    return bool(withdrawn(told)) or _called_wrong(evidence)


def _called_wrong(evidence: Evidence) -> bool:
    told, behind = sentence_text(evidence, evidence.sentence), sentence_text(evidence, evidence.after)
    return bool(_TOLD_EARLIER.search(told) and _WRONG.match(behind))


def only_withdrawn(question: Question, evidence: Evidence) -> bool:
    """Whether the sentence tells nothing but what is taken back, and the question does not ask for just that."""
    if _ASKED.search(question.standalone) or not takes_back(evidence):
        return False
    figures = (figure for claim in evidence.sentence.claims for figure in claim.figures)
    return _called_wrong(evidence) or all(figure.role == "withdrawn" for figure in figures)


def correction(evidence: Evidence) -> tuple[int, int] | None:
    """From where to where what is taken back stands together with what corrects it, whichever of the two the sentence
    is; None where it is neither."""
    sentence, before, after = evidence.sentence, evidence.before, evidence.after
    if takes_back(evidence):
        follows = after is not None and after.paragraph == sentence.paragraph
        return sentence.start, after.end if after is not None and follows else sentence.end
    if before is None or before.paragraph != sentence.paragraph:
        return None
    told = sentence_text(evidence, before)
    wrong = _TOLD_EARLIER.search(told) and _WRONG.match(sentence_text(evidence, sentence))
    return (before.start, sentence.end) if withdrawn(told) or wrong else None


def sentence_text(evidence: Evidence, sentence: IndexedSentence | None) -> str:
    """The sentence in the article's words; empty where there is none."""
    return evidence.article.text[sentence.start : sentence.end] if sentence else ""
