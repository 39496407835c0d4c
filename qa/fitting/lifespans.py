"""When somebody was born or died, as the dates behind a name tell it: "Ann Orne (3 May 1901 – 9 June 1977)".

A reader seldom takes the bare dates for an answer, and of two takes either.
"""

import re
from collections.abc import Iterable, Iterator

from index.article import Span
from qa.asking.names import Name

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:(?:\d{{1,2}} {_MONTH} ?,? ?|{_MONTH} \d{{1,2}} ?, ?|{_MONTH} )?[1-9]\d{{2,3}}\b)"
_BRACKETS = re.compile(r"\((?P<inside>[^()]{4,160})\)")
# "(Velden, c. 1510 – 1585?)", "(January 28, 1924 in Velden – January 28, 1995)".
_BOTH = re.compile(
    rf"(?P<birth>{_DATE})\??(?:,? (?:in|at) [^–—-]{{1,60}}?)? ?(?:[–—-]|to) ?"
    rf"(?:c\. ?|circa |about )?(?P<death>{_DATE})"
)
_BORN = re.compile(rf"\b(?:born|b\.) ?(?:on |in )?(?P<birth>{_DATE})")
_DIED = re.compile(rf"\b(?:died|d\.) ?(?:on |in )?(?P<death>{_DATE})")
# The name before the brackets: "Henry Orne, 2nd Duke of Velden, KG".
_NAMED = re.compile(
    r"(?:(?:[^\W\d_a-z][\w.'’-]*|\d+(?:st|nd|rd|th)|of|the|and|de|del|da|di|la|le|van|von|der|den|al|bin|el)[ ,;]+)+$"
)
_ASKED = {
    "birth": re.compile(r"\b(?:born|birth|birthday|birthdate)\b", re.I),
    "death": re.compile(r"\b(?:die[ds]?|death|dead|passed away)\b", re.I),
}
# So much of a given name may stand for all of it: Fred for Frederick.
_SHORT = 4


def lived(question: str, names: Iterable[Name], text: str) -> Span | None:
    """Where in the text the asked end of a life stands, the fullest date of several; None where it does not.

    `names` are those of the question, of which one must be that before the brackets.
    """
    asked = [end for end, words in _ASKED.items() if words.search(question)]
    if len(asked) != 1:
        return None
    found = [
        Span(*dates.span(asked[0]))
        for before, inside in _lives(text)
        if any(_bears(name, before) for name in names)
        for dates in _dated(text, inside)
        if dates.groupdict().get(asked[0])
    ]
    return max(found, key=lambda span: span.end - span.start, default=None)


def _lives(text: str) -> Iterator[tuple[str, Span]]:
    """What stands in brackets behind a name: the name, and the place of what stands there."""
    for brackets in _BRACKETS.finditer(text):
        before = _NAMED.search(text, 0, brackets.start())
        if before:
            yield before[0], Span(*brackets.span("inside"))


def _dated(text: str, inside: Span) -> Iterator[re.Match[str]]:
    for form in (_BOTH, _BORN, _DIED):
        match = form.search(text, inside.start, inside.end)
        if match:
            yield match


def _bears(name: Name, before: str) -> bool:
    """Whether the words before the brackets are the name, with more given names or titles, or a shorter given name."""
    *given, last = _words(name.text) or [""]
    own = _words(before)
    return last in own and all(
        any(g == w or (len(g) >= _SHORT <= len(w) and (g.startswith(w) or w.startswith(g))) for w in own)
        for g in given
    )


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())
