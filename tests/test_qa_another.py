"""Follow-ups that tell another one apart: by a number, a rank, an owner, a deed, a time reckoned from it."""

import pytest

from qa.asking.followup import standalone

pytestmark = pytest.mark.models

VOTES = "How many votes did Anna Moe get on the second ballot?"
FINAL = "Who won the 2016 final?"
LAKE = "What is the largest lake in Finland?"
PROFIT = "What was Orlan's profit in 2021?"
SET = "Did Anna Moe win the first set?"
BAN = "Did Norway ban the trawlers?"
SEATS = "How many seats did the Greens win?"
FERRY = "When did the ferry sink?"
RATE = "What was the rate in May 2019?"
TAKEN = "When was Anna Moe kidnapped?"
NURSES = "How many nurses were hired in May 2018?"


@pytest.mark.parametrize(
    ("earlier", "text", "alone"),
    [
        # one of a row
        (VOTES, "And on the third one?", "How many votes did Anna Moe get on the third ballot?"),
        (VOTES, "What about the first?", "How many votes did Anna Moe get on the first ballot?"),
        ("When did the first rocket launch?", "And the second?", "When did the second rocket launch?"),
        ("Who won the first match?", "Who won the other one?", "Who won the other match?"),
        (SET, "Did she win the last one?", "Did Anna Moe win the last set?"),
        ("Which team won the second leg?", "Which one won the first leg?", "Which team won the first leg?"),
        (
            "When did the second wave of layoffs start?",
            "And the first wave?",
            "When did the first wave of layoffs start?",
        ),
        ("Who won the race?", "And second?", "Who came second in the race?"),
        # by rank, by kind
        (LAKE, "And the smallest?", "What is the smallest lake in Finland?"),
        (LAKE, "And the third?", "What is the third largest lake in Finland?"),
        (LAKE, "How deep is it?", "How deep is the largest lake in Finland?"),
        ("How much does the new tram cost?", "And the old one?", "How much does the old tram cost?"),
        ("How much does the new tram cost?", "Who pays for it?", "Who pays for the new tram?"),
        (NURSES, "And the new ones?", "How many new nurses were hired in May 2018?"),
        ("When does the festival open?", "And the one in Lund?", "When does the festival in Lund open?"),
        # the two
        (
            "Is Anna Moe or Peter Holm leading the polls?",
            "What does the latter say about tax?",
            "What does Peter Holm say about tax?",
        ),
        # an owner
        ("Who won the men's race?", "And the women's?", "Who won the women's race?"),
        (PROFIT, "And Brask's?", "What was Brask's profit in 2021?"),
        (PROFIT, "And its revenue?", "What was Orlan's revenue in 2021?"),
        (PROFIT, "When was it founded?", "When was Orlan founded?"),
        (PROFIT, "Who is its chief executive?", "Who is Orlan's chief executive?"),
        ("How old is Anna Moe?", "And her husband?", "How old is Anna Moe's husband?"),
        ("Why did the minister resign?", "And his deputy?", "Why did the minister's deputy resign?"),
        (SEATS, "And the Liberals'?", "How many seats did the Liberals win?"),
        (SEATS, "Who is their leader?", "Who is the Greens' leader?"),
        # a deed
        (TAKEN, "And released?", "When was Anna Moe released?"),
        ("When did the trial begin?", "And end?", "When did the trial end?"),
        (
            "How many people died in the Orne fire?",
            "Injured?",
            "How many people were injured in the Orne fire?",
        ),
        (TAKEN, "Who did it?", "By whom was Anna Moe kidnapped?"),
        # a time
        (FINAL, "And four years later?", "Who won the 2020 final?"),
        (FINAL, "And the year before?", "Who won the 2015 final?"),
        (FINAL, "And the following year?", "Who won the 2017 final?"),
        (RATE, "And by the following summer?", "What was the rate by the summer of 2019?"),
        (RATE, "And in the spring before?", "What was the rate in the spring of 2019?"),
        (RATE, "And the following spring?", "What was the rate in the spring of 2020?"),
        (RATE, "What was it the month before?", "What was the rate in April 2019?"),
        (RATE, "And in July?", "What was the rate in July 2019?"),
        (
            "How much did Norbank earn last year?",
            "And the year before?",
            "How much did Norbank earn the year before?",
        ),
        (
            "How many seats did the Greens win in 2019?",
            "And this time?",
            "How many seats did the Greens win this time?",
        ),
        # another party
        (
            "How much did Norbank pay to settle the Lund case?",
            "And Peter Holm?",
            "How much did Peter Holm pay to settle the Lund case?",
        ),
        ("How many goals did Holm score?", "And Moe?", "How many goals did Moe score?"),
        ("Who won the race?", "What about Peter Holm?", "Did Peter Holm win the race?"),
        ("Do the unions support the plan?", "And the employers?", "Do the employers support the plan?"),
        ("Do the unions support the plan?", "Why not?", "Why don't the unions support the plan?"),
        ("Who attended the summit in Lund?", "Who did not?", "Who did not attend the summit in Lund?"),
        (
            "How much did Norbank pay to settle the Lund case?",
            "Who else paid?",
            "Who else paid to settle the Lund case?",
        ),
        ("Why did the minister resign?", "Who else?", "Who else resigned?"),
        # what is left out
        (BAN, "Which ones?", "Which trawlers did Norway ban?"),
        (BAN, "Who voted against it?", "Who voted against the fact that Norway banned the trawlers?"),
        (FERRY, "Any survivors?", "Were there any survivors when the ferry sank?"),
        (FERRY, "How many were on board?", "How many people were on board the ferry?"),
        (FERRY, "What caused it?", "Why did the ferry sink?"),
        (
            "What did Anna Moe say about the strike?",
            "When did she say that?",
            "When did Anna Moe say something about the strike?",
        ),
        (
            "Who did Anna Moe accuse of fraud?",
            "What did he say?",
            "What did the person whom Anna Moe accused of fraud say?",
        ),
        (
            "When did the second wave of layoffs start?",
            "How many people lost their jobs?",
            "How many people lost their jobs?",
        ),
    ],
)
def test_another_one_is_asked_for(earlier: str, text: str, alone: str) -> None:
    assert standalone(text, [earlier]) == alone


@pytest.mark.parametrize(
    "text",
    [
        "Who won the second round of the election in Norland?",
        "What is the third largest city of Norland?",
        "Who is the former prime minister of Sudland?",
        "Which one of the players is older?",
        "How high is the Vestre tower in Lund?",
        "Is the second bridge in Lund older than the mayor's?",
        "Was there a vote in Norland the year before the flood?",
        "How many doctors lost their jobs in Lund?",
        "And the second largest?",
        "Anything else?",
    ],
)
def test_what_stands_alone_or_against_nothing_stays(text: str) -> None:
    assert standalone(text, ["When did the strike in Orne begin?"]) == text
