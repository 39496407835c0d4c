"""A disagreement and a development as HTML: who says what, the figures to scale, the steps in time."""

import re
from collections.abc import Iterable, Sequence

from qa.answer import Development, Disagreement, Position, Quote
from ui import render, safe
from ui.cards import Reprints, listed, references
from ui.surveys import stated_range

_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SCALES = {"dozen": 12.0, "hundred": 100.0, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
# "hundreds" is 200 to 999.
_VAGUE = {"dozens": (24.0, 99.0), "hundreds": (200.0, 999.0), "thousands": (2_000.0, 9_999.0)}
_NUMBER = re.compile(rf"(?i)\d[\d,]*(?:\.\d+)?|\b(?:{'|'.join((*_WORDS, *_VAGUE))})\b")
_ARTICLE = re.compile(r"(?i)^(?:the|an?) ")


def disagreement_html(
    disagreement: Disagreement,
    quotes: Sequence[Quote],
    reprints: Reprints,
    group: str = "quotes",
    below: str = "",
) -> str:
    """The sides beside each other, their figures to scale above them; `below` comes under them as it is."""
    sides = "".join(_side(position, quotes, reprints, group) for position in disagreement.positions)
    # Without a range the figures are in several units, which one line cannot hold.
    scale = _scale(disagreement.positions) if disagreement.range else ""
    return (
        '<section class="cp-dispute" aria-label="The sources disagree">'
        f"{_headed('Disputed', disagreement.about)}"
        f'<p class="cp-kind">{render.how_it_differs(disagreement)}{stated_range(disagreement)}</p>{scale}'
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
        ("Said by", listed(speakers) if speakers else "the outlet itself"),
        ("In", listed(tuple(outlets)) if outlets else ""),
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


def _once(speakers: Iterable[str]) -> tuple[str, ...]:
    """The speakers; one named with and without its article ("The union", "union") comes once."""
    once: dict[str, str] = {}
    for name in speakers:
        once.setdefault(_ARTICLE.sub("", safe.one_line(name)).casefold(), name)
    return tuple(once.values())


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


def development_html(development: Development, quotes: Sequence[Quote]) -> str:
    """The steps under their days."""
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
