"""What people write and press: whole talks, from the first hello to the appointment."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.population import Town
from core.ports.inbound import Inbound, Kind

Choices = Sequence[Sequence[Any]]
"""The buttons that a chat shows, as the dialogue keeps them: the event first."""


@dataclass(frozen=True, slots=True)
class Press:
    """Press the button that stands for ``event``, the ``index``-th of its kind."""

    event: str
    index: int = 0


SIGN_IN = "sign in"
TALK: tuple[str | Press, ...] = (
    "/start",
    SIGN_IN,
    Press("later"),
    Press("earlier"),
    Press("pick", 1),
    Press("no"),
    "Was passiert, wenn die Frist vorbei ist?",
    Press("pick", 2),
    Press("yes"),
)
"""Start, sign-in, other pages, a time, another one after all, a question, the booking."""


@dataclass(slots=True)
class Lane:
    """One talk after another, each in a chat of its own.

    The first ends early, so that several lanes are never all at the same step.
    """

    town: Town
    number: int
    of: int
    shown: Callable[[str], str]
    _talk: int = 0
    _step: int = 0

    def next(self) -> Inbound:
        """Return what comes next."""
        order = self._talk * self.of + self.number
        first = self._talk == 0
        length = 1 + self.number % len(TALK) if first else len(TALK)
        said = self._said(TALK[self._step], order)
        self._step += 1
        if self._step >= length:
            self._talk, self._step = self._talk + 1, 0
        return said

    def _said(self, what: str | Press, order: int) -> Inbound:
        address = str(1_000_000 + order)
        key = f"{order}-{self._step}"
        if isinstance(what, Press):
            return Inbound(
                channel="telegram",
                natural_key=key,
                address=address,
                kind=Kind.PRESS,
                choice=self._choice(address, what),
                external_id=key,
            )
        if what is SIGN_IN:
            what = f"{self.town.number(order)}, {self.town.postcode(order)}"
        return Inbound(
            channel="telegram",
            natural_key=key,
            address=address,
            kind=Kind.TEXT,
            text=what,
            external_id=key,
        )

    def _choice(self, address: str, wanted: Press) -> str:
        dialogue = json.loads(self.shown(address))
        choices: Choices = dialogue["choices"]
        events = [choice[0] for choice in choices]
        position = events.index(wanted.event) + wanted.index
        return f"o:{dialogue['turn']}:{position}"
