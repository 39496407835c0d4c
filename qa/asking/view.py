"""Whose words a question asks for: "according to the mayor", "in the company's view", "What did she say?"."""

import re
from collections.abc import Sequence

from index.wordlists import words
from qa.asking.kinds import SPEECH, STATEMENTS, Kind
from qa.asking.opening import Asked
from qa.asking.predicate import main_verb
from qa.asking.wanted import passive
from qa.asking.wording import AUXILIARIES, WH, Wording


def publishers_asked(
    w: Wording,
    viewpoint: str,
    span: tuple[int, int],
    named: Sequence[tuple[str, int, int]],
    publishers: Sequence[str],
) -> tuple[str, ...]:
    """The publishers whose words are wanted: named where the view is, or by "the" and the last word of one alone."""
    found = tuple(
        name
        for name, start, end in named
        # "The Courier's editor" is not the Courier.
        if start < span[1] and span[0] < end and not w.text[end : span[1]].startswith(("'", "’"))
    )
    # "Turkey" is not "Real Turkey".
    lead = w.text[max(0, span[0] - 4) : span[1]].lower()
    short = " " not in viewpoint and f"the {viewpoint.lower()}" in lead
    if found or not short or not viewpoint[:1].isupper():
        return found
    ending = [p for p in publishers if " " in p and p.split()[-1] == viewpoint]
    return tuple(ending) if len(ending) == 1 else ()


# "How many lives had it claimed by its second day?"
_A_TIME = (
    r"(?:(?:the|its|their|that|this) )?(?:\w+ )?(?:day|night|evening|morning|noon|midnight|week|"
    r"month|year|end|time|then|now)\b"
)
_ACCORDING = re.compile(
    r"\baccording to (?P<a>[^,?]+?)"
    r"(?=,|\?|$|\s+(?-i:how|what|who|when|where|why|did|does|is|was|were|are|has)\b)"
    r"|\bin the (?:view|opinion|words|eyes) of (?P<b>[^,?]+?)(?=,|\?|$)"
    r"|\b(?:in|by|on) (?P<c>(?:the )?(?:[^,?'’.]|(?<=(?-i:[A-Z]))\.|\.(?! )){2,40}?)['’]s? (?:\w+ )?"
    r"(?:view|opinion|words|account|estimate|count|telling)\b"
    r"|\b(?:as (?:announced|stated|confirmed|described|said)"
    r"|(?:as )?(?:reported|claimed|alleged|estimated)) by "
    rf"(?!{_A_TIME})(?P<d>[^,?]+?)(?=,|\?|$)",
    re.IGNORECASE,
)
# What is put on somebody's account is laid to his charge.
_TO_BLAME = re.compile(r"on .*account$", re.I)
_OWN_VIEW = re.compile(
    r"(?:\b(?:is|was|are|were|what['’]s) |^(?!(?:who|whom|whose|what|which|when|where|why|how|and|is|was|are|were)\b))"
    r"(?P<e>[^,?]{2,60}?)['’]s? (?:\w+ )?(?:" + "|".join(sorted(STATEMENTS)) + r")\b",
    re.IGNORECASE,
)
# "How many wounded did the army report?": the parse takes the wounded for what is done.
_REPORTED = re.compile(
    r"^how many (?:dead|wounded|injured|killed|missing|hurt) (?:did|does|do|has|have) (?P<f>[^,?]{2,40}?) "
    r"(?:report|admit|acknowledge|concede|claim|announce|confirm|list|count)(?:ed|s)?\b",
    re.I,
)
# "Indian government figures" are those of the Indian government.
_FIGURES_OF = re.compile(
    r"(?P<whose>.*\b(?:government|ministry|army|military|police|authorities|department|officials?|union)(?:['’]s?)?) "
    r"(?:\w+ )?(?:figures|data|records|statistics|numbers|estimates|counts?|tally)$",
    re.IGNORECASE,
)
# "Whom did the union hold responsible?" asks whom it blames.
_HOLDS_GUILTY = re.compile(r"\bhold (?:(?:to be )?(?:responsible|accountable|liable)|to blame)\b", re.I)
_COUNTING = words("count register record list tally")
_TAIL = re.compile(r"\s+(?:in|on|by|during|since|as of)\s+(?:[A-Z]\w+\s+)?(?:\d|\w+day).*$")


def viewpoint_of(w: Wording, a: Asked, wants: Kind) -> tuple[str, tuple[int, int]]:
    """Whose words are asked for, and where they are named."""
    for pattern in (_ACCORDING, _OWN_VIEW, _REPORTED):
        match = pattern.search(w.text)
        if match and _TO_BLAME.match(match.group()):
            continue
        if match and not any(q.start <= match.start() < q.end for q in w.quoted):
            group = next(g for g, text in match.groupdict().items() if text)
            text = _TAIL.sub("", match.group(group)).strip(" \"'“”‘’")
            text = _FIGURES_OF.sub(r"\g<whose>", text)
            census = re.search(
                r"\b(?:census|poll|survey|data|figures|law|rules|study)\b", text, re.IGNORECASE
            )
            opens = text.split()[0] if text.split() else ""
            if opens and (opens == "WHO" or opens.lower() not in WH) and not census:
                start = w.text.index(text, match.start(group))
                return re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE), (start, start + len(text))
    verb = main_verb(w, a)
    if verb < 0 or passive(w, verb):
        return "", (0, 0)
    # "How many violations did the army count?" asks for its own count.
    counts = a.word == "how many" and w.tokens[verb].lemma.lower() in _COUNTING
    if w.tokens[verb].lemma.lower() not in SPEECH and not counts and not _HOLDS_GUILTY.search(w.text):
        return "", (0, 0)
    # "Call off", "call in".
    if w.tokens[verb].lemma.lower() == "call" and next(w.children(verb, "prt"), -1) >= 0:
        return "", (0, 0)
    if _anybody_tells(w, a, wants, verb):
        return "", (0, 0)
    auxiliary = a.at if a.form == "yes_no" else a.rest
    # "What losses in dead did the army admit?": the parts of what is asked for stand in between.
    if a.form != "yes_no" and w.low(auxiliary) in ("in", "of", "among"):
        auxiliary = next((n for n in w.children(verb, "aux") if n > auxiliary), auxiliary)
    if a.form == "declarative" or w.low(auxiliary) not in AUXILIARIES or auxiliary + 1 >= verb:
        return "", (0, 0)
    first, last = auxiliary + 1, verb
    while first < last and w.low(first) in ("n't", "not", "the"):
        first += 1
    while last > first and w.tokens[last - 1].pos in ("ADV", "AUX"):
        last -= 1
    # What ends a sentence ends whose words they are.
    if any(t.text in ("?", ".", "!") for t in w.tokens[first:last]):
        return "", (0, 0)
    if first >= last or w.low(first) in (
        "it",
        "there",
        "he",
        "she",
        "they",
        "you",
        "we",
        "anyone",
        "anybody",
        "nobody",
        "someone",
        "somebody",
    ):
        return "", (0, 0)
    return w.slice(first, last), (w.tokens[first].start, w.tokens[last - 1].end)


def _anybody_tells(w: Wording, a: Asked, wants: Kind, verb: int) -> bool:
    """Whether it is asked for an act of speaking and not for what is said: whether somebody told others to do
    something, or when or where he called, testified or announced it."""
    if a.form == "yes_no" and w.tokens[verb].lemma.lower() in ("tell", "ask", "urge"):
        return any(w.tokens[n].tag == "TO" for done in w.children(verb, "xcomp") for n in w.children(done))
    # Of what he says will happen, his own words are wanted.
    return wants in ("time", "place") and not any(t.pos in ("VERB", "AUX") for t in w.tokens[verb + 1 :])
