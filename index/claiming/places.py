"""Where a claim stands: in what somebody says each of its clauses, in a clause what the outlet says itself."""

import re
from collections.abc import Iterator, Sequence

from index.claiming.clauses import Clause
from index.figures import Figure
from index.reporting import CITE
from index.tree import Tree, token_at
from index.voices import Voice

# Fewer tokens than this are no proposition of their own.
SHORTEST = 3
# How a further clause or thing hangs from the word of saying.
_JOINED = frozenset({"conj", "ccomp", "parataxis"})
_LOOSE_START = re.compile(r"(?:(?:and|but|that|while|whereas)\s+)+")
_LOOSE_END = re.compile(r"[\s,;:—–-]+(?:and|but|or|with|that|as|while|also)[\s,;:—–-]*\Z")
_EDGE = " \t\n\r,;:—–-"


def places_in(
    text: str, tree: Tree, clauses: Sequence[Clause], voice: Voice, spoken: Sequence[Voice]
) -> Iterator[tuple[int, int, int]]:
    """(head, start, end) of the parts of what is said: its clauses, where there are several of them."""
    tokens = tree.tokens
    inner = [v for v in spoken if v is not voice and voice.start <= v.start and v.end <= voice.end]
    inner = [v for v in inner if (v.start, v.end) != (voice.start, voice.end)]
    parts: list[tuple[int, int, int]] = []
    for clause in clauses:
        place = tokens[clause.head].start
        if not voice.start <= place < voice.end or any(v.start <= place < v.end for v in inner):
            continue
        start = max(voice.start, tokens[clause.first].start)
        end = min(voice.end, tokens[clause.last].end)
        start, end = trimmed(text, start, end)
        if len(text[start:end].split()) >= SHORTEST:
            parts.append((clause.head, start, end))
    if not parts:
        return
    head = head_inside(tree, voice)
    if head >= 0 and tokens[head].pos not in ("VERB", "AUX") and head not in [part[0] for part in parts]:
        yield -1, voice.start, voice.end
        return
    if len(parts) == 1 and (head < 0 or head == parts[0][0]):
        yield parts[0][0], voice.start, voice.end
        return
    if head >= 0 and head not in [part[0] for part in parts]:
        # What comes before the first clause of its own is the statement proper.
        stop = min(part[1] for part in parts)
        place = tokens[head].start
        if place < stop:
            start, end = trimmed(text, voice.start, stop)
            yield head, start, end
        else:
            yield head, voice.start, voice.end
            return
    yield from parts


def head_inside(tree: Tree, voice: Voice) -> int:
    """The token in what is said that all of it hangs from; -1 where there is none."""
    tokens = tree.tokens
    for i, token in enumerate(tokens):
        if voice.start <= token.start < voice.end and token.pos != "PUNCT":
            head = tokens[token.head]
            if token.head == i or not voice.start <= head.start < voice.end:
                return i
    return -1


def only_reports(tree: Tree, clause: Clause, spoken: Sequence[Voice]) -> bool:
    """Whether the clause does nothing but report ("the mayor said")."""
    tokens = tree.tokens
    first, last = tokens[clause.first].start, tokens[clause.last].end
    lemma = tokens[clause.head].lemma
    for voice in spoken:
        named = tokens[clause.head].pos in ("NOUN", "PROPN")
        if first <= voice.speaker_start < last and (
            lemma == voice.cue or lemma in CITE or voice.stance == "doubts"
        ):
            return True
        if named and voice.speaker_start <= tokens[clause.head].start < voice.speaker_end:
            return True  # "Concluded Ms Moe: “We …”", taken for a name alone
        if lemma in ("accord", voice.cue) and first <= voice.end and voice.start <= last:
            return True
    return False


def unspoken(tree: Tree, clause: Clause, spoken: Sequence[Voice]) -> tuple[int, int]:
    """The clause's place without what others say in it."""
    tokens = tree.tokens
    start, end = tokens[clause.first].start, tokens[clause.last].end
    place = tokens[clause.head].start
    for voice in spoken:
        low, high = min(voice.start, voice.speaker_start), max(voice.end, voice.speaker_end)
        reports = voice.start
        for j in range(clause.head + 1, clause.last + 1):
            # "praised the plan and announced that …": the second verb belongs to what it reports.
            if tokens[j].lemma == voice.cue and tokens[j].start < voice.start and tokens[j].pos == "VERB":
                reports = min(reports, tokens[j].start)
        for cut_low, cut_high in ((reports, voice.end), (low, high)):
            if start <= cut_low < end and cut_low > place:
                end = cut_low
            elif start < cut_high <= end and cut_high <= place:
                start = cut_high
    return start, end


def beside(
    text: str, tree: Tree, numbers: Sequence[Figure], spoken: Sequence[Voice]
) -> Iterator[tuple[int, int, int]]:
    """(head, start, end) of what the outlet tells of a saying with a figure: "…," he said at a rally of 2,000 people.
    What is counted in the words for the speaker ("Two senators said …") is no statement."""
    tokens = tree.tokens
    places: dict[tuple[int, int], int] = {}
    for figure in numbers:
        at = token_at(tokens, figure.start)
        if at is None or not figure.counted or any(v.start <= figure.start < v.end for v in spoken):
            continue
        above = list(tree.above(at))
        if any(v.speaker_start <= tokens[n].start < v.speaker_end for n in (at, *above) for v in spoken):
            continue
        head = next((n for n in above if tokens[n].pos == "VERB"), None)
        start = max((v.end for v in spoken if v.end <= figure.start), default=tokens[0].start)
        end = min((v.start for v in spoken if v.start > figure.start), default=tokens[-1].end)
        if head is None or not start <= tokens[head].start < end:
            continue
        # Without the speaker beside it, or joined to what he says, it is more of what he says.
        told = any(start <= v.speaker_start < end for v in spoken)
        if told and all(tokens[n].dep not in _JOINED or tokens[n].start < start for n in (at, *above)):
            places.setdefault((start, end), head)
    for (start, end), head in places.items():
        while start < end and not text[start].isalnum():
            start += 1
        start, end = trimmed(text, start, end)
        yield head, start, end


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The place without what joins it to its neighbours: marks, conjunctions, the full stop."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    while (word := _LOOSE_END.search(text, start, end)) is not None:
        end = word.start()
    leading = _LOOSE_START.match(text, start, end)
    if leading is not None:
        start = leading.end()
    # A clause that runs to the end of its sentence leaves the full stop to it.
    if end > start and text[end - 1] == "." and text[end - 3 : end - 2] != ".":
        end -= 1
    return start, end
