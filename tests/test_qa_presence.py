"""Whoever calls on an army to leave says that it is there."""

import pytest

from index.annotate import annotated
from index.article import Article
from index.grammar import SpacyParser
from qa.fitting.presence import all_gone, nobody_left, none_there, presumed
from qa.question import understand

pytestmark = pytest.mark.models

TROOPS = "Did Peru have any soldiers left in Ecuador?"


@pytest.mark.parametrize(
    ("question", "text", "there"),
    [
        (TROOPS, "The statement called for the Peruvian Armed Forces to withdraw from Ecuador.", True),
        (TROOPS, "Quito said that Peruvian troops must leave Ecuador.", True),
        (TROOPS, "Ana Ruiz told the Peruvian army to withdraw from Ecuador.", True),
        (
            "Was Peru holding Ecuadorian land?",
            "Peru must withdraw from Ecuadorian territory, she said.",
            True,
        ),
        (
            "Was Peru's own army inside Ecuador?",
            "The statement called for the Peruvian Armed Forces to withdraw from Ecuador.",
            True,
        ),
        # Who has left, whom nobody calls on, and others than the asked ones.
        (TROOPS, "Peruvian troops withdrew from Ecuador.", False),
        (TROOPS, "Peruvian troops must not leave Ecuador.", False),
        (TROOPS, "Chilean troops must leave Ecuador.", False),
        (TROOPS, "Peruvian tourists must leave Ecuador.", False),
        ("Did Peru win in Ecuador?", "Peruvian troops must leave Ecuador.", False),
    ],
)
def test_a_demand_to_leave_takes_for_granted_that_they_are_there(
    question: str, text: str, there: bool
) -> None:
    (item,) = annotated([Article("a", text)], SpacyParser())
    assert presumed(understand(question, parser=SpacyParser()), item.sentences[0].tokens) is there


def test_whoever_came_meanwhile_is_not_in_the_demand() -> None:
    asked = understand("Did Peru have soldiers in Ecuador when Chile moved in?", parser=SpacyParser())
    (item,) = annotated([Article("a", "Peruvian troops must leave Ecuador.")], SpacyParser())
    assert presumed(asked, item.sentences[0].tokens)


@pytest.mark.parametrize(
    ("text", "none"),
    [
        ("Lima has assured that it has no troops in Ecuador.", True),
        ("Santiago has assured that it has no troops in Ecuador.", False),
        ("Lima has assured that it has no troops left.", False),
    ],
)
def test_there_are_none_in_a_region_without_a_name(text: str, none: bool) -> None:
    asked = understand("Were soldiers of Peru in the region when Chile moved in?", parser=SpacyParser())
    (item,) = annotated([Article("a", text)], SpacyParser())
    assert none_there(asked, item.sentences[0].tokens) is none


@pytest.mark.parametrize(
    ("question", "text", "words"),
    [
        ("Had the guards left Orne?", "There is not one guard left in Orne.", "not one guard left"),
        ("Did the guards leave Orne?", "No guards remain there, she said.", "No guards remain"),
        ("Had the guards left Orne?", "The guards are still in Orne.", ""),
        ("Were there any guards left in Orne?", "There is not one guard left in Orne.", ""),
    ],
)
def test_where_nobody_is_left_all_have_gone(question: str, text: str, words: str) -> None:
    found = nobody_left(understand(question, parser=SpacyParser()), text)
    assert (found.of(text) if found else "") == words


def test_who_pulled_all_out_has_none_there() -> None:
    text = "Velm said that it had pulled all of its troops out of Orne."
    there = understand("Were there any troops left in Orne?", parser=SpacyParser())
    found = all_gone(there, text)
    assert found is not None
    assert found.of(text) == "pulled all of its troops out"
    assert all_gone(understand("Had the troops left Orne?", parser=SpacyParser()), text) is None


@pytest.mark.parametrize(
    ("question", "text", "none"),
    [
        ("Was Peru's army inside Ecuador?", "Lima said that it has no troops in Ecuador.", True),
        ("Was Peru's army inside Ecuador?", "Lima said that it has no troops in Chile.", False),
        ("Was Peru's army inside Ecuador?", "Santiago said that it has no troops in Ecuador.", False),
        ("Was Peru's army inside Ecuador?", "No village in Ecuador has seen troops.", False),
        ("Did Peru's army leave Ecuador?", "Lima said that it has no troops in Ecuador.", False),
    ],
)
def test_who_has_no_troops_there_says_so(question: str, text: str, none: bool) -> None:
    (item,) = annotated([Article("a", text)], SpacyParser())
    asked = understand(question, parser=SpacyParser())
    assert none_there(asked, item.sentences[0].tokens) is none
