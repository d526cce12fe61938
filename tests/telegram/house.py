"""The whole system in one process: Telegram's emulator, the real bot service, a real database."""

# ruff: noqa: ANN401 - settings, details of rows and values of a database are what they are

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Self

import sqlalchemy as sa
from pydantic import SecretStr

from bot.emulator import Emulator, Person, Shown, create, serving
from bot.service import TelegramService
from core.bootstrap.container import Container, build
from core.bootstrap.listener import app_of
from core.bootstrap.serve import listening_socket, run_until_stopped
from core.bootstrap.worker import WorkerService
from core.domain.order import Order
from core.domain.slot import Slot
from core.settings import DatabaseSettings, Settings, TelegramSettings
from tests.transcripts.telegram_stage import Clock
from tests.world import rows
from tests.world.world import START, at

PATIENCE = 30.0
KEY = SecretStr("only for tests: nothing real is ever sealed with it")
SECRET = SecretStr("von-Telegram-und-niemandem-sonst")
FAST: dict[str, Any] = {"messages_per_second": 30, "seconds_between_in_a_chat": 0}
OPEN = sa.text(
    "SELECT (SELECT count(*) FROM inbox WHERE state = 'pending')"
    " + (SELECT count(*) FROM outbox WHERE state IN ('due', 'leased'))"
)


class House:
    """Use it as an async context manager; orders and slots are added by the test."""

    def __init__(
        self,
        url: str,
        emulator: Emulator | None = None,
        *,
        webhook: bool = False,
        **telegram: Any,
    ) -> None:
        """Keep everything in the database ``url``; ``telegram`` are settings of the bot."""
        self.listener = listening_socket(("127.0.0.1", 0))
        self.webhook_url = f"http://127.0.0.1:{self.listener.getsockname()[1]}/von-telegram"
        if webhook:
            telegram |= {"webhook_url": self.webhook_url, "webhook_secret": SECRET}
        self.url = url
        self.emulator = emulator or create(webhook_wait=0.05)
        self.clock = Clock(START)
        self._telegram = FAST | telegram
        self._numbers = iter(range(47110815, 47119999))

    async def __aenter__(self) -> Self:
        """Start everything."""
        self._serving = serving(self.emulator)
        self.base = await self._serving.__aenter__()
        self.parts = self._build()
        self.provider = rows.add_provider(self.parts.database, START, provider_id="G1")
        await self.start()
        return self

    async def __aexit__(self, *error: object) -> None:
        """Stop everything."""
        try:
            await self.stop()
        finally:
            self.parts.close()
            await self._serving.__aexit__(None, None, None)
            self.listener.close()

    def _build(self) -> Container:
        values = {"token": SecretStr(self.emulator.token), "api_base": self.base} | self._telegram
        settings = Settings.model_construct(
            secret_key=KEY,
            database=DatabaseSettings(url=self.url),
            telegram=TelegramSettings(**values),
        )
        return build(settings, self.clock)

    async def start(self) -> None:
        """Start the program."""
        self.stopping = asyncio.Event()
        services = [TelegramService(self.parts), WorkerService(self.parts)]
        app = app_of(services, self.stopping, {})
        listener = self.listener.dup()  # the server closes what it was given
        running = run_until_stopped(services, app, listener, self.stopping)
        self.running = asyncio.create_task(running)

    async def stop(self) -> None:
        """Stop the program, and raise what went wrong in it."""
        self.stopping.set()
        await self.running

    async def restart(self) -> None:
        """Stop the program and start it again on the same database."""
        await self.stop()
        self.parts.close()
        self.parts = self._build()
        await self.start()

    def order(self, postcode: str = "40213", **details: Any) -> Order:
        """Add an order of somebody in the provider's area."""
        number = details.pop("number", None) or str(next(self._numbers))
        database, secrets = self.parts.database, self.parts.secrets
        return rows.add_order(database, secrets, START, number=number, postcode=postcode, **details)

    def slots(self, count: int = 3, *, day: str = "2026-11-24") -> list[Slot]:
        """Add free slots of half an hour, one after the other from 8 o'clock on."""
        first = at(f"{day} 08:00")
        half = timedelta(minutes=30)
        return [
            rows.add_slot(self.parts.database, self.provider.id, first + half * number, minutes=30)
            for number in range(count)
        ]

    def person(self, name: str = "Erna") -> Person:
        """Somebody who has a phone and has not opened the bot yet."""
        return self.emulator.person(name)

    async def ask(self, person: Person, text: str) -> Shown:
        """Say something and wait for all that follows; return the last message."""
        person.say(text)
        return await self.answer(person)

    async def press(self, person: Person, button: str) -> Shown:
        """Press the newest button whose text begins so, and wait for all that follows."""
        person.press(label(person, button))
        return await self.answer(person)

    async def answer(self, person: Person) -> Shown:
        """Wait until nothing is under way; return the assistant's last message."""
        await self.rest()
        return [shown for shown in person.screen() if shown.author == "bot"][-1]

    async def rest(self, within: float = PATIENCE) -> None:
        """Wait until every update is taken, every turn is done and every message is sent."""
        async with asyncio.timeout(within):
            while self.emulator.world.updates.pending or self.one(OPEN):  # noqa: ASYNC110
                await asyncio.sleep(0.005)

    def rows(self, statement: str | sa.Executable, **values: Any) -> Sequence[Any]:
        """Read what the database holds."""
        asked = sa.text(statement) if isinstance(statement, str) else statement
        with self.parts.database.engine.begin() as connection:
            return connection.execute(asked, values).all()

    def one(self, statement: str | sa.Executable, **values: Any) -> Any:
        """Read one value."""
        return self.rows(statement, **values)[0][0]

    def booked(self) -> int:
        """How many appointments are confirmed."""
        return int(self.one("SELECT count(*) FROM appointments WHERE state = 'confirmed'"))


def label(person: Person, begins: str) -> str:
    """The whole text of the newest button that begins so."""
    for shown in reversed(person.screen()):
        for text in shown.labels:
            if text.startswith(begins):
                return text
    raise AssertionError(f"no button {begins!r}: {[s.labels for s in person.screen()]}")
