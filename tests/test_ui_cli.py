import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import index.corpus
import index.readers
import qa.desk
import qa.survey
import qa.surveying.known
from index.corpus import AddReport, Corpus
from index.errors import IndexDamagedError, IndexMissingError, MissingExtraError
from index.readers import Noted, Skipped
from index.search import Filters
from qa.answer import Disagreement, Position, Quote
from qa.survey import Survey, Surveyed
from tests.ui_fake import COURIER, MERIDIAN, FakeCorpus, FakeDesk
from ui import cli, progress

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def run(desk: FakeDesk, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line over the fake desk: exit code, standard output, standard error."""
    monkeypatch.setattr(index.corpus.Corpus, "open", lambda *_, **__: desk.corpus)
    monkeypatch.setattr(qa.desk.Desk, "open", lambda *_: desk)
    monkeypatch.setattr(qa.survey, "survey", lambda *_, **__: qa.survey.Survey())

    def call(*argv: str, stdin: str | bytes = "") -> tuple[int, str, str]:
        sent = stdin if isinstance(stdin, bytes) else stdin.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(sent), encoding="utf-8"))
        code = cli.main(argv)
        out, err = capsys.readouterr()
        return code, out, err

    return call


def lines(out: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in out.splitlines()]


# ---- disagreements

FIRES = Survey(
    (
        Surveyed(
            Disagreement(
                "how many houses burned",
                "figure",
                (Position("40", (0,), ("the mayor",)), Position("65", (1,), hedge="at least")),
                (40, 65),
            ),
            "How many houses burned?",
        ),
    ),
    (Quote(COURIER, 0, 10, "the mayor"), Quote(MERIDIAN, 0, 10)),
)


def test_disagreements_are_shown_with_their_sides_and_a_question(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []

    def found(_corpus: object, *wanted: object) -> Survey:
        asked.append(wanted)
        return FIRES

    monkeypatch.setattr(qa.survey, "survey", found)
    code, out, err = run(
        "disagreements", "--about", "houses", "--from", "2031-01-01", "--publisher", "The Meridian"
    )
    assert (code, err) == (0, "")
    assert asked == [
        (Filters.from_dict({"published_from": "2031-01-01", "publishers": ["The Meridian"]}), "houses"),
    ]
    assert "how many houses burned (figures differ, from 40 to 65)" in out
    assert "- 40 (the mayor)" in out
    assert "Ask: How many houses burned?" in out
    assert " ".join(COURIER.text[:10].split()) in out
    assert run("disagreements", "--markdown")[1].startswith("# Disagreements")
    shown = json.loads(run("disagreements", "--json")[1])
    assert shown["disagreements"][0]["range"] == [40, 65]
    assert shown["quotes"][0]["text"] == COURIER.text[:10]


def test_no_disagreements_are_said_so(run: Run) -> None:
    assert run("disagreements")[:2] == (
        0,
        "No disagreements found. That is no proof that there are none: ask about what matters.\n",
    )


def test_indexing_says_what_the_new_articles_contradict(
    run: Run, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "new.txt").write_text("A text.")
    monkeypatch.setattr(desk.corpus, "add", lambda *_, **__: AddReport(added=("new",)))
    monkeypatch.setattr(qa.surveying.known, "survey", lambda *_, **__: FIRES)
    code, out, _ = run("index", str(tmp_path))
    assert code == 0
    assert "1 new disagreement with what you have:" in out
    assert "how many houses burned" in out


# ---- ask


def test_ask_prints_the_answer_with_its_quotes(run: Run) -> None:
    code, out, err = run("ask", "How many died?")
    assert (code, err) == (0, "")
    assert "[1] Veyra Courier, 4 March 2031" in out


def test_ask_passes_history_and_filters_on(run: Run, desk: FakeDesk) -> None:
    run("ask", "And now?", "--history", "A?", "--history", "B?", "--from", "2031-01-01", "--publisher", "X",
        "--source", "s1")  # fmt: skip
    question, history, filters = desk.asked[0]
    assert (question, history) == ("And now?", ("A?", "B?"))
    assert filters == Filters.from_dict(
        {"published_from": "2031-01-01", "publishers": ["X"], "sources": ["s1"]}
    )


@pytest.mark.parametrize("name", ["veyra courier", "The Veyra Courier", "VEYRA  COURIER"])
def test_an_outlet_is_known_by_its_name_however_it_is_written(run: Run, desk: FakeDesk, name: str) -> None:
    assert run("ask", "How many died?", "--publisher", name)[0] == 0
    assert desk.asked[-1][2].publishers == ("Veyra Courier",)
    assert run("search", "ferry", "--publisher", name)[1].startswith(" 1. Veyra Courier")


def test_what_the_filters_name_and_the_index_does_not_hold_is_told(run: Run) -> None:
    err = run("search", "ferry", "--publisher", "Veyra Curier")[2]
    assert "No outlet is called “Veyra Curier”; near it: Veyra Courier." in err
    err = run("search", "ferry", "--source", "meridian-fery")[2]
    assert "No article has the id “meridian-fery”; near it: meridian-ferry." in err


def test_articles_that_a_filter_leaves_out_for_want_of_a_date_are_counted(run: Run, desk: FakeDesk) -> None:
    desk.corpus.held["bare"] = replace(COURIER, id="bare", published=None, publisher=None)
    assert "1 without a date." in run("ask", "How many died?", "--from", "2031-01-01")[1]
    assert "1 without an outlet." in run("search", "ferry", "--publisher", "The Meridian")[1]
    assert "without a" not in run("ask", "How many died?", "--source", "bare")[1]


def test_ask_json_is_the_answer_format(run: Run) -> None:
    code, out, _ = run("ask", "How many died?", "--json")
    answer = json.loads(out)
    assert code == 0
    assert answer["status"] == "disputed"
    quote = answer["quotes"][0]
    assert quote["text"] == COURIER.text[quote["start"] : quote["end"]]


def test_ask_markdown(run: Run) -> None:
    assert run("ask", "How many died?", "--markdown")[1].startswith("## How many died?")


def test_ask_jsonl_answers_every_line_in_order_and_gives_ids_back(run: Run, desk: FakeDesk) -> None:
    requests = [
        b'\xef\xbb\xbf{"id": "a", "question": "Why?", "history": ["Who?"], "filters": {"sources": ["x"]}}',
        b"{not json",
        b"",
        b'{"id": 7, "question": "Was there a trial?", "kind": "ignored"}',
        b'{"id": "c"}',
        b'{"id": "d", "question": "q", "filters": {"colour": "red"}}',
        b'{"id": "e", "question": "q", "history": "no list"}',
        b'{"id": "f", "question": "crash"}',
        b'{"id": "g", "question": "\xff"}',
        b"[1]",
        b"[" * 200_000,
        b'{"id": "h", "question": "last \\ud800"}',
        b'{"id": "i", "question": "q", "filters": {"publishers": ["\\udc00"]}}',
    ]
    code, out, err = run("ask", "--jsonl", stdin=b"\n".join(requests))
    answers = lines(out)
    assert code == 3
    assert err == "counterpoint: not answered: lines 2, 5, 6, 7, 8, 9, 10, 11, 12, 13 (`error` says why)\n"
    assert [a["id"] for a in answers] == ["a", None, 7, "c", "d", "e", "f", None, None, None, "h", "i"]
    assert [a["status"] for a in answers][:3] == ["disputed", "error", "not_found"]
    assert all(a["status"] == "error" and a["error"] for a in answers[3:])
    assert str(answers[10]["error"]) == "line 12: `question` is not valid text (UTF-8)"
    assert str(answers[11]["error"]) == "line 13: `filters` is not valid text (UTF-8)"
    assert "line 2: not JSON" in str(answers[1]["error"])
    assert "colour" in str(answers[4]["error"])
    assert desk.asked[0][1:] == (("Who?",), Filters(sources=("x",)))


def test_ask_jsonl_answers_each_line_before_it_reads_the_next(desk: FakeDesk) -> None:
    from ui.stream import respond

    read: list[int] = []

    def feed() -> object:
        for number in range(3):
            read.append(number)
            yield b'{"question": "q"}'

    answers = respond(feed(), lambda request: {"question": request.question})  # type: ignore[arg-type]
    next(answers)
    assert read == [0]


@pytest.mark.parametrize(
    "argv",
    [
        ("ask",),
        ("ask", " "),
        ("ask", "q", "--jsonl"),
        ("ask", "--jsonl", "--from", "2031-01-01"),
        ("ask", "q", "--from", "yesterday"),
        ("ask", "q", "--from", "2031-02-01", "--to", "2031-01-01"),
        ("search",),
        ("show",),
        ("show", "courier-ferry", "--all"),
        ("show", "nobody"),
        ("remove", "nobody"),
        ("index", "no-such-folder"),
        ("ask", "What of \udcff?"),
        ("ask", "q", "--history", "\udcff"),
        ("search", "q", "--publisher", "\udcff"),
        ("eval",),
        ("eval", "check"),
    ],
)
def test_bad_input_is_told_in_one_message(run: Run, argv: tuple[str, ...]) -> None:
    code, out, err = run(*argv)
    assert code == 2
    assert out == ""
    assert err.startswith("counterpoint: ")
    assert "Traceback" not in err
    assert "should not" not in err


@pytest.mark.parametrize(
    "argv", [("ask", "--colour"), ("search", "q", "-k", "0"), ("chat", "--port", "99999"), ()]
)
def test_unknown_flags_exit_with_2(argv: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(argv)
    assert stopped.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (("chat", "--port", "abc"), "a port is a number from 0 to 65535, not 'abc'"),
        (("search", "q", "-k", "few"), "give a whole number above 0, not 'few'"),
    ],
)
def test_a_number_that_is_none_is_told(
    argv: tuple[str, ...], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        cli.main(argv)
    assert told in capsys.readouterr().err


def test_a_date_that_is_none_is_told_by_its_flag(run: Run) -> None:
    assert run("ask", "q", "--to", "soon")[2] == "counterpoint: --to: 'soon' is not a date like 2022-09-15\n"


def test_the_bundled_models_may_be_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[object, ...]] = []
    monkeypatch.setattr(qa.desk.Desk, "open", lambda *models: opened.append(models) or FakeDesk())
    assert run("ask", "q", "--reranker", "bundled", "--nli", "bundled")[0] == 0
    assert opened[0][1:] == ("", "")
    assert run("search", "ferry", "--reranker", "") == run("search", "ferry")


def test_a_password_that_is_not_given_or_a_name_that_is_none_is_told(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ended(_: str) -> str:
        raise EOFError

    monkeypatch.setattr("getpass.getpass", ended)
    assert run("password", "bob")[::2] == (2, "counterpoint: no password was given\n")
    for name in ("#bob", " bob", "a:b"):
        assert run("password", name)[2].startswith("counterpoint: a name must be printable")


def test_an_unexpected_error_is_no_traceback(run: Run) -> None:
    code, _, err = run("ask", "crash")
    assert code == 2
    assert "run again with -v" in err
    assert "Traceback" not in err


def test_a_missing_index_names_the_next_command(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object, **__: object) -> None:
        raise IndexMissingError("there is no index at away.cp")

    monkeypatch.setattr(index.corpus.Corpus, "open", missing)
    code, _, err = run("articles", "--index", "away.cp")
    assert code == 2
    assert "counterpoint index FOLDER --index away.cp" in err


def test_the_index_is_named_by_flag_then_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTERPOINT_INDEX", "from-env")
    assert cli._parser().parse_args(["articles"]).index == Path("from-env")
    assert cli._parser().parse_args(["articles", "--index", "x"]).index == Path("x")
    monkeypatch.delenv("COUNTERPOINT_INDEX")
    assert cli._parser().parse_args(["articles"]).index == Path("counterpoint.index")


def test_ctrl_c_exits_with_130(run: Run, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(desk, "ask", stop)
    assert run("ask", "q")[0] == 130


# ---- search, show, articles, remove, doctor


def test_search_prints_hits(run: Run) -> None:
    assert "courier-ferry 0-80" in run("search", "ferry", "-k", "1")[1]
    found = json.loads(run("search", "ferry", "-k", "2", "--json")[1])
    assert [hit["article"] for hit in found["hits"]] == ["courier-ferry", "hostile"]


def test_search_jsonl(run: Run) -> None:
    sent = '{"id": "q1", "question": "ferry", "filters": {"publishers": ["The Meridian"]}}\nbad\n'
    code, out, err = run("search", "--jsonl", stdin=sent)
    found = lines(out)
    assert (code, err) == (3, "counterpoint: not answered: line 2 (`error` says why)\n")
    assert run("search", "--jsonl", stdin=sent.replace("bad\n", ""))[::2] == (0, "")
    assert found[0]["id"] == "q1"
    (hit,) = found[0]["hits"]  # type: ignore[misc]
    assert hit["text"] == MERIDIAN.text[hit["start"] : hit["end"]]
    assert found[1]["status"] == "error"


def test_show(run: Run) -> None:
    assert "Ferry sinks off Port Veyra" in run("show", "courier-ferry")[1]
    assert json.loads(run("show", "courier-ferry", "--json")[1])["text"] == COURIER.text
    every = ["courier-ferry", "hostile", "meridian-ferry"]
    assert [a["id"] for a in lines(run("show", "--all", "--jsonl")[1])] == every
    assert [a["id"] for a in json.loads(run("show", "--all", "--json")[1])] == every
    assert "\x1b" not in run("show", "hostile")[1]


def test_articles_marks_what_was_inferred(run: Run) -> None:
    out = run("articles")[1]
    assert "2031-03-05*" in out
    assert "3 articles; * inferred from the text" in out
    listed = json.loads(run("articles", "--json")[1])
    assert listed[2]["inferred"] == ["published"]


def test_remove(run: Run, desk: FakeDesk) -> None:
    assert run("remove", "courier-ferry")[1] == "removed courier-ferry\n"
    assert "courier-ferry" not in desk.corpus.held


def test_doctor_says_what_to_do(run: Run) -> None:
    code, out, _ = run("doctor")
    assert code == 2
    assert "run index again" in out


# ---- index


@pytest.fixture
def readable(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    courier, meridian = (replace(a, source=str(tmp_path / f"{a.id}.txt")) for a in (COURIER, MERIDIAN))
    found = [courier, Skipped("bad.pdf", "encrypted"), meridian]
    monkeypatch.setattr(index.readers, "read", lambda paths: iter(found))
    return tmp_path


def test_index_names_what_was_skipped(run: Run, readable: Path) -> None:
    code, out, err = run("index", str(readable), "-q")
    assert code == 3
    assert out.startswith("2 added in ")
    assert "1 skipped:\n  bad.pdf: encrypted" in err


def test_index_names_fields_that_are_not_read_and_is_done(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = [COURIER, Noted("rows.jsonl", "fields that are not read: body")]
    monkeypatch.setattr(index.readers, "read", lambda paths: iter(found))
    code, out, err = run("index", str(tmp_path), "--strict", "-q")
    assert (code, err) == (0, "counterpoint: rows.jsonl: fields that are not read: body\n")
    assert out.startswith("1 added in ")


def test_index_says_how_many_have_no_date_or_outlet(
    run: Run, readable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "no date" not in run("index", str(readable), "-q")[1]
    bare = [
        replace(COURIER, id=i, publisher=None, published=None, source=str(readable / i)) for i in ("b", "c")
    ]
    monkeypatch.setattr(index.readers, "read", lambda paths: iter([MERIDIAN, *bare]))
    out = run("index", str(readable), "-q")[1]
    assert "2 have no date and 2 have no outlet: a filter by date or outlet leaves them out" in out
    assert "metadata.jsonl" in out


def test_index_names_what_could_not_be_indexed(
    run: Run, readable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failed = (("odd.txt", "cannot be indexed (ZeroDivisionError): please report it"),)
    monkeypatch.setattr(FakeCorpus, "add", lambda *_, **__: AddReport(added=("b",), failed=failed))
    code, out, err = run("index", str(readable), "-q")
    assert code == 3
    assert out.startswith("1 added in ")
    assert "2 skipped:\n  bad.pdf: encrypted\n  odd.txt: cannot be indexed" in err


def test_index_strict_is_all_or_nothing(
    run: Run, readable: Path, desk: FakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.corpus, "held", {})
    code, _, err = run("index", str(readable), "--strict", "-q")
    assert code == 2
    assert "bad.pdf: encrypted" in err
    assert "Nothing was indexed" in err
    assert desk.corpus.held == {}


def test_index_sync_keeps_what_could_not_be_read(
    run: Run, readable: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: dict[str, object] = {}

    def add(_: FakeCorpus, articles: object, **options: object) -> AddReport:
        given.update(options)
        return AddReport(unchanged=("a",), removed=("b",), copies=(("c", "a"),))

    monkeypatch.setattr(FakeCorpus, "add", add)
    _, out, _ = run("index", str(readable), "--sync", "-q")
    assert given["sync"] == [readable]
    assert given["unread"] == ["bad.pdf"]
    assert "1 unchanged, 1 removed" in out
    assert "c repeats a" in out


@pytest.mark.parametrize("command", ["show", "remove"])
def test_the_command_to_run_next_names_the_index(indexing: Run, command: str) -> None:
    code, _, err = indexing(command, "nobody", "--index", "my own.index")
    assert code == 2
    assert err.endswith("See the ids with: counterpoint articles --index 'my own.index'\n")


def test_a_damaged_index_is_named_by_the_command_that_mends_it(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object, **__: object) -> None:
        raise IndexDamagedError("vectors are damaged in the index. Repair it: counterpoint doctor --repair")

    monkeypatch.setattr(index.corpus.Corpus, "open", damaged)
    assert run("articles", "--index", "x")[2].endswith("counterpoint doctor --repair --index x\n")


@pytest.fixture
def indexing(corpus: Corpus, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line over a real corpus with small models."""
    monkeypatch.setattr(index.corpus.Corpus, "open", lambda *_, **__: corpus)

    def call(*argv: str) -> tuple[int, str, str]:
        code = cli.main(argv)
        out, err = capsys.readouterr()
        return code, out, err

    return call


def report(folder: Path, text: str) -> str:
    folder.mkdir(exist_ok=True)
    (folder / "report.txt").write_text(text)
    return str(folder)


def test_a_file_of_the_same_name_elsewhere_replaces_no_article(
    indexing: Run, corpus: Corpus, tmp_path: Path
) -> None:
    first, second = report(tmp_path / "A", "The dam held."), report(tmp_path / "B", "The mill burned.")
    assert indexing("index", first, "-q")[0] == 0
    (tmp_path / "B" / "other.txt").write_text("The road reopened.")
    code, out, err = indexing("index", second, "-q")
    assert (code, out.split(" in ")[0]) == (3, "1 added")
    assert f'{second}/report.txt: has the id "report" of {first}/report.txt: give it another' in err
    assert corpus.article("report").text == "The dam held."
    code, _, err = indexing("index", second, "-q", "--strict")
    assert (code, "Nothing was indexed" in err) == (2, True)


def test_a_folder_that_was_moved_is_indexed_from_where_it_is(
    indexing: Run, corpus: Corpus, tmp_path: Path
) -> None:
    indexing("index", report(tmp_path / "A", "The dam held."), "-q")
    (tmp_path / "A").rename(tmp_path / "B")
    code, out, _ = indexing("index", report(tmp_path / "B", "The dam broke."), "-q")
    assert (code, out.split(" in ")[0]) == (0, "1 updated")
    assert corpus.article("report").text == "The dam broke."


def test_a_folder_that_may_be_a_drive_that_is_not_there_loses_nothing(
    indexing: Run, corpus: Corpus, tmp_path: Path
) -> None:
    folders = [report(tmp_path / name, f"The dam of {name} held.") for name in ("A", "B")]
    (tmp_path / "B" / "report.txt").rename(tmp_path / "B" / "flood.txt")
    (tmp_path / "B" / "fire.txt").write_text("The mill burned.\n\nNobody was hurt.")
    indexing("index", *folders, "-q")
    for name in ("A/report.txt", "B/fire.txt"):
        (tmp_path / name).unlink()
    code, out, err = indexing("index", folders[0], "-q", "--sync")
    assert (code, out) == (2, "")
    assert "nothing was removed" in err
    code, out, err = indexing("index", *folders, "-q", "--sync")
    assert (code, "1 removed" in out) == (3, True)
    assert "holds no articles" in err
    assert {a.id for a in corpus.articles()} == {"report", "flood"}


def test_an_id_given_twice_names_the_file_that_it_stands_for_now(
    indexing: Run, corpus: Corpus, tmp_path: Path
) -> None:
    for day, text in (("monday", "The dam held."), ("tuesday", "The dam broke.")):
        (tmp_path / f"{day}.jsonl").write_text(json.dumps({"id": "dam", "text": text}))
        code, out, _ = indexing("index", str(tmp_path / f"{day}.jsonl"), "-q")
        assert code == 0
    assert f"dam is now {tmp_path}/tuesday.jsonl:1, no longer {tmp_path}/monday.jsonl:1" in out
    assert corpus.article("dam").text == "The dam broke."


# ---- chat


def test_the_page_does_not_start_over_an_index_that_cannot_be_opened(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def damaged(*_: object, **__: object) -> None:
        raise IndexDamagedError("the index is damaged")

    monkeypatch.setattr(index.corpus.Corpus, "open", damaged)
    monkeypatch.setattr("ui.serving.serve", pytest.fail)
    assert run("chat")[::2] == (2, "counterpoint: the index is damaged\n")


# ---- progress


def test_progress_is_plain_lines_elsewhere_than_on_a_terminal() -> None:
    now = [0.0]
    out = io.StringIO()
    with progress.Reporter(out, clock=lambda: now[0]) as report:
        for done in range(1, 101):
            now[0] += 0.1
            report("embedding", done, 100)
    written = out.getvalue().splitlines()
    assert written[0] == "embedding: 1/100"
    assert written[-1] == "embedding: 100/100"
    assert len(written) == 3


def test_progress_is_a_bar_on_a_terminal() -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    out = Terminal()
    with progress.Reporter(out) as report:
        report("reading", 3, 0)
        report("embedding", 1, 2)
        report("embedding", 2, 2)
    assert "embedding: 100%" in out.getvalue()


def test_quiet_is_silent() -> None:
    out = io.StringIO()
    progress.Reporter(out, quiet=True)("embedding", 1, 2)
    assert out.getvalue() == ""


# ---- as a program


HEAVY = ("numpy", "torch", "gradio", "spacy", "faiss", "sentence_transformers", "onnxruntime", "pandas")


def test_help_lists_every_command_and_loads_nothing_heavy() -> None:
    code = (
        "import sys, contextlib\n"
        "from ui.cli import main\n"
        "with contextlib.suppress(SystemExit): main(['--help'])\n"
        f"sys.exit(sorted(set(sys.modules) & set({HEAVY!r})) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for command in ("index", "ask", "search", "show", "articles", "remove", "chat", "eval", "doctor"):
        assert f"\n    {command} " in done.stdout


@pytest.mark.parametrize(
    ("argv", "told", "untold"),
    [
        ((), "0 done, also where no article answers;", "articles were skipped"),
        (("eval", "draft"), "run and check: --gold FILE the gold questions run: --out DIR", "(run, check)"),
        (("password",), "NAME who may use the page with that password", "--index"),
        (("remove",), "ID an article's id, as `articles` lists them", "--json"),
        (("show",), "also holds the sentences, their times and who says what", "as indexed"),
        (("chat",), "the page's port (7860)", "port on 127.0.0.1"),
        (("search",), '{"question": …}, and if wanted "id" and "filters"', "history"),
    ],
)
def test_the_help_of_a_command_says_what_it_takes(
    capsys: pytest.CaptureFixture[str], argv: tuple[str, ...], told: str, untold: str
) -> None:
    with pytest.raises(SystemExit):
        cli.main([*argv, "--help"])
    shown = " ".join(capsys.readouterr().out.split())
    assert told in shown
    assert untold not in shown


def test_what_is_not_installed_is_installed_from_the_projects_folder() -> None:
    assert str(MissingExtraError("ray", "No module named 'ray'")) == (
        "this needs more packages (No module named 'ray'). Install them, from the project's folder: "
        "pip install -e '.[ray]'"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full on this machine")
def test_a_version_that_cannot_be_printed_is_no_traceback() -> None:
    code = "import sys, ui.cli as c\nsys.exit(c.main(['--version']))"
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert done.stderr == "counterpoint: standard output cannot be written: No space left on device\n"


def test_a_closed_pipe_is_no_error() -> None:
    code = (
        "import sys, ui.cli as c, ui.commands.upkeep as u\n"
        "u._doctor = lambda args: [print('x' * 100) for _ in range(9999)] and 0\n"
        "sys.exit(c.main(['doctor']))"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait() == 0


# ---- eval


@pytest.fixture
def gold(tmp_path: Path) -> str:
    nugget = {"answer": ["14"], "quotes": [{"source": "courier-ferry", "text": "14 people had died"}]}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "1", "question": "How many died?", "nuggets": [nugget]}), "utf-8")
    return str(path)


def test_eval_run_compares_with_an_earlier_run_and_is_a_gate(run: Run, gold: str, tmp_path: Path) -> None:
    old, new = str(tmp_path / "old"), str(tmp_path / "new")
    assert run("eval", "run", "-q", "--gold", gold, "--out", old)[0] == 0
    code, out, err = run(
        "eval", "run", "-q", "--gold", gold, "--out", new, "--compare", old, "--require", "nugget_recall>1"
    )
    assert code == 1
    assert "1 questions in both runs, 0 left out" in out
    assert "nugget_recall>1: missed, nugget_recall is 1" in err


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        (("--compare", "DIR", "--out", "DIR/."), "would write over"),
        (("--compare", "DIR/answers.jsonl", "--out", "DIR"), "would write over"),
        (("--compare", "DIR/none"), "no earlier run here"),
        (("--require", "recall>=1"), "no figure is called 'recall'"),
        (("--resume",), "name its folder with --out"),
    ],
)
def test_eval_run_says_what_is_wrong_with_its_flags_before_it_asks_anything(
    run: Run, desk: FakeDesk, gold: str, tmp_path: Path, flags: tuple[str, ...], words: str
) -> None:
    folder = tmp_path / "earlier"
    run("eval", "run", "-q", "--gold", gold, "--out", str(folder))
    earlier = (folder / "answers.jsonl").read_bytes()
    asked = len(desk.asked)
    code, out, err = run("eval", "run", "-q", "--gold", gold, *(f.replace("DIR", str(folder)) for f in flags))
    assert (code, out) == (2, "")
    assert words in err
    assert len(desk.asked) == asked
    assert (folder / "answers.jsonl").read_bytes() == earlier


@pytest.mark.parametrize(
    "argv",
    [
        ("draft", "--out", "x"),
        ("draft", "--gold", "x"),
        ("draft", "--require", "errors==0"),
        ("check", "--gold", "x", "--compare", "y"),
        ("check", "--gold", "x", "--resume"),
    ],
)
def test_eval_refuses_a_flag_that_would_do_nothing(run: Run, argv: tuple[str, ...]) -> None:
    code, out, err = run("eval", *argv)
    assert (code, out) == (2, "")
    assert f"does nothing with `eval {argv[0]}`" in err
