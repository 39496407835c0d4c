"""The lines between a headline and the running text that name the outlet: "The Velm Courier", "Velm Courier, 3 April
2031. By Ana Ruiz"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from index.metadata import DATE, date_of
from index.page.bylines import bare_words, is_byline, is_when

_CAPITAL = r"[^\W\d_a-z][\w.'’&-]*"
PERSON = rf"{_CAPITAL}(?: (?:(?:de|da|di|del|der|den|van|von|bin|ibn|al|el|la|le|dos|y|bint|abu)\b|{_CAPITAL})){{0,4}}"
WRITTEN_BY = (
    rf"(?:(?i:by|written by|words by|story by|text by|report by|author:|author :)) *"
    rf"(?P<name>{PERSON}(?:(?:, | and | & |, and ){PERSON}){{0,3}})"
)

# Words that newspapers, agencies and stations call themselves by. Those of the second line are ordinary words as well.
_BODY = (
    r"(?:Herald|Tribune|Courier|Gazette|Chronicle|Observer|Examiner|Inquirer|Enquirer|Ledger|Sentinel|Telegraph|"
    r"Guardian|Dispatch|Argus|Statesman|Times|Telegram|Broadcasting|(?:News|Press) Agency|"
)
_COMMON_BODY = (
    r"Post|News|Journal|Review|Mail|Echo|Star|Press|Daily|Weekly|Independent|Standard|Bulletin|Beacon|Advertiser|"
    r"Globe|Mirror|Sun|Record|Wire)"
)
_JOINT = r"(?:of|and|the|for|de|del|la|&)"
_OUTLET = re.compile(
    rf"(?P<the>(?i:the) )?(?P<own>(?:(?:{_CAPITAL}|{_JOINT}) ){{0,4}}?)(?P<body>(?i:{_BODY}{_COMMON_BODY}))"
    rf"(?P<of>(?: of (?:the )?{_CAPITAL})?(?: (?i:Online|Today|Network|Service|International))?)"
)
_SURE_BODY = re.compile(_BODY.removesuffix("|") + ")", re.IGNORECASE)
# "Latest News", "Film Review": what a section is called, or a kind of text.
_KIND = re.compile(
    r"(?:(?:the|in|our|your|my|a|an|this|more|all|other|related|latest|breaking|world|local|national|international|"
    r"global|domestic|foreign|business|sports?|football|tech|technology|science|health|medical|political|politics|"
    r"election|crime|court|weather|market|stock|company|industry|entertainment|celebrity|culture|arts?|top|big|good|"
    r"bad|fake|old|new|great|hard|modern|ancient|recent|end|war|prime|school|travel|food|book|film|movie|music|game|"
    r"theat(?:er|re)|restaurant|album|tv|hotel|team|weekly|car|product|phone|peer|judicial|annual|quarterly|performance|"
    r"year|month|week|day|guest|blog|facebook|instagram|twitter|linkedin|social|media|job|sponsored|forum|full|free|junk|"
    r"voice|rising|pop|rock|death|track|criminal|public|off|on|for|of|and|what|how|why|gold|"
    r"high|low|minimum|living|double|press|news)(?: |$))+",
    re.IGNORECASE,
)
# "Emily Post" wrote it, the Daily Post printed it.
_SURNAME = re.compile(r"(?!(?i:daily|morning|evening|sunday) )\S+ (?i:post|star|sun)")
_FRONT = re.compile(r"(?i:by|from|in|on|at|for|with|see|via|read|watch|of|and|de|la|&)\b")
_AGENCY = re.compile(
    r"(?:Reuters|AFP|AP|UPI|DPA|dpa|PA Media|Bloomberg|(?i:agencies|wires?|staff(?: (?:and|&) agencies)?))"
)
# Any agency's letters; they may be a party's as well, so an outlet must stand beside them.
_LETTERS = re.compile(r"[A-Z]{3,5}")
_BETWEEN = re.compile(
    r"\s[–—-]{1,2}\s|\s*[|•·/\x1f]\s*|[,;]\s+|(?<=[^\W\d_]{4})\.(?:\s+|$)|\s+(?=(?i:by) [^\W\d_a-z])"
)
_BESIDE = re.compile(
    r"(?i:(?:first )?(?:published|posted|updated)(?: on)?:?|(?:at )?\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\b)?(?: [A-Z]{2,5})?)"
)
# How an agency's report begins: "VELM, March 17 (Reuters) -", "VELM —".
_PLACED = re.compile(
    r"[*_]{0,3}[^\W\d_a-z](?:[^\W\d_a-z]|[ .'’-]){2,40}(?:,[^\n(—–]{1,40})?(?: \([^()\n]{1,40}\))?"
    r"[*_]{0,3} ?[-–—]{1,2}\s"
)
_LONGEST, _NEAR = 160, 8


@dataclass(frozen=True, slots=True)
class Masthead:
    """What such a line says."""

    publisher: str | None = None
    author: str | None = None
    published: date | None = None


def outlet(words: str) -> str | None:
    """The words, if they name an outlet and nothing else: "The Velm Courier", "Norland News Agency"."""
    match = _OUTLET.fullmatch(words)
    if match is None or len(words) > 60 or not match["body"][0].isupper():
        return None
    if not match["the"] and _SURNAME.fullmatch(words):
        return None
    own, sure = match["own"].strip(), bool(_SURE_BODY.fullmatch(match["body"]))
    if not own:
        # "The Times", "Times of Velm", but not "The News" or "Press".
        return words if sure and (match["the"] or match["of"].startswith(" of ")) else None
    kind = _KIND.fullmatch(own) and not (sure and match["body"].lower() != "times")
    return None if kind or _FRONT.match(own) else words


def masthead(line: str, order: bool | None = None) -> Masthead | None:
    """What a line says that holds an outlet's name with a date, an author or an agency beside it, and nothing else."""
    found = _fields(line, order)
    return found if found and found.publisher and (found.author or DATE.search(line)) else None


def dated(line: str, order: bool | None = None) -> date | None:
    """The date of a line that holds nothing beside it but an agency or an author."""
    found = _fields(line, order)
    return found.published if found else None


def _fields(line: str, order: bool | None) -> Masthead | None:
    bare = bare_words(line)
    if not bare or len(bare) > _LONGEST:
        return None
    publisher = author = day = None
    letters = False
    dates = list(DATE.finditer(bare))
    if len(dates) > 1:
        return None
    if dates:
        day = date_of(dates[0], order if dates[0]["y4"] else None)
        bare = f"{bare[: dates[0].start()]}\x1f{bare[dates[0].end() :]}"
    for field in filter(None, (part.strip(" ,;:.()–—-") for part in _BETWEEN.split(bare))):
        if name := outlet(re.sub(r"^(?i:by|from|in) (?:the |(?=The ))", "", field)):
            if publisher not in (None, name):
                return None
            publisher = name
        elif by := re.fullmatch(WRITTEN_BY, field):
            if author or outlet(by["name"]):
                return None
            author = by["name"]
        elif _LETTERS.fullmatch(field) and not _AGENCY.fullmatch(field):
            letters = True
        elif not (_AGENCY.fullmatch(field) or _BESIDE.fullmatch(field)):
            return None
    return None if letters and publisher is None else Masthead(publisher, author, day)


def alone(lines: Sequence[str], title: str) -> int | None:
    """The number of the line that is an outlet's name alone, among the first of an article: beside its date, its
    author or its dateline; or right under the title, where the article is not about it."""
    title = bare_words(title)
    for number, line in enumerate(lines[:_NEAR]):
        name = outlet(bare_words(line))
        if name is None or name == title:
            continue
        above, below = lines[number - 1 : number], lines[number + 1 : number + 2]
        if any(map(_of_byline, (*(above if number > 1 else ()), *below))):
            return number
        if number and any(map(_PLACED.match, below)):
            return number
        last = name.split()[-1]
        under = number > 0 and bare_words(lines[number - 1]) == title and bool(below)
        if under and _SURE_BODY.search(name) and not any(last in text for text in lines[number + 1 :]):
            return number
    return None


def _of_byline(line: str) -> bool:
    bare = bare_words(line)
    return len(bare) <= _LONGEST and (is_byline(bare) or is_when(bare) or dated(line) is not None)
