"""Whether two names are one speaker's."""

import pytest

from qa.comparing.speakers import name_key, same_speaker


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Defence Minister Ada Moe", "Moe", True),
        ("Ada Moe", "Mayor Moe", True),
        ("Sen. Moe", "Ada Moe", True),
        ("Recep Erdoğan", "President Erdogan", True),
        ("the Interior Ministry", "Interior ministry", True),
        ("Norvane's Defense Ministry", "the Defence Ministry", True),
        ("the Interior Ministry", "the Finance Ministry", False),
        ("Ada Moe", "Ivo Moe", False),
        ("Mike Judge", "Judge Orne", False),
        ("Ada Moe", None, False),
    ],
)
def test_forms_of_one_name(one: str, other: str | None, same: bool) -> None:
    assert same_speaker(one, other) is same
    assert same_speaker(other, one) is same


def test_whoever_is_named_by_an_office_alone_keeps_it() -> None:
    assert name_key("the Foreign Minister") == {"foreign", "minister"}
    assert name_key("his ministry") == {"ministry"}
