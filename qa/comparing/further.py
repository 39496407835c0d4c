"""Figures that only go on: "The union put it at 55" stands behind what it counts and does not say it again."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from index.annotate import IndexedSentence
from index.article import Span
from index.corpus import Evidence
from index.figures import Figure
from index.grammar import Token
from index.tree import Tree, token_at
from index.wordlists import words
from qa.comparing.amounts import amounts
from qa.comparing.givers import FIGURES, giver
from qa.comparing.points import asks
from qa.comparing.revised import REVISION
from qa.comparing.units import noun_relation, unit
from qa.evidence import Judged
from qa.fitting.fates import FATES, asked_fate, same_fate
from qa.fitting.foremost import Sentences, number_in
from qa.question import Question

# What follows something that less surely answers counts who knows what.
_FOLLOWED = 0.5
# No more sentences than these go on from one.
_MOST = 4
_GIVING = words(
    """put place estimate reckon count tally speak talk name give cite mention report say insist claim tell offer quote
    accord have argue maintain contend believe think conclude find calculate"""
)
_PLAIN = words(
    "official real true actual own final total overall high low near close closer near nearer similar least most "
    "more less few"
)
_DEATHS = words("toll death")
_NUMBER = re.compile(r"\d[\d,.]*")
_CONTENT = ("NOUN", "PROPN", "ADJ", "VERB", "NUM")
# "…, soldiers included".
_ENDING = (",", ";", "(", "–", "—")
# "That is far too high", says somebody who gives no figure.
_ON_IT = re.compile(
    r"\b(?:that|this|it|the (?:figure|number|estimate|toll|count)|those|they|these|both) "
    r"(?:is|was|are|were) (?:\w+ ){0,2}(?:(?:too|so) (?:high|low)|exaggerat\w+|inflated|overstated|understated)\b",
    re.I,
)


def with_further(question: Question, results: Sequence[Judged], sentences: Sentences) -> tuple[Judged, ...]:
    """The results, for a question that a figure answers with the figures that others give right behind those that
    surely answer: as sure as what they go on from. Those that were not read stand at the end.

    `sentences` gives an article's sentences in order.
    """
    if question.wants != "figure":
        return tuple(results)
    found = list(results)
    for told in results:
        for further in (*_further(question, told, sentences), *_revised(question, told, sentences)):
            same = (n for n, j in enumerate(found) if _of_one_place(j, further))
            place = next(same, None)
            if place is None:
                found.append(further)
            elif found[place].probability < further.probability:
                found[place] = replace(further, fit=found[place].fit, reading=found[place].reading)
    return tuple(found)


# So far from it a count is told again, and so much less sure it is for that.
_NEAR_BY, _LESS_SURE, _TOLD = 3, 0.85, 0.45


def _revised(question: Question, told: Judged, sentences: Sentences) -> list[Judged]:
    """The sentences a little before and behind one that tells how many died which raise or lower that count, and count
    nobody else: as if they stood right behind it."""
    e, text = told.evidence, told.evidence.article.text
    fate = asked_fate(question)
    if not fate or told.probability < _TOLD or told.fit.contrast < 0:
        return []
    first = next((p.figure for p in amounts(question, 0, told) if p.figure), None)
    if first is None or first.per:
        return []
    own = sentences(e.article.id)
    at = number_in(own, e.sentence)
    if at is None:
        return []
    found: list[Judged] = []
    for n in range(max(0, at - _NEAR_BY), min(len(own), at + _NEAR_BY + 1)):
        figure = _revision(text, own[n], first, fate) if n != at else None
        if figure is not None:
            evidence = Evidence(e.article, own[n], e.sentence, 0.0, e.hit)
            sure = _LESS_SURE * told.probability
            found.append(
                replace(told, evidence=evidence, answer=Span(figure.start, figure.end), probability=sure)
            )
    return found


_OF_OTHERS = re.compile(
    r"\bof (?:the |those |its )?(?:injured|wounded|hurt|missing|displaced|homeless|arrested|detained|infected)\b",
    re.I,
)


def _revision(text: str, sentence: IndexedSentence, first: Figure, fate: str) -> Figure | None:
    """The figure to which a sentence brings the count of the first one; None where it tells of another fate."""
    words_of_it = text[sentence.start : sentence.end]
    if sentence.heading or REVISION.search(words_of_it) is None or _OF_OTHERS.search(words_of_it):
        return None
    if asks(words_of_it) or any(t.dep == "neg" for t in sentence.tokens):
        return None
    figures = [
        f
        for f in _figures(sentence)
        if (same_fate(f.happened, fate) or f.happened not in FATES)
        and f.counted in ("", "person", first.counted)
        and not (f.role or f.per or f.part)
    ]
    new = figures[0] if figures else None
    alike = new is not None and unit(new) == unit(first) and new.value != first.value
    return new if alike else None


def _of_one_place(a: Judged, b: Judged) -> bool:
    one, other = a.evidence, b.evidence
    return (one.article.id, one.sentence.start) == (other.article.id, other.sentence.start)


def _further(question: Question, told: Judged, sentences: Sentences) -> list[Judged]:
    """The figures that go on from this one's, each as if it stood right behind it."""
    e, text = told.evidence, told.evidence.article.text
    first = _counted(question, told) if told.probability >= _FOLLOWED else None
    if first is None or e.after is None or not (_on_it(text, e, e.after) or _going_on(text, e.after, first)):
        return []
    found: list[Judged] = []
    for sentence in [s for s in sentences(e.article.id) if s.start > e.sentence.start][:_MOST]:
        figure = _going_on(text, sentence, first) if sentence.paragraph == e.sentence.paragraph else None
        if figure is not None:
            evidence = Evidence(e.article, sentence, e.sentence, 0.0, e.hit)
            found.append(replace(told, evidence=evidence, answer=Span(figure.start, figure.end)))
        elif not _on_it(text, e, sentence):
            break
    return found


def _on_it(text: str, told: Evidence, sentence: IndexedSentence) -> bool:
    """Whether the sentence only says what somebody thinks of the figure before it."""
    own = text[sentence.start : sentence.end]
    return (
        sentence.paragraph == told.sentence.paragraph and not _figures(sentence) and bool(_ON_IT.search(own))
    )


def _counted(question: Question, told: Judged) -> Figure | None:
    """The figure that answers; None where the sentence counts something else as well, or so many each day."""
    first = next((p.figure for p in amounts(question, 0, told) if p.figure), None)
    if first is None or first.per:
        return None
    for figure in _figures(told.evidence.sentence):
        alike = noun_relation(figure.counted, first.counted) == "same" and figure.happened == first.happened
        if not (alike or figure.role or figure.per or figure.part):
            return None
    return first


def _figures(sentence: IndexedSentence) -> list[Figure]:
    """What the sentence counts; an age counts nothing."""
    found = {f.start: f for c in sentence.claims for f in c.figures if f.counted != "year"}
    return [*found.values()]


def _going_on(text: str, sentence: IndexedSentence, first: Figure) -> Figure | None:
    """The figure that somebody gives in the sentence for what the first one counts; None where it tells anything
    else."""
    figures, tokens = _figures(sentence), sentence.tokens
    if not figures or any(t.dep == "neg" for t in tokens) or asks(text[sentence.start : sentence.end]):
        return None
    figure = max(figures, key=lambda f: f.start)
    at = token_at(tokens, figure.start)
    # A number alone may have been given the noun of another figure of the sentence.
    alone = len(figures) > 1 and _NUMBER.fullmatch(text, figure.start, figure.end) is not None
    bare = alone or figure.counted in ("", first.counted)
    if not bare or figure.role or figure.per or figure.happened in FATES or unit(figure) != unit(first):
        return None
    speaker = None if at is None else _speaker(sentence, at)
    # "The rebels, who handed over 74 bodies, put it at 200": what is told of who speaks goes on from nothing.
    if speaker is None or not all(f is figure or speaker.overlaps(Span(f.start, f.end)) for f in figures):
        return None
    behind = ((t, after) for t, after in pairwise(tokens) if t.start >= figure.end)
    end = next((t.start for t, after in behind if t.text in _ENDING or _goes_over(t, after)), sentence.end)
    own = (speaker, Span(figure.start, figure.end), *(Span(m.start, m.end) for m in sentence.timing.marks))
    known = (_GIVING | _PLAIN | FIGURES | _DEATHS) - (frozenset() if first.happened == "kill" else _DEATHS)
    for i, token in enumerate(tokens):
        if token.start >= end or token.pos not in _CONTENT or token.lemma.lower() in known:
            continue
        if not any(span.overlaps(Span(token.start, token.end)) for span in own) and not _hears(tokens, i):
            return None
    return figure


def _goes_over(token: Token, after: Token) -> bool:
    """Whether another thing is told from here: "spoke of 400 | and accused the mayor"."""
    return token.pos == "CCONJ" and after.tag in ("VBD", "VBZ", "VBP")


def _speaker(sentence: IndexedSentence, at: int) -> Span | None:
    """The words of who gives the figure, with what is told of him; None where the sentence names nobody."""
    tokens, tree = sentence.tokens, Tree(sentence.tokens)
    found = giver(tokens, at)
    head = None if found is None else found[0]
    for claim in sentence.claims if found is None else ():
        start, end = claim.speaker_start or 0, claim.speaker_end or 0
        if claim.start <= tokens[at].start < claim.end and not claim.denied:
            named = [i for i, t in enumerate(tokens) if start <= t.start < end]
            head = next((i for i in named if tokens[i].head not in named), head)
    if head is None or tree.left[head] <= at <= tree.right[head]:
        return None
    return Span(tokens[tree.left[head]].start, tokens[tree.right[head]].end)


def _hears(tokens: Sequence[Token], i: int) -> bool:
    """Whether the word is of those to whom it is told: "told the Post", "told reporters"."""
    while tokens[i].dep in ("compound", "nmod", "amod"):
        i = tokens[i].head
    return tokens[i].dep in ("dobj", "dative") and tokens[tokens[i].head].lemma == "tell"
