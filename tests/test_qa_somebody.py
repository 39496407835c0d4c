"""Of whom a sentence tells: not of the asked one, where it names only her kin."""

import pytest

from index.annotate import annotated
from index.article import Article
from qa.asking.names import Name
from qa.asking.wording import default_parser
from qa.fitting.fates import found_dead
from qa.fitting.somebody import tells_it_of_another_person, tells_of_a_namesake, tells_of_kin
from qa.question import understand

pytestmark = pytest.mark.models


@pytest.mark.parametrize(
    ("question", "text", "kin"),
    [
        ("Is Ivo Moe dead?", "Moe's son Aron was killed on Monday.", True),
        ("Is Ivo Moe dead?", "Moe and Moe's son were killed on Monday.", False),
        ("Is Ivo Moe dead?", "Moe was killed on Monday.", False),
        ("When was Ivo Moe buried?", "The father of the painter Ivo Moe was buried in May.", True),
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


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("The funeral of Jan Moe is on Monday.", True),
        ("The funeral of Ivo Moe is on Monday.", False),
        ("The funeral of President Moe is on Monday.", False),
        ("The funeral of I. Moe is on Monday.", False),
        ("Ivo Moe buried Jan Moe on Monday.", False),
    ],
)
def test_another_first_name_is_another_person(text: str, another: bool) -> None:
    asked = [Name("Ivo Moe", "person")]
    (item,) = annotated([Article("a", text)], default_parser())
    assert tells_of_a_namesake(asked, item.sentences[0].tokens) is another


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("Jan Brandt, a partner of Ada Lind, was sentenced in May.", True),
        ("Ada Lind, a partner of Jan Brandt, was sentenced in May.", False),
        ("Jan Brandt and Ada Lind were sentenced in May.", False),
    ],
)
def test_who_is_only_told_of_aside_was_not_sentenced(text: str, another: bool) -> None:
    asked = understand("When was Ada Lind sentenced?", parser=default_parser())
    (item,) = annotated([Article("a", text)], default_parser())
    assert tells_it_of_another_person(asked, asked.names, item.sentences[0].tokens) is another
