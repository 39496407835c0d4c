"""Nothing leaves the machine, nothing is unpickled, no weight is loaded unverified."""

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import ModelMissingError
from index.onnx import verified

ROOT = Path(__file__).parent.parent
PACKAGES = ("index", "qa", "eval", "ui")
# They run, or can be made to run, what they read.
FORBIDDEN = {"pickle", "cPickle", "dill", "joblib", "cloudpickle", "shelve", "marshal", "jsonpickle"}
CALLS = {"eval", "exec", "compile", "__import__"}


def sources() -> list[Path]:
    return [path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py"))]


def test_nothing_is_unpickled_or_evaluated() -> None:
    found = []
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
                found.append(f"{path}:{node.lineno} {node.func.id}")
            elif isinstance(node, ast.keyword) and node.arg in ("allow_pickle", "trust_remote_code", "shell"):
                off = isinstance(node.value, ast.Constant) and node.value.value is False
                found.extend([] if off else [f"{path}:{node.value.lineno} {node.arg}"])
            found.extend(f"{path}:{node.lineno} {n}" for n in names if n.split(".")[0] in FORBIDDEN)  # type: ignore[attr-defined]
    assert found == []


MODELS = [
    config.parent
    for package in ("index", "qa")
    for config in (ROOT / package / "models").glob("*/config.json")
]


@pytest.mark.parametrize("folder", MODELS, ids=lambda folder: folder.name)
def test_every_weight_has_a_checksum_that_fits(folder: Path) -> None:
    named = verified(folder)["sha256"]
    weights = {
        path.name for path in folder.iterdir() if path.suffix in (".onnx", ".bin", ".safetensors", ".npz")
    }
    assert weights
    assert weights | {"tokenizer.json"} <= set(named)


def test_a_changed_weight_is_not_loaded(tmp_path: Path) -> None:
    shutil.copytree(MODELS[0], tmp_path / "model")
    data = bytearray((tmp_path / "model" / "tokenizer.json").read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "model" / "tokenizer.json").write_bytes(data)
    with pytest.raises(ModelMissingError, match="checksum"):
        verified(tmp_path / "model")
    (tmp_path / "model" / "config.json").write_text(json.dumps({"sha256": []}))
    with pytest.raises(ModelMissingError):
        verified(tmp_path / "model")


# Any use of a network ends the process: looking up a name, connecting, sending.
GUARD = """
import socket, sys
def refuse(*a, **k): raise SystemExit(f"a network was used: {a[1:]}")
for name in ("connect", "connect_ex", "sendto"): setattr(socket.socket, name, refuse)
socket.getaddrinfo = socket.gethostbyname = socket.create_connection = refuse
from ui.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.models
def test_an_index_and_an_answer_without_any_network(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "mill.txt").write_text(
        "Mill reopens\n\nThe mill at Orrin reopened on Friday, the mayor, Ada Holt, said. Forty people work there.\n"
    )
    command = [sys.executable, "-c", GUARD]
    # Where the system permits it, without any network at all.
    alone = ["unshare", "-rn"]
    if (
        shutil.which("unshare")
        and not subprocess.run([*alone, "true"], capture_output=True, check=False).returncode
    ):
        command = [*alone, *command]
    for arguments in (
        ["index", str(tmp_path / "articles")],
        ["ask", "How many people work at the mill at Orrin?", "--json"],
    ):
        done = subprocess.run(
            [*command, *arguments, "--index", str(tmp_path / "i"), "-q"],
            capture_output=True,
            text=True,
            check=False,
            cwd=ROOT,
        )
        assert done.returncode == 0, done.stderr
    assert "Forty people work there" in done.stdout
