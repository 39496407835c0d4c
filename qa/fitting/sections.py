"""Under which heading of its article a sentence stands."""

import re

from index.annotate import IndexedSentence
from index.article import Article
from qa.fitting.naming import mentions
from qa.question import Question

# A paragraph of so few words that ends as no sentence does is a heading.
_SHORT = 8
_ENDED = re.compile(r"[.!?:;,\"”’'…)]$")


def under_another_heading(question: Question, article: Article, sentence: IndexedSentence) -> bool:
    """Whether the article has a heading with a name that is asked about, and the sentence stands under another one,
    behind which the name is not said: "Deaths: six" under "Crail" tells nothing of Port Lisle."""
    names = [n for n in question.names if not n.speaker]
    above = _headings(article.text[: sentence.start])
    if not names or not above:
        return False
    section = article.text[article.text.rindex(above[-1], 0, sentence.start) : sentence.end]
    if any(mentions(n, section) for n in names):
        return False
    every = _headings(article.text)
    return any(mentions(n, heading) for n in names for heading in every if heading != article.title)


def _headings(text: str) -> list[str]:
    parts = (part.strip() for part in re.split(r"\n\s*\n", text))
    return [p for p in parts if p and len(p.split()) <= _SHORT and not _ENDED.search(p) and "\n" not in p]
