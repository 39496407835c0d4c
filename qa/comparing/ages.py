"""How old somebody is: a number that may stand without any word for it ("Ana Ruiz, 81, sang in Orne")."""

import re
from collections.abc import Sequence

from index.article import Span
from index.claims import Figure
from index.tree import Tree, token_at
from qa.asking.kinds import PERSONS
from qa.comparing.speakers import name_key
from qa.evidence import Judged
from qa.question import Question

# The number of somebody's years, alone or as in "81-year-old"; a year has four digits.
_AGE = re.compile(r"(?<![\w.,])(\d{1,3})(?:(?=-year)|(?![\w,-]|\.\d))")


def age_told(question: Question, judged: Judged, figures: Sequence[Figure]) -> Figure | None:
    """The one number of the answering words, where it may be that of years: alone, or told with them."""
    text = judged.evidence.article.text
    spelled = [f for f in figures if judged.answer.overlaps(Span(f.start, f.end))]
    found = {
        Span(f.start, f.end): f.value
        for f in spelled
        if " " not in text[f.start : f.end] and f.counted not in ("percent", "degree")
    }
    for match in _AGE.finditer(text, judged.answer.start, judged.answer.end):
        span = Span(match.start(), match.end())
        if not any(span.overlaps(Span(f.start, f.end)) for f in spelled if f.counted != "year"):
            found[span] = float(match[1])
    if len(found) != 1:
        return None
    ((span, years),) = found.items()
    # "The oldest of a fleet of five."
    of_many = re.search(r"(?<!\bage) of $", text[: span.start])
    if of_many or _of_a_relative(question, judged, span) or _namesake(question, judged):
        return None
    return Figure(span.start, span.end, years, years, "year", value=years)


def _of_a_relative(question: Question, judged: Judged, span: Span) -> bool:
    """Whether the number is of somebody who is only told by the asked name: "the daughter of Ana Ruiz is 40"."""
    tokens = judged.evidence.sentence.tokens
    tree = Tree(tokens)
    node = token_at(tokens, span.start)
    asked = {w for n in question.names for w in name_key(n.text)}
    while node is not None:
        # Whose years a verb tells are its subject's.
        holder = tree.own_subject(node) if tokens[node].pos in ("VERB", "AUX") else node
        lemma = "" if holder is None else tokens[holder].lemma.lower()
        if holder is not None and lemma in PERSONS and lemma not in question.standalone.lower():
            owners = (tree.child(holder, "poss"), tree.prepositional(holder, "of"))
            named = {
                w for k in owners if k is not None for i in tree.below(k) for w in name_key(tokens[i].text)
            }
            if named & asked:
                return True
        if tokens[node].pos in ("VERB", "AUX") or tokens[node].head == node:
            return False
        node = tokens[node].head
    return False


def _namesake(question: Question, judged: Judged) -> bool:
    """Whether the sentence names nobody of the asked name but somebody with its surname: a brother."""
    runs: list[set[str]] = [set()]
    for token in judged.evidence.sentence.tokens:
        if token.pos == "PROPN":
            runs[-1] |= name_key(token.text)
        else:
            runs.append(set())
    for asked in (set(name_key(n.text)) for n in question.names if n.kind == "person"):
        alike = [run for run in runs if run & asked]
        if alike and all(run - asked and asked - run for run in alike):
            return True
    return False
