"""Which articles repeat another: syndicated copies, told by MinHash over runs of words.

Method: A. Broder, "On the resemblance and containment of documents" (1997); MinHash and locality-sensitive
hashing as in datasketch.
"""

import hashlib
import re
import struct
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from datasketch import MinHash, MinHashLSH

from index.article import Article
from index.timewords import NUMBERS, TENS
from index.wordlists import words

# Runs of so many words: two reports of one event, with names and quotations in common, share few.
SHINGLE_WORDS = 5
PERMUTATIONS = 128
# Texts of fewer words are copies only where their words are the same: one changed word is another statement.
SHORT_WORDS = 80
# Outlets change a headline and cut or add a paragraph; independent reports stay far below (see the tests).
THRESHOLD = 0.8
# A shortened copy holds little that the longer one does not.
CONTAINED = 0.9
# The share of the longer one that a shortened copy must at least be; MinHash cannot tell less apart.
SHORTEST = 0.5

# Names that only one of two copies has: a by-line, the outlet's own; one is allowed in so many words.
WORDS_A_NAME = 150
# Lengths nearer than this: neither is a shortened copy, so what one lacks the other has changed.
SAME_LENGTH = 0.95

# In a text this short a changed common word ("red", "yellow") is the news too; in longer ones it is spelling.
BRIEF_WORDS = 300

_SEED = 1
_VERSION = 1
_HEADER = struct.Struct("<BIIIIII16s")
_HASHES = 4 * PERMUTATIONS


@dataclass(frozen=True, slots=True)
class _Signature:
    words: int
    shingles: int
    denials: int
    digest: bytes
    figures: frozenset[int]
    names: frozenset[int]
    others: frozenset[int]
    minhash: MinHash


def signature(article: Article) -> bytes:
    """A stable digest of the article's own words (boilerplate left out), usually of one to three kilobytes.

    It holds the counts of words and shingles, a hash of the words in order, 128 minimum hashes of 32 bits,
    and a hash of each distinct word (figures first, then capitalised ones).
    """
    written = _words(article)
    words = [word.casefold() for word in written]
    figures = sorted({_hash(word) for word in words if word[0].isdigit() or word in _NUMBERS})
    names = sorted({_hash(low) for word, low in zip(written, words, strict=True) if word[0].isupper()})
    others = sorted({_hash(word) for word in words} - {*figures, *names})
    denials = sum(word in _DENIALS for word in words)
    shingles = {" ".join(words[n : n + SHINGLE_WORDS]) for n in range(max(1, len(words) - SHINGLE_WORDS + 1))}
    minhash = _empty()
    minhash.update_batch([shingle.encode() for shingle in sorted(shingles)])
    digest = hashlib.sha256(" ".join(words).encode()).digest()[:16]
    header = _HEADER.pack(
        _VERSION, len(words), len(shingles), denials, len(figures), len(names), len(others), digest
    )
    facts = np.array([*figures, *names, *others], dtype="<u4")
    hashes: bytes = minhash.hashvalues.astype("<u4").tobytes()
    return header + hashes + facts.tobytes()


def find_copies(
    new: Sequence[tuple[str, bytes]], known: Sequence[tuple[str, bytes]], threshold: float = THRESHOLD
) -> dict[str, str]:
    """For each new article (id, signature) that repeats an earlier one: the id of the earliest it repeats.

    Earlier means known, or before it in `new`; a copy of a copy names the first of them. Two articles are
    copies where their words are the same, or, from `SHORT_WORDS` words on, where at least `threshold` of all
    their runs of words are common to both, or the shorter lies nearly whole in the longer; never where they
    differ in a figure, in whether something is denied, or in the names: such texts are rivals, not copies.
    The result depends on nothing but the order. Raises ValueError for bytes that `signature` did not make.
    """
    copies: dict[str, str] = {}
    earlier: dict[str, _Signature] = {}
    order: dict[str, int] = {}
    identical: dict[bytes, str] = {}
    # Looser than the threshold, so that the estimate below decides and not the luck of the bands.
    lsh = MinHashLSH(threshold=min(threshold, SHORTEST) * 0.9, num_perm=PERMUTATIONS, weights=(0.1, 0.9))
    old = {article for article, _ in known}
    for article, data in (*known, *(item for item in new if item[0] not in old)):
        mine = _parsed(data)
        if article in order:
            continue
        match = identical.get(mine.digest) if mine.words else None
        if match is None and mine.words >= SHORT_WORDS:
            candidates = sorted((str(key) for key in lsh.query(mine.minhash)), key=order.__getitem__)
            match = next((c for c in candidates if _same(mine, earlier[c], threshold)), None)
        order[article] = len(order)
        if article not in old and match is not None:
            copies[article] = copies.get(match, match)
            continue
        identical.setdefault(mine.digest, article)
        if mine.words >= SHORT_WORDS:
            earlier[article] = mine
            lsh.insert(article, mine.minhash)
    return copies


def heads(signatures: Sequence[bytes]) -> tuple[np.ndarray, np.ndarray]:
    """Of each signature a hash of the words, shape (n,), and the minimum hashes, shape (n, PERMUTATIONS)."""
    joined = b"".join(data[_HEADER.size - 16 : _HEADER.size + _HASHES] for data in signatures)
    rows = np.frombuffer(joined, np.uint8).reshape(len(signatures), 16 + _HASHES)
    return rows[:, :8].copy().view("<u8")[:, 0], rows[:, 16:].copy().view("<u4")


def repeated(data: bytes, earlier: Sequence[tuple[str, bytes]]) -> str | None:
    """The earliest of (id, signature) that a text repeats, as `find_copies` tells it; none of them is a copy."""
    mine = _parsed(data)
    if not mine.words:
        return None
    others = [(article, _parsed(other)) for article, other in earlier]
    for article, other in others:
        if other.digest == mine.digest:
            return article
    if mine.words < SHORT_WORDS:
        return None
    return next(
        (a for a, other in others if other.words >= SHORT_WORDS and _same(mine, other, THRESHOLD)), None
    )


def randomised(data: bytes, random: Callable[[int], bytes]) -> bytes:
    """The signature of a text with as many words, but no run of them in common; for made corpora."""
    fixed = _HEADER.size
    return data[: fixed - 16] + random(16 + _HASHES) + data[fixed + _HASHES :]


def _same(one: _Signature, other: _Signature, threshold: float) -> bool:
    alike = float(one.minhash.jaccard(other.minhash))
    shorter, longer = sorted((one, other), key=lambda s: s.shingles)
    # |A ∩ B| from the likeness J = |A ∩ B| / |A ∪ B| and the two sizes.
    common = alike * (shorter.shingles + longer.shingles) / (1 + alike)
    contained = shorter.shingles >= SHORTEST * longer.shingles and common >= CONTAINED * shorter.shingles
    return (alike >= threshold or contained) and _same_facts(shorter, longer)


def _same_facts(shorter: _Signature, longer: _Signature) -> bool:
    allowed = shorter.words // WORDS_A_NAME
    if shorter.figures - longer.figures or len(shorter.names - longer.names) > allowed:
        return False
    if shorter.words < BRIEF_WORDS and shorter.others - longer.others:
        return False
    if shorter.shingles < SAME_LENGTH * longer.shingles:
        return True
    return (
        shorter.denials == longer.denials
        and not longer.figures - shorter.figures
        and len(longer.names - shorter.names) <= allowed
        and (shorter.words >= BRIEF_WORDS or shorter.others == longer.others)
    )


# Figures in words; "one" is mostly a pronoun.
_NUMBERS = ({*NUMBERS, *TENS} - {"zero", "one"}) | words(
    "dozen dozens hundred hundreds thousand thousands million millions billion billions"
)
_DENIALS = frozenset(
    [
        "not",
        "no",
        "never",
        "none",
        "nobody",
        "nothing",
        "neither",
        "nor",
        "without",
        "denied",
        "denies",
        "deny",
        "t",
    ]
)


def _hash(word: str) -> int:
    return int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "little")


def _words(article: Article) -> list[str]:
    pieces = []
    start = 0
    for mark in sorted(article.boilerplate):
        pieces.append(article.text[start : max(start, mark.start)])
        start = max(start, mark.end)
    pieces.append(article.text[start:])
    text = unicodedata.normalize("NFKC", " ".join(pieces))
    return re.findall(r"\w+(?:[.,]\d+)*", text)


def _empty(values: np.ndarray | None = None) -> MinHash:
    return MinHash(num_perm=PERMUTATIONS, seed=_SEED, hashvalues=values, scheme="affine32")


def _parsed(data: bytes) -> _Signature:
    fixed = _HEADER.size + _HASHES
    if len(data) >= fixed and data[0] == _VERSION:
        _, words, shingles, denials, figures, names, others, digest = _HEADER.unpack_from(data)
        if len(data) == fixed + 4 * (figures + names + others):
            values = np.frombuffer(data, dtype="<u4", count=PERMUTATIONS, offset=_HEADER.size)
            facts = np.frombuffer(data, dtype="<u4", offset=fixed).tolist()
            return _Signature(
                words,
                shingles,
                denials,
                digest,
                frozenset(facts[:figures]),
                frozenset(facts[figures : figures + names]),
                frozenset(facts[figures + names :]),
                _empty(values.astype(np.uint64)),
            )
    raise ValueError("not a signature of this version: index the article again")
