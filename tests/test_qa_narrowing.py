"""Which of the answering sentences are of another event than the asked one."""

from dataclasses import replace
from datetime import date

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.corpus import Evidence
from index.grammar import SpacyParser
from qa.evidence import Judged
from qa.fit import fit
from qa.narrowing import of_asked_event, of_asked_voice, of_main_event
from qa.question import understand

pytestmark = pytest.mark.models

SINCE = "It is the deadliest ferry accident in the strait since the MV Lady Lorelle sank off Crail in 2016, killing 57."
TURNOUT = "Turnout was 58 percent, up from 41 percent in 2019, when Ada Moe beat Bo Roe by 3,400 votes."


def told(text: str, answer: str, title: str = "", name: str = "a") -> tuple[Judged, ...]:
    """Each sentence of an article as one that answers: with `answer`, or with all of it."""
    (item,) = annotated([Article(name, text, title, published=date(2023, 3, 15))], SpacyParser())
    results = []
    for n, s in enumerate(item.sentences):
        at = text.find(answer, s.start, s.end)
        span = Span(s.start, s.end) if at < 0 else Span(at, at + len(answer))
        results.append(
            Judged(Evidence(item.article, s, item.sentences[n - 1] if n else None, 0.5, 0.5), 0.7, span)
        )
    return tuple(results)


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("How many people died when the Vesna sank?", SINCE, "57"),
        ("How many people died on the Vesna?", SINCE, "57"),
        ("When did the ferry sink?", SINCE, "2016"),
        ("Where did the ferry sink?", SINCE, "off Crail"),
        ("How many died?", SINCE, "57"),
        ("who won", TURNOUT, "Ada Moe"),
        (
            "How many people died in the flood?",
            "Not since the flood at Crail, which killed 57, have so many died.",
            "57",
        ),
        ("How many people died?", "The last time the river rose, 57 people died.", "57"),
    ],
)
def test_what_only_holds_another_event_against_the_asked_one_does_not_answer(
    question: str, text: str, answer: str
) -> None:
    found = told(f"The Vesna is gone. {text}", answer)
    assert of_asked_event(understand(question, parser=SpacyParser()), found[1:]) == ()


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("How many people died on the Lady Lorelle?", SINCE, "57"),
        ("When did the Lady Lorelle sink?", SINCE, "2016"),
        ("How many people died in the accident of 2016?", SINCE, "57"),
        ("When did the last ferry sink?", SINCE, "2016"),
        ("By how many votes did Ada Moe beat Bo Roe?", TURNOUT, "3,400"),
        ("What was the turnout?", TURNOUT, "58 percent"),
        (
            "When did the mayor take office?",
            "It is the worst flood since the mayor took office in 2015.",
            "2015",
        ),
        (
            "When did Orne invade Velden?",
            "It was the deadliest strike on Velden since Orne invaded Velden in 2022.",
            "2022",
        ),
        (
            "When did the war in Velden start?",
            "It was the deadliest strike since Orne invaded its neighbour in 2022.",
            "2022",
        ),
        ("How many people were killed?", "The worst storm since 1990 killed 12 people.", "12"),
        ("How many people died?", "The worst storm since Ada hit Crail left 12 people dead.", "12"),
        (
            "How many people died?",
            "The region was hit by its worst storm since 1990 and 12 people died.",
            "12",
        ),
        ("How many people died?", "It was the worst storm since 1990, leaving 12 people dead.", "12"),
        ("How many people died?", "It was the worst storm since the flood of Crail, leaving 12 dead.", "12"),
        ("How many jobs were lost?", "Sales were up from 2019, when it opened, but 12 jobs were lost.", "12"),
        ("Who won the prize?", "Ada Moe is the first woman to win since Bo Roe won it.", "Ada Moe"),
        ("When was Ada Moe arrested?", "The arrest came since Ada Moe left the country in May.", "May"),
        ("How long has she led it?", "She has been its best player since May.", "since May"),
    ],
)
def test_what_is_asked_for_answers_wherever_it_stands(question: str, text: str, answer: str) -> None:
    found = told(text, answer, "Strike on Velden")
    assert of_asked_event(understand(question, parser=SpacyParser()), found) == found


def test_an_article_that_only_holds_it_against_the_news_tells_no_more_of_it() -> None:
    asked = understand("Was the captain of the Lady Lorelle charged?", parser=SpacyParser())
    captain = "The captain was charged."
    found = told(f"The Vesna is gone. {captain} It was late. {SINCE} {captain}", "charged")
    # The sentence that names it, and the one behind.
    assert of_asked_event(asked, found) == found[3:]
    found = told(f"The Lady Lorelle is gone. {captain}", "charged")
    assert of_asked_event(asked, found) == found


def test_the_news_does_not_outdo_what_names_the_asked_event_in_passing() -> None:
    asked = understand("How many people died on the Lady Lorelle?", parser=SpacyParser())
    (old,) = told("In 2016 the Lady Lorelle went down and 57 people died.", "57")
    (since,) = told(SINCE, "57", name="b")
    assert of_main_event(asked, (old, since)) == (old, since)


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        (
            "How many were killed in the Vesna sinking?",
            "The MV Lady Lorelle sank. At least 31 people are dead.",
            0,
        ),
        ("How many were killed in the Vesna sinking?", "The ferry sank. At least 31 people are dead.", 2),
        (
            "How many were killed in the Vesna sinking?",
            "The Vesna and the MV Lady Lorelle sank. 31 are dead.",
            2,
        ),
        ("How many left the Vesna before it sank?", "They left the ferry Tuesday. Most left by boat.", 2),
        ("Who owned the Lady Lorelle?", "The MV Lady Lorelle sank. Ada Moe owned the ferry Vesna.", 2),
        (
            "Who owned the Lady Lorelle?",
            "The MV Lady Lorelle sank. It was old. Ada Moe owned the ferry Vesna.",
            2,
        ),
        ("Who runs Orlo?", "The MV Lady Lorelle sank. It was old.", 2),
    ],
)
def test_another_ship_is_not_the_asked_one(question: str, text: str, kept: int) -> None:
    found = told(text, "31")
    assert len(of_asked_event(understand(question, parser=SpacyParser()), found)) == kept


@pytest.mark.parametrize(("question", "kept"), [("Crail", False), ("Lisle", True)])
def test_what_stands_under_the_heading_of_one_place_tells_nothing_of_another(
    question: str, kept: bool
) -> None:
    found = told(
        "Two fires\n\nIn Crail\n\nThe fire broke out at noon.\n\nIn Lisle\n\nSix people died in the flames.",
        "Six",
    )
    asked = understand(f"How many people died in {question}?", parser=SpacyParser())
    assert bool(of_asked_event(asked, found[-1:])) is kept


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        ("What did Mark Roe say about the fees?", "“Mark Roe never cared about fees,” said Ada Moe.", False),
        ("What did Mark Roe say about the fees?", "Mark Roe says that fees are a nuisance.", True),
        (
            "What did Mark Roe say about the fees?",
            "Mark Roe told the club of fees, according to the bank.",
            True,
        ),
        ("What did Mark Roe say about the fees?", "Mark Roe wants lower fees.", True),
        (
            "What did the head of Orne Bank say about the fees?",
            "Ada Moe says that fees are a nuisance.",
            True,
        ),
        ("What did Mark Roe say about the fees?", "Anna Roe says that fees are a nuisance.", False),
        ("What did the mayor say about the fees?", "The mayor says that fees are a nuisance.", True),
        ("Why were the fees raised, according to Mark Roe?", "Ada Moe said that costs rose.", True),
    ],
)
def test_what_others_say_is_no_word_of_the_asked_one(question: str, text: str, kept: bool) -> None:
    asked = understand(question, parser=SpacyParser())
    (found,) = told(text, "fees" if "fees" in text else "costs")
    judged = replace(found, fit=fit(asked, found.evidence))
    assert bool(of_asked_voice(asked, (judged,))) is kept


def test_what_the_asked_one_says_is_shown_without_what_others_say_a_little_more_surely() -> None:
    asked = understand("What does the Orne side say about the fees?", parser=SpacyParser())
    (other,) = told("The papers of Velm say that fees are high.", "fees")
    (own,) = told("The Orne side says that fees are fair.", "fees", name="b")
    other, own = (replace(j, fit=fit(asked, j.evidence)) for j in (other, own))
    assert own.fit.speaker > 0 > other.fit.speaker
    assert of_asked_voice(asked, (replace(other, probability=0.8), own)) == (own,)
    unsure = replace(own, probability=0.3)
    assert of_asked_voice(asked, (other, unsure)) == (other, unsure)
    # Who asks for more than words is told what others say a little more surely.
    blamed = replace(asked, wants="yes_no")
    surer = replace(other, probability=0.8)
    assert of_asked_voice(blamed, (surer, own)) == (surer, own)
