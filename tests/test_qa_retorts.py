"""What is retorted right behind a sentence that answers, in words that no question looks for."""

from collections.abc import Callable, Sequence

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.corpus import Evidence
from index.grammar import SpacyParser
from qa.comparing.retorts import with_retorts
from qa.disagreement import compared
from qa.evidence import Judged
from qa.fit import fit
from qa.question import understand

pytestmark = pytest.mark.models

PARSER = SpacyParser()
ASKED = "Did a wing of the Orne palace collapse?"
TOLD = "The governor said a wing of the palace had come down."
BETWEEN = "Visitors stood outside."
RETORT = "There was no collapse of any kind, the general told reporters."


def opposing(score: float) -> Callable[[str, Sequence[tuple[str, str]]], Sequence[float]]:
    return lambda question, pairs: [score] * len(pairs)


def found(
    text: str, asked: str = ASKED, score: float = 0.9, probability: float = 0.8
) -> tuple[tuple[Judged, ...], tuple[tuple[int, int], ...]]:
    (item,) = annotated([Article("a", text, "Orne")], PARSER)
    first = item.sentences[0]
    evidence = Evidence(item.article, first, None, 1.0, 1.0)
    place = text.index("wing")
    question = understand(asked, parser=PARSER)
    answer = Span(place, place + len("wing of the palace"))
    told = Judged(evidence, probability, answer, fit(question, evidence), affirms=0.9)
    return with_retorts(question, [told], lambda _: item.sentences, opposing(score))


@pytest.mark.parametrize("text", [f"{TOLD} {RETORT}", f"{TOLD} {BETWEEN} {RETORT}", f"{TOLD}\n\n{RETORT}"])
def test_a_retort_is_as_sure_as_what_it_answers(text: str) -> None:
    (told, retort), numbers = found(text)
    assert numbers == ((0, 1),)
    assert retort.probability == told.probability
    assert retort.affirms < 0.5 < told.affirms
    assert "no collapse" in retort.answer_text


@pytest.mark.parametrize(
    ("text", "asked", "score", "probability"),
    [
        # What is left open; in the same voice, in nobody's, too far behind; of what is not asked as yes or no; of what
        # hardly answers; and what the closer reader does not take for a contradiction.
        (f"{TOLD} Whether it fell, we cannot say, the general told reporters.", ASKED, 0.9, 0.8),
        (f"{TOLD} {RETORT.replace('general', 'governor')}", ASKED, 0.9, 0.8),
        (f"{TOLD} {BETWEEN}", ASKED, 0.9, 0.8),
        (f"{TOLD} {BETWEEN} {BETWEEN} {RETORT}", ASKED, 0.9, 0.8),
        (f"{TOLD} {RETORT}", "Who said that a wing of the palace had come down?", 0.9, 0.8),
        (f"{TOLD} {RETORT}", ASKED, 0.9, 0.4),
        (f"{TOLD} {RETORT}", ASKED, 0.7, 0.8),
        # Nor what has no word of the asked matter.
        (f"{TOLD} {RETORT}", "Did the governor ask for a ceasefire?", 0.9, 0.8),
    ],
)
def test_what_only_stands_behind_is_no_retort(
    text: str, asked: str, score: float, probability: float
) -> None:
    results, numbers = found(text, asked, score, probability)
    assert numbers == ()
    assert len(results) == 1


def test_a_denial_in_so_many_words_need_be_read_less_surely() -> None:
    denied = f"{TOLD} The army denied that any of its jets had been over Orne on Friday."
    assert found(denied, score=0.75)[1] == ((0, 1),)
    assert found(denied, score=0.65)[1] == ()


def test_a_denied_claim_is_quoted_with_what_denies_it() -> None:
    denied = "The general denied that any wing of the palace had come down."
    (_, retort), _ = found(f"{TOLD} {denied}")
    assert retort.answer_text.startswith("denied")


def test_what_was_said_and_what_was_retorted_are_two_sides() -> None:
    results, numbers = found(f"{TOLD} {RETORT}")
    question = understand(ASKED, parser=PARSER)
    (verdict,) = compared(question, results, {}, opposes=opposing(0.9), retorts=numbers)
    assert verdict.kind == "disagreement"
    assert [side.speakers for side in verdict.sides] == [("The governor",), ("the general",)]
    # Each is called by all that it claims, whichever of its words the reader marks.
    assert verdict.sides[0].value == "a wing of the palace had come down"


def test_a_word_for_the_opposite_hardly_need_be_read() -> None:
    text = (
        "The governor said the wing of arson attacks had been planned. "
        "Ada Moe condemned the fires, but said they had been a spontaneous outburst."
    )
    (_, retort), numbers = found(text, "Were the attacks planned in advance?", score=0.35)
    assert numbers == ((0, 1),)
    assert "spontaneous" in retort.answer_text
    assert found(text, "Were the attacks planned in advance?", score=0.2)[1] == ()
    plain = text.replace("a spontaneous outburst", "a grave loss")
    assert found(plain, "Were the attacks planned in advance?", score=0.35)[1] == ()


def test_a_bomb_that_missed_has_hit_nothing() -> None:
    text = (
        "The air force said its bombs had struck the wing. The mayor said the bombs missed the wing by far."
    )
    (_, retort), numbers = found(text, "Did the bombs hit the wing?", score=0.35)
    assert numbers == ((0, 1),)
    assert "missed" in retort.answer_text
