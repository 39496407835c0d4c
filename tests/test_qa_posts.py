"""The line below a post answers nothing."""

import pytest

from index.article import Span
from qa.fitting.posts import in_a_signature, of_itself


@pytest.mark.parametrize(
    ("text", "words", "signed"),
    [
        ("So much more to say. — Ann Lee (@annlee) May 3, 2021", "May 3, 2021", True),
        ("– Ann Lee (@annlee) 3 May 2021", "Ann Lee", True),
        ("On May 3, 2021 the hall was opened — at last. — Ann Lee (@annlee)", "May 3, 2021", False),
        ("Ann Lee (@annlee) wrote on May 3, 2021 that it was open.", "May 3, 2021", False),
    ],
)
def test_who_posted_it_and_when_is_no_answer(text: str, words: str, signed: bool) -> None:
    start = text.rindex(words)
    assert in_a_signature(text, Span(start, start + len(words))) is signed


@pytest.mark.parametrize(
    ("question", "text", "itself"),
    [
        ("When did the strike begin?", "This article was first published on 3 May 2021.", True),
        (
            "When did the strike begin?",
            "This is a short digest of an article by Ann Lee, dated 3 May 2021.",
            True,
        ),
        ("When did the strike begin?", "This story has been updated on 3 May to add a comment.", True),
        ("When did the strike begin?", "This is the third strike of the year; it began on 3 May.", False),
        ("When did the strike begin?", "The article that began it was published on 3 May.", False),
        ("When was the article published?", "This article was first published on 3 May 2021.", False),
    ],
)
def test_what_a_text_says_of_itself_answers_no_other_question(question: str, text: str, itself: bool) -> None:
    assert of_itself(question, text) is itself
