"""A figure put against the one before it in so many words: "The governor disputed the figure. She counts 68", "He said
that this was fantasy"."""

import re

from qa.comparing.denialwords import NOT_IT
from qa.comparing.points import Point, sentence_text
from qa.comparing.speakers import same_speaker

_COUNT = r"(?:figure|number|toll|count|total|tally|estimate|version)s?"
_DISPUTES = re.compile(
    r"\b(?:disput(?:e[sd]?|ing)|reject(?:s|ed|ing)?|challeng(?:e[sd]?|ing)|question(?:s|ed|ing)?|contest(?:s|ed|ing)?|"
    r"dismiss(?:es|ed|ing)?|den(?:y|ies|ied|ying)|doubt(?:s|ed|ing)?|contradict(?:s|ed|ing)?) "
    rf"(?:the|that|this|those|these|such|its|his|her|their)(?: [\w-]+){{0,2}} {_COUNT}\b",
    re.I,
)
# "The true toll was 74."
_IN_TRUTH = re.compile(
    rf"\b(?:true|real|actual|correct)(?: death)? {_COUNT} (?:is|are|was|were|stands?|stood|lies|may|might|could|had)\b",
    re.I,
)
# "The number was far higher: 220."
_OTHERWISE = re.compile(
    rf"\b{_COUNT} (?:is|are|was|were|may be|might be|could be|had to be) (?:(?:in fact|actually|really|far|much|well|"
    r"a good deal|considerably|significantly|many times) )*"
    r"(?:higher|lower|larger|smaller|greater|closer to|nearer(?: to)?|more like|above|below)\b",
    re.I,
)


# "The ministry's version was simply wrong."
_WRONG = re.compile(
    rf"\b{_COUNT} (?:is|are|was|were) (?:\w+ly |just )?(?:wrong|false|incorrect|untrue|inaccurate|mistaken)\b",
    re.I,
)


def contested(a: Point, b: Point) -> bool:
    """Whether the later of two figures of one article is put against the earlier one by somebody else."""
    if a.judged.evidence.article.id != b.judged.evidence.article.id or same_speaker(a.speaker, b.speaker):
        return False
    _, later = sorted((a, b), key=lambda p: p.mark.start)
    return contests(later)


def contests(point: Point) -> bool:
    """Whether a figure or a time is put against another one in so many words, beside it or right before."""
    text, before = sentence_text(point.judged), point.judged.evidence.before
    if any(said.search(text) for said in (_IN_TRUTH, _OTHERWISE, _WRONG, _DISPUTES, NOT_IT)):
        return True
    if before is None or before.paragraph != point.judged.evidence.sentence.paragraph:
        return False
    return _DISPUTES.search(point.judged.evidence.article.text, before.start, before.end) is not None
