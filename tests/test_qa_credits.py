"""Which part somebody had in a work."""

import pytest

from qa.asking.wording import default_parser
from qa.fitting.credits import only_another_credit, tells_no_part
from qa.question import understand

pytestmark = pytest.mark.models


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        ("Who wrote the song Low Tide?", "Low Tide, sung by Ada Moe, is top in Orne.", True),
        ("Who wrote the song Low Tide?", "Low Tide, sung by Ada Moe, was written by Olu Fenn.", False),
        ("Who directed Low Tide?", "Screenplay: Ada Moe.", True),
        ("Who directed Low Tide?", "Director: Ada Moe.", False),
        ("Who designed the opera house?", "Its floor was laid by the artist Ada Moe.", True),
        ("Who designed the opera house?", "The architect is Ada Moe; it was built by Orne Works.", False),
        # Another question than who did it, and no credit at all.
        ("When was Low Tide written?", "Low Tide, sung by Ada Moe, is from 2019.", False),
        ("Who wrote Low Tide?", "Ada Moe has won a prize.", False),
    ],
)
def test_who_had_another_part_in_it_is_no_answer(question: str, text: str, another: bool) -> None:
    assert only_another_credit(understand(question, parser=default_parser()), text) is another


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("Finale recap: three rings are forged, and Halder finds the scroll.", True),
        ("Ivo Moe plays Halder in the series.", False),
        ("Cast: Ivo Moe as Halder.", False),
        ("Halder (Ivo Moe) finds the scroll.", False),
    ],
)
def test_a_recap_tells_no_part(text: str, none: bool) -> None:
    asked = understand("Who plays Halder in Low Tide?", parser=default_parser())
    assert tells_no_part(asked, text) is none


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("Cast: Ivo Moe as Dr. Brisk, Una Dell as Deputy Lane.", True),
        ("Cast: Ivo Moe as Dr. Brisk, Una Dell as the sheriff.", False),
        ("Una Dell plays the sheriff.", False),
    ],
)
def test_a_cast_without_the_asked_part_tells_nobody(text: str, none: bool) -> None:
    asked = understand("Who plays the sheriff in Low Tide?", parser=default_parser())
    assert tells_no_part(asked, text) is none
