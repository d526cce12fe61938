"""The demo checks itself: a visitor books through the phone, and the database has to agree."""

from __future__ import annotations

import asyncio
import json
import time
import urllib.request
from collections.abc import Callable
from typing import Any

from core.bootstrap.container import Container

PATIENCE_SECONDS = 30.0
LOOK_EACH_SECONDS = 0.05


class _Phone:
    """A person's phone, by the emulator's user side over HTTP."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._chat = self._post("/chats", {"first_name": "Probe", "language_code": "de"})["chat_id"]
        self._seen = 0

    def say(self, text: str) -> dict[str, Any]:
        """Write ``text`` and return the assistant's answer."""
        self._post(f"/chats/{self._chat}/messages", {"text": text})
        return self._answer()

    def press(self, message: dict[str, Any], index: int) -> dict[str, Any]:
        """Press the ``index``-th button of ``message`` and return the assistant's answer."""
        data = message["buttons"][index][0]["data"]
        body = {"message_id": message["message_id"], "data": data}
        self._post(f"/chats/{self._chat}/presses", body)
        return self._answer()

    def shows(self, text: str) -> bool:
        """Say whether ``text`` stands in any message now on the screen."""
        return any(text in message["text"] for message in self._screen())

    def _answer(self) -> dict[str, Any]:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < deadline:
            new = [m for m in self._screen() if m["from"] == "bot" and m["message_id"] > self._seen]
            if new:
                self._seen = int(new[-1]["message_id"])
                return new[-1]
            time.sleep(LOOK_EACH_SECONDS)
        raise TimeoutError("the assistant did not answer")

    def _screen(self) -> list[dict[str, Any]]:
        address = f"{self._base}/chats/{self._chat}"
        with urllib.request.urlopen(address, timeout=5) as response:  # noqa: S310 - our own listener
            messages: list[dict[str, Any]] = json.load(response)["messages"]
            return messages

    def _post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        request = urllib.request.Request(  # noqa: S310 - our own listener
            self._base + path,
            json.dumps(body).encode(),
            {"content-type": "application/json"},
        )
        with urllib.request.urlopen(request, timeout=10) as response:  # noqa: S310
            answer: dict[str, Any] = json.load(response)
            return answer


async def book_through_phone(base: str, parts: Container, say: Callable[[str], None]) -> bool:
    """Book as a visitor would; return whether the appointment is there and the postcode is not."""
    order = parts.demo_orders[0]
    try:
        shown = await asyncio.to_thread(_visit, base, order.order_number, order.postcode, say)
    except (OSError, LookupError) as error:  # no answer, or one without the buttons to go on with
        say(f"Fehler: das Gespräch blieb stecken ({type(error).__name__}).")
        return False
    booked = await parts.database.read(lambda uow: uow.appointments.newest(5))
    good = len(booked) == 1 and booked[0].order_number == order.order_number and shown
    say("In Ordnung: genau ein Termin ist gebucht." if good else "Fehler: kein Termin gebucht.")
    return good


def _visit(base: str, order_number: str, postcode: str, say: Callable[[str], None]) -> bool:
    phone = _Phone(base)
    answers = [phone.say("/start"), phone.say(f"{order_number} {postcode}")]
    answers.append(phone.press(answers[-1], 0))
    answers.append(phone.press(answers[-1], 0))
    for answer in answers:
        say("   " + answer["text"].splitlines()[0])
    return not phone.shows(postcode)
