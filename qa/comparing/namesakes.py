"""Others of the asked name: a work of reference tells each in an article of its own, entitled with the name.

How surely such a sentence answers beside the surest says nothing: that one answers for another owner of the name.
"""

import re
from collections.abc import Mapping, Sequence

from index.article import origin_of
from qa.evidence import Judged
from qa.question import Question

# A sentence about a namesake is shown from this probability on.
_LEAST = 0.5

# What tells a namesake from the others: "Orne (river)", "Orne (1902 film)".
_APART = re.compile(r"\s*\([^()]*\)\s*$")


def with_namesakes(
    question: Question, results: Sequence[Judged], shown: int, copies: Mapping[str, str]
) -> tuple[tuple[Judged, ...], int]:
    """The results with the surest sentence about each namesake put behind the first `shown`, and how many these are.

    Only where one of those shown is itself from an article entitled with an asked name; `copies` names for an article
    the one that it repeats.
    """
    seen = {_origin(j, copies) for j in results[:shown]}
    if not any(entitled(question.standalone, j.evidence.article.title) for j in results[:shown]):
        return tuple(results), 0
    others: list[Judged] = []
    for judged in results[shown:]:
        if judged.probability < _LEAST:
            break
        if _origin(judged, copies) not in seen and entitled(
            question.standalone, judged.evidence.article.title
        ):
            seen.add(_origin(judged, copies))
            others.append(judged)
    rest = (j for j in results[shown:] if j not in others)
    return (*results[:shown], *others, *rest), len(others)


def entitled(question: str, title: str) -> bool:
    """Whether the title is a name that the question asks about, and not a part of a longer one."""
    name = _APART.sub("", title).strip(" \"'“”‘’")
    found = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", question, re.IGNORECASE) if name else None
    if found is None or question[found.start()].islower():
        return False
    before = re.search(r"(\w+)[ -]$", question[: found.start()])
    after = re.match(r"[ -](\w+)", question[found.end() :])
    part_of_more = before and before.start() > 0 and before[1][0].isupper() and before[1] not in ("The", "A")
    return not (part_of_more or (after and after[1][0].isupper()))


def _origin(judged: Judged, copies: Mapping[str, str]) -> str:
    return origin_of(judged.evidence.article.id, copies)
