"""`chat`: the dialogue in a terminal, whose recording is a ready transcript."""

from __future__ import annotations

import io
import signal
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.bootstrap import terminal_session
from core.bootstrap.demo_orders import demo_orders
from core.bootstrap.terminal_session import MinuteClock
from core.bootstrap.transcript import parse
from tests.operator.installation import Installation, Outcome
from tests.operator.process import Process
from tests.transcripts.record import on_paper

NOW = datetime(2026, 11, 23, 8, 0, 40, tzinfo=UTC)
ERNA = demo_orders(NOW)[0]
BOOKED = "Ihr Termin ist gebucht:"


def chats(
    installation: Installation, patch: pytest.MonkeyPatch, lines: list[str], *options: object
) -> Outcome:
    """Chat through a pipe, on a Monday morning."""
    patch.setattr(terminal_session, "system_now", lambda: NOW)
    patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO("\n".join(lines).encode())))
    return installation.does("chat", *options)


def test_books(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody books with what stands at the beginning; the office's database is not touched."""
    lines = [f"{ERNA.order_number} {ERNA.postcode}", "#1", "[Ja, fest buchen]"]
    outcome = chats(installation, monkeypatch, lines)
    assert (outcome.code, outcome.err) == (0, "")
    assert f"{ERNA.order_number} {ERNA.postcode}" in outcome.out
    assert BOOKED in outcome.out
    assert "#1 [Mein Termin]" in outcome.out
    assert installation.is_empty()


def test_recording(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    """A recorded chat is a transcript that the pure machine plays identically."""
    lines = [
        "/start", "(Foto)", f"{ERNA.order_number} {ERNA.postcode}", "#99", "[kein Knopf]",
        "(kein Ding)", "#6", "", "#2", "(geändert: doch nicht)", "[Ja, fest buchen]",
        "Mensch", "/hilfe",
    ]  # fmt: skip
    file = installation.folder / "gespraech.txt"
    outcome = chats(installation, monkeypatch, lines, "--record", file)
    assert outcome.code == 0
    assert outcome.out.endswith(f"Aufgenommen in {file}\n")
    text = file.read_text("utf-8")
    transcript = parse(text)
    assert transcript.begins == NOW.replace(second=0)
    assert len(transcript.acts) == len(lines) - 4  # two buttons, a thing, an empty line
    assert on_paper(transcript) == text


def test_what_is_not_there(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    """A button that is not there, and a thing that cannot be sent, are said to be so."""
    out = chats(installation, monkeypatch, ["#7", "(Schuh)"]).out
    assert "Diesen Knopf gibt es gerade nicht." in out
    assert "In Klammern geht: Foto, " in out


def test_odd_bytes(installation: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no text in any encoding, and what is far too long, gets a kind answer too."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"\xff\xfe\n" + b"x" * 100_000)))
    outcome = installation.does("chat")
    assert (outcome.code, outcome.err) == (0, "")


def test_time_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock of a recording moves by whole minutes, and only between what is said."""
    seconds = [0.0]
    monkeypatch.setattr(terminal_session.time, "monotonic", lambda: seconds[0])
    clock = MinuteClock(NOW)
    seconds[0] = 59.9
    assert clock.catch_up() == 0
    assert clock() == NOW
    seconds[0] = 185.0
    assert clock() == NOW
    assert clock.catch_up() == 3
    assert clock() == NOW + timedelta(minutes=3)


def test_live(ready: Installation, monkeypatch: pytest.MonkeyPatch) -> None:
    """`--live` talks to the office's own database, which knows nobody of the samples."""
    outcome = chats(ready, monkeypatch, [f"{ERNA.order_number} {ERNA.postcode}"], "--live")
    assert outcome.code == 0
    assert BOOKED not in outcome.out
    assert "passt" in outcome.out or "gefunden" in outcome.out


def test_interrupted(tmp_path: Path, processes: list[Process]) -> None:
    """Ctrl+C at the prompt ends the chat at once, and what was recorded is kept."""
    process = Process(tmp_path, "chat", "--record", "r.txt", stdin=subprocess.PIPE)
    processes.append(process)
    assert process.popen.stdin is not None
    process.popen.stdin.write(b"/start\n")
    process.popen.stdin.flush()
    process.until(lambda: "Guten Tag" in process.out, "greeting")
    seconds, outcome = process.stops(signal.SIGINT)
    assert outcome.code == 130
    assert outcome.only_line == "terminlotse: abgebrochen"
    assert seconds < 3
    assert "\n> /start\n< Guten Tag" in (tmp_path / "r.txt").read_text("utf-8")
