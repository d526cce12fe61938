"""`mail read`: people get a summary, programs one object a line, nobody a traceback."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.mail.hostile_bounces import bounce
from tests.mail.hostile_makers import PDF, attached
from tests.mail.letters import letter
from tests.operator.installation import Installation

INVOICE = attached(PDF, "rechnung.pdf")


@pytest.fixture
def installation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Installation:
    """An installation where nothing is set up: the command needs no setting."""
    return Installation(tmp_path, monkeypatch, capsys)


def asked(
    installation: Installation, patch: pytest.MonkeyPatch, *lines: bytes
) -> list[dict[str, object]]:
    """The answers to lines on standard input."""
    patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\n".join(lines))))
    outcome = installation.does("mail", "read", "--jsonl")
    assert (outcome.code, outcome.err) == (0, "")
    return [json.loads(line) for line in outcome.out.splitlines()]


def test_object(installation: Installation) -> None:
    """Other programs get exactly the object that they rely on."""
    path = installation.file("a.eml", INVOICE)
    outcome = installation.does("mail", "read", path, "--json")
    assert (outcome.code, outcome.err) == (0, "")
    assert json.loads(outcome.out) == {
        "outcome": "case", "reasons": [], "from": "info@glas.example", "subject": "Re: Auftrag",
        "message_id": "<1@glas.example>", "reply_text": "Anbei.", "auto_reply": False,
        "bounce": None,
        "attachments": [{
            "name": "rechnung.pdf", "media_type": "application/pdf",
            "sha256": hashlib.sha256(PDF).hexdigest(), "size": len(PDF), "kind": "document",
        }],
        "raw_sha256": hashlib.sha256(INVOICE).hexdigest(),
    }  # fmt: skip


def test_several_files(installation: Installation) -> None:
    """Each file is a line, in order; one that is not there is a line with its reason."""
    paths = [installation.file("a.eml", INVOICE), "weg.eml", installation.file("b.eml", bounce())]
    outcome = installation.does("mail", "read", *paths, "--json")
    told = [json.loads(line) for line in outcome.out.splitlines()]
    assert [one["outcome"] for one in told] == ["case", "staff", "case"]
    assert told[1]["reasons"] == ["file_missing"]
    assert told[1].keys() == told[0].keys()
    assert told[2]["bounce"] == {"recipients": ["info@glas.example"], "permanent": True}
    assert (outcome.code, outcome.err) == (1, "")


def test_summary(installation: Installation) -> None:
    """A person reads in German what a mail is, and nothing in it steers the terminal."""
    raw = letter("Ja \x1b[31mgern").replace(b"Re: Auftrag", b"Abwesenheitsnotiz \x1b[2J")
    outcome = installation.does("mail", "read", installation.file("a.eml", raw))
    assert outcome.out.splitlines() == [
        "Datei:        a.eml",
        "Ergebnis:     von einer Maschine, wird nur abgelegt",
        "              eine Abwesenheitsnotiz",
        "Von:          info@glas.example",
        "Betreff:      Abwesenheitsnotiz ·[2J",
        "Antworttext:",
        "    Ja [31mgern",
    ]
    page = installation.does("mail", "read", installation.file("b.eml", bounce())).out
    assert "Unzustellbar: info@glas.example (endgültig)" in page
    assert "rechnung.pdf (Dokument, " in installation.does(
        "mail", "read", installation.file("c.eml", INVOICE)
    ).out  # fmt: skip


def test_lines(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    """A line names a file or holds the mail itself; whatever else it is gets a line too."""
    path = installation.file("a.eml", INVOICE)
    told = asked(
        installation, monkeypatch, json.dumps({"path": str(path)}).encode(),
        json.dumps({"raw": base64.b64encode(INVOICE).decode()}).encode(),
        b'{"raw": "?"}', b'{"path": 7}', b"[]", b"\xff", b"{" * 5_000, b'{"path": "a\\u0000"}',
        json.dumps({"path": str(installation.folder)}).encode(),
    )  # fmt: skip
    assert told[0] == told[1]
    assert [one["reasons"] for one in told[2:]] == [
        ["base64_unreadable"], *[["line_unreadable"]] * 4, ["file_missing"], ["file_missing"],
    ]  # fmt: skip


def test_answers_at_once(tmp_path: Path) -> None:
    """The answer to a line comes before the next line is asked."""
    path = tmp_path / "a.eml"
    path.write_bytes(INVOICE)
    with subprocess.Popen(
        [sys.executable, "-m", "core.cli", "mail", "read", "--jsonl"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(3):
            process.stdin.write(json.dumps({"path": str(path)}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["reply_text"] == "Anbei."
        process.stdin.close()
    assert process.returncode == 0


def test_files_or_lines(installation: Installation) -> None:
    """Neither files nor lines, or both, is a misuse that is explained."""
    for words in ((), ("a.eml", "--jsonl")):
        outcome = installation.does("mail", "read", *words)
        assert outcome.code == 2
        assert "entweder Dateien oder --jsonl" in outcome.only_line
