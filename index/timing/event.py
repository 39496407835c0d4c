"""Which of a sentence's expressions of time date its main event, and what period they make of it."""

from collections.abc import Sequence
from datetime import date

from index.dates import Period, shifted
from index.tense import CHANGES, VERBS, Clause, is_verb, tense_of, verb_above
from index.timing.dated import Dated
from index.tree import Tree
from index.wordlists import words

# News is of the week before it is printed, and what it announces mostly of the month after.
NEWS_DAYS = 7
AHEAD_DAYS = 30
# Who tells in a later month what had been done looks so far back.
LOOKING_BACK_DAYS = 90


# Verbs that happen when the thing that is their object does: "won the 2018 final", "signed the 1991 accord".
_SHARING = words(
    """win lose end host play fight start finish attend join lead broker sign stage hold survive contest
    begin suffer negotiate launch reach cover spark trigger cause see contest miss enter call conclude
    complete wage mediate organize organise run rig disrupt cancel postpone"""
)
_COMPARING = frozenset({"than", "compared", "versus", "unlike", "from", "as", "like"})
_DATING = frozenset({"early", "late", "recently", "soon", "far", "back", "ago"})
_UP_OR_DOWN = frozenset({"up", "down", "different", "higher", "lower", "more", "less", "unchanged"})
_SIMULTANEOUS = frozenset({"when", "as", "while", "after", "since", "once"})
_WIDENING = frozenset({"since", "after", "before", "until", "till", "by", "following", "prior"})


def own_event(tree: Tree, clause: Clause, dated: tuple[Dated, ...], anchor: date | None) -> Period | None:
    """When the sentence's own expressions say that its main event happened."""
    best: list[Period] = []
    rank = 0
    for item in dated:
        if item.mark.period is None:
            continue
        level, word = _level(tree, clause, item)
        if word == "as":
            level = min(level, 3)  # how things stood then, not what the sentence tells
        if level == 0 or level < rank:
            continue
        period = _bounded(item.mark.period, word, clause, anchor)
        if period is None:
            continue
        if anchor and clause.tense == "present" and level == 4 and _long_over(period, anchor):
            if not _under_past(tree, item):
                continue
            # "It is the largest and was founded in 1950" tells of both times.
            period = period.joined(Period(anchor, anchor))
        if level == 2:
            period = _told(period, clause, _had(tree, clause))
        best = [*best, period] if level == rank else [period]
        rank = level
    if not best:
        return None
    return _settled(best, clause, anchor)


def _long_over(period: Period, anchor: date) -> bool:
    """Whether the present tense cannot be about it."""
    return period.last < shifted(anchor, -NEWS_DAYS - AHEAD_DAYS)


def _under_past(tree: Tree, item: Dated) -> bool:
    """Whether the verb that the expression hangs from is in the past tense."""
    verb = None if item.token is None else verb_above(tree, item.token)
    return verb is not None and tense_of(tree, verb)[0] == "past"


def _settled(periods: list[Period], clause: Clause, anchor: date | None) -> Period:
    """One period out of several: the one inside the others, else all of them."""
    narrow = min(periods, key=Period.days)
    event = narrow
    if not all(p.holds(narrow) for p in periods):
        for period in periods:
            event = event.joined(period)
    # What is told in the past had happened by the day of writing, and what is to come had not.
    if anchor and clause.tense == "past" and event.first <= anchor < event.last:
        return Period(event.first, anchor)
    if anchor and clause.tense == "future" and not clause.saying and event.first < anchor <= event.last:
        return Period(anchor, event.last)
    return event


def _told(period: Period, clause: Clause, had: bool) -> Period:
    """The event's time where only the telling is dated; what "had" happened by some later month may be of months
    before."""
    if clause.tense == "future":
        return Period(period.first, shifted(period.last, AHEAD_DAYS))
    back = LOOKING_BACK_DAYS if had and period.days() > 1 else NEWS_DAYS
    return Period(shifted(period.first, -back), period.last)


def _had(tree: Tree, clause: Clause) -> bool:
    kids = (tree.tokens[k] for verb in clause.verbs for k in tree.kids[verb])
    return any(k.dep == "aux" and k.text.lower() == "had" for k in kids)


def _bounded(period: Period, word: str, clause: Clause, anchor: date | None) -> Period | None:
    """The period that "since", "after", "before" … make of a date."""
    if word == "since":
        return period.joined(Period(anchor, anchor)) if anchor else period
    if word in ("after", "following"):
        if period.days() > 31 or anchor is None or anchor < period.first:
            return period
        return Period(period.first, anchor)
    if word in ("before", "prior"):
        return None if period.days() > 31 else Period(shifted(period.first, -AHEAD_DAYS), period.last)
    if word in ("until", "till"):
        return Period(shifted(period.first, -min(period.days(), 366)), period.last)
    if word == "by" and clause.tense == "future" and anchor and anchor < period.first:
        return Period(anchor, period.last)
    return period


def _level(tree: Tree, clause: Clause, item: Dated) -> tuple[int, str]:
    """How surely the expression dates the main event (0 not, 1 perhaps, 2 its telling, 3 a part of it, 4 the
    event itself), and the word that bounds it ("since")."""
    tokens = tree.tokens
    if item.token is None or item.leading:
        return 4, ""
    word, nouns, node = "", 0, item.token
    path: list[int] = []
    for _ in range(len(tokens)):
        token = tokens[node]
        path.append(node)
        lower = token.text.lower()
        if node != item.token or token.head == node:
            if is_verb(tree, node):
                break
            # "In May and June": the second month hangs from the first, not from a noun.
            listed = len(path) > 1 and tokens[path[-2]].dep == "conj"
            if token.pos in ("NOUN", "PROPN", "PRON", "VERB") and not listed:
                nouns += 1
        if token.dep in ("prep", "mark") or token.pos in ("ADP", "SCONJ"):
            if lower in _COMPARING and nouns == 0:
                if _compares(tree, node):
                    return 0, ""
                word = word or lower
            if lower in _WIDENING and not word:
                word = lower
                if lower == "since" and tokens[token.head].pos not in VERBS:
                    return 0, ""  # "the worst since 2008" compares
        if token.head == node:
            # A heading or another sentence without a verb is about its date.
            return (3, word) if not clause.tense else (0, "")
        node = token.head
    if word == "since" and node in clause.verbs and clause.tense == "past" and not _perfect_at(tree, node):
        return 0, ""
    if node in clause.verbs:
        level = _within(tree, path, nouns)
        return (2 if level == 4 and _tells_a_toll(tree, node) else level), word
    if node in clause.saying:
        return (2 if nouns <= 1 else 0), word
    return _aside(tree, clause, node, word)


def _tells_a_toll(tree: Tree, verb: int) -> bool:
    """Whether the verb only gives a count of those who were killed or hurt before: "On 1 December the army announced 50
    dead", "gave a balance of 272 killed"."""
    if tree.tokens[verb].lemma not in _COUNTING:
        return False
    return any(tree.tokens[i].text.lower() in _TOLL for i in tree.below(verb) if i > verb)


_COUNTING = words(
    "announce give put raise revise lower count report record confirm release speak estimate list register"
)
_TOLL = words("toll dead killed deaths fatalities casualties wounded injured victims missing losses bodies")


def _compares(tree: Tree, word: int) -> bool:
    """Whether "than", "as" or "from" holds a time against another: "up from 2021", but not "as of Friday", "as early
    as May", "applied from Monday"."""
    token, above = tree.tokens[word], tree.tokens[tree.tokens[word].head]
    lower = token.text.lower()
    if lower == "as":
        return not tree.has_word(word, frozenset({"of"})) and above.text.lower() not in _DATING
    if lower != "from":
        return True
    if _paired(tree, word):
        return False
    if not is_verb(tree, token.head) or above.lemma in CHANGES or above.lemma == "be":
        return True
    if tree.child(token.head, "dobj") is not None:
        return True  # "saw photos from May"
    between = tree.tokens[token.head + 1 : word]
    return any(t.pos == "NUM" or t.text.lower() in _UP_OR_DOWN for t in between)


def _paired(tree: Tree, preposition: int) -> bool:
    """Whether "from X" goes on with "to Y"."""
    kids = tree.kids[preposition] + tree.kids[tree.tokens[preposition].head]
    return any(
        tree.tokens[k].text.lower() in ("to", "until", "through", "till") and k > preposition for k in kids
    )


def _perfect_at(tree: Tree, verb: int) -> bool:
    return any(
        tree.tokens[k].lemma in ("have", "'ve", "’ve") and tree.tokens[k].dep == "aux"
        for k in tree.kids[verb]
    )


def _within(tree: Tree, path: Sequence[int], nouns: int) -> int:
    """The level of an expression under one of the main verbs, from the way up to it."""
    tokens = tree.tokens
    top, verb = tokens[path[-2]] if len(path) > 1 else tokens[path[-1]], tokens[path[-1]]
    if nouns == 0:
        return 4
    direct = any(
        tokens[i].dep == "prep" and tokens[i].text.lower() in ("in", "on", "at", "during") for i in path[:2]
    )
    if top.dep == "prep" or top.dep in ("npadvmod", "advmod"):
        return 3 if nouns == 1 or direct else 0
    if direct and nouns == 1:
        return 3
    past = verb.tag in ("VBD", "VBN") or tense_of(tree, path[-1])[0] == "past"
    if not past:
        return (
            2
            if top.dep in ("nsubj", "nsubjpass") and nouns == 1 and tense_of(tree, path[-1])[0] == "future"
            else 0
        )
    if top.dep in ("nsubj", "nsubjpass"):
        return 3 if nouns == 1 or verb.lemma == "be" else 0
    if top.dep == "attr":
        return 3
    # "The war was ended by the agreement of June 1992".
    if top.dep in ("dobj", "agent"):
        return 3 if verb.lemma in _SHARING else 0
    return 0


def _aside(tree: Tree, clause: Clause, verb: int, word: str) -> tuple[int, str]:
    """The level of an expression in a clause beside the main one."""
    tokens = tree.tokens
    token = tokens[verb]
    above = token.head
    if verb < above in clause.verbs and any(t.text in (":", ";") for t in tokens[verb:above]):
        # "On 27 July a truce was signed: both must withdraw" tells of its signing first.
        return 3, word
    if token.dep == "advcl" and above in clause.verbs:
        conjunction = next(
            (
                tokens[k].text.lower()
                for k in tree.kids[verb]
                if k < verb and tokens[k].dep in ("mark", "advmod", "prep")
            ),
            "",
        )
        if conjunction in _SIMULTANEOUS:
            return 3, conjunction if conjunction == "since" else word
        # Without a conjunction it goes along with the main clause.
        return (3, word) if token.tag in ("VBG", "VBD") and not conjunction else (0, "")
    if token.dep in ("relcl", "acl"):
        noun = tokens[above]
        holder = verb_above(tree, above)
        if holder not in clause.verbs or holder is None:
            return 0, ""
        if tokens[holder].lemma == "be" and not noun.dep.startswith("nsubj"):
            return 3, word
        if noun.dep == "dobj" and tokens[holder].lemma in _SHARING | _COUNTING and clause.tense == "past":
            return 3, word
        # "retook land held by rebels after a war in 2010": what ends the sentence may date its main verb.
        if word in ("after", "following") and token.tag == "VBN" and clause.tense == "past":
            return 1, word
    return 0, ""
