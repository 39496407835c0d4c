"""Sides that only reading tells: two causes of one thing, two views of it, a charge and what answers it.

`qa.disagreement` reckons with values, figures and stances. Where these find nothing, the closer reader says of two
sentences that both surely answer, for one time and in two voices, whether one speaks against the other.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from index.article import Span
from index.claims import Claim
from index.figures import Figure
from index.tree import Tree
from index.wordlists import words
from qa.asking.demonyms import akin
from qa.asking.kinds import SPEECH
from qa.comparing.accused import answers_charge, blamed
from qa.comparing.amounts import agree, counts_of_their_own
from qa.comparing.claimed import denies_claims_of
from qa.comparing.contrary import set_against
from qa.comparing.counterclaims import denied_elsewhere
from qa.comparing.denied import REPLY, left_open, silent
from qa.comparing.issue import asked, denies_another, stems_of
from qa.comparing.occasions import of_an_earlier_one
from qa.comparing.other_places import of_the_asked_place
from qa.comparing.own_side import accuses_itself
from qa.comparing.points import Point, Relation, claim_at, follows, point_at, same_origin, sentence_text
from qa.comparing.running import recounted
from qa.comparing.sides import Opposes
from qa.comparing.speakers import same_speaker
from qa.comparing.support import answer_words
from qa.comparing.times import of_two_events, same_day
from qa.comparing.units import figures_relation, in_one_unit
from qa.comparing.values import lands, same_time, tells_of_nobody, thanked
from qa.comparing.vocabulary import has_stem, synonyms
from qa.evidence import Judged
from qa.fitting.naming import mentions
from qa.fitting.roles import answering
from qa.fitting.swapped import done_by_another
from qa.fitting.withdrawn import correction
from qa.question import Question

# What answers less surely than this, or less than half as surely as the surest, takes no side; so many of the surest
# are held against each other.
_SURE, _LEVEL, _MOST = 0.36, 0.5, 5
# So surely must one speak against the other.
_AGAINST = 0.65
# Two reasons may well be right both.
_REASON_AGAINST = 0.74
# Of a yes/no question, one must answer so much surer with yes, and the other no surer than this, and more must be said
# for it, unless they do so plainly.
_APART, _NO, _AGAINST_YES = 0.2, 0.5, 0.7
_PLAINLY, _ENOUGH = 0.7, 0.6
# ... and less where one denies what it calls the other's claims.
_TOLD_OF = 0.5
# So far from one half the reader plainly says yes or no.
_PLAIN = 0.3
_READ = ("yes_no", "reason", "thing", "place", "statement", "body")
# Figures, times and names are reckoned with; what that leaves open is read where the answering words differ, and more
# must be said for it: to a reader, two figures of two things look like two of one.
_VALUES = ("figure", "time", "person")
_VALUES_AGAINST = 0.92
# Two who are named, each with a figure, a time or a name of his own, differ on purpose.
_NAMED_AGAINST = 0.72

# What stands beside a surest answer (this share of the surest probability) need only be so surely against it. Of a
# yes/no question the reader of answers says more, and figures side by side are reckoned with.
_REPLIED = ("time", "place", "person", "body", "reason", "thing")
_SUREST, _REPLY_AGAINST = 0.8, 0.69
# What an article itself calls the opposite needs only not to be ruled out.
_TOLD_AGAINST = 0.25

_CONDEMN = words("condemn denounce deplore decry criticize criticise protest lament regret")
_JUDGEMENT = re.compile(
    r"\b(?:justif\w+|legitima\w+|(?:il)?legal\w*|(?:un)?lawful\w*|right|wrong|(?:un)?fair|(?:un)?acceptable|proper|good|"
    r"bad|support\w*|back(?:s|ed)?|approv\w+|welcom\w+|praise\w*|agree\w*|happy|pleased)\b",
    re.I,
)
_OPEN = re.compile(
    r"what (?:(?:(?:has|had) )?(?:became|become|happened|came|else)|"
    r"(?:is|was) the (?:state|status|situation|condition))\b",
    re.I,
)
# Of what somebody says herself nobody else says otherwise.
_OWN_ACCOUNT = re.compile(
    r"\b(?:by|in|on) (?:their|its|his|her) own (?:account|words|admission|telling|view|version)\b", re.I
)
_DIGIT = re.compile(r"\d")
_SOME_OF = re.compile(r"\bof (?:those|these|them|which|whom)\b", re.I)
_GLUE = words("the a an of in on at to and by for from with his her its their")
_TITLES = words(
    "president minister general colonel mr mrs ms dr king queen pope senator governor mayor prime captain major"
)
_VALUE = re.compile(
    r"\d[\d.,:]*\d|\d|\b[A-Z]\w+|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|half|twenty|"
    r"thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?)\b"
)


def opposing(
    question: Question, evidence: Sequence[Judged], copies: Mapping[str, str], opposes: Opposes
) -> tuple[list[Point], Callable[[Point, Point], Relation]]:
    """The points of the surest sentences, one each, and how two of them stand to each other.

    Two that speak against the same third and not against each other are one side.
    """
    own = question.viewpoint or _OWN_ACCOUNT.search(question.standalone)
    if question.wants not in (*_READ, *_VALUES) or own or _many_may(question):
        return [], _apart
    least = max(_SURE, _LEVEL * max((j.probability for j in evidence), default=0.0))
    read = [
        read_point(question, n, j)
        for n, j in enumerate(evidence)
        if j.probability >= least
        and not j.fit.absent
        and not _asks(j)
        and correction(j.evidence) is None
        and not (question.wants == "yes_no" and _says_neither(question, j, evidence))
        and not (question.wants != "yes_no" and _only_replies(j, evidence))
        and not (question.wants == "yes_no" and j.affirms > 0.5 and by_another(question, j))
    ][:_MOST]
    points = [p for p in thanked(question, read) if not accuses_itself(question, p)]
    points = of_the_asked_place(question, points)
    if question.wants != "yes_no":
        points = lands(question, [p for p in points if not tells_of_nobody(p)])
    pairs = [
        (a, b, _least(question, a, b))
        for a, b in combinations(points, 2)
        if _comparable(question, a, b, copies)
    ]
    replies = _replies(question, evidence, points, copies)
    told = _set_against(question, evidence, points)
    pairs += [(a, b, _REPLY_AGAINST) for a, b in replies] + [(a, b, _TOLD_AGAINST) for a, b in told]
    every = (p for pair in (*replies, *told) for p in pair)
    points = list(({p.evidence: p for p in points} | {p.evidence: p for p in every}).values())
    rivals: dict[int, set[int]] = {p.evidence: set() for p in points}
    scores = against(question, [(a.judged, b.judged) for a, b, _ in pairs], opposes)
    held = {frozenset((a.evidence, b.evidence)): s for (a, b, _), s in zip(pairs, scores, strict=True)}
    for (a, b, least), score in zip(pairs, scores, strict=True):
        if score >= least and not (question.wants == "time" and _surer_fits(a, b, points, held, least)):
            rivals[a.evidence].add(b.evidence)
            rivals[b.evidence].add(a.evidence)

    def between(a: Point, b: Point) -> Relation:
        if b.evidence in rivals[a.evidence]:
            return "rival"
        alike = a.affirms == b.affirms if question.wants == "yes_no" else _alike(a, b)
        one_side = alike or same_speaker(a.speaker, b.speaker)
        return "same" if one_side and rivals[a.evidence] & rivals[b.evidence] else "apart"

    if question.wants == "yes_no":
        return _of_two_sides(question, points, between), between
    return _of_sure_sides(points, between), between


def _surer_fits(
    a: Point, b: Point, points: Sequence[Point], held: Mapping[frozenset[int], float], least: float
) -> bool:
    """Whether a surer answer gives the same day as one of the two and is not held against the other: so what these tell
    are two events."""
    return any(
        same_day(p, one) and held.get(frozenset((p.evidence, other.evidence)), 0.0) < least
        for one, other in ((a, b), (b, a))
        for p in points
        if p.evidence not in (a.evidence, b.evidence)
        and p.judged.probability > max(a.judged.probability, b.judged.probability)
    )


def _set_against(
    question: Question, evidence: Sequence[Judged], points: Sequence[Point]
) -> list[tuple[Point, Point]]:
    """What the articles themselves set against each other: the second of each pair in the voice of who says it."""
    read = {p.evidence: p for p in points}
    found = []
    for n, m, speaker in (*set_against(question, evidence), *denied_elsewhere(question, evidence)):
        one, other = (read.get(k) or read_point(question, k, evidence[k]) for k in (n, m))
        found.append((one, replace(other, speaker=other.speaker or speaker)))
    return found


def _of_two_sides(
    question: Question, points: Sequence[Point], between: Callable[[Point, Point], Relation]
) -> list[Point]:
    """The two surest that stand against each other, and of those that say the same as one of them what speaks of the
    asked matter: yes and no have no third side, and what merely fits one of them need not be about it."""
    wanted = asked(question)
    best = max((p.judged.probability for p in points), default=0.0)
    rivals = [
        (a, b)
        for a, b in combinations(points, 2)
        if between(a, b) == "rival" and max(a.judged.probability, b.judged.probability) >= _SUREST * best
    ]
    surest = _surest(rivals)

    def belongs(p: Point) -> bool:
        if not any(between(p, s) == "same" for s in surest):
            return False
        # Whoever speaks for one side is on no other.
        if any(between(p, s) != "same" and _of_one_house(p, s) for s in surest):
            return False
        beside = any(_paragraph(p) == _paragraph(s) for s in surest)
        told = has_stem(stems_of(p.judged.evidence.sentence.tokens), wanted.key | wanted.opposite)
        return beside or told or _plainly(question, p)

    return [p for p in points if p in surest or belongs(p)]


def _surest(pairs: Sequence[tuple[Point, Point]]) -> Sequence[Point]:
    """The pair of which both together answer most surely; empty where there is none."""
    return max(pairs, key=lambda pair: sum(p.judged.probability for p in pair), default=())


def _of_sure_sides(points: Sequence[Point], between: Callable[[Point, Point], Relation]) -> list[Point]:
    """The two surest that stand against each other, those that say the same as one of them, and as third sides those
    that stand against both or answer nearly as surely as the surest."""
    best = max((p.judged.probability for p in points), default=0.0)
    rivals = [(a, b) for a, b in combinations(points, 2) if between(a, b) == "rival"]
    surest = _surest(rivals)
    return [
        p
        for p in points
        if p in surest
        or p.judged.probability >= _SUREST * best
        or any(between(p, s) == "same" for s in surest)
        or all(between(p, s) == "rival" for s in surest)
    ]


def _plainly(question: Question, point: Point) -> bool:
    """Whether the closer reader surely reads a yes or a no of all who are named."""
    text = sentence_text(point.judged)
    named = bool(question.names) and all(mentions(n, text) for n in question.names)
    return named and abs(point.judged.affirms - 0.5) >= _PLAIN


def _tells_of_it(question: Question, point: Point) -> bool:
    """Whether a yes speaks of the asked act, or is sure of it: who viewed a paper has not signed it for that."""
    wanted = asked(question)
    told = has_stem(stems_of(point.judged.evidence.sentence.tokens), wanted.key | wanted.opposite)
    return told or not wanted.key or point.judged.affirms >= _SURE_YES


# So sure is a yes in whatever words.
_SURE_YES = 0.75


def _paragraph(point: Point) -> tuple[str, int]:
    evidence = point.judged.evidence
    return evidence.article.id, evidence.sentence.paragraph


def _replies(
    question: Question, evidence: Sequence[Judged], points: Sequence[Point], copies: Mapping[str, str]
) -> list[tuple[Point, Point]]:
    """The surest points, each with what another speaker says right before or after it.

    "Police said it was found in March. The mayor says it was not found until April": the second need not name again
    what it speaks of, so it answers less surely than its place tells.
    """
    if question.wants not in _REPLIED or not points:
        return []
    level = _SUREST * max(p.judged.probability for p in points)
    taken = {p.evidence for p in points}
    found: list[tuple[Point, Point]] = []
    for point in points:
        if point.judged.probability < level or not point.speaker:
            continue
        for n, j in enumerate(evidence):
            if n in taken or not _beside(j, point.judged):
                continue
            reply = read_point(question, n, j)
            if reply.speaker and not _asks(j) and _comparable(question, point, reply, copies):
                taken.add(n)
                found.append((point, reply))
    return found


def _beside(one: Judged, other: Judged) -> bool:
    """Whether one stands right before or after the other, in one paragraph."""
    same = one.evidence.sentence.paragraph == other.evidence.sentence.paragraph
    return same and (follows(one, other) or follows(other, one))


def _many_may(question: Question) -> bool:
    """Whether several can be right: "Who thinks", "Who warned", "What became of it?"."""
    if question.wants == "thing" and _OPEN.match(question.standalone):
        return True
    return question.wants == "person" and question.action in SPEECH


def _says_neither(question: Question, judged: Judged, evidence: Sequence[Judged]) -> bool:
    """Whether a sentence says neither yes nor no to what is asked, whatever it affirms or denies."""
    if silent(judged) or _condemned(question, judged) or _left_open(judged) or _only_whose(judged):
        return True
    # Who is accused answers the charge with what else he denies.
    charged = (answers_charge(other, judged) for other in evidence)
    if _no_such(judged, evidence):
        return False
    return (denies_another(question, judged) or _replies_to_another(question, judged, evidence)) and not any(
        charged
    )


_NO_SUCH = re.compile(r"\W*(?:(?:however|but|yet|still),? )?no such\b", re.I)


def _no_such(judged: Judged, evidence: Sequence[Judged]) -> bool:
    """Whether it begins with "no such": what there is none of is what stands right before, and that answers."""
    if _NO_SUCH.match(sentence_text(judged)) is None:
        return False
    return any(j.probability >= _SURE and j.affirms > 0.5 and follows(judged, j) for j in evidence)


def _only_whose(judged: Judged) -> bool:
    """Whether the answering words only name a source ("According to the police"): whatever it says was not read."""
    return _SOURCE.match(judged.answer_text) is not None and not any(
        c.speaker and judged.answer.overlaps(Span(c.start, c.end)) for c in judged.evidence.sentence.claims
    )


_SOURCE = re.compile(r"according to\b", re.I)


def _left_open(judged: Judged) -> bool:
    """Whether all answering words stand in what is left open."""
    tokens, answer = judged.evidence.sentence.tokens, judged.answer
    tree = Tree(tokens)
    places = [i for i, t in enumerate(tokens) if answer.start <= t.start < answer.end]
    return bool(places) and all(left_open(tree, i) for i in places)


def _replies_to_another(question: Question, judged: Judged, evidence: Sequence[Judged]) -> bool:
    """Whether a denial that does not say what it denies ("rejected that reproach") follows a sentence that is not about
    the asked matter: that neither tells of it nor answers."""
    sentence = judged.evidence.sentence
    denial = REPLY.search(judged.evidence.article.text, sentence.start, sentence.end)
    if denial is None:
        return False
    matter, before = asked(question), judged.evidence.before
    ahead = (t for t in sentence.tokens if t.start < denial.start())
    told = stems_of([*(before.tokens if before else ()), *ahead])
    answers = any(j.probability >= _SURE and follows(judged, j) for j in evidence)
    return not (answers or has_stem(told, matter.key | matter.opposite))


def _only_replies(judged: Judged, evidence: Sequence[Judged]) -> bool:
    """Whether it is nothing but a denial of what the sentence before says, and that is no answer: "That is untrue"."""
    sentence = judged.evidence.sentence
    bare = _UNTRUE.match(judged.evidence.article.text, sentence.start, sentence.end)
    return bare is not None and not any(j.probability >= _SURE and follows(judged, j) for j in evidence)


_UNTRUE = re.compile(
    r"\W*(?:that|this|it|all this|all that) (?:is|was|['’]s) (?:simply |plainly |all |just |completely )?"
    r"(?:untrue|false|wrong|nonsense|a lie|lies|not (?:so|true|the case)|absurd|rubbish|fiction)\b",
    re.I,
)


def _condemned(question: Question, judged: Judged) -> bool:
    """Whether the answering words only stand in what somebody condemns, and are taken for a no: who condemns an attack
    does not say that there was none, only that it was not right."""
    if _JUDGEMENT.search(question.standalone):
        return False
    tokens = judged.evidence.sentence.tokens
    verbs = [i for i, t in enumerate(tokens) if t.lemma in _CONDEMN and t.pos == "VERB"]
    tree = Tree(tokens)
    below = [tree.child(i, "dobj") for i in verbs]
    spans = [Span(tokens[tree.left[n]].start, tokens[tree.right[n]].end) for n in below if n is not None]
    return judged.affirms < 0.5 and any(judged.answer.overlaps(s) for s in spans)


def _asks(judged: Judged) -> bool:
    """Whether the answering words stand in a question: who asks states nothing."""
    return "?" in judged.evidence.article.text[judged.answer.end : judged.evidence.sentence.end]


def read_point(question: Question, number: int, judged: Judged) -> Point:
    """What the sentence answers, quoted whole: as a whole it was read."""
    sentence = judged.evidence.sentence
    affirms = judged.affirms > 0.5 if question.wants == "yes_no" else None
    # Who is blamed or credited, not who says so.
    told = next(iter(blamed(question, number, judged)), None) or point_at(number, judged, judged.answer)
    if question.action not in SPEECH:
        told = replace(told, mark=_not_who_says_it(judged, told.mark))
    claim = claim_at(judged, told.mark.start)
    if claim is not None and claim.end < told.mark.end and _another_speaks(judged, claim):
        # "Orne says that Velm began; Velm says …": each is quoted with its own.
        return replace(
            told, start=claim.start, end=claim.end, mark=Span(told.mark.start, claim.end), affirms=affirms
        )
    return replace(told, start=sentence.start, end=sentence.end, affirms=affirms)


def _another_speaks(judged: Judged, claim: Claim) -> bool:
    """Whether somebody else than the speaker of the claim says something in the sentence too."""
    return bool(claim.speaker) and any(
        c.speaker and not same_speaker(c.speaker, claim.speaker) for c in judged.evidence.sentence.claims
    )


def by_another(question: Question, judged: Judged) -> bool:
    """Whether what a sentence answers with was done by somebody else than the one who is asked about."""
    return done_by_another(question, judged.evidence.sentence.tokens, judged.answer.start)


def _not_who_says_it(judged: Judged, mark: Span) -> Span:
    """The claim of whoever the words name as its speaker, where they name nothing else; else the words."""
    for claim in judged.evidence.sentence.claims:
        if claim.speaker_start is None or claim.speaker_end is None:
            continue
        if claim.speaker_start <= mark.start and mark.end <= claim.speaker_end:
            return Span(claim.start, claim.end)
    return mark


def _apart(a: Point, b: Point) -> Relation:
    del a, b
    return "apart"


# A sure yes and a sure no, both of which surely answer.
_BOTH_SURE, _SURELY_APART, _OF_SURE_ONES = 0.85, 0.85, 0.4


def _least(question: Question, a: Point, b: Point) -> float:
    """How surely one must speak against the other."""
    if question.wants == "yes_no":
        plainly = abs(a.judged.affirms - b.judged.affirms) >= _PLAINLY
        if denies_claims_of(a.judged, b.speaker) or denies_claims_of(b.judged, a.speaker):
            return _TOLD_OF
        surely = min(a.judged.probability, b.judged.probability) >= _BOTH_SURE
        if surely and abs(a.judged.affirms - b.judged.affirms) >= _SURELY_APART:
            return _OF_SURE_ONES
        answered = answers_charge(a.judged, b.judged) or answers_charge(b.judged, a.judged)
        return _ENOUGH if plainly or answered else _AGAINST_YES
    if question.wants not in _VALUES:
        return _REASON_AGAINST if question.wants == "reason" else _AGAINST
    return _NAMED_AGAINST if a.speaker and b.speaker else _VALUES_AGAINST


def _explains(question: Question, judged: Judged) -> bool:
    """Whether a sentence, or the one before it, speaks of what is to be explained: two that merely fit a "why" are no
    rivals."""
    matter = {o for w in (*question.action.split(), *question.topic) for o in synonyms(w)}
    before = judged.evidence.before
    told = stems_of([*(before.tokens if before else ()), *judged.evidence.sentence.tokens])
    return not matter or has_stem(told, frozenset(matter))


def _comparable(question: Question, a: Point, b: Point, copies: Mapping[str, str]) -> bool:
    """Whether two voices speak, of one time, and not both for yes or both for no or with the same value: no others
    need be read."""
    if question.wants != "yes_no" and _same_answer(a, b):
        return False
    if question.wants in _VALUES and not _other_value(question, a, b):
        return False
    if question.wants == "figure" and not all(_counts(question, p.judged) for p in (a, b)):
        return False
    if question.wants == "figure" and _rates(a.judged).isdisjoint(_rates(b.judged)):
        return False
    if question.wants == "figure" and _of_other_things(a.judged, b.judged):
        return False
    if question.wants == "figure" and counts_of_their_own(question, a.judged, b.judged):
        return False
    if question.wants == "reason" and not all(_explains(question, p.judged) for p in (a, b)):
        return False
    if recounted(a, b) or of_an_earlier_one(question, a, b):
        return False
    # "Only one of those visits" does not deny that there were four.
    if _SOME_OF.search(a.text) or _SOME_OF.search(b.text):
        return False
    # A price is not contradicted by what somebody thinks of it.
    if question.wants == "thing" and bool(_DIGIT.search(a.text)) != bool(_DIGIT.search(b.text)):
        return False
    # "28 minutes" and "28m" are one length.
    if question.wants == "thing" and _DIGIT.search(a.text) and _common_value(question, a, b):
        return False
    # "The arena in Orne" and "from Velden to Orne" are one place; "the arena" and "Orne" where one text puts it there.
    if question.wants == "place" and (_common_value(question, a, b) or _told_by_one(a, b)):
        return False
    if question.wants == "place" and _elsewhere_than_asked(question, a, b):
        return False
    yes = sorted(p.judged.affirms for p in (a, b))
    if question.wants == "yes_no" and (yes[1] - yes[0] < _APART or yes[0] > _NO):
        return False
    if question.wants == "yes_no" and not any(_tells_of_it(question, p) for p in (a, b) if p.affirms):
        return False
    if (
        same_speaker(a.speaker, b.speaker)
        or _of_one_house(a, b)
        or (same_origin(a, b, copies) and not (a.speaker or b.speaker))
    ):
        return False
    if question.wants == "time" and of_two_events(a, b):
        return False
    # A time that is asked for may be told as another; else two times are of two events.
    if question.wants != "time" and not same_time(question, a, b):
        return False
    # "Some 4,000" and "around four thousand": what can be reckoned need not be read.
    return question.wants != "figure" or not agree(question, a.judged, b.judged)


# "The ministry said it knew nothing. … said its spokesman."
_ITS_OWN = re.compile(
    r"\b(?:its|his|her|their) (?:\w+ )?(?:spokes\w+|representative|press office|office|lawyers?|deputy)\b",
    re.I,
)


def _of_one_house(a: Point, b: Point) -> bool:
    """Whether one is said by whoever speaks for the other's speaker, right behind it."""
    return any(
        _ITS_OWN.search(later.speaker or "") is not None
        and bool(earlier.speaker)
        and _paragraph(later) == _paragraph(earlier)
        for earlier, later in ((a, b), (b, a))
        if earlier.judged.evidence.sentence.start < later.judged.evidence.sentence.start
    )


def _elsewhere_than_asked(question: Question, a: Point, b: Point) -> bool:
    """Whether one answer lies where the question asks for a place, and the other sentence does not name that: whoever
    asks where in Orne it was is not told that it was in Velm before."""
    asked = _names_in(question.standalone)
    for one, other in ((a, b), (b, a)):
        within = _names_in(one.text) & asked
        if within and within.isdisjoint(_names_in(sentence_text(other.judged))):
            return True
    return False


def _names_in(text: str) -> set[str]:
    return {w.lower() for w in re.findall(r"\b[A-Z][\w’'-]{3,}", text)}


def _of_other_things(a: Judged, b: Judged) -> bool:
    """Whether all that the answering words count are different things: "35 games", "seven stadiums"."""
    pairs = [(one, other) for one in _marked(a) for other in _marked(b)]
    return bool(pairs) and all(
        figures_relation(one, other) == "apart" and in_one_unit(one, other) is None for one, other in pairs
    )


def _counts(question: Question, judged: Judged) -> bool:
    """Whether the answering words are not only a lead, an earlier count or the like."""
    figures = [f for c in judged.evidence.sentence.claims for f in c.figures]
    marked = _marked(judged)
    return not marked or any(f in answering(question, figures) for f in marked)


def _rates(judged: Judged) -> set[str]:
    """The times for which the answering words count, "" for all in all."""
    return {f.per for f in _marked(judged)} or {""}


def _marked(judged: Judged) -> list[Figure]:
    figures = (f for c in judged.evidence.sentence.claims for f in c.figures)
    return [f for f in figures if judged.answer.overlaps(Span(f.start, f.end))]


def _other_value(question: Question, a: Point, b: Point) -> bool:
    """Whether the answering words hold a number or a name each, and no common one.

    Whom somebody names may also be told in other words ("the guards").
    """
    one, other = _values(a), _values(b)
    if question.wants == "person" and a.speaker and b.speaker and not (one and other):
        one, other = answer_words(a) - _GLUE, answer_words(b) - _GLUE
    return bool(one and other) and not one & other


def _common_value(question: Question, a: Point, b: Point) -> bool:
    """Whether the answering words hold a common number or name that the question does not."""
    asked = {w.lower() for w in _VALUE.findall(question.standalone)}
    return bool(_values(a) & _values(b) - asked)


def _same_answer(a: Point, b: Point) -> bool:
    """Whether both answer with the same words, one with some of the other's, or with a land and its people."""
    one, other = answer_words(a) - _GLUE, answer_words(b) - _GLUE
    if len(one) == len(other) == 1 and akin(*one, *other):
        return True
    return bool(one and other) and (one <= other or other <= one)


def _alike(a: Point, b: Point) -> bool:
    """Whether two answers may be one: in no two names or numbers different."""
    values = _values(a), _values(b)
    return _same_answer(a, b) or not all(values) or bool(values[0] & values[1])


def _told_by_one(a: Point, b: Point) -> bool:
    """Whether one of the sentences holds the names of both answers."""
    names = _values(a) | _values(b)
    return bool(names) and any(names <= {w.lower() for w in _VALUE.findall(p.quoted)} for p in (a, b))


def _values(point: Point) -> set[str]:
    """The numbers and names; "The" may open a sentence."""
    return {w.lower() for w in _VALUE.findall(point.text)} - _GLUE - _TITLES


def against(question: Question, pairs: Sequence[tuple[Judged, Judged]], opposes: Opposes) -> list[float]:
    """How surely (0 to 1) one sentence of each pair speaks against the other: the mean of both orders."""
    texts = [(sentence_text(a), sentence_text(b)) for a, b in pairs]
    both = opposes(question.standalone, [*texts, *((b, a) for a, b in texts)]) if texts else ()
    return [(one + other) / 2 for one, other in zip(both[: len(texts)], both[len(texts) :], strict=True)]


def remembering(opposes: Opposes) -> Opposes:
    """The same, but no pair is read twice."""
    read: dict[tuple[str, str], float] = {}

    def remembered(question: str, pairs: Sequence[tuple[str, str]]) -> Sequence[float]:
        new = [pair for pair in dict.fromkeys(pairs) if pair not in read]
        if new:
            read.update(zip(new, opposes(question, new), strict=True))
        return [read[pair] for pair in pairs]

    return remembered
