"""The prepared process: ``python -I child.py ROOT MODULE:NAME DESCRIPTOR``; a fork for each run.

Started as a file, because under ``-I`` nothing of the project can be found before the root is
known. The order matters: import (our own code, which may write its bytecode), fork, give up rights,
and only then look at the input.
"""

from __future__ import annotations

import gc
import importlib
import os
import resource
import signal
import socket
import sys
from collections.abc import Callable

IDLE_SECONDS = 60.0
MOST_FILES = 16
"""A child holds four descriptors; a library may want a font or a code page beside them."""
RESULT = 3
"""Where a child writes, after 0 for the payload and 1 and 2 for nothing."""

Function = Callable[[bytes], bytes]


def main(root: str, function: str, descriptor: str) -> None:
    """Import the function, say so, then serve until the parent is gone or has no work."""
    if root not in sys.path:  # linked by a .pth file or installed, it is there already
        sys.path.insert(0, root)
    from core.sandbox.messages import ENDED, JOB, READY, STARTED  # noqa: PLC0415 - needs the root

    module, _, name = function.partition(":")
    run: Function = getattr(importlib.import_module(module), name)
    gc.collect()
    gc.freeze()  # children share the pages of what is there already
    control = socket.socket(fileno=int(descriptor))
    control.settimeout(IDLE_SECONDS)
    control.sendall(READY)
    while True:
        try:
            job, given, _flags, _address = socket.recv_fds(control, JOB.size, 2)
        except TimeoutError:
            return
        if len(job) < JOB.size or len(given) != 2:
            return
        pid = os.fork()
        if pid == 0:
            _child(run, *given, *JOB.unpack(job))
        for number in given:
            os.close(number)
        control.sendall(STARTED.pack(pid))
        control.sendall(ENDED.pack(os.waitpid(pid, 0)[1]))


def _child(run: Function, payload: int, result: int, seconds: float, memory: int) -> None:
    """Read the payload, write the result, and never return."""
    try:
        os.setsid()
        _take_place(payload, result)
        _give_up_rights(seconds, memory)
        _answer(is_result=True, content=run(_whole(0)))
    except MemoryError:
        _answer(is_result=False, content=b"out_of_memory")
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is the answer
        _answer(is_result=False, content=f"raised {_where(error)}".encode())
    finally:
        os._exit(0)


def _take_place(payload: int, result: int) -> None:
    """Keep the payload, the result and nothing else open."""
    payload, result = os.dup(payload), os.dup(result)  # out of the way of the places to fill
    os.dup2(payload, 0)
    os.dup2(result, RESULT)
    os.closerange(RESULT + 1, resource.getrlimit(resource.RLIMIT_NOFILE)[0])


def _give_up_rights(seconds: float, memory: int) -> None:
    """Set every limit for good; SIGALRM ends a child whose parents are gone."""
    cpu = max(1, int(seconds + 0.999))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 1))  # SIGXCPU tells more than SIGKILL
    for kind, limit in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
        (resource.RLIMIT_NOFILE, MOST_FILES),
        (resource.RLIMIT_DATA, memory),
    ):
        resource.setrlimit(kind, (limit, limit))
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds + 1)


def _whole(descriptor: int) -> bytes:
    with open(descriptor, "rb", closefd=False) as file:
        return file.read()


def _answer(*, is_result: bool, content: bytes) -> None:
    from core.sandbox.messages import HEAD  # noqa: PLC0415 - needs the root

    rest = memoryview(HEAD.pack(is_result, len(content)) + content)
    while rest:
        rest = rest[os.write(RESULT, rest) :]


def _where(error: BaseException) -> str:
    """Return type and place, not the message: it may quote the input."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    kind = type(error).__name__
    if trace is None:
        return kind
    return f"{kind} {trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}"


if __name__ == "__main__":
    main(*sys.argv[1:])
