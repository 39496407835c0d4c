"""What happened to those counted: words for the same fate are one word."""

from index.reporting import SAY
from index.tree import Tree

# Words for the same fate, so that "slain", "deaths" and "killed" can be compared.
FATES = {
    "slay": "kill",
    "die": "kill",
    "perish": "kill",
    "dead": "kill",
    "death": "kill",
    "fatality": "kill",
    "murder": "kill",
    "execute": "kill",
    "massacre": "kill",
    "slaughter": "kill",
    "killing": "kill",
    "injure": "wound",
    "hurt": "wound",
    "injured": "wound",
    "wounded": "wound",
    "injury": "wound",
    "arrest": "arrest",
    "detain": "arrest",
    "detention": "arrest",
    "evacuate": "evacuate",
    "displace": "displace",
    "displaced": "displace",
    "homeless": "displace",
    "missing": "missing",
    "casualty": "casualty",
}
# What is done to lives that are lost.
TAKING = frozenset({"take", "cost", "claim", "lose", "end", "reap"})
RESCUES = frozenset({"rescue", "save", "free", "survive", "trap", "treat", "hospitalize", "hospitalise"})
FATE_NOUNS = frozenset(
    {"death", "fatality", "injury", "casualty", "arrest", "detention", "killing", "murder"}
)
FATE_ADJECTIVES = frozenset({"dead", "injured", "wounded", "missing", "homeless", "displaced", "hurt"})


# Those whom two fates met together: "43 were killed or hurt" counts neither the dead nor the hurt.
HARMED = "harm"
_HARMS = frozenset({"kill", "wound", "missing", "arrest"})
_LINKING = ("CCONJ", "ADV", "AUX", "PUNCT", "PART")
_AMONG = (["among", "them"], ["among", "whom"])
_OF_THEM = (["of", "them"], ["of", "whom"])
# The words of "at least", "more than", "an estimated".
_HEDGING = ("ADV", "ADJ", "DET", "ADP", "SCONJ")


def is_part(tree: Tree, first: int, node: int) -> bool:
    """Whether a number from token `first` counts some of those counted before it: "including three nurses", "among them
    two cooks", "three of whom". `node` is what it counts."""
    tokens = tree.tokens
    while tokens[node].dep == "conj" and tokens[node].head < node:
        # "Including three nurses and two cooks."
        node = tokens[node].head
        first = min(first, tree.left[node])
    ahead = first - 1
    while ahead > 0 and tokens[ahead].pos in _HEDGING:
        ahead -= 1
    before = [t.text.lower() for t in tokens[max(0, ahead - 1) : ahead + 1]]
    behind = [t.text.lower() for t in tokens[first + 1 : first + 3]]
    return before[-1:] == ["including"] or before in _AMONG or behind in _OF_THEM


def happened_to(tree: Tree, node: int) -> str:
    """The verb for what happened to what the noun names, or `HARMED`; empty where there is none."""
    told = _happened(tree, node)
    return HARMED if told in _HARMS and _or_worse(tree, told) else told


def _or_worse(tree: Tree, told: str) -> bool:
    """Whether the same people met another fate in the same breath: "were killed or seriously hurt"."""
    tokens = tree.tokens
    for i, token in enumerate(tokens):
        if token.dep != "conj" or token.head >= i:
            continue
        fates = {FATES.get(t.lemma, t.lemma) for t in (tokens[token.head], token)}
        between = tokens[token.head + 1 : i]
        if told in fates and len(fates & _HARMS) > 1 and all(t.pos in _LINKING for t in between):
            return True
    return False


def _happened(tree: Tree, node: int) -> str:
    tokens = tree.tokens
    for kid in tree.kids[node]:
        if kid > node and tokens[kid].dep in ("acl", "relcl") and tokens[kid].pos in ("VERB", "ADJ"):
            verb = tokens[kid].lemma
            return FATES.get(verb, verb)
    for _ in range(6):
        token = tokens[node]
        head = token.head
        if head == node:
            break
        above = tokens[head]
        if token.dep in ("nsubj", "nsubjpass", "dobj", "attr", "oprd", "npadvmod", "dep", "ccomp") and (
            above.pos in ("VERB", "AUX") or above.lemma in FATES
        ):
            return _fate_of(tree, node, head)
        if above.lemma in SAY and _clause_of(tree, node, head) is not None:
            return _fate_of(tree, node, head)
        if above.pos in ("VERB", "AUX"):
            return FATES.get(above.lemma, above.lemma) if token.dep in ("pobj", "prep", "conj") else ""
        node = head
    token = tokens[node]
    return FATES.get(token.lemma, token.lemma) if token.pos == "VERB" else ""


def _clause_of(tree: Tree, node: int, verb: int) -> int | None:
    """The clause of which the parse took the subject for a word of what governs it: "said over 600 sailors and 36 cooks
    had drowned"."""
    for kid in tree.kids[verb]:
        clause = tree.tokens[kid].dep == "ccomp" and tree.left[kid] == tree.right[node] + 1
        if clause and tree.child(kid, "nsubj", "nsubjpass", "expl") is None:
            return kid
    return None


def _fate_of(tree: Tree, node: int, verb: int) -> str:
    """The verb's lemma; where it only links, what it links to: "were slain", "left three dead"."""
    tokens = tree.tokens
    lemma = tokens[verb].lemma
    if lemma in SAY:
        # "said 600 sailors had drowned", with the sailors taken for what was said.
        clause = next((k for k in tree.kids[verb] if k > node and tokens[k].dep == "ccomp"), verb)
        return FATES.get(tokens[clause].lemma, tokens[clause].lemma)
    lost = tree.child(verb, "dobj") if lemma in ("lose", "give") else None
    if lost is not None and lost != node and tokens[lost].lemma == "life":
        return "kill"
    if lemma in ("be", "leave", "find", "remain", "report"):
        for kid in (*tree.kids[verb], min(node + 1, len(tokens) - 1)):
            token = tokens[kid]
            word = token.text.lower()
            if kid > node and (token.lemma in FATES or word in FATE_ADJECTIVES) and token.pos != "NOUN":
                return FATES.get(token.lemma, FATES.get(word, word))
    return FATES.get(lemma, lemma)
