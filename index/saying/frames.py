"""What is said, by the frame of its verb: "accused X of Y", "called X Y", "put the toll at 30"."""

from index.reporting import (
    ACCUSE,
    ACCUSE_ALONE,
    ATTITUDE,
    BACK,
    BODIES,
    CALL,
    CALL_AS,
    CLAIMABLE,
    COUNTING,
    COUNTING_WITH,
    DEMAND,
    DENIABLE,
    DENY,
    DENY_ANYTHING,
    DOCUMENTS,
    DONE,
    DOUBT,
    FINDERS,
    FINDING,
    GIVE_OF,
    ISSUE,
    PROPOSED,
    PROPOSING,
    PUT_AT,
    QUOTE_ONLY,
    REPORTING,
    REVISE,
    REVISED,
    SAID_NOUNS,
    SAY,
    SPEAKER_NEEDED,
    VALUE_AT,
    WITH_INFINITIVE,
    WITH_OBJECT,
    WITH_PREPOSITION,
)
from index.saying.clauses import before_relative, clauses, that_clause, up_to_clause
from index.saying.speakers import CLOSING, OPENING, Range, speakerish
from index.tree import Tree

# "The union says the reverse: it has asked twice".
_CONTRARY = frozenset({"reverse", "opposite", "contrary", "same", "otherwise", "different"})
# "reporting the news": that is what reporters do, and nothing that is said.
_REPORTERS_WORK = frozenset({"news", "story"})
_SEVERAL = frozenset({"some", "many", "most", "several", "few", "others", "both"})
_TIMES = frozenset({"DATE", "TIME", "ORDINAL"})
# Those who value what stands on their ground, though as places they speak of little.
_VALUERS = frozenset({"county", "city", "town", "state", "borough", "municipality", "district", "assessor"})
# With a clause, these report whoever the subject is.
_UNMISTAKABLE = ATTITUDE | DENY | DOUBT | {"question"}


def frame(tree: Tree, i: int, speaker: int) -> tuple[Range, ...]:
    """The words that are said, by the verb's frame; empty where only a quotation could hold them."""
    tokens = tree.tokens
    lemma = tokens[i].lemma
    able = speakerish(tree, speaker) or tokens[speaker].tag in ("NNS", "NNP", "NNPS")
    colon = i + 3 if [t.text.lower() for t in tokens[i + 1 : i + 2]] == ["the"] else i + 2
    contrary = colon < len(tokens) - 1 and tokens[colon - 1].text.lower() in _CONTRARY
    if lemma in SAY and able and contrary and tokens[colon].text == ":":
        return ((colon + 1, len(tokens) - 1),)
    clausal = (
        (lemma in SAY and (lemma not in SPEAKER_NEEDED or able))
        or (lemma in FINDING and (tokens[speaker].lemma.lower() in FINDERS or _found(tree, i, speaker)))
        or lemma in _UNMISTAKABLE
        or (lemma in DEMAND and able)
        or (lemma in BACK and able and tree.has_word(i, frozenset({"back"})))
    )
    if clausal or lemma in QUOTE_ONLY:
        parts = clauses(tree, i, speaker, strict=not clausal)
        if parts:
            return parts
    if lemma in SAY and able and tokens[i + 1 : i + 2] and tokens[i + 1].text.lower() == "that":
        # "argued that the attacks on ferries smacks of envy": the parse loses the clause's verb.
        last = tree.right[i]
        if tokens[i + 1].tag == "IN" and any(
            t.tag in ("VBZ", "VBD", "VBP", "MD") for t in tokens[i + 2 : last + 1]
        ):
            return ((i + 2, last),)
    obj = tree.child(i, "dobj")
    figure = _figure(tree, i, speaker, obj, able)
    if figure:
        return figure
    if lemma in ACCUSE:
        return _accusation(tree, i, obj)
    if lemma == "put" and able:
        return _put_down(tree, i, obj)
    if lemma in CALL | CALL_AS:
        parts = _naming(tree, i, speaker, obj)
        if parts:
            return parts
    if lemma in WITH_PREPOSITION:
        introducing = WITH_PREPOSITION[lemma]
        for kid in tree.kids[i]:
            if kid < i:
                continue
            named = tokens[kid].text.lower()
            calling = any(t.tag == "TO" for t in tokens[kid : tree.right[i]]) and names_things(tree, speaker)
            wanted = named != "on" or calling
            done = named != "to" or tree.child(kid, "pcomp") is not None
            if (
                tokens[kid].dep == "prep"
                and named in introducing
                and tree.right[kid] > kid
                and ((wanted and done) or lemma == "report")
            ):
                last = up_to_clause(tree, i, kid)
                wish = tree.child(i, "xcomp", "advcl", "ccomp") if named == "on" else None
                return ((kid + 1, max(last, tree.right[wish] if wish is not None else last)),)
            following = tokens[i + 1].text.lower()
            if tokens[kid].dep in ("ccomp", "advcl", "xcomp") and following in introducing - {"on", "to"}:
                # "called for the guards to leave": the parse makes "for" part of the clause.
                return ((i + 2, tree.right[kid]),)
    if lemma in WITH_INFINITIVE or (lemma == "expect" and able):
        verb = tree.child(i, "xcomp")
        if verb is not None and verb > i:
            return ((tree.left[verb], tree.right[verb]),)
    if lemma in DEMAND and able:
        lower = [k for k in tree.kids[i] if k > i and tokens[k].dep in ("dobj", "xcomp", "ccomp", "nsubj")]
        if lower:
            return ((min(tree.left[k] for k in lower), max(tree.right[k] for k in lower)),)
    if lemma in DENY:
        return _denied(tree, i, obj)
    if lemma in DOUBT and obj is not None and (lemma == "doubt" or tokens[obj].lemma in SAID_NOUNS):
        return ((tree.left[obj], tree.right[obj]),)
    if obj is None or not able or obj < i:
        return ()
    if lemma == "report" and tokens[obj].lemma in _REPORTERS_WORK:
        return ()
    if lemma in PROPOSING:
        return _object(tree, i, obj) if tokens[obj].lemma in PROPOSED else ()
    if lemma in WITH_OBJECT or (lemma == "claim" and tokens[obj].lemma in CLAIMABLE):
        return _object(tree, i, obj)
    return ()


def _put_down(tree: Tree, i: int, obj: int | None) -> tuple[Range, ...]:
    """ "the crash down to a fault" in "The company put the crash down to a fault"."""
    down = any(tree.tokens[kid].text.lower() == "down" for kid in tree.kids[i])
    to = next((k for k in tree.kids[i] if k > i and tree.tokens[k].text.lower() == "to"), None)
    if obj is None or obj < i or to is None or not down:
        return ()
    return ((tree.left[obj], tree.right[to]),)


def _found(tree: Tree, i: int, speaker: int) -> bool:
    """Whether a body has looked into it: "The Orne Institute found that …", or somebody shows it."""
    token, clause = tree.tokens[speaker], tree.child(i, "ccomp")
    body = token.ent[2:] == "ORG" or token.lemma in BODIES
    marked = clause is not None and clause > i and tree.has_word(clause, frozenset({"that"}))
    return marked and ((body and tree.tokens[i].lemma == "find") or _shown(tree, i))


def _shown(tree: Tree, i: int) -> bool:
    """Whether somebody has put out what shows it: "Guests posted pictures showing that the pools were closed"."""
    tokens = tree.tokens
    thing = tokens[i].head
    verb = tokens[tokens[thing].head]
    put_out = tokens[thing].dep == "dobj" and verb.lemma in ISSUE | {"post"}
    return tokens[i].lemma == "show" and tokens[i].dep == "acl" and put_out


def names_things(tree: Tree, speaker: int) -> bool:
    """Whether the subject of "call" may be somebody who calls something by a name."""
    token = tree.tokens[speaker]
    return (
        speakerish(tree, speaker)
        or token.tag in ("NNS", "NNP", "NNPS", "CD")
        or token.text.lower() in _SEVERAL
    )


def valued_at(tree: Tree, i: int, speaker: int) -> Range | None:
    """What is valued and the amount, in the passive voice: "was valued by the bank at $9 million"."""
    tokens = tree.tokens
    subject, at = tree.child(i, "nsubjpass"), tree.prepositional(i, "at")
    able = speakerish(tree, speaker) or tokens[speaker].lemma in _VALUERS
    if tokens[i].lemma not in VALUE_AT or subject is None or subject > i or at is None or not able:
        return None
    if not _counted(tree, tree.left[at], tree.right[at]):
        return None
    return tree.left[subject], up_to_clause(tree, i, tokens[at].head)


def _figure(tree: Tree, i: int, speaker: int, obj: int | None, able: bool) -> tuple[Range, ...]:
    """What a figure is put at, or how many somebody counts; `able`: whether the subject can speak."""
    tokens = tree.tokens
    lemma = tokens[i].lemma
    if obj is not None and obj > i:
        known = tokens[obj].lemma in PUT_AT
        if lemma == "say" and tokens[obj].pos == "NUM" and able:
            return _object(tree, i, obj)  # "The union says 7,000"
        if lemma in REVISE and able and tokens[obj].lemma in REVISED:
            to = next(
                (k for k in (*tree.kids[i], *tree.kids[obj]) if k > obj and tokens[k].text.lower() == "to"),
                None,
            )
            fee = to is not None and any(t.ent[2:] == "MONEY" for t in tokens[to : tree.right[to] + 1])
            if (
                to is not None
                and not (fee and tokens[obj].lemma == "toll")
                and _counted(tree, to, tree.right[to])
            ):
                return ((tree.left[obj], up_to_clause(tree, i, to)),)
        # "puts it at 3.5", but not "put it at the top of the list"
        meant = tokens[obj].text.lower() in ("it", "them") and able and _counted(tree, obj, tree.right[i])
        given = lemma in GIVE_OF and known and able
        valuing = lemma in VALUE_AT and (able or tokens[speaker].lemma in _VALUERS)
        if given or (lemma == "put" and (known or meant)) or valuing:
            end, leading = tree.right[i], ("as",) if given else ("at", "as")
            at = next((k for k in range(obj, end + 1) if tokens[k].text.lower() in leading), None)
            if at is not None:
                return ((tree.left[obj], up_to_clause(tree, i, max(at + 1, tree.right[at]))),)
        counts = given or (lemma in COUNTING and tokens[obj].lemma not in DONE)
        if counts and able and _counted(tree, tree.left[obj], tree.right[obj]):
            return _object(tree, i, obj)
    # "The film, which came to 12 million": a sum is what comes to so much there, not who counts.
    earned = lemma == "come" and tokens[i].dep == "relcl"
    for kid in tree.kids[i] if able and lemma in COUNTING_WITH and not earned else ():
        introducing = kid > i and tokens[kid].text.lower() in COUNTING_WITH[lemma]
        if introducing and _counted(tree, kid + 1, tree.right[kid]):
            return ((kid + 1, up_to_clause(tree, i, kid)),)
    return ()


def _counted(tree: Tree, first: int, last: int) -> bool:
    """Whether the words hold a figure that is no time: "53 percent", not "at nine o'clock"."""
    return any(t.pos == "NUM" and t.ent[2:] not in _TIMES for t in tree.tokens[first : last + 1])


def _accusation(tree: Tree, i: int, obj: int | None) -> tuple[Range, ...]:
    tokens = tree.tokens
    lemma = tokens[i].lemma
    if obj is None or obj < i:
        return ()
    if lemma == "condemn" and tree.prepositional(i, "to") is not None:
        return ()  # "condemning them to a third defeat"
    for host in (i, obj):
        for kid in tree.kids[host]:
            if kid > obj and tokens[kid].dep == "prep" and tokens[kid].text.lower() in ACCUSE[lemma]:
                return ((tree.left[obj], _with_outcome(tree, i, max(tree.right[kid], tree.right[obj]))),)
    if lemma == "accuse":
        for kid in (obj, *(k for k in tree.kids[i] if k > obj and tokens[k].dep == "prep")):
            if any(
                tokens[k].text.lower() == "of" and tokens[k].dep == "prep" for k in tree.below(kid) if k > obj
            ):
                # "accused staff at the agency of fraud": tied to the nearer noun.
                return ((tree.left[obj], max(tree.right[kid], tree.right[obj])),)
    if lemma in ACCUSE_ALONE:
        return ((tree.left[obj], tree.right[obj]),)
    return ()


def _with_outcome(tree: Tree, i: int, last: int) -> int:
    """Takes in the participle that follows: "accused X of a raid, killing nine"."""
    for kid in tree.kids[i]:
        token = tree.tokens[kid]
        telling = token.dep == "advcl" and token.tag == "VBG" and token.lemma not in REPORTING
        if kid > last and telling and tree.left[kid] <= last + 2:
            last = tree.right[kid]
    return last


def _naming(tree: Tree, i: int, speaker: int, obj: int | None) -> tuple[Range, ...]:
    """What "X" is called in "called X Y" and "described X as Y"."""
    tokens = tree.tokens
    lemma = tokens[i].lemma
    if lemma in CALL:
        named = tree.child(i, "oprd")
        if lemma not in CALL_AS and not names_things(tree, speaker):
            return ()  # "the storm, called Ana"
        if named is None and obj is not None and tokens[obj].text.lower() in ("it", "this", "that"):
            # '“A farce”, the court called it.'
            before = tree.left[speaker] - 1
            marked = tokens[0].text in OPENING and any(t.text in CLOSING for t in tokens[1 : before + 1])
            return ((0, before),) if marked else ()
        if named is not None and obj is None and tree.prepositional(i, "to") is not None:
            return ()  # "called Ms Moe to the stand"
        if named is not None and named > i:
            start = tree.left[obj] if obj is not None and i < obj < named else tree.left[named]
            return ((start, tree.right[i]),)
        clause = tree.child(i, "ccomp")
        if clause is not None and clause > i:
            return ((tree.left[clause], tree.right[clause]),)
    if lemma in CALL_AS and not (lemma in DENY and obj is not None and tokens[obj].lemma in SAID_NOUNS):
        start = i + 1
        if lemma == "refer":
            to = tree.prepositional(i, "to")
            if to is None:
                return ()
            start, obj = tree.left[to], to
        if obj is None:
            return ()
        for j in range(obj + 1, tree.right[i] + 1):
            if tokens[j].text.lower() == "as" and tokens[j].dep == "prep":
                return ((start, tree.right[j]),)
    return ()


def _denied(tree: Tree, i: int, obj: int | None) -> tuple[Range, ...]:
    tokens = tree.tokens
    if obj is None or obj < i:
        return ()
    said = tokens[obj].lemma in SAID_NOUNS
    clause = that_clause(tree, obj)
    if clause is None and said:
        clause = that_clause(tree, i)
    if clause is not None:
        last = tree.right[clause]
        for j in range(clause, last):
            # "dismissed rumours that …" ends before 'as "nonsense"'.
            if tokens[j].text.lower() == "as" and tokens[j + 1].text in ('"', "“", "``", "‘"):
                last = j - 1
                break
        return ((tree.left[clause], last),)
    deniable = tokens[i].lemma == "deny" and tokens[obj].lemma.lower() in DENIABLE
    if said or deniable or tokens[i].lemma in DENY_ANYTHING:
        return ((tree.left[obj], tree.right[obj]),)
    return ()


def _object(tree: Tree, i: int, obj: int) -> tuple[Range, ...]:
    """The object with the place and time that go with it, but not "in a statement"."""
    tokens = tree.tokens
    last = tree.right[obj]
    for kid in tree.kids[i]:
        if kid > last and tokens[kid].dep in ("prep", "npadvmod", "advcl") and tree.left[kid] == last + 1:
            inner = tree.child(kid, "pobj")
            if inner is not None and tokens[inner].lemma in DOCUMENTS:
                break
            last = tree.right[kid]
    return ((tree.left[obj], before_relative(tree, tree.left[obj], last)),)
