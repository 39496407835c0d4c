"""One place in several spellings: what stands between two alphabets is written in more than one way."""

import re

# So much at the beginning is the same in both spellings, so long is a name at least.
_SAME, _SHORTEST = 4, 5
# Letters that transliterations exchange, each for the one that stands for it here.
_EXCHANGED = str.maketrans("eiouyjqcwz", "aaaaaakkvs")


def _sound(name: str) -> str:
    """The name without what spellings differ in: which vowel, single or double, "k" or "q"."""
    plain = name.lower().replace("kh", "h").translate(_EXCHANGED)
    return re.sub(r"(.)\1+", r"\1", plain)


def respelled(name: str, text: str) -> str | None:
    """Another spelling of a place of one word ("Bukhara" for "Buchara") that stands in the text, or None."""
    if len(name) < _SHORTEST or not name.isalpha() or re.search(rf"\b{name}\b", text, re.I):
        return None
    for word in dict.fromkeys(re.findall(rf"\b{name[:_SAME]}\w+", text)):
        if abs(len(word) - len(name)) <= 1 and _sound(word) == _sound(name):
            return str(word)
    return None
