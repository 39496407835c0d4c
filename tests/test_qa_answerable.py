"""Whether articles answer a question: an answer is seldom alone, and a cutting tells less than an article."""

from dataclasses import replace

from index.annotate import IndexedSentence
from index.article import Article, Span
from index.corpus import Evidence
from qa.answerable import ANSWERABLE, answerable
from qa.evidence import Judged

FILLING = " The rest of the page tells more of the matter." * 60


def judged(article: str, text: str, answer: str, probability: float, whole: str = "") -> Judged:
    made = Article(article, text + whole, "")
    start = text.index(answer)
    evidence = Evidence(made, IndexedSentence(0, len(text), 0), None, 0.5, 0.5)
    return Judged(evidence, probability, Span(start, start + len(answer)), reading=probability, affirms=0.6)


CUTTING = judged("a", "Ada Moe is the woman to watch in Orne.", "Ada Moe", 0.6)


def test_what_nothing_else_supports_is_less_sure_in_a_cutting_than_in_an_article() -> None:
    article = judged("a", "Ada Moe is the woman to watch in Orne.", "Ada Moe", 0.6, FILLING)
    assert answerable([CUTTING]) < ANSWERABLE < answerable([article])


def test_another_article_that_says_the_same_makes_it_surer() -> None:
    same = judged("b", "In Orne the prize went to Moe.", "Moe", 0.5)
    other = judged("a", "In Orne the prize went to Moe.", "Moe", 0.5)
    assert answerable([CUTTING, same]) > answerable([CUTTING, other])
    assert answerable([CUTTING, other]) == answerable([CUTTING])


def test_one_text_with_another_value_in_it_makes_it_surer_as_well() -> None:
    one = judged("a", "Ada Moe won the women's race in the town of Orne.", "Ada Moe", 0.6)
    mirrored = judged("b", "Una Dell won the women's race in the town of Orne.", "Una Dell", 0.5)
    unlike = judged("b", "Una Dell came home from Lenz to much applause.", "Una Dell", 0.5)
    assert answerable([one, mirrored]) > answerable([one, unlike]) > answerable([one])


def test_a_sure_answer_needs_nothing_beside_it_and_nothing_answers_nothing() -> None:
    assert answerable([replace(CUTTING, probability=0.97, reading=0.97)]) > 0.8
    assert answerable([]) == 0.0
