"""Sentences as claims: who claims what, where it stands in the text, denied or not, on invented news."""

from functools import lru_cache

import pytest

from index.article import Article
from index.claims import Claim, claims
from index.grammar import Sentence, SpacyParser, parsed
from index.timeline import Timing
from index.voices import voices

pytestmark = pytest.mark.models

# text; then (speaker or None, the claim's words) of every claim, in order
CLAIMS: tuple[tuple[str, tuple[tuple[str | None, str], ...]], ...] = (
    ("Rovers won the cup on Saturday.", ((None, "Rovers won the cup on Saturday."),)),
    ("The mayor said that the bridge was safe.", (("The mayor", "the bridge was safe"),)),
    (
        "Larsen said 70 workers were dismissed in March, while the company stated 20 had left.",
        (("Larsen", "70 workers were dismissed in March"), ("the company", "20 had left")),
    ),
    (
        "The quake struck at dawn, killing at least 40 people.",
        ((None, "The quake struck at dawn"), (None, "killing at least 40 people")),
    ),
    (
        "The roof fell in, killing at least 12 dockers, according to the union, and wounding many.",
        ((None, "The roof fell in"), ("the union", "killing at least 12 dockers")),
    ),
    (
        "The two firms merged in May, and the new group moved to Zurich.",
        ((None, "The two firms merged in May"), (None, "the new group moved to Zurich")),
    ),
    (
        "The strike began on Monday; the port was closed by noon.",
        ((None, "The strike began on Monday"), (None, "the port was closed by noon")),
    ),
    (
        "Police said 60 shops were looted and 12 cars were burned.",
        (("Police", "60 shops were looted"), ("Police", "12 cars were burned")),
    ),
    (
        "The final drew 45,000 fans, although heavy rain fell all day.",
        ((None, "The final drew 45,000 fans"), (None, "heavy rain fell all day")),
    ),
    (
        "The flood covered the old town, which was rebuilt after the war.",
        ((None, "The flood covered the old town"), (None, "which was rebuilt after the war")),
    ),
    (
        "Norway reported 14 avalanche deaths.",
        (("Norway", "14 avalanche deaths"),),
    ),
    (
        "The union accused the railway of hiding its safety record.",
        (("The union", "the railway of hiding its safety record"),),
    ),
    (
        "The firm praised the plan and announced that two plants would close.",
        ((None, "The firm praised the plan"), ("The firm", "two plants would close")),
    ),
    (
        "The vote was fair, observers said, but the turnout was low.",
        (("observers", "The vote was fair"), (None, "the turnout was low")),
    ),
    (
        "The coach said: “There was no quarrel nor was there any other reason.”",
        (("The coach", "There was no quarrel nor was there any other reason."),),
    ),
    (
        "“We won the match,” said captain Marta Olsen.",
        (("captain Marta Olsen", "We won the match"),),
    ),
)


@lru_cache(maxsize=1)
def _parser() -> SpacyParser:
    return SpacyParser()


def _sentences(text: str) -> tuple[Article, tuple[Sentence, ...]]:
    return next(parsed([Article("a", text)], _parser()))


def _of(text: str) -> list[Claim]:
    article, sentences = _sentences(text)
    spoken = voices(article, sentences)
    found = claims(article, sentences, [Timing()] * len(sentences), spoken)
    assert len(found) == len(sentences)
    return [claim for mine in found for claim in mine]


def _one(text: str) -> Claim:
    (claim,) = _of(text)
    return claim


@pytest.mark.parametrize(("text", "wanted"), CLAIMS, ids=[text[:40] for text, _ in CLAIMS])
def test_a_sentence_falls_into_its_claims(text: str, wanted: tuple[tuple[str | None, str], ...]) -> None:
    found = _of(text)
    got = [(c.speaker, text[c.start : c.end]) for c in found]
    assert [pair for pair in got if pair in wanted] == list(wanted), got
    for claim in found:
        assert (claim.speaker_start is None) == (claim.speaker is None)


@pytest.mark.parametrize(
    ("text", "subject", "predicate"),
    [
        ("The new goalkeeper saved two penalties.", "The new goalkeeper", "save"),
        ("The minister said 105 of her nurses were dismissed.", "105 of her nurses", "dismiss"),
        ("They’re furious.", "They", "furious"),
        ("The dam was destroyed by the flood.", "The dam", "destroy"),
        ("The mayor said the story was untrue.", "the story", "untrue"),
        ("The union accused the railway of hiding its record.", "the railway", "hide"),
        ("A court ruled that the merger broke the law.", "the merger", "break"),
    ],
)
def test_subject_and_predicate(text: str, subject: str, predicate: str) -> None:
    claim = _one(text)
    assert (claim.subject, claim.predicate) == (subject, predicate)


@pytest.mark.parametrize(
    ("text", "denied", "negated"),
    [
        ("The bank said the merger had failed.", False, False),
        ("The bank denied that the merger had failed.", True, False),
        ("The bank said the merger had not failed.", False, True),
        ("The bank denied that the merger had not been approved.", True, True),
        ("Nobody was hurt in the blast.", False, True),
        ("No agreement has been signed.", False, True),
        ("There was no goal in the first half.", False, True),
        ("The report is untrue.", False, True),
        ("The clinic has no beds.", False, True),
        ("The factory will no longer build trucks.", False, True),
    ],
)
def test_denied_by_the_speaker_or_negated_by_the_words(text: str, denied: bool, negated: bool) -> None:
    claim = _one(text)
    assert (claim.denied, claim.negated) == (denied, negated)


@pytest.mark.parametrize(
    ("text", "hedge"),
    [
        ("At least 40 people were hurt.", "at least"),
        ("Nearly 300 shops have closed.", "nearly"),
        ("Nine bodies have been found so far.", "so far"),
        ("More than 40 miners were saved and about 12 are missing.", "more than, about"),
        ("Nine bodies were found.", ""),
    ],
)
def test_hedges(text: str, hedge: str) -> None:
    assert ", ".join(c.hedge for c in _of(text) if c.hedge) == hedge


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("The alleged fraud cost the club two points.", "alleged"),
        ("The toll could not be independently verified.", "could not be independently verified"),
        ("The engine reportedly failed in flight.", "reportedly"),
        ("The agency was unable to verify the figures of either camp.", "verify"),
        ("The engine failed in flight.", ""),
    ],
)
def test_doubt(text: str, doubt: str) -> None:
    assert _of(text)[0].doubt == doubt


@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("The truce came about thanks to Swiss mediation.", "Swiss mediation"),
        ("The plant closed because of high prices, and the town shrank.", "high prices"),
        ("The rescue was the result of good planning.", "good planning"),
        ("The delay was largely due to fog.", "fog"),
        ("The plant closed in May.", ""),
        ("The delay was mainly down to fog.", "fog"),
        ("The mayor put the delay down to fog.", "fog"),
        ("Unemployment came down to 4.2% in May.", ""),
        ("Rovers were down to ten men.", ""),
        ("The wall was taken down to the ground.", ""),
        ("The win was the work of the coach.", "the coach"),
        ("The work of the committee was praised.", ""),
        ("Shares fell, a direct consequence of the strike.", "the strike"),
    ],
)
def test_cause_and_credit(text: str, cause: str) -> None:
    assert _of(text)[0].cause == cause


def test_each_claim_has_its_own_figures() -> None:
    found = _of("Larsen said 70 workers were dismissed in March, while the company stated 20 had left.")
    assert [[f.value for f in c.figures] for c in found] == [[70.0], [20.0]]
    assert found[1].figures[0].counted == "worker"


@pytest.mark.parametrize(
    ("text", "told", "hedge"),
    [
        (
            "“They were hidden,” Ana Lund said at a rally attended by about 2,000 people.",
            "Ana Lund said at a rally attended by about 2,000 people",
            "about",
        ),
        (
            "Ana Lund told a crowd of nearly 2,000 people that the dam was safe.",
            "Ana Lund told a crowd of nearly 2,000 people",
            "nearly",
        ),
        (
            "At a rally of 2,000 people in Orrin, Ana Lund said that the dam was safe.",
            "At a rally of 2,000 people in Orrin, Ana Lund said",
            "",
        ),
    ],
)
def test_how_many_listened_is_told_by_the_outlet(text: str, told: str, hedge: str) -> None:
    (own,) = [c for c in _of(text) if c.speaker is None]
    assert (text[own.start : own.end], own.hedge, own.figures[0].value) == (told, hedge, 2000.0)
    assert not any(c.figures for c in _of(text) if c.speaker)


@pytest.mark.parametrize(
    "text",
    [
        "Two senators said the vote was fair.",
        "Three of the 12 jurors told the court that they had been bribed.",
        "Ana Lund, head of a union with 9,000 members, said the strike was over.",
        "Passenger Ines Palma, 44, said the deck was crowded.",
    ],
)
def test_a_number_in_the_name_of_the_speaker_is_no_claim(text: str) -> None:
    assert all(c.speaker for c in _of(text))


def test_more_of_what_is_counted_is_not_told_by_the_outlet() -> None:
    text = "He counted 105 Armenian and 50 Azerbaijani soldiers killed."
    assert all(c.speaker for c in _of(text))


def test_a_possibility_has_its_modal() -> None:
    assert _one("The bridge could collapse.").modal == "could"
    assert _one("The bridge collapsed.").modal == ""


def test_who_passes_it_on_is_kept() -> None:
    text = "Swiss papers quoted Anna Weber, head of the central bank, as saying that rates would stay low."
    assert [(c.speaker, c.via) for c in _of(text)] == [
        ("Anna Weber, head of the central bank", "Swiss papers")
    ]


def test_a_disputed_claim_stands_on_both_sides() -> None:
    text = "The palace dismissed Danish claims that the king was ill."
    assert {(c.speaker, c.denied) for c in _of(text)} == {("Danish", False), ("The palace", True)}


def test_every_sentence_has_a_claim_within_it() -> None:
    text = (
        "Storm hits coast\n\nThe storm came at night. It left 300 homes dark, the grid said. Why? "
        "Nobody knows. “We saw nothing,” said Rosa Blanco. Yes."
    )
    article, sentences = _sentences(text)
    found = claims(article, sentences, [Timing()] * len(sentences), voices(article, sentences))
    for sentence, mine in zip(sentences, found, strict=True):
        assert mine
        assert all(sentence.start <= c.start < c.end <= sentence.end for c in mine)


def test_boilerplate_has_no_claims() -> None:
    sentence = Sentence(0, 10, 0, boilerplate=True)
    assert claims(Article("a", "Subscribe!"), (sentence,), (Timing(),), ((),)) == ((),)


def test_a_sentence_without_a_parse_is_one_claim() -> None:
    (found,) = claims(Article("a", "Rovers won."), (Sentence(0, 11, 0),), (Timing(),), ((),))
    assert found == (Claim(0, 11),)
