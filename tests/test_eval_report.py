"""The written report: whole, self-contained, and inert whatever the articles say."""

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest

from eval import gold, report, run
from eval.answers import from_dict
from eval.labels import LABELS, number

EVIL = '<script>alert(1)</script> & "quoted" Two men were hurt. ' + "Long words follow. " * 40
TEXTS = {"a": EVIL, "b": "Nobody was hurt."}


def questions() -> list[gold.Question]:
    rows = [
        {
            "id": "<b>1</b>",
            "kind": '"><img src=x onerror=alert(1)>',
            "question": "Who was <i>hurt</i>?",
            "history": ["<u>Before?</u>"],
            "filters": {"sources": ["a"]},
            "nuggets": [{"answer": ["Two men"], "quotes": [{"source": "a", "text": "Two men were hurt"}]}],
            "disagreement": {
                "about": "<hr>",
                "positions": [
                    {"value": ["Two men"], "sources": ["a"], "voice": "<em>x</em>"},
                    {"value": ["Nobody"], "sources": ["b"], "voice": None},
                ],
            },
        },
        {"id": "2", "kind": "unanswerable", "question": "Who owns it?", "answerable": False},
        {"id": "3", "kind": "unanswerable", "question": "Who lost it?", "answerable": False},
    ]
    return [gold._question(row) for row in rows]


def finished() -> run.Run:
    start = EVIL.index("Two")
    quotes = [
        {
            "article": "a",
            "start": start,
            "end": start + 17,
            "text": EVIL[start : start + 17],
            "speaker": "<s>",
        },
        {"article": "b", "start": 0, "end": 6, "text": "Noone!", "publisher": "<Post>"},
    ]
    sides = [{"value": "<two>", "quotes": [0]}, {"value": "nobody", "quotes": [1]}]
    rows = [
        {
            "id": "<b>1</b>",
            "status": "disputed",
            "quotes": quotes,
            "statements": [{"text": "", "quotes": [0]}],
            "disagreements": [{"about": "<about>", "kind": "fact", "positions": sides}],
            "confidence": 0.8,
            "timings_ms": {"wall": 12.0},
        },
        {"id": "2", "status": "error", "error": "<boom>"},
        {"id": "3", "status": "not_found", "reason": "<none>", "timings_ms": {"wall": 5.0}},
    ]
    return run.measured(questions(), {str(row["id"]): from_dict(row) for row in rows}, TEXTS)


class Tags(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def parsed(page: str) -> Tags:
    tags = Tags()
    tags.feed(page)
    return tags


def test_the_page_is_inert_whatever_the_texts_hold() -> None:
    done = finished()
    page = parsed(report.html(done, TEXTS, run.compare(done, done)))
    assert page.tags.count("script") == 1
    assert not {"img", "i", "u", "em", "s", "hr", "iframe", "object", "form", "link"} & set(page.tags)
    names = {name for name, _ in page.attributes}
    assert not any(name.startswith("on") for name in names)
    assert "src" not in names


def test_the_page_loads_nothing_from_elsewhere() -> None:
    page = report.html(finished(), TEXTS)
    assert not re.search(r"https?:|//[a-z]|url\(|@import", page)
    assert "default-src 'none'" in page


def test_every_question_is_there_with_what_was_expected_and_answered() -> None:
    page = report.html(finished(), TEXTS)
    assert page.count('<details class="q"') == 3
    for words in ("Who was &lt;i&gt;hurt", "&lt;boom&gt;", "&lt;none&gt;", "Asked before", "Only articles"):
        assert words in page
    assert "<mark>Two men were hurt</mark>" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page, "the quote is shown in its paragraph"
    assert re.search(r"(Long|words|follow\.)…", page), "a long paragraph is cut at a word"


def test_a_paragraph_without_spaces_is_cut_all_the_same() -> None:
    text = "b" * 5000 + "Q" + "a" * 5000
    assert report._before(text, 5000) == "…" + "b" * report._AROUND
    assert report._after(text, 5001) == "a" * report._AROUND + "…"
    words = "word " * 100
    assert report._before(words, 400).startswith("…word ")
    assert report._after(words, 9).endswith(" word…")


def test_an_altered_quote_is_shown_beside_what_the_article_has() -> None:
    page = report.html(finished(), TEXTS)
    assert "<mark>Noone!</mark>" in page
    assert "The article has:</b> Nobody" in page
    assert "1 of 2 quotes are not what stands in the article" in page


def test_files_are_written_and_hold_every_figure(tmp_path: Path) -> None:
    done = finished()
    report.write(tmp_path / "new", done, TEXTS, run.compare(done, done))
    figures = json.loads((tmp_path / "new" / "figures.json").read_text("utf-8"))
    assert set(figures["overall"]) == set(LABELS)
    assert figures["overall"]["errors"]["value"] == 1
    assert figures["comparison"]["compared"] == 3
    assert figures["by_kind"]["unanswerable"]["refusal_recall"]["value"] == 0.5
    assert (tmp_path / "new" / "report.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_page_of_refusals_alone_can_be_written() -> None:
    asked = questions()[1:]
    found = {q.id: from_dict({"id": q.id, "status": "not_found"}) for q in asked}
    page = report.html(run.measured(asked, found, TEXTS), TEXTS)
    assert "Confidence and time" not in page
    assert "100.0%" in page


def test_figures_for_a_terminal() -> None:
    text = report.plain(finished().figures)
    lines = {line.split()[0]: line for line in text.splitlines()}
    assert "100.0%" in lines["answer_accuracy"]
    assert "–" in lines["recall_at_5"]
    assert number("latency_p50_ms", 1234.5) == "1,234"
    assert number("mrr_at_10", 0.5) == "0.500"


@pytest.mark.browser
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_filters_work_in_a_browser_with_no_network(tmp_path: Path) -> None:
    sync_api = pytest.importorskip("playwright.sync_api")
    report.write(tmp_path, finished(), TEXTS)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_api.sync_playwright() as playwright:
        if chromium is None and not Path(playwright.chromium.executable_path).exists():
            pytest.skip("no Chromium on this machine: playwright install chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page()
        asked: list[str] = []
        problems: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: problems.append(message.text))
        page.on("dialog", lambda dialog: problems.append(dialog.message))
        page.goto((tmp_path / "report.html").as_uri())
        shown = page.locator("details.q:visible")
        assert shown.count() == 2, "misses are shown first"
        page.select_option("#show", "all")
        assert shown.count() == 3
        page.select_option("#kind", "unanswerable")
        assert shown.count() == 2
        page.fill("#words", "owns")
        assert shown.count() == 1
        assert page.locator("#count").inner_text() == "1 of 3 questions"
        browser.close()
    assert len(asked) == 1
    assert problems == []
