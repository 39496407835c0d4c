"""Why something is so is not told by who only says that it is."""

import re
from collections.abc import Sequence

from index.grammar import Token
from qa.question import Question

_WHY = re.compile(r"\bwhy\b|\breasons?\b", re.I)
# Anything that may lead to a reason: the list is long since every doubt speaks for the sentence.
_MAY_GIVE = re.compile(
    r"\b(?:because|since|as|due|owing|reasons?|caus\w+|so|led|lead\w*|prompt\w+|forc\w+|over|amid|after|following|"
    r"cit(?:e[sd]?|ing)|thanks|order|protest|grounds?|for|blam\w+|accus\w+|result\w*|fear\w*|want\w*|wish\w*|need\w*|"
    r"concern\w*|aim\w*|trigger\w*|fuel\w*|driv\w+|drove|spark\w*|sought|seek\w*|help\w*|allow\w*|mean\w*|meant|if|when|"
    r"while|with|without|by|until|from|despite|but|to \w+)\b|[:;—–]",
    re.I,
)

# Who had nothing to do with it does not say what it was.
_DISCLAIMING = re.compile(
    r"\b(?:nothing (?:whatever |whatsoever |at all )?to do with|(?:no|any) (?:part|role|hand|involvement) in)\b",
    re.I,
)
_CAUSE = re.compile(r"\b(?:because|due to|caus\w+|blam\w+|result\w*|owing|put\b.* down to)\b", re.I)


def only_restated(question: Question, tokens: Sequence[Token], text: str) -> bool:
    """Whether it is asked why, and the sentence says what is asked about and nothing that could be the reason, or only
    who did not bring it about."""
    if question.wants == "reason" and _DISCLAIMING.search(text) and not _CAUSE.search(text):
        return True
    if question.wants != "reason" or not _WHY.search(question.standalone) or _MAY_GIVE.search(text):
        return False
    told = {t.lemma.lower() for t in tokens}
    asked = {*question.topic, question.action} - {""}
    return question.action in told or len(asked & told) > 1
