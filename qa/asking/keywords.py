"""Keywords as they are typed into a search box: "2021 marathon winner", "Orne launch date". Said as the question that
they stand for, so that what is known of questions (who won, what else happened on that day) is known of them too."""

import re

from index.calendarwords import MONTH_NAMES
from index.wordlists import words
from qa.asking.wording import AUXILIARIES, WH

# Longer lines are no keywords.
_MOST_WORDS = 12
_YEAR = r"(?:1[89]|20)\d\d"
_LAND = "(?P<land>US|USA|UK|EU)"
_MONTH = "|".join(MONTH_NAMES)
_WHOSE = r"(?:(?:women|men|ladies|gentlemen|girls|boys)(?:['’]s|s['’])|womens|mens|(?:fe)?male)"
_PLACE = r"(?: (?:in |for )?(?:the )?(?P<where>(?-i:[A-Z])[\w.]+(?: (?-i:[A-Z])[\w.]+)?))?"
# What is done on the day that is asked for.
_DONE = {
    "launch": "was {} launched",
    "release": "was {} released",
    "publication": "was {} published",
    "founding": "was {} founded",
    "foundation": "was {} founded",
    "signing": "was {} signed",
    "birth": "was {} born",
    "death": "did {} die",
    "premiere": "did {} premiere",
    "opening": "did {} open",
    "reopening": "did {} reopen",
    "closing": "did {} close",
    "landing": "did {} land",
    "start": "did {} start",
    "end": "did {} end",
}  # fmt: skip
_DATE = re.compile(rf"(?P<what>.+?)(?: {_LAND})? (?P<act>{'|'.join(_DONE)}) date{_PLACE}", re.I)
_DATE_OF = re.compile(rf"(?:the )?(?:(?P<act>{'|'.join(_DONE)}) )?date of (?P<what>.+)", re.I)
_EVENT_DATE = re.compile(r"(?P<what>.+?) date", re.I)
_WINNER = re.compile(
    rf"(?P<what>.+?) (?:(?P<whose>{_WHOSE}) )?(?:winners?|champions?)(?: (?P<year>{_YEAR}))?", re.I
)
_WINNER_OF = re.compile(r"(?:the )?(?:winners?|champions?) of (?P<what>.+)", re.I)
_HONOUR = (
    r"mvp|top scorer|(?:player|man|woman) of the (?:match|tournament|series|season|year)|"
    r"golden (?:boot|glove|ball)"
)
_HONOURED = re.compile(rf"(?P<what>.+?) (?P<honour>{_HONOUR})(?: winner)?(?: (?P<year>{_YEAR}))?", re.I)
_NEW = re.compile(
    rf"(?:the )?new (?P<what>.+?) (?P<role>ceo|cfo|president|prime minister|chief executive|chairman|coach|"
    rf"manager|captain)"
    rf"(?: (?P<year>{_YEAR}))?",
    re.I,
)
_TAKINGS = re.compile(
    r"(?P<what>.+?)(?P<scope> (?:domestic|worldwide|global))? box office(?: (?:gross|total|takings|collections?|"
    r"revenue|receipts))?(?P<where> (?:worldwide|domestic|globally))?",
    re.I,
)
_TOLL = re.compile(
    r"(?P<what>.+?) (?:death toll|fatalities|number of (?:deaths|dead))(?: (?:in )?(?P<where>(?-i:[A-Z])[\w ]+))?",
    re.I,
)
_WINNING_TIME = re.compile(
    rf"(?P<what>.+?) (?:(?P<whose>{_WHOSE}) )?(?:winners?|winning|champion) time(?: (?P<year>{_YEAR}))?", re.I
)
_PRIZE = re.compile(
    rf"(?:the )?(?P<what>.+ (?:prize|award|trophy|medal)(?: (?:for|in) (?:best )?\w+)? {_YEAR})", re.I
)
_MEDALS = re.compile(
    r"(?P<who>.+?) (?P<kind>gold |silver |bronze )?(?:medals|medal (?:count|total|tally)) (?P<where>.+)", re.I
)
_ELECTION = r"election|referendum|run-?off|primary|by-?election|(?:first|second|final) round"
_ELECTED = re.compile(rf"(?P<what>.+? (?:{_ELECTION})(?: (?:in )?{_YEAR})?) (?:results?|winner)", re.I)
_PERCENTAGE = re.compile(
    rf"(?P<who>[\w’'-]+(?: [\w’'-]+)??) (?P<where>(?:\w+ ){{0,3}}?(?:{_ELECTION})\b.*?)(?: results?)?(?P<year> "
    rf"{_YEAR})? "
    r"(?:percentage|per ?cent|vote share|share)",
    re.I,
)
_SHARE = re.compile(
    r"(?P<who>.+?) (?:share of (?:the )?votes?|vote share|(?:per ?cent|percentage) of (?:the )?votes?) "
    r"(?:in )?(?:the )?(?P<where>.+)",
    re.I,
)
# The unit that the answer may have, and the size that tells one model from another.
_UNIT = r"(?:mah|kwh|kg|km|mph|usd|gbp|eur|in (?:dollars|pounds|euros))"
_SIZE = re.compile(r"(?P<size>\d+ ?[gt]b)\b", re.I)
# How much it is of what everybody measures.
_MEASURE = re.compile(
    rf"(?P<what>.+?)(?: {_LAND})? (?P<measure>(?:(?:starting|launch|launching|ticket|share|list|retail|base|"
    rf"opening|closing|acquisition|purchase) )?price|"
    rf"(?:(?:key|base|bank|policy|prime) )?(?:interest|inflation|unemployment|jobless|exchange|mortgage) rate|"
    rf"attendance|population|budget|runtime|running time|salary|(?:battery )?capacity|viewership|turnout|sales)"
    rf"(?P<rest>(?: (?:at|in|on|for|per|first|last) .+?)?(?: (?:{_MONTH}))?(?: {_YEAR})?(?: census)?)(?: {_UNIT})?",
    re.I,
)
_BEFORE_PRICE = re.compile(rf"(?=(?: {_LAND})?(?: \w+)? price\b)", re.I)
_COSTS = re.compile(r"(?:(?:starting|launch|launching|list|retail|base) )?price")
# What is given in a category: "Oscars 2020 best picture winner", "album of the year Oscars 2020".
_BEST = (
    r"best (?:supporting |original |adapted |animated |foreign |international |new )?"
    r"(?:picture|film|movie|song|album|record|artist|actor|actress|director|screenplay|drama|comedy|series|score)"
)
_OF_THE_YEAR = r"(?:album|record|song|game|book|film|artist|author|entertainer) of the year"
_CATEGORY = re.compile(
    rf"(?P<what>.+?(?: {_YEAR})?) (?P<best>{_BEST}\b.*?|{_OF_THE_YEAR})(?: (?:winner|award))?", re.I
)
_CATEGORY_AT = re.compile(
    rf"(?P<best>{_BEST}|{_OF_THE_YEAR}) (?P<what>(?:{_YEAR} )?(?:the )?"
    rf"(?:oscars?|grammys?|emmys?|tonys?|baftas?|brits?|golden globes?|(?:[\w’'-]+ ){{1,3}}awards)(?: {_YEAR})?)"
    r"(?: winner)?",
    re.I,
)
_WORLD_CHAMPION = re.compile(
    rf"(?P<what>.+?) (?P<of>(?:world|european|olympic) champions?)(?: (?P<year>{_YEAR}))?", re.I
)
_ON_A_CHANNEL = re.compile(
    r"^(?P<asks>who (?:plays|played|is|was|voices) .+?) (?P<on>netflix|hbo|disney\+|hulu)$", re.I
)
_FINAL_SCORE = re.compile(r"(?P<what>.+?) (?P<score>(?:final )?score|final result)", re.I)
_CAUSE = re.compile(r"(?:(?P<who>.+?) cause of death|(?:the )?cause of (?P<what>.+))", re.I)
_TURNOUT = re.compile(r"(?P<what>turnout (?:in|at|for) .+)", re.I)
_HOST = re.compile(r"(?P<what>.+?) host (?P<kind>city|country|nation)", re.I)
_HEADLINER = re.compile(r"(?P<what>.+?) headliners?", re.I)
_OPENING = re.compile(
    r"(?:the )?(?P<which>opening|closing) (?P<kind>film|act|song|speaker|ceremony|match) (?P<what>.+)", re.I
)
_LAID_OFF = re.compile(
    rf"(?P<who>.+?) (?:layoffs?|job cuts)(?P<when>(?: (?:{_MONTH}))?(?: {_YEAR})?)(?:,? (?:number of employees|"
    r"how many(?: employees| workers| people| jobs)?|number))?",
    re.I,
)
_NAME_OF = re.compile(r"(?:the )?names? of (?:the |a )?(?P<what>[^,?]+ (?:that|who|which) .+)", re.I)
_VENUE = re.compile(r"(?P<what>.+?) (?:venue|location)", re.I)
_NOTHING_ASKED = re.compile(r"[?!.\s]*$")
_NUMBER = re.compile(r"\d")
# Words that name nothing: "the winner", "his birth date" ask about what was spoken of.
_EMPTY = words(
    """the a an this that these those its his her their our last next previous new first second third other former
    current actual exact final overall only surprise likely possible"""
)
# The colon of a title is none ("Orne: The Night Ferry").
_CLAUSE = re.compile(r"[,;()]|:(?! (?-i:[A-Z]))|(?<!\S)(?:that|by|from|with|to|and|or|as|than)(?!\S)", re.I)


def as_question(text: str) -> str:
    """The question that keywords stand for: "Who won the 2021 marathon?" for "2021 marathon winner". Any other text as
    it is."""
    line = _NOTHING_ASKED.sub("", text).strip()
    said = re.findall(r"[\w'’-]+", line.lower())
    called = _NAME_OF.fullmatch(line)
    if called:
        return f"What is the name of the {called['what']}?"
    shown = _ON_A_CHANNEL.match(line)
    if shown:
        return f"{shown['asks']} on {shown['on']}?"
    cut = _LAID_OFF.fullmatch(line)
    if cut and _named(cut["who"]) and not set(said[: len(cut["who"].split())]) & (WH | AUXILIARIES):
        when = f" in{cut['when']}" if cut["when"] else ""
        return f"How many employees did {cut['who']} lay off{when}?"
    if not 1 < len(said) <= _MOST_WORDS or set(said) & (WH | AUXILIARIES) or _CLAUSE.search(line):
        return text
    asked = (_chosen, _won, _when, _where, _what, _how_many)
    return next((question for ask in asked if (question := ask(line))), text)


def _named(what: str) -> bool:
    """Whether it names anything."""
    return any(w not in _EMPTY for w in re.findall(r"[\w'’-]+", what.lower()))


def _chosen(line: str) -> str:
    """Who was chosen for an office, an honour or a category of prizes, or what was."""
    new = _NEW.fullmatch(line)
    if new and _named(new["what"]):
        return f"Who became {new['role']} of {new['what']}{' in ' + new['year'] if new['year'] else ''}?"
    honoured = _HONOURED.fullmatch(line)
    if honoured and _named(honoured["what"]):
        what = " ".join(part for part in (honoured["what"], honoured["year"]) if part)
        return f"Who was named {honoured['honour']} of {what}?"
    category = _CATEGORY.fullmatch(line)
    if category and re.fullmatch(_YEAR, category["what"]):
        return f"{_asking_for(category['best'])} won {category['best']} in {category['what']}?"
    given = category if category and _named(category["what"]) else _CATEGORY_AT.fullmatch(line)
    if given:
        return (
            f"{_asking_for(given['best'])} won {given['best']} at the {given['what'].removeprefix('the ')}?"
        )
    return ""


def _won(line: str) -> str:
    """Who won what is named, or in which time."""
    of = _WINNER_OF.fullmatch(line)
    if of and _named(of["what"]):
        return f"Who won {of['what']}?"
    prize = _PRIZE.fullmatch(line) or _ELECTED.fullmatch(line)
    if prize and _named(prize["what"]):
        return f"Who won the {prize['what']}?"
    champion = _WORLD_CHAMPION.fullmatch(line)
    if champion and _named(champion["what"]):
        year = f" in {champion['year']}" if champion["year"] else ""
        return f"Who was the {champion['what']} {champion['of']}{year}?"
    timed = _WINNING_TIME.fullmatch(line)
    match = timed or _WINNER.fullmatch(line)
    if match is None or not _named(match["what"]):
        return ""
    whose = re.sub(r"(?<=men)s$", "'s", match["whose"] or "")
    what = " ".join(part for part in (whose, match["what"], match["year"]) if part)
    if timed:
        return f"What was the winning time of the {what}?"
    the = whose or _NUMBER.match(what) or _A_PRIZE.search(what)
    return f"Who won {'the ' if the else ''}{what}?"


_A_PRIZE = re.compile(r"^(?!the\b).*\b(?:prize|award|trophy|medal|cup|final|championship|tournament)\b", re.I)


_WORKS = re.compile(
    r"\b(?:picture|film|movie|song|album|record|screenplay|drama|comedy|series|score|game|book)\b", re.I
)
_PEOPLE = re.compile(r"\b(?:actor|actress|director|artist)\b", re.I)


def _asking_for(category: str) -> str:
    """What asks for the winner of a category: people are who, works are what."""
    return "What" if _WORKS.search(category) and not _PEOPLE.search(category) else "Who"


def _when(line: str) -> str:
    match = _DATE_OF.fullmatch(line) or _DATE.fullmatch(line) or _EVENT_DATE.fullmatch(line)
    if match is None or not _named(match["what"]):
        return ""
    parts = match.groupdict()
    if parts.get("act"):
        land = f"the {parts['land'].upper()}" if parts.get("land") else ""
        where = f" in {parts.get('where') or land}" if parts.get("where") or land else ""
        return f"When {_DONE[parts['act'].lower()].format(parts['what'])}{where}?"
    return f"When was {parts['what']}?"


def _where(line: str) -> str:
    match = _VENUE.fullmatch(line)
    # What has a year takes place; a building lies somewhere.
    if match is None or not (
        re.search(_YEAR, line) or re.search(r"\b(?:final|summit|cup|games)\b", line, re.I)
    ):
        return ""
    return f"Where was {match['what']} held?"


def _what(line: str) -> str:
    cause = _CAUSE.fullmatch(line)
    if cause and _named(cause["who"] or cause["what"]):
        return f"How did {cause['who']} die?" if cause["who"] else f"What was the cause of {cause['what']}?"
    host = _HOST.fullmatch(line)
    if host and _named(host["what"]):
        return f"Which {host['kind'].lower()} hosted {host['what']}?"
    shown = _OPENING.fullmatch(line)
    if shown and _named(shown["what"]):
        return f"What was the {shown['which'].lower()} {shown['kind'].lower()} of {shown['what']}?"
    headliner = _HEADLINER.fullmatch(line)
    return f"Who was the headliner of {headliner['what']}?" if headliner and _named(headliner["what"]) else ""


def _how_many(line: str) -> str:
    taken = _TAKINGS.fullmatch(line)
    if taken and _named(taken["what"]):
        where = (taken["scope"] or taken["where"] or "").strip().lower()
        return f"How much did {taken['what']} gross{' ' + _WHERE.get(where, where) if where else ''}?"
    medals = _MEDALS.fullmatch(line)
    if medals and _named(medals["who"]):
        return f"How many {medals['kind'] or ''}medals did {medals['who']} win at {medals['where']}?"
    share = _SHARE.fullmatch(line) or _PERCENTAGE.fullmatch(line)
    if share and _named(share["who"]):
        year = share.groupdict().get("year") or ""
        return f"What share of the vote did {share['who']} get in the {share['where']}{year}?"
    turnout = _TURNOUT.fullmatch(line)
    if turnout:
        return f"What was the {turnout['what']}?"
    toll = _TOLL.fullmatch(line)
    score = _FINAL_SCORE.fullmatch(line)
    if score and _named(score["what"]):
        return f"What was the final score of the {score['what']}?"
    measure = _MEASURE.fullmatch(_with_size(line))
    if measure and _named(measure["what"]):
        rest = re.sub(rf"^ (?=(?:{_MONTH}|{_YEAR})\b)", " in ", measure["rest"], flags=re.I)
        land = f" in the {measure['land'].upper()}" if measure["land"] else ""
        called = measure["measure"].lower()
        if _COSTS.fullmatch(called):
            when = " at launch" if "launch" in called and "launch" not in rest else ""
            return f"How much did {measure['what']} cost{when}{land}{rest}?"
        rest = re.sub(r"^ (?=(?:first|last)\b)", " in the ", rest, flags=re.I)
        rest = re.sub(rf"(?<= in )(?={_YEAR} census)", "the ", rest)
        return f"What {'were' if called == 'sales' else 'was'} the {called} of {measure['what']}{land}{rest}?"
    if toll is None or not _named(toll["what"]):
        return ""
    the = "" if toll["what"].lower().startswith("the ") else "the "
    where = f" in {toll['where']}" if toll["where"] else ""
    return f"How many people died in {the}{toll['what']}{where}?"


def _with_size(line: str) -> str:
    """The line with the size that tells a model from others before the price: "Orbik pad with 64GB price"."""
    size = _SIZE.search(line)
    if size is None or not (size.start() and re.search(r"price\b", line, re.I)):
        return line
    rest = " ".join(f"{line[: size.start()]} {line[size.end() :]}".split())
    return _BEFORE_PRICE.sub(f" with {size['size'].upper()}", rest, count=1)


_WHERE = {"domestic": "domestically", "global": "globally"}
