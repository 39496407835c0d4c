"""Files to articles: every file is either read whole or named with the reason why not; the rest goes on."""

import hashlib
import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import BinaryIO

from index.apart import read_apart
from index.article import Article
from index.boilerplate import boilerplate
from index.errors import BadInputError
from index.formats import Draft, Limits, from_markdown, from_text
from index.infer import infer
from index.layout import Layout
from index.metadata import (
    NOTHING_SAID,
    Entry,
    Metadata,
    json_object,
    metadata_from,
    reject_unstorable,
    sidecar_entries,
    unread,
)

__all__ = ["Limits", "Noted", "Skipped", "named_by_place", "read", "taken"]

SIDECAR = "metadata.jsonl"

_READERS: dict[str, Callable[[bytes, Limits], Draft]] = {
    ".txt": from_text,
    ".md": from_markdown,
    ".markdown": from_markdown,
    ".html": partial(read_apart, "html"),
    ".htm": partial(read_apart, "html"),
    ".xhtml": partial(read_apart, "html"),
    ".pdf": partial(read_apart, "pdf"),
}
_LINES = ".jsonl"
# Of the fields that are not read so many are named, by so many characters each.
_MOST_NAMED, _LONGEST_NAMED = 12, 40
# What lies beside articles without being any: saved pages bring their pictures, styles and scripts along.
_BESIDE = frozenset(
    [
        ".png",
        ".jpg",
        ".jpeg",
        ".gif",
        ".svg",
        ".webp",
        ".avif",
        ".ico",
        ".bmp",
        ".tif",
        ".tiff",
        ".mp3",
        ".m4a",
        ".ogg",
        ".wav",
        ".mp4",
        ".m4v",
        ".webm",
        ".mov",
        ".avi",
        ".css",
        ".js",
        ".mjs",
        ".map",
        ".woff",
        ".woff2",
        ".ttf",
        ".otf",
        ".eot",
    ]
)


# What a word processor makes, or a reader of books opens: it can save the same words in a kind that is read.
_OFFICE = frozenset([".doc", ".docx", ".docm", ".odt", ".rtf", ".pages", ".wpd", ".epub", ".mht", ".mhtml"])


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file, line or sidecar entry that was left out: where (`path` or `path:line`) and why."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True)
class Noted:
    """A file that was read, and what of it was not: no article is lost, but somebody may have expected more of it."""

    source: str
    note: str


@dataclass(frozen=True, slots=True)
class _File:
    path: Path
    slug: str
    entry: Entry | None = None
    sidecar: Path | None = None


def read(paths: Sequence[Path], limits: Limits = Limits()) -> Iterator[Article | Skipped | Noted]:  # noqa: B008 - frozen
    """The articles of files and folders, in the order given and sorted inside a folder, as they are read.

    A JSONL or sidecar file with fields that are not known is named once, with their names.
    Folders are read with all below them but hidden files and indexes; their `metadata.jsonl` gives fields to the files
    it names. What no metadata gives is inferred from the text and listed in `Article.inferred`. Of two
    articles with one id the second is skipped; a file that is reached twice is read once.
    Raises BadInputError at once where a path does not exist.
    """
    for path in paths:
        if not os.path.lexists(path):
            raise BadInputError(f"{_shown(path)} does not exist: name a file or folder of articles")
    return _unique(_all(paths, limits))


def _unique(items: Iterator[Article | Skipped | Noted]) -> Iterator[Article | Skipped | Noted]:
    first: dict[str, str] = {}
    for item in items:
        if isinstance(item, Article):
            if item.id in first:
                yield taken(item, first[item.id])
                continue
            first[item.id] = item.source
        yield item


def taken(article: Article, source: str) -> Skipped:
    """The article left out, since another one that was read from `source` has its id."""
    reason = f'has the id "{article.id}" of {_shown(source)}: give it another in metadata'
    return Skipped(_shown(article.source), reason)


def named_by_place(article: Article) -> bool:
    """Whether the article's id comes from its file's name, and was not given in metadata."""
    path, _, line = article.source.rpartition(":")
    if line.isdigit() and path.lower().endswith(_LINES):
        name = f"{_slug(Path(Path(path).name))}-{line}"
    else:
        name = _slug(Path(Path(article.source).name))
    return article.id.rpartition("/")[2] == name


def _all(paths: Sequence[Path], limits: Limits) -> Iterator[Article | Skipped | Noted]:
    seen: set[tuple[int, int]] = set()
    before: list[Path] = []
    for given in paths:
        path = Path(os.path.abspath(given))
        if path.is_dir():
            found = False
            for item in _folder(path, limits, seen):
                found = True
                if isinstance(item, _File):
                    yield from _file(item, limits)
                else:
                    yield item
            # What was reached by another of the paths is not read again.
            if not found and not any(_overlap(path, other) for other in before):
                yield Skipped(_shown(path), "holds no articles (.txt, .md, .html, .pdf, .jsonl)")
            before.append(path)
            continue
        before.append(path)
        target = _identity(path)
        if isinstance(target, Skipped):
            yield target
        elif target not in seen:
            seen.add(target)
            yield from _file(_beside_sidecar(path, limits), limits)


def _overlap(one: Path, other: Path) -> bool:
    return one == other or one in other.parents or other in one.parents


def _identity(path: Path) -> tuple[int, int] | Skipped:
    try:
        status = path.stat()
    except (OSError, RuntimeError, ValueError) as error:
        return Skipped(_shown(path), _reason(error))
    return status.st_dev, status.st_ino


def _folder(root: Path, limits: Limits, seen: set[tuple[int, int]]) -> Iterator[_File | Skipped | Noted]:
    """The files to read below `root`, sorted, and what cannot be; each file and folder once, so loops end."""
    described: dict[Path, tuple[Entry, Path]] = {}
    waiting = [root]
    while waiting:
        path = waiting.pop()
        identity = _identity(path)
        if isinstance(identity, Skipped):
            yield identity
        elif path.is_dir():
            # An index may lie among the articles that it is of, which is where it is made by default.
            if identity in seen or os.path.exists(Layout(path).database):
                continue
            seen.add(identity)
            if len(path.relative_to(root).parts) > limits.path_depth:
                yield Skipped(_shown(path), f"lies more than {limits.path_depth} folders deep")
                continue
            try:
                names = sorted(os.listdir(path), reverse=True)
            except OSError as error:
                yield Skipped(_shown(path), _reason(error))
                continue
            yield from _read_sidecar(path, limits, described)
            waiting.extend(path / name for name in names if not name.startswith(".") and name != SIDECAR)
        elif identity not in seen:
            seen.add(identity)
            suffix = path.suffix.lower()
            entry, sidecar = described.pop(path, (None, None))
            if entry is not None and suffix == _LINES:
                yield Skipped(
                    f"{_shown(sidecar)}:{entry.line}",
                    "describes a .jsonl file, whose lines carry their own fields",
                )
                entry = None
            if suffix not in _BESIDE or entry is not None:
                yield _File(path, _slug(path.relative_to(root)), entry, sidecar)
    for path, (entry, sidecar) in described.items():
        yield Skipped(
            f"{_shown(sidecar)}:{entry.line}", f"names {_shown(path.name)}, and there is no such file to read"
        )


def _read_sidecar(
    folder: Path, limits: Limits, described: dict[Path, tuple[Entry, Path]]
) -> Iterator[Skipped | Noted]:
    sidecar = folder / SIDECAR
    if not os.path.lexists(sidecar):
        return
    unknown = _Unknown()
    try:
        for entry in _entries(sidecar, limits):
            unknown.add(entry.unread)
            where = f"{_shown(sidecar)}:{entry.line}"
            target = _inside(folder, entry.file)
            if entry.file is None:
                yield Skipped(where, str(entry.problem))
            elif target is None:
                yield Skipped(where, f'"file" must name a file inside the folder, not {entry.file[:100]!r}')
            elif target in described:
                yield Skipped(
                    where, f"describes {_shown(entry.file)} again; line {described[target][0].line} holds"
                )
            else:
                described[target] = (entry, sidecar)
        yield from unknown.noted(sidecar)
    except BadInputError as error:
        yield Skipped(_shown(sidecar), str(error))
    except OSError as error:
        yield Skipped(_shown(sidecar), _reason(error))


def _entries(sidecar: Path, limits: Limits) -> Iterator[Entry]:
    with _opened(sidecar, limits.jsonl_bytes) as stream:
        yield from sidecar_entries(_lines(stream, limits))


def _inside(folder: Path, name: str | None) -> Path | None:
    if name is None or "\0" in name or os.path.isabs(name):
        return None
    target = Path(os.path.normpath(folder / name))
    return target if folder in target.parents else None


def _beside_sidecar(path: Path, limits: Limits) -> _File:
    """A file that was named by itself: the sidecar beside it still describes it."""
    sidecar = path.parent / SIDECAR
    slug = _slug(Path(path.name))
    if path.name == SIDECAR or path.suffix.lower() == _LINES or not sidecar.is_file():
        return _File(path, slug)
    try:
        entry = next((e for e in _entries(sidecar, limits) if _inside(path.parent, e.file) == path), None)
    except (OSError, BadInputError) as error:
        reason = _reason(error) if isinstance(error, OSError) else str(error)
        entry = Entry(0, path.name, problem=f"cannot be read: {reason}")
    return _File(path, slug, entry, sidecar)


def _file(file: _File, limits: Limits) -> Iterator[Article | Skipped | Noted]:
    where = _shown(file.path)
    suffix = file.path.suffix.lower()
    if file.entry is not None and file.entry.problem is not None:
        # Read without what should describe it, it would get another id and later be taken for a new article.
        yield Skipped(
            f"{_shown(file.sidecar)}:{file.entry.line}",
            f"{file.entry.problem} ({file.path.name} is left out)",
        )
        return
    try:
        str(file.path).encode()
    except UnicodeEncodeError:
        yield Skipped(where, "has a name that is not UTF-8: rename it")
        return
    try:
        if suffix == _LINES:
            with _opened(file.path, limits.jsonl_bytes) as stream:
                yield from _jsonl(stream, file, limits)
            return
        reader = _READERS.get(suffix)
        # Opened before its kind is told: a FIFO or device is named as such, whatever its suffix.
        with _opened(file.path, limits.file_bytes) as stream:
            if reader is None:
                instead = ": save it as PDF or text" if suffix in _OFFICE else ""
                raise BadInputError(f"is of a kind that is not read ({suffix or 'no suffix'}){instead}")
            data = stream.read(limits.file_bytes + 1)
        if len(data) > limits.file_bytes:
            raise BadInputError(f"is larger than {limits.file_bytes:,} bytes")
        if not data:
            raise BadInputError("is empty")
        draft = reader(data, limits)
        given = file.entry.metadata if file.entry else NOTHING_SAID
        yield _article(draft.text, given.or_else(draft.metadata), file.slug, str(file.path), limits)
        if file.entry:
            yield from _undated(given, f"{_shown(file.sidecar)}:{file.entry.line}")
        yield from _undated(draft.metadata, where)
    except BadInputError as error:
        yield Skipped(where, str(error))
    except OSError as error:
        yield Skipped(where, _reason(error))


def _jsonl(stream: BinaryIO, file: _File, limits: Limits) -> Iterator[Article | Skipped | Noted]:
    found = False
    unknown = _Unknown()
    for number, line in _lines(stream, limits):
        found = True
        source = f"{file.path}:{number}"
        try:
            if isinstance(line, BadInputError):
                raise line
            values = json_object(line)
            text = values.get("text")
            if not isinstance(text, str):
                raise BadInputError('"text" is missing' if text is None else '"text" is not a text')
            del values["text"]
            metadata = metadata_from(values)
            unknown.add(unread(values))
            yield _article(text, metadata, f"{file.slug}-{number}", source, limits)
            yield from _undated(metadata, _shown(source))
        except BadInputError as error:
            yield Skipped(_shown(source), str(error))
    if not found:
        yield Skipped(_shown(file.path), "is empty")
    yield from unknown.noted(file.path)


class _Unknown:
    """The fields of a file's lines that are not read, each once, however many lines have them."""

    def __init__(self) -> None:
        self._names: dict[str, None] = {}

    def add(self, names: Iterable[str]) -> None:
        for name in names:
            # No more than can be told: every line may have others.
            if len(self._names) <= _MOST_NAMED:
                self._names.setdefault(name[:_LONGEST_NAMED])

    def noted(self, path: Path) -> Iterator[Noted]:
        if self._names:
            named = ", ".join(_shown(name) for name in list(self._names)[:_MOST_NAMED])
            more = " and more" if len(self._names) > _MOST_NAMED else ""
            yield Noted(_shown(path), f"fields that are not read: {named}{more}")


def _undated(metadata: Metadata, where: str) -> Iterator[Skipped]:
    """Says of a date that cannot be used that the article was read without it."""
    if metadata.undated:
        yield Skipped(where, f"{metadata.undated} (the article is read without it)")


def _article(text: str, metadata: Metadata, slug: str, source: str, limits: Limits) -> Article:
    if len(text) > limits.text_characters:
        raise BadInputError(f"holds more than {limits.text_characters:,} characters of text")
    # A NUL that JSON states is a character of the text like any other, and the offsets count it.
    reject_unstorable(text.replace("\0", ""), "its text")
    if not any(character.isalnum() for character in text):
        raise BadInputError("is empty: it holds no word")
    marks = boilerplate(text)
    said = infer(text, marks, metadata)
    whole = metadata.or_else(said)
    inferred = tuple(
        name
        for name in ("title", "publisher", "author", "published", "url")
        if getattr(metadata, name) is None and getattr(said, name) is not None
    )
    return Article(
        id=whole.id or slug,
        text=text,
        title=whole.title or "",
        publisher=whole.publisher,
        author=whole.author,
        published=whole.published,
        url=whole.url,
        inferred=inferred,
        boilerplate=marks,
        source=source,
    )


def _opened(path: Path, most: int) -> BinaryIO:
    """The file open for reading, once it is seen to be a regular one of at most so many bytes.

    It is opened without waiting, so that a FIFO without a writer cannot hang the run.
    """
    number = os.open(path, os.O_RDONLY | os.O_CLOEXEC | getattr(os, "O_NONBLOCK", 0))
    try:
        status = os.fstat(number)
        if not stat.S_ISREG(status.st_mode):
            raise BadInputError("is no regular file (a pipe, socket or device)")
        if status.st_size > most:
            raise BadInputError(f"is larger than {most:,} bytes")
        return os.fdopen(number, "rb")
    except BaseException:
        os.close(number)
        raise


def _lines(stream: BinaryIO, limits: Limits) -> Iterator[tuple[int, str | BadInputError]]:
    """The lines that are not blank, numbered from 1, decoded or refused; memory is bounded."""
    number = 0
    while line := stream.readline(limits.line_bytes + 1):
        number += 1
        if len(line) > limits.line_bytes:
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 16)
            yield number, BadInputError(f"is a line of more than {limits.line_bytes:,} bytes")
            continue
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            yield number, BadInputError(f"is not UTF-8 at byte {error.start} of the line")
            continue
        if text.strip():
            yield number, text


def _slug(path: Path) -> str:
    """An id from a file's place in its folder: "2023/A report.txt" gives "2023/a-report"."""
    parts = [*path.parts[:-1], path.stem]
    words = [
        re.sub(r"[\W_]+", "-", unicodedata.normalize("NFKC", part).casefold()).strip("-") for part in parts
    ]
    slug = "/".join(words)
    if all(words) and len(slug) <= 150:
        return slug
    # Nothing to name it by, or too much: a digest of the whole name keeps it apart from others and the same.
    digest = hashlib.sha256(str(path).encode(errors="surrogateescape")).hexdigest()[:10]
    return f"{slug[:100].strip('/')}-{digest}".strip("-")


def _shown(path: Path | str | None) -> str:
    """A path as it can be printed on one line."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in str(path))


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"cannot be read: {error.strerror.lower()}"
    return f"cannot be read: {error}"
