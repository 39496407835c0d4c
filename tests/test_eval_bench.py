"""The benchmarks' own arithmetic, and that a missing set is said, not guessed."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from eval.bench import crash, multihop, peers, sets
from eval.bench.articles import articles_of
from eval.bench.grow import Known
from index.article import Article
from index.corpus import Corpus
from index.errors import BadInputError
from tests.fakes import FakeEmbedder

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


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "gold.jsonl:1: not JSON"),
        ('{"id": "1", "question": "?"}', "gold.jsonl:1: evidence: give a list"),
        ('{"id": "1", "question": "?", "evidence": [{"source": "a"}]}', "gold.jsonl:1: fact: give a text"),
        ('{"id": "1", "question": "?", "evidence": []}', "no question in it has `evidence`"),
        ("", "no question in it has `evidence`"),
    ],
)
def test_a_set_that_cannot_be_scored_is_said(tmp_path: Path, line: str, words: str) -> None:
    (tmp_path / "gold.jsonl").write_text(line, "utf-8")
    with pytest.raises(BadInputError) as caught:
        multihop.queries(tmp_path / "gold.jsonl")
    assert words in str(caught.value)


def test_an_article_that_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("The mill burned.", "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    assert [article.text for article in articles_of(tmp_path)] == ["The mill burned."]
    assert "left out: " in capsys.readouterr().err
    (tmp_path / "a.txt").unlink()
    with pytest.raises(BadInputError, match="no article in it can be read"):
        articles_of(tmp_path)


def test_peers_get_the_passages_of_the_index(corpus: Corpus) -> None:
    text = " ".join(f"Sentence {n} tells of the mill at Orne." for n in range(30))
    corpus.add([Article("a", text, "A long title about the mill " * 3, "Orne Post")])
    rows = peers.cut(corpus, headings=False)
    assert [row["text"] for row in rows] == [hit.text for hit in corpus.passages_of("a")]
    assert all(FakeEmbedder().count(row["text"]) < FakeEmbedder.max_tokens for row in rows)
    assert peers.cut(corpus, headings=True)[0]["embed"].endswith("Orne Post\n" + rows[0]["text"])


def test_texts_of_one_length_are_no_copies_of_each_other() -> None:
    one, other, again = Known("m", 8, {}).encode(["one", "two", "one"])
    assert (one == again).all()
    assert not (one == other).all()


def test_equal_to_the_frozen_figures_of_the_definition() -> None:
    folder = Path(__file__).parent / "frozen"
    rows = [json.loads(line) for line in (folder / "hits.jsonl").read_text("utf-8").splitlines()]
    hits = {row["id"]: [(hit["article"], hit["text"]) for hit in row["hits"]] for row in rows}
    expected = json.loads((folder / "retrieval.json").read_text("utf-8"))
    assert multihop.figures(multihop.queries(folder / "evidence.jsonl"), hits) == expected


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


def test_a_command_that_fails_instead_of_being_killed_is_a_fault_that_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = os.getpid()

    def act(folder: Path) -> None:
        if os.getpid() != parent:
            raise ZeroDivisionError

    case = crash.Case("fails", lambda folder: None, act)
    with pytest.raises(ChildProcessError, match="ends with an error") as caught:
        crash.killed(case, tmp_path)
    # The two before the trials are for their time.
    ends = iter([False, False])

    def failing(*_: object, **__: object) -> bool:
        for end in ends:
            return end
        raise caught.value

    monkeypatch.setattr(crash, "killed", failing)
    outcomes = crash.tried(case, 1, random.Random(1), tmp_path)
    assert [(outcome.state, outcome.kills) for outcome in outcomes] == [("failed", 0)] * 4
    assert all(outcome.wrong for outcome in outcomes)
