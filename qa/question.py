"""A question understood: the kind of answer it wants, the time, the names, the role, whose view, what is
counted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import zip_longest

from index.grammar import Parser
from index.timeline import Period, parse_time
from index.wordlists import words
from qa.asking.countries import is_country
from qa.asking.demonyms import places_of
from qa.asking.followup import LOOKED_AT
from qa.asking.followup import standalone as made_standalone
from qa.asking.kinds import (
    CAUSING,
    DEGREES,
    MEASURES,
    PERSONS,
    PLACES,
    QUOTING,
    REACTING,
    SPEECH,
    STATEMENTS,
    TIME_DEGREES,
    TIMES,
    Kind,
    kind_of_noun,
)  # fmt: skip
from qa.asking.names import Name, names, outlets
from qa.asking.parts import Part, parts_of
from qa.asking.typed import in_plain_words
from qa.asking.wording import (
    AUXILIARIES,
    BE,
    WH,
    Asked,
    Wording,
    asked,
    capitalised,
    default_parser,
    main_verb,
    read,
    statement_of,
    without_courtesy,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """What is known of a question before any article is read; strings are empty where it says nothing.

    `standalone` is the question as understood in its conversation; everything else is read from it.
    `wants` is the kind of answer ("person": a "who", which a body may answer too unless `role` is set).
    `counted` is the lemma of what is counted or measured ("soldier", "percent", "population"), `counted_side`
    whose it is ("Kenyan" in "How many Kenyan nurses", "Kenya" in "How many did Kenya lose").
    `action` is the lemma of the main verb, `role` the office or attribute asked for with its owner
    ("population of Oslo"), `asked_noun` the lemma of the noun asked for ("city" in "Which city").
    `period` is the time asked about, `until` is true where it is a limit ("by mid-October").
    `viewpoint` names whose words are wanted, `topic` the other content lemmas, `outlets` the publishers
    named, `told_by` those whose own words are wanted ("according to the Courier"). `setting` is the time
    that the conversation was last about, where the question itself names none.
    `parts` says what part its names play in what the main verb says (`qa.asking.parts`).
    `proposition` is the question as a statement ("The mayor resigned"): of a yes/no question what is
    to be affirmed or denied, else with a "someone" or "something" in the place of the answer.
    """

    text: str
    standalone: str
    wants: Kind
    counted: str = ""
    counted_side: str = ""
    action: str = ""
    role: str = ""
    names: tuple[Name, ...] = ()
    period: Period | None = None
    viewpoint: str = ""
    topic: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    proposition: str = ""
    asked_noun: str = ""
    until: bool = False
    setting: Period | None = None
    parts: tuple[Part, ...] = ()


def understand(
    text: str,
    history: Sequence[str] = (),
    *,
    publishers: Sequence[str] = (),
    parser: Parser | None = None,
    today: date | None = None,
    answered: str = "",
) -> Question:
    """Reads a question in its conversation (`history`: the earlier questions, oldest first).

    `publishers` are the corpus's, `today` anchors "yesterday", `answered` is who answers an earlier question, where
    the new one says "he" or "she" for that. Any text is read, an empty one as a question for
    nothing.
    """
    parser = parser or default_parser()
    said = [in_plain_words(line, parser) for line in (*history[-LOOKED_AT:], text)]
    alone = made_standalone(said[-1], said[:-1], parser=parser, answered=answered)
    w = read(without_courtesy(alone), parser)
    a = asked(w)
    named = outlets(w.text, publishers)
    attribute = _attribute(w, a)
    wants = _wants(w, a, attribute)
    viewpoint, view_span = _viewpoint(w, a, wants)
    told_by = _told_by(w, viewpoint, view_span, named, publishers)
    if told_by:
        viewpoint = ""
    found = tuple(
        replace(n, speaker=bool(viewpoint) and view_span[0] <= n.start and n.end <= view_span[1])
        for n in names(w, _opening(w))
        if not any(start < n.end and n.start < end for _, start, end in named)
    )
    counted, side = _counted(w, a, attribute, wants, found)
    verb = main_verb(w, a)
    action = _action(w, verb)
    period, until = _period(w, found, today, wants in _OPEN)
    noun = _asked_noun(w, a, attribute)
    return Question(
        text=text,
        standalone=alone,
        wants=wants,
        counted=counted,
        counted_side=side,
        action=action,
        role=_role(attribute),
        names=found,
        period=period,
        viewpoint=viewpoint,
        topic=_topic(
            w,
            found,
            {counted, *action.split(), attribute.noun, noun, *noun.split("-")},
            (view_span, *(n[1:] for n in named)),
        ),
        outlets=tuple(n[0] for n in named),
        told_by=told_by,
        proposition=capitalised(statement_of(w, a)),
        asked_noun=noun,
        until=until,
        setting=None if period else _setting(said[:-1], parser, today),
        parts=parts_of(w.tokens, verb, found),
    )


def _told_by(
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


def _setting(history: Sequence[str], parser: Parser, today: date | None) -> Period | None:
    """The time that the last of the earlier questions that names one asks about."""
    told = (_period(read(line, parser), (), today)[0] for line in reversed(history))
    return next((period for period in told if period), None)


def _opening(w: Wording) -> int:
    return next((n for n, t in enumerate(w.tokens) if t.pos != "PUNCT"), 0)


@dataclass(frozen=True, slots=True)
class _Attribute:
    """ "the population of X", "X's CEO": the noun (lemma), its whole wording, and whose it is."""

    noun: str = ""
    wording: str = ""
    owner: str = ""
    owner_start: int = -1
    owner_end: int = -1


_FILLERS = words(
    "the a an current new present former incumbent latest actual acting estimated exact total official"
)
_BOUND = words(
    """in on at to about over against by during after before since until from under according as with when
    where
    that who which"""
)


def _attribute(w: Wording, a: Asked) -> _Attribute:
    """The attribute that "who is the N of X", "what was X's N" or "N of X" asks for."""
    if a.form == "keywords":
        return _keyword_attribute(w, a)
    if (
        a.form != "wh"
        or a.word not in ("who", "what", "which", "whom", "how much")
        or a.noun_last > a.noun_first
    ):
        return _Attribute()
    k = a.rest
    if w.low(k) not in BE and not (w.low(k) in ("will", "has", "would") and w.low(k + 1) in BE | {"been"}):
        return _Attribute()
    while w.low(k) in AUXILIARIES | {"been"}:
        k += 1
    return _noun_with_owner(w, k)


def _noun_with_owner(w: Wording, k: int) -> _Attribute:
    n = len(w.tokens)
    # "the name of X's wife" asks for the wife.
    for lead in (("the", "name", "of"), ("the", "names", "of"), ("name", "of"), ("the", "identity", "of")):
        if tuple(w.low(k + i) for i in range(len(lead))) == lead:
            inner = _noun_with_owner(w, k + len(lead))
            return (
                inner
                if inner.noun
                else _Attribute("name", "name", w.slice(k + len(lead), _phrase_end(w, k + 3)))
            )
    while w.low(k) in _FILLERS:
        k += 1
    verbal = k < n and w.tokens[k].tag in ("VBG", "VBN") and w.tokens[k].text.islower()
    if k >= n or (verbal and not (k + 1 < n and w.tokens[k + 1].pos == "NOUN")):
        return _Attribute()
    end = _phrase_end(w, k)
    if end <= k:
        return _Attribute()
    possessive = next(
        (
            i
            for i in range(k + 1, end)
            if w.tokens[i].tag == "POS" and i + 1 < end and not _capital_next(w, i)
        ),
        -1,
    )
    link = next((i for i in range(k, end) if w.low(i) in ("of", "for") and not w.in_quotes(i)), -1)
    if link < 0 and possessive < 0 and w.low(end) in ("in", "at", "on") and _names_owner(w, k, end):
        # "the lead actress in X"
        link, end = end, _phrase_end(w, end + 1)
    if possessive > 0 and not (0 <= link < possessive):
        stop = link if link > possessive else end
        core = [i for i in range(possessive + 1, stop) if w.low(i) not in _FILLERS and not w.in_time(i)]
        owner_first, owner_end = k, possessive
    elif link > k:
        core = [i for i in range(k, link) if not w.in_time(i)]
        owner_first, owner_end = link + 1, end
        while w.low(owner_first) in ("the", "a", "an"):
            owner_first += 1
    else:
        if not w.tokens[k].ent.endswith("NORP") or end - k < 2:
            head = _head(w, [i for i in range(k, end) if not w.in_time(i)])
            lone = head >= 0 and w.tokens[head].pos == "NOUN"
            return _Attribute(noun_lemma(w, head), w.slice(k, head + 1)) if lone else _Attribute()
        core, owner_first, owner_end = list(range(k + 1, end)), k, k + 1
    while owner_end > owner_first and w.in_time(owner_end - 1):
        owner_end -= 1
    head = _head(w, core)
    if head < 0 or owner_first >= owner_end or w.in_quotes(head):
        return _Attribute()
    owner = w.slice(owner_first, owner_end)
    if w.tokens[owner_first].ent.endswith("NORP") and owner_end - owner_first == 1:
        owner = next(iter(places_of(owner)), owner)
    return _Attribute(
        noun_lemma(w, head),
        w.slice(core[0], core[-1] + 1),
        re.sub(r"[\"“”«»]", "", owner),
        w.tokens[owner_first].start,
        w.tokens[owner_end - 1].end,
    )


def _names_owner(w: Wording, k: int, link: int) -> bool:
    after = link + 2 if w.low(link + 1) in ("the", "a") else link + 1
    head = _head(w, list(range(k, link)))
    if head < 0 or after >= len(w.tokens) or w.in_time(after) or noun_lemma(w, head) not in PERSONS:
        return False
    return w.tokens[after].text[:1].isupper() or w.in_quotes(after)


def noun_lemma(w: Wording, head: int) -> str:
    """The lemma of a noun with what is tied to it by hyphens: "runner-up"."""
    lemma = w.tokens[head].lemma.lower()
    while head >= 2 and w.low(head - 1) == "-":
        head -= 2
        lemma = f"{w.low(head)}-{lemma}"
    return lemma


def _capital_next(w: Wording, i: int) -> bool:
    """Whether what follows "'s" goes on with a name ("Assassin's Creed") rather than with an attribute."""
    return w.tokens[i + 1].text[:1].isupper() and w.low(i + 1) not in PERSONS | MEASURES


def _head(w: Wording, core: Sequence[int]) -> int:
    nouns = [i for i in core if w.tokens[i].pos in ("NOUN", "PROPN")]
    # "end date of the season" has its head last; "number one in tennis" is cut at the preposition already.
    return nouns[-1] if nouns else (core[-1] if core and w.tokens[core[-1]].pos == "ADJ" else -1)


def _phrase_end(w: Wording, k: int) -> int:
    """Where the noun phrase from `k` on ends: at a preposition other than "of" and "for", a verb, a time."""
    end = k
    while end < len(w.tokens):
        token = w.tokens[end]
        inside = w.in_quotes(end) or token.text[:1].isupper()
        if not inside and (w.low(end) in _BOUND or (token.pos == "VERB" and end > k and token.tag != "VBN")):
            break
        if token.pos == "PUNCT" and token.text in "?!;,." and not w.in_quotes(end):
            more = token.text == "," and end + 1 < len(w.tokens) and w.tokens[end + 1].text[:1].isupper()
            if not more:
                break
        if (
            not inside
            and end > k
            and w.tokens[end].tag == "VBN"
            and w.tokens[end - 1].pos in ("NOUN", "PROPN")
        ):
            break
        end += 1
    return end


def _keyword_attribute(w: Wording, a: Asked) -> _Attribute:
    """ "population of X", "X CEO 2022", "Cup 2021 venue": keywords without a verb."""
    end = len(w.tokens)
    while end and w.tokens[end - 1].pos == "PUNCT":
        end -= 1
    if any(w.low(i) in ("of", "for") for i in range(a.first, end)):
        found = _noun_with_owner(w, a.first)
        if found.noun and kind_of_noun(found.noun) != "thing":
            return found
    for i in range(end - 1, a.first - 1, -1):
        low = w.tokens[i].lemma.lower()
        if kind_of_noun(low) != "thing" and not w.in_time(i) and not w.in_quotes(i) and end - a.first > 1:
            rest = [k for k in range(a.first, end) if k != i and not w.in_time(k)]
            if not rest or (w.tokens[i].text[:1].isupper() and low not in PERSONS | MEASURES):
                continue
            before = [k for k in rest if k < i] or rest
            first, last = before[0], before[-1] + 1
            while last < end and last != i and w.low(last - 1) in ("'s",):
                last -= 1
            owner = w.slice(first, last).removesuffix("'s").removesuffix("’s").strip()
            return _Attribute(
                low, w.tokens[i].text.lower(), owner, w.tokens[first].start, w.tokens[last - 1].end
            )
    return _Attribute()


def _role(attribute: _Attribute) -> str:
    return f"{attribute.wording} of {attribute.owner}" if attribute.owner else ""


def _asked_noun(w: Wording, a: Asked, attribute: _Attribute) -> str:
    if a.noun_last > a.noun_first and a.word in ("what", "which", "whose"):
        head = _head(w, _asked_core(w, a))
        return noun_lemma(w, head) if head >= 0 else ""
    return attribute.noun


def _asked_core(w: Wording, a: Asked) -> list[int]:
    return [i for i in range(a.noun_first, a.noun_last) if not w.in_time(i)] or list(
        range(a.noun_first, a.noun_last)
    )


def _wants(w: Wording, a: Asked, attribute: _Attribute) -> Kind:
    if a.form in ("yes_no", "declarative"):
        return "yes_no"
    if a.form == "keywords":
        leading = re.match(r"(?:\W*)(reasons?|causes?) (?:for|of|why|behind)\b", w.text, re.IGNORECASE)
        return "reason" if leading else kind_of_noun(attribute.noun)
    word = a.word
    verb = main_verb(w, a)
    lemma = w.tokens[verb].lemma.lower() if verb >= 0 else ""
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
    head = _head(w, core)
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


def _wants_what(w: Wording, a: Asked, attribute: _Attribute, verb: int, lemma: str) -> Kind:
    if attribute.noun:
        kind = kind_of_noun(attribute.noun)
        if kind == "thing" and attribute.wording.lower().split()[-1] in MEASURES | TIMES:
            return kind_of_noun(attribute.wording.lower().split()[-1])
        plain = (
            attribute.noun in ("area", "force", "sea", "base", "character", "figure") and not attribute.owner
        )
        return "thing" if plain else kind
    k = a.rest
    if w.low(k) in ("do", "does", "did", "has", "have", "had", "will", "would", "is", "are", "was", "were"):
        if lemma in QUOTING and not _passive(w, verb):
            return "statement"
        if lemma == "mean" or lemma == "refer":
            return "thing"
    if lemma in CAUSING and verb >= 0 and not any(w.children(verb, "nsubj") if w.low(k) == "did" else ()):
        return "reason"
    if lemma == "lead" and any(w.low(c) == "to" for c in range(verb, min(verb + 2, len(w.tokens)))):
        return "reason"
    return "thing"


def _passive(w: Wording, verb: int) -> bool:
    return any(w.children(verb, "auxpass")) or any(w.children(verb, "nsubjpass"))


# "take place", "take effect", "make landfall": a light verb says nothing without its bare noun.
_LIGHT = words("take make have give set catch gain come go")


def _action(w: Wording, verb: int) -> str:
    if verb < 0 or w.in_time(verb):
        return ""
    token = w.tokens[verb]
    lemma = token.lemma.lower() if token.pos == "VERB" else w.low(verb)
    if lemma in _LIGHT:
        for child in w.children(verb, "dobj"):
            bare = child == verb + 1 and w.tokens[child].pos == "NOUN" and w.tokens[child].tag == "NN"
            if bare:
                return f"{lemma} {w.tokens[child].lemma.lower()}"
    return lemma


def _counted(
    w: Wording, a: Asked, attribute: _Attribute, wants: Kind, found: Sequence[Name]
) -> tuple[str, str]:
    """What is counted or measured, and whose it is."""
    if wants != "figure":
        return "", ""
    if a.word.startswith("how ") and a.word not in ("how many", "how much"):
        return DEGREES.get(a.word.split()[1], ""), ""
    if attribute.noun in _AMOUNTS and attribute.owner:
        # "the number of troops killed": troops are counted.
        counted = next((t for t in w.tokens if t.start >= attribute.owner_start and t.pos == "NOUN"), None)
        return (counted.lemma.lower() if counted else attribute.noun), ""
    if attribute.noun:
        return attribute.wording.lower().split()[-1] if attribute.noun in ("datum",) else attribute.noun, ""
    core = _asked_core(w, a)
    head = _head(w, core)
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
    start, end = w.tokens[a.noun_first].start, w.tokens[head].start
    side = next((n.text for n in found if start <= n.start and n.end <= end), "")
    if not side and any(n.start <= w.tokens[head].start < n.end and " " in n.text for n in found):
        return lemma, ""
    return lemma, side or _loser(w, a, found)


# Of these the things are counted that they are of.
_AMOUNTS = words("number amount quantity total")
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


def _loser(w: Wording, a: Asked, found: Sequence[Name]) -> str:
    """Whose losses: the subject of "lose" or "suffer"."""
    verb = main_verb(w, a)
    if verb < 0 or w.tokens[verb].lemma.lower() not in ("lose", "suffer"):
        return ""
    span = range(a.rest, verb)
    return next((n.text for n in found if any(w.tokens[i].start == n.start for i in span)), "")


_ACCORDING = re.compile(
    r"\baccording to (?P<a>[^,?]+?)"
    r"(?=,|\?|$|\s+(?-i:how|what|who|when|where|why|did|does|is|was|were|are|has)\b)"
    r"|\bin the (?:view|opinion|words|eyes) of (?P<b>[^,?]+?)(?=,|\?|$)"
    r"|\b(?:in|by|on) (?P<c>(?:the )?[^,?'’]{2,40}?)['’]s? (?:\w+ )?"
    r"(?:view|opinion|words|account|estimate|count|telling)\b"
    r"|\b(?:as (?:announced|stated|confirmed|described|said)"
    r"|(?:as )?(?:reported|claimed|alleged|estimated)) by "
    r"(?P<d>[^,?]+?)(?=,|\?|$)",
    re.IGNORECASE,
)
_OWN_VIEW = re.compile(
    r"(?:\b(?:is|was|are|were|what['’]s) |^(?!(?:who|whom|whose|what|which|when|where|why|how|and|is|was|are|were)\b))"
    r"(?P<e>[^,?]{2,60}?)['’]s? (?:\w+ )?(?:" + "|".join(sorted(STATEMENTS)) + r")\b",
    re.IGNORECASE,
)
_TAIL = re.compile(r"\s+(?:in|on|by|during|since|as of)\s+(?:[A-Z]\w+\s+)?(?:\d|\w+day).*$")


def _viewpoint(w: Wording, a: Asked, wants: Kind) -> tuple[str, tuple[int, int]]:
    """Whose words are asked for, and where they are named."""
    for pattern in (_ACCORDING, _OWN_VIEW):
        match = pattern.search(w.text)
        if match and not any(q.start <= match.start() < q.end for q in w.quoted):
            group = next(g for g, text in match.groupdict().items() if text)
            text = _TAIL.sub("", match.group(group)).strip(" \"'“”‘’")
            census = re.search(
                r"\b(?:census|poll|survey|data|figures|law|rules|study)\b", text, re.IGNORECASE
            )
            opens = text.split()[0] if text.split() else ""
            if opens and (opens == "WHO" or opens.lower() not in WH) and not census:
                start = w.text.index(text, match.start(group))
                return re.sub(r"^(?:the|a|an)\s+", "", text, flags=re.IGNORECASE), (start, start + len(text))
    verb = main_verb(w, a)
    if verb < 0 or w.tokens[verb].lemma.lower() not in SPEECH or _passive(w, verb):
        return "", (0, 0)
    if _anybody_tells(w, a, wants, verb):
        return "", (0, 0)
    auxiliary = a.at if a.form == "yes_no" else a.rest
    if a.form == "declarative" or w.low(auxiliary) not in AUXILIARIES or auxiliary + 1 >= verb:
        return "", (0, 0)
    first, last = auxiliary + 1, verb
    while first < last and w.low(first) in ("n't", "not", "the"):
        first += 1
    while last > first and w.tokens[last - 1].pos in ("ADV", "AUX"):
        last -= 1
    if first >= last or w.low(first) in (
        "it",
        "there",
        "he",
        "she",
        "they",
        "you",
        "we",
        "anyone",
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


# Of these there may be more with every day since a time: how many have died, what has happened.
_OPEN = ("figure", "thing", "statement")
_SINCE = re.compile(r"\bsince (?:[\w’'-]+ ){0,6}$")


def _period(
    w: Wording, found: Sequence[Name], today: date | None, opens: bool = False
) -> tuple[Period | None, bool]:
    """The time asked about, the narrowest where there are several, and whether it is a limit ("by March"). Where it
    `opens`, "since" makes it last until today."""
    marks = [
        m
        for m in parse_time(w.text, today)
        if m.period
        and not any(q.start <= m.start < q.end for q in w.quoted)
        # "20th Century Fox", "Black Friday"
        and not any(n.start <= m.start and m.end <= n.end for n in found)
        and not _year_of_work(w, m.end)
    ]
    if not marks:
        return None, False
    best = min(marks, key=lambda m: (m.period.last - m.period.first).days if m.period else 0)
    before = w.text[: best.start].lower()
    if opens and best.period and _SINCE.search(before):
        return best.period.joined(Period(best.period.first, max(today or date.max, best.period.first))), False
    return best.period, bool(re.search(r"\b(?:by|until|till|as of|up to|before)(?: the)?$", before.rstrip()))


# What is told of a work by its year ("the 2020 film") may have happened earlier: who was cast, when it was begun.
_WORKS = words("movie film album novel book song musical documentary biopic memoir sequel sitcom remake")
_BEFORE_WORK = frozenset({"ADJ", "NOUN", "PROPN"})


def _year_of_work(w: Wording, end: int) -> bool:
    """Whether the time that ends there stands before the work that it describes: "the 2020 horror film" and not "the
    2020 film festival"."""
    behind = [t for t in w.tokens if t.start >= end][:5]
    for token, after in zip_longest(behind, behind[1:]):
        if token.text in _WORKS:
            return after is None or not (after.pos == "NOUN" and after.text.islower())
        if token.pos not in _BEFORE_WORK:
            return False
    return False


_STOP = words(
    """be do have will would can could shall should may might must the a an this that these those it he she
    they we you i his her their its our of in on at by for from to with about over under between into as
    and or but not no any some all both more most many much how who whom whose what which when where why
    there then so if than ever also according say get make take go people person thing name happen kind
    type during after before since until give call current currently me tell us please new accord each
    other there exactly precisely roughly approximately"""
)


def _topic(
    w: Wording, found: Sequence[Name], used: set[str], elsewhere: Sequence[tuple[int, int]]
) -> tuple[str, ...]:
    kept: dict[str, None] = {}
    for n, token in enumerate(w.tokens):
        if token.pos not in ("NOUN", "VERB", "ADJ", "PROPN", "NUM", "ADV") or w.in_time(n):
            continue
        lemma = token.lemma.lower()
        if lemma in _STOP or lemma in used or len(lemma) < 2 or not lemma[0].isalnum():
            continue
        if any(m.start <= token.start < m.end for m in found):
            continue
        if any(start <= token.start < end for start, end in elsewhere):
            continue
        kept[lemma] = None
    return tuple(kept)
