"""Whose statement, letter or post it is: of "the statement", the one who was named with it before."""

from index.grammar import as_written
from index.reporting import AUTHORED, ISSUE, SAY
from index.saying.speakers import speakerish
from index.saying.statement import Saying, owner_of
from index.tree import Tree

# How many sentences back the one who issued it may have been named.
_REACH = 8
_PUTTING_OUT = ISSUE | frozenset({"post", "make", "write", "file", "submit", "tweet"})
_STUDIES = frozenset({"report", "study", "survey", "analysis", "paper"})
_DEFINITE = frozenset({"the", "that", "this"})


class Issued:
    """What was issued in one article so far, by whom it was."""

    def __init__(self) -> None:
        self._by: dict[str, tuple[int, str]] = {}
        # Who was heard last.
        self._last = (0, "")

    def note(self, number: int, tree: Tree, name: str, cue: int) -> None:
        """Notes that somebody said something in a statement, a letter or a post: "Ana Ruiz wrote in a letter"."""
        tokens = tree.tokens
        self._last = (number, name)
        if tokens[cue].lemma == "announce":
            self._by["announcement"] = (number, name)
        for token in tokens:
            prep = tokens[token.head]
            within = token.dep == "pobj" and prep.text.lower() == "in" and prep.head == cue
            if within and token.lemma.lower() in AUTHORED and tokens[cue].lemma in SAY:
                self._by[token.lemma.lower()] = (number, name)

    def owned(self, number: int, tree: Tree) -> None:
        """Notes whose the statements and letters in a sentence are: "the bank's letter", "the Holm memo"."""
        tokens = tree.tokens
        for i, token in enumerate(tokens):
            if token.pos == "NOUN" and token.lemma.lower() in _STUDIES:
                self._put_out(number, tree, i)
            if token.pos != "NOUN" or token.lemma.lower() not in AUTHORED:
                continue
            owner = owner_of(tree, i) if token.tag == "NN" else None
            if owner is None and token.tag == "NN":
                self._put_out(number, tree, i)
            # "research into a letter by Ana Ruiz" may be hers or not.
            if owner is None or owner[0] > i or tokens[owner[0]].pos not in ("NOUN", "PROPN"):
                continue
            if not speakerish(tree, owner[0]):
                continue
            first, last = owner[1] if tokens[owner[0]].dep == "poss" else (owner[0], owner[0])
            self._by[token.lemma.lower()] = (number, as_written(tokens[first : last + 1]))

    def _put_out(self, number: int, tree: Tree, i: int) -> None:
        """Notes who puts out a statement: "Ana Ruiz posted a message"."""
        tokens, verb = tree.tokens, tree.tokens[i].head
        if tokens[i].dep != "dobj" or tokens[verb].lemma not in _PUTTING_OUT or tree.negated(verb):
            return
        issuer = tree.subject(verb)
        if issuer is not None and tokens[issuer].pos == "PROPN" and speakerish(tree, issuer):
            first, last = tree.phrase(issuer)
            self._by[tokens[i].lemma.lower()] = (number, as_written(tokens[first : last + 1]))

    def by(self, number: int, tree: Tree, saying: Saying) -> str:
        """Who issued "the statement" that speaks; empty where it is another thing, or nobody was named."""
        tokens, (first, _) = tree.tokens, saying.phrase
        token = tokens[saying.speaker]
        if (
            token.pos != "NOUN"
            or tokens[first].text.lower() not in _DEFINITE
            or saying.phrase[1] != saying.speaker
        ):
            return ""
        if any(t.pos == "PROPN" for t in tokens[first : saying.speaker]):
            return ""
        lemma = token.lemma.lower()
        place, name = self._by.get(lemma, (number, ""))
        goes_on = tokens[saying.cue].lemma == "add" or tree.has_word(saying.cue, frozenset({"also"}))
        if not name and goes_on and lemma in AUTHORED and number - self._last[0] == 1:
            # "The bank said it was closed. … The statement also said"
            return self._last[1]
        return name if number - place <= _REACH else ""
