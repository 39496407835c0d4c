"""Which figures may answer: counts that changed, leads beside counts, and people on board who are not the dead."""

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.corpus import Evidence
from index.grammar import SpacyParser
from qa.comparing.sides import Opposes
from qa.compose import disagreement
from qa.disagreement import compared
from qa.fit import fit
from qa.fitting.roles import answering
from qa.fitting.whose import answering_figure
from qa.question import understand
from tests.test_qa_disagreement import Told, evidence, said

pytestmark = pytest.mark.models

PARSER = SpacyParser()
DEAD = "How many people died in the Tessel fire?"
VOTES = "How many votes did Moe get?"
MARGIN = "Moe had 24,871 votes, a margin of 212."


@pytest.mark.parametrize(
    ("question", "text", "values"),
    [
        (
            DEAD,
            "The service lowered the toll from 52 to 49, saying three bodies had been counted twice.",
            [49],
        ),
        ("How many bodies were counted twice?", "Three bodies had been counted twice.", [3]),
        (DEAD, "The ferry was carrying 371 people.", []),
        ("How many people did the ferry carry?", "The ferry was carrying 371 people.", [371]),
        (VOTES, MARGIN, [24871]),
        ("By how many votes did Moe win?", MARGIN, [212]),
        ("What was the margin?", MARGIN, [212]),
        (VOTES, "Moe won by 47 votes.", []),
        ("How much did fares rise?", "Fares rose by 5 percent.", [5]),
        ("What pay rise does the union want?", "The union wants to raise pay by 5 percent.", [5]),
        ("How many seats did the party win?", "The party won by 5 seats.", []),
        ("How many jobs did the firm cut?", "The firm cut its workforce by 500 jobs.", [500]),
        ("How many people live in Tessel?", "Tessel grew by 2,000 people last year.", []),
        ("How many seats did the party win?", "The party won 52 seats, up from 40.", [52]),
        (DEAD, "The clinics spoke of 30 deaths a day.", []),
        (DEAD, "About 600 people died, and the clinics spoke of 30 deaths a day.", [600]),
        ("How many people died each day?", "The clinics spoke of 30 deaths a day.", [30]),
        ("How many people does the fever kill?", "The fever kills 30 people a day.", [30]),
        ("How many tourists did the isle have?", "The isle had 300 tourists a day.", [300]),
    ],
)
def test_which_figures_may_answer(question: str, text: str, values: list[float]) -> None:
    evidence = read(text)
    figures = {f.start: f for c in evidence.sentence.claims for f in c.figures}
    assert [f.value for f in answering(understand(question, parser=PARSER), [*figures.values()])] == values


def test_how_many_die_each_day_is_no_toll() -> None:
    daily = read("The clinics spoke of 30 deaths a day.")
    assert fit(understand(DEAD, parser=PARSER), daily).fate == -1
    assert fit(understand("How many people died each day?", parser=PARSER), daily).fate == 0


def test_the_toll_answers_where_the_reader_marks_how_many_died_each_day() -> None:
    text = "About 600 people died, and the clinics spoke of 30 deaths a day."
    sentence, place = read(text).sentence, text.index("30")
    asked = understand(DEAD, parser=PARSER)
    assert answering_figure(asked, sentence, Span(place, place + 2)).of(text).startswith("600")


@pytest.mark.parametrize("judge", [None, lambda question, pairs: [0.99 for _ in pairs]])
def test_so_many_each_day_do_not_stand_against_so_many_in_all(judge: Opposes | None) -> None:
    day = "2031-11-28"
    whole = ("The port handled 9,000 crates, the mayor said.", "9,000 crates", day)
    daily = ("The port handled 300 crates a day, the union said.", "300 crates", day)
    other = ("The port handled 500 crates a day, the church said.", "500 crates", day)
    asked = understand("How many crates did the port handle?", parser=PARSER)

    def kinds(*told: Told) -> list[str]:
        return [v.kind for v in compared(asked, tuple(evidence(told)), {}, None, judge)]

    assert kinds(whole, daily) == []
    assert kinds(daily, other) == ["disagreement"]


def test_people_on_board_and_a_lead_are_another_count() -> None:
    assert fit(understand(DEAD, parser=PARSER), read("The ferry was carrying 371 people.")).fate == -1
    assert fit(understand(VOTES, parser=PARSER), read("Moe won by 47 votes.")).contrast == -1
    assert fit(understand(VOTES, parser=PARSER), read(MARGIN)).contrast == 0
    assert (
        fit(
            understand("By how many votes did Moe win?", parser=PARSER), read("Moe won by 47 votes.")
        ).contrast
        == 0
    )


def read(text: str) -> Evidence:
    (item,) = annotated([Article("a", text, "")], PARSER)
    return Evidence(item.article, item.sentences[0], None, 0.9, 0.9)


KILLED = ("The Tessel fire killed 52 people, the fire service said on Friday.", "52 people", "2031-03-14")
LOWERED = "On Sunday the {} lowered the death toll of the Tessel fire from {} to 49."


def steps(question: str, *told: Told) -> list[tuple[str, list[str]]]:
    return [(v.kind, [s.value for s in v.sides]) for v in said(question, *told)]


def test_a_toll_that_is_lowered_is_a_development() -> None:
    now = (LOWERED.format("service", 52), "49", "2031-03-16")
    assert steps(DEAD, KILLED, now) == [("development", ["52 people", "49"])]
    # Whatever the reader marks.
    now = (LOWERED.format("service", 52), "52", "2031-03-16")
    assert steps(DEAD, KILLED, now) == [("development", ["52 people", "49"])]


def test_nobody_corrects_another_ones_toll() -> None:
    now = (LOWERED.format("service", 55), "49", "2031-03-16")
    mayor = ("The Tessel fire killed 68 people, the mayor said on Friday.", "68 people", "2031-03-14")
    assert not any(kind == "development" for kind, _ in steps(DEAD, mayor, now))


def test_what_a_recount_finds_is_a_development_of_what_was_counted_before() -> None:
    before = ("Moe had 24,871 votes, the elections office said.", "24,871 votes", "2031-11-08")
    after = ("Moe had 24,902 votes after the recount.", "24,902 votes", "2031-11-28")
    assert steps(VOTES, before, after) == [("development", ["24,871 votes", "24,902 votes"])]
    late = ("Moe had 24,700 votes, her rival said.", "24,700 votes", "2031-12-02")
    assert not any(kind == "development" for kind, _ in steps(VOTES, late, after))


def test_a_lead_does_not_stand_against_a_count() -> None:
    counted = ("Moe had 24,871 votes, the elections office said.", "24,871 votes", "2031-11-08")
    lead = ("A recount has cut Moe's lead to 47 votes, the rival said.", "47 votes", "2031-11-08")
    assert steps(VOTES, counted, lead) == []


def test_a_range_is_made_of_what_is_written_in_numbers() -> None:
    question = "How many people came to the Tessel rally?"
    day = "2031-11-28"
    told = (
        ("About 2,000 people came to the Tessel rally, Ada Moe said.", "2,000 people", day),
        ("Police said that 600 people came to the Tessel rally.", "600 people", day),
        ("Hundreds of people came to the Tessel rally, Ivo Brandt said.", "Hundreds of people", day),
    )
    (verdict,) = said(question, *told)
    shown = disagreement(verdict, [(0,)] * len(verdict.sides), tuple(evidence(told)))
    assert shown.range == (600, 2000)
