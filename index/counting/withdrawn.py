"""What a correction takes back: "An earlier version of this article said that 183 ballots were found"."""

import re

# A text of the outlet itself.
_OWN = (
    r"(?:article|story|report|post|piece|headline|caption|summary|graphic|chart|version|edition|entry|item|dispatch|"
    r"alert|update|newsletter|column|obituary|live ?blog|tweet)"
)
_EARLIER = r"(?:earlier|previous|original|initial|prior|first)"
_TOLD = r"(?:said|stated|reported|claimed|wrote|misstated|misreported)\b"
_SAID = (
    r"(?:said|stated|reported|gave|put|claimed|listed|indicated|suggested|read|wrote|showed|mentioned|counted|misstated|"
    r"misreported)\b"
)
_WRONGLY = r"(?:incorrectly|wrongly|mistakenly|erroneously)"
_FIRST = rf"(?:originally|previously|earlier|initially|first|{_WRONGLY})"
_LABEL = r"\W*(?:correction|clarification|erratum|amendment|editor['’]s note|retraction)\b"
_TAKING_BACK = re.compile(
    # "An earlier version of this article said"; what a book's first edition said stands.
    rf"\b{_EARLIER} (?:version|edition) of (?:(?:this|our) {_OWN}|the (?:article|headline))"
    rf"(?:,[^,;]{{1,60}},)? (?:\w+ )?{_SAID}"
    rf"|\b(?:earlier|previous) version(?:,[^,;]{{1,60}},)? (?:\w+ )?{_TOLD}"
    # "This story originally said"
    rf"|\bth(?:is|e headline of this) {_OWN} {_FIRST} {_SAID}"
    rf"|\b{_WRONGLY} {_TOLD}|\bmis(?:stated|reported)\b"
    # "Correction: An entry on Monday said"
    rf"|^{_LABEL}[^:;—–]{{0,40}}[:—–][^;]*?\b(?:(?:an?|the|our) {_EARLIER}|this|our|an) (?:\w+ )?{_OWN}\b"
    rf"[^;]{{0,80}}?\b{_SAID}",
    re.I,
)
# Where what was said is over: "said 45; it is 38", "instead of 38".
_OVER = re.compile(
    r";|\s[—–-]\s|,? (?:when,? in fact|in fact|instead of|rather than)\b|, (?:but|not|and not)\b|\.\s|,? the correct\b",
    re.I,
)


def withdrawn(text: str) -> tuple[tuple[int, int], ...]:
    """The places in a sentence that a correction says the outlet told before."""
    found: list[tuple[int, int]] = []
    for cue in _TAKING_BACK.finditer(text):
        over = _OVER.search(text, cue.end())
        found.append((cue.end(), over.start() if over else len(text)))
    return tuple(found)


_SPEAKERS = re.compile(
    rf"{_LABEL}\W*$|(?:{_LABEL}:? )?(?:an?|the|our) {_EARLIER} "
    r"(?:(?:version|edition) of (?:this|our)\b|(?:version|entry)$)|"
    r"this (?:article|story|headline|post|live ?blog)$",
    re.I,
)


def is_the_outlet(speaker: str) -> bool:
    """Whether what is named as a speaker is the outlet's own text: "Correction", "an earlier version of this story"."""
    return _SPEAKERS.match(speaker) is not None
