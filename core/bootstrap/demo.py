"""The demo: all services in one process on SQLite, with a Bot API emulator in Telegram's place.

The bot is the real one: it polls the emulator over HTTP as it would poll Telegram.
"""

from __future__ import annotations

import asyncio
import errno
import importlib
import socket
import tempfile
from collections.abc import Callable
from pathlib import Path

from pydantic import SecretStr

from core.bootstrap.clock import system_now
from core.bootstrap.container import build
from core.bootstrap.demo_check import book_through_phone
from core.bootstrap.demo_world import fill
from core.bootstrap.listener import app_of
from core.bootstrap.loaded_later import LoadedLater
from core.bootstrap.serve import listening_socket, run_until_stopped
from core.bootstrap.services import Service, load
from core.settings import Settings, TelegramSettings
from core.telemetry.events import set_up_logs

EMULATOR = "bot.emulator"
HOST = "127.0.0.1"
PORTS_TO_TRY = 20
LAST_PORT = 65535


def demo_settings(folder: Path, port: int, token: str) -> Settings:
    """Return settings that depend on nothing outside of ``folder``."""
    return Settings.model_construct(
        data_dir=folder,
        telegram=TelegramSettings(
            token=SecretStr(token),
            api_base=f"http://{HOST}:{port}/telegram",
            seconds_between_in_a_chat=0.2,
        ),
    )


async def run_demo(*, port: int, check: bool, say: Callable[[str], None]) -> bool:
    """Run the demo until it is stopped, or with ``check`` until an appointment is booked.

    Returns whether all went well; ``port`` 0 takes any free one.
    """
    set_up_logs("WARNING", json_lines=False)
    listener = _free_port(port)
    number = listener.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="terminlotse-demo-") as folder:
        emulator = importlib.import_module(EMULATOR).create()
        parts = build(demo_settings(Path(folder), number, emulator.token))
        try:
            parts.demo_orders = fill(parts, system_now())
            stopping = asyncio.Event()
            services: list[Service] = [
                load("web", parts),
                load("worker", parts),
                LoadedLater("telegram", parts),
            ]
            app = app_of(services, stopping, {"/telegram": emulator.app})
            checked: list[bool] = []

            async def ready() -> None:
                say(f"Die Demo läuft: http://{HOST}:{number}  (Ende mit Strg+C)")
                if check:
                    base = f"http://{HOST}:{number}/telegram/phone"
                    checked.append(await book_through_phone(base, parts, say))
                    stopping.set()

            async with asyncio.TaskGroup() as tasks:
                tasks.create_task(_stop_with(stopping, emulator.stop))
                await run_until_stopped(services, app, listener, stopping, ready)
            await emulator.aclose()
        finally:
            parts.close()
    return not check or checked == [True]


async def _stop_with(stopping: asyncio.Event, stop: Callable[[], None]) -> None:
    await stopping.wait()
    stop()


def _free_port(port: int) -> socket.socket:
    """Return a socket on ``port``, one of the next ones, or any when somebody has them already."""
    for candidate in range(port, min(port + PORTS_TO_TRY, LAST_PORT + 1)) if port else ():
        try:
            return listening_socket((HOST, candidate))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    return listening_socket((HOST, 0))
