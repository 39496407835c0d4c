"""Questions that ask in other words whether something is so: "Do the articles bear out that it fell?", "Were they
villagers or guerrillas?"."""

import re

from index.wordlists import words

# "What do the sources say about whether it fell?", "Do the articles bear out that it fell?", "Can we print that it
# fell?" ask whether it fell.
_ARTICLES = (
    r"(?:the |our |your |these |any )?(?:\w+ )?"
    r"(?:sources?|articles?|reports?|papers?|outlets?|evidence|texts?|records?)"
)
_BEAR_OUT = (
    r"(?:bear out|support|confirm|back(?: up)?|corroborate|agree with|prove|show|contradict|dispute|refute)"
)
_CLAIMS = (
    r"(?:(?:the|this|a) (?:reader['’]s |official |widespread )?"
    r"(?:claim|statement|assertion|report|idea|notion|line|view) )?"
)
_TELLERS = rf"(?:{_ARTICLES}|we|one|anyone|anybody|each side|(?:the )?(?:two |both )?sides)"
_WHETHER_SO = re.compile(
    rf"^(?:what (?:do|does|did|is|has|have) {_TELLERS} "
    r"(?:say|tell us|report|know|write|claim|known|said|reported) (?:about|on|as to|of|regarding) whether (?:or not )?"
    r"|what is (?:known|said|reported|claimed) (?:about|on|as to) whether (?:or not )?"
    rf"|(?:do|does|did) {_ARTICLES} {_BEAR_OUT} {_CLAIMS}that "
    r"|(?:can|could|may|should) (?:we|i|one) (?:safely )?(?:print|write|say|report|state|publish|claim) that )",
    re.IGNORECASE,
)
# ... and so does a claim in quotation marks with what is asked about it around it.
_CHECKED = re.compile(
    r"^[^\"“”?]{0,60}?[\"“](?P<what>[A-Z][^\"“”?]{15,}?)[.,]?[\"”][.,?]?\s*(?:"
    rf"(?:do|does|did) {_ARTICLES} (?:bear|back|{_BEAR_OUT}) (?:this|that|it)"
    r"(?: (?:claim|statement|assertion))?(?: out| up)?"
    r"|(?:is|was) (?:this|that|it) (?:claim |statement )?"
    r"(?:true|right|correct|accurate|so|borne out|supported|a fact)[^?.]{0,40}"
    r"|(?:true|right|correct|true or false)|can (?:we|i) (?:print|write|say|publish) (?:this|that|it))\W*$",
    re.IGNORECASE,
)
# "Is it right to call it the worst fire since 1990?" asks whether it was.
_TO_CALL = re.compile(
    r"^(?P<was>is|was|would) it (?:be )?(?:right|correct|fair|accurate|true) to (?:call|describe|label|term) "
    r"(?P<what>(?:the|this|that|these|those|it)\b[^?]*?) (?:as )?"
    r"(?P<so>the \w+est\b|the most\b|the worst\b|the first\b)",
    re.IGNORECASE,
)
# "Were they villagers or guerrillas?", "Did they come from Orne or live here?", "Is he dead or did he survive?" ask for
# the one or the other: yes or no to the first.
_DONE = r"(?![\w-]+(?:ed|en|ing|ly)\b)"
_EITHER_NOUN = re.compile(
    r"^(?P<first>(?:is|are|was|were) (?:the |these |those |this |that )?[^?,]*?\b"
    rf"(?:(?:an?|the) )?{_DONE}(?P<one>[a-z][\w-]{{3,}})),? or (?:(?:an?|the) )?{_DONE}(?:[a-z][\w-]+ )?{_DONE}"
    r"(?P<other>[a-z][\w-]{3,})\W*$"
)
_EITHER_CLAUSE = re.compile(
    r"^(?P<first>(?:is|are|was|were|did|do|does|has|have|had) (?![^?]*\b(?:only|just|merely)\b)[^?,]{5,}?),? or "
    r"(?:is|are|was|were|did|do|does|has|have|had) (?:he|she|it|they|its|their|the|an?) [^?]+\W*$",
    re.IGNORECASE,
)


def _first_of_two(text: str) -> str:
    """ "Is he dead?" for "Is he dead or did he survive?"; other questions as they are."""
    found = _EITHER_CLAUSE.match(text) or _EITHER_NOUN.match(text[:1].lower() + text[1:])
    if found is None:
        return text
    first = found["first"]
    both = found.groupdict()
    # What the one is and the other are is no choice between two of a kind.
    if both.get("one") and both["one"].endswith("s") != both["other"].endswith("s"):
        return text
    return f"{first[:1].upper()}{first[1:]}?"


def asked_whether(text: str) -> str:
    """ "Is it true that it fell?" for "What do the sources say about whether it fell?"; other questions as they are."""
    checked = _CHECKED.match(text)
    if checked is not None:
        what = checked["what"]
        first = what.split()[0].lower()
        return f"Is it true that {first + what[len(first) :] if first in _LOWERED else what}?"
    called = _TO_CALL.sub(_was_it, _first_of_two(text), count=1)
    return _WHETHER_SO.sub("Is it true that ", called, count=1)


def _was_it(called: re.Match[str]) -> str:
    what = called["what"]
    many = what.split()[-1].lower().endswith("s") or what.lower().startswith(("these", "those"))
    return f"{'Were' if many else 'Was'} {what} {called['so']}"


_LOWERED = words(
    "the a an this that these those it they he she there no only more many some all both in on at by after"
)
