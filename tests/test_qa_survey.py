"""All disagreements without a question: what stands against what, and the many pairs that do not."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from index.article import Article
from index.corpus import Corpus
from index.errors import BadInputError
from index.grammar import SpacyParser
from index.search import Filters
from qa.survey import Survey, survey
from tests.fakes import FakeEmbedder

pytestmark = pytest.mark.models

# (text, day of printing)
Told = tuple[str, str]
Find = Callable[..., Survey]

QUAKE = "Lira, the capital of Ostrava, was shaken at dawn. "
DENIAL = (
    "The Norvane mine\n\nThe ministry in Tessaly rejected the miners' claims that the Norvane shaft was unsafe.",
    "2031-05-02",
)


@pytest.fixture(scope="module")
def parser() -> SpacyParser:
    return SpacyParser()


@pytest.fixture
def find(tmp_path: Path, parser: SpacyParser) -> Find:
    """Indexes the texts, each of an outlet of its own, and surveys them."""
    corpus = Corpus.open(tmp_path / "made.index", embedder=FakeEmbedder(), parser=parser, create=True)

    def found(
        *told: Told, about: str = "", filters: Filters | None = None, new: Sequence[str] = ()
    ) -> Survey:
        corpus.add(articles(told))
        return survey(corpus, filters or Filters(), about, new)

    return found


def articles(told: Sequence[Told], first: int = 0) -> list[Article]:
    return [
        Article(f"a{n}", text, text.split("\n")[0], f"Outlet {n}", published=date.fromisoformat(day))
        for n, (text, day) in enumerate(told, first)
    ]


def sides(found: Survey, row: int = 0) -> list[tuple[str, tuple[str, ...]]]:
    return [(p.value, p.speakers) for p in found.rows[row].disagreement.positions]


@pytest.mark.parametrize(
    ("behind", "found_it"),
    [
        (
            (
                "The information was also spread by the agency Tessal, although, according to the minister of Ostrava, "
                "it is not true and fighting goes on."
            ),
            True,
        ),
        ("It rained in Lira, although, according to the minister of Ostrava, it is not true.", False),
    ],
)
def test_information_that_is_not_true_is_what_was_told_above(find: Find, behind: str, found_it: bool) -> None:
    told = (
        "The war\n\nThe president of Velm, Ivo Brandt, said on Sunday that the army had taken the key city of Mirash. "
        f"It is the second largest city of the region.\n\n{behind}"
    )
    rows = find((told, "2031-05-02")).rows
    assert [bool("Mirash" in row.disagreement.about) for row in rows] == [True] * found_it


def test_what_is_not_true_is_not_just_anything_that_was_told_above(find: Find) -> None:
    told = (
        "The war\n\nThe radio claims that Brenn and Ostrava have agreed to share the water of the lake. On Sunday the "
        "key town of Mirash fell, a broadcast had it.\n\nThe information was also spread by the agency Tessal, "
        "although, according to the minister of Ostrava, it is not true and fighting in this town goes on."
    )
    assert not any("water" in row.disagreement.about for row in find((told, "2031-05-02")).rows)


@pytest.mark.parametrize(
    "reply",
    [
        "The ministry says it never received such a request.",
        "The ministry says that it had not been given any such request.",
    ],
)
def test_no_such_thing_is_denied_in_any_words(find: Find, reply: str) -> None:
    told = f"The storm\n\nMarta Quell said that the pilots had requested a closing of the harbour. {reply}"
    assert [who for _, who in sides(find((told, "2031-05-02")))] == [("Marta Quell",), ("The ministry",)]


def test_claims_that_somebody_rejects_are_a_dispute_with_both_sides_in_one_sentence(find: Find) -> None:
    found = find(DENIAL)
    (row,) = found.rows
    assert row.disagreement.kind == "fact"
    assert row.disagreement.about == "whether the Norvane shaft was unsafe"
    assert row.question == "Is it true that the Norvane shaft was unsafe?"
    assert [speakers for _, speakers in sides(found)] == [("the miners",), ("The ministry in Tessaly",)]
    for quote in found.quotes:
        assert quote.text == quote.article.text[quote.start : quote.end]


@pytest.mark.parametrize(
    ("said", "about"),
    [
        (
            'Ann Lee, the governor, disputed it. "My own people have counted 68 dead in the morgue of Orne," she said.',
            "the claim “My own people have counted 68 dead in the morgue of Orne”",
        ),
        (
            "The governor of Brenn, Ann Lee, counted 68 dead in the morgues of Tessaly and Orne.",
            "the claim of 68 dead in the morgues of Tessaly and Orne",
        ),
    ],
)
def test_what_is_no_clause_of_its_own_is_a_claim_and_is_not_asked(find: Find, said: str, about: str) -> None:
    found = find((f"Toll rises\n\n{said} Rafael Ilk rejected that.", "2031-05-02"))
    (row,) = found.rows
    assert row.disagreement.about == about
    assert row.question == ""
    assert row.disagreement.positions[1].value == "Rafael Ilk rejected that"


def test_a_reply_disputes_what_was_said_before_it(find: Find) -> None:
    found = find(
        (
            "Talks\n\nMarta Quell said that the port of Brenn hid its losses. The port authority denied this.",
            "2031-05-02",
        )
    )
    (affirming, denying) = [speakers for _, speakers in sides(found)]
    assert affirming[0].startswith("Marta Quell")
    assert denying == ("The port authority",)


@pytest.mark.parametrize(
    "reply",
    [
        "It is a lie, the port authority said.",
        "The port authority rebutted the claim.",
        "The port authority disputes this.",
    ],
)
def test_any_word_of_denial_is_looked_for(find: Find, reply: str) -> None:
    found = find((f"Talks\n\nMarta Quell said that the port of Brenn hid its losses. {reply}", "2031-05-02"))
    assert [speakers for _, speakers in sides(found)][1] in (("the port authority",), ("The port authority",))


def test_one_speaker_in_two_articles_is_one_voice_of_one_dispute(find: Find) -> None:
    found = find(
        DENIAL,
        (
            "March\n\nAgain the ministry in Tessaly rejected the miners' claims that the Norvane shaft was unsafe.",
            "2031-05-03",
        ),
    )
    (row,) = found.rows
    assert [p.voices for p in row.disagreement.positions] == [1, 1]
    assert found.outlets(row.disagreement.positions[1]) == ("Outlet 0", "Outlet 1")


@pytest.mark.parametrize(
    "text",
    [
        "The council rejected any suggestion that the Norvane shaft was unsafe.",
        "The council did not deny claims that the Norvane shaft was unsafe.",
        "The council may reject the miners' claims that the Norvane shaft was unsafe.",
        "The council rejected the miners' offer of a truce at the Norvane shaft.",
        "Initial reports that the Norvane shaft had collapsed were later refuted by the police.",
    ],
)
def test_what_only_looks_like_a_denial_is_none(find: Find, text: str) -> None:
    assert find((f"Mine\n\n{text}", "2031-05-02")).rows == ()


def test_two_speakers_with_two_counts_of_one_crowd(find: Find) -> None:
    found = find(
        (
            "March in Lira\n\nThe police estimated the crowd at 9,000. The organisers spoke of 40,000.",
            "2031-05-02",
        ),
    )
    (row,) = found.rows
    assert row.disagreement.kind == "figure"
    assert row.disagreement.about == "the crowd"
    assert row.disagreement.range == (9000, 40000)
    assert sides(found) == [("9,000", ("The police",)), ("40,000", ("The organisers",))]


@pytest.mark.parametrize(
    ("told", "values"),
    [
        (
            "The organisers said 9,000 people had come; the police spoke of 2,500.",
            [("9,000 people", ("The organisers",)), ("2,500", ("the police",))],
        ),
        (
            "The union said 700 of the yard's 900 welders had walked out. The yard put the number at 310.",
            [("700", ("The union",)), ("310", ("The yard",))],
        ),
        (
            "According to the guild, a weaver earns 1,900 crowns a month. The mill says it is 2,600.",
            [("1,900 crowns", ("the guild",)), ("2,600", ("The mill",))],
        ),
        (
            (
                "The director said that 31 guests had been in the hotel. The fire brigade said it had been told of 44, "
                "and that it had looked for 13 people who were not there."
            ),
            [("31 guests", ("The director",)), ("44", ("The fire brigade",))],
        ),
        (
            "The harbour office said 30 boats were at sea. The chamber gave the number as 18.",
            [("30 boats", ("The harbour office",)), ("18", ("The chamber",))],
        ),
    ],
)
def test_what_two_speakers_count_side_by_side(
    find: Find, told: str, values: list[tuple[str, tuple[str, ...]]]
) -> None:
    found = find((f"Dispute in Lira\n\n{told}", "2031-05-02"))
    assert len(found.rows) == 1
    assert sides(found) == values


@pytest.mark.parametrize(
    "told",
    [
        # a day and a year, a total and what each gets
        "The mine sold 400 tonnes a day, the firm said. The union spoke of 90,000.",
        # how many came and how many are thought to have died
        (
            "More than 45,000 people crossed the river, the agency said. Thousands of people are believed to have "
            "died, the guild said."
        ),
        # a part of what the other counts
        "The ministry said 80 people were hurt. The hospital said that 12 of them were children.",
    ],
)
def test_two_speakers_side_by_side_may_count_two_things(find: Find, told: str) -> None:
    assert find((f"Dispute in Lira\n\n{told}", "2031-05-02")).rows == ()


def test_a_bare_figure_stands_against_the_one_that_it_can_be_held_against(find: Find) -> None:
    found = find(
        (
            (
                "Strike in Lira\n\nThe company said the strike had cost 74 million crowns, three times as much as "
                "the last one. The union spoke of 35 million."
            ),
            "2031-05-02",
        )
    )
    assert sides(found) == [("74 million crowns", ("The company",)), ("35 million", ("The union",))]


def test_hundreds_have_no_end_that_anybody_wrote(find: Find) -> None:
    found = find(
        ("Floods in Ostrava\n\nThe Lira flood of 2019 killed 310 people in Ostrava.", "2031-05-02"),
        ("Ostrava remembers\n\nIn Ostrava the Lira flood of 2019 killed thousands of people.", "2031-05-03"),
    )
    (row,) = found.rows
    assert row.disagreement.range is None


def test_two_outlets_with_two_tolls_of_one_dated_event(find: Find) -> None:
    found = find(
        ("Floods in Ostrava\n\nThe Lira flood of 2019 killed 310 people in Ostrava.", "2031-05-02"),
        ("Ostrava remembers\n\nIn Ostrava the Lira flood of 2019 killed 190 people.", "2031-05-03"),
    )
    (row,) = found.rows
    assert {value for value, _ in sides(found)} == {"310 people", "190 people"}
    assert row.disagreement.range == (190, 310)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a toll that rises from one day to the next
        (("Quake in Lira\n\nThe Lira quake has killed 31 people in Ostrava.", "2031-05-02"),
         ("Quake in Lira\n\nThe Lira quake has killed 58 people in Ostrava.", "2031-05-04")),
        # two events
        (("Floods in Ostrava\n\nThe Lira flood of 2019 killed 310 people.", "2031-05-02"),
         ("Floods in Ostrava\n\nThe Lira flood of 2004 killed 190 people.", "2031-05-02")),
        # a hedge that holds both
        (("Floods in Ostrava\n\nThe Lira flood of 2019 killed at least 190 people.", "2031-05-02"),
         ("Floods in Ostrava\n\nThe Lira flood of 2019 killed 310 people.", "2031-05-02")),
        # one figure rounded
        (("Floods in Ostrava\n\nThe Lira flood of 2019 killed 2,987 people.", "2031-05-02"),
         ("Floods in Ostrava\n\nThe Lira flood of 2019 killed 3,000 people.", "2031-05-02")),
        # two places
        (("Floods in Ostrava\n\nThe flood of 2019 killed 310 people in Lira.", "2031-05-02"),
         ("Floods in Ostrava\n\nThe flood of 2019 killed 190 people in Vennholm.", "2031-05-02")),
        # how far away it lies, and how far away it was heard
        ((("Blast in Lira\n\nSund lies about 90 km away across the sea, the Velm agency notes; the Lira Institute says "
          "the blast was heard 140 km away on the island."), "2031-05-02"),
         ("Blast in Lira\n\nThe harbour of Lira burned.", "2031-05-02")),
        # what was asked for and what was offered
        (("Strike in Lira\n\nThe union demands 9 percent for the dockers. The port offers 4 percent.", "2031-05-02"),
         ("Strike in Lira\n\nThe Lira dockers went home.", "2031-05-02")),
    ],
)  # fmt: skip
def test_figures_that_can_all_be_true_are_no_disagreement(find: Find, one: Told, other: Told) -> None:
    assert find(one, other).rows == ()


def test_sentences_that_are_alike_but_for_a_place_or_a_day(find: Find) -> None:
    found = find(
        ("Summit\n\nThe leaders of France and Spain met in Vienna on Monday after long talks.", "2031-05-06"),
        ("Treaty\n\nThe leaders of France and Spain met in Geneva on Monday after long talks.", "2031-05-06"),
    )  # fmt: skip
    assert [row.disagreement.kind for row in found.rows] == ["place"]
    assert {value for value, _ in sides(found)} == {"Vienna", "Geneva"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The great fire in Vienna destroyed the old theatre of Emil Brandt.", "Vienna Geneva"),
        ("The race of 2019 was won by Emil Brandt after a long duel with Ana Ruiz.", "2019 2021"),
        ("Emil Brandt said that the new bridge in Geneva would open late.", "Brandt Ruiz"),
    ],
)
def test_what_tells_one_event_or_speaker_from_another_is_no_disagreement(
    find: Find, one: str, other: str
) -> None:
    old, new = other.split()
    told = [(f"News\n\n{text}", "2031-05-06") for text in (one, one.replace(old, new))]
    assert find(*told).rows == ()


def test_a_sentence_that_names_nothing_is_held_against_none_of_another_topic(find: Find) -> None:
    found = find(
        ("Ashby is a village in Marlow County.\n\nThe population was 2,764 at the census of the county.", "2031-05-06"),
        ("Brent is a town in Dorrin County.\n\nThe population was 812 at the census of the county.", "2031-05-06"),
    )  # fmt: skip
    assert found.rows == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Deaths: six by the account of the port, nine by that of the doctors.", ("six", "nine")),
        ("More than 450 were hurt according to the port; the doctors say 900.", ("450", "900")),
        ("Ann Lee of the Otters scored four goals, and Ivo Brandt has five.", ()),
        (
            "The judge said that six people had died, two of them on Monday. The harbour office lists nine.",
            ("six people", "nine"),
        ),
        ("Many drowned, two of them on Monday and three of them on Friday, the port said.", ()),
        ("The port says that four ships sank in May; the doctors say five did in June.", ()),
    ],
)
def test_two_who_count_in_one_sentence_are_two_sides(find: Find, text: str, values: tuple[str, ...]) -> None:
    found = find((f"The fire\n\nIt burned until dawn. {text}", "2031-05-02"))
    assert [value for row in range(len(found.rows)) for value, _ in sides(found, row)] == list(values)


def test_parties_that_blame_each_other(find: Find) -> None:
    found = find(
        ("Border\n\nKenya and Somalia blamed each other for the shelling of the port.", "2031-05-02")
    )
    (row,) = found.rows
    assert row.disagreement.kind == "attribution"
    assert sides(found) == [("Somalia", ("Kenya",)), ("Kenya", ("Somalia",))]
    assert "for the shelling of the port" in row.disagreement.about


def test_sides_that_blame_each_other_without_a_name(find: Find) -> None:
    text = (
        "Kenya and Somalia fought again.\n\nEach side blames the other for the new, week-old war of the port."
    )
    found = find((f"Border\n\n{text}", "2031-05-02"))
    assert (
        "whether Somalia or Kenya is to blame (for the new, week-old war of the port)"
        in found.rows[0].disagreement.about
    )
    assert sides(found) == [("Somalia", ("Kenya",)), ("Kenya", ("Somalia",))]


def test_who_blame_each_other_in_clauses_of_their_own_are_quoted_with_these(find: Find) -> None:
    text = (
        "Border\n\nKenya and Somalia blamed each other for the shooting, with Kenyan officials accusing Mogadishu of "
        "a raid and Somali officials claiming their army was responding to Kenyan shells."
    )
    found = find((text, "2031-05-02"))
    assert "whether Somalia or Kenya is to blame" in found.rows[0].disagreement.about
    assert sides(found) == [
        ("accusing Mogadishu of a raid", ("Kenyan officials",)),
        ("their army was responding to Kenyan shells", ("Somali officials",)),
    ]


def test_filters_and_words_keep_what_was_asked_for(find: Find) -> None:
    march = (
        "March in Lira\n\nThe police estimated the crowd at 9,000. The organisers spoke of 40,000.",
        "2031-06-02",
    )
    assert len(find(DENIAL, march).rows) == 2
    assert [r.disagreement.kind for r in find(DENIAL, march, about="the miners").rows] == ["fact"]
    assert find(DENIAL, march, about="elephants").rows == ()
    for nothing in ("?!", "the", " "):
        with pytest.raises(BadInputError, match="no word"):
            find(DENIAL, march, about=nothing)
    june = Filters(published_from=date(2031, 6, 1))
    assert [r.disagreement.kind for r in find(DENIAL, march, filters=june).rows] == ["figure"]


def test_new_articles_are_held_against_the_old_ones_and_nothing_else(
    tmp_path: Path, parser: SpacyParser
) -> None:
    corpus = Corpus.open(tmp_path / "made.index", embedder=FakeEmbedder(), parser=parser, create=True)
    old = ("Floods in Ostrava\n\nThe Lira flood of 2019 killed 310 people in Ostrava.", "2031-05-02")
    corpus.add(articles((DENIAL, old)))
    corpus.add(
        articles(
            [("Ostrava remembers\n\nIn Ostrava the Lira flood of 2019 killed 190 people.", "2031-05-03")], 2
        )
    )
    found = survey(corpus, new=("a2",))
    assert [row.disagreement.kind for row in found.rows] == ["figure"]
    assert len(survey(corpus).rows) == 2


def test_the_survey_as_json_counts_its_quotes(find: Find) -> None:
    made = find(DENIAL).to_dict()
    (shown,) = made["disagreements"]  # type: ignore[misc]
    quotes = made["quotes"]
    for position in shown["positions"]:
        assert position["outlets"] == ["Outlet 0"]
        assert all(quotes[n]["text"] for n in position["quotes"])  # type: ignore[index]
    assert shown["question"] == "Is it true that the Norvane shaft was unsafe?"
    assert "range" not in shown


def test_no_such_attack_is_what_another_told_just_before(find: Find) -> None:
    text = (
        "The night\n\nThe governor said that two chapels in Lira were hit.\n\n"
        "Colonel Ada Moe said that Velm had sent 300 drones against 36 towns. "
        "Velm's minister Ivo Lind said there was no such attack."
    )
    (row,) = find((text, "2031-05-02")).rows
    assert "drones" in row.disagreement.about
