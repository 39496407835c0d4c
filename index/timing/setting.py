"""Against what an expression of time is read, and what comes of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from index.dates import Period

Tense = Literal["past", "present", "future", ""]


@dataclass(frozen=True, slots=True)
class Setting:
    """Against what an expression is read: the day of writing, its clause's tense, the last date named; whether
    the day is that of the date that ends the same range."""

    anchor: date | None
    tense: Tense = ""
    reference: Period | None = None
    joined: bool = False


class Reading(NamedTuple):
    """What an expression stands for."""

    value: str | None
    period: Period | None = None


Reader = Callable[[re.Match[str], Setting], Reading | None]
