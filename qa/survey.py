"""All disagreements in the articles, found without a question, the strongest first.

from qa import Desk
for row in Desk.open("news.index").disagreements().rows:
    print(row.disagreement.about)
"""

import gc
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from index.annotate import IndexedArticle, IndexedSentence
from index.article import origin_of
from index.corpus import Corpus
from index.embedder import Vectors
from index.errors import BadInputError
from index.search import NO_FILTERS, Filters
from qa.answer import Disagreement, Kind, Position, Quote
from qa.asking.demonyms import akin
from qa.comparing.accused import ACCUSING
from qa.comparing.denialwords import DENIES, DENYING, FALSE
from qa.comparing.points import Point, Relation, sentence_text
from qa.comparing.sides import Verdict, side_of, verdicts
from qa.comparing.speakers import folded, same_speaker
from qa.compose import cited_quote, disagreement
from qa.evidence import Judged
from qa.surveying.blame import blaming, credit_given, crediting
from qa.surveying.denials import Denial, Dispute
from qa.surveying.disputes import affirming, disputes, open_denials, opposed
from qa.surveying.halved import halved
from qa.surveying.rivals import Count, across, asked_of, counts
from qa.surveying.scenes import Scene, cosine, one_time, opening_names, scene_at, scene_of, states
from qa.surveying.side_by_side import side_by_side
from qa.surveying.variants import Line, Variants, line, variants

# Passages searched for what affirms a denial.
_NEAREST = 12
# A sentence that affirms what another denies is this near to it.
_NEAR = 0.5
# More figures than these are of as many things.
_MOST_SIDES = 4
# Two denials by one speaker are of one thing where their sentences are this near.
_ONE = 0.6
# Two articles on one event have so many words of names in common in their openings.
_EVENT_NAMES = 3


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A disagreement; its positions count the survey's quotes. `question` asks for it, empty where none is formed."""

    disagreement: Disagreement
    question: str = ""


@dataclass(frozen=True, slots=True)
class Survey:
    """All disagreements of the articles, the strongest first: said by the most independent voices on each side."""

    rows: tuple[Surveyed, ...] = ()
    quotes: tuple[Quote, ...] = ()

    def quotes_of(self, row: Surveyed) -> tuple[Quote, ...]:
        """The quotes of one disagreement, of all its sides."""
        return tuple(self.quotes[n] for position in row.disagreement.positions for n in position.quotes)

    def to_dict(self) -> dict[str, object]:
        """The survey in the answer format's terms: `disagreements` and the `quotes` that they count; each
        disagreement has its `question`, each position its `outlets`."""
        return {
            "disagreements": [self._row_dict(row) for row in self.rows],
            "quotes": [quote.to_dict() for quote in self.quotes],
        }

    def _row_dict(self, row: Surveyed) -> dict[str, object]:
        found = row.disagreement.to_dict()
        positions = [
            position.to_dict() | {"outlets": list(self.outlets(position))}
            for position in row.disagreement.positions
        ]
        return found | {"positions": positions, "question": row.question or None}

    def outlets(self, position: Position) -> tuple[str, ...]:
        """The outlets that print a position, each once; an article without one gives its title or id."""
        articles = [self.quotes[n].article for n in position.quotes]
        return tuple(dict.fromkeys(a.publisher or a.title or a.id for a in articles))


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    """A disagreement before it is composed: its sides, each with its points."""

    kind: Kind
    about: str
    sides: tuple[tuple[Point, ...], ...]
    question: str = ""

    def articles(self) -> frozenset[str]:
        return frozenset(p.judged.evidence.article.id for side in self.sides for p in side)


def survey(
    corpus: Corpus, filters: Filters = NO_FILTERS, about: str = "", new: Collection[str] = ()
) -> Survey:
    """The disagreements among the articles that pass. Loads no model.

    `about` keeps those whose words hold all of its words. With `new`, only what these articles contradict or
    dispute: they are compared with the articles near them. Raises BadInputError where `about` has no word to look for.
    """
    if about and not folded(about):
        raise BadInputError(f"{about!r} has no word to look for disagreements about: give a name or a topic")
    near = corpus.neighbours(new) if new else None
    copies = corpus.copies()
    with _without_collecting():
        found = list(_merged(_found(corpus, filters, near, copies)))
    if new:
        fresh = frozenset(new)
        found = [f for f in found if f.articles() & fresh]
    if about:
        found = [f for f in found if _on(f, about)]
    return _composed(found, copies)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Reading all sentences makes millions of small objects and no cycle: looking for cycles among them takes as long
    as all the rest."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _found(
    corpus: Corpus, filters: Filters, ids: Collection[str] | None, copies: Mapping[str, str]
) -> Iterator[_Found]:
    """What each article says against itself and the others, gathered in one reading of them all."""
    figures: list[Count] = []
    lines: list[Line] = []
    disputed: list[Dispute] = []
    denied: list[Denial] = []
    given: list[tuple[Point, Scene]] = []
    read: set[str] = set()
    for item, vectors in corpus.told(filters, ids):
        origin = origin_of(item.article.id, copies)
        if origin in read:
            # A copy says nothing of its own.
            continue
        read.add(origin)
        lines.extend(each for n in range(len(item.sentences)) if states(item, n) and (each := line(item, n)))
        counted = [count for scene in _scenes(item, vectors, _counts) for count in counts(scene)]
        figures.extend(counted)
        beside = list(side_by_side(counted))
        known = {count.scene.sentence.start for pair in beside for count in pair}
        other = halved([count for count in counted if count.scene.sentence.start not in known])
        yield from (_figure_pair(pair) for pair in (*beside, *other))
        for scene in _scenes(item, vectors, _gives):
            given.extend(credit_given(scene))
        for scene in _scenes(item, vectors, _accuses):
            blamed = blaming(scene)
            if blamed is not None:
                yield _Found("attribution", blamed[0], tuple((p,) for p in blamed[1]))
        if _DENIAL.search(item.article.text):
            told = list(_scenes(item, vectors, lambda _: True))
            here = list(disputes(told))
            disputed.extend(here)
            denied.extend(open_denials(told, here))
    disputed.extend(_affirmed_elsewhere(corpus, denied, filters, copies))
    yield from _disputes(disputed)
    for group, related in across(figures, copies):
        yield from _figure_groups(group, related, copies)
    yield from _mirrors(variants(lines, copies))
    for a, b in crediting(given, copies):
        yield _Found("attribution", f"to whom the credit is due: {a.text} or {b.text}", ((a,), (b,)))


def _scenes(
    item: IndexedArticle, vectors: Vectors, wanted: Callable[[IndexedSentence], bool]
) -> Iterator[Scene]:
    for n, sentence in enumerate(item.sentences):
        if wanted(sentence) and states(item, n):
            yield scene_at(item, n, vectors)


def _counts(sentence: IndexedSentence) -> bool:
    return any(claim.figures for claim in sentence.claims)


def _gives(sentence: IndexedSentence) -> bool:
    return any(claim.cause and claim.speaker for claim in sentence.claims)


def _accuses(sentence: IndexedSentence) -> bool:
    return any(t.lemma in ACCUSING for t in sentence.tokens)


# A text without any of these denies nothing.
_DENIAL = re.compile(
    rf"\b(?:{DENIES}|{DENYING}|dispute|rubbish|not true|a lie|(?:no|any) such|such an?|"
    rf"{'|'.join(sorted(FALSE))})\b",
    re.I,
)


def _affirmed_elsewhere(
    corpus: Corpus, denied: Sequence[Denial], filters: Filters, copies: Mapping[str, str]
) -> Iterator[Dispute]:
    """Denials of what another article affirms."""
    for denial in denied:
        own = origin_of(denial.scene.article_id, copies)
        found: list[tuple[Point, Scene]] = []
        for evidence in corpus.beside(denial.scene.vector, _NEAREST, filters):
            other = origin_of(evidence.article.id, copies)
            if evidence.dense < _NEAR or other == own or not evidence.sentence.tokens:
                continue
            pair = affirming(denial, scene_of(evidence, denial.scene.vector), evidence.dense)
            if pair is not None:
                found.append(pair)
        if found:
            yield opposed(denial, found)


# --- From pairs and groups to disagreements ---


def _figure_pair(pair: tuple[Count, Count]) -> _Found:
    about, question = asked_of(pair)
    return _Found("figure", about, tuple((count.point,) for count in pair), question)


def _figure_groups(
    group: Sequence[Count], related: Mapping[tuple[int, int], Relation], copies: Mapping[str, str]
) -> Iterator[_Found]:
    points = [replace(count.point, evidence=n) for n, count in enumerate(group)]

    def relation(a: Point, b: Point) -> Relation:
        return related.get((min(a.evidence, b.evidence), max(a.evidence, b.evidence)), "apart")

    about, question = asked_of(group)
    for verdict in verdicts(points, relation, about, "figure", copies):
        # Where many articles count, each counts something of its own.
        if verdict.kind == "disagreement" and len(verdict.sides) <= _MOST_SIDES:
            sides = tuple(tuple(points[c.evidence] for c in side.cited) for side in verdict.sides)
            yield _Found("figure", about, sides, question)


def _disputes(found: Sequence[Dispute]) -> Iterator[_Found]:
    """The disputes, each once: those that deny one thing in several places are one."""
    groups: list[list[Dispute]] = []
    for dispute in found:
        home = next((g for g in groups if any(_one_dispute(dispute, other) for other in g)), None)
        if home is None:
            groups.append([dispute])
        else:
            home.append(dispute)
    for group in groups:
        first = group[0]
        pro = _once(p for dispute in group for p, _ in dispute.pro)
        con = _once(p for dispute in group for p, _ in dispute.con)
        yield _Found("fact", first.about, (pro, con), f"Is it true that {first.asks}?" if first.asks else "")


def _one_dispute(a: Dispute, b: Dispute) -> bool:
    """Whether two disputes are about one claim: the same statement, or the same denier of the like in other words."""
    if {_place(p) for p, _ in a.pro} & {_place(p) for p, _ in b.pro}:
        return True
    (one, scene), (other, another) = a.con[0], b.con[0]
    return (
        same_speaker(one.speaker, other.speaker)
        and cosine(scene, another) >= _ONE
        and one_time(scene, another)
    )


def _mirrors(found: Iterable[Variants]) -> Iterator[_Found]:
    """The mirrored sentences, one disagreement for each set of values and what they are of."""
    groups: dict[tuple[str, frozenset[str]], list[Variants]] = {}
    for pair in found:
        values = frozenset(map(_folded, pair.points()))
        if len(values) == 2:
            groups.setdefault((pair.kind, values), []).append(pair)
    for pairs in groups.values():
        for some in _of_one_thing(pairs):
            by_value: dict[str, list[Point]] = {}
            for pair in some:
                for point in pair.points():
                    by_value.setdefault(_folded(point), []).append(point)
            sides = tuple(_once(points) for points in by_value.values())
            yield _Found(some[0].kind, some[0].about(), sides)


def _of_one_thing(pairs: Sequence[Variants]) -> Iterator[list[Variants]]:
    """The pairs with the same two values, apart where their sentences name nothing in common."""
    left = list(pairs)
    while left:
        first, *left = left
        same = [p for p in left if len(p.names() & first.names()) > 1]
        left = [p for p in left if p not in same]
        yield [first, *same]


def _folded(point: Point) -> str:
    return " ".join(folded(point.text)) or point.text


def _once(points: Iterable[Point]) -> tuple[Point, ...]:
    return tuple({_place(point): point for point in points}.values())


def _place(point: Point) -> tuple[str, int, int]:
    return point.judged.evidence.article.id, point.start, point.end


# --- From disagreements to what is shown ---


def _on(found: _Found, about: str) -> bool:
    """Whether all words of `about` stand in what is shown of it: what it is about, its sentences, their titles."""
    texts = [found.about]
    for side in found.sides:
        for point in side:
            texts += [sentence_text(point.judged), point.judged.evidence.article.title, point.speaker or ""]
    known = frozenset(folded(" ".join(texts)))
    return all(
        any(word == other or akin(word, other) or _root(word) == _root(other) for other in known)
        for word in folded(about)
    )


def _root(word: str) -> str:
    return word[: max(5, len(word) - 3)] if len(word) > 5 else word.removesuffix("s")


def _merged(found: Iterable[_Found]) -> Iterator[_Found]:
    """Each disagreement once: pairs of the same two figures on one event, in several places, are one."""
    groups: dict[tuple[Kind, frozenset[float]], list[list[_Found]]] = {}
    for each in found:
        values = frozenset(p.figure.value for side in each.sides for p in side if p.figure)
        known = groups.setdefault((each.kind, values), [])
        home = next((g for g in known if values and _of_one_event(g[0], each)), None)
        if home is None:
            known.append([each])
        else:
            home.append(each)
    for group in (g for known in groups.values() for g in known):
        first = next((each for each in group if each.question), group[0])
        if len(group) > 1:
            by_value: dict[float, list[Point]] = {}
            for point in (p for each in group for side in each.sides for p in side):
                by_value.setdefault(point.figure.value if point.figure else 0.0, []).append(point)
            first = replace(first, sides=tuple(_once(points) for points in by_value.values()))
        yield first


def _of_one_event(a: _Found, b: _Found) -> bool:
    one, other = a.sides[0][0].judged.evidence.article, b.sides[0][0].judged.evidence.article
    near = one.published == other.published or one.id == other.id
    return near and len(opening_names(one) & opening_names(other)) >= _EVENT_NAMES


def _composed(found: Sequence[_Found], copies: Mapping[str, str]) -> Survey:
    """The survey: the strongest first, each place quoted once."""
    made: list[tuple[tuple[int, int, int, date], _Found, Verdict, list[Judged]]] = []
    for each in found:
        judged = [p.judged for side in each.sides for p in side]
        numbers = iter(range(len(judged)))
        sides = tuple(
            side_of([replace(p, evidence=next(numbers)) for p in side], copies) for side in each.sides
        )
        verdict = Verdict("disagreement", each.about, each.kind, sides)
        made.append((_strength(verdict, judged), each, verdict, judged))
    made.sort(key=lambda m: m[0], reverse=True)
    quotes: list[Quote] = []
    places: dict[tuple[str, int, int, str | None], int] = {}
    rows: list[Surveyed] = []
    for _, each, verdict, judged in made:
        shown: list[tuple[int, ...]] = []
        for side in verdict.sides:
            own: list[int] = []
            for cited in side.cited:
                quote = cited_quote(judged, cited)
                place = (quote.article.id, quote.start, quote.end, quote.speaker)
                if place not in places:
                    places[place] = len(quotes)
                    quotes.append(quote)
                own.append(places[place])
            shown.append(tuple(dict.fromkeys(own)))
        rows.append(Surveyed(disagreement(verdict, shown, judged), each.question))
    return Survey(tuple(rows), tuple(quotes))


def _strength(verdict: Verdict, judged: Sequence[Judged]) -> tuple[int, int, int, date]:
    """How much stands behind a disagreement: independent voices on its second side and in all, outlets, its day."""
    voices = sorted((side.voices for side in verdict.sides), reverse=True)
    outlets = {j.evidence.article.publisher or j.evidence.article.id for j in judged}
    days = [side.as_of for side in verdict.sides if side.as_of]
    return voices[1], sum(voices), len(outlets), max(days, default=date.min)
