"""What happened to another place of a kind: the fire in the bakery is not the fire in the café."""

import re
from functools import cache, lru_cache

# What happens to a place, each row in other words for the same.
_EVENTS = (
    r"fires?|blazes?|inferno",
    r"explosions?|blasts?|bombings?",
    r"shootings?|massacre|stabbings?|attacks?|siege",
    r"crash(?:es)?|derailments?|collisions?|accidents?|sinkings?|capsizing",
    r"collapses?",
    r"robber(?:y|ies)|raids?|heist",
)
# Each row: words that may stand for one place. The words of two rows do not, unless one text holds both.
_PLACES = (
    r"baker(?:y|ies)",
    r"caf[eé]s?|coffee ?(?:shop|house)s?|restaurants?|diners?|bistros?|pizzerias?",
    r"schools?|colleges?|universit(?:y|ies)|campus(?:es)?|kindergartens?",
    r"hospitals?|clinics?|(?:nursing|care|retirement) homes?",
    r"hotels?|hostels?|inns?|guest ?houses?|resorts?|motels?",
    r"church(?:es)?|chapels?|cathedrals?|basilicas?",
    r"mosques?",
    r"synagogues?",
    r"night ?clubs?|clubs?|discos?|discotheques?|bars?|pubs?",
    r"factor(?:y|ies)|plants?|mills?|warehouses?|refiner(?:y|ies)",
    r"prisons?|jails?|penitentiar(?:y|ies)",
    r"cinemas?|theat(?:er|re)s?|concert halls?",
    r"ferr(?:y|ies)|ships?|boats?|vessels?",
    r"planes?|airplanes?|jets?|aircraft|airliners?|helicopters?|choppers?",
    r"bus(?:es)?|coach(?:es)?|minibus(?:es)?",
    r"trains?|trams?|railway|rail",
)


def at_other_premises(question: str, text: str, near: str, whole: str) -> bool:
    """Whether the question names what happened to one kind of place, and the text, or what stands around it (`near`),
    the same of another kind, where the whole article never speaks of the asked one."""
    asked = _asked(question)
    if asked is None:
        return False
    event, place = asked
    if _place(place).search(f"{near} {whole}"):
        return False
    return any(
        happened.search(part)
        for other in range(len(_PLACES))
        if other != place
        for happened in (_happened(event, other),)
        for part in (text, near)
    )


@lru_cache(maxsize=64)
def _asked(question: str) -> tuple[int, int] | None:
    """The event and the place that the question names, by their rows; None where it names none or several."""
    found = [
        (event, place)
        for event in range(len(_EVENTS))
        for place in range(len(_PLACES))
        if _happened(event, place).search(question)
    ]
    several = sum(_place(n).search(question) is not None for n in range(len(_PLACES))) > 1
    return found[0] if len(found) == 1 and not several else None


@cache
def _place(row: int) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_PLACES[row]})(?!\w)", re.I)


@cache
def _happened(event: int, place: int) -> re.Pattern[str]:
    """ "The bakery fire", "a fire at the Marlow bakery"."""
    what, where = f"(?:{_EVENTS[event]})", f"(?:{_PLACES[place]})"
    return re.compile(
        rf"\b{where} {what}\b|\b{what} (?:at|in|on|of) (?:the|a|an|its|their) (?:[\w’'-]+ ){{0,2}}?{where}(?!\w)",
        re.I,
    )
