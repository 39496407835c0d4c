"""What all tests share: nothing may leave the machine, and small stand-ins for the models."""

import ipaddress
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.corpus import Corpus
from tests.fakes import FakeEmbedder, FakeParser


def _is_local(address: object) -> bool:
    if not isinstance(address, tuple):
        return True  # a Unix socket
    host = str(address[0])
    if host in ("localhost", ""):
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True, scope="session")
def nothing_leaves_the_machine() -> Iterator[None]:
    """Any connection beyond loopback fails the test that tries it, and so does looking up a foreign name."""
    connect, connect_ex, lookup = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def checked(address: object) -> None:
        if not _is_local(address):
            pytest.fail(f"a connection beyond this machine was tried: {address}")

    def guarded_connect(self: socket.socket, address):  # type: ignore[no-untyped-def]
        checked(address)
        return connect(self, address)

    def guarded_connect_ex(self: socket.socket, address):  # type: ignore[no-untyped-def]
        checked(address)
        return connect_ex(self, address)

    def guarded_lookup(host, *args, **kwargs):  # type: ignore[no-untyped-def]
        checked((host if isinstance(host, str) else (host or b"").decode(), 0))
        return lookup(host, *args, **kwargs)

    socket.socket.connect = guarded_connect  # type: ignore[method-assign]
    socket.socket.connect_ex = guarded_connect_ex  # type: ignore[method-assign]
    socket.getaddrinfo = guarded_lookup
    yield
    socket.socket.connect, socket.socket.connect_ex = connect, connect_ex  # type: ignore[method-assign]
    socket.getaddrinfo = lookup


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Corpus]:
    """An empty corpus with a fake embedder and parser."""
    with Corpus.open(
        tmp_path / "made.index", embedder=FakeEmbedder(), parser=FakeParser(), create=True
    ) as made:
        yield made
