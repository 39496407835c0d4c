"""Pairs of sentences for the judge of contradictions: entailment, neutral or contradiction.

    python -m eval.train.contrasts --data DIR --articles FILE --cache DIR --out contrasts.jsonl

Sets made for pictures teach that two sentences are about one scene, so that every difference contradicts. News is
full of sentences that differ and agree: about another side, another time, a part, another speaker. Here a sentence
of an article is altered in one thing, and what was altered says what the pair is.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from spacy.tokens import Span

from eval.train.news import NewsSentence, news_docs, news_pools, news_sentences
from eval.train.pair import clean, lines_of, overlap
from eval.train.paraphrase import synonyms
from eval.train.templates import AFFIRMS, COUNTED, COUNTRIES, DENIALS, HAPPENINGS, MONTHS
from qa.comparing.values import SHARED

SEED = 22
LABELS = ("entailment", "neutral", "contradiction")
_NUMBER = re.compile(r"(?<![\d.,$€£-])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?![\w%-]|[.,]\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two texts and how the second stands to the first."""

    premise: str
    hypothesis: str
    label: str
    source: str


def held_out(text: str) -> bool:
    """About a tenth of the texts."""
    return zlib.crc32(text.encode()) % 10 == 0


def parted(contrasts: Sequence[Contrast]) -> tuple[list[Contrast], list[Contrast]]:
    """(to learn from, left out): no text is in both, so pairs of one text of each kind are in neither."""
    apart = [held_out(c.premise) + held_out(c.hypothesis) for c in contrasts]
    learnt = [c for c, count in zip(contrasts, apart, strict=True) if count == 0]
    return learnt, [c for c, count in zip(contrasts, apart, strict=True) if count == 2]


def licensed(rng: random.Random, data: Path, breaking: int = 3000) -> list[Contrast]:
    """The licensed sets; of the one that changes single words of captions only a part."""
    found: dict[str, list[Contrast]] = defaultdict(list)
    for name in ("nli.jsonl", "nli-more.jsonl"):
        for row in lines_of(data / name):
            found[row["set"]].append(
                Contrast(clean(row["premise"]), clean(row["hypothesis"]), row["label"], row["set"])
            )
    for rows in found.values():
        rng.shuffle(rows)
    found["breaking-nli"] = found["breaking-nli"][:breaking]
    return [c for rows in found.values() for c in rows]


def altered(
    rng: random.Random, s: NewsSentence, others: list[NewsSentence], pools: dict[str, list[str]]
) -> list[Contrast]:
    """A sentence of an article against altered forms of itself and against a neighbour of the same topic."""
    text = s.span.text.strip()
    made: list[Contrast] = []
    for make in (_number, _year, _month, _name, _denied):
        found = make(rng, s.span, text, pools)
        if found:
            made.append(found)
    rng.shuffle(made)
    made = made[:2]
    made.append(Contrast(text, _told(rng, _shorter(rng, s.span, text), pools), "entailment", "news-same"))
    if others:
        near = max(rng.sample(others, min(20, len(others))), key=lambda o: overlap(o.span.text, text))
        made.append(Contrast(text, near.span.text.strip(), "neutral", "news-near"))
    return [c if rng.random() < 0.5 else Contrast(c.hypothesis, c.premise, c.label, c.source) for c in made]


def _told(rng: random.Random, text: str, pools: dict[str, list[str]]) -> str:
    """The text in other words, or put into somebody's mouth: who says it changes nothing of what is said."""
    text = synonyms(rng, text, 0.4)
    if rng.random() < 0.3:
        form, _ = rng.choice(AFFIRMS)
        who = rng.choice(pools["PERSON"])
        return form.format(who=who, claim=text.rstrip("."))
    return text


def _shorter(rng: random.Random, span: Span, text: str) -> str:
    """Without a trailing adjunct, where the parse shows one that can go."""
    root = span.root
    adjuncts = [c for c in root.children if c.dep_ in {"advcl", "npadvmod"} and c.left_edge.i > root.i + 2]
    if adjuncts and rng.random() < 0.5:
        cut = span.doc[span.start : adjuncts[-1].left_edge.i].text.rstrip(" ,;:-")
        if len(cut.split()) > 5:
            return cut + "."
    return text


def _number(rng: random.Random, _: Span, text: str, pools: dict[str, list[str]]) -> Contrast | None:
    figures = [m for m in _NUMBER.finditer(text) if not _YEAR.fullmatch(m.group())]
    if not figures:
        return None
    match = rng.choice(figures)
    value = float(match.group().replace(",", ""))
    draw = rng.random()
    hedged = re.search(r"(?:at least|more than|over|about|around|nearly|almost) $", text[: match.start()])
    if draw < 0.25 and value >= 10 and value == int(value) and not hedged:
        # "At least 30" and "around 35" hold of 35.
        low = int(value) - rng.randint(1, max(1, int(value * 0.1)))
        new = rng.choice((f"at least {low:,}", f"more than {low:,}", f"about {_round(int(value)):,}"))
        label, source = "entailment", "news-hedge"
    else:
        factor = rng.choice((0.1, 0.3, 0.5, 0.7, 1.4, 2, 3, 10))
        other = round(value * factor, 1 if "." in match.group() else None) or value + 3
        if abs(other - value) < 0.2 * value:
            other = value * 2
        new = f"{other:,}" if "." in match.group() else f"{int(other):,}"
        label, source = "contradiction", "news-number"
    changed = text[: match.start()] + new + text[match.end() :]
    return Contrast(text, _told(rng, changed, pools), label, source)


def _round(value: int) -> int:
    scale = 10 ** max(0, len(str(value)) - 2)
    return int(round(value / scale) * scale)


def _year(rng: random.Random, _: Span, text: str, pools: dict[str, list[str]]) -> Contrast | None:
    match = _YEAR.search(text)
    if match is None:
        return None
    other = str(int(match.group()) + rng.choice((-20, -10, -4, -3, -2, -1, 1, 2, 3, 10)))
    return Contrast(text, _told(rng, text.replace(match.group(), other), pools), "contradiction", "news-year")


def _month(rng: random.Random, _: Span, text: str, pools: dict[str, list[str]]) -> Contrast | None:
    match = _MONTH.search(text)
    if match is None:
        return None
    other = rng.choice([m for m in MONTHS if m != match.group()])
    changed = text[: match.start()] + other + text[match.end() :]
    figure = next((m for m in _NUMBER.finditer(changed) if not _YEAR.fullmatch(m.group())), None)
    if figure and float(figure.group().replace(",", "")) > 31 and rng.random() < 0.7:
        # Another figure for another time is news, not a contradiction.
        new = f"{int(float(figure.group().replace(',', '')) * rng.choice((0.5, 1.5, 3))):,}"
        changed = changed[: figure.start()] + new + changed[figure.end() :]
        return Contrast(text, changed, "neutral", "news-other-time")
    return Contrast(text, _told(rng, changed, pools), "contradiction", "news-month")


def _name(rng: random.Random, span: Span, text: str, pools: dict[str, list[str]]) -> Contrast | None:
    names = [e for e in span.ents if e.label_ in {"PERSON", "ORG", "GPE"} and pools.get(e.label_)]
    if not names:
        return None
    name = rng.choice(names)
    other = rng.choice(pools[name.label_])
    if other.lower() in text.lower() or name.text.lower() in other.lower():
        return None
    root = name.root
    verb = root.head if root.dep_ in {"nsubj", "nsubjpass"} else None
    changed = text.replace(name.text, other)
    if root.dep_ in {"compound", "nmod", "amod", "poss"} or (verb is not None and verb.lemma_ in SHARED):
        # What holds of one side, team or speaker says nothing of another.
        return Contrast(text, changed, "neutral", "news-other-subject")
    if root.dep_ not in {"nsubj", "nsubjpass", "attr", "dobj", "pobj", "appos"}:
        return None
    return Contrast(text, _told(rng, changed, pools), "contradiction", "news-name")


def _denied(rng: random.Random, span: Span, text: str, pools: dict[str, list[str]]) -> Contrast | None:
    if rng.random() > 0.35 or len(span) > 26 or span.root.lemma_ in {"say", "tell", "deny", "claim"}:
        return None
    if re.search(r"\b(?:not|n[’']t|never|no)\b", text) or text[0] in "\"'“‘":
        return None
    first = text if span[0].ent_type_ or span[0].pos_ == "PROPN" else text[0].lower() + text[1:]
    form, _ = rng.choice(DENIALS)
    who = rng.choice(pools["PERSON"])
    return Contrast(text, form.format(who=who, claim=first.rstrip(".")), "contradiction", "news-denied")


def made_figures(rng: random.Random) -> list[Contrast]:
    """Tolls of two sides, parts and wholes, hedges and two times, filled with names drawn at random."""
    (a, da), (b, db) = rng.sample(COUNTRIES, 2)
    noun, done = rng.choice(COUNTED)
    other_noun = rng.choice([n for n, _ in COUNTED if n != noun])
    n = rng.randrange(12, 900)
    m = n + rng.choice((-1, 1)) * rng.randrange(max(3, n // 4), max(4, n - 5))
    happening, second = rng.sample(HAPPENINGS, 2)
    month, later = rng.sample(MONTHS, 2)
    day = rng.randrange(1, 28)

    def say(number: object, adjective: str, counted: str, end: str) -> str:
        forms = (
            f"{number} {adjective} {counted} were {done} {end}",
            f"{adjective} officials said {number} {adjective} {counted} had been {done} {end}",
            f"The number of {adjective} {counted} {done} {end} is {number}",
            f"{number} of its {counted} were {done} {end}, the {adjective} ministry said",
        )
        text = rng.choice(forms)
        return text[0].upper() + text[1:] + "."

    end = f"in the {happening}"
    one = say(n, da, noun, end)
    pairs = [
        (one, say(m, da, noun, end), "contradiction", "made-figure"),
        (one, say(m, db, noun, end), "neutral", "made-other-side"),
        (one, say(m, da, other_noun, end), "neutral", "made-other-thing"),
        (one, say(m, da, noun, f"in the {second}"), "neutral", "made-other-event"),
        (one, say(n, da, noun, end), "entailment", "made-same"),
        (
            one,
            say(f"at least {n - rng.randint(1, max(1, n // 10))}", da, noun, end),
            "entailment",
            "made-hedge",
        ),
        (one, say(f"more than {n + rng.randint(2, n)}", da, noun, end), "contradiction", "made-hedge"),
        (
            say(f"By {day} {month}, {n}", da, noun, end),
            say(f"By {day} {later}, {m}", da, noun, end),
            "neutral",
            "made-two-times",
        ),
        (
            f"In all, {n + m} {noun} were {done}: {n} from {a} and {m} from {b}.",
            say(n, da, noun, end),
            "entailment",
            "made-part",
        ),
        (
            f"In all, {n + m} {noun} were {done} on both sides.",
            say(n, da, noun, end),
            "neutral",
            "made-part",
        ),
        (
            f"{a} fired first, {db} officials said.",
            f"{da} officials said {b} had fired first.",
            "contradiction",
            "made-blame",
        ),
        (
            f"{a} welcomed the offer to mediate.",
            f"{b} welcomed the offer to mediate.",
            "neutral",
            "made-other-side",
        ),
    ]
    return [Contrast(*p) for p in rng.sample(pairs, 5)]


def build(data: Path, articles: Path, cache: Path, news: int, made: int, seed: int = SEED) -> list[Contrast]:
    """All contrasts, shuffled with a fixed seed."""
    rng = random.Random(seed)
    texts = list(lines_of(articles))
    known = {a["id"]: (clean(a["title"]), a.get("published") or "") for a in texts}
    sentences = news_sentences(news_docs(texts, cache / "news.spacy"), known)
    pools, _ = news_pools(sentences)
    by_article: dict[str, list[NewsSentence]] = defaultdict(list)
    for s in sentences:
        by_article[s.article].append(s)
    contrasts = licensed(rng, data)
    rng.shuffle(sentences)
    own: list[Contrast] = []
    for s in sentences:
        if len(own) >= news:
            break
        if len(s.span) >= 7 and any(c in s.span.text for c in ".!"):
            own += altered(rng, s, [o for o in by_article[s.article] if o is not s], pools)
    figures: list[Contrast] = []
    while len(figures) < made:
        figures += made_figures(rng)
    contrasts += own + figures
    rng.shuffle(contrasts)
    return contrasts


def main() -> None:
    """Write the contrasts; see the module."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True, help="folder for the parsed texts")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--news", type=int, default=30000)
    parser.add_argument("--made", type=int, default=10000)
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    contrasts = build(args.data, args.articles, args.cache, args.news, args.made, args.seed)
    with args.out.open("w", encoding="utf-8") as file:
        for contrast in contrasts:
            file.write(json.dumps(asdict(contrast), ensure_ascii=False) + "\n")
    for (source, label), count in Counter((c.source, c.label) for c in contrasts).most_common():
        print(source, label, count)


if __name__ == "__main__":
    main()
