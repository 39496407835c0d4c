"""Who did it, as others say right beside a sentence that answers, and whom others thank."""

from collections.abc import Sequence

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.corpus import Evidence
from index.grammar import SpacyParser
from qa.comparing.doers import with_other_doers
from qa.comparing.thanking import with_other_thanks
from qa.disagreement import compared
from qa.evidence import Judged
from qa.question import understand

pytestmark = pytest.mark.models

PARSER = SpacyParser()
BROKEN = "Ivo Moe said that the Velmians had broken the truce by shelling the quay."
FIRED = "The defence ministry said that the Ornians had opened fire with mortars."
ASKED = "Who broke the truce?"


def told(text: str, answer: str, probability: float = 0.8) -> tuple[Judged, Sequence]:
    (item,) = annotated([Article("a", text)], PARSER)
    place = text.index(answer)
    sentence = next(s for s in item.sentences if s.start <= place < s.end)
    evidence = Evidence(item.article, sentence, None, 1.0, 1.0)
    return Judged(evidence, probability, Span(place, place + len(answer))), item.sentences


@pytest.mark.parametrize("text", [f"{BROKEN} {FIRED}", f"{FIRED} {BROKEN}"])
def test_each_side_says_who_broke_it(text: str) -> None:
    first, sentences = told(text, "the Velmians")
    question = understand(ASKED, parser=PARSER)
    results, numbers = with_other_doers(question, [first], lambda _: sentences)
    assert numbers == ((0, 1),)
    assert results[1].answer_text == "the Ornians"
    (verdict,) = compared(question, results, {}, retorts=numbers)
    assert verdict.kind == "disagreement"
    assert [(side.value, side.speakers) for side in verdict.sides] == [
        ("the Velmians", ("Ivo Moe",)),
        ("the Ornians", ("The defence ministry",)),
    ]


@pytest.mark.parametrize(
    ("asked", "beside", "probability"),
    [
        # In the same voice; of the same; of oneself; of another act; in another paragraph; of what hardly answers; and
        # where nobody is asked for who did one of these things.
        (ASKED, "Moe said that the Ornians had opened fire.", 0.8),
        (ASKED, "The ministry said that the Velmians had opened fire.", 0.8),
        (ASKED, "The Ornian ministry said that Ornian guards had opened fire.", 0.8),
        (ASKED, "The ministry said that the Ornians had gone home.", 0.8),
        (ASKED, "\n\nThe ministry said that the Ornians had opened fire.", 0.8),
        (ASKED, FIRED, 0.4),
        ("Who announced the truce?", FIRED, 0.8),
    ],
)
def test_what_only_stands_beside_names_nobody_else(asked: str, beside: str, probability: float) -> None:
    first, sentences = told(f"{BROKEN} {beside}", "the Velmians", probability)
    results, numbers = with_other_doers(understand(asked, parser=PARSER), [first], lambda _: sentences)
    assert numbers == ()
    assert len(results) == 1


def test_who_is_accused_of_it_is_named_beside() -> None:
    text = "The guards said gunmen had opened fire. The Tide accused soldiers of shooting first."
    first, sentences = told(text, "gunmen")
    question = understand("Who fired the first shots?", parser=PARSER)
    results, numbers = with_other_doers(question, [first], lambda _: sentences)
    assert numbers == ((0, 1),)
    assert results[1].answer_text == "soldiers"


@pytest.mark.parametrize(
    ("beside", "thanked"),
    [
        ("“It is the Mission that we have to thank,” the guild said.", "Mission"),
        ("“Without the Mission there would be no truce,” the guild said.", "Mission"),
        ("“It was a good day,” the guild said.", ""),
        ("“It is the Mission that we have to thank,” Ada Lind said.", ""),
    ],
)
def test_others_thank_somebody_else(beside: str, thanked: str) -> None:
    first, sentences = told(f"“Thanks to Orne there is a truce,” Ada Lind said. {beside}", "Orne")
    question = understand("Who gets the credit for the truce?", parser=PARSER)
    results = with_other_thanks(question, [first], lambda _: sentences)
    assert [j.answer_text for j in results[1:]] == ([thanked] if thanked else [])


@pytest.mark.parametrize(
    ("asked", "text", "answer", "against"),
    [
        (
            "Who was behind the massacre of the millers?",
            "The guild accuses soldiers of carrying out the massacre. Moe called the accusation propaganda.",
            "soldiers",
            "called the accusation propaganda",
        ),
        (
            "By whom were Ada Lind and Ivo Brask shot?",
            "Moe said that they were shot by their own guards. Ruiz says that soldiers opened fire on them.",
            "their own guards",
            "soldiers",
        ),
        (
            "Who wrecked the bridge near Orne?",
            (
                "The ministry says that six houses burned and a bridge near Orne was destroyed by Velmian mortar fire. "
                "The service says Kenyan troops blew it up."
            ),
            "Kenyan troops",
            "Velmian mortar fire",
        ),
        # Of others it tells nothing.
        (
            "Who carried out the massacre of the millers?",
            (
                "The guild said that the killers belonged to the Tide.\n\nGuests blame others. "
                "Moe said that the attackers were Velmian guards."
            ),
            "the Tide",
            "Velmian guards",
        ),
        (
            "Who carried out the massacre of the millers?",
            "The guild said that the killers belonged to the Tide. Moe said that the attackers belonged to the Tide.",
            "the Tide",
            "",
        ),
        # Of others it tells nothing.
        (
            "By whom were Ada Lind and Ivo Brask shot?",
            "Moe said that they were shot by their own guards. Ruiz says that soldiers attacked the mill.",
            "their own guards",
            "",
        ),
        (
            "Who was behind the massacre of the millers?",
            "The guild accuses soldiers of carrying out the massacre. The guild denied the allegations.",
            "soldiers",
            "",
        ),
        (
            "Who was behind the massacre of the millers?",
            "The guild accuses soldiers of carrying out the massacre. Snow fell.",
            "soldiers",
            "",
        ),
    ],
)
def test_who_is_accused_of_killing_and_who_denies_it(
    asked: str, text: str, answer: str, against: str
) -> None:
    first, sentences = told(text, answer)
    question = understand(asked, parser=PARSER)
    results, numbers = with_other_doers(question, [first], lambda _: sentences)
    assert [j.answer_text for j in results[1:]] == ([against] if against else [])
    assert numbers == (((0, 1),) if against else ())


def test_who_brokered_it_is_answered_by_who_says_that_nobody_did() -> None:
    text = (
        "Ada Moe said that the king of Orne had brokered the truce. The halls filled at noon. "
        "The ministry of Velm said the truce had been worked out between the two without any mediator."
    )
    first, sentences = told(text, "the king of Orne")
    question = understand("Who brokered the truce?", parser=PARSER)
    results, numbers = with_other_doers(question, [first], lambda _: sentences)
    assert [results[n].answer_text for _, n in numbers] == ["without any mediator"]
    same = text.replace("The ministry of Velm", "Moe")
    first, sentences = told(same, "the king of Orne")
    assert with_other_doers(question, [first], lambda _: sentences)[1] == ()


def test_what_names_no_doer_is_not_held_against_who_does() -> None:
    text = "Thirteen guards were killed at Velm, the union says. Ivo Lind said that the Ornians had killed the guards."
    first, sentences = told(text, "Thirteen guards were killed at Velm")
    question = understand("Who killed the guards at Velm?", parser=PARSER)
    assert with_other_doers(question, [first], lambda _: sentences)[1] == ()
