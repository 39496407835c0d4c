"""The entry of a list that is asked for: by its year ("2017, Portugal, Salvador Sobral; 2016, Ukraine, Jamala") or by
what stands before it ("Champion: Orne ; Coach: Ivo Moe")."""

import re

from index.annotate import IndexedSentence
from index.article import Span
from qa.question import Question

# So many entries make a list.
_ENTRIES = 3
_BREAK = re.compile(r"\s*(?:;|·|\||//|\n)\s*")
# What parts the labelled entries of a list in one line: "Winner: Low Tide - Shortlist: Mill; Weir".
_NEXT_ENTRY = re.compile(r"(?<=\w) (?:[-–—|·•;]|; ) ?(?=[A-Z][\w ]{2,30}:)")
_YEAR = re.compile(r"\b((?:19|20)\d\d)\b[\s,:–—-]*")


def entry_of_year(question: Question, text: str, sentence: IndexedSentence, answer: Span) -> Span | None:
    """The entry of the asked year without it, as offsets into the article's `text`; None where the sentence is no such
    list, nothing of one year is asked for, or the answering words stand in no other entry."""
    if question.wants not in ("person", "body", "place", "thing") or question.period is None:
        return None
    year = str(question.period.first.year)
    if question.period.last.year != question.period.first.year:
        return None
    entries = _entries(text[sentence.start : sentence.end])
    dated = [(span, match) for span in entries if (match := _YEAR.match(span.of(text[sentence.start :])))]
    own = [(span, match) for span, match in dated if match[1] == year]
    if len(dated) < _ENTRIES or len(own) != 1:
        return None
    ((span, match),) = own
    entry = Span(sentence.start + span.start + match.end(), sentence.start + span.end)
    if (entry.start <= answer.start and answer.end <= entry.end) or not entry.of(text).strip():
        return None
    return entry


def _entries(line: str) -> list[Span]:
    starts = [0, *(m.end() for m in _BREAK.finditer(line))]
    ends = [*(m.start() for m in _BREAK.finditer(line)), len(line.rstrip(" ."))]
    return [Span(a, b) for a, b in zip(starts, ends, strict=True) if b > a]


# What entries are called that answer what is asked by these acts.
_CALLED = {
    "win": r"(?:overall |race )?winners?|champions?|winning \w+|1st(?: place)?|gold(?: medal)?",
    "direct": r"director|directors|directed by",
    "release": r"(?:initial |us |uk )?release(?: date)?|released|launch(?: date)?",
    "launch": r"launch(?: date)?|launched|release(?: date)?",
    "hold": r"venue|location|host(?: city| country)?|city",
    "play": r"venue|location|stadium",
}
_LABELLED = re.compile(
    r"(?P<label>[A-Z][\w’'-]+(?: [\w’'-]*\w[\w’'-]*){0,3}): ?(?P<entry>[^;|·:]+?)(?=$| ?[;|·]| [-–—] [A-Z]|\. [A-Z])"
)
# So many make a list.
_LABELS = 2


def entry_labelled(question: Question, text: str, sentence: IndexedSentence, answer: Span) -> Span | None:
    """The entry behind the label that is asked for, as offsets into the article's `text`; None where the sentence is no
    such list, has no such label, or the answering words stand in that entry."""
    called = _CALLED.get(question.action)
    if called is None or question.wants not in ("person", "body", "place", "thing", "time"):
        return None
    entries = list(_LABELLED.finditer(text, sentence.start, sentence.end))
    own = [m for m in entries if re.fullmatch(called, m["label"].strip(), re.I)]
    if len(entries) < _LABELS or len(own) != 1:
        return None
    entry = Span(own[0].start("entry"), own[0].end("entry"))
    inside = entry.start <= answer.start and answer.end <= entry.end
    # A part of the name is not all of it.
    return None if inside and answer.end - answer.start > 0.7 * (entry.end - entry.start) else entry


def end_of_entry(sentence: str, start: int, end: int) -> int:
    """Where the words of a sentence from `start` to `end` end, if they go no further than the next labelled entry of a
    list."""
    beyond = _NEXT_ENTRY.search(sentence, start, end + 40)
    return beyond.start() if beyond is not None and start < beyond.start() < end else end
