"""Under which heading of its article a sentence stands."""

import re

from qa.evidence import Judged
from qa.fitting.naming import mentions
from qa.question import Question

# A paragraph of so few words that ends as no sentence does is a heading.
_SHORT = 8
_ENDED = re.compile(r"[.!?:;,\"”’'…)]$")


def under_another_heading(question: Question, judged: Judged) -> bool:
    """Whether the article has a heading with a name that is asked about, and the sentence, which does not hold it,
    stands under another one: "Deaths: six" under "Crail" tells nothing of Port Lisle."""
    article, sentence = judged.evidence.article, judged.evidence.sentence
    names = [n for n in question.names if not n.speaker]
    if not names or any(mentions(n, article.text[sentence.start : sentence.end]) for n in names):
        return False
    above = _headings(article.text[: sentence.start])
    if not above or any(mentions(n, above[-1]) for n in names):
        return False
    every = _headings(article.text)
    return any(mentions(n, heading) for n in names for heading in every if heading != article.title)


def _headings(text: str) -> list[str]:
    parts = (part.strip() for part in re.split(r"\n\s*\n", text))
    return [p for p in parts if p and len(p.split()) <= _SHORT and not _ENDED.search(p) and "\n" not in p]
