"""Names and words compared without any model."""

import pytest

from index.annotate import IndexedSentence, annotated
from index.article import Article, Span
from index.corpus import Evidence
from index.grammar import SpacyParser
from qa.comparing.points import Point, Relation
from qa.comparing.sides import verdicts
from qa.comparing.speakers import folded, same_speaker
from qa.comparing.values import lands, same_name, value_point
from qa.evidence import Judged
from qa.question import understand


def name(text: str) -> frozenset[str]:
    return frozenset(folded(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Edvard Hale", "Hale"),
        ("President Edvard Hale", "Mr Hale"),
        ("José Núñez", "Jose Nunez"),
        ("Lena B. Ortiz", "Lena Ortiz"),
        ("Ortiz Lena", "Lena Ortiz"),
        ("UHR", "United Harbour Republics"),
        ("Kenyan", "Kenya"),
        ("Tilsby, Lorvania", "Lorvania"),
        ("Marcello Ferri", "Marcelo Ferri"),
        ("Bill Veld", "William Veld"),
        ("Ali Veld", "Alina Veld"),
    ],
)
def test_forms_of_one_name_are_the_same(one: str, other: str) -> None:
    assert same_name(name(one), name(other))
    assert same_name(name(other), name(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Edvard Hale", "Edith Hale"),
        ("Nell Quade", "Ivo Brandt"),
        ("Port Lisle", "Port Varn"),
        ("Dorrin", "Vasland"),
    ],
)
def test_other_names_are_others(one: str, other: str) -> None:
    assert not same_name(name(one), name(other))


def test_a_speaker_is_the_same_with_and_without_title_and_first_name() -> None:
    assert same_speaker("President Ana Moor", "Ms Moor")
    assert same_speaker("the police", "Police")
    assert not same_speaker("Ana Moor", "Tom Gray")
    assert not same_speaker(None, "Tom Gray")


def stated(number: int, value: str) -> Point:
    article = Article(f"a{number}", value)
    evidence = Evidence(article, IndexedSentence(0, len(value), 0), None, 1.0, 1.0)
    return Point(number, Judged(evidence, 0.9, Span(0, len(value))), 0, len(value), None, Span(0, len(value)))


def by_number(a: Point, b: Point) -> Relation:
    one, other = a.text, b.text
    if "or" in (*one.split(), *other.split()):
        return "same" if set(one.split()) & set(other.split()) else "apart"
    return "same" if one == other else "rival"


def test_points_that_say_the_same_share_a_side_and_what_fits_both_takes_none() -> None:
    points = [stated(n, v) for n, v in enumerate(["32", "50", "32", "32 or 50"])]
    (verdict,) = verdicts(points, by_number, "how many", "figure", {})
    assert verdict.kind == "disagreement"
    assert sorted((s.value, len(s.cited), s.voices) for s in verdict.sides) == [("32", 2, 2), ("50", 1, 1)]


def test_one_value_from_several_articles_is_an_agreement() -> None:
    (verdict,) = verdicts([stated(0, "32"), stated(1, "32")], by_number, "how many", "figure", {"a1": "a0"})
    assert (verdict.kind, verdict.sides[0].voices) == ("agreement", 1)


def test_one_point_or_none_gives_no_verdict() -> None:
    assert verdicts([], by_number, "", "figure", {}) == ()
    assert verdicts([stated(0, "32")], by_number, "", "figure", {}) == ()


@pytest.mark.models
def test_a_town_is_no_rival_of_a_country_and_nobody_comes_from_anywhere() -> None:
    parser = SpacyParser()
    texts = (
        "The Song Fair took place in Israel.",
        "Tel Aviv will host the Song Fair.",
        "Nobody came from Peru.",
    )
    (item,) = annotated([Article("a", " ".join(texts))], parser)
    points = []
    for sentence, word in zip(item.sentences, ("Israel", "Tel Aviv", "Peru"), strict=True):
        place = item.article.text.index(word)
        judged = Judged(Evidence(item.article, sentence, None, 1.0, 1.0), 0.9, Span(place, place + len(word)))
        points.append(value_point(0, judged))
    assert points[2] is None
    asked = understand("Which country hosted the Song Fair?", parser=parser)
    assert [p.text for p in lands(asked, [p for p in points if p])] == ["Israel"]
