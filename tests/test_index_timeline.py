"""Expressions of time, what they stand for, and when a sentence's event happened."""

import subprocess
import sys
from datetime import date

import pytest

from index.article import Article
from index.grammar import SpacyParser, parsed, split
from index.timeline import Period, Timing, parse_time, timings

# A Thursday.
DAY = date(2019, 6, 20)


def values(text: str, anchor: date | None = DAY) -> list[tuple[str, str | None]]:
    return [(text[m.start : m.end], m.value) for m in parse_time(text, anchor)]


def value(text: str, anchor: date | None = DAY) -> str | None:
    ((_, found),) = values(text, anchor)
    return found


def period(text: str, anchor: date | None = DAY) -> Period | None:
    (mark,) = parse_time(text, anchor)
    return mark.period


def test_periods_share_and_hold_days() -> None:
    june = Period(date(2019, 6, 1), date(2019, 6, 30))
    week = Period(date(2019, 6, 24), date(2019, 6, 30))
    july = Period(date(2019, 7, 1), date(2019, 7, 31))
    assert june.overlaps(week)
    assert june.holds(week)
    assert not week.holds(june)
    assert not june.overlaps(july)
    assert june.joined(july).days() == 61
    with pytest.raises(ValueError, match="not a period"):
        Period(july.first, june.first)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13 May 2016", "2016-05-13"),
        ("the 3rd of May 2016", "2016-05-03"),
        ("Sept. 27, 2018", "2018-09-27"),
        ("March 01, 2008", "2008-03-01"),
        ("Tuesday, April 5, 2011", "2011-04-05"),
        ("Saturday [June 15th]", "2019-06-15"),
        ("2018-09-20", "2018-09-20"),
        ("20/09/2018", "2018-09-20"),
        ("09/20/2018", "2018-09-20"),
        ("February 1988", "1988-02"),
        ("mid-October 2017", "2017-10"),
        ("at five in the morning", "2019-06-20T05:00"),
        ("by 6 in the evening", "2019-06-20T18:00"),
        ("at two at night", "2019-06-20T02:00"),
        ("at ten at night", "2019-06-20T22:00"),
        ("in 2011", "2011"),
        ("early 2009", "2009"),
        ("the early 1990s", "199"),
        ("the '80s", "198"),
        ("in the 19th century", "18"),
        ("Q3 2018", "2018-Q3"),
        ("the third quarter of 2018", "2018-Q3"),
        ("fall 2018", "2018-FA"),
        ("in 1992-1994", "1992/1994"),
        ("the 2009-10 season", "2009/2010"),
        ("September 27-30, 2018", "2018-09-27/2018-09-30"),
        ("today", "2019-06-20"),
        ("yesterday", "2019-06-19"),
        ("on Wednesday", "2019-06-19"),
        ("late Wednesday", "2019-06-19"),
        ("Saturday", "2019-06-15"),
        ("last Thursday", "2019-06-13"),
        ("last week", "2019-W24"),
        ("this month", "2019-06"),
        ("last month", "2019-05"),
        ("the end of this year", "2019"),
        ("next year", "2020"),
        ("a week ago", "2019-06-13"),
        ("two years ago", "2017"),
        ("last March", "2019-03"),
        ("in August", "2018-08"),
        ("two years", "P2Y"),
        ("a fifty-year lease", "P50Y"),
        ("thirty minutes", "PT30M"),
        ("several years", "PXY"),
        ("the past nine days", "P9D"),
        ("at 13:00", "2019-06-20T13:00"),
        ("at 8 p.m. local time", "2019-06-20T20:00"),
        ("at 1600 GMT", "2019-06-20T16:00Z"),
        ("at 1800 hours", "2019-06-20T18:00"),
        ("September 27-October 2, 2018", "2018-09-27/2018-10-02"),
        ("30 December-2 January 2018", "2017-12-30/2018-01-02"),
        ("last quarter's profit", "2019-Q1"),
        ("the first-quarter profit", "2019-Q1"),
        ("the last quarter of 2018", "2018-Q4"),
        ("last winter", "2018-WI"),
        ("last summer", "2018-SU"),
        ("in the mid-90s", "199"),
        ("two hundred years ago", "1819"),
        ("two hundred and fifty years ago", "1769"),
        ("twenty two years ago", "1997"),
        ("1500 years ago", "0519"),
        ("13,000 years ago", None),
        ("hundreds of years", "PXY"),
    ],
)
def test_expressions_and_their_values(text: str, expected: str | None) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2,000 troops and 105 soldiers took 60 positions",
        "some 2000 marchers came, 1950 metres up",
        "it may be that they march on the capital",
        "wait a second, the second half begins",
        "the Sun and the Daily Courier",
        "a 40-year-old man in his 70s",
        "it cost $1999 or 2019.50 points",
        "Noonan scored",
        "before the election",
        "served 1800 hours of community service",
        "Highs will be in the 90s or climb into the 90s",
    ],
)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert values(text) == []


def test_periods_are_as_wide_as_the_words() -> None:
    assert period("in September 2016") == Period(date(2016, 9, 1), date(2016, 9, 30))
    assert period("the 2014 strike") == Period(date(2014, 1, 1), date(2014, 12, 31))
    early = period("in the early 1990s")
    assert early is not None
    assert early.first == date(1990, 1, 1)
    assert early.last < date(1996, 1, 1)
    ago = period("several months ago")
    assert ago is not None
    assert ago.overlaps(Period(date(2019, 1, 1), date(2019, 1, 31)))
    assert ago.last < DAY
    assert period("last winter") == Period(date(2018, 12, 1), date(2019, 3, 20))
    assert period("last winter", date(2019, 2, 1)) == Period(date(2017, 12, 1), date(2018, 3, 20))
    assert period("last summer", date(2019, 11, 2)) == Period(date(2019, 6, 1), date(2019, 9, 21))
    assert period("2 and a half years ago") == period("two and a half years ago")
    assert period("13,000 years ago") is period("thousands of years ago") is None


def test_a_range_in_a_question_is_one_mark() -> None:
    assert values("How many left between 2013 and 2015?") == [("2013 and 2015", "2013/2015")]
    assert period("from 2013 to 2015") == Period(date(2013, 1, 1), date(2015, 12, 31))
    # Which of the two days is meant stays open, but not that they are days.
    assert values("between 03/04/2018 and 05/06/2018") == [("03/04/2018 and 05/06/2018", None)]


def test_a_date_takes_the_year_of_the_one_it_is_joined_with() -> None:
    assert values("May 3 and June 7, 2012") == [("May 3", "2012-05-03"), ("June 7, 2012", "2012-06-07")]
    assert value("from 1 January to 31 December 2016") == "2016-01-01/2016-12-31"
    assert value("between January 15 and December 15, 2018") == "2018-01-15/2018-12-15"
    assert value("from November to February 2017") == "2016-11/2017-02"


def test_tense_picks_the_day() -> None:
    assert value("Who was hurt on Saturday?") == "2019-06-15"
    assert value("Who will play on Saturday?") == "2019-06-22"


def test_without_a_day_only_explicit_dates_are_settled() -> None:
    assert value("last week", None) is None
    assert value("on Monday", None) is None
    assert value("September 27", None) is None
    assert value("September 2016", None) == "2016-09"


def test_reading_a_question_needs_no_parser() -> None:
    code = "import sys, index.timeline as t; t.parse_time('in 2016', None); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_calendar_edges_are_no_errors() -> None:
    for day in (date.min, date.max, date(2020, 2, 29)):
        parse_time(
            "a century ago, 99 decades ago, next year, last week, 31 June, in the 2090s, on Monday", day
        )


def test_sentences_without_a_parse_keep_their_marks() -> None:
    article = Article("a", "The dam broke on Monday.\n\nIt was built in 1931.", published=DAY)
    first, second = timings(article, split(article))
    assert [m.value for m in first.marks] == ["2019-06-17"]
    assert second.event == Period(date(1931, 1, 1), date(1931, 12, 31))


def test_boilerplate_has_no_time() -> None:
    article = Article("a", "Published in 2018", published=DAY)
    (sentence,) = split(article)
    from dataclasses import replace

    assert timings(article, [replace(sentence, boilerplate=True)]) == (Timing(),)


# --- With the real parser ---


def told(text: str, published: date | None = DAY) -> list[Timing]:
    ((article, sentences),) = parsed([Article("a", text, published=published)], SpacyParser())
    return list(timings(article, sentences))


@pytest.mark.parametrize("year", ["of that year", "that year", "of the same year"])
def test_a_day_of_that_year_is_of_the_year_told_of(year: str) -> None:
    _, timing = told(f"In 2011 crowds filled the square for weeks. On 3 March {year} it was cleared.")
    day = date(2011, 3, 3)
    assert timing.event == Period(day, day)


def year(number: int) -> Period:
    return Period(date(number, 1, 1), date(number, 12, 31))


NEWS = Period(date(2019, 6, 13), DAY)


@pytest.mark.models
def test_weekdays_follow_the_tense_of_their_clause() -> None:
    past, future = told("The miners walked out on Friday. Talks will be held on Friday in the town hall.")
    assert past.marks[0].value == "2019-06-14"
    assert past.event == Period(date(2019, 6, 14), date(2019, 6, 14))
    assert future.marks[0].value == "2019-06-21"


@pytest.mark.models
def test_a_time_carries_on_in_its_paragraph_until_the_news_returns() -> None:
    text = (
        "The river burst its banks in 2007. Forty people drowned in the valley. "
        "The mayor said the new dam was safe.\n\nFarmers lost their cattle."
    )
    flood, drowned, dam, farmers = told(text)
    assert flood.event == drowned.event == year(2007)
    assert dam.event == farmers.event == NEWS


@pytest.mark.models
def test_a_day_of_some_weeks_ago_carries_on_and_what_is_said_of_it_may_be_said_then_or_now() -> None:
    rally, bang, blame, again = told(
        "On 24 May the guild held a rally. There were two explosions in the crowd. "
        "The mayor said that the guild had done it. This time nobody was hurt."
    )
    day = date(2019, 5, 24)
    assert rally.event == bang.event == Period(day, day)
    assert blame.event == Period(day, DAY)
    assert again.event == NEWS


@pytest.mark.models
def test_what_was_owned_up_to_is_of_the_time_that_is_told_of() -> None:
    attack, own, other, denied = told(
        "On 11 May 2006 the rangers attacked the mill. The rangers admitted to 13 dead. "
        "The guild put the number at 20. Orne said that no such attack had ever taken place."
    )
    assert attack.event == own.event == other.event == denied.event


@pytest.mark.models
def test_background_in_a_side_clause_does_not_date_the_news() -> None:
    (timing,) = told("The union, which was founded in 1952, rejected the offer.")
    assert timing.marks[0].value == "1952"
    assert timing.event == NEWS


@pytest.mark.models
def test_a_year_in_the_name_of_an_event_dates_it() -> None:
    (timing,) = told("More than 300 people died in the 2011 earthquake.")
    assert timing.event == year(2011)


@pytest.mark.models
def test_a_comparison_does_not_date_the_news() -> None:
    (timing,) = told("Shares fell to their lowest level since 2008.")
    assert timing.event == NEWS


@pytest.mark.models
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As of Monday, 32 sailors were missing.", "2019-06-17"),
        ("The ban applied from Monday.", "2019-06-17"),
        ("The bridge was closed as early as Monday.", "2019-06-17"),
        ("As of Monday, the ferry is to leave on 2 July.", "2019-07-02"),
        ("Fares were up 5 percent from Monday.", None),
        ("Fares fell sharply from Monday.", None),
        ("The press showed photos from Monday.", None),
    ],
)
def test_as_of_and_from_date_an_event_that_is_not_compared(text: str, expected: str | None) -> None:
    (timing,) = told(text)
    day = date.fromisoformat(expected) if expected else None
    assert timing.event == (Period(day, day) if day else NEWS)


@pytest.mark.models
def test_an_event_lasts_through_all_the_months_it_names() -> None:
    (timing,) = told("The mine was shut between March and May 2018.")
    assert timing.event == Period(date(2018, 3, 1), date(2018, 5, 31))


@pytest.mark.models
@pytest.mark.parametrize(
    ("which", "first"),
    [("The previous", "2019-05-10"), ("That", "2019-05-17"), ("The following", "2019-05-24")],
)
def test_a_weekend_is_counted_from_the_day_named_before(which: str, first: str) -> None:
    _, timing = told(f"The dam broke on 18 May 2019. {which} weekend it rained.")
    friday = date.fromisoformat(first)
    assert timing.marks[0].period == Period(friday, friday.replace(day=friday.day + 2))


@pytest.mark.models
@pytest.mark.parametrize("age", ["66 million years", "a million years"])
def test_millions_of_years_ago_are_not_a_few(age: str) -> None:
    (timing,) = told(f"The lake was formed {age} ago.")
    assert timing.marks == ()


@pytest.mark.models
def test_since_reaches_to_the_day_of_writing() -> None:
    (timing,) = told("Twelve people have been killed since Sunday.")
    assert timing.event == Period(date(2019, 6, 16), DAY)


@pytest.mark.models
def test_a_clock_takes_the_day_beside_it() -> None:
    (timing,) = told("The truce took effect at 8 p.m. local time on Wednesday.")
    assert [m.value for m in timing.marks] == ["2019-06-19T20:00", "2019-06-19"]


@pytest.mark.models
def test_a_heading_that_is_a_date_dates_what_stands_below() -> None:
    heading, below = told(
        "December 2017\n\nThe company laid off 200 workers on December 12.", date(2018, 11, 2)
    )
    assert heading.event == Period(date(2017, 12, 1), date(2017, 12, 31))
    assert below.event == Period(date(2017, 12, 12), date(2017, 12, 12))


@pytest.mark.models
def test_the_entries_of_a_live_blog_are_of_their_own_day() -> None:
    text = (
        "Storm live\n\n22 June, 21:05\n\nToll at 38\n\nThe coast guard says 38 are dead. Five were found yesterday.\n\n"
        "22 June, 08:30\n\nThe bridge was closed. The mast broke at 9 p.m. A boat had left the port.\n\n"
        "21 June, 23:00\n\nFerries were stopped."
    )
    title, *_, heading, toll, found, _, bridge, mast, boat, _, ferries = told(text)
    second = Period(date(2019, 6, 22), date(2019, 6, 22))
    assert (heading.event, toll.event, bridge.event) == (second, second, second)
    assert (found.event, ferries.event) == (Period(date(2019, 6, 21), date(2019, 6, 21)),) * 2
    # Later than the entry, or over before it: of a day that is not told.
    assert all(t.event is not None and t.event.days() > 1 for t in (title, mast, boat))
    assert mast.marks[0].value == "T21:00"


@pytest.mark.models
@pytest.mark.parametrize(
    ("lines", "days"),
    [
        # Newest first, and past midnight the day is not sure.
        (("22 June, 21:05", "14:30", "09:10", "08:00", "23:50"), (22, 22, 22, 22, None)),
        (("22 June", "08:00", "9.30am", "1pm"), (22, 22, 22, 22)),
        (("22 June, 08:00", "23:50"), (22, None)),
        (("21:05", "14:30"), (None, None)),
        (("22 June 2018, 21:05", "22 June 2018, 14:30"), (None, None)),
    ],
)
def test_an_entry_without_a_day_is_of_the_one_above_it(
    lines: tuple[str, ...], days: tuple[int | None, ...]
) -> None:
    text = "Storm live\n\n" + "\n\n".join(f"{line}\n\nThe bridge is closed." for line in lines)
    bridges = told(text)[2::2]
    found = [t.event.first.day if t.event and t.event.days() == 1 else None for t in bridges]
    assert tuple(found) == days


@pytest.mark.models
def test_an_article_without_a_date_gives_no_ground() -> None:
    undated, dated = told("Workers blocked the port. The port opened in 1934.", None)
    assert undated.event is None
    assert dated.event == year(1934)


@pytest.mark.models
def test_that_day_and_that_year_may_be_of_paragraphs_before() -> None:
    text = (
        "What went wrong in 2014?\n\nOn 17 May that year the mayor went to Orne. "
        "Four days later the guards attacked.\n\nThirty-six people died that day, the town said."
    )
    *_, went, attacked, died = told(text)
    assert went.event == Period(date(2014, 5, 17), date(2014, 5, 17))
    assert attacked.event == died.event == Period(date(2014, 5, 21), date(2014, 5, 21))


@pytest.mark.models
def test_an_hour_of_no_day_is_of_any_day_of_the_news() -> None:
    (hour,) = told("The raid was launched at 10 a.m. near the quay.")
    assert hour.event == Period(date(2019, 6, 13), DAY)
    _, beside = told("They met on Tuesday. The raid was launched at 10 a.m. near the quay.")
    assert beside.event == Period(date(2019, 6, 18), date(2019, 6, 18))


@pytest.mark.models
def test_what_follows_a_visit_comes_after_it() -> None:
    (follows,) = told("The violence follows a visit by the mayor on Saturday.")
    assert [m.value for m in follows.marks] == ["2019-06-15"]


@pytest.mark.models
def test_to_hold_somebody_is_not_to_say_anything() -> None:
    _, held = told("On 17 May the mayor went to Orne. Some 30 guards were held there.")
    assert held.event == Period(date(2019, 5, 17), date(2019, 5, 17))


@pytest.mark.models
def test_a_day_by_another_clock_may_be_the_one_beside_it() -> None:
    (timing,) = told("The mill burned at 3:30 a.m. local time (2200 GMT Monday).")
    assert timing.event is not None
    assert timing.event.holds(Period(date(2019, 6, 18), date(2019, 6, 18)))


@pytest.mark.models
def test_a_day_of_a_month_whose_year_was_given_is_of_that_year() -> None:
    (timing,) = told("The April 2017 clash in the hills began on April 29 and lasted two days.")
    assert timing.marks[-1].value == "2017-04-29" or any(m.value == "2017-04-29" for m in timing.marks)


@pytest.mark.models
def test_a_day_named_elsewhere_in_full_has_that_year() -> None:
    text = "The war began in the night of 7 to 8 August 2015.\n\nLenz says tanks had crossed the pass on August 7."
    *_, crossed = told(text, date(2016, 10, 2))
    assert crossed.event == Period(date(2015, 8, 7), date(2015, 8, 7))


@pytest.mark.models
def test_a_day_in_a_story_of_long_ago_is_of_its_year() -> None:
    text = "On 18 September 2014 gunmen got into the camp. Eleven nights later, on 29 September, the army struck back."
    *_, struck = told(text, date(2017, 3, 8))
    assert struck.event == Period(date(2014, 9, 29), date(2014, 9, 29))
    # What is near to the day of writing is news, whatever the sentence before recalls.
    *_, fresh = told(
        "On 18 September 2014 gunmen got into the camp. On 4 March the army struck.", date(2017, 3, 8)
    )
    assert fresh.event == Period(date(2017, 3, 4), date(2017, 3, 4))


@pytest.mark.models
def test_under_a_heading_that_names_a_year_the_story_is_of_then() -> None:
    text = (
        "The valley is calm, the mayor said on Tuesday.\n\nA short memory: 2014\n\nThe guards took the mill. "
        "On 6 May 2015 they left it.\n\nOrne says that 250 miners were driven out.\n\nAnd now?\n\nThe mill burned down."
    )
    found = told(text)
    driven, burned = found[-3], found[-1]
    assert driven.event == Period(date(2014, 1, 1), date(2015, 5, 6))
    assert burned.event is not None
    assert burned.event.first.year == DAY.year


@pytest.mark.models
def test_days_under_a_dated_heading_may_be_before_it() -> None:
    *_, ordered = told(
        "What came of it.\n\n18 August\n\nThe mayor had ordered a halt on 12 August.", date(2018, 10, 10)
    )
    assert ordered.event == Period(date(2018, 8, 12), date(2018, 8, 12))


@pytest.mark.models
def test_the_day_on_which_a_toll_is_announced_is_not_that_of_the_deaths() -> None:
    (timing,) = told("On 1 June the army announced 50 miners killed at Velm.")
    assert timing.event == Period(date(2019, 5, 25), date(2019, 6, 1))


@pytest.mark.models
def test_what_had_been_done_by_a_later_month_may_be_of_months_before() -> None:
    (timing,) = told("In May the general said that Lenz had given the rebels maps.")
    assert timing.event is not None
    assert timing.event.first <= date(2019, 3, 15)


@pytest.mark.models
def test_what_is_told_of_a_place_that_is_named_only_with_times_before_the_news_may_be_of_then() -> None:
    text = (
        "The rebels handed over the mill on Tuesday. The mayor was there.\n\nOn 29 April the drama of Velm began.\n\n"
        "The union said that at least 131 miners had been shot at Velm."
    )
    *_, shot = told(text)
    assert shot.event == Period(date(2019, 4, 29), DAY)


@pytest.mark.models
def test_what_stands_before_a_colon_is_told_first() -> None:
    (timing,) = told("On July 27, 2015 a truce was signed: Orne must take out the guns.")
    assert timing.event == Period(date(2015, 7, 27), date(2015, 7, 27))


@pytest.mark.models
def test_an_article_that_recounts_days_of_the_weeks_before_tells_of_these() -> None:
    text = (
        "On 4 June the guards came. On 5 June they left the mill. On 7 June the mayor called the army.\n\n"
        "The ferry sank."
    )
    *_, sank = told(text)
    assert sank.event == Period(date(2019, 6, 4), DAY)
    *_, news = told("On 4 June the guards came.\n\nThe ferry sank.")
    assert news.event == Period(date(2019, 6, 13), DAY)
