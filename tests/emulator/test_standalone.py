"""`python -m bot.emulator`."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from bot.emulator.__main__ import main


def test_it_runs_alone_and_ends_quickly(tmp_path: Path) -> None:
    """It tells its address, answers, needs no aiogram, and ends at once.

    That a phone is connected does not delay the end.
    """
    imports = tmp_path / "imports"
    command = [sys.executable, "-X", "importtime", "-m", "bot.emulator", "--port", "0"]
    with (
        imports.open("w") as errors,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as program,
    ):
        assert program.stdout
        address = program.stdout.readline().split()[2]
        with httpx.Client(base_url=address.partition("/bot")[0], verify=False) as client:
            assert client.get("/bot42:DEMO/getMe").json()["ok"]
            chat = client.post("/phone/chats", json={"first_name": "Erna"}).json()["chat_id"]
            with client.stream("GET", f"/phone/chats/{chat}/events") as answer:
                next(answer.iter_lines())
                began = time.monotonic()
                os.kill(program.pid, signal.SIGTERM)
                assert program.wait(5) == 0
        assert time.monotonic() - began < 4
    assert "starlette" in imports.read_text()
    assert "aiogram" not in imports.read_text()


@pytest.mark.parametrize("wrong", [["--port", "99999"], ["--rate", "2"]])
def test_a_wrong_start_says_why(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """One line on standard error and exit code 1."""
    assert main(wrong) == 1
    told = capsys.readouterr().err
    assert told.startswith("The emulator cannot start:")
    assert told.count("\n") == 1
