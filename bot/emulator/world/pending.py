"""What waits for the bot or for its webhook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.emulator.world.chats import Chat


@dataclass
class Press:
    """A pressed button that waits for `answerCallbackQuery`."""

    chat: Chat
    at: datetime


@dataclass
class Poll:
    """A waiting getUpdates; `ended` says why it had to end early."""

    ended: str | None = None


@dataclass
class Webhook:
    """Where updates are pushed to, and how that goes."""

    url: str
    secret: str
    max_connections: int
    last_error: str | None = None
    last_error_at: datetime | None = None
