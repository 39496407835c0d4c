"""What kind of answer a question wants, from its question word and the noun that it asks for."""

from typing import Literal

from index.wordlists import words
from qa.asking.wording import TIME_NOUNS

Kind = Literal["figure", "time", "person", "body", "place", "yes_no", "reason", "statement", "thing"]

# Nouns by the kind of thing that answers "which N" or "what is the N of X": general English, by no
# means complete;
# a noun that is in none asks for a "thing".
MEASURES = words(
    """population gdp price cost revenue income age size number amount rate percentage percent share toll
    total
    turnout length height depth width area weight distance speed temperature magnitude salary budget
    profit loss deficit surplus debt score value worth turnover wage fee fine margin capacity duration
    frequency majority count yield proportion quantity tally inflation unemployment gross attendance
    circulation elevation altitude volume expense expenditure ransom bail compensation reward discount
    tariff stake valuation headcount odds density casualties deaths fatalities losses sum figure level
    average median record-time prize-money mileage"""
)
# Measures in money.
MONIES = words(
    """price cost revenue income salary budget profit deficit surplus debt turnover wage fee fine gdp
    expense expenditure ransom bail compensation valuation prize-money earnings"""
)
PLACES = words(
    """city country state town village place location region province district county capital venue stadium
    airport island river headquarters birthplace hometown continent street port site destination
    neighborhood neighbourhood municipality territory nation area suburb square valley mountain lake sea
    ocean base prison hospital camp hotel arena republic kingdom borough parish whereabouts"""
)
PERSONS = words(
    """person man woman people boy girl child actor actress president minister director author leader
    candidate
    player chairman chairwoman chair chairperson chief head ceo cfo founder co-founder king queen prince
    princess pope bishop archbishop mayor governor senator lawmaker mp politician official officer
    general admiral commander captain major colonel
    lieutenant sergeant corporal brigadier attaché coach manager scientist researcher professor teacher judge lawyer
    congressman congresswoman legislator councillor attorney prosecutor journalist reporter writer
    editor singer artist composer musician architect
    designer inventor creator producer driver pilot athlete champion winner runner-up loser scorer
    striker goalkeeper spokesman spokeswoman spokesperson secretary ambassador envoy diplomat analyst
    expert economist historian owner husband wife father mother son daughter brother sister spouse
    partner parent victim suspect killer murderer witness hero character protagonist successor
    predecessor deputy premier chancellor monarch emperor sultan rapper drummer guitarist host presenter
    performer headliner vocalist soloist comedian dancer
    poet novelist painter sculptor photographer doctor physician surgeon engineer astronaut nominee
    laureate recipient referee boss friend colleague aide adviser advisor
    classmate executive businessman billionaire activist negotiator"""
)
BODIES = words(
    """company party team club organisation organization agency bank ministry court army university newspaper
    band union firm studio airline group publisher broadcaster institution institute school college
    committee commission council body authority government parliament department corporation business
    manufacturer maker retailer brand operator league federation association network channel station
    militia force alliance coalition bloc charity ngo outlet label sponsor regulator supplier startup
    carrier side faction opponent rival"""
)
REASONS = words("reason cause motive motivation purpose explanation rationale pretext trigger justification")
STATEMENTS = words(
    """reaction response comment statement position view opinion stance remark message warning verdict
    criticism argument claim allegation accusation answer reply promise demand explanation reasoning"""
)
TIMES = TIME_NOUNS | words("birth-date release-date anniversary era")

# What somebody is to do: "Is it her job to guard it?"
TASKS = words("job duty task role responsibility business place")
SPEECH = words(
    """say tell claim state announce report deny confirm admit warn argue declare insist acknowledge allege
    accuse call describe explain comment remark think believe suggest promise pledge respond react reply answer
    stress note emphasise emphasize estimate predict urge demand criticise criticize condemn praise
    reveal concede testify complain write vow assert maintain mention ask propose recommend conclude
    tweet express denounce threaten dismiss reject dispute blame expect hope"""
)
# Verbs of speech that "what did X ..." turns into a question for words rather than for a thing.
QUOTING = SPEECH - words("reject dismiss propose report demand ask call blame write dispute reveal")
REACTING = words(
    "react respond reply answer comment describe explain justify view see characterise characterize"
)
CAUSING = words("cause trigger prompt spark provoke motivate")

# What happens: other things happen in it ("how many were hurt in the fire").
EVENTS = words(
    """accident ambush assassination attack avalanche battle blast blackout bombing campaign celebration
    ceremony championship clash collapse collision concert conference conflict contest coup crackdown
    crash crisis cup debate derailment disaster drought duel earthquake election epidemic eruption
    evacuation explosion famine festival fight fighting final fire flood flooding game genocide heatwave
    hearing heist hurricane incident inquest inquiry invasion landslide launch march massacre match
    meeting merger mission mutiny offensive operation outage outbreak pandemic parade poll protest quake
    race raid rally rebellion referendum revolt revolution riot robbery rout scandal semifinal shelling
    shipwreck shooting siege skirmish stampede storm strike summit takeover talk tornado tour tournament
    tragedy trial tsunami typhoon unrest uprising vote walkout war wildfire wreck"""
)

# "How old", "how far": what is measured.
DEGREES = {
    "old": "age",
    "long": "duration",
    "far": "distance",
    "tall": "height",
    "high": "height",
    "big": "size",
    "large": "size",
    "small": "size",
    "deep": "depth",
    "wide": "width",
    "fast": "speed",
    "quickly": "duration",
    "often": "frequency",
    "frequently": "frequency",
    "heavy": "weight",
    "strong": "strength",
    "powerful": "strength",
    "hot": "temperature",
    "cold": "temperature",
    "likely": "probability",
    "expensive": "price",
    "rich": "worth",
    "close": "distance",
    "bright": "brightness",
    "loud": "loudness",
    "severe": "severity",
    "thick": "thickness",
    "deadly": "toll",
    "lethal": "toll",
    "bloody": "toll",
}
# What has a name of its own, asked for by it or by "how strong"; a number or a share can be one of anything.
MEASURES_ASKED = (MEASURES | frozenset(DEGREES.values())) - words(
    """size number amount rate percentage percent share toll total value count majority proportion quantity tally sum
    figure level average median margin score casualties deaths fatalities losses odds frequency"""
)
TIME_DEGREES = words("soon late early recently")


def kind_of_noun(lemma: str) -> Kind:
    """The kind of answer that "which N" or "what is the N" asks for."""
    kinds: tuple[tuple[frozenset[str], Kind], ...] = (
        (TIMES, "time"),
        (MEASURES, "figure"),
        (PLACES, "place"),
        (PERSONS, "person"),
        (BODIES, "body"),
        (REASONS, "reason"),
        (STATEMENTS, "statement"),
    )
    return next((kind for nouns, kind in kinds if lemma in nouns), "thing")
