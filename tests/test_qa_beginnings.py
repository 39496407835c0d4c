"""When something began, told beside the news."""

from datetime import date

import pytest

from index.annotate import IndexedSentence, annotated
from index.article import Article
from index.corpus import Evidence
from index.grammar import SpacyParser
from qa.fitting.beginnings import begun, only_another_began, with_beginnings
from qa.question import understand

pytestmark = pytest.mark.models

FIGHTING = "When did the fighting in Orne break out?"


def sentences(text: str) -> tuple[Article, tuple[IndexedSentence, ...]]:
    (item,) = annotated([Article("a", text, published=date(2031, 5, 16))], SpacyParser())
    return item.article, item.sentences


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        (FIGHTING, "The minister said 71 had fallen since the combat began early on Tuesday.", "Tuesday"),
        (FIGHTING, "The clashes, which broke out on Sunday, have cost 40 lives.", "Sunday"),
        (FIGHTING, "Forty died after Brask launched an assault on 12 May.", "12 May"),
        (FIGHTING, "The situation escalated on 12 May.", "12 May"),
        (
            "When did the strike begin?",
            "Trains have been empty since the walkout started last week.",
            "last week",
        ),
        # What ends, what else begins, and what did not begin.
        (FIGHTING, "The war ended in 2012.", None),
        (FIGHTING, "The truce began on Monday.", None),
        (FIGHTING, "The fighting did not begin on Monday.", None),
        ("When did the fighting stop?", "The combat began early on Tuesday.", None),
        ("When did the window break?", "The fighting began on Tuesday.", None),
    ],
)
def test_a_clause_tells_when_it_began(question: str, text: str, told: str | None) -> None:
    article, (sentence,) = sentences(text)
    found = begun(understand(question, parser=SpacyParser()), sentence)
    assert (found.of(article.text) if found else None) == told


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("The war there concluded in 2012.", True),
        ("The new truce is set to start at midnight.", True),
        ("Brask announced an end to two days of fighting, the worst since 2012.", True),
        ("The fighting stopped on Monday, a week after the first shots.", False),
        ("The combat began on Monday and ended on Friday.", False),
        ("The mayor spoke on Monday.", False),
    ],
)
def test_when_it_ended_or_when_the_truce_began_is_another_time(text: str, another: bool) -> None:
    _, (sentence,) = sentences(text)
    assert only_another_began(understand(FIGHTING, parser=SpacyParser()), sentence.tokens, text) is another


def test_the_foremost_articles_are_read_through_for_a_beginning() -> None:
    article, (first, second, third) = sentences(
        "The fighting in Orne is fierce. The mayor is ill. She fell ill when the clashes began on 12 May."
    )
    found = (Evidence(article, first, None, 0.5, 0.5),)
    told = with_beginnings(
        understand(FIGHTING, parser=SpacyParser()), found, lambda _: (first, second, third)
    )
    assert [e.sentence for e in told] == [first, third]
    assert told[1].before == second
    asked = understand("Who won in Orne?", parser=SpacyParser())
    assert with_beginnings(asked, found, lambda _: (first, second, third)) == found


def test_a_beginning_that_was_found_far_behind_is_moved_to_the_front() -> None:
    text = " ".join(f"The fighting in Orne is fierce on day {n}." for n in range(2, 30))
    article, own = sentences(f"{text} She fell ill when the clashes began on 12 May.")
    found = tuple(Evidence(article, s, None, 0.5, 0.5) for s in own)
    told = with_beginnings(understand(FIGHTING, parser=SpacyParser()), found, lambda _: own)
    assert told[1] == found[-1]
    assert sorted(e.sentence.start for e in told) == [e.sentence.start for e in found]
