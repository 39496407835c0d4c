"""Lists of words, written as running text."""


def words(text: str) -> frozenset[str]:
    """The words of a text that lists them."""
    return frozenset(text.split())
