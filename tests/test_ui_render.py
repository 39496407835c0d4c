import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from index.article import Article, Span
from qa.answer import Answer, Disagreement, Position, Quote, Statement
from qa.joining import joined
from qa.survey import Survey, Surveyed
from tests.ui_fake import COURIER, DIED, HOSTILE, MERIDIAN, NASTY, UNION, both, disputed, hostile, refused
from ui import answers, cards, fragments, render, safe, sides
from ui.surveys import of_new_articles


class Seen(HTMLParser):
    """The tags, attributes and text of a fragment."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.feed(fragment)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        self.text += data


# ---- text


def test_text_shows_statements_sides_steps_and_quotes() -> None:
    text = render.to_text(disputed("How many died?"))
    assert "14 people had died. [1] (2 independent voices)" in text
    assert "DISPUTED: how many people died (figures differ)" in text
    assert "- 19 (the seafarers' union; “or more”) [2]" in text
    assert "- 5 March 2031: 17 [3]" in text
    assert "[1] Veyra Courier, 4 March 2031 - Ferry sinks off Port Veyra" in text
    assert f"courier-ferry {DIED.start}-{DIED.end}" in text
    assert "3 quotes from 2 outlets; the sources disagree on 1 point" in text


def test_text_of_a_refusal_says_why_and_keeps_the_nearest_apart() -> None:
    text = render.to_text(refused("Who was put on trial?"))
    assert text.startswith("The articles do not answer this. No article tells of a trial.")
    assert "they do not answer the question" in text


def test_a_name_that_was_perhaps_meant_is_asked_by_a_click() -> None:
    reason = "No article answers “Who is Ilse Brant?”. Did you mean “Ilse Brandt”?"
    answer = replace(refused("Who is Ilse Brant?"), reason=reason, did_you_mean='Who is "Ilse" Brandt?')
    for shown in (render.to_text(answer), render.to_markdown(answer)):
        assert "Did you mean “Ilse Brandt”?" in " ".join(shown.split())
    seen = Seen(answers.answer_html(answer))
    assert ("data-ask", 'Who is "Ilse" Brandt?') in seen.attributes
    assert "Did you mean “Ilse Brandt”?" in seen.text
    assert all(name != "data-ask" for name, _ in Seen(answers.answer_html(refused("Who lied?"))).attributes)


def test_standalone_wording_is_shown_only_when_it_differs() -> None:
    assert "Understood as" not in render.to_text(disputed("How many died?"))
    assert "Understood as: How many died?" in render.to_text(disputed("And how many?", "How many died?"))


def test_words_that_are_quoted_already_get_no_second_marks() -> None:
    said = Article("a", "“Nobody was hurt,” Ilse Brandt said.", "“Nobody was hurt”", "Veyra Courier")
    quote = Quote(said, 0, len(said.text), "Ilse Brandt")
    answer = replace(disputed("Who was hurt?"), quotes=(quote, quote, quote))
    for shown in (render.to_text(answer), render.to_markdown(answer), render.quote_to_markdown(quote)):
        assert "“Nobody was hurt,” Ilse Brandt said." in shown
        assert "““" not in shown


def test_a_terminal_is_sent_no_control_characters() -> None:
    text = render.to_text(hostile("q"))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "the bridge" in text


def test_text_shows_each_question_with_its_answer_or_why_it_has_none() -> None:
    text = render.to_text(both("How many died, and who was put on trial?"))
    first, second = text.split("> Who was put on trial?\n")
    assert first.startswith("> How many people died?\n")
    assert "14 people had died. [1]" in first
    assert "DISPUTED: how many people died" in first
    assert second.startswith("The articles do not answer this. No article tells of a trial.")
    assert "they do not answer the question" in second
    assert second.count("[1] ") == 1
    assert "Understood as" not in text


# ---- Markdown


def test_markdown_shows_each_question_with_its_answer_or_why_it_has_none() -> None:
    text = render.to_markdown(both("How many died, and who was put on trial?"))
    first, second = text.split("### Who was put on trial?\n")
    assert "### How many people died?\n" in first
    assert "**Disputed: how many people died**" in first
    assert second.lstrip().startswith("The articles do not answer this. No article tells of a trial.")


def test_markdown_of_a_refusal_keeps_the_nearest_apart() -> None:
    lead = "*Nearest passages (they do not answer the question):*"
    nearest = f"{lead}\n\n- The coast guard, in The Meridian, 5 March 2031, “What we know"
    text = render.to_markdown(refused("Who was put on trial?"))
    assert nearest in text
    assert "> By Wednesday the coast guard had raised its own count to 17." in text
    assert text.index("No article tells of a trial.") < text.index("*Nearest")
    _, second = render.to_markdown(both("How many died, and who was put on trial?")).split(
        "### Who was put on trial?\n"
    )
    assert "*Nearest passages" in second
    assert "Nearest" not in render.to_markdown(disputed("How many died?"))


def test_markdown_links_the_quote_to_its_sentence() -> None:
    text = render.to_markdown(disputed("How many died?"))
    assert "](<https://courier.example/ferry?id=1#:~:text=The%20harbour%20master%2C" in text
    assert "> The harbour master, Ilse Brandt, said that 14 people had died." in text


def test_markdown_of_hostile_words_holds_no_markup() -> None:
    text = render.to_markdown(hostile("**q**"))
    unescaped = re.sub(r"\\.", "", text)
    assert "<script" not in unescaped
    assert "<img" not in unescaped
    assert "![" not in unescaped
    assert "](" not in unescaped


@pytest.mark.parametrize(
    "line", ["# not a heading", "- not a list", "1. not a list", "> not a quote", "    ---"]
)
def test_markdown_escapes_what_would_begin_a_block(line: str) -> None:
    assert re.match(r"\s*(\\|\d+\\)", safe.markdown(line))


# ---- addresses


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//x",
        "http://[",
        "",
        None,
        "java\u202escript:alert(1)",
        "https://a b/",
    ],
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert safe.web_address(url) is None
    assert safe.address_of_words(url, "words") is None


def test_a_long_quote_is_named_by_its_ends() -> None:
    words = " ".join(f"w{n}" for n in range(40))
    address = safe.address_of_words("https://a.example/x#part", words)
    assert address is not None
    assert address.startswith("https://a.example/x#part:~:text=w0%20w1")
    assert address.endswith("w38%20w39")
    assert "%2D" in (safe.address_of_words("https://a.example", "well-known") or "")


# ---- HTML


def test_answer_html_marks_the_sentence_in_its_paragraph() -> None:
    html = answers.answer_html(disputed("How many died?"))
    assert "<mark>The harbour master, Ilse Brandt, said that </mark>" not in html
    assert "still counting. <mark>The harbour master" in html
    assert "<strong>14 people</strong>" in html
    assert "Divers were to go back" in html
    assert 'aria-label="The sources disagree"' in html
    assert html.count('class="cp-side"') == 2


def test_answer_html_shows_each_question_with_its_answer_or_why_it_has_none() -> None:
    html = answers.answer_html(both("How many died, and who was put on trial?"))
    first, second = html.split('<section class="cp-part">')[1:]
    assert "<bdi>How many people died?</bdi>" in first
    assert first.count('class="cp-side"') == 2
    assert "do not answer" not in first
    assert "<bdi>Who was put on trial?</bdi>" in second
    assert "No article tells of a trial." in second
    assert second.count('class="cp-evidence"') == 1


def test_a_statement_stands_where_no_side_says_it() -> None:
    # The same sentence answers one question and is a side of the dispute about the other.
    sank = Answer("q", "Who spoke?", "answered", (Statement(DIED.text, (0,), 2),), (DIED,))
    html = answers.answer_html(joined("q", [sank, disputed("How many died?")]))
    first, second = html.split('<section class="cp-part">')[1:]
    assert 'class="cp-statement"' in first
    assert 'class="cp-statement"' not in second


def test_every_outlet_that_printed_it_is_shown() -> None:
    html = answers.answer_html(disputed("q"), {"courier-ferry": ("The Echo", "Post & Mail")})
    assert "Also printed by The Echo and Post &amp; Mail" in html
    assert "Veyra Courier, The Echo and Post &amp; Mail" in html


def test_a_scale_is_drawn_only_where_every_side_has_a_number() -> None:
    assert sides.numbers_in("27 to 32") == (27, 32)
    assert sides.numbers_in("about 1.2 million") == (1_200_000, 1_200_000)
    assert sides.numbers_in("Three people") == (3, 3)
    assert sides.numbers_in("two hundred") == (200, 200)
    assert sides.numbers_in("hundreds of people") == (200, 999)
    assert sides.numbers_in("hundreds of thousands") is None
    assert sides.numbers_in("many") is None
    answer = disputed("q")
    assert "--low:73.68%" in answers.answer_html(answer)
    in_two_units = replace(answer, disagreements=(replace(answer.disagreements[0], range=None),))
    assert "cp-scale" not in answers.answer_html(in_two_units)


def test_what_a_side_says_is_not_said_above_it_again() -> None:
    answer = disputed("q")
    html = answers.answer_html(replace(answer, statements=(*answer.statements, Statement("It sank.", (2,)))))
    assert 'class="cp-statement"><bdi>It sank.' in html
    assert html.count('class="cp-statement"') == 1


def test_a_speaker_is_named_once_with_or_without_an_article() -> None:
    answer = disputed("q")
    found = answer.disagreements[0]
    speakers = ("the Seafarers' Union", "The Seafarers' Union", "Seafarers' Union", "Ilse Brandt")
    side = replace(found.positions[0], speakers=speakers)
    html = answers.answer_html(
        replace(answer, disagreements=(replace(found, positions=(side, found.positions[1])),))
    )
    assert "<dd>the Seafarers&#x27; Union and Ilse Brandt</dd>" in html


ALLOWED = re.compile(
    "div|p|span|bdi|b|button|section|article|header|h[234]|d[ltd]|[uo]l|li|mark|strong|blockquote|time|details|"
    "summary|q|table|thead|tbody|t[rhd]|abbr|a|small"
)


@pytest.mark.parametrize(
    "fragment",
    [
        answers.answer_html(hostile("<script>q</script>")),
        answers.answer_html(Answer("q", "<img src=x>", "not_found", reason="<b>x</b>", closest=NASTY)),
        fragments.reader_html(HOSTILE, Span(NASTY[1].start, NASTY[1].end)),
        fragments.articles_html([HOSTILE], {"hostile": "<i>"}),
        fragments.histogram_html([HOSTILE]),
        fragments.welcome_html([HOSTILE], [("<i>", "<script>'\"")]),
    ],
)
def test_hostile_articles_stay_text(fragment: str) -> None:
    seen = Seen(fragment)
    assert [tag for tag in seen.tags if not ALLOWED.fullmatch(tag)] == []
    for name, value in seen.attributes:
        assert not name.startswith("on")
        assert name not in ("src", "srcset", "formaction")
        assert name != "href" or (value or "").startswith("https://")
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b]", fragment)


def test_hostile_words_are_still_there_to_read() -> None:
    assert "<script>window.hacked = 1</script>" in Seen(fragments.reader_html(HOSTILE)).text


def test_the_reader_shows_the_whole_article_with_its_quotes_marked() -> None:
    html = fragments.reader_html(MERIDIAN, Span(UNION.start, UNION.end), [Span(0, 4)], UNION.marks)
    assert Seen(html).text.count("By Wednesday the coast guard had raised its own count to 17.") == 1
    assert '<p dir="auto" data-current>' in html
    assert html.count("data-current") == 1
    assert "<mark>What</mark>" in html
    assert "Taken from the text itself: date" in html
    words = "".join(Seen(html).text.split())
    assert "".join(MERIDIAN.text.split()) in words


def test_the_current_quote_is_one_mark_over_the_others() -> None:
    article = Article("a", "He said that nine ships left port.")
    html = cards.highlighted(article, 0, 34, [Span(3, 21)], [Span(13, 17)], Span(8, 34))
    assert html == (
        'He <mark>said </mark><mark class="cp-here">that <strong>nine</strong> ships left port.</mark>'
    )


def test_the_reader_sets_boilerplate_aside_and_links_the_original() -> None:
    html = fragments.reader_html(COURIER, Span(DIED.start, DIED.end))
    assert 'class=cp-aside><span class="cp-boilerplate">Menu  Home  World' in html
    assert 'href="https://courier.example/ferry?id=1#:~:text=The%20harbour' in html
    assert 'rel="noopener noreferrer"' in html


def test_the_table_marks_what_was_inferred() -> None:
    html = fragments.articles_html([COURIER, MERIDIAN], {"meridian-ferry": "courier-ferry"})
    assert "2031-03-05<abbr" in html
    assert "2031-03-04</td>" in html
    assert f"repeats “{COURIER.title}”" in html
    assert "No articles yet" in fragments.articles_html([], {})


def test_outlets_that_have_no_bar_are_counted() -> None:
    many = [Article(f"a{n}", "Words.", "Title", f"Outlet {n}") for n in range(11)]
    assert "and 3 outlets more" in fragments.histogram_html(many)
    assert "more" not in fragments.histogram_html(many[:8])


def test_text_with_odd_breaks_is_shown_whole() -> None:
    article = Article("a", "one\r\n\r\ntwo\u2028three\rfour  \n \n")
    assert "".join(Seen(fragments.reader_html(article)).text.split()).endswith("onetwothreefour")


@pytest.mark.parametrize(("rows", "said"), [(5, "5 disagreements:"), (6, "6 disagreements, the first 5:")])
def test_where_not_all_new_disagreements_are_named_it_is_said(rows: int, said: str) -> None:
    row = Surveyed(Disagreement("the toll", "figure", (Position("six", ()), Position("nine", ()))))
    assert of_new_articles(Survey((row,) * rows), alone=True).splitlines()[0] == said


def test_two_answers_to_who_are_not_affirmed_and_denied() -> None:
    who = Disagreement("who won the cup", "fact", (), None)
    whether = Disagreement("whether the bridge was closed", "fact", (), None)
    assert [render.how_it_differs(d) for d in (who, whether)] == ["Answers differ", "Affirmed and denied"]
