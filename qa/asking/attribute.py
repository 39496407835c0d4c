"""The attribute that a question asks for, and whose it is: "the population of Oslo", "Oslo's mayor"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.wordlists import words
from qa.asking.demonyms import places_of
from qa.asking.kinds import MEASURES, PERSONS, kind_of_noun
from qa.asking.opening import Asked
from qa.asking.wording import AUXILIARIES, BE, TIME_NOUNS, Wording


@dataclass(frozen=True, slots=True)
class Attribute:
    """ "the population of X", "X's CEO": the noun (lemma), its whole wording, and whose it is."""

    noun: str = ""
    wording: str = ""
    owner: str = ""
    owner_start: int = -1
    owner_end: int = -1


_FILLERS = words(
    "the a an current new present former incumbent latest actual acting estimated exact total official"
)
_BOUND = words(
    """in on at to about over against by during after before since until from under according as with when
    where
    that who which"""
)


def attribute_of(w: Wording, a: Asked) -> Attribute:
    """The attribute that "who is the N of X", "what was X's N" or "N of X" asks for."""
    if a.form == "keywords":
        return _keyword_attribute(w, a)
    if (
        a.form != "wh"
        or a.word not in ("who", "what", "which", "whom", "how much")
        or a.noun_last > a.noun_first
    ):
        return Attribute()
    k = a.rest
    if w.low(k) not in BE and not (w.low(k) in ("will", "has", "would") and w.low(k + 1) in BE | {"been"}):
        return Attribute()
    while w.low(k) in AUXILIARIES | {"been"}:
        k += 1
    return _noun_with_owner(w, k)


def _noun_with_owner(w: Wording, k: int) -> Attribute:
    n = len(w.tokens)
    # "the name of X's wife" asks for the wife.
    for lead in (("the", "name", "of"), ("the", "names", "of"), ("name", "of"), ("the", "identity", "of")):
        if tuple(w.low(k + i) for i in range(len(lead))) == lead:
            inner = _noun_with_owner(w, k + len(lead))
            return (
                inner
                if inner.noun
                else Attribute("name", "name", w.slice(k + len(lead), _phrase_end(w, k + 3)))
            )
    while w.low(k) in _FILLERS:
        k += 1
    verbal = k < n and w.tokens[k].tag in ("VBG", "VBN") and w.tokens[k].text.islower()
    if k >= n or (verbal and not (k + 1 < n and w.tokens[k + 1].pos == "NOUN")):
        return Attribute()
    end = _phrase_end(w, k)
    if end <= k:
        return Attribute()
    possessive = next(
        (
            i
            for i in range(k + 1, end)
            if w.tokens[i].tag == "POS" and i + 1 < end and not _capital_next(w, i)
        ),
        -1,
    )
    link = next((i for i in range(k, end) if w.low(i) in ("of", "for") and not w.in_quotes(i)), -1)
    if link < 0 and possessive < 0 and w.low(end) in ("in", "at", "on") and _names_owner(w, k, end):
        # "the lead actress in X"
        link, end = end, _phrase_end(w, end + 1)
    if possessive > 0 and not (0 <= link < possessive):
        stop = link if link > possessive else end
        core = [i for i in range(possessive + 1, stop) if w.low(i) not in _FILLERS and not w.in_time(i)]
        owner_first, owner_end = k, possessive
    elif link > k:
        core = [i for i in range(k, link) if not w.in_time(i)]
        owner_first, owner_end = link + 1, end
        while w.low(owner_first) in ("the", "a", "an"):
            owner_first += 1
    else:
        if not w.tokens[k].ent.endswith("NORP") or end - k < 2:
            head = head_of(w, [i for i in range(k, end) if not w.in_time(i)])
            lone = head >= 0 and w.tokens[head].pos == "NOUN"
            return Attribute(noun_lemma(w, head), w.slice(k, head + 1)) if lone else Attribute()
        core, owner_first, owner_end = list(range(k + 1, end)), k, k + 1
    while owner_end > owner_first and w.in_time(owner_end - 1):
        owner_end -= 1
    head = head_of(w, core)
    if head < 0 or owner_first >= owner_end or w.in_quotes(head):
        return Attribute()
    owner = w.slice(owner_first, owner_end)
    if w.tokens[owner_first].ent.endswith("NORP") and owner_end - owner_first == 1:
        owner = next(iter(places_of(owner)), owner)
    return Attribute(
        noun_lemma(w, head),
        w.slice(core[0], core[-1] + 1),
        re.sub(r"[\"“”«»]", "", owner),
        w.tokens[owner_first].start,
        w.tokens[owner_end - 1].end,
    )


def _names_owner(w: Wording, k: int, link: int) -> bool:
    after = link + 2 if w.low(link + 1) in ("the", "a") else link + 1
    head = head_of(w, list(range(k, link)))
    if head < 0 or after >= len(w.tokens) or w.in_time(after) or noun_lemma(w, head) not in PERSONS:
        return False
    return w.tokens[after].text[:1].isupper() or w.in_quotes(after)


def noun_lemma(w: Wording, head: int) -> str:
    """The lemma of a noun with what is tied to it by hyphens: "runner-up"."""
    lemma = w.tokens[head].lemma.lower()
    while head >= 2 and w.low(head - 1) == "-":
        head -= 2
        lemma = f"{w.low(head)}-{lemma}"
    return lemma


def _capital_next(w: Wording, i: int) -> bool:
    """Whether what follows "'s" goes on with a name ("Assassin's Creed") rather than with an attribute."""
    return w.tokens[i + 1].text[:1].isupper() and w.low(i + 1) not in PERSONS | MEASURES


def head_of(w: Wording, core: Sequence[int]) -> int:
    """The noun of these tokens that the others belong to; -1 where there is none."""
    nouns = [i for i in core if w.tokens[i].pos in ("NOUN", "PROPN")]
    # "end date of the season" has its head last; "number one in tennis" is cut at the preposition already.
    return nouns[-1] if nouns else (core[-1] if core and w.tokens[core[-1]].pos == "ADJ" else -1)


def _phrase_end(w: Wording, k: int) -> int:
    """Where the noun phrase from `k` on ends: at a preposition other than "of" and "for", a verb, a time."""
    end = k
    while end < len(w.tokens):
        token = w.tokens[end]
        inside = w.in_quotes(end) or token.text[:1].isupper()
        if not inside and (w.low(end) in _BOUND or (token.pos == "VERB" and end > k and token.tag != "VBN")):
            break
        if token.pos == "PUNCT" and token.text in "?!;,." and not w.in_quotes(end):
            more = token.text == "," and end + 1 < len(w.tokens) and w.tokens[end + 1].text[:1].isupper()
            if not more:
                break
        if (
            not inside
            and end > k
            and w.tokens[end].tag == "VBN"
            and w.tokens[end - 1].pos in ("NOUN", "PROPN")
        ):
            break
        end += 1
    return end


def _keyword_attribute(w: Wording, a: Asked) -> Attribute:
    """ "population of X", "X CEO 2022", "Cup 2021 venue": keywords without a verb."""
    end = len(w.tokens)
    while end and w.tokens[end - 1].pos == "PUNCT":
        end -= 1
    if any(w.low(i) in ("of", "for") for i in range(a.first, end)):
        found = _noun_with_owner(w, a.first)
        if found.noun and kind_of_noun(found.noun) != "thing":
            return found
    for i in range(end - 1, a.first - 1, -1):
        low = w.tokens[i].lemma.lower()
        if kind_of_noun(low) != "thing" and not w.in_time(i) and not w.in_quotes(i) and end - a.first > 1:
            rest = [k for k in range(a.first, end) if k != i and not w.in_time(k)]
            # "All-time high", "album of the year": no time is asked for.
            part = low in TIME_NOUNS and (w.low(i - 1) in ("-", "the") or w.low(i + 1) == "-")
            if not rest or part or (w.tokens[i].text[:1].isupper() and low not in PERSONS | MEASURES):
                continue
            before = [k for k in rest if k < i] or rest
            first, last = before[0], before[-1] + 1
            while last < end and last != i and w.low(last - 1) in ("'s",):
                last -= 1
            owner = w.slice(first, last).removesuffix("'s").removesuffix("’s").strip()
            return Attribute(
                low, w.tokens[i].text.lower(), owner, w.tokens[first].start, w.tokens[last - 1].end
            )
    return Attribute()


def role_of(attribute: Attribute) -> str:
    """The attribute with its owner, as it is worded; empty where nobody's is asked for."""
    return f"{_MADE.sub('', attribute.wording)} of {attribute.owner}" if attribute.owner else ""


# Whoever was elected president is the president.
_MADE = re.compile(
    r"^(?:(?:re-?)?elected|(?:re-?)?appointed|named|chosen|picked|selected|hired|voted|declared|proclaimed|nominated) "
    r"(?:as )?(?=\w)",
    re.I,
)
