"""Pairs from the licensed answer sets: people's questions, and claims as yes/no questions."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from eval.train.clauses import polar_from_claim
from eval.train.pair import Pair, clean, lines_of, located, overlap, parse_all
from eval.train.swaps import COUNTED, Entities, swap_counted, swap_name, swap_year


def human_pairs(rng: random.Random, data: Path, ents: Entities, scale: float) -> list[Pair]:
    """SQuAD 2.0, SQuAD-shifts, QAMR, SelQA and QNLI, with swaps and negatives from the same text."""
    pairs: list[Pair] = []
    counted = sorted({m.group(2) for q in ents.by_question if (m := COUNTED.search(q))})

    def swaps(pair: Pair, chance: float) -> Iterator[Pair]:
        if rng.random() > chance:
            return
        made = [
            swap_year(rng, pair),
            swap_counted(rng, pair, counted),
            swap_name(rng, pair, ents.by_question.get(pair.question, ()), ents.pools),
        ]
        good = [p for p in made if p is not None]
        if good:
            yield rng.choice(good)

    for name, most in (("squad2", 2), ("squadshifts-wiki", 1)):
        rows: dict[str, list[dict]] = defaultdict(list)  # type: ignore[type-arg]
        for row in lines_of(data / f"answers-{name}.jsonl"):
            rows[clean(row["question"])].append(row)
        for question, group in rows.items():
            made: list[tuple[Pair, dict]] = []  # type: ignore[type-arg]
            for row in group:
                pair = Pair(
                    question,
                    row["sentence"],
                    row["label"],
                    title=row.get("title") or "",
                    before=clean(row["before"]),
                    source=name,
                )
                made.append((located(pair, row["answer"]), row))
            positives = [p for p, _ in made if p.label]
            answers = {r["answer"].lower() for _, r in made if r["answer"]}
            negatives = [
                p
                for p, r in made
                if not p.label
                and not r.get("plausible")
                and not any(a in p.sentence.lower() for a in answers)
            ]
            traps = [p for p in negatives if any(q.sentence == p.before for q in positives)]
            pairs += positives
            pairs += [p for p, r in made if r.get("plausible")]
            if positives:
                chosen = traps[:1] + rng.sample(negatives, min(most, len(negatives)))
                if negatives and rng.random() < 0.5:
                    chosen.insert(0, max(negatives, key=lambda p: overlap(p.sentence, question)))
                pairs += list(dict.fromkeys(chosen))[:most]
            elif negatives and rng.random() < 0.3:
                pairs.append(rng.choice(negatives))
            for p in positives:
                pairs += swaps(p, 0.6)

    documents: dict[str, dict[str, str]] = defaultdict(dict)
    qamr = [r for r in lines_of(data / "answers-qamr.jsonl") if r["set"] == "qamr-wikinews"]
    for row in qamr:
        documents[row["document"]][row["sentence_id"]] = row["sentence"]
    vague = re.compile(r"\b(it|he|she|they|this|something|someone|thing|him|them|that|there)\b", re.I)
    for row in qamr:
        if (
            vague.search(row["question"])
            or len(row["question"].split()) < 4
            or row["answer"] not in row["sentence"]
        ):
            continue
        if rng.random() > 0.75:
            continue
        ids = sorted(documents[row["document"]])
        i = ids.index(row["sentence_id"])
        texts = [documents[row["document"]][k] for k in ids]
        pair = Pair(
            clean(row["question"]), row["sentence"], 1, before=texts[i - 1] if i else "", source="qamr"
        )
        pairs.append(located(pair, row["answer"]))
        pairs += swaps(pair, 0.7)
        others = [
            k for k, t in enumerate(texts) if t != row["sentence"] and row["answer"].lower() not in t.lower()
        ]
        if others and rng.random() < 0.6:
            k = i + 1 if i + 1 in others and rng.random() < 0.5 else rng.choice(others)
            pairs.append(replace(pair.unanswered(), sentence=texts[k], before=texts[k - 1] if k else ""))

    selqa: dict[str, list[Pair]] = defaultdict(list)
    for row in lines_of(data / "answers-selqa.jsonl"):
        pair = Pair(
            clean(row["question"]),
            clean(row["sentence"]),
            row["label"],
            title=row["title"],
            source="selqa",
        )
        selqa[pair.question].append(pair)
    for group2 in selqa.values():
        pairs += [p for p in group2 if p.label]
        negatives = [p for p in group2 if not p.label]
        near = sorted(negatives, key=lambda p: -overlap(p.sentence, p.question))[:1]
        pairs += list(dict.fromkeys(near + rng.sample(negatives, min(1, len(negatives)))))
    pairs += [
        Pair(clean(r["question"]), clean(r["sentence"]), r["label"], source="qnli")
        for r in lines_of(data / "answers-qnli.jsonl")
    ]
    rng.shuffle(pairs)
    return pairs[: int(len(pairs) * scale)]


def claim_pairs(rng: random.Random, data: Path, cache: Path | None, most: int) -> list[Pair]:
    """Claims as yes/no questions: entailed and contradicted ones are answered, neutral ones are not."""
    rows = [
        r
        for f in ("nli.jsonl", "nli-more.jsonl")
        for r in lines_of(data / f)
        if r["set"] in {"conjnli", "fm2", "fever-symmetric"}
    ]
    docs = parse_all((clean(r["hypothesis"]) for r in rows), cache)
    pairs = []
    for row, doc in zip(rows, docs, strict=True):
        question = polar_from_claim(doc)
        if question and len(row["premise"].split()) < 60:
            pairs.append(
                Pair(
                    question,
                    clean(row["premise"]),
                    int(row["label"] != "neutral"),
                    source="claims",
                    affirms={"entailment": True, "contradiction": False}.get(row["label"]),
                )
            )
    rng.shuffle(pairs)
    return pairs[:most]
