"""Which of a sentence's times is that of the asked thing: "It rose in April, took Orne on 6 July and Velm in May"."""

from index.annotate import IndexedSentence
from index.article import Span
from index.dates import TimeMark
from index.grammar import Token
from index.tree import Tree, token_at
from index.wordlists import words
from qa.fitting.losers import verb_at
from qa.fitting.naming import mentions
from qa.question import Question

_OBJECTS = words("dobj nsubjpass pobj conj appos")
# Behind these the time is another object's: "took Orne on 6 July, Velm in May".
_ENDING = (",", ";", "and")


def answering_time(question: Question, text: str, sentence: IndexedSentence, answer: Span) -> Span:
    """The time at the verb that the asked place or thing is the object of, where the answering words are another
    time of the same sentence; else these words. `text` is the article's."""
    marks = [m for m in sentence.timing.marks if m.period]
    marked = next((m for m in marks if answer.overlaps(Span(m.start, m.end))), None)
    if question.wants != "time" or marked is None or len(marks) < 2:
        return answer
    for place in _objects(question, text, sentence.tokens):
        own = _beside(sentence.tokens, place, marks)
        if own is not None and not answer.overlaps(Span(own.start, own.end)):
            return Span(own.start, own.end)
    return answer


def _objects(question: Question, text: str, tokens: tuple[Token, ...]) -> list[int]:
    """The tokens of the asked names that something is done to."""
    names = [n for n in question.names if n.kind != "people" and not n.speaker]
    tree = Tree(tokens)
    found = []
    for i, token in enumerate(tokens):
        if token.pos == "PROPN" and token.dep in _OBJECTS:
            first, last = tree.phrase(i)
            phrase = text[tokens[first].start : tokens[last].end]
            if any(mentions(n, phrase) for n in names):
                found.append(i)
    return found


def _beside(tokens: tuple[Token, ...], place: int, marks: list[TimeMark]) -> TimeMark | None:
    """The time right behind the name, at the same verb, before anything else is named."""
    verb = verb_at(tokens, tokens[place].start)
    behind = [m for m in marks if m.start > tokens[place].start]
    if verb is None or not behind:
        return None
    nearest = min(behind, key=lambda m: m.start)
    at = token_at(tokens, nearest.start)
    between = tokens[place + 1 : at or place]
    if any(t.text in _ENDING or t.pos == "VERB" for t in between):
        return None
    return nearest if verb_at(tokens, nearest.start) == verb else None
