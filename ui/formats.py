"""The answer format, version 1, as types: what programs get from the page's API and its MCP tools, field by field.

The descriptions reach the programs with the types.
"""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict  # pydantic asks for this one before Python 3.12

Day = Annotated[str | None, Field(description="a day, as 2022-09-15, or null")]
Meant = Annotated[
    str | None, Field(description="the question with names spelt as the articles do, if that may be meant")
]
Numbers = Annotated[list[int], Field(description="indexes into `quotes`")]


class QuoteObject(TypedDict):
    """Words of an article, exactly as they stand there."""

    article: Annotated[str, Field(description="the article's id")]
    title: str
    publisher: Annotated[str | None, Field(description="the outlet")]
    published: Day
    url: str | None
    start: Annotated[int, Field(description="where it begins, in code points of the article's text")]
    end: Annotated[int, Field(description="where it ends")]
    text: str
    speaker: Annotated[str | None, Field(description="who says it; null where the article speaks itself")]
    score: Annotated[float, Field(description="how likely it answers, 0 to 1")]
    marks: Annotated[list[list[int]], Field(description="[start, end] of the words that answer")]


class StatementObject(TypedDict):
    """One thing that the answer says."""

    text: str
    quotes: Numbers
    voices: Annotated[int, Field(description="how many independent voices say it")]


class PositionObject(TypedDict):
    """One side of a disagreement."""

    value: str
    quotes: Numbers
    speakers: list[str]
    hedge: Annotated[str, Field(description='as "at least"; empty where there is none')]
    as_of: Day
    voices: Annotated[int, Field(description="how many independent voices say it")]
    outlets: NotRequired[Annotated[list[str], Field(description="only where no question was asked")]]


class DisagreementObject(TypedDict):
    """Claims about the same thing at the same time that cannot all be true."""

    about: str
    kind: Literal["figure", "fact", "attribution", "time", "place"]
    positions: list[PositionObject]
    range: NotRequired[Annotated[list[float], Field(description="the lowest and the highest figure")]]
    question: NotRequired[
        Annotated[str | None, Field(description="asks for it; only where no question was asked")]
    ]


class StepObject(TypedDict):
    """What was said to hold as of a day."""

    as_of: Day
    value: str
    quotes: Numbers


class DevelopmentObject(TypedDict):
    """One thing that changed with time, which is no disagreement."""

    about: str
    steps: list[StepObject]


class PartObject(TypedDict):
    """One of several questions asked at once: the numbers of what the answer holds for it."""

    question: Annotated[str, Field(description="as understood")]
    status: Literal["answered", "disputed", "not_found", "error"]
    statements: Annotated[list[int], Field(description="indexes into `statements`")]
    disagreements: Annotated[list[int], Field(description="indexes into `disagreements`")]
    developments: Annotated[list[int], Field(description="indexes into `developments`")]
    reason: Annotated[str | None, Field(description="what was missing")]
    closest: Annotated[list[int], Field(description="indexes into `closest`")]
    did_you_mean: Meant


class AnswerObject(TypedDict):
    """The answer to one question, or to up to three asked at once."""

    question: str
    standalone_question: Annotated[str, Field(description="the question as understood in its conversation")]
    status: Annotated[
        Literal["answered", "disputed", "not_found", "error"],
        Field(description="disputed: see `disagreements`; not_found: see `reason`"),
    ]
    statements: list[StatementObject]
    quotes: list[QuoteObject]
    disagreements: list[DisagreementObject]
    developments: list[DevelopmentObject]
    reason: Annotated[str | None, Field(description="what was missing")]
    closest: Annotated[list[QuoteObject], Field(description="nearest to an answer, but none")]
    confidence: float
    timings_ms: dict[str, float]
    parts: Annotated[list[PartObject], Field(description="where several were asked at once; else empty")]
    did_you_mean: Meant


class HitObject(TypedDict):
    """A passage that was found."""

    article: Annotated[str, Field(description="the article's id")]
    title: str
    publisher: Annotated[str | None, Field(description="the outlet")]
    published: Day
    start: Annotated[int, Field(description="where it begins, in code points of the article's text")]
    end: Annotated[int, Field(description="where it ends")]
    text: str
    score: Annotated[float, Field(description="the best has the highest; not a probability")]


class SurveyObject(TypedDict):
    """Where the articles disagree, the strongest first."""

    disagreements: list[DisagreementObject]
    quotes: list[QuoteObject]
