"""The articles that a benchmark works on."""

import sys
from pathlib import Path

from index.article import Article
from index.errors import BadInputError
from index.readers import Skipped, read


def articles_of(path: Path) -> list[Article]:
    """The articles of a file or a folder; what cannot be read is named on standard error.

    BadInputError where none can be: figures over nothing would look like figures.
    """
    found: list[Article] = []
    for item in read([path]):
        if isinstance(item, Article):
            found.append(item)
        elif isinstance(item, Skipped):
            print(f"left out: {item.source}: {item.reason}", file=sys.stderr)
    if not found:
        raise BadInputError(f"{path}: no article in it can be read")
    return found
