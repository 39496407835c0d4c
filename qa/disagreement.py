"""What stands against what in the sentences that answer a question: disagreements and developments.

Precision first: an invented contradiction is worse than a missed one, so every doubt ends in no verdict.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from qa import amounts, polarity, values
from qa.answer import Kind
from qa.evidence import Judged
from qa.points import Point, Relation, explicit_time, independent_voices
from qa.question import Question
from qa.sides import Cited, Contradicts, Side, Verdict, verdicts

__all__ = ["Cited", "Contradicts", "Side", "Verdict", "compared", "independent_voices"]

# A sentence that less surely answers says nothing for or against another.
_SURE = 0.5
# So short a text may leave out the names that its page gives; then the reader must be surer.
_SNIPPET = 500
_VERY_SURE = 0.8
# What the judge of texts must reach where rules leave it open.
_CONTRADICTED = 0.9


def compared(
    question: Question,
    evidence: Sequence[Judged],
    copies: Mapping[str, str],
    contradicts: Contradicts | None = None,
) -> tuple[Verdict, ...]:
    """How the sentences that answer the question stand to each other.

    `copies` names for an article the one that it repeats. `contradicts` may say of two texts that they exclude
    each other; it is only asked inside the same gates: both answer surely, for the same time, by other voices.
    """
    sure = [(n, j) for n, j in enumerate(evidence) if j.probability >= _SURE and _same_question(question, j)]
    if not sure:
        return ()
    about = _about(question)
    if question.wants == "yes_no":
        points = polarity.all_stances(question, sure)
        return verdicts(points, polarity.relation, about, "fact", copies)
    if question.wants == "time":
        points = [p for n, j in sure if (p := values.time_point(n, j))]
        return verdicts(points, lambda a, b: values.time_relation(question, a, b, copies), about, "time", copies)
    counted = [p for n, j in sure for p in amounts.amounts(question, n, j)] if _counts(question, sure) else []
    if counted:
        return verdicts(
            counted, lambda a, b: amounts.relation(question, a, b, counted), about, "figure", copies
        )
    points = [p for n, j in sure if (p := values.value_point(question, n, j))]
    points = [q for p in points for q in (values.blamed(question, p.evidence, p.judged) or (p,))]
    kind: Kind = "place" if question.wants == "place" else "fact"
    if question.wants in ("person", "body") and values.attribution(question, points):
        kind = "attribution"
    return verdicts(points, lambda a, b: values.relation(question, a, b, copies), about, kind, copies)


def _counts(question: Question, sure: Sequence[tuple[int, Judged]]) -> bool:
    """Whether a figure is asked for: by the question's word, or because every answer is one."""
    if question.wants == "figure":
        return True
    if question.wants != "thing":
        return False
    return all(re.search(r"\d", j.answer_text) for _, j in sure)


def _same_question(question: Question, judged: Judged) -> bool:
    """Whether the sentence may answer this question and no other of its kind: the year, numbers and names asked
    about are not contradicted by its own."""
    event = explicit_time(judged)
    asked = question.period
    if asked and event and question.wants != "time" and not event.overlaps(asked):
        return False
    article = judged.evidence.article
    words = set(values.folded(article.text)) | set(values.folded(article.title))
    named = [n for n in question.names if not n.speaker]
    held = sum(any(set(values.folded(form)) & words for form in (n.text, *n.forms)) for n in named)
    return 2 * held >= len(named) or (len(article.text) < _SNIPPET and judged.probability >= _VERY_SURE)


_WH = re.compile(
    r"^\W*(?:and |so |but )?(?P<wh>(?:at |in |on |by |since |from )?(?:how (?:many|much|\w+)|who|whom|whose \w+|when|where|why|"
    r"(?:what|which) \w+|what|which))\b",
    re.I,
)


def _about(question: Question) -> str:
    """What is at issue, as the question puts it: "how many houses burned in the fire", "whether it was sold"."""
    plain = question.standalone.strip().rstrip("?! .")
    proposition = question.proposition.strip().rstrip("?! .")
    if question.wants == "yes_no":
        return f"whether {_lowered(proposition or plain, question)}"
    return _lowered(plain, question)


def _lowered(text: str, question: Question) -> str:
    first = text.split(" ", 1)[0]
    named = any(n.text.split(" ", 1)[0] == first for n in question.names)
    return text if named or first.isupper() else text[:1].lower() + text[1:]
