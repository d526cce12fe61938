"""The phone's side over HTTP: what the demo page builds on."""

import httpx
import pytest

from bot.emulator import Person
from tests.emulator.bot_api import BotApi

CHAT = "/phone/chats/1001"


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
