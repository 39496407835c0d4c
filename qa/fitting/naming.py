"""Whether a text names what the question names, and whether the asked person speaks in it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from index.article import Span
from index.corpus import Evidence
from index.grammar import Token
from index.reporting import FEMALE_NAMES, MALE_NAMES, gender_of
from index.tree import Tree
from index.wordlists import plain_letters
from index.wordlists import words as listed
from qa.asking.aliases import also_called, called_by_a_part
from qa.asking.capitals import governed, one_power, seats_of
from qa.asking.countries import is_country
from qa.asking.demonyms import akin, is_people
from qa.asking.kinds import SPEECH
from qa.asking.names import Name, NameKind
from qa.asking.parts import is_of
from qa.fitting.offices import spelled
from qa.question import Question

_RANK = re.compile(r"(?:No\.?|Number) ?(\d+)", re.I)


_FIRST_NAMES = MALE_NAMES | FEMALE_NAMES
_PLACES = ("GPE", "LOC", "FAC", "DATE")
_BY_NAME = re.compile(
    r"\bname of\b|^who (?:was|were|is|has been) (?:named|appointed|elected|chosen|picked|hired)\b|"
    r"^who (?:signed|initialled|spoke|negotiated|commanded|testified)\b.*\b(?:for|on behalf of) (?:the )?(?-i:[A-Z])",
    re.I,
)

_NAMES_OF = re.compile(
    r"(?:what|which)(?: (?:are|is|was|were)|['’]s)? the names? of\b|(?:what|which) (?:model|make|brand) of\b|"
    r"(?:which|who (?:are|were) the) (?:two|three|four|five|six|seven|\d) (?-i:[A-Z]{2,} )?[a-z]",
    re.I,
)


def asks_for_a_name(question: Question) -> bool:
    """Whether a person is asked for by name: "Who was named manager?" is not answered with "their new manager"."""
    return question.wants == "person" and _BY_NAME.search(question.standalone) is not None


def names_another(question: Question, tokens: Sequence[Token], words: Span) -> bool:
    """Whether the question lets choose between two who may have done it, and the answering words name somebody else."""
    found = alternatives(question) if question.wants in ("person", "body") else ()
    inside = " ".join(t.text for t in tokens if words.start <= t.start < words.end)
    return bool(found) and named_in(tokens, words) and not any(mentions(name, inside) for name in found)


_NAME_OF = re.compile(
    r"\bname of (?:the |an? )?(?P<whom>[\w’' -]+?)(?: (?:who|that|which|whose|in|at|of|on|from|to|killed)\b|\W*$)",
    re.I,
)
# So many words from what somebody is to the name.
_NEAR_BY = 8


def named_far_off(question: Question, tokens: Sequence[Token], words: Span) -> bool:
    """Whether the name of one who is somebody is asked for, and the sentence speaks of such a one far from the
    answering words: "Orne is where the van was hit; its driver died" gives no driver's name."""
    asked = _NAME_OF.search(question.standalone)
    whom = asked["whom"].split()[-1].lower() if asked and asked["whom"].split() else ""
    places = [i for i, t in enumerate(tokens) if t.lemma.lower() == whom]
    named = [i for i, t in enumerate(tokens) if words.start <= t.start < words.end]
    return bool(places and named) and min(abs(i - k) for i in places for k in named) > _NEAR_BY


def asks_for_names(question: Question) -> bool:
    """Whether the names of things are asked for: "What are the names of the villages?" is not answered with "seven"."""
    return _NAMES_OF.match(question.standalone) is not None


def named_anew(question: Question, tokens: Sequence[Token], words: Span) -> bool:
    """Whether the words hold a proper name that the question does not."""
    return any(
        t.pos == "PROPN" and t.text not in question.standalone and words.start <= t.start < words.end
        for t in tokens
    )


def describes_the_asked(question: Question, tokens: Sequence[Token], words: Span) -> bool:
    """Whether the words only say what the asked one is: "Orne Foods, the Velm maker of jam, was sold" does not say who
    bought it."""
    if question.wants not in ("person", "body") or not question.action:
        return False
    inside = [i for i, t in enumerate(tokens) if words.start <= t.start < words.end]
    heads = [i for i in inside if tokens[i].head not in inside]
    return any(
        tokens[i].dep == "appos"
        and is_of(tokens[tokens[i].head], name)
        # "2031 Cup; Champion: Orne" gives one thing after the other.
        and not any(t.text in (";", ":", "|", "·") for t in tokens[tokens[i].head : i])
        for i in heads
        for name, _ in question.parts
    )


def repeats_the_asked(question: Question, tokens: Sequence[Token], words: Span) -> bool:
    """Whether somebody is asked for and the answering words name nobody but a person who is named in the question: who
    led the firm before Moe was not Moe."""
    if question.wants != "person" or " or " in question.standalone:
        return False
    told = {t.text for t in tokens if words.start <= t.start < words.end and t.pos == "PROPN"}
    persons = (set(n.text.split()) for n in question.names if n.kind == "person" and not n.speaker)
    return bool(told) and any(told <= person for person in persons)


_EITHER = re.compile(r",\s*[^,?]{2,80}? or [^,?]{2,60}\W*$")


def alternatives(question: Question) -> tuple[Name, ...]:
    """The names between which the question lets choose: "Who began it, Orne or Velm?"; empty where it names no two."""
    either = _EITHER.search(question.standalone)
    if either is None or question.wants not in ("person", "body", "place"):
        return ()
    found = tuple(n for n in question.names if n.start >= either.start())
    return found if len(found) > 1 else ()


def neither_of_them(question: Question, text: str) -> bool:
    """Whether the question lets choose between names and the text has none of them."""
    found = alternatives(question)
    return bool(found) and not any(mentions(name, text) for name in found)


def of_the_other_sex(question: Question, tokens: Sequence[Token], words: Span) -> bool:
    """Whether the first name in the answering words is a man's where the winner among the women is asked for, or the
    other way round."""
    if question.wants != "person":
        return False
    women, men = _WOMEN_S.search(question.standalone), _MEN_S.search(question.standalone)
    if bool(women) == bool(men):
        return False
    first = next(
        (t.text.lower() for t in tokens if words.start <= t.start < words.end and t.pos == "PROPN"), ""
    )
    return gender_of(first) == ("m" if women else "f")


_WOMEN_S = re.compile(r"\b(?:women|ladies)['’]s?\b|\b(?:actress|heroine)\b", re.I)
_MEN_S = re.compile(r"\b(?:men|gentlemen)['’]s\b", re.I)


def asks_for_any_words(question: Question) -> bool:
    """Whether anything that somebody said is asked for: "What did Ann Lee say?"."""
    named = all(name.speaker for name in question.names)
    return question.wants == "statement" and bool(question.viewpoint) and named and not question.topic


def named_in(tokens: Sequence[Token], words: Span) -> bool:
    """Whether the words hold a proper name that is no place's."""
    return any(
        t.pos == "PROPN" and t.ent[2:] not in _PLACES and words.start <= t.start < words.end for t in tokens
    )


def name_described(tokens: Sequence[Token], words: Span) -> Span | None:
    """The name that words say something of in apposition: "The Orla, the giant ferry that …"; None where there is
    none."""
    tree = Tree(tokens)
    for i, token in enumerate(tokens):
        if not words.start <= token.start < words.end:
            continue
        while tokens[i].dep in _INSIDE:
            i = tokens[i].head
        behind = _names_behind(tree, i)
        if behind is not None:
            return behind
        named = tokens[i].head
        if tokens[i].dep == "appos" and tokens[named].pos == "PROPN" and tokens[named].ent[2:] not in _PLACES:
            first = tree.left[named] + (tokens[tree.left[named]].pos == "DET")
            return Span(tokens[first].start, tokens[named].end)
    return None


def _names_behind(tree: Tree, noun: int) -> Span | None:
    """The names that stand right behind a noun for several people: "the two directors of the mill, Ada Moe for Orne and
    Ivo Lind for Velm, …"."""
    tokens = tree.tokens
    if tokens[noun].tag != "NNS":
        return None
    comma = next((k for k in range(noun + 1, min(noun + _REACH, len(tokens))) if tokens[k].text == ","), None)
    if comma is None or any(t.pos in ("VERB", "AUX", "PROPN") for t in tokens[noun + 1 : comma]):
        return None
    named = [t.pos == "PROPN" for t in tokens[comma + 1 : comma + 3]]
    if len(named) < _SEVERAL or not all(named):
        return None
    end = comma + 1
    while end < len(tokens) and tokens[end].pos in ("PROPN", "ADP", "CCONJ", "DET"):
        end += 1
    while tokens[end - 1].pos != "PROPN":
        end -= 1
    joined = any(t.text.lower() == "and" for t in tokens[comma + 1 : end])
    return Span(tokens[comma + 1].start, tokens[end - 1].end) if joined else None


# So far behind a noun its names begin; a name in full has several words.
_REACH, _SEVERAL = 7, 2
# From a word of a noun phrase to its noun.
_INSIDE = ("amod", "compound", "nmod", "det", "nummod", "poss")


def mean(values: Iterable[float]) -> float:
    """The mean of the values; 0 where there are none."""
    found = list(values)
    return sum(found) / len(found) if found else 0.0


def mentions(name: Name, text: str) -> bool:
    """Whether the text names it: in its own words or another form, by surname, by initials, or by its people; with the
    marks of its letters or without."""
    if _MARKED.search(text) or _MARKED.search(name.text):
        name, text = replace(name, text=plain_letters(name.text)), _plainly(text)
    if any(_names(form, name.kind, text) for form in (name.text, *name.forms)):
        return True
    if also_called(name.text, text) or called_by_a_part(name.text, text):
        return True
    # "Orne Plus" is written "Orne+".
    if name.text.lower().endswith(" plus") and f"{name.text[:-5].lower()}+" in text.lower():
        return True
    # "The White House" speaks for the US.
    if name.kind == "place" and any(seat in text for seat in seats_of(name.text)):
        return True
    # Of a double-barrelled name one half, where it is long enough to be nobody else's.
    halves = (half for half in name.text.split("-")[1:] if len(half) > 5 and half[0].isupper())
    if any(_spelled(half).search(text) for half in halves):
        return True
    # "No 1", "No. 1", "number one"
    rank = _RANK.fullmatch(name.text)
    if rank and re.search(rf"(?:\b(?:no\.? ?|number )|#){rank[1]}\b", text, re.I):
        return True
    # "The Kenyan-led mission" is named by what names Kenya.
    first, _, tail = name.text.partition("-")
    if tail.islower() and first and mentions(replace(name, text=first), text):
        return True
    # "How many Dreamliners" may be answered by what says "the Dreamliner", "the Globes" by "a Globe".
    if name.kind != "person" and _names_one(name.text, text):
        return True
    if (
        name.text.isalpha()
        and name.text.isupper()
        and len(name.text) >= _initials_of(name)
        and _stands_for(name.text).search(text)
    ):
        return True
    # "Tiffany" is Tiffany & Co.
    firm = _OF_A_FIRM.sub("", name.text)
    if firm != name.text and _spelled(firm).search(text):
        return True
    words = re.findall(r"[^\W_]+", name.text)
    # "Samsung's Galaxy Fold" is the Samsung Galaxy Fold.
    if (
        name.kind in ("thing", "body", "work")
        and len(words) > _MAKER_AND_TYPE
        and all(_spelled(part).search(text) for part in (words[0], name.text.partition(" ")[2]))
    ):
        return True
    if len(words) > 1:
        initials = "".join(w[0] for w in words if w[0].isupper())
        if len(initials) >= _initials_of(name) and re.search(rf"\b{initials}\b", text):
            return True
        if name.kind == "person":
            return _names(words[-1], name.kind, text)
        return False
    forms = (name.text, *name.forms) if governed(name.text) else (name.text,)
    return any(akin(form, word) for word in set(re.findall(r"\b[A-Z][^\W_]+", text)) for form in forms)


_OF_A_FIRM = re.compile(r"(?: (?:&|and) Co\b\.?|,? (?:Inc|Ltd|Corp|plc|PLC|AG|SE|GmbH|LLC|S\.?A)\b\.?)$")
_MAKER_AND_TYPE = 2


# Letters with a mark: "ğ", "é".
_MARKED = re.compile("[À-ÖØ-öø-ſ]")
_plainly = lru_cache(maxsize=64)(plain_letters)


def _initials_of(name: Name) -> int:
    """How many initials tell what is named: two those of a body or a country ("UN", "EU"), not those of a person."""
    return 2 if name.kind in ("body", "place") else 3


def _names(form: str, kind: NameKind, text: str) -> bool:
    """Whether the text holds the form as a name. A surname has a capital there as well ("Theresa May" is not named by
    what may happen), and what is all capitals is written so ("the US" is not us)."""
    found = _spelled(form).finditer(text)
    if form.isupper() and len(form) < 5:
        return any(match[0].startswith(form) for match in found)
    if kind == "person" and form[:1].isupper():
        return any(match[0][0].isupper() for match in found)
    return next(found, None) is not None


def _names_one(plural: str, text: str) -> bool:
    """Whether the text names a single one of what bears the name, with a capital where this has one."""
    last = plural.rpartition(" ")[2]
    if len(last) < 5 or not last.endswith("s") or last.endswith("ss"):
        return False
    found = _spelled(plural[:-1]).finditer(text)
    return any(match[0][0].isupper() or plural[0].islower() for match in found)


@lru_cache(maxsize=256)
def missing(name: Name, text: str) -> float:
    """How much of a name the text lacks: 0 where it names it, else the share of the name's words that are nowhere.

    A person is named or not; of "the Best Actor award" or "the 2020 Velden presidential election" a text may give
    the parts one by one.
    """
    if mentions(name, text):
        return 0.0
    # "Palme d'Or" has nothing in common with "Ballon d'Or".
    words = [
        w
        for w in re.findall(r"[^\W_]+", name.text)
        if w.lower() not in _GLUE and (len(w) > _SHORT or w.isupper() or w.isdigit())
    ]
    if name.kind == "person" or len(words) < 2:
        return 1.0
    return mean(not _spelled(w).search(text) for w in words)


_GLUE = frozenset("the a an of in on at for and to".split())
# Words of so few letters only join others, but for initials and numbers.
_SHORT = 2


@lru_cache(maxsize=128)
def _stands_for(initials: str) -> re.Pattern[str]:
    """The words that begin with these letters: "World Health Organization" for "WHO"."""
    return re.compile(
        r"\b"
        + r"[\s-]+(?:(?:of|the|for|and|in|on) )*".join(f"{c}[a-z]+(?:-[a-z]+)?" for c in initials)
        + r"\b"
    )


@lru_cache(maxsize=512)
def _spelled(form: str) -> re.Pattern[str]:
    # "The U.S. Embassy" is the US Embassy.
    own = _INITIALS.sub(lambda m: "".join(rf"{c}\.?" for c in m[0]), re.escape(form))
    return re.compile(rf"(?<!\w){own}(?:['’]s|s)?(?!\w)", re.I)


_INITIALS = re.compile(r"\b(?:US|UK|UN|EU|USA|UAE)\b(?=\\ )")


def speaker_fit(question: Question, evidence: Evidence) -> float:
    """1 where the asked person says it, -1 where somebody else or nobody does; 0 where nobody is asked for."""
    if not question.viewpoint:
        return 0.0
    asked = [w for w in re.findall(r"[^\W_]+", question.viewpoint) if len(w) > 2 or w.isupper()]
    lands = governed(question.viewpoint)
    # The White House is no other House.
    asked = [*lands] if lands and len(asked) > 1 else [*asked, *lands]
    person = _person_asked(question)
    if person:
        # His own name, or his office: what "the Velmese" say is no word of "the Velmese leader Ana Orne".
        asked = [person.split()[-1], *(a for a in asked if a.islower())]
    others = [c for c in evidence.sentence.claims if c.speaker]
    # What nobody else says in an article is said by who wrote it.
    if not others and _wrote_it(question.viewpoint, evidence.article.author):
        return 1.0
    for speaker in (c.speaker or "" for c in others):
        said = re.findall(r"[^\W_]+", speaker)
        kinds = (_another_of_the_name, _of_another_office, of_another_land)
        if any(another(question.viewpoint, speaker) for another in kinds):
            continue
        if _of_another_party(question.viewpoint, said) or (person and _by_another_name(person, speaker)):
            continue
        if person and _spelled(person.split()[-1]).search(speaker):
            return 1.0
        if lands and question.viewpoint.lower() in speaker.lower():
            return 1.0
        if any(a.lower() == s.lower() or one_power(s, a) for a in asked for s in said):
            return 1.0
    start, end = evidence.sentence.start, evidence.sentence.end
    text = evidence.article.text
    if any(_speaks_for(question.viewpoint, c.speaker or "", text) for c in others):
        return 1.0
    if any(_called_so(question.viewpoint, c.speaker or "", text) for c in others):
        return 1.0
    # "The head of the bank" may be told by any of these words, and by another's name; "Moe's army" is not Orne's.
    if others and all(of_another_land(question.viewpoint, c.speaker or "") for c in others):
        asked = [a for a in asked if not a.islower()]
    told = [re.findall(r"[^\W_]+", c.speaker or "") for c in others]
    if (
        told
        and question.viewpoint.islower()
        and all(_of_another_kind(question.viewpoint, said) for said in told)
    ):
        return -1.0
    if any(a.islower() and _spelled(a).search(text, start, end) for a in asked):
        return 0.0
    named = [m.start() for a in asked for m in _spelled(a).finditer(text, start, end)]
    # What others say of somebody is no word of his.
    tokens = evidence.sentence.tokens
    own = [n for n in named if _speaks_at(tokens, n) or not any(c.start <= n < c.end for c in others)]
    own = [n for n in own if not _another_of_the_name(question.viewpoint, text[max(start, n - 20) : end])]
    return 0.0 if own else -1.0


def _person_asked(question: Question) -> str:
    """The full name of whoever is asked for by office and name ("the Velmese leader Ana Orne"); else empty."""
    return next(
        (
            n.text
            for n in question.names
            if n.speaker
            and n.kind == "person"
            and " " in n.text
            and question.viewpoint.endswith(f" {n.text}")
        ),
        "",
    )


def _by_another_name(person: str, speaker: str) -> bool:
    """Whether the speaker has a full name that is not the person's."""
    return _FULL_NAME.search(speaker) is not None and not _spelled(person.split()[-1]).search(speaker)


_FULL_NAME = re.compile(r"\b[A-Z][\w’'-]+ (?:[a-z]{2,3}[ -])?[A-Z][\w’'-]+")


def _wrote_it(asked: str, author: str | None) -> bool:
    """Whether the asked person is the author of an article, by the last name or more, with the marks of the letters or
    without."""
    named = plain_letters(asked).lower().split()
    return author is not None and named == plain_letters(author).lower().split()[-len(named) :]


# What a speaker is called by, whichever side is his.
_CALLED = listed(
    """official spokesman spokeswoman spokesperson minister ministry government army military police commander officer
    leader envoy delegation negotiator source sources adviser aide"""
)
_RANKS = listed(
    "a an the his her its their senior former chief deputy top military foreign prime another one"
)


def _of_another_party(asked: str, said: Sequence[str]) -> bool:
    """Whether somebody of the asked kind speaks, of another side: "a government official" is not "an Orne official"."""
    wanted = {w.lower() for w in re.findall(r"[^\W_]+", asked)}
    if not any(w[0].isupper() for w in re.findall(r"[^\W_]+", asked)):
        return _of_another_kind(asked, said)
    for before, word in pairwise(said):
        other = before.lower() not in wanted | _RANKS and (before.islower() or is_people(before.lower()))
        if word.lower() in wanted & _CALLED and other:
            return not any(s.lower() in wanted and s[0].isupper() for s in said)
    return False


def _of_another_kind(asked: str, said: Sequence[str]) -> bool:
    """Whether authorities of a kind are asked for ("separatist authorities"), and those of a land speak."""
    *kinds, office = asked.lower().split()
    kinds = [k for k in kinds if k not in _RANKS]
    if office not in _OF_A_KIND or not kinds:
        return False
    told = [before for before, word in pairwise(said) if word.lower() == office]
    return bool(told) and all(
        b[0].isupper() and is_people(b.lower()) and b.lower() not in kinds for b in told
    )


_OF_A_KIND = listed("authorities officials forces fighters leaders government administration")


def _named_alone(speaker: str) -> str:
    """The last name of a speaker of whom nothing but the name is told; empty for others."""
    name = re.findall(r"[A-Z][\w’'-]+", speaker)
    return "" if not name or re.search(r"(?:^| )[a-z]", speaker) else name[-1]


def _called_so(asked: str, speaker: str, text: str) -> bool:
    """Whether the article calls a speaker who is named alone by the asked office: "the Orne president" is Ana Ruiz,
    where it says "Orne President Ana Ruiz"."""
    last, words = re.escape(_named_alone(speaker)), asked.split()
    if not last or len(words) < 2 or words[-1].lower() not in _CALLED | _OFFICES:
        return False
    office = re.escape(asked)
    return (
        re.search(rf"\b{office} (?:[A-Z][\w’'-]+ ){{0,2}}{last}\b|\b{last}, (?:the )?{office}\b", text, re.I)
        is not None
    )


_SPOKEN_FOR = r"(?:spokes(?:man|woman|person)|press secretary)"
# So many characters back, at most, stands whose spokesman "its spokesman" is.
_FAR_BACK = 300
_ITS_SPOKESMAN = re.compile(rf"\b(?:its|their) (?:[\w-]+ )?{_SPOKEN_FOR}\b", re.I)


def _speaks_for(asked: str, speaker: str, text: str) -> bool:
    """Whether the article calls a speaker who is named alone the spokesman of the asked body: "The Orne army … Its
    spokesman, Major Ivo Moe, … Moe said"."""
    last, words = re.escape(_named_alone(speaker)), re.findall(r"[^\W_]{3,}", asked)
    if not last or not words:
        return False
    for place in re.finditer(rf"\b{_SPOKEN_FOR}\b[^.?!]{{0,60}}\b{last}\b", text):
        first = max(text.rfind(mark, 0, place.start()) for mark in (". ", "\n", '" ')) + 1
        before = (
            text.rfind("\n", 0, max(first - 2, 0))
            if _ITS_SPOKESMAN.search(text[first : place.end()])
            else first
        )
        told = text[max(before, first - _FAR_BACK, 0) : place.end()]
        if all(
            _spelled(w).search(told) or any(akin(w, t) for t in re.findall(r"[A-Z]\w+", told)) for w in words
        ):
            return True
    return False


def _speaks_at(tokens: Sequence[Token], place: int) -> bool:
    """Whether the one named at a place of the text says something there: "Roe told them so, the ministry said"."""
    i = next((n for n, t in enumerate(tokens) if t.start <= place < t.end), -1)
    while i >= 0 and tokens[i].dep in ("compound", "flat") and tokens[i].head != i:
        i = tokens[i].head
    return i >= 0 and tokens[i].dep == "nsubj" and tokens[tokens[i].head].lemma.lower() in SPEECH


_OFFICES = listed(
    """minister ministry spokesman spokeswoman spokesperson president premier army ambassador envoy governor mayor
    secretary chief official adviser advisor prosecutor police council parliament commander captain general court"""
)
_OF_WHAT = listed("foreign defence interior finance health justice prime trade energy")


def _of_another_office(asked: str, told: str) -> bool:
    """Whether two who speak for one land hold offices that have nothing in common: the deputy foreign minister is
    neither the defence ministry nor "a senior official", nor the land."""
    one, other = (
        {spelled(w.removesuffix("s")) for w in re.findall(r"[^\W_]+", name.lower())} for name in (asked, told)
    )
    offices, theirs = (one & _OFFICES) - {"official"}, other & _OFFICES
    if not offices or not theirs:
        return bool(offices) and _only_a_land(told)
    of_what, of_theirs = one & _OF_WHAT, other & _OF_WHAT
    return offices.isdisjoint(theirs) or bool(of_what and of_theirs and of_what.isdisjoint(of_theirs))


def _only_a_land(told: str) -> bool:
    """Whether a land speaks as a whole, or its capital: nobody says that its deputy foreign minister did."""
    words = [w for w in re.findall(r"[^\W_]+", told) if w.lower() != "the"]
    return bool(words) and all(is_country(w) or governed(w) or is_people(w.lower()) for w in words)


def of_another_land(asked: str, told: str) -> bool:
    """Whether both name countries, and not the same: "Armenia's minister" is not "the French minister"."""
    lands, others = (
        [
            w
            for w in re.findall(r"[^\W_]+", name)
            if w[0].isupper() and (is_country(w) or governed(w) or is_people(w.lower()))
        ]
        for name in (asked, told)
    )
    return bool(lands and others) and not any(one_power(b, a) for a in lands for b in others)


def _another_of_the_name(asked: str, told: str) -> bool:
    """Whether the surname is told with another first name: "Ann Rogers" for "Lisa Rogers"."""
    first, *rest = asked.split()
    if not rest or first.lower() not in _FIRST_NAMES:
        return False
    named = re.search(rf"([^\W\d_]+) {re.escape(rest[-1])}\b", told)
    return named is not None and named[1].lower() in _FIRST_NAMES - {first.lower()}
