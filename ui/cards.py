"""A quote as HTML for the page: its number, its card, its place in the article.

Pure, like all that makes HTML here: every word of an article passes `safe.html`, so it stays text. A button with
`data-quote` opens that quote in the reader; the page's script finds the quotes by their number.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise

from index.article import Article, Span
from qa.answer import Quote
from ui import render, safe

# Characters of the paragraph shown on each side of a quote on its card; the reader shows everything.
_AROUND = 220

# Article id to the other outlets that printed the same text.
Reprints = Mapping[str, Sequence[str]]
NO_REPRINTS: Reprints = {}


def quote_card(quote: Quote, number: int, reprints: Reprints = NO_REPRINTS, group: str = "quotes") -> str:
    """One quote marked in its paragraph, under its outlet, date, title and speaker."""
    article = quote.article
    outlet = safe.html(safe.one_line(article.publisher or "") or "Outlet unknown")
    published = render.day(article.published) or "no date"
    dated = (
        f'<time datetime="{article.published.isoformat()}">{published}</time>'
        if article.published
        else published
    )
    others = [name for name in reprints.get(article.id, ()) if name]
    also = f'<p class="cp-also">Also printed by {safe.html(listed(others))}</p>' if others else ""
    speaker = (
        f'<p class="cp-speaker">Said by <bdi>{safe.html(safe.one_line(quote.speaker))}</bdi></p>'
        if quote.speaker
        else ""
    )
    label = f"{'Nearest' if group == 'closest' else 'Quote'} {number + 1}"
    return (
        f'<li class="cp-card" data-card="{group}-{number}">'
        f'<header><span class="cp-number" aria-hidden="true">{number + 1}</span>'
        f'<p class="cp-where"><b>{outlet}</b> <span>{dated}</span></p>'
        f'<button type="button" class="cp-title" data-quote="{number}" data-group="{group}" '
        f'aria-label="{label}, {safe.html(render.headline(article))}: open in the reader">'
        f"<bdi>{safe.html(render.headline(article))}</bdi></button>{speaker}"
        f'<button type="button" class="cp-copy" data-copy-card="{number}" data-group="{group}" '
        f'aria-label="Copy {label.lower()} with its source" title="With outlet, title, date and link">Copy</button>'
        "</header>"
        f'<blockquote dir="auto">{_in_paragraph(quote)}</blockquote>{also}</li>'
    )


def listed(names: Sequence[str]) -> str:
    """The names, each once: "a, b and c"."""
    clean = [safe.one_line(name) for name in dict.fromkeys(names)]
    return clean[0] if len(clean) == 1 else ", ".join(clean[:-1]) + " and " + clean[-1]


def references(numbers: Sequence[int], quotes: Sequence[Quote], group: str = "quotes") -> str:
    """The numbered buttons that open quotes; `group` says whose quotes are counted."""
    buttons = []
    for number in numbers:
        quote = quotes[number]
        label = safe.html(f"Quote {number + 1}: {render.where(quote.article)}. Open in the reader")
        buttons.append(
            f'<button type="button" class="cp-ref" data-quote="{number}" data-group="{group}" aria-label="{label}" '
            f'title="{safe.html(render.where(quote.article))}">{number + 1}</button>'
        )
    return f'<span class="cp-refs">{"".join(buttons)}</span>'


def _in_paragraph(quote: Quote) -> str:
    """The quote marked in as much of its paragraph as a card holds, cut at spaces."""
    text = quote.article.text
    first = text.rfind("\n", 0, quote.start) + 1
    last = text.find("\n", quote.end)
    last = len(text) if last < 0 else last
    start, end = first, last
    if quote.start - first > _AROUND:
        start = quote.start - _AROUND
        start = min(text.find(" ", start, quote.start) + 1 or start, quote.start)
    if last - quote.end > _AROUND:
        end = quote.end + _AROUND
        space = text.rfind(" ", quote.end, end)
        end = space if space > quote.end else end
    body = highlighted(quote.article, start, end, [Span(quote.start, quote.end)], quote.marks)
    return f"{'… ' if start > first else ''}{body}{' …' if end < last else ''}"


def highlighted(
    article: Article,
    start: int,
    end: int,
    quotes: Iterable[Span],
    words: Iterable[Span] = (),
    current: Span | None = None,
) -> str:
    """[start, end) of the article as HTML: quotes in <mark>, the `current` one apart, answering words in <strong>.

    The text of the fragment is exactly the article's, but for characters that `safe.plain` takes away.
    """
    layers = (
        ("span", ' class="cp-boilerplate"', article.boilerplate),
        ("strong", "", tuple(words)),
        ("mark", "", tuple(quotes)),
        ("mark", ' class="cp-here"', (current,) if current else ()),
    )
    cuts = {start, end}
    for _, _, spans in layers:
        for span in spans:
            cuts.update(cut for cut in (span.start, span.end) if start < cut < end)
    pieces: list[tuple[str, str]] = []  # (the tag of the quote that it belongs to, the rest)
    for left, right in pairwise(sorted(cuts)):
        here = Span(left, right)
        over = [(tag, kind) for tag, kind, spans in layers if any(span.holds(here) for span in spans)]
        piece = safe.html(article.text[left:right])
        for tag, kind in over:
            if tag != "mark":
                piece = f"<{tag}{kind}>{piece}</{tag}>"
        # The last is the current quote, which lies over the others.
        outer = f"<mark{over[-1][1]}>" if over and over[-1][0] == "mark" else ""
        pieces.append((outer, piece))
    return "".join(
        outer + "".join(piece for _, piece in run) + ("</mark>" if outer else "")
        for outer, run in groupby(pieces, key=lambda piece: piece[0])
    )
