"""Others of the asked name: a lake, a town and an album called alike, each told in an article of its own."""

from index.annotate import IndexedSentence
from index.article import Article, Span
from index.corpus import Evidence
from qa.comparing.namesakes import entitled, with_namesakes
from qa.compose import composed
from qa.evidence import Judged
from qa.question import Question

ASKED = Question("How deep is Lake Orne?", "How deep is Lake Orne?", "figure")


def judged(number: int, title: str, text: str, probability: float) -> Judged:
    article = Article(f"a{number}", text, title, "Gazetteer")
    evidence = Evidence(article, IndexedSentence(0, len(text), 0), None, 1.0, 1.0)
    return Judged(evidence, probability, Span(0, 1))


NORTH = judged(0, "Lake Orne", "In the north it is 41 metres deep.", 0.95)
SOUTH = judged(1, "Lake Orne (Dorrin)", "Its depth reaches 12 metres.", 0.6)
AGAIN = judged(1, "Lake Orne (Dorrin)", "No other lake there is deeper.", 0.58)
NEWS = judged(2, "Boats on Lake Orne", "A boat sank 41 metres deep.", 0.7)
DOUBTFUL = judged(3, "Lake Orne (novel)", "Nobody knows how deep.", 0.3)


def test_the_surest_sentence_about_each_namesake_is_put_behind_what_is_shown() -> None:
    results, count = with_namesakes(ASKED, (NORTH, NEWS, SOUTH, AGAIN, DOUBTFUL), 1, {})
    assert (results, count) == ((NORTH, SOUTH, NEWS, AGAIN, DOUBTFUL), 1)


def test_a_copy_is_no_namesake() -> None:
    results, count = with_namesakes(ASKED, (NORTH, SOUTH), 1, {"a1": "a0"})
    assert (results, count) == ((NORTH, SOUTH), 0)


def test_news_has_no_namesakes() -> None:
    results, count = with_namesakes(ASKED, (NEWS, NORTH, SOUTH), 1, {})
    assert (results, count) == ((NEWS, NORTH, SOUTH), 0)


def test_a_namesake_is_quoted_though_it_is_less_sure() -> None:
    results, count = with_namesakes(ASKED, (NORTH, NEWS, SOUTH), 1, {})
    parts = composed(results, 1, (), {}, namesakes=count)
    assert [quote.article.id for quote in parts.quotes] == ["a0", "a1"]


def test_a_title_is_the_asked_name_and_not_a_part_of_a_longer_one() -> None:
    assert entitled("How deep is Lake Orne?", "Lake Orne (Dorrin)")
    assert entitled("Who wrote The Orne Papers?", "The Orne Papers (1902 film)")
    assert entitled("Who wrote the Orne Papers?", "Orne Papers")
    assert not entitled("How deep is Lake Orne?", "Orne")
    assert not entitled("How deep is Orne Lake?", "Orne")
    assert not entitled("How deep is the lake?", "Lake")
    assert not entitled("How deep is Lake Orne?", "")
