"""Drafted questions: valid as they are, and worth a person's while."""

import json
from datetime import date
from pathlib import Path

from eval import draft, gold
from index.annotate import IndexedArticle, IndexedSentence
from index.article import Article
from index.claims import Claim, Figure


def article(number: str, day: int, publisher: str, speaker: str = "Orne police") -> IndexedArticle:
    """One sentence: "Some N sheep died in the flood, SPEAKER said." """
    text = f"{number} sheep died in the flood at Orne, {speaker} said."
    body = text.index(f", {speaker}")
    start = text.index(speaker)
    figure = Figure(0, len(number) + 6, float(number), float(number), "sheep", happened="die")
    claim = Claim(
        0,
        body,
        speaker,
        start,
        start + len(speaker),
        "say",
        subject=f"{number} sheep",
        predicate="die",
        figures=(figure,),
    )
    identity = f"{publisher}-{day}"
    return IndexedArticle(
        Article(identity, text, "Flood", publisher, None, date(2024, 5, day)),
        (IndexedSentence(0, len(text), 0, claims=(claim,)),),
    )


def proposals(*articles: IndexedArticle, limit: int = 100) -> list[dict[str, object]]:
    return list(draft.draft(articles, limit))


def test_a_number_and_a_speaker_become_questions() -> None:
    fact, who = proposals(article("300", 1, "post"))
    assert fact["question"] == "How many sheep died in the flood at Orne?"
    assert fact["nuggets"] == [
        {"answer": ["300"], "quotes": [{"source": "post-1", "text": "300 sheep died in the flood at Orne"}]}
    ]
    assert who["question"] == "Who said that 300 sheep died in the flood at Orne?"
    assert fact["note"]


def test_two_counts_of_one_thing_come_first_as_a_disagreement() -> None:
    first = proposals(article("300", 1, "post"), article("450", 2, "mail", "Farmers"))[0]
    assert first["kind"] == "disagreement"
    assert first["either_way"] is True, "a person decides"
    positions = first["disagreement"]["positions"]  # type: ignore[index]
    assert [(p["value"], p["voice"]) for p in positions] == [(["300"], "Orne police"), (["450"], "Farmers")]


def test_counts_weeks_apart_are_no_rivals() -> None:
    kinds = [p["kind"] for p in proposals(article("300", 1, "post"), article("450", 25, "mail"))]
    assert "disagreement" not in kinds


def test_pronouns_are_no_speakers_and_copies_are_asked_once() -> None:
    questions = [
        p["question"] for p in proposals(article("300", 1, "post", "He"), article("300", 1, "mail", "He"))
    ]
    assert questions == ["How many sheep died in the flood at Orne?"]


def test_the_limit_holds_and_ids_differ() -> None:
    many = [article(str(100 + n), n, f"post{n}") for n in range(1, 20)]
    found = proposals(*many, limit=15)
    assert len(found) == 15
    assert len({p["id"] for p in found}) == 15


def test_a_draft_is_a_valid_gold_set_with_refusals(tmp_path: Path) -> None:
    many = [article(str(100 + n), n, f"post{n}", f"Farmer Number{n}") for n in (1, 2, 3, 14, 15, 28)]
    rows = proposals(*many)
    path = tmp_path / "draft.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    questions = gold.load(path, {a.article.id: a.article.text for a in many})
    assert any(not q.answerable and q.filters.sources for q in questions)
