"""Sentences that say "he did not" of what is asked: few of their words are the question's, and no search finds them."""

from collections.abc import Callable, Sequence

from index.annotate import IndexedSentence
from index.corpus import Evidence
from qa.comparing.issue import asked, negated_in
from qa.question import Question

# The articles of the foremost sentences are read through: so many of them, and so many sentences of each.
_FOREMOST, _ARTICLES, _EACH = 12, 4, 3


def with_negations(
    question: Question, found: Sequence[Evidence], sentences: Callable[[str], Sequence[IndexedSentence]]
) -> tuple[Evidence, ...]:
    """What was found, for a yes/no question with the sentences of the foremost articles that say the asked word with a
    "not", each behind the first of its article: "He didn't steal any money".

    `sentences` gives an article's sentences in order.
    """
    if question.wants != "yes_no":
        return tuple(found)
    wanted = asked(question)
    known = {(e.article.id, e.sentence.start) for e in found}
    foremost = list({e.article.id: e.article for e in found[:_FOREMOST]}.values())[:_ARTICLES]
    told: dict[str, list[Evidence]] = {}
    for article in foremost:
        own = sentences(article.id)
        denied = [
            n
            for n, s in enumerate(own)
            if (article.id, s.start) not in known and s.tokens and negated_in(wanted, s.tokens)
        ]
        told[article.id] = [
            Evidence(
                article, own[n], own[n - 1] if n else None, 0.0, 0.0, own[n + 1] if n + 1 < len(own) else None
            )
            for n in denied[:_EACH]
        ]
    return tuple(each for e in found for each in (e, *told.pop(e.article.id, ())))
