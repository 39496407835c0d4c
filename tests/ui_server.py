"""An application served on a free port of this machine, for as long as a test needs it."""

import gc
import socket
import threading
import time
from collections.abc import Iterator

import uvicorn
from fastapi import FastAPI


def serve(app: FastAPI, log_level: str = "warning") -> Iterator[str]:
    """The address of the application, served until the iterator is closed."""
    server = uvicorn.Server(uvicorn.Config(app, log_level=log_level))
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    server.force_exit = True
    thread.join(10)
    listening.close()
    gc.collect()
