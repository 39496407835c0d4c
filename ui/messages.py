"""What the server tells the page: values for its components, and messages (JSON) for its script."""

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from pathlib import Path

import gradio as gr

from index.errors import BadInputError, CounterpointError
from index.search import Filters
from qa.answer import Quote
from ui import endpoints, fragments, render, safe
from ui.answers import answer_html, survey_html
from ui.examples import Example
from ui.service import Failure, Service, Stage

# Characters before and after a quote in its selector, enough to tell it from the same words elsewhere.
_CONTEXT = 32

# The page's script is told of a value only where it differs from the last one.
_VIEWS = count()

# Of what a link names and is not there, so many are told.
_MOST_GONE = 5


def _message(fields: Mapping[str, object]) -> str:
    """JSON without "<": gradio looks into values for markup, and article words are not to be taken for it."""
    return json.dumps(fields, ensure_ascii=True).replace("<", "\\u003c")


def answer(
    service: Service, asked: str, sent: str, outlets: Sequence[str], first: str, last: str
) -> Iterator[str]:
    """Messages for one turn. `sent` is the script's JSON: the ask's name, earlier questions, articles asked."""
    ask, history, sources = _sent(sent)
    try:
        question = endpoints.question_of(asked)
        for label, given in (("Published from", first.strip()), ("Published to", last.strip())):
            if given and not Filters.is_day(given):
                raise BadInputError(f"{label}: {given!r} is not a date like 2022-09-15")
        filters = endpoints.filters_of(first, last, outlets, sources)
        for item in service.ask(question, history, filters):
            if isinstance(item, Stage):
                yield _message({"ask": ask, "stage": safe.one_line(item.text)})
            elif isinstance(item, Failure):
                yield _message({"ask": ask, "error": item.text})
            else:
                yield _message(
                    {
                        "ask": ask,
                        "html": answer_html(item, service.reprints()),
                        "answer": item.to_dict(),
                        "around": [_around(quote) for quote in item.quotes],
                        "markdown": render.to_markdown(item),
                        "text": render.to_text(item),
                    }
                )
    except CounterpointError as error:
        yield _message({"ask": ask, "error": str(error)})


def _around(quote: Quote) -> dict[str, str | None]:
    """What a quote needs when it is taken away: the words before and after it, and the link that opens there."""
    text = quote.article.text
    return {
        "before": text[max(quote.start - _CONTEXT, 0) : quote.start],
        "after": text[quote.end : quote.end + _CONTEXT],
        "link": safe.address_of_words(quote.article.url, quote.text),
    }


def _sent(text: str) -> tuple[str, list[str], list[str]]:
    try:
        sent = json.loads(text)
        return (
            str(sent["ask"]),
            [str(question) for question in sent["history"]],
            [str(article) for article in sent["articles"]],
        )
    except (ValueError, KeyError, TypeError):
        return "", [], []


def state(
    service: Service, query: Mapping[str, str], outlets: Sequence[str], only: Sequence[str]
) -> Iterator[tuple[object, ...]]:
    """The page while the models load, then with the corpus in it; a link's filters and question are kept.

    A link's dates come first, before a reader can have typed any, and what a link does not name is never set: a
    slow load wipes nothing.
    """
    skips = [gr.skip()] * 7
    dates = (query.get("from") or gr.skip(), query.get("to") or gr.skip())
    yield (_message({"state": service.state}), *skips[2:], *dates)
    try:
        yield (*_corpus_view(service, query.get("q", ""), outlets, only), gr.skip(), gr.skip())
        drawn = _drawn(service.examples())
        yield (gr.skip(), fragments.welcome_html(service.articles(), drawn), *skips[1:])
    except CounterpointError as error:
        message = _message({"state": "failed", "error": str(error)})
        yield (message, fragments.failed_html(str(error)), *skips[1:])


def _drawn(examples: Sequence[Example]) -> list[tuple[str, str]]:
    return [(example.note, example.question) for example in examples]


def _corpus_view(
    service: Service, question: str = "", outlets: Sequence[str] = (), only: Sequence[str] = ()
) -> tuple[object, ...]:
    """Values for all that shows the corpus; `outlets` and `only` (articles) are a link's, empty to leave alone."""
    corpus = service.desk().corpus
    articles, copies, publishers = corpus.articles(), corpus.copies(), corpus.publishers()
    counts = f"{render.count(len(articles), 'article')}, {render.count(len(publishers), 'outlet')}"
    choices = [(safe.one_line(publisher), publisher) for publisher in publishers]
    chosen = [outlet for outlet in outlets if outlet in publishers]
    asked = set(only)
    gone = [*(set(outlets) - set(publishers)), *(asked - {article.id for article in articles})]
    return (
        _message(
            {
                "state": "ready",
                "view": next(_VIEWS),
                "text": counts,
                "question": question,
                "gone": _gone(sorted(gone)),
                "only": [{"id": a.id, "title": render.headline(a)} for a in articles if a.id in asked],
            }
        ),
        fragments.welcome_html(articles, _drawn(service.drawn) if articles else ()),
        gr.Dropdown(choices=choices, value=chosen) if chosen else gr.Dropdown(choices=choices),
        fragments.histogram_html(articles),
        fragments.articles_html(articles, copies, [a.id for a in corpus.incomplete()]),
        gr.Dropdown(choices=[(f"{render.headline(a)} ({a.id})", a.id) for a in articles], value=[]),
    )


def _gone(names: Sequence[str]) -> str:
    """Why a link's question is not asked, where it names outlets or articles that are not there; else empty."""
    if not names:
        return ""
    named = ", ".join(f"“{safe.one_line(name)}”" for name in names[:_MOST_GONE])
    more = f" and {len(names) - _MOST_GONE:,} more" if len(names) > _MOST_GONE else ""
    lead = f"The link asks only of what the index does not hold: {named}{more}."
    return f"{lead} Nothing was asked; “Ask again” leaves that out."


def surveyed(service: Service) -> Iterator[tuple[object, ...]]:
    """The disagreements of the whole corpus: a note while they are looked for, then all of them."""
    yield gr.skip(), fragments.note_html("Comparing what the articles say …")
    try:
        survey = service.disagreements()
    except CounterpointError as error:
        yield gr.skip(), fragments.note_html(str(error))
        return
    quotes = [quote.to_dict() for quote in survey.quotes]
    around = [_around(quote) for quote in survey.quotes]
    yield _message({"survey": quotes, "around": around}), survey_html(survey, service.reprints())


def added(service: Service, paths: Sequence[str]) -> Iterator[tuple[object, ...]]:
    """Progress of adding, then what was done; the uploaded copies are deleted whatever happens."""
    skips = [gr.skip()] * 6
    files = [Path(path) for path in paths]
    yield (gr.skip(), fragments.note_html(f"Reading {render.count(len(files), 'file')} …"), *skips)
    try:
        for item in service.add(files):
            if isinstance(item, Stage):
                yield (gr.skip(), fragments.note_html(item.text), *skips)
            elif isinstance(item, Failure):
                yield (None, fragments.note_html(item.text), *skips)
            else:
                summary = fragments.added_html(
                    item.report,
                    [(Path(s.source).name, s.reason) for s in item.skipped],
                    [(Path(n.source).name, n.note) for n in item.noted],
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
