"""Who was only asked has not answered."""

import pytest

from qa.asking.wording import default_parser
from qa.fitting.asked_of import only_asked_of
from qa.question import understand

pytestmark = pytest.mark.models


@pytest.mark.parametrize(
    ("question", "text", "only"),
    [
        (
            "How did the guild answer the appeal of Ada Moe?",
            "Ada Moe urged the guild to open the mill.",
            True,
        ),
        (
            "How did the guild answer the appeal of Ada Moe?",
            "Ada Moe urged the guild; the guild refused.",
            False,
        ),
        ("How did the guild answer the appeal of Ada Moe?", "The guild said no to Ada Moe.", False),
        ("What did Ada Moe ask of the guild?", "Ada Moe urged the guild to open the mill.", False),
    ],
)
def test_an_appeal_is_no_answer_to_it(question: str, text: str, only: bool) -> None:
    assert only_asked_of(understand(question, parser=default_parser()), text) is only
