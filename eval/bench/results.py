"""What a benchmark leaves behind: its figures as JSON and a plot of them, under one name."""

import json
from pathlib import Path


def written(folder: Path | None, name: str, figures: object, plot: str) -> str:
    """The figures as JSON; where a folder is given, NAME.json and NAME.svg in it."""
    text = json.dumps(figures, indent=2)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.json").write_text(text + "\n", "utf-8")
        (folder / f"{name}.svg").write_text(plot + "\n", "utf-8")
    return text
