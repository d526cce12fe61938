"""Whether there is a place to write, and room in it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from core.doctor.checkup import Checkup
from core.doctor.finding import Finding, error, fine, warning

GIGABYTE = 10**9
LITTLE, TOO_LITTLE = 2 * GIGABYTE, GIGABYTE // 5


def check_data_dir(checkup: Checkup) -> Iterator[Finding]:
    """Yield findings on the data folder and, elsewhere, the folder of an SQLite database."""
    folders = [checkup.data_dir]
    if checkup.database.sqlite:
        folders.append(Path(checkup.database.engine.url.database or ".").parent)
    for folder in dict.fromkeys(folder.absolute() for folder in folders):
        yield from _check(folder)


def _check(folder: Path) -> Iterator[Finding]:
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"terminlotse")
    except FileNotFoundError:
        yield error(f"Den Ordner {folder} gibt es nicht.", f"Anlegen: mkdir -p {folder}")
        return
    except OSError as problem:
        yield error(
            f"In den Ordner {folder} lässt sich nicht schreiben ({problem.strerror}).",
            "Rechte und freien Platz prüfen, oder TERMINLOTSE_DATA_DIR ändern.",
        )
        return
    yield fine(f"In den Ordner {folder} lässt sich schreiben.")
    yield _room(folder, shutil.disk_usage(folder).free)


def _room(folder: Path, free: int) -> Finding:
    said = f"{free / GIGABYTE:.1f} GB frei in {folder}".replace(".", ",", 1)
    if free < TOO_LITTLE:
        return error(f"Fast kein Platz mehr: {said}.", "Platz schaffen, bevor nichts mehr geht.")
    if free < LITTLE:
        return warning(f"Wenig Platz: {said}.", "Bald Platz schaffen.")
    return fine(f"Genug Platz: {said}.")
