"""Who did it, where a reader takes somebody beside him: "She won 51 percent, against 49 for her rival, Tomas Brel"."""

from collections.abc import Sequence

from index.annotate import IndexedSentence
from index.article import Span
from index.grammar import Token
from index.tree import Tree
from qa.asking.kinds import SPEECH
from qa.question import Question

# No more words stand for the one who is named.
_LONGEST = 7
_RELATIVE = frozenset({"WP", "WDT"})


def answering_subject(question: Question, sentence: IndexedSentence, answer: Span) -> Span:
    """The subject of what is asked, where a person or a body is asked for that did it and the answering words are
    something else that the same verb governs; else these words."""
    if question.wants not in ("person", "body") or not question.proposition.startswith("Someone "):
        return answer
    tokens = sentence.tokens
    cleft = None if question.action in SPEECH else _cleft(tokens)
    if cleft is not None:
        return cleft
    asked = [i for i, t in enumerate(tokens) if t.pos == "VERB" and t.lemma.lower() == question.action]
    if not asked:
        return answer
    tree = Tree(tokens)
    for verb in asked:
        subject = None if tree.passive(verb) else tree.subject(verb)
        if subject is None or tokens[subject].tag in _RELATIVE:
            continue
        governs = Span(tokens[tree.left[verb]].start, tokens[tree.right[verb]].end)
        first, last = tree.phrase(subject)
        named = Span(tokens[first].start, tokens[last].end)
        beside = answer.end <= named.start or named.end <= answer.start
        if beside and governs.start <= answer.start and answer.end <= governs.end:
            return named
    return answer


def _cleft(tokens: Sequence[Token]) -> Span | None:
    """Whom a sentence names as the one who did it: "the union" in "said it was the union that had left the table"."""
    for i, token in enumerate(tokens[:-1]):
        if token.text.lower() != "it" or tokens[i + 1].lemma.lower() != "be":
            continue
        last = next(
            (
                k
                for k in range(i + 2, min(i + 2 + _LONGEST, len(tokens)))
                if tokens[k].text.lower() in ("that", "who")
            ),
            None,
        )
        if last is not None and last > i + 2 and tokens[last - 1].pos in ("NOUN", "PROPN"):
            return Span(tokens[i + 2].start, tokens[last - 1].end)
    return None
