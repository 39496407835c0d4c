"""What the server tells the page: values for its components, and messages (JSON) for its script."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import gradio as gr

from index.errors import BadInputError, CounterpointError
from index.search import Filters
from ui import fragments, render, safe
from ui.cards import answer_html
from ui.service import Failure, Service, Stage

# A question is a sentence or two; a pasted article is not one, and would only keep the models busy.
MOST_CHARACTERS = 2_000


def question_of(text: str) -> str:
    """The question, or gr.Error where it is empty or too long."""
    if not text or not text.strip():
        raise gr.Error("The question is empty.")
    if len(text) > MOST_CHARACTERS:
        raise gr.Error(f"The question is longer than {MOST_CHARACTERS:,} characters.")
    return text


def filters_of(first: str, last: str, publishers: Sequence[str], sources: Sequence[str] = ()) -> Filters:
    """The filters, or gr.Error with what is wrong with them."""
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


def _message(fields: Mapping[str, object]) -> str:
    """JSON without "<": gradio looks into values for markup, and article words are not to be taken for it."""
    return json.dumps(fields, ensure_ascii=True).replace("<", "\\u003c")


def answer(
    service: Service, asked: str, sent: str, outlets: Sequence[str], first: str, last: str
) -> Iterator[str]:
    """Messages for one turn. `sent` is the script's JSON: the turn's number and the earlier questions."""
    turn, history = _sent(sent)
    try:
        question = question_of(asked)
        filters = filters_of(first, last, outlets)
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


def state(service: Service, query: Mapping[str, str], outlets: Sequence[str]) -> Iterator[tuple[object, ...]]:
    """The page while the models load, then with the corpus in it; a link's filters and question are kept."""
    skips = [gr.skip()] * 7
    yield (_message({"state": service.state}), *skips)
    try:
        yield (
            *_corpus_view(service, query.get("q", ""), outlets),
            query.get("from", ""),
            query.get("to", ""),
        )
        drawn = [(e.note, e.question) for e in service.examples()]
        yield (gr.skip(), fragments.welcome_html(service.articles(), drawn), *skips[1:])
    except CounterpointError as error:
        yield (_message({"state": "failed", "error": str(error)}), *skips)


def _corpus_view(
    service: Service, question: str = "", outlets: Sequence[str] | None = None
) -> tuple[object, ...]:
    """Values for all that shows the corpus; `outlets` are those to choose, None leaves the choice alone."""
    corpus = service.desk().corpus
    articles, copies, publishers = corpus.articles(), corpus.copies(), corpus.publishers()
    counts = f"{render.count(len(articles), 'article')}, {render.count(len(publishers), 'outlet')}"
    choices = [(safe.one_line(publisher), publisher) for publisher in publishers]
    if outlets is None:
        chooser = gr.Dropdown(choices=choices)
    else:
        chooser = gr.Dropdown(choices=choices, value=[outlet for outlet in outlets if outlet in publishers])
    return (
        _message({"state": "ready", "text": counts, "question": question}),
        fragments.welcome_html(articles, ()),
        chooser,
        fragments.histogram_html(articles),
        fragments.articles_html(articles, copies),
        gr.Dropdown(choices=[(f"{render.headline(a)} ({a.id})", a.id) for a in articles], value=[]),
    )


def added(service: Service, paths: Sequence[str]) -> Iterator[tuple[object, ...]]:
    """Progress of adding, then what was done; the uploaded copies are deleted whatever happens."""
    skips = [gr.skip()] * 6
    files = [Path(path) for path in paths]
    try:
        for item in service.add(files):
            if isinstance(item, Stage):
                yield (gr.skip(), fragments.note_html(item.text), *skips)
            elif isinstance(item, Failure):
                yield (None, fragments.note_html(item.text), *skips)
            else:
                summary = fragments.added_html(
                    item.report, [(Path(s.source).name, s.reason) for s in item.skipped]
                )
                yield (None, summary, *_corpus_view(service))
    finally:
        for file in files:
            file.unlink(missing_ok=True)


def removed(service: Service, ids: Sequence[str]) -> tuple[object, ...]:
    """A note on what was removed, then the corpus as it is now."""
    if not ids:
        return (gr.skip(),) * 7
    try:
        removed = service.remove(ids)
    except CounterpointError as error:
        return (fragments.note_html(str(error)), *[gr.skip()] * 6)
    return (fragments.note_html(f"{render.count(len(removed), 'article')} removed."), *_corpus_view(service))
