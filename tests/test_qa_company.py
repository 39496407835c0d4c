"""Who was with somebody when it befell her."""

import pytest

from index.grammar import SpacyParser
from qa.asking.wording import read
from qa.fitting.company import no_company
from qa.question import understand

pytestmark = pytest.mark.models

PARSER = SpacyParser()
ASKED = "Who was arrested along with Anna Moe?"


@pytest.mark.parametrize(
    ("question", "text", "alone"),
    [
        (ASKED, "Moe spoke beside Karl Lind, whose brother was also arrested by the guards.", True),
        (ASKED, "It is certain that she was arrested by the guards.", True),
        (ASKED, "Anna Moe was arrested in Brask.", True),
        (ASKED, "Anna Moe was arrested in Brask with Peter Holm.", False),
        (ASKED, "Anna Moe and Peter Holm were arrested in Brask.", False),
        (ASKED, "Her driver was arrested as well.", False),
        (ASKED, "Anna Moe spoke for Karl Lind, who was arrested together with her.", False),
        ("Who was arrested in Brask?", "Anna Moe was arrested in Brask.", False),
    ],
)
def test_she_alone_is_no_company(question: str, text: str, alone: bool) -> None:
    assert no_company(understand(question, parser=PARSER), read(text, PARSER).tokens) is alone
