"""What a page shows in place of a player or an advertisement, left in front of an article's own words: "Loading The
mayor said …"."""

import re
from collections.abc import Iterator, Sequence

from index.article import Span

_WORD = r"(?:Loading|Advertise?ment|ADVERTISEMENT|LOADING)(?:\.{3}|…)?"
_PLACEHOLDER = re.compile(
    rf"(?:^|(?<=[.!?]\s)|(?<=[.!?][”\"’]\s)){_WORD}(?=[^\S\n]+(?P<next>[“\"‘]?[A-Z][\w’']*))", re.MULTILINE
)
# With a capital these only begin a sentence, and a quotation mark begins one too: nothing is being loaded.
_BEGINS = re.compile(
    r"[“\"‘].*|(?:The|A|An|In|On|At|By|For|From|With|But|And|Or|So|Yet|He|She|It|They|We|You|I|His|Her|Its|Their|Our|"
    r"My|This|That|These|Those|There|If|When|While|As|After|Before|Since|Although|Though|Because|Despite|During|What|"
    r"Who|Why|How|Where|Some|Many|Most|Another|One|Now|Then|However|Meanwhile|Still|Not|No)"
)
# A name behind it could be what is loaded ("Loading Orne takes an hour"), but not time and again.
_AGAIN = 2


def placeholders(text: str, blocks: Sequence[Span]) -> Iterator[Span]:
    """The places of such words in the paragraphs."""
    found = [match for block in blocks for match in _PLACEHOLDER.finditer(text, block.start, block.end)]
    for match in found:
        if len(found) >= _AGAIN or _BEGINS.fullmatch(match["next"]):
            yield Span(*match.span())
