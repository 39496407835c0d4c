"""The dependency tree of a sentence: children, the reach of each word, subjects and noun phrases."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.grammar import Token

_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_ANY_SUBJECTS = _SUBJECTS | _PASSIVE_SUBJECTS
# What stands before one of these at the beginning of a sentence may be its heading: "BERLIN — ", "Correction: ".
_ENDS_HEADING = frozenset({":", "—", "–", "-", "--"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
MARKS = frozenset("\"“”«»„`'‘’,.;:()[]—–-…")
# Dependents that stand in front of a noun and belong to its name or description.
_BEFORE_NOUN = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "predet", "advmod", "preconj", "appos"}
)
# A longer apposition is a description, not part of how the speaker is named.
_LONG_APPOSITION = 12
_NAMING_PREPOSITIONS = frozenset(
    {"of", "for", "from", "at", "in", "to", "on", "with", "behind", "near", "by"}
)
_TIMES = frozenset({"DATE", "TIME"})


class Tree:
    """A parsed sentence with its tree. Numbers are token numbers; `left` and `right` bound each subtree."""

    __slots__ = ("kids", "left", "right", "tokens")

    def __init__(self, tokens: Sequence[Token]) -> None:
        size = len(tokens)
        self.tokens = tokens
        self.kids: list[list[int]] = [[] for _ in range(size)]
        self.left = list(range(size))
        self.right = list(range(size))
        heads = [token.head for token in tokens]
        for i in range(size):
            head = heads[i]
            if head == i:
                continue
            self.kids[head].append(i)
            below = i
            while head != below:
                if i < self.left[head]:
                    self.left[head] = i
                elif i > self.right[head]:
                    self.right[head] = i
                else:
                    break
                below, head = head, heads[head]

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of `i` in one of these relations."""
        for kid in self.kids[i]:
            if self.tokens[kid].dep in deps:
                return kid
        return None

    def has_word(self, i: int, words: frozenset[str]) -> bool:
        """Whether a child of `i` is one of these words (lower case)."""
        return any(self.tokens[kid].text.lower() in words for kid in self.kids[i])

    def negated(self, i: int) -> bool:
        """Whether the verb has a negation of its own."""
        return any(
            self.tokens[k].dep == "neg" or self.tokens[k].text.lower() in ("not", "n't", "never")
            for k in self.kids[i]
        )

    def passive(self, i: int) -> bool:
        """Whether the verb is in the passive voice."""
        return any(self.tokens[k].dep in ("auxpass", "nsubjpass") for k in self.kids[i])

    def agent(self, i: int) -> int | None:
        """The noun in "by X" of a passive verb."""
        by = self.child(i, "agent")
        return None if by is None else self.child(by, "pobj")

    def prepositional(self, i: int, word: str) -> int | None:
        """The object of the preposition `word` under `i`: X in "by X"."""
        for kid in self.kids[i]:
            if self.tokens[kid].text.lower() == word and self.tokens[kid].dep in ("prep", "agent"):
                return self.child(kid, "pobj")
        return None

    def antecedent(self, pronoun: int, verb: int) -> int:
        """The noun that a relative pronoun under `verb` stands for; the pronoun itself if there is none."""
        node = verb
        while self.tokens[node].dep != "relcl":
            head = self.tokens[node].head
            if head == node:
                return pronoun
            node = head
        return self.tokens[node].head

    def own_subject(self, verb: int) -> int | None:
        """The noun that is the verb's own active subject; for "who" the noun it stands for."""
        kid = self.first_subject(verb, _SUBJECTS)
        if kid is not None and self.tokens[kid].text.lower() in RELATIVES and self.tokens[kid].tag[0] == "W":
            return self.antecedent(kid, verb)
        return kid

    def first_subject(self, verb: int, kinds: frozenset[str] = _ANY_SUBJECTS) -> int | None:
        """The verb's first child of these kinds. A heading in front ("BERLIN — ", "Correction: ") is no subject, though
        the parse may make it one beside the real one."""
        kids = [kid for kid in self.kids[verb] if self.tokens[kid].dep in kinds]
        for kid, following in pairwise(kids):
            between = self.tokens[kid + 1 : following]
            if self.left[kid] > 1 or following > verb or not any(t.text in _ENDS_HEADING for t in between):
                return kid
        return kids[-1] if kids else None

    def subject(self, verb: int) -> int | None:
        """Who does what the verb says, also where it shares another verb's subject ("X rose, saying …")."""
        for _ in range(8):
            own = self.own_subject(verb)
            if own is not None:
                return own
            token = self.tokens[verb]
            if self.passive(verb) and token.dep != "conj":
                return None
            head = token.head
            if head == verb:
                return None
            above = self.tokens[head]
            if token.dep in ("conj", "xcomp", "advcl", "ccomp", "dep") and above.pos in ("VERB", "AUX"):
                if token.dep == "ccomp" and token.tag != "VBG":
                    return None
                if token.dep == "advcl" and token.tag not in ("VBG", "VB"):
                    return None
                passive = self.child(head, *_PASSIVE_SUBJECTS)
                if passive is not None and token.dep in ("advcl", "xcomp"):
                    return passive
                verb = head
                continue
            if token.dep == "conj" and above.dep in ("attr", "acomp"):
                verb = above.head
                continue
            if token.dep == "pcomp":
                verb = above.head
                if self.tokens[verb].pos in ("NOUN", "PROPN"):
                    return None
                if token.tag == "VBG" and self.child(verb, *_PASSIVE_SUBJECTS) is not None:
                    return self.child(verb, *_PASSIVE_SUBJECTS)
                own = self.own_subject(verb)
                if own is not None:
                    return own
                continue
            if token.dep == "acl" and token.tag == "VBG":
                return head
            return None
        return None

    def phrase(self, head: int) -> tuple[int, int]:
        """(first, last) token of the noun phrase: titles, names and short appositions, no clauses."""
        first = head
        for kid in reversed([k for k in self.kids[head] if k < head]):
            token = self.tokens[kid]
            if token.dep in _BEFORE_NOUN or (token.dep == "punct" and token.text in ("-", "–", "/")):
                first = min(first, self.left[kid])
            elif token.dep == "punct" and any(
                self.tokens[k].dep in ("appos", "nmod", "compound") for k in self.kids[head] if k < kid
            ):
                continue
            else:
                break
        # Behind a comma begins another phrase than the one that the parse took in.
        first = max((j + 1 for j in range(first, head) if self.tokens[j].text == ","), default=first)
        while first < head and self.tokens[first].text in MARKS:
            first += 1
        last = head
        for kid in (k for k in self.kids[head] if k > head):
            token = self.tokens[kid]
            if token.dep in ("relcl", "acl", "advcl", "ccomp", "dep", "parataxis"):
                break
            # "The envoy, Ana Ruiz, who …": what is told of a name that stands behind is not counted.
            end = self.right[kid] if self.tokens[head].pos == "PROPN" else self._end(kid)
            if token.dep == "appos" and end - self.left[kid] >= _LONG_APPOSITION:
                break
            if token.dep == "prep":
                inner = self.child(kid, "pobj")
                named = inner is not None and self.tokens[inner].ent[2:] not in _TIMES
                # "Ana Ruiz, of Orne Council", but not "Ana Ruiz, in office since 2016".
                apart = self.tokens[kid - 1].text == ","
                if apart and inner is not None and self.tokens[inner].pos != "PROPN":
                    break
                if not named or token.text.lower() not in _NAMING_PREPOSITIONS:
                    break
            if token.dep in ("punct", "cc", "advmod", "npadvmod"):
                continue
            if token.dep in ("appos", "prep", "conj"):
                last = max(last, self._end(kid))
            else:
                last = max(last, self.right[kid])
        while last > head and self.tokens[last].text in MARKS:
            last -= 1
        return first, self._bracketed(first, head, last)

    def _bracketed(self, first: int, head: int, last: int) -> int:
        """The last token of a phrase that may have lost the end of its bracket: with it, "the Union (RTWU)", where it
        stands right behind, else without the bracket."""
        texts = [token.text for token in self.tokens[first : last + 1]]
        if texts.count("(") <= texts.count(")"):
            return last
        if last + 1 < len(self.tokens) and self.tokens[last + 1].text == ")":
            return last + 1
        opened = first + len(texts) - 1 - texts[::-1].index("(")
        return opened - 1 if opened > head else last

    def _end(self, i: int) -> int:
        """The last token of the subtree of `i` before any clause in it."""
        stop = self.right[i] + 1
        for j in range(i + 1, stop):
            if self.tokens[j].dep in ("relcl", "acl", "advcl", "parataxis", "ccomp"):
                stop = min(stop, self.left[j])
                break
        while stop - 1 > i and (self.tokens[stop - 1].text in MARKS or self.tokens[stop - 1].dep == "cc"):
            stop -= 1
        return stop - 1

    def above(self, i: int) -> Iterator[int]:
        """What governs `i`, what governs that, and so on to the root."""
        while self.tokens[i].head != i:
            i = self.tokens[i].head
            yield i

    def below(self, i: int) -> Iterator[int]:
        """`i` and everything that hangs from it."""
        yield i
        for kid in self.kids[i]:
            yield from self.below(kid)


def token_at(tokens: Sequence[Token], place: int) -> int | None:
    """The number of the token at a place of its article; None where none stands there."""
    return next((i for i, t in enumerate(tokens) if t.start <= place < t.end), None)
