"""A dispute reported in one sentence: "rejected the union's claims that the plant was unsafe"."""

import re
from collections.abc import Iterator

from index.article import Span
from index.reporting import DENY, HUMANS
from index.tree import Tree
from index.wordlists import words
from qa.comparing.denied import FORMER, denied_noun
from qa.comparing.points import Point, claim_at
from qa.comparing.speakers import same_speaker
from qa.surveying.denials import ITS, SAYINGS, Denial, Dispute, calls_false, denied_object, speaks, worded
from qa.surveying.scenes import Scene

# Nouns that name what is claimed only together with a clause.
_ONLY_WITH_CLAUSE = words("suggestion speculation report account story charge criticism complaint")


def called_false(scene: Scene) -> Iterator[Dispute]:
    """ "Reports that she had resigned were invented, she said": somebody calls what others say false."""
    tokens = scene.sentence.tokens
    if not any(calls_false(t) or t.lemma in DENY for t in tokens):
        return
    tree = Tree(tokens)
    for noun, token in enumerate(tokens):
        if token.lemma.lower() not in SAYINGS or token.pos != "NOUN" or not denied_noun(tree, noun):
            continue
        claim = claim_at(scene.judged, token.start)
        false = next((t for t in tokens[noun:] if calls_false(t) or t.lemma in DENY), None)
        clause = _content_clause(tree, noun, noun)
        # What a verb of denying governs is read by `denials`.
        if any(tokens[k].lemma in DENY for k in tree.above(noun)):
            continue
        if claim is None or not claim.speaker or not speaks(claim.speaker) or false is None or clause is None:
            continue
        sentence = scene.sentence
        mark = Span(false.start, false.end)
        denier = Point(
            0, scene.judged, sentence.start, sentence.end, claim.speaker, mark, claim, affirms=False
        )
        found = _said_and_denied(scene, tree, noun, clause, denier)
        if found is not None:
            yield found


def inside(denial: Denial) -> Dispute | None:
    """ "rejected the union's claims that the plant was unsafe": both sides in one sentence."""
    tokens = denial.scene.sentence.tokens
    tree = Tree(tokens)
    noun = denied_object(denial)
    if noun is None or tokens[noun].lemma.lower() not in SAYINGS or tokens[noun].pos != "NOUN":
        return None
    kids = tree.kids[noun]
    if any(tokens[k].text.lower() in ("any", "no", "further") for k in kids):
        return None
    return _said_and_denied(denial.scene, tree, noun, _content_clause(tree, noun, denial.cue), denial.point)


def _said_and_denied(
    scene: Scene, tree: Tree, noun: int, clause: int | None, denier: Point
) -> Dispute | None:
    """The dispute over what a noun of saying holds, in its clause or in the words around it."""
    tokens, kids = tree.tokens, tree.kids[noun]
    start = tokens[tree.left[noun]].start
    if clause is not None:
        first, last = tree.left[clause], tree.right[clause]
        words_ = [t for t in tokens[first : last + 1] if t.pos not in ("PUNCT",)]
        if len(words_) < 3:
            return None
        if words_[0].text.lower() == "that":
            words_.pop(0)
        end = tokens[last].end
        asks = _PRONOUN.sub(denier.speaker or "", worded(scene, words_[0].start, end))
        about, asks = f"whether {asks}", "" if ITS.match(asks) else asks
    else:
        of = next((k for k in kids if k > noun and tokens[k].text.lower() == "of"), None)
        described = [k for k in kids if k < noun and tokens[k].dep in ("compound", "amod", "nmod")]
        if tokens[noun].lemma.lower() in _ONLY_WITH_CLAUSE and of is None:
            return None
        if of is None and not any(tokens[k].pos == "NOUN" for k in described):
            return None
        end = tokens[tree.right[of]].end if of is not None else tokens[noun].end
        about, asks = worded(scene, start, end), ""
        about = re.sub(r"^(?:the|these|those) ", "", about)
    if any(tokens[k].lemma.lower() in FORMER for k in kids):
        return None
    mark = Span(start, tokens[noun].end)
    speaker = _owner(tree, noun, scene)
    if same_speaker(speaker, denier.speaker):
        return None
    pro = Point(0, scene.judged, start, min(end, scene.sentence.end), speaker, mark, affirms=True)
    return Dispute(((pro, scene),), ((denier, scene),), about, asks)


def _content_clause(tree: Tree, noun: int, cue: int) -> int | None:
    """The verb of the clause that says what is claimed, also where the parse tied it to the verb of denying:
    "rejected claims the app breaks the law"."""
    tokens = tree.tokens
    for kid in tree.kids[noun]:
        if kid > noun and tokens[kid].dep in ("acl", "ccomp", "relcl") and _finite(tree, kid):
            return kid
    for kid in tree.kids[cue]:
        begins = tree.left[kid]
        if kid > noun and tokens[kid].dep == "ccomp" and begins - noun in (1, 2) and _finite(tree, kid):
            return kid
    return None


def _finite(tree: Tree, verb: int) -> bool:
    """Whether the clause has a subject of its own that is no relative: "claims that it failed", not "claims made by
    her brother" or "claims which failed"."""
    subject = tree.child(verb, "nsubj", "nsubjpass", "csubj", "expl")
    return subject is not None and not (
        tree.tokens[subject].tag[:1] == "W" or (tree.tokens[subject].text.lower() == "that")
    )


def _owner(tree: Tree, noun: int, scene: Scene) -> str | None:
    """Whose claim it is: "the union's claim", "Armenian claims", "claims by the union"."""
    tokens = tree.tokens
    text = scene.judged.evidence.article.text
    for kid in tree.kids[noun]:
        named = tokens[kid].pos == "PROPN" or tokens[kid].ent[2:] in ("NORP", "GPE", "ORG", "PERSON")
        owning = tokens[kid].dep == "poss" and tokens[kid].pos in ("PROPN", "NOUN")
        if kid < noun and (owning or (named and tokens[kid].dep in ("amod", "compound", "nmod"))):
            first, last = tree.phrase(kid)
            kept = [t for t in tokens[first : min(last, noun - 1) + 1] if t.tag != "POS"]
            return text[kept[0].start : kept[-1].end] if kept else None
    for word in ("by", "from"):
        who = tree.prepositional(noun, word)
        if who is not None and (tokens[who].pos == "PROPN" or tokens[who].lemma.lower() in HUMANS):
            first, last = tree.phrase(who)
            return text[tokens[first].start : tokens[last].end]
    return None


# People deny mostly what is said of themselves; what "it" and "they" stand for cannot be told.
_PRONOUN = re.compile(r"^(?:he|she)\b", re.I)
