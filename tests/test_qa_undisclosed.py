"""Losses that a side keeps to itself."""

import pytest

from index.annotate import annotated
from index.article import Article
from index.grammar import SpacyParser
from qa.fitting.undisclosed import undisclosed
from qa.question import understand

pytestmark = pytest.mark.models

ASKED = "How many Peruvian soldiers were killed?"


@pytest.mark.parametrize(
    ("question", "text", "kept"),
    [
        (
            ASKED,
            "So far Peru has not published its losses, while Chile counts 40 dead.",
            "has not published its losses",
        ),
        (ASKED, "Lima has not told anybody, nor given the number of its dead.", None),
        (ASKED, "Lima declined to give the number of dead soldiers.", "to give the number of dead soldiers"),
        (
            ASKED,
            "Peruvian officers counted 60 civilians, but they have not revealed military losses.",
            "have not revealed military losses",
        ),
        (
            "Did Peru say how many of its men fell?",
            "So far Lima has not told the press of Peruvian soldiers killed in the war.",
            None,
        ),
        (
            "Did Peru say how many of its men fell?",
            "So far Lima has not released word of Peruvian soldiers killed in the war.",
            "has not released word of Peruvian soldiers killed in the war",
        ),
        ("Has Peru disclosed its losses?", "Chile has not published its losses.", None),
        (ASKED, "Chile has not published its losses.", None),
        (ASKED, "A Peruvian officer could not say how many of them were dead.", None),
        (ASKED, "Peru has not published how many Chilean soldiers were killed.", None),
        (ASKED, "Peru has published its losses.", None),
        (ASKED, "Peru has not published the treaty.", None),
        ("How many civilians did Peru lose?", "Peru has not revealed its military losses.", None),
        (
            "How many Peruvian civilians were hurt?",
            "Lima gave no word, nor did Peru publish soldiers killed.",
            None,
        ),
        (
            "How many Peruvian civilians were killed?",
            "Peru has not given information about Peruvian soldiers killed in the war.",
            None,
        ),
        (
            "How many Peruvian troops were wounded?",
            "Peru has not given information about Peruvian soldiers killed in the war.",
            None,
        ),
        ("How many tanks did Peru lose?", "Peru has not published its losses.", None),
        ("How many soldiers were killed?", "Peru has not published its losses.", None),
    ],
)
def test_a_side_that_does_not_tell_its_losses_answers_how_many(
    question: str, text: str, kept: str | None
) -> None:
    (item,) = annotated([Article("a", text)], SpacyParser())
    found = undisclosed(understand(question, parser=SpacyParser()), item.sentences[0].tokens)
    assert (found.of(text) if found else None) == kept
