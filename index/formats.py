"""One file's text and what the file itself says about it, and how much is read at most: plain text and Markdown."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import frontmatter
import yaml  # type: ignore[import-untyped]
from frontmatter.default_handlers import YAMLHandler

from index.decoding import decoded
from index.errors import BadInputError
from index.metadata import ALIASES, NAMES, NOTHING_SAID, Metadata, metadata_from


@dataclass(frozen=True, slots=True)
class Limits:
    """What is read at most. What is larger is named and left out: no file can stall or fill the machine."""

    file_bytes: int = 20_000_000
    # trafilatura builds several trees of a page; no article's page comes near this.
    html_bytes: int = 5_000_000
    # A JSONL file is read a line at a time, so only its lines need a small limit.
    jsonl_bytes: int = 2_000_000_000
    line_bytes: int = 10_000_000
    # Twenty times the longest report; indexing takes about a tenth of a second for a thousand of them.
    text_characters: int = 1_000_000
    pdf_pages: int = 1_000
    # A file that takes longer, or more memory, is made to; the slowest real one takes a second.
    seconds: float = 60.0
    memory_bytes: int = 3_000_000_000
    # Front matter is a few lines; YAML can be written so that it takes hours.
    front_matter_characters: int = 20_000
    path_depth: int = 40


@dataclass(frozen=True, slots=True)
class Draft:
    """A text and what its file says about it."""

    text: str
    metadata: Metadata = NOTHING_SAID


def from_text(data: bytes, limits: Limits) -> Draft:  # noqa: ARG001 - every format has the same signature
    """A `.txt` file: exactly its text."""
    return Draft(decoded(data))


def from_markdown(data: bytes, limits: Limits) -> Draft:
    """A `.md` file: the text behind its front matter (YAML, loaded safely), Markdown marks kept."""
    text = decoded(data)
    if not text.lstrip("\ufeff").startswith("---"):
        return Draft(text)
    end = _FRONT_MATTER_END.search(text, 3)
    if end is not None and end.start() > limits.front_matter_characters:
        raise BadInputError(f"its front matter is longer than {limits.front_matter_characters:,} characters")
    try:
        values, body = frontmatter.parse(text.lstrip("\ufeff"), handler=YAMLHandler())
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, RecursionError) as error:
        reason = " ".join(str(error)[:1000].split())[:160]
        raise BadInputError(f"its front matter cannot be read: {reason}") from None
    if not _is_front_matter(values):
        return Draft(text)
    named = {key.lower(): value for key, value in values.items() if isinstance(key, str)}
    return Draft(body, metadata_from(named))


def _is_front_matter(values: Mapping[str, object]) -> bool:
    """Whether what stands between two rules names fields: it may as well be the text's first paragraph."""
    # YAML has other keys than texts; none of those is a field's.
    keys = [key if isinstance(key, str) else "" for key in values]
    known = {*ALIASES, *NAMES}
    return any(key.lower() in known for key in keys) or (
        bool(keys) and all(re.fullmatch(r"[a-z][\w-]*", key) for key in keys)
    )


_FRONT_MATTER_END = re.compile(r"^---\s*$", re.MULTILINE)
