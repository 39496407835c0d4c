"""Further sentences that plainly take one side of a yes/no dispute, in words that no rule looks for."""

from collections.abc import Sequence

from qa.comparing.denied import silent
from qa.comparing.opposing import against, by_another, read_point
from qa.comparing.other_places import names_another_place
from qa.comparing.points import Point, sentence_text
from qa.comparing.polarity import NEGATIVE
from qa.comparing.sides import Opposes
from qa.comparing.speakers import same_speaker
from qa.evidence import ANSWERED, Judged
from qa.fitting.naming import mentions
from qa.fitting.withdrawn import correction
from qa.question import Question

# As surely as this share of the surest it must answer, and so far from undecided be its yes or no.
_NEARLY, _PLAIN = 0.8, 0.35
# So surely it must speak against the other side, and no less surely than against its own.
_AGAINST = 0.65
_YES_AND_NO = 2


def with_plain_takers(
    question: Question, sides: Sequence[Sequence[Point]], evidence: Sequence[Judged], opposes: Opposes
) -> list[list[Point]]:
    """The sides with the sentences that the closer reader plainly puts on one of them: they answer nearly as surely as
    the surest, say yes or no without doubt, and speak against the surest of the other side and not of their own."""
    found = [list(side) for side in sides]
    if len(found) != _YES_AND_NO or not all(found):
        return found
    cited = {p.evidence for side in found for p in side}
    quoted = [(p.judged.evidence.article.id, p.start, p.end) for side in found for p in side]
    least = max(ANSWERED, _NEARLY * max(j.probability for j in evidence))
    more = [
        (n, j)
        for n, j in enumerate(evidence)
        if n not in cited and j.probability >= least and _plainly(question, j) and not _quoted(j, quoted)
    ]
    for n, judged in more:
        affirms = judged.affirms > 0.5
        own = next((side for side in found if side[0].affirms is affirms), None)
        other = next((side for side in found if side[0].affirms is not affirms), None)
        if own is None or other is None:
            continue
        point = read_point(question, n, judged)
        if any(same_speaker(point.speaker, p.speaker) for p in other):
            continue
        surest, theirs = (max(side, key=lambda p: p.judged.probability).judged for side in (own, other))
        # One sentence that holds both sides is spoken against by whatever takes either.
        if surest is theirs or not _names_as_much(question, judged, (surest, theirs)):
            continue
        own_score, score = against(question, [(surest, judged), (theirs, judged)], opposes)
        if score >= max(_AGAINST, own_score):
            own.append(point)
    return found


def _names_as_much(question: Question, judged: Judged, others: Sequence[Judged]) -> bool:
    """Whether a sentence itself names whatever the asked names both others name."""
    texts = [sentence_text(j) for j in others]
    shared = [n for n in question.names if all(mentions(n, text) for text in texts)]
    told = sentence_text(judged)
    return all(mentions(n, told) for n in shared) and judged.fit.named <= max(j.fit.named for j in others)


def _quoted(judged: Judged, quoted: Sequence[tuple[str, int, int]]) -> bool:
    """Whether a side already quotes something of the sentence: what another one replies to."""
    article, sentence = judged.evidence.article.id, judged.evidence.sentence
    return any(
        article == other and start < sentence.end and sentence.start < end for other, start, end in quoted
    )


def _plainly(question: Question, judged: Judged) -> bool:
    return (
        abs(judged.affirms - 0.5) >= _PLAIN
        and not judged.fit.absent
        and judged.fit.contrast >= 0
        and not silent(judged)
        and correction(judged.evidence) is None
        and not (judged.affirms > 0.5 and by_another(question, judged))
        and not (judged.affirms > 0.5 and NEGATIVE.search(judged.answer_text))
        and not names_another_place(question, judged)
    )
