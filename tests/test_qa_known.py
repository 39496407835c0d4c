"""Disagreements that are known before a question: kept beside the index, shown to the question that asks."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.article import Article, Span
from index.corpus import Corpus, Evidence
from index.grammar import SpacyParser
from index.search import Filters
from qa.answer import Disagreement, Position
from qa.comparing.sides import Cited, Side, Verdict
from qa.compose import composed
from qa.desk import Desk
from qa.evidence import Judged
from qa.question import understand
from qa.survey import survey
from qa.surveying.doing import whose_doing, with_motives
from qa.surveying.known import asked_about, keep, kept, known, updated, whose_is_left_out
from qa.surveying.meant import of_the_asked_matter
from qa.surveying.near import near_to, told_again
from tests.fakes import FakeEmbedder, FakeReader

pytestmark = pytest.mark.models

MINE = Article(
    "mine",
    "The Norvane mine\n\nThe ministry in Tessaly rejected the miners' claims that the Norvane shaft was unsafe.",
    "The Norvane mine",
    "Quay News",
    published=date(2031, 5, 2),
)
CROWD = Article(
    "crowd",
    "The march\n\nThe police estimated the crowd at 8,000. The organisers spoke of 30,000.",
    "The march",
    "Marlow Post",
    published=date(2031, 5, 3),
)
ASKED = "Was it claimed by miners that the Norvane shaft was unsafe?"


def indexed(folder: Path, article: Article) -> Corpus:
    made = Corpus.open(folder / "made.index", embedder=FakeEmbedder(), parser=SpacyParser(), create=True)
    made.add([article])
    return made


def asked(folder: Path, question: str, told: str) -> tuple[Disagreement, ...]:
    """The disagreements that are shown to a question about one article, which holds a known one."""
    made = indexed(folder, replace(MINE, text=f"The news\n\n{told}", title="The news"))
    assert known(made).rows
    return Desk(made, FakeReader()).ask(question).disagreements


def holding(corpus: Corpus, query: str, words: str) -> Evidence:
    """The sentence of the article that holds these words, as a search finds it."""
    (found,) = (
        e for e in corpus.evidence(query, 5) if words in e.article.text[e.sentence.start : e.sentence.end]
    )
    return found


def place(text: str, words: str) -> Span:
    """Where the words stand."""
    return Span(text.index(words), text.index(words) + len(words))


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return indexed(tmp_path, MINE)


def test_what_was_kept_comes_back_as_it_was(corpus: Corpus) -> None:
    found = survey(corpus)
    keep(corpus, found, corpus.state())
    assert len(found.rows) == 1
    assert kept(corpus) == found


def test_what_was_compared_before_a_change_is_not_kept(corpus: Corpus) -> None:
    state, found = corpus.state(), survey(corpus)
    corpus.add([Article("other", "The Norvane shaft is closed.", "Shaft")])
    keep(corpus, found, state)
    assert kept(corpus) is None


def test_what_was_kept_of_another_state_or_is_damaged_is_not_used(corpus: Corpus, tmp_path: Path) -> None:
    keep(corpus, survey(corpus), corpus.state())
    path = tmp_path / "made.index" / "vectors.survey.json"
    whole = path.read_bytes()
    path.write_bytes(whole.replace(b'"mine"', b'"mint"'))
    assert kept(corpus) is None
    path.write_bytes(whole)
    assert kept(corpus) is not None
    corpus.add([CROWD])
    assert kept(corpus) is None
    assert len(known(corpus).rows) == 2


def test_articles_that_come_and_go_bring_and_take_their_disagreements(corpus: Corpus) -> None:
    before = known(corpus)
    corpus.add([CROWD])
    fresh = updated(corpus, before, ["crowd"], ())
    assert [row.disagreement.kind for row in fresh.rows] == ["figure"]
    now = kept(corpus)
    assert now is not None
    assert {row.disagreement.kind for row in now.rows} == {"fact", "figure"}
    corpus.remove(["mine"])
    updated(corpus, now, (), ["mine"])
    left = kept(corpus)
    assert left is not None
    assert [row.disagreement.kind for row in left.rows] == ["figure"]
    for row in left.rows:
        for position in row.disagreement.positions:
            assert all(left.quotes[n].article == CROWD for n in position.quotes)


def test_a_question_about_a_known_disagreement_gets_both_sides(corpus: Corpus) -> None:
    answer = Desk(corpus, FakeReader(whole=True)).ask(ASKED)
    assert answer.status == "disputed"
    (shown,) = answer.disagreements
    assert len(shown.positions) == 2
    for position in shown.positions:
        assert all(answer.quotes[n].article == MINE for n in position.quotes)


@pytest.mark.parametrize(
    ("question", "probability", "cosine", "shown"),
    [
        ("Did the Norvane miners have to fear for their lives?", 0.6, 0.6, True),
        # Too far from what is disputed, too unsure, and about somebody else as well.
        ("Did the Norvane miners have to fear for their lives?", 0.6, 0.4, False),
        ("Did the Norvane miners have to fear for their lives?", 0.3, 0.6, False),
        ("Did the Norvane miners and Ivo Tarn have to fear for their lives?", 0.6, 0.6, False),
        ("When did the Norvane miners have to fear for their lives?", 0.6, 0.6, True),
        # What is denied is of another than the one who is asked about.
        ("Did Ivo Tarn have to fear for his life?", 0.6, 0.6, False),
        ("What did the Norvane miners say?", 0.6, 0.6, False),
    ],
)
def test_a_known_disagreement_is_shown_to_whoever_asks_for_it_in_other_words(
    corpus: Corpus, question: str, probability: float, cosine: float, shown: bool
) -> None:
    told = corpus.evidence("the Norvane shaft was unsafe", 3)
    results = [Judged(e, probability, Span(e.sentence.start, e.sentence.end)) for e in told]
    asked = understand(question, parser=SpacyParser())
    assert bool(near_to(asked, results, survey(corpus), lambda _, others: [cosine] * len(others))) is shown


def test_what_is_disputed_is_not_told_as_agreed(corpus: Corpus) -> None:
    corpus.add([CROWD])
    found = survey(corpus, about="crowd")
    (row,) = found.rows
    told = corpus.evidence("How large was the crowd?", 2, Filters(sources=("crowd",)))
    results = [Judged(e, 0.9, Span(e.sentence.start, e.sentence.end)) for e in told]
    cited = tuple(Cited(n, j.answer.start, j.answer.end, None, (j.answer,)) for n, j in enumerate(results))
    agreed = Verdict("agreement", "the crowd", "figure", (Side("8,000", cited, (), "", None, 1),))
    parts = composed(results, 2, [agreed], {}, [(row.disagreement, found.quotes)])
    assert parts.disagreements
    assert len(parts.statements) == 2
    assert len(composed(results, 2, [agreed], {}).statements) == 1


def test_a_question_about_something_else_gets_none(corpus: Corpus) -> None:
    corpus.add([CROWD])
    desk = Desk(corpus, FakeReader(whole=True))
    assert not desk.ask("Which ministry in Tessaly rejected the claims?").disagreements
    assert not desk.ask(ASKED, filters=Filters(sources=("crowd",))).disagreements


def test_a_question_for_a_thing_that_is_a_figure_gets_both_sides(tmp_path: Path) -> None:
    (found,) = asked(
        tmp_path,
        "What was the bill of the strike?",
        "74 million crowns was the bill of the strike, the company said. The union spoke of 35 million.",
    )
    assert {p.value for p in found.positions} == {"74 million crowns", "35 million"}


@pytest.mark.parametrize(
    ("question", "both"),
    [
        ("Is it true that the bill of the strike was 74 million crowns?", True),
        ("Was the bill of the strike of 2031 paid by 3 May 2031?", False),
    ],
)
def test_whether_a_figure_is_true_is_answered_with_who_says_so_and_who_gives_another(
    tmp_path: Path, question: str, both: bool
) -> None:
    told = "74 million crowns was the bill of the strike, the company said. The union spoke of 35 million."
    assert bool(asked(tmp_path, question, told)) is both


def test_what_the_holder_of_an_office_disputes_does_not_say_who_holds_it(tmp_path: Path) -> None:
    assert not asked(
        tmp_path,
        "Who is the secretary of the Lorvan council?",
        "Olga Brandt, secretary of the Lorvan council, said the truce was thanks to the envoys of Kiel. "
        "Piet Maas, a deputy, said the truce was thanks to the bishops of Orne.",
    )


def test_nothing_of_a_removed_article_is_kept(corpus: Corpus, tmp_path: Path) -> None:
    known(corpus)
    path = tmp_path / "made.index" / "vectors.survey.json"
    assert b"Norvane" in path.read_bytes()
    corpus.remove(["mine"])
    assert not path.exists()


def test_a_denial_is_shown_to_whoever_asks_for_a_part_of_what_is_denied(tmp_path: Path) -> None:
    told = "Miners claimed that Ivo Tarn had sealed the Norvane shaft. The ministry denied this."
    desk = Desk(
        indexed(tmp_path, replace(MINE, text=f"The news\n\n{told}", title="The news")), FakeReader(whole=True)
    )
    (shown,) = desk.ask("Who had sealed the Norvane shaft?").disagreements
    assert [position.speakers for position in shown.positions] == [("Miners",), ("The ministry",)]
    assert not desk.ask("Who denied that Ivo Tarn had sealed the Norvane shaft?").disagreements


def test_who_asks_why_the_fighting_began_is_told_whom_each_side_blames(tmp_path: Path) -> None:
    told = (
        "The border\n\nOrlo wanted to win back the valley, according to two analysts.\n\n"
        "Velm and Orlo blamed each other for the fighting, with officials in Velm accusing Orlo of a raid and "
        "officials in Orlo claiming that they had answered fire."
    )
    corpus = indexed(tmp_path, replace(MINE, text=told, title="The border"))
    assert [row.disagreement.kind for row in known(corpus).rows] == ["attribution"]
    evidence = corpus.evidence("Orlo wanted to win back the valley", 5)
    results = [
        Judged(
            e,
            0.8 if "analysts" in told[e.sentence.start : e.sentence.end] else 0.1,
            Span(e.sentence.start, e.sentence.end),
        )
        for e in evidence
    ]
    results.sort(key=lambda j: -j.probability)
    for question, rows in (
        ("Why did the violence flare up?", 1),
        ("Who set off the clashes?", 1),
        ("Why did Orlo open fire?", 1),
        ("Why did the violence flare up in Crail?", 0),
        ("Why did the talks begin?", 0),
        ("Who analysed the fighting?", 0),
        ("Did Velm provoke the clashes?", 1),
        ("Is it true that Orlo started the fighting?", 1),
        ("Did Velm start a school?", 0),
        ("Did Crail provoke the clashes?", 0),
    ):
        asked = understand(question, parser=SpacyParser())
        assert len(whose_doing(asked, results, known(corpus))) == rows, question
    survey = known(corpus)
    for question, sides in (("Why did the violence flare up?", 3), ("Who set off the clashes?", 2)):
        asked = understand(question, parser=SpacyParser())
        (row,) = whose_doing(asked, results, survey)
        positions = with_motives(asked, row, survey, results)[0].positions
        assert len(positions) == sides
        assert (positions[-1].speakers == ("two analysts",)) is (sides > 2)


def test_a_known_dispute_is_not_shown_to_who_asks_for_what_else_its_sentence_says(tmp_path: Path) -> None:
    told = (
        "The valley\n\nTarn, who said that Velm had captured ten farms since the raid began, dismissed rumours that he "
        "had signed a deal with Orlo."
    )
    corpus = indexed(tmp_path, replace(MINE, text=told, title="The valley"))
    assert known(corpus).rows
    evidence = holding(corpus, "Velm captured ten farms", "Tarn")
    for question, words, rows in (
        ("Was Velm in the farms of the valley?", "had captured ten farms", 0),
        ("Did Tarn sign a deal with Orlo?", "dismissed rumours", 1),
        ("Whose men were in the farms of the other?", "Tarn", 0),
        ("Who made a deal with Orlo?", "Tarn", 1),
    ):
        answer = place(told, words)
        asked = understand(question, parser=SpacyParser())
        assert len(asked_about(asked, [Judged(evidence, 0.9, answer)], known(corpus))) == rows, question


@pytest.mark.parametrize(("cosine", "shown"), [(0.2, 0), (0.7, 1)])
def test_it_is_not_true_denies_what_it_is_known_to_deny_and_nothing_else(
    tmp_path: Path, cosine: float, shown: int
) -> None:
    told = (
        "The valley\n\nVelm's president told the papers that his men had captured the town of Crail. According to the "
        "minister of Orlo, it is not true.\n\nOrlo's farms lie around the valley, the guild says."
    )
    corpus = indexed(tmp_path, replace(MINE, text=told, title="The valley"))
    found = known(corpus)
    assert found.rows
    sides = ("not true", "around the valley")
    judged = [
        Judged(e, 0.9, Span(e.sentence.start, e.sentence.end))
        for e in (holding(corpus, "Crail valley", words) for words in sides)
    ]
    verdict = Verdict(
        "disagreement",
        "",
        "fact",
        tuple(
            Side(w, (Cited(n, j.answer.start, j.answer.end, None, ()),), (), "", None, 1)
            for n, (w, j) in enumerate(zip(sides, judged, strict=True))
        ),
    )
    asked = understand("Do the farms lie in the valley?", parser=SpacyParser())
    kept_ = of_the_asked_matter(asked, [verdict], judged, found, lambda _, others: [cosine] * len(others))
    assert len(kept_) == shown


@pytest.mark.parametrize(
    ("question", "left_out"),
    [
        ("Was a truce between Velm and Brask agreed?", True),
        ("Was it Orlo that ended the war?", False),
        ("Is the union to be thanked for the truce?", False),
        ("Who ended the war?", False),
    ],
)
def test_whether_there_is_a_truce_is_not_disputed_by_who_thanks_whom(question: str, left_out: bool) -> None:
    positions = [
        Position("the envoys of Orlo", ()),
        Position("the union of the towns", ()),
    ]
    assert whose_is_left_out(understand(question, parser=SpacyParser()), positions) is left_out


def test_who_did_it_is_disputed_where_each_who_is_thanked_surely_answers(tmp_path: Path) -> None:
    told = (
        "The truce\n\nThe truce in Orne was reached thanks to the envoys of Velm, Ana Lind said.\n\n"
        "Thanks to the union of the towns, a truce in Orne was reached, Ivo Tarn told the paper.\n\n"
        "The truce in Orne was announced by Nils Brandt."
    )
    corpus = indexed(tmp_path, replace(MINE, text=told, title="The truce in Orne"))
    assert [row.disagreement.kind for row in known(corpus).rows] == ["attribution"]
    results = [
        Judged(holding(corpus, "truce in Orne", name), probability, place(told, name))
        for name, probability in (("Nils Brandt", 0.9), ("Ana Lind", 0.8), ("Ivo Tarn", 0.8))
    ]
    for question, some, rows in (
        ("Who brought about the truce in Orne?", results, 1),
        ("Who brought about the truce in Orne?", results[:2], 0),
        ("Who praised the envoys for the truce in Orne?", results, 0),
        ("Which envoys talked of the truce in Orne?", results, 0),
    ):
        asked = understand(question, parser=SpacyParser())
        assert len(asked_about(asked, some, known(corpus))) == rows, question


def test_what_somebody_says_of_a_town_is_disputed_also_where_a_reader_names_him(tmp_path: Path) -> None:
    told = (
        "The town\n\nVelm's president, Ivo Tarn, said that the guards had captured the town of Crail. The minister of "
        "Orlo denied this."
    )
    corpus = indexed(tmp_path, replace(MINE, text=told, title="The town"))
    assert known(corpus).rows
    evidence, answer = holding(corpus, "captured Crail", "Tarn"), place(told, "Ivo Tarn")
    for question, rows in (
        ("Who controls the town of Crail?", 1),
        ("Who said that the town of Crail was captured?", 0),
        ("Who is the president of Velm?", 0),
    ):
        asked = understand(question, parser=SpacyParser())
        assert len(asked_about(asked, [Judged(evidence, 0.8, answer)], known(corpus))) == rows, question


@pytest.mark.parametrize(("cosine", "affirms", "shown"), [(0.8, 0.9, 1), (0.5, 0.9, 0), (0.8, 0.2, 0)])
def test_who_repeats_what_is_denied_is_told_with_the_denial(
    tmp_path: Path, cosine: float, affirms: float, shown: int
) -> None:
    told = (
        "The war\n\nSpies of Orlo said that hired soldiers from Crail fought for Velm. The ministry of Velm denied "
        "this.\n\nThe envoy of Orlo said last week that hundreds of men from Crail were fighting on the side of Velm."
    )
    corpus = indexed(tmp_path, replace(MINE, text=told, title="The war"))
    assert known(corpus).rows
    evidence = holding(corpus, "hundreds of men", "envoy")
    top = Judged(evidence, 0.8, Span(evidence.sentence.start, evidence.sentence.end), affirms=affirms)
    asked = understand("Did men from Crail take part in the war?", parser=SpacyParser())
    rows = told_again(asked, [top], known(corpus), lambda _, others: [cosine] * len(others))
    assert len(rows) == shown
