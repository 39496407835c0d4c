"""What may happen, where it is asked what did."""

import pytest

from index.annotate import annotated
from index.article import Article
from index.grammar import SpacyParser
from qa.fitting.hopes import only_hoped, only_planned_talks
from qa.question import understand

pytestmark = pytest.mark.models

PARSER = SpacyParser()


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who succeeded Ada Moe as coach?", "Her assistant, Ivo Brandt, is tipped as her successor."),
        ("Who won the audience award?", "Ivo Brandt is the favourite for the audience award."),
        ("Who won the audience award?", "Will win: Ivo Brandt; could win: Ada Moe; should win: Ada Lind."),
        ("Who won the audience award?", "Among the favourites for the award is Ivo Brandt."),
        ("How much was Orlin fined?", "Prosecutors had asked for 6 million."),
        ("When was Ivo Brandt released from prison?", "He could be freed in 2037 at the earliest."),
        ("When did the bridge open?", "The ministry said that the bridge could open in 2013."),
        ("How many years was Ivo Brandt sentenced to?", "The charge carries up to eight years in prison."),
        ("How many seats did Orne Now win?", "The last poll gives Orne Now 34 seats."),
        ("Where did the storm come ashore?", "The storm is heading for the coast of Orne."),
        ("When did the rocket lift off?", "The agency sets a window for the launch: 4 to 9 May."),
        ("When did the rocket lift off?", "The first launch slips to May."),
        ("When did the satellite launch?", "The launch was called off on Friday because of a stuck valve."),
        ("How much did insurers pay for the storm?", "Insurers expect claims of up to 700 million."),
        ("What was Orne's revenue?", "Orne looks ahead to May and expects revenue of 6 million."),
        ("What was Orne's revenue?", "Orne is guiding for revenue of 6 million."),
        ("When was the first car delivered?", "The firm plans to hand over its first car in May."),
        ("How many years was Ivo Brandt sentenced to?", "The charge carries a maximum of eight years."),
        ("When did the bridge open?", "The bridge should open in 2013."),
        ("Who was Ada Moe's running mate?", "Una Dell was among those tipped as Ada Moe's running mate."),
    ],
)
def test_what_may_happen_is_not_what_did(question: str, text: str) -> None:
    assert hoped(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Who won the audience award?", "Ivo Brandt beat the favourite."),
        ("Who won the audience award?", "Ivo Brandt won and could win again."),
        ("How many seats did Orne Now win?", "Orne Now won 31 seats, fewer than the last poll gave it."),
        ("When did the rocket lift off?", "It was due in May and lifted off on 9 July."),
        ("How much did the bridge cost?", "It cost 90 million, and the toll could rise."),
        ("How much was Orlin fined?", "Orlin could not pay the fine of 6 million."),
        ("Who is the favourite for the award?", "Ivo Brandt is the favourite for the award."),
        ("How many years could Ivo Brandt get?", "The charge carries up to eight years in prison."),
        ("What did prosecutors ask for?", "Prosecutors had asked for nine years."),
        ("How many people does the mayor expect?", "The mayor expects 4,000 people."),
        ("Did the bridge open in 2013?", "The bridge could open in 2014."),
        ("When did the strike begin?", "The mayor hopes to end the strike, which began on Monday."),
        ("Who owns most of Orlin?", "Ada Moe is its largest owner, however she could sell her shares."),
        ("Who warned of a war?", "Ada Moe said the clashes could become a war."),
        ("Who bought Orlin?", "Velden said it would buy Orlin for 90 million."),
    ],
)
def test_what_is_told_or_asked_for_is_no_mere_hope(question: str, text: str) -> None:
    assert not hoped(question, text)


def hoped(question: str, text: str) -> bool:
    """Whether the sentence only hopes, as the question is read."""
    (item,) = annotated([Article("a", text, "")], PARSER)
    return only_hoped(understand(question, parser=PARSER), item.sentences[0].tokens)


@pytest.mark.parametrize(
    ("question", "text", "planned"),
    [
        ("What did they agree on at the talks in Orne?", "Talks on the mill will be held in Orne.", True),
        ("What was decided at the summit?", "The guild must disband before a summit could take place.", True),
        ("What did they agree on at the talks in Orne?", "At the talks they agreed to open the mill.", False),
        ("What did they agree on in Orne?", "Talks on the mill will be held in Orne.", False),
    ],
)
def test_what_came_of_talks_is_not_told_by_a_plan_of_talks(question: str, text: str, planned: bool) -> None:
    assert only_planned_talks(understand(question, parser=PARSER), text) is planned
