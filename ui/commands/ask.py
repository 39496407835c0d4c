"""`ask`, `search`, `disagreements`: what the articles say, found under the same filters."""

import argparse
import shutil
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from index.errors import BadInputError
from ui.commands.shared import (
    OK,
    PARTLY_SKIPPED,
    Commands,
    add_command,
    add_models,
    open_corpus,
    open_desk,
    print_json,
    print_line,
    say,
)

if TYPE_CHECKING:
    from index.corpus import Corpus
    from index.search import Filters, Hit
    from qa.answer import Answer
    from ui.stream import Request

# Of the lines that could not be answered so many are named.
_NAMED = 20


def add_commands(commands: Commands) -> None:
    """Adds `ask`, `search` and `disagreements` to the parser."""
    ask = add_command(commands, "ask", _ask, "Ask one question, or many as JSON lines.")
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
    add_models(ask)

    search = add_command(commands, "search", _search, "Find passages.")
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
        "--jsonl",
        action="store_true",
        help='read questions from standard input, one JSON object a line: {"question": …}, and if wanted "id" and '
        '"filters"',
    )
    _add_filters(search)

    disagreements = add_command(
        commands, "disagreements", _disagreements, "Show where the articles disagree, without a question."
    )
    disagreements.add_argument(
        "--about", default="", metavar="TEXT", help="only those with all of these words"
    )
    form = disagreements.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print one JSON object")
    form.add_argument("--markdown", action="store_true", help="print them with their quotes as Markdown")
    _add_filters(disagreements)


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"give a whole number above 0, not {text!r}")
    return int(text)


def _ask(args: argparse.Namespace) -> int:
    from ui import render

    _one_of(args.question, args.jsonl, "question")
    filters = _filters(args)
    if not args.jsonl:
        desk = open_desk(args)
        filters = _settled(filters, desk.corpus, refused=True)
        answer: Answer = desk.ask(args.question, args.history, filters)
        if args.json:
            print_json({"id": None, **answer.to_dict()})
        else:
            sys.stdout.write(
                render.to_markdown(answer) if args.markdown else render.to_text(answer, _width())
            )
            _say_left_out(filters, desk.corpus, answer.reason or "")
        return OK
    _no_flags_with_lines(filters, args.history)
    desk = open_desk(args)
    return _each_line(lambda asked: desk.ask(asked.question, asked.history, asked.filters).to_dict())


def _search(args: argparse.Namespace) -> int:
    from ui import render

    _one_of(args.query, args.jsonl, "query")
    filters = _filters(args)
    if args.jsonl:
        _no_flags_with_lines(filters)
    with open_corpus(args) as corpus:
        filters = _settled(filters, corpus)
        find = _finder(args.reranker, corpus)
        if not args.jsonl:
            hits = find(args.query, args.k, filters)
            if args.json:
                print_json({"query": args.query, "hits": [render.hit_to_dict(hit) for hit in hits]})
            else:
                sys.stdout.write(render.hits_to_text(hits, _width()))
                _say_left_out(filters, corpus)
            return OK
        return _each_line(
            lambda asked: {
                "hits": [render.hit_to_dict(h) for h in find(asked.question, args.k, asked.filters)]
            }
        )


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
    with open_corpus(args) as corpus:
        filters = _settled(filters, corpus)
        found = survey(corpus, filters, args.about)
    if args.json:
        print_json(found.to_dict())
    else:
        sys.stdout.write(surveys.to_markdown(found) if args.markdown else surveys.to_text(found, _width()))
    return OK


# ---- filters and lines


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


def _filters(args: argparse.Namespace) -> "Filters":
    from index.search import Filters

    for flag, given in (("--from", args.published_from), ("--to", args.published_to)):
        if given and not Filters.is_day(given):
            raise BadInputError(f"{flag}: {given!r} is not a date like 2022-09-15")
    found = Filters.from_dict(
        {
            "published_from": args.published_from,
            "published_to": args.published_to,
            "publishers": args.publisher,
            "sources": args.source,
        }
    )
    if found.published_from and found.published_to and found.published_from > found.published_to:
        raise BadInputError(f"--from {found.published_from} is later than --to {found.published_to}")
    return found


def _settled(filters: "Filters", corpus: "Corpus", refused: bool = False) -> "Filters":
    """The filters with outlets as the index writes them; says which outlets and ids it does not hold (where a refusal
    will say so, only if it holds others)."""
    from qa.filtering import settled, unknown
    from ui import safe

    publishers = corpus.publishers() if filters.publishers else ()
    found = settled(filters, publishers)
    ids = corpus.ids() if filters.sources else ()
    strange = unknown(found, publishers, ids)
    partly = bool({*found.publishers, *found.sources} & {*publishers, *ids})
    if strange and (partly or not refused):
        say(safe.one_line(strange))
    return found


def _say_left_out(filters: "Filters", corpus: "Corpus", told: str = "") -> None:
    """A line on what the filters leave out for want of a date or an outlet, unless it is told already."""
    from qa.filtering import left_out

    if filters.published_from or filters.published_to or filters.publishers:
        said = left_out(filters, *corpus.lacking())
        if said and said not in told:
            print(said)


def _one_of(given: str | None, lines: bool, what: str) -> None:
    if lines and given is not None:
        raise BadInputError(f"with --jsonl the {what} comes from standard input: leave {given!r} out")
    if not lines and not (given or "").strip():
        raise BadInputError(f"give a {what}, or --jsonl to read many from standard input")


def _no_flags_with_lines(filters: "Filters", history: Sequence[str] = ()) -> None:
    if filters or history:
        raise BadInputError(
            "with --jsonl each line brings its own `filters` and `history`: leave the flags out"
        )


def _each_line(handle: "Callable[[Request], dict[str, object]]") -> int:
    """Answers each line of standard input, and says at the end which could not be."""
    from ui import stream

    failed: list[int] = []
    for answered in stream.respond(iter(sys.stdin.buffer.readline, b""), handle, failed.append):
        print_line(answered)
    if not failed:
        return OK
    lines = ", ".join(map(str, failed[:_NAMED])) + (" …" if len(failed) > _NAMED else "")
    say(f"not answered: line{'' if len(failed) == 1 else 's'} {lines} (`error` says why)")
    return PARTLY_SKIPPED


def _width() -> int:
    return min(shutil.get_terminal_size((100, 24)).columns, 100)
