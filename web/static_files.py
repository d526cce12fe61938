"""Style sheets, scripts and pictures.

Their address holds a digest of all of them (`/static/<digest>/…`), so a browser may keep them
for a year, modules import each other by relative path, and a new release is a new address.
"""

import hashlib
import os
from pathlib import Path
from typing import Final

from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

STATIC_FOLDER: Final = Path(__file__).parent / "static"

_FOR_A_YEAR: Final = "public, max-age=31536000, immutable"
_ASK_AGAIN: Final = "no-cache"


class StaticFolder:
    """A folder of files that never change while the process runs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._paths = frozenset(
            path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
        )
        self.version = self._digest()

    def address(self, path: str) -> str:
        """Where a browser finds the file; raises KeyError if there is no such file."""
        if path not in self._paths:
            raise KeyError(path)
        return f"/static/{self.version}/{path}"

    def route(self) -> Mount:
        """The route below which all files are served."""
        return Mount("/static/{version}", app=_Files(self._folder, self.version))

    def _digest(self) -> str:
        digest = hashlib.sha256()
        for path in sorted(self._paths):
            digest.update(path.encode() + b"\0" + (self._folder / path).read_bytes())
        return digest.hexdigest()[:12]


class _Files(StaticFiles):
    def __init__(self, folder: Path, version: str) -> None:
        super().__init__(directory=folder)
        self._version = version

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        response = super().file_response(full_path, stat_result, scope, status_code)
        current = scope["path_params"]["version"] == self._version
        response.headers["cache-control"] = _FOR_A_YEAR if current else _ASK_AGAIN
        return response
