"""What one side of a disagreement is called: its value, or the clause around it where that says nothing by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.article import Span
from index.leadin import words_begin
from index.reporting import DENY, SAID_NOUNS
from index.tree import Tree
from index.wordlists import words
from qa.answer import Kind
from qa.comparing.sides import Side
from qa.evidence import Judged

# Of these alone no value is made: "rejected", "unlawfully", "had been turned".
_SAY_NOTHING = frozenset({"VERB", "AUX", "ADV", "PART", "ADP", "SCONJ", "PUNCT"})
# Of these alone a thing is named and nothing said of it: "the reports".
_NAME_ONLY = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "ADP", "PRON", "CCONJ", "PUNCT"})
_DENYING = words("not no never n't n’t neither nor none nobody nothing")
# The kinds that are told by what is done: a time may well be an adverb.
_OF_DEEDS: frozenset[Kind] = frozenset({"fact", "attribution", "figure"})
# A clause of more words is cut where a part of it ends behind the second; one of fewer than the third says little.
_MOST, _LEAST, _LITTLE = 14, 6, 3
# Words shown before the value where the clause is cut in front.
_BEFORE = 2
# A clause that is cut ends with none of these, and is cut best in front of what one of the next opens.
_LEAD_ON = frozenset({"ADP", "DET", "AUX", "CCONJ", "SCONJ", "PART", "PUNCT"})
_FURTHER = frozenset({"prep", "advcl", "relcl", "acl", "cc", "ccomp", "punct", "npadvmod", "appos"})
_QUOTES = frozenset('"“”')
# "Reports that he signed", "the attempt to flee": what a noun is about.
_ABOUT = frozenset({"acl", "relcl", "ccomp"})
# What may stand between a subject and its verb.
_BESIDE = frozenset({"prep", "npadvmod", "appos", "punct"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_COMPLEMENTS = frozenset({"dobj", "ccomp", "xcomp", "prep", "acomp", "attr", "oprd", "dative", "agent"})


def labels(sides: Sequence[Side], of: Kind, results: Sequence[Judged]) -> list[str]:
    """What the sides are called: the value of each; the clause that it stands in, where it is only a verb or an adverb,
    a name where a figure is asked for, or a thing of which one side says yes and another no."""
    places = [_place(side, results) if of in _OF_DEEDS else None for side in sides]
    polar = of == "fact" and any(p is not None and (p.says_nothing or p.denies) for p in places)
    return [
        side.value if place is None else place.label(side, of, polar)
        for side, place in zip(sides, places, strict=True)
    ]


def _place(side: Side, results: Sequence[Judged]) -> "_Place | None":
    """Where the side's value stands; nothing where it is in nobody's words ("yes")."""
    cited = side.cited[0]
    evidence = results[cited.evidence].evidence
    sentence = evidence.sentence
    if evidence.before is not None and evidence.before.start <= cited.start < evidence.before.end:
        sentence = evidence.before
    text, tokens = evidence.article.text, sentence.tokens
    mark = next((m for m in cited.marks if " ".join(m.of(text).split()) == side.value), None)
    if mark is None:
        return None
    inside = [n for n, t in enumerate(tokens) if mark.start <= t.start < mark.end]
    begin = words_begin(text, sentence.start, sentence.end)
    shown = [n for n, t in enumerate(tokens) if t.start >= begin and not t.text.isspace()]
    return _Place(text, Tree(tokens), shown, inside, cited.speaker or "") if inside else None


@dataclass(frozen=True, slots=True, eq=False)
class _Place:
    """The tokens of a value in the tree of its sentence; `shown` are those behind a dateline."""

    text: str
    tree: Tree
    shown: Sequence[int]
    inside: Sequence[int]
    speaker: str

    @property
    def denies(self) -> bool:
        """Whether the value says "no" of something."""
        tokens = self.tree.tokens
        return len(self.inside) > 1 and any(tokens[n].text.lower() in _DENYING for n in self.inside)

    @property
    def says_nothing(self) -> bool:
        """Whether the value is no more than a verb or an adverb."""
        return not self.denies and all(self.tree.tokens[n].pos in _SAY_NOTHING for n in self.inside)

    def label(self, side: Side, of: Kind, polar: bool) -> str:
        """The value, or the clause around it."""
        tokens = self.tree.tokens
        named = (
            of == "figure"
            and not side.figures
            and all(tokens[n].pos in ("PROPN", "PUNCT") for n in self.inside)
        )
        content = self._content() if polar and self.speaker else []
        if content:
            return self._written(content, content[:1])
        bare = polar and not self.denies and all(tokens[n].pos in _NAME_ONLY for n in self.inside)
        if not (named or bare or self.says_nothing):
            return side.value
        return self._written(self._around(), self.inside) or side.value

    def _content(self) -> list[int]:
        """The tokens of what is said, where the value is or ends with a noun for it: "issued a statement that the
        bridge had fallen"; none where it is denied."""
        tokens, tree = self.tree.tokens, self.tree
        if any(tokens[n].lemma in DENY for n in self.inside):
            return []
        for n in self.inside:
            if tokens[n].pos != "NOUN" or tokens[n].lemma.lower() not in SAID_NOUNS:
                continue
            for k in tree.below(n):
                that = tree.left[k]
                opens = k > n and tokens[that].dep == "mark" and tokens[that].text.lower() == "that"
                if opens and tokens[that].head == k and tree.child(k, *_SUBJECTS) is not None:
                    return [i for i in self.shown if that < i <= tree.right[k]]
        return []

    def _around(self) -> list[int]:
        """The tokens of the phrase that says enough: a noun with what it is about, else the nearest clause."""
        tokens, tree = self.tree.tokens, self.tree
        node = next((n for n in self.inside if tokens[n].head not in self.inside), self.inside[0])
        about = _ABOUT | {"prep"} if tokens[node].lemma.lower() in SAID_NOUNS else _ABOUT
        if tokens[node].pos == "NOUN" and any(tokens[k].dep in about for k in tree.kids[node] if k > node):
            return [n for n in self.shown if self.inside[0] <= n <= tree.right[node]]
        while True:
            if self._clause(node):
                for found in (self._of_clause(node, said=True), self._of_clause(node, said=False)):
                    if len([n for n in found if tokens[n].pos != "PUNCT"]) >= _LITTLE:
                        return found
            if tokens[node].head == node:
                return []
            node = tokens[node].head

    def _clause(self, verb: int) -> bool:
        """Whether the word is a verb that says something of its subject, or of what it is done to."""
        token = self.tree.tokens[verb]
        if token.pos not in ("VERB", "AUX") or token.dep in ("amod", "aux", "auxpass", "compound"):
            return False
        return self.tree.child(verb, *_SUBJECTS, *_COMPLEMENTS) is not None

    def _of_clause(self, verb: int, said: bool) -> list[int]:
        """The tokens of the verb's clause, without what else is done ("She denied it and went"); where it is `said`
        beside whose side it is, without him, and without a relative."""
        tokens, tree = self.tree.tokens, self.tree
        last = self.inside[-1]
        further = (
            tree.left[k] for k in tree.kids[verb] if k > last and tokens[k].dep in ("conj", "cc", "parataxis")
        )
        # ... unless it shares an object: "captured and controlled the town".
        whole = tree.child(verb, *_COMPLEMENTS) is not None
        end = min(further, default=tree.right[verb] + 1) if whole else tree.right[verb] + 1
        ahead = (
            tree.right[k] + 1
            for k in tree.kids[verb]
            if k < self.inside[0] and tokens[k].dep in ("ccomp", "parataxis")
        )
        begin = max(ahead, default=tree.left[verb])
        subject = tree.child(verb, *_SUBJECTS)
        if said and subject is not None and subject < self.inside[0] and self._is_speaker(subject):
            # "The ministry on Monday denied it": nor the day.
            beside = (k for k in tree.kids[verb] if subject < k < self.inside[0] and tokens[k].dep in _BESIDE)
            begin = max(begin, *(tree.right[k] + 1 for k in (subject, *beside)))
        kept = [n for n in self.shown if begin <= n < end]
        return kept if set(self.inside) <= set(kept) else []

    def _is_speaker(self, subject: int) -> bool:
        """Whether the subject is a relative, or the one whose side it is."""
        token = self.tree.tokens[subject]
        if token.tag[:1] == "W" or token.text == "that":
            return True
        return token.text in self.speaker.split()

    def _written(self, kept: list[int], inside: Sequence[int]) -> str:
        """The tokens as words, those `inside` among them, cut where there are many."""
        tokens = self.tree.tokens
        while kept and kept[0] < inside[0] and tokens[kept[0]].pos in ("PUNCT", "SCONJ", "CCONJ"):
            kept.pop(0)
        while kept and kept[-1] > inside[-1] and tokens[kept[-1]].pos == "PUNCT":
            kept.pop()
        if not set(inside) <= set(kept):
            return ""
        first, last = 0, len(kept)
        if last > _MOST:
            at = kept.index(inside[-1])
            first = 0 if at < _MOST else kept.index(inside[0]) - _BEFORE
            while first and kept[first] < inside[0] and tokens[kept[first]].pos == "PUNCT":
                first += 1
            last = self._cut(kept, max(first + _LEAST, at + 1), max(first + _MOST, at + 1))
            opening = [n for n in range(first, last) if tokens[kept[n]].text in _QUOTES]
            # No half of what is quoted.
            if len(opening) % 2 and opening[-1] > max(at, first + _LEAST):
                last = opening[-1]
        span = Span(tokens[kept[first]].start, tokens[kept[last - 1]].end)
        words_ = " ".join(span.of(self.text).split())
        return f"{'… ' if first else ''}{words_}{' …' if last < len(kept) else ''}"

    def _cut(self, kept: Sequence[int], least: int, most: int) -> int:
        """Where in `kept` the words end: behind a part of the clause, between `least` and `most`."""
        tokens, tree = self.tree.tokens, self.tree
        if most >= len(kept):
            return len(kept)
        for last in range(most, least - 1, -1):
            begins = kept[last]
            opened = [n for n in kept[last:] if tree.left[n] == begins and tokens[n].head < begins]
            if any(tokens[n].dep in _FURTHER for n in opened) and tokens[kept[last - 1]].pos not in _LEAD_ON:
                return last
        last = most
        while last > least and tokens[kept[last - 1]].pos in _LEAD_ON:
            last -= 1
        return last
