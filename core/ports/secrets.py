"""The port to the secret key: marks for what people type, checks and seals for what we keep."""

from __future__ import annotations

from typing import Protocol


class Secrets(Protocol):
    """Keyed one-way marks and a seal; no postcode or code exists outside of these in storage."""

    def mark(self, secret: str) -> str:
        """Return the one-way mark of a typed secret: all that may travel beyond the rim."""
        ...

    def check(self, order_number: str, mark: str) -> str:
        """Return the value kept with an order to recognise the mark of its postcode."""
        ...

    def order_key(self, order_number: str) -> str:
        """Return the key under which tries at an order number are counted, known or not."""
        ...

    def seal(self, text: str) -> str:
        """Return ``text`` encrypted, to be opened again with ``unseal``."""
        ...

    def unseal(self, sealed: str) -> str:
        """Return the text of a seal; raises Broken when the key is not the one it was made with."""
        ...
