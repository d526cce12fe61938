"""No file, however hostile, comes to more than a list of problems."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.importing.kinds import Kind
from core.storage.database import SqlDatabase
from tests.importing.files import FIRST, Desk, csv_text

KINDS = st.sampled_from(["orders", "providers", "slots"])
NASTY = st.sampled_from(
    ["", "\x00", "'; DROP TABLE orders; --", "<script>", "\u202e", "9" * 400, "٤٧١١٠٨١٥", "=1+1",
     "²", "1.1.2026", "2026-02-30", "2026-12-01T10:00+01:00", "0" * 8, "x" * 100_000, "\ufeff"]
)  # fmt: skip
PER_TEST = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@PER_TEST
@given(kind=KINDS, content=st.binary(max_size=3_000))
def test_any_bytes(
    sqlite_database: SqlDatabase, tmp_path: Path, kind: Kind, content: bytes
) -> None:
    """Random bytes are reported, never raised."""
    assert Desk(sqlite_database, tmp_path).brings_bytes(kind, content).problems


@PER_TEST
@given(kind=KINDS, content=st.text(max_size=500), separator=st.sampled_from(",;\t"))
def test_any_text_below_a_good_header(
    sqlite_database: SqlDatabase, tmp_path: Path, kind: Kind, content: str, separator: str
) -> None:
    """Whatever stands below a good header, nothing comes in that was not checked."""
    header = separator.join(FIRST[kind]) + "\n"
    text = (header + content).encode("utf-8", "surrogatepass")
    report = Desk(sqlite_database, tmp_path).brings_bytes(kind, text)
    assert report.new == 0


@PER_TEST
@given(kind=KINDS, cells=st.lists(st.one_of(NASTY, st.text(max_size=40)), min_size=15, max_size=15))
def test_any_cells(
    sqlite_database: SqlDatabase, tmp_path: Path, kind: Kind, cells: list[str]
) -> None:
    """Hostile cells in a well-formed row are problems of that row."""
    row = dict(zip(FIRST[kind], cells, strict=False))
    content = csv_text([row]).encode("utf-8", "replace")
    Desk(sqlite_database, tmp_path).brings_bytes(kind, content)


@pytest.mark.parametrize("kind", ["orders", "providers", "slots"])
def test_broken_good_files(any_desk: Desk, kind: Kind) -> None:
    """A good file with a few bytes changed is either taken or reported, on either engine."""
    chance = random.Random(kind)
    good = csv_text([FIRST[kind]] * 3, ";").encode("cp1252")
    any_desk.brings("providers")
    for _ in range(60):
        content = bytearray(good)
        for _ in range(chance.randrange(1, 6)):
            content[chance.randrange(len(content))] = chance.choice(b'\x00;,"\r\n\xff\x80aZ09')
        any_desk.brings_bytes(kind, bytes(content))
