"""The answers to several questions as one: what both found is told once, what none answered is said."""

from dataclasses import replace
from datetime import date

import pytest

from index.article import Article, Span
from qa.answer import Answer, Development, Disagreement, Position, Quote, Statement, Step
from qa.compose import attributed
from qa.joining import TOO_MANY, joined

TEXT = "The ferry sank on Monday. Fourteen people died. The union counts nineteen dead. Nobody was charged."
FERRY = Article("ferry", TEXT, "Ferry sinks", "Quay News")


def quote(words: str, marked: str = "", score: float = 0.8) -> Quote:
    start = TEXT.index(words)
    marks = (Span(TEXT.index(marked), TEXT.index(marked) + len(marked)),) if marked else ()
    return Quote(FERRY, start, start + len(words), None, score, marks)


SANK = quote("The ferry sank on Monday.", "Monday")
DIED = quote("Fourteen people died.", "Fourteen")
UNION = quote("The union counts nineteen dead.", "nineteen")
SIDES = (Position("14", (0,)), Position("19", (1,)))


def found(question: str, *quotes: Quote, confidence: float = 0.9) -> Answer:
    return Answer(
        question,
        question,
        "answered",
        tuple(Statement(q.text, (n,)) for n, q in enumerate(quotes)),
        quotes,
        confidence=confidence,
        timings_ms={"total": 10.0, "read": 4.0},
    )


def refused(question: str, reason: str, *closest: Quote) -> Answer:
    return Answer(
        question,
        question,
        "not_found",
        reason=reason,
        closest=closest,
        confidence=0.3,
        timings_ms={"total": 5.0},
    )


def disputed(question: str) -> Answer:
    told = (Disagreement("how many died", "figure", SIDES, (14, 19)),)
    return replace(found(question, DIED, UNION), status="disputed", disagreements=told)


def test_numbers_point_to_the_right_quotes() -> None:
    answer = joined("q", [found("When did it sink?", SANK), disputed("How many died?")])
    assert [q.text for q in answer.quotes] == [SANK.text, DIED.text, UNION.text]
    for statement in answer.statements:
        assert all(answer.quotes[n].text == statement.text for n in statement.quotes)
    assert [p.quotes for p in answer.disagreements[0].positions] == [(1,), (2,)]
    first, second = answer.parts
    assert (first.status, first.statements, first.disagreements) == ("answered", (0,), ())
    assert (second.status, second.statements, second.disagreements) == ("disputed", (1, 2), (0,))
    assert answer.status == "disputed"


def test_one_place_is_quoted_once_with_the_words_that_answer_either_question() -> None:
    other = replace(DIED, marks=(Span(DIED.end - 5, DIED.end - 1),), score=0.95)
    answer = joined("q", [found("How many died?", DIED), found("What happened?", SANK, other)])
    assert [q.text for q in answer.quotes] == [DIED.text, SANK.text]
    assert answer.quotes[0].marks == (*DIED.marks, *other.marks)
    assert answer.quotes[0].score == 0.95
    assert [part.statements for part in answer.parts] == [(0,), (1, 0)]


def test_one_disagreement_is_told_once() -> None:
    again = disputed("What was the toll?")
    again = replace(again, disagreements=(replace(again.disagreements[0], about="what the toll was"),))
    answer = joined("q", [disputed("How many died?"), again])
    assert [d.about for d in answer.disagreements] == ["how many died"]
    assert [part.disagreements for part in answer.parts] == [(0,), (0,)]


def test_a_development_keeps_its_quotes() -> None:
    steps = (Step(date(2031, 3, 3), "14", (0,)), Step(date(2031, 3, 5), "19", (1,)))
    rose = replace(found("How many died?", DIED, UNION), developments=(Development("the toll", steps),))
    answer = joined("q", [found("When did it sink?", SANK), rose])
    assert [step.quotes for step in answer.developments[0].steps] == [(1,), (2,)]
    assert [part.developments for part in answer.parts] == [(), (0,)]


def test_what_is_not_answered_is_said_beside_what_is() -> None:
    answer = joined("q", [refused("Who was charged?", "No article says.", SANK), found("Who died?", DIED)])
    assert (answer.status, answer.reason) == ("answered", None)
    assert answer.standalone_question == "Who was charged? Who died?"
    assert (answer.parts[0].status, answer.parts[0].reason) == ("not_found", "No article says.")
    assert [answer.closest[n].text for n in answer.parts[0].closest] == [SANK.text]
    assert answer.confidence == 0.9
    assert answer.timings_ms == {"total": 15.0, "read": 4.0}


def test_a_refusal_of_all_gives_each_reason() -> None:
    answer = joined(
        "q", [refused("Who lied?", "Nobody did.", SANK), refused("Who paid?", "None tells.", SANK)]
    )
    assert (answer.status, answer.reason) == ("not_found", "Nobody did. None tells.")
    assert answer.quotes == ()
    assert len(answer.closest) == 1


def test_what_was_too_much_is_not_dropped() -> None:
    answer = joined("q", [found("Who died?", DIED)], ["Who lied?"])
    assert (answer.parts[-1].question, answer.parts[-1].reason) == ("Who lied?", TOO_MANY)
    assert answer.status == "answered"


def test_the_answer_format_has_the_parts() -> None:
    shown = joined("q", [disputed("How many died?"), refused("Who lied?", "Nobody did.", SANK)]).to_dict()
    assert shown["parts"] == [
        {
            "question": "How many died?",
            "status": "disputed",
            "statements": [0, 1],
            "disagreements": [0],
            "developments": [],
            "reason": None,
            "closest": [],
            "did_you_mean": None,
        },
        {
            "question": "Who lied?",
            "status": "not_found",
            "statements": [],
            "disagreements": [],
            "developments": [],
            "reason": "Nobody did.",
            "closest": [0],
            "did_you_mean": None,
        },
    ]
    assert found("Who died?", DIED).to_dict()["parts"] == []


def test_speech_in_a_quotation_has_single_marks() -> None:
    said = Article("a", "“We left,” she said, and went.", "", publisher="The Courier")
    whole, plain = Quote(said, 0, len(said.text)), Quote(said, 11, 19)
    assert attributed(whole) == "The Courier: “‘We left,’ she said, and went.”"
    assert attributed(plain) == "The Courier: “she said”"


@pytest.mark.parametrize(
    ("speaker", "begins"),
    [("the coast guard", "The coast guard, in"), ("eBay", "eBay, in"), ("Moe", "Moe, in")],
)
def test_a_statement_begins_with_a_capital(speaker: str, begins: str) -> None:
    said = Article("a", "We left.", "", publisher="The Courier")
    assert attributed(Quote(said, 0, 8, speaker)) == f"{begins} The Courier: “We left.”"
