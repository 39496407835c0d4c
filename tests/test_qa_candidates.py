"""Who may win, and who has won."""

import pytest

from qa.asking.wording import default_parser
from qa.fitting.candidates import only_candidates
from qa.question import understand

pytestmark = pytest.mark.models

LIST = "Best director: Ann Orne (Low Tide), Ivo Moe (Mill), Ada Brisk (Weir)"


@pytest.mark.parametrize(
    ("question", "text", "only"),
    [
        ("Who won best director?", LIST, True),
        (
            "Who won best actress?",
            'Best actress: Ann Orne, "Mill"; Ada Brisk, "Weir"; Una Dell, "Low"; ...',
            True,
        ),
        ("What won album of the year?", "Album of the year nominees: Ferrous; Low Sun; Ninety", True),
        ("Who won best actor?", "Nominations for the Golden Herons: Best actor - Julian Thrale", True),
        ("Who was nominated for best director?", LIST, False),
        ("Who won best director?", "Best director went to Ann Orne.", False),
        ("Who won the cup?", "Meet the finalists: Orne, Velden and Brask.", True),
        ("Who won the cup?", "Orne beat the other finalists.", False),
        ("When was the cup won?", "Meet the finalists: Orne, Velden and Brask.", False),
    ],
)
def test_a_list_of_those_who_may_win_names_no_winner(question: str, text: str, only: bool) -> None:
    assert only_candidates(understand(question, parser=default_parser()), text) is only
