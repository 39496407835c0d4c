from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from index.article import Article
from index.corpus import Corpus, Evidence
from index.grammar import SpacyParser
from index.search import Filters
from qa.answer import Quote
from qa.desk import Desk
from qa.reading.reader import Context, Reading
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


def test_of_two_questions_in_one_neither_is_dropped(desk: Desk) -> None:
    stages: list[str] = []
    answer = desk.ask(
        "Which Marlow bridge closed after cracks were found, and why did elephants paint yesterday's portrait?",
        on_stage=stages.append,
    )
    assert answer.status == "answered"
    told, not_told = answer.parts
    assert told.question == "Which Marlow bridge closed after cracks were found?"
    assert [answer.statements[n].text for n in told.statements] == [s.text for s in answer.statements]
    assert not_told.status == "not_found"
    assert not_told.question in (not_told.reason or "")
    assert stages[0] == "question 1 of 2: searching 2 articles"
    assert stages[-1].startswith("question 2 of 2: ")


def test_an_ordinary_question_has_no_parts(desk: Desk) -> None:
    assert desk.ask("Which Marlow bridge closed after cracks were found?").to_dict()["parts"] == []


def test_a_fourth_question_is_told_to_be_too_many(desk: Desk) -> None:
    answer = desk.ask("Who closed the bridge? Who paid? Who lied? Who found cracks?")
    assert [part.question for part in answer.parts][3:] == ["Who found cracks?"]
    assert "No more than three" in (answer.parts[3].reason or "")


def test_a_follow_up_speaks_of_the_last_of_two_questions(desk: Desk) -> None:
    earlier = "Which Marlow bridge closed in 2019, and who opened the fish market in 2020?"
    answer = desk.ask("And in 2021?", [earlier])
    assert answer.standalone_question == "Who opened the fish market in 2021?"


def test_the_second_question_is_about_the_same_event(corpus: Corpus) -> None:
    north = Article(
        "north",
        "Northfield homes burned down. Its rescuers found survivors.",
        "Fire",
        "Quay News",
    )
    south = Article("south", "Rescuers found survivors near Southport.", "Wreck", "Marlow Post")
    corpus.add([north, south])
    asking = Desk(corpus, FakeReader())
    alone = asking.ask("Which rescuers found survivors?")
    assert {quote.article.id for quote in alone.quotes} == {"north", "south"}
    both = asking.ask("Which Northfield homes burned down, and which rescuers found survivors?")
    assert [part.status for part in both.parts] == ["answered", "answered"]
    assert {quote.article.id for quote in both.quotes} == {"north"}


class VerbReader:
    """Answers where the sentence has the verb of the question's first words."""

    def read(self, question: str, contexts: Sequence[Context]) -> tuple[Reading, ...]:
        verb = "mediated" if question.startswith("Who mediated") else "died"
        return tuple(Reading(0.9 if verb in c.sentence else 0.1, 0, len(c.sentence)) for c in contexts)


@pytest.mark.models
@pytest.mark.parametrize(
    ("question", "mediated"),
    [
        ("How many people died, and who mediated?", ""),
        ("How many people died, and who mediated in the strike?", "strike"),
        ("Who mediated?", "strike"),
    ],
)
def test_what_goes_on_from_several_events_is_not_answered_from_another(
    tmp_path: Path, question: str, mediated: str
) -> None:
    with Corpus.open(
        tmp_path / "a.index", embedder=FakeEmbedder(), parser=SpacyParser(), create=True
    ) as made:
        made.add(
            [
                Article("fire", "Twelve people died in the mill fire.", published=date(2024, 2, 1)),
                Article("flood", "Thirty people died in the flood.", published=date(2023, 6, 1)),
                Article("strike", "Ada Moe mediated in the rail strike.", published=date(2024, 5, 1)),
            ]
        )
        answer = Desk(made, VerbReader()).ask(question)
    last = answer.parts[-1].reason if answer.parts else answer.reason
    assert {quote.article.id for quote in answer.quotes} - {"fire", "flood"} == (
        {mediated} if mediated else set()
    )
    assert ("Name the event that you mean" in (last or "")) == (not mediated)


def test_what_cannot_be_done_is_said_with_what_helps(desk: Desk) -> None:
    assert "Comparisons are left to you" in (
        desk.ask("Did more whales sing in 2022 than in 2020?").reason or ""
    )
    summed = desk.ask("Summarise yesterday's elephants.")
    assert "Summarise" not in (summed.reason or "")
    assert "Ask who, when, where, how many" in (summed.reason or "")


def test_no_sentence_stands_for_a_summary(desk: Desk) -> None:
    answer = desk.ask("Summarise how the Marlow bridge closed after cracks were found.")
    assert answer.status == "not_found"
    assert "nothing is summed up" in (answer.reason or "")


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


@pytest.mark.parametrize(
    ("filters", "said"),
    [
        (Filters(publishers=("Marlow Pst",)), "No outlet is called “Marlow Pst”; near it: Marlow Post."),
        (Filters(publishers=("Echo",)), "No outlet is called “Echo”; there are Marlow Post, Quay News."),
        (Filters(sources=("brigde",)), "No article has the id “brigde”; near it: bridge."),
        (Filters(date(2024, 3, 1), date(2024, 1, 1)), "2024-03-01 is later than 2024-01-01."),
        (Filters(published_to=date(2024, 1, 1)), "1 without a date."),
    ],
)
def test_why_no_article_passes_the_filters_is_told(desk: Desk, filters: Filters, said: str) -> None:
    answer = desk.ask("Which Marlow bridge closed after cracks were found?", filters=filters)
    assert answer.status == "not_found"
    assert (answer.reason or "").startswith("No article passes the filters. ")
    assert said in (answer.reason or "")


def test_an_outlet_may_be_written_in_small_letters(desk: Desk) -> None:
    question = "Which Marlow bridge closed after cracks were found?"
    assert desk.ask(question, filters=Filters(publishers=("the marlow post",))).status == "answered"


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
