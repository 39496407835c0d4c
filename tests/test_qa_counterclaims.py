"""A deed, and further on in the article the denial of such deeds."""

from dataclasses import replace

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.corpus import Evidence
from index.grammar import SpacyParser
from qa.comparing.counterclaims import denied_elsewhere, with_counterclaims
from qa.evidence import Judged
from qa.question import understand

pytestmark = pytest.mark.models

PARSER = SpacyParser()
TEXT = (
    "The raid targeted civilian quarters of Orne, according to the prosecutor.\n\n"
    "The market is closed.\n\n"
    "The army has denied targeting civilians, and the shelling goes on."
)
ASKED = "Was the raid on Orne aimed at homes?"


def results(text: str = TEXT, affirms: float = 0.9) -> tuple[tuple[Judged, ...], Article]:
    (item,) = annotated([Article("a", text)], PARSER)
    first = item.sentences[0]
    told = Judged(
        Evidence(item.article, first, None, 1.0, 1.0), 0.8, Span(first.start, first.end), affirms=affirms
    )
    return with_counterclaims(
        understand(ASKED, parser=PARSER), [told], lambda _: item.sentences
    ), item.article


def test_what_denies_the_deed_is_read_beside_it() -> None:
    (told, denial), article = results()
    assert denial.answer.of(article.text) == "denied targeting civilians"
    assert denial.probability == told.probability
    assert denial.affirms < 0.5 < told.affirms
    pairs = denied_elsewhere(understand(ASKED, parser=PARSER), (told, denial))
    assert [(n, m) for n, m, _ in pairs] == [(0, 1)]
    assert "army" in pairs[0][2]


@pytest.mark.parametrize(
    ("text", "affirms"),
    [
        # What denies something else, what is denied in the same voice, and a deed that is not told as done.
        (TEXT.replace("targeting civilians", "losing ships"), 0.9),
        (TEXT.replace("the prosecutor", "the army"), 0.9),
        (TEXT, 0.3),
    ],
)
def test_what_does_not_deny_it_is_left_out(text: str, affirms: float) -> None:
    found, _ = results(text, affirms)
    assert len(found) == 1


def test_only_whether_it_was_so_is_denied() -> None:
    (told, denial), _ = results()
    asked = understand("Who raided Orne?", parser=PARSER)
    assert denied_elsewhere(asked, (told, denial)) == ()
    assert with_counterclaims(asked, [replace(told)], lambda _: ()) == (told,)
