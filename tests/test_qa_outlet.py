"""Questions for what one outlet says."""

from datetime import date
from pathlib import Path

import pytest

from index.article import Article
from index.corpus import Corpus
from index.grammar import SpacyParser
from index.search import Filters
from qa.asking.outlet import without_outlet
from qa.desk import Desk
from qa.question import understand
from tests.fakes import FakeEmbedder, FakeReader


@pytest.mark.parametrize(
    ("question", "bare"),
    [
        ("According to the Harbour Courier, how many ships sank?", "How many ships sank?"),
        ("How many ships sank, according to the Courier?", "How many ships sank?"),
        ("What does the Harbour Courier say about the fleet?", "What is said about the fleet?"),
        ("In the Courier's account, how many ships sank?", "How many ships sank?"),
        ("By the Harbour Courier’s count, how many ships sank?", "How many ships sank?"),
        ("According to reports in the Harbour Courier, who won?", "Who won?"),
        ("What does the Courier say happened to the fleet?", "What happened to the fleet?"),
        ("Which courier sank in Courier bay?", "Which courier sank in Courier bay?"),
        ("Who owns the Harbour Courier?", "Who owns the Harbour Courier?"),
    ],
)
def test_the_question_without_the_outlet(question: str, bare: str) -> None:
    assert " ".join(without_outlet(question, ["The Harbour Courier"]).split()).replace(" ?", "?") == bare


@pytest.mark.models
@pytest.mark.parametrize(
    ("asked", "told_by"),
    [
        ("In the Courier's account, how many ships sank?", ("The Harbour Courier",)),
        ("What does the Harbour Courier's editor say about the fleet?", ()),
        ("According to the courier of the mayor, who won?", ()),
    ],
)
def test_an_outlet_is_asked_for_its_own_words(asked: str, told_by: tuple[str, ...]) -> None:
    assert understand(asked, publishers=("The Harbour Courier", "The Courier Post")).told_by == told_by


@pytest.mark.models
def test_an_outlet_that_is_asked_is_the_only_one_that_answers(tmp_path: Path) -> None:
    told = [
        Article("a", "Seven ships sank in Marlow bay on Monday.", "Ships", "The Harbour Courier"),
        Article("b", "Nine ships sank in Marlow bay on Monday.", "Ships", "Evening Lantern"),
        Article("c", "The fish market opened.", "Market", "Quay News"),
    ]
    with Corpus.open(
        tmp_path / "made.index", embedder=FakeEmbedder(), parser=SpacyParser(), create=True
    ) as made:
        made.add(told)
        desk = Desk(made, FakeReader())
        for asked in ("the Harbour Courier", "the Courier"):
            answer = desk.ask(f"According to {asked}, how many ships sank in Marlow bay?")
            assert {q.article.id for q in answer.quotes} == {"a"}
            assert asked in answer.standalone_question
        # Another outlet that is chosen does not answer for it.
        asked = "According to the Harbour Courier, how many ships sank in Marlow bay?"
        other = desk.ask(asked, filters=Filters(publishers=("Evening Lantern",)))
        assert (other.status, other.quotes, other.closest) == ("not_found", (), ())
        assert "only Evening Lantern may be searched" in (other.reason or "")
        both = desk.ask(asked, filters=Filters(publishers=("Evening Lantern", "The Harbour Courier")))
        assert {q.article.id for q in both.quotes} == {"a"}
        refused = desk.ask("According to Quay News, how many ships sank in Marlow bay?")
        assert refused.status == "not_found"
        assert "No article of Quay News answers" in (refused.reason or "")


@pytest.mark.models
def test_an_outlet_is_asked_for_the_time_that_the_conversation_is_about(tmp_path: Path) -> None:
    told = [
        Article(
            str(year),
            f"{count} ships sank in Marlow bay.",
            "Ships",
            "The Harbour Courier",
            published=date(year, 5, 3),
        )
        for year, count in ((2025, "Nine"), (2031, "Seven"), (2037, "Six"))
    ]
    with Corpus.open(
        tmp_path / "made.index", embedder=FakeEmbedder(), parser=SpacyParser(), create=True
    ) as made:
        made.add(told)
        history = ["What happened in Marlow bay in May 2031?"]
        answer = Desk(made, FakeReader()).ask(
            "According to the Harbour Courier, how many ships sank in Marlow bay?", history
        )
    assert answer.quotes[0].article.id == "2031"
