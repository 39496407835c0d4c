"""The two halves of a sentence that gives one thing twice, and who speaks in each: "Police counted 600; the union spoke
of 2,000", "six by the ministry's account, nine by that of the doctors"."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.article import Span
from index.grammar import Token
from index.reporting import COUNTING, SAY
from index.saying.speakers import speaks
from index.saying.statement import owner_of
from index.tree import Tree, token_at
from index.wordlists import words
from qa.comparing.speakers import same_speaker
from qa.evidence import Judged

# Words that set what follows against what stands before.
_AGAINST = words("while whereas but though although")
# Nouns for what somebody gives as so: "by the account of the doctors", "in Orne reports".
_ACCOUNTS = words(
    "account version count reckoning estimate figure tally report telling calculation chronology record"
)
_BY = words("by in on per")
_SPEAKING = SAY | COUNTING | words("speak talk have put give cite name believe think suspect assume")
# Nouns and other words without which a half says as much.
_EMPTY = words(
    """about around some nearly almost only just over under at least most more less than up to as many much roughly
    approximately a an the of that those no not and or while whereas but though although"""
)


@dataclass(frozen=True, slots=True)
class Half:
    """One half of a sentence, as token numbers [first, end): who speaks in it, with what words (`apart` are all that
    are no more than that), and whether a phrase says so ("according to …") and no clause."""

    first: int
    end: int
    speaker: str | None
    apart: frozenset[int]
    phrase: bool = False
    verb: int | None = None

    def span(self, tokens: Sequence[Token]) -> Span:
        """Its place in the article."""
        first = self.first
        while first < self.end - 1 and (tokens[first].pos == "PUNCT" or tokens[first].text.lower() in _LEADS):
            first += 1
        end = self.end
        while end - 1 > first and tokens[end - 1].text in (",", ";"):
            end -= 1
        return Span(tokens[first].start, tokens[end - 1].end)

    def rest(self, tokens: Sequence[Token], value: Span) -> list[int]:
        """What it says beside the value and who gives it: the words that carry content."""
        return [
            i
            for i in range(self.first, self.end)
            if i not in self.apart
            and not value.start <= tokens[i].start < value.end
            and tokens[i].pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM", "PRON", "ADV")
            and tokens[i].text.lower() not in _EMPTY
        ]


_LEADS = _AGAINST | words("and or")


def halves(judged: Judged, a: Span, b: Span) -> tuple[Half, Half] | None:
    """The halves around two values, the first of which stands in front; None where not each has a speaker of its own.

    The article itself may give the first where the second is put against it: "two hours, or five according to the
    firm".
    """
    tokens = judged.evidence.sentence.tokens
    tree = Tree(tokens)
    one, other = token_at(tokens, a.start), token_at(tokens, b.start)
    if one is None or other is None:
        return None
    begin = max((i + 1 for i in range(one) if tokens[i].text == ";"), default=0)
    end = next((i for i in range(other, len(tokens)) if tokens[i].text == ";"), len(tokens))
    for joint in _joints(tokens, one + 1, other):
        counted = any(t.lemma.lower() in _ACCOUNTS for t in tokens[begin:joint])
        first = _half(judged, tree, begin, joint, one, counted)
        second = _half(judged, tree, joint, end, other, counted)
        if second.speaker is None or same_speaker(first.speaker, second.speaker):
            continue
        led = {t.text.lower() for t in tokens[joint : joint + 2]}
        own = second.phrase and "or" in led
        if first.speaker is not None or own:
            return first, second
    return None


def _joints(tokens: Sequence[Token], first: int, last: int) -> Iterator[int]:
    """Where a second half may begin, the surest first."""
    between = range(first, last)
    yield from (i for i in between if tokens[i].text == ";")
    yield from (i for i in between if tokens[i].text.lower() in _AGAINST)
    yield from (i for i in between if tokens[i].text == ",")
    yield from (i for i in between if tokens[i].text.lower() in ("and", "or"))


def _half(judged: Judged, tree: Tree, first: int, end: int, at: int, counted: bool) -> Half:
    """The tokens [first, end) with who speaks there of what stands at `at`."""
    phrase = _phrase(judged, tree, first, end, counted)
    if phrase is not None:
        return Half(first, end, phrase[0], phrase[1], phrase=True)
    tokens, place = tree.tokens, tree.tokens[at].start
    text, begins = judged.evidence.article.text, tokens[first].start
    verb = _verb(tree, first, end, at)
    said = next(
        (
            c
            for c in judged.evidence.sentence.claims
            if c.speaker
            and c.start <= place < c.end
            and begins <= (c.speaker_start or 0) < tokens[end - 1].end
        ),
        None,
    )
    if verb is None:
        return Half(first, end, None, frozenset())
    subject = tree.own_subject(verb)
    # Who shares a verb's subject gives nothing of its own here.
    if subject is None or not first <= subject < end:
        return Half(first, end, None, frozenset())
    low, high = tree.phrase(subject)
    low, high = max(low, first), min(high, end - 1)
    named = text[tokens[low].start : tokens[high].end]
    speaker = said.speaker if said is not None else None if tokens[subject].pos == "PRON" else named
    helps = [k for k in tree.kids[verb] if tokens[k].dep in ("aux", "mark", "dobj", "dative", "advmod")]
    heard = [k for k in helps if tokens[k].dep in ("aux", "mark") or tokens[k].pos == "PRON"]
    return Half(first, end, speaker, frozenset({verb, *range(low, high + 1), *heard}), verb=verb)


def _verb(tree: Tree, first: int, end: int, at: int) -> int | None:
    """The verb of saying or counting in the half that the value hangs on, at any depth."""
    tokens = tree.tokens
    for i in tree.above(at):
        if not first <= i < end:
            return None
        if tokens[i].pos == "VERB" and tokens[i].lemma in _SPEAKING and not tree.negated(i):
            subject = tree.own_subject(i)
            if speaks(tree, subject) and subject is not None and tokens[subject].text.lower() != "it":
                return i
    return None


def _phrase(
    judged: Judged, tree: Tree, first: int, end: int, counted: bool
) -> tuple[str, frozenset[int]] | None:
    """Whom a phrase of the half names as giving it: "according to X", "by X's account", "in X reports"."""
    tokens, text = tree.tokens, judged.evidence.article.text

    def found(start: int, low: int, high: int) -> tuple[str, frozenset[int]]:
        high = min(high, end - 1)
        return text[tokens[low].start : tokens[high].end], frozenset(range(start, high + 1))

    for i in range(first, end - 1):
        if tokens[i].text.lower() == "according" and tokens[i + 1].text.lower() == "to":
            whom = tree.child(i + 1, "pobj")
            if whom is not None and whom < end:
                return found(i, *tree.phrase(whom))
        if tokens[i].pos != "ADP" or tokens[i].text.lower() not in _BY:
            continue
        of_it = tree.child(i, "pobj")
        if of_it is None or not i < of_it < end:
            continue
        again = counted and tokens[of_it].text.lower() in ("that", "those")
        if not again and tokens[of_it].lemma.lower() not in _ACCOUNTS:
            continue
        whose = tree.prepositional(of_it, "of")
        if whose is not None and speaks(tree, whose):
            return found(i, *tree.phrase(whose))
        owner = owner_of(tree, of_it)
        if owner is None or again:
            continue
        if tokens[owner[0]].dep == "poss" and tokens[owner[0]].pos != "PRON":
            name, _ = found(i, *owner[1])
            return name, frozenset(range(i, of_it + 1))
        if tokens[owner[0]].dep in ("amod", "compound", "nmod"):
            return found(i, *tree.phrase(of_it))
    return None
