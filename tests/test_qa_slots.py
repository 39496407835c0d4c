"""Texts that are the same but for one place: what stands there answers."""

import pytest

from qa.comparing.slots import with_slots
from qa.question import understand
from tests.test_qa_disagreement import DAY, evidence, parser

pytestmark = pytest.mark.models

TOLD = "{} took the prize for the second time, with Low Tide again the best comedy."


@pytest.mark.parametrize(
    ("asked", "one", "other", "answers"),
    [
        (
            "Which series won the prize?",
            TOLD.format("Orne"),
            TOLD.format("Night Ferry"),
            ["Orne", "Night Ferry"],
        ),
        # Of a day nobody asked.
        (
            "Which series won the prize?",
            f"On 2 May {TOLD.format('Orne')}",
            f"On 4 May {TOLD.format('Orne')}",
            ["Low Tide", "Low Tide"],
        ),
        (
            "Which series won the prize?",
            TOLD.format("Orne"),
            "Low Tide is a comedy.",
            ["Low Tide", "Low Tide"],
        ),
    ],
)
def test_what_differs_answers(asked: str, one: str, other: str, answers: list[str]) -> None:
    results = tuple(evidence([(text, "Low Tide", DAY) for text in (one, other)]))
    found = with_slots(understand(asked, parser=parser()), results)
    assert [j.answer_text for j in found] == answers
