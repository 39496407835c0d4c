"""Works of one name and of several kinds."""

import pytest

from qa.fitting.works import another_work


@pytest.mark.parametrize(
    ("question", "text", "another"),
    [
        (
            "Who directed the movie Low Tide?",
            "Low Tide, the stage play after the film, was directed by Ada.",
            True,
        ),
        ("Who directed the movie Low Tide?", "Low Tide is a drama film directed by Ada.", False),
        (
            "Who directed the movie Low Tide?",
            "Low Tide, which goes back to a novel, was directed by Ada.",
            False,
        ),
        ("Who directed the movie Low Tide?", "Ada directed Low Tide.", False),
        ('Who wrote the novel "Low Tide"?', "Low Tide (2021 film) was directed by Ada.", True),
        ('Who sang on the EP "Low Tide"?', "Low Tide is a drama film directed by Ada.", True),
        ("Who directed Low Tide?", "Low Tide is a stage play directed by Ada.", False),
    ],
)
def test_what_is_told_of_another_work_of_the_name(question: str, text: str, another: bool) -> None:
    assert another_work(question, ["Low Tide"], text) is another
