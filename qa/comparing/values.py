"""Names and places that answer one question: the same value in other words, or another one?"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import product, takewhile

from index.article import Article, Span
from index.grammar import Token
from index.reporting import NO_PERSONS
from index.wordlists import words
from qa.asking.countries import is_country
from qa.asking.demonyms import akin, places_of
from qa.asking.kinds import PERSONS, PLACES
from qa.comparing.points import (
    RUNNING_DAYS,
    Point,
    Relation,
    explicit_time,
    of_two_speakers,
    point_at,
    printed_apart,
    sentence_text,
    speak_apart,
    tokens_in,
)
from qa.comparing.speakers import folded, same_speaker, unaccented
from qa.comparing.support import TAKING_OVER, mirrored, quoted_otherwise
from qa.comparing.vocabulary import synonyms
from qa.evidence import Judged
from qa.fitting.crediting import (
    CHARGING,
    CLAIMS_CREDIT,
    THANKING,
    WORK,
    asks_for_credit,
    asks_for_thanks,
    gives_credit,
)
from qa.question import Question

_LINKS = words("of de del de la le van von der den di da du al bin ibn el & the")
_PARTING = frozenset("-–—;|·:")
# Spellings of one name differ by a letter or two.
_SPELLING = 0.86
# Verbs that many may do at once: a second name does not contradict the first.
SHARED = words(
    """say tell speak fight attend support oppose condemn play star appear invest sign protest help vote die live work
    meet visit accuse call think want welcome demand own belong follow join travel arrive know see use make have do
    get take give send receive participate compete perform train suffer lose survive injure wound arrest evacuate
    supply provide include involve affect face back endorse praise thank criticise criticize warn deny reject dismiss
    claim complain ask mediate violate break flee accompany represent feature contain like love hate"""
)
# Doing these makes somebody the author or the culprit: naming another is a matter of credit or blame.
_AGENCY = words(
    """carry cause start begin write kill rescue save invent discover attack broker build create blame credit design
    found shoot bomb strike destroy provoke trigger violate break leave walk steal murder blow sink poison hack leak
    order plan fund finance finish end stop negotiate achieve responsible attempt fire launch commit deserve
    damage wreck sabotage kidnap abduct assassinate"""
)
_BLAME = CHARGING | THANKING
_WATER = words("sea ocean lake river water bay harbour harbor gulf strait")
_LAND = words("hill mountain field forest desert village town city street house ground land valley farm road")
_OPPOSED = (
    (words("below under beneath underneath"), words("on above over onto atop")),
    (words("inside within"), words("outside beyond")),
)
# "Who plays Captain Vesper in …"
_PLAYED = re.compile(r"\bplay(?:s|ed|ing)? (?:the )?[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*)* in\b")
_NOBODY = frozenset({"nobody", "no one", "none", "nothing", "none of them", "none of us"})
_PRONOUNS = words("i we me us myself ourselves he she")


@dataclass(frozen=True, slots=True)
class Named:
    """The names of an answer (each the set of its words) and the common nouns it is made of."""

    names: tuple[frozenset[str], ...]
    nouns: frozenset[str]
    prepositions: frozenset[str]


def value_point(number: int, judged: Judged) -> Point | None:
    """What the sentence answers with a name, a thing or a place; None where the answering words hold none."""
    span = _trimmed(judged)
    if span is None:
        return None
    point = point_at(number, judged, span)
    if tells_of_nobody(point):
        return None
    word = point.text.lower().split()[0]
    if word not in _PRONOUNS or not point.speaker:
        return point
    # "The commission said that she had won": somebody else.
    if word in ("he", "she") and not NO_PERSONS.isdisjoint(point.speaker.lower().split()):
        return None
    return replace(point, said=point.speaker)


def _trimmed(judged: Judged) -> Span | None:
    """The answering words without the articles, prepositions and marks around them."""
    kept = [t for t in tokens_in(judged, judged.answer) if t.pos not in ("PUNCT", "SPACE") or t.text in "-–"]
    while kept and (kept[0].pos in ("DET", "ADP", "CCONJ", "PART", "SCONJ", "AUX") or kept[0].text in "-–"):
        kept.pop(0)
    while kept and (kept[-1].pos in ("DET", "ADP", "CCONJ", "PART", "SCONJ", "AUX") or kept[-1].text in "-–"):
        kept.pop()
    if not kept:
        return None
    every = judged.evidence.sentence.tokens
    last = next(i for i, t in enumerate(every) if t.start == kept[-1].start)
    # An adjective alone is not the answer but its noun: "Russian diplomatic" efforts.
    while every[last].dep in ("amod", "compound", "nmod") and last < every[last].head <= last + 3:
        # "Low Tide - Shortlist": an entry ends there.
        if any(t.text in _PARTING for t in every[last + 1 : every[last].head]):
            break
        last = every[last].head
    return Span(kept[0].start, every[last].end)


def named(question: Question, point: Point) -> Named:
    """The names and nouns of a point's value; what the question itself says is left out."""
    if point.said:
        return Named((frozenset(folded(point.said)),), frozenset(), frozenset())
    tokens = tokens_in(point.judged, point.mark)
    if question.wants == "place":
        tokens = _with_surroundings(point, tokens)
    elif any(t.text != "(" for t in tokens[:1]):
        # "Ivo Brandt (Harrow Cycling": the mark may end before the bracket does.
        tokens = tuple(takewhile(lambda t: t.text != "(", tokens))
    # Names that are typed without capitals are no names to the parser.
    told = [n.text for n in question.names] or list(question.topic)
    asked = {w for text in told for w in folded(text)}
    sentence = point.judged.evidence.sentence
    # Behind a quotation mark, too.
    opens = next((t.start for t in sentence.tokens if t.pos != "PUNCT"), sentence.start)
    heads = _heads(point, tokens) if question.wants != "place" else frozenset()
    runs: list[frozenset[str]] = []
    beside: list[frozenset[str]] = []
    run: list[Token] = []
    for token in (*tokens, None):
        linking = token is not None and run and token.text.lower() in _LINKS
        # A common noun that opens the sentence has its capital from there; who does something is a name to be learnt.
        opening = token is not None and token.start == opens and token.pos == "NOUN"
        opening = opening and not (question.wants == "person" and _acts(sentence.tokens, opens))
        if token is not None and (linking or (_capital(token) and not opening)):
            run.append(token)
            continue
        while run and run[-1].text.lower() in _LINKS:
            run.pop()
        while len(run) > 1 and run[0].ent[2:] == "NORP" and run[1].ent[2:] != "NORP":
            run.pop(0)
        key = frozenset(folded(" ".join(t.text for t in run)))
        if key and not key <= asked:
            (runs if not heads or any(t.start in heads for t in run) else beside).append(key)
        run = []
    runs = runs or beside
    nouns = frozenset(
        t.lemma.lower()
        for t in tokens
        if t.pos in ("NOUN", "ADJ", "VERB") and (t.start == opens or not _capital(t))
    )
    prepositions = frozenset(t.text.lower() for t in _before(point, tokens) if t.pos == "ADP")
    return Named(tuple(runs), nouns - set(question.topic) - {question.asked_noun}, prepositions)


def _acts(tokens: Sequence[Token], place: int) -> bool:
    """Whether the single word there is the subject of the verb right behind it: "Raye wins", "Raye has won"."""
    i = next((n for n, t in enumerate(tokens) if t.start == place), len(tokens))
    verb = next((n for n in range(i + 1, len(tokens)) if tokens[n].pos != "AUX"), i)
    behind = tokens[i + 1] if i + 1 < len(tokens) else None
    if behind is None or tokens[verb].pos != "VERB" or tokens[i].dep != "nsubj" or tokens[i].head != verb:
        return False
    # "Raye wins": no plural wins.
    return tokens[i].tag == "NN" or (tokens[i].tag == "NNS" and "VBZ" in (behind.tag, tokens[verb].tag))


def _heads(point: Point, tokens: Sequence[Token]) -> frozenset[int]:
    """Where the words stand that the value is, not those that describe it: "Ivo Brandt" in "the Kiel guitarist Ivo
    Brandt", each of them in a list."""
    every = point.judged.evidence.sentence.tokens
    inside = {t.start for t in tokens}
    found: set[int] = set()
    for token in tokens:
        above = every[token.head]
        if above.start not in inside or above.start == token.start:
            found.add(token.start)
    for token in tokens:
        if token.dep in ("conj", "appos") and every[token.head].start in found:
            found.add(token.start)
    # Where the answering words go on with what somebody did, the value is who did it: "the Swede shot a 69 to win".
    doers = [
        t for t in tokens if t.dep == "nsubj" and every[t.head].pos == "VERB" and every[t.head].start in found
    ]
    return frozenset(t.start for t in doers[:1]) or frozenset(found)


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos not in ("DET", "PRON", "ADP", "AUX", "SCONJ")


def _before(point: Point, tokens: Sequence[Token]) -> tuple[Token, ...]:
    every = point.judged.evidence.sentence.tokens
    first = next((i for i, t in enumerate(every) if tokens and t.start == tokens[0].start), 0)
    return (*every[max(0, first - 2) : first], *tokens)


# How many words behind a place may still say where it lies: "the arena in Port Lisle".
_NEARBY = 8


def _with_surroundings(point: Point, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """The place with the places that it is said to lie in, before and behind it."""
    every = point.judged.evidence.sentence.tokens
    if not tokens:
        return tokens
    last = next(i for i, t in enumerate(every) if t.start == tokens[-1].start) + 1
    more = last
    for i in range(last, min(last + _NEARBY, len(every))):
        token = every[i]
        if token.pos in ("VERB", "AUX", "CCONJ", "SCONJ") or token.text in ".;:":
            break
        if token.ent[2:] in ("GPE", "LOC", "FAC"):
            more = i + 1
    return (*tokens, *every[last:more])


def _towns_of_one_land(a: Point, b: Point) -> tuple[frozenset[str], frozenset[str]] | None:
    """The two towns of "Milan, Italy" and "Turin, Italy": that both name the land does not make them one place."""
    (town, land), (other, its_land) = _town_and_land(a), _town_and_land(b)
    if not (town and land and other and its_land) or not same_name(frozenset(land), frozenset(its_land)):
        return None
    if one_spelling(town, other) or same_name(frozenset(town), frozenset(other)):
        return None
    return frozenset(town), frozenset(other)


def one_spelling(name: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names are spelled nearly alike, word for word or not: "San Remo", "Sanremo"."""
    return SequenceMatcher(None, "".join(name), "".join(other)).ratio() >= _SPELLING


def _town_and_land(point: Point) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of the names on both sides of the first comma in or right behind the value; empty without one."""
    tokens = [t for t in point.judged.evidence.sentence.tokens if t.start >= point.mark.start]
    comma = next((i for i, t in enumerate(tokens) if t.text == ","), 0)
    if not comma or tokens[comma - 1].start >= point.mark.end:
        return (), ()
    town = [*takewhile(_named_word, reversed(tokens[:comma]))][::-1]
    land = takewhile(_named_word, tokens[comma + 1 :])
    return folded(" ".join(t.text for t in town)), folded(" ".join(t.text for t in land))


def _named_word(token: Token) -> bool:
    return _capital(token) or token.text.lower() in _LINKS - {"&", "the"}


_HONOURS = words(
    """king queen prince princess crown emperor empress pope sir dame lord lady duke duchess president
    ii iii iv v vi vii viii ix x xi xii xiii xiv"""
)


def same_name(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two names are forms of one: one holds the other, initials, adjectives, spellings."""
    # "Crown Prince Felipe" is Felipe VI.
    a, b = a - _HONOURS or a, b - _HONOURS or b
    if a <= b or b <= a:
        return True
    long_a, long_b = (frozenset(w for w in n if len(w) > 1) for n in (a, b))
    # Of "AT&T Stadium" not the stadium tells which.
    telling = long_a - _BUILDINGS and long_b - _BUILDINGS
    if telling and (long_a <= long_b or long_b <= long_a):
        return True
    if len(a) == 1 and len(b) == 1:
        x, y = next(iter(a)), next(iter(b))
        if akin(x, y):
            return True
    for short, full in ((a, b), (b, a)):
        if len(short) == 1 and len(full) > 1:
            letters = next(iter(short))
            if sorted(letters) == sorted(w[0] for w in full) or any(akin(letters, w) for w in full):
                return True
            # "Rodri" is Rodrigo Hernández.
            if len(letters) >= _NICKNAME and any(w.startswith(letters) for w in full):
                return True
    # "Ali Veld" is Alina Veld.
    first, other = a - b, b - a
    if a & b and len(first) == len(other) == 1 and _short_for(next(iter(first)), next(iter(other))):
        return True
    few, many = sorted((a, b), key=len)
    return all(any(SequenceMatcher(None, x, y).ratio() >= _SPELLING for y in many) for x in few)


# A first name is cut to so many letters at least where it stands alone.
_NICKNAME = 4


# Short forms that are no beginnings.
_SHORT_FORMS = {
    "rick": "richard", "dick": "richard", "bob": "robert", "rob": "robert", "bill": "william", "will": "william",
    "jim": "james", "mike": "michael", "liz": "elizabeth", "beth": "elizabeth", "ted": "edward", "ned": "edward",
    "jack": "john", "tony": "anthony", "kate": "katherine", "peggy": "margaret", "meg": "margaret", "harry": "henry",
    "larry": "lawrence", "chuck": "charles", "dave": "david", "tim": "timothy", "hank": "henry", "sandy": "alexander",
}  # fmt: skip


def _short_for(one: str, other: str) -> bool:
    """Whether one first name is a short form of the other."""
    if _SHORT_FORMS.get(one) == other or _SHORT_FORMS.get(other) == one:
        return True
    return min(len(one), len(other)) > 2 and (one.startswith(other) or other.startswith(one))


def relation(question: Question, a: Point, b: Point, copies: Mapping[str, str]) -> Relation:
    """How two named answers stand to each other. Where in doubt: "apart"."""
    one, other = named(question, a), named(question, b)
    if _says_never(question, a) != _says_never(question, b):
        alike = any(same_name(x, y) for x in one.names for y in other.names)
        denied = alike and of_two_speakers(a, b) and same_time(question, a, b)
        return "rival" if denied else "apart"
    if question.wants == "place" and (_not_there(a, other) or _not_there(b, one)):
        return "rival" if of_two_speakers(a, b) and same_time(question, a, b) else "apart"
    if " ".join(folded(a.said or a.text)) == " ".join(folded(b.said or b.text)):
        return "same"
    if question.wants == "place" and (towns := _towns_of_one_land(a, b)):
        one, other = (replace(n, names=(town,)) for n, town in zip((one, other), towns, strict=True))
    if one.names and other.names:
        if any(same_name(x, y) for x in one.names for y in other.names):
            if question.wants == "place" and _elsewhere(one, other):
                return "rival" if speak_apart(a, b, copies) else "apart"
            return "same"
        if _linked(a, b, one.names, other.names):
            return "same"
        if not one_answer(question) or _person_and_people(question, a, b, one, other):
            return "apart"
        # Two points of one sentence are what two speakers say there of each other.
        if question.wants == "place":
            # "At the arena in Crail" against "at the arena in Port Lisle": what only one of them names.
            one, other = _only(one, b), _only(other, a)
        if not one.names or not other.names:
            return "apart"
        # "It was held at the arena" stands behind "the Orne games".
        if question.wants == "place" and (_told_before(a, other) or _told_before(b, one)):
            return "apart"
        mentions = [(a, other), (b, one)]
        if a.evidence != b.evidence and any(_mentioned(p, n) and not _as_beaten(p, n) for p, n in mentions):
            return "apart"
        if _of_another_entry(question, a) or _of_another_entry(question, b):
            return "apart"
    elif not one.names and not other.names and one.nouns and other.nouns:
        if one.nouns & other.nouns:
            opposed = question.wants == "place" and _elsewhere(one, other)
            return "rival" if opposed and speak_apart(a, b, copies) else "same"
        if not (one_answer(question) and (mirrored(a, b) or (a.speaker and b.speaker))):
            return "apart"
    elif not _in_two_buildings(question, a, b) and not (
        one_answer(question) and _both_named_as_cause(question, a, b, one, other)
    ):
        return "apart"
    if _still_to_come(question, a) != _still_to_come(question, b) and not _decided(question, a, b):
        return "apart"
    apart = speak_apart(a, b, copies) or quoted_otherwise(a, b)
    if not apart or not same_time(question, a, b):
        return "apart"
    return "rival"


# "In the streets, not at the church".
_NOT_AT = re.compile(r"\bnot (?:at|in|on|near|inside) (?:the |an? )?(?P<where>[\w-]+)", re.I)


def _not_there(point: Point, other: Named) -> bool:
    """Whether a sentence says that it was not where the other answer puts it."""
    denied = {m["where"].lower() for m in _NOT_AT.finditer(sentence_text(point.judged))}
    return bool(denied & (other.nouns | {w for name in other.names for w in name}))


_ONLY_BEFORE = re.compile(r"\b(?:before|until|yet|again|since|previously)\b", re.I)


def _says_never(question: Question, point: Point) -> bool:
    """Whether somebody is said not to have done what is asked: "Orne had never asked for it"."""
    claim = point.claim
    if claim is None or question.wants not in ("person", "body") or not (claim.negated or claim.denied):
        return False
    told = point.judged.evidence.article.text[claim.start : claim.end]
    done = claim.predicate in synonyms(question.action.partition(" ")[0])
    return done and point.text in claim.subject and not _ONLY_BEFORE.search(told)


def _person_and_people(question: Question, a: Point, b: Point, one: Named, other: Named) -> bool:
    """Whether somebody is named and elsewhere told by his people or country ("the Swede", "Sweden"): one may be the
    other, unless blame or credit is at issue, which countries share out."""
    if question.wants != "person" or attribution(question, (a, b)):
        return False
    peoples = [all(_of_a_land(w) for n in each.names for w in n) for each in (one, other)]
    return peoples[0] != peoples[1]


def _of_a_land(word: str) -> bool:
    """Whether the word is a known country's or its people's: many a name ends like a people's."""
    return is_country(word) or any(map(is_country, places_of(word)))


def held_together(question: Question, a: Point, b: Point, points: Sequence[Point]) -> bool:
    """Whether another sentence that answers names both in one breath: "Ana Orne of Velm and Ivo Brandt of Lorvania" won
    it together."""
    if question.wants not in ("person", "body"):
        return False
    one, other = named(question, a).names, named(question, b).names
    for point in points:
        if point.evidence in (a.evidence, b.evidence):
            continue
        plain = " ".join(
            (*re.findall(r"[^\W_]+|[^\w\s.\"'“”‘’]", unaccented(sentence_text(point.judged))), "")
        )
        if any(_joined(x, y, plain) or _joined(y, x, plain) for x, y in product(one, other)):
            return True
    return False


def _joined(first: frozenset[str], second: frozenset[str], plain: str) -> bool:
    if not any(word in plain for word in first) or not any(word in plain for word in second):
        return False
    names = [rf"(?:[^\W_]+ )?{_any_order(n)}(?:[^\W_]+ )?" for n in (first, second)]
    return (
        re.search(rf"\b{names[0]}(?:(?:of|from) (?:the )?[^\W_]+ )?(?:and|&) {names[1]}", plain) is not None
    )


# Who "will replace" and who "has replaced" somebody are told of one decision where they are printed so few days apart.
_MOMENT = 3
_DECIDED = words(
    "replace succeed appoint name choose select pick become join sign buy acquire elect hire nominate"
)


def _decided(question: Question, a: Point, b: Point) -> bool:
    days = printed_apart(a, b)
    return question.action in _DECIDED and days is not None and days <= _MOMENT


# "The score will be written by Orne" is a plan; who wrote it is told later.
_TO_COME = re.compile(
    r"\b(?:will|could|(?-i:may)|might|"
    r"(?:is|are) to (?!the\b|an?\b|our\b|my\b|his\b|her\b|their\b|its\b|(?-i:[A-Z]))|"
    r"(?:is|are) (?:set|due|expected) to|to be \w+ed)\b",
    re.I,
)
_ASKS_FOR_PLANS = re.compile(r"\b(?:will|would|could|(?-i:may)|might|going to|plan\w*|next|to be)\b", re.I)


def _still_to_come(question: Question, point: Point) -> bool:
    """Whether it is asked what was done, and the claim tells what is to be, but for what follows from its being done:
    "will be the youngest president after winning Sunday's vote"."""
    if _ASKS_FOR_PLANS.search(question.standalone) or not _TO_COME.search(point.quoted):
        return False
    tokens = point.judged.evidence.sentence.tokens
    done = (t for t in tokens if t.lemma.lower() == question.action and t.dep == "pcomp")
    return not any(tokens[t.head].text.lower() in _DONE_WITH for t in done)


_DONE_WITH = words("after by since following upon")


def _both_named_as_cause(question: Question, a: Point, b: Point, one: Named, other: Named) -> bool:
    """Whether a name and a description ("the Red Front", "the secret service") can be rivals: both are credited or
    blamed, by two speakers, and no word is common to them."""
    if _blames(a) and _blames(b):
        return True
    if asks_for_credit(question) and of_two_speakers(a, b) and any(_OWN_SIDE.match(p.text) for p in (a, b)):
        return True
    described = bool(one.nouns and other.nouns) and not one.nouns & other.nouns
    return described and attribution(question, (a, b)) and bool(a.speaker and b.speaker)


# "His own officers", says one, and another names somebody else.
_OWN_SIDE = re.compile(r"(?:his|her|its|their|our|my) (?:own )?\w", re.I)
_BUILDINGS = words(
    """palace embassy consulate hotel hospital airport church mosque school prison jail barracks office station villa
    house residence bunker ship plane train stadium arena hall theatre theater dome square camp monastery headquarters
    parliament ministry studio"""
)


def _in_two_buildings(question: Question, a: Point, b: Point) -> bool:
    """Whether two speakers put somebody into two buildings of which only one has a name: "in the palace", "at the Orne
    embassy"."""
    if question.wants != "place" or not of_two_speakers(a, b):
        return False
    one, other = ({t.lemma.lower() for t in tokens_in(p.judged, p.mark)} & _BUILDINGS for p in (a, b))
    told = [{t.lemma.lower() for t in p.judged.evidence.sentence.tokens} for p in (a, b)]
    return bool(one and other) and not (one & told[1] or other & told[0])


def _elsewhere(a: Named, b: Named) -> bool:
    """Whether two places near the same thing exclude each other: sea and land, below and above."""
    if (a.nouns & _WATER and b.nouns & _LAND) or (a.nouns & _LAND and b.nouns & _WATER):
        return not (a.nouns & _LAND and a.nouns & _WATER) and not (b.nouns & _LAND and b.nouns & _WATER)
    return any(
        (a.prepositions & x and b.prepositions & y) or (a.prepositions & y and b.prepositions & x)
        for x, y in _OPPOSED
    )


# So much of an article is searched for two names side by side.
_LINKED_CHARS = 20_000
# What may stand between two names that are put together, so many of them: "Port Lisle, the capital of Marabel", "the
# Arsenal striker Ivo Brandt". A verb may not: "Kaldora says Torvenia …" tells of two.
_BETWEEN = "|".join(
    map(re.escape, sorted(words(", ( of in near at the a an de prime born alias") | PERSONS | PLACES))
)
_GAP = rf"(?:(?:{_BETWEEN}) ){{0,4}}"
_SENTENCE_ENDS = re.compile(r"(?<=\w{4})[.!?]\s+(?=\W?[A-Z])|\n\s*\n")


def _linked(a: Point, b: Point, one: Iterable[frozenset[str]], other: Iterable[frozenset[str]]) -> bool:
    """Whether one of the articles puts two of the names together: "Port Lisle, Marabel", "the minister, Ana Ruiz"."""
    for article in {p.judged.evidence.article.id: p.judged.evidence.article for p in (a, b)}.values():
        plain = _in_order(article)
        for x, y in product(one, other):
            if any(_put_together(first, second, plain) for first, second in ((x, y), (y, x))):
                return True
    return False


@lru_cache(maxsize=256)
def _in_order(article: Article) -> str:
    """The article's words and the marks between them, folded; quotation marks and dots are left out."""
    text = _SENTENCE_ENDS.sub(" ; ", article.text[:_LINKED_CHARS])
    return " ".join((*re.findall(r"[^\W_]+|[^\w\s.\"'“”‘’]", unaccented(text)), ""))


def _put_together(first: frozenset[str], second: frozenset[str], plain: str) -> bool:
    # Most pairs of names are not both in the text.
    if not all(word in plain for word in (*first, *second)):
        return False
    return re.search(rf"\b{_any_order(first)}{_GAP}{_any_order(second)}", plain) is not None


def _any_order(name: frozenset[str]) -> str:
    """The words of a name one behind the other, with what `folded` leaves out between them."""
    inner = "|".join(re.escape(w) for w in sorted(name))
    return rf"(?:{inner}) (?:(?:(?:of|the|in|on|at|for|-) )*(?:{inner}) ){{{len(name) - 1}}}"


def _only(named: Named, other: Point) -> Named:
    """The names that the other point's claim does not hold."""
    inside = set(folded(_text(other, _entry(other))))
    return replace(named, names=tuple(n for n in named.names if not n <= inside))


def _mentioned(point: Point, other: Named) -> bool:
    """Whether the point's own claim names the other value too, so that either may be its answer."""
    inside = set(folded(_text(point, _entry(point))))
    return any(name <= inside for name in other.names)


_BEATEN = re.compile(
    r"\b(?:defeat(?:s|ed|ing)?|beat(?:s|en|ing)?|overc[ao]me|outlast(?:s|ed)?|edg(?:es|ed|ing)|down(?:s|ed)|saw off|"
    r"(?:victory|win|triumph|success) over|ahead of|past|over|against) (?:[\w’'.-]+ ){0,5}$",
    re.I,
)


def _as_beaten(point: Point, other: Named) -> bool:
    """Whether the point's claim names the other value only as whom its own beat: he has not won."""
    span = _entry(point)
    text = _text(point, span)
    for name in other.names:
        for word in name:
            for found in re.finditer(rf"\b{re.escape(word)}\b", unaccented(text)):
                if _BEATEN.search(unaccented(text)[: found.start()]) is None:
                    return False
    return bool(other.names)


def _told_before(point: Point, other: Named) -> bool:
    """Whether the title or the sentence before names the other value."""
    evidence = point.judged.evidence
    before = evidence.before
    inside = {*folded(evidence.article.title)}
    if before is not None:
        inside |= {*folded(evidence.article.text[before.start : before.end])}
    return any(name <= inside for name in other.names)


def _text(point: Point, span: Span) -> str:
    return span.of(point.judged.evidence.article.text)


def _entry(point: Point) -> Span:
    """The claim; of a table's row or a list ("2015, Lorvania; 2011, Dorrin; 2007, …") the entry with the value."""
    if point.quoted.count(";") < _LISTED:
        return Span(point.start, point.end)
    text = point.judged.evidence.article.text
    start, end = text.rfind(";", point.start, point.mark.start), text.find(";", point.mark.start, point.end)
    return Span(max(point.start, start + 1), point.end if end < 0 else end)


def _of_another_entry(question: Question, point: Point) -> bool:
    """Whether the value stands in a list under another year than the asked one."""
    entry, asked = _entry(point), question.period
    if entry == Span(point.start, point.end) or asked is None:
        return False
    marks = point.judged.evidence.sentence.timing.marks
    days = [m.period for m in marks if m.period and entry.start <= m.start < entry.end]
    return bool(days) and not any(asked.overlaps(d) for d in days)


# So many semicolons make a list of what may be two clauses.
_LISTED = 2


def _blames(point: Point) -> bool:
    claim = point.claim
    return claim is not None and (claim.cue in _BLAME or bool(claim.cause))


def one_answer(question: Question) -> bool:
    """Whether the question expects a single answer, so that two different ones exclude each other."""
    text = question.standalone.lower()
    if question.wants == "person" and asks_for_credit(question):
        return True
    if question.viewpoint or question.wants in ("statement", "reason"):
        return False
    head = question.action.split()[0] if question.action else ""
    role = head in ("star", "play", "appear") and (
        re.search(r"\b(?:as|role of|part of)\b", text) or _PLAYED.search(question.standalone)
    )
    # A bank is taken over by one.
    alone = question.wants in ("place", "time") or head in _AGENCY or role or TAKING_OVER.search(text)
    if head in SHARED and not alone:
        return False
    if re.match(
        r"\W*(?:which|what) (?:\w+ ){0,2}\w+[^su]s\b (?!of\b)(?:are|were|did|do|have|make|made)\b", text
    ):
        return False
    if re.match(r"\W*(?:who|what|which) (?:are|were|have)\b", text):
        return False
    if question.wants == "thing":
        return bool(question.asked_noun or question.role) or question.action == "win"
    return question.wants in ("person", "body", "place", "time")


def attribution(question: Question, points: Sequence[Point]) -> bool:
    """Whether credit or blame is at issue rather than a plain fact."""
    head = question.action.split()[0] if question.action else ""
    if question.role and not head:
        return False
    return head in _AGENCY or asks_for_credit(question) or any(map(_blames, points))


def tells_of_nobody(point: Point) -> bool:
    """Whether the value stands in a claim of nobody: "nobody had come from Velm" names no place where they live."""
    return point.claim is not None and point.claim.subject.lower() in _NOBODY


def lands(question: Question, points: Sequence[Point]) -> list[Point]:
    """The points without the towns, where a country is asked for and one is named: Velm and its land are no rivals."""
    if question.asked_noun not in ("country", "nation"):
        return list(points)
    named = [p for p in points if any(map(is_country, (p.text, *p.text.split())))]
    return named or list(points)


def creditors(question: Question, points: Sequence[Point]) -> list[Point]:
    """For a question of credit or blame, the points of sentences that give it to somebody; for others, all."""
    if not asks_for_credit(question):
        return list(points)
    cues = _BLAME - (CHARGING if asks_for_thanks(question) else frozenset())
    # Whoever is said to have launched an attack is said to be behind it.
    behind = _BEHIND.search(question.standalone) is not None
    return [
        p
        for p in thanked(question, points)
        if _gives_credit(p.judged, cues | _LAUNCHING if behind else cues)
        or (behind and _IT_WAS_THEM.search(sentence_text(p.judged)))
    ]


_BEHIND = re.compile(r"\b(?:was|were|is|are) behind\b", re.I)
_LAUNCHING = words("launch carry fire stage commit plant order plot orchestrate")
_IT_WAS_THEM = re.compile(r"\bit was (?:them|him|her|us|me)\b|\bclaimed (?:it|responsibility)\b", re.I)


def thanked(question: Question, points: Sequence[Point]) -> list[Point]:
    """The points without those who only speak of a cause, where it is asked who is to be thanked for it."""
    thanks = asks_for_thanks(question)
    return [
        p
        for p in points
        if p.said
        or not (thanks and same_speaker(p.speaker, p.text))
        # Who claims the credit speaks of more than a cause.
        or CLAIMS_CREDIT.search(sentence_text(p.judged))
    ]


def _gives_credit(judged: Judged, cues: frozenset[str]) -> bool:
    sentence = judged.evidence.sentence
    told = any(c.cue in cues or c.cause for c in sentence.claims)
    if gives_credit(sentence_text(judged)):
        return True
    return told or any(t.lemma.lower() in WORK or t.lemma in cues for t in sentence.tokens)


_ONCE = re.compile(
    r"\b(?:the|whose) (?:very )?first (?:\w+ ){0,2}(?:to|ever)\b|\b(?:was|became|is) the first\b", re.I
)
_MADE = words("direct write compose paint design invent discover found create author")


def same_time(question: Question, a: Point, b: Point) -> bool:
    """Whether both may speak of one event: no text dates it otherwise, and neither is printed much later. Who made a
    thing, or was the first to do one, is so at all times, whatever else the sentence dates."""
    lasting = question.action in _MADE or _ONCE.search(question.standalone)
    if lasting and question.names and question.period is None:
        return True
    one, other = explicit_time(a.judged), explicit_time(b.judged)
    if one and other:
        asked = question.period
        return one.overlaps(other) or bool(asked and one.overlaps(asked) and other.overlaps(asked))
    apart = printed_apart(a, b)
    dated = bool(question.period) or bool(one or other)
    return apart is None or dated or apart <= RUNNING_DAYS * 2
