"""What others claim, where a sentence denies it: "dismissed union claims that the plant was unsafe"."""

from collections.abc import Sequence

from index.article import Span
from index.grammar import Token
from index.reporting import ACCUSE, SAID_NOUNS
from index.tree import Tree
from qa.asking.demonyms import akin
from qa.comparing.denied import FORMER, denied_noun, noun_read_as_verb
from qa.comparing.issue import Asked, polarity_of
from qa.comparing.points import Point
from qa.evidence import Judged


def denied_claim(wanted: Asked, number: int, judged: Judged) -> Point | None:
    """ "dismissed union claims that …": the claim denied, in the mouth of those who made it."""
    tokens = judged.evidence.sentence.tokens
    tree = Tree(tokens)
    for i, token in enumerate(tokens):
        if token.lemma.lower() not in SAID_NOUNS:
            continue
        misread = noun_read_as_verb(tree, i)
        if misread is None and (token.pos != "NOUN" or not denied_noun(tree, i)):
            continue
        clause = tree.child(i, "acl", "ccomp", "relcl", "prep", "appos")
        last = tree.right[clause] if clause is not None else tree.right[i]
        first = tree.left[i if misread is None else misread]
        positive = _said_of(wanted, tokens[i + 1 : last + 1])
        giver = tree.prepositional(i, "from")
        charge = _charge_of(tree, giver) if positive is None and giver is not None else None
        if charge is not None:
            last = tree.right[charge]
            positive = _said_of(wanted, tokens[charge : last + 1])
        if positive is None:
            continue
        owners = (misread, None if charge is not None else _whose(tree, i), giver)
        owner = next((k for k in owners if k is not None), None)
        speaker = None if owner is None else _named(judged, tree, owner)
        mark = Span(tokens[first].start, tokens[i].end)
        return Point(number, judged, tokens[first].start, tokens[last].end, speaker, mark, affirms=positive)
    return None


def _whose(tree: Tree, noun: int) -> int | None:
    """Whose claims they are: "union claims", "Velden's reports"."""
    tokens = tree.tokens
    return next(
        (
            k
            for k in tree.kids[noun]
            if k < noun
            and tokens[k].dep in ("poss", "amod", "compound", "nmod")
            and (tokens[k].pos in ("PROPN", "NOUN") or tokens[k].ent[2:] == "NORP")
            and tokens[k].text.lower() not in FORMER
        ),
        None,
    )


def _named(judged: Judged, tree: Tree, owner: int) -> str:
    kept = [t for t in tree.tokens[tree.left[owner] : tree.right[owner] + 1] if t.tag != "POS"]
    return judged.evidence.article.text[kept[0].start : kept[-1].end]


def denies_claims_of(judged: Judged, speaker: str | None) -> bool:
    """Whether the sentence says that somebody denies claims of this speaker's: "The firm dismissed union claims"."""
    tree = Tree(judged.evidence.sentence.tokens)
    nouns = (i for i, t in enumerate(tree.tokens) if t.lemma.lower() in SAID_NOUNS and denied_noun(tree, i))
    owners = (k for i in nouns if (k := _whose(tree, i)) is not None)
    told = [w for k in owners for w in _named(judged, tree, k).split()]
    return speaker is not None and any(
        akin(w, own) for w in told for own in speaker.split() if own[:1].isupper()
    )


def _said_of(wanted: Asked, inner: Sequence[Token]) -> bool | None:
    return polarity_of(
        wanted, inner, any(t.text.lower() in ("not", "n't", "n’t", "never", "no") for t in inner)
    )


def _charge_of(tree: Tree, giver: int) -> int | None:
    """The verb with which those whose allegations are denied made them: "from sailors who accuse him of …"; the parse
    may hang it on another noun between."""
    told = (
        i
        for i in range(giver + 1, len(tree.tokens))
        if tree.tokens[i].lemma in ACCUSE and tree.tokens[i].dep == "relcl"
    )
    return next(told, None)
