"""Names like the asked one that are another's: a sequel, the arena beside the stadium, a hotel named after a tower."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from index.wordlists import words
from qa.asking.names import Name

# What a name ends with that says what bears it: with another such word, something else bears it.
_BEARERS = words(
    """arena stadium ground tower hotel inn museum theatre theater tunnel bridge street avenue road square park station
    airport port harbour harbor bay river lake island cathedral church castle palace hall building school college
    university hospital library cinema prison gallery market mill mine pit plant bank motors trucks airlines
    airways records pictures studios games foods pharma energy steel group holdings festival marathon cup open masters
    awards award prize trophy treaty championship championships nations"""
)
# Another town: "Chicago Heights" beside Chicago.
_TOWN_WORDS = ("Heights", "Springs", "Falls", "Beach", "County", "Hills", "Township", "Creek")
_TOWNS = f"(?:{'|'.join((*_TOWN_WORDS, *map(str.upper, _TOWN_WORDS)))})"
# Another side of the same club.
_SIDES = "(?:Women|Ladies|Féminin|Feminin|Femenino|Reserves|Youth|Juniors)"
# Another model of the same line.
_MODELS = "(?:Pro|Max|Plus|Mini|Ultra|Lite|Air|SE|XL|OLED|Slim)"
_OF_A_MODEL = re.compile(rf"^(?P<base>.+) (?P<model>{_MODELS})$", re.I)
# "Vantra Series S" beside the Series X.
_LETTERED = re.compile(r"^(?P<base>.+) (?P<letter>[A-Z]\d?)$")
# "Player of the Year" beside the Coach of the Year.
_OF_A_SPAN = re.compile(
    r"^(?:.+ )?(?P<who>[A-Z][\w-]+) (?P<span>of the (?:Year|Month|Week|Decade|Century|Season|Tournament|Match|Series))$"
)
# "WNBL Rookie of the Year" beside the NBL's.
_ACRONYM = re.compile(r"^[A-Z]{2,5}\b")
# "Orne S23 Ultra" beside the S22, "Vantra 7a" beside the 7.
_CODED = re.compile(r"^(?P<before>.+ )(?P<code>[A-Z]\d{1,3}|\d{1,2}[a-z])(?P<after> .+)?$")
# A company's branch elsewhere.
_BRANCHES = "(?:Europe|Asia|Africa|America|Americas|USA|UK|International|Overseas)"
# "The Orne–Velm line" beside the Orne–Selz line.
_OF_TWO = re.compile(r"^(?P<from>[A-Z][^\W\d_]+)[–-](?P<to>[A-Z][^\W\d_]+)$")
# What set in between, or in front, makes another event, prize or building of a name: "Calder Half Marathon" beside the
# Calder Marathon, the Old Lindra Bridge.
_QUALIFIED = (
    r"(?:Half|International|World|European|National|Women['’]s|Men['’]s|Ladies['’]|Girls['’]|Boys['’]|"
    r"Junior|Youth|Young|"
    r"Under-\d\d|U-?\d\d|League|Sevens|Indoor|Amateur|Senior|Student|Wheelchair|Children['’]s|Translated|Fringe|Winter|"
    r"Summer|Non-?[Ff]iction)"
)
_IN_FRONT = (
    "Old", "Little", "Junior", "Youth", "Mini", "International", "Club", "Indoor", "Greater", "Senior", "Amateur",
)  # fmt: skip
# "North Orne" beside South Orne.
_SIDE = r"(?:North|South|East|West|Upper|Lower|Inner|Outer)(?:ern)?"
_SIDED = re.compile(rf"^(?P<side>{_SIDE}) (?P<rest>[A-Z][\w’'-]+)")
# "The Hubble Space Telescope" beside the James Webb Space Telescope: what the last so many words of a longer name are.
_TAIL = 2
# "The Nobel Prize in Chemistry" beside the one in Physics.
_OF_A_KIND = re.compile(r"^(?P<base>.+) (?P<of>in|for|of) (?P<kind>[A-Z]\w+)$")
# "Orne and the Night Ferry" beside "Orne and the Low Tide".
_OF_A_SERIES = re.compile(r"^(?P<base>[A-Z].+?)(?P<link> and the | of the |: )(?P<rest>[A-Z].*)$")
# Another edition of a work or a game, or what is sold beside it: "Night Ferry: Harbour Edition".
_EDITIONS = (
    r"(?::| -| –)?(?: [A-Z]\w+){0,3} (?:Edition|Director['’]s Cut|Remastered|Remaster|Remake|Redux|"
    r"Expansion|DLC|Soundtrack)"
)
# "Emberfall 3", "Rocky II": one of several of a name.
_NUMBER = r"(?:\d{1,2}|V|(?=[IVXL]{2,7}\b)(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3}))"
_NUMBERED = re.compile(rf"^(?P<base>.*[^\W\d_].*?) (?P<number>{_NUMBER})$")
# A number behind a name may be a score, an amount or a day; of sequels there are few.
_SEQUEL = r" (?:[2-9]|I{2,3}|IV|VI{0,3}|IX)"
_OF_SEQUEL = (
    rf"{_SEQUEL}\b"
    r"(?!\.\d|,\d|:| ?%| (?:per|million|billion|thousand|points?|goals?|percent)\b|[-–]\d)"
)
_QUOTED_SEQUEL = rf"{_SEQUEL}(?=[\"”’'])"
_SEASON = re.compile(r"\b(?:season|series|part|volume) (?P<number>\d{1,2})\b", re.I)
_SCORED = re.compile(r"[A-Z]\w+ \d{1,3},? (?:and |to )?[A-Z]\w+ \d{1,3}\b")


def another_named(
    names: Iterable[Name], text: str, near: str = "", whole: str = "", question: str = ""
) -> bool:
    """Whether the text names, in the place of an asked name, only what bears a name like it; or names neither, where
    what stands around it (`near`) names only such and the whole article never the asked one.

    `question` tells the model of a named line: "the Vantra 12 mini".
    """
    # "The United Nations Security Council" is the UN Security Council.
    text, near, question = map(_with_initials, (text, near, question))
    kept = [replace(n, text=_with_initials(n.text)) for n in names if n.kind != "people"]
    series = (f"{a.text} and the {b.text}" for a, b in pairwise(kept))
    return (
        any(
            _another(_with_model(name.text, question), _is_person(name), text, near, whole, question)
            for name in kept
        )
        or any(_another(name, False, text, near, whole, question) for name in series if name in question)
        or any(_only_made_for(name.text, text, near, question) for name in kept)
        or _priced_beside(text, question)
        or (_OF_WOMEN.search(question) is None and any(_only_womens(name.text, text) for name in kept))
    )


_IN_FULL = re.compile(r"\b(?:United (?:Nations|States|Kingdom)|European Union)\b")


def _with_initials(text: str) -> str:
    return _IN_FULL.sub(lambda full: "".join(word[0] for word in full[0].split()), text)


# What is made for a work or after it is another: "the expansion for Emberfall".
_MADE = r"(?:expansion(?: pack)?|DLC|add-on|sequel|prequel|spin-?off|remake|remaster|soundtrack|trailer|adaptation)"
# So is what is sold with a device: "the Orne 5 charging station".
_ACCESSORY = (
    r"(?:[\w-]+ ){0,2}?(?:controllers?(?: charging (?:station|dock))?|charg(?:er|ing (?:station|dock|case|cable))|"
    r"carrying case|screen protector|headset cover|strap|sleeve)"
)
_ASKS_OF_IT = re.compile(rf"\b(?:{_MADE}|{_ACCESSORY})\b", re.I)
_IT = re.compile(r"(?:It|Its|This|They|Their)\b")


_PRICED = re.compile(rf"\b{_ACCESSORY}\W{{1,3}}(?:\w+ )?[$£€¥]\d", re.I)
_ASKS_THE_PRICE = re.compile(r"\b(?:cost|price|priced|much)\b", re.I)


def _priced_beside(text: str, question: str) -> bool:
    """Whether a price is asked for, and the text prices what is sold with the thing."""
    asks = _ASKS_THE_PRICE.search(question) is not None and _ASKS_OF_IT.search(question) is None
    return asks and _PRICED.search(text) is not None


def _only_made_for(name: str, text: str, before: str, question: str) -> bool:
    """Whether the text tells only of what is made for what bears the name."""
    if _ASKS_OF_IT.search(question):
        return False
    made, named = _made_for(name)
    told = len(named.findall(text))
    if told:
        return len(made.findall(text)) == told
    return _IT.match(text) is not None and 0 < len(made.findall(before)) == len(named.findall(before))


@lru_cache(maxsize=256)
def _made_for(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    spelled = rf"{re.escape(name)}\b"
    made = rf"\b{_MADE} (?:for|of|to) (?:the )?{spelled}"
    made += rf"|(?<!\w){spelled}[\"”’']? (?:soundtrack|trailer|sequel|prequel|{_ACCESSORY})\b"
    return re.compile(made, re.I), re.compile(rf"(?<!\w){spelled}", re.I)


_OF_WOMEN = re.compile(r"\b(?:wom[ae]n|ladies|female|girls?)", re.I)


def _only_womens(name: str, text: str) -> bool:
    """Whether what the name is of is told of for women alone: "the Women's Five Nations"."""
    womens = len(re.findall(rf"\b(?:Women|Ladies)['’]s? {re.escape(name)}\b", text))
    return 0 < womens == len(re.findall(rf"(?<!\w){re.escape(name)}\b", text))


def _is_person(name: Name) -> bool:
    """Nobody has a number for a name, whatever the parser thinks."""
    return name.kind == "person" and not any(map(str.isdigit, name.text))


def _with_model(name: str, question: str) -> str:
    # "When did it air?"
    model = re.search(rf"(?<!\w){re.escape(name)} (?-i:(?!air\b)){_MODELS}\b", question, re.I)
    return model[0] if model else name


def _another(name: str, person: bool, text: str, near: str, whole: str, question: str) -> bool:
    own, like = _patterns(name, person)
    # "Northwater 4" is the season 4 of Northwater.
    season = _SEASON.search(question)
    if season is not None and re.search(rf"(?<!\w){re.escape(name)} {season['number']}\b", text, re.I):
        return False
    numbered = _NUMBERED.match(name)
    # "Emberfall releases: 2, May 2021; 3, June 2024": a list has the number without the name.
    if numbered and _alone(numbered, text):
        return False
    if own.search(text) or own.search(near) or _SCORED.search(text):
        return False
    if _found(like, text):
        return True
    # "The Booker Prize" may be short for the international one, where that is named.
    return (_found(like, near) or _found(_without_its_kind(name), text)) and not own.search(whole)


@lru_cache(maxsize=256)
def _without_its_kind(name: str) -> tuple[re.Pattern[str], ...]:
    """The name without the word in front that makes another prize or event of it."""
    qualified = re.match(rf"({_QUALIFIED}) (?P<rest>\S+ .+)$", name)
    if qualified is None or name.rpartition(" ")[2].lower() not in _BEARERS:
        return ()
    return (re.compile(rf"(?<!\w){re.escape(qualified['rest'])}\b"),)


def _alone(numbered: re.Match[str], text: str) -> bool:
    """Whether the number of a name stands in the text without it, nor behind another name ("PlayStation 2")."""
    places = re.finditer(rf"(?<![\w.,]){numbered['number']}(?![\w%]|[.,]\d)", text, re.I)
    return any(not re.search(r"\b[A-Z]\w+ $", text[: place.start()]) for place in places)


def _found(patterns: Iterable[re.Pattern[str]], text: str) -> bool:
    return any(p.search(text) for p in patterns)


@lru_cache(maxsize=256)
def _patterns(name: str, person: bool) -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    """The name by itself, and what is like it; the parser takes many a company for a person."""
    spelled = rf"(?<!\w){re.escape(name)}"
    if person:
        # A work is taken for a person as well: of a quoted one a number behind the name is part of it.
        other = rf"(?:(?: {_BRANCHES}|{_EDITIONS})\b|{_QUOTED_SEQUEL})"
        return re.compile(rf"{spelled}\b(?!{other})"), (re.compile(rf"{spelled}{other}"),)
    coded = _CODED.match(name)
    if coded:
        base = rf"(?<!\w){re.escape(coded['before'])}(?!{coded['code']}\b)[A-Z]?\d{{1,3}}[a-z]?\b"
        return re.compile(rf"{spelled}\b", re.I), (re.compile(base, re.I),)
    of_a_model = _OF_A_MODEL.match(name)
    if of_a_model:
        base = rf"(?<!\w){re.escape(of_a_model['base'])}\b(?! {of_a_model['model']}\b)"
        return re.compile(rf"{spelled}\b", re.I), (re.compile(base, re.I),)
    numbered = _NUMBERED.match(name)
    other = rf"(?:(?: (?:{_SIDES}|{_MODELS}|{_BRANCHES})|{_EDITIONS})\b|\+)"
    if numbered:
        # A clipping may be cut off behind it.
        base = rf"(?<!\w){re.escape(numbered['base'])}\b(?! ?(?:\.\.\.|…))"
        return re.compile(rf"(?i:{spelled})\b(?!{other})"), (re.compile(base, re.I),)
    like = [re.compile(spelled + _OF_SEQUEL, re.I), re.compile(rf"{spelled}{other}")]
    first, _, last = name.rpartition(" ")
    bears = bool(first) and last.lower() in _BEARERS
    # "The Orne Awards" are the Orne Award.
    itself = rf"(?<!\w){re.escape(name.removesuffix('s'))}s?" if bears else spelled
    own = rf"{itself}\b(?!{_OF_SEQUEL}|{other})"
    of_a_kind = _OF_A_KIND.match(name)
    if of_a_kind:
        base, of = re.escape(of_a_kind["base"]), of_a_kind["of"]
        like.append(
            re.compile(rf"(?<!\w){base} {of} (?!{of_a_kind['kind']}\b)[A-Z](?!.*\b{of_a_kind['kind']}\b)")
        )
    of_a_series = _OF_A_SERIES.match(name)
    if of_a_series:
        base, rest = re.escape(of_a_series["base"] + of_a_series["link"]), re.escape(of_a_series["rest"])
        like.append(re.compile(rf"(?<!\w){base}(?!{rest})[A-Z]"))
    sided = _SIDED.match(name)
    if sided:
        like.append(re.compile(rf"(?<!\w)(?!{sided['side']}\b){_SIDE} {re.escape(sided['rest'])}\b"))
    parts = name.split()
    if len(parts) > _TAIL and all(p[0].isupper() for p in parts):
        tail = re.escape(" ".join(parts[-_TAIL:]))
        fronts = "|".join(map(re.escape, parts[:-_TAIL]))
        like.append(
            re.compile(rf"(?<!\w)(?!(?:{fronts}|The|An?|This|That|Its?|His|Her)\b)[A-Z][\w’'-]+ {tail}\b")
        )
    elif len(parts) == 1:
        like += [re.compile(rf"\bGreater {spelled}\b"), re.compile(rf"(?i:{spelled}) {_TOWNS}\b")]
        own = rf"(?<!Greater ){own}(?! {_TOWNS}\b)"
    if len(parts) > _TAIL:
        # "Low Tide is a 1986 film" is not "Low Tide Returning".
        bases = "|".join(re.escape(" ".join(parts[:n])) for n in range(_TAIL, len(parts)))
        like.append(re.compile(rf"(?<!\w)(?:{bases}),? (?:\((?:19|20)\d\d\)|(?:is|was) an? (?:19|20)\d\d\b)"))
    of_two = _OF_TWO.match(name)
    if of_two:
        like.append(re.compile(rf"(?<![\w–-]){of_two['from']}[–-](?!{of_two['to']})[A-Z]\w+"))
        like.append(re.compile(rf"(?<!\w)(?!{of_two['from']})[A-Z]\w+[–-]{of_two['to']}\b"))
    lettered, of_a_span = _LETTERED.match(name), _OF_A_SPAN.match(name)
    if lettered:
        base, letter = re.escape(lettered["base"]), lettered["letter"]
        like.append(re.compile(rf"(?<!\w){base} (?!{letter}\b)[A-Z]\d?\b"))
    if of_a_span:
        like.append(re.compile(rf"\b(?!{of_a_span['who']}\b)[A-Z][\w-]+ {of_a_span['span']}\b"))
    if _ACRONYM.match(name):
        like.append(re.compile(rf"(?<!\w)[A-Z]{{1,2}}{re.escape(name)}\b"))
    if bears:
        same = {last.lower(), last.lower() + "s", last.lower().removesuffix("s")}
        bearer = rf"(?:{'|'.join(sorted(w.capitalize() for w in _BEARERS - same))})"
        own = "".join(rf"(?<!{word} )" for word in _IN_FRONT) + own
        like.append(re.compile(rf"\b(?:{'|'.join(_IN_FRONT)}) {spelled}\b"))
        like.append(re.compile(rf"(?<!\w){re.escape(first)} {_QUALIFIED} {re.escape(last)}\b"))
        own += rf"(?! {bearer}\b)"
        like.append(re.compile(rf"{spelled} {bearer}\b"))
        like.append(re.compile(rf"(?<!\w){re.escape(first)} {bearer}\b"))
    return re.compile(own), tuple(like)
