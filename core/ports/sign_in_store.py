"""What signing in needs from storage: counted tries, and the codes of letters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.domain.sign_in_budget import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedTry:
    """A try as it was counted before anything was checked; ``at`` is aware UTC."""

    inbox_id: str
    source: str
    order_key: str
    code_check: str | None
    known: bool
    at: datetime
    decision: Decision


class Tries(Protocol):
    """Counted tries to sign in."""

    def lock(self, *keys: str) -> None:
        """Keep every other counter of these keys waiting until the commit."""
        ...

    def find(self, inbox_id: str) -> CountedTry | None:
        """Return the try that was counted for this incoming message."""
        ...

    def add(self, counted: CountedTry) -> None:
        """Count a try: as wrong when it may be checked, as refused when not."""
        ...

    def was_right(self, inbox_id: str) -> None:
        """Take the wrong mark back from a try."""
        ...

    def wrong_of_source(self, source: str, since: datetime) -> tuple[datetime, ...]:
        """Return the instants of the source's wrong tries since then, oldest first."""
        ...

    def wrong_of_strangers(self, order_key: str, since: datetime) -> int:
        """Return how often sources that never signed in to it were wrong at the order."""
        ...

    def wrong_with_code(self, code_check: str) -> int:
        """Return how often a wrong postcode was tried with this code."""
        ...

    def knows(self, source: str, order_key: str) -> bool:
        """Say whether the source signed in to the order before."""
        ...

    def wrong_in_all(self, since: datetime) -> int:
        """Return how many wrong tries there were in all since then."""
        ...


@dataclass(frozen=True, slots=True)
class AccessCode:
    """A code from a letter, as far as it may be known, and until when it is good (UTC)."""

    code_check: str
    order_number: str
    expires_at: datetime
    used_at: datetime | None


class AccessCodes(Protocol):
    """One-time codes from letters."""

    def find(self, code_check: str) -> AccessCode | None:
        """Return the code."""
        ...

    def add(self, code_check: str, order_id: str, now: datetime, expires_at: datetime) -> None:
        """Keep a new code's check."""
        ...

    def wanting(self, now: datetime) -> tuple[tuple[str, str], ...]:
        """Return id and number of the orders to be booked that have no code which is still good."""
        ...

    def use(self, code_check: str, now: datetime) -> bool:
        """Use the code up; False when somebody did so before."""
        ...
