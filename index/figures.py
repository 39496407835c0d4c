"""The numbers that a sentence states: their range, what they count, whose it is and what happened to it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.ages import is_age
from index.counting.bounds import begins_change, begins_growth, bounds_of, follows, hedge_of, range_end
from index.counting.counted import counted_by, outermost, side_of
from index.counting.fates import FATE_ADJECTIVES, FATE_NOUNS, FATES, RESCUES, TAKING, happened_to, is_part
from index.counting.nobody import nobody
from index.counting.numbers import SCALES_AT_END, number_at, numeral
from index.counting.rates import per_of
from index.counting.roles import Role, role_of, without_partners
from index.counting.uncounted import not_counting
from index.counting.units import UNIT_NAMES
from index.grammar import Token
from index.tree import Tree
from index.wordlists import words


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a claim states: its place, its value or range, its unit or what it counts, its hedge.

    `low` and `high` are equal for an exact figure; "at least 32" has high None, "hundreds" is 200 to 999.
    `counted` is a unit ("percent", "USD", "km²"; "year" for an age) or the lemma of the noun ("soldier"; "person"
    for the dead and the injured), `modifiers` what tells this noun from others of its kind ("military"), `side`
    whose they are ("Armenian", "both sides"), `happened` the verb for what happened to them ("kill", "evacuate"; words
    for the same are one word), `of` what a share or an amount is part of ("the vote"). `value` is the number
    as stated (the middle of a range). `role` is what it is where it is no count of its own: what the count was before
    ("from 52 to 49"), a difference ("won by 47 votes") or withdrawn by a correction ("83, not 183"). `per` is the time
    for which a rate counts ("day" in "1,000 deaths a day"); empty for a total. `part` says that it counts some of those
    counted before it ("including three nurses").
    """

    start: int
    end: int
    low: float
    high: float | None
    counted: str
    hedge: str = ""
    value: float = 0.0
    happened: str = ""
    side: str = ""
    modifiers: tuple[str, ...] = ()
    of: str = ""
    role: Role = ""
    per: str = ""
    part: bool = False


# Numbers of one scale differ by less than so many times.
_SHARED_SCALE = 20


def figures(tree: Tree, skip: Sequence[tuple[int, int]] = ()) -> tuple[Figure, ...]:
    """The figures of a sentence in order. Years, dates, clock times, ordinals, numbers in names and what is
    within `skip` (offset ranges known to be expressions of time) are none."""
    found: list[Figure] = []
    i = 0
    size = len(tree.tokens)
    while i < size:
        number = number_at(tree, i)
        if number is None:
            i += 1
            continue
        low, high, last, money = number
        token = tree.tokens[i]
        if any(start < tree.tokens[last].end and token.start < end for start, end in skip) or not_counting(
            tree, i, last, money
        ):
            i = last + 1
            continue
        counted = [f for f in found if f.counted != "year"]
        figure, after = _figure(tree, i, last, low, high, money, counted)
        found.append(replace(figure, role=role_of(tree, i, last, figure.counted, bool(found))))
        i = max(last, after) + 1
    for first, last, fate in nobody(tree):
        start, end = tree.tokens[first].start, tree.tokens[last].end
        found.append(Figure(start, end, 0.0, 0.0, "person", happened=fate))
    found.sort(key=lambda figure: figure.start)
    roles = without_partners([(figure.role, figure.counted) for figure in found])
    return tuple(replace(figure, role=role) for figure, role in zip(found, roles, strict=True))


def _figure(
    tree: Tree, first: int, last: int, low: float, high: float, money: str, found: Sequence[Figure]
) -> tuple[Figure, int]:
    tokens = tree.tokens
    start_word = " ".join(t.text.lower() for t in tokens[max(0, first - 1) : first])
    joining = tokens[last + 1].text.lower() if last + 1 < len(tokens) else ""
    other = range_end(tree, last)
    hedge = ""
    top: float | None = high
    unit_at, begun, begin = last, False, first
    if other is not None and (joining != "and" or start_word == "between" or follows(tree, first, "between")):
        upper = number_at(tree, other)
        stated = numeral(tokens, other)
        begun = begins_change(tree, first) or (
            upper is not None and begins_growth(tree, first, low, upper[2], upper[1])
        )
        if upper is not None and stated is not None and (begun or upper[1] >= low):
            if last == first and low < _SHARED_SCALE * stated[0] <= _SHARED_SCALE * upper[0] / 1e3:
                # "2 to 3 million": the first number shares the scale of the second; "from 500 to 2 million" does not.
                low *= upper[0] / stated[0]
                high = low
            unit_at, money = upper[2], money or upper[3]
            if not begun:
                hedge, top, last = "between", upper[1], upper[2]
    value = low if top is None or top == low else (low + top) / 2
    if not hedge:
        hedge = hedge_of(tree, first, last)
        low, top, value = bounds_of(hedge, low, high)
        if _says_not_one(tokens, first, high):
            low, top, value, begin = 0.0, 0.0, 0.0, first - 1
    if not money and is_age(tree, first, last, value):
        return Figure(tokens[first].start, tokens[last].end, low, top, "year", hedge, value), last
    # "Rose from 5 to 7 percent": the first number has the unit of the second.
    noun, counted, end = counted_by(tree, unit_at, money, value)
    if begun:
        end = last
    figure = Figure(
        tokens[begin].start,
        tokens[max(end, last)].end - (tokens[max(end, last)].text.lower() in SCALES_AT_END),
        low,
        top,
        counted,
        hedge,
        value,
    )
    last_of_all = max(end, last)
    return _described(tree, figure, noun, range(first, last + 1), last_of_all, found), last_of_all


# "Not one of them died."
def _says_not_one(tokens: Sequence[Token], first: int, number: float) -> bool:
    return number == 1 and first > 0 and tokens[first - 1].text.lower() == "not"


def _described(
    tree: Tree, figure: Figure, noun: int | None, number: range, last: int, found: Sequence[Figure]
) -> Figure:
    """Adds what happened, the side, the modifiers, the whole that it is part of and the time of a rate."""
    tokens = tree.tokens
    node = noun if noun is not None else outermost(tree, number[-1])
    counted = figure.counted
    happened = ""
    lemma = tokens[node].lemma.lower()
    word = tokens[node].text.lower()
    if lemma in FATE_NOUNS or word in FATE_ADJECTIVES:
        happened, counted = FATES.get(lemma, FATES.get(word, lemma)), "person"
    else:
        happened = happened_to(tree, node)
        # "Fighting cost 2,000 lives": the parse seldom sees the verb in "cost".
        if lemma == "life" and (happened in TAKING or _takes(tree, number[0])):
            happened, counted = "kill", "person"
    if happened == "include" and found:
        # "27 dead, including two children": the part shares the fate of the whole.
        happened = found[-1].happened
    if not counted or tokens[node].pos == "PRON":
        counted = _understood(happened, found)
        # "Left ten dead, and a longer one another 18": of the same fate.
        if found and number[0] and tokens[number[0] - 1].text.lower() in ("another", "further"):
            happened = found[-1].happened
    side, modifiers = side_of(tree, node, number)
    if counted.isupper() or counted in UNIT_NAMES:
        modifiers = ()
    if lemma in _MEDALS and tokens[node].tag == "NNS":
        counted, modifiers = "medal", (lemma, *modifiers)
    of = ""
    if counted == "percent" or counted.isupper():
        whole = tree.prepositional(node, "of")
        if whole is not None:
            a, b = tree.phrase(whole)
            of = " ".join(t.text for t in tokens[a : b + 1])
    return Figure(
        figure.start,
        figure.end,
        figure.low,
        figure.high,
        counted,
        figure.hedge,
        figure.value,
        happened,
        side,
        modifiers,
        of,
        per=per_of(tree, node, last),
        part=bool(found) and is_part(tree, number[0], node),
    )


# "16 golds" are gold medals.
_MEDALS = words("gold silver bronze")


def _takes(tree: Tree, number: int) -> bool:
    """Whether a word of taking stands right before the number, with nothing but its hedge between."""
    before = [t.lemma.lower() for t in tree.tokens[max(0, number - _HEDGE) : number]]
    return bool(TAKING & {*before})


# "At least some", "between 2,000 and".
_HEDGE = 4


def _understood(happened: str, found: Sequence[Figure]) -> str:
    """What a bare number counts: the noun of the figure before ("60 sailors were saved and 27 drowned"), not of a part
    of it, or people, where it happens only to them."""
    fate = happened in FATES.values()
    for figure in reversed([f for f in found if not f.part]):
        if figure.counted and figure.counted not in UNIT_NAMES and not figure.counted.isupper():
            if not fate or figure.happened in FATES.values() or figure.happened in RESCUES:
                return figure.counted
            break
    return "person" if fate else ""
