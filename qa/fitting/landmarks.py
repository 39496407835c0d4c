"""Names that a sentence uses only to say where something else is: "Lorigo, 300 kilometres south of Velden"; and lands
that are not the asked one."""

import re
from collections.abc import Iterable
from functools import lru_cache

from index.wordlists import words
from qa.asking.countries import is_country
from qa.asking.names import Name

_BEFORE = (
    r"(?:near|outside|opposite|beside|behind|beyond|overlooking|unlike|"
    r"(?:north|south)?-?(?:north|south|east|west)(?:ern)? of|"
    r"(?:miles?|kilomet(?:re|er)s?|km|met(?:re|er)s?|minutes?|hours?|drive|ferry|walk|across|away|far)\b"
    r"(?: \w+){0,4} from)"
)


_FAR = re.compile(r"\b(?:how far|how near|how close|distance)\b", re.I)


def only_a_landmark(question: str, names: Iterable[Name], text: str, near: str) -> bool:
    """Whether an asked place or thing is named in the text only to say where another is, and not in the question too.
    `near` is what stands around the text: what that names is what the text is about."""
    if _FAR.search(question):
        return False
    return any(
        _landmark(name.text, text, near) and not _landmark(name.text, question, "")
        for name in names
        if name.kind not in ("person", "people")
    )


def _landmark(name: str, text: str, near: str) -> bool:
    named, placed = _patterns(name)
    found = len(named.findall(text))
    return bool(found) and not named.search(near) and len(placed.findall(text)) == found


@lru_cache(maxsize=256)
def _patterns(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    spelled = rf"{re.escape(name)}(?!\w)"
    return re.compile(rf"(?<!\w){spelled}"), re.compile(rf"(?<!\w){_BEFORE} (?:the )?{spelled}")


_WHERE_IN = re.compile(r"[Ww]here in (?:the )?(?P<land>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)")
_IN_A_LAND = re.compile(
    r"\b(?:in|over|across|into|through|of) (?:the )?(?P<land>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
# What holds whole states, and what countries and seas lie in.
_WIDER = words("us usa uk u.s. u.k. america britain")
_CONTINENTS = words("africa asia europe america oceania antarctica")


def in_another_land(question: str, text: str) -> bool:
    """Whether it is asked where in a land, and the text names another and not this: "in the Bahamas" is nowhere in
    Florida."""
    asked = _WHERE_IN.match(question)
    if asked is None or asked["land"].lower().split()[-1] in _CONTINENTS or asked["land"] in text:
        return False
    lands = {m["land"] for m in _IN_A_LAND.finditer(text)}
    lands = {land for land in lands if is_country(land) or is_country(land.split()[0])}
    return bool(lands) and not any(land.lower() in _WIDER or "United" in land for land in lands)


_OF_A_HAPPENING = re.compile(
    r"\b(?:massacre|battle|siege|storming|ambush|killings?|bombing|shelling) (?:of|at|in) (?:the )?"
    r"(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
_WHERE_ASKED = re.compile(r"\b(?:in|at) (?:the )?(?:\w+ of )?(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)")
_ITS_TOTAL = re.compile(
    r"(?P<land>[A-Z]\w+(?: [A-Z]\w+)?) (?:has |had )?(?:published|put|given|gave|gives|released|listed|counted|"
    r"reported|"
    r"announced|admitted|acknowledged|lost) (?:a |an |its |the )?(?:final |official |own |new |overall )?"
    r"(?:total|toll|list|losses|count|dead|\d)\b"
)
# What was counted "in Orne alone" is no count of another place, nor of all.
_ALONE = re.compile(r"\b[Ii]n (?:the )?(?P<place>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) alone\b")
# A reply so short is about what the sentence before tells.
_SHORT = 60


def of_another_happening(question: str, names: Iterable[Name], text: str, before: str) -> bool:
    """Whether it is asked how many there were in a place, and what is told happened in another: "the massacre of Velm,
    in which 17 people were killed"."""
    places = {n.text for n in names if n.kind == "place" and not is_country(n.text)}
    total = _ITS_TOTAL.match(text)
    if total is not None and is_country(total["land"]) and total["land"] not in question:
        # "Orne has published a total of 215": its own dead, and not those of the asked town.
        return bool(places) and not any(place in text for place in places)
    alone = _ALONE.search(text)
    if alone is not None and alone["place"] not in question:
        return True
    asked = {m["place"] for m in _WHERE_ASKED.finditer(question)} & places
    bare = len(text) <= _SHORT and not re.search(r"(?<!^)\b[A-Z]", text)
    told = {m["place"] for m in _OF_A_HAPPENING.finditer(f"{before} {text}" if bare else text)}
    return bool(asked and told) and not any(place in text or place in told for place in asked)


# One act of war, or one disaster, in the place that it is asked of.
_ONE = (
    r"(?:bombed|hit|struck|shelled|attacked|raided|stormed|ambushed|destroyed|sank|collapsed|exploded|bombing|"
    r"(?:air|missile|drone|rocket) ?strikes?|strike|attack|assault|shelling|raid|massacre|ambush|explosion|blast|crash|"
    r"shooting|shoot-?out|stampede|derailment)"
)
_ONE_HAPPENING = re.compile(
    rf"\b(?:when|in|by|during|at|from|after)\b[^?]*\b{_ONE}\b|\b{_ONE} (?:on|in|at|of|near)\b", re.I
)
# Who was killed at Velm is counted where Velm is told of.
_HARMED_AT = re.compile(
    r"\b(?:killed|wounded|injured|captured|died|hurt) (?:at|in|near) (?:the )?(?-i:[A-Z])", re.I
)
# "The car bombing in Velm" is told by no article without a car.
_WITH_WHAT = re.compile(
    r"\b(?P<what>car|truck|lorry|suicide|train|bus|ferry|plane|drone|mosque|school|hospital|market) "
    r"(?:bomb\w*|attack|blast|crash|strike|explosion|fire|shooting)\b",
    re.I,
)
# Of what an article is as a whole, its first words tell.
_LEAD = 400
_IN_A_TOWN = re.compile(r"^[\"“]?In (?:the \w+ of )?(?P<place>[A-Z][\w’'-]+)(?:,| \w)")


def of_another_scene(
    question: str, names: Iterable[Name], article: str, start: int, end: int, title: str
) -> bool:
    """Whether it is asked how many one strike or one disaster hit in a town, and neither the sentence from `start` to
    `end` nor what stands before it in its paragraph, nor the article's beginning, names that town."""
    one = _ONE_HAPPENING.search(question) is not None
    if not one and _HARMED_AT.search(question) is None:
        return False
    if (weapon := _WITH_WHAT.search(question)) and weapon["what"].lower() not in f"{title} {article}".lower():
        return True
    towns = [n.text for n in names if n.kind == "place" and not is_country(n.text)]
    if not towns:
        return False
    own = article[start:end]
    if any(town in own for town in towns):
        return False
    if not one and not any(town in article for town in towns):
        # Of an article that never names it that is known anyhow.
        return False
    elsewhere = _IN_A_TOWN.match(own)
    if elsewhere is not None and elsewhere["place"] not in question and not is_country(elsewhere["place"]):
        return True
    scene = f"{title} {article[:_LEAD]} {article[article.rfind(chr(10), 0, start) + 1 : start]}"
    return not any(town in scene for town in towns)
