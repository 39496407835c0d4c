"""Of whom a sentence tells: not of the asked one, where it names only her kin."""

import pytest

from qa.asking.wording import default_parser
from qa.fitting.fates import found_dead
from qa.fitting.somebody import tells_of_kin
from qa.question import understand

pytestmark = pytest.mark.models


@pytest.mark.parametrize(
    ("question", "text", "kin"),
    [
        ("Is Ivo Moe dead?", "Moe's son Aron was killed on Monday.", True),
        ("Is Ivo Moe dead?", "Moe and Moe's son were killed on Monday.", False),
        ("Is Ivo Moe dead?", "Moe was killed on Monday.", False),
        ("Whose son was killed, was it Moe's?", "Moe's son Aron was killed on Monday.", False),
    ],
)
def test_what_befell_his_son_did_not_befall_him(question: str, text: str, kin: bool) -> None:
    asked = understand(question, parser=default_parser())
    assert tells_of_kin(asked, asked.names, text) is kin


@pytest.mark.parametrize(
    ("question", "text", "body"),
    [
        ("Is Ivo Moe dead?", "The body of Ivo Moe, the founder, was found.", "The body of Ivo Moe"),
        ("Is Ivo Moe dead?", "Soldiers carried Moe's body away.", "Moe's body"),
        ("Is Ivo Moe dead?", "The body of Ada Lind was found.", ""),
        ("Did Ivo Moe resign?", "The body of Ivo Moe was found.", ""),
    ],
)
def test_whose_body_was_found_is_dead(question: str, text: str, body: str) -> None:
    found = found_dead(understand(question, parser=default_parser()), text)
    assert (found.of(text) if found else "") == body
