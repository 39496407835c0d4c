"""What stands before the page: only this machine's names are answered, and nothing comes from elsewhere."""

from collections.abc import Sequence

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
# Shown until gradio has drawn the page; the style hides it then.
_FIRST = b'<p id="cp-first"><b>Counterpoint</b> Opening the page</p><gradio-app'
_HEAD = b'<link rel="stylesheet" href="cp/page.css"><script src="cp/page.js" defer></script></head>'


class LocalOnly:
    """ASGI middleware: refuses foreign host names (DNS rebinding), adds headers, links our files."""

    def __init__(
        self, app: ASGIApp, host: str, names: Sequence[str] = ("localhost", "127.0.0.1", "[::1]")
    ) -> None:
        self._app = app
        self._names = frozenset((host, *names))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """See the ASGI specification."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if Headers(scope=scope).get("host", "").rsplit(":", 1)[0] not in self._names:
            await PlainTextResponse("unknown host name", 421)(scope, receive, send)
            return
        is_page = scope["path"] == "/" and scope["method"] == "GET"
        if is_page:
            # Unpacked, so that the links can be put in.
            kept = [(name, value) for name, value in scope["headers"] if name != b"accept-encoding"]
            scope = {**scope, "headers": kept}
        start: Message = {}
        body = bytearray()

        async def send_on(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                if is_page:
                    start = message
                    return
            elif is_page and message["type"] == "http.response.body":
                body.extend(message.get("body", b""))
                if message.get("more_body"):
                    return
                whole = bytes(body).replace(b"</head>", _HEAD, 1).replace(b"<gradio-app", _FIRST, 1)
                MutableHeaders(scope=start)["content-length"] = str(len(whole))
                await send(start)
                await send({"type": "http.response.body", "body": whole})
                return
            await send(message)

        await self._app(scope, receive, send_on)
