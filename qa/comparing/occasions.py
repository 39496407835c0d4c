"""Two events of one kind: what was printed before the one had happened tells of the other."""

from datetime import timedelta

from index.tense import CHANGES, Clause, clause_of
from index.tree import Tree, token_at
from index.wordlists import words
from qa.comparing.points import Point, explicit_time, published
from qa.fitting.losers import verb_above
from qa.question import Question

# A day told may be that of printing or of the week's news; so many days are no mistake.
_WEEK = timedelta(days=7)
# An event that is told of one day or night.
_ONE_DAY = 2
_EARLIER = words("previous earlier prior preceding former past")


def of_two_occasions(a: Point, b: Point) -> bool:
    """Whether what one of two points of a question tells happened only after the other was printed: "three died on
    Thursday" is not what a paper of last year counts."""
    return _later(a, b) or _later(b, a)


def of_an_earlier_one(question: Question, a: Point, b: Point) -> bool:
    """Whether one of two points tells of an earlier thing of the asked kind than the other: "a previous strike ended in
    a day" says nothing of the strike that the same day's papers report."""
    return _before_it(question, a, b) or _before_it(question, b, a)


def _before_it(question: Question, a: Point, b: Point) -> bool:
    """Whether `a` calls earlier what `b` speaks of without that word, and not because it was printed later."""
    told = {t.lemma.lower() for t in b.judged.evidence.sentence.tokens}
    if not _called_earlier(a) & set(question.topic) & told - _called_earlier(b):
        return False
    if a.judged.evidence.article.id == b.judged.evidence.article.id:
        # What was "an earlier strike" may be "the strike" from there on.
        return b.judged.evidence.sentence.start < a.judged.evidence.sentence.start
    one, other = published(a), published(b)
    return one is None or other is None or one <= other


def _called_earlier(point: Point) -> set[str]:
    """The nouns, in dictionary form, that the sentence calls earlier ones."""
    tokens = point.judged.evidence.sentence.tokens
    return {tokens[t.head].lemma.lower() for t in tokens if t.dep == "amod" and t.lemma.lower() in _EARLIER}


def _later(a: Point, b: Point) -> bool:
    """Whether the event of `a` came after `b` was printed."""
    printed, event = published(b), explicit_time(a.judged)
    if printed is None or event is None or event.days() > _ONE_DAY or event.first <= printed + _WEEK:
        return False
    tokens = a.judged.evidence.sentence.tokens
    tree = Tree(tokens)
    clause, place = clause_of(tree), token_at(tokens, a.mark.start)
    # "The toll rose on Thursday", "31 had died by Thursday": it began before.
    return place is not None and _told_as_new(tree, clause) and verb_above(tokens, place) in clause.verbs


def _told_as_new(tree: Tree, clause: Clause) -> bool:
    if clause.tense != "past" or clause.perfect:
        return False
    had = (tree.tokens[k] for v in clause.verbs for k in tree.kids[v] if tree.tokens[k].dep == "aux")
    return not any(tree.tokens[v].lemma in CHANGES for v in clause.verbs) and all(
        t.lemma != "have" for t in had
    )
