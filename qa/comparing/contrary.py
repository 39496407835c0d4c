"""Accounts that a text itself sets against what stands before them: "The union says the opposite: …"."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.annotate import IndexedSentence
from index.article import Span
from index.corpus import Evidence
from index.tree import Tree, token_at
from index.wordlists import words
from qa.comparing.accused import ACCUSING
from qa.comparing.points import speaker_at
from qa.comparing.polarity import SPOKEN
from qa.comparing.speakers import same_speaker
from qa.comparing.values import attribution
from qa.evidence import Judged
from qa.question import Question

# The first sentence of an article that begins at a place or behind it.
Behind = Callable[[str, int], IndexedSentence | None]

# What less surely answers is not told to be contradicted.
_ANSWERS = 0.5
_VERY = r"(?:(?:very|quite|rather|entirely|completely|wholly|somewhat) )?"
_STORY = "(?:version|account|story|sequence|chronology|picture|explanation|reading|view|tale|narrative)"
_CONTRARY = re.compile(
    r"\b(?:say|says|said|claims?|claimed|insists?|insisted|maintains?|maintained|holds?|held|argues?|argued|believes?|"
    r"believed|thinks?|thought) (?:(?:just|exactly|precisely|quite) )?"
    r"(?:otherwise|the (?:exact |very )?(?:opposite|reverse|contrary))\b(?! of\b)|"
    r"\b(?:gives?|gave|tells?|told|has|have|had|offers?|offered|presents?|presented|paints?|painted) (?:the|an?) "
    rf"{_VERY}(?:different|reverse|opposite|contrary|conflicting|contradictory|rival) {_STORY}\b|"
    rf"\b(?:gives?|gave|tells?|told|offers?|offered) another {_STORY}\b|"
    # "Orne's version is that they were seized."
    rf"[\w](?:['’]s|s['’]) (?:own )?{_STORY}(?: of [\w ]{{2,30}})? (?P<version>is|was)(?= that\b|:)|"
    r"\b(?:tells?|told|puts?|sees?|saw|reads?|remembers?|remembered|describes?|described|recalls?|recalled) "
    rf"(?:it|this|that|things|(?:the|that|this)(?: same)? \w+) {_VERY}"
    r"(?:differently|the (?:other|opposite) way(?: (?:a)?round)?)\b|"
    rf"\b(?:says?|said|tells?|told) (?:[\w-]+ ){{0,6}}something (?:else|{_VERY}different)\b|"
    r"\b(?:contradict(?:s|ed)?|dispute[sd]?) (?:him|her|them|it|this|that)\b|\bdisagree[sd]?(?=[.,:;])",
    re.I,
)
# What leaves open that somebody says so.
_OPEN = re.compile(
    r"n['’]t\b|\b(?:not|never|no|nobody|none|if|unless|until|whether|could|would|may|might|should)\b", re.I
)
# Behind the words that announce another account: that account itself.
_TOLD = re.compile(r"[:“\"]|[,–—] (?:\w+ing|that)\b")
_IS_THAT = re.compile(r"(?: that\b|:) ?", re.I)
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")
_PRONOUNS = words("he she it they we i")
_MARKS = " .,:;“”\"‘’'"


@dataclass(frozen=True, slots=True)
class _Account:
    """An account that speaks against the sentence before it: it begins at `start`, and `speaker` gives it."""

    evidence: Evidence
    start: int
    speaker: str


def with_contraries(question: Question, results: Sequence[Judged], behind: Behind) -> tuple[Judged, ...]:
    """The results, with the accounts that the surest one's article sets against what surely answers there: as sure as
    that. Those that were not read stand at the end."""
    found = list(results)
    for told in (j for j in results if j.evidence.article.id == results[0].evidence.article.id):
        account = _account(question, told, behind)
        if account is None:
            continue
        place = _place(found, account)
        answer = _answer(question, account)
        if place is not None:
            found[place] = replace(found[place], probability=max(found[place].probability, told.probability))
        elif answer is not None:
            affirms = 1 - told.affirms
            found.append(Judged(account.evidence, told.probability, answer, told.fit, told.reading, affirms))
    return tuple(found)


def set_against(question: Question, evidence: Sequence[Judged]) -> tuple[tuple[int, int, str], ...]:
    """Which sentences their articles set against which, by number, and who speaks in the second one of each pair."""

    def behind(article: str, place: int) -> IndexedSentence | None:
        own = (j.evidence for j in evidence if j.evidence.article.id == article)
        return next((e.sentence for e in own if e.before is not None and e.before.end == place), None)

    found = []
    for n, told in enumerate(evidence):
        account = _account(question, told, behind)
        place = _place(evidence, account) if account is not None else None
        if account is not None and place is not None:
            found.append((n, place, account.speaker))
    return tuple(found)


def _place(evidence: Sequence[Judged], account: _Account) -> int | None:
    article, start = account.evidence.article.id, account.evidence.sentence.start
    places = ((j.evidence.article.id, j.evidence.sentence.start) for j in evidence)
    return next((n for n, place in enumerate(places) if place == (article, start)), None)


def _account(question: Question, told: Judged, behind: Behind) -> _Account | None:
    """What the article sets against a sentence that surely answers, right behind it."""
    article, after = told.evidence.article, told.evidence.after
    if after is None or not _may_be_contradicted(question, told):
        return None
    evidence = Evidence(article, after, told.evidence.sentence, 0.0, told.evidence.hit)
    announced = _announced(evidence)
    if announced is None:
        return None
    speaker, start = announced
    if start is None:
        following = behind(article.id, after.end)
        if following is None or following.paragraph != after.paragraph:
            return None
        evidence = Evidence(article, following, after, 0.0, told.evidence.hit)
        said = _said(evidence)
        if said is None:
            return None
        who, start = said
        speaker = speaker if who.lower() in _PRONOUNS else who
    if same_speaker(speaker, speaker_at(told, told.answer.start)):
        return None
    return _Account(evidence, start, speaker)


def _may_be_contradicted(question: Question, told: Judged) -> bool:
    """Whether who says the opposite of the sentence gives another answer: not where it only says in passing what is
    asked."""
    sentence = told.evidence.sentence
    if told.probability < _ANSWERS or told.fit.absent:
        return False
    if any(c.speaker for c in sentence.claims) and not speaker_at(told, told.answer.start):
        return False
    # A bare number says neither yes nor no by itself: it is told in passing.
    if question.wants == "yes_no" and not any(c.isalpha() for c in told.answer_text):
        return False
    if question.wants in ("person", "body"):
        return attribution(question, ()) or any(t.lemma in ACCUSING for t in sentence.tokens)
    return question.wants not in ("figure", "time") and question.action not in SPOKEN


def _announced(evidence: Evidence) -> tuple[str, int | None] | None:
    """Who gives another account, in a sentence that says so, and where it begins there: None where it does not."""
    sentence, article = evidence.sentence, evidence.article
    cue = _CONTRARY.search(article.text, sentence.start, sentence.end)
    if cue is None or _OPEN.search(article.text, sentence.start, cue.start()):
        return None
    if any(c.speaker and c.start <= cue.start() < c.end for c in sentence.claims):
        return None
    tree = Tree(sentence.tokens)
    # A version that "is that" begins with the name of whose it is.
    own = _IS_THAT.match(article.text, cue.end(), sentence.end) if cue["version"] else None
    verb = token_at(sentence.tokens, cue.start() if own is None else cue.end() - 1)
    who = tree.subject(verb) if verb is not None else None
    # "Orne's version" is told by Orne.
    owner = None if who is None else tree.child(who, "poss")
    who = who if owner is None or own is None else owner
    if who is None or sentence.tokens[who].pos == "PRON":
        return None
    told = own or _TOLD.search(article.text, cue.end(), sentence.end)
    return _POSSESSIVE.sub("", _phrase(tree, who).of(article.text)), told.end() if told else None


def _said(evidence: Evidence) -> tuple[str, int] | None:
    """Who says what in a sentence: a speaker, or the subject of "holds that …"."""
    sentence, tree = evidence.sentence, Tree(evidence.sentence.tokens)
    for claim in sentence.claims:
        if claim.speaker:
            return claim.speaker, claim.start
    for token in sentence.tokens:
        clause = sentence.tokens[token.head]
        who = tree.subject(clause.head) if token.dep == "mark" and clause.dep == "ccomp" else None
        if who is not None and token.text.lower() == "that" and sentence.tokens[who].pos != "PRON":
            return _phrase(tree, who).of(evidence.article.text), token.end
    return None


def _answer(question: Question, account: _Account) -> Span | None:
    """What the account answers: itself, or who does it; None where that is not told."""
    sentence, text = account.evidence.sentence, account.evidence.article.text
    if question.wants not in ("person", "body"):
        said = text[account.start : sentence.end]
        begin = account.start + len(said) - len(said.lstrip(_MARKS))
        return Span(begin, account.start + len(said.rstrip(_MARKS)))
    tree = Tree(sentence.tokens)
    for i, token in enumerate(sentence.tokens):
        if token.start < account.start or token.dep not in ("nsubj", "nsubjpass"):
            continue
        who = tree.agent(token.head) if tree.passive(token.head) else i
        # "It is the guards who …"
        if token.text.lower() == "it" and sentence.tokens[token.head].lemma == "be":
            who = tree.child(token.head, "attr")
        return None if who is None or sentence.tokens[who].pos == "PRON" else _phrase(tree, who)
    return None


def _phrase(tree: Tree, noun: int) -> Span:
    first, last = tree.phrase(noun)
    return Span(tree.tokens[first].start, tree.tokens[last].end)
