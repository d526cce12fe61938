"""Rate limits: 429 with retry_after, over a sliding second."""

import pytest

from bot.emulator import Emulator, Limits, Person
from bot.emulator.wire.errors import ApiError
from tests.emulator.bot_api import BotApi


class Timer:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        """Tell the seconds."""
        return self.seconds


def refused(limits: Limits, chat_id: int) -> int | None:
    """The seconds to wait, or None when the message counts."""
    try:
        limits.count(chat_id)
    except ApiError as error:
        return error.retry_after
    return None


def test_a_chat_takes_one_message_a_second() -> None:
    """The second message within a second is one too many; another chat is not concerned."""
    timer = Timer()
    limits = Limits(per_chat=1, timer=timer)
    assert refused(limits, 1) is None
    timer.seconds += 0.99
    assert refused(limits, 1) == 1
    assert refused(limits, 2) is None
    timer.seconds += 0.02
    assert refused(limits, 1) is None
    assert limits.refused == 1


def test_all_chats_together_take_thirty_in_any_second() -> None:
    """The window slides: thirty at its end leave no room at the next beginning."""
    timer = Timer()
    limits = Limits(in_all=30, timer=timer)
    timer.seconds += 0.9
    assert [refused(limits, chat) for chat in range(30)] == [None] * 30
    timer.seconds += 0.2
    assert refused(limits, 99) == 1
    timer.seconds += 0.8
    assert [refused(limits, chat) for chat in range(31)] == [None] * 30 + [1]


def test_a_longer_window_says_how_long_to_wait() -> None:
    """retry_after is in whole seconds, rounded up."""
    timer = Timer()
    limits = Limits(per_chat=20, window=60, timer=timer)
    for _ in range(20):
        limits.count(1)
    timer.seconds += 12.5
    assert refused(limits, 1) == 48


async def test_the_bot_is_told_how_long_to_wait(
    api: BotApi, emulator: Emulator, erna: Person
) -> None:
    """The answer has Telegram's form, nothing is shown, and the refusals can be counted."""
    emulator.limits.per_chat = 1
    await api.send(erna.chat_id, "eins")
    answer = await api.call("sendMessage", chat_id=erna.chat_id, text="zwei")
    assert answer.status_code == 429
    assert answer.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    assert erna.heard == ["eins"]
    assert (emulator.limits.refused, emulator.refusals[429]) == (1, 1)


async def test_without_limits_nothing_is_refused(api: BotApi, erna: Person) -> None:
    """Limits are off until they are set."""
    for _ in range(40):
        await api.send(erna.chat_id)
    assert len(erna.heard) == 40


@pytest.mark.parametrize("method", ["getMe", "deleteMessage", "sendChatAction"])
async def test_only_messages_count(
    api: BotApi, emulator: Emulator, erna: Person, method: str
) -> None:
    """Other calls go on while a chat's second is used up."""
    emulator.limits.per_chat = 1
    sent = await api.send(erna.chat_id)
    call = {"chat_id": erna.chat_id, "message_id": sent, "action": "typing"}
    await api.ok(method, **call)
