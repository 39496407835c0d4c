"""The line below a post answers nothing."""

import pytest

from index.article import Span
from qa.fitting.posts import in_a_signature


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
