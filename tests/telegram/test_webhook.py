"""Updates by webhook: only from Telegram, and acknowledged only when they are kept."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
import pytest_asyncio

from bot.webhook import LARGEST_UPDATE, Webhook
from core.settings import SettingsError, load_settings
from tests.emulator.bot_api import eventually
from tests.telegram.away import Away
from tests.telegram.house import SECRET, House

HEADER = "X-Telegram-Bot-Api-Secret-Token"
UPDATE = {
    "update_id": 7,
    "message": {
        "message_id": 1,
        "date": 1,
        "chat": {"id": 1001, "type": "private", "first_name": "Erna"},
        "from": {"id": 1001, "is_bot": False, "first_name": "Erna"},
        "text": "Hallo",
    },
}


@pytest_asyncio.fixture
async def hooked(sqlite_url: str) -> AsyncIterator[House]:
    """Everything on SQLite, with a webhook."""
    async with House(sqlite_url, webhook=True) as house:
        await eventually(lambda: house.emulator.world.webhook)
        yield house


async def status(house: House, headers: dict[str, str], **request: object) -> int:
    """The status that the webhook answers with."""
    async with httpx.AsyncClient(verify=False) as client:
        method = str(request.pop("method", "POST"))
        answer = await client.request(method, house.webhook_url, headers=headers, **request)
        return answer.status_code


async def test_booked_through_the_webhook(url: str) -> None:
    """A person books as with polling, and Telegram is not redirected anywhere."""
    async with House(url, webhook=True) as house:
        order = house.order()
        house.slots()
        erna = house.person()
        await house.ask(erna, f"{order.order_number} {order.postcode}")
        await house.press(erna, "Di 24.11.")
        await house.press(erna, "Ja")
        assert house.booked() == 1
        assert house.emulator.calls["getUpdates"] == 0


@pytest.mark.parametrize("headers", [{}, {HEADER: ""}, {HEADER: "falsch"}, {HEADER: "ü"}])
async def test_only_telegram(hooked: House, headers: dict[str, str]) -> None:
    """Without the secret, or with a wrong one, nothing is taken."""
    encoded = {name: value.encode("latin-1") for name, value in headers.items()}
    assert await status(hooked, encoded, json=UPDATE) == 401  # type: ignore[arg-type]
    assert hooked.one("SELECT count(*) FROM inbox") == 0


@pytest.mark.parametrize(
    ("expected", "request_values"),
    [
        (200, {"json": UPDATE}),
        (200, {"json": {"update_id": 8, "telepathy": {}}}),
        (405, {"method": "GET"}),
        (400, {"content": b"no JSON"}),
        (400, {"content": b"\xff\xfe"}),
        (400, {"content": b"[" * 200_000}),
        (400, {"json": [1]}),
        (400, {"json": {"update_id": "x"}}),
        (413, {"content": b" " * (LARGEST_UPDATE + 1)}),
    ],
)
async def test_what_is_no_update(
    hooked: House, expected: int, request_values: dict[str, object]
) -> None:
    """Whatever is sent with the right secret has a defined answer."""
    headers = {HEADER: SECRET.get_secret_value()}
    assert await status(hooked, headers, **request_values) == expected


async def test_repeated_update(hooked: House) -> None:
    """The same update a hundred times, many at once, is taken once."""
    headers = {HEADER: SECRET.get_secret_value()}
    erna = hooked.person()
    erna.chat.started = True
    async with httpx.AsyncClient(verify=False, headers=headers) as client:
        repeats = [client.post(hooked.webhook_url, json=UPDATE) for _ in range(100)]
        answers = await asyncio.gather(*repeats)
    assert {answer.status_code for answer in answers} == {200}
    await hooked.rest()
    assert len(erna.heard) == 1


async def test_database_away(url: str, away: Away) -> None:
    """Without the database Telegram hears 503 and repeats; then the update is taken, once."""
    async with House(url, webhook=True) as house:
        erna = house.person()
        await house.ask(erna, "/start")
        away.go()
        erna.say("Hilfe")
        webhook = house.emulator.world.webhook
        assert webhook is not None
        await eventually(lambda: "503" in (webhook.last_error or ""))
        away.come_back()
        async with asyncio.timeout(5):
            await erna.next_message()
            await erna.next_message()
        await house.rest()
        assert len(erna.heard) == 2
        assert house.one("SELECT count(*) FROM inbox") == 2


@pytest.mark.parametrize("secret", ["", "kurz", "mit Leerzeichen darin"])
def test_no_webhook_without_a_secret(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, secret: str
) -> None:
    """The program does not start when everybody could speak for Telegram."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TERMINLOTSE_TELEGRAM__WEBHOOK_URL", "https://example.org/x")
    monkeypatch.setenv("TERMINLOTSE_TELEGRAM__WEBHOOK_SECRET", secret)
    with pytest.raises(SettingsError, match="TERMINLOTSE_TELEGRAM__WEBHOOK_SECRET"):
        load_settings()


def test_no_webhook_is_made_without_a_secret() -> None:
    """Nor does a part of the program that forgot to look at the settings."""

    async def take(_updates: list[object]) -> None:
        """Take nothing."""

    with pytest.raises(ValueError, match="secret"):
        Webhook("", take)
