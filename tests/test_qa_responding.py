"""How somebody responded: told right behind what she responds to."""

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.corpus import Evidence
from index.grammar import SpacyParser
from qa.comparing.responding import responded_to, responding, with_words_behind
from qa.evidence import Judged
from qa.question import Question, understand

pytestmark = pytest.mark.models

PARSER = SpacyParser()
CLAIM = "Ada Lind said that the Ornians had built up forces along the border."
ASKED = "How did the Ornian president respond to what Ada Lind said about forces along the border?"


def question(text: str) -> Question:
    return understand(text, parser=PARSER)


def responses(behind: str, asked: str = ASKED) -> list[str]:
    article = Article("a", f"Ornian President Ivo Moe came to Velm.\n\n{CLAIM} {behind}", "Border")
    (item,) = annotated([article], PARSER)
    sentence = next(s for s in item.sentences if "built up" in article.text[s.start : s.end])
    said = Judged(Evidence(article, sentence, None, 1.0, 1.0), 0.9, Span(sentence.start, sentence.end))
    found = responding(question(asked), (), [said], lambda _: item.sentences)
    return [article.text[j.evidence.sentence.start : j.evidence.sentence.end] for j in found]


@pytest.mark.parametrize(
    ("asked", "inner"),
    [
        (ASKED, "What did Ada Lind say about forces along the border?"),
        (
            "How did Orne respond to the claim that mercenaries fight for it?",
            "Is it true that mercenaries fight for it?",
        ),
        ("How did Orne respond to the flood?", ""),
        (
            "How did Lind's opposite number respond to what Ada Lind claimed about forces along the border?",
            "What did Ada Lind say about forces along the border?",
        ),
        ("What did Orne say about the flood?", ""),
    ],
)
def test_what_was_said_before_is_looked_for(asked: str, inner: str) -> None:
    assert responded_to(question(asked)) == inner


@pytest.mark.parametrize(
    ("behind", "told"),
    [
        ("Moe denied the claim.", ["Moe denied the claim."]),
        ("The Velm police denied the claim.", []),
        ("Snow fell in the evening.", []),
    ],
)
def test_the_response_stands_right_behind_it(behind: str, told: list[str]) -> None:
    assert responses(behind) == told


def test_whoever_speaks_next_is_the_opposite_number() -> None:
    asked = "How did Lind's opposite number respond to what Ada Lind said about forces along the border?"
    behind = "Lind added that it rained. “They are miners,” Brask wrote."
    assert responses(behind, asked) == ["“They are miners,” Brask wrote."]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ivo Moe made no secret of his joy. “We know where they are,” he said.", 2),
        ("Ivo Moe made no secret of his joy. “We know where they are,” Ada Lind said.", 1),
        ("Ivo Moe made no secret of his joy.\n\n“We know where they are,” he said.", 1),
    ],
)
def test_what_she_says_stands_behind_what_tells_that_she_spoke(text: str, told: int) -> None:
    (item,) = annotated([Article("a", text)], PARSER)
    first, second = item.sentences
    judged = Judged(Evidence(item.article, first, None, 1.0, 1.0, second), 0.8, Span(9, 33))
    asked = question("How did Ivo Moe comment on the raid?")
    assert len(with_words_behind(asked, [judged], lambda _: item.sentences)) == told
