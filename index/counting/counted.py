"""What a number counts, and whose it is."""

from collections.abc import Iterator

from index.counting.fates import FATE_ADJECTIVES
from index.counting.numbers import numeral
from index.counting.units import CURRENCIES, UNITS, currency_of, weighs
from index.tree import Tree
from index.wordlists import words

_PEOPLE = {"people": "person", "men": "man", "women": "woman", "children": "child"}
_EMPTY_MODIFIERS = words("other many more estimated total further additional reported estimate")
_SIDES = frozenset({"NORP", "GPE", "ORG", "PERSON", "LOC"})


def counted_by(tree: Tree, last: int, money: str, value: float) -> tuple[int | None, str, int]:
    """(the noun counted, its unit or lemma, the last token that belongs to the figure)."""
    tokens = tree.tokens
    head = tokens[last]
    following = tokens[last + 1] if last + 1 < len(tokens) else None
    if money:
        return outermost(tree, last), money, last
    if head.text.endswith("%"):
        return last, "percent", last
    if following is not None:
        word = following.text.lower()
        if word == "per" and last + 2 < len(tokens) and tokens[last + 2].text.lower() == "cent":
            return last + 2, "percent", last + 2
        if word == "square" and last + 2 < len(tokens):
            unit = UNITS.get(tokens[last + 2].lemma.lower())
            if unit is not None:
                return last + 2, unit + "²", last + 2
        if word == "basis" and last + 2 < len(tokens) and tokens[last + 2].lemma.lower() == "point":
            return last + 2, "basis point", last + 2
        if word == "percentage":
            return last + 1, "percentage point", min(last + 2, len(tokens) - 1)
        unit = UNITS.get(following.lemma.lower()) or UNITS.get(word)
        if unit is not None:
            return last + 1, unit, last + 1
        if weighs(tokens, last + 1, value):
            return last + 1, "lb", last + 1
        currency = CURRENCIES.get(following.lemma.lower())
        if currency is not None and word.isalpha():
            return last + 1, currency, last + 1
    noun = _noun_after(tree, last)
    if noun is None:
        return None, "", last
    lemma = tokens[noun].lemma.lower()
    # In "13 were civilians" the verb stands between.
    parted = tokens[noun].dep == "attr" and outermost(tree, last) == last and head.dep == "nsubj"
    end = noun if noun - last <= 3 and not parted else last
    currency = currency_of(tokens, last, noun)
    if currency and noun > last and tokens[noun].tag in ("NNS", "NN"):
        return noun, currency, noun
    return noun, _PEOPLE.get(tokens[noun].text.lower(), lemma), end


def outermost(tree: Tree, i: int) -> int:
    """The outermost token of the number's own words."""
    tokens = tree.tokens
    words = ("nummod", "quantmod", "compound", "nmod")
    while tokens[i].head != i and tokens[i].dep in words and tokens[tokens[i].head].pos in ("NUM", "SYM"):
        i = tokens[i].head
    return i


def _noun_after(tree: Tree, last: int) -> int | None:
    tokens = tree.tokens
    node = last
    for _ in range(4):
        token = tokens[node]
        head = token.head
        if head == node:
            break
        if token.dep in ("nummod", "quantmod", "compound", "amod", "nmod", "det", "advmod") and head > last:
            node = head
            if tokens[node].pos in ("NOUN", "PROPN", "ADJ") and tokens[node].tag != "CD":
                return node
            continue
        break
    told = _told_of_it(tree, last)
    if told is not None:
        return told
    if last + 2 < len(tokens) and tokens[last + 1].text in _CLOSING:
        # '"Several hundred" Velmian soldiers'
        last += 1
    if last + 1 < len(tokens):
        following = tokens[last + 1]
        if following.lemma.lower() in FATE_ADJECTIVES or following.text.lower() in FATE_ADJECTIVES:
            return last + 1
        if following.text.lower() == "of":
            part = tree.child(last + 1, "pobj")
            if part is not None:
                return part
        # The parse may have lost the tie: a plural noun right behind a number is what it counts.
        if following.tag == "NNS" and following.head != last:
            return last + 1
        if (
            last + 2 < len(tokens)
            and following.tag in ("JJ", "NN", "NNP")
            and tokens[last + 2].tag == "NNS"
            and following.head == last + 2
        ):
            return last + 2
    return None


_CLOSING = ('"', "”", "’", "'", "»")
_PUTTING = words("put set estimate")


def _told_of_it(tree: Tree, number: int) -> int | None:
    """What a bare number is said to count: "13 were civilians", "puts civilians at 27"."""
    tokens = tree.tokens
    token = tokens[number]
    above = tokens[token.head]
    found = None
    if token.dep == "nsubj" and above.lemma == "be":
        found = tree.child(token.head, "attr")
    elif token.dep == "pobj" and above.text.lower() == "at" and tokens[above.head].lemma in _PUTTING:
        if tokens[token.head - 1].text.lower() in FATE_ADJECTIVES and _of_a_people(tree, token.head - 2):
            # "Put the Orne dead at 27": the parse makes the dead no noun.
            return token.head - 1
        found = tree.child(above.head, "dobj")
    return found if found is not None and tokens[found].tag == "NNS" else None


def _of_a_people(tree: Tree, i: int) -> bool:
    return i >= 0 and tree.tokens[i].ent[2:] in ("NORP", "GPE")


def side_of(tree: Tree, noun: int, number: range) -> tuple[str, tuple[str, ...]]:
    """Whose they are and what tells them from others; the tokens of the number itself tell neither."""
    tokens = tree.tokens
    side = ""
    modifiers: list[str] = []
    for kid in tree.kids[noun]:
        token = tokens[kid]
        if kid in number:
            continue
        if (
            kid < noun
            and token.dep in ("amod", "compound", "nmod")
            and token.pos != "NUM"
            and token.tag != "CD"
            and numeral(tokens, kid) is None
        ):
            if token.ent[2:] in _SIDES or token.pos == "PROPN":
                a, b = tree.left[kid], kid
                side = side or " ".join(t.text for t in tokens[a : b + 1])
            elif token.tag not in ("JJR", "JJS", "RBR", "RBS") and token.text.lower() not in _EMPTY_MODIFIERS:
                modifiers.append(token.lemma.lower())
        elif token.dep == "poss":
            a, b = tree.phrase(kid)
            words = [t.text for t in tokens[a : b + 1] if t.tag != "POS"]
            side = side or " ".join(words)
    before = tokens[noun - 1] if noun else None
    if (
        not side
        and before is not None
        and tokens[noun].text.lower() in FATE_ADJECTIVES
        and noun not in number
    ):
        side = before.text if before.ent[2:] in ("NORP", "GPE") else ""
    if not side:
        side = next(_sides(tree, noun), "")
    return side, tuple(modifiers)


def _sides(tree: Tree, noun: int) -> Iterator[str]:
    """ "on both sides" behind the noun or its verb."""
    tokens = tree.tokens
    for host in (noun, tokens[noun].head, tokens[tokens[noun].head].head):
        for kid in tree.kids[host]:
            # "Were killed by fire from the Velm side": the fire was from there.
            on_it = tokens[kid].text.lower() == "on" or (
                host == noun and tokens[kid].text.lower() in ("from", "of")
            )
            if tokens[kid].dep == "prep" and on_it:
                place = tree.child(kid, "pobj")
                if place is not None and tokens[place].lemma == "side":
                    a, b = tree.phrase(place)
                    yield " ".join(t.text for t in tokens[a : b + 1])
