"""The baseline for many writers: recorded transactions on four bare connections at once."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from benchmarks.raw import Raw
from benchmarks.recording import Recorded


class RawThreads:
    """As many threads as there are connections; each takes every n-th transaction."""

    def __init__(self, connections: Sequence[Raw]) -> None:
        """Use ``connections``; one alone needs no thread."""
        self._connections = connections
        self._threads = ThreadPoolExecutor(len(connections))

    def run(self, transactions: Sequence[Recorded]) -> None:
        """Do all of them and wait."""
        count = len(self._connections)
        if count == 1:
            self._connections[0].run(transactions)
            return
        shares = [transactions[start::count] for start in range(count)]
        works = zip(self._connections, shares, strict=True)
        for done in [self._threads.submit(raw.run, share) for raw, share in works]:
            done.result()

    def close(self) -> None:
        """Let go of the database."""
        self._threads.shutdown()
        for connection in self._connections:
            connection.close()
