"""One text in two outlets, with another answer in each."""

import pytest

from tests.test_qa_disagreement import Told, said

pytestmark = pytest.mark.models

DAY, LATER = "2031-07-24", "2031-07-26"


def values(question: str, *told: Told) -> list[set[str]]:
    return [{s.value for s in v.sides} for v in said(question, *told) if v.kind == "disagreement"]


def record(time: str, day: str = DAY) -> Told:
    text = f"Ana Moe of Velm set a world record of {time} seconds in the semifinals of the hurdles in Orne."
    return text, time, day


def test_two_outlets_print_one_text_with_another_answer() -> None:
    found = values("What was Ana Moe's world record time in the hurdles?", record("12.12"), record("12.42"))
    assert found == [{"12.12", "12.42"}]


def test_the_answers_are_no_names_of_one_thing() -> None:
    texts = [
        f"The {bird} has flown away with the Orne Bird of the Year title this time."
        for bird in ("kakapo", "bat")
    ]
    told = [(text, text.split()[1], DAY) for text in texts]
    assert values("Which bird won the Orne Bird of the Year title?", *told) == [{"kakapo", "bat"}]


def test_a_later_print_may_be_a_correction() -> None:
    assert not values("What was Ana Moe's world record time?", record("12.12"), record("12.42", LATER))


def test_a_difference_beside_the_answer_is_none() -> None:
    texts = [
        f"Ana Moe of Velm set a world record of 12.12 seconds in the semifinals on {d} in Orne." for d in "AB"
    ]
    assert not values("What was Ana Moe's world record time?", *((text, "12.12", DAY) for text in texts))


def test_one_who_speaks_may_be_quoted_with_another_answer() -> None:
    texts = [
        f'"I have taken the decision that I am going to {club}," Moe told the daily Orne.'
        for club in ("Velm", "Lenz")
    ]
    told = [(text, club, DAY) for text, club in zip(texts, ("Velm", "Lenz"), strict=True)]
    assert values("Which club did Moe join in 2031?", *told) == [{"Velm", "Lenz"}]
