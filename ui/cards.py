"""`Answer` to HTML for the page. Pure: every word of an article passes `safe.html`, so it stays text.

A button with `data-quote` opens that quote in the reader; the page's script finds the quotes by their number.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, pairwise

from index.article import Article, Span
from qa.answer import Answer, Development, Disagreement, Part, Position, Quote, Statement
from qa.survey import Survey
from ui import render, safe
from ui.surveys import stated_range

# Characters of the paragraph shown on each side of a quote on its card; the reader shows everything.
_AROUND = 220
_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SCALES = {"dozen": 12.0, "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
# "hundreds" is 200 to 999.
_VAGUE = {"dozens": (24.0, 99.0), "hundreds": (200.0, 999.0), "thousands": (2_000.0, 9_999.0)}
_NUMBER = re.compile(rf"(?i)\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join((*_WORDS, *_VAGUE))})\b")
_ARTICLE = re.compile(r"(?i)^(?:the|an?) ")

# Article id to the other outlets that printed the same text.
Reprints = Mapping[str, Sequence[str]]
NO_REPRINTS: Reprints = {}


def answer_html(answer: Answer, reprints: Reprints = NO_REPRINTS) -> str:
    """The whole answer as one HTML fragment."""
    if answer.parts:
        found = [
            _headed_part(part, _found(own, part.closest, reprints)) for part, own in render.parts_of(answer)
        ]
    else:
        found = [_understood(answer), _found(answer, range(len(answer.closest)), reprints)]
    found.append(_evidence(answer, reprints))
    return f'<div class="cp-answer" data-status="{answer.status}">{"".join(found)}</div>'


def _found(answer: Answer, closest: Sequence[int], reprints: Reprints) -> str:
    """What answers one question, or why nothing does; `closest` are the numbers of what is nearest then."""
    if answer.status in ("not_found", "error"):
        return _refusal(answer, closest, reprints)
    return "".join(
        (
            _statements(_unopposed(answer), answer.quotes),
            *(_disagreement(d, answer.quotes, reprints) for d in answer.disagreements),
            *(_development(d, answer.quotes) for d in answer.developments),
        )
    )


def _headed_part(part: Part, found: str) -> str:
    """What was found for one of several questions, under the question."""
    question = safe.html(safe.one_line(part.question))
    return (
        f'<section class="cp-part"><h3><bdi>{question}</bdi> '
        f'<button type="button" class="cp-link" data-edit="{question}" aria-label="Edit: {question}">Edit</button>'
        f"</h3>{found}</section>"
    )


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


def _understood(answer: Answer) -> str:
    if safe.one_line(answer.standalone_question) == safe.one_line(answer.question):
        return ""
    standalone = safe.html(safe.one_line(answer.standalone_question))
    return (
        f'<p class="cp-understood">Understood as: <q dir="auto">{standalone}</q> '
        f'<button type="button" class="cp-link" data-edit="{standalone}">Edit</button></p>'
    )


def _refusal(answer: Answer, closest: Sequence[int], reprints: Reprints) -> str:
    lead = (
        "The articles do not answer this." if answer.status == "not_found" else "This could not be answered."
    )
    reason = f"<p>{safe.html(render.sentence(answer.reason))}</p>" if answer.reason else ""
    nearest = ""
    if closest:
        cards = "".join(
            quote_card(answer.closest[number], number, reprints, group="closest") for number in closest
        )
        nearest = (
            f'<details class="cp-nearest"><summary>{render.count(len(closest), "nearest passage")}, '
            f"which do not answer the question</summary>"
            f'<ol class="cp-quotes">{cards}</ol></details>'
        )
    return f'<div class="cp-refusal"><p class="cp-lead">{lead}</p>{reason}{nearest}</div>'


def _unopposed(answer: Answer) -> tuple[Statement, ...]:
    """The statements that no side of a disagreement makes: the sides show theirs with the same words."""
    opposed = {n for d in answer.disagreements for position in d.positions for n in position.quotes}
    return tuple(s for s in answer.statements if not opposed.issuperset(s.quotes))


def _statements(statements: Sequence[Statement], quotes: Sequence[Quote]) -> str:
    lines = []
    for statement in statements:
        voices = (
            f' <span class="cp-voices">{statement.voices} independent voices</span>'
            if statement.voices > 1
            else ""
        )
        lines.append(
            f'<p class="cp-statement"><bdi>{safe.html(statement.text)}</bdi>'
            f"{references(statement.quotes, quotes)}{voices}</p>"
        )
    return f'<div class="cp-statements">{"".join(lines)}</div>' if lines else ""


def survey_html(survey: Survey, reprints: Reprints = NO_REPRINTS) -> str:
    """All disagreements of the corpus, each with its sides, and the question that asks for it as a button."""
    if not survey.rows:
        return (
            '<p class="cp-empty">No disagreements found. That is no proof that there are none: ask about what '
            "matters to you.</p>"
        )
    kinds = Counter(row.disagreement.kind for row in survey.rows)
    filters = "".join(
        f'<button type="button" aria-pressed="false" data-kind="{kind}">{render.KINDS[kind]} <b>{number:,}</b></button>'
        for kind, number in kinds.most_common()
    )
    rows = []
    for row in survey.rows:
        ask = (
            f'<p class="cp-row"><button type="button" data-ask="{safe.html(safe.one_line(row.question))}">'
            f"Ask: <bdi>{safe.html(safe.one_line(row.question))}</bdi></button></p>"
            if row.question
            else ""
        )
        found = row.disagreement
        panel = _disagreement(found, survey.quotes, reprints, "survey", ask)
        rows.append(f'<li data-of="{found.kind}">{panel}</li>')
    count = render.count(len(survey.rows), "disagreement")
    return (
        f'<p class="cp-kinds"><span>{count}</span>{filters if len(kinds) > 1 else ""}</p>'
        f'<ol class="cp-survey">{"".join(rows)}</ol>'
    )


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


# ---- quotes


def _evidence(answer: Answer, reprints: Reprints) -> str:
    if not answer.quotes:
        return ""
    cards = "".join(quote_card(quote, number, reprints) for number, quote in enumerate(answer.quotes))
    return (
        f'<section class="cp-evidence" aria-label="The quotes"><h3>{safe.html(render.summary(answer))}</h3>'
        f'<ol class="cp-quotes">{cards}</ol></section>'
    )


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
    also = f'<p class="cp-also">Also printed by {safe.html(_listed(others))}</p>' if others else ""
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


def _once(speakers: Iterable[str]) -> tuple[str, ...]:
    """The speakers; one named with and without its article ("The union", "union") comes once."""
    once: dict[str, str] = {}
    for name in speakers:
        once.setdefault(_ARTICLE.sub("", safe.one_line(name)).casefold(), name)
    return tuple(once.values())


def _listed(names: Sequence[str]) -> str:
    clean = [safe.one_line(name) for name in dict.fromkeys(names)]
    return clean[0] if len(clean) == 1 else ", ".join(clean[:-1]) + " and " + clean[-1]


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


# ---- disagreements and developments


def _disagreement(
    disagreement: Disagreement,
    quotes: Sequence[Quote],
    reprints: Reprints,
    group: str = "quotes",
    below: str = "",
) -> str:
    sides = "".join(_side(position, quotes, reprints, group) for position in disagreement.positions)
    # Without a range the figures are in several units, which one line cannot hold.
    scale = _scale(disagreement.positions) if disagreement.range else ""
    return (
        '<section class="cp-dispute" aria-label="The sources disagree">'
        f"{_headed('Disputed', disagreement.about)}"
        f'<p class="cp-kind">{render.KINDS[disagreement.kind]}{stated_range(disagreement)}</p>{scale}'
        f'<div class="cp-sides">{sides}</div>{below}</section>'
    )


def _headed(tag: str, about: str) -> str:
    return f'<h3><span class="cp-tag">{tag}</span> <bdi>{safe.html(safe.one_line(about))}</bdi></h3>'


def _side(position: Position, quotes: Sequence[Quote], reprints: Reprints, group: str) -> str:
    shown = [quotes[number] for number in position.quotes]
    outlets = dict.fromkeys(
        name
        for quote in shown
        for name in (
            quote.article.publisher or render.headline(quote.article),
            *reprints.get(quote.article.id, ()),
        )
        if name
    )
    speakers = _once(position.speakers or [q.speaker for q in shown if q.speaker])
    days = [quote.article.published for quote in shown if quote.article.published]
    facts = [
        ("Said by", _listed(speakers) if speakers else "the outlet itself"),
        ("In", _listed(tuple(outlets)) if outlets else ""),
        ("As of", render.day(position.as_of) if position.as_of else ""),
        ("Published", render.day(min(days)) if days and not position.as_of else ""),
        ("Hedged", f"“{safe.one_line(position.hedge)}”" if position.hedge else ""),
        ("Voices", f"{position.voices} independent" if position.voices > 1 else ""),
    ]
    rows = "".join(f"<div><dt>{name}</dt><dd>{safe.html(value)}</dd></div>" for name, value in facts if value)
    same_words: dict[str, list[int]] = {}
    for number, quote in zip(position.quotes, shown, strict=True):
        same_words.setdefault(safe.one_line(quote.text), []).append(number)
    said = "".join(
        f"<li><bdi>{safe.html(words)}</bdi>{references(numbers, quotes, group)}</li>"
        for words, numbers in same_words.items()
    )
    return (
        f'<article class="cp-side"><h4><bdi>{safe.html(safe.one_line(position.value))}</bdi></h4>'
        f"<dl>{rows}</dl><ul>{said}</ul></article>"
    )


def numbers_in(value: str) -> tuple[float, float] | None:
    """The lowest and the highest number that a value names ("27 to 32", "1.2 million"), or None."""
    found: list[float] = []
    matches = list(_NUMBER.finditer(value))
    for match in matches:
        word = value[match.end() :].split(maxsplit=1)[:1]
        said = match[0].lower()
        if said in _VAGUE:
            if len(matches) > 1:
                return None  # "hundreds of thousands"
            return _VAGUE[said]
        number = float(_WORDS.index(said) + 2 if said in _WORDS else said.replace(",", ""))
        found.append(number * _SCALES.get(word[0].lower() if word else "", 1.0))
    return (min(found), max(found)) if found else None


def _scale(positions: Sequence[Position]) -> str:
    """The sides' figures on one line drawn to scale from 0; empty where a side's value names no number."""
    ranges = [numbers_in(position.value) for position in positions]
    known = [r for r in ranges if r is not None]
    top = max((high for _, high in known), default=0.0)
    if len(known) < len(positions) or top <= 0:
        return ""
    dots = "".join(
        f"<li{' class=cp-left' if 2 * high < top else ''} "
        f'style="--low:{100 * low / top:.2f}%;--high:{100 * high / top:.2f}%">'
        f"<span>{safe.html(safe.one_line(position.value))}</span></li>"
        # From the left to the right, so that neighbours' labels stand at different heights.
        for (low, high), position in sorted(zip(known, positions, strict=True), key=lambda pair: pair[0])
    )
    return f'<ul class="cp-scale" aria-label="The figures to scale, from 0">{dots}</ul>'


def _development(development: Development, quotes: Sequence[Quote]) -> str:
    steps = "".join(
        f'<li><span class="cp-when">{render.day(step.as_of) or "no date"}</span>'
        f'<span class="cp-what"><bdi>{safe.html(safe.one_line(step.value))}</bdi>'
        f"{references(step.quotes, quotes)}</span></li>"
        for step in development.steps
    )
    return (
        '<section class="cp-development" aria-label="How it developed">'
        f"{_headed('Over time', development.about)}"
        f'<ol class="cp-steps">{steps}</ol></section>'
    )
