"""Records, earlier rounds, extras and other ages of a role stand beside what is asked."""

import pytest

from index.grammar import SpacyParser
from qa.fitting.beside import only_beside
from qa.question import understand

pytestmark = pytest.mark.models

WON = "Who won the women's singles at the Velden Open in 2021?"
OUT = "When was Talon Kid released?"
BOUGHT = "Who acquired Lumora Games?"
FILM = 'Who stars as Oriane in the 2021 movie "Oriane"?'
PREMIERE = "When is the premiere of season 3 of The Salt Wardens?"
QUARTER = "What was Tarn's revenue in Q2 2019?"
STARTED = "Who started the war of 2008?"
ENDED = "Who brokered the deal that ended the war?"
PLAYS = "Who will be playing the role of Diana Prince in Harbour Lights?"


@pytest.mark.parametrize(
    ("question", "text", "beside"),
    [
        (ENDED, "Orne mediated in the row over the islands.", True),
        (ENDED, "By May, with the help of Orne, the war was over.", False),
        ("What did Moe pay when he bought the villa?", "Moe valued the villa at $40 million.", True),
        (
            "What did Moe pay when he bought the villa?",
            "Moe bought the villa, worth $40 million, for 12.",
            False,
        ),
        ("What did Moe pay for the villa valued at $40 million?", "He valued it at $40 million.", False),
        (WON, "As of 2021, the player with the most wins was Marta Novak ...", True),
        (WON, "Marta Novak, the player with the most titles, beat Ana Ruiz 6-2 6-1.", False),
        ("Who has the most wins at the Velden Open?", "The player with the most wins is Marta Novak.", False),
        (WON, "Women's singles, quarter-finals: L. Okarin bt S. Dravec 6-4 7-5 ...", True),
        (WON, "Okarin, who survived a match point in the first round, won the final 6-1 6-2.", False),
        ("Who won the quarter-final of the Cup?", "Quarter-finals: Orne bt Lenz 2-0", False),
        (WON, "Results of the Velden Open 2021, set by set, and who is winning.", True),
        (WON, "Okarin, who won the Velden Open in 2021, is 31.", False),
        (OUT, "Talon Kid soundtrack (vinyl) - Released: 30 November 2019", True),
        (OUT, "The sequel to 2018's Talon Kid got a release date teaser.", True),
        (OUT, "Talon Kid was released on 4 May 2018; its soundtrack followed in June.", False),
        ("When was the Talon Kid soundtrack released?", "The Talon Kid soundtrack came out in June.", False),
        (OUT, "Talon Kid comes to disc on 5 April with two hours of extras.", True),
        (WON, "Defending champion Ruth Chelimo heads the field for Sunday.", True),
        (WON, "Defending champion Ruth Chelimo won again in 2:21.", False),
        ("Who won the election in Orne?", "Ann Moe leads by three points, according to a new poll.", True),
        (BOUGHT, "Strade has walked away from talks to buy Lumora Games.", True),
        (BOUGHT, "After months of talks with three suitors Strade bought Lumora Games.", False),
        ("Who is in talks to buy Lumora Games?", "Strade is in talks to buy Lumora Games.", False),
        (BOUGHT, "Lumora Games is buying Strade and Orlo from their founders.", True),
        (BOUGHT, "Lumora Games was bought by Strade.", False),
        (BOUGHT, "Strade closed its acquisition of Lumora Games, which will buy Orlo.", False),
        ("Which horse won the Derby?", "Silver Ledger is the favourite after the draw.", True),
        ("Which horse won the Derby?", "Low Tide outran the favourite, Silver Ledger.", False),
        ("Which horse won the Derby?", "Silver Ledger, the favourite, won by a length.", False),
        (STARTED, "It was the Lenzians who had saved the capital, Ann Lee said.", True),
        (STARTED, "Velm opened fire on the border posts, the ministry said.", False),
        (STARTED, "Both sides blame each other.", False),
        (ENDED, "The truce of October was brokered by Orne.", True),
        (ENDED, "The fighting ended with a truce that Orne brokered.", False),
        (FILM, "Ana Ruiz made her debut as Oriane in Orne's Oriane (1984).", True),
        (FILM, "Lilly May is Oriane in Oriane (2021).", False),
        (FILM, "Josie Penhallow takes over the title role in Oriane the Musical.", True),
        (PREMIERE, "Filming on season 3 of The Salt Wardens has wrapped after five months.", True),
        (PREMIERE, "Filming has wrapped, and The Salt Wardens returns on 3 May.", False),
        (QUARTER, "Tarn annual revenue ; 2018 5.26bn ; 2019 6.76bn", True),
        (QUARTER, "Tarn's revenue in the second quarter of 2019 was 1.6bn.", False),
        (
            "How much did Orlo get?",
            "The firm paid 26 million to rivals, including Tarn Group and Orlo.",
            True,
        ),
        ("How much did Orlo get?", "The firm paid Orlo 9 million, and others, including Tarn, five.", False),
        (PLAYS, "Thirteen-year-old Lilly plays the young Diana Prince in Harbour Lights.", True),
        (PLAYS, "Mina Tavares plays Diana Prince's mother.", True),
        (PLAYS, "Poppy Raines has been cast as Diana Prince as a child.", True),
        (PLAYS, "Ana Ruiz plays Diana Prince, and Lilly May the young Diana Prince.", False),
    ],
)
def test_what_stands_beside_the_asked_thing_does_not_tell_it(question: str, text: str, beside: bool) -> None:
    asked = understand(question, parser=SpacyParser())
    assert only_beside(asked, asked.names, text) == beside
