"""`eval`: measures answers on gold questions, checks such a set, or drafts one."""

import argparse
from itertools import chain
from pathlib import Path

from index.errors import BadInputError
from ui.commands.shared import (
    BAD_INPUT,
    GATE_FAILED,
    OK,
    Commands,
    add_command,
    add_models,
    open_corpus,
    open_desk,
    print_line,
    say,
)

# The flags of `eval` that each action has a use for.
_USES = {
    "run": ("gold", "out", "compare", "resume", "require", "reranker", "nli"),
    "check": ("gold",),
    "draft": (),
}


def add_commands(commands: Commands) -> None:
    """Adds `eval` to the parser."""
    evaluate = add_command(
        commands, "eval", _eval, "Measure answers on a gold question set, check one, or draft one."
    )
    evaluate.add_argument(
        "action",
        nargs="?",
        choices=("run", "check", "draft"),
        default="run",
        help="run: ask the gold questions and measure the answers (the default); check: look for what is wrong with "
        "them; draft: print questions to begin with, one JSON object a line",
    )
    evaluate.add_argument_group("run and check").add_argument(
        "--gold", type=Path, metavar="FILE", help="the gold questions"
    )
    running = evaluate.add_argument_group("run")
    running.add_argument(
        "--out", type=Path, metavar="DIR", help="write answers, figures and report.html here"
    )
    running.add_argument("--compare", type=Path, metavar="OLD", help="an earlier --out to compare with")
    running.add_argument("--resume", action="store_true", help="go on with an interrupted run in --out")
    running.add_argument(
        "--require",
        action="append",
        default=[],
        metavar="FIGURE>=X",
        help="fail (exit 1) below; may be repeated",
    )
    add_models(evaluate, "run: ")


def _eval(args: argparse.Namespace) -> int:
    _used(args)
    return {"run": _eval_run, "check": _eval_check, "draft": _eval_draft}[args.action](args)


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
    desk = open_desk(args)
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
        say(message)
    return GATE_FAILED if missed else OK


def _eval_check(args: argparse.Namespace) -> int:
    gold = _gold(args)
    import eval.gold

    with open_corpus(args) as corpus:
        texts = {article.id: article.text for article in corpus.articles()}
    problems = eval.gold.problems(gold, texts)
    for problem in problems:
        say(problem)
    if not problems:
        print(f"{gold}: nothing wrong")
    return BAD_INPUT if problems else OK


def _eval_draft(args: argparse.Namespace) -> int:
    import eval.draft
    from ui import judgements

    with open_corpus(args) as corpus:
        shown = [corpus.shown(article.id) for article in corpus.articles()]
    texts = {item.article.id: item.article.text for item in shown}
    for question in chain(judgements.candidates(args.index, texts), eval.draft.draft(shown)):
        print_line(question)
    return OK
