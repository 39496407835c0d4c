"""What a text says of itself: the line below a post, "— Ann Lee (@annlee) May 3, 2021", or "This article was first
published on 3 May" tells who wrote it and when, and nothing else."""

import re

from index.article import Span

_SIGNATURE = re.compile(
    r"(?:—|–|--?)\s*[^—–\n@]{2,60}\(@\w{1,30}\)(?:,?\s+(?:[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4}))?"
)


_TEXT = (
    r"(?:article|story|post|text|piece|report|page|digest|summary|translation|transcript|version|interview|column|"
    r"essay|newsletter|dispatch)"
)
_OF_ITSELF = re.compile(
    rf"\W*(?:this|the above|the following) (?:is an? (?:[\w-]+ ){{0,3}}{_TEXT}\b,?[^.;:]*?\b"
    r"(?:of|by|from|for|first|that)|"
    rf"(?:[\w-]+ ){{0,2}}{_TEXT} (?:was|has been|is|first|originally|appeared)\b[^.;:]*?\b"
    r"(?:published|posted|updated|written|translated|reviewed|edited|corrected|appeared|printed))\b",
    re.I,
)
_ASKS_FOR_IT = re.compile(
    rf"\b(?:{_TEXT}s?|publish\w*|post(?:ed|s)?|updat\w+|wr(?:ote|ite|itten)|translat\w+)\b", re.I
)


def of_itself(question: str, text: str) -> bool:
    """Whether the text only says what it is, who wrote it and when, and the question asks for no text."""
    return _OF_ITSELF.match(text) is not None and not _ASKS_FOR_IT.search(question)


def in_a_signature(text: str, answer: Span) -> bool:
    """Whether the words at `answer`, offsets into the text, stand in the line below a post."""
    return any(
        found.start() <= answer.start and answer.end <= found.end() for found in _SIGNATURE.finditer(text)
    )
