"""The numbers that a sentence states, on invented news."""

from functools import lru_cache

import pytest

from index.article import Article
from index.figures import Figure, figures
from index.grammar import SpacyParser, parsed
from index.tree import Tree

pytestmark = pytest.mark.models

# text; then (low, high, counted) of every figure, in order
FIGURES: tuple[tuple[str, tuple[tuple[float, float | None, str], ...]], ...] = (
    ("At least 14 people were hurt when the ferry sank.", ((14, None, "person"),)),
    (
        "Of the dead, 13 were miners, while the club puts guests at 27.",
        ((13, 13, "miner"), (27, 27, "guest")),
    ),
    ("The club speaks of “several hundred” Kenyan guests.", ((300, 900, "guest"),)),
    ("More than 1,300 voters signed the petition.", ((1300, None, "voter"),)),
    ("The firm employs nearly 2,000 people.", ((1800, 2000, "person"),)),
    ("About 50 pickets stood at the gate.", ((45, 55, "picket"),)),
    ("Up to 400 dockers may be laid off.", ((0, 400, "docker"),)),
    ("Fewer than 30 shops reopened.", ((0, 30, "shop"),)),
    ("The index fell 678 points or more than 7 percent.", ((678, 678, "point"), (7, None, "percent"))),
    ("The number of shops has gone up to 26.", ((26, 26, ""),)),
    ("The bank lost $2.4 billion in the third quarter.", ((2.4e9, 2.4e9, "USD"),)),
    ("The club paid £3.5m for the striker.", ((3.5e6, 3.5e6, "GBP"),)),
    ("The rescue will cost 20 million euros.", ((2e7, 2e7, "EUR"),)),
    ("Turnout fell to 54.5%.", ((54.5, 54.5, "percent"),)),
    ("The union wants 8 percent, but was offered 3 per cent.", ((8, 8, "percent"), (3, 3, "percent"))),
    ("The fire burned 12 square kilometres of heath.", ((12, 12, "km²"),)),
    ("Twenty-three miners were trapped.", ((23, 23, "miner"),)),
    ("Norland topped the table with 16 golds.", ((16, 16, "medal"),)),
    ("Three hundred and five delegates voted.", ((305, 305, "delegate"),)),
    ("A dozen cars were crushed.", ((12, 12, "car"),)),
    ("Half a million viewers watched the final.", ((500_000, 500_000, "viewer"),)),
    ("Hundreds of fans ran onto the pitch.", ((200, 999, "fan"),)),
    ("Thousands of tents were sent to the valley.", ((2000, 9999, "tent"),)),
    ("Tens of thousands of residents left the coast.", ((20_000, 99_999, "resident"),)),
    ("Dozens of flights were cancelled.", ((24, 99, "flight"),)),
    ("Several hundred guards walked out.", ((300, 900, "guard"),)),
    ("Between 300 and 400 strikers marched.", ((300, 400, "striker"),)),
    ("The maker will cut 15-20% of its staff.", ((15, 20, "percent"),)),
    ("The deal may save 2 to 3 million dollars.", ((2e6, 3e6, "USD"),)),
    ("Output rose by zero to 3 percent.", ((0, 3, "percent"),)),
    ("The rebels spoke of 27 dead and more than 200 injured.", ((27, 27, "person"), (200, None, "person"))),
    ("The hospital counted 50 civilian deaths.", ((50, 50, "person"),)),
    ("Sixty sailors were rescued and 27 drowned.", ((60, 60, "sailor"), (27, 27, "sailor"))),
    ("The quake hit at night, killing thousands.", ((2000, 9999, "person"),)),
    ("The party won 112 of the 200 seats.", ((112, 112, "seat"), (200, 200, "seat"))),
    ("The tunnel cost £3bn.", ((3e9, 3e9, "GBP"),)),
    ("The fine was S$5 million.", ((5e6, 5e6, "SGD"),)),
    ("The fine was $US5 million.", ((5e6, 5e6, "USD"),)),
    ("The tower is worth $US240 million to $US300 million.", ((2.4e8, 3e8, "USD"),)),
    ("The flats cost $A62,500 each.", ((62_500, 62_500, "AUD"),)),
    ("The A30 was shut.", ()),
    ("Nobody was killed by the bombs.", ((0, 0, "person"),)),
    ("The guild had no fatalities there.", ((0, 0, "person"),)),
    ("No one was surprised.", ()),
    ("Orne's army said on 13 May that 11 of its guards had been killed.", ((11, 11, "guard"),)),
    ("The minister put the Peruvian dead at 175.", ((175, 175, "person"),)),
    ("At least 12 may have died in the fire.", ((12, None, "person"),)),
    ("Guards seized 2,000 pounds of copper.", ((2000, 2000, "lb"),)),
    ("He owed 2,000 pounds of debt.", ((2000, 2000, "GBP"),)),
    ("Some 80 trucks and 12 buses were stuck.", ((72, 88, "truck"), (12, 12, "bus"))),
    ("Half million viewers watched.", ((500_000, 500_000, "viewer"),)),
    ("A half dozen pickets were held.", ((6, 6, "picket"),)),
    ("Two and a half million people fled.", ((2.5e6, 2.5e6, "person"),)),
    ("The firm has 3m customers.", ((3e6, 3e6, "customer"),)),
    ("About 1.5m refugees came.", ((1.35e6, 1.65e6, "refugee"),)),
    ("The firm paid £3m.", ((3e6, 3e6, "GBP"),)),
    ("The fence is 3m high.", ((3, 3, "m"),)),
    ("She won the 50m final.", ((50, 50, "m"),)),
    ("The lamb weighed 8 pounds.", ((8, 8, "lb"),)),
    ("He lost 20 pounds in a month.", ((20, 20, "lb"),)),
    ("He lost 500 pounds at the races.", ((500, 500, "GBP"),)),
    ("The fine was 5 million Egyptian pounds.", ((5e6, 5e6, "EGYPTIAN POUND"),)),
    ("A ticket costs 20 Australian dollars.", ((20, 20, "AUD"),)),
    ("A ticket costs 20 American dollars.", ((20, 20, "USD"),)),
    ("Turnout rose from 5 to 7 percent.", ((5, 5, "percent"), (7, 7, "percent"))),
    ("Turnout fell from 7 to 5 percent.", ((7, 7, "percent"), (5, 5, "percent"))),
    ("The toll rose from 12 to 30.", ((12, 12, ""), (30, 30, ""))),
    ("Sales grew from 500 to 2 million euros.", ((500, 500, "EUR"), (2e6, 2e6, "EUR"))),
    ("It stood at 0 to 0 percent.", ((0, 0, "percent"),)),
    ("Sales fell from 5 to 3 million euros.", ((5e6, 5e6, "EUR"), (3e6, 3e6, "EUR"))),
    ("Fares range from 5 to 7 euros.", ((5, 7, "EUR"),)),
)

NO_FIGURES = (
    "The treaty was signed in 1994.",
    "The vote takes place on May 3, 2021.",
    "The doors open at 13:00.",
    "She finished in 3rd place.",
    "Flight 447 landed safely.",
    "Article 5 of the charter was invoked.",
    "The 43-year-old won the six-week trial.",
    "Rovers beat United 3-0.",
    "The strike lasted 12 days.",
    "The 5G network is down.",
    "It was the 20th century's worst storm.",
)


@lru_cache(maxsize=1)
def _parser() -> SpacyParser:
    return SpacyParser()


@lru_cache(maxsize=1)
def _batch() -> dict[str, tuple[Figure, ...]]:
    texts = [text for text, _ in FIGURES] + list(NO_FIGURES)
    return {
        article.text: tuple(f for s in sentences for f in figures(Tree(s.tokens)))
        for article, sentences in parsed([Article(str(n), t) for n, t in enumerate(texts)], _parser())
    }


def _of(text: str) -> tuple[Figure, ...]:
    if text in _batch():
        return _batch()[text]
    ((_, sentences),) = parsed([Article("a", text)], _parser())
    return tuple(f for s in sentences for f in figures(Tree(s.tokens)))


@pytest.mark.parametrize(("text", "wanted"), FIGURES, ids=[text[:40] for text, _ in FIGURES])
def test_range_and_what_is_counted(text: str, wanted: tuple[tuple[float, float | None, str], ...]) -> None:
    assert [(f.low, f.high, f.counted) for f in _of(text)] == list(wanted)


@pytest.mark.parametrize("text", NO_FIGURES)
def test_dates_names_ages_scores_are_no_figures(text: str) -> None:
    assert _of(text) == ()


def test_the_same_fate_has_one_name() -> None:
    fates = [
        _of(text)[0].happened
        for text in (
            "The flood killed 14 farmers.",
            "Fourteen farmers died in the flood.",
            "The flood left 14 farmers dead.",
            "The ministry reported 14 deaths.",
            "In all, 14 were slain.",
        )
    ]
    assert fates == ["kill"] * 5


@pytest.mark.parametrize(
    "text",
    [
        "The singer Anna Roe has died aged 78.",
        "Anna Roe died at the age of 78.",
        "Anna Roe, 78, died on Monday.",
        "She was 78 when she died.",
        "The driver, aged 78, was killed.",
    ],
)
def test_an_age_counts_no_dead(text: str) -> None:
    (age,) = _of(text)
    assert (age.value, age.counted, age.happened) == (78, "year", "")


@pytest.mark.parametrize(
    "text", ["Two brothers, aged 4 and 7, died.", "Anna Roe died aged 78 and 30 others were hurt."]
)
def test_people_beside_an_age_are_counted(text: str) -> None:
    assert [f.counted != "year" for f in _of(text)].count(True) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The war took 4,500 lives.",
        "The flood claimed 4,500 lives.",
        "In all, 4,500 lives were lost.",
        "Some said 4,500 people lost their lives.",
    ],
)
def test_lives_are_people_killed(text: str) -> None:
    (lives,) = _of(text)
    assert (lives.value, lives.counted, lives.happened) == (4500, "person", "kill")


def test_a_million_is_no_part_of_whose_they_are() -> None:
    (figure,) = _of("The firm has 3m loyal customers.")
    assert (figure.side, figure.modifiers) == ("", ("loyal",))


def test_side_and_modifiers() -> None:
    danish, both, own, military = (
        _of(text)[0]
        for text in (
            "Six hundred Danish sailors were lost.",
            "The clashes killed 155 troops on both sides.",
            "She said 105 of her country's nurses were ill.",
            "The army counted 50 military deaths.",
        )
    )
    assert danish.side == "Danish"
    assert both.side == "both sides"
    assert own.side == "her country"
    assert military.modifiers == ("military",)


def test_a_share_says_of_what() -> None:
    assert _of("Five percent of voters spoiled their ballot.")[0].of == "voters"


def test_what_happened_is_the_verb_of_the_thing_counted() -> None:
    text = "Approximately 7,000 residents of 16 villages were evacuated."
    assert _of(text)[0].happened == "evacuate"


def test_known_dates_are_skipped() -> None:
    text = "The club sold 1900 shares."
    ((_, (sentence,)),) = parsed([Article("a", text)], _parser())
    assert figures(Tree(sentence.tokens), [(14, 18)]) == ()


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        # what a count was before
        ("The service lowered the death toll of the fire from 52 to 49.", ["earlier", ""]),
        ("The ministry revised its count down to 49 from 52.", ["", "earlier"]),
        ("The number of dead has risen from five to seven.", ["earlier", ""]),
        ("The toll has been lowered to 49, down from 52.", ["", "earlier"]),
        ("Officials cut the estimate to 3,000 people from 4,500.", ["", "earlier"]),
        ("The crowd grew from about 500 to more than 2,000 people.", ["earlier", ""]),
        ("Turnout was 58 percent, up from 41 percent in 2019.", ["", "earlier"]),
        ("Ticket prices range from 20 to 50 euros.", [""]),
        ("They moved 20 people from 3 villages to 2 camps.", ["", "", ""]),
        ("Guards took 20 rifles from 3 men.", ["", ""]),
        # by how much
        ("Moe won by 47 votes after a recount.", ["difference"]),
        ("Moe had 24,871 votes, a margin of 212.", ["", "difference"]),
        ("A recount has cut Moe's lead over Brandt to 47 votes.", ["difference"]),
        ("Her lead was 47 votes.", ["difference"]),
        ("The toll was reduced by three to 49.", ["difference", ""]),
        ("The death toll rose by 14 to 52 on Friday.", ["difference", ""]),
        ("Fares rose by 2 to 3 euros.", ["difference"]),
        ("Output rose by 5 to 20 percent.", ["difference"]),
        ("The ship carried 402 people, 82 more than allowed.", ["", "difference"]),
        ("The mill cost $739 million — more than twice as much as the yard.", [""]),
        ("The service said that three bodies had been counted twice.", ["difference"]),
        ("The board certified the result by three votes to one.", [""]),
        ("The bridge was raised by 30 volunteers.", [""]),
        ("The reform passed with a majority of 52 percent.", [""]),
        # what is taken back
        ("Correction: an earlier entry said that 45 people had died.", ["withdrawn"]),
        ("*Correction: An earlier version of this article said that 183 ballots were found.", ["withdrawn"]),
        ("An earlier version of this story gave the toll as 45; it is 38.", ["withdrawn", ""]),
        ("This article originally said that 45 homes burned.", ["withdrawn"]),
        ("The report wrongly said that 45 homes burned.", ["withdrawn"]),
        ("It was 83, not 183.", ["", "withdrawn"]),
        ("The story has been corrected to show that 45 people, not 48, were hurt.", ["", "withdrawn"]),
        ("Correction: The coast guard said 38 people died.", [""]),
        ("An earlier version of the bill said that 45 people would be paid.", [""]),
        ("An earlier report by the mission said that 45 people had died.", [""]),
        ("The mayor said earlier that 45 people had died.", [""]),
        ("The original version of the story had 12 chapters.", [""]),
        ("The first edition listed 200 names.", [""]),
        ("The original version gave players 3 lives.", [""]),
        ("The clerks wrongly counted 45 ballots.", ["difference"]),
        ("Prison corrections officers said that 45 men were held.", [""]),
        ("No more than 30 shops opened, not more than 5 of them new.", ["", ""]),
    ],
)
def test_what_is_no_count_of_its_own(text: str, roles: list[str]) -> None:
    assert [f.role for f in _of(text)] == roles


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("The clinics speak of 300 deaths a day.", ["day"]),
        ("Some 40 sailors are dying a month.", ["month"]),
        ("The mine yields 3,000 barrels of oil per day.", ["day"]),
        ("The flu killed 200 people every week.", ["week"]),
        ("Hundreds of people are hurt every month on the ice.", ["month"]),
        ("There were 30 daily flights.", ["day"]),
        ("A daily average of 45 patients were treated.", ["day"]),
        ("The daily toll is 45.", ["day"]),
        ("Cleaners earn $20 an hour.", ["hour"]),
        ("The storm killed 600 people, and 20 a day have died since.", ["", "day"]),
        # when, and what is given
        ("Twelve people died a day after the blast.", [""]),
        ("The bay lost 200 jobs a week ago.", [""]),
        ("The firm gave 500 workers a month to decide.", [""]),
        ("He killed 12 people in a day.", [""]),
        ("The list of 40 villages is updated daily.", [""]),
    ],
)
def test_a_rate_names_its_time(text: str, times: list[str]) -> None:
    assert [f.per for f in _of(text)] == times


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Thirteen villagers, including three nurses, were killed and 50 were hurt.",
            [("villager", "kill", False), ("nurse", "kill", True), ("villager", "wound", False)],
        ),
        (
            "The crash killed 12 people (including two pilots and at least three cooks) and injured 30.",
            [
                ("person", "kill", False),
                ("pilot", "kill", True),
                ("cook", "kill", True),
                ("person", "wound", False),
            ],
        ),
        (
            "The raid wounded 50 villagers, among them three children.",
            [("villager", "wound", False), ("child", "wound", True)],
        ),
        (
            "Police arrested 40 men, 12 of them sailors.",
            [("man", "arrest", False), ("sailor", "arrest", True)],
        ),
        ("The raid killed 12 guards and three cooks.", [("guard", "kill", False), ("cook", "kill", False)]),
    ],
)
def test_a_part_shares_the_fate_of_its_whole_and_lends_no_noun(
    text: str, told: list[tuple[str, str, bool]]
) -> None:
    assert [(f.counted, f.happened, f.part) for f in _of(text)] == told


def test_over_so_many_are_those_to_whom_it_happened() -> None:
    text = "The coast guard said over 600 sailors and 36 cooks have been rescued."
    assert [f.happened for f in _of(text)] == ["rescue", "rescue"]


@pytest.mark.parametrize(
    ("text", "happened"),
    [
        ("Some 43 sailors had been killed or badly hurt.", "harm"),
        ("The blast killed or wounded 70 people.", "harm"),
        ("The raid left 12 people dead or missing.", "harm"),
        ("Nine sailors were killed and three injured.", "kill"),
        ("The blast killed 12 people and wounded 30.", "kill"),
        ("At least 20 people died and were buried there.", "kill"),
    ],
)
def test_whom_two_fates_met_together_are_neither_the_dead_nor_the_hurt(text: str, happened: str) -> None:
    assert _of(text)[0].happened == happened


def test_another_so_many_share_the_fate_of_those_before() -> None:
    text = "The first battle left ten people dead, and a longer one another 18."
    assert [(f.value, f.happened) for f in _of(text)] == [(10, "kill"), (18, "kill")]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("There could not be more than 120,000 people.", 0, 120_000),
        ("There were never more than 400 marchers.", 0, 400),
        ("Not one civilian was killed.", 0, 0),
        ("More than 400 marchers were not counted.", 400, None),
        ("He had never seen it and more than 40 people died.", 40, None),
    ],
)
def test_a_denied_number_is_a_ceiling(text: str, low: float, high: float | None) -> None:
    (figure,) = _of(text)
    assert (figure.low, figure.high) == (low, high)


def test_who_was_executed_was_killed_and_fire_from_a_side_makes_nobody_its_own() -> None:
    (executed,) = _of("At least 131 miners had been executed at Velm.")
    assert executed.happened == "kill"
    (fire,) = _of("Nine miners had been killed in Velm by fire from the Kenyan side.")
    assert fire.side == ""
