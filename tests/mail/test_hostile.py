"""Whatever somebody sends: it is read, it has an outcome, and nothing breaks or stands still."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from mail_gateway.screening import Outcome
from mail_gateway.screening.report import report
from tests.mail.hostile import HOSTILE, all_cut_short

OUTCOMES = {outcome.value for outcome in Outcome}
KEYS = [
    "outcome", "reasons", "from", "subject", "message_id", "reply_text", "auto_reply", "bounce",
    "attachments", "raw_sha256",
]  # fmt: skip
SECONDS = 1.0
MEGABYTES = 200
MEASURED = """
import re, resource, sys
from pathlib import Path
from core.cli import main
sys.argv = ["terminlotse", "mail", "read", "--jsonl"]
code = main()
status = Path("/proc/self/status")  # the other figure counts what the parent held at the fork
found = re.search("VmHWM:\\s+([0-9]+)", status.read_text()) if status.exists() else None
kilobytes = int(found[1]) if found else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(code, kilobytes // 1024, file=sys.stderr)
"""


def read_in_time(raw: bytes) -> dict[str, object]:
    """What `mail read` says of a mail, with everything checked that holds for every mail."""
    began = time.process_time()
    told = report(raw)
    took = time.process_time() - began
    assert list(told) == KEYS
    assert told["outcome"] in OUTCOMES
    assert told["raw_sha256"] == hashlib.sha256(raw).hexdigest()
    json.dumps(told, ensure_ascii=False).encode()
    assert took <= SECONDS
    return told


def of_python_itself() -> Iterator[bytes]:
    """The mails that Python tests itself with, where they are installed."""
    for package in ("test.test_email", "test.test_email.data"):
        if importlib.util.find_spec(package.rpartition(".")[0]) is None:
            return
    for file in resources.files("test.test_email").joinpath("data").iterdir():
        if file.name.startswith("msg_"):
            yield file.read_bytes()


def test_the_corpus_is_large() -> None:
    """There are at least sixty kinds of hostile and odd mails."""
    assert len(HOSTILE) >= 60


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile(kind: str) -> None:
    """Every hostile mail has an outcome within a second, and its raw bytes are what they were."""
    read_in_time(HOSTILE[kind]())


def test_cut_anywhere() -> None:
    """A mail that ends at any place is read as far as it goes."""
    assert len([read_in_time(raw) for raw in all_cut_short()]) > 60


def test_of_python_itself() -> None:
    """Python's own test mails are read where Python has them, and our own in any case."""
    mails = [*of_python_itself(), HOSTILE["nested multiparts"]()]
    assert all(read_in_time(raw)["outcome"] for raw in mails)


def test_memory(tmp_path: Path) -> None:
    """One process reads the whole corpus with less than 200 MB, one answer a line, in order."""
    hashes, lines = [], []
    for number, make in enumerate(HOSTILE.values()):
        raw = make()
        path = tmp_path / f"{number}.eml"
        path.write_bytes(raw)
        hashes.append(hashlib.sha256(raw).hexdigest())
        lines.append(json.dumps({"path": str(path)}))
    done = subprocess.run(
        [sys.executable, "-c", MEASURED], input="\n".join(lines), capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert [json.loads(line)["raw_sha256"] for line in done.stdout.splitlines()] == hashes
    code, megabytes = done.stderr.split()
    assert code == "0"
    assert int(megabytes) <= MEGABYTES


def test_dangerous_mails_are_kept_apart() -> None:
    """What is built to do harm goes to quarantine."""
    for kind in (
        "nested multiparts", "many parts", "encoded words", "zip bomb", "a program in an archive",
        "an archive that climbs", "a program called invoice", "a name that reads backwards",
    ):  # fmt: skip
        assert report(HOSTILE[kind]())["outcome"] == "quarantine", kind


def test_forged_headers_change_nothing() -> None:
    """A header behind a bare carriage return is no header, and two senders are no sender."""
    injected = report(HOSTILE["a header injected by a bare return"]())
    assert injected["subject"] == "x Bcc: c@y.example"
    assert injected["outcome"] == "staff"
    assert "many_senders" in report(HOSTILE["a second sender"]())["reasons"]
    assert report(HOSTILE["a name that is an address"]())["from"] == "boss@bank.example"
