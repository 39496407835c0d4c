"""Every figure: from hand-counted answers, and equal to the reference script's where it is at hand."""

import importlib.util
import json
import os
import random
from pathlib import Path
from types import ModuleType

import pytest

from eval import answers, gold, metrics
from eval.answers import Shown
from eval.run import measured

TEXTS = {
    "a": "Police said that 40 people were hurt. The mayor denied it.",
    "b": "Doctors treated 55 people. The fair opened at noon.",
    "c": "An earlier fair hurt 7 people.",
}


def question(**fields: object) -> gold.Question:
    row: dict[str, object] = {"id": "q", "question": "How many were hurt at the fair?"} | fields
    return gold._question(row)


def quote(article: str, text: str, speaker: str | None = None) -> dict[str, object]:
    start = TEXTS[article].index(text)
    return {"article": article, "start": start, "end": start + len(text), "text": text, "speaker": speaker}


def answer(quotes: list[dict[str, object]], status: str = "answered", **fields: object) -> Shown:
    row = {
        "id": "q",
        "question": "",
        "status": status,
        "quotes": quotes,
        "statements": [{"text": "", "quotes": [n]} for n in range(len(quotes))],
    }
    return answers.from_dict(row | fields)


HURT = question(
    nuggets=[
        {"answer": ["40"], "quotes": [{"source": "a", "text": "40 people were hurt"}]},
        {"answer": ["55"], "quotes": [{"source": "b", "text": "treated 55 people"}]},
    ],
    disagreement={
        "about": "hurt",
        "positions": [
            {"value": ["40"], "sources": ["a"], "voice": "Police"},
            {"value": ["55"], "sources": ["b"], "voice": None},
        ],
    },
    must_not_cite=["c"],
)
REFUSE = question(answerable=False)
POLICE = quote("a", "Police said that 40 people were hurt.", "Police")
DOCTORS = quote("b", "Doctors treated 55 people.")
OTHER = quote("c", "An earlier fair hurt 7 people.")
SPLIT = [{"about": "hurt", "positions": [{"value": "40", "quotes": [0]}, {"value": "55", "quotes": [1]}]}]


def value(name: str, *pairs: tuple[gold.Question, Shown | None]) -> float | None:
    return metrics.figures(metrics.matrix(metrics.tally(q, a, TEXTS) for q, a in pairs))[name]


def test_a_complete_disputed_answer_scores_full_marks() -> None:
    full = answer([POLICE, DOCTORS], "disputed", disagreements=SPLIT)
    found = metrics.figures(metrics.matrix([metrics.tally(HURT, full, TEXTS)]))
    ones = [
        "answer_accuracy",
        "nugget_recall",
        "citation_precision",
        "disagreement_f1",
        "disagreement_separated",
    ]
    assert [found[name] for name in [*ones, "position_recall", "voice_accuracy"]] == [1.0] * 7
    assert found["quotes_not_verbatim"] == 0
    assert found["wrong_event"] == 0
    assert not list(metrics.misses(HURT, full, TEXTS))


def test_half_an_answer() -> None:
    half = answer([POLICE, OTHER])
    assert value("answer_accuracy", (HURT, half)) == 1.0
    assert value("nugget_recall", (HURT, half)) == 0.5
    assert value("citation_precision", (HURT, half)) == 0.5
    assert value("wrong_event", (HURT, half)) == 1.0
    assert value("disagreement_recall", (HURT, half)) == 0.0
    assert value("chars_per_quote", (HURT, half)) == round((len(POLICE["text"]) + len(OTHER["text"])) / 2)
    sorts = [sort for sort, _ in metrics.misses(HURT, half, TEXTS)]
    assert sorts == ["fact missed", "wrong event", "disagreement missed"]


def test_a_quote_with_the_right_number_at_the_wrong_place_covers_nothing() -> None:
    texts = TEXTS | {"a": TEXTS["a"] + " The car park holds 40 cars."}
    start = texts["a"].index("The car park")
    elsewhere = {"article": "a", "start": start, "end": len(texts["a"]), "text": texts["a"][start:]}
    assert metrics.tally(HURT, answer([elsewhere]), texts).nuggets_covered == 0


@pytest.mark.parametrize("text", ["Police said that 41 people were hurt.", ""])
def test_an_altered_quote_is_counted(text: str) -> None:
    assert value("quotes_not_verbatim", (HURT, answer([POLICE | {"text": text}]))) == 1


def test_refusing_is_measured_both_ways() -> None:
    refusal = answer([], "not_found")
    assert value("refusal_precision", (REFUSE, refusal), (HURT, refusal)) == 0.5
    assert value("refusal_recall", (REFUSE, refusal), (REFUSE, answer([POLICE]))) == 0.5
    assert value("refusal_f1", (REFUSE, refusal)) == 1.0


@pytest.mark.parametrize("given", [None, answer([], "error", error="ZeroDivisionError: division by zero")])
@pytest.mark.parametrize("asked", [HURT, REFUSE])
def test_an_error_or_a_missing_answer_is_wrong_and_never_skipped(
    asked: gold.Question, given: Shown | None
) -> None:
    assert value("errors", (asked, given)) == 1
    assert value("questions", (asked, given)) == 1
    if asked.answerable:
        assert value("answer_accuracy", (asked, given)) == 0.0
    else:
        assert value("refusal_recall", (asked, given)) == 0.0
    assert next(metrics.misses(asked, given, TEXTS))[0] == "error"


def test_both_sides_in_one_position_are_not_separated() -> None:
    merged = [{"about": "hurt", "positions": [{"value": "40 or 55", "quotes": [0, 1]}]}]
    assert value("disagreement_separated", (HURT, answer([POLICE, DOCTORS], disagreements=merged))) == 0.0
    assert value("position_recall", (HURT, answer([POLICE, DOCTORS], disagreements=merged))) == 1.0


def test_a_development_shows_positions_but_flags_no_disagreement() -> None:
    steps = [{"about": "", "steps": [{"value": "", "quotes": [0]}, {"value": "", "quotes": [1]}]}]
    shown = answer([POLICE, DOCTORS], developments=steps)
    assert value("position_recall", (HURT, shown)) == 1.0
    assert value("disagreement_separated", (HURT, shown)) == 1.0
    assert value("disagreement_recall", (HURT, shown)) == 0.0


def test_either_way_leaves_a_question_out_of_the_disagreement_figures() -> None:
    both = question(nuggets=[{"answer": ["40"], "quotes": [{"source": "a", "text": "40"}]}], either_way=True)
    assert value("disagreements_invented", (both, answer([POLICE, DOCTORS], disagreements=SPLIT))) == 0


def test_nothing_to_measure_gives_no_figure_rather_than_zero() -> None:
    assert value("nugget_recall", (REFUSE, answer([], "not_found"))) is None
    assert value("voice_accuracy", (REFUSE, None)) is None


def test_f1_without_anything_to_measure_is_0_in_the_figures_of_a_run_as_in_their_definition() -> None:
    run = measured([REFUSE], {"q": answer([], "not_found")}, TEXTS)
    by_name = {f.name: f for f in run.figures.overall}
    f1 = by_name["disagreement_f1"]
    assert (f1.value, f1.low, f1.high, f1.measured_on) == (0.0, None, None, 0)
    assert by_name["disagreement_recall"].value is None


def test_figures_by_kind_and_overall_are_over_the_same_questions() -> None:
    asked = [question(id="1", kind="fact", answerable=False), question(id="2", kind="time", answerable=False)]
    found = {"1": answer([], "not_found"), "2": answer([POLICE])}
    run = measured(asked, found, TEXTS)
    by_kind = {kind: {f.name: f.value for f in figures} for kind, figures in run.figures.by_kind}
    assert by_kind["fact"]["refusal_recall"] == 1.0
    assert by_kind["time"]["refusal_recall"] == 0.0
    assert run.figures.value("refusal_recall") == 0.5


# The figures that the reference script gave once, and the script itself where its folder is given.

FROZEN = Path(__file__).parent / "frozen"


def rows_of(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (FROZEN / name).read_text("utf-8").splitlines()]


def test_equal_to_the_frozen_figures_of_the_definition() -> None:
    texts = {str(row["id"]): str(row["text"]) for row in rows_of("articles.jsonl")}
    asked = gold.load(FROZEN / "gold.jsonl", texts)
    found = {shown.id: shown for shown in answers.read(FROZEN / "answers.jsonl")}
    expected = json.loads((FROZEN / "figures.json").read_text("utf-8"))
    run = measured(asked, found, texts)
    assert {name: run.figures.value(name) for name in expected} == expected


SHARED = os.environ.get("COUNTERPOINT_SHARED", "")
SETS = [
    ("karabakh", "karabakh-dev"),
    ("rgb-conflict", "rgb-conflict"),
    ("rgb-clean", "rgb-clean"),
    ("ramdocs", "ramdocs"),
]


def reference(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("reference_score", folder / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def made_up(asked: gold.Question, texts: dict[str, str], chance: random.Random) -> dict[str, object]:
    """A random answer: gold quotes, strangers, altered ones, grouped at random."""
    status = chance.choice(["answered", "disputed", "not_found", "error", "answered"])
    if status in {"not_found", "error"}:
        return {"id": asked.id, "status": status, "quotes": []}
    pool = [(q.source, q.text) for n in asked.nuggets for q in n.quotes]
    strangers = chance.sample(sorted(texts), 2)
    quotes = []
    for source, text in [*chance.sample(pool, min(len(pool), 3)), *((s, texts[s][5:90]) for s in strangers)]:
        if source not in texts or text not in texts[source] or not text:
            continue
        start = max(0, texts[source].index(text) - chance.randrange(40))
        end = min(len(texts[source]), start + len(text) + chance.randrange(60))
        shown = texts[source][start:end] if chance.random() > 0.1 else "something else"
        speaker = chance.choice([None, "Nobody", *(p.voice for p in _sides(asked))])
        quotes.append({"article": source, "start": start, "end": end, "text": shown, "speaker": speaker})
    numbers = list(range(len(quotes)))
    chance.shuffle(numbers)
    half = len(numbers) // 2
    sides = [{"value": "x", "quotes": numbers[:half]}, {"value": "y", "quotes": numbers[half:]}]
    return {
        "id": asked.id,
        "status": status,
        "quotes": quotes,
        "statements": [{"text": "", "quotes": [n]} for n in numbers[:2]],
        "disagreements": [{"about": "", "kind": "figure", "positions": sides}]
        if chance.random() < 0.5
        else [],
        "developments": [{"about": "", "steps": sides}] if chance.random() < 0.2 else [],
    }


def _sides(asked: gold.Question) -> tuple[gold.GoldPosition, ...]:
    return asked.disagreement.positions if asked.disagreement else ()


@pytest.mark.skipif(
    not SHARED, reason="COUNTERPOINT_SHARED does not name the folder with the reference script"
)
def test_the_frozen_figures_are_those_of_the_reference_script() -> None:
    texts = {str(row["id"]): str(row["text"]) for row in rows_of("articles.jsonl")}
    given = {str(row["id"]): row for row in rows_of("answers.jsonl")}
    expected, _ = reference(Path(SHARED)).score(rows_of("gold.jsonl"), given, texts)
    assert json.loads((FROZEN / "figures.json").read_text("utf-8")) == expected


@pytest.mark.skipif(
    not SHARED, reason="COUNTERPOINT_SHARED does not name the folder with the reference script"
)
@pytest.mark.parametrize(("corpus", "name"), SETS)
@pytest.mark.parametrize("seed", [1, 2])
def test_equal_to_the_reference_script_figure_by_figure(corpus: str, name: str, seed: int) -> None:
    folder = Path(SHARED)
    script = reference(folder)
    texts = script.load_texts(folder / "corpus" / corpus)
    path = folder / "gold" / f"{name}.jsonl"
    asked = gold.load(path, texts)
    chance = random.Random(seed)
    rows = [made_up(q, texts, chance) for q in asked if chance.random() > 0.02]
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    expected, _ = script.score(lines, {str(row["id"]): row for row in rows}, texts)
    given = {str(row["id"]): answers.from_dict(row) for row in rows}
    found = metrics.figures(metrics.matrix(metrics.tally(q, given.get(q.id), texts) for q in asked))
    assert {name: found[name] for name in expected} == expected
