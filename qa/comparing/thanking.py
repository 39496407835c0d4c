"""Whom others thank right behind somebody who gives the credit: "It is the mission that we have to thank, said Moe"."""

from collections.abc import Iterator, Sequence

from index.annotate import IndexedSentence
from index.article import Span
from qa.comparing.points import speaker_at
from qa.comparing.speakers import same_speaker
from qa.evidence import Judged
from qa.fitting.crediting import THANKED, asks_for_thanks
from qa.fitting.foremost import Sentences, number_in, place_of, unfound
from qa.question import Question

# Behind what less surely answers nobody is looked for, nor further behind.
_ANSWERS, _BEHIND = 0.45, 3


def with_other_thanks(
    question: Question, results: Sequence[Judged], sentences: Sentences
) -> tuple[Judged, ...]:
    """The results of a question whom to thank, with those whom another speaker thanks right behind one that answers:
    as sure as that. Those that were not read stand at the end.

    `sentences` gives an article's sentences in order.
    """
    found = list(results)
    if question.wants not in ("person", "body") or not asks_for_thanks(question):
        return tuple(found)
    places = {place_of(j.evidence): n for n, j in enumerate(found)}
    for told in [j for j in results if j.probability >= _ANSWERS]:
        for other in _behind(told, sentences(told.evidence.article.id)):
            n = places.setdefault(place_of(other.evidence), len(found))
            if n == len(found):
                found.append(other)
            elif found[n].probability < told.probability:
                found[n] = other
    return tuple(found)


def _behind(told: Judged, own: Sequence[IndexedSentence]) -> Iterator[Judged]:
    """Whom another speaker thanks in the sentences behind."""
    article = told.evidence.article
    at = number_in(own, told.evidence.sentence)
    if at is None:
        return
    speaker = speaker_at(told, told.answer.start)
    for n in range(at + 1, min(at + 1 + _BEHIND, len(own))):
        sentence = own[n]
        for thanked in (p.search(article.text, sentence.start, sentence.end) for p in THANKED):
            if thanked is None:
                continue
            whom = Span(thanked.start("whom"), thanked.end("whom"))
            evidence = unfound(article, own, n, told.evidence.hit)
            other = Judged(evidence, told.probability, whom, told.fit, told.reading, told.affirms)
            voice = speaker_at(other, whom.start)
            if voice and not same_speaker(voice, speaker):
                yield other
            break
