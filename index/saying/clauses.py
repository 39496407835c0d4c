"""The clauses that a word of saying governs or is put into, and where they end."""

from index.reporting import BODIES, CITE, REPORTING, SAID_NOUNS, SAY, VIEW_NOUNS
from index.saying.speakers import CLOSING, OPENING, SKIP, Range
from index.tree import Tree
from index.wordlists import words

# With a listener between the verb and what is said.
_TO_SOMEBODY = words("tell inform assure notify remind warn advise persuade ask")
# Listener, place and time behind ", he told", in words.
_TAIL = 8
_TIMES = words("time day week weekend month year hour moment morning afternoon evening night today yesterday")
_SELVES = {
    "he": "he", "his": "he", "she": "she", "her": "she", "it": "it", "its": "it", "they": "they", "their": "they",
}  # fmt: skip
# "acknowledged hitting the wall"
_WITH_PARTICIPLE = words("deny admit acknowledge recall report mention")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
CONTRAST = frozenset({"while", "whereas"})


def clauses(tree: Tree, i: int, speaker: int, strict: bool) -> tuple[Range, ...]:
    """The clauses that the verb governs or is put in as a parenthesis ("…, he said, …")."""
    tokens = tree.tokens
    parts: list[Range] = []
    for kid in tree.kids[i]:
        if not _is_clause(tree, i, kid):
            continue
        finite = tokens[kid].tag in _FINITE and tokens[i].lemma in SAY
        if tokens[kid].dep == "xcomp" and tokens[i].lemma not in _WITH_PARTICIPLE and not finite:
            continue
        if any(tokens[k].text.lower() in ("if", "whether") and k < kid for k in tree.kids[kid]):
            continue
        aside = tokens[kid].lemma in SAY and not tree.passive(kid) and tree.right[kid] - kid <= 1
        if kid > i and aside and _between_commas(tree, kid):
            # "They have agreed to a truce, the envoy said": the aside of another.
            continue
        if kid < i and _begins_anew(tree, i, speaker):
            continue
        if strict and not _next_to_quote(tree, i, kid):
            continue
        low, high = tree.left[kid], tree.right[kid]
        if kid > i and tokens[i].lemma not in _TO_SOMEBODY and _lacks_subject(tree, kid):
            # The parse took the clause's subject for an object of the reporting verb.
            low = i + 1
        if kid < i and tokens[i].dep == "ROOT" and tokens[0].dep != "cc":
            # "Thanks to X, they won, the paper wrote": the parse ties the opening to the wrong verb.
            low = 0
        edge_low, edge_high = min(i, speaker), max(i, speaker)
        if low <= edge_high and high >= edge_low:
            low, high = (low, edge_low - 1) if kid < edge_low else (edge_high + 1, high)
        if low <= high:
            parts.append((low, high))
    if parts and not strict:
        parts += _going_on(tree, i, speaker)
        parts += _quoted_on(tree, i, speaker)
    if parts or strict:
        return tuple(parts)
    # The parse hangs the clause from the listener or the place: "announced in a memo that …".
    for kid in tree.kids[i]:
        cites = tokens[kid].lemma in CITE
        inner = tree.child(kid, "pobj", "dobj") if tokens[kid].dep == "prep" or cites else kid
        if kid > i and inner is not None and tokens[inner].pos in ("NOUN", "PROPN"):
            clause = that_clause(tree, inner)
            clause = _behind_time(tree, inner) if clause is None else clause
            clause = _further(tree, inner) if clause is None and tokens[i].lemma in SAY else clause
            if clause is not None:
                return ((tree.left[clause], tree.right[clause]),)
    return _parenthetical(tree, i)


def _further(tree: Tree, noun: int) -> int | None:
    """The clause in "argued in a letter to the court that …", which the parse ties to the court though it lacks nothing
    of it."""
    for inner in tree.below(noun):
        clause = (
            that_clause(tree, inner) if inner > noun and tree.tokens[inner].pos in ("NOUN", "PROPN") else None
        )
        if clause is not None and tree.tokens[inner].lemma not in SAID_NOUNS | VIEW_NOUNS:
            return clause
    return None


def _behind_time(tree: Tree, noun: int) -> int | None:
    """The clause in "said at the time that …", which the parse ties to the time though it lacks nothing of it."""
    tokens = tree.tokens
    if tokens[noun].lemma not in _TIMES:
        return None
    for kid in tree.kids[noun]:
        subject = tree.child(kid, "nsubj", "nsubjpass")
        behind = tree.left[kid] == noun + 1 and tokens[noun + 1].text.lower() == "that"
        if tokens[kid].dep == "relcl" and behind and subject is not None and subject > noun + 1:
            return kid
    return None


def _is_clause(tree: Tree, i: int, kid: int) -> bool:
    """Whether the verb below `i` is what it governs; "said only that …" may be parsed as an adverbial clause."""
    token = tree.tokens[kid]
    if token.dep == "advcl" and kid > i:
        return any(
            tree.tokens[k].dep == "mark" and tree.tokens[k].text.lower() == "that" for k in tree.kids[kid]
        )
    # "the storm that the mayor said killed two"
    finite = token.tag in _FINITE and tree.tokens[i].dep == "relcl" and kid > i
    return token.dep == "ccomp" or (token.dep == "xcomp" and (token.tag == "VBG" or finite))


def _begins_anew(tree: Tree, i: int, speaker: int) -> bool:
    """Whether what stands before the speaker is no part of the statement: "Velm counts ten; Orne says two", "She had
    one wish: the mayor hopes …"."""
    tokens = tree.tokens
    before = min(tree.left[speaker], i) - 1
    if before < 0 or tokens[before - 1].text in CLOSING or tokens[before].text in CLOSING:
        return False
    says_more = any(tokens[k].dep == "ccomp" and k > i for k in tree.kids[i])
    return tokens[before].text in (";", ":") or (tokens[before].text == "," and says_more)


def _going_on(tree: Tree, i: int, speaker: int) -> list[Range]:
    """What follows a semicolon behind ", he said": "It was sold in May, he said; it had lost money"."""
    tokens = tree.tokens
    before = min(tree.left[speaker], i) - 1
    # "…, he told the paper on Monday; …"
    end = max(speaker, i) + 1
    behind = next((k for k in range(end, min(end + _TAIL, len(tokens) - 1)) if tokens[k].text == ";"), -1)
    if (
        before < 0
        or tokens[before].text != ","
        or behind < 0
        or any(t.pos == "VERB" for t in tokens[end:behind])
    ):
        return []
    if tokens[before - 1].text in CLOSING or any(t.lemma in SAY for t in tokens[behind:]):
        return []
    return [(behind + 1, len(tokens) - 1)]


def _quoted_on(tree: Tree, i: int, speaker: int) -> list[Range]:
    """The clauses beside the verb in which the speaker is a pronoun and some of whose words are quoted: "The mayor said
    that the pool was safe, but she would “think about it again”"."""
    tokens = tree.tokens
    parts: list[Range] = []
    for kid in tree.kids[i]:
        token = tokens[kid]
        if kid < i or token.dep != "conj" or token.pos not in ("VERB", "AUX") or token.lemma in REPORTING:
            continue
        subject = tree.first_subject(kid)
        first = tokens[tree.left[subject]].text.lower() if subject is not None and subject < kid else ""
        low, high = (tree.left[subject], tree.right[kid]) if subject is not None else (kid, kid)
        quoted = any(t.text in OPENING for t in tokens[low : high + 1])
        if quoted and _stands_for(tree, first, speaker):
            parts.append((low, high))
    return parts


def _stands_for(tree: Tree, pronoun: str, speaker: int) -> bool:
    """Whether the pronoun, of a person or of an owner, may be the speaker."""
    token = tree.tokens[speaker]
    own = _SELVES.get(pronoun, "")
    if token.pos == "PRON":
        return bool(own) and _SELVES.get(token.text.lower(), "") == own
    if token.tag in ("NNS", "NNPS"):
        return own == "they"
    body = token.ent[2:] in ("ORG", "GPE", "NORP") or token.lemma in BODIES
    return own == "it" if body else own in ("he", "she")


def up_to_clause(tree: Tree, i: int, prep: int) -> int:
    """The last token of what the preposition introduces: up to the next clause beside it."""
    tokens = tree.tokens
    last = tree.right[prep]
    for kid in tree.kids[i]:
        if kid > last:
            token = tokens[kid]
            clause = token.dep in ("advcl", "ccomp", "parataxis", "npadvmod") or token.pos in ("VERB", "AUX")
            # "12 dead and 40 injured" is no clause, though it may be parsed as one.
            counted = token.tag == "VBN" and not any(
                tokens[k].dep in ("aux", "auxpass") for k in tree.kids[kid]
            )
            if clause and not (counted and token.dep in ("conj", "dep", "ccomp")):
                break
            last = _before_contrast(tree, kid)
    return before_relative(tree, prep, last)


def _before_contrast(tree: Tree, i: int) -> int:
    for j in range(i, tree.right[i]):
        if tree.tokens[j].text.lower() in CONTRAST:
            return j - 1
    return tree.right[i]


def before_relative(tree: Tree, first: int, last: int) -> int:
    """Ends a noun phrase before ", which …" and ", against which …": that is the outlet's own addition."""
    tokens = tree.tokens
    for j in range(first + 1, last + 1):
        if tokens[j].text.lower() in ("which", "who", "whose") and tokens[j].tag[0] == "W":
            if tokens[j - 1].text == ",":
                return j - 2
            if tokens[j - 2].text == ",":
                return j - 3
    return last


def _lacks_subject(tree: Tree, verb: int) -> bool:
    if any(
        tree.tokens[k].dep in ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl") for k in tree.kids[verb]
    ):
        return False
    return tree.tokens[verb].tag in ("VBD", "VBZ", "VBP", "MD") or any(
        tree.tokens[k].dep in ("aux", "auxpass") and tree.tokens[k].tag in ("VBD", "VBZ", "VBP", "MD")
        for k in tree.kids[verb]
    )


def _next_to_quote(tree: Tree, i: int, clause: int) -> bool:
    """Whether a quotation mark stands between the clause and the verb."""
    low, high = (tree.right[clause] - 1, i) if clause < i else (i, tree.left[clause] + 2)
    return any(
        tree.tokens[j].text in ('"', "”", "“", "''", "``", "’", "»", "«")
        for j in range(max(0, low), min(high, len(tree.tokens)))
    )


def _parenthetical(tree: Tree, i: int) -> tuple[Range, ...]:
    tokens = tree.tokens
    token = tokens[i]
    head = token.head
    if head == i or token.tag not in ("VBD", "VBZ", "VBP", "VBN"):
        return ()
    if tokens[head].dep in ("aux", "auxpass"):
        # "The army, he said, would from now on be neutral": put to the auxiliary alone.
        head = tokens[head].head
    as_clause = token.dep == "advcl" and any(tokens[k].text.lower() == "as" and k < i for k in tree.kids[i])
    # "The bridge was unsafe, its engineer, Olaf Brun, told the paper": taken for a second clause without an "and".
    trailing = (
        token.dep == "conj"
        and i > head
        and tokens[tree.left[i] - 1].text == ","
        and tree.own_subject(i) is not None
        and tree.child(i, "xcomp", "ccomp") is None
        and not any(tokens[k].dep == "cc" for k in tree.kids[head])
    )
    aside = (
        token.dep in ("parataxis", "dep", "intj")
        or trailing
        or (token.dep in ("ccomp", "advcl") and _between_commas(tree, i) and tree.own_subject(i) is not None)
    )
    if (
        i < head
        and token.dep == "ccomp"
        and tokens[head].lemma in REPORTING
        and tree.own_subject(head) is not None
    ):
        # "She has conceded, he said": what is said, not an aside.
        return ()
    if not (aside or as_clause) or tokens[head].pos not in ("VERB", "AUX", "NOUN"):
        return ()
    if token.dep in ("ccomp", "advcl") and not as_clause and tree.child(i, "mark") is not None:
        return ()
    if tree.child(i, "dobj") is not None and not (trailing and token.lemma in _TO_SOMEBODY):
        return ()
    low, high = tree.left[head], tree.right[head]
    joined = [k for k in tree.kids[head] if k > i and tokens[k].dep == "conj"]
    if any(tokens[k].lemma in REPORTING for k in joined):
        # "…, they said, …, and two doctors found …": what others report is theirs.
        own = (tree.left[k] for k in joined if tree.own_subject(k) is not None)
        high = min((high, *(first - 1 for first in own)))
    mine = (tree.left[i], tree.right[i])
    if mine[1] >= high:
        return ((low, mine[0] - 1),) if mine[0] > low else ()
    if mine[0] <= low:
        return ((mine[1] + 1, high),)
    return ((low, high),)


def _between_commas(tree: Tree, i: int) -> bool:
    before, after = tree.left[i] - 1, tree.right[i] + 1
    tokens = tree.tokens
    first = before < 0 or tokens[before].text in SKIP or tokens[tree.left[i]].text in SKIP
    last = after >= len(tokens) or tokens[after].text in SKIP or tokens[tree.right[i]].text in SKIP
    return first and last


def that_clause(tree: Tree, noun: int) -> int | None:
    """The clause in "the claim that …"."""
    tokens = tree.tokens
    for kid in tree.kids[noun]:
        if kid < noun or tokens[kid].dep not in ("acl", "ccomp", "relcl", "appos"):
            continue
        that = tokens[tree.left[kid]]
        if that.text.lower() == "that" and that.head == kid and (that.dep == "mark" or that.tag == "IN"):
            return kid
    return None
