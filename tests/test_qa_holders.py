"""Who holds an office, with the real parse: neither who has left it nor a sentence that names nobody tells it."""

import pytest

from index.annotate import annotated
from index.article import Article
from index.corpus import Evidence
from index.grammar import SpacyParser
from qa.fit import fit
from qa.question import understand

pytestmark = pytest.mark.models

PARSER = SpacyParser()


def office(question: str, text: str) -> float:
    (item,) = annotated([Article("news", text, "")], PARSER)
    (sentence,) = item.sentences
    return fit(understand(question, parser=PARSER), Evidence(item.article, sentence, None, 0.5, 0.5)).office


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The chief executive of Halden Motors, Viktor Roake, has stepped down.", -2.0),
        ("Founder Ada Moe announced that she was stepping down as CEO of Halden Motors.", -2.0),
        ("Halden Motors has fired its CEO, Viktor Roake.", -2.0),
        ("Viktor Roake was the CEO of Halden Motors until June 2022.", -2.0),
        ("Ada Moe replaces Viktor Roake, who stepped down as CEO of Halden Motors.", 0.0),
        ("Thousands want the CEO of Halden Motors, Viktor Roake, to resign.", 0.0),
        ("The CEO of Halden Motors, Viktor Roake, said that 40 workers had died.", 0.0),
        ("The CEO of Halden Motors is chosen by the board.", 0.0),
    ],
)
def test_who_has_left_an_office_does_not_hold_it(text: str, told: float) -> None:
    now = office("Who is the CEO of Halden Motors?", text)
    assert now == told if told < 0 else now >= told
    assert office("Who was the CEO of Halden Motors in 2019?", text) >= 0


def test_an_office_without_a_name_tells_no_holder() -> None:
    asked = "Who is the mayor of London?"
    assert office(asked, "The mayor of London, Ada Moe, opened the fair.") == 1.0
    assert office(asked, "The mayor of London is elected for four years.") == 0.0
