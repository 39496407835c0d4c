"""Who did it, where a reader takes somebody beside him: "She won 51 percent, against 49 for her rival, Tomas Brel"."""

import re
from collections.abc import Sequence
from itertools import takewhile

from index.annotate import IndexedSentence
from index.article import Span
from index.grammar import Token
from index.tree import Tree
from index.wordlists import words
from qa.asking.kinds import BODIES, PERSONS, SPEECH
from qa.fitting.counted import PEOPLE
from qa.question import Question

# No more words stand for the one who is named.
_LONGEST = 7
_RELATIVE = frozenset({"WP", "WDT"})
_SOMEBODY = PERSONS | BODIES | PEOPLE | words("police gunman insurgent guerrilla separatist resident")
# "A certain team won": of "which team".
_SOMEONE = ("Someone ", "A certain ")
_BEATING = words("win beat defeat edge outpoll oust unseat trounce thrash sweep overcome outlast")
_PLAYING = words("play portray star")
MEDIATING = words("broker mediate negotiate arrange")
_TOLD = words("VBD VBZ VBP VBN")
_AHEAD = re.compile(r"Someone (?:came|comes|has come) (?:out )?(?:ahead|first|on top)\b")
_PASSIVE = re.compile(r"Someone (?:was|were|is|are|(?:has|have|had) been) ")


def answering_subject(question: Question, sentence: IndexedSentence, answer: Span) -> Span:
    """The subject of what is asked, where a person or a body is asked for that did it and the answering words are
    something else that the same verb governs; else these words."""
    if question.wants not in ("person", "body") or not question.proposition.startswith(_SOMEONE):
        return answer
    tokens = sentence.tokens
    cleft = None if question.action in SPEECH else _cleft(question, tokens)
    if cleft is not None:
        return cleft
    if _suffered(question):
        return answer
    if _performed(question):
        actor = _in_brackets(question, sentence, answer)
        if actor is not None:
            return actor
    tree = Tree(tokens)
    beater = _who_beat(question, tree, answer)
    if beater is not None:
        return beater
    newest = _since_whom(tree, answer)
    if newest is not None:
        return newest
    for verb in _acts(question, tokens):
        subject = _doer(tree, verb)
        if subject is None or tokens[subject].tag in _RELATIVE:
            continue
        governs = Span(tokens[tree.left[verb]].start, tokens[tree.right[verb]].end)
        first, last = tree.phrase(subject)
        named = Span(tokens[first].start, tokens[last].end)
        beside = answer.end <= named.start or named.end <= answer.start
        if beside and governs.start <= answer.start and answer.end <= governs.end:
            return named
    return answer


_FIRST = re.compile(r"(?:first|only|second|third|last|latest|\w+est)", re.I)


def _since_whom(tree: Tree, answer: Span) -> Span | None:
    """Who did it, where the answering words are the last one before: "Moe is the oldest winner since Lind in 1956"."""
    tokens = tree.tokens
    place = next((i for i, t in enumerate(tokens) if t.start >= answer.start), 0)
    since = place - 1 if place and tokens[place - 1].text.lower() == "since" else -1
    if since < 0 or not any(_FIRST.fullmatch(t.text) for t in tokens[:since]):
        return None
    verb = next((i for i in tree.above(since) if tree.own_subject(i) is not None), None)
    subject = None if verb is None else tree.own_subject(verb)
    if subject is None or tokens[subject].pos not in ("PROPN", "NOUN"):
        return None
    first, last = tree.phrase(subject)
    return Span(tokens[first].start, tokens[last].end)


def _who_beat(question: Question, tree: Tree, answer: Span) -> Span | None:
    """Who won, where the answering words are the one who was beaten: "Moe took the title, beating Lind"."""
    if question.action != "win":
        return None
    tokens = tree.tokens
    for verb, token in enumerate(tokens):
        beaten = tree.child(verb, "dobj") if token.lemma.lower() in _BEATING and token.tag == "VBG" else None
        if beaten is None or token.dep != "advcl":
            continue
        first, last = tree.phrase(beaten)
        subject = tree.subject(token.head)
        if subject is None or not tokens[first].start <= answer.start < tokens[last].end:
            continue
        first, last = tree.phrase(subject)
        return Span(tokens[first].start, tokens[last].end)
    return None


def _acts(question: Question, tokens: Sequence[Token]) -> list[int]:
    """The verbs of what is asked, before others that tell the same: whoever beat a rival has won, whoever plays a
    waitress is the actress."""
    verbs = [i for i, t in enumerate(tokens) if t.pos == "VERB"]
    asked = [i for i in verbs if tokens[i].lemma.lower() == question.action]
    won = question.action == "win" or _AHEAD.match(question.proposition)
    alike = _BEATING if won else _PLAYING if _performed(question) else frozenset[str]()
    if question.action in MEDIATING:
        alike = MEDIATING
    told = (i for i in verbs if tokens[i].lemma.lower() in alike and tokens[i].tag in _TOLD)
    return [*asked, *(i for i in told if i not in asked)]


def _performed(question: Question) -> bool:
    return question.action in _PLAYING or question.asked_noun in ("actor", "actress", "star")


def _doer(tree: Tree, verb: int) -> int | None:
    """Who does what the verb says: the agent of a passive, and whom a film stars."""
    if tree.negated(verb):
        return None
    agent = tree.agent(verb)
    # "A truce mediated by Orne" has no word of the passive but the agent.
    if agent is not None or tree.passive(verb):
        return agent if agent is not None and _is_somebody(tree.tokens[agent : agent + 1], False) else None
    starred = tree.child(verb, "dobj") if tree.tokens[verb].lemma.lower() == "star" else None
    return starred if starred is not None else tree.subject(verb)


def _in_brackets(question: Question, sentence: IndexedSentence, answer: Span) -> Span | None:
    """Who plays the part that was taken for the answer: "Dot (Ada Moe)". Of two names in full that are not asked with
    either may be the actor's."""
    tokens = sentence.tokens
    part = [t for t in tokens if answer.start <= t.start < answer.end]
    behind = [t for t in tokens if t.start >= answer.end][: _LONGEST + 1]
    if not part or not behind or behind[0].text != "(":
        return None
    name = list(takewhile(lambda t: t.text != ")", behind[1:]))
    asked = {t.text for t in part} <= set(re.findall(r"[\w.-]+", question.standalone))
    if len(name) < 2 or (len(part) > 1 and not asked) or any(t.pos != "PROPN" for t in name):
        return None
    return Span(name[0].start, name[-1].end)


def _cleft(question: Question, tokens: Sequence[Token]) -> Span | None:
    """Whom a sentence names as the one who did it: "the union" in "said it was the union that had left the table"."""
    for i, token in enumerate(tokens[:-1]):
        if token.text.lower() != "it" or tokens[i + 1].lemma.lower() != "be":
            continue
        relative = next(
            (
                k
                for k in range(i + 2, min(i + 2 + _LONGEST, len(tokens)))
                if tokens[k].text.lower() in ("that", "who")
            ),
            None,
        )
        if relative is None or relative == i + 2 or not _did_it(question, tokens, relative):
            continue
        if _is_somebody(tokens[i + 2 : relative], tokens[relative].text.lower() == "who"):
            return Span(tokens[i + 2].start, tokens[relative - 1].end)
    return None


def _did_it(question: Question, tokens: Sequence[Token], relative: int) -> bool:
    """Whether the relative clause tells what is asked, or another such act where no clause does, of its subject: not so
    "the third time that Orne won"."""
    if tokens[relative].dep != ("nsubjpass" if _suffered(question) else "nsubj"):
        return False
    tree = Tree(tokens)
    told = {tokens[n].lemma.lower() for n in tree.below(tokens[relative].head)}
    return question.action in told or all(t.lemma.lower() != question.action for t in tokens)


def _suffered(question: Question) -> bool:
    """Whether it is asked to whom something was done: "Who was killed?" """
    return question.action not in ("", "be") and _PASSIVE.match(question.proposition) is not None


def _is_somebody(named: Sequence[Token], who: bool) -> bool:
    """Whether the words name a person or a body: what "who" stands for is one; "that" may stand for anything."""
    head = named[-1]
    if named[0].pos == "ADP" or head.pos not in ("NOUN", "PROPN") or head.ent[2:] in ("DATE", "TIME"):
        return False
    return who or head.pos == "PROPN" or head.lemma.lower() in _SOMEBODY
