"""What goes out through a channel, and what can happen to it on the way."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

_to_json = json.JSONEncoder(ensure_ascii=False).encode


@dataclass(frozen=True, slots=True)
class Button:
    """One button: what it says, and the choice it stands for (``o:<turn>:<index>``)."""

    label: str
    choice: str


@dataclass(frozen=True, slots=True)
class OutgoingText:
    """A message for a person; each button stands in a row of its own."""

    text: str
    buttons: tuple[Button, ...] = ()

    def to_json(self) -> str:
        """Return the message as the outbox keeps it."""
        buttons = [[button.label, button.choice] for button in self.buttons]
        return _to_json({"text": self.text, "buttons": buttons})

    @classmethod
    def from_json(cls, body: str) -> OutgoingText:
        """Return the message that ``to_json`` wrote."""
        values = json.loads(body)
        return cls(values["text"], tuple(Button(*pair) for pair in values["buttons"]))


@dataclass(frozen=True, slots=True)
class OutgoingDelete:
    """The wish to delete a person's message in the channel, because a secret stands in it."""

    external_id: str

    def to_json(self) -> str:
        """Return the wish as the outbox keeps it."""
        return json.dumps({"external_id": self.external_id})

    @classmethod
    def from_json(cls, body: str) -> OutgoingDelete:
        """Return the wish that ``to_json`` wrote."""
        return cls(json.loads(body)["external_id"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Leased:
    """An outbox row that this relay may send now; ``fence`` makes a late result void."""

    id: str
    conversation_id: str
    channel: str
    address: str
    author: str
    kind: str
    body: str
    attempts: int
    fence: int
    due_at: datetime
    send_at: datetime

    def content(self) -> OutgoingText | OutgoingDelete:
        """Return what is to be sent."""
        if self.kind == "delete":
            return OutgoingDelete.from_json(self.body)
        return OutgoingText.from_json(self.body)


class Blocked(Exception):
    """The person does not let us write to them in this channel any more."""


class Undeliverable(Exception):
    """The channel will never take this message; the reason says why."""


class SlowDown(Exception):
    """The channel asks the whole service to pause for ``wait``."""

    def __init__(self, wait: timedelta) -> None:
        """Keep how long to pause."""
        super().__init__(f"asked to wait {wait}")
        self.wait = wait


class Courier(Protocol):
    """Delivers outgoing messages of one channel."""

    channel: str

    async def deliver(self, leased: Leased) -> str | None:
        """Send, and return the channel's id of the message, if it has one.

        Raises Blocked, Undeliverable, SlowDown, or TryLater when it may work later.
        """
        ...
