"""The program as it is started by hand: it stops within a second, and says clearly why it ends."""

import asyncio
import os
import signal
import socket
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.emulator import Emulator, create, serving
from core.bootstrap.serve import listening_socket
from tests.telegram.house import KEY, House

ROOT = Path(__file__).parents[2]
STARTED_WITHIN = 60.0


def free_port() -> int:
    """A port that is free now."""
    with listening_socket(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@asynccontextmanager
async def program(folder: Path, base: str, **settings: str) -> AsyncIterator[Process]:
    """``terminlotse serve`` on SQLite in ``folder``, killed at the end if it still runs."""
    own = {
        "TERMINLOTSE_DATABASE__URL": f"sqlite:///{folder / 'terminlotse.sqlite'}",
        "TERMINLOTSE_SECRET_KEY": KEY.get_secret_value(),
        "TERMINLOTSE_TELEGRAM__API_BASE": base,
        "PYTHONPATH": str(ROOT),
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "core.cli", "serve",
        cwd=folder, env=os.environ | own | settings, stdout=PIPE, stderr=PIPE,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


async def in_flight(emulator: Emulator) -> None:
    """Wait until a message hangs on its way."""
    async with asyncio.timeout(STARTED_WITHIN):
        while not emulator.faults.injected["timeout"]:  # noqa: ASYNC110 - there is no event
            await asyncio.sleep(0.01)


async def test_stops_within_a_second(sqlite_url: str, tmp_path: Path) -> None:
    """SIGTERM with an open stream and a message on its way: over in a second, nothing lost."""
    emulator = create()
    erna = emulator.person("Erna")
    port = free_port()
    async with serving(emulator) as base:
        web = {"TERMINLOTSE_WEB__LISTEN": f"127.0.0.1:{port}"}
        token = {"TERMINLOTSE_TELEGRAM__TOKEN": emulator.token}
        async with program(tmp_path, base, **web, **token) as process:
            emulator.faults.set(0, hold=30)
            emulator.faults.once("timeout", "sendMessage")
            erna.say("Hallo")
            await in_flight(emulator)
            with socket.create_connection(("127.0.0.1", port)) as stream:
                stream.sendall(b"GET /healthz HTTP/1.1\r\nHost: x\r\n")  # and never ends it
                process.send_signal(signal.SIGTERM)
                began = time.monotonic()
                assert await process.wait() == 0
                lasted = time.monotonic() - began
        assert lasted <= 1.0
    async with House(sqlite_url, emulator) as house:
        await house.answer(erna)
        assert len(erna.heard) == 1


async def test_refused_token_is_one_line(sqlite_url: str, tmp_path: Path) -> None:
    """A token that Telegram does not know: one clear line that names the key, exit code 1."""
    async with serving(create(token="42:REAL")) as base:
        token = {"TERMINLOTSE_TELEGRAM__TOKEN": "42:OTHER", "TERMINLOTSE_LOG__LEVEL": "ERROR"}
        listen = {"TERMINLOTSE_WEB__LISTEN": f"127.0.0.1:{free_port()}"}
        async with program(tmp_path, base, **token, **listen) as process:
            out, err = await process.communicate()
    assert (process.returncode, out) == (1, b"")
    [line] = err.decode().splitlines()
    assert "TERMINLOTSE_TELEGRAM__TOKEN" in line
    assert "42:" not in line
