"""Server-sent events: a phone sees everything, once, also after a reconnect."""

import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
import pytest

from bot.emulator import Emulator, Person, create, serving
from tests.emulator.bot_api import BotApi, eventually

CHAT = "/phone/chats/1001"


class Stream:
    """Reads server-sent events."""

    def __init__(self, answer: httpx.Response) -> None:
        self._lines = answer.aiter_lines()

    async def next(self) -> tuple[str, str, Any]:
        """The next event: name, data and id."""
        told: dict[str, str] = {}
        async for line in self._lines:
            name, _, value = line.partition(": ")
            if name:
                told[name] = value
            elif told.keys() >= {"event", "data"}:
                return told["event"], told["id"], json.loads(told["data"])
        raise EOFError


@asynccontextmanager
async def listening(client: httpx.AsyncClient, last_seen: str = "") -> AsyncIterator[Stream]:
    """The events of Erna's chat, after `last_seen` if given."""
    headers = {"Last-Event-ID": last_seen} if last_seen else {}
    async with client.stream("GET", f"{CHAT}/events", headers=headers) as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        yield Stream(answer)


async def test_the_stream_begins_with_a_snapshot_and_tells_everything(
    served: httpx.AsyncClient, served_api: BotApi, erna: Person
) -> None:
    """Messages, edits, deletions, ticks, typing, notes and commands arrive in order."""
    chat = erna.chat_id
    async with listening(served) as stream:
        assert (await stream.next())[::2] == ("snapshot", {"messages": [], "commands": []})
        sent = await served_api.send(chat, "Termin?", "Ja")
        name, _, message = await stream.next()
        assert (name, message["buttons"]) == ("message", [[{"text": "Ja", "data": "ja"}]])
        query = await served.post(f"{CHAT}/presses", json={"message_id": sent, "data": "ja"})
        query_id = query.json()["callback_query_id"]
        await served_api.ok("answerCallbackQuery", callback_query_id=query_id, text="Gut")
        assert (await stream.next())[::2] == ("callback_answer", {"text": "Gut"})
        await served_api.ok("sendChatAction", chat_id=chat, action="typing")
        assert (await stream.next())[::2] == ("typing", {})
        await served_api.ok("editMessageText", chat_id=chat, message_id=sent, text="Fertig")
        name, _, message = await stream.next()
        assert (name, message["text"], message["edited"]) == ("edited", "Fertig", True)
        await served_api.ok("deleteMessage", chat_id=chat, message_id=sent)
        assert (await stream.next())[::2] == ("deleted", {"message_id": sent})
        command = {"command": "start", "description": "Neu"}
        await served_api.ok("setMyCommands", commands=[command])
        assert (await stream.next())[::2] == ("commands", {"commands": [command]})
        said = (await served.post(f"{CHAT}/messages", json={"text": "Hallo"})).json()
        assert (await stream.next())[::2] == ("message", said)
        await served_api.updates()
        assert (await stream.next())[::2] == ("edited", said | {"read": True})


async def test_a_reconnect_misses_nothing(served: httpx.AsyncClient, erna: Person) -> None:
    """With Last-Event-ID what was missed is told, once, and no snapshot."""
    async with listening(served) as stream:
        _, seen, _ = await stream.next()
    for text in "abc":
        erna.say(text)
    async with listening(served, seen) as stream:
        events = [await stream.next() for _ in range(3)]
    assert [(name, data["text"]) for name, _, data in events] == [
        ("message", "a"),
        ("message", "b"),
        ("message", "c"),
    ]
    async with listening(served, events[1][1]) as stream:
        assert (await stream.next())[2]["text"] == "c"


@pytest.mark.parametrize("last_seen", ["0-1", "nonsense", "{run}-999", "{run}-", "-"])
async def test_an_unknown_bookmark_gets_a_snapshot(
    served: httpx.AsyncClient, emulator: Emulator, erna: Person, last_seen: str
) -> None:
    """An id of an earlier run or of no run at all starts afresh."""
    erna.say("Hallo")
    run = f"{int(emulator.world.clock().timestamp()):x}"
    async with listening(served, last_seen.format(run=run)) as stream:
        name, _, data = await stream.next()
    assert (name, len(data["messages"])) == ("snapshot", 1)


async def test_a_phone_that_leaves_leaves_nothing_behind(
    served: httpx.AsyncClient, erna: Person
) -> None:
    """The server notices a closed stream at once, not with the next event."""
    async with listening(served) as stream:
        await stream.next()
        await eventually(lambda: erna.chat.log.signal.waiting == 1)
    await eventually(lambda: erna.chat.log.signal.waiting == 0)


async def test_stopping_ends_open_streams_at_once() -> None:
    """A shutdown does not wait for phones."""
    emulator = create()
    emulator.person("Erna")
    async with serving(emulator) as base, httpx.AsyncClient(base_url=base) as client:
        async with listening(client) as stream:
            await stream.next()
            began = time.monotonic()
            emulator.stop()
            with pytest.raises(EOFError):
                await stream.next()
        assert time.monotonic() - began < 4
