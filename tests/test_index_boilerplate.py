from itertools import pairwise

import pytest

from index.article import Article
from index.boilerplate import boilerplate
from index.grammar import split

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
        "Like Velm Courier on Facebook!",
        "LIKE US ON FACEBOOK",
        "Support our journalism from two crowns a month.",
        "Become a paid subscriber today.",
        "Contact us at 555 3344.",
        "Email the author at roe@velm.example.",
        "Tap on the bell to get our alerts.",
        "This article may not be reproduced or published elsewhere.",
        "We may be compensated when you click on links from our partners.",
        "For more information see our privacy policy.",
        "Support local journalism. Subscribe today for $1 for 6 months.",
        "Subscribe now from 2 crowns a month!",
        "11/28/26, 3:51 AM Harbour bridge closes ﬁle:///tmp/a.html 1/1",
        "28/11/2026, 15:51 Harbour bridge closes https://velm.example/a 12/40",
        "11/28/26, 3:51 AM Harbour bridge closes",
        "file:///tmp/harbour%20bridge.html 1/2",
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
        "Like many users on Twitter, Ms Ruiz said she was shocked by the verdict.",
        "Like other clips on YouTube, the film had no date.",
        "Like US officials in Velm, she blamed the operator.",
        "Like our sailors in 1953, the crew had no radio.",
        "Join US forces now, posters in the harbour read.",
        "Add to that the posts on Facebook, and the campaign was lost.",
        "Press on the ground reported a calm night.",
        "Contact your doctor at the first sign of fever.",
        "Back the bill now or lose power, he warned.",
        "Back the sailors now and the strike ends sooner.",
        "Save the post office, villagers demanded.",
        "Register here, or lose your vote, signs in the hall warned.",
        "Copyright of the song was sold in 2019.",
        "This story cannot be told without the flood of 1953.",
        "We were compensated for the loss of the farm.",
        "If you buy a house here, the commission is three percent.",
        "There was an error in the count, which was later corrected.",
        "Photos and phones were prohibited inside the courtroom, the judge said.",
        "Photos and phones were prohibited inside the courtroom.",
        "The view expressed by the minister is not that of the government, a spokesman said.",
        "His position, expressed at the summit on Friday, does not reflect the policy of the party.",
        "The opinions expressed at the rally were not those of the union.",
        "This report was produced by a software company that works for the ministry.",
        "Machine translation makes fewer errors than in 2015, the study found.",
        "Machine translation makes fewer errors than in 2015.",
        "Prices had already doubled at the time of the election.",
        "In articles on the website of its news agency the Islamic State claimed responsibility for the attack.",
        "Three experts contributed to the report on the dam.",
        "Research by Velm University shows that the ice is thinning.",
        "Reporting by Reuters found that ministers had lied.",
        "Produced by a local firm, the film opens on Friday.",
        "With input from Velm, the plan was redrawn.",
        "Adapted from the novel by Ana Reis, the film opens on Friday.",
        "You can visit the site on Sundays.",
        "The writer has been detained in Velm since May.",
        "The author is accused of insulting the president.",
        "Anna Reis was a journalist who was shot dead in Velm in 2006.",
        "Subscribers paid 2 crowns a month.",
        "Fly to Velm and the ferry is gone, he said!",
        "The report stands at https://velm.example/a.html and 1/7 of it is secret.",
    ],
)
def test_news_is_left_alone(line: str) -> None:
    assert marked(TITLE, *BODY[:2], line, *BODY[2:]) == []
    assert marked(TITLE, *BODY, line) == []
    assert marked(TITLE, line, *BODY) == []
    assert marked(TITLE, *BODY[:2], f"{BODY[2]} {line} {BODY[3]}", BODY[3]) == []


def test_an_advertisement_goes_with_its_label_and_news_below_one_stays() -> None:
    offer = "Fly to Velm from ₱888! Book until 31 March."
    assert marked(TITLE, *BODY[:2], "ADVERTISEMENT", offer, *BODY[2:]) == [f"ADVERTISEMENT\n\n{offer}"]
    news = "Buy no tickets, the ferry company told its passengers today."
    assert marked(TITLE, *BODY[:2], "Advertisement", news, *BODY[2:]) == ["Advertisement"]
    assert marked(TITLE, *BODY[:2], offer, *BODY[2:]) == []


def test_the_marks_before_a_quotation_or_an_item_are_none_of_its_words() -> None:
    items = (
        "> The bridge will be built anew, she said.",
        "- 1,318 lorries a day crossed it",
        "-40 degrees in Velm",
    )
    assert marked(TITLE, *BODY[:2], *items, *BODY[2:]) == ["> ", "- "]
    text = "\n\n".join((TITLE, *BODY[:2], *items, *BODY[2:]))
    told = [
        text[s.start : s.end]
        for s in split(Article("a", text, boilerplate=boilerplate(text)))
        if not s.boilerplate
    ]
    assert {items[0][2:], items[1][2:], items[2]} <= set(told)


def test_the_times_of_a_live_blog_are_marked_and_its_headings_are_not() -> None:
    entries = ("16 March, 21:05", "Ferries stopped", BODY[3], "16 March, 09:10", "Bridge closed", BODY[0])
    assert marked("Storm in Velm live", *entries) == [entries[0], entries[3]]


def test_the_clocks_that_begin_the_entries_of_a_live_blog_are_no_words_of_theirs() -> None:
    entries = (f"21.05 {BODY[0]}", f"21.40 {BODY[1]}", f"00.15 {BODY[3]}")
    assert marked("Storm in Velm live", *entries) == ["21.05 ", "21.40 ", "00.15 "]
    assert marked("Storm in Velm live", *entries[:2], BODY[3]) == []
    # What goes up and down counts something.
    prices = (
        "12.30 Euros is the fare to Velm.",
        "10.10 Euros to Tarn.",
        "11.20 Euros to Sund.",
        "10.05 To Orne.",
    )
    assert marked("Fares in Velm", *prices) == []


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


@pytest.mark.parametrize(
    "line",
    [
        "The texts on this site are translated automatically and no human editor is responsible for them.",
        "© 2031 Velm Courier. All rights reserved.",
        "Additional reporting by Rik Roe",
        "(Reporting by Jo Roe in Velm; additional reporting by the Port Isk newsroom)",
        "With files from The Velm Press",
        "The views expressed in this article are the author's own and do not necessarily reflect ours.",
        "Opinions expressed by contributors are their own.",
        "Not all news on the site expresses the point of view of the site.",
        "This article was translated automatically.",
        "This text was produced with the help of artificial intelligence and reviewed by an editor.",
        "This is a machine translation and may contain errors.",
        "All prices are correct at the time of publication.",
        "Photos reproduced with permission.",
        "Ana Reis of the Velm Press contributed to this report.",
        "The author is a lecturer at Velm University.",
        "Jo Roe is a reporter who covers harbours.",
    ],
)
def test_notices_at_the_end(line: str) -> None:
    assert marked(TITLE, *BODY, line) == [line]
    assert marked(TITLE, *BODY, line, "Share this article", "© Velm Courier") == [
        f"{line}\n\nShare this article\n\n© Velm Courier"
    ]


def test_the_author_whom_the_news_is_about_is_no_biography() -> None:
    news = "The author is a lecturer at Velm University."
    assert marked(TITLE, *BODY, "Her first book was banned in the spring.", news) == []


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
        "Written by " + "And The " * 100 + "end",
        "Home | " * 30 + "News and more of it, as told by those who were there",
    ):
        # A pattern that backtracks would never come back.
        boilerplate(text)


def test_a_menu_between_bars_is_marked_and_a_headline_with_a_bar_is_not() -> None:
    text = "Home | News | Sport | Tides\n\nHarbour | The pier is closed\n\nThe pier was closed on Monday after cracks."
    assert [span.of(text) for span in boilerplate(text)] == ["Home | News | Sport | Tides"]


def test_what_a_page_shows_in_place_of_a_player_is_none_of_the_words_behind_it() -> None:
    certain = "The ferry was late. Loading “We waited,” said the captain. Advertisement The mayor agreed."
    assert [s.of(certain) for s in boilerplate(certain)] == ["Loading", "Advertisement"]
    told = [certain[s.start : s.end] for s in split(Article("a", certain, boilerplate=boilerplate(certain)))]
    assert "The mayor agreed." in told
    again = "Loading Velm Ferries has two ships. It is old. Loading Velm Ferries said it was late by a day."
    assert [s.of(again) for s in boilerplate(again)] == ["Loading", "Loading"]
    # Something may be loaded.
    assert not boilerplate("The ferry was late. Loading Orne takes an hour with this ship.")
