import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from eval import gold
from index.errors import BadInputError
from tests.ui_fake import COURIER, HOSTILE, MERIDIAN, disputed, refused
from ui.judgements import FILE, candidates, judgement, keep

TEXTS = {article.id: article.text for article in (COURIER, HOSTILE, MERIDIAN)}
NOW = datetime(2031, 3, 7, tzinfo=UTC)


def judged(folder: Path, verdict: str, answer: object = None, **fields: object) -> None:
    given = {"verdict": verdict, "note": "", "answer": answer or disputed("How many died?").to_dict()}
    keep(folder, judgement(given | fields, NOW))


def drawn(folder: Path) -> list[dict[str, object]]:
    """The candidates, which are valid gold questions."""
    found = list(candidates(folder, TEXTS))
    file = folder / "gold.jsonl"
    file.write_text("".join(json.dumps(one) + "\n" for one in found))
    assert not found or gold.problems(file, TEXTS) == ()
    return found


def test_without_judgements_there_are_no_candidates(tmp_path: Path) -> None:
    assert drawn(tmp_path) == []


def test_a_right_answer_becomes_a_gold_question(tmp_path: Path) -> None:
    judged(tmp_path, "right", filters={"publishers": ["The Meridian"]})
    (found,) = drawn(tmp_path)
    assert found["question"] == "How many died?"
    assert found["filters"] == {"publishers": ["The Meridian"]}
    assert [nugget["answer"] for nugget in found["nuggets"]] == [["14 people"], ["19 or more"]]  # type: ignore[attr-defined]
    assert [p["voice"] for p in found["disagreement"]["positions"]] == [  # type: ignore[index]
        "Ilse Brandt",
        "the seafarers' union",
    ]


def test_a_right_refusal_becomes_a_question_without_an_answer(tmp_path: Path) -> None:
    judged(tmp_path, "right", refused("Was there a trial?").to_dict())
    (found,) = drawn(tmp_path)
    assert found["answerable"] is False


def test_quotes_of_another_event_must_not_be_cited(tmp_path: Path) -> None:
    judged(tmp_path, "wrong_event", note="that was the tanker")
    (found,) = drawn(tmp_path)
    assert found["must_not_cite"] == ["courier-ferry", "meridian-ferry"]
    assert "that was the tanker" in str(found["note"])


def test_an_invented_disagreement_leaves_its_quotes(tmp_path: Path) -> None:
    judged(tmp_path, "invented_disagreement")
    (found,) = drawn(tmp_path)
    assert found["disagreement"] is None
    assert found["nuggets"]


def test_the_last_judgement_of_a_question_counts(tmp_path: Path) -> None:
    judged(tmp_path, "right")
    judged(tmp_path, "invented_disagreement")
    (found,) = drawn(tmp_path)
    assert found["disagreement"] is None


def test_what_no_longer_stands_in_the_articles_is_left_out(tmp_path: Path) -> None:
    judged(tmp_path, "right")
    left = list(candidates(tmp_path, {"courier-ferry": COURIER.text, "meridian-ferry": "Rewritten."}))
    assert [nugget["answer"] for nugget in left[0]["nuggets"]] == [["14 people"]]  # type: ignore[attr-defined]
    assert list(candidates(tmp_path, {})) == []


def test_lines_that_are_no_judgements_are_passed_over(tmp_path: Path) -> None:
    judged(tmp_path, "right", {"question": "q", "statements": [{"quotes": [7]}], "quotes": [{}]})
    judged(tmp_path, "right")
    with (tmp_path / FILE).open("a") as file:
        file.write('{"verdict": "right", "ans')
    assert len(drawn(tmp_path)) == 1


def test_unfit_filters_are_refused() -> None:
    with pytest.raises(BadInputError, match="published_from"):
        judgement(
            {"verdict": "right", "answer": {"question": "q"}, "filters": {"published_from": "soon"}}, NOW
        )
