"""How long steps report that they go on."""

from typing import Protocol


class Progress(Protocol):
    """Called now and then with the stage's name, how much is done and how much there is (0 where not known)."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Reports one moment of a long step."""
        ...


def silent(stage: str, done: int, total: int) -> None:
    """Reports nothing."""
