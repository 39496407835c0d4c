"""What is never answered is told with what to ask instead."""

import pytest

from qa.advice import COMPARE, SUM_UP, advice, asks_to_sum_up


@pytest.mark.parametrize(
    "text",
    [
        "Did more soldiers die in 2022 than in 2020?",
        "Which side lost more?",
        "Who lost more soldiers, Orne or Brask?",
        "Which war was longer?",
        "Was the second quake deadlier than the first?",
        "How many more people died in Orne than in Brask?",
        "Did as many people die in 2022 as in 2020?",
        "What is the difference between the two tolls?",
    ],
)
def test_a_comparison(text: str) -> None:
    assert advice(text) == COMPARE


@pytest.mark.parametrize(
    "text",
    [
        "Summarise what happened in Orne.",
        "please summarize the war",
        "Can you give me a short summary of the war?",
        "Give me the main points of the article.",
        "What do the articles say about Orne?",
        "What are the articles about?",
        "Compare the two wars.",
        "Tell me about Orne.",
        "Describe the ceasefire.",
    ],
)
def test_a_request_to_sum_up(text: str) -> None:
    assert advice(text) == SUM_UP


@pytest.mark.parametrize(
    "text",
    [
        "Did more than 100 people die?",
        "Was the toll higher than expected?",
        "Did it take less than a week?",
        "Who scored the most goals?",
        "Which minister called for more troops?",
        "When did the later war start?",
        "What do the Turks say?",
        "Tell me who won.",
        "Explain why they left.",
        "Why were the main points of the deal rejected?",
        "What happened in Orne?",
        "",
    ],
)
def test_a_question_of_fact_needs_none(text: str) -> None:
    assert advice(text) == ""


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        ("summarise the ferry story", True),
        ("Can you give me a short summary of the war?", True),
        ("tl;dr of the inquiry", True),
        ("Tell me about Orne.", False),
        ("What do the articles say about Orne?", False),
        ("Who wrote the summary of the report?", False),
        ("Did the summary of the report leave out the toll?", False),
    ],
)
def test_a_summary_is_met_by_no_sentence(text: str, summary: bool) -> None:
    assert asks_to_sum_up(text) is summary
