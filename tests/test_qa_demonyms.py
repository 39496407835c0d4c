"""Places, peoples and their adjectives."""

import pytest

from qa.asking.demonyms import akin, is_people, same_place


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("South Korean soldiers", "South Korea", True),
        ("North Korean", "South Korea", False),
        ("South African", "South Korean", False),
        ("southern Kenya", "the Kenyan south", True),
        ("Sudan", "South Sudan", False),
        ("Kenyan", "Kenya", True),
        ("Malian", "Mali", True),
        ("Nigerian", "Niger", False),
        ("Nigerian", "Nigeria", True),
    ],
)
def test_one_place_in_two_forms(one: str, other: str, same: bool) -> None:
    assert same_place(one.split(), other.split()) is same
    if " " not in one + other:
        assert akin(one, other) is same


@pytest.mark.parametrize("word", ["Kenyan", "Iraqi", "French", "Danes"])
def test_a_people(word: str) -> None:
    assert is_people(word)


@pytest.mark.parametrize("word", ["Kenya", "Iran", "Kazakhstan", "Mali", "Berlin"])
def test_a_place_is_no_people(word: str) -> None:
    assert not is_people(word)
