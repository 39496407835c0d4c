"""Bare replies: "Orne denied this" stands right behind what it denies, and few of its words are the question's."""

from collections.abc import Sequence
from dataclasses import replace

from index.article import Span
from index.corpus import Evidence
from qa.comparing.denied import REPLY, silent
from qa.comparing.points import follows
from qa.evidence import Judged
from qa.question import Question

# A reply to what less surely answers tells nothing of the asked matter.
_REPLIED_TO = 0.5
# So many words say no more than that it is not so.
_BARE = 32


def with_replies(question: Question, results: Sequence[Judged]) -> tuple[Judged, ...]:
    """The results, for a yes/no question with the bare replies right behind those that surely answer: as sure as what
    they reply to. Those that were not read stand at the end."""
    if question.wants != "yes_no":
        return tuple(results)
    found = list(results)
    for told in results:
        reply = _reply(told) if told.probability >= _REPLIED_TO else None
        if reply is None:
            continue
        place = next((n for n, j in enumerate(found) if follows(j, told)), None)
        if place is None:
            found.append(replace(reply, probability=told.probability))
        elif found[place].probability < told.probability:
            found[place] = replace(found[place], probability=told.probability)
    return tuple(found)


def _reply(told: Judged) -> Judged | None:
    """The next sentence of the paragraph where it is a bare reply to this one."""
    e, after = told.evidence, told.evidence.after
    if after is None or after.paragraph != e.sentence.paragraph or len(after.tokens) > _BARE:
        return None
    denial = REPLY.search(e.article.text, after.start, after.end)
    if denial is None:
        return None
    evidence = Evidence(e.article, after, e.sentence, 0.0, e.hit)
    reply = Judged(evidence, told.probability, Span(*denial.span()), told.fit, told.reading, 1 - told.affirms)
    return None if silent(reply) else reply
