"""Things told apart by a number: the fourth season is not the first, nor is the sequel the game before it."""

import re
from collections.abc import Iterator

from index.wordlists import words

_ORDINALS = {
    word: n
    for n, word in enumerate(
        """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
        fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(),
        1,
    )
}
# What is counted through: "season 4", "the fourth season".
_COUNTED_THROUGH = words(
    """season episode chapter part round stage phase series volume quarter week act game match set leg lap test edition
    instalment installment generation division district ward term congress half version"""
)
_AFTER = re.compile(r"\b([a-z]+) (\d{1,3})(?![\d.,:–-]*\d|st|nd|rd|th)\b", re.I)
_BEFORE = re.compile(
    rf"\b(\d{{1,3}}(?:st|nd|rd|th)|{'|'.join(_ORDINALS)})(?: (?:and|final|annual|ever|[a-z]+ing))* ([a-z]+)\b",
    re.I,
)
# "The 31st Silver Quill Awards", "the 95th Annual Academy Awards".
_EDITION = re.compile(
    r"\b(\d{1,3})(?:st|nd|rd|th) (?:[Aa]nnual )?(?:[A-Z][\w’']+ )*?([A-Z][\w’']+ [A-Z][\w’']+)(?! [A-Z])"
)
# "The Second Orne War", which is not the first one.
_OF_A_ROW = re.compile(
    rf"\b({'|'.join(_ORDINALS)}) (?:(?-i:[A-Z])[\w’'-]+ ){{1,3}}(war|intifada|summit)\b", re.I
)
# "Season one."
_CARDINALS = {
    word: n
    for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_IN_WORDS = re.compile(rf"\b(season|episode|chapter|series|volume|stage) ({'|'.join(_CARDINALS)})\b", re.I)
_DIGITS = re.compile(r"\d+")
# "The 2021-22 season."
_YEARS = re.compile(r"\b((?:19|20)\d\d)[-–/](?:19|20)?(\d\d)\b")


# Of one season of a series, and of no other, tells whoever numbers it.
_INSTALMENTS, _ANOTHERS = words("season episode volume chapter generation"), -3.0


def numbered_fit(question: str, text: str) -> float:
    """1 where the text names what the question numbers with that number, -1 where only with others (-3 where it is an
    instalment), else 0."""
    asked = dict(_numbered(question))
    if not asked:
        return 0.0
    told: dict[str, set[int]] = {}
    for noun, number in _numbered(text):
        told.setdefault(noun, set()).add(number)
    fits = [
        1.0 if n in told[noun] else _ANOTHERS if noun in _INSTALMENTS else -1.0
        for noun, n in asked.items()
        if noun in told
    ]
    return min(fits, default=0.0)


def _numbered(text: str) -> Iterator[tuple[str, int]]:
    """Each noun that is counted through with its number."""
    for match in _AFTER.finditer(text):
        if match[1].lower() in _COUNTED_THROUGH:
            yield match[1].lower(), int(match[2])
    for match in _IN_WORDS.finditer(text):
        yield match[1].lower(), _CARDINALS[match[2].lower()]
    for match in _BEFORE.finditer(text):
        noun = match[2].lower()
        number = _ORDINALS.get(match[1].lower()) or (
            int(_DIGITS.match(match[1])[0]) if match[1][0].isdigit() else 0  # type: ignore[index]
        )
        if number and noun in _COUNTED_THROUGH:
            yield noun, number
    for match in _OF_A_ROW.finditer(text):
        yield match[2].lower(), _ORDINALS[match[1].lower()]
    for match in _EDITION.finditer(text):
        yield match[2].lower(), int(match[1])
    for match in _YEARS.finditer(text):
        if int(match[2]) == (int(match[1]) + 1) % 100:
            yield "years", int(match[1])
