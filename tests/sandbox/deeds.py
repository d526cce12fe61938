"""What functions do that run apart: some of it is not nice."""

import ctypes
import json
import os
import resource
import signal
import sys
import tempfile
import time
from pathlib import Path

KILOBYTE, MEGABYTE = 1_000, 1_000_000
remembered: list[bytes] = []


def echo(payload: bytes) -> bytes:
    """Give back what came."""
    return payload


def repeat(payload: bytes) -> bytes:
    """Give back a megabyte for every byte that came."""
    return b"x" * (len(payload) * MEGABYTE)


def do(payload: bytes) -> bytes:
    """Do what the payload says."""
    return DEEDS[payload.decode()]() or b"done"


def remember(payload: bytes) -> bytes:
    """Give back what this process has seen so far."""
    remembered.append(payload)
    return b",".join(remembered)


def surroundings(payload: bytes) -> bytes:
    """Tell what can be seen from inside."""
    return json.dumps(
        {
            "environment": dict(os.environ),
            "directory": str(Path.cwd()),
            "isolated": sys.flags.isolated,
            "group": os.getpgrp() == os.getpid(),
            "files": sorted(int(link.name) for link in Path("/proc/self/fd").iterdir()),
            "core": resource.getrlimit(resource.RLIMIT_CORE),
            "data": resource.getrlimit(resource.RLIMIT_DATA),
            "size": resource.getrlimit(resource.RLIMIT_FSIZE),
            "pid": os.getpid(),
        }
    ).encode()


def _raise() -> bytes:
    raise ValueError("a secret from the input")


def _exit() -> bytes:
    raise SystemExit(0)


def _spin() -> bytes:
    while True:
        pass


def _sleep_deaf() -> bytes:
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGALRM, signal.SIGXCPU):
        signal.signal(number, signal.SIG_IGN)
    while True:
        time.sleep(1)


def _overflow() -> bytes:
    ctypes.string_at(0)
    return b""


def _eat() -> bytes:
    return b"".join(bytes(10 * MEGABYTE) for _ in range(10_000))


def _write_file() -> bytes:
    with tempfile.TemporaryFile(buffering=0) as file:
        file.write(b"x")
    return b""


def _open_many() -> bytes:
    return str(len([os.open("/", os.O_RDONLY) for _ in range(100)])).encode()


def _close_result() -> bytes:
    os.closerange(0, 100)
    time.sleep(30)
    return b""


def _half() -> bytes:
    os.write(3, b"\x01\x00\x00\x00\x00\x00\x00\x00\xff and then nothing")
    os._exit(0)


def _lie() -> bytes:
    os.write(3, b"\x01" + b"\xff" * 8)
    os.write(3, b"x" * 70_000)
    os.kill(os.getpid(), signal.SIGKILL)
    return b""


def _kill_parent() -> bytes:
    os.kill(os.getppid(), signal.SIGKILL)
    time.sleep(0.2)
    return b""


def _speak() -> bytes:
    os.write(1, b"to nobody")
    sys.stderr.write("to nobody")
    sys.stderr.flush()
    return b"silence"


def _nap() -> bytes:
    time.sleep(0.8)
    return b""


def _dive() -> bytes:
    return _dive()


DEEDS = {
    "raise": _raise,
    "exit": _exit,
    "leave": lambda: os._exit(3),
    "spin": _spin,
    "sleep deaf": _sleep_deaf,
    "abort": os.abort,
    "overflow": _overflow,
    "eat": _eat,
    "write a file": _write_file,
    "open many": _open_many,
    "close the result": _close_result,
    "half": _half,
    "lie": _lie,
    "kill the parent": _kill_parent,
    "speak": _speak,
    "dive": _dive,
    "nap": _nap,
}
