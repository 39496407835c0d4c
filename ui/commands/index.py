"""`index`: reads articles into the index, and says what was skipped and what the new ones contradict."""

import argparse
import os
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import BadInputError
from ui.commands.shared import OK, PARTLY_SKIPPED, Commands, add_command, index_flag, say

if TYPE_CHECKING:
    from index.article import Article
    from index.corpus import AddReport, Corpus
    from index.progress import Progress
    from index.readers import Skipped
    from qa.survey import Survey

# Comparing more new articles than these takes longer than anybody waits for what nobody asked.
_COMPARED = 1000


def add_commands(commands: Commands) -> None:
    """Adds `index` to the parser."""
    index = add_command(commands, "index", _index, "Read articles into an index, or bring it up to date.")
    index.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="folders or files: txt, md, html, pdf, jsonl"
    )
    index.add_argument(
        "--sync", action="store_true", help="also remove articles whose files are gone from these paths"
    )
    index.add_argument(
        "--strict", action="store_true", help="all or nothing: index nothing if one file is unusable"
    )
    index.add_argument("--model", metavar="NAME", help="embedding model: a name or folder on this machine")
    index.add_argument(
        "--ray",
        metavar="ADDRESS",
        help="index on a Ray cluster (HOST:PORT, `auto`, or `local`); a stopped run goes on where it was",
    )


def _index(args: argparse.Namespace) -> int:
    from index.corpus import Corpus
    from index.readers import Noted, Skipped, read
    from qa.surveying.known import kept
    from ui import safe
    from ui.progress import terminal

    missing = [path for path in args.paths if not path.exists()]
    if missing:
        raise BadInputError(f"no such file or folder: {missing[0]}")
    articles: list[Article] = []
    skipped: list[Skipped] = []
    noted: list[Noted] = []
    with terminal(args.quiet) as progress:
        for number, item in enumerate(read(args.paths), 1):
            if isinstance(item, Skipped):
                skipped.append(item)
            elif isinstance(item, Noted):
                noted.append(item)
            else:
                articles.append(item)
            progress("reading", number, 0)
        _enough(articles, skipped, args)
        with Corpus.open(args.index, model=args.model, create=bool(articles)) as corpus:
            articles, replacing = _without_rivals(corpus, articles, skipped)
            _enough(articles, skipped, args)
            before = kept(corpus)
            report = _added(corpus, articles, [item.source for item in skipped], args, progress)
            skipped.extend(Skipped(*failed) for failed in report.failed)
            contradicted = _contradicted(corpus, before, report, index_flag(args))
    counts = {
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "removed": report.removed,
    }
    done = ", ".join(f"{len(ids):,} {name}" for name, ids in counts.items() if ids)
    print(f"{done or 'nothing changed'} in {args.index}")
    for article_id in report.updated:
        if article_id in replacing:
            print(f"  {safe.one_line(article_id)} {safe.one_line(replacing[article_id])}")
    for copy, first in report.copies:
        print(f"  {copy} repeats {first}: shown beside it, counted as one voice")
    if bare := _lacking(articles, {*report.added, *report.updated}):
        print(bare)
    if contradicted:
        print(contradicted)
    for note in noted:
        say(f"{safe.one_line(note.source)}: {safe.one_line(note.note)}")
    _closing(skipped)
    return PARTLY_SKIPPED if skipped else OK


def _enough(articles: "Sequence[Article]", skipped: "Sequence[Skipped]", args: argparse.Namespace) -> None:
    """Stops where there is nothing to index, or where nothing may be left out."""
    if articles and not (skipped and args.strict):
        return
    _closing(skipped)
    why = "--strict: one unusable file stops all" if articles else "no articles to read"
    lost = (
        "; nothing was removed either: --sync can't tell an emptied folder from a drive that is not there. "
    )
    lost += "If they are gone: counterpoint remove ID"
    raise BadInputError(f"{why}. Nothing was indexed{lost if args.sync and not articles else '.'}")


def _without_rivals(
    corpus: "Corpus", articles: "Sequence[Article]", skipped: "list[Skipped]"
) -> "tuple[list[Article], dict[str, str]]":
    """The articles without those that only share a file's name with another in the index, which are skipped; and,
    by id, what to say of those that replace another's because their metadata gives them its id."""
    from index.readers import named_by_place, taken

    rivals = corpus.rivals(articles)
    kept, replacing = [], {}
    for article in articles:
        if article.id not in rivals:
            kept.append(article)
        elif named_by_place(article):
            skipped.append(taken(article, rivals[article.id]))
        else:
            kept.append(article)
            replacing[article.id] = f"is now {article.source}, no longer {rivals[article.id]}"
    return kept, replacing


def _added(
    corpus: "Corpus",
    articles: "Sequence[Article]",
    unread: Sequence[str],
    args: argparse.Namespace,
    progress: "Progress",
) -> "AddReport":
    """Adds the articles, on the Ray cluster first where one is named; what is gone is removed here."""
    from index.corpus import lies_in

    # A folder without a single article may be a drive that is not there.
    sync = [
        path
        for path in (args.paths if args.sync else ())
        if any(lies_in(article.source, os.path.abspath(path)) for article in articles)
    ]
    if not args.ray:
        return corpus.add(articles, sync=sync, unread=unread, progress=progress)
    from dataclasses import replace

    from index import cluster

    report = cluster.add(corpus, articles, args.ray, progress)
    return replace(report, removed=corpus.add(articles, sync=sync, unread=unread).removed) if sync else report


def _contradicted(corpus: "Corpus", before: "Survey | None", report: "AddReport", flag: str) -> str:
    """What the new articles contradict or dispute, in words; empty where nothing."""
    from qa.surveying.known import updated
    from ui import surveys

    new = (*report.added, *report.updated)
    if len(new) > _COMPARED or not (new or report.removed):
        return ""
    fresh = updated(corpus, before, new, report.removed)
    alone, command = len(new) == corpus.article_count(), f"counterpoint disagreements{flag}"
    return surveys.of_new_articles(fresh, alone=alone, command=command) if new else ""


def _lacking(articles: "Sequence[Article]", new: Collection[str]) -> str:
    """How many of the new articles have no date or no outlet, and what to do about it; empty where none."""
    undated = sum(a.published is None for a in articles if a.id in new)
    nameless = sum(a.publisher is None for a in articles if a.id in new)
    counts = [
        f"{n:,} {'has' if n == 1 else 'have'} no {what}"
        for n, what in ((undated, "date"), (nameless, "outlet"))
        if n
    ]
    if not counts:
        return ""
    return (
        f"of the new articles, {' and '.join(counts)}: a filter by date or outlet leaves them out. "
        "Say them in metadata.jsonl"
    )


def _closing(skipped: "Sequence[Skipped]") -> None:
    if skipped:
        from ui import safe

        say(f"{len(skipped):,} skipped:")
        for item in skipped:
            print(f"  {safe.one_line(item.source)}: {safe.one_line(item.reason)}", file=sys.stderr)
