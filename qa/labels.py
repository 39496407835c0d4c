"""What one side of a disagreement is called: its value, or the clause around it where that says nothing by itself."""

from collections.abc import Sequence

from index.article import Span
from index.grammar import Token
from index.leadin import words_begin
from index.tree import Tree
from index.wordlists import words
from qa.answer import Kind
from qa.comparing.sides import Side
from qa.evidence import Judged

# Of these alone no value is made: "rejected", "unlawfully", "had been turned".
_SAY_NOTHING = frozenset({"VERB", "AUX", "ADV", "PART", "ADP", "SCONJ", "PUNCT"})
_DENYING = words("not no never n't n’t neither nor")
# The kinds that are told by what is done: a time may well be an adverb.
_OF_DEEDS: frozenset[Kind] = frozenset({"fact", "attribution", "figure"})
# A clause is cut where it is longer than the first, to the second.
_MOST, _CUT_TO = 10, 8
# Words shown before the value where the clause is cut in front.
_BEFORE = 2
# A clause that is cut ends with none of these.
_LEAD_ON = frozenset({"ADP", "DET", "AUX", "CCONJ", "SCONJ", "PART", "PUNCT"})


def label(side: Side, of: Kind, results: Sequence[Judged]) -> str:
    """The side's value; the clause that it stands in, where it is only a verb or an adverb, or a name where a figure is
    asked for."""
    cited = side.cited[0]
    evidence = results[cited.evidence].evidence
    sentence = evidence.sentence
    if evidence.before is not None and evidence.before.start <= cited.start < evidence.before.end:
        sentence = evidence.before
    text, tokens = evidence.article.text, sentence.tokens
    mark = next((m for m in cited.marks if " ".join(m.of(text).split()) == side.value), None)
    if of not in _OF_DEEDS or mark is None:
        return side.value
    inside = [n for n, t in enumerate(tokens) if mark.start <= t.start < mark.end]
    named = of == "figure" and not side.figures and all(tokens[n].pos in ("PROPN", "PUNCT") for n in inside)
    if not inside or not (named or _says_nothing([tokens[n] for n in inside])):
        return side.value
    begin = words_begin(text, sentence.start, sentence.end)
    return (
        _clause(text, tokens, [n for n in range(len(tokens)) if tokens[n].start >= begin], inside)
        or side.value
    )


def _says_nothing(tokens: Sequence[Token]) -> bool:
    denying = len(tokens) > 1 and any(t.text.lower() in _DENYING for t in tokens)
    return not denying and all(t.pos in _SAY_NOTHING for t in tokens)


def _whole(tree: Tree, verb: int) -> bool:
    """Whether the word is a verb with a subject that is no relative."""
    if tree.tokens[verb].pos not in ("VERB", "AUX"):
        return False
    subject = tree.child(verb, "nsubj", "nsubjpass", "expl", "csubj")
    return subject is not None and tree.tokens[subject].tag[:1] != "W" and tree.tokens[subject].text != "that"


def _clause(text: str, tokens: Sequence[Token], shown: Sequence[int], inside: Sequence[int]) -> str:
    """The words of the clause around the tokens `inside`, cut where there are many."""
    tree = Tree(tokens)
    verb = inside[0]
    while tokens[verb].head != verb and not (tokens[verb].head not in inside and _whole(tree, verb)):
        verb = tokens[verb].head
    # "She denied it and went": what she did then is another matter.
    further = (
        tree.left[k]
        for k in tree.kids[verb]
        if k > inside[-1] and tokens[k].dep in ("conj", "cc", "parataxis")
    )
    end = min(further, default=tree.right[verb] + 1)
    said = (
        tree.right[k] + 1
        for k in tree.kids[verb]
        if k < inside[0] and tokens[k].dep in ("ccomp", "parataxis")
    )
    begin = max(said, default=tree.left[verb])
    kept = [n for n in shown if begin <= n < end and not tokens[n].text.isspace()]
    while kept and kept[0] < inside[0] and tokens[kept[0]].pos in ("PUNCT", "SCONJ", "CCONJ"):
        kept.pop(0)
    while kept and kept[-1] > inside[-1] and tokens[kept[-1]].pos == "PUNCT":
        kept.pop()
    if not set(inside) <= set(kept):
        return ""
    first, last = 0, len(kept)
    if last > _MOST:
        at = kept.index(inside[-1])
        first = 0 if at < _CUT_TO else min(kept.index(inside[0]) - _BEFORE, last - _CUT_TO)
        last = max(first + _CUT_TO, at + 1)
        while kept[last - 1] > inside[-1] and tokens[kept[last - 1]].pos in _LEAD_ON:
            last -= 1
    span = Span(tokens[kept[first]].start, tokens[kept[last - 1]].end)
    words_ = " ".join(span.of(text).split())
    return f"{'… ' if first else ''}{words_}{' …' if last < len(kept) else ''}"
