"""Whether a sentence counts what is asked for, and whether its figures are of the asked side."""

import re
from collections.abc import Iterable, Sequence, Set

from index.article import Span
from index.claims import Claim
from index.corpus import Evidence
from index.counting.units import MONEY, unit_of
from index.figures import Figure
from index.grammar import Token
from index.wordlists import words
from qa.asking.demonyms import DIRECTIONS, akin, is_people, same_place
from qa.asking.kinds import MEASURES_ASKED
from qa.fitting.counted import FIGHTERS, LIVING, PEOPLE, SOLDIERS, UNARMED, in_other_words, soldiers_told
from qa.fitting.fates import FATES
from qa.fitting.losers import loser
from qa.fitting.measured import lasting
from qa.fitting.naming import of_another_land
from qa.fitting.wanted_kind import SCORE
from qa.question import Question

# "How many people" may be answered with soldiers or residents; any word for people will do.
_ANYONE = frozenset(
    {"people", "person", "human", "man", "dead", "death", "victim", "casualty", "life", "toll"}
)

# "There were 837 people residing in the town" tells its population.
_LIVING_THERE = frozenset({"census", "reside", "live", "inhabit", "home"})
# ... but those who live in a part of it do not.
_IN_A_PART = re.compile(
    r"\b(?:liv|resid|dwell)\w+ (?:in|on|near|around|along|outside) (?:the )?(?:north|south|east|west|centr|rural|urban|"
    r"some|parts?\b|those\b|these\b|affected|nearby|border|areas?\b|camps?\b|shelters?\b)",
    re.I,
)


# "A market town of some 36,000 people".
_A_TOWN_OF = re.compile(
    r"\b(?:town|city|village|district|region|enclave|settlement|suburb|island|capital|port)s? (?:\w+ )?(?:of|with) "
    r"(?:(?:about|some|around|nearly|almost|roughly|over|more than|just under|just over|at least) )?\d[\d,.]* ?"
    r"(?:thousand |million )?(?:people|inhabitants|residents|souls)\b",
    re.I,
)


_HARMED = words("casualty victim fatality death") | LIVING
_NOBODY_HURT = re.compile(
    r"\b(?:no one|nobody|none|not one|no casualties)\b[^.;]{0,30}?\b(?:killed|injured|hurt|wounded|died|dead|harmed)\b",
    re.I,
)
_REFUGEES = words("refugee")
_FLED = re.compile(
    r"\b(?:fled|flee(?:ing|s)?|escaped|(?:sought|taken|found|took) refuge|crossed (?:\w+ )?(?:into|over|the "
    r"border)|driven (?:out|over|across))\b",
    re.I,
)


def count_fit(question: Question, evidence: Evidence, lemmas: set[str], text: str) -> float:
    """1 where what is counted is there, -1 where it is not, twice that where a measure is asked for."""
    if question.wants != "figure" or not question.counted:
        return 0.0
    counted = {f.counted for c in evidence.sentence.claims for f in c.figures}
    asked = set(question.counted.lower().split())
    units = {unit_of(w) for w in asked} - {""}
    alike = frozenset[str]().union(*map(in_other_words, asked)) | units | {unit.lower() for unit in units}
    # Fighters of a side that is counted are its soldiers; soldiers that are asked for need be no fighters.
    alike |= SOLDIERS if asked & FIGHTERS else frozenset()
    measured = bool(asked & MEASURES_ASKED)
    # "After a six-week strike" tells how long it was without saying so.
    if "duration" in asked and lasting(text):
        return 0.0
    if "score" in asked and SCORE.search(text):
        return 1.0
    # "Seven areas" and "two prices" are counted themselves, and measure nothing.
    if measured and _only_counted(evidence.sentence.tokens, asked):
        return -2.0
    if "population" in asked and _only_some(figure for c in evidence.sentence.claims for figure in c.figures):
        return -2.0
    if "turnout" in asked and _ELECTION & {*question.topic} and not _VOTE.search(text):
        return -2.0
    # "How much?" names nothing that is counted.
    if "money" in asked and counted & MONEY:
        return 0.0
    if not (alike & counted or measured) and _only_describes(evidence.sentence.tokens, alike, counted):
        return -1.0
    if alike & lemmas or alike & counted:
        return 2.0 if measured and counted else 1.0
    if "" in counted and not measured and _asked_before(evidence, alike):
        return 1.0
    # "Officials put the dead at 13": they may well be the civilians asked for.
    if asked & UNARMED and "" in counted and _THE_DEAD.search(text):
        return 0.5
    # "No one was killed or even injured" counts the casualties.
    if asked & _HARMED and _NOBODY_HURT.search(text):
        return 1.0
    if asked & _ANYONE and counted:
        return 0.5
    # Nobody was killed: no soldier either.
    if any(f.high == 0 and f.counted == "person" for c in evidence.sentence.claims for f in c.figures):
        return 0.5 if asked & PEOPLE else 0.0
    # "43,000 people crossed into Orne" are refugees.
    if asked & _REFUGEES and counted & (LIVING | {""}) and _FLED.search(text):
        return 1.0
    soldiers = soldiers_told(asked, counted, text)
    if soldiers:
        return soldiers
    # "At 679 metres it is the second-tallest tower" tells how high without that word.
    for dimension in asked & set(_DIMENSIONS):
        described = {unit_of(unit.lower()) for unit in _DESCRIBED.findall(text)}
        if ({unit_of(noun) or noun for noun in counted} | described) & _DIMENSIONS[dimension][0]:
            return 1.0 if _DIMENSIONS[dimension][1].search(text) else 0.0
    if "population" in asked and counted & LIVING and (lemmas & _LIVING_THERE or _A_TOWN_OF.search(text)):
        return 2.0
    # What has a name of its own ("the population", "the price") is seldom told without it.
    return -2.0 if measured else -1.0


_THE_DEAD = re.compile(r"\bthe (?:dead|(?:death )?toll|number of (?:dead|deaths))\b", re.I)


def _only_describes(tokens: Sequence[Token], alike: Set[str], counted: Set[str]) -> bool:
    """Whether the asked noun stands only in front of another, and something else is counted: "drone strikes destroyed
    seven guns" counts no drones."""
    places = [i for i, t in enumerate(tokens) if t.lemma.lower() in alike]
    return (
        bool(places and counted - {""})
        and "" not in counted
        and all(
            tokens[i].dep == "compound"
            and tokens[i].head == i + 1
            and not tokens[i - 1].text.endswith(("-", "‑"))
            and tokens[i - 1].pos != "NUM"
            for i in places
        )
    )


_IN_METRES = frozenset({"m", "km", "mile", "foot", "yard", "inch", "centimetre", "centimeter", "cm", "mm"})
# The units of a measure, and other words that tell it.
_DIMENSIONS = {
    "height": (
        _IN_METRES,
        re.compile(
            r"\b(?:tall\w*|high\w*|ris(?:es?|ing)|ros[ea]|tower(?:s|ed|ing)|stands?|storeys?)\b", re.I
        ),
    ),
    "length": (_IN_METRES, re.compile(r"\b(?:long\w*|span\w*|stretch\w*|runs?)\b", re.I)),
    "depth": (_IN_METRES, re.compile(r"\b(?:deep\w*|below|beneath|under\w*|down)\b", re.I)),
    "distance": (
        _IN_METRES,
        re.compile(r"\b(?:away|apart|from|north|south|east|west|off|distance|within|between)\b", re.I),
    ),
    "width": (_IN_METRES, re.compile(r"\b(?:wide\w*|broad\w*|across)\b", re.I)),
    "weight": (
        frozenset({"kg", "tonne", "ton", "lb", "gram", "g"}),
        re.compile(r"\b(?:weigh\w*|heav\w+)\b", re.I),
    ),
}


# "A 78-kilometre stretch".
_DESCRIBED = re.compile(r"\b\d[\d,.]*[-‑]([a-z]+)(?![\w-])", re.I)
_ABOARD = re.compile(
    r"\b(?:aboard|on board|on the (?:\w+ )?(?:plane|ferry|ship|train|bus|flight)|inside|attend\w*)\b", re.I
)
_ROOM = re.compile(
    r"\b(?:max(?:imum)?(?! out\b)|capacity|berths?|seats?|seating|can (?:carry|hold|take|seat|house)|room for|"
    r"(?:licen[sc]ed|certified|built|designed) (?:for|to (?:carry|hold)))\b",
    re.I,
)
_THERE = re.compile(
    r"\b(?:aboard|on board|carr(?:ying|ied)|attract\w*|dr[ae]w\w*|came|visited|registered|attend\w*|"
    r"attendance|inside|sold out|full)\b",
    re.I,
)


def only_room_for(question: Question, text: str) -> bool:
    """Whether it is asked how many were aboard or there, and the text only tells for how many there is room."""
    return (
        question.wants == "figure"
        and _ABOARD.search(question.standalone) is not None
        and _ROOM.search(question.standalone) is None
        and _ROOM.search(text) is not None
        and _THERE.search(text) is None
    )


def lives_in_a_part(question: Question, text: str) -> bool:
    """Whether the population is asked for, and the sentence counts those who live in a part of the place."""
    if question.counted != "population":
        return False
    return _IN_A_PART.search(text) is not None or _of_another_town(question, text)


# "Vorle, a district of some 35,000 people, lies within Orne."
_APPOSED = re.compile(
    r"\b(?P<who>[A-Z][\w’-]+), an? (?:[\w-]+ ){0,3}?(?:town|city|village|district|region|enclave|settlement|"
    r"suburb|island|port)"
    r" (?:\w+ )?(?:of|with) (?:\w+ ){0,2}?\d"
)


def _of_another_town(question: Question, text: str) -> bool:
    told = _APPOSED.search(text)
    names = [n.text for n in question.names]
    return told is not None and not any(akin(told["who"], w) for name in names for w in name.split())


# Who came out to vote is not who came to a rally.
_VOTE = re.compile(
    r"\b(?:election|vote|voter|voting|ballot|poll|referendum|run-?off|turnout|electorate)s?\b", re.I
)
_ELECTION = words("election vote ballot poll referendum runoff run-off")
_HOW_MANY = re.compile(r"\bhow many\b[^?]*\?\W*$", re.I)


def _asked_before(evidence: Evidence, nouns: Set[str]) -> bool:
    """Whether the sentence answers how many of these there are: "How many houses burned? The mayor says 40"."""
    before, text = evidence.before, evidence.article.text
    if before is None or not _HOW_MANY.search(text[before.start : before.end]):
        return False
    return any(t.lemma.lower() in nouns for t in before.tokens)


def _only_some(figures: Iterable[Figure]) -> bool:
    """Whether all figures are shares of a population or tell what became of some of it: "80% of them have fled"."""
    shown = list(figures)
    return bool(shown) and all(f.counted == "percent" or f.happened in FATES for f in shown)


def _only_counted(tokens: Sequence[Token], measures: set[str]) -> bool:
    """Whether the words for a measure only stand for things that there are several of."""
    named = [i for i, t in enumerate(tokens) if t.lemma.lower() in measures and t.pos in ("NOUN", "PROPN")]
    several = {t.head for t in tokens if t.pos == "NUM"}
    return bool(named) and all(tokens[i].tag == "NNS" and i in several for i in named)


def side_fit(question: Question, evidence: Evidence) -> float:
    """1 where a figure is of the asked side, -1 where all that tell are of another."""
    if not question.counted_side:
        return 0.0
    asked = re.findall(r"[^\W_]+", question.counted_side)
    claims = [c for c in evidence.sentence.claims if c.figures]
    theirs = [_theirs(asked, c, f, evidence) for c in claims for f in c.figures]
    if True in theirs:
        return 1.0
    # "Four were wounded", the Orne army says: its own, where it names nobody else's.
    told = _capitalised(evidence.article.text[evidence.sentence.start : evidence.sentence.end])
    own = all(_of_her_own(question.counted_side, c) for c in claims) and not same_place(asked, told)
    return -1.0 if False in theirs or (claims and own) else 0.0


def _of_her_own(asked: str, claim: Claim) -> bool:
    """Whether somebody of another land than the asked one counts who came to harm, without saying whose they are."""
    hurt = all(f.happened in FATES and not f.side for f in claim.figures)
    return hurt and of_another_land(asked, claim.speaker or "")


def _theirs(asked: Sequence[str], claim: Claim, figure: Figure, evidence: Evidence) -> bool | None:
    """Whether the figure's side is the asked one: "its soldiers" are of whoever lost or tells of them. None where it is
    not known: of a ministry or a person that speaks it is not known here whose they are."""
    sentence = evidence.sentence
    told = _capitalised(evidence.article.text[sentence.start : sentence.end])
    if figure.side.lower() in COUNTRY:
        # "Told the parliament of Orne that 71 of the country's soldiers had fallen".
        return True if same_place(asked, told) else None
    # "20 Peruvians" tell whose they are.
    people = figure.counted if is_people(figure.counted) else ""
    words = re.findall(r"[^\W_]+", figure.side or people)
    if words and figure.side.lower() not in OWN:
        return same_place(asked, words)
    if not words:
        words = loser(sentence.tokens, figure.start, Span(claim.start, claim.end)).split()
        if same_place(asked, words):
            return True
        # Where the asked side is named as well, its own figure may be another of the sentence.
        return None if not words or same_place(asked, told) else False
    owners = (_capitalised(told) for told in (claim.subject, claim.speaker or ""))
    words = next((found for found in owners if found), [])
    if same_place(asked, words):
        return True
    named = [w for w in words if w.lower() not in DIRECTIONS]
    return False if len(named) == 1 and figure.side.lower() == "its" else None


COUNTRY = frozenset(
    f"{the}{noun}" for the in ("", "the ", "his ", "her ") for noun in ("country", "nation", "republic")
)
OWN = frozenset("its their his her our my own".split())


def _capitalised(told: str) -> list[str]:
    """The words of the names in it."""
    return [w for w in re.findall(r"[^\W_]+", told) if w[0].isupper() and w != "The"]
