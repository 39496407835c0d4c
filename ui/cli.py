"""The command line: the parser, how a command is run, and the exit code. The commands are in `ui.commands`.

Everything heavy is imported inside the command that needs it, so that `--help` and `show` start at once.
"""

import argparse
import logging
import os
import sys
from collections.abc import Sequence

from index.errors import (
    CounterpointError,
    IndexDamagedError,
    IndexMissingError,
    UnknownArticleError,
)
from ui.commands import articles, ask, chat, evaluate, index, upkeep
from ui.commands.shared import BAD_INPUT, INTERRUPTED, OK, Command, index_flag, say

logger = logging.getLogger(__name__)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code, as `--help` lists them."""
    _speak_utf8()
    _stay_here()
    try:
        args = _parser().parse_args(argv)
    except OSError as error:  # of `--version`, which is printed here
        say(f"standard output cannot be written: {error.strerror}")
        return BAD_INPUT
    _log(args.verbose)
    command: Command = args.command
    try:
        _expect_text(args)
        code = command(args)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader (`| head`) has enough. Python would complain once more when it closes standard output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except KeyboardInterrupt:
        say("stopped")
        return INTERRUPTED
    except CounterpointError as error:
        logger.debug("", exc_info=True)
        say(f"{error}{_advice(error, args)}")
        return BAD_INPUT
    except Exception as error:
        logger.debug("", exc_info=True)
        again = "" if args.verbose else "; run again with -v for the traceback"
        say(f"something went wrong that should not: {type(error).__name__}: {error}{again}")
        return BAD_INPUT
    return code


def _expect_text(args: argparse.Namespace) -> None:
    """Raises BadInputError where a question, a name or an id is not UTF-8. Paths need not be."""
    from ui import safe

    for given in vars(args).values():
        for value in given if isinstance(given, list) else [given]:
            if isinstance(value, str):
                safe.expect_text(value, repr(value))


def _speak_utf8() -> None:
    """Output is UTF-8 whatever the locale; what it cannot hold (lone surrogates) is escaped as in JSON."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _stay_here() -> None:
    """Tells the libraries below, before they are imported, that nothing may leave the machine."""
    for name in ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY", "DO_NOT_TRACK"):
        os.environ.setdefault(name, "1")
    os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
    # Plugins of pydantic, such as those that send telemetry, are not looked for: that takes part of a start, too.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _log(verbose: bool) -> None:
    if verbose:
        logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(levelname)s %(message)s")
        for package in ("index", "qa", "eval", "ui"):
            logging.getLogger(package).setLevel(logging.DEBUG)


def _advice(error: CounterpointError, args: argparse.Namespace) -> str:
    """The command to run next, where the message does not name one already; else what that one lacks."""
    flag, text = index_flag(args), str(error)
    if "counterpoint " in text:
        return flag if isinstance(error, IndexDamagedError) and text.endswith("--repair") else ""
    if isinstance(error, IndexMissingError):
        return f"\nMake one with: counterpoint index FOLDER{flag}"
    if isinstance(error, UnknownArticleError):
        return f"\nSee the ids with: counterpoint articles{flag}"
    return ""


# ---- the parser


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="counterpoint",
        description="Ask a pile of news articles: the sentences that answer, word for word, who said "
        "them and where, and where the sources disagree.",
        epilog="Exit codes: 0 done, also where no article answers; 1 a figure that `eval --require` asks for was "
        "missed; 2 not done, or `doctor` or `eval check` found something wrong; 3 done, but some files, dates or "
        "lines could not be used, each named; 130 stopped.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and leave")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    index.add_commands(commands)
    ask.add_commands(commands)
    articles.add_commands(commands)
    chat.add_commands(commands)
    evaluate.add_commands(commands)
    upkeep.add_commands(commands)
    return parser


class _Version(argparse.Action):
    """Looks the version up only when it is asked for: that imports a mail parser."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        print(f"counterpoint {_version()}")
        parser.exit()


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("counterpoint")
    except PackageNotFoundError:
        return "(not installed)"


if __name__ == "__main__":
    sys.exit(main())
