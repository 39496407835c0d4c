"""A figure of another dimension is no answer."""

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.grammar import SpacyParser
from qa.fitting.measured import by_how_much, in_other_units, names_no_sum, of_another_sum
from qa.question import Question, understand

pytestmark = pytest.mark.models


@pytest.mark.parametrize(
    ("text", "length", "by"),
    [
        ("The clocks in Orne are half an hour behind.", "half an hour", True),
        ("The raid took half an hour.", "half an hour", False),
    ],
)
def test_by_how_much_one_thing_is_behind_another_is_no_length(text: str, length: str, by: bool) -> None:
    place = text.index(length)
    asked = Question(
        "How long did the raid take?", "How long did the raid take?", "figure", counted="duration"
    )
    assert by_how_much(asked, text, Span(place, place + len(length))) is by


@pytest.mark.parametrize(
    ("asked", "counted", "text", "other"),
    [
        ("What percentage of the fare goes to Orne?", "percent", "About $18 million went to Orne.", True),
        ("What percentage of the fare goes to Orne?", "percent", "Orne gets 36% of the fare.", False),
        ("What percentage of the fare goes to Orne?", "percent", "Orne gets two thirds of the fare.", False),
        ("What percentage of the fare goes to Orne?", "percent", "Nine in ten fares go to Orne.", False),
        ("At how many dollars is the port valued?", "dollar", "It was a 14.2% discount on the price.", True),
        ("At how many dollars is the port valued?", "dollar", "The port is valued at $40 million.", False),
        ("How many years did she get?", "year", "She had spent seven weeks in a cell.", True),
        ("How many years did she get?", "year", "She got 18 months.", False),
        ("How much time was added?", "time", "The team was down to nine men.", True),
        ("How much time was added?", "time", "Twelve minutes were added.", False),
        ("How many guns were lost?", "gun", "The guns stood 20 or 10 metres from each other.", True),
        ("How many guns were lost?", "gun", "Seven guns stood 20 metres from each other.", False),
        ("How many guns were lost?", "gun", "The guns stood in a field.", False),
        ("How many billions did Orne pay?", "billion", "Orne paid $15 billion.", False),
        ("How many guards will go?", "guard", "Under a text of twelve pages the two sides meet.", True),
        ("How many pages has the text?", "page", "It is a text of twelve pages.", False),
        ("How many residents fled?", "resident", "Some 40% of the residents fled.", False),
    ],
)
def test_what_is_measured_otherwise_does_not_answer(asked: str, counted: str, text: str, other: bool) -> None:
    (item,) = annotated([Article("a", text)], SpacyParser())
    figures = [f for c in item.sentences[0].claims for f in c.figures]
    assert in_other_units(Question(asked, asked, "figure", counted=counted), figures, text) is other


@pytest.mark.parametrize(
    ("asked", "text", "none"),
    [
        (
            "How much did Orlin pay for Velm Air?",
            "Orlin pays half in cash and half in stock for Velm Air.",
            True,
        ),
        ("How much did Orlin pay for Velm Air?", "Orlin paid $40 million for Velm Air.", False),
        ("How much did Orlin pay for Velm Air?", "Orlin got Velm Air for nothing.", False),
        ("How many planes did Orlin buy?", "Orlin bought Velm Air.", False),
    ],
)
def test_who_names_no_sum_does_not_tell_what_was_paid(asked: str, text: str, none: bool) -> None:
    (item,) = annotated([Article("a", text)], SpacyParser())
    figures = [f for c in item.sentences[0].claims for f in c.figures]
    question = understand(asked, parser=SpacyParser())
    assert names_no_sum(question, figures, text) is none


@pytest.mark.parametrize(
    ("text", "near", "another"),
    [
        ("The $1.5 billion ticket was sold in Orne.", "", True),
        ("The $2.04 billion ticket was sold in Orne.", "", False),
        ("After tax it is $628 million, sold in Orne.", "A ticket won $2.04 billion.", False),
        ("The ticket was sold in Orne.", "", False),
    ],
)
def test_a_thing_told_by_its_sum_is_not_one_of_another(text: str, near: str, another: bool) -> None:
    asked = "Where was the $2.04bn ticket sold?"
    assert of_another_sum(Question(asked, asked, "place"), text, near) is another
