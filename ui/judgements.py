"""What readers think of answers: one JSON line a judgement, kept in the index's folder.

`counterpoint eval draft` makes gold candidates of them.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from index.errors import BadInputError
from index.search import Filters

FILE = "judgements.jsonl"
VERDICTS = {
    "right": "Right",
    "wrong_quote": "A wrong quote",
    "wrong_event": "Another event",
    "missed": "Something is missing",
    "invented_disagreement": "The sources do not disagree here",
}
# A note is a remark, and a judged answer some dozen quotes: more is a mistake or an attack.
_MOST_CHARACTERS = 100_000


def judgement(fields: Mapping[str, object], now: datetime) -> dict[str, object]:
    """The line to keep: verdict, note, filters, and the question and quotes of the answer judged.

    Raises BadInputError where something is unfit.
    """
    verdict, note, answer = fields.get("verdict"), fields.get("note", ""), fields.get("answer")
    filters = fields.get("filters", {})
    if not isinstance(filters, dict):
        raise BadInputError("`filters` is an object")
    Filters.from_dict(filters)
    if verdict not in VERDICTS:
        raise BadInputError(f"verdict must be one of {', '.join(VERDICTS)}")
    if (
        not isinstance(note, str)
        or not isinstance(answer, dict)
        or not isinstance(answer.get("question"), str)
    ):
        raise BadInputError("a judgement has a note (text) and the answer that it judges")
    kept = ("question", "standalone_question", "status", "statements", "quotes", "disagreements", "reason")
    line: dict[str, object] = {
        "judged": now.astimezone(UTC).isoformat(timespec="seconds"),
        "verdict": verdict,
        "note": note.strip(),
        "filters": filters,
        "answer": {name: answer.get(name) for name in kept},
    }
    if len(json.dumps(line)) > _MOST_CHARACTERS:
        raise BadInputError(f"a judgement holds at most {_MOST_CHARACTERS:,} characters")
    return line


def keep(folder: Path, line: Mapping[str, object]) -> None:
    """Appends the line in one write, so that two readers never mix theirs."""
    descriptor = os.open(folder / FILE, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(descriptor, (json.dumps(line) + "\n").encode())
    finally:
        os.close(descriptor)


# ---- gold candidates

_LOOK = {
    "right": "Judged right.",
    "wrong_quote": "A quote is wrong: take it out, or put the right one in.",
    "wrong_event": "Another event was quoted: say what answers, or leave it unanswerable.",
    "missed": "Something is missing: add it, and set answerable to true.",
    "invented_disagreement": "The sources do not disagree here.",
}


def candidates(folder: Path, texts: Mapping[str, str]) -> Iterator[dict[str, object]]:
    """Gold questions (objects of the gold format) from the judgements in `folder`, the last of each question.

    `texts` are the articles as they are now (id to text): a quote that no longer stands in them is left out, and so
    is a judgement that nothing is left of. `note` says what a person has to look at.
    """
    last: dict[tuple[str, str], dict[str, Any]] = {}
    for line in _kept(folder):
        answer = line["answer"]
        asked = answer.get("standalone_question") or answer["question"]
        last[asked, json.dumps(line.get("filters") or {}, sort_keys=True)] = line
    number = 0
    for (asked, _), line in last.items():
        try:
            candidate = _candidate(asked, line, texts)
        except (KeyError, IndexError, TypeError, AttributeError):
            continue  # sent by something else than the page
        if candidate is not None:
            number += 1
            yield {"id": f"judged-{number:03}", **candidate}


def _kept(folder: Path) -> Iterator[dict[str, Any]]:
    """The judgements of the file; a line that is none (cut off by a full disk) is passed over."""
    try:
        lines = (folder / FILE).read_text("utf-8").splitlines()
    except FileNotFoundError:
        return
    for line in lines:
        try:
            kept = json.loads(line)
            yield judgement(kept, datetime.now(UTC))
        except (ValueError, BadInputError):
            continue


def _candidate(asked: str, line: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, object] | None:
    verdict, answer = line["verdict"], line["answer"]
    quotes = answer.get("quotes") or []
    nuggets = (
        [] if verdict == "wrong_event" else list(_nuggets(answer.get("statements") or [], quotes, texts))
    )
    if quotes and not nuggets and verdict != "wrong_event":
        return None
    cited = list(dict.fromkeys(quote["article"] for quote in quotes if quote["article"] in texts))
    disputed = answer.get("disagreements") or []
    told = nuggets and disputed and verdict != "invented_disagreement"
    return {
        "kind": "disagreement" if told else "judged",
        "question": asked,
        "history": [],
        "filters": line["filters"],
        "answerable": bool(nuggets),
        "nuggets": nuggets,
        "disagreement": _disagreement(disputed[0], quotes, texts) if told else None,
        "either_way": False,
        "must_not_cite": cited if verdict == "wrong_event" else [],
        "note": f"{_LOOK[verdict]} {line['note']}".strip(),
    }


def _nuggets(
    statements: Sequence[Mapping[str, Any]], quotes: Sequence[Mapping[str, Any]], texts: Mapping[str, str]
) -> Iterator[dict[str, object]]:
    for statement in statements:
        own = [quotes[number] for number in statement["quotes"]]
        standing = [quote for quote in own if quote["text"] in texts.get(quote["article"], "")]
        marked = [
            quote["text"][start - quote["start"] : end - quote["start"]]
            for quote in standing
            for start, end in quote.get("marks") or []
        ]
        if standing:
            yield {
                "answer": list(dict.fromkeys(marked)) or [quote["text"] for quote in standing],
                "quotes": [{"source": quote["article"], "text": quote["text"]} for quote in standing],
            }


def _disagreement(
    found: Mapping[str, Any], quotes: Sequence[Mapping[str, Any]], texts: Mapping[str, str]
) -> dict[str, object] | None:
    """The sides that articles still carry; None where fewer than two are left."""
    positions = []
    for position in found["positions"]:
        sources = dict.fromkeys(quotes[number]["article"] for number in position["quotes"])
        standing = [source for source in sources if source in texts]
        if standing:
            voice = next(iter(position.get("speakers") or []), None)
            positions.append({"value": [position["value"]], "sources": standing, "voice": voice})
    return {"about": found["about"], "positions": positions} if len(positions) > 1 else None
