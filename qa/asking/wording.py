"""A question's wording and its parse: the question word, the times, and the same thing said as a statement."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import cast

from index.article import Span
from index.grammar import Parser, SpacyParser, Token
from index.wordlists import words
from qa.asking.inflect import past, third_person

# Nobody asks in more; a pasted article must not cost a parse of an article.
QUESTION_CHARS = 600

_MONTH = r"""(?:january|february|march|april|may|june|july|august|september|october|november|december
    |(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)"""
# Without a day or a year beside them, "may" and "march" are more often verbs.
_MONTH_ALONE = r"""(?:january|february|april|june|july|august|september|october|november|december
    |(?<!^)(?-i:March|May))"""
_DAY = r"(?:[0-3]?\d(?:st|nd|rd|th)?)"
_YEAR = r"(?:1\d\d\d|20\d\d)"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_SPAN = r"(?:week|month|year|day|night|decade|century|weekend|morning|afternoon|evening|season)"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_PART = rf"""(?:(?:the\s+)?(?:early|mid|late|(?:beginning|start|end|middle|{_SEASON}|(?:first|second)\s+half)
    \s+of
    |(?-i:{_SEASON}))[-\s]+(?:in\s+)?)"""
# An expression of time as people write it in questions; what it stands for is `index.timeline`'s business.
_TIME = re.compile(
    rf"""(?<![\w$€£.,])(?:
      {_PART}?(?:{_DAY}\s+(?:of\s+)?)?{_MONTH}(?:\s+{_DAY}(?!\d))?,?\s+(?:of\s+)?{_YEAR}
    | {_DAY}\s+(?:of\s+)?{_MONTH}
    | {_MONTH}\s+{_DAY}(?!\d)
    | {_PART}?{_MONTH_ALONE}
    | \d{{4}}-\d\d(?:-\d\d)?
    | q[1-4],?\s+(?:of\s+)?{_YEAR} | (?:the\s+)?(?:first|second|third|fourth)\s+quarter(?:\s+of\s+{_YEAR})?
    | {_PART}?(?:{_YEAR}|(?:the\s+)?{_YEAR}s)(?:\s*[-–/]\s*\d\d(?:\d\d)?)?
    | {_PART}?the\s+\d0s
    | (?:(?:this|last|next|that)\s+)?{_WEEKDAY}(?:\s+(?:morning|afternoon|evening|night))?
    | (?:this|last|next|that|the\s+same|the\s+following|the\s+previous)\s+(?:{_SPAN}|{_SEASON})
    | yesterday | today | tonight | tomorrow | nowadays
    | (?:\d+|an?|two|three|four|five|six|ten)\s+(?:day|week|month|year|decade)s?\s+(?:ago|earlier|later)
    | (?:the\s+)?\d\d?(?:st|nd|rd|th)[-\s]century(?!\s+(?-i:[A-Z]))
    | \d\d?(?::\d\d|\s?[ap]\.?m\b\.?)
    )(?![\w%-]|[.,]\d|\s?(?:percent|per\s+cent|people|dollars|euros)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
_QUOTED = re.compile(r"[\"“”«](?=\S)([^\"“”«»]{1,120})[\"“”»]|(?<!\w)['‘](?=\S)([^'‘’]{2,80})['’](?![\w])")


BE = words("am is are was were be been being 's 're")
AUXILIARIES = BE | words(
    """do does did has have had will would can could shall should may might must ca wo isn't aren't wasn't
    weren't don't doesn't didn't hasn't haven't hadn't won't wouldn't can't couldn't"""
)
TIME_NOUNS = words("time date day month year decade century hour week birthday birthdate deadline weekday")
# Never the pronoun, behind the first word of a question that is not all in capitals.
_ACRONYMS = words("WHO US IT")
WH = words("who whom whose what which when where why how")
FINITE = words("VBD VBZ VBP MD")
# What says before a question word how exactly it asks; others of the kind only before "how".
_EXACTLY = words("exactly precisely roughly approximately just")
_ABOUT = words("about around")


@dataclass(frozen=True, slots=True)
class Wording:
    """A text of one sentence with its tokens, its expressions of time and its quoted stretches."""

    text: str
    tokens: tuple[Token, ...]
    times: tuple[Span, ...]
    quoted: tuple[Span, ...]

    def low(self, i: int) -> str:
        """The i-th word in lower case, but for bodies that are written like a pronoun ("the WHO"); empty outside the
        text."""
        if not 0 <= i < len(self.tokens):
            return ""
        word = self.tokens[i].text
        if i and word in _ACRONYMS and not self.text.isupper():
            return word
        return word.lower().replace("’", "'")

    def children(self, i: int, *labels: str) -> Iterator[int]:
        """The tokens that depend on the i-th, with one of the labels where any are given."""
        for n, token in enumerate(self.tokens):
            if token.head == i and n != i and (not labels or token.dep in labels):
                yield n

    def subtree(self, i: int) -> tuple[int, int]:
        """(first token, last token + 1) of everything that hangs on the i-th."""
        first, last = i, i
        pending, seen = [i], {i}
        while pending:
            here = pending.pop()
            first, last = min(first, here), max(last, here)
            for child in self.children(here):
                if child not in seen:
                    seen.add(child)
                    pending.append(child)
        return first, last + 1

    def slice(self, first: int, last: int) -> str:
        """The text of the tokens `first` to `last` (exclusive), as written."""
        if first >= last or first >= len(self.tokens):
            return ""
        return self.text[self.tokens[first].start : self.tokens[last - 1].end]

    def root(self) -> int:
        """The number of the head of the sentence; -1 of an empty one."""
        return next((n for n, t in enumerate(self.tokens) if t.head == n and t.pos != "PUNCT"), -1)

    def in_time(self, i: int) -> bool:
        """Whether the i-th token belongs to an expression of time."""
        token = self.tokens[i]
        return any(s.start < token.end and token.start < s.end for s in self.times)

    def in_quotes(self, i: int) -> bool:
        """Whether the i-th token is quoted."""
        token = self.tokens[i]
        return any(s.start <= token.start and token.end <= s.end for s in self.quoted)


def clean(text: str) -> str:
    """One line of at most `QUESTION_CHARS` printable characters, white space squeezed."""
    head = text[: 4 * QUESTION_CHARS]
    kept = "".join(c if c.isprintable() else " " for c in head if c.isprintable() or c.isspace())
    line = " ".join(kept.split())
    return line if len(line) <= QUESTION_CHARS else line[:QUESTION_CHARS].rsplit(" ", 1)[0]


@lru_cache(maxsize=1)
def default_parser() -> Parser:
    """The parser of the installation."""
    return SpacyParser()


# The questions of a conversation are read again with every follow-up.
@lru_cache(maxsize=64)
def _tokens(text: str, parser: object) -> tuple[Token, ...]:
    parsed = next(iter(cast(Parser, parser).parse([(text, [Span(0, len(text))])])))
    return parsed[0] if parsed else ()


def read(text: str, parser: Parser) -> Wording:
    """Parses a cleaned question as one sentence."""
    key: object = parser
    tokens = _tokens(text, key) if text else ()
    quoted = quotations(text)
    return Wording(text, tokens, tuple(_times(text, quoted)), quoted)


def quotations(text: str) -> tuple[Span, ...]:
    """The quoted stretches of a question, with their marks."""
    return tuple(Span(m.start(), m.end()) for m in _QUOTED.finditer(text))


def _times(text: str, quoted: tuple[Span, ...]) -> Iterator[Span]:
    for match in _TIME.finditer(text):
        span = Span(match.start(), match.end())
        if not any(q.overlaps(span) for q in quoted) and not _in_title(text, match):
            yield span


_TITLE_BEFORE = re.compile(r"(?<=[\w,] )(?!On |In |Last |This |Next |That |Since |By |Until )[A-Z][a-z]+ $")


def _in_title(text: str, match: re.Match[str]) -> bool:
    """Whether a day's name is part of a longer name: "Black Friday", "Tomorrow's Heroes"."""
    after = re.match(r"['’]s\s+[A-Z]", text[match.end() :])
    named_day = match.group()[:1].isupper() and match.group().lower().endswith("day")
    return bool(after) or (named_day and bool(_TITLE_BEFORE.search(text[: match.start()])))


_CONNECTORS = words("and but so or also well ok okay then yes no now")
_POLITE = re.compile(
    r"^(?:(?:and|but|so|please|hi|hello|hey|ok|okay)[,!]?\s+)*"
    r"(?:(?:can|could|would|will) (?:you|anyone|somebody) (?:please )?"
    r"(?:tell|show|remind|explain to|inform) (?:me|us)"
    r"|(?:please )?(?:tell|show|remind) (?:me|us)|do (?:you|we) know|does any(?:one|body) know|is it known"
    r"|i(?:'d| would) (?:like|love) to know|i (?:want|need) to know|i(?:'m| am) (?:wondering|curious)"
    r"|i wonder|(?:do you have )?any idea)[,:]?\s+"
    r"(?=(?:about\s+)?(?:\w+\s+)?(?:who|whom|whose|what|which|when|where|why|how|if|whether)\b)",
    re.IGNORECASE,
)
_WHETHER = re.compile(r"^(?:about\s+)?(?:if|whether)\s+", re.IGNORECASE)


def without_courtesy(text: str) -> str:
    """The question inside "Can you tell me who won?": "who won?"; other questions as they are."""
    bare = _POLITE.sub("", text, count=1)
    return text if bare == text else _WHETHER.sub("", bare, count=1)


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
    def rest(self) -> int:
        """The token after the question word and its nouns."""
        return self.noun_last if self.noun_last > self.noun_first else self.at + len(self.word.split())


def asked(w: Wording) -> Asked:
    """Finds the question word or the auxiliary that opens the question."""
    n = len(w.tokens)
    first = 0
    while (
        first < n
        and (w.low(first) in _CONNECTORS or w.tokens[first].pos == "PUNCT" or _says_how_exactly(w, first))
        and not w.in_quotes(first)
    ):
        first += 1
    starts = [first] + [c + 1 for c in range(first, n - 1) if _parts(w, c)]
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
        and any(w.children(root, "nsubj", "nsubjpass", "expl"))
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
    return mark.text in (",", ":", "-", "–") and not hyphen


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


_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_STAND_INS = {
    "who": "someone",
    "whom": "someone",
    "what": "something",
    "which": "something",
    "whose": "someone's",
}


def statement_of(w: Wording, a: Asked) -> str:
    """The question said as a statement, without a full stop and in running case: "the city was captured".

    What a question word asks for becomes "someone", "something" or its bare noun; times, places, reasons and
    manners asked for are left out. Empty where the grammar does not show how to say it.
    """
    end = sentence_end(w)
    if a.form == "declarative":
        return w.slice(a.first, end)
    if a.form == "yes_no":
        lead = w.slice(0, a.first).rstrip(" ,")
        said = _turned(w, a.at, end, "") or _figure_stated(w, a.at, end)
        connector = not lead or all(
            w.low(k) in _CONNECTORS or w.tokens[k].pos == "PUNCT" for k in range(a.first)
        )
        return said if connector or not said else f"{said}, {_running(w, 0, lead)}"
    if a.form != "wh":
        return ""
    adverbial, stand_in = _stand_in(w, a)
    k = a.rest
    if k >= end:
        # "The regiment was raised in which year?"
        stop = a.at - 1 if a.at and w.tokens[a.at - 1].pos == "ADP" else a.at
        return _running(w, a.first, w.slice(a.first, stop))
    if w.low(k) in AUXILIARIES and (adverbial or _inverted(w, a, k)):
        return _turned(w, k, end, "" if adverbial else stand_in)
    if adverbial:
        return w.slice(k, end)
    return f"{stand_in} {w.slice(k, end)}".strip()


def _figure_stated(w: Wording, at: int, end: int) -> str:
    """ "the toll was 41" from "Was the toll 41?": where the parser finds no second half, the figure is it."""
    if w.low(at) not in BE:
        return ""
    figure = next((n for n in range(at + 2, end) if w.tokens[n].pos == "NUM" and not w.in_time(n)), -1)
    return f"{w.slice(at + 1, figure)} {w.low(at)} {w.slice(figure, end)}" if figure > 0 else ""


def _inverted(w: Wording, a: Asked, k: int) -> bool:
    """Whether the subject follows the auxiliary at `k`: as in "Which ship did they lose"."""
    if w.low(k) in ("do", "does", "did", "don't", "doesn't", "didn't"):
        return any(t.tag in ("VB", "VBP", "NN", "VBD") for t in w.tokens[k + 2 :])
    # "Which company had Holm been at": the parser takes such a "had" for the verb.
    if w.low(k) in ("has", "have", "had") and any(t.text == "been" for t in w.tokens[k + 2 :]):
        return True
    if any(w.tokens[n].dep in ("nsubj", "nsubjpass") for n in range(a.at, k)):
        return False
    verbs = any(t.pos == "VERB" for t in w.tokens[k + 1 :])
    return verbs and any(t.dep in _SUBJECTS and t.head > n for n, t in enumerate(w.tokens) if n > k)


def asked_again(w: Wording, a: Asked, word: str) -> str:
    """The clause asked with another adverb: "Who won the cup?" with "When" gives "When did someone win the
    cup?". Without a question mark; empty where the grammar does not show how."""
    end = sentence_end(w)
    if a.form == "yes_no":
        return f"{word} {w.low(a.at)} {w.slice(a.at + 1, end)}"
    a = with_verb(w, a)
    if a.form != "wh" or a.rest >= end:
        return ""
    k = a.rest
    adverbial, stand_in = _stand_in(w, a)
    if w.low(k) == "of":
        # "Which of the two lost more?": one of the two.
        k, of = w.subtree(k)[1], k
        named = a.noun_last > a.noun_first
        stand_in = f"{stand_in if named else 'one' if a.word == 'which' else 'some'} {w.slice(of, k)}"
        if k >= end:
            return ""
    # "had to leave" is asked with "did".
    helps = w.low(k) in AUXILIARIES and not (w.low(k) in ("has", "have", "had") and w.low(k + 1) == "to")
    if helps and adverbial:
        return f"{word} {w.slice(k, end)}"
    if helps and _inverted(w, a, k):
        stop = _subject_end(w, k + 1, end, w.low(k))
        while stop < end and w.tokens[stop].pos == "ADV":
            stop += 1
        # "Which company had he been at before?"
        stranded = stand_in and w.tokens[stop + 1 :] and w.tokens[stop + 1].pos == "ADP"
        stop += 1 if stranded and not any(w.children(stop + 1, "pobj", "pcomp")) else 0
        parts = (word, w.slice(k, stop + 1), stand_in, w.slice(stop + 1, end))
        return " ".join(part for part in parts if part)
    if helps:
        return f"{word} {w.low(k)} {stand_in} {w.slice(k + 1, end)}"
    if adverbial and w.tokens[k].pos not in ("VERB", "AUX", "ADV"):
        return f"{word} {w.slice(k, end)}"  # "when he resigned", in the order of a statement
    verb = next((n for n in range(k, end) if w.tokens[n].pos != "ADV"), k)
    tag = w.tokens[verb].tag
    many = tag == "VBP" or (tag == "NN" and w.tokens[verb - 1].tag == "NNS")
    aux = "did" if tag in ("VBD", "VBN") else "do" if many else "does"
    behind = (w.slice(k, verb), w.tokens[verb].lemma.lower(), w.slice(verb + 1, end))
    return " ".join(part for part in (word, aux, stand_in, *behind) if part)


def sentence_end(w: Wording) -> int:
    """The number of tokens without the closing question mark."""
    end = len(w.tokens)
    while end and w.tokens[end - 1].pos == "PUNCT" and w.tokens[end - 1].text in "?!.…":
        end -= 1
    return end


def _stand_in(w: Wording, a: Asked) -> tuple[bool, str]:
    """Whether a question word asks for no part of the bare clause (time, place, reason), and what stands
    for it."""
    nouns = w.slice(a.noun_first, a.noun_last)
    stand_in = _STAND_INS.get(a.word, "")
    if nouns:
        certain = "certain" if w.tokens[a.noun_last - 1].tag in ("NNS", "NNPS") else "a certain"
        stand_in = f"{certain} {nouns}" if a.word in ("what", "which") else f"{stand_in} {nouns}".strip()
    elif a.word == "how many":
        stand_in = "some"
    adverbial = a.word.split()[0] in ("when", "where", "why", "how") and a.word not in (
        "how many",
        "how much",
    )
    return adverbial or a.at > a.first or w.low(a.noun_last - 1) in TIME_NOUNS, stand_in


def _turned(w: Wording, aux: int, end: int, thing: str) -> str:
    """Subject first: "did the union accept" -> "the union accepted"; `thing` is put behind the verb."""
    start = aux + 1
    while start < end and w.low(start) in ("n't", "not"):
        start += 1
    if start >= end:
        return ""
    stop = _subject_end(w, start, end, w.low(aux))
    if stop <= start:
        return ""
    subject, word = w.slice(start, stop), w.low(aux).removesuffix("n't")
    word = {"wo": "will", "ca": "can"}.get(word, word)
    verb = stop
    while verb < end and (w.tokens[verb].pos == "ADV" or w.low(verb) in ("n't", "not", "all", "both")):
        verb += 1
    if word in ("do", "does", "did"):
        if verb >= end:
            return ""
        lemma = w.low(verb)
        told = past(lemma) if word == "did" else third_person(lemma) if word == "does" else lemma
        stranded = verb + 1 < end and w.tokens[end - 1].pos == "ADP"
        behind = (w.slice(verb + 1, end), thing) if stranded else (thing, w.slice(verb + 1, end))
        parts = (subject, w.slice(stop, verb), told, *behind)
    elif thing and verb < end and w.tokens[verb].pos == "VERB":
        parts = (subject, word, w.slice(stop, verb + 1), thing, w.slice(verb + 1, end))
    else:
        parts = (subject, word, w.slice(stop, end), thing, "")
    return " ".join(part for part in parts if part).replace(" ,", ",")


def _subject_end(w: Wording, start: int, end: int, aux: str) -> int:
    """Where the subject that begins at `start` ends."""
    if w.low(start) == "there":
        return start + 1
    do = aux in ("do", "does", "did")
    for n in range(start, end):
        if w.tokens[n].dep in _SUBJECTS and w.tokens[n].head != n:
            first, last = w.subtree(n)
            last = min(last, end)
            head = w.tokens[n].head
            whole = first <= start + 1 and last > n and not n < head < last
            # A subject that swallows its predicate: "Were divers working on the wreck?"
            if whole and last < end and (not do or _base_verb_at(w, last, end)):
                return last
            break
    if do or aux in ("will", "would", "can", "could", "should", "may", "might", "must"):
        return _base_verb(w, start, end)
    for n in range(start + 1, end):
        token, before = w.tokens[n], w.tokens[n - 1]
        named = (
            before.pos in ("NOUN", "PROPN", "PRON") or before.text[:1].isupper() or before.text[:1].isdigit()
        )
        plain = token.text.islower() and token.tag in ("VBN", "VBG", "JJ", "VBD", "VB")
        if named and (plain or token.pos in ("DET", "ADV")) and token.tag != "WDT":
            return n
    return start


def _base_verb(w: Wording, start: int, end: int) -> int:
    """The base form behind a subject that begins at `start`; `start` where there is none."""
    tagged = [
        n for n in range(start + 1, end) if w.tokens[n].tag in ("VB", "VBP") and w.tokens[n].dep != "aux"
    ]
    if tagged and w.tokens[tagged[0] - 1].tag != "TO":
        return tagged[0]
    # The parser takes many a verb for a noun. It comes right after a name or a noun, and no noun follows it.
    root = w.root()
    if (
        w.tokens[start].pos == "DET"
        and start < root < end
        and w.tokens[root].text.islower()
        and w.low(root + 1) != "of"
    ):
        return root  # "the Port Alder quake strike"
    plain = [
        n
        for n in range(start + 1, end)
        if w.tokens[n].text.islower() and not w.tokens[n].ent and w.tokens[n].pos in ("NOUN", "VERB", "ADJ")
    ]
    for n in plain:
        if w.tokens[n - 1].pos == "PROPN" or w.tokens[n - 1].ent:
            return n
    for n in plain:
        follows = w.tokens[n - 1].pos in ("NOUN", "PRON", "NUM")
        if follows and not (n + 1 < end and (w.tokens[n + 1].pos == "NOUN" or w.low(n + 1) == "of")):
            return n
    return start


def _base_verb_at(w: Wording, i: int, end: int) -> bool:
    while i < end and (w.tokens[i].pos == "ADV" or w.low(i) in ("n't", "not", "all", "both")):
        i += 1
    return i < end and (w.tokens[i].tag in ("VB", "VBP", "VBD") or w.tokens[i].dep == "ROOT")


_MODIFIERS = words("acl relcl amod advcl pcomp compound")


def main_verb(w: Wording, a: Asked) -> int:
    """The main verb's token, past "be due to" and "be able to"; -1 where the clause has none but "be"."""
    root = w.root()
    if root < 0 or (a.form == "keywords" and w.tokens[root].pos != "VERB"):
        return -1
    aux = a.at if a.form == "yes_no" else a.rest if a.form == "wh" else -1
    end = len(w.tokens)
    if w.low(aux) in ("do", "does", "did", "will", "would", "can", "could", "should"):
        if w.tokens[root].pos == "VERB" and root > aux and w.tokens[root].tag in ("VB", "VBP"):
            return root
        start = aux + 1
        stop = _subject_end(w, start, end, w.low(aux))
        while stop > start and stop < end and w.tokens[stop].pos == "ADV":
            stop += 1
        return stop if start < stop < end else -1
    if w.tokens[root].pos == "VERB" and w.low(root) not in WH:
        return root
    finite = a.form == "wh" and a.rest < end and w.tokens[a.rest].tag in ("VBD", "VBN", "VBZ", "VBP")
    if finite and w.low(a.rest) not in AUXILIARIES:
        return a.rest
    behind = a.noun_last if a.form == "wh" else aux
    if w.low(aux) in AUXILIARIES and a.form in ("wh", "yes_no"):
        behind = max(behind, aux)
    if w.low(aux) in BE:
        stop = _subject_end(w, aux + 1, end, w.low(aux))
        while stop < end and w.tokens[stop].pos == "ADV":
            stop += 1
        if aux + 1 < stop < end and w.tokens[stop].tag in ("VBN", "VBG", "VBD"):
            return stop
    for n in range(max(behind, 0), end):
        token = w.tokens[n]
        due_to = token.dep == "pcomp" and w.low(n - 1) == "to"
        if token.pos == "VERB" and (due_to or token.dep not in _MODIFIERS):
            return n
        if token.tag in ("VBN", "VBG") and token.dep in ("acomp", "ROOT", "attr"):
            return n
    return -1


def _running(w: Wording, i: int, text: str) -> str:
    """A stretch that began the question, as it reads inside a sentence: only names keep their capital."""
    if not text or w.tokens[i].pos == "PROPN" or text[:2].isupper() or w.tokens[i].text == "I":
        return text
    return text[0].lower() + text[1:]


def capitalised(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[:1].upper() + text[1:]
