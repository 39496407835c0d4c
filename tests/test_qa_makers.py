"""Who made a work, by the sentence that introduces it."""

import pytest

from qa.asking.names import Name
from qa.fitting.makers import introduced

TIDE = "Low Tide is the second album by the Velden band Orne."


@pytest.mark.parametrize(
    ("asked", "action", "text", "told"),
    [
        ("artist", "", TIDE, True),
        ("", "record", TIDE, True),
        ("author", "", "Low Tide (2019) is a novel written by Ann Orne.", True),
        ("mayor", "", TIDE, False),
        ("", "buy", TIDE, False),
        ("artist", "", "Low Tide was praised. The album by Orne sold well.", False),
        ("artist", "", "High Tide is the second album by the Velden band Orne.", False),
        ("artist", "", "Low Tide is an album that critics liked.", False),
    ],
)
def test_a_work_is_introduced_by_its_maker(asked: str, action: str, text: str, told: bool) -> None:
    assert introduced(asked, action, [Name("Low Tide", "work")], text) is told
