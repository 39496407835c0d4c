"""What is asked for and cannot be done, and what to ask instead: comparing figures, summing up."""

import re

# Whoever asks for a difference can take it from the figures.
COMPARE = "Comparisons are left to you: ask for each figure by itself."
SUM_UP = (
    "Questions of fact are answered here, with quotes; nothing is summed up. "
    "Ask who, when, where, how many, why, or whether something happened."
)

_PLEASE = (
    r"(?:(?:please|can you|could you|would you|will you|i(?:'d| would) like you to|i want you to)\b[,\s]*)*"
)
_TEXTS = (
    r"(?:articles?|sources?|texts?|reports?|papers?|newspapers?|press|media|news|coverage|index|documents?)"
)
_SUMMARY = (
    r"(?:summary|overview|outline|synopsis|digest|recap|rundown|gist|timeline|chronology|analysis|comparison|"
    r"(?:main|key|important|essential) (?:points?|facts?|takeaways?|messages?)|highlights|takeaways)"
)
_SUMS_UP = re.compile(
    rf"^{_PLEASE}(?:"
    r"(?:summari[sz]e|sum up|recap|outline|compare|contrast|analy[sz]e|discuss)\b"
    # "Tell me about Orne", "Describe the war", but not "Explain why they left".
    r"|(?:describe|explain|tell (?:me|us)(?: more| everything| all)?(?: about)?)\b"
    r"(?! (?:who|whom|whose|what|when|where|which|why|how|if|whether)\b)"
    rf"|(?:(?:give|show|write|make|provide|get|tell) (?:me |us )?)(?:an?|the|some)? ?(?:[\w-]+ )?{_SUMMARY}\b"
    rf"|(?:what (?:is|are|were|was) )?(?:an?|the)? ?(?:short |brief |quick )?{_SUMMARY} (?:of|on|about|in|from)\b"
    rf"|what (?:do|does|did) (?:all )?(?:the|these|those|your|my) {_TEXTS} (?:say|tell|report|write|know)\b"
    rf"|what (?:is|are) (?:all )?(?:this|that|it|the|these|those) ?(?:{_TEXTS} )?(?:all )?about\b"
    r"|tl;?dr\b)",
    re.IGNORECASE,
)

# "Tell me about Orne" may be met by a sentence that tells much of it; a summary is met by none.
_SHORT = r"(?:summary|overview|synopsis|digest|recap|rundown|gist)"
_SUMMARY_ONLY = re.compile(
    rf"^{_PLEASE}(?:(?:summari[sz]e|sum up|recap)\b"
    rf"|(?:give|show|write|make|provide|get|tell) (?:me |us )?(?:an?|the|some)? ?(?:[\w-]+ )?{_SHORT}\b"
    rf"|(?:what (?:is|are) )?(?:an?|the)? ?(?:short |brief |quick )?{_SHORT} (?:of|on|about)\b|tl;?dr\b)",
    re.IGNORECASE,
)

_COMPARATIVE = (
    r"(?:more|less|fewer|greater|higher|lower|larger|bigger|smaller|longer|shorter|earlier|later|sooner|older|"
    r"younger|deadlier|bloodier|costlier|dearer|cheaper|richer|poorer|heavier|lighter|stronger|weaker|faster|slower|"
    r"worse|better|wider|deeper|taller|warmer|colder|closer|further|farther)"
)
# "More than 100" and "higher than expected" hold one figure against a limit, which an article may well say.
_LIMIT = (
    r"(?:[\d$€£]|an? |half|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety|dozens?|hundreds?|thousands?|millions?|billions?|zero|once|twice|expected|planned|"
    r"usual|normal|thought|feared|ever|just|previously)"
)
_COMPARES = re.compile(
    rf"\b{_COMPARATIVE}\b[^,;]*? than (?!{_LIMIT})"
    rf"|^(?:which|who|whose|what)\b.* (?:is|are|was|were|came|lasted|happened) {_COMPARATIVE}\W*(?:$|[,:] ?.*\bor\b)"
    # "Which side lost more soldiers?"
    r"|^(?:which|who|whose|what)\b.* (?:lost|loses?|suffered|killed|won|sold|sells|earned|earns|scored|spent|spends|"
    r"paid|pays|costs?|gained|got|had|has|took|made|makes|grew|gave|fired|used|captured) "
    r"(?:more|fewer|less)(?: \w+){0,2}\W*(?:$|[,:] ?.*\bor\b)"
    r"|\bas (?:many|much)\b[^,;]* as (?:in|on|at|by|for|during|the|[A-Z])"
    r"|\b(?:difference|gap|ratio) between\b|\bcompared? (?:to|with)\b|\bin comparison\b",
    re.IGNORECASE,
)


def asks_to_sum_up(question: str) -> bool:
    """Whether it asks for a summary by that name, which no sentence is, however near."""
    return bool(_SUMMARY_ONLY.search(" ".join(question.split())))


def advice(question: str) -> str:
    """What to ask instead of what is never answered; empty for a question of fact."""
    line = " ".join(question.split())
    if _SUMS_UP.search(line):
        return SUM_UP
    return COMPARE if _COMPARES.search(line) else ""
