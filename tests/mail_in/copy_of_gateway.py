"""What a copy does: run the mail gateway, and die at a labelled point if it was ordered to."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from core.bootstrap.container import build
from core.bootstrap.serve import listening_socket, run_until_stopped
from core.settings import DatabaseSettings, MailSettings, Settings
from core.telemetry.events import set_up_logs
from core.usecases.reached import listen
from mail_gateway.service import MailService
from mail_gateway.spool.spool import Envelope, Spool
from tests.crash.copy_of_program import bomb


def run(order: dict[str, Any]) -> None:
    """Run until SIGTERM, or until the bomb goes off."""
    set_up_logs("INFO")
    if order["bomb"]:
        listen(bomb(*order["bomb"]))
    settings = Settings.model_construct(
        data_dir=Path(order["folder"]),
        secret_key=SecretStr(order["key"]),
        database=DatabaseSettings(url=order["url"]),
        mail=MailSettings(listen=f"127.0.0.1:{order['port']}", domain="termine.example"),
    )
    parts = build(settings)
    try:
        gateway = MailService(parts)
        if order["careless"]:
            careless(gateway.spool)
        asyncio.run(serve(gateway))
    finally:
        parts.close()


async def serve(gateway: MailService) -> None:
    """Run the service as ``terminlotse serve mail`` does."""
    await run_until_stopped([gateway], None, listening_socket(("127.0.0.1", 0)), asyncio.Event())


def careless(spool: Spool) -> None:
    """Say 250 as it must not be said: at once, and keep the mail a moment later."""
    properly = spool.keep
    later: set[asyncio.Task[None]] = set()

    async def keep(raw: bytes, envelope: Envelope) -> None:
        async def soon() -> None:
            await asyncio.sleep(0.05)
            await properly(raw, envelope)

        later.add(asyncio.create_task(soon()))

    spool.keep = keep  # type: ignore[method-assign]
