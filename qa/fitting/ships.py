"""A ship of another name than the asked one: who drowned on the Vesna is not told by what sank with the Lorelle."""

import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from index.calendarwords import MONTH, WEEKDAY
from qa.asking.names import Name
from qa.fitting.naming import mentions

_SINKS = r"(?:sink(?:s|ing)?|sank|sunk|capsiz(?:e|es|ed|ing)|founder(?:ed|ing)|shipwreck)"
_KINDS = (
    r"(?:ferry|ship|vessel|boat|trawler|tanker|liner|submarine|yacht|freighter|barge|steamer|"
    r"MV|M/V|MS|SS|RMS|HMS|USS|MT|INS|FV|TSS)"
)
# "Left the ship Tuesday."
_NAMED = rf"[\"“'‘]?(?P<name>(?!(?:{MONTH}|{WEEKDAY}|Captain)\b)[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)*)"
_SHIPS = (re.compile(rf"\b{_KINDS} {_NAMED}"), re.compile(rf"\bsinking of the (?:{_KINDS} )*{_NAMED}"))


def ship_asked(question: str, names: Iterable[Name], known: Collection[str]) -> Name | None:
    """The one name of the question, if it is that of what sinks or of a known ship. A ship has one name, where a fire
    or a flight is called by several."""
    asked = [n for n in names if not n.speaker]
    if len(asked) != 1:
        return None
    sinks = asked[0].kind not in ("place", "people") and _sinking(asked[0].text).search(question)
    return asked[0] if sinks or asked[0].text in known else None


def ships(text: str) -> frozenset[str]:
    """The names of the ships in a text."""
    return frozenset(m["name"] for p in _SHIPS for m in p.finditer(text))


def another_ship(asked: Name, known: Iterable[str], text: str, near: str = "") -> bool:
    """Whether a text names one of the known ships, and neither it nor what stands near it the asked one."""
    if mentions(asked, f"{near} {text}"):
        return False
    return any(re.search(rf"\b{re.escape(name)}\b", text) for name in known)


@lru_cache(maxsize=64)
def _sinking(name: str) -> re.Pattern[str]:
    """The name as that of what sinks: "the Vesna sank", "the Vesna sinking", "the sinking of the Vesna"."""
    own = re.escape(name)
    return re.compile(
        rf"\b{_SINKS} of (?:the )?(?:{_KINDS} )*{own}\b|\b{own}[\"”’']?(?:['’]s)? (?:\w+ )?{_SINKS}\b", re.I
    )
