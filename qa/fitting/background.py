"""What a sentence tells of another event that it only holds this one against: "the deadliest since the Vesna sank"."""

import re
from collections.abc import Iterable, Iterator

from index.annotate import IndexedSentence
from index.article import Article, Span
from qa.asking.names import Name
from qa.fitting.fates import asked_fate, tells_fate
from qa.fitting.naming import mentions
from qa.question import Question

# "The worst", "its largest", "Orne's deadliest", "the first"; of words in -est only those behind such a word.
_NOT_MOST = r"(?:arr|b|ch|cont|for|gu|harv|hon|inqu|inter|inv|late|lat|manif|mod|n|pri|prot|qu|r|requ|t|unr|w|\w+w)est"
_MOST = (
    rf"(?:the|its|their|his|her|our|\w+['’]s) (?:[\w-]+ ){{0,2}}?"
    rf"(?:worst|first|most [\w-]+|least [\w-]+|(?!{_NOT_MOST}\b)[\w-]{{2,}}est)"
)
_STOP = r"[^.;:!?\n]"
# What the sentence itself tells stands in front: "the worst storm since 1990 killed twelve" tells it behind.
_TOLD = r"(?:is|was|are|were|be|been|becomes?|became|marks?|making|made|\w{2,}ed)"
# "Its worst storm since 1990, and 12 people died."
_DATE = r"(?: [\w-]+){0,2}? (?:19|20)\d\d(?=,? (?:and|but|while|with|leaving|killing)\b)"
_OTHERS = (
    re.compile(
        rf"\b{_TOLD} {_STOP}{{0,60}}?\b{_MOST}\b{_STOP}{{0,90}}?\bsince\b(?P<other>{_DATE}|{_STOP}*)", re.I
    ),
    re.compile(rf"\b(?:not|never) since\b(?P<other>{_STOP}*?),? (?:has|have|had)\b", re.I),
    re.compile(rf"(?:^|(?<=[.!?\n] ))[\"“]?the last time\b(?P<other>{_STOP}*)", re.I),
    re.compile(
        r"\b(?:(?:up|down|unchanged|different) from|than|compared (?:with|to)|unlike)\b"
        rf"{_STOP}{{0,60}}?\b(?P<other>(?:19|20)\d\d, when\b[^.,;:!?\n]*)",
        re.I,
    ),
)
# Who says all of it stands behind it.
_SAYS = re.compile(r", (?:according to|(?:[\w.’'-]+ ){1,6}?(?:said|says|told|added)\b)[^,]*$")
# What asks for such an event.
_ASKS = re.compile(
    r"\b(?:since|last|latest|previous\w*|before|earlier|prior|former\w*|ever|record|compar\w+|than|until)\b",
    re.I,
)
# A question with so many words of its own says by them what it speaks of.
_TELLING = 2


def others(text: str) -> tuple[Span, ...]:
    """The parts of a text that tell of another event than the one that it holds against that."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[Span]:
    for pattern in _OTHERS:
        for match in pattern.finditer(text):
            start, end = match.span("other")
            said = _SAYS.search(text, start, end)
            yield Span(start, said.start() if said else end)


def answers_beside(article: Article, sentence: IndexedSentence, answer: Span) -> bool:
    """Whether the answer stands in what the sentence tells of another event."""
    return _around(article, sentence, answer) is not None


def of_another_event(question: Question, article: Article, sentence: IndexedSentence, answer: Span) -> bool:
    """Whether the answer is of an event that the sentence holds against the asked one; where it may be the asked one
    itself, it is not."""
    other = _around(article, sentence, answer)
    if other is None or question.period is not None or _ASKS.search(question.standalone):
        return False
    text = article.text
    told = text[other.start : other.end]
    main = f"{text[sentence.start : other.start]} {text[other.end : sentence.end]}"
    names = [n for n in question.names if not n.speaker]
    there = [n for n in names if mentions(n, told)]
    if names and (
        len(there) == len(names) or any(not mentions(n, f"{main} {_own(article.title)}") for n in there)
    ):
        return False
    lemmas = {t.lemma.lower() for t in sentence.tokens if other.start <= t.start < other.end}
    rest = {t.lemma.lower() for t in sentence.tokens} - lemmas
    asked = {w.lower() for w in (question.action, *question.topic, question.asked_noun) if w}
    if asked & rest and not asked <= lemmas:
        return True
    if not names:
        return len(asked) < _TELLING
    if any(mentions(n, main) for n in names if n not in there):
        return True
    # Something else did the same: another ship sank, and others died.
    fate = asked_fate(question)
    named = any(
        t.pos == "PROPN" and other.start <= t.start < other.end and t.ent[2:] not in ("DATE", "TIME")
        for t in sentence.tokens
    )
    return named and bool(asked & lemmas or (fate and tells_fate(fate, told)))


def named_only_beside(names: Iterable[Name], article: Article, near: str) -> bool:
    """Whether the article names the one asked about only where it holds something else against it, and what stands
    near (the sentence, the one before, the title) does not."""
    asked = [n for n in names if not n.speaker and n.kind not in ("place", "people")]
    if len(asked) != 1 or mentions(asked[0], near):
        return False
    own = _own(article.text)
    return own != article.text and mentions(asked[0], article.text) and not mentions(asked[0], own)


def _around(article: Article, sentence: IndexedSentence, answer: Span) -> Span | None:
    """The part of the sentence that holds the answer and tells of another event."""
    for part in others(article.text[sentence.start : sentence.end]):
        start, end = sentence.start + part.start, sentence.start + part.end
        # "The worst since the flood of Crail, leaving 12 dead": without a verb of its own it ends with its comma.
        if not any(t.tag in ("VBD", "VBZ") and start <= t.start < end for t in sentence.tokens):
            end = article.text.find(",", start, end) if "," in article.text[start:end] else end
        if start <= answer.start and answer.end <= end and answer.start < answer.end:
            return Span(start, end)
    return None


def _own(text: str) -> str:
    """A text without what it tells of other events."""
    for part in sorted(others(text), reverse=True):
        text = text[: part.start] + text[part.end :]
    return text
