"""When somebody was born or died, by the dates behind the name."""

import pytest

from qa.asking.names import Name
from qa.fitting.lifespans import lived

DUKE = "Henry Orne, 2nd Duke of Velden-upon-Tasse, KG (24 June 1630 – 26 July 1691), was a soldier."


@pytest.mark.parametrize(
    ("question", "name", "text", "dates"),
    [
        ("When was Ann Orne born?", "Ann Orne", "Ann Orne (1901–1977) was a painter.", "1901"),
        ("When did Ann Orne die?", "Ann Orne", "Ann Orne (1901–1977) was a painter.", "1977"),
        ("When was Fred Orne born?", "Fred Orne", "Frederick M. Orne (born May 31, 1953) is", "May 31, 1953"),
        (
            "What is the birth date of Fred Orne?",
            "Fred Orne",
            "Fred Orne (politician) Fred Orne ( January 28 , 1924 in Velden – January 28 , 1995 ) was",
            "January 28 , 1924",
        ),
        ("2nd Duke of Velden, what year was he born?", "2nd Duke of Velden", DUKE, "24 June 1630"),
        ("What was the 2nd Duke of Velden's date of death?", "2nd Duke of Velden", DUKE, "26 July 1691"),
        ("When was Ann Orne born?", "Ann Orne", "Ann Orne (Velden, c. 1510 – 1585?) was", "1510"),
        # The fullest of several dates.
        (
            "When was Ann Orne born?",
            "Ann Orne",
            "Ann Orne (1901–77) Ann Orne (3 May 1901 – 1977)",
            "3 May 1901",
        ),
        # Another Orne, another question, another thing in brackets.
        ("When was Ann Orne born?", "Ann Orne", "Maud Orne (1901–1977) was a painter.", None),
        ("When was Ann Orne elected?", "Ann Orne", "Ann Orne (1901–1977) was a painter.", None),
        ("When was Ann Orne born?", "Ann Orne", "Ann Orne (left) was mayor.", None),
        ("When was Ann Orne born, and when did she die?", "Ann Orne", "Ann Orne (1901–1977) was", None),
    ],
)
def test_the_dates_behind_a_name(question: str, name: str, text: str, dates: str | None) -> None:
    found = lived(question, [Name(name, "person")], text)
    assert (found and found.of(text)) == dates
