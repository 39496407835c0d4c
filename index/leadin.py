"""What stands before the words of a sentence and says nothing of its own: a dateline, a list's dash, Markdown's ">"."""

import re

from index.calendarwords import MONTH_WORD, WEEKDAY

_MARK = re.compile(r"[ \t]*(?:>[ \t]*|[-–—•·*][ \t]+)+(?=\S)")

# "KABUL, Afghanistan", "BEIRUT/CAIRO", "ST. LOUIS"
_PLACE = r"[^\W\d_a-z]{2}[^\Wa-z'’/. -]*(?:[ '’/.-]{1,2}[^\Wa-z'’/. -]+){0,5}"
_REGION = r"(?:, (?!\d)[^\W\d_a-z][\w .'’-]{1,30}?)?"
_DAY = (
    rf"(?:(?:{MONTH_WORD})\.?,? \d{{1,2}}|\d{{1,2}}\.? (?:{MONTH_WORD})\.?)"
    r"(?:,? (?:19|20)\d\d)?"
)
_AGENCY = r"\((?-i:[^\W\d_a-z])[\w .&/-]{1,40}\)"
_DASH = r"[ \t]*(?:-{1,2}|[–—])[ \t]+"
_BOLD = r"(?:\*\*|__)?"
# With the day and the agency it is a dateline whatever the place looks like in print ("Ann Moe (Rovers) - 37 goals" is
# none), with one of them where the place stands in capitals. A place alone is one at the head of an article, where a
# sentence begins behind it.
_DATELINE = re.compile(
    rf"{_BOLD}(?!(?i:{WEEKDAY})\b)(?:"
    rf"(?:[^\W\d_a-z][\w'’.-]*[ /]?){{1,4}}{_REGION},? (?i:{_DAY}),? {_AGENCY}"
    rf"|{_PLACE}{_REGION},? {_AGENCY}|{_PLACE}{_REGION},? (?i:{_DAY})"
    rf"){_BOLD}{_DASH}{_BOLD}"
)
_PLACE_ALONE = re.compile(
    rf"{_BOLD}{_PLACE}{_REGION}{_BOLD}{_DASH}{_BOLD}(?=[\"“‘']?[^\W\d_a-z](?:[^\W_A-Z]|\s))"
)
# "18.50 The agency says …", "7:05pm – The mayor …": the minute of an entry in a live blog.
_MINUTE = re.compile(
    r"(?:[01]?\d|2[0-3])[.:][0-5]\d(?: ?[ap]\.?m\.?)?(?: (?:GMT|UTC|BST|CES?T|[EP][SD]T))?"
    r"(?:[ \t]*[-–—:|])?[ \t]+(?=[\"“‘']?[^\W\d_a-z])"
)
# A longer line is no headline, byline or date: the article has begun.
_HEAD_WORDS = 20
# A quote keeps at least so many words.
_LEAST = 2


def words_begin(text: str, start: int, end: int) -> int:
    """Where the words of the sentence [start, end) begin: behind its list mark and its dateline, where it has any."""
    line = text.rfind("\n", 0, start) + 1
    begin = start
    if not text[line:start].strip(" \t>-–—•·*"):
        mark = _MARK.match(text, begin, end)
        begin = mark.end() if mark else begin
        dateline = _DATELINE.match(text, begin, end)
        if dateline is None and _heads(text, line):
            dateline = _PLACE_ALONE.match(text, begin, end)
        begin = dateline.end() if dateline else begin
    return begin if len(text[begin:end].split()) >= _LEAST else start


def name_begins(text: str, start: int, end: int) -> int:
    """Where somebody's name may begin in the sentence [start, end): behind the minute of a live blog's entry too."""
    begin = words_begin(text, start, end)
    minute = _MINUTE.match(text, begin, end)
    return minute.end() if minute else begin


def _heads(text: str, line: int) -> bool:
    """Whether nothing but a headline and its like stands before the line."""
    return all(len(each.split()) <= _HEAD_WORDS for each in text[:line].splitlines()[-8:])
