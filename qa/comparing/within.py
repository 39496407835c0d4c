"""One sentence that holds both sides of a dispute: two speakers, each with a figure, a time or a place of their own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from index.article import Span
from index.claims import Figure
from index.grammar import Token
from index.reporting import FEMALE, MALE
from index.tree import Tree
from index.wordlists import words
from qa.comparing import amounts, times, values
from qa.comparing.halves import Half, halves
from qa.comparing.points import Point, point_at, sentence_text
from qa.comparing.units import ROUNDED, in_one_unit, noun_relation, overlap
from qa.evidence import Judged
from qa.fitting.counting import OWN
from qa.question import Question

# What was counted at another time is a step of a count, and "at least" leaves room for more.
_MOVED = re.compile(
    r"\b(?:first|initially|originally|earlier|previously|later|since|now|then|already|still|at least|so far|yesterday|"
    r"today|tomorrow|by (?:\w+day|noon|midnight|evening|morning|night))\b",
    re.I,
)
# "More than 2,500" is near to 2,500.
_TIGHT = words("more over")
_SPEAKERS_OWN = OWN | words("they we us them ours theirs own")
_STAYING = words("be live stay hide remain reside dwell shelter")
_LEAVING = words("leave quit")
_FIRST, _BEGUN = words("first initial opening"), words("start beginning outbreak onset")
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_SECONDS = {"minute": 60.0, "hour": 3600.0, "day": 86_400.0, "week": 604_800.0, "year": 31_557_600.0}

_Told = tuple[Point, Point]
_Halves = tuple[Half, Half]


def within(question: Question, number: int, judged: Judged, copies: Mapping[str, str]) -> tuple[Point, ...]:
    """The two answers that two speakers of the sentence give; empty where it does not surely hold two."""
    if question.viewpoint:
        return ()
    if question.wants == "figure":
        pairs = _figures(question, number, judged)
    elif question.wants == "time":
        pairs = _times(question, number, judged)
    elif question.wants == "place":
        pairs = _places(number, judged)
    else:
        return ()
    tokens = judged.evidence.sentence.tokens
    for first, second in pairs:
        apart = halves(judged, first.mark, second.mark)
        if apart is None:
            continue
        told = in_half(first, apart[0], tokens), in_half(second, apart[1], tokens)
        if _rivals(question, told, apart, copies):
            return told
    return ()


def in_half(point: Point, half: Half, tokens: Sequence[Token]) -> Point:
    """The point in the voice of who speaks in its half, quoted with no more than that where it can be read alone."""
    place = half.span(tokens)
    # "Ten by that of the doctors" is no statement without the first half.
    if not any(t.pos in ("VERB", "AUX") and t.dep != "prep" for t in tokens[half.first : half.end]):
        place = Span(tokens[0].start, tokens[-1].end)
    return replace(point, start=place.start, end=place.end, speaker=half.speaker)


def _rivals(question: Question, told: _Told, apart: _Halves, copies: Mapping[str, str]) -> bool:
    if question.wants == "figure":
        return rival_figures(told, apart)
    # Times and places that the article itself gives are compared elsewhere.
    if not (told[0].speaker and told[1].speaker):
        return False
    if question.wants == "time":
        return times.relation(*told, copies) == "rival" and _of_one_event(question, told, apart)
    return values.relation(question, *told, copies) == "rival" and _of_one_stay(told)


def _in_order(first: Point, other: Point) -> _Told:
    return (first, other) if first.mark.start < other.mark.start else (other, first)


def _figures(question: Question, number: int, judged: Judged) -> Iterator[_Told]:
    """The figure that answers, with each other one of the sentence."""
    first = next(iter(amounts.amounts(question, number, judged)), None)
    if first is None or first.figure is None or first.figure.role or question.counted in ("age", "percent"):
        return
    found = {(f.start, f.end): f for c in judged.evidence.sentence.claims for f in c.figures}
    for figure in found.values():
        place = Span(figure.start, figure.end)
        if not (first.mark.overlaps(place) or figure.role or figure.part or figure.per != first.figure.per):
            yield _in_order(first, replace(first, mark=place, figure=figure))


def rival_figures(told: _Told, apart: _Halves) -> bool:
    """Whether both count one thing at one time: the second says no more than the first, or only the number."""
    (a, b), tokens = told, told[0].judged.evidence.sentence.tokens
    if a.figure is None or b.figure is None:
        return False
    # "Lost 12 of its men": each tells of those of its side.
    if any(_MOVED.search(_said(h, tokens)) or _of_its_own(h, tokens) for h in apart):
        return False
    if _of_two_places(apart, tokens):
        return False
    rest = apart[1].rest(tokens, b.mark)
    names_it = any(b.mark.start <= t.start < b.mark.end and t.pos in ("NOUN", "PROPN") for t in tokens)
    if rest or names_it:
        one_thing = noun_relation(a.figure.counted, b.figure.counted) == "same" and bool(b.figure.counted)
        return one_thing and _no_more(rest, apart[0], tokens) and _differ(a.figure, b.figure)
    # "Orne says 20 were killed, Lenz says four": each may mean its own.
    if all(_is_land(h, tokens) for h in apart):
        return False
    # A number alone is of what was counted last.
    claims = a.judged.evidence.sentence.claims
    if any(a.mark.end <= f.start < b.mark.start for c in claims for f in c.figures):
        return False
    return _differ(a.figure, _levelled(b.figure, a), alone=True)


def _said(half: Half, tokens: Sequence[Token]) -> str:
    """The half without who speaks in it."""
    return " ".join(tokens[i].text for i in range(half.first, half.end) if i not in half.apart)


def _of_its_own(half: Half, tokens: Sequence[Token]) -> bool:
    """Whether it tells of those of whoever speaks: "its men", "it lost"."""
    told = [tokens[i] for i in range(half.first, half.end) if i not in half.apart]
    return any(
        t.text.lower() in _SPEAKERS_OWN
        or (t.text.lower() == "it" and t.dep == "nsubj" and tokens[t.head].lemma != "be")
        for t in told
    )


def _of_two_places(apart: _Halves, tokens: Sequence[Token]) -> bool:
    """Whether the first half tells of one place, and who speaks in the second is of another."""
    first, second = apart
    told = {tokens[i].lemma for i in range(first.first, first.end) if tokens[i].ent[2:] == "GPE"}
    of = {tokens[i].lemma for i in second.apart if tokens[i].ent[2:] == "GPE"}
    speaking = {tokens[i].lemma for i in first.apart if tokens[i].ent[2:] == "GPE"}
    return bool(told - speaking and of - told)


def _is_land(half: Half, tokens: Sequence[Token]) -> bool:
    """Whether a country or a city speaks by its name."""
    named = [tokens[i] for i in half.apart if tokens[i].pos in ("NOUN", "PROPN")]
    return bool(named) and all(t.ent[2:] == "GPE" for t in named)


def _levelled(figure: Figure, first: Point) -> Figure:
    """A number alone as one of what the first figure counts, in its unit."""
    counted = first.figure.counted if first.figure else ""
    scale = _SECONDS.get(first.text.lower().split()[-1].rstrip("s"), 1.0) if counted == "second" else 1.0
    high = None if figure.high is None else figure.high * scale
    return replace(figure, counted=counted, low=figure.low * scale, high=high, value=figure.value * scale)


def _differ(a: Figure, b: Figure, alone: bool = False) -> bool:
    """Whether the two cannot be one number; of a number alone, also beside one that is said to be a little more."""
    scaled = in_one_unit(a, b)
    if scaled is None:
        return False
    if not overlap(*scaled[0], *scaled[1], a, b):
        return True
    far = abs(a.value - b.value) > ROUNDED * max(a.value, b.value)
    tight = a.high is None and b.high is not None and not _TIGHT.isdisjoint(a.hedge.split()[:1])
    return alone and far and tight


def _no_more(rest: Sequence[int], first: Half, tokens: Sequence[Token]) -> bool:
    """Whether the second half speaks of nothing but what the first does."""
    known = {tokens[i].lemma.lower() for i in range(first.first, first.end)} | {"be", "it", "there"}
    return all(tokens[i].lemma.lower() in known for i in rest)


def _times(question: Question, number: int, judged: Judged) -> Iterator[_Told]:
    """The time that answers, with each other one of the sentence."""
    first = next(iter(times.times(question, number, judged)), None)
    if first is None:
        return
    for mark in times.marks_of(judged):
        place = Span(mark.start, mark.end)
        if not first.mark.overlaps(place):
            yield _in_order(first, replace(first, mark=place))


def _of_one_event(question: Question, told: _Told, apart: _Halves) -> bool:
    """Whether the second half tells when the first's event was: it names no other, or its beginning where that is asked
    for ("speaks of a first scuffle towards 9 p.m.")."""
    tokens = told[0].judged.evidence.sentence.tokens
    tree, second = Tree(tokens), apart[1]
    rest = second.rest(tokens, told[1].mark)
    if _no_more(rest, apart[0], tokens):
        return True
    if second.verb is None or any(tokens[i].pos == "VERB" for i in rest):
        return False
    thing = tree.child(second.verb, "dobj")
    if thing is None:
        thing = tree.prepositional(second.verb, "of")
    if thing is None or not second.first <= thing < second.end:
        return False
    noun = tokens[thing].lemma.lower()
    known = {tokens[i].lemma.lower() for i in range(apart[0].first, apart[0].end)}
    if noun in known or noun in question.topic:
        return True
    first = any(tokens[k].lemma.lower() in _FIRST for k in tree.kids[thing])
    return question.action in times.BEGINNING and (first or noun in _BEGUN)


def _places(number: int, judged: Judged) -> Iterator[_Told]:
    """The place that answers, with each other one of the sentence; who "has never left" one is said to be there."""
    places = list(_named_places(judged))
    first = values.value_point(number, judged)
    if first is None or sum(first.mark.overlaps(place) for place in places) > 1:
        # The answering words may hold both.
        inside = [place for place in places if judged.answer.overlaps(place)]
        if not inside:
            return
        first = point_at(number, judged, inside[0])
    for place in places:
        if not first.mark.overlaps(place):
            yield _in_order(first, replace(first, mark=place))


def _named_places(judged: Judged) -> Iterator[Span]:
    """The places that the sentence names, with "never" before one that somebody never left."""
    tokens = judged.evidence.sentence.tokens
    tree = Tree(tokens)
    for i, token in enumerate(tokens):
        verb = _verb_of(tree, i)
        left = (
            verb is not None and token.head == verb and token.dep == "dobj" and tokens[verb].lemma in _LEAVING
        )
        named = left if token.ent[2:] not in _PLACES else tokens[token.head].ent[2:] != token.ent[2:]
        if token.pos != "PROPN" or not named:
            continue
        low = tree.phrase(i)[0]
        if left and verb is not None:
            low = next((k for k in tree.kids[verb] if tokens[k].dep == "neg"), low)
        yield Span(tokens[low].start, token.end)


def _verb_of(tree: Tree, i: int) -> int | None:
    """The verb that tells what happens at the place."""
    return next((k for k in tree.above(i) if tree.tokens[k].pos in ("VERB", "AUX")), None)


# The article itself says that this is told otherwise.
_OPENLY = re.compile(
    r"\b(?:in dispute|disputed|differ(?:s|ed|ent)?|disagree\w*|conflicting|contradict\w*|at odds)\b", re.I
)


def _of_one_stay(told: _Told) -> bool:
    """Whether both tell where the same is or happened."""
    tokens = told[0].judged.evidence.sentence.tokens
    tree = Tree(tokens)
    acts: list[str] = []
    subjects: list[str] = []
    for point in told:
        last = max(i for i, t in enumerate(tokens) if t.start < point.mark.end)
        verb = _verb_of(tree, last)
        subject = None if verb is None else tree.child(verb, "nsubj", "nsubjpass")
        if verb is None or subject is None:
            return False
        leaves = tokens[verb].lemma in _LEAVING
        # Who is not there may be anywhere.
        if tree.negated(verb) != leaves:
            return False
        acts.append("stay" if leaves or tokens[verb].lemma in _STAYING else tokens[verb].lemma)
        subjects.append(_person(tokens[subject]))
    # "His wife says she is in Crail": she speaks of herself.
    speakers = {w.lower() for w in (told[1].speaker or "").split()}
    herself = (subjects[1] == "she" and speakers & FEMALE) or (subjects[1] == "he" and speakers & MALE)
    standing_in = subjects[1] in _STANDING_IN and not herself
    disputed = _OPENLY.search(sentence_text(told[0].judged)) is not None
    return (disputed or acts[0] == acts[1]) and (subjects[0] == subjects[1] or standing_in)


_HIM, _HER = words("he him"), words("she her")
_STANDING_IN = words("he she it they")


def _person(token: Token) -> str:
    word = token.text.lower()
    return "he" if word in _HIM else "she" if word in _HER else token.lemma.lower()
