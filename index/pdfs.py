"""The text of a PDF's pages: paragraphs without hard line breaks, the hyphens of these, and running heads."""

import io
import re
import time
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from index.errors import BadInputError
from index.formats import Draft, Limits
from index.hyphens import Hyphens
from index.metadata import Metadata


def from_pdf(data: bytes, limits: Limits) -> Draft:
    """A PDF: the text of its pages, hard line breaks and hyphenation undone, running heads left out.

    Its date of creation is not taken for that of publication.
    """
    began = time.monotonic()
    pages: list[str] = []
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise BadInputError("is encrypted: save a copy without a password")
        count = len(reader.pages)
        if count > limits.pdf_pages:
            raise BadInputError(f"has {count:,} pages, more than {limits.pdf_pages:,}")
        characters = 0
        for page in reader.pages:
            text = page.extract_text()
            characters += len(text)
            if characters > limits.text_characters:
                raise BadInputError(f"holds more than {limits.text_characters:,} characters of text")
            if time.monotonic() - began > limits.seconds:
                raise BadInputError(f"takes longer than {limits.seconds:.0f} seconds to read")
            pages.append(text)
        title = str(reader.metadata.title or "") if reader.metadata else ""
    except BadInputError:
        raise
    except DependencyError:
        raise BadInputError("is encrypted: save a copy without a password") from None
    except RecursionError:
        raise BadInputError("is nested too deeply") from None
    except (
        PyPdfError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        ArithmeticError,
    ) as error:
        raise BadInputError(f"is no PDF that can be read ({type(error).__name__})") from None
    except (NotImplementedError, AssertionError, MemoryError, EOFError, OSError) as error:
        raise BadInputError(f"is no PDF that can be read ({type(error).__name__})") from None
    text = unwrapped(pages).replace("\0", "").encode(errors="replace").decode()
    if not text.strip():
        raise BadInputError("holds no text (a scan?): run it through text recognition first")
    return Draft(text, Metadata(title=_pdf_title(title)))


def _pdf_title(title: str) -> str | None:
    title = " ".join(title.split())
    if len(title.split()) < 2 or len(title) > 300 or not title.isprintable():
        return None
    junk = re.search(
        r"\.(?:docx?|indd|pdf|odt|qxd|txt|html?)$|^(?:untitled|microsoft word|layout|print)\b", title, re.I
    )
    return None if junk else title


_PAGE_NUMBER = re.compile(
    r"(?:page |p\. ?|[-–—] ?)?\d{1,4}(?: ?(?:of|/) ?\d{1,4})?(?: ?[-–—])?", re.IGNORECASE
)


def unwrapped(pages: Sequence[str]) -> str:
    """The paragraphs of a PDF's pages, one a line with an empty line between.

    A paragraph ends at an empty line, and at a line that is clearly shorter than the rest and ends a sentence
    or stands before a capital; one that is cut by a page goes on. Which hyphens at the ends of lines go and which stay
    is said in `index.hyphens`.
    """
    heads = _running_heads(pages)
    kept = [_without_running_heads(page.splitlines(), heads) for page in pages]
    lines = list(chain.from_iterable(kept))
    hyphens = Hyphens.of(lines)
    widths = sorted(len(line.strip()) for line in lines if line.strip())
    # The width of a full line, as most lines of running text are full.
    width = widths[int(0.75 * (len(widths) - 1))] if widths else 0
    paragraphs: list[str] = []
    current = ""
    previous = ""
    for raw in chain.from_iterable([*page, "\f"] for page in kept):
        line = raw.strip()
        if raw == "\f":
            if current and not _goes_on(current):
                paragraphs.append(current)
                current = ""
            continue
        if not line:
            if current:
                paragraphs.append(current)
            current = ""
            continue
        if current and _breaks(previous, line, width):
            paragraphs.append(current)
            current = line
        elif current:
            current = hyphens.joined(current, line)
        else:
            current = line
        previous = line
    if current:
        paragraphs.append(current)
    return "\n\n".join(paragraphs)


def _running_heads(pages: Sequence[str]) -> frozenset[str]:
    """Lines at the top or bottom of three pages or more, their numbers aside."""
    seen: Counter[str] = Counter()
    for page in pages:
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        seen.update({re.sub(r"\d+", "#", line) for line in lines[:2] + lines[-2:]})
    return frozenset(
        line for line, count in seen.items() if count >= 3 and len(line) <= 120 and line[-1] != "."
    )


def _without_running_heads(lines: Sequence[str], heads: frozenset[str]) -> list[str]:
    filled = [number for number, line in enumerate(lines) if line.strip()]
    ends = {*filled[:2], *filled[-2:]}
    return [
        line
        for number, line in enumerate(lines)
        if number not in ends
        or not (_PAGE_NUMBER.fullmatch(line.strip()) or re.sub(r"\d+", "#", line.strip()) in heads)
    ]


def _goes_on(text: str) -> bool:
    return text[-1:] not in '.!?…:”"’)' and len(text.split(maxsplit=13)) > 12


def _breaks(previous: str, line: str, width: int) -> bool:
    short = len(previous) < 0.8 * width
    if previous[-1:] in '.!?…”"' and short:
        return True
    # A heading: short, without an end mark, before a line that begins anew.
    return len(previous) < 0.6 * width and not line[:1].islower() and previous[-1:] not in ",;-–—"
