"""That nobody met a fate, which is a count too: "nobody had been killed", "had no fatalities"."""

from collections.abc import Iterator

from index.counting.fates import FATE_NOUNS, FATES, HARMED, happened_to
from index.tree import Tree
from index.wordlists import words

# What befalls people and is counted.
_COUNTED_FATES = frozenset({"kill", "wound", "missing", "casualty"})
_NOBODY = words("nobody none")
_HAVING = words("have suffer report see record take be incur sustain cause")
_SUBJECTS = ("nsubj", "nsubjpass")


def nobody(tree: Tree) -> Iterator[tuple[int, int, str]]:
    """(first token, last token, what happened) wherever it is said that it happened to none."""
    tokens = tree.tokens
    for i, token in enumerate(tokens):
        word = token.text.lower()
        fate = ""
        first = i
        if word in _NOBODY or (word == "one" and i and tokens[i - 1].text.lower() == "no"):
            fate = _befallen(tree, i)
            first = i if word in _NOBODY else i - 1
        elif token.lemma.lower() in FATE_NOUNS and i and tokens[i - 1].text.lower() == "no":
            above = tokens[token.head]
            fate = FATES.get(token.lemma.lower(), "") if above.lemma in _HAVING and token.head < i else ""
            first = i - 1
        if fate in _COUNTED_FATES:
            yield first, i, HARMED if happened_to(tree, i) == HARMED else fate


def _befallen(tree: Tree, subject: int) -> str:
    tokens = tree.tokens
    verb = tokens[subject].head
    if tokens[subject].dep not in _SUBJECTS or verb <= subject or tree.negated(verb):
        return ""
    passive = tree.passive(verb)
    lemma = tokens[verb].lemma
    if lemma == "be":
        # "Nobody was hurt", where the parse takes the fate for an adjective.
        kid = tree.child(verb, "acomp", "attr")
        lemma = tokens[kid].lemma if kid is not None else lemma
        return FATES.get(lemma, lemma)
    return FATES.get(lemma, lemma) if passive or lemma in ("die", "perish") else ""
