"""Words for one act or state: other forms of them, everyday words for the same, and their opposites."""

from collections.abc import Iterable

from index.wordlists import words

# Groups of everyday verbs and nouns for one thing, by their stems.
_SYNONYMS = tuple(
    words(group)
    for group in (
        "capture take seize control conquer fall occupy overrun liberate recapture retake",
        "buy acquire purchase takeover acquisition sale sell",
        "sign agree accept deal agreement accord settle pact conclude ink",
        "kill die dead death murder",
        "resign quit step resignation",
        "happen occur take",
        "use deploy fire employ",
        "fight combat battle",
        "stop end halt prevent cease",
        "approve pass back endorse approval adopt",
        "reject refuse decline rebuff",
        "cheat rig fraud manipulate",
        "ask request seek call",
        "win victory",
        "report warn notify",
        "safe harmless",
        "know aware",
        "meet talk meeting",
        "pay bribe payment",
        "build construct establish create form",
        "down shoot",
        "leave withdraw retreat flee drive oust expel evict pullout pullback",
        "attack strike bomb raid shell hit target bombard",
        "break violate breach infringe flout violation",
        "injure wound hurt injury",
        "justify legitimate",
        "allow permit let authorise authorize",
        "order command instruct",
        "hide conceal cover",
        "lie mislead deceive",
        "steal embezzle misappropriate loot theft",
        "sack fire oust remove axe",
        "delay postpone",
        "cancel scrap abandon axe",
        "support endorse back",
        "pollute contaminate poison leak",
        "free release",
        "arrest detain custody",
        "pressure force coerce compel",
        "damage harm destroy destruction",
        "spy eavesdrop surveil",
        "cut reduce lower slash",
        "raise increase hike",
        "ban prohibit outlaw bar",
        "capitulate surrender appease concede",
        "send dispatch deploy",
        "cross enter invade",
        "train practise exercise",
        "evacuate relocate",
        "shut close",
        "open reopen",
        "deliberate intentional purpose",
        "plan orchestrate organise organize premeditate coordinate",
        "part participate participation involve involvement join fight active",
    )
)
# Opposites that no prefix makes.
_OPPOSITES = tuple(
    (words(a), words(b))
    for a, b in (
        ("leave withdraw retreat flee", "stay remain hold keep"),
        ("win", "lose defeat"),
        ("hit strike", "miss"),
        ("accept approve agree back", "reject refuse oppose veto"),
        ("rise increase grow", "fall drop decline decrease shrink"),
        ("open reopen", "close shut closed"),
        ("alive survive", "dead die kill"),
        ("live lodge", "shut empty abandon abandoned deserted vacant"),
        ("guilty", "innocent"),
        ("onside", "offside"),
        ("true", "false untrue"),
        ("safe harmless", "dangerous unsafe"),
        ("fair", "rigged fraudulent unfair"),
        ("deliberate intentional", "accident accidental mistake error unintentional"),
        ("plan planned orchestrate organise organize premeditated", "spontaneous"),
        ("enough sufficient adequate", "insufficient inadequate too"),
        ("start begin resume continue", "stop end halt"),
    )
)
# These states are negated by "in", "im", "dis" or "mis"; of other words ("jury", "pact", "order") these prefixes make
# something else.
_NEGATED = words(
    """accurate active adequate appropriate balanced capable complete consistent correct decent dependent direct
    effective eligible evitable formal guided honest honorable honourable justice justified loyal mature mobile moral
    mortal offensive orderly organised organized passable patient partial perfect polite possible practical precise
    proper prudent respectful sane satisfied secure stable sufficient tolerant used valid visible"""
)
# ... and so are these acts, by "dis".
_UNDONE = words(
    """agree allow appear approve arm believe connect continue engage entangle like mount obey own prove qualify regard
    respect trust"""
)
# What any adjective may be negated by, and nouns that only look like it.
_UN, _NO_NEGATION = ("un", "il", "ir", "non", "non-"), words("unrest unease unit union unity")
_BY_STATES, _BY_VERBS = (("in", "im", "dis", "mis"), _NEGATED), (("dis",), _UNDONE)
# What may follow the stem that two forms of one word share. Who does it ("director") is no form of what is done, nor is
# how ("directly").
_ENDINGS = words(
    """s es d ed e ing ment ments ement ements ion ions tion tions ation ations de sion sions ssion ssions al als ance
    ances ence ences ness ulent n ns i is ian ians ese"""
) | {""}
_DOERS = words("er ers or ors")
# Behind a shorter stem words that have nothing in common end so, too.
_SHORT_ENDINGS = (words("e es ed ing"), words("de sion sions"), words("y ies ied"))
_OF_Y = words("y ies ied e ication ications ation ations")
_STEM, _SHORTEST = 5, 4
# They look like forms of others: "depart", "apart", "import".
_OTHERS = words("department departments apartment apartments importance")
# What a verb and its particle say together: up to five words stand between them ("turn the offer down").
_PHRASAL = {
    ("pull", "out back"): "withdraw",
    ("come", "over across"): "cross",
    ("back", "out"): "withdraw",
    ("step", "down aside"): "resign",
    ("call", "off"): "cancel",
    ("put", "off back"): "postpone",
    ("turn", "down"): "reject",
    ("give", "up in"): "surrender",
    ("shut", "down"): "close",
    ("lay", "off"): "sack",
    ("set", "up"): "establish",
    ("shoot", "down"): "down",
    ("fire", "on upon at"): "attack",
    ("shoot", "at"): "attack",
}
WITH_PARTICLES = frozenset(verb for verb, _ in _PHRASAL)


def phrasal(verb: str, text: str) -> frozenset[str]:
    """The verb for what one with a particle says in the text: "withdraw" for "pull", "pulled out"."""
    said = text.lower().split()
    ends = [n for n, word in enumerate(said) if word.startswith(verb)]
    return frozenset(
        meant
        for (lemma, particles), meant in _PHRASAL.items()
        if lemma == verb
        and any(words(particles) & {w.strip(".,?") for w in said[n + 1 : n + 7]} for n in ends)
    )


def synonyms(word: str) -> frozenset[str]:
    """A lemma and everyday words for the same."""
    return frozenset({word}).union(*(group for group in _SYNONYMS if word in group))


def opposites(word: str, verb: bool) -> frozenset[str]:
    """Words for the opposite, made by a prefix or not."""
    found = {o for a, b in _OPPOSITES for own, others in ((a, b), (b, a)) if word in own for o in others}
    if not verb:
        found |= _negated(word, _UN, None)
    return frozenset((found | _negated(word, *(_BY_VERBS if verb else _BY_STATES))) - {word})


def _negated(word: str, prefixes: Iterable[str], known: frozenset[str] | None) -> set[str]:
    """The word with a prefix more or less; of `known` words alone, where these are given."""
    made = {p + word for p in prefixes if known is None or word in known}
    bare = {word.removeprefix(p) for p in prefixes if word.startswith(p)}
    found = made | (bare if known is None else bare & known)
    return found - _NO_NEGATION if word not in _NO_NEGATION else set()


def has_stem(found: Iterable[str], wanted: Iterable[str], who: bool = False) -> bool:
    """Whether one of the words is there, in any form of it: "agree" in "agreement"; with `who`, also as who does it:
    "protest" in "protesters"."""
    known = set(found)
    return any(
        w in known or any(one_word(w, f, who) for f in known if f[:_SHORTEST] == w[:_SHORTEST])
        for w in wanted
    )


def one_word(a: str, b: str, who: bool = False) -> bool:
    """Whether two words are forms of one: "approve" and "approval", not "approach"."""
    shared = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if a == b or shared < _SHORTEST or min(len(a), len(b)) < _STEM or not _OTHERS.isdisjoint((a, b)):
        return a == b
    ends = {_ending(a, shared), _ending(b, shared)}
    if shared < _STEM:
        return any(ends <= endings for endings in _SHORT_ENDINGS)
    # "Injure" and "injury", not "count" and "county".
    return ends <= (_OF_Y if "y" in ends else _ENDINGS | _DOERS if who else _ENDINGS)


def _ending(word: str, stem: int) -> str:
    """What follows the stem, its last letter written twice aside: "ed" in "permitted"."""
    end = word[stem:]
    return end[1:] if end[:1] == word[stem - 1] else end
