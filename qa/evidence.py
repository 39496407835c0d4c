"""Which sentences answer the question, and how surely."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from index.article import Span
from index.corpus import Evidence
from index.grammar import Token
from qa.fit import Fit, fit
from qa.fitting.approval import condemned
from qa.fitting.beginnings import begun
from qa.fitting.beside_place import counts_at_another_place
from qa.fitting.crediting import credited
from qa.fitting.fates import found_dead
from qa.fitting.lifespans import lived
from qa.fitting.listing import end_of_entry, entry_labelled, entry_of_year
from qa.fitting.magnitudes import as_many
from qa.fitting.measured import by_how_much
from qa.fitting.moments import answering_time
from qa.fitting.naming import (
    asks_for_a_name,
    asks_for_any_words,
    asks_for_names,
    describes_the_asked,
    name_described,
    named_anew,
    named_far_off,
    named_in,
    names_another,
    of_the_other_sex,
    repeats_the_asked,
)
from qa.fitting.opposites import of_an_accuser, of_the_opposite
from qa.fitting.posts import in_a_signature
from qa.fitting.presence import all_gone, nobody_left, none_there, presumed
from qa.fitting.subject import answering_subject
from qa.fitting.swapped import (
    done_to_another_end,
    of_the_ousted,
    of_who_had_it_before,
    only_bound_for,
    parts_with_it,
    plays_another,
    remains_of_another,
    same_act_by_another,
    taken_from_there,
    with_another,
)
from qa.fitting.undisclosed import undisclosed
from qa.fitting.whose import answering_figure
from qa.question import Question
from qa.reading.context import context, readings
from qa.reading.reader import Reader, Reading
from qa.weights import NO_FIT, WEIGHTS, Weights, logit, probability_of

# Whether there is an answer at all is told by reading rather than by likeness: the best sentence of a question that
# nothing answers is as similar to it as any. Of what is read next to it (so many in all, those that are not there count
# as surely not answering) it is told whether the articles speak of the matter.
_TO_ANSWER = replace(WEIGHTS, reader=1.3, dense=0.0)
_NEXT, _NEXT_SHARE = 8, 0.3
_AT_LEAST = -2.15
# Of some kinds more than half of the less sure answers are none: that something was done is taken for why, or whether,
# or where. The bounds were measured on 1,350 questions, each as high as it refuses twice as many as it loses.
_AT_LEAST_OF = {"yes_no": -1.5, "reason": -1.2, "place": -1.2}

# Below this probability of the best sentence there is no answer.
ANSWERED = 0.38

# A sentence is shown beside the best one if it is nearly as sure, and this sure by itself.
_NEAR, _LEAST = 0.8, 0.36

# So sure a yes is what a demand takes for granted, and so sure a no whatever is condemned.
_PLAIN = 0.8

# So many sentences are read; the rest of them only where more than so many of these may be shown: what is told often
# is told by more of them.
_READ, _OFTEN, _READ_IN_ALL = 16, 4, 28

# Where none of them answers so surely, so many are read, for it may be told in other words than the question's; of
# these only what answers at least so surely counts.
_WEAK, _ALL, _ALL_THE_SAME = 0.6, 48, 0.6

# The likeliest are read closely, as far as they are so likely. So are others that may well answer, and where one of the
# likeliest does (where none does, no less likely one ever did), those that the closer reading could still lift to where
# they are shown beside it: it seldom adds more than so much to the log-odds. They are at most so many and, with their
# questions and contexts, so many characters, for that is what the reader waits for.
_CLOSELY, _PERHAPS = 4, 0.1
_MAY_WELL, _LIFT = 0.3, 1.7
_CLOSELY_IN_ALL, _CHARACTERS = 12, 3600

# The share of the closer reading in what both readers say.
_CLOSER = 0.8

# What a place further behind in the search costs a sentence before it is read, with the logarithm of the place: the
# search knows rare words that similarity and fit do not.
_PLACE = 2.0
# ... and what the asked verb in it is worth there: what a sentence is about may stand in the one before.
_ACT = 1.0

# Who answers a question is meant by "he" in the next one from this probability on (19 of 19 such were right, and of
# less sure ones none), and which place by "there".
_SURELY = 0.6
_NO_PLACE = ("NORP", "DATE", "TIME", "EVENT")
_NO_PERSON = ("GPE", "LOC", "NORP", "DATE", "EVENT", "FAC")


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence with the probability (0 to 1) that it answers, and the words that do, as offsets into the article.

    `reading` is the reader's own probability, before the fit was weighed in; `affirms` how likely its answer to a
    yes/no question is yes.
    """

    evidence: Evidence
    probability: float
    answer: Span
    fit: Fit = NO_FIT
    reading: float = 0.0
    affirms: float = 0.5

    @property
    def answer_text(self) -> str:
        """The answering words."""
        return self.answer.of(self.evidence.article.text)


def judged(
    question: Question,
    found: Sequence[Evidence],
    reader: Reader,
    weights: Weights = WEIGHTS,
    closer: Reader | None = None,
) -> tuple[Judged, ...]:
    """The likeliest sentences judged, the surest first.

    `closer` is a slower and better reader: what may be shown by what the first one says is read by it as well.
    """
    # An office's owner may be told by another article than the one that quotes its holder.
    told = "\n".join({e.article.id: e.article.text for e in found}.values()) if question.role else ""
    fits = [(e, fit(question, e, told)) for e in found]
    act = question.action.partition(" ")[0]

    def likely(numbered: tuple[int, tuple[Evidence, Fit]]) -> float:
        """What search, similarity and fit say without any reading."""
        place, (e, signals) = numbered
        tokens = e.sentence.tokens
        told = (
            _ACT * (any(t.lemma.lower() == act for t in tokens) or condemned(question, tokens))
            if act
            else 0.0
        )
        return weights.log_odds(0.5, e.dense, signals) - _PLACE * math.log(place) + told

    fits = [pair for _, pair in sorted(enumerate(fits, 1), key=likely, reverse=True)]

    def read(some: Sequence[tuple[Evidence, Fit]]) -> tuple[Judged, ...]:
        said = readings(question, [e for e, _ in some], reader)
        return _weighed(question, [(e, f, r) for (e, f), r in zip(some, said, strict=True)], weights)

    def read_closely(some: Sequence[Judged]) -> tuple[Judged, ...]:
        if closer is None or not some:
            return tuple(some)
        said = readings(question, [j.evidence for j in some], closer)
        return _weighed(
            question, [(j.evidence, j.fit, _of_both(j, r)) for j, r in zip(some, said, strict=True)], weights
        )

    def read_both(results: Sequence[Judged]) -> list[Judged]:
        """The results, the likeliest of them read by both readers."""
        likeliest = [j for j in results[:_CLOSELY] if j.probability >= _PERHAPS]
        first = read_closely(likeliest)
        best = first[0].probability if first else 0.0
        within_reach = _MAY_WELL
        if best >= _MAY_WELL:
            within_reach = min(_MAY_WELL, probability_of(logit(least_shown(best)) - _LIFT))
        near = results[:_CLOSELY_IN_ALL]
        lengths = list(accumulate(_length(question, j.evidence) for j in near))
        others = [
            j
            for j, length in zip(near[len(likeliest) :], lengths[len(likeliest) :], strict=True)
            if j.probability >= within_reach and length <= _CHARACTERS
        ]
        return [*first, *read_closely(others), *results[len(likeliest) + len(others) :]]

    results, end = read(fits[:_READ]), _READ
    if sum(j.probability >= _LEAST for j in results) > _OFTEN:
        results, end = _surest_first([*results, *read(fits[_READ:_READ_IN_ALL])]), _READ_IN_ALL
    every = read_both(results)
    if max((j.probability for j in every), default=1.0) < _WEAK:
        late = read_both(read(fits[end:_ALL]))
        every += [j for j in late if j.probability >= _ALL_THE_SAME]
    return _surest_first([replace(j, answer=_answering(question, j)) for j in every])


def _answering(question: Question, judged: Judged) -> Span:
    """The answering words, where the parse knows better than the reader whose they are."""
    sentence = judged.evidence.sentence
    if judged.fit.lived:
        text = judged.evidence.article.text[sentence.start : sentence.end]
        dates = lived(question.standalone, question.names, text)
        if dates:
            return Span(sentence.start + dates.start, sentence.start + dates.end)
    beginning = begun(question, sentence) if judged.fit.begun else None
    if beginning is not None:
        return beginning
    entry = entry_of_year(question, judged.evidence.article.text, sentence, judged.answer)
    entry = entry or entry_labelled(question, judged.evidence.article.text, sentence, judged.answer)
    if entry is not None:
        return entry
    to_thank = credited(question, judged.evidence, judged.answer)
    if to_thank is not None:
        return to_thank
    said = _beside_silence(judged)
    if said is not None:
        return said
    kept = undisclosed(question, sentence.tokens) if judged.fit.undisclosed else None
    if kept is not None:
        return kept
    if question.wants == "time":
        return answering_time(question, judged.evidence.article.text, sentence, judged.answer)
    return answering_figure(question, sentence, answering_subject(question, sentence, judged.answer))


_DECLINING = re.compile(r"(?:declining|refusing) to\b", re.I)


def _beside_silence(judged: Judged) -> Span | None:
    """What somebody says, where the reader took what she declines to say beside it for the answer."""
    if _DECLINING.search(judged.answer_text) is None:
        return None
    claims = (c for c in judged.evidence.sentence.claims if c.speaker and c.end <= judged.answer.start)
    return next((Span(c.start, c.end) for c in claims), None)


def answering_person(judged: Judged) -> str:
    """The person whom the surest words name; empty where they name none, or not surely."""
    if judged.probability < _SURELY:
        return ""
    sentence, text = judged.evidence.sentence, judged.evidence.article.text
    tokens = sentence.tokens
    persons = ((first, last) for first, last, label in sentence.grammar().entities() if label == "PERSON")
    spans = (Span(tokens[first].start, tokens[last - 1].end) for first, last in persons)
    answer = judged.answer
    known = next((s for s in spans if s.start < answer.end and answer.start < s.end), None)
    return re.sub(r"['’]s$", "", (known or _proper_name(tokens, answer)).of(text))


def answering_place(judged: Judged) -> str:
    """The first place that the surest words name; empty where they name none, or not surely."""
    if judged.probability < _SURELY:
        return ""
    answer, run = judged.answer, list[Token]()
    for token in judged.evidence.sentence.tokens:
        inside = token.start >= answer.start and token.end <= answer.end
        # The parser does not know every place, and takes it for somebody.
        if inside and token.pos == "PROPN" and token.text[:1].isupper() and token.ent[2:] not in _NO_PLACE:
            run.append(token)
        elif run:
            break
    return Span(run[0].start, run[-1].end).of(judged.evidence.article.text) if run else ""


def _proper_name(tokens: Sequence[Token], answer: Span) -> Span:
    """The first name of two and more words in the answer that the parser takes for no place and no people; empty where
    there is none."""
    run: list[Token] = []
    for token in tokens:
        inside = token.start >= answer.start and token.end <= answer.end
        hyphen = token.text == "-" and run and run[-1].end == token.start
        if inside and (hyphen or (token.pos == "PROPN" and token.ent[2:] not in _NO_PERSON)):
            run.append(token)
        elif len(run) > 1:
            break
        else:
            run = []
    return Span(run[0].start, run[-1].end) if len(run) > 1 else Span(answer.start, answer.start)


def least_shown(best: float) -> float:
    """How sure a sentence must be to be shown beside one that is as sure as `best`."""
    return max(_LEAST, _NEAR * best)


def _weighed(
    question: Question, read: Sequence[tuple[Evidence, Fit, Reading]], weights: Weights
) -> tuple[Judged, ...]:
    results = []
    by_name, of_names = asks_for_a_name(question), asks_for_names(question)
    for e, signals, r in read:
        sentence = e.article.text[e.sentence.start : e.sentence.end]
        body = found_dead(question, sentence)
        if body is not None:
            r = replace(r, probability=max(r.probability, _PLAIN), start=body.start, end=body.end)
        if body is not None or presumed(question, e.sentence.tokens):
            r = replace(r, probability=max(r.probability, _PLAIN), affirms=max(r.affirms, _PLAIN))
        elif condemned(question, e.sentence.tokens) or none_there(question, e.sentence.tokens):
            r = replace(r, probability=max(r.probability, _PLAIN), affirms=min(r.affirms, 1 - _PLAIN))
        many = as_many(question, e.sentence)
        if many is not None:
            r = replace(r, affirms=max(r.affirms, _PLAIN) if many else min(r.affirms, 1 - _PLAIN))
        nobody, gone = nobody_left(question, sentence), all_gone(question, sentence)
        if nobody is not None:
            r = replace(r, start=nobody.start, end=nobody.end, affirms=max(r.affirms, _PLAIN))
        elif gone is not None:
            r = replace(r, start=gone.start, end=gone.end, affirms=min(r.affirms, 1 - _PLAIN))
        elif question.wants == "yes_no" and _denies_plainly(question, e, r):
            r = replace(r, affirms=min(r.affirms, 1 - r.affirms))
        if signals.speaker > 0 and asks_for_any_words(question):
            r = replace(r, probability=max(r.probability, _PLAIN))
        r = replace(r, end=end_of_entry(sentence, r.start, r.end))
        answer = Span(e.sentence.start + r.start, e.sentence.start + r.end)
        if (by_name or of_names) and not named_in(e.sentence.tokens, answer):
            answer = name_described(e.sentence.tokens, answer) or answer
        nameless = (
            by_name
            and (
                not named_in(e.sentence.tokens, answer) or named_far_off(question, e.sentence.tokens, answer)
            )
        ) or (of_names and not named_anew(question, e.sentence.tokens, answer))
        tokens, inside = e.sentence.tokens, Span(r.start, r.end)
        another = (
            any(told(question, tokens, answer.start) for told in _AT_A_PLACE)
            or any(told(question, tokens, answer) for told in _IN_THE_PARSE)
            or any(told(question, sentence, inside) for told in _IN_THE_TEXT)
        )
        if nameless or another or in_a_signature(sentence, inside):
            signals = replace(signals, contrast=-1.0)
        odds = weights.log_odds(r.probability, e.dense, signals)
        results.append(Judged(e, probability_of(odds), answer, signals, r.probability, r.affirms))
    return _surest_first(results)


# What tells that the answering words are of another than the asked one: by where they begin, by the parse, or by the
# text around them.
_AT_A_PLACE = (same_act_by_another, done_to_another_end, of_the_opposite, of_an_accuser)
_IN_THE_PARSE = (
    of_the_other_sex,
    repeats_the_asked,
    describes_the_asked,
    names_another,
    with_another,
    counts_at_another_place,
)
_IN_THE_TEXT = (
    of_who_had_it_before,
    of_the_ousted,
    only_bound_for,
    plays_another,
    parts_with_it,
    taken_from_there,
    remains_of_another,
    by_how_much,
)


# "Not one civilian was harmed" says no, whatever else the sentence tells.
_NOT_ONE = re.compile(r"(?:not (?:one|a single|any)|none|nobody|no one)\b", re.I)
_NEGATED = re.compile(r"n['’]t\b|\b(?:not?|never|none|nobody|nothing|without)\b", re.I)


def _denies_plainly(question: Question, evidence: Evidence, reading: Reading) -> bool:
    """Whether the answering words begin with a no, where the question has none."""
    sentence = evidence.sentence
    answer = evidence.article.text[sentence.start + reading.start : sentence.start + reading.end]
    return _NOT_ONE.match(answer) is not None and _NEGATED.search(question.standalone) is None


def _surest_first(results: Sequence[Judged]) -> tuple[Judged, ...]:
    return tuple(sorted(results, key=lambda j: -j.probability))


def _of_both(first: Judged, closer: Reading) -> Reading:
    """What two readers say: the weighted mean of their log-odds, and the answer of the first."""
    odds = (1 - _CLOSER) * logit(first.reading) + _CLOSER * logit(closer.probability)
    start = first.evidence.sentence.start
    return Reading(probability_of(odds), first.answer.start - start, first.answer.end - start, closer.affirms)


def read_as_answered(question: Question, results: Sequence[Judged], others: Sequence[Judged] = ()) -> bool:
    """Whether the surest sentence and those that come next read as if the articles answer the question. `others` are
    those that come next where some of them are no results, being in another's voice."""
    if not results:
        return False
    best, near = results[0], [logit(j.reading) for j in (others or results)[:_NEXT]]
    near += [logit(0.0)] * (_NEXT - len(near))
    odds = _TO_ANSWER.log_odds(best.reading, 0.0, best.fit) + _NEXT_SHARE * sum(near) / _NEXT
    return odds >= _AT_LEAST_OF.get(question.wants, _AT_LEAST)


def _length(question: Question, evidence: Evidence) -> int:
    """How many characters are read of a sentence: its own, its context's and the question's."""
    read = context(evidence)
    return len(question.standalone) + len(read.title) + len(read.before) + len(read.sentence)
