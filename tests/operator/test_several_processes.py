"""Several processes share a PostgreSQL: whoever is there takes what is waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from pydantic import SecretStr

from bot.emulator import create, serving
from core.bootstrap.container import Container, build
from core.ports.inbound import Inbound, Kind
from core.settings import DatabaseSettings, Settings
from tests.operator.conftest import TOKEN
from tests.operator.process import PATIENCE, Process

KEY = "a key for all processes, at least 32 characters"
MOST_SECONDS = 1.0


@pytest.fixture
def parts(postgresql_url: str) -> Iterator[Container]:
    """The parts of this process, which receives and does nothing else."""
    database = DatabaseSettings(url=postgresql_url)
    made = build(Settings.model_construct(secret_key=SecretStr(KEY), database=database))
    yield made
    made.close()


async def until(found: Callable[[], object], process: Process) -> None:
    """Wait, and let the emulator answer meanwhile."""
    async with asyncio.timeout(PATIENCE):
        while not found():
            assert process.popen.poll() is None, process.err
            await asyncio.sleep(0.05)


def counted(parts: Container, table: str, state: str) -> int:
    """How many rows of a table are in a state."""
    with parts.database.engine.begin() as connection:
        asked = sa.text(f"SELECT count(*) FROM {table} WHERE state = :state")
        found: int = connection.execute(asked, {"state": state}).scalar_one()
        return found


async def test_worker_and_telegram_apart(
    parts: Container, postgresql_url: str, tmp_path: Path, processes: list[Process]
) -> None:
    """One process stores, another takes the turn, a third sends it; all end within a second."""
    shared = {"DATABASE__URL": postgresql_url, "SECRET_KEY": KEY}
    for name in ("worker", "telegram"):
        (tmp_path / name).mkdir()
    emulator = create(TOKEN)
    erna = emulator.person("Erna")
    async with serving(emulator) as base:
        worker = Process(tmp_path / "worker", "serve", "worker", **shared)
        processes.append(worker)
        hello = Inbound(
            channel="telegram", natural_key="by hand", address=str(erna.chat_id),
            kind=Kind.TEXT, text="Hallo",
        )  # fmt: skip
        assert await parts.intake.receive([hello]) == 1
        await until(lambda: counted(parts, "inbox", "done") == 1, worker)
        assert counted(parts, "outbox", "due") == 1
        telegram = Process(
            tmp_path / "telegram", "serve", "telegram", **shared,
            TELEGRAM__TOKEN=TOKEN, TELEGRAM__API_BASE=base,
        )  # fmt: skip
        processes.append(telegram)
        erna.start()
        await until(lambda: counted(parts, "outbox", "sent") == 2, telegram)
        answers = [shown.text for shown in erna.screen() if shown.author == "bot"]
        assert len(answers) == 2
        assert all(answers)
        for process in (telegram, worker):
            seconds, outcome = await asyncio.to_thread(process.stops)
            assert outcome.code == 0
            assert seconds < MOST_SECONDS
            levels = {event["level"] for event in process.logged()}
            assert levels == {"info"}
