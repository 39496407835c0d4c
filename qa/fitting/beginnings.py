"""When something began, as a clause beside the news tells it: "71 had fallen since the combat began early on Tuesday".

A reader seldom takes such a clause for an answer, and takes when it ended, or when the truce began, instead.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from index.annotate import IndexedSentence
from index.article import Span
from index.corpus import Evidence
from index.grammar import Token
from index.tree import Tree
from index.wordlists import words
from qa.fitting.foremost import Sentences, with_sentences
from qa.question import Question

ERUPTING = words("erupt break flare ignite")
_BEGINNING = words("begin start commence") | ERUPTING
# What tells a beginning beside these, of what is fought.
_WORSENING = words("escalate")
_MAKING_BEGIN = words("begin start launch open mount unleash initiate")
_ENDING = words("end conclude stop halt cease finish")
_PARTICLES = words("out up")
# Words for the same thing: whoever asks when the fighting began is told when the combat did.
FIGHTING = words(
    """fighting fight combat battle war warfare conflict clash hostility violence attack assault offensive operation
    shelling escalation bombardment flare-up confrontation campaign invasion skirmish bloodshed crisis shooting
    gunfire"""
)
_ALIKE = (
    FIGHTING,
    words("truce ceasefire cease-fire armistice lull agreement deal accord"),
    words("talk negotiation"),
    words("protest demonstration rally march unrest riot"),
    words("strike walkout stoppage action"),
    words("fire blaze wildfire inferno"),
)
_RELATIVE = ("WDT", "WP")
_TELLS_BEGINNING = re.compile(
    r"\b(?:since (?!(?:19|20)\d\d)|start\w*|beg[aiu]n\w*|outbreak|onset|launch\w*|invad\w+|broke|erupt\w*|escalat\w+|"
    r"attack\w*|first)\b",
    re.I,
)


def begun(question: Question, sentence: IndexedSentence) -> Span | None:
    """Where in the article stands when the asked thing began; None where no clause tells that it began."""
    asked = _asked(question)
    if not asked:
        return None
    tokens = sentence.tokens
    tree = Tree(tokens)
    for verb in _beginning(tree, asked):
        inside = Span(tokens[tree.left[verb]].start, tokens[tree.right[verb]].end)
        times = (m for m in sentence.timing.marks if m.value and inside.start <= m.start < inside.end)
        behind = min(times, key=lambda m: (m.start < tokens[verb].start, m.start), default=None)
        if behind is not None:
            return Span(behind.start, behind.end)
    return None


def with_beginnings(
    question: Question, found: Sequence[Evidence], sentences: Sentences
) -> tuple[Evidence, ...]:
    """What was found, with the sentences of the foremost articles that tell when the asked thing began, each behind the
    first of its article: they are about something else, and no search finds them.

    `sentences` gives an article's sentences in order.
    """
    if not _asked(question):
        return tuple(found)
    return with_sentences(found, sentences, lambda s: begun(question, s) is not None)


def only_another_began(question: Question, tokens: Sequence[Token], text: str) -> bool:
    """Whether the sentence tells when something else began, or only that the asked thing ended."""
    asked = _asked(question)
    if not asked:
        return False
    tree = Tree(tokens)
    if next(_beginning(tree, asked), None) is not None:
        return False
    ended = any(_ends(tree, i, asked) for i in range(len(tokens)))
    if ended and not _TELLS_BEGINNING.search(re.sub(r"^Since\b", "", text)):
        return True
    began = [i for i, t in enumerate(tokens) if t.pos == "VERB" and t.lemma.lower() in _BEGINNING]
    others = frozenset[str]().union(*(kind for kind in _ALIKE if not kind & asked))
    return bool(began) and all(_things(tree, i) & others for i in began)


def _ends(tree: Tree, i: int, asked: frozenset[str]) -> bool:
    """Whether the word tells that it ended: "the war ended", "an end to two days of fighting"."""
    token = tree.tokens[i]
    if token.pos == "NOUN" and token.lemma.lower() == "end":
        over = (tree.prepositional(i, word) for word in ("to", "of"))
        return any(
            tree.tokens[n].lemma.lower() in asked
            for place in over
            if place is not None
            for n in tree.below(place)
        )
    return token.pos == "VERB" and token.lemma.lower() in _ENDING and bool(_things(tree, i) & asked)


def _asked(question: Question) -> frozenset[str]:
    """The words for the thing whose beginning is asked for; empty where none is."""
    verb = question.action.partition(" ")[0]
    if question.wants != "time" or verb not in _BEGINNING:
        return frozenset()
    if verb == "break" and not re.search(r"\bout\b", question.standalone):
        return frozenset()
    return with_alike(question.topic)


def with_alike(things: Iterable[str]) -> frozenset[str]:
    """The nouns with those that name such an event as well: "fighting" with "shooting"."""
    asked = frozenset(things)
    return asked.union(*(kind for kind in _ALIKE if kind & asked))


def _beginning(tree: Tree, asked: frozenset[str]) -> Iterator[int]:
    """The verbs that tell that it began: "the combat began", "launched an assault", "the clashes that broke out"."""
    for i, token in enumerate(tree.tokens):
        lemma = token.lemma.lower()
        if token.pos != "VERB" or tree.negated(i):
            continue
        made = tree.child(i, "dobj") if lemma in _MAKING_BEGIN else None
        if made is not None and tree.tokens[made].lemma.lower() in asked:
            yield i
        began = lemma in _BEGINNING and (lemma != "break" or tree.has_word(i, _PARTICLES))
        worse = lemma in _WORSENING and bool(asked & FIGHTING)
        if (began and _things(tree, i) & asked) or (worse and made is None):
            yield i


def _things(tree: Tree, verb: int) -> frozenset[str]:
    """The lemmas of what begins or ends: the subject, or the noun that a clause hangs on."""
    tokens = tree.tokens
    while tokens[verb].dep == "xcomp" and tree.child(verb, "nsubj", "nsubjpass") is None:
        # "Is set to start."
        verb = tokens[verb].head
    subject = tree.child(verb, "nsubj", "nsubjpass")
    if subject is None or tokens[subject].tag in _RELATIVE:
        subject = tokens[verb].head if tokens[verb].dep in ("relcl", "acl", "ccomp") else subject
    return frozenset() if subject is None else frozenset({tokens[subject].lemma.lower()})
