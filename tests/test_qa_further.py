"""Figures that only go on from one that surely answers: further sides, each with who gives it."""

from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.corpus import Corpus, Evidence
from index.grammar import SpacyParser
from qa.comparing.further import with_further
from qa.comparing.sides import Verdict
from qa.desk import Desk
from qa.disagreement import compared
from qa.evidence import Judged
from qa.question import understand
from tests.fakes import FakeEmbedder, FakeReader

pytestmark = pytest.mark.models

ASKED = "How many people died in the flood?"
TOLD = "The governor said 40 people died in the flood."


@lru_cache(maxsize=1)
def parser() -> SpacyParser:
    return SpacyParser()


def sides(
    text: str, question: str = ASKED, probability: float = 0.9, found: int = 1
) -> list[tuple[str, str]]:
    """The sides of the disagreement about the text's first sentence, each with who says it; `found` sentences were
    found, the others hardly answer."""
    found_apart = [v for v in verdicts(text, question, probability, found) if v.kind == "disagreement"]
    return [(side.value, speaker) for v in found_apart for side in v.sides for speaker in side.speakers]


def verdicts(
    text: str, question: str = ASKED, probability: float = 0.9, found: int = 1
) -> tuple[Verdict, ...]:
    """What the text's sentences are to each other."""
    article = Article("a", text, "", "Outlet", published=date(2031, 6, 2))
    (item,) = annotated([article], parser())
    told = item.sentences
    results = [
        Judged(
            Evidence(
                article, s, told[n - 1] if n else None, 1.0, 1.0, told[n + 1] if n + 1 < len(told) else None
            ),
            0.1 if n else probability,
            Span(s.start, s.end),
        )
        for n, s in enumerate(told[:found])
    ]
    asked = understand(question, parser=parser())
    return compared(asked, with_further(asked, results, lambda _: told), {})


@pytest.mark.parametrize("found", [1, 2])
@pytest.mark.parametrize(
    ("behind", "side"),
    [
        ("The union put it at 55.", ("55", "The union")),
        ("The rangers, who carried 30 bodies to the port, put the number at 55.", ("55", "The rangers")),
        ("Ana Ruiz spoke of 55 and accused the governor of lying.", ("55", "Ana Ruiz")),
        ("The nurses' union put the toll at 55 on Friday.", ("55", "The nurses' union")),
        (
            "Ivo Brandt, the mayor of Orne, named a range of 50 to 60.",
            ("50 to 60", "Ivo Brandt, the mayor of Orne"),
        ),
        ("The relief agency gave a figure of 61.", ("61", "The relief agency")),
        ("The opposition spoke of 70.", ("70", "The opposition")),
        ("The ministry's count is 45.", ("45", "The ministry")),
        ("Hospitals counted 52.", ("52", "Hospitals")),
        ("A guild argues that the true number is nearer 650, since many left.", ("650", "A guild")),
        ("Ana Ruiz, who leads the port, told the Orne Post it was 66.", ("66", "Ana Ruiz")),
        (
            "A spokesman for the port estimated it at 66, children included.",
            ("66", "A spokesman for the port"),
        ),
    ],
)
def test_who_only_gives_a_figure_is_another_side(behind: str, side: tuple[str, str], found: int) -> None:
    assert sides(f"{TOLD} {behind}", found=found) == [("40 people", "The governor"), side]


@pytest.mark.parametrize(
    "behind",
    [
        "The mayor put the number of injured at 30.",
        "The union put the damage at 40 million crowns.",
        "The mayor put it at 30 in Orne alone.",
        "The union counted 12 at the northern gate.",
        "The clinic spoke of 30 a day.",
        "The union did not put it at 30.",
        "The mayor gave 12 interviews.",
        "He put it at 41.",
        "The rain went on until May. The union put it at 55.",
        "The governor put it at 55.",
    ],
)
def test_what_counts_something_else_or_is_told_by_nobody_else_is_no_side(behind: str) -> None:
    assert sides(f"{TOLD} {behind}") == []


def test_one_goes_on_from_another_and_over_what_is_thought_of_it() -> None:
    text = f"{TOLD} The union put it at 55. That is far too high, the ministry says. The police put it at 20."
    shown = [("40 people", "The governor"), ("55", "The union"), ("20", "The police")]
    assert sides(text) == shown


def test_it_is_told_what_goes_on_only_where_one_thing_is_counted() -> None:
    two = "The governor said 40 people died in the flood and 90 were hurt. The union put it at 55."
    assert sides(two) == []
    part = "The governor said 40 people, including three nurses, died in the flood. The union put it at 55."
    assert sides(part) == [("40 people", "The governor"), ("55", "The union")]
    hurt = "The governor said 40 people were hurt. The union put the toll at 3."
    assert sides(hurt, "How many people were hurt?") == []


def test_what_hardly_answers_is_not_gone_on_from() -> None:
    assert sides(f"{TOLD} The union put it at 55.", probability=0.4) == []


def test_a_price_goes_on_in_its_currency() -> None:
    asked = "How much did the bridge cost?"
    cost = "The bridge cost $40 million, the ministry said. The opposition put it at {}."
    assert sides(cost.format("$60 million"), asked)[1] == ("$60 million", "The opposition")
    assert sides(cost.format("60"), asked) == []


def test_the_desk_shows_them(tmp_path: Path) -> None:
    text = f"{TOLD} The union put it at 55. That is far too high, the ministry says. The police put it at 20."
    with Corpus.open(tmp_path / "a.index", embedder=FakeEmbedder(), parser=parser(), create=True) as made:
        made.add([Article("flood", text, "Flood", "Quay News", published=date(2031, 6, 2))])
        (dispute,) = Desk(made, FakeReader(whole=True)).ask(ASKED).disagreements
    assert [p.speakers for p in dispute.positions] == [("The governor",), ("The union",), ("The police",)]


@pytest.mark.parametrize(
    ("behind", "kind"),
    [
        ("At night the governor raised his count to 55.", ["development"]),
        ("His count has since risen to 55.", ["development"]),
        ("At night the governor raised his count to 55 killed and 106 wounded.", ["development"]),
        ("At night the governor raised the count of the injured to 55.", []),
        ("At night the governor did not raise his count to 55.", []),
        ("At night the governor raised his voice.", []),
    ],
)
def test_a_count_that_is_raised_is_a_development(behind: str, kind: list[str]) -> None:
    assert [v.kind for v in verdicts(f"{TOLD} The rain went on. {behind}")] == kind
