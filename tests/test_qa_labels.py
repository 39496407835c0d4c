"""What a side of a disagreement is called says something by itself."""

from collections.abc import Iterator

import pytest

from index.article import Article, Span
from index.corpus import Corpus, Evidence
from index.grammar import SpacyParser
from qa.answer import Kind
from qa.comparing.sides import Cited, Side
from qa.evidence import Judged
from qa.labels import labels
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


def called(corpus: Corpus, sentence: str, of: Kind, *values: str, speaker: str | None = None) -> list[str]:
    evidence = evidence_of(corpus, sentence)

    def side(value: str) -> Side:
        start = sentence.index(value)
        mark = Span(start, start + len(value))
        return Side(value, (Cited(0, 0, len(sentence), speaker, (mark,)),), (), "", None, 1)

    return labels([side(v) for v in values], of, [Judged(evidence, 0.9, Span(0, 1), NO_FIT)])


@pytest.mark.parametrize(
    ("sentence", "value", "of", "shown"),
    [
        ("Moe rejected that.", "rejected", "fact", "Moe rejected that"),
        ("Moe denied this and said the bridge was safe.", "denied", "fact", "Moe denied this"),
        (
            "Troops captured and held the bridge.",
            "captured",
            "fact",
            "Troops captured and held the bridge",
        ),
        (
            "A judge ordered a new vote, saying that 96 ballots had been handled unlawfully.",
            "unlawfully",
            "fact",
            "96 ballots had been handled unlawfully",
        ),
        (
            "The panel blamed the owner of the ferry and the master of the tug that had towed it for hours.",
            "blamed",
            "attribution",
            "The panel blamed the owner of the ferry and the master of the tug …",
        ),
        (
            'Moe dismissed claims that he had sold the old ferry to a friend as "mere talk of men with no work".',
            "dismissed",
            "fact",
            "Moe dismissed claims that he had sold the old ferry to a friend …",
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
    assert called(corpus, sentence, of, value) == [shown]


def test_the_speaker_is_not_told_again_in_what_the_side_is_called(corpus: Corpus) -> None:
    sentence = "The ministry on Monday denied the report."
    assert called(corpus, sentence, "fact", "denied", speaker="The ministry") == ["denied the report"]
    sentence = "It angered Moe, who has dismissed the report."
    assert called(corpus, sentence, "fact", "dismissed", speaker="Moe") == ["has dismissed the report"]


def test_what_somebody_states_is_told_and_not_that_he_issues_a_statement(corpus: Corpus) -> None:
    sentence = "Moe issued a statement on the radio that his men had captured the bridge; it is not true."
    values = ("issued a statement", "is not true")
    shown = ["his men had captured the bridge", "is not true"]
    assert called(corpus, sentence, "fact", *values, speaker="Moe") == shown
    # In nobody's words it is told that it is said.
    sentence = "There were reports that Moe had left the country; it is not true."
    shown = ["reports that Moe had left the country", "is not true"]
    assert called(corpus, sentence, "fact", "reports", "is not true") == shown


@pytest.mark.parametrize(
    ("sentence", "values", "shown"),
    [
        (
            "Moe rejected reports that he had left the country.",
            ("rejected", "reports"),
            ["Moe rejected reports that he had left the country", "reports that he had left the country"],
        ),
        (
            "Moe rejected allegations from former pupils.",
            ("rejected", "allegations"),
            ["Moe rejected allegations from former pupils", "allegations from former pupils"],
        ),
        (
            "The strike hit a market; no market was hit.",
            ("The strike", "no market"),
            ["The strike hit a market", "no market"],
        ),
        # Two rivals are called by their names.
        (
            "The panel chose Ana Moe, the board chose Lena Orr.",
            ("Ana Moe", "Lena Orr"),
            ["Ana Moe", "Lena Orr"],
        ),
    ],
)
def test_of_a_yes_and_a_no_a_bare_thing_is_told_with_what_is_said_of_it(
    corpus: Corpus, sentence: str, values: tuple[str, ...], shown: list[str]
) -> None:
    assert called(corpus, sentence, "fact", *values) == shown
