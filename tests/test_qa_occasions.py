"""Events of one kind at different times."""

from datetime import date

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.corpus import Evidence
from index.grammar import SpacyParser
from qa.comparing.occasions import of_two_occasions
from qa.comparing.points import Point, point_at
from qa.evidence import Judged

pytestmark = pytest.mark.models


def count(text: str, published: date, mark: str) -> Point:
    (item,) = annotated([Article("a", text, published=published)], SpacyParser())
    at = text.index(mark)
    words = Span(at, at + len(mark))
    return point_at(0, Judged(Evidence(item.article, item.sentences[0], None, 0.5, 0.5), 0.9, words), words)


@pytest.mark.parametrize(
    ("later", "printed", "apart"),
    [
        (
            "Three people died in a fire at the bakery on Thursday, the fire service said.",
            date(2024, 1, 12),
            True,
        ),
        # The same week's news, a count that grew, what had happened by then, and what is only told on a day.
        (
            "Three people died in a fire at the bakery on Thursday, the fire service said.",
            date(2023, 11, 10),
            False,
        ),
        ("The toll of the fire rose to Three on Thursday.", date(2024, 1, 12), False),
        ("Three people had died by Thursday.", date(2024, 1, 12), False),
        ("The mayor said on Thursday that Three people died in the fire.", date(2024, 1, 12), False),
        ("Months after Three people died there, the bakery was sold on Thursday.", date(2024, 1, 12), False),
        ("Three people died in the fire.", date(2024, 1, 12), False),
    ],
)
def test_what_was_printed_before_an_event_tells_of_another(later: str, printed: date, apart: bool) -> None:
    earlier = count("Police said three people died in the fire.", date(2023, 11, 3), "three")
    told = count(later, printed, "Three")
    assert of_two_occasions(earlier, told) is apart
    assert of_two_occasions(told, earlier) is apart
