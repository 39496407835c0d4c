"""Why there is no answer: what was asked for and is missing, in words that help to ask again."""

from collections.abc import Sequence

from index.search import Filters
from qa.advice import SUM_UP, advice
from qa.evidence import Judged
from qa.fitting.naming import mentions
from qa.question import Question

# To a greeting, and to a "Why?" that nothing goes before.
NOTHING_ASKED = (
    "That asks nothing that articles could answer. Ask who, what, when, where, how many or why, "
    "with a name in it."
)

# To what goes on from a question that several events answer, where none of their articles answers it.
SEVERAL_EVENTS = (
    "What was asked before is answered by articles on several events, and in none of them was an answer to “{}” found. "
    "Name the event that you mean."
)

# What a sentence lacks that does not hold the wanted kind of answer.
_LACKS = {
    "figure": "a figure",
    "time": "a time",
    "person": "a name",
    "body": "a name",
    "place": "a place",
}


def reason(
    question: Question,
    results: Sequence[Judged],
    filters: Filters,
    none_passes: str = "",
    meant: Sequence[str] = (),
) -> str:
    """One or two sentences: what no article says, and what is missing as far as it can be told.

    `none_passes` says why no article may pass the filters; `meant` are names that the articles spell otherwise than
    the question.
    """
    if not results and filters:
        return f"No article passes the filters. {none_passes}".rstrip()
    if not results:
        return "The index holds no sentence that could answer."
    scope = "No article that passes the filters" if filters else "No article"
    if question.told_by:
        scope = f"No article of {' or '.join(question.told_by)}"
    said = f"{scope} answers “{question.standalone.strip()}”."
    instead = advice(question.standalone)
    if instead == SUM_UP:
        return instead
    if meant:
        return f"{said} Did you mean {' and '.join(f'“{name}”' for name in meant)}?"
    texts = {j.evidence.article.id: j.evidence.article for j in results}.values()
    absent = [n.text for n in question.names if not any(mentions(n, f"{a.title} {a.text}") for a in texts)]
    if absent:
        said = f"{said} Nothing near it speaks of {_listed(absent)}."
        return f"{said} {instead}".rstrip()
    if instead:
        return f"{said} {instead}"
    if question.period and all(j.fit.elsewhen for j in results):
        return f"{said} What is near it is about another time."
    if all(j.fit.kind < 0 for j in results[:5]) and question.wants in _LACKS:
        return f"{said} What is near it does not give {_LACKS[question.wants]}."
    if question.counted and all(j.fit.counted < 0 for j in results[:5]):
        return f"{said} What is near it counts something else."
    return said


def none_chosen(question: Question, filters: Filters) -> str:
    """Why nothing is searched: the outlets whose words are asked for are none of those chosen; empty where some are."""
    asked, chosen = question.told_by, filters.publishers
    if not asked or not chosen or set(asked) & set(chosen):
        return ""
    return (
        f"The question asks what {' or '.join(asked)} says, and only {' and '.join(chosen)} may be searched."
    )


def _listed(names: Sequence[str]) -> str:
    quoted = [f"“{name}”" for name in names]
    return quoted[0] if len(quoted) == 1 else ", ".join(quoted[:-1]) + " or " + quoted[-1]
