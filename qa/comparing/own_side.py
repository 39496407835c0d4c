"""Nobody accuses himself: what the president of Orne calls a cowardly attack was not Orne's."""

import re

from index.wordlists import words
from qa.asking.capitals import one_power
from qa.asking.parts import doers
from qa.comparing.points import Point, sentence_text
from qa.question import Question

_HOSTILE = words(
    """attack assault bomb bombard hit raid shell strike target kill murder shoot fire violate break breach provoke
    start begin instigate destroy abuse torture steal hurt harm wound invade occupy seize starve expel poison"""
)
_ADMITTING = re.compile(
    r"\b(?:admit|confirm|acknowledg|conced|boast|apolog)\w*|"
    r"\b(?:we|our|(?:its|his|her|their) (?:own )?(?:forces|troops|army|soldiers|men|jets?|planes?|pilots?|aircraft|"
    r"missiles?|navy|artillery|gunners|fighters|units?))\b|\b(?:its|his|her|their) (?-i:[A-Z])\w+ (?:had|has|have)\b",
    re.I,
)
_NAMED = re.compile(r"\b[A-Z]\w+")


def accuses_itself(question: Question, point: Point) -> bool:
    """Whether a point says yes to a hostile deed of somebody's in the words of those who speak for him, and they do not
    admit it: it is a deed of others that they tell of."""
    if (
        question.wants != "yes_no"
        or not point.affirms
        or _HOSTILE.isdisjoint({question.action, *question.topic})
    ):
        return False
    # "Orne shelling the town?" has no verb that tells who does it to whom.
    first = [question.names[0].text] if question.names and not question.parts else []
    accused = {word for name in doers(question.parts) or first for word in _NAMED.findall(name)}
    speakers = _NAMED.findall(point.speaker or "")
    own = any(one_power(speaker, doer) for speaker in speakers for doer in accused)
    return own and _ADMITTING.search(sentence_text(point.judged)) is None
