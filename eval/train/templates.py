"""Counterfactual pairs: the same question and sentence form filled with different names.

Facts learnt by heart cannot help here (the countries, persons and figures are drawn at random), so
the only way to tell the right sentence is to compare name, role, unit, counted thing and year.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

_COUNTRIES = (
    "Albania/Albanian Algeria/Algerian Angola/Angolan Argentina/Argentine Armenia/Armenian "
    "Australia/Australian Austria/Austrian Azerbaijan/Azerbaijani Bangladesh/Bangladeshi "
    "Belarus/Belarusian Belgium/Belgian Bolivia/Bolivian Brazil/Brazilian Bulgaria/Bulgarian "
    "Cambodia/Cambodian Cameroon/Cameroonian Canada/Canadian Chad/Chadian Chile/Chilean "
    "China/Chinese Colombia/Colombian Croatia/Croatian Cuba/Cuban Cyprus/Cypriot Denmark/Danish "
    "Ecuador/Ecuadorian Egypt/Egyptian Eritrea/Eritrean Estonia/Estonian Ethiopia/Ethiopian "
    "Finland/Finnish France/French Georgia/Georgian Germany/German Ghana/Ghanaian Greece/Greek "
    "Hungary/Hungarian Iceland/Icelandic India/Indian Indonesia/Indonesian Iran/Iranian "
    "Iraq/Iraqi Ireland/Irish Israel/Israeli Italy/Italian Japan/Japanese Jordan/Jordanian "
    "Kazakhstan/Kazakh Kenya/Kenyan Kosovo/Kosovar Kuwait/Kuwaiti Laos/Laotian Latvia/Latvian "
    "Lebanon/Lebanese Libya/Libyan Lithuania/Lithuanian Malaysia/Malaysian Mali/Malian "
    "Malta/Maltese Mexico/Mexican Moldova/Moldovan Mongolia/Mongolian Morocco/Moroccan "
    "Nepal/Nepalese Nigeria/Nigerian Norway/Norwegian Pakistan/Pakistani Peru/Peruvian "
    "Poland/Polish Portugal/Portuguese Romania/Romanian Russia/Russian Rwanda/Rwandan "
    "Senegal/Senegalese Serbia/Serbian Singapore/Singaporean Slovakia/Slovak Slovenia/Slovenian "
    "Somalia/Somali Spain/Spanish Sudan/Sudanese Sweden/Swedish Syria/Syrian Taiwan/Taiwanese "
    "Tajikistan/Tajik Thailand/Thai Tunisia/Tunisian Turkey/Turkish Uganda/Ugandan "
    "Ukraine/Ukrainian Uruguay/Uruguayan Uzbekistan/Uzbek Venezuela/Venezuelan "
    "Vietnam/Vietnamese Yemen/Yemeni Zambia/Zambian"
)
COUNTRIES: tuple[tuple[str, str], ...] = tuple(
    (name, adjective) for name, adjective in (pair.split("/") for pair in _COUNTRIES.split())
)
DEMONYM = dict(COUNTRIES)
STATE_ROLES = (
    "president",
    "prime minister",
    "foreign minister",
    "defence minister",
    "defense minister",
    "finance minister",
    "interior minister",
    "health minister",
    "ambassador to the UN",
    "army chief",
    "central bank governor",
    "opposition leader",
    "national team coach",
    "energy minister",
    "vice president",
)
FIRM_ROLES = (
    "chief executive",
    "CEO",
    "chairman",
    "founder",
    "spokesman",
    "chief financial officer",
    "director",
    "head coach",
    "captain",
    "president",
    "owner",
    "manager",
    "general secretary",
    "editor",
)
EVENTS = (
    "talks",
    "an emergency summit",
    "a ceremony",
    "a press conference",
    "an inquiry into the accident",
    "the signing of the agreement",
    "a meeting on trade",
    "the opening of the factory",
)
MET = ("met", "telephoned", "criticised", "thanked", "held talks with")
SAID = (
    "said talks would go on",
    "rejected the claim",
    "called for calm",
    "resigned",
    "welcomed the decision",
    "said the situation was under control",
    "announced a new plan",
    "warned of further delays",
    "told reporters that the work had begun",
    "condemned the attack",
)
COUNTED = (
    ("soldiers", "killed"),
    ("civilians", "killed"),
    ("people", "killed"),
    ("people", "injured"),
    ("workers", "laid off"),
    ("police officers", "wounded"),
    ("tanks", "destroyed"),
    ("houses", "destroyed"),
    ("schools", "closed"),
    ("prisoners", "released"),
    ("protesters", "arrested"),
    ("flights", "cancelled"),
    ("votes", "counted"),
    ("drones", "shot down"),
    ("students", "evacuated"),
    ("journalists", "detained"),
    ("vehicles", "recalled"),
    ("children", "rescued"),
    ("miners", "trapped"),
    ("passengers", "hurt"),
    ("hostages", "freed"),
    ("buildings", "damaged"),
    ("helicopters", "lost"),
    ("refugees", "displaced"),
    ("athletes", "suspended"),
)
VAGUE = (
    "hundreds of",
    "dozens of",
    "scores of",
    "thousands of",
    "tens of thousands of",
    "several",
    "a dozen",
    "a handful of",
    "two",
    "no",
    "about half of the",
    "a third of the",
    "nearly all",
    "more than a hundred",
    "several hundred",
)
SYNONYM = {
    "killed": ("killed", "dead", "slain"),
    "injured": ("injured", "hurt", "wounded"),
    "wounded": ("wounded", "injured"),
}
HAPPENINGS = (
    "war",
    "earthquake",
    "floods",
    "border clashes",
    "strike",
    "fire",
    "storm",
    "crash",
    "offensive",
    "protests",
    "explosion",
    "fighting",
    "heatwave",
    "election violence",
    "landslide",
)
MEASURES = (
    ("population", "What is the population of {c}?", "{c} has a population of {n} million.", "{n} million"),
    ("population", "How many people live in {c}?", "About {n} million people live in {c}.", "{n} million"),
    (
        "area",
        "What is the area of {c}?",
        "{c} covers an area of {n},000 square kilometres.",
        "{n},000 square kilometres",
    ),
    (
        "inflation",
        "What is the inflation rate in {c}?",
        "Inflation in {c} stood at {n} percent.",
        "{n} percent",
    ),
    (
        "unemployment",
        "What is the unemployment rate of {c}?",
        "The {d} unemployment rate rose to {n} percent.",
        "{n} percent",
    ),
    ("capital", "What is the capital of {c}?", "The motorway leads to {p}, the capital of {c}.", "{p}"),
    (
        "currency",
        "What is the currency of {c}?",
        "The {d} currency, the {p}, lost {n} percent of its value.",
        "the {p}",
    ),
    ("army", "How large is the army of {c}?", "The {d} army has {n},000 men.", "{n},000 men"),
    (
        "gdp",
        "What is the GDP of {c}?",
        "{c}'s gross domestic product is {n} billion dollars.",
        "{n} billion dollars",
    ),
)
DISTRACTORS = (
    "A large {d} population lives in the region.",
    "The {d} president arrived in {p} on Monday.",
    "{c} has had a population exchange agreement with its neighbours since the war.",
    "{d} officials said the population was safe.",
    "The city has a sizeable {d} community.",
    "{c} and its neighbour have disputed the area for decades.",
    "{n} {d} soldiers took part in the parade.",
    "The {d} government declined to comment on the figures.",
    "{c} | Latest news",
    "The {d} economy is in trouble.",
    "Much of the population of the town has fled to {c}.",
    "The capital was calm after the {d} delegation left.",
)
_MONTHS = "January February March April May June July August September October November December"
MONTHS = _MONTHS.split()


@dataclass(frozen=True, slots=True)
class Made:
    """A made question and sentence; `answer` is a substring of the sentence, "" if it is not answered."""

    question: str
    sentence: str
    answer: str
    title: str = ""
    month: str = ""
    before: str = ""


SPOKE = ("defence ministry", "foreign ministry", "government", "president", "prime minister", "army", "side")
CLAIM_TOPICS = {
    "its forces had not fired first": ("who fired first", "the start of the fighting", "the shooting"),
    "the road would reopen within days": ("the road", "when the road reopens"),
    "the talks had failed over the border": ("the talks", "why the talks failed", "the negotiations"),
    "no civilians had been hit": ("civilians", "civilian casualties", "whether civilians were hit"),
    "the figures were exaggerated": ("the figures", "the numbers"),
    "help was on its way": ("aid", "help"),
    "the attack was a response to provocations": ("the attack", "the reason for the attack"),
    "all prisoners would be exchanged": ("the prisoners", "an exchange of prisoners"),
    "the dam was safe": ("the dam", "the safety of the dam"),
    "the vote had been fair": ("the vote", "the election"),
}
CLAIMS = tuple(CLAIM_TOPICS)


def role_pairs(rng: random.Random, persons: list[str], firms: list[str]) -> list[Made]:
    """One sentence that names one or two office holders; questions about them, and about others."""
    state = rng.random() < 0.7
    roles = rng.sample(STATE_ROLES if state else FIRM_ROLES, 3)
    bodies = rng.sample(COUNTRIES, 3) if state else [(name, name) for name in rng.sample(firms, 3)]
    who = rng.sample(persons, 2)

    def holder(i: int, role: str) -> str:
        body, adjective = bodies[i]
        style = rng.randrange(4)
        if style == 0:
            return f"{adjective} {role} {who[i]}"
        if style == 1:
            return f"{who[i]}, the {role} of {body},"
        if style == 2:
            return f"{body}'s {role}, {who[i]},"
        return f"The {role} of {body} {who[i]}"

    same_role = rng.random() < 0.5
    second_role = roles[0] if same_role else roles[1]
    two = rng.random() < 0.5
    if two:
        sentence = f"{holder(0, roles[0])} {rng.choice(MET)} {holder(1, second_role).rstrip(',')}"
        sentence += rng.choice((" on Tuesday.", f" at {rng.choice(EVENTS)}.", " in the capital.", "."))
    else:
        sentence = (
            f"{holder(0, roles[0])} {rng.choice(SAID)}{rng.choice(('', ' on Friday', ' late on Sunday'))}."
        )

    def ask(role: str, i: int) -> str:
        body, adjective = bodies[i]
        return rng.choice(
            (
                f"Who is the {role} of {body}?",
                f"Who is {body}'s {role}?",
                f"Who is the {adjective} {role}?",
                f"{role} of {body}",
                f"Who was the {role} of {body}?",
                f"What is the name of the {role} of {body}?",
            )
        )

    made = [Made(ask(roles[0], 0), sentence, who[0])]
    if two and rng.random() < 0.7:
        made.append(Made(ask(second_role, 1), sentence, who[1]))
    made.append(Made(ask(roles[0], 2), sentence, ""))
    made.append(Made(ask(roles[2], 0), sentence, ""))
    if two and not same_role:
        made.append(Made(ask(roles[0], 1), sentence, ""))
        made.append(Made(ask(second_role, 0), sentence, ""))
    if rng.random() < 0.3:
        made.append(Made(f"Who is {who[0]}?", sentence, roles[0]))
    if rng.random() < 0.25 and state:
        body, adjective = bodies[0]
        past = rng.choice(("former", "late", "ousted")) + f" {adjective} {roles[0]} {who[0]}"
        gone = f"{rng.choice(('The', 'A spokesman for the'))} {past} {rng.choice(SAID)}."
        made.append(Made(f"Who is the {roles[0]} of {body}?", gone, ""))
    if rng.random() < 0.3 and state:
        # What the officials of one state say is not what those of another say.
        body, adjective = bodies[0]
        of, other = bodies[2]
        claim = rng.choice(CLAIMS)
        said = f"The {adjective} {rng.choice(SPOKE)} said {claim}."
        made.append(Made(f"What does {body} say about {rng.choice(CLAIM_TOPICS[claim])}?", said, claim))
        made.append(Made(f"What did {of} say about {rng.choice(CLAIM_TOPICS[claim])}?", said, ""))
        made.append(Made(f"What is the {other} position on {rng.choice(CLAIM_TOPICS[claim])}?", said, ""))
    nameless = sentence.replace(f", {who[0]},", "").replace(f" {who[0]}", "")
    if who[0] not in nameless and not two:
        made.append(Made(ask(roles[0], 0), nameless, ""))
    return made


def count_pairs(rng: random.Random, persons: list[str], places: list[str]) -> list[Made]:
    """Tolls and counts: country, counted thing, happening and year vary one at a time."""
    (a, da), (b, db), (c, dc) = rng.sample(COUNTRIES, 3)
    (noun, done), (other, _) = rng.sample(COUNTED, 2)
    n, m = rng.sample(range(3, 900), 2)
    place, happening, other_happening = rng.choice(places), *rng.sample(HAPPENINGS, 2)
    year = rng.randrange(1985, 2025)
    wrong = year + rng.choice((-1, 1)) * rng.choice((1, 2, 4, 6, 10))
    month = f"{rng.choice(MONTHS)} {year}"
    event = rng.choice((f"{da} {happening}", f"{a} {happening}", f"{place} {happening}"))
    title = rng.choice((f"{event}: what we know", f"{a} mourns after {happening}", f"Dozens hit by {event}"))
    verb = rng.choice(SYNONYM.get(done, (done,)))
    made: list[Made] = []
    style = rng.randrange(4)
    if style == 0:
        number = rng.choice((str(n), f"at least {n}", f"more than {n}", f"{n},000", rng.choice(VAGUE)))
        spoke = f"the {rng.choice(STATE_ROLES[:7])}"
        sentence = rng.choice(
            (
                f"{number.capitalize()} {da} {noun} were {done} in {place}, {spoke} said.",
                f"{persons[0]} said {number} {da} {noun} had been {done} near {place}.",
                f"According to {a}, {number} of its {noun} were {done}.",
            )
        )
        made.append(
            Made(
                f"How many {da} {noun} were {verb}?",
                sentence,
                number if number in sentence else number.capitalize(),
                title,
                month,
            )
        )
        made.append(
            Made(
                f"How many {noun} did {a} say were {done}?"
                if "According" in sentence
                else f"How many {noun} from {a} were {done}?",
                sentence,
                number if number in sentence else number.capitalize(),
                title,
                month,
            )
        )
        made.append(Made(f"How many {db} {noun} were {verb}?", sentence, "", title.replace(db, dc), month))
        made.append(
            Made(
                f"How many {da} {other} were {verb if other != 'tanks' else 'lost'}?",
                sentence,
                "",
                title,
                month,
            )
        )
        made.append(Made(f"How many {other} did {a} lose?", sentence, "", title, month))
    elif style == 1:
        sentence = rng.choice(
            (
                f"{a} lost {n} {noun} while {b} lost {m}.",
                f"{n} {noun} were {done} in {a} and {m} in {b}.",
                f"{a} said it had lost {n} {noun}; {b} put its own losses at {m}.",
            )
        )
        ask = rng.choice(
            ("How many {n} did {x} lose?", "How many {d} {n} were {v}?", "number of {d} {n} {v}")
        )
        for country, demonym, answer in ((a, da, str(n)), (b, db, str(m)), (c, dc, "")):
            made.append(
                Made(
                    ask.format(n=noun, x=country, d=demonym, v=verb),
                    sentence,
                    answer,
                    "" if answer == "" else title,
                    month,
                )
            )
        made.append(Made(ask.format(n=other, x=a, d=da, v=verb), sentence, "", title, month))
    elif style == 2:
        sentence = rng.choice(
            (
                f"{n} people were {verb} in the {happening}, officials said.",
                f"The {happening} left {n} people dead.",
                f"Officials put the number of people {done} at {n}.",
            )
        )
        done_word = "killed" if "dead" in sentence or "slain" in sentence else done
        question = rng.choice(
            (
                "How many people were {v} in the {y} {e}?",
                "How many people were {v} in the {e} of {y}?",
                "{e} {y} people {v}",
            )
        )
        where = f"{event}"
        if event.startswith(place) and rng.random() < 0.5:
            # One name, said at length in the question and short in the article.
            where = f"{rng.choice(('Upper ', 'North ', 'Greater ', 'New ', 'East-', 'Port '))}{event}"
            title = f"{event}: what we know"
        made.append(
            Made(
                question.format(v=done_word, y=year, e=where),
                sentence,
                str(n),
                title if event in title else f"{where}: what we know",
                month,
            )
        )
        made.append(
            Made(
                question.format(v=done_word, y=wrong, e=where),
                sentence,
                "",
                title if where in title else f"{where}: what we know",
                month,
            )
        )
        made.append(
            Made(
                question.format(v=done_word, y=year, e=where.replace(happening, other_happening)),
                sentence,
                "",
                f"{where}: what we know",
                month,
            )
        )
        made.append(
            Made(
                question.format(v=done_word, y=year, e=f"{db} {happening}"),
                sentence,
                "",
                f"{da} {happening}: what we know",
                month,
            )
        )
        made.append(
            Made(
                f"How many {other} were {rng.choice(COUNTED)[1]} in the {year} {where}?",
                sentence,
                "",
                title,
                month,
            )
        )
    else:
        sentence = f"In the {year} {happening}, {n} {noun} were {done} in {a}."
        made.append(Made(f"How many {noun} were {verb} in the {year} {happening}?", sentence, str(n)))
        made.append(Made(f"How many {noun} were {verb} in the {wrong} {happening}?", sentence, ""))
        made.append(Made(f"How many {noun} were {verb} in {b} in the {year} {happening}?", sentence, ""))
        made.append(Made(f"When were {n} {noun} {done} in {a}?", sentence, str(year)))
    return made


def measure_pairs(rng: random.Random, places: list[str]) -> list[Made]:
    """Population, area and the like of a country; another country or measure, mere mentions."""
    (a, da), (b, _) = rng.sample(COUNTRIES, 2)
    kind, question, form, answer = rng.choice(MEASURES)
    fill = {"c": a, "d": da, "n": str(rng.randrange(2, 300)), "p": rng.choice(places)}
    sentence = form.format(**fill)
    made = [Made(question.format(**fill), sentence, answer.format(**fill))]
    keyword = rng.choice((f"{kind} of {a}", f"{a} {kind}"))
    if kind in {"population", "capital", "area", "currency"}:
        made.append(Made(keyword, sentence, answer.format(**fill)))
    made.append(Made(question.format(c=b), sentence, ""))
    others = [m for m in MEASURES if m[0] != kind]
    made.append(Made(rng.choice(others)[1].format(**fill), sentence, ""))
    made += [Made(question.format(**fill), d.format(**fill), "") for d in rng.sample(DISTRACTORS, 2)]
    made.append(Made(keyword, rng.choice(DISTRACTORS).format(**fill), ""))
    return made


DENIALS = (
    ("{who} denied that {claim}.", "denied"),
    ("{who} rejected reports that {claim}.", "rejected reports"),
    ("It is not true that {claim}, {who} said.", "not true"),
    ("{who} said it was false that {claim}.", "false"),
    ("Reports that {claim} are untrue, according to {who}.", "untrue"),
    ("{who} dismissed rumours that {claim}.", "dismissed rumours"),
    ("There is no evidence that {claim}.", "no evidence"),
    ("{who} disputed the claim that {claim}.", "disputed"),
    ("{who} refuted claims that {claim}.", "refuted claims"),
)
AFFIRMS = (
    ("{who} confirmed that {claim}.", "confirmed"),
    ("{who} said that {claim}.", "said"),
    ("According to {who}, {claim}.", "According to"),
    ("{who} claimed that {claim}.", "claimed"),
)
