"""Whose words they are where the speaker stands apart from them: invented news of a pool, a ferry, a bank and a
bakery."""

from functools import lru_cache

import pytest

from index.article import Article
from index.grammar import SpacyParser, parsed
from index.voices import Voice, voices

pytestmark = pytest.mark.models


@lru_cache(maxsize=1)
def _parser() -> SpacyParser:
    return SpacyParser()


def _heard(text: str, title: str = "", publisher: str | None = None) -> list[Voice]:
    ((article, sentences),) = parsed([Article("a", text, title, publisher)], _parser())
    return [voice for spoken in voices(article, sentences) for voice in spoken]


def _said(text: str, title: str = "", publisher: str | None = None) -> list[tuple[str, str]]:
    """(speaker, what is said) of every voice, in order."""
    return [(v.speaker, text[v.start : v.end]) for v in _heard(text, title, publisher)]


def _speakers(text: str, title: str = "", publisher: str | None = None) -> list[str]:
    return [v.speaker for v in _heard(text, title, publisher)]


LED_IN = (
    "Lena Brandt, head of the pool, said that the roof was not safe.\n\n"
    "“We have found cracks in four of the beams.”\n\nThe pool was built in 1970."
)


def test_a_paragraph_that_is_a_quotation_is_by_whoever_speaks_before_it() -> None:
    assert _speakers(LED_IN) == ["Lena Brandt, head of the pool"] * 2
    # not where somebody else acts in between, nor where two have spoken, nor what is told again in large print
    acted = LED_IN.replace("not safe.", "not safe. The mayor of Orne, Sam Brel, waded in.")
    assert _speakers(acted) == ["Lena Brandt, head of the pool"]
    two = LED_IN.replace("not safe.", "not safe. Sam Brel said it was.")
    assert _speakers(two) == ["Lena Brandt, head of the pool", "Sam Brel"]
    again = LED_IN + " “We have found cracks in four of the beams, and rot,” said Omar Haddad."
    assert _speakers(again) == ["Lena Brandt, head of the pool", "Omar Haddad", "Omar Haddad"]


def test_a_paragraph_without_marks_behind_a_colon_is_by_whoever_writes() -> None:
    text = (
        "In a letter to the guests, Lena Brandt wrote:\n\n"
        "The pool is closed until May. Tickets remain valid.\n\nIt was built in 1970."
    )
    assert _said(text) == [
        ("Lena Brandt", "The pool is closed until May."),
        ("Lena Brandt", "Tickets remain valid."),
    ]


def test_a_name_and_a_colon_introduce_a_quotation() -> None:
    text = "Lena Brandt, mayor of Orne and skipper of the ferry: “It is the end of an era for all of us.”"
    assert _speakers(text) == ["Lena Brandt, mayor of Orne and skipper of the ferry"]
    assert _speakers("The rule on the door: “No dogs are allowed in the pool.”") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“NO PARKING AT THE POOL TODAY,” one market visitor posted on Monday.", "one market visitor"),
        ("“I have not been speaking to the bank,” was all Lena Brandt would say on Monday.", "Lena Brandt"),
        (
            "“It is not our pool.” Lena Brandt, associate director of the union of the swimmers of Orne County, said.",
            "Lena Brandt, associate director of the union of the swimmers of Orne County",
        ),
    ],
)
def test_who_stands_behind_a_quotation_is_found(text: str, speaker: str) -> None:
    assert _speakers(text) == [speaker]


def test_who_goes_on_behind_a_quotation_has_not_said_it() -> None:
    text = (
        "“The pool is closed until the end of May,” Lena Brandt said. “Nobody knows why the roof has cracks.” "
        "Sam Brel went home to Orne."
    )
    assert _speakers(text) == ["Lena Brandt", "Lena Brandt"]


def test_he_behind_a_long_quotation_is_nobody_named_in_it() -> None:
    text = (
        "Then the harbour master of Orne, Omar Haddad, waded in.\n\n"
        "“Today I wrote to the mayor because of what was said by the owner Paul Moe. Even now, he is unable to "
        "say sorry to us,” he wrote."
    )
    assert set(_speakers(text)) == {"Omar Haddad"}


def test_his_brother_is_not_he() -> None:
    text = (
        "Omar Haddad runs a bakery. “The oven broke and I had to close,” he said. His co-owner, Robin Dahl, is in "
        "Orne with the children.\n\n“Our friends have lost their shops,” he said."
    )
    assert _speakers(text) == ["Omar Haddad", "Omar Haddad"]


def test_a_buyer_in_general_is_not_he() -> None:
    text = (
        "Omar Haddad says that it is hard to fake a bolt. A buyer would look at each of them. It would take great "
        "skill, he said."
    )
    assert _speakers(text) == ["Omar Haddad", "Omar Haddad"]


def test_they_are_those_who_are_heard_in_the_same_sentence() -> None:
    text = (
        "Velmora is the fourth-biggest bakery by sales, according to DoughDesk. In a report to clients on Monday, "
        "analysts at Harrow noted that Velmora shares are up about 20%, a rally that's likely \"in anticipation of "
        'gains in wake of the strike," they wrote.'
    )
    assert _speakers(text)[1:] == ["analysts at Harrow"]


def test_the_spokesman_is_the_one_who_was_heard() -> None:
    text = (
        "A Velm Bank spokesman said the vault was empty. The door was open. “We are looking for the key,” the "
        "spokesman said."
    )
    assert _speakers(text) == ["A Velm Bank spokesman"] * 2


def test_the_company_is_the_one_that_acts() -> None:
    text = "Velmora sells bread in Orne. The oven is safe, the company said."
    assert _speakers(text, "Velmora opens a bakery") == ["Velmora"]
    owned = "Velmora sells bread in Orne. “The oven has never been unsafe,” the company’s lawyer said."
    assert _speakers(owned, "Velmora opens a bakery") == ["Velmora’s lawyer"]
    # neither the paper, nor a public body, nor one of two
    assert _speakers("The Orne Commission sued in May. The oven is safe, the company said.") == [
        "the company"
    ]
    two = "Velmora’s board sued and Dahlberg’s board replied. The oven is safe, the company said."
    assert _speakers(two, "Velmora sues Dahlberg")[-1] == "the company"


def test_the_agency_is_the_public_body_that_was_named() -> None:
    text = "The suit was filed by the Federal Bread Commission. The agency said that the oven was unsafe."
    assert _speakers(text) == ["Federal Bread Commission"]


def test_the_post_is_by_whoever_posted_it() -> None:
    text = "Velmora posted a message on Monday. The message said that the oven was safe."
    assert _speakers(text) == ["Velmora"]
    also = "The oven is safe, Velmora said on Monday. The statement also said that it was new."
    assert _speakers(also) == ["Velmora", "Velmora"]
    report = "The Orne Institute published a report that describes the oven as unsafe."
    assert _speakers(report) == ["The Orne Institute"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Nine boats sank, per the Orne Coastguard, and at least two divers were hurt, according to the clinic.",
            [
                ("the Orne Coastguard", "Nine boats sank"),
                ("the clinic", "and at least two divers were hurt"),
            ],
        ),
        (
            "The lawsuit calls on the ferry company to also include life jackets.",
            [("The lawsuit", "the ferry company to also include life jackets")],
        ),
        (
            "The bank asked the court to stop, citing Section 12 of the Harbour Act.",
            [("The bank", "Section 12 of the Harbour Act")],
        ),
        (
            "Paul Moe admitted to hiding the key in his boat.",
            [("Paul Moe", "hiding the key in his boat")],
        ),
        (
            "He also specified that the wrong flags had been sewn on the sails.",
            [("He", "the wrong flags had been sewn on the sails")],
        ),
        (
            "Lena Brandt will run the pool, Paul Moe shared in a post on Monday.",
            [("Paul Moe", "Lena Brandt will run the pool")],
        ),
        (
            "Brandt’s popular board game, called the Long Wave, was being sold elsewhere for a cheaper price.",
            [],
        ),
        (
            "With Brandt expected to earn close to $2 million per year in her deal, this will likely change the pool.",
            [],
        ),
        (
            "The boy “was certain” what his father said was true, the letter said.",
            [("the letter", "The boy “was certain” what his father said was true")],
        ),
        (
            "But he also cast the strike as largely pointless and, in a surprise, said that the bakers would be out.",
            [("he", "the bakers would be out")],
        ),
    ],
)
def test_what_is_told_in_other_frames(text: str, said: list[tuple[str, str]]) -> None:
    assert _said(text) == said


def test_a_rate_and_a_shared_boat_say_nothing() -> None:
    text = "The fare is nine crowns per passenger. Paul Moe has a boat that he shares with the crew."
    told = f"{text} Nine boats sank, per Velm Maritime. The sea is calm, Moe shared in a post."
    assert _speakers(told) == ["Velm Maritime", "Paul Moe"]


def test_who_says_two_things_says_both() -> None:
    text = (
        "Lena Brandt told the radio she believes the harbour fees of the county will be approved in May, saying she "
        "believed the money would last for a year."
    )
    assert set(_speakers(text)) == {"Lena Brandt"}


def test_a_belonging_and_a_surname_are_the_whole_name() -> None:
    text = "Lena Brandt of Velm Bank said the vault was empty. The key is lost, Velm Bank's Brandt said."
    assert _speakers(text)[-1] == "Lena Brandt"
    junior = "Governor Paul Moe Jr. was clear. “The key is lost for ever,” Moe said."
    assert _speakers(junior) == ["Paul Moe"]


def test_who_speaks_of_himself_goes_on_within_a_sentence() -> None:
    text = "“We went back,” Lena Brandt said. With Orne, “we have found our best friends in the north.”"
    assert _speakers(text) == ["Lena Brandt"] * 2
    assert _speakers(text.replace("“we have found our", "“they have found their")) == ["Lena Brandt"]


def test_a_title_in_marks_is_not_what_is_said() -> None:
    text = "Lena Brandt, a baker based in Orne and host of the podcast “Bread Today,” said she is used to it all."
    assert ("Lena Brandt, a baker based in Orne", "she is used to it all") in [
        (speaker.split(" and ")[0], said) for speaker, said in _said(text)
    ]


def test_a_heading_is_no_part_of_a_name() -> None:
    text = (
        "Leading Velmora for almost two decades\n\nVelmora said that Sam Brel had led the bakery for years."
    )
    assert _speakers(text) == ["Velmora"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "“It was the league that got us here,” one of their five players told me.",
            "one of their five players",
        ),
        (
            "Guests who have left the hotel blame the bank. Six of them said that it rained.",
            "Six of the guests",
        ),
        ("In Lima Tom Baker, the mayor of Orne, said that it rained.", "Tom Baker, the mayor of Orne"),
    ],
)
def test_some_of_several_and_who_stands_behind_a_place(text: str, speaker: str) -> None:
    assert _speakers(text)[-1] == speaker


def test_he_is_whoever_goes_by_a_first_name() -> None:
    text = (
        "Redwan Hussein, the mayor, signed for Orne.\n\nA bank worker was among three people hurt on 14 October.\n\n"
        "Redwan, in his speech, gave the credit to the league. “It was the league,” he said."
    )
    assert _speakers(text)[-1] in ("Redwan", "Redwan Hussein")


def test_an_aside_before_the_verb_takes_nothing_from_what_is_said() -> None:
    text = "Ana Ruiz came to Lima. The army, she said, would from now on be neutral."
    assert _said(text) == [("Ana Ruiz", "The army, she said, would from now on be neutral")]


def test_it_is_a_body_with_its_land() -> None:
    text = "Peru's Border Service denies having shelled the bridge. It says Chilean troops blew it up."
    assert _speakers(text)[-1] == "Peru's Border Service"
