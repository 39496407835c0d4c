"""Lists of words, written as running text."""


def words(text: str) -> frozenset[str]:
    """The words of a text that lists them."""
    return frozenset(text.split())


def numbered(text: str, first: int = 1, step: int = 1) -> dict[str, int]:
    """The words of a list with their numbers."""
    return {word: first + step * n for n, word in enumerate(text.split())}
