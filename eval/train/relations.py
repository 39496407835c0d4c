"""Questions about one property of one thing, over the sentences that encyclopaedias and news give it in.

Names, numbers and values are drawn at random, so nothing can be learnt by heart but this: whose property, and which.
A sentence says several properties at once ("… was an Irish footballer who played as a goalkeeper for …"), each asked
for in several ways; unanswered are the properties that it does not give, and those of another thing.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from eval.train.templates import COUNTRIES, MONTHS, Made

_SPORTS = {
    "football": ("goalkeeper", "defender", "midfielder", "forward", "striker", "full-back", "winger"),
    "American football": (
        "quarterback",
        "linebacker",
        "wide receiver",
        "cornerback",
        "running back",
        "offensive lineman",
    ),
    "basketball": ("point guard", "shooting guard", "small forward", "center"),
    "ice hockey": ("goaltender", "defenceman", "left winger", "centre"),
    "baseball": ("pitcher", "catcher", "outfielder", "shortstop", "second baseman"),
    "rugby": ("prop", "hooker", "fly-half", "scrum-half", "lock"),
    "cricket": ("batsman", "bowler", "wicket-keeper", "all-rounder"),
}
_JOBS = (
    "lawyer politician painter architect novelist journalist economist physicist botanist actor singer "
    "composer photographer sculptor historian engineer surgeon banker diplomat bishop general poet "
    "playwright guitarist drummer swimmer boxer cyclist chef philosopher mathematician judge screenwriter "
    "geologist"
).split()
_GENRES = (
    "romantic comedy;crime drama;science fiction film;psychological thriller;war film;western;documentary;horror film;"
    "musical comedy;biographical drama;fantasy adventure;action comedy;historical drama;silent film;animated film"
).split(";")
_MUSIC = "rock pop jazz folk country soul punk techno house metal blues gospel reggae".split()
_MEDIA = (
    "novel",
    "film",
    "play",
    "television series",
    "video game",
    "album",
    "opera",
    "short story",
    "poem",
    "song",
)
_LANGUAGES = (
    "French German Spanish Hindi Tamil Telugu Italian Portuguese Russian Japanese Korean Arabic Turkish "
    "Polish Dutch Swedish Finnish Czech Hungarian Bengali Malayalam Persian Greek Danish"
).split()
_KINDS = ("village", "town", "city", "municipality", "civil parish", "township", "suburb", "hamlet", "port")
_UNITS = ("district", "province", "county", "region", "canton", "governorate", "prefecture", "department")
_FIRST = (
    "Adam Alan Anna Arthur Barbara Ben Carla Charles Clara Daniel David Diane Edith Edward Elena Emma "
    "Felix Frank George Gary Hannah Harold Henry Ian Irene Jack James Jane Joan John Joseph Karen Keith "
    "Kevin Laura Leo Lewis Lucy Margaret Mark Martin Mary Michael Nina Oliver Oscar Paul Peter Philip "
    "Rachel Ralph Richard Robert Rosa Ruth Sam Sarah Scott Simon Stella Stephen Susan Thomas Tim Victor "
    "Vera Walter William"
).split()
_LAST = (
    "Abbott Allen Baker Barnes Bennett Bishop Black Booth Bradley Brooks Burton Carter Chambers Clarke "
    "Cole Cooper Cox Crawford Cross Davies Dawson Dixon Dunn Ellis Evans Fisher Fleming Foster Fox Gibson "
    "Grant Gray Greene Griffin Hale Harding Harper Hart Hayes Holland Holt Howard Hunt Hurst Jackson "
    "Jarvis Jordan Kent Kerr King Lamb Lane Lawson Long Marsh Mason Miles Moore Morgan Moss Nash Nolan "
    "Norton Owen Page Palmer Parker Pearce Perry Pope Porter Price Quinn Reed Reeves Rhodes Rowe Russell "
    "Shaw Sharp Slater Steele Stone Sutton Thorne Todd Tucker Vance Wade Walsh Ward Watts Webb Wells West "
    "White Wood Wright York Young"
).split()
_TITLE_A = (
    "Silent Broken Golden Last Hidden Second Long Northern Crooked Burning Empty Distant Paper Stolen "
    "Winter Summer Red Blue Black Secret Lonely Bitter Quiet Wild Fallen Open"
).split()
_TITLE_B = (
    "River House Garden Letters Road Bridge Harvest Window Mirror Hours Island Tower Fields Promise "
    "Kingdom Heart Season Storm Crossing Witness Machine Station Rain Voices Shadows Mountain"
).split()
_PLACE_A = (
    "Ash Birch Black Bram Brook Carr Clay Crag Dun Elm Fair Glen Hart Hazel High Kings Lang Lin Mar Mill "
    "Moor Nor Oak Ox Pit Ridge Rose Sand Shel Stan Stone Sun Thorn Wald Wes Whit Wind Wood"
).split()
_PLACE_B = (
    "bury by combe dale den field ford gate ham hill holm hurst lake ley mere mouth port rock side stead "
    "ton town ville water well wick worth"
).split()
_MISSING = (
    "{s} was mentioned again in the local press.",
    "Little is known about the early years of {s}.",
    "A second edition of the guide has a page on {s}.",
    "Several visitors asked about {s} that year.",
    "{s} is best remembered by those who were there.",
    "The archive holds photographs of {s}.",
)


@dataclass(frozen=True, slots=True)
class Property:
    """Ways to ask for a property of `{s}`, and the words of the sentence that answer."""

    questions: tuple[str, ...]
    answer: str


def _person(rng: random.Random) -> str:
    return f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"


def _place(rng: random.Random) -> str:
    return rng.choice(_PLACE_A) + rng.choice(_PLACE_B)


def _work(rng: random.Random) -> str:
    return rng.choice(("The ", "")) + f"{rng.choice(_TITLE_A)} {rng.choice(_TITLE_B)}"


def _date(rng: random.Random, early: int = 1850, late: int = 2022) -> str:
    day, month, year = rng.randrange(1, 29), rng.choice(MONTHS), rng.randrange(early, late)
    return rng.choice((f"{day} {month} {year}", f"{month} {day}, {year}", f"{month} {year}", f"{year}"))


def _people(rng: random.Random) -> str:
    n = rng.choice((rng.randrange(40, 999), rng.randrange(1000, 99999), rng.randrange(100000, 5000000)))
    return f"{n:,}"


def _one(rng: random.Random, *forms: str) -> str:
    return rng.choice(forms)


_BORN = ("When was {s} born?", "What is the date of birth of {s}?", "What is {s}'s birth date?")
_DIED = ("When did {s} die?", "What is the date of death of {s}?")
_JOB = (
    "What is the profession of {s}?",
    "What is {s}'s occupation?",
    "What did {s} do for a living?",
    "What was {s}?",
)
_POSITION = (
    "What position did {s} play?",
    "What position does {s} play in?",
    "In which position did {s} play?",
)
_SPORT = ("What sport did {s} play?", "What sport is {s} associated with?", "Which sport does {s} play?")
_NATION = (
    "What is the nationality of {s}?",
    "Which country is {s} from?",
    "What country does {s} come from?",
)
_TEAM = ("Which team did {s} play for?", "What club is {s} associated with?", "Who did {s} play for?")
_BIRTHPLACE = ("Where was {s} born?", "What is the place of birth of {s}?", "What is {s}'s birthplace?")
_FATHER = ("Who was the father of {s}?", "Who was {s}'s father?", "Whose child was {s}?")
_SPOUSE = ("Who was {s} married to?", "Who is the spouse of {s}?", "Whom did {s} marry?")
_STUDIED = ("Where did {s} study?", "Which university did {s} attend?", "Where was {s} educated?")
_DIRECTOR = ("Who directed {s}?", "Who is the director of {s}?", "Who was the director of {s}?")
_AUTHOR = ("Who wrote {s}?", "Who is the author of {s}?", "Who was the writer of {s}?")
_ARTIST = (
    "Who is the artist of {s}?",
    "Who released {s}?",
    "Which artist is associated with {s}?",
    "Who performed {s}?",
)
_GENRE = ("What is the genre of {s}?", "What kind of film is {s}?", "What genre is {s}?")
_MEDIUM = ("What is the medium of {s}?", "What is {s}?", "What type of work is {s}?")
_LANGUAGE = ("What is the language of {s}?", "In which language is {s}?", "What language was {s} made in?")
_RELEASED = (
    "When was {s} released?",
    "What is the release date of {s}?",
    "When did {s} come out?",
    "What year was {s} released?",
)
_LABEL = ("What record label released {s}?", "Which label put out {s}?")
_STARS = ("Who stars in {s}?", "Who played the lead in {s}?", "Who starred in {s}?")
_COUNTRY = ("What country is {s} in?", "Which country is {s} located in?", "In what country is {s}?")
_UNIT = ("What {u} is {s} in?", "In which {u} is {s} located?", "What is the {u} of {s}?")
_POPULATION = (
    "What is the population of {s}?",
    "How many people live in {s}?",
    "What was the population of {s}?",
)
_FOUNDED = (
    "When was {s} founded?",
    "What is the founding date of {s}?",
    "When was {s} established?",
    "What year was {s} founded?",
)
_FOUNDER = ("Who founded {s}?", "Who is the founder of {s}?", "Who established {s}?")
_SEAT = ("Where is {s} based?", "Where is the headquarters of {s}?", "Where is {s} headquartered?")
_BUILT = ("When was {s} built?", "When was {s} constructed?", "What year was {s} completed?")
_ARCHITECT = ("Who designed {s}?", "Who was the architect of {s}?")
_LENGTH = ("How long is {s}?", "What is the length of {s}?")
_HEIGHT = ("How high is {s}?", "What is the elevation of {s}?", "How tall is {s}?")
_OPENED = ("When did {s} open?", "When was {s} opened?")
_WINNER = ("Who won {s}?", "Who was the winner of {s}?", "Who is the champion of {s}?")
_SECOND = ("Who was the runner-up of {s}?", "Who lost the final of {s}?", "Who finished second in {s}?")
_VENUE = ("Where was {s} held?", "Which city hosted {s}?", "Where did {s} take place?")

Thing = tuple[str, str, tuple[Property, ...]]


def _athlete(rng: random.Random) -> Thing:
    s, sport = _person(rng), rng.choice(tuple(_SPORTS))
    position, (_, nation) = rng.choice(_SPORTS[sport]), rng.choice(COUNTRIES)
    born, team = (
        _date(rng, 1900, 2002),
        f"{_place(rng)} {rng.choice(('United', 'City', 'Rovers', 'Tigers', 'Bears'))}",
    )
    form = rng.randrange(4)
    if form == 0:
        text = f"{s} (born {born}) is a former {nation} {sport} player who played as a {position} for {team}."
        return (
            s,
            text,
            (
                Property(_BORN, born),
                Property(_SPORT, sport),
                Property(_POSITION, position),
                Property(_TEAM, team),
                Property(_NATION, nation),
            ),
        )
    if form == 1:
        text = f"{s} is a {nation} professional {sport} {position} who plays for {team}."
        return (
            s,
            text,
            (
                Property(_POSITION, position),
                Property(_SPORT, sport),
                Property(_TEAM, team),
                Property(_NATION, nation),
            ),
        )
    if form == 2:
        text = f"A {position} in {sport}, {s} joined {team} in {rng.randrange(1950, 2022)}."
        return s, text, (Property(_POSITION, position), Property(_SPORT, sport), Property(_TEAM, team))
    text = f"{s} played as {position} and spent most of the time at {team}."
    return s, text, (Property(_POSITION, position), Property(_TEAM, team))


def _life(rng: random.Random) -> Thing:
    s, job, other = _person(rng), *rng.sample(_JOBS, 2)
    (country, nation), born, died = rng.choice(COUNTRIES), _date(rng, 1800, 1930), _date(rng, 1931, 2015)
    father, spouse, place, school = (
        _person(rng),
        _person(rng),
        _place(rng),
        f"the University of {_place(rng)}",
    )
    form = rng.randrange(6)
    if form == 0:
        text = f"{s} ({born} – {died}) was a {nation} {job}."
        return (
            s,
            text,
            (Property(_BORN, born), Property(_DIED, died), Property(_JOB, job), Property(_NATION, nation)),
        )
    if form == 1:
        text = (
            f"{s} was born on {born} in {place}, the {rng.choice(('son', 'child'))} of {father}, a {other}."
        )
        return s, text, (Property(_BORN, born), Property(_BIRTHPLACE, place), Property(_FATHER, father))
    if form == 2:
        text = (
            f"{s}, a {nation} {job}, studied at {school} and married {spouse} in {rng.randrange(1850, 1990)}."
        )
        return (
            s,
            text,
            (
                Property(_JOB, job),
                Property(_STUDIED, school),
                Property(_SPOUSE, spouse),
                Property(_NATION, nation),
            ),
        )
    if form == 3:
        text = f"{s} is a {nation} {job} and {other}."
        return s, text, (Property(_JOB, f"{job} and {other}"), Property(_NATION, nation))
    if form == 4:
        text = f"{s} died on {died} in {place}."
        return s, text, (Property(_DIED, died),)
    text = f"Born in {place}, {s} worked as a {job} before moving to {country}."
    return s, text, (Property(_BIRTHPLACE, place), Property(_JOB, job))


def _piece(rng: random.Random) -> Thing:
    s, medium, genre = _work(rng), rng.choice(_MEDIA), rng.choice(_GENRES)
    (_, nation), language, released = (
        rng.choice(COUNTRIES),
        rng.choice(_LANGUAGES),
        _date(rng, 1920, 2023),
    )
    who, star = _person(rng), _person(rng)
    quoted = rng.choice((s, f'"{s}"', f'"{s}"'))
    form = rng.randrange(7)
    if form == 0:
        year = rng.randrange(1925, 2023)
        text = f"{s} is a {year} {language}-language {genre} directed by {who} and starring {star}."
        return (
            quoted,
            text,
            (
                Property(_RELEASED, str(year)),
                Property(_LANGUAGE, language),
                Property(_GENRE, genre),
                Property(_DIRECTOR, who),
                Property(_STARS, star),
            ),
        )
    if form == 1:
        text = f"{s} is a {medium} by {who}, published in {released}."
        return quoted, text, (Property(_MEDIUM, medium), Property(_AUTHOR, who))
    if form == 2:
        kind = rng.choice(_MUSIC)
        which, act = rng.choice(("debut", "second", "third", "final")), rng.choice(("singer", "band", "duo"))
        text = f"{s} is the {which} album by {kind} {act} {who}, released on {released}."
        return (
            quoted,
            text,
            (
                Property(_ARTIST, who),
                Property(_RELEASED, released),
                Property(("What is the genre of {s}?",), kind),
                Property(_MEDIUM, "album"),
            ),
        )
    if form == 3:
        record = rng.choice(("the single", "the album", "the record"))
        text = f"{who} released {record} {s} on {released} through {_place(rng)} Records."
        return quoted, text, (Property(_ARTIST, who), Property(_RELEASED, released))
    if form == 4:
        text = (
            f"Directed by {who}, {s} premiered on {released} and won praise for {star} in the leading role."
        )
        return (
            quoted,
            text,
            (
                Property(_DIRECTOR, who),
                Property(("When did {s} premiere?", "What is the premiere date of {s}?"), released),
                Property(_STARS, star),
            ),
        )
    if form == 5:
        text = f"{s} is a {nation} {genre} written by {who}."
        return (
            quoted,
            text,
            (
                Property(_GENRE, genre),
                Property(_AUTHOR, who),
                Property(("Which country is {s} from?", "What is the country of origin of {s}?"), nation),
            ),
        )
    text = f"The {medium} {s} first appeared in {released}."
    return quoted, text, (Property(_MEDIUM, medium), Property(_RELEASED, released))


def _locality(rng: random.Random) -> Thing:
    s, kind, unit = _place(rng), rng.choice(_KINDS), rng.choice(_UNITS)
    (country, nation), people, area = rng.choice(COUNTRIES), _people(rng), _place(rng)
    founded, founder, year = _date(rng, 1200, 1950), _person(rng), rng.randrange(1990, 2023)
    asked = tuple(q.replace("{u}", unit) for q in _UNIT)
    form = rng.randrange(5)
    if form == 0:
        text = f"{s} is a {kind} in the {area} {unit} of {country}."
        return (
            s,
            text,
            (
                Property(_COUNTRY, country),
                Property(asked, area),
                Property(("What is {s}?", "What type of place is {s}?"), kind),
            ),
        )
    if form == 1:
        said = _one(
            rng,
            f"The population was {people} at the {year} census",
            f"As of {year}, {s} had {people} inhabitants",
            f"{s} had a population of {people} in {year}",
        )
        text = f"{said}." if s in said else f"{said} of {s}."
        return s, text, (Property(_POPULATION, people),)
    if form == 2:
        text = f"{s} was founded in {founded} by {founder}, a {rng.choice(_JOBS)} from {_place(rng)}."
        return s, text, (Property(_FOUNDED, founded), Property(_FOUNDER, founder))
    if form == 3:
        text = f"{s}, a {nation} {kind} of {people} people, lies on the road to {_place(rng)}."
        return s, text, (Property(_POPULATION, people), Property(_COUNTRY, nation))
    text = f"It is in {country}, and the {unit} of {area} takes in {s} and {_place(rng)}."
    return s, text, (Property(asked, area), Property(_COUNTRY, country))


def _body(rng: random.Random) -> Thing:
    kind = rng.choice(
        (
            "Party",
            "Institute",
            "Society",
            "Bank",
            "Motors",
            "Airlines",
            "Museum",
            "Union",
            "Foundation",
            "Records",
        )
    )
    s = f"{_place(rng)} {kind}"
    founded, founder, seat = _date(rng, 1820, 2020), _person(rng), _place(rng)
    verb = rng.choice(("founded", "established", "set up", "created"))
    form = rng.randrange(3)
    if form == 0:
        text = f"{s} was {verb} in {founded} by {founder} and is based in {seat}."
        return s, text, (Property(_FOUNDED, founded), Property(_FOUNDER, founder), Property(_SEAT, seat))
    if form == 1:
        text = f"Headquartered in {seat}, {s} employs {_people(rng)} people."
        return (
            s,
            text,
            (
                Property(_SEAT, seat),
                Property(
                    ("How many people does {s} employ?", "How many employees does {s} have?"),
                    text.split("employs ")[1].split(" people")[0],
                ),
            ),
        )
    text = f"{founder} {verb.replace('set up', 'started')} {s} on {founded}."
    return s, text, (Property(_FOUNDED, founded), Property(_FOUNDER, founder))


def _building(rng: random.Random) -> Thing:
    kind = rng.choice(
        ("Bridge", "Theatre", "Castle", "Tunnel", "Tower", "Church", "Library", "Stadium", "Station", "Dam")
    )
    s, built, who, place = f"{_place(rng)} {kind}", _date(rng, 1400, 2020), _person(rng), _place(rng)
    length = f"{rng.randrange(20, 9000):,} metres"
    form = rng.randrange(3)
    if form == 0:
        verb = rng.choice(("built", "constructed", "completed"))
        text = f"{s} in {place} was {verb} in {built} to a design by {who}."
        return (
            s,
            text,
            (
                Property(_BUILT, built),
                Property(_ARCHITECT, who),
                Property(("Where is {s}?", "Where is {s} located?"), place),
            ),
        )
    if form == 1:
        text = f"{s} opened on {built} and is {length} {rng.choice(('long', 'in length'))}."
        return s, text, (Property(_OPENED, built), Property(_LENGTH, length))
    text = f"At {length}, {s} stands above {place}."
    return s, text, (Property(_HEIGHT, length),)


def _contest(rng: random.Random) -> Thing:
    year = rng.randrange(1960, 2024)
    prize = rng.choice(("Open", "Cup", "Championship", "Games", "Trophy", "Prize", "Grand Prix"))
    s = f"the {year} {_place(rng)} {prize}"
    a, b, place = _person(rng), _person(rng), _place(rng)
    score = f"{rng.randrange(0, 7)}–{rng.randrange(0, 7)}"
    form = rng.randrange(4)
    bare = s[4:]
    if form == 0:
        text = f"{a} {rng.choice(('beat', 'defeated', 'overcame'))} {b} {score} in the final to win {s}."
        return s, text, (Property(_WINNER, a), Property(_SECOND, b))
    if form == 1:
        text = f"The {bare} was held in {place} and won by {a}."
        return s, text, (Property(_WINNER, a), Property(_VENUE, place))
    if form == 2:
        text = f"{a} won {s}, with {b} as runner-up."
        return s, text, (Property(_WINNER, a), Property(_SECOND, b))
    text = f"{place} hosted {s} before a crowd of {_people(rng)}."
    return s, text, (Property(_VENUE, place),)


_THINGS: tuple[Callable[[random.Random], Thing], ...] = (
    _athlete, _life, _life, _piece, _piece, _locality, _body, _building, _contest,
)  # fmt: skip


def relation_pairs(rng: random.Random, most: int) -> list[Made]:
    """Questions about properties, answered and not, over sentences of random things."""
    made: list[Made] = []
    while len(made) < most:
        make = rng.choice(_THINGS)
        s, text, properties = make(rng)
        other, _, others = make(rng)
        title = s.strip('"').removeprefix("the ") if rng.random() < 0.5 else ""
        given = {p.questions for p in properties}
        for p in rng.sample(properties, min(2, len(properties))):
            question = rng.choice(p.questions)
            made.append(Made(question.format(s=s), text, p.answer, title))
            # The same property of another thing.
            made.append(Made(question.format(s=other), text, "", title))
        missing = [p for p in others if p.questions not in given and p.answer not in text]
        if missing:
            made.append(Made(rng.choice(rng.choice(missing).questions).format(s=s), text, "", title))
        if rng.random() < 0.25:
            question = rng.choice(rng.choice(properties).questions).format(s=s)
            missed = rng.choice(_MISSING).format(s=s.strip('"'))
            made.append(Made(question, missed[0].upper() + missed[1:], "", title))
        if s.strip('"') in text and not title and rng.random() < 0.2:
            # The thing named by the title alone.
            pronoun = "It" if make in (_piece, _locality, _body, _building, _contest) else "He"
            bare = s.strip('"')
            if text.startswith(bare):
                p = rng.choice(properties)
                said = pronoun + text[len(bare) :]
                made.append(Made(rng.choice(p.questions).format(s=s), said, p.answer, bare))
                made.append(Made(rng.choice(p.questions).format(s=s), said, "", other.strip('"')))
    return made[:most]
