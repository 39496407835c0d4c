"""Sentence to claims: clause-sized propositions, with the speaker apart, the figures, denial and hedge."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.article import Article
from index.counting.numbers import has_number
from index.figures import Figure, figures
from index.grammar import Sentence
from index.reporting import CITE
from index.timeline import Timing
from index.timewords import NUMBERS, TENS
from index.tree import Tree
from index.voices import Voice
from index.wordlists import words

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


# Fewer tokens than this are no proposition of their own.
_SHORTEST = 3
# A longer noun phrase is a sentence that the parse took for one.
_LONGEST_SUBJECT = 20
_CLAUSE_MARKS = frozenset({"while", "whereas", "although", "though"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})
_NEVER = frozenset({"not", "n't", "n’t", "never", "hardly", "barely", "nowhere"})
_DOUBTS = words(
    """alleged allegedly unconfirmed unverified reportedly apparently purported purportedly supposed
    supposedly rumored rumoured disputed unproven ostensibly"""
)
_SO_FAR = re.compile(
    r"\b(?:so far|to date|as of now|until now|for now|provisional(?:ly)?|preliminary)\b", re.I
)
_UNVERIFIED = re.compile(
    r"\b(?:could ?n[o'’]t|can ?n[o'’]t|cannot|unable to|not been|not yet been|yet to be|has not|have not)\b"
    r"(?:\s\w+){0,2}?\s(?:verif\w+|confirm\w+|corroborat\w+|substantiat\w+)"
    r"|\bnot (?:immediately |yet )?(?:clear|known)\b|\bunclear\b",
    re.I,
)
# "It was the work of the coach", but not "the work of the coach was praised"; "it is down to rain", but neither
# "it came down to 4 percent" nor "they are down to ten men".
_BE = r"(?:is|are|was|were|be|been|being|['’]s)(?: (?:all|also|just|not|\w+ly))?"
_A = r"(?:the|an?|his|her|its|their)"
_CAUSE = re.compile(
    r"\b(?:thanks (?:\w+ )?to|due (?:\w+ )?to|because of|owing (?:\w+ )?to|as (?:a|the) (?:\w+ )?result of|"
    rf"(?:{_BE}(?: {_A})?|(?<=, )an?|(?<=[—–] )(?:the|an?))(?: \w+)? "
    r"(?:result|consequence|product|fruit|work|fault) of|"
    rf"(?:{_BE}|put (?:\w+ ){{1,6}}?)\s?down to(?! (?:[$£€]?\d|(?:{'|'.join((*NUMBERS, *TENS))})\b))|"
    r"attribut\w+ (?:\w+ ){0,3}to|on account of|caused by|triggered by|brought about by)"
    r"\s+(?P<cause>.+?)(?=,|;|\.$|\.\s| – | — |$)",
    re.I | re.S,
)
_CLITICS = {"'s": "be", "'re": "be", "'m": "be", "'ve": "have"}
_LOOSE_START = re.compile(r"(?:(?:and|but|that|while|whereas)\s+)+")
_LOOSE_END = re.compile(r"[\s,;:—–-]+(?:and|but|or|with|that|as|while|also)[\s,;:—–-]*\Z")
_EDGE = " \t\n\r,;:—–-"


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


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause: its verb and its first and last token."""

    head: int
    first: int
    last: int


def _of_sentence(text: str, sentence: Sentence, timing: Timing, spoken: Sequence[Voice]) -> tuple[Claim, ...]:
    tokens = sentence.tokens
    if not tokens:
        return (Claim(sentence.start, sentence.end),)
    tree = Tree(tokens)
    numbers: tuple[Figure, ...] = ()
    if has_number(tokens):
        dates = [(mark.start, mark.end) for mark in timing.marks if not (mark.value or "").startswith("P")]
        numbers = figures(tree, dates)
    clauses = list(_clauses(tree, numbers))
    found: list[Claim] = []
    for voice in spoken:
        places = list(_places_in(text, tree, clauses, voice, spoken)) or [(-1, voice.start, voice.end)]
        found.extend(_claim(text, tree, numbers, head, start, end, voice) for head, start, end in places)
    for clause in clauses:
        if any(v.start <= tokens[clause.head].start < v.end for v in spoken) or _only_reports(
            tree, clause, spoken
        ):
            continue
        start, end = _trimmed(text, *_outside(tree, clause, spoken))
        if len(text[start:end].split()) >= _SHORTEST:
            found.append(_claim(text, tree, numbers, clause.head, start, end, None))
    if not found:
        found.append(_claim(text, tree, numbers, _root(tree), sentence.start, sentence.end, None))
    elif len(found) == 1 and not spoken and len(clauses) == 1:
        # A sentence of one clause is one claim: keep it whole, to its full stop.
        found = [_claim(text, tree, numbers, clauses[0].head, sentence.start, sentence.end, None)]
    return tuple(sorted(found, key=lambda c: (c.start, c.end)))


def _root(tree: Tree) -> int:
    return next((i for i, t in enumerate(tree.tokens) if t.head == i and t.pos != "PUNCT"), 0)


def _clauses(tree: Tree, numbers: Sequence[Figure]) -> Iterator[_Clause]:
    """The clauses that can stand as claims: main and coordinate ones with a subject of their own, contrasts
    ("while …"), and participles and relatives behind a comma that tell an event or a figure."""
    tokens = tree.tokens
    heads = {_root(tree)}
    for i, token in enumerate(tokens):
        if token.pos not in ("VERB", "AUX") or token.head == i:
            continue
        kind = token.dep
        if kind in ("conj", "parataxis", "ccomp"):
            owned = any(tokens[k].dep in _SUBJECTS for k in tree.kids[i])
            joined = kind == "conj" and tokens[token.head].pos in ("VERB", "AUX")
            semicolon = kind != "conj" and tree.right[i] < token.head and _ends_with(tree, tree.right[i], ";")
            if (owned and (joined or kind == "parataxis" or semicolon)) or (
                joined and _counts(tree, i, numbers) and tokens[token.head].dep in ("advcl", "acl", "relcl")
            ):
                heads.add(i)
        elif kind == "advcl":
            mark = tree.child(i, "mark")
            if (mark is not None and tokens[mark].text.lower() in _CLAUSE_MARKS) or _event(tree, i, numbers):
                heads.add(i)
        elif kind in ("acl", "relcl") and _event(tree, i, numbers):
            heads.add(i)
    for head in sorted(heads):
        yield _extent(tree, head, heads)


def _ends_with(tree: Tree, last: int, mark: str) -> bool:
    return last + 1 < len(tree.tokens) and tree.tokens[last + 1].text == mark


def _counts(tree: Tree, head: int, numbers: Sequence[Figure]) -> bool:
    low, high = tree.tokens[tree.left[head]].start, tree.tokens[tree.right[head]].end
    return any(low <= f.start < high for f in numbers)


def _event(tree: Tree, i: int, numbers: Sequence[Figure]) -> bool:
    """Whether a participle or relative clause stands apart (behind a comma) and tells something countable or
    long enough to be a claim."""
    tokens = tree.tokens
    left = tree.left[i]
    if left == 0 or tokens[left - 1].text not in (",", "—", "–"):
        return False
    if tokens[i].tag == "VBG" or tokens[i].dep == "relcl":
        return _counts(tree, i, numbers) or tree.right[i] - left >= 4
    return _counts(tree, i, numbers)


def _extent(tree: Tree, head: int, heads: set[int]) -> _Clause:
    """The run of tokens around the head that belong to it and to no other clause, and its subject."""
    tokens = tree.tokens
    others: set[int] = set()
    for other in heads:
        if other != head and tree.left[head] <= other <= tree.right[head] and _governs(tree, head, other):
            others.update(range(tree.left[other], tree.right[other] + 1))
    if head in others:
        return _Clause(head, head, head)
    first = last = head
    while first > tree.left[head] and first - 1 not in others:
        first -= 1
    while last < tree.right[head] and last + 1 not in others:
        last += 1
    for kid in tree.kids[head]:
        if tokens[kid].dep in _SUBJECTS and tree.left[kid] < first:
            first = tree.left[kid]
    while first < head and (tokens[first].dep in ("cc", "punct") or tokens[first].text in (",", ";")):
        first += 1
    if tokens[first].text.lower() in _CLAUSE_MARKS and tokens[first].dep == "mark" and first < head:
        first += 1
    while last > head and (tokens[last].dep == "cc" or tokens[last].text in (",", ";", "—", "–")):
        last -= 1
    return _Clause(head, first, last)


def _governs(tree: Tree, upper: int, lower: int) -> bool:
    node = lower
    while tree.tokens[node].head != node:
        node = tree.tokens[node].head
        if node == upper:
            return True
    return False


def _places_in(
    text: str, tree: Tree, clauses: Sequence[_Clause], voice: Voice, spoken: Sequence[Voice]
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
        start, end = _trimmed(text, start, end)
        if len(text[start:end].split()) >= _SHORTEST:
            parts.append((clause.head, start, end))
    if not parts:
        return
    head = _inside(tree, voice)
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
            start, end = _trimmed(text, voice.start, stop)
            yield head, start, end
        else:
            yield head, voice.start, voice.end
            return
    yield from parts


def _inside(tree: Tree, voice: Voice) -> int:
    """The token in what is said that all of it hangs from; -1 where there is none."""
    tokens = tree.tokens
    for i, token in enumerate(tokens):
        if voice.start <= token.start < voice.end and token.pos != "PUNCT":
            head = tokens[token.head]
            if token.head == i or not voice.start <= head.start < voice.end:
                return i
    return -1


def _only_reports(tree: Tree, clause: _Clause, spoken: Sequence[Voice]) -> bool:
    """Whether the clause does nothing but report ("the mayor said")."""
    tokens = tree.tokens
    first, last = tokens[clause.first].start, tokens[clause.last].end
    lemma = tokens[clause.head].lemma
    for voice in spoken:
        if first <= voice.speaker_start < last and (
            lemma == voice.cue or lemma in CITE or voice.stance == "doubts"
        ):
            return True
        if lemma in ("accord", voice.cue) and first <= voice.end and voice.start <= last:
            return True
    return False


def _outside(tree: Tree, clause: _Clause, spoken: Sequence[Voice]) -> tuple[int, int]:
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


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
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
            head = max(_inside(tree, voice), 0)
    stated = text[start:end]
    verb = _verb(tree, head, start, end)
    hedges = [f.hedge for f in mine if f.hedge and f.hedge != "between"]
    waiting = _SO_FAR.search(stated)
    if waiting is not None:
        hedges.append(waiting.group().lower())
    cause = _CAUSE.search(stated)
    return Claim(
        start,
        end,
        None if voice is None else voice.speaker,
        None if voice is None else voice.speaker_start,
        None if voice is None else voice.speaker_end,
        "" if voice is None else voice.cue,
        voice is not None and voice.stance == "denies",
        ", ".join(dict.fromkeys(hedges)),
        _subject(text, tree, head, verb),
        "" if verb is None else _predicate(tree, verb),
        mine,
        verb is not None and _negated(tree, verb, start, end),
        _doubt(stated, voice),
        "" if verb is None else _modal(tree, verb),
        "" if cause is None else " ".join(cause["cause"].split()),
        "" if voice is None else voice.via,
    )


def _verb(tree: Tree, head: int, start: int, end: int) -> int | None:
    """The claim's main verb: its head, or the first verb inside where the head is a noun."""
    tokens = tree.tokens
    if tokens[head].pos in ("VERB", "AUX"):
        return head
    for i, token in enumerate(tokens):
        if start <= token.start < end and token.pos == "VERB" and token.dep not in ("amod", "compound"):
            return i
    return None


def _predicate(tree: Tree, verb: int) -> str:
    """The verb's lemma; for "be" the lemma of what something is said to be, if that is one word."""
    tokens = tree.tokens
    lemma = _CLITICS.get(tokens[verb].text.lower().replace("’", "'"), tokens[verb].lemma)
    if lemma == "be":
        what = tree.child(verb, "acomp", "attr")
        if what is not None and tokens[what].pos in ("ADJ", "NOUN", "VERB"):
            return tokens[what].lemma
    return lemma


def _subject(text: str, tree: Tree, head: int, verb: int | None) -> str:
    tokens = tree.tokens
    noun: int | None = None
    if tokens[head].pos not in ("VERB", "AUX"):
        noun = head
    elif verb is not None:
        noun = tree.child(verb, "nsubj", "nsubjpass", "csubj", "csubjpass")
        if noun is not None and tokens[noun].tag in ("WDT", "WP"):
            noun = tree.antecedent(noun, verb)
        if noun is None:
            noun = tree.subject(verb)
    if noun is None or tokens[noun].pos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
        return ""
    first, last = tree.phrase(noun)
    if last - first >= _LONGEST_SUBJECT:
        return ""
    return " ".join(text[tokens[first].start : tokens[last].end].split())


def _negated(tree: Tree, verb: int, start: int, end: int) -> bool:
    """Whether the clause says that it is not so: "did not", "no one was hurt", "there was no deal"."""
    tokens = tree.tokens
    if tree.negated(verb) or any(tokens[k].text.lower() in _NEVER for k in tree.kids[verb]):
        return True
    for kid in tree.kids[verb]:
        token = tokens[kid]
        if token.dep == "advmod" and token.text.lower() == "longer":
            return True
        if token.dep in ("nsubj", "nsubjpass", "dobj", "attr", "expl") and start <= token.start < end:
            if token.text.lower() in _NOBODY:
                return True
            if any(tokens[k].text.lower() in _NOBODY for k in tree.kids[kid] if k < kid):
                return True
        if token.dep == "acomp" and token.lemma in ("untrue", "false", "unfounded", "baseless"):
            return True
    return False


def _modal(tree: Tree, verb: int) -> str:
    for kid in tree.kids[verb]:
        if tree.tokens[kid].tag == "MD" and kid < verb:
            return tree.tokens[kid].lemma.lower()
    return ""


def _doubt(stated: str, voice: Voice | None) -> str:
    if voice is not None and voice.stance == "doubts":
        return voice.cue
    unverified = _UNVERIFIED.search(stated)
    if unverified is not None:
        return " ".join(unverified.group().lower().split())
    for word in stated.split():
        bare = word.strip(".,;:\"“”'’()").lower()
        if bare in _DOUBTS:
            return bare
    return ""
