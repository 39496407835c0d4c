"""Names that only say where something else is."""

import pytest

from qa.asking.names import Name
from qa.fitting.landmarks import (
    in_another_land,
    of_another_happening,
    of_another_scene,
    only_a_landmark,
)

FAR = "The Orne Spire, across the river from Sorrel Tower, is 288 metres tall."


@pytest.mark.parametrize(
    ("question", "name", "text", "near", "only"),
    [
        ("How tall is Sorrel Tower?", "Sorrel Tower", FAR, "", True),
        ("How tall is Sorrel Tower?", "Sorrel Tower", FAR, "Sorrel Tower opens", False),
        ("How many live in Velden?", "Velden", "Orne, 30 km south of Velden, has 412 people.", "", True),
        ("How many live in Velden?", "Velden", "Velden, 30 km south of Orne, has 412 people.", "", False),
        ("How many live in Velden?", "Velden", "People from Velden number 412.", "", False),
        ("How many died near Velden?", "Velden", "In the quake near Velden 412 died.", "", False),
        ("How far from Velden is Orne?", "Velden", "Orne is 30 km south of Velden.", "", False),
    ],
)
def test_a_landmark_is_not_what_is_told_of(
    question: str, name: str, text: str, near: str, only: bool
) -> None:
    assert only_a_landmark(question, [Name(name, "place")], text, near) is only


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("It struck the coast in the Bahamas at noon.", True),
        ("It came ashore in Florida and died over Canada.", False),
        ("It came ashore at Port Lisle.", False),
        ("It is the worst in the United States.", False),
    ],
)
def test_another_land_is_nowhere_in_the_asked_one(text: str, another: bool) -> None:
    assert in_another_land("Where in Florida did it come ashore?", text) is another


@pytest.mark.parametrize(
    ("text", "before", "another"),
    [
        ("Then came the massacre of Velm, in which 17 died.", "", True),
        ("In the battle of Orne 17 died.", "", False),
        ("The union still speaks of 17.", "The massacre of Velm took 40 lives.", True),
        ("The union still speaks of 17.", "Forty died in Orne.", False),
        ("Seventeen died.", "", False),
    ],
)
def test_who_died_in_one_town_is_not_told_by_what_happened_in_another(
    text: str, before: str, another: bool
) -> None:
    orne = [Name("Orne", "place")]
    assert of_another_happening("How many people died in Orne?", orne, text, before) is another


@pytest.mark.parametrize(
    ("question", "article", "sentence", "elsewhere"),
    [
        ("How many died when Velm was bombed?", "War in the south.\n", "The ministry counts 175 dead.", True),
        ("How many died when Velm was bombed?", "Velm mourns.\n", "The ministry counts 175 dead.", False),
        ("How many died when Velm was bombed?", "Velm mourns.\n", "In Orne, bombs killed 60.", True),
        ("How many died when Velm was bombed?", "War.\nBombs fell on Velm. ", "Sixty died.", False),
        ("How many died in Velm in May?", "War in the south.\n", "The ministry counts 175 dead.", False),
        ("How many were killed at Velm?", f"{'War. ' * 99}\nVelm fell.\n", "Some 30 were killed.", True),
        ("How many were killed at Velm?", "Velm fell.\n", "Some 30 were killed.", False),
        (
            "How many died in the car bombing in Velm?",
            "Velm is shelled.\n",
            "Bombs killed 175 in Velm.",
            True,
        ),
    ],
)
def test_who_died_elsewhere_did_not_die_in_the_asked_strike(
    question: str, article: str, sentence: str, elsewhere: bool
) -> None:
    text, names = article + sentence, [Name("Velm", "place")]
    assert of_another_scene(question, names, text, len(article), len(text), "") is elsewhere


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("Peru has published a total of 215: 146 soldiers and 69 civilians.", True),
        ("Peru has published a total of 215 for Velm.", False),
        ("In Brask alone 97 died.", True),
        ("In Velm alone 97 died.", False),
    ],
)
def test_the_total_of_a_land_is_none_of_a_town(text: str, another: bool) -> None:
    asked = "How many civilians were killed in Velm?"
    assert of_another_happening(asked, [Name("Velm", "place")], text, "") is another
