"""Whatever a parser gives, annotating ends, and every mark lies in its sentence."""

import random
from datetime import date

import pytest

from index.article import Article
from index.claims import claims
from index.grammar import Sentence, Token
from index.timeline import timings
from index.voices import voices

WORDS = (
    "The mayor said that 40 of his sailors died on Monday , according to “ Keel ” Inc. who denied reports of "
    "an attack in 2019 ; she added : thousands fled while Baku and the ministry blamed each other . it is not true"
).split()
TAGS = [
    ("NOUN", "NN"), ("VERB", "VBD"), ("VERB", "VBG"), ("AUX", "VBZ"), ("PROPN", "NNP"), ("NUM", "CD"), ("ADP", "IN"),
    ("PUNCT", "."), ("PUNCT", "``"), ("PRON", "PRP"), ("SCONJ", "IN"), ("CCONJ", "CC"), ("PART", "POS"), ("ADV", "RB"),
]  # fmt: skip
DEPS = (
    "ROOT nsubj nsubjpass dobj pobj prep ccomp advcl relcl acl conj cc punct nummod quantmod compound amod det appos "
    "agent mark attr acomp xcomp pcomp poss dep parataxis neg aux npadvmod"
).split()


def sentence_of(dice: random.Random, words: list[str], start: int, paragraph: int) -> Sentence:
    size = len(words)
    tokens = []
    place = start
    # Heads form a tree: each word hangs from one that came before it in a random order.
    order = dice.sample(range(size), size)
    heads = {order[0]: order[0]} | {n: dice.choice(order[:k]) for k, n in enumerate(order) if k}
    for n, word in enumerate(words):
        pos, tag = dice.choice(TAGS)
        ent = dice.choice(["", "", "", "B-PERSON", "B-DATE", "B-ORG", "I-ORG"])
        dep = "ROOT" if heads[n] == n else dice.choice(DEPS)
        tokens.append(Token(place, place + len(word), word, word.lower(), pos, tag, dep, heads[n], ent))
        place += len(word) + 1
    return Sentence(start, place - 1, paragraph, tokens=tuple(tokens))


@pytest.mark.parametrize("seed", range(300))
def test_any_parse_is_annotated(seed: int) -> None:
    dice = random.Random(seed)
    lines = [[dice.choice(WORDS) for _ in range(dice.randint(1, 18))] for _ in range(3)]
    text = " ".join(word for line in lines for word in line)
    sentences = []
    start = 0
    for number, line in enumerate(lines):
        sentences.append(sentence_of(dice, line, start, number // 2))
        start = sentences[-1].end + 1
    article = Article("a", text, published=dice.choice([None, date(2021, 5, 4)]))
    when = timings(article, sentences)
    said = voices(article, sentences)
    stated = claims(article, sentences, when, said)
    assert len(when) == len(said) == len(stated) == len(sentences)
    for sentence, timing, some in zip(sentences, when, stated, strict=True):
        assert all(sentence.start <= m.start < m.end <= sentence.end for m in timing.marks)
        assert some, "every sentence claims something"
        for claim in some:
            assert sentence.start <= claim.start < claim.end <= sentence.end
            assert (claim.speaker is None) == (claim.speaker_start is None) == (claim.speaker_end is None)
            assert all(claim.start <= f.start < f.end <= claim.end for f in claim.figures)
