"""The gold format: questions with the facts that a complete answer gives, read and checked line by line."""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from eval import fields
from index.article import Span
from index.errors import BadInputError
from index.metadata import json_object
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


def says(text: str, values: Iterable[str]) -> bool:
    """Whether any of the values stands in the text as whole words, case ignored."""
    return any(re.search(r"(?<!\w)" + re.escape(value) + r"(?!\w)", text, re.IGNORECASE) for value in values)


def load(path: Path, texts: Mapping[str, str]) -> tuple[Question, ...]:
    """The questions of a gold set over the articles `texts` (id to text).

    BadInputError names the file and the line of the first thing wrong, and says how many more there are.
    """
    found = _problems(path, texts, _unsound)
    if found:
        more = f" (and {len(found) - 1} more: `counterpoint eval check` lists them)" if len(found) > 1 else ""
        raise BadInputError(found[0] + more)
    return tuple(_question(row) for _, row in _rows(path))


def problems(path: Path, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Everything wrong with a gold set, a message each with the file and the line; empty when all is well.

    Stricter than `load`, which lets pass what no answer can meet: it costs a few points and can be asked all the
    same. BadInputError if the file cannot be read at all.
    """
    return _problems(path, texts, _unsound, _unmeetable)


def _problems(
    path: Path, texts: Mapping[str, str], *checks: Callable[[Question, Mapping[str, str]], Iterator[str]]
) -> tuple[str, ...]:
    found: list[str] = []
    named: set[str] = set()
    seen: dict[str, int] = {}
    count = 0
    for number, line in fields.lines(path):
        where = f"{path}:{number}"
        count += 1
        try:
            question = _question(json_object(line))
        except BadInputError as error:
            found.append(f"{where}: {error}")
            continue
        if question.id in seen:
            found.append(f"{where}: the id {question.id!r} is already that of line {seen[question.id]}")
        seen.setdefault(question.id, number)
        sources = _sources(question)
        named.update(sources)
        found.extend(f"{where}: {message}" for check in checks for message in check(question, texts))
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


def _rows(path: Path) -> Iterator[tuple[int, Mapping[str, object]]]:
    for number, line in fields.lines(path):
        yield number, json_object(line)


_FIELDS = frozenset(Question.__dataclass_fields__) | {"note"}
_NUGGET = frozenset(Nugget.__dataclass_fields__)
_QUOTE = frozenset(GoldQuote.__dataclass_fields__)
_DISAGREEMENT = frozenset(GoldDisagreement.__dataclass_fields__)
_POSITION = frozenset(GoldPosition.__dataclass_fields__)


def _question(row: Mapping[str, object]) -> Question:
    fields.known(row, _FIELDS)
    _encodable(row)
    disagreement = row.get("disagreement")
    filters = row.get("filters") or {}
    return Question(
        id=fields.words(row, "id"),
        question=fields.words(row, "question"),
        kind=fields.text(row, "kind", ""),
        history=fields.texts(row, "history"),
        filters=Filters.from_dict(fields.fields_of(filters, "filters")),
        answerable=fields.flag(row, "answerable", True),
        nuggets=tuple(_nugget(nugget) for nugget in fields.objects(row, "nuggets")),
        disagreement=None
        if disagreement is None
        else _disagreement(fields.fields_of(disagreement, "disagreement")),
        either_way=fields.flag(row, "either_way", False),
        must_not_cite=fields.texts(row, "must_not_cite"),
        bed=fields.text(row, "bed", ""),
    )


def _encodable(row: Mapping[str, object]) -> None:
    """BadInputError for half of a character (`\\ud83d` alone): no file can hold it, and no article does."""
    try:
        json.dumps(row, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise BadInputError("holds half of a character (a lone surrogate such as \\ud83d)") from None


def _nugget(row: Mapping[str, object]) -> Nugget:
    fields.known(row, _NUGGET)
    quotes = tuple(_gold_quote(quote) for quote in fields.objects(row, "quotes"))
    nugget = Nugget(fields.texts(row, "answer"), quotes)
    if not nugget.answer or not nugget.quotes:
        raise BadInputError("a nugget needs at least one wording in `answer` and one place in `quotes`")
    return nugget


def _gold_quote(row: Mapping[str, object]) -> GoldQuote:
    fields.known(row, _QUOTE)
    return GoldQuote(fields.words(row, "source"), fields.words(row, "text"))


def _disagreement(row: Mapping[str, object]) -> GoldDisagreement:
    fields.known(row, _DISAGREEMENT)
    positions = tuple(_position(position) for position in fields.objects(row, "positions"))
    if not positions or not all(p.value and p.sources for p in positions):
        raise BadInputError("a disagreement needs positions, each with `value` and `sources`")
    return GoldDisagreement(fields.text(row, "about", ""), positions)


def _position(row: Mapping[str, object]) -> GoldPosition:
    fields.known(row, _POSITION)
    voice = None if row.get("voice") is None else fields.words(row, "voice")
    return GoldPosition(fields.texts(row, "value"), fields.texts(row, "sources"), voice)


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


def _unmeetable(question: Question, texts: Mapping[str, str]) -> Iterator[str]:
    """What no answer can meet: filters that nothing passes, facts and sides whose wordings stand nowhere."""
    first, last = question.filters.published_from, question.filters.published_to
    if first and last and first > last:
        yield f"filters: published_from {first} is after published_to {last}: no article passes"
    sides = question.disagreement.positions if question.disagreement else ()
    wanted = [("nugget", nugget.answer, {q.source for q in nugget.quotes}) for nugget in question.nuggets]
    wanted += [("position", side.value, set(side.sources)) for side in sides]
    for what, wordings, sources in wanted:
        held = [texts[source] for source in sorted(sources) if source in texts]
        if held and not any(says(text, wordings) for text in held):
            yield (
                f"no quote can give the {what} {_short(wordings[0])}: none of its wordings stands, as whole "
                f"words, in {', '.join(sorted(sources))}"
            )


def _short(text: str) -> str:
    return repr(text if len(text) <= 60 else text[:57] + "…")
