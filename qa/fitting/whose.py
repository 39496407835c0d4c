"""Which figure is asked for, where a sentence tells two: "Moe said 105 of her soldiers died, Orne stated 50", "2,764
people and 892 households"."""

import re
from collections.abc import Sequence

from index.annotate import IndexedSentence
from index.article import Span
from index.claims import Claim
from index.counting.units import MONEY, UNIT_NAMES, unit_of
from index.figures import Figure
from index.grammar import Token
from index.tree import Tree
from index.wordlists import words
from qa.asking.demonyms import DIRECTIONS, same_place
from qa.asking.kinds import MEASURES_ASKED
from qa.asking.names import Name
from qa.fitting.counted import LIVING, PEOPLE, in_other_words
from qa.fitting.naming import mentions
from qa.fitting.roles import may_answer
from qa.question import Question

_UNITS = UNIT_NAMES | MONEY
_NAME = re.compile(r"[A-Z][^\W_]+")
_NEEDED = words("need require")


def answering_figure(question: Question, sentence: IndexedSentence, answer: Span) -> Span:
    """The figure of what is asked for and of the asked side, where the answering words are another one's of the same
    sentence; else these words. A figure is of the side that it names, and without one of the country or body that
    states it."""
    if question.wants != "figure":
        return answer
    asked = _asked(question)
    told = [(c, f) for c in sentence.claims for f in c.figures]
    marked = next((f for _, f in told if answer.overlaps(Span(f.start, f.end))), None)
    if marked is None:
        return answer
    earlier = marked.role == "withdrawn" or (marked.role == "earlier" and not question.period)
    if earlier or (marked.per and not may_answer(question, marked)):
        # "From 52 to 49", "83, not 183", "some 600 in all, and 20 a day".
        counts = (f for _, f in told if not f.role and may_answer(question, f))
        now = next((f for f in counts if f.happened == marked.happened), marked)
        return Span(now.start, now.end)
    if marked.happened in _NEEDED and question.action not in _NEEDED:
        # "160 seats, short of the 170 needed."
        reached = [f for _, f in told if f.counted == marked.counted and f.happened not in _NEEDED]
        if len(reached) == 1:
            return Span(reached[0].start, reached[0].end)
    counting = [f for _, f in told if _counts(question, f)]
    measured = [f for _, f in told if f.counted in _UNITS]
    if question.counted in MEASURES_ASKED and not marked.counted and len(measured) == 1:
        # "At 142 km/h, on a curve meant for 85": a measure is told with its unit.
        return Span(measured[0].start, measured[0].end)
    # Forty dead may be soldiers: of people it is not told by the noun which of them are asked for.
    other = marked.counted and marked not in counting and not {marked.counted, question.counted} <= PEOPLE
    if other and len(counting) == 1:
        return Span(counting[0].start, counting[0].end)
    # Figures of one kind, and whether each is of the asked side.
    alike = [
        (f, _of(asked, c, f)) for c, f in told if (f.happened, f.counted) == (marked.happened, marked.counted)
    ]
    of_marked = next(of for f, of in alike if f is marked)
    if of_marked:
        return answer
    theirs = [f for f, of in alike if of]
    if of_marked is False and not theirs:
        theirs = [f for f, of in alike if of is None]
    return Span(theirs[0].start, theirs[0].end) if len(theirs) == 1 else answer


def of_another_owner(question: Question, asked: Sequence[Name], tokens: Sequence[Token], text: str) -> bool:
    """Whether the asked attribute of something is told of another that has a name, and the asked one is not named: "the
    Kessel has a range of 290 miles" is no range of the Orla."""
    owned = [n for n in asked if n.text in question.role]
    if not owned or not question.asked_noun or any(mentions(n, text) for n in asked):
        return False
    tree = Tree(tokens)
    told = [i for i, t in enumerate(tokens) if t.pos == "NOUN" and t.lemma.lower() == question.asked_noun]
    owners = [_owner(tree, i) for i in told]
    return bool(owners) and all(
        i is not None and tokens[i].pos == "PROPN" and tokens[i].ent[2:] not in _NO_OWNERS for i in owners
    )


def _owner(tree: Tree, noun: int) -> int | None:
    """What has the attribute: "Orne's range", "the range of the Orne", "the Orne has a range of"."""
    own = tree.child(noun, "poss")
    if own is None:
        own = tree.prepositional(noun, "of")
    if own is not None and tree.tokens[own].pos != "NOUN":
        return own
    verb = tree.tokens[noun].head
    has = tree.tokens[noun].dep == "dobj" and tree.tokens[verb].lemma.lower() in _HAVING
    return tree.own_subject(verb) if has else None


_HAVING = words("have boast offer post reach claim achieve")
_NO_OWNERS = ("PERSON", "DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "CARDINAL")


def _counts(question: Question, figure: Figure) -> bool:
    """Whether the figure counts what is asked for: a population is that of people."""
    asked = question.counted
    nouns = LIVING | {"population"} if asked == "population" else in_other_words(asked) | {unit_of(asked)}
    return bool(asked and figure.counted) and figure.counted in nouns


def tells_its_own(question: Question, first: Figure, claim: Claim | None, figure: Figure) -> bool:
    """Whether a figure beside that of the asked side is the other's own: where one speaks of "his country's soldiers",
    the other, who says no more than that 50 fell, does so as well."""
    own = first.side[:1].islower() and not figure.side
    return own and claim is not None and _of(_asked(question), claim, figure) is False


def _asked(question: Question) -> list[list[str]]:
    """The words of each name of which one is the asked side: that whose the counted things are, else any of the
    question's."""
    named = (question.counted_side,) if question.counted_side else (n.text for n in question.names)
    return [words for words in map(_NAME.findall, named) if words]


def _of(asked: Sequence[Sequence[str]], claim: Claim, figure: Figure) -> bool | None:
    """Whether the figure is one of those asked about; None where it does not say by name whose it is, or nobody is
    asked about."""
    if not asked:
        return None
    owners = _NAME.findall(figure.side) or _NAME.findall(claim.speaker or "")
    if any(same_place(a, owners) for a in asked):
        return True
    # Of a person who speaks it is not known here whose he is; a country is named by a single word, or by two of which
    # one is a direction.
    speaker = [w for w in (claim.speaker or "").split() if w.lower() not in DIRECTIONS]
    named = figure.side[:1].isupper() or (not figure.side and len(speaker) == 1)
    return False if named and owners else None
