"""The program as a real process."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from core.settings import PREFIX
from tests.operator.installation import Outcome

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0


def environment(**settings: str) -> dict[str, str]:
    """An environment with these settings and no others."""
    inherited = {k: v for k, v in os.environ.items() if not k.upper().startswith(PREFIX)}
    named = {PREFIX + name: value for name, value in settings.items()}
    return inherited | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"} | named


def free_port() -> int:
    """A port of this machine that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


class Process:
    """A running command. Standard output and standard error go to files, so that none blocks."""

    def __init__(
        self,
        folder: Path,
        *arguments: str,
        limit: str = ":",
        stdin: int = subprocess.DEVNULL,
        **settings: str,
    ) -> None:
        """Start ``terminlotse`` in ``folder``; ``limit`` is a line of shell that is said before."""
        self._out, self._err = folder / "stdout", folder / "stderr"
        self.started = time.monotonic()
        shell = ["sh", "-c", f'{limit}; exec "$@"', "sh"]
        with self._out.open("w") as out, self._err.open("w") as err:
            self.popen = subprocess.Popen(
                [*shell, sys.executable, "-m", "core.cli", *arguments],
                cwd=folder,
                stdin=stdin,
                stdout=out,
                stderr=err,
                env=environment(**settings),
            )

    @property
    def out(self) -> str:
        """What it said on standard output so far."""
        return self._out.read_text()

    @property
    def err(self) -> str:
        """What it said on standard error so far."""
        return self._err.read_text()

    def logged(self) -> Iterable[dict[str, Any]]:
        """Every line of the log; fails when one is no JSON."""
        for line in self.err.splitlines():
            yield json.loads(line)

    def until(self, found: Callable[[], object], what: str) -> None:
        """Wait until something is found."""
        while not found():
            assert self.popen.poll() is None, f"ended before {what}:\n{self.out}{self.err}"
            waited = time.monotonic() - self.started
            assert waited < PATIENCE, f"no {what} within {PATIENCE} s:\n{self.out}{self.err}"
            time.sleep(0.02)

    def answers(self, url: str) -> str:
        """Wait until it answers at ``url``; return what."""
        got: list[str] = []

        def asked() -> bool:
            try:
                with urllib.request.urlopen(url, timeout=5) as answer:
                    got.append(answer.read().decode())
            except OSError:
                return False
            return True

        self.until(asked, url)
        return got[0]

    def ends(self) -> Outcome:
        """Wait for the end."""
        code = self.popen.wait(PATIENCE)
        return Outcome(code, self.out, self.err)

    def stops(self, how: signal.Signals = signal.SIGTERM) -> tuple[float, Outcome]:
        """Send a signal; return the seconds until the end, and the end."""
        began = time.monotonic()
        self.popen.send_signal(how)
        outcome = self.ends()
        return time.monotonic() - began, outcome

    def resident_mb(self) -> float:
        """Memory that it holds now."""
        status = Path(f"/proc/{self.popen.pid}/status").read_text()
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        assert found is not None
        return int(found[1]) / 1024

    def kill(self) -> None:
        """End it, whatever it does."""
        if self.popen.poll() is None:
            self.popen.kill()
        self.popen.wait()
        if self.popen.stdin is not None:
            self.popen.stdin.close()
