"""How the page is served: its address and port, what happens once it answers, and in what order it is left."""

import errno
import os
import signal
import socket
import tempfile
import threading
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from index.errors import BadInputError
from ui.access import Access
from ui.app import HOST, application
from ui.service import AsksAndHolds, Service

# Each open page keeps two; a process may often have no more than a thousand files and connections.
_MOST_CONNECTIONS = 500


def serve(
    folder: Path,
    port: int,
    *,
    open_browser: bool = False,
    mcp: bool = False,
    host: str = HOST,
    access: Access | None = None,
    reranker: str = "",
    nli: str = "",
    announce: Callable[[str], None] = lambda _: None,
) -> None:
    """Serves the page until stopped; `announce` is told its address once it answers.

    It is open to this machine only, unless `host` says otherwise; then `access` must say who may use it.

    The bundled models load behind it. Raises BadInputError where the port is taken, or where `mcp` lacks its package,
    and ModelMissingError.
    """

    host = host.strip("[]")  # as addresses write it: [::1]

    def open_desk() -> AsksAndHolds:
        from qa.desk import Desk

        return Desk.open(folder, reranker, nli)

    if reranker or nli:
        desk = open_desk()  # a name that no model has is told before the page is there
        service = Service(lambda: desk, folder)
    else:
        service = Service(open_desk, folder)
    with (
        # In a folder that other users of the machine cannot look into, and that goes when the page does.
        _left_in_order(),
        tempfile.TemporaryDirectory(prefix="counterpoint-", ignore_cleanup_errors=True) as uploads,
        socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as listening,
    ):
        os.environ["GRADIO_TEMP_DIR"] = uploads
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
        except (OSError, UnicodeError) as error:
            named = isinstance(error, (socket.gaierror, UnicodeError)) or error.errno == errno.EADDRNOTAVAIL
            raise BadInputError(
                f"--host {host} is no address of this machine"
                if named
                else f"port {port} on {host} cannot be had: choose another with --port"
            ) from None
        shown = f"[{host}]" if ":" in host else host
        address = f"http://{shown}:{listening.getsockname()[1]}"
        app = application(service, folder, mcp=mcp, host=host, access=access)
        server = uvicorn.Server(
            uvicorn.Config(
                app, log_level="warning", timeout_graceful_shutdown=1, limit_concurrency=_MOST_CONNECTIONS
            )
        )

        def started() -> None:
            entry = f"{address}/?token={access.token}" if access and access.token else address
            announce(f"Counterpoint is open at {entry} (Ctrl-C stops it)")
            if mcp:
                announce(f"MCP clients connect to {address}/mcp")
            service.start()
            if open_browser:
                webbrowser.open(entry)

        threading.Thread(target=_when_up, args=(server, started), daemon=True).start()
        try:
            server.run(sockets=[listening])
        finally:
            service.stop()


@contextmanager
def _left_in_order() -> Iterator[None]:
    """Leaves as after Ctrl-C when the system ends the program or its terminal is closed, so that no upload stays."""

    def leave(*_: object) -> None:
        raise SystemExit(128 + signal.SIGTERM)

    def hang_up(*_: object) -> None:
        signal.raise_signal(signal.SIGTERM)  # while the page is served, that is the server's to take

    # What is ignored (by nohup) stays so, and Python knows signals in its main thread only.
    ours = {signal.SIGTERM: leave, signal.SIGHUP: hang_up}
    if threading.current_thread() is not threading.main_thread():
        ours = {}
    taken = [number for number in ours if signal.getsignal(number) is signal.SIG_DFL]
    for number in taken:
        signal.signal(number, ours[number])
    try:
        yield
    finally:
        for number in taken:
            signal.signal(number, signal.SIG_DFL)


def _when_up(server: uvicorn.Server, then: Callable[[], None]) -> None:
    pause = threading.Event()
    while not server.started:
        if server.should_exit:
            return
        pause.wait(0.02)
    then()
