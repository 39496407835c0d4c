"""Questions that ask in other words whether something is so."""

import pytest

from qa.asking.whether import asked_whether


@pytest.mark.parametrize(
    ("asked", "put"),
    [
        ("What do the sources say about whether the mill fell?", "Is it true that the mill fell?"),
        ("What is known about whether the crew was warned?", "Is it true that the crew was warned?"),
        ("Do our articles bear out the claim that the mill fell?", "Is it true that the mill fell?"),
        ("Can we print that the mayor resigned?", "Is it true that the mayor resigned?"),
        (
            'Fact check of a claim: "Only a few hundred people died at Orne." Do our articles bear this out?',
            "Is it true that only a few hundred people died at Orne?",
        ),
        (
            "Is it right to call the May fires the worst since 2020?",
            "Were the May fires the worst since 2020?",
        ),
        # Of two it is asked whether it was the first.
        ("Is Ivo Moe dead or did he survive?", "Is Ivo Moe dead?"),
        ("Was it lit by a guard or did the boiler burst?", "Was it lit by a guard?"),
        ("Had the men come over from Orne or did they live in Velm?", "Had the men come over from Orne?"),
        ("Were those found in the mill villagers or guerrillas?", "Were those found in the mill villagers?"),
    ],
)
def test_it_is_asked_whether_it_is_so(asked: str, put: str) -> None:
    assert asked_whether(asked) == put


@pytest.mark.parametrize(
    "asked",
    [
        "What do the sources say about who won?",
        "Were any guards killed or injured?",
        "Is the tower 300 or 400 metres high?",
        "Was Orne only returning fire, or was it after something?",
        "Is the drug safe or dangerous?",
        "Is it fair to call him a traitor?",
    ],
)
def test_other_questions_stay_as_they_are(asked: str) -> None:
    assert asked_whether(asked) == asked
