"""The bot's side over HTTP, as the tests use it."""

import asyncio
from collections.abc import Callable
from typing import Any

import httpx

from bot.emulator import Shown


class BotApi:
    """Calls methods of the Bot API with httpx."""

    def __init__(self, client: httpx.AsyncClient, token: str) -> None:
        self.client = client
        self.token = token

    async def call(self, method: str, **parameters: object) -> httpx.Response:
        """One call with JSON."""
        return await self.client.post(f"/bot{self.token}/{method}", json=parameters)

    async def ok(self, method: str, **parameters: object) -> Any:  # noqa: ANN401 (JSON)
        """The result of a call that has to succeed."""
        answer = (await self.call(method, **parameters)).json()
        assert answer["ok"], answer
        return answer["result"]

    async def refused(self, method: str, **parameters: object) -> tuple[int, str]:
        """Code and description of a call that has to be refused."""
        response = await self.call(method, **parameters)
        answer = response.json()
        assert not answer["ok"], answer
        assert response.status_code == answer["error_code"]
        return answer["error_code"], answer["description"]

    async def updates(self, offset: int = 0, **more: object) -> list[dict[str, Any]]:
        """What getUpdates gives."""
        updates: list[dict[str, Any]] = await self.ok("getUpdates", offset=offset, **more)
        return updates

    async def send(self, chat_id: int, text: str = "Guten Tag", *buttons: str) -> int:
        """Send a message with a button a row; the data is the lower-case text. Gives its id."""
        rows = [[{"text": button, "callback_data": button.lower()}] for button in buttons]
        markup = {"inline_keyboard": rows}
        sent = await self.ok("sendMessage", chat_id=chat_id, text=text, reply_markup=markup)
        return sent["message_id"]


async def eventually(condition: Callable[[], object]) -> None:
    """Wait until something holds that no event announces. Raises TimeoutError after 5 s."""
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110 (there is no event)
            await asyncio.sleep(0.005)


def texts(screen: list[Shown]) -> list[str]:
    """The texts on a screen."""
    return [shown.text for shown in screen]
