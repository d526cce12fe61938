"""``python -m tests.privacy.playing FOLDER``: the whole program, used by many people at once.

Real listener, web pages, Telegram adapter, emulator and SQLite; the log goes to standard error at
its most talkative. What can be seen from outside is left in FOLDER for the scan.
"""

from __future__ import annotations

import asyncio
import json
import shutil
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import httpx
import sqlalchemy as sa

from bot.emulator import Emulator, Person, create
from core.bootstrap.container import Container, build
from core.bootstrap.demo import demo_settings
from core.bootstrap.demo_world import fill
from core.bootstrap.listener import app_of
from core.bootstrap.serve import listening_socket, run_until_stopped
from core.bootstrap.services import load
from core.settings import Settings
from core.telemetry.events import set_up_logs
from tests.privacy.people import everybody
from tests.transcripts.telegram_stage import PACE, Clock

BEGINS = datetime(2026, 11, 23, 8, tzinfo=UTC)
PAGES = ("/", "/metrics", "/healthz", "/demo/bookings/events", "/gibt-es-nicht")
OPEN = sa.text(
    "SELECT (SELECT count(*) FROM inbox WHERE state = 'pending')"
    " + (SELECT count(*) FROM outbox WHERE state IN ('due', 'leased'))"
)


class Playing:
    """The program, the people, and what they leave behind."""

    def __init__(self, folder: Path) -> None:
        """Keep everything in ``folder``."""
        self.folder = folder
        self.emulator: Emulator = create()
        self.listener = listening_socket(("127.0.0.1", 0))
        port = self.listener.getsockname()[1]
        self.base = f"http://127.0.0.1:{port}"
        self.clock = Clock(BEGINS)
        self.parts: Container = build(self._settings(port), self.clock)
        self.parts.demo_orders = fill(self.parts, BEGINS)
        self.people: list[Person] = []

    def _settings(self, port: int) -> Settings:
        settings = demo_settings(self.folder / "data", port, self.emulator.token)
        quick = settings.telegram.model_copy(update=PACE)
        return settings.model_copy(update={"telegram": quick})

    async def run(self) -> None:
        """Start the program, let everybody do their part, look, and stop."""
        stopping = asyncio.Event()
        services = [load(name, self.parts) for name in ("web", "worker", "telegram")]
        app = app_of(services, stopping, {"/telegram": self.emulator.app})

        async def play() -> None:
            await self._look("before")
            await everybody(self)
            await self._look("after")
            self._leave_behind()
            stopping.set()
            self.emulator.stop()

        await run_until_stopped(services, app, self.listener, stopping, play)
        await self.emulator.aclose()
        self.parts.close()

    def person(self, name: str = "Erna") -> Person:
        """Somebody new."""
        self.people.append(self.emulator.person(name))
        return self.people[-1]

    async def rest(self) -> None:
        """Wait until everything is taken, every turn is done and every message is sent."""
        async with asyncio.timeout(60):
            while self.emulator.world.updates.pending or self._open():  # noqa: ASYNC110
                await asyncio.sleep(0.01)

    def _open(self) -> bool:
        with self.parts.database.engine.begin() as connection:
            return bool(connection.execute(OPEN).scalar_one())

    async def _look(self, when: str) -> None:
        """Keep what the pages show."""
        pages = {}
        async with httpx.AsyncClient(base_url=self.base, timeout=10) as client:
            for path in PAGES:
                async with client.stream("GET", path) as answer:
                    if "event-stream" in answer.headers["content-type"]:
                        pages[path] = await anext(answer.aiter_text())
                    else:
                        pages[path] = (await answer.aread()).decode()
        self._write(f"pages-{when}.json", pages)

    def _leave_behind(self) -> None:
        """Keep the database's files as they lie there, and what stands in the chats."""
        (self.folder / "open").mkdir()
        for path in (self.folder / "data").glob("*.db*"):
            shutil.copy(path, self.folder / "open" / path.name)
        screens = [shown for person in self.people for shown in person.screen()]
        said = [[s.text, *s.labels] for s in screens if s.author == "bot"]
        self._write("said.json", said)
        self._write("left.json", [s.text for s in screens if s.author != "bot"])

    def _write(self, name: str, values: object) -> None:
        text = json.dumps(values, ensure_ascii=False)
        (self.folder / name).write_text(text, encoding="utf-8", errors="backslashreplace")


def main(arguments: Sequence[str]) -> None:
    """Play in the given folder."""
    set_up_logs("DEBUG")
    asyncio.run(Playing(Path(arguments[0])).run())


if __name__ == "__main__":
    main(sys.argv[1:])
