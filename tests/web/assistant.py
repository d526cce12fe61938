"""A scripted assistant behind the real Bot API emulator: enough answers to look at a phone.

It is no model of the product's dialogue; it sends, deletes, edits and answers presses.
"""

import asyncio
import re
from collections.abc import Callable, Mapping
from typing import Any

import httpx

SLOTS = ("Di, 1. Dezember, 10–12 Uhr", "Mi, 2. Dezember, 8–10 Uhr", "Fr, 4. Dezember, 13–15 Uhr")
COMMANDS = (
    {"command": "start", "description": "Von vorn beginnen"},
    {"command": "termin", "description": "Meinen Termin zeigen"},
    {"command": "mensch", "description": "Mit einem Menschen sprechen"},
)
GREETING = (
    "Guten Tag. Hier buchen Sie Ihren Termin.\n\nBitte schreiben Sie mir die Auftragsnummer und "
    "die Postleitzahl aus Ihrem Brief."
)
CODE_KNOWN = "Ich habe Ihren Brief erkannt. Bitte schreiben Sie mir noch Ihre Postleitzahl."
OFFER = "Vielen Dank. Ihre Nachricht mit der Postleitzahl ist gelöscht.\n\nDrei Termine sind frei:"
SURE = "Soll ich Dienstag, 1. Dezember 2026, Ankunft zwischen 10 und 12 Uhr, für Sie buchen?"
BOOKED = "Ihr Termin ist gebucht: Dienstag, 1. Dezember 2026, Ankunft zwischen 10 und 12 Uhr."
EXAMPLE = "Das habe ich nicht verstanden. Schreiben Sie zum Beispiel: 47110815 40213"
PERSON = (
    "Eine Mitarbeiterin meldet sich bei Ihnen. Mehr unter /hilfe oder https://example.org/hilfe"
)

Answer = dict[str, Any]


class Assistant:
    """Polls the emulator and answers by script; `on_booked` is called when someone says yes."""

    def __init__(self, client: httpx.AsyncClient, on_booked: Callable[[], None]) -> None:
        self._client = client
        self._on_booked = on_booked

    async def run(self) -> None:
        """Answer until cancelled."""
        await self._call("setMyCommands", commands=COMMANDS)
        offset = 0
        while True:
            for update in await self._call("getUpdates", offset=offset, timeout=5):
                offset = update["update_id"] + 1
                await self._answer(update)

    async def _answer(self, update: Mapping[str, Any]) -> None:
        if press := update.get("callback_query"):
            await self._pressed(press)
        elif edited := update.get("edited_message"):
            await self._say(edited["chat"]["id"], f"Geändert in: {edited['text']}")
        elif message := update.get("message"):
            await self._said(message)

    async def _said(self, message: Mapping[str, Any]) -> None:
        chat, text = message["chat"]["id"], message.get("text", "")
        await self._call("sendChatAction", chat_id=chat, action="typing")
        await asyncio.sleep(0.2)
        if not text:
            await self._say(
                chat, "Ansehen und anhören kann ich leider nichts. Bitte schreiben Sie."
            )
        elif text.startswith("/start "):
            await self._say(chat, CODE_KNOWN)
        elif text == "/start":
            await self._say(chat, GREETING)
        elif "mensch" in text.lower():
            await self._say(chat, PERSON)
        elif re.search(r"\b\d{5}\b", text):
            await self._call("deleteMessage", chat_id=chat, message_id=message["message_id"])
            rows = [[_button(slot, f"o:2:{i}")] for i, slot in enumerate(SLOTS, 1)]
            later = [_button("Spätere", "o:2:4"), _button("Ein Mensch", "o:2:5")]
            await self._say(chat, OFFER, [*rows, later])
        else:
            await self._say(chat, EXAMPLE)

    async def _pressed(self, press: Mapping[str, Any]) -> None:
        message, data = press["message"], press["data"]
        chat, yes = message["chat"]["id"], data == "o:3:1"
        words = "Gebucht" if yes else ""
        await self._call("answerCallbackQuery", callback_query_id=press["id"], text=words)
        ids = {"chat_id": chat, "message_id": message["message_id"]}
        await self._call("editMessageReplyMarkup", **ids)
        if yes:
            self._on_booked()
            await self._say(chat, BOOKED)
        elif data.startswith("o:2:"):
            rows = [[_button("Ja, buchen", "o:3:1"), _button("Nein", "o:3:2")]]
            await self._say(chat, SURE, rows)
        else:
            await self._say(chat, OFFER)

    async def _say(self, chat: int, text: str, rows: list[list[Answer]] | None = None) -> None:
        markup = {"reply_markup": {"inline_keyboard": rows}} if rows else {}
        await self._call("sendMessage", chat_id=chat, text=text, **markup)

    async def _call(self, method: str, **arguments: object) -> Any:  # noqa: ANN401
        response = await self._client.post(f"/bot42:DEMO/{method}", json=arguments, timeout=20)
        return response.json().get("result", [])


def _button(text: str, data: str) -> Answer:
    return {"text": text, "callback_data": data}
