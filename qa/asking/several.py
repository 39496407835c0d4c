"""Several questions in one: "How many died, and who was blamed?" comes apart where each part asks for itself.

What is doubtful stays whole: half a question is answered worse than a double one.
"""

import re
from collections.abc import Sequence

from index.article import Span
from index.grammar import Parser, sentence_spans
from index.wordlists import words
from qa.asking.clause import claimed, clause_of
from qa.asking.ellipsis import about_left_out
from qa.asking.followup import asks_again, asks_nothing, standalone
from qa.asking.form import HAVE, PRONOUNS, Form, behind_subject, form_of
from qa.asking.kinds import SPEECH
from qa.asking.opening import Asked, asked, without_courtesy
from qa.asking.wording import (
    AUXILIARIES,
    BE,
    WH,
    Wording,
    capitalised,
    clean,
    default_parser,
    read,
    sentence_end,
)

_OPENS = "|".join(sorted(word for word in WH | AUXILIARIES if word.isalpha()))
# Nothing is parsed but what may be two questions: "and who", ", and by how much", "and did", "? How many"; or one with
# a statement before it.
_MAY_JOIN = re.compile(rf"\S\s+and\b,?(?: [\w-]+,?){{0,3}}? (?:{_OPENS})\b|[?.!]\W*\s\W*\w", re.IGNORECASE)
# Where one question may end and the next begin. A comma alone ends one only before others ("who, when, and why").
_SEAM = re.compile(
    r"(?:,?\s+and\b,?|\?(?:\s+and\b,?)?|(?P<comma>,))(?:\s+(?:also|then|if so)\b,?)?\s+(?=[a-z])"
)
_END = re.compile(r"(?:[\s?!,…]|(?<![A-Z])\.)+$")
_ABOUT = re.compile(r"^(?:and\b|(?:what|how) about\b)", re.IGNORECASE)

_WHOLE: tuple[Form, ...] = ("inverted", "subject")
_SHORT: tuple[Form, ...] = ("bare", "verbless")

# Of how many were killed, it is asked how many of them fared otherwise: "and how many hurt".
_FATES = words(
    "killed dead wounded injured hurt captured arrested detained missing displaced evacuated rescued"
)
# What stands behind both belongs to both: "how many had been killed and how many injured by May".
_FATE = "killed|wounded|injured|hurt|captured|arrested|detained|displaced|evacuated|rescued"
_TWO_FATES = re.compile(
    rf"^(?P<lead>[^?]*?)how many (?P<who>[\w’' -]+?) (?P<be>had been|have been|were|are|was) (?P<one>{_FATE}) and how "
    rf"many(?: (?:had been|have been|were|of them|others|more))* (?P<other>{_FATE})(?P<rest> [^?]+?)\W*$",
    re.I,
)
# These may go on with a relative clause ("the man who fled and who was caught") instead of asking anew.
_RELATIVE = words("who whom whose which when where")


def questions_in(text: str, *, parser: Parser | None = None) -> tuple[str, ...]:
    """The questions that a text asks, each to be asked with those before it as its history; one comes back as it is."""
    if not _MAY_JOIN.search(text):
        return (text,)
    parser = parser or default_parser()
    line = clean(text)
    fates = _TWO_FATES.match(line)
    if fates is not None:
        lead = f"{fates['lead']}how many {fates['who']} {fates['be']}"
        return tuple(_alone(f"{lead} {fates[fate]}{fates['rest']}") for fate in ("one", "other"))
    spans = sentence_spans(line, Span(0, len(line)))
    quoted = read(line, parser).quoted
    if any(q.overlaps(span) and not span.holds(q) for q in quoted for span in spans):
        return (text,)
    asking = tuple(span for span in spans if not asks_again(span.of(line)))
    if not asking:
        return (text,)
    spans, doubted = asking, len(asking) < len(spans)
    found: list[str] = []
    told: list[str] = []
    stated = False
    for span in spans:
        sentence = span.of(line)
        if not sentence.endswith("?") and span is not spans[-1]:
            told += [] if asks_nothing(sentence) else [sentence]
            continue
        asked_for = without_courtesy(sentence)
        # Behind "Can you tell me" a question stands in the order of a statement: "when it happened".
        whole: tuple[Form, ...] = _WHOLE if asked_for == sentence else (*_WHOLE, "indirect")
        parts = _parted(asked_for, whole, parser)
        if not _ABOUT.match(sentence) and not _asks(parts[0], found or told, whole, parser):
            return (text,)
        if told and len(asking) - len(told) == 1 and not found and len(parts) == 1:
            # A statement before the only question is told apart only where it is sure what the question takes from it.
            said = _referring(parts[0], told, parser)
            if not said:
                return (text,)
            parts, stated = (said,), True
        elif told:
            parts = (_said_of(parts[0], told, parser), *parts[1:])
        for part in parts:
            found.append(_in_turn(part, found, parser) if found else _alone(part))
        told = []
    return tuple(found) if len(found) > 1 or doubted or stated else (text,)


def carries_over(part: str, standalone: str) -> bool:
    """Whether a part, asked by itself, says more than its own words: "And who mediated?" asked of those who died."""
    bare, whole = (re.sub(r"^and\s+", "", _END.sub("", line).lower()) for line in (part, standalone))
    return bare != whole


def _alone(part: str) -> str:
    return capitalised(f"{_END.sub('', part)}?")


def _said_of(part: str, told: Sequence[str], parser: Parser) -> str:
    """The part with what is told in front of it: "who lied when the ferry sank" for "The ferry sank. Who lied"."""
    found = standalone(_alone(part), told, parser=parser)
    if found != _alone(part):
        return found
    w, _ = _read(told[-1].rstrip(" .!"), parser)
    if len(told) > 1 or not w.tokens or w.tokens[w.root()].tag != "VBD":
        return f"{' '.join(told)} {_alone(part)}"
    named = w.tokens[0].pos == "PROPN" or w.in_time(0)
    said = w.slice(0, sentence_end(w))
    return f"{_END.sub('', part)} when {said if named else said[0].lower() + said[1:]}"


def _referring(part: str, told: Sequence[str], parser: Parser) -> str:
    """The part with what it takes from what is told before it; empty where it takes nothing, or not surely."""
    alone = _alone(part)
    q = clause_of(alone, parser)
    about, claim = about_left_out(q), _claim_of(told[-1], parser)
    if about and claim:
        return f"{_END.sub('', part)} {about.split()[0]} {claim}?"
    found = standalone(alone, [_END.sub("", line) for line in told], parser=parser)
    return found if found != alone and _holds(found, told, parser) else ""


def _holds(line: str, told: Sequence[str], parser: Parser) -> bool:
    """Whether a question says all that is told: "Orne is in debt. Who will buy it?" asks of more than Orne."""
    heard = {t.lemma.lower() for t in read(line, parser).tokens}
    return all(
        t.lemma.lower() in heard
        for said in told
        for t in read(said, parser).tokens
        if t.pos in ("NOUN", "PROPN", "VERB", "ADJ", "NUM") and t.dep != "aux"
    )


def _claim_of(told: str, parser: Parser) -> str:
    """ "The mayor's claim that the tunnel is safe" from "The mayor goes on air to say the tunnel is safe."; empty where
    nobody says anything."""
    w, _ = _read(told, parser)
    root = w.root()
    subject = next(w.children(root, "nsubj"), -1) if root >= 0 else -1
    if subject < 0:
        return ""
    first, last = w.subtree(subject)
    for verb in (root, *w.children(root, "xcomp", "advcl")):
        said = claimed(w, verb)
        if said and last <= root:
            who = w.slice(first, last)
            who = who if w.tokens[first].pos != "DET" else who[0].lower() + who[1:]
            mark = "'" if who.endswith("s") else "'s"
            return f"{who}{mark} claim that {said}"
    return ""


def _in_turn(part: str, before: Sequence[str], parser: Parser) -> str:
    """The part as a question of its own, with an "and" where that brings it the time and the place of those before."""
    line = _alone(part)
    led = line if _ABOUT.match(line) else f"And {line[0].lower()}{line[1:]}"
    if " than " in before[-1]:
        return line  # of two times that are compared neither is meant
    plain, carried = (standalone(each, before, parser=parser) for each in (line, led))
    return line if carried in (led, plain) else led


def _asks(line: str, before: Sequence[str], whole: Sequence[Form], parser: Parser) -> bool:
    """Whether a sentence asks something: by itself, or with what those before it say."""
    form = form_of(*_read(line, parser))
    return form in whole or (form in _SHORT and bool(before) and _completed(line, before, parser))


def _parted(line: str, whole: Sequence[Form], parser: Parser, listed: bool = False) -> tuple[str, ...]:
    """The parts of one sentence. A comma alone parts only what is `listed`, in front of a part with "and"."""
    quoted = read(line, parser).quoted
    for seam in reversed(list(_SEAM.finditer(line))):
        left, right = line[: seam.start()], line[seam.end() :]
        if (seam["comma"] and not listed) or any(q.start < seam.start() < q.end for q in quoted):
            continue
        w, a = _read(right, parser)
        leads = w.tokens[: max(a.at, 0)]
        if (
            a.first
            or form_of(w, a) not in (*whole, *_SHORT)
            or any(t.pos not in ("ADP", "SCONJ") for t in leads)
        ):
            continue
        # "The report, which was late, came": a clause put in, and no question of a list.
        if seam["comma"] and "," in right and a.word in _RELATIVE:
            continue
        parts = _parted(left, whole, parser, listed=True)
        right = _filled(right, parts[-1], parser)
        if _joined(parts, right, "," in seam.group(), whole, parser):
            return (*parts, right)
    return (line,)


def _filled(right: str, left: str, parser: Parser) -> str:
    """ "how many were hurt" for the second half of "how many were killed and how many hurt"."""
    (w, a), said = _read(left, parser), _END.sub("", right).split()
    if w.low(a.rest) in BE and said[-1].lower() in _FATES and right.lower().startswith("how many"):
        return " ".join((*said[:-1], w.low(a.rest), said[-1]))
    return right


def _joined(parts: Sequence[str], right: str, comma: bool, whole: Sequence[Form], parser: Parser) -> bool:
    """Whether what follows asks anew, and is no second half of the last of the parts."""
    (w, a), (v, b) = _read(parts[-1], parser), _read(right, parser)
    left, form = form_of(w, a), form_of(v, b)
    if form in _SHORT and not _completed(right, parts, parser):
        return False
    if left in _SHORT and len(parts) > 1:
        return True
    if left not in whole:
        return False
    if b.form == "yes_no" and v.low(b.at) in BE | HAVE and v.low(b.at + 1) not in PRONOUNS:
        # "Who leads it and is a member", "… and is the head of it": another subject must show.
        behind = behind_subject(v, b.at, len(v.tokens) - 1)
        return left == "inverted" and v.tokens[behind].pos != "ADP"
    if b.word == "whose":
        return form == "inverted" and v.low(b.rest) in AUXILIARIES
    if form == "inverted":
        return True
    # What stands in no question's order may belong to a clause inside the last part: "about how many died and who …".
    inner = [n for n in range(a.at, len(w.tokens)) if _opens_clause(w, a, n)]
    if any(not _relative(w, n) for n in inner):
        return False
    if inner and (form == "bare" or b.word.split()[0] in _RELATIVE):
        return comma and form == "bare"
    told = any(t.lemma.lower() == "about" for t in w.tokens) and any(
        t.lemma.lower() in SPEECH for t in w.tokens if t.pos == "VERB"
    )
    return comma or form == "bare" or not told


def _opens_clause(w: Wording, a: Asked, n: int) -> bool:
    """Whether a word opens a clause of its own within the question."""
    if w.in_quotes(n) or a.at <= n < a.at + len(a.word.split()) or w.tokens[n].text[:1].isupper():
        return False
    noun = n > 0 and w.tokens[n - 1].pos in ("NOUN", "PROPN")
    relative = w.low(n) == "that" and (
        w.tokens[n].dep not in ("mark", "det") or (noun and w.low(n + 1) == ",")
    )
    return relative or w.low(n) in WH or w.low(n) == "whether"


def _relative(w: Wording, n: int) -> bool:
    """Whether the clause that begins there tells more of a noun or of a time, and asks nothing."""
    if w.low(n) == "whether":
        return False
    if w.low(n) == "that":
        return True
    head = n
    while w.tokens[head].pos not in ("VERB", "AUX") and w.tokens[head].head != head:
        head = w.tokens[head].head
    return w.tokens[head].dep in ("relcl", "advcl", "acl")


def _read(line: str, parser: Parser) -> tuple[Wording, Asked]:
    # Without its mark a question is often taken for a phrase.
    w = read(f"{_END.sub('', line)}?", parser)
    return w, asked(w)


def _completed(line: str, before: Sequence[str], parser: Parser) -> bool:
    """Whether the parts before it say what a part without a verb asks about."""
    bare = _END.sub("", line)
    alone = standalone(f"And {bare}?", before, parser=parser)
    return alone.lower().startswith(bare.split()[0].lower()) and form_of(*_read(alone, parser)) not in _SHORT
