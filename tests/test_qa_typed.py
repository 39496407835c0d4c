"""Questions as people type them, said in plain words."""

from functools import lru_cache

import pytest

from index.grammar import SpacyParser
from qa.asking.typed import in_plain_words, recased, without_capitals
from qa.question import understand

pytestmark = pytest.mark.models


@lru_cache(maxsize=1)
def parser() -> SpacyParser:
    return SpacyParser()


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("the Orne truce, who broke it?", "who broke the Orne truce?"),
        ("Is the hamlet in Orne or in Velm?", "Where is the hamlet, in Orne or in Velm?"),
        ("The hamlet: is it in Orne or Velm?", "Where is the hamlet, in Orne or Velm?"),
        ("How many died when rockets hit the Emirati capital?", "How many died when rockets hit Abu Dhabi?"),
        ("What is the Armenian capital?", "What is the Armenian capital?"),
        ("What led Orne to recall its envoy?", "Why did Orne recall its envoy?"),
        ("What moved the crowd to tears?", "What moved the crowd to tears?"),
        (
            "How heavy were the military losses of the Kenyan side in May?",
            "How many soldiers were killed on the Kenyan side in May?",
        ),
        (
            "What were Kenya's military losses in May?",
            "How many soldiers were killed on the Kenya side in May?",
        ),
        (
            "How heavy were Kenyan losses in the Velm war?",
            "How many soldiers were killed on the Kenyan side in the Velm war?",
        ),
        ("How heavy were the military losses?", "How many soldiers were killed?"),
        ("How heavy were the losses of Orne Air?", "How heavy were the losses of Orne Air?"),
        ("Norvane's budget, how much is it", "how much is Norvane's budget?"),
        ("March 2031: did Orne and Crail sign a deal?", "did Orne and Crail sign a deal in March 2031?"),
        ("Dorrin ferry fire how many died", "how many died in Dorrin ferry fire?"),
        ("nurses on strike in Dorrin, how many", "how many nurses on strike in Dorrin?"),
        ("Orne, how many ferries has Norvane got there", "how many ferries has Norvane got in Orne?"),
        ("Salas said how many divers drowned?", "how many divers drowned according to Salas?"),
        ("Exactly how many people died in the fire?", "How many people died in the fire?"),
        ("how many ppl left Orne", "how many people left Orne"),
        ("did the ferry sink or not", "did the ferry sink"),
        ("The ferry sank off Orne on Monday, didn't it?", "The ferry sank off Orne on Monday?"),
        ("Salas blames the pilot, right?", "Salas blames the pilot?"),
        ("Ana Salas, when did she resign?", "when did Ana Salas resign?"),
        ("Yesterday, who won the race?", "who won the race Yesterday?"),
        ("who left bc of the fire", "who left because of the fire"),
        ("The Orne truce, who broke it?", "who broke the Orne truce?"),
        ("Best skipper at the Tern Races - who was it?", "who was best skipper at the Tern Races?"),
        ("Casualties: how many were there?", "how many Casualties were there?"),
        ("govt vs union, who won", "government against union, who won"),
        ("whats the toll of the flood?", "what's the toll of the flood?"),
        ("Those ten dead, was that in May?", "were those ten dead in May?"),
    ],
)
def test_shorthand_is_written_out_and_the_topic_put_in_its_place(typed: str, plain: str) -> None:
    assert in_plain_words(typed, parser()) == plain


@pytest.mark.parametrize(
    "asked",
    [
        "Who broke the truce?",
        "In Dorrin, how many nurses walked out?",
        "When the dam broke, who was there?",
        "According to Salas, what happened in Orne?",
        "What did the union say, and when did it say it?",
        "Did the minister, who resigned, deny it?",
        "Ok, how many people died?",
        "Good morning, how many people died?",
        "How many homes burned in BC?",
        "Overall, how many people died?",
        "Officially, who won the election?",
        "Question: Who won the cup?",
        "Tell me how many people died?",
        "Orne, which was founded in 1901, makes what?",
        "The mayor, who resigned, was replaced by whom?",
        "Who directed Badger vs. Fox?",
        "Who directed “info and abt”?",
        "Who runs the Orne Info Board?",
        "",
    ],
)
def test_a_question_in_order_stays_as_it_is(asked: str) -> None:
    assert in_plain_words(asked, parser()) == asked


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("What made Orne recall its envoy?", "Why did Orne recall its envoy?"),
        ("What made the Orne army open fire in May?", "Why did the Orne army open fire in May?"),
        ("What made the film popular?", "What made the film popular?"),
        ("What made it sink?", "What made it sink?"),
    ],
)
def test_what_made_them_do_it_asks_why(asked: str, plain: str) -> None:
    assert in_plain_words(asked, parser()) == plain


def test_names_without_capitals_are_written_as_the_articles_write_them() -> None:
    told = ["The mayor of Port Orne met Ana Salas.", "In Orne, the bridge and the mayor were on show."]
    assert recased("did ana salas meet the mayor in orne", told) == "did Ana Salas meet the mayor in Orne"
    assert recased("who opened the bridge", told) == "who opened the bridge"


def test_words_beside_a_name_are_written_with_it() -> None:
    told = [
        "He won the Ornish Grand Fair, his first grand fair.",
        "On Monday Brel & Moe sold the iPad 14 Pro.",
    ]
    assert recased("who won the ornish grand fair", told) == "who won the Ornish Grand Fair"
    assert recased("who owns brel & moe", told) == "who owns Brel & Moe"
    assert recased("what chip does ipad 14 pro have", told) == "what chip does iPad 14 Pro have"


def test_a_word_beside_one_that_is_always_a_name_is_part_of_it() -> None:
    told = ["It is better than that.", "The last episode of Better Hail Orlo drew a crowd."]
    assert recased("when did better hail orlo start", told) == "when did Better Hail Orlo start"
    assert recased("who is in tidalvision", ["TidalVision began in May."]) == "who is in TidalVision"


def test_only_a_question_without_capitals_is_respelled() -> None:
    assert without_capitals("where is orne")
    assert without_capitals("Where is the HQ of salas")
    assert not without_capitals("where is Orne")
    assert not without_capitals("Where?")


def test_the_number_of_things_counts_the_things() -> None:
    asked = understand("What was the number of nurses who walked out in Dorrin?", parser=parser())
    assert asked.counted == "nurse"


@pytest.mark.parametrize(
    ("asked", "counted"),
    [
        ("How many people live in Norvane?", "population"),
        ("How many inhabitants does Norvane have?", "population"),
        ("How many people does Kenya have?", "population"),
        ("How many people does the village have?", "population"),
        ("How many people live in tents in Norvane?", "people"),
        ("How many people does the airline have?", "people"),
        ("How many people did the village council have?", "people"),
    ],
)
def test_how_many_live_somewhere_asks_for_the_population(asked: str, counted: str) -> None:
    assert understand(asked, parser=parser()).counted == counted


def test_a_time_is_no_action() -> None:
    assert "sept" not in understand("sept 2031 truce started at what time", parser=parser()).action


@pytest.mark.parametrize(
    ("asked", "wants", "proposition"),
    [
        ("Exactly how many people died in the fire?", "figure", "People died in the fire"),
        ("Roughly how much did it cost?", "figure", "It cost"),
        ("The mayor, who resigned, was replaced by whom?", "person", "The mayor, who resigned, was replaced"),
    ],
)
def test_what_is_asked_stands_behind_how_exactly_it_is_asked(
    asked: str, wants: str, proposition: str
) -> None:
    read = understand(asked, parser=parser())
    assert (read.wants, read.proposition) == (wants, proposition)


def test_the_capitals_of_a_dateline_are_no_name() -> None:
    assert recased("fair 2031 host city", ["PORT CITY (AP) — The Fair 2031 opened."]) == "Fair 2031 host city"


def test_an_ordinary_word_in_front_is_no_name() -> None:
    asked = understand("Best skipper at the Tern Races 2031 - who was it?", parser=parser())
    assert [name.text for name in asked.names] == ["Tern Races"]


def test_the_state_of_a_thing_is_no_name() -> None:
    told = ["Secretary of State Ada Moe spoke."]
    assert recased("what is the state of the pact?", told) == "what is the state of the pact?"
    assert recased("what did the state want?", told) == "what did the State want?"


def test_a_word_of_a_longer_name_is_a_name_beside_its_other_words_alone() -> None:
    told = [
        "In cinemas, No Time to Die earned most.",
        "Then the Rugby World Cup began, and the world saw Ada Moe.",
    ]
    assert recased("when did moe die?", told) == "when did Moe die?"
    assert recased("who won the rugby world cup?", told) == "who won the Rugby World Cup?"
    assert recased("who saved the world?", told) == "who saved the world?"


def test_a_title_of_two_parts_is_written_as_the_articles_write_it() -> None:
    told = ["Orne: No Way Across was released in May. Orne: The Low Tide came first."]
    assert recased("orne no way across release date", told) == "Orne: No Way Across release date"
    assert recased("orne no ferry release date", told) == "orne no ferry release date"


def test_the_army_s_losses_are_its_dead() -> None:
    asked = understand("What were the military's losses in the clashes?", parser=parser())
    assert asked.standalone == "How many soldiers were killed in the clashes?"


def test_a_line_in_capitals_makes_no_names() -> None:
    told = ["ADVERTISEMENT - STORY CONTINUES BELOW", "The market of Orne burned."]
    assert recased("who burned the market below the temple in orne", told) == (
        "who burned the market below the temple in Orne"
    )
