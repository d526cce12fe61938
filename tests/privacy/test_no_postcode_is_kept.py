"""Nobody finds a postcode or a code that somebody typed: not in the data, the log or the pages."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.bootstrap.demo_orders import PEOPLE
from tests.architecture.source_tree import ROOT
from tests.privacy.canaries import CODES, SPELLED, WRONG, found

POSTCODES = (*WRONG, SPELLED, *(person[-1] for person in PEOPLE))


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a run of the whole program left behind, in which everybody typed secrets."""
    folder = tmp_path_factory.mktemp("played")
    with (folder / "log.txt").open("wb") as log:
        subprocess.run(
            [sys.executable, "-m", "tests.privacy.playing", str(folder)],
            cwd=ROOT, stderr=log, stdout=log, check=True, timeout=300, env=dict(os.environ),
        )  # fmt: skip
    return folder


def kept(folder: Path) -> Iterator[Path]:
    """Every file that the program wrote, but its own key."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix != ".json" and path.name != "secret.key":
            yield path


def test_the_run_was_worth_a_scan(played: Path) -> None:
    """People signed in, booked and cancelled; the log tells a lot; no file is missing."""
    said = (played / "said.json").read_text("utf-8")
    assert said.count("Sie sind angemeldet") >= 3
    assert "Ihr Termin ist gebucht" in said
    assert "Ihr Termin ist abgesagt" in said
    assert len((played / "log.txt").read_text("utf-8").splitlines()) > 20
    names = {path.name for path in kept(played)}
    assert {"terminlotse.db", "terminlotse.db-wal"} <= names


def test_no_file_holds_what_was_typed(played: Path) -> None:
    """Database, write-ahead log and log, byte for byte: no postcode, no code of a letter."""
    leaks = {path.name: found(path.read_bytes(), POSTCODES, CODES) for path in kept(played)}
    assert {name: seen for name, seen in leaks.items() if seen} == {}


def test_no_message_repeats_what_was_typed(played: Path) -> None:
    """Nothing that the assistant said, and no button, holds a postcode or a code."""
    assert found((played / "said.json").read_text("utf-8"), POSTCODES, CODES) == set()


def test_what_was_typed_is_gone_from_the_chats(played: Path) -> None:
    """Messages with a postcode or a code were deleted from the chats as well."""
    assert found((played / "left.json").read_text("utf-8"), POSTCODES, CODES) == set()


def test_pages_show_no_more_than_before(played: Path) -> None:
    """Page, live view, metrics and health show no secret that was not on the letters before."""
    before, after = (
        json.loads((played / f"pages-{when}.json").read_text("utf-8"))
        for when in ("before", "after")
    )
    assert set(before) == set(after)
    assert "Auftrag" in after["/demo/bookings/events"]
    for path, page in after.items():
        known = found(before[path], POSTCODES, CODES)
        assert found(page, POSTCODES, CODES) == known, path
        assert known <= ({SPELLED, *(person[-1] for person in PEOPLE)} if path == "/" else set())


def test_the_scan_finds_what_is_kept_on_purpose(played: Path, tmp_path: Path) -> None:
    """Negative control: one postcode and one code, stored and deleted again, are found."""
    copy = tmp_path / "terminlotse.db"
    copy.write_bytes((played / "data" / "terminlotse.db").read_bytes())
    with sqlite3.connect(copy) as connection:
        connection.execute("PRAGMA secure_delete = OFF")
        connection.execute("CREATE TABLE leaks (text TEXT)")
        connection.execute("INSERT INTO leaks VALUES (?)", (f"PLZ {WRONG[0]}, {CODES[0]}",))
        connection.commit()
        connection.execute("DELETE FROM leaks")
    connection.close()
    assert found(copy.read_bytes(), POSTCODES, CODES) == {WRONG[0], CODES[0]}


@pytest.mark.parametrize(
    "text",
    [
        "40213", "4 0 2 1 3", "402-13", "PLZ40213", "40213Düsseldorf", "４０２１３", "4\u200b0213",
        '{"text": "\\uff14\\uff10\\uff12\\uff11\\uff13"}', "vier null zwei eins drei", "(40)(213)",
        "4\n0\n2\n1\n3",
    ],
)  # fmt: skip
def test_the_scan_sees_every_spelling(text: str) -> None:
    """However a postcode is written, the scan sees it."""
    assert found(text, [SPELLED])


@pytest.mark.parametrize(
    "text",
    [
        "140213",
        "402134",
        "12:00:40.213",
        "0197a402130c7e5db8f14021365a3c1d",
        "Auftrag 47110815",
        "f40213a0f40213a0f40213a0f40213a0",
    ],
)
def test_the_scan_does_not_cry_wolf(text: str) -> None:
    """Longer numbers, times and ids are no postcodes."""
    assert not found(text, [SPELLED])
