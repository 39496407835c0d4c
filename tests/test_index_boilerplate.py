from itertools import pairwise

import pytest

from index.boilerplate import boilerplate

TITLE = "Harbour bridge closes after storm"
BODY = (
    "The bridge over the Velm was closed on Monday after a storm tore two cables from its northern tower.",
    "Engineers said that repairs would take at least a month and cost some four million crowns.",
    "“Sign up to our newsletter and you will know no more than before,” mayor Ilse Brandt joked.",
    "Residents now have to take the ferry, which runs twice an hour and carries no cars.",
)


def marked(*paragraphs: str) -> list[str]:
    text = "\n\n".join(paragraphs)
    spans = boilerplate(text)
    assert list(spans) == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement",
        "Back to top",
        "Return to top of the page",
        "Skip to main content",
        "SIGN UP FOR OUR MORNING NEWSLETTER",
        "CLICK HERE TO GET THE COURIER APP",
        "Subscribe to our weekly briefing and never miss a story.",
        "Follow us on Facebook and Instagram for the latest from the coast.",
        "Don't forget to subscribe to our YouTube channel!",
        "Also read: Ferry operator hires forty sailors",
        "RELATED: How the tower was built",
        "Read more about the storm here.",
        "Facebook Twitter WhatsApp Email Share",
        "Share this article",
        "Photo: Jo Roe / Velm Courier",
        "(Image credit: Jo Roe)",
        "Jo Roe/Reuters",
        "Leave a comment",
        "If you buy something through our links, we may earn a commission.",
        "By registering you accept our rules and our privacy policy.",
        "We use cookies to improve your experience on this site.",
        "Please enter a valid email address",
        "{{ message }} Something went wrong. Please try again later",
    ],
)
def test_the_page_is_told_from_the_article(line: str) -> None:
    assert marked(TITLE, *BODY[:2], line, *BODY[2:]) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "The newspaper asked readers to subscribe to its newsletter after the strike.",
        "Follow the money, prosecutors were told, and the money led to the harbour office.",
        "Let us first thank the sailors who came to help us at the pier.",
        "Credit unions along the coast lent the builders half of the sum.",
        "Photos, videos and messages were handed to the court.",
        "Published in 2029, the report warned that the cables were rusting.",
        "Read the letter aloud, the judge ordered.",
        "Twitter and Facebook blocked the accounts that spread the rumour.",
        "The company changed its privacy policy after the court found that it had misled its users.",
        "Copyright law protects the plans of the tower, the court found.",
        "Share prices of the operator fell by a tenth.",
        "More than 300 people were taken across by boat.",
        "Date of the next hearing: 4 May",
        "Editor's note: an earlier version of this report gave the wrong length of the bridge.",
        "Register offices will stay open until Friday.",
        "Three dead, dozens missing",
    ],
)
def test_news_is_left_alone(line: str) -> None:
    assert marked(TITLE, *BODY[:2], line, *BODY[2:]) == []
    assert marked(TITLE, *BODY, line) == []


def test_the_head_of_a_page() -> None:
    found = marked("top of page", "Home", TITLE, "Velm Courier", "Published on 20/09/2031 at 11:35", *BODY)
    assert found == ["top of page\n\nHome", "Velm Courier\n\nPublished on 20/09/2031 at 11:35"]
    assert marked(TITLE, "By Jane Doe, harbour correspondent", *BODY) == [
        "By Jane Doe, harbour correspondent"
    ]


def test_a_headline_is_kept_whatever_it_says() -> None:
    assert marked("Sign of the times: harbour bridge closes", *BODY) == []


def test_the_end_of_a_page() -> None:
    end = ("NEWS BY MAIL", "NEWSLETTER SUBSCRIPTION", "RECENTLY", "Harbour desk", "Share This")
    assert marked(TITLE, *BODY, *end) == ["\n\n".join(end)]
    assert marked(TITLE, *BODY, "Winners", "Ilse Brandt", "Jo Roe") == []


def test_a_biography_goes_with_the_name_above_it() -> None:
    life = "Jo Roe has reported on the coast for twenty years and lives in Velm with two cats."
    assert marked(TITLE, *BODY, "Written by: Jo Roe", life) == [f"Written by: Jo Roe\n\n{life}"]
    assert marked(TITLE, *BODY, "Jo Roe is a reporter who covers harbours.") != []
    hero = "Ilse Brandt is a former journalist who covers her debts with the ferry."
    assert marked(TITLE, *BODY, hero) == []


def test_notices_at_the_end() -> None:
    notice = (
        "The texts on this site are translated automatically and no human editor is responsible for them.",
        "© 2031 Velm Courier. All rights reserved.",
        "Additional reporting by Rik Roe",
    )
    for line in notice:
        assert marked(TITLE, *BODY, line) == [line]


def test_only_the_label_where_prose_follows_it() -> None:
    prose = "The ferry had been planned for years. It was ordered in spring. Its first trip was in June."
    assert marked(TITLE, *BODY[:1], f"Read more: {prose}", *BODY[1:]) == ["Read more:"]


def test_single_sentences_and_credits_inside_a_paragraph() -> None:
    call = "Subscribe to our newsletter for more."
    assert marked(TITLE, f"{BODY[0]} {BODY[1]} {call}", *BODY[1:]) == [call]
    assert marked(TITLE, f"The tower after the storm tore at it (Photo: Jo Roe) {BODY[0]}") == [
        "(Photo: Jo Roe)"
    ]


def test_contents_that_stand_again_below() -> None:
    found = marked(
        TITLE,
        "Contents",
        "What happened",
        "What comes next",
        "What happened",
        *BODY,
        "What comes next",
        *BODY,
    )
    assert found == ["Contents\n\nWhat happened\n\nWhat comes next"]


def test_odd_texts_are_no_trouble() -> None:
    assert boilerplate("") == ()
    for text in (
        "a" * 300_000,
        "word " * 60_000,
        "Sign up " * 40_000,
        "(" * 100_000,
        "by A " * 50_000,
        "x\n" * 20_000,
    ):
        # A pattern that backtracks would never come back.
        boilerplate(text)


def test_a_menu_between_bars_is_marked_and_a_headline_with_a_bar_is_not() -> None:
    text = "Home | News | Sport | Tides\n\nHarbour | The pier is closed\n\nThe pier was closed on Monday after cracks."
    assert [span.of(text) for span in boilerplate(text)] == ["Home | News | Sport | Tides"]
        "Written by " + "And The " * 100 + "end",
        "Home | " * 30 + "News and more of it, as told by those who were there",
