"""Set phrases for what readers know by a plain word: to lose one's life is to die, to put one's name to is to sign."""

import re

_LIVES = {"lose": "die", "loses": "dies", "lost": "died", "losing": "dying"}
_HOW_MANY = r"(?:(?:tens|hundreds) of )?(?:thousands|hundreds|dozens|scores|millions)"
_LOST = re.compile(r"\b(?P<verb>lose|loses|lost|losing) (?:his|her|its|their) li(?:fe|ves)\b", re.I)
_SIGNED = re.compile(r"\b(?:puts?|sets?) (?:his|her|its|their) names? to\b", re.I)
_ASKED_WITH_DO = re.compile(r"\b(?:do|does|did|will|would|to|can|could|n['’]t)\b", re.I)
_TRUE = "Is it true that"
_SURE = "established|proven|proved|certain|confirmed|a fact|known|settled|correct|verified|shown"
_TRUTH = "truth|evidence|proof|substance|basis|confirmation"
_SOLID = "solid|credible|reliable|true|plausible|well[- ]founded|accurate|strong|sound"
_CLAIM = (
    "(?:the|this|that|a) (?:claim|report|allegation|assertion|statement|story|rumou?r|charge|accusation)s?"
)
_AUXILIARY = "(?:did|does|do|has|have|had|is|was|are|were|will|would)"
_SAME = tuple(
    (re.compile(pattern, re.I), put)
    for pattern, put in (
        (r"^fact[- ]?check(?:ing)?\s*[:,–—-]+\s+(?=\w)", ""),
        (r"^(?:true or false|right or wrong)\s*[:,–—-]+\s+(?=\w)", f"{_TRUE} "),
        (rf"^(?:is it|has it been|can it be|could it be) (?:{_SURE}) that\b", _TRUE),
        (
            (
                rf"^(?:is|was) there (?:any |some )?(?:{_TRUTH})(?: (?:to|in|of|for|behind))?(?: {_CLAIM})? "
                r"that\b(?!['’]s)"
            ),
            _TRUE,
        ),
        (rf"^how (?:{_SOLID}) (?:is|was|are) {_CLAIM} that\b", _TRUE),
        # "The mayor says that it fell. Is that true?"
        (
            (
                r"^[^?.]{2,60}? (?:says?|said|claims?|claimed|insists?) that (?P<what>[^?.]+)[.,;] "
                r"is (?:that|it|this) (?:true|so|right|correct)\W*$"
            ),
            rf"{_TRUE} \g<what>?",
        ),
        (
            rf"^(?P<ask>{_AUXILIARY} [^?]+?) (?:really|actually|truly|indeed|in fact) (?=\w)",
            r"\g<ask> ",
        ),
        (r"\bnon-?combatants?\b", "civilians"),
        # "Who got the shooting stopped?"
        (
            r"\bgot (?P<what>(?:the |all )?\w+) (?P<done>stopped|ended|halted|released|freed|lifted)\b",
            r"\g<done> \g<what>",
        ),
        # "What was the captain called?"
        (r"^what (?P<is>is|was) (?P<who>the [^?]+?) called\W*$", r"What \g<is> the name of \g<who>?"),
        (
            (
                r"^(?:did|is it true that|has|have) (?P<what>(?-i:[A-Z]|the )[^,?]+?) costs? "
                rf"(?P<number>{_HOW_MANY}) of lives\b"
            ),
            r"Did \g<number> of people die in \g<what>",
        ),
    )
)


def in_common_words(text: str) -> str:
    """The question with its set phrases said plainly; other questions as they are."""
    plain = _LOST.sub(lambda lost: _LIVES[lost["verb"].lower()], text)
    plain = _SIGNED.sub(_signed, plain)
    for pattern, put in _SAME:
        plain = pattern.sub(put, plain)
    return plain


def _signed(signs: re.Match[str]) -> str:
    return "sign" if _ASKED_WITH_DO.search(signs.string[: signs.start()]) else "signed"
