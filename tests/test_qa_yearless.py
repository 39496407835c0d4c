"""A day or a month asked about without its year is one of the articles found for it."""

from datetime import date

import pytest

from index.annotate import annotated
from index.article import Article
from index.corpus import Evidence
from index.grammar import SpacyParser
from qa.question import Question, understand
from qa.yearless import with_year

pytestmark = pytest.mark.models

MAY = ("The truce began on 22 May at noon. Nobody fired.", date(2031, 5, 25))
LATER = ("On 22 May 2033 the bridge reopened. Ferries had been full.", date(2033, 6, 1))


def asked(question: str, *told: tuple[str, date | None]) -> Question:
    articles = [Article(str(n), text, "", published=day) for n, (text, day) in enumerate(told)]
    parser = SpacyParser()
    found = [
        Evidence(item.article, s, None, 0.5, 0.5)
        for item in annotated(articles, parser)
        for s in item.sentences
    ]
    return with_year(understand(question, parser=parser), found)


@pytest.mark.parametrize(
    ("question", "told", "day"),
    [
        ("When did the truce of 22 May begin?", [MAY], date(2031, 5, 22)),
        ("What reopened on May 22?", [LATER], date(2033, 5, 22)),
        ("What happened on the 22nd of May?", [MAY, LATER, LATER], date(2033, 5, 22)),
    ],
)
def test_a_day_without_a_year_is_that_of_the_articles(
    question: str, told: list[tuple[str, date | None]], day: date
) -> None:
    period = asked(question, *told).period
    assert period is not None
    assert (period.first, period.last) == (day, day)


@pytest.mark.parametrize(
    "question",
    ["What happened on 3 March?", "Who may march?", "When did the truce begin?"],
)
def test_a_day_of_which_nothing_is_told_stays_without_a_year(question: str) -> None:
    assert asked(question, MAY, LATER).period is None


def test_a_year_that_is_asked_for_stays() -> None:
    period = asked("What happened on 22 May 2029?", MAY, LATER).period
    assert period is not None
    assert period.first.year == 2029


def test_articles_without_a_date_name_no_year() -> None:
    assert asked("What happened on 22 May?", ("The truce began on 22 May.", None)).period is None


JULY = ("The July fighting killed 48.", date(2031, 11, 3))


@pytest.mark.parametrize(
    ("question", "first", "last"),
    [
        ("How many died in the July fighting?", date(2031, 7, 1), date(2031, 7, 31)),
        ("How many died by July?", date(2031, 7, 1), date(2031, 7, 31)),
        ("How many of those who came in June left in July?", date(2031, 6, 1), date(2031, 7, 31)),
        ("Who broke the July truce?", date(2031, 7, 1), date(2032, 7, 30)),
    ],
)
def test_a_month_without_a_year_is_that_of_the_articles(question: str, first: date, last: date) -> None:
    period = asked(question, JULY).period
    assert period is not None
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    "question", ["Who built the bridge in use since July?", "Why were the talks planned for July called off?"]
)
def test_a_month_that_only_describes_a_thing_is_not_asked_about(question: str) -> None:
    assert asked(question, JULY).period is None
