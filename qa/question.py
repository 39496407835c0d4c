"""A question understood: the kind of answer it wants, the time, the names, the role, whose view, what is
counted."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from index.grammar import Parser
from index.timeline import Period
from index.wordlists import words
from qa.asking.attribute import attribute_of, role_of
from qa.asking.followup import LOOKED_AT, prefaced
from qa.asking.followup import standalone as made_standalone
from qa.asking.kinds import SPEECH, TASKS, Kind
from qa.asking.names import Name, names, outlets
from qa.asking.opening import asked, asks_yes_or_no, without_courtesy, without_stress, without_yes_or_no
from qa.asking.parts import Part, parts_of
from qa.asking.predicate import main_verb
from qa.asking.statement import statement_of
from qa.asking.typed import in_plain_words
from qa.asking.view import publishers_asked, viewpoint_of
from qa.asking.wanted import counted_of, kind_wanted, noun_asked
from qa.asking.when import OPEN_ENDED, period_of, setting_of
from qa.asking.wording import Wording, capitalised, default_parser, read


@dataclass(frozen=True, slots=True)
class Question:
    """What is known of a question before any article is read; strings are empty where it says nothing.

    `standalone` is the question as understood in its conversation; everything else is read from it.
    `wants` is the kind of answer ("person": a "who", which a body may answer too unless `role` is set).
    `counted` is the lemma of what is counted or measured ("soldier", "percent", "population"), `counted_side`
    whose it is ("Kenyan" in "How many Kenyan nurses", "Kenya" in "How many did Kenya lose").
    `action` is the lemma of the main verb, `role` the office or attribute asked for with its owner
    ("population of Oslo"), `asked_noun` the lemma of the noun asked for ("city" in "Which city").
    `period` is the time asked about, `until` is true where it is a limit ("by mid-October").
    `viewpoint` names whose words are wanted, `topic` the other content lemmas, `outlets` the publishers
    named, `told_by` those whose own words are wanted ("according to the Courier"). `setting` is the time
    that the conversation was last about, where the question itself names none.
    `thing` is what "Is there …?" or "Did they get …?" asks for, with the nouns before it ("naval base").
    `parts` says what part its names play in what the main verb says (`qa.asking.parts`).
    `proposition` is the question as a statement ("The mayor resigned"): of a yes/no question what is
    to be affirmed or denied, else with a "someone" or "something" in the place of the answer.
    """

    text: str
    standalone: str
    wants: Kind
    counted: str = ""
    counted_side: str = ""
    action: str = ""
    role: str = ""
    names: tuple[Name, ...] = ()
    period: Period | None = None
    viewpoint: str = ""
    topic: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()
    told_by: tuple[str, ...] = ()
    proposition: str = ""
    asked_noun: str = ""
    until: bool = False
    setting: Period | None = None
    parts: tuple[Part, ...] = ()
    thing: tuple[str, ...] = ()


def understand(
    text: str,
    history: Sequence[str] = (),
    *,
    publishers: Sequence[str] = (),
    parser: Parser | None = None,
    today: date | None = None,
    answered: str = "",
) -> Question:
    """Reads a question in its conversation (`history`: the earlier questions, oldest first).

    `publishers` are the corpus's, `today` anchors "yesterday", `answered` is who answers an earlier question, where
    the new one says "he" or "she" for that. Any text is read, an empty one as a question for
    nothing.
    """
    parser = parser or default_parser()
    lines = (*history, *prefaced(text))[-LOOKED_AT - 1 :]
    said = [in_plain_words(line, parser) for line in lines]
    alone = made_standalone(said[-1], said[:-1], parser=parser, answered=answered)
    w = read(without_yes_or_no(without_stress(without_courtesy(alone))), parser)
    a = asked(w)
    named = outlets(w.text, publishers)
    attribute = attribute_of(w, a)
    wants = "yes_no" if asks_yes_or_no(alone) and a.form == "keywords" else kind_wanted(w, a, attribute)
    viewpoint, view_span = viewpoint_of(w, a, wants)
    told_by = publishers_asked(w, viewpoint, view_span, named, publishers)
    if told_by:
        viewpoint = ""
    found = tuple(
        replace(n, speaker=bool(viewpoint) and view_span[0] <= n.start and n.end <= view_span[1])
        for n in names(w, _opening(w))
        if not any(start < n.end and n.start < end for _, start, end in named)
    )
    counted, side = counted_of(w, a, attribute, wants, found)
    verb = _intended(w, main_verb(w, a))
    action = _action(w, _reported(w, verb) if viewpoint and wants != "statement" else verb)
    period, until = period_of(w, found, today, wants in OPEN_ENDED)
    setting = None if period else setting_of(said[:-1], parser, today)
    if setting is not None and _points_back(w):
        # "When did that fighting begin?"
        period = setting
    noun = noun_asked(w, a, attribute)
    return Question(
        text=text,
        standalone=alone,
        wants=wants,
        counted=counted,
        counted_side=side,
        action=action,
        role=role_of(attribute),
        names=found,
        period=period,
        viewpoint=viewpoint,
        topic=_topic(
            w,
            found,
            {counted, *action.split(), attribute.noun, noun, *noun.split("-")},
            (view_span, *(n[1:] for n in named)),
        ),
        outlets=tuple(n[0] for n in named),
        told_by=told_by,
        proposition=capitalised(statement_of(w, a)),
        asked_noun=noun,
        until=until,
        setting=None if period else setting,
        parts=parts_of(w.tokens, verb, found),
        thing=_thing(w, verb),
    )


def _points_back(w: Wording) -> bool:
    """Whether the question asks about what was spoken of: "that fighting", "those clashes"."""
    return any(
        w.low(n) in ("that", "those", "these") and t.dep == "det" and w.tokens[t.head].pos == "NOUN"
        for n, t in enumerate(w.tokens)
    )


def _opening(w: Wording) -> int:
    return next((n for n, t in enumerate(w.tokens) if t.pos != "PUNCT"), 0)


# "take place", "take effect", "make landfall": a light verb says nothing without its bare noun.
_LIGHT = words("take make have give set catch gain come go")


# Their participles look like their plain forms: "Had she come?".
_ALIKE = words("come become overcome run")


def _intended(w: Wording, verb: int) -> int:
    """What somebody is going to do or is to do: "punished" in "Are they going to be punished?", "enter" in "Is it up to
    her to enter?" and "Is it her job to enter?"."""
    if verb >= 0 and w.low(verb) in ("has", "have", "had"):
        # "How many men has the army lost?": what it has is what it lost, to the parse.
        told = (
            n
            for n in w.children(verb, "ccomp")
            if w.tokens[n].tag in ("VBN", "VBD") or w.tokens[n].lemma.lower() in _ALIKE
        )
        return next((n for n in told if next(w.children(n, "aux", "auxpass"), -1) < 0), verb)
    root = w.root()
    if verb < 0 and root >= 0 and any(w.low(n) == "it" for n in w.children(root, "nsubj", "attr")):
        tasks = (n for n in w.children(root, "attr", "nsubj") if w.tokens[n].lemma in TASKS)
        below = [n for k in (root, *tasks) for n in w.children(k, "xcomp", "advcl", "ccomp", "acl", "relcl")]
        to_do = (
            n
            for n in below
            if w.tokens[n].tag == "VB" and any(w.low(k) == "to" for k in w.children(n, "aux"))
        )
        return next(to_do, verb)
    if verb < 0 or w.tokens[verb].lemma.lower() != "go" or w.tokens[verb].tag != "VBG":
        return verb
    return next((n for n in w.children(verb, "xcomp") if w.tokens[n].pos == "VERB"), verb)


def _reported(w: Wording, verb: int) -> int:
    """The verb of what somebody says, where that is asked about: "How many does the mayor say were hurt?"."""
    if verb < 0 or w.tokens[verb].lemma.lower() not in SPEECH:
        return verb
    said = [n for n in w.children(verb, "ccomp", "xcomp") if n > verb and w.tokens[n].pos in ("VERB", "AUX")]
    return said[0] if said else verb


def _action(w: Wording, verb: int) -> str:
    # "How long did it last?" names no time by its verb.
    if verb < 0 or (w.in_time(verb) and w.low(verb) != "last"):
        return ""
    token = w.tokens[verb]
    lemma = token.lemma.lower() if token.pos == "VERB" else w.low(verb)
    if lemma in _LIGHT:
        for child in w.children(verb, "dobj"):
            bare = child == verb + 1 and w.tokens[child].pos == "NOUN" and w.tokens[child].tag == "NN"
            if bare:
                return f"{lemma} {w.tokens[child].lemma.lower()}"
    return lemma


def _thing(w: Wording, verb: int) -> tuple[str, ...]:
    """The noun that "Is there a naval base?" and "Did they get a naval base?" ask for, with nouns before it."""
    verb = next((t.head for t in w.tokens if t.dep == "expl"), verb)
    if verb < 0 or w.tokens[verb].lemma.lower() not in _LIGHT | {"be", "get"}:
        return ()
    found = w.children(verb, "attr", "dobj", "nsubj")
    thing = next((n for n in found if n > verb and w.tokens[n].pos in ("NOUN", "PROPN")), None)
    if thing is None:
        return ()
    of = next((n for n in w.children(thing, "prep") if w.low(n) == "of"), None)
    if of is not None and w.low(thing) in ("number", "lot", "couple"):
        thing = next(iter(w.children(of, "pobj")), thing)
    return tuple(w.tokens[n].lemma.lower() for n in (*w.children(thing, "compound"), thing))


_STOP = words(
    """be do have will would can could shall should may might must the a an this that these those it he she
    they we you i his her their its our of in on at by for from to with about over under between into as
    and or but not no any some all both more most many much how who whom whose what which when where why
    there then so if than ever also according say get make take go people person thing name happen kind
    type during after before since until give call current currently me tell us please new accord each
    other there exactly precisely roughly approximately"""
)


def _topic(
    w: Wording, found: Sequence[Name], used: set[str], elsewhere: Sequence[tuple[int, int]]
) -> tuple[str, ...]:
    kept: dict[str, None] = {}
    for n, token in enumerate(w.tokens):
        if token.pos not in ("NOUN", "VERB", "ADJ", "PROPN", "NUM", "ADV") or w.in_time(n):
            continue
        lemma = token.lemma.lower()
        if lemma in _STOP or lemma in used or len(lemma) < 2 or not lemma[0].isalnum():
            continue
        if any(m.start <= token.start < m.end for m in found):
            continue
        if any(start <= token.start < end for start, end in elsewhere):
            continue
        kept[lemma] = None
    return tuple(kept)
