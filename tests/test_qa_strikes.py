"""The toll of one strike is not that of a war."""

import pytest

from qa.fitting.strikes import only_one_strike
from qa.question import Question

_WAR = "How many people died in the war of 2016?"


def asks(text: str, action: str = "die") -> Question:
    return Question(text, text, wants="figure", counted="people", action=action)


@pytest.mark.parametrize(
    ("text", "before", "of_one"),
    [
        ("Officials put the dead at 13.", "On Monday a missile hit a block of flats in Orne.", True),
        ("The rocket attack on Orne killed 13.", "", True),
        ("Thirteen people died in the blast.", "The war is in its third month.", True),
        # Nothing is told of one strike, or the count is of the war.
        ("Officials put the dead at 13.", "Both armies reported losses.", False),
        ("Officials put the dead at 130.", "Strikes went on through the week.", False),
        ("The war has killed 6,000 people.", "On Monday a missile hit a block of flats in Orne.", False),
        ("Sixty civilians have died since May.", "On Monday a missile hit a block of flats in Orne.", False),
        ("Some 900 have died, most in one raid, over the past three months.", "", False),
    ],
)
def test_whom_one_strike_killed_are_not_the_dead_of_the_war(text: str, before: str, of_one: bool) -> None:
    assert only_one_strike(asks(_WAR), text, before) is of_one


@pytest.mark.parametrize(
    "question",
    [
        "How many people died in the missile strike on Orne during the war?",
        "How many people died in Orne?",
        "How many people voted during the war?",
    ],
)
def test_who_asks_for_no_toll_of_a_war_may_be_told_of_one_strike(question: str) -> None:
    asked = asks(question, "vote" if "voted" in question else "die")
    assert not only_one_strike(asked, "Officials put the dead at 13.", "A missile hit Orne.")
