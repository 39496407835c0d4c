"""Whom a sentence's speakers accuse, blame or credit: who is named so is the answer, not who speaks."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from index.article import Span
from index.atlas import LANDS
from index.reporting import DENY
from index.tree import Tree
from index.wordlists import words
from qa.comparing.points import Point, point_at, sentence_text
from qa.comparing.speakers import same_speaker
from qa.comparing.values import attribution, one_answer
from qa.evidence import Judged
from qa.fitting.beginnings import FIGHTING
from qa.fitting.counting import OWN
from qa.fitting.crediting import WORK, asks_for_credit, asks_for_thanks, cause_in
from qa.fitting.losers import verb_above
from qa.question import Question

# "Trading" may be a noun to the parse.
ACCUSING = words("accuse blame fault trade trading")
_MUTUAL = re.compile(
    r"\b(?:accus|blam|fault|charg)\w* (?:each other|one another|the other(?= (?:of|for|over|with)\b|[.,;]))|"
    r"\btrad\w+ (?:blame|accusations)\b",
    re.I,
)
# "Both sides", "each side": those whom the text before it names together.
_SIDES = words("side party country nation state army government neighbour neighbor camp faction")
_EACH = words("both each two either")
_PAIR = re.compile(r"\b(?P<x>[A-Z][^\W\d_]{2,})(?:’s|'s)?(?: and |[-–])(?:the )?(?P<y>[A-Z][^\W\d_]{2,})\b")

_SWAPPED = re.compile(
    r"\b(?P<x>[A-Z]\w+) (?:blame|accuse|fault)\w* (?:the )?(?P<y>[A-Z]\w+)\b.{1,120}?\b(?P=y) (?:\w+ )?"
    r"(?:blame|accuse|fault)\w* (?:the )?(?P<again>(?P=x))\b"
)


_DONE = words(
    "part role effort work move decision step help deal truce ceasefire agreement contribution act deed way"
)


def blamed(question: Question, number: int, judged: Judged) -> tuple[Point, ...]:
    """Whom the sentence's speakers accuse, blame or credit, where the question asks for who did it: several points
    where there are several ("X and Y blamed each other"), none where nobody is accused."""
    if question.wants in ("person", "body") and (done := _did_it(number, judged)):
        return done
    if not (one_answer(question) and attribution(question, ())):
        return ()
    thanks, credit = asks_for_thanks(question), asks_for_credit(question)
    found = [
        *(() if thanks else mutual_blame(number, judged)),
        *(_credited(number, judged) if credit else ()),
    ]
    if found:
        return tuple(found)
    tokens = judged.evidence.sentence.tokens
    tree = Tree(tokens)
    charged = {question.action, *question.topic}
    naming = (frozenset() if thanks else _NAMING) | (_THANKING if credit else frozenset())
    for i, token in enumerate(tokens):
        if token.pos != "VERB" or token.lemma not in naming:
            continue
        by, whom = tree.subject(i), tree.child(i, "dobj")
        claim = next((c for c in judged.evidence.sentence.claims if c.cue == token.lemma and c.speaker), None)
        if by is None or whom is None or tokens[whom].text.lower() in ("each", "one", "other"):
            continue
        # "Praised her part in it" names nobody.
        if tokens[whom].pos == "NOUN" and tokens[whom].lemma in _DONE:
            continue
        charge = _charge(tree, i, whom)
        # Whoever is accused of treason is not blamed for the fighting.
        if charge & _OF_ANOTHER_MATTER and FIGHTING & {question.action, *question.topic}:
            continue
        # "…, but Velden accused the firm of slow work" is about something else.
        if found and charge and not charge & (charged | _POINTING):
            continue
        charged |= charge
        first, last = tree.phrase(whom)
        end = min(
            (k for k in range(first, last + 1) if tokens[k].text.lower() in ("of", "for")), default=last + 1
        )
        point = point_at(number, judged, Span(tokens[first].start, tokens[max(first, end - 1)].end))
        spoken = claim.speaker if claim and claim.start <= tokens[whom].start < claim.end else tokens[by].text
        found.append(replace(point, speaker=spoken))
    return tuple(found) or (() if thanks else tuple(_breached(number, judged, tree)))


# What somebody is blamed for, told as a noun: "spoke of repeated violations by Orne".
_SPEAKING = words("speak tell complain talk warn report condemn denounce point cite allege")
_BREACH = words(
    "violation breach infringement aggression provocation attack shelling incursion assault bombardment"
)


def _breached(number: int, judged: Judged, tree: Tree) -> Iterator[Point]:
    """Who did what somebody speaks of as done by him."""
    tokens = tree.tokens
    for i, token in enumerate(tokens):
        who = tree.prepositional(i, "by") if token.pos == "NOUN" and token.lemma.lower() in _BREACH else None
        if who is None or tokens[who].pos != "PROPN":
            continue
        first, last = tree.phrase(who)
        point = point_at(number, judged, Span(tokens[first].start, tokens[last].end))
        verb = verb_above(tokens, i)
        teller = tree.subject(verb) if verb is not None and tokens[verb].lemma in _SPEAKING else None
        speaker = point.speaker or (
            None if teller is None else _name_of(tree, teller).of(judged.evidence.article.text)
        )
        if speaker:
            yield replace(point, speaker=speaker)


def answers_charge(charge: Judged, answer: Judged) -> bool:
    """Whether one sentence accuses somebody who in the other, of the same article, denies or dismisses something."""
    if charge.evidence.article.id != answer.evidence.article.id:
        return False
    told, replied = (Tree(j.evidence.sentence.tokens) for j in (charge, answer))
    accused = [told.child(i, "dobj") for i, t in enumerate(told.tokens) if t.lemma in _NAMING]
    denying = [
        replied.subject(i) for i, t in enumerate(replied.tokens) if t.lemma in DENY and t.pos == "VERB"
    ]
    text = charge.evidence.article.text
    return any(
        same_speaker(_name_of(told, a).of(text), _name_of(replied, d).of(text))
        for a in accused
        for d in denying
        if a is not None and d is not None
    )


_DID = re.compile(
    r"(?P<who>[^,;]+?) (?:did (?:it|this|that|so)|(?:was|were|is|are) (?:behind (?:it|this|that)|to blame|responsible|"
    r"guilty)|carried (?:it|this|that) out)\b"
)
_IT_WAS = re.compile(
    r"it (?:was|had been) (?:(?:the work of|(?:done|carried out|caused|staged|fired|dropped|launched) by) )?"
    r"(?P<who>(?:an? |the )?[A-Z][\w’'-]+(?: \w+)?)"
)


def _did_it(number: int, judged: Judged) -> tuple[Point, ...]:
    """Who did it, as two speakers of one sentence say: "Velm says that the guards did it, Orne says it was a Velm
    attack"; empty where not two of them tell."""
    text = judged.evidence.article.text
    found = []
    for claim in judged.evidence.sentence.claims:
        said = text[claim.start : claim.end]
        told = _DID.match(said) or _IT_WAS.match(said) if claim.speaker else None
        if told is not None:
            who = Span(claim.start + told.start("who"), claim.start + told.end("who"))
            found.append(Point(number, judged, claim.start, claim.end, claim.speaker, who, claim))
    apart = any(not same_speaker(found[0].speaker, p.speaker) for p in found[1:])
    return tuple(found) if apart else ()


_NAMING = words("accuse blame fault")
_OF_ANOTHER_MATTER = words(
    """treason betrayal betray abandon appease appeasement corruption negligence incompetence cowardice inaction sell
    surrender capitulate capitulation hypocrisy"""
)
_THANKING = words("credit thank praise")
_POINTING = words("it this that so")


def _charge(tree: Tree, verb: int, whom: int) -> set[str]:
    """The words for what somebody is accused of."""
    of = [k for i in (verb, whom) for k in tree.kids[i] if tree.tokens[k].text.lower() in ("of", "for")]
    return {tree.tokens[k].lemma.lower() for i in of for k in tree.below(i)} - _EMPTY


_EMPTY = words("of for the a an in on at to")


def _credited(number: int, judged: Judged) -> Iterator[Point]:
    """What the sentence's claims name as the cause: "thanks to the guides of Lenz"."""
    text = judged.evidence.article.text
    for claim in judged.evidence.sentence.claims:
        place = cause_in(claim, text)
        if place is not None:
            yield point_at(number, judged, place)
            return
    yield from _work_of(number, judged)


def _work_of(number: int, judged: Judged) -> Iterator[Point]:
    """Whose work a sentence calls it: "the fruit of its mediation", "the work of officers from Lenz"."""
    tokens = judged.evidence.sentence.tokens
    tree = Tree(tokens)
    for i, token in enumerate(tokens):
        whose = tree.prepositional(i, "of") if token.lemma.lower() in WORK else None
        if whose is None:
            continue
        first, last = tree.phrase(whose)
        point = point_at(number, judged, Span(tokens[first].start, tokens[last].end))
        if not any(tokens[k].dep == "poss" and tokens[k].text.lower() in OWN for k in tree.kids[whose]):
            yield point
        elif owner := point.speaker or (point.claim.subject if point.claim else ""):
            yield replace(point, said=owner)


def mutual_blame(number: int, judged: Judged) -> tuple[Point, ...]:
    """ "X and Y blamed each other", "X blames Y and Y blames X": X naming Y and Y naming X; else empty."""
    text = sentence_text(judged)
    sentence = judged.evidence.sentence
    swapped = _SWAPPED.search(text)
    if swapped is not None:
        spans = [
            Span(sentence.start + swapped.start(k), sentence.start + swapped.end(k)) for k in ("y", "again")
        ]
        names = (swapped["x"], swapped["y"])
        return tuple(
            Point(number, judged, sentence.start, sentence.end, name, span)
            for name, span in zip(names, spans, strict=True)
        )
    mutual = _MUTUAL.search(text)
    if mutual is None:
        return ()
    article = judged.evidence.article.text
    tree = Tree(sentence.tokens)
    if _accusing_sides(tree):
        named = _named_together(article[: sentence.start])
        if named is None:
            return ()
        one, other = named
        accused = Span(sentence.start + mutual.start(), sentence.start + mutual.end())
        point = Point(number, judged, sentence.start, sentence.end, None, accused)
        return replace(point, speaker=one, said=other), replace(point, speaker=other, said=one)
    pair = _parties(tree, sentence.start + mutual.start())
    if pair is None:
        return ()
    x, y = pair
    return (
        Point(number, judged, sentence.start, sentence.end, x.of(article), y),
        Point(number, judged, sentence.start, sentence.end, y.of(article), x),
    )


def _accusing_sides(tree: Tree) -> bool:
    """Whether "both sides" or "each side" accuse each other, by no name."""
    tokens = tree.tokens
    charging = ACCUSING | {"charge"}
    subjects = (tree.subject(i) for i, t in enumerate(tokens) if t.lemma in charging and t.pos == "VERB")
    return any(
        i is not None and tokens[i].lemma.lower() in _SIDES and tree.has_word(i, _EACH) for i in subjects
    )


def _named_together(text: str) -> tuple[str, str] | None:
    """The two lands that a text names together last and most often, in whichever order ("Orne and Velm", "the Velm-Orne
    border"), or whoever its last paragraph does; None where these are not the same two."""
    told = [*_PAIR.finditer(text)]
    lands = [m for m in told if {m["x"].casefold(), m["y"].casefold()} <= LANDS]
    own = [m for m in told if m.start() > text.rfind("\n\n")]
    pairs = [tuple(sorted((m["x"], m["y"]))) for m in lands or own]
    counted = Counter(pairs)
    if not pairs or any(n >= counted[pairs[-1]] for pair, n in counted.items() if pair != pairs[-1]):
        return None
    one, other = pairs[-1]
    return one, other


def _parties(tree: Tree, mutual: int) -> tuple[Span, Span] | None:
    """The names of the two who blame each other: subjects of the verb, or right in front of the words at `mutual`,
    which the parse may take for a noun ("with Kaldora and Torvenia trading accusations")."""
    tokens = tree.tokens
    for i, token in enumerate(tokens):
        if token.lemma in ACCUSING and token.pos == "VERB":
            subject = tree.subject(i)
            partner = None if subject is None else tree.child(subject, "conj")
            if subject is not None and partner is not None:
                return _name_of(tree, subject), _name_of(tree, partner)
    last = next(
        (i for i in reversed(range(len(tokens))) if tokens[i].end <= mutual and tokens[i].text != ","), 0
    )
    first = tokens[last].head
    named = tokens[last].dep == "conj" and all(tokens[k].pos == "PROPN" for k in (first, last))
    # Of three it cannot be told who blames whom.
    if not named or tokens[first].dep == "conj":
        return None
    return _name_of(tree, first), _name_of(tree, last)


def _name_of(tree: Tree, noun: int) -> Span:
    """The noun with the capitalised words that belong to it in front: "North Korea"."""
    first = noun
    while (
        first
        and tree.tokens[first - 1].head == noun
        and tree.tokens[first - 1].dep != "det"
        and tree.tokens[first - 1].text[:1].isupper()
    ):
        first -= 1
    return Span(tree.tokens[first].start, tree.tokens[noun].end)
