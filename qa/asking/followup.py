"""Follow-up questions: a question of a conversation rewritten so that it stands alone, by its grammar.

What stands alone already comes back as it is, whatever was asked before.
"""

import re
from collections.abc import Sequence

from index.grammar import Parser
from qa.asking.another import another_one, ones_named
from qa.asking.bare import QUESTION_WORD, WHO_SAID, bare_question, source_asked
from qa.asking.clause import CONNECTOR, clause_of, supposed
from qa.asking.countries import is_country
from qa.asking.ellipsis import completed
from qa.asking.fragment import put_in_place
from qa.asking.instead import put_instead, said_in_full
from qa.asking.opening import without_courtesy
from qa.asking.reckoned import reckoned
from qa.asking.reference import (
    PRONOUNS,
    asks_where,
    asks_which_place,
    asks_who,
    names_somebody,
    speaks_of_a_place,
    speaks_of_it,
    speaks_of_somebody,
)
from qa.asking.typed import in_plain_words
from qa.asking.wording import capitalised, clean, default_parser

# Nothing further back is meant by "it" or "he".
HISTORY = 4
# So many lines may hold them: "ok" and "thanks" stand between.
LOOKED_AT = 2 * HISTORY
_THANKS = re.compile(
    r"(?:(?:ok|okay|thanks?|thank you|thx|hi|hello|hey|yes|no|great|good|fine|sure|please|perfect|cool|right|got it|"
    r"i see|that (?:helps|helped)|a lot|(?:so|very) much|for (?:that|this|(?:the|your) help))\b[\s,.!…:)-]*)+",
    re.IGNORECASE,
)
# "Are you sure? Any other sources?" asks the same again, "No, I meant 2020" something else in its place.
_SOURCES = r"(?:other|more|further|another|additional|different) sources?"
_AGAIN = re.compile(
    r"(?:(?:(?:oh|hm+|wow|and|but|so|ok|okay|well)\b[\s,.!?…]*)*(?:"
    r"(?:are )?you (?:really |quite |so |absolutely )?(?:sure|certain)(?: (?:about|of) (?:that|this|it))?|"
    r"is (?:that|this|it) (?:really )?(?:so|true|right|correct|confirmed)|really|seriously|honestly|"
    rf"(?:what do {_SOURCES} say|according to {_SOURCES}|"
    r"(?:(?:are|is) there |do you have |what about |how about |show me |give me )?"
    rf"(?:(?:the|any|some|no|an?) )?(?:{_SOURCES}|sources?)(?: (?:on|for|about|of) (?:that|this|it))?)"
    r")\b[\s,.!?…:)-]*)+",
    re.IGNORECASE,
)
_MEANT = re.compile(
    r"^(?:(?:no|nope|sorry|wait|actually)\b[,.!\s]*)*(?:i meant?|i was asking about|make that|rather(?! than\b)|"
    r"not that(?! \w+(?: \w+)? ago\b))\b[,:\s]*"
    r"(?:the ones? (?:of|in|from|on|at)\b)?",
    re.IGNORECASE,
)


def standalone(
    text: str, history: Sequence[str] = (), *, parser: Parser | None = None, answered: str = ""
) -> str:
    """The question as asked without the conversation; `history` holds the earlier ones, oldest first.

    Only the last `HISTORY` are looked at, each cut to `QUESTION_CHARS`; empty ones are passed over. `answered` is who
    answers one of them (see `answered_by`).
    """
    parser = parser or default_parser()
    return _BY_THEN.sub(r"\1 ", _resolved(clean(text), _alone(history, parser), parser, answered))


# "By then", of "on 4 May", is by that day.
_BY_THEN = re.compile(
    r"\b(by|until|till|since|before|after) (?:by|in|on|at|until|till|since|before|after) (?=\d|(?-i:[A-Z]))",
    re.I,
)


def prefaced(text: str) -> tuple[str, ...]:
    """The statement that leads to a question and the question, where that says "it" or "they" of what is stated: "The
    first truce barely lasted a week. Who wrecked it?"; other questions alone."""
    found = _PREFACED.match(text)
    if found is None or _IS_TRUE.match(found["asks"]):
        return (text,)
    pronouns = {w.lower() for w in re.findall(r"[A-Za-z]+", found["asks"])} & PRONOUNS
    return (found["told"], found["asks"]) if pronouns else (text,)


_PREFACED = re.compile(
    r"^\s*(?P<told>[A-Z\"“][^?!]{14,}?[a-z\d\"”]{3}[.!]) (?P<asks>[A-Z][\w’']* [^?!]{3,}?\?)\W*$", re.S
)
_IS_TRUE = re.compile(r"(?:is|was) (?:it|that|this) (?:true|so|right|correct|the case)\b", re.I)


def answered_by(text: str, history: Sequence[str], *, parser: Parser | None = None) -> str:
    """The earlier question, as it stands alone, whose answer "he", "she" or "there" is in the new one; empty where
    there is none."""
    parser = parser or default_parser()
    new = clause_of(in_plain_words(text, parser), parser)
    somebody = speaks_of_somebody(new)
    if not somebody and not speaks_of_a_place(new) and not speaks_of_it(new):
        return ""
    plain = [in_plain_words(line, parser) for line in history[-LOOKED_AT:]]
    if not somebody:
        last = (_alone(plain, parser) or [""])[-1]
        asks = asks_where if speaks_of_a_place(new) else asks_which_place
        return last if last and asks(clause_of(last, parser)) else ""
    for earlier in reversed(_alone(plain, parser)):
        asked = clause_of(earlier, parser)
        if asks_who(asked):
            return "" if names_somebody(asked, new) else earlier
        if any(name.kind == "person" and not is_country(name.text) for name in asked.names):
            return ""
    return ""


def asks_nothing(text: str) -> bool:
    """Whether a question that stands alone is only a greeting, thanks, or a bare "Why?"."""
    bare = text.strip(" ?!.…")
    return not any(map(str.isalnum, bare)) or bool(
        _THANKS.fullmatch(bare) or QUESTION_WORD.match(bare) or asks_again(bare) or WHO_SAID.match(bare)
    )


def asks_again(text: str) -> bool:
    """Whether it only doubts the answer or wants another source: "Are you sure?" """
    return bool(_AGAIN.fullmatch(text.strip()))


def _alone(history: Sequence[str], parser: Parser) -> list[str]:
    alone: list[str] = []
    for earlier in [line for line in map(clean, history[-LOOKED_AT:]) if _speaks(line)][-HISTORY:]:
        alone.append(_resolved(earlier, alone, parser))
    return alone


def _speaks(line: str) -> bool:
    """Whether a line of the history says anything: "ok" and "thanks" do not."""
    return any(c.isalpha() for c in line) and not _THANKS.fullmatch(line)


def _resolved(line: str, earlier: Sequence[str], parser: Parser, answered: str = "") -> str:
    if not earlier or not any(c.isalpha() or c.isdigit() for c in line):
        return line
    previous = clause_of(earlier[-1], parser)
    if not previous.w.tokens:
        return line
    if asks_again(line):
        return earlier[-1]
    mediator = _MEDIATOR.match(line)
    if mediator and (pact := _PACT.findall(previous.w.text)):
        return f"Who mediated the {pact[-1]}?"
    meant = _MEANT.match(line)
    if meant and line[meant.end() :].strip(" ?!."):
        line = f"And {line[meant.end() :].strip(' ?!.')}?"
    charge = _THAT_CHARGE.match(line)
    if charge and previous.a.form == "yes_no" and (said := supposed(previous)):
        return f"Who {charge['did']} the {charge['what']} that {_TRUE.sub('', said)}?"
    line = said_in_full(ones_named(reckoned(line, previous), previous, parser), previous)
    bare = CONNECTOR.sub("", without_courtesy(line))
    found = bare_question(bare, previous) or source_asked(bare, previous)
    if not found:
        found = another_one(line, previous, parser) or put_instead(line, previous, parser)
    if not found:
        found = put_in_place(line, previous, parser)
    if not found:
        found = completed(line, earlier, previous, parser, answered)
    return _tidy(found) if found else line


_TRUE = re.compile(r"^it (?:is|was) (?:true|the case) that ")
# "Who rejected that charge?" asks of what was asked about.
_THAT_CHARGE = re.compile(
    r"^(?:and )?who (?P<did>\w+(?: \w+)?) (?:that|this|the|such an?) "
    r"(?P<what>charge|accusation|allegation|claim|report|rumou?r|assertion)s?\W*$",
    re.I,
)
# "And who acted as mediator?" asks of the pact that was spoken of.
_MEDIATOR = re.compile(
    r"^(?:and )?who (?:(?:acted|served) as|was|were|played) (?:the |an? )?(?:mediators?|go-betweens?|brokers?)\W*$|"
    r"^(?:and )?who (?:mediated|brokered(?: it)?|did the mediating)\W*$",
    re.I,
)
_PACT = re.compile(
    r"\b(?:the|an?|this|that) ((?:[\w’'-]+ ){0,3}?(?:truce|cease-?fire|armistice|deal|agreement|accords?|pact|treaty|"
    r"protocol|memorandum|settlement|exchange|swap)\b(?: (?:of|in) (?:[A-Z]\w+ )?\d{4})?)",
    re.I,
)


def _tidy(text: str) -> str:
    line = " ".join(text.split()).rstrip(" ?.!,")
    line = re.sub(r"\s+([,;:])", r"\1", line)
    line = re.sub(r"\b(the|a|an) (?:the|an?)\b", r"\1", line, flags=re.IGNORECASE)
    line = _TWICE.sub(r"\g<what>\g<between>", line)
    return capitalised(line) + "?"


# "How long did the deal of May hold under the deal of May in Orne": what is carried over holds what "it" is.
_TWICE = re.compile(
    r"\b(?P<what>(?:the|this|that) \w+(?: \w+){1,8})\b(?P<between>[^?]*?) "
    r"(?:under|in|of|during|after|by|with|on|for|at|from) (?P=what)\b",
    re.IGNORECASE,
)
