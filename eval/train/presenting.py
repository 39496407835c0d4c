"""A pair as it is shown to the reader: with or without its context, its question reworded."""

from __future__ import annotations

import random
import re
from dataclasses import replace

from eval.train.pair import MONTHS, YEAR, Pair
from eval.train.paraphrase import paraphrased
from eval.train.swaps import keywords


def _persons(question: str) -> tuple[str, ...]:
    """Names of two or more capitalised words within the question."""
    return tuple(re.findall(r"(?<=\w )(?:[A-Z][a-z]+ ){1,2}[A-Z][a-z]+(?=[ ?,])", question))


_NAMED = re.compile(r"(?<=\w )[A-Z][\w'’-]{2,}")


def settled(pair: Pair, shown: Pair) -> Pair | None:
    """The pair as shown, with the parts of its context that say which thing of that kind is meant.

    "He was born in Oslo" answers "Where was Marsh born?" only where title or neighbour names Marsh. A reader that saw
    such pairs without them learnt that names may be missing, and answered the same question about anybody.
    None where no part names it.
    """
    title, before = shown.title, shown.before
    names = [n.lower().removesuffix("'s").removesuffix("’s") for n in _NAMED.findall(pair.question)]
    missing = [n for n in names if n not in pair.sentence.lower()]
    found = 0
    for name in missing:
        if name in pair.title.lower():
            title, found = pair.title, found + 1
        elif name in pair.before.lower():
            before, found = pair.before, found + 1
    if missing and found == 0 and len(missing) == len(names):
        return None
    return replace(shown, title=title, before=before)


def presented(rng: random.Random, pair: Pair) -> Pair | None:
    """Random presence of title, month and neighbour, and a part of the questions as keywords.

    None where nothing of the context says whom or what the question names, most of the time.
    """
    # Another name stays another where the context is left out: what nothing names, nothing answers.
    needs = any(part in pair.source for part in ("month", "keep", "swap-year"))
    draw = rng.random()
    title, month, before = pair.title, pair.month, pair.before
    if not needs:
        if draw < 0.25:
            title = month = ""
        elif draw < 0.35:
            title = ""
        elif draw < 0.45:
            month = ""
    elif not title and not month:
        draw = 1.0
    if before and rng.random() > (0.6 if "keep" in pair.source else 0.4):
        before = "" if "pronoun" not in pair.source else before
    if (
        not month
        and title
        and not needs
        and pair.source.startswith(("squad", "selqa"))
        and rng.random() < 0.3
        and "hen" not in pair.question
    ):
        month = f"{rng.choice(MONTHS)} {rng.randrange(2005, 2025)}" if not YEAR.search(pair.question) else ""
    shown = replace(pair, title=title, month=month, before=before)
    if pair.label:
        named = settled(pair, shown)
        if named is None and rng.random() < 0.85:
            return None
        shown = named or shown
    # Questions formed by rule copy their sentence more than people's do: they are reworded more often.
    strength = 0.3 if pair.source.startswith(("squad", "qamr", "selqa", "qnli", "claims")) else 0.65
    question = paraphrased(rng, pair.question, _persons(pair.question), strength)
    if rng.random() < 0.12 and not pair.source.startswith(("claims", "news-polar", "news-denied")):
        question = keywords(rng, question)
    elif rng.random() < 0.12:
        question = question.rstrip("?")
    return replace(shown, question=question)
