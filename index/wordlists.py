"""Lists of words, written as running text, and words without their accents."""

import unicodedata


def words(text: str) -> frozenset[str]:
    """The words of a text that lists them."""
    return frozenset(text.split())


def without_accents(text: str) -> str:
    """The text without the accents of its letters."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ß": "ss", "æ": "ae"}
)


def plain_letters(text: str) -> str:
    """The text without the marks of its letters, as many type it: "Orsted" for "Ørsted", "Yildiz" for "Yıldız"."""
    return text if text.isascii() else without_accents(text).translate(_LETTERS)


def numbered(text: str, first: int = 1, step: int = 1) -> dict[str, int]:
    """The words of a list with their numbers."""
    return {word: first + step * n for n, word in enumerate(text.split())}
