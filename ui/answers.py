"""`Answer` and `Survey` as HTML for the page, made of `ui.cards` and `ui.sides`. Pure, and as safe as these."""

from collections import Counter
from collections.abc import Sequence

from qa.answer import Answer, Part, Quote, Statement
from qa.survey import Survey
from ui import render, safe
from ui.cards import NO_REPRINTS, Reprints, quote_card, references
from ui.sides import development_html, disagreement_html


def answer_html(answer: Answer, reprints: Reprints = NO_REPRINTS) -> str:
    """The whole answer as one HTML fragment."""
    if answer.parts:
        found = [
            _headed_part(part, _found(own, part.closest, reprints)) for part, own in render.parts_of(answer)
        ]
    else:
        found = [_understood(answer), _found(answer, range(len(answer.closest)), reprints)]
    found.append(_evidence(answer, reprints))
    return f'<div class="cp-answer" data-status="{answer.status}">{"".join(found)}</div>'


def _found(answer: Answer, closest: Sequence[int], reprints: Reprints) -> str:
    """What answers one question, or why nothing does; `closest` are the numbers of what is nearest then."""
    if answer.status in ("not_found", "error"):
        return _refusal(answer, closest, reprints)
    return "".join(
        (
            _statements(_unopposed(answer), answer.quotes),
            *(disagreement_html(d, answer.quotes, reprints) for d in answer.disagreements),
            *(development_html(d, answer.quotes) for d in answer.developments),
        )
    )


def _headed_part(part: Part, found: str) -> str:
    """What was found for one of several questions, under the question."""
    question = safe.html(safe.one_line(part.question))
    return (
        f'<section class="cp-part"><h3><bdi>{question}</bdi> '
        f'<button type="button" class="cp-link" data-edit="{question}" aria-label="Edit: {question}">Edit</button>'
        f"</h3>{found}</section>"
    )


def _understood(answer: Answer) -> str:
    if safe.one_line(answer.standalone_question) == safe.one_line(answer.question):
        return ""
    standalone = safe.html(safe.one_line(answer.standalone_question))
    return (
        f'<p class="cp-understood">Understood as: <q dir="auto">{standalone}</q> '
        f'<button type="button" class="cp-link" data-edit="{standalone}">Edit</button></p>'
    )


def _refusal(answer: Answer, closest: Sequence[int], reprints: Reprints) -> str:
    lead = (
        "The articles do not answer this." if answer.status == "not_found" else "This could not be answered."
    )
    reason = f"<p>{safe.html(render.sentence(answer.reason))}</p>" if answer.reason else ""
    meant = safe.html(safe.one_line(answer.did_you_mean or ""))
    instead = (
        f'<p class="cp-row"><button type="button" data-ask="{meant}">Ask: <bdi>{meant}</bdi></button></p>'
        if meant
        else ""
    )
    nearest = ""
    if closest:
        cards = "".join(
            quote_card(answer.closest[number], number, reprints, group="closest") for number in closest
        )
        nearest = (
            f'<details class="cp-nearest"><summary>{render.count(len(closest), "nearest passage")}, '
            f"which do not answer the question</summary>"
            f'<ol class="cp-quotes">{cards}</ol></details>'
        )
    return f'<div class="cp-refusal"><p class="cp-lead">{lead}</p>{reason}{instead}{nearest}</div>'


def _unopposed(answer: Answer) -> tuple[Statement, ...]:
    """The statements that no side of a disagreement makes: the sides show theirs with the same words."""
    opposed = {n for d in answer.disagreements for position in d.positions for n in position.quotes}
    return tuple(s for s in answer.statements if not opposed.issuperset(s.quotes))


def _statements(statements: Sequence[Statement], quotes: Sequence[Quote]) -> str:
    lines = []
    for statement in statements:
        voices = (
            f' <span class="cp-voices">{statement.voices} independent voices</span>'
            if statement.voices > 1
            else ""
        )
        lines.append(
            f'<p class="cp-statement"><bdi>{safe.html(statement.text)}</bdi>'
            f"{references(statement.quotes, quotes)}{voices}</p>"
        )
    return f'<div class="cp-statements">{"".join(lines)}</div>' if lines else ""


def _evidence(answer: Answer, reprints: Reprints) -> str:
    if not answer.quotes:
        return ""
    cards = "".join(quote_card(quote, number, reprints) for number, quote in enumerate(answer.quotes))
    return (
        f'<section class="cp-evidence" aria-label="The quotes"><h3>{safe.html(render.summary(answer))}</h3>'
        f'<ol class="cp-quotes">{cards}</ol></section>'
    )


def survey_html(survey: Survey, reprints: Reprints = NO_REPRINTS) -> str:
    """All disagreements of the corpus, each with its sides, and the question that asks for it as a button."""
    if not survey.rows:
        return (
            '<p class="cp-empty">No disagreements found. That is no proof that there are none: ask about what '
            "matters to you.</p>"
        )
    kinds = Counter(row.disagreement.kind for row in survey.rows)
    filters = "".join(
        f'<button type="button" aria-pressed="false" data-kind="{kind}">{render.KINDS[kind]} <b>{number:,}</b></button>'
        for kind, number in kinds.most_common()
    )
    rows = []
    for row in survey.rows:
        ask = (
            f'<p class="cp-row"><button type="button" data-ask="{safe.html(safe.one_line(row.question))}">'
            f"Ask: <bdi>{safe.html(safe.one_line(row.question))}</bdi></button></p>"
            if row.question
            else ""
        )
        found = row.disagreement
        panel = disagreement_html(found, survey.quotes, reprints, "survey", ask)
        rows.append(f'<li data-of="{found.kind}">{panel}</li>')
    count = render.count(len(survey.rows), "disagreement")
    return (
        f'<p class="cp-kinds"><span>{count}</span>{filters if len(kinds) > 1 else ""}</p>'
        f'<ol class="cp-survey">{"".join(rows)}</ol>'
    )
