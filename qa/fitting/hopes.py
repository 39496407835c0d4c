"""What may happen, where it is asked what did: whoever is tipped has not won, and what a trial could cost is no
sentence."""

import re
from collections.abc import Sequence

from index.grammar import Token
from index.reporting import SAY
from index.tree import Tree
from index.wordlists import words
from qa.asking.kinds import SPEECH
from qa.question import Question

# The question speaks of what may be itself, or of what somebody wanted.
_ASKS_FOR_HOPES = re.compile(
    r"\b(?:could|may|might|will|would|should|can|favou?rites?|tipped|odds|polls?|shortlist\w*|nominat\w+|nominees?|"
    r"hop(?:e[sd]?|ing)|s(?:eek\w*|ought)|ask(?:s|ed)?|expect\w*|predict\w*|forecast\w*|estimat\w*|rumou?r\w*|linked|"
    r"offer\w*|bid\w*|plan\w*|propos\w+|request\w*|candidates?|stand(?:s|ing)?|run(?:s|ning)?|most|maximum|up to|"
    r"postpon\w*|cancel\w*|called off|talks|consider\w*|demand\w*|want\w*|risk\w*|face[sd]?|next|aims?|goals?|"
    r"intend\w*|behind|responsib\w+|mastermind\w*|orchestrat\w+)\b",
    re.I,
)
# "Was among those tipped as her running mate."
_TIPPED = re.compile(
    r"\bamong (?:those|the (?:\w+ )?(?:names|people|candidates)) (?:tipped|considered|mooted|mentioned|floated)\b|"
    r"\b(?:is|was|were|been) (?:widely |also )?(?:tipped|mooted|touted|rumou?red|being considered)\b|"
    # "Will win: Ana Ruiz; could win: Mia Moe."
    r"\b(?:will|could|should|might) win\b[^.]{1,60}\b(?:will|could|should|might) win\b",
    re.I,
)
_CHOSEN = re.compile(r"\b(?:chosen|chose|picked|named|selected|became|appointed|elected|went to|won)\b", re.I)
_DONE = re.compile(r"\b(?:did|was|were|had|has|have)\b", re.I)
# "The last poll gives Orne 34 seats."
_VOTED = words("seat vote percent point mandate")
_POLLED = re.compile(
    r"\b(?:(?:opinion |exit )?polls? (?:\w+ ){0,3}(?:gives?|sees?|puts?|has|have|shows?|suggests?|"
    r"before the)|pollsters?|surveys?|"
    r"forecasts?|projections?|first figures)\b",
    re.I,
)
_RESULT = re.compile(
    r"\b(?:won|took|got|received|secured|elected|finished|ended|came|entered?s?|lost)\b", re.I
)
_MAY = words("could may might should")
_HOPING = words("hope expect predict tip eye fear forecast rumour rumor plan intend aim")
_GUIDING = ("for", "to")
_BOUND = ("for", "to", "toward", "towards")
_HOPED = words("favourite favorite frontrunner front-runner contender candidate hopeful outsider")
_PENALTY = words("carry face")
_UP_TO = re.compile(r"\bup to\b|\bas (?:much|many) as\b|\bat most\b|\bmaximum\b", re.I)
_PLANNED = words("launch flight lift-off liftoff opening premiere start match game race")
_AIMS = words("target goal try attempt shot")
_CALLED_OFF = words("postpone cancel scrub")


# What was agreed on at talks is not told by who says that there will be talks.
_CAME_OF_TALKS = re.compile(
    r"\b(?:agree[ds]?|decide[ds]?|settle[ds]?|achieve[ds]?|result(?:ed|s)?|outcome|came (?:out )?of|produced?|"
    r"conclude[ds]?)\b[^?]*\b(?P<what>talks|meetings?|summit|negotiations|conference)\b",
    re.I,
)
_AHEAD_OF = (
    r"(?:(?:will|would|could|may|might|can|should|are|is) (?:be held|take place|begin|start|meet|follow|to be held|to "
    r"(?:meet|begin|start|take place)|due|scheduled|expected|planned|set)|before {0}|{0} (?:will|would|could|are due))"
)


def only_planned_talks(question: Question, text: str) -> bool:
    """Whether it is asked what came of talks, and the sentence only says that they are to be held."""
    asked = _CAME_OF_TALKS.search(question.standalone)
    if asked is None or re.match(r"(?:will|would|what will|when)\b", question.standalone, re.I):
        return False
    what = asked["what"].lower().rstrip("s")
    told = re.search(rf"\b{what}", text, re.I) is not None
    return told and re.search(_AHEAD_OF.format(what + "s?"), text, re.I) is not None


def only_hoped(question: Question, tokens: Sequence[Token]) -> bool:
    """Whether it is asked what happened or who it is, and the sentence states no more than what may."""
    if question.viewpoint or question.wants in ("yes_no", "reason", "statement") or question.action in SPEECH:
        return False
    if question.wants == "person":
        text = " ".join(t.text for t in tokens)
        if _TIPPED.search(text):
            return not (_CHOSEN.search(text) or _TIPPED.search(question.standalone))
    if not _done(question):
        return False
    if question.wants == "figure" and question.counted in _VOTED:
        text = " ".join(t.text for t in tokens)
        if _POLLED.search(text) and not _RESULT.search(text):
            return True
    if question.wants == "time" and _only_scheduled(question, tokens):
        return True
    tree = Tree(tokens)
    root = next((i for i, t in enumerate(tokens) if t.head == i), None)
    if root is None:
        return False
    # "They hope to end the strike that began on Monday" tells when it began.
    if any(t.tag == "VBD" and t.dep in ("relcl", "advcl", "acl") for t in tokens):
        return False
    return all(_may_be(tree, verb) for verb in _statements(tree, root))


_SCHEDULED = re.compile(
    r"\b(?:window|not before|no (?:earlier|sooner) than|slip(?:s|ped)?|delay(?:s|ed)? (?:to|until)|pushed back|"
    r"(?:is|are) (?:now )?(?:set|due|scheduled|planned|slated|expected) (?:to|for|in|on))\b",
    re.I,
)
_HAPPENED = words(
    "launch lift fly take open start begin premiere release arrive land happen blast soar rise go come"
)


def _only_scheduled(question: Question, tokens: Sequence[Token]) -> bool:
    """Whether it is asked when something happened, and the sentence tells for when it was set, and nothing that did."""
    text = " ".join(t.text for t in tokens)
    happened = _HAPPENED | {question.action.partition(" ")[0]}
    return _SCHEDULED.search(text) is not None and not any(
        t.tag == "VBD" and t.lemma.lower() in happened for t in tokens
    )


def _done(question: Question) -> bool:
    text = question.standalone
    if _ASKS_FOR_HOPES.search(text):
        return False
    if _DONE.search(text) or (question.wants == "person" and question.role):
        return True
    # "Who won": the verb is not in its present form.
    asked = set(re.findall(r"\w+", text.lower()))
    verb = question.action.partition(" ")[0]
    return bool(verb) and question.wants in ("person", "body") and not {verb, verb + "s", verb + "es"} & asked


def _statements(tree: Tree, root: int) -> list[int]:
    """The verbs of what the sentence states: its main one with those beside it, or what is said to be so."""
    tokens = tree.tokens
    found = [
        root,
        *(k for k in tree.kids[root] if tokens[k].dep == "conj" and tokens[k].pos in ("VERB", "AUX")),
    ]
    stated: list[int] = []
    for verb in found:
        inner = [k for k in tree.kids[verb] if tokens[k].dep in ("ccomp", "parataxis")]
        stated += inner if tokens[verb].lemma in SAY and inner else [verb, *inner]
    return stated


def _may_be(tree: Tree, verb: int) -> bool:
    tokens, kids = tree.tokens, tree.kids[verb]
    token = tokens[verb]
    if any(tokens[k].text.lower() in _MAY and tokens[k].tag == "MD" for k in kids):
        return not tree.negated(verb)
    lemma = token.lemma.lower()
    if lemma in _HOPING and token.pos == "VERB":
        return True
    if lemma in _CALLED_OFF or (lemma == "call" and tree.has_word(verb, frozenset({"off"}))):
        what = tree.child(verb, "dobj")
        return tree.passive(verb) or (what is not None and tokens[what].lemma.lower() in _PLANNED)
    # "Has set a target of 48", "had three tries at a record".
    aim = tree.child(verb, "dobj") if lemma in ("set", "have", "need") else None
    if aim is not None and tokens[aim].lemma.lower() in _AIMS:
        return True
    if lemma == "ask" and tree.prepositional(verb, "for") is not None:
        return True
    # "Looks ahead to the quarter", "is guiding for revenue of two billion".
    if lemma == "look" and tree.has_word(verb, frozenset({"ahead", "forward"})):
        return True
    # "Is heading for the coast."
    if (
        lemma == "head"
        and token.tag == "VBG"
        and any(tree.prepositional(verb, w) is not None for w in _BOUND)
    ):
        return True
    if lemma == "guide" and any(tree.prepositional(verb, word) is not None for word in _GUIDING):
        return True
    inside = " ".join(tokens[k].text for k in range(tree.left[verb], tree.right[verb] + 1))
    if lemma in _PENALTY and _UP_TO.search(inside):
        return True
    if token.lemma == "be" or lemma in ("see", "start"):
        # "Is the favourite", "is seen as the front-runner", "among the favourites is".
        inner = [tree.child(k, "pobj") for k in kids if tokens[k].dep == "prep"]
        outer = [k for k in kids if tokens[k].dep in ("attr", "acomp", "oprd")]
        return any(k is not None and tokens[k].lemma.lower() in _HOPED for k in (*outer, *inner))
    return False
