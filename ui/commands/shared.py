"""What the commands share: exit codes, flags that several take, opening the index, and how they print."""

import argparse
import gc
import json
import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from index.corpus import Corpus
    from qa.desk import Desk

OK, GATE_FAILED, BAD_INPUT, PARTLY_SKIPPED, INTERRUPTED = 0, 1, 2, 3, 130

DEFAULT_INDEX = "counterpoint.index"

Command = Callable[[argparse.Namespace], int]
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


# ---- flags


def add_command(
    commands: Commands, name: str, command: Command, about: str, *, reads_index: bool = True
) -> argparse.ArgumentParser:
    """The parser of one command, with the flags that all have that work on an index."""
    parser = commands.add_parser(name, help=about, description=about)
    parser.set_defaults(command=command)
    if reads_index:
        parser.add_argument(
            "--index",
            type=Path,
            default=Path(os.environ.get("COUNTERPOINT_INDEX") or DEFAULT_INDEX),
            metavar="DIR",
            help=f"the index, a folder (COUNTERPOINT_INDEX, else ./{DEFAULT_INDEX})",
        )
        parser.add_argument("-q", "--quiet", action="store_true", help="no progress")
    parser.add_argument("-v", "--verbose", action="store_true", help="log what happens, show tracebacks")
    return parser


def add_models(parser: argparse.ArgumentParser, where: str = "") -> None:
    """Adds the flags that choose models, and says where they count."""
    group = parser.add_argument_group(f"{where}models, by name or folder on this machine")
    group.add_argument(
        "--reranker",
        type=_model,
        metavar="NAME",
        default="",
        help="a cross-encoder that judges whether a sentence answers, instead of the bundled one",
    )
    group.add_argument(
        "--nli",
        type=_model,
        metavar="NAME",
        default="",
        help="a cross-encoder that judges contradictions, instead of the bundled one",
    )


def _model(name: str) -> str:
    """The name of a model; empty for the one that comes along, by which name `search` knows one, too."""
    return "" if name == "bundled" else name


def index_flag(args: argparse.Namespace) -> str:
    """ " --index DIR" for a command that works on the same index; empty where that is the default one."""
    index = getattr(args, "index", None)
    return "" if index is None or str(index) == DEFAULT_INDEX else f" --index {shlex.quote(str(index))}"


# ---- the index and what answers from it


def open_corpus(args: argparse.Namespace) -> "Corpus":
    """The index, to be closed again."""
    from index.corpus import Corpus

    return Corpus.open(args.index)


def open_desk(args: argparse.Namespace) -> "Desk":
    """What answers from the index, open until the command ends."""
    from qa.desk import Desk

    desk = Desk.open(args.index, args.reranker, args.nli)
    # All that was loaded stays to the end: looking for garbage in it costs a tenth of a second on the way out.
    gc.freeze()
    return desk


# ---- printing


def say(message: str) -> None:
    """A line on standard error."""
    print(f"counterpoint: {message}", file=sys.stderr)


def print_json(value: object) -> None:
    """One JSON object, for people to read, too."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_line(value: object) -> None:
    """One JSON object a line, flushed, so that whoever reads can answer at once."""
    print(json.dumps(value, ensure_ascii=False), flush=True)
