"""Denials that no search finds, because they name nobody: "He did not steal any money"."""

import pytest

from index.annotate import annotated
from index.article import Article
from index.corpus import Evidence
from index.grammar import SpacyParser
from qa.comparing.negations import with_negations
from qa.question import understand

pytestmark = pytest.mark.models

TEXT = (
    "Ivo Tarn stole the purse of the guild, the banker told the court. The trial goes on. “In the end he built two "
    "mills,” his lawyer said. “He didn't steal any money.” He did not sleep much."
)


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Did Ivo Tarn steal the guild's money?", ["“He didn't steal any money.”"]),
        ("Did Ivo Tarn build the mills?", []),
        ("What did Ivo Tarn steal?", []),
    ],
)
def test_what_says_not_of_the_asked_deed_is_read_as_well(question: str, found: list[str]) -> None:
    (item,) = annotated([Article("a", TEXT)], SpacyParser())
    first = Evidence(item.article, item.sentences[0], None, 1.0, 1.0)
    told = with_negations(understand(question, parser=SpacyParser()), [first], lambda _: item.sentences)
    assert [TEXT[e.sentence.start : e.sentence.end] for e in told[1:]] == found
    assert all(e.before is not None for e in told[1:])
