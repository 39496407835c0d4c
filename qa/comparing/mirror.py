"""Sentences that are one text with another value in it: who printed it changed a name, a figure or a date."""

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from index.article import Span
from index.grammar import Token
from qa.asking.kinds import Kind
from qa.comparing.points import tokens_in
from qa.evidence import Judged
from qa.question import Question

# So much of the longer sentence must stand in the other, word for word and in order.
_SAME_TEXT = 0.7
# ... and so many words at least: two short sentences are alike by chance.
_WORDS = 4
# A value is no longer than this.
_LONGEST = 6

_LABELS: dict[Kind, frozenset[str]] = {
    "person": frozenset({"PERSON"}),
    "place": frozenset({"GPE", "LOC", "FAC"}),
    "time": frozenset({"DATE", "TIME"}),
    "figure": frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"}),
}


def answered_apart(question: Question, results: Sequence[tuple[int, Judged]]) -> list[tuple[int, Judged]]:
    """The same sentences; the answer of one that is another's text but for a value of the asked kind is that value.

    The reader may mark in both what they share ("the arena", where one has "in Port Lisle" and the other "in Crail").
    """
    found = dict(results)
    for place, (n, a) in enumerate(results):
        for m, b in results[place + 1 :]:
            parts = difference(a, b)
            if parts is None or _marked(question, a, b):
                continue
            if all(_of_kind(question, j, p) for j, p in zip((a, b), parts, strict=True)):
                found[n] = replace(found[n], answer=parts[0])
                found[m] = replace(found[m], answer=parts[1])
    return [(n, found[n]) for n, _ in results]


def difference(a: Judged, b: Judged) -> tuple[Span, Span] | None:
    """The one place where two sentences that are otherwise the same text differ, as offsets into their articles."""
    one, other = (j.evidence.sentence.tokens for j in (a, b))
    words = [[t.text.lower() for t in tokens] for tokens in (one, other)]
    matcher = SequenceMatcher(None, words[0], words[1], autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    if same < _WORDS or same < _SAME_TEXT * max(map(len, words)):
        return None
    changes = _joined([c for c in matcher.get_opcodes() if c[0] != "equal"], one)
    replaced = [(i, j, k, m) for i, j, k, m in changes if _wordy(one[i:j]) and _wordy(other[k:m])]
    if not replaced or any(_wordy(one[i:j]) != _wordy(other[k:m]) for i, j, k, m in changes):
        return None
    values = {(" ".join(words[0][i:j]), " ".join(words[1][k:m])) for i, j, k, m in replaced}
    first, last, begin, end = replaced[0]
    if len(values) > 1 or max(last - first, end - begin) > _LONGEST:
        return None
    return _named_whole(one, first, last), _named_whole(other, begin, end)


def _joined(
    changes: Sequence[tuple[str, int, int, int, int]], one: Sequence[Token]
) -> list[tuple[int, int, int, int]]:
    """The changed stretches of both texts; those with only a mark between them ("Lund, Sweden") are one."""
    joined: list[tuple[int, int, int, int]] = []
    for _, i, j, k, m in changes:
        if joined and not _wordy(one[joined[-1][1] : i]):
            before = joined.pop()
            joined.append((before[0], j, before[2], m))
        else:
            joined.append((i, j, k, m))
    return joined


def _wordy(tokens: Sequence[Token]) -> bool:
    return any(re.search(r"\w", t.text) for t in tokens)


def _named_whole(tokens: Sequence[Token], first: int, last: int) -> Span:
    """The differing words with the rest of the name that they belong to: "5 May" for "5"."""
    while first > 0 and tokens[first].ent[:1] == "I" and tokens[first - 1].ent[2:] == tokens[first].ent[2:]:
        first -= 1
    while (
        last < len(tokens)
        and tokens[last].ent[:1] == "I"
        and tokens[last].ent[2:] == tokens[last - 1].ent[2:]
    ):
        last += 1
    return Span(tokens[first].start, tokens[last - 1].end)


def _of_kind(question: Question, judged: Judged, span: Span) -> bool:
    tokens = tokens_in(judged, span)
    labels = _LABELS.get(question.wants)
    if labels is None:
        return any(t.pos == "PROPN" or t.ent for t in tokens)
    if any(t.ent[2:] in labels for t in tokens):
        return True
    # The parser does not know every name.
    unknown = question.wants in ("person", "place") and all(t.pos == "PROPN" for t in tokens)
    return unknown or (question.wants == "figure" and any(t.pos == "NUM" for t in tokens))


def _marked(question: Question, a: Judged, b: Judged) -> bool:
    """Whether the reader marked the answer in both, rather than what they happen to share."""
    if question.wants == "place":
        return False
    if a.answer_text.lower() == b.answer_text.lower():
        return any(t.pos == "PROPN" and t.ent[2:] not in ("DATE", "TIME") for t in tokens_in(a, a.answer))
    labels = _LABELS.get(question.wants)
    return labels is not None and all(
        len(tokens) <= _LONGEST and any(t.ent[2:] in labels for t in tokens)
        for tokens in (tokens_in(j, j.answer) for j in (a, b))
    )
