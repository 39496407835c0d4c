"""Who won a part of what is asked about."""

import pytest

from index.annotate import annotated
from index.article import Article
from index.grammar import SpacyParser
from qa.fitting.parted import only_a_part
from qa.question import understand

pytestmark = pytest.mark.models

PARSER = SpacyParser()


@pytest.mark.parametrize(
    ("question", "text", "part"),
    [
        ("Who won the 2022 Tour of Orne?", "Luca Brant won the final stage of the Tour of Orne.", True),
        ("Who won the 2022 Tour of Orne?", "Harry Moe won the young rider classification.", True),
        ("Who won the 2022 Tour of Orne?", "Ada Moe won the Tour of Orne without winning a stage.", False),
        ("Who won the 2022 Tour of Orne?", "Ada Moe won the last stage and took the overall title.", False),
        ("Who won the last stage of the Tour of Orne?", "Luca Brant won the last stage.", False),
        ("Who won the legislative cup?", "Luca Brant won the first leg in Orne.", True),
        ("Who won the stages of the Tour of Orne?", "Luca Brant won the last stage.", False),
        ("Who won the stage’s prize?", "Luca Brant won the last stage.", False),
        ("Who was hurt in the Tour of Orne?", "Luca Brant won the last stage.", False),
    ],
)
def test_who_wins_a_stage_has_not_won_the_tour(question: str, text: str, part: bool) -> None:
    (item,) = annotated([Article("a", text, "")], PARSER)
    asked = understand(question, parser=PARSER)
    assert only_a_part(asked, item.sentences[0].tokens) is part
