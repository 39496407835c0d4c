import pytest

from index.article import Article, Span
from index.copies import find_copies, signature

SENTENCES = [
    f"The {place} of Norland said on Monday that {what} would be rebuilt by the {who} before winter comes."
    for place, what, who in zip(
        [
            "council",
            "court",
            "harbour",
            "ministry",
            "province",
            "chamber",
            "guild",
            "bank",
            "college",
            "parish",
            "union",
            "fleet",
        ],
        [
            "bridge",
            "mill",
            "quay",
            "road",
            "dam",
            "market",
            "school",
            "tower",
            "canal",
            "station",
            "theatre",
            "library",
        ],
        [
            "army",
            "owners",
            "sailors",
            "farmers",
            "engineers",
            "masons",
            "pupils",
            "lenders",
            "students",
            "monks",
            "miners",
            "fishers",
        ],
        strict=True,
    )
]
STORY = " ".join(SENTENCES)
OTHER = " ".join(
    f"Witnesses in {place} told how the {thing} began to sway and people ran to higher ground."
    for place, thing in zip(
        ["Velm", "Orl", "Tessen", "Brack", "Ulm", "Dorn", "Haver", "Lisk", "Marn", "Pelt", "Quend", "Rost"],
        [
            "bridge",
            "mill",
            "quay",
            "road",
            "dam",
            "market",
            "school",
            "tower",
            "canal",
            "station",
            "theatre",
            "library",
        ],
        strict=True,
    )
)


def signed(*texts: str) -> list[tuple[str, bytes]]:
    return [(f"a{n}", signature(Article(f"a{n}", text))) for n, text in enumerate(texts)]


def test_a_syndicated_copy_is_found_whatever_surrounds_it() -> None:
    text = f"Share this\n\n{STORY}"
    framed = Article("b", text, boilerplate=(Span(0, 10),))
    assert find_copies([("b", signature(framed))], signed(STORY)) == {"b": "a0"}


def test_light_editing_and_cutting_leave_a_copy() -> None:
    edited = STORY.replace("would be rebuilt by the pupils", "is to be rebuilt by the pupils")
    cut = " ".join(SENTENCES[:8])
    assert find_copies(signed(STORY, cut), []) == {"a1": "a0"}
    long = f"{STORY} {OTHER}"
    assert find_copies(
        signed(long, long.replace("before winter comes", "before the winter comes", 1)), []
    ) == {"a1": "a0"}
    assert find_copies(signed(STORY, edited), []) == {}


def test_another_report_of_the_event_is_no_copy() -> None:
    assert find_copies(signed(STORY, OTHER), []) == {}


@pytest.mark.parametrize(
    ("old", "new"),
    [("Monday", "Friday"), ("would be", "would not be"), ("bridge", "gallery"), ("The mill", "The 12 mills")],
)
def test_a_changed_fact_makes_a_rival_and_no_copy(old: str, new: str) -> None:
    text = f"The mill is old. {STORY}"
    assert (
        find_copies(
            signed(text, text.replace(old, new, 1).replace("Monday", new if old == "Monday" else "Monday")),
            [],
        )
        == {}
    )


def test_short_texts_are_copies_only_when_the_same() -> None:
    brief = "Nine people were taken from the river at Velm on Monday after a ferry ran aground."
    assert find_copies(signed(brief, brief.upper(), brief.replace("Nine", "Ten")), []) == {"a1": "a0"}


def test_the_earliest_wins_and_copies_of_copies_name_it() -> None:
    one, two, three = signed(STORY, STORY + " ", STORY + "\n")
    assert find_copies([one, two, three], []) == {"a1": "a0", "a2": "a0"}
    assert find_copies([one, three], [two]) == {"a0": "a1", "a2": "a1"}
    assert find_copies([one], [one, two]) == {}


def test_signatures_are_stable_and_checked() -> None:
    assert signature(Article("x", STORY)) == signature(Article("y", STORY, title="T"))
    assert len(signature(Article("x", STORY))) < 3_000
    assert find_copies(signed("", ""), []) == {}
    with pytest.raises(ValueError, match="signature"):
        find_copies([("a", b"junk")], [])
