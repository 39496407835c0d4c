"""What a yes/no question puts up for yes or no, and whether words affirm it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.article import Span
from index.grammar import Token
from index.tree import Tree
from index.wordlists import words
from qa.asking.capitals import one_power
from qa.asking.kinds import TASKS
from qa.comparing.denialwords import NOT_IT
from qa.comparing.speakers import folded
from qa.comparing.vocabulary import WITH_PARTICLES, has_stem, opposites, phrasal, synonyms
from qa.evidence import Judged
from qa.fitting.counted import in_other_words
from qa.fitting.undisclosed import TELLING, asks_whether_told
from qa.question import Question

_ASKS_TRUTH = re.compile(r"(?:is|was) it (?:really )?(?:true|the case)\b", re.I)
_THERE = re.compile(r"(?:is|are|was|were|has|have|had) there\b", re.I)
_IS = re.compile(r"(?:is|are|was|were|am)(?:n['’]t)?\b", re.I)
# Whether anything is done for something is told by whatever is done.
_DOES_ANYTHING = re.compile(r"\b(?:do|does|doing|did|done) (?:anything|something|nothing|much)\b", re.I)
_BECAUSE = re.compile(r"\b(?:because of|due to|owing to|on account of) (?P<what>[^,?]+)", re.I)
_DUTIES = ("duty", "responsibility", "obligation", "oblige")
_IS_DUE = re.compile(
    r"(?:is|was)(?:n['’]t)? it (?:not )?(?:up to|[^?]{1,40}?(?:['’]s?|\b(?:her|his|their|its|our|my)) "
    rf"(?:{'|'.join(sorted(TASKS))})\b)",
    re.I,
)
# A word of denial so few words ahead is of the asked word.
SCOPE = 4
_NOT = words("not n't n’t never no without neither nor")
_DEGREES = words("enough sufficient adequate fair safe legal true guilty free open ready")
# What somebody knows or feels of a thing: "Was he aware that they were hurt?" does not ask whether they were.
_MINDED = words("aware conscious certain sure convinced confident afraid")
_RIGHT = words("justify justified legitimate lawful legal warranted proportionate acceptable")
_LIGHT = words("be do have will would can could shall should may might must get make take give go come")
# How it was done: whether it was meant is told by what was aimed at.
_CARRIES_OUT = re.compile(
    r"\b(?:carr(?:y|ied|ies|ying) out|conduct(?:ed|s|ing)?|perpetrat(?:e[ds]?|ing)) (?P<what>[^?,]+?)"
    r"(?: (?:in|on|at|across|against|by|during|near|with|over|under|for|from|along)\b|[?,]|$)",
    re.I,
)
_GOING_ON = words("go keep carry continue")
_GOES_ON = re.compile(
    r"\b(?:go|goes|going|gone|went|keep|keeps|kept|carry|carried|continu\w+)(?: on)? (?P<what>\w{3,}ing)\b",
    re.I,
)
_MANNER = words("purpose deliberately intentionally really actually truly")
# Whatever somebody else speaks of.
_ANY_THING = words("thing event incident case fact claim statement report")
# What an article is about stands in its first so many characters.
_OPENING = 1500
# Words of content, and how many of them tell what is denied.
_TELLING = ("NOUN", "VERB", "ADJ", "PROPN")
_ENOUGH = 3
# So many characters before a denial may hold what it denies.
_EARLIER = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be affirmed: the words that carry it (any one of them), their opposites, all content words; `own` are
    those of the question among the first."""

    key: frozenset[str]
    opposite: frozenset[str]
    content: frozenset[str]
    negated: bool
    own: frozenset[str] = frozenset()


@lru_cache(maxsize=64)
def asked(question: Question) -> Asked:
    """What a yes/no question puts up for yes or no."""
    verb = question.action
    # "Did they go on shelling after the order to halt?" asks whether they shelled.
    goes_on = _GOES_ON.search(question.standalone) if verb.partition(" ")[0] in _GOING_ON else None
    verb = goes_on["what"].lower() if goes_on else verb
    action = [*phrasal(verb, question.standalone), *(w for w in verb.split() if w not in _LIGHT)]
    # Who carries out strikes strikes.
    done = _CARRIES_OUT.search(question.standalone)
    if done is not None:
        action = [w for w in question.topic if re.search(rf"\b{re.escape(w)}", done["what"], re.I)][
            -1:
        ] or action
    # "Is it true that they won?" asks whether they won.
    true = _ASKS_TRUTH.match(question.standalone)
    topic = [w for w in question.topic if w not in _LIGHT | _MANNER and not (true and w in ("true", "case"))]
    degree = [w for w in topic if w in _DEGREES]
    # "Was there an agreement to end the war?" asks for the agreement.
    # So does "Did they have any ships left?" for the ships.
    exists = _THERE.match(question.standalone) or question.action == "have"
    thing = [w for w in question.thing if w in topic]
    there = (thing or topic[:1]) if exists else []
    minded = [w for w in topic if w in _MINDED and _IS.match(question.standalone)]
    # "Was it a justified move?"
    right = [w for w in topic if w in _RIGHT and _IS.match(question.standalone) and not action]
    # "Was it their job to stop it?" does not ask whether they did, nor "Did they say how many died?" whether any did.
    due = _DUTIES if _IS_DUE.match(question.standalone) else TELLING if asks_whether_told(question) else ()
    key = set(degree or minded[:1] or right[:1] or due or there or action or thing or topic[-1:])
    # "Was she sacked because of her politics?" asks for the politics.
    because = _BECAUSE.search(question.standalone)
    causes = {w for w in topic if because and re.search(rf"\b{re.escape(w[:5])}", because["what"], re.I)}
    key = causes or key
    if _DOES_ANYTHING.search(question.standalone):
        key = set()
    elif not key and question.names:
        key = set(folded(question.names[-1].text))
    key |= {form for w in key if w.endswith("ing") and len(w) > 5 for form in (w[:-3], w[:-3] + "e")}
    alike = set(key) if degree else {other for w in key for other in synonyms(w) | in_other_words(w)}
    opposite = {other for w in key for other in opposites(w, verb=w in action)}
    names = {w for n in question.names for w in folded(n.text)}
    negated = bool(re.search(r"n['’]t\b|\bnot\b|\bnever\b", question.standalone, re.I))
    return Asked(
        frozenset(alike - opposite),
        frozenset(opposite - alike),
        frozenset({*names, *topic, *action}),
        negated,
        frozenset(key),
    )


def on_the_matter(wanted: Asked, judged: Judged) -> bool:
    """Whether a denial that does not repeat what is asked ("it is not true") may mean it: this sentence or those just
    before say the asked word; those of an earlier paragraph only where it opens its own."""
    text, sentence = judged.evidence.article.text, judged.evidence.sentence
    start, before = sentence.start, judged.evidence.before
    pointed = NOT_IT.search(text, start, sentence.end)
    # "It is not true, and fighting goes on": what it points to stands before it.
    ahead = [t for t in sentence.tokens if pointed is None or t.start < pointed.start()]
    around = stems_of(ahead) | (stems_of(before.tokens) if before else frozenset())
    earlier = text[max(0, start - _EARLIER) : start]
    own = earlier.rpartition("\n\n")[2]
    around |= frozenset(folded(own if own.strip() else earlier))
    # "Clashes are taking place" says nothing of what was taken.
    return has_stem(around, (wanted.key | wanted.opposite) - _LIGHT)


def denies_another(question: Question, judged: Judged) -> bool:
    """Whether a sentence only says that there is no such thing, that nothing of a kind was done, or denies a claim, and
    means another thing or act than the asked one: "No such ship exists" in a report of a fire, "He dismissed rumours
    that he had signed a deal" where it is asked who attacked."""
    wanted, tokens = asked(question), judged.evidence.sentence.tokens
    told = _denied_things(tokens)
    claimed = _denied_claim(judged)
    if not (told or claimed) or on_the_matter(wanted, judged) or denies_asked_thing(wanted, judged):
        return False
    # Who is named in what is denied tells nothing: it may be said of them as well.
    acts = {other for w in question.action.split() if w not in _LIGHT for other in synonyms(w)}
    matter = wanted.key | wanted.opposite | {*question.topic, *question.action.split()} | acts
    return not has_stem(stems_of([*told, *claimed]), matter)


def denies_asked_thing(wanted: Asked, judged: Judged) -> bool:
    """Whether a sentence says that there is no such thing as is asked about: "no such accord has been signed" where
    somebody was to leave "under a deal"."""
    told = _denied_things(judged.evidence.sentence.tokens)
    return bool(told) and has_stem(stems_of(told), {o for w in wanted.content for o in synonyms(w)})


def _denied_things(tokens: Sequence[Token]) -> list[Token]:
    denied = (_denied_thing(tokens, i) for i in range(len(tokens)))
    return [t for t in denied if t is not None and t.lemma.lower() not in _ANY_THING]


def _denied_claim(judged: Judged) -> list[Token]:
    """The words of content of what the answering words deny, where they say it: what "denied it" means is not told."""
    sentence = judged.evidence.sentence
    for claim in sentence.claims:
        if not claim.denied:
            continue
        own = [t for t in sentence.tokens if claim.start <= t.start < claim.end and t.pos in _TELLING]
        cue = next((t for t in sentence.tokens if t.lemma == claim.cue), None)
        spans = [Span(claim.start, claim.end), *([Span(cue.start, cue.end)] if cue else [])]
        if len(own) >= _ENOUGH and any(judged.answer.overlaps(s) for s in spans):
            return own
    return []


def _denied_thing(tokens: Sequence[Token], i: int) -> Token | None:
    """The noun behind "no such", or the verb that "nothing" is the passive subject of."""
    head = tokens[tokens[i].head]
    word, before = tokens[i].text.lower(), tokens[i - 1].text.lower() if i else ""
    if (word == "such" and before == "no") or (word == "nothing" and tokens[i].dep == "nsubjpass"):
        return head
    return None


def stems_of(tokens: Sequence[Token]) -> frozenset[str]:
    """The words in both their forms, as written and as in a dictionary."""
    # "According to" is no accord, and whoever holds his fire holds no town.
    told = [t for i, t in enumerate(tokens) if t.text.lower() != "according" and not _held_so(tokens, i)]
    both = frozenset(t.lemma.lower() for t in told) | frozenset(t.text.lower() for t in told)
    if both.isdisjoint(WITH_PARTICLES):
        return both
    # "Pulled all of its troops out" says that it withdrew them.
    text = " ".join(t.text for t in told)
    return both.union(*(phrasal(verb, text) for verb in both & WITH_PARTICLES))


# What is held, and no place.
_HELD = words("fire talk meeting election vote referendum conference breath parade rally funeral session")
_BEHIND = 3


def _held_so(tokens: Sequence[Token], i: int) -> bool:
    behind = tokens[i + 1 : i + 1 + _BEHIND]
    return tokens[i].lemma.lower() == "hold" and any(t.lemma.lower() in _HELD for t in behind)


def polarity_of(wanted: Asked, tokens: Sequence[Token], negative: bool) -> bool | None:
    """True where the words affirm what is asked, False where they deny it, None where they do neither."""
    stems = stems_of(tokens)
    if has_stem(stems, wanted.key):
        positive = not negative
    elif any(w in stems for w in wanted.opposite):
        positive = negative
    else:
        return None
    return positive != wanted.negated


def negated_in(wanted: Asked, tokens: Sequence[Token]) -> bool:
    """Whether the asked word itself is negated: "no fraud", "not safe", "never met"."""
    for i, token in enumerate(tokens):
        said = token.lemma.lower() in wanted.key or token.text.lower() in wanted.key
        ahead = [t.text.lower() for t in tokens[max(0, i - SCOPE) : i]]
        # "It is not true and fighting goes on."
        own = ahead[max((n + 1 for n, word in enumerate(ahead) if word in ("and", "but")), default=0) :]
        if said and not _NOT.isdisjoint(own):
            return True
    return False


def left_out_of_it(wanted: Asked, tokens: Sequence[Token]) -> Span | None:
    """Where what the asked act was to be about stands under a "not" of its own: "agreed to talk, but not to send
    troops", where it is asked whether they agreed to send any; None where it does not."""
    tree = Tree(tokens)
    things = {w for w in wanted.content - wanted.key if w not in _LIGHT}
    said = {i for i, t in enumerate(tokens) if t.pos in ("NOUN", "VERB") and t.lemma.lower() in things}
    if not said or not has_stem(stems_of(tokens), wanted.key):
        return None
    for verb, token in enumerate(tokens):
        barred = token.pos == "VERB" and token.dep == "conj" and tree.negated(verb)
        if barred and said <= set(tree.below(verb)) and not has_stem((token.lemma.lower(),), wanted.key):
            first = next(
                k for k in range(verb + 1) if tokens[k].text.lower() in _NOT and k in tree.kids[verb]
            )
            return Span(tokens[first].start, tokens[max(said)].end)
    return None


def mark_in(wanted: Asked, tokens: Sequence[Token]) -> Span | None:
    """The asked word with what negates it or stands closely before it; None where it is not there."""
    said = [{t.lemma.lower(), t.text.lower()} for t in tokens]
    hits = [i for i, forms in enumerate(said) if forms & (wanted.key | wanted.opposite)]
    if not hits:
        return None
    # "The attack … targeted homes" says by the asked word that they were targeted.
    hit = next((i for i in hits if said[i] & wanted.own), hits[0])
    first = hit
    while first > 0 and tokens[first - 1].pos in ("AUX", "PART", "ADV", "DET") and hit - first < SCOPE:
        first -= 1
    # "Not to build joint patrols": the value is what makes it a no.
    first = min([first, *(k for k in range(max(0, hit - SCOPE), first) if tokens[k].text.lower() in _NOT)])
    return Span(tokens[first].start, tokens[hit].end)


def _context(judged: Judged) -> frozenset[str]:
    """The words of the sentence, the one before and the title."""
    before = judged.evidence.before
    found = set(stems_of(judged.evidence.sentence.tokens))
    if before is not None:
        found |= stems_of(before.tokens)
    return frozenset(
        found | set(folded(judged.evidence.article.title)) | {w for f in found for w in folded(f)}
    )


def near(wanted: Asked, judged: Judged) -> bool:
    """Whether the sentence is about what is asked: half of its words stand here or just before, the asked word
    or its opposite counting for one."""
    around = _context(judged) | set(folded(judged.evidence.article.text[:_OPENING]))
    rest = wanted.content - wanted.key
    hits = sum(has_stem(around, (w,), who=True) or any(one_power(f, w) for f in around) for w in rest)
    hits += has_stem(around, wanted.key) or has_stem(around, wanted.opposite)
    return 2 * hits >= len(rest) + 1
