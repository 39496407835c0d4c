"""Answers that name nobody where names are asked for."""

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.corpus import Evidence
from index.grammar import SpacyParser
from qa.asking.names import Name, NameKind
from qa.fitting.counting import only_room_for
from qa.fitting.naming import (
    asks_for_names,
    describes_the_asked,
    mentions,
    missing,
    name_described,
    named_anew,
    named_far_off,
    names_another,
    neither_of_them,
    of_the_other_sex,
    repeats_the_asked,
    speaker_fit,
)
from qa.question import understand
from tests.test_qa_counted_fit import fitted

pytestmark = pytest.mark.models

PARSER = SpacyParser()


@pytest.mark.parametrize(
    ("question", "words", "named"),
    [
        ("What are the names of the villages around Orne?", "seven villages", False),
        ("What are the names of the villages around Orne?", "Orne and seven villages", False),
        ("What are the names of the villages around Orne?", "the villages Lenz and Crail", True),
    ],
)
def test_names_are_no_number(question: str, words: str, named: bool) -> None:
    text = f"The army took {words} on Monday."
    (item,) = annotated([Article("a", text)], PARSER)
    asked, start = understand(question, parser=PARSER), text.index(words)
    assert asks_for_names(asked)
    assert named_anew(asked, item.sentences[0].tokens, Span(start, start + len(words))) is named


def test_who_asks_how_many_villages_asks_for_no_names() -> None:
    assert not asks_for_names(understand("How many villages did the army take?", parser=PARSER))


@pytest.mark.parametrize(
    ("question", "words", "describes"),
    [
        ("Who bought Orne Foods?", "the Velm maker of jam", True),
        ("Who bought Orne Foods?", "Lenz Holding", False),
        ("What is Orne Foods?", "the Velm maker of jam", False),
    ],
)
def test_what_it_is_does_not_tell_who_bought_it(question: str, words: str, describes: bool) -> None:
    text = "Orne Foods, the Velm maker of jam, was bought by Lenz Holding."
    (item,) = annotated([Article("a", text)], PARSER)
    start = text.index(words)
    span = Span(start, start + len(words))
    asked = understand(question, parser=PARSER)
    assert describes_the_asked(asked, item.sentences[0].tokens, span) is describes


@pytest.mark.parametrize(
    ("question", "text", "room"),
    [
        ("How many people were aboard the ferry Orla?", "Passengers: max 1,120; cars 300.", True),
        ("How many people were aboard the ferry Orla?", "The Orla has berths for 64.", True),
        ("How many people were aboard the ferry Orla?", "The Orla, built for 300, was carrying 71.", False),
        ("How many people can be aboard the Orla at most, by its capacity?", "Its capacity is 300.", False),
        ("How many attended the fair?", "It attracted 71,000, and is to max out at 70,000.", False),
    ],
)
def test_for_how_many_there_is_room_is_not_how_many_came(question: str, text: str, room: bool) -> None:
    assert only_room_for(understand(question, parser=PARSER), text) is room


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("The Scottish arm of Orne Foods has a new chief executive.", False),
        ("Ada Moe is the chief executive of Orne Foods.", True),
    ],
)
def test_who_holds_an_office_is_told_by_a_name(text: str, holder: bool) -> None:
    assert (fitted("Who is the chief executive of Orne Foods?", text).office > 0) is holder


def test_a_place_with_a_like_name_is_another() -> None:
    asked = "When will the Orne–Velm line open?"
    assert fitted(asked, "The Orne–Selz line opened in 2016.").contrast < 0


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("The Orla Brandt, a ferry built in Velm, has been refloated by tugs.", "ferry", "Orla Brandt"),
        ("The giant ferry wedged in the lock was refloated.", "giant", None),
    ],
)
def test_a_name_is_told_beside_what_describes_it(text: str, words: str, name: str | None) -> None:
    (item,) = annotated([Article("a", text)], PARSER)
    start = text.index(words)
    found = name_described(item.sentences[0].tokens, Span(start, start + len(words)))
    assert (found.of(text) if found else None) == name


@pytest.mark.parametrize(
    ("text", "share"),
    [("Titan won the Palme d'Or.", 1.0), ("It won the Ballon d'Or.", 0.0), ("The Ballon.", 1.0)],
)
def test_what_joins_the_words_of_a_name_is_no_part_of_it(text: str, share: float) -> None:
    assert missing(Name("Ballon d'Or", "thing"), text) == share


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Kenya's deputy foreign minister said the clashes could become a war.", True),
        ("Kenya's defence ministry said the clashes could become a war.", False),
        ("A senior Kenyan official said the clashes could become a war.", False),
        ("The French foreign minister said the clashes could become a war.", False),
        ("Kenya expects the clashes to become a war.", False),
        ("Nairobi said the clashes could become a war.", False),
    ],
)
def test_one_office_of_a_land_is_not_another(text: str, fits: bool) -> None:
    asked = understand("What did Kenya's deputy foreign minister warn of?", parser=PARSER)
    (item,) = annotated([Article("a", text)], PARSER)
    found = speaker_fit(asked, Evidence(item.article, item.sentences[0], None, 1.0, 1.0))
    assert (found > 0) is fits


def test_which_four_asks_for_their_names() -> None:
    assert asks_for_names(understand("Which four members of the council signed it?", parser=PARSER))
    assert not asks_for_names(understand("Which members of the council signed it?", parser=PARSER))
    assert asks_for_names(understand("Who were the seven members of the council?", parser=PARSER))


@pytest.mark.parametrize(
    ("question", "winner", "other"),
    [
        ("Who won the women's race in Orne?", "Peter Moe", True),
        ("Who won the women's race in Orne?", "Mary Moe", False),
        ("Who won the men's race in Orne?", "Mary Moe", True),
        ("Who won the race in Orne?", "Mary Moe", False),
    ],
)
def test_no_man_wins_the_womens_race(question: str, winner: str, other: bool) -> None:
    text = f"{winner} won the race."
    (item,) = annotated([Article("a", text)], PARSER)
    asked = understand(question, parser=PARSER)
    assert of_the_other_sex(asked, item.sentences[0].tokens, Span(0, len(winner))) is other


@pytest.mark.parametrize(
    ("name", "kind", "text", "named"),
    [
        ("Orlo & Co.", "body", "Velden bought Orlo.", True),
        ("Vantra Orbik Fold", "thing", "Vantra's Orbik Fold costs $900.", True),
        ("Vantra Orbik Fold", "thing", "Vantra has a fold.", False),
    ],
)
def test_firms_and_their_products_are_named_in_short(
    name: str, kind: NameKind, text: str, named: bool
) -> None:
    assert mentions(Name(name, kind), text) is named


def test_whoever_is_named_in_the_question_does_not_answer_it() -> None:
    text = "Ada Moe became chief executive of Plinth in May."
    (item,) = annotated([Article("a", text)], PARSER)
    tokens, answer = item.sentences[0].tokens, Span(0, 7)
    assert repeats_the_asked(understand("Who led Plinth before Ada Moe?", parser=PARSER), tokens, answer)
    assert not repeats_the_asked(understand("Who leads Plinth?", parser=PARSER), tokens, answer)
    assert not repeats_the_asked(
        understand("Who leads Plinth, Ada Moe or Una Dell?", parser=PARSER), tokens, answer
    )


@pytest.mark.parametrize(
    ("text", "answer", "neither", "another"),
    [
        ("The Kenyans fired first, she said.", "The Kenyans", False, False),
        ("Ivo Brask, the Kenyan leader, took it at once.", "Ivo Brask", False, True),
        ("Ivo Brask took it at once.", "Ivo Brask", True, True),
    ],
)
def test_whoever_lets_choose_asks_for_one_of_the_two(
    text: str, answer: str, neither: bool, another: bool
) -> None:
    question = understand("Who fired first, the Kenyans or the Tanzanians?", parser=PARSER)
    (item,) = annotated([Article("a", text, "")], PARSER)
    at = text.index(answer)
    assert neither_of_them(question, text) is neither
    assert names_another(question, item.sentences[0].tokens, Span(at, at + len(answer))) is another


@pytest.mark.parametrize(
    ("text", "far"),
    [
        ("Brask was also the place where a van came under fire on Friday; its driver died.", True),
        ("The driver, Ivo Brask, died on Friday.", False),
    ],
)
def test_a_name_far_from_what_somebody_is_is_not_hers(text: str, far: bool) -> None:
    question = understand("What was the name of the driver who died?", parser=PARSER)
    (item,) = annotated([Article("a", text, "")], PARSER)
    at = text.index("Brask")
    assert named_far_off(question, item.sentences[0].tokens, Span(at, at + 5)) is far


def test_the_army_of_another_land_is_not_the_asked_one() -> None:
    (item,) = annotated([Article("a", "Uganda’s army put its losses at 38 dead.", "")], PARSER)
    evidence = Evidence(item.article, item.sentences[0], None, 0.5, 0.5)
    asked = understand("According to Kenya's army, what were its losses?", parser=PARSER)
    assert speaker_fit(asked, evidence) == -1.0


def test_a_name_is_the_same_with_the_marks_of_its_letters_and_without() -> None:
    assert mentions(Name("Yildiz", "person"), "In the end Yıldız won.")
    assert mentions(Name("Ørholm", "place"), "It sank off Orholm.")
    assert not mentions(Name("Yildiz", "person"), "In the end Yılmaz won.")
    assert mentions(Name("Orne Plus", "thing"), "Orne+ began in May.")


@pytest.mark.parametrize(
    ("asked", "text", "fits"),
    [
        ("a Kenyan official", "A government official said that it rained.", False),
        ("a Kenyan official", "A Kenyan official said that it rained.", True),
        ("a Kenyan official", "A senior official said that it rained.", True),
        ("the Tide's military spokesman", "Its military spokesman said that it rained.", True),
    ],
)
def test_an_official_of_another_party_is_not_the_asked_one(asked: str, text: str, fits: bool) -> None:
    (item,) = annotated([Article("a", text, "")], PARSER)
    evidence = Evidence(item.article, item.sentences[0], None, 0.5, 0.5)
    question = understand(f"According to {asked}, what happened?", parser=PARSER)
    assert (speaker_fit(question, evidence) > 0) is fits


def test_the_spokesman_of_an_army_speaks_for_it_by_his_name_alone() -> None:
    text = (
        "The Kenyan army told another story. Its spokesman, Major Ivo Brask, was calm.\n\n"
        "The shooting lasted ten minutes, Brask said."
    )
    (item,) = annotated([Article("a", text, "")], PARSER)
    evidence = Evidence(item.article, item.sentences[2], None, 0.5, 0.5)
    asked = "According to the {} army, how long did the shooting last?"
    assert speaker_fit(understand(asked.format("Kenyan"), parser=PARSER), evidence) == 1.0
    assert speaker_fit(understand(asked.format("Ugandan"), parser=PARSER), evidence) == -1.0


@pytest.mark.parametrize(
    ("name", "text", "named"),
    [
        ("Orne Prize", "Low Tide has won the Orne for fiction.", True),
        ("Orne Prize", "Low Tide is set in Orne.", False),
        ("Orne Prize", "Low Tide is set at the Orne Mill.", False),
        ("Best International Feature Film", "It won the international feature award.", True),
        ("Best International Feature Film", "It won the award for best song.", False),
    ],
)
def test_prizes_are_called_by_a_part_of_their_name(name: str, text: str, named: bool) -> None:
    assert mentions(Name(name, "event"), text) is named


def test_an_office_speaks_by_the_name_of_its_holder() -> None:
    text = "Ornian President Ivo Moe came to Velm.\n\nMoe denied the claim. Brask denied the claim."
    (item,) = annotated([Article("a", text)], PARSER)
    asked = understand("How did the Ornian president respond?", parser=PARSER)
    by_name = {
        text[s.start : s.end]: speaker_fit(asked, Evidence(item.article, s, None, 1.0, 1.0))
        for s in item.sentences[1:]
    }
    assert by_name == {"Moe denied the claim.": 1.0, "Brask denied the claim.": -1.0}


@pytest.mark.parametrize(
    ("question", "text", "fits"),
    [
        (
            "What did the Kenyan leader Ana Moe say?",
            "The Kenyan spokesman, Ivo Roe, said that it was over.",
            -1.0,
        ),
        ("What did the Kenyan leader Ana Moe say?", "Moe said that it was over.", 1.0),
        (
            "How many died, according to the separatist authorities?",
            "Kenyan authorities said 40 had died.",
            -1.0,
        ),
        (
            "How many died, according to the separatist authorities?",
            "Separatist authorities said 40 had died.",
            1.0,
        ),
    ],
)
def test_another_of_a_land_does_not_speak_for_the_asked(question: str, text: str, fits: float) -> None:
    (item,) = annotated([Article("a", text)], PARSER)
    assert (
        speaker_fit(
            understand(question, parser=PARSER), Evidence(item.article, item.sentences[0], None, 1, 1)
        )
        == fits
    )


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("The White House said that the truce would hold.", True),
        ("Washington said that the truce would hold.", True),
        ("The House of Orne said that the truce would hold.", False),
    ],
)
def test_the_white_house_is_no_other_house(text: str, fits: bool) -> None:
    asked = understand("What did the White House say about the truce?", parser=PARSER)
    (item,) = annotated([Article("a", text)], PARSER)
    found = speaker_fit(asked, Evidence(item.article, item.sentences[0], None, 1.0, 1.0))
    assert (found > 0) is fits
