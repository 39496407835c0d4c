"""The disagreements that are known before anybody asks, and which of them a question asks about.

The survey reads whole articles and is surer of what stands against what than what is read for one question. So it
is made when articles are indexed and kept beside the index, as a cache; a question whose surest sentence is a side
of a known disagreement is answered with all of its sides.
"""

import hashlib
import re
from collections.abc import Collection, Sequence
from dataclasses import replace

import msgspec

from index.article import Article, Span
from index.calendarwords import MONTH_NAMES
from index.corpus import Corpus
from index.errors import UnknownArticleError
from index.grammar import Token
from index.reporting import DENY
from index.wordlists import words
from qa.answer import Kind, Position, Quote
from qa.asking.capitals import one_power
from qa.asking.kinds import SPEECH
from qa.asking.wording import AUXILIARIES
from qa.comparing.issue import asked, denies_another, stems_of
from qa.comparing.points import claim_at
from qa.comparing.vocabulary import has_stem
from qa.compose import is_of
from qa.evidence import ANSWERED, Judged
from qa.fitting.beginnings import FIGHTING
from qa.fitting.crediting import CHARGING, THANKING, asks_for_credit
from qa.fitting.mutual import asks_who_broke_it, tells_of_a_truce
from qa.question import Question
from qa.survey import Survey, Surveyed, survey

# So many articles are compared within a second when nothing is kept: with a first question, nobody notices.
_FEW = 100

# What the surest sentence's probability must be at least, where it is a side of a known disagreement: less than for an
# answer of one sentence, since the other side speaks of the same.
_LEAST = 0.2

# The same where the sentence does not count what is asked for, or is asked for something else than whether it is so.
_SURE = 0.4

# A sentence that answers nearly as surely as the surest one (this share of its probability) tells as well what is asked
# about.
_BESIDE = 0.8

_TALKING = words("talk speak tell quote cite interview meet")

# The kinds of question that each kind of disagreement answers.
ASKING: dict[Kind, frozenset[str]] = {
    "figure": frozenset({"figure"}),
    # Whoever asks who shut the valve is told that somebody else denies that it was shut at all.
    "fact": frozenset({"yes_no", "person", "body", "reason", "time", "place", "thing", "figure"}),
    "attribution": frozenset({"person", "body", "reason", "yes_no"}),
    "time": frozenset({"time"}),
    "place": frozenset({"place"}),
}


class _KeptQuote(msgspec.Struct, array_like=True, frozen=True):
    article: str
    start: int
    end: int
    speaker: str | None
    score: float
    marks: tuple[tuple[int, int], ...]


class _Kept(msgspec.Struct, frozen=True):
    state: str
    rows: tuple[Surveyed, ...]
    quotes: tuple[_KeptQuote, ...]


def keep(corpus: Corpus, found: Survey, state: str) -> None:
    """Keeps the survey, made of this state of the articles, beside the index; nothing, where they have changed since or
    it cannot be written."""
    if corpus.state() != state:
        return
    quotes = tuple(
        _KeptQuote(q.article.id, q.start, q.end, q.speaker, q.score, tuple((m.start, m.end) for m in q.marks))
        for q in found.quotes
    )
    text = msgspec.json.encode(_Kept(state, found.rows, quotes))
    corpus.keep(hashlib.sha256(text).hexdigest().encode() + b"\n" + text)


def kept(corpus: Corpus) -> Survey | None:
    """The survey that was kept of the present state; None where there is none that is whole."""
    checksum, _, text = corpus.kept().partition(b"\n")
    if not text or hashlib.sha256(text).hexdigest().encode() != checksum:
        return None
    try:
        read = msgspec.json.decode(text, type=_Kept)
        if read.state != corpus.state():
            return None
        articles = {i: corpus.article(i) for i in {q.article for q in read.quotes}}
        return Survey(read.rows, tuple(_quote(q, articles[q.article]) for q in read.quotes))
    except (msgspec.MsgspecError, UnknownArticleError, ValueError, IndexError):
        # Whatever is wrong with a cache, it can be made again.
        return None


def _quote(q: _KeptQuote, article: Article) -> Quote:
    return Quote(article, q.start, q.end, q.speaker, q.score, tuple(Span(a, b) for a, b in q.marks))


def known(corpus: Corpus) -> Survey:
    """The disagreements of the present state: kept, or compared now where the articles are few; else none."""
    state, found = corpus.state(), kept(corpus)
    if found is None and corpus.article_count() <= _FEW:
        found = survey(corpus)
        keep(corpus, found, state)
    return found or Survey()


def updated(corpus: Corpus, before: Survey | None, new: Collection[str], removed: Collection[str]) -> Survey:
    """What the new and changed articles contradict or dispute. Brings what is kept up to date; `before` was kept
    before the change."""
    state = corpus.state()
    fresh = survey(corpus, new=new) if new else Survey()
    if not (new or removed):
        return fresh
    if len(new) == corpus.article_count():
        keep(corpus, fresh, state)
    elif corpus.article_count() <= _FEW:
        # Of few articles all is compared anew: what is kept is the same, whatever came first.
        keep(corpus, survey(corpus), state)
    elif before is not None:
        keep(corpus, grown(before, fresh, (*new, *removed)), state)
    return fresh


def grown(before: Survey, fresh: Survey, changed: Collection[str]) -> Survey:
    """The survey after articles came, changed or went: `fresh` is what the new and changed ones contradict."""
    gone = frozenset(changed)
    rows = [
        row for row in before.rows if not any(quote.article.id in gone for quote in before.quotes_of(row))
    ]
    both = [(row, before) for row in rows] + [(row, fresh) for row in fresh.rows]
    quotes: list[Quote] = []
    merged: list[Surveyed] = []
    for row, origin in both:
        positions = []
        for position in row.disagreement.positions:
            first = len(quotes)
            quotes.extend(origin.quotes[n] for n in position.quotes)
            positions.append(replace(position, quotes=tuple(range(first, len(quotes)))))
        merged.append(replace(row, disagreement=replace(row.disagreement, positions=tuple(positions))))
    return Survey(tuple(merged), tuple(quotes))


def of_the_asked_deed(question: Question, found: Survey) -> Survey:
    """The known disagreements; where it is asked who broke a truce, without those over who is to blame for something
    else: for the fighting, say. None where it is asked who somebody is: what she claims is not asked."""
    if _asks_who_somebody_is(question):
        return replace(found, rows=())
    if not asks_who_broke_it(question):
        return found
    return replace(
        found,
        rows=tuple(
            row
            for row in found.rows
            if row.disagreement.kind != "attribution"
            or any(tells_of_a_truce(q.article.text[q.start : q.end]) for q in found.quotes_of(row))
        ),
    )


_WHO_IS = re.compile(r"who(?:['’]s| is| was| are| were) (?P<who>[^?]+?)\W*$", re.I)


def _asks_who_somebody_is(question: Question) -> bool:
    """Whether a question names somebody and asks for nothing else: "Who is Ana Ruiz?"."""
    asked = _WHO_IS.match(question.standalone)
    return asked is not None and any(name.text == asked["who"] for name in question.names)


def asked_about(question: Question, results: Sequence[Judged], found: Survey) -> tuple[Surveyed, ...]:
    """The known disagreements that the question asks about: its surest sentence is a side of them.

    Each side needs a place among the articles that the results are from; places elsewhere are left out. These pass the
    filters and speak of the asked time and event: of the others it is not known.
    """
    if not results or results[0].probability < _LEAST:
        return ()
    surest = results[0]
    level = max(_BESIDE * surest.probability, ANSWERED)
    sure = (surest, *(j for j in results[1:] if j.probability >= level))
    return tuple(
        row
        for row in among(results, found)
        if _any_asks(question, row.disagreement.kind, sure, row.disagreement.positions, found)
        and not any(_elsewhen(j, row, found) for j in results)
        and (question.wants != "reason" or of_that(question, row))
    )


def of_that(question: Question, row: Surveyed) -> bool:
    """Whether the disagreement is about a thing or an act that the question speaks of: why the bodies were handed over
    is not told by who is to blame for the fighting."""
    asked = {*question.topic, *question.action.split()}
    told = {w.lower() for w in re.findall(r"\w+", f"{row.disagreement.about} {row.question or ''}")}
    of_war = bool(asked & FIGHTING) and bool(told & FIGHTING)
    return of_war or any(has_stem(told, (w,)) for w in asked)


def among(results: Sequence[Judged], found: Survey) -> tuple[Surveyed, ...]:
    """The known disagreements with a place for each side among the articles that the results are from, without their
    places elsewhere."""
    heard = {j.evidence.article.id for j in results}
    rows = []
    for row in found.rows:
        positions = tuple(
            replace(p, quotes=tuple(n for n in p.quotes if found.quotes[n].article.id in heard))
            for p in row.disagreement.positions
        )
        if all(p.quotes for p in positions):
            rows.append(replace(row, disagreement=replace(row.disagreement, positions=positions)))
    return tuple(rows)


def _any_asks(
    question: Question, kind: Kind, sure: Sequence[Judged], positions: Sequence[Position], found: Survey
) -> bool:
    """Whether the surest sentence asks for it, or, of who is to blame or to thank, one that is nearly as sure."""
    if _asks(question, kind, sure[0], positions, found):
        return True
    if kind != "attribution":
        return False
    return _each_answers(question, sure, positions, found) or any(
        _asks(question, kind, j, positions, found, beside=True) for j in sure[1:]
    )


def _each_answers(
    question: Question, sure: Sequence[Judged], positions: Sequence[Position], found: Survey
) -> bool:
    """Whether it is asked whose doing it was, not who says so, and each side stands among what answers surely."""
    return (
        question.wants in ("person", "body")
        and question.action not in SPEECH | THANKING | CHARGING
        and not question.role
        and all(any(is_of(j, found.quotes[n]) for j in sure for n in p.quotes) for p in positions)
    )


def _asks(
    question: Question,
    kind: Kind,
    top: Judged,
    positions: Sequence[Position],
    found: Survey,
    beside: bool = False,
) -> bool:
    # "What was the bill?" asks for a thing, and is answered with a figure.
    figure = kind == "figure" and question.wants == "thing" and any(c.isdigit() for c in top.answer_text)
    # "Is it true that only a few hundred people died?"
    figure = figure or (kind == "figure" and question.wants == "yes_no" and _holds_a_number(question))
    if not (figure or question.wants in ASKING[kind]) or top.fit.absent or top.fit.elsewhen:
        return False
    if kind == "attribution" and whose_is_left_out(question, positions):
        return False
    # "Which agency did he talk to?" asks for no doing of theirs.
    if kind == "attribution" and question.wants in ("person", "body") and question.action in _TALKING:
        return False
    # "Who denied it?" asks for one side.
    if kind == "fact" and question.wants != "yes_no" and question.action in DENY:
        return False
    # "What could the firm ask for?" is not answered by a denial of something else that it does.
    if kind == "fact" and question.wants != "yes_no" and top.probability < _SURE:
        return False
    # "How many fought for Orne?" is answered by no figure where it is denied that any fought for Velm.
    if kind == "fact" and question.wants == "figure" and top.fit.kind < 0:
        return False
    if kind == "fact" and question.wants == "yes_no" and denies_another(question, top):
        return False
    # "How big was the march?" names nothing that is counted: there the reader must be sure.
    if kind == "figure" and top.fit.counted <= 0 and top.probability < _SURE:
        return False
    for position in positions:
        for n in position.quotes:
            quote = found.quotes[n]
            if not is_of(top, quote):
                continue
            # Who is to blame or to thank is said by the whole sentence; else the answer is what is disputed.
            not_of_speaker = question.role or question.wants == "yes_no"
            whole = kind == "attribution" and not (not_of_speaker and _spoken(top, quote))
            # What answers beside the surest may do so with who says it.
            whole = whole and not (beside and question.wants in ("person", "body"))
            # Yes or no is told by the whole clause, whichever of its words the reader marks.
            said = kind == "fact" and question.wants == "yes_no"
            said = said and (_within(top, quote) or _says_asked(question, top, quote))
            # ... unless they, or those of the question, stand in what else the sentence says.
            beyond = question.wants == "yes_no" and (
                _said_elsewhere(top, quote) or of_another_claim(question, top, quote)
            )
            said = said and not beyond
            # Who holds the town is told by what somebody says of it, although a reader may name him.
            told = (
                kind == "fact" and question.wants in ("person", "body") and _only_says(question, top, quote)
            )
            told = told and not of_another_claim(question, top, quote)
            if whole or said or told or (_marked(top, quote) and not beyond):
                return True
    return False


def whose_is_left_out(question: Question, positions: Sequence[Position]) -> bool:
    """Whether it is asked whether something is so, and not whose doing it was: of a truce that one thanks Orne for and
    another Velm it is no dispute whether there is one."""
    if question.wants != "yes_no" or asks_for_credit(question):
        return False
    named = {w for w in NAMED.findall(question.standalone) if w.lower() not in AUXILIARIES}
    sides = {w for p in positions for w in NAMED.findall(p.value)}
    return bool(sides) and not any(one_power(side, name) for side in sides for name in named)


NAMED = re.compile(r"\b[A-Z][\w’'-]+")


def _holds_a_number(question: Question) -> bool:
    """Whether a number of people or things is asked about, and not only a year."""
    text = _DAY.sub("", _YEAR.sub("", question.standalone))
    return _NUMBER.search(text) is not None


_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b(?! (?:people|dead|deaths|soldiers|tonnes|tons))")
_DAY = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{'|'.join(MONTH_NAMES)})|(?:{'|'.join(MONTH_NAMES)}) \d{{1,2}})\b",
    re.I,
)
_NUMBER = re.compile(
    r"\b(?:\d[\d.,]*|dozens?|hundreds?|thousands?|millions?|billions?|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|half)\b",
    re.I,
)


def _marked(judged: Judged, quote: Quote) -> bool:
    answer = judged.answer
    return any(answer.start < m.end and m.start < answer.end for m in quote.marks)


def _within(judged: Judged, quote: Quote) -> bool:
    return quote.start <= judged.answer.start and judged.answer.end <= quote.end


def _says_asked(question: Question, judged: Judged, quote: Quote) -> bool:
    """Whether the asked word stands in what is disputed, whatever the reader marks beside it."""
    told = [t for t in judged.evidence.sentence.tokens if quote.start <= t.start < quote.end]
    return has_stem(stems_of(told), asked(question).key)


def _said_elsewhere(judged: Judged, quote: Quote) -> bool:
    """Whether the answering words stand in a claim that holds none of what is disputed: "who said that they had taken
    the hill, dismissed rumours of a deal"."""
    claim = claim_at(judged, judged.answer.start)
    if claim is None or not quote.marks:
        return False
    return not any(Span(claim.start, claim.end).overlaps(m) for m in quote.marks)


def of_another_claim(question: Question, judged: Judged, quote: Quote) -> bool:
    """Whether the question's words stand in what else the speaker says, and none in what is disputed: who asks for the
    hill asks for no deal."""
    sentence = judged.evidence.sentence
    disputed: list[Token] = []
    others: list[Token] = []
    for claim in sentence.claims:
        of_it = claim.denied or any(Span(claim.start, claim.end).overlaps(m) for m in quote.marks)
        (disputed if of_it else others).extend(
            t for t in sentence.tokens if claim.start <= t.start < claim.end
        )
    matter = frozenset({*question.topic, *question.action.split()})
    return has_stem(stems_of(others), matter) and not has_stem(stems_of(disputed), matter)


def _only_says(question: Question, judged: Judged, quote: Quote) -> bool:
    """Whether the answer is who makes the claim, where it is asked who did or does something else."""
    speech = question.action in SPEECH or question.role or question.viewpoint
    return not speech and bool(quote.speaker) and _spoken(judged, quote)


def _spoken(judged: Judged, quote: Quote) -> bool:
    """Whether the answer is who says it: who holds an office is not disputed by what its holder says."""
    told = judged.answer_text.casefold().removeprefix("according to ")
    return told in (quote.speaker or "").casefold()


def _elsewhen(judged: Judged, row: Surveyed, found: Survey) -> bool:
    """Whether the sentence is one of the sides', and of another time than the one asked for."""
    return judged.fit.elsewhen > 0 and any(is_of(judged, quote) for quote in found.quotes_of(row))
