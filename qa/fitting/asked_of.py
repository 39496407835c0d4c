"""Who was only asked for something has not answered yet."""

import re

from index.wordlists import words
from qa.question import Question

_ANSWERING = words("answer respond react reply")
_URGING = (
    r"(?:urg(?:e[ds]?|ing)|ask(?:s|ed|ing)?|call(?:s|ed|ing)? (?:on|upon)|appeal(?:s|ed|ing)? to|press(?:es|ed|ing)?|"
    r"beg(?:s|ged|ging)?|implor(?:e[ds]?|ing)|request(?:s|ed|ing)?|wr(?:ote|itten|iting|ites?) to|letters? to)"
)


def only_asked_of(question: Question, text: str) -> bool:
    """Whether it is asked how somebody answered, and the text names him only as whom others urge."""
    if question.action not in _ANSWERING or not question.viewpoint:
        return False
    name = re.escape(question.viewpoint)
    urged = len(re.findall(rf"\b{_URGING} (?:the )?{name}\b", text, re.I))
    return urged > 0 and urged == len(re.findall(rf"\b{name}\b", text, re.I))
