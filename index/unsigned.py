"""Who speaks a quotation that has no word of saying of its own: one told again, one in between, one told on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from index.grammar import Sentence
from index.quotations import Quotation, sentences_of
from index.reporting import HUMANS, NO_PERSONS
from index.saying.speakers import SPEAKING_ENTITIES
from index.tree import Tree

# Fewer words may be said by two people alike.
_ALIKE = 5
# How many sentences away the same speaker may stand before and behind.
_NEAR = 8
_AROUND = " \n\"“”«»`'‘’…[](),"
_WORD = re.compile(r"\w+")


def told_again(
    text: str, sentences: Sequence[Sentence], quotes: Sequence[Quotation], spoken: Mapping[int, str]
) -> dict[int, int]:
    """For each quotation without a speaker that is a paragraph by itself and stands elsewhere in the article too, the
    number of the one whose speaker is known: a pull quote is the word of whoever is quoted with it."""
    begins = [sentence.start for sentence in sentences]
    said = {order: _words(text, quotes[order]) for order in spoken}
    found: dict[int, int] = {}
    for order, quote in enumerate(quotes):
        if order in spoken or not _alone(text, sentences, begins, quote):
            continue
        mine = _words(text, quote)
        same = [
            other
            for other, words in said.items()
            if min(len(mine.split()), len(words.split())) >= _ALIKE and (mine in words or words in mine)
        ]
        if same and len({spoken[other] for other in same}) == 1:
            found[order] = same[0]
    return found


def elsewhere(text: str, quotes: Sequence[Quotation], order: int) -> bool:
    """Whether another quotation of the article has the words of this one too: it is told again in large print, and its
    speaker stands with the other."""
    mine = _words(text, quotes[order])
    others = (_words(text, quote) for other, quote in enumerate(quotes) if other != order)
    return len(mine.split()) >= _ALIKE and any(mine in theirs for theirs in others)


def in_between(
    text: str,
    sentences: Sequence[Sentence],
    quotes: Sequence[Quotation],
    spoken: Mapping[int, str],
    voiced: Sequence[frozenset[str]],
) -> dict[int, int]:
    """For each quotation without a speaker that is a paragraph by itself, the number of the one before it where the
    same speaker is quoted before and behind and nobody else is heard in between. `voiced` has each sentence's
    speakers."""
    begins = [sentence.start for sentence in sentences]
    found: dict[int, int] = {}
    for order, quote in enumerate(quotes):
        before = next((o for o in range(order - 1, -1, -1) if o in spoken), None)
        behind = next((o for o in range(order + 1, len(quotes)) if o in spoken), None)
        if order in spoken or before is None or behind is None or spoken[before] != spoken[behind]:
            continue
        first, _ = sentences_of(begins, quotes[before])
        _, last = sentences_of(begins, quotes[behind])
        here, _ = sentences_of(begins, quote)
        if here - first > _NEAR or last - here > _NEAR or not _alone(text, sentences, begins, quote):
            continue
        others = {name for names in voiced[first : last + 1] for name in names} - {spoken[before]}
        if not others and not any(
            names_another(sentences[n], spoken[before]) for n in range(first + 1, here)
        ):
            found[order] = before
    return found


def names_another(sentence: Sentence, speaker: str) -> bool:
    """Whether somebody else is the subject of a sentence: "Then the envoy, Ana Ruiz, waded in"."""
    tokens = sentence.tokens
    tree = Tree(tokens)
    subjects = [i for i, t in enumerate(tokens) if t.dep in ("nsubj", "nsubjpass")]
    within = [tokens[k] for i in subjects for k in range(tree.left[i], tree.right[i] + 1)]
    named = [t.text for t in within if t.ent[2:] == "PERSON"]
    someone = any(tokens[i].pos == "NOUN" and tokens[i].lemma.lower() in HUMANS for i in subjects)
    return any(name not in speaker for name in named) or (someone and not named)


def _words(text: str, quote: Quotation) -> str:
    return f" {' '.join(_WORD.findall(text[quote.start : quote.end].lower()))} "


def _alone(text: str, sentences: Sequence[Sentence], begins: Sequence[int], quote: Quotation) -> bool:
    """Whether a quotation is a paragraph by itself."""
    first, last = sentences_of(begins, quote)
    paragraph = sentences[first].paragraph
    while first and sentences[first - 1].paragraph == paragraph:
        first -= 1
    while last + 1 < len(sentences) and sentences[last + 1].paragraph == paragraph:
        last += 1
    around = text[sentences[first].start : quote.start] + text[quote.end : sentences[last].end]
    return not around.strip(_AROUND + ".")


def tells_on(sentence: Sentence) -> bool:
    """Whether a sentence with a part of a quotation may go on with what the one before it reports: what it is about
    neither speaks nor has a name."""
    tokens = sentence.tokens
    tree = Tree(tokens)
    root = next((i for i, t in enumerate(tokens) if t.head == i and t.pos in ("VERB", "AUX")), None)
    subject = None if root is None else tree.first_subject(root)
    if root is None or subject is None or subject > root or tokens[root].tag == "VB":
        return False
    token = tokens[subject]
    things = token.pos == "NOUN" and not {token.lemma.lower()} & (HUMANS | NO_PERSONS)
    definite = tokens[tree.left[subject]].text.lower() in ("the", "this", "that", "these", "those")
    named = any(
        tokens[k].ent[2:] in SPEAKING_ENTITIES for k in range(tree.left[subject], tree.right[subject] + 1)
    )
    return (things and definite and not named) or token.text.lower() in ("it", "this", "these")
