"""What excludes the thing that is asked about."""

import pytest

from qa.fitting.contrasts import contrast_fit


@pytest.mark.parametrize(
    ("question", "text", "near", "fit"),
    [
        ("Who won the women's race in Orne?", "Olu Fenn won the men's race in Orne.", "", -1.0),
        ("Who won the women’s race in Orne?", "Ada Moe won the women's race, Olu Fenn the men's.", "", 0.0),
        ("Who won the women's race in Orne?", "Ada Moe won in 2:28:14.", "", 0.0),
        ("What did he tell his Danish counterpart?", "He told his French counterpart to wait.", "", -1.0),
        ("What did he tell his Danish counterpart?", "He told his Denmark counterpart to wait.", "", 0.0),
        ("What did he tell his Danish counterpart?", "He told her to wait.", "", 0.0),
        ("Who won the women's race in Orne?", "In the men's race he was faster.", "Women's race", 0.0),
        ("Who won the men's race in Orne?", "Ada Moe was the first woman to win it in years.", "", -1.0),
        ("Who won the men's race in Orne?", "Olu Fenn won it, as his wife had.", "", 0.0),
        ("Who won the women's race in Orne?", "The oldest man to win in Orne is 52.", "", -1.0),
        ("Who is the lead actress in Tide?", "Ada Moe has a small but loud role as the aunt.", "", -1.0),
        ("How much did the film earn overseas?", "It made $34 million domestically.", "", -1.0),
        ("What did the film's overseas takings reach?", "Its domestic gross was $34 million.", "", -1.0),
        ("How many foreign workers died?", "Seventeen died, and the domestic union marched.", "", 0.0),
        ("Who is leading the inquiry?", "Ada Moe is, supporting nobody.", "", 0.0),
        ("Who won gold in the sprint?", "Silver in the sprint went to Ada Moe.", "", -1.0),
        ("Who won best actress?", "Ada Moe won best supporting actress.", "", -1.0),
        ("Who won best supporting actress?", "Ada Moe won best actress.", "", -1.0),
        ("How many watched the final?", "The semi-final was seen by 4.9 million.", "", -1.0),
        (
            "How many watched the final?",
            "The semi-final was seen by 4 million, the final by 5 million.",
            "",
            0.0,
        ),
        ("Who won the semi-final?", "Orne reached the final by beating Velden.", "", 0.0),
        ("What is the final toll?", "The semi-final was called off.", "", 0.0),
        ("Who won the presidential election?", "Her party won the parliamentary election.", "", -1.0),
        ("Who won the vice-presidential election?", "Ada Moe has won the presidency of Orne.", "", -1.0),
        ("Who won the vice presidential vote?", "Ada Moe won the vice presidency.", "", 0.0),
        ("Who won the presidential election?", "Ada Moe won the vice-presidential election.", "", -1.0),
        ("Who won the men's doubles?", "Moe and Lind won the mixed doubles.", "", -1.0),
        ("Who was elected president of the federation?", "She was elected vice-president.", "", -1.0),
        ("Who was elected president of the federation?", "The vice president beat the president.", "", 0.0),
        ("Who was elected vice president?", "Ada Moe was elected Vice President.", "", 0.0),
        ("Who was elected vice-president?", "He was elected president.", "", 0.0),
        (
            "Who plays Nora in the live-action film?",
            "Ada Moe is Nora's voice in the animated film.",
            "",
            -1.0,
        ),
        ("How many goals did Ada Moe score?", "Ada Moe gave seven assists in 29 matches.", "", -1.0),
        ("When does season 6 premiere?", "Season 6, episode 18 airs on Sunday.", "", -1.0),
        ("When does season 6 premiere?", "Season 6 begins with episode 1 on Sunday.", "", 0.0),
        ("Where is the opening gala?", "The closing gala moves to Orne.", "", -1.0),
        ("Who won the marathon?", "Ada Moe won the half marathon.", "", -1.0),
        ("Who won the half marathon?", "Ada Moe won the marathon.", "", -1.0),
        ("What was inflation in June?", "Core inflation stood at 4.6 percent in June.", "", -1.0),
        ("Who wrote the majority opinion?", "Judge Moe filed a concurring opinion.", "", -1.0),
        ("Who won the prize for poetry?", "Ada Moe won the prize for fiction.", "", -1.0),
        ("Who won the prize for poetry?", "Ada Moe's poetry won the prize.", "", 0.0),
        ("Who won the semi final?", "Orne won the semi-final.", "", 0.0),
        ("Who won the mayoral race?", "The mayoral run-off went to Ada Moe.", "", 0.0),
    ],
)
def test_what_is_told_of_the_other_does_not_answer(question: str, text: str, near: str, fit: float) -> None:
    assert contrast_fit(question, text, near) == fit
