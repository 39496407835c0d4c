"""The page's other HTML: the reader, the table of articles, the welcome. Pure, and as safe as `ui.cards`."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from index.article import Article, Span
from index.corpus import AddReport
from ui import render, safe
from ui.cards import highlighted

# Outlets with a bar of their own: the search finds the others.
_OUTLETS = 8
# Bars of dates that a reader takes in at a glance.
_DATES = 12
# Rows of the table: a browser draws so many at once, and nobody scrolls through more.
_LISTED = 2_000

# What a reader calls the fields that can be inferred.
_FIELDS = {"published": "date", "publisher": "outlet", "author": "author", "title": "title", "url": "address"}


def reader_html(
    article: Article, current: Span | None = None, others: Sequence[Span] = (), words: Sequence[Span] = ()
) -> str:
    """A whole article by paragraphs; `current` is the quote to scroll to, `others` its neighbours."""
    paragraphs = []
    start = 0
    for line in article.text.splitlines(keepends=True):
        end = start + len(line)
        if line.strip():
            body = Span(start + len(line) - len(line.lstrip()), start + len(line.rstrip()))
            aside = any(span.holds(body) for span in article.boilerplate)
            here = current is not None and current.overlaps(body)
            paragraphs.append(
                f'<p dir="auto"{" class=cp-aside" if aside else ""}{" data-current" if here else ""}>'
                f"{highlighted(article, body.start, body.end, others, words, current)}</p>"
            )
        start = end
    words_of_quote = current.of(article.text) if current else ""
    address = safe.address_of_words(article.url, words_of_quote) if current else safe.web_address(article.url)
    link = (
        f'<a class="cp-original" href="{safe.html(address)}" target="_blank" rel="noopener noreferrer">'
        f"Open the original{' at this sentence' if current else ''}</a>"
        if address
        else ""
    )
    author = (
        f'<p class="cp-byline">By {safe.html(safe.one_line(article.author))}</p>' if article.author else ""
    )
    inferred = [name for field, name in _FIELDS.items() if field in article.inferred]
    note = f'<p class="cp-inferred">Taken from the text itself: {", ".join(inferred)}</p>' if inferred else ""
    return (
        f'<header><p class="cp-where">{safe.html(render.where(article))}</p>{link}</header>'
        f'<h2 dir="auto">{safe.html(render.headline(article))}</h2>{author}{note}'
        f'<div class="cp-text">{"".join(paragraphs)}</div>'
    )


def articles_html(
    articles: Sequence[Article], copies: Mapping[str, str], unread: Collection[str] = ()
) -> str:
    """The corpus as a table, newest first; a star marks a field that was inferred from the text.

    `copies` maps an article's id to the id of the one that it repeats, `unread` are ids still to be indexed.
    """
    if not articles:
        return '<p class="cp-empty">No articles yet. Add some below.</p>'
    newest_first = sorted(articles, key=lambda a: a.published or date.min, reverse=True)
    titles = {article.id: render.headline(article) for article in articles}
    rows = "".join(
        _row(article, _state(article, copies, titles, unread)) for article in newest_first[:_LISTED]
    )
    notes = "* taken from the text itself, not from metadata. " if _any_inferred(articles) else ""
    if len(articles) > _LISTED:
        notes += f"The newest {_LISTED:,} of {len(articles):,} articles; counterpoint articles lists all."
    return (
        '<div class="cp-scroll" tabindex="0" role="region" aria-label="Articles">'
        '<table class="cp-articles"><thead><tr><th scope="col">Date</th><th scope="col">Outlet</th>'
        '<th scope="col">Title</th><th scope="col">State</th><th scope="col">Words</th>'
        '<th scope="col"><span class="cp-unseen">Ask</span></th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>" + (f'<p class="cp-note">{notes}</p>' if notes else "")
    )


def _any_inferred(articles: Sequence[Article]) -> bool:
    return any(set(a.inferred) & {"published", "publisher", "title"} for a in articles)


def _state(
    article: Article, copies: Mapping[str, str], titles: Mapping[str, str], unread: Collection[str]
) -> str:
    if article.id in unread:
        return "to be added again"
    first = copies.get(article.id)
    return f"repeats {safe.quoted(titles.get(first, first))}" if first else "indexed"


def _row(article: Article, state: str) -> str:
    def star(field: str) -> str:
        return '<abbr title="taken from the text itself">*</abbr>' if field in article.inferred else ""

    published = article.published.isoformat() if article.published else "no date"
    outlet = safe.html(safe.one_line(article.publisher or "unknown"))
    title, name = safe.html(render.headline(article)), safe.html(article.id)
    return (
        f'<tr data-outlet="{outlet}" data-when="{published}">'
        f"<td>{published}{star('published')}</td><td>{outlet}{star('publisher')}</td>"
        f'<td><button type="button" class="cp-title" data-article="{name}">'
        f"<bdi>{title}</bdi></button>{star('title')}</td>"
        f'<td class="cp-how">{safe.html(state)}</td><td>{len(article.text.split()):,}</td>'
        f'<td><button type="button" data-only="{name}" data-title="{title}" '
        f'aria-label="Ask only this article: {title}">Ask only this</button></td></tr>'
    )


def histogram_html(articles: Sequence[Article]) -> str:
    """Articles by date and by outlet as bars that are buttons: pressed, they filter the table."""
    outlets = Counter(safe.one_line(a.publisher or "unknown") for a in articles)
    return (
        '<div class="cp-histograms">'
        + _bars("By date", "when", _by_date([a.published for a in articles if a.published]))
        + _bars(
            "By outlet",
            "outlet",
            [(name, name, n) for name, n in outlets.most_common(_OUTLETS)],
            f"and {render.count(len(outlets) - _OUTLETS, 'outlet')} more: search for them below"
            if len(outlets) > _OUTLETS
            else "",
        )
        + "</div>"
    )


def _by_date(days: Sequence[date]) -> list[tuple[str, str, int]]:
    """(what a date begins with, its label, how many): by day, month or year, the finest that a reader can survey."""
    for length, form in ((10, "{0.day} {0:%B %Y}"), (7, "{0:%B %Y}"), (4, "{0:%Y}")):
        counted = Counter(day.isoformat()[:length] for day in days)
        if len(counted) <= _DATES or length == 4:
            first = {day.isoformat()[:length]: day for day in days}
            return [(begin, form.format(first[begin]), n) for begin, n in sorted(counted.items())]
    return []


def _bars(title: str, field: str, counted: Sequence[tuple[str, str, int]], rest: str = "") -> str:
    if not counted:
        return ""
    top = max(number for _, _, number in counted)
    bars = "".join(
        f'<li><button type="button" aria-pressed="false" data-filter="{field}" '
        f'data-value="{safe.html(value)}" style="--share:{100 * number / top:.1f}%">'
        f"<bdi>{safe.html(label)}</bdi> <span></span> <b>{number:,}</b></button></li>"
        for value, label, number in counted
    )
    note = f'<p class="cp-note">{rest}</p>' if rest else ""
    return f'<section><h2>{title}</h2><ul class="cp-bars">{bars}</ul>{note}</section>'


def welcome_html(articles: Sequence[Article], examples: Sequence[tuple[str, str]]) -> str:
    """What stands where the conversation will be; `examples` are (note, question), shown as buttons."""
    days = sorted(a.published for a in articles if a.published)
    outlets = {a.publisher for a in articles if a.publisher}
    span = f", {render.day(days[0])} to {render.day(days[-1])}" if days and days[0] != days[-1] else ""
    about = f"{render.count(len(articles), 'article')} from {render.count(len(outlets), 'outlet')}{span}."
    buttons = "".join(
        f'<li><button type="button" data-ask="{safe.html(question)}"><small>{safe.html(note)}</small>'
        f"<bdi>{safe.html(question)}</bdi></button></li>"
        for note, question in examples
    )
    return (
        '<div class="cp-welcome"><h2>Ask the articles</h2>'
        f"<p>{about} You get the sentences that answer, word for word, with who said them and where, "
        "and you are told where the sources disagree. Without evidence there is no answer.</p>"
        f"{f'<ul>{buttons}</ul>' if buttons else ''}</div>"
    )


def failed_html(reason: str) -> str:
    """What stands where the conversation would be, where the index could not be opened."""
    return (
        '<div class="cp-welcome cp-unopened" role="alert"><h2>The articles could not be opened</h2>'
        f"<p>{safe.html(reason)}</p></div>"
    )


def note_html(text: str) -> str:
    """A line on what is being done or went wrong."""
    return f'<p class="cp-note" role="status">{safe.html(safe.one_line(text))}</p>'


def added_html(
    report: AddReport, skipped: Sequence[tuple[str, str]], noted: Sequence[tuple[str, str]] = ()
) -> str:
    """What adding did: counts, copies, every file that was left out (name, reason), what of others was not read."""
    counts = [("added", report.added), ("updated", report.updated), ("unchanged", report.unchanged)]
    done = ", ".join(f"{len(ids):,} {name}" for name, ids in counts if ids) or "Nothing was added"
    left = _files_html(skipped)
    told = f"{done}. {len(skipped):,} left out:" if skipped else f"{done}."
    listed = f'<ul class="cp-skipped" aria-label="Left out">{left}</ul>' if left else ""
    notes = f'<ul class="cp-skipped" aria-label="Not read">{_files_html(noted)}</ul>' if noted else ""
    return note_html(told) + listed + notes


def _files_html(told: Sequence[tuple[str, str]]) -> str:
    """Files, each with what is said of it."""
    return "".join(
        f"<li><b>{safe.html(safe.one_line(name))}</b>: {safe.html(safe.one_line(text))}</li>"
        for name, text in told
    )
