"""The insured person as the order names them; staff and letters need it, chats never do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Name, address and ways to reach the insured person; never written into a chat."""

    first_name: str
    last_name: str
    street: str
    city: str
    email: str = ""
    phone: str = ""
