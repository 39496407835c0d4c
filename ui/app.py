"""The page as a web application: gradio behind the guard, the reader, judging. `ui.serving` serves it."""

import json
import os
import re
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import gradio as gr
from fastapi import FastAPI, HTTPException, Query, Request
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse

from index.article import Article, Span
from index.errors import BadInputError, CounterpointError, UnknownArticleError
from ui import fragments
from ui.access import Access
from ui.blocks import build
from ui.guard import LocalOnly
from ui.judgements import judgement, keep
from ui.service import Service
from ui.theme import theme

if TYPE_CHECKING:
    from mcp.server.mcpserver import MCPServer

HOST = "127.0.0.1"
_ASSETS = Path(__file__).parent / "assets"
# Spans that the reader may be asked to mark: an answer has a dozen quotes, and nobody reads a hundred.
_MOST_SPANS = 200
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
        raise BadInputError(
            "--mcp needs more packages. Install them, from the project's folder: pip install -e '.[mcp]'"
        ) from None
    return server(service)


def _spans(texts: Sequence[str], article: Article) -> tuple[Span, ...]:
    """Spans written as "12-40", those that lie in the article."""
    spans = []
    for text in texts[:_MOST_SPANS]:
        match = _SPAN.fullmatch(text)
        if match and int(match[1]) < int(match[2]) <= len(article.text):
            spans.append(Span(int(match[1]), int(match[2])))
    return tuple(spans)
