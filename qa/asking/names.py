"""The named things of a question, also where nobody used capitals."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from index.wordlists import words
from qa.asking.capitals import acts, governed
from qa.asking.demonyms import places_of
from qa.asking.kinds import MEASURES, PERSONS, PLACES
from qa.asking.wording import AUXILIARIES, WH, Wording

NameKind = Literal["person", "body", "place", "people", "work", "event", "thing"]


@dataclass(frozen=True, slots=True)
class Name:
    """A named thing as the question writes it, without titles.

    `forms` are other words for it ("Kenya" for "Kenyan"), `speaker` is true where its words are asked for.
    [start, end) is its place in the question.
    """

    text: str
    kind: NameKind
    forms: tuple[str, ...] = ()
    speaker: bool = False
    start: int = 0
    end: int = 0


_KINDS: dict[str, NameKind] = {
    "PERSON": "person", "ORG": "body", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people",
    "EVENT": "event", "WORK_OF_ART": "work", "PRODUCT": "thing", "LAW": "work",
}  # fmt: skip
# What the last word of a name says of its kind, whatever the parser thinks.
_EVENT_WORDS = words(
    """war cup games game election elections open championship championships prize award awards festival
    battle
    summit conference olympics revolution uprising massacre marathon bowl final finals referendum accord
    conflict olympiad debate draft"""
)
_BODY_WORDS = words(
    """university council ministry party group organisation organization company corporation bank union agency
    commission committee court association federation society institute club inc ltd press church school
    academy army navy police department office parliament senate congress board authority foundation
    team fc united"""
)
_PLACE_WORDS = words(
    """river lake city county bridge house mountain mountains island islands street station airport port park
    cathedral province valley sea ocean square township hall building museum theatre theater tunnel
    stadium castle region district village"""
)
_TITLES = words(
    """mr mr. mrs mrs. ms ms. dr dr. sir dame senator sen. judge president admiral general gen. colonel col.
    captain major sergeant lieutenant minister chancellor governor gov. mayor professor prof.
    congressman congresswoman representative rep. secretary ambassador premier justice chief prime
    attorney foreign defence defense vice reverend rev. father sister commissioner"""
)
_WORKS = words(
    "film movie album song book novel series show play musical single opera game painting poem magazine"
)
# Written with capitals without naming anything.
_COMMON = words(
    """i we you he she it they ceo cfo coo cto gdp mp mps ok no. who's what's tv fm pm ai am pm. mr. q1 q2 q3
    q4"""
)
# "Those", "all", in front of what is counted; "This American Life" is a name.
_COUNTED = ("CARDINAL", "QUANTITY", "NORP", "DATE", "")
_POINTS = words("those these")
_LINKS = words("of de del la le van von der den di da du al bin ibn el & for the")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)$")


def names(w: Wording, first: int) -> tuple[Name, ...]:
    """The names of a question in order, none twice; `first` is the question's first token, which is no name for its
    capital alone."""
    taken = [False] * len(w.tokens)
    found = list(_quoted(w, taken))
    found += _capitalised(w, first, taken)
    if not any(t.text[:1].isupper() for n, t in enumerate(w.tokens) if n > first):
        found += _by_parser(w, taken)
    found += _medicines(w, taken)
    unique: dict[str, Name] = {}
    for name in sorted(found, key=lambda n: n.start):
        unique.setdefault(name.text.casefold(), name)
    return tuple(unique.values())


# How the names of medicines end, by the World Health Organization's stems: "lecanemab", "imatinib".
_MEDICINE = re.compile(
    r"[a-z]{4,}(?:mab|tinib|ciclib|statin|gliptin|gliflozin|glutide|prazole|sartan|cillin|vir|cept)s?"
)


def _medicines(w: Wording, taken: Sequence[bool]) -> Iterator[Name]:
    for n, token in enumerate(w.tokens):
        if not taken[n] and _MEDICINE.fullmatch(token.text):
            yield Name(token.text, "thing", start=token.start, end=token.end)


def _quoted(w: Wording, taken: list[bool]) -> Iterator[Name]:
    for span in w.quoted:
        text = span.of(w.text)[1:-1].strip(" .,?!")
        for n, token in enumerate(w.tokens):
            if span.start <= token.start and token.end <= span.end:
                taken[n] = True
        if text:
            yield Name(text, "work", start=span.start + 1, end=span.start + 1 + len(text))


def _capitalised(w: Wording, first: int, taken: list[bool]) -> Iterator[Name]:
    n = 0
    while n < len(w.tokens):
        if not _begins(w, n, first, taken):
            n += 1
            continue
        last = _run(w, n, taken)
        # "The movie The Miller's Son" has one name.
        titled = n > 0 and w.low(n - 1) in _WORKS and w.low(n) in ("the", "a")
        for start, end in ((n, last),) if titled else _parted(w, n, last):
            name = _named(w, start, end)
            if name:
                yield name
        for k in range(n, last):
            taken[k] = True
        n = max(last, n + 1)


def _begins(w: Wording, n: int, first: int, taken: Sequence[bool]) -> bool:
    token = w.tokens[n]
    if taken[n] or w.in_time(n) or not _capital(w, n):
        return _ordinal_of_name(w, n, taken)
    if n == first and ((token.tag in ("DT", "PDT") and token.ent[2:] in _COUNTED) or w.low(n) in _POINTS):
        return False  # "Those 50 Kenyan dead"
    if n == first and token.pos not in ("PROPN", "NUM") and not token.ent:
        # The first word has a capital anyway; it may still be part of a name ("Super Bowl 2021 location").
        return n + 1 < len(w.tokens) and _capital(w, n + 1) and token.pos in ("ADJ", "NOUN")
    # Another sentence may begin here: "The bridge fell. Did anyone drown?"
    opens = n == first or w.tokens[n - 1].text in (".", "!", "?")
    return not opens or w.low(n) not in WH | AUXILIARIES


def _ordinal_of_name(w: Wording, n: int, taken: Sequence[bool]) -> bool:
    """Whether a number belongs to the name after it: "20th Century Fox", "302 Squadron", "1st ward"."""
    token = w.tokens[n]
    if taken[n] or w.in_time(n) or not token.text[:1].isdigit() or n + 1 >= len(w.tokens):
        return False
    if n == 0 and token.text.isdigit() and w.tokens[n + 1].ent.endswith("NORP") and _demonym(w, n + 1):
        return False  # "50 Kenyan soldiers"
    if _capital(w, n + 1) and token.text.isalnum() and (n == 0 or bool(_ORDINAL.match(token.text))):
        return True
    return n == 0 and bool(_ORDINAL.match(token.text) or token.text.isdigit()) and token.pos != "PUNCT"


def _capital(w: Wording, n: int) -> bool:
    token = w.tokens[n]
    low = w.low(n)
    if low in _COMMON or low in WH or (w.in_time(n) and not token.ent.endswith("EVENT")):
        return False
    return any(c.isupper() for c in token.text) and token.text[0] not in "'’"


def _run(w: Wording, n: int, taken: Sequence[bool]) -> int:
    """The end of the name that begins at token `n`."""
    last = n + 1
    if w.tokens[n].text[:1].isdigit() and last < len(w.tokens) and not _capital(w, last):
        # "1st arrondissement", "20000 series", "378th": with its noun, if it has one.
        return last + 1 if w.tokens[last].pos in ("NOUN", "PROPN") and w.low(last + 1) != "to" else last
    while last < len(w.tokens) and not taken[last]:
        token = w.tokens[last]
        if _capital(w, last) or (token.text[:1].isdigit() and not w.in_time(last) and token.pos != "PUNCT"):
            last += 1
            continue
        if token.text == "-" and w.tokens[last + 1 : last + 2] and w.tokens[last + 1].start == token.end:
            # "Ha-yoon"
            last += 2
            continue
        if token.text == "." and w.low(last - 1) == "no" and w.tokens[last + 1 : last + 2]:
            # "Symphony No. 38"
            last += 1
            continue
        ahead = last
        while ahead < len(w.tokens) and ahead - last < 3 and _links(w, ahead):
            ahead += 1
        if ahead > last and ahead < len(w.tokens) and _capital(w, ahead) and not taken[ahead]:
            last = ahead + 1
            continue
        break
    return last


def _links(w: Wording, i: int) -> bool:
    low, text = w.low(i), w.tokens[i].text
    if low == "for" and w.low(i - 1) not in _BODY_WORDS | words("museum centre center campaign"):
        return False
    if low == "of" and w.low(i - 1) in PERSONS | MEASURES | PLACES and w.low(i - 1) not in _BODY_WORDS:
        # "President of France" names an office; "Bank of France" a bank.
        return (w.low(i + 1), w.low(i + 2)) == ("the", "year")
    if low == "in":
        # "Nobel Prize in Literature"
        return w.low(i - 1) in ("prize", "award", "championship", "championships")
    if low == "the":
        return w.low(i - 1) in ("of", "for")
    if low == "and":
        return _same_entity(w, i - 1, i + 1)
    if low in _LINKS or text in ("-", "–", "’", "'") or low == "'s":
        return True
    # "Zelda: Breath of the Wild" has the colon on its word, "Mar. 5" has no name behind it.
    return text == ":" and i + 1 < len(w.tokens) and w.tokens[i + 1].text[:1].isupper()


def _same_entity(w: Wording, one: int, other: int) -> bool:
    return (
        other < len(w.tokens)
        and all(w.tokens[k].ent.startswith("I-") for k in range(one + 1, other + 1))
        and bool(w.tokens[one].ent)
    )


def _parted(w: Wording, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Cuts "Kenya's President Ruto" and "Kenyan President Ruto" into two names, "Assassin's Creed" into
    none."""
    start = first
    for k in range(first, last):
        label = w.tokens[start].ent[2:]
        owner = label in ("GPE", "LOC") and w.low(start) not in ("st.", "st", "saint")
        person = w.tokens[k + 1].ent.endswith("PERSON") if k + 1 < last else False
        other = k + 1 < last and w.tokens[k + 1].ent.startswith("B-") and bool(label)
        if w.low(k) == "'s" and start < k and (owner or person or other or w.low(k + 1) in _TITLES | PERSONS):
            yield start, k
            start = k + 1
        elif k == start and label == "NORP" and k + 1 < last and w.low(k + 1) in _TITLES | PERSONS:
            yield start, k + 1
            start = k + 1
    if start < last:
        yield start, last


def _named(w: Wording, first: int, last: int) -> Name | None:
    titled = False
    while last - first > 1 and w.low(first) in _TITLES and _is_title(w, first):
        titled = titled or w.low(first) not in ("foreign", "father", "sister", "major")
        first += 1
    while last > first and w.low(last - 1) in ("'s", "'", "-", ":", "’"):
        last -= 1
    if first >= last or (last - first == 1 and w.low(first) in _TITLES | PERSONS):
        return None
    text = w.slice(first, last)
    if len(text) < 2 or not any(c.isalnum() for c in text):
        return None
    kind = _kind(w, first, last, titled)
    forms = places_of(text) if kind == "people" else ()
    if governed(text) and acts(w, last - 1):
        forms = governed(text)
    return Name(text, kind, forms, start=w.tokens[first].start, end=w.tokens[last - 1].end)


# Titles that begin other names as well: "General Electric", "Premier League", "Major Tom's".
_AMBIGUOUS = words(
    "major general premier justice chief captain prime vice foreign father sister attorney colonel"
)


def _is_title(w: Wording, n: int) -> bool:
    behind = w.tokens[n + 1]
    return w.low(n) not in _AMBIGUOUS or behind.ent.endswith("PERSON") or behind.text.lower() in _TITLES


def _kind(w: Wording, first: int, last: int, titled: bool) -> NameKind:
    final = w.low(last - 1)
    before = w.low(first - 1) if first else ""
    if before in _WORKS:
        return "work"
    if last - first > 1:
        for known, kind in ((_EVENT_WORDS, "event"), (_BODY_WORDS, "body"), (_PLACE_WORDS, "place")):
            if final in known or (w.low(first) in known and w.low(first + 1) == "of"):
                return kind  # type: ignore[return-value]
    labels = [w.tokens[k].ent[2:] for k in range(first, last)]
    label = max(labels, key=labels.count)
    kind = _KINDS.get(label, "thing")
    if last - first == 1 and kind != "people" and _demonym(w, first):
        return "people"
    if titled and kind != "people":
        return "person"
    if kind == "people" and w.tokens[first].pos == "PROPN" and last - first > 1:
        return "thing"
    if kind != "person" or last - first > 1 or titled:
        return kind
    # Nobody is in, near or outside a person; "in Lind's view" is something else.
    if before in _WHERE and not any(t.tag == "POS" for t in w.tokens[last : last + 1]):
        return "place"
    # The parser calls many a country a person after "did".
    return "thing" if before in AUXILIARIES else kind


_WHERE = words("in near outside around")


_DEMONYM = re.compile(r"[A-Z].*(?:ian|ese|ish|ani|eans?|[^aeiou]i)s?$")


def _demonym(w: Wording, n: int) -> bool:
    """Whether a capitalised word is an adjective of place before a noun: "Kenyan runners"."""
    nouns = n + 1 < len(w.tokens) and w.tokens[n + 1].pos in ("NOUN", "ADJ") and w.tokens[n].tag != "POS"
    return nouns and bool(_DEMONYM.match(w.tokens[n].text))


def _by_parser(w: Wording, taken: list[bool]) -> Iterator[Name]:
    """Names in a question without capitals: what the parser takes for a name."""
    n = 0
    while n < len(w.tokens):
        token = w.tokens[n]
        last = n
        while (
            last < len(w.tokens)
            and not taken[last]
            and not w.in_time(last)
            and (w.tokens[last].pos == "PROPN" or w.tokens[last].ent[2:] in _KINDS)
            and w.low(last) not in _COMMON | PERSONS | MEASURES | PLACES
        ):
            last += 1
        if last > n and token.text[:1].isalpha():
            name = _named(w, n, last)
            if name:
                yield name
            for k in range(n, last):
                taken[k] = True
        n = max(last, n + 1)


def outlets(text: str, publishers: Sequence[str]) -> tuple[tuple[str, int, int], ...]:
    """(publisher, start, end) of each known publisher that the text names.

    A publisher of one ordinary word ("Time", "The Sun") counts only with its capital, outside a longer name,
    and with its own article, in quotation marks, or beside a word of reporting.
    """
    found: dict[str, tuple[str, int, int]] = {}
    for publisher in publishers:
        for variant in _variants(publisher):
            match = _mention(text, variant)
            if match:
                found.setdefault(publisher, (publisher, match.start(), match.end()))
                break
    spans = sorted(found.values(), key=lambda f: (f[1], -f[2]))
    return tuple(f for f in spans if not any(_inside(f, g) for g in spans))


def _inside(one: tuple[str, int, int], other: tuple[str, int, int]) -> bool:
    return other[1] <= one[1] and one[2] <= other[2] and other[2] - other[1] > one[2] - one[1]


def _variants(publisher: str) -> Iterator[str]:
    name = publisher.strip()
    if name:
        yield name
        for separator in (" - ", " | ", ": ", " – "):
            if separator in name:
                yield name.split(separator)[0]
                name = name.split(separator)[0]
        if name.lower().startswith("the ") and len(name.split()) > 2:
            yield name[4:]


_REPORTING = (
    r"(?:article|report|story|piece|reported|reports?|says?|said|according|writes?|wrote|claims?|journalist)"
)


def _mention(text: str, variant: str) -> re.Match[str] | None:
    bare = re.sub(r"^the ", "", variant, flags=re.IGNORECASE)
    if len(bare.split()) > 1 or "." in bare:
        return re.search(rf"(?<!\w){re.escape(variant)}(?!\w)", text, re.IGNORECASE)
    if bare != variant:
        return _with_article(text, bare)
    for match in re.finditer(rf"(?<!\w){re.escape(variant)}(?!\w)", text):
        before, after = text[: match.start()], text[match.end() :]
        if re.search(r"[\"“'‘]$", before) and re.match(r"[\"”'’](?!s\b)", after):
            return match
        part_of_name = re.search(r"[A-Z]\w*\s$", before.removesuffix("The ")) or re.match(r"\s[A-Z]", after)
        if part_of_name and not re.match(r"(?:Did|Does|Do|Has|Is|Was|Will)\s$", before):
            continue
        beside = re.match(rf"(?:['’]s)?\s+{_REPORTING}\b", after, re.IGNORECASE) or re.search(
            rf"\b{_REPORTING}\s+(?:by|to|in|from)\s+(?:the\s+)?$|\bby\s+both\s+$", before, re.IGNORECASE
        )
        if beside:
            return match
    return None


def _with_article(text: str, word: str) -> re.Match[str] | None:
    """ "The Sun", but neither the sun nor the Sun Valley; in a question without capitals only what tells something."""
    if text[1:].islower():
        name = rf"the {re.escape(word)}"
        told = rf"(?<=according to ){name}(?=,|\W*$)|\b{name}(?=\s+{_REPORTING}\b)"
        return re.search(told, text, re.IGNORECASE)
    return re.search(rf"\b[Tt]he {re.escape(word)}(?!\w|\s[A-Z])", text)
