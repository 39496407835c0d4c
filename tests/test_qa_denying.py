"""Who denied it: the sentence that says it is not true, not the one that says most of the question's words."""

from dataclasses import replace
from datetime import date

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.corpus import Evidence
from index.grammar import SpacyParser
from qa.comparing.denying import denying, whether
from qa.evidence import Judged
from qa.question import Question, understand

pytestmark = pytest.mark.models


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("Who denied that the mine was sold?", "Is it true that the mine was sold?"),
        ("Who has rejected reports that Orne lost the vote?", "Is it true that Orne lost the vote?"),
        ("Who rebutted claims that the mine was sold?", "Is it true that the mine was sold?"),
        ("By whom was it denied that the mine was sold?", "Is it true that the mine was sold?"),
        ("Who denied it?", ""),
        ("Who said that the mine was sold?", ""),
        ("Did anybody deny that the mine was sold?", ""),
    ],
)
def test_whether_it_is_true_is_asked_instead(asked: str, wanted: str) -> None:
    assert whether(Question(asked, asked, "person")) == wanted


def test_a_follow_up_asks_who_denied_what_was_asked_before() -> None:
    asked = understand("Who denied it?", ("Did Norvane sell the mine?",), parser=SpacyParser())
    assert whether(asked) == "Is it true that Norvane sold the mine?"


def test_only_denials_answer_where_one_is_sure() -> None:
    text = "Norvane sold the mine, its owner said. The ministry said that it was not true."
    article = Article("a", text, published=date(2031, 5, 2))
    (item,) = annotated([article], SpacyParser())
    said, denied = (
        Judged(Evidence(article, s, None, 1.0, 1.0), 0.9, Span(s.start, s.end)) for s in item.sentences
    )
    assert denying((said, denied), (said, denied), 0.5) == (denied,)
    doubtful = replace(denied, probability=0.3)
    assert denying((said, denied), (said, doubtful), 0.5) == (said, denied)
