"""Of whom "he" tells: in a paragraph that opens with another's name, not of the asked person."""

import re
from collections.abc import Sequence

from index.corpus import Evidence
from index.grammar import Token
from index.people import TITLES
from index.tree import Tree
from qa.asking.names import Name
from qa.asking.parts import doers
from qa.fitting.naming import mentions
from qa.question import Question

_HE = frozenset({"he", "she"})
# A paragraph that is about somebody opens with the name: "Ana Lind, a friend of the family, …".
_OPENS = re.compile(
    r"(?!The |In |On |At |But |And |As |For |From |After |Before |When |While |If )"
    r"[A-Z][\w’'-]+ (?:[A-Z]\. |(?:de|van|von|al|bin) )?[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?"
    r"(?:,|\s(?:who|is|was|has|had|said|says|told|also|then|did|does|[a-z]+ed)\b)"
)


def tells_of_somebody_else(question: Question, asked: Sequence[Name], evidence: Evidence) -> bool:
    """Whether the sentence's subject is "he" or "she", its paragraph opens with another's name, and up to there names
    nobody who is asked about, as far as these are persons or do what it tells."""
    if not asked:
        return False
    verb = _done_by_him(evidence.sentence.tokens)
    doing = doers(question.parts) if verb == question.action else []
    persons = [name for name in asked if name.kind == "person" or name.text in doing]
    if not verb or not persons:
        return False
    text, sentence = evidence.article.text, evidence.sentence
    opens = text.rfind("\n\n", 0, sentence.start)
    ahead = text[opens + 2 if opens >= 0 else 0 : sentence.start]
    if _OPENS.match(ahead) is None:
        return False
    return not any(mentions(name, f"{ahead} {text[sentence.start : sentence.end]}") for name in persons)


def tells_it_of_another_person(question: Question, asked: Sequence[Name], tokens: Sequence[Token]) -> bool:
    """Whether the sentence tells the asked deed of another person, and names the asked one nowhere: when Lind is
    sentenced is not when Brandt is."""
    text = " ".join(t.text for t in tokens)
    parts = [(name, part) for name in asked for named, part in question.parts if named == name.text]
    tree = Tree(tokens)
    if _only_described_by(question, [name for name, _ in parts], tree):
        return True
    if not parts or any(mentions(name, text) for name, _ in parts):
        return False
    told = [
        who
        for i, t in enumerate(tokens)
        if t.pos == "VERB" and t.lemma.lower() == question.action
        for _, part in parts
        if (who := _filling(tree, i, part)) is not None
    ]
    return bool(told) and all(tokens[who].ent[2:] == "PERSON" for who in told)


_ASIDE = ("appos", "relcl", "acl")


def _only_described_by(question: Question, names: Sequence[Name], tree: Tree) -> bool:
    """Whether the asked deed was done to a person of whom the asked one is only told aside: "Brandt, a partner of Ada
    Lind, was sentenced"."""
    tokens = tree.tokens
    persons = [name for name in names if name.kind == "person"]
    for i, token in enumerate(tokens):
        if token.pos != "VERB" or token.lemma.lower() != question.action or not tree.passive(i):
            continue
        who = tree.child(i, "nsubjpass")
        if who is None or tokens[who].pos != "PROPN":
            continue
        own = [who, *(k for k in tree.kids[who] if tokens[k].dep in ("compound", "flat", "punct"))]
        called = " ".join(tokens[k].text for k in sorted(own))
        told = [k for k in tree.kids[who] if tokens[k].dep in _ASIDE]
        aside = " ".join(tokens[k].text for top in told for k in (top, *tree.below(top)))
        return any(mentions(name, aside) and not mentions(name, called) for name in persons)
    return False


_KIN = (
    r"(?:son|daughter|wife|widow|widower|husband|brother|sister|father|mother|uncle|aunt|nephew|niece|cousin|grandson|"
    r"granddaughter|grandfather|grandmother|children|sons|daughters|brothers|sisters|parents)"
)
_ASKS_OF_KIN = re.compile(rf"\b(?:{_KIN}|marr\w+|famil\w+|child|relatives?|kin|heirs?)\b", re.I)
_DEEDS = ("yes_no", "time", "place", "reason", "figure")


def tells_of_kin(question: Question, asked: Sequence[Name], text: str) -> bool:
    """Whether it is asked what somebody does or is, and the sentence names the asked one only to say whose son or
    sister another is: that Brandt's son was killed does not say that Brandt was."""
    if question.wants not in _DEEDS or _ASKS_OF_KIN.search(question.standalone):
        return False
    for name in asked:
        last = re.escape(name.text.split()[-1])
        told = len(re.findall(rf"\b{last}\b", text))
        # "Brandt's son", "the father of the painter Maria Brandt"
        kin = rf"\b{last}['’]s? (?:[\w-]+ ){{0,2}}?{_KIN}\b|\b{_KIN} of (?:[\w’'-]+ ){{0,4}}?{last}\b"
        if told and told == len(re.findall(kin, text)):
            return True
    return False


def tells_of_a_namesake(asked: Sequence[Name], tokens: Sequence[Token]) -> bool:
    """Whether the sentence names whoever bears the asked one's surname with another first name: what Jan Brandt does,
    Maria Brandt has not done."""
    for name in asked:
        parts = name.text.split()
        places = [i for i, t in enumerate(tokens) if t.text == parts[-1]] if len(parts) > 1 else []
        if name.kind == "person" and places and all(_other_first_name(tokens, i, parts) for i in places):
            return True
    return False


def _other_first_name(tokens: Sequence[Token], surname: int, asked: Sequence[str]) -> bool:
    first = tokens[surname - 1] if surname else None
    # The parser takes some names for nothing.
    if first is None or (first.ent, tokens[surname].ent) not in (("B-PERSON", "I-PERSON"), ("", "")):
        return False
    if first.pos != "PROPN" or first.text.lower().rstrip(".") in TITLES:
        return False
    # "Joe" may be short for Joseph.
    return all(first.text[0] != part[0] for part in asked[:-1])


def _filling(tree: Tree, verb: int, part: str) -> int | None:
    """Who does it, or to whom it is done."""
    if part == "subject":
        return tree.agent(verb) if tree.passive(verb) else tree.subject(verb)
    if part != "object":
        return None
    return tree.child(verb, "nsubjpass" if tree.passive(verb) else "dobj")


def _done_by_him(tokens: Sequence[Token]) -> str:
    """What he or she does, where that is what the sentence tells."""
    root = next((i for i, t in enumerate(tokens) if t.dep == "ROOT"), None)
    subject = None if root is None else Tree(tokens).child(root, "nsubj", "nsubjpass")
    if root is None or subject is None or tokens[subject].text.lower() not in _HE:
        return ""
    return tokens[root].lemma.lower()
