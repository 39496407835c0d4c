"""What a search looks for: the words that count, the outlets that are named, and the parts of a query about several."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from index.dates import Period
from index.timereading import parse_time

# English function words and the words that ask: they say nothing of what a passage is about.
STOP_WORDS = frozenset(
    """a about above after again against all also am an and any are as at be because been before being below
    between both but by can could did do does doing down during each few for from further had has have having he
    her here hers herself him himself his how i if in into is it its itself just me more most my myself no nor not
    now of off on once only or other our ours out over own same she should so some such than that the their theirs
    them themselves then there these they this those through to too under until up very was we were what when where
    which while who whom whose why will with would you your yours yourself""".split()
)
_WORD = re.compile(r"\w+(?:[.,]\d+)*")

# A named day or month says when an article was published; a year is too wide to say anything.
_DAYS_OF_A_DATE = 31

# Words that join the halves of a question about several articles, the strongest joints first.
_JOINTS = (
    re.compile(r",?\s+(?:while|whereas|whilst)\s+|;\s+", re.I),
    re.compile(r",\s+(?:and|but|or)\s+", re.I),
    re.compile(r"\s+(?:and|but|or|with)\s+", re.I),
    re.compile(r",\s+"),
)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing to look for: its text, the words of it that count, and the outlets that it names."""

    text: str
    terms: tuple[str, ...]
    publishers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The whole query, its parts where it names several outlets (else none), and the days and months it names."""

    whole: Part
    parts: tuple[Part, ...] = ()
    periods: tuple[Period, ...] = ()


def terms(text: str) -> tuple[str, ...]:
    """The words of `text` in lower case, each once, without function words; all of them where nothing else is left."""
    words = tuple(dict.fromkeys(_WORD.findall(text.lower())))
    return tuple(word for word in words if word not in STOP_WORDS) or words


def plan(query: str, publishers: Sequence[str] = ()) -> Plan:
    """What to look for, given the names of the outlets in the index."""
    mentions = _mentions(query, tuple(publishers))
    marks = parse_time(query, None)
    periods = tuple(m.period for m in marks if m.period and m.period.days() <= _DAYS_OF_A_DATE)
    whole = Part(
        query, terms(query), tuple(dict.fromkeys(name for _, _, names in mentions for name in names))
    )
    if len({names for _, _, names in mentions}) < 2:
        return Plan(whole, periods=periods)
    joints = [
        _joint(query, end, start) for (_, end, here), (start, _, there) in pairwise(mentions) if here != there
    ]
    edges = [(0, 0), *joints, (len(query), len(query))]
    parts = []
    for (_, first), (last, _) in pairwise(edges):
        text = query[first:last].strip(" ,;")
        named = tuple(dict.fromkeys(n for s, _, names in mentions if first <= s < last for n in names))
        parts.append(Part(text, terms(text), named))
    return Plan(whole, tuple(part for part in parts if part.text), periods)


def _joint(query: str, after: int, before: int) -> tuple[int, int]:
    """The strongest joint between two outlets' names: (its start, its end)."""
    for joint in _JOINTS:
        match = joint.search(query, after, before)
        if match:
            return match.span()
    return before, before


def _mentions(query: str, publishers: tuple[str, ...]) -> list[tuple[int, int, tuple[str, ...]]]:
    """(start, end, outlets of that name) for every outlet that the query names, in order; longer names first."""
    found: list[tuple[int, int, tuple[str, ...]]] = []
    for pattern, names in _aliases(publishers):
        for match in pattern.finditer(query):
            if not any(s < match.end() and match.start() < e for s, e, _ in found):
                found.append((match.start(), match.end(), names))
    return sorted(found)


@lru_cache(maxsize=8)
def _aliases(publishers: tuple[str, ...]) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """The wordings under which outlets are named: the name, and what stands before a section or a motto in it."""
    spoken: dict[str, list[str]] = {}
    for name in publishers:
        head = re.split(r"\s+[-–|:]\s+|:\s+", name)[0]
        for alias in {name, head, head.removesuffix(".com"), _without_article(head)}:
            if len(alias) > 2:
                spoken.setdefault(alias, []).append(name)
    ordered = sorted(spoken.items(), key=lambda item: (-len(item[0]), item[0]))
    # A name of one word may be a common word ("fortune"): only its own spelling counts.
    return tuple(
        (re.compile(rf"(?<!\w){re.escape(alias)}(?!\w)", re.I if " " in alias else 0), tuple(names))
        for alias, names in ordered
    )


def _without_article(name: str) -> str:
    bare = re.sub(r"^The ", "", name)
    return bare if " " in bare else name
