"""What one sentence answers: the value it states, who states it there, and for which time."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from index.annotate import IndexedSentence
from index.article import Span, origin_of
from index.claims import Claim, Figure
from index.grammar import Token
from index.timeline import Period
from index.tree import Tree, token_at
from index.wordlists import words
from qa.comparing.givers import giver
from qa.comparing.speakers import same_speaker
from qa.evidence import Judged

# How two points stand to each other. "apart": they speak of different things, or it cannot be told.
Relation = Literal["same", "rival", "development", "apart"]

# News is dated by default to the week before it is printed (see index.timeline).
_NEWS_WEEK = timedelta(days=7)
# Reports on one event appear within so many days of each other.
RUNNING_DAYS = 45


@dataclass(frozen=True, slots=True)
class Point:
    """One value stated in one place. [start, end) is the claim to be quoted, `mark` the words of the value.

    `said` is what stands for the value where the words alone do not ("we" is whoever speaks); `affirms` is what
    a yes/no question is answered with here.
    """

    evidence: int
    judged: Judged
    start: int
    end: int
    speaker: str | None
    mark: Span
    claim: Claim | None = None
    figure: Figure | None = None
    said: str = ""
    affirms: bool | None = None

    @property
    def text(self) -> str:
        """The value in the article's own words."""
        return self.mark.of(self.judged.evidence.article.text)

    @property
    def quoted(self) -> str:
        """The claim in the article's own words."""
        return self.judged.evidence.article.text[self.start : self.end]


def claim_at(judged: Judged, place: int) -> Claim | None:
    """The narrowest claim of the sentence around a place of its article."""
    around = [c for c in judged.evidence.sentence.claims if c.start <= place < c.end]
    return min(around, key=lambda c: c.end - c.start, default=None)


# What only somebody with a view of it does: the subject answers for what follows.
_JUDGING = words("count estimate judge deem reckon assess calculate consider rule rate deny reject dispute")
_MEASURING = words("measure record register find put trace link")
# So does who changes a count from one number to another.
_REVISING = words("lower revise correct amend update downgrade upgrade adjust")
_PRONOUNS = frozenset("he she it they we i you who which that this these those some many one".split())


def follows(reply: Judged, other: Judged) -> bool:
    """Whether one sentence comes right after the other."""
    before, article = reply.evidence.before, reply.evidence.article
    return (
        before is not None
        and article.id == other.evidence.article.id
        and before.start == other.evidence.sentence.start
    )


def answers_bare(reply: "Point", other: "Point") -> bool:
    """Whether a number stands right behind another one without saying again what it counts."""
    return reply.figure is not None and not reply.figure.counted and follows(reply.judged, other.judged)


def speaker_at(judged: Judged, place: int) -> str | None:
    """Who states the words at a place: the speaker of the claim around it, the body that counts or judges in it
    ("The mission judged the vote fair"), or the one whom the words themselves name ("The mayor told reporters that …"
    asked for who said it)."""
    claim = claim_at(judged, place)
    if claim is not None and claim.speaker:
        return claim.speaker
    judging = "" if claim is None or _passive(judged, claim) else _judging(claim)
    judging = judging or _giver(judged, place)
    if judging:
        return judging
    for other in judged.evidence.sentence.claims:
        named = other.speaker_start is not None and other.speaker_end is not None
        if named and (other.speaker_start or 0) <= place < (other.speaker_end or 0):
            return other.speaker
    if claim is not None:
        return None
    # "According to Salas, …", "Orne accused …": outside of what is said stand only words of who says it.
    speakers = {c.speaker for c in judged.evidence.sentence.claims if c.speaker}
    if len(speakers) == 1:
        return speakers.pop()
    # "The ministry on Friday dismissed union claims that …": between somebody and what he says stand his words on it.
    between = [
        c
        for c in judged.evidence.sentence.claims
        if c.speaker_end is not None and c.speaker_end <= place < c.start
    ]
    nearest = max(between, key=lambda c: c.speaker_end or 0, default=None)
    return nearest.speaker if nearest else None


def _giver(judged: Judged, place: int) -> str:
    """Who gives the number, or the credit, at the place; empty where nobody does."""
    tokens = judged.evidence.sentence.tokens
    at = token_at(tokens, place)
    found = giver(tokens, at) if at is not None and tokens[at].pos in ("NUM", "SYM") else None
    if found is None:
        return _crediting(judged, place)
    _, (first, last) = found
    return judged.evidence.article.text[tokens[first].start : tokens[last].end]


def _crediting(judged: Judged, place: int) -> str:
    """Who gives the credit to the one named at the place: "Moe gave the whole credit to Orne"; empty where nobody."""
    tokens = judged.evidence.sentence.tokens
    tree = Tree(tokens)
    given = (
        i for i, t in enumerate(tokens) if t.lemma.lower() in _CREDIT and t.dep == "dobj" and t.start < place
    )
    giving = next((tokens[i].head for i in given if tokens[tokens[i].head].lemma.lower() == "give"), None)
    who = None if giving is None else tree.own_subject(giving)
    if who is None:
        return ""
    first, last = tree.phrase(who)
    return judged.evidence.article.text[tokens[first].start : tokens[last].end]


_CREDIT = words("credit merit thanks praise")


def _passive(judged: Judged, claim: Claim) -> bool:
    """Whether what the claim speaks of had it done: "1,318 ballots were rejected"."""
    tokens = judged.evidence.sentence.tokens
    inside = [t for t in tokens if claim.start <= t.start < claim.end and t.dep in ("nsubjpass", "auxpass")]
    return any(tokens[t.head].lemma == claim.predicate for t in inside)


def _judging(claim: Claim) -> str | None:
    """Who counts, judges or measures in the claim: of what is measured or revised, only a body that is named."""
    if not claim.subject or claim.subject.lower() in _PRONOUNS:
        return None
    named = any(word[:1].isupper() for word in claim.subject.split()[1:])
    # An open bracket is half a dateline.
    revised = (
        claim.predicate in _REVISING
        and "(" not in claim.subject
        and any(f.role == "earlier" for f in claim.figures)
    )
    measured = named and (claim.predicate in _MEASURING or revised)
    return claim.subject if claim.predicate in _JUDGING or measured else None


def point_at(number: int, judged: Judged, mark: Span) -> Point:
    """The point whose value stands at `mark`: quoted with its claim, or with the sentence where there is none."""
    sentence = judged.evidence.sentence
    claim = claim_at(judged, mark.start)
    if claim is None or mark.end > claim.end:
        speaker = speaker_at(judged, mark.start)
        return Point(number, judged, sentence.start, sentence.end, speaker, mark, claim)
    return Point(number, judged, claim.start, claim.end, speaker_at(judged, mark.start), mark, claim)


def tokens_in(judged: Judged, span: Span) -> tuple[Token, ...]:
    """The sentence's tokens that the span touches."""
    return tuple(t for t in judged.evidence.sentence.tokens if t.start < span.end and span.start < t.end)


def published(point: Point) -> date | None:
    """The day on which the article was printed."""
    return point.judged.evidence.article.published


def explicit_time(judged: Judged) -> Period | None:
    """The time of the sentence's event where the text itself dates it, None where it is only the week's news."""
    event = judged.evidence.sentence.timing.event
    day = judged.evidence.article.published
    if event is None or day is None:
        return event
    news = event.first == day - _NEWS_WEEK and event.last >= day
    return None if news else event


def as_of(point: Point) -> date | None:
    """The day for which the point holds: that of the event where it is one day, else that of printing."""
    event = explicit_time(point.judged)
    if event is not None and event.days() == 1:
        return event.last
    return published(point) or (event.last if event else None)


def printed_apart(a: Point, b: Point) -> int | None:
    """Days between the days of printing, None where one is not known."""
    one, other = published(a), published(b)
    return abs((one - other).days) if one and other else None


def same_origin(a: Point, b: Point, copies: Mapping[str, str]) -> bool:
    """Whether the two stand in one article or in copies of one."""
    one, other = a.judged.evidence.article.id, b.judged.evidence.article.id
    return origin_of(one, copies) == origin_of(other, copies)


def of_two_speakers(a: Point, b: Point) -> bool:
    """Whether each is said by somebody, and not both by the same."""
    return bool(a.speaker and b.speaker) and not same_speaker(a.speaker, b.speaker)


def speak_apart(a: Point, b: Point, copies: Mapping[str, str]) -> bool:
    """Whether two voices speak: two speakers, or two texts of which not both quote the same speaker."""
    if same_speaker(a.speaker, b.speaker):
        return False
    if same_origin(a, b, copies):
        return bool(a.speaker and b.speaker)
    return True


_AGENCY = re.compile(
    r"\s*[A-Z][A-Z .,’'-]{2,40}?(?:, [\w. ]{2,20})?\((?P<agency>[A-Z][\w /.-]{1,24})\)\s*[-–—:]"
)


def independent_voices(points: Sequence[Point], copies: Mapping[str, str]) -> int:
    """How many independent voices stand behind the points; `copies` names for an article the one that it repeats."""
    return voices((point.speaker, origin(point, copies)) for point in points)


def origin(point: Point, copies: Mapping[str, str]) -> str:
    """Where the point's text comes from: an agency, or the article that this one repeats, or this one."""
    article = point.judged.evidence.article
    agency = _AGENCY.match(article.text)
    via = point.claim.via if point.claim else ""
    return via or (agency["agency"] if agency else "") or origin_of(article.id, copies)


def voices(said: Iterable[tuple[str | None, str]]) -> int:
    """How many independent voices say it, each given as a speaker and an origin.

    Copies of one text, one agency's reports and one speaker printed in several outlets are one voice; an
    outlet that says it itself is a voice of its own.
    """
    speakers: list[str] = []
    outlets: set[str] = set()
    for speaker, source in said:
        if not speaker:
            outlets.add(source)
        elif not any(same_speaker(speaker, known) for known in speakers):
            speakers.append(speaker)
    return len(speakers) + len(outlets)


def sentence_text(judged: Judged) -> str:
    """The whole sentence in the article's words."""
    sentence = judged.evidence.sentence
    return judged.evidence.article.text[sentence.start : sentence.end]


def asks(text: str) -> bool:
    """Whether a sentence ends as a question, within quotation marks or not: it states nothing."""
    return text.rstrip(" \n”\"'’)").endswith("?")


def content(sentence: IndexedSentence, start: int = 0, end: int | None = None) -> frozenset[str]:
    """The lemmas of the content words of the sentence, or of its part [start, end)."""
    return frozenset(
        t.lemma.lower()
        for t in sentence.tokens
        if t.pos in ("NOUN", "VERB", "ADJ", "PROPN", "NUM")
        and start <= t.start
        and (end is None or t.start < end)
        and t.lemma.lower() not in _EMPTY
    )


# Words that carry no content of their own, in any form.
_EMPTY = words(
    """be have do will would can could may might shall should must get make take give go come say tell report claim
    state add announce accord also more most other than so such very just even still then there here not no now today
    year month week day time people person thing way number one two three first last new"""
)
