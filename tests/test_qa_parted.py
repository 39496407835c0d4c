"""Who won a part of what is asked about."""

import pytest

from index.annotate import annotated
from index.article import Article
from index.grammar import SpacyParser
from qa.fitting.parted import measures_a_part, of_a_segment, only_a_part, only_the_whole, only_together
from qa.question import understand

pytestmark = pytest.mark.models

PARSER = SpacyParser()


@pytest.mark.parametrize(
    ("question", "text", "part"),
    [
        ("Who won the 2022 Tour of Orne?", "Luca Brant won the final stage of the Tour of Orne.", True),
        ("Who won the 2022 Tour of Orne?", "Harry Moe won the young rider classification.", True),
        ("Who won the 2022 Tour of Orne?", "Ada Moe won the Tour of Orne without winning a stage.", False),
        ("Who won the 2022 Tour of Orne?", "Ada Moe won the last stage and took the overall title.", False),
        ("Who won the last stage of the Tour of Orne?", "Luca Brant won the last stage.", False),
        ("Who won the legislative cup?", "Luca Brant won the first leg in Orne.", True),
        ("Who won the stages of the Tour of Orne?", "Luca Brant won the last stage.", False),
        ("Who won the stage’s prize?", "Luca Brant won the last stage.", False),
        ("Who was hurt in the Tour of Orne?", "Luca Brant won the last stage.", False),
    ],
)
def test_who_wins_a_stage_has_not_won_the_tour(question: str, text: str, part: bool) -> None:
    (item,) = annotated([Article("a", text, "")], PARSER)
    asked = understand(question, parser=PARSER)
    assert only_a_part(asked, item.sentences[0].tokens) is part


@pytest.mark.parametrize(
    ("question", "text", "part"),
    [
        ("How long is the Orne Bridge?", "The undersea tunnel of the Orne Bridge is 6.7 km long.", True),
        ("How long is the Orne Bridge?", "The total length of the Orne Bridge is 55 km.", False),
        ("How long is the Orne Bridge?", "The bridge, 55 km long, was opened by the president.", False),
        ("How many cars use the Orne Bridge?", "The tunnel of the Orne Bridge takes 6,000 cars.", False),
    ],
)
def test_a_part_is_not_as_long_as_the_whole(question: str, text: str, part: bool) -> None:
    (item,) = annotated([Article("a", text)], PARSER)
    asked = understand(question, parser=PARSER)
    assert measures_a_part(asked, asked.names, item.sentences[0].tokens) is part


@pytest.mark.parametrize(
    ("text", "together"),
    [
        ("More than 1,000 died across Peru, Chile and Ecuador.", True),
        ("More than 1,000 died across Peru, Chile and Ecuador, including 60 in Chile.", False),
        ("In Chile 60 died.", False),
        ("More than 1,000 died across Peru and Ecuador.", False),
    ],
)
def test_a_number_for_several_places_is_of_none_alone(text: str, together: bool) -> None:
    asked = understand("How many people did the storm kill in Chile?", parser=PARSER)
    assert only_together(asked, asked.names, text) is together


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Ada Moe is the winner of the Tour of Orne.", True),
        ("Ada Moe won the green jersey of the Tour of Orne.", False),
    ],
)
def test_who_wins_the_tour_has_not_won_its_points(text: str, whole: bool) -> None:
    question = understand("Who won the points classification of the Tour of Orne?", parser=PARSER)
    assert only_the_whole(question, text) is whole


@pytest.mark.parametrize(
    ("text", "segment"),
    [
        ("Bakery sales of 4 million were a record for Orlo.", True),
        ("Orlo's quarterly revenue was 9 million.", False),
        ("Bakery sales made half of a revenue of 9 million.", False),
    ],
)
def test_what_one_business_brings_is_not_the_revenue(text: str, segment: bool) -> None:
    (item,) = annotated([Article("a", text, "")], PARSER)
    question = understand("What was Orlo's revenue in 2031?", parser=PARSER)
    assert of_a_segment(question, item.sentences[0].tokens) is segment


def test_who_wears_the_first_jersey_has_won_a_stage() -> None:
    asked = understand("Who won the Tour of Orne?", parser=PARSER)
    for text, part in (
        ("Ada Moe sprints to victory and is the first yellow jersey of the Tour of Orne.", True),
        ("Ada Moe wins the Tour of Orne in the yellow jersey.", False),
        ("Ada Moe is the quickest in the men's 100m heats with 9.79.", True),
        ("Ada Moe, the quickest in the heats, won the final.", False),
    ):
        (item,) = annotated([Article("a", text)], PARSER)
        assert only_a_part(asked, item.sentences[0].tokens) is part
