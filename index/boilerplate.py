"""What stands in an article's text without being the article's own words: recognised by kind and place.

Kinds: navigation, calls to subscribe, follow or share, links to other articles, credits and bylines, notices
(copyright, cookies, commissions, translation), forms, and what is left of a page's menu at its ends. `index.page`
tells them by their words.
"""

import re
from collections.abc import Iterable, Sequence

from index.article import Span
from index.grammar import paragraphs, sentence_spans
from index.page.bylines import (
    AGENCY_CREDIT,
    CREDIT,
    CREDIT_PARENTHESIS,
    PIPE_CREDIT,
    WHEN_LABEL,
    bare_words,
    is_byline,
    is_when,
)
from index.page.calls import call_or_notice, is_offer
from index.page.ends import HEAD, TAIL, neighbours
from index.page.entrylines import day_in, entry_lines, leading_clocks
from index.page.lines import (
    ADVERTISED,
    ALSO,
    ALSO_SURE,
    CONTENTS,
    LINE_WORDS,
    ORNAMENT,
    PRINTED,
    SOCIAL_LINE,
    is_headline,
    is_line,
    is_menu,
    is_share,
)
from index.page.mastheads import alone, dated, masthead
from index.page.placeholders import placeholders

# Longer than any call or notice; patterns are not tried on more (a whole page in one paragraph is no call).
_LONGEST = 1_200
_SHARE = 4  # one in so many of an article's paragraphs is its end, however few they are
# The holder and the licence are often sentences of their own behind it.
_COPYRIGHT = re.compile(r"©|\bcopyright\b", re.IGNORECASE)

_OPENERS = "\"“«‘'"


def boilerplate(text: str) -> tuple[Span, ...]:
    """The places of `text` that are not the article's own words, in order and apart from one another.

    Whole paragraphs where most of the paragraph is of such a kind, else single sentences or a credit. A
    headline is not boilerplate; the words after a "Read more:" label are left alone where they are prose.
    """
    blocks = list(paragraphs(text))
    lines = [block.of(text) if len(block.of(text)) <= 4 * _LONGEST else "" for block in blocks]
    title = _title_number(lines)
    few = max(1, len(blocks) // _SHARE)
    left = few
    marks: list[list[Span]] = [[] for _ in blocks]
    for number in reversed(range(len(blocks))):
        top, tail = number < min(HEAD, few + 1), number >= len(blocks) - TAIL and left > 0
        place = _Place(number < HEAD, top, tail, number == title)
        marks[number] = _marked(text, blocks[number], lines[number], place)
        # What stands below the article is none of its paragraphs.
        left -= marks[number] != [blocks[number]]
    entries = entry_lines(lines)
    for number in entries:
        marks[number] = []
    whole = [bool(m) and m == [block] for m, block in zip(marks, blocks, strict=True)]
    for number in neighbours(lines, whole, title):
        marks[number] = [blocks[number]]
    for number in range(1, len(lines)):
        if whole[number - 1] and ADVERTISED.fullmatch(bare_words(lines[number - 1])):
            marks[number] = [blocks[number]] if is_offer(bare_words(lines[number])) else marks[number]
    for number in entries:
        marks[number] = [blocks[number]] if day_in(lines[number]) else []
    for number, length in leading_clocks(lines).items():
        clock = Span(blocks[number].start, blocks[number].start + length)
        if not any(mark.overlaps(clock) for mark in marks[number]):
            marks[number] = [clock, *marks[number]]
    outlet = alone(lines[:HEAD], lines[title] if title >= 0 else "")
    if outlet is not None:
        marks[outlet] = [blocks[outlet]]
    marks.append(
        [
            mark
            for mark in placeholders(text, blocks)
            if not any(mark.overlaps(m) for found in marks for m in found)
        ]
    )
    return _merged(text, (mark for found in marks for mark in found))


class _Place:
    """Where a paragraph stands in its article."""

    __slots__ = ("head", "tail", "title", "top")

    def __init__(self, head: bool, top: bool, tail: bool, title: bool) -> None:
        self.head = head
        self.top = top
        self.tail = tail
        self.title = title


def _title_number(lines: Sequence[str]) -> int:
    """The headline's number: the first line of four words or more that is no button or byline; else -1."""
    for number, line in enumerate(lines[:HEAD]):
        bare = bare_words(line)
        words = bare.split()
        if not words or is_line(bare) or is_byline(bare) or is_when(bare) or line.strip()[:1] in "•·*":
            continue
        if is_menu(bare) or masthead(line):
            continue
        if len(words) < 4 and number + 1 < len(lines) and len(lines) > 3:
            continue
        return number if len(words) <= 30 and not call_or_notice(bare, top=False, tail=False) else -1
    return -1


def _marked(text: str, block: Span, line: str, place: _Place) -> list[Span]:
    bare = bare_words(line)
    if not bare:
        # Ornaments alone, or a paragraph too long to be of such a kind.
        return [block] if line else []
    if place.title:
        return []
    if _whole(bare, place):
        return [block]
    also = ALSO.match(bare)
    if also and is_headline(also["rest"]):
        return [block]
    if also and ALSO_SURE.match(bare):
        # Prose may follow in the same paragraph: only the label is surely not the article's.
        label = re.match(r"\W*[^:|►▶→»>–—-]{1,40}[:|►▶→»>–—-]", line)
        return [Span(block.start, block.start + label.end())] if label else []
    return _sentences(text, block, place)


def _whole(bare: str, place: _Place) -> bool:
    """Whether the paragraph as a whole is of such a kind."""
    words = len(bare.split())
    if words <= LINE_WORDS and is_line(bare):
        return True
    if PRINTED.fullmatch(bare):
        return True
    if words <= 20 and (is_share(bare) or SOCIAL_LINE.fullmatch(bare)):
        return True
    if words <= 16 and CREDIT.fullmatch(bare) and not re.search(r"[.!?] [A-Z]\w+ \w+ \w+", bare):
        return True
    if words <= 10 and AGENCY_CREDIT.fullmatch(bare):
        return True
    if place.head and words <= 16 and (is_byline(bare) or is_when(bare) or dated(bare) or masthead(bare)):
        return True
    if words <= 12 and WHEN_LABEL.match(bare) and not bare.lower().startswith("date") and is_when(bare):
        return True
    if (place.head or place.tail) and is_menu(bare):
        return True
    if CONTENTS.match(bare) and (words <= 3 or (words > 6 and not re.search(r"[.!?](?: |$)", bare))):
        return True
    return place.tail and words <= 10 and bool(re.fullmatch(r"published by\b.*", bare, re.IGNORECASE))


def _sentences(text: str, block: Span, place: _Place) -> list[Span]:
    """The calls, notices and credits in a paragraph; the whole of it if they are most of its words."""
    found: list[Span] = []
    words = marked_words = 0
    quoted = False
    before = ""
    for span in sentence_spans(text, block):
        sentence = span.of(text)
        count = len(sentence.split())
        words += count
        open_before = quoted
        quoted = _open_quotation(sentence, quoted)
        if len(sentence) > _LONGEST:
            continue
        bare = bare_words(sentence)
        inside = open_before or bare[:1] in _OPENERS
        follows = (
            bool(found) and found[-1].of(text) == before and bool(_COPYRIGHT.search(before)) and count <= 6
        )
        call = (
            not inside
            and bool(bare)
            and call_or_notice(bare, place.top, place.tail)
            and not _announced(before)
        )
        if call or follows:
            found.append(span)
            marked_words += count
        before = sentence
    if found and marked_words >= 0.6 * words:
        return [block]
    return _with_credits(text, block, found)


def _announced(before: str) -> bool:
    """Whether the sentence before announces speech, so that a call after it may be a quoted one."""
    return before.rstrip()[-1:] == ":"


def _open_quotation(sentence: str, quoted: bool) -> bool:
    opened = sentence.count("“") - sentence.count("”")
    straight = sentence.count('"') % 2
    if opened:
        return opened > 0
    return quoted != bool(straight)


def _with_credits(text: str, block: Span, found: list[Span]) -> list[Span]:
    paragraph = block.of(text)
    if len(paragraph) <= _LONGEST:
        credits_ = [*CREDIT_PARENTHESIS.finditer(paragraph), *PIPE_CREDIT.finditer(paragraph)]
        if ornament := ORNAMENT.match(paragraph):
            credits_.append(ornament)
        for match in credits_:
            span = Span(block.start + match.start(), block.start + match.end())
            if not any(span.overlaps(other) for other in found):
                found.append(span)
    return sorted(found)


def _merged(text: str, marks: Iterable[Span]) -> tuple[Span, ...]:
    """The marks in order, those with only white space between them made one."""
    found: list[Span] = []
    for mark in sorted(marks):
        if found and not text[found[-1].end : mark.start].strip():
            found[-1] = Span(found[-1].start, max(mark.end, found[-1].end))
        else:
            found.append(mark)
    return tuple(found)
