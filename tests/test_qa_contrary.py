"""Accounts that an article itself sets against each other, charges and who answers them, earlier events of the kind."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.corpus import Evidence
from qa.answer import Answer
from qa.comparing.accused import answers_charge
from qa.comparing.issue import denies_another
from qa.comparing.occasions import of_an_earlier_one
from qa.comparing.opposing import opposing
from qa.comparing.points import point_at
from qa.desk import Desk
from qa.evidence import Judged
from qa.question import understand
from tests.fakes import FakeReader
from tests.test_qa_disagreement import DAY, evidence, parser
from tests.test_qa_known import MINE, indexed

pytestmark = pytest.mark.models


class Closer(FakeReader):
    """Takes all that it is asked about for opposed."""

    def opposed(self, question: str, pairs: Sequence[tuple[str, str]]) -> tuple[float, ...]:
        assert question
        return tuple(0.9 for _ in pairs)


def asked(folder: Path, told: str) -> Answer:
    made = indexed(folder, replace(MINE, text=f"The dam\n\n{told}", title="The dam"))
    desk = Desk(made, FakeReader(whole=True), closer=Closer(whole=True))
    return desk.ask("Was the Norvane shaft closed because of the flood?")


CLOSED = "The Norvane shaft was closed because of the flood, the ministry said."


@pytest.mark.parametrize(
    ("behind", "speakers"),
    [
        ("The miners’ union says the opposite: the owner had run out of money.", ("The miners’ union",)),
        ("The miners’ union gave another account: the owner had run out of money.", ("The miners’ union",)),
        ("Velmar’s version is that the owner had run out of money.", ("Velmar",)),
        ("The miners’ union met in Tessaly: the owner had run out of money.", None),
    ],
)
def test_what_an_article_calls_the_opposite_is_the_other_side(
    tmp_path: Path, behind: str, speakers: tuple[str, ...] | None
) -> None:
    found = asked(tmp_path, f"{CLOSED} {behind}").disagreements
    if speakers is None:
        assert found == ()
    else:
        assert speakers in [position.speakers for position in found[0].positions]


def judged(*texts: str) -> list[Judged]:
    """The sentences, each all that its article says, of the same day."""
    return list(evidence([(text, text.split()[0], DAY) for text in texts]))


def test_a_strike_before_says_nothing_of_this_one() -> None:
    question = understand("Did the strike in Orne last?", parser=parser())
    points = [
        point_at(n, j, j.answer)
        for n, j in enumerate(
            judged("A previous strike ended in a day.", "The strike goes on, the guild said.")
        )
    ]
    assert of_an_earlier_one(question, *points)
    other = [
        point_at(n, j, j.answer)
        for n, j in enumerate(judged("A strike ended.", "The strike goes on, they said."))
    ]
    assert not of_an_earlier_one(question, *other)


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("There was no such ship, the captain said.", True),
        ("There was no such fire, the captain said.", False),
        ("The school in Orne was not hit.", False),
    ],
)
def test_a_denial_of_another_thing_takes_no_side(text: str, another: bool) -> None:
    question = understand("Was there a fire at the school in Orne?", parser=parser())
    assert denies_another(question, judged(text)[0]) is another


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("Ivo Tarn, the captain, dismissed rumours that he had signed a secret contract with pirates.", True),
        ("Ivo Tarn, the captain, dismissed rumours that a fire had broken out in a classroom.", False),
        ("Ivo Tarn, the captain, dismissed the rumours.", False),
    ],
)
def test_a_claim_of_another_matter_that_is_denied_takes_no_side(text: str, another: bool) -> None:
    question = understand("Was there a fire at the school in Orne?", parser=parser())
    (told,) = evidence([(text, "dismissed", DAY)])
    assert denies_another(question, told) is another


def test_who_is_accused_and_dismisses_it_answers_the_charge() -> None:
    text = "Miners accused Ivo Tarn of treason. Tarn dismissed reports that he had sold the mine. Lind denied it."
    (item,) = annotated([Article("a", text)], parser())
    charge, answer, other = (
        Judged(Evidence(item.article, s, None, 0.5, 0.5), 0.9, Span(s.start, s.end)) for s in item.sentences
    )
    assert answers_charge(charge, answer)
    assert not answers_charge(charge, other)


@pytest.mark.parametrize(
    ("charge", "sides"), [("Miners accused Ivo Tarn of treason.", 2), ("It rained on the mine.", 0)]
)
def test_who_is_accused_stands_against_the_charge_with_another_denial(charge: str, sides: int) -> None:
    text = f"{charge} Tarn dismissed reports that he had sold the whole harbour to a rival."
    (item,) = annotated([Article("a", text)], parser())
    answers = (Span(0, len(charge)), Span(text.index("dismissed"), text.index("that")))
    told = [
        Judged(Evidence(item.article, s, None, 0.5, 0.5), 0.9, answer, affirms=affirms)
        for s, answer, affirms in zip(item.sentences, answers, (0.9, 0.1), strict=True)
    ]
    question = understand("Is Ivo Tarn a traitor?", parser=parser())
    points, _ = opposing(question, told, {}, lambda _, pairs: [0.9] * len(pairs))
    assert len(points) == sides
