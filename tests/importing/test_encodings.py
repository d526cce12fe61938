"""Files come as people's programs write them."""

from __future__ import annotations

import pytest

from tests.importing.files import ORDER, Desk, csv_text

TEXT = csv_text([ORDER])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators(desk: Desk, encoding: str, separator: str) -> None:
    """UTF-8 with or without its mark and Windows-1252, comma, semicolon and tab are recognised."""
    text = csv_text([ORDER | {"requirements": "Hund; bissig, Größe\tM"}], separator)
    assert desk.brings_bytes("orders", text.encode(encoding)).new == 1
    row = desk.rows("orders")[0]
    assert (row.first_name, row.last_name) == ("Jürgen", "Groß")
    assert row.requirements == "Hund; bissig, Größe\tM"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends(desk: Desk, newline: str) -> None:
    """Lines may end as on any system."""
    text = csv_text([ORDER, ORDER | {"order_number": "47110816"}], newline=newline)
    assert desk.brings_text("orders", text).new == 2


def test_header_in_any_order_and_case(desk: Desk) -> None:
    """Columns stand in any order; case and spaces around their names do not matter."""
    turned = {f" {name.upper()} ": value for name, value in reversed(ORDER.items())}
    assert desk.brings_text("orders", csv_text([turned])).new == 1


def test_line_breaks_in_quotes(desk: Desk) -> None:
    """A quoted field may have several lines, and the lines after it are still counted right."""
    rows = [ORDER | {"requirements": "Klingel:\n„Groß“"}, ORDER | {"service": "unbekannt"}]
    report = desk.brings_text("orders", csv_text(rows, newline="\n"))
    assert [problem.line for problem in report.problems] == [4]
    assert desk.brings_text("orders", csv_text(rows[:1])).new == 1
    assert desk.rows("orders")[0].requirements == "Klingel:\n„Groß“"


def test_empty_lines_are_skipped(desk: Desk) -> None:
    """Empty lines, also those a table program leaves behind, are no rows and no problems."""
    header, row, _ = TEXT.split("\r\n")
    text = "\r\n".join(["", header, "", row, "," * (len(ORDER) - 1), "   ", ""])
    report = desk.brings_text("orders", text)
    assert (report.read, report.new, report.problems) == (1, 1, ())


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "leer"),
        (b"\r\n \r\n", "Kopfzeile"),
        (TEXT.encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04\x14\x00", "Tabellendatei"),
        (b"order_number\n\x81\x8d", "weder UTF-8 noch"),
        (TEXT.encode() + TEXT.encode("cp1252"), "zwei Kodierungen"),
        (b"\xef\xbb\xbf" + TEXT.encode("cp1252"), "zwei Kodierungen"),
        (b"Name,Vorname\nA,B\n", "keine bekannte Spalte"),
    ],
)
def test_other_files(desk: Desk, content: bytes, word: str) -> None:
    """What is no such file is refused with a sentence that says what to do."""
    report = desk.brings_bytes("orders", content)
    assert len(report.problems) == 1
    assert word in str(report.problems[0])
    assert desk.rows("audit_events") == []


def test_unknown_and_missing_columns(desk: Desk) -> None:
    """Every column that is unknown, missing or double is named; no row is looked at."""
    rows = [{**ORDER, "birthday": "1.1.1940"}]
    del rows[0]["land"]
    text = csv_text(rows).replace("email,phone", "email,email")
    report = desk.brings_text("orders", text)
    assert report.read == 0
    said = [str(problem) for problem in report.problems]
    assert len(said) == 4
    assert any("„birthday“ ist unbekannt" in line for line in said)
    assert "Zeile 1, email: Die Spalte kommt mehrmals vor." in said
    assert "Zeile 1, land: Die Spalte fehlt." in said
    assert "Zeile 1, phone: Die Spalte fehlt." in said


@pytest.mark.parametrize(("name", "word"), [("keine.csv", "gibt es nicht"), (".", "Ordner")])
def test_no_file(desk: Desk, name: str, word: str) -> None:
    """A file that is not there is a problem like any other."""
    assert word in str(desk.brings_path("orders", desk.folder / name).problems[0])
