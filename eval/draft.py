"""Proposes gold questions from a user's own articles, to be checked and edited by hand.

The proposals are lines of the gold format, valid as they are (every quote stands in its article); `note` says
what a person has to look at. Their wording follows the articles: rephrase it as a reader would ask.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, zip_longest

from index.annotate import IndexedArticle, IndexedSentence
from index.article import Article
from index.claims import Claim, Figure

Proposal = dict[str, object]

# Reports further apart than this rarely speak of one moment.
_DAYS = 7
# The share of content words that two claims have in common before they may be about the same thing.
_ALIKE = 0.4
# One in so many proposals is a question that a chosen article does not answer.
_REFUSAL_EVERY = 6

_NUMBER = re.compile(r"\d[\d,.]*\d|\d")
_LOWERED = re.compile(
    r"(?:The|A|An|This|That|These|Those|His|Her|Its|Their|Some|Many|Most|More|At|In|On|By|Under|After|Before|"
    r"Nobody|Everyone|There|We|He|She|It|They|About|Over|Nearly|Almost|Around|Up|No)\b"
)
_PRONOUNS = frozenset({"he", "she", "it", "they", "we", "i", "both", "who"})
_SAID = frozenset({"say", "tell", "announce", "claim", "state", "add", "report", "warn", "declare"})


@dataclass(frozen=True, slots=True)
class _Stated:
    """A claim with a number of things, where it stands."""

    article: Article
    sentence: IndexedSentence
    claim: Claim
    figure: Figure

    @property
    def number(self) -> str:
        """The number as written, without what it counts."""
        text = self.article.text[self.figure.start : self.figure.end]
        digits = _NUMBER.search(text)
        return digits.group() if digits else text.split()[0]

    @property
    def thing(self) -> str:
        """What is counted, as written: "people", "extra coaches"."""
        text = self.article.text[self.figure.start : self.figure.end]
        rest = text[text.find(self.number) + len(self.number) :].strip(" -%").removeprefix("of ")
        return rest or self.figure.counted

    @property
    def text(self) -> str:
        """The claim's words."""
        return self.article.text[self.claim.start : self.claim.end]


def draft(articles: Sequence[IndexedArticle], limit: int = 100) -> Iterator[Proposal]:
    """Up to `limit` proposals: disagreements first, then facts and speakers from all articles in turn.

    Now and then one that should be refused. Objects of the gold format, each with a `note`.
    """
    stated = [item for article in articles for item in _stated(article)]
    rivals = list(_rivals(stated))
    by_article = [list(_from(article)) for article in articles]
    mixed = [proposal for turn in zip_longest(*by_article) for proposal in turn if proposal]
    refusals = iter(_refusals(stated))
    number = 0
    asked: set[tuple[str, str]] = set()
    for position, proposal in enumerate([*rivals, *mixed], 1):
        wanted = [proposal]
        if position % _REFUSAL_EVERY == 0:
            wanted += [refusal for refusal in [next(refusals, None)] if refusal]
        for each in wanted:
            if number == limit:
                return
            # Copies of one report would propose the same question again.
            told = (str(each["question"]), str(each["filters"]))
            if told in asked:
                continue
            asked.add(told)
            number += 1
            yield {"id": f"draft-{number:03}", **each}


def _stated(article: IndexedArticle) -> Iterator[_Stated]:
    for sentence in article.sentences:
        if sentence.boilerplate or sentence.heading:
            continue
        for claim in sentence.claims:
            for figure in claim.figures[:1]:
                item = _Stated(article.article, sentence, claim, figure)
                if figure.counted and item.thing:
                    yield item


def _from(article: IndexedArticle) -> Iterator[Proposal]:
    """Facts and speakers of one article, in the order of its sentences."""
    figures = {(item.claim.start, item.claim.end): item for item in _stated(article)}
    for sentence in article.sentences:
        if sentence.boilerplate or sentence.heading:
            continue
        for claim in sentence.claims:
            item = figures.get((claim.start, claim.end))
            question = _how_many(item) if item else ""
            if item and question:
                nugget = _nugget(item.number, item.article, claim.start, claim.end)
                yield _proposal(
                    "fact", question, [nugget], note="Do other articles say it too? Add their places."
                )
            speaker = _named_here(article.article, sentence, claim)
            if speaker and claim.cue in _SAID and claim.subject and claim.predicate:
                said = article.article.text[claim.start : claim.end].strip(" “”\"'.,")
                content = _lowered(said.removeprefix("that "))
                nugget = _nugget(speaker, article.article, sentence.start, sentence.end)
                yield _proposal(
                    "who said it",
                    f"Who said that {content}?",
                    [nugget],
                    note="Shorten the name to what an answer must hold; rephrase what was said.",
                )


def _how_many(item: _Stated) -> str:
    """A question for the number: "How many people were killed?" where the clause begins with it, else
    one with "did".

    Empty where neither can be said.
    """
    ask = "What percentage" if item.figure.counted == "percent" else f"How many {item.thing}"
    before = item.article.text[item.claim.start : item.figure.start]
    rest = item.article.text[item.figure.end : item.claim.end]
    after = re.split(r"[,;:]| and | – ", rest)[0].strip(' .”"')
    if len(before.split()) <= 2:
        return f"{ask} {after}?" if after else ""
    subject, verb = item.claim.subject, item.claim.predicate
    between = before[len(subject) :] if before.startswith(subject) else before
    # The verb has to stand between the two ("The ship was carrying 212 passengers").
    if not subject or not verb or verb == "be" or not re.search(rf"\b{re.escape(verb[:3])}", between):
        return ""
    return f"{ask} did {_lowered(subject)} {verb} {after}".rstrip() + "?"


def _named_here(article: Article, sentence: IndexedSentence, claim: Claim) -> str:
    """The words that name the speaker, where this very sentence names one (not "he")."""
    start, end = claim.speaker_start, claim.speaker_end
    if start is None or end is None or not (sentence.start <= start and end <= sentence.end):
        return ""
    words = article.text[start:end]
    named = any(word[:1].isupper() for word in words.split()) and words.lower() not in _PRONOUNS
    return words if named else ""


def _rivals(stated: Sequence[_Stated]) -> Iterator[Proposal]:
    """Pairs of articles that count the same thing differently within a week."""
    for a, b in combinations(stated, 2):
        if a.article.id == b.article.id or a.number == b.number or not _near(a.article, b.article):
            continue
        same = (a.figure.counted, a.figure.happened) == (b.figure.counted, b.figure.happened)
        if not same or _alike(a, b) < _ALIKE:
            continue
        question = _how_many(a) or _how_many(b)
        if question:
            nuggets = [
                _nugget(item.number, item.article, item.claim.start, item.claim.end) for item in (a, b)
            ]
            yield _proposal(
                "disagreement",
                question,
                nuggets,
                disagreement={
                    "about": question.rstrip("?"),
                    "positions": [
                        {"value": [item.number], "sources": [item.article.id], "voice": item.claim.speaker}
                        for item in (a, b)
                    ],
                },
                either_way=True,
                note="Is it the same thing at the same time? Then set either_way to false. A later count is "
                "development; two different things are no disagreement: set it to null.",
            )


def _near(a: Article, b: Article) -> bool:
    if a.published is None or b.published is None:
        return False
    return abs((a.published - b.published).days) <= _DAYS


def _alike(a: _Stated, b: _Stated) -> float:
    """The share of the shorter claim's longer words, the number aside, that the other claim has as well."""
    first, second = (
        {word for word in re.findall(r"[a-z]+", item.text.lower()) if len(word) > 3} for item in (a, b)
    )
    return len(first & second) / max(1, min(len(first), len(second)))


def _refusals(stated: Sequence[_Stated]) -> Iterator[Proposal]:
    """Questions put to an article that tells of something else."""
    for item in stated:
        question = _how_many(item)
        other = next((s.article for s in stated if not _near(s.article, item.article)), None)
        if question and other:
            yield _proposal(
                "unanswerable",
                question,
                [],
                filters={"sources": [other.id]},
                note=f"Only {other.id!r} may be searched here. Make sure that it does not say it.",
            )


def _nugget(answer: str, article: Article, start: int, end: int) -> dict[str, object]:
    return {"answer": [answer], "quotes": [{"source": article.id, "text": article.text[start:end]}]}


def _proposal(
    kind: str,
    question: str,
    nuggets: list[dict[str, object]],
    *,
    filters: dict[str, object] | None = None,
    disagreement: dict[str, object] | None = None,
    either_way: bool = False,
    note: str,
) -> Proposal:
    return {
        "kind": kind,
        "question": re.sub(r"\s+", " ", question),
        "history": [],
        "filters": filters or {},
        "answerable": bool(nuggets),
        "nuggets": nuggets,
        "disagreement": disagreement,
        "either_way": either_way,
        "must_not_cite": [],
        "note": note,
    }


def _lowered(text: str) -> str:
    """The text with a small first letter, where its first word is no name."""
    return text[0].lower() + text[1:] if _LOWERED.match(text) else text
