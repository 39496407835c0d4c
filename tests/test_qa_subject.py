"""Who did it, where the reader takes somebody beside him for the answer."""

import pytest

from index.annotate import annotated
from index.article import Article, Span
from index.grammar import SpacyParser
from qa.fitting.subject import answering_subject
from qa.question import understand

pytestmark = pytest.mark.models

PARSER = SpacyParser()
PLAYED = "Mary Tolliver plays Dot, a waitress, in Low Tide."
BEATEN = "The ferry operator beat Junia Lane by 1,204 votes."


@pytest.mark.parametrize(
    ("question", "text", "taken", "answer"),
    [
        (
            "Who won the election?",
            "The board said that she had won 50.8 percent, against 49.2 percent for her rival, Tomas Brel.",
            "Tomas Brel",
            "she",
        ),
        ("Who won the cup?", "Orlo United won the cup in Port Halmar.", "Port Halmar", "Orlo United"),
        (
            "Who won the cup?",
            "At 34, Ada Moe becomes the oldest cup winner since Ann Lee in 1956.",
            "Ann Lee",
            "Ada Moe",
        ),
        # The words of the subject, of another clause, of who a relative stands for, or of a passive stay what they are.
        ("Who won the cup?", "Orlo United won the cup in Port Halmar.", "Orlo United", "Orlo United"),
        ("Who won the cup?", "Ann Lee wept when Orlo United won the cup.", "Ann Lee", "Ann Lee"),
        ("Who won the cup?", "The cup was won by Ann Lee in Port Halmar.", "Ann Lee", "Ann Lee"),
        ("Who won the cup?", "It was Ann Lee who won the cup.", "Ann Lee", "Ann Lee"),
        (
            "Who walked out of the talks?",
            "Ann Lee denied this and said it was the union that had left the table.",
            "Ann Lee",
            "the union",
        ),
        # "It was" may tell of a time or a thing, and of whom something is told by another.
        (
            "Who won the cup?",
            "It was the third time that Orlo United had won the cup.",
            "Orlo United",
            "Orlo United",
        ),
        ("Who won the cup?", "It was on Monday that Ann Lee won the cup.", "Ann Lee", "Ann Lee"),
        ("Who won the cup?", "It is a pity that Ann Lee won the cup.", "Ann Lee", "Ann Lee"),
        ("Who broke the truce?", "It was a raid that broke the truce, Moe said.", "Moe", "Moe"),
        ("Who founded Plinth?", "It was Moe that Lee hired when she founded Plinth.", "Lee", "Lee"),
        ("Who shot the mayor?", "Police said it was a guard who shot the mayor.", "Police", "a guard"),
        ("Who was killed?", "Police said it was Moe who was killed by a guard.", "guard", "Moe"),
        ("Who was killed?", "The guard killed Moe.", "Moe", "Moe"),
        # Who plays a part is asked for, not the part.
        ("Who is the lead actress in Low Tide?", PLAYED, "Dot", "Mary Tolliver"),
        ("Who plays Dot in Low Tide?", PLAYED, "Dot", "Mary Tolliver"),
        ("Who is the lead actress in Low Tide?", "Dot was played by Mary Tolliver.", "Dot", "Mary Tolliver"),
        ("Who stars in Low Tide?", "The film stars Ada Moe as Dot.", "Dot", "Ada Moe"),
        ("Who is the lead actress in Low Tide?", "Many liked Dot (Ada Moe).", "Dot", "Ada Moe"),
        ("Who plays Dot Lake?", "Many liked Dot Lake (Ada Moe).", "Dot Lake", "Ada Moe"),
        ("Who is the lead actress in Low Tide?", "Many liked Ada Moe (Dot Lake).", "Ada Moe", "Ada Moe"),
        ("Who founded Low Tide?", "Many liked Dot (Ada Moe).", "Dot", "Dot"),
        # Whoever beat a rival has won.
        ("Who won the election?", BEATEN, "Junia Lane", "The ferry operator"),
        ("Who came out ahead in the vote?", BEATEN, "Junia Lane", "The ferry operator"),
        ("Which firm won the vote?", BEATEN, "Junia Lane", "The ferry operator"),
        ("Who won the race?", "Ann Lee claimed the title in Orne, beating Ivo Moe.", "Ivo Moe", "Ann Lee"),
        ("Who lost the election?", BEATEN, "Junia Lane", "Junia Lane"),
        ("Who won the election?", "Ada Moe did not beat Junia Lane.", "Junia Lane", "Junia Lane"),
        ("Who won the election?", "Ada Moe hopes to beat Junia Lane.", "Junia Lane", "Junia Lane"),
        ("Who won the cup?", "The cup was won by Ann Lee.", "The cup", "Ann Lee"),
        ("Whom did Orlo United beat?", "Orlo United beat Port Halmar.", "Port Halmar", "Port Halmar"),
        ("Where did Orlo United win?", "Orlo United won in Port Halmar.", "Port Halmar", "Port Halmar"),
    ],
)
def test_who_did_it_is_the_subject(question: str, text: str, taken: str, answer: str) -> None:
    (item,) = annotated([Article("a", text, "")], PARSER)
    (sentence,) = item.sentences
    start = text.index(taken)
    found = answering_subject(understand(question, parser=PARSER), sentence, Span(start, start + len(taken)))
    assert found.of(text) == answer
