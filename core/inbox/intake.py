"""The rim: what a channel received, made safe to keep and stored before it is acknowledged."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from core.language.order_numbers import FOREIGN
from core.language.secrets import HIDDEN, Hidden, hide
from core.ports.inbound import Inbound, Kind
from core.ports.secrets import Secrets
from core.ports.unit_of_work import Database
from core.telemetry.events import log
from core.usecases.button_names import read_button_name
from core.usecases.reached import reached

FORGED = "forged"
"""Stands for the name of a button that we never gave: it may hold anything."""


@dataclass(frozen=True, slots=True)
class Intake:
    """Takes events of any channel; ``wake`` is called when something new is waiting.

    ``foreign_number``: how order numbers look that we did not generate; they are not hidden.
    """

    database: Database
    secrets: Secrets
    clock: Callable[[], datetime]
    wake: Callable[[], None] = lambda: None
    foreign_number: re.Pattern[str] = FOREIGN

    def safe(self, event: Inbound) -> Inbound:
        """Return ``event``, whose text is still as typed, with every secret hidden and marked."""
        hidden = self._hidden(event.text)
        starts = hidden.start_code is not None or _is_start(event.text)
        kind = Kind.START if event.kind is Kind.TEXT and starts else event.kind
        ours = event.choice is not None and read_button_name(event.choice) is not None
        return replace(
            event,
            kind=kind,
            text=hidden.text,
            postcodes=hidden.postcodes,
            start_code=hidden.start_code,
            choice=event.choice if ours or event.choice is None else FORGED,
        )

    def _hidden(self, text: str) -> Hidden:
        if not text:  # whoever presses a button says nothing
            return Hidden("")
        try:
            return hide(text, self.secrets.mark, self.foreign_number)
        except Exception as error:  # noqa: BLE001 - one text must not stop all that come after it
            log.error("text_not_read", error=type(error).__name__, exc_info=error)
            return Hidden(HIDDEN)

    async def receive(self, events: Sequence[Inbound]) -> int:
        """Hide and store ``events`` in one commit; return how many were new.

        When this returns, the events may be acknowledged. Raises TryLater when they may not.
        """
        safe = [self.safe(event) for event in events]
        now = self.clock()
        reached("inbox.before_store")
        stored = await self.database.write(lambda uow: uow.inbox.store(safe, now), "rim")
        reached("inbox.stored")
        if stored:
            self.wake()
        return stored


def _is_start(text: str) -> bool:
    first = text.split(maxsplit=1)[:1]
    return bool(first) and first[0].partition("@")[0] == "/start"
