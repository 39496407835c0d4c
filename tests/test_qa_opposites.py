"""Acts that end what the asked one began."""

import pytest

from index.annotate import annotated
from index.article import Article
from index.grammar import SpacyParser
from qa.fitting.opposites import of_the_opposite
from qa.question import understand

pytestmark = pytest.mark.models

PARSER = SpacyParser()


@pytest.mark.parametrize(
    ("question", "text", "answer", "opposite"),
    [
        ("When did the probe land on the moon?", "The probe was launched on 14 July.", "14 July", True),
        ("When did the probe land on the moon?", "The probe landed on 23 August.", "23 August", False),
        ("When was the wreck found?", "The ship sank on 21 November.", "21 November", True),
        ("When was the car delivered?", "The car could be ordered from 3 May.", "3 May", True),
        ("Who broke the truce?", "The truce had been negotiated by Ada Moe.", "Ada Moe", True),
        ("When did Orne lose the hill?", "Orne recaptured the hill in May.", "May", True),
        ("When did the eruption start?", "The eruption was declared over on 25 December.", "25", True),
        ("When did the eruption start?", "The mayor declared an emergency on 25 December.", "25", False),
        ("Who became mayor of Orne?", "Ada Moe resigned after the vote.", "Ada Moe", True),
        ("Who became mayor of Orne?", "Ada Moe resigned as judge to become mayor.", "Ada Moe", False),
        ("When did the troops leave Orne?", "The troops entered Orne in May.", "May", True),
        ("When did the bridge reopen?", "The bridge was shut in May.", "May", True),
        ("Why did the probe land?", "The probe was launched on 14 July.", "14 July", False),
    ],
)
def test_the_opposite_act_is_another(question: str, text: str, answer: str, opposite: bool) -> None:
    (item,) = annotated([Article("a", text)], PARSER)
    asked = understand(question, parser=PARSER)
    assert of_the_opposite(asked, item.sentences[0].tokens, text.index(answer)) is opposite
