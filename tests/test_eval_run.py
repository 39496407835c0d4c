"""A run asks everything, survives what goes wrong, goes on where it stopped, and can be a gate."""

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from eval import gold, report, run
from eval.gold import Question
from eval.retrieval import measures
from index.article import Article
from index.errors import BadInputError
from index.search import Filters, Hit
from qa.answer import Answer, Quote, Statement

MILL = Article(
    "mill", "The mill at Orne burned on Sunday. Two men were hurt, police said.", "Fire", "Orne Post"
)
TEXTS = {MILL.id: MILL.text}


def asked(number: int, **fields: object) -> Question:
    row = {
        "id": f"q{number}",
        "kind": "fact",
        "question": f"How many men were hurt? ({number})",
        "nuggets": [{"answer": ["Two"], "quotes": [{"source": "mill", "text": "Two men were hurt"}]}],
    }
    return gold._question(row | fields)


QUESTIONS = (asked(1), asked(2), asked(3, kind="unanswerable", answerable=False, nuggets=[]))


class Fake:
    """Answers with the sentence on the hurt men, but for the questions it is told to refuse or to fail on."""

    def __init__(self, refuse: Sequence[str] = ("(3)",), fail: Sequence[str] = (), stop: str = "") -> None:
        self.refuse, self.fail, self.stop = refuse, fail, stop
        self.seen: list[tuple[str, tuple[str, ...], Filters]] = []

    def ask(self, question: str, history: Sequence[str] = (), filters: Filters = Filters()) -> Answer:  # noqa: B008
        self.seen.append((question, tuple(history), filters))
        if self.stop and self.stop in question:
            raise KeyboardInterrupt
        if any(part in question for part in self.fail):
            raise ZeroDivisionError("division by zero")
        if any(part in question for part in self.refuse):
            return Answer(question, question, "not_found", reason="no article says it")
        start = MILL.text.index("Two")
        quote = Quote(MILL, start, len(MILL.text), "police", 0.9)
        return Answer(
            question, question, "answered", (Statement(quote.text, (0,)),), (quote,), confidence=0.9
        )


def test_figures_of_a_small_run() -> None:
    done = run.run(QUESTIONS, Fake(), TEXTS)
    assert done.figures.value("answer_accuracy") == 1.0
    assert done.figures.value("refusal_f1") == 1.0
    assert done.figures.value("latency_p50_ms") is not None
    assert done.figures.value("calibration_error") == pytest.approx(0.1)
    (accuracy,) = [f for f in done.figures.overall if f.name == "answer_accuracy"]
    assert accuracy.low is not None
    assert accuracy.low < 0.5, "two questions prove little"


def test_the_desk_is_asked_as_a_user_asks_it() -> None:
    fake = Fake()
    question = asked(1, history=["What burned?"], filters={"sources": ["mill"]})
    run.run([question], fake, TEXTS)
    assert fake.seen == [(question.question, ("What burned?",), Filters(sources=("mill",)))]


def test_an_answer_that_raises_is_recorded_and_counted_as_wrong(tmp_path: Path) -> None:
    done = run.run(QUESTIONS, Fake(fail=["(2)", "(3)"]), TEXTS, out=tmp_path)
    assert done.figures.value("errors") == 2
    assert done.figures.value("answer_accuracy") == 0.5
    assert done.figures.value("refusal_recall") == 0.0
    rows = [json.loads(line) for line in (tmp_path / "answers.jsonl").read_text("utf-8").splitlines()]
    assert [row["status"] for row in rows] == ["answered", "error", "error"]
    assert rows[1]["error"] == "ZeroDivisionError: division by zero"


def test_an_interrupted_run_goes_on_where_it_stopped(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        run.run(QUESTIONS, Fake(stop="(2)"), TEXTS, out=tmp_path)
    with (tmp_path / "answers.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "q2", "status": "answ')
    fake = Fake()
    done = run.run(QUESTIONS, fake, TEXTS, out=tmp_path, resume=True)
    assert [question for question, _, _ in fake.seen] == [q.question for q in QUESTIONS[1:]]
    assert done.figures.value("answer_accuracy") == 1.0
    assert len((tmp_path / "answers.jsonl").read_text("utf-8").splitlines()) == 3


def test_resuming_asks_again_what_failed_or_changed(tmp_path: Path) -> None:
    run.run(QUESTIONS, Fake(fail=["(2)"]), TEXTS, out=tmp_path)
    fake = Fake()
    changed = (asked(1, question="How many were hurt at Orne?"), *QUESTIONS[1:])
    run.run(changed, fake, TEXTS, out=tmp_path, resume=True)
    assert [question for question, _, _ in fake.seen] == [changed[0].question, changed[1].question]


def test_resuming_asks_again_where_history_or_filters_changed(tmp_path: Path) -> None:
    asked_with = asked(1, history=["What burned?"]), asked(2, filters={"published_to": "2024-03-01"})
    run.run(asked_with, Fake(), TEXTS, out=tmp_path)
    fake = Fake()
    run.run(asked_with, fake, TEXTS, out=tmp_path, resume=True)
    assert fake.seen == []
    changed = asked(1, history=["What sank?"]), asked(2, filters={"published_to": "2024-03-02"})
    run.run(changed, fake, TEXTS, out=tmp_path, resume=True)
    assert len(fake.seen) == 2


def test_resuming_keeps_the_answers_to_questions_of_other_sets(tmp_path: Path) -> None:
    run.run(QUESTIONS[:2], Fake(), TEXTS, out=tmp_path)
    before = (tmp_path / "answers.jsonl").read_text("utf-8")
    done = run.run(QUESTIONS[2:], Fake(), TEXTS, out=tmp_path, resume=True)
    assert (tmp_path / "answers.jsonl").read_text("utf-8").startswith(before)
    assert done.figures.value("questions") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["answers.jsonl"]


def test_a_run_that_cannot_be_resumed_leaves_its_answers_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run.run(QUESTIONS, Fake(), TEXTS, out=tmp_path)
    before = (tmp_path / "answers.jsonl").read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    with pytest.raises(BadInputError, match="cannot be written: No space left"):
        run.run(QUESTIONS[:1], Fake(), TEXTS, out=tmp_path, resume=True)
    assert (tmp_path / "answers.jsonl").read_bytes() == before


def test_an_answer_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    class Removing(Fake):
        def ask(self, question: str, history: Sequence[str] = (), filters: Filters = Filters()) -> Answer:  # noqa: B008
            (tmp_path / "answers.jsonl").unlink()
            (tmp_path / "answers.jsonl").mkdir()
            return super().ask(question, history, filters)

    with pytest.raises(BadInputError, match="go on with --resume"):
        run.run(QUESTIONS, Removing(), TEXTS, out=tmp_path)


def test_without_resume_a_run_starts_afresh(tmp_path: Path) -> None:
    run.run(QUESTIONS, Fake(), TEXTS, out=tmp_path)
    fake = Fake()
    run.run(QUESTIONS, fake, TEXTS, out=tmp_path)
    assert len(fake.seen) == 3


def test_progress_is_told_and_ends_at_the_whole() -> None:
    seen: list[tuple[str, int, int]] = []
    run.run(QUESTIONS, Fake(), TEXTS, progress=lambda stage, done, total: seen.append((stage, done, total)))
    assert seen[0] == ("asking", 0, 3)
    assert seen[-1] == ("asking", 3, 3)


class Finder:
    """Finds the whole article as its second hit."""

    def search(self, query: str, k: int = 10, filters: Filters = Filters()) -> tuple[Hit, ...]:  # noqa: B008
        other = Article("other", "Nothing of the kind happened.")
        return (Hit(0, other, 0, 7, 2.0), Hit(1, MILL, 0, len(MILL.text), 1.0))[:k]


def test_retrieval_measures_where_search_is_given(tmp_path: Path) -> None:
    done = run.run(QUESTIONS, Fake(fail=["(2)"]), TEXTS, out=tmp_path, searcher=Finder())
    assert done.figures.value("recall_at_5") == 1.0
    assert done.figures.value("mrr_at_10") == 0.5
    assert done.figures.value("ndcg_at_10") == pytest.approx(0.6309)
    assert run.reopen(tmp_path, QUESTIONS, TEXTS).figures == done.figures


def test_a_passage_with_two_facts_is_one_passage() -> None:
    """The fact in the fifth passage is among the first five, however many facts the passages before it hold."""

    class Slices:
        def search(self, query: str, k: int = 10, filters: Filters = Filters()) -> tuple[Hit, ...]:  # noqa: B008
            others = [Hit(n, Article(f"o{n}", "Nothing."), 0, 8, 1.0) for n in range(3)]
            return (Hit(8, MILL, 0, 33, 1.0), *others, Hit(9, MILL, 33, len(MILL.text), 1.0))[:k]

    wordings = ("mill", "The mill at Orne"), ("Sunday", "on Sunday"), ("Two", "Two men")
    nuggets = [{"answer": [a], "quotes": [{"source": "mill", "text": text}]} for a, text in wordings]
    found = measures(asked(1, nuggets=nuggets), "", Slices())
    assert (found["recall_at_5"], found["recall_at_10"], found["mrr_at_10"]) == (1.0, 1.0, 1.0)
    assert found["ndcg_at_10"] == pytest.approx((1 + 0.6309 + 0.3562) / (1 + 0.6309 + 0.5), abs=1e-3)


def test_a_search_that_raises_is_recorded_and_the_rest_is_asked(tmp_path: Path) -> None:
    class Broken(Finder):
        def search(self, query: str, k: int = 10, filters: Filters = Filters()) -> tuple[Hit, ...]:  # noqa: B008
            if "(1)" in query:
                raise ZeroDivisionError("division by zero")
            return super().search(query, k, filters)

    done = run.run(QUESTIONS, Fake(), TEXTS, out=tmp_path, searcher=Broken())
    assert [a.status for a in done.answers if a] == ["error", "answered", "not_found"]
    assert done.answers[0]
    assert done.answers[0].error == "ZeroDivisionError: division by zero"


def test_an_earlier_run_is_reopened_or_its_absence_is_said(tmp_path: Path) -> None:
    done = run.run(QUESTIONS, Fake(), TEXTS, out=tmp_path)
    assert run.reopen(tmp_path, QUESTIONS, TEXTS).figures == done.figures
    assert run.reopen(tmp_path / "answers.jsonl", QUESTIONS, TEXTS).figures == done.figures
    with pytest.raises(BadInputError, match="no earlier run here"):
        run.reopen(tmp_path / "missing", QUESTIONS, TEXTS)
    with pytest.raises(BadInputError, match="none of its answers"):
        run.reopen(tmp_path, (asked(9),), TEXTS)
    (tmp_path / "answers.jsonl").write_text('{"id": "q1"}\n{"id": "q2", "status": "not_found"}\n', "utf-8")
    with pytest.raises(BadInputError, match=r"answers\.jsonl:1: not an answer"):
        run.reopen(tmp_path, QUESTIONS, TEXTS)


def test_comparing_says_what_got_better_and_worse() -> None:
    many = [asked(n) for n in range(10, 30)] + [asked(3, answerable=False, nuggets=[])]
    old = run.run(many, Fake(refuse=["(1", "(3)"]), TEXTS)
    new = run.run(many, Fake(refuse=["(10)"]), TEXTS)
    comparison = run.compare(new, old)
    assert comparison.compared == 21
    verdicts = {change.question.id: change.verdict for change in comparison.changes}
    assert verdicts.pop("q3") == "worse"
    assert set(verdicts) == {f"q{n}" for n in range(11, 20)}
    assert set(verdicts.values()) == {"better"}
    by_name = {d.name: d for d in comparison.differences}
    accuracy = by_name["answer_accuracy"]
    assert (accuracy.old, accuracy.new) == (0.5, 0.95)
    assert accuracy.p is not None
    assert accuracy.p < 0.05
    assert by_name["wrong_event"].p == 1.0
    text = report.plain_comparison(comparison)
    assert "worse   q3" in text
    assert "gained: an answer, facts" in text


def test_one_question_more_may_well_be_chance() -> None:
    """Two thirds is no decimal: rounded, the difference would be larger than its own permutations."""
    three = [asked(n) for n in range(3)]
    old, new = (run.run(three, Fake(refuse=refuse), TEXTS) for refuse in (["(1)", "(2)"], ["(1)"]))
    by_name = {d.name: d for d in run.compare(new, old).differences}
    assert by_name["answer_accuracy"].difference == pytest.approx(1 / 3, abs=1e-3)
    assert by_name["answer_accuracy"].p == 1.0


def test_comparing_leaves_out_what_only_one_run_answered() -> None:
    old = run.run(QUESTIONS[:2], Fake(), TEXTS)
    comparison = run.compare(run.run(QUESTIONS, Fake(), TEXTS), old)
    assert (comparison.compared, comparison.left_out) == (2, 1)
    assert run.compare(old, run.run(QUESTIONS, Fake(), TEXTS)).left_out == 1
    assert run.compare(old, run.run((*QUESTIONS[:2], asked(8)), Fake(), TEXTS)).left_out == 1
    moved = (asked(1, history=["Where?"]), *QUESTIONS[1:])
    assert run.compare(run.run(moved, Fake(), TEXTS), old).compared == 1
    reworded = (asked(1, question="How many people were hurt?"), *QUESTIONS[1:])
    assert run.compare(run.run(reworded, Fake(), TEXTS), old).compared == 1
    assert "no figure differs" in report.plain_comparison(comparison)


def test_answers_of_the_earlier_run_to_other_questions_are_left_out_and_counted(tmp_path: Path) -> None:
    run.run(QUESTIONS, Fake(), TEXTS, out=tmp_path)
    few = QUESTIONS[:1]
    comparison = run.compare(run.run(few, Fake(), TEXTS), run.reopen(tmp_path, few, TEXTS))
    assert (comparison.compared, comparison.left_out) == (1, 2)


GIVEN: dict[str, object] = {
    "id": "q1",
    "status": "answered",
    "quotes": [{"article": "mill", "start": 0, "end": 8, "text": "The mill"}],
    "statements": [{"text": "", "quotes": [0]}],
}
QUOTE: dict[str, object] = {"article": "mill", "start": 0, "end": 8, "text": "The mill"}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b'{"id": "\xff", "status": "error"}', "not UTF-8"),
        (b'{"id": "q1", "sta', "not JSON"),
        (b'{"id": "q1", "status": "error", "x": ' + b"[" * 100_000, "nested too deeply"),
        (b"[1]", "not a JSON object"),
        (GIVEN | {"id": ["q1"]}, "id: give a text"),
        (GIVEN | {"status": None}, "status: give a text"),
        (GIVEN | {"quotes": [QUOTE | {"start": "0"}]}, "start: give a whole number"),
        (GIVEN | {"quotes": [QUOTE | {"end": 7.5}]}, "end: give a whole number"),
        (GIVEN | {"quotes": [QUOTE | {"speaker": 7}]}, "speaker: give a text"),
        (GIVEN | {"quotes": ["The mill"]}, "quotes: give an object"),
        (GIVEN | {"statements": [{"text": "", "quotes": ["0"]}]}, "quotes: give a whole number"),
        (GIVEN | {"statements": [{"text": "", "quotes": [1]}]}, "a quote that is not there"),
        (GIVEN | {"statements": [{"text": ""}]}, "quotes: give a list (the field is missing)"),
        (GIVEN | {"disagreements": [{"about": ""}]}, "positions: give a list (the field is missing)"),
        (GIVEN | {"confidence": 1.5}, "confidence: give a number from 0 to 1"),
        (GIVEN | {"confidence": float("nan")}, "confidence: give a number from 0 to 1"),
        (GIVEN | {"timings_ms": {"wall": "12"}}, "wall: give a number"),
        (GIVEN | {"timings_ms": 12}, "timings_ms: give an object"),
        (GIVEN | {"retrieval": {"recall_at_5": "all"}}, "recall_at_5: give a number"),
    ],
)
def test_a_line_that_is_no_answer_is_named_with_what_is_wrong(
    tmp_path: Path, line: bytes | dict[str, object], words: str
) -> None:
    path = tmp_path / "answers.jsonl"
    sound = json.dumps(GIVEN | {"id": "q2"}).encode()
    path.write_bytes(sound + b"\n" + (line if isinstance(line, bytes) else json.dumps(line).encode()))
    with pytest.raises(BadInputError, match=r"answers\.jsonl:2: not an answer: ") as caught:
        run.reopen(tmp_path, QUESTIONS, TEXTS)
    assert words in str(caught.value)


def test_what_ask_prints_for_a_line_without_an_id_can_be_read(tmp_path: Path) -> None:
    rows = [{"id": None, "status": "error", "error": "no question"}, {"id": 7, "status": "not_found"}, GIVEN]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    assert run.reopen(tmp_path / "a.jsonl", QUESTIONS, TEXTS).figures.value("errors") == 2


@pytest.mark.parametrize(
    ("requirement", "holds"),
    [
        ("answer_accuracy>=0.5", True),
        ("answer_accuracy > 0.5", False),
        ("quotes_not_verbatim==0", True),
        ("errors<=0", False),
        ("errors<2", True),
        ("voice_accuracy>=0.1", False),
    ],
)
def test_requirements_are_a_gate(requirement: str, holds: bool) -> None:
    figures = run.run(QUESTIONS, Fake(fail=["(2)"]), TEXTS).figures
    messages = run.missed(figures, [requirement])
    assert (messages == ()) is holds
    assert all(message.startswith(requirement) for message in messages)


@pytest.mark.parametrize("requirement", ["accuracy>=0.5", "answer_accuracy", "answer_accuracy>=much"])
def test_a_requirement_that_means_nothing_is_refused(requirement: str) -> None:
    with pytest.raises(BadInputError, match="accuracy"):
        run.check_requirements([requirement])


def test_every_figure_of_a_run_can_be_required() -> None:
    figures = run.run(QUESTIONS, Fake(), TEXTS).figures
    assert tuple(figure.name for figure in figures.overall) == run.NAMES
    run.check_requirements(f"{name}>=0" for name in run.NAMES)
