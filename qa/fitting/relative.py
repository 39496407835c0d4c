"""What a relative clause tells is of the time of its noun: "the war of April 2014, in which some 340 people died"."""

from collections.abc import Callable, Iterable

from index.annotate import IndexedSentence
from index.dates import Period, TimeMark
from index.tree import Tree
from qa.fitting.fates import asked_fate, tells_fate
from qa.question import Question


def of_dated_noun(question: Question, sentence: IndexedSentence, asked: Callable[[Period], bool]) -> bool:
    """Whether a relative clause tells what is asked and hangs on a noun of a time that is the `asked` one."""
    if not any(t.dep == "relcl" for t in sentence.tokens):
        return False
    tree = Tree(sentence.tokens)
    marks = [m for m in sentence.timing.marks if m.period]
    for clause, token in enumerate(tree.tokens):
        if token.dep != "relcl":
            continue
        inside = set(tree.below(clause))
        # The parser hangs it on the time as often as on the noun.
        noun = _dated(tree, token.head, marks)
        own = [m for m in marks if inside & set(_within(tree, m))]
        dated = any(
            m.period and asked(m.period) and _dated(tree, i, (m,)) == noun
            for m in marks
            if m not in own
            for i in _within(tree, m)
        )
        if noun is not None and dated and not own and _tells(question, sentence, tree, inside):
            return True
    return False


def _within(tree: Tree, mark: TimeMark) -> list[int]:
    return [i for i, t in enumerate(tree.tokens) if mark.start <= t.start < mark.end]


def _dated(tree: Tree, place: int, marks: Iterable[TimeMark]) -> int | None:
    """The noun that a token is, or that it dates: "war" for "2014" in "the war of April 2014"; None where it is a
    verb."""
    timed = {i for m in marks for i in _within(tree, m)}
    while place in timed or tree.tokens[place].pos == "ADP":
        head = tree.tokens[place].head
        if head == place:
            return None
        place = head
    return place if tree.tokens[place].pos in ("NOUN", "PROPN") else None


def _tells(question: Question, sentence: IndexedSentence, tree: Tree, inside: set[int]) -> bool:
    """Whether the clause holds what is asked: a word of the asked fate, else of the act or the topic; and a figure
    where one is wanted."""
    start, end = tree.tokens[min(inside)].start, tree.tokens[max(inside)].end
    figures = (f for c in sentence.claims for f in c.figures)
    if question.wants == "figure" and not any(start <= f.start < end for f in figures):
        return False
    fate = asked_fate(question)
    if fate:
        return tells_fate(fate, " ".join(tree.tokens[i].text for i in sorted(inside)))
    lemmas = {tree.tokens[i].lemma.lower() for i in inside}
    return bool(lemmas & {question.action, *question.topic})
