"""Gold sets: what is wrong with one is said with its file and line."""

import json
from pathlib import Path

import pytest

from eval import gold
from index.article import Span
from index.errors import BadInputError

TEXTS = {"a": "The mill burned. Two men were hurt. The mill burned.", "b": "Nobody was hurt at the mill."}
GOOD: dict[str, object] = {
    "id": "1",
    "question": "Who was hurt?",
    "nuggets": [{"answer": ["Two men"], "quotes": [{"source": "a", "text": "Two men were hurt"}]}],
}


def write(folder: Path, *rows: object) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("".join((r if isinstance(r, str) else json.dumps(r)) + "\n" for r in rows), "utf-8")
    return path


def test_a_sound_set_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        GOOD | {"filters": {"published_from": "2024-03-01"}, "history": ["Did it burn?"], "bed": "mill"},
        "",
        {"id": "2", "question": "Who owns it?", "answerable": False},
    )
    first, second = gold.load(path, TEXTS)
    assert first.nuggets[0].quotes[0] == gold.GoldQuote("a", "Two men were hurt")
    assert first.filters.published_from is not None
    assert first.filters.published_from.isoformat() == "2024-03-01"
    assert not second.answerable
    assert gold.problems(path, TEXTS) == ()


def test_every_place_of_a_quote_counts() -> None:
    assert gold.places(TEXTS["a"], "The mill burned.") == (Span(0, 16), Span(36, 52))


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{", "not JSON"),
        ("[]", "not a JSON object"),
        ({"question": "x"}, "id"),
        (GOOD | {"question": " "}, "question"),
        (GOOD | {"nugget": []}, "unknown field 'nugget'"),
        (GOOD | {"answerable": "yes"}, "true or false"),
        (GOOD | {"nuggets": [{"answer": [], "quotes": []}]}, "at least one wording"),
        (GOOD | {"nuggets": []}, "needs nuggets"),
        (GOOD | {"answerable": False}, "cannot have nuggets"),
        (GOOD | {"filters": {"from": "2024"}}, "unknown filter"),
        (GOOD | {"must_not_cite": ["a"]}, "among the gold quotes"),
        (GOOD | {"must_not_cite": ["z"]}, "'z' is not in the index"),
        (GOOD | {"disagreement": {"about": "x", "positions": []}}, "needs positions"),
        ({**GOOD, "question": "Who \ud83d?"}, "half of a character"),
        (GOOD | {"nuggets": [{"answers": ["Two"]}]}, "unknown field 'answers'"),
        (
            GOOD | {"nuggets": [{"answer": ["Two"], "quotes": [{"source": "a", "txt": "Two"}]}]},
            "unknown field 'txt'",
        ),
        (GOOD | {"disagreement": {"abuot": "x"}}, "unknown field 'abuot'"),
        (
            GOOD | {"disagreement": {"positions": [{"value": ["Two"], "source": ["a"]}]}},
            "unknown field 'source'",
        ),
        (
            GOOD
            | {"nuggets": [{"answer": ["Two"], "quotes": [{"source": "a", "text": "Two women were hurt"}]}]},
            "does not stand word for word in 'a'",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, row: object, words: str) -> None:
    path = write(tmp_path, GOOD | {"id": "0"}, row)
    with pytest.raises(BadInputError, match=r"gold\.jsonl:2: ") as caught:
        gold.load(path, TEXTS)
    assert words in str(caught.value)


def test_what_no_answer_can_meet_is_found_by_check_and_can_be_asked_all_the_same(tmp_path: Path) -> None:
    filters = {"published_from": "2024-03-02", "published_to": "2024-03-01"}
    nuggets = [{"answer": ["wo", "3"], "quotes": [{"source": "a", "text": "Two men were hurt"}]}]
    positions = [{"value": ["two"], "sources": ["b"]}, {"value": ["nobody"], "sources": ["b"]}]
    path = write(
        tmp_path, GOOD | {"filters": filters, "nuggets": nuggets, "disagreement": {"positions": positions}}
    )
    dates, fact, side = gold.problems(path, TEXTS)
    assert "published_from 2024-03-02 is after published_to 2024-03-01" in dates
    assert "gold.jsonl:1: no quote can give the nugget 'wo'" in fact
    assert "no quote can give the position 'two'" in side
    assert len(gold.load(path, TEXTS)) == 1


def test_a_double_id_names_both_lines(tmp_path: Path) -> None:
    assert gold.problems(write(tmp_path, GOOD, GOOD), TEXTS) == (
        f"{tmp_path / 'gold.jsonl'}:2: the id '1' is already that of line 1",
    )


def test_check_lists_everything_and_load_counts_it(tmp_path: Path) -> None:
    path = write(tmp_path, "{", GOOD, GOOD | {"must_not_cite": ["z"]})
    assert [message.split(":")[1] for message in gold.problems(path, TEXTS)] == ["1", "3", "3"]
    with pytest.raises(BadInputError, match="and 2 more"):
        gold.load(path, TEXTS)


def test_a_set_for_other_articles_says_so_once(tmp_path: Path) -> None:
    path = write(tmp_path, GOOD, GOOD | {"id": "2"})
    (message,) = gold.problems(path, {"other": "x"})
    assert "for other articles" in message
    assert "--index" in message


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xff\xfe\x00"])
def test_an_empty_or_unreadable_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_bytes(content)
    with pytest.raises(BadInputError, match=r"gold\.jsonl: "):
        gold.load(path, TEXTS)
    with pytest.raises(BadInputError, match="cannot be read"):
        gold.load(tmp_path / "missing.jsonl", TEXTS)


# The project's own sets.

ROOT = Path(__file__).parent.parent


def sample_texts() -> dict[str, str]:
    from index.article import Article
    from index.readers import read

    return {a.id: a.text for a in read([ROOT / "examples"]) if isinstance(a, Article)}


def test_the_sample_set_fits_the_sample_articles() -> None:
    questions = gold.load(ROOT / "eval" / "gold" / "examples.jsonl", sample_texts())
    assert len(questions) >= 60
    kinds = {q.kind.split(":")[0] for q in questions}
    assert kinds == {
        "fact", "who said it", "time", "agreement", "disagreement", "development", "follow-up", "filter",
        "unanswerable",
    }  # fmt: skip
    sorts = {q.kind for q in questions if q.kind.startswith("unanswerable")}
    assert len(sorts) == 3
    assert 2 * sum(q.bed == "other" for q in questions) >= len(questions)


def test_the_samples_accepted_wordings_stand_in_their_quotes() -> None:
    texts = sample_texts()
    for q in gold.load(ROOT / "eval" / "gold" / "examples.jsonl", texts):
        for nugget in q.nuggets:
            assert all(gold.says(g.text, nugget.answer) for g in nugget.quotes), q.id
        for side in q.disagreement.positions if q.disagreement else ():
            assert all(gold.says(texts[source], side.value) for source in side.sources), q.id


def test_the_claim_pairs_are_whole() -> None:
    lines = (ROOT / "eval" / "gold" / "pairs.jsonl").read_text("utf-8").splitlines()
    pairs = [json.loads(line) for line in lines]
    labels = [pair["label"] for pair in pairs]
    assert labels.count("disagreement") >= 20
    assert labels.count("compatible") + labels.count("development") >= 20
    assert {pair["kind"] for pair in pairs if pair["label"] == "disagreement"} == {
        "figure", "fact", "attribution", "time", "place",
    }  # fmt: skip
    assert len({pair["id"] for pair in pairs}) == len(pairs)
