"""Who denied it: answered by the sentences that deny it, which seldom say "deny"."""

import re
from collections.abc import Sequence

from qa.comparing.denialwords import DENIES, PASTS
from qa.comparing.denied import denies
from qa.evidence import Judged
from qa.question import Question

_DENIED = re.compile(
    rf"(?:by whom (?:was|is|has) it (?:been )?(?:{PASTS}) that (?P<by>.+?)\W*)|"
    rf"who (?:else )?(?:has |have |had )?(?:{DENIES}|dispute) "
    r"(?:(?:the |any )?(?:claim|report|allegation|rumou?r|suggestion)s? )?that (?P<what>.+?)\W*",
    re.I,
)


def whether(question: Question) -> str:
    """The yes/no question whose denial is asked for: "Is it true that …?"; empty where none is."""
    found = _DENIED.fullmatch(question.standalone.strip())
    return f"Is it true that {found['by'] or found['what']}?" if found else ""


def denying(own: Sequence[Judged], whether_true: Sequence[Judged], least: float) -> tuple[Judged, ...]:
    """The sentences that deny, as sure as they answer whether it is true, where one of them is at least so sure.

    `own` is judged for the question as asked, `whether_true` for `whether`. Else `own`.
    """
    denials = tuple(j for j in whether_true if denies(j))
    return denials if denials and denials[0].probability >= least else tuple(own)
