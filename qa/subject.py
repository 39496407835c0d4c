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
    tree = Tree(tokens)
    for verb, token in enumerate(tokens):
        if token.pos != "VERB" or token.lemma.lower() != question.action or tree.passive(verb):
            continue
        governed = (
            tokens[tree.left[verb]].start <= answer.start and answer.end <= tokens[tree.right[verb]].end
        )
        subject = tree.subject(verb)
        if not governed or subject is None or tokens[subject].tag in _RELATIVE:
            continue
        first, last = tree.phrase(subject)
        if answer.end <= tokens[first].start or tokens[last].end <= answer.start:
            return Span(tokens[first].start, tokens[last].end)
    return answer
