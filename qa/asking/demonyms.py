"""Places and their adjectives: whether "Kenyan" and "Kenya" speak of the same place, mostly by their
endings."""

from collections.abc import Iterable
from functools import lru_cache

from index.wordlists import words

# Adjectives whose place is not had by changing the ending, as any atlas lists them.
_ATLAS = """afghan=Afghanistan, american=America|United States|US|U.S.|USA, argentine=Argentina,
    belgian=Belgium, brazilian=Brazil, british=Britain|United Kingdom|UK|U.K.,
    burmese=Myanmar|Burma, canadian=Canada, chinese=China, congolese=Congo, croat=Croatia,
    cypriot=Cyprus, czech=Czech Republic|Czechia, dane=Denmark, danish=Denmark,
    dutch=Netherlands|Holland, ecuadorian=Ecuador, egyptian=Egypt, emirati=United Arab Emirates|UAE,
    english=England, european=Europe|European Union|EU, filipino=Philippines, finn=Finland,
    finnish=Finland, flemish=Flanders, french=France, german=Germany, ghanaian=Ghana, greek=Greece,
    hungarian=Hungary, iranian=Iran, irish=Ireland, italian=Italy, jordanian=Jordan,
    kazakh=Kazakhstan, kosovar=Kosovo, kurdish=Kurdistan, kyrgyz=Kyrgyzstan, lebanese=Lebanon,
    maltese=Malta, mexican=Mexico, monegasque=Monaco, montenegrin=Montenegro, moroccan=Morocco,
    norwegian=Norway, panamanian=Panama, peruvian=Peru, pole=Poland, polish=Poland,
    portuguese=Portugal, salvadoran=El Salvador, saudi=Saudi Arabia, scandinavian=Scandinavia,
    scot=Scotland, scottish=Scotland, serb=Serbia, slovak=Slovakia, slovene=Slovenia, spanish=Spain,
    swede=Sweden, swedish=Sweden, swiss=Switzerland, tajik=Tajikistan, taiwanese=Taiwan,
    thai=Thailand, togolese=Togo, turk=Turkey|Türkiye, turkish=Turkey|Türkiye, turkmen=Turkmenistan,
    ukrainian=Ukraine, uzbek=Uzbekistan, viennese=Vienna, vietnamese=Vietnam, welsh=Wales,
    bengali=Bengal|Bangladesh, azeri=Azerbaijan, argentinian=Argentina, bahamian=Bahamas,
    barbadian=Barbados, bosnian=Bosnia|Bosnia and Herzegovina, dominican=Dominican Republic|Dominica,
    haitian=Haiti, honduran=Honduras, ivorian=Ivory Coast|Côte d’Ivoire, laotian=Laos,
    macedonian=North Macedonia|Macedonia, malagasy=Madagascar, malian=Mali, mauritian=Mauritius,
    nigerian=Nigeria, nigerien=Niger, palestinian=Palestine, paraguayan=Paraguay, philippine=Philippines,
    somali=Somalia, uruguayan=Uruguay"""
_IRREGULAR = {
    adjective: tuple(places.split("|"))
    for adjective, places in (entry.strip().split("=") for entry in _ATLAS.split(","))
}
# An ending of the adjective and what stands in its place in the name of the place, tried in this order.
_ENDINGS = (
    ("stani", "stan"),  # Pakistani
    ("ani", "an"),  # Omani
    ("eshi", "esh"),  # Bangladeshi
    ("i", ""),  # Iraqi, Israeli, Kuwaiti
    ("alese", "al"),  # Nepalese
    ("ese", ""),  # Japanese
    ("ean", "ea"),  # Korean
    ("ean", "e"),  # Chilean, Singaporean
    ("ian", "ia"),  # Syrian, Russian
    ("ian", ""),  # Iranian, Jordanian, Singaporean
    ("an", "a"),  # Kenyan, Cuban, Moldovan
    ("ish", ""),
    ("er", ""),  # Londoner
    ("ic", ""),  # Icelandic
)


@lru_cache(maxsize=8192)
def places_of(word: str) -> tuple[str, ...]:
    """The places that an adjective or a people's name may belong to, likeliest first.

    The endings are general, so a word with one of them that is no demonym also gets places ("Taxi" gives
    "Tax"): ask only of words known to be of that kind.
    """
    low = word.lower()
    for form in (low, low.removesuffix("s")):
        if form in _IRREGULAR:
            return _IRREGULAR[form]
    found: list[str] = []
    singular = word.removesuffix("s")
    for ending, replacement in _ENDINGS:
        if singular.lower().endswith(ending) and len(singular) - len(ending) >= 2:
            found.append(singular[: len(singular) - len(ending)] + replacement)
    return tuple(dict.fromkeys(found))


# Places that end like a people.
_PLACES = words(
    """azerbaijan japan iran sudan taiwan oman jordan bhutan milan michigan tehran busan wuhan durban amman yerevan
    saipan vatican manhattan saskatchewan isfahan ramadan mali haiti fiji djibouti malawi kiribati burundi tbilisi
    helsinki nairobi delhi mumbai dubai shanghai miami hawaii missouri mississippi karachi dhabi hanoi chennai
    brunei"""
)


def is_people(word: str) -> bool:
    """Whether a name is that of a people or an adjective of a place ("Kenyan") rather than the place's own."""
    low = word.lower()
    if low in _IRREGULAR or low.removesuffix("s") in _IRREGULAR:
        return True
    return low.endswith(("i", "an", "ans", "ese", "ish")) and not low.endswith("stan") and low not in _PLACES


# What tells one Korea, Sudan or Virginia from the other.
DIRECTIONS = words("north south east west northern southern eastern western")


def same_place(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether two phrases, each given by its words, name the same place: "South Korean soldiers", "South Korea"."""
    (a, towards), (b, to) = _parted(one), _parted(other)
    return towards == to and any(akin(x, y) for x in a for y in b)


def _parted(phrase: Iterable[str]) -> tuple[list[str], set[str]]:
    every = list(phrase)
    bare = [w for w in every if w.lower() not in DIRECTIONS]
    return bare, {w.lower().removesuffix("ern") for w in every if w.lower() in DIRECTIONS}


def akin(one: str, other: str) -> bool:
    """Whether two words name the same place, in the same or in different forms: "Armenians", "Armenia"."""
    a, b = one.casefold(), other.casefold()
    if a.removesuffix("s") == b.removesuffix("s"):
        return True
    return any(b == place.casefold() for place in places_of(one)) or any(
        a == place.casefold() for place in places_of(other)
    )
