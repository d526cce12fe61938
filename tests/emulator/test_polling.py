"""getUpdates behaves as Telegram's does."""

import asyncio
import time

import httpx
import pytest

from bot.emulator import Emulator, Person, serving
from tests.emulator.bot_api import BotApi, eventually
from tests.emulator.conftest import Clock


async def test_an_update_comes_again_until_a_later_offset_confirms_it(
    api: BotApi, erna: Person
) -> None:
    """Asking again with the same offset gives the same update; asking behind it removes it."""
    erna.say("Hallo")
    [first] = await api.updates()
    [again] = await api.updates(first["update_id"])
    assert again == first
    assert await api.updates(first["update_id"] + 1) == []
    assert await api.updates() == []


async def test_update_ids_rise_by_one(api: BotApi, erna: Person) -> None:
    """Nothing is missing between two updates."""
    for text in "abc":
        erna.say(text)
    ids = [update["update_id"] for update in await api.updates()]
    assert ids == list(range(ids[0], ids[0] + 3))


async def test_a_negative_offset_takes_the_newest_and_forgets_the_rest(
    api: BotApi, erna: Person
) -> None:
    """Offset -1 leaves the last update only."""
    for text in "abc":
        erna.say(text)
    [last] = await api.updates(-1)
    assert last["message"]["text"] == "c"
    assert await api.updates() == [last]


async def test_a_limit_is_kept_and_confirms_nothing(api: BotApi, erna: Person) -> None:
    """With a limit of 2 the third update waits."""
    for text in "abc":
        erna.say(text)
    assert [u["message"]["text"] for u in await api.updates(limit=2)] == ["a", "b"]
    assert len(await api.updates()) == 3


async def test_an_offset_far_in_the_future_confirms_nothing(api: BotApi, erna: Person) -> None:
    """A wrong offset, for instance of another bot, loses no update."""
    erna.say("Hallo")
    [update] = await api.updates()
    assert await api.updates(update["update_id"] + 1_000) == [update]


async def test_a_waiting_poll_answers_as_soon_as_something_happens(
    served_api: BotApi, erna: Person
) -> None:
    """Long polling does not wait for the end of its timeout."""
    began = time.monotonic()
    poll = asyncio.create_task(served_api.updates(timeout=30))
    await asyncio.sleep(0.05)
    erna.say("Hallo")
    [update] = await poll
    assert update["message"]["text"] == "Hallo"
    assert time.monotonic() - began < 4


async def test_a_poll_with_nothing_to_tell_ends_empty_after_its_timeout(api: BotApi) -> None:
    """The timeout is in seconds and is kept."""
    began = time.monotonic()
    assert await api.updates(timeout=1) == []
    assert 0.9 < time.monotonic() - began < 3


async def test_a_second_poll_ends_the_first_with_409(
    served_api: BotApi, emulator: Emulator, erna: Person
) -> None:
    """Two programs with one token see the conflict, and the later one gets the update."""
    first = asyncio.create_task(served_api.refused("getUpdates", timeout=30))
    await eventually(lambda: emulator.world.poll)
    second = asyncio.create_task(served_api.updates(timeout=30))
    code, reason = await first
    assert code == 409
    assert reason.startswith("Conflict: terminated by other getUpdates request")
    erna.say("Hallo")
    assert len(await second) == 1


async def test_a_client_that_hangs_up_leaves_no_poll_behind(
    served_api: BotApi, emulator: Emulator, erna: Person
) -> None:
    """After a lost connection the next poll is the only one and gets everything."""
    with pytest.raises(httpx.ReadTimeout):
        await served_api.client.post(
            f"/bot{served_api.token}/getUpdates", json={"timeout": 30}, timeout=0.3
        )
    await eventually(lambda: emulator.world.poll is None)
    erna.say("Hallo")
    assert len(await served_api.updates()) == 1


async def test_unwanted_kinds_are_not_queued_from_then_on(api: BotApi, erna: Person) -> None:
    """allowed_updates filters what happens later, and an empty list ends the filter."""
    said = erna.say("eins")
    await api.updates(allowed_updates=["edited_message"])
    erna.say("zwei")
    erna.edit(said, "drei")
    kinds = [list(update)[1] for update in await api.updates()]
    assert kinds == ["message", "edited_message"]
    await api.updates(allowed_updates=[])
    erna.say("vier")
    assert len(await api.updates()) == 3


async def test_updates_are_kept_for_a_day(api: BotApi, clock: Clock, erna: Person) -> None:
    """What nobody fetches within 24 hours is gone."""
    erna.say("gestern")
    clock.advance(hours=23)
    assert len(await api.updates()) == 1
    clock.advance(hours=2)
    erna.say("heute")
    assert [u["message"]["text"] for u in await api.updates()] == ["heute"]


async def test_two_ticks_appear_when_the_bot_has_fetched_the_message(
    api: BotApi, erna: Person
) -> None:
    """A message is read once getUpdates gave it out, not before."""
    erna.say("Hallo")
    assert not erna.screen()[0].read
    await api.updates()
    assert erna.screen()[0].read


async def test_stopping_ends_a_waiting_poll_at_once(emulator: Emulator) -> None:
    """A server that shuts down does not wait for polls; the bot is told 502."""
    async with serving(emulator) as base, httpx.AsyncClient(base_url=base) as client:
        poll = asyncio.create_task(
            client.post(f"/bot{emulator.token}/getUpdates", json={"timeout": 30})
        )
        await eventually(lambda: emulator.world.poll)
        began = time.monotonic()
        emulator.stop()
        assert (await poll).status_code == 502
        assert time.monotonic() - began < 4
