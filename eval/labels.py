"""What each figure is called and what it means, in words that a newsroom uses."""

from collections.abc import Mapping

from eval.metrics import SHARES

# Name of the figure -> (label, what it says).
LABELS: Mapping[str, tuple[str, str]] = {
    "questions": ("Questions", "how many were asked"),
    "errors": ("Answers that failed", "questions for which no answer came back; each counts as wrong"),
    "quotes": ("Quotes", "how many the answers hold"),
    "quotes_not_verbatim": (
        "Quotes altered",
        "quotes that are not, character for character, what stands in the article; must be 0",
    ),
    "answer_accuracy": (
        "Answers right",
        "answerable questions whose quotes give at least one of the facts expected",
    ),
    "nugget_recall": ("Facts given", "share of all facts expected that a shown quote gives"),
    "citation_precision": (
        "Quotes to the point",
        "share of shown quotes at a place that the gold set accepts",
    ),
    "wrong_event": ("Wrong event", "answerable questions for which an article on another event was cited"),
    "chars_per_quote": ("Characters a quote", "how much there is to read in a quote, on average"),
    "refusal_precision": (
        "Refusals justified",
        "of the questions refused, the share that the articles do not answer",
    ),
    "refusal_recall": (
        "Unanswerable refused",
        "of the questions that the articles do not answer, the share refused",
    ),
    "refusal_f1": ("Refusing, both together", "harmonic mean of the two above, 0 without either"),
    "disagreement_precision": ("Disagreements real", "of the disagreements shown, the share that is one"),
    "disagreement_recall": ("Disagreements found", "of the disagreements there are, the share shown"),
    "disagreement_f1": ("Disagreement, both together", "harmonic mean of the two above, 0 without either"),
    "disagreements_invented": (
        "Disagreements invented",
        "questions with a disagreement shown where there is none",
    ),
    "disagreement_separated": ("Sides kept apart", "disagreements whose sides stand in different positions"),
    "position_recall": ("Sides shown", "share of all sides that the answers show"),
    "voice_accuracy": ("Speakers right", "sides with a known speaker whose quote names that speaker"),
    "recall_at_5": ("Search: found in 5", "share of a question's facts among the first 5 passages"),
    "recall_at_10": ("Search: found in 10", "share of a question's facts among the first 10 passages"),
    "mrr_at_10": ("Search: first rank", "mean of 1 / rank of the first passage with a fact"),
    "ndcg_at_10": ("Search: order", "nDCG of the facts, in the order of the passages that bring them"),
    "latency_p50_ms": ("Milliseconds, half within", "half of the answers came within this time"),
    "latency_p95_ms": ("Milliseconds, 95% within", "all but one in twenty answers came within this time"),
    "calibration_error": ("Confidence off by", "mean gap between the confidence given and the share right"),
}


def number(name: str, value: float | None) -> str:
    """A figure as it is shown: shares in percent, counts and times plain, a dash for nothing measured."""
    if value is None:
        return "–"
    if name.endswith("_ms"):
        return f"{value:,.0f}"
    if name.startswith(("mrr", "ndcg", "calibration")):
        return f"{value:.3f}"
    if name not in SHARES:
        return f"{value:,.0f}"
    return f"{value:.1%}"
