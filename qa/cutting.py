"""What may be cut out of a sentence: no clause free of the words that deny it, doubt it or make it depend."""

import re

from index.annotate import IndexedSentence
from qa.comparing.denialwords import DENIES, DENYING, FALSE

# Words that turn what stands beside them into its opposite, or leave it open. "May" in capitals is a month.
_TURNS = re.compile(
    rf"\b(?:{DENIES}|{DENYING}|{'|'.join(sorted(FALSE))}|denials?|rul(?:es?|ed|ing) out|downplay\w*|"
    r"not|\w+n['’]t|cannot|never|no|nobody|none|nothing|neither|nor|without|hardly|barely|scarcely|"
    r"unable|fail\w*|refus\w*|doubt\w*|question(?:s|ed|ing)?|wrong\w*|incorrect\w*|mistak\w+|mistook|lies?|lied|lying|"
    r"myths?|hoax\w*|rumou?rs?|far from|impossible|implausible|"
    r"un(?:likely|clear|known|certain|confirmed|verified|proven|substantiated)|alleged\w*|purported\w*|supposed\w*|"
    r"if|whether|unless|until|would|could|might|should|suppose|imagine|hypothetical\w*|"
    r"retract\w*|withdr[ae]w\w*|misstated|corrections?|corrected|overturn\w*|exclud\w*)\b|\b(?-i:may)\b",
    re.IGNORECASE,
)
# What stands on the other side of these is told by itself: "… , while the company denied it".
_APART = re.compile(r";|,? \b(?:while|whereas|but|although|though)\b", re.IGNORECASE)


def leaves_open(text: str, sentence: IndexedSentence, start: int, end: int) -> bool:
    """Whether the words of the sentence around [start, end) take back, doubt or condition what it says."""
    stated = text[start:end].lower()
    touched = [c for c in sentence.claims if c.start < end and start < c.end]
    if any(c.denied or c.doubt not in stated for c in touched):
        return True
    low = max((m.end() for m in _APART.finditer(text, sentence.start, start)), default=sentence.start)
    apart = _APART.search(text, end, sentence.end)
    high = sentence.end if apart is None else apart.start()
    return any(m.start() < start or end < m.end() for m in _TURNS.finditer(text, low, high))
