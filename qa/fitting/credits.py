"""Who had which part in a work: who sang a song has not written it, whose the screenplay is has not directed."""

import re

from index.wordlists import words
from qa.question import Question

# Each row: the acts of one part in a work, and the words that tell of it.
_PARTS: tuple[tuple[str, str], ...] = (
    ("direct helm", r"direct\w*|helm\w*|(?:film|movie|picture) by|filmmaker"),
    (
        "write author pen",
        (
            r"writ\w*|wrote|author\w*|penn?ed|pens|script\w*|screenplay|lyrics?|words|text|compos\w*|songwriter|"
            r"(?:song|novel|book|play|poem|story|tune) by"
        ),
    ),
    ("compose score", r"compos\w*|music|score[ds]?|soundtrack|writ\w*|wrote"),
    ("produce", r"produc\w*"),
    ("design", r"design\w*|architects?|architecture|drew|drawn|plans|conceiv\w*|brainchild"),
    ("sing perform record", r"s[iau]ng|singers?|perform\w*|record\w*|vocals?|released"),
    ("photograph shoot film", r"photograph\w*|cinematograph\w*|camera|shot"),
    ("choreograph", r"choreograph\w*"),
    ("build construct", r"buil[dt]\w*|construct\w*|contractors?|erect\w*"),
    ("paint", r"paint\w*|artist"),
    ("edit", r"edit(?:ed|or|ing|s)\b"),
    ("narrate", r"narrat\w*"),
)
# "Sung by Ann Orne", "to be directed by".
_BY = re.compile(
    r"\b(?:directed|written|composed|scored|produced|designed|sung|performed|recorded|photographed|shot|choreographed|"
    r"built|constructed|painted|edited|narrated|laid|carved|played|conducted|voiced) by\b",
    re.I,
)
# "Screenplay: Ann Orne."
_LABEL = re.compile(
    r"\W*(?:directors?|director of photography|screenplay|scripts?|writers?|producers?|music|score|cinematograph\w+|"
    r"camera|editors?|cast|starring|costumes?|sets?|choreograph\w+|architects?|contractors?|conductors?)\W{1,2}(?=[A-Z])",
    re.I,
)


def only_another_credit(question: Question, text: str) -> bool:
    """Whether it is asked who did one part of a work, and the text only tells who did another."""
    if question.wants not in ("person", "body"):
        return False
    asked = next((told for acts, told in _PARTS if question.action in acts.split()), None)
    if asked is None or not (_BY.search(text) or _LABEL.match(text)):
        return False
    return re.search(rf"\b(?:{asked})\b", text, re.I) is None


_PLAYS = words("play portray voice star")
_OF_A_PART = re.compile(
    r"\b(?:play\w*|portray\w*|voic\w+|star(?:s|red|ring)?|cast\w*|act(?:s|ed|or|ors|ress|resses|ing)|roles?|parts?|"
    r"as (?:the )?[A-Z]|ensemble|performance)\b|[A-Z]\w+ \([A-Z]|[A-Z]\w+:? ?[–—-] ?[A-Z]|[A-Z]\w+: [A-Z]"
)


# "Who plays the ferryman": what he is, by its last word.
_PART_ASKED = re.compile(
    r"^who (?:plays|played|is playing|will play|voices|voiced|portrays|portrayed) (?:the|a|an) (?:[a-z]+ "
    r"){0,2}?(?P<part>[a-z]+)"
    r"(?= (?:in|on|of)\b|\W*$)",
    re.I,
)
# "Ann Orne as Dr. Moe, Una Dell as Deputy Brisk".
_AS_SOMEBODY = re.compile(r"\bas (?:the )?[A-Z]")


def tells_no_part(question: Question, text: str) -> bool:
    """Whether it is asked who plays somebody, and the text has no word for playing or for a part: whom a recap names
    are the characters. So it is where the text tells who plays others, and not the asked one."""
    asked = (
        question.wants in ("person", "thing")
        and question.action in _PLAYS
        and _WHO.match(question.standalone)
    )
    if not asked:
        return False
    part = _PART_ASKED.match(question.standalone)
    others = part is not None and _AS_SOMEBODY.search(text) and part["part"].lower() not in text.lower()
    return bool(others) or _OF_A_PART.search(text) is None


_WHO = re.compile(r"(?:who|which (?:actor|actress))\b", re.I)
