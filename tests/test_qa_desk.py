from datetime import date
from pathlib import Path

import pytest

from index.article import Article
from index.corpus import Corpus, Evidence
from index.grammar import SpacyParser
from index.search import Filters
from qa.answer import Quote
from qa.desk import Desk
from tests.fakes import FakeEmbedder, FakeReader

BRIDGE = Article(
    "bridge",
    "Bridge closed\n\nThe Marlow bridge closed on Friday after cracks were found. Engineers inspect the pillars.",
    "Bridge closed",
    "Marlow Post",
    published=date(2024, 2, 10),
)
MARKET = Article("market", "The fish market opens earlier in winter.", "Fish market", "Quay News")


@pytest.fixture
def desk(corpus: Corpus) -> Desk:
    corpus.add([BRIDGE, MARKET])
    return Desk(corpus, FakeReader())


def test_an_answer_is_made_of_the_articles_own_words(desk: Desk) -> None:
    answer = desk.ask("Which Marlow bridge closed after cracks were found?")
    assert answer.status == "answered"
    assert answer.quotes
    for quote in answer.quotes:
        assert quote.text == quote.article.text[quote.start : quote.end]
    for statement in answer.statements:
        assert statement.quotes
        assert all(answer.quotes[n].text in statement.text for n in statement.quotes[:1])


def test_without_evidence_there_is_no_answer_but_a_reason(desk: Desk) -> None:
    answer = desk.ask("Whose elephants painted yesterday's portrait?")
    assert answer.status == "not_found"
    assert answer.statements == ()
    assert answer.quotes == ()
    assert answer.reason


def test_a_greeting_is_no_question(desk: Desk) -> None:
    answer = desk.ask("hello")
    assert (answer.status, answer.closest) == ("not_found", ())
    assert "asks nothing" in (answer.reason or "")


def test_every_question_is_decided_anew(desk: Desk) -> None:
    earlier = "Which Marlow bridge closed after cracks were found?"
    assert desk.ask(earlier).status == "answered"
    assert desk.ask("Whose elephants painted yesterday's portrait?", [earlier]).status == "not_found"


@pytest.mark.models
def test_he_is_who_answers_the_question_before(tmp_path: Path) -> None:
    race = Article(
        "race", "Ada Moe won the Marlow race on Friday. Ada Moe is 31 years old.", "The race", "Quay News"
    )
    with Corpus.open(
        tmp_path / "race.index", embedder=FakeEmbedder(), parser=SpacyParser(), create=True
    ) as made:
        made.add([race])
        desk = Desk(made, FakeReader())
        answer = desk.ask("How old is she?", ["Who won the Marlow race?"])
        assert answer.standalone_question == "How old is Ada Moe?"
        typed = desk.ask("How old is she?", ["the Marlow race, who won it"]).standalone_question
        assert typed == "How old is Ada Moe?"
        # Nothing is put in her place where nobody answers it.
        asked = desk.ask("How old is she?", ["Who painted the elephants?"]).standalone_question
        assert asked == "How old is the person who painted the elephants?"


def test_a_long_conversation_is_not_looked_up_line_by_line(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[str] = []
    evidence = desk.corpus.evidence

    def counted(query: str, n: int, filters: Filters) -> tuple[Evidence, ...]:
        searched.append(query)
        return evidence(query, n, filters)

    monkeypatch.setattr(desk.corpus, "evidence", counted)
    asked = "Which Marlow bridge closed after cracks were found?"
    desk.ask(asked, ["Who closed the Marlow bridge?"] * 30)
    assert len(searched) == 1
    desk.ask(asked, ["who closed the marlow bridge"] * 30)
    assert len(searched) <= 10


def test_filters_hold_for_every_quote(desk: Desk) -> None:
    question = "Which Marlow bridge closed after cracks were found?"
    assert desk.ask(question, filters=Filters(sources=("market",))).status == "not_found"
    assert desk.ask(question, filters=Filters(published_to=date(2024, 1, 1))).status == "not_found"


def test_a_quote_outside_its_article_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="bridge"):
        Quote(BRIDGE, 5, 10_000)
    with pytest.raises(ValueError, match="bridge"):
        Quote(BRIDGE, 7, 7)


def test_the_answer_format_has_all_its_fields(desk: Desk) -> None:
    shown = desk.ask("Which Marlow bridge closed after cracks were found?").to_dict()
    wanted = [
        "question",
        "standalone_question",
        "status",
        "statements",
        "quotes",
        "disagreements",
        "developments",
    ]
    assert list(shown)[:7] == wanted
    assert {"reason", "timings_ms"} <= set(shown)
