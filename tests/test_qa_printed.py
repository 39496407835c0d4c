"""What was written in a year, where it is asked of another."""

from datetime import date

import pytest

from index.timeline import Period
from qa.asking.printed import printed_in

OF_2022 = Period(date(2022, 1, 1), date(2022, 12, 31))


@pytest.mark.parametrize(
    ("asked", "plain", "period"),
    [
        ("Who ended the 2020 war, according to the 2022 reports?", "Who ended the 2020 war?", OF_2022),
        ("In the 2022 coverage, how many died in 2020?", "How many died in 2020?", OF_2022),
        (
            "According to articles from May 2022, who ended the 2020 war?",
            "Who ended the 2020 war?",
            Period(date(2022, 5, 1), date(2022, 5, 31)),
        ),
        # No other time; and no reports.
        ("How many died, according to the 2022 reports?", None, None),
        ("What did the 2022 reports say of 2020?", None, None),
        ("Is it right that in 2022 articles were sold for 2020 prices?", None, None),
    ],
)
def test_the_year_of_the_reports_is_not_that_of_the_event(
    asked: str, plain: str | None, period: Period | None
) -> None:
    assert printed_in(asked) == (plain or asked, period)
