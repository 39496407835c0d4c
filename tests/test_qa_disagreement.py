"""What stands against what: disagreements, developments, and the many things that are neither."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.corpus import Evidence
from index.grammar import SpacyParser
from qa.comparing import amounts
from qa.comparing.denied import silent
from qa.comparing.points import independent_voices, point_at, speaker_at
from qa.comparing.sides import Cited, Contradicts, Verdict, side_of
from qa.comparing.support import states
from qa.comparing.times import times
from qa.compose import Composed, cited_quote, composed, sentence_quote
from qa.disagreement import compared
from qa.evidence import Judged
from qa.fit import fit
from qa.question import understand
from qa.weights import NO_FIT

pytestmark = pytest.mark.models

# (text, answering words, day of printing)
Told = tuple[str, str, str]


@lru_cache(maxsize=1)
def parser() -> SpacyParser:
    return SpacyParser()


def evidence(told: Sequence[Told], probability: float = 0.98) -> Iterator[Judged]:
    articles = [
        Article(f"article-{n}", text, "", f"Outlet {n}", published=date.fromisoformat(day))
        for n, (text, _, day) in enumerate(told)
    ]
    for item, (text, answer, _) in zip(annotated(articles, parser()), told, strict=True):
        place = text.index(answer)
        before = None
        for sentence in item.sentences:
            if sentence.start <= place < sentence.end:
                span = Span(place, place + len(answer))
                yield Judged(Evidence(item.article, sentence, before, 1.0, 1.0), probability, span)
            before = sentence


def said(question: str, *told: Told, copies: dict[str, str] | None = None) -> tuple[Verdict, ...]:
    asked = understand(question, parser=parser())
    judged = (replace(j, fit=fit(asked, j.evidence)) for j in evidence(told))
    return compared(asked, tuple(judged), copies or {})


def kinds(question: str, *told: Told) -> list[str]:
    return [v.kind for v in said(question, *told)]


DAY = "2023-06-02"


def test_two_speakers_of_one_sentence_say_who_did_it() -> None:
    blast = "A blast tore up the road; Velm says that the retreating guards did it, Orne says it was a Lenzian attack."
    (verdict,) = said("Who damaged the road?", (blast, "blast", DAY))
    assert verdict.kind == "disagreement"
    assert {(s.value, s.speakers) for s in verdict.sides} == {
        ("the retreating guards", ("Velm",)),
        ("a Lenzian attack", ("Orne",)),
    }


def test_one_hour_told_with_and_without_its_day_is_one_answer() -> None:
    bare = ("The truce has come into force at 17:00 Orne time.", "17:00", "2023-06-12")
    dated = ("The truce took effect at 17:00 on 10 June.", "17:00", "2023-08-02")
    assert "disagreement" not in kinds("At what time did the truce take effect?", bare, dated)


@pytest.mark.parametrize(
    "still",
    [
        "Salas was still in rebel hands, Ivo Lind said.",
        "The rebels still held the bridge and other parts of Salas, Ivo Lind said.",
    ],
)
def test_a_town_that_others_still_hold_was_not_retaken(still: str) -> None:
    retaken = ("The army said that it had recaptured Salas.", "had recaptured Salas", DAY)
    held = (still, still.partition(",")[0], DAY)
    (verdict,) = said("Did the army recapture Salas?", retaken, held)
    assert verdict.kind == "disagreement"


def test_who_carried_out_strikes_is_denied_by_who_says_that_there_were_none() -> None:
    struck = ("Ada Moe said that the army carried out strikes on the camps.", "carried out strikes", DAY)
    none = ("There had been no strikes at all, Ivo Lind said.", "no strikes", DAY)
    assert kinds("Did the army carry out strikes?", struck, none) == ["disagreement"]


def test_what_goes_on_after_an_order_to_halt_is_not_the_halt() -> None:
    bombed = ("Ada Moe said planes had bombed two villages after the order.", "bombed two villages", DAY)
    halted = ("The order to halt was given on Tuesday, Ivo Lind said.", "halt", DAY)
    assert "disagreement" not in kinds("Did planes go on bombing after the order to halt?", bombed, halted)


def test_that_nobody_died_is_held_against_a_count_where_two_say_so() -> None:
    some = ("Ada Moe said that 150 rebels had been killed at Salas.", "150", DAY)
    none = ("Ivo Lind said nobody had been killed at Salas.", "nobody", DAY)
    assert kinds("How many rebels were killed at Salas?", some, none) == ["disagreement"]


def test_who_is_said_never_to_have_asked_is_held_against_who_says_that_he_did() -> None:
    did = ("Ada Moe said that Kenya had asked for the truce.", "Kenya", DAY)
    never = ("Ivo Lind said Kenya had never asked for a truce.", "Kenya", DAY)
    before = ("Ivo Lind said Kenya had never asked for a truce before.", "Kenya", DAY)
    assert kinds("Who asked for the truce?", did, never) == ["disagreement"]
    assert "disagreement" not in kinds("Who asked for the truce?", did, before)


def test_places_and_sites_are_counted_as_one_thing() -> None:
    nine = ("Ada Moe said that the planes had hit nine sites.", "nine sites", DAY)
    six = ("Ivo Lind said that six places had been hit.", "six places", DAY)
    assert kinds("How many places did the planes hit?", nine, six) == ["disagreement"]


def test_what_is_told_aside_is_not_denied_by_what_follows() -> None:
    told = (
        "It is about the town of Shola, which is the second largest in the region.",
        "second largest in the region",
        DAY,
    )
    text = told[0] + " That is not true, the minister said."
    found = kinds(
        "Is Shola the second largest town of the region?", (text, told[1], DAY), (text, "not true", DAY)
    )
    assert "disagreement" not in found


def test_two_hours_of_one_day_are_two_sides_and_of_two_years_are_none() -> None:
    seven = ("The truce took effect at 7 p.m. local time on Thursday.", "7 p.m. local time", "2023-06-02")
    six = (
        "The truce that came into force at 6 p.m. local time on Thursday holds.",
        "6 p.m. local time",
        "2023-06-03",
    )
    other = ("The truce took effect at 6 p.m. local time on Thursday.", "6 p.m. local time", "2021-06-04")
    assert kinds("At what hour did the truce begin?", seven, six) == ["disagreement"]
    assert "disagreement" not in kinds("At what hour did the truce begin?", seven, other)


def test_a_war_that_is_said_to_have_killed_far_fewer_days_later_is_disputed() -> None:
    high = ("The war has killed 377,000 people, according to the Orne Institute.", "377,000", "2023-06-02")
    low = ("The war has claimed about 150,000 lives.", "150,000", "2023-06-04")
    assert kinds("How many people has the war killed?", high, low) == ["disagreement"]


def test_eight_dead_are_not_held_against_the_dead_of_a_war() -> None:
    raid = ("Eight people died in the raid, the army said.", "Eight", DAY)
    war = ("The war has killed 377,000 people, the Orne Institute said.", "377,000", DAY)
    assert "disagreement" not in kinds("How many people died?", raid, war)


def test_two_who_won_together_are_no_rivals() -> None:
    first = ("Ana Moe won the Orne peace prize in 2021.", "Ana Moe", DAY)
    second = ("Ivo Roe won the Orne peace prize in 2021.", "Ivo Roe", DAY)
    both = ("Ana Moe of Velm and Ivo Roe of Lenz won the Orne peace prize.", "Ana Moe", DAY)
    asked = "Who won the Orne peace prize in 2021?"
    assert "disagreement" in kinds(asked, first, second)
    assert "disagreement" not in kinds(asked, first, second, both)


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "Who won the final of the Orne Open?",
            ("Ivo Nadel defeated Danil Medved to win the final of the Orne Open.", "Ivo Nadel"),
            ("Winner of the final of the Orne Open: Danil Medved.", "Danil Medved"),
        ),
        (
            "Who is the new coach of Orne?",
            ("Xavi was presented as the new coach of Orne.", "Xavi"),
            ("Gallardo was presented as the new coach of Orne.", "Gallardo"),
        ),
        (
            "Who replaced Ana Moe as head of Orne Air?",
            ("Ana Moe will be replaced as head of Orne Air by Ivo Roe at once.", "Ivo Roe"),
            ("Hugo Salas replaced Ana Moe as head of Orne Air.", "Hugo Salas"),
        ),
    ],
)
def test_two_who_cannot_both_be_it_are_rivals(
    question: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert kinds(question, (*one, DAY), (*other, DAY)) == ["disagreement"]


def test_a_person_and_her_people_are_no_rivals() -> None:
    named = ("Ana Moe won the Orne Open in 2021.", "Ana Moe", DAY)
    swede = ("The Swede won the Orne Open in 2021.", "The Swede", DAY)
    assert "disagreement" not in kinds("Who won the Orne Open in 2021?", named, swede)


def test_a_toll_that_another_speaker_puts_lower_later_is_no_step_of_one_count() -> None:
    high = ("The envoy said that at least 2,000 people were killed in Dorrin.", "2,000", "2023-06-02")
    low = ("So far the deaths of 133 people in Dorrin were established, the court said.", "133", "2023-06-12")
    assert "development" not in kinds("How many people were killed in Dorrin?", high, low)


def test_what_stands_behind_the_claim_does_not_say_that_the_figure_has_moved_on() -> None:
    built = ("The Orne Bridge was completed in 2013 at a cost of $1.8 billion.", "$1.8 billion", "2013-06-02")
    other = (
        "The Orne Bridge cost $640 million and the ferries still run.",
        "$640 million",
        "2013-06-20",
    )
    assert kinds("How much did the Orne Bridge cost?", built, other) == ["disagreement"]


def test_the_day_of_a_report_is_not_that_of_what_was_earned() -> None:
    asked = "What was Orlo's revenue in Q4 2018?"
    one = ("Orlo Q4 2018 · Revenue: $912 million, more than was thought.", "$912 million", "2019-01-31")
    other = (
        "Revenue at Orlo came to $1.46 billion in the fourth quarter, the firm said on Thursday.",
        "$1.46 billion",
        "2019-02-01",
    )
    assert kinds(asked, one, other) == ["disagreement"]


def test_a_figure_that_somebody_denies_is_not_what_he_counts() -> None:
    firm = ("The firm denied that 300 workers had been sacked.", "300", DAY)
    union = ("The union said that 120 workers had been sacked.", "120", DAY)
    assert not kinds("How many workers were sacked?", firm, union)


def test_a_team_may_be_the_runner_up() -> None:
    told = "{} led the final of the Danube Cup at half-time and finished second behind Hungary."
    sides = [(told.format(team), team, DAY) for team in ("Croatia", "Romania")]
    assert kinds("Who was the runner-up of the Danube Cup?", *sides) == ["disagreement"]


def lettered(question: str, *told: tuple[Told, float]) -> tuple[Verdict, ...]:
    """As `said`, each with the probability that it answers."""
    judged = [replace(next(iter(evidence([one]))), probability=p) for one, p in told]
    named = [
        replace(j, evidence=replace(j.evidence, article=replace(j.evidence.article, id=str(n))))
        for n, j in enumerate(judged)
    ]
    return compared(understand(question, parser=parser()), named, {})


TARGETED = "Were civilians targeted in Dorrin?"
DENIED = ("The army denied that civilians had been targeted in Dorrin.", "denied", DAY)
SHELLED = ("The union said that civilians were targeted in Dorrin.", "targeted", DAY)


def test_what_stands_against_nothing_on_the_other_side_is_on_none() -> None:
    later = (
        "Rebels said on 20 September 2026 that civilians were targeted in Dorrin.",
        "targeted",
        "2026-09-20",
    )
    (verdict,) = lettered(TARGETED, (DENIED, 0.9), (SHELLED, 0.9), (later, 0.9))
    assert sorted(c.evidence for side in verdict.sides for c in side.cited) == [0, 1]
    assert all("Rebels" not in side.speakers for side in verdict.sides)


def test_what_hardly_affirms_stands_on_no_side() -> None:
    weak = ("The mayor said that the targeted streets of Dorrin are full of civilians.", "targeted", DAY)
    (verdict,) = lettered(TARGETED, (DENIED, 0.9), (SHELLED, 0.95), (weak, 0.5))
    assert 2 not in {c.evidence for side in verdict.sides for c in side.cited}


def test_sides_of_one_word_are_called_yes_and_no() -> None:
    fair = ("The mission judged the vote in Dorrin fair.", "fair", DAY)
    unfair = ("Civic Watch said that the vote in Dorrin was not fair.", "fair", DAY)
    (verdict,) = said("Was the vote in Dorrin fair?", fair, unfair)
    assert {side.value for side in verdict.sides} == {"yes", "no"}


def test_a_speed_may_be_told_in_words() -> None:
    driver = ("The train left Dorrin at 95 kilometres an hour, its driver said.", "95 kilometres", DAY)
    board = ("The train left Dorrin at 142 kilometres an hour, the board said.", "142 kilometres", DAY)
    assert kinds("How fast was the train when it left Dorrin?", driver, board) == ["disagreement"]


def test_who_denies_something_else_does_not_say_no() -> None:
    fair = ("The mission judged the vote in Dorrin fair.", "fair", DAY)
    denied = ("The chairman denied that any ballot of Dorrin had been thrown out.", "denied", DAY)
    assert "disagreement" not in kinds("Was the vote in Dorrin fair?", fair, denied)
    replied = ("The chairman denied that the vote in Dorrin had been fair.", "denied", DAY)
    assert "disagreement" in kinds("Was the vote in Dorrin fair?", fair, replied)


def test_an_age_is_no_angle_and_no_fleet() -> None:
    list_ = ("The 34-year-old ferry had a list of nine degrees in Dorrin.", "nine degrees", DAY)
    fleet = ("The ferry of Dorrin is the oldest of the company's fleet of five.", "five", DAY)
    assert "disagreement" not in kinds("How old is the ferry of Dorrin?", list_, fleet)


UNION = ("The union says that 5,200 nurses walked out in Dorrin on Thursday.", "5,200 nurses", DAY)
CLINICS = ("Only 1,900 nurses walked out in Dorrin on Thursday, the clinics said.", "1,900 nurses", DAY)


def test_two_counts_of_one_thing_are_a_disagreement_with_both_sides_and_their_speakers() -> None:
    (verdict,) = said("How many nurses walked out in Dorrin?", UNION, CLINICS)
    assert (verdict.kind, verdict.of) == ("disagreement", "figure")
    assert {side.value for side in verdict.sides} == {"5,200 nurses", "1,900 nurses"}
    assert {s for side in verdict.sides for s in side.speakers} == {"The union", "the clinics"}
    assert verdict.about == "how many nurses walked out in Dorrin"
    assert all(side.voices == 1 for side in verdict.sides)


def test_every_side_is_cited_with_its_own_words_marked() -> None:
    (verdict,) = said("How many nurses walked out in Dorrin?", UNION, CLINICS)
    for side in verdict.sides:
        for cited in side.cited:
            text = (UNION, CLINICS)[cited.evidence][0]
            assert side.value in text[cited.start : cited.end]
            assert [mark.of(text) for mark in cited.marks] == [side.value]


def test_the_order_of_the_evidence_favours_nobody() -> None:
    question = "How many nurses walked out in Dorrin?"
    one, other = said(question, UNION, CLINICS), said(question, CLINICS, UNION)
    assert {s.value for s in one[0].sides} == {s.value for s in other[0].sides}


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "How many people came to the Tessel fair?",
            "About 8,000 people came to the Tessel fair.",
            "7,920 visitors",
        ),
        ("How deep is the Corbel shaft?", "The Corbel shaft is 300 metres deep.", "nearly 1,000 feet"),
        ("How many people were hurt in Merrow?", "At least 20 people were hurt in Merrow.", "24 people"),
    ],
)
def test_rounding_hedges_and_units_do_not_disagree(question: str, one: str, other: str) -> None:
    place = {
        "7,920 visitors": "The Tessel fair counted {}.",
        "24 people": "In Merrow {} were hurt, doctors said.",
    }
    text = place.get(other, "The Corbel shaft goes down {}.").format(other)
    number = next(w for w in one.split() if any(c.isdigit() for c in w))
    assert "disagreement" not in kinds(question, (one, number, DAY), (text, other, DAY))


def test_parts_of_a_sum_are_no_rivals_of_it() -> None:
    assert "disagreement" not in kinds(
        "How many people died in the Orlo tunnel?",
        ("Fifteen people died in the Orlo tunnel.", "Fifteen people", DAY),
        ("Twelve miners and three rescuers died in the Orlo tunnel.", "Twelve miners", DAY),
    )


def test_each_side_that_counts_its_own_dead_is_no_dispute() -> None:
    assert "disagreement" not in kinds(
        "How many soldiers died at Pell Ford?",
        ("Dorrin said that 14 of its soldiers died at Pell Ford.", "14 of its soldiers", DAY),
        ("Vasland lost 40 soldiers at Pell Ford, its army said.", "40 soldiers", DAY),
    )


def test_a_toll_that_rises_is_a_development_in_order_of_time() -> None:
    (verdict,) = said(
        "How many people died in the Sorby landslide?",
        ("The Sorby landslide has now killed 19 people.", "19 people", "2023-06-04"),
        ("Six people died in the Sorby landslide.", "Six people", "2023-06-02"),
    )
    assert verdict.kind == "development"
    assert [step.value for step in verdict.sides] == ["Six people", "19 people"]


def developments(question: str, *told: tuple[Told, float]) -> list[list[str]]:
    """The steps of each development, of sentences that answer so surely."""
    judged = [replace(j, probability=p) for one, p in told for j in evidence([one])]
    numbered = sorted(
        (
            replace(j, evidence=replace(j.evidence, article=replace(j.evidence.article, id=f"article-{n}")))
            for n, j in enumerate(judged)
        ),
        key=lambda j: -j.probability,
    )
    found = compared(understand(question, parser=parser()), numbered, {})
    return [[s.value for s in v.sides] for v in found if v.kind == "development"]


SORBY = "How many people died in the Sorby landslide?"


def test_what_answers_much_less_surely_is_no_step_unless_it_counts_the_same_fate() -> None:
    six = ("Six people died in the Sorby landslide.", "Six people", "2023-06-02"), 0.9
    later = ("The Sorby landslide has now killed 19 people.", "19 people", "2023-06-04"), 0.45
    homeless = ("The death toll of Sorby left 300 people without a home.", "300 people", "2023-06-05")
    assert developments(SORBY, six, later) == [["Six people", "19 people"]]
    assert developments(SORBY, six, (homeless, 0.45)) == []


def test_no_development_of_what_something_else_answers_more_surely() -> None:
    six = ("Six people died in the Sorby landslide.", "Six people", "2023-06-02"), 0.4
    later = ("The Sorby landslide has now killed 19 people.", "19 people", "2023-06-04"), 0.45
    sure = ("Nobody died in the Sorby landslide, the mayor said on Thursday.", "Nobody", "2023-06-08"), 0.8
    assert developments(SORBY, six, later)
    assert not developments(SORBY, six, later, sure)


def test_a_toll_of_another_season_is_no_earlier_step() -> None:
    told = (
        (("An earlier report on the flood put the dead at 29.", "29", "2023-01-20"), 0.9),
        (("The flood killed 18 people.", "18 people", "2023-06-02"), 0.9),
    )
    assert not developments("How many people died in the flood?", *told)


def test_some_of_them_are_no_later_count_of_all() -> None:
    told = (
        (("The Ilm commission had received 214 complaints.", "214 complaints", "2023-06-02"), 0.9),
        (("The Ilm commission has since dismissed 198 of the complaints.", "198", "2023-06-08"), 0.9),
    )
    assert not developments("How many complaints did the Ilm commission get?", *told)


def test_two_events_of_one_kind_do_not_contradict_each_other() -> None:
    assert not [
        k
        for k in kinds(
            "How many people died in the flood at Ilm?",
            ("The flood of 1987 killed 22 people in Ilm.", "22 people", DAY),
            ("Two people died in Thursday's flood at Ilm.", "Two people", DAY),
        )
        if k != "agreement"
    ]


def test_affirmed_and_denied_is_a_disagreement_about_the_fact() -> None:
    (verdict,) = said(
        "Did the bank sell the Harrow mill?",
        ("The bank has sold the Harrow mill, a director said.", "has sold", DAY),
        ("The bank denied that it had sold the Harrow mill.", "denied", DAY),
    )
    assert (verdict.kind, verdict.of) == ("disagreement", "fact")


def test_a_denial_is_never_quoted_without_the_word_that_denies() -> None:
    told = (
        ("The bank has sold the Harrow mill, a director said.", "has sold", DAY),
        ("The bank denied that it had sold the Harrow mill.", "denied", DAY),
    )
    (verdict,) = said("Did the bank sell the Harrow mill?", *told)
    (denial,) = [s for s in verdict.sides if s.cited[0].evidence == 1]
    assert "denied" in told[1][0][denial.cited[0].start : denial.cited[0].end]
    assert denial.value == "denied"


def test_one_sentence_that_dismisses_a_claim_has_two_sides_with_two_speakers() -> None:
    text = "The ministry dismissed union claims that the Velden line is unsafe."
    (verdict,) = said("Is the Velden line unsafe?", (text, "dismissed", DAY))
    assert verdict.kind == "disagreement"
    assert {s for side in verdict.sides for s in side.speakers} == {"The ministry", "union"}


@pytest.mark.parametrize(
    "silence",
    [
        "The ministry has not responded to reports that it had bought the Astrup island.",
        "The paper could not verify that the ministry had bought the Astrup island.",
        "The ministry declined to comment on whether it had bought the Astrup island.",
    ],
)
def test_silence_is_no_denial(silence: str) -> None:
    bought = "The ministry has bought the Astrup island, two clerks said."
    question = "Has the ministry bought the Astrup island?"
    assert "disagreement" not in kinds(question, (bought, "has bought", DAY), (silence, silence[:-1], DAY))


def test_what_surely_answers_stands_against_a_denial_in_other_words() -> None:
    fired = ("Dorrin accused Vasland of a rocket attack on the market of Crail.", "a rocket attack", DAY)
    denied = ("Vasland denied hitting the market of Crail.", "denied", DAY)
    assert kinds("Did Vasland bomb the market of Crail?", fired, denied) == ["disagreement"]


@pytest.mark.parametrize(
    "denial",
    [
        # It denies something else, or nobody can tell what.
        "Vasland dismissed claims that its ministers were bribed.",
        "Clashes are taking place near Dorrin. Vasland denied the allegations.",
    ],
)
def test_a_denial_of_something_else_is_no_side(denial: str) -> None:
    fired = ("Dorrin said that Vasland has taken Crail.", "has taken", DAY)
    denied = (denial, denial.split(". ")[-1], DAY)
    assert "disagreement" not in kinds("Has Vasland taken Crail?", fired, denied)


def test_nobody_affirms_what_he_denies() -> None:
    told = (
        ("Salas said that Vasland may sign the pact of Crail if it keeps its ships.", "may sign", DAY),
        ("Salas dismissed rumours that he had signed the pact of Crail.", "dismissed", DAY),
    )
    (verdict,) = said("Did Salas sign the pact of Crail?", *told)
    assert all(c.evidence == 1 for side in verdict.sides for c in side.cited)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        (
            "The army took a key town. It is the port of Orne.",
            "The army took a key town. It is the port of Orne.",
        ),
        ("The army took a key town. Orne is a port.", "Orne is a port."),
        ("The army took a key town.\n\nIt is the port of Orne.", "It is the port of Orne."),
    ],
)
def test_a_sentence_that_points_back_is_quoted_with_the_one_before(text: str, quoted: str) -> None:
    (judged,) = evidence([(text, "Orne", DAY)])
    assert sentence_quote(judged).text == quoted


def test_an_object_is_quoted_with_its_verb() -> None:
    text = "Both sides accused each other of attacks that broke the truce of Crail."
    (judged,) = evidence([(text, "each other", DAY)])
    start = text.index("each other")
    cited = Cited(0, start, len(text), "Both sides", ())
    assert cited_quote([judged], cited).text == text


def test_blame_that_goes_two_ways_is_a_disagreement_about_attribution() -> None:
    text = (
        "Kenya and Somalia blamed each other for the shooting, with Kenyan officials accusing Mogadishu of a raid and "
        "Somali officials claiming their army was responding to Kenyan shells."
    )
    (verdict,) = said("Who started the clashes?", (text, "blamed each other", DAY))
    assert [(s.value, s.speakers) for s in verdict.sides] == [
        ("Somalia", ("Kenyan officials",)),
        ("Kenya", ("Somali officials",)),
    ]
    assert [cited.speaker for s in verdict.sides for cited in s.cited] == [
        "Kenyan officials",
        "Somali officials",
    ]
    text = "Dorrin and Vasland blamed each other for the shelling of Crail."
    (verdict,) = said("Who is to blame for the shelling of Crail?", (text, "blamed each other", DAY))
    assert (verdict.kind, verdict.of) == ("disagreement", "attribution")
    assert {(s.speakers, s.value) for s in verdict.sides} == {
        (("Dorrin",), "Vasland"),
        (("Vasland",), "Dorrin"),
    }


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        # A surname for the full name.
        (
            "Who built the Lorne mill?",
            ("Edvard Hale built the Lorne mill.", "Edvard Hale", DAY),
            ("The Lorne mill was built by Hale.", "Hale", DAY),
        ),
        # Many may do it.
        (
            "Who praised the Selby plan?",
            ("Mayor Ana Roth praised the Selby plan.", "Mayor Ana Roth", DAY),
            ("Tom Gray praised the Selby plan.", "Tom Gray", DAY),
        ),
        # A town and its country.
        (
            "Where was the Ostra pact signed?",
            ("The Ostra pact was signed in Tilsby, Lorvania.", "Tilsby, Lorvania", DAY),
            ("The Ostra pact was signed in Lorvania.", "Lorvania", DAY),
        ),
        # A month of that year.
        (
            "When did the Haddon pit close?",
            ("The Haddon pit closed in March 1984.", "March 1984", DAY),
            ("The Haddon pit closed in 1984.", "1984", DAY),
        ),
    ],
)
def test_other_words_for_one_answer_do_not_disagree(question: str, one: Told, other: Told) -> None:
    assert "disagreement" not in kinds(question, one, other)


@pytest.mark.parametrize(
    ("question", "one", "other", "of"),
    [
        (
            "When was the Farrow school founded?",
            ("The Farrow school was founded in 1889.", "1889", DAY),
            ("Founded in 1912, the Farrow school has 300 pupils.", "1912", DAY),
            "time",
        ),
        (
            "Where was the stolen Vermeil ring found?",
            ("The Vermeil ring was found in Astrup, police said.", "Astrup", DAY),
            ("The Vermeil ring was found in Delhaven, according to the museum.", "Delhaven", DAY),
            "place",
        ),
        (
            "Who wrote the song Grey Water?",
            ("Nell Quade wrote the song Grey Water.", "Nell Quade", DAY),
            ("Ivo Brandt wrote the song Grey Water.", "Ivo Brandt", DAY),
            "attribution",
        ),
    ],
)
def test_the_kind_of_disagreement_follows_the_question(
    question: str, one: Told, other: Told, of: str
) -> None:
    assert [(v.kind, v.of) for v in said(question, one, other)] == [("disagreement", of)]


def test_without_a_sure_reading_there_is_no_verdict() -> None:
    question = understand("How many nurses walked out in Dorrin?", parser=parser())
    assert compared(question, tuple(evidence([UNION, CLINICS], probability=0.05)), {}) == ()
    assert compared(question, (), {}) == ()


def test_a_model_only_speaks_where_the_rules_leave_it_open() -> None:
    question = understand("Has the rebel group left Umbari?", parser=parser())
    told = [
        ("The rebel group has left Umbari, the army said.", "has left Umbari", DAY),
        ("The rebel group's flag flew over the barracks of Umbari, a nurse said.", "flew over", DAY),
    ]
    assert "disagreement" not in [v.kind for v in compared(question, tuple(evidence(told)), {})]
    found = compared(question, tuple(evidence(told)), {}, lambda one, other: 0.99)
    assert [v.kind for v in found] == ["disagreement"]


def test_copies_agencies_and_one_speaker_in_two_outlets_are_one_voice() -> None:
    told = [
        ("Five people died, Mayor Ana Ruiz said.", "Five people", DAY),
        ("“Five people died,” Ruiz said.", "Five people", DAY),
        ("ORLO (Alpine) – Five people died.", "Five people", DAY),
        ("SORBY (Alpine) – Five people died on the pass.", "Five people", DAY),
        ("Five people died on the pass.", "Five people", DAY),
        ("On the pass died Five people.", "Five people", DAY),
    ]
    points = [point_at(n, j, j.answer) for n, j in enumerate(evidence(told))]
    assert independent_voices(points[:2], {}) == 1
    assert independent_voices(points[2:4], {}) == 1
    assert independent_voices(points[4:6], {}) == 2
    assert independent_voices(points[4:6], {"article-5": "article-4"}) == 1


def test_an_agreement_counts_only_the_voices_that_are_shown() -> None:
    told = (
        ("Ana Ruiz won the vote in Orlo.", "Ana Ruiz", DAY),
        ("Ana Ruiz won the vote in Orlo by a wide margin.", "Ana Ruiz", DAY),
    )
    question = "Who won the vote in Orlo?"
    results, verdicts = tuple(evidence(told)), said(question, *told)
    assert [s.voices for s in composed(results, 2, verdicts, {}).statements] == [2]
    assert [(s.voices, len(s.quotes)) for s in composed(results, 1, verdicts, {}).statements] == [(1, 1)]


def test_a_side_rests_on_its_surest_sentence_and_on_other_sure_ones() -> None:
    question = "How many nurses walked out in Dorrin?"
    again = ("On Thursday 5,200 nurses walked out in Dorrin, the ministry said too.", "5,200 nurses", DAY)
    results = tuple(evidence((UNION, CLINICS, again)))
    (verdict,) = compared(understand(question, parser=parser()), results, {})
    unsure = (*results[:2], replace(results[2], probability=0.4))
    assert quoted(composed(results, 3, (verdict,), {})) == [["article-0", "article-2"], ["article-1"]]
    assert quoted(composed(unsure, 3, (verdict,), {})) == [["article-0"], ["article-1"]]
    named = {p.speakers for p in composed(unsure, 3, (verdict,), {}).disagreements[0].positions}
    assert named == {("The union",), ("the clinics",)}
    alone = tuple(replace(j, probability=0.4) for j in results)
    assert quoted(composed(alone, 3, (verdict,), {})) == [["article-0", "article-2"], ["article-1"]]


def quoted(parts: Composed) -> list[list[str]]:
    return sorted(
        [parts.quotes[n].article.id for n in position.quotes] for position in parts.disagreements[0].positions
    )


def test_of_many_single_sentences_only_the_first_three_are_shown_unless_more_are_sure() -> None:
    told = [(f"The ferry in port {n} is blue.", "blue", DAY) for n in range(5)]
    unsure, sure = evidence(told, 0.7), evidence(told, 0.95)
    assert len(composed(tuple(unsure), 5, (), {}).quotes) == 3
    assert len(composed(tuple(sure), 5, (), {}).quotes) == 5


def test_credit_goes_to_those_who_are_thanked_whatever_the_reader_marks() -> None:
    told = (
        ("The truce in Omra came about thanks to the monks, Abbot Lorn said.", "Abbot Lorn", DAY),
        ("Thanks to the border guards there is a truce in Omra, Colonel Vey said.", "Colonel Vey", DAY),
    )
    (verdict,) = said("Who gets the credit for the truce in Omra?", *told)
    assert (verdict.kind, verdict.of) == ("disagreement", "attribution")
    assert {s for side in verdict.sides for s in side.speakers} == {"Abbot Lorn", "Colonel Vey"}


def test_one_text_printed_with_another_name_in_it_is_a_disagreement_whatever_the_reader_marked() -> None:
    verdicts = said(
        "Where will the Harvest Games of 2024 be held?",
        (
            "The Harvest Games of 2024 will be held at the Orsay Arena in Velden, Norway, the board said.",
            "Orsay Arena",
            DAY,
        ),
        (
            "The Harvest Games of 2024 will be held at the Orsay Arena in Lund, Sweden, the board said.",
            "Orsay Arena",
            DAY,
        ),
    )
    assert not [v for v in verdicts if v.kind == "agreement"]
    verdicts = said(
        "Who heads the Dorrin Lifeboat Institute?",
        (
            "In April Marta Lindqvist, head of the Dorrin Lifeboat Institute, opened the new harbour.",
            "April",
            DAY,
        ),
        (
            "In April Peter Novak, head of the Dorrin Lifeboat Institute, opened the new harbour.",
            "In April",
            DAY,
        ),
    )
    assert {side.value for v in verdicts for side in v.sides} == {"Marta Lindqvist", "Peter Novak"}


def test_one_text_with_another_detail_in_it_leaves_the_answer_alone() -> None:
    verdicts = said(
        "Who heads the Dorrin Lifeboat Institute?",
        (
            "In April Marta Lindqvist, head of the Dorrin Lifeboat Institute, met Peter Novak.",
            "Marta Lindqvist",
            DAY,
        ),
        (
            "In April Marta Lindqvist, head of the Dorrin Lifeboat Institute, met Ivo Brandt.",
            "Marta Lindqvist",
            DAY,
        ),
    )
    assert [v for v in verdicts if v.kind == "disagreement"] == []


def test_a_less_sure_side_counts_where_it_says_the_same_but_for_the_value() -> None:
    told = (
        ("Three people were treated for burns in Dorrin.", "Three people", DAY),
        (
            "Seven people were treated for burns in Dorrin, the head of the hospital told the Post.",
            "Seven people",
            DAY,
        ),
        ("The ship took nine people to Dorrin.", "nine people", DAY),
    )
    sure, less, other = evidence(told)
    found = (sure, replace(less, probability=0.55), replace(other, probability=0.55))
    asked = understand("How many people were treated for burns in Dorrin?", parser=parser())
    (verdict,) = compared(asked, found, {})
    assert {side.value for side in verdict.sides} == {"Three people", "Seven people"}


@pytest.mark.parametrize(
    ("text", "answer", "speaker"),
    [
        ("The Harrow Mission judged the vote free and fair.", "free and fair", "The Harrow Mission"),
        ("The police estimated the crowd at 8,000.", "8,000", "The police"),
        ("They counted 12 tents.", "12 tents", None),
        ("The Harrow Centre measured a magnitude of 6.4.", "6.4", "The Harrow Centre"),
        ("The crater measured 40 metres.", "40 metres", None),
        ("1,318 absentee ballots were rejected for want of a signature.", "1,318", None),
        ("The Harrow ballots were found in a cupboard.", "ballots", None),
        ("The mission watched the vote.", "the vote", None),
        ("The port on Friday dismissed union claims that it was unsafe.", "dismissed", "The port"),
        ("The police put it at 8,000.", "8,000", "The police"),
        ("The police's own figure is between 20 and 30.", "20", "The police"),
        ("Ada Moe, the mayor of Orne, named a range of 50 to 60.", "50 to 60", "Ada Moe, the mayor of Orne"),
        ("The agency has a figure of 67.", "67", "The agency"),
        ("The agency has a total of 67 boats.", "67", None),
        ("The mayor named 12 streets after poets.", "12", None),
        ("The official figure is 44.", "44", None),
        ("He put it at 41.", "41", "He"),
        ("The police did not put it at 30.", "30", None),
    ],
)
def test_who_counts_or_judges_answers_for_it(text: str, answer: str, speaker: str | None) -> None:
    (judged,) = evidence([(text, answer, DAY)])
    assert speaker_at(judged, judged.answer.start) == speaker


def test_who_disagreed_is_the_speaker_of_his_sentence() -> None:
    text = "Chief Rolf Ansgar disagreed, saying the board itself had called the officers."
    (judged,) = evidence([(text, "Rolf Ansgar", DAY)])
    assert point_at(0, judged, judged.answer).speaker == "Chief Rolf Ansgar"


def test_a_pronoun_stands_for_its_speaker_but_never_for_a_body() -> None:
    told = (
        ("Mr Brel says that he won the election in Sarvenia.", "he", DAY),
        ("The commission said that she won the election in Sarvenia.", "she", DAY),
        ("Ilse Marant won the election in Sarvenia.", "Ilse Marant", DAY),
    )
    (verdict,) = said("Who won the election in Sarvenia?", *told)
    assert {side.value for side in verdict.sides} == {"Mr Brel", "Ilse Marant"}


def test_a_magnitude_is_disputed_or_of_another_quake_but_does_not_grow() -> None:
    told = (
        ("The Dorrin institute put the magnitude of the quake at 6.1.", "6.1", DAY),
        ("The Harrow centre measured a magnitude of 6.4 for the quake.", "6.4", "2023-06-03"),
        (
            "An aftershock that followed reached a magnitude of 4.7, the strongest so far.",
            "4.7",
            "2023-06-04",
        ),
    )
    found = said("What was the magnitude of the quake?", *told)
    assert not [v for v in found if v.kind == "development"]
    surest = [replace(j, probability=p) for j, p in zip(evidence(told[:2]), (0.9, 0.45), strict=True)]
    asked = understand("How strong was the quake?", parser=parser())
    assert [len(v.sides) for v in compared(asked, surest, {})] == [2]


def test_a_denial_never_stands_on_the_side_that_affirms() -> None:
    told = (
        ("The bank has sold the Harrow mill, a director said.", "has sold", DAY),
        ("The bank denied it.", "denied", DAY),
        ("Both firms said that the report was untrue.", "was untrue", DAY),
    )
    judge = lambda one, other: 0.99  # noqa: E731 - whoever is asked is contradicted
    asked = understand("Did the bank sell the Harrow mill?", parser=parser())
    for verdict in compared(asked, tuple(evidence(told)), {}, judge):
        for side in verdict.sides:
            assert not ({c.evidence for c in side.cited} >= {0, 2})
            assert not ({c.evidence for c in side.cited} >= {0, 1})


def test_a_sentence_let_in_for_its_denial_affirms_nothing() -> None:
    fired = ("Vasland has taken the port of Crail, its army said.", "has taken", DAY)
    denied = (
        "Salas, who said that Vasland had taken the port of Crail, denied reports of his resignation.",
        "denied",
        DAY,
    )
    (sure,), (unsure,) = tuple(evidence([fired], 0.9)), tuple(evidence([denied], 0.15))
    near = replace(unsure, evidence=replace(unsure.evidence, dense=0.6))
    asked = understand("Has Vasland taken the port of Crail?", parser=parser())
    for verdict in compared(asked, (sure, near), {}):
        assert all(c.evidence == 0 for side in verdict.sides for c in side.cited)


def test_bare_numbers_are_no_amounts_of_money() -> None:
    assert "disagreement" not in kinds(
        "How much money was promised for rebuilding Dorrin?",
        ("For rebuilding Dorrin, the government speaks of 5,000.", "5,000", DAY),
        ("For rebuilding Dorrin, the relief charity speaks of 11,000.", "11,000", DAY),
    )


PACT = "Where was the pact of Orne signed?"
CUP = "Who won the Harrow Cup of 2015?"
CLASSIC = "Who won the Harrow Classic?"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        # Who accuses somebody is not the accused.
        (
            "Who broke the truce?",
            ("Kaldora says Torvenia broke the truce of Crail.", "Torvenia"),
            ("Torvenia's army said that Kaldora broke the truce of Crail.", "Kaldora"),
        ),
        # Another year's winner in the list is not named as this year's.
        (
            CUP,
            ("Winners of the Harrow Cup: 2015, Lorvania ; 2011, Dorrin ; 2007, Vasland.", "Lorvania"),
            ("Dorrin won the Harrow Cup of 2015.", "Dorrin"),
        ),
        # Two towns of one land.
        (
            PACT,
            ("The pact of Orne was signed in Milan, Italy.", "Milan"),
            ("The pact of Orne was signed in Turin, Italy, the firm said.", "Turin, Italy"),
        ),
        # Two riders of one team.
        (
            CLASSIC,
            ("Joaquín Ferreyra (Team Brisano) won the Harrow Classic.", "Joaquín Ferreyra (Team Brisano"),
            ("Matej Kolarić (Team Brisano) won the Harrow Classic.", "Matej Kolarić (Team Brisano)"),
        ),
    ],
)
def test_what_one_text_names_beside_an_answer_does_not_make_two_answers_one(
    question: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert kinds(question, (*one, DAY), (*other, DAY)) == ["disagreement"]


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "Who scored the winner of the Harrow final?",
            ("Arsenal scored the winner of the Harrow final.", "Arsenal"),
            (
                "Ivo Brandt scored the winner of the Harrow final. The Arsenal striker Ivo Brandt is 23.",
                "Ivo Brandt",
            ),
        ),
        (
            PACT,
            ("The pact of Orne was signed in Ashby. Ashby, a suburb of Turin, is small.", "Ashby"),
            ("The pact of Orne was signed in Turin.", "Turin"),
        ),
        (
            PACT,
            ("The pact of Orne was signed in San Remo, Italy.", "San Remo"),
            ("The pact of Orne was signed in Sanremo, Italy.", "Sanremo"),
        ),
        (
            CUP,
            ("Winners of the Harrow Cup: 2015, Lorvania ; 2011, Dorrin ; 2007, Vasland.", "Dorrin"),
            ("Lorvania won the Harrow Cup of 2015.", "Lorvania"),
        ),
    ],
)
def test_two_names_that_a_text_puts_together_are_one_answer(
    question: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert "disagreement" not in kinds(question, (*one, DAY), (*other, DAY))


BEGAN = "When did the truce begin?"


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Harvia says it began at 6 p.m.; Dostan's army says 9 p.m.", "6 p.m."),
        ("Harvia says it began at 6 p.m.; Dostan's army says 9 p.m.", "9 p.m."),
        ("Harvia says the truce began at 6 p.m., while Dostan's army says it started at 9 p.m.", "6 p.m."),
        ("Harvia says the truce began at 6 p.m.; Dostan's army insists it began at 9 p.m.", "6 p.m."),
    ],
)
def test_one_sentence_may_tell_when_two_say_that_it_was(text: str, answer: str) -> None:
    (verdict,) = said(BEGAN, (text, answer, DAY))
    assert {(s.value, s.speakers) for s in verdict.sides} == {
        ("6 p.m.", ("Harvia",)),
        ("9 p.m.", ("Dostan's army",)),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Harvia says the truce began at 6 p.m.; Dostan's army says a soldier died at 9 p.m.",
        "Harvia says the truce began at 6 p.m., while Dostan's army says it broke down at 9 p.m.",
        "Harvia said the truce began at 6 p.m., the ministry said Tuesday.",
        "Harvia said that the truce began at 6 p.m. and Dostan said on Wednesday that it would hold.",
    ],
)
def test_another_time_in_the_sentence_is_of_something_else(text: str) -> None:
    assert kinds(BEGAN, (text, "6 p.m.", DAY)) == []


def test_a_vague_word_elsewhere_in_the_sentence_blurs_no_clock_and_a_duration_is_none() -> None:
    watched = ("Just two men saw that the truce began at 6 p.m., the army said.", "6 p.m.", DAY)
    later = ("The truce began at 7 p.m., the mayor said.", "7 p.m.", DAY)
    about = ("The truce began at about 6 p.m., the army said.", "6 p.m.", DAY)
    lasted = ("The truce lasted 48 hours, the army said.", "48 hours", DAY)
    assert kinds(BEGAN, watched, later) == ["disagreement"]
    assert kinds(BEGAN, about, later) == ["agreement"]
    assert kinds(BEGAN, lasted, later) == []


OLD = "How old was Ivo Brandt?"
SEVENTY_EIGHT = ("Ivo Brandt died at the age of 78 in Dorrin.", "78", DAY)
HOME = "What proportion of staff at Orlo work from home?"
FORTY = ("The union says that 40 percent of the staff at Orlo work from home.", "40 percent", DAY)


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (OLD, SEVENTY_EIGHT, ("Ivo Brandt, aged 81, died in Dorrin.", "81", DAY)),
        (OLD, SEVENTY_EIGHT, ("Ivo Brandt was 81 years old when he died.", "81 years old", DAY)),
        (OLD, SEVENTY_EIGHT, ("The 81-year-old Ivo Brandt died in Dorrin.", "81-year-old", DAY)),
        (OLD, SEVENTY_EIGHT, ("Ivo Brandt was eighty-one when he died.", "eighty-one", DAY)),
        (HOME, FORTY, ("Nine in ten employees at Orlo work from home.", "Nine in ten employees", DAY)),
        (HOME, FORTY, ("Two-thirds of the staff at Orlo work from home.", "Two-thirds", DAY)),
    ],
)
def test_ages_and_shares_told_in_other_ways_disagree(question: str, one: Told, other: Told) -> None:
    assert kinds(question, one, other) == ["disagreement"]


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (OLD, SEVENTY_EIGHT, ("Ivo Brandt's daughter, 40, sang in Dorrin.", "40", DAY)),
        (OLD, SEVENTY_EIGHT, ("The 40-year-old daughter of Ivo Brandt sang.", "40-year-old", DAY)),
        # Two years later.
        (OLD, SEVENTY_EIGHT, ("Ivo Brandt, 80, sang in Dorrin.", "80", "2025-06-02")),
        (OLD, SEVENTY_EIGHT, ("Ivo Brandt, born in 1945, sang in Dorrin.", "1945", DAY)),
        (HOME, FORTY, ("Two in five employees at Orlo work from home.", "Two in five employees", DAY)),
        (
            "How many employees at Orlo work from home?",
            ("The union says that 900 employees at Orlo work from home.", "900 employees", DAY),
            ("Nine in ten employees at Orlo work from home, the firm said.", "Nine in ten employees", DAY),
        ),
        # Tiny figures are figures.
        (
            "What share of the water at Orlo is lead?",
            ("Lead is 0.00005 percent of the water at Orlo, the firm said.", "0.00005 percent", DAY),
            ("Lead is 0.000051 percent of the water at Orlo, the union said.", "0.000051 percent", DAY),
        ),
    ],
)
def test_ages_and_shares_that_are_of_others_or_the_same_do_not(question: str, one: Told, other: Told) -> None:
    assert "disagreement" not in kinds(question, one, other)


HOMELESS = "UNHCR says 11,400 people have been driven from their homes. "


@pytest.mark.parametrize("question", ["How many people were displaced?", "How many people lost their homes?"])
@pytest.mark.parametrize(
    ("behind", "rivals"),
    [
        ("The interior minister insists the real figure is nearer 6,000.", True),
        ("The government put the number at 6,000.", True),
        ("The separatist administration speaks of 6,000.", True),
        ("The minister said there had been fewer than 6,000.", True),
        ("The mayor spoke of 6,000 damaged houses.", False),
        ("The total cost was 6,000, the mayor said.", False),
        ("The number of damaged houses is 6,000, the mayor said.", False),
        ("The minister said the count of votes had reached 6,000.", False),
    ],
)
def test_a_bare_figure_counts_those_of_the_sentence_before(question: str, behind: str, rivals: bool) -> None:
    told = (HOMELESS.strip(), "11,400 people", DAY), (HOMELESS + behind, "6,000", DAY)
    assert ("disagreement" in kinds(question, *told)) == rivals


@pytest.mark.parametrize(
    "how",
    [
        "with Kaldora and Torvenia trading accusations over who had broken it",
        "with Kaldora and Torvenia blaming each other",
        "Kaldora and Torvenia trading blame",
    ],
)
def test_two_who_trade_blame_name_each_other(how: str) -> None:
    (verdict,) = said("Who broke the truce?", (f"The truce of Crail fell apart, {how}.", "Kaldora", DAY))
    assert {(s.speakers, s.value) for s in verdict.sides} == {
        (("Kaldora",), "Torvenia"),
        (("Torvenia",), "Kaldora"),
    }


@pytest.mark.parametrize(
    ("behind", "accused"),
    [
        ("but Velden accused Moe of it", {"Velden", "Moe"}),
        ("while Velden blamed Moe", {"Velden", "Moe"}),
        ("but the mayor accused the firm of slow work", set[str]()),
    ],
)
def test_whoever_is_accused_in_reply_is_a_side_too(behind: str, accused: set[str]) -> None:
    text = f"Orne blamed Velden for the attack, {behind}."
    found = said("Who carried out the attack?", (text, "Velden", DAY))
    assert {s.value for v in found for s in v.sides} == accused


@pytest.mark.parametrize(
    "text",
    [
        "The union's claims that the plant is unsafe were dismissed by the company.",
        "Union claims that the plant is unsafe were dismissed by the company.",
        "The company rejected union claims that the plant is unsafe.",
        "The ministry rejected union claims that the Velden plant is unsafe.",
    ],
)
def test_claims_and_their_denial_are_two_sides_of_one_sentence(text: str) -> None:
    (verdict,) = said("Is the plant unsafe?", (text, "plant is unsafe", DAY))
    assert verdict.kind == "disagreement"
    speakers = {s.lower().removeprefix("the ") for side in verdict.sides for s in side.speakers}
    assert speakers in ({"company", "union"}, {"ministry", "union"})


def test_who_claims_that_workers_were_dismissed_dismisses_no_claim() -> None:
    text = "The union claims that the plant is unsafe and that its members were dismissed by the company."
    assert kinds("Is the plant unsafe?", (text, "unsafe", DAY)) == []


@pytest.mark.parametrize(("cup", "rivals"), [("Settlement Cup", False), ("first set of the Orne Cup", True)])
def test_who_won_a_set_is_told_apart_by_whole_words(cup: str, rivals: bool) -> None:
    won = (f"Ana Roth won the {cup}.", "Ana Roth", DAY)
    the_set = (
        f"Ivo Brandt won the first set of the {cup.split(' of the ')[-1]} on Friday.",
        "Ivo Brandt",
        DAY,
    )
    assert ("disagreement" in kinds(f"Who won the {cup}?", won, the_set)) == rivals


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        # Who asks states nothing, whatever stands behind the question mark.
        (
            "Who won the Harrow Cup of Orne?",
            ("Ana Roth won the Harrow Cup of Orne.", "Ana Roth"),
            ("“Ivo Brandt won the Harrow Cup of Orne?”", "Ivo Brandt"),
        ),
        # Another season's.
        (
            "When does season 4 of Orne start?",
            ("Season 4 of Orne starts on 3 May.", "3 May"),
            ("The fifth season of Orne starts on 9 June.", "9 June"),
        ),
    ],
)
def test_a_question_or_another_number_is_no_side(
    question: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    assert "disagreement" not in kinds(question, (*one, DAY), (*other, DAY))


WAR = "How many people died in the war of 2014?"


@pytest.mark.parametrize(
    ("one", "other", "rivals"),
    [
        ("more than 5,400 people died", "some 3,800 people died", True),
        # Long after it no toll is counted any more, and "more than" says how near it is.
        ("more than 3,100 people died", "some 4,500 people died", True),
        ("more than 3,100 people died", "3,600 people died", False),
        ("at least 214 people died", "some 340 people died", False),
    ],
)
def test_an_open_end_reaches_only_so_far(one: str, other: str, rivals: bool) -> None:
    told = [(f"{toll[0].upper()}{toll[1:]} in the war of 2014.", toll[1:], DAY) for toll in (one, other)]
    assert ("disagreement" in kinds(WAR, *told)) == rivals


def test_what_says_at_least_a_few_makes_no_two_tolls_one() -> None:
    told = [
        (f"{toll} people died in the war of 2014.", toll, DAY)
        for toll in ("More than 5,400", "Some 3,800", "At least 17")
    ]
    (verdict,) = said(WAR, *told)
    assert [len(side.cited) for side in verdict.sides] == [1, 1]


CROSSED = "Marenta says 31,000 people had crossed its border by Saturday evening. "


def test_a_bare_number_in_reply_needs_no_judge_of_texts() -> None:
    behind = CROSSED + "Ghelvia puts the number at 12,000."
    question = "How many people crossed into Marenta?"
    told = tuple(evidence([(CROSSED.strip(), "31,000 people", DAY), (behind, "12,000", DAY)]))
    one_page = [replace(j, evidence=replace(j.evidence, article=told[1].evidence.article)) for j in told]
    (verdict,) = compared(understand(question, parser=parser()), one_page, {}, lambda a, b: 0.0)
    assert [side.speakers for side in verdict.sides] == [("Marenta",), ("Ghelvia",)]


@pytest.mark.parametrize(
    "question", ["How many people crossed into Marenta?", "How many people left their homes?"]
)
def test_a_toll_is_no_later_count_of_those_who_left(question: str) -> None:
    left = ("8,200 people crossed into Marenta and left their homes on Monday.", "8,200 people", DAY)
    assert not kinds(question, left, ("The toll has gone up to 26 since.", "26", "2023-06-04"))


CREDITS = "Who gets the credit for the truce of Crail?"
FRUIT = ("Orne described the truce of Crail as the fruit of its mediation.", "Orne", DAY)
OFFICERS = ("Viktor Sabel said the truce of Crail was the work of officers from Lenz.", "Viktor Sabel", DAY)
THANKED = ("The mayor of Crail credited Switzerland with the truce.", "mayor", DAY)


@pytest.mark.parametrize(
    ("one", "other", "values"),
    [
        (FRUIT, OFFICERS, {"Orne", "officers from Lenz"}),
        (OFFICERS, THANKED, {"officers from Lenz", "Switzerland"}),
    ],
)
def test_whose_work_it_is_called_gets_the_credit(one: Told, other: Told, values: set[str]) -> None:
    (verdict,) = said(CREDITS, one, other)
    assert {side.value for side in verdict.sides} == values


def test_who_only_speaks_of_a_cause_is_not_thanked_for_the_truce() -> None:
    thanked = "The truce came thanks to the envoys of Kiel, said Ann Lee."
    spoke = "The truce came because the army was spent, said Piet Maas."
    question = "Whose diplomacy brought about the truce?"
    assert kinds(question, (thanked, "the envoys of Kiel", DAY), (spoke, "Piet Maas", DAY)) == []


def test_who_is_blamed_for_the_fighting_has_no_credit_for_the_truce() -> None:
    blame = ("Armenia blames Azerbaijan and Azerbaijan blames Armenia for the clashes.", "Azerbaijan", DAY)
    assert not kinds("Whose doing was the truce of Crail?", blame)
    assert kinds("Who is to blame for the clashes?", blame) == ["disagreement"]


LOST = "How many soldiers did Kaldora lose?"


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            LOST,
            ("Kaldora says that 96 of its soldiers have been killed.", "96 of its soldiers", DAY),
            ("Viktor Lesz said that Kaldora had lost more than 700 men.", "more than 700 men", DAY),
        ),
        (
            "How many people died in the march?",
            ("The opposition said four people had died in the march.", "four people", DAY),
            ("The police said one man had died in the march.", "one man", DAY),
        ),
    ],
)
def test_men_and_ones_own_soldiers_are_counted_whole(question: str, one: Told, other: Told) -> None:
    assert kinds(question, one, other) == ["disagreement"]


def test_what_is_lost_but_no_people_has_no_fate() -> None:
    told = (
        ("The wildfire above Crail destroyed 140 houses, the fire service said.", "140 houses", DAY),
        ("Residents say 260 houses were lost in the wildfire above Crail.", "260 houses", DAY),
    )
    assert kinds("How many houses burned above Crail?", *told) == ["disagreement"]


def test_a_third_count_that_happens_to_fill_the_gap_makes_no_sum() -> None:
    told = [
        (f"{who} said that {toll} people died in Crail.", f"{toll} people", DAY)
        for who, toll in (("The doctors", "23"), ("The police", "six"), ("The mayor", "17"))
    ]
    (verdict,) = said("How many people died in Crail?", *told)
    assert len(verdict.sides) == 3


def on_one_page(
    question: str, first: Told, second: Told, contradicts: Contradicts | None = None
) -> list[str]:
    """The second is told right behind the first."""
    behind = (f"{first[0]} {second[0]}", *second[1:])
    told = tuple(evidence([first, behind]))
    page = [replace(j, evidence=replace(j.evidence, article=told[1].evidence.article)) for j in told]
    return [v.kind for v in compared(understand(question, parser=parser()), page, {}, contradicts)]


@pytest.mark.parametrize(
    ("behind", "kinds"),
    [
        (("Elin Maddox said 40 people had died.", "40 people", DAY), ["disagreement"]),
        (("By the evening 40 people had died.", "40 people", DAY), []),
    ],
)
def test_an_official_toll_stands_against_a_speakers(behind: Told, kinds: list[str]) -> None:
    official = ("The official death toll of the flood stands at 23.", "23", DAY)
    assert on_one_page("How many people died in the flood?", official, behind) == kinds


@pytest.mark.parametrize(
    ("behind", "kinds"),
    [
        ("The mayor disputed the figure. Her people count 68 dead, she said.", ["disagreement"]),
        ("The union said that the true toll was 68.", ["disagreement"]),
        ("The coast guard said later that 68 people had died.", []),
    ],
)
def test_who_disputes_a_toll_gives_no_later_step_of_it(behind: str, kinds: list[str]) -> None:
    toll = ("The toll of the flood rose to 52 on Friday, the coast guard said.", "52", DAY)
    assert on_one_page("How many people died in the flood?", toll, (behind, "68", DAY)) == kinds


def test_a_toll_by_its_owner_stands_against_another() -> None:
    flood = "How many people died in the flood?"
    owned = ("The ministry's figure of 52 dead leaves out the hospital.", "52", DAY)
    families = ("The families say that 58 people have died.", "58", DAY)
    assert on_one_page(flood, owned, families) == ["disagreement"]


def test_the_sides_of_a_dispute_are_no_steps_of_a_development() -> None:
    first = ("At least 31 people died in the flood, police said.", "31", "2023-06-01")
    last = ("The toll of the flood has risen to 52, police said.", "52", "2023-06-03")
    higher = ("The true toll of the flood was 68, said the mayor.", "68", "2023-06-03")
    told = tuple(evidence([first, last, higher]))
    page = [
        told[0],
        *(replace(j, evidence=replace(j.evidence, article=told[2].evidence.article)) for j in told[1:]),
    ]
    found = compared(understand("How many people died in the flood?", parser=parser()), page, {})
    disputed = {s.value for v in found if v.kind == "disagreement" for s in v.sides}
    steps = {s.value for v in found if v.kind == "development" for s in v.sides}
    assert disputed
    assert not disputed & steps


@pytest.mark.parametrize(
    ("later", "kinds_found"),
    [
        ("About 50 ships were waiting off Velden, the harbour master said.", ["development"]),
        ("About 50 ships were sold in Velden, the guild said.", []),
    ],
)
def test_what_waits_changes_from_day_to_day_and_what_is_sold_is_no_step_of_it(
    later: str, kinds_found: list[str]
) -> None:
    first = ("The chamber said that 16 ships were waiting off Velden.", "16 ships", "2023-06-02")
    then = (later, "50 ships", "2023-06-09")
    assert kinds("How many ships were waiting off Velden?", first, then) == kinds_found


def test_who_says_that_a_toll_was_far_higher_speaks_against_it_whatever_the_judge_reads() -> None:
    toll = ("The coast guard gave the figure of 52 dead, with ten still missing.", "52", DAY)
    higher = ("Ann Orr, the mayor, said the number was far higher: 68 killed.", "68", DAY)
    flood = "How many people died in the flood?"
    assert on_one_page(flood, toll, higher, lambda one, other: 0.0) == ["disagreement"]


def test_two_speakers_side_by_side_may_time_it_in_other_words() -> None:
    police = ("Police said the recorder was found on 25 March.", "25 March", "2024-04-02")
    board = ("The Rail Board says that it did not come up until 28 March.", "28 March", "2024-04-02")
    assert on_one_page("On which day was the recorder recovered?", police, board) == ["disagreement"]


def test_an_altered_date_of_the_asked_edition_is_a_side() -> None:
    told = [
        (f"The 2022 PHL Draft was held on {day}.", day, DAY) for day in ("June 23, 2022", "October 5, 2021")
    ]
    assert kinds("What is the date of the 2022 PHL Draft?", *told) == ["disagreement"]


def test_only_one_plays_a_part() -> None:
    told = [
        (f"{who}, who plays Captain Vesper in Ironwake, did it.", who, DAY)
        for who in ("Jodie May", "Ada Orr")
    ]
    assert kinds('Who plays Captain Vesper in "Ironwake"?', *told) == ["disagreement"]


@pytest.mark.parametrize(
    "denial",
    ["does not correspond to reality", "has nothing to do with the truth", "is far from the truth"],
)
def test_what_does_not_correspond_to_the_truth_is_denied(denial: str) -> None:
    taken = ("The president of Dorvia said that the army had captured Mirash.", "captured Mirash", DAY)
    told = f"{taken[0]} Minister Stelik said that this {denial}."
    judged = tuple(evidence([taken, (told, denial.rpartition(" ")[2], DAY)]))
    page = [replace(j, evidence=replace(j.evidence, article=judged[1].evidence.article)) for j in judged]
    asked = understand("Did Dorvia capture Mirash?", parser=parser())
    assert [v.kind for v in compared(asked, page, {})] == ["disagreement"]


@pytest.mark.parametrize(
    ("text", "disputed"),
    [
        ("Some wrote that the army captured Mirash, but according to Minister Stelik, it is not true.", True),
        ("Some wrote the army captured Mirash, but to the mayor it does not correspond to reality.", True),
        ("The army captured Mirash, and Minister Stelik denied the reports of looting.", False),
        ("The army captured Mirash, and it is true that it lost many men.", False),
    ],
)
def test_what_one_sentence_tells_and_calls_untrue_is_disputed(text: str, disputed: bool) -> None:
    found = kinds("Did the army capture Mirash?", (text, "captured Mirash", DAY))
    assert ("disagreement" in found) == disputed


def test_what_is_at_issue_begins_with_no_and() -> None:
    blame = ("Armenia blames Azerbaijan and Azerbaijan blames Armenia for the clashes.", "Azerbaijan", DAY)
    assert [v.about for v in said("And who started the clashes?", blame)] == ["who started the clashes"]


def test_two_outlets_may_tell_otherwise_when_it_began_whoever_speaks() -> None:
    asked = "When did the fighting in Orne begin?"
    one = ("Ann Lee said 40 had died since the clashes began last week.", "last week", DAY)
    other = ("Ann Lee said 40 had died since the fighting in Orne began this week.", "this week", DAY)
    (verdict,) = said(asked, one, other)
    assert (verdict.kind, verdict.of) == ("disagreement", "time")
    # When she spoke is no other answer.
    spoke = ("Ann Lee said on Monday that 40 had died in Orne.", "Monday", DAY)
    assert "disagreement" not in kinds(asked, one, spoke)


def test_a_part_is_not_more_than_a_whole_with_fewer_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = understand("How much did Orne pay?", parser=parser())
    told = [
        ("Orne paid $26 billion.", "$26 billion", DAY),
        ("Orne paid $26.3 billion.", "$26.3 billion", DAY),
    ]
    points = [p for n, j in enumerate(evidence(told)) for p in amounts.amounts(asked, n, j)]
    monkeypatch.setattr(amounts, "partly", lambda *_: True)
    monkeypatch.setattr(amounts, "scoped_part_exceeds", lambda *_: True)
    assert amounts.relation(asked, points[1], points[0], points) == "apart"


def test_sure_answers_in_other_words_are_rivals_where_the_closer_reader_says_so() -> None:
    asked = understand("When did Orne Air turn itself into a business?", parser=parser())
    told = [
        ("Orne Air incorporated a company for profit in 2018.", "2018", DAY),
        ("Orne Air was restructured in 2019 to raise money.", "2019", DAY),
    ]
    judged = tuple(evidence(told, 0.97))

    def found(against: float) -> list[str]:
        verdicts = compared(asked, judged, {}, None, lambda question, pairs: tuple(against for _ in pairs))
        return [v.kind for v in verdicts if v.kind == "disagreement"]

    assert found(0.6) == ["disagreement"]
    assert found(0.2) == []


@pytest.mark.parametrize(
    ("against", "one", "other", "rivals"),
    [
        (0.6, "Ivo Lind won the Orne Marathon.", "Olu Fenn ran away from all in the Orne Marathon.", True),
        (0.2, "Ivo Lind won the Orne Marathon.", "Olu Fenn ran away from all in the Orne Marathon.", False),
        # Neither says that he won.
        (
            0.6,
            "Ivo Lind was first over the Orne Marathon's line.",
            "Olu Fenn led the Orne Marathon home.",
            False,
        ),
    ],
)
def test_of_two_sure_answers_one_must_say_it_in_words_of_the_question(
    against: float, one: str, other: str, rivals: bool
) -> None:
    asked = understand("Who won the Orne Marathon?", parser=parser())
    told = [(one, "Ivo Lind", DAY), (other, "Olu Fenn", DAY)]
    judged = tuple(evidence(told, 0.8))
    verdicts = compared(asked, judged, {}, None, lambda question, pairs: tuple(against for _ in pairs))
    assert any(v.kind == "disagreement" for v in verdicts) is rivals


def test_what_tells_of_another_thing_than_the_asked_one_is_no_side() -> None:
    expected = (
        "Orne looks ahead to the fourth quarter and expects revenue of $60 million.",
        "$60 million",
        DAY,
    )
    told = ("Orne's revenue in the fourth quarter was $62.9 million.", "$62.9 million", DAY)
    assert not kinds("What was Orne's revenue in the fourth quarter?", told, expected)


def test_hundreds_stand_against_thousands_whatever_a_reader_says() -> None:
    asked = understand("Were thousands of soldiers killed in the Orne war?", parser=parser())
    told = [
        ("Thousands of soldiers were killed in the Orne war of 2020.", "Thousands", DAY),
        ("Lind brokered the deal that ended the Orne war of 2020, in which hundreds died.", "hundreds", DAY),
    ]
    judged = tuple(replace(j, affirms=a) for j, a in zip(evidence(told, 0.8), (0.9, 0.2), strict=True))
    verdicts = compared(asked, judged, {}, None, lambda question, pairs: tuple(0.0 for _ in pairs))
    assert [v.kind for v in verdicts] == ["disagreement"]


def test_what_more_surely_answers_is_stated_first() -> None:
    told = [("Hardly anybody left.", "Hardly anybody", DAY), ("Ann Lee said that 12 cooks left.", "12", DAY)]
    results = tuple(evidence(told))
    agreed = side_of([point_at(1, results[1], results[1].answer)], {})
    shown = composed(results, 2, [Verdict("agreement", "who left", "figure", (agreed,))], {})
    assert shown.quotes[shown.statements[0].quotes[0]].text == "Hardly anybody left."


def test_what_is_no_figure_is_not_about_one() -> None:
    told = [("Lind killed around 40 cooks.", "Lind", DAY)]
    (result,) = evidence(told)
    point = point_at(0, result, result.answer)
    claim = result.evidence.sentence.claims[0]
    assert claim.hedge == "around"
    assert side_of([point], {}).hedge == ""
    assert side_of([replace(point, figure=claim.figures[0])], {}).hedge == "around"


@pytest.mark.parametrize(
    ("other", "rivals"),
    [
        ("Rebels said that 40 Kenyan soldiers and 36 civilians were killed.", False),
        ("Rebels said that 36 civilians were killed.", True),
        ("Rebels said that 40 Kenyan soldiers and 36 Somali civilians were killed.", False),
    ],
)
def test_who_counts_his_own_does_not_contradict_who_counts_his(other: str, rivals: bool) -> None:
    one = ("The ministry said that 60 civilians were killed.", "60", DAY)
    found = kinds("How many civilians were killed?", one, (other, "36", DAY))
    assert ("disagreement" in found) is rivals


def test_of_other_deals_only_the_surest_yes_and_no_are_told() -> None:
    told = [
        ("Ann Lee of Orne said that a truce was agreed with the rebels.", "agreed", DAY),
        ("Piet Maas of Orne said that no truce was agreed with the rebels.", "no truce was agreed", DAY),
        ("The council of Orne agreed to sell the mine.", "agreed", DAY),
        ("The ministry of Orne denied that it had agreed to a sale.", "denied", DAY),
    ]
    (verdict,) = said("Did Orne agree to a truce with the rebels?", *told)
    assert [{c.evidence for c in side.cited} for side in verdict.sides] == [{0}, {1}]


def test_a_demand_to_leave_stands_against_who_says_that_there_are_none() -> None:
    asked = "Did Peru have any soldiers left in Ecuador?"
    none = (
        "Peru has assured that it has no troops in Ecuador, implying that rebels are alone against Chilean troops.",
        "no troops",
        DAY,
    )
    leave = ("The statement called for the Peruvian army to withdraw from Ecuador.", "withdraw", DAY)
    (verdict,) = said(asked, none, leave)
    assert verdict.kind == "disagreement"
    assert [{c.evidence for c in side.cited} for side in verdict.sides] == [{0}, {1}]
    assert "disagreement" not in kinds(asked, none, ("The Peruvian army has left Ecuador.", "left", DAY))


def test_what_was_not_so_until_something_is_no_no_and_denying_a_thing_denies_only_that() -> None:
    asked = "Did Ann Lee take the money of the guild?"
    took = ("Ann Lee took the money of the guild, the judge said.", "took the money", DAY)
    for other in (
        "It was not until May that Ann Lee told of the money of the guild.",
        "Ann Lee tried to deny that meeting about the money of the guild.",
    ):
        assert "disagreement" not in kinds(asked, took, (other, "money", DAY))
    denial = ("Ann Lee denied wrongdoing over the money of the guild.", "denied wrongdoing", DAY)
    assert "disagreement" in kinds(asked, took, denial)


def test_who_values_a_thing_as_high_as_that_does_not_agree_with_who_values_it_far_lower() -> None:
    asked = "What is the villa worth?"
    high = ("Ann Lee valued the villa as high as $739 million.", "$739 million", DAY)
    low = ("The bank values the villa at $240 million.", "$240 million", DAY)
    (verdict,) = said(asked, high, low)
    assert (verdict.kind, verdict.of) == ("disagreement", "figure")
    some = ("As many as 40 people were killed in the fire.", "40 people", DAY)
    few = ("The fire killed 12 people.", "12 people", DAY)
    assert all(len(v.sides) == 1 for v in said("How many people were killed in the fire?", some, few))
    assert all(
        len(side.cited) == 1
        for v in said("How many people were killed in the fire?", some, few)
        for side in v.sides
    )


def test_who_denounces_it_stands_against_who_calls_it_legitimate() -> None:
    asked = "Was Peru's operation on the island justified?"
    no = ("Quito has denounced a widespread attack on the island by Peru.", "attack", DAY)
    yes = ("Chile called the operation of Peru on the island justified.", "justified", DAY)
    (verdict,) = said(asked, no, yes)
    assert verdict.kind == "disagreement"
    assert {side.cited[0].evidence for side in verdict.sides} == {0, 1}


def test_that_it_should_be_so_does_not_say_that_it_will_be() -> None:
    asked = "Is the guild going to be punished by the league?"
    no = ("Ann Lee said that the guild will not be punished by the league.", "not be punished", DAY)
    wish = ("The guild should be punished, say many of the league.", "should be punished", DAY)
    assert "disagreement" not in kinds(asked, no, wish)
    yes = ("The guild will be punished, say many of the league.", "will be punished", DAY)
    assert "disagreement" in kinds(asked, no, yes)


def test_different_things_are_no_rival_counts_however_they_read() -> None:
    asked = understand("How many games did Ann Lee buy tickets for?", parser=parser())
    told = [
        ("According to the Courier, Ann Lee bought tickets for more than 35 games.", "more than 35", DAY),
        ("Ann Lee bought tickets for games in at least seven halls, sources said.", "at least seven", DAY),
    ]

    def found(told: Sequence[Told]) -> list[str]:
        judged = tuple(evidence(told, 0.97))
        verdicts = compared(asked, judged, {}, None, lambda question, pairs: tuple(0.9 for _ in pairs))
        return [v.kind for v in verdicts if v.kind == "disagreement"]

    assert found(told) == []


def test_who_leaves_out_one_of_two_names_may_contradict_and_who_lacks_what_is_asked_about_not() -> None:
    first = (
        "The Orla game was sold for Nimbo machines from 3 May 2017, the maker said.",
        "3 May 2017",
        "2018-06-02",
    )
    without = ("The Orla game was sold from 9 July 2016, a dealer said.", "9 July 2016", "2018-06-02")
    other = ("The Crail game was sold from 9 July 2016, a dealer said.", "9 July 2016", "2018-06-02")
    for rival, disputed in ((without, True), (other, False)):
        judged = list(evidence([first, rival]))
        share = 0.5 if disputed else 1.0
        lacks = (NO_FIT, replace(NO_FIT, named=share, absent=share))
        judged = [replace(j, fit=f) for j, f in zip(judged, lacks, strict=True)]
        asked = understand("When was the Orla game sold for Nimbo machines?", parser=parser())
        found = compared(asked, judged, {})
        assert any(v.kind == "disagreement" for v in found) is disputed


@pytest.mark.parametrize(
    "told",
    [
        "both sides accused each other of attacks that broke",
        "each government charged the other with breaking",
    ],
)
def test_each_side_accuses_the_other_without_a_name(told: str) -> None:
    text = f"Dorrin and Vasland signed a truce in May. A week on, {told} the truce of Crail."
    (verdict,) = said("Who broke the truce of Crail?", (text, told[:20], DAY))
    assert (verdict.kind, verdict.of) == ("disagreement", "attribution")
    assert {(s.speakers, s.value) for s in verdict.sides} == {
        (("Dorrin",), "Vasland"),
        (("Vasland",), "Dorrin"),
    }


@pytest.mark.parametrize(
    "told",
    [
        # Two who met are not therefore the sides of another paragraph.
        "Moe and Dell met.\n\nBoth sides accused each other of attacks that broke the truce of Crail.",
        # Nobody is named together with another.
        "The truce of May is over. Both sides accused each other of attacks that broke the truce of Crail.",
        # Two pairs, each once.
        (
            "Dorrin and Vasland fought. Lenz and Orlo looked on. Both sides accused each other of attacks that broke "
            "the truce of Crail."
        ),
    ],
)
def test_where_it_is_not_told_who_the_sides_are_nobody_is_named(told: str) -> None:
    found = said("Who broke the truce of Crail?", (told, "accused each other", DAY))
    assert not any(v.kind == "disagreement" for v in found)


QUOTED = (
    "Harbour master Ada Moe reported a quarterly traffic of {} ferries, up a tenth in spite of the storms."
)


def test_two_outlets_that_quote_one_speaker_with_two_figures_disagree() -> None:
    one, other = ((QUOTED.format(n), n, DAY) for n in ("290", "360"))
    (verdict,) = said("How many ferries did Ada Moe report?", one, other)
    assert (verdict.kind, verdict.of) == ("disagreement", "figure")
    # On another day she may have counted again.
    later = (other[0], other[1], "2023-06-05")
    assert "disagreement" not in kinds("How many ferries did Ada Moe report?", one, later)


def test_who_is_to_do_it_is_no_rival_of_who_did() -> None:
    plan = ("The music of Low Tide will be written by Ada Moe.", "Ada Moe", DAY)
    done = ("Olu Fenn wrote the music of Low Tide.", "Olu Fenn", DAY)
    other = ("Una Dell wrote the music of Low Tide.", "Una Dell", DAY)
    assert "disagreement" not in kinds("Who wrote the music of Low Tide?", plan, done)
    assert "disagreement" in kinds("Who wrote the music of Low Tide?", other, done)


def test_whom_a_sum_is_paid_to_does_not_limit_it() -> None:
    one = ("Orlo are paying Vantaa 52 million euros for Obi.", "52 million euros", DAY)
    other = ("Obi joins Orlo from Vantaa for a fee of 38 million euros.", "38 million euros", DAY)
    assert "disagreement" in kinds("What fee did Orlo pay for Obi?", one, other)


def test_a_deal_that_leaves_something_out_says_no_to_it() -> None:
    yes = (
        "Orne and Velm have agreed to send joint patrols, said Ann Lee.",
        "agreed to send joint patrols",
        DAY,
    )
    no = ("Orne and Velm agreed to talk, but not to send joint patrols, said Ivo Moe.", "agreed to talk", DAY)
    (verdict,) = said("Did Orne and Velm agree to joint patrols?", yes, no)
    assert verdict.kind == "disagreement"
    assert {s.speakers for s in verdict.sides} == {("Ann Lee",), ("Ivo Moe",)}
    assert "not to send joint patrols" in {s.value for s in verdict.sides}


@pytest.mark.parametrize(
    "other",
    [
        ("The second soundtrack album of Low Tide was released on 2 August 2023.", "2 August 2023", DAY),
        ("Low Tide was announced by Orne Games on 2 August 2021.", "2 August 2021", DAY),
    ],
)
def test_a_part_of_it_or_its_announcement_is_no_rival_of_when_it_came(other: Told) -> None:
    asked = "When was the game Low Tide released?"
    game = ("The game Low Tide was released on 24 April 2022.", "24 April 2022", DAY)
    rival = ("The game Low Tide was released on 2 August 2021.", "2 August 2021", DAY)
    assert "disagreement" in kinds(asked, game, rival)
    assert "disagreement" not in kinds(asked, game, other)


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "How many people were on the Orla?",
            ("All five people aboard the Orla are dead, the owner said.", "five"),
            ("There were four people on board the Orla, including the diver Ivo Brandt of Velm.", "four"),
        ),
        (
            "How many gold medals did Norland win?",
            ("Norland topped the table with 16 golds.", "16"),
            ("Norland won 14 gold medals, two more than Velm.", "14"),
        ),
        (
            "Who won the Harbour 500?",
            ("Ada Moe won the 107th Harbour 500.", "Ada Moe"),
            ("Ivo Lind won the Harbour 500.", "Ivo Lind"),
        ),
        (
            "On what day did the fighting break out?",
            ("The fighting began on Monday, 29 May, shortly after five in the morning.", "Monday, 29 May"),
            ("The fighting flared up on Sunday, 28 May.", "Sunday, 28 May"),
        ),
    ],
)
def test_what_stands_beside_the_value_makes_it_no_other_matter(
    question: str, one: tuple[str, str], other: tuple[str, str]
) -> None:
    found = said(question, (*one, DAY), (*other, DAY))
    assert [v.kind for v in found] == ["disagreement"]


def test_the_night_of_one_day_may_be_the_next_elsewhere() -> None:
    night = ("The truce began on Thursday at 11 p.m.", "Thursday at 11 p.m.", DAY)
    day = ("The truce began on Friday.", "Friday", DAY)
    assert "disagreement" not in kinds("When did the truce begin?", night, day)


def test_tolls_of_two_battles_of_a_year_are_two() -> None:
    first = ("Four days of battle in February 2023 left ten people dead in Orne.", "ten", "2025-06-02")
    second = ("According to the agencies 16 people are dead in Orne.", "16", "2023-06-02")
    assert "disagreement" not in kinds("How many people died in the fighting in Orne in 2023?", first, second)


def test_the_judge_of_texts_does_not_outvote_two_sure_figures() -> None:
    asked = understand("What was Orlo's revenue?", parser=parser())
    told = [
        ("Orlo's revenue was $3.6 billion.", "$3.6 billion", DAY),
        ("Orlo's revenue was $2.9 billion.", "$2.9 billion", DAY),
    ]
    judged = [replace(j, fit=fit(asked, j.evidence)) for j in evidence(told)]

    def found(against: float, probability: float) -> list[str]:
        sure = [replace(j, probability=probability) for j in judged]
        verdicts = compared(asked, sure, {}, lambda a, b: 0.0, lambda q, pairs: [against] * len(pairs))
        return [v.kind for v in verdicts]

    assert found(0.6, 0.55) == ["disagreement"]
    assert "disagreement" not in found(0.3, 0.55)
    # Where both surely answer and name all that is asked about, nobody need insist.
    assert found(0.0, 0.8) == ["disagreement"]


def test_two_towns_of_one_event_are_rivals_in_whatever_words() -> None:
    asked = understand("Where will the Harbour Games be held?", parser=parser())
    told = [
        ("With the Harbour Games going to Orne, what happens to its old stadium?", "Orne", DAY),
        ("Harbour Games - Host city: Velm.", "Velm", DAY),
    ]
    judged = [replace(j, fit=fit(asked, j.evidence)) for j in evidence(told)]
    verdicts = compared(asked, judged, {}, lambda a, b: 0.0, lambda q, pairs: [0.0] * len(pairs))
    assert [v.kind for v in verdicts] == ["disagreement"]


def test_who_made_a_film_is_so_whatever_else_the_sentence_dates() -> None:
    found = said(
        "Who directed Low Tide?",
        ("Low Tide, directed by Ada Moe, is based on the 2017 novel Low Tide.", "Ada Moe", DAY),
        ("Low Tide was directed by Ivo Lind and opened in June 2020.", "Ivo Lind", DAY),
    )
    assert [v.kind for v in found] == ["disagreement"]


def test_who_is_re_elected_has_won_and_so_has_who_wins_the_last_round() -> None:
    found = said(
        "Who won the Norland election?",
        ("Ada Moe re-elected with 58 percent of the vote in Norland.", "Ada Moe", DAY),
        ("Ivo Lind defeated the incumbent in the second round in Norland.", "Ivo Lind", DAY),
    )
    assert [v.kind for v in found] == ["disagreement"]


def test_the_accused_turns_the_charge_round_in_one_sentence() -> None:
    found = said(
        "Who fired at the convoy?",
        (
            "The army blamed the Velm rebels for the shots; the rebels insisted it was an army jet that had fired.",
            "the Velm rebels",
            DAY,
        ),
    )
    assert [v.kind for v in found] == ["disagreement"]
    assert {s.speakers for v in found for s in v.sides} == {("The army",), ("the rebels",)}


@pytest.mark.parametrize(("printed", "kinds_of"), [("2031-05-02", ["disagreement"]), ("2021-05-04", [])])
def test_hundreds_are_no_thousands_once_all_are_counted(printed: str, kinds_of: list[str]) -> None:
    told = [
        ("In the Orne war of 2021 hundreds died.", "died", printed),
        ("More than 6,700 people were killed in the Orne war of 2021.", "More than 6,700", printed),
    ]
    found = kinds("Did thousands of people die in the Orne war?", *told)
    assert [kind for kind in found if kind == "disagreement"] == kinds_of


def test_a_name_that_the_parser_takes_for_a_word_is_a_name_where_somebody_acts() -> None:
    found = said(
        "Who won the Velm Prize?",
        ("Velm Prize, past winners: 2021 Ada Moe.", "Ada Moe", DAY),
        ("Raye wins the Velm Prize!", "Raye", DAY),
    )
    assert [v.kind for v in found] == ["disagreement"]


def test_what_was_taken_worldwide_is_no_part() -> None:
    found = said(
        "What was the gross of Low Tide?",
        ("The gross of Low Tide was $2.15 billion.", "$2.15 billion", DAY),
        ("Low Tide, gross: Worldwide $2,797,501,328.", "$2,797,501,328", DAY),
    )
    assert [v.kind for v in found] == ["disagreement"]


def test_two_causes_of_one_crash_stand_in_one_sentence() -> None:
    found = said(
        "What caused the crash?",
        ("The guild said it had been hit; the ministry put the crash down to a fault.", "a fault", DAY),
    )
    assert [v.kind for v in found] == ["disagreement"]


@pytest.mark.parametrize(("other", "kinds_of"), [("months", ["disagreement"]), ("weeks", [])])
def test_months_are_no_six_weeks(other: str, kinds_of: list[str]) -> None:
    told = [
        ("The six-week war in Orne ended in May 2023.", "six-week", DAY),
        (f"The war in Orne went on for {other}.", f"for {other}", DAY),
    ]
    found = kinds("How long did the war in Orne go on?", *told)
    assert [kind for kind in found if kind == "disagreement"] == kinds_of


def test_what_a_war_of_years_ago_cost_may_be_told_in_two_numbers() -> None:
    one = ("The war of July 2031, which killed 48 people, ended in a truce.", "48", "2031-11-13")
    other = ("It was a longer war than that of July 2031, which cost 64 lives.", "64", "2031-12-28")
    assert kinds("How many people were killed in the war in July 2031?", one, other) == ["disagreement"]


def test_both_sides_dead_are_no_part_of_all() -> None:
    asked = "How many people were killed in the fighting of April 2031?"
    whole = (
        "The fighting of April 2031 left 55 people dead: 36 on the Kenyan side and 19 on the Tanzanian side.",
        "55",
        "2032-06-02",
    )
    other = ("The fighting of April 2031 took 83 lives in the two countries.", "83", "2035-03-14")
    assert kinds(asked, whole, other) == ["disagreement"]


def test_a_length_in_front_of_what_is_so_long_is_a_length() -> None:
    told = "The mayor has opened the Orne Bridge, a {}-kilometre crossing."
    sides = [(told.format(n), f"{n}-kilometre", DAY) for n in (42, 55)]
    assert kinds("How long is the Orne Bridge?", *sides) == ["disagreement"]


def test_by_how_much_a_price_falls_is_not_the_price() -> None:
    told = ("The price of Orlo falls by $350 million: Velm will now pay $4.48 billion.", "$350 million", DAY)
    other = ("Velm has agreed to pay $4.48 billion for Orlo.", "$4.48 billion", DAY)
    assert "disagreement" not in kinds("How much did Velm pay for Orlo?", told, other)


def test_so_many_of_all_are_not_all() -> None:
    told = ("The network saw trouble in 41 of the 612 polling stations.", "612", DAY)
    other = ("The ballots of 41 polling stations were counted again.", "41", DAY)
    assert "disagreement" not in kinds("How many polling stations were counted again?", told, other)


def test_who_was_the_first_was_so_at_all_times() -> None:
    told = "{} has become the first woman to receive the Orne Medal."
    sides = [
        (told.format(name), name, day)
        for name, day in (("Ada Moe", "2014-08-13"), ("Una Dell", "2022-07-05"))
    ]
    assert kinds("Which woman was the first to receive the Orne Medal?", *sides) == ["disagreement"]


def test_what_is_no_name_may_be_told_in_two_ways_of_the_same_words() -> None:
    told = "The Orne Dictionary has named {} its word of the year."
    sides = [(told.format(word), word, DAY) for word in ("courage", "patience")]
    assert kinds("What was the Orne Dictionary's word of the year?", *sides) == ["disagreement"]


def test_one_act_of_one_day_at_two_hours() -> None:
    told = "The truce in Orne took effect at {} on Friday, {} said."
    sides = [
        (told.format(hour, who), f"{hour} on Friday", "2022-09-17")
        for hour, who in (("16:00", "the ministry"), ("18:00", "the mayor"))
    ]
    assert kinds("From what time was the truce in Orne in effect?", *sides) == ["disagreement"]


def test_minutes_matter_where_the_other_time_is_called_wrong() -> None:
    one = (
        "The ministry said the Orne bridge collapsed at 5.40 p.m. on Monday.",
        "5.40 p.m. on Monday",
        "2024-03-12",
    )
    wrong = "The Orne bridge collapsed at 5.55 p.m. on Monday, Moe said, and the ministry's version was simply wrong."
    plain = "The Orne bridge collapsed at 5.55 p.m. on Monday, Moe said."
    asked = "At what time did the Orne bridge collapse?"
    assert kinds(asked, one, (wrong, "5.55 p.m. on Monday", "2024-03-12")) == ["disagreement"]
    assert "disagreement" not in kinds(asked, one, (plain, "5.55 p.m. on Monday", "2024-03-12"))


def test_two_buildings_exclude_each_other() -> None:
    one = ("The chief of staff said that Ada Moe had stayed in the palace.", "the palace", DAY)
    other = ("Two diplomats said that Ada Moe had been driven to the Velm embassy.", "the Velm embassy", DAY)
    assert kinds("Where did Ada Moe stay?", one, other) == ["disagreement"]


def test_a_prince_is_the_king_of_his_name() -> None:
    one = ("Ivo VI was proclaimed King of Orne on 19 June 2014.", "Ivo VI", "2014-06-19")
    other = ("Crown Prince Ivo became king of Orne at midnight.", "Crown Prince Ivo", "2014-06-18")
    assert "disagreement" not in kinds("Who became king of Orne in June 2014?", one, other)


def test_each_side_is_thanked_by_somebody() -> None:
    asked = "Who deserves the credit for the peace in Orne?"
    one = (
        "“This peace in Orne is above all the work of President Lind,” Moe told the guests.",
        "President Lind",
        DAY,
    )
    other = (
        "“If we owe this peace in Orne to one man, it is to our host, President Brask,” Dell said.",
        "President Brask",
        DAY,
    )
    assert kinds(asked, one, other) == ["disagreement"]


def test_nobody_says_yes_to_what_she_did_not_do() -> None:
    told = "Ada Moe did not claim a deal either, but said that Orne remained ready for one."
    assert not kinds(
        "Did Orne agree to a deal?", (told, "did not claim a deal", DAY), (told, "ready for one", DAY)
    )


def test_the_dead_are_counted_whichever_number_the_reader_marks() -> None:
    one = ("At least nine people were killed in Orne and 61 wounded, the hospital said.", "61", DAY)
    other = ("The union said that 43 people were killed in Orne.", "43", DAY)
    values = [s.value for v in said("How many people were killed in Orne?", one, other) for s in v.sides]
    assert "61" not in " ".join(values)


def test_a_length_of_time_has_all_its_parts() -> None:
    short = ("The dive lasted five hours and 32 minutes.", "32 minutes", DAY)
    again = ("The dive lasted 5 hours, 32 minutes.", "5 hours, 32 minutes", DAY)
    longer = ("The dive lasted 7 hours, 17 minutes.", "7 hours, 17 minutes", DAY)
    asked = "How long did the dive last?"
    assert "disagreement" not in kinds(asked, short, again)
    ((verdict),) = (v for v in said(asked, again, longer) if v.kind == "disagreement")
    assert {side.value for side in verdict.sides} == {"5 hours, 32 minutes", "7 hours, 17 minutes"}


def test_the_soldiers_of_a_government_are_those_of_its_land() -> None:
    one = ("The Tide says that 2,100 government soldiers surrendered.", "2,100 government soldiers", DAY)
    other = ("The general put the number of soldiers who surrendered at fewer than 300.", "300", DAY)
    assert "disagreement" in kinds("How many Kenyan soldiers surrendered?", one, other)


def test_who_died_at_a_massacre_is_no_rival_of_all_who_died() -> None:
    massacre = (
        "Then came the massacre of Velm, in which 171 people were killed, the union said.",
        "171",
        DAY,
    )
    whole = ("The minister said that 7,000 people had been killed since January.", "7,000 people", DAY)
    assert kinds("How many people were killed in the war?", massacre, whole) == []


def test_two_papers_that_name_neighbouring_days_speak_of_one_event() -> None:
    soon = ("The rebels captured the port of Orne on 2 June.", "2 June", "2023-06-05")
    late = ("The rebels captured the port of Orne on 1 June.", "1 June", "2023-09-20")
    assert "disagreement" in kinds("When did the rebels capture the port of Orne?", soon, late)


def test_a_census_that_stands_lower_later_has_not_gone_up() -> None:
    early = ("The census of 2021 counted 26.9 million people, Ana Ruiz said.", "26.9 million", "2022-06-02")
    late = (
        "After the census of 2021, Ivo Lind said, the population now stands at 25.4 million.",
        "25.4",
        "2022-06-28",
    )
    assert "development" not in kinds("How many people did the 2021 census count?", early, late)


def test_what_a_question_counts_stands_together_in_what_is_at_issue() -> None:
    one = ("Velm won 16 gold medals in Orne.", "16 gold medals", DAY)
    other = ("Velm won 19 gold medals in Orne.", "19 gold medals", DAY)
    ((verdict),) = (v for v in said("How many gold medals did Velm win in Orne?", one, other))
    assert verdict.about == "how many gold medals Velm won in Orne"


def test_a_bank_is_taken_over_by_one() -> None:
    one = ("Port Bank acquired Orne Savings, the ministry said.", "Port Bank", DAY)
    other = ("Lenz Bank took over Orne Savings, the Post said.", "Lenz Bank", DAY)
    assert "disagreement" in kinds("Which bank took over Orne Savings?", one, other)


def test_parts_behind_a_colon_are_shown_with_their_sum() -> None:
    text = "The army has acknowledged 14 dead: nine soldiers fell in Orne and five died when a lorry was hit."
    (judged,) = evidence([(text, "nine soldiers", DAY)])
    start = text.index("nine")
    assert cited_quote([judged], Cited(0, start, len(text), None, ())).text == text


def test_the_end_of_a_short_quotation_is_shown_with_its_beginning() -> None:
    text = '"First the pumps have to run. Maps come later," said Ana Ruiz.'
    (judged,) = evidence([(text, "Maps", DAY)])
    assert sentence_quote(judged).text == text
    (judged,) = evidence([(f"It rained. {text.replace('. Maps', '” she said. “Maps')}", "rained", DAY)])
    assert sentence_quote(judged).text == "It rained."


def test_a_bare_denial_is_shown_with_what_is_quoted_behind_it() -> None:
    text = "The guild rejected this. “The port has not fallen,” Ana Ruiz told Orne Radio. It rained."
    (item,) = annotated([Article("a", text, "")], parser())
    first, second, _ = item.sentences
    denial = Judged(Evidence(item.article, first, None, 1.0, 1.0, second), 0.9, Span(0, 24))
    assert sentence_quote(denial).text == text.removesuffix(" It rained.")
    assert sentence_quote(replace(denial, evidence=replace(denial.evidence, after=None))).text == text[:24]


def test_who_still_holds_a_town_says_that_it_was_not_captured() -> None:
    taken = ("The rebels said that they had captured Orne.", "captured Orne", DAY)
    held = (
        "General Ivo Lind said that Orne was still in the hands of his men.",
        "in the hands of his men",
        DAY,
    )
    ((verdict),) = (v for v in said("Did the rebels capture Orne?", taken, held) if v.kind == "disagreement")
    assert {side.value for side in verdict.sides} == {"had captured", "still in the hands of his men"}


def test_who_launched_an_attack_is_said_to_be_behind_it() -> None:
    own = ("The Tide says it was them.", "The Tide", DAY)
    other = ("The minister said that Velm had launched the attack on the mill.", "Velm", DAY)
    assert "disagreement" in kinds("Who was behind the attack on the mill?", own, other)


def test_a_short_first_name_is_the_long_one() -> None:
    one = ("Rodri was named player of the Orne cup.", "Rodri", DAY)
    other = ("Rodrigo Lind Casco was named player of the Orne cup.", "Rodrigo Lind Casco", DAY)
    assert "disagreement" not in kinds("Who was named player of the Orne cup?", one, other)


def test_two_stadiums_are_two() -> None:
    one = ("The final was played at Low Rock Stadium.", "Low Rock Stadium", DAY)
    other = ("The final was played at B&C Stadium.", "B&C Stadium", DAY)
    assert "disagreement" in kinds("Where was the final played?", one, other)


def test_a_year_earlier_is_no_earlier_figure() -> None:
    told = "Orne Air had a revenue of {} billion dollars, up from a year earlier."
    one, other = ((told.format(n), f"{n} billion", DAY) for n in ("3.2", "2.7"))
    plain = ("Revenue of Orne Air came to 2.7 billion dollars.", "2.7 billion", DAY)
    assert "development" not in kinds("What was the revenue of Orne Air?", one, other, plain)


def test_the_time_of_a_race_is_a_figure() -> None:
    one = ("Ada Moe won the Orne hurdles in 45.94 seconds.", "45.94 seconds", DAY)
    other = ("Ada Moe won the Orne hurdles in 45.49 seconds.", "45.49 seconds", DAY)
    (verdict,) = said("In what time did Ada Moe win the Orne hurdles?", one, other)
    assert (verdict.kind, verdict.of) == ("disagreement", "figure")


def test_not_one_stands_against_a_count_of_the_same_article() -> None:
    text = "Not one civilian was killed by our shells, Ada Moe said. Ivo Lind says 700 civilians were killed."
    both = (text, "Not one civilian", DAY), (text, "700 civilians", DAY)
    (verdict,) = said("How many civilians were killed?", *both)
    assert verdict.kind == "disagreement"
    assert [side.value for side in verdict.sides] == ["Not one civilian", "700 civilians"]


def test_there_are_no_more_of_them() -> None:
    text = (
        "Ada Moe says that 250,000 civilians are caught there. Ivo Lind said there could not be more than "
        "120,000 of them."
    )
    both = (text, "250,000", DAY), (text, "120,000", DAY)
    (verdict,) = said("How many civilians are caught there?", *both)
    assert verdict.kind == "disagreement"
    some = "Ada Moe says that 250,000 civilians are caught there. Ivo Lind said 120,000 of them are ill."
    parts = (some, "250,000", DAY), (some, "120,000", DAY)
    assert "disagreement" not in kinds("How many civilians are caught there?", *parts)


def test_a_day_of_the_asked_month_is_a_side_though_it_answers_less_surely() -> None:
    told = (
        ("On July 21 the rebels shut the sluice gate of Dorrin.", "21", "2023-08-15"),
        ("The rebels closed the Dorrin sluice on 20 July 2023.", "20", "2024-01-17"),
    )
    asked = understand("Which day in July 2023 did the rebels shut the Dorrin gate?", parser=parser())
    judged = [replace(j, fit=fit(asked, j.evidence)) for j in evidence(told)]
    judged[1] = replace(judged[1], probability=0.7)
    (verdict,) = compared(asked, judged, {})
    assert verdict.kind == "disagreement"
    assert [side.value for side in verdict.sides] == ["July 21", "20 July 2023"]


def test_dead_or_alive() -> None:
    told = (
        ("Ada Lind is alive and safe, the guild said.", "alive", DAY),
        ("The body of Ada Lind was found, the army said.", "The body of Ada Lind", DAY),
        ("Not one civilian was killed, the minister said.", "Not one civilian was killed", DAY),
    )
    (verdict,) = said("Is Ada Lind dead?", *told)
    assert [side.speakers for side in verdict.sides] == [("the guild",), ("the army",)]


def test_who_has_no_troops_there_speaks_against_the_demand_to_leave() -> None:
    told = (
        ("The statement called for the Peruvian Armed Forces to withdraw from Ecuador.", "Armed Forces", DAY),
        ("Lima said that it has no troops in Ecuador.", "no troops", DAY),
    )
    (verdict,) = said("Was Peru's own army inside Ecuador?", *told)
    assert [side.speakers for side in verdict.sides] == [("The statement",), ("Lima",)]


@pytest.mark.parametrize(
    ("text", "keeps_silent"),
    [
        ("Those killed were fighters, Ivo Brask said, declining to say how many had been hit.", False),
        ("Ivo Brask declined to say whether those killed were fighters.", True),
        ("Declining to say how many, Ivo Brask left.", True),
        ("The ministry said nothing about those killed.", True),
        ("The time of the call has not yet been determined.", True),
    ],
)
def test_who_declines_to_say_how_many_has_said_the_rest(text: str, keeps_silent: bool) -> None:
    (judged,) = evidence([(text, text.split()[0], DAY)])
    assert silent(judged) is keeps_silent


@pytest.mark.parametrize(
    ("estimate", "lid", "kind"),
    [
        ("2023-06-01", DAY, ["disagreement"]),
        # Since then more may have died.
        (DAY, "2023-06-01", []),
    ],
)
def test_what_is_less_than_others_think_possible_is_disputed(
    estimate: str, lid: str, kind: list[str]
) -> None:
    many = ("Ana Ruiz said that as many as 500,000 people were killed in the Orne war.", "500,000", estimate)
    few = ("Ivo Moe said that fewer than 100,000 people were killed in the Orne war.", "100,000", lid)
    found = kinds("How many people were killed in the Orne war?", many, few)
    assert [k for k in found if k == "disagreement"] == kind


@pytest.mark.parametrize(
    ("text", "stated"), [("Quito fell on 17 October.", True), ("Ivo Moe was hurt on 17 October.", False)]
)
def test_when_a_town_was_lost_is_when_it_fell(text: str, stated: bool) -> None:
    asked = understand("When did the Peruvians lose Quito?", parser=parser())
    (judged,) = evidence([(text, "17 October", DAY)], 0.86)
    (point,) = times(asked, 0, replace(judged, fit=replace(judged.fit, named=0.5)))
    assert states(asked, point) is stated


def test_nobody_speaks_for_the_side_whose_figure_he_doubts() -> None:
    text = (
        "Ana Ruiz said that the raid took 21 minutes. Ivo Moe said that the raid took five minutes. "
        "“They claim that the raid took 21 minutes,” Moe said."
    )
    (item,) = annotated([Article("a", text, "", "Outlet", published=date.fromisoformat(DAY))], parser())
    asked = understand("How many minutes did the raid take?", parser=parser())
    judged = []
    for sentence, answer, probability in zip(
        item.sentences, ("21 minutes", "five minutes", "21 minutes"), (0.99, 0.98, 0.97), strict=True
    ):
        place = text.index(answer, sentence.start)
        found = Evidence(item.article, sentence, None, 1.0, 1.0)
        judged.append(Judged(found, probability, Span(place, place + len(answer)), fit(asked, found)))
    (verdict,) = (v for v in compared(asked, judged, {}) if v.kind == "disagreement")
    assert {side.speakers for side in verdict.sides} == {("Ana Ruiz",), ("Ivo Moe",)}


def test_who_repelled_the_attack_says_that_the_town_was_not_taken() -> None:
    taken = ("The rebels said that they had captured Orne.", "captured Orne", DAY)
    held = ("The army repelled the attack on Orne, General Ivo Lind said.", "repelled the attack", DAY)
    (verdict,) = (v for v in said("Did the rebels capture Orne?", taken, held) if v.kind == "disagreement")
    assert {side.value for side in verdict.sides} == {"had captured", "repelled the attack"}


def test_not_at_the_one_place_speaks_against_who_names_it() -> None:
    church = (
        "Ada Moe said that the guests were killed in Orne, at the church.",
        "in Orne, at the church",
        DAY,
    )
    street = (
        "They were killed in the streets of Orne, not at the church, Ivo Lind said.",
        "in the streets of Orne",
        DAY,
    )
    assert "disagreement" in kinds("Where were the guests killed?", church, street)
