"""`doctor`, `migrate`, `backup`, `restore`: keeping the index whole, and where it is wanted."""

import argparse
from collections.abc import Iterable
from pathlib import Path

from ui.commands.shared import BAD_INPUT, OK, Commands, add_command, index_flag, open_corpus


def add_commands(commands: Commands) -> None:
    """Adds `doctor`, `migrate`, `backup` and `restore` to the parser."""
    doctor = add_command(commands, "doctor", _doctor, "Check the installation and the index.")
    doctor.add_argument(
        "--repair", action="store_true", help="mend the index; what is damaged is set aside, never deleted"
    )

    migrate = add_command(
        commands, "migrate", _migrate, "Move vectors and words to a Milvus server, or back."
    )
    migrate.add_argument(
        "--store",
        required=True,
        metavar="WHERE",
        help="http://HOST:PORT, or a file's path ending in .db (milvus-lite), or `files`: beside the database",
    )

    backup = add_command(commands, "backup", _backup, "Copy the index to a new folder; it may be in use.")
    backup.add_argument("target", type=Path, metavar="DEST", help="a folder that does not exist yet")

    restore = add_command(commands, "restore", _restore, "Make the index what it was when a backup was made.")
    restore.add_argument("source", type=Path, metavar="SOURCE", help="a folder made by `counterpoint backup`")


def _doctor(args: argparse.Namespace) -> int:
    if args.repair:
        _repair(args)
    with open_corpus(args) as corpus:
        findings = corpus.doctor()
    for finding in findings:
        print(
            f"{'ok  ' if finding.ok else 'BAD '} {finding.what}"
            + ("" if finding.ok else f"\n     {finding.advice}{index_flag(args)}")
        )
    return OK if all(finding.ok for finding in findings) else BAD_INPUT


def _repair(args: argparse.Namespace) -> None:
    from index.repair import repair
    from ui import safe

    done = repair(args.index)
    _name_set_aside(done.set_aside)
    if done.set_aside:
        print(f"{done.kept:,} articles are whole")
    for article_id in done.again:
        print(f"indexed again from its text: {safe.one_line(article_id)}")
    if done.changes_lost:
        print(f"lost: the last {done.changes_lost:,} changes of the index. Index what was added then again")
    for lost in done.lost:
        where = f": index it again from {safe.one_line(lost.source)}" if lost.source else ""
        print(f"lost: {safe.one_line(lost.id)}{where}")


def _migrate(args: argparse.Namespace) -> int:
    from index.migrate import migrate

    count = migrate(args.index, args.store)
    print(f"{count:,} passages of {args.index} are searched in {args.store}")
    return OK


def _backup(args: argparse.Namespace) -> int:
    from index.backup import back_up

    done = back_up(args.index, args.target)
    print(f"{done.articles:,} articles backed up to {args.target}")
    return OK


def _restore(args: argparse.Namespace) -> int:
    from index.backup import restore

    done = restore(args.source, args.index)
    _name_set_aside(done.set_aside)
    print(f"{done.articles:,} articles restored to {args.index}")
    return OK


def _name_set_aside(paths: Iterable[Path]) -> None:
    for path in paths:
        print(f"what was there is kept as {path}")
