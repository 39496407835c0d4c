"""A number told of another place than the asked one."""

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.grammar import SpacyParser
from qa.fitting.beside_place import counts_at_another_place
from qa.question import understand

pytestmark = pytest.mark.models

PARSER = SpacyParser()
ASKED = "How many people were killed in the air strike near Oslo?"


@pytest.mark.parametrize(
    ("question", "text", "number", "elsewhere"),
    [
        (ASKED, "A bomber killed 40 policemen in Bergen; jets bombed Oslo in May.", "40", True),
        (ASKED, "After a raid in Bergen that killed 40 guards, jets bombed a hill near Oslo.", "40", True),
        (ASKED, "Jets bombed a hill near Oslo and killed 40 guards.", "40", False),
        (ASKED, "A bomber killed 40 policemen in Bergen.", "40", False),
        ("Who was killed in Oslo?", "A bomber killed 40 men in Bergen; jets bombed Oslo.", "40", False),
    ],
)
def test_the_clause_of_the_number_names_another_place(
    question: str, text: str, number: str, elsewhere: bool
) -> None:
    (item,) = annotated([Article("a", text)], PARSER)
    start = text.index(number)
    answer = Span(start, start + len(number))
    asked = understand(question, parser=PARSER)
    assert counts_at_another_place(asked, item.sentences[0].tokens, answer) is elsewhere
