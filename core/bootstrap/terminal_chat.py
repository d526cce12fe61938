"""The dialogue in a terminal: the same inbox, turns and outbox as in every other channel."""

from __future__ import annotations

import asyncio
import itertools
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from core.bootstrap.clock import system_now
from core.bootstrap.container import Container, build
from core.bootstrap.demo_world import fill
from core.bootstrap.transcript import Said, written
from core.outbox.relay import Relay
from core.ports.inbound import Inbound, Kind
from core.ports.outbound import Button, Leased, OutgoingText
from core.ports.send_queue import Pace
from core.settings import Settings, load_settings
from core.storage import migrate

CHANNEL = "terminal"
PROMPT = "> "
PACE = Pace(per_second=1000, chat_gap=timedelta())
NUMBERED = re.compile(r"#([0-9]{1,2})")


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

    async def does(self, line: str) -> list[Said]:
        """Say ``line`` or press the button it names; return what the assistant says."""
        choice = self._choice(line)
        key = f"{self._address}:{next(self._keys)}"
        event = Inbound(
            channel=CHANNEL,
            natural_key=key,
            address=self._address,
            kind=Kind.PRESS if choice else Kind.TEXT,
            text="" if choice else line,
            choice=choice,
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

    def _choice(self, line: str) -> str | None:
        """Return the choice that ``#2`` or ``[a label]`` stands for."""
        numbered = NUMBERED.fullmatch(line)
        if numbered and 1 <= int(numbered[1]) <= len(self.buttons):
            return self.buttons[int(numbered[1]) - 1].choice
        return next((b.choice for b in self.buttons if f"[{b.label}]" == line), None)

    def act(self, line: str) -> str:
        """Return the line of the transcript for what was typed."""
        numbered = NUMBERED.fullmatch(line)
        if numbered and 1 <= int(numbered[1]) <= len(self.buttons):
            return f"> [{self.buttons[int(numbered[1]) - 1].label}]"
        return f"> {line}"


async def run_chat(record: Path | None, *, live: bool, say: Callable[[str], None]) -> None:
    """Chat until the input ends; write the transcript to ``record``, if that is wanted."""
    begins = system_now().replace(second=0, microsecond=0)
    with tempfile.TemporaryDirectory(prefix="terminlotse-chat-") as folder:
        settings = load_settings() if live else Settings.model_construct(data_dir=Path(folder))
        parts = build(settings)
        try:
            migrate.upgrade(parts.database.engine)
            if not live:
                _show_letters(parts, begins, say)
            done = await _converse(TerminalChat(parts, f"{begins:%Y%m%d%H%M%S}"), say)
        finally:
            parts.close()
    if record is not None:
        text = written("Aufgenommenes Gespräch", begins, done)
        await asyncio.to_thread(record.write_text, text, encoding="utf-8")
        say(f"Aufgenommen in {record}")


def _show_letters(parts: Container, now: datetime, say: Callable[[str], None]) -> None:
    say("Zum Ausprobieren, aus den Briefen:")
    for order in fill(parts, now):
        say(f"  {order.order_number} {order.postcode}  ({order.salutation} {order.name})")
    say("Ende mit Strg+D.\n")


async def _converse(chat: TerminalChat, say: Callable[[str], None]) -> list[tuple[str, list[Said]]]:
    done: list[tuple[str, list[Said]]] = []
    while True:
        try:
            line = (await asyncio.to_thread(input, PROMPT)).strip()
        except EOFError:
            return done
        if not line:
            continue
        act = chat.act(line)
        answers = await chat.does(line)
        done.append((act, answers))
        for answer in answers:
            say(f"\n{answer.text}\n")
            for number, label in enumerate(answer.buttons, start=1):
                say(f"  #{number} [{label}]")
            say("")
