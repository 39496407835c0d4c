import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Span
from index.grammar import SpacyParser, paragraphs, parsed, sentence_spans, split
from index.passage import passages

TEXTS = st.text(alphabet=st.sampled_from(list("abcAB .,!?\n\t“”\"'…019é")), max_size=600) | st.text(
    max_size=300
)


@given(TEXTS)
def test_sentences_hold_every_character_that_is_not_white_space(text: str) -> None:
    sentences = split(Article("a", text))
    covered = set()
    for s in sentences:
        assert text[s.start : s.end].strip()
        assert not covered & set(range(s.start, s.end)), "sentences do not overlap"
        covered |= set(range(s.start, s.end))
    assert {n for n, c in enumerate(text) if not c.isspace()} <= covered


@given(TEXTS, st.integers(1, 60))
def test_passages_lose_nothing_and_fit_the_budget(text: str, budget: int) -> None:
    article = Article("a", text)
    sentences = split(article)
    made = passages(article, sentences, lambda t: len(t) <= budget)
    assert all(p.end - p.start <= budget for p in made)
    covered = [n for p in made for n in range(p.start, p.end)]
    assert len(covered) == len(set(covered))
    assert {n for n, c in enumerate(text) if not c.isspace()} <= set(covered)
    for p in made:
        assert all(p.start < s.end and s.start < p.end for s in sentences[p.first : p.last])


def test_boilerplate_is_in_no_passage() -> None:
    text = "One thing happened.\n\nFollow us\n\nAnother thing happened."
    article = Article("a", text, boilerplate=(Span(21, 30),))
    made = passages(article, split(article), lambda t: len(t) < 1000)
    assert [text[p.start : p.end] for p in made] == ["One thing happened.", "Another thing happened."]


def sentences_of(text: str) -> list[str]:
    return [s.of(text) for p in paragraphs(text) for s in sentence_spans(text, p)]


@pytest.mark.parametrize(
    "one",
    [
        "Dr. Mona Keel met Gen. A. B. Tarrant in St. Ives on Sept. 4.",
        "The U.S. delegation left at 8 p.m. local time.",
        "Shares rose 3.5 percent, according to J. R. Hollis Inc. figures.",
        "“Will it hold?” asked the mayor.",
        "They met at No. 10 on Wed. Sept. 27 and again on Sat. 30 September.",
        "The Dec. Bank meeting was put off.",
        "Keel v. The Crown was heard in the court of J. A. Hollis.",
        "A. The first offer of the town.",
        "It came to approx. twelve crowns, transl. from the Norlandic, per dept. figures.",
        "“That is the end of it.” he said, and left.",
    ],
)
def test_abbreviations_initials_and_figures_do_not_end_sentences(one: str) -> None:
    assert sentences_of(one) == [one]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The answer was no.", "Ministers refused to sign."),
        ("They waited in the sun.", "Then the train came."),
        ("That is where he sat.", "She left."),
        ("It was bought by Acme Corp.", "The deal was worth $3bn."),
        ("He chose Plan B.", "The vote failed."),
        ("The fire began in Main St.", "It was put out by noon."),
        ("The ministers won’t.", "Unions will."),
        ("They met in Sept.", "The talks failed."),
        ("She read it in the Sun.", "Nobody else had it."),
        ("The plan leaves out the forces.", "recalls that the president spoke on Sunday."),
    ],
)
def test_what_looks_like_an_abbreviation_may_end_a_sentence(first: str, second: str) -> None:
    assert sentences_of(f"{first} {second}") == [first, second]


def test_sentences_end_where_a_reader_would_end_them() -> None:
    assert sentences_of(
        "He left at 8 p.m. The hall was empty. “We lost.” “Yes!” Nobody spoke… Then rain."
    ) == [
        "He left at 8 p.m.",
        "The hall was empty.",
        "“We lost.”",
        "“Yes!”",
        "Nobody spoke…",
        "Then rain.",
    ]


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The committee met for the third time this week and found no way to\n"
        "agree on the budget, which leaves the schools of the district without\n"
        "the money that they were promised in spring.\n"
    )
    assert len(list(paragraphs(text))) == 1
    assert len(list(paragraphs("A heading\nA first line of text.\nA second one."))) == 3


@pytest.mark.models
def test_a_sentence_is_parsed_without_the_boilerplate_behind_it() -> None:
    text, advert = "The union wants more pay", "\n\nFollow us"
    mark = Span(len(text) + 2, len(text + advert))
    (alone, behind), _ = (
        sentences
        for _, sentences in parsed(
            [Article("a", text + advert, boilerplate=(mark,)), Article("b", text)], SpacyParser()
        )
    )
    assert [token.dep for token in alone.tokens] == ["det", "nsubj", "ROOT", "amod", "dobj"]
    assert behind.boilerplate
