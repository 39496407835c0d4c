"""What part an asked name plays in a sentence."""

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.grammar import SpacyParser
from qa.fitting.swapped import (
    counts_of_another,
    done_by_another,
    done_to_another_end,
    of_the_ousted,
    of_who_had_it_before,
    only_bound_for,
    part_fit,
    parts_with_it,
    plays_another,
    remains_of_another,
    same_act_by_another,
    sold_by,
    taken_from_there,
    took_over_from_another,
    with_another,
)
from qa.question import understand

pytestmark = pytest.mark.models

PARSER = SpacyParser()


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        ("Who will replace Hugo Moe as mayor?", "Hugo Moe became mayor in 2016, replacing Walter Dunne.", -1),
        ("Who will replace Hugo Moe as mayor?", "Ana Salas will replace Hugo Moe.", 0),
        ("Who accused Armenia?", "Armenia accused Azerbaijan of shelling.", -1),
        ("Who accused Armenia?", "Armenia was accused by Azerbaijan of shelling.", 0),
        ("Who accused Armenia?", "Armenia accused Azerbaijan, which accused Armenia in turn.", 0),
        ("How many vans has Postlink ordered from Voltara?", "Postlink ordered 600 vans from Ecart.", -1),
        ("How many vans has Postlink ordered from Voltara?", "Postlink ordered 600 vans from Voltara.", 0),
        ("Where was Arvid Moe born?", "Moe's wife, the photographer Ewa Brzezina, was born in Brask.", -1),
        ("Where was Arvid Moe born?", "Moe's wife said that he was born in Brask.", 0),
        ("Where was Arvid Moe born?", "Arvid Moe was born in Brask.", 0),
        ("Where was Arvid Moe's wife born?", "Moe's wife, Ewa Brzezina, was born in Brask.", 0),
        ("How many cars did Tamsin Motors sell?", "Tamsin's rival Brookline Auto delivered 102 cars.", -1),
        ("How many cars did Tamsin sell?", "Brookline Auto, Tamsin's larger rival, delivered 102 cars.", -1),
        ("Who acquired Orne Air?", "Skymeal, the firm that Orne Air spun off, was acquired by Brask.", -1),
        ("Who acquired Orne Air?", "Orne Air, which founded Skymeal, was acquired by Brask.", 0),
        ("Who acquired Orne Air?", "Orne Air has acquired the Danish startup Pagelet.", -1),
        (
            "Who won the Orne Prize in Chemistry?",
            "Ana Moe and Ivo Lind have won the Orne Prize in Chemistry for their work.",
            0,
        ),
        ("Did Tomas Brel win the vote?", "She won 51 percent, against 49 for Tomas Brel.", -1),
        ("Did Tomas Brel win the vote?", "Tomas Brel said that he won.", 0),
        ("When was Arvid Moe arrested?", "Mr Ilk cannot comment: he was arrested in Brask in May.", -1),
        ("When was Arvid Moe arrested?", "Anna Ruiz was arrested in May.", -1),
        ("When was Arvid Moe arrested?", "In Brask he was arrested in May.", 0),
        ("When was Arvid Moe arrested?", "Mr Ilk says that he was arrested with Moe in May.", 0),
        ("Who plays Mabel Thorne in Low Tide?", "Rufus Kane plays the governor.", -1),
        ("Who plays Mabel Thorne in Low Tide?", "Ada Moe plays the captain, Mabel Thorne.", 0),
        ("Who followed Ada Moe as mayor?", "Ada Moe became mayor in 2017 when she followed Ivo Lind.", -1),
        ("Who followed Ada Moe as mayor?", "Ivo Lind became mayor in 2017 when he followed Ada Moe.", 0),
        # Of a time more may be told than by the verb that is asked with.
        ("When did Orne start its shop?", "Orne was started by Ada Moe and opened its shop in 2003.", 0),
    ],
)
def test_another_part_is_no_answer(question: str, text: str, fits: float) -> None:
    (item,) = annotated([Article("a", text, "")], PARSER)
    asked = understand(question, parser=PARSER)
    assert part_fit(asked, item.sentences[0].tokens) == fits


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("Brask recaptured the islands from Velden in 2031.", True),
        ("Velden took the islands in 1988.", False),
        ("The islands were seized by Velden in 1988.", False),
        ("The war over the islands began in 1988.", False),
    ],
)
def test_when_somebody_else_did_it_is_no_answer(text: str, another: bool) -> None:
    (item,) = annotated([Article("a", text, "")], PARSER)
    asked = understand("When did Velden seize the islands?", parser=PARSER)
    assert done_by_another(asked, item.sentences[0].tokens, text.index("in ")) is another


@pytest.mark.parametrize(
    ("text", "mark", "another"),
    [
        ("Brask recaptured the islands, held by sailors of Velden, in 2031.", "2031", True),
        ("Brask took the islands in 2031.", "2031", True),
        ("Brask lost the islands in 2031.", "2031", False),
        ("The islands were seized by Velden in 1988.", "1988", False),
        ("Brask says that Velden seized the islands in 1988.", "1988", False),
    ],
)
def test_the_same_act_of_another_tells_no_time(text: str, mark: str, another: bool) -> None:
    (item,) = annotated([Article("a", text, "")], PARSER)
    asked = understand("When did Velden seize the islands?", parser=PARSER)
    assert same_act_by_another(asked, item.sentences[0].tokens, text.index(mark)) is another


def test_a_capital_has_the_part_of_its_country() -> None:
    asked = understand("Who congratulated Lima on the treaty?", parser=PARSER)
    (item,) = annotated([Article("a", "Ana Ruiz called Dina Moe, congratulating Peru on it.", "")], PARSER)
    assert part_fit(asked, item.sentences[0].tokens) == 0


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("Moe took over in 2012 from Sir Neil Dunne, who had fallen ill.", True),
        ("Una Dell has taken over from Ada Moe.", False),
        ("Una Dell is the new head of the bank.", False),
    ],
)
def test_whom_somebody_took_over_from_has_not_come_after_her(text: str, another: bool) -> None:
    asked = understand("Who succeeded Ada Moe as head of the bank?", parser=PARSER)
    assert took_over_from_another(asked, asked.names, text) is another


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("A truce mediated by Velden was broken at once.", True),
        ("A truce mediated by Velden was broken by Brask.", False),
        ("Velden broke the truce.", False),
    ],
)
def test_who_did_something_else_to_it_has_not_done_it(text: str, another: bool) -> None:
    asked = understand("Which side broke the truce?", parser=PARSER)
    (item,) = annotated([Article("a", text, "")], PARSER)
    assert done_to_another_end(asked, item.sentences[0].tokens, text.index("Velden")) is another


def at(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def test_from_whom_a_part_is_taken_over_does_not_play_it() -> None:
    asked = understand("Who plays the queen in Low Tide?", parser=PARSER)
    text = "She takes the part over from Ada Moe."
    assert of_who_had_it_before(asked, text, at(text, "Ada Moe"))
    text = "Ada Moe takes the part over."
    assert not of_who_had_it_before(asked, text, at(text, "Ada Moe"))


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("Ada Moe will be Princess Dot.", True),
        ("The cast has Ada Moe as Dot.", True),
        ("The cast has Ada Moe as the Queen.", False),
        ("Ada Moe won a prize.", False),
    ],
)
def test_whoever_plays_another_part_does_not_play_the_asked_one(text: str, another: bool) -> None:
    asked = understand("Who plays the Queen in Low Tide?", parser=PARSER)
    assert plays_another(asked, text, at(text, "Ada Moe")) is another


def test_what_a_club_gets_for_somebody_is_not_what_it_paid() -> None:
    asked = understand("How much did Velden pay for Ivo Brandt?", parser=PARSER)
    assert sold_by(asked, "Ivo Brandt moved from Velden to Halmar for 80 million.")
    assert not sold_by(asked, "Ivo Brandt moved from Halmar to Velden for 80 million.")


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("The Orne Party won the vote with 136 seats.", True),
        ("The Orne Party won 136 seats. Tallow won 31.", False),
        ("It won 136 seats.", False),
    ],
)
def test_what_another_won_in_an_article_without_the_asked_one(text: str, another: bool) -> None:
    question = understand("How many seats did Tallow win?", parser=PARSER)
    (item,) = annotated([Article("a", text, "")], PARSER)
    assert counts_of_another(question, question.names, item.sentences[0].tokens, text) is another


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("Orne Motors names Ana Ruiz to replace Hugo Moe as its chief.", True),
        ("Orne Motors names Ivo Lind to replace Ana Ruiz as its chief.", False),
        ("Ana Ruiz leaves Orne Motors in May.", False),
    ],
)
def test_whom_she_was_to_replace_does_not_replace_her(text: str, another: bool) -> None:
    asked = understand("Who replaced Ana Ruiz as chief of Orne Motors?", parser=PARSER)
    assert took_over_from_another(asked, asked.names, text) is another


@pytest.mark.parametrize(
    ("text", "who", "sells"),
    [
        ("Norbank sells Orne Air.", "Norbank", True),
        ("Norbank is looking for a buyer for Orne Air.", "Norbank", True),
        ("Norbank has agreed to sell Orne Air to Velmar.", "Norbank", True),
        ("Velmar bought Orne Air from Norbank.", "Velmar", False),
    ],
)
def test_who_sells_it_has_not_bought_it(text: str, who: str, sells: bool) -> None:
    asked = understand("Who bought Orne Air?", parser=PARSER)
    place = text.index(who)
    assert parts_with_it(asked, text, Span(place, place + len(who))) is sells


def test_a_town_that_fell_was_lost_by_nobody_else() -> None:
    asked = understand("When did the Peruvians lose Quito?", parser=PARSER)
    for text, another in (("Quito fell on 17 October.", False), ("Chile left on 17 October.", True)):
        (item,) = annotated([Article("a", text)], PARSER)
        assert done_by_another(asked, item.sentences[0].tokens, text.index("17")) is another


@pytest.mark.parametrize(
    ("question", "text", "answer", "taken"),
    [
        ("Where was the final played?", "The final is set to be moved from Orne to Velm.", "Orne", True),
        ("Where was the final played?", "The final is set to be moved from Orne to Velm.", "Velm", False),
        ("From where was the final moved?", "The final was moved from Orne.", "Orne", False),
    ],
)
def test_where_it_was_moved_from_is_not_where_it_was(
    question: str, text: str, answer: str, taken: bool
) -> None:
    place = text.index(answer)
    assert (
        taken_from_there(understand(question, parser=PARSER), text, Span(place, place + len(answer))) is taken
    )


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("Did Ana Moe telephone Ivo Roe?", "Ana Moe telephoned Hugo Salas on Monday.", True),
        ("Did Ana Moe telephone Ivo Roe?", "Ana Moe telephoned Ivo Roe on Monday.", False),
        ("Did Ana Moe telephone Ivo Roe?", "Ana Moe telephoned him on Monday.", False),
        ("Did Ana Moe telephone Ivo Roe?", "Ana Moe was in Orne on Monday.", False),
    ],
)
def test_who_spoke_with_another_did_not_speak_with_the_asked(question: str, text: str, another: bool) -> None:
    (item,) = annotated([Article("a", text)], PARSER)
    assert with_another(understand(question, parser=PARSER), item.sentences[0].tokens, Span(0, 1)) is another


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        (
            "How many bodies of Kenyan soldiers were sent home?",
            "They sent the remains of 40 Ugandan troops.",
            True,
        ),
        (
            "How many bodies of Kenyan soldiers were sent home?",
            "They sent the remains of 40 Kenyan troops.",
            False,
        ),
        ("How many bodies were sent home?", "They sent the remains of 40 Ugandan troops.", False),
    ],
)
def test_the_remains_of_others_are_not_those_asked_for(question: str, text: str, another: bool) -> None:
    assert remains_of_another(understand(question, parser=PARSER), text, Span(0, 1)) is another


def test_whom_they_parted_with_was_not_appointed() -> None:
    asked = understand("Who was named coach of Orne?", parser=PARSER)
    text = "Orne named Ivo Roe coach after it parted ways with Ana Moe."
    assert of_the_ousted(asked, text, at(text, "Ana Moe"))
    assert not of_the_ousted(asked, text, at(text, "Ivo Roe"))
    assert not of_the_ousted(
        understand("Who was dismissed by Orne?", parser=PARSER), text, at(text, "Ana Moe")
    )


def test_where_a_ship_was_bound_for_is_not_where_it_sank() -> None:
    asked = understand("Where did the ship sink?", parser=PARSER)
    text = "The ship, bound for Orne, sank off Velm."
    assert only_bound_for(asked, text, at(text, "Orne"))
    assert only_bound_for(asked, text, at(text, "bound for Orne"))
    assert not only_bound_for(asked, text, at(text, "off Velm"))
    sailing = understand("Where did the ship go?", parser=PARSER)
    assert not only_bound_for(sailing, text, at(text, "Orne"))
