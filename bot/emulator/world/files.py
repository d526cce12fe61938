"""Files the bot sent or a person sent."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class File:
    """A stored file; `path` is what getFile tells."""

    file_id: str
    path: str
    content: bytes

    def as_api(self) -> dict[str, Any]:
        """The fields every Bot API file object has."""
        unique = hashlib.sha256(self.content + self.path.encode()).hexdigest()[:16]
        return {
            "file_id": self.file_id,
            "file_unique_id": unique,
            "file_size": len(self.content),
        }


class Files:
    """All files, by id."""

    def __init__(self) -> None:
        self._by_id: dict[str, File] = {}

    def add(self, folder: str, suffix: str, content: bytes) -> File:
        """Store a file under a fresh id."""
        number = len(self._by_id) + 1
        file = File(f"AgAD{number:06d}", f"{folder}/file_{number}{suffix}", content)
        self._by_id[file.file_id] = file
        return file

    def by_id(self, file_id: str) -> File | None:
        """The file with this id."""
        return self._by_id.get(file_id)

    def by_path(self, path: str) -> File | None:
        """The file at this path."""
        return next((file for file in self._by_id.values() if file.path == path), None)
