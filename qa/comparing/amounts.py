"""Figures that answer one question: do they agree, is one a part of the other, has the count moved on, or not?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from index.article import Span
from index.claims import Figure
from index.grammar import Token
from index.reporting import FINDING, SAY
from index.tree import Tree
from index.wordlists import words
from qa.asking.demonyms import akin
from qa.comparing.ages import age_told
from qa.comparing.points import (
    RUNNING_DAYS,
    Point,
    Relation,
    as_of,
    explicit_time,
    point_at,
    printed_apart,
    published,
    sentence_text,
)
from qa.comparing.shares import SMALL, in_a_share, shares
from qa.comparing.speakers import name_key, same_speaker
from qa.evidence import Judged
from qa.fitting.counted import ALIKE, CROWD
from qa.fitting.fates import FATE_WORDS, FATES, asked_fate, fate_of, same_fate
from qa.fitting.whose import tells_its_own
from qa.question import Question

# Units of one dimension: what it is measured in and how many of those.
_UNITS: dict[str, tuple[str, float]] = {
    "km": ("m", 1000.0), "m": ("m", 1.0), "mile": ("m", 1609.344), "foot": ("m", 0.3048), "yard": ("m", 0.9144),
    "inch": ("m", 0.0254), "centimetre": ("m", 0.01), "centimeter": ("m", 0.01), "cm": ("m", 0.01),
    "millimetre": ("m", 0.001), "millimeter": ("m", 0.001), "mm": ("m", 0.001), "kg": ("kg", 1.0),
    "lb": ("kg", 0.45359),
    "gram": ("kg", 0.001), "g": ("kg", 0.001), "tonne": ("kg", 1000.0), "ton": ("kg", 1000.0),
    "hectare": ("m²", 1e4), "acre": ("m²", 4046.86), "km²": ("m²", 1e6), "m²": ("m²", 1.0),
    "mile²": ("m²", 2.59e6), "foot²": ("m²", 0.0929), "km/h": ("km/h", 1.0), "mph": ("km/h", 1.609344),
    "second": ("second", 1.0), "percentage point": ("percent", 1.0),
}  # fmt: skip
_DIMENSIONS = {
    "distance": "m", "length": "m", "height": "m", "depth": "m", "width": "m", "weight": "kg", "area": "m²",
}  # fmt: skip
# Two units are seldom turned into each other more exactly than this.
_CONVERTED = 0.05
# A figure that ends in noughts may stand for one this much off.
_ROUNDED = 0.05
_EXACT = 1e-9
_FATE_MODIFIERS = words(
    "dead miss missing wound wounded injure injured hurt kill killed homeless displaced alive"
)
# Verbs whose subject counts or measures; it is not what is counted.
_MEASURING = (
    SAY
    | FINDING
    | words(
        """put count measure estimate record register give report show find place calculate value tally see list
    correct revise cite set have make quote speak"""
    )
)
_MEASURES = words(
    """number toll count figure total tally death casualty amount cost price loss rate share level value size length
    magnitude strength deficit revenue profit turnout population people person he she it they its his her"""
)
_EARLIER = re.compile(
    r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|at first|until then|original(?:ly)?|"
    r"first (?:spoke|said|put|reported|gave|counted|estimate\w*|report\w*|figure\w*))\b",
    re.I,
)
_LATER = re.compile(
    r"\b(?:now stands?|(?:rose|risen|rises|rising|climbed|climbs|increased|grew|grown|jumped|soared|dropped|fell|"
    r"fallen|falling|gone up|went up|up|down) (?:again |sharply )?(?:to|from)|had (?:risen|climbed|grown|fallen)|"
    r"revised|corrected|updated|raised|lowered|latest|still|remain(?:s|ed)?|so far|no longer|since)\b",
    re.I,
)
_OWN = words("its their his her our my own")
_ITS_OWN = re.compile(
    r"\b(?:its|their|his country['’]s|her country['’]s) own\b|\bof (?:its|their) own\b", re.I
)
_LOSSES = words("loss casualty death soldier troop serviceman military dead toll force side army fighter")
_TOTAL = re.compile(
    r"\b(?:both (?:sides|armies|countries)|the two sides|in (?:all|total)|altogether|together)\b", re.I
)
_OF_THEM = re.compile(r"\W+of (?:the|these|those|its|their|his|her|them|which|whom)\b", re.I)
_DURATION = re.compile(r"P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?"
                       r"(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?")  # fmt: skip
_SECONDS = (31_557_600.0, 2_629_800.0, 604_800.0, 86_400.0, 3600.0, 60.0, 1.0)
_FIXED = words("strength magnitude intensity height length width depth distance elevation altitude weight")
_TIMES = words("second minute hour day week month year")


def amounts(question: Question, number: int, judged: Judged) -> tuple[Point, ...]:
    """The figures of the sentence that answer, each with its claim and speaker.

    The one in the answering words comes first; others of the sentence count where they count the same thing
    and somebody else says it.
    """
    figures = [f for c in judged.evidence.sentence.claims for f in c.figures]
    figures = list({(f.start, f.end): f for f in figures}.values())
    if question.counted == "age":
        age = age_told(question, judged, figures)
        return () if age is None else (_point(number, judged, age),)
    inside = [f for f in figures if f.start < judged.answer.end and judged.answer.start < f.end]
    if question.counted == "percent" and not any(f.counted == "percent" for f in inside):
        share = next(shares(judged), None)
        if share is not None:
            return (_point(number, judged, share),)
    fitting = [f for f in inside or figures if _fits(question, f, judged)]
    if not inside:
        other = next(_other_amounts(judged), None)
        if other is not None:
            return (_point(number, judged, other),)
        if len(fitting) > 1:
            return ()
    if not fitting:
        return ()
    first = _point(number, judged, max(fitting, key=lambda f: _fitness(question, f)))
    rest = [
        p
        for f in figures
        if first.figure and f != first.figure and _fits(question, f, judged) and _alike(f, first.figure)
        for p in (_point(number, judged, f),)
        if p.speaker and not same_speaker(p.speaker, first.speaker)
        if not tells_its_own(question, first.figure, p.claim, f)
    ]
    return (first, *rest)


def _point(number: int, judged: Judged, figure: Figure) -> Point:
    return replace(point_at(number, judged, Span(figure.start, figure.end)), figure=figure)


def _fits(question: Question, figure: Figure, judged: Judged) -> bool:
    # "Speaks of 5,000": how much is told with its currency or unit.
    if question.counted == "money" and not figure.counted:
        return False
    # "Nine in ten employees" are neither nine nor ten.
    if in_a_share(figure, judged):
        return False
    if not _in_its_unit(question.counted, figure):
        return False
    fate = asked_fate(question)
    if fate and figure.happened in FATES and not same_fate(figure.happened, fate):
        return False
    if fate and figure.happened not in FATES:
        text = sentence_text(judged)
        if not (_tells_fate(text, fate) or _of_those_before(figure, judged, fate)):
            return False
    sided = question.counted_side and figure.side and not _TOTAL.search(figure.side)
    return not sided or figure.side.lower() in _OWN or _akin_names(figure.side, question.counted_side)


def _tells_fate(text: str, fate: str) -> bool:
    """Whether the text tells what became of people; "driven from their homes" does for those who had to flee."""
    fled = same_fate(fate, "displace") and fate != "casualty" and _HOMES.search(text)
    return bool(fled or FATE_WORDS.search(text))


_HOMES = re.compile(r"\b(?:from|out of|leave|left|fled|flee|lost) (?:their|his|her) homes?\b", re.I)
_COUNTS = words("figure number toll count total tally")


def _of_those_before(figure: Figure, judged: Judged, fate: str) -> bool:
    """Whether a bare number is that of those of whom the sentence before tells the fate: "The real figure is nearer
    6,000"."""
    before, sentence = judged.evidence.before, judged.evidence.sentence
    if figure.counted or before is None or before.paragraph != sentence.paragraph:
        return False
    told = {f.happened for c in before.claims for f in c.figures}
    fates, text = told & FATES, judged.evidence.article.text[before.start : before.end]
    if not told or not (any(same_fate(f, fate) for f in fates) if fates else _tells_fate(text, fate)):
        return False
    tokens, tree = sentence.tokens, Tree(sentence.tokens)
    # "The number of houses", "the vote count" and "the total cost" are of something else.
    return any(
        t.lemma.lower() in _COUNTS
        and t.pos == "NOUN"
        and t.dep not in ("compound", "nmod", "amod")
        and tree.child(i, "compound", "prep") is None
        for i, t in enumerate(tokens)
    )


def _in_its_unit(measure: str, figure: Figure) -> bool:
    """Whether the figure may be one of the asked measure: a length is in metres or miles."""
    dimension = _DIMENSIONS.get(measure)
    return dimension is None or _UNITS.get(figure.counted, ("", 0.0))[0] == dimension


def _fitness(question: Question, figure: Figure) -> float:
    score = 0.0
    if question.counted and noun_relation(figure.counted, question.counted) == "same":
        score += 2
    if figure.happened and figure.happened == asked_fate(question):
        score += 1
    return score - figure.start / 1e6


def _alike(a: Figure, b: Figure) -> bool:
    same = noun_relation(a.counted, b.counted) == "same" and bool(a.counted) == bool(b.counted)
    fates = (a.happened in FATES) == (b.happened in FATES) and (
        a.happened == b.happened or a.happened not in FATES
    )
    return same and fates


def _other_amounts(judged: Judged) -> Iterator[Figure]:
    """Durations, plain numbers and shares in the answering words, which are no figures of a claim."""
    for mark in judged.evidence.sentence.timing.marks:
        if mark.value and mark.start < judged.answer.end and judged.answer.start < mark.end:
            found = _DURATION.fullmatch(mark.value)
            if found and any(found.groups()):
                seconds = sum(float(n) * s for n, s in zip(found.groups(), _SECONDS, strict=True) if n)
                yield Figure(mark.start, mark.end, seconds, seconds, "second", value=seconds)
    yield from _plain_numbers(judged)
    yield from shares(judged)


def _plain_numbers(judged: Judged) -> Iterator[Figure]:
    """A number in digits or a small one in words before the plural that it counts, where the claims give none."""
    tokens = judged.evidence.sentence.tokens
    for i, token in enumerate(tokens[:-1]):
        if token.start < judged.answer.start or token.end > judged.answer.end or tokens[i + 1].tag != "NNS":
            continue
        word = token.text.lower().replace(",", "")
        value = float(word) if word.isdigit() else float(SMALL.get(word, 0))
        if value and tokens[i + 1].lemma not in _TIMES:
            counted = "person" if tokens[i + 1].text.lower() == "people" else tokens[i + 1].lemma.lower()
            verb = _verb_above(tokens, i)
            happened = "" if verb is None else tokens[verb].lemma
            yield Figure(
                token.start, tokens[i + 1].end, value, value, counted, value=value,
                happened=fate_of(happened),
            )  # fmt: skip


def relation(question: Question, a: Point, b: Point, everything: Sequence[Point]) -> Relation:
    """How two figures stand to each other. Where in doubt: "apart"."""
    one, other = a.figure, b.figure
    if one is None or other is None:
        return "apart"
    if a.evidence == b.evidence and one == other:
        return "same"
    scaled = _scaled(one, other)
    if scaled is None:
        return "apart"
    (low, high), (floor, ceiling) = scaled
    part = _partly(question, a, b)
    if part and _scoped_part_exceeds(question, a, b):
        return _moved(question, a, b)
    if part is None:
        return "apart"
    if _overlap(low, high, floor, ceiling, one, other):
        if part:
            return "apart"
        # "At least 18" on one day and 63 two days later do not contradict each other, but the count has moved on.
        moved = abs(one.value - other.value) > _ROUNDED * max(one.value, other.value) and None in (
            one.high,
            other.high,
        )
        grown = moved and as_of(a) != as_of(b) and _moved(question, a, b) == "development"
        return "development" if grown else "same"
    if part or _sums(a, b, everything):
        return "apart"
    return _moved(question, a, b)


def _scaled(a: Figure, b: Figure) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Both ranges in one unit, None where there is none."""
    one, other = _UNITS.get(a.counted), _UNITS.get(b.counted)
    if a.counted == b.counted or (noun_relation(a.counted, b.counted) != "apart" and not (one or other)):
        return _range(a, 1.0, 0.0), _range(b, 1.0, 0.0)
    if one is None or other is None or one[0] != other[0]:
        return None
    return _range(a, one[1], _CONVERTED), _range(b, other[1], 0.0)


def unit(figure: Figure) -> str:
    """What the figure is measured in; empty where it counts."""
    return figure.counted if figure.counted in _UNITS or figure.counted.isupper() else ""


def _range(f: Figure, scale: float, loose: float) -> tuple[float, float]:
    high = float("inf") if f.high is None else f.high * scale * (1 + loose)
    return f.low * scale * (1 - loose), high


def _overlap(low: float, high: float, floor: float, ceiling: float, a: Figure, b: Figure) -> bool:
    if low <= ceiling and floor <= high:
        return True
    return _rounds(a.value, b.value) or _rounds(b.value, a.value)


def _rounds(rough: float, exact: float) -> bool:
    """Whether `rough` is `exact` with fewer digits: 40,000 for 39,870, 10.4 for 10.39."""
    if not exact or abs(rough - exact) / abs(exact) > _ROUNDED:
        return False
    if rough != int(rough):
        places = len(f"{rough:.12f}".rstrip("0").partition(".")[2])
        return round(exact, places) == rough
    digits = str(int(rough))
    noughts = len(digits) - len(digits.rstrip("0"))
    return noughts >= 2 and round(exact, -noughts) == rough


def noun_relation(a: str, b: str) -> str:
    """Whether two counted nouns are the "same", one a "part" of the other, or "apart"."""
    a, b = ("person" if n == "people" else n for n in (a.lower(), b.lower()))
    if a == b or not a or not b:
        return "same"
    if any(a in group and b in group for group in (CROWD, *ALIKE)):
        return "same"
    generic = a in CROWD or b in CROWD
    if generic and a not in _UNITS and b not in _UNITS:
        return "part"
    return "apart"


def _partly(question: Question, a: Point, b: Point) -> bool | None:
    """Whether one may be a part of the other; None where they count different things."""
    one, other = a.figure, b.figure
    if one is None or other is None:
        return None
    if one.happened in FATES and other.happened in FATES and not same_fate(one.happened, other.happened):
        return None
    owners = _owner(a), _owner(b)
    if all(owners) and not owners[0] & owners[1]:
        return None
    if question.counted == "age":
        return False
    # "People" are the workers asked for, unless it is about who died or was hurt: there they may be others, too.
    asked_for = question.counted in (one.counted, other.counted) and not asked_fate(question)
    part = noun_relation(one.counted, other.counted) == "part" and not asked_for
    raw = [_raw_side(p) for p in (a, b)]
    if all(raw) and not any(map(_TOTAL.search, raw)) and not _akin_names(raw[0], raw[1]):
        return None
    sides = [_side_of(p, question) for p in (a, b)]
    if all(sides):
        whole = [bool(_TOTAL.search(s)) for s in sides]
        if whole[0] != whole[1]:
            part = True
        elif not whole[0] and not _akin_names(sides[0], sides[1]):
            return None
    elif any(sides):
        part = True
    if bool(_TOTAL.search(a.quoted)) != bool(_TOTAL.search(b.quoted)) and any(sides):
        part = True
    part = part or _of_them(a) or _of_them(b)
    if set(one.modifiers) - _FATE_MODIFIERS - _asked(question) != set(
        other.modifiers
    ) - _FATE_MODIFIERS - _asked(question):
        part = True
    if one.of and other.of and not set(one.of.lower().split()) & set(other.of.lower().split()):
        return None
    scopes = [_scope(p, question) for p in (a, b)]
    if any(scopes):
        if all(scopes) and not _meets(scopes[0], scopes[1]):
            return None
        if not all(scopes) and one.value != other.value:
            part = True
    return part


def _scoped_part_exceeds(question: Question, a: Point, b: Point) -> bool:
    """Whether one counts at one place alone what the other counts everywhere, and still has more."""
    scopes = [_scope(p, question) for p in (a, b)]
    if all(scopes) or not any(scopes) or a.figure is None or b.figure is None:
        return False
    part, whole = (a.figure, b.figure) if scopes[0] else (b.figure, a.figure)
    only = part.modifiers == whole.modifiers and noun_relation(part.counted, whole.counted) == "same"
    return only and whole.high is not None and part.low > whole.high


def _asked(question: Question) -> set[str]:
    return {*question.topic, question.counted, question.action, question.asked_noun}


def _side_of(point: Point, question: Question) -> str:
    """Whose they are, if that limits them: empty where it is what the question names."""
    side = _raw_side(point)
    if side and question.counted_side and _akin_names(side, question.counted_side):
        return ""
    return "" if side and any(_akin_names(side, n.text) for n in question.names) else side


def _raw_side(point: Point) -> str:
    """Whose they are: named with the figure or its noun, or the speaker's own ("its soldiers", "50 of its own")."""
    figure = point.figure
    if figure is None:
        return ""
    side = figure.side
    if side.lower() in _OWN or (not side and _ITS_OWN.search(point.quoted)):
        side = point.speaker or (point.claim.subject if point.claim else "")
    elif not side:
        side = _losers(point)
    return side


def _losers(point: Point) -> str:
    """The country or body whose losses, deaths or troops the claim speaks of, or that lost them."""
    tokens = point.judged.evidence.sentence.tokens
    at = next((i for i, t in enumerate(tokens) if point.figure and t.start >= point.figure.start), None)
    verb = None if at is None else _verb_above(tokens, at)
    if verb is not None and tokens[verb].lemma in ("lose", "suffer", "bury", "mourn"):
        subject = Tree(tokens).subject(verb)
        if subject is not None and tokens[subject].pos == "PROPN":
            return tokens[subject].text
    for token in tokens:
        named = token.ent[2:] in ("GPE", "NORP", "ORG") and token.dep in ("poss", "amod", "compound", "nmod")
        if named and point.start <= token.start < point.end and tokens[token.head].lemma.lower() in _LOSSES:
            return token.text
    return ""


def _of_them(point: Point) -> bool:
    """Whether it counts some of what another may count whole: "198 of the complaints". A share is always of them."""
    figure, text = point.figure, point.judged.evidence.article.text
    return (
        figure is not None
        and figure.counted != "percent"
        and bool(_OF_THEM.search(text[figure.start : figure.end]) or _OF_THEM.match(text[figure.end :]))
    )


def _akin_names(a: str, b: str) -> bool:
    return any(akin(x, y) for x in name_key(a) for y in name_key(b))


def _owner(point: Point) -> frozenset[str]:
    """The nouns of what has the measured property: "nurses' wages", "the main shock"; empty where it is counted."""
    tokens = point.judged.evidence.sentence.tokens
    tree = Tree(tokens)
    figure = point.figure
    at = next((i for i, t in enumerate(tokens) if figure and t.start <= figure.start < t.end), None)
    if at is None:
        return frozenset()
    verb = _verb_above(tokens, at)
    if verb is None or tokens[verb].lemma in _MEASURING:
        return frozenset()
    subject = tree.subject(verb) or tree.child(verb, "nsubjpass")
    if subject is None or tree.left[subject] <= at <= tree.right[subject] or tokens[subject].pos == "PRON":
        return frozenset()
    first, last = tree.phrase(subject)
    owners = [
        k for k in tree.kids[subject] if tokens[k].dep in ("poss", "compound", "amod") and first <= k <= last
    ]
    of = tree.prepositional(subject, "of")
    named = {tokens[k].lemma.lower() for k in (*owners, subject, *(() if of is None else (of,)))}
    return frozenset(named - _MEASURES)


def _verb_above(tokens: Sequence[Token], i: int) -> int | None:
    for _ in range(8):
        if tokens[i].pos in ("VERB", "AUX"):
            return i
        if tokens[i].head == i:
            return None
        i = tokens[i].head
    return None


# A name that reaches the figure's verb over these limits what is counted.
_LIMITING = frozenset(
    "prep pobj nsubj nsubjpass poss compound amod nmod dobj det conj appos attr nummod quantmod npadvmod".split()
)
_SCOPES = ("GPE", "LOC", "FAC", "ORG", "NORP", "PERSON", "EVENT", "PRODUCT")


def _scope(point: Point, question: Question) -> frozenset[str]:
    """Names, other than the question's and the speaker's, that limit what the figure counts."""
    tokens = point.judged.evidence.sentence.tokens
    figure = point.figure
    at = next((i for i, t in enumerate(tokens) if figure and t.start <= figure.start < t.end), None)
    verb = None if at is None else _verb_above(tokens, at)
    if verb is None:
        return frozenset()
    known = {w for n in question.names for form in (n.text, *n.forms) for w in name_key(form)}
    known |= name_key(point.speaker or "") if point.speaker else frozenset()
    found: set[str] = set()
    measuring = tokens[verb].lemma in _MEASURING
    for i, token in enumerate(tokens):
        if (
            not (point.start <= token.start < point.end)
            or token.ent[2:] not in _SCOPES
            or token.pos != "PROPN"
        ):
            continue
        word = next(iter(name_key(token.text)), "")
        if not word or word in known or any(akin(token.text, k) for k in known):
            continue
        path, ok, under_subject = i, True, False
        for _ in range(10):
            if path == verb or tokens[path].head == path:
                break
            ok = ok and tokens[path].dep in _LIMITING
            under_subject = under_subject or (tokens[path].dep == "nsubj" and tokens[path].head == verb)
            path = tokens[path].head
        if ok and path == verb and not (measuring and under_subject):
            found.add(word)
    if re.match(
        r"\W*(?:\w+\W+){0,2}?for (?:him|her|them|us|me)\b",
        point.judged.evidence.article.text[figure.end if figure else 0 :],
    ):
        found.add("for somebody")
    if re.search(r"\b(?:nationwide|worldwide|countrywide|across the country|globally)\b", point.quoted, re.I):
        found.add("nationwide")
    return frozenset(found)


def _meets(a: frozenset[str], b: frozenset[str]) -> bool:
    return any(akin(x, y) for x in a for y in b)


def _sums(a: Point, b: Point, everything: Sequence[Point]) -> bool:
    """Whether one is the sum of the other and further figures given: parts and their whole."""
    if a.figure is None or b.figure is None:
        return False
    small, large = sorted((a.figure.value, b.figure.value))
    beside = {
        f.value
        for p in (a, b)
        for c in p.judged.evidence.sentence.claims
        for f in c.figures
        if f.happened in FATES and f.happened in (a.figure.happened, b.figure.happened)
    }
    values = (beside | {p.figure.value for p in everything if p.figure}) - {small, large}
    if any(abs(small + v - large) < _EXACT for v in values):
        return True
    for p in (a, b):
        # "Seventeen miners and four rescuers": what one sentence adds up is the other's whole.
        together = {f.value for c in p.judged.evidence.sentence.claims for f in c.figures if _joined(f, p)}
        if len(together) > 1 and abs(sum(together) - large) < _EXACT:
            return True
    return False


def _joined(figure: Figure, point: Point) -> bool:
    mine = point.figure
    return mine is not None and (figure == mine or figure.happened == mine.happened)


def _moved(question: Question, a: Point, b: Point) -> Relation:
    """Rivals, or one count at two times; a height or a magnitude is what it is, and another is of something else."""
    found = _apart_in_time(question, a, b)
    if question.counted == "age" and _grown_older(a, b):
        return "apart"
    return "apart" if found == "development" and question.counted in _FIXED else found


def _grown_older(a: Point, b: Point) -> bool:
    """Whether somebody may be as old as both say, from one day of printing to the other."""
    days = printed_apart(a, b)
    if not days or a.figure is None or b.figure is None:
        return False
    return abs(a.figure.value - b.figure.value) <= 1 + days / 365


def _apart_in_time(question: Question, a: Point, b: Point) -> Relation:
    fates = {f.happened for f in (a.figure, b.figure) if f} & FATES
    running = bool(fates or asked_fate(question)) or any(_state(p) for p in (a, b))
    longest = RUNNING_DAYS if running else 400
    times = [explicit_time(p.judged) for p in (a, b)]
    if times[0] and times[1] and not times[0].overlaps(times[1]):
        far = times[0].gap(times[1])
        return "development" if far <= longest and _ordered(a, b, fates) else "apart"
    apart = printed_apart(a, b) or 0
    # A toll of another season is another event's, whatever was "earlier" then.
    near = apart <= longest
    cues = [bool(_EARLIER.search(sentence_text(p.judged))) for p in (a, b)]
    if near and cues[0] != cues[1]:
        return "development"
    days = [as_of(p) for p in (a, b)]
    if near and all(days) and days[0] != days[1]:
        late = a if (days[0] or published(a)) > (days[1] or published(b)) else b  # type: ignore[operator]
        if _LATER.search(sentence_text(late.judged)):
            return "development"
    if apart > 400 and not (question.period or any(times)):
        return "apart"
    if running and apart and not _past(question, a, b):
        return "development" if near and _ordered(a, b, fates) else "apart"
    if same_speaker(a.speaker, b.speaker):
        # Who gives another number later may speak of something else ("the police put the crowd at …").
        return "apart"
    one_text = a.judged.evidence.article.id == b.judged.evidence.article.id
    if one_text and not (a.speaker and b.speaker):
        # An outlet that gives a figure of its own beside a speaker's takes no side against itself, unless it says so.
        return "rival" if (a.speaker or b.speaker) and question.wants == "figure" and not fates else "apart"
    return "rival"


def _state(point: Point) -> bool:
    return bool(
        re.search(
            r"\b(?:still|so far|without|remain\w*|currently|contained)\b", sentence_text(point.judged), re.I
        )
    )


def _past(question: Question, a: Point, b: Point) -> bool:
    """Whether the event was over long before either was printed, so that its count no longer moves."""
    days = [d for d in (published(a), published(b)) if d]
    if not days:
        return True
    over = min(days) - timedelta(days=RUNNING_DAYS)
    periods = [question.period, *(explicit_time(p.judged) for p in (a, b))]
    return any(p is not None and p.last < over for p in periods)


def _ordered(a: Point, b: Point, fates: set[str]) -> bool:
    """Whether the later count is the higher one where people died or were hurt: the dead do not get fewer."""
    if not fates & {"kill", "wound"} or a.figure is None or b.figure is None:
        return True
    one, other = as_of(a), as_of(b)
    if one is None or other is None or one == other:
        return True
    early, late = (a.figure, b.figure) if one < other else (b.figure, a.figure)
    return late.value >= early.value
