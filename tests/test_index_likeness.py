from pathlib import Path

import pytest

import index.likeness
from index.article import Article
from index.corpus import Corpus
from tests.fakes import FakeEmbedder, FakeParser

WORDS = "ferry storm inquiry witness captain harbour signal tide rescue report engine night crew".split()


def text(seed: int, words: int = 200) -> str:
    return (
        " ".join(WORDS[(seed * 7 + n * n * (seed + 3)) % 13] + f" n{seed}x{n // 3}" for n in range(words))
        + "."
    )


BATCHES = (
    [Article("one", text(1)), Article("two", text(2)), Article("brief", "A short note on a lamp.")],
    [Article("copy", text(1)), Article("also brief", "A short note on a lamp."), Article("other", text(3))],
    [Article("again", text(1)), Article("longer", text(2) + " One more remark followed at the end.")],
)


def grown(folder: Path) -> list[dict[str, str]]:
    """The copies after each change of an index."""
    seen = []
    with Corpus.open(folder, embedder=FakeEmbedder(), parser=FakeParser(), create=True) as corpus:
        for batch in BATCHES:
            corpus.add(batch)
            seen.append(corpus.copies())
        corpus.remove(["other"])
        seen.append(corpus.copies())
        corpus.remove(["one"])
        seen.append(corpus.copies())
        corpus.add([Article("two", text(5)), Article("new", text(2))])
        seen.append(corpus.copies())
    return seen


def test_in_a_large_index_the_same_copies_are_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    every = grown(tmp_path / "small")
    assert every[1] == {"copy": "one", "also brief": "brief"}
    assert every[2]["longer"] == "two"
    monkeypatch.setattr(index.likeness, "FEW", 0)
    assert grown(tmp_path / "large") == every


def test_a_damaged_cache_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index.likeness, "FEW", 0)
    with Corpus.open(tmp_path / "i", embedder=FakeEmbedder(), parser=FakeParser(), create=True) as corpus:
        corpus.add(BATCHES[0])
        (tmp_path / "i" / "vectors.heads.npz").write_bytes(b"nonsense")
        assert corpus.add(BATCHES[1]).copies == (("also brief", "brief"), ("copy", "one"))
