"""`demo`: nothing to set up, nobody in the way, a booking, a quick end."""

from __future__ import annotations

import json
import re
import socket
import urllib.request
from http.client import HTTPResponse
from pathlib import Path

from tests.operator.process import Process, free_port

MOST_MB = 280
"""aiogram alone takes 128 MB; see docs/decisions/0001-web-is-its-own-package.md."""
MOST_SECONDS = 1.0


def posted(url: str, body: object) -> dict[str, int]:
    """Post something as the phone does."""
    request = urllib.request.Request(url, json.dumps(body).encode())
    with urllib.request.urlopen(request, timeout=10) as answer:
        found: dict[str, int] = json.load(answer)
        return found


def opened(url: str) -> HTTPResponse:
    """Open a stream of events and read its beginning; it stays open."""
    stream: HTTPResponse = urllib.request.urlopen(url, timeout=10)
    assert stream.readline()
    return stream


def test_two_demos(tmp_path: Path, processes: list[Process]) -> None:
    """One takes the next port when its own is taken, another books by itself meanwhile."""
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
    port = free_port()
    with socket.create_server(("127.0.0.1", port)):
        # settings that would not do anywhere else: the demo depends on nothing outside of it
        first = Process(tmp_path / "first", "demo", "--port", str(port), SECRET_KEY="short")
        processes.append(first)
        first.until(lambda: "Die Demo läuft" in first.out, "address")
    second = Process(tmp_path / "second", "demo", "--check")
    processes.append(second)
    found = re.search(r"http://127\.0\.0\.1:(\d+)", first.out)
    assert found is not None
    assert int(found[1]) != port
    page = first.answers(found[0])
    assert "<html" in page
    chat = posted(f"{found[0]}/telegram/phone/chats", {"first_name": "Erna"})["chat_id"]
    streams = [
        opened(f"{found[0]}/demo/bookings/events"),
        opened(f"{found[0]}/telegram/phone/chats/{chat}/events"),
    ]
    phone = f"{found[0]}/telegram/phone/chats/{chat}"
    posted(f"{phone}/messages", {"text": "/start"})
    first.until(lambda: "Guten Tag" in first.answers(phone), "answer of the assistant")
    assert first.resident_mb() < MOST_MB

    checked = second.ends()
    assert checked.code == 0, checked.err
    assert checked.err == ""
    lines = checked.out.splitlines()
    assert lines[0] != first.out.splitlines()[0]
    assert [line.strip() for line in lines if line.startswith("   ")][
        -1
    ] == "Ihr Termin ist gebucht:"
    assert lines[-1] == "In Ordnung: genau ein Termin ist gebucht."

    seconds, outcome = first.stops()
    assert (outcome.code, outcome.err) == (0, "")
    assert seconds < MOST_SECONDS
    for stream in streams:
        stream.close()
    assert list((tmp_path / "first").glob("*data*")) == []
