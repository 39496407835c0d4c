"""What type of a thing it was."""

import pytest

from index.annotate import annotated
from index.article import Article
from index.grammar import SpacyParser
from qa.fitting.kinds_asked import names_no_type
from qa.question import understand

pytestmark = pytest.mark.models

PARSER = SpacyParser()


@pytest.mark.parametrize(
    ("question", "text", "none"),
    [
        ("What type of aircraft was shot down?", "The army shot down an aircraft over Orne.", True),
        ("What type of aircraft was shot down?", "The army shot down another aircraft over Orne.", True),
        ("What type of aircraft was shot down?", "The army shot down a fighter aircraft over Orne.", False),
        ("What type of aircraft was shot down?", "The aircraft was an Antonov.", False),
        ("What type of aircraft was shot down?", "The army shot down an Antonov over Orne.", False),
        ("Where was the aircraft shot down?", "The army shot down an aircraft over Orne.", False),
    ],
)
def test_that_it_was_one_does_not_tell_its_type(question: str, text: str, none: bool) -> None:
    (item,) = annotated([Article("a", text)], PARSER)
    assert names_no_type(understand(question, parser=PARSER), item.sentences[0].tokens) is none
