"""Whether one figure may count a part of what another counts: of one side, at one place, in a sum."""

import re
from collections.abc import Sequence

from index.article import Span
from index.claims import Figure
from index.counting.units import MONEY
from index.grammar import Token
from index.reporting import FINDING, SAY
from index.tree import Tree, token_at
from index.wordlists import words
from qa.asking.demonyms import akin
from qa.comparing.points import Point, answers_bare
from qa.comparing.speakers import name_key
from qa.comparing.units import figures_relation
from qa.fitting.counted import SOLDIERS
from qa.fitting.counting import COUNTRY, OWN
from qa.fitting.fates import FATES, asked_fate, same_fate
from qa.fitting.losers import another_number, loser, verb_above
from qa.question import Question

_EXACT = 1e-9
_PAYING = words("pay give owe offer hand lend cost")
_FATE_MODIFIERS = words(
    "dead miss missing wound wounded injure injured hurt kill killed homeless displaced alive"
)
# Verbs whose subject counts or measures; it is not what is counted.
_MEASURING = (
    SAY
    | FINDING
    | words(
        """put count measure estimate record register give report show find place calculate value tally see list
    correct revise lower amend adjust update downgrade upgrade cite set have make quote speak"""
    )
)
_MEASURES = words(
    """number toll count figure total tally death casualty amount cost price loss rate share level value size length
    magnitude strength deficit revenue profit turnout population people person he she it they its his her"""
)
# What lengths of time are measured in.
_TIME = "second"
_ITS_OWN = re.compile(
    r"\b(?:its|their|his country['’]s|her country['’]s) own\b|\bof (?:its|their) own\b", re.I
)
TOTAL = re.compile(
    r"\b(?:both (?:sides|armies|countries)|the two sides|in (?:all|total)|altogether|together)\b", re.I
)
# "Worldwide $2.8 billion" is no part.
_ALL_THE_WORLD = words("worldwide global globally total overall")
_OF_THEM = re.compile(r"\W+of (?:the|these|those|its|their|his|her|them|which|whom)\b", re.I)


def partly(question: Question, a: Point, b: Point) -> bool | None:
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
    part = figures_relation(one, other) == "part" and not asked_for
    # "26 million Orneans" are the people of Orne.
    theirs = [question.counted_side, *(n.text for n in question.names)]
    part = part and not any(side and akin(f.counted, side) for side in theirs for f in (one, other))
    raw = [_raw_side(p) for p in (a, b)]
    if all(raw) and not any(map(TOTAL.search, raw)) and not akin_names(raw[0], raw[1]):
        return None
    sides = [_side_of(p, question) for p in (a, b)]
    if all(sides):
        whole = [bool(TOTAL.search(s)) for s in sides]
        if whole[0] != whole[1]:
            part = True
        elif not whole[0] and not akin_names(sides[0], sides[1]):
            return None
    elif any(sides):
        part = True
    if bool(TOTAL.search(a.quoted)) != bool(TOTAL.search(b.quoted)) and any(sides):
        part = True
    part = part or _of_them(a) or _of_them(b)
    if _kinds_of_them(question, one) != _kinds_of_them(question, other):
        part = True
    if one.of and other.of and not set(one.of.lower().split()) & set(other.of.lower().split()):
        return None
    scopes = [_scope(p, question) for p in (a, b)]
    if any(scopes):
        if all(scopes) and not _meets(scopes[0], scopes[1]):
            return None
        # A bare number in reply is of the place that the sentence before it names.
        if not all(scopes) and one.value != other.value and not (answers_bare(a, b) or answers_bare(b, a)):
            part = True
    return part


def scoped_part_exceeds(question: Question, a: Point, b: Point) -> bool:
    """Whether one counts at one place alone what the other counts everywhere, and still has more."""
    scopes = [_scope(p, question) for p in (a, b)]
    if all(scopes) or not any(scopes) or a.figure is None or b.figure is None:
        return False
    part, whole = (a.figure, b.figure) if scopes[0] else (b.figure, a.figure)
    only = part.modifiers == whole.modifiers and figures_relation(part, whole) == "same"
    return only and whole.high is not None and part.low > whole.high


def _kinds_of_them(question: Question, figure: Figure) -> set[str]:
    """The words that tell those counted from others, but for what the question asks."""
    told = {*figure.modifiers} - _FATE_MODIFIERS - _asked(question)
    # The soldiers of a country are its government's.
    theirs = question.counted in SOLDIERS and any(n.kind in ("people", "place") for n in question.names)
    return told - _OF_THE_STATE if theirs else told


_OF_THE_STATE = words("government national federal state regular army")


def _asked(question: Question) -> set[str]:
    return {*question.topic, question.counted, question.action, question.asked_noun}


def _side_of(point: Point, question: Question) -> str:
    """Whose they are, if that limits them: empty where it is what the question names."""
    side = _raw_side(point)
    if side and question.counted_side and akin_names(side, question.counted_side):
        return ""
    return "" if side and any(akin_names(side, n.text) for n in question.names) else side


def _raw_side(point: Point) -> str:
    """Whose they are: named with the figure or its noun, or the speaker's own ("its soldiers", "50 of its own")."""
    figure = point.figure
    # A length of time is nobody's.
    if figure is None or figure.counted == _TIME:
        return ""
    side = figure.side
    # Whom a sum is paid to does not own it.
    paid = figure.counted in MONEY and figure.happened in _PAYING
    if side.lower() in COUNTRY | _ALL_THE_WORLD or (paid and side.lower() not in OWN):
        return ""
    if side.lower() in OWN or (not side and _ITS_OWN.search(point.quoted)):
        side = point.speaker or (point.claim.subject if point.claim else "")
    elif not side:
        side = loser(point.judged.evidence.sentence.tokens, figure.start, Span(point.start, point.end))
    return side


_THERE_ARE = re.compile(
    r"\bthere (?:(?:could|can|may|might|must|will|would|should|have|has|had|were|was|are|is|be|been|not|"
    r"never|only|just|about|some|around|at|least|more|no|fewer|less|than|over|nearly|almost)\s+){1,7}$",
    re.I,
)
_THEM = re.compile(r"\d[\d,.]* of them\b", re.I)


def _of_them(point: Point) -> bool:
    """Whether it counts some of what another may count whole: "198 of the complaints". A share is always of them, and
    "96 of its soldiers were killed" counts all who were, "there were 80 of them" all there are."""
    figure, text = point.figure, point.judged.evidence.article.text
    return (
        figure is not None
        and figure.counted != "percent"
        and not (figure.happened in FATES and figure.side.lower() in OWN)
        and not (
            _THERE_ARE.search(text[max(0, figure.start - 60) : figure.start])
            and _THEM.match(text[figure.start :])
        )
        and bool(_OF_THEM.search(text[figure.start : figure.end]) or _OF_THEM.match(text[figure.end :]))
    )


def akin_names(a: str, b: str) -> bool:
    """Whether a word of the one name is a word of the other, or its people."""
    return any(akin(x, y) for x in name_key(a) for y in name_key(b))


def _owner(point: Point) -> frozenset[str]:
    """The nouns of what has the measured property: "nurses' wages", "the main shock"; empty where it is counted."""
    tokens = point.judged.evidence.sentence.tokens
    tree = Tree(tokens)
    figure = point.figure
    at = token_at(tokens, figure.start) if figure else None
    if at is None:
        return frozenset()
    verb = verb_above(tokens, at)
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
    # A party's name keeps its plural where it is known for a name.
    return frozenset(w.removesuffix("s") for w in named - _MEASURES)


# A name that reaches the figure's verb over these limits what is counted.
_LIMITING = frozenset(
    "prep pobj nsubj nsubjpass poss compound amod nmod dobj det conj appos attr nummod quantmod npadvmod".split()
)
_SCOPES = ("GPE", "LOC", "FAC", "ORG", "NORP", "PERSON", "EVENT", "PRODUCT")
_NO_PERSON = tuple(label for label in _SCOPES if label != "PERSON")


def _scope(point: Point, question: Question) -> frozenset[str]:
    """Names, other than the question's and the speaker's, that limit what the figure counts; "two more than Orne" does
    not."""
    tokens = point.judged.evidence.sentence.tokens
    figure = point.figure
    at = token_at(tokens, figure.start) if figure else None
    verb = None if at is None else verb_above(tokens, at)
    if verb is None or (figure is not None and figure.counted == _TIME):
        return frozenset()
    known = {w for n in question.names for form in (n.text, *n.forms) for w in name_key(form)}
    known |= name_key(point.speaker or "") if point.speaker else frozenset()
    found: set[str] = set()
    measuring = tokens[verb].lemma in _MEASURING
    # People are not counted by somebody, and a sum that goes from one to another is the whole sum.
    labels = _SCOPES if figure and figure.happened not in FATES else _NO_PERSON
    paid = figure is not None and figure.counted in MONEY
    for i, token in enumerate(tokens):
        if (
            not (point.start <= token.start < point.end)
            or token.ent[2:] not in labels
            or token.pos != "PROPN"
            or _told_beside(tokens, i, at)
            or another_number(tokens, at, token.start)
            or tokens[token.head].text.lower() == "than"
            # "On the A10 viaduct" tells which, not of how many.
            or _ROAD.fullmatch(token.text)
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
        if ok and path == verb and not (measuring and under_subject) and not (paid and _given(tokens, i)):
            found.add(word)
    found |= {w for w in _where_it_happened(tokens, verb) if not any(akin(w, k) for k in known)}
    if re.match(
        r"\W*(?:\w+\W+){0,2}?for (?:him|her|them|us|me)\b",
        point.judged.evidence.article.text[figure.end if figure else 0 :],
    ):
        found.add("for somebody")
    if re.search(r"\b(?:nationwide|worldwide|countrywide|across the country|globally)\b", point.quoted, re.I):
        found.add("nationwide")
    return frozenset(found)


_HAPPENINGS = words(
    """massacre battle siege attack raid shelling bombing bombardment explosion blast crash fire shooting killing ambush
    storming airstrike clash collapse stampede flood"""
)


def _where_it_happened(tokens: Sequence[Token], verb: int) -> set[str]:
    """The name of what the happening that the verb tells of is named after: "the massacre of Orne, in which 17 people
    were killed"; the parse takes many a village for a person."""
    tree = Tree(tokens)
    found: set[str] = set()
    for token in tokens:
        prep = tokens[token.head]
        told = prep.text.lower() in ("of", "at", "in") and tokens[prep.head].lemma in _HAPPENINGS
        if token.pos == "PROPN" and told and (verb in tree.below(prep.head) or prep.head in tree.below(verb)):
            found |= name_key(token.text)
    return found


_ROAD = re.compile(r"[A-Z]{1,3}-?\d+")
# "Four people, including Ann Orne": who is one of them does not limit them.
_AMONG_THEM = words("including among notably especially")


def _told_beside(tokens: Sequence[Token], i: int, at: int | None) -> bool:
    """Whether a list has both words in entries of their own ("2010 Lenz: 33 dead; 2014 Orne: 301 dead"), or the name
    behind the figure is one of those counted."""
    first, last = sorted((i, i if at is None else at))
    between = [t.text.lower() for t in tokens[first:last]]
    return any(t in (";", "·", "•", "|") for t in between) or (
        last == i and not _AMONG_THEM.isdisjoint(between)
    )


def _given(tokens: Sequence[Token], i: int) -> bool:
    """Whether the name is whom something is paid to or comes from."""
    while tokens[i].dep in ("compound", "amod", "nmod", "poss"):
        i = tokens[i].head
    head = tokens[tokens[i].head]
    return tokens[i].dep in ("dative", "nsubj", "dobj") or (
        tokens[i].dep == "pobj" and head.text.lower() in ("from", "to", "for", "by")
    )


def _meets(a: frozenset[str], b: frozenset[str]) -> bool:
    return any(akin(x, y) for x in a for y in b)


def sums(a: Point, b: Point, everything: Sequence[Point]) -> bool:
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
    if any(abs(small + v - large) < _EXACT for v in beside - {small, large}):
        return True
    missing = (
        p
        for p in everything
        if p.figure and p.figure.value not in (small, large) and abs(small + p.figure.value - large) < _EXACT
    )
    # Of other sentences only what is somebody's own share of a whole.
    if any(p.evidence in (a.evidence, b.evidence) or _raw_side(p) for p in missing):
        return True
    for p in (a, b):
        # "Seventeen miners and four rescuers": what one sentence adds up is the other's whole.
        together = {f.value for c in p.judged.evidence.sentence.claims for f in c.figures if _joined(f, p)}
        if len(together) > 1 and abs(sum(together) - large) < _EXACT:
            return True
    return False


# "Two more than Orne" is no part of what it is compared with.
_COMPARED = re.compile(r"\s*(?:more|fewer|less|ahead|behind|better|higher|lower)\b", re.I)


def _joined(figure: Figure, point: Point) -> bool:
    mine = point.figure
    if _COMPARED.match(point.judged.evidence.article.text, figure.end):
        return False
    return mine is not None and (figure == mine or figure.happened == mine.happened)
