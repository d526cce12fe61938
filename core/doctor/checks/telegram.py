"""Whether the bot's token has the right form and Telegram knows it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator

from core.doctor.checkup import Checkup
from core.doctor.finding import Finding, error, fine, warning

SECONDS = 10
TOKEN = re.compile(r"[0-9]+:[A-Za-z0-9_-]+")


async def check_telegram(checkup: Checkup) -> AsyncIterator[Finding]:
    """Yield findings on the token and, where the caller can ask, on Telegram's answer."""
    if not checkup.token:
        yield warning(
            "Telegram ist nicht eingerichtet.",
            "Ein Token von @BotFather als TERMINLOTSE_TELEGRAM__TOKEN setzen.",
        )
        return
    if not TOKEN.fullmatch(checkup.token):
        yield error(
            "Das Telegram-Token hat nicht die Form 123456:ABC-DEF.",
            "Das Token von @BotFather vollständig übernehmen.",
        )
        return
    if checkup.telegram is None:
        yield fine("Das Telegram-Token hat die richtige Form.")
        return
    try:
        async with asyncio.timeout(SECONDS):
            name = await checkup.telegram()
    except Exception as problem:  # noqa: BLE001 - whatever went wrong is the finding
        why = "keine Antwort" if isinstance(problem, TimeoutError) else type(problem).__name__
        yield error(
            f"Telegram ist mit diesem Token nicht zu erreichen ({why}).",
            "Netz und Token prüfen; ein zurückgezogenes Token bei @BotFather erneuern.",
        )
    else:
        yield fine(f"Telegram antwortet: {name}.")
