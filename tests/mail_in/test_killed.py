"""``kill -9`` while mail comes in: what was acknowledged is there, once."""

from __future__ import annotations

import asyncio
import os
import random
import signal
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio
import sqlalchemy as sa

from core.bootstrap.serve import listening_socket
from core.storage.engines import make_engine
from mail_gateway.spool.natural_key import natural_key
from tests.crash.copies import Copies
from tests.mail_in.post_office import TO, Client
from tests.world.sqlite_file import copied

pytestmark = pytest.mark.asyncio(loop_scope="module")

SECRET_KEY = "only for tests: nothing real is ever sealed with it"
CLIENTS = 4
POINTS = ("mail.before_store", "mail.stored", "mail.begun", "mail.sorted", "database.before_commit")
PENDING = "SELECT count(*) FROM mails WHERE state = 'pending'"
LARGE = b"x\r\n" * 30_000


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def copies() -> AsyncIterator[Copies]:
    """A fork server."""
    async with Copies.serving("tests.mail_in.copy_of_gateway") as made:
        yield made


class Load:
    """Clients that hand over mail after mail, and again what was not acknowledged."""

    def __init__(self, port: int) -> None:
        """Talk to a port."""
        self.port = port
        self.acknowledged: set[str] = set()
        self.stopping = False

    async def client(self, number: int) -> None:
        """Hand over mails until told to stop."""
        count = 0
        while not self.stopping:
            name = f"{number}-{count}"
            raw = f"From: a@x.example\r\nMessage-ID: <{name}@x>\r\n\r\n{name}\r\n".encode()
            raw += LARGE * (count % 7 == 3)
            if await self.handed_over(raw):
                self.acknowledged.add(natural_key(raw, [TO]))
                count += 1
            else:
                await asyncio.sleep(0.01)

    async def handed_over(self, raw: bytes) -> bool:
        """Whether a mail was acknowledged."""
        try:
            async with asyncio.timeout(5), Client.connected(self.port) as client:
                return (await client.sends(raw)).startswith("250")
        except (OSError, AssertionError, TimeoutError):
            return False


class Rounds:
    """Rounds of load and death on one database."""

    def __init__(self, copies: Copies, url: str, folder: Path, *, careless: bool = False) -> None:
        """Prepare rounds."""
        with listening_socket(("127.0.0.1", 0)) as free:
            self.port: int = free.getsockname()[1]
        self._copies, self._url, self._folder, self._careless = copies, url, folder, careless
        self._engine = make_engine(url, writer=False)
        self.close = self._engine.dispose
        self.load = Load(self.port)

    async def start(self, bomb: tuple[str, int] | None) -> int:
        """Start the gateway; return its process id."""
        return await self._copies.start(
            bomb=bomb, careless=self._careless, key=SECRET_KEY, url=self._url, port=self.port,
            folder=str(self._folder), log=str(self._folder / "log.txt"),
        )  # fmt: skip

    async def play(self, number: int, chance: random.Random) -> None:
        """So many times: under load, die at a point or at any moment."""
        clients = [asyncio.create_task(self.load.client(each)) for each in range(CLIENTS)]
        for round_ in range(number):
            point = (*POINTS, None)[round_ % (len(POINTS) + 1)]
            pid = await self.start((point, chance.randint(1, 6)) if point else None)
            if point is None:
                await asyncio.sleep(chance.uniform(0.2, 0.5))
                os.kill(pid, signal.SIGKILL)
            async with asyncio.timeout(20):
                assert await self._copies.ended(pid) == -signal.SIGKILL
        self.load.stopping = True
        await asyncio.gather(*clients)

    async def finish(self) -> None:
        """Let everything come to rest, and stop the gateway properly."""
        pid = await self.start(None)
        async with asyncio.timeout(60):
            while self.rows(PENDING) != [(0,)]:  # noqa: ASYNC110 - another process works on it
                await asyncio.sleep(0.02)
        assert await self._copies.stop(pid) == 0

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """What the database holds."""
        with self._engine.begin() as connection:
            return [tuple(row) for row in connection.execute(sa.text(query))]

    def lost(self) -> set[object]:
        """Mails that were acknowledged and are not there."""
        return self.load.acknowledged - {
            row[0] for row in self.rows("SELECT natural_key FROM mails")
        }


def url_of(request: pytest.FixtureRequest, engine: str, folder: Path) -> str:
    """The address of an empty database."""
    if engine == "sqlite":
        return copied(request.getfixturevalue("_sqlite_template"), folder / "mails.sqlite")
    server = request.getfixturevalue("postgresql_server")
    url: str = server.url(server.create())
    return url


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
async def test_killed_under_load(
    copies: Copies,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    engine: str,
    *,
    long: bool,
    record_property: Callable[[str, object], None],
) -> None:
    """Every acknowledged mail is there, sorted, and none is there twice."""
    rounds = Rounds(copies, url_of(request, engine, tmp_path), tmp_path)
    number = 120 if long else 12
    await rounds.play(number, random.Random(engine))
    await rounds.finish()
    assert rounds.lost() == set()
    assert len(rounds.load.acknowledged) >= number
    (count, different) = rounds.rows("SELECT count(*), count(DISTINCT raw_sha256) FROM mails")[0]
    assert count == different
    ended = {row[0] for row in rounds.rows("SELECT outcome FROM mails")}
    assert ended <= {"staff", "quarantine"}  # one that was killed three times is set aside
    figures = f"mail on {engine}: {number} kills, {len(rounds.load.acknowledged)} mails, 0 lost"
    record_property("figures", figures)
    rounds.close()


async def test_acknowledged_before_it_is_kept(
    copies: Copies, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """The rounds can fail: a gateway that says 250 too early loses mails."""
    rounds = Rounds(copies, url_of(request, "sqlite", tmp_path), tmp_path, careless=True)
    await rounds.play(6, random.Random(1))
    await rounds.finish()
    assert rounds.lost()
    rounds.close()
