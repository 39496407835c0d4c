"""The command line: one command each, the only place that prints and picks the exit code.

Everything heavy is imported inside the command that needs it, so that `--help` and `show` start at once.
"""

import argparse
import gc
import json
import logging
import os
import shlex
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from index.errors import (
    BadInputError,
    CounterpointError,
    IndexDamagedError,
    IndexMissingError,
    UnknownArticleError,
)

if TYPE_CHECKING:
    from index.article import Article
    from index.corpus import AddReport, Corpus
    from index.progress import Progress
    from index.readers import Skipped
    from index.search import Filters, Hit
    from qa.answer import Answer
    from qa.desk import Desk
    from qa.survey import Survey

OK, GATE_FAILED, BAD_INPUT, PARTLY_SKIPPED, INTERRUPTED = 0, 1, 2, 3, 130

DEFAULT_INDEX = "counterpoint.index"
DEFAULT_PORT = 7860

logger = logging.getLogger(__name__)

Command = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code, as `--help` lists them."""
    _speak_utf8()
    _stay_here()
    try:
        args = _parser().parse_args(argv)
    except OSError as error:  # of `--version`, which is printed here
        _say(f"standard output cannot be written: {error.strerror}")
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
        _say("stopped")
        return INTERRUPTED
    except CounterpointError as error:
        logger.debug("", exc_info=True)
        _say(f"{error}{_advice(error, args)}")
        return BAD_INPUT
    except Exception as error:
        logger.debug("", exc_info=True)
        again = "" if args.verbose else "; run again with -v for the traceback"
        _say(f"something went wrong that should not: {type(error).__name__}: {error}{again}")
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


def _say(message: str) -> None:
    print(f"counterpoint: {message}", file=sys.stderr)


def _advice(error: CounterpointError, args: argparse.Namespace) -> str:
    """The command to run next, where the message does not name one already; else what that one lacks."""
    flag, text = _flag(args), str(error)
    if "counterpoint " in text:
        return flag if isinstance(error, IndexDamagedError) and text.endswith("--repair") else ""
    if isinstance(error, IndexMissingError):
        return f"\nMake one with: counterpoint index FOLDER{flag}"
    if isinstance(error, UnknownArticleError):
        return f"\nSee the ids with: counterpoint articles{flag}"
    return ""


def _flag(args: argparse.Namespace) -> str:
    """ " --index DIR" for a command that works on the same index; empty where that is the default one."""
    index = getattr(args, "index", None)
    return "" if index is None or str(index) == DEFAULT_INDEX else f" --index {shlex.quote(str(index))}"


# ---- the parser


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="counterpoint",
        description="Ask a pile of news articles: the sentences that answer, word for word, who said "
        "them and where, and where the sources disagree.",
        epilog="Exit codes: 0 done; 1 an eval gate failed; 2 bad input; 3 some articles were skipped; "
        "130 stopped.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and leave")
    commands = parser.add_subparsers(metavar="COMMAND", required=True)

    index = _command(commands, "index", _index, "Read articles into an index, or bring it up to date.")
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

    ask = _command(commands, "ask", _ask, "Ask one question, or many as JSON lines.")
    ask.add_argument("question", nargs="?", help="leave out with --jsonl")
    ask.add_argument(
        "--history",
        action="append",
        default=[],
        metavar="QUESTION",
        help="an earlier question; may be repeated",
    )
    form = ask.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the answer as one JSON object")
    form.add_argument(
        "--jsonl",
        action="store_true",
        help='read questions from standard input, one JSON object a line: {"question": …}, and if wanted "id", '
        '"history" (a list of earlier questions) and "filters"',
    )
    form.add_argument(
        "--markdown", action="store_true", help="print the answer with its citations as Markdown"
    )
    _add_filters(ask)
    _add_models(ask)

    search = _command(commands, "search", _search, "Find passages.")
    search.add_argument("query", nargs="?", help="leave out with --jsonl")
    search.add_argument("-k", type=_positive, default=10, help="how many passages (10)")
    search.add_argument(
        "--reranker",
        metavar="NAME",
        help="read the passages found and order them anew, with the re-ranker that comes along (bundled) or another "
        "cross-encoder (a name or a folder): slower",
    )
    form = search.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print the hits as one JSON object")
    form.add_argument(
        "--jsonl", action="store_true", help="read questions from standard input, one JSON object a line"
    )
    _add_filters(search)

    disagreements = _command(
        commands, "disagreements", _disagreements, "Show where the articles disagree, without a question."
    )
    disagreements.add_argument(
        "--about", default="", metavar="TEXT", help="only those with all of these words"
    )
    form = disagreements.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON object")
    form.add_argument("--markdown", action="store_true", help="print them with their quotes as Markdown")
    _add_filters(disagreements)

    show = _command(commands, "show", _show, "Show an article as indexed.")
    show.add_argument("article", nargs="?", metavar="ARTICLE", help="an article's id")
    show.add_argument("--all", action="store_true", help="every article")
    form = show.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON object, with --all a list of them")
    form.add_argument("--jsonl", action="store_true", help="print one JSON object a line")

    articles = _command(
        commands, "articles", _articles, "List the articles; * marks what was inferred from the text."
    )
    articles.add_argument("--json", action="store_true", help="print a JSON list")

    remove = _command(commands, "remove", _remove, "Remove articles from the index.")
    remove.add_argument("ids", nargs="+", metavar="ID")

    chat = _command(commands, "chat", _chat, "Open the page.")
    chat.add_argument("--port", type=_port, default=DEFAULT_PORT, help=f"port on 127.0.0.1 ({DEFAULT_PORT})")
    chat.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ADDRESS",
        help="another address than this machine's own needs --auth",
    )
    chat.add_argument(
        "--auth",
        metavar="HOW",
        help="`token`, or a file of lines made by `counterpoint password NAME`: who may use the page",
    )
    chat.add_argument("--no-browser", action="store_true", help="do not open a browser")
    chat.add_argument(
        "--mcp", action="store_true", help="also serve ask, search and disagreements as MCP tools, at /mcp"
    )
    _add_models(chat)

    password = _command(
        commands, "password", _password, "Make a line for the passwords file of `chat --auth`."
    )
    password.add_argument("name", metavar="NAME")

    evaluate = _command(
        commands, "eval", _eval, "Measure answers on a gold question set, check one, or draft one."
    )
    evaluate.add_argument(
        "action", nargs="?", choices=("run", "check", "draft"), default="run", help="run by default"
    )
    evaluate.add_argument("--gold", type=Path, metavar="FILE", help="the gold questions (run, check)")
    evaluate.add_argument(
        "--out", type=Path, metavar="DIR", help="write answers, figures and report.html here"
    )
    evaluate.add_argument("--compare", type=Path, metavar="OLD", help="an earlier --out to compare with")
    evaluate.add_argument("--resume", action="store_true", help="go on with an interrupted run in --out")
    evaluate.add_argument(
        "--require",
        action="append",
        default=[],
        metavar="FIGURE>=X",
        help="fail (exit 1) below; may be repeated",
    )
    _add_models(evaluate)

    doctor = _command(commands, "doctor", _doctor, "Check the installation and the index.")
    doctor.add_argument(
        "--repair", action="store_true", help="mend the index; what is damaged is set aside, never deleted"
    )

    migrate = _command(commands, "migrate", _migrate, "Move vectors and words to a Milvus server, or back.")
    migrate.add_argument(
        "--store",
        required=True,
        metavar="WHERE",
        help="http://HOST:PORT, or a file's path ending in .db (milvus-lite), or `files`: beside the database",
    )

    backup = _command(commands, "backup", _backup, "Copy the index to a new folder; it may be in use.")
    backup.add_argument("target", type=Path, metavar="DEST", help="a folder that does not exist yet")

    restore = _command(commands, "restore", _restore, "Make the index what it was when a backup was made.")
    restore.add_argument("source", type=Path, metavar="SOURCE", help="a folder made by `counterpoint backup`")
    return parser


def _command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, command: Command, about: str
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=about, description=about)
    parser.set_defaults(command=command)
    parser.add_argument(
        "--index",
        type=Path,
        default=Path(os.environ.get("COUNTERPOINT_INDEX") or DEFAULT_INDEX),
        metavar="DIR",
        help=f"the index (COUNTERPOINT_INDEX, else ./{DEFAULT_INDEX})",
    )
    parser.add_argument("-q", "--quiet", action="store_true", help="no progress")
    parser.add_argument("-v", "--verbose", action="store_true", help="log what happens, show tracebacks")
    return parser


def _add_filters(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("filters")
    group.add_argument(
        "--from", dest="published_from", metavar="DATE", help="published on or after, as 2022-09-15"
    )
    group.add_argument("--to", dest="published_to", metavar="DATE", help="published on or before")
    group.add_argument(
        "--publisher", action="append", default=[], metavar="NAME", help="only this outlet; repeatable"
    )
    group.add_argument(
        "--source", action="append", default=[], metavar="ID", help="only this article; repeatable"
    )


def _add_models(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("models, by name or folder on this machine")
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


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"give a whole number above 0, not {text!r}")
    return int(text)


def _port(text: str) -> int:
    if not text.isdecimal() or len(text) > 5 or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to 65535, not {text!r}")
    return int(text)


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


def _filters(args: argparse.Namespace) -> "Filters":
    from index.search import Filters

    for flag, given in (("--from", args.published_from), ("--to", args.published_to)):
        if given and not Filters.is_day(given):
            raise BadInputError(f"{flag}: {given!r} is not a date like 2022-09-15")
    return Filters.from_dict(
        {
            "published_from": args.published_from,
            "published_to": args.published_to,
            "publishers": args.publisher,
            "sources": args.source,
        }
    )


# ---- what commands share


def _open(args: argparse.Namespace) -> "Corpus":
    from index.corpus import Corpus

    return Corpus.open(args.index)


def _open_desk(args: argparse.Namespace) -> "Desk":
    from qa.desk import Desk

    desk = Desk.open(args.index, args.reranker, args.nli)
    # All that was loaded stays to the end: looking for garbage in it costs a tenth of a second on the way out.
    gc.freeze()
    return desk


def _print_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def _print_line(value: object) -> None:
    """One JSON object a line, flushed, so that whoever reads can answer at once."""
    print(json.dumps(value, ensure_ascii=False), flush=True)


def _lines_in() -> Iterable[bytes]:
    return iter(sys.stdin.buffer.readline, b"")


def _width() -> int:
    return min(shutil.get_terminal_size((100, 24)).columns, 100)


def _one_of(given: str | None, lines: bool, what: str) -> None:
    if lines and given is not None:
        raise BadInputError(f"with --jsonl the {what} comes from standard input: leave {given!r} out")
    if not lines and not (given or "").strip():
        raise BadInputError(f"give a {what}, or --jsonl to read many from standard input")


# ---- the commands


def _index(args: argparse.Namespace) -> int:
    from index.corpus import Corpus
    from index.readers import Skipped, read
    from qa.surveying.known import kept
    from ui import safe
    from ui.progress import terminal

    missing = [path for path in args.paths if not path.exists()]
    if missing:
        raise BadInputError(f"no such file or folder: {missing[0]}")
    articles: list[Article] = []
    skipped: list[Skipped] = []
    with terminal(args.quiet) as progress:
        for number, item in enumerate(read(args.paths), 1):
            if isinstance(item, Skipped):
                skipped.append(item)
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
            contradicted = _contradicted(corpus, before, report, _flag(args))
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
    if contradicted:
        print(contradicted)
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


# Comparing more new articles than these takes longer than anybody waits for what nobody asked.
_COMPARED = 1000


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


def _closing(skipped: "Sequence[Skipped]") -> None:
    if skipped:
        from ui import safe

        _say(f"{len(skipped):,} skipped:")
        for item in skipped:
            print(f"  {safe.one_line(item.source)}: {safe.one_line(item.reason)}", file=sys.stderr)


def _ask(args: argparse.Namespace) -> int:
    from ui import render, stream

    _one_of(args.question, args.jsonl, "question")
    filters = _filters(args)
    if not args.jsonl:
        desk = _open_desk(args)
        answer: Answer = desk.ask(args.question, args.history, filters)
        if args.json:
            _print_json({"id": None, **answer.to_dict()})
        else:
            sys.stdout.write(
                render.to_markdown(answer) if args.markdown else render.to_text(answer, _width())
            )
        return OK
    _no_flags_with_lines(filters, args.history)
    desk = _open_desk(args)
    for answered in stream.respond(
        _lines_in(), lambda asked: desk.ask(asked.question, asked.history, asked.filters).to_dict()
    ):
        _print_line(answered)
    return OK


def _no_flags_with_lines(filters: "Filters", history: Sequence[str] = ()) -> None:
    if filters or history:
        raise BadInputError(
            "with --jsonl each line brings its own `filters` and `history`: leave the flags out"
        )


def _search(args: argparse.Namespace) -> int:
    from ui import render, stream

    _one_of(args.query, args.jsonl, "query")
    filters = _filters(args)
    if args.jsonl:
        _no_flags_with_lines(filters)
    with _open(args) as corpus:
        find = _finder(args.reranker, corpus)
        if not args.jsonl:
            hits = find(args.query, args.k, filters)
            if args.json:
                _print_json({"query": args.query, "hits": [render.hit_to_dict(hit) for hit in hits]})
            else:
                sys.stdout.write(render.hits_to_text(hits, _width()))
            return OK
        for found in stream.respond(
            _lines_in(),
            lambda asked: {
                "hits": [render.hit_to_dict(h) for h in find(asked.question, args.k, asked.filters)]
            },
        ):
            _print_line(found)
    return OK


def _finder(name: str | None, corpus: "Corpus") -> "Callable[[str, int, Filters], tuple[Hit, ...]]":
    """The search itself, or, where a ranker was asked for, what it makes of it."""
    if not name:
        return corpus.search
    from qa.ranking import load_ranker, reranked

    ranker = load_ranker(name)
    return lambda query, k, filters: reranked(corpus, ranker, query, k, filters)


def _disagreements(args: argparse.Namespace) -> int:
    from qa.survey import survey
    from ui import surveys

    filters = _filters(args)
    with _open(args) as corpus:
        found = survey(corpus, filters, args.about)
    if args.json:
        _print_json(found.to_dict())
    else:
        sys.stdout.write(surveys.to_markdown(found) if args.markdown else surveys.to_text(found, _width()))
    return OK


def _show(args: argparse.Namespace) -> int:
    from ui import safe

    if bool(args.article) == args.all:
        raise BadInputError("give one article's id, or --all")
    with _open(args) as corpus:
        if args.json and args.all:
            _print_json([corpus.shown(article.id).to_dict() for article in corpus.articles()])
            return OK
        for article_id in [a.id for a in corpus.articles()] if args.all else [args.article]:
            if args.jsonl:
                _print_line(corpus.shown(article_id).to_dict())
            elif args.json:
                _print_json(corpus.shown(article_id).to_dict())
            else:
                article = corpus.article(article_id)
                _print_header(article)
                print(safe.plain(article.text), end="\n\n")
    return OK


def _print_header(article: "Article") -> None:
    from ui import render, safe

    print(f"{safe.one_line(article.id)}\n{render.headline(article)}\n{render.where(article)}")
    for name, value in (("by", article.author), ("at", article.url), ("from", article.source)):
        if value:
            print(f"{name} {safe.one_line(value)}")
    if article.inferred:
        print(f"inferred from the text: {', '.join(article.inferred)}")
    print()


def _articles(args: argparse.Namespace) -> int:
    with _open(args) as corpus:
        articles, copies = corpus.articles(), corpus.copies()
    if args.json:
        _print_json(
            [
                {
                    "id": a.id,
                    "title": a.title,
                    "publisher": a.publisher,
                    "author": a.author,
                    "published": a.published.isoformat() if a.published else None,
                    "url": a.url,
                    "inferred": list(a.inferred),
                    "copy_of": copies.get(a.id),
                    "source": a.source,
                }
                for a in articles
            ]
        )
        return OK
    _print_table(articles, copies, sys.stdout)
    return OK


def _print_table(articles: "Sequence[Article]", copies: dict[str, str], out: TextIO) -> None:
    """The articles in columns; a star after a value says that it was inferred from the text."""
    from ui import safe

    def cell(article: "Article", field: str, value: str | None, width: int) -> str:
        text = safe.one_line(value or "-") + ("*" if field in article.inferred else "")
        return text if len(text) <= width else text[: width - 1] + "…"

    rows = [
        (
            safe.one_line(a.id),
            cell(a, "published", a.published.isoformat() if a.published else None, 11),
            cell(a, "publisher", a.publisher, 28),
            cell(a, "title", a.title, 60) + (f" (repeats {copies[a.id]})" if a.id in copies else ""),
        )
        for a in articles
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(3)]
    for row in rows:
        out.write("  ".join([*(t.ljust(w) for t, w in zip(row, widths, strict=False)), row[3]]) + "\n")
    plural = "" if len(rows) == 1 else "s"
    star = "; * inferred from the text" if any(a.inferred for a in articles) else ""
    out.write(f"{len(rows):,} article{plural}{star}\n")


def _remove(args: argparse.Namespace) -> int:
    from qa.surveying.known import kept, updated

    with _open(args) as corpus:
        before = kept(corpus)
        removed = corpus.remove(args.ids)
        updated(corpus, before, (), removed)
    print(f"removed {', '.join(removed)}")
    return OK


def _chat(args: argparse.Namespace) -> int:
    _open(args).close()  # says what is wrong with it, before seconds are spent on the page
    from ui.access import Access
    from ui.app import serve

    access = Access.of(args.auth) if args.auth else None
    if access is None and not _is_loopback(args.host):
        raise BadInputError(
            f"--host {args.host} opens the page to other machines: say who may use it with --auth token or --auth FILE "
            "(lines made by `counterpoint password NAME`)"
        )
    if not _is_loopback(args.host):
        _say("other machines can reach the page, and what passes is not encrypted: put a TLS proxy before it")
    serve(
        args.index,
        args.port,
        open_browser=not args.no_browser,
        mcp=args.mcp,
        reranker=args.reranker,
        nli=args.nli,
        host=args.host,
        access=access,
        announce=lambda text: print(text, flush=True),
    )
    return OK


def _is_loopback(host: str) -> bool:
    import ipaddress

    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _password(args: argparse.Namespace) -> int:
    import getpass

    from ui.access import expect_name, password_line

    expect_name(args.name)
    try:
        password = getpass.getpass("password: ")
    except EOFError:
        raise BadInputError("no password was given") from None
    print(password_line(args.name, password))
    return OK


def _eval(args: argparse.Namespace) -> int:
    _used(args)
    return {"run": _eval_run, "check": _eval_check, "draft": _eval_draft}[args.action](args)


# The flags of `eval` that each action has a use for.
_USES = {
    "run": ("gold", "out", "compare", "resume", "require", "reranker", "nli"),
    "check": ("gold",),
    "draft": (),
}


def _used(args: argparse.Namespace) -> None:
    """BadInputError for a flag that would do nothing: whoever gave it expects something of it."""
    uses = _USES[args.action]
    idle = [name for name in _USES["run"] if getattr(args, name) and name not in uses]
    if idle:
        raise BadInputError(f"--{idle[0]} does nothing with `eval {args.action}`: leave it out")
    if args.resume and args.out is None:
        raise BadInputError("--resume goes on with the run in --out: name its folder with --out DIR")


def _gold(args: argparse.Namespace) -> Path:
    if args.gold is None:
        raise BadInputError("name the gold questions with --gold FILE")
    gold: Path = args.gold
    return gold


def _eval_run(args: argparse.Namespace) -> int:
    gold = _gold(args)
    import eval.gold
    import eval.report
    import eval.run
    from ui.progress import terminal

    # All that can be wrong with the flags is said before the first question is asked.
    eval.run.check_requirements(args.require)
    if args.compare and args.out and eval.run.is_one_run(args.compare, args.out):
        raise BadInputError(
            f"--compare {args.compare} is what --out {args.out} would write over: give another folder to --out"
        )
    desk = _open_desk(args)
    texts = {article.id: article.text for article in desk.corpus.articles()}
    questions = eval.gold.load(gold, texts)
    earlier = eval.run.reopen(args.compare, questions, texts) if args.compare else None
    with terminal(args.quiet) as progress:
        run = eval.run.run(
            questions,
            desk,
            texts,
            out=args.out,
            resume=args.resume,
            progress=progress,
            searcher=desk.corpus,
        )
    comparison = eval.run.compare(run, earlier) if earlier else None
    if args.out:
        eval.report.write(args.out, run, texts, comparison)
    print(eval.report.plain(run.figures))
    if comparison is not None:
        print(eval.report.plain_comparison(comparison))
    if args.out:
        print(f"report: {args.out / 'report.html'}")
    missed = eval.run.missed(run.figures, args.require)
    for message in missed:
        _say(message)
    return GATE_FAILED if missed else OK


def _eval_check(args: argparse.Namespace) -> int:
    gold = _gold(args)
    import eval.gold

    with _open(args) as corpus:
        texts = {article.id: article.text for article in corpus.articles()}
    problems = eval.gold.problems(gold, texts)
    for problem in problems:
        _say(problem)
    if not problems:
        print(f"{gold}: nothing wrong")
    return BAD_INPUT if problems else OK


def _eval_draft(args: argparse.Namespace) -> int:
    import eval.draft
    from ui import judgements

    with _open(args) as corpus:
        shown = [corpus.shown(article.id) for article in corpus.articles()]
    texts = {item.article.id: item.article.text for item in shown}
    for question in chain(judgements.candidates(args.index, texts), eval.draft.draft(shown)):
        _print_line(question)
    return OK


def _doctor(args: argparse.Namespace) -> int:
    if args.repair:
        _repair(args)
    with _open(args) as corpus:
        findings = corpus.doctor()
    for finding in findings:
        print(
            f"{'ok  ' if finding.ok else 'BAD '} {finding.what}"
            + ("" if finding.ok else f"\n     {finding.advice}{_flag(args)}")
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


if __name__ == "__main__":
    sys.exit(main())
