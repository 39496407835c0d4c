"""The entry of the asked year in a list by years."""

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.grammar import SpacyParser
from qa.fitting.listing import end_of_entry, entry_labelled, entry_of_year
from qa.question import understand

pytestmark = pytest.mark.models

PARSER = SpacyParser()
WINNERS = "Winners ; 2033, Peru, Ada Moe ; 2032, Chile, Una Dell ; 2031, Spain, Ivo Lind"


@pytest.mark.parametrize("break_", [" ; ", " // "])
@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("Who won the Orne Cup in 2032?", "Chile, Una Dell"),
        ("Who won the Orne Cup in 2031?", "Spain, Ivo Lind"),
        ("Who won the Orne Cup in 2030?", None),
        ("Who won the Orne Cup?", None),
        ("When did Una Dell win in 2032?", None),
    ],
)
def test_the_entry_of_the_asked_year_answers(question: str, entry: str | None, break_: str) -> None:
    winners = WINNERS.replace(" ; ", break_)
    (item,) = annotated([Article("a", winners)], PARSER)
    taken = winners.index("Ada Moe")
    asked = understand(question, parser=PARSER)
    found = entry_of_year(asked, winners, item.sentences[0], Span(taken, taken + 7))
    assert (found and found.of(winners)) == entry


def test_what_is_no_list_is_left_alone() -> None:
    text = "Ada Moe won in 2033, and Una Dell, who had won in 2032, came second."
    (item,) = annotated([Article("a", text)], PARSER)
    asked = understand("Who won the Orne Cup in 2032?", parser=PARSER)
    assert entry_of_year(asked, text, item.sentences[0], Span(0, 7)) is None


@pytest.mark.parametrize(
    ("text", "taken", "entry"),
    [
        ("2031 Cup ; Champion: Orne United ; Coach: Ivo Moe ; Dates: 4-9 May", "Ivo Moe", "Orne United"),
        ("2031 Prize - Winner: Low Tide - Shortlist: Mill; Weir.", "Low", "Low Tide"),
        ("2031 Cup ; Champion: Orne United ; Coach: Ivo Moe", "Orne United", None),
        ("Orne United won, and Ivo Moe wept.", "Ivo Moe", None),
    ],
)
def test_the_entry_with_the_asked_label_answers(text: str, taken: str, entry: str | None) -> None:
    (item,) = annotated([Article("a", text)], PARSER)
    asked = understand("Who won the 2031 cup?", parser=PARSER)
    place = text.index(taken)
    found = entry_labelled(asked, text, item.sentences[0], Span(place, place + len(taken)))
    assert (found and found.of(text)) == entry


def test_the_words_of_one_entry_go_no_further_than_the_next() -> None:
    line = "Winner: Low Tide - Shortlist: Mill; Weir"
    assert line[8 : end_of_entry(line, 8, len(line))] == "Low Tide"
    assert end_of_entry("Low Tide, a novel of the mill", 0, 8) == 8
