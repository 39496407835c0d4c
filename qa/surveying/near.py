"""Known disagreements that a question comes near to: what it asks in other words is what is disputed."""

import re
from collections.abc import Callable, Sequence

from qa.asking.capitals import one_power
from qa.asking.names import Name
from qa.comparing.points import sentence_text
from qa.compose import is_of
from qa.evidence import Judged
from qa.fitting.naming import mentions
from qa.question import Question
from qa.survey import Survey, Surveyed
from qa.surveying.known import ASKING, NAMED, among, of_another_claim, of_that, whose_is_left_out

# So near must what the disagreement is about be to the question (cosine), and so surely must each side answer.
NEAR, _SURELY, _MORE_SURELY = 0.5, 0.45, 0.7
# What plainly says yes, and so near (cosine) to a claim as to say the same: measured, what said something else stood
# below .65.
_PLAINLY, _YES, _SAME = 0.6, 0.6, 0.68

Alike = Callable[[str, Sequence[str]], Sequence[float]]


def near_to(
    question: Question, results: Sequence[Judged], found: Survey, alike: Alike
) -> tuple[Surveyed, ...]:
    """The known disagreement that is nearest to the question, if it is near enough, each of its sides answers and they
    speak of all whom the question names; else empty. `alike` has the cosines of a text and others.

    "Did the firm stand by while they starved?" asks for "The firm denies that it has not done enough", although no
    word of it is disputed.
    """
    rows = [row for row in among(results, found) if _answered(question, results, row, found)]
    scores = (
        alike(question.standalone, [row.question or row.disagreement.about for row in rows]) if rows else ()
    )
    best = max(zip(scores, range(len(rows)), strict=True), default=(0.0, 0))
    return (rows[best[1]],) if best[0] >= NEAR else ()


def _answered(question: Question, results: Sequence[Judged], row: Surveyed, found: Survey) -> bool:
    sides = [
        [j for j in results if any(is_of(j, found.quotes[n]) for n in position.quotes)]
        for position in row.disagreement.positions
    ]
    texts = " ".join(sentence_text(j) for side in sides for j in side)
    kind = row.disagreement.kind
    # Who did something is asked of the one side or the other, not near to it.
    # Whose land it is is seldom what somebody denies beside it.
    surely = _MORE_SURELY if kind == "fact" and question.wants in ("person", "body") else _SURELY
    whose_doing = kind == "attribution" and question.wants in ("person", "body")
    return (
        question.wants in ASKING[kind]
        and not whose_doing
        # Why somebody expects something is told by no denial of another thing.
        and not (kind == "fact" and question.wants == "reason")
        and not (question.wants == "reason" and not of_that(question, row))
        and not (kind == "attribution" and whose_is_left_out(question, row.disagreement.positions))
        and all(any(j.probability >= surely and not j.fit.absent for j in side) for side in sides)
        and _of_whom(question, row)
        and not any(j.fit.elsewhen for side in sides for j in side)
        and all(_spoken_of(name, texts) for name in question.names)
        and not any(
            of_another_claim(question, j, found.quotes[n])
            for position, side in zip(row.disagreement.positions, sides, strict=True)
            for n in position.quotes
            for j in side
            if is_of(j, found.quotes[n])
        )
    )


def _of_whom(question: Question, row: Surveyed) -> bool:
    """Whether it is about the one who is asked about, where the question names anybody: what Orne failed to do is not
    what Velm had a right to."""
    subject = _SUBJECT.match(row.disagreement.about)
    asked = [word for name in question.names for word in NAMED.findall(name.text)]
    return (
        subject is None
        or not asked
        or any(one_power(of, word) for of in subject["names"].split() for word in asked)
    )


_SUBJECT = re.compile(r"(?:whether )?(?:the )?(?P<names>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)")


def _spoken_of(name: Name, text: str) -> bool:
    """Whether a text names somebody, by a country's name also where the question names its capital."""
    last = name.text.split()[-1]
    return mentions(name, text) or any(one_power(word, last) for word in NAMED.findall(text))


def told_again(
    question: Question, results: Sequence[Judged], found: Survey, alike: Alike
) -> tuple[Surveyed, ...]:
    """The known disagreement over what the surest yes to a yes/no question says as well, elsewhere in its article:
    that somebody denies it there is told with it. `alike` has the cosines of a text and others."""
    if question.wants != "yes_no" or results[0].probability < _PLAINLY or results[0].affirms < _YES:
        return ()
    top = results[0]
    rows = [
        row
        for row in found.rows
        if row.disagreement.kind == "fact"
        and all(quote.article == top.evidence.article for quote in found.quotes_of(row))
        and not any(is_of(top, quote) for quote in found.quotes_of(row))
    ]
    claims = [found.quotes[row.disagreement.positions[0].quotes[0]].text for row in rows]
    scores = alike(sentence_text(top), claims) if claims else ()
    best = max(zip(scores, range(len(rows)), strict=True), default=(0.0, 0))
    return (rows[best[1]],) if best[0] >= _SAME else ()
