"""A question for what an outlet says, without the outlet: its articles are what is asked, and they seldom name it."""

import re
from collections.abc import Iterable

_ACCORDING = r",?\s*\b(?:according to|as reported by|in) (?:the )?{name}\b,?\s*"
_WHAT = r"\W*what (?:does|do|did|has|have) (?:the )?{name} (?:say|write|report|tell(?: us)?|said|written|reported)\b"
_ABOUT = re.compile(r"(?: about| on| of)? (?P<rest>\w.*)")


def without_outlet(question: str, outlets: Iterable[str]) -> str:
    """ "How many died?" for "According to the Courier, how many died?", "What is said about Orne?" for "What does the
    Courier say about Orne?"; the question itself where it names none of the outlets so."""
    for outlet in outlets:
        for spelled in (outlet, outlet.rpartition(" ")[2]):
            name = re.escape(re.sub(r"^the ", "", spelled, flags=re.IGNORECASE))
            asked = re.match(_WHAT.format(name=name), question, re.IGNORECASE)
            about = _ABOUT.fullmatch(question[asked.end() :]) if asked else None
            if about is not None:
                return f"What is said about {about['rest']}"
            bare = re.sub(_ACCORDING.format(name=name), " ", question, count=1, flags=re.IGNORECASE).strip()
            if bare != question and bare.strip(" ?"):
                return bare[:1].upper() + bare[1:]
    return question
