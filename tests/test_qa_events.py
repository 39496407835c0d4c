"""An event of another name in the place of the asked one."""

import pytest

from qa.asking.names import Name
from qa.fitting.events import another_event, names_another_of_its_kind


@pytest.mark.parametrize(
    ("asked", "text", "whole", "another"),
    [
        ("U.S. Open", "Ada Moe won the title at the 2019 Velden Championships.", "", True),
        ("U.S. Open", "Ada Moe won the title at the 2019 US Open.", "", False),
        (
            "U.S. Open",
            "Ada Moe, champion of the Velden Open, won in two sets.",
            "At the US Open in Orne.",
            False,
        ),
        ("U.S. Open", "Ada Moe won the title in two sets.", "", False),
        ("Olympic Games", "Orne hosted the Summer Olympics in 2008.", "", False),
        ("Orne Book Prize", "Ada Moe won the Velden Medal.", "", True),
        ("Orne Book Prize", "Ada Moe won the Book Prize.", "", False),
        ("Orne", "Ada Moe won the Velden Open.", "", False),
        ("The Lawns", "Ada Moe won the title at the US Open.", "", True),
        ("The Lawns", "Ada Moe won the title at the Lawns.", "", False),
    ],
)
def test_who_won_elsewhere_has_not_won_here(asked: str, text: str, whole: str, another: bool) -> None:
    name = Name(asked, "place" if asked == "Orne" else "event")
    assert another_event([name], text, "", f"{whole} {text}") is another


def test_a_question_about_two_events_may_be_told_by_either() -> None:
    asked = [Name("Orne Open", "event"), Name("Crail Open", "event")]
    assert not another_event(asked, "Ada Moe won the Velden Open.", "", "")


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("Orne beat Velden in the Harbour League final in Crail.", True),
        ("Orne, second in the Harbour League, won the Masters League final in Crail.", False),
        ("Orne beat Velden in the final in Crail.", False),
        ("Orne won the Harbour Cup in Crail.", False),
    ],
)
def test_another_event_of_the_same_kind_is_not_the_asked_one(text: str, another: bool) -> None:
    assert names_another_of_its_kind([Name("Masters League", "event")], text) is another


def test_the_summer_games_are_olympic() -> None:
    text = "Orne, host of the Summer Games, will hold the Winter Games."
    assert not names_another_of_its_kind([Name("Olympic Games", "event")], text)


@pytest.mark.parametrize(
    ("asked", "text", "another"),
    [
        ("Orne Cup Series", "Ben Moe is the 2031 Orne Truck Series champion.", True),
        ("Orne Cup Series", "Ben Moe is the 2031 Orne Cup Series champion.", False),
        ("Velden League", "Ben Moe won the National Velden League.", False),
    ],
)
def test_a_series_of_the_same_house_is_another(asked: str, text: str, another: bool) -> None:
    assert names_another_of_its_kind([Name(asked, "event")], text) is another


def test_a_series_is_no_cup_of_the_same_name() -> None:
    asked = [Name("Harbour Series", "event")]
    assert names_another_of_its_kind(asked, "Ben Moe won the Harbour Cup.")
    assert not names_another_of_its_kind(asked, "Ben Moe won the Harbour Series, not the Harbour Cup.")
