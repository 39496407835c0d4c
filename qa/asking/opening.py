"""What a question opens with: its courtesies, its question word or auxiliary, and the nouns that belong to it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.calendarwords import MONTH_WORD, WEEKDAY
from index.wordlists import words
from qa.asking.whether import asked_whether
from qa.asking.wording import AUXILIARIES, FINITE, WH, Wording, sentence_end

# What says before a question word how exactly it asks; others of the kind only before "how".
_EXACTLY = words("exactly precisely roughly approximately just")
_ABOUT = words("about around")
_ADVERBIAL = words("when where why how")


CONNECTORS = words("and but so or also well ok okay then yes no now")
_POLITE = re.compile(
    r"^(?:(?:and|but|so|please|hi|hello|hey|ok|okay)[,!]?\s+)*"
    r"(?:(?:can|could|would|will) (?:you|anyone|somebody) (?:please )?"
    r"(?:tell|show|remind|explain to|inform) (?:me|us)"
    r"|(?:please )?(?:tell|show|remind) (?:me|us)|do (?:you|we) know|does any(?:one|body) know|is it known"
    r"|i(?:'d| would) (?:like|love) to know|i (?:want|need) to know|i(?:'m| am) (?:wondering|curious)"
    r"|i wonder|(?:do you have )?any idea"
    r"|(?:is there |are there |have you )?any(?:thing| (?:word|news|update|information|details?|reports?))"
    r"(?: yet)? (?:on|about|of|as to))[,:]?\s+"
    r"(?=(?:about\s+)?(?:\w+\s+)?(?:who|whom|whose|what|which|when|where|why|how|if|whether)\b)",
    re.IGNORECASE,
)
_WHETHER = re.compile(r"^(?:about\s+)?(?:if|whether)\s+", re.IGNORECASE)

# "Do the two agree on who began it?" asks who began it, of both.
_SEVERAL = r"(?:[^?,]{2,50} and [^?,]{2,50}?|(?:the |all |these |both )*(?:two |various |different )?(?:[\w-]+ )?\w+s)"
_EACH_OTHER = "(?: with (?:each other|one another))?"
_OVER = r"(?:on|about|over|as to|regarding|concerning)"
_CONSENSUS = re.compile(
    rf"^(?:(?:do|did|are|were|have) {_SEVERAL} (?:all |really |even |ever )?(?:agree[ds]?|disagree[ds]?|differ(?:ed)?|"
    rf"conflict|in agreement|in conflict|at odds|divided|split|of one mind|consistent|unanimous){_EACH_OTHER} {_OVER}"
    rf"|(?:do|did|have) {_SEVERAL} contradict(?:ed)? (?:each other|one another|themselves) {_OVER}"
    rf"|(?:do|did) {_SEVERAL} (?:tell|give|offer|say) "
    r"(?:the same|different|conflicting|contradictory|rival|one|a consistent) "
    rf"(?:(?:story|stories|account|version|answer|thing)s? )?(?:of|{_OVER})"
    r"|is it (?:disputed|contested|agreed|clear|unclear|certain|established|settled|undisputed)"
    r"|(?:is|are) there (?:any |some |an? )?(?:agreement|disagreement|dispute|consensus|doubt|argument|contradiction|"
    rf"discrepanc(?:y|ies)|conflicting (?:account|report|version|claim)s?)s? (?:between [^?]{{2,60}}? )?{_OVER}"
    rf"|how do {_SEVERAL} differ {_OVER}"
    rf"|what (?:do|did) {_SEVERAL} (?:say|tell us|report|claim) (?:about|on|as to)),?\s+"
    r"(?:(?=(?:who|whom|whose|what|which|when|where|why|how)\b)|"
    r"(?P<fact>the (?:[\w-]+ ){0,2}?(?:death toll|toll|number|cause|date|time|place|site|size|cost|price|outcome|"
    r"result|name|age|length|amount|total|reason|culprit|winner)\b))",
    re.IGNORECASE,
)

# "Was it Orne or the union that ended it?" asks who ended it, "Was it May or June that …?" when.
_ALTERNATIVES = re.compile(
    r"^(?:is|was|were) it (?:really |actually )?(?P<one>[^,?]{2,60}?),? or (?P<other>[^,?]{2,60}?),? "
    r"(?:that|who|which|when) (?P<rest>.+)$",
    re.IGNORECASE,
)
_A_TIME = re.compile(
    rf"^(?:(?:in|on|at|during|early|late|this|last|next|the|that)\b ?)*(?:{WEEKDAY}|{MONTH_WORD}|(?:1\d|20)\d\d|"
    r"weeks?|months?|years?|days?|morning|evening|night|afternoon|yesterday|today|spring|summer|autumn|winter)\b",
    re.IGNORECASE,
)
_DOES = re.compile(
    r"^(?:\w+ly )?(?:\w+ed|brought|began|broke|won|lost|took|made|gave|shot|fought|led|sent|did|got|has|had|was|is)\b"
)
# "Is the Courier right that it fell?" asks whether it fell.
_RIGHT = re.compile(
    r"^(?:is|was|are|were) (?:[^?]{2,60}?) (?:right|correct) (?:that|to (?:say|claim|think|write) (?:that )?|"
    r"in (?:saying|claiming|writing) (?:that )?)\s*(?=\w)",
    re.IGNORECASE,
)

# "Ferry overloaded, yes or no?" asks whether it was.
_YES_OR_NO = re.compile(
    r"(?:[\s,:;–—-]+(?:yes (?:or|/) no|yes/no|true or (?:false|not)|right or wrong|fact or fiction|or not"
    r"|(?:deny|denied) or (?:admit|admitted|confirm|confirmed)|(?:confirm|confirmed) or (?:deny|denied))"
    r"|[,:;–—-]\s*(?:(?:is (?:this|that|it) )?(?:true|right|correct|confirmed|so)))\W*$",
    re.IGNORECASE,
)

# "... on how many men Orne lost": the parse takes "men Orne" for one noun.
_LOST = re.compile(
    r"^(?P<what>how many [\w'’ -]+?) (?P<who>(?:the )?(?-i:[A-Z])[\w'’-]+(?: (?-i:[A-Z])[\w'’-]+)*)(?: itself)? "
    r"(?:has |have |had )?lost\b",
    re.IGNORECASE,
)

# "When exactly did the storm begin?" asks when it began, and the adverb misleads the parse.
_STRESSED = re.compile(
    r"^(?:(?:exactly|precisely) )?(?P<word>who|whom|what|which|when|where|why|how) (?:exactly|precisely|actually) "
    r"(?=(?:is|are|was|were|do|does|did|has|have|had|will|would|can|could|should)\b)|"
    r"^(?:exactly|precisely) (?P<behind>who|what|which|when|where|why)\b ?",
    re.IGNORECASE,
)


def without_courtesy(text: str) -> str:
    """The question inside "Can you tell me who won?" and "Do the papers agree on who won?": "who won?"; other questions
    as they are."""
    bare = _POLITE.sub("", text, count=1)
    if bare == text:
        return without_consensus(text)
    return without_consensus(
        _LOST.sub(r"\g<what> did \g<who> lose", _WHETHER.sub("", bare, count=1), count=1)
    )


def asks_yes_or_no(text: str) -> bool:
    """Whether a question says behind itself that it asks for yes or no: "Ferry overloaded, yes or no?" """
    return _YES_OR_NO.search(text) is not None


def without_yes_or_no(text: str) -> str:
    """ "Ferry overloaded?" for "Ferry overloaded, yes or no?"; other questions as they are."""
    return _YES_OR_NO.sub("?", text, count=1)


def without_consensus(text: str) -> str:
    """ "who won?" for "Do the papers agree on who won?", "Is it disputed who won?" or "Was it Orne or Velm that won?",
    "What was the death toll?" for "Do they differ on the death toll?"; other questions as they are."""
    plain = _of_alternatives(_RIGHT.sub("Is it true that ", asked_whether(text), count=1))
    if plain != text:
        return plain
    bare = _CONSENSUS.sub(lambda m: f"What was {m['fact']}" if m["fact"] else "", text, count=1)
    return text if bare == text else _LOST.sub(r"\g<what> did \g<who> lose", bare, count=1)


def _of_alternatives(text: str) -> str:
    """ "Who ended it?" for "Was it Orne or the union that ended it?"; other questions as they are."""
    found = _ALTERNATIVES.match(text)
    if found is None:
        return text
    if _A_TIME.match(found["one"]) and _A_TIME.match(found["other"]):
        return f"When was it that {found['rest']}"
    return f"Who {found['rest']}" if _DOES.match(found["rest"]) else text


def without_stress(text: str) -> str:
    """ "When did it end?" for "When exactly did it end?"; other questions as they are."""
    return _STRESSED.sub(lambda m: f"{m['word'] or m['behind']} ", text, count=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question opens with: `form` is how it asks, `word` its question word ("how many", "who").

    `at` is the question word's token (the auxiliary of a yes/no question; -1 where there is none),
    [noun_first, noun_last) the nouns that belong to it ("French nurses" in "How many French nurses"),
    `first` where the question begins after "and", "but" or a phrase with a comma.
    """

    form: str  # "wh", "yes_no", "declarative" or "keywords"
    word: str = ""
    first: int = 0
    at: int = -1
    noun_first: int = 0
    noun_last: int = 0

    @property
    def adverbial(self) -> bool:
        """Whether the question word asks for a time, a place, a reason or a manner."""
        return self.word.split()[0] in _ADVERBIAL and self.word not in ("how many", "how much")

    @property
    def rest(self) -> int:
        """The token after the question word and its nouns."""
        return self.noun_last if self.noun_last > self.noun_first else self.at + len(self.word.split())


def asked(w: Wording) -> Asked:
    """Finds the question word or the auxiliary that opens the question."""
    n = len(w.tokens)
    first = 0
    while (
        first < n
        and (w.low(first) in CONNECTORS or w.tokens[first].pos == "PUNCT" or _says_how_exactly(w, first))
        and not w.in_quotes(first)
    ):
        first += 1
    starts = [first] + [
        c + 2 if _ends(w, c) and w.low(c + 1) in CONNECTORS else c + 1
        for c in range(first, n - 1)
        if _parts(w, c)
    ]
    for start in starts:
        if w.low(start) in AUXILIARIES and start + 1 < n and not w.in_quotes(start):
            return Asked("yes_no", w.low(start), start, start)
        if start > first and goes_on(w, start):
            break
        at = _question_word(w, start)
        if at >= 0 and not _only_leads(w, at, starts):
            return _with_nouns(w, start, at)
    for at in range(first + 1, n):
        # "was formed in which year": the question word stands where the answer would.
        if (
            w.low(at) in WH
            and not w.in_quotes(at)
            and (
                w.tokens[at - 1].pos in ("ADP", "VERB", "AUX")
                or (w.low(at) in ("which", "what", "how") and at > n - 4)
            )
        ):
            return _with_nouns(w, first, at)
    root = w.root()
    if (
        root >= 0
        and w.tokens[root].pos in ("VERB", "AUX")
        and next(w.children(root, "nsubj", "nsubjpass", "expl"), -1) >= 0
        and w.tokens[root - 1].text != ","  # "cost of the damage, estimates"
    ):
        return Asked("declarative", "", first)
    return Asked("keywords", "", first)


def _says_how_exactly(w: Wording, i: int) -> bool:
    after = w.low(i + 1)
    return (w.low(i) in _EXACTLY and after in WH) or (w.low(i) in _ABOUT and after == "how")


def _parts(w: Wording, i: int) -> bool:
    """Whether what is asked may begin behind this mark; not behind the hyphen of "mid-May"."""
    mark, following = w.tokens[i], w.tokens[i + 1]
    hyphen = mark.text in "-–" and i > 0 and w.tokens[i - 1].end == mark.start and mark.end == following.start
    return (mark.text in (",", ":", "-", "–") and not hyphen) or _ends(w, i)


def _ends(w: Wording, i: int) -> bool:
    """Whether a statement ends here, in front of a question: "The bridge fell. And who built it?" """
    if w.tokens[i].text not in (".", "!") or not w.tokens[i + 1].text[:1].isupper():
        return False
    return w.low(i + 2 if w.low(i + 1) in CONNECTORS else i + 1) in WH | AUXILIARIES


def goes_on(w: Wording, start: int) -> bool:
    """Whether what seems to ask is a clause within another: "Orne, which lies on a hill, makes what?" """
    if w.low(start) not in ("who", "which"):
        return False
    commas = (n for n in range(start, len(w.tokens) - 1) if w.tokens[n].text == ",")
    return any(w.tokens[n + 1].tag in FINITE or w.tokens[n + 1].pos == "AUX" for n in commas)


def _only_leads(w: Wording, at: int, starts: Sequence[int]) -> bool:
    """Whether a clause with "when" only leads up to what is asked: "When the guns fell silent, did …"."""
    if w.low(at) != "when" or at + 1 >= len(w.tokens):
        return False
    if w.low(at + 1) in AUXILIARIES or w.tokens[at + 1].pos == "PUNCT":
        return False
    return any(s > at and s + 1 < len(w.tokens) and w.low(s) in AUXILIARIES | WH for s in starts)


def _question_word(w: Wording, start: int) -> int:
    """The question word at `start` or behind at most two prepositions ("according to whom"), or -1."""
    for at in range(start, min(start + 3, len(w.tokens))):
        if w.low(at) in WH and not w.in_quotes(at):
            return at
        if w.tokens[at].pos not in ("ADP", "SCONJ", "VERB", "PART"):
            return -1
    return -1


def _with_nouns(w: Wording, first: int, at: int) -> Asked:
    word, after = w.low(at), at + 1
    if word == "how" and w.low(after) in ("many", "much"):
        word, after = f"how {w.low(after)}", after + 1
    elif (
        word == "how"
        and (w.tokens[after].pos in ("ADJ", "ADV") if after < len(w.tokens) else False)
        and w.low(after) not in AUXILIARIES
    ):
        return Asked("wh", f"how {w.low(after)}", first, at)
    if word in ("when", "where", "why", "how", "who", "whom"):
        return Asked("wh", word, first, at)
    if w.low(after) == "of" and after + 1 < len(w.tokens) and w.tokens[after + 1].tag == "PRP$":
        # "How many of its own soldiers" asks for its soldiers.
        after += 2
    last = after
    while last < len(w.tokens) and _in_noun_phrase(w, last, last == after):
        last += 1
    # "What causes": a noun phrase holds a noun.
    if not any(w.tokens[k].pos in ("NOUN", "PROPN", "ADJ", "NUM", "PRON") for k in range(after, last)):
        last = after
    return Asked("wh", word, first, at, after, last)


def _in_noun_phrase(w: Wording, i: int, opens: bool) -> bool:
    token = w.tokens[i]
    if w.low(i) in AUXILIARIES - {"'s"} or (token.pos == "PUNCT" and token.text not in "-–’'"):
        return False
    if w.low(i) == "other" or w.low(i) == "else":
        return True
    if token.pos == "VERB":
        nouns_follow = i + 1 < len(w.tokens) and w.tokens[i + 1].pos in ("NOUN", "PROPN")
        return token.tag in ("VBN", "VBG") and nouns_follow and opens
    return token.pos in ("NOUN", "PROPN", "ADJ", "NUM", "PUNCT") or token.tag in ("POS", "HYPH")


def with_verb(w: Wording, a: Asked) -> Asked:
    """The same, where the parser takes the verb behind "which managers" for one more noun ("face prosecution")."""
    if a.rest < sentence_end(w):
        return a
    tags = [t.tag for t in w.tokens[a.noun_first : a.noun_last]]
    at = next((n for n in range(len(tags)) if tags[n : n + 3] == ["NNS", "NN", "NN"]), -1)
    return a if at < 0 else replace(a, noun_last=a.noun_first + at + 1)
