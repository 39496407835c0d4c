"""Runs a gold set through a desk, exactly as users ask it, and says how far the answers can be trusted.

The command line calls, in this order:

    texts = {id: text}                                   # of every article in the index
    questions = eval.gold.load(path, texts)              # BadInputError names the file and the line
    run = eval.run.run(questions, desk, texts, out=folder, resume=False, progress=bar [index.progress.Progress], searcher=corpus)
    comparison = eval.run.compare(run, eval.run.reopen(old_folder, questions, texts))        # with --compare
    eval.report.write(folder, run, texts, comparison)    # figures.json, report.html (answers.jsonl is there already)
    missed = eval.run.missed(run.figures, ["nugget_recall>=0.9"])     # tuple of messages; exit 1 if not empty
    eval.report.plain(run.figures) / eval.report.plain_comparison(comparison)                # text for a terminal
    eval.gold.problems(path, texts)                      # `eval check`: tuple of messages, empty when all is well
    eval.draft.draft(readings, limit=100)                # `eval draft`: iterator of dicts, one a line of JSONL
"""

from collections.abc import Sequence
from typing import Protocol

from index.search import Filters, Hit
from qa.answer import Answer


class Asker(Protocol):
    """What is evaluated: `qa.desk.Desk` is one, and so is any fake in a test."""

    def ask(self, question: str, history: Sequence[str] = (), filters: Filters = ...) -> Answer:
        """Answers one question; `history` holds the earlier questions of the conversation."""
        ...


class Searcher(Protocol):
    """Where passages are found: `index.corpus.Corpus` is one. Only for the retrieval measures."""

    def search(self, query: str, k: int = 10, filters: Filters = ...) -> Sequence[Hit]:
        """The k best passages, best first."""
        ...
