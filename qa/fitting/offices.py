"""Who holds an office: whether a sentence names the asked office, and whose office it is."""

import re
from collections.abc import Sequence, Set

from index.grammar import Token
from index.tree import Tree
from index.wordlists import words
from qa.asking.demonyms import same_place

# One office in other words.
_ALIKE = (
    words("president"),
    words("minister premier secretary"),
    words("premier minister chancellor"),
    words("ceo chief executive head boss"),
    words("leader head chief chairman chairwoman president"),
    words("chairman chairwoman chairperson chair head president"),
    words("spokesman spokeswoman spokesperson"),
    words("governor head"),
    words("coach manager trainer"),
    words("commander chief head"),
    words("mayor"),
    words("ambassador envoy"),
    words("king queen monarch"),
    words("captain skipper"),
    words("pope"),
    words("officer"),
)
_IN_FULL = {
    "cfo": "chief financial officer",
    "coo": "chief operating officer",
    "cto": "chief technology officer",
}
_SPELLINGS = {"defense": "defence"}
_SHORT = words("us uk eu un")
_ANOTHERS = -2.0
_STANDING = words("run bid candidate candidacy campaign stand vie compete contest")
_BODIES = frozenset({"GPE", "NORP", "ORG", "LOC"})
# So far from the office stands whose it is: "the Kenyan interior minister", "the president of the Republic of Kenya".
_BEFORE, _AFTER = 4, 6


def office_fit(role: str, tokens: Sequence[Token], text: str = "") -> float:
    """1 where the sentence names the office and its owner, -1 where it names no such office (-2 where only another's or
    a chief of something else than the asked one), 0 where it does not say whose it is, or where `role` is no office.
    The articles' `text` may say it elsewhere of the same name: "President Ruiz" is "Kenyan President Ana Ruiz"."""
    known = _office(role)
    if known is None:
        return 0.0
    office, owner = _office_and_owner(role)
    *modifiers, head = (spelled(w) for w in re.findall(r"[^\W_]+", office))
    short = "".join(w[0] for w in (*modifiers, head)) if head == "officer" else ""
    if short and any(_heads_department(tokens, i, modifiers) for i in range(1, len(tokens))):
        return 1.0
    found: list[float] = []
    for place, token in enumerate(tokens):
        word = spelled(token.lemma.lower())
        initials = token.text.lower() == short
        if word not in known and spelled(token.text.lower()) not in known and not initials:
            continue
        # "Chief executive of Orne": the office ends with its last word.
        if spelled(tokens[place + 1].lemma.lower() if place + 1 < len(tokens) else "") in known:
            continue
        # "Chief financial officer" and "finance chief" are another office than that of the chief.
        if word == "chief" and _of_a_part(tokens, place):
            continue
        near = {spelled(t.text.lower()) for t in tokens[max(0, place - 3) : place + 2]}
        # "CEO" is a chief executive in one word.
        initials = initials or (token.text.lower() == "ceo" and head == "executive")
        if (not initials and any(m not in near for m in modifiers)) or UNDER & near - set(modifiers):
            continue
        if _bygone(tokens, place) and not _PAST & set(office.split()):
            # Whoever held the office does not hold it.
            continue
        if not modifiers and head in ("president", "minister") and word != head:
            continue
        # Who runs for an office does not hold it.
        if _STANDING & {t.lemma.lower() for t in tokens[max(0, place - 6) : place]} and "for" in near:
            continue
        owned = _owned(owner, tokens, place)
        found.append(owned or _owned_elsewhere(owner, tokens, place, text))
    # "Won the presidential run-off."
    votes = (i for i, t in enumerate(tokens) if t.text.lower() == _VOTED_FOR.get(head))
    if not found and any(t.lemma.lower() in _VOTES for i in votes for t in tokens[i + 1 : i + 4]):
        return 0.0
    return max(found, default=-2.0 if short and _other_chief(tokens) else -1.0)


_VOTES = words("election vote race run-off runoff run off ballot poll contest")
_VOTED_FOR = {"president": "presidential", "mayor": "mayoral", "governor": "gubernatorial"}


def _office_and_owner(role: str) -> tuple[str, str]:
    office, _, owner = role.lower().partition(" of ")
    return _IN_FULL.get(office, office), owner


def _heads_department(tokens: Sequence[Token], place: int, modifiers: Sequence[str]) -> bool:
    """Whether the chief financial officer is named as "finance chief" there."""
    before = tokens[place - 1].text.lower()
    alike = any(m[:5] == before[:5] for m in modifiers if m != "chief")
    return alike and before in _DEPARTMENTS and tokens[place].lemma.lower() in ("chief", "director", "head")


def _other_chief(tokens: Sequence[Token]) -> bool:
    """Whether the chief of something is named: of technology, say, who is not the one of finance."""
    return any(t.text.lower() == "chief" and _of_a_part(tokens, i) for i, t in enumerate(tokens))


def _of_a_part(tokens: Sequence[Token], chief: int) -> bool:
    behind = tokens[chief + 1].text.lower() if chief + 1 < len(tokens) else ""
    before = tokens[chief - 1].text.lower() if chief else ""
    return behind in _OF_A_PART or before in _DEPARTMENTS


def vacated(role: str, tokens: Sequence[Token]) -> bool:
    """Whether the sentence tells that the holder of the asked office leaves it, and of nobody who takes it."""
    known = _office(role)
    if known is None or any(t.lemma.lower() in _ARRIVING for t in tokens):
        return False
    holders = {i for i, t in enumerate(tokens) if spelled(t.lemma.lower()) in known}
    if not holders:
        return False
    # "Roy Moe, former chief of Plinth": whoever held it does not.
    if all(_bygone(tokens, h) for h in holders) and not _PAST & set(_office_and_owner(role)[0].split()):
        return True
    # In a headline the parser takes the verb for a noun: "Rovers sack coach".
    if any(t.text.lower() in _SACKED for h in holders for t in tokens[max(0, h - 2) : h]):
        return True
    tree = Tree(tokens)
    return any(
        _leaves(tree, i, holders) if t.pos == "VERB" else _held(tree, i, holders)
        for i, t in enumerate(tokens)
        if t.pos in ("VERB", "AUX")
    )


def _bygone(tokens: Sequence[Token], place: int) -> bool:
    return any(t.text.lower() in _PAST for t in tokens[max(0, place - 3) : place])


def _held(tree: Tree, copula: int, holders: Set[int]) -> bool:
    """Whether it tells until when the office was held: "She was governor from 2015 until her retirement"."""
    held = tree.child(copula, "attr") if tree.tokens[copula].tag == "VBD" else None
    if held is None or not _holds(tree, held, holders):
        return False
    return any(tree.tokens[i].text.lower() in _LIMITS for i in range(held, tree.right[copula] + 1))


def _leaves(tree: Tree, verb: int, holders: Set[int]) -> bool:
    token = tree.tokens[verb]
    lemma = token.lemma.lower()
    # "They demand that he resign" and "he may resign" tell of nobody who has gone.
    leaves = lemma in _LEAVING and not any(tree.tokens[k].text.lower() in _WISHED for k in tree.kids[verb])
    if (token.tag == "VB" and not leaves) or tree.negated(verb):
        return False
    if lemma in _SENT_AWAY:
        gone = tree.child(verb, "nsubjpass" if tree.passive(verb) else "dobj")
    elif lemma in _GOING or (lemma in _STEPPING and tree.has_word(verb, _ASIDE)):
        gone = tree.subject(verb)
    elif lemma in _LEAVING:
        # "Plinth's chief executive is leaving the firm"; who leaves for Orne comes back.
        what, who = tree.child(verb, "dobj"), tree.subject(verb)
        if what is not None and tree.tokens[what].lemma.lower() in _LEFT and who is not None:
            return _holds(tree, who, holders)
        # "Moe, who led the firm as chief executive, will leave."
        if who is not None and holders & set(tree.below(who)):
            return True
        # "She is to leave Plinth after eleven years as chief executive."
        return any(
            holders & set(tree.below(k)) for k in tree.kids[verb] if tree.tokens[k].dep in ("prep", "advcl")
        )
    else:
        return False
    # "He stepped down as chief executive."
    as_what = next((k for k in tree.kids[verb] if tree.tokens[k].text.lower() == "as"), None)
    if as_what is not None and holders & set(tree.below(as_what)):
        return True
    return gone is not None and _holds(tree, gone, holders)


def _holds(tree: Tree, noun: int, holders: Set[int]) -> bool:
    first, last = tree.phrase(noun)
    return any(first <= holder <= last for holder in holders)


def _office(role: str) -> frozenset[str] | None:
    """All words for the asked office; None where the role is none."""
    office = re.findall(r"[^\W_]+", _office_and_owner(role)[0])
    head = spelled(office[-1]) if office else ""
    groups = [group for group in _ALIKE if head in group]
    if head in _HEADS:
        # A body may call its head a director; who asks for the director may mean that of a film.
        groups = [*groups, words("director boss")]
    # Where an office has a row of its own, no other word stands for it.
    return frozenset({head}) if {head} in groups else frozenset[str]().union(*groups) or None


_HEADS = words("head chief boss")


def _owned(owner: str, tokens: Sequence[Token], place: int) -> float:
    asked = _owner_words(owner)
    around = [*tokens[max(0, place - _BEFORE) : place], *_of(tokens[place + 1 : place + 1 + _AFTER])]
    owners: list[list[str]] = []
    for token in around:
        if token.ent[2:] in _BODIES:
            if not owners or token.ent.startswith("B"):
                owners.append([])
            owners[-1].append(token.text)
    if not asked or not owners:
        return 0.0
    initials = "".join(w[0] for w in asked)
    if any(same_place(asked, named) or "".join(named) == initials for named in owners):
        return 1.0
    # "Orne Foods, the maker of Velm soups, has appointed Ada Moe as chief executive."
    text = [t.text for t in tokens[:place]]
    giving = next((i for i, t in enumerate(tokens[:place]) if t.lemma.lower() in _GIVEN), len(tokens))
    if any(text[i : i + len(asked)] == asked for i in range(giving)) and giving < place:
        return 1.0
    return _ANOTHERS


def _owner_words(owner: str) -> list[str]:
    return [w.capitalize() for w in re.findall(r"[^\W_]+", owner) if len(w) > 2 or w in _SHORT]


def _owned_elsewhere(owner: str, tokens: Sequence[Token], place: int, text: str) -> float:
    name = []
    for token in tokens[place + 1 : place + 4]:
        if not token.text[:1].isupper():
            break
        name.append(token.text)
    if not name:
        return 0.0
    office = re.escape(tokens[place].text)
    found = re.findall(
        rf"\b((?:[A-Z]\w+ )?[A-Z]\w+)(?:['’]s)? {office} (?:[A-Z]\w+ ){{0,2}}{re.escape(name[-1])}\b",
        text,
        re.I,
    )
    # Case counts for the words of the owner, whatever that of the office.
    named = [[w for w in o.split() if w[0].isupper() and w.lower() not in _NO_OWNER] for o in found]
    owners = [words for words in named if words]
    if not owners:
        return 0.0
    asked = _owner_words(owner)
    return 1.0 if any(same_place(asked, words) for words in owners) else _ANOTHERS


_OF_A_PART = words(
    """financial operating technology technical marketing product legal information medical people commercial scientific
    investment revenue compliance risk communications of"""
)
_DEPARTMENTS = words(
    "finance financial technology tech marketing product legal investment communications design security sales policy"
)
_SACKED = words("sack sacks sacked axe axes axed")
# Who stands under the holder of an office does not hold it.
UNDER = words("vice deputy assistant")
_PAST = words("former ex ousted late then-")
# What the holder of an office does, or what is done to him, when he leaves it; and what tells of who comes.
_GOING = words("resign quit retire die")
_STEPPING, _ASIDE = words("step stand"), words("down aside")
_LEAVING, _WISHED = words("leave depart"), words("may might could should would must")
_SENT_AWAY = words("sack fire oust dismiss axe")
_LIMITS = words("until till")
_ARRIVING = words(
    "succeed successor replace replacement appoint name new elect interim act promote next hire return"
)
# Who is given an office is given it by its owner.
_GIVEN = words("appoint name hire choose pick promote")
_LEFT = words(
    "company firm unit club post job role office board bank group party team business group broadcaster"
)
_NO_OWNER = words("the a an and but as when while former vice deputy prime then with by to of for that if")


def _of(tokens: Sequence[Token]) -> Sequence[Token]:
    """What follows "of", "for" or "at"."""
    return tokens[1:] if tokens and tokens[0].text.lower() in ("of", "for", "at") else ()


def spelled(word: str) -> str:
    """An office's word as it is written here: "defence" for "defense"."""
    return _SPELLINGS.get(word, word)
