"""What a claim says of whom: its verb and subject, whether it says no, and what leaves it open."""

import re

from index.timewords import NUMBERS, TENS
from index.tree import Tree
from index.voices import Voice
from index.wordlists import words

# A longer noun phrase is a sentence that the parse took for one.
_LONGEST_SUBJECT = 20
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nothing"})
_NEVER = frozenset({"not", "n't", "n’t", "never", "hardly", "barely", "nowhere"})
_DOUBTS = words(
    """alleged allegedly unconfirmed unverified reportedly apparently purported purportedly supposed
    supposedly rumored rumoured disputed unproven ostensibly"""
)
SO_FAR = re.compile(
    r"\b(?:so far|to date|as of now|until now|for now|provisional(?:ly)?|preliminary)\b", re.I
)
_UNVERIFIED = re.compile(
    r"\b(?:could ?n[o'’]t|can ?n[o'’]t|cannot|unable to|not been|not yet been|yet to be|has not|have not)\b"
    r"(?:\s\w+){0,2}?\s(?:verif\w+|confirm\w+|corroborat\w+|substantiat\w+)"
    r"|\bnot (?:immediately |yet )?(?:clear|known)\b|\bunclear\b",
    re.I,
)
# "It was the work of the coach", but not "the work of the coach was praised"; "it is down to rain", but neither
# "it came down to 4 percent" nor "they are down to ten men".
_BE = r"(?:is|are|was|were|be|been|being|['’]s)(?: (?:all|also|just|not|\w+ly))?"
_A = r"(?:the|an?|his|her|its|their)"
CAUSE = re.compile(
    r"\b(?:thanks (?:\w+ )?to|due (?:\w+ )?to|because of|owing (?:\w+ )?to|as (?:a|the) (?:\w+ )?result of|"
    rf"(?:{_BE}(?: {_A})?|(?<=, )an?|(?<=[—–] )(?:the|an?))(?: \w+)? "
    r"(?:result|consequence|product|fruit|work|fault) of|"
    rf"(?:{_BE}|put (?:\w+ ){{1,6}}?)\s?down to(?! (?:[$£€]?\d|(?:{'|'.join((*NUMBERS, *TENS))})\b))|"
    r"attribut\w+ (?:\w+ ){0,3}to|on account of|caused by|triggered by|brought about by)"
    r"\s+(?P<cause>.+?)(?=,|;|\.$|\.\s| – | — |$)",
    re.I | re.S,
)
_CLITICS = {"'s": "be", "'re": "be", "'m": "be", "'ve": "have"}


def verb_of(tree: Tree, head: int, start: int, end: int) -> int | None:
    """The claim's main verb: its head, or the first verb inside where the head is a noun."""
    tokens = tree.tokens
    if tokens[head].pos in ("VERB", "AUX"):
        return head
    for i, token in enumerate(tokens):
        if start <= token.start < end and token.pos == "VERB" and token.dep not in ("amod", "compound"):
            return i
    return None


def predicate_of(tree: Tree, verb: int) -> str:
    """The verb's lemma; for "be" the lemma of what something is said to be, if that is one word."""
    tokens = tree.tokens
    lemma = _CLITICS.get(tokens[verb].text.lower().replace("’", "'"), tokens[verb].lemma)
    if lemma == "be":
        what = tree.child(verb, "acomp", "attr")
        if what is not None and tokens[what].pos in ("ADJ", "NOUN", "VERB"):
            return tokens[what].lemma
    return lemma


def subject_of(text: str, tree: Tree, head: int, verb: int | None) -> str:
    """The noun phrase that the claim is about; empty where there is none, or one too long to be one."""
    tokens = tree.tokens
    noun: int | None = None
    if tokens[head].pos not in ("VERB", "AUX"):
        noun = head
    elif verb is not None:
        noun = tree.first_subject(verb)
        if noun is not None and tokens[noun].tag in ("WDT", "WP"):
            noun = tree.antecedent(noun, verb)
        if noun is None:
            noun = tree.subject(verb)
    if noun is None or tokens[noun].pos not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
        return ""
    first, last = tree.phrase(noun)
    if last - first >= _LONGEST_SUBJECT:
        return ""
    return " ".join(text[tokens[first].start : tokens[last].end].split())


def says_no(tree: Tree, verb: int, start: int, end: int) -> bool:
    """Whether the clause says that it is not so: "did not", "no one was hurt", "there was no deal"."""
    tokens = tree.tokens
    if tree.negated(verb) or any(tokens[k].text.lower() in _NEVER for k in tree.kids[verb]):
        return True
    for kid in tree.kids[verb]:
        token = tokens[kid]
        if token.dep == "advmod" and token.text.lower() == "longer":
            return True
        if token.dep in ("nsubj", "nsubjpass", "dobj", "attr", "expl") and start <= token.start < end:
            if token.text.lower() in _NOBODY:
                return True
            if any(tokens[k].text.lower() in _NOBODY for k in tree.kids[kid] if k < kid):
                return True
        if token.dep == "acomp" and token.lemma in ("untrue", "false", "unfounded", "baseless"):
            return True
    return False


def modal_of(tree: Tree, verb: int) -> str:
    """The auxiliary that makes it less than a fact; empty where there is none."""
    for kid in tree.kids[verb]:
        if tree.tokens[kid].tag == "MD" and kid < verb:
            return tree.tokens[kid].lemma.lower()
    return ""


def doubt_of(stated: str, voice: Voice | None) -> str:
    """The word that leaves the claim open; empty where none does."""
    if voice is not None and voice.stance == "doubts":
        return voice.cue
    unverified = _UNVERIFIED.search(stated)
    if unverified is not None:
        return " ".join(unverified.group().lower().split())
    for word in stated.split():
        bare = word.strip(".,;:\"“”'’()").lower()
        if bare in _DOUBTS:
            return bare
    return ""
