"""The doctor, given the parts of this installation."""

from __future__ import annotations

import importlib

from core.bootstrap.container import Container
from core.doctor.checkup import Checkup
from core.doctor.diagnose import diagnose
from core.doctor.finding import Finding

TELEGRAM = "bot.whoami"


async def diagnose_parts(parts: Container) -> tuple[Finding, ...]:
    """Return what the doctor found; Telegram is asked only where a token is set."""
    token = parts.settings.telegram.token.get_secret_value()
    # Loading the channel takes seconds, which must not count against Telegram's patience.
    channel = importlib.import_module(TELEGRAM) if token else None

    async def telegram() -> str:
        assert channel is not None
        name: str = await channel.whoami(parts.settings.telegram)
        return name

    return await diagnose(
        Checkup(
            database=parts.database,
            secrets=parts.secrets,
            data_dir=parts.settings.data_dir,
            now=parts.clock(),
            token=token,
            telegram=telegram if token else None,
        )
    )
