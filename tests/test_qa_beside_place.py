"""A number told of another place than the asked one."""

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.grammar import SpacyParser
from qa.fitting.beside_place import counted_elsewhere, counts_at_another_place, done_elsewhere, told_there
from qa.question import understand

pytestmark = pytest.mark.models

PARSER = SpacyParser()
ASKED = "How many people were killed in the air strike near Oslo?"


@pytest.mark.parametrize(
    ("question", "text", "number", "elsewhere"),
    [
        (ASKED, "A bomber killed 40 policemen in Bergen; jets bombed Oslo in May.", "40", True),
        (ASKED, "After a raid in Bergen that killed 40 guards, jets bombed a hill near Oslo.", "40", True),
        (ASKED, "Jets bombed a hill near Oslo and killed 40 guards.", "40", False),
        (ASKED, "A bomber killed 40 policemen in Bergen.", "40", False),
        ("Who was killed in Oslo?", "A bomber killed 40 men in Bergen; jets bombed Oslo.", "40", False),
    ],
)
def test_the_clause_of_the_number_names_another_place(
    question: str, text: str, number: str, elsewhere: bool
) -> None:
    (item,) = annotated([Article("a", text)], PARSER)
    start = text.index(number)
    answer = Span(start, start + len(number))
    asked = understand(question, parser=PARSER)
    assert counts_at_another_place(asked, item.sentences[0].tokens, answer) is elsewhere


BATTLE = "How many soldiers were killed in the fighting at Oslo?"


@pytest.mark.parametrize(
    ("question", "text", "around", "elsewhere"),
    [
        (BATTLE, "The rebels took the town of Hamburg and seven villages.", "", True),
        (BATTLE, "The rebels took the town of Hamburg and seven villages.", "Oslo fell.", False),
        (BATTLE, "Seven soldiers were killed.", "", False),
        ("Who fell in Oslo?", "The rebels took the town of Hamburg and seven villages.", "", False),
    ],
)
def test_numbers_of_another_town_alone_are_not_of_the_asked(
    question: str, text: str, around: str, elsewhere: bool
) -> None:
    (item,) = annotated([Article("a", text)], PARSER)
    sentence = item.sentences[0]
    starts = [f.start for c in sentence.claims for f in c.figures]
    asked = understand(question, parser=PARSER)
    assert counted_elsewhere(asked, sentence.tokens, starts, around) is elsewhere


@pytest.mark.parametrize(
    ("text", "elsewhere"),
    [
        ("The rebels shelled the town of Hamburg. Seven soldiers were killed there.", True),
        ("The rebels shelled Oslo. Seven soldiers were killed there.", False),
        ("The rebels went on. Seven soldiers were killed there.", False),
        ("The rebels shelled the town of Hamburg. Seven soldiers were killed.", False),
    ],
)
def test_there_is_in_the_town_of_the_sentence_before(text: str, elsewhere: bool) -> None:
    (item,) = annotated([Article("a", text)], PARSER)
    before, told = item.sentences
    asked = understand(BATTLE, parser=PARSER)
    assert told_there(asked, text[told.start : told.end], before.tokens) is elsewhere


@pytest.mark.parametrize(
    ("article", "elsewhere"),
    [
        ("In May the rebels left the town of Hamburg.", True),
        ("In May the rebels left the town of Hamburg. Oslo is theirs.", False),
        ("In May the rebels left.", False),
    ],
)
def test_when_one_town_was_left_is_not_told_of_another(article: str, elsewhere: bool) -> None:
    sentence = next(annotated([Article("a", article)], PARSER)).sentences[0]
    asked = understand("When did the rebels leave Oslo?", parser=PARSER)
    assert done_elsewhere(asked, sentence.tokens, article) is elsewhere
