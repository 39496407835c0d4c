"""Bare replies: "Orne denied this" stands right behind what it denies, and few of its words are the question's."""

from collections.abc import Sequence
from dataclasses import replace

from index.annotate import IndexedSentence
from index.article import Span
from index.corpus import Evidence
from qa.comparing.denied import REPLY, silent
from qa.evidence import Judged
from qa.fitting.foremost import Sentences
from qa.question import Question

# A reply to what less surely answers tells nothing of the asked matter.
_REPLIED_TO = 0.5
# So many words say no more than that it is not so.
_BARE = 32
# So many words of content are those of two sentences that say the same.
_SAME = 3


def _none(_: str) -> Sequence[IndexedSentence]:
    return ()


def with_replies(
    question: Question, results: Sequence[Judged], sentences: Sentences = _none
) -> tuple[Judged, ...]:
    """The results, for a yes/no question with the bare replies right behind those that surely answer: as sure as what
    they reply to. Those that were not read stand at the end.

    `sentences` gives an article's sentences in order: what stands behind a reply tells it in full.
    """
    if question.wants != "yes_no":
        return tuple(results)
    found = list(results)
    for told in results:
        sure = told.probability >= _REPLIED_TO
        reply = (bare_reply(told, sentences) or _denied_before(told, results)) if sure else None
        if reply is None:
            continue
        here = (reply.evidence.article.id, reply.evidence.sentence.start)
        place = next(
            (n for n, j in enumerate(found) if (j.evidence.article.id, j.evidence.sentence.start) == here),
            None,
        )
        if place is None:
            found.append(replace(reply, probability=told.probability))
        elif found[place].probability < told.probability:
            found[place] = replace(found[place], probability=told.probability)
    return tuple(found)


def bare_reply(told: Judged, sentences: Sentences) -> Judged | None:
    """The next sentence of the paragraph where it is a bare reply to this one."""
    e, after = told.evidence, told.evidence.after
    if after is None or after.paragraph != e.sentence.paragraph or len(after.tokens) > _BARE:
        return None
    denial = REPLY.search(e.article.text, after.start, after.end)
    if denial is None:
        return None
    behind = next((s for s in sentences(e.article.id) if s.start > after.start), None)
    return _denying(told, Evidence(e.article, after, e.sentence, 0.0, e.hit, behind), Span(*denial.span()))


def _denied_before(told: Judged, results: Sequence[Judged]) -> Judged | None:
    """The sentence right before, where it is a bare reply to one that says the same as this: "They were seen, guards
    say. Orne denies the allegations. Last week the bishop said that they were seen, too"."""
    e, before = told.evidence, told.evidence.before
    if before is None or before.paragraph != e.sentence.paragraph or len(before.tokens) > _BARE:
        return None
    denial = REPLY.search(e.article.text, before.start, before.end)
    claims = (j.evidence for j in results if j.evidence.article.id == e.article.id)
    claim = next((c for c in claims if c.after is not None and c.after.start == before.start), None)
    if denial is None or claim is None or len(_content(claim.sentence) & _content(e.sentence)) < _SAME:
        return None
    return _denying(told, Evidence(e.article, before, claim.sentence, 0.0, e.hit), Span(*denial.span()))


def _denying(told: Judged, evidence: Evidence, denial: Span) -> Judged | None:
    """A sentence as sure as the one that it denies; None where it says neither yes nor no."""
    reply = Judged(evidence, told.probability, denial, told.fit, told.reading, 1 - told.affirms)
    return None if silent(reply) else reply


def _content(sentence: IndexedSentence) -> set[str]:
    return {t.lemma.lower() for t in sentence.tokens if t.pos in ("NOUN", "VERB", "PROPN")}
