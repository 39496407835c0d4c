"""The main event of a sentence and its tense, from the parse."""

from dataclasses import dataclass

from index.reporting import SAY
from index.timing.setting import Tense
from index.tree import Tree
from index.wordlists import words


@dataclass(frozen=True, slots=True)
class Clause:
    """The main event's verbs, the verbs of saying above them, and the tense."""

    verbs: frozenset[int]
    saying: frozenset[int]
    tense: Tense
    perfect: bool = False


VERBS = frozenset({"VERB", "AUX"})
# What stands in front of "to do" where the doing is still to come.
_PLANS = words(
    """schedule set slate plan expect due anticipate intend hope want aim agree promise vow pledge decide
    prepare propose likely ready poise bind about go seek wish threaten project forecast book target
    commit offer refuse urge ask order tell call want need require able ought"""
)
# What rises or falls is told from one figure, or one time, to another.
CHANGES = words(
    """rise fall grow drop increase decrease decline climb soar plunge slip jump surge double triple quadruple halve
    shrink narrow widen improve worsen change differ edge tumble sink swing slide slump gain lose ease rebound recover
    slow cut raise lower reduce expand shift dip leap shoot rocket skyrocket creep inch balloon"""
)
SCHEDULED = words("""schedule slate plan expect due anticipate book forecast project target""")
_WILL = frozenset({"will", "shall", "'ll", "wo", "’ll"})
_MAY = frozenset({"would", "should", "may", "might", "'d", "’d"})
_PRESENT = frozenset({"is", "are", "am", "'s", "’s", "'re", "’re", "do", "does", "can", "must", "be"})
_IS = frozenset({"is", "are", "am", "has", "have", "'s", "’s", "'re", "’re"})


def tense_of(tree: Tree, verb: int, depth: int = 0) -> tuple[Tense, bool]:
    """(tense, perfect) of a verb with its auxiliaries; of an infinitive or participle, by what governs it."""
    tokens = tree.tokens
    token = tokens[verb]
    words = {tokens[k].text.lower() for k in tree.kids[verb] if tokens[k].dep in ("aux", "auxpass")}
    if words & (_WILL | _MAY) and "have" not in words:
        return "future", False
    if token.lemma in SCHEDULED and (token.tag == "VBN" or token.dep == "acl"):
        # What "was due on Friday" may be over or to come.
        return ("future" if words & _IS else ""), False
    if token.text.lower() == "going" and any(tokens[k].tag == "VB" for k in tree.kids[verb]):
        return "future", False
    if words & {"has", "have", "'ve", "’ve"}:
        return "past", True
    if words & {"had", "was", "were", "did", "could"}:
        return "past", False
    if "to" not in words and words & _PRESENT:
        return "present", False
    if token.tag == "VBD":
        return "past", False
    if token.tag in ("VBZ", "VBP", "MD"):
        return "present", False
    if "to" in words:
        return _infinitive_tense(tree, verb, depth)
    above = None if token.head == verb else verb_above(tree, token.head)
    if token.tag == "VBN" and (above is None or token.dep in ("acl", "amod")):
        return "past", False
    if above is None or depth > 6:
        return "", False
    return tense_of(tree, above, depth + 1)


def _infinitive_tense(tree: Tree, verb: int, depth: int) -> tuple[Tense, bool]:
    """The tense of "to do": to come after a plan, else as told by the verb above."""
    head = tree.tokens[verb].head
    above = None if head == verb else verb_above(tree, head)
    if above is None or depth > 6:
        return "future", False
    governor = tree.tokens[head]
    if governor.lemma.lower() in _PLANS or tree.tokens[above].lemma in _PLANS:
        helpers = {tree.tokens[k].text.lower() for k in tree.kids[above]}
        over = tree.tokens[above].tag == "VBN" and not helpers & _IS
        over = over or (governor.pos == "ADJ" and tree.tokens[above].text.lower() in ("was", "were"))
        return ("" if over else "future"), False
    tense, perfect = tense_of(tree, above, depth + 1)
    return ("future" if tense == "present" else tense), perfect


_NOMINAL = frozenset({"nsubj", "nsubjpass", "pobj", "compound", "poss"})


def is_verb(tree: Tree, token: int) -> bool:
    """Whether a token is a verb, and not a noun that the tagger took for one."""
    there = tree.tokens[token]
    return there.pos in VERBS and there.dep not in _NOMINAL


def verb_above(tree: Tree, token: int) -> int | None:
    """The nearest verb from `token` upwards."""
    for _ in range(len(tree.tokens)):
        if is_verb(tree, token):
            return token
        head = tree.tokens[token].head
        if head == token:
            return None
        token = head
    return None


def clause_of(tree: Tree) -> Clause:
    """What the sentence tells: the verb at its root, or, where that reports, the clause reported."""
    tokens = tree.tokens
    root = next((i for i, t in enumerate(tokens) if t.head == i and t.dep == "ROOT"), None)
    if root is None:
        return Clause(frozenset(), frozenset(), "")
    saying: set[int] = set()
    verb = root
    for _ in range(4):
        content = _content(tree, verb)
        if content is None:
            break
        saying.add(verb)
        verb = content
    verbs = {verb}
    queue = [verb]
    while queue:
        for kid in tree.kids[queue.pop()]:
            if tokens[kid].dep in ("conj", "xcomp") and tokens[kid].pos in VERBS and kid not in verbs:
                verbs.add(kid)
                queue.append(kid)
    if tokens[verb].pos not in VERBS:
        return Clause(frozenset(verbs), frozenset(saying), "")
    tense, perfect = tense_of(tree, verb)
    return Clause(frozenset(verbs), frozenset(saying), tense, perfect)


def _content(tree: Tree, verb: int) -> int | None:
    """The verb of the clause that `verb` reports, if it reports one."""
    for kid in tree.kids[verb]:
        # "The quarrel is old: 28 died of it" reports nothing.
        parted = tree.tokens[verb].lemma not in SAY and any(t.text in ":;" for t in tree.tokens[kid:verb])
        if tree.tokens[kid].dep == "ccomp" and tree.tokens[kid].pos in VERBS and not parted:
            return kid
    if tree.tokens[verb].lemma in SAY:
        for kid in tree.kids[verb]:
            if tree.tokens[kid].dep in ("parataxis", "xcomp") and tree.tokens[kid].pos in VERBS:
                return kid
    return None
