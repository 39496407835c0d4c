"""Every error that Counterpoint raises on purpose. Only the command line prints them and picks the exit code."""


class CounterpointError(Exception):
    """Base of all errors with a message meant for the user: what was wrong, where, and what to do."""


class BadInputError(CounterpointError):
    """Something the user gave (a file, a flag, a request) cannot be used as it is."""


class IndexMissingError(CounterpointError):
    """There is no index at the named place."""


class IndexMismatchError(CounterpointError):
    """The index was made by another version or with another model than the one asked for."""


class IndexDamagedError(CounterpointError):
    """A file of the index does not hold what it should."""


class IndexBusyError(CounterpointError):
    """Another process is writing to the index."""


class IndexWriteError(CounterpointError):
    """The index cannot be written: a full disk, a read-only folder. Nothing was changed."""


class UnknownArticleError(CounterpointError):
    """No article of that id is in the index."""


class ModelMissingError(CounterpointError):
    """A model that was named, or that should come with the installation, cannot be loaded."""


class MissingExtraError(CounterpointError):
    """A part of the program that is installed on request is not installed."""

    def __init__(self, extra: str, why: str) -> None:
        super().__init__(
            f"this needs more packages ({why}). Install them, from the project's folder: pip install -e '.[{extra}]'"
        )


class ServerError(CounterpointError):
    """A server that holds a part of the index does not answer, or not as it should."""
