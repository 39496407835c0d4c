"""Lists of those who may win: none of them has won yet."""

import re

from qa.question import Question

_ASKED = frozenset({"win", "award", "name", "crown"})
_MAY_WIN = re.compile(
    r"\b(?:nominees|finalists?|short-?list\w*|long-?list\w*|contenders?|contestants?|candidates are|line-?up|"
    r"in the running|meet the|nominations for)\b",
    re.I,
)
# "Best director: Ann Orne (Low Tide), Ivo Moe (Mill), Ada Brisk (Weir)".
_LISTED = re.compile(
    r"^[^:]{3,60}: [A-Z][^,;()]{2,30} \([^)]+\)(?:[,;] (?:and )?[A-Z][^,;()]{2,30} \([^)]+\)){2,}"
)
# 'Best Actress: Ann Orne, "Low Tide"; Ivo Moe, "Mill"; ...'
_QUOTED = re.compile(r"^[^:]{3,60}: (?:[A-Z][^,;\"“]{2,30}, [\"“][^\"”]{2,40}[\"”][;,]? ?){3,}")
_WON = re.compile(
    r"\b(?:w[io]ns?|winn(?:er|ers|ing)|victor\w*|beat\w*|bt|defeat\w*|champion\w*|t(?:ake|ook|akes|aken)|crown\w*|"
    r"claim\w*|triumph\w*|lift\w*|scoop\w*|goes|went|honou?r\w*|receiv\w*|secur\w*|elected|was named|were named)\b",
    re.I,
)


def only_candidates(question: Question, text: str) -> bool:
    """Whether it is asked who won, and the text only lists those who might."""
    if (
        question.wants not in ("person", "body", "thing")
        or question.action not in _ASKED
        or _WON.search(text)
    ):
        return False
    return bool(_MAY_WIN.search(text) or _LISTED.match(text) or _QUOTED.match(text))
