"""The phone's side over HTTP: what the demo page builds on."""

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


async def test_a_visitor_opens_a_chat_and_talks(client: httpx.AsyncClient) -> None:
    """Opening gives the chat's id; a sent text comes back as the message it became."""
    opened = await client.post("/phone/chats", json={"first_name": "Erna", "language_code": "de"})
    assert opened.json() == {"chat_id": 1001}
    said = await client.post(f"{CHAT}/messages", json={"text": " Hallo "})
    assert said.json() == {
        "message_id": 1,
        "from": "user",
        "date": "2026-11-23T08:00:00Z",
        "text": "Hallo",
        "buttons": [],
        "edited": False,
        "kind": "text",
        "read": False,
    }
    assert (await client.get(CHAT)).json() == {"messages": [said.json()], "commands": []}


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


async def test_what_a_person_does_reaches_the_bot(client: httpx.AsyncClient, api: BotApi) -> None:
    """Edits, media, blocking and unblocking become updates of their kinds."""
    await client.post("/phone/chats", json={"first_name": "Erna"})
    said = (await client.post(f"{CHAT}/messages", json={"text": "Halo"})).json()
    edit = {"message_id": said["message_id"], "text": "Hallo"}
    assert (await client.post(f"{CHAT}/edits", json=edit)).json()["edited"] is True
    photo = await client.post(f"{CHAT}/media", json={"kind": "photo", "caption": "hier"})
    assert (photo.json()["kind"], photo.json()["text"]) == ("photo", "hier")
    for act in ("block", "block", "unblock"):
        assert (await client.post(f"{CHAT}/{act}", json={})).json() == {}
    updates = await api.updates()
    kinds = [list(update)[1] for update in updates]
    assert kinds == ["message", "edited_message", "message", "my_chat_member", "my_chat_member"]
    standing = [u["my_chat_member"]["new_chat_member"]["status"] for u in updates[3:]]
    assert standing == ["kicked", "member"]


REFUSED = {
    "unknown chat": ("/phone/chats/9/messages", {"text": "x"}, 404),
    "empty text": (f"{CHAT}/messages", {"text": "  "}, 400),
    "no text": (f"{CHAT}/messages", {}, 400),
    "number as text": (f"{CHAT}/messages", {"text": 5}, 400),
    "list as body": (f"{CHAT}/messages", ["x"], 400),
    "no name": ("/phone/chats", {"first_name": " "}, 400),
    "edit of the bot's message": (f"{CHAT}/edits", {"message_id": 2, "text": "x"}, 409),
    "edit without change": (f"{CHAT}/edits", {"message_id": 1, "text": "Hallo"}, 400),
    "edit of nothing": (f"{CHAT}/edits", {"message_id": 99, "text": "x"}, 404),
    "text as message id": (f"{CHAT}/edits", {"message_id": "1", "text": "x"}, 400),
    "press on nothing": (f"{CHAT}/presses", {"message_id": 99, "data": "x"}, 404),
    "press on one's own message": (f"{CHAT}/presses", {"message_id": 1, "data": "x"}, 409),
    "press without data": (f"{CHAT}/presses", {"message_id": 2, "data": ""}, 400),
    "unknown medium": (f"{CHAT}/media", {"kind": "hologram"}, 400),
    "caption of a sticker": (f"{CHAT}/media", {"kind": "sticker", "caption": "x"}, 400),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED)
async def test_what_an_app_would_not_do_is_refused(
    client: httpx.AsyncClient, api: BotApi, erna: Person, case: tuple[str, object, int]
) -> None:
    """The answer is 4xx with a reason, and the bot hears nothing."""
    path, body, status = case
    erna.say("Hallo")
    await api.send(erna.chat_id)
    answer = await client.post(path, json=body)
    assert answer.status_code == status
    assert answer.json()["error"]
    assert len(await api.updates()) == 1


async def test_who_blocked_the_bot_cannot_write_to_it(client: httpx.AsyncClient) -> None:
    """First unblock, as in the app."""
    await client.post("/phone/chats", json={"first_name": "Erna"})
    await client.post(f"{CHAT}/block")
    answer = await client.post(f"{CHAT}/messages", json={"text": "x"})
    assert answer.status_code == 409
    broken = await client.post(f"{CHAT}/messages", content=b"{")
    assert broken.status_code == 400


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
        assert time.monotonic() - began < 1
