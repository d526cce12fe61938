"""Large things as files, named by what is in them: written once, kept byte for byte."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

MAILS = "mails"
"""The folder of large mails, below the data folder."""


class Damaged(OSError):
    """A file does not hold what its name says."""


class LargeFiles:
    """A folder of files by SHA-256; putting the same twice keeps one."""

    def __init__(self, folder: Path) -> None:
        """Keep the files below ``folder``, which is made when the first one comes."""
        self._folder = folder

    def put(self, content: bytes) -> str:
        """Keep ``content`` for good: when this returns, it is on the disk. Return its name."""
        name = hashlib.sha256(content).hexdigest()
        path = self._path(name)
        if not self._is_whole(name):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(path, content)
        # A new name is kept by its folder; whoever wrote it first may have died before this.
        for folder in (path.parent, path.parent.parent):
            _sync_folder(folder)
        return name

    def _is_whole(self, name: str) -> bool:
        try:
            self.get(name)
        except (FileNotFoundError, Damaged):
            return False
        return True

    def get(self, name: str) -> bytes:
        """Return what was put; raises FileNotFoundError, and Damaged when a byte has changed."""
        content = self._path(name).read_bytes()
        if hashlib.sha256(content).hexdigest() != name:
            raise Damaged(f"{name} is not what it was")
        return content

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name


def _write(path: Path, content: bytes) -> None:
    """Write under another name first; what could not be written whole takes no room."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
