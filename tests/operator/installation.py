"""An installation as an operator has it: a folder, an environment, files, and commands to type."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.cli.ending import ended
from core.cli.program import NAME, app
from core.settings import PREFIX
from core.telemetry import events

Set = Callable[[str, str], None]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a command ended, and what it said on standard output and standard error."""

    code: int
    out: str
    err: str

    @property
    def only_line(self) -> str:
        """The one line on standard error; fails when there is another, or a traceback."""
        (line,) = self.err.splitlines()
        assert "Traceback" not in self.err
        return line


class Installation:
    """A folder of one's own; commands run in this process, with nothing started for real."""

    def __init__(
        self, folder: Path, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        """Begin with no setting at all."""
        self.folder = folder
        self.logs: list[tuple[str, tuple[str, ...]]] = []
        self._patch = patch
        self._capsys = capsys
        patch.chdir(folder)
        for name in list(os.environ):
            if name.upper().startswith(PREFIX):
                patch.delenv(name)
        patch.setattr(events, "set_up_logs", self._set_up_logs)

    def _set_up_logs(
        self, level: str = "INFO", *, json_lines: bool = True, secrets: Iterable[str] = ()
    ) -> None:
        """Remember what the log was to be; the log of the tests stays as it is."""
        self.logs.append((level, tuple(secrets)))

    def set(self, name: str, value: str) -> None:
        """Set a setting in the environment, named as it is there or without the common prefix."""
        self._patch.setenv(name if name.upper().startswith(PREFIX) else PREFIX + name, value)

    def file(self, name: str, content: str | bytes) -> Path:
        """Write a file into the folder."""
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def does(self, *arguments: object) -> Outcome:
        """Run a command to its end."""
        self._capsys.readouterr()
        words = [str(argument) for argument in arguments]
        code = ended(lambda: app(words, prog_name=NAME, standalone_mode=False))
        said = self._capsys.readouterr()
        return Outcome(code, said.out, said.err)

    def is_empty(self) -> bool:
        """Whether nothing was made: no data folder, no key, no database."""
        return not any(self.folder.iterdir())
