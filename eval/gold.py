"""The gold format: questions with the facts that a complete answer gives, read and checked line by line."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from index.article import Span
from index.errors import BadInputError
from index.search import Filters


@dataclass(frozen=True, slots=True)
class GoldQuote:
    """A verbatim place: `text` stands in the article `source`."""

    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Nugget:
    """A fact of a complete answer: accepted wordings, and places that support it (any one is enough)."""

    answer: tuple[str, ...]
    quotes: tuple[GoldQuote, ...]


@dataclass(frozen=True, slots=True)
class GoldPosition:
    """A side: accepted wordings, the articles that carry it, and who says it (None: the outlets)."""

    value: tuple[str, ...]
    sources: tuple[str, ...]
    voice: str | None


@dataclass(frozen=True, slots=True)
class GoldDisagreement:
    """What the sources disagree about, and the sides."""

    about: str
    positions: tuple[GoldPosition, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One line of a gold set.

    `either_way` marks a question whose sides may as well be shown as a development or as several answers: it
    does not count in the disagreement figures. `bed` names the group of articles asked about, if given.
    """

    id: str
    question: str
    kind: str = ""
    history: tuple[str, ...] = ()
    filters: Filters = field(default_factory=Filters)
    answerable: bool = True
    nuggets: tuple[Nugget, ...] = ()
    disagreement: GoldDisagreement | None = None
    either_way: bool = False
    must_not_cite: tuple[str, ...] = ()
    bed: str = ""


def places(text: str, quote: str) -> tuple[Span, ...]:
    """Every place where `quote` stands in `text`."""
    return tuple(Span(m.start(), m.end()) for m in re.finditer(re.escape(quote), text))


def load(path: Path, texts: Mapping[str, str]) -> tuple[Question, ...]:
    """The questions of a gold set over the articles `texts` (id to text).

    BadInputError names the file and the line of the first thing wrong, and says how many more there are.
    """
    found = problems(path, texts)
    if found:
        more = f" (and {len(found) - 1} more: `counterpoint eval check` lists them)" if len(found) > 1 else ""
        raise BadInputError(found[0] + more)
    return tuple(_question(row) for _, row in _rows(path))


def problems(path: Path, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Everything wrong with a gold set, a message each with the file and the line; empty when it can be used.

    BadInputError if the file cannot be read at all.
    """
    found: list[str] = []
    named: set[str] = set()
    seen: dict[str, int] = {}
    count = 0
    for number, line in _lines(path):
        where = f"{path}:{number}"
        count += 1
        try:
            question = _question(_parsed(line))
        except BadInputError as error:
            found.append(f"{where}: {error}")
            continue
        if question.id in seen:
            found.append(f"{where}: the id {question.id!r} is already that of line {seen[question.id]}")
        seen.setdefault(question.id, number)
        sources = _sources(question)
        named.update(sources)
        found.extend(f"{where}: {message}" for message in _unsound(question, texts))
    if not count:
        return (f"{path}: no questions in it; give one JSON object a line",)
    if named and not named & set(texts):
        example = sorted(named)[0]
        message = (
            f"{path}: this gold set is for other articles: none of the {len(named)} that it names "
            f"(such as {example!r}) is in the index. Give the index made from its articles with --index"
        )
        return (message,)
    return tuple(found)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
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


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, object]]]:
    for number, line in _lines(path):
        yield number, _parsed(line)


def _parsed(line: str) -> Mapping[str, object]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise BadInputError(f"not JSON: {error.msg} at column {error.colno}") from None
    except (RecursionError, ValueError):
        raise BadInputError("not JSON that can be read: nested too deeply, or a number too long") from None
    if not isinstance(row, dict):
        raise BadInputError("not a JSON object")
    return row


_FIELDS = frozenset(Question.__dataclass_fields__) | {"note"}


def _question(row: Mapping[str, object]) -> Question:
    unknown = sorted(set(row) - _FIELDS)
    if unknown:
        raise BadInputError(f"unknown field {unknown[0]!r}: use {', '.join(sorted(_FIELDS))}")
    disagreement = row.get("disagreement")
    filters = row.get("filters") or {}
    return Question(
        id=_text(row, "id"),
        question=_text(row, "question"),
        kind=_text(row, "kind", ""),
        history=_texts(row, "history"),
        filters=Filters.from_dict(_object(filters, "filters")),
        answerable=_flag(row, "answerable", True),
        nuggets=tuple(_nugget(_object(n, "nuggets")) for n in _list(row, "nuggets")),
        disagreement=None if disagreement is None else _disagreement(_object(disagreement, "disagreement")),
        either_way=_flag(row, "either_way", False),
        must_not_cite=_texts(row, "must_not_cite"),
        bed=_text(row, "bed", ""),
    )


def _nugget(row: Mapping[str, object]) -> Nugget:
    quotes = tuple(
        GoldQuote(_text(q, "source"), _text(q, "text"))
        for q in (_object(q, "quotes") for q in _list(row, "quotes"))
    )
    nugget = Nugget(_texts(row, "answer"), quotes)
    if not nugget.answer or not nugget.quotes:
        raise BadInputError("a nugget needs at least one wording in `answer` and one place in `quotes`")
    return nugget


def _disagreement(row: Mapping[str, object]) -> GoldDisagreement:
    positions = tuple(
        GoldPosition(
            _texts(p, "value"), _texts(p, "sources"), None if p.get("voice") is None else _text(p, "voice")
        )
        for p in (_object(p, "positions") for p in _list(row, "positions"))
    )
    if not positions or not all(p.value and p.sources for p in positions):
        raise BadInputError("a disagreement needs positions, each with `value` and `sources`")
    return GoldDisagreement(_text(row, "about", ""), positions)


def _text(row: Mapping[str, object], key: str, default: str | None = None) -> str:
    value = row.get(key, default)
    if not isinstance(value, str) or (default is None and not value.strip()):
        raise BadInputError(f"{key}: give a text" + ("" if key in row else " (the field is missing)"))
    return value


def _flag(row: Mapping[str, object], key: str, default: bool) -> bool:
    value = row.get(key, default)
    if not isinstance(value, bool):
        raise BadInputError(f"{key}: give true or false")
    return value


def _list(row: Mapping[str, object], key: str) -> list[object]:
    value = row.get(key, [])
    if not isinstance(value, list):
        raise BadInputError(f"{key}: give a list")
    return value


def _texts(row: Mapping[str, object], key: str) -> tuple[str, ...]:
    values = _list(row, key)
    if not all(isinstance(value, str) and value.strip() for value in values):
        raise BadInputError(f"{key}: give a list of texts")
    return tuple(str(value) for value in values)


def _object(value: object, key: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise BadInputError(f"{key}: give an object, not {json.dumps(value)[:40]}")
    return value


def _sources(question: Question) -> tuple[str, ...]:
    """Every article that a question names, in order, each once."""
    sides = question.disagreement.positions if question.disagreement else ()
    return tuple(
        dict.fromkeys(
            [q.source for n in question.nuggets for q in n.quotes]
            + [source for side in sides for source in side.sources]
            + list(question.must_not_cite)
            + list(question.filters.sources)
        )
    )


def _unsound(question: Question, texts: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with a well-formed question, given the articles."""
    for source in _sources(question):
        if source not in texts:
            yield f"the article {source!r} is not in the index"
    if question.answerable and not question.nuggets:
        yield "an answerable question needs nuggets; set `answerable` to false if nothing answers it"
    if not question.answerable and (question.nuggets or question.disagreement):
        yield "a question that is not answerable cannot have nuggets or a disagreement"
    for nugget in question.nuggets:
        for quote in nugget.quotes:
            if quote.source in texts and quote.text not in texts[quote.source]:
                yield f"the quote {_short(quote.text)} does not stand word for word in {quote.source!r}"
    for source in question.must_not_cite:
        if any(q.source == source for n in question.nuggets for q in n.quotes):
            yield f"{source!r} is in `must_not_cite` and among the gold quotes"


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "…")
