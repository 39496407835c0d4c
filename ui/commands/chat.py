"""`chat`, `password`: the page, and who may use it."""

import argparse

from index.errors import BadInputError
from ui.commands.shared import OK, Commands, add_command, add_models, open_corpus, say

DEFAULT_PORT = 7860


def add_commands(commands: Commands) -> None:
    """Adds `chat` and `password` to the parser."""
    chat = add_command(commands, "chat", _chat, "Open the page.")
    chat.add_argument("--port", type=_port, default=DEFAULT_PORT, help=f"the page's port ({DEFAULT_PORT})")
    chat.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ADDRESS",
        help="the page's address (127.0.0.1, for this machine alone); one for other machines needs --auth",
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
    add_models(chat)

    password = add_command(
        commands,
        "password",
        _password,
        "Make a line for the passwords file of `chat --auth`; the password is asked for.",
        reads_index=False,
    )
    password.add_argument("name", metavar="NAME", help="who may use the page with that password")


def _port(text: str) -> int:
    if not text.isdecimal() or len(text) > 5 or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"a port is a number from 0 to 65535, not {text!r}")
    return int(text)


def _chat(args: argparse.Namespace) -> int:
    open_corpus(args).close()  # says what is wrong with it, before seconds are spent on the page
    from ui.access import Access
    from ui.serving import serve

    access = Access.of(args.auth) if args.auth else None
    if access is None and not _is_loopback(args.host):
        raise BadInputError(
            f"--host {args.host} opens the page to other machines: say who may use it with --auth token or --auth FILE "
            "(lines made by `counterpoint password NAME`)"
        )
    if not _is_loopback(args.host):
        say("other machines can reach the page, and what passes is not encrypted: put a TLS proxy before it")
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
