"""From judged sentences and verdicts to the answer: what is quoted, what is stated, in which order."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from index.annotate import IndexedSentence
from index.article import Article, Span, origin_of
from index.claims import Figure
from index.grammar import Token
from index.leadin import words_begin
from index.quotations import runs_on
from index.saying.speakers import OPENING
from qa.answer import Development, Disagreement, Position, Quote, Statement, Step
from qa.comparing.denied import REPLY
from qa.comparing.points import speaker_at, voices
from qa.comparing.sides import VAGUE, Cited, Side, Verdict
from qa.comparing.speakers import same_speaker
from qa.comparing.units import unit
from qa.cutting import leaves_open
from qa.evidence import Judged
from qa.fitting.withdrawn import correction
from qa.labels import labels

# The tags of words that tie a clause to what stands before it: relatives, participles, "to" and "not".
_LEANING = frozenset({"WDT", "WP", "WP$", "WRB", "VBG", "VBN", "TO"})

_OBJECTS = frozenset({"dobj", "iobj", "dative", "pobj", "attr"})

# "It is", "This was": what begins like this is understood with the sentence before. Longer pairs are not quoted.
_POINTS_BACK = re.compile(
    r"(?:It|This|That|These|Those|They) (?:is|was|are|were|has|had|have|will|would)\b(?!n)"
)
_LONGEST_PAIR = 600
# "Maps come later," she said: the end of a quotation is read with what she said before, where both are short.
_LONGEST_SPEECH = 240

# A denial of so few words, and what explains it.
_SHORT_REPLY, _LONGEST_REPLY = 8, 400

_ENDING = " \n.,;:)]"

# Beside a disagreement only what answers nearly as surely as the surest is worth the reader's eye.
_BESIDE = 0.95

# So many sentences are quoted one by one, more only if they are this sure: of the fourth and those behind it, hardly
# one in five answers.
_ALONE, _SURELY = 3, 0.9

# A side is carried by its surest sentence, and by others that are this sure.
_CARRIES = 0.5


@dataclass(frozen=True, slots=True)
class Composed:
    """The parts of an answer that show evidence."""

    statements: tuple[Statement, ...]
    quotes: tuple[Quote, ...]
    disagreements: tuple[Disagreement, ...]
    developments: tuple[Development, ...]


@dataclass
class _Quotes:
    """The quotes of one answer, each place once."""

    shown: list[Quote] = field(default_factory=list)

    def number(self, quote: Quote) -> int:
        for n, other in enumerate(self.shown):
            same = (other.article.id, other.start, other.end) == (quote.article.id, quote.start, quote.end)
            if same and other.speaker == quote.speaker:
                return n
        self.shown.append(quote)
        return len(self.shown) - 1


def composed(
    results: Sequence[Judged],
    shown: int,
    verdicts: Sequence[Verdict],
    copies: Mapping[str, str],
    known: Sequence[tuple[Disagreement, Sequence[Quote]]] = (),
    namesakes: int = 0,
) -> Composed:
    """The answer's parts. The first `shown` results and the `namesakes` behind them are quoted, in a verdict or alone;
    of those alone, the surest.

    Verdicts count `results`. Of what is disputed every side is quoted, even one that is less sure than the rest, with
    its surest places; what agrees is quoted as far as it is shown. `known` are disagreements found without the
    question, with what their positions count; one of which a verdict tells already is left out.
    """
    quotes = _Quotes()
    statements: list[Statement] = []
    disagreements: list[Disagreement] = []
    developments: list[Development] = []
    told: set[int] = set()
    agreements = [_among(v, shown) for v in verdicts if v.kind == "agreement"]
    for whole in verdicts:
        if whole.kind == "agreement":
            continue
        verdict = _carried(whole, results)
        sides = _stated(results, verdict, quotes, statements)
        told.update(c.evidence for side in whole.sides for c in side.cited)
        if verdict.kind == "disagreement":
            disagreements.append(disagreement(verdict, sides, results))
        else:
            steps = [Step(s.as_of, s.value, n) for s, n in zip(verdict.sides, sides, strict=True)]
            developments.append(Development(verdict.about, tuple(steps)))
    for each_known, places in known:
        sides_of = [[places[n] for n in p.quotes] for p in each_known.positions]
        if any(_overlaps(quote, q) for quote in quotes.shown for side in sides_of for q in side):
            continue
        positions = [
            replace(p, quotes=tuple(quotes.number(q) for q in side))
            for p, side in zip(each_known.positions, sides_of, strict=True)
        ]
        disagreements.append(replace(each_known, positions=tuple(positions)))
        statements.extend(
            Statement(attributed(quotes.shown[p.quotes[0]]), p.quotes, p.voices) for p in positions
        )
        told.update(n for n, j in enumerate(results) for side in sides_of for q in side if is_of(j, q))
    alone: dict[tuple[str, str], int] = {}
    for number, judged in enumerate(results[: shown + namesakes]):
        for verdict in agreements:
            # What is a side of a disagreement is not told a second time as if all agreed on it.
            if number in _cited(verdict) and not _cited(verdict) & told:
                _stated(results, verdict, quotes, statements)
                told.update(_cited(verdict))
        sure = judged.probability >= (_BESIDE * results[0].probability if disagreements else 0.0)
        many = number >= _ALONE and judged.probability < _SURELY
        if number in told or (number < shown and (many or not sure)):
            continue
        each = sentence_quote(judged)
        if any(_overlaps(each, q) for q in quotes.shown):
            each = replace(each, start=_words_of(judged.evidence.article, judged.evidence.sentence))
        origin = origin_of(each.article.id, copies)
        place = alone.setdefault((origin, each.text), len(statements))
        if place == len(statements):
            statements.append(Statement(attributed(each), (quotes.number(each),)))
        else:
            first = statements[place]
            statements[place] = replace(first, quotes=(*first.quotes, quotes.number(each)))
    return Composed(tuple(statements), tuple(quotes.shown), tuple(disagreements), tuple(developments))


def _stated(
    results: Sequence[Judged], verdict: Verdict, quotes: _Quotes, statements: list[Statement]
) -> list[tuple[int, ...]]:
    """States each side of the verdict; the numbers of each side's quotes."""
    # Two claims of one sentence may be quoted in one.
    sides = [
        tuple(dict.fromkeys(quotes.number(cited_quote(results, c)) for c in side.cited))
        for side in verdict.sides
    ]
    for side, numbers in zip(verdict.sides, sides, strict=True):
        statement = Statement(attributed(quotes.shown[numbers[0]]), numbers, side.voices)
        # A side of a disagreement may be a step of a development too: it is stated once.
        if statement not in statements:
            statements.append(statement)
    return sides


def _cited(verdict: Verdict) -> set[int]:
    """The results that the verdict rests on, by number."""
    return {c.evidence for side in verdict.sides for c in side.cited}


def _overlaps(one: Quote, other: Quote) -> bool:
    return _touches(one.article, one.start, one.end, other)


def _touches(article: Article, start: int, end: int, quote: Quote) -> bool:
    return article.id == quote.article.id and start < quote.end and quote.start < end


def is_of(judged: Judged, quote: Quote) -> bool:
    """Whether the quote is of the sentence."""
    sentence = judged.evidence.sentence
    return _touches(judged.evidence.article, sentence.start, sentence.end, quote)


def _among(verdict: Verdict, shown: int) -> Verdict:
    """The agreement as far as it rests on the first `shown` results."""
    sides = (_resting(side, [c for c in side.cited if c.evidence < shown]) for side in verdict.sides)
    return replace(verdict, sides=tuple(side for side in sides if side.cited))


def _carried(verdict: Verdict, results: Sequence[Judged]) -> Verdict:
    """The verdict as far as each side rests on its surest sentence and on other sure ones."""

    def resting(side: Side) -> Side:
        least = min(_CARRIES, max(results[c.evidence].probability for c in side.cited))
        return _resting(side, [c for c in side.cited if results[c.evidence].probability >= least])

    return replace(verdict, sides=tuple(resting(side) for side in verdict.sides))


def _resting(side: Side, cited: Sequence[Cited]) -> Side:
    """The side as far as it rests on these places. Who is not quoted is not named or counted: who could check?"""
    speakers = tuple(s for s in side.speakers if any(same_speaker(c.speaker, s) for c in cited))
    return replace(
        side, cited=tuple(cited), speakers=speakers, voices=voices((c.speaker, c.origin) for c in cited)
    )


def disagreement(
    verdict: Verdict, quotes: Sequence[tuple[int, ...]], results: Sequence[Judged]
) -> Disagreement:
    """The verdict, which counts `results`, as it is shown; `quotes` are the numbers of each side's quotes."""
    values = labels(verdict.sides, verdict.of, results)
    # Two sides of one clause are told apart by their values alone.
    if len(set(values)) < len(values):
        values = [side.value for side in verdict.sides]
    sides = zip(values, verdict.sides, quotes, strict=True)
    positions = tuple(Position(v, n, s.speakers, s.hedge, s.as_of, s.voices) for v, s, n in sides)
    cited = [c for side in verdict.sides for c in side.cited] if verdict.of == "figure" else []
    figures = [f for c in cited for f in c.figures]
    numbers = [v for f in figures for v in _extent(f)]
    # Miles and kilometres make no range.
    comparable = len({unit(f) for f in figures}) == 1 and not any(
        VAGUE.search(s.value) for s in verdict.sides
    )
    return Disagreement(
        verdict.about, verdict.of, positions, (min(numbers), max(numbers)) if comparable else None
    )


def _extent(figure: Figure) -> tuple[float, float]:
    """From where to where a figure goes as stated: "20 to 30" spans a range, "about 20" does not."""
    spans = figure.hedge in ("", "between") and figure.high is not None
    return (figure.low, figure.high or figure.low) if spans else (figure.value, figure.value)


def cited_quote(results: Sequence[Judged], cited: Cited) -> Quote:
    """The place that carries a side, as a quote."""
    judged = results[cited.evidence]
    # A reply ("The company denied this") stands for the side that it denies as well: that is quoted from the sentence
    # before.
    sentence, before = judged.evidence.sentence, judged.evidence.before
    if before is not None and before.start <= cited.start and cited.end <= before.end:
        sentence = before
    start, end = cited.start, cited.end
    first = next((t for t in sentence.tokens if t.start >= start and t.pos != "PUNCT"), None)
    if first is not None and first.start > sentence.start and _depends(first, sentence.tokens):
        start, end = sentence.start, sentence.end
    # "the magnitude at 6.1" says nothing without its verb, nor "he said at a rally" without what he said.
    text = judged.evidence.article.text
    introduces = any(
        c.speaker_start is not None and start <= c.speaker_start < end and (c.end <= start or end <= c.start)
        for c in sentence.claims
    )
    # "14 dead: nine in Orne and five on the road": the parts are read with their sum.
    behind_colon = start > sentence.start and text[sentence.start : start].rstrip().endswith(":")
    if introduces or behind_colon or leaves_open(text, sentence, start, end):
        start, end = sentence.start, sentence.end
    if not any(t.pos in ("VERB", "AUX") for t in sentence.tokens if start <= t.start < end):
        start, end = sentence.start, sentence.end
    if start == judged.evidence.sentence.start:
        start = standing_start(judged)
    elif start == sentence.start:
        start = _words_of(judged.evidence.article, sentence)
    # A dateline may be what answers "Where?".
    if any(sentence.start <= m.start and m.end <= start for m in cited.marks):
        start = sentence.start
    if end == judged.evidence.sentence.end:
        end = standing_end(judged)
    # What is taken back is never shown without what corrects it.
    start, end = correction(judged.evidence) or (start, end)
    # A clause cut out of a sentence may begin with the mark that ends the one before.
    while start < end and text[start] in _ENDING:
        start += 1
    return Quote(
        judged.evidence.article, start, end, cited.speaker, judged.probability, _inside(cited.marks, start)
    )


def _depends(first: Token, tokens: Sequence[Token]) -> bool:
    """Whether a clause that begins with this word cannot stand alone: "in which …", "who …", "killing …"."""
    # "It had been captured": what, the words before tell.
    if first.tag in _LEANING or first.text.lower() in ("it", "they"):
        return True
    # "accused | each other of attacks": without its verb an object says nothing.
    top = first
    while tokens[top.head].start > top.start:
        top = tokens[top.head]
    if top.dep in _OBJECTS and tokens[top.head].start < first.start:
        return True
    following = next((t for t in tokens if t.start > first.start), None)
    return first.pos == "ADP" and following is not None and following.tag in ("WDT", "WP", "WP$")


def sentence_quote(judged: Judged) -> Quote:
    """The sentence as a quote, with the speaker of the answering words and those words marked."""
    sentence = judged.evidence.sentence
    marks: tuple[Span, ...] = (judged.answer,) if judged.answer.start < judged.answer.end else ()
    start, end = correction(judged.evidence) or (standing_start(judged), standing_end(judged))
    if any(mark.end <= start for mark in marks):
        start = sentence.start
    return Quote(
        judged.evidence.article,
        start,
        end,
        speaker_at(judged, judged.answer.start),
        judged.probability,
        _inside(marks, start),
    )


def _inside(marks: Sequence[Span], start: int) -> tuple[Span, ...]:
    """The marks as far as they lie behind where the quote begins."""
    return tuple(Span(max(m.start, start), m.end) if m.start < start < m.end else m for m in marks)


def standing_start(judged: Judged) -> int:
    """Where a quote of the sentence begins: with the sentence before it, where it says nothing without that one ("It is
    the city of Orne.") or ends a short quotation that began there, and behind a dateline."""
    article, sentence, before = judged.evidence.article, judged.evidence.sentence, judged.evidence.before
    own, text = _words_of(article, sentence), article.text
    if before is None or before.paragraph != sentence.paragraph or before.heading:
        return own
    length = sentence.end - before.start
    needed = length <= _LONGEST_PAIR and _POINTS_BACK.match(text[sentence.start : sentence.end])
    speech = length <= _LONGEST_SPEECH and runs_on(text, before.start, sentence.start, sentence.end)
    near = not text[before.end : sentence.start].strip()
    return _words_of(article, before) if near and (needed or speech) else own


def standing_end(judged: Judged) -> int:
    """Where a quote of the sentence ends: with what is quoted right behind it, where it only says that somebody denies
    what stands before it ("The ministry rejected this. “Nobody was there,” its spokesman said.")."""
    text, sentence, after = judged.evidence.article.text, judged.evidence.sentence, judged.evidence.after
    if after is None or after.paragraph != sentence.paragraph or len(sentence.tokens) > _SHORT_REPLY:
        return sentence.end
    explained = text[after.start] in OPENING and after.end - sentence.start <= _LONGEST_REPLY
    return after.end if explained and REPLY.search(text, sentence.start, sentence.end) else sentence.end


def _words_of(article: Article, sentence: IndexedSentence) -> int:
    return words_begin(article.text, sentence.start, sentence.end)


def attributed(quote: Quote) -> str:
    """The quotation with who says it, in which outlet and when."""
    where = outlet(quote.article)
    # Speech that is quoted in the quotation has single marks, as printers set it.
    text = quote.text.translate(_INNER) if _WITHIN.search(quote.text) else quote.text
    said = f"{quote.speaker}, in {where}: “{text}”" if quote.speaker else f"{where}: “{text}”"
    # "The coast guard, in …", but "eBay, in …".
    return said if said[1:2].isupper() else said[:1].upper() + said[1:]


_WITHIN = re.compile(r"“[^“”]*”")
_INNER = str.maketrans("“”", "‘’")


def outlet(article: Article) -> str:
    """The outlet and the day, as far as they are known; else the title."""
    dated = f" ({article.published.day} {article.published:%B %Y})" if article.published else ""
    return (article.publisher or article.title or article.id) + dated
