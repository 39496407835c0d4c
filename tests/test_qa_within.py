"""One sentence that holds both sides of a dispute, and the many that tell two things."""

from dataclasses import replace

import pytest

from qa.comparing.sides import Verdict
from qa.disagreement import compared
from qa.fit import fit
from qa.question import understand
from tests.test_qa_disagreement import evidence, parser

pytestmark = pytest.mark.models

DAY = "2023-06-02"

BEGAN = "What time did the riot begin?"
HELD = "How long was the envoy held?"
TOLL = "How many people died at the mill?"
HURT = "How many people were hurt?"
HIDING = "Where is Colonel Brandt hiding?"
MARCHED = "How many people marched?"


def told(question: str, text: str, answer: str) -> tuple[Verdict, ...]:
    asked = understand(question, parser=parser())
    judged = (replace(j, fit=fit(asked, j.evidence)) for j in evidence([(text, answer, DAY)]))
    return tuple(v for v in compared(asked, tuple(judged), {}) if v.kind == "disagreement")


@pytest.mark.parametrize(
    ("question", "text", "answer", "sides"),
    [
        (
            BEGAN,
            (
                "The riot is said to have begun around 5 p.m. in Kenyan reports, while an Orne report speaks of a "
                "first scuffle towards 9 p.m. local time."
            ),
            "5 p.m.",
            {("5 p.m.", "Kenyan reports"), ("9 p.m. local time", "an Orne report")},
        ),
        (
            HELD,
            "The envoy, Ada Moe, was held for about two hours, or five according to the first note of the consulate.",
            "about two hours",
            {("two hours", None), ("five", "the first note of the consulate")},
        ),
        (
            TOLL,
            "Deaths at the mill: six by the account of the owners, nine by that of the miners.",
            "six",
            {("six", "the owners"), ("nine", "the miners")},
        ),
        (
            TOLL,
            "Seven people died at the mill by the ministry's count, twelve by the count of the miners.",
            "Seven",
            {("Seven people", "the ministry"), ("twelve", "the miners")},
        ),
        (
            HURT,
            "More than 2,500 people were hurt according to the ministry; the doctors say 3,000.",
            "More than 2,500",
            {("2,500 people", "the ministry"), ("3,000", "the doctors")},
        ),
        (
            HIDING,
            (
                "Colonel Brandt has fled; the police believe him to be in Portugal, while a former neighbour told me "
                "he has never left Madrid."
            ),
            "Portugal",
            {("Portugal", "the police"), ("never left Madrid", "a former neighbour")},
        ),
        (
            HIDING,
            (
                "The prosecutors say that Colonel Brandt is hiding in Portugal, while his lawyer says he is living in "
                "Madrid."
            ),
            "in Portugal",
            {("Portugal", "The prosecutors"), ("Madrid", "Colonel Brandt's lawyer")},
        ),
        (
            HIDING,
            "Police believe that Colonel Brandt is in Portugal, while a neighbour told me he has never left Madrid.",
            "in Portugal, while a neighbour told me he has never left Madrid",
            {("Portugal", "Police"), ("never left Madrid", "a neighbour")},
        ),
    ],
)
def test_two_speakers_of_one_sentence_are_two_sides_each_with_its_value(
    question: str, text: str, answer: str, sides: set[tuple[str, str | None]]
) -> None:
    (verdict,) = told(question, text, answer)
    assert {(s.value, s.cited[0].speaker) for s in verdict.sides} == sides


QUARREL = (
    "Kenya and Somalia blamed each other for the shooting, with Kenyan officials accusing Mogadishu of a raid and "
    "Somali officials claiming their army was responding to Kenyan shells."
)


@pytest.mark.parametrize(
    "question",
    [
        "Was Kenya the aggressor?",
        "Did Somalia start the shooting?",
        "What is Somalia's explanation for the shooting?",
        "Was it Kenya that fired first?",
    ],
)
def test_two_who_blame_each_other_are_two_sides_of_whose_doing_it_was(question: str) -> None:
    (verdict,) = told(question, QUARREL, "a raid")
    assert verdict.of == "attribution"
    assert [(s.value, s.speakers) for s in verdict.sides] == [
        ("accusing Mogadishu of a raid", ("Kenyan officials",)),
        ("their army was responding to Kenyan shells", ("Somali officials",)),
    ]


def test_the_accused_who_says_that_he_answered_fire_is_the_other_side() -> None:
    text = "The rebels accused the guards of a raid on the camp, while the guards said they had responded to fire."
    (verdict,) = told("Who started the fighting at the camp?", text, "guards")
    assert {s.speakers for s in verdict.sides} == {("The rebels",), ("the guards",)}


@pytest.mark.parametrize(
    "question",
    [
        "Did Kenyan officials accuse Mogadishu of a raid?",
        "Who accused Mogadishu of a raid?",
        "Was there shooting in Somalia?",
        "What do Somali officials claim?",
    ],
)
def test_that_somebody_was_accused_is_not_disputed(question: str) -> None:
    assert not told(question, QUARREL, "a raid")


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        (TOLL, "12 soldiers died at the mill according to the army, and 9 civilians according to the mayor.", "12"),
        (TOLL, "Police first said that 33 people died at the mill, while the mayor later spoke of 64.", "33"),
        (TOLL, "Between 20 and 40 people died at the mill, according to police and the mayor.", "20"),
        (TOLL, "At least 20 people died at the mill according to police; the mayor says 31.", "20"),
        (TOLL, "The mayor said that 20 people died at the mill and that three of them were children.", "20"),
        (TOLL, "The guards say 20 of their men died at the mill; the rebels say four.", "20"),
        (TOLL, "Kenya says 20 people died at the mill, Somalia says four.", "20"),
        (TOLL, "20 people died at the mill in Lima according to police; the mayor of Quito says nine.", "20"),
        (TOLL, "20 people died at the mill, police said, while the mayor said nine were missing.", "20"),
        (TOLL, "20 people died at the mill according to police; the mayor says 20.", "20"),
        (MARCHED, "Police said 600 people marched; the union said nothing.", "600"),
        (MARCHED, "Police said 600 people marched and that 20 were arrested, according to the union.", "600"),
        (BEGAN, "The riot began at 5 p.m. in police reports, while a neighbour tells of a party at 9 p.m.", "5 p.m."),
        (BEGAN, "The riot began at 5 p.m. according to police, while the mayor says it ended at 9 p.m.", "5 p.m."),
        (HIDING, "The police believe Colonel Brandt to be in Peru, but his lawyer says he was born in Spain.", "Peru"),
        (HIDING, "The police believe Colonel Brandt to be in Peru, but his lawyer says he is not in Spain.", "Peru"),
        (HIDING, "The police believe Colonel Brandt to be in Peru, but his lawyer says his wife is in Spain.", "Peru"),
        (HIDING, "The police believe Colonel Brandt to be in Peru, but his sister says she is in Spain.", "Peru"),
    ],
)  # fmt: skip
def test_two_things_of_which_a_sentence_tells_are_no_dispute(question: str, text: str, answer: str) -> None:
    assert not told(question, text, answer)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (
            "Who started the fire at the depot?",
            "The rebels accused the army of arson, while the army said it had responded to a call for help.",
        ),
        (
            "Did the talks start on Monday?",
            "The rebels accused the army of arson, while the army said it had responded to an attack.",
        ),
        (
            "Who was to blame for the fire?",
            "The rebels accused the army of arson, while the army said it would respond to the attack in court.",
        ),
    ],
)
def test_who_does_not_answer_the_charge_in_the_sentence_is_no_side(question: str, text: str) -> None:
    assert not told(question, text, "arson")


def test_what_stands_under_the_heading_of_another_place_is_no_side() -> None:
    text = (
        "Two raids were looked into by the court.\n\nPort Lisle\n\nThe guards came at dawn.\n\nCrail\n\nThe guards "
        "came at noon. Deaths: six by the account of the guards, nine by that of the doctors."
    )
    assert told("How many people died in Crail?", text, "six")
    assert not told("How many people died in Port Lisle?", text, "six")


@pytest.mark.parametrize(
    ("question", "text", "answer", "sides"),
    [
        (
            "From where was the missile launched?",
            (
                "Even the launch site is in dispute: the army says the missile started from Lima; two miners say it "
                "came from a base near Quito."
            ),
            "Lima",
            {("Lima", "the army"), ("Quito", "two miners")},
        ),
        (
            "Who fired first?",
            (
                "Each army said the other had begun it: Ivo Moe, a spokesman in Lima, said the Ecuadorians opened "
                "fire, while Ada Lind, an official in Quito, said Peruvian guns had started first."
            ),
            "the Ecuadorians",
            {
                ("the Ecuadorians opened fire", "Ivo Moe, a spokesman in Lima"),
                ("Peruvian guns had started first", "Ada Lind, an official in Quito"),
            },
        ),
        (
            "Was the fighting over?",
            "The fighting goes on in Lima, despite reports by the agency that there is a truce.",
            "goes on",
            {("The fighting goes on in Lima", None), ("there is a truce", "the agency")},
        ),
    ],
)
def test_what_the_article_itself_sets_against_each_other(
    question: str, text: str, answer: str, sides: set[tuple[str, str | None]]
) -> None:
    (verdict,) = told(question, text, answer)
    assert {(side.value, side.speakers[0] if side.speakers else None) for side in verdict.sides} == sides
