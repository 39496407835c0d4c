"""Whose office a sentence names."""

import pytest

from index.article import Article
from index.corpus import Corpus
from index.grammar import Token
from qa.fit import fit
from qa.fitting.offices import office_fit
from qa.question import understand


def tokens(text: str, bodies: tuple[str, ...] = ()) -> tuple[Token, ...]:
    return tuple(
        Token(0, 0, word, word.lower(), "NOUN", "NN", "dep", n, "B-GPE" if word in bodies else "")
        for n, word in enumerate(text.replace(".", "").replace(",", "").split())
    )


@pytest.mark.parametrize(
    ("role", "text", "fit"),
    [
        ("president of Kenya", "The president of Kenya Ana Ruiz spoke", 1.0),
        ("president of Kenya", "Kenyan president Ana Ruiz spoke", 1.0),
        ("chief executive of Kenya", "Ana Ruiz, chief executive of the Ugandan bank", -2.0),
        ("chief executive of Kenya", "CEO Ana Ruiz spoke", 0.0),
        ("president of Kenya", "Ugandan president Ana Ruiz spoke", -2.0),
        ("president of Kenya", "President Ana Ruiz spoke", 0.0),
        ("president of Kenya", "Ana Ruiz won the presidential run-off", 0.0),
        ("president of Kenya", "The presidential adviser Ana Ruiz spoke", -1.0),
        ("president of Kenya", "The prime minister of Kenya Ana Ruiz spoke", -1.0),
        ("president of Kenya", "The vice president of Kenya spoke", -1.0),
        ("defence minister of Kenya", "Kenyan deputy defence minister Ana Ruiz spoke", -1.0),
        ("president of Kenya", "The former president of Kenya spoke", -1.0),
        ("former president of Kenya", "The former president of Kenya spoke", 1.0),
        ("defence minister of Kenya", "Kenyan defense minister Ana Ruiz spoke", 1.0),
        ("defence minister of Kenya", "Kenyan finance minister Ana Ruiz spoke", -1.0),
        ("chief financial officer of Kenya", "Ana Ruiz, the chief technology officer of Kenya, spoke", -2.0),
        ("chief financial officer of Kenya", "Ana Ruiz, the chief financial officer of Kenya, spoke", 1.0),
        ("chief financial officer of Kenya", "The CFO of Kenya Ana Ruiz spoke", 1.0),
        ("CFO of Kenya", "The finance chief Ana Ruiz spoke", 1.0),
        ("CEO of Kenya", "The finance chief of Kenya Ana Ruiz spoke", -1.0),
        ("head of Kenya", "The chairwoman of Kenya Ana Ruiz spoke", 1.0),
        ("chairwoman of Kenya", "The head of Kenya Ana Ruiz spoke", 1.0),
        ("governor of Kenya", "The chairwoman of Kenya Ana Ruiz spoke", -1.0),
        ("vice president of Kenya", "The vice chairman of Kenya Ana Ruiz spoke", -1.0),
        ("governor of Kenya", "Ana Ruiz may run for governor of Kenya", -1.0),
        ("governor of Kenya", "Ana Ruiz, the governor of Kenya, runs for nothing", 1.0),
        ("director of The Long Night", "The Long Night was shot in Kenya", 0.0),
        ("", "The president of Kenya spoke", 0.0),
    ],
)
def test_the_asked_office_of_the_asked_body_and_no_other(role: str, text: str, fit: float) -> None:
    bodies = ("Kenya", "Kenyan", "Ugandan")
    assert office_fit(role, tokens(text, bodies)) == fit


def test_the_article_tells_elsewhere_whose_president_somebody_is() -> None:
    sentence = tokens("President Ruiz spoke")
    assert (
        office_fit("president of Kenya", sentence, "Kenyan President Ana Ruiz came. President Ruiz spoke.")
        == 1.0
    )
    assert (
        office_fit("president of Uganda", sentence, "Kenyan President Ana Ruiz came. President Ruiz spoke.")
        == -2.0
    )
    assert office_fit("president of Uganda", sentence, "The President Ruiz spoke.") == 0.0


def test_another_article_tells_whose_president_somebody_is(corpus: Corpus) -> None:
    call = Article("call", "President Ruiz and the Ugandan delegation spoke by telephone.", "A call")
    visit = Article("visit", "Kenyan President Ana Ruiz opened the fair.", "The fair")
    corpus.add([call, visit])
    asked = understand("Who is the president of Uganda?", ())
    found = corpus.evidence("Ugandan president Ruiz telephone", 4)
    of = {e.article.id: e for e in found}
    told = "\n".join(e.article.text for e in found)
    assert fit(asked, of["call"], told).office == -2.0


@pytest.mark.parametrize(
    ("role", "text", "bodies", "fit"),
    [
        ("president of International Orne Committee", "IOC president Ana Ruiz spoke", ("IOC",), 1.0),
        ("president of International Orne Committee", "IVC president Ana Ruiz spoke", ("IVC",), -2.0),
        # Who is given it, whatever the parse takes her for, is given it by the one who gives it.
        ("chief executive of Orne", "Orne did appoint Ana Ruiz chief executive", ("Ruiz",), 1.0),
        ("chief executive of Orne", "Velm did appoint Ana Ruiz chief executive in Orne", ("Ruiz",), -2.0),
    ],
)
def test_whose_the_office_is(role: str, text: str, bodies: tuple[str, ...], fit: float) -> None:
    assert office_fit(role, tokens(text, bodies)) == fit
