"""`show`, `articles`, `remove`: the articles that the index holds."""

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from index.errors import BadInputError
from ui.commands.shared import OK, Commands, add_command, open_corpus, print_json, print_line

if TYPE_CHECKING:
    from index.article import Article


def add_commands(commands: Commands) -> None:
    """Adds `show`, `articles` and `remove` to the parser."""
    show = add_command(commands, "show", _show, "Show an article: its text and what is known of it.")
    show.add_argument(
        "article", nargs="?", metavar="ARTICLE", help="an article's id, as `articles` lists them"
    )
    show.add_argument("--all", action="store_true", help="every article")
    form = show.add_mutually_exclusive_group()
    form.add_argument(
        "--json",
        action="store_true",
        help="print one JSON object (with --all a list of them), which also holds the sentences, their times and "
        "who says what",
    )
    form.add_argument("--jsonl", action="store_true", help="print one such object a line")

    articles = add_command(
        commands, "articles", _articles, "List the articles; * marks what was inferred from the text."
    )
    articles.add_argument("--json", action="store_true", help="print a JSON list")

    remove = add_command(commands, "remove", _remove, "Remove articles from the index.")
    remove.add_argument("ids", nargs="+", metavar="ID", help="an article's id, as `articles` lists them")


def _show(args: argparse.Namespace) -> int:
    from ui import safe

    if bool(args.article) == args.all:
        raise BadInputError("give one article's id, or --all")
    with open_corpus(args) as corpus:
        if args.json and args.all:
            print_json([corpus.shown(article.id).to_dict() for article in corpus.articles()])
            return OK
        for article_id in [a.id for a in corpus.articles()] if args.all else [args.article]:
            if args.jsonl:
                print_line(corpus.shown(article_id).to_dict())
            elif args.json:
                print_json(corpus.shown(article_id).to_dict())
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
    with open_corpus(args) as corpus:
        articles, copies = corpus.articles(), corpus.copies()
    if args.json:
        print_json(
            [
                {
                    **a.described(),
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

    with open_corpus(args) as corpus:
        before = kept(corpus)
        removed = corpus.remove(args.ids)
        updated(corpus, before, (), removed)
    print(f"removed {', '.join(removed)}")
    return OK
