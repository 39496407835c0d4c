"""Nobody accuses himself."""

import pytest

from qa.comparing.own_side import accuses_itself
from qa.comparing.points import Point
from qa.question import understand
from tests.test_qa_disagreement import evidence, parser

pytestmark = pytest.mark.models

ASKED = "Did Orne shell the town?"


@pytest.mark.parametrize(
    ("question", "text", "speaker", "affirms", "itself"),
    [
        (ASKED, "The president of Orne spoke of a cowardly shelling.", "Orne's president", True, True),
        (
            "Norway shelling civilians, yes or no?",
            "He spoke of a cowardly shelling.",
            "Norway's president",
            True,
            True,
        ),
        # It admits it, others say so, it denies it, and to build is no hostile deed.
        (
            ASKED,
            "The president of Orne said that its forces shelled the town.",
            "Orne's president",
            True,
            False,
        ),
        (ASKED, "The ministry admitted a shelling of the town.", "Orne's ministry", True, False),
        (ASKED, "The general said his soldiers had shelled the town.", "the general of Orne", True, False),
        (ASKED, "The mayor spoke of a cowardly shelling.", "the mayor of Velm", True, False),
        (ASKED, "The president spoke of no shelling.", "Orne's president", False, False),
        ("Did Orne build the town?", "He spoke of a fine building.", "Orne's president", True, False),
        ("Was Orne shelled by Velm?", "He spoke of a cowardly shelling.", "Orne's president", True, False),
    ],
)
def test_who_speaks_for_the_asked_one_tells_of_others_hostile_deeds(
    question: str, text: str, speaker: str, affirms: bool, itself: bool
) -> None:
    (judged,) = evidence([(text, text[:-1], "2023-06-02")])
    sentence = judged.evidence.sentence
    point = Point(0, judged, sentence.start, sentence.end, speaker, judged.answer, affirms=affirms)
    assert accuses_itself(understand(question, parser=parser()), point) is itself
