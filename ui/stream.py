"""Requests as JSON lines: one object in, one object out, in order; a bad line answers with its error."""

import json
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from index.errors import BadInputError, CounterpointError
from index.search import Filters
from ui import safe

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Request:
    """One question as sent; `id` is given back as it came (any JSON value)."""

    id: object
    question: str
    history: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)


def respond(
    lines: Iterable[bytes],
    handle: Callable[[Request], dict[str, object]],
    failed: Callable[[int], object] = lambda _: None,
) -> Iterator[dict[str, object]]:
    """For every line that is not blank, `{"id", **handle(request)}`, or `{"id", "status": "error", "error"}`; `failed`
    is then told its number.

    Lazy: a line is read when its answer is asked for, so that a caller can talk back and forth.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        request_id: object = None
        try:
            fields = _fields(line, number)
            request_id = fields.get("id")
            yield {"id": request_id, **handle(_request(fields, number))}
        except CounterpointError as error:
            failed(number)
            yield {"id": request_id, "status": "error", "error": str(error)}
        except Exception as error:
            logger.debug("line %d", number, exc_info=True)
            failed(number)
            yield {"id": request_id, "status": "error", "error": f"{type(error).__name__}: {error}"}


def _fields(line: bytes, number: int) -> dict[str, object]:
    try:
        fields = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadInputError(f"line {number}: not UTF-8 at byte {error.start}") from None
    except json.JSONDecodeError as error:
        raise BadInputError(f"line {number}: not JSON: {error.msg} at column {error.colno}") from None
    except (RecursionError, ValueError):
        raise BadInputError(f"line {number}: nested too deeply, or a number too long") from None
    if not isinstance(fields, dict):
        raise BadInputError(f'line {number}: give an object like {{"id": "q1", "question": "…"}}')
    return fields


def _request(fields: dict[str, object], number: int) -> Request:
    """The request; fields that are not ours (a gold set's, say) are left alone."""
    for name in ("question", "history", "filters"):
        safe.expect_text(fields.get(name), f"line {number}: `{name}`")
    question = fields.get("question")
    if not isinstance(question, str) or not question.strip():
        raise BadInputError(f"line {number}: `question` must be a string that is not empty")
    history = fields.get("history") or []
    if not isinstance(history, list) or not all(isinstance(item, str) for item in history):
        raise BadInputError(f"line {number}: `history` must be a list of strings, the earlier questions")
    filters = fields.get("filters") or {}
    if not isinstance(filters, dict):
        raise BadInputError(f"line {number}: `filters` must be an object")
    try:
        return Request(fields.get("id"), question, tuple(history), Filters.from_dict(filters))
    except BadInputError as error:
        raise BadInputError(f"line {number}: {error}") from None
