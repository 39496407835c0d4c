"""The judge of contradictions and cross-encoders by name."""

from concurrent.futures import Future
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from index.embedder import BundledEmbedder
from index.errors import ModelMissingError
from index.onnx import EXACT, exact
from qa.reading.nli import BundledJudge, NamedJudge
from qa.reading.reader import CLOSER, BundledReader, Context, Loading
from qa.reading.rerank import RerankingReader
from tests.fakes import FakeReader


class FakeCrossEncoder:
    """Scores a pair by the words that its texts share."""

    def __init__(self, classes: int = 1) -> None:
        self.classes = classes
        self.seen: list[tuple[str, str]] = []

    def predict(self, pairs: list[tuple[str, str]], activation_fn: Any = None, **_: Any) -> Any:
        self.seen.extend(pairs)
        shared = [len(set(a.lower().split()) & set(b.lower().split())) for a, b in pairs]
        if self.classes == 1:
            return activation_fn(np.array(shared, np.float32))
        return np.array([[0.1, 0.2, 0.1 * n] for n in shared], np.float32)


def test_a_named_reranker_decides_how_surely_a_sentence_answers_and_sees_title_and_month() -> None:
    model = FakeCrossEncoder()
    reader = RerankingReader(model, FakeReader())
    near = Context("The harbour opened in May.", title="Harbour", month="May 2023")
    far = Context("Rain fell.")
    first, second = reader.read("When was the harbour opened?", [near, far])
    assert first.probability > second.probability
    assert model.seen[0][1] == "Harbour, May 2023: The harbour opened in May."
    assert reader.read("Anything?", []) == ()


def test_one_sentence_scores_the_same_alone_and_among_others() -> None:
    reader = RerankingReader(FakeCrossEncoder(), FakeReader())
    none, two = Context("Rain fell."), Context("When did the ships of Orne come?")
    (alone,) = reader.read("When did ships come?", [none])
    among, _ = reader.read("When did ships come?", [none, two])
    assert alone.probability == among.probability == 0.5


def test_a_named_judge_takes_the_class_of_contradiction_in_both_orders() -> None:
    model = FakeCrossEncoder(classes=3)
    judge = NamedJudge(model, contradiction=2)
    assert judge("the bridge stands", "the bridge fell") == pytest.approx(0.2)
    assert model.seen == [
        ("the bridge stands", "the bridge fell"),
        ("the bridge fell", "the bridge stands"),
    ]


@pytest.mark.models
def test_the_bundled_judge_tells_a_denial_from_a_paraphrase_and_from_another_subject() -> None:
    judge = BundledJudge()
    claim = "The harbour of Velden was closed on Monday."
    denied = judge(claim, "The harbour of Velden was not closed on Monday.")
    again = judge(claim, "On Monday the harbour of Velden was closed.")
    other = judge(claim, "Fishermen in Dorrin asked the ministry for new boats.")
    assert denied > 0.5 > max(again, other)


@pytest.mark.models
def test_a_model_that_is_not_here_is_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A library that has been imported has already read whether it may connect.
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    for name in ("nope", "somebody/nope", str(tmp_path / "nowhere")):
        with pytest.raises(ModelMissingError) as error:
            NamedJudge.load(name)
        assert str(error.value) == (
            f"no cross-encoder of the name or folder {name!r} is on this machine, and none is ever downloaded. "
            "Give the folder of one, or leave the option out."
        )


@pytest.mark.models
def test_a_folder_that_holds_no_model_says_what_is_wrong_with_it(tmp_path: Path) -> None:
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(ModelMissingError, match=r"no usable cross-encoder .*model_type"):
        NamedJudge.load(str(tmp_path))


def test_a_model_that_fails_without_a_word_is_named_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: Any, **__: Any) -> None:
        raise OSError

    monkeypatch.setattr("sentence_transformers.CrossEncoder", fails)
    with pytest.raises(ModelMissingError, match="OSError"):
        NamedJudge.load(str(tmp_path))


@pytest.mark.models
def test_the_closer_reader_marks_the_answer_and_tells_it_from_its_neighbour() -> None:
    reader = BundledReader(CLOSER)
    told = "Elena Marsh opened the harbour of Velden in May 2023."
    near = "Fishermen in Velden asked the ministry for new boats."
    answer, other = reader.read("Who opened the harbour of Velden?", [Context(told), Context(near)])
    assert answer.probability > 0.5 > other.probability
    assert told[answer.start : answer.end] == "Elena Marsh"


@pytest.mark.models
def test_the_models_read_alike_on_every_processor() -> None:
    # Processors that have no instructions for eight-bit products would let their sums overflow (the fourth: -0.0506).
    sentence = "The ministry said 105 soldiers were killed since Tuesday."
    vector = BundledEmbedder().encode([sentence])[0]
    assert vector[:4] == pytest.approx([-0.0098, -0.0022, -0.0433, -0.0713], abs=0.004)


@pytest.mark.models
def test_a_way_round_overflowing_sums_is_taken_only_where_they_overflow(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The way round costs three quarters of the speed where nothing overflows, and changes no reading there.
    context, asked = Context("Elena Marsh opened the harbour."), "Who opened the harbour?"
    assert exact(EXACT)
    taken = {}
    for overflows in (True, False):
        monkeypatch.setattr("index.onnx.overflows", lambda overflows=overflows: overflows)
        taken[overflows] = BundledReader().read(asked, [context])
    assert not exact() or taken[True] == taken[False]


@pytest.mark.models
def test_a_damaged_closer_reader_is_named(tmp_path: Path) -> None:
    for file in CLOSER.iterdir():
        content = file.read_bytes()
        (tmp_path / file.name).write_bytes(b"x" + content if file.name == "embeddings.bin" else content)
    with pytest.raises(ModelMissingError, match=r"embeddings\.bin is damaged"):
        BundledReader(tmp_path)


def test_a_reader_that_is_still_being_loaded_is_waited_for_and_its_failure_told() -> None:
    loaded: Future[Any] = Future()
    loaded.set_result(FakeReader())
    context = Context("The harbour opened in May.")
    assert Loading(loaded).read("When?", [context]) == FakeReader().read("When?", [context])
    failed: Future[Any] = Future()
    failed.set_exception(ModelMissingError("no usable model"))
    with pytest.raises(ModelMissingError, match="no usable model"):
        Loading(failed).read("When?", [context])
