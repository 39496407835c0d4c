"""The words by which somebody denies what another says, and those for what is not true, as parts of patterns; and what
points to something and says so."""

import re

from index.reporting import DENY
from index.wordlists import words
from qa.asking.inflect import past, third_person

# Who plays something down does not say that it is not so.
_VERBS = sorted(DENY - {"downplay"})
_DOUBLING = {"rebut": "rebutt"}
_PASTS = [_DOUBLING[v] + "ed" if v in _DOUBLING else past(v) for v in _VERBS]
PASTS = "|".join(_PASTS)
# "The dispute" and "the rubbish" are mostly no verbs.
DENIES = "|".join(
    (*(v for v in _VERBS if v not in ("dispute", "rubbish")), *map(third_person, _VERBS), *_PASTS)
)
DENYING = "|".join(_DOUBLING.get(v, v.removesuffix("e")) + "ing" for v in _VERBS)

FALSE = words("false untrue invented baseless unfounded fabricated nonsense fake fantasy absurd groundless")
# Behind "is" or "was".
UNTRUE = "|".join(("not true", *sorted(FALSE), "made up", "a lie", "lies", "wrong", "fiction"))
# "It does not correspond to reality", as translated news have it.
NOT_SO = (
    r"(?:(?:does|do|did) ?n[o'’]t (?:correspond|conform) (?:to|with)|(?:has|have|had) nothing to do with|"
    r"(?:is|are|was|were) far from) (?:the )?(?:reality|truth|facts)"
)
# What the same sentence tells first is not so, somebody says: "…, but according to the minister it is not true".
NOT_IT = re.compile(
    rf"\b(?:it|this|that) (?:{NOT_SO}|(?:is|was) (?:simply |completely )?(?:{UNTRUE}))\b", re.I
)
