"""The page as a web application: gradio behind the guard, the reader, and how it is served."""

import errno
import json
import os
import re
import signal
import socket
import tempfile
import threading
import webbrowser
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import gradio as gr
import uvicorn
from fastapi import FastAPI, HTTPException, Query, Request
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse

from index.article import Article, Span
from index.errors import BadInputError, CounterpointError, UnknownArticleError
from ui import fragments
from ui.access import Access
from ui.blocks import build
from ui.guard import LocalOnly
from ui.judgements import judgement, keep
from ui.service import AsksAndHolds, Service
from ui.theme import theme

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

HOST = "127.0.0.1"
_ASSETS = Path(__file__).parent / "assets"
# Spans that the reader may be asked to mark: an answer has a dozen quotes, and nobody reads a hundred.
_MOST_SPANS = 200
# Each open page keeps two; a process may often have no more than a thousand files and connections.
_MOST_CONNECTIONS = 500
_SPAN = re.compile(r"([0-9]{1,12})-([0-9]{1,12})")


def application(
    service: Service, folder: Path, *, mcp: bool = False, host: str = HOST, access: Access | None = None
) -> FastAPI:
    """The whole web application: gradio's page, the reader, judging, the page's own files, /health.

    Judgements are kept in `folder`. With `mcp`, the tools of `ui.tools` at /mcp; raises BadInputError where the
    extra that they need is not installed.
    """
    tools = _tools(service) if mcp else None

    @asynccontextmanager
    async def running(_: FastAPI) -> AsyncIterator[None]:
        if tools is None:
            yield
        else:
            async with tools.session_manager.run():
                yield

    app = FastAPI(title="Counterpoint", docs_url=None, redoc_url=None, openapi_url=None, lifespan=running)
    if tools is not None:
        from ui.tools import web

        app.router.routes.extend(web(tools, HOST).routes)

    @app.get("/health")
    def health() -> JSONResponse:
        return JSONResponse({"state": service.state}, 503 if service.state == "failed" else 200)

    @app.get("/cp/{name}.{kind}")
    def asset(name: str, kind: str) -> FileResponse:
        if (name, kind) not in (("page", "css"), ("page", "js")):
            raise HTTPException(404)
        return FileResponse(_ASSETS / f"{name}.{kind}", headers={"Cache-Control": "no-cache"})

    @app.get("/cp/reader")
    def reader(
        article: str,
        quote: str = "",
        other: list[str] = Query(default=[]),  # noqa: B008 - FastAPI's way
        word: list[str] = Query(default=[]),  # noqa: B008
    ) -> HTMLResponse:
        try:
            found = service.desk().corpus.article(article)
        except UnknownArticleError:
            raise HTTPException(404, "no such article") from None
        except CounterpointError:
            raise HTTPException(503, "the index is not open") from None
        current = _spans([quote], found) if quote else ()
        return HTMLResponse(
            fragments.reader_html(
                found, current[0] if current else None, _spans(other, found), _spans(word, found)
            )
        )

    @app.post("/cp/judge")
    async def judge(request: Request) -> JSONResponse:
        # A form of another site cannot send this type without asking first, and is not answered then.
        if request.headers.get("content-type", "").split(";")[0] != "application/json":
            raise HTTPException(415, "send JSON")
        try:
            fields = json.loads(await request.body())
            if not isinstance(fields, dict):
                raise BadInputError("send an object")
            keep(folder, judgement(fields, datetime.now(UTC)))
        except (ValueError, RecursionError):
            raise HTTPException(400, "not JSON") from None
        except BadInputError as error:
            raise HTTPException(400, str(error)) from None
        except OSError:
            raise HTTPException(
                507, "the judgement could not be kept: the index's folder cannot be written"
            ) from None
        return JSONResponse({"kept": True})

    gr.mount_gradio_app(
        app,
        build(service),
        "/",
        server_name=HOST,
        footer_links=[],
        run_history=False,
        ssr_mode=False,
        pwa=False,
        enable_monitoring=False,
        mcp_server=False,  # gradio's own tools have other names and no typed results: ui.tools are ours
        show_error=False,
        allowed_paths=[],
        max_file_size="50mb",
        theme=theme(),
    )
    uploads = Path(os.environ.get("GRADIO_TEMP_DIR") or Path(tempfile.gettempdir()) / "gradio")
    app.add_middleware(LocalOnly, host=host, uploads=uploads, access=access)
    return app


def _tools(service: Service) -> "MCPServer":
    try:
        from ui.tools import server
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "mcp":
            raise
        raise BadInputError("--mcp needs a package: pip install 'counterpoint[mcp]'") from None
    return server(service)


def _spans(texts: Sequence[str], article: Article) -> tuple[Span, ...]:
    """Spans written as "12-40", those that lie in the article."""
    spans = []
    for text in texts[:_MOST_SPANS]:
        match = _SPAN.fullmatch(text)
        if match and int(match[1]) < int(match[2]) <= len(article.text):
            spans.append(Span(int(match[1]), int(match[2])))
    return tuple(spans)


def serve(
    folder: Path,
    port: int,
    *,
    open_browser: bool = False,
    mcp: bool = False,
    host: str = HOST,
    access: Access | None = None,
    reranker: str = "",
    nli: str = "",
    announce: Callable[[str], None] = lambda _: None,
) -> None:
    """Serves the page until stopped; `announce` is told its address once it answers.

    It is open to this machine only, unless `host` says otherwise; then `access` must say who may use it.

    The bundled models load behind it. Raises BadInputError where the port is taken, or where `mcp` lacks its package,
    and ModelMissingError.
    """

    host = host.strip("[]")  # as addresses write it: [::1]

    def open_desk() -> AsksAndHolds:
        from qa.desk import Desk

        return Desk.open(folder, reranker, nli)

    if reranker or nli:
        desk = open_desk()  # a name that no model has is told before the page is there
        service = Service(lambda: desk, folder)
    else:
        service = Service(open_desk, folder)
    with (
        # In a folder that other users of the machine cannot look into, and that goes when the page does.
        _left_in_order(),
        tempfile.TemporaryDirectory(prefix="counterpoint-", ignore_cleanup_errors=True) as uploads,
        socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as listening,
    ):
        os.environ["GRADIO_TEMP_DIR"] = uploads
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
        except (OSError, UnicodeError) as error:
            named = isinstance(error, (socket.gaierror, UnicodeError)) or error.errno == errno.EADDRNOTAVAIL
            raise BadInputError(
                f"--host {host} is no address of this machine"
                if named
                else f"port {port} on {host} cannot be had: choose another with --port"
            ) from None
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listening.getsockname()[1]}"
        app = application(service, folder, mcp=mcp, host=host, access=access)
        server = uvicorn.Server(
            uvicorn.Config(
                app, log_level="warning", timeout_graceful_shutdown=1, limit_concurrency=_MOST_CONNECTIONS
            )
        )

        def started() -> None:
            entry = f"{address}/?token={access.token}" if access and access.token else address
            announce(f"Counterpoint is open at {entry} (Ctrl-C stops it)")
            if mcp:
                announce(f"MCP clients connect to {address}/mcp")
            service.start()
            if open_browser:
                webbrowser.open(entry)

        threading.Thread(target=_when_up, args=(server, started), daemon=True).start()
        try:
            server.run(sockets=[listening])
        finally:
            service.stop()


@contextmanager
def _left_in_order() -> Iterator[None]:
    """Leaves as after Ctrl-C when the system ends the program or its terminal is closed, so that no upload stays."""

    def leave(*_: object) -> None:
        raise SystemExit(128 + signal.SIGTERM)

    def hang_up(*_: object) -> None:
        signal.raise_signal(signal.SIGTERM)  # while the page is served, that is the server's to take

    # What is ignored (by nohup) stays so, and Python knows signals in its main thread only.
    ours = {signal.SIGTERM: leave, signal.SIGHUP: hang_up}
    if threading.current_thread() is not threading.main_thread():
        ours = {}
    taken = [number for number in ours if signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, ours[number])
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


def _when_up(server: uvicorn.Server, then: Callable[[], None]) -> None:
    pause = threading.Event()
    while not server.started:
        if server.should_exit:
            return
        pause.wait(0.02)
    then()
