"""Figures in their units: one dimension in metres or miles, one number with fewer digits, one thing in other words."""

from index.claims import Figure
from qa.fitting.counted import ALIKE, CROWD, SOLDIERS

# Units of one dimension: what it is measured in and how many of those.
_UNITS: dict[str, tuple[str, float]] = {
    "km": ("m", 1000.0), "m": ("m", 1.0), "mile": ("m", 1609.344), "foot": ("m", 0.3048), "yard": ("m", 0.9144),
    "inch": ("m", 0.0254), "centimetre": ("m", 0.01), "centimeter": ("m", 0.01), "cm": ("m", 0.01),
    "millimetre": ("m", 0.001), "millimeter": ("m", 0.001), "mm": ("m", 0.001), "kg": ("kg", 1.0),
    "lb": ("kg", 0.45359),
    "gram": ("kg", 0.001), "g": ("kg", 0.001), "tonne": ("kg", 1000.0), "ton": ("kg", 1000.0),
    "t": ("kg", 1000.0),
    "hectare": ("m²", 1e4), "acre": ("m²", 4046.86), "km²": ("m²", 1e6), "m²": ("m²", 1.0),
    "mile²": ("m²", 2.59e6), "foot²": ("m²", 0.0929), "km/h": ("km/h", 1.0), "mph": ("km/h", 1.609344),
    "second": ("second", 1.0), "percentage point": ("percent", 1.0),
    "basis point": ("percent", 0.01),
}  # fmt: skip
_DIMENSIONS = {
    "distance": "m", "length": "m", "height": "m", "depth": "m", "width": "m", "weight": "kg", "area": "m²",
}  # fmt: skip
# Two units are seldom turned into each other more exactly than this.
_CONVERTED = 0.05
# A figure that ends in noughts may stand for one this much off.
ROUNDED = 0.05


def in_its_unit(measure: str, figure: Figure) -> bool:
    """Whether the figure may be one of the asked measure: a length is in metres or miles."""
    dimension = _DIMENSIONS.get(measure)
    return dimension is None or _UNITS.get(figure.counted, ("", 0.0))[0] == dimension


def in_one_unit(a: Figure, b: Figure) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Both ranges in one unit, None where there is none."""
    one, other = _UNITS.get(a.counted), _UNITS.get(b.counted)
    if a.counted == b.counted or (figures_relation(a, b) != "apart" and not (one or other)):
        return _range(a, 1.0, 0.0), _range(b, 1.0, 0.0)
    if one is None or other is None or one[0] != other[0]:
        return None
    return _range(a, one[1], _CONVERTED), _range(b, other[1], 0.0)


def unit(figure: Figure) -> str:
    """What the figure is measured in; empty where it counts."""
    return figure.counted if figure.counted in _UNITS or figure.counted.isupper() else ""


def _range(f: Figure, scale: float, loose: float) -> tuple[float, float]:
    high = float("inf") if f.high is None else f.high * scale * (1 + loose)
    return f.low * scale * (1 - loose), high


def overlap(low: float, high: float, floor: float, ceiling: float, a: Figure, b: Figure) -> bool:
    """Whether two ranges in one unit meet, or one figure is the other with fewer digits."""
    if low <= ceiling and floor <= high:
        return True
    return _rounds(a.value, b.value) or _rounds(b.value, a.value)


def _rounds(rough: float, exact: float) -> bool:
    """Whether `rough` is `exact` with fewer digits: 40,000 for 39,870, 10.4 for 10.39."""
    if not exact or abs(rough - exact) / abs(exact) > ROUNDED:
        return False
    if rough != int(rough):
        places = len(f"{rough:.12f}".rstrip("0").partition(".")[2])
        return round(exact, places) == rough
    digits = str(int(rough))
    noughts = len(digits) - len(digits.rstrip("0"))
    return noughts >= 2 and round(exact, -noughts) == rough


def figures_relation(a: Figure, b: Figure) -> str:
    """As `noun_relation`, of what two figures count: "one man died" is one person, and 700 men may be soldiers."""
    one, other = ("person" if f.value == 1 and f.counted in ("man", "woman") else f.counted for f in (a, b))
    if {one, other} & SOLDIERS and "man" in (one, other):
        return "same"
    return noun_relation(one, other)


def noun_relation(a: str, b: str) -> str:
    """Whether two counted nouns are the "same", one a "part" of the other, or "apart"."""
    a, b = ("person" if n == "people" else n for n in (a.lower(), b.lower()))
    if a == b or not a or not b:
        return "same"
    if any(a in group and b in group for group in (CROWD, *ALIKE)):
        return "same"
    generic = a in CROWD or b in CROWD
    if generic and a not in _UNITS and b not in _UNITS:
        return "part"
    return "apart"
