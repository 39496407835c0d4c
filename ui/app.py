"""The page: gradio Blocks behind a small FastAPI application that adds the reader and keeps all local."""

import json
import logging
import socket
import threading
import webbrowser
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import gradio as gr
import uvicorn
from fastapi import FastAPI, HTTPException, Query
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse

from index.article import Article, Span
from index.errors import BadInputError, CounterpointError, UnknownArticleError
from index.search import Filters
from qa.answer import Answer
from ui import fragments, render, safe
from ui.cards import answer_html
from ui.examples import Example, examples
from ui.guard import LocalOnly
from ui.service import AsksAndHolds, Failure, Service, Stage
from ui.theme import theme

logger = logging.getLogger(__name__)

HOST = "127.0.0.1"
_ASSETS = Path(__file__).parent / "assets"
# Questions answered at the same time: more would only wait for the same two or four cores.
_AT_ONCE = 4
# Spans that the reader may be asked to mark: an answer has a dozen quotes, and nobody reads a hundred.
_MOST_SPANS = 200

# This component has no look: it hands the value that the server sends to the page's script.
_RECEIVE = "watch('value', () => window.counterpoint.receive(props.value));"
_TAKE = "(...given) => window.counterpoint.take(...given)"

_READER = (
    '<aside id="cp-reader" aria-label="Reader" hidden>'
    '<nav><span id="cp-place" role="status"></span>'
    '<button type="button" data-go="-1" aria-label="Previous quote (k)" title="Previous quote (k)">↑</button>'
    '<button type="button" data-go="1" aria-label="Next quote (j)" title="Next quote (j)">↓</button>'
    '<button type="button" data-copy-quote>Copy quote</button>'
    '<button type="button" data-close aria-label="Close the reader (Esc)" title="Close (Esc)">✕</button>'
    "</nav>"
    '<p id="cp-said" hidden></p><div id="cp-article" tabindex="0" role="document"></div></aside>'
)
_HISTORY = (
    '<dialog id="cp-history" aria-labelledby="cp-history-title">'
    '<header><h2 id="cp-history-title">Conversations</h2>'
    '<button type="button" data-close-dialog aria-label="Close">✕</button></header>'
    "<p>Kept in this browser only.</p>"
    '<input type="search" aria-label="Search the conversations" placeholder="Search">'
    "<ul></ul>"
    '<footer><button type="button" data-forget>Delete all</button></footer></dialog>'
)
_MASTHEAD = (
    '<header id="cp-masthead"><h1>Counterpoint</h1><p id="cp-state" role="status">Opening the index</p>'
    '<nav aria-label="Conversation"><button type="button" data-new>New</button>'
    '<button type="button" data-history>Conversations</button>'
    '<button type="button" data-export="markdown">Export</button></nav></header>'
)


def build(service: Service) -> gr.Blocks:
    """The page's components and events, and the named API endpoints /ask and /search."""
    with gr.Blocks(title="Counterpoint", analytics_enabled=False, fill_width=True) as page:
        gr.HTML(_MASTHEAD, apply_default_css=False, js_on_load=None)
        gr.HTML(_HISTORY, apply_default_css=False, js_on_load=None)
        channel = gr.HTML(
            "", html_template="<i></i>", js_on_load=_RECEIVE, apply_default_css=False, elem_id="cp-channel"
        )
        with gr.Tabs(elem_id="cp-tabs"):
            with gr.Tab("Ask", id="ask"), gr.Row(elem_id="cp-desk"):
                with gr.Column(elem_id="cp-conversation"):
                    welcome = gr.HTML("", apply_default_css=False, js_on_load=None, elem_id="cp-welcome")
                    gr.HTML(
                        '<div id="cp-transcript" role="log" aria-label="Conversation"></div>',
                        apply_default_css=False,
                        js_on_load=None,
                    )
                    with gr.Column(elem_id="cp-composer"):
                        with gr.Row(elem_id="cp-line"):
                            question = gr.Textbox(
                                label="Your question",
                                show_label=False,
                                placeholder="Ask the articles a question",
                                lines=1,
                                max_lines=5,
                                elem_id="cp-question",
                                scale=8,
                                html_attributes=gr.InputHTMLAttributes(aria_label="Your question"),
                            )
                            ask = gr.Button("Ask", variant="primary", elem_id="cp-ask", scale=1, min_width=80)
                            stop = gr.Button("Stop", elem_id="cp-stop", scale=1, min_width=80)
                        with gr.Accordion("Filters", open=False, elem_id="cp-filters"), gr.Row():
                            outlets = gr.Dropdown(
                                [], label="Outlets", multiselect=True, scale=3, elem_id="cp-outlets"
                            )
                            start = gr.Textbox(
                                label="Published from",
                                placeholder="2022-09-15",
                                min_width=120,
                                elem_id="cp-from",
                            )
                            end = gr.Textbox(
                                label="Published to", placeholder="2022-09-15", min_width=120, elem_id="cp-to"
                            )
                gr.HTML(_READER, apply_default_css=False, js_on_load=None, elem_id="cp-side")
            with gr.Tab("Articles", id="articles", elem_id="cp-corpus"):
                histogram = gr.HTML("", apply_default_css=False, js_on_load=None)
                gr.HTML(
                    '<p class="cp-find"><input type="search" id="cp-find" aria-label="Search the articles" '
                    'placeholder="Search titles and outlets"> <span id="cp-found" role="status"></span></p>',
                    apply_default_css=False,
                    js_on_load=None,
                )
                table = gr.HTML("", apply_default_css=False, js_on_load=None)

        def on_ask(
            asked: str, history: str, chosen: list[str] | None, first: str, last: str
        ) -> Iterator[str]:
            yield from _page_answer(service, asked, history, chosen or [], first or "", last or "")

        given = [question, channel, outlets, start, end]
        events = [
            listen(
                on_ask,
                given,
                [channel],
                js=_TAKE,
                show_progress="hidden",
                concurrency_limit=_AT_ONCE,
                concurrency_id="desk",
                api_visibility="private",
                trigger_mode="multiple",
            )
            for listen in (ask.click, question.submit)
        ]
        stop.click(
            None,
            None,
            None,
            cancels=events,
            js="() => window.counterpoint.stopped()",
            api_visibility="private",
        )

        def on_load(request: gr.Request) -> Iterator[tuple[object, ...]]:
            yield from _page_state(
                service, dict(request.query_params), request.query_params.getlist("outlet")
            )

        page.load(
            on_load,
            None,
            [channel, welcome, outlets, start, end, histogram, table],
            show_progress="hidden",
            concurrency_limit=None,
            api_visibility="private",
        )
        _add_api(service)
    return page


# ---- the named endpoints


def _add_api(service: Service) -> None:
    def ask(
        question: str,
        history: list[str] | None = None,
        published_from: str = "",
        published_to: str = "",
        publishers: list[str] | None = None,
        sources: list[str] | None = None,
    ) -> dict:  # type: ignore[type-arg]  # gradio reads the annotation, and knows no dict[str, object]
        """Answers one question with quotes. The result is the answer format, version 1."""
        filters = _filters(published_from, published_to, publishers or [], sources or [])
        for item in service.ask(_question(question), history or [], filters):
            if isinstance(item, Failure):
                raise gr.Error(item.text)
            if isinstance(item, Answer):
                return item.to_dict()
        raise gr.Error("no answer")

    def search(
        query: str,
        k: int = 10,
        published_from: str = "",
        published_to: str = "",
        publishers: list[str] | None = None,
        sources: list[str] | None = None,
    ) -> list[dict]:  # type: ignore[type-arg]
        """Finds the k best passages: article, start, end, text, score."""
        if not 1 <= k <= 100:
            raise gr.Error("k must be from 1 to 100")
        filters = _filters(published_from, published_to, publishers or [], sources or [])
        try:
            hits = service.desk().corpus.search(_question(query), k, filters)
        except CounterpointError as error:
            raise gr.Error(str(error)) from None
        return [render.hit_to_dict(hit) for hit in hits]

    gr.api(ask, api_name="ask", concurrency_limit=_AT_ONCE, concurrency_id="desk")
    gr.api(search, api_name="search", concurrency_limit=_AT_ONCE, concurrency_id="desk")


def _question(text: str) -> str:
    if not text or not text.strip():
        raise gr.Error("The question is empty.")
    if len(text) > MOST_CHARACTERS:
        raise gr.Error(f"The question is longer than {MOST_CHARACTERS:,} characters.")
    return text


# A question is a sentence or two; a pasted article is not one, and would only keep the models busy.
MOST_CHARACTERS = 2_000


def _filters(first: str, last: str, publishers: Sequence[str], sources: Sequence[str] = ()) -> Filters:
    try:
        return Filters.from_dict(
            {
                "published_from": (first or "").strip(),
                "published_to": (last or "").strip(),
                "publishers": list(publishers),
                "sources": list(sources),
            }
        )
    except BadInputError as error:
        raise gr.Error(str(error)) from None


# ---- what the page's script receives


def _message(fields: Mapping[str, object]) -> str:
    """JSON without "<": gradio looks into values for markup, and article words are not to be taken for it."""
    return json.dumps(fields, ensure_ascii=True).replace("<", "\\u003c")


def _page_answer(
    service: Service, asked: str, sent: str, outlets: Sequence[str], first: str, last: str
) -> Iterator[str]:
    """Messages for one turn. `sent` is the script's JSON: the turn's number and the earlier questions."""
    turn, history = _sent(sent)
    try:
        question = _question(asked)
        filters = _filters(first, last, outlets)
    except gr.Error as error:
        yield _message({"turn": turn, "error": str(error.message)})
        return
    for item in service.ask(question, history, filters):
        if isinstance(item, Stage):
            yield _message({"turn": turn, "stage": safe.one_line(item.text)})
        elif isinstance(item, Failure):
            yield _message({"turn": turn, "error": item.text})
        else:
            yield _message(
                {
                    "turn": turn,
                    "html": answer_html(item, service.reprints()),
                    "answer": item.to_dict(),
                    "markdown": render.to_markdown(item),
                    "text": render.to_text(item),
                }
            )


def _sent(text: str) -> tuple[int, list[str]]:
    try:
        sent = json.loads(text)
        return int(sent["turn"]), [str(question) for question in sent["history"]]
    except (ValueError, KeyError, TypeError):
        return 0, []


def _page_state(
    service: Service, query: Mapping[str, str], outlets: Sequence[str]
) -> Iterator[tuple[object, ...]]:
    """The page while the models load, then with the corpus in it; a link's filters and question are kept."""
    nothing = [gr.skip()] * 5
    yield (_message({"state": service.state}), "", *nothing)
    try:
        corpus = service.desk().corpus
        articles, copies, publishers = corpus.articles(), corpus.copies(), corpus.publishers()
    except CounterpointError as error:
        yield (_message({"state": "failed", "error": str(error)}), "", *nothing)
        return
    shown = [outlet for outlet in outlets if outlet in publishers]
    message = {
        "state": "ready",
        "text": f"{render.count(len(articles), 'article')}, {render.count(len(publishers), 'outlet')}",
        "question": query.get("q", ""),
    }
    given: list[Example] = examples(articles)
    yield (
        _message(message),
        fragments.welcome_html(articles, [(e.note, e.question) for e in given]),
        gr.Dropdown(choices=[(safe.one_line(p), p) for p in publishers], value=shown),
        query.get("from", ""),
        query.get("to", ""),
        fragments.histogram_html(articles),
        fragments.articles_html(articles, copies),
    )


# ---- the application around it


def application(service: Service) -> FastAPI:
    """The whole web application: gradio's page, the reader, the page's own files, /health."""
    app = FastAPI(title="Counterpoint", docs_url=None, redoc_url=None, openapi_url=None)

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
        show_error=False,
        allowed_paths=[],
        max_file_size="50mb",
        theme=theme(),
    )
    app.add_middleware(LocalOnly, host=HOST)
    return app


def _spans(texts: Sequence[str], article: Article) -> tuple[Span, ...]:
    """Spans written as "12-40", those that lie in the article."""
    spans = []
    for text in texts[:_MOST_SPANS]:
        start, _, end = text.partition("-")
        if start.isdecimal() and end.isdecimal() and int(start) < int(end) <= len(article.text):
            spans.append(Span(int(start), int(end)))
    return tuple(spans)


def serve(
    folder: Path, port: int, *, open_browser: bool = False, announce: Callable[[str], None] = lambda _: None
) -> None:
    """Serves the page on 127.0.0.1 until stopped; `announce` is told its address once it answers.

    The models load behind it. Raises BadInputError where the port is taken.
    """

    def open_desk() -> AsksAndHolds:
        from qa.desk import Desk

        return Desk.open(folder)

    service = Service(open_desk)
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((HOST, port))
        except OSError:
            raise BadInputError(f"port {port} on {HOST} is in use: choose another with --port") from None
        address = f"http://{HOST}:{listening.getsockname()[1]}"
        app = application(service)
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=2))

        def started() -> None:
            announce(f"Counterpoint is open at {address} (Ctrl-C stops it)")
            service.start()
            if open_browser:
                webbrowser.open(address)

        threading.Thread(target=_when_up, args=(server, started), daemon=True).start()
        server.run(sockets=[listening])


def _when_up(server: uvicorn.Server, then: Callable[[], None]) -> None:
    pause = threading.Event()
    while not server.started:
        if server.should_exit:
            return
        pause.wait(0.02)
    then()
