# ruff: noqa: E501
"""Attacks on the running page: what gradio was once open to, and what a page on one's own machine may be."""

import base64
import gc
import json
import os
import socket
import tempfile
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
import uvicorn

from index.errors import BadInputError
from tests.ui_fake import FakeDesk
from ui.access import Access, password_line
from ui.app import application
from ui.guard import RATE_BURST
from ui.service import Service

# Gradio makes event loops when it builds a page and leaves them to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pandas.errors.Pandas4Warning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
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
    service = Service(lambda: desk)  # type: ignore[arg-type,return-value]
    service.start()
    app = application(service, folder, access=access)
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical"))
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = server.force_exit = True
    thread.join(10)
    listening.close()
    gc.collect()


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


# ---- who may come in


def test_another_address_needs_a_password_and_names_are_not_told_apart(tmp_path: Path) -> None:
    (tmp_path / "passwords").write_text(password_line("vera", "a long secret") + "\n# a remark\n\n")
    access = Access.of(str(tmp_path / "passwords"))
    assert "a long secret" not in (tmp_path / "passwords").read_text()
    for address in served(tmp_path, FakeDesk(), access):
        for path in (
            "/",
            "/config",
            "/health",
            "/cp/page.css",
            "/cp/reader?article=courier-ferry",
            "/gradio_api/info",
        ):
            assert httpx.get(address + path).status_code == 401, path
            assert httpx.get(address + path, auth=("vera", "wrong")).status_code == 401
            assert httpx.get(address + path, auth=("nobody", "a long secret")).status_code == 401
            assert httpx.get(address + path, headers={"Authorization": "Basic %%%"}).status_code == 401
        assert httpx.get(address, auth=("vera", "a long secret")).status_code == 200
        assert httpx.post(f"{address}/cp/judge", json={}).status_code == 401


def test_a_token_opens_the_page_once_and_is_then_a_cookie(tmp_path: Path) -> None:
    access = Access.of("token")
    assert access.token
    for address in served(tmp_path, FakeDesk(), access):
        assert httpx.get(address).status_code == 401
        assert httpx.get(f"{address}/?token=wrong").status_code == 401
        with httpx.Client() as client:
            entered = client.get(f"{address}/?token={access.token}")
            assert (entered.status_code, entered.headers["location"]) == (303, "/")
            cookie = entered.headers["set-cookie"]
            assert "HttpOnly" in cookie
            assert "samesite=strict" in cookie.lower()
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
