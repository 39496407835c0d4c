"""Whether the articles answer a question at all: what the surest sentence tells together with what stands beside it.

A sentence that reads like an answer may still be about another year, another part or another person. What tells these
near misses from answers is not in the sentence: an answer is seldom alone. Others say the same, or print the same text
with another value in it, or come near it; and a whole article says more of what it is about than a cutting of three
lines, in which any name and any date look like the asked ones. A logistic model weighs this.
"""

import math
import re
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from qa.comparing.support import mirrors
from qa.evidence import Judged
from qa.weights import logit, probability_of

# Below this the articles do not answer.
ANSWERABLE = 0.37

# So many of the surest are looked at.
_LOOKED_AT = 10
# Less than this probability is as good as none.
_NONE = 0.05
# The length of a text in characters counts within these bounds.
_SHORTEST, _LONGEST = 200, 4000
# Two answers are one where so many of the words of the longer are common, the little ones aside.
_SAME = 0.5
_LITTLE = frozenset("the a an of on in at".split())


@dataclass(frozen=True, slots=True)
class Signs:
    """What tells whether there is an answer: the log-odds of the surest sentence and of its reading, how surely it is
    a yes, the log-odds of the surest that agrees with it in another article and of the surest other answer, and the
    logarithm of its article's length in characters."""

    surest: float
    reading: float
    yes: float
    agrees: float
    other: float
    length: float


# Fitted as `python -m eval.train.answerable` does on 684 questions over twelve sets, of which 178 have no answer.
_WEIGHTS = Signs(surest=0.536, reading=0.515, yes=1.638, agrees=0.278, other=0.522, length=0.633)
_BIAS = -3.847


def answerable(results: Sequence[Judged]) -> float:
    """The probability (0 to 1) that the articles answer what these sentences, the surest first, were judged for."""
    if not results:
        return 0.0
    told = zip(astuple(_WEIGHTS), astuple(signs(results)), strict=True)
    return probability_of(_BIAS + sum(weight * sign for weight, sign in told))


def signs(results: Sequence[Judged]) -> Signs:
    """What these sentences, the surest first and at least one, tell of whether there is an answer."""
    surest, *others = results[:_LOOKED_AT]
    article, own = surest.evidence.article, _words(surest)
    agreeing = (
        j
        for j in others
        if j.evidence.article.id != article.id and (_same(own, _words(j)) or mirrors(surest, j))
    )
    apart = (j for j in others if not _same(own, _words(j)))
    return Signs(
        logit(surest.probability),
        logit(surest.reading),
        surest.affirms,
        logit(max((_NONE, *(j.probability for j in agreeing)))),
        logit(max((_NONE, *(j.probability for j in apart)))),
        math.log(min(max(len(article.text), _SHORTEST), _LONGEST)),
    )


def _words(judged: Judged) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", judged.answer_text.lower())) - _LITTLE


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    common = one & other
    if not common:
        return False
    return one <= other or other <= one or len(common) >= _SAME * max(len(one), len(other))
