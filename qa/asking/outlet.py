"""A question for what an outlet says, without the outlet: its articles are what is asked, and they seldom name it."""

import re
from collections.abc import Iterable

_ACCOUNT = r"['’]s? (?:\w+ )?(?:account|view|opinion|words|report|reporting|coverage|estimate|count|telling)"
_ACCORDING = (
    r",?\s*\b(?:(?:according to|as \w+ by|in)(?: (?:reports?|articles?|stories|coverage) (?:by|in|from|of))? {name}"
    rf"(?:{_ACCOUNT})?|(?:by|on) {{name}}{_ACCOUNT})(?!['’]?\w),?\s*"
)
_WHAT = r"\W*what (?:does|do|did|has|have) {name} (?:say|write|report|tell(?: us)?|said|written|reported)\b"
_REST = re.compile(r"(?P<about> (?:about|on|of))? (?P<rest>\w.*)")
# "What does it say happened?" asks what happened.
_HAPPENED = re.compile(r"(?:\w+ed|is|are|was|were|will|led|began|broke|became)\b")


def without_outlet(question: str, outlets: Iterable[str]) -> str:
    """ "How many died?" for "According to the Courier, how many died?", "What is said about Orne?" for "What does the
    Courier say about Orne?"; the question itself where it names none of the outlets so."""
    for outlet in outlets:
        full = re.sub(r"^the ", "", outlet, flags=re.IGNORECASE)
        for name in (
            rf"(?:the )?{re.escape(full)}",
            # "The Courier" may be the Harbour Courier; "Israel" is not the Times of Israel.
            rf"the {re.escape(full.rpartition(' ')[2])}",
        ):
            asked = re.match(_WHAT.format(name=name), question, re.IGNORECASE)
            rest = _REST.fullmatch(question[asked.end() :]) if asked else None
            if rest is not None:
                happened = not rest["about"] and _HAPPENED.match(rest["rest"])
                return f"What {rest['rest']}" if happened else f"What is said about {rest['rest']}"
            bare = re.sub(_ACCORDING.format(name=name), " ", question, count=1, flags=re.IGNORECASE).strip()
            if bare != question and bare.strip(" ?"):
                return bare[:1].upper() + bare[1:]
    return question
