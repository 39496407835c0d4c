"""Capitals that stand for who governs there."""

import pytest

from index.grammar import SpacyParser
from qa.fitting.naming import mentions
from qa.question import understand

pytestmark = pytest.mark.models


@pytest.mark.parametrize(
    ("question", "text", "named"),
    [
        ("What did Lima say about the treaty?", "Peruvian officials were pleased.", True),
        ("Who congratulated Lima on the treaty?", "Peru was congratulated.", True),
        ("Was Lima's attack on the island lawful?", "Peru attacked the island.", True),
        ("Did Lima and Quito agree to it?", "Ecuador agreed with Peru.", True),
        ("Was it signed by Lima?", "Peru signed it.", True),
        ("Was it up to Lima to stop the war?", "Peru stopped it.", True),
        ("Was it Lima's job to guard the dam?", "Peru guarded it.", True),
        # A town that is lived in, or that suffers, is none but itself.
        ("How many people died in Lima?", "In Peru 40 people died.", False),
        ("What is the population of Lima?", "Peru has 34 million people.", False),
        ("Did Lima fall?", "Peru fell silent.", False),
        ("Who bombed Lima?", "Peru was bombed.", False),
    ],
)
def test_a_capital_that_acts_is_named_by_its_country(question: str, text: str, named: bool) -> None:
    asked = understand(question, parser=SpacyParser())
    assert mentions(asked.names[0], text) is named
