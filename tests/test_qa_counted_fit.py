"""What a sentence counts and when, where the asked figure is another: harm, a share, what another year brought."""

from datetime import date
from functools import lru_cache

import pytest

from index.annotate import annotated
from index.article import Article
from index.corpus import Evidence
from index.grammar import SpacyParser
from qa.fit import Fit, fit
from qa.question import understand

pytestmark = pytest.mark.models


CRASH = "The crash killed 13 villagers, including three children, and injured 50 others."
CARS = "How many cars did the firm sell?"


@lru_cache(maxsize=1)
def parser() -> SpacyParser:
    return SpacyParser()


def fitted(question: str, text: str, printed: str = "2023-06-02") -> Fit:
    """The fit of the text's last sentence."""
    article = Article("a", text, "", "Outlet", published=date.fromisoformat(printed))
    (item,) = annotated([article], parser())
    before = item.sentences[-2] if len(item.sentences) > 1 else None
    return fit(understand(question, parser=parser()), Evidence(article, item.sentences[-1], before, 1.0, 1.0))


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("How many people live in Dorrin?", "About 64% of people in Dorrin have fled.", False),
        ("What was the turnout in the election?", "The crowd was put at a million by the mayor.", False),
        ("What was the turnout in the election?", "The turnout among voters was put at 61 percent.", True),
        ("How many people live in Dorrin?", "About 7,000 residents of Dorrin were evacuated.", False),
        ("How many people live in Dorrin?", "About 7,000 people live in Dorrin.", True),
        ("What is the population of Dorrin?", "The population of Dorrin grew by 4 percent.", False),
        ("What is the population of Dorrin?", "Dorrin has a population of 9,300.", True),
    ],
)
def test_a_share_of_a_population_or_those_who_fled_are_not_the_population(
    question: str, text: str, fits: bool
) -> None:
    assert (fitted(question, text).counted > 0) == fits


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("How many people were at the station?", "At least 39 people were killed there.", False),
        ("How many people were at the station?", "Some 4,000 people were waiting at the station.", True),
        ("How many people crossed into Orne?", "At least 210 people were killed in the village.", False),
        ("How many people did the war cost?", "At least 210 people were killed in the village.", True),
        ("How many fighters had fallen?", "The army says 57 of its soldiers have been killed.", True),
        ("How many soldiers had fallen?", "The army says 57 servicemen have been killed.", True),
        ("How many soldiers had fallen?", "The army says 57 of its soldiers have been killed.", True),
        ("How many soldiers were taken prisoner?", "Eighteen soldiers were killed and 14 hurt.", False),
        ("How many soldiers were taken prisoner?", "The army says it captured 18 soldiers.", True),
        ("How many soldiers did Orne capture?", "Orne says that 40 soldiers were killed.", False),
        ("How many soldiers did Orne capture?", "Orne says that 40 soldiers were taken prisoner.", True),
        ("How many children were hurt?", CRASH, False),
        ("How many children were killed?", CRASH, True),
        ("How many people were hurt?", CRASH, True),
        ("How many villagers were hurt?", CRASH, True),
        ("How many sailors were hurt?", "The storm killed three sailors and injured 50 others.", True),
        ("How many sailors were hurt?", "The storm killed three sailors and injured 50 cooks.", False),
    ],
)
def test_who_came_to_harm_is_not_how_many_there_were(question: str, text: str, fits: bool) -> None:
    assert (fitted(question, text).fate >= 0) == fits


@pytest.mark.parametrize(
    ("question", "text", "holds"),
    [
        (CARS, "On 11 May the firm sold cars at Orne, some 30 kilometres north of Tessel.", False),
        (CARS, "The firm sold cars for $40 million.", False),
        (CARS, "Ivo Brandt sold cars in two years.", False),
        (CARS, "On 11 May the firm sold 40 cars.", True),
        (CARS, "On 11 May the firm sold nearly all of its cars.", True),
        (CARS, "On 11 May the firm sold no cars.", True),
        ("How many kilometres is it to Tessel?", "Orne lies 30 kilometres north of Tessel.", True),
        ("How many tonnes of grain were sold?", "The port sold 400 tonnes of grain.", True),
        ("How many crowns did the cars bring?", "The firm sold cars for 40 million crowns.", True),
        ("How many years did it take?", "The works took two years.", True),
    ],
)
def test_a_date_a_distance_and_a_price_are_not_so_many(question: str, text: str, holds: bool) -> None:
    assert (fitted(question, text).kind > -3) == holds


def test_the_question_before_tells_what_is_counted() -> None:
    asked = "How many houses burned in Orne?"
    assert fitted(asked, "How many houses burned? The mayor speaks of 40.").counted == 1
    assert fitted(asked, "How many barns burned? The mayor speaks of 40.").counted == -1
    assert fitted(asked, "Houses burned. The mayor speaks of 40.").counted == -1


def test_who_reveals_no_military_losses_counts_no_soldiers() -> None:
    asked = "How many soldiers has Orne lost?"
    assert fitted(asked, "Orne counts 60 dead civilians, and reveals no military losses.").counted == -1
    assert fitted(asked, "Orne puts its military losses at 60.").counted == 1


@pytest.mark.parametrize(
    ("question", "text", "printed", "told"),
    [
        (
            "What was Orlo's revenue in Q1 2021?",
            "Orlo's revenue rose to $18.8 billion, compared to $10.4 billion in revenue at Orlo in Q1 2021.",
            "2022-04-21",
            True,
        ),
        (
            "What was Orlo's revenue in Q1 2021?",
            "Orlo, which made its first car in Q1 2021, earned $18.8 billion.",
            "2022-04-21",
            False,
        ),
        (
            "Who stars in The Harbour Lights 1984?",
            "Ana Ruiz is seen in The Harbour Lights 1984.",
            "2020-12-25",
            True,
        ),
        (
            "Who stars in The Harbour Lights 1984?",
            "The Harbour Lights 1984 is out. On Friday Ana Ruiz came to see it.",
            "2020-12-25",
            True,
        ),
        (
            "Who stars in The Harbour Lights 1984?",
            "The Harbour Lights 2001 followed The Harbour Lights 1984. On Friday Ana Ruiz saw it.",
            "2020-12-25",
            False,
        ),
    ],
)
def test_what_is_told_for_the_asked_time_later_is_of_that_time(
    question: str, text: str, printed: str, told: bool
) -> None:
    assert (fitted(question, text, printed).elsewhen == 0) == told


def test_points_in_initials_are_no_other_name() -> None:
    asked = "Who spoke at the US Embassy in Dorrin?"
    assert fitted(asked, "Ann Lee spoke at the U.S. Embassy in Dorrin.").named == 0
    assert fitted(asked, "Ann Lee spoke at the embassy in Dorrin for us.").named > 0


@pytest.mark.parametrize(
    ("question", "text", "counted"),
    [
        (
            "How tall is the Zora Tower?",
            "At 679 metres, the Zora Tower is the second-tallest in the world.",
            1,
        ),
        ("How tall is the Zora Tower?", "The Zora Tower is 12 km from the port.", 0),
        ("How tall is the Zora Tower?", "The Zora Tower has 118 rooms.", -2),
        ("How long is the Zora Bridge?", "The Zora Bridge spans 2,023 metres.", 1),
    ],
)
def test_a_measure_is_told_by_its_unit(question: str, text: str, counted: float) -> None:
    assert fitted(question, text).counted == counted


@pytest.mark.parametrize("text", ["Gunmen murdered 28 tourists in Orne.", "28 dead in Orne"])
def test_who_was_murdered_is_a_victim_of_the_massacre(text: str) -> None:
    assert fitted("What was the number of victims in the Orne massacre?", text).fate == 0


def test_the_people_of_a_land_are_on_its_side() -> None:
    text = "Uganda's ministry said that three of its soldiers had been killed, and that 20 Kenyans had died."
    assert fitted("How many Kenyan soldiers died?", text).side == 1.0
    assert fitted("How many Rwandan soldiers died?", text).side == -1.0


def test_what_describes_a_stretch_measures_it() -> None:
    text = "They fought along a 78-kilometre stretch of the frontier."
    assert fitted("How long is the stretch of frontier?", text).counted > 0


def test_who_was_driven_from_home_is_not_who_was_brought_out() -> None:
    asked = "How many people were driven from their homes?"
    assert fitted(asked, "Velm says it has brought out 5,613 people.").fate < 0
    assert fitted(asked, "More than 5,613 people have been uprooted.").fate == 0


def test_tons_are_tonnes() -> None:
    asked = "How many tonnes of coal were stored in Dorrin?"
    assert fitted(asked, "Shed 12 in Dorrin held 2,750 tons of coal.").counted > 0


def test_an_army_admits_to_its_own_dead() -> None:
    asked = "How many soldiers did the army lose at Dorrin?"
    text = "It attacked at Dorrin in May. The army admitted to 133 dead."
    assert (fitted(asked, text).counted, fitted(asked, text).fate) == (1.0, 0.0)


@pytest.mark.parametrize(
    ("question", "text", "counted"),
    [
        ("How many drones took part in the raid?", "The drone strikes destroyed seven guns.", -1.0),
        ("How many drones took part in the raid?", "Seven drones destroyed the guns.", 1.0),
        ("How many guns were destroyed?", "The drone strikes destroyed seven guns.", 1.0),
        ("How far apart did the guns stand?", "The guns stood 20 or 10 metres from each other.", 1.0),
        ("How far is Orne from Velm?", "Orne lies 300 kilometres south of Velm.", 1.0),
    ],
)
def test_what_only_describes_another_thing_is_not_counted(question: str, text: str, counted: float) -> None:
    assert fitted(question, text).counted == counted


@pytest.mark.parametrize(
    ("question", "text", "counted", "contrast"),
    [
        (
            "What is the population of Peru?",
            "Iquitos, a city of some 35,000 people, lies in Peru.",
            2.0,
            -1.0,
        ),
        (
            "What is the population of Iquitos?",
            "Iquitos, a city of some 35,000 people, lies in Peru.",
            2.0,
            0.0,
        ),
        ("How many casualties were there?", "No one was killed or even injured, he said.", 1.0, 0.0),
        ("How long is the truce to hold?", "The truce is to last until the end of the harvest.", 0.0, 0.0),
        ("How many refugees had come?", "Until then 43,000 people had crossed into Peru.", 1.0, 0.0),
    ],
)
def test_what_is_counted_in_other_words(question: str, text: str, counted: float, contrast: float) -> None:
    found = fitted(question, text)
    assert (found.counted, found.contrast) == (counted, contrast)
