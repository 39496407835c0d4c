"""An event of another name in the place of the asked one: who won at Wimbledon has not won the U.S. Open."""

import re
from collections.abc import Iterable

from index.wordlists import words
from qa.asking.names import Name

# What ends the name of something that is held, won or given.
_HELD = words(
    """open cup championship championships masters games olympics paralympics
    marathon tour bowl league awards prize trophy
    series classic derby contest festival stakes vase shield medal invitational"""
)
_ENDING = "|".join(sorted(f"{word.capitalize()}" for word in _HELD))
_EVENT = re.compile(
    rf"\b(?:[A-Z][\w.’'&-]*[\w.] (?:(?:of|de|du|in|the|\d{{4}}) )?){{1,5}}(?:{_ENDING})\b|\bWimbledon\b"
)
# Words that stand in the names of many events.
_COMMON = (
    words("the a of in de du grand prix world cup open international national final finals summer winter")
    | _HELD
)


# The Summer Games are the Olympic ones.
_UNTELLING = words("the world international summer winter")


def another_event(names: Iterable[Name], text: str, near: str, whole: str) -> bool:
    """Whether the text names an event and not the asked one, which the whole article, the text in it, does not name by
    any word."""
    # "Wimbledon" says by no word that it is one.
    asked = [
        name
        for name in names
        if name.kind == "event" or (name.kind != "people" and _last(name.text) in _HELD)
    ]
    if len(asked) != 1 or not any(_telling(match[0]) for match in _EVENT.finditer(f"{near} {text}")):
        return False
    own = _telling(asked[0].text)
    told = {_spelled(w) for w in re.findall(r"[\w.’'-]+", f"{near} {whole}")}
    return bool(own) and not any(_one(a, b) for a in own for b in told)


def names_another_of_its_kind(names: Iterable[Name], text: str) -> bool:
    """Whether the text names by no word the asked event, but another of the same kind: "the Europa League final" where
    the one of the Champions League is asked for."""
    events = [match[0] for match in _EVENT.finditer(text)]
    told = [(_last(event), _words(event)) for event in events]
    if not told:
        return False
    here = {_spelled(w) for w in re.findall(r"[\w.’'-]+", text)}
    for name in names:
        kind, own = _last(name.text), _words(name.text)
        lacks = {a for a in own if not any(_one(a, b) for b in here)}
        if kind not in here and any(_only_shares_a_name(name.text, event) for event in events):
            return True
        if kind not in _HELD or not lacks:
            continue
        # "The Orne Truck Series" is not the Orne Cup Series, nor is the Velm one.
        if any(last == kind and words - own and (words & own or lacks == own) for last, words in told):
            return True
    return False


# Nobody calls one of these by the word for another.
_SHARING = words("series cup league bowl prize medal trophy shield")


def _only_shares_a_name(one: str, other: str) -> bool:
    """Whether two events differ by the last word alone: the World Series is not the World Cup."""
    kinds = {_last(one), _last(other)}
    heads = [
        {w for w in name.lower().split()[:-1] if w != "the" and not w.isdigit()} for name in (one, other)
    ]
    return len(kinds) == 2 and kinds <= _SHARING and heads[0] == heads[1] != set()


def _words(name: str) -> set[str]:
    """The words of a name but the last, without the little ones and years."""
    found = {_spelled(w) for w in re.findall(r"[\w.’'-]+", name)[:-1]}
    return {w for w in found if len(w) > 2 and not w.isdigit() and w not in _UNTELLING}


def _last(name: str) -> str:
    return name.rpartition(" ")[2].lower()


def _telling(name: str) -> set[str]:
    """The words that tell an event from others, in lower case."""
    found = {_spelled(w) for w in re.findall(r"[\w.’'-]+", name)}
    return {w for w in found - _COMMON if w and not w.isdigit()}


def _spelled(word: str) -> str:
    return word.lower().replace(".", "").removesuffix("'s").removesuffix("’s").strip("’'-")


def _one(a: str, b: str) -> bool:
    """Whether two words are forms of one: US and USA, Olympic and Olympics."""
    short, long = sorted((a, b), key=len)
    return long.startswith(short) and len(long) - len(short) <= 1 and len(short) > 1
