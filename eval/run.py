"""Runs a gold set through a desk, exactly as users ask it, and says how far the answers can be trusted.

The command line calls, in this order:

    texts = {id: text}                                    # of every article in the index
    questions = gold.load(path, texts)                    # BadInputError names the file and the line
    run.check_requirements(["nugget_recall>=0.9"])
    earlier = run.reopen(old_folder, questions, texts)    # with --compare, before the run writes anything
    done = run.run(questions, desk, texts, out=folder, resume=False, progress=bar, searcher=corpus)
    comparison = run.compare(done, earlier)
    report.write(folder, done, texts, comparison)         # figures.json and report.html beside answers.jsonl
    report.plain(done.figures), report.plain_comparison(comparison)                   # text for a terminal
    messages = run.missed(done.figures, ["nugget_recall>=0.9"])                       # exit 1 if not empty
    gold.problems(path, texts)                            # `eval check`: messages, none when all is well
    draft.draft(shown_articles, limit=100)                # `eval draft`: objects, one a line of JSONL
"""

import json
import operator
import os
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from eval import answers as written
from eval import metrics, stats
from eval.answers import Shown
from eval.gold import Question
from eval.metrics import Tally
from eval.retrieval import Searcher, measures
from eval.stats import Bin, Floats, Point
from index.errors import BadInputError
from index.progress import Progress, silent
from index.search import NO_FILTERS, Filters
from qa.answer import Answer

ANSWERS = "answers.jsonl"
FIGURES = "figures.json"
REPORT = "report.html"

# The figures of a run beside those that are sums over its questions: latencies with their percentiles.
_LATENCIES = {"latency_p50_ms": 50, "latency_p95_ms": 95}
_CALIBRATION = "calibration_error"


class Asker(Protocol):
    """What is evaluated: `qa.desk.Desk` is one, and so is any fake in a test."""

    def ask(self, question: str, history: Sequence[str] = (), filters: Filters = ...) -> Answer:
        """Answers one question; `history` holds the earlier questions of the conversation."""
        ...


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, its bootstrap 95% interval, and on how many questions it was measured.

    All None where nothing was to be measured, but for F1, which is 0 then, as it is defined (`metrics.figures`); no
    interval where the resamples cannot differ.
    """

    name: str
    value: float | None
    low: float | None
    high: float | None
    measured_on: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All that a run says of its answers. `by_kind` has the same figures for each kind of question."""

    overall: tuple[Figure, ...]
    by_kind: tuple[tuple[str, tuple[Figure, ...]], ...]
    risk_coverage: tuple[Point, ...]
    calibration: tuple[Bin, ...]

    def value(self, name: str) -> float | None:
        """The figure of that name; BadInputError lists the names there are."""
        for figure in self.overall:
            if figure.name == name:
                return figure.value
        raise BadInputError(
            f"no figure is called {name!r}: use one of {', '.join(f.name for f in self.overall)}"
        )

    def to_dict(self) -> dict[str, object]:
        """The figures as `figures.json` holds them."""
        return {
            "overall": {f.name: _figure_dict(f) for f in self.overall},
            "by_kind": {kind: {f.name: _figure_dict(f) for f in figures} for kind, figures in self.by_kind},
            "risk_coverage": [asdict(point) for point in self.risk_coverage],
            "calibration": [asdict(b) for b in self.calibration],
        }


def _figure_dict(figure: Figure) -> dict[str, object]:
    return {"value": figure.value, "low": figure.low, "high": figure.high, "measured_on": figure.measured_on}


@dataclass(frozen=True, slots=True)
class Run:
    """Questions, their answers (None where there is none) and tallies, in the same order, and the figures.

    `others` are the ids of answers to questions that are not among these.
    """

    questions: tuple[Question, ...]
    answers: tuple[Shown | None, ...]
    tallies: tuple[Tally, ...]
    figures: Figures
    others: tuple[str, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """Of all questions asked or answered."""
        return frozenset(q.id for q in self.questions) | frozenset(self.others)


def run(
    questions: Sequence[Question],
    asker: Asker,
    texts: Mapping[str, str],
    *,
    out: Path | None = None,
    resume: bool = False,
    progress: Progress = silent,
    searcher: Searcher | None = None,
) -> Run:
    """Asks every question and measures the answers.

    With `out`, each answer is written to `out/answers.jsonl` as soon as it is there; with `resume`, the
    answers that stand there already are kept (unless they are errors, or the question, its history or its filters
    have changed), those to questions of other sets too. An answer or a search that raises is recorded with status
    `error` and counted as wrong. With `searcher`, the retrieval measures are taken as well. BadInputError if `out`
    cannot be written.
    """
    path = out / ANSWERS if out else None
    kept = _kept(path, questions) if path and resume and path.exists() else ()
    if path:
        _started(path, [line for _, line in kept])
    wanted = {question.id for question in questions}
    found = {shown.id: shown for shown, _ in kept}
    progress("asking", len(wanted & set(found)), len(questions))
    for question in questions:
        if question.id in found:
            continue
        row = _asked(question, asker, searcher)
        if path:
            _appended(path, row)
        found[question.id] = written.from_dict(row)
        progress("asking", len(wanted & set(found)), len(questions))
    return measured(questions, found, texts)


def _kept(path: Path, questions: Sequence[Question]) -> tuple[tuple[Shown, str], ...]:
    """The answers of an earlier run, with their lines, that need not be asked again."""
    wanted = {question.id: question for question in questions}
    return tuple(
        (shown, line)
        for shown, line in written.read_lines(path, torn=True)
        if shown.id not in wanted or (shown.status != "error" and _is_to(shown, wanted[shown.id]))
    )


def _is_to(shown: Shown, question: Question) -> bool:
    """Whether the answer is to this very question, in its conversation and with its filters."""
    asked = (shown.question, shown.history or (), shown.filters or NO_FILTERS)
    return asked == (question.question, question.history, question.filters)


def _started(path: Path, lines: Sequence[str]) -> None:
    """A file of whole lines only, what an interrupted run tore off left out; the old one stands until then."""
    fresh = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text("".join(line + "\n" for line in lines), "utf-8", newline="\n")
        os.replace(fresh, path)
    except OSError as error:
        raise BadInputError(f"{path}: cannot be written: {error.strerror}") from None


def _appended(path: Path, row: Mapping[str, object]) -> None:
    try:
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    except OSError as error:
        raise BadInputError(
            f"{path}: cannot be written: {error.strerror}; the answers before are kept: go on with --resume"
        ) from None


def _asked(question: Question, asker: Asker, searcher: Searcher | None) -> dict[str, object]:
    """The line of one answer, with the question as the gold set has it, so that a resumed run sees a change."""
    row = _answered(question, asker)
    if searcher:
        started = time.perf_counter()
        try:
            row["retrieval"] = measures(question, str(row["standalone_question"]), searcher)
        except Exception as error:  # noqa: BLE001 - as in an answer
            row = _failed(question, error, started)
    return row | {
        "question": question.question,
        "history": list(question.history),
        "filters": _filters_dict(question.filters),
    }


def _answered(question: Question, asker: Asker) -> dict[str, object]:
    started = time.perf_counter()
    try:
        answer = asker.ask(question.question, question.history, question.filters)
        wall = (time.perf_counter() - started) * 1000
        return {
            "id": question.id,
            **answer.to_dict(),
            "timings_ms": {**answer.timings_ms, "wall": round(wall, 3)},
        }
    except Exception as error:  # noqa: BLE001 - whatever an answer raises is counted, never skipped
        return _failed(question, error, started)


def _failed(question: Question, error: Exception, started: float) -> dict[str, object]:
    return {
        "id": question.id,
        "question": question.question,
        "standalone_question": question.question,
        "status": "error",
        "error": f"{type(error).__name__}: {error}",
        "timings_ms": {"wall": round((time.perf_counter() - started) * 1000, 3)},
    }


def _filters_dict(filters: Filters) -> dict[str, object]:
    """The filters as `Filters.from_dict` reads them, without those that are not set."""
    days = {"published_from": filters.published_from, "published_to": filters.published_to}
    names = {"sources": filters.sources, "publishers": filters.publishers}
    return {key: day.isoformat() for key, day in days.items() if day} | {
        key: list(some) for key, some in names.items() if some
    }


def reopen(folder: Path, questions: Sequence[Question], texts: Mapping[str, str]) -> Run:
    """A run written earlier to `folder`, measured anew.

    A file of answers (what `ask --jsonl` prints) may be given in place of a folder. BadInputError if there is
    none, or if it answers other questions.
    """
    path = _answers_of(folder)
    if not path.exists():
        raise BadInputError(
            f"{folder}: no earlier run here ({ANSWERS} is missing): give the --out of an earlier run"
        )
    found = {shown.id: shown for shown in written.read(path)}
    if not set(found) & {q.id for q in questions}:
        raise BadInputError(f"{path}: none of its answers is to a question of this gold set")
    return measured(questions, found, texts)


def is_one_run(earlier: Path, out: Path) -> bool:
    """Whether a run written to `out` would write over the earlier one (a folder, or a file of answers)."""
    return _answers_of(earlier).resolve() == (out / ANSWERS).resolve()


def _answers_of(folder: Path) -> Path:
    return folder if folder.is_file() else folder / ANSWERS


def measured(questions: Sequence[Question], found: Mapping[str, Shown], texts: Mapping[str, str]) -> Run:
    """The figures of answers by question id; a question without an answer counts as wrong."""
    given = tuple(found.get(q.id) for q in questions)
    tallies = tuple(metrics.tally(q, a, texts) for q, a in zip(questions, given, strict=True))
    rows = metrics.matrix(tallies)
    kinds = tuple(dict.fromkeys(q.kind for q in questions))
    by_kind = tuple(
        (kind, _figures(rows[[n for n, q in enumerate(questions) if q.kind == kind]]))
        for kind in kinds
        if kind
    )
    sure = [
        (a.confidence, metrics.is_right(q, t))
        for q, a, t in zip(questions, given, tallies, strict=True)
        if a and a.confidence is not None and a.status in {"answered", "disputed"}
    ]
    overall = (*_figures(rows), *_latency(given), _calibration_figure(sure))
    figures = Figures(overall, by_kind, stats.risk_coverage(sure, len(questions)), stats.calibration(sure))
    others = tuple(sorted(set(found) - {q.id for q in questions} - {""}))
    return Run(tuple(questions), given, tallies, figures, others)


def _figures(rows: Floats) -> tuple[Figure, ...]:
    samples = metrics.resampled(stats.resampled_sums(rows))
    found: list[Figure] = []
    for name, value in metrics.figures(rows).items():
        count = metrics.measured_on(name, rows)
        between: tuple[float, float] | None = None
        if value is not None and count:
            at_edge = name in metrics.SHARES and value in {0.0, 1.0}
            between = stats.edge_interval(value, count) if at_edge else stats.interval(samples[name])
        low, high = between or (None, None)
        found.append(Figure(name, value, _rounded(low), _rounded(high), count))
    return tuple(found)


def _latency(given: Iterable[Shown | None]) -> tuple[Figure, ...]:
    times = np.array([a.wall_ms for a in given if a and a.wall_ms is not None], dtype=np.float64)
    found: list[Figure] = []
    for name, percent in _LATENCIES.items():
        if not len(times):
            found.append(Figure(name, None, None, None, 0))
            continue
        between = stats.bootstrap(lambda i, p=percent: float(np.percentile(times[i], p)), len(times))  # type: ignore[misc]
        low, high = between or (None, None)
        value = round(float(np.percentile(times, percent)), 1)
        found.append(Figure(name, value, _rounded(low, 1), _rounded(high, 1), len(times)))
    return tuple(found)


def _calibration_figure(sure: Sequence[tuple[float, bool]]) -> Figure:
    error = stats.calibration_error(stats.calibration(sure))
    if error is None:
        return Figure(_CALIBRATION, None, None, None, 0)
    between = stats.bootstrap(
        lambda numbers: stats.calibration_error(stats.calibration([sure[i] for i in numbers])) or 0.0,
        len(sure),
    )
    low, high = between or (None, None)
    return Figure(_CALIBRATION, round(error, 4), _rounded(low), _rounded(high), len(sure))


def _rounded(value: float | None, digits: int = 4) -> float | None:
    return None if value is None else round(value, digits)


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure in two runs over the same questions: new minus old, its bootstrap interval, and the p-value of
    a paired permutation test (how often chance alone gives as large a difference)."""

    name: str
    old: float | None
    new: float | None
    difference: float | None
    low: float | None
    high: float | None
    p: float | None


@dataclass(frozen=True, slots=True)
class Change:
    """One question whose answer got better or worse: which aspects rose and which fell."""

    question: Question
    old: Shown
    new: Shown
    rose: tuple[str, ...]
    fell: tuple[str, ...]

    @property
    def verdict(self) -> str:
        """`better`, `worse`, or `mixed` where one thing rose and another fell."""
        return "mixed" if self.rose and self.fell else "better" if self.rose else "worse"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs side by side, over the questions that both answered; `left_out` counts all others of either."""

    compared: int
    left_out: int
    differences: tuple[Difference, ...]
    changes: tuple[Change, ...]


def compare(new: Run, old: Run) -> Comparison:
    """What got better and what got worse from `old` to `new`, figure by figure and question by question."""
    before = {q.id: (a, t) for q, a, t in zip(old.questions, old.answers, old.tallies, strict=True) if a}
    pairs = [
        (q, before[q.id][0], a, before[q.id][1], t)
        for q, a, t in zip(new.questions, new.answers, new.tallies, strict=True)
        if a and q.id in before and _same(before[q.id][0], q)
    ]
    old_rows, new_rows = metrics.matrix(p[3] for p in pairs), metrics.matrix(p[4] for p in pairs)
    return Comparison(
        len(pairs),
        len(new.ids | old.ids) - len(pairs),
        _differences(old_rows, new_rows),
        tuple(change for q, a, b, s, t in pairs if (change := _change(q, a, b, s, t))),
    )


def _same(earlier: Shown, question: Question) -> bool:
    """Whether an earlier answer is to this question: one reworded or in another conversation is another."""
    return (
        earlier.question in {"", question.question}
        and earlier.history in (None, question.history)
        and earlier.filters in (None, question.filters)
    )


def _differences(old_rows: Floats, new_rows: Floats) -> tuple[Difference, ...]:
    old_figures, new_figures = metrics.figures(old_rows), metrics.figures(new_rows)
    # The same seed draws the same questions for both, which keeps the pairs together.
    old_samples = metrics.resampled(stats.resampled_sums(old_rows))
    new_samples = metrics.resampled(stats.resampled_sums(new_rows))
    swapped_old, swapped_new = map(metrics.resampled, stats.swapped_sums(old_rows, new_rows))
    # Not rounded, as the swapped ones are not: else the observed difference may exceed all of its equals.
    exact_old, exact_new = (
        metrics.resampled(rows.sum(axis=0, keepdims=True)) for rows in (old_rows, new_rows)
    )
    found: list[Difference] = []
    for name in metrics.NAMES:
        before, after = old_figures[name], new_figures[name]
        if before is None or after is None:
            found.append(Difference(name, before, after, None, None, None, None))
            continue
        low, high = stats.interval(new_samples[name] - old_samples[name]) or (None, None)
        p = stats.p_value(exact_new[name][0] - exact_old[name][0], swapped_new[name] - swapped_old[name])
        found.append(
            Difference(
                name, before, after, round(after - before, 4), _rounded(low), _rounded(high), round(p, 4)
            )
        )
    return tuple(found)


def _change(question: Question, old: Shown, new: Shown, old_tally: Tally, new_tally: Tally) -> Change | None:
    before, after = metrics.aspects(old_tally), metrics.aspects(new_tally)
    rose = tuple(name for name in after if after[name] > before[name])
    fell = tuple(name for name in after if after[name] < before[name])
    return Change(question, old, new, rose, fell) if rose or fell else None


_REQUIREMENT = re.compile(r"\s*(\w+)\s*(>=|<=|==|>|<)\s*([-+]?\d+(?:\.\d+)?)\s*")
_HOLDS: Mapping[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    ">": operator.gt,
    "<": operator.lt,
}


# Every figure of a run by name, in the order of `Figures.overall`.
NAMES = (*metrics.NAMES, *_LATENCIES, _CALIBRATION)


def check_requirements(requirements: Iterable[str]) -> None:
    """BadInputError where a requirement cannot be read or names no figure."""
    for requirement in requirements:
        _read(requirement)


def _read(requirement: str) -> tuple[str, str, float]:
    """`nugget_recall>=0.9` in its parts."""
    match = _REQUIREMENT.fullmatch(requirement)
    if not match:
        raise BadInputError(f"requirement {requirement!r}: write it like nugget_recall>=0.9")
    name, sign, wanted = match.group(1), match.group(2), float(match.group(3))
    if name not in NAMES:
        raise BadInputError(f"no figure is called {name!r}: use one of {', '.join(NAMES)}")
    return name, sign, wanted


def missed(figures: Figures, requirements: Iterable[str]) -> tuple[str, ...]:
    """A message for each requirement such as `nugget_recall>=0.9` that the figures do not meet.

    BadInputError as in `check_requirements`.
    """
    found: list[str] = []
    for requirement in requirements:
        name, sign, wanted = _read(requirement)
        value = figures.value(name)
        if value is None:
            found.append(f"{requirement.strip()}: missed, nothing in this gold set measures {name}")
        elif not _HOLDS[sign](value, wanted):
            found.append(f"{requirement.strip()}: missed, {name} is {value:g}")
    return tuple(found)
