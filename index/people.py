"""Whom a name or a pronoun stands for: surnames to full names, "he" and "it" to who was last heard."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.atlas import LANDS
from index.grammar import Sentence, Token, as_written
from index.reporting import BODIES, FEMALE, HUMANS, MALE, NO_PERSONS, gender_of
from index.saying.inverted import introduced

# How many sentences back a pronoun may reach.
_REACH = 6
# How far where he is "he" all the way, with so many sentences at most without him.
_FAR = 20
_SILENT = 2
# A name that is taken for a body's more often than this, and never for a person's, is one.
_OFTEN = 2
# "It" and "they" are said of anything, so that only near ones are safe.
_SHORT_REACH = 3
# What a sentence of distance costs, what a known gender gains, and the weight of a subject.
_FADE = 1.5
_SAME_GENDER = 0.5
_SAFE = 2.0
_SUBJECT = 3.0
_BODIES = frozenset({"ORG", "GPE", "NORP"})
_PLURALS = frozenset({"NNS", "NNPS"})
_PLURAL_BODIES = frozenset({"police", "authority", "people", "staff", "crew", "team"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "pobj", "dative"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_HYPHENS = frozenset({"-", "‑"})
# First names that begin with so many letters alike may be one: "Nick" and "Nicholas".
_ALIKE = 3
# "Trust in Moe", "interested in Moe": no place.
_TRUSTING = frozenset(
    {
        "trust",
        "confidence",
        "faith",
        "believe",
        "belief",
        "interest",
        "interested",
        "hope",
        "see",
        "find",
        "role",
    }
)
# "Fireman", "businesswoman".
_MEN = ("man", "woman", "person")
# Who is "he" is a man, whatever is known of his name.
_PRONOUNS = {"he": "m", "she": "f", "him": "m", "her": "f", "his": "m", "hers": "f"}
_SPOKEN = _PRONOUNS | dict.fromkeys(("i", "me", "my", "we", "our"), "")
# "Al Rashid", "De Boer": what stands before a surname and is no first name.
_PARTICLES = frozenset("al el abu bin ben ibn van von der de del di da le la".split())
# Of these an article seldom names one and means another.
_OFFICES = frozenset({"judge", "governor", "mayor", "sheriff", "bishop", "coach"})
_YOUNGER = frozenset({"jr", "sr", "ii", "iii"})
_COURTESIES = frozenset({"mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady"})
# What stands before a name and is no first name.
TITLES = (
    HUMANS
    | FEMALE
    | MALE
    | {"dr", "prof", "rev", "sen", "rep", "gov", "gen", "col", "capt", "lt", "sgt", "former"}
)


@dataclass(frozen=True, slots=True)
class Mention:
    """Somebody named in a sentence. `gender` is "f", "m" or "" for unknown, `weight` how prominent it is, `whose` the
    gender of the one whose relative or colleague it is: "His brother, Kofi Asante"."""

    sentence: int
    start: int
    name: str
    person: bool
    plural: bool
    gender: str
    weight: float
    whose: str = ""


class People:
    """The people and bodies of one article, in the order in which they are heard and named."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._full: dict[str, tuple[int, str]] = {}
        # Who bears a surname: the place of the first mention, the whole name and its gender.
        self._bearers: dict[str, list[tuple[int, str, str]]] = {}
        self._named: list[list[Mention]] = [[] for _ in sentences]
        self._heard: list[list[Mention]] = [[] for _ in sentences]
        # Names that the parse takes for a people, or for none, and that may be a person's after all.
        self._perhaps: list[Mention | None] = [None for _ in sentences]
        self._genders: dict[str, str] = {}
        # Who holds an office, by surname, and where that is first said: "Judge Ana Moe".
        self._offices: dict[str, dict[str, int]] = {}
        # Where a noun without a name was last "he" or "she", and which: "the singer".
        self._lately: dict[str, tuple[int, str]] = {}
        # The "he" and "she" of each sentence, as genders, and "" for whoever speaks of himself.
        self._pronouns = [
            {_SPOKEN[t.text.lower()] for t in s.tokens if t.text.lower() in _SPOKEN} for s in sentences
        ]
        labels: dict[str, Counter[str]] = {}
        for sentence in sentences:
            for first, last, label in _entities(sentence):
                if label == "PERSON" or label in _BODIES:
                    labels.setdefault(_name(sentence.tokens[first:last]), Counter())[label] += 1
        # A name is what it is taken for most often in the article.
        self._kinds = kinds = {name: counts.most_common(1)[0][0] for name, counts in labels.items()}
        whole = [name.split() for name, label in kinds.items() if label == "PERSON" and " " in name]
        whole += [pair for sentence in sentences for pair in _with_first_names(sentence)]
        # "Kofi" of "Kofi Asante": some are known by the first of their names.
        self._first = {names[0] for names in whole if not _sure_body(labels.get(names[0]))}
        parts = {part for names in whole for part in names}
        places = _places(sentences)
        for name in places - parts:
            if kinds.get(name) == "PERSON":
                kinds[name] = "GPE"
        # "Yerevan accused Azerbaijan": two people, to some parses.
        self._lands = {name for name in kinds if name.casefold() in LANDS and name not in parts}
        kinds |= {name: "GPE" for name in self._lands if kinds[name] == "PERSON"}
        # "Asante": whom a whole name has made a person is one, though the parse takes the surname for a body's or a
        # place's name.
        self._last = {names[-1] for names in whole if names[-1][:1].isupper()} - places
        for name in self._last:
            if kinds.get(name) in ("ORG", "GPE"):
                kinds[name] = "PERSON"
        for number, sentence in enumerate(sentences):
            if not sentence.boilerplate:
                self._read(number, sentence, kinds)

    def _read(self, number: int, sentence: Sentence, kinds: Mapping[str, str]) -> None:
        tokens = sentence.tokens
        # What somebody did, in a heading: "Leading Orne for years".
        doing = bool(sentence.heading and tokens) and tokens[0].text.lower().endswith("ing")
        for at, (token, following) in enumerate(pairwise(tokens)):
            if (at and _hyphenated(tokens[at - 1], token)) or (not at and introduced(tokens, 0)):
                # "Saint-Orne Moe", "Concluded Moe: “We …”": neither the end of a name nor a verb is a first name.
                continue
            if not at and doing:
                continue  # "Leading Orne"
            if (
                (
                    token.pos == following.pos == "PROPN"
                    and token.dep == "compound"
                    and following.dep != "compound"
                )
                and token.end + 1 == following.start
                and token.ent[2:] != "DATE"
            ):
                self._learn([token, following])
        self._named[number].extend(_bodies(number, sentence))
        self._named[number].extend(_titled(number, sentence))
        self._named[number].extend(_described(number, sentence))
        self._named[number].extend(_several(number, sentence))
        self._named[number].extend(self._by_first_name(number, sentence))
        self._named[number].extend(_unlabelled(number, sentence, kinds))
        self._perhaps[number] = next(_unmarked(number, sentence), None)
        for first, last, label in _entities(sentence):
            if label != "PERSON" and label not in _BODIES:
                continue
            words = [t for t in _whole(tokens[first:last]) if t.pos != "PUNCT" and t.text not in ("'s", "’s")]
            name = _name(tokens[first:last])
            if not words or not any(c.isupper() for c in name):
                # "lol" is nobody's name, whatever the parse takes it for.
                continue
            label = kinds[name]
            person = label == "PERSON" or (len(words) == 1 and label == "ORG" and name in self._genders)
            gender = ""
            if person:
                if first or not doing:
                    self._learn(words)
                title = tokens[first - 1].text.lower().rstrip(".") if first else ""
                # "Mr" stands before the name or is taken for a part of it.
                within = words[0].text.lower().rstrip(".")
                gender = _gender_of_word(title) or _gender_of_word(within) or self._gender_of_name(words)
                if gender:
                    self._genders.setdefault(words[-1].text, gender)
                self._bear(words, gender)
                for office in {title, within} & _OFFICES:
                    self._offices.setdefault(office, {}).setdefault(words[-1].text, words[0].start)
            weight = 1.0 if sentence.heading or _pictured(sentence) else _weight(tokens[first:last], tokens)
            if label == "GPE":
                weight -= 1.0
            if label == "NORP" and weight == _SUBJECT and _like_a_person(tokens, first, words):
                self._perhaps[number] = Mention(number, tokens[first].start, name, True, False, "", weight)
            self._named[number].append(
                Mention(
                    number,
                    tokens[first].start,
                    name if person else _with_owner(tokens, first, last),
                    person,
                    label == "NORP",
                    (gender or self._gender_of(words[-1].text)) if person else "",
                    weight,
                    _whose(tokens, first) if person else "",
                )
            )

    def _by_first_name(self, number: int, sentence: Sentence) -> Iterator[Mention]:
        """Those who go by the first or the last of their names and whom the parse takes for no person."""
        tokens = sentence.tokens
        for i, token in enumerate(tokens):
            subject = token.dep in _SUBJECTS
            first = subject and token.text in self._first and token.ent[2:] != "PERSON"
            last = (subject or token.dep in _OBJECTS) and token.text in self._last and not token.ent
            if (first or last) and not any(t.head == i and t.dep == "compound" for t in tokens):
                gender = self._gender_of(token.text)
                yield Mention(
                    number, token.start, token.text, True, False, gender, _SUBJECT if subject else 1.0
                )

    def _learn(self, words: Sequence[Token]) -> None:
        younger = _junior(words)
        other = FEMALE | MALE | _YOUNGER
        words = [t for t in words if t.text[:1].isupper() and t.text.lower().rstrip(".") not in other]
        if len(words) < 2 or (younger and self._kinds.get(words[-1].text) in ("ORG", "GPE")):
            return  # "Velm" is the company of Paul Velm Jr.
        name = " ".join(t.text for t in words)
        known = self._full.get(words[-1].text)
        # The fullest name wins, but a longer run of capitals than four words is no name.
        if known is None or (len(name) > len(known[1]) and len(words) <= 4 and known[1] in name):
            self._full[words[-1].text] = (words[0].start if known is None else known[0], name)

    def _bear(self, words: Sequence[Token], gender: str) -> None:
        """Notes who bears a surname; "J. Roe", "Nick Roe" and "Nicholas Roe" are one person."""
        names = _without_titles(words)
        if len(names) < 2 or any(t.pos != "PROPN" for t in names):
            return
        if _junior(words) and self._kinds.get(names[-1].text) in ("ORG", "GPE"):
            return
        name = " ".join(t.text for t in names)
        bearers = self._bearers.setdefault(names[-1].text, [])
        for number, (place, known, sex) in enumerate(bearers):
            if _alike(known, name) and (not sex or not gender or sex == gender):
                bearers[number] = (place, max(known, name, key=len), sex or gender)
                return
        bearers.append((names[0].start, name, gender))

    def _gender_of(self, surname: str) -> str:
        """The gender of whoever has the surname; empty where one of several is meant."""
        return "" if len(self._bearers.get(surname, ())) > 1 else self._genders.get(surname, "")

    def _gender_of_name(self, words: Sequence[Token]) -> str:
        """The gender that a first name tells; a surname alone ("Scott") may look like one."""
        names = _without_titles(words)
        if not names or (len(names) == 1 and names[0].text in self._full):
            return ""
        return gender_of(names[0].text.lower())

    def fullest(self, surname: str, place: int, gender: str = "") -> str:
        """The full name behind a surname ("Ms Ruiz") where the article gives it before `place`, else the surname.

        Of several people with the surname it is the one of that gender; the surname stays where none is.
        """
        title, _, rest = surname.partition(" ")
        courtesy = title.lower().rstrip(".") if rest else ""
        bare = rest if courtesy in _COURTESIES else surname
        gender = _gender_of_word(courtesy) or gender
        particle, _, surname_proper = bare.rpartition(" ")
        if particle.lower() in _PARTICLES:
            whole = self._full.get(surname_proper)
            fits = whole is not None and whole[0] <= place and whole[1].endswith(bare)
            return whole[1] if whole is not None and fits else surname
        bearers = [known for known in self._bearers.get(bare, ()) if known[0] <= place]
        fitting = [name for _, name, known in bearers if not gender or known in ("", gender)]
        if bearers and len(fitting) != 1:
            return surname
        if len(bearers) > 1:
            return fitting[0]
        known = self._full.get(bare)
        return surname if known is None or known[0] > place else known[1]

    def within_a_sentence(self, name: str) -> str:
        """The name of several as it stands behind "the": "refugees" for "Refugees" and "The refugees"."""
        the, _, rest = name.partition(" ")
        several = rest if the.lower() == "the" else name
        known = several in self._kinds or several.split()[0] in self._kinds
        return several if known else several[:1].lower() + several[1:]

    def holder(self, phrase: str, place: int) -> str:
        """The name of "the judge" where one judge alone is named in the article, and before `place`; else empty."""
        the, _, office = phrase.lower().partition(" ")
        holders = self._offices.get(office, {}) if the == "the" else {}
        if len(holders) != 1:
            return ""
        ((surname, first),) = holders.items()
        return self.fullest(surname, place) if first < place else ""

    def hear(
        self, number: int, start: int, name: str, words: Sequence[Token], head: Token, plural: bool = False
    ) -> None:
        """Notes that somebody spoke, so that a later pronoun may stand for them."""
        words = _whole(words)
        persons = any(t.ent[2:] == "PERSON" for t in words) and name not in self._lands
        persons = persons or self._kinds.get(name) == "PERSON"
        persons = persons or (len(words) == 1 and name in self._first)
        body = head.ent[2:] in _BODIES and len(words) > 1 and words[-1].text not in self._kinds
        whole = self._full.get(words[-1].text)
        named = persons or (whole is not None and not body and self._kinds.get(whole[1]) not in _BODIES)
        lemma = head.lemma.lower()
        own = _PRONOUNS.get(head.text.lower(), "")
        human = bool(named or own) or _human(head)
        gender = own or next(
            (g for t in words if (g := _gender_of_word(t.text.lower().rstrip(".")))),
            self._gender_of_name(words) or self._gender_of(words[-1].text) if named else "",
        )
        many = plural or head.tag in _PLURALS or lemma in _PLURAL_BODIES
        self._heard[number].append(Mention(number, start, name, human and not many, many, gender, 4.0))

    def stands_for(
        self, pronoun: str, number: int, place: int, outside: Sequence[tuple[int, int]] = ()
    ) -> Mention | None:
        """Who "he", "she", "they" or "it" at `place` in sentence `number` is, or None where nobody fits.

        Names within `outside` cannot be meant: in "Smith has left, he said" somebody else speaks.
        """
        gender = _PRONOUNS.get(pronoun)
        best: tuple[float, int, Mention] | None = None
        for back in range(min(_REACH if gender else _SHORT_REACH, number + 1)):
            here = number - back
            for mention in (*self._named[here], *self._heard[here]):
                known = self._known(mention)
                if not _fits(mention, pronoun, gender, known):
                    continue
                if mention.whose and mention.whose == gender and not known:
                    continue  # "His brother, Kofi Asante, stayed. … he said"
                # In its own sentence only a subject or speaker in front of it is a safe guess.
                if not back and (mention.start >= place or mention.weight < _SAFE):
                    continue
                # "Analysts at Orne Bank noted that …, they wrote": who is heard in what is said goes on.
                heard = pronoun == "they" and mention in self._heard[here]
                if not back and not heard and any(start <= mention.start < end for start, end in outside):
                    continue
                score = mention.weight - _FADE * back + (_SAME_GENDER if gender == known else 0.0)
                if best is None or (score, mention.start) > best[:2]:
                    best = (score, mention.start, mention)
        found = None if best is None else best[2]
        if gender:
            found = self._nearer(found, gender, number, place, outside)
        if gender and found is not None and found.person:
            if found.name.split()[-1][:1].isupper():
                self._genders.setdefault(found.name.split()[-1], gender)
            else:
                self._lately[found.name] = (number, gender)
        return found

    def _nearer(
        self,
        found: Mention | None,
        gender: str,
        number: int,
        place: int,
        outside: Sequence[tuple[int, int]],
    ) -> Mention | None:
        """Who else is "he" or "she" where nobody was found, or only somebody named further off who is not known to be a
        man or a woman and has not spoken."""
        if found is not None and (found.weight > _SUBJECT or self._known(found)):
            return found
        # "Oyelaran welcomed it. … he said": the subject right before.
        before = self._perhaps[number - 1] if number else None
        if before is not None and (found is None or found.sentence < number - 1):
            return before
        # "The mayor wrote to Ana Ruiz in May, she said": the only woman in front of it, though she is told of.
        here = [
            m
            for m in self._named[number]
            if m.person and m.start < place and not any(first <= m.start < last for first, last in outside)
        ]
        sure = [m for m in here if self._known(m) == gender]
        if found is None:
            sure = [m for m in here if self._known(m) in ("", gender)]
        if len({m.name for m in sure}) == 1:
            return sure[0]
        return found if found is not None else self._told_of(gender, number)

    def _known(self, mention: Mention) -> str:
        """The gender of a mention, as far as it is known by now."""
        place, lately = self._lately.get(mention.name, (mention.sentence, ""))
        nearby = abs(mention.sentence - place) <= _REACH
        return (
            mention.gender or (lately if nearby else "") or self._gender_of(mention.name.rpartition(" ")[2])
        )

    def _told_of(self, gender: str, number: int) -> Mention | None:
        """Who was named further back, with "he" or "she" all the way since."""
        silent = 0
        for here in range(number - 1, max(-1, number - _FAR), -1):
            fitting = [
                m
                for m in (*self._named[here], *self._heard[here])
                if m.person and m.weight >= _SAFE and self._known(m) in ("", gender)
            ]
            if fitting:
                return max(fitting, key=lambda m: (m.weight, m.start))
            if "" not in self._pronouns[here]:
                silent = 0 if gender in self._pronouns[here] else silent + 1
            if silent > _SILENT:
                break
        return None


def _sure_body(counts: Counter[str] | None) -> bool:
    """Whether a name is a body's or a place's wherever it stands alone, and often: of "Orne Bank" the first word."""
    return counts is not None and not counts["PERSON"] and counts.total() > _OFTEN


def _bodies(number: int, sentence: Sentence) -> Iterator[Mention]:
    """The singular bodies without a name that are subjects, for "it" to stand for: "The court …"."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if token.dep in _SUBJECTS and token.tag == "NN" and not token.ent and token.lemma in BODIES:
            first, name = _named_by(tokens, i)
            yield Mention(number, tokens[first].start, name, False, False, "", 3.0)


def _unlabelled(number: int, sentence: Sentence, kinds: Mapping[str, str]) -> Iterator[Mention]:
    """The subjects with the name of a body that the parse takes for one elsewhere in the article, though not here."""
    for token in sentence.tokens:
        single = token.dep in _SUBJECTS and token.pos == "PROPN" and not token.ent
        if single and kinds.get(token.text) == "ORG":
            yield Mention(number, token.start, token.text, False, False, "", _SUBJECT)


def _described(number: int, sentence: Sentence) -> Iterator[Mention]:
    """Somebody without a name who does what the sentence tells, for "he" and "she" to stand for: "The pilot …"."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        if (
            token.dep in _SUBJECTS
            and token.tag == "NN"
            and tokens[token.head].dep == "ROOT"
            and _human(token)
        ):
            first, name = _named_by(tokens, i)
            if tokens[first].text.lower() in ("a", "an") and any(
                t.head == token.head and t.tag == "MD" and t.text.lower() != "will" for t in tokens
            ):
                continue  # "A buyer would look at it first": nobody in particular
            gender = _gender_of_word(token.text.lower())
            whose = _PRONOUNS.get(tokens[first].text.lower(), "")
            yield Mention(number, tokens[first].start, name, True, False, gender, _SUBJECT, whose)


def _named_by(tokens: Sequence[Token], i: int) -> tuple[int, str]:
    """The first token of a noun's phrase, and the phrase: "the 30-year-old pilot"; "the singer" for one with marks in
    it ("the “Long Road” singer")."""
    first = i
    while first and first <= tokens[first - 1].head <= i and tokens[first - 1].pos != "VERB":
        first -= 1
    if any(t.pos == "PUNCT" and t.tag != "HYPH" for t in tokens[first:i]):
        return first, f"the {tokens[i].text}"
    return first, as_written(tokens[first : i + 1])


def _several(number: int, sentence: Sentence) -> Iterator[Mention]:
    """Several without a name that do something, for "they" to stand for: "Ferry companies …"."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens):
        lemma = token.lemma.lower()
        if token.dep in _SUBJECTS and token.tag == "NNS" and not token.ent and lemma in HUMANS | BODIES:
            first, name = _named_by(tokens, i)
            yield Mention(number, tokens[first].start, name, False, True, "", _SUBJECT)


def _unmarked(number: int, sentence: Sentence) -> Iterator[Mention]:
    """The subjects of two names that the parse does not mark as anything: "Ana Lund will speak"."""
    tokens = sentence.tokens
    for i, token in enumerate(tokens[1:], 1):
        first = tokens[i - 1]
        named = token.dep in _SUBJECTS and first.head == i and first.dep == "compound"
        unknown = named and not token.ent and not first.ent and token.lemma.lower() not in BODIES
        if unknown and _like_a_person(tokens, i - 1, (first, token)):
            yield Mention(number, first.start, f"{first.text} {token.text}", True, False, "", _SUBJECT)


def _whose(tokens: Sequence[Token], first: int) -> str:
    """The gender of the owner of somebody named from token `first` on: m of "his brother, Kofi Asante"."""
    head = next((tokens[k].head for k in range(first, len(tokens)) if tokens[k].dep == "appos"), -1)
    mine = (t for t in tokens[:first] if t.tag == "PRP$" and t.head in (head, first))
    return next((_PRONOUNS.get(t.text.lower(), "") for t in mine), "") if 0 <= head < first else ""


def _pictured(sentence: Sentence) -> bool:
    """Whether a sentence tells what a picture shows: it ends in who took it."""
    tail = [t.text for t in sentence.tokens[-6:]]
    return "©" in [t.text for t in sentence.tokens] or ("Getty" in tail and "Images" in tail)


def _human(noun: Token) -> bool:
    """Whether a noun is one for a person."""
    lemma = noun.lemma.lower().removeprefix("co-")
    human = lemma in HUMANS or lemma.endswith(_MEN)
    return noun.pos == "NOUN" and human and lemma not in NO_PERSONS


def _with_owner(tokens: Sequence[Token], first: int, last: int) -> str:
    """A body's name with the land that it is of: "Peru's Border Service"."""
    name = _name(tokens[first:last])
    owned = first > 1 and tokens[first - 1].tag == "POS" and tokens[first - 2].ent[2:] == "GPE"
    return f"{tokens[first - 2].text}'s {name}" if owned and tokens[first].ent[2:] == "ORG" else name


def _with_first_names(sentence: Sentence) -> Iterator[list[str]]:
    """First name and surname where the parse takes the surname alone for a person: "Kofi" of "Kofi Asante"."""
    for first, token in pairwise(sentence.tokens):
        alone = (
            token.ent == "B-PERSON"
            and first.dep == "compound"
            and not first.ent
            and first.end + 1 == token.start
        )
        if alone and first.pos == "PROPN" and first.text.lower().rstrip(".") not in TITLES:
            yield [first.text, token.text]


def _places(sentences: Sequence[Sentence]) -> set[str]:
    """The single names behind "in", but not behind "trust in" and its like."""
    found: set[str] = set()
    for sentence in sentences:
        tokens = sentence.tokens
        for token in tokens:
            prep = tokens[token.head]
            if token.pos == "PROPN" and token.dep == "pobj" and prep.text.lower() == "in":
                single = not any(t.dep == "compound" and tokens[t.head] is token for t in tokens)
                if single and tokens[prep.head].lemma not in _TRUSTING:
                    found.add(token.text)
    return found


def _titled(number: int, sentence: Sentence) -> Iterator[Mention]:
    """Those whom a title makes a person, though the parse does not: "Mr Brel"."""
    for title, token in pairwise(sentence.tokens):
        courtesy = title.text.lower().rstrip(".")
        if courtesy in _COURTESIES and token.pos == "PROPN" and not token.ent:
            weight = _weight([token], sentence.tokens)
            yield Mention(number, token.start, token.text, True, False, _gender_of_word(courtesy), weight)


def _name(words: Sequence[Token]) -> str:
    named = (t for t in _whole(words) if t.pos != "PUNCT" and t.text not in ("'s", "’s", "the", "The"))
    return " ".join(t.text for t in named)


def _entities(sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """The named entities, without a verb in front ("Concluded Moe: “We …”"); of one that the parse drew over a verb
    ("Lund-Moe hired Ana Ruiz") the names beside it."""
    tokens = sentence.tokens
    for first, last, label in sentence.entities():
        if not first and last > 1 and introduced(tokens, 0):
            yield 1, last, label
            continue
        if not any(t.tag in _FINITE for t in tokens[first:last]):
            yield first, last, label
            continue
        begin = first
        for end in range(first, last + 1):
            if end < last and (tokens[end].pos == "PROPN" or (end > begin and tokens[end].tag == "HYPH")):
                continue
            if end > begin:
                yield begin, end, label
            begin = end + 1


def _hyphenated(hyphen: Token, word: Token) -> bool:
    """Whether the word hangs on the hyphen before it."""
    return hyphen.text in _HYPHENS and hyphen.end == word.start


def _whole(words: Sequence[Token]) -> list[Token]:
    """The words of a name, with those that hyphens join as one: "Lund-Moe"."""
    found: list[Token] = []
    for i, token in enumerate(words):
        joins = i > 1 and _hyphenated(words[i - 1], token) and words[i - 2].end == words[i - 1].start
        if joins and len(found) > 1 and found[-2].pos == "PROPN":
            hyphen, start = found.pop(), found.pop()
            found.append(token._replace(start=start.start, text=start.text + hyphen.text + token.text))
        else:
            found.append(token)
    return found


def one_name(words: Sequence[Token]) -> bool:
    """Whether the words are a surname, or one with what stands before it: "Lund-Moe", "Ms Ruiz"."""
    named = _whole(words)
    return len(named) <= 2 and named[0].pos == named[-1].pos == "PROPN"


def _like_a_person(tokens: Sequence[Token], first: int, words: Sequence[Token]) -> bool:
    """Whether a name stands by itself and for one: "Oyelaran", neither "the Irish" nor "Croats"."""
    alone = first == 0 or tokens[first - 1].pos not in ("DET", "ADJ", "NOUN", "PROPN")
    return alone and all(t.tag == "NNP" for t in words)


def _weight(words: Sequence[Token], tokens: Sequence[Token]) -> float:
    """How likely a later pronoun means it: a subject 3, the owner of the subject 2, anything else 1."""
    for token in words:
        # "The mayor, Ana Ruiz, …"
        if token.dep in _SUBJECTS or (token.dep == "appos" and tokens[token.head].dep in _SUBJECTS):
            return _SUBJECT
        if token.dep == "poss" and tokens[token.head].dep in _SUBJECTS:
            return 2.0
    return 1.0


def _fits(mention: Mention, pronoun: str, gender: str | None, known: str) -> bool:
    """Whether the pronoun may stand for the mention, whose gender is `known` by now."""
    if gender:
        return mention.person and known in ("", gender)
    if pronoun == "they":
        return not mention.person and (mention.plural or mention.weight > 1)
    return not mention.person and not mention.plural


def _gender_of_word(word: str) -> str:
    return "f" if word in FEMALE else "m" if word in MALE else ""


def _junior(words: Sequence[Token]) -> bool:
    return bool(words) and words[-1].text.lower().rstrip(".") in _YOUNGER


def _without_titles(words: Sequence[Token]) -> list[Token]:
    """The words of the name itself: of "the former mayor Dr Ana Ruiz" the last two."""
    named = [t for t in words if t.ent[2:] == "PERSON"] or words
    return [t for t in named if t.text[:1].isupper() and t.text.lower().rstrip(".") not in TITLES | _YOUNGER]


def _alike(one: str, other: str) -> bool:
    """Whether two names may be one person's: the one in the other, or first names that begin alike."""
    short, long = sorted((one, other), key=len)
    first, of_long = short.split()[0].rstrip("."), long.split()[0]
    return set(short.split()) <= set(long.split()) or of_long.startswith(first[:_ALIKE])
