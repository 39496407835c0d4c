"""The line below a post: "— Ann Lee (@annlee) May 3, 2021" tells who posted it and when, and nothing else."""

import re

from index.article import Span

_SIGNATURE = re.compile(
    r"(?:—|–|--?)\s*[^—–\n@]{2,60}\(@\w{1,30}\)(?:,?\s+(?:[A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4}))?"
)


def in_a_signature(text: str, answer: Span) -> bool:
    """Whether the words at `answer`, offsets into the text, stand in the line below a post."""
    return any(
        found.start() <= answer.start and answer.end <= found.end() for found in _SIGNATURE.finditer(text)
    )
