"""Who gives a figure that no clause of saying holds: "The union put it at 55", "the ministry's count is 45"."""

from collections.abc import Sequence

from index.grammar import Token
from index.reporting import PUT_AT
from index.saying.speakers import Range, speakerish
from index.saying.statement import owner_of
from index.tree import Tree
from index.wordlists import words
from qa.fitting.losers import verb_above

# Nouns for a figure that somebody gives.
FIGURES = words("figure number range estimate count total tally toll reckoning balance")
_PUT, _PUT_TO = words("put place estimate reckon set"), PUT_AT | FIGURES | words("it them this that")
# "Cited 40", "spoke of 40" give the number itself, "named a figure of 40" does not name forty.
_STATE = words("say count cite estimate speak talk")
_GIVE = words("give name cite mention quote offer report announce publish speak talk have")
# A firm that "has a total of 40 shops" gives no figure.
_GIVEN, _HAD = FIGURES, words("figure estimate count tally")
_BE = words("be stand")


def giver(tokens: Sequence[Token], at: int) -> tuple[int, Range] | None:
    """Who gives the number at token `at`: the head and the whole phrase; None where nobody surely does."""
    verb = verb_above(tokens, at)
    if verb is None:
        return None
    tree = Tree(tokens)
    subject = tree.subject(verb)
    if subject is None or tree.negated(verb) or tree.left[subject] <= at <= tree.right[subject]:
        return None
    if tokens[verb].lemma in _BE:
        owner = owner_of(tree, subject) if tokens[subject].lemma in FIGURES else None
        return owner if owner is not None and tokens[owner[0]].pos in ("NOUN", "PROPN") else None
    gives = tokens[subject].pos != "PRON" and speakerish(tree, subject) and _gives(tree, verb, at)
    return (subject, tree.phrase(subject)) if gives else None


def _gives(tree: Tree, verb: int, at: int) -> bool:
    """Whether the verb gives the number: as its object, as what "it" is put at, or as that of a figure."""
    tokens = tree.tokens
    lemma = tokens[verb].lemma
    number = at
    while tokens[number].head != verb and tokens[tokens[number].head].pos in ("NUM", "SYM"):
        number = tokens[number].head
    above = tokens[number].head
    if above == verb:
        return lemma in _STATE and number > verb
    if tokens[number].dep != "pobj" or above < verb:
        return False
    governed = tokens[above].head
    if tokens[above].text.lower() == "at":
        what = [k for k in tree.below(verb) if verb < k < above and tokens[k].lemma.lower() in _PUT_TO]
        return lemma in _PUT and bool(what)
    if tokens[above].text.lower() != "of":
        return False
    if governed == verb:
        return lemma in ("speak", "talk")
    nouns = _HAD if lemma == "have" else _GIVEN
    return lemma in _GIVE and tokens[governed].lemma in nouns
