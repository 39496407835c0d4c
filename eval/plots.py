"""The report's plots as inline SVG: pure functions from numbers to markup."""

from collections.abc import Sequence
from html import escape
from math import log10

from eval.stats import Bin, Point

WIDTH, HEIGHT = 420, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 56, 18, 38, 46


def whisker(value: float, low: float | None, high: float | None) -> str:
    """A share from 0 to 1 as a dot on a line, with its interval."""
    width, y = 180, 9

    def place(share: float) -> float:
        return 6 + share * (width - 12)

    between = (
        f'<line x1="{place(low):.1f}" x2="{place(high):.1f}" y1="{y}" y2="{y}" class="range"/>'
        if low is not None and high is not None
        else ""
    )
    ticks = "".join(
        f'<line x1="{place(t):.1f}" x2="{place(t):.1f}" y1="6" y2="12" class="track"/>' for t in (0, 0.5, 1)
    )
    return (
        f'<svg class="whisker" width="{width}" height="18" aria-hidden="true">'
        f'<line x1="6" x2="{width - 6}" y1="{y}" y2="{y}" class="track"/>{ticks}{between}'
        f'<circle cx="{place(value):.1f}" cy="{y}" r="4.5" class="dot"/></svg>'
    )


def risk_coverage(points: Sequence[Point]) -> str:
    """Share of wrong answers against share of questions answered, as the threshold on confidence falls."""
    # A fifth, two fifths, … so that the four ticks are whole percents.
    top = min(1.0, (int(max(p.risk for p in points) * 5) + 1) / 5)
    path = " ".join(f"{_x(p.coverage):.1f},{_y(p.risk / top):.1f}" for p in points)
    last = points[-1]
    x, y = _x(last.coverage), _y(last.risk / top)
    return _framed(
        "Share of questions answered",
        "Share of answers wrong",
        f'<polyline points="{path}" class="curve"/><circle cx="{x:.1f}" cy="{y:.1f}" r="5" class="dot"/>'
        f'<text x="{WIDTH - _RIGHT}" y="20" text-anchor="end">'
        f"as shipped: {last.coverage:.0%} answered, {last.risk:.0%} of them wrong</text>",
        top,
    )


def calibration(bins: Sequence[Bin]) -> str:
    """Share right against mean confidence, a circle a bin; its area grows with the number of answers."""
    most = max(b.count for b in bins)
    circles = "".join(
        f'<circle cx="{_x(b.confidence):.1f}" cy="{_y(b.right):.1f}" '
        f'r="{4 + 10 * (b.count / most) ** 0.5:.1f}" '
        f'class="bin"><title>{b.count} answers, {b.right:.0%} of them right</title></circle>'
        for b in bins
    )
    diagonal = f'<line x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}" class="ideal"/>'
    return _framed("Confidence of the answer", "Share of answers right", diagonal + circles, 1.0)


def latencies(times: Sequence[float], p50: float, p95: float) -> str:
    """A histogram of milliseconds an answer, with the median and the 95th percentile marked."""
    top = max(*times, 1.0) * 1.001
    counts = [0] * 30
    for time in times:
        counts[int(time / top * len(counts))] += 1
    most = max(counts)
    step = (WIDTH - _LEFT - _RIGHT) / len(counts)
    bars = "".join(
        f'<rect x="{_LEFT + n * step + 0.5:.1f}" y="{_y(count / most):.1f}" width="{step - 1:.1f}" '
        f'height="{_y(0) - _y(count / most):.1f}" class="bar"/>'
        for n, count in enumerate(counts)
        if count
    )
    marks = ""
    for row, (name, time) in enumerate((("half within", p50), ("95% within", p95))):
        x = _x(time / top)
        # The words stand where there is room for them.
        aside, anchor = (-4, "end") if time / top > 0.4 else (4, "start")
        marks += (
            f'<line x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP - 18 + 15 * row}" y2="{_y(0)}" class="ideal"/>'
            f'<text x="{x + aside:.1f}" y="{_TOP - 22 + 15 * row}" text-anchor="{anchor}">'
            f"{name} {time:.0f} ms</text>"
        )
    axis = "".join(
        f'<text x="{_x(share):.1f}" y="{HEIGHT - 26}" text-anchor="middle">{share * top:.0f}</text>'
        for share in (0.0, 0.25, 0.5, 0.75, 1.0)
    )
    return _svg(_axes() + bars + marks + axis + _titles("Milliseconds an answer", "Questions"))


def growth(points: Sequence[tuple[float, float]], name: str) -> str:
    """A measure against the number of passages, the latter by powers of ten."""
    scale = [log10(max(1.0, count)) for count, _ in points]
    first, span = min(scale), max(max(scale) - min(scale), 1.0)
    top = max(max(value for _, value in points) * 1.05, 1e-9)
    places = [
        (_x((at - first) / span), _y(value / top)) for at, (_, value) in zip(scale, points, strict=True)
    ]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    marks = "".join(
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" class="dot"/>'
        f'<text x="{x:.1f}" y="{y - 9:.1f}" text-anchor="{"end" if x > WIDTH / 2 else "start"}">{value:,.4g}</text>'
        f'<text x="{x:.1f}" y="{HEIGHT - 26}" text-anchor="{"end" if x > WIDTH - 40 else "middle"}">{count:,.0f}</text>'
        for (x, y), (count, value) in zip(places, points, strict=True)
    )
    return _svg(_axes() + f'<polyline points="{path}" class="curve"/>' + marks + _titles("Passages", name))


def bars(rows: Sequence[tuple[str, float]], unit: str) -> str:
    """Named values as bars from the left, one below the other."""
    top = max(max(value for _, value in rows), 1e-9)
    left, height = 130, 26
    body = ""
    for row, (name, value) in enumerate(rows):
        y = 14 + row * height
        length = value / top * (WIDTH - left - 66)
        body += (
            f'<text x="{left - 8}" y="{y + 12}" text-anchor="end">{escape(name)}</text>'
            f'<rect x="{left}" y="{y}" width="{length:.1f}" height="{height - 9}" class="bar"/>'
            f'<text x="{left + length + 6:.1f}" y="{y + 12}">{value:,.4g}</text>'
        )
    tall = 14 + len(rows) * height + 26
    body += f'<text x="{(left + WIDTH) / 2}" y="{tall - 10}" text-anchor="middle" class="title">{escape(unit)}</text>'
    return f'<svg class="plot" viewBox="0 0 {WIDTH} {tall}" role="img">{body}</svg>'


def many(plots: Sequence[str], columns: int) -> str:
    """Plots of the usual size side by side, in one."""
    rows = -(-len(plots) // columns)
    placed = "".join(
        plot.replace(
            "<svg ",
            f'<svg x="{n % columns * WIDTH}" y="{n // columns * HEIGHT}" width="{WIDTH}" height="{HEIGHT}" ',
            1,
        )
        for n, plot in enumerate(plots)
    )
    return f'<svg class="plot" viewBox="0 0 {columns * WIDTH} {rows * HEIGHT}" role="img">{placed}</svg>'


# As in the report's style sheet; a file of its own has none around it.
_STYLE = (
    "text{font:12px system-ui,sans-serif;fill:#5d6b78}.title{fill:#1d2a35}.axis{stroke:#8a949d}.dot{fill:#2b5d8a}"
    ".curve{fill:none;stroke:#2b5d8a;stroke-width:2.5}.bar{fill:#2b5d8a;fill-opacity:.6}"
)


def standalone(plot: str) -> str:
    """A plot as a file of its own, on white."""
    inside = f'<style>{_STYLE}</style><rect width="100%" height="100%" fill="#fff"/>'
    head, _, rest = plot.partition(">")
    return f'{head} xmlns="http://www.w3.org/2000/svg">{inside}{rest}'


def _x(share: float) -> float:
    return _LEFT + share * (WIDTH - _LEFT - _RIGHT)


def _y(share: float) -> float:
    return HEIGHT - _BOTTOM - share * (HEIGHT - _TOP - _BOTTOM)


def _axes() -> str:
    return (
        f'<line x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{_y(0)}" y2="{_y(0)}" class="axis"/>'
        f'<line x1="{_LEFT}" x2="{_LEFT}" y1="{_TOP}" y2="{_y(0)}" class="axis"/>'
    )


def _titles(across: str, up: str) -> str:
    centre, middle = (WIDTH + _LEFT) / 2, (HEIGHT - _BOTTOM) / 2
    return (
        f'<text x="{centre}" y="{HEIGHT - 8}" text-anchor="middle" class="title">{escape(across)}</text>'
        f'<text x="13" y="{middle}" text-anchor="middle" class="title" '
        f'transform="rotate(-90 13 {middle})">{escape(up)}</text>'
    )


def _framed(across: str, up: str, body: str, top: float) -> str:
    ticks = "".join(
        f'<text x="{_x(share):.1f}" y="{HEIGHT - 26}" text-anchor="middle">{share:.0%}</text>'
        f'<line x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{_y(share):.1f}" y2="{_y(share):.1f}" class="grid"/>'
        f'<text x="{_LEFT - 6}" y="{_y(share) + 4:.1f}" text-anchor="end">{share * top:.0%}</text>'
        for share in (0.0, 0.25, 0.5, 0.75, 1.0)
    )
    return _svg(ticks + _axes() + body + _titles(across, up))


def _svg(body: str) -> str:
    return f'<svg class="plot" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">{body}</svg>'
