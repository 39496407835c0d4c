"""What a side of a disagreement is called says something by itself."""

from collections.abc import Iterator

import pytest

from index.article import Article, Span
from index.corpus import Corpus, Evidence
from index.grammar import SpacyParser
from qa.answer import Kind
from qa.comparing.sides import Cited, Side
from qa.evidence import Judged
from qa.labels import label
from qa.weights import NO_FIT
from tests.fakes import FakeEmbedder

pytestmark = pytest.mark.models


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    folder = tmp_path_factory.mktemp("labels") / "x.index"
    with Corpus.open(folder, embedder=FakeEmbedder(), parser=SpacyParser(), create=True) as made:
        yield made


def evidence_of(corpus: Corpus, sentence: str) -> Evidence:
    corpus.add([Article("a", sentence, "News", "The Courier")])
    return corpus.evidence(sentence, 1)[0]


@pytest.mark.parametrize(
    ("sentence", "value", "of", "shown"),
    [
        ("Moe rejected that.", "rejected", "fact", "Moe rejected that"),
        ("Moe denied this and said the bridge was safe.", "denied", "fact", "Moe denied this"),
        (
            "A judge ordered a new vote, saying that 96 ballots had been handled unlawfully.",
            "unlawfully",
            "fact",
            "96 ballots had been handled unlawfully",
        ),
        (
            "The panel blamed the owner of the ferry and the master of the tug that had towed it.",
            "blamed",
            "attribution",
            "The panel blamed the owner of the ferry …",
        ),
        ("Marcus Moe had 24,659 votes.", "Marcus Moe", "figure", "Marcus Moe had 24,659 votes"),
        # these say enough
        ("The ferry was not overloaded.", "was not overloaded", "fact", "was not overloaded"),
        ("The ramp was left partly open.", "left partly open", "fact", "left partly open"),
        ("The panel blamed Marcus Moe.", "Marcus Moe", "attribution", "Marcus Moe"),
        ("The ferry sank yesterday.", "yesterday", "time", "yesterday"),
        ("The panel found no fraud.", "no", "fact", "no"),
    ],
)
def test_a_side_is_called_by_its_clause_where_its_value_is_a_shred(
    corpus: Corpus, sentence: str, value: str, of: Kind, shown: str
) -> None:
    start = sentence.index(value)
    mark = Span(start, start + len(value))
    judged = Judged(evidence_of(corpus, sentence), 0.9, mark, NO_FIT)
    side = Side(value, (Cited(0, 0, len(sentence), None, (mark,)),), (), "", None, 1)
    assert label(side, of, [judged]) == shown
