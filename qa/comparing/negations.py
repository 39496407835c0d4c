"""Sentences that say "he did not" of what is asked: few of their words are the question's, and no search finds them."""

from collections.abc import Sequence

from index.corpus import Evidence
from qa.comparing.issue import asked, negated_in
from qa.fitting.foremost import Sentences, with_sentences
from qa.question import Question

# So many sentences of an article are read besides.
_EACH = 3


def with_negations(
    question: Question, found: Sequence[Evidence], sentences: Sentences
) -> tuple[Evidence, ...]:
    """What was found, for a yes/no question with the sentences of the foremost articles that say the asked word with a
    "not", each behind the first of its article: "He didn't steal any money".

    `sentences` gives an article's sentences in order.
    """
    if question.wants != "yes_no":
        return tuple(found)
    wanted = asked(question)
    return with_sentences(found, sentences, lambda s: negated_in(wanted, s.tokens), _EACH)
