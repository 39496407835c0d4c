"""What is named like the asked thing and is another."""

import pytest

from qa.asking.names import Name
from qa.fitting.likenames import another_named


@pytest.mark.parametrize(
    ("name", "text", "near", "another"),
    [
        ("Night Ferry", "Ada Moe wrote a song for the Night Ferry soundtrack.", "", True),
        ("Night Ferry", "Night Ferry is a novel, and the Night Ferry soundtrack is late.", "", False),
        ("Orbik 5", "Orbik 5 charging station $49.", "", True),
        ("Orbik S23 Ultra", "The Orbik S22 Ultra costs $490.", "", True),
        ("Orbik S23 Ultra", "The Orbik S23 Ultra costs more than the Orbik S22 Ultra.", "", False),
        ("Orbik 7a", "The Orbik 7 has a battery of 4,355 mAh.", "", True),
        ("Orbik 5", "The Orbik 5 costs $490, its charging station $49.", "", False),
        ("Low Tide Returning", "Low Tide is a 1986 film by Ada Moe.", "", True),
        ("Low Tide Returning", "Low Tide Returning is a 2031 film.", "", False),
        ("Emberfall", "Ash Tree, the expansion for Emberfall, came out in June.", "", True),
        ("Emberfall", "Its release in June was late.", "Ash Tree is an expansion for Emberfall.", True),
        ("Emberfall", "Its release in June was late.", "Emberfall is a game.", False),
        ("Emberfall 3", "The Emberfall film reaches cinemas in October.", "", True),
        ("South Orne", "The rebels named a governor of North Orne.", "", True),
        ("South Orne", "South Orne and North Orne have governors.", "", False),
        ("Orne Championship", "Ada Moe wins the Senior Orne Championship.", "", True),
        ("Five Nations", "Orne won the Women's Five Nations.", "", True),
        ("Emberfall", "Emberfall Director's Cut came out in May.", "", True),
        ("Orne–Velm", "The Orne–Selz line opened in 2016.", "", True),
        ("Orne–Velm", "The Orne–Velm line opened, years after Orne–Selz.", "", False),
        ("Emberfall 3", "Emberfall 3 reaches cinemas in October, years after Emberfall.", "", False),
        ("Emberfall 3", "It reaches cinemas in October.", "", False),
        ("Emberfall 3", "It was released for the PlayBox 3.", "Emberfall is a game.", True),
        ("Orne Award", "Best Tale: Low Tide.", "The Orne Awards were announced.", False),
        ("Orne Ball", "Ada Moe wins the Orne Ball Féminin.", "", True),
        ("Orlo Deck", "The Orlo Deck OLED arrived in May.", "", True),
        ("Emberfall", "Emberfall 3 reaches cinemas in October.", "", True),
        ("Emberfall", "Emberfall took 18 million.", "", False),
        ("Emberfall", "Emberfall 3 follows Emberfall of 2019.", "", False),
        ("Orlo", "Orlo 2 Halmar 1.", "", False),
        ("Meadow Alliance", "Meadow Alliance 41 seats; Civic Forum 33.", "", False),
        ("Sorrel Tower", "Sorrel Tower Hotel is 24 metres tall.", "", True),
        ("Sorrel Tower", "Sorrel Tower is 240 metres tall.", "", False),
        ("Harrow Bay Stadium", "Harrow Bay Arena was designed by Okoro Lind.", "", True),
        ("Harrow Bay Stadium", "Harrow Bay Arena was designed by Okoro Lind.", "Harrow Bay Stadium", False),
        ("Orlo Rovers", "Orlo Rovers Women name Ada Moe as head coach.", "", True),
        ("Orbik Pad 3", "The Orbik Pad 3 Pro costs 899 euros.", "", True),
        ("Orbik Pad 3", "The Orbik Pad 3 costs 499 euros, the Pad 3 Pro 899.", "", False),
        ("Larkspur Robotics", "Larkspur Robotics Europe was founded in 2016.", "", True),
        ("Larkspur Robotics", "Larkspur Robotics was founded in Europe in 2011.", "", False),
        ("Night Ferry", "Out now. Released in May.", "Night Ferry: Harbour Edition", True),
        ("Harvard", "Harvard University has 24,000 students.", "", False),
        ("Calder Marathon", "Ada Moe won the Calder Half Marathon.", "", True),
        ("Orne Book Prize", "Ada Moe won the Orne Book International Prize.", "", True),
        ("Orne Prize", "Ada Moe won the Orne International Prize.", "", True),
        ("Orne Prize", "Ada Moe won the Orne Peace Prize.", "", False),
        ("Lindra Bridge", "The Old Lindra Bridge is 1,240 m long.", "", True),
        ("Orbik Pad 3", "The Orbik Pad 3+ was launched in March.", "", True),
        ("Orne Prize in Physics", "Ada Moe won the Orne Prize in Chemistry.", "", True),
        ("Orne Prize in Physics", "She won the Orne Prize in Chemistry, he the one in Physics.", "", False),
        ("Tour of Orne", "Ada Moe won the Tour of Velden.", "", True),
        ("Orbik Series S", "The Orbik Series X costs 449 euros.", "", True),
        ("Orbik Series S", "The Orbik Series S costs 249 euros, the Series X 449.", "", False),
        ("Orne Keeper of the Year", "Ada Moe is Orne's Sailor of the Year.", "", True),
        ("Keeper of the Year", "Ada Moe is the Keeper of the Year.", "", False),
        ("OBL Rookie of the Year", "Ada Moe is WOBL Rookie of the Year.", "", True),
        ("International Orne Book Prize", "Ada Moe won the Orne Book Prize.", "", True),
        ("Linden OS 12", "Linden OS: 11, October 2021; 12, April 2023.", "", False),
        ("Orne Prize", "Ada Moe won the International Orne Prize.", "", True),
        ("Ada Moe Space Telescope", "The Velden Space Telescope was launched in May.", "", True),
        ("Orne", "Greater Orne has two million inhabitants.", "", True),
        ("Orne", "ORNE HEIGHTS: the mayor was sworn in.", "", True),
        ("Orne", "At least 18 died in the Orne valley earthquake.", "", False),
        ("Great Cup LI", "Velden won Great Cup LII by a goal.", "", True),
        ("Orbik Pad 11", "The phone came a day after the new software. Orbik Pad ...", "", False),
    ],
)
def test_a_name_like_the_asked_one(name: str, text: str, near: str, another: bool) -> None:
    assert another_named([Name(name, "thing")], text, near) is another


def test_people_may_be_named_by_less() -> None:
    assert not another_named([Name("Harrow Bay", "person")], "Harrow Bay Arena was full.")
    assert another_named([Name("Ashfall Run", "person")], "Ada Moe writes the music for “Ashfall Run 2”.")
    assert not another_named([Name("Ada Moe", "person")], "Ada Moe 2 goals, Ivo Brandt 1.")


def test_a_season_is_numbered_behind_the_name() -> None:
    asked = [Name("Low Tide", "thing")]
    assert not another_named(
        asked, "Low Tide 4 arrived in May.", question="When was season 4 of Low Tide shown?"
    )
    assert another_named(asked, "Low Tide 4 arrived in May.", question="When was season 3 of Low Tide shown?")


def test_a_work_of_the_same_series_is_another() -> None:
    names = [Name("Ada Moe", "person"), Name("Low Tide", "thing")]
    question = "How many copies of Ada Moe and the Low Tide were sold?"
    assert another_named(names, "Two million copies of Ada Moe and the Mill were sold.", question=question)
    assert not another_named(
        names, "Two million copies of Ada Moe and the Low Tide were sold.", question=question
    )


def test_what_airs_is_no_model() -> None:
    asked = [Name("Low Tide", "thing")]
    assert not another_named(asked, "Low Tide ended in May.", question="When did Low Tide air?")


def test_a_prize_may_be_named_by_less_where_its_article_names_it() -> None:
    name, told = Name("International Orne Book Prize", "thing"), "Ada Moe won the Orne Book Prize."
    assert not another_named([name], told, whole=f"International Orne Book Prize 2031: {told}")


def test_the_question_tells_the_model_of_a_line() -> None:
    asked = "When was the Orbik 12 mini released?"
    name = Name("Orbik 12", "thing")
    assert another_named([name], "The Orbik 12 went on sale in May.", question=asked)
    assert not another_named([name], "The Orbik 12 Mini went on sale in June.", question=asked)
    assert not another_named(
        [name], "The Orbik 12 went on sale in May.", question="When was the Orbik 12 out?"
    )
