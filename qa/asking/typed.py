"""Questions as people type them: without capitals, with the topic in front, in shorthand. Said in plain words."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from index.article import Span
from index.grammar import Parser
from index.wordlists import words
from qa.asking.capitals import seats_of
from qa.asking.clause import NO_PREPOSITION
from qa.asking.colloquial import in_written_words
from qa.asking.demonyms import places_of
from qa.asking.idioms import in_common_words
from qa.asking.keywords import as_question
from qa.asking.opening import goes_on, without_courtesy
from qa.asking.wording import AUXILIARIES, FINITE, WH, Wording, clean, quotations, read

_SHORT = {
    "ppl": "people", "govt": "government", "gov't": "government", "abt": "about", "btw": "", "pls": "", "plz": "",
    "whats": "what's", "whos": "who's", "wheres": "where's", "hows": "how's", "whens": "when's", "didnt": "didn't",
    "doesnt": "doesn't", "isnt": "isn't", "wasnt": "wasn't", "werent": "weren't", "hasnt": "hasn't", "hadnt": "hadn't",
    "info": "information", "dept": "department", "approx": "approximately", "vs": "against", "bc": "because",
}  # fmt: skip
_SHORTHAND = re.compile(r"\b(?:" + "|".join(map(re.escape, _SHORT)) + r")\b\.?(?!\w)", re.I)
# "Roughly how many": how exactly it is told is seen in the answer.
_HEDGED = re.compile(
    r"^(?:roughly|approximately|about|around|exactly|precisely) (?P<how>how)(?= (?:many|much|long|far|old|big|high)\b)",
    re.I,
)
_OR_NOT = re.compile(r",? or not\b(?=\W*$)", re.I)
_ASKING = r"(?:who|whom|what|when|where|why|how|which|did|does|do|has|have|had|is|was|are|were|will)"
_FRONTED = re.compile(
    rf"^(?P<topic>[^,?]+?)\s*(?:,|:| [-–] )\s*(?P<asks>(?:and |so )?{_ASKING}(?:['’]s)?\b.*?)\s*\??$", re.I
)
_KEYWORDS = re.compile(r"^(?P<topic>[^,?]+?) (?P<asks>how (?:many|much)\b.*?)\s*\??$", re.I)
_BARE = re.compile(
    r"^(?P<word>how (?:many|much)|who|which|what)(?P<there> (?:was|were|is|are) there)?$", re.I
)
_TOLD = re.compile(
    r"^(?P<who>[^,?]+?) (?:said|says|reported|reports|claimed|claims|announced|estimated) "
    r"(?P<asks>how (?:many|much)\b.*?)\s*\??$",
    re.I,
)
_STANDS_FOR = re.compile(
    r"\b(?P<whose>its|their|his|her)\b|\b(?P<it>it|they|them|this|that|he|she|him)\b", re.I
)
_THERE = re.compile(r"(?:\bin )?\bthere\b(?!['’]s| (?:is|was|are|were|been)\b)", re.I)
# A topic that begins like this is a clause or a phrase of its own, and stays where it is.
_PHRASE = re.compile(
    r"^(?:in|on|at|by|for|from|with|under|during|after|before|since|until|according|as|if|when|while|because|"
    r"although|given|taking|of|to|and|but|so|besides|apart|"
    rf"{_ASKING})\b",
    re.I,
)
_GREETING = re.compile(
    r"(?:(?:ok|okay|hi|hello|hey|well|right|so|and|yes|no|thanks|thank you|please|sorry|great|good (?:morning|evening)|"
    r"(?:(?:a|one|my|quick|serious|simple|honest) )*question)\b[\s!.]*)+",
    re.I,
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")
# "MEXICO CITY —": nobody writes the name so elsewhere.
_DATELINE = re.compile(r"^(?:[A-Z][A-Z.'-]+,? ?){1,4}(?=(?:, [A-Z][\w. ]+|\([^)]+\))? ?[–—.:-](?: |$))")
# Words in front of a noun that name nothing.
_ORDINARY = words(
    """the a an this that these those all total overall exact main current latest new old former best worst most least
    highest lowest biggest largest first second third last next other"""
)
_FALLEN = words("dead wounded injured missing")
# "The bridge fell on Monday, right?", "…, didn't it?" ask whether it is so.
_TAG = re.compile(
    r"(?<=[\w.\"”’'])\s*,\s*(?:right|correct|yes|no|true|(?:is|was|are|were|do|does|did|has|have|had|will|would|could|"
    r"can)n['’]t (?:it|he|she|they|there|that))\s*\?\s*$",
    re.I,
)


def in_plain_words(text: str, parser: Parser) -> str:
    """The question with its shorthand written out and its topic where the grammar wants it: "who broke the truce"
    for "the truce, who broke it". Others as they are."""
    line = clean(text)
    quoted = quotations(line)
    plain = " ".join(_SHORTHAND.sub(lambda short: _written_out(short, quoted), line).split())
    plain = _HEDGED.sub(lambda hedge: hedge["how"].capitalize(), plain)
    told = _TOLD.match(plain)
    if told and _without_verb(told["who"], parser):
        plain = f"{told['asks']} according to {told['who']}?"
    plain = _CAPITAL.sub(_by_name, plain)
    plain = as_question(_plain_losses(in_common_words(in_written_words(plain))))
    plain = _in_order(_TAG.sub("?", _OR_NOT.sub("", plain)), parser)
    return _asked_where(plain) or _asked_why(plain, parser) or plain


# "Who shelled the Velmese capital?", but not "What is the Velmese capital?"
_CAPITAL = re.compile(
    r"(?<!\bis )(?<!\bwas )\bthe (?P<whose>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) capital\b(?! (?:city )?of\b)"
)


def _by_name(capital: re.Match[str]) -> str:
    """The capital of a land by its name, where it is known."""
    whose = capital["whose"].removesuffix("’s").removesuffix("'s")
    seats = [seat for land in (whose, *places_of(whose)) for seat in seats_of(land) if seat not in _NO_TOWNS]
    return seats[0] if seats else capital[0]


_NO_TOWNS = frozenset({"Kremlin", "White House", "State Department", "Downing Street"})


# "Is the hamlet in Orne or in Velm?" is asked where it is: each is a place, and none of them a no.
_A_PLACE = r"(?-i:in|on|inside|within) (?:the )?(?-i:[A-Z])[\w’'-]+(?: (?-i:[A-Z])[\w’'-]+){0,3}"
_EITHER = re.compile(
    rf"^(?P<be>is|was|are|were) (?P<what>(?:(?!\bin\b)[^?,]){{2,80}}?),? (?P<a>{_A_PLACE}),? or "
    r"(?P<b>(?:(?-i:in|on|inside|within) )?(?:the )?(?-i:[A-Z])[\w’'-]+(?: (?-i:[A-Z])[\w’'-]+){0,3})\W*$",
    re.I,
)


def _asked_where(text: str) -> str:
    """Where something is, for whether it is in one place or in another; empty for other questions."""
    either = _EITHER.match(text)
    return f"Where {either['be'].lower()} {either['what']}, {either['a']} or {either['b']}?" if either else ""


# "What led Orne to recall its envoy?"
_LED_TO = re.compile(
    r"^what (?:(?:has |had )?(?:led|drove|driven|moved|pushed|prompted|induced|persuaded|caused) "
    r"(?P<who>(?!(?:him|her|them|us|me|it)\b)[^?]{2,60}?) to|"
    # "What made Orne recall its envoy?"
    r"made (?P<whom>(?!(?:him|her|them|us|me|it)\b)(?:the )?[\w’'-]+(?: (?-i:[A-Z])[\w’'-]+){0,3}(?: (?:army|"
    r"forces|government|side|police))?)) "
    r"(?P<do>[a-z]+\b[^?]*)\W*$",
    re.I,
)


def _asked_why(text: str, parser: Parser) -> str:
    """Why somebody did it, for what led her to do it; empty for other questions."""
    led = _LED_TO.match(text)
    if led is None:
        return ""
    verb = next((t for t in read(text, parser).tokens if t.start == led.start("do")), None)
    acts = verb is not None and (verb.tag == "VB" or led["do"].startswith("open fire"))
    return f"Why did {led['who'] or led['whom']} {led['do']}?" if acts else ""


# "How heavy were the army's losses?" asks for its dead.
_OF_AN_ARMY = r"(?: (?:side|army|armed forces|forces|military|troops))?"
_LOSSES_IN_WAR = re.compile(
    r"^(?:how (?:heavy|high|great|large|big|severe)|what) (?:were|was) (?:the )?(?P<own>(?-i:[A-Z])[\w-]+?)(?:['’]s?)? "
    r"(?:losses|casualties)(?= (?:in|during) (?:the )?[^?]*\b(?:war|battle|fighting|offensive|invasion)\b)",
    re.I,
)
_LOSSES = re.compile(
    r"^(?:how (?:heavy|high|great|large|big|severe|serious)|what) (?:were|was|are|have been) (?:the )?"
    rf"(?:(?P<own>(?-i:[A-Z])[\w-]+){_OF_AN_ARMY}(?:['’]s?)? )?(?:military|troop|army|battlefield|combat)(?:['’]s?)? "
    rf"(?:losses|casualties|deaths|toll)\b(?: (?:of|on|for|among) (?:the )?(?P<side>(?-i:[A-Z])[\w-]+){_OF_AN_ARMY})?",
    re.I,
)


def _killed(losses: re.Match[str]) -> str:
    side = losses["own"] or losses["side"]
    return f"How many soldiers were killed on the {side} side" if side else "How many soldiers were killed"


def _plain_losses(text: str) -> str:
    return _LOSSES_IN_WAR.sub(
        r"How many soldiers were killed on the \g<own> side", _LOSSES.sub(_killed, text)
    )


def _written_out(match: re.Match[str], quoted: Iterable[Span]) -> str:
    short = match[0].lower().rstrip(".")
    # "BC" is a province, and an age.
    province = short == "bc" and match[0].isupper()
    named = _of_a_name(match) or any(q.start <= match.start() < q.end for q in quoted)
    return match[0] if province or named else _SHORT[short]


def _of_a_name(short: re.Match[str]) -> bool:
    """Whether it is a part of a name: "Badger vs. Fox", "Info Board"."""
    text = short.string
    before, after = text[: short.start()].split(), text[short.end() :].split()
    if text.isupper() or not (before and after and after[0][0].isupper()):
        return False
    return before[-1][0].isupper() if short[0].lower().startswith("vs") else short[0][0].isupper()


def _in_order(plain: str, parser: Parser) -> str:
    line = without_courtesy(plain)
    match = _FRONTED.match(line) or _KEYWORDS.match(line)
    if match is None or _PHRASE.match(match["topic"]) or '"' in match["topic"] or "“" in match["topic"]:
        return plain
    topic, asks = match["topic"], match["asks"]
    if _GREETING.fullmatch(topic):
        return plain
    parsed = read(topic, parser)
    if [(s.start, s.end) for s in parsed.times] == [(0, len(topic))]:
        return f"{asks} {topic}?" if NO_PREPOSITION.match(topic) else f"{asks} in {topic}?"
    if not _names_something(parsed) or not _without_verb(topic, parser) or goes_on(read(asks, parser), 0):
        return plain
    topic = _uncapitalised(topic)
    if topic.startswith(("those ", "these ")):
        # "Those ten dead, was that in May?"
        asks = re.sub(
            r"^(?:was|is)(?= (?:that|this|it)\b)", lambda m: "were" if m[0] == "was" else "are", asks
        )
    bare = _BARE.match(asks)
    if bare:
        return f"{bare['word']} {topic}{bare['there'] or ''}?"
    if _THERE.search(asks):
        return _THERE.sub(f"in {topic}", asks, count=1) + "?"
    stand_in = _STANDS_FOR.search(asks)
    if stand_in is None:
        return f"{asks} in {topic}?" if len(asks.split()) > 2 else plain
    said = f"{topic}’s" if stand_in["whose"] and not topic.endswith(("'s", "’s")) else topic
    return f"{asks[: stand_in.start()]}{said}{asks[stand_in.end() :]}?"


def _names_something(topic: Wording) -> bool:
    """Whether a thing or a name is its head: not so in "exactly" or "roughly"."""
    heads = ("ROOT", "nsubj", "nsubjpass", "compound")
    return any(
        (t.pos in ("NOUN", "PROPN") or t.lemma.lower() in _FALLEN) and t.dep in heads and not topic.in_time(n)
        for n, t in enumerate(topic.tokens)
    )


def _uncapitalised(topic: str) -> str:
    """The topic as it is written behind what asks: "best actress" for "Best actress"."""
    first, _, rest = topic.partition(" ")
    ordinary = first in ("The", "Those", "These") or (rest[:1].islower() and first.lower() in _ORDINARY)
    return f"{first.lower()} {rest}" if ordinary and rest else topic


def _without_verb(topic: str, parser: Parser) -> bool:
    """Whether it names something rather than telling it: "the truce", "troops killed in Orne"."""
    w: Wording = read(topic, parser)
    return not any(
        (t.tag in FINITE and (t.dep in ("ROOT", "aux") or t.pos == "AUX") and not w.in_time(n))
        or w.low(n) in AUXILIARIES - {"'s"} | WH
        for n, t in enumerate(w.tokens)
    )


def without_capitals(text: str) -> bool:
    """Whether a question of several words has none but for its first word and its abbreviations."""
    found = _WORD.findall(text)[1:]
    return len(found) > 1 and not any(w[0].isupper() and not w.isupper() for w in found)


def recased(text: str, told: Sequence[str]) -> str:
    """The question with the names as the articles write them: the words that these have with a capital alone, or with
    one in a longer name beside the word that stands beside it in the question ("World" in "Rugby World Cup").

    `told` are the texts of sentences near the question.
    """
    forms: dict[str, Counter[str]] = {}
    beside: dict[str, set[str]] = {}
    # A line all in capitals ("STORY CONTINUES BELOW") does not tell which of its words are names.
    for passage in (_DATELINE.sub(lambda m: m[0].title(), line) for line in told if not line.isupper()):
        matches = list(_WORD.finditer(passage))
        for n, match in enumerate(matches):
            word = _bare(match[0])
            opens = not re.search(r"[\w,;&]['’”)]? $", passage[max(0, match.start() - 3) : match.start()])
            # The first word of a sentence has a capital whatever it is; "WandaVision" has another.
            if opens and word[0].isupper() and (word.isupper() or word[1:].islower()):
                continue
            forms.setdefault(word.lower(), Counter())[word] += 1
            if word[0].isupper():
                beside.setdefault(word.lower(), set()).update(_beside(passage, matches, n) or {""})

    text = _with_titles(text, told)
    asked = [_bare(match[0]).lower() for match in _WORD.finditer(text)]
    number = -1

    def as_written(match: re.Match[str]) -> str:
        nonlocal number
        number += 1
        word = _bare(match[0])
        known = forms.get(word.lower())
        if known is None or word.lower() in WH | AUXILIARIES:
            return match[0]
        neighbours = {*asked[max(0, number - 1) : number], *asked[number + 1 : number + 2]}
        within = beside.get(word.lower(), set())
        # "Die" in the name of a film is no one's name where somebody died.
        if word.lower() in _ASKED_FOR and within.isdisjoint(neighbours):
            return match[0]
        # "Better" beside "Call", which these articles write with a capital only.
        named = any(not any(f.islower() for f in forms.get(w, ())) for w in within & neighbours)
        in_a_name = within & neighbours and (named or word.lower() in _IN_NAMES)
        if any(f.islower() for f in known) and not in_a_name:
            return match[0]
        # "The state of the pact" is none of those whom the articles call State.
        if text[: match.start()].endswith("the ") and text[match.end() :].startswith(" of the "):
            return match[0]
        capital = Counter({f: k for f, k in known.items() if f[0].isupper()}) or known
        return capital.most_common(1)[0][0] + match[0][len(word) :]

    return _with_names(_WORD.sub(as_written, text), told)


# Several words with a capital each, but no first word of a sentence: "British Grand Prix", "Simon & Moe".
_NAME = re.compile(r"(?<=[\w,;&(“\"] )[A-Z][\w’-]+(?:(?: | & )[A-Z][\w’-]+)+")


def _with_names(text: str, told: Sequence[str]) -> str:
    """The question with what stands beside a name as the articles write both together, whatever they write elsewhere:
    "British Grand Prix" for "British Grand prix"."""
    for name in dict.fromkeys(match[0] for line in told for match in _NAME.finditer(line)):
        first, _, rest = name.partition(" ")
        for said in re.finditer(rf"\b{re.escape(first)} {re.escape(rest)}(?![\w’-])", text, re.I):
            # One of them has its capital already, so that it is no everyday phrase that opens a title.
            if any(w[0].isupper() for w in said[0].split()):
                text = f"{text[: said.start()]}{name}{text[said.end() :]}"
    return text


# "Orne: The Night Ferry": what is called so, in two parts.
_TITLE = re.compile(
    r"(?P<head>[A-Z][\w’'-]+(?: (?:of |the |and )?[A-Z][\w’'-]+){0,3}): "
    r"(?P<rest>[A-Z][\w’'-]+(?: (?:of |the |and |to |for |from |in )*[A-Z][\w’'-]+)+)"
)


def _with_titles(text: str, told: Iterable[str]) -> str:
    """The question with the titles of two parts that the articles name, as these write them, as far as it says them:
    two words of the second part at least."""
    for passage in told:
        for title in _TITLE.finditer(passage):
            words_of_it = title["rest"].split()
            for last in range(len(words_of_it), 1, -1):
                rest = " ".join(words_of_it[:last])
                said = re.search(rf"\b{re.escape(title['head'])} {re.escape(rest)}\b", text, re.I)
                if said is not None:
                    text = f"{text[: said.start()]}{title['head']}: {rest}{text[said.end() :]}"
                    break
    return text


def _beside(passage: str, matches: Sequence[re.Match[str]], n: int) -> set[str]:
    """The words with a capital right before and behind the n-th one, or behind a link ("No Time to Die")."""
    found: set[str] = set()
    for step in (-1, 1):
        at = n + step
        if 0 <= at < len(matches) and matches[at][0].lower() in _LINKS:
            at += step
        if not 0 <= at < len(matches):
            continue
        first, last = sorted((matches[n], matches[at]), key=lambda m: m.start())
        if matches[at][0][0].isupper() and re.fullmatch(r"[ \w&-]*", passage[first.end() : last.start()]):
            found.add(_bare(matches[at][0]).lower())
    return found


# What questions ask for, and titles are made of.
_ASKED_FOR = words(
    """die live love kill leave go run rise fall break rule play win lose fight begin end start stop open close return
    fly sing mean ask tell know think want need get give come meet hold cost pay buy sell say see make take name call
    happen last quit city town country county island river street"""
)
_LINKS = words("of the to and in for de la le van von al")
# Everyday words that stand within names more often than others.
_IN_NAMES = words("world cup open union prize games house bank court party league awards")


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s")
