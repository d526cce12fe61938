"""A program that has imported everything and then makes copies of itself, in milliseconds each.

Importing takes seconds, and a crash test starts the program hundreds of times. So one process
imports a module once and forks copies that call its ``run``: a line of JSON on its standard input
starts a copy, and it tells on its standard output, a line of JSON each, which process that became
and how it ended.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import select
import signal
import sys
import traceback
from typing import Any, NoReturn

LOOK_SECONDS = 0.02


def tell(**what: object) -> None:
    """Write a line for the test."""
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def start(order: dict[str, Any]) -> None:
    """Fork a copy that runs the program as ordered."""
    pid = os.fork()
    if pid == 0:
        become(order)
    tell(id=order["id"], pid=pid)


def become(order: dict[str, Any]) -> NoReturn:
    """Run in the copy, and leave without touching what is the parent's."""
    code = 1
    try:
        null = os.open(os.devnull, os.O_RDWR)
        log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        for old, new in ((0, null), (1, null), (2, log)):
            os.dup2(new, old)
        importlib.import_module(sys.argv[1]).run(order)
        code = 0
    except BaseException:  # noqa: BLE001 - the copy has no other way to say what went wrong
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def bury() -> None:
    """Tell of copies that ended."""
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        tell(pid=pid, ended=os.waitstatus_to_exitcode(status))


def main() -> None:
    """Take orders until the standard input ends; then end all copies."""
    importlib.import_module(sys.argv[1])
    gc.freeze()  # so that the copies share what is here
    tell(ready=os.getpid())
    pending = b""
    while True:
        bury()
        if not select.select([0], [], [], LOOK_SECONDS)[0]:
            continue
        received = os.read(0, 65536)
        if not received:
            os.killpg(0, signal.SIGKILL)
        *lines, pending = (pending + received).split(b"\n")
        for line in lines:
            start(json.loads(line))


if __name__ == "__main__":
    main()
