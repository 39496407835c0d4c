"""A name misspelt by a letter or two is asked about, and nothing is changed silently."""

from collections.abc import Iterator

import pytest

from index.article import Article
from index.corpus import Corpus
from index.grammar import SpacyParser
from qa.desk import Desk
from tests.fakes import FakeEmbedder, FakeReader

pytestmark = pytest.mark.models

ARTICLES = (
    Article(
        "poll",
        "Priya Raghunathan counts the ballots in Ellery. The ferry Lady Corazon is named there.",
        "Poll",
    ),
    Article("envoy", "The envoy Irena Pérez visited Marlow Bridge with Australian guests in Kenya.", "Envoy"),
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("misspelt") / "x.index"
    with Corpus.open(folder, embedder=FakeEmbedder(), parser=SpacyParser(), create=True) as made:
        made.add(ARTICLES)
        yield Desk(made, FakeReader())


@pytest.mark.parametrize(
    ("asked", "instead"),
    [
        ("Did Priya Ragunathan resign?", "Did Priya Raghunathan resign?"),
        ("did ragunathan resign", "did Raghunathan resign"),
        ("did raghunahtan resign", "did Raghunathan resign"),
        ("did raghanuthan resign", "did Raghunathan resign"),
        ("when did the ladie corason vanish", "when did the Lady Corazon vanish"),
        ("Where was Irena Perez born?", "Where was Irena Pérez born?"),
    ],
)
def test_a_name_near_the_question_is_offered(desk: Desk, asked: str, instead: str) -> None:
    answer = desk.ask(asked)
    assert (answer.status, answer.did_you_mean) == ("not_found", instead)
    assert answer.standalone_question == asked
    assert "Did you mean “" in (answer.reason or "")
    assert answer.to_dict()["did_you_mean"] == instead


@pytest.mark.parametrize(
    "asked",
    [
        "Did Priya Sharma resign?",  # another surname
        "Did Marlowe Heights burn?",  # half of another name
        "How many died in Austria?",  # another country
        "Did the Kenyans leave?",  # another form of a name that is there
        "did anyone pay for the dinner",
    ],
)
def test_no_other_name_is_offered(desk: Desk, asked: str) -> None:
    answer = desk.ask(asked)
    assert answer.status == "not_found"
    assert answer.did_you_mean is None
    assert "Did you mean" not in (answer.reason or "")
