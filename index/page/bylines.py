"""Credits of pictures, bylines and dates of appearance."""

import re

from index.calendarwords import MONTH_WORD, WEEKDAY_STEM

# Credits of pictures.
_CREDIT_WORD = (
    r"(?:photo(?:graph)?s?|images?|pictures?|pics?|graphics?|illustrations?|file (?:photo|image|picture)|"
    r"photo illustration|credits?|image source|picture source|image caption|video|footage|screenshot|"
    r"map|cartoon|courtesy)"
)
CREDIT = re.compile(
    rf"[\[(]?(?:main |top |lead |file |featured |cover )?{_CREDIT_WORD}(?: (?:credits?|by|source|"
    rf"courtesy|taken by|via|from)"
    r"(?: of)?)? ?(?:[:©/|]|(?<=by)|(?<=courtesy of)|(?<=source),|(?<=caption),) ?.{1,90}",
    re.IGNORECASE,
)
_AGENCIES = (
    r"(?:getty(?: images)?|afp|reuters|ap(?: photo)?|epa(?:-efe)?|shutterstock|istock\w*|alamy|bloomberg|"
    r"anadolu|pa wire|zuma|sipa|dpa|imago|tass)"
)
AGENCY_CREDIT = re.compile(
    rf"[\[(]?[\w .'’&-]{{2,60}}(?:/|\||\bvia\b)\s?[\w ]{{0,20}}\b{_AGENCIES}[\w /]{{0,25}}[\])]?\.?"
    rf"|[\[(]{_AGENCIES}[\])]",
    re.IGNORECASE,
)
CREDIT_PARENTHESIS = re.compile(
    rf"[\[(](?:{_CREDIT_WORD}(?: (?:credit|by|source|courtesy))?(?: of)?(?: ?[:/©]|(?<=by)|"
    rf"(?<=of)) ?[^()\[\]\n]{{1,120}}"
    rf"|[^()\[\]\n]{{0,60}}\b(?:via|/) ?{_AGENCIES}[^()\[\]\n]{{0,20}}|{_AGENCIES}(?: images)?)[\])]",
    re.IGNORECASE,
)
PIPE_CREDIT = re.compile(
    r"(?<=[.!?”\"] )[A-Z][\w.'’-]{1,30}(?: [A-Z][\w.'’-]{1,30}){0,3}(?: \| [^|.!?\n]{2,40}){1,4}$"
)

# Bylines and dates of appearance.
_NAME = (
    r"[^\W\d_a-z][\w.'’-]*"
    r"(?:,? (?:[^\W\d_a-z][\w.'’-]*|and|&|de|da|van|von|bin|al|el|la|der|for|in|of|at)){0,12}"
)
_BYLINE = re.compile(
    r"(?i:by|written by|words by|story by|text by|report by|author ?:|from our|posted by|published by ?:?) *"
    rf"{_NAME}"
)
WEEKDAY = rf"(?:{WEEKDAY_STEM})(?:day)?"
_WHEN_WORD = re.compile(
    rf"(?:{MONTH_WORD}|{WEEKDAY}|at|on|by|am|pm|"
    rf"a\.m|p\.m|[a-z]{{2,4}}t|utc|"
    r"local|time|\d{1,4}(?:st|nd|rd|th)?|\d{1,2}(?:[:.]\d{2})+(?:am|pm|z)?|"
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}|\d{1,2}(?:am|pm)|"
    r"ago|min|mins|minutes?|hours?|days?|read|today|yesterday|\d{4}-\d\d-\d\dt\S+)\.?",
    re.IGNORECASE,
)
WHEN_LABEL = re.compile(
    r"(?:first |originally |last )?(?:published|posted|updated|modified|released|created|date|"
    r"publication date|update)"
    r"(?: (?:on|at|date))? ?:? *(?=\S)",
    re.IGNORECASE,
)
AUTHOR = r"(?:authors?|writers?|columnists?|contributors?)"


def bare_words(line: str) -> str:
    """The words of a line without its ornaments and with single blanks."""
    return " ".join(line.split()).strip("•·*>»<«|→►▶-–—=_#[]\u200b\ufeff ").strip()


def is_byline(bare: str) -> bool:
    """Whether the line names who wrote the article, and tells nothing else: "By Ana Ruiz | Reporter"."""
    return (
        bare[-1:] != "."
        and bool(_BYLINE.match(bare))
        and (bool(_BYLINE.fullmatch(bare)) or bool(re.search(r"[|•·,–—-]", bare)))
        and len(bare.split()) <= 16
        and not re.search(r"\b(?:is|are|was|were|has|have|had|says?|said|will|could|to)\b", bare)
    )


def is_when(bare: str) -> bool:
    """Whether the line says when the article appeared and nothing else."""
    label = WHEN_LABEL.match(bare)
    words = re.findall(r"[^\s,|•·()–—]+", bare[label.end() :] if label else bare)
    return (
        bool(words)
        and any(c.isdigit() for c in bare)
        and len(words) <= 14
        and (all(_WHEN_WORD.fullmatch(word) for word in words))
        and (label is not None or bool(re.search(r"\b\d{4}\b|\d:\d\d|\d[/.-]\d+[/.-]\d|\bago\b", bare)))
        and bool(label or re.search(r"\b\d{1,2}(?!\d)", bare))
    )
