"""Fuzzes everything that reads what strangers wrote, guided by the branches that an input reaches (atheris).

    pip install atheris==3.0.0
    python -m eval.bench.fuzz TARGET -max_total_time=60 [more of libFuzzer's flags] [FOLDER OF INPUTS]

An input fails where it raises anything but a `CounterpointError`, takes longer than ten seconds (`-timeout`) or more
than two gigabytes (`-rss_limit_mb`). `tests/test_index_fuzz.py` keeps what was found.
"""

import importlib
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

_FLAGS = ("-timeout=10", "-rss_limit_mb=2048", "-max_len=4096")


def _targets() -> dict[str, Callable[[bytes], object]]:
    """Name to what reads the bytes; imported late, so that atheris sees the branches."""
    import eval.gold
    from eval.bench.standins import opened, report
    from index import formats, metadata, pdfs, readers, webpages
    from index.article import Article
    from index.boilerplate import boilerplate
    from index.errors import BadInputError
    from index.grammar import split
    from index.search import Filters

    limits = formats.Limits()
    place = Path(tempfile.mkdtemp())
    corpus = opened(place / "index", create=True)
    corpus.add([report(n) for n in range(3)])

    def whole(suffix: str, data: bytes) -> None:
        folder = place / "files"
        folder.mkdir(exist_ok=True)
        (folder / f"a{suffix}").write_bytes(data)
        for item in readers.read([folder / f"a{suffix}"], limits):
            if isinstance(item, Article):
                split(item)

    def lines(data: bytes) -> Iterator[tuple[int, str | BadInputError]]:
        yield from enumerate(data.decode(errors="surrogateescape").splitlines(), 1)

    def filters(data: bytes) -> None:
        value = json.loads(data)
        if isinstance(value, dict):
            corpus.search("depot", 3, Filters.from_dict(value))

    def gold(data: bytes) -> None:
        (place / "gold.jsonl").write_bytes(data)
        eval.gold.problems(place / "gold.jsonl", {"a": "text"})

    return {
        "text": lambda data: whole(".txt", data),
        "markdown": lambda data: formats.from_markdown(data, limits),
        "html": lambda data: webpages.from_html(data, limits),
        "pdf": lambda data: pdfs.from_pdf(data, limits),
        "jsonl": lambda data: whole(".jsonl", data),
        "sidecar": lambda data: list(metadata.sidecar_entries(lines(data))),
        "boilerplate": lambda data: boilerplate(data.decode(errors="replace")),
        "question": lambda data: corpus.search(data.decode(errors="surrogateescape"), 3),
        "filters": filters,
        "gold": gold,
    }


def main() -> None:
    """Fuzzes the target that the first argument names."""
    atheris = importlib.import_module("atheris")
    with atheris.instrument_imports(include=["index", "eval", "pypdf", "frontmatter"]):
        targets = _targets()
    from index.errors import CounterpointError

    name = sys.argv[1] if len(sys.argv) > 1 else ""
    if name not in targets:
        sys.exit(f"name one of: {', '.join(targets)}")

    def once(data: bytes) -> None:
        try:
            targets[name](data)
        except (CounterpointError, json.JSONDecodeError, UnicodeDecodeError, RecursionError) as error:
            if not isinstance(error, CounterpointError) and name != "filters":
                raise

    atheris.Setup([sys.argv[0], *_FLAGS, *sys.argv[2:]], once)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
