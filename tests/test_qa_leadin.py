"""A quote begins with its sentence's words, behind a dateline and a list's mark."""

from dataclasses import replace

import pytest

from index.article import Article, Span
from index.corpus import Corpus
from index.leadin import words_begin
from qa.compose import sentence_quote
from qa.desk import Desk
from qa.evidence import Judged
from qa.weights import NO_FIT
from tests.fakes import FakeReader


@pytest.mark.parametrize(
    "before",
    [
        "MARLOW, March 17 (Reuters) - ",
        "MARLOW BAY (Quay News Agency) — ",
        "MARLOW — ",
        "**MARLOW BAY, Nov. 28, 2023** – ",
        "ST. ORNE, Maine (AP) -- ",
        "Marlow, 3 May (Reuters) - ",
        "> ",
        "- ",
        "• ",
        "",
    ],
)
def test_what_stands_before_the_words_is_left_out(before: str) -> None:
    text = f"Bridge closed\n\n{before}The bridge closed on Friday."
    begin = words_begin(text, text.index("\n\n") + 2, len(text))
    assert text[begin:] == "The bridge closed on Friday."


@pytest.mark.parametrize(
    "sentence",
    [
        "NATO — the alliance — said no.",
        "Ann Moe (Rovers) - 37 goals this year.",
        "Tuesday, 5 March – The match begins.",
        "10. The Zora Bridge closed.",
        "The UN said no.",
        "-40 degrees were measured.",
        "MARLOW — ",
    ],
)
def test_what_says_something_stays(sentence: str) -> None:
    assert words_begin(sentence, 0, len(sentence)) == 0


def test_a_place_in_capitals_is_a_dateline_at_the_head_alone() -> None:
    text = f"{'word ' * 30}\nMARLOW — The bridge closed."
    assert words_begin(text, text.index("MARLOW"), len(text)) == text.index("MARLOW")


def test_a_statement_shows_no_dateline_and_stays_verbatim(corpus: Corpus) -> None:
    text = "MARLOW, March 17 (Reuters) - The Marlow bridge closed after cracks were found."
    corpus.add([Article("bridge", text, "Closed", "Marlow Post")])
    answer = Desk(corpus, FakeReader(whole=True)).ask("Which Marlow bridge closed after cracks were found?")
    (quote,) = answer.quotes
    assert quote.text == "The Marlow bridge closed after cracks were found." == text[quote.start : quote.end]
    assert all(quote.start <= mark.start for mark in quote.marks)
    assert "Reuters" not in answer.statements[0].text


def test_a_dateline_that_answers_is_shown(corpus: Corpus) -> None:
    text = "MARLOW (Reuters) - The bridge closed on Friday."
    corpus.add([Article("bridge", text, "Closed", "Marlow Post")])
    evidence = corpus.evidence("Where did the bridge close?", 1)[0]
    place = Judged(evidence, 0.9, Span(0, 6), NO_FIT)
    assert sentence_quote(place).text == text
    assert sentence_quote(replace(place, answer=Span(41, 46))).text == "The bridge closed on Friday."
