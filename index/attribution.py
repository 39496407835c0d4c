"""Whose a quotation is that nobody is heard to speak in itself: of whom a word of saying tells beside it, before it or
behind it, or who spoke last."""

import re
from collections.abc import Iterator, Sequence

from index.grammar import Sentence
from index.heard import Heard
from index.quotations import Quotation, sentences_of
from index.reporting import FINDING, HUMANS, SAY, SPEAKER_NEEDED
from index.unsigned import names_another, tells_on

# Fewer words between quotation marks are a term, not a statement.
_STATEMENT_WORDS = 4
# A reporting word further from the quotation than this many characters is about something else.
_NEAR = 160
# A word of saying at most so many characters behind a quotation is its tail: "…,” the older of the two said".
TAIL = 60
# In a sentence of their own behind a quotation they tell who said it; others may tell of something else: "He went on".
_PLAIN = (SAY - SPEAKER_NEEDED) | {"continue", "ask", "comment", "exclaim", "elaborate"}
_PLAIN -= {
    "advise", "plead", "persuade", "point", "rule", "attribute", "forecast", "decree", "vouch", "promise", "disclose",
    "confirm",
}  # fmt: skip
# Words of saying behind which more of the same is told.
_TELLING = SAY | FINDING | {"accord"}
_OURS = re.compile(r"\b(?:we|We|our|Our|us|I|my|My|me)\b")
_OPENING = '"“«`‘'


def block(
    text: str, sentences: Sequence[Sentence], quotes: Sequence[Quotation], heard: Sequence[Sequence[Heard]]
) -> Iterator[tuple[int, Heard]]:
    """The sentences of a paragraph without marks that somebody's words end in a colon before: "Ms Moe wrote: / The pool
    is closed."; with nobody else heard in it."""
    for number, here in enumerate(heard):
        before = sentences[number]
        last = here[-1] if here else None
        if (
            last is None
            or not last.quotable
            or last.said
            or text[before.end - 1] != ":"
            or last.cue not in _PLAIN
        ):
            continue
        if before.end - last.end > TAIL or number + 1 == len(sentences):
            continue
        following = sentences[number + 1].paragraph
        inside = [n for n in range(number + 1, len(sentences)) if sentences[n].paragraph == following]
        first, end = sentences[inside[0]].start, sentences[inside[-1]].end
        quoted = any(quote.start < end and first < quote.end for quote in quotes)
        ended = text[end - 1] in ".!?…" and text[first].isupper()
        other = any(heard[n] or sentences[n].heading or sentences[n].boilerplate for n in inside)
        if following != before.paragraph and ended and not quoted and not other:
            yield from ((n, last) for n in inside)


def closed(text: str, quote: Quotation) -> bool:
    """Whether the marks around a quotation are its own: one behind a word closes, one before a word opens another."""
    before = text[max(0, quote.start - 3) : quote.start].rstrip(_OPENING)[-1:]
    opens = not (before.isalnum() or before in tuple(".,!?"))
    return opens and not quote.continues and not text[quote.end - 1].isspace()


def beside(
    text: str,
    sentences: Sequence[Sentence],
    quote: Quotation,
    first: int,
    last: int,
    heard: Sequence[Sequence[Heard]],
) -> Heard | None:
    """The saying whose words the quotation is: the nearest reporting word outside it."""
    best: tuple[int, Heard] | None = None
    numbers = list(range(first, last + 1))
    following = sentences[last + 1] if last + 1 < len(sentences) else sentences[last]
    alike = last + 1 < len(sentences) and following.paragraph == sentences[last].paragraph
    if alike and not text[quote.end : following.start].strip(" \n\"”’»'"):
        numbers.append(last + 1)
    if first and text[sentences[first - 1].end - 1] == ":":
        numbers.append(first - 1)
    for number in numbers:
        for h in heard[number]:
            if not h.quotable or quote.start <= h.start < quote.end:
                continue
            if number == last + 1 and not _tells_whose(text, quote, h):
                continue
            if h.end <= quote.start and text[h.end : quote.start].rstrip(' \n"“«`‘')[-1:] in tuple(".!?"):
                # Its own sentence is over, whatever the parse makes of it.
                continue
            if any(start < quote.end and quote.start < end for start, end in h.said):
                distance = 0
            elif h.start >= quote.end:
                # Behind the quotation only its own tail: "…," she said.
                distance = (
                    min(h.start, h.speaker_start if h.speaker_start >= quote.end else h.start) - quote.end
                )
                if distance > 6:
                    distance += _NEAR // 2
            else:
                between = text[h.end : quote.start].rstrip(' \n"“«`‘')
                if between and between[-1] not in ",:;—–.-":
                    continue
                distance = quote.start - h.end
                distance += 20 if h.said else 0
            if distance <= _NEAR and (best is None or distance < best[0]):
                best = (distance, h)
    return None if best is None else best[1]


def _tells_whose(text: str, quote: Quotation, h: Heard) -> bool:
    """Whether the sentence behind a quotation only tells whose words it is: "“….” Ana Ruiz, mayor of Orne, said on
    Monday."""
    if h.said or h.cue not in _PLAIN or text[h.start : h.end].endswith("ing"):
        return False
    return min(h.start, h.speaker_start) - quote.end <= TAIL


_AROUND = " \"“”«»`'‘’…[](),"


def opens_sentence(text: str, sentence: Sentence, quote: Quotation) -> bool:
    """Whether the sentence begins with the quotation."""
    return not text[sentence.start : quote.start].strip(_AROUND)


def told_before(
    text: str,
    sentences: Sequence[Sentence],
    quote: Quotation,
    first: int,
    last: int,
    heard: Sequence[Sequence[Heard]],
) -> Heard | None:
    """Who alone speaks in the sentence before a quotation that stands by itself in the same paragraph: "The door was
    mended, Ms Moe said. “We did that at noon.”"""
    if not first or sentences[first - 1].paragraph != sentences[first].paragraph:
        return None
    if text[quote.end : sentences[last].end].strip(_AROUND + "."):
        return None
    before = sentences[first - 1]
    if text[quote.start - 1] == "‘" and "“" in text[before.start : before.end]:
        return None  # in other marks than the speaker's own words
    told = [h for h in heard[first - 1] if h.said]
    alone = len({h.speaker for h in told}) == 1 and told[-1].quoted < 0
    return told[-1] if alone else None


def of_one(
    text: str, sentences: Sequence[Sentence], before: Quotation, quote: Quotation, begins: Sequence[int]
) -> bool:
    """Whether a quotation within a sentence goes on with the one that the sentence before ends with, of somebody who
    speaks of himself: "“We are ready,” the bank said. With Orne, “we have a partner”."""
    first, last = sentences_of(begins, quote)[0], sentences_of(begins, before)[1]
    near = last == first - 1 and sentences[first].paragraph == sentences[last].paragraph
    return (
        near
        and _OURS.search(text[before.start : before.end]) is not None
        and (_OURS.search(text[quote.start : quote.end]) is not None)
    )


def apart(sentences: Sequence[Sentence], quote: Quotation, before: Quotation, begins: Sequence[int]) -> bool:
    """Whether a quotation stands in another paragraph than the one before it."""
    return (
        sentences[sentences_of(begins, quote)[0]].paragraph
        != sentences[sentences_of(begins, before)[1]].paragraph
    )


def led_in(
    text: str, sentences: Sequence[Sentence], quote: Quotation, first: int, heard: Sequence[Sequence[Heard]]
) -> Heard | None:
    """Who alone speaks at the end of the paragraph before one that is a quotation: "Ms Moe said that the pool was not
    safe. / “We have found cracks in the roof.”"""
    last = next((n for n in range(first - 1, -1, -1) if not sentences[n].boilerplate), -1)
    if last < 0 or sentences[last].paragraph == sentences[first].paragraph:
        return None
    before = sentences[last]
    if before.heading or text[quote.start - 1] == "‘" or not long(text, quote):
        return None
    paragraph = [s for s in sentences[first:] if s.paragraph == sentences[first].paragraph]
    if text[quote.end : paragraph[-1].end].strip(_AROUND + "."):
        return None
    opens = last
    while opens and sentences[opens - 1].paragraph == before.paragraph:
        opens -= 1
    told = [h for here in heard[opens : last + 1] for h in here if h.quoted < 0]
    if not told or len({h.speaker for h in told}) > 1 or told[-1].cue not in _PLAIN or told[-1].via:
        return None
    speaker = told[-1].speaker
    if not any(c.isupper() for c in speaker) and not {*speaker.lower().split()} & HUMANS:
        return None
    # Who is told of behind his words may be the one who speaks next.
    behind = sentences[told[-1].sentence + 1 : last + 1]
    said = told[-1].said or told[-1].quotable
    return told[-1] if said and not any(names_another(s, told[-1].speaker) for s in behind) else None


def told_on(sentences: Sequence[Sentence], number: int, heard: Sequence[Sequence[Heard]]) -> Heard | None:
    """Who alone speaks in the sentence before one that is told in part in quoted words: "Inspectors said the pool was
    unsafe. The floor “had been wet for many weeks”."""
    if not number or sentences[number - 1].paragraph != sentences[number].paragraph:
        return None
    told = [h for h in heard[number - 1] if h.said and h.stance == "asserts"]
    alone = len({h.speaker for h in heard[number - 1]}) == 1 and bool(told) and told[-1].quoted < 0
    reports = alone and told[-1].cue in _TELLING
    return told[-1] if reports and tells_on(sentences[number]) else None


def goes_on(
    text: str,
    sentences: Sequence[Sentence],
    before: Quotation,
    quote: Quotation,
    first: int,
    speaker: Heard | None,
) -> bool:
    """Whether a quotation without a reporting word of its own continues the one before, in marks of the same kind; no
    more than its speaker may stand between: "“Who paid?” Ms Moe asked. “The bank did.”"."""
    if (text[before.start - 1] == "‘") != (text[quote.start - 1] == "‘"):
        return False
    between = [
        n
        for n in range(first)
        if before.end <= sentences[n].start < quote.start and not sentences[n].boilerplate
    ]
    if speaker is not None and between == [speaker.sentence] and not speaker.said:
        sentence = sentences[speaker.sentence]
        named = {
            *text[speaker.speaker_start : speaker.speaker_end].split(),
            text[speaker.start : speaker.end],
        }
        between = [] if {*text[sentence.start : sentence.end].rstrip(".").split()} <= named else between
    # Nothing but the tail of the other's sentence may lie in between.
    return not between


def long(text: str, quote: Quotation) -> bool:
    """Whether the quotation has as many words as a statement."""
    return len(text[quote.start : quote.end].split()) >= _STATEMENT_WORDS
