"""The names of months, weekdays and seasons: words in lower case, and patterns to be used without regard to case."""

from index.wordlists import numbered

MONTH_NAMES = numbered(
    "january february march april may june july august september october november december"
)
MONTHS = MONTH_NAMES | {name[:3]: n for name, n in MONTH_NAMES.items()} | {"sept": 9}
WEEKDAY_NAMES = numbered("monday tuesday wednesday thursday friday saturday sunday", 0)
WEEKDAYS = {name[:3]: n for name, n in WEEKDAY_NAMES.items()}

# As running text has them: whole, or short with or without a full stop.
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
SEASON = r"(?:spring|summer|autumn|fall|winter)"
# As dates beside a text have them; "day" may follow a weekday.
MONTH_WORD = "|".join(sorted(MONTHS, key=len, reverse=True))
WEEKDAY_STEM = r"mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun"
