"""Questions formed from the clauses of a parsed sentence, each with the words that answer it.

One finite clause ("The ministry lost 105 vehicles in May") gives "Who lost 105 vehicles in May?",
"How many vehicles did the ministry lose in May?", "When did the ministry lose 105 vehicles?",
"Did the ministry lose 105 vehicles in May?", and those that it does not answer ("Where did the
ministry lose ...?"), which are the hard negatives of the kind of answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

_SAY_WORDS = (
    "say claim state add announce warn argue explain insist declare report note deny admit "
    "suggest reveal confirm tell predict believe think estimate acknowledge stress emphasise "
    "emphasize"
)
SAY = frozenset(_SAY_WORDS.split())
_HUMAN_WORDS = (
    "man woman people person official minister president spokesman spokeswoman player team coach "
    "police officer researcher scientist analyst expert company government authority worker "
    "union soldier troops voter resident leader lawyer judge prosecutor student doctor chief "
    "executive"
)
HUMAN = frozenset(_HUMAN_WORDS.split())
MAX_SUBJECT = 9
MAX_PART = 8
_COMPLEMENTS_WORDS = "dobj attr acomp oprd prep agent prt npadvmod xcomp dative"
_COMPLEMENTS = frozenset(_COMPLEMENTS_WORDS.split())


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the answering characters of its sentence (None where it is not answered), its kind."""

    question: str
    answer: tuple[int, int] | None
    kind: str


@dataclass(frozen=True, slots=True)
class Clause:
    """A finite verb with its subject, auxiliaries and what follows it."""

    verb: Token
    subject: Span
    auxiliaries: tuple[Token, ...]
    parts: tuple[tuple[str, Span], ...]
    negated: bool


def _lower_first(span: Span) -> str:
    text = span.text
    first = span[0]
    if first.ent_type_ or first.pos_ == "PROPN" or first.text == "I" or first.text.isupper():
        return text
    return text[0].lower() + text[1:]


def noun_phrase(token: Token) -> Span:
    """The phrase of a noun without relative clauses and appositions."""
    end = token.i
    for child in token.rights:
        if child.dep_ in {"prep", "nummod", "quantmod", "conj", "cc"} and child.left_edge.i == end + 1:
            end = child.right_edge.i
    return token.doc[token.left_edge.i : end + 1]


def clauses(sentence: Span) -> Iterator[Clause]:
    """The finite clauses of a sentence with a named or nominal subject."""
    for verb in sentence:
        if verb.tag_ not in {"VBD", "VBZ", "VBP", "VBN", "VB", "VBG"}:
            continue
        if verb.dep_ not in {"ROOT", "conj", "ccomp", "advcl"}:
            continue
        subjects = [child for child in verb.lefts if child.dep_ in {"nsubj", "nsubjpass"}]
        if len(subjects) != 1 or subjects[0].pos_ not in {"NOUN", "PROPN", "NUM"}:
            continue
        if subjects[0].tag_ in {"WDT", "WP", "EX"}:
            continue
        subject = noun_phrase(subjects[0])
        if len(subject) > MAX_SUBJECT or "\n" in subject.text or '"' in subject.text:
            continue
        aux = tuple(c for c in verb.lefts if c.dep_ in {"aux", "auxpass"} and c.tag_ != "TO")
        if verb.tag_ in {"VBN", "VB", "VBG"} and not aux:
            continue
        if any(a.i < subject.start for a in aux):
            continue
        parts: list[tuple[str, Span]] = []
        for child in verb.rights:
            if child.dep_ not in _COMPLEMENTS:
                if child.dep_ in {"ccomp", "advcl", "conj", "cc", "punct", "relcl", "parataxis"}:
                    break
                continue
            span = sentence.doc[child.left_edge.i : child.right_edge.i + 1]
            if child.dep_ in {"dobj", "attr"}:
                span = noun_phrase(child)
            if len(span) > (12 if child.dep_ == "xcomp" else MAX_PART) or '"' in span.text:
                break
            parts.append((child.dep_, span))
            if len(parts) == 4:
                break
        negated = any(c.dep_ == "neg" for c in verb.children)
        yield Clause(verb, subject, aux, tuple(parts), negated)


def _be(clause: Clause) -> bool:
    return clause.verb.lemma_ == "be" and not clause.auxiliaries


def _inverted(clause: Clause, skip: int | None = None) -> str | None:
    """The clause as a question without its wh-word: "did the ministry lose vehicles"."""
    verb = clause.verb
    subject = _lower_first(clause.subject)
    rest = [s.text for i, (_, s) in enumerate(clause.parts) if i != skip]
    if _be(clause):
        words = [verb.text.lower(), subject, *rest]
    elif clause.auxiliaries:
        first, *others = [a.text.lower() for a in clause.auxiliaries]
        first = {
            "'s": "is" if verb.tag_ == "VBG" else "has",
            "'ve": "have",
            "'ll": "will",
            "'re": "are",
            "'d": "would",
            "ca": "can",
            "wo": "will",
        }.get(first, first)
        words = [first, subject, *others, verb.text, *rest]
    else:
        do = {"VBD": "did", "VBZ": "does", "VBP": "do"}.get(verb.tag_)
        if do is None:
            return None
        words = [do, subject, verb.lemma_, *rest]
    return " ".join(words)


def predicate(clause: Clause, skip: int | None = None) -> str:
    """The clause without its subject: "lost vehicles in May"."""
    words = [*(a.text for a in clause.auxiliaries), clause.verb.text]
    words += [s.text for i, (_, s) in enumerate(clause.parts) if i != skip]
    return " ".join(words)


def _entity(span: Span) -> str:
    for token in span:
        if token.ent_type_ in {"PERSON", "ORG", "GPE", "NORP", "DATE", "MONEY", "PERCENT", "LOC", "FAC"}:
            return str(token.ent_type_)
    return ""


def _who(span: Span) -> tuple[str, ...]:
    root = span.root
    kind = root.ent_type_
    if kind == "PERSON":
        return ("Who",)
    if kind == "GPE":
        return ("Which country", "Who", "What country", "Which city") if len(span) < 3 else ("Who",)
    if kind == "ORG":
        return ("Which company", "Who", "Which organisation", "What")
    if kind == "NORP" or root.lemma_.lower() in HUMAN:
        return ("Who",)
    return ("What",)


def _chars(sentence: Span, span: Span) -> tuple[int, int]:
    return span.start_char - sentence.start_char, span.end_char - sentence.start_char


def _number(noun: Token) -> Span | None:
    nums = [
        c
        for c in noun.lefts
        if c.dep_ == "nummod" and c.ent_type_ not in {"DATE", "MONEY", "PERCENT", "TIME"}
    ]
    if len(nums) != 1 or noun.tag_ != "NNS":
        return None
    return noun.doc[nums[0].left_edge.i : nums[0].i + 1]


def _counted(noun: Token, number: Span, phrase: Span) -> str:
    return str(noun.doc[number.end : phrase.end].text)


def asked(sentence: Span) -> Iterator[Asked]:
    """Every question that the clauses of the sentence answer, and those that they leave open."""
    for clause in clauses(sentence):
        yield from _asked(sentence, clause)


def _asked(sentence: Span, clause: Clause) -> Iterator[Asked]:
    verb = clause.verb
    body = _inverted(clause)
    if body is None:
        return
    verb_phrase = sentence.doc[(clause.auxiliaries[0].i if clause.auxiliaries else verb.i) : verb.i + 1]
    if clause.parts:
        end = clause.parts[0][1].end
        whole = sentence.doc[verb_phrase.start : max(end, verb.i + 1)]
        yield Asked(body[0].upper() + body[1:] + "?", _chars(sentence, whole), "polar")
    if clause.negated:
        return
    if clause.parts and not (_be(clause) and clause.parts[0][0] not in {"attr", "prep"}):
        for who in _who(clause.subject)[:2]:
            yield Asked(f"{who} {predicate(clause)}?", _chars(sentence, clause.subject), "subject")
    number = _number(clause.subject.root)
    if number is not None and clause.subject.start <= number.start:
        noun = _counted(clause.subject.root, number, clause.subject)
        yield Asked(f"How many {noun} {predicate(clause)}?", _chars(sentence, number), "count")
    has_time = has_place = False
    for i, (dep, span) in enumerate(clause.parts):
        open_body = _inverted(clause, i) or ""
        root = span.root
        if dep in {"dobj", "attr"}:
            number = _number(root)
            entity = _entity(span)
            if number is not None and number.start == span.start:
                noun = _counted(root, number, span)
                yield Asked(f"How many {noun} {open_body}?", _chars(sentence, number), "count")
            elif entity in {"MONEY", "PERCENT"}:
                yield Asked(f"How much {open_body}?", _chars(sentence, span), "amount")
            elif root.ent_type_ == "PERSON":
                yield Asked(f"Who {open_body}?", _chars(sentence, span), "object")
            elif root.ent_type_ == "DATE":
                has_time = True
            elif root.pos_ in {"NOUN", "PROPN"}:
                yield Asked(f"What {open_body}?", _chars(sentence, span), "object")
        elif dep == "xcomp":
            if not _be(clause) and not clause.auxiliaries and root.tag_ == "VB" and span[0].tag_ == "TO":
                yield Asked(f"What {open_body} to do?", _chars(sentence, span), "object")
        elif dep in {"prep", "npadvmod"}:
            entity = _entity(span)
            inner = span[1:] if dep == "prep" and len(span) > 1 else span
            if entity in {"DATE"}:
                has_time = True
                yield Asked(f"When {open_body}?", _chars(sentence, inner if len(inner) else span), "when")
            elif (
                dep == "prep"
                and entity in {"GPE", "LOC", "FAC"}
                and span[0].lower_ in {"in", "at", "near", "on"}
            ):
                has_place = True
                yield Asked(f"Where {open_body}?", _chars(sentence, inner), "where")
        elif dep == "agent" and len(span) > 1:
            yield Asked(f"Who {open_body} by?", _chars(sentence, span[1:]), "object")
    entities = {t.ent_type_ for t in sentence}
    past = verb.tag_ in {"VBD", "VBN"}
    if past and not has_time and not entities & {"DATE", "TIME"}:
        yield Asked(f"When {body}?", None, "when")
    if (
        past
        and not has_place
        and not entities & {"GPE", "LOC", "FAC"}
        and clause.parts
        and "where" not in sentence.text
    ):
        yield Asked(f"Where {body}?", None, "where")
    if past and not re.search(
        r"\b(because|due|after|since|as|to|for|so|over|amid|by|following)\b", sentence.text.lower()
    ):
        yield Asked(f"Why {body}?", None, "why")
    if not entities & {"CARDINAL", "MONEY", "PERCENT", "QUANTITY"} and not re.search(r"\d", sentence.text):
        if clause.subject.root.tag_ in {"NNS"} and len(clause.subject) < 6:
            plain = re.sub(
                r"^(the|these|those|some|many|several|most)\s+", "", _lower_first(clause.subject), flags=re.I
            )
            yield Asked(f"How many {plain} {predicate(clause)}?", None, "count")
        for i, (dep, span) in enumerate(clause.parts):
            if dep == "dobj" and span.root.tag_ == "NNS":
                plain = re.sub(
                    r"^(the|these|those|some|many|several|most|its|his|her|their)\s+",
                    "",
                    span.text,
                    flags=re.I,
                )
                yield Asked(f"How many {plain} {_inverted(clause, i)}?", None, "count")
    for child in verb.children:
        if (
            child.dep_ == "advcl"
            and any(c.dep_ == "mark" and c.lower_ == "because" for c in child.lefts)
            and past
        ):
            span = sentence.doc[child.left_edge.i : child.right_edge.i + 1]
            if span.end <= sentence.end and len(span) < 30:
                yield Asked(f"Why {body}?", _chars(sentence, span), "why")
    if verb.lemma_ in SAY:
        yield from _said(sentence, clause)


def _said(sentence: Span, clause: Clause) -> Iterator[Asked]:
    contents = [c for c in clause.verb.children if c.dep_ == "ccomp"]
    if len(contents) != 1:
        return
    content = contents[0]
    span = sentence.doc[content.left_edge.i : content.right_edge.i + 1]
    if span.start <= clause.verb.i < span.end or len(span) < 4:
        return
    if span[0].lower_ == "that":
        span = span[1:]
    speaker = _lower_first(clause.subject)
    verb = clause.verb.lemma_ if clause.verb.tag_ == "VBD" else "say"
    quoted = _chars(sentence, span)
    about = [c for c in span.noun_chunks if c.root.pos_ in {"NOUN", "PROPN"} and len(c) <= 5]
    for chunk in about[:3]:
        yield Asked(f"What did {speaker} {verb} about {_lower_first(chunk)}?", quoted, "said")
    if len(span) <= 16:
        text = _lower_first(span).strip(' ,."“”')
        yield Asked(f"Who {clause.verb.text} that {text}?", _chars(sentence, clause.subject), "speaker")
        yield Asked(f"Who {clause.verb.text} {text}?", _chars(sentence, clause.subject), "speaker")
    inner = [c for c in clauses(sentence) if c.verb == content]
    if inner and not inner[0].negated:
        body = _inverted(inner[0])
        if body and clause.verb.lemma_ != "deny":
            at = _chars(sentence, sentence.doc[content.i : content.i + 1])
            yield Asked(
                f"Did {speaker} {clause.verb.lemma_} that {_lower_first(span)}?".replace("..", "."),
                at,
                "polar",
            )
            yield Asked(f"{body[0].upper()}{body[1:]}, according to {speaker}?", at, "polar")


def polar_from_claim(doc: Doc) -> str | None:
    """A yes/no question from a one-sentence claim: "X was born in Y." -> "Was X born in Y?"."""
    sentences = list(doc.sents)
    if len(sentences) != 1:
        return None
    sentence = sentences[0]
    for clause in clauses(sentence):
        if clause.verb.dep_ != "ROOT" or clause.negated or clause.subject.start != sentence.start:
            continue
        start = clause.verb.i + 1
        tail = sentence.doc[start : sentence.end].text.strip().rstrip(".")
        bare = _inverted(Clause(clause.verb, clause.subject, clause.auxiliaries, (), False))
        if bare is None:
            return None
        return f"{bare[0].upper()}{bare[1:]} {tail}?"
    return None
