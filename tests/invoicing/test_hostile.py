"""Whatever a file is made to do, the program that reads it lives, answers in time and says why."""

import time
from collections.abc import Callable

import pytest

from core.invoicing import read_invoice
from core.sandbox import Limits
from tests.invoicing import bombs, hostile_pdf, hostile_xml

ALL = hostile_pdf.HOSTILE | hostile_xml.HOSTILE


@pytest.mark.parametrize("make", ALL, ids=lambda make: make.__name__)
def test_hostile_file(make: Callable[[], bytes]) -> None:
    """Each is read or refused with a finding that names it, in far less than 20 seconds."""
    data = make()
    began = time.monotonic()
    reading = read_invoice(data)
    assert time.monotonic() - began < 20
    assert {finding.code for finding in reading.findings} & ALL[make]
    assert all(finding.message.endswith(".") for finding in reading.findings)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "file_empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "file_type_unknown"),
        (b"PK\x03\x04" + bytes(100), "file_type_unknown"),
        (b"Sehr geehrte Damen und Herren", "file_type_unknown"),
        (bytes(1_000), "file_type_unknown"),
        (bytes(25_000_001), "file_too_large"),
    ],
)
def test_wrong_file(data: bytes, code: str) -> None:
    """What is neither PDF nor XML is not even opened."""
    reading = read_invoice(data)
    assert reading.invoice is None
    assert [finding.code for finding in reading.findings] == [code]


def test_values_survive_pages_that_kill_the_reader() -> None:
    """When the pages end the process, the data inside are read all the same, and it is said."""
    reading = read_invoice(bombs.font_bomb())
    assert reading.invoice is not None
    assert reading.invoice.totals.gross is not None
    assert reading.has_errors()


def test_time_that_runs_out() -> None:
    """A reading that takes too long is a finding."""
    reading = read_invoice(bombs.forms_in_forms(), Limits(seconds=0.0))
    assert [finding.code for finding in reading.findings] == ["reading_timed_out"]


def test_damaged_files() -> None:
    """A good file with some bytes turned gives a reading, however little of it is left."""
    for seed in range(40):
        reading = read_invoice(hostile_pdf.damaged(seed))
        assert reading.invoice is not None or reading.findings


def test_password_is_asked_away() -> None:
    """Who sends a PDF with a password is told to send it without one."""
    (finding,) = read_invoice(hostile_pdf.encrypted()).findings
    assert "ohne Kennwort" in finding.message
