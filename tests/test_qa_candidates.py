"""Who may win, and who has won."""

import pytest

from qa.asking.wording import default_parser
from qa.fitting.candidates import only_candidates, only_won_before
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
        ("Who won best actress?", "Best actress: Ann Orne, Mill; Ada Brisk, Weir; Una Dell, Low Tide.", True),
        ("What won album of the year?", "Album of the year nominees: Ferrous; Low Sun; Ninety", True),
        ("Who won best actor?", "Nominations for the Golden Herons: Best actor - Julian Thrale", True),
        ("Who was nominated for best director?", LIST, False),
        ("Who won best director?", "Best director went to Ann Orne.", False),
        ("Who won the cup?", "Meet the finalists: Orne, Velden and Brask.", True),
        ("Who won the cup?", "Orne beat the other finalists.", False),
        ("When was the cup won?", "Meet the finalists: Orne, Velden and Brask.", False),
        ("Who won the cup?", "Ada Beatty and Ivo Moe are on the shortlist for the cup.", True),
        ("Who won the cup?", "Cup odds: Moe 7-1, Brask 8-1.", True),
        ("Who won the cup?", "Orne meet Velden in the women's cup final.", True),
        ("Who won the cup?", "Moe and Roe are in the top five with two weeks to go.", True),
        ("Who won best actor?", "Best actor: Ann Orne, Ivo Moe, Ada Brisk, Una Dell.", True),
        ("Who won best actor?", "Best actor: Ann Orne.", False),
        (
            "Who was named cook of the year?",
            "The jury has named Ann Orne (Mill), Ivo Moe, Ada Brisk and Una Dell.",
            True,
        ),
        ("Who was named cook of the year?", "The jury has named Ann Orne.", False),
        ("Who won the race?", "Ada Moe and Una Dell are the women to beat, says the coach.", True),
        ("Who won the vote in Orne?", "Ada Moe is five points ahead, a survey found.", True),
        ("Who won the vote in Orne?", "Ada Moe won it, as the survey had found.", False),
        ("Who won the Orne Prize?", "Citation laureates: Ada Moe and Una Dell, for the prize.", True),
        ("Who won the race?", "Ada Moe previews the race in Orne.", True),
        ("Who won the race?", "Starting grid: row 1 Moe, Lind; row 2 Brask, Dell.", True),
        ("Who won the derby?", "Low Tide stuns at 80-1 to win the derby.", False),
        ("Who won the cup?", "Orne reached their first Champions Cup final.", True),
        ("Which city will host the games?", "Crail and Lenz have applied to host the games.", True),
        ("Who was named player of the final?", "Our five experts name Ada Moe twice, Una Dell once.", True),
        ("Who won the Orne Prize?", "Bookmakers have Ada Moe's Mill at 2-1 to win the prize.", True),
        ("Who won the Orne Prize?", "Ada Moe, who was at 20-1 with the bookmakers, won the prize.", False),
        ("Who won the doubles?", "Moe and Dell are in the doubles final after a 7-6 win over Lind.", True),
        ("Who won the doubles?", "Moe and Dell reached the final and won it.", False),
        ("Who won the open?", "Moe will share the lead with Dell going into the last round.", True),
        ("Which city will host the games?", "Crail beat Lenz, which had bid to host the games.", False),
    ],
)
def test_a_list_of_those_who_may_win_names_no_winner(question: str, text: str, only: bool) -> None:
    assert only_candidates(understand(question, parser=default_parser()), text) is only


@pytest.mark.parametrize(
    ("question", "text", "before"),
    [
        ("Who won the Orne Open in 2018?", "Last year's champion, Ada Moe, fell ill.", True),
        ("Who won the Orne Open in 2018?", "Ada Moe began the defence of her title with a 6-3 win.", True),
        ("Who won the Orne Open in 2018?", "Ada Moe beat the defending champion, Una Dell.", False),
        ("Who won the Orne Open in 2018?", "Ada Moe won in two sets.", False),
        ("Who won the Orne Prize in 2018?", "Ada Moe is among those who have received it twice.", True),
        # Without a year it may be the last one.
        ("Who won the Orne Open?", "Last year's champion, Ada Moe, fell ill.", False),
        ("Who is the defending champion of the 2018 Orne Open?", "Ada Moe is the defending champion.", False),
    ],
)
def test_who_won_the_year_before_has_not_won_yet(question: str, text: str, before: bool) -> None:
    assert only_won_before(understand(question, parser=default_parser()), text) is before
