"""One place in several spellings."""

import pytest

from qa.asking.spelling import respelled


@pytest.mark.parametrize(
    ("name", "text", "other"),
    [
        ("Buchara", "The road to Buchari was closed.", "Buchari"),
        ("Odessa", "Trains left Odesa at noon.", "Odesa"),
        ("Odessa", "Trains left Odessa at noon.", None),
        ("Colombia", "The firm moved to Columbia.", None),
        ("Guinea", "A ship from Guiana came in.", None),
        ("Iran", "Iraq denied it.", None),
        ("Austria", "Australia won.", None),
    ],
)
def test_another_spelling_is_found_and_another_place_is_not(name: str, text: str, other: str | None) -> None:
    assert respelled(name, text) == other
