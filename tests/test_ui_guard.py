# ruff: noqa: E501
"""Attacks on the running page: what gradio was once open to, and what a page on one's own machine may be."""

import base64
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from index.errors import (
    BadInputError,
    CounterpointError,
    IndexBusyError,
    IndexDamagedError,
    IndexWriteError,
    UnknownArticleError,
)
from tests.ui_fake import FakeDesk
from tests.ui_server import serve
from ui.access import Access, password_line
from ui.app import application
from ui.guard import GUESS_BURST, RATE_BURST
from ui.service import Service

# Gradio makes event loops when it builds a page and leaves them to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
Attack = Callable[["Site"], None]
SECRET = "the harbour master's unpublished letter"


@dataclass
class Site:
    """A running page, its index's folder, and a server that no request may ever reach."""

    address: str
    desk: FakeDesk
    folder: Path
    elsewhere: "Elsewhere"


class Elsewhere:
    """A server that counts who calls."""

    def __init__(self) -> None:
        self.calls: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            with connection:
                self.calls.append(connection.recv(2000))
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nhi")

    def close(self) -> None:
        self._socket.close()


def served(folder: Path, desk: FakeDesk, access: Access | None = None) -> Iterator[str]:
    service = Service(lambda: desk, folder)  # type: ignore[arg-type,return-value]
    service.start()
    app = application(service, folder, access=access)
    yield from serve(app, "critical")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("index")
    (folder / "secret.txt").write_text(SECRET)
    elsewhere = Elsewhere()
    desk = FakeDesk()
    for address in served(folder, desk):
        yield Site(address, desk, folder, elsewhere)
    elsewhere.close()


def joined(site: Site, data: list[object], name: str = "on_files", session: str = "s") -> httpx.Response:
    """Calls an event of the page as its script would."""
    config = httpx.get(f"{site.address}/config").json()
    number = next(d["id"] for d in config["dependencies"] if d["api_name"] == name)
    sent = {"data": data, "fn_index": number, "session_hash": session, "trigger_id": None, "event_data": None}
    return httpx.post(f"{site.address}/gradio_api/queue/join", json=sent)


def ended(site: Site, answer: httpx.Response, session: str) -> str:
    """All that the queue tells the session, or the refusal."""
    if answer.status_code != 200:
        return answer.text
    with httpx.stream(
        "GET", f"{site.address}/gradio_api/queue/data", params={"session_hash": session}, timeout=20
    ) as told:
        lines = []
        for line in told.iter_lines():
            lines.append(line)
            if "process_completed" in line or "close_stream" in line:
                break
    return "\n".join(lines)


def reveals(site: Site, text: str) -> bool:
    """Whether an answer gives away a file, a path of this machine or a stack."""
    return any(
        word in text for word in (SECRET, "root:", str(site.folder), "Traceback", 'File "', "site-packages")
    )


# ---- files

FILES = ["/etc/passwd", "../../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%2e%2e/%2e%2e/etc/passwd", "//etc/passwd",
         "C:/Windows/win.ini", "C:%5CWindows%5Cwin.ini", "\\\\host\\share", "/proc/self/environ", "./ui/app.py",
         "ui/cli.py", "pyproject.toml", "%00/etc/passwd", "/dev/stdin"]  # fmt: skip
DOORS = ["/file=", "/gradio_api/file=", "/gradio_api/file/", "/static/", "/assets/", "/svelte/", "/cp/",
         "/gradio_api/custom_component/1/client/component/", "/gradio_api/stream/x/1/1/"]  # fmt: skip


@pytest.mark.parametrize("door", DOORS)
def test_no_file_of_this_machine_is_served(site: Site, door: str) -> None:
    with httpx.Client() as client:
        for name in [*FILES, str(site.folder / "secret.txt"), f"..{site.folder}/secret.txt"]:
            answer = client.get(f"{site.address}{door}{name}")
            assert answer.status_code in (400, 403, 404, 405, 422), (door, name)
            assert not reveals(site, answer.text)


@pytest.mark.parametrize("extra", [{}, {"url": "/gradio_api/file=/etc/passwd"}, {"is_stream": True},
                                   {"mime_type": "text/plain", "orig_name": "../../x.txt"}])  # fmt: skip
def test_an_upload_that_was_none_is_not_read_or_deleted(site: Site, extra: dict[str, object]) -> None:
    secret = site.folder / "secret.txt"
    for path in (str(secret), f"/gradio_api/file={secret}", os.path.relpath(secret), f"file://{secret}"):
        file = {"path": path, "meta": {"_type": "gradio.FileData"}, **extra}
        for data in ([[file]], [file], [{"nested": [file]}]):
            text = ended(site, joined(site, data, session="thief"), "thief")
            assert not reveals(site, text.replace(path, ""))
    assert secret.read_text() == SECRET
    assert all(SECRET not in article.text for article in site.desk.corpus.articles())


def test_an_upload_keeps_to_its_folder(site: Site) -> None:
    place = Path(os.environ.get("GRADIO_TEMP_DIR") or Path(tempfile.gettempdir()) / "gradio").resolve()
    for name in ("../../../../tmp/cp-evil.txt", "/tmp/cp-evil.txt", "..\\cp-evil.txt", "a/../../cp-evil.txt", "a\0b.txt",
                 "x" * 5000 + ".txt", ".", "..", "\u202etxt.exe"):  # fmt: skip
        answer = httpx.post(f"{site.address}/gradio_api/upload", files={"files": (name, b"text")})
        if answer.status_code == 200:
            for stored in answer.json():
                assert place in Path(stored).resolve().parents
                assert Path(stored).exists() <= (not Path(stored).is_symlink())
    assert not Path("/tmp/cp-evil.txt").exists()


def test_an_upload_is_read_then_gone(site: Site) -> None:
    sent = httpx.post(
        f"{site.address}/gradio_api/upload",
        files={"files": ("new.txt", b"The mill at Orrin reopened on Friday after two years of work.\n")},
    )
    (path,) = sent.json()
    told = ended(
        site, joined(site, [[{"path": path, "meta": {"_type": "gradio.FileData"}}]], session="up"), "up"
    )
    assert "process_completed" in told
    assert any("Orrin" in article.text for article in site.desk.corpus.articles())
    assert not Path(path).exists()
    assert httpx.get(f"{site.address}/gradio_api/file={path}").status_code in (403, 404)


ENDED = """
import signal
import sys
from pathlib import Path
import qa.desk
from tests.ui_fake import FakeDesk
from ui.serving import serve
# Whoever runs the tests may ignore it (nohup), and children inherit that.
signal.signal(signal.SIGHUP, signal.SIG_DFL)
qa.desk.Desk.open = lambda *_: FakeDesk()
serve(Path(sys.argv[1]), 0, announce=lambda said: print(said, flush=True))
"""


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
def test_an_upload_goes_when_the_system_ends_the_page(tmp_path: Path, ending: signal.Signals) -> None:
    root = Path(__file__).parent.parent
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-c", ENDED, str(tmp_path)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=root,
        env=environment,
    ) as page:
        assert page.stdout is not None
        address = page.stdout.readline().split()[4]
        sent = httpx.post(f"{address}/gradio_api/upload", files={"files": ("new.docx", SECRET.encode())})
        assert Path(sent.json()[0]).exists()
        page.send_signal(ending)
        try:
            assert page.wait(20) == 128 + signal.SIGTERM
        finally:
            page.kill()
    assert list(tmp_path.glob("counterpoint-*")) == []


# ---- requests to elsewhere


def test_no_request_is_made_for_an_attacker(site: Site) -> None:
    target = site.elsewhere.address
    with httpx.Client() as client:
        for door in ("/proxy=", "/gradio_api/proxy=", "/gradio_api/file=", "/file="):
            for url in (
                f"{target}/x",
                f"{target}@localhost/",
                "http://169.254.169.254/latest",
                "file:///etc/passwd",
            ):
                assert client.get(f"{site.address}{door}{url}").status_code in (400, 403, 404)
        for url in (
            f"{target}/a.txt",
            target.replace("127.0.0.1", "localhost") + "/a.txt",
            "//" + target[7:] + "/a.txt",
        ):
            for file in (
                {"path": url},
                {"path": "x", "url": url},
                {"path": url, "url": url, "orig_name": "a.txt"},
            ):
                ended(
                    site,
                    joined(site, [[{**file, "meta": {"_type": "gradio.FileData"}}]], session="ssrf"),
                    "ssrf",
                )
        login = client.get(f"{site.address}/login_check", params={"_target_url": target})
    assert login.headers.get("location") is None
    assert site.elsewhere.calls == []


@pytest.mark.parametrize("path", ["//evil.example", "//evil.example/%2e%2e", "/\\evil.example", "/logout?_target_url=http://evil.example",
                                  "/login/callback?_target_url=http://evil.example", "/config//", "/?__theme=http://evil.example"])  # fmt: skip
def test_nobody_is_sent_elsewhere(site: Site, path: str) -> None:
    answer = httpx.get(site.address + path)
    assert "evil.example" not in answer.headers.get("location", "")


# ---- other sites in the reader's browser

ORIGINS = [
    "http://evil.example",
    "null",
    "http://localhost.evil.example",
    "http://127.0.0.1:1",
    "file://",
    "https://x",
]


@pytest.mark.parametrize("origin", ORIGINS)
def test_another_site_gets_no_answer_and_changes_nothing(site: Site, origin: str) -> None:
    headers = {"Origin": origin, "Content-Type": "text/plain"}
    body = json.dumps({"data": [["courier-ferry"]], "fn_index": 0, "session_hash": "x"})
    for path in ("/gradio_api/queue/join", "/gradio_api/call/ask", "/gradio_api/upload", "/gradio_api/cancel",
                 "/gradio_api/reset", "/cp/judge", "/gradio_api/run/ask", "/mcp"):  # fmt: skip
        answer = httpx.post(site.address + path, content=body, headers=headers)
        assert answer.status_code == 403, path
    for path in ("/config", "/cp/reader?article=courier-ferry", "/gradio_api/info", "/"):
        answer = httpx.get(site.address + path, headers={"Origin": origin})
        assert answer.status_code == 403
        assert "access-control-allow-origin" not in answer.headers
    preflight = httpx.options(
        f"{site.address}/gradio_api/queue/join",
        headers={"Origin": origin, "Access-Control-Request-Method": "POST"},
    )
    assert preflight.status_code >= 400
    assert "courier-ferry" in site.desk.corpus.held


def test_a_page_elsewhere_cannot_embed_or_post_without_an_origin(site: Site) -> None:
    for path in ("/cp/reader?article=courier-ferry", "/config"):
        answer = httpx.get(
            site.address + path, headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}
        )
        assert answer.status_code == 403
    follow = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    assert httpx.get(site.address, headers=follow).status_code == 200, "a link to the page works"
    answer = httpx.post(f"{site.address}/gradio_api/queue/join", content="{}", headers=follow)
    assert answer.status_code == 403


def test_security_headers_on_every_answer(site: Site) -> None:
    for path in ("/", "/config", "/cp/page.css", "/nothing", "/gradio_api/file=/etc/passwd", "/health"):
        headers = httpx.get(site.address + path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "server" not in headers or "uvicorn" not in headers["server"] or path


# ---- calls that no page makes


@pytest.mark.parametrize("call", [{"fn_name": "preprocess"}, {"fn_name": "__init__"}, {"fn_name": "ls"}, {"fn_name": "read_from_flag"}])  # fmt: skip
def test_no_method_of_a_component_is_called(site: Site, call: dict[str, str]) -> None:
    for number in range(0, 40, 3):
        body = {"data": ["/etc/passwd"], "component_id": number, "session_hash": "x", **call}
        answer = httpx.post(f"{site.address}/gradio_api/component_server", json=body)
        assert answer.status_code in (403, 404)


@pytest.mark.parametrize("path", ["/monitoring", "/monitoring/summary", "/gradio_api/dev/reload", "/gradio_api/deep_link", "/docs",
                                  "/openapi.json", "/gradio_api/openapi.json", "/gradio_api/runs", "/gradio_api/mcp/sse", "/logs", "/user",
                                  "/gradio_api/token", "/gradio_api/vibe-code", "/gradio_api/process_recording"])  # fmt: skip
def test_gradios_other_doors_are_shut(site: Site, path: str) -> None:
    assert httpx.get(site.address + path).status_code in (403, 404, 405)
    assert httpx.post(site.address + path, json={}).status_code in (403, 404, 405)


BODIES = [b"", b"[", b"null", b"[]", b'{"data": null}', b'{"data": [], "fn_index": -1}', b"[" * 50_000, b'{"fn_index": 1e999}',
          b'{"data": [], "fn_index": 99999, "session_hash": "x"}', b'{"data": ["\\ud800"], "fn_index": 0, "session_hash": "x"}',
          b"\xff\xfe", b'{"data": [{"path": {}}], "fn_index": 0, "session_hash": []}']  # fmt: skip


@pytest.mark.parametrize(
    "path", ["/gradio_api/queue/join", "/gradio_api/call/ask", "/gradio_api/cancel", "/cp/judge"]
)
def test_no_body_brings_out_a_stack(site: Site, path: str) -> None:
    for body in BODIES:
        answer = httpx.post(site.address + path, content=body, headers={"Content-Type": "application/json"})
        assert not reveals(site, answer.text)


def test_an_error_says_no_path_and_one_reader_never_gets_anothers_answer(site: Site) -> None:
    first = joined(site, ["crash", "", [], "", ""], "on_ask", "one")
    told = ended(site, first, "one")
    assert "/secret/path" not in told
    joined(site, ["What did the owners deny in private?", "", [], "", ""], "on_ask", "alice")
    joined(site, ["How many died?", "", [], "", ""], "on_ask", "bob")
    assert "in private" not in ended(site, httpx.Response(200), "bob")


@pytest.mark.parametrize("error", [IndexDamagedError, IndexBusyError, IndexWriteError, UnknownArticleError])
def test_no_error_tells_where_the_index_lies(
    site: Site, error: type[CounterpointError], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise error(
            f"{site.folder}/corpus.sqlite is damaged; counterpoint doctor --repair --index {site.folder}"
        )

    for method in ("ask", "disagreements"):
        monkeypatch.setattr(site.desk, method, fails)
    for method in ("remove", "search", "add", "articles"):
        monkeypatch.setattr(site.desk.corpus, method, fails)
    calls = {"on_ask": ["Why?", "", [], "", ""], "on_remove": [["courier-ferry"]], "ask": ["Why?", [], "", "", [], []],
             "search": ["ferry", 5, "", "", [], []]}  # fmt: skip
    config = httpx.get(f"{site.address}/config").json()
    names = {d["api_name"] for d in config["dependencies"]}
    tried = 0
    for name, data in calls.items():
        if name in names:
            told = ended(site, joined(site, data, name, f"path {name}"), f"path {name}")
            assert str(site.folder) not in told, name
            tried += "is damaged" in told
    assert tried >= 2
    answer = httpx.get(f"{site.address}/cp/reader?article=courier-ferry")
    assert not reveals(site, answer.text)


def test_two_uploads_with_one_id_are_told_by_their_names(site: Site) -> None:
    row = b'{"id": "same", "text": "The mill at Orrin reopened on Friday after two years of work."}\n'
    sent = [
        httpx.post(f"{site.address}/gradio_api/upload", files={"files": (name, row)}).json()[0]
        for name in ("one.jsonl", "two.jsonl")
    ]
    files = [{"path": path, "meta": {"_type": "gradio.FileData"}} for path in sent]
    told = ended(site, joined(site, [files], session="twice"), "twice")
    assert "one.jsonl" in told
    assert str(Path(sent[0]).parent) not in told.replace(json.dumps(sent)[1:-1], "")


DISGUISED = {"program.txt": b"\x7fELF\x02\x01\x01\0" * 50, "archive.pdf": b"PK\x03\x04" * 50, "picture.txt": b"\x89PNG\r\n\x1a\n\0\0" * 20,
             "page.exe": b"<html><script>1</script></html>", "none.html": bytes(range(256)) * 4, "pickled.txt": b"\x80\x04\x95\0cos\nsystem\n",
             "list.zip": b"PK\x05\x06" + b"\0" * 18, "notes.svg": b"<svg onload=alert(1)>"}  # fmt: skip


def test_what_an_upload_holds_decides_not_what_it_is_called(site: Site) -> None:
    before = len(site.desk.corpus.articles())
    for name, data in DISGUISED.items():
        (path,) = httpx.post(f"{site.address}/gradio_api/upload", files={"files": (name, data)}).json()
        told = ended(
            site, joined(site, [[{"path": path, "meta": {"_type": "gradio.FileData"}}]], session=name), name
        )
        assert "process_completed" in told
        # Of a kind that the page does not offer to add, it is not even looked at, and goes with the page's folder.
        assert (
            not Path(path).exists()
            or "Invalid file type" in told
            or Path(name).suffix not in (".txt", ".pdf", ".html")
        )
    assert len(site.desk.corpus.articles()) == before


# ---- too much


def test_too_much_is_refused_before_it_is_read(site: Site) -> None:
    big = b'{"data": ["' + b"x" * 3_000_000 + b'"]}'
    headers = {"Content-Type": "application/json"}
    for path in ("/gradio_api/queue/join", "/cp/judge", "/gradio_api/call/ask"):
        assert httpx.post(site.address + path, content=big, headers=headers).status_code == 413
        unsized = httpx.post(site.address + path, content=iter([big]), headers=headers)
        assert unsized.status_code == 413


def test_a_boundary_without_end_costs_nothing(site: Site) -> None:
    boundary = "-" * 100_000
    for body in (f"--{'-' * 1_000_000}".encode(), b"--x\r\n" * 1000, b"x" * 1_000_000):
        for mark in (boundary, "x", '"', ""):
            answer = httpx.post(
                f"{site.address}/gradio_api/upload",
                content=body,
                headers={"Content-Type": f"multipart/form-data; boundary={mark[:8000]}"},
            )
            assert 400 <= answer.status_code < 500
    assert httpx.get(f"{site.address}/health").status_code == 200


def test_a_flood_is_slowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.guard.RATE_SECOND", 0.0)
    for address in served(tmp_path, FakeDesk()):
        with httpx.Client() as client:
            codes = [client.post(f"{address}/cp/judge", json={}).status_code for _ in range(RATE_BURST + 5)]
            assert 429 in codes
            assert codes[0] == 400
            assert client.get(f"{address}/health").status_code == 200
            # Gradio's script gives the page up for lost where a refusal is no JSON.
            slowed = client.post(f"{address}/gradio_api/queue/join", json={})
            assert (slowed.status_code, slowed.json()["detail"]) == (429, "too many requests; wait a moment")


# ---- what gradio was once open to


def shut(*paths: str, method: str = "GET") -> Attack:
    """The paths are refused and give nothing away."""

    def attack(site: Site) -> None:
        with httpx.Client() as client:
            for path in paths:
                answer = client.request(method, site.address + path, json={} if method == "POST" else None)
                assert answer.status_code in (400, 403, 404, 405, 421, 422), path
                assert "location" not in answer.headers
                assert not reveals(site, answer.text)
        assert site.elsewhere.calls == []

    return attack


def named(*files: dict[str, object], event: str = "on_files") -> Attack:
    """A call that names a file which nobody uploaded; SECRET stands for one, ELSEWHERE for a server."""

    def attack(site: Site) -> None:
        for file in files:
            filled = json.loads(
                json.dumps(file)
                .replace("SECRET", str(site.folder / "secret.txt"))
                .replace("ELSEWHERE", site.elsewhere.address)
            )
            for data in ([[filled]], [filled], [json.dumps(filled)], [{"value": filled}]):
                for body in ({"_type": "gradio.FileData"}, None):
                    marked = json.loads(json.dumps(data))
                    if isinstance(marked[0], list) and body:
                        marked[0][0]["meta"] = body
                    text = ended(site, joined(site, marked, event, "past"), "past")
                    assert SECRET not in text
                    assert "root:" not in text
        assert site.elsewhere.calls == []
        assert (site.folder / "secret.txt").read_text() == SECRET

    return attack


def called(*names: str) -> Attack:
    """No method of a component is called by its name."""

    def attack(site: Site) -> None:
        for number in range(12):
            for name in names:
                body = {"component_id": number, "data": "/etc/passwd", "fn_name": name, "session_hash": "x"}
                answer = httpx.post(f"{site.address}/gradio_api/component_server", json=body)
                assert answer.status_code in (403, 404)

    return attack


def foreign(*origins: str) -> Attack:
    """A page of another origin changes nothing and reads nothing."""

    def attack(site: Site) -> None:
        for origin in origins:
            headers = {"Origin": origin, "Cookie": "session=1"}
            for path in ("/gradio_api/upload", "/gradio_api/queue/join", "/gradio_api/call/ask"):
                assert httpx.post(site.address + path, headers=headers, content="{}").status_code == 403
            answer = httpx.get(f"{site.address}/config", headers=headers)
            assert answer.status_code == 403
            assert "access-control-allow-origin" not in answer.headers

    return attack


def uploaded(name: str, data: bytes) -> Attack:
    """What was uploaded is never served back, under any of the doors."""

    def attack(site: Site) -> None:
        (path,) = httpx.post(f"{site.address}/gradio_api/upload", files={"files": (name, data)}).json()
        for door in ("/file=", "/gradio_api/file=", "/gradio_api/file/", "/gradio_api/stream/"):
            assert httpx.get(site.address + door + path).status_code in (403, 404)
        Path(path).unlink()

    return attack


def quick(*sent: tuple[str, str, bytes]) -> Attack:
    """The page answers others at once while it is sent these: (path, type, body)."""

    def attack(site: Site) -> None:
        for path, kind, body in sent:
            answer = httpx.post(site.address + path, content=body, headers={"Content-Type": kind}, timeout=10)
            assert answer.status_code < 500
        assert httpx.get(f"{site.address}/health", timeout=2).status_code == 200

    return attack


def several(*attacks: Attack) -> Attack:
    def attack(site: Site) -> None:
        for one in attacks:
            one(site)

    return attack


FORM = "multipart/form-data; boundary="
PAST: dict[str, Attack] = {
    "CVE-2021-43831 files of the working folder": shut("/file/ui/cli.py", "/file=pyproject.toml", "/file/../../etc/passwd"),
    "CVE-2022-24770 formulas in flagged tables": shut("/gradio_api/api/flag", "/api/flag", "/gradio_api/call/flag", method="POST"),
    "CVE-2023-25823 keys of share links": shut("/share", "/gradio_api/share"),
    "CVE-2023-34239 any file, and requests through /proxy": shut("/file=/etc/passwd", "/proxy=http://127.0.0.1/x", "/gradio_api/proxy=x"),
    "CVE-2023-41626 uploads of any kind, served": uploaded("evil.html", b"<script>alert(1)</script>"),
    "CVE-2023-51449 traversal in /file, requests elsewhere": shut("/file=..%2F..%2Fetc/passwd", "/file=a/../../../etc/passwd", "/file=//etc/passwd"),
    "CVE-2023-6572 secrets of the process": shut("/file=/proc/self/environ", "/gradio_api/file=/proc/self/cmdline"),
    "CVE-2024-0964 a file named in JSON": named({"path": "SECRET"}, {"name": "SECRET", "is_file": True, "data": None}),
    "CVE-2024-1183 /file sends elsewhere": shut("/file=http://169.254.169.254/x", "/gradio_api/file=https://evil.example/x"),
    "CVE-2024-1540 commands in the release workflow": shut("/gradio_api/dev/reload"),
    "CVE-2024-1561 any method of a component": called("move_resource_to_block_cache", "preprocess", "ls"),
    "CVE-2024-1727 forms of other sites upload": foreign("http://evil.example", "http://127.0.0.1:1"),
    "CVE-2024-1728 the upload button reads any file": named({"path": "SECRET", "orig_name": "x.txt", "size": 1}),
    "CVE-2024-1729 timing of the password": shut("/login", method="POST"),
    "CVE-2024-2206 /proxy to any host": shut("/proxy=http://localhost/x", "/gradio_api/proxy=https://x.hf.space/"),
    "CVE-2024-34510 shares of Windows": shut("/file=%5C%5Chost%5Cshare%5Cx", "/static/%5C%5Chost%5Cshare"),
    "CVE-2024-4253 commands in the test workflow": shut("/gradio_api/vibe-editor"),
    "CVE-2024-4254 secrets in the deploy workflow": shut("/gradio_api/vibe-code-history"),
    "CVE-2024-4325 a path that is an address": named({"path": "ELSEWHERE/a.txt"}, {"path": "x", "url": "ELSEWHERE/a"}),
    "CVE-2024-4940 /file sends elsewhere, encoded": shut("/file=http:%2f%2fevil.example", "/file=hTTp://evil.example", "//evil.example/%2e%2e"),
    "CVE-2024-4941 a file named in a JSON component": named({"path": "SECRET", "mime_type": "application/json"}),
    "CVE-2024-8021 sends elsewhere by an encoded address": shut("/%09/evil.example", "/http:%2f%2fevil.example", "/%5cevil.example"),
    "CVE-2024-8966 a boundary of many dashes": quick(("/gradio_api/upload", FORM + "x", b"--x" + b"-" * 900_000)),
    "CVE-2024-10569 a compressed table that unpacks without end": several(
        uploaded("t.csv.gz", b"\x1f\x8b" + b"\0" * 99), called("preprocess")
    ),
    "CVE-2024-10624 a date that a pattern chokes on": quick(
        ("/gradio_api/call/search", "application/json", b'{"data": ["x", 5, "now - ' + b"9" * 200_000 + b's", "", [], []]}')
    ),
    "CVE-2024-10648 deleting any file": named({"path": "SECRET", "is_stream": True, "orig_name": "../../secret.txt"}),
    "CVE-2024-12217 other spellings of a shut path": shut("/gradio_api/file=/etc/passwd::$DATA", "/gradio_api/file=/etc/./passwd"),
    "CVE-2024-39236 code in a component's name": shut("/gradio_api/component_meta", "/custom_component/__import__/client/x"),
    "CVE-2024-47084 other origins on localhost with cookies": foreign("http://localhost:1", "http://localhost.evil.example"),
    "CVE-2024-47164 a path that only begins like an allowed one": shut("/gradio_api/file=/tmp/gradio/../../etc/passwd"),
    "CVE-2024-47165 the origin null": foreign("null"),
    "CVE-2024-47166 one step up from a custom component": shut("/gradio_api/custom_component/1/client/component/..%2f..%2fx"),
    "CVE-2024-47167 an address in /queue/join is fetched": named({"path": "ELSEWHERE/x.mp4", "orig_name": "x.mp4", "url": "ELSEWHERE/x.mp4"}),
    "CVE-2024-47168 monitoring though it is off": shut("/monitoring", "/monitoring/summary", "/gradio_api/monitoring"),
    "CVE-2024-47867 an unchecked tunnel program": shut("/gradio_api/share"),
    "CVE-2024-47868 results that name files": named({"path": "SECRET", "meta": {"_type": "gradio.FileData"}}, event="on_ask"),
    "CVE-2024-47869 timing of the monitoring key": shut("/monitoring/guess"),
    "CVE-2024-47870 another visitor's address in the configuration": shut("/config%00", "/gradio_api/config"),
    "CVE-2024-47871 share links without encryption": shut("/gradio_api/share"),
    "CVE-2024-47872 scripts in uploaded pictures": uploaded("x.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    "CVE-2024-48052 the download button fetches": named({"url": "ELSEWHERE/x", "path": "ELSEWHERE/x"}),
    "CVE-2024-51751 the file component reads any file": named({"path": "/etc/passwd", "url": None}, {"path": "SECRET", "url": "x"}),
    "CVE-2025-0187 a boundary of a megabyte": quick(("/gradio_api/upload", FORM + "x" * 60_000, b"--" + b"x" * 900_000)),
    "CVE-2025-23042 a shut path in capitals": shut("/GRADIO_API/file=/etc/passwd", "/gradio_api/FILE=/etc/passwd", "/File=/ETC/passwd"),
    "CVE-2025-48889 copying any file by flagging": named({"path": "SECRET", "meta": {"_type": "gradio.FileData"}, "orig_name": "c"}, event="on_ask"),
    "CVE-2025-5320 origins that end like localhost": foreign("http://127.0.0.1.evil.example", "http://evil.example#localhost", "http://0.0.0.0"),
    "CVE-2026-27167 the owner's token through a pretended login": shut("/login/huggingface", "/login/callback", "/logout"),
    "CVE-2026-28414 absolute paths under /static": shut("/static//etc/passwd", "/static/%2Fetc/passwd", "/assets//etc/passwd"),
    "CVE-2026-28415 a login that sends elsewhere": shut("/logout?_target_url=http://evil.example", "/login/callback?_target_url=//evil.example"),
    "CVE-2026-28416 a proxy allowed by a loaded configuration": shut("/gradio_api/proxy=http://127.0.0.1/", "/proxy=file:///etc/passwd"),
    "GHSA-j36p-7w88-g82j the file explorer leaves its folder": called("ls", "_safe_join", "preprocess"),
    "gradio issue 13608 /file sends anywhere": shut("/gradio_api/file=https://evil.example/x", "/gradio_api/file/https://evil.example/x"),
}  # fmt: skip


@pytest.mark.parametrize("past", PAST)
def test_what_gradio_was_once_open_to(site: Site, past: str) -> None:
    PAST[past](site)


def test_the_document_names_every_past_attack() -> None:
    text = (Path(__file__).parent.parent / "docs" / "security.md").read_text("utf-8")
    for past in PAST:
        assert past.split()[0] in text or "13608" in past, past


def test_no_web_address_is_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from ui.cli import main

    for address in ("http://127.0.0.1:1/a.html", "https://example.org/a.txt", "file:///etc/passwd"):
        assert main(["index", address, "--index", str(tmp_path / "i")]) == 2
        assert "no such file" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["index", "--allow-url", str(tmp_path), "--index", str(tmp_path / "i")])
    assert not (tmp_path / "i").exists()


# ---- who may come in


def test_another_address_needs_a_password_and_names_are_not_told_apart(tmp_path: Path) -> None:
    (tmp_path / "passwords").write_text(password_line("vera", "a long secret") + "\n# a remark\n\n")
    access = Access.of(str(tmp_path / "passwords"))
    assert "a long secret" not in (tmp_path / "passwords").read_text()
    for address in served(tmp_path, FakeDesk(), access):
        assert httpx.get(address, auth=("vera", "a long secret")).status_code == 200
        for path in (
            "/",
            "/config",
            "/health",
            "/cp/page.css",
            "/cp/reader?article=courier-ferry",
            "/gradio_api/info",
        ):
            assert httpx.get(address + path).status_code == 401, path
        assert httpx.get(address, auth=("vera", "wrong")).status_code == 401
        assert httpx.get(address, auth=("nobody", "a long secret")).status_code == 401
        for value in (
            "Basic %%%",
            "Basic",
            "Basic " + base64.b64encode(b"\xff:\xff").decode(),
            "Bearer x",
            "Digest x",
        ):
            assert httpx.get(address, headers={"Authorization": value}).status_code == 401
        assert httpx.post(f"{address}/cp/judge", json={}).status_code == 401


def test_a_password_cannot_be_guessed_by_trying_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.guard.GUESS_SECOND", 0.0)
    (tmp_path / "passwords").write_text(password_line("vera", "a long secret"))
    for address in served(tmp_path, FakeDesk(), Access.of(str(tmp_path / "passwords"))):
        with httpx.Client() as client:
            codes = [
                client.get(address, auth=("vera", f"guess {n}")).status_code for n in range(GUESS_BURST + 3)
            ]
            assert codes[0] == 401
            assert codes[-1] == 429
            assert client.get(address, auth=("vera", "a long secret")).status_code == 429, (
                "not even the right one"
            )
            assert client.get(address).status_code == 401


def test_who_is_in_is_not_shut_out_by_another_who_guesses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.guard.GUESS_SECOND", 0.0)
    (tmp_path / "passwords").write_text(password_line("vera", "a long secret"))
    for address in served(tmp_path, FakeDesk(), Access.of(str(tmp_path / "passwords"))):
        with httpx.Client() as client:
            assert client.get(address, auth=("vera", "a long secret")).status_code == 200
            for n in range(GUESS_BURST + 3):
                client.get(address, auth=("vera", f"guess {n}"))
            assert client.get(address, auth=("vera", "a long secret")).status_code == 200


def test_a_token_opens_the_page_once_and_is_then_a_cookie(tmp_path: Path) -> None:
    access = Access.of("token")
    assert access.token
    for address in served(tmp_path, FakeDesk(), access):
        stranger = httpx.get(address)
        assert stranger.status_code == 401
        assert "the address that the terminal printed" in stranger.text
        assert httpx.get(f"{address}/?token=wrong").status_code == 401
        linked = httpx.get(f"{address}/?q=Who+won%3F&token={access.token}&outlet=A&outlet=B")
        assert linked.headers["location"] == "/?q=Who+won%3F&outlet=A&outlet=B"
        with httpx.Client() as client:
            entered = client.get(f"{address}/?token={access.token}")
            assert (entered.status_code, entered.headers["location"]) == (303, "/")
            cookie = entered.headers["set-cookie"]
            assert "HttpOnly" in cookie
            assert "samesite=lax" in cookie.lower(), "a link in a mail opens the page, too"
            assert client.get(address).status_code == 200
        bearer = {"Authorization": f"Bearer {access.token}"}
        assert httpx.get(f"{address}/config", headers=bearer).status_code == 200


@pytest.mark.parametrize(
    "text", ["", "vera\n", "vera:secret", "vera:scrypt:x:y", base64.b64encode(b"x" * 99).decode()]
)
def test_a_passwords_file_that_is_none_is_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "passwords").write_text(text)
    with pytest.raises(BadInputError, match="counterpoint password"):
        Access.of(str(tmp_path / "passwords"))
