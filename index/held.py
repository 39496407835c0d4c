"""One state of the vector index: its parts, and the note of what its files were made from."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from index.dense import Ids

if TYPE_CHECKING:
    from index.words import Words


@dataclass(frozen=True, slots=True)
class TrainedNote:
    """A trained file: its name, the passages in it and the highest number, how many it was trained for.

    It is large, so its checksum is only computed again where size or time of change differ from those noted.
    """

    name: str
    count: int
    last: int
    learnt: int
    sha256: str
    size: int
    changed: int


@dataclass(frozen=True, slots=True)
class Note:
    """What the files were made from; they are used only where all of it matches the database."""

    state: str
    model: str
    dim: int
    count: int
    last: int = 0
    sha256: str = ""
    owners: str = ""
    trained: TrainedNote | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """One state of the index, ready to be searched. `owners` gives each passage's article, 0 where there is none."""

    note: Note
    tail: Any
    owners: Ids
    trained: Any | None = None
    words: "Words | None" = None

    def parts(self) -> tuple[Any, ...]:
        """The indexes that are searched, the trained one first."""
        return (self.tail,) if self.trained is None else (self.trained, self.tail)

    def stale(self) -> bool:
        """Whether the parts still hold passages that were removed."""
        return sum(int(part.ntotal) for part in self.parts()) > self.note.count
