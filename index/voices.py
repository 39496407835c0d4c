"""Who says it: the speaker of every reported statement, from the grammar and the quotation marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from index.article import Article
from index.attribution import (
    TAIL,
    apart,
    beside,
    block,
    closed,
    goes_on,
    led_in,
    long,
    of_one,
    opens_sentence,
    told_before,
    told_on,
)
from index.counting.withdrawn import is_the_outlet
from index.grammar import Sentence, Token
from index.heard import Heard
from index.leadin import name_begins
from index.people import People, one_name
from index.quotations import Quotation, quotations, sentences_of
from index.reporting import (
    AUTHORED,
    COUNT_NOUNS,
    DOCUMENTS,
    HUMANS,
    REPORTING,
    SAID_NOUNS,
    VIEW_NOUNS,
)
from index.roles import Roles
from index.saying.inverted import opening_verb
from index.saying.issued import Issued
from index.saying.labels import introduced_by_name
from index.saying.statement import Saying, behind
from index.sayings import sayings
from index.tree import Tree
from index.unsigned import elsewhere, in_between, told_again

# The pronouns that name a speaker, and those that own what is said, as the subject that stands for the same.
_PRONOUNS = {"he": "he", "she": "she", "they": "they", "it": "it", "him": "he", "her": "she", "them": "they"}
_OWNERS = {"his": "he", "her": "she", "their": "they", "its": "it"}
_GENDERS = {"he": "m", "she": "f"}
_WORDS = REPORTING | SAID_NOUNS | VIEW_NOUNS | COUNT_NOUNS | {"according", "accord", "per"}


@dataclass(frozen=True, slots=True)
class Voice:
    """One reported statement: what is said, and who says it.

    [start, end) is the reported content (in the sentence it belongs to, without the speaker and the verb
    where the grammar lets them be taken off). `speaker` is the name as resolved ("Ana Ruiz" for "she said"),
    [speaker_start, speaker_end) the words in this article that name or stand for the speaker.
    `cue` is the lemma of the reporting word ("say", "deny", "accord"), `stance` whether the speaker asserts
    the content, denies it or doubts it. `via` names who passes it on ("the agency quoted her").
    """

    start: int
    end: int
    speaker: str
    speaker_start: int
    speaker_end: int
    cue: str
    stance: str = "asserts"
    via: str = ""


def voices(article: Article, sentences: Sequence[Sentence]) -> tuple[tuple[Voice, ...], ...]:
    """The voices of each sentence, in order; empty where the article speaks in its own voice."""
    text = article.text
    quotes = quotations(text, sentences)
    starts = [quote.start for quote in quotes]
    people = People(sentences)
    issued = Issued()
    roles = Roles(sentences, article.publisher or "", article.title)
    heard = [
        list(_listen(text, number, sentences, people, roles, issued, quotes, starts))
        for number in range(len(sentences))
    ]
    found = _attribute(text, sentences, quotes, heard)
    return tuple(_tidy(text, sentence, spoken) for sentence, spoken in zip(sentences, found, strict=True))


def _voice(heard: Heard, start: int, end: int) -> Voice:
    return Voice(
        start,
        end,
        heard.speaker,
        heard.speaker_start,
        heard.speaker_end,
        heard.cue,
        heard.stance,
        heard.via,
    )


def _listen(
    text: str,
    number: int,
    sentences: Sequence[Sentence],
    people: People,
    roles: Roles,
    issued: Issued,
    quotes: Sequence[Quotation],
    starts: Sequence[int],
) -> Iterator[Heard]:
    """The sayings of one sentence with their speakers; tells `people` who was heard."""
    sentence = sentences[number]
    tokens = sentence.tokens
    begin = bisect_left(tokens, name_begins(text, sentence.start, sentence.end), key=attrgetter("start"))
    begin = _behind_place(tokens, begin)
    spoken = any(t.lemma.lower() in _WORDS or t.text.lower() in _WORDS for t in tokens)
    authored = any(t.lemma.lower() in AUTHORED | DOCUMENTS for t in tokens)
    tree = Tree(tokens)
    spoken = spoken or bool(opening_verb(tokens, begin)) or bool(introduced_by_name(tree, begin))
    if not spoken and not authored:
        return
    for each in sayings(tree, begin):
        saying = behind(tree, each, begin)
        if saying is None:
            continue
        quoted = _holding(quotes, starts, tokens[saying.cue].start)
        named = _holding(quotes, starts, tokens[saying.speaker].start)
        if named not in (-1, quoted) and long(text, quotes[named]):
            # '"The judge has confirmed it," it was said': what is quoted is not who says it.
            continue
        since = _since(sentences, quotes, starts, number, tokens[saying.cue].start)
        heard = _resolve(text, number, tree, saying, people, roles, quoted, since)
        if heard is None or is_the_outlet(heard.speaker):
            continue
        issuer = issued.by(number, tree, saying)
        if issuer:
            heard = replace(heard, speaker=people.fullest(issuer, heard.speaker_start))
        if quoted < 0:
            first, last = _naming(tree, saying)
            words = tokens[first : last + 1]
            roles.note(number, tokens[saying.phrase[0] : saying.phrase[1] + 1], tokens[saying.speaker])
            plural = any(t.dep == "conj" and not _of_same(tree, i) for i, t in enumerate(words, first))
            name = heard.speaker
            if (first, last) != saying.phrase:
                name = _plain(text, words[0].start, words[-1].end)
            if name.lower() not in _PRONOUNS:
                people.hear(number, heard.start, name, words, tokens[saying.speaker], plural)
            issued.note(number, tree, name, saying.cue)
        yield heard
    if authored:
        issued.owned(number, tree)


def _of_them(tree: Tree, speaker: int) -> bool:
    """Whether it is some of several who speak: "six of them"."""
    them = tree.prepositional(speaker, "of")
    return them is not None and tree.tokens[them].text.lower() == "them"


def _behind_place(tokens: Sequence[Token], begin: int) -> int:
    """Behind the place where somebody is, taken for a part of the name: "In Lima Ana Ruiz told …"."""
    if (
        begin + 2 >= len(tokens)
        or tokens[begin].text not in ("In", "From")
        or tokens[begin + 1].ent != "B-GPE"
    ):
        return begin
    name = begin + 2
    while name < len(tokens) and tokens[name].ent == "I-GPE":
        name += 1
    return name if name < len(tokens) and tokens[name].ent == "B-PERSON" else begin


def _of_same(tree: Tree, i: int) -> bool:
    """Whether a noun joined to a name says what the same one is: "Ana Ruiz of Orne Bank and co-founder of Velm"."""
    token, before = tree.tokens[i], tree.tokens[i - 1]
    role = token.tag == "NN" and token.lemma.lower().removeprefix("co-") in HUMANS
    return role and (before.dep == "cc" or before.pos in ("ADJ", "PUNCT"))


def _holding(quotes: Sequence[Quotation], starts: Sequence[int], place: int) -> int:
    """The number of the quotation around a place; -1 where there is none."""
    number = bisect_right(starts, place) - 1
    return number if number >= 0 and place < quotes[number].end else -1


def _since(
    sentences: Sequence[Sentence], quotes: Sequence[Quotation], starts: Sequence[int], number: int, cue: int
) -> tuple[int, int] | None:
    """(sentence, place) where the quotation right before a word of saying begins, if in an earlier sentence: whoever
    is named in it has not said it."""
    order = bisect_right(starts, cue) - 1
    if order < 0 or not sentences[number].start < quotes[order].end <= cue or cue - quotes[order].end > TAIL:
        return None
    while order and quotes[order - 1].continues:
        order -= 1
    first = bisect_right(sentences, quotes[order].start, key=attrgetter("start")) - 1
    return (first, quotes[order].start) if 0 <= first < number else None


def _behind_colon(text: str, said: Sequence[tuple[int, int]], place: int) -> list[tuple[int, int]]:
    """The places of what is said, without what introduces it: "Ms Moe rejected that: all was well, she said"."""
    first = min((start for start, _ in said), default=place)
    colon = text.rfind(": ", first, place)
    return [(max(start, colon), end) for start, end in said if end > colon]


def _resolve(
    text: str,
    number: int,
    tree: Tree,
    saying: Saying,
    people: People,
    roles: Roles,
    quoted: int,
    since: tuple[int, int] | None,
) -> Heard | None:
    tokens = tree.tokens
    first, last = saying.phrase
    start, end = tokens[first].start, tokens[last].end
    name = _plain(text, start, end)
    if "”" in name and "“" not in name and "“" in text[tokens[0].start : start]:
        # "The “Long Road” singer", of which the parse leaves the end
        name = f"the {_plain(text, tokens[saying.speaker].start, end)}"
    if "“" in name and "”" not in name:
        # "Ana Ruiz, host of “Orne Today,” said", of which the comma takes the end
        name = name.partition("“")[0].strip(" ,")
    word = tokens[saying.speaker].text.lower()
    owned = tokens[saying.speaker].tag == "PRP$"
    pronoun = _OWNERS.get(word, "") if owned else _PRONOUNS.get(word, "")
    if pronoun and not owned:
        spans = [(tokens[a].start, tokens[b].end) for a, b in saying.said]
        said = _behind_colon(text, spans, start)
        if saying.via is not None:
            said.append((tokens[saying.via[0]].start, tokens[saying.via[1]].end))
        if pronoun == "it" and tokens[max(0, first - 2)].tag == "MD" and tokens[first - 1].text == ",":
            said = []  # "The bank sells a lock that would, it claims, …": the aside is the subject's own
        if since is not None and quoted < 0 and start >= tokens[0].start:
            mention = people.stands_for(pronoun, *since)
        else:
            mention = None if quoted >= 0 else people.stands_for(pronoun, number, start, said)
        if mention is None and quoted < 0 and pronoun in _GENDERS:
            # "Smith wants to leave, he said": with nobody else to be him.
            mention = people.stands_for(pronoun, number, start)
        if mention is None:
            # Nobody is known to be "it" or "they": an expletive or people in general.
            if pronoun in ("it", "they") or quoted >= 0:
                return None
        else:
            gender = _GENDERS.get(pronoun, "")
            name = people.fullest(mention.name, start, gender) if mention.person else mention.name
    elif owned:
        owner = people.stands_for(pronoun, number, start) if pronoun else None
        if owner is None:
            return None
        gender = _GENDERS.get(pronoun, "")
        name = people.fullest(owner.name, start, gender) if owner.person else owner.name
    elif tokens[first].tag == "PRP$" and _OWNERS.get(tokens[first].text.lower(), "") in _GENDERS:
        name = _owned(text, number, tree, saying, people)
    elif _surname_of_its(tree, saying):
        # "Velm Bank's Ruiz"
        name = people.fullest(tokens[saying.speaker].text, start)
        name = _plain(text, start, end) if " " not in name else name
    elif one_name(tokens[first : last + 1]):
        name = people.fullest(name, start)
    elif _of_them(tree, saying.speaker):
        several = people.stands_for("they", number, start)
        if several is not None and several.plural:
            name = re.sub(r"\bthem$", f"the {people.within_a_sentence(several.name)}", name)
    else:
        name = people.holder(name, start) or roles.stands_for(name, number, start) or name
    cue = tokens[saying.cue]
    return Heard(
        number,
        saying.lemma,
        cue.start,
        cue.end,
        name,
        start,
        end,
        tuple((tokens[a].start, tokens[b].end) for a, b in saying.said),
        saying.stance,
        "" if saying.via is None else _plain(text, tokens[saying.via[0]].start, tokens[saying.via[1]].end),
        saying.quotable and quoted < 0,
        quoted,
    )


def _surname_of_its(tree: Tree, saying: Saying) -> bool:
    """Whether a person is named by his surname behind the name of what he belongs to."""
    tokens, (first, last) = tree.tokens, saying.phrase
    head = saying.speaker
    owned = head == last and head - 2 >= first and tokens[head - 1].tag == "POS"
    return owned and tokens[head].pos == tokens[head - 2].pos == "PROPN"


def _owned(text: str, number: int, tree: Tree, saying: Saying, people: People) -> str:
    """The speaker with the name of whose he is: "Ana Ruiz's office" for "her office". With a name of his own he needs
    no other."""
    tokens, (first, last) = tree.tokens, saying.phrase
    name = _plain(text, tokens[first].start, tokens[last].end)
    pronoun = _OWNERS[tokens[first].text.lower()]
    owner = people.stands_for(pronoun, number, tokens[first].start)
    if owner is None or not owner.person or any(t.pos == "PROPN" for t in tokens[first : last + 1]):
        return name
    of = people.fullest(owner.name, tokens[first].start, _GENDERS[pronoun])
    return f"{of}'s {name.partition(' ')[2]}"


def _plain(text: str, start: int, end: int) -> str:
    """The words of a place on one line."""
    return " ".join(text[start:end].split())


def _within(heard: Heard, quote: Quotation) -> bool:
    """Whether the one who is heard is named in the quotation."""
    return quote.start <= heard.speaker_start < quote.end


def _naming(tree: Tree, saying: Saying) -> tuple[int, int]:
    """The words by which a speaker is known afterwards: of "Ms Marant, 54, an economist" the name, of "its head, the
    judge Amara Dell" what names the head, of "the Union (RTU)" what stands before the bracket."""
    tokens, head = tree.tokens, saying.speaker
    first, last = saying.phrase
    if tokens[last].text == ")":
        last = next((i - 1 for i in range(head + 1, last) if tokens[i].text == "("), last)
    comma = next((i for i in range(head + 1, last) if tokens[i].text == ","), None)
    if comma is None or any(t.text.lower() == "and" for t in tokens[comma : last + 1]):
        return first, last
    if tokens[head].pos == "PROPN" and tokens[comma + 1].pos in ("NUM", "DET"):
        return first, comma - 1
    if tokens[first].tag == "PRP$" and any(t.pos == "PROPN" for t in tokens[comma + 1 : last + 1]):
        return comma + 1, last
    return first, last


def _attribute(
    text: str,
    sentences: Sequence[Sentence],
    quotes: Sequence[Quotation],
    heard: Sequence[Sequence[Heard]],
) -> list[list[Voice]]:
    """The voices of each sentence: those heard in it, and whoever speaks the quotations in it that are statements."""
    found: list[list[Voice]] = []
    begins = [sentence.start for sentence in sentences]
    previous: Heard | None = None
    before: Quotation | None = None
    speakers: dict[int, Heard] = {}
    spoken: set[int] = set()
    on: dict[int, Heard] = {}
    for order, quote in enumerate(quotes):
        first, last = sentences_of(begins, quote)
        speaker = beside(text, sentences, quote, first, last, heard)
        stated = text[quote.start : quote.end]
        # A short one is a statement if it ends like one: "Ask the referee."
        ended = stated.rstrip()[-1:] in tuple(".!?,") and " " in stated.strip()
        statement = ended or long(text, quote)
        if speaker is None and statement and opens_sentence(text, sentences[first], quote):
            repeats = (
                before is not None
                and apart(sentences, quote, before, begins)
                and elsewhere(text, quotes, order)
            )
            if (
                before is not None
                and not repeats
                and goes_on(text, sentences, before, quote, first, previous)
            ):
                speaker = previous
            if speaker is None:
                speaker = told_before(text, sentences, quote, first, last, heard)
            if speaker is None and not elsewhere(text, quotes, order):
                speaker = led_in(text, sentences, quote, first, heard)
        elif speaker is None and statement and first == last and not heard[first] and closed(text, quote):
            speaker = told_on(sentences, first, heard)
            if speaker is not None:
                on[first] = speaker
            elif (
                before is not None and previous is not None and of_one(text, sentences, before, quote, begins)
            ):
                speaker = previous
        if speaker is not None and (statement or first != last):
            speakers[order] = speaker
        if statement or speaker is not None:
            previous = speaker
            before = quote
        if order in speakers or (statement and closed(text, quote)):
            spoken.add(order)
    names = {order: h.speaker for order, h in speakers.items()}
    again = told_again(text, sentences, quotes, names)
    speakers |= {order: speakers[other] for order, other in again.items()}
    names |= {order: names[other] for order, other in again.items()}
    voiced = [frozenset(h.speaker for h in here) for here in heard]
    between = in_between(text, sentences, quotes, names, voiced)
    speakers |= {order: speakers[other] for order, other in between.items()}
    spoken |= {*again, *between}
    for here in heard:
        # Whoever is named in somebody's words does not speak there: what he is said to have said is told by that one.
        told = [h for h in here if h.quoted not in spoken or not _within(h, quotes[h.quoted])]
        found.append([_voice(h, start, end) for h in told for start, end in h.said])
    for order, speaker in speakers.items():
        quote = quotes[order]
        first, last = sentences_of(begins, quote)
        for number in range(first, last + 1):
            sentence = sentences[number]
            low, high = max(quote.start, sentence.start), min(quote.end, sentence.end)
            _say(found[number], speaker, low, high)
    on |= dict(block(text, sentences, quotes, heard))
    for number, speaker in on.items():
        _say(found[number], speaker, sentences[number].start, sentences[number].end)
    return found


def _say(spoken: list[Voice], speaker: Heard, low: int, high: int) -> None:
    """Adds [low, high) as said by `speaker`; a statement of the same speaker that it overlaps grows."""
    for order, voice in enumerate(spoken):
        if voice.speaker == speaker.speaker and voice.start < high and low < voice.end:
            spoken[order] = replace(voice, start=min(voice.start, low), end=max(voice.end, high))
            return
    if low < high:
        spoken.append(replace(_voice(speaker, low, high), stance="asserts"))


def _tidy(text: str, sentence: Sentence, spoken: Sequence[Voice]) -> tuple[Voice, ...]:
    """In order, within the sentence, without marks and spaces at the ends, and none twice."""
    found: list[Voice] = []
    for voice in sorted(spoken, key=lambda v: (v.start, -v.end)):
        start, end = max(voice.start, sentence.start), min(voice.end, sentence.end)
        start, end = _bare(text, start, end)
        if start >= end or not any(c.isalnum() for c in text[start:end]):
            continue
        trimmed = replace(voice, start=start, end=end)
        if any(
            v.start <= start and end <= v.end and v.speaker == voice.speaker and v.stance == voice.stance
            for v in found
        ):
            continue
        found.append(trimmed)
    return tuple(found)


_EDGE = " \t\n\r,;:—–-"
_OPENING = '"“«`‘'
_CLOSING = "\"”»’'"


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    """Drops white space, commas and quotation marks without a partner at the ends."""
    while start < end:
        inner = text[start:end]
        if inner[0] in _EDGE or (inner[0] in _OPENING + "”" and not any(c in _CLOSING for c in inner[1:-1])):
            start += 1
        elif inner[-1] in _EDGE or (inner[-1] in _CLOSING and not any(c in _OPENING for c in inner[:-1])):
            end -= 1
        else:
            break
    if text[end : end + 1] in tuple(_CLOSING) and any(c in _OPENING for c in text[start:end]):
        opened = max(text.rfind(c, start, end) for c in _OPENING)
        if not any(c in _CLOSING for c in text[opened + 1 : end]):
            end += 1
    return start, end
