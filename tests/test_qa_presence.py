"""Whoever calls on an army to leave says that it is there."""

import pytest

from index.annotate import annotated
from index.article import Article
from index.grammar import SpacyParser
from qa.fitting.presence import presumed
from qa.question import understand

pytestmark = pytest.mark.models

TROOPS = "Did Peru have any soldiers left in Ecuador?"


@pytest.mark.parametrize(
    ("question", "text", "there"),
    [
        (TROOPS, "The statement called for the Peruvian Armed Forces to withdraw from Ecuador.", True),
        (TROOPS, "Quito said that Peruvian troops must leave Ecuador.", True),
        (TROOPS, "Ana Ruiz told the Peruvian army to withdraw from Ecuador.", True),
        (
            "Was Peru holding Ecuadorian land?",
            "Peru must withdraw from Ecuadorian territory, she said.",
            True,
        ),
        # Who has left, whom nobody calls on, and others than the asked ones.
        (TROOPS, "Peruvian troops withdrew from Ecuador.", False),
        (TROOPS, "Peruvian troops must not leave Ecuador.", False),
        (TROOPS, "Chilean troops must leave Ecuador.", False),
        (TROOPS, "Peruvian tourists must leave Ecuador.", False),
        ("Did Peru win in Ecuador?", "Peruvian troops must leave Ecuador.", False),
    ],
)
def test_a_demand_to_leave_takes_for_granted_that_they_are_there(
    question: str, text: str, there: bool
) -> None:
    (item,) = annotated([Article("a", text)], SpacyParser())
    assert presumed(understand(question, parser=SpacyParser()), item.sentences[0].tokens) is there
