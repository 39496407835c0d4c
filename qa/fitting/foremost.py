"""Sentences of the foremost articles that no search finds, because they speak of something else or name nobody."""

from collections.abc import Callable, Sequence

from index.annotate import IndexedSentence
from index.article import Article
from index.corpus import Evidence

# The articles of the foremost sentences are read through: so many of them at most.
_FOREMOST, _ARTICLES = 24, 4

Sentences = Callable[[str], Sequence[IndexedSentence]]


def with_sentences(
    found: Sequence[Evidence],
    sentences: Sentences,
    wanted: Callable[[IndexedSentence], bool],
    most: int | None = None,
) -> tuple[Evidence, ...]:
    """What was found, with the sentences of the foremost articles that are wanted, `most` of each article, each behind
    the first of its article.

    `sentences` gives an article's sentences in order.
    """
    foremost = list({e.article.id: e.article for e in found[:_FOREMOST]}.values())[:_ARTICLES]
    at = {place_of(e): e for e in found}
    first = {place_of(e) for e in found[:_FOREMOST]}
    told: dict[str, list[Evidence]] = {}
    for article in foremost:
        own = sentences(article.id)
        places = [
            n for n, s in enumerate(own) if s.tokens and (article.id, s.start) not in first and wanted(s)
        ]
        told[article.id] = [
            at.get((article.id, own[n].start)) or unfound(article, own, n) for n in places[:most]
        ]
    # What is found far behind is moved to the front.
    moved = {place_of(e) for some in told.values() for e in some}
    rest = (e for e in found if place_of(e) not in moved)
    return tuple(each for e in rest for each in (e, *told.pop(e.article.id, ())))


def unfound(article: Article, own: Sequence[IndexedSentence], n: int, hit: float = 0.0) -> Evidence:
    """The sentence with number `n` of an article's `own` ones, in its place, though no search found it; `hit` is that
    of its passage, where another sentence was found beside it."""
    after = own[n + 1] if n + 1 < len(own) else None
    return Evidence(article, own[n], own[n - 1] if n else None, 0.0, hit, after)


def number_in(own: Sequence[IndexedSentence], sentence: IndexedSentence) -> int | None:
    """Where among an article's `own` sentences this one stands; None where it is none of them."""
    return next((n for n, s in enumerate(own) if s.start == sentence.start), None)


def place_of(evidence: Evidence) -> tuple[str, int]:
    """The article and where in it the sentence begins: no other sentence has both."""
    return evidence.article.id, evidence.sentence.start
