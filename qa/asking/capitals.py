"""Capitals and seats that stand for those who govern there: "Lima denied it", "the Kremlin"."""

from functools import lru_cache

from index.atlas import GOVERNED
from index.reporting import ACCUSE
from index.wordlists import words
from qa.asking.demonyms import akin
from qa.asking.kinds import SPEECH
from qa.asking.wording import Wording

# What a town does or suffers itself.
_OF_TOWNS = words("be lie stand fall burn have grow become look get flood host celebrate rise sit")
# Whom one speaks to or sides with governs.
_TO_WHOM = frozenset(ACCUSE) | words(
    """congratulate urge ask tell warn support back help thank threaten sanction arm assure press persuade pressure
    condemn denounce criticize criticise implore lobby recognize recognise"""
)
_WITH_WHOM = words("by against between with on from behind to")
# "Up to Tokyo", "thanks to Tokyo".
_WITH = words(
    """agree talk ally side negotiate deal agreement talks negotiation alliance war relation tie pressure thanks due
    close loyal"""
)
_OWNED = words(
    """government army military troop soldier force operation offensive attack campaign claim demand statement response
    answer reply position side denial ally accusation account version word view stance envoy ambassador move plan
    proposal offer decision silence refusal support role loss casualty intention aim goal goals reaction request call
    job duty task responsibility line take verdict opinion"""
)


def governed(name: str) -> tuple[str, ...]:
    """The countries whose government a capital or a seat may stand for; empty for other names."""
    return GOVERNED.get(name.casefold().removeprefix("the "), ())


@lru_cache(maxsize=256)
def seats_of(country: str) -> tuple[str, ...]:
    """The capital of a country and the seats that stand for its government, each with capitals; empty for others."""
    return tuple(seat.title() for seat, countries in GOVERNED.items() if country in countries)


def one_power(told: str, asked: str) -> bool:
    """Whether two words name one country, by its own name, its people's or its capital's."""
    return any(
        akin(a.split()[-1], b.split()[-1]) for a in (told, *governed(told)) for b in (asked, *governed(asked))
    )


def acts(w: Wording, i: int) -> bool:
    """Whether the name whose last word is the i-th acts in the question, speaks or is spoken to, as no town does."""
    token = w.tokens[i]
    head = w.tokens[token.head]
    lemma = head.lemma.lower()
    if token.dep == "nsubj":
        return head.pos in ("VERB", "AUX") and lemma not in _OF_TOWNS
    if token.dep == "dobj":
        return lemma in _TO_WHOM
    if token.dep == "poss":
        return lemma in _OWNED
    if token.dep == "pobj" and head.text.lower() in _WITH_WHOM:
        governing = w.tokens[head.head].lemma.lower()
        if head.text.lower() == "to" and w.low(token.head - 1) == "up":
            return True
        return head.dep == "agent" or governing in _WITH or governing in SPEECH
    if token.dep == "conj" and token.head != i:
        return acts(w, token.head)
    return False
