"""The dialogue in a terminal: the same inbox, turns and outbox as in every other channel."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from datetime import timedelta

from core.bootstrap.container import Container
from core.bootstrap.transcript import MEDIA, Said
from core.outbox.relay import Relay
from core.ports.inbound import Inbound, Kind
from core.ports.outbound import Button, Leased, OutgoingText
from core.ports.send_queue import Pace

CHANNEL = "terminal"
COMMANDS = {"/hilfe": "Hilfe", "/mensch": "Mensch", "/termin": "Termin buchen"}
PACE = Pace(per_second=1000, chat_gap=timedelta())
NUMBERED = re.compile(r"#([0-9]{1,2})")


class NotPossible(Exception):
    """What was typed looks like a button or a thing to send, and is none; says what there is."""


@dataclass
class TerminalCourier:
    """Implements core.ports.outbound.Courier: what is sent is gathered, to be printed."""

    channel: str = CHANNEL
    sent: list[OutgoingText] = field(default_factory=list)

    async def deliver(self, leased: Leased) -> str | None:
        """Gather a message; a terminal cannot delete what was typed."""
        content = leased.content()
        if isinstance(content, OutgoingText):
            self.sent.append(content)
        return None


@dataclass(frozen=True, slots=True)
class Act:
    """What a typed line does, and how a transcript writes it."""

    line: str
    kind: Kind
    text: str = ""
    choice: str | None = None
    media: str | None = None


class TerminalChat:
    """One chat in a terminal."""

    def __init__(self, parts: Container, address: str) -> None:
        """Begin a chat of its own."""
        self._parts = parts
        self._address = address
        self._keys = itertools.count(1)
        self._courier = TerminalCourier()
        self._relay = Relay(parts.database, self._courier, PACE, parts.clock)
        self.buttons: tuple[Button, ...] = ()

    def act(self, typed: str) -> Act:
        """Return what ``typed`` does: text, ``#2`` or ``[a button]``, ``(Foto)`` and the like.

        Raises NotPossible where a button or a thing is named that there is not.
        """
        inner = typed[1:-1]
        if NUMBERED.fullmatch(typed) or (typed.startswith("[") and typed.endswith("]")):
            button = self._button(typed)
            return Act(f"> [{button.label}]", Kind.PRESS, choice=button.choice)
        if not (typed.startswith("(") and typed.endswith(")")):
            return Act(f"> {typed}", Kind.TEXT, text=COMMANDS.get(typed, typed))
        if inner.startswith("geändert: "):
            return Act(f"> {typed}", Kind.EDITED, text=inner.removeprefix("geändert: "))
        if inner not in MEDIA:
            raise NotPossible(f"In Klammern geht: {', '.join(MEDIA)}, geändert: neuer Text.")
        return Act(f"> {typed}", Kind.MEDIA, media=MEDIA[inner])

    def _button(self, typed: str) -> Button:
        for number, button in enumerate(self.buttons, start=1):
            if typed in {f"#{number}", f"[{button.label}]"}:
                return button
        raise NotPossible("Diesen Knopf gibt es gerade nicht.")

    async def does(self, act: Act) -> list[Said]:
        """Carry out ``act``; return what the assistant says."""
        event = Inbound(
            channel=CHANNEL,
            natural_key=f"{self._address}:{next(self._keys)}",
            address=self._address,
            kind=act.kind,
            text=act.text,
            choice=act.choice,
            media=act.media,
        )
        await self._parts.intake.receive([event])
        while await self._parts.worker.take_waiting():
            pass
        self._courier.sent.clear()
        while (lease := await self._relay.lease()).rows:
            await self._relay.send(lease.rows)
        for message in self._courier.sent:
            self.buttons = message.buttons
        return [Said(m.text, tuple(b.label for b in m.buttons)) for m in self._courier.sent]
