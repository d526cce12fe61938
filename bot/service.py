"""The Telegram service: intake by polling or webhook, and the relay that sends."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramNotFound,
    TelegramUnauthorizedError,
)
from starlette.types import ASGIApp

from bot.courier import TelegramCourier
from bot.message_ids import MessageIds
from bot.polling import Polling, TokenRefused
from bot.profile import set_profile
from bot.side_effects import SideEffects
from bot.updates import ALLOWED, UpdateReader
from bot.webhook import Webhook
from core.bootstrap.container import Container
from core.outbox.relay import Relay
from core.ports.send_queue import Pace
from core.settings import PREFIX, SettingsError, TelegramSettings
from core.telemetry.events import log

FIRST_PAUSE = 0.5
LONGEST_PAUSE = 3.0
SET_UP_SECONDS = 10


def make_bot(settings: TelegramSettings) -> Bot:
    """Return the bot of the settings; raises SettingsError when there is no token."""
    token = settings.token.get_secret_value()
    if not token:
        raise SettingsError(f"{PREFIX}TELEGRAM__TOKEN: Telegram needs the token of a bot")
    api = TelegramAPIServer.from_base(settings.api_base)
    return Bot(token, session=AiohttpSession(api=api, timeout=SET_UP_SECONDS))


class TelegramService:
    """Implements core.bootstrap.services.Service."""

    name = "telegram"

    def __init__(self, container: Container) -> None:
        """Make the parts; nothing is asked of Telegram yet."""
        self._settings = container.settings.telegram
        self._intake = container.intake
        self._bot = make_bot(self._settings)
        self._reader = UpdateReader(self._bot)
        self._effects: SideEffects | None = None
        pace = Pace(
            per_second=self._settings.messages_per_second,
            chat_gap=timedelta(seconds=self._settings.seconds_between_in_a_chat),
        )
        self._ids = MessageIds()
        courier = TelegramCourier(self._bot, self._ids, pace.chat_gap)
        self._relay = Relay(container.database, courier, pace, container.clock)
        container.on_written.append(self._relay.wake)
        self.mounts: Mapping[str, ASGIApp] = {}
        if self._settings.webhook_url:
            secret = self._settings.webhook_secret.get_secret_value()
            self.mounts = {self._path: Webhook(secret, self.take)}

    @property
    def _path(self) -> str:
        return urlsplit(self._settings.webhook_url).path.rstrip("/") or "/telegram-webhook"

    async def take(self, raw: list[Any]) -> None:
        """Store a batch of raw updates; when this returns they may be acknowledged."""
        events = [event for update in raw if (event := await self._reader.read(update))]
        if events:
            await self._intake.receive(events)
        for update in raw:
            self._ids.saw_update(update)
        if self._effects is not None:
            self._effects.received(events, raw)

    async def run(self, stopping: asyncio.Event) -> None:
        """Receive and send until ``stopping``; raises TokenRefused when Telegram knows no us."""
        try:
            async with asyncio.TaskGroup() as tasks:
                self._effects = SideEffects(self._bot, tasks)
                tasks.create_task(self._relay.run(stopping))
                running = [
                    tasks.create_task(self._receive()),
                    tasks.create_task(self._show_profile()),
                ]
                await stopping.wait()
                for task in running:
                    task.cancel()
                self._effects.stop()
        finally:
            self._effects = None
            await self._bot.session.close()

    async def _receive(self) -> None:
        try:
            await _until_it_works(self._set_up)
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise TokenRefused from None
        if not self._settings.webhook_url:
            await Polling(self._bot, self.take).run()

    async def _set_up(self) -> None:
        """Learn who we are, and tell Telegram how we receive."""
        self._reader.username = (await self._bot.get_me()).username
        if self._settings.webhook_url:
            await self._bot.set_webhook(
                self._settings.webhook_url,
                secret_token=self._settings.webhook_secret.get_secret_value(),
                allowed_updates=ALLOWED,
            )
        else:
            await self._bot.delete_webhook()

    async def _show_profile(self) -> None:
        with suppress(TelegramUnauthorizedError, TelegramNotFound):  # ``_receive`` says so
            await _until_it_works(lambda: set_profile(self._bot))


async def _until_it_works(ask: Callable[[], Awaitable[None]]) -> None:
    """Ask again and again until Telegram does it; raises when it does not know us at all."""
    pause = FIRST_PAUSE
    while True:
        try:
            return await ask()
        except (TelegramUnauthorizedError, TelegramNotFound):
            raise
        except TelegramBadRequest as error:
            log.warning("telegram_refuses", why=error.message)
        except (AiogramError, TimeoutError) as error:
            log.warning("telegram_not_ready", error=type(error).__name__)
        await asyncio.sleep(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


def create(container: Container) -> TelegramService:
    """Return the service."""
    return TelegramService(container)
