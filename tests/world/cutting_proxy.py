"""A proxy in front of PostgreSQL whose connections can be cut, at any moment or at a given word.

It stands for a network that fails: to the program a cut looks as a reset connection does.
"""

from __future__ import annotations

import socket
import struct
import threading
from contextlib import suppress
from pathlib import Path

AT_ONCE = struct.pack("ii", 1, 0)  # SO_LINGER: close with a reset


class CuttingProxy:
    """Listens on a loopback port and passes everything on to the server's socket."""

    def __init__(self, server: Path) -> None:
        """Listen; ``port`` says where."""
        self._server = str(server)
        self._refusing = False
        self._before: bytes | None = None
        self._after: bytes | None = None
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = self._listening.getsockname()[1]
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def cut(self) -> None:
        """Cut every connection now."""
        with self._lock:
            for end in self._open:
                _reset(end)
            self._open.clear()

    def go_down(self) -> None:
        """Cut every connection and accept no new one."""
        self._refusing = True
        self.cut()

    def come_back(self) -> None:
        """Accept connections again."""
        self._refusing = False

    def cut_before(self, word: bytes) -> None:
        """Cut a connection once, instead of passing on what contains ``word``."""
        self._before = word

    def cut_after(self, word: bytes) -> None:
        """Cut a connection once, when the server has answered what contains ``word``."""
        self._after = word

    def close(self) -> None:
        """Stop listening and end all threads."""
        self.go_down()
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in self._threads:
            thread.join(timeout=5)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            if self._refusing:
                _reset(client)
                continue
            server = socket.socket(socket.AF_UNIX)
            server.connect(self._server)
            with self._lock:
                self._open |= {client, server}
            _Connection(self, client, server).start(self._threads)

    def asks(self, data: bytes) -> str:
        """What is to happen to ``data`` on its way to the server: cut now, later, or nothing."""
        with self._lock:
            if self._before is not None and self._before in data:
                self._before = None
                return "now"
            if self._after is not None and self._after in data:
                self._after = None
                return "later"
        return ""

    def ended(self, *ends: socket.socket) -> None:
        """Cut one connection."""
        with self._lock:
            for end in ends:
                self._open.discard(end)
                _reset(end)


class _Connection:
    def __init__(self, proxy: CuttingProxy, client: socket.socket, server: socket.socket) -> None:
        self._proxy, self._client, self._server = proxy, client, server
        self._cut_on_answer = False

    def start(self, threads: list[threading.Thread]) -> None:
        for target in (self._towards_server, self._towards_client):
            thread = threading.Thread(target=target, daemon=True)
            threads.append(thread)
            thread.start()

    def _towards_server(self) -> None:
        with suppress(OSError):
            while data := self._client.recv(65536):
                wanted = self._proxy.asks(data)
                if wanted == "now":
                    break
                self._cut_on_answer = self._cut_on_answer or wanted == "later"
                self._server.sendall(data)
        self._proxy.ended(self._client, self._server)

    def _towards_client(self) -> None:
        with suppress(OSError):
            while data := self._server.recv(65536):
                if self._cut_on_answer:
                    break
                self._client.sendall(data)
        self._proxy.ended(self._client, self._server)


def _reset(end: socket.socket) -> None:
    """Close so that the other side notices at once, also while a thread waits in ``recv``."""
    with suppress(OSError):
        end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, AT_ONCE)
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
