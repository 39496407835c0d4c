"""Sentences of the foremost articles that no search finds, because they speak of something else or name nobody."""

from collections.abc import Callable, Sequence

from index.annotate import IndexedSentence
from index.corpus import Evidence

# The articles of the foremost sentences are read through: so many of them at most.
_FOREMOST, _ARTICLES = 12, 4

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
    known = {(e.article.id, e.sentence.start) for e in found}
    foremost = list({e.article.id: e.article for e in found[:_FOREMOST]}.values())[:_ARTICLES]
    told: dict[str, list[Evidence]] = {}
    for article in foremost:
        own = sentences(article.id)
        places = [
            n for n, s in enumerate(own) if (article.id, s.start) not in known and s.tokens and wanted(s)
        ]
        told[article.id] = [
            Evidence(
                article, own[n], own[n - 1] if n else None, 0.0, 0.0, own[n + 1] if n + 1 < len(own) else None
            )
            for n in places[:most]
        ]
    return tuple(each for e in found for each in (e, *told.pop(e.article.id, ())))
