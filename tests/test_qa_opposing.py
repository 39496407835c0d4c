"""What a reader tells apart: causes, views, and a charge with what answers it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.corpus import Evidence
from qa.comparing.opposing import _AGAINST
from qa.comparing.other_places import names_another_place
from qa.comparing.sides import Verdict
from qa.disagreement import compared
from qa.evidence import Judged
from qa.question import understand
from qa.reading.reader import CLOSER, BundledReader, Context
from tests.test_qa_disagreement import Told, evidence, parser

pytestmark = pytest.mark.models

DAY = "2023-06-02"
WEATHER = ("The dam broke because of the rain, the ministry said.", "because of the rain", DAY)
CRACKS = (
    "Engineers of the union put the break down to cracks that nobody mended.",
    "cracks that nobody mended",
    DAY,
)
STORM = ("The storm of May brought the dam down, according to the governor.", "The storm of May", DAY)
COST = ("Mending the dam will cost nine million crowns, the ministry said.", "nine million crowns", DAY)
WHY = "Why did the dam break?"


class Opposes:
    """Speaks against: whatever holds one of these words against what does not."""

    def __init__(self, *words: str) -> None:
        self.words = words
        self.asked: list[tuple[str, str]] = []

    def __call__(self, question: str, pairs: Sequence[tuple[str, str]]) -> list[float]:
        assert question
        self.asked.extend(pairs)
        return [0.95 * (self.held(a) != self.held(b)) + 0.01 for a, b in pairs]

    def held(self, text: str) -> bool:
        return any(word in text for word in self.words)


def read(question: str, opposes: Opposes, *told: Told, yes: Sequence[float] = ()) -> tuple[Verdict, ...]:
    judged: tuple[Judged, ...] = tuple(evidence(told))
    judged = tuple(replace(j, affirms=a) for j, a in zip(judged, yes, strict=True)) if yes else judged
    return compared(understand(question, parser=parser()), judged, {}, None, opposes)


def test_two_causes_that_speak_against_each_other_are_two_sides_and_who_agrees_stands_beside() -> None:
    (verdict,) = read(WHY, Opposes("cracks"), WEATHER, CRACKS, STORM)
    assert (verdict.kind, verdict.of, verdict.about) == ("disagreement", "attribution", "why the dam broke")
    sides = [{cited.evidence for cited in side.cited} for side in verdict.sides]
    assert sorted(map(sorted, sides)) == [[0, 2], [1]]


def test_whose_doing_it_was_is_a_matter_of_credit_also_where_only_reading_finds_it() -> None:
    envoys = ("The truce is the work of the envoys of Velmar, said Ann Lee.", "the envoys of Velmar", DAY)
    elders = ("It was the elders who stopped the war, the union said.", "the elders", DAY)
    found = read("Whose doing was the truce?", Opposes("elders"), envoys, elders)
    assert [(v.kind, v.of) for v in found if v.kind == "disagreement"] == [("disagreement", "attribution")]


def test_one_speaker_under_two_names_is_named_once() -> None:
    builder = ("The builder, Tarn Mills, blamed the rain, and the dam met every rule.", "the rain", DAY)
    again = ("Tarn Mills said that the rain had been too much for the dam.", "the rain", DAY)
    found = read(WHY, Opposes("cracks"), builder, again, CRACKS)
    (verdict,) = [v for v in found if v.kind == "disagreement"]
    assert sorted(len(side.speakers) for side in verdict.sides) == [1, 1]


def test_what_one_speaker_says_twice_is_never_held_against_itself() -> None:
    opposes = Opposes("nine million")
    assert not [v for v in read(WHY, opposes, WEATHER, COST) if v.kind == "disagreement"]
    assert not opposes.asked


def test_who_denies_something_is_no_voice_of_its_own_beside_what_he_says() -> None:
    opposes = Opposes("denied")
    said = ("Tarn Mills blamed the rain and said that the dam met every rule.", "the rain", DAY)
    denied = ("Tarn Mills, which built the dam, again denied any fault.", "denied any fault", DAY)
    assert not [v for v in read(WHY, opposes, said, denied) if v.kind == "disagreement"]
    assert not opposes.asked


def test_two_figures_that_reckoning_leaves_open_are_read_and_one_figure_told_twice_is_not() -> None:
    dear = ("Marsh lived in a flat of $30 million by the sea, the union says.", "$30 million", DAY)
    dearer = ("The chairman's flat, for which he paid $35 million, was sold on Friday.", "$35 million", DAY)
    again = ("The flat by the sea had cost Marsh $30 million, his sister wrote.", "$30 million", DAY)
    question = "How much was the flat of Marsh worth?"
    opposes = Opposes("$35")
    (verdict,) = (v for v in read(question, opposes, dear, dearer) if v.kind == "disagreement")
    assert (verdict.of, {side.value for side in verdict.sides}) == ("figure", {"$30 million", "$35 million"})
    opposes = Opposes("$35")
    assert not [v for v in read(question, opposes, dear, again) if v.kind == "disagreement"]
    assert not opposes.asked


def test_one_place_told_in_two_ways_is_not_read_against_itself() -> None:
    arena = ("The final will be played at the arena in Velden, the league said.", "the arena in Velden", DAY)
    moved = ("The union moved the final from Crail to Velden on Monday.", "from Crail to Velden", DAY)
    opposes = Opposes("Crail")
    question = "Where will the final be played?"
    assert not [v for v in read(question, opposes, arena, moved) if v.kind == "disagreement"]
    assert not opposes.asked


def test_an_opinion_of_a_price_is_no_other_price() -> None:
    opposes = Opposes("too much")
    price = ("Tarn Mills pays 48 crowns a share for the quarry, the paper says.", "48 crowns", DAY)
    dear = ("Tarn Mills pays too much a share for the quarry, said the analyst Ann Lee.", "too much", DAY)
    found = read("What does Tarn Mills pay per share for the quarry?", opposes, price, dear)
    assert not [v for v in found if v.kind == "disagreement"]
    assert not opposes.asked


def test_who_asks_states_nothing() -> None:
    opposes = Opposes("storm")
    asks = ("Can the storm alone have broken the dam? asked the governor.", "the storm", DAY)
    assert not [v for v in read(WHY, opposes, WEATHER, asks) if v.kind == "disagreement"]
    assert not opposes.asked


def test_two_clock_times_in_one_hour_are_two() -> None:
    early = ("The line says that the alarm went off at 9:20 p.m.", "9:20", DAY)
    late = ("The coast guard says that the alarm went off at 9:52 p.m.", "9:52", DAY)
    found = read("What time did the alarm go off?", Opposes("9:52"), early, late)
    assert [v.kind for v in found] == ["disagreement"]


def test_a_number_in_words_and_another_day_are_other_values() -> None:
    long = ("The campaign says that the lights were off for two hours.", "two hours", DAY)
    short = ("The grid says that the lights were off for 25 minutes.", "25 minutes", DAY)
    found = read("How long were the lights off?", Opposes("two hours"), long, short)
    assert [v.kind for v in found] == ["disagreement"]
    early = ("Ann Lee, a spokeswoman, said an email had been sent to the office on 30 August.", "30 August")
    late = ("Hana Orr said her office was informed on 2 September.", "2 September")
    asked = "On what day did Medivant notify the office?"
    found = read(asked, Opposes("email"), (*early, "2023-09-05"), (*late, "2023-09-05"))
    assert [v.kind for v in found] == ["disagreement"]


def test_nothing_is_disputed_where_no_side_would_be_an_answer() -> None:
    told = tuple(replace(j, probability=0.36) for j in evidence((WEATHER, CRACKS)))
    asked = understand(WHY, parser=parser())
    assert not [v for v in compared(asked, told, {}, None, Opposes("cracks")) if v.kind == "disagreement"]


def test_two_who_say_the_same_thing_do_not_contradict_each_other_by_being_two() -> None:
    one = ("Marsh warned that the dam was full of cracks.", "Marsh", DAY)
    other = ("Brandt of the union warned that the dam would break.", "Brandt", DAY)
    opposes = Opposes("Marsh")
    assert not [v for v in read("Who warned of the dam?", opposes, one, other) if v.kind == "disagreement"]
    assert not opposes.asked


SOLD = ("The plant was sold to Orne Steel, the union says.", "was sold to Orne Steel", DAY)
UNSOLD = ("The owner denied that the plant was sold.", "denied that the plant was sold", DAY)


@pytest.mark.parametrize(("words", "found"), [(("denied",), True), (("no such word",), False)])
def test_a_yes_and_a_no_that_do_not_speak_against_each_other_when_read_are_no_sides(
    words: tuple[str, ...], found: bool
) -> None:
    verdicts = read("Was the plant sold?", Opposes(*words), SOLD, UNSOLD, yes=(0.9, 0.1))
    assert any(v.kind == "disagreement" for v in verdicts) is found


@pytest.mark.parametrize(("yes", "found"), [((0.9, 0.1), True), ((0.9, 0.8), False)])
def test_two_answers_to_a_yes_no_question_are_sides_only_if_one_says_yes_and_the_other_no(
    yes: tuple[float, float], found: bool
) -> None:
    works = ("The plant ran as it should all week, the operator said.", "ran as it should", DAY)
    leaks = ("Neighbours saw yellow smoke over the plant on Monday.", "yellow smoke", DAY)
    verdicts = read("Was the plant safe?", Opposes("smoke"), works, leaks, yes=yes)
    assert any(v.kind == "disagreement" for v in verdicts) is found


@pytest.mark.parametrize(
    ("question", "one", "other"),
    [
        (
            "Which horse won the Larkfield Derby?",
            ("Brave Sonata won the Larkfield Derby by a length.", "Brave Sonata", DAY),
            ("The shot Brave Sonata was clear in the Larkfield Derby.", "Brave Sonata", DAY),
        ),
        (
            "Where is the Harvest Bowl?",
            ("The Harvest Bowl is at Prairie Field in Lincoln.", "Prairie Field", DAY),
            ("The conference brought the Harvest Bowl to Lincoln.", "Lincoln", DAY),
        ),
    ],
)
def test_one_answer_twice_is_no_dispute_whatever_the_reader_says(
    question: str, one: Told, other: Told
) -> None:
    opposes = Opposes("was clear", "brought")
    assert all(v.kind != "disagreement" for v in read(question, opposes, one, other))
    assert not opposes.asked


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("Police said the recorder was found on 25 March. The board says it came out on 2 April.", True),
        # One speaker, no speaker and another paragraph are no reply.
        ("Police said the recorder was found on 25 March. Police said it came out on 2 April.", False),
        ("Police said the recorder was found on 25 March. It came out on 2 April.", False),
        ("Police said the recorder was found on 25 March.\n\nThe board says it came out on 2 April.", False),
    ],
)
def test_what_another_says_right_behind_an_answer_is_held_against_it(told: str, found: bool) -> None:
    sides = [(told, "25 March", DAY), (told, "2 April", DAY)]
    first, second = (next(iter(evidence([side]))) for side in sides)
    judged = (first, replace(second, probability=0.1))
    asked = understand("When was the recorder found?", parser=parser())
    verdicts = compared(asked, judged, {}, None, Opposes("came out"))
    assert any(v.kind == "disagreement" for v in verdicts) is found


@pytest.mark.parametrize(
    ("charge", "found"),
    [
        # What is rejected is another reproach than the one asked about.
        ("The union also complained that the ministry had looked away.", False),
        ("The union complained that the strike ban was not justified.", True),
    ],
)
def test_a_reproach_that_is_rejected_is_the_one_told_before(charge: str, found: bool) -> None:
    text = f"The mayor of Orne called the strike ban legitimate.\n\n{charge} The ministry rejected that reproach."
    told = ((text, "legitimate", DAY), (text, "rejected that reproach", DAY))
    asked, opposes = "Was the strike ban in Orne justified?", Opposes("rejected")
    verdicts = read(asked, opposes, *told, yes=(0.9, 0.3))
    assert any(v.kind == "disagreement" for v in verdicts) is found


def test_two_places_share_no_name_because_both_begin_with_the() -> None:
    arena = ("The arena was where they found the stolen ring of Crail.", "The arena", DAY)
    harbour = ("The harbour of Velden was where they found it, a nurse wrote.", "The harbour", DAY)
    found = read("Where was the stolen ring of Crail found?", Opposes("harbour"), arena, harbour)
    assert [v.kind for v in found] == ["disagreement"]


def test_the_closer_reader_tells_a_reply_from_a_repetition_and_a_yes_from_a_no() -> None:
    reader = BundledReader(CLOSER)
    question = "Did the mine ignore warnings before the collapse?"
    charge = "Miners had complained of cracks in the roof for weeks and were told to go on digging, the union said."
    reply = "Every report that reached us was acted on within a day, the company's spokeswoman said."
    again = "The union says that supervisors brushed aside weeks of complaints about the roof."
    one, other, same, repeated = reader.opposed(
        question, [(charge, reply), (reply, charge), (charge, again), (again, charge)]
    )
    assert (one + other) / 2 > _AGAINST > (same + repeated) / 2
    yes = Context("The regulator found that three written warnings had lain unread for a month.")
    no = Context("No warning of any kind was given before the roof came down, the inquiry found.")
    said, denied = reader.read(question, [yes, no])
    assert said.affirms > 0.5 > denied.affirms


def test_figures_that_agree_are_not_read_against_each_other() -> None:
    opposes = Opposes("broadcaster")
    police = ("Some 4,000 people marched in Torvik, the police said.", "Some 4,000 people", DAY)
    radio = ("The broadcaster put attendance at around 4,000.", "around 4,000", DAY)
    assert not [
        v
        for v in read("How many people marched in Torvik?", opposes, police, radio)
        if v.kind == "disagreement"
    ]
    assert not opposes.asked


def test_who_says_no_stands_on_no_other_side_and_nobody_on_both() -> None:
    neither = (
        (
            "The Harbour Guild neither owns nor controls the depot, its chairman Ivo Tarn said, and it knew more "
            "about the depot of Velden than about that one."
        ),
        "neither owns nor controls",
        DAY,
    )
    charge = (
        "Mara Lind said that the Harbour Guild was in control of the depot.",
        "in control of the depot",
        DAY,
    )
    more = (
        "Nothing leaves the depot without the control of the Harbour Guild, Mara Lind said.",
        "Nothing leaves",
        DAY,
    )
    asked = "Is the Harbour Guild in control of the depot?"
    (verdict,) = read(asked, Opposes("neither"), neither, charge, more, yes=(0.02, 0.95, 0.7))
    sides = [(side.speakers, {cited.evidence for cited in side.cited}) for side in verdict.sides]
    assert sides == [(("its chairman Ivo Tarn",), {0}), (("Mara Lind",), {1})]


@pytest.mark.parametrize(("asked", "found"), [("Was it planned?", False), ("Was the raid justified?", True)])
def test_who_condemns_an_attack_does_not_say_that_there_was_none(asked: str, found: bool) -> None:
    condemned = ("Ann Lee condemned a raid on the harbour of Orne.", "raid on the harbour", DAY)
    told = (
        "Ivo Brandt called the raid on the harbour long planned and right.",
        "long planned and right",
        DAY,
    )
    verdicts = read(asked, Opposes("long planned"), told, condemned, yes=(0.9, 0.1))
    assert any(v.kind == "disagreement" for v in verdicts) is found


def test_what_is_left_open_is_no_yes() -> None:
    pleaded = ("Ivo Tarn pleaded not guilty on Monday.", "not guilty", DAY)
    trial = ("The trial began on Friday to determine whether Ivo Tarn is guilty of fraud.", "guilty", DAY)
    opposes = Opposes("not guilty")
    found = read("Is Ivo Tarn guilty of fraud?", opposes, pleaded, trial, yes=(0.05, 0.9))
    assert not [v for v in found if v.kind == "disagreement"]
    asleep = ("It was as if the guards of Orne had slept, a neighbour wrote.", "slept", DAY)
    broken = ("Thieves broke into the mill of Orne, the police said.", "broke into the mill", DAY)
    found = read(
        "Did thieves break into the mill of Orne?", Opposes("slept"), broken, asleep, yes=(0.95, 0.05)
    )
    assert not [v for v in found if v.kind == "disagreement"]


def test_two_that_hardly_answer_are_no_sides_beside_one_that_surely_does() -> None:
    sure = ("The guild says that it gives the money away.", "gives the money away", DAY)
    books = ("The ledger was not kept, Ann Lee told the court.", "was not kept", DAY)
    purse = ("The guild took the purse away, Ivo Tarn said.", "took the purse", DAY)
    question = "Does the guild give the money away?"
    judged = tuple(evidence((sure, books, purse)))
    asked = understand(question, parser=parser())

    def against(question: str, pairs: Sequence[tuple[str, str]]) -> list[float]:
        assert question
        return [0.95 * ({"ledger", "purse"} <= {*a.split(), *b.split()}) for a, b in pairs]

    for least, sides in ((0.6, 0), (0.9, 2)):
        told = [
            replace(judged[0], affirms=0.9, probability=0.95),
            replace(judged[1], affirms=0.1, probability=least),
            replace(judged[2], affirms=0.9, probability=least),
        ]
        found = compared(asked, told, {}, None, against)
        assert sum(len(v.sides) for v in found if v.kind == "disagreement") == sides


def test_what_gives_no_reason_is_no_rival_of_one_that_does() -> None:
    told = (
        "The harbour master told the sailors to leave, who were likely to be let stay, the mayor said.",
        "to leave",
        DAY,
    )
    assert not any(v.kind == "disagreement" for v in read(WHY, Opposes("rain"), WEATHER, told))
    assert any(v.kind == "disagreement" for v in read(WHY, Opposes("rain"), WEATHER, CRACKS))


def test_whoever_speaks_for_a_side_is_on_no_other() -> None:
    army = ("The army said that it was a new mine. It was asked twice.", "a new mine", DAY)
    own = ("The army gave reasons. “There was no rust,” said its spokesman, Ivo Moe.", "no rust", DAY)
    old = ("The mine was an old one, said Una Dell of the clearing centre.", "an old one", DAY)
    found = read("Was the mine new?", Opposes("old", "rust"), army, own, old, yes=(0.9, 0.3, 0.1))
    for verdict in found:
        sides = [set(side.speakers) for side in verdict.sides]
        assert all(not ({"The army"} & s and any("Dell" in x for x in s)) for s in sides)


def test_that_is_untrue_says_so_of_the_sentence_before_it_and_of_no_other() -> None:
    deal = ("The pact was made by Orne alone, the mayor said.", "Orne alone", DAY)
    denial = ("She was not shown the text. That is untrue, according to Ivo Lind.", "That is untrue", DAY)
    asked = "Who brought about the pact?"
    assert not any(v.kind == "disagreement" for v in read(asked, Opposes("untrue"), deal, denial))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Why did the guild close the mill?", True),
        # Of what somebody says herself nobody else says otherwise.
        ("Why did the guild close the mill, by its own account?", False),
    ],
)
def test_nobody_speaks_against_one_s_own_account(asked: str, found: bool) -> None:
    told = (
        ("The guild said it closed the mill because Orne had cut the water.", "Orne had cut the water", DAY),
        ("Orne said the mill was closed because the guild wanted the dam.", "the guild wanted the dam", DAY),
    )
    verdicts = read(asked, Opposes("wanted the dam"), *told)
    assert any(v.kind == "disagreement" for v in verdicts) is found


@pytest.mark.parametrize(
    ("begins", "found"), [("However, no such agreement has", True), ("On Friday no such ship had", False)]
)
def test_no_such_thing_denies_what_stands_right_before(begins: str, found: bool) -> None:
    text = f"Ada Lind said that Orne and Velm consider the river option. {begins} been announced, Velm said."
    (item,) = annotated([Article("a", text)], parser())
    first, second = item.sentences
    judged = (
        Judged(Evidence(item.article, first, None, 1.0, 1.0), 0.98, Span(45, 58), affirms=0.9),
        Judged(
            Evidence(item.article, second, first, 1.0, 1.0),
            0.98,
            Span(second.start, second.end - 12),
            affirms=0.05,
        ),
    )
    asked = understand("Were Orne and Velm heading for the river option?", parser=parser())
    verdicts = compared(asked, judged, {}, None, Opposes("no such"))
    assert any(v.kind == "disagreement" for v in verdicts) is found


def test_a_sentence_that_plainly_says_no_in_other_words_stands_on_that_side() -> None:
    yes = ("Ada Moe said that planes had bombed the town of Salas.", "bombed the town", DAY)
    no = ("Ivo Lind denied that planes had bombed Salas.", "denied", DAY)
    other = ("Not one aircraft flew that day over Salas, Hugo Roe said.", "Not one aircraft flew", DAY)
    found = read("Did planes bomb Salas?", Opposes("Ada"), yes, no, other, yes=(0.95, 0.05, 0.03))
    (verdict,) = [v for v in found if v.kind == "disagreement"]
    sides = sorted(sorted({c.evidence for c in side.cited}) for side in verdict.sides)
    assert sides == [[0], [1, 2]]


def test_what_was_done_to_another_town_takes_no_side_beside_the_asked_one() -> None:
    yes = ("Ada Moe said that the guards had taken Oslo.", "had taken Oslo", DAY)
    away = ("Hugo Roe said that the guards had taken Bergen.", "had taken Bergen", DAY)
    no = ("The guards had not taken Oslo, Ivo Lind said.", "had not taken Oslo", DAY)
    found = read("Did the guards take Oslo?", Opposes("not"), yes, away, no, yes=(0.95, 0.9, 0.05))
    (verdict,) = [v for v in found if v.kind == "disagreement"]
    sides = sorted(sorted({c.evidence for c in side.cited}) for side in verdict.sides)
    assert sides == [[0], [2]]


def test_a_day_that_a_surer_answer_gives_is_not_held_against_a_day_of_something_else() -> None:
    surest = ("President Moe ordered a halt to the raids on 12 May.", "12 May", DAY)
    same = ("General Lind said the guards stopped where they stood on 12 May.", "12 May", DAY)
    left = ("Minister Roe told reporters that the last tents were gone on 22 May.", "22 May", DAY)
    judged = tuple(evidence((surest, same, left)))
    judged = tuple(replace(j, probability=p) for j, p in zip(judged, (0.95, 0.8, 0.7), strict=True))

    def opposes(question: str, pairs: Sequence[tuple[str, str]]) -> list[float]:
        assert question
        return [0.9 if "tents" in a + b and "Lind" in a + b else 0.1 for a, b in pairs]

    asked = understand("On which day did Moe halt the raids?", parser=parser())
    assert not [v for v in compared(asked, judged, {}, None, opposes) if v.kind == "disagreement"]


def test_a_truce_named_for_one_town_may_be_broken_in_another() -> None:
    told = "The guards had opened fire in Hamburg, Ada Moe said."
    (judged,) = evidence([(told, "opened fire", DAY)])
    pact = understand("Did the guards break the Jeddah truce?", parser=parser())
    town = understand("Did the guards open fire in Oslo?", parser=parser())
    assert not names_another_place(pact, judged)
    assert names_another_place(town, judged)


def test_who_names_less_of_the_asked_takes_no_side() -> None:
    yes = ("Ada Moe said that planes had bombed Salas in May.", "bombed Salas", DAY)
    no = ("Ivo Lind denied that planes had bombed Salas.", "denied", DAY)
    other = ("Not one aircraft flew over Bergen that day, Hugo Roe said.", "Not one aircraft flew", DAY)
    found = read("Did planes bomb Salas?", Opposes("Ada"), yes, no, other, yes=(0.95, 0.05, 0.03))
    (verdict,) = [v for v in found if v.kind == "disagreement"]
    sides = sorted(sorted({c.evidence for c in side.cited}) for side in verdict.sides)
    assert sides == [[0], [1]]
