"""The same sentence with a question that differs in one thing, and the question in keywords."""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from eval.train.pair import YEAR, Pair

COUNTED = re.compile(r"\b[Hh]ow many ((?:\w+ ){0,2}?)(\w+s|people|men|women|children)\b")


@dataclass(frozen=True, slots=True)
class Entities:
    """Named entities of the questions, and pools of the same kind to swap with."""

    by_question: dict[str, tuple[tuple[str, str], ...]]
    pools: dict[str, list[str]]


def entities_of(docs: list[Doc]) -> Entities:
    """The named entities of parsed questions, and pools of each kind."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    pools: dict[str, Counter[str]] = defaultdict(Counter)
    for doc in docs:
        ents = tuple(
            (e.text, e.label_)
            for e in doc.ents
            if e.label_ in {"PERSON", "ORG", "GPE", "NORP", "LOC", "EVENT"}
        )
        found[doc.text] = ents
        for text, label in ents:
            if 2 < len(text) < 40 and text[0].isupper():
                pools[label][text] += 1
    return Entities(found, {k: sorted(v) for k, v in pools.items()})


def swap_year(rng: random.Random, pair: Pair) -> Pair | None:
    """Another year in the question, where sentence or month state the year that it had."""
    context = f"{pair.sentence} {pair.month} {pair.title}"
    years = [y for y in YEAR.findall(pair.question) if y in context]
    if not years:
        return None
    year = rng.choice(years)
    other = str(int(year) + rng.choice((-1, 1)) * rng.choice((1, 1, 2, 3, 5, 10)))
    if other in context or other in pair.before:
        return None
    return _negative(pair, pair.question.replace(year, other), "swap-year")


def swap_counted(rng: random.Random, pair: Pair, pool: list[str]) -> Pair | None:
    """Another counted thing in the question, where the sentence names the one it had."""
    match = COUNTED.search(pair.question)
    if match is None or match.group(2).lower() not in pair.sentence.lower():
        return None
    other = rng.choice(pool)
    if other.lower().rstrip("s") in f"{pair.sentence} {pair.question}".lower():
        return None
    return _negative(
        pair, pair.question[: match.start(2)] + other + pair.question[match.end(2) :], "swap-counted"
    )


def swap_name(
    rng: random.Random, pair: Pair, names: Iterable[tuple[str, str]], pools: dict[str, list[str]]
) -> Pair | None:
    """Another name of the same kind, where sentence, title or neighbour settle the one it had."""
    context = f"{pair.title} {pair.before} {pair.sentence}"
    known = [(n, k) for n, k in names if n in context and pools.get(k)]
    if not known:
        return None
    name, kind = rng.choice(known)
    other = rng.choice(pools[kind])
    tail = other.split()[-1].lower()
    if tail in f"{context} {pair.question}".lower() or other.lower() in name.lower():
        return None
    return _negative(pair, pair.question.replace(name, other), "swap-name")


def _negative(pair: Pair, question: str, why: str) -> Pair | None:
    if question == pair.question:
        return None
    return replace(pair.unanswered(), question=question, source=f"{pair.source}/{why}")


_HEAD = re.compile(
    r"^(what|who|when|where|which|how many|how much|why|how|did|does|do|is|was|were|are|has|have|had)\b\s*",
    re.I,
)
_AUX = re.compile(r"^(is|was|were|are|did|does|do|has|have|had|will|would|can|could)\b\s*", re.I)
_LABEL = {
    "when": ("date", "when", "year"),
    "where": ("location", "where"),
    "how many": ("number",),
    "how much": ("amount", "cost"),
    "why": ("reason", "why"),
}


def keywords(rng: random.Random, question: str) -> str:
    """The question as typed into a search box: "Who is the director of X?" -> "director of X"."""
    text = question.rstrip("? ")
    head = _HEAD.match(text)
    if head is None:
        return text
    kind = head.group(1).lower()
    rest = _AUX.sub("", text[head.end() :]) if kind not in {"how many"} else text[head.end() :]
    rest = re.sub(r"\b(the|a|an|did|does|was|were|is|are|that|has|have|had)\s+", "", rest)
    label = _LABEL.get(kind)
    if label is None:
        return rest or text
    word = rng.choice(label)
    if kind == "how many":
        return f"number of {rest}"
    return f"{rest} {word}" if rng.random() < 0.7 else f"{word} {rest}"
