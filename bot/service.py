"""The Telegram service: intake by polling or webhook, and the relay that sends."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError
from starlette.types import ASGIApp

from bot.courier import TelegramCourier
from bot.polling import Polling
from bot.profile import set_profile
from bot.side_effects import SideEffects
from bot.updates import ALLOWED, UpdateReader
from bot.webhook import Webhook
from core.bootstrap.container import Container
from core.outbox.relay import Relay
from core.ports.send_queue import Pace
from core.settings import PREFIX, SettingsError, TelegramSettings
from core.telemetry.events import log

RETRY_SET_UP_SECONDS = 5.0


def make_bot(settings: TelegramSettings) -> Bot:
    """Return the bot of the settings; raises SettingsError when there is no token."""
    token = settings.token.get_secret_value()
    if not token:
        raise SettingsError(f"{PREFIX}TELEGRAM__TOKEN: Telegram needs the token of a bot")
    api = TelegramAPIServer.from_base(settings.api_base)
    return Bot(token, session=AiohttpSession(api=api))


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
        courier = TelegramCourier(self._bot)
        self._relay = Relay(container.database, courier, pace, container.clock)
        container.on_written.append(self._relay.wake)
        self.mounts: Mapping[str, ASGIApp] = {}
        if self._settings.webhook_url:
            secret = self._settings.webhook_secret.get_secret_value()
            self.mounts = {self._path: Webhook(secret, self.take)}

    @property
    def _path(self) -> str:
        return urlsplit(self._settings.webhook_url).path.rstrip("/") or "/telegram-webhook"

    async def take(self, raw: list[dict[str, Any]]) -> None:
        """Store a batch of raw updates; when this returns they may be acknowledged."""
        events = [event for update in raw if (event := await self._reader.read(update))]
        if events:
            await self._intake.receive(events)
        if self._effects is not None:
            self._effects.received(events, raw)

    async def run(self, stopping: asyncio.Event) -> None:
        """Receive and send until ``stopping``."""
        try:
            async with asyncio.TaskGroup() as tasks:
                self._effects = SideEffects(self._bot, tasks)
                running = [
                    tasks.create_task(self._relay.run()),
                    tasks.create_task(self._receive()),
                ]
                await stopping.wait()
                for task in running:
                    task.cancel()
        finally:
            self._effects = None
            await self._bot.session.close()

    async def _receive(self) -> None:
        await self._set_up()
        if not self._settings.webhook_url:
            await Polling(self._bot, self.take).run()

    async def _set_up(self) -> None:
        """Tell Telegram how we receive, and fill the menu; again and again until it answers."""
        while True:
            try:
                if self._settings.webhook_url:
                    await self._bot.set_webhook(
                        self._settings.webhook_url,
                        secret_token=self._settings.webhook_secret.get_secret_value(),
                        allowed_updates=ALLOWED,
                    )
                else:
                    await self._bot.delete_webhook()
                await set_profile(self._bot)
            except (AiogramError, TimeoutError) as error:
                log.warning("telegram_not_ready", error=type(error).__name__)
                await asyncio.sleep(RETRY_SET_UP_SECONDS)
            else:
                return


def create(container: Container) -> TelegramService:
    """Return the service."""
    return TelegramService(container)
