"""What is known for certain of how a sentence fits a question: its time, its names, its kind, its count, its speaker.

The reader judges the meaning; a model of its size overlooks exactly these things, which the parse tells.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date
from functools import lru_cache, partial

from index.annotate import IndexedSentence
from index.claims import Claim
from index.corpus import Evidence
from index.counting.units import unit_of
from index.dates import Period
from index.figures import Figure
from index.grammar import Token
from qa.asking.countries import is_country
from qa.asking.demonyms import DIRECTIONS, akin, same_place
from qa.asking.kinds import MEASURES_ASKED, MONIES
from qa.asking.names import Name, NameKind
from qa.fitting.candidates import only_candidates
from qa.fitting.contrasts import contrast_fit
from qa.fitting.counted import LIVING, in_other_words, soldiers_told
from qa.fitting.events import another_event
from qa.fitting.fates import fate_fit
from qa.fitting.hopes import only_hoped
from qa.fitting.landmarks import only_a_landmark
from qa.fitting.lifespans import lived
from qa.fitting.likenames import another_named
from qa.fitting.makers import introduced
from qa.fitting.numbered import numbered_fit
from qa.fitting.offices import office_fit, vacated
from qa.fitting.parted import only_a_part
from qa.fitting.relative import of_dated_noun
from qa.fitting.swapped import part_fit
from qa.fitting.works import another_work
from qa.question import Question

# Entities that can answer each kind of question (OntoNotes labels); other kinds can be answered by anything.
_ANSWERING = {
    "person": frozenset({"PERSON", "ORG", "NORP", "GPE"}),
    "body": frozenset({"ORG", "NORP", "GPE", "PRODUCT", "PERSON", "FAC", "WORK_OF_ART"}),
    "place": frozenset({"GPE", "LOC", "FAC", "ORG", "NORP"}),
    "time": frozenset({"DATE", "TIME"}),
    "figure": frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY"}),
}
_WHERE = frozenset("in at from near on across outside inside around".split())
# None of these is a country.
_TOWNS = frozenset("city town village capital port suburb municipality".split())
# What is asked of a name, and may be told of another thing beside it.
_MEASURED_OF = ("figure", "time", "person", "body")
# Of these the answer is a name, and another than those asked with.
_NAMING = ("person", "body", "place")
_CURRENCY = re.compile(
    r"[$€£¥₹₽]|\b(?:dollars?|euros?|pounds?|yen|yuan|roubles?|rubles?|rupees?|francs?|pesos?|lira|USD|EUR|GBP)\b"
)
_SPANS = frozenset("year month week day hour minute decade century".split())
_LASTING = re.compile(
    r"\b(?:how (?:long|old|often|soon|fast)|age|duration|length|years?|months?|weeks?|days?|hours?)\b", re.I
)

# The day on which a clipping or a search result was printed: "Sep 10, 2031 · ", "12 May 2031 — ".
_PRINTED = re.compile(
    r"\W*(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]{2,8} \d{4}) ?(?:[·—–-]|\.{3}|…)"
)
# What a sentence must hold to answer for a figure, and for the time of day.
_NUMBERED = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|first|single|dozens?|scores|hundreds?|thousands?|(?:m|b|tr)illions?|half|halves|"
    r"halved|thirds?|quarters?|most|majority|all|every|none|no|nobody|nothing|both|several|few|fewer|many|couple|"
    r"pair|twice|doubled?|tripled?|age[sd]?|once|another)\b",
    re.I,
)
_TIME_OF_DAY = re.compile(r"\b(?:what time|what hour|which hour|time of day)\b", re.I)
_CLOCK = re.compile(
    r"\b(?:\d{1,2}[:.]\d\d|\d{1,2} ?(?:a\.?m|p\.?m|o['’]clock)|\d{4} (?:hours|GMT|UTC)|noon|midday|midnight|dawn|dusk|"
    r"sunrise|sunset)\b",
    re.I,
)
# "Who broke the truce?" is answered by "both accused each other of attacks that broke the truce".
_ACCUSED = re.compile(
    r"\b(?:accus\w+|blam\w+|charg(?:ed?|es|ing)) (?:each other|one another|the other\b)|"
    r"\b(?:trad\w+|exchang\w+) (?:blame|accusations)|\bmutual accusations",
    re.I,
)
# "Who accused the other of breaking it?" asks for just that.
_MUTUAL = re.compile(r"\b(?:each other|one another|the other)\b", re.I)
_ACCUSING = frozenset({"accuse", "blame", "charge", "trade", "exchange"})
# What each side says that the other did, in whatever words.
_FAULTS = frozenset(
    "start begin initiate provoke cause trigger break violate breach attack fire escalate resume launch".split()
)
# Who asks for the date is not answered with a year.
_DAY_ASKED = re.compile(
    r"\b(?:(?:what|which) (?:exact |calendar |very )?(?:date|day)|exact (?:date|day)|"
    r"(?:release|premiere|launch) date)\b",
    re.I,
)
# "They may", "they march" and "five decades" are no months.
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|"
    r"dec(?:ember)?|(?-i:May|March|Mar|MAY|MARCH|MAR))\b"
)
_A_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|overnight|"
    r"(?:christmas|new year['’]s|boxing|labou?r|independence|may|valentine['’]s) (?:day|eve))\b|"
    rf"\b{_MONTH}\.? \d{{1,2}}\b|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {_MONTH}|\d{{4}}-\d\d-\d\d|"
    r"\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b",
    re.I,
)
_SINCE_WHEN = re.compile(r"^since when\b|^how long (?:has|have|had)\b", re.I)
_LASTED = re.compile(
    r"\b(?:since|for (?:\w+ ){0,3}(?:days|weeks|months|years|decades|centuries|hours|generations)|began|begun|"
    r"start(?:ed|s)?|erupted|broke out|dat(?:es|ed|ing) (?:back|from)|goes back|lasted|long-running)\b",
    re.I,
)
_RANK = re.compile(r"(?:No\.?|Number) ?(\d+)", re.I)
# A conversation about September is hardly gone on with by what is printed in the next year: so many days.
_NEARBY = 90
# Who holds an office now; and how far from telling it is what says that its holder has left.
_VACATED = -2.0
_HOLDS = re.compile(r"who(?: is|['’]s)\b", re.I)
# One question and nothing else, behind its date at most.
_ASKING = re.compile(
    r"(?:[\w .,]{0,16} [—–-] )?[\"“'‘]?(?:who|what|when|where|why|how|which|whose|is|are|was|were|will|would|can|could|"
    r"do|does|did|has|have|had|should|may)\b[^.!?]*\?[\"”'’ ]*",
    re.I,
)
# How far a sentence without any number, clock or beginning is from answering for one, in steps of one kind for another.
_NOT_AT_ALL = -3.0

# "How many people" may be answered with soldiers or residents; any word for people will do.
_ANYONE = frozenset(
    {"people", "person", "human", "man", "dead", "death", "victim", "casualty", "life", "toll"}
)


# "There were 837 people residing in the town" tells its population.
_LIVING_THERE = frozenset({"census", "reside", "live", "inhabit", "home"})


@dataclass(frozen=True, slots=True)
class Fit:
    """How a sentence fits a question. Each is 0 where nothing is known or nothing was asked for.

    `time`: 1 the asked time; `elsewhen`: 1 another time, 0.5 another that names the asked one. `named`: the share of
    the asked names that neither the sentence nor the one before nor the title nor the speaker holds; `absent`: the
    share that the whole article does not hold (a name of several words by halves).
    `kind`: 1 it holds something of the wanted kind, -1 it does not, -3 nor anything near it. `counted`: 1 what is
    counted is there, -1 it is not, twice that where a measure is asked for ("the population"). `side`: -1 its
    figures are all of another side than the asked one. `speaker`: 1 the asked person says it, -1 somebody else or
    nobody does. `topic`: the share of the question's other words that sentence and title hold. `heading`: 1 it is
    one. `office`: 1 the asked office of the asked body is named, -1 no such office is or only another body's, -2
    its holder has left. `numbered`: 1 what the question numbers ("season 4") has that number, -1 another. `fate`:
    -1 it counts no people of the asked fate, or only people of a fate where others are counted. `accused`: 1 those
    asked for blame each other for just that. `contrast`: -1 it tells only of what excludes the asked one ("the
    men's race", the sequel, a year where the date is asked for). `asks`: 1 it only asks something. `astray`: 1 it
    was printed far from the time that the conversation is about. `lived`: 1 it gives the asked end of the asked
    person's life behind the name. `made`: 1 it introduces the asked work by its maker.
    """

    time: float = 0.0
    elsewhen: float = 0.0
    named: float = 0.0
    absent: float = 0.0
    kind: float = 0.0
    counted: float = 0.0
    side: float = 0.0
    speaker: float = 0.0
    topic: float = 0.0
    heading: float = 0.0
    office: float = 0.0
    numbered: float = 0.0
    fate: float = 0.0
    accused: float = 0.0
    contrast: float = 0.0
    asks: float = 0.0
    astray: float = 0.0
    lived: float = 0.0
    made: float = 0.0

    def numbers(self) -> tuple[float, ...]:
        """The signals in the order of their definition."""
        return astuple(self)


def fit(question: Question, evidence: Evidence, told: str = "") -> Fit:
    """How the sentence fits the question. `told` is what other articles say, where an office is asked for."""
    article, sentence, before = evidence.article, evidence.sentence, evidence.before
    text = article.text[sentence.start : sentence.end]
    speakers = " ".join(c.speaker for c in sentence.claims if c.speaker)
    preceding = article.text[before.start : before.end] if before else ""
    around = f"{preceding} {article.title}"
    near = f"{text} {around} {speakers}"
    asked = [n for n in question.names if not n.speaker]
    lemmas = {t.lemma.lower() for t in sentence.tokens} | {t.text.lower() for t in sentence.tokens}
    topical = lemmas | {w.lower() for w in re.findall(r"\w+", article.title)}
    time = _time(question, sentence)
    counted = _counted(question, evidence, lemmas, text)
    coarse = _too_coarse(question, evidence, text)
    kind = _NOT_AT_ALL if coarse else _kind(question, evidence, text)
    blamed = (
        question.action in _FAULTS
        or question.action in lemmas - _ACCUSING
        or (question.action in _ACCUSING and _MUTUAL.search(question.standalone) is not None)
    )
    accused = question.wants in ("person", "body") and blamed and bool(_ACCUSED.search(text))
    return Fit(
        time=max(time, 0.0),
        elsewhen=max(-time, 0.0),
        named=_mean(not mentions(n, near) for n in asked),
        absent=_mean(missing(n, f"{article.title} {article.text}") for n in asked),
        # "Each side charged the other" names nobody, and tells who.
        kind=max(0.0, kind) if accused else kind,
        counted=counted,
        side=_side(question, evidence),
        speaker=_speaker(question, evidence, speakers),
        topic=_mean(t.lower() in topical for t in question.topic),
        heading=float(sentence.heading),
        office=_office(question, evidence, kind, f"{article.text}\n{told}"),
        numbered=numbered_fit(question.standalone, f"{text} {article.title}"),
        fate=fate_fit(question, text, preceding, [f for c in sentence.claims for f in c.figures], counted),
        accused=float(accused),
        contrast=-float(coarse or _of_another(question, asked, evidence, text, around)),
        asks=float(_ASKING.fullmatch(text) is not None),
        astray=_astray(question.setting, article.published),
        lived=float(question.wants == "time" and lived(question.standalone, asked, text) is not None),
        made=float(introduced(question.asked_noun, question.action, asked, text)),
    )


def _of_another(
    question: Question, asked: Sequence[Name], evidence: Evidence, text: str, around: str
) -> bool:
    """Whether it tells only of what is not the asked one; the parse is looked at last."""
    tokens = evidence.sentence.tokens
    return (
        another_named(asked, text, around, evidence.article.text)
        or another_event(asked, text, around, evidence.article.text)
        or contrast_fit(question.standalone, text, around) < 0
        or (question.wants in _MEASURED_OF and only_a_landmark(question.standalone, asked, text, around))
        or only_candidates(question, text)
        or only_hoped(question, tokens)
        or part_fit(question, tokens) < 0
        or only_a_part(question, tokens)
        or another_work(question.standalone, (n.text for n in asked), text)
    )


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def _time(question: Question, sentence: IndexedSentence) -> float:
    wanted, event = question.period, sentence.timing.event
    marked = [m.period for m in sentence.timing.marks if m.period]
    if wanted is None:
        return 0.0
    asked = partial(_meet, wanted, until=question.until)
    if any(map(asked, [event] if event else marked)):
        return 1.0
    if event is None and not marked:
        return 0.0
    # A sentence may date its event otherwise and still name the asked time ("the truce of 2020 fell apart").
    if not any(map(asked, marked)):
        return -1.0
    return 1.0 if of_dated_noun(question, sentence, asked) else -0.5


def _astray(setting: Period | None, published: date | None) -> float:
    if setting is None or published is None:
        return 0.0
    return float(setting.gap(Period(published, published)) > _NEARBY)


def _meet(wanted: Period, period: Period, until: bool) -> bool:
    if until:
        return period.first <= wanted.last and (wanted.first - period.last).days <= 366
    return wanted.first <= period.last and period.first <= wanted.last


def mentions(name: Name, text: str) -> bool:
    """Whether the text names it: in its own words or another form, by surname, by initials, or by its people."""
    if any(_names(form, name.kind, text) for form in (name.text, *name.forms)):
        return True
    # Of a double-barrelled name one half, where it is long enough to be nobody else's.
    halves = (half for half in name.text.split("-")[1:] if len(half) > 5 and half[0].isupper())
    if any(_spelled(half).search(text) for half in halves):
        return True
    # "No 1", "No. 1", "number one"
    rank = _RANK.fullmatch(name.text)
    if rank and re.search(rf"(?:\b(?:no\.? ?|number )|#){rank[1]}\b", text, re.I):
        return True
    # "The Kenyan-led mission" is named by what names Kenya.
    first, _, tail = name.text.partition("-")
    if tail.islower() and first and mentions(replace(name, text=first), text):
        return True
    # "How many Dreamliners" may be answered by what says "the Dreamliner", "the Globes" by "a Globe".
    if name.kind != "person" and _names_one(name.text, text):
        return True
    if (
        name.text.isalpha()
        and name.text.isupper()
        and len(name.text) > 2
        and _stands_for(name.text).search(text)
    ):
        return True
    words = re.findall(r"[^\W_]+", name.text)
    if len(words) > 1:
        initials = "".join(w[0] for w in words if w[0].isupper())
        if len(initials) > 2 and re.search(rf"\b{initials}\b", text):
            return True
        if name.kind == "person":
            return _names(words[-1], name.kind, text)
        return False
    return any(akin(name.text, word) for word in set(re.findall(r"\b[A-Z][^\W_]+", text)))


def _names(form: str, kind: NameKind, text: str) -> bool:
    """Whether the text holds the form as a name. A surname has a capital there as well ("Theresa May" is not named by
    what may happen), and what is all capitals is written so ("the US" is not us)."""
    found = _spelled(form).finditer(text)
    if form.isupper() and len(form) < 5:
        return any(match[0].startswith(form) for match in found)
    if kind == "person" and form[:1].isupper():
        return any(match[0][0].isupper() for match in found)
    return next(found, None) is not None


def _names_one(plural: str, text: str) -> bool:
    """Whether the text names a single one of what bears the name, with a capital where this has one."""
    last = plural.rpartition(" ")[2]
    if len(last) < 5 or not last.endswith("s") or last.endswith("ss"):
        return False
    found = _spelled(plural[:-1]).finditer(text)
    return any(match[0][0].isupper() or plural[0].islower() for match in found)


def missing(name: Name, text: str) -> float:
    """How much of a name the text lacks: 0 where it names it, else the share of the name's words that are nowhere.

    A person is named or not; of "the Best Actor award" or "the 2020 Velden presidential election" a text may give
    the parts one by one.
    """
    if mentions(name, text):
        return 0.0
    words = [w for w in re.findall(r"[^\W_]+", name.text) if w.lower() not in _GLUE]
    if name.kind == "person" or len(words) < 2:
        return 1.0
    return _mean(not _spelled(w).search(text) for w in words)


_GLUE = frozenset("the a an of in on at for and to".split())


@lru_cache(maxsize=128)
def _stands_for(initials: str) -> re.Pattern[str]:
    """The words that begin with these letters: "World Health Organization" for "WHO"."""
    return re.compile(
        r"\b"
        + r"[\s-]+(?:(?:of|the|for|and|in|on) )*".join(f"{c}[a-z]+(?:-[a-z]+)?" for c in initials)
        + r"\b"
    )


@lru_cache(maxsize=512)
def _spelled(form: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(form)}(?:['’]s|s)?(?!\w)", re.I)


def _kind(question: Question, evidence: Evidence, text: str) -> float:
    wanted = _ANSWERING.get(question.wants)
    if wanted is None:
        return 0.0
    sentence = evidence.sentence
    if question.wants == "time" and _TIME_OF_DAY.search(question.standalone):
        return 1.0 if _CLOCK.search(text) else _NOT_AT_ALL
    if question.wants == "time" and _SINCE_WHEN.search(question.standalone):
        return 1.0 if _LASTED.search(text) else _NOT_AT_ALL
    if question.wants == "time" and _only_printed(evidence, text):
        return _NOT_AT_ALL
    if question.wants == "figure" and not _NUMBERED.search(text):
        return _NOT_AT_ALL
    if question.wants == "figure" and question.counted in MONIES:
        money = any(label == "MONEY" for _, _, label in sentence.grammar().entities())
        return 1.0 if money or _CURRENCY.search(text) else -1.0
    if question.wants == "figure":
        # Years and days are figures only where time is measured.
        if _LASTING.search(question.standalone):
            wanted = wanted | _ANSWERING["time"]
        if any(f.counted not in _SPANS for c in sentence.claims for f in c.figures):
            return 1.0
    if question.wants == "time" and sentence.timing.marks:
        return 1.0
    named = [(first, last) for first, last, label in sentence.grammar().entities() if label in wanted]
    if question.wants == "person":
        # Where somebody is from does not say who it is.
        named = [(first, last) for first, last in named if not _whereabouts(sentence.tokens, last - 1)]
    if question.wants in _NAMING:
        # "Who is the mayor of Orne?" is not answered by Orne.
        asked = _words(question.standalone)
        named = [(first, last) for first, last in named if _adds(sentence.tokens[first:last], asked)]
        if question.asked_noun in _TOWNS:
            named = [
                (first, last)
                for first, last in named
                if not is_country(" ".join(t.text for t in sentence.tokens[first:last]))
            ]
    return 1.0 if named else -1.0


def _whereabouts(tokens: Sequence[Token], last: int) -> bool:
    """Whether a place ends there that only says where: "a librarian from Orne"."""
    if tokens[last].ent[2:] not in ("GPE", "LOC", "FAC"):
        return False
    above = tokens[tokens[last].head]
    return above.pos == "ADP" and above.text.lower() in _WHERE


def _too_coarse(question: Question, evidence: Evidence, text: str) -> bool:
    """Whether the date is asked for and the sentence gives no day."""
    if question.wants != "time" or not _DAY_ASKED.search(question.standalone):
        return False
    days = [m.period.days() for m in evidence.sentence.timing.marks if m.period]
    return not any(d <= 1 for d in days) and _A_DAY.search(text) is None


def _only_printed(evidence: Evidence, text: str) -> bool:
    """Whether the only date is the one in front, on which the text was printed."""
    printed = _PRINTED.match(text)
    if printed is None:
        return False
    sentence, behind = evidence.sentence, evidence.sentence.start + printed.end()
    told = any(mark.start >= behind for mark in sentence.timing.marks) or any(
        label in _ANSWERING["time"] and sentence.tokens[first].start >= behind
        for first, _, label in sentence.grammar().entities()
    )
    return not told


def _office(question: Question, evidence: Evidence, kind: float, told: str) -> float:
    if question.wants != "person" or not question.role:
        return 0.0
    tokens = evidence.sentence.tokens
    # Who holds it is not told by who has left it.
    if _HOLDS.match(question.standalone) and vacated(question.role, tokens):
        return _VACATED
    found = office_fit(question.role, tokens, told)
    # "The mayor of Orne is elected for four years" names nobody, whatever the office.
    asked = _words(question.standalone)
    nameless = kind < 0 and not any(t.pos == "PROPN" and _adds((t,), asked) for t in tokens)
    return min(found, 0.0) if nameless else found


@lru_cache(maxsize=64)
def _words(question: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", question))


def _adds(name: Sequence[Token], asked: frozenset[str]) -> bool:
    """Whether a name has a word that is none of those asked with, nor akin to one."""
    words = [t.text for t in name if t.text[:1].isupper()] or [t.text for t in name]
    return any(w not in asked and not any(akin(a, w) for a in asked if a[0].isupper()) for w in words)


def _counted(question: Question, evidence: Evidence, lemmas: set[str], text: str) -> float:
    if question.wants != "figure" or not question.counted:
        return 0.0
    counted = {f.counted for c in evidence.sentence.claims for f in c.figures}
    asked = set(question.counted.lower().split())
    units = {unit_of(w) for w in asked} - {""}
    alike = frozenset[str]().union(*map(in_other_words, asked)) | units | {unit.lower() for unit in units}
    measured = bool(asked & MEASURES_ASKED)
    # "Seven areas" and "two prices" are counted themselves, and measure nothing.
    if measured and _only_counted(evidence.sentence.tokens, asked):
        return -2.0
    if alike & lemmas or alike & counted:
        return 2.0 if measured and counted else 1.0
    if asked & _ANYONE and counted:
        return 0.5
    soldiers = soldiers_told(asked, counted, text)
    if soldiers:
        return soldiers
    if "population" in asked and counted & LIVING and lemmas & _LIVING_THERE:
        return 2.0
    # What has a name of its own ("the population", "the price") is seldom told without it.
    return -2.0 if measured else -1.0


def _only_counted(tokens: Sequence[Token], measures: set[str]) -> bool:
    """Whether the words for a measure only stand for things that there are several of."""
    named = [i for i, t in enumerate(tokens) if t.lemma.lower() in measures and t.pos in ("NOUN", "PROPN")]
    several = {t.head for t in tokens if t.pos == "NUM"}
    return bool(named) and all(tokens[i].tag == "NNS" and i in several for i in named)


def _side(question: Question, evidence: Evidence) -> float:
    if not question.counted_side:
        return 0.0
    asked = re.findall(r"[^\W_]+", question.counted_side)
    figures = [(c, f) for c in evidence.sentence.claims for f in c.figures if f.side]
    theirs = [_theirs(asked, claim, figure) for claim, figure in figures]
    return 1.0 if True in theirs else -1.0 if False in theirs else 0.0


def _theirs(asked: Sequence[str], claim: Claim, figure: Figure) -> bool | None:
    """Whether the figure's side is the asked one: "its soldiers" are of whoever lost or tells of them. None where it is
    not known: of a ministry or a person that speaks it is not known here whose they are."""
    words = re.findall(r"[^\W_]+", figure.side)
    if figure.side.lower() not in _OWN:
        return same_place(asked, words) if words else None
    owners = (_capitalised(told) for told in (claim.subject, claim.speaker or ""))
    words = next((found for found in owners if found), [])
    if same_place(asked, words):
        return True
    named = [w for w in words if w.lower() not in DIRECTIONS]
    return False if len(named) == 1 and figure.side.lower() == "its" else None


_OWN = frozenset("its their his her our my own".split())


def _capitalised(told: str) -> list[str]:
    """The words of the names in it."""
    return [w for w in re.findall(r"[^\W_]+", told) if w[0].isupper() and w != "The"]


def _speaker(question: Question, evidence: Evidence, speakers: str) -> float:
    if not question.viewpoint:
        return 0.0
    asked = [w for w in re.findall(r"[^\W_]+", question.viewpoint) if len(w) > 2]
    said = re.findall(r"[^\W_]+", speakers)
    if any(a.lower() == s.lower() or akin(a, s) for a in asked for s in said):
        return 1.0
    text = evidence.article.text[evidence.sentence.start : evidence.sentence.end]
    return 0.0 if any(_spelled(a).search(text) for a in asked) else -1.0
