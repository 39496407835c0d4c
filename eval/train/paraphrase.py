"""The same question in other words: synonyms, other forms of asking, other forms of a name.

A question formed from a sentence copies its words, and a reader trained on such questions learns to look for
copies. People who ask do not know the sentence.
"""

from __future__ import annotations

import random
import re
from functools import lru_cache

from eval.train.templates import COUNTRIES
from qa.asking.inflect import past, third_person

# Verbs that can stand for each other in news: "base" or "base/past/participle".
_VERBS = """
kill, slay/slew/slain, take the life of/took the life of/-
capture, seize, take control of/took control of/-, take/took/taken, occupy
recapture, retake/retook/retaken, win back/won back/won back
die, lose their lives/lost their lives/-, perish, be killed/were killed/-
injure, hurt/hurt/hurt, wound
destroy, wreck, demolish, ruin
damage, harm
attack, strike/struck/struck, assault
shell, bombard, bomb
shoot down/shot down/shot down, bring down/brought down/brought down, down
fire, launch, shoot/shot/shot
begin/began/begun, start, get under way/got under way/-
end, finish, come to an end/came to an end/-
stop, halt, cease
happen, take place/took place/-, occur
buy/bought/bought, purchase, acquire, take over/took over/taken over
sell/sold/sold, dispose of
build/built/built, construct, erect
found, establish, set up/set up/set up, create
win/won/won, triumph in/triumphed in/-
beat/beat/beaten, defeat, overcome/overcame/overcome
lose/lost/lost, be left without/was left without/-
announce, make public/made public/made public, declare, unveil
reveal, disclose
say/said/said, state, claim, report
tell/told/told, inform
ask, request, call for/called for/called for
demand, insist on
deny, reject, dispute, dismiss
accuse, blame
blame, hold responsible/held responsible/held responsible
criticise, condemn, denounce
praise, commend, hail
support, back, endorse
oppose, be against/was against/-, object to
agree, consent
sign, conclude, ink
approve, pass, ratify
ban, prohibit, forbid/forbade/forbidden, outlaw
allow, permit, let/let/let
resign, step down/stepped down/-, quit/quit/quit, leave office/left office/-
appoint, name, nominate
elect, vote in, choose/chose/chosen
fire, sack, dismiss
hire, employ, recruit, take on/took on/taken on
arrest, detain, take into custody/took into custody/taken into custody
free, release, set free/set free/set free
charge, indict
sentence, condemn
sue, take to court/took to court/taken to court
investigate, look into/looked into/-, probe, examine
find/found/found, discover
lead/led/led, head, run/ran/run
meet/met/met, hold talks with/held talks with/-, get together with/got together with/-
visit, travel to, go to/went to/-
arrive in, reach, get to/got to/-
leave/left/left, depart from, go away from/went away from/-
return, come back/came back/-, go back/went back/-
flee/fled/fled, escape, run from/ran from/-
evacuate, move out/moved out/moved out
deploy, send/sent/sent, station
withdraw/withdrew/withdrawn, pull out/pulled out/pulled out, take back/took back/taken back
join, become a member of/became a member of/-, enter
cost/cost/cost, be priced at/was priced at/-
pay/paid/paid, spend/spent/spent, hand over
earn, make/made/made, take in/took in/-
raise, increase, put up/put up/put up, lift
cut/cut/cut, reduce, lower, bring down/brought down/brought down
rise/rose/risen, increase, go up/went up/-, climb, grow/grew/grown
fall/fell/fallen, drop, decline, go down/went down/-
publish, release, bring out/brought out/brought out, put out/put out/put out
launch, introduce, start, roll out
make/made/made, produce, manufacture
develop, create, design
use, employ, make use of/made use of/-
show/showed/shown, demonstrate, indicate
help, assist, aid
give/gave/given, hand, provide
receive, get/got/got, obtain
promise, pledge, vow
threaten, warn
plan, intend, want
prevent, stop, keep from/kept from/-
close, shut/shut/shut, shut down/shut down/shut down
open, inaugurate
cancel, call off/called off/called off, scrap
delay, postpone, put off/put off/put off
score, net, get/got/got
play for, turn out for, be with/was with/-
marry, wed
write/wrote/written, author, pen
star in, act in, appear in
compete in, take part in/took part in/-, participate in
cover, extend over
contain, hold/held/held, include
own, have/had/had, possess
estimate, put at/put at/put at, reckon
expect, foresee/foresaw/foreseen, anticipate
believe, think/thought/thought, hold/held/held
mediate, broker, negotiate
violate, break/broke/broken, breach
accept, agree to
cause, bring about/brought about/brought about, lead to/led to/-, trigger
"""
# Nouns, in the plural or as they stand; the first of a question's words that is in a group may be replaced.
_NOUNS = """
soldiers, troops, servicemen, military personnel, fighters
soldier, serviceman, member of the military
civilians, non-combatants, ordinary people, non-military people
people, persons, individuals
children, kids, youngsters
policemen, police officers, officers
deaths, fatalities, dead
casualties, losses, dead and wounded
company, firm, corporation
companies, firms, businesses
chief executive, CEO, boss
deal, agreement, accord, pact
ceasefire, truce, end to the fighting, armistice
fighting, clashes, hostilities, battles
war, conflict
attack, assault, strike
film, movie
game, match
player, footballer
coach, manager, trainer
doctor, physician
home, house
homes, houses, dwellings
car, vehicle, automobile
phone, smartphone, handset
money, cash, funds
jobs, positions, posts
pay, wages, salary
workers, employees, staff
strike, walkout, industrial action
election, vote, poll
votes, ballots
talks, negotiations, discussions
leader, chief
government, authorities, cabinet
parliament, legislature, lawmakers
law, legislation
court, tribunal
lawsuit, legal case, suit
accident, crash
earthquake, quake, tremor
flood, flooding
storm, hurricane, tempest
fire, blaze
illness, disease
peacekeepers, peacekeeping troops, blue helmets, peacekeeping forces
refugees, displaced people, people who fled
prisoners, captives, detainees
hostages, captives
helicopters, choppers
drones, unmanned aircraft, UAVs
plane, aircraft, jet
planes, aircraft, jets
ship, vessel
town, municipality, settlement
city, town
village, settlement
country, state, nation
border, frontier
region, territory
price, cost
profit, earnings
shares, stock
customers, clients
users, people using it
fans, supporters
spokesman, spokesperson, representative
spokeswoman, spokesperson, representative
reason, cause
children, minors
students, pupils
"""
_TOO_MANY_SENSES = frozenset(
    "be have make hold own possess get put let name use say take find show run give go fire bring cut".split()
)
# Names of states as people say them, beside the adjective.
_ALIASES = {
    "the United States": ("the US", "America", "the USA", "Washington"),
    "the US": ("the United States", "America", "the USA", "Washington"),
    "US": ("American",),
    "the UK": ("Britain", "the United Kingdom"),
    "the United Kingdom": ("Britain", "the UK"),
    "Britain": ("the UK", "the United Kingdom"),
    "Russia": ("Moscow", "the Russians", "the Russian side"),
    "China": ("Beijing", "the Chinese"),
    "the European Union": ("the EU", "Brussels"),
    "the EU": ("the European Union",),
    "the United Nations": ("the UN",),
    "the UN": ("the United Nations",),
}
_ADJECTIVE = dict(COUNTRIES)
_COUNTRY = {adjective: country for country, adjective in COUNTRIES}


def _past(base: str) -> str:
    word, _, rest = base.partition(" ")
    return f"{past(word)} {rest}".strip()


def _third(base: str) -> str:
    word, _, rest = base.partition(" ")
    return f"{third_person(word)} {rest}".strip()


@lru_cache(maxsize=1)
def _verbs() -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Any form of a verb -> the groups of (base, past, participle) that it stands in, and which form it is."""
    table: dict[str, tuple[tuple[str, str, str], ...]] = {}
    for line in _VERBS.strip().splitlines():
        group = []
        for entry in line.split(", "):
            forms = entry.split("/")
            group.append(
                (forms[0], forms[1], forms[2]) if len(forms) == 3 else (entry, _past(entry), _past(entry))
            )
        for base, simple, participle in group:
            if " " in base:
                continue
            others = tuple(g for g in group if g[0] != base)
            if base not in _TOO_MANY_SENSES:
                for form in {base, simple, participle, _third(base)} - {"-"}:
                    table.setdefault(form, others)
    return table


@lru_cache(maxsize=1)
def _nouns() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in _NOUNS.strip().splitlines():
        group = line.split(", ")
        for noun in group:
            table.setdefault(noun, tuple(g for g in group if g != noun))
    return table


_THIRD = 3
# After these comes a noun or an adjective, however much it looks like a verb.
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:the|an?|of|in|for|what|which|other|this|that|its|his|her|their|no)"
    r"|\w+['’]s) $",
    re.I,
)
_PASSIVE = re.compile(r"\b(was|were|is|are|been|being|be|get|got)\b(?: \w+){0,6} $", re.I)
_PERFECT = re.compile(r"\b(has|have|had|having)\b(?: \w+){0,6} $", re.I)
_DO = re.compile(r"\b(did|do|does|to|will|would|could|can|may|might|should|must)\b(?: [\w'’-]+){0,8} $", re.I)


def synonyms(rng: random.Random, question: str, chance: float = 0.5) -> str:
    """Verbs and nouns replaced by others that can stand for them in the same form; names stay as they are."""
    nouns, verbs = _nouns(), _verbs()
    for noun in nouns:
        found = re.search(rf"(?<![\w'’-]){re.escape(noun)}(?![\w'’-])", question)
        if found and rng.random() < chance:
            question = question[: found.start()] + rng.choice(nouns[noun]) + question[found.end() :]
            break
    for match in list(re.finditer(r"\b[a-z]+\b", question)):
        others = verbs.get(match.group())
        left = question[: match.start()]
        if others is None or _NOUN_BEFORE.search(left) or rng.random() > chance:
            continue
        place = _place(left, match.group())
        if place == _THIRD:
            choices = [_third(forms[0]) for forms in others]
        else:
            choices = [forms[place] for forms in others if forms[place] != "-"]
        if choices:
            return left + rng.choice(choices) + question[match.end() :]
    return question


def _place(left: str, form: str) -> int:
    """Which form is wanted there: 0 base, 1 past, 2 participle, 3 third person."""
    if _PASSIVE.search(left) or _PERFECT.search(left):
        return 2
    if _DO.search(left):
        return 0
    if form.endswith("s") and not form.endswith("ss"):
        return _THIRD
    return 1


_FORMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        r"^How many (?:people|soldiers|civilians|men|women|children) (?:were|have been) (?:killed|slain|dead)\b",
        ("What was the death toll", "How many deaths were there", "How high was the toll", "How many died"),
    ),
    (
        r"^How many people died\b",
        ("What was the death toll", "How many lives were lost", "How many were killed"),
    ),
    (
        r"^How many (\w+s|people|men|women|children) (were|are|have|had)\b",
        (
            r"What number of \1 \2",
            r"What is the number of \1 that \2",
            r"How high is the number of \1 who \2",
        ),
    ),
    (
        r"^How many (\w+s|people|men|women|children) did\b",
        (r"What number of \1 did", r"How many \1 in all did"),
    ),
    (r"^How much\b", ("What amount", "What sum", "How much money")),
    (r"^When (did|was|were|is|does|will)\b", (r"On what date \1", r"On which day \1", r"At what time \1")),
    (r"^Where (did|was|were|is|does)\b", (r"In which place \1", r"At what location \1", r"In what place \1")),
    (r"^Who (is|was) the\b", (r"Who \1 currently the", r"What \1 the name of the", r"Who serves as the")),
    (r"^Who (?=\w+(?:ed|s)\b)", ("Which person ", "Who exactly ", "Who was it that ")),
    (r"^Why (did|was|were|is|does|are)\b", (r"For what reason \1", r"What is the reason why \1")),
    (
        r"^What did (.{3,40}?) (?:say|tell|state|claim|report) about (.+)\?$",
        (
            r"What is the view of \1 on \2?",
            r"What is the position of \1 on \2?",
            r"What does \1 think of \2?",
            r"What was the comment of \1 on \2?",
            r"\2: what does \1 say?",
            r"How does \1 see \2?",
            r"What is known from \1 about \2?",
        ),
    ),
    (r"^Which company\b", ("What company", "Which firm", "Who")),
    (r"^Which country\b", ("What country", "Which state", "Which nation")),
    (r"^What (did|does|do)\b", (r"What exactly \1", r"What was it that \1")),
    (r"^What (is|was|are|were)\b", (r"What exactly \1", r"Can you say what \1")),
)


def reformed(rng: random.Random, question: str) -> str:
    """The question asked in another form: "When did" as "On what date did"."""
    for pattern, forms in _FORMS:
        if re.search(pattern, question):
            return re.sub(pattern, rng.choice(forms), question, count=1)
    return question


def renamed(rng: random.Random, question: str, persons: tuple[str, ...] = ()) -> str:
    """A name in another of its forms: the surname alone, a country for its adjective, "the UK" for "Britain"."""
    for person in persons:
        if " " in person and person in question and rng.random() < 0.6:
            return question.replace(person, person.split()[-1])
    for adjective, noun in re.findall(
        r"\b([A-Z][a-z]+) ((?:[a-z]+s|people|men|women|children|troops))\b", question
    ):
        country = _COUNTRY.get(adjective)
        if country:
            form = rng.choice(
                ("{n} from {c}", "{n} of {c}", "{n} on the {a} side", "{c}'s {n}", "{n} for {c}")
            )
            new = form.format(n=noun, c=country, a=adjective)
            return question.replace(f"{adjective} {noun}", new, 1)
    for name, others in _ALIASES.items():
        if re.search(rf"\b{name}\b", question) and rng.random() < 0.7:
            return re.sub(rf"\b{name}\b", rng.choice(others), question, count=1)
    for country in re.findall(r"\b(?:by|did|from|has|had) ([A-Z][a-z]+)\b", question):
        if country in _ADJECTIVE and rng.random() < 0.4:
            adjective = _ADJECTIVE[country]
            form = rng.choice(("the {a} side", "the {a} government", "the {a} authorities", "the {a}s"))
            return question.replace(country, form.format(a=adjective), 1)
    return question


def paraphrased(
    rng: random.Random, question: str, persons: tuple[str, ...] = (), strength: float = 0.6
) -> str:
    """The question in other words, each kind of change with the chance `strength`."""
    if rng.random() < strength:
        question = renamed(rng, question, persons)
    if rng.random() < strength:
        question = synonyms(rng, question)
    if rng.random() < strength:
        question = reformed(rng, question)
    return question
