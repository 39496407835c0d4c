"""The joint reader: does THIS sentence, read in its context, answer the question, and with which words?

    python -m eval.train.pairs  --data DIR --articles FILE --cache DIR --out pairs.jsonl
    python -m eval.train.reader --pairs pairs.jsonl --base MODEL_DIR --out DIR --minutes 40
    python -m eval.train.export --checkpoint DIR/last --base MODEL_DIR --out qa/models/reader

One BERT encoder (all-MiniLM-L6-v2), four heads: a logit that the sentence answers, start and end logits over the
sentence's tokens, a logit that it answers a yes/no question with yes, and one that it speaks against the sentence
in the place of the neighbour. The input is

    [CLS] question [SEP] {title}, {Month YYYY}: {sentence before} [SEP] {sentence} [SEP]

with token type 1 on the tokens of the sentence and 0 elsewhere, so that the neighbour
cannot be taken for the sentence. Absent parts are left out; with none of them the middle segment goes.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import AutoModel

from eval.stats import auroc
from eval.train import lowrank
from eval.train.batches import buckets
from eval.train.pair import Pair

SEED = 20
MAX_LENGTH = 128
MAX_QUESTION = 40
PAD = 1
# The heads of one logit: it answers, it answers yes, it speaks against.
JUDGED = ("judge", "affirm", "oppose")
UNKNOWN = -1.0  # a label that is not known
MASKED = -1e4  # low enough for a softmax of nothing, and still a float16


@dataclass(frozen=True, slots=True)
class Row:
    """A pair as token ids: where the sentence begins, its label and the tokens that answer (-1: unknown).

    The label is the probability that the sentence answers: 0 or 1, or what a teacher makes of it.
    """

    ids: tuple[int, ...]
    sentence: int
    label: float
    start: int
    end: int
    affirms: float = UNKNOWN
    opposed: float = UNKNOWN


class Encoder:
    """Questions and sentences in their context as token ids."""

    def __init__(
        self, tokenizer: Tokenizer, max_length: int = MAX_LENGTH, max_question: int = MAX_QUESTION
    ) -> None:
        tokenizer.no_padding()
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._max_length = max_length
        self._max_question = max_question
        # The tokenizer's own marks: BERT's [CLS] and [SEP], MPNet's <s> and </s>.
        marked = tokenizer.encode("a").ids
        self._cls, self._sep = marked[0], marked[-1]

    def _ids(self, text: str) -> list[int]:
        return list(self._tokenizer.encode(text, add_special_tokens=False).ids) if text else []

    def row(self, pair: Pair) -> Row:
        """A pair as token ids, cut to the length that the model takes."""
        question = self._ids(pair.question)[: self._max_question]
        sentence = self._tokenizer.encode(pair.sentence, add_special_tokens=False)
        room = self._max_length - len(question) - 3
        body = list(sentence.ids)[:room]
        context = context_ids(
            self._ids(pair.title),
            self._ids(pair.month),
            self._ids(":")[0],
            self._ids(",")[0],
            self._ids(pair.before),
            room - len(body) - 1,
        )
        cls, sep = self._cls, self._sep
        middle = [*context, sep] if context else []
        ids = [cls, *question, sep, *middle, *body, sep]
        at = len(ids) - len(body) - 1
        start = end = -1
        if pair.label and pair.start >= 0:
            inside = [
                i for i, (a, b) in enumerate(sentence.offsets[: len(body)]) if a < pair.end and b > pair.start
            ]
            if inside:
                start, end = at + inside[0], at + inside[-1]
        label = pair.label if pair.taught is None else pair.taught
        if pair.opposed is not None:
            label, start, end = UNKNOWN, -1, -1
        return Row(tuple(ids), at, label, start, end, _known(pair.affirms), _known(pair.opposed))


def _known(label: bool | None) -> float:
    return UNKNOWN if label is None else float(label)


def context_ids(
    title: list[int], month: list[int], colon: int, comma: int, before: list[int], room: int
) -> list[int]:
    """At most `room` tokens: the neighbour loses its beginning first, then the title its end."""
    if not (title or month or before) or room < 3:
        return []
    dated = [comma] * bool(title and month) + month + [colon] * bool(title or month)
    if len(dated) > room:
        return []
    title = title[: room - len(dated)]
    left = room - len(dated) - len(title)
    return [*title, *dated, *(before[-left:] if left else [])]


class Reader(nn.Module):
    """Token vectors -> span logits; [CLS] and the vector of the likeliest span -> the logits of `JUDGED`."""

    def __init__(self, base: Path | str) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, add_pooling_layer=False, attn_implementation="eager")
        # MPNet, the teacher, knows no kinds of token: it tells the sentence by the marks around it.
        self.typed = self.encoder.config.model_type == "bert"
        for module in self.encoder.modules():
            if isinstance(module, nn.Dropout):
                module.p = 0.0
        size = self.encoder.config.hidden_size
        self.span = nn.Linear(size, 2)
        for name in JUDGED:
            setattr(self, name, nn.Sequential(nn.Linear(2 * size, size), nn.GELU(), nn.Linear(size, 1)))

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor
    ) -> tuple[Tensor, ...]:
        """Answer logit [B], start logits and end logits [B, L], logits of yes and of speaking against [B]."""
        kinds = {"token_type_ids": token_type_ids} if self.typed else {}
        states = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, **kinds
        ).last_hidden_state.float()
        return self.heads(states, token_type_ids)

    def heads(self, states: Tensor, token_type_ids: Tensor) -> tuple[Tensor, ...]:
        """Logits from the token vectors of the encoder."""
        spans = self.span(states) + ((1 - token_type_ids) * MASKED).unsqueeze(-1)
        weight = torch.softmax(spans.detach(), dim=1).mean(-1, keepdim=True)
        answer = (weight * states).sum(1)
        both = torch.cat([states[:, 0], answer], dim=-1)
        judged, *more = (getattr(self, name)(both).squeeze(-1) for name in JUDGED)
        return judged, spans[..., 0], spans[..., 1], *more


@dataclass(frozen=True, slots=True)
class Batch:
    """Rows as padded tensors."""

    input_ids: Tensor
    attention_mask: Tensor
    token_type_ids: Tensor
    label: Tensor
    start: Tensor
    end: Tensor
    affirms: Tensor
    opposed: Tensor


def batch_of(rows: Sequence[Row]) -> Batch:
    """Rows as tensors, padded to the longest."""
    # Few lengths: the matrix library makes its code anew for each shape. What is padded is masked, so its id is free,
    # but for MPNet, which counts its places by it (1 is its padding, and an unused token of BERT's).
    length = -(-max(len(r.ids) for r in rows) // 16) * 16
    ids = torch.full((len(rows), length), PAD)
    mask = torch.zeros((len(rows), length), dtype=torch.long)
    types = torch.zeros((len(rows), length), dtype=torch.long)
    for i, r in enumerate(rows):
        ids[i, : len(r.ids)] = torch.tensor(r.ids)
        mask[i, : len(r.ids)] = 1
        types[i, r.sentence : len(r.ids) - 1] = 1
    return Batch(
        ids,
        mask,
        types,
        torch.tensor([float(r.label) for r in rows]),
        torch.tensor([r.start for r in rows]),
        torch.tensor([r.end for r in rows]),
        torch.tensor([r.affirms for r in rows]),
        torch.tensor([r.opposed for r in rows]),
    )


def by_length(rows: Sequence[Row], size: int) -> Iterator[tuple[list[int], Batch]]:
    """The rows in batches of like length, shortest first, each with the places of its rows."""
    order = sorted(range(len(rows)), key=lambda i: len(rows[i].ids))
    for i in range(0, len(order), size):
        places = order[i : i + size]
        yield places, batch_of([rows[j] for j in places])


def loss_of(model: Reader, batch: Batch, span_weight: float) -> tuple[Tensor, Tensor]:
    """Loss of judging, as far as the labels are known, plus span, and the span part alone."""
    logit, start, end, *more = model(batch.input_ids, batch.attention_mask, batch.token_type_ids)
    judged = logit.new_zeros(())
    for made, labels in zip((logit, *more), (batch.label, batch.affirms, batch.opposed), strict=True):
        told = labels >= 0
        if told.any():
            wrong = nn.functional.binary_cross_entropy_with_logits(made[told], labels[told])
            judged = judged + wrong * told.float().mean()
    known = batch.start >= 0
    if not known.any():
        return judged, judged.new_zeros(())
    span = nn.functional.cross_entropy(start[known], batch.start[known]) + nn.functional.cross_entropy(
        end[known], batch.end[known]
    )
    return judged + span_weight * span * known.float().mean(), span


def train(
    model: Reader,
    rows: Sequence[Row],
    out: Path,
    *,
    rate: float,
    minutes: float,
    size: int,
    span_weight: float,
    seed: int,
    epochs: int,
    warmup: int,
    frozen: int = 0,
    head_rate: float = 0.0,
) -> int:
    """Passes over the rows until epochs or minutes are used up; the rate falls with the nearer of the two.

    The lowest `frozen` layers stay as they are, with all that is below them: where a reader only goes on learning, they
    change little and cost as much. Of an adapted model (`eval.train.lowrank`) only what is added learns.
    """
    rng = random.Random(seed)
    torch.manual_seed(seed)
    embeddings = model.encoder.embeddings
    kept = [embeddings, *model.encoder.encoder.layer[:frozen]] if frozen else [embeddings.word_embeddings]
    for p in itertools.chain.from_iterable(module.parameters() for module in kept):
        p.requires_grad = False
    heads = [p for n, p in model.named_parameters() if not n.startswith("encoder") and p.requires_grad]
    body = [p for n, p in model.named_parameters() if n.startswith("encoder") and p.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": body, "lr": rate}, {"params": heads, "lr": head_rate or rate * 5}], weight_decay=0.01
    )
    base = [g["lr"] for g in optimizer.param_groups]
    model.train()
    began = saved = time.time()
    total = epochs * math.ceil(len(rows) / size)
    seen, judged_sum, span_sum = 0, 0.0, 0.0
    for step, part in enumerate(
        itertools.chain.from_iterable(buckets(rows, size, rng) for _ in range(epochs)), 1
    ):
        done = max(step / total, (time.time() - began) / (60 * minutes))
        if done > 1:
            break
        factor = min(1.0, step / warmup) * max(0.02, 1 - done)
        for group, lr in zip(optimizer.param_groups, base, strict=True):
            group["lr"] = lr * factor
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss, span = loss_of(model, batch_of(part), span_weight)
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(body + heads, 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        seen += len(part)
        judged_sum += float(loss.detach())
        span_sum += float(span.detach())
        if step % 25 == 0:
            print(
                f"{step}/{total} loss {judged_sum / 25:.3f} span {span_sum / 25:.3f} "
                f"{seen / (time.time() - began):.1f} pairs/s "
                f"{(time.time() - began) / 60:.1f} min {torch.get_num_threads()} threads",
                flush=True,
            )
            judged_sum = span_sum = 0.0
        if time.time() - saved > 420:
            saved = time.time()
            save(model, out / "last")
    save(model, out / "last")
    return seen


def save(model: Reader, folder: Path) -> None:
    """Write the checkpoint at once or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    name, kept = "reader.pt", model.state_dict()
    if any(lowrank.layers(model)):
        name, kept = lowrank.FILE, {n: p.detach() for n, p in model.named_parameters() if p.requires_grad}
    torch.save(kept, folder / f"{name}.part")
    (folder / f"{name}.part").rename(folder / name)


def restored(base: Path, folder: Path) -> Reader:
    """The reader of a checkpoint. Heads that it did not have yet are new; what is added to the base's own is apart."""
    if (folder / lowrank.FILE).exists():
        learnt = torch.load(folder / lowrank.FILE, weights_only=True)
        model = restored(base, base / "last")
        lowrank.adapt(model, lowrank.rank_of(learnt))
        model.load_state_dict(learnt, strict=False)
        return model
    model = Reader(base)
    known = torch.load(folder / "reader.pt", weights_only=True)
    new = {n: t for n, t in model.state_dict().items() if n.startswith(JUDGED[1:])}
    model.load_state_dict({**new, **known})
    return model


@torch.no_grad()
def predict(model: Reader, rows: Sequence[Row], size: int = 64) -> list[tuple[float, int, int]]:
    """Logit and best span (token places in the row) of every row, in the order given."""
    model.eval()
    found: list[tuple[float, int, int]] = [(0.0, 0, 0)] * len(rows)
    for part, batch in by_length(rows, size):
        logit, start, end, *_ = model(batch.input_ids, batch.attention_mask, batch.token_type_ids)
        for j, value, s, e in zip(part, logit.tolist(), start, end, strict=True):
            found[j] = (value, *best_span(s, e, rows[j]))
    return found


def best_span(start: Tensor, end: Tensor, row: Row, longest: int = 40) -> tuple[int, int]:
    """The likeliest span of the sentence, as places in the row."""
    a, b = row.sentence, len(row.ids) - 1
    scores = start[a:b, None] + end[None, a:b]
    scores = (
        scores
        + torch.triu(torch.ones_like(scores)).log()
        + torch.tril(torch.ones_like(scores), longest).log()
    )
    best = int(scores.argmax())
    return a + best // (b - a), a + best % (b - a)


def temperature_of(logits: Sequence[float], labels: Sequence[int]) -> float:
    """The divisor of the logits with the least log loss on pairs left out."""
    x, y = torch.tensor(logits), torch.tensor(labels, dtype=torch.float)
    grid = [0.5 + 0.05 * i for i in range(91)]
    return min(grid, key=lambda t: float(nn.functional.binary_cross_entropy_with_logits(x / t, y)))


def held_out(pair: Pair) -> bool:
    """Every pair of about 2% of the sentences, told by how they begin: a cut or altered one goes with its own."""
    import zlib

    return zlib.crc32(pair.sentence[:25].encode()) % 50 == 0


def load_pairs(path: Path) -> list[Pair]:
    """The pairs of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        return [Pair(**json.loads(line)) for line in file]


def report(model: Reader, encoder: Encoder, pairs: Sequence[Pair]) -> dict[str, object]:
    """AUROC, accuracy and exact spans on pairs left out, in all and by source; the temperature; AUROC of yes and no
    and of speaking against."""
    figures: dict[str, object] = {}
    for name, head, told in (
        ("affirms", 3, [p for p in pairs if p.affirms is not None]),
        ("opposed", 4, [p for p in pairs if p.opposed is not None]),
    ):
        labels = [int(bool(getattr(p, name))) for p in told]
        if len(set(labels)) == 2:
            scores = logits_of(model, [encoder.row(p) for p in told], head)
            right = sum((s > 0) == bool(y) for s, y in zip(scores, labels, strict=True)) / len(told)
            figures[name] = {
                "pairs": len(told),
                "auroc": round(auroc(scores, labels), 3),
                "accuracy": round(right, 3),
            }
    pairs = [p for p in pairs if p.opposed is None]
    rows = [encoder.row(p) for p in pairs]
    made = predict(model, rows)
    logits, labels = [m[0] for m in made], [p.label for p in pairs]
    figures["temperature"] = temperature_of(logits, labels)
    groups: dict[str, list[int]] = {"all": list(range(len(rows)))}
    for i, p in enumerate(pairs):
        groups.setdefault(p.source.split("-")[0].split("/")[0].split("+")[0], []).append(i)
    for name, members in groups.items():
        known = [i for i in members if rows[i].start >= 0]
        exact = sum(made[i][1:] == (rows[i].start, rows[i].end) for i in known)
        overlap = sum(made[i][1] <= rows[i].end and made[i][2] >= rows[i].start for i in known)
        figures[name] = {
            "pairs": len(members),
            "auroc": _told_apart([logits[i] for i in members], [labels[i] for i in members]),
            "accuracy": round(sum((logits[i] > 0) == bool(labels[i]) for i in members) / len(members), 3),
            "span_exact": round(exact / max(1, len(known)), 3),
            "span_overlap": round(overlap / max(1, len(known)), 3),
        }
    return figures


def _told_apart(scores: Sequence[float], labels: Sequence[int]) -> float | None:
    """The AUROC as JSON holds it: None where one of the labels is missing."""
    return round(auroc(scores, labels), 3) if len(set(labels)) == 2 else None


@torch.no_grad()
def logits_of(model: Reader, rows: Sequence[Row], output: int, size: int = 64) -> list[float]:
    """One of the outputs of `Reader.forward` with one logit a row, in the order given."""
    model.eval()
    found = [0.0] * len(rows)
    for part, batch in by_length(rows, size):
        logits = model(batch.input_ids, batch.attention_mask, batch.token_type_ids)[output]
        for j, logit in zip(part, logits.tolist(), strict=True):
            found[j] = logit
    return found


def main() -> None:
    """Train, and report on the pairs left out."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="go on from this checkpoint folder")
    parser.add_argument("--minutes", type=float, default=40)
    parser.add_argument("--warmup", type=int, default=150, help="steps")
    parser.add_argument("--epochs", type=int, default=2)
    parser.add_argument("--rows", type=int, default=0, help="at most so many pairs (0: all)")
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--size", type=int, default=64)
    parser.add_argument("--frozen", type=int, default=0, help="so many of the lowest layers stay as they are")
    parser.add_argument(
        "--low-rank", type=int, default=0, help="learn only what is added, in matrices of this rank"
    )
    parser.add_argument("--head-rate", type=float, default=0.0, help="of the heads (0: five times --rate)")
    parser.add_argument("--max-length", type=int, default=MAX_LENGTH, help="tokens")
    parser.add_argument("--max-question", type=int, default=MAX_QUESTION, help="tokens of a question")
    parser.add_argument("--span-weight", type=float, default=0.5)
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    torch.set_num_threads(2)
    torch.manual_seed(args.seed)
    tokenizer = Tokenizer.from_file(str(args.base / "tokenizer.json"))
    encoder = Encoder(tokenizer, args.max_length, args.max_question)
    pairs = load_pairs(args.pairs)
    kept = [p for p in pairs if held_out(p)]
    rows = [encoder.row(p) for p in pairs if not held_out(p)]
    if args.rows:
        rows = rows[: args.rows]
    print(
        f"{len(rows)} pairs, {len(kept)} left out, "
        f"{sum(len(r.ids) for r in rows) / len(rows):.1f} tokens each",
        flush=True,
    )
    model = restored(args.base, args.start) if args.start else Reader(args.base)
    if args.low_rank and not any(lowrank.layers(model)):
        lowrank.adapt(model, args.low_rank)
    seen = train(
        model,
        rows,
        args.out,
        rate=args.rate,
        minutes=args.minutes,
        size=args.size,
        span_weight=args.span_weight,
        seed=args.seed,
        epochs=args.epochs,
        warmup=args.warmup,
        frozen=args.frozen,
        head_rate=args.head_rate,
    )
    figures = report(model, encoder, kept[:2500])
    figures["seen"] = seen
    print(json.dumps(figures, indent=1))
    (args.out / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
