"""Where a question's subject ends, and which verb is its main one."""

from collections.abc import Sequence

from index.wordlists import words
from qa.asking.kinds import BODIES, PERSONS
from qa.asking.opening import Asked
from qa.asking.wording import AUXILIARIES, BE, WH, Wording

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
# What may stand, like an adverb, between the subject and its verb.
BEFORE_VERB = ("n't", "not", "all", "both")


def subject_end(w: Wording, start: int, end: int, aux: str) -> int:
    """Where the subject that begins at `start` ends."""
    if w.low(start) == "there":
        return start + 1
    do = aux in ("do", "does", "did")
    passive = _been(w, start, end) if aux in _HAVING else -1
    if passive > 0:
        return passive
    for n in range(start, end):
        if w.tokens[n].dep in SUBJECTS and w.tokens[n].head != n:
            first, last = w.subtree(n)
            last = min(last, end)
            head = w.tokens[n].head
            whole = first <= start + 1 and last > n and not n < head < last
            # A subject that swallows its predicate: "Were divers working on the wreck?"
            if whole and last < end and (not do or _base_verb_at(w, last, end)):
                ends = w.tokens[last].pos in ("PUNCT", "SCONJ") or w.low(last) in _MEANWHILE
                swallowed = _participle(w, n, last) if aux in BE and ends else -1
                return swallowed if swallowed > 0 else last
            break
    if do or aux in ("will", "would", "can", "could", "should", "may", "might", "must"):
        return _base_verb(w, start, end)
    for n in range(start + 1, end):
        token, before = w.tokens[n], w.tokens[n - 1]
        named = (
            before.pos in ("NOUN", "PROPN", "PRON") or before.text[:1].isupper() or before.text[:1].isdigit()
        )
        plain = token.text.islower() and token.tag in ("VBN", "VBG", "JJ", "VBD", "VB")
        # "... the device that hurt him": not yet what is asked of it.
        relative = before.tag in ("WDT", "WP") or before.text.lower() == "that"
        if named and not relative and (plain or token.pos in ("DET", "ADV")) and token.tag != "WDT":
            return n
    return start


# What begins a clause of its own: "Were guests living there when it burned?"
_MEANWHILE = ("when", "while", "before", "after", "as", "since", "until", "once")
_HAVING = ("had", "has", "have")


def _been(w: Wording, start: int, end: int) -> int:
    """Where the predicate of "Had the plea to fly them out been rejected?" begins; -1 where there is no such one."""
    return next(
        (
            n
            for n in range(start + 1, end - 1)
            if w.low(n) == "been" and w.low(n - 1) not in _HAVING and w.tokens[n + 1].tag in ("VBN", "VBD")
        ),
        -1,
    )


def _participle(w: Wording, noun: int, end: int) -> int:
    """The predicate that the parse hangs on the subject: "killed" in "Were any sailors killed when it sank?"; -1 where
    there is none."""
    hung = (n for n in range(noun + 1, end) if w.tokens[n].dep == "acl" and w.tokens[n].head == noun)
    return next((n for n in hung if w.tokens[n].tag in ("VBN", "VBG")), -1)


def _base_verb(w: Wording, start: int, end: int) -> int:
    """The base form behind a subject that begins at `start`; `start` where there is none."""
    tagged = [
        n
        for n in range(start + 1, end)
        if w.tokens[n].tag in ("VB", "VBP") and w.tokens[n].dep != "aux" and not w.tokens[n].text.isupper()
    ]
    if tagged and w.tokens[tagged[0] - 1].tag != "TO":
        return tagged[0]
    # The parser takes many a verb for a noun. It comes right after a name or a noun, and no noun follows it.
    root = w.root()
    if (
        w.tokens[start].pos == "DET"
        and start < root < end
        and w.tokens[root].text.islower()
        and w.low(root + 1) != "of"
    ):
        return root  # "the Port Alder quake strike"
    plain = [
        n
        for n in range(start + 1, end)
        if w.tokens[n].text.islower() and not w.tokens[n].ent and w.tokens[n].pos in ("NOUN", "VERB", "ADJ")
    ]
    # "Did Orne forces fire on homes?": no base form is a plural, nor do verbs end so ("the Orne sanctuary").
    nouns = {n for n in plain if w.low(n) != w.tokens[n].lemma.lower() or w.low(n).endswith(_NOUNS_END)}
    # "Did the Orne army fire on homes?": who acts is no verb where one follows.
    nouns |= {n for n in plain if n + 1 in plain and w.low(n) in PERSONS | BODIES}
    plain = [n for n in plain if n not in nouns]
    for n in plain:
        if w.tokens[n - 1].pos == "PROPN" or w.tokens[n - 1].ent:
            return n + 1 if _belongs_to_next(w, n, plain) else n
    for n in plain:
        follows = w.tokens[n - 1].pos in ("NOUN", "PRON", "NUM") or n - 1 in nouns
        if follows and not (n + 1 < end and (w.tokens[n + 1].pos == "NOUN" or w.low(n + 1) == "of")):
            return n
    return start


_NOUNS_END = ("ary", "ity", "ism", "ology", "hood")
# What a clause may end with, and does more often than with the noun.
_LAST_VERBS = words("end start begin last stop finish happen occur erupt break cost")


def _belongs_to_next(w: Wording, n: int, plain: Sequence[int]) -> bool:
    """Whether the word is a noun in front of the clause's verb: "the first Orne war end"; not "Orne import grain"."""
    return w.tokens[n].dep == "compound" and n + 1 in plain and w.low(n + 1) in _LAST_VERBS


def _base_verb_at(w: Wording, i: int, end: int) -> bool:
    while i < end and (w.tokens[i].pos == "ADV" or w.low(i) in BEFORE_VERB):
        i += 1
    verb = i < end and (w.tokens[i].tag in ("VB", "VBP", "VBD") or w.tokens[i].dep == "ROOT")
    # "Orne OS 7": no verb, whatever the parse says.
    return verb and not w.tokens[i].text.isupper()


_MODIFIERS = words("acl relcl amod advcl pcomp compound")


def main_verb(w: Wording, a: Asked) -> int:
    """The main verb's token, past "be due to" and "be able to"; -1 where the clause has none but "be"."""
    root = w.root()
    if root < 0 or (a.form == "keywords" and w.tokens[root].pos != "VERB"):
        return -1
    aux = a.at if a.form == "yes_no" else a.rest if a.form == "wh" else -1
    end = len(w.tokens)
    if w.low(aux) in ("do", "does", "did", "will", "would", "can", "could", "should"):
        if w.tokens[root].pos == "VERB" and root > aux and w.tokens[root].tag in ("VB", "VBP"):
            return root
        start = aux + 1
        stop = subject_end(w, start, end, w.low(aux))
        while stop > start and stop < end and w.tokens[stop].pos == "ADV":
            stop += 1
        # "How long did the strike last?": what ends the question is its verb, whatever the parse took it for.
        if start + 1 < stop < end and w.tokens[stop].pos == "PUNCT":
            stop -= 1
        elif stop <= start and w.low(end - 2) == "last":
            stop = end - 2
        return stop if start < stop < end else -1
    done = _been(w, aux + 1, end) + 1 if aux == root and w.low(aux) in _HAVING else 0
    if done:
        return done
    if w.tokens[root].pos == "VERB" and w.low(root) not in WH:
        return root
    finite = a.form == "wh" and a.rest < end and w.tokens[a.rest].tag in ("VBD", "VBN", "VBZ", "VBP")
    if finite and w.low(a.rest) not in AUXILIARIES:
        return a.rest
    behind = a.noun_last if a.form == "wh" else aux
    if w.low(aux) in AUXILIARIES and a.form in ("wh", "yes_no"):
        behind = max(behind, aux)
    if w.low(aux) in BE:
        stop = subject_end(w, aux + 1, end, w.low(aux))
        while stop < end and w.tokens[stop].pos == "ADV":
            stop += 1
        if aux + 1 < stop < end and w.tokens[stop].tag in ("VBN", "VBG", "VBD"):
            return stop
    for n in range(max(behind, 0), end):
        token = w.tokens[n]
        due_to = token.dep == "pcomp" and w.low(n - 1) == "to"
        if token.pos == "VERB" and (due_to or token.dep not in _MODIFIERS):
            return n
        if token.tag in ("VBN", "VBG") and token.dep in ("acomp", "ROOT", "attr"):
            return n
    return -1
