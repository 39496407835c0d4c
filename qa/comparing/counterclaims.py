"""Denials that stand elsewhere in an article that tells the deed: "The shells were aimed at homes, the prosecutor says"
and, four paragraphs on, "both armies have denied aiming at homes"."""

from collections.abc import Sequence

from index.annotate import IndexedSentence
from index.article import Span
from index.claims import Claim
from index.wordlists import words
from qa.comparing.points import speaker_at
from qa.comparing.polarity import SPOKEN
from qa.comparing.speakers import same_speaker
from qa.evidence import Judged
from qa.fitting.foremost import Sentences, unfound
from qa.question import Question

# What less surely answers with a yes is not told to be denied; so sure a yes it must be.
_ANSWERS, _YES = 0.5, 0.6
# What is denied is told by so many words of content at least, all of which the other sentence has.
_WORDS = 2
_CONTENT = ("NOUN", "PROPN", "VERB", "ADJ")
_LIGHT = words("be have do make take give get say claim report allegation accusation")


def with_counterclaims(
    question: Question, results: Sequence[Judged], sentences: Sentences
) -> tuple[Judged, ...]:
    """The results of a yes/no question, with what denies in so many words what the surest of an article tells: as sure
    as that. Those that were not read stand at the end.

    `sentences` gives an article's sentences in order.
    """
    found = list(results)
    if question.wants != "yes_no" or question.action in SPOKEN:
        return tuple(found)
    looked: set[str] = set()
    for told in results:
        article = told.evidence.article
        if article.id in looked or not _tells(told):
            continue
        looked.add(article.id)
        own = sentences(article.id)
        for n, sentence in enumerate(own):
            claim = _denial_of(told, sentence)
            if claim is None:
                continue
            place = next((k for k, j in enumerate(found) if _is_at(j, article.id, sentence)), None)
            evidence = unfound(article, own, n, told.evidence.hit)
            answer = with_its_cue(claim, sentence)
            denied = Judged(evidence, told.probability, answer, told.fit, told.reading, 1 - told.affirms)
            if place is None:
                found.append(denied)
            elif found[place].probability < told.probability:
                found[place] = denied
    return tuple(found)


def denied_elsewhere(question: Question, evidence: Sequence[Judged]) -> tuple[tuple[int, int, str], ...]:
    """Which sentences deny what others of their article tell, by number: the denied one, the denial, who denies."""
    if question.wants != "yes_no" or question.action in SPOKEN:
        return ()
    found = []
    for n, told in enumerate(evidence):
        for m, other in enumerate(evidence):
            if n == m or told.evidence.article.id != other.evidence.article.id or not _tells(told):
                continue
            claim = _denial_of(told, other.evidence.sentence)
            if claim is not None:
                found.append((n, m, claim.speaker or ""))
    return tuple(found)


def _tells(judged: Judged) -> bool:
    return judged.probability >= _ANSWERS and judged.affirms >= _YES and not judged.fit.absent


def _denial_of(told: Judged, sentence: IndexedSentence) -> Claim | None:
    """The claim that the sentence denies, where the other one tells it in the same words and another voice."""
    own, denied = told.evidence.sentence, [c for c in sentence.claims if c.denied and c.speaker]
    if not denied or sentence.start == own.start or any(c.denied for c in own.claims):
        return None
    said = {t.lemma.lower() for t in own.tokens}
    for claim in denied:
        what = {
            t.lemma.lower()
            for t in sentence.tokens
            if claim.start <= t.start < claim.end and t.pos in _CONTENT
        } - _LIGHT
        if len(what) >= _WORDS and what <= said:
            speaker = speaker_at(told, told.answer.start)
            return None if same_speaker(speaker, claim.speaker) else claim
    return None


def with_its_cue(claim: Claim, sentence: IndexedSentence) -> Span:
    """What is denied with the word that denies it: alone it would say the opposite."""
    cue = next((t for t in sentence.tokens if t.lemma == claim.cue and t.start < claim.start), None)
    return Span(cue.start if cue is not None else claim.start, claim.end)


def _is_at(judged: Judged, article: str, sentence: IndexedSentence) -> bool:
    return judged.evidence.article.id == article and judged.evidence.sentence.start == sentence.start
