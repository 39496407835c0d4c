"""The page's gradio components and events, and its named API endpoints."""

from collections.abc import Iterator
from contextlib import contextmanager

import gradio as gr
from gradio.events import api as gradio_api

from index.errors import CounterpointError
from ui import endpoints, messages, skeleton
from ui.formats import AnswerObject, HitObject, SurveyObject
from ui.service import Service

# This component has no look: it hands the value that the server sends to the page's script.
_RECEIVE = "watch('value', () => window.counterpoint.receive(props.value));"
_TAKE = "(...given) => window.counterpoint.take(...given)"


def build(service: Service) -> gr.Blocks:
    """The page's components and events, and the named API endpoints /ask, /search and /disagreements."""
    page: gr.Blocks
    with gr.Blocks(title="Counterpoint", analytics_enabled=False, fill_width=True) as page:
        _static(skeleton.MASTHEAD)
        _static(skeleton.HISTORY + skeleton.JUDGE)
        channel = gr.HTML(
            "", html_template="<i></i>", js_on_load=_RECEIVE, apply_default_css=False, elem_id="cp-channel"
        )
        with gr.Row(elem_id="cp-desk"):
            with gr.Column(elem_id="cp-main"), gr.Tabs(elem_id="cp-tabs"):
                with gr.Tab("Ask", id="ask"), gr.Column(elem_id="cp-conversation"):
                    welcome = _static("", elem_id="cp-welcome")
                    _static(skeleton.TRANSCRIPT)
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
                            )
                            ask = gr.Button("Ask", variant="primary", elem_id="cp-ask", scale=1, min_width=80)
                            stop = gr.Button("Stop", elem_id="cp-stop", scale=1, min_width=80)
                        _static(skeleton.ONLY)
                        with gr.Accordion("Filters", open=False, elem_id="cp-filters"), gr.Row():
                            outlets = gr.Dropdown(
                                [], label="Outlets", multiselect=True, scale=3, elem_id="cp-outlets"
                            )
                            start = gr.Textbox(
                                label="Published from",
                                placeholder="YYYY-MM-DD",
                                min_width=120,
                                elem_id="cp-from",
                            )
                            end = gr.Textbox(
                                label="Published to", placeholder="YYYY-MM-DD", min_width=120, elem_id="cp-to"
                            )
                with gr.Tab("Disagreements", id="disagreements", elem_id="cp-disputes") as disputes:
                    _static(skeleton.FIND_DISPUTE)
                    surveyed = _static("")
                with gr.Tab("Articles", id="articles", elem_id="cp-corpus"):
                    histogram = _static("")
                    _static(skeleton.FIND)
                    table = _static("")
                    files = gr.File(
                        label="Add articles: txt, md, html, pdf, jsonl",
                        file_count="multiple",
                        file_types=[".txt", ".md", ".html", ".htm", ".pdf", ".jsonl"],
                        height=150,
                        elem_id="cp-files",
                    )
                    added = _static("", elem_id="cp-added")
                    with gr.Accordion("Remove articles", open=False, elem_id="cp-remove"), gr.Row():
                        doomed = gr.Dropdown([], label="Articles to remove", multiselect=True, scale=4)
                        remove = gr.Button("Remove from the index", scale=1)
            _static(skeleton.READER, elem_id="cp-side")

        def on_ask(
            asked: str, history: str, chosen: list[str] | None, first: str, last: str
        ) -> Iterator[str]:
            yield from messages.answer(service, asked, history, chosen or [], first or "", last or "")

        given = [question, channel, outlets, start, end]
        # One event for both ways to ask: gradio's page stops the last question of each event that Stop names, and
        # hangs on one that is over.
        asking = gr.on(
            [ask.click, question.submit],
            on_ask,
            given,
            [channel],
            js=_TAKE,
            show_progress="hidden",
            concurrency_limit=endpoints.AT_ONCE,
            concurrency_id="desk",
            api_visibility="private",
            trigger_mode="multiple",
        )
        stop.click(
            None,
            None,
            None,
            cancels=[asking],
            js="() => window.counterpoint.stopped()",
            api_visibility="private",
        )

        def on_survey() -> Iterator[tuple[object, ...]]:
            yield from messages.surveyed(service)

        disputes.select(
            on_survey,
            None,
            [channel, surveyed],
            show_progress="hidden",
            concurrency_limit=endpoints.AT_ONCE,
            concurrency_id="desk",
            api_visibility="private",
        )

        def on_load(request: gr.Request) -> Iterator[tuple[object, ...]]:
            query = request.query_params
            yield from messages.state(service, dict(query), query.getlist("outlet"), query.getlist("article"))

        corpus_view = [channel, welcome, outlets, histogram, table, doomed]
        page.load(
            on_load,
            None,
            [*corpus_view, start, end],
            show_progress="hidden",
            concurrency_limit=None,
            api_visibility="private",
        )

        def on_files(paths: list[str] | None) -> Iterator[tuple[object, ...]]:
            yield from messages.added(service, paths or [])

        files.upload(
            on_files,
            [files],
            [files, added, *corpus_view],
            show_progress="hidden",
            concurrency_limit=1,
            concurrency_id="write",
            api_visibility="private",
        )

        def on_remove(ids: list[str] | None) -> tuple[object, ...]:
            return messages.removed(service, ids or [])

        remove.click(
            on_remove,
            [doomed],
            [added, *corpus_view],
            js="(ids) => [window.counterpoint.sure(ids)]",
            show_progress="hidden",
            concurrency_limit=1,
            concurrency_id="write",
            api_visibility="private",
        )
        _add_api(service)
    return page


def _static(html: str, elem_id: str | None = None) -> gr.HTML:
    return gr.HTML(html, apply_default_css=False, js_on_load=None, elem_id=elem_id)


# ---- the named endpoints


def _add_api(service: Service) -> None:
    def ask(
        question: str,
        history: list[str] | None = None,
        published_from: str = "",
        published_to: str = "",
        publishers: list[str] | None = None,
        sources: list[str] | None = None,
    ) -> AnswerObject:
        """Answers one question with quotes; `history` are the earlier questions of the conversation, oldest first,
        `publishers` outlets by their names, `sources` articles by their ids, dates as 2022-09-15.

        `status` is answered, disputed (see `disagreements`) or not_found (see `reason`). `statements` and the
        `positions` of disagreements name their `quotes` by index; `start` and `end` of a quote count code points of
        the article's text."""
        with _told():
            filters = endpoints.filters_of(published_from, published_to, publishers or (), sources or ())
            return endpoints.ask(service, question, history or (), filters)

    def search(
        query: str,
        k: int = 10,
        published_from: str = "",
        published_to: str = "",
        publishers: list[str] | None = None,
        sources: list[str] | None = None,
    ) -> list[HitObject]:
        """Finds the k passages nearest to a query, the best first, with a score that is no probability."""
        with _told():
            filters = endpoints.filters_of(published_from, published_to, publishers or (), sources or ())
            return endpoints.search(service, query, k, filters)

    def disagreements(
        about: str = "",
        published_from: str = "",
        published_to: str = "",
        publishers: list[str] | None = None,
        sources: list[str] | None = None,
    ) -> SurveyObject:
        """Lists where the articles disagree, the strongest first, without a question; `about` keeps those with all
        of its words. Each has the `question` that asks for it, or null."""
        with _told():
            filters = endpoints.filters_of(published_from, published_to, publishers or (), sources or ())
            return endpoints.disagreements(service, about, filters)

    gradio_api(ask, api_name="ask", concurrency_limit=endpoints.AT_ONCE, concurrency_id="desk")
    gradio_api(search, api_name="search", concurrency_limit=endpoints.AT_ONCE, concurrency_id="desk")
    gradio_api(
        disagreements, api_name="disagreements", concurrency_limit=endpoints.AT_ONCE, concurrency_id="desk"
    )


@contextmanager
def _told() -> Iterator[None]:
    """What was wrong, as the error that gradio shows to whoever asked."""
    try:
        yield
    except CounterpointError as error:
        raise gr.Error(str(error)) from None
