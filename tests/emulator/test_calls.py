"""How calls come in: tokens, methods, forms and JSON."""

import httpx

from bot.emulator import Person, create
from tests.emulator.bot_api import BotApi

ERNA = 1001


async def test_a_wrong_token_is_unauthorized(client: httpx.AsyncClient) -> None:
    """A token of the right form is answered with 401, anything else with 404."""
    wrong = await client.post("/bot42:OTHER/getMe")
    assert (wrong.status_code, wrong.json()["description"]) == (401, "Unauthorized")
    odd = await client.post("/botnonsense/getMe")
    assert (odd.status_code, odd.json()["description"]) == (404, "Not Found")


async def test_an_unknown_method_is_not_found(api: BotApi) -> None:
    """The answer is 404, as from Telegram."""
    assert await api.refused("makeCoffee") == (404, "Not Found: method not found")


async def test_a_body_that_is_no_json_is_refused(client: httpx.AsyncClient) -> None:
    """Broken JSON and JSON that is no object are 400."""
    for body in (b"{", b"[1]", b"\xff", b"[" * 100_000):
        answer = await client.post(
            "/bot42:DEMO/getMe", content=body, headers={"content-type": "application/json"}
        )
        assert answer.status_code == 400
        assert not answer.json()["ok"]


async def test_half_a_character_is_refused(client: httpx.AsyncClient, erna: Person) -> None:
    """A lone surrogate, in a text or in a button, is 400."""
    rows = r'[[{"text": "\ud83d", "callback_data": "x"}]]'
    markup = f'"reply_markup": {{"inline_keyboard": {rows}}}'
    for more in (r'"text": "\ud83d"', f'"text": "x", {markup}'):
        body = f'{{"chat_id": {ERNA}, {more}}}'
        answer = await client.post(
            "/bot42:DEMO/sendMessage", content=body, headers={"content-type": "application/json"}
        )
        assert answer.json()["description"] == "Bad Request: strings must be encoded in UTF-8"
    assert erna.screen() == []


async def test_a_form_field_that_is_too_big_is_refused(client: httpx.AsyncClient) -> None:
    """More than a megabyte in one field is 413."""
    answer = await client.post(
        "/bot42:DEMO/sendMessage", data={"text": "x" * 2_000_000}, files={"a": b"b"}
    )
    assert answer.status_code == 413


async def test_parameters_come_by_address_form_or_json(
    client: httpx.AsyncClient, erna: Person
) -> None:
    """GET, a form, a multipart form and JSON mean the same, and method names ignore case."""
    call = {"chat_id": str(ERNA), "text": "Hallo"}
    await client.get("/bot42:DEMO/sendMessage", params=call)
    await client.post("/bot42:DEMO/SENDMESSAGE", data=call)
    await client.post("/bot42:DEMO/sendmessage", data=call, files={"unused": b"x"})
    await client.post("/bot42:DEMO/sendMessage", json=call | {"chat_id": ERNA})
    assert erna.heard == ["Hallo"] * 4


def test_the_demo_token_names_the_bot() -> None:
    """The number before the colon is the bot's id."""
    assert create("4711:X").world.bot.user_id == 4711
