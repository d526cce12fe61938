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

    async def telegram() -> str:
        name: str = await importlib.import_module(TELEGRAM).whoami(parts.settings.telegram)
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
