"""Words of which one excludes the other: the women's race is not the men's, the final not the semi-final."""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from qa.asking.demonyms import akin
from qa.fitting.instead import A_QUARTER, QUARTERS, WHOLE_YEAR, tells_instead
from qa.fitting.offices import UNDER

# What is sold or earned abroad or at home, and what an actor plays.
_SOLD = (
    r" (?:box[ -]office|sales?|revenues?|takings?|gross(?:es)?|receipts?|markets?|audiences?|earnings?|profits?|income|"
    r"loss(?:es)?|debut|opening|cinemas?|theat(?:er|re)s?|screens?|release|flights?|passengers?|tourists?|visitors?)"
)
_PART = r" (?:actor|actress|role|part|man|lady|performance)s?"

_WRITTEN = r" (?:opinions?|judge?ments?|reports?|rulings?)"
# The prize for chemistry is not the one for physics.
_FIELDS = r"physics|chemistry|(?:physiology or )?medicine|literature|peace|economics|mathematics|poetry|fiction|history"
_PRIZE_IN = r"(?:prize|award|medal)s?(?: \w+)? (?:in|for)"
_PRIZE = r" (?:nobel|pulitzer|prize|award|medal)s?"
# The best of a match is not the best of the tournament.
_BEST, _HONOURED = r"(?:player|man|woman|driver|goalkeeper)", "match|tournament|series|season|year|month|week"

# What a game is played on.
_PLATFORMS = "xbox|playstation|nintendo|switch|pc|steam|android|ios|mac"

# Each row: words for one of several that are told apart. The question names one; a sentence that names only another
# tells of that one.
_GROUPS: tuple[tuple[str, ...], ...] = (
    (
        r"women['’]s|ladies['’]|female|among (?:the )?women",
        r"men['’]s|gentlemen['’]s|male|among (?:the )?men",
        r"girls['’]",
        r"boys['’]",
    ),
    (r"singles", r"mixed doubles", r"(?<!mixed )doubles"),
    (
        rf"overseas|abroad|internationally|worldwide|globally|(?:international|foreign|global){_SOLD}",
        rf"domestically|stateside|domestic{_SOLD}",
    ),
    (r"imports?|imported", r"exports?|exported"),
    (r"gold(?: medal)?", r"silver(?: medal)?", r"bronze(?: medal)?"),
    (rf"net{_SOLD}", rf"gross{_SOLD}", rf"operating{_SOLD}"),
    (r"revenues?|turnover|sales", r"(?:net |operating )?(?:profits?|income|loss(?:es)?)"),
    (r"winter", r"summer"),
    (r"paralympics?(?: games)?", r"olympics?(?: games)?|(?:winter|summer) games"),
    (r"goals?", r"assists?"),
    (
        r"top (?:goal[- ]?)?scorers?|leading scorers?|golden boot|most goals",
        r"best player|player of the (?:tournament|competition|final|match)|golden (?:ball|glove)|best goalkeeper",
    ),
    (r"live[- ]action", r"animated|animation"),
    (r"actress", r"actor"),
    # What a film won besides is no acting prize.
    (
        r"(?:(?:best|lead|leading|supporting|outstanding) )+act(?:ress|or)",
        r"best (?:director|picture|film|screenplay|song|score)|writers?|director",
    ),
    (
        r"opening (?:ceremony|gala|night|match|game|film)",
        r"closing (?:ceremony|gala|night|match|game|film)",
    ),
    (r"half[- ]marathon", r"(?<!half )(?<!half-)marathon"),
    (r"core inflation", r"(?<!core )inflation"),
    (
        r"over[- ]the[- ]counter|otc",
        r"(?:by|on|with|under|as a) prescription(?: drug| pill)?|prescription[- ]only",
    ),
    # When a series comes out is not when it was filmed.
    (
        r"premier\w+|releas\w+|debut\w*|airs?|aired|comes? out|came out|streams?|drops?",
        (
            r"filming|cameras (?:began|begin|started|start) (?:to roll|rolling)|principal photography|"
            r"production (?:began|begins|started|starts|wrapped)|shooting (?:began|begins|started|wrapped)"
        ),
    ),
    (rf"majority{_WRITTEN}", rf"(?:dissenting|concurring|minority){_WRITTEN}"),
    *(
        (
            rf"{_PRIZE_IN} {one}|{one}{_PRIZE}",
            rf"{_PRIZE_IN} (?!{one})(?:{_FIELDS})|(?!{one})(?:{_FIELDS}){_PRIZE}",
        )
        for one in _FIELDS.split("|")
    ),
    (r"(?:earth)?quakes?", r"aftershocks?|foreshocks?"),
    *(
        (rf"{_BEST} of the {one}", rf"{_BEST} of the (?!{one})(?:{_HONOURED})")
        for one in _HONOURED.split("|")
    ),
    *(
        (f"on (?:the )?{one}|{one} (?:players|owners|release|version)", rf"(?!{one})(?:{_PLATFORMS})")
        for one in _PLATFORMS.split("|")
    ),
    (rf"(?<!young ){_BEST} of the (?:{_HONOURED})", rf"young {_BEST} of the (?:{_HONOURED})"),
    (r"home (?:game|match|win|side|team|leg)s?", r"away (?:game|match|win|side|team|leg)s?"),
)
# One war of several between the same sides.
_WAR = r"(?:war|rebellion|uprising|insurgency|conflict|intifada|invasion|revolt)"
# The same, whatever stands around it: what leads to the second round was the first, and a part is a supporting one
# however leading the one before.
_EXACTLY: tuple[tuple[str, ...], ...] = (
    (
        rf"supporting{_PART}|(?:small|minor|brief|tiny)(?: \w+){{0,3}}{_PART}|cameo",
        rf"(?:leading|lead|best){_PART}",
    ),
    tuple(rf"(?:in|for) an? {kind}" for kind in ("musical", "play", "comedy", "drama", "limited series")),
    # "Four points higher than in the first round" is told of the second.
    (
        r"run-?offs?|second round",
        r"(?<!than in the )(?<!than the )(?<!from the )(?:first round|first ballot)",
    ),
    (
        r"(?:opening|first|debut) weekend|debut",
        r"(?:second|third|fourth|fifth|sophomore|last|final|this) weekend",
    ),
    (r"(?<!to[ -])(?:last|final)(?! but one)", r"last but one|penultimate|(?:second|next)[ -]to[ -]last"),
    *(
        (rf"{one}[ -]quarter", rf"(?!{one})(?:{QUARTERS})[ -]quarter|{WHOLE_YEAR}")
        for one in QUARTERS.split("|")
    ),
    (WHOLE_YEAR, A_QUARTER),
    (rf"first {_WAR}", rf"(?:second|third|present|current|latest|new) {_WAR}"),
    (rf"second {_WAR}", rf"(?:first|third) {_WAR}"),
    (rf"(?:present|current|latest) {_WAR}", rf"(?:first|earlier|previous) {_WAR}"),
)
# Kinds of votes, where a vote is what they stand before: "a presidential election".
_VOTES = r"(?: \w+)? (?:election|vote|poll|run-?off|ballot|race|primary|primaries)s?"
_KINDS_OF_VOTE = (
    r"(?<!vice )(?<!vice-)presidential",
    # "The general election for mayor."
    rf"parliamentary|legislative|general(?!{_VOTES} for)",
    r"mayoral|municipal|local",
    r"gubernatorial",
    r"european",
)
_VICE = (
    rf"vice[- ]presidential{_VOTES}|vice[- ]presidency",
    rf"(?<!vice )(?<!vice-)(?:presidential{_VOTES}|presidency)",
)
_EPISODE = re.compile(r"\bepisode (\d{1,3})\b", re.I)
# Whoever stands under the holder of an office is not he.
_BELOW = "|".join(sorted({*UNDER, "junior", "lieutenant"}))
_OFFICES = r"presidents?|chair(?:man|woman)?|minister|governor|mayor|director|captain|coach|champion|secretary|editor"
_UNDER = re.compile(rf"(?:(?P<under>{_BELOW})[ -])?(?P<office>{_OFFICES})\b", re.I)
# The final is not told by the rounds before it; these may be by what is told of the final ("reached it by beating").
_BARE_FINAL = (
    r"(?<!semi)(?<!semi[ -])(?<!quarter)(?<!quarter[ -])finals?"
    r"(?= (?:of|between|against|on|in|at|by|was|were|is)\b|[?.,;]|$)"
)
_ROUNDS = (
    (
        r"(?:last|round of)[ -](?:16|32|64|sixteen|thirty-two)|group (?:stage|match|game|phase)|"
        r"pool (?:stage|match|[a-h]\b)"
    ),
    r"quarter[ -]?finals?",
    r"semi[ -]?finals?",
    _BARE_FINAL,
)


def contrast_fit(question: str, text: str, near: str = "") -> float:
    """-1 where the question names one of several that exclude each other and the text only another; else 0.

    `near` is what stands around the text (title, the sentence before): what it names is not missing.
    """
    excluded = (
        _another_of_a_group(question, text, near)
        or _exactly_another(question, text)
        or _ahead_of_the_second(question, text)
        or _of_the_other_sex(question, text, near)
        or _under_the_office(question, f"{text} {near}")
        or _an_earlier_round(question, text, near)
        or _an_episode(question, text)
        or _the_most_of_others(question, text)
        or tells_instead(question, text)
        or _best_of_others(question, text)
        or _another_counterpart(question, text)
        or _of_a_lower_rank(question, text)
    )
    return -1.0 if excluded else 0.0


# "Best Actor: Ann Orne": what a list calls its entry counts for more than what stands around it.
_LABEL = re.compile(r"[^:.;]{3,40}:(?= )")


def _another_of_a_group(question: str, text: str, near: str) -> bool:
    label = _LABEL.match(text)
    return any(
        not asked.search(text)
        and any(p.search(text) for p in others)
        and not _told_beside(question, text, others)
        and (not asked.search(near) or (label is not None and any(p.search(label[0]) for p in others)))
        for asked, others in _asked_of_groups(question)
    )


def _exactly_another(question: str, text: str) -> bool:
    return any(
        not asked.search(text) and any(p.search(text) for p in others)
        for asked, others in _asked_exactly(question)
    )


def _told_beside(question: str, text: str, others: Collection[re.Pattern[str]]) -> bool:
    """Whether a clause of its own, without those others, tells of what is asked: "Moe won the Orne race; Roe was first
    among the women"."""
    asked = set(re.findall(r"\w{4,}", question.lower()))
    own = (clause for clause in text.split(";") if not any(other.search(clause) for other in others))
    return any(len(asked & set(re.findall(r"\w{4,}", clause.lower()))) > 1 for clause in own)


# Whoever is so far ahead of the runner-up is not the runner-up.
_SECOND = re.compile(r"\b(?:second|runner-up|runners-up)\b", re.I)
_AHEAD = re.compile(
    r"\b(?:more than|ahead of|clear of|beat(?:ing)?|from|before|over) (?:the |her |his )?(?:runners?-up|second)\b",
    re.I,
)


def _ahead_of_the_second(question: str, text: str) -> bool:
    return _SECOND.search(question) is not None and _AHEAD.search(text) is not None


# "Best new artist" is not "best pop solo performance".
_BEST_OF = re.compile(
    r"\b(?:best|outstanding) (?P<what>(?:(?!at|in|of|for|by|to|with|was|is|goes|went)[a-z-]+ ?){1,4})", re.I
)
_SAME_PRIZE = {
    "picture": "film",
    "movie": "film",
    "directing": "director",
    "show": "series",
    "programme": "series",
}


def _best_of_others(question: str, text: str) -> bool:
    """Whether the question asks for the best of a kind, and the text names only the best of others."""
    asked, told = ([_prize(m["what"]) for m in _BEST_OF.finditer(t)] for t in (question, text))
    asked, told = [a for a in asked if a], [t for t in told if t]
    return bool(asked and told) and not any(a & t for a in asked for t in told)


def _prize(what: str) -> frozenset[str]:
    """The words of a prize's name: "film" for "picture"."""
    words = (w.lower().removesuffix("s") for w in what.split())
    return frozenset(_SAME_PRIZE.get(w, w) for w in words if len(w) > 2)


_RANKS = r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:nd|rd|th))"
_SUPERLATIVE = r"(?:larg|bigg|high|tall|long|rich|great|fast|old|young|small|low|strong|wealthi|busi)est"
_RANKED = re.compile(rf"\b{_RANKS}[- ]{_SUPERLATIVE}\b", re.I)
_FIRST = re.compile(rf"(?<![-\w]){_SUPERLATIVE}\b", re.I)


_ORDINALS = {
    "second": r"\bsecond|\bno\.? ?2\b|\bnumber two\b|\b2nd\b",
    "third": r"\bthird|\bno\.? ?3\b|\bnumber three\b|\b3rd\b",
    "fourth": r"\bfourth|\bno\.? ?4\b|\bnumber four\b|\b4th\b",
}
_SECOND_OF = re.compile(
    rf"\b(?P<rank>second|third|fourth)[- ](?:{_SUPERLATIVE}[- ](?!\d)|(?=(?:city|town|port|party|power|bank)\b))",
    re.I,
)


_OF_A_REGION = re.compile(
    rf"\b{_SUPERLATIVE} (?:[\w-]+ ){{1,2}}(?:in|of) (?:the|this|that|its) (?:region|province|district|area|"
    rf"enclave|county|"
    r"island|valley|(?:north|south|east|west)\w*)\b",
    re.I,
)
_OF_A_LAND = re.compile(
    rf"(?:[A-Z]\w+['’]s?|[A-Z]\w+[ain]n) (?i:(?:second|third|fourth)?[- ]?(?:{_SUPERLATIVE} )?\w+)|"
    rf"(?i:{_SUPERLATIVE}[- ]\w+(?: \w+)? (?:in|of) )(?:the )?[A-Z]"
)


def _only_of_a_region(question: str, text: str) -> bool:
    """Whether the largest of a land is asked for, and the text tells of the largest "in the region"."""
    return (
        _OF_A_LAND.search(question) is not None
        and len(_OF_A_REGION.findall(text)) == len(_FIRST.findall(_OF_A_REGION.sub("biggest", text)))
        and _OF_A_REGION.search(text) is not None
    )


def _of_a_lower_rank(question: str, text: str) -> bool:
    """Whether the largest is asked about, and the sentence only tells of the fourth-largest or so."""
    ranked = _SECOND_OF.search(question)
    if ranked is not None:
        # A key city is not the second one.
        own = re.search(_ORDINALS[ranked["rank"].lower()], text, re.I)
        return own is None or _only_of_a_region(question, text)
    first = _FIRST.search(question)
    if first is not None and _only_of_a_region(question, text):
        return True
    if first is None or _RANKED.search(question):
        return False
    ranked = _RANKED.search(text)
    return ranked is not None and not _FIRST.search(_RANKED.sub("", text))


_WOMEN, _MEN = r"\b(?:wom[ae]n|girls?|ladies|actress|she|her)\b", r"\b(?:m[ae]n|boys?|gentlemen|he|his|him)\b"
_SEXES = tuple(
    (re.compile(race, re.I), re.compile(own, re.I), re.compile(other, re.I))
    for race, own, other in (
        (r"\bmen['’]s\b", _MEN, r"\bwom[ae]n\b"),
        (r"\b(?:women|ladies)['’]s?\b", _WOMEN, r"\bm[ae]n\b"),
    )
)


def _of_the_other_sex(question: str, text: str, near: str) -> bool:
    """Whether only women are told of where the men's race is asked about: "the first woman to win it"."""
    return any(
        race.search(question)
        and other.search(text)
        and not (own.search(text) or race.search(near))
        and not _told_beside(question, text, (other,))
        for race, own, other in _SEXES
    )


def _an_episode(question: str, text: str) -> bool:
    """Whether one episode is told of, where a season is asked about."""
    if "season" not in question.lower() or "episode" in question.lower():
        return False
    number = _EPISODE.search(text)
    return number is not None and int(number[1]) > 1


# The most-streamed song is no artist.
_MOST_DONE = re.compile(r"\bmost[- ](?P<done>\w+ed) (?P<what>[\w-]+)", re.I)


def _the_most_of_others(question: str, text: str) -> bool:
    """Whether what is most done to is another kind of thing in the text than in the question."""
    asked = _MOST_DONE.search(question)
    if asked is None:
        return False
    done, what = asked["done"].lower(), asked["what"].lower().removesuffix("s")
    told = [
        m["what"].lower().removesuffix("s") for m in _MOST_DONE.finditer(text) if m["done"].lower() == done
    ]
    return bool(told) and what not in told and re.search(rf"\b{re.escape(what)}", text, re.I) is None


def _another_counterpart(question: str, text: str) -> bool:
    """Whether the text tells only of the counterpart of another country than the asked one."""
    asked, told = ({m[1] for m in _COUNTERPART.finditer(t)} for t in (question, text))
    return bool(asked and told) and not any(akin(a, b) for a in asked for b in told)


_COUNTERPART = re.compile(r"\b([A-Z]\w+) (?:counterpart|opposite number|colleague)s?\b")


def _under_the_office(question: str, told: str) -> bool:
    """Whether only the deputy of the one who is asked about is named."""
    asked = _offices(question)
    if not asked:
        return False
    named = _offices(told)
    return not asked & named and any(("", held) in asked for _, held in named)


def _an_earlier_round(question: str, text: str, near: str) -> bool:
    asked, rounds = _asked_round(question), _rounds()
    if not asked or any(p.search(f"{text} {near}") for p in rounds[asked:]):
        return False
    return any(p.search(text) for p in rounds[:asked])


# One of a group, and the others.
_Asked = tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...]], ...]


# A question is the same for all sentences that are held against it.
@lru_cache(maxsize=64)
def _asked_of_groups(question: str) -> _Asked:
    return _asked_of(question, _patterns())


@lru_cache(maxsize=64)
def _asked_exactly(question: str) -> _Asked:
    return _asked_of(question, _exact())


def _asked_of(question: str, groups: Iterable[tuple[re.Pattern[str], ...]]) -> _Asked:
    """Of each group of which the question names one, this one and the others."""
    named = ((group, [p for p in group if p.search(question)]) for group in groups)
    return tuple(
        (asked[0], tuple(p for p in group if p is not asked[0])) for group, asked in named if len(asked) == 1
    )


def _offices(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(((m["under"] or "").lower(), m["office"].lower()) for m in _UNDER.finditer(text))


@lru_cache(maxsize=64)
def _asked_round(question: str) -> int:
    """The number of the round that the question names; 0 for the first and for none."""
    return next((n for n, p in enumerate(_rounds()) if p.search(question)), 0)


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], ...], ...]:
    votes = tuple(f"(?:{kind}){_VOTES}" for kind in _KINDS_OF_VOTE)
    return tuple(map(_compiled, (*_GROUPS, _VICE, votes)))


@lru_cache(maxsize=1)
def _exact() -> tuple[tuple[re.Pattern[str], ...], ...]:
    return tuple(map(_compiled, _EXACTLY))


def _compiled(group: Iterable[str]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.I) for words in group)


@lru_cache(maxsize=1)
def _rounds() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<!\w){words}", re.I) for words in _ROUNDS)
