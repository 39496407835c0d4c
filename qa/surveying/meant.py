"""What a denial means: "it is not true" denies what the survey found that it denies, and nothing else."""

from collections.abc import Sequence

from qa.comparing.denied import denies
from qa.comparing.points import follows
from qa.comparing.sides import Verdict
from qa.compose import is_of
from qa.evidence import Judged
from qa.question import Question
from qa.survey import Survey, Surveyed
from qa.surveying.near import NEAR, Alike


def of_the_asked_matter(
    question: Question, verdicts: Sequence[Verdict], results: Sequence[Judged], found: Survey, alike: Alike
) -> tuple[Verdict, ...]:
    """The verdicts without the disagreements that have denials for a side which are known to deny something that the
    other side does not say and the question does not ask about. `alike` has the cosines of a text and others."""

    def denies_another(verdict: Verdict) -> bool:
        if verdict.kind != "disagreement" or verdict.of != "fact" or len(verdict.sides) != 2:
            return False
        one, other = ([results[c.evidence] for c in side.cited] for side in verdict.sides)
        rows = [*_denied_by(one, other, found), *_denied_by(other, one, found)]
        wordings = [row.question or row.disagreement.about for row in rows]
        return bool(rows) and max(alike(question.standalone, wordings)) < NEAR

    return tuple(verdict for verdict in verdicts if not denies_another(verdict))


def _denied_by(side: Sequence[Judged], other: Sequence[Judged], found: Survey) -> list[Surveyed]:
    """The known disagreements in which a side of nothing but denials denies what the other side does not say; what it
    stands right behind it denies as well."""
    if not all(denies(j) for j in side) or any(follows(j, told) for j in side for told in other):
        return []
    rows = [row for row in found.rows if any(_stands_in(j, row, found) for j in side)]
    if any(_stands_in(j, row, found) for row in rows for j in other):
        return []
    return rows


def _stands_in(judged: Judged, row: Surveyed, found: Survey) -> bool:
    return any(is_of(judged, quote) for quote in found.quotes_of(row))
