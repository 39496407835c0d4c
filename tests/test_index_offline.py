"""Nothing leaves the machine, nothing is unpickled, no weight is loaded unverified."""

import ast
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import ModelMissingError
from index.onnx import MINILM, verified

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
    config = verified(folder)
    named = config["sha256"]
    weights = {
        path.name for path in folder.iterdir() if path.suffix in (".onnx", ".bin", ".safetensors", ".npz")
    }
    assert weights
    assert weights <= set(named)
    # Who shares the embedder's word embeddings reads its tokenizer, and must not have another; sums read no text.
    assert ("tokenizer.json" in named) == ("words" not in config and folder.name != "sums")


def test_a_changed_weight_is_not_loaded(tmp_path: Path) -> None:
    shutil.copytree(MINILM, tmp_path / "model")
    data = bytearray((tmp_path / "model" / "tokenizer.json").read_bytes())
    data[len(data) // 2] ^= 1
    (tmp_path / "model" / "tokenizer.json").write_bytes(data)
    with pytest.raises(ModelMissingError, match="checksum"):
        verified(tmp_path / "model")
    (tmp_path / "model" / "config.json").write_text(json.dumps({"sha256": []}))
    with pytest.raises(ModelMissingError):
        verified(tmp_path / "model")


# Any use of a network but this machine's own ends the process: looking up a name, connecting, sending.
GUARD = """
import contextlib, fcntl, os, socket, struct, sys

with contextlib.suppress(OSError), socket.socket() as own:
    # In a name space of one's own even the machine's own address is off at first.
    fcntl.ioctl(own, 0x8914, struct.pack("16sh", b"lo", 0x41))

HERE = (None, "", "0.0.0.0", "127.0.0.1", "::1", "localhost")

def end(where):
    os.write(2, f"a network was used: {where}".encode())
    os._exit(77)

def guarded(real, address):
    def call(*a, **k):
        where = address(a, k)
        if where not in HERE:
            end(where)
        return real(*a, **k)
    return call

def of_socket(a, k):
    return a[-1][0] if isinstance(a[-1], tuple) else None

for name in ("connect", "connect_ex", "sendto"):
    setattr(socket.socket, name, guarded(getattr(socket.socket, name), of_socket))
for name in ("getaddrinfo", "gethostbyname", "gethostbyname_ex"):
    setattr(socket, name, guarded(getattr(socket, name), lambda a, k: a[0] if a else k.get("host")))
"""
COMMAND = f"""{GUARD}
from ui.cli import main
sys.exit(main(sys.argv[1:]))
"""
# The page, asked as a program asks it.
PAGE = f"""{GUARD}
import json, re, threading, urllib.request
from pathlib import Path
from ui.serving import serve

def ask(told):
    address = re.search("http://[0-9.:]+", told)[0] + "/gradio_api/call/ask"
    body = json.dumps({{"data": [sys.argv[2], None, "", "", None, None]}}).encode()
    sent = urllib.request.Request(address, body, {{"Content-Type": "application/json"}})
    event = json.load(urllib.request.urlopen(sent))["event_id"]
    print(urllib.request.urlopen(f"{{address}}/{{event}}").read().decode(), flush=True)
    os._exit(0)

os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
serve(Path(sys.argv[1]), 0, announce=lambda told: threading.Thread(target=ask, args=(told,)).start())
"""
QUESTION = "How many people work at the mill at Orrin?"


def alone() -> list[str]:
    """What runs a command without any network at all, where the system permits it."""
    command = ["unshare", "-rn"]
    if shutil.which("unshare"):
        tried = subprocess.run([*command, "true"], capture_output=True, check=False)
        if not tried.returncode:
            return command
    return []


def done(program: str, *arguments: str) -> str:
    run = subprocess.run(
        [*alone(), sys.executable, "-c", program, *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert run.returncode == 0, run.stderr
    return run.stdout


def test_the_guard_itself_notices_a_network() -> None:
    for use in (
        "socket.create_connection(('192.0.2.1', 9))",
        "socket.getaddrinfo('example.org', 80)",
        "socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 9))",
        "import urllib.request; urllib.request.urlopen('http://example.org')",
    ):
        run = subprocess.run([sys.executable, "-c", f"{GUARD}\n{use}"], capture_output=True, check=False)
        assert run.returncode == 77, use


@pytest.mark.models
def test_what_make_run_does_needs_no_network(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "mill.txt").write_text(
        "Mill reopens\n\nThe mill at Orrin reopened on Friday, the mayor, Ada Holt, said. Forty people work there.\n"
    )
    index = str(tmp_path / "i")
    done(COMMAND, "index", str(tmp_path / "articles"), "--index", index, "-q")
    assert "Forty people work there" in done(COMMAND, "ask", QUESTION, "--json", "--index", index)
    assert "Forty people work there" in done(PAGE, index, QUESTION)
