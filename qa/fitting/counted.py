"""Nouns that count the same things, in other words."""

import re
from collections.abc import Set

from index.wordlists import words

# Those who take part in an event are "people" there; a trade or a class of people is only a part of them.
CROWD = words(
    """person people protester demonstrator marcher visitor spectator fan participant attendee victim fatality
    striker passenger survivor casualty supporter guest viewer crowd individual human soul body inhabitant resident
    mourner pilgrim reveller tourist migrant refugee evacuee patient case"""
)
# Those who make up a population.
LIVING = words("person people inhabitant resident soul")
ALIKE = (
    words("house home building household property"), words("vote ballot"), words("job position post"),
    words("aircraft warplane plane jet airplane aeroplane"),
    words("train service"), words("worker employee staff workforce striker member"),
    words("soldier troop serviceman servicemen servicewoman servicewomen"),
    words("prisoner detainee captive inmate"), words("girl schoolgirl"), words("boy schoolboy"),
    words("revenue sale turnover income"), words("loss deficit"), words("seat constituency mandate mp lawmaker"),
    words("place site location spot target"),
)  # fmt: skip
# Those who are killed, hurt or lost.
PEOPLE = CROWD | words(
    """man woman child boy girl civilian soldier troop serviceman fighter militant rebel officer worker member policeman
    firefighter sailor pilot crew student pupil doctor nurse player life"""
)
# Nouns by which one thing is measured, or a crowd named as a whole.
_MEASURES = (
    words("strength magnitude intensity force"),
    words("spectator fan visitor viewer attendee attendance crowd turnout"),
    words("height altitude elevation"), words("cost price bill expense"), words("wage salary pay"),
    words("speed pace velocity"), words("weight mass"),
    words("victim fatality death toll"), words("tonne ton t"),
)  # fmt: skip


def in_other_words(noun: str) -> frozenset[str]:
    """The nouns that may stand for a counted one, itself among them."""
    return frozenset({noun}).union(*(group for group in (*ALIKE, *_MEASURES) if noun in group))


UNARMED = words("civilian resident villager child")
SOLDIERS = next(group for group in ALIKE if "soldier" in group)
FIGHTERS = words("fighter")
_OF_THE_MILITARY = re.compile(
    r"\b(?:military|army|combat|battlefield)(?:['’]s)?(?: \w+)? "
    r"(?:dead|deaths?|loss(?:es)?|toll|casualt(?:y|ies)|fatalit(?:y|ies))\b"
    # "The army admitted to 40 dead" of its own.
    r"|\b(?:military|army|navy) (?:has |had )?(?:admit|acknowledg|conced|confess|own)\w+\b[^.;]*\bdead\b",
    re.I,
)


def soldiers_told(asked: Set[str], counted: Set[str], text: str) -> float:
    """How surely the text counts soldiers, where these are asked for, without that word: 1 for "military dead", 0.5 for
    "700 men", 0 for others."""
    if not asked & SOLDIERS:
        return 0.0
    # "They count 60 civilians, and reveal no military losses."
    if _OF_THE_MILITARY.search(text) and (not counted or counted - UNARMED):
        return 1.0
    return 0.5 * ("man" in counted)
