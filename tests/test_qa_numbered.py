"""Which season, part or round is meant."""

import pytest

from qa.fitting.numbered import numbered_fit


@pytest.mark.parametrize(
    ("question", "text", "fit"),
    [
        ("When does season 4 start?", "The fourth season starts in May.", 1.0),
        ("When does the first season start?", "The tenth and final season starts in May.", -3.0),
        ("When does the 2nd season start?", "Season 2 starts in May, season 3 a year later.", 1.0),
        ("When does season 3 start?", "Season one started in May.", -3.0),
        ("When does season three start?", "Season 3 starts in May.", 1.0),
        ("Who won round 3?", "She won round 4.", -1.0),
        ("Who won round 3?", "She won the third set.", 0.0),
        ("When does the season start?", "Season 2 starts in May.", 0.0),
        ("When did the first Orne war end?", "A truce ended what is called the Second Orne War.", -1.0),
        ("When did the first Orne war end?", "The First Orne War ended in May, the second in June.", 1.0),
        ("When did the first Orne war end?", "The second war of words in Orne ended.", 0.0),
        ("When was the first version released?", "Version 2 was released in May.", -1.0),
        ("Who won the first prize?", "The second prize went to her.", 0.0),
        ("Who scored most in the 2021-22 season?", "She ends the 2020-21 season as top scorer.", -1.0),
        ("Who scored most in the 2021/22 season?", "She ends the 2021–22 season as top scorer.", 1.0),
        ("Who scored most in the 2021-22 season?", "The 2021-25 plan counts on her.", 0.0),
        ("Who won at the 31st Silver Quill Awards?", "She won at the 30th Silver Quill Awards.", -1.0),
        ("Who won at the 31st Silver Quill Awards?", "She won at the 31st annual Silver Quill Awards.", 1.0),
        ("Who won at the 31st Silver Quill Awards?", "She won on 30th June at the Golden Heron Awards.", 0.0),
        ("What happened in week 2?", "In week 2.5 nothing happened.", 0.0),
    ],
)
def test_a_number_tells_one_from_another(question: str, text: str, fit: float) -> None:
    assert numbered_fit(question, text) == fit
