"""What programs may ask of the page: the same calls for its API (gradio_client) and for MCP clients.

Plain values in, JSON objects out; every failure is a CounterpointError with words for whoever asked.
"""

from collections.abc import Sequence
from typing import cast

from index.errors import BadInputError, CounterpointError
from index.search import Filters
from qa.answer import Answer
from ui import render, safe
from ui.formats import AnswerObject, HitObject, SurveyObject
from ui.service import Failure, Service

# A question is a sentence or two; a pasted article is not one, and would only keep the models busy.
MOST_CHARACTERS = 2_000
# Passages that one search may ask for.
MOST_HITS = 100
# Questions answered at the same time: more would only wait for the same two or four cores.
AT_ONCE = 4


def question_of(text: str) -> str:
    """The question; raises BadInputError where it is empty or too long."""
    if not text or not text.strip():
        raise BadInputError("The question is empty.")
    if len(text) > MOST_CHARACTERS:
        raise BadInputError(f"The question is longer than {MOST_CHARACTERS:,} characters.")
    safe.expect_text(text, "The question")
    return text


def filters_of(
    first: str = "", last: str = "", publishers: Sequence[str] = (), sources: Sequence[str] = ()
) -> Filters:
    """The filters from text (dates as 2022-09-15 or empty); raises BadInputError that names what is wrong."""
    safe.expect_text([*publishers, *sources], "The name of an outlet or article")
    return Filters.from_dict(
        {
            "published_from": (first or "").strip(),
            "published_to": (last or "").strip(),
            "publishers": list(publishers),
            "sources": list(sources),
        }
    )


def ask(service: Service, question: str, history: Sequence[str], filters: Filters) -> AnswerObject:
    """One answer in the answer format, version 1."""
    for item in service.ask(question_of(question), history, filters):
        if isinstance(item, Failure):
            raise CounterpointError(item.text)
        if isinstance(item, Answer):
            return cast("AnswerObject", item.to_dict())
    raise CounterpointError("There is no answer.")


def search(service: Service, query: str, k: int, filters: Filters) -> list[HitObject]:
    """The `k` passages nearest to the query, best first, as `counterpoint search --json` prints them."""
    if not 1 <= k <= MOST_HITS:
        raise BadInputError(f"k must be from 1 to {MOST_HITS}")
    return [
        cast("HitObject", render.hit_to_dict(hit)) for hit in service.search(question_of(query), k, filters)
    ]


def disagreements(service: Service, about: str, filters: Filters) -> SurveyObject:
    """All disagreements, found without a question: `disagreements`, each with its `question`, and `quotes`."""
    if len(about) > MOST_CHARACTERS:
        raise BadInputError(f"`about` is longer than {MOST_CHARACTERS:,} characters.")
    return cast("SurveyObject", service.disagreements(filters, about).to_dict())
