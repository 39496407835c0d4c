"""Questions in the words that readers were taught with."""

import pytest

from qa.asking.names import Name
from qa.asking.rephrased import rephrased


@pytest.mark.parametrize(
    ("asked", "put"),
    [
        (
            "How many sailors did the Velmar side lose in June?",
            "How many Velmar sailors were killed in June?",
        ),
        ("How many men did the navy lose at Orne?", "How many men of the navy were killed at Orne?"),
        ("How many rangers have fallen since May?", "How many rangers were killed since May?"),
        ("What came out of the talks in Orne?", "What was the outcome of the talks in Orne?"),
        ("How long did the Orne war last?", "How long did the Orne war go on?"),
        ("Did Orne fire on the town on purpose?", "Did Orne fire on the town?"),
        (
            "Who fired the first shots of the Orne war in May?",
            "From whom did the first shots of the Orne war come in May?",
        ),
        ("Who was elected president of Peru in 2031?", "Who won the presidential election in Peru in 2031?"),
        ("Has anybody independent checked those numbers?", "Did anyone verify the accounts?"),
        ("start date of the Orne strike", "When did the Orne strike start?"),
        ("What did the mayor make of the ruling?", "What did the mayor say about the ruling?"),
        ("What is Lind's take on the ruling?", "What did Lind say about the ruling?"),
        ("What was the guild's answer to the offer?", "How did the guild respond to the offer?"),
        ("What does the mayor reply to his critics?", "How does the mayor respond to his critics?"),
        ("What did the head of the guild want in May?", "What did the head of the guild call for in May?"),
        ("Who is left on the Orne Air board?", "Who is on the Orne Air board?"),
        ("Why was Lind's mill called Orne Works?", "Why was Orne Works named so?"),
        ("What was the guild after?", "What did the guild seek?"),
        ("Whose pressure stopped the fighting in Orne?", "Whose pressure brought about the truce in Orne?"),
        ("According to Lind, what is Orne after?", "According to Lind, What did Orne seek?"),
        (
            "How many people took part in the protest against the dam?",
            "How many demonstrators marched in the protest against the dam?",
        ),
        ("How many people took part in the survey?", "How many people took part in the survey?"),
        ("What did the miners demand?", "What did the miners call for?"),
        ("Who fired first at the ford?", "Who started the fighting at the ford?"),
        ("Which side was the first to open fire?", "Which side started the fighting?"),
        ("Who set off the clashes at the ford?", "Who started the clashes at the ford?"),
        ("Did anybody die at the ford?", "Was anybody killed at the ford?"),
        ("Do the papers agree on what came out of the talks?", "What was the outcome of the talks?"),
        ("Who fired the first shots?", "Who started the fighting?"),
        ("Could anyone independently confirm the losses?", "Did anyone verify the accounts?"),
        (
            "Have the casualty figures of May been independently checked?",
            "Did anyone verify the accounts of May?",
        ),
        ("Were these claims verified?", "Did anyone verify the accounts?"),
        ("Did the guns fall silent in Orne in May?", "Did the fighting stop in Orne in May?"),
        ("how many foreign sailors on the ferry in May", "How many foreign sailors were on the ferry in May"),
        ("how many people at the mill?", "How many people were at the mill?"),
        ("Where does the guild stand on the offer?", "What does the guild say about the offer?"),
        (
            "Was it really Velm that got Orne and Crail to stop shooting in May?",
            "Was it really Velm that brought about the truce between Orne and Crail in May?",
        ),
        ("What do the reports give as the number of dead?", "What was the number of dead?"),
        ("toll 2016 ferry fire", "Death toll 2016 ferry fire"),
        ("Was it Orne or the elders that brought about the truce?", "Who brought about the truce?"),
        ("Was it in May or in June that the ferry sank?", "When was it that the ferry sank?"),
        ("Is the Courier right that the ferry sank?", "Is it true that the ferry sank?"),
        (
            "Do the reports differ on the overall death toll of the war?",
            "What was the overall death toll of the war?",
        ),
        ("Are the papers consistent about when the ferry sank?", "when the ferry sank?"),
        ("Do the two sides contradict each other on who fired?", "who fired?"),
        ("Is there a dispute between Orne and Velm over who fired?", "who fired?"),
        (
            "Do the outlets give different accounts of who fired?",
            "who fired?",
        ),
        ("Has the mayor concluded an agreement with Velm?", "Has the mayor signed an agreement with Velm?"),
        ("Did the mayor strike a deal with Velm?", "Did the mayor sign a deal with Velm?"),
        ("Did the mayor strike a guest?", "Did the mayor strike a guest?"),
        ("Whose achievement was the truce?", "Who deserves credit for the truce?"),
        ("body count of the raid", "death toll of the raid"),
    ],
)
def test_a_reader_is_asked_in_plainer_words(asked: str, put: str) -> None:
    assert rephrased(asked) == put


@pytest.mark.parametrize(
    "asked",
    [
        "Why was the mayor called to the stand?",
        "Was the report of a truce confirmed?",
        "Could anyone confirm that the bridge was closed?",
        "How many seats did the Harbour Party lose?",
        "How many people fell ill in Orne?",
        "How many points has the index fallen?",
        "How many men work for the guild?",
        "Did anyone die of the fever?",
        "How many ships in the bay sank?",
        "How many people in Orne voted?",
        "How many sailors on the ferry drowned?",
        "What did the guild want to build?",
        "Did anybody confirm that the ferry sank?",
        "Who opened the harbour?",
        "Was it a strike or a holiday that the mayor meant?",
        "Toll roads in Orne",
        "Was the mayor right to resign?",
    ],
)
def test_what_only_looks_like_it_stays_as_it_is(asked: str) -> None:
    assert rephrased(asked) == asked


@pytest.mark.parametrize(
    ("asked", "name", "put"),
    [
        ("Had Orne fallen by 8 May?", Name("Orne", "thing"), "Was Orne captured by 8 May?"),
        ("Did Orne fall to the rebels?", Name("Orne", "thing"), "Was Orne captured by the rebels?"),
        ("Did Orne fall in May?", Name("Orne", "place"), "Was Orne captured in May?"),
        ("Did Orlocoin fall in May?", Name("Orlocoin", "thing"), "Did Orlocoin fall in May?"),
    ],
)
def test_a_town_that_fell_was_captured(asked: str, name: Name, put: str) -> None:
    assert rephrased(asked, [name]) == put


def test_a_hill_needs_no_name_to_fall() -> None:
    assert rephrased("Did the hill fall in May?") == "Was the hill captured in May?"


@pytest.mark.parametrize(
    ("asked", "put"),
    [
        (
            "Have the casualty figures given by Orne and Velm been independently checked?",
            "Did anyone verify the accounts by Orne and Velm?",
        ),
        (
            "Was there any independent confirmation of the army's claims?",
            "Did anyone verify the accounts?",
        ),
        ("Have the army's claims been verified by independent observers?", "Did anyone verify the accounts?"),
        ("Do the Ornians concede that the hill has been lost?", "Has the hill been lost?"),
        ("Does Orne admit that mercenaries fight for it?", "Is it true that mercenaries fight for it?"),
    ],
)
def test_whether_it_was_checked_or_conceded_is_asked_plainly(asked: str, put: str) -> None:
    assert rephrased(asked) == put
