"""Training pairs for the reader: (question, sentence in its context) with a label and the answering words.

    python -m eval.train.pairs --data DIR --articles FILE --cache DIR --out pairs.jsonl

`--data` holds the answer sets (SQuAD 2.0, QAMR, SQuAD-shifts, SelQA, QNLI and the claims of nli*.jsonl),
`--articles` news articles as JSON lines (title, published, text). Nothing of them is kept in the project.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from dataclasses import dataclass, fields
from pathlib import Path

from eval.train import templates
from eval.train.answersets import claim_pairs, human_pairs
from eval.train.nearmiss import near_misses
from eval.train.neighbours import beside_pairs, nearest_pairs, siblings_of, topical_pairs, topics_of
from eval.train.news import NewsSentence, news_docs, news_pools, news_sentences
from eval.train.newspairs import news_pairs
from eval.train.pair import SEED, YEAR, Pair, clean, lines_of, located, parse_all, write_pairs
from eval.train.presenting import presented
from eval.train.relations import relation_pairs
from eval.train.swaps import entities_of


def template_pairs(rng: random.Random, sentences: list[NewsSentence], most: int) -> list[Pair]:
    """Counterfactual pairs (`templates`), half of them with a title and month in front."""
    pools, _ = news_pools(sentences)
    persons = [p for p in pools["PERSON"] if 2 <= len(p.split()) <= 3]
    firms = [p for p in pools["ORG"] if len(p.split()) <= 2]
    places = [p for p in pools["GPE"] if p not in templates.DEMONYM and p not in templates.DEMONYM.values()]
    titles = sorted({(s.title, s.month) for s in sentences})
    pairs: list[Pair] = []
    while len(pairs) < most:
        draw = rng.random()
        if draw < 0.4:
            made = templates.role_pairs(rng, persons, firms)
        elif draw < 0.75:
            made = templates.count_pairs(rng, rng.sample(persons, 1), places)
        else:
            made = templates.measure_pairs(rng, places)
        pairs += [_of_template(rng, m, titles, "template") for m in made]
    return pairs[:most]


def _of_template(
    rng: random.Random, made: templates.Made, titles: list[tuple[str, str]], source: str
) -> Pair:
    """A made pair, half of those without a title under that of some article."""
    title, month = made.title, made.month
    if not title and titles and rng.random() < 0.5:
        title, month = rng.choice(titles)
    keep = "+keep" if YEAR.search(made.question) or made.title else ""
    pair = Pair(
        made.question, made.sentence, int(bool(made.answer)), title=title, month=month, source=source + keep
    )
    return located(pair, made.answer)


@dataclass(frozen=True, slots=True)
class Amounts:
    """How many pairs of each kind are made; `human` is the share of people's questions, `topical` one topical question
    for so many formed pairs."""

    news: int
    near: int
    templates: int
    claims: int
    human: float
    relations: int
    misses: int
    topical: int
    beside: int


def build(
    data: Path,
    articles: Path,
    cache: Path,
    amounts: Amounts,
    index: Path | None = None,
    reader: Path | None = None,
    seed: int = SEED,
) -> list[Pair]:
    """All training pairs, shuffled with a fixed seed."""
    rng = random.Random(seed)
    texts = list(lines_of(articles))
    known = {a["id"]: (clean(a["title"]), a.get("published") or "") for a in texts}
    articles_parsed = news_docs(texts, cache / "news.spacy")
    question_docs = parse_all(_questions(data), cache / "questions.spacy")
    sentences = news_sentences(articles_parsed, known)
    parts = {
        "human": human_pairs(rng, data, entities_of(question_docs), amounts.human),
        "claims": claim_pairs(rng, data, cache / "claims.spacy", amounts.claims),
        "news": news_pairs(rng, sentences, 2, amounts.news),
        "templates": template_pairs(rng, sentences, amounts.templates),
        "relations": [_of_template(rng, m, [], "relation") for m in relation_pairs(rng, amounts.relations)],
    }
    parts["topics"] = topical_pairs(
        rng,
        parts["news"],
        topics_of(title for title, _ in known.values()),
        len(parts["news"]) // amounts.topical,
    )
    parts["beside"] = beside_pairs(
        rng,
        parts["human"] + parts["news"],
        siblings_of(data, sentences) if amounts.beside else [],
        amounts.beside,
    )
    parts["near misses"] = near_misses(rng, parts["human"] + parts["news"], amounts.misses)
    if index is not None:
        parts["nearest"] = nearest_pairs(rng, parts["news"], index, amounts.near, reader)
    for name, part in parts.items():
        print(
            name, len(part), "positive", round(sum(p.label for p in part) / max(1, len(part)), 3), flush=True
        )
    shown = (presented(rng, p) for part in parts.values() for p in part)
    pairs = [p for p in shown if p is not None and p.question.strip() and p.sentence.strip()]
    rng.shuffle(pairs)
    return pairs


def _questions(data: Path) -> list[str]:
    found: set[str] = set()
    for name in ("squad2", "squadshifts-wiki", "qamr"):
        for row in lines_of(data / f"answers-{name}.jsonl"):
            if row["set"] != "qamr-wikipedia":
                found.add(clean(row["question"]))
    return sorted(found)


def main() -> None:
    """Write the pairs; see the module."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--cache", type=Path, required=True, help="folder for the parsed texts")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--news", type=int, default=36000)
    parser.add_argument("--templates", type=int, default=9000)
    parser.add_argument("--claims", type=int, default=5000)
    parser.add_argument("--human", type=float, default=1.0)
    parser.add_argument("--relations", type=int, default=16000)
    parser.add_argument("--misses", type=int, default=40000)
    parser.add_argument(
        "--topical", type=int, default=8, help="one topical question for so many formed pairs"
    )
    parser.add_argument(
        "--beside", type=int, default=0, help="pairs that a teacher must label (eval.train.teach)"
    )
    parser.add_argument("--index", type=Path, help="an index of the same articles, for the nearest sentences")
    parser.add_argument("--near", type=int, default=8000)
    parser.add_argument(
        "--reader", type=Path, help="an earlier reader's folder, to choose what it takes wrongly"
    )
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    amounts = Amounts(**{f.name: getattr(args, f.name) for f in fields(Amounts)})
    pairs = build(args.data, args.articles, args.cache, amounts, args.index, args.reader, args.seed)
    write_pairs(args.out, pairs)
    for source, count in Counter(p.source for p in pairs).most_common():
        print(source, count)


if __name__ == "__main__":
    main()
