"""Who only says that it is so gives no reason."""

import pytest

from index.annotate import annotated
from index.article import Article
from index.grammar import SpacyParser
from qa.fitting.reasons import far_from_the_deed, only_restated
from qa.question import understand

pytestmark = pytest.mark.models

WHY = "Why won't Tolanda send anyone to the swearing-in?"


@pytest.mark.parametrize(
    ("question", "text", "only"),
    [
        (WHY, "Neighbouring Tolanda said it would send no representative.", True),
        (WHY, "Tolanda said it would send nobody because the vote was unfair.", False),
        (WHY, "Tolanda will send nobody in protest against the vote.", False),
        (WHY, "The vote was neither free nor fair, its minister said.", False),
        ("When will Tolanda send somebody?", "Tolanda said it would send nobody.", False),
        ("Why did Orne hand over the guns?", "Orne is willing to hand over up to 100 guns.", True),
        ("What caused the crash?", "Tolanda said it had nothing to do with the crash.", True),
        ("What caused the crash?", "Tolanda, which blames rain, had no part in the crash.", False),
    ],
)
def test_what_only_repeats_the_question_gives_no_reason(question: str, text: str, only: bool) -> None:
    parser = SpacyParser()
    (item,) = annotated([Article("a", text, "")], parser)
    asked = understand(question, parser=parser)
    assert only_restated(asked, item.sentences[0].tokens, text) == only


def test_a_reason_far_from_the_deed_is_of_something_else() -> None:
    deed = "Orne offered to hand over the bodies of guards."
    filler = " The rain went on all night." * 15
    reason = "Because it is strong, Orne seeks to dictate its terms."
    why = understand("Why did Orne offer to hand over the bodies of guards?", parser=SpacyParser())
    for text, far in (
        (f"{reason}{filler} {deed}", True),
        (f"{deed} {reason}{filler}", False),
        (reason + filler, False),
    ):
        start = text.index(reason)
        assert far_from_the_deed(why, text, start, start + len(reason)) is far
