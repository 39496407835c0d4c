"""Follow-ups of a word or two that name another deed or another owner: "And released?", "And the women's?"."""

import re

from index.grammar import Parser
from index.wordlists import words
from qa.asking.clause import Clause, clause_of, fragment_of, noun_phrase
from qa.asking.kinds import PERSONS
from qa.asking.wording import sentence_end

# Of a few words: many a whole question ends in a possessive, and "what's" has none.
_OWNER = re.compile(
    r"^(?!(?:who|what|where|when|why|how|which|is|are|was|were|do|does|did|has|have|had|will|can|could|he|she|it|that|"
    r"this|there|let)\b)(?P<whose>(?:[^\s'’]+ ){0,3}[^\s'’]+)(?:['’]s|(?<=s)['’])$",
    re.IGNORECASE,
)
_OWNED = re.compile(r"^(?P<lead>.*?)\b(?:his|her|its|their) (?P<what>[\w-]+(?: [\w-]+)?)$", re.IGNORECASE)
_ANY = re.compile(
    r"^(?:any|no) (?!(?:one|way|idea|doubt|other|more|chance|thanks?|problem)\b)(?P<what>[a-z-]+(?: [a-z-]+)?)$",
    re.IGNORECASE,
)
_ONE_THERE = re.compile(r"^the one (?P<where>(?:in|at|near|from|on)(?: [^\s?]+){1,3})$", re.IGNORECASE)
_IRREGULAR = words(
    """built bought caught cut fed found fought given held hit hurt kept laid led left lost made paid put seen sent set
    shot sold spent stolen struck sunk taken thrown torn told won withdrawn written"""
)
# What the parser takes for nouns, and what nothing is done to.
_PHASES = words("end start begin finish stop open close leave return arrive land resume rise fall")
_PERISH = words("die perish drown")


def said_in_full(line: str, previous: Clause) -> str:
    """The line with what "any" and "its" leave out, where nothing but these is asked: "Were there any survivors?",
    "And revenue?"; as it is where it is no such line."""
    core = fragment_of(line)
    some = _ANY.match(core)
    if some:
        many = re.search(r"s\b|\bpeople\b", some["what"])
        return f"{'Were' if many else 'Was'} there any {some['what']}?"
    owner = _OWNER.match(core)
    if owner and core != line.strip(" ?!.") and not _has_owner(previous):
        return f"And {owner['whose']}?"
    owned = _OWNED.match(core)
    if not owned or owned["lead"]:
        return line
    w, what = previous.w, owned["what"]
    if any(t.tag == "POS" for t in w.tokens):
        return f"And {what}?"
    if any(w.low(n) == "of" and any(w.children(n, "pobj")) for n in range(sentence_end(w))):
        return f"And the {what}?"
    his = re.search(r"\b(?:his|her)\b", core, re.IGNORECASE)
    owners = [n.text for n in previous.names if not his or n.kind in ("person", "thing")]
    if his and not previous.names:
        # "Why did the minister resign?", "And his deputy?"
        owners = [
            f"the {t.text}"
            for n, t in enumerate(w.tokens)
            if t.lemma.lower() in PERSONS and t.tag == "NN" and w.low(n - 1) in ("the", "a", "an")
        ]
    return (
        f"And {owners[0]}{chr(39) if owners[0].endswith('s') else chr(39) + 's'} {what}?"
        if len(owners) == 1
        else line
    )


def put_instead(line: str, previous: Clause, parser: Parser) -> str:
    """The earlier question of another owner, or of something else that was done; empty where the line is neither."""
    core = fragment_of(line)
    if core == line.strip(" ?!.") and not line.endswith("?"):
        return ""
    owner = _OWNER.match(core)
    if owner:
        return _of_another_owner(core, owner["whose"], previous)
    if re.fullmatch(r"(?:any|no|some) ?(?:thing|one|body)(?: else)?", core, re.IGNORECASE):
        return line
    elsewhere = _ONE_THERE.match(core)
    if elsewhere:
        return _the_one(elsewhere["where"], previous)
    opens = core == line.strip(" ?!.")
    return _other_deed(core.lower(), previous, parser) if core.isalpha() and (opens or core.islower()) else ""


def _has_owner(previous: Clause) -> bool:
    w = previous.w
    return any(
        t.tag == "POS" or (t.text == "of" and any(w.children(n, "pobj"))) for n, t in enumerate(w.tokens)
    )


def _the_one(where: str, previous: Clause) -> str:
    """The earlier question of its thing somewhere else: "When does the festival in Lund open?" """
    w = previous.w
    if any(w.low(n) == where.split()[0].lower() for n in range(len(w.tokens))):
        return ""
    nouns = [
        n for n, t in enumerate(w.tokens) if t.tag == "NN" and w.low(n - 1) == "the" and not w.in_time(n)
    ]
    if len(nouns) != 1:
        return ""
    end = w.tokens[nouns[0]].end
    return f"{w.text[:end]} {where}{w.text[end:]}"


def _of_another_owner(core: str, whose: str, previous: Clause) -> str:
    w = previous.w
    for token in w.tokens:
        if token.tag == "POS":
            first, _ = w.subtree(token.head)
            return w.text[: w.tokens[first].start] + core + w.text[token.end :]
    for n in range(sentence_end(w)):
        what = next(w.children(n, "pobj"), -1)
        if w.low(n) == "of" and what >= 0 and not w.in_time(what):
            first, last = noun_phrase(w, what)
            return w.text[: w.tokens[first].start] + whose + w.text[w.tokens[last - 1].end :]
    return ""


def _other_deed(word: str, previous: Clause, parser: Parser) -> str:
    w, verb = previous.w, previous.verb
    if verb < 0 or word == w.low(verb):
        return ""
    old = w.tokens[verb]
    behind = w.text[old.end :]
    if word.endswith("ed") or word in _IRREGULAR:
        if next(w.children(verb, "auxpass"), -1) >= 0:
            if old.lemma.lower() == "charge":
                behind = re.sub(r"^ with\b", " of", behind)  # charged with fraud, convicted of it
            return w.text[: old.start] + word + behind
        died = previous.a.word == "how many" and previous.a.rest == verb and old.lemma.lower() in _PERISH
        if died:
            return f"{w.text[: old.start]}were {word}{behind}"
        # Nobody knows whether she did it or it was done to her.
        return "" if previous.a.word == "how many" else f"And {word}?"
    alone = previous.a.form == "yes_no" or not any(w.children(verb, "dobj"))
    if old.tag not in ("VB", "VBP", "NN") or not alone:
        return ""
    if not any(w.low(n) in ("did", "does", "do", "will") for n in range(verb)):
        return ""
    changed = clause_of(w.text[: old.start] + word + behind, parser)
    told = changed.w.tokens[verb].tag if verb < len(changed.w.tokens) else ""
    return changed.w.text if told == "VB" or word in _PHASES else ""
