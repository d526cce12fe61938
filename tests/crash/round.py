"""One round: a person books, the program is killed on the way and started again.

The emulator stands for Telegram: it lives in the test and survives. What it may forget (updates
that were acknowledged) and what its people saw is compared with what the database holds.
"""

from __future__ import annotations

import asyncio
import itertools
import signal
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from bot.emulator import create, serving
from core.bootstrap.serve import listening_socket
from core.storage.database import SqlDatabase
from core.storage.engines import make_engine
from tests.crash.copies import Copies
from tests.world import rows
from tests.world.world import KEY, START, at

SECRET_KEY = "only for tests: nothing real is ever sealed with it"
PATIENCE = 40.0
LOOK_SECONDS = 0.01
OPEN = (
    "SELECT (SELECT count(*) FROM inbox WHERE state = 'pending')"
    " + (SELECT count(*) FROM outbox WHERE state IN ('due', 'leased'))"
)
FACTS = {
    "inbox": "SELECT state, attempts FROM inbox",
    "messages": "SELECT direction, turn, kind, version FROM messages",
    "conversations": "SELECT turn, owner, order_id IS NULL FROM conversations",
    "appointments": "SELECT state, origin FROM appointments",
    "slots": "SELECT state FROM slots",
    "tries to sign in": "SELECT count(*) FROM sign_in_tries",
    "audit": "SELECT action FROM audit_events",
    "outbox": "SELECT kind, state FROM outbox",
}
WRITTEN = "SELECT text FROM messages WHERE direction = 'out' ORDER BY id"


@dataclass(frozen=True)
class Plan:
    """Where the program is killed: at which point, for the how-maniest time; None: nowhere."""

    mode: str
    engine: str
    point: str | None = None
    times: int = 1
    careless: bool = False


@dataclass
class Told:
    """What came of a round."""

    plan: Plan
    killed: bool = False
    lost: int = 0
    duplicates: int = 0
    in_order: bool = True
    first_answer: float = 0.0
    facts: dict[str, Counter[Any]] = field(default_factory=dict)


class Round:
    """A person, an emulator, a database, and the copies of the program."""

    def __init__(self, plan: Plan, url: str, copies: Copies, log: Path) -> None:
        """Prepare an order with free slots in the database ``url``; the copies write to ``log``."""
        self.plan = plan
        self.url = url
        self.copies = copies
        self.log = log
        self.told = Told(plan)
        self.calls_before = 0
        self.ahead = (START - datetime.now(UTC)).total_seconds()
        self.emulator = create(webhook_wait=0.05)
        self.first_update = self.emulator.world.updates.next_id
        self.erna = self.emulator.person("Erna")
        self.engine = make_engine(url, writer=False)
        self._prepare()
        with listening_socket(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]

    def _prepare(self) -> None:
        database = SqlDatabase(self.url, KEY)
        rows.add_provider(database, START, provider_id="G1")
        for day in ("2026-11-24", "2026-11-25", "2026-11-26"):
            rows.add_slot(database, "G1", at(f"{day} 10:00"))
        rows.add_order(database, KEY, START, number="47110815", postcode="40213")
        database.close()

    async def play(self) -> Told:
        """Book; raises TimeoutError when the conversation stands still."""
        await self._act(self._book)
        self._compare()
        self.engine.dispose()
        return self.told

    async def greet(self) -> int:
        """Only say hello; return how many updates are acknowledged and lost."""
        await self._act(self._hello)
        lost = self.lost()
        self.engine.dispose()
        return lost

    async def _act(self, act: Callable[[], Awaitable[None]]) -> None:
        async with serving(self.emulator) as self.base:
            self.pid = await self._start(self.plan.point)
            async with asyncio.TaskGroup() as tasks:
                restarting = tasks.create_task(self._restart())
                async with asyncio.timeout(PATIENCE):
                    await act()
                    await self._until(lambda: self.told.killed or self.plan.point is None)
                    await self._rest()
                    await self._until(lambda: self.emulator.calls["getMe"] > self.calls_before)
                restarting.cancel()
            ended = await self.copies.stop(self.pid)
            assert ended == 0, self.log.read_text()

    async def _hello(self) -> None:
        self.erna.say("Hallo")
        await self._until(lambda: self.told.killed)

    async def _start(self, point: str | None) -> int:
        telegram: dict[str, Any] = {
            "token": self.emulator.token,
            "api_base": self.base,
            "messages_per_second": 30,
            "seconds_between_in_a_chat": 0,
        }
        if self.plan.mode == "webhook":
            telegram["webhook_url"] = f"http://127.0.0.1:{self.port}/telegram"
            telegram["webhook_secret"] = "von-Telegram-und-sonst-niemandem"
        return await self.copies.start(
            bomb=[point, self.plan.times] if point else None,
            careless=self.plan.careless,
            ahead=self.ahead,
            key=SECRET_KEY,
            url=self.url,
            port=self.port,
            log=str(self.log),
            telegram=telegram,
        )

    async def _restart(self) -> None:
        """When the bomb goes off, start the program again, and time its first answer."""
        assert await self.copies.ended(self.pid) == -signal.SIGKILL, self.log.read_text()
        began, heard = time.monotonic(), len(self.erna.heard)
        self.calls_before = self.emulator.calls["getMe"]
        self.pid = await self._start(None)
        self.told.killed = True
        await self._until(lambda: len(self.erna.heard) > heard)
        self.told.first_answer = time.monotonic() - began

    async def _book(self) -> None:
        """Book an appointment, waiting after each act until all of it is settled."""
        self.erna.say("47110815 40213")
        await self._hears("Diese Termine sind frei")
        self.erna.press(self._button("Di 24.11."))
        await self._hears("Soll ich ihn fest für Sie buchen?")
        self.erna.press(self._button("Ja"))
        await self._hears("Ihr Termin ist gebucht")

    def _button(self, begins: str) -> str:
        labels = [label for shown in self.erna.screen() for label in shown.labels]
        return next(label for label in reversed(labels) if label.startswith(begins))

    async def _hears(self, words: str) -> None:
        await self._until(lambda: self.erna.heard and words in self.erna.heard[-1])
        await self._rest()

    async def _rest(self) -> None:
        await self._until(
            lambda: not self.emulator.world.updates.pending and self._rows(OPEN) == [(0,)]
        )

    @staticmethod
    async def _until(holds: Any) -> None:  # noqa: ANN401 - a condition
        while not holds():  # noqa: ASYNC110 - a database and a killed process tell nobody
            await asyncio.sleep(LOOK_SECONDS)

    def _rows(self, statement: str) -> list[tuple[Any, ...]]:
        with self.engine.begin() as connection:
            return [tuple(row) for row in connection.execute(sa.text(statement))]

    def _compare(self) -> None:
        told, heard = self.told, self.erna.heard
        told.facts = {name: Counter(self._rows(query)) for name, query in FACTS.items()}
        told.facts["messages of the person still there"] = Counter(self._visible())
        told.lost = self.lost()
        written = [text for (text,) in self._rows(WRITTEN)]
        told.duplicates = len(heard) - len(written)
        told.in_order = [text for text, _ in itertools.groupby(heard)] == written

    def _visible(self) -> list[str]:
        """What the person wrote and still sees; the message with the postcode has to be gone."""
        return [shown.text for shown in self.erna.screen() if shown.author == "user"]

    def lost(self) -> int:
        """How many updates Telegram has forgotten, because they were acknowledged, and we too."""
        updates = self.emulator.world.updates
        acknowledged = updates.next_id - self.first_update - len(updates.pending)
        return acknowledged - len(self._rows("SELECT id FROM inbox"))
