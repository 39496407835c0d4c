"""What a command loads before it answers: seconds of a user's life."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Runs one command, then says on standard error which modules it has loaded.
RUN = """
import json, sys
from ui.cli import main
code = main(sys.argv[1:])
print(json.dumps(sorted({name.split(".")[0] for name in sys.modules})), file=sys.stderr)
sys.exit(code)
"""


def loaded(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", RUN, *arguments], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.models
def test_an_answer_needs_no_torch_and_a_list_no_model(tmp_path: Path) -> None:
    (tmp_path / "mill.txt").write_text(
        "Mill reopens\n\nForty people work at the mill at Orrin, Ada Holt said.\n"
    )
    at = ("--index", str(tmp_path / "i"))
    heavy = {"torch", "transformers", "sentence_transformers", "gradio", "pandas", "sklearn"}
    assert not heavy & loaded("index", str(tmp_path / "mill.txt"), *at, "-q")
    assert not heavy & loaded("ask", "How many people work at the mill at Orrin?", *at)
    for command in (("articles", *at), ("show", "mill", *at)):
        assert not (heavy | {"spacy", "onnxruntime", "faiss", "tokenizers", "tantivy"}) & loaded(*command)
