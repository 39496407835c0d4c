"""What of the answering sentences is not of the event, the time, the speaker or the articles asked about."""

from collections.abc import Collection, Sequence

from index.article import Article
from index.timeline import Period
from qa.evidence import ANSWERED, Judged
from qa.fitting.background import answers_beside, named_only_beside, of_another_event
from qa.fitting.naming import of_another_land
from qa.fitting.sections import under_another_heading
from qa.fitting.ships import another_ship, ship_asked, ships
from qa.question import Question

# So sure must a sentence of the news be to be preferred to a surer one of the background: by itself, or, where the
# question names something that the news may not be about, against the surer one.
_LIKELY, _LEVEL = 0.5, 0.9
# What the asked speaker says counts where it answers nearly as surely as the surest (this share of its probability).
_HEARD = 0.7

# Days: what ended longer before the article was printed is its background, not its news.
_LONG_AGO = 300

# What is printed more than so many days before or after the surest answer speaks of another event, five times of six;
# shown it is only if it is this sure. An inquiry into the same event comes sooner.
_APART, _SURE_APART = 60, 0.6


def of_main_event(question: Question, results: Sequence[Judged]) -> tuple[Judged, ...]:
    """The results without what articles tell as background, where no time is asked for and the best is no background.

    "How many died in the earthquake?" asks for this one, not for the one of thirty years ago told beside it. A question
    that names nothing ("How many died?") asks for the news even where the background answers more surely; one that
    names something, where the background answers hardly more surely.
    """
    if question.period or question.wants == "time" or not results:
        return tuple(results)
    news = tuple(j for j in results if not _background(j))
    # What one article tells as its news another may recall a year later.
    if news:
        best = news[0]
        news = tuple(j for j in results if not _background(j) or (j is not best and _of_one_event(j, best)))
    likely = _LEVEL * results[0].probability if question.names else _LIKELY
    # What is told only to hold the news against it is no news, but may be what is asked.
    own = [
        j.probability for j in news if not answers_beside(j.evidence.article, j.evidence.sentence, j.answer)
    ]
    if _background(results[0]) and (not own or own[0] < likely):
        return tuple(results)
    return news


def of_asked_event(question: Question, results: Sequence[Judged]) -> tuple[Judged, ...]:
    """The results without those of another event, whether told only to hold the asked one against it, or by an article
    that names the asked one nowhere else, or that of another ship."""
    kept = tuple(j for j in results if not _held_against(question, j))
    # A ship is asked about by one name: for other questions no article is searched for ships.
    if sum(not n.speaker for n in question.names) != 1:
        return kept
    texts = {a.id: f"{a.title}\n{a.text}" for a in (j.evidence.article for j in results)}
    known = frozenset[str]().union(*map(ships, texts.values()))
    asked = ship_asked(question.standalone, question.names, known)
    if asked is None:
        return kept

    def of_it(j: Judged) -> bool:
        own, before = _told(j)
        return not (
            another_ship(asked, known, texts[j.evidence.article.id])
            or another_ship(asked, known, own, before)
        )

    return tuple(j for j in kept if of_it(j))


def _held_against(question: Question, j: Judged) -> bool:
    e = j.evidence
    if of_another_event(question, e.article, e.sentence, j.answer):
        return True
    if question.wants == "figure" and under_another_heading(question, e.article, e.sentence):
        return True
    return named_only_beside(question.names, e.article, " ".join((e.article.title, *_told(j))))


def _told(j: Judged) -> tuple[str, str]:
    """The sentence and the one before it."""
    text, own, before = j.evidence.article.text, j.evidence.sentence, j.evidence.before
    return text[own.start : own.end], text[before.start : before.end] if before else ""


def of_its_time(question: Question, results: Sequence[Judged]) -> tuple[Judged, ...]:
    """The results without less sure ones of articles of another time than the surest's, where no time is asked for."""
    best = results[0].evidence.article.published if results else None
    if question.period or best is None:
        return tuple(results)

    def near(j: Judged) -> bool:
        published = j.evidence.article.published
        if published is None or abs((published - best).days) <= _APART:
            return True
        return _of_one_event(j, results[0])

    return tuple(j for j in results if j.probability >= _SURE_APART or j is results[0] or near(j))


def of_asked_voice(question: Question, results: Sequence[Judged]) -> tuple[Judged, ...]:
    """The results without what others say, where somebody's words are asked for and some of the surest are theirs;
    without what others are quoted with in any case, where one person's words are asked for."""
    # "Was Orne to blame?" asks for no words of Orne's alone, whatever the parse makes of it.
    anybody = question.wants in ("yes_no", "person", "body", "reason")
    share = 1.0 if anybody else _HEARD
    level = share * max((j.probability for j in results), default=0.0)
    theirs = any(j.fit.speaker > 0 and j.probability >= level for j in results)
    if not question.viewpoint or not theirs:
        # "The head of the bank" may be told by name.
        his = not anybody and any(
            n.speaker and n.kind == "person" and _is_named(n.text, question.viewpoint) for n in question.names
        )
        return tuple(
            j
            for j in results
            if j.fit.speaker >= 0
            or not (_quotes_another(j) and (his or (not anybody and _of_another_land(question, j))))
        )
    return tuple(
        j
        for j in results
        if j.fit.speaker >= 0 and not (question.wants == "statement" and _quotes_another_body(j))
    )


def _quotes_another_body(j: Judged) -> bool:
    """Whether what surely is not said by the asked one names it: "The guild said that the army did it"."""
    speakers = [c.speaker for c in j.evidence.sentence.claims if c.speaker]
    return j.fit.speaker == 0 and _quotes_another(j) and all(s.lower().startswith("the ") for s in speakers)


def _is_named(name: str, viewpoint: str) -> bool:
    """Whether the view is that of the one so called: "the mayor Ann Orne"."""
    return viewpoint == name or (" " in name and viewpoint.endswith(f" {name}"))


def _of_another_land(question: Question, j: Judged) -> bool:
    """Whether it is asked what somebody of one land says, and the sentence tells what those of another say."""
    speakers = [c.speaker for c in j.evidence.sentence.claims if c.speaker]
    return all(of_another_land(question.viewpoint, s) for s in speakers)


def of_same_articles(
    question: Question, results: Sequence[Judged], articles: Collection[Article], carries: bool = False
) -> tuple[Judged, ...]:
    """The results without those of other articles, where one of `articles` answers and the question itself names
    nothing: "How many died, and who was blamed?" asks of one event.

    Where the question `carries` what was asked before it and the articles that answer that are of several times, so of
    several events, the rest are left out even if none of those answers: they are of yet another event.
    """
    ids = {article.id for article in articles}
    own = tuple(j for j in results if j.evidence.article.id in ids)
    if question.names:
        return tuple(results)
    if own and own[0].probability >= ANSWERED:
        return own
    days = [article.published for article in articles if article.published]
    apart = bool(days) and (max(days) - min(days)).days > _APART
    return own if apart and carries and not question.period else tuple(results)


def _quotes_another(j: Judged) -> bool:
    """Whether the answering words begin in what is told as somebody's."""
    claims = j.evidence.sentence.claims
    return any(c.speaker and c.start <= j.answer.start < c.end for c in claims)


def _of_one_event(j: Judged, best: Judged) -> bool:
    """Whether the sentence of another article names a time that is about that of the surest one's event."""
    event, other = j.evidence.sentence.timing.event, best.evidence.sentence.timing.event
    if j.evidence.article.id == best.evidence.article.id or event is None or event.days() > _APART:
        return False
    day = best.evidence.article.published
    other = other or (Period(day, day) if day else None)
    return other is not None and event.gap(other) <= _APART


def _background(j: Judged) -> bool:
    event, published = j.evidence.sentence.timing.event, j.evidence.article.published
    return bool(event and published and (published - event.last).days > _LONG_AGO)
