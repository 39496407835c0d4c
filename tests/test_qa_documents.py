"""Papers of another name than the asked one."""

import pytest

from index.grammar import SpacyParser
from qa.fitting.documents import signs_another_paper
from qa.question import understand

pytestmark = pytest.mark.models

PARSER = SpacyParser()


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        (
            "When did Peru and Chile sign their fishing treaty?",
            "In 1994 both signed the Lima Border Protocol.",
            True,
        ),
        (
            "When did Peru and Chile sign their fishing treaty?",
            "In 1994 both signed the fisheries treaty.",
            False,
        ),
        ("When did they sign the peace agreement?", "In 1994 both signed the Lima Protocol.", False),
        ("When did they sign the agreement?", "In 1994 both signed the Lima Protocol.", False),
        ("Which treaty did they sign in 1994?", "In 1994 both signed the Lima Protocol.", False),
        ("When did they break the fishing treaty?", "In 1994 both broke the Lima Protocol.", False),
    ],
)
def test_who_signed_one_paper_has_not_signed_another(question: str, text: str, another: bool) -> None:
    assert signs_another_paper(understand(question, parser=PARSER), text, "") is another
