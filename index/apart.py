"""Reading web pages and PDFs in a process of its own, which may take only so much time and memory.

The libraries that read them are large, and a file can be made to keep them busy for hours, to fill the memory, or to
crash them. Then that process is ended, the file is named, and the rest goes on. Only JSON and bytes pass between the
two processes.
"""

import atexit
import json
import os
import resource
import struct
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import IO, Any

from index.errors import BadInputError
from index.formats import Draft, Limits
from index.metadata import Metadata
from index.pdfs import from_pdf
from index.webpages import from_html

_READERS = {"html": from_html, "pdf": from_pdf}
_LENGTH = struct.Struct(">Q")


def read_apart(kind: str, data: bytes, limits: Limits) -> Draft:
    """What `from_html` or `from_pdf` gives for `data`; BadInputError also where it takes too much time or memory."""
    return _helper().read(kind, data, limits)


class _Helper:
    """The process that reads, started when it is needed and again when it had to be ended."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        atexit.register(self.end)

    def read(self, kind: str, data: bytes, limits: Limits) -> Draft:
        with self._lock:
            answer = self._asked(kind, data, limits)
        if "error" in answer:
            raise BadInputError(answer["error"])
        published = answer["metadata"].pop("published")
        metadata = Metadata(
            **answer["metadata"], published=date.fromisoformat(published) if published else None
        )
        return Draft(answer["text"], metadata)

    def _asked(self, kind: str, data: bytes, limits: Limits) -> dict[str, Any]:
        process = self._started(limits)
        ended = threading.Timer(limits.seconds, process.kill)
        ended.start()
        try:
            _send(process.stdin, {"kind": kind, "limits": asdict(limits)}, data)
            answer, _ = _received(process.stdout)
        except (OSError, EOFError):
            late = ended.finished.is_set()
            self.end()
            if late:
                return {"error": f"takes longer than {limits.seconds:.0f} seconds to read"}
            return {"error": "cannot be read: it takes too much memory, or makes the reader crash"}
        finally:
            ended.cancel()
        return answer

    def _started(self, limits: Limits) -> "subprocess.Popen[bytes]":
        if self._process is None or self._process.poll() is not None:
            root = str(Path(__file__).parent.parent)
            path = os.pathsep.join([root, *filter(None, [os.environ.get("PYTHONPATH")])])
            self._process = subprocess.Popen(
                [sys.executable, "-c", "from index.apart import serve; serve()", str(limits.memory_bytes)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
            )
        return self._process

    def end(self) -> None:
        """Ends the process."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            for stream in (process.stdin, process.stdout):
                if stream:
                    with suppress(OSError):
                        stream.close()
            process.wait()


@lru_cache(maxsize=1)
def _helper() -> _Helper:
    return _Helper()


def serve() -> None:
    """What the process does: reads what comes on standard input until that is closed."""
    most = int(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # What a library prints must not get between the answers.
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with suppress(EOFError, BrokenPipeError):
        while True:
            asked, data = _received(sys.stdin.buffer)
            try:
                draft = _READERS[asked["kind"]](data, Limits(**asked["limits"]))
                published = draft.metadata.published
                metadata = {
                    **asdict(draft.metadata),
                    "published": published.isoformat() if published else None,
                }
                answer: dict[str, Any] = {"text": draft.text, "metadata": metadata}
            except BadInputError as error:
                answer = {"error": str(error)}
            except MemoryError:
                answer = {"error": "takes too much memory to read"}
            except Exception as error:  # noqa: BLE001 - the libraries fail in ways of their own
                answer = {"error": f"cannot be read ({type(error).__name__})"}
            _send(out, answer, b"")


def _send(stream: IO[bytes] | None, head: Mapping[str, object], data: bytes) -> None:
    if stream is None:
        raise EOFError
    text = json.dumps(head).encode()
    stream.write(_LENGTH.pack(len(text)) + _LENGTH.pack(len(data)) + text)
    stream.write(data)
    stream.flush()


def _received(stream: IO[bytes] | None) -> tuple[dict[str, Any], bytes]:
    if stream is None:
        raise EOFError
    lengths = _exactly(stream, 2 * _LENGTH.size)
    text = _exactly(stream, _LENGTH.unpack_from(lengths)[0])
    return json.loads(text), _exactly(stream, _LENGTH.unpack_from(lengths, _LENGTH.size)[0])


def _exactly(stream: IO[bytes], count: int) -> bytes:
    data = stream.read(count)
    if len(data) < count:
        raise EOFError
    return data
