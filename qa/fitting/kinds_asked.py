"""What type of a thing it was is not told by who only says that it was one."""

import re
from collections.abc import Sequence

from index.grammar import Token
from index.tree import Tree
from index.wordlists import words
from qa.question import Question

_TYPE_OF = re.compile(
    r"\b(?:what|which) (?:type|kind|sort|model|make|brand)s? of (?:an? |the )?(?P<what>[\w-]+)", re.I
)
# Between a noun and the words that tell its kind.
_TELLING = ("amod", "compound", "nmod")
_UNTELLING = words("other another such same own first second last new several many few certain")


def names_no_type(question: Question, tokens: Sequence[Token]) -> bool:
    """Whether it is asked what type of a thing it was, and the sentence has the thing with no word that tells it from
    others, and no name beside those of the question."""
    asked = _TYPE_OF.search(question.standalone)
    if asked is None:
        return False
    what = asked["what"].lower()
    tree = Tree(tokens)
    things = [i for i, t in enumerate(tokens) if what in (t.text.lower(), t.lemma.lower())]
    if not things:
        return False
    described = any(
        tokens[k].dep in _TELLING and tokens[k].text.lower() not in _UNTELLING
        for i in things
        for k in tree.kids[i]
    )
    # "Shot down an aircraft, an Antonov": what stands in apposition or behind "a".
    named = any(
        t.dep in ("appos", "attr", "oprd")
        and any(i in tree.above(n) or (t.head == tokens[i].head and i < n) for i in things)
        for n, t in enumerate(tokens)
    )
    return not (described or named)
