"""What another speaker retorts right behind a sentence that surely answers, in words that no question looks for: "The
spokesman said a wing had come down" and, two sentences on, "There was no collapse of any kind, the general said".

By itself such a sentence answers nothing, so the reader of answers passes over it; the closer reader, which is asked
whether one of two sentences speaks against the other, is surest just there.
"""

import re
from collections.abc import Iterator, Sequence

from index.annotate import IndexedSentence
from index.article import Span
from index.claims import Claim
from qa.comparing.counterclaims import with_its_cue
from qa.comparing.denialwords import DENIES
from qa.comparing.denied import silent
from qa.comparing.issue import Asked, asked, stems_of
from qa.comparing.opposing import against
from qa.comparing.points import speaker_at
from qa.comparing.polarity import SPOKEN
from qa.comparing.sides import Opposes
from qa.comparing.speakers import same_speaker
from qa.comparing.vocabulary import has_stem
from qa.evidence import Judged
from qa.fitting.foremost import Sentences, number_in, place_of, unfound
from qa.question import Question

# What less surely answers is not told to be contradicted; so many of the surest are looked behind.
_ANSWERS, _LOOKED_BEHIND = 0.5, 2
# A retort stands so many sentences behind at most. Further on they take up other matters: of 59 yes/no questions that
# nobody disputes one was then taken for disputed.
_BEHIND = 2
# So surely must it speak against what stands before it, and so much less surely did it answer.
_AGAINST, _UNREAD = 0.8, 0.36
# Who denies something in so many words right behind it needs to be read less surely so.
_DENIED_AGAINST = 0.7
# ... and who says the very opposite of the asked word ("spontaneous", where it is asked if it was planned), hardly.
_OPPOSITE_AGAINST = 0.3


_ALSO_DENIES = re.compile(
    rf"\b(?:also|likewise) (?:{DENIES})\b|\b(?:{DENIES})\b[^.;,]{{0,40}}\b(?:too|as well)\b", re.I
)


def with_retorts(
    question: Question, results: Sequence[Judged], sentences: Sentences, opposes: Opposes
) -> tuple[tuple[Judged, ...], tuple[tuple[int, int], ...]]:
    """The results of a yes/no question, with what is retorted to the surest, as sure as that, and the numbers of each
    sentence and its retort. Those that were not read stand at the end.

    `sentences` gives an article's sentences in order.
    """
    found, numbers = list(results), list[tuple[int, int]]()
    if question.wants != "yes_no" or question.action in SPOKEN:
        return tuple(found), ()
    wanted = asked(question)
    # What has no word of the asked matter may read like an answer; nothing is retorted to it in that matter.
    of_it = [j for j in results if j.fit.topic or not question.topic]
    sure = [j for j in of_it if j.probability >= _ANSWERS and not j.fit.absent][:_LOOKED_BEHIND]
    read = {place_of(j.evidence): n for n, j in enumerate(results)}
    pairs = [
        (told, retort)
        for told in sure
        for retort in _behind(told, sentences(told.evidence.article.id), wanted)
        if place_of(retort.evidence) not in read
        or results[read[place_of(retort.evidence)]].probability < (_ANSWERS if _denies(retort) else _UNREAD)
    ]
    for (told, retort), score in zip(pairs, against(question, pairs, opposes), strict=True):
        least = _DENIED_AGAINST if _denies(retort) else _AGAINST
        if score < (_OPPOSITE_AGAINST if _says_the_opposite(wanted, told, retort) else least):
            continue
        place = read.setdefault(place_of(retort.evidence), len(found))
        found[place : place + 1] = [retort]
        numbers.append((read[place_of(told.evidence)], place))
    return tuple(found), tuple(numbers)


def _behind(told: Judged, own: Sequence[IndexedSentence], wanted: Asked) -> Iterator[Judged]:
    """What another speaker says behind a sentence, as sure as that and with the other answer."""
    at = number_in(own, told.evidence.sentence)
    if at is None:
        return
    speaker = speaker_at(told, told.answer.start)
    for n in range(at + 1, min(at + 1 + _BEHIND, len(own))):
        said = _opposite_in(own[n], wanted) or _said(own[n])
        if own[n].heading or own[n].boilerplate or said is None or same_speaker(speaker, said.speaker):
            continue
        # Whoever "has also denied it" is of one mind with whoever has before.
        if _ALSO_DENIES.search(told.evidence.article.text, own[n].start, own[n].end) and told.affirms < 0.5:
            continue
        evidence = unfound(told.evidence.article, own, n, told.evidence.hit)
        answer = with_its_cue(said, own[n]) if said.denied else Span(said.start, said.end)
        retort = Judged(evidence, told.probability, answer, told.fit, told.reading, 1 - told.affirms)
        # "Whether that is so, we cannot say" takes no side.
        if not silent(retort):
            yield retort


def _says_the_opposite(wanted: Asked, told: Judged, retort: Judged) -> bool:
    """Whether the one affirms what is asked by its word and the other by a word for its opposite."""
    theirs = stems_of(told.evidence.sentence.tokens)
    return (
        _opposite_in(retort.evidence.sentence, wanted) is not None
        and has_stem(theirs, wanted.key)
        and not has_stem(theirs, wanted.opposite)
    )


def _opposite_in(sentence: IndexedSentence, wanted: Asked) -> Claim | None:
    """What somebody says with a word for the opposite of the asked one, and without that."""
    for claim in sentence.claims:
        own = [t for t in sentence.tokens if claim.start <= t.start < claim.end]
        plain = claim.speaker and not (claim.negated or claim.denied or wanted.negated)
        # "The bombs missed the bridge" bombs nothing.
        told = stems_of([t for t in own if t.pos not in ("NOUN", "PROPN")])
        if plain and has_stem(stems_of(own), wanted.opposite) and not has_stem(told, wanted.key):
            return claim
    return None


def _denies(retort: Judged) -> bool:
    said = _said(retort.evidence.sentence)
    return said is not None and said.denied


def _said(sentence: IndexedSentence) -> Claim | None:
    """The first thing that somebody says in a sentence; "say the Orne elders" only tells who."""
    spoken = [c for c in sentence.claims if c.speaker]
    told = (c for c in spoken if c.speaker_start is None or not c.start <= c.speaker_start < c.end)
    return next(told, spoken[0] if spoken else None)
