"""Words of saying with which nothing was said: "may say", "has neither confirmed nor denied", "could not verify"."""

from index.reporting import SAID_TO, UNSAID
from index.tree import Tree

# "That assumes a buyer sees it as a home": nobody has said so.
_SUPPOSING = frozenset({"assume", "presume", "presuppose", "suppose", "imagine", "pretend", "hope", "wish"})
_UNDERTAKING = frozenset({"commit", "agree", "object", "look", "resort"})
_OPEN_MARKS = frozenset({"if", "whether", "unless"})


def unsaid(tree: Tree, i: int) -> bool:
    """Whether the words leave open that anything was said: "may say", "to say", "if he says"."""
    tokens = tree.tokens
    infinitive = False
    if tokens[i].dep == "ccomp" and tokens[tokens[i].head].lemma in _SUPPOSING:
        return True
    # "She would say only that …": that much was said.
    reserved = i + 1 < len(tokens) and tokens[i + 1].text.lower() == "only"
    for kid in tree.kids[i]:
        token = tokens[kid]
        word = token.text.lower()
        if reserved and word == "would":
            return False
        if (token.dep == "aux" and word in UNSAID) or (token.dep == "mark" and word in _OPEN_MARKS):
            return True
        if token.tag == "TO" and kid < i:
            infinitive = True
        if token.dep == "mark" and word in ("before", "until") and tokens[i].tag in ("VBZ", "VBP"):
            return True
        if (
            word in ("will", "'ll", "’ll")
            and token.dep == "aux"
            and tokens[i].lemma not in ("say", "argue", "tell")
        ):
            return True
        if word in ("do", "does", "did") and token.dep == "aux" and tokens[-1].text == "?":
            return True
    if tokens[i].tag == "VBG" and _undertaken(tree, i):
        return True
    if infinitive:
        head = tokens[tokens[i].head]
        return tokens[i].dep == "ROOT" or head.lemma not in SAID_TO or tree.negated(tokens[i].head)
    if tokens[i].tag == "VB" and tokens[i].dep in ("ROOT", "conj", "ccomp"):
        # A bare infinitive after a modal that governs a verb beside it: "would step down and say …".
        head_i = tokens[i].head
        return any(
            tokens[k].dep == "aux" and (tokens[k].text.lower() in UNSAID or tokens[k].tag == "TO")
            for k in tree.kids[head_i]
        )
    return bool(tokens[i].dep == "pcomp" and tokens[tokens[i].head].text.lower() == "without")


def _undertaken(tree: Tree, i: int) -> bool:
    """Whether it is only undertaken: "committed to publishing the list and disclosing its members"."""
    tokens = tree.tokens
    while tokens[i].dep == "conj":
        i = tokens[i].head
    prep = tokens[i].head
    to = tokens[i].dep == "pcomp" and tokens[prep].text.lower() == "to"
    return to and tokens[tokens[prep].head].lemma in _UNDERTAKING


def neither(tree: Tree, i: int, speaker: int) -> bool:
    """ "Neither side confirmed", "has neither confirmed nor denied": nothing was said."""
    hosts = (i, tree.tokens[i].head) if tree.tokens[i].dep == "conj" else (i,)
    if tree.has_word(speaker, frozenset({"neither", "no"})):
        return True
    return any(tree.has_word(host, frozenset({"neither", "nor"})) for host in hosts)


def unverified(tree: Tree, i: int) -> bool:
    """ "could not verify", "was unable to confirm", "has not confirmed"."""
    tokens = tree.tokens
    if tree.negated(i):
        return True
    head = tokens[tokens[i].head]
    if tokens[i].dep == "xcomp":
        return head.lemma == "unable" or (head.lemma == "able" and tree.negated(tokens[head.head].head))
    return False
