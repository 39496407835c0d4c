import json
import re
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

import qa.desk
from index.annotate import IndexedArticle, IndexedSentence
from index.article import Article
from index.claims import Claim
from index.corpus import Corpus
from index.errors import BadInputError, IndexDamagedError, ModelMissingError
from index.readers import read
from qa.survey import Survey, Surveyed
from tests.ui_fake import COURIER, DIED, SURVEY, FakeDesk, disputed, refused
from tests.ui_server import serve
from ui import endpoints, examples, messages
from ui.app import application
from ui.fragments import added_html
from ui.judgements import FILE
from ui.service import UNEXPECTED, Added, Failure, Service, Stage
from ui.serving import serve as serve_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

# Gradio makes event loops when it builds a page and leaves them to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),  # gradio's own use of pandas
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

LONG = Article(
    "long",
    "\n\n".join(
        f"Paragraph {n} of a very long report on harbour dues. " + "Word follows word. " * 10
        for n in range(440)
    ),
    "A very long report",
    "The Ledger",
)


@dataclass
class Site:
    """A running page over a fake desk."""

    address: str
    desk: FakeDesk
    folder: Path


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    desk = FakeDesk()
    desk.corpus.held[LONG.id] = LONG
    service = Service(lambda: desk)
    service.start()
    folder = tmp_path_factory.mktemp("index")
    for address in serve(application(service, folder)):
        yield Site(address, desk, folder)


# ---- the application


def test_health(site: Site) -> None:
    assert httpx.get(f"{site.address}/health").json() == {"state": "ready"}


def test_the_page_names_no_other_host_and_forbids_them(site: Site) -> None:
    answer = httpx.get(site.address)
    policy = answer.headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "connect-src 'self'" in policy
    assert not re.findall(r'<(?:script|link)[^>]*(?:src|href)="?https?://', answer.text)
    assert "fonts.googleapis" not in answer.text
    assert 'href="cp/page.css"' in answer.text
    for asset in ("page.css", "page.js"):
        text = httpx.get(f"{site.address}/cp/{asset}").text
        assert not re.search(r"""(url\(|import |src=|fetch\()["'`]?https?://""", text)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:7860", "127.0.0.1.evil.example", ""])
def test_foreign_host_names_are_refused(site: Site, host: str) -> None:
    assert httpx.get(site.address, headers={"Host": host}).status_code == 421


@pytest.mark.parametrize(
    "path", ["/cp/../app.py", "/cp/%2e%2e%2fapp.py", "/cp/other.css", "/gradio_api/file=/etc/passwd"]
)
def test_no_other_file_is_served(site: Site, path: str) -> None:
    assert httpx.get(site.address + path).status_code in (403, 404)


def test_the_reader_marks_the_quote(site: Site) -> None:
    query = {"article": "courier-ferry", "quote": f"{DIED.start}-{DIED.end}"}
    text = httpx.get(f"{site.address}/cp/reader", params=query).text
    assert f'<mark class="cp-here">{DIED.text}</mark>' in text


@pytest.mark.parametrize("quote", ["x", "9-3", "0-99999999", "-1-4", "1e3-4", "٣-٤"])
def test_the_reader_ignores_places_outside_the_article(site: Site, quote: str) -> None:
    answer = httpx.get(f"{site.address}/cp/reader", params={"article": "courier-ferry", "quote": quote})
    assert answer.status_code == 200
    assert "<mark>" not in answer.text


def test_an_unknown_article_is_not_found(site: Site) -> None:
    answer = httpx.get(f"{site.address}/cp/reader", params={"article": "../../etc/passwd"})
    assert answer.status_code == 404
    assert "etc" not in answer.text


def test_api_endpoints_have_names_and_types(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from gradio_client import Client

    # Else the client's libraries ask their makers which program is calling.
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    client = Client(site.address, verbose=False, analytics_enabled=False)
    named = client.view_api(return_format="dict")["named_endpoints"]
    assert set(named) == {"/ask", "/search", "/disagreements"}
    for endpoint in named.values():
        assert endpoint["description"]
    assert "standalone_question: str" in named["/ask"]["returns"][0]["python_type"]["type"]
    answer = client.predict("How many died?", api_name="/ask")
    assert answer == disputed("How many died?").to_dict()
    client.predict("q", ["before"], "2031-01-01", "", ["The Meridian"], api_name="/ask")
    assert site.desk.asked[-1][1] == ("before",)
    assert site.desk.asked[-1][2].publishers == ("The Meridian",)
    hits = client.predict("ferry", 2, api_name="/search")
    assert [hit["article"] for hit in hits] == ["courier-ferry", "hostile"]
    assert client.predict("ferry", "2031-03-05", api_name="/disagreements") == SURVEY.to_dict()
    assert site.desk.surveyed[-1][1] == "ferry"
    assert str(site.desk.surveyed[-1][0].published_from) == "2031-03-05"
    with pytest.raises(Exception, match="published_from"):
        client.predict("q", None, "soon", api_name="/ask")
    with pytest.raises(Exception) as failed:  # noqa: PT011 - gradio raises its own
        client.predict("crash", api_name="/ask")
    assert "secret" not in str(failed.value)
    client.close()


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ({"json": {"verdict": "great", "answer": {"question": "q"}}}, 400),
        ({"json": {"verdict": "right"}}, 400),
        ({"json": [1]}, 400),
        ({"json": {"verdict": "right", "note": "x" * 200_000, "answer": {"question": "q"}}}, 400),
        ({"content": b"{", "headers": {"Content-Type": "application/json"}}, 400),
        ({"data": {"verdict": "right"}}, 415),
    ],
)
def test_unfit_judgements_are_refused(site: Site, sent: dict[str, Any], code: int) -> None:
    before = (site.folder / FILE).read_text() if (site.folder / FILE).exists() else ""
    assert httpx.post(f"{site.address}/cp/judge", **sent).status_code == code
    assert ((site.folder / FILE).read_text() if (site.folder / FILE).exists() else "") == before


def test_a_taken_port_is_told(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(BadInputError, match="--port"):
            serve_page(tmp_path, taken.getsockname()[1])


@pytest.mark.parametrize("host", ["192.0.2.1", "[2001:db8::1]", "x" * 70])
def test_a_host_that_is_not_this_machine_is_told(tmp_path: Path, host: str) -> None:
    with pytest.raises(BadInputError, match="no address of this machine"):
        serve_page(tmp_path, 0, host=host)


def test_a_model_that_is_missing_is_told_before_the_page_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(*_: object) -> None:
        raise ModelMissingError("no usable cross-encoder 'nowhere' on this machine")

    monkeypatch.setattr(qa.desk.Desk, "open", missing)
    with pytest.raises(ModelMissingError, match="nowhere"):
        serve_page(tmp_path, 0, nli="nowhere", announce=pytest.fail)


# ---- the service


def test_asking_tells_its_stages_then_the_answer() -> None:
    service = Service(FakeDesk)
    service.start()
    service.desk()
    told = list(service.ask("How many?"))
    assert told[:-1] == [Stage("searching 3 articles"), Stage("reading 6 sentences")]
    assert told[-1] == disputed("How many?")


def test_a_question_waits_for_the_models() -> None:
    ready = threading.Event()

    def slow() -> FakeDesk:
        ready.wait()
        return FakeDesk()

    service = Service(slow)
    service.start()
    asking = service.ask("How many?")
    assert next(asking) == Stage("opening the index and loading the models")
    assert service.state == "loading"
    ready.set()
    assert list(asking)[-1] == disputed("How many?")


def test_an_index_that_cannot_be_opened_says_why(caplog: pytest.LogCaptureFixture) -> None:
    def damaged() -> FakeDesk:
        raise IndexDamagedError("the index is damaged: run counterpoint doctor")

    service = Service(damaged)
    service.start()
    assert list(service.ask("q"))[-1] == Failure("the index is damaged: run counterpoint doctor")
    assert service.state == "failed"
    assert "the index is damaged" in caplog.text


def test_no_more_examples_are_drawn_once_the_page_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.service.candidates", lambda _: ("slow", "How many?", "How many more?"))
    desk = FakeDesk()
    service = Service(lambda: desk)
    service.start()
    while not desk.asked:
        threading.Event().wait(0.01)
    ending = threading.Thread(target=service.stop)
    ending.start()
    while not service.stopped:
        threading.Event().wait(0.01)
    desk.hold.set()
    ending.join(10)
    assert not ending.is_alive()
    assert [question for question, _, _ in desk.asked] == ["slow"]


def test_an_unexpected_error_shows_no_path(caplog: pytest.LogCaptureFixture) -> None:
    service = Service(FakeDesk)
    service.start()
    assert list(service.ask("crash"))[-1] == Failure(UNEXPECTED)
    assert "/secret/path" in caplog.text


def test_an_index_that_is_damaged_while_an_answer_is_drawn_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged() -> dict[str, str]:
        raise IndexDamagedError("the index is damaged: run counterpoint doctor")

    desk = FakeDesk()
    monkeypatch.setattr(desk.corpus, "copies", damaged)
    service = Service(lambda: desk)
    service.start()
    sent = json.dumps({"ask": "a-1", "history": [], "articles": []})
    told = [json.loads(message) for message in messages.answer(service, "How many?", sent, [], "", "")]
    assert told[-1] == {"ask": "a-1", "error": "the index is damaged: run counterpoint doctor"}


def test_half_a_character_is_no_question() -> None:
    with pytest.raises(BadInputError, match="not valid text"):
        endpoints.question_of("Who was \ud800?")
    with pytest.raises(BadInputError, match="not valid text"):
        endpoints.filters_of(publishers=["\udc00"])


def test_files_are_added_and_those_left_out_are_named(tmp_path: Path) -> None:
    (tmp_path / "new.txt").write_text("The bridge at Orlen reopened on Friday after two years of work.\n")
    (tmp_path / "empty.txt").write_text("")
    desk = FakeDesk()
    service = Service(lambda: desk)
    service.start()
    added = list(service.add([tmp_path / "new.txt", tmp_path / "empty.txt"]))[-1]
    assert isinstance(added, Added)
    assert len(added.report.added) == 1
    assert "empty.txt" in added.skipped[0].source


def test_fields_that_are_not_read_are_told_below_what_was_added(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"text": "The dam held on Friday, the mayor said.", "<b>": 1}))
    desk = FakeDesk()
    service = Service(lambda: desk)
    service.start()
    added = list(service.add([path]))[-1]
    assert isinstance(added, Added)
    (note,) = added.noted
    assert note.source == str(path)
    shown = added_html(added.report, (), [("rows.jsonl", note.note)])
    assert "1 added." in shown
    assert "<li><b>rows.jsonl</b>: fields that are not read: &lt;b&gt;</li>" in shown


def test_an_upload_takes_no_other_files_article(tmp_path: Path, corpus: Corpus) -> None:
    for folder, text in (
        ("disk", "The dam held."),
        ("sent", "The mill burned."),
        ("again", "The mill stood."),
    ):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(text)
    corpus.add(item for item in read([tmp_path / "disk"]) if isinstance(item, Article))
    desk = FakeDesk(corpus)  # type: ignore[arg-type]
    service = Service(lambda: desk)
    service.start()
    added = list(service.add([tmp_path / "sent" / "report.txt"]))[-1]
    assert isinstance(added, Added)
    assert [(one.source, "another file" in one.reason) for one in added.skipped] == [("report.txt", True)]
    assert corpus.article("report").text == "The dam held."
    (tmp_path / "disk" / "report.txt").unlink()  # as uploads are, once they are read
    added = list(service.add([tmp_path / "again" / "report.txt"]))[-1]
    assert isinstance(added, Added)
    assert added.report.updated == ("report",)


def test_copies_name_the_other_outlets(monkeypatch: pytest.MonkeyPatch) -> None:
    desk = FakeDesk()
    monkeypatch.setattr(desk.corpus, "copies", lambda: {"meridian-ferry": "courier-ferry"})
    service = Service(lambda: desk)
    service.start()
    assert service.reprints() == {"meridian-ferry": ("Veyra Courier",), "courier-ferry": ("The Meridian",)}


def test_all_disagreements_are_looked_for_once_until_the_articles_change() -> None:
    desk = FakeDesk()
    service = Service(lambda: desk)
    service.start()
    assert service.disagreements() == service.disagreements() == SURVEY
    assert len(desk.surveyed) == 1
    desk.corpus.held[LONG.id] = LONG
    service.disagreements()
    service.disagreements(about="ferry")
    assert len(desk.surveyed) == 3


# ---- examples


def indexed(article: Article, *claims: tuple[str, str, str]) -> IndexedArticle:
    """The article with claims (words, speaker, subject)."""
    return IndexedArticle(
        article,
        tuple(
            IndexedSentence(
                start := article.text.index(words),
                start + len(words),
                0,
                claims=(Claim(start, start + len(words), speaker, subject=subject),),
            )
            for words, speaker, subject in claims
        ),
    )


def test_examples_are_questions_that_the_desk_was_tried_on() -> None:
    town = Article("town", "Seven people were treated for burns, a doctor said. Rain is due.", "Fire")
    hall = Article("hall", "Mara Lund said that the roof had been repaired.", "Roof")
    shown = [
        indexed(town, ("Seven people were treated for burns, a doctor said.", "Otto Brand", "the harbour")),
        indexed(hall, (hall.text, "mayor Mara Lund", "The roof")),
    ]
    questions = examples.candidates(shown)
    # What the title names comes first.
    assert questions[:2] == (
        "What did Mara Lund say about the roof?",
        "How many people were treated for burns?",
    )
    known = examples.disputed(
        Survey((Surveyed(disputed("q").disagreements[0], "Is it true that it burned?"),))
    )
    assert known == ("Is it true that it burned?",)
    drawn = examples.tried((*known, *questions), lambda q: disputed(q) if q in known else refused(q))
    assert drawn == (examples.Example("The sources disagree", "Is it true that it burned?"),)


# ---- in a browser


def chromium() -> str | None:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    return None


@dataclass
class Watched:
    """A browser's page, with all that it asked of the network and complained of."""

    page: "Page"
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def ask(self, question: str) -> None:
        before = self.page.locator(".cp-answer, .cp-failed").count()
        self.page.fill("#cp-question textarea", question)
        self.page.keyboard.press("Enter")
        self.page.wait_for_function(f"document.querySelectorAll('.cp-answer, .cp-failed').length > {before}")


@pytest.fixture(scope="module")
def chrome() -> Iterator["Browser"]:
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: pip install playwright"
    )
    path = chromium()
    with sync_api.sync_playwright() as playwright:
        if path is None and not Path(playwright.chromium.executable_path).exists():
            pytest.skip("no Chromium on this machine: playwright install chromium")
        started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def window(chrome: "Browser") -> Iterator["BrowserContext"]:
    """One window for all tests: its cache saves each of them loading gradio's scripts anew."""
    context = chrome.new_context(viewport={"width": 1366, "height": 800})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield context
    context.close()


@pytest.fixture
def browser(window: "BrowserContext", site: Site) -> Iterator[Watched]:
    watched = Watched(window.new_page())
    watched.page.set_default_timeout(15_000)
    watched.page.on("request", lambda request: watched.requests.append(request.url))
    watched.page.on("pageerror", lambda error: watched.complaints.append(str(error)))
    watched.page.on(
        "console", lambda said: watched.complaints.append(said.text) if said.type == "error" else None
    )
    watched.page.goto(site.address)
    watched.page.wait_for_selector(".cp-welcome")
    yield watched
    foreign = [url for url in watched.requests if not url.startswith((site.address, "data:", "blob:"))]
    watched.page.evaluate("localStorage.clear()")
    watched.page.close()
    assert foreign == []
    assert watched.complaints == []


@pytest.mark.browser
def test_a_question_is_answered_with_quotes_marked_in_their_paragraph(browser: Watched) -> None:
    browser.ask("How many people died?")
    page = browser.page
    assert page.locator(".cp-card mark").first.inner_text() == DIED.text
    assert page.locator(".cp-side h4").all_inner_texts() == ["14", "19"]
    assert page.locator(".cp-steps .cp-what bdi").all_inner_texts() == ["14", "17"]
    assert "?q=How+many+people+died%3F" in page.url


@pytest.mark.browser
def test_a_follow_up_is_sent_with_its_history_and_its_wording_can_be_edited(
    browser: Watched, site: Site
) -> None:
    browser.ask("How many people died?")
    browser.ask("And the owners?")
    assert site.desk.asked[-1][1] == ("How many people died?",)
    browser.page.click(".cp-understood [data-edit]")
    assert "after How many people died?" in browser.page.input_value("#cp-question textarea")
    browser.page.locator("[data-copy=link]").last.click()
    browser.page.wait_for_selector("text=Copied")
    link = browser.page.evaluate("navigator.clipboard.readText()")
    assert parse_qs(urlsplit(link).query)["q"] == ["And the owners? (after How many people died?)"]


@pytest.mark.browser
def test_a_number_opens_the_reader_at_the_quote_and_the_keyboard_goes_on(browser: Watched) -> None:
    browser.ask("How many people died?")
    page = browser.page
    page.locator(".cp-ref").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#cp-article mark")
    assert page.locator("#cp-article .cp-here").inner_text() == DIED.text
    assert page.inner_text("#cp-said") == "Said by Ilse Brandt"
    page.keyboard.press("j")
    page.wait_for_function("document.querySelector('#cp-place').textContent === 'Quote 2 of 3'")
    assert "19 or more" in page.locator("#cp-article .cp-here").inner_text()
    page.keyboard.press("k")
    page.wait_for_function("document.querySelector('#cp-place').textContent === 'Quote 1 of 3'")
    page.keyboard.press("3")
    page.wait_for_function("document.querySelector('#cp-place').textContent === 'Quote 3 of 3'")
    page.keyboard.press("Escape")
    assert page.locator("#cp-reader").is_hidden()
    assert page.evaluate("document.activeElement.className") == "cp-ref"


@pytest.mark.browser
def test_a_refusal_says_why(browser: Watched) -> None:
    browser.ask("Was there a trial?")
    assert "No article tells of a trial." in browser.page.inner_text(".cp-refusal")
    browser.page.click(".cp-nearest summary")
    browser.page.click(".cp-nearest .cp-title")
    browser.page.wait_for_selector("#cp-article mark")
    assert browser.page.inner_text("#cp-place") == "Nearest 1 of 1"


@pytest.mark.browser
def test_of_two_questions_each_is_shown_with_its_answer_or_why_it_has_none(browser: Watched) -> None:
    browser.ask("both: How many died, and who was put on trial?")
    page = browser.page
    assert page.locator(".cp-part h3 > bdi").all_inner_texts()[:1] == ["How many people died?"]
    answered, not_answered = page.locator(".cp-part").all()
    assert answered.locator(".cp-side h4").all_inner_texts() == ["14", "19"]
    assert "No article tells of a trial." in not_answered.inner_text()
    not_answered.locator(".cp-nearest summary").click()
    not_answered.locator(".cp-nearest .cp-title").click()
    page.wait_for_selector("#cp-article mark")
    assert page.inner_text("#cp-place") == "Nearest 1 of 1"
    page.keyboard.press("Escape")
    not_answered.locator("[data-edit]").click()
    assert page.input_value("#cp-question textarea") == "Who was put on trial?"


@pytest.mark.browser
def test_asking_shows_its_stage_and_can_be_stopped(browser: Watched, site: Site) -> None:
    page = browser.page
    page.fill("#cp-question textarea", "slow")
    page.keyboard.press("Enter")
    page.wait_for_selector(".cp-stage >> text=Reading 6 sentences")
    page.click("#cp-stop")
    page.wait_for_selector(".cp-failed >> text=Stopped.")
    site.desk.hold.set()
    browser.ask("How many people died?")
    assert page.locator(".cp-turn").count() == 2
    assert page.locator(".cp-failed").count() == 1


def ask_by(page: "Page", question: str, how: str) -> None:
    """Asks, and waits until the desk is at it."""
    page.fill("#cp-question textarea", question)
    if how == "click":
        page.click("#cp-ask")
    else:
        page.keyboard.press("Enter")
    page.wait_for_selector(".cp-stage >> text=Reading 6 sentences")


@pytest.mark.browser
def test_an_answer_that_comes_late_is_not_shown_under_another_question(browser: Watched, site: Site) -> None:
    page = browser.page
    site.desk.hold.clear()
    site.desk.late.clear()
    ask_by(page, "slow: Was there a trial?", "enter")
    page.fill("#cp-question textarea", "typed while waiting")
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)  # what gradio does with it
    page.click("[data-new]")
    ask_by(page, "late: How many people died?", "enter")
    site.desk.hold.set()
    page.wait_for_timeout(500)  # the first answer comes
    assert page.locator(".cp-refusal").count() == 0
    site.desk.late.set()
    page.wait_for_selector(".cp-answer")
    kept = page.evaluate("JSON.parse(localStorage.getItem('counterpoint.conversations'))")
    assert [turn["answer"]["question"] for turn in kept[0]["turns"]] == ["late: How many people died?"]


@pytest.mark.browser
@pytest.mark.parametrize("leave", ["#cp-stop", "[data-new]"])
def test_after_a_question_that_was_left_another_is_answered(browser: Watched, site: Site, leave: str) -> None:
    page = browser.page
    site.desk.hold.clear()
    ask_by(page, "slow", "click")
    page.click(leave)
    page.wait_for_selector("#cp-ask")
    site.desk.hold.set()
    browser.ask("How many people died?")


@pytest.mark.browser
def test_a_failure_is_told_and_can_be_asked_again(browser: Watched) -> None:
    browser.page.fill("#cp-question textarea", "crash")
    browser.page.keyboard.press("Enter")
    browser.page.wait_for_selector(".cp-failed")
    text = browser.page.inner_text(".cp-failed")
    assert "secret" not in text
    assert "Ask again" in text


@pytest.mark.browser
def test_the_last_question_is_in_view_when_another_tab_was_seen(browser: Watched) -> None:
    page = browser.page
    for number in range(3):
        browser.ask(f"How many people died on day {number}?")
    page.click("role=tab[name=Articles]")
    page.wait_for_selector(".cp-articles")
    page.click("role=tab[name=Ask]")
    top = "document.querySelector('.cp-turn:last-child').getBoundingClientRect().top"
    page.wait_for_function(f"{top} >= 0 && {top} < innerHeight / 3")


@pytest.mark.browser
def test_what_is_half_typed_stays_when_another_question_is_clicked(browser: Watched) -> None:
    page = browser.page
    browser.ask("crash")
    page.fill("#cp-question textarea", "half a ques")
    page.click(".cp-failed [data-ask]")
    page.wait_for_selector(".cp-turn:nth-child(2) .cp-failed")
    assert page.input_value("#cp-question textarea") == "half a ques"
    page.locator(".cp-failed [data-edit]").first.click()
    assert page.input_value("#cp-question textarea") == "crash"


@pytest.mark.browser
def test_a_question_that_is_refused_says_so_and_can_be_asked_again(browser: Watched) -> None:
    page = browser.page
    refusal = {"status": 429, "content_type": "application/json", "body": '{"detail": "too many requests"}'}
    page.route("**/queue/join*", lambda route: route.fulfill(**refusal))
    page.fill("#cp-question textarea", "How many people died?")
    page.keyboard.press("Enter")
    page.wait_for_selector(".cp-failed >> text=Too many requests")
    page.unroute("**/queue/join*")
    page.click(".cp-failed [data-ask]")
    page.wait_for_selector(".cp-answer")
    assert all("429" in said for said in browser.complaints)
    browser.complaints.clear()


@pytest.mark.browser
def test_a_question_that_did_not_reach_the_server_is_there_when_the_page_is_back(browser: Watched) -> None:
    page = browser.page
    page.route("**/queue/join*", lambda route: route.abort(), times=1)
    page.fill("#cp-question textarea", "How many people died?")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.cp-turn')")
    page.wait_for_function(
        "!document.querySelector('.cp-turn')"
        " && document.querySelector('#cp-question textarea')?.value === 'How many people died?'"
    )
    page.keyboard.press("/")
    page.keyboard.press("Enter")
    page.wait_for_selector(".cp-answer")
    assert all("ERR_FAILED" in said for said in browser.complaints)
    browser.complaints.clear()


@pytest.mark.browser
@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_a_server_that_is_gone_is_told(chrome: "Browser", tmp_path: Path, when: str) -> None:
    desk = FakeDesk()
    service = Service(lambda: desk)
    service.start()
    page = chrome.new_page()
    page.set_default_timeout(15_000)
    for address in serve(application(service, tmp_path)):
        page.goto(address)
        page.wait_for_selector(".cp-welcome")
        if when == "meanwhile":
            ask_by(page, "slow", "enter")
    if when == "before":
        page.fill("#cp-question textarea", "How many?")
        page.keyboard.press("Enter")
    page.wait_for_selector(".cp-failed >> text=lost its server")
    assert page.inner_text(".cp-failed [data-edit]") == "Edit"
    desk.hold.set()
    page.close()


def open_filters(page: "Page") -> None:
    """Opens the filters and waits for what the link holds, which fills them in together with the outlets."""
    page.click("text=Filters")
    page.click("#cp-outlets input")
    page.wait_for_selector("#cp-outlets [role=option]:has-text('The Meridian')")


@pytest.mark.browser
def test_filters_are_sent_shown_and_kept_in_the_link(browser: Watched, site: Site) -> None:
    page = browser.page
    open_filters(page)
    page.fill("#cp-outlets input", "The Mer")
    page.keyboard.press("Enter")
    page.fill("#cp-from input, #cp-from textarea", "2031-03-05")
    browser.ask("How many?")
    filters = site.desk.asked[-1][2]
    assert filters.publishers == ("The Meridian",)
    assert str(filters.published_from) == "2031-03-05"
    assert page.locator(".cp-chips span").all_inner_texts() == ["The Meridian", "from 2031-03-05"]
    page.goto(page.url)
    page.wait_for_selector(".cp-answer")
    assert site.desk.asked[-1] == ("How many?", (), filters)


@pytest.mark.browser
@pytest.mark.parametrize("limit", ["article=gone", "outlet=gone", "outlet=The+Meridian&article=gone"])
def test_a_link_to_what_is_gone_is_not_asked_of_everything(browser: Watched, site: Site, limit: str) -> None:
    page, before = browser.page, len(site.desk.asked)
    page.goto(f"{site.address}/?q=How+many%3F&{limit}")
    page.wait_for_selector(".cp-failed >> text=what the index does not hold: “gone”. Nothing was asked")
    assert page.inner_text(".cp-asked") == "How many?"
    assert len(site.desk.asked) == before
    page.click(".cp-failed [data-ask]")
    page.wait_for_selector(".cp-answer")


@pytest.mark.browser
def test_single_articles_are_asked_and_kept_in_the_link(browser: Watched, site: Site) -> None:
    page = browser.page
    page.click("role=tab[name=Articles]")
    page.click('[data-only="meridian-ferry"]')
    assert page.inner_text("#cp-only bdi") == "What we know about the Halcyon"
    browser.ask("How many?")
    assert site.desk.asked[-1][2].sources == ("meridian-ferry",)
    assert page.locator(".cp-chips span").all_inner_texts() == ["“What we know about the Halcyon”"]
    page.goto(page.url)
    page.wait_for_selector(".cp-answer")
    assert site.desk.asked[-1][2].sources == ("meridian-ferry",)
    page.click("[data-copy=text]")
    page.wait_for_selector("text=Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.endswith("Asked only of: “What we know about the Halcyon”\n")
    page.click("#cp-only button")
    browser.ask("How many?")
    assert site.desk.asked[-1][2].sources == ()


@pytest.mark.browser
def test_the_article_that_is_read_and_those_that_are_found_can_be_asked_alone(
    browser: Watched, site: Site
) -> None:
    page = browser.page
    browser.ask("How many people died?")
    page.locator(".cp-ref").first.click()
    page.wait_for_selector("#cp-article mark")
    page.click("[data-only-open]")
    browser.ask("Who?")
    assert site.desk.asked[-1][2].sources == ("courier-ferry",)
    page.click("role=tab[name=Articles]")
    page.fill("#cp-find", "ferry")
    page.click("[data-only-shown]")
    browser.ask("Who?")
    assert set(site.desk.asked[-1][2].sources) == {"courier-ferry"}


@pytest.mark.browser
def test_a_bad_date_is_told(browser: Watched) -> None:
    open_filters(browser.page)
    browser.page.fill("#cp-from input, #cp-from textarea", "soon")
    browser.page.fill("#cp-question textarea", "How many?")
    browser.page.keyboard.press("Enter")
    browser.page.wait_for_selector(".cp-failed")
    assert "Published from: 'soon' is not a date like" in browser.page.inner_text(".cp-failed")


@pytest.mark.browser
def test_a_hostile_article_stays_text(browser: Watched) -> None:
    browser.ask("hostile")
    page = browser.page
    assert "<script>window.hacked = 1</script>" in page.inner_text(".cp-answer")
    page.locator(".cp-ref").nth(1).click()
    page.wait_for_selector("#cp-article mark")
    assert '<img src=x onerror="window.hacked = 2">' in page.inner_text("#cp-article")
    page.click("[data-close]")
    page.click("role=tab[name=Disagreements]")
    page.wait_for_selector(".cp-survey")
    page.click("role=tab[name=Articles]")
    page.click('[data-only="hostile"]')
    page.click("role=tab[name=Articles]")
    page.wait_for_selector(".cp-articles")
    assert page.evaluate("window.hacked") is None
    for place in (
        ".cp-answer",
        "#cp-reader",
        ".cp-survey",
        ".cp-articles",
        ".cp-histograms",
        "#cp-welcome",
        "#cp-only",
    ):
        assert page.locator(f"{place} :is(img, script, iframe, i, u, s)").count() == 0
        assert page.locator(f'{place} a[href^="javascript"]').count() == 0


@pytest.mark.browser
def test_an_answer_is_copied_with_its_citations(browser: Watched) -> None:
    browser.ask("How many people died?")
    browser.page.click("[data-copy=markdown]")
    browser.page.wait_for_selector("text=Copied")
    copied = browser.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("## How many people died?")
    assert "> The harbour master, Ilse Brandt, said that 14 people had died." in copied
    browser.page.wait_for_timeout(300)
    browser.page.click("[data-copy=markdown]")
    browser.page.wait_for_timeout(2_000)  # longer than it says so
    assert browser.page.inner_text("[data-copy=markdown]") == "Copy with citations"


@pytest.mark.browser
def test_a_quote_is_copied_with_its_source(browser: Watched) -> None:
    browser.ask("How many people died?")
    browser.page.click("[data-copy-card='0']")
    browser.page.wait_for_selector(".cp-card >> text=Copied")
    words, told, link = browser.page.evaluate("navigator.clipboard.readText()").split("\n")
    assert words == f"“{DIED.text}”"
    assert told == "Ilse Brandt, Veyra Courier, 2031-03-04, Ferry sinks off Port Veyra"
    assert link.startswith("https://courier.example/ferry?id=1#:~:text=The%20harbour")


@pytest.mark.browser
@pytest.mark.parametrize("kind", ["markdown", "json", "annotations", "html"])
def test_a_conversation_is_exported(browser: Watched, kind: str) -> None:
    browser.ask("How many people died?")
    browser.page.click(".cp-menu summary")
    with browser.page.expect_download() as waiting:
        browser.page.click(f"[data-export={kind}]")
    text = waiting.value.path().read_text()
    if kind == "annotations":
        position, words = json.loads(text)[0]["target"]["selector"]
        assert COURIER.text[position["start"] : position["end"]] == words["exact"] == DIED.text
        assert words["prefix"] + words["exact"] + words["suffix"] in COURIER.text
        assert words["prefix"]
    elif kind == "json":
        assert json.loads(text)[0] == disputed("How many people died?").to_dict()
    else:
        assert DIED.text.split(",")[0] in text
        assert "<button" not in text


@pytest.mark.browser
def test_conversations_are_kept_found_and_deleted(browser: Watched) -> None:
    page = browser.page
    browser.ask("How many people died?")
    page.click("[data-new]")
    assert page.locator(".cp-turn").count() == 0
    page.click("[data-history]")
    page.fill("#cp-history input", "no such words")
    assert page.locator("[data-resume]").count() == 0
    page.fill("#cp-history input", "harbour master")
    page.click("[data-resume]")
    assert page.locator(".cp-answer").count() == 1
    page.click("[data-history]")
    page.fill("#cp-history input", "")
    page.click("[data-delete]")
    assert page.locator("[data-resume]").count() == 0
    page.click("[data-close-dialog]")


@pytest.mark.browser
def test_a_judgement_is_kept_with_the_index(browser: Watched, site: Site) -> None:
    browser.ask("How many people died?")
    page = browser.page
    page.click("[data-judge-wrong]")
    page.select_option(".cp-judge select", "missed")
    assert page.locator(".cp-judge option:checked").inner_text() == "Something is missing"
    page.fill(".cp-judge input", "the second count")
    page.click("[data-judge]")
    page.wait_for_selector("text=Kept with the index.")
    kept = json.loads((site.folder / FILE).read_text().splitlines()[-1])
    assert (kept["verdict"], kept["note"]) == ("missed", "the second count")
    assert kept["answer"]["quotes"][0]["text"] == DIED.text
    page.click("[data-judge-right]")
    page.wait_for_function("() => document.querySelector('.cp-kept').textContent")


@pytest.mark.browser
def test_the_disagreements_of_all_articles_are_read_found_and_asked(browser: Watched) -> None:
    page = browser.page
    page.click("role=tab[name=Disagreements]")
    page.wait_for_selector(".cp-survey")
    assert page.locator(".cp-survey > li").count() == 2
    page.locator(".cp-survey .cp-ref").nth(1).click()
    page.wait_for_selector("#cp-article mark")
    assert "19 or more" in page.inner_text("#cp-article .cp-here")
    page.keyboard.press("k")
    page.wait_for_function("document.querySelector('#cp-place').textContent === 'Quote 1 of 2'")
    assert page.inner_text("#cp-article .cp-here") == DIED.text
    page.keyboard.press("Escape")
    page.fill("#cp-find-dispute", "how many people")
    assert page.locator(".cp-survey > li:visible").count() == 1
    page.fill("#cp-find-dispute", "")
    page.click("[data-kind=fact]")
    assert page.locator(".cp-survey > li:visible").get_attribute("data-of") == "fact"
    page.click("[data-kind=figure]")
    assert page.locator(".cp-survey > li:visible").get_attribute("data-of") == "figure"
    page.click(".cp-row button")
    page.wait_for_selector(".cp-turn .cp-answer")
    assert page.inner_text(".cp-asked") == "How many people died?"


@pytest.mark.browser
def test_articles_are_searched_filtered_and_read(browser: Watched) -> None:
    page = browser.page
    page.click("role=tab[name=Articles]")
    page.wait_for_selector(".cp-articles")
    page.fill("#cp-find", "halcyon")
    assert page.locator(".cp-articles tbody tr:visible").count() == 1
    page.fill("#cp-find", "")
    page.click('[data-filter=when][data-value="2031-03-05"]')
    assert page.locator(".cp-articles tbody tr:visible .cp-title").all_inner_texts() == [
        "What we know about the Halcyon"
    ]
    page.click('[data-filter=when][data-value="2031-03-05"]')
    page.click('[data-filter=outlet][data-value="Veyra Courier"]')
    assert page.locator(".cp-articles tbody tr:visible").count() == 1
    page.click(".cp-articles tr:visible .cp-title")
    page.wait_for_selector("#cp-article .cp-text")
    assert "Owners of the ferry denied" in page.inner_text("#cp-article")


@pytest.mark.browser
def test_files_are_added_and_articles_removed(browser: Watched, site: Site, tmp_path: Path) -> None:
    page = browser.page
    (tmp_path / "orlen.txt").write_text(
        "Bridge at Orlen reopens\n\nThe bridge at Orlen reopened on Friday.\n"
    )
    (tmp_path / "void.txt").write_text("")
    page.click("role=tab[name=Articles]")
    page.set_input_files("#cp-files input[type=file]", [tmp_path / "orlen.txt", tmp_path / "void.txt"])
    page.wait_for_selector(".cp-skipped")
    assert "1 added. 1 left out:" in page.inner_text("#cp-added")
    assert page.inner_text(".cp-skipped").startswith("void.txt: ")
    page.wait_for_selector(".cp-articles >> text=Bridge at Orlen reopens")
    assert any("Orlen" in article.text for article in site.desk.corpus.held.values())
    page.click("text=Remove articles")
    page.fill("#cp-remove input", "Orlen")
    page.keyboard.press("Enter")
    page.once("dialog", lambda dialog: dialog.accept())
    page.click("text=Remove from the index")
    page.wait_for_selector("text=1 article removed.")
    assert not any("Orlen" in article.text for article in site.desk.corpus.held.values())


@pytest.mark.browser
def test_lists_that_are_drawn_anew_stay_as_they_were_searched(browser: Watched, tmp_path: Path) -> None:
    page = browser.page
    page.click("role=tab[name=Disagreements]")
    page.wait_for_selector(".cp-survey")
    page.fill("#cp-find-dispute", "how many people")
    page.click("role=tab[name=Articles]")
    page.fill("#cp-find", "halcyon")
    (tmp_path / "weir.txt").write_text("Weir at Sorn rebuilt\n\nThe weir at Sorn was rebuilt in May.\n")
    page.set_input_files("#cp-files input[type=file]", tmp_path / "weir.txt")
    page.wait_for_selector("#cp-added >> text=1 added")
    page.wait_for_selector(".cp-articles >> text=Weir at Sorn rebuilt", state="attached")
    assert page.locator(".cp-articles tbody tr:visible .cp-title").all_inner_texts() == [
        "What we know about the Halcyon"
    ]
    page.click("[data-only-shown]")
    assert page.locator("#cp-only bdi").all_inner_texts() == ["What we know about the Halcyon"]
    page.click("role=tab[name=Disagreements]")
    page.wait_for_timeout(500)  # they are compared again
    assert page.locator(".cp-survey > li:visible").count() == 1
    assert page.inner_text("#cp-found-disputes") == "1 of 2"


@pytest.mark.browser
def test_after_an_upload_the_reader_shows_the_new_words_and_examples_stay(
    browser: Watched, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = browser.page
    monkeypatch.setattr(Service, "drawn", (examples.Example("Answered in the articles", "How many died?"),))
    page.click("role=tab[name=Articles]")
    for text in ("The lock at Sorn opens in May.", "The lock at Sorn opens in late June."):
        (tmp_path / "lock.txt").write_text(f"Lock\n\n{text}\n")
        page.set_input_files("#cp-files input[type=file]", tmp_path / "lock.txt")
        words = len(text.split()) + 1
        page.wait_for_selector(f"tr:has([data-article=lock]) td:nth-child(5) >> text={words}")
        page.locator('[data-article="lock"]').click()
        page.wait_for_selector(f"#cp-article >> text={text}")
        page.keyboard.press("Escape")
    assert page.locator(".cp-welcome [data-ask]").count() == 1
    del site.desk.corpus.held["lock"]


@pytest.mark.browser
def test_the_keyboard_stays_where_it_asked_and_out_of_what_is_covered(browser: Watched, site: Site) -> None:
    page = browser.page
    site.desk.hold.clear()
    page.fill("#cp-question textarea", "slow: How many people died?")
    page.focus("#cp-ask")
    page.keyboard.press("Enter")
    page.wait_for_selector(".cp-stage >> text=Reading 6 sentences")
    assert page.evaluate("document.activeElement.id") == "cp-stop"
    site.desk.hold.set()
    page.wait_for_selector(".cp-answer")
    assert page.evaluate("document.activeElement.id") == "cp-ask"
    page.set_viewport_size({"width": 375, "height": 700})
    page.locator(".cp-ref").first.click()
    page.wait_for_selector("#cp-article mark")
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate("!document.activeElement.closest('#cp-main, #cp-masthead')")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.className") == "cp-ref"


@pytest.mark.browser
def test_a_long_article_opens_where_the_quote_is(browser: Watched) -> None:
    assert len(LONG.text) > 100_000
    start = LONG.text.index("Paragraph 400 ")
    page = browser.page
    page.evaluate(
        """async (place) => {
            const html = await (await fetch(`cp/reader?article=long&quote=${place}`)).text();
            document.querySelector('#cp-article').innerHTML = html;
        }""",
        f"{start}-{start + 20}",
    )
    assert page.locator("#cp-article .cp-here").text_content() == LONG.text[start : start + 20]


@pytest.mark.browser
def test_on_a_phone_nothing_is_wider_than_the_screen(browser: Watched) -> None:
    page = browser.page
    page.set_viewport_size({"width": 375, "height": 700})
    page.click("role=tab[name=Articles]")
    page.wait_for_selector(".cp-articles")
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.click("[data-only='courier-ferry']")
    browser.ask("How many people died?")
    page.wait_for_timeout(600)  # what scrolls comes to rest
    assert 0 <= page.evaluate("document.querySelector('.cp-asked').getBoundingClientRect().top") < 350
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.locator(".cp-ref").first.click()
    page.wait_for_selector("#cp-article mark")
    assert page.evaluate("document.querySelector('#cp-reader').getBoundingClientRect().width") == 375
    page.click("[data-close]")
    assert page.locator("#cp-reader").is_hidden()


@pytest.mark.browser
def test_an_answer_that_comes_is_brought_into_view(browser: Watched) -> None:
    browser.ask("How many people died?")
    browser.ask("Was there a trial?")
    browser.page.wait_for_function(
        """() => { const at = document.querySelectorAll('.cp-turn')[1].getBoundingClientRect().top;
                   return at >= 0 && at < innerHeight / 2 }"""
    )


@pytest.mark.browser
def test_what_is_typed_while_the_models_load_stays(chrome: "Browser", tmp_path: Path) -> None:
    ready = threading.Event()
    desk = FakeDesk()

    def slow() -> FakeDesk:
        ready.wait()
        return desk

    service = Service(slow)
    service.start()
    for address in serve(application(service, tmp_path)):
        page = chrome.new_page()
        page.set_default_timeout(15_000)
        page.goto(address)
        page.click("text=Filters")
        page.fill("#cp-from input, #cp-from textarea", "2031-03-05")
        page.fill("#cp-question textarea", "How many?")
        ready.set()
        page.wait_for_selector(".cp-welcome")
        page.wait_for_timeout(300)  # what the load sets after the welcome
        assert page.input_value("#cp-from input, #cp-from textarea") == "2031-03-05"
        assert page.input_value("#cp-question textarea") == "How many?"
        page.close()


@pytest.mark.browser
def test_an_index_that_cannot_be_opened_is_told_on_the_page(chrome: "Browser", tmp_path: Path) -> None:
    def damaged() -> FakeDesk:
        raise IndexDamagedError("the index is damaged: run counterpoint doctor")

    service = Service(damaged)
    service.start()
    for address in serve(application(service, tmp_path)):
        page = chrome.new_page()
        page.set_default_timeout(15_000)
        page.goto(address)
        page.wait_for_selector("[role=alert] >> text=run counterpoint doctor")
        page.close()


def see_answers(watched: Watched) -> None:
    watched.ask("How many people died?")
    watched.ask("both: How many died, and who was put on trial?")
    watched.ask("Was there a trial?")
    watched.page.locator(".cp-nearest summary").last.click()
    watched.page.locator("[data-judge-wrong]").first.click()
    watched.page.locator(".cp-ref").first.click()
    watched.page.wait_for_selector("#cp-article mark")


def see_articles(watched: Watched) -> None:
    watched.page.click("role=tab[name=Articles]")
    watched.page.wait_for_selector(".cp-articles")
    watched.page.fill("#cp-find", "ferry")
    watched.page.click("text=Remove articles")


def see_disagreements(watched: Watched) -> None:
    watched.page.click("role=tab[name=Disagreements]")
    watched.page.locator(".cp-survey .cp-ref").first.click()
    watched.page.wait_for_selector("#cp-article mark")


def see_conversations(watched: Watched) -> None:
    watched.ask("How many people died?")
    watched.page.click("[data-history]")
    watched.page.wait_for_selector("[data-resume]")


def see_filters(watched: Watched) -> None:
    open_filters(watched.page)
    watched.page.keyboard.press("Enter")
    watched.page.click("role=tab[name=Articles]")
    watched.page.click('[data-only="meridian-ferry"]')


@pytest.mark.browser
@pytest.mark.parametrize(
    "see", [see_answers, see_articles, see_disagreements, see_conversations, see_filters]
)
def test_axe_finds_nothing_serious(browser: Watched, see: Callable[[Watched], None]) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright",
        reason="axe is not installed: pip install axe-playwright-python",
    )
    page = browser.page
    see(browser)
    papers = set()
    for dark in (False, True):
        page.evaluate("(dark) => document.body.classList.toggle('dark', dark)", dark)
        page.wait_for_timeout(400)  # colours fade in
        papers.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        found = axe.Axe().run(page).response["violations"]
        told = [
            (dark, one["id"], node["html"][:200], node["failureSummary"])
            for one in found
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"]
        ]
        assert told == []
    assert len(papers) == 2
