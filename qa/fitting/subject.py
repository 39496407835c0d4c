"""Who did it, where a reader takes somebody beside him: "She won 51 percent, against 49 for her rival, Tomas Brel"."""

from index.annotate import IndexedSentence
from index.article import Span
from index.tree import Tree
from qa.question import Question

_RELATIVE = frozenset({"WP", "WDT"})


def answering_subject(question: Question, sentence: IndexedSentence, answer: Span) -> Span:
    """The subject of what is asked, where a person or a body is asked for that did it and the answering words are
    something else that the same verb governs; else these words."""
    if question.wants not in ("person", "body") or not question.proposition.startswith("Someone "):
        return answer
    tokens = sentence.tokens
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
