"""The files of an index: one typed object names every one of them."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from shlex import quote

from index.errors import BadInputError, IndexMissingError

# How the names of files that were set aside end.
_SET_ASIDE = re.compile(r"\.(?:damaged|before-restore)-\d{8}T\d{6}Z(?:-\d+)?(?:-wal)?$")


@dataclass(frozen=True, slots=True)
class Layout:
    """The folder of an index and what lies in it."""

    folder: Path

    @property
    def database(self) -> Path:
        """The truth: articles, passages, annotations, vectors and the lexical index (SQLite)."""
        return self.folder / "corpus.sqlite"

    @property
    def log(self) -> Path:
        """What was written last, until SQLite moves it into the database."""
        return self.folder / "corpus.sqlite-wal"

    @property
    def fresh_database(self) -> Path:
        """A database that is being made and will take the place of `database`."""
        return self.folder / "corpus.sqlite.new"

    @property
    def vectors(self) -> Path:
        """The cache for dense search (FAISS), rebuilt from the database whenever it does not match."""
        return self.folder / "vectors.faiss"

    @property
    def vectors_note(self) -> Path:
        """What the cache was built from: generation, model, dimension, count and checksum."""
        return self.folder / "vectors.json"

    @property
    def vectors_lock(self) -> Path:
        """Held while the cache is written."""
        return self.folder / "vectors.lock"

    def trained(self, state: str) -> Path:
        """The trained part of the dense cache (FAISS), where the index is large: written once, then only read."""
        return self.folder / f"vectors.trained.{state}.faiss"

    def all_trained(self) -> tuple[Path, ...]:
        """Every trained part that lies in the folder; the note names the one in use."""
        return tuple(self.folder.glob("vectors.trained.*.faiss"))

    @property
    def owners(self) -> Path:
        """Which article each passage belongs to, by number (numpy): part of the dense cache."""
        return self.folder / "vectors.owners.npy"

    @property
    def words(self) -> Path:
        """The folder of the lexical cache (tantivy), where the index is large."""
        return self.folder / "vectors.words"

    @property
    def words_note(self) -> Path:
        """Which state of the database the lexical cache is of."""
        return self.folder / "vectors.words.json"

    @property
    def heads(self) -> Path:
        """What is compared first to find copies, where the articles are many (numpy): a cache."""
        return self.folder / "vectors.heads.npz"

    @property
    def survey(self) -> Path:
        """The disagreements among the articles, with the state that they are of: a cache."""
        return self.folder / "vectors.survey.json"

    @property
    def server(self) -> Path:
        """Names the server that holds vectors and words, and their state, where it is not this folder that does."""
        return self.folder / "vectors.server.json"

    @property
    def mark(self) -> Path:
        """The number of the last change, by which the loss of one is noticed."""
        return self.folder / "last.change"

    @property
    def lock(self) -> Path:
        """Held while writing; it names the process that holds it."""
        return self.folder / "write.lock"

    def logs(self) -> tuple[Path, ...]:
        """The files that SQLite keeps beside the database while it is in use."""
        return tuple(self.folder / f"{self.database.name}{end}" for end in ("-wal", "-shm", "-journal"))

    def beside(self) -> tuple[Path, ...]:
        """Files that were put into the folder beside the index, such as readers' judgements."""
        own = {
            self.database,
            self.vectors,
            self.vectors_note,
            self.vectors_lock,
            self.lock,
            self.mark,
            *self.logs(),
        }
        return tuple(
            path
            for path in sorted(self.folder.iterdir())
            if path.is_file()
            and not path.is_symlink()
            and path not in own
            and not path.name.startswith((f"{self.database.name}.", "vectors.", "."))
            and not _SET_ASIDE.search(path.name)
        )

    def unfinished(self) -> tuple[Path, ...]:
        """Half-made files that an interrupted run left; nothing is lost with them."""
        if not self.folder.is_dir():
            return ()
        names = ("corpus.sqlite.new", "vectors.faiss.new", "vectors.json.new")
        return tuple(
            path
            for path in self.folder.iterdir()
            if path.name.startswith(names)
            or (path.name.startswith((".", "vectors.")) and path.name.endswith(".new"))
        )

    def existing(self) -> "Layout":
        """Itself; IndexMissingError where there is no index, BadInputError where this user may not read it."""
        if not self.readable().database.is_file():
            raise IndexMissingError(
                f"no index at {self.folder}. Make one: counterpoint index FOLDER --index {quote(str(self.folder))}"
            )
        return self

    def readable(self) -> "Layout":
        """Itself, with or without an index in it; BadInputError where this user may not read it."""
        try:
            self.database.stat()
            closed = not os.access(self.database, os.R_OK)
        except OSError as error:
            closed = isinstance(error, PermissionError)
        if closed:
            raise BadInputError(
                f"{self.folder} may not be read by this user: an index is open to its owner alone. Use one of your "
                "own (--index DIR), or have its owner give you a backup of it."
            )
        return self

    def created(self) -> "Layout":
        """Itself, the folder made; BadInputError where the place is taken by something else."""
        if self.folder.exists() and not self.folder.is_dir():
            raise BadInputError(f"{self.folder} is a file; give --index a folder of its own")
        if (
            self.folder.is_dir()
            and not self.database.exists()
            and set(self.folder.iterdir()) - {self.lock, *self.unfinished()}
        ):
            raise BadInputError(
                f"{self.folder} holds other files and is no index; give --index a new or empty folder"
            )
        try:
            self.folder.parent.mkdir(parents=True, exist_ok=True)
            # What lies in it may be unpublished: other users of the machine have no business there.
            self.folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise BadInputError(f"cannot make the index folder {self.folder}: {error.strerror}") from error
        return self
