"""What is known for certain of how a sentence fits a question: its time, its names, its kind, its count, its speaker.

The reader judges the meaning; a model of its size overlooks exactly these things, which the parse tells.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields

from index.corpus import Evidence
from index.figures import Figure
from qa.asking.names import Name
from qa.fitting.asked_of import only_asked_of
from qa.fitting.beginnings import begun, only_another_began
from qa.fitting.beside import only_beside
from qa.fitting.beside_place import counted_elsewhere, done_elsewhere, told_there
from qa.fitting.candidates import only_candidates, only_won_before
from qa.fitting.contrasts import contrast_fit
from qa.fitting.counting import count_fit, lives_in_a_part, only_room_for, side_fit
from qa.fitting.crediting import only_blamed, only_thanked
from qa.fitting.credits import only_another_credit, tells_no_part
from qa.fitting.documents import signs_another_paper
from qa.fitting.events import another_event, names_another_of_its_kind
from qa.fitting.fates import fate_fit
from qa.fitting.hopes import only_hoped, only_planned_talks
from qa.fitting.kinds_asked import names_no_type
from qa.fitting.landmarks import in_another_land, of_another_happening, of_another_scene, only_a_landmark
from qa.fitting.lifespans import lived
from qa.fitting.likenames import another_named
from qa.fitting.makers import introduced
from qa.fitting.measured import in_other_units, names_no_sum, of_another_sum
from qa.fitting.mutual import accused_mutually, fired_first, nothing_of_beginning
from qa.fitting.naming import mean, mentions, missing, neither_of_them, speaker_fit
from qa.fitting.numbered import numbered_fit
from qa.fitting.offices import office_fit, vacated
from qa.fitting.parted import measures_a_part, of_a_segment, only_a_part, only_the_whole, only_together
from qa.fitting.posts import of_itself
from qa.fitting.reasons import far_from_the_deed, only_restated
from qa.fitting.roles import only_differences, only_others
from qa.fitting.somebody import (
    tells_it_of_another_person,
    tells_of_a_namesake,
    tells_of_kin,
    tells_of_somebody_else,
)
from qa.fitting.strikes import only_one_strike
from qa.fitting.swapped import counts_of_another, part_fit, sold_by, took_over_from_another
from qa.fitting.timing import astray, time_fit
from qa.fitting.undisclosed import undisclosed
from qa.fitting.wanted_kind import NOT_AT_ALL, adds, kind_fit, too_coarse, words_of
from qa.fitting.whose import of_another_owner
from qa.fitting.withdrawn import only_withdrawn
from qa.question import Question

# What is asked of a name, and may be told of another thing beside it.
_MEASURED_OF = ("figure", "time", "person", "body")
# Who holds an office now; and how far from telling it is what says that its holder has left.
_VACATED = -2.0
_HOLDS = re.compile(r"who(?: is|['’]s)\b", re.I)
# What goes on with the event of the sentence before.
_GOES_ON = re.compile(r"(?:it|this|the (?:tournament|event|race|final|match|contest))\b", re.I)
# One question and nothing else, behind its date at most.
_ASKING = re.compile(
    r"(?:[\w .,]{0,16} [—–-] )?[\"“'‘]?(?:who|what|when|where|why|how|which|whose|is|are|was|were|will|would|can|could|"
    r"do|does|did|has|have|had|should|may)\b[^.!?]*\?[\"”'’ ]*",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Fit:
    """How a sentence fits a question. Each is 0 where nothing is known or nothing was asked for.

    `time`: 1 the asked time; `elsewhen`: 1 another time, 0.5 another that names the asked one. `named`: the share of
    the asked names that neither the sentence nor the one before nor the title nor the speaker holds; `absent`: the
    share that the whole article does not hold (a name of several words by halves).
    `kind`: 1 it holds something of the wanted kind, -1 it does not, -3 nor anything near it. `counted`: 1 what is
    counted is there, -1 it is not, twice that where a measure is asked for ("the population"). `side`: -1 its
    figures are all of another side than the asked one. `speaker`: 1 the asked person says it, -1 somebody else or
    nobody does. `topic`: the share of the question's other words that sentence and title hold. `heading`: 1 it is
    one. `office`: 1 the asked office of the asked body is named, -1 no such office is or only another body's, -2
    its holder has left. `numbered`: 1 what the question numbers ("season 4") has that number, -1 another. `fate`:
    -1 it counts no people of the asked fate, or only people of a fate where others are counted. `accused`: 1 those
    asked for blame each other for just that. `contrast`: -1 it tells only of what excludes the asked one ("the
    men's race", the sequel, a year where the date is asked for). `asks`: 1 it only asks something. `astray`: 1 it
    was printed far from the time that the conversation is about. `lived`: 1 it gives the asked end of the asked
    person's life behind the name. `made`: 1 it introduces the asked work by its maker. `withdrawn`: 1 it only tells
    what a correction takes back. `begun`: 1 a clause tells when the asked thing began. `undisclosed`: 1
    the asked side has not told its own losses.
    """

    time: float = 0.0
    elsewhen: float = 0.0
    named: float = 0.0
    absent: float = 0.0
    kind: float = 0.0
    counted: float = 0.0
    side: float = 0.0
    speaker: float = 0.0
    topic: float = 0.0
    heading: float = 0.0
    office: float = 0.0
    numbered: float = 0.0
    fate: float = 0.0
    accused: float = 0.0
    contrast: float = 0.0
    asks: float = 0.0
    astray: float = 0.0
    lived: float = 0.0
    made: float = 0.0
    withdrawn: float = 0.0
    begun: float = 0.0
    undisclosed: float = 0.0

    def numbers(self) -> tuple[float, ...]:
        """The signals in the order of their definition."""
        # Not `astuple`, which copies each number deeply: it took a tenth of an answer's own time.
        return tuple(getattr(self, name) for name in SIGNALS)


SIGNALS = tuple(f.name for f in fields(Fit))


def fit(question: Question, evidence: Evidence, told: str = "") -> Fit:
    """How the sentence fits the question. `told` is what other articles say, where an office is asked for."""
    article, sentence = evidence.article, evidence.sentence
    text = article.text[sentence.start : sentence.end]
    speakers = " ".join(c.speaker for c in sentence.claims if c.speaker)
    before = evidence.before
    preceding = article.text[before.start : before.end] if before else ""
    around = f"{preceding} {article.title}"
    near = f"{text} {around} {speakers}"
    asked = [n for n in question.names if not n.speaker]
    lemmas = {t.lemma.lower() for t in sentence.tokens} | {t.text.lower() for t in sentence.tokens}
    topical = lemmas | {w.lower() for w in re.findall(r"\w+", article.title)}
    whole = f"{article.title} {article.text}"
    time = time_fit(question, sentence, whole)
    counted = count_fit(question, evidence, lemmas, text)
    coarse = too_coarse(question, evidence, text)
    kind = NOT_AT_ALL if coarse else kind_fit(question, evidence, text)
    accused = accused_mutually(question, lemmas, text)
    kept = undisclosed(question, sentence.tokens) is not None
    figures = [f for c in sentence.claims for f in c.figures]
    fate = fate_fit(question, text, preceding, figures, counted)
    return Fit(
        time=max(time, 0.0),
        elsewhen=max(-time, 0.0),
        named=mean(not mentions(n, near) for n in asked),
        absent=_absent(question, asked, whole),
        # "Each side charged the other" names nobody, and tells who.
        kind=max(0.0, kind) if accused or kept or fired_first(question, text) else kind,
        counted=max(0.0, counted) if kept else counted,
        side=0.0 if kept else side_fit(question, evidence),
        speaker=1.0 if kept and question.viewpoint else speaker_fit(question, evidence),
        topic=mean(t.lower() in topical for t in question.topic),
        heading=float(sentence.heading),
        office=_office(question, evidence, f"{article.text}\n{told}"),
        numbered=numbered_fit(question.standalone, f"{text} {article.title}"),
        fate=0.0 if kept else -1.0 if only_others(question, figures) else fate,
        accused=float(accused),
        contrast=-float(
            not kept
            and (
                coarse
                or only_one_strike(question, text, preceding)
                or of_itself(question.standalone, text)
                or in_other_units(question, figures, text)
                or far_from_the_deed(question, article.text, sentence.start, sentence.end)
                or (time > 0 and only_won_before(question, text))
                or _of_another(question, asked, evidence, figures, text, preceding, whole)
            )
        ),
        asks=float(_ASKING.fullmatch(text) is not None),
        astray=astray(question.setting, article.published),
        lived=float(question.wants == "time" and lived(question.standalone, asked, text) is not None),
        made=float(introduced(question.asked_noun, question.action, asked, text)),
        withdrawn=float(only_withdrawn(question, evidence)),
        begun=float(begun(question, sentence) is not None),
        undisclosed=float(kept),
    )


def _of_another(
    question: Question,
    asked: Sequence[Name],
    evidence: Evidence,
    figures: Sequence[Figure],
    text: str,
    preceding: str,
    whole: str,
) -> bool:
    """Whether it tells only of what is not the asked one; the parse is looked at last."""
    around = f"{preceding} {evidence.article.title}"
    tokens = evidence.sentence.tokens
    return (
        another_named(asked, text, around, evidence.article.text, question.standalone)
        or another_event(asked, text, around, evidence.article.text)
        or names_another_of_its_kind(asked, f"{preceding} {text}" if _GOES_ON.match(text) else text)
        or names_no_sum(question, figures, text)
        or of_another_sum(question, text, around)
        or contrast_fit(question.standalone, text, around) < 0
        or (question.wants in _MEASURED_OF and only_a_landmark(question.standalone, asked, text, around))
        or neither_of_them(question, text)
        or in_another_land(question.standalone, text)
        or (question.wants == "figure" and of_another_happening(question.standalone, asked, text, preceding))
        or (question.wants == "figure" and _elsewhere(question, asked, evidence))
        or counted_elsewhere(question, tokens, [f.start for f in figures], around)
        or done_elsewhere(question, tokens, whole)
        or told_there(question, text, evidence.before.tokens if evidence.before else ())
        or names_no_type(question, tokens)
        or only_candidates(question, text)
        or lives_in_a_part(question, text)
        or only_room_for(question, text)
        or only_another_credit(question, text)
        or tells_no_part(question, text)
        or took_over_from_another(question, asked, text)
        or sold_by(question, text)
        or counts_of_another(question, asked, tokens, whole)
        or only_together(question, asked, text)
        or measures_a_part(question, asked, tokens)
        or only_the_whole(question, text)
        or of_a_segment(question, tokens)
        or only_another_began(question, tokens, text)
        or nothing_of_beginning(question, tokens)
        or only_differences(question, figures)
        or only_hoped(question, tokens)
        or only_planned_talks(question, text)
        or only_asked_of(question, text)
        or signs_another_paper(question, text, around)
        or only_beside(question, asked, text)
        or only_restated(question, tokens, text)
        or only_blamed(question, tokens)
        or only_thanked(question, tokens)
        or part_fit(question, tokens) < 0
        or only_a_part(question, tokens)
        or tells_of_kin(question, asked, text)
        or tells_of_a_namesake(asked, tokens)
        or tells_of_somebody_else(question, asked, evidence)
        or tells_it_of_another_person(question, asked, tokens)
        or of_another_owner(question, asked, tokens, text)
    )


def _elsewhere(question: Question, asked: Sequence[Name], evidence: Evidence) -> bool:
    article, sentence = evidence.article, evidence.sentence
    return of_another_scene(
        question.standalone, asked, article.text, sentence.start, sentence.end, article.title
    )


def _absent(question: Question, asked: Sequence[Name], text: str) -> float:
    """How much of the asked names an article lacks: much where it lacks whom or what is asked about, whichever of the
    others it has ("When did the ferry Orla sink off Orne?"); not all, for it may use another name."""
    main = {name for name, part in question.parts if part in ("subject", "object")}
    about = [n for n in asked if n.text in main or (question.role and n.text in question.role)]
    lacks = mean(missing(n, text) for n in asked)
    return max(lacks, _MUCH) if about and all(missing(n, text) == 1.0 for n in about) else lacks


# What an article lacks at least where it names others, and not whom the question is about.
_MUCH = 0.75


def _office(question: Question, evidence: Evidence, told: str) -> float:
    if question.wants != "person" or not question.role:
        return 0.0
    tokens = evidence.sentence.tokens
    # Who holds it is not told by who has left it.
    if _HOLDS.match(question.standalone) and vacated(question.role, tokens):
        return _VACATED
    found = office_fit(question.role, tokens, told)
    # "The mayor of Orne is elected for four years" names nobody, whatever the office.
    asked = words_of(question.standalone)
    named = any(t.pos == "PROPN" and t.ent[2:] not in _LANDS and adds((t,), asked) for t in tokens)
    return found if named else min(found, 0.0)


# What bears the name of a land or its people holds no office.
_LANDS = ("GPE", "NORP", "LOC")
