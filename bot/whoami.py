"""Ask Telegram who we are: the quickest proof that token and connection are good."""

from __future__ import annotations

from bot.service import make_bot
from core.settings import TelegramSettings

PATIENCE_SECONDS = 10


async def whoami(settings: TelegramSettings) -> str:
    """Return the bot's name; raises what aiogram raises when Telegram does not answer."""
    bot = make_bot(settings)
    try:
        me = await bot.get_me(request_timeout=PATIENCE_SECONDS)
    finally:
        await bot.session.close()
    return f"@{me.username}"
