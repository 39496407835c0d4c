"""The second order of a search."""

from index.article import Article
from index.corpus import Corpus
from qa.ranking import BUNDLED, load_ranker, ordered, outlet_context, reranked
from qa.reading.reader import Context
from tests.fakes import FakeReader

ARTICLES = [
    Article("mill", "The mill reopened. Workers cheered.", "Mill", "Quay News"),
    Article("bridge", "The bridge closed. Engineers inspect pillars.", "Bridge", "Marlow Post"),
    Article("fair", "The fair opened. Children danced.", "Fair", "Quay News"),
]


def test_a_passage_with_the_likeliest_sentence_comes_first(corpus: Corpus) -> None:
    corpus.add(ARTICLES)
    hits = corpus.search("mill bridge fair", 3)
    evidence = corpus.evidence("mill bridge fair", 10)
    last = hits[-1].article.id
    sure = [0.999 if e.article.id == last else 0.01 for e in evidence]
    assert ordered(hits, evidence, sure)[0].article.id == last
    assert {h.passage for h in ordered(hits, evidence, sure)} == {h.passage for h in hits}


def test_where_nothing_is_surer_the_first_order_stays(corpus: Corpus) -> None:
    corpus.add(ARTICLES)
    hits = corpus.search("mill bridge fair", 3)
    evidence = corpus.evidence("mill bridge fair", 10)
    assert [h.passage for h in ordered(hits, evidence, [0.5] * len(evidence))] == [h.passage for h in hits]


def test_reading_gives_as_many_passages_as_were_asked_for(corpus: Corpus) -> None:
    corpus.add(ARTICLES)
    found = reranked(corpus, FakeReader(), "Which engineers inspect pillars?", 2)
    assert len(found) == 2
    best = found[0]
    assert best.article.id == "bridge"


def test_the_outlet_stands_before_the_title(corpus: Corpus) -> None:
    corpus.add(ARTICLES)
    found = {e.article.id: outlet_context(e).title for e in corpus.evidence("bridge", 5)}
    assert found["bridge"] == "Marlow Post, Bridge"


def test_the_bundled_re_ranker_takes_the_facts_that_a_question_joins_before_what_is_beside_them() -> None:
    asked = (
        "Which company, reported by Quay News to be shutting a factory, was punished by the authorities for concealing "
        "losses, according to Marlow Post?"
    )
    facts = [
        Context("Nortel Foods will close its plant in Brask.", title="Quay News, Brask", month="May 2023"),
        Context("Regulators fined Nortel Foods for hiding its losses.", title="Marlow Post, A fine"),
    ]
    beside = [
        Context(
            "The soup in the new canteen of Nortel Foods was praised by all.", title="Quay News, Canteen"
        ),
        Context("The regulators of the Brask canal are on strike.", title="Marlow Post, Strike"),
    ]
    ranker = load_ranker(BUNDLED)
    read = [r.probability for r in ranker.read(asked, [*facts, *beside])]
    assert min(read[:2]) > max(read[2:])
