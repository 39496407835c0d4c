"""Who holds an office: whether a sentence names the asked office, and whose office it is."""

import re
from collections.abc import Sequence

from index.grammar import Token
from index.reporting import words
from qa.demonyms import akin

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
)
_SPELLINGS = {"defense": "defence"}
_BODIES = frozenset({"GPE", "NORP", "ORG", "LOC"})
# So far from the office stands whose it is: "the Kenyan interior minister", "the president of the Republic of Kenya".
_BEFORE, _AFTER = 4, 6


def office_fit(role: str, tokens: Sequence[Token], text: str = "") -> float:
    """1 where the sentence names the office and its owner, -1 where it names no such office or only another's, 0 where
    it does not say whose it is, or where `role` is no office. The articles' `text` may say it elsewhere of the same
    name: "President Ruiz" is "Kenyan President Ana Ruiz"."""
    office, _, owner = role.lower().partition(" of ")
    *modifiers, head = (_spelled(w) for w in re.findall(r"[^\W_]+", office)) if office.strip() else ("",)
    known = next((group for group in _ALIKE if head in group), None)
    if known is None:
        return 0.0
    best = -1.0
    for place, token in enumerate(tokens):
        word = _spelled(token.lemma.lower())
        if word not in known and _spelled(token.text.lower()) not in known:
            continue
        near = {_spelled(t.text.lower()) for t in tokens[max(0, place - 3) : place + 2]}
        if any(m not in near for m in modifiers) or _UNDER & near - set(modifiers):
            continue
        if _PAST & {t.text.lower() for t in tokens[max(0, place - 3) : place]} and not _PAST & set(
            office.split()
        ):
            # Whoever held the office does not hold it.
            continue
        if not modifiers and head in ("president", "minister") and word != head:
            continue
        owned = _owned(owner, tokens, place)
        best = max(best, owned or _owned_elsewhere(owner, tokens, place, text))
    return best


def _owned(owner: str, tokens: Sequence[Token], place: int) -> float:
    asked = [w for w in re.findall(r"[^\W_]+", owner) if len(w) > 2]
    around = [*tokens[max(0, place - _BEFORE) : place], *_of(tokens[place + 1 : place + 1 + _AFTER])]
    owners = [t for t in around if t.ent[2:] in _BODIES]
    if not asked or not owners:
        return 0.0
    return (
        1.0
        if any(akin(a.capitalize(), t.text) or a == t.text.lower() for a in asked for t in owners)
        else -1.0
    )


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
        rf"\b([A-Z]\w+)(?:['’]s)? {office} (?:[A-Z]\w+ ){{0,2}}{re.escape(name[-1])}\b", text, re.I
    )
    owners = {o for o in found if o[0].isupper() and o.lower() not in _NO_OWNER}
    asked = [w.capitalize() for w in re.findall(r"[^\W_]+", owner) if len(w) > 2]
    if not owners:
        return 0.0
    return 1.0 if any(akin(a, o) for a in asked for o in owners) else -1.0


# Who stands under the holder of an office does not hold it.
_UNDER = words("vice deputy assistant")
_PAST = words("former ex ousted late then-")
_NO_OWNER = words("the a an and but as when while former vice deputy prime then with by to of for that if")


def _of(tokens: Sequence[Token]) -> Sequence[Token]:
    """What follows "of", "for" or "at"."""
    return tokens[1:] if tokens and tokens[0].text.lower() in ("of", "for", "at") else ()


def _spelled(word: str) -> str:
    return _SPELLINGS.get(word, word)
