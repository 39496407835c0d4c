"""What stands before the page: who is answered, which paths and bodies get through, and what no answer may do."""

import json
import re
import time
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.access import COOKIE, Access

# Gradio's page needs inline code and `eval`; the rest is shut, so that nothing can be sent to another host.
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
# Shown until gradio has drawn the page; the style hides it then.
_FIRST = b'<p id="cp-first"><b>Counterpoint</b> Opening the page</p><gradio-app'
_HEAD = b'<link rel="stylesheet" href="cp/page.css"><script src="cp/page.js" defer></script></head>'

# What the page and its API use of gradio's many paths. The others serve files, call components or reach out.
_READ = re.compile(
    r"/|/health|/config/?|/theme\.css|/favicon\.ico|/robots\.txt|/manifest\.json|/cp/.+|/mcp/?|/(?:assets|static)/.+"
    r"|/gradio_api/(?:info/?|app_id/?|startup-events|theme\.css|queue/(?:data|status)|upload_progress"
    r"|heartbeat/[\w-]+|call/\w+/\w+)"
)
_WRITTEN = re.compile(
    r"/cp/\w+|/mcp/?|/gradio_api/(?:queue/join|call/(?:v2/)?\w+|upload|cancel|reset|startup-events)"
)
_UPLOAD = "/gradio_api/upload"
# As browsers and our clients send it; parsers have been kept busy with others.
_MULTIPART = re.compile(r"multipart/form-data; *boundary=[\w'()+./:=?-]{1,70}", re.ASCII)

# A question with its history, an answer that is judged: none comes near this.
MOST_BYTES = 1_000_000
# Twenty files of the largest size.
MOST_UPLOADED = 1_000_000_000

# Changing requests that one address may make at once, and how many a second after that.
RATE_BURST, RATE_SECOND = 120, 20.0
# Wrong passwords: a person's slips at once, then eight thousand a day, too few to guess one.
GUESS_BURST, GUESS_SECOND = 10, 0.1
_MOST_ADDRESSES = 10_000


class LocalOnly:
    """ASGI middleware: refuses what the page itself never sends, adds headers, links our files.

    Without `access` only the names of this machine are answered (against DNS rebinding); with it, whoever has a
    password or the token. `uploads` is the folder in which files named by a request must lie.
    """

    def __init__(
        self,
        app: ASGIApp,
        host: str,
        names: Sequence[str] = ("localhost", "127.0.0.1", "[::1]"),
        uploads: Path | None = None,
        access: Access | None = None,
    ) -> None:
        self._app = app
        self._names = frozenset((host, *names))
        self._uploads = uploads
        self._access = access
        self._rate = _Rate(RATE_BURST, RATE_SECOND)
        self._guesses = _Rate(GUESS_BURST, GUESS_SECOND)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the ASGI specification."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":
            # The page uses no WebSocket, and other sites may open one.
            await send({"type": "websocket.close", "code": 1008})
            return
        headers = Headers(scope=scope)
        send = _with_headers(send)
        refused = self._refusal(scope, headers)
        if refused is None and scope["method"] == "POST" and scope["path"] != _UPLOAD:
            body = await _body(receive)
            if body is None:
                refused = _refused(scope, "too large", 413)
            elif not self._names_only_uploads(body):
                refused = _refused(scope, "that file was not uploaded", 403)
            else:
                receive = _again(body, receive)
        elif refused is None and scope["method"] == "POST":
            receive = _capped(receive, MOST_UPLOADED)
        if refused is not None:
            await refused(scope, receive, send)
            return
        if scope["path"] == "/" and scope["method"] == "GET":
            # Unpacked, so that the links can be put in.
            kept = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
            scope, send = {**scope, "headers": kept}, _with_links(send)
        await self._app(scope, receive, send)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        host = headers.get("host", "")
        if self._access is None and host.rsplit(":", 1)[0] not in self._names:
            return _refused(scope, "unknown host name", 421)
        if _is_foreign(scope["method"], host, headers):
            return _refused(scope, "not from another page", 403)
        if self._access is not None:
            asked = parse_qsl(scope.get("query_string", b"").decode("latin-1"), keep_blank_values=True)
            given = next((value for name, value in asked if name == "token"), "")
            if scope["path"] == "/" and self._access.is_token(given):
                rest = urlencode([(name, value) for name, value in asked if name != "token"])
                answer = RedirectResponse(f"/?{rest}" if rest else "/", 303)
                # Lax: a link to a question in a mail or on another site opens the page. What changes anything must
                # come from the page itself.
                answer.set_cookie(COOKIE, given, httponly=True, samesite="lax")
                return answer
            stranger = self._stranger(self._access, scope, headers)
            if stranger is not None:
                return stranger
        path: str = scope["path"]
        allowed = {"GET": _READ, "HEAD": _READ, "POST": _WRITTEN, "DELETE": re.compile("/mcp/?")}.get(
            scope["method"]
        )
        if allowed is None or not allowed.fullmatch(path) or not _is_plain(path):
            return _refused(scope, "nothing here", 404)
        if scope["method"] == "POST":
            if not self._rate.allows(_address(scope)):
                return _refused(scope, "too many requests; wait a moment", 429)
            most = MOST_UPLOADED if path == _UPLOAD else MOST_BYTES
            size = headers.get("content-length", "0")
            if not size.isdecimal() or int(size) > most:
                return _refused(scope, "too large", 413)
            if path == _UPLOAD and not _MULTIPART.fullmatch(headers.get("content-type", "")):
                return _refused(scope, "no form with files", 400)
        return None

    def _stranger(self, access: Access, scope: Scope, headers: Headers) -> Response | None:
        given, address = headers.get("authorization", ""), _address(scope)
        if access.remembers(given, headers.get("cookie", "")):
            return None
        if access.is_guess(given):
            # Not even looked at once there were too many: a right guess among them must not be told.
            if not self._guesses.left(address):
                return _refused(scope, "too many passwords were tried; wait a minute", 429)
            if access.allows(given):
                return None
            self._guesses.allows(address)
        if access.token:
            return _refused(
                scope, "who are you? Open the address that the terminal printed: it holds a token", 401
            )
        return _refused(scope, "who are you?", 401, {"WWW-Authenticate": 'Basic realm="Counterpoint"'})

    def _names_only_uploads(self, body: bytes) -> bool:
        """Whether every file that the body names was uploaded before; gradio itself would copy or fetch any."""
        if b"path" not in body and b"FileData" not in body and b"\\u" not in body:
            return True
        try:
            waiting: list[object] = [json.loads(body)]
        except (ValueError, RecursionError):
            return False
        while waiting:
            value = waiting.pop()
            if isinstance(value, list):
                waiting.extend(value)
            elif isinstance(value, dict):
                waiting.extend(value.values())
                if ("path" in value or "meta" in value) and not self._is_upload(value):
                    return False
        return True

    def _is_upload(self, file: dict[str, object]) -> bool:
        path = file.get("path")
        if not isinstance(path, str) or "\0" in path or self._uploads is None or file.get("is_stream"):
            return False
        try:
            found = Path(path)
            return (
                found.is_absolute()
                and self._uploads.resolve() in found.resolve(strict=True).parents
                and found.is_file()
                and ("url" not in file or file["url"] is None or _names_here(file["url"]))
            )
        except (OSError, ValueError, RuntimeError):
            return False


def _names_here(url: object) -> bool:
    """Whether the address that gradio's own script adds to an upload is one of this page's."""
    return isinstance(url, str) and (urlsplit(url).path.startswith("/gradio_api/file=") or not url)


def _is_foreign(method: str, host: str, headers: Headers) -> bool:
    """Whether another site's page makes the request: CSRF, framing, reading over a lax browser."""
    origin = headers.get("origin")
    if origin is not None and (
        urlsplit(origin).scheme not in ("http", "https") or urlsplit(origin).netloc != host
    ):
        return True
    site = headers.get("sec-fetch-site", "same-origin")
    followed = headers.get("sec-fetch-mode") == "navigate" and method == "GET"
    return site in ("cross-site", "same-site") and not followed


def _refused(scope: Scope, why: str, code: int, headers: Mapping[str, str] | None = None) -> Response:
    """The refusal; as JSON where gradio's own script reads it, which takes anything else for a lost connection."""
    if scope["path"].startswith("/gradio_api/"):
        return JSONResponse({"detail": why}, code, headers)
    return PlainTextResponse(why, code, headers)


def _is_plain(path: str) -> bool:
    return not (set(path) & set("\\\0") or ".." in path.split("/") or "//" in path)


def _address(scope: Scope) -> str:
    return str((scope.get("client") or ("",))[0])


class _Rate:
    """A bucket for each address, filled up again second by second."""

    def __init__(self, burst: int, second: float) -> None:
        self._burst, self._second = float(burst), second
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def left(self, address: str) -> bool:
        """Whether there is something in the address's bucket."""
        left, last = self._buckets.get(address, (self._burst, 0.0))
        return left + (time.monotonic() - last) * self._second >= 1

    def allows(self, address: str) -> bool:
        """Takes one out of the address's bucket; whether there was one."""
        now = time.monotonic()
        left, last = self._buckets.pop(address, (self._burst, now))
        left = min(self._burst, left + (now - last) * self._second)
        self._buckets[address] = (max(0.0, left - 1), now)
        while len(self._buckets) > _MOST_ADDRESSES:
            self._buckets.popitem(last=False)
        return left >= 1


async def _body(receive: Receive) -> bytes | None:
    """The whole body; None where it is larger than any that the page sends."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return bytes(body)
        body.extend(message.get("body", b""))
        if len(body) > MOST_BYTES:
            return None
        if not message.get("more_body"):
            return bytes(body)


def _again(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body, then what comes after it."""
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def _capped(receive: Receive, most: int) -> Receive:
    """A `receive` that ends the body, as if the sender had gone, once it is too large."""
    count = 0

    async def counted() -> Message:
        nonlocal count
        message = await receive()
        count += len(message.get("body", b""))
        return {"type": "http.disconnect"} if count > most else message

    return counted


def _with_headers(send: Send) -> Send:
    async def send_on(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
        await send(message)

    return send_on


def _with_links(send: Send) -> Send:
    """Puts the links to our own files into the page."""
    start: Message = {}
    body = bytearray()

    async def send_on(message: Message) -> None:
        nonlocal start
        if message["type"] == "http.response.start":
            start = message
        elif message["type"] == "http.response.body":
            body.extend(message.get("body", b""))
            if message.get("more_body"):
                return
            whole = bytes(body).replace(b"</head>", _HEAD, 1).replace(b"<gradio-app", _FIRST, 1)
            MutableHeaders(scope=start)["content-length"] = str(len(whole))
            await send(start)
            await send({"type": "http.response.body", "body": whole})
        else:
            await send(message)

    return send_on
