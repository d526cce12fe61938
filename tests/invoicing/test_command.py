"""`terminlotse invoice read`, as a person and as a program use it."""

import json
import os
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from core.sandbox.nursery import ROOT
from tests.invoicing.hostile_pdf import encrypted
from tests.invoicing.sample import sample
from tests.invoicing.write_cii import cii
from tests.invoicing.write_pdf import page_lines, pdf_of
from tests.invoicing.write_ubl import ubl

KEYS = (  # noqa: SIM905 - as the promise is written
    "readable syntax invoice_number issue_date seller_name seller_vat_id seller_tax_number iban "
    "net tax gross due currency type_code findings"
).split()
WANTED = sample(21)


def run(*arguments: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "core.cli", "invoice", "read", *arguments],
        input=given,
        capture_output=True,
        cwd=ROOT,
        env={**os.environ, "COLUMNS": "100"},
        timeout=60,
        check=False,
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a PDF, an XML file and one that cannot be read."""
    (tmp_path / "gut.pdf").write_bytes(pdf_of(page_lines(WANTED), {"factur-x.xml": cii(WANTED)}))
    (tmp_path / "gut.xml").write_bytes(ubl(WANTED))
    (tmp_path / "zu.pdf").write_bytes(encrypted())
    return tmp_path


def test_json(folder: Path) -> None:
    """Each file gives one line with exactly the promised keys, amounts with two decimals."""
    done = run("--json", str(folder / "gut.pdf"), str(folder / "gut.xml"))
    assert done.returncode == 0, done.stderr
    first, second = (json.loads(line) for line in done.stdout.splitlines())
    assert list(first) == list(second) == KEYS
    assert (first["syntax"], second["syntax"]) == ("CII", "UBL")
    for answer in (first, second):
        assert answer["readable"] is True
        assert answer["invoice_number"] == WANTED.number
        assert answer["issue_date"] == WANTED.day.isoformat()
        assert answer["iban"] == [WANTED.iban]
        assert [Decimal(answer[key]) for key in ("net", "tax", "gross", "due")] == [
            WANTED.net,
            WANTED.tax,
            WANTED.gross,
            WANTED.due,
        ]
        assert re.fullmatch(r"\d+\.\d\d", answer["gross"])
        assert answer["findings"] == []


def test_lines(folder: Path) -> None:
    """Each line in gives one line out, in order, whatever the line or its file is."""
    questions = [
        json.dumps({"path": str(folder / "gut.xml")}),
        "no json",
        "[]",
        '{"path": 7}',
        '{"path": "a\\u0000b"}',
        json.dumps({"path": str(folder / "missing.pdf")}),
        json.dumps({"path": str(folder)}),
        '{"path": "/dev/zero"}',
        '{"path": "' + "x" * 5_000 + '"}',
        "[" * 100_000,
        json.dumps({"path": str(folder / "zu.pdf")}),
        json.dumps({"path": str(folder / "gut.pdf")}),
    ]
    done = run("--jsonl", given="\n".join(questions).encode() + b"\n\xff\xfe\n")
    assert done.returncode == 0
    assert done.stderr == b""
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["readable"] for answer in answers] == [True, *[False] * 10, True, False]
    assert [answer["findings"][0]["code"] for answer in answers[1:-2]] == [
        *["line_unreadable"] * 3,
        *["file_missing"] * 4,
        "file_unreadable",
        "line_unreadable",
        "pdf_encrypted",
    ]
    assert answers[-1]["findings"][0]["code"] == "line_unreadable"


def test_table(folder: Path) -> None:
    """A person reads German, and what is odd in words."""
    done = run(str(folder / "gut.pdf"), str(folder / "zu.pdf"))
    said = done.stdout.decode()
    assert done.returncode == 1
    assert WANTED.number in said
    assert "Umsatzsteuer-ID" in said
    assert "Nicht lesbar" in said
    assert "ohne Kennwort" in " ".join(said.split())
    assert b"Traceback" not in done.stderr


def test_names_are_no_markup(tmp_path: Path) -> None:
    """What looks like markup in a name or a file is shown as it is."""
    path = tmp_path / "[red]x[blink].xml"
    path.write_bytes(cii(sample(21)).replace(WANTED.seller.encode(), b"[bold]Glas[/bold]"))
    said = run(str(path)).stdout.decode()
    assert "[red]x[blink].xml" in said
    assert "[bold]Glas[/bold]" in said


@pytest.mark.parametrize("arguments", [[], ["--jsonl", "x.pdf"]])
def test_misuse(arguments: list[str]) -> None:
    """Called with nothing to do or with two things at once, the command says how to call it."""
    done = run(*arguments)
    assert done.returncode == 2
    assert "entweder Dateien oder --jsonl" in done.stderr.decode()
