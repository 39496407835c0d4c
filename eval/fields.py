"""JSON lines as people write them: what is wrong is a BadInputError that names the field and what it should hold."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from index.errors import BadInputError


def lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a file that are not blank, with their numbers; BadInputError if it cannot be read."""
    try:
        content = path.read_text("utf-8-sig")
    except OSError as error:
        raise BadInputError(f"{path}: cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise BadInputError(f"{path}: not UTF-8 text (byte {error.start}): save it as UTF-8") from None
    # Not splitlines(): a quote may hold a line separator of its own.
    for number, line in enumerate(content.split("\n"), 1):
        if line.strip():
            yield number, line


def text(row: Mapping[str, object], key: str, default: str | None = None) -> str:
    """A text; without a default it must be there."""
    value = row.get(key, default)
    if not isinstance(value, str):
        raise BadInputError(f"{key}: give a text" + _missing(row, key))
    return value


def words(row: Mapping[str, object], key: str) -> str:
    """A text that must be there and not be blank."""
    value = text(row, key)
    if not value.strip():
        raise BadInputError(f"{key}: give a text")
    return value


def flag(row: Mapping[str, object], key: str, default: bool) -> bool:
    """True or false."""
    value = row.get(key, default)
    if not isinstance(value, bool):
        raise BadInputError(f"{key}: give true or false")
    return value


def whole(value: object, key: str) -> int:
    """A whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadInputError(f"{key}: give a whole number, not {_shown(value)}")
    return value


def items(row: Mapping[str, object], key: str, *, needed: bool = False) -> list[object]:
    """A list, empty where the field is missing and not `needed`."""
    value = row.get(key, None if needed else [])
    if not isinstance(value, list):
        raise BadInputError(f"{key}: give a list" + _missing(row, key))
    return value


def texts(row: Mapping[str, object], key: str) -> tuple[str, ...]:
    """A list of texts, none of them blank."""
    values = items(row, key)
    if not all(isinstance(value, str) and value.strip() for value in values):
        raise BadInputError(f"{key}: give a list of texts")
    return tuple(str(value) for value in values)


def fields_of(value: object, key: str) -> Mapping[str, object]:
    """An object."""
    if not isinstance(value, dict):
        raise BadInputError(f"{key}: give an object, not {_shown(value)}")
    return value


def objects(row: Mapping[str, object], key: str, *, needed: bool = False) -> tuple[Mapping[str, object], ...]:
    """A list of objects, as `items`."""
    return tuple(fields_of(value, key) for value in items(row, key, needed=needed))


def known(row: Mapping[str, object], names: frozenset[str]) -> None:
    """BadInputError for a field that is none of `names`: a misspelt one would be left out in silence."""
    unknown = sorted(set(row) - names)
    if unknown:
        raise BadInputError(f"unknown field {unknown[0]!r}: use {', '.join(sorted(names))}")


def _missing(row: Mapping[str, object], key: str) -> str:
    return "" if key in row else " (the field is missing)"


def _shown(value: object) -> str:
    return json.dumps(value)[:40]
