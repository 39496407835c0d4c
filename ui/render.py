"""`Answer` to text and Markdown. Pure: values in, strings out. The page's HTML is in `ui.answers`."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from index.article import Article
from index.search import Hit
from ui import safe

if TYPE_CHECKING:
    # `show` uses this module too, and needs nothing that answers questions.
    from qa.answer import Answer, Development, Disagreement, Part, Position, Quote, Step

KINDS = {
    "figure": "Figures differ",
    "fact": "Affirmed and denied",
    "attribution": "Accounts of who or why differ",
    "time": "Times differ",
    "place": "Places differ",
}

# "Who won it" is told in several ways, and nothing is denied.
_ASKING = frozenset({"who", "whom", "whose", "which", "what", "where", "when", "why", "how"})


def how_it_differs(disagreement: Disagreement) -> str:
    """The kind of a disagreement, in words."""
    asks = disagreement.about.split(" ", 1)[0].lower() in _ASKING
    return "Answers differ" if disagreement.kind == "fact" and asks else KINDS[disagreement.kind]


_NEAREST = "Nearest passages (they do not answer the question):"


def day(value: date | None) -> str:
    """A date as a reader says it: "15 September 2022"; empty where there is none."""
    return f"{value.day} {value:%B %Y}" if value else ""


def where(article: Article) -> str:
    """The outlet and the date: "The Daily Record, 15 September 2022"."""
    outlet = safe.one_line(article.publisher or "") or "outlet unknown"
    return f"{outlet}, {day(article.published) or 'no date'}"


def headline(article: Article) -> str:
    """The article's title, or its id where it has none."""
    return safe.one_line(article.title) or safe.one_line(article.id)


def sentence(text: str) -> str:
    """The text as a sentence of its own: a capital first and a stop last."""
    line = safe.one_line(text)
    return line[:1].upper() + line[1:] + ("" if not line or line[-1] in ".!?…”" else ".")


def summary(answer: Answer) -> str:
    """One sentence on what the answer rests on; empty where nothing was found."""
    if not answer.quotes:
        return ""
    quotes, outlets = len(answer.quotes), len({q.article.publisher or q.article.id for q in answer.quotes})
    text = f"{count(quotes, 'quote')} from {count(outlets, 'outlet')}"
    if answer.disagreements:
        text += f"; the sources disagree on {count(len(answer.disagreements), 'point')}"
    return text


def count(number: int, noun: str) -> str:
    """ "1 quote", "2 quotes"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def notes(position: Position) -> str:
    """What a reader must know to weigh a side: speakers, hedge, day, independent voices."""
    parts = [", ".join(safe.one_line(speaker) for speaker in position.speakers)]
    if position.hedge:
        parts.append(f"“{safe.one_line(position.hedge)}”")
    if position.as_of:
        parts.append(f"as of {day(position.as_of)}")
    if position.voices > 1:
        parts.append(f"{position.voices} independent voices")
    return "; ".join(part for part in parts if part)


def marks(quotes: Sequence[int]) -> str:
    """Quote numbers as shown: "[1][3]". Shown numbers count from 1."""
    return "".join(f"[{number + 1}]" for number in quotes)


def to_text(answer: Answer, width: int = 100) -> str:
    """The answer for a terminal, wrapped to `width` columns; ends with a newline."""
    blocks = list(_text_blocks(answer, width))
    return "\n\n".join(blocks) + "\n"


def parts_of(answer: Answer) -> tuple[tuple[Part, Answer], ...]:
    """Each of several questions with what the answer holds for it; the numbers of quotes stay those of the whole."""
    return tuple(
        (
            part,
            replace(
                answer,
                status=part.status,
                statements=tuple(answer.statements[n] for n in part.statements),
                disagreements=tuple(answer.disagreements[n] for n in part.disagreements),
                developments=tuple(answer.developments[n] for n in part.developments),
                reason=part.reason,
                did_you_mean=part.did_you_mean,
                parts=(),
            ),
        )
        for part in answer.parts
    )


def _text_blocks(answer: Answer, width: int) -> Iterator[str]:
    for part, own in parts_of(answer):
        lead, *rest = _found_text(own, [answer.closest[n] for n in part.closest], width)
        yield f"{_wrap(safe.one_line(part.question), width, '  ', '> ')}\n{lead}"
        yield from rest
    if not answer.parts:
        if safe.one_line(answer.standalone_question) != safe.one_line(answer.question):
            yield _wrap(f"Understood as: {safe.one_line(answer.standalone_question)}", width)
        yield from _found_text(answer, answer.closest, width)
    if answer.quotes:
        yield "\n\n".join(_quote_text(str(n), quote, width) for n, quote in enumerate(answer.quotes, 1))
    if answer.quotes:
        yield f"({summary(answer)})"


def _found_text(answer: Answer, closest: Sequence[Quote], width: int) -> Iterator[str]:
    """What answers one question, or why nothing does with what is nearest."""
    if answer.status in ("not_found", "error"):
        yield _wrap(_refusal(answer), width)
        if closest:
            yield f"{_NEAREST}\n\n" + "\n\n".join(_quote_text("-", quote, width) for quote in closest)
        return
    if answer.statements:
        yield "\n".join(
            _wrap(f"{safe.one_line(s.text)} {marks(s.quotes)}{_voices(s.voices)}", width)
            for s in answer.statements
        )
    for disagreement in answer.disagreements:
        yield _disagreement_text(disagreement, width)
    for development in answer.developments:
        yield _development_text(development, width)


def _refusal(answer: Answer) -> str:
    lead = (
        "The articles do not answer this." if answer.status == "not_found" else "This could not be answered."
    )
    return f"{lead} {sentence(answer.reason or '')}".strip()


def _voices(voices: int) -> str:
    return f" ({voices} independent voices)" if voices > 1 else ""


def _wrap(text: str, width: int, indent: str = "", first: str | None = None) -> str:
    return textwrap.fill(
        text,
        max(width, 40),
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _disagreement_text(disagreement: Disagreement, width: int) -> str:
    lines = [
        _wrap(
            f"DISPUTED: {safe.one_line(disagreement.about)} ({how_it_differs(disagreement).lower()})", width
        )
    ]
    for position in disagreement.positions:
        weigh = notes(position)
        tail = f" ({weigh})" if weigh else ""
        lines.append(
            _wrap(
                f"{safe.one_line(position.value)}{tail} {marks(position.quotes)}", width, "      ", "    - "
            )
        )
    return "\n".join(lines)


def _development_text(development: Development, width: int) -> str:
    lines = [_wrap(f"OVER TIME: {safe.one_line(development.about)}", width)]
    lines.extend(
        _wrap(f"{_step(step)} {marks(step.quotes)}", width, "      ", "    - ") for step in development.steps
    )
    return "\n".join(lines)


def _step(step: Step) -> str:
    return f"{day(step.as_of) or 'no date'}: {safe.one_line(step.value)}"


def _quote_text(label: str, quote: Quote, width: int) -> str:
    said = f"{safe.one_line(quote.speaker)}: " if quote.speaker else ""
    return "\n".join(
        (
            _wrap(f"{where(quote.article)} - {headline(quote.article)}", width, "    ", f"[{label}] "),
            _wrap(f"{said}{safe.quoted(safe.one_line(quote.text))}", width, "    "),
            f"    {safe.one_line(quote.article.id)} {quote.start}-{quote.end}",
        )
    )


def to_markdown(answer: Answer) -> str:
    """The answer with its citations as Markdown; article words stay text. Ends with a newline."""
    blocks = [f"## {safe.markdown(safe.one_line(answer.question))}"]
    for part, own in parts_of(answer):
        nearest = [answer.closest[n] for n in part.closest]
        blocks += [f"### {safe.markdown(safe.one_line(part.question))}", *_found_markdown(own, nearest)]
    if not answer.parts:
        if safe.one_line(answer.standalone_question) != safe.one_line(answer.question):
            blocks.append(f"*Understood as: {safe.markdown(safe.one_line(answer.standalone_question))}*")
        blocks.extend(_found_markdown(answer, answer.closest))
    blocks.extend(_quote_markdown(n, quote) for n, quote in enumerate(answer.quotes, 1))
    return "\n\n".join(blocks) + "\n"


def _found_markdown(answer: Answer, closest: Sequence[Quote]) -> Iterator[str]:
    if answer.status in ("not_found", "error"):
        yield safe.markdown(_refusal(answer))
        if closest:
            yield f"*{_NEAREST}*"
            yield from (_item_markdown(quote) for quote in closest)
    for s in answer.statements:
        yield f"{safe.markdown(safe.one_line(s.text))} {_notes_of(s.quotes)}{_voices(s.voices)}"
    for d in answer.disagreements:
        yield f"**Disputed: {safe.markdown(safe.one_line(d.about))}** ({how_it_differs(d).lower()})"
        yield "\n".join(_side_markdown(position) for position in d.positions)
    for development in answer.developments:
        yield f"**Over time: {safe.markdown(safe.one_line(development.about))}**"
        yield "\n".join(f"- {safe.markdown(_step(s))} {_notes_of(s.quotes)}" for s in development.steps)


def _notes_of(quotes: Sequence[int]) -> str:
    return " ".join(f"\\[{number + 1}\\]" for number in quotes)


def _side_markdown(position: Position) -> str:
    weigh = notes(position)
    tail = f" ({safe.markdown(weigh)})" if weigh else ""
    return f"- **{safe.markdown(safe.one_line(position.value))}**{tail} {_notes_of(position.quotes)}"


def _quote_markdown(number: int, quote: Quote) -> str:
    return f"\\[{number}\\] " + quote_to_markdown(quote)


def _item_markdown(quote: Quote) -> str:
    """The quote as an item of a list, its block quotation within."""
    return "- " + quote_to_markdown(quote).replace("\n\n", "\n\n  ").replace("\n>", "\n  >")


def quote_to_markdown(quote: Quote) -> str:
    """One quote as a Markdown block quotation under its speaker, outlet, date, title and link."""
    title = safe.quoted(safe.markdown(headline(quote.article)))
    address = safe.address_of_words(quote.article.url, quote.text)
    linked = f"[{title}](<{address}>)" if address and not set(address) & set("<>") else title
    speaker = safe.one_line(quote.speaker or "")
    if not speaker[1:2].isupper():  # "The coast guard, in …", but "eBay, in …"
        speaker = speaker[:1].upper() + speaker[1:]
    said = f"{safe.markdown(speaker)}, in " if speaker else ""
    body = safe.markdown(quote.text).replace("\n", "\n> ")
    return f"{said}{safe.markdown(where(quote.article))}, {linked}:\n\n> {body}"


def hits_to_text(hits: Sequence[Hit], width: int = 100) -> str:
    """Search hits for a terminal, best first; ends with a newline."""
    if not hits:
        return "Nothing found.\n"
    return (
        "\n\n".join(
            "\n".join(
                (
                    _wrap(f"{where(hit.article)} - {headline(hit.article)}", width, "    ", f"{rank:2}. "),
                    _wrap(safe.one_line(hit.text), width, "    "),
                    f"    {safe.one_line(hit.article.id)} {hit.start}-{hit.end}  score {hit.score:.3f}",
                )
            )
            for rank, hit in enumerate(hits, 1)
        )
        + "\n"
    )


def hit_to_dict(hit: Hit) -> dict[str, object]:
    """One search hit as `search --json` prints it; offsets are code points of the article's text."""
    return {
        "article": hit.article.id,
        "title": hit.article.title,
        "publisher": hit.article.publisher,
        "published": hit.article.published.isoformat() if hit.article.published else None,
        "start": hit.start,
        "end": hit.end,
        "text": hit.text,
        "score": round(hit.score, 6),
    }
