"""Faults on purpose: each kind as a bot sees it, and runs that repeat."""

import time

import httpx
import pytest

from bot.emulator import Emulator, Faults, Person, create
from bot.emulator.faults import KINDS
from tests.emulator.bot_api import BotApi


async def test_refusals_on_purpose_have_no_effect(
    served_api: BotApi, emulator: Emulator, erna: Person
) -> None:
    """429 and 500 look like Telegram's own, and no message arrives."""
    emulator.faults.once("429")
    emulator.faults.once("500")
    call = {"chat_id": erna.chat_id, "text": "Hallo"}
    too_many = await served_api.call("sendMessage", **call)
    assert too_many.json()["parameters"] == {"retry_after": 1}
    assert await served_api.refused("sendMessage", **call) == (500, "Internal Server Error")
    assert erna.heard == []
    await served_api.ok("sendMessage", **call)


async def test_a_dropped_connection_has_no_effect(
    served_api: BotApi, emulator: Emulator, erna: Person
) -> None:
    """With "reset" the connection breaks before anything happened."""
    emulator.faults.once("reset")
    with pytest.raises(httpx.RemoteProtocolError):
        await served_api.send(erna.chat_id)
    assert erna.heard == []


async def test_a_lost_answer_has_its_effect(
    served_api: BotApi, emulator: Emulator, erna: Person
) -> None:
    """With "lost_answer" the message arrives, and the bot does not learn it."""
    emulator.faults.once("lost_answer")
    with pytest.raises(httpx.RemoteProtocolError):
        await served_api.send(erna.chat_id, "Hallo")
    assert erna.heard == ["Hallo"]


async def test_a_malformed_answer_is_no_json(
    served_api: BotApi, emulator: Emulator, erna: Person
) -> None:
    """With "malformed" the answer breaks off, and nothing happened."""
    emulator.faults.once("malformed")
    answer = await served_api.call("sendMessage", chat_id=erna.chat_id, text="Hallo")
    with pytest.raises(ValueError, match="Unterminated string"):
        answer.json()
    assert erna.heard == []


async def test_no_answer_comes_for_the_time_set(
    served_api: BotApi, emulator: Emulator, erna: Person
) -> None:
    """With "timeout" the connection stays silent for `hold` seconds and then breaks."""
    emulator.faults.hold = 0.2
    emulator.faults.once("timeout")
    began = time.monotonic()
    with pytest.raises(httpx.RemoteProtocolError):
        await served_api.send(erna.chat_id)
    assert 0.2 <= time.monotonic() - began < 4
    assert erna.heard == []


async def test_a_planned_fault_waits_for_its_method(
    api: BotApi, emulator: Emulator, erna: Person
) -> None:
    """A fault for deleteMessage leaves other calls alone, and getMe needs to be named."""
    emulator.faults.once("500", "deleteMessage")
    sent = await api.send(erna.chat_id)
    call = {"chat_id": erna.chat_id, "message_id": sent}
    assert (await api.refused("deleteMessage", **call))[0] == 500
    await api.ok("deleteMessage", **call)
    emulator.faults.once("500")
    await api.ok("getMe")


def struck(faults: Faults, calls: int = 2_000) -> list[str | None]:
    """What strikes the next messages to one chat."""
    return [faults.draw("sendmessage", "1001") for _ in range(calls)]


def test_a_run_repeats_itself_however_chats_interleave() -> None:
    """The same seed strikes the same calls of a chat, another seed others."""
    first = struck(Faults(0.2, KINDS, seed=7))
    mixed = Faults(0.2, KINDS, seed=7)
    second = []
    for _ in first:
        mixed.draw("sendmessage", "1002")
        second.append(mixed.draw("sendmessage", "1001"))
    assert second == first
    assert struck(Faults(0.2, KINDS, seed=8)) != first


def test_the_rate_is_kept_and_every_kind_comes() -> None:
    """Of 2,000 calls about a fifth is struck, by all kinds."""
    faults = Faults(0.2, KINDS)
    share = sum(kind is not None for kind in struck(faults)) / 2_000
    assert 0.17 < share < 0.23
    assert set(faults.injected) == set(KINDS)


def test_get_me_is_spared_unless_asked() -> None:
    """A start is not disturbed by chance."""
    assert Faults(1.0).draw("getme", "") is None
    assert Faults(1.0, ["500"], methods=["getMe"]).draw("getme", "") == "500"
    assert Faults(1.0, ["500"], methods=["getMe"]).draw("sendmessage", "") is None


@pytest.mark.parametrize(
    ("rate", "kinds", "reason"),
    [(1.5, ["500"], "between 0 and 1"), (0.1, ["flood"], "unknown kind"), (0.1, [], "one kind")],
)
def test_a_wrong_fault_is_refused(rate: float, kinds: list[str], reason: str) -> None:
    """The reason says what is allowed."""
    with pytest.raises(ValueError, match=reason):
        Faults(rate, kinds)
    with pytest.raises(ValueError, match="unknown kind"):
        create().faults.once("flood")


async def test_the_phone_can_change_the_faults(client: httpx.AsyncClient) -> None:
    """POST /phone/faults sets rate and kinds, and says what is wrong with bad ones."""
    good = {"rate": 1, "kinds": ["500"], "seed": 3}
    assert (await client.post("/phone/faults", json=good)).json() == {"rate": 1, "kinds": ["500"]}
    assert (await client.get("/bot42:DEMO/getMyCommands")).status_code == 500
    for bad in (
        {"rate": "x"},
        {"rate": 2},
        {"rate": 0.1, "kinds": ["flood"]},
        {"kinds": 5},
        {"hold": "x"},
    ):
        answer = await client.post("/phone/faults", json=bad)
        assert answer.status_code == 400
        assert answer.json()["error"]
