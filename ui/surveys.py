"""`Survey` to text and Markdown, and what adding articles is told. Pure: values in, strings out."""

import textwrap
from collections.abc import Iterator

from qa.answer import Disagreement, Position
from qa.survey import Survey, Surveyed
from ui import render, safe

# Adding articles names no more disagreements than these; the command shows all.
_NAMED = 5


def to_text(survey: Survey, width: int = 100) -> str:
    """The survey for a terminal, wrapped to `width` columns; ends with a newline."""
    if not survey.rows:
        return "No disagreements found. That is no proof that there are none: ask about what matters.\n"
    blocks = [*_rows(survey, width), f"({render.count(len(survey.rows), 'disagreement')})"]
    return "\n\n".join(blocks) + "\n"


def _rows(survey: Survey, width: int) -> Iterator[str]:
    for number, row in enumerate(survey.rows, 1):
        found = row.disagreement
        lines = [_wrap(_headline(found), width, f"{number:2}. ")]
        for position in found.positions:
            weigh = render.notes(position)
            tail = f" ({weigh})" if weigh else ""
            lines.append(_wrap(f"{safe.one_line(position.value)}{tail}", width, "    - "))
            for n in position.quotes:
                quote = survey.quotes[n]
                lines.append(
                    _wrap(
                        f"{render.where(quote.article)}: {safe.quoted(safe.one_line(quote.text))}",
                        width,
                        " " * 8,
                    )
                )
                lines.append(f"        {safe.one_line(quote.article.id)} {quote.start}-{quote.end}")
        if row.question:
            lines.append(_wrap(f"Ask: {safe.one_line(row.question)}", width, "    "))
        yield "\n".join(lines)


def _headline(found: Disagreement) -> str:
    return f"{safe.one_line(found.about)} ({render.KINDS[found.kind].lower()}{stated_range(found)})"


def stated_range(found: Disagreement) -> str:
    """From where to where the figures go: ", from 4,300 to 12,000"; empty for other kinds."""
    if found.range is None:
        return ""
    low, high = found.range
    return f", from {low:,.10g} to {high:,.10g}"


def _wrap(text: str, width: int, first: str) -> str:
    return textwrap.fill(
        text,
        max(width, 40),
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )


def to_markdown(survey: Survey) -> str:
    """The survey as Markdown, each side with its quotes; article words stay text. Ends with a newline."""
    blocks = ["# Disagreements"]
    if not survey.rows:
        blocks.append("None found.")
    for number, row in enumerate(survey.rows, 1):
        blocks.append(f"## {number}. {safe.markdown(_headline(row.disagreement))}")
        if row.question:
            blocks.append(f"*Ask: {safe.markdown(safe.one_line(row.question))}*")
        for position in row.disagreement.positions:
            blocks.append(_side(position))
            blocks.extend(render.quote_to_markdown(survey.quotes[n]) for n in position.quotes)
    return "\n\n".join(blocks) + "\n"


def _side(position: Position) -> str:
    weigh = render.notes(position)
    tail = f" ({safe.markdown(weigh)})" if weigh else ""
    return f"- **{safe.markdown(safe.one_line(position.value))}**{tail}"


def of_new_articles(survey: Survey, alone: bool, command: str = "counterpoint disagreements") -> str:
    """What adding articles brought, a line each; empty where nothing. `alone`: there were no others before.
    `command` shows them all."""
    if not survey.rows:
        return ""
    found = render.count(len(survey.rows), "disagreement" if alone else "new disagreement")
    named = f", the first {_NAMED}" if len(survey.rows) > _NAMED else ""
    lines = [found + ("" if alone else " with what you have") + named + ":"]
    lines.extend(f"  {_headline(row.disagreement)}: {_between(survey, row)}" for row in survey.rows[:_NAMED])
    return "\n".join([*lines, f"See: {command}"])


def _between(survey: Survey, row: Surveyed) -> str:
    outlets = [outlet for position in row.disagreement.positions for outlet in survey.outlets(position)]
    return ", ".join(safe.one_line(outlet) for outlet in dict.fromkeys(outlets))
