"""Webhooks: pushed with the secret, in order, again until they are taken."""

import asyncio
import time
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount, Route

from bot.emulator import Emulator, Person, create, serving
from tests.emulator.bot_api import BotApi, eventually
from tests.emulator.webhook import Hook


@pytest.fixture
async def hook(emulator: Emulator) -> AsyncIterator[Hook]:
    """A webhook on the listener that also serves the emulator, as in the demo."""
    hook = Hook()
    routes = [Route("/hook", hook.__call__, methods=["POST"]), Mount("/telegram", emulator.app)]
    async with serving(emulator, Starlette(routes=routes)) as base:
        hook.url = f"{base}/hook"
        yield hook


@pytest.fixture
async def api(hook: Hook, emulator: Emulator) -> AsyncIterator[BotApi]:
    """The bot's side, mounted at /telegram."""
    base = hook.url.replace("/hook", "/telegram")
    async with httpx.AsyncClient(base_url=base, timeout=10, verify=False) as client:
        yield BotApi(client, emulator.token)


async def test_updates_are_pushed_with_the_secret(api: BotApi, hook: Hook, erna: Person) -> None:
    """What waited and what comes is pushed, the header proves the sender, ticks turn to two."""
    erna.say("vorher")
    await api.ok("setWebhook", url=hook.url, secret_token="s3cret_-")
    erna.say("nachher")
    assert await hook.texts(2) == ["vorher", "nachher"]
    assert hook.secrets == {"s3cret_-"}
    await eventually(lambda: all(message.read for message in erna.screen()))
    info = await api.ok("getWebhookInfo")
    assert (info["url"], info["pending_update_count"]) == (hook.url, 0)


async def test_a_failed_update_is_repeated_and_holds_back_its_chat(
    api: BotApi, hook: Hook, erna: Person
) -> None:
    """Errors do not change the order, and getWebhookInfo tells the last one."""
    hook.statuses = [500, 503, 404]
    await api.ok("setWebhook", url=hook.url)
    for text in "abc":
        erna.say(text)
    assert await hook.texts(3) == ["a", "b", "c"]
    assert hook.tried == ["a", "a", "a", "a", "b", "c"]
    info = await api.ok("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 404 Not Found"


async def test_a_slow_chat_does_not_hold_back_others(
    api: BotApi, hook: Hook, emulator: Emulator, erna: Person
) -> None:
    """Each chat has its own order; with one connection all wait for each other."""
    karl = emulator.person("Karl")
    hook.slow = {"langsam": 0.3}
    await api.ok("setWebhook", url=hook.url)
    erna.say("langsam")
    karl.say("schnell")
    assert await hook.texts(2) == ["schnell", "langsam"]
    await api.ok("setWebhook", url=hook.url, max_connections=1)
    erna.say("langsam")
    karl.say("schnell")
    assert (await hook.texts(4))[2:] == ["langsam", "schnell"]


async def test_an_unreachable_webhook_loses_nothing(
    api: BotApi, hook: Hook, emulator: Emulator, erna: Person
) -> None:
    """Updates wait until a webhook answers again."""
    await api.ok("setWebhook", url="http://127.0.0.1:9/nobody")
    erna.say("Hallo")
    await eventually(lambda: emulator.world.webhook and emulator.world.webhook.last_error)
    info = await api.ok("getWebhookInfo")
    assert info["last_error_message"] == "Connection failed"
    assert info["pending_update_count"] == 1
    await api.ok("setWebhook", url=hook.url)
    assert await hook.texts(1) == ["Hallo"]


async def test_polling_and_webhook_exclude_each_other(
    api: BotApi, hook: Hook, emulator: Emulator, erna: Person
) -> None:
    """A webhook ends a waiting poll with 409 and refuses new ones until it is deleted."""
    poll = asyncio.create_task(api.refused("getUpdates", timeout=30))
    await eventually(lambda: emulator.world.poll)
    await api.ok("setWebhook", url=hook.url)
    assert await poll == (409, "Conflict: terminated by setWebhook request")
    code, reason = await api.refused("getUpdates")
    assert code == 409
    assert "while webhook is active" in reason
    await api.ok("deleteWebhook")
    erna.say("Hallo")
    assert len(await api.updates()) == 1
    assert hook.tried == []


async def test_pending_updates_can_be_dropped(api: BotApi, hook: Hook, erna: Person) -> None:
    """drop_pending_updates forgets what waited."""
    erna.say("alt")
    await api.ok("setWebhook", url=hook.url, drop_pending_updates=True)
    erna.say("neu")
    assert await hook.texts(1) == ["neu"]
    await api.ok("deleteWebhook", drop_pending_updates=True)


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"url": "nonsense"}, "invalid webhook URL specified"),
        ({"url": "https://["}, "invalid webhook URL specified"),
        (
            {"url": "http://example.com/hook"},
            "bad webhook: An HTTPS URL must be provided for webhook",
        ),
        ({"secret_token": "nicht erlaubt"}, "secret token contains unallowed characters"),
        ({"secret_token": "x" * 257}, "secret token is too long"),
    ],
)
async def test_a_wrong_webhook_is_refused(
    api: BotApi, given: dict[str, object], reason: str
) -> None:
    """Addresses and secrets are checked before anything changes."""
    call = {"url": "https://example.com/hook"} | given
    assert await api.refused("setWebhook", **call) == (400, f"Bad Request: {reason}")
    assert (await api.ok("getWebhookInfo"))["url"] == ""


async def test_stopping_does_not_wait_for_a_webhook_that_fails() -> None:
    """A shutdown with repeats pending takes no time."""
    emulator = create(webhook_wait=30)
    erna = emulator.person("Erna")
    async with (
        serving(emulator) as base,
        httpx.AsyncClient(base_url=base, verify=False) as client,
    ):
        await BotApi(client, emulator.token).ok("setWebhook", url="http://127.0.0.1:9/nobody")
        erna.say("Hallo")
        await asyncio.sleep(0.1)
        began = time.monotonic()
    assert time.monotonic() - began < 4
