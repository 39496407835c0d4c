"""Numbers of a rate: "1,000 deaths a day", "30 daily flights" and "200 tonnes per week" are no totals."""

from collections.abc import Iterator

from index.counting.numbers import value_of
from index.grammar import Token
from index.tree import Tree
from index.wordlists import words

# Longer times are left out: what is earned in a year is a total, too.
_TIMES = words("minute hour day night week month")
_OF_A_TIME = {"hourly": "hour", "daily": "day", "nightly": "night", "weekly": "week", "monthly": "month"}
_A, _EACH = words("a an"), words("each every per")
# "A day after the blast", "a week ago" say when; "a day off", "a month to answer" is given.
_NO_RATE = words(
    "after before later earlier ago into since prior previously beforehand afterwards of off to that 's ’s"
)
_COUNTED = words("nsubj nsubjpass dobj attr")
_COUNTS = words("average mean number total toll hundred thousand million dozen score")
_ADVERBIAL = words("npadvmod prep advmod amod nmod compound")


def per_of(tree: Tree, noun: int, last: int) -> str:
    """The time for which so many are counted each: "day" for a rate by the day; empty for a total. `noun` is what is
    counted, or the number itself; `last` is the figure's last token."""
    tokens = tree.tokens
    right_behind = _time_at(tree, last + 1)
    if right_behind and tokens[last + 2].dep != "dobj":
        return right_behind
    for host in _hosts(tree, noun):
        for kid in tree.kids[host]:
            if tokens[kid].dep not in _ADVERBIAL:
                continue
            word = tokens[kid].text.lower()
            # "A day, 200 come" is not said.
            told = _OF_A_TIME.get(word) or _time_at(tree, tree.left[kid], behind=tree.left[kid] > last)
            if told:
                return told
    return ""


def _hosts(tree: Tree, noun: int) -> Iterator[int]:
    """What is counted, what happens to it, and what it is said to be: "a daily average of 45", "the daily toll is"."""
    tokens = tree.tokens
    yield noun
    of = tokens[noun].head
    if tokens[noun].dep == "pobj" and tokens[of].text.lower() == "of" and _is_count(tokens[tokens[of].head]):
        noun = tokens[of].head
        yield noun
    if tokens[noun].dep in _COUNTED:
        verb = tokens[noun].head
        yield verb
        subject = tree.subject(verb) if tokens[noun].dep == "attr" else None
        yield from () if subject is None else (subject,)


def _is_count(token: Token) -> bool:
    """ "Hundreds of people", "an average of 45"."""
    return token.lemma in _COUNTS or value_of(token) is not None


def _time_at(tree: Tree, i: int, behind: bool = True) -> str:
    """The time of "a day", "per week" at the token; "a" only of what stands behind its figure."""
    tokens = tree.tokens
    if i + 1 >= len(tokens) or tokens[i + 1].lemma not in _TIMES:
        return ""
    after = tokens[i + 2].text.lower() if i + 2 < len(tokens) else ""
    one = behind and tokens[i].text.lower() in _A and after not in _NO_RATE
    return tokens[i + 1].lemma if one or tokens[i].text.lower() in _EACH else ""
