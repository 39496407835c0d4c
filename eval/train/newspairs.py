"""Pairs from news articles: questions formed from a sentence's clauses, with negatives that differ in one thing."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from dataclasses import replace

from spacy.tokens import Span

from eval.train import templates
from eval.train.clauses import Asked, asked, clauses
from eval.train.news import NewsSentence, news_pools
from eval.train.pair import MONTHS, Pair, overlap
from eval.train.swaps import swap_counted, swap_name, swap_year


def news_pairs(rng: random.Random, sentences: list[NewsSentence], per_sentence: int, most: int) -> list[Pair]:
    """Questions formed from the clauses of news sentences, with negatives that differ in one thing."""
    pools, counted = news_pools(sentences)
    by_article: dict[str, list[NewsSentence]] = defaultdict(list)
    for s in sentences:
        by_article[s.article].append(s)
    position = {id(s): (by_article[s.article], i) for a in by_article for i, s in enumerate(by_article[a])}
    order = list(sentences)
    rng.shuffle(order)
    pairs: list[Pair] = []
    rare = {"count", "amount", "when", "where", "why", "said", "speaker"}
    for s in order:
        if len(pairs) >= most:
            break
        questions = list(asked(s.span))
        answered = [q for q in questions if q.answer is not None and 3 < len(q.question.split()) < 30]
        unanswered = [q for q in questions if q.answer is None and len(q.question.split()) < 26]
        if not answered:
            continue
        answered = [q for q in answered if _worth(q, s.span) and (q.kind != "polar" or rng.random() < 0.35)]
        answered.sort(key=lambda q: (q.kind not in rare) + rng.random() * 0.8)
        if not any(q.kind in rare for q in answered) and rng.random() < 0.5:
            continue
        chosen: list[Asked] = []
        for q in answered:
            if q.kind not in {c.kind for c in chosen} and len(chosen) < per_sentence:
                chosen.append(q)
        text = s.span.text.strip()
        shift = len(s.span.text) - len(s.span.text.lstrip())
        siblings, at = position[id(s)]
        names = [(e.text, e.label_) for e in s.span.ents]
        local = {k: sorted({e.text for o in siblings for e in o.span.ents if e.label_ == k}) for k in pools}
        for q in chosen:
            assert q.answer is not None
            pair = Pair(
                q.question,
                text,
                1,
                q.answer[0] - shift,
                q.answer[1] - shift,
                s.title,
                s.month,
                s.before,
                f"news-{q.kind}",
            )
            if pair.start < 0 or pair.end > len(text):
                continue
            if rng.random() < 0.35:
                pair = replace(pair, question=trimmed(pair.question))
            dated = _dated(rng, pair, s)
            pair = dated[0] if dated and rng.random() < 0.5 else pair
            pairs.append(pair)
            if dated and pair is dated[0]:
                pairs.append(dated[1])
            asked_names = [n for n in names if n[0] in q.question]
            choices = (local, pools) if rng.random() < 0.6 else (pools, local)
            made = [
                swap_year(rng, pair),
                swap_counted(rng, pair, counted),
                swap_name(rng, pair, asked_names, choices[0])
                or swap_name(rng, pair, asked_names, choices[1]),
            ]
            good = [p for p in made if p is not None and p.question != pair.question]
            if good and rng.random() < 0.8:
                pairs.append(rng.choice(good))
            answer = text[pair.start : pair.end].lower()
            if rng.random() < 0.75:
                others = [
                    (i, o) for i, o in enumerate(siblings) if i != at and answer not in o.span.text.lower()
                ]
                if others:
                    trap = [o for i, o in others if i == at + 1 and o.before == text]
                    if trap and rng.random() < 0.4:
                        other = trap[0]
                    else:
                        sample = rng.sample(others, min(25, len(others)))
                        other = max(sample, key=lambda io: overlap(io[1].span.text, q.question))[1]
                    pairs.append(
                        replace(
                            pair.unanswered(),
                            sentence=other.span.text.strip(),
                            before=other.before,
                            source=pair.source + "/other",
                        )
                    )
        if unanswered and rng.random() < 0.7:
            q = rng.choice(unanswered)
            pairs.append(
                Pair(
                    q.question,
                    text,
                    0,
                    title=s.title,
                    month=s.month,
                    before=s.before,
                    source=f"news-{q.kind}/absent",
                )
            )
        if rng.random() < 0.5:
            pairs += _pronoun(rng, s, text, pools)
        if rng.random() < 0.25:
            pairs += _denied(rng, s, pools)
    return pairs[:most]


_TIME = re.compile(
    r"\b(?:\d{4}|\w*day|week\w*|month\w*|year\w*|season|summer|winter|spring|autumn|decade\w*|century|tonight|now|yesterday|"
    r"jan\w*|feb\w*|mar\w*|apr\w*|may|june?|july?|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*)\b",
    re.I,
)


def _worth(asked_: Asked, span: Span) -> bool:
    """Whether the answer says anything: no "the company" for who, no score for when."""
    assert asked_.answer is not None
    answer = span.text[asked_.answer[0] : asked_.answer[1]]
    if asked_.kind == "when":
        return bool(_TIME.search(answer))
    if asked_.kind in {"subject", "speaker", "object"}:
        named = any(c.isupper() or c.isdigit() for c in answer[1:]) or len(answer.split()) > 3
        vague = re.match(r"(?i)(the|this|that|these|those|his|her|its|their|my|our|your|it|one)\b", answer)
        return named or (asked_.kind == "object" and vague is None)
    return True


_TRAILING = re.compile(
    r"^(.{18,}?\w) (?:in|on|at|for|with|by|from|after|before|during|over|since|against|as|about) [^?]{3,45}\?$"
)


def trimmed(question: str) -> str:
    """The question without its last phrases: people who ask do not know all that the sentence says."""
    found = _TRAILING.match(question)
    return f"{found[1]}?" if found and len(found[1].split()) > 3 else question


def _dated(rng: random.Random, pair: Pair, s: NewsSentence) -> tuple[Pair, Pair] | None:
    """The question with the month or year of publication, and with another: settled by the month alone."""
    if any(
        e.label_ == "DATE" and re.search(r"\d|year|month|decade|last|next|ago", e.text) for e in s.span.ents
    ):
        return None
    if (
        not s.year
        or not re.search(r"\b(did|was|were|\w+ed)\b", pair.question)
        or pair.question.startswith("When")
    ):
        return None
    if re.search(r"\b(is|are|does|do|will|would|could|should|can|may|has|have)\b", pair.question, re.I):
        return None
    month = MONTHS.index(s.month.split()[0])
    year = s.year + rng.choice((-1, -1, -2, -3, -5, 1))
    if rng.random() < 0.5:
        right, wrong = f" in {s.year}", f" in {year}"
    elif rng.random() < 0.5:
        right, wrong = f" in {s.month}", f" in {MONTHS[month]} {year}"
    else:
        right, wrong = (
            f" in {s.month}",
            f" in {MONTHS[(month + rng.choice((2, 4, 5, 7, 9))) % 12]} {s.year + rng.choice((0, -1))}",
        )
    question = pair.question.rstrip("?")
    return (
        replace(pair, question=question + right + "?", source=pair.source + "+month"),
        replace(pair.unanswered(), question=question + wrong + "?", source=pair.source + "/month"),
    )


def _pronoun(rng: random.Random, s: NewsSentence, text: str, pools: dict[str, list[str]]) -> list[Pair]:
    """The subject's name said only by title or neighbour: the question names it, or another."""
    context = f"{s.title} {s.before}"
    made: list[Pair] = []
    for clause in clauses(s.span):
        subject = clause.subject
        kind = subject.root.ent_type_
        if kind not in {"PERSON", "ORG", "GPE"} or subject.root.text not in context:
            continue
        pronoun = {
            "PERSON": rng.choice(("he", "she")),
            "ORG": rng.choice(("it", "the company", "they")),
            "GPE": rng.choice(("it", "the country")),
        }[kind]
        questions = [
            q
            for q in asked(s.span)
            if q.answer and subject.text in q.question and q.answer[0] > subject.end_char - s.span.start_char
        ]
        if not questions:
            continue
        q = rng.choice(questions)
        assert q.answer is not None
        begin, end = subject.start_char - s.span.start_char, subject.end_char - s.span.start_char
        word = pronoun.capitalize() if begin == 0 else pronoun
        sentence = text[:begin] + word + text[end:]
        move = len(word) - (end - begin)
        pair = Pair(
            q.question,
            sentence,
            1,
            q.answer[0] + move,
            q.answer[1] + move,
            s.title,
            s.month,
            s.before,
            "news-pronoun+keep",
        )
        if subject.root.text in sentence or not 0 <= pair.start < pair.end <= len(sentence):
            continue
        made.append(pair)
        swapped = swap_name(rng, pair, [(subject.text, kind)], pools)
        if swapped is not None:
            made.append(swapped)
        break
    return made


def _denied(rng: random.Random, s: NewsSentence, pools: dict[str, list[str]]) -> list[Pair]:
    """Yes/no questions where the sentence affirms or denies the claim, or a claim with another name."""
    for clause in clauses(s.span):
        if clause.negated or not clause.parts or len(clause.subject) > 6:
            continue
        first = clause.parts[-1][1].end
        claim = s.span.doc[clause.subject.start : first].text
        if len(claim.split()) > 18 or len(claim.split()) < 4:
            continue
        questions = [
            q
            for q in asked(s.span)
            if q.kind == "polar"
            and clause.subject.text.lower() in q.question.lower()
            and clause.verb.lemma_ in q.question
        ]
        if not questions:
            continue
        form, mark = rng.choice(templates.DENIALS if rng.random() < 0.7 else templates.AFFIRMS)
        who = rng.choice(pools["PERSON"] if rng.random() < 0.5 else pools["ORG"])
        sentence = form.format(who=who, claim=claim)
        at = sentence.find(mark)
        pair = Pair(
            questions[0].question, sentence, 1, at, at + len(mark), s.title, s.month, "", "news-denied+keep"
        )
        made = [pair]
        swapped = swap_name(rng, pair, [(e.text, e.label_) for e in s.span.ents if e.text in claim], pools)
        if swapped is not None:
            made.append(swapped)
        return made
    return []
