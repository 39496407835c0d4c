"""Does a sentence speak of what the question asks: the act, the role or the thing, whichever words it uses?"""

import re
from collections.abc import Iterable, Sequence

from index.grammar import Token
from index.wordlists import words
from qa.asking.kinds import PERSONS
from qa.asking.names import Name
from qa.comparing.points import Point, answers_bare, asks, of_two_speakers, printed_apart, sentence_text
from qa.comparing.speakers import same_speaker
from qa.comparing.vocabulary import synonyms
from qa.evidence import Judged
from qa.fitting.beginnings import with_alike
from qa.fitting.crediting import THANKING, WORK, asks_for_credit, gives_credit
from qa.fitting.losers import verb_at
from qa.fitting.timing import names_edition
from qa.question import Question

# What is done to a town, and what befalls it.
_TAKING = "capture take seize fall lose retake recapture overrun"
_TAKEN = words(_TAKING)
# Everyday words for one act or role, verbs and nouns alike.
_ALIKE = tuple(
    words(group)
    for group in (
        "release launch publish debut premiere issue ship air land drop arrive stream hit",
        "meet meeting summit talk encounter face greet shake sit host",
        "found establish create start set open launch form inaugurate foundation founder incorporate",
        "acquire buy purchase acquisition takeover merger bought swallow absorb",
        (
            "win winner champion victory beat defeat title triumph crown victorious trophy gold clinch elect victor go "
            "vote collect scoop bag"
        ),
        "number no top rank finish one",
        "direct director helm film filmmaker directorial",
        "award prize receive laureate honour honor name recipient win earn",
        "bear birth born birthday",
        "collapse way fall break crumble plunge crash drop cave buckle",
        "ceo executive chief head boss lead leader president chairman director officer run",
        "president presidency chief head leader elect lead",
        "come effect force enter take begin start hold apply kick",
        "replace succeed successor follow name appoint take back return",
        "runner-up second final loser lose defeat beat runner",
        "host hold take place venue stage held site location bring home go play",
        "location locate venue place site stadium host hold held play situate lie stand",
        "build construct erect complete date built construction finish raise",
        "write author song composer compose writer pen lyric",
        "arrest seize detain catch capture hold",
        _TAKING,
        "crash come fall down land",
        "reopen open resume close shut run",
        "happen occur hit strike shake explode explosion blast begin start take place hear",
        "cause blame fault responsible due turn run lead trigger",
        "carry attack blow bomb behind blame accuse responsible",
        "rescue save owe free help",
        "star play cast role portray actor actress lead starring character performance",
        "actress actor star play cast role lead character perform",
        "population people inhabitant resident live census",
        "artist album band singer record release song studio musician group",
        "price cost sell worth pay fee transfer sign join",
        "revenue earn turnover sale report bring record post total",
        "say tell state announce",
        "start begin set origin break flare erupt",
        "break violate breach attack accuse",
        "kill die dead death toll killed lose life fatality perish body casualty slay drown murder",
        "wound injure injured hurt wounded injury treat",
        "people person demonstrator protester visitor spectator crowd passenger attendance attend turnout",
        "march protest demonstrate demonstration demonstrator rally",
        "burn destroy lose damage gut",
        "house home building",
        "speed kilometre km mile mph fast",
        "magnitude strength strong quake shock",
        "deficit loss shortfall",
        "credit thanks consequence result broker thank owe achieve mediate work due fruit merit doing success",
        "walk leave quit storm",
        "date day held hold take place set schedule begin",
        "shut close",
    )
)
# So much of what two sentences say must be the same for one to be the other with another value in it.
_MIRRORED = 0.6
# The surest of readings need not name all that the question names: the page above it does.
_ALONE = 0.9
# Two such readings of two speakers may use whatever words they like.
_SUREST = 0.97


def supported(question: Question, a: Point, b: Point) -> bool:
    """Whether the two may be held against each other: both state what is asked, or they are one statement with two
    values in it."""
    surest = min(a.judged.probability, b.judged.probability) >= _SUREST
    if mirrored(a, b) or _led_alike(a, b) or (surest and bool(a.speaker) and bool(b.speaker)):
        return True
    return (states(question, a) and states(question, b)) or _side_by_side(question, a, b)


def _side_by_side(question: Question, a: Point, b: Point) -> bool:
    """Whether one paragraph sets two speakers' figures against each other: "The police estimated 8,000. The organisers
    spoke of 30,000", or two speakers' times."""
    one, other = a.judged.evidence, b.judged.evidence
    if one.article.id != other.article.id or one.sentence.paragraph != other.sentence.paragraph:
        return False
    timed = question.wants == "time" and bool(a.speaker and b.speaker)
    if not timed and (a.figure is None or b.figure is None):
        return False
    near = other.before is not None and other.before.start == one.sentence.start
    near = near or (one.before is not None and one.before.start == other.sentence.start)
    return (near or one.sentence.start == other.sentence.start) and bool(a.speaker or b.speaker)


def answers_with_a_number(a: Point, b: Point) -> bool:
    """Whether one speaker's figure stands right behind another's without saying again what it counts: "The ministry
    speaks of 12,000". Read by itself, such a sentence contradicts nothing."""
    if not of_two_speakers(a, b):
        return False
    return answers_bare(a, b) or answers_bare(b, a)


def states(question: Question, point: Point) -> bool:
    """Whether the sentence states what is asked: it names what the question names, and the value depends on the
    act, role or noun that the question is about."""
    tokens = point.judged.evidence.sentence.tokens
    # When the mill fell is not told by when "it was lost"; "the mill" or what "fell" may be the one that is named.
    acts = question.action.split()
    asked_verb = {other for w in acts for other in synonyms(w)} | (
        _TAKEN if _TAKEN & {*acts} else frozenset()
    )
    spoken_of = any(
        (t.pos == "NOUN" and t.lemma.lower() in question.topic) or t.lemma.lower() in asked_verb
        for t in tokens
    )
    unnamed = point.judged.fit.named if question.wants == "time" and not spoken_of else 0.0
    if max(point.judged.fit.absent, unnamed) >= 0.5 and point.judged.probability < _ALONE:
        return False
    if asks(sentence_text(point.judged)) and not _presupposed(point):
        return False
    if asks_for_credit(question) and gives_credit(sentence_text(point.judged)):
        return True
    asked = _asked(question)
    if not asked:
        return point.judged.fit.named < 0.5
    known = set(asked)
    for group in _ALIKE:
        if asked & group:
            known |= group
    if asks_for_credit(question):
        known |= THANKING | WORK
    hits = {i for i, t in enumerate(tokens) if _word_in(t, known) or _akin(t, asked)}
    if question.wants == "figure" or point.figure is not None:
        before = point.judged.evidence.before
        # "Ivo Brandt, 78, died": an age is told without any word for it.
        if question.counted == "age":
            return True
        near_by = (*tokens, *(before.tokens if before is not None else ()))
        # Whoever asks how long the war was is told of the conflict.
        if question.counted == "duration":
            known |= with_alike({*question.topic, *asked})
        return bool(hits) or any(_word_in(t, known) for t in near_by) or _topical(question, near_by)
    inside = [i for i, t in enumerate(tokens) if t.start < point.mark.end and point.mark.start < t.end]
    reached = _reach(tokens, inside, _STEPS)
    near = hits & reached
    if _other_part(question, tokens, near):
        return False
    if question.role and near and not _FORMER.search(question.standalone):
        return not any(
            tokens[k].text.lower() in _BYGONE and tokens[k].head in near for k in range(len(tokens))
        )
    return bool(near)


# What stands before such words is taken for granted by who asks: "With the summit going to Orne, what happens to …?"
_QUESTION_BEGINS = re.compile(
    r"[,–—] (?:who|what|when|where|why|how|which|is|are|was|were|will|do|does|did|can|could|has|have|should)\b"
)
_REMEMBERS = re.compile(r"\W*(?:do you )?remember\b", re.I)


def _presupposed(point: Point) -> bool:
    """Whether a sentence that ends as a question states the value all the same."""
    text, told = sentence_text(point.judged), point.mark.end - point.judged.evidence.sentence.start
    return _REMEMBERS.match(text) is not None or _QUESTION_BEGINS.search(text, told) is not None


# A part of a thing, or a thing made of it: its winner, maker or day is not the whole's.
_PARTS = words(
    """stage round leg set heat lap quarter semi-final semifinal quarter-final quarterfinal episode chapter scene
    soundtrack album trailer sequel prequel remake remaster version video expansion demo teaser poster spin-off pilot
    wing annex tower chapel branch subsidiary unit asset stake"""
)


def _other_part(question: Question, tokens: Sequence[Token], near: set[int]) -> bool:
    """Whether what is said is said of a part of what is asked about: "won the final stage of the Tour"."""
    asked = {w.removesuffix("s") for w in re.findall(r"[\w-]+", question.standalone.lower())}
    around = {
        tokens[k].lemma.lower()
        for k in _reach(tokens, near, 2)
        if not (_decides(tokens, k) or _of_an_army(tokens, k))
    }
    return bool(around & _PARTS - asked)


# Who wins the last round has won.
_DECIDING = words("second final last decisive deciding run-off runoff")


def _of_an_army(tokens: Sequence[Token], at: int) -> bool:
    """Whether a "unit" is one of soldiers: "its first units"."""
    return tokens[at].text.lower() == "units"


def _decides(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].lemma.lower() == "round" and tokens[at - 1].text.lower() in _DECIDING


# That it was announced on a day does not say that it happened then.
_ANNOUNCING = words("announce reveal unveil confirm tease preview present promise")
_ASKS_FOR_NEWS = re.compile(r"\b(?:announc|reveal|unveil|confirm|teas|preview|present|promis)\w*\b", re.I)


def tells_of_another_act(question: Question, point: Point) -> bool:
    """Whether the value is that of a part or of a thing made of what is asked about ("its soundtrack was released on"),
    or of its announcement, where another act is asked for."""
    tokens = point.judged.evidence.sentence.tokens
    verb = verb_at(tokens, point.mark.start)
    if verb is None:
        return False
    announced = tokens[verb].lemma.lower() in _ANNOUNCING and not _ASKS_FOR_NEWS.search(question.standalone)
    return announced or _other_part(question, tokens, {verb})


def _human(question: Question) -> bool:
    """Whether only a person can be the answer: "Who is the director", "Who wrote"."""
    role = question.role.lower().split(" of ")[0].split()
    return question.wants == "person" and bool(
        ({question.asked_noun, *role[-1:]} & (PERSONS - _OR_TEAMS)) or question.action in _HUMAN_ACTS
    )


# A club or a country may be these as well.
_OR_TEAMS = words(
    "winner champion runner-up loser host owner partner nominee recipient successor supplier rival"
)
_HUMAN_ACTS = words("direct write compose sing paint marry bear")


def _person(tokens: Sequence[Token], inside: Sequence[int]) -> bool:
    if any(tokens[i].pos == "VERB" and not tokens[i].ent for i in inside):
        return False
    if any(tokens[i].ent[2:] == "PERSON" for i in inside):
        return True
    # The parser does not know every name: two capitals that it takes for nothing else will do, and whoever does what a
    # passive tells: no building does.
    nothing_else = ("", "ORG", "FAC") if _agent(tokens, inside[-1]) else ("", "ORG")
    unlabelled = sum(tokens[i].pos == "PROPN" and tokens[i].ent[2:] in nothing_else for i in inside)
    return unlabelled > 1 and tokens[inside[-1]].pos == "PROPN"


def _agent(tokens: Sequence[Token], last: int) -> bool:
    """Whether the name that ends there stands behind the "by" of a passive."""
    return tokens[last].dep == "pobj" and tokens[tokens[last].head].dep == "agent"


_BYGONE = words("former ex previous then late outgoing interim acting")
_FORMER = re.compile(r"\b(?:former|ex|previous|first|last|late|acting|interim)\b", re.I)
# The way from a value to the word that it depends on: so many steps, and never into what somebody says or another
# clause.
_STEPS = 4
_BARRED = frozenset({"ccomp", "advcl", "parataxis"})


def _reach(tokens: Sequence[Token], start: Iterable[int], steps: int) -> set[int]:
    links: dict[int, set[int]] = {}
    for i, token in enumerate(tokens):
        clauses = token.dep == "conj" and token.pos in ("VERB", "AUX")
        if token.head != i and token.dep not in _BARRED and not clauses:
            links.setdefault(i, set()).add(token.head)
            links.setdefault(token.head, set()).add(i)
    for i in range(1, len(tokens) - 1):
        before, mark, after = tokens[i - 1 : i + 2]
        if mark.text == "-" and before.end == mark.start and mark.end == after.start:
            # "re-elected" is one word.
            links.setdefault(i - 1, set()).add(i + 1)
            links.setdefault(i + 1, set()).add(i - 1)
    found = set(start)
    edge = set(start)
    for _ in range(steps):
        edge = {n for i in edge for n in links.get(i, ())} - found
        found |= edge
    return found


def _word_in(token: Token, known: set[str]) -> bool:
    return token.lemma.lower() in known or token.text.lower() in known


def _topical(question: Question, tokens: Sequence[Token]) -> bool:
    """Whether half of the question's other content words stand in the sentence."""
    asked = {*question.topic, question.counted} - _EMPTY
    told = {a for a in asked if any(_word_in(t, {a}) or _akin(t, {a}) for t in tokens)}
    return bool(asked) and 2 * len(told) >= len(asked)


def _akin(token: Token, asked: set[str]) -> bool:
    return any(len(a) >= 5 and _root(a) == _root(token.lemma.lower()) for a in asked)


def _asked(question: Question) -> set[str]:
    role = question.role.lower().split(" of ")[0].split()
    found = {*question.action.split(), *role, question.asked_noun, question.counted} - _EMPTY
    if TAKING_OVER.search(question.standalone):
        found |= {"takeover"}
    # Who came after somebody in an office holds it.
    if question.wants == "person" and question.action in _FOLLOWING:
        found |= PERSONS.intersection(question.topic)
    return found or (set(question.topic) - _EMPTY)


_EMPTY = words(
    "be have do get make take give go come put name new current first last date year time hour moment"
) | {""}


_FOLLOWING = words("replace succeed follow")
TAKING_OVER = re.compile(r"\b(?:took|takes?|taken|taking) over\b", re.I)


def _root(word: str) -> str:
    return word[: max(5, len(word) - 3)] if len(word) > 5 else word


def mirrored(a: Point, b: Point) -> bool:
    """Whether two sentences say the same but for the value."""
    if any(asks(sentence_text(p.judged)) for p in (a, b)):
        return False
    return _alike(_words(a.judged) - answer_words(a), _words(b.judged) - answer_words(b))


def _led_alike(a: Point, b: Point) -> bool:
    """Whether two sentences are the same up to the value: "The sequel was directed by …", whatever else they tell."""
    one, other = ([t for t in p.judged.evidence.sentence.tokens if t.end <= p.mark.start] for p in (a, b))
    if len(one) < _SHARED_WORDS or [t.text.lower() for t in one] != [t.text.lower() for t in other]:
        return False
    return any(t.pos == "VERB" for t in one) and not any(asks(sentence_text(p.judged)) for p in (a, b))


def quoted_otherwise(a: Point, b: Point) -> bool:
    """Whether two articles of one day, or without a day, have one speaker say the same with another value in it: one of
    them quotes him wrong."""
    return (
        a.judged.evidence.article.id != b.judged.evidence.article.id
        and same_speaker(a.speaker, b.speaker)
        and not printed_apart(a, b)
        and mirrored(a, b)
    )


def mirrors(a: Judged, b: Judged) -> bool:
    """Whether two sentences say the same but for the answering words."""
    one, other = (_words(j) - set(re.findall(r"\w+", j.answer_text.lower())) for j in (a, b))
    return a is not b and _alike(one, other)


def _alike(one: set[str], other: set[str]) -> bool:
    shared = len(one & other)
    return shared >= _SHARED_WORDS and shared >= _MIRRORED * max(len(one), len(other))


def answer_words(point: Point) -> set[str]:
    """The words that answer, in lower case."""
    return set(re.findall(r"\w+", point.text.lower()))


def _words(judged: Judged) -> set[str]:
    return set(re.findall(r"\w+", sentence_text(judged).lower())) - _GLUE


_SHARED_WORDS = 4
_GLUE = words("the a an of in on at to and by for from with is was were are as that it its has had")


def elsewhere(question: Question, point: Point) -> bool:
    """Whether the sentence is about another time or another thing of the asked kind: dated otherwise, without
    the asked names, or with another number beside the asked noun ("season 5" for "season 4")."""
    known = point.judged.fit
    if _human(question) and not point.said:
        tokens = point.judged.evidence.sentence.tokens
        inside = [i for i, t in enumerate(tokens) if t.start < point.mark.end and point.mark.start < t.end]
        if not _person(tokens, inside):
            return True
    if question.wants == "time":
        if _dated_otherwise(question, point):
            return True
    elif known.elsewhen >= 1:
        return True
    if known.absent > 0.5 and len(point.judged.evidence.article.text) > _SNIPPET:
        return True
    return known.numbered < 0 or _numbered_otherwise(question.standalone, sentence_text(point.judged))


def _dated_otherwise(question: Question, point: Point) -> bool:
    """Whether the day answered lies outside the time that the question names ("the truce of September 2022")."""
    asked = question.period
    sentence = point.judged.evidence.sentence
    # "The 2022 draft was held in 2021": whenever it was, it is the asked one.
    if asked is not None and names_edition(question, asked, sentence):
        return False
    days = [
        m.period
        for m in sentence.timing.marks
        if m.start < point.mark.end and point.mark.start < m.end and m.period
    ]
    dated = days or ([sentence.timing.event] if sentence.timing.event else [])
    return asked is not None and bool(dated) and all(asked.gap(d) > _MONTH for d in dated)


# "The meeting of May" may have been set for the first of June.
_MONTH = 31


def namesakes(question: Question, a: Point, b: Point) -> bool:
    """Whether the texts tell two owners of one name apart: "Ashby, Lorvania" and "Ashby, Dorrin", two film years,
    two first names."""
    one, other = (p.judged.evidence.article for p in (a, b))
    if one.id == other.id:
        return False
    for name in question.names:
        told = [_told_apart(name, f"{article.title}\n{article.text}") for article in (one, other)]
        if all(told) and not told[0] & told[1]:
            return True
    return False


def _told_apart(name: Name, text: str) -> frozenset[str]:
    """What stands with a name to tell its owner: a country, a year, a first name; in lower case."""
    spelled = re.escape(name.text)
    behind = re.findall(rf"\b{spelled}(?:, ([A-Z]\w+)(?=[\s,.;)])| \(([^)]{{2,40}})\))", text)
    found = {part.lower() for pair in behind for part in pair if part}
    years = {y for f in found for y in re.findall(r"\b(?:1[5-9]|20)\d\d\b", f)}
    if name.kind == "person" and " " not in name.text:
        before = re.findall(rf"\b([A-Z][a-z]+) (?:[A-Z]\. )?{spelled}\b", text)
        found |= {w.lower() for w in before if w.lower() not in _BEFORE_NAMES}
    return frozenset(years or found)


_BEFORE_NAMES = words(
    """the a an in on at of for by from with and but as mr mrs ms dr sir lord lady president senator minister governor
    mayor judge general colonel captain professor king queen prince princess pope bishop coach when after before while
    since if though although that this chancellor premier secretary"""
)
# So short a text may leave out the names that its page gives.
_SNIPPET = 500
# "Flight 447"; before a number that counts a sentence may begin with these.
_OPENING = "About|Around|Over|Some|Only|Nearly|At|By|In|On|Of|To|From|Up|The|And|But|With|For"
_NUMBERED = (
    re.compile(rf"\b(?P<noun>(?!(?:{_OPENING})\b)[A-Z][a-z]+) (?:No\.? ?)?(?P<number>\d{{1,3}})\b"),
    re.compile(r"\b(?P<number>\d{1,3})(?:st|nd|rd|th) (?P<noun>\w+)\b"),
)


def _numbered_otherwise(question: str, sentence: str) -> bool:
    """Whether what has a number for its name ("Flight 447", the 9th Street) has another one here; "the 107th Harbour
    500" is the Harbour 500."""
    for pattern in _NUMBERED:
        for noun, number in _numbers(pattern, question):
            told = {n for word, n in _numbers(pattern, sentence) if word == noun}
            if told and number not in told:
                return True
    return False


def _numbers(pattern: re.Pattern[str], text: str) -> list[tuple[str, str]]:
    return [(m["noun"].lower(), m["number"]) for m in pattern.finditer(text)]
