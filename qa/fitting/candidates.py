"""Those who may win or win the bid, and who won before: none of them has won yet."""

import re

from index.calendarwords import WEEKDAY
from index.wordlists import words
from qa.question import Question

_ASKED = words("win award name crown elect")
_HOSTED = words("host stage hold organise organize")
_MAY_WIN = re.compile(
    r"\b(?:nominees|finalists?|short-?list\w*|long-?list\w*|contenders?|contestants?|candidates are|line-?up|"
    r"in the running|meet the|nominations for|(?:wo)?m[ae]n to beat|(?:one|team|side) to beat|"
    r"(?:starting )?grid|qualifying|pole position|takes? pole|on pole|"
    r"citation laureates|previews?|(?:support|weight) behind|endors(?:ed|es|ing)|in the race for|running for|"
    r"a lead of)\b",
    re.I,
)
# "Ann Orne leads by four points, a survey found": before the vote.
_POLL = re.compile(
    r"\b(?:surveys?|opinion polls?|pollsters?|polls? (?:by|of|for|found|finds|shows?|puts?|gives?))\b", re.I
)
_LEADS = re.compile(r"\b(?:ahead|leads?|leading|in front|(?:\w+ )?points? clear|would (?:get|win))\b", re.I)
# Whom the bookmakers or the experts name; who is in the final or leads before the last round.
_BACKED = re.compile(
    r"(?<!the )\bodds\b(?! of\b)|\bat \d{1,3}(?:-|/| to )\d{1,2}\b|\b(?:\d{1,3}-\d|"
    r"\d{1,2}/\d) (?:favou?rites?|on|against|outsiders?)\b|"
    r"\b(?:experts|pundits|critics|readers|bookmakers|bookies|tipsters|forecasters|panel|staff)"
    r"(?: \w+){0,2} (?:names?|picks?|tips?|predicts?|backs?|favou?rs?|expects?|fanc(?:y|ies))\b",
    re.I,
)
# "With two weeks to go": nothing is decided.
STILL_TO_PLAY = (
    r"\bwith (?:\w+ ){1,2}(?:days?|weeks?|games?|match(?:es)?|rounds?|races?) "
    r"(?:left|remaining|to go|to play)\b"
)
_NOT_YET = re.compile(
    r"\b(?:is|are|was|were|am)(?: \w+)? in the (?:[\w'’-]+ ){0,3}final(?! standings)\b|"
    r"\b(?:advanc|reach|progress|mov|cruis|storm|go|book)\w*(?: a place in| into| through| to){0,2} (?:the|their|"
    r"its|his|her|a) "
    r"(?:[\w'’-]+ ){0,3}final\b|"
    r"\b(?:shares?|holds?|has|have|takes?) (?:the|a) (?:[\w'’-]+ )?lead\b|"
    r"\b(?:meets?|faces?|plays?|will (?:meet|face|play)|takes? on) (?:[\w'’.-]+ ){1,5}"
    rf"(?:for the (?:title|crown|trophy)|in the (?:[\w'’-]+ ){{0,3}}final|on {WEEKDAY})\b|"
    r"\b(?:in|into) the top (?:two|three|four|five|ten|\d+)\b|"
    rf"{STILL_TO_PLAY}|"
    r"\bgoing into the (?:last|final) (?:round|day|stage|race|lap|leg)\b",
    re.I,
)
# "Five towns have applied to host the games."
_BIDS = re.compile(
    r"\b(?:bid(?:s|ding)?|appl(?:y|ies|ied|ications?)|candidat\w+|compet(?:e|es|ed|ing)|vying|vie[sd]?|hop(?:e|es|ing)|"
    r"interested|hand(?:ed|s)? in|submitted|put (?:itself|themselves) forward)\b[^.;]*?\b"
    r"(?:host|stage|hold|organi[sz]e|hosting|staging|holding)\b",
    re.I,
)
_CHOSEN = re.compile(
    r"\b(?:chosen|chose|picked|selected|awarded|won|wins?|beat(?:s|ing)?|will (?:be )?(?:host|stage|hold|held)|named|"
    r"elected|given|granted|hosts|hosted)\b",
    re.I,
)
# "Best director: Ann Orne (Low Tide), Ivo Moe (Mill), Ada Brisk (Weir)".
_LISTED = re.compile(
    r"^[^:]{3,60}: [A-Z][^,;()]{2,30} \([^)]+\)(?:[,;] (?:and )?[A-Z][^,;()]{2,30} \([^)]+\)){2,}"
)
# "Best actor: Ann Orne, Ivo Moe, Ada Brisk, Una Dell."
_NAMED = re.compile(
    r"^[^:]{3,60}: (?:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}, ){2,}(?:and )?[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}\W*$"
)
# 'Best Actress: Ann Orne, "Low Tide"; Ivo Moe, "Mill"; ...', "Best Actress: Ann Orne, Low Tide; Ivo Moe, Mill; ..."
_QUOTED = re.compile(
    r"^[^:]{3,60}: (?:(?:[A-Z][^,;\"“]{2,30}, [\"“][^\"”]{2,40}[\"”][;,]? ?){3,}|"
    r"(?:[A-Z][^,;:]{2,30}, [A-Z][^,;:]{1,50}; ){2,})"
)
_ONE_WINNER = re.compile(r"\bwho (?:was|is|has been) (?:named|chosen|picked|selected)\b", re.I)
# "The jury has named Ann Orne, Ivo Moe, Ada Brisk and Una Dell."
_SEVERAL_NAMED = re.compile(
    r"\b(?:named|announced|nominated|selected|picked|chosen) "
    r"(?:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}(?: \([^)]+\))?, ){2,}[A-Z]"
)
_WON = re.compile(
    r"\b(?:w[io]ns?|winn(?:er|ers|ing)|victor\w*|beat(?:s|en|ing)?|bt|defeat\w*|champion\w*|"
    r"t(?:ake|ook|akes|aken)|crown\w*|"
    r"claim\w*|triumph\w*|lift\w*|scoop\w*|goes|went|honou?r\w*|receiv\w*|secur\w*|elected|was named|were named)\b",
    re.I,
)


# "Orne stuns at 80-1 to win the derby" has won it.
_AGAINST_ODDS = re.compile(
    r"\b(?:stun|upset|shock|surpris|rall|storm|surg|romp|cruis|surviv|edg|charg|hold|held|c[oa]m)\w*\b[^.;]{0,60}?"
    r"\bto (?:win|take|claim|lift)\b",
    re.I,
)
_TO_WIN = re.compile(r"\b(?:to|could|would|may|might|can|will|should) (?:win|take|beat|claim|lift)\b", re.I)
# Who is said to have reached the final may be said to have won it.
_TITLE = re.compile(
    r"\b(?:(?<!for the )(?:title|trophy|crown)|champions?(?! (?:League|Cup|Trophy|Tour))|crowned|winners?|gold|"
    r"(?:won|beat|defeated|lost)(?: [\w'’.-]+){0,6} in the final|and (?:won|beat|defeated|lost)|"
    r"where (?:\w+ ){1,3}(?:won|beat|defeated|lost)|before (?:beating|winning|losing))\b",
    re.I,
)


# Who won before: "the defence of her title", "last year's champion".
_FORMER_WINNER = re.compile(
    r"\b(?:(?:last year['’]s|(?:the )?previous year['’]s|defending|reigning|former|outgoing|two-time|three-time)"
    r"(?: [\w’'-]+){0,3} (?:champions?|winners?|victors?|title-?holders?|medall?ists?)|title-?holders?|"
    r"(?:champions?|winners?) of (?:last|the previous) year)\b",
    re.I,
)
_DEFENCE = re.compile(
    r"\b(?:began|begins?|opened|opens?|start(?:s|ed)?|launch(?:es|ed)?)(?: [\w’'-]+){0,2} "
    r"(?:defen[cs]e of|title defen[cs]e)|"
    r"\b(?:missed|fell short of|ended)(?: [\w’'-]+){0,3} (?:defen[cs]e of|title defen[cs]e)",
    re.I,
)


def only_candidates(question: Question, text: str) -> bool:
    """Whether it is asked who won, or where it will be held, and the text only tells of those who might."""
    if question.action in _HOSTED and question.wants in ("place", "body", "thing"):
        return _BIDS.search(text) is not None and not _CHOSEN.search(_BIDS.sub("", text))
    if not _asks_who_won(question):
        return False
    if _AGAINST_ODDS.search(text):
        return False
    if _BACKED.search(text) and not _WON.search(_TO_WIN.sub("", text)):
        return True
    if _NOT_YET.search(text) and not _TITLE.search(text):
        return True
    if _WON.search(_MAY_WIN.sub("", text)):
        return False
    listed = _LISTED.match(text) or _QUOTED.match(text) or _NAMED.match(text)
    listed = listed or (_ONE_WINNER.search(question.standalone) and _SEVERAL_NAMED.search(text))
    polled = _POLL.search(text) and _LEADS.search(text)
    return bool(_MAY_WIN.search(text) or listed or polled)


# Who has ever won it: "is among those who have received it twice".
_AMONG_WINNERS = re.compile(
    r"\b(?:among|one of) (?:the \w+|those|\w+ (?:people|men|women|players|teams|sides)) (?:who|that|to) ha(?:ve|d)\b",
    re.I,
)


def only_won_before(question: Question, text: str) -> bool:
    """Whether it is asked who won in a year, and the text, of that year, only tells who won before it."""
    if question.period is None or not _asks_who_won(question) or _FORMER_WINNER.search(question.standalone):
        return False
    if _DEFENCE.search(text) or _AMONG_WINNERS.search(text):
        return True
    rest = _FORMER_WINNER.sub("", text)
    return rest != text and not _WON.search(rest)


def _asks_who_won(question: Question) -> bool:
    return question.wants in ("person", "body", "thing") and question.action in _ASKED
