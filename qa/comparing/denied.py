"""What denies: a sentence, a noun of saying, a reply without content; and what says neither yes nor no."""

import re

from index.reporting import DENY, SAID_NOUNS
from index.tree import Tree
from index.wordlists import words
from qa.comparing.denialwords import DENIES, DENYING, FALSE, NOT_SO, UNTRUE
from qa.comparing.points import sentence_text
from qa.evidence import Judged

_CALLED = (
    r"called (?:the |this |that |it |them |talk of |(?:claims|reports|rumou?rs|allegations) )[\w ]{0,30}[\"“'‘]?"
    r"(?:factually |simply |completely )?(?:a lie|lies|false|incorrect|inaccurate|untrue|nonsense|baseless|fake|"
    r"fabricated|absurd|ridiculous|fantasy)"
)
# Whatever is told inside is what others say: "called talk of a deal false".
CALLED_FALSE = re.compile(_CALLED, re.I)
# "is not true", "was invented", "no such deal": the sentence denies what somebody said or what stands before it.
DENIAL = re.compile(
    rf"\b(?:(?:is|are|was|were|be) (?:simply |completely |entirely |totally |just )?(?:{UNTRUE})\b|no such \w+|"
    rf"(?:{DENIES}|{DENYING}|rebuff(?:s|ed)?)\b|{NOT_SO}\b|"
    rf"{_CALLED})",
    re.I,
)
_SAID = r"claims?|allegations?|accusations?|reports?|rumou?rs?|charges?|figures?|numbers?|suggestions?"
_LIES = (
    r"lies?|nonsense|hysteria|fabrications?|propaganda|slander|fakes?|false|absurd|ridiculous|fantasy|baseless|"
    r"inventions?|rubbish|fairy tales?|untrue|incorrect|inaccurate|fiction|disinformation|provocations?"
)
# The reply to what was said before, without its content: "denied this", "rejected the criticism".
REPLY = re.compile(
    # Who wants "to dismiss the complaint" asks a court for it.
    rf"\b(?!(?:dismiss|reject) the (?:complaint|charge|case|claim)s?\b)(?:{DENIES}) "
    r"(?:it\b|this\b|that(?=[.,;:!?”\"]|$| (?:on|in|as|when|but|and|to|at|through)\b)|"
    r"them\b|everything\b|(?:the|these|those|that|this|any such|any|all)(?: \w+){0,2}? (?:"
    + "|".join(
        sorted(
            SAID_NOUNS
            | words(
                "reproach reports claims allegations accusations rumours rumors charges sale insinuation analysis"
            )
        )
    )
    + r")s?\b(?! that\b| of\b)|any (?:part|involvement|role|responsibility|guilt|wrongdoing)\b(?! in\b| for\b))"
    rf"|\b(?:call(?:s|ed|ing)|branded|label(?:l?ed|s)|described) (?:it|this|that|them|"
    rf"(?:(?:the|these|those|such|any|all) )?(?:{_SAID}|talk)(?: of (?:\w+ ){{0,3}}\w+)?)"
    rf"(?: as)? [\"“'‘]?(?:\w+ ){{0,2}}(?:{_LIES})\b"
    r"|\b[Dd]isagree(?:s|d)?(?=[.;,]|$)"
    r"|\b(?:does|do|did) not agree\b(?! (?:to|with|on|that)\b)|\bbegs? to differ\b"
    rf"|\b{NOT_SO}\b|\b(?:is|was|were|are) (?:not true|{'|'.join(sorted(FALSE))})\b"
    # "That never happened", "none of it is true", "nobody here did any of that".
    r"|\b(?:that|this|it) (?:never|(?:simply )?(?:did|has|had) ?n[o'’]t) (?:\w+ )?(?:happen|take place|occur)(?:ed)?\b"
    r"|\bnone of (?:that|this|it) (?:is|was|were|has been|happened|took)\b"
    r"|\b(?:nobody|no one|none of (?:us|them)|we|I|they) (?:\w+ )?(?:did|has done|have done|had done) "
    r"(?:any of (?:that|this|it)|no such thing|nothing of the (?:kind|sort))\b",
    re.I,
)
# Neither yes nor no.
SILENT = re.compile(
    r"\b(?:(?:declin|refus)\w+ to (?:comment|say|tell|confirm|answer)|"
    r"(?:has|have|had|did)(?: not|n['’]t) (?:yet )?(?:respond\w*|repl\w+|comment\w*|answer\w*|confirm\w*|"
    r"acknowledg\w*|been (?:confirmed|verified|determined|decided|scheduled))|"
    r"yet to (?:respond|comment|confirm|acknowledge|reply|be (?:determined|decided|confirmed))|"
    r"(?:could|can) ?not (?:be )?(?:independently )?(?:verif\w+|confirm\w*)|unable to (?:verify|confirm)|"
    r"(?:neither|none of|no) (?:\w+ ){1,4}(?:could|can) be (?:independently )?(?:verified|confirmed|checked)|"
    # That a thing was not mentioned does not say that there is none.
    r"no (?:[\w-]+ ){1,3}(?:was|were|is|are) mentioned|(?:made|makes|making) no mention|not mention\w*|"
    r"(?:can(?: ?not|['’]t)|could(?: not|n['’]t)) (?:say|tell)|"
    r"(?:will not|won['’]t|would(?: not|n['’]t)) (?:say|tell|comment|confirm|disclose|reveal|answer)|"
    r"unclear|not clear|no comment|neither confirmed nor denied|(?:says?|said) nothing|(?:is|was|are|were) silent)\b",
    re.I,
)


def silent(judged: Judged) -> bool:
    """Whether the sentence says that somebody says neither yes nor no; who says something, "declining to say how many",
    keeps back another thing."""
    found = SILENT.search(sentence_text(judged))
    if found is None or not found[0].lower().startswith(("declining", "refusing")):
        return found is not None
    start = judged.evidence.sentence.start + found.start()
    return not any(c.speaker and c.end <= start for c in judged.evidence.sentence.claims)


def left_open(tree: Tree, place: int) -> bool:
    """Whether the word stands in a clause that asserts nothing: "to determine whether he is guilty", "it was as if they
    had slept"."""
    tokens = tree.tokens
    opening = [k for node in (place, *tree.above(place)) for k in tree.kids[node] if k < place]
    return any(
        tokens[k].text.lower() == "whether"
        or (tokens[k].text.lower() in ("if", "though") and k and tokens[k - 1].text.lower() == "as")
        for k in opening
    )


def denies(judged: Judged) -> bool:
    """Whether the sentence denies something, whatever it is."""
    return any(c.denied for c in judged.evidence.sentence.claims) or bool(
        DENIAL.search(sentence_text(judged))
    )


def noun_read_as_verb(tree: Tree, i: int) -> int | None:
    """Whose claims they are, where the parse took the noun of "union claims that … were dismissed" or of "the firm
    dismissed union claims that …" for what the union does."""
    tokens = tree.tokens
    if tokens[i].tag != "VBZ" or not i or tokens[i - 1].pos not in ("NOUN", "PROPN"):
        return None
    if tokens[i].dep == "dobj" and tokens[tokens[i].head].lemma in DENY:
        return i - 1
    for k in tree.kids[i]:
        if tokens[k].lemma not in DENY:
            continue
        were = any(tokens[n].dep == "auxpass" and tokens[n].text.lower() == "were" for n in tree.kids[k])
        if k > i and were and tree.child(k, "nsubjpass") is None:
            return i - 1
        if k < i and tree.child(k, "dobj") == i - 1:
            return i - 1
    return None


# What first reports said and later ones corrected is no dispute, and they are nobody's.
FORMER = words("initial early earlier previous old")


def denied_noun(tree: Tree, noun: int) -> bool:
    """Whether a noun of saying ("claims", "reports") is what the sentence denies."""
    tokens = tree.tokens
    for i, token in enumerate(tokens):
        # "Reports that … were nonsense, he said, and denied them."
        what = tree.child(i, "dobj") if token.lemma in DENY and token.pos == "VERB" and i > noun else None
        if what is not None and tokens[what].text.lower() in ("them", "it", "this", "that"):
            return True
    node = noun
    for _ in range(4):
        head = tokens[node].head
        if tokens[head].lemma in DENY and tokens[head].pos == "VERB":
            return True
        if head == node:
            return False
        if tokens[head].lemma == "be" and tokens[node].dep in ("nsubj", "nsubjpass"):
            return any(
                tokens[k].lemma == "invent" or tokens[k].text.lower() in FALSE for k in tree.kids[head]
            )
        if tokens[head].lemma in ("invent", "fabricate") and tokens[node].dep == "nsubjpass":
            return True
        node = head
    return False
