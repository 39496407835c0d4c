"""Who began it, where each blames the other, and where somebody only ended it."""

import pytest

from index.annotate import annotated
from index.article import Article
from index.corpus import Evidence
from index.grammar import SpacyParser
from qa.fit import fit
from qa.fitting.mutual import accused_mutually
from qa.question import understand

pytestmark = pytest.mark.models


@pytest.mark.parametrize(
    ("question", "text", "contrast"),
    [
        (
            "What is the population of Orne?",
            "About 40,000 people living in northern areas were told to go.",
            -1,
        ),
        ("What is the population of Orne?", "There were 40,000 people residing in the town.", 0),
        (
            "When was Ivo Tarn sentenced?",
            "Nils Brandt, who stole the purse, was sentenced in March.",
            -1,
        ),
        ("When was Ivo Tarn sentenced?", "Ivo Tarn was sentenced in March, Nils Brandt in May.", 0),
        ("When was Ivo Tarn sentenced?", "The thieves were sentenced in March.", 0),
        ("What is the largest harbour?", "Velm is the fourth-biggest harbour of the coast.", -1),
        ("What is the largest harbour?", "Orne is the largest harbour, Velm the second-largest.", 0),
        ("What is the second-largest harbour?", "Velm is the second-largest harbour.", 0),
        ("How long did Orne and Velm talk?", "Orne and Velm held talks on Saturday.", -1),
        ("How long did Orne and Velm talk?", "Orne and Velm talked from noon until dusk.", 0),
        (
            "How many people were told to go?",
            "About 40,000 people living in northern areas were told to go.",
            0,
        ),
    ],
)
def test_what_measures_another_thing_is_no_measure(question: str, text: str, contrast: float) -> None:
    parser = SpacyParser()
    (item,) = annotated([Article("a", text, "Orne")], parser)
    told = Evidence(item.article, item.sentences[0], None, 0.5, 0.5)
    assert fit(understand(question, parser=parser), told).contrast == contrast


@pytest.mark.parametrize(
    ("opens", "contrast"),
    [
        ("Nils Brandt, a friend of the family, sold the boats.", -1),
        ("Nils Brandt, a friend of Ivo Tarn, sold the boats.", 0),
        ("The trial of the bankers began on Monday.", 0),
    ],
)
def test_he_is_whom_the_paragraph_opens_with(opens: str, contrast: float) -> None:
    parser = SpacyParser()
    (item,) = annotated([Article("a", f"{opens} He pleaded guilty to fraud.", "Ivo Tarn's bank")], parser)
    told = Evidence(item.article, item.sentences[1], item.sentences[0], 0.5, 0.5)
    assert fit(understand("Did Ivo Tarn plead guilty?", parser=parser), told).contrast == contrast


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("A first one, arranged by Velm the day before, had broken down at once.", False),
        ("Ana Lind rang both ministers and demanded that the attacks end.", False),
        ("Ana Lind said that gunmen from Velm had crossed the river.", True),
        ("Ana Lind said that Velm broke the truce.", True),
        ("Ana Lind said that Velm attacked at dawn.", True),
        ("Ana Lind said that an attack by Velm ended the truce.", True),
    ],
)
def test_who_began_the_fighting_is_not_told_by_who_ended_it(text: str, tells: bool) -> None:
    parser = SpacyParser()
    (item,) = annotated([Article("a", text, "Orne")], parser)
    told = Evidence(item.article, item.sentences[0], None, 0.5, 0.5)
    for asked in ("Who started the fighting?", "Who fired first?", "Which side was first to open fire?"):
        assert fit(understand(asked, parser=parser), told).contrast == (0 if tells else -1), asked
    assert fit(understand("Who brought about the truce?", parser=parser), told).contrast == 0


def test_who_broke_a_truce_is_not_told_by_blame_for_the_fighting() -> None:
    asked = understand("Who broke the truce of May?")
    lemmas = {"side", "blame", "other", "clash"}
    assert not accused_mutually(asked, lemmas, "Each side blames the other for the new clashes.")
    assert accused_mutually(asked, lemmas, "Each side blames the other for breaking the truce.")


@pytest.mark.parametrize(
    ("text", "contrast", "kind"),
    [
        ("Fighters of the Tide took part in the attack on the fort.", -1, None),
        ("The guards say that gunmen had opened fire on the fort.", 0, 0),
        ("The Tide accused guards of shooting first.", 0, None),
    ],
)
def test_whoever_took_part_need_not_have_fired_first(text: str, contrast: float, kind: float | None) -> None:
    parser = SpacyParser()
    (item,) = annotated([Article("a", text)], parser)
    told = Evidence(item.article, item.sentences[0], None, 0.5, 0.5)
    found = fit(understand("Which side fired the first shots at the fort?", parser=parser), told)
    assert found.contrast == contrast
    assert kind is None or found.kind >= kind


def test_whoever_tore_up_a_paper_need_not_have_fired_first() -> None:
    asked = understand("Who fired first in the war?", parser=SpacyParser())
    told = "Each government has accused the other of tearing up the paper."
    assert not accused_mutually(asked, {"accuse"}, told)
    assert accused_mutually(asked, {"accuse"}, "Each has accused the other of opening fire.")
