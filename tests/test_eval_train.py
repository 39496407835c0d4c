"""What the reader is trained on: a wrong label or a shifted answer would teach it wrong quotes."""

import json
import random
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from eval import gold
from eval.train.asked import Asked, Group, load_asked, pairs_of
from eval.train.contrasts import Contrast, parted
from eval.train.hard import bared, hard
from eval.train.joined import facts_of, found_for, load_joined
from eval.train.joined import pairs_of as joined_pairs
from eval.train.nearmiss import near_misses
from eval.train.neighbours import topical_pairs
from eval.train.newspairs import trimmed
from eval.train.opposed import Written, load_written, pairs_of_written
from eval.train.pair import Pair, of_these
from eval.train.presenting import presented, settled
from eval.train.relations import relation_pairs
from eval.train.retrieved import retrieved_pairs
from index.article import Article
from index.corpus import Corpus
from qa.reading.reader import Context, Reading
from tests.fakes import FakeEmbedder, FakeReader

ROOT = Path(__file__).parent.parent

ASKED = (
    Pair(
        "Who directed the second season of The Quiet Harbour?",
        "The second season of The Quiet Harbour was directed by Elena Marsh, who had worked in Oslo before.",
        1,
        title="A new season by the sea",
    ),
    Pair(
        "How many workers left in March?", "Officials said 412 workers left in March, most of them miners.", 1
    ),
    Pair(
        "When did the bridge open?",
        "After years of delays the bridge opened on 4 May 1931 to great cheers.",
        1,
    ),
)
ANSWERS = ("Elena Marsh", "412", "4 May 1931")


def located() -> list[Pair]:
    pairs = []
    for pair, answer in zip(ASKED, ANSWERS, strict=True):
        at = pair.sentence.index(answer)
        pairs.append(Pair(pair.question, pair.sentence, 1, at, at + len(answer), pair.title, source="made"))
    return pairs


def test_a_near_miss_has_lost_its_answer_and_its_twin_has_kept_it() -> None:
    seen = set()
    for seed in range(60):
        for made in near_misses(random.Random(seed), located(), 50):
            answer = next(a for a in (*ANSWERS, "") if a in made.sentence)
            seen.add(made.source.removeprefix("made"))
            if made.label:
                assert made.sentence[made.start : made.end] == answer
            elif "turned" not in made.source:
                assert not any(a in made.sentence for a in ANSWERS)
    assert seen >= {"/cut", "+cut", "/alluded", "+alluded", "/turned", "/teaser"}


def test_every_answer_of_a_made_relation_stands_in_its_sentence() -> None:
    made = relation_pairs(random.Random(1), 2000)
    assert all(m.answer in m.sentence for m in made)
    assert 0.3 < sum(bool(m.answer) for m in made) / len(made) < 0.7


def test_a_question_may_name_what_only_the_title_says() -> None:
    topics = {"A new season by the sea": ("new season", "sea"), "Fire in the old mill": ("old mill",)}
    made = topical_pairs(random.Random(2), located() * 20, topics, 100)
    assert any(p.label and "sea" in p.question and p.sentence[p.start : p.end] == "Elena Marsh" for p in made)
    assert any(not p.label and "old mill" in p.question for p in made)


def test_trimming_takes_phrases_from_the_end_only() -> None:
    assert (
        trimmed("How many people lost their homes in the flood of May?")
        == "How many people lost their homes?"
    )
    assert trimmed("Who won?") == "Who won?"


def test_what_the_question_names_stays_in_the_context_of_an_answer() -> None:
    named = Pair(
        "Where was Elena Marsh born?",
        "She was born in Oslo.",
        1,
        16,
        20,
        title="The life of Marsh",
        before="It began well.",
    )
    shown = [presented(random.Random(seed), named) for seed in range(40)]
    assert all(p is not None and p.title == "The life of Marsh" for p in shown)
    assert any(p is not None and not p.before for p in shown)


def test_an_answer_about_nobody_in_particular_is_no_answer() -> None:
    unnamed = Pair("Where was Elena Marsh born?", "She was born in Oslo.", 1, 16, 20)
    assert settled(unnamed, unnamed) is None
    shown = [presented(random.Random(seed), unnamed) for seed in range(40)]
    assert sum(p is not None for p in shown) < 15


def test_a_question_is_paired_with_what_search_would_bring_but_not_with_its_own_sentence() -> None:
    texts = [
        replace(p, sentence=f"{p.sentence} Item {n}.", question=f"{p.question[:-1]} of item {n}?")
        for n in range(20)
        for p in located()
    ]
    own = {p.question: p.sentence for p in texts}
    made = retrieved_pairs(random.Random(3), texts, FakeEmbedder(), 100)
    assert 0 < len(made) <= 100
    for pair in made:
        assert pair.sentence != own[pair.question]
        assert pair.sentence in own.values()
        assert (pair.label, pair.start) == (0, -1)


def test_the_mean_of_two_checkpoints_keeps_what_is_no_weight(tmp_path: Path) -> None:
    torch = pytest.importorskip("torch")
    from eval.train.shorten import averaged

    for name, weight in (("one", 1.0), ("other", 4.0)):
        (tmp_path / name).mkdir()
        state = {"layer.weight": torch.full((2,), weight), "positions": torch.tensor([0, 1])}
        torch.save(state, tmp_path / name / "reader.pt")
    averaged(tmp_path / "one", tmp_path / "other", tmp_path / "both")
    mean = torch.load(tmp_path / "both" / "reader.pt", weights_only=True)
    assert mean["layer.weight"].tolist() == [2.5, 2.5]
    assert mean["positions"].tolist() == [0, 1]


OPENED = "The harbour of Velden was opened by Elena Marsh."
COST = "It cost nine million crowns."
CLOSED = "Rain closed the harbour in June."


def written_over(corpus: Corpus, folder: Path, question: dict[str, object]) -> Asked:
    """A question over one article of three sentences, of which two were read."""
    text = f"{OPENED} {COST} {CLOSED}"
    corpus.add([Article("h", text, "By the sea", published=date(2023, 5, 4))])
    lines = [{"read": [["h", text.index(COST)]]}, question]
    (folder / "news.jsonl").write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    return load_asked(folder)[0]


def test_a_written_question_is_paired_with_its_answers_and_with_what_was_read_beside_them(
    corpus: Corpus, tmp_path: Path
) -> None:
    question = {
        "question": "Was the harbour opened?",
        "kind": "yesno",
        "answers": [["h", 0]],
        "sides": [[["h", 0]], []],
    }
    asked = written_over(corpus, tmp_path, question)
    vector = FakeEmbedder().encode([asked.question])[0]
    made = {p.sentence: p for p in pairs_of(random.Random(1), asked, Group.of(asked.read, corpus), vector)}
    assert set(made) == {OPENED, COST}
    assert (made[OPENED].label, made[OPENED].affirms) == (1, True)
    assert (made[COST].label, made[COST].affirms, made[COST].before) == (0, None, OPENED)
    assert made[OPENED].month == "May 2023"


def test_what_was_written_against_a_sentence_opposes_it_and_answers_the_other_way(
    corpus: Corpus, tmp_path: Path
) -> None:
    asked = written_over(
        corpus, tmp_path, {"question": "Was it opened?", "kind": "fact", "answers": [["h", 0]]}
    )
    evidence = Group.of(asked.read, corpus).evidence["h", 0]
    against, agreeing, beside = "The opening was put off.", "Marsh cut the ribbon.", "Ferries run daily."
    written = Written("Was it opened?", ("h", 0), (against,), (agreeing,), (beside,), True)
    made = list(pairs_of_written(random.Random(1), written, evidence))
    opposed = {frozenset((p.before, p.sentence)): p.opposed for p in made if p.opposed is not None}
    assert opposed[frozenset((OPENED, against))]
    assert opposed[frozenset((agreeing, against))]
    assert not opposed[frozenset((OPENED, agreeing))]
    assert not opposed[frozenset((OPENED, beside))]
    answers = {p.sentence: (p.label, p.affirms) for p in made if p.opposed is None}
    assert answers == {OPENED: (1, True), against: (1, False), agreeing: (1, True), beside: (0, None)}


def test_a_question_that_joins_articles_is_paired_with_its_facts_and_with_what_search_brings_beside_them(
    corpus: Corpus, tmp_path: Path
) -> None:
    corpus.add(
        [
            Article("h", f"{OPENED} {COST}", "By the sea", publisher="The Echo"),
            Article(
                "k", "Elena Marsh resigned in May. Her deputy, Ivo Brandt, takes over the office.", "Out"
            ),
        ]
    )
    asked = "Who opened the harbour, and later resigned?"
    (tmp_path / "news.jsonl").write_text(
        json.dumps({"question": asked, "facts": [["h", 0], ["k", 0]]}), encoding="utf-8"
    )
    (joined,) = load_joined(tmp_path)
    found = corpus.evidence(asked, 20)
    made = list(joined_pairs(random.Random(1), joined, facts_of([joined], corpus), found))
    assert {p.sentence for p in made if p.label} == {OPENED, "Elena Marsh resigned in May."}
    # What stands next to a fact may tell the same.
    assert not any(p.sentence == COST for p in made)
    assert all(p.question == asked for p in made)
    assert "The Echo, By the sea" in {p.title for p in made}


class OfWords:
    """A reader that believes what shares a word with the question."""

    def read(self, question: str, contexts: Sequence[Context]) -> tuple[Reading, ...]:
        asked = set(question.lower().rstrip("?").split())
        return tuple(
            Reading(float(bool(asked & set(c.sentence.lower().rstrip(".").split()))), 0, 0) for c in contexts
        )


def test_a_reranker_brings_what_it_takes_for_a_fact_to_the_front(corpus: Corpus) -> None:
    corpus.add(
        [Article("h", f"{OPENED} {COST}", "By the sea"), Article("k", "Elena Marsh resigned in May.", "Out")]
    )
    found = found_for("What about May?", corpus, OfWords())
    assert found[0].article.id == "k"
    assert {(e.article.id, e.sentence.start) for e in found} == {
        (e.article.id, e.sentence.start) for e in found_for("What about May?", corpus)
    }


def test_easy_pairs_are_left_out_and_answers_never() -> None:
    asked = "Was the harbour opened?"
    kept = [
        Pair(asked, "Marsh cut the ribbon.", 1),
        Pair(asked, "The harbour cost nine million.", 0),
        Pair(asked, "Nobody came.", 0, before="Marsh cut it.", opposed=True),
    ]
    easy = [Pair(asked, f"Ferries run {n} times daily.", 0) for n in range(200)]
    made = list(hard(random.Random(1), [*kept, *easy], OfWords()))
    assert made[:3] == kept
    assert 0 < len(made) - 3 < 50


def test_an_answer_keeps_the_title_that_names_what_is_asked() -> None:
    titled = Pair("When did Orne open?", "It opened in May.", 1, title="The port of Orne", month="May 2023")
    assert bared(random.Random(1), titled) == titled
    assert not bared(random.Random(1), replace(titled, before="Orne waited.")).title
    assert not bared(random.Random(1), replace(titled, label=0)).title


@pytest.mark.filterwarnings(
    "ignore::DeprecationWarning", "ignore::torch.jit.TracerWarning", "ignore::UserWarning"
)
@pytest.mark.parametrize(("packed", "steps"), [(False, 100), (True, 12)])
def test_an_exported_reader_is_a_checkpoint_again(tmp_path: Path, packed: bool, steps: int) -> None:
    pytest.importorskip("onnx")
    import torch
    from transformers import AutoModel, BertConfig

    from eval.train.export import checksums, to_int8, to_onnx, with_own_words, with_packed_layers
    from eval.train.reader import Reader
    from eval.train.unpack import unpacked

    torch.manual_seed(1)
    sizes = {"vocab_size": 1000, "hidden_size": 96, "num_hidden_layers": 2, "intermediate_size": 192}
    config = BertConfig(**sizes, num_attention_heads=12)
    AutoModel.from_config(config, add_pooling_layer=False).save_pretrained(tmp_path / "base")
    reader = Reader(tmp_path / "base")
    for parameter in reader.parameters():
        # An export keeps one of several that are alike, as only fresh ones are.
        torch.nn.init.normal_(parameter)
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    to_onnx(reader, tmp_path / "plain.onnx")
    to_int8(tmp_path / "plain.onnx", folder / "model.onnx")
    with_own_words(folder / "model.onnx")
    apart = with_packed_layers(tmp_path / "plain.onnx", folder / "model.onnx") if packed else {}
    (folder / "config.json").write_text(json.dumps({**apart, "sha256": checksums(folder)}), encoding="utf-8")
    again = unpacked(folder, tmp_path / "out").state_dict()
    for name, tensor in reader.state_dict().items():
        assert torch.allclose(again[name], tensor, atol=float(tensor.abs().max()) / steps + 1e-6), name


def test_the_questions_that_come_along_name_places_and_stay_within_what_was_read() -> None:
    asked = load_asked()
    assert len(asked) > 5000
    assert all(a.answers or a.kind == "none" for a in asked)
    assert all(start <= dict(a.read)[article] for a in asked for article, start in (*a.answers, *a.near))
    assert all(w.against and w.agreeing and w.beside for w in load_written())


def test_a_text_that_is_left_out_stands_in_no_pair_to_learn_from() -> None:
    texts = [f"Report {n} is out." for n in range(40)]
    pairs = [Contrast(a, b, "neutral", "made") for a in texts for b in texts if a != b]
    learnt, kept = parted(pairs)
    assert kept
    assert not {t for c in kept for t in (c.premise, c.hypothesis)} & {
        t for c in learnt for t in (c.premise, c.hypothesis)
    }


NUMBERS = Article("n", "The mill employed 150 men. It closed in 1950. Later 50 men came back.", "Mill")


@pytest.mark.parametrize(
    ("quote", "answer", "sentence", "covers"),
    [
        ("50 men came back", "50", "Later 50 men came back.", True),
        ("The mill employed 150 men", "50", "The mill employed 150 men.", False),
        ("50 men came back", "50", "It closed in 1950.", False),
        # Its first place is in another sentence.
        ("men", "50", "Later 50 men came back.", True),
    ],
)
def test_a_sentence_covers_a_fact_as_the_figures_define_it(
    quote: str, answer: str, sentence: str, covers: bool
) -> None:
    from eval.train.evidence import _covers

    nugget = {"answer": [answer], "quotes": [{"source": "n", "text": quote}]}
    question = gold._question({"id": "1", "question": "How many?", "nuggets": [nugget]})
    start = NUMBERS.text.index(sentence)
    place = SimpleNamespace(start=start, end=start + len(sentence))
    judged = SimpleNamespace(evidence=SimpleNamespace(article=NUMBERS, sentence=place))
    assert _covers(question, judged) is covers  # type: ignore[arg-type]


def test_questions_of_one_id_in_two_sets_are_two_questions(corpus: Corpus) -> None:
    from eval.train.evidence import candidates

    corpus.add([NUMBERS])
    asked = [gold._question({"id": "1", "question": "How many men came back?", "answerable": False})]
    found = [c for name in ("one", "other") for c in candidates(name, asked, corpus, FakeReader())]
    assert {c.question for c in found} == {("one", "1"), ("other", "1")}


def test_what_tells_answers_from_near_misses_is_weighed() -> None:
    from eval.train.answerable import Told, fitted, separation
    from qa.answerable import Signs

    # The surest sentence tells nothing here; that others agree, or not, tells all.
    told = [
        Told(Signs(0.5, 0.0, 0.5, 1.0 if answerable else -3.0, -1.0, 6.0 + n), answerable)
        for n in range(4)
        for answerable in (True, False)
    ]
    weights, _ = fitted(told)
    assert weights.agrees > 0 == round(weights.surest, 6)
    assert separation(weights, told) == 1.0
    assert separation(Signs(1.0, 0.0, 0.0, 0.0, 0.0, 0.0), told) == 0.5


def test_parsed_texts_are_kept_for_these_texts_alone(tmp_path: Path) -> None:
    cache = tmp_path / "news.spacy"
    assert of_these(cache, ["a", "b"]) == of_these(cache, iter(["a", "b"]))
    assert len({of_these(cache, texts) for texts in (["a", "b"], ["ab"], ["b", "a"])}) == 3
    assert of_these(cache, ["a"]).suffix == ".spacy"


def commands() -> list[tuple[str, str]]:
    """(module, its flags) of every training command that a module or a model's card names."""
    sources = [*(ROOT / "eval" / "train").glob("*.py"), *(ROOT / "qa" / "models").glob("*/MODEL_CARD.md")]
    text = "\n".join(path.read_text("utf-8") for path in sources)
    return re.findall(r"^ *python -m eval\.train\.(\w+)(.*)$", text, re.MULTILINE)


@pytest.mark.parametrize(("module", "flags"), commands())
def test_a_documented_command_gives_what_its_module_asks_for(module: str, flags: str) -> None:
    source = (ROOT / "eval" / "train" / f"{module}.py").read_text("utf-8")
    declared = re.findall(r"add_argument\(\s*\"(--[\w-]+)\"([^\n]*(?:\n(?! *parser\.)[^\n]*)*)", source)
    given = set(re.findall(r"--[\w-]+", flags))
    assert given <= {name for name, _ in declared}
    assert {name for name, rest in declared if "required=True" in rest} <= given
