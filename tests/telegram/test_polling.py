"""Polling: the offset moves after the commit; whatever was away, it is back within 5 seconds."""

import asyncio
from contextlib import suppress

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import AiogramError
from pydantic import SecretStr

from bot.emulator import create
from bot.polling import TokenRefused
from tests.emulator.bot_api import eventually
from tests.telegram.away import Away, at_point
from tests.telegram.house import House


async def test_database_away(url: str, away: Away) -> None:
    """While the database is away nothing is acknowledged; then all is taken once, in order."""
    async with House(url) as house:
        erna = house.person()
        await house.ask(erna, "/start")
        away.go()
        for number in range(5):
            erna.say(f"Nummer {number}.")
        await asyncio.sleep(1.5)
        assert len(house.emulator.world.updates.pending) == 5
        away.come_back()
        async with asyncio.timeout(5):
            for _ in range(6):
                await erna.next_message()
        await house.rest()
        taken = house.rows("SELECT text FROM messages WHERE direction = 'in' ORDER BY id")
        expected = [f"Nummer {number}." for number in range(5)]
        assert [row.text for row in taken] == ["/start", *expected]


@pytest.mark.parametrize("point", ["inbox.stored", "turn.committed", "outbox.sent"])
async def test_database_lost_in_the_middle(url: str, away: Away, point: str) -> None:
    """When the database goes just after something was done, it is not done a second time."""
    async with House(url) as house:
        erna = house.person()
        await house.ask(erna, "/start")
        with at_point(point, away.go):
            erna.say("Hilfe")
            await asyncio.sleep(1.5)
        away.come_back()
        async with asyncio.timeout(5):
            await erna.next_message()
            await erna.next_message()
        await house.rest()
        await asyncio.sleep(0.2)
        assert len(erna.heard) == 2


async def test_telegram_away(house: House) -> None:
    """While Telegram answers nothing sensible, nothing is lost and nothing is done twice."""
    erna = house.person()
    await house.ask(erna, "/start")
    kinds = ("500", "reset", "malformed", "429")
    house.emulator.faults.set(1.0, kinds)
    erna.say("Hilfe")
    await asyncio.sleep(1.5)
    house.emulator.faults.set(0)
    async with asyncio.timeout(5):
        await erna.next_message()
        await erna.next_message()
    await house.rest()
    assert len(erna.heard) == 2


async def test_two_pollers(house: House) -> None:
    """Somebody else polls with our token: every message is still taken, and once."""
    erna = house.person()
    session = AiohttpSession(api=TelegramAPIServer.from_base(house.base))
    async with Bot(house.emulator.token, session=session) as rival:

        async def poll() -> None:
            while True:
                with suppress(AiogramError):
                    await rival.get_updates(timeout=1)
                await asyncio.sleep(0.3)

        polling = asyncio.create_task(poll())
        for number in range(5):
            erna.say(f"Nummer {number}.")
            await asyncio.sleep(0.2)
        async with asyncio.timeout(10):
            for _ in range(5):
                await erna.next_message(10)
        polling.cancel()
    await house.rest()
    assert house.emulator.refusals[409]
    assert len(erna.heard) == 5


async def test_refused_token(sqlite_url: str) -> None:
    """A token that Telegram does not know ends the program with one clear error."""
    house = House(sqlite_url, create(token="42:REAL"), token=SecretStr("42:OTHER"))
    with pytest.raises(ExceptionGroup) as caught:
        async with house:
            await eventually(house.running.done)
    assert caught.group_contains(TokenRefused)
