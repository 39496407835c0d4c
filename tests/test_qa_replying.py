"""Bare replies right behind what surely answers, whether they were found or not."""

from datetime import date
from functools import lru_cache

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.corpus import Evidence
from index.grammar import SpacyParser
from qa.comparing.replying import with_replies
from qa.disagreement import compared
from qa.evidence import Judged
from qa.question import understand

pytestmark = pytest.mark.models

ASKED = "Did hundreds of people die in Dorrin?"
CLAIM = "“Hundreds of people died in Dorrin,” said the exiled mayor, Ann Lee."


@lru_cache(maxsize=1)
def parser() -> SpacyParser:
    return SpacyParser()


def judged(text: str, *probabilities: float) -> list[Judged]:
    """The first sentences of the text, so sure, each with the next one behind it."""
    article = Article("a", text, "", "Outlet", published=date(2023, 6, 2))
    (item,) = annotated([article], parser())
    told = item.sentences
    return [
        Judged(
            Evidence(
                article, s, told[n - 1] if n else None, 1.0, 1.0, told[n + 1] if n + 1 < len(told) else None
            ),
            p,
            Span(s.start, s.end),
        )
        for n, (s, p) in enumerate(zip(told, probabilities, strict=False))
    ]


@pytest.mark.parametrize(
    "reply",
    [
        "Ivo Brandt, the governor, called this “monstrous lies”.",
        "The ministry denies any responsibility.",
        "The government does not agree.",
        "The minister called talk of such deaths “factually incorrect”.",
        "The ministry denied this.",
        "That never happened, the ministry said.",
        "Ivo Brandt, the governor, said that nobody here had done any of that.",
        (
            "Much the same was told to reporters some weeks ago by guards from three of the neighbouring towns, but so "
            "far the ministry has denied the allegations."
        ),
    ],
)
@pytest.mark.parametrize("found", [(0.9,), (0.9, 0.1)])
def test_a_bare_reply_is_the_other_side(reply: str, found: tuple[float, ...]) -> None:
    asked = understand(ASKED, parser=parser())
    results = with_replies(asked, judged(f"{CLAIM} {reply}", *found))
    assert [j.probability for j in results] == [0.9, 0.9]
    (verdict,) = compared(asked, results, {})
    assert verdict.kind == "disagreement"
    assert {c.evidence for side in verdict.sides for c in side.cited} == {0, 1}


@pytest.mark.parametrize(
    "behind",
    [
        "The ministry did not comment.",
        "The rain went on until Friday.",
        "Ivo Brandt, the governor, called this a tragedy.",
        "The ministry denies any part in the sale of the old harbour to the builders of Orne.",
    ],
)
def test_what_replies_nothing_is_not_brought_in(behind: str) -> None:
    asked = understand(ASKED, parser=parser())
    given = judged(f"{CLAIM} {behind}", 0.9)
    assert with_replies(asked, given) == tuple(given)


def test_only_yes_and_no_are_replied_to_and_only_what_surely_answers() -> None:
    text = f"{CLAIM} The ministry denied this."
    weak = judged(text, 0.4)
    assert with_replies(understand(ASKED, parser=parser()), weak) == tuple(weak)
    sure = judged(text, 0.9)
    assert with_replies(understand("Who said it?", parser=parser()), sure) == tuple(sure)


@pytest.mark.parametrize(
    ("first", "found"),
    [
        ("Guards say that hundreds of people died in Dorrin.", True),
        # Another claim was denied.
        ("Guards say that the mine was sold to the bank.", False),
    ],
)
def test_what_is_denied_before_it_is_told_again_is_denied(first: str, found: bool) -> None:
    asked = understand(ASKED, parser=parser())
    told = judged(f"{first} The ministry denied the allegations. {CLAIM}", 0.1, 0.1, 0.9)
    results = with_replies(asked, told)
    assert ([j.probability for j in results] == [0.1, 0.9, 0.9]) is found
