"""Why something is so is not told by who only says that it is."""

import re
from collections.abc import Sequence
from functools import lru_cache

from index.grammar import Token
from qa.question import Question

_WHY = re.compile(r"\bwhy\b|\breasons?\b", re.I)
# Anything that may lead to a reason: the list is long since every doubt speaks for the sentence. "Willing to hand over
# up to 100" gives none.
_MAY_GIVE = re.compile(
    r"\b(?:because|since|as|due|owing|reasons?|caus\w+|so|led|lead\w*|prompt\w+|forc\w+|"
    r"(?<!hand )(?<!handed )(?<!handing )(?<!hands )over|amid|after|following|"
    r"cit(?:e[sd]?|ing)|thanks|order|protest|grounds?|for|blam\w+|accus\w+|result\w*|fear\w*|want\w*|wish\w*|need\w*|"
    r"concern\w*|aim\w*|trigger\w*|fuel\w*|driv\w+|drove|spark\w*|sought|seek\w*|help\w*|allow\w*|mean\w*|meant|if|when|"
    r"while|with|without|by|until|from|despite|but|"
    r"(?<!willing )(?<!ready )(?<!prepared )(?<!up )to \w+)\b|[:;—–]",
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


# What is around a sentence stands within so many characters; so many of the asked words tell of the asked deed.
_AROUND, _TELLING = 300, 2


def far_from_the_deed(question: Question, article: str, start: int, end: int) -> bool:
    """Whether it is asked why something was done, the article tells of that deed, and the sentence from `start` to
    `end` stands far from it and has none of its words: a reason, but of something else."""
    if question.wants != "reason" or len(question.topic) < _TELLING:
        return False
    near = article[max(0, start - _AROUND) : end + _AROUND].lower()
    if _asked_words(question, near):
        return False
    text = article.lower()
    places = sorted(m.start() for word in question.topic for m in _word(word).finditer(text))
    windows = (text[max(0, at - _AROUND // 2) : at + _AROUND // 2] for at in places)
    return any(len(_asked_words(question, window)) >= _TELLING for window in windows)


def _asked_words(question: Question, text: str) -> set[str]:
    return {word for word in question.topic if _word(word).search(text)}


@lru_cache(maxsize=256)
def _word(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word[:-1] if len(word) > _SHORT else word)}\w{{0,4}}\b")


# Of a longer word the last letter may change: "body", "bodies".
_SHORT = 3
