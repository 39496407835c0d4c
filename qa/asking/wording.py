"""A question's wording: its line of text, its parse, its expressions of time and what it quotes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

from index.article import Span
from index.calendarwords import MONTH, SEASON, WEEKDAY
from index.grammar import Parser, SpacyParser, Token
from index.wordlists import words

# Nobody asks in more; a pasted article must not cost a parse of an article.
QUESTION_CHARS = 600

# Without a day or a year beside them, "may" and "march" are more often verbs.
_MONTH_ALONE = r"""(?:january|february|april|june|july|august|september|october|november|december
    |(?<!^)(?-i:March|May))"""
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th)?)"
_YEAR = r"(?:1\d\d\d|20\d\d)"
_SPAN = r"(?:week|month|year|day|night|decade|century|weekend|morning|afternoon|evening|season)"
_PART = rf"""(?:(?:the\s+)?(?:early|mid|late|(?:beginning|start|end|middle|{SEASON}|(?:first|second)\s+half)
    \s+of
    |(?-i:{SEASON}))[-\s]+(?:in\s+)?)"""
# An expression of time as people write it in questions; what it stands for is `index.timeline`'s business.
_TIME = re.compile(
    rf"""(?<![\w$€£.,])(?:
      {_PART}?(?:{_DAY}\s+(?:of\s+)?)?{MONTH}(?:\s+{_DAY}(?!\d))?,?\s+(?:of\s+)?{_YEAR}
    | {_DAY}\s+(?:of\s+)?{MONTH}
    | {MONTH}\s+{_DAY}(?!\d)
    | {_PART}?{_MONTH_ALONE}
    | \d{{4}}-\d\d(?:-\d\d)?
    | q[1-4],?\s+(?:of\s+)?{_YEAR} | (?:the\s+)?(?:first|second|third|fourth)\s+quarter(?:\s+of\s+{_YEAR})?
    | {_PART}?(?:{_YEAR}|(?:the\s+)?{_YEAR}s)(?:\s*[-–/]\s*\d\d(?:\d\d)?)?
    | {_PART}?the\s+\d0s
    | (?:(?:this|last|next|that)\s+)?{WEEKDAY}(?:\s+(?:morning|afternoon|evening|night))?
    | (?:this|last|next|that|the\s+same|the\s+following|the\s+previous)\s+(?:{_SPAN}|{SEASON})
    | yesterday | today | tonight | tomorrow | nowadays
    | (?:\d+|an?|two|three|four|five|six|ten)\s+(?:day|week|month|year|decade)s?\s+(?:ago|earlier|later)
    | (?:the\s+)?\d\d?(?:st|nd|rd|th)[-\s]century(?!\s+(?-i:[A-Z]))
    | \d\d?(?::\d\d|\s?[ap]\.?m\b\.?)
    )(?![\w%-]|[.,]\d|\s?(?:percent|per\s+cent|people|dollars|euros)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_QUOTED = re.compile(r"[\"“”«](?=\S)([^\"“”«»]{1,120})[\"“”»]|(?<!\w)['‘](?=\S)([^'‘’]{2,80})['’](?![\w])")


BE = words("am is are was were be been being 's 're")
AUXILIARIES = BE | words(
    """do does did has have had will would can could shall should may might must ca wo isn't aren't wasn't
    weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't"""
)
TIME_NOUNS = words("time date day month year decade century hour week birthday birthdate deadline weekday")
# Never the pronoun, behind the first word of a question that is not all in capitals.
_ACRONYMS = words("WHO US IT")
WH = words("who whom whose what which when where why how")
FINITE = words("VBD VBZ VBP MD")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text of one sentence with its tokens, its expressions of time and its quoted stretches."""

    text: str
    tokens: tuple[Token, ...]
    times: tuple[Span, ...]
    quoted: tuple[Span, ...]

    def low(self, i: int) -> str:
        """The i-th word in lower case, but for bodies that are written like a pronoun ("the WHO"); empty outside the
        text."""
        if not 0 <= i < len(self.tokens):
            return ""
        word = self.tokens[i].text
        if i and word in _ACRONYMS and not self.text.isupper():
            return word
        return word.lower().replace("’", "'")

    def children(self, i: int, *labels: str) -> Iterator[int]:
        """The tokens that depend on the i-th, with one of the labels where any are given."""
        for n, token in enumerate(self.tokens):
            if token.head == i and n != i and (not labels or token.dep in labels):
                yield n

    def subtree(self, i: int) -> tuple[int, int]:
        """(first token, last token + 1) of everything that hangs on the i-th."""
        first, last = i, i
        pending, seen = [i], {i}
        while pending:
            here = pending.pop()
            first, last = min(first, here), max(last, here)
            for child in self.children(here):
                if child not in seen:
                    seen.add(child)
                    pending.append(child)
        return first, last + 1

    def slice(self, first: int, last: int) -> str:
        """The text of the tokens `first` to `last` (exclusive), as written."""
        if first >= last or first >= len(self.tokens):
            return ""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def root(self) -> int:
        """The number of the head of the sentence; -1 of an empty one."""
        return next((n for n, t in enumerate(self.tokens) if t.head == n and t.pos != "PUNCT"), -1)

    def in_time(self, i: int) -> bool:
        """Whether the i-th token belongs to an expression of time."""
        token = self.tokens[i]
        return any(s.start < token.end and token.start < s.end for s in self.times)

    def in_quotes(self, i: int) -> bool:
        """Whether the i-th token is quoted."""
        token = self.tokens[i]
        return any(s.start <= token.start and token.end <= s.end for s in self.quoted)


def clean(text: str) -> str:
    """One line of at most `QUESTION_CHARS` printable characters, white space squeezed."""
    head = text[: 4 * QUESTION_CHARS]
    kept = "".join(c if c.isprintable() else " " for c in head if c.isprintable() or c.isspace())
    line = " ".join(kept.split())
    return line if len(line) <= QUESTION_CHARS else line[:QUESTION_CHARS].rsplit(" ", 1)[0]


@lru_cache(maxsize=1)
def default_parser() -> Parser:
    """The parser of the installation."""
    return SpacyParser()


# The questions of a conversation are read again with every follow-up.
@lru_cache(maxsize=64)
def _tokens(text: str, parser: object) -> tuple[Token, ...]:
    parsed = next(iter(cast(Parser, parser).parse([(text, [Span(0, len(text))])])))
    return parsed[0] if parsed else ()


def read(text: str, parser: Parser) -> Wording:
    """Parses a cleaned question as one sentence."""
    key: object = parser
    tokens = _tokens(text, key) if text else ()
    quoted = quotations(text)
    return Wording(text, tokens, tuple(_times(text, quoted)), quoted)


def quotations(text: str) -> tuple[Span, ...]:
    """The quoted stretches of a question, with their marks."""
    return tuple(Span(m.start(), m.end()) for m in _QUOTED.finditer(text))


def _times(text: str, quoted: tuple[Span, ...]) -> Iterator[Span]:
    for match in _TIME.finditer(text):
        span = Span(match.start(), match.end())
        if not any(q.overlaps(span) for q in quoted) and not _in_title(text, match):
            yield span


_TITLE_BEFORE = re.compile(r"(?<=[\w,] )(?!On |In |Last |This |Next |That |Since |By |Until )[A-Z][a-z]+ $")


def _in_title(text: str, match: re.Match[str]) -> bool:
    """Whether a day's name is part of a longer name: "Black Friday", "Tomorrow's Heroes"."""
    after = re.match(r"['’]s\s+[A-Z]", text[match.end() :])
    named_day = match.group()[:1].isupper() and match.group().lower().endswith("day")
    return bool(after) or (named_day and bool(_TITLE_BEFORE.search(text[: match.start()])))


def sentence_end(w: Wording) -> int:
    """The number of tokens without the closing question mark."""
    end = len(w.tokens)
    while end and w.tokens[end - 1].pos == "PUNCT" and w.tokens[end - 1].text in "?!.…":
        end -= 1
    return end


def capitalised(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]
