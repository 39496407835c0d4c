"""What denies, doubts or conditions a clause is quoted with it: no quote says the opposite of its sentence."""

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.annotate import IndexedSentence, annotated
from index.article import Article, Span
from index.claims import Claim
from index.corpus import Evidence
from index.grammar import SpacyParser, Token
from qa.comparing.sides import Cited
from qa.compose import cited_quote
from qa.evidence import Judged

# What stands before a clause, and what stands behind it; in each the words that turn it in square brackets.
BEFORE = (
    "[denied] that",
    "has [denied] claims that",
    "[rejected] the idea that",
    "[ruled out] that",
    "[dismissed] reports that",
    "[refuted] the charge that",
    "[disputes] that",
    "[contradicted] reports that",
    "[rebutted] the claim that",
    "did [not] say that",
    "did[n’t] say that",
    "[never] said that",
    "has seen [no] evidence that",
    "[doubts] that",
    "[questioned] whether",
    "[could not] confirm that",
    "asked [whether]",
    "[would] have known [if]",
    "will resign [if]",
    "knows [nothing] unless",
    "called it a [lie] that",
    "called it [unlikely] that",
    "[failed] to show that",
    "called it [far from] clear that",
    "[wrongly] said that",
)
BEHIND = (
    "is [not] true",
    "is [false]",
    "was [denied] by the owner",
    "is a [hoax]",
    "could [not] be confirmed",
    "was [ruled out]",
    "is [unlikely]",
    "[would] be a surprise",
)


def _told(turning: str, clause: str) -> tuple[str, list[str]]:
    """A sentence and the words that turn its clause."""
    plain = turning.replace("[", "").replace("]", "")
    text = f"That {clause} {plain}, Ana Lund said." if turning in BEHIND else f"The owner {plain} {clause}."
    return text, re.findall(r"\[(.+?)\]", turning)


def _quoted(text: str, start: int, end: int, sentence: IndexedSentence, speaker: str | None = None) -> str:
    article = Article("a", text, published=date(2031, 5, 2))
    judged = Judged(Evidence(article, sentence, None, 1.0, 1.0), 0.9, Span(start, end))
    return cited_quote([judged], Cited(0, start, end, speaker, ())).text


def _tokens(text: str) -> Iterator[Token]:
    place = 0
    for n, word in enumerate(text.split()):
        place = text.index(word, place)
        yield Token(place, place + len(word), word, word.lower(), "VERB", "VBD", "ROOT", n, "")


@given(st.sampled_from((*BEFORE, *BEHIND)), st.data())
def test_no_part_of_a_sentence_is_quoted_free_of_what_turns_it(turning: str, data: st.DataObject) -> None:
    """Whatever place claims give, right or wrong."""
    text, turns = _told(turning, "the ship was full when it left Orne")
    tokens = tuple(_tokens(text))
    first = data.draw(st.integers(0, len(tokens) - 1))
    last = data.draw(st.integers(first, len(tokens) - 1))
    start, end = tokens[first].start, tokens[last].end
    sentence = IndexedSentence(0, len(text), 0, tokens=tokens, claims=(Claim(start, end),))
    quoted = _quoted(text, start, end, sentence)
    assert "full" not in quoted or all(turn in quoted for turn in turns)


@lru_cache(maxsize=1)
def _parser() -> SpacyParser:
    return SpacyParser()


def _quotes(text: str) -> list[str]:
    """What is quoted for each claim of the first sentence."""
    (item,) = annotated([Article("a", text)], _parser())
    sentence = item.sentences[0]
    return [_quoted(text, c.start, c.end, sentence, c.speaker) for c in sentence.claims]


@pytest.mark.models
@pytest.mark.parametrize("turning", [*BEFORE, *BEHIND])
def test_a_claim_is_quoted_with_what_turns_it(turning: str) -> None:
    text, turns = _told(turning, "the ship was full")
    quotes = _quotes(text)
    assert any("full" in quote for quote in quotes)
    assert all(turn in quote for quote in quotes for turn in turns if "full" in quote)


@pytest.mark.models
@pytest.mark.parametrize(
    "text",
    [
        "There is no evidence, the judge said, that the ship was full.",
        "The owner denied, while in custody, that the ship was full.",
        "If the ship was full, the owner is liable.",
    ],
)
def test_what_turns_a_clause_from_afar_is_quoted_too(text: str) -> None:
    assert {quote for quote in _quotes(text) if "full" in quote} == {text}


@pytest.mark.models
def test_what_is_told_of_a_saying_is_quoted_with_what_was_said() -> None:
    text = "“These ballots were hidden,” Ana Lund said at a rally attended by about 2,000 people."
    assert text in _quotes(text)


@pytest.mark.models
@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("The owner said that the ship was full.", "the ship was full"),
        (
            "Velm said 70 workers were fired, while the company denied that 20 had left.",
            "70 workers were fired",
        ),
        ("The vote was fair, observers said, but the turnout was not high.", "The vote was fair"),
        ("The owner said that the ship was not full.", "the ship was not full"),
        ("The owner said in May that the ship was full.", "the ship was full"),
    ],
)
def test_what_nothing_turns_is_quoted_by_itself(text: str, quoted: str) -> None:
    assert quoted in _quotes(text)
