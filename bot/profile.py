"""What people see of the bot before they write: its menu of commands and its description."""

from __future__ import annotations

from aiogram import Bot
from aiogram.types import BotCommand

COMMANDS = (
    ("termin", "Freie Termine ansehen und buchen"),
    ("anzeigen", "Meinen Termin anzeigen"),
    ("verschieben", "Meinen Termin verschieben"),
    ("absagen", "Meinen Termin absagen"),
    ("hilfe", "Schritt für Schritt erklärt"),
    ("mensch", "Mit einem Menschen sprechen"),
)
DESCRIPTION = (
    "Hier vereinbaren Sie Ihren Termin: freie Zeiten ansehen, buchen, verschieben oder absagen. "
    "Sie brauchen die Auftragsnummer und die Postleitzahl aus Ihrem Brief."
)


async def set_profile(bot: Bot) -> None:
    """Set the menu and the description."""
    await bot.set_my_commands(
        [BotCommand(command=name, description=text) for name, text in COMMANDS]
    )
    await bot.set_my_description(DESCRIPTION)
