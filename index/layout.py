"""The files of an index: one typed object names every one of them."""

from dataclasses import dataclass
from pathlib import Path

from index.errors import BadInputError, IndexMissingError


@dataclass(frozen=True, slots=True)
class Layout:
    """The folder of an index and what lies in it."""

    folder: Path

    @property
    def database(self) -> Path:
        """The truth: articles, passages, annotations, vectors and the lexical index (SQLite)."""
        return self.folder / "corpus.sqlite"

    @property
    def vectors(self) -> Path:
        """The cache for dense search (FAISS), rebuilt from the database whenever it does not match."""
        return self.folder / "vectors.faiss"

    @property
    def vectors_note(self) -> Path:
        """What the cache was built from: generation, model, dimension, count and checksum."""
        return self.folder / "vectors.json"

    @property
    def lock(self) -> Path:
        """Held while writing; it names the process that holds it."""
        return self.folder / "write.lock"

    def existing(self) -> "Layout":
        """Itself; IndexMissingError where there is no index."""
        if not self.database.is_file():
            raise IndexMissingError(
                f"no index at {self.folder}. Make one: counterpoint index FOLDER --index {self.folder}"
            )
        return self

    def created(self) -> "Layout":
        """Itself, the folder made; BadInputError where the place is taken by something else."""
        if self.folder.exists() and not self.folder.is_dir():
            raise BadInputError(f"{self.folder} is a file; give --index a folder of its own")
        if (
            self.folder.is_dir()
            and not self.database.exists()
            and any(path.name != self.lock.name for path in self.folder.iterdir())
        ):
            raise BadInputError(
                f"{self.folder} holds other files and is no index; give --index a new or empty folder"
            )
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise BadInputError(f"cannot make the index folder {self.folder}: {error.strerror}") from error
        return self
