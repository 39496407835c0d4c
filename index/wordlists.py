"""Lists of words, written as running text, and words without their accents."""

import unicodedata


def words(text: str) -> frozenset[str]:
    """The words of a text that lists them."""
    return frozenset(text.split())


def without_accents(text: str) -> str:
    """The text without the accents of its letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def numbered(text: str, first: int = 1, step: int = 1) -> dict[str, int]:
    """The words of a list with their numbers."""
    return {word: first + step * n for n, word in enumerate(text.split())}
