"""What happened to people: which fate a question counts, and whether a sentence counts another."""

import re
from collections.abc import Collection

from index.article import Span
from index.claims import Figure
from index.counting.fates import HARMED
from index.wordlists import words
from qa.fitting.counted import CROWD, PEOPLE, SOLDIERS, in_other_words
from qa.question import Question

FATES = words("kill wound missing arrest displace evacuate casualty rescue") | {HARMED}
_ACTION_FATES = {
    "die": "kill", "perish": "kill", "slay": "kill", "murder": "kill", "injure": "wound", "hurt": "wound",
    "uproot": "displace", "detain": "arrest", "miss": "missing", "save": "rescue", "lose": "",
}  # fmt: skip
# "How many are homeless?" asks with an adjective.
_STATES = {
    "dead": "kill", "wounded": "wound", "injured": "wound", "hurt": "wound", "missing": "missing",
    "homeless": "displace", "displaced": "displace", "evacuated": "evacuate", "arrested": "arrest",
}  # fmt: skip
_LOSING_HOMES = words("lose drive force flee chase leave abandon")
_ANYBODY = words("person people human")
# What excludes the asked fate weighs more than what leaves it open.
_CERTAINLY = 3.0
# What else may befall people.
_OTHERWISE = words("affect reach help feed treat house shelter drive vaccinate aid serve")
_FIGHTERS = words("fighter militant rebel sailor pilot marine")
# "How many soldiers were taken prisoner?"
_TAKING, _CAPTIVE = words("take hold seize capture"), words("prisoner captive hostage")
_CAPTURING = words("capture seize kidnap abduct imprison")
_SLAUGHTER = words("massacre murder killing slaughter genocide")
# Who died, was hurt or went missing; those who were at a place or crossed a border are counted otherwise.
_HARMED = words("kill wound missing casualty") | {HARMED}
# "How many were killed or hurt?" asks for all of them together, or for either.
_KILLED_OR_HURT = re.compile(
    r"\b(?:killed|dead|died) (?:and/or|or|and) (?:\w+ )?(?:wounded|hurt|injured)\b|"
    r"\b(?:wounded|hurt|injured) (?:and/or|or|and) (?:\w+ )?(?:killed|dead)\b",
    re.I,
)
# These ask for a fate by another word: "How many did it cost?", "how many had fallen".
_COSTING = re.compile(
    r"\b(?:los(?:e|es|t|ing)|cost\w*|le(?:ave|aving|ft)|suffer\w*|claim\w*|mourn\w*|fall(?:en)?|fell)\b", re.I
)

_KILLED = (
    r"dead|deadly|death\w*|die[ds]?|dying|kill\w*|life|lives|toll|bodies|body (?:of|was)|fatal\w*|perish\w*|drown\w*|"
    r"slain|murder\w*|massacr\w+|slaughter\w*|executed|lost|loss\w*|remains of|corpses?"
)
# "The hospital said" wounds nobody.
_WOUNDED = r"wound\w*|injur\w+|hurt|hospitali[sz]\w+|(?:in|to) (?:\w+ ){0,2}hospitals?"
_FLED = (
    r"homeless|homes|displaced?|displacement|evacuat\w+|fled|flee\w*|shelter\w*|uproot\w*|on the move|refugees?|refuge|"
    r"driven (?:out|from)"
)
_WORDS = {
    "kill": rf"{_KILLED}|casualt\w+",
    "wound": rf"{_WOUNDED}|casualt\w+",
    "casualty": rf"{_KILLED}|{_WOUNDED}|casualt\w+",
    HARMED: rf"{_KILLED}|{_WOUNDED}|casualt\w+",
    "missing": r"missing|miss|unaccounted|disappear\w*|vanished|lost",
    "arrest": (
        r"arrest\w*|detain\w*|detention|custody|jail\w*|captur\w+|prisoners?|captives?|captivity|hostages?|seized|"
        r"abduct\w+|kidnap\w+|surrender\w*|g[ai]ve themselves up|in (?:the )?(?:[\w’'-]+ )?hands"
    ),
    "displace": _FLED,
    "evacuate": _FLED,
    "rescue": r"rescu\w+|save[ds]?|pulled|freed|survivors?|alive",
}
_SAID = {fate: re.compile(rf"\b(?:{told})\b", re.I) for fate, told in _WORDS.items()}
# Whether any fate is told of.
FATE_WORDS = re.compile(rf"\b(?:{'|'.join(_WORDS.values())})\b", re.I)


def fate_of(action: str) -> str:
    """One word for all verbs of one fate: "kill" for "die"; any other verb as it is."""
    return _ACTION_FATES.get(action, action)


def asked_fate(question: Question) -> str:
    """What happened to those whom the question counts; empty where it asks for nothing of the kind."""
    action = fate_of(question.action)
    # The soldiers that a side has lost are dead.
    if question.action == "lose" and question.counted in SOLDIERS | _FIGHTERS | {"man", "life"}:
        return "kill"
    # "How many lost their homes?", "… were driven from their homes?"
    if question.action in _LOSING_HOMES and {"home", "house"} & {*question.topic}:
        return "displace"
    if action in ("kill", "wound") and _KILLED_OR_HURT.search(question.standalone):
        return "casualty"
    # "How many were harmed?" asks for the dead and the hurt alike.
    if action == HARMED:
        return "casualty"
    if action in FATES:
        return action
    if question.action in _TAKING and _CAPTIVE & {*question.topic, question.counted}:
        return "arrest"
    # "How many soldiers did they capture?"
    if question.action in _CAPTURING and question.counted in SOLDIERS | PEOPLE:
        return "arrest"
    # "How many victims did the massacre have?"
    if question.counted == "victim":
        return "kill" if _SLAUGHTER & {*question.topic} else "casualty"
    if question.counted in ("casualty", "death", "fatality", "toll") or "death" in question.topic:
        return "kill" if question.counted != "casualty" else ""
    if question.wants == "figure" and not question.action:
        return next((_STATES[word] for word in question.topic if word in _STATES), "")
    return ""


_DYING = words("die kill dead shoot murder assassinate")


def found_dead(question: Question, text: str) -> Span | None:
    """The words that tell of somebody's body, where it is asked if she is dead: "the body of Ana Ruiz was found"; None
    where there are none."""
    if question.wants != "yes_no" or not _DYING & {question.action, *question.topic}:
        return None
    for name in question.names:
        last = re.escape(name.text.split()[-1])
        body = re.search(
            rf"\b(?:the )?(?:body|remains|corpse) of (?:[\w.’'-]+ ){{0,3}}{last}\b|"
            rf"\b{last}['’]s? (?:[\w-]+ )?(?:body|corpse)\b",
            text,
            re.I,
        )
        if body is not None and name.kind != "place":
            return Span(body.start(), body.end())
    return None


def tells_fate(fate: str, text: str) -> bool:
    """Whether the text has a word of the fate."""
    return fate in _SAID and _SAID[fate].search(text) is not None


def same_fate(a: str, b: str) -> bool:
    """Whether two fates are one: casualties are dead or wounded, or both; the dead are not the dead and the hurt."""
    return a == b or "casualty" in (a, b) or {a, b} == {"displace", "evacuate"}


def fate_fit(
    question: Question, text: str, before: str, figures: Collection[Figure], counted: float
) -> float:
    """-1 where the question counts the dead, say, and the sentence counts others or tells no fate at all; else 0.

    What a sentence leaves unsaid ("The army admitted 50") is looked for in the one before. -1 too where the question
    asks for nobody's fate, and the sentence tells only of one and counts (`counted` is -1) nothing of what is asked;
    and where it counts people of any kind and the question those of one.
    """
    if question.wants != "figure":
        return 0.0
    told = {f.happened for f in figures if f.happened in FATES}
    fate = asked_fate(question)
    if not fate:
        # "How many men did they lose?" asks for a fate by another verb; "how many tanks" does not.
        lost = question.action in _ACTION_FATES and question.counted in PEOPLE
        if told and counted < 0 and not lost:
            return -1.0
        return -1.0 if _counts_no_harm(question) and _all_harmed(figures) else 0.0
    # "The death toll stands at 63, and eight are missing": a figure without a fate is of what the sentence names.
    unsaid = any(f.happened not in FATES for f in figures) and _SAID[fate].search(text) is not None
    if told and not unsaid and not any(same_fate(fate, other) for other in told):
        return -1.0
    if figures and all(f.happened in _OTHERWISE for f in figures):
        return -1.0
    # How many people were killed does not say how many nurses were.
    if (
        counted < 0
        and question.counted not in CROWD
        and {f.counted for f in figures if f.high != 0} & _ANYBODY
    ):
        return -1.0
    if _counts_others(question, figures, fate):
        return -1.0
    said = text if FATE_WORDS.search(text) else before
    # Whoever hands over the dead has not taken them prisoner.
    if fate == "arrest" and _SAID["kill"].search(text) and not _SAID[fate].search(text):
        return -_CERTAINLY
    return 0.0 if _SAID[fate].search(said) else -1.0


def _counts_others(question: Question, figures: Collection[Figure], fate: str) -> bool:
    """Whether those asked for are counted only in another fate than the asked one, beside others: "13 villagers,
    including three children, were killed and 50 hurt" does not say how many children were hurt."""
    asked = in_other_words(question.counted)
    told = [f for f in figures if f.happened in FATES]
    own = [f for f in told if f.counted in asked]
    # "Fifty others", and "50 men" where soldiers are asked for, may be of the asked ones.
    perhaps = {"", "other"} | ({"man"} if asked & SOLDIERS else set())
    others = {f.counted for f in told if not f.part} - asked - perhaps
    return (
        question.counted not in CROWD
        and bool(own and others)
        and not any(same_fate(f.happened, fate) for f in own)
    )


def _counts_no_harm(question: Question) -> bool:
    """Whether people are counted of whom nobody says that harm came to them: "How many people were at the station?"."""
    asked = question.standalone
    return question.counted in PEOPLE and not (FATE_WORDS.search(asked) or _COSTING.search(asked))


def _all_harmed(figures: Collection[Figure]) -> bool:
    """Whether all people that the figures count died, were hurt or went missing."""
    counting = [f for f in figures if f.counted in PEOPLE or f.happened in FATES]
    return bool(counting) and all(f.happened in _HARMED for f in counting)
