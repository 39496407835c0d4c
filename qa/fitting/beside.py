"""What stands beside the asked thing: the record in the place of the winner, the soundtrack in that of the film, the
heroine as a child in that of the heroine."""

import re
from collections.abc import Iterable
from functools import lru_cache

from index.wordlists import words
from qa.asking.names import Name
from qa.question import Question

_WINS = r"(?:wins|titles|victories|championships|crowns|trophies|medals|awards)"
_MOST = re.compile(rf"\b(?:the )?most (?:\w+ ){{0,2}}{_WINS}\b", re.I)
_WON = re.compile(
    r"\b(?:won|beat|beats|beaten|defeat\w*|defended|clinch\w*|claim\w*|triumph\w*|crowned|winners?|champions?|titles?|"
    r"trophy|cup|gold|victory|final|finals|took|takes|wins (?!\.\.\.)|outr[au]n|outlasted|outsprinted|edged|overcame|"
    r"upset|stunned)\b",
    re.I,
)
# "See who is winning": the text asks as well.
_WHO_WINS = re.compile(
    r"\b(?:and|see|out|know|learn|show|shows|about|on|of) who(?:['’]s| is| has| will be)? "
    r"(?:winning|won|leads|leading)\b",
    re.I,
)
_ROUND = re.compile(
    r"\b(?:(?:quarter|semi)[ -]?finals?|round of (?:16|32|64)|(?:first|second|third|fourth) round|group stage)\b",
    re.I,
)

# Who leads in a poll, who is the favourite and who won last time, has not won.
_AHEAD = re.compile(
    r"\b(?:defending champions?|favou?rites?|last year['’]s winner|"
    r"(?:according to|in) (?:a|the|another) (?:new |latest )?poll)\b",
    re.I,
)
_BUYING = words("acquire buy purchase take")
_TALKS = re.compile(
    r"\b(?:talks (?:to|with|about|over)|(?:explor|weigh)\w+ (?:a|the) (?:sale|takeover|bid)|"
    r"walked away from|hired bankers|bidders?|suitors?)\b",
    re.I,
)
_BOUGHT = re.compile(
    r"\b(?:bought|acquir(?:ed|es)|buys|purchas(?:ed|es)|complet\w+|snapped|owned|sold to|agreed|take[sn]? over|"
    r"took over|acquisition (?:of|by)|deal)\b",
    re.I,
)
# Who began a war is told with a word of beginning, attacking or blaming; what ended it with one of ending.
_STARTING = words("start begin launch")
_START = re.compile(
    r"\b(?:start|beg[aiu]n|launch|attack|inva(?:d|sion)|provo[ck]|blam|accus|aggress|open|trigger|unleash|"
    r"initiat|caus|cross|assault|offensive|shell|fire|found|establish|creat|set up|responsib|guilt|fault|broke|spark|"
    r"before|struck|strike)\w*",
    re.I,
)
_THAT_ENDED = re.compile(r"\b(?:that|which) (?:ended|stopped|halted)\b", re.I)
_END = re.compile(
    r"\b(?:end(?:s|ed|ing)?|stopp\w+|halt\w*|final\w*|conclud\w*|cessation)\b|\bover\b(?=\W*$|[.,;:)])", re.I
)
_QUARTER = re.compile(r"\b(?:Q[1-4]|quarter\w*|three months)\b", re.I)
_YEARLY = re.compile(r"\b(?:annual|by year|full[- ]year|yearly|fiscal year)\b", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FILM = re.compile(r"\b(?:movie|film)s?\b", re.I)
# What something is held to be worth is not what was paid for it.
_PAYING = words("pay buy purchase sell acquire spend")
_VALUED = re.compile(r"\b(?:valu(?:e[ds]?|ing|ations?)|worth|apprais\w+|assess(?:ed|es|ment)\w*)\b", re.I)
_PAID = re.compile(
    r"\b(?:pa(?:y|id|ys|ying|yments?)|bought|buy\w*|purchas\w+|pric\w+|cost\w*|s[oe]ld?|sells?|sale|deal|acqui\w+|spen[dt]\w*|"
    r"fetch\w*|offer\w*|bid|fees?|(?:laid|shelled|forked|splashed) out|hand(?:ed|ing) over|consideration)\b",
    re.I,
)

_OLDER = r"(?:young|younger|little|teenage|adult|older|baby|child|infant)"
_KIN = (
    r"(?:mother|father|brother|sister|son|daughter|wife|husband|friend|boss|teacher|aunt|uncle|cousin|grandmother|"
    r"grandfather|rival|assistant|understudy|stand-in|double)"
)
_AS_A = r"as an? (?:child|girl|boy|baby|teenager|young|adult|old)"
_SEASON = re.compile(r"\b(?:first|second|third|fourth|fifth|sixth|last|final) (?:season|series|part)\b", re.I)
_ROLE = words("play star cast portray voice act")
_PLAYS = re.compile(r"\b(?:playing|plays|played|starring|the (?:role|part) of)\b", re.I)

_RELEASING = words("release premiere publish launch debut air come announce start begin arrive open appear")
_SOLD_BESIDE = (
    r"(?:(?:original )?soundtrack(?: album)?|score|art ?book|artbook|trailer|teaser|vinyl|novelization|novelisation|"
    r"companion (?:book|app|album)|expansion|demo|sequel|prequel|spin-?off|remake|remaster|making-of|audiobook)"
)
_RELEASE = re.compile(r"\b(?:premiere|release)\b", re.I)
# Without a word of releasing these tell of another step.
_OTHER_STEP = re.compile(
    r"\b(?:renew(?:ed|s)|film(?:ing|ed)|shoot(?:ing)?|wrapped|commission\w*|greenlit|"
    r"comes? to (?:disc|DVD|Blu-ray)|on (?:disc|DVD|Blu-ray))\b",
    re.I,
)
_RELEASED = re.compile(
    r"\b(?:premier\w*|releas\w+|air(?:s|ed|ing)?|debut\w*|launch\w*|stream\w*|arriv\w+|out|return\w*|open\w*|hits?|"
    r"beg[iau]n\w*|start\w*|land\w*|kick\w*|drop\w*|theat(?:er|re)s?|cinemas?|due|date|com(?:es|ing) (?!to d))\b",
    re.I,
)


def only_beside(question: Question, asked: Iterable[Name], text: str) -> bool:
    """Whether the text tells of nothing but what stands beside the asked thing."""
    head = question.action.partition(" ")[0]
    if any(_other_version(n.text, question.standalone, text) for n in asked):
        return True
    if question.wants in ("person", "body", "thing") and head == "win":
        return _no_winner(question.standalone, text)
    if question.wants in ("person", "body") and head in _BUYING:
        return _no_buyer(question.standalone, text) or any(_buys_itself(n.text, text) for n in asked)
    if head in _PAYING and question.wants in ("figure", "thing"):
        return (
            bool(_VALUED.search(text)) and not _PAID.search(text) and not _VALUED.search(question.standalone)
        )
    if question.wants in ("person", "body") and head in _STARTING:
        return _START.search(text) is None
    if question.wants in ("person", "body", "place") and _THAT_ENDED.search(question.standalone):
        return _END.search(text) is None
    if question.wants == "figure":
        # What a year brought is not what a quarter did.
        yearly = _YEARLY.search(text) and not _QUARTER.search(text)
        return bool(yearly and _QUARTER.search(question.standalone)) or any(
            _among_others(n.text, text) for n in asked
        )
    if question.wants == "person" and (head in _ROLE or _PLAYS.search(question.standalone)):
        return any(_another_age(n.text, question.standalone, text) for n in asked)
    if question.wants == "time" and (head in _RELEASING or _RELEASE.search(question.standalone)):
        step = _OTHER_STEP.search(text) is not None and not _RELEASED.search(text)
        return step or any(
            _sold_beside(n.text, question.standalone, text) for n in asked if n.kind != "people"
        )
    return False


def _no_winner(question: str, text: str) -> bool:
    """Whether records or earlier rounds are all that is told, or the text asks who is winning."""
    if _WHO_WINS.search(text) and not _WON.search(_WHO_WINS.sub("", text)):
        return True
    if _AHEAD.search(text):
        return not _WON.search(_AHEAD.sub("", text))
    if _MOST.search(text) and "most" not in question.lower():
        return not _WON.search(_MOST.sub("", text))
    return bool(_ROUND.search(text)) and not _ROUND.search(question) and not _WON.search(_ROUND.sub("", text))


def _no_buyer(question: str, text: str) -> bool:
    """Whether somebody only talked of buying."""
    return bool(_TALKS.search(text)) and not _TALKS.search(question) and not _BOUGHT.search(text)


def _buys_itself(name: str, text: str) -> bool:
    """Whether the one that was bought only buys in the text: "Slack is buying Stride"."""
    return _buying(name).search(text) is not None and _bought(name).search(text) is None


def _other_version(name: str, question: str, text: str) -> bool:
    """Whether the name stands in the text only with another year than the asked one behind it, "Dune (1984)", or for
    the stage, where the film is asked about."""
    asked = set(_YEAR.findall(question))
    years = _years(name).findall(text)
    if asked and years and not asked & set(_YEAR.findall(text)):
        return True
    return _FILM.search(question) is not None and not _FILM.search(text) and _only(name, _staged(name), text)


def _among_others(name: str, text: str) -> bool:
    """Whether the name stands in the text only as one of those of whom all is told: "five firms, including Orlo"."""
    return _only(name, _included(name), text)


def _another_age(name: str, question: str, text: str) -> bool:
    # "The young Orne in the first season" is who is asked about by that season.
    season = _SEASON.search(question)
    if season is not None and season[0].lower() in text.lower():
        return False
    return _only(name, _ages(name), text) and not _ages(name).search(question)


def _sold_beside(name: str, question: str, text: str) -> bool:
    return _only(name, _extras(name), text) and not re.search(rf"\b{_SOLD_BESIDE}\b", question, re.I)


def _only(name: str, beside: re.Pattern[str], text: str) -> bool:
    """Whether the name stands in the text only as a part of what the pattern finds."""
    return beside.search(text) is not None and name.lower() not in beside.sub("", text).lower()


@lru_cache(maxsize=64)
def _buying(name: str) -> re.Pattern[str]:
    return re.compile(
        rf"\b{re.escape(name)}(?: (?:is|has|had|have|will|would))?(?: \w+ly)? "
        r"(?:acquir(?:es|ed|ing)|buy(?:s|ing)?|bought|purchas(?:ed|es|ing)|took over)\b",
        re.I,
    )


@lru_cache(maxsize=64)
def _bought(name: str) -> re.Pattern[str]:
    own, buys = re.escape(name), r"(?:acquir(?:e|es|ed|ing)|buy(?:s|ing)?|bought|purchas(?:e|ed|es|ing))"
    return re.compile(
        rf"\b{own} (?:was|is|were|has been|had been|being) (?:\w+ly )?(?:acquired|bought|purchased)|"
        rf"\b(?:{buys}|acquisition of|takeover of|purchase of) (?:\w+ ){{0,2}}{own}\b",
        re.I,
    )


@lru_cache(maxsize=64)
def _included(name: str) -> re.Pattern[str]:
    # "Among them Orne, where two died" tells of Orne by itself.
    own = r"(?!,? (?:where|which|who|whose)\b)"
    return re.compile(rf"\b(?:including|among them) (?:[A-Z][\w’']+,? (?:and )?)*{re.escape(name)}\b{own}")


@lru_cache(maxsize=64)
def _years(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}[\"”’']? \(((?:19|20)\d\d)\)", re.I)


@lru_cache(maxsize=64)
def _staged(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}[\"”’']?(?:,|:| –)? (?:the )?(?:musical|opera|ballet)\b", re.I)


@lru_cache(maxsize=64)
def _ages(name: str) -> re.Pattern[str]:
    own = re.escape(name)
    return re.compile(rf"\b{_OLDER} {own}\b|\b{own}['’]s {_KIN}\b|\b{own} {_AS_A}\b", re.I)


@lru_cache(maxsize=64)
def _extras(name: str) -> re.Pattern[str]:
    own = re.escape(name)
    season = r"(?:,? season \w+| (?:\w+ )?season)?"
    between = r"\W+(?:to|of|for|from|based on)\W+(?:the |\d{4}['’]s |season \w+ of |\w+ season of )*\W?"
    return re.compile(rf"\b{_SOLD_BESIDE}{between}{own}\b|\b{own}{season}\W+{_SOLD_BESIDE}\b", re.I)
