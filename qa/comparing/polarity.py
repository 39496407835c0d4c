"""Yes/no questions: which sentences affirm what is asked, which deny it, and which do neither."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from index.article import Span
from index.claims import Claim
from index.grammar import Token
from index.reporting import DENY, SAID_NOUNS
from index.tree import Tree
from index.wordlists import words
from qa.asking.demonyms import akin
from qa.comparing.denialwords import DENIES, DENYING, FALSE, UNTRUE
from qa.comparing.points import (
    Point,
    Relation,
    claim_at,
    explicit_time,
    follows,
    point_at,
    printed_apart,
    sentence_text,
)
from qa.comparing.sides import Contradicts
from qa.comparing.speakers import folded, same_speaker
from qa.comparing.vocabulary import has_stem, opposites, synonyms
from qa.evidence import Judged
from qa.fitting.swapped import part_fit
from qa.question import Question

# "is not true", "was invented", "no such deal": the sentence denies what somebody said or what stands before it.
_DENIAL = re.compile(
    rf"\b(?:(?:is|are|was|were|be) (?:simply |completely |entirely |totally |just )?(?:{UNTRUE})\b|no such \w+|"
    rf"(?:{DENIES}|{DENYING}|rebuff(?:s|ed)?)\b|called (?:the |this |that |it |them )[\w ]{0, 30}"
    r"(?:a lie|lies|false|nonsense|baseless|fake|fabricated|absurd|ridiculous|fantasy))",
    re.I,
)
# Whoever is asked about something is not told to have done it.
_ASKED = words("ask question wonder discuss")
# The reply to what was said before, without its content: "denied this", "rejected the criticism".
_REPLY = re.compile(
    rf"\b(?:{DENIES}) "
    r"(?:it\b|this\b|that(?=[.,;:!?”\"]|$| (?:on|in|as|when|but|and|to|at|through)\b)|"
    r"them\b|everything\b|(?:the|these|those|that|this|any such|all)(?: \w+){0,2}? (?:"
    + "|".join(
        sorted(
            SAID_NOUNS | words("reproach reports claims allegations accusations rumours rumors charges sale")
        )
    )
    + r")s?\b(?! that\b| of\b))"
    rf"|\b(?:is|was|were|are) (?:not true|{'|'.join(sorted(FALSE))})\b",
    re.I,
)
# Neither yes nor no.
_SILENT = re.compile(
    r"\b(?:declin\w+ to (?:comment|say|confirm)|(?:has|have|had|did) not (?:yet )?(?:respond\w*|repl\w+|comment\w*|"
    r"answer\w*|confirm\w*|acknowledg\w*|been (?:confirmed|verified))|"
    r"yet to (?:respond|comment|confirm|acknowledge|reply)|"
    r"(?:could|can) ?not (?:be )?(?:independently )?(?:verif\w+|confirm\w*)|unable to (?:verify|confirm)|"
    r"(?:can(?: ?not|['’]t)|could(?: not|n['’]t)) (?:say|tell)|unclear|no comment|neither confirmed nor denied)\b",
    re.I,
)
_ASKS_TRUTH = re.compile(r"(?:is|was) it (?:really )?(?:true|the case)\b", re.I)
_THERE = re.compile(r"(?:is|are|was|were|has|have|had) there\b", re.I)
# A word of denial so few words ahead is of the asked word.
_SCOPE = 4
_NOT = words("not n't n’t never no without neither nor")
_DEGREES = words("enough sufficient adequate fair safe legal true guilty free open ready")
# Only one does it.
_ONLY_ONE = words("win")
_LIGHT = words("be do have will would can could shall should may might must get make take give go come")
# What an article is about stands in its first so many characters.
_OPENING = 1500
# What the judge of texts must reach where the rules leave it open.
_CONTRADICTED = 0.9
# So many characters before a denial may hold what it denies.
_EARLIER = 300
# What answers so surely, without a word of denial, is a yes.
_PLAIN = 0.5
# Below this probability of a yes the closer reader is sure of a no; so far apart at least it takes two sides.
_SURELY_NO, _TOLD_APART = 0.2, 0.1
_NEGATIVE = re.compile(
    r"n['’]t\b|\b(?:not|no|never|none|nobody|neither|nor|without|unlikely|fail\w*|refus\w+)\b", re.I
)
# Two reports on one state of affairs are printed within so many days.
_ONE_MOMENT = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be affirmed: the words that carry it (any one of them), their opposites, all content words."""

    key: frozenset[str]
    opposite: frozenset[str]
    content: frozenset[str]
    negated: bool


@lru_cache(maxsize=64)
def asked(question: Question) -> Asked:
    """What a yes/no question puts up for yes or no."""
    action = [w for w in question.action.split() if w not in _LIGHT]
    # "Is it true that they won?" asks whether they won.
    true = _ASKS_TRUTH.match(question.standalone)
    topic = [w for w in question.topic if w not in _LIGHT and not (true and w in ("true", "case"))]
    degree = [w for w in topic if w in _DEGREES]
    # "Was there an agreement to end the war?" asks for the agreement.
    there = topic[:1] if _THERE.match(question.standalone) else []
    key = set(degree or there or action or topic[-1:])
    if not key and question.names:
        key = set(folded(question.names[-1].text))
    key |= {form for w in key if w.endswith("ing") and len(w) > 5 for form in (w[:-3], w[:-3] + "e")}
    alike = set(key) if degree else {other for w in key for other in synonyms(w)}
    opposite = {other for w in key for other in opposites(w, verb=w in action)}
    names = {w for n in question.names for w in folded(n.text)}
    negated = bool(re.search(r"n['’]t\b|\bnot\b|\bnever\b", question.standalone, re.I))
    return Asked(
        frozenset(alike - opposite),
        frozenset(opposite - alike),
        frozenset({*names, *topic, *action}),
        negated,
    )


# "Did the firm deny it?" asks what was said, not whether it is so.
_SPOKEN = DENY | words("confirm verify acknowledge comment respond reply react say tell announce")


def all_stances(
    question: Question, sure: Sequence[tuple[int, Judged]], contradicts: Contradicts | None = None
) -> list[Point]:
    """The stances of all sentences that answer; a reply counts against the sentence that it replies to.

    Where the rules leave a sentence open, the judge of texts may put it against one whose stance is known.
    """
    if question.action in _SPOKEN:
        return []
    found = {n: list(stances(question, n, j)) for n, j in sure}
    for n, judged in sure:
        if not _REPLY.search(sentence_text(judged)):
            continue
        for m, other in sure:
            if follows(judged, other) and not found[n] and not found[m]:
                denier = _whole(n, judged)
                claim = claim_at(other, other.answer.start)
                stated = point_at(m, other, other.answer)
                if claim is None or not same_speaker(stated.speaker, denier.speaker):
                    found[n].append(replace(denier, affirms=False))
                    found[m].append(replace(stated, affirms=True))
    for n, judged in sure:
        if found[n] or not _plainly(judged):
            continue
        stated = point_at(n, judged, judged.answer)
        if _denied_by_others(found, stated):
            found[n].append(replace(stated, affirms=not asked(question).negated))
    known = [p for points in found.values() for p in points]
    for n, judged in sure if contradicts is not None else ():
        # A denial without content contradicts any text, and a denial affirms none.
        told = [p for p in known if not _REPLY.search(p.quoted)]
        for point in told if not (found[n] or denies(judged) or silent(judged)) else ():
            text = sentence_text(judged)
            if contradicts is not None and contradicts(point.quoted, text) >= _CONTRADICTED:
                found[n].append(replace(point_at(n, judged, judged.answer), affirms=not point.affirms))
                break
    every = _consistent([p for points in found.values() for p in points])
    return [own for p in every for own in _of_asked(question, p)]


def _of_asked(question: Question, point: Point) -> tuple[Point, ...]:
    """The point, unless it affirms of somebody else what is asked; who says that another one won says no."""
    if not point.affirms or part_fit(question, point.judged.evidence.sentence.tokens) >= 0:
        return (point,)
    return (replace(point, affirms=False),) if question.action in _ONLY_ONE else ()


def _consistent(points: Sequence[Point]) -> list[Point]:
    """The points without those that were read wrong: that affirm in the voice of who denies, or that the closer reader
    surely takes for the other answer, where no denial explains it."""
    deniers = [p.speaker for p in points if p.affirms is False and p.speaker and denies(p.judged)]
    two_sided = {p.evidence for p in points if p.affirms is False}

    def wrong(p: Point) -> bool:
        if p.affirms:
            own = any(same_speaker(p.speaker, d) for d in deniers)
            return own or (p.judged.affirms <= _SURELY_NO and p.evidence not in two_sided)
        return p.judged.affirms >= 1 - _SURELY_NO and not denies(p.judged)

    return [p for p in points if not wrong(p)]


def _plainly(judged: Judged) -> bool:
    """Whether a sentence surely answers, and with nothing that could make it a no."""
    negative = denies(judged) or silent(judged) or _NEGATIVE.search(sentence_text(judged))
    return judged.probability >= _PLAIN and not negative


def _denied_by_others(found: Mapping[int, Sequence[Point]], stated: Point) -> bool:
    """Whether somebody else denies it in so many words."""
    return any(
        p.affirms is False and denies(p.judged) and not same_speaker(p.speaker, stated.speaker)
        for points in found.values()
        for p in points
    )


def told_apart(yes: Sequence[Judged], no: Sequence[Judged]) -> bool:
    """Whether the closer reader takes the two sides for a yes and a no. One sentence may hold both, and what it has not
    read (0.5) may be either."""
    if {id(j) for j in yes} & {id(j) for j in no} or any(j.affirms == 0.5 for j in (*yes, *no)):
        return True
    return max(j.affirms for j in yes) - min(j.affirms for j in no) >= _TOLD_APART


def stances(question: Question, number: int, judged: Judged) -> tuple[Point, ...]:
    """The points of one sentence that affirm or deny what is asked: none where it does neither, two where one
    speaker denies what another claims."""
    wanted = asked(question)
    sentence = judged.evidence.sentence
    text = sentence_text(judged)
    if _SILENT.search(text) and not _DENIAL.search(_SILENT.sub("", text)):
        return ()
    found: list[Point] = []
    for claim in sentence.claims:
        point = _claimed(wanted, number, judged, claim)
        if point is not None:
            found.append(point)
    source = _source(wanted, number, judged)
    if source is not None and any(p.affirms is (not source.affirms) for p in found):
        found.append(source)
    elif source is not None and _DENIAL.search(text):
        denier = _denier(number, judged, source)
        return (replace(denier, affirms=not source.affirms), source)
    denial = _DENIAL.search(text) is not None and not _denies_something_else(wanted, judged)
    if not found and denial and _near(wanted, judged) and _on_the_matter(wanted, judged):
        found.append(replace(_whole(number, judged), affirms=wanted.negated))
    if found and any(p.affirms is False for p in found) and source is None:
        reply = _replied_to(number, judged)
        if reply is not None:
            found.append(reply)
    return tuple(found)


def says_no(question: Question, judged: Judged) -> bool:
    """Whether the sentence says the asked word with a "not" or "no" right before it."""
    wanted, tokens = asked(question), judged.evidence.sentence.tokens
    return _negated(wanted, tokens) and any(p.affirms is False for p in stances(question, 0, judged))


def _denies_something_else(wanted: Asked, judged: Judged) -> bool:
    """Whether what is denied is said in full, without the asked word: "denied that any ballot had been thrown out" does
    not say that the vote was unfair."""
    tokens = judged.evidence.sentence.tokens
    denied = [
        [t for t in tokens if c.start <= t.start < c.end] for c in judged.evidence.sentence.claims if c.denied
    ]
    full = [said for said in denied if any(t.pos in ("VERB", "AUX") for t in said) and len(said) > _SCOPE]
    if _REPLY.search(sentence_text(judged)) or not full or len(full) < len(denied):
        return False
    return not any(has_stem(_stems(said), wanted.key | wanted.opposite) for said in full)


def _on_the_matter(wanted: Asked, judged: Judged) -> bool:
    """Whether a denial that does not repeat what is asked ("it is not true") may mean it: this sentence or those just
    before say the asked word."""
    text, start = judged.evidence.article.text, judged.evidence.sentence.start
    before = judged.evidence.before
    around = _stems(judged.evidence.sentence.tokens) | (_stems(before.tokens) if before else frozenset())
    around |= frozenset(folded(text[max(0, start - _EARLIER) : start]))
    # "Clashes are taking place" says nothing of what was taken.
    return has_stem(around, (wanted.key | wanted.opposite) - _LIGHT)


def silent(judged: Judged) -> bool:
    """Whether the sentence says that somebody says neither yes nor no."""
    return _SILENT.search(sentence_text(judged)) is not None


def denies(judged: Judged) -> bool:
    """Whether the sentence denies something, whatever it is."""
    return any(c.denied for c in judged.evidence.sentence.claims) or bool(
        _DENIAL.search(sentence_text(judged))
    )


def relation(a: Point, b: Point) -> Relation:
    """How two stances stand to each other."""
    if a.affirms == b.affirms:
        return "same"
    if same_speaker(a.speaker, b.speaker):
        return "apart"
    one, other = explicit_time(a.judged), explicit_time(b.judged)
    if a.evidence != b.evidence:
        if one and other and not one.overlaps(other):
            return "apart" if one.gap(other) > 1 else "rival"
        if not (one or other) and (printed_apart(a, b) or 0) > 10 * _ONE_MOMENT:
            return "apart"
    denial = next(p for p in (a, b) if p.affirms is False)
    if a.speaker is None and b.speaker is None and not _DENIAL.search(denial.quoted):
        return "rival" if a.judged.evidence.article.id != b.judged.evidence.article.id else "apart"
    return "rival"


def _stems(tokens: Sequence[Token]) -> frozenset[str]:
    # "According to" is no accord.
    told = [t for t in tokens if t.text.lower() != "according"]
    return frozenset(t.lemma.lower() for t in told) | frozenset(t.text.lower() for t in told)


def _polarity(wanted: Asked, tokens: Sequence[Token], negative: bool) -> bool | None:
    """True where the words affirm what is asked, False where they deny it, None where they do neither."""
    stems = _stems(tokens)
    if has_stem(stems, wanted.key):
        positive = not negative
    elif any(w in stems for w in wanted.opposite):
        positive = negative
    else:
        return None
    return positive != wanted.negated


def _claimed(wanted: Asked, number: int, judged: Judged, claim: Claim) -> Point | None:
    tokens = [t for t in judged.evidence.sentence.tokens if claim.start <= t.start < claim.end]
    if claim.doubt and not claim.denied:
        doubted = claim.doubt.split()[0] in ("could", "can", "cannot", "unable", "not", "yet", "has", "have")
        if doubted:
            return None
    text = judged.evidence.article.text[claim.start : claim.end]
    negative = claim.denied != (claim.negated or _negated(wanted, tokens))
    if not claim.denied and claim.speaker is None and _DENIAL.search(text) and claim.predicate in DENY:
        negative = not negative
    affirms = _polarity(wanted, tokens, negative)
    if affirms is None:
        return None
    if not _near(wanted, judged):
        return None
    if claim.denied:
        return _denied(number, judged, claim, affirms)
    mark = _mark(wanted, tokens) or Span(claim.start, claim.end)
    speaker = claim.speaker or (claim.subject if claim.predicate in DENY and claim.subject else None)
    return Point(number, judged, claim.start, claim.end, speaker, mark, claim, affirms=affirms)


def _denied(number: int, judged: Judged, claim: Claim, affirms: bool) -> Point:
    """A denial is quoted with the word that denies: what is denied alone would say the opposite."""
    sentence = judged.evidence.sentence
    cue = next((t for t in sentence.tokens if t.lemma == claim.cue and t.start < claim.start), None)
    cue = cue or next((t for t in sentence.tokens if t.lemma == claim.cue), None)
    mark = Span(cue.start, cue.end) if cue else Span(claim.start, claim.end)
    return Point(number, judged, sentence.start, sentence.end, claim.speaker, mark, claim, affirms=affirms)


def _negated(wanted: Asked, tokens: Sequence[Token]) -> bool:
    """Whether the asked word itself is negated: "no fraud", "not safe", "never met"."""
    for i, token in enumerate(tokens):
        said = token.lemma.lower() in wanted.key or token.text.lower() in wanted.key
        if said and any(t.text.lower() in _NOT for t in tokens[max(0, i - _SCOPE) : i]):
            return True
    return False


def _mark(wanted: Asked, tokens: Sequence[Token]) -> Span | None:
    hit = next(
        (
            i
            for i, t in enumerate(tokens)
            if {t.lemma.lower(), t.text.lower()} & (wanted.key | wanted.opposite)
        ),
        None,
    )
    if hit is None:
        return None
    first = hit
    while first > 0 and tokens[first - 1].pos in ("AUX", "PART", "ADV", "DET") and hit - first < _SCOPE:
        first -= 1
    # "Not to build joint patrols": the value is what makes it a no.
    first = min([first, *(k for k in range(max(0, hit - _SCOPE), first) if tokens[k].text.lower() in _NOT)])
    return Span(tokens[first].start, tokens[hit].end)


def _context(judged: Judged) -> frozenset[str]:
    """The words of the sentence, the one before and the title."""
    before = judged.evidence.before
    found = set(_stems(judged.evidence.sentence.tokens))
    if before is not None:
        found |= _stems(before.tokens)
    return frozenset(
        found | set(folded(judged.evidence.article.title)) | {w for f in found for w in folded(f)}
    )


def _near(wanted: Asked, judged: Judged) -> bool:
    """Whether the sentence is about what is asked: half of its words stand here or just before, the asked word
    or its opposite counting for one."""
    around = _context(judged) | set(folded(judged.evidence.article.text[:_OPENING]))
    rest = wanted.content - wanted.key
    hits = sum(has_stem(around, (w,), who=True) or any(akin(w, f) for f in around) for w in rest)
    hits += has_stem(around, wanted.key) or has_stem(around, wanted.opposite)
    return 2 * hits >= len(rest) + 1


def _whole(number: int, judged: Judged) -> Point:
    sentence = judged.evidence.sentence
    text = sentence_text(judged)
    match = _DENIAL.search(text)
    start, end = match.span() if match else (0, len(text))
    mark = Span(sentence.start + start, sentence.start + end)
    claim = next((c for c in sentence.claims if c.start <= mark.start < c.end), None)
    speaker = _subject_of(judged, mark) or (claim.speaker if claim else None)
    speaker = speaker or next((c.speaker for c in sentence.claims if c.speaker), None)
    return Point(number, judged, sentence.start, sentence.end, speaker, mark, claim)


def _subject_of(judged: Judged, mark: Span) -> str | None:
    """Who denies: the subject of the denying verb, or the agent of "were dismissed by"."""
    tokens = judged.evidence.sentence.tokens
    verb = next((i for i, t in enumerate(tokens) if t.start >= mark.start and t.lemma in DENY), None)
    if verb is None:
        return None
    tree = Tree(tokens)
    subject = tree.agent(verb) if tree.passive(verb) else tree.subject(verb)
    if subject is None:
        return None
    first, last = tree.phrase(subject)
    return judged.evidence.article.text[tokens[first].start : tokens[last].end]


def _source(wanted: Asked, number: int, judged: Judged) -> Point | None:
    """ "dismissed union claims that …": the claim denied, in the mouth of those who made it."""
    tokens = judged.evidence.sentence.tokens
    tree = Tree(tokens)
    for i, token in enumerate(tokens):
        if token.lemma.lower() not in SAID_NOUNS:
            continue
        misread = _noun_read_as_verb(tree, i)
        if misread is None and (token.pos != "NOUN" or not denied_noun(tree, i)):
            continue
        clause = tree.child(i, "acl", "ccomp", "relcl", "prep", "appos")
        last = tree.right[clause] if clause is not None else tree.right[i]
        first = tree.left[i if misread is None else misread]
        inner = tokens[i + 1 : last + 1]
        positive = _polarity(
            wanted, inner, any(t.text.lower() in ("not", "n't", "n’t", "never", "no") for t in inner)
        )
        if positive is None:
            continue
        owner = misread
        if owner is None:
            owner = next(
                (
                    k
                    for k in tree.kids[i]
                    if k < i
                    and tokens[k].dep in ("poss", "amod", "compound", "nmod")
                    and (tokens[k].pos in ("PROPN", "NOUN") or tokens[k].ent[2:] == "NORP")
                ),
                None,
            )
        speaker = None
        if owner is not None:
            a, b = tree.left[owner], tree.right[owner]
            kept = [t for t in tokens[a : b + 1] if t.tag != "POS"]
            speaker = judged.evidence.article.text[kept[0].start : kept[-1].end]
        mark = Span(tokens[first].start, tokens[i].end)
        return Point(number, judged, tokens[first].start, tokens[last].end, speaker, mark, affirms=positive)
    return None


def _noun_read_as_verb(tree: Tree, i: int) -> int | None:
    """Whose claims they are, where the parse took the noun of "union claims that … were dismissed" or of "the firm
    dismissed union claims that …" for what the union does."""
    tokens = tree.tokens
    if tokens[i].tag != "VBZ" or not i or tokens[i - 1].pos not in ("NOUN", "PROPN"):
        return None
    if tokens[i].dep == "dobj" and tokens[tokens[i].head].lemma in DENY:
        return i - 1
    for k in tree.kids[i]:
        if tokens[k].lemma not in DENY:
            continue
        were = any(tokens[n].dep == "auxpass" and tokens[n].text.lower() == "were" for n in tree.kids[k])
        if k > i and were and tree.child(k, "nsubjpass") is None:
            return i - 1
        if k < i and tree.child(k, "dobj") == i - 1:
            return i - 1
    return None


def denied_noun(tree: Tree, noun: int) -> bool:
    """Whether a noun of saying ("claims", "reports") is what the sentence denies."""
    tokens = tree.tokens
    for i, token in enumerate(tokens):
        # "Reports that … were nonsense, he said, and denied them."
        what = tree.child(i, "dobj") if token.lemma in DENY and token.pos == "VERB" and i > noun else None
        if what is not None and tokens[what].text.lower() in ("them", "it", "this", "that"):
            return True
    node = noun
    for _ in range(4):
        head = tokens[node].head
        if tokens[head].lemma in DENY and tokens[head].pos == "VERB":
            return True
        if head == node:
            return False
        if tokens[head].lemma == "be" and tokens[node].dep in ("nsubj", "nsubjpass"):
            return any(
                tokens[k].lemma == "invent" or tokens[k].text.lower() in FALSE for k in tree.kids[head]
            )
        if tokens[head].lemma in ("invent", "fabricate") and tokens[node].dep == "nsubjpass":
            return True
        node = head
    return False


def _denier(number: int, judged: Judged, source: Point) -> Point:
    whole = _whole(number, judged)
    return replace(whole, speaker=None if same_speaker(whole.speaker, source.speaker) else whole.speaker)


def _replied_to(number: int, judged: Judged) -> Point | None:
    """What a reply without content ("The company denied this") replies to: the sentence just before, said by
    somebody else."""
    before = judged.evidence.before
    if before is None or before.paragraph != judged.evidence.sentence.paragraph:
        return None
    text = sentence_text(judged)
    if not _REPLY.search(text):
        return None
    deniers = {c.speaker for c in judged.evidence.sentence.claims if c.speaker}
    for claim in reversed(before.claims):
        if claim.denied or claim.predicate in _ASKED or any(same_speaker(claim.speaker, d) for d in deniers):
            continue
        return Point(
            number,
            judged,
            claim.start,
            claim.end,
            claim.speaker,
            Span(claim.start, claim.end),
            claim,
            affirms=True,
        )
    return None
