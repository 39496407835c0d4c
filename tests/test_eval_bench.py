"""The benchmarks' own arithmetic, and that a missing set is said, not guessed."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from eval.bench import multihop, sets
from index.errors import BadInputError

SHARED = os.environ.get("COUNTERPOINT_SHARED", "")


def test_evidence_is_found_where_the_whole_fact_stands(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    rows = [
        {
            "id": "1",
            "question": "?",
            "evidence": [{"source": "a", "fact": "It  rained."}, {"source": "b", "fact": "x"}],
        },
        {"id": "2", "question": "?", "evidence": []},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    asked = multihop.queries(path)
    found = multihop.figures(asked, {"1": [("b", "It rained."), ("a", "On Monday\nIt rained. Then not.")]})
    assert found == {
        "questions": 1,
        "hits@4": 0.5,
        "hits@10": 0.5,
        "any@4": 1.0,
        "any@10": 1.0,
        "mrr@10": 0.5,
        "tokens": 4.0,
    }


def test_no_hits_are_no_division_by_zero(tmp_path: Path) -> None:
    asked = (multihop.Query("1", "?", (("a", "x"),)),)
    assert multihop.figures(asked, {})["mrr@10"] == 0.0


@pytest.mark.skipif(
    not SHARED, reason="COUNTERPOINT_SHARED does not name the folder with the reference script"
)
def test_equal_to_the_reference_script(tmp_path: Path) -> None:
    folder = Path(SHARED)
    gold = folder / "gold" / "multihop-dev.jsonl"
    asked = multihop.queries(gold)
    chance = random.Random(7)
    strangers = [evidence for query in asked for evidence in query.evidence]
    hits = {}
    for query in asked:
        given = [
            *chance.sample(query.evidence, chance.randrange(len(query.evidence) + 1)),
            *chance.sample(strangers, 5),
        ]
        chance.shuffle(given)
        hits[query.id] = [
            (source, f"Before.  {fact} After."[chance.randrange(12) :]) for source, fact in given
        ]
    path = tmp_path / "hits.jsonl"
    rows = [{"id": key, "hits": [{"article": a, "text": t} for a, t in found]} for key, found in hits.items()]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    command = [
        sys.executable,
        str(folder / "score_retrieval.py"),
        "--gold",
        str(gold),
        "--hits",
        str(path),
        "--json",
    ]
    expected = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    found_here = multihop.figures(asked, hits)
    assert {name: found_here[name] for name in expected} == expected


def test_a_set_without_questions_is_named(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="no questions for ramdocs"):
        sets.questions_of(tmp_path, "ramdocs")
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "ramdocs-dev.jsonl").touch()
    assert sets.questions_of(tmp_path, "ramdocs").name == "ramdocs-dev.jsonl"


def test_sets_that_are_not_there_are_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert sets.main(["--data", str(tmp_path), "--work", str(tmp_path / "work")]) == 0
    assert capsys.readouterr().out.count("left out") == 5
