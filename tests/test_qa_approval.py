"""Who denounces an attack says that it was not right."""

import pytest

from index.annotate import annotated
from index.article import Article
from index.grammar import SpacyParser
from qa.fitting.approval import condemned
from qa.question import understand

pytestmark = pytest.mark.models

ASKED = "Was Peru's operation on the island justified?"


@pytest.mark.parametrize(
    ("question", "text", "no"),
    [
        (ASKED, "Quito has denounced a widespread attack on the island.", True),
        (ASKED, "The raid was condemned by the bishops.", True),
        ("Was Peru's raid excusable?", "The raid was condemned by the bishops.", True),
        ("Is the ban on rallies legitimate?", "The union condemned the ban.", True),
        (ASKED, "Quito did not condemn the attack.", False),
        (ASKED, "Quito condemned the mayor.", False),
        (ASKED, "Peru launched an attack on the island.", False),
        ("Did Peru attack the island?", "Quito has denounced a widespread attack on the island.", False),
        ("Is the ban on rallies legitimate?", "The union condemned the attack.", False),
    ],
)
def test_what_is_condemned_was_not_right(question: str, text: str, no: bool) -> None:
    (item,) = annotated([Article("a", text)], SpacyParser())
    assert condemned(understand(question, parser=SpacyParser()), item.sentences[0].tokens) is no
