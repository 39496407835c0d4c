"""Who is thanked is not told by who is blamed."""

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.corpus import Evidence
from index.grammar import SpacyParser
from qa.fit import fit
from qa.fitting.crediting import as_a_deed, asks_for_credit, credited, gives_credit
from qa.question import understand

pytestmark = pytest.mark.models

CREDIT = "Who gets the credit for the halt in water releases?"


@pytest.mark.parametrize(
    ("question", "text", "contrast"),
    [
        (CREDIT, "The government puts the blame on Querrin, which opened the reservoir upstream.", -1),
        (CREDIT, "Querrin blamed the rain and thanked the Commission for the halt.", 0),
        (CREDIT, "The halt in water releases was the work of the Commission.", 0),
        (CREDIT, "The outbreak of the fighting was an attempt by Querrin to win back the valley.", -1),
        (CREDIT, "Querrin brought the halt about, to end a sudden outbreak of fighting.", 0),
        ("Who is to blame for the water releases?", "The government puts the blame on Querrin.", 0),
        ("Who broke the truce of the valley?", "A truce was reached thanks to the Commission.", -1),
        ("Who broke the truce of the valley?", "Querrin broke the truce, thanks to the Commission.", 0),
        ("Who brought about the truce of the valley?", "A truce was reached thanks to the Commission.", 0),
        ("Who brokered the truce of the valley?", "Officials in Crail accuse Querrin of a raid.", -1),
        ("Who brokered the truce of the valley?", "The truce was brokered by the Commission.", 0),
        ("Did Querrin open the reservoir?", "The minister accused Querrin of opening the reservoir.", 0),
    ],
)
def test_blame_is_no_thanks(question: str, text: str, contrast: float) -> None:
    parser = SpacyParser()
    (item,) = annotated([Article("a", text, "")], parser)
    told = Evidence(item.article, item.sentences[0], None, 0.5, 0.5)
    assert fit(understand(question, parser=parser), told).contrast == contrast


@pytest.mark.parametrize(
    ("text", "answer", "shown"),
    [
        (
            "“A halt exists thanks to the Commission,” Ada Lind told Querrin television.",
            "Ada Lind",
            "the Commission",
        ),
        ("“A halt exists thanks to the Commission,” Ada Lind told Querrin television.", "thanks to", ""),
        (
            "The mayor, Ada Lind, gave the whole credit to the Commission.",
            "Ada Lind",
            "the Commission",
        ),
        ("“A halt exists since Monday,” Ada Lind told Querrin television.", "Ada Lind", ""),
    ],
)
def test_who_gives_the_credit_is_not_who_gets_it(text: str, answer: str, shown: str) -> None:
    parser = SpacyParser()
    (item,) = annotated([Article("a", text, "")], parser)
    told = Evidence(item.article, item.sentences[0], None, 0.5, 0.5)
    read = Span(text.index(answer), text.index(answer) + len(answer))
    found = credited(understand("Who brought about the halt in water releases?", parser=parser), told, read)
    assert (found.of(text) if found else "") == shown
    announced = understand("Who announced the halt in water releases?", parser=parser)
    assert credited(announced, told, read) is None


def test_a_bank_of_that_name_is_no_credit() -> None:
    assert not asks_for_credit(understand("Which bank took over Credit Orne?", parser=SpacyParser()))
    assert asks_for_credit(understand("Credit for the halt goes to whom?", parser=SpacyParser()))


@pytest.mark.parametrize(
    ("text", "put"),
    [
        ("“It was Querrin that brokered it,” she said.", "Who brought about the halt in water releases?"),
        ("The halt was the fruit of her work.", "Who brought about the halt in water releases?"),
        ("The halt came thanks to Querrin.", "Who brought about the halt in water releases?"),
        ("She gave the credit to Querrin.", ""),
        ("A halt brokered by Querrin did not last.", ""),
        ("“The halt has begun,” she said.", ""),
    ],
)
def test_a_deed_earns_the_credit_where_no_thanks_are_given(text: str, put: str) -> None:
    parser = SpacyParser()
    (item,) = annotated([Article("a", text, "")], parser)
    asked = understand("Who deserves the credit for the halt in water releases?", parser=parser)
    assert as_a_deed(asked, item.sentences[0]) == put


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Lima's envoys claim a central part.", True),
        ("The minister gave the merit above all to Peru.", True),
        ("The flood claimed nine lives.", False),
        ("He said it was Peru's mediation that had brought them to the table.", True),
        ("“Without Lima we would still be shooting,” he wrote.", True),
        ("Lima, he said, had played “the decisive part”.", False),
        ("He said Lima had played “the decisive part”.", True),
        ("Lima's envoys spoke to the minister.", False),
    ],
)
def test_who_claims_the_credit_or_gives_it(text: str, given: bool) -> None:
    assert gives_credit(text) is given
