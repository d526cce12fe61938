"""Telegram's limits: kept by default without a single 429, and a 429 pauses everything."""

import asyncio
import time
from typing import Any

from bot.emulator import Limits, create
from core.settings import TelegramSettings
from tests.emulator.bot_api import eventually
from tests.telegram.house import House

DEFAULTS: dict[str, Any] = {
    name: TelegramSettings.model_fields[name].default
    for name in ("messages_per_second", "seconds_between_in_a_chat")
}


async def test_never_a_429(sqlite_url: str) -> None:
    """At the default pace a strict count of 30 a second and one a second in a chat is kept."""
    emulator = create(limits=Limits(per_chat=1, in_all=30))
    async with House(sqlite_url, emulator, **DEFAULTS) as house:
        people = [house.person(f"P{number}") for number in range(60)]
        for person in people:
            person.say("Hallo")
        people[0].say("Hilfe")
        people[0].say("Hallo")
        await asyncio.sleep(1)
        time.sleep(0.4)  # noqa: ASYNC251 - the whole process stands still, and must not catch up
        await house.rest()
        assert emulator.limits.refused == 0
        assert all(person.heard for person in people)


async def test_429_pauses_everybody(house: House) -> None:
    """After a 429 nobody is written to until its time is over, and then nothing is missing."""
    people = [house.person(f"P{number}") for number in range(12)]
    house.emulator.faults.set(0, retry_after=2)
    house.emulator.faults.once("429", "sendMessage")
    for person in people:
        person.say("Hallo")
    await eventually(lambda: house.emulator.faults.injected["429"])
    await asyncio.sleep(0.3)  # what was on its way arrives
    calls = house.emulator.calls["sendMessage"]
    await asyncio.sleep(1.4)
    assert house.emulator.calls["sendMessage"] == calls
    await house.rest()
    assert [len(person.heard) for person in people] == [1] * 12


async def test_two_processes_share_the_pace(postgresql_url: str) -> None:
    """Two processes on one database send no faster together than one is allowed to."""
    emulator = create(limits=Limits(per_chat=1, in_all=30))
    async with House(postgresql_url, emulator, **DEFAULTS) as house:
        other = House(postgresql_url, emulator, **DEFAULTS)
        other.base = house.base
        other.parts = other._build()
        await other.start()
        people = [house.person(f"P{number}") for number in range(40)]
        for person in people:
            person.say("Hallo")
        await house.rest()
        await other.stop()
        other.parts.close()
        other.listener.close()
        assert emulator.limits.refused == 0
        assert [len(person.heard) for person in people] == [1] * 40
