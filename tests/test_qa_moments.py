"""Of several times in one sentence, the one of the asked thing."""

from datetime import date

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.grammar import SpacyParser
from qa.fitting.moments import answering_time
from qa.question import understand

pytestmark = pytest.mark.models

PARSER = SpacyParser()
RISING = "It took up arms in April 2012, seized the town of Orne on July 6 of that year and entered Velm in May 2013."


@pytest.mark.parametrize(
    ("question", "taken", "answer"),
    [
        ("When did the rebels take Orne?", "April 2012", "July 6 of that year"),
        ("When did the rebels take Velm?", "April 2012", "May 2013"),
        ("When did the rebels take up arms?", "April 2012", "April 2012"),
        ("Who took Orne?", "April 2012", "April 2012"),
    ],
)
def test_the_time_is_the_one_behind_what_is_asked_about(question: str, taken: str, answer: str) -> None:
    (item,) = annotated([Article("a", RISING, "", published=date(2022, 11, 27))], PARSER)
    at = RISING.index(taken)
    asked = understand(question, parser=PARSER)
    found = answering_time(asked, RISING, item.sentences[0], Span(at, at + len(taken)))
    assert answer.startswith(found.of(RISING)) or found.of(RISING).startswith(answer)
