"""A run written out: `figures.json`, one self-contained `report.html`, and plain text for a terminal."""

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

from eval import metrics, plots
from eval.answers import Shown, ShownQuote
from eval.gold import Question
from eval.labels import LABELS, number
from eval.run import FIGURES, REPORT, Change, Comparison, Difference, Figure, Figures, Run
from eval.style import CSS, SCRIPT
from index.errors import BadInputError
from index.search import Filters

Texts = Mapping[str, str]

# How much of the paragraph around a quote is shown, in characters on each side.
_AROUND = 180
# The figures that sum a run up.
_TILES = (
    "quotes_not_verbatim",
    "answer_accuracy",
    "citation_precision",
    "refusal_recall",
    "disagreement_recall",
    "disagreement_precision",
)
_LOOKS = {"better": "up", "worse": "down", "mixed": ""}
# A difference that chance alone would give less often than this is called one.
_SURE = 0.05


def write(folder: Path, run: Run, texts: Texts, comparison: Comparison | None = None) -> None:
    """Writes `figures.json` and `report.html`; BadInputError if the folder cannot be written."""
    figures = run.figures.to_dict()
    if comparison:
        figures["comparison"] = _comparison_dict(comparison)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / FIGURES).write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", "utf-8")
        (folder / REPORT).write_text(html(run, texts, comparison), "utf-8")
    except OSError as error:
        raise BadInputError(f"{folder}: cannot be written: {error.strerror}") from None


def _comparison_dict(comparison: Comparison) -> dict[str, object]:
    return {
        "compared": comparison.compared,
        "left_out": comparison.left_out,
        "figures": {
            d.name: {
                "old": d.old,
                "new": d.new,
                "difference": d.difference,
                "low": d.low,
                "high": d.high,
                "p": d.p,
            }
            for d in comparison.differences
        },
        "questions": [
            {"id": c.question.id, "verdict": c.verdict, "rose": list(c.rose), "fell": list(c.fell)}
            for c in comparison.changes
        ],
    }


# Plain text


def plain(figures: Figures) -> str:
    """The figures as a table for a terminal."""
    rows = [("figure", "value", "95% interval", "questions")]
    rows += [(f.name, number(f.name, f.value), _between(f), str(f.measured_on)) for f in figures.overall]
    return _columns(rows)


def plain_comparison(comparison: Comparison) -> str:
    """What changed between two runs, for a terminal: figures first, then questions."""
    rows = [("figure", "old", "new", "difference", "95% interval", "p")]
    rows += [
        (
            d.name,
            number(d.name, d.old),
            number(d.name, d.new),
            _signed(d.name, d.difference),
            _signed_between(d),
            _chance(d),
        )
        for d in comparison.differences
        if d.difference
    ]
    lines = [f"{comparison.compared} questions in both runs, {comparison.left_out} left out"]
    lines.append(_columns(rows) if len(rows) > 1 else "no figure differs")
    for verdict in ("worse", "mixed", "better"):
        lines += [
            f"{verdict:6}  {c.question.id}  {c.question.question}  ({_moves(c)})"
            for c in comparison.changes
            if c.verdict == verdict
        ]
    return "\n".join(lines)


def _moves(change: Change) -> str:
    gained = "gained: " + ", ".join(change.rose) if change.rose else ""
    lost = "lost: " + ", ".join(change.fell) if change.fell else ""
    return "; ".join(part for part in (lost, gained) if part)


def _columns(rows: Sequence[Sequence[str]]) -> str:
    widths = [max(len(row[n]) for row in rows) for n in range(len(rows[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if n == 0 else cell.rjust(width) for n, (cell, width) in enumerate(pairs)
        ).rstrip()
        for pairs in (tuple(zip(row, widths, strict=True)) for row in rows)
    )


def _between(figure: Figure) -> str:
    if figure.low is None or figure.high is None:
        return ""
    return f"{number(figure.name, figure.low)} – {number(figure.name, figure.high)}"


# The page


def html(run: Run, texts: Texts, comparison: Comparison | None = None) -> str:
    """The report as one page: no network, every text of articles, questions and answers escaped."""
    digest = base64.b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    body = "".join(
        [
            _opening(run),
            _comparison(comparison) if comparison else "",
            _all_figures(run.figures),
            _kinds(run.figures),
            _curves(run),
            _questions(run, texts),
        ]
    )
    return (
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'; "
        f"script-src 'sha256-{digest}'\">"
        f"<title>How far the answers can be trusted</title><style>{CSS}</style></head><body><main>{body}"
        '<footer class="page">Written by counterpoint eval. The page is complete in itself and loads nothing.'
        f"</footer></main><script>{SCRIPT}</script></body></html>\n"
    )


def _opening(run: Run) -> str:
    by_name = {f.name: f for f in run.figures.overall}
    answerable = sum(q.answerable for q in run.questions)
    tiles = "".join(_tile(by_name[name]) for name in _TILES if by_name[name].value is not None)
    return (
        "<h1>How far the answers can be trusted</h1>"
        f'<p class="lead">{len(run.questions)} questions were put to the desk, as a user would put them: '
        f"{answerable} that the articles answer and {len(run.questions) - answerable} that they do not. "
        f"{_verdict(run)}</p>"
        '<p class="note">Beside each figure stands the range that it would fall in, in 95 of 100 runs '
        "with "
        "another set of questions of the same kinds (bootstrap over the questions).</p>"
        f'<div class="tiles">{tiles}</div>'
    )


def _verdict(run: Run) -> str:
    wrong = sum(any(metrics.misses(q, a, {})) for q, a in _answered_unanswerable(run))
    altered = run.figures.value("quotes_not_verbatim") or 0
    quotes = run.figures.value("quotes") or 0
    first = (
        f"All {quotes:,.0f} quotes stand word for word in their articles."
        if not altered
        else f"{altered:,.0f} of {quotes:,.0f} quotes are not what stands in the article: mend that first."
    )
    errors = run.figures.value("errors") or 0
    second = f" {errors:,.0f} answers failed." if errors else ""
    return escape(
        first + second + (f" {wrong} questions were answered that have no answer." if wrong else "")
    )


def _answered_unanswerable(run: Run) -> Iterator[tuple[Question, Shown | None]]:
    for question, answer in zip(run.questions, run.answers, strict=True):
        if not question.answerable and answer and answer.status in {"answered", "disputed"}:
            yield question, Shown(question.id, question.question, answer.status)


def _tile(figure: Figure) -> str:
    label, meaning = LABELS[figure.name]
    must_be_zero = figure.name == "quotes_not_verbatim"
    look = "" if not must_be_zero else " fine" if figure.value == 0 else " alarm"
    sure = figure.low is not None and not must_be_zero
    between = f"{_between(figure)}, on {figure.measured_on} questions. " if sure else ""
    return (
        f'<div class="tile{look}"><b>{number(figure.name, figure.value)}</b><span>{escape(label)}</span>'
        f"<small>{escape(between)}{escape(meaning[0].upper() + meaning[1:])}.</small></div>"
    )


def _all_figures(figures: Figures) -> str:
    rows = "".join(
        f"<tr><td>{escape(LABELS[f.name][0])}<br><small>{escape(LABELS[f.name][1])}</small></td>"
        f'<td class="n">{number(f.name, f.value)}</td><td class="n">{_between(f)}</td><td>{_drawn(f)}</td>'
        f'<td class="n">{f.measured_on}</td><td><small><code>{f.name}</code></small></td></tr>'
        for f in figures.overall
        if f.value is not None and f.measured_on
    )
    return (
        '<h2>All figures</h2><div class="scroll"><table><thead><tr><th>Figure</th><th class="n">Value</th>'
        '<th class="n">95% interval</th><th>0 to 100%</th><th class="n">Questions</th>'
        "<th>Name for --require</th>"
        f"</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _drawn(figure: Figure) -> str:
    if figure.value is None or figure.name not in metrics.SHARES:
        return ""
    return plots.whisker(figure.value, figure.low, figure.high)


_KIND_COLUMNS = (
    "answer_accuracy",
    "nugget_recall",
    "citation_precision",
    "refusal_recall",
    "disagreement_recall",
)


def _kinds(figures: Figures) -> str:
    if not figures.by_kind:
        return ""
    head = "".join(f'<th class="n">{escape(LABELS[name][0])}</th>' for name in _KIND_COLUMNS)
    rows = []
    for kind, found in figures.by_kind:
        by_name = {f.name: f for f in found}
        cells = "".join(
            f'<td class="n">{number(name, by_name[name].value)}'
            + (f"<br><small>{_between(by_name[name])}</small>" if by_name[name].value is not None else "")
            + "</td>"
            for name in _KIND_COLUMNS
        )
        rows.append(f'<tr><td>{escape(kind)}</td><td class="n">{by_name["questions"].value}</td>{cells}</tr>')
    return (
        '<h2>By kind of question</h2><div class="scroll"><table><thead><tr><th>Kind</th>'
        f'<th class="n">Questions</th>{head}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>'
    )


def _curves(run: Run) -> str:
    figures = run.figures
    found = []
    if figures.risk_coverage:
        found.append(
            _figure(
                "What refusing more would gain",
                plots.risk_coverage(figures.risk_coverage),
                "Answering only the surest questions, from left to right: how many of the answers given "
                "would be wrong. An answer counts as wrong when no quote gives an expected fact, when it "
                "cites another event, or when the question has no answer.",
            )
        )
    if figures.calibration:
        error = number("calibration_error", figures.value("calibration_error"))
        found.append(
            _figure(
                "Whether the confidence can be believed",
                plots.calibration(figures.calibration),
                "On the dashed line, answers given with 80% confidence are right 80% of the time. "
                f"Mean gap: {error}.",
            )
        )
    times = [a.wall_ms for a in run.answers if a and a.wall_ms is not None]
    p50, p95 = figures.value("latency_p50_ms"), figures.value("latency_p95_ms")
    if times and p50 is not None and p95 is not None:
        drawn = plots.latencies(times, p50, p95)
        found.append(_figure("How long an answer takes", drawn, "One question at a time."))
    return f'<h2>Confidence and time</h2><div class="plots">{"".join(found)}</div>' if found else ""


def _figure(title: str, svg: str, caption: str) -> str:
    return f"<figure><h3>{escape(title)}</h3>{svg}<figcaption>{escape(caption)}</figcaption></figure>"


def _comparison(comparison: Comparison) -> str:
    rows = "".join(_difference(d) for d in comparison.differences if d.difference)
    changes = "".join(
        f'<tr><td class="{_LOOKS[c.verdict]}">{c.verdict}</td>'
        f'<td><a href="#{_anchor(c.question)}">{escape(c.question.question)}</a></td>'
        f"<td>{escape(_moves(c))}</td>"
        f"<td>{escape(_gist(c.old))}</td><td>{escape(_gist(c.new))}</td></tr>"
        for c in sorted(comparison.changes, key=lambda c: ("worse", "mixed", "better").index(c.verdict))
    )
    counted = Counter(c.verdict for c in comparison.changes)
    listed = (
        '<div class="scroll tall"><table><thead><tr><th></th><th>Question</th><th>What changed</th>'
        "<th>Before</th>"
        f"<th>Now</th></tr></thead><tbody>{changes}</tbody></table></div>"
        if changes
        else ""
    )
    return (
        "<h2>Compared with the earlier run</h2>"
        f'<p class="note">{comparison.compared} questions in both runs ({comparison.left_out} left out): '
        f"{counted['better']} better, {counted['worse']} worse, {counted['mixed']} mixed. The p-value says "
        "how "
        "often chance alone would give as large a difference (paired permutation test).</p>"
        '<div class="scroll"><table><thead><tr><th>Figure</th><th class="n">Before</th>'
        '<th class="n">Now</th><th class="n">Difference</th><th class="n">95% interval</th>'
        '<th class="n">p</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div><br>{listed}"
    )


def _difference(d: Difference) -> str:
    better = (d.difference or 0) * (-1 if d.name in metrics.LESS_IS_BETTER else 1)
    sure = d.p is not None and d.p < _SURE and d.name not in metrics.NEUTRAL
    look = "" if not sure else " up" if better > 0 else " down"
    return (
        f'<tr><td>{escape(LABELS[d.name][0])}</td><td class="n">{number(d.name, d.old)}</td>'
        f'<td class="n">{number(d.name, d.new)}</td>'
        f'<td class="n{look}">{_signed(d.name, d.difference or 0)}</td>'
        f'<td class="n">{_signed_between(d)}</td><td class="n">{_chance(d)}</td></tr>'
    )


def _signed(name: str, value: float) -> str:
    """A difference with its sign: of shares in percentage points."""
    if name in metrics.SHARES:
        return f"{100 * value:+.1f} pts"
    return f"{value:+,.0f}"


def _signed_between(d: Difference) -> str:
    if d.low is None or d.high is None:
        return ""
    return f"{_signed(d.name, d.low)} to {_signed(d.name, d.high)}"


def _chance(d: Difference) -> str:
    return "" if d.p is None else f"{d.p:.3f}"


def _gist(answer: Shown) -> str:
    """An answer in a few words."""
    if answer.status in {"not_found", "error", "missing"}:
        return answer.status.replace("_", " ")
    shown = answer.cited
    text = " … ".join(q.text for q in shown[:2])
    return text if len(text) <= 160 else text[:159] + "…"


# Question by question


def _questions(run: Run, texts: Texts) -> str:
    found = [
        (question, answer, tuple(metrics.misses(question, answer, texts)))
        for question, answer in zip(run.questions, run.answers, strict=True)
    ]
    sorts = Counter(sort for _, _, missed in found for sort in {sort for sort, _ in missed})
    kinds = dict.fromkeys(q.kind for q in run.questions if q.kind)
    options = "".join(
        f'<option value="{escape(sort)}">{escape(sort)} ({count})</option>'
        for sort, count in sorts.most_common()
    )
    kind_options = "".join(f'<option value="{escape(k)}">{escape(k)}</option>' for k in kinds)
    wrong = sum(bool(missed) for _, _, missed in found)
    cards = "".join(_card(question, answer, missed, texts) for question, answer, missed in found)
    return (
        f'<h2>Question by question</h2><p class="note">{wrong} of {len(found)} questions have something '
        "to look at. "
        "Open one to see what was expected and what was answered, each quote in its place.</p>"
        '<div class="bar-filter"><label for="show">Show</label><select id="show">'
        f'<option value="misses">everything missed ({wrong})</option>{options}'
        f'<option value="right">nothing missed ({len(found) - wrong})</option>'
        '<option value="all">all</option></select>'
        '<label for="kind">of kind</label><select id="kind"><option value="">any</option>'
        f'{kind_options}</select><label for="words">with the words</label><input id="words" type="search">'
        f'<span class="count" id="count" role="status"></span></div>{cards}'
    )


def _anchor(question: Question) -> str:
    return "q-" + hashlib.sha256(question.id.encode()).hexdigest()[:12]


def _card(question: Question, answer: Shown | None, missed: Sequence[tuple[str, str]], texts: Texts) -> str:
    sorts = tuple(dict.fromkeys(sort for sort, _ in missed))
    chips = "".join(f'<span class="chip bad">{escape(sort)}</span>' for sort in sorts)
    chips = chips or '<span class="chip good">nothing missed</span>'
    status = (answer.status if answer else "missing").replace("_", " ")
    return (
        f'<details class="q" id="{_anchor(question)}" data-kind="{escape(question.kind)}" '
        f'data-sorts="{escape("|".join(sorts))}">'
        f'<summary><span class="text">{escape(question.question)}</span>'
        f'<span class="chip">{escape(question.kind or "question")}</span>{chips}</summary><div class="body">'
        f'<div class="wide">{_circumstances(question)}'
        + "".join(f"<p><b>{escape(sort.capitalize())}</b>: {escape(what)}</p>" for sort, what in missed)
        + f"</div><div><h4>Expected</h4>{_expected(question)}</div>"
        f"<div><h4>Answered ({escape(status)})</h4>{_given(question, answer, texts)}</div></div></details>"
    )


def _circumstances(question: Question) -> str:
    parts = [f"<small>{escape(question.id)}</small>"]
    parts.extend(f"<p>Asked before: {escape(earlier)}</p>" for earlier in question.history)
    limits = _limits(question.filters)
    if limits:
        parts.append(f"<p>Only articles {escape(limits)}</p>")
    return "".join(parts)


def _limits(filters: Filters) -> str:
    parts = []
    if filters.published_from:
        parts.append(f"from {filters.published_from.isoformat()}")
    if filters.published_to:
        parts.append(f"to {filters.published_to.isoformat()}")
    if filters.publishers:
        parts.append("of " + ", ".join(filters.publishers))
    if filters.sources:
        parts.append("with the id " + ", ".join(filters.sources))
    return ", ".join(parts)


def _expected(question: Question) -> str:
    if not question.answerable:
        return "<p>No answer: the articles do not say.</p>"
    parts = []
    for nugget in question.nuggets:
        parts.append(f'<p class="side">{escape(" / ".join(nugget.answer))}</p>')
        parts.extend(
            f"<blockquote>{escape(quote.text)}<footer>{escape(quote.source)}</footer></blockquote>"
            for quote in nugget.quotes
        )
    if question.disagreement:
        sides = "; ".join(
            " / ".join(p.value) + (f" ({p.voice})" if p.voice else "")
            for p in question.disagreement.positions
        )
        kind = "Either a disagreement or a development" if question.either_way else "A disagreement"
        parts.append(f"<p>{kind} about {escape(question.disagreement.about)}: {escape(sides)}</p>")
    return "".join(parts)


def _given(question: Question, answer: Shown | None, texts: Texts) -> str:
    if answer is None:
        return "<p>Nothing.</p>"
    parts = []
    if answer.error:
        parts.append(f"<p>{escape(answer.error)}</p>")
    if answer.reason:
        parts.append(f"<p>{escape(answer.reason)}</p>")
    placed: set[int] = set()
    for name, groups in (("Disagreement", answer.disagreements), ("Development", answer.developments)):
        for group in groups:
            parts.append(f"<p><b>{name}</b>: {escape(group.about)}</p>")
            for side in group.sides:
                parts.append(f'<p class="side">{escape(side.text)}</p>')
                parts.extend(_quoted(question, answer.quotes[i], texts) for i in side.quotes)
                placed.update(side.quotes)
    for statement in answer.statements:
        parts.extend(_quoted(question, answer.quotes[i], texts) for i in statement.quotes if i not in placed)
        placed.update(statement.quotes)
    if answer.confidence is not None and answer.status in {"answered", "disputed"}:
        parts.append(f"<p><small>Confidence {answer.confidence:.2f}</small></p>")
    return "".join(parts)


def _quoted(question: Question, quote: ShownQuote, texts: Texts) -> str:
    look = "hit" if metrics.cited_well(quote, question, texts) else "miss"
    text = texts.get(quote.article, "")
    said = f", {quote.speaker}" if quote.speaker else ""
    about = f"{quote.article}{said} · {quote.publisher or ''} {quote.published or ''}".rstrip(" ·")
    if not metrics.verbatim(quote, texts):
        there = text[quote.start : quote.end]
        inner = f"<mark>{escape(quote.text)}</mark><br><b>The article has:</b> {escape(there)}"
    else:
        inner = (
            f'<span class="around">{escape(_before(text, quote.start))}</span>'
            f"<mark>{escape(quote.text)}</mark>"
            f'<span class="around">{escape(_after(text, quote.end))}</span>'
        )
    return f'<blockquote class="{look}">{inner}<footer>{escape(about)}</footer></blockquote>'


def _before(text: str, start: int) -> str:
    """The paragraph up to `start`, cut at a word where it is long (anywhere where no word ends)."""
    first = text.rfind("\n", 0, start) + 1
    if start - first <= _AROUND:
        return text[first:start]
    # A space not found is at -1, which is no place to cut at.
    return "…" + text[max(start - _AROUND, text.find(" ", start - _AROUND, start) + 1) : start]


def _after(text: str, end: int) -> str:
    """The rest of the paragraph from `end`, cut at a word where it is long (anywhere where no word ends)."""
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    if last - end <= _AROUND:
        return text[end:last]
    space = text.rfind(" ", end, end + _AROUND)
    return text[end : space if space >= 0 else end + _AROUND] + "…"
