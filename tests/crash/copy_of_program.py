"""What a copy does: run the Telegram service and the worker, and die where it was ordered to."""

from __future__ import annotations

import asyncio
import itertools
import os
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import SecretStr

from bot.service import TelegramService
from core.bootstrap.container import build
from core.bootstrap.listener import app_of
from core.bootstrap.serve import listening_socket, run_until_stopped
from core.bootstrap.worker import WorkerService
from core.settings import DatabaseSettings, Settings, TelegramSettings
from core.telemetry.events import set_up_logs
from core.usecases.reached import listen

CARELESS_SECONDS = 0.3


def bomb(point: str, times: int) -> Callable[[str], None]:
    """A listener that kills the process when the point is reached for the n-th time."""
    count = itertools.count(1)

    def heard(reached: str) -> None:
        if reached == point and next(count) == times:
            os.kill(os.getpid(), signal.SIGKILL)

    return heard


def run(order: dict[str, Any]) -> None:
    """Run until SIGTERM, or until the bomb goes off."""
    set_up_logs("INFO")
    if order["bomb"]:
        listen(bomb(*order["bomb"]))
    telegram = order["telegram"] | {"token": SecretStr(order["telegram"]["token"])}
    if "webhook_secret" in telegram:
        telegram["webhook_secret"] = SecretStr(telegram["webhook_secret"])
    settings = Settings.model_construct(
        secret_key=SecretStr(order["key"]),
        database=DatabaseSettings(url=order["url"]),
        telegram=TelegramSettings(**telegram),
    )
    ahead = timedelta(seconds=order["ahead"])
    parts = build(settings, lambda: datetime.now(UTC) + ahead)
    try:
        asyncio.run(serve(TelegramService(parts), WorkerService(parts), order))
    finally:
        parts.close()


async def serve(telegram: TelegramService, worker: WorkerService, order: dict[str, Any]) -> None:
    """Run both services as ``terminlotse serve telegram`` does."""
    stopping = asyncio.Event()
    if order["careless"]:
        careless(telegram)
    app = app_of([telegram, worker], stopping, {})
    listener = listening_socket(("127.0.0.1", order["port"] if app is not None else 0))
    await run_until_stopped([telegram, worker], app, listener, stopping)


def careless(telegram: TelegramService) -> None:
    """Take updates as they must not be taken: acknowledge first, store a moment later."""
    properly = telegram._intake.receive
    later: set[asyncio.Task[int]] = set()

    async def store(events: Any) -> int:  # noqa: ANN401 - whatever the service hands over
        await asyncio.sleep(CARELESS_SECONDS)
        return await properly(events)

    async def receive(events: Any) -> int:  # noqa: ANN401
        later.add(asyncio.create_task(store(events)))
        return len(events)

    class Careless:
        """An intake that says yes before it is true."""

    intake = Careless()
    intake.receive = receive  # type: ignore[attr-defined]
    telegram._intake = intake  # type: ignore[assignment]
