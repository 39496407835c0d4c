"""Several questions in one come apart, each completed by those before it; what is one question stays whole."""

import pytest

from qa.asking.followup import standalone
from qa.asking.several import carries_over, questions_in

pytestmark = pytest.mark.models

SEVERAL = [
    # a question word with its own verb
    (
        "How many sailors died, and who mediated the truce?",
        ["How many sailors died?", "Who mediated the truce?"],
    ),
    (
        "Which storms hit Tallow and what did they destroy?",
        ["Which storms hit Tallow?", "What did the storms that hit Tallow destroy?"],
    ),
    (
        "How old is the ferry, and where was it built?",
        ["How old is the ferry?", "Where was the ferry built?"],
    ),
    # what the second part leaves out: time, place and event
    (
        "How many sailors died in 2022, and who mediated the truce?",
        ["How many sailors died in 2022?", "Who mediated the truce in 2022?"],
    ),
    (
        "Did Peter Holm share the hope in August 2009? What was his line?",
        ["Did Peter Holm share the hope in August 2009?", "What was Peter Holm's line in August 2009?"],
    ),
    (
        "How many people had to flee Tallow, and from how many villages?",
        ["How many people had to flee Tallow?", "From how many villages did people have to flee Tallow?"],
    ),
    # a bare question word, also behind a preposition
    (
        "When does Holm leave Nordvik, and why?",
        ["When does Holm leave Nordvik?", "Why does Holm leave Nordvik?"],
    ),
    (
        "Who gets the first one, and when?",
        ["Who gets the first one?", "When does someone get the first one?"],
    ),
    ("Who won the cup and by how much?", ["Who won the cup?", "By how much did someone win the cup?"]),
    ("who won the cup? and by how much?", ["Who won the cup?", "By how much did someone win the cup?"]),
    (
        "Which former Nordvik managers face prosecution, and for what?",
        [
            "Which former Nordvik managers face prosecution?",
            "For what do certain former Nordvik managers face prosecution?",
        ],
    ),
    (
        "Which company had Holm been at before, and for how many years?",
        [
            "Which company had Holm been at before?",
            "For how many years had Holm been at a certain company before?",
        ],
    ),
    (
        "Did the port ask for help, and if so, when?",
        ["Did the port ask for help?", "When did the port ask for help?"],
    ),
    (
        "Which of the two ports lost more, and why?",
        ["Which of the two ports lost more?", "Why did one of the two ports lose more?"],
    ),
    # an auxiliary in front
    (
        "Who leads the union, and did he resign?",
        ["Who leads the union?", "Did the person who leads the union resign?"],
    ),
    (
        "Was the bridge closed and was the mayor warned?",
        ["Was the bridge closed?", "Was the mayor warned?"],
    ),
    # what is understood from the first part
    (
        "How many died in Tallow, and how many in Anvers?",
        ["How many died in Tallow?", "How many died in Anvers?"],
    ),
    (
        "How many sailors were killed and how many wounded?",
        ["How many sailors were killed?", "How many sailors were wounded when sailors were killed?"],
    ),
    (
        "Which towns did the rebels take, and which did the army keep?",
        ["Which towns did the rebels take?", "Which towns did the army keep?"],
    ),
    # three, and a list of them
    (
        "Who sold the port, who bought it, and for how much?",
        ["Who sold the port?", "Who bought the port?", "For how much did someone buy the port?"],
    ),
    (
        "Who won the cup, when and by how much?",
        ["Who won the cup?", "When did someone win the cup?", "By how much did someone win the cup?"],
    ),
    # courtesies, and what is told in front
    ("Can you tell me who won and when?", ["Who won?", "When did someone win?"]),
    ("Hello! Who won? And by how much?", ["Who won?", "By how much did someone win?"]),
    (
        "January was dreadful for car sales. Who bucked the trend, and by how much?",
        [
            "Who bucked the trend when January was dreadful for car sales?",
            "By how much did someone buck the trend when January was dreadful for car sales?",
        ],
    ),
    (
        "What does Holm pay when he flies, and what would it be if he went by sea?",
        ["What does Holm pay when he flies?", "What would Holm pay if he went by sea?"],
    ),
    # of two times that are compared neither is carried over
    (
        "Did more sailors die in 2022 than in 2020, and who mediated the truce?",
        ["Did more sailors die in 2022 than in 2020?", "Who mediated the truce?"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEVERAL, ids=[text for text, _ in SEVERAL])
def test_each_part_stands_alone(text: str, expected: list[str]) -> None:
    parts = questions_in(text)
    assert [standalone(part, parts[:n]) for n, part in enumerate(parts)] == expected


STATED = [
    (
        "Holm goes on air to say the mine is safe. What does the union reply?",
        "What does the union reply to Holm's claim that the mine is safe?",
    ),
    (
        "The union says that the mine is unsafe. And what do the owners say?",
        "And what do the owners say about the union's claim that the mine is unsafe?",
    ),
    ("The port raised its fees in May. By how much?", "By how much did the port raise its fees in May?"),
    ("Holm resigned. Why did he do that?", "Why did Holm resign?"),
    # too much of what is told would be lost, or nothing is asked of it
    ("The ferry sank off Orne. Who owned it?", ""),
    ("I live in Orne. Did the mayor resign?", ""),
]


@pytest.mark.parametrize(("text", "expected"), STATED)
def test_a_statement_before_the_only_question_is_taken_up_by_it(text: str, expected: str) -> None:
    assert questions_in(text) == (expected or text,)


ONE = [
    "How many were killed and wounded?",
    "Who said when and where they would meet?",
    "Who knew what and when?",
    "Which countries did Olga Brandt and Peter Holm visit?",
    "What did he say about how many died and who did it?",
    "Does the report say who won and why?",
    "What did Holm say about the truce and who broke it?",
    "How and when did he die?",
    "Where, when and how did he die?",
    "On what day and at what hour did the truce begin?",
    "Did Holm resign and was replaced?",
    "Who leads the party and is a member of parliament?",
    "Which team won in May and had ten injured players?",
    "Who was arrested and has been released?",
    "Which man, who led the party and who won the election, was jailed?",
    "Which firm's shares fell, and whose chairman left in May?",
    "How many children do Jada and Will Holm have?",
    "Who directed Hello and How Are You?",
    'Who said "Where is the money? Who took it?" in court?',
    "Nordvik is in debt. Who will buy it?",
    "Who won? Thanks.",
    "and who?",
    "Why? Who?",
    "? and who",
    "",
]


@pytest.mark.parametrize("text", ONE)
def test_one_question_comes_back_as_it_is(text: str) -> None:
    assert questions_in(text) == (text,)


@pytest.mark.parametrize(
    ("part", "alone", "carried"),
    [
        ("And who mediated?", "Who mediated when some died?", True),
        ("And did he resign?", "Did the person who leads the union resign?", True),
        ("Who mediated?", "Who mediated?", False),
        ("And who leads the union?", "Who leads the union?", False),
        ("who won the cup?", "Who won the Cup?", False),
    ],
)
def test_a_part_carries_what_its_own_words_do_not_say(part: str, alone: str, carried: bool) -> None:
    assert carries_over(part, alone) == carried


def test_a_doubt_in_front_is_no_question_of_its_own() -> None:
    assert questions_in("Are you sure? How many people died?") == ("How many people died?",)
    assert questions_in("Are you sure? Is that true?") == ("Are you sure? Is that true?",)


def test_an_ordinary_question_is_not_parsed() -> None:
    class Refusing:
        def parse(self, texts: object) -> None:
            raise AssertionError("parsed")

    for text in ("How many soldiers and civilians died in Tallow?", "Who won the cup?"):
        assert questions_in(text, parser=Refusing()) == (text,)  # type: ignore[arg-type]


def test_the_time_behind_two_fates_belongs_to_both() -> None:
    asked = "According to Orne, how many people had been killed and how many injured by May 2031?"
    assert questions_in(asked) == (
        "According to Orne, how many people had been killed by May 2031?",
        "According to Orne, how many people had been injured by May 2031?",
    )
