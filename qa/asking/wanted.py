"""The kind of answer that a question wants, and what is to be counted or measured."""

import re
from collections.abc import Sequence

from index.wordlists import words
from qa.asking.attribute import Attribute, head_of, noun_lemma
from qa.asking.countries import is_country
from qa.asking.demonyms import is_people
from qa.asking.kinds import (
    CAUSING,
    DEGREES,
    MEASURES,
    PLACES,
    QUOTING,
    REACTING,
    SPEECH,
    TIME_DEGREES,
    TIMES,
    Kind,
    kind_of_noun,
)
from qa.asking.names import Name
from qa.asking.opening import Asked
from qa.asking.predicate import main_verb
from qa.asking.wording import Wording


def noun_asked(w: Wording, a: Asked, attribute: Attribute) -> str:
    """The lemma of the noun asked for: "city" in "Which city", "population" in "the population of Oslo"."""
    if a.noun_last > a.noun_first and a.word in ("what", "which", "whose"):
        head = head_of(w, _asked_core(w, a))
        return noun_lemma(w, head) if head >= 0 else ""
    return attribute.noun


def _asked_core(w: Wording, a: Asked) -> list[int]:
    return [i for i in range(a.noun_first, a.noun_last) if not w.in_time(i)] or list(
        range(a.noun_first, a.noun_last)
    )


# How much these are done is seldom told in numbers: "How much did it help?"
_OF_A_DEGREE = words(
    """help matter influence affect benefit hurt harm know care trust worry depend interfere differ like respect
    understand disagree resemble hinder"""
)


def kind_wanted(w: Wording, a: Asked, attribute: Attribute) -> Kind:
    """The kind of answer, by the question word, the noun and the verb."""
    if a.form in ("yes_no", "declarative"):
        return "yes_no"
    if a.form == "keywords":
        leading = re.match(r"(?:\W*)(reasons?|causes?) (?:for|of|why|behind)\b", w.text, re.IGNORECASE)
        return "reason" if leading else kind_of_noun(attribute.noun)
    word = a.word
    verb = main_verb(w, a)
    lemma = w.tokens[verb].lemma.lower() if verb >= 0 else ""
    if word == "how much" and a.noun_last <= a.noun_first and lemma in _OF_A_DEGREE:
        return "thing"
    if word in ("how many", "how much"):
        return "figure"
    if word.startswith("how "):
        degree = word.split()[1]
        if degree in TIME_DEGREES or (degree == "long" and w.low(a.at + 2) == "ago"):
            return "time"
        return "figure" if degree in DEGREES else "reason"
    if word == "how":
        if w.low(a.at + 1) == "come":
            return "reason"
        if w.low(a.at + 1) in ("about",):
            return "thing"
        return "statement" if lemma in REACTING else "reason"
    if word == "when":
        return "time"
    if word == "where":
        return "place"
    if word == "why":
        return "reason"
    if word in ("who", "whom"):
        return "person"
    if a.noun_last > a.noun_first:
        return _wants_of_noun(w, a)
    if word == "whose":
        return "person"
    return _wants_what(w, a, attribute, verb, lemma)


def _wants_of_noun(w: Wording, a: Asked) -> Kind:
    core = _asked_core(w, a)
    head = head_of(w, core)
    lemma = noun_lemma(w, head) if head >= 0 else w.low(a.noun_last - 1)
    if a.word == "whose":
        return "person"
    if lemma in ("kind", "type", "sort"):
        return "thing"
    kind = kind_of_noun(lemma)
    if kind == "thing" and w.low(head) in MEASURES:
        return "figure"
    # "What position did he play" asks for no statement.
    if kind == "statement":
        verb = main_verb(w, a)
        return (
            "statement" if verb >= 0 and w.tokens[verb].lemma in SPEECH | words("make give have") else "thing"
        )
    return kind


def _wants_what(w: Wording, a: Asked, attribute: Attribute, verb: int, lemma: str) -> Kind:
    if attribute.noun:
        kind = kind_of_noun(attribute.noun)
        if kind == "thing" and attribute.wording.lower().split()[-1] in MEASURES | TIMES:
            return kind_of_noun(attribute.wording.lower().split()[-1])
        plain = (
            attribute.noun in ("area", "force", "sea", "base", "character", "figure") and not attribute.owner
        )
        # "What is the state of the pact?" asks how it stands, "the state of Orne" for a land.
        stands = attribute.noun == "state" and _HOW_IT_STANDS.search(w.text)
        return "thing" if plain or stands else kind
    k = a.rest
    if w.low(k) in ("do", "does", "did", "has", "have", "had", "will", "would", "is", "are", "was", "were"):
        if lemma in QUOTING and not passive(w, verb):
            return "statement"
        if lemma == "mean" or lemma == "refer":
            return "thing"
    if (
        lemma in CAUSING
        and verb >= 0
        and not (w.low(k) == "did" and next(w.children(verb, "nsubj"), -1) >= 0)
    ):
        return "reason"
    if lemma == "lead" and any(w.low(c) == "to" for c in range(verb, min(verb + 2, len(w.tokens)))):
        return "reason"
    return "thing"


def passive(w: Wording, verb: int) -> bool:
    """Whether the verb tells what is done to its subject."""
    return next(w.children(verb, "auxpass", "nsubjpass"), -1) >= 0


def counted_of(
    w: Wording, a: Asked, attribute: Attribute, wants: Kind, found: Sequence[Name]
) -> tuple[str, str]:
    """What is counted or measured, and whose it is."""
    if wants != "figure":
        return "", ""
    if a.word.startswith("how ") and a.word not in ("how many", "how much"):
        degree = a.word.split()[1]
        # "How long is the bridge?" asks for no time.
        return "length" if degree == "long" and _has_length(w.text, found) else DEGREES.get(degree, ""), ""
    if attribute.noun in _AMOUNTS and attribute.owner:
        # "the number of troops killed": troops are counted.
        counted = next((t for t in w.tokens if t.start >= attribute.owner_start and t.pos == "NOUN"), None)
        return (counted.lemma.lower() if counted else attribute.noun), ""
    if attribute.noun:
        return attribute.wording.lower().split()[-1] if attribute.noun in ("datum",) else attribute.noun, ""
    core = _asked_core(w, a)
    head = head_of(w, core)
    if _asks_population(w.text, found):
        return "population", ""
    if a.noun_last <= a.noun_first and w.low(a.rest) == "of":
        # "how many of the victims were children": what the verb says of them is counted.
        attr = next((n for n, t in enumerate(w.tokens) if t.dep == "attr" and n > a.rest + 1), -1)
        inner = (
            attr
            if attr >= 0
            else next((n for n in range(a.rest + 1, len(w.tokens)) if w.tokens[n].pos == "NOUN"), -1)
        )
        return (w.tokens[inner].lemma.lower(), "") if inner >= 0 else ("", "")
    if head < 0 or a.noun_last <= a.noun_first:
        return ("money" if a.word == "how much" else ""), _loser(w, a, found)
    lemma = w.tokens[head].lemma.lower()
    if a.word in ("what", "which"):
        lemma = "percent" if lemma in ("percentage", "percent", "share", "proportion") else lemma
        if lemma in _AMOUNTS and w.low(head + 1) == "of":
            inner = next((n for n in range(head + 2, len(w.tokens)) if w.tokens[n].pos == "NOUN"), -1)
            lemma = w.tokens[inner].lemma.lower() if inner >= 0 else lemma
    # "How many Kenyans" are people of Kenya.
    if a.word == "how many" and w.tokens[head].text[:1].isupper() and is_people(w.low(head)):
        return "people", w.tokens[head].text
    start, end = w.tokens[a.noun_first].start, w.tokens[head].start
    if lemma in _REMAINS and w.low(head + 1) == "of":
        # "How many bodies of Orne soldiers": soldiers of Orne are counted.
        after = w.tokens[head + 2 : head + 4]
        end = after[-1].end if after else end
    side = next((n.text for n in found if start <= n.start and n.end <= end), "")
    if not side and any(n.start <= w.tokens[head].start < n.end and " " in n.text for n in found):
        return lemma, ""
    return lemma, side or _loser(w, a, found)


_REMAINS = words("body remains corpse coffin")
_HOW_IT_STANDS = re.compile(r"\bstate of [a-z]+\b")
# Of these the things are counted that they are of.
_AMOUNTS = words("number amount quantity total")
# What has a length in metres, where nothing says that it lasted.
_LONG = re.compile(
    r"^\W*how long (?:is|are|was|were) (?:the |its |their |a )?(?:[\w’'-]+ ){0,6}?"
    r"(?:bridge|span|road|river|tunnel|wall|border|frontier|boundary|stretch|section|strip|segment|convoy|route|"
    r"ship|vessel|boat|runway|pipeline|canal|track|course|coastline|trail|cable|line|fence|barrier|beach|street|"
    r"avenue|motorway|highway|railway|ferry|yacht|queue|corridor|front|pier|dam|trench|cave|strait|snake|whale|"
    r"shark|crocodile|dinosaur|creature|skeleton|tail|neck|tusk|rope|ladder|car|train|plane|aircraft|"
    r"rocket|missile)s?\b(?! (?:closed|shut|blocked|delayed|open|last|gone|stuck|missing|late)\w*)",
    re.I,
)
# "How long is the Nile?"
_LONG_PLACE = re.compile(r"^\W*how long is (?:the )?(?P<name>[^?]+?)\W*$", re.I)


def _has_length(text: str, found: Sequence[Name]) -> bool:
    """Whether it is asked how long a thing is that lasts no time."""
    alone = _LONG_PLACE.match(text)
    return bool(_LONG.search(text)) or (
        alone is not None and any(n.text == alone["name"] and n.kind == "place" for n in found)
    )


# Whoever asks how many live somewhere asks for its population.
_LIVING = re.compile(
    r"^how many (?:people|persons|(?P<there>inhabitants|residents|citizens)) "
    r"(?:(?:does|do|did) (?P<where>[\w’' -]+) have|"
    r"(?:live|lives|lived|are living|reside) in (?:the )?(?-i:[A-Z])[\w’' -]*)\W*$",
    re.I,
)


def _asks_population(text: str, found: Sequence[Name]) -> bool:
    """Whether it is asked how many live somewhere: the people that an airline has are others."""
    living = _LIVING.search(text)
    if living is None or living["there"] or not living["where"]:
        return living is not None
    where = re.sub(r"^the ", "", living["where"], flags=re.IGNORECASE)
    named = any(n.text == where and (n.kind == "place" or is_country(n.text)) for n in found)
    return named or where.lower().partition(" of ")[0].rpartition(" ")[2] in PLACES


_LOSING, _ITSELF = words("lose suffer"), words("it they he she")


def _loser(w: Wording, a: Asked, found: Sequence[Name]) -> str:
    """Whose losses: the subject of "lose" or "suffer", in "How many does Orne say it lost?" of what is said."""
    verb = main_verb(w, a)
    if verb < 0:
        return ""
    span = range(a.rest, verb)
    if w.tokens[verb].lemma.lower() in SPEECH:
        said = (n for n in w.children(verb, "ccomp", "xcomp") if w.tokens[n].lemma.lower() in _LOSING)
        lost = next((n for lower in said for n in w.children(lower, "nsubj")), -1)
        if lost < 0:
            return ""
        span = span if w.low(lost) in _ITSELF else range(lost, lost + 1)
    elif w.tokens[verb].lemma.lower() not in _LOSING:
        return ""
    return next((n.text for n in found if any(w.tokens[i].start == n.start for i in span)), "")
