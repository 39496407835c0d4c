"""Shares that are told in words: "nine in ten", "half", "two thirds"."""

import re
from collections.abc import Iterator

from index.claims import Figure
from qa.evidence import Judged

SMALL = {
    w: n for n, w in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_NUMBER = rf"\d+|{'|'.join(SMALL)}"
# "Three in five days" is no share.
_RATIO = re.compile(
    rf"\b(?P<a>{_NUMBER}) (?P<of>out of|in) (?:every )?(?P<b>{_NUMBER})\b"
    r"(?! (?:percent|(?:second|minute|hour|day|week|month|year)s?\b))",
    re.I,
)
_SHARE = re.compile(
    rf"{_RATIO.pattern}|\b(?P<half>half)\b|\b(?P<n>a|one|two|three|four)[ -](?P<d>third|quarter|fifth)s?\b",
    re.I,
)
_PARTS = {"third": 3, "quarter": 4, "fifth": 5}


def shares(judged: Judged) -> Iterator[Figure]:
    """The shares in the answering words."""
    answer, sentence = judged.answer, judged.evidence.sentence
    for share in _SHARE.finditer(judged.evidence.article.text, answer.start, sentence.end):
        value = _share(share)
        if value is not None and share.start() < answer.end:
            yield Figure(share.start(), share.end(), value - 2, value + 2, "percent", "about", value)


def _share(match: re.Match[str]) -> float | None:
    if match["half"]:
        return 50.0
    if match["d"]:
        return 100.0 * SMALL.get(match["n"].lower(), 1) / _PARTS[match["d"].lower()]
    a, b = (SMALL.get(w.lower()) or (int(w) if w.isdigit() else None) for w in (match["a"], match["b"]))
    return 100.0 * a / b if a and b and a <= b else None


def in_a_share(figure: Figure, judged: Judged) -> bool:
    """Whether the figure is one of the two numbers of "nine in ten"; "nine out of the ten" counts them as well."""
    sentence = judged.evidence.sentence
    return figure.counted != "percent" and any(
        m["of"] == "in" and m.start() < figure.end and figure.start < m.end()
        for m in _RATIO.finditer(judged.evidence.article.text, sentence.start, sentence.end)
    )
