"""What a correction takes back is no answer, no figure of a dispute, and is shown only with what corrects it."""

from datetime import date

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.corpus import Evidence
from index.grammar import SpacyParser
from qa.comparing.amounts import amounts
from qa.compose import sentence_quote
from qa.evidence import Judged
from qa.fit import fit
from qa.question import understand

pytestmark = pytest.mark.models

PARSER = SpacyParser()
ENTRY = "Correction: an earlier entry said that 45 people had died. That number was wrong; it held seven survivors."
BALLOTS = (
    "*Correction: An earlier version of this article said that 183 ballots were found. The number is 83.*"
)
MISSTATED = "An article on Monday misstated the number of ballots found in the library. It was 83, not 183."
UNLABELLED = "An earlier report said that 45 people had died. That figure was wrong."
DEAD, FOUND = "How many people died in the fire?", "How many ballots were found in the library?"


def read(text: str, number: int, answer: str = "") -> Judged:
    """One sentence of an article, with the words in it that answer."""
    (item,) = annotated([Article("a", text, "", published=date(2031, 5, 2))], PARSER)
    beside = (None, *item.sentences, None)
    evidence = Evidence(item.article, item.sentences[number], beside[number], 0.9, 0.9, beside[number + 2])
    place = text.index(answer) if answer else evidence.sentence.start
    return Judged(evidence, 0.9, Span(place, place + len(answer)))


@pytest.mark.parametrize(
    "text", [ENTRY, BALLOTS, UNLABELLED, "This article originally said that 45 died. It was 38."]
)
def test_what_is_taken_back_does_not_answer(text: str) -> None:
    evidence = read(text, 0).evidence
    assert fit(understand(DEAD, parser=PARSER), evidence).withdrawn == 1
    assert fit(understand("What did the correction say?", parser=PARSER), evidence).withdrawn == 0


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (ENTRY, 1),
        (BALLOTS, 1),
        (MISSTATED, 1),
        ("An earlier version of this article gave the toll as 45; it is 38.", 0),
        ("An earlier report said that 45 people had died. The toll has risen to 52.", 0),
        ("The mayor had said that 45 people died. That number was wrong, the police said.", 0),
    ],
)
def test_what_corrects_and_what_nobody_takes_back_may_answer(text: str, number: int) -> None:
    assert fit(understand(DEAD, parser=PARSER), read(text, number).evidence).withdrawn == 0


@pytest.mark.parametrize("text", [ENTRY, BALLOTS, MISSTATED, UNLABELLED])
def test_a_correction_is_shown_whole(text: str) -> None:
    shown = [sentence_quote(read(text, number)).text.strip("*") for number in (0, 1)]
    assert shown == [text.strip("*")] * 2


def test_what_follows_in_another_paragraph_corrects_nothing() -> None:
    told = "This article originally said that 45 people had died.\n\nThe mayor resigned."
    assert sentence_quote(read(told, 0)).text == "This article originally said that 45 people had died."
    assert sentence_quote(read(told, 1)).text == "The mayor resigned."


@pytest.mark.parametrize(
    ("question", "text", "number", "answer", "values"),
    [
        (DEAD, ENTRY, 0, "45 people", []),
        (FOUND, BALLOTS, 0, "183 ballots", []),
        (FOUND, BALLOTS, 1, "83", [83]),
        (FOUND, MISSTATED, 1, "83", [83]),
        (FOUND, MISSTATED, 1, "183", [83]),
        (DEAD, "An earlier version of this story said that 45 people died. The figure is 38.", 1, "38", [38]),
    ],
)
def test_only_the_corrected_value_is_a_figure(
    question: str, text: str, number: int, answer: str, values: list[float]
) -> None:
    found = amounts(understand(question, parser=PARSER), 0, read(text, number, answer))
    assert [p.figure.value for p in found if p.figure] == values


@pytest.mark.parametrize("text", [ENTRY, BALLOTS, "This article originally said that 45 people had died."])
def test_a_correction_speaks_for_nobody(text: str) -> None:
    claims = read(text, 0).evidence.sentence.claims
    assert [c.speaker for c in claims] == [None]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The first edition of the atlas said that 45 islands had sunk.", "The first edition of the atlas"),
        (
            "An earlier report by the mission said that 45 people had died.",
            "An earlier report by the mission",
        ),
        ("Correction: The coast guard said that 38 people had died.", "The coast guard"),
    ],
)
def test_who_speaks_beside_a_correction_still_speaks(text: str, speaker: str) -> None:
    assert [c.speaker for c in read(text, 0).evidence.sentence.claims] == [speaker]
