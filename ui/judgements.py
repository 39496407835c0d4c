"""What readers think of answers: one JSON line a judgement, kept in the index's folder for `eval draft`."""

import json
import os
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from index.errors import BadInputError

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
    """The line to keep: verdict, note, and the question and quotes of the answer judged. BadInputError if unfit."""
    verdict, note, answer = fields.get("verdict"), fields.get("note", ""), fields.get("answer")
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
