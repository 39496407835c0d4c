"""Quotations: the stretches of an article between quotation marks, also over several paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from index.grammar import Sentence

_MARKS = re.compile(
    r"(?P<open>[“«„]|``|(?<![\w.,!?…])‘(?=\w))|(?P<close>[”»]|''|(?<=[.,!?…])’(?!\w)|(?<=\w)’(?=[.,!?;:]|\s*$))|(?P<straight>\")"
)


@dataclass(frozen=True, slots=True)
class Quotation:
    """[start, end) between the quotation marks, without them. `continues` is true where a paragraph ends
    before the quotation does, so that the next one goes on with the same speaker."""

    start: int
    end: int
    continues: bool = False


def sentences_of(begins: Sequence[int], quote: Quotation) -> tuple[int, int]:
    """The numbers of the first and the last sentence that the quotation stands in; `begins` has where each begins."""
    first = max(0, bisect_right(begins, quote.start) - 1)
    return first, max(first, bisect_right(begins, quote.end - 1) - 1)


def runs_on(text: str, first: int, border: int, last: int) -> bool:
    """Whether a quotation that opens in [first, border) is closed in [border, last) only."""
    quoted: list[Quotation] = []
    return _in_paragraph(text, first, border, False, quoted) and not _in_paragraph(
        text, first, last, False, quoted
    )


def quotations(text: str, sentences: Sequence[Sentence]) -> tuple[Quotation, ...]:
    """The quotations of a text in order, not nested; one that runs over paragraphs gives one a paragraph."""
    found: list[Quotation] = []
    bounds: list[tuple[int, int]] = []
    number = -1
    for sentence in sentences:
        if sentence.boilerplate:
            continue
        if sentence.paragraph == number:
            bounds[-1] = (bounds[-1][0], sentence.end)
        else:
            bounds.append((sentence.start, sentence.end))
            number = sentence.paragraph
    pending = False
    for first, last in bounds:
        pending = _in_paragraph(text, first, last, pending, found)
    return tuple(found)


def _in_paragraph(text: str, first: int, last: int, pending: bool, found: list[Quotation]) -> bool:
    """Adds a paragraph's quotations to `found`; true if the last of them is not closed in it."""
    opened, opener = -1, ""
    marks = list(_MARKS.finditer(text, first, last))
    # Goes on from the paragraph before: it closes here before anything opens.
    if pending and marks and marks[0].lastgroup == "close" and marks[0].group() != "’":
        opened, opener = first, marks[0].group()
    for mark in marks:
        kind, sign = mark.lastgroup, mark.group()
        if kind == "straight":
            kind = "close" if opened >= 0 or text[max(0, mark.start() - 1)].isdigit() else "open"
        if kind == "open" and opened < 0:
            opened, opener = mark.end(), sign
        elif kind == "close" and opened >= 0 and (opener in "‘’") == (sign == "’"):
            if mark.start() > opened:
                found.append(Quotation(opened, mark.start()))
            opened = -1
        elif kind == "open" and opener == "‘":
            # A single mark that never closed was no quotation.
            opened, opener = mark.end(), sign
    if opened >= 0 and last > opened and opener != "‘":
        found.append(Quotation(opened, last, continues=True))
        return True
    return False
