"""What is found depends on which articles there are, not on how they came into the index."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.article import Article
from index.corpus import Corpus
from index.embedder import Vectors
from index.grammar import SpacyParser
from qa.desk import Desk
from qa.surveying.known import kept, known, updated
from tests.fakes import FakeEmbedder, FakeReader

pytestmark = pytest.mark.models

STORM = "At least {n} people died in the storm at Crail, the mayor of Crail said. The harbour was closed on Monday."
ARTICLES = [
    Article("d", STORM.format(n=12), "The storm", "Quay News", published=date(2031, 5, 2)),
    # A copy of it, and one of the same words under another name.
    Article("a", STORM.format(n=12), "The storm", "Marlow Post", published=date(2031, 5, 2)),
    Article("c", STORM.format(n=14), "The storm", "Orne Herald", published=date(2031, 5, 2)),
    Article("b", "The ferry sails again. The mayor of Crail said that nobody was hurt.", "The ferry"),
    Article("e", STORM.format(n=12), "The storm", published=date(2031, 4, 1)),
]
QUESTIONS = (
    "How many people died in the storm at Crail?",
    "What did the mayor say?",
    "When was the harbour closed?",
)


class RoundingTogether(FakeEmbedder):
    """As a model in few bits does: what is embedded together is rounded together."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        vectors = super().encode(texts)
        vectors[:, 1] += 0.01 * len(texts)
        return vectors


def corpus(folder: Path) -> Corpus:
    return Corpus.open(folder, embedder=RoundingTogether(), parser=SpacyParser(), create=True)


@pytest.fixture
def histories(tmp_path: Path) -> list[Corpus]:
    """All at once; in another order, one by one; with some removed and brought back; and one corrected."""
    made = [corpus(tmp_path / str(n)) for n in range(4)]
    made[0].add(ARTICLES)
    for article in reversed(ARTICLES):
        made[1].add([article])
    made[2].add(ARTICLES)
    made[2].remove(["d", "b"])
    made[2].add(ARTICLES)
    made[3].add([replace(ARTICLES[0], text="The storm is over."), *ARTICLES[1:]])
    made[3].add(ARTICLES)
    return made


def test_the_same_articles_give_the_same_answers_whatever_came_first(histories: list[Corpus]) -> None:
    for question in QUESTIONS:
        found = [[(h.article.id, h.start, h.score) for h in each.search(question)] for each in histories]
        assert found[0]
        assert found == found[:1] * len(found)
        told = [
            [(e.article.id, e.sentence.start, e.dense, e.hit) for e in each.evidence(question, 20)]
            for each in histories
        ]
        assert told == told[:1] * len(told)
        answers = [
            Desk(each, FakeReader()).ask(question).to_dict() | {"timings_ms": {}} for each in histories
        ]
        assert answers == answers[:1] * len(answers)


def test_what_is_kept_after_a_change_is_what_is_found_anew(tmp_path: Path) -> None:
    mine, march = (
        "The ministry in Tessaly rejected the miners' claims that the Norvane shaft was unsafe.",
        "The police estimated the crowd at 8,000. The organisers spoke of 30,000.",
    )
    old = Article("z", f"The mine\n\n{mine}", "The mine", published=date(2031, 5, 2))
    new = Article("y", f"The march\n\n{march}", "The march", published=date(2031, 5, 3))
    grown, whole = corpus(tmp_path / "grown"), corpus(tmp_path / "whole")
    grown.add([old])
    before = known(grown)
    grown.add([new])
    updated(grown, before, ("y",), ())
    whole.add([old, new])
    found, anew = kept(grown), known(whole)
    assert len(anew.rows) > 1
    assert found is not None
    assert found.to_dict() == anew.to_dict()
