"""The page's own paragraphs at both ends of an article, known by those beside them."""

import re
from collections.abc import Iterable, Sequence

from index.page.bylines import AUTHOR, bare_words, is_when
from index.page.lines import CONTENTS

HEAD = 8  # paragraphs: bylines and dates stand there
TAIL = 8  # paragraphs: credits, notices and biographies stand there
_LABEL_WORDS = 5
# A biography tells what a writer is and does, after the article has ended.
_WRITER = (
    r"(?:reporter|correspondent|columnist|editor|writer|journalist|producer|contributor|author|"
    r"blogger|critic|analyst|"
    r"commentator|freelancer?|lecturer|professor|fellow|researcher|intern|bureau chief|photographer|"
    r"presenter|podcaster)"
)
_BIOGRAPHY = re.compile(
    r"(?P<name>[^\W\d_a-z][\w.'’-]*(?: [^\W\d_a-z][\w.'’-]*){1,3}),? "
    rf"(?:is|works as|writes|covers|reports|edits)\b[^.]{{0,160}}?\b(?:{_WRITER}\b|about |"
    rf"for |on |(?:at|for|with) [A-Z])",
)
# "The author is a professor": of this article, where it speaks of no other author.
_AUTHOR_IS = re.compile(
    rf"(?:the )?{AUTHOR} (?:(?:is|are) (?:(?:an?|the|currently|based)\b|(?-i:[A-Z]))|can be (?:reached|contacted)\b)",
    re.IGNORECASE,
)
_OF_AUTHORS = re.compile(rf"\b(?:{AUTHOR}|novelists?|poets?|books?|novels?)\b", re.IGNORECASE)
_ABOUT_WRITER = re.compile(
    r"(?:about the (?:author|writer|reporter)s?|the authors?|(?:published|written|posted|words|text|"
    r"report|story) by\b|"
    r"author ?:|by [A-Z]).{0,80}",
    re.IGNORECASE,
)


def neighbours(lines: Sequence[str], whole: Sequence[bool], title: int) -> Iterable[int]:
    """Paragraphs that their place beside marked ones shows to be the page's: the rest of a menu at either
    end, a contents list, the biography under a writer's name."""
    yield from _page_end(lines, whole)
    yield from _page_start(lines, whole, title)
    yield from _contents(lines)
    yield from _biography(lines, whole)


def _is_label(line: str) -> bool:
    bare = bare_words(line)
    short = len(bare.split()) <= _LABEL_WORDS
    return short and bare[-1:] not in '.!?”"' and not any(c.isdigit() for c in bare)


def _page_end(lines: Sequence[str], whole: Sequence[bool]) -> Iterable[int]:
    """Short labels after the first mark of the run of labels and marks that closes the text."""
    first = len(lines)
    while first and (whole[first - 1] or _is_label(lines[first - 1])):
        first -= 1
    marked = [number for number in range(first, len(lines)) if whole[number]]
    if not marked:
        return
    yield from range(marked[0], len(lines))
    # Capitals alone, right before a mark, are the page's section labels.
    number = marked[0] - 1
    while number >= first and number > 0 and bare_words(lines[number]).isupper():
        yield number
        number -= 1


def _page_start(lines: Sequence[str], whole: Sequence[bool], title: int) -> Iterable[int]:
    """What stands between marks above the headline, and a name between the headline and the date line."""
    if title > 0 and any(whole[:title]):
        yield from (number for number in range(title) if _is_label(lines[number]))
    last = next(
        (
            n
            for n in range(min(HEAD, len(lines)) - 1, title, -1)
            if whole[n] and is_when(bare_words(lines[n]))
        ),
        -1,
    )
    if 0 <= title < last and last - title <= 4:
        yield from (number for number in range(title + 1, last) if _is_label(lines[number]))


def _contents(lines: Sequence[str]) -> Iterable[int]:
    """The short lines under "Contents" that stand again, as headings, further below."""
    for number, line in enumerate(lines[: 3 * HEAD]):
        if CONTENTS.fullmatch(bare_words(line)):
            last = {bare_words(other).casefold(): n for n, other in enumerate(lines)}
            for follower in range(number + 1, len(lines)):
                if last[bare_words(lines[follower]).casefold()] == follower:
                    return
                yield follower


def _biography(lines: Sequence[str], whole: Sequence[bool]) -> Iterable[int]:
    """A writer's biography: what follows the writer's name at the end, or a closing paragraph that says what
    somebody is who writes, and whom the article does not speak of."""
    total = len(lines)
    for number in range(max(1, total - TAIL), total):
        bare = bare_words(lines[number])
        if not _ABOUT_WRITER.fullmatch(bare) or len(bare.split()) > 12 or bare[-1:] == ".":
            continue
        names = [word for word in re.findall(r"[^\W\d_]{3,}", bare) if word[0].isupper()]
        follower = number + 1
        while follower < total and (
            follower == number + 1 or whole[follower] or any(name in lines[follower] for name in names[-1:])
        ):
            if not any(name in lines[follower] for name in names) and not bare.lower().startswith("about"):
                break
            yield number
            yield follower
            follower += 1
    for number in range(total - 1, max(total - 4, 1), -1):
        if whole[number] or _is_label(lines[number]):
            continue
        if _AUTHOR_IS.match(bare_words(lines[number])):
            others = (line for n, line in enumerate(lines) if n != number and not whole[n])
            if not any(_OF_AUTHORS.search(line) for line in others):
                yield number
            return
        match = _BIOGRAPHY.match(bare_words(lines[number]))
        if not match or not re.search(rf"\b{_WRITER}\b", lines[number], re.IGNORECASE):
            return
        surname = match["name"].split()[-1]
        elsewhere = sum(surname in line for n, line in enumerate(lines) if n != number and not whole[n])
        if elsewhere == 0:
            yield number
