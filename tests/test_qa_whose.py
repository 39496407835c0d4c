"""Of two figures in one sentence, the one of the side, and of the thing, that is asked for."""

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.grammar import SpacyParser
from qa.fitting.whose import answering_figure, of_another_owner, tells_its_own
from qa.question import understand

pytestmark = pytest.mark.models

PARSER = SpacyParser()
BOTH = "Moreno said 105 of his country's soldiers were killed, while Azerbaijan stated 50 were slain."
CENSUS = "At the census there were 2,764 people and 892 households residing in the town."


@pytest.mark.parametrize(
    ("question", "text", "taken", "answer"),
    [
        ("How many soldiers did Azerbaijan lose?", BOTH, "105", "50"),
        ("How many Azerbaijani soldiers were killed?", BOTH, "105", "50"),
        ("How many soldiers did Armenia lose?", BOTH, "50", "105"),
        ("How many soldiers did Armenia lose?", BOTH, "105", "105"),
        ("How many soldiers were killed?", BOTH, "50", "50"),
        (
            "How many Armenian soldiers were killed?",
            "He counted 105 Armenian and 50 Azerbaijani soldiers killed.",
            "105",
            "105",
        ),
        ("How many soldiers did Azerbaijan lose?", "Armenia said 105 soldiers were killed.", "105", "105"),
        ("What is the population of Orne?", CENSUS, "892", "2,764 people"),
        ("How many households are there in Orne?", CENSUS, "2,764", "892 households"),
        ("How many dollars did Orne pay?", "Orne paid $40 million for 12 ships.", "12", "$40 million"),
        ("How many euros did Orne pay?", "Orne paid $40 million for 12 ships.", "12", "12"),
        (
            "How fast was the train in Orne?",
            "It did 142 km/h in Orne, on a curve meant for 85.",
            "85",
            "142 km",
        ),
        ("How many families are there in Orne?", CENSUS, "892", "892"),
        (
            "How many seats did the Reeds win?",
            "The Reeds won 160 seats, short of the 170 needed.",
            "170",
            "160 seats",
        ),
    ],
)
def test_the_figure_of_the_asked_side_is_marked(question: str, text: str, taken: str, answer: str) -> None:
    (item,) = annotated([Article("a", text, "")], PARSER)
    start = text.index(taken)
    asked = understand(question, parser=PARSER)
    found = answering_figure(asked, item.sentences[0], Span(start, start + len(taken)))
    assert found.of(text) == answer


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("How many of its soldiers did Armenia report losing?", True),
        ("How many soldiers did Azerbaijan lose?", False),
        ("How many soldiers did each side lose?", False),
    ],
)
def test_a_side_that_is_not_asked_for_tells_its_own(question: str, own: bool) -> None:
    (item,) = annotated([Article("a", BOTH, "")], PARSER)
    (his, theirs) = [(c, f) for c in item.sentences[0].claims for f in c.figures]
    asked = understand(question, parser=PARSER)
    assert tells_its_own(asked, his[1], *theirs) is own
    assert not tells_its_own(asked, theirs[1], *his)


@pytest.mark.parametrize(
    ("text", "another"),
    [
        ("The Velden has a range of 290 miles.", True),
        ("Velden's range is 290 miles.", True),
        ("The Orne has a range of 290 miles, the Velden one of 250.", False),
        ("It has a range of 290 miles.", False),
        ("Ada Moe spoke of a range of 290 miles.", False),
    ],
)
def test_what_another_has_is_not_the_asked_ones(text: str, another: bool) -> None:
    (item,) = annotated([Article("a", text)], PARSER)
    asked = understand("What is the range of the Orne?", parser=PARSER)
    assert of_another_owner(asked, asked.names, item.sentences[0].tokens, text) is another
