"""Sentence to claims: clause-sized propositions, with the speaker apart, the figures, denial and hedge."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Article
from index.claiming.clauses import clauses_of, root_of
from index.claiming.content import (
    CAUSE,
    SO_FAR,
    doubt_of,
    modal_of,
    predicate_of,
    says_no,
    subject_of,
    verb_of,
)
from index.claiming.places import SHORTEST, beside, head_inside, only_reports, places_in, trimmed, unspoken
from index.counting.numbers import has_number
from index.figures import Figure, figures
from index.grammar import Sentence
from index.timeline import Timing
from index.tree import Tree
from index.voices import Voice

__all__ = ["Claim", "Figure", "claims"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition of a sentence.

    [start, end) is its place in the article's text. `speaker` is None in the outlet's own voice; then
    `speaker_start` and `speaker_end` are None too. `denied` is true where the speaker denies the content,
    `negated` where the clause itself says that something is not so. `hedge` joins the hedges of its figures
    ("at least") and of the clause ("so far"); `doubt` is the word that leaves it open ("alleged", "could not
    verify"), `modal` the auxiliary that makes it less than a fact ("could"). `subject` is the noun phrase,
    `predicate` the main verb's lemma (after "be" that of what something is said to be), `cause` what the
    claim names as the reason or gives the credit ("thanks to …"). `via` names who passes the statement on.
    """

    start: int
    end: int
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue: str = ""
    denied: bool = False
    hedge: str = ""
    subject: str = ""
    predicate: str = ""
    figures: tuple[Figure, ...] = ()
    negated: bool = False
    doubt: str = ""
    modal: str = ""
    cause: str = ""
    via: str = ""


def claims(
    article: Article,
    sentences: Sequence[Sentence],
    timings: Sequence[Timing],
    voices: Sequence[tuple[Voice, ...]],
) -> tuple[tuple[Claim, ...], ...]:
    """The claims of each sentence, in order of their places; none for boilerplate, else at least one.

    Every reported statement gives at least one claim; clauses with a subject or an event of their own give
    several, and what the outlet says itself gives claims without a speaker. Propositions as units of
    retrieval: Chen et al. 2023, "Dense X Retrieval".
    """
    return tuple(
        () if sentence.boilerplate else _of_sentence(article.text, sentence, timing, spoken)
        for sentence, timing, spoken in zip(sentences, timings, voices, strict=True)
    )


def _of_sentence(text: str, sentence: Sentence, timing: Timing, spoken: Sequence[Voice]) -> tuple[Claim, ...]:
    tokens = sentence.tokens
    if not tokens:
        return (Claim(sentence.start, sentence.end),)
    tree = Tree(tokens)
    numbers: tuple[Figure, ...] = ()
    if has_number(tokens):
        dates = [(mark.start, mark.end) for mark in timing.marks if not (mark.value or "").startswith("P")]
        numbers = figures(tree, dates)
    clauses = list(clauses_of(tree, numbers))
    found: list[Claim] = []
    for voice in spoken:
        places = list(places_in(text, tree, clauses, voice, spoken)) or [(-1, voice.start, voice.end)]
        found.extend(_claim(text, tree, numbers, head, start, end, voice) for head, start, end in places)
    for clause in clauses:
        if any(v.start <= tokens[clause.head].start < v.end for v in spoken) or only_reports(
            tree, clause, spoken
        ):
            continue
        start, end = trimmed(text, *unspoken(tree, clause, spoken))
        if len(text[start:end].split()) >= SHORTEST:
            found.append(_claim(text, tree, numbers, clause.head, start, end, None))
    for head, start, end in beside(text, tree, numbers, spoken) if spoken else ():
        if not any(c.start < end and start < c.end for c in found):
            found.append(_claim(text, tree, numbers, head, start, end, None))
    if not found:
        found.append(_claim(text, tree, numbers, root_of(tree), sentence.start, sentence.end, None))
    elif len(found) == 1 and not spoken and len(clauses) == 1:
        # A sentence of one clause is one claim: keep it whole, to its full stop.
        found = [_claim(text, tree, numbers, clauses[0].head, sentence.start, sentence.end, None)]
    return tuple(sorted(found, key=lambda c: (c.start, c.end)))


def _claim(
    text: str,
    tree: Tree,
    numbers: Sequence[Figure],
    head: int,
    start: int,
    end: int,
    voice: Voice | None,
) -> Claim:
    tokens = tree.tokens
    mine = tuple(f for f in numbers if start <= f.start < end)
    if head < 0:
        head = next((i for i, t in enumerate(tokens) if t.start >= start), 0)
        if voice is not None:
            head = max(head_inside(tree, voice), 0)
    stated = text[start:end]
    verb = verb_of(tree, head, start, end)
    hedges = [f.hedge for f in mine if f.hedge and f.hedge != "between"]
    waiting = SO_FAR.search(stated)
    if waiting is not None:
        hedges.append(waiting.group().lower())
    # "The crash down to a fault" is what somebody put.
    cause = CAUSE.search(f"put {stated}" if voice is not None and voice.cue == "put" else stated)
    return Claim(
        start,
        end,
        None if voice is None else voice.speaker,
        None if voice is None else voice.speaker_start,
        None if voice is None else voice.speaker_end,
        "" if voice is None else voice.cue,
        voice is not None and voice.stance == "denies",
        ", ".join(dict.fromkeys(hedges)),
        subject_of(text, tree, head, verb),
        "" if verb is None else predicate_of(tree, verb),
        mine,
        verb is not None and says_no(tree, verb, start, end),
        doubt_of(stated, voice),
        "" if verb is None else modal_of(tree, verb),
        "" if cause is None else " ".join(cause["cause"].split()),
        "" if voice is None else voice.via,
    )
