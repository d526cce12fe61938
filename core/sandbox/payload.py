"""The input of a run as an open file without a name, so that nobody has to feed a pipe."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def payload_file(payload: bytes) -> Iterator[int]:
    """Yield a descriptor to read the payload from; in memory where the system can do that."""
    if sys.platform == "linux":
        with os.fdopen(os.memfd_create("payload"), "wb", buffering=0) as file:
            yield _filled(file.fileno(), payload)
    else:
        with tempfile.TemporaryFile(buffering=0) as file:
            yield _filled(file.fileno(), payload)


def _filled(descriptor: int, payload: bytes) -> int:
    rest = memoryview(payload)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
    os.lseek(descriptor, 0, os.SEEK_SET)
    return descriptor
