"""What comes in from a channel, after the rim has hidden every secret and before it is stored."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from enum import StrEnum


class Kind(StrEnum):
    """What kind of event came in."""

    TEXT = "text"
    START = "start"
    PRESS = "press"
    EDITED = "edited"
    MEDIA = "media"
    GROUP = "group"
    BLOCKED = "blocked"
    UNBLOCKED = "unblocked"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbound:
    """One incoming event of a private chat (or the bare fact of one in a group).

    ``natural_key`` is the channel's own key of the event (Telegram: ``update_id``); a second event
    with the same key is a repeat. ``text`` is hidden already (core.language.secrets.hide);
    ``postcodes`` and ``start_code`` are marks. ``external_id`` is the message's id in its channel.
    """

    channel: str
    natural_key: str
    address: str
    kind: Kind
    text: str = ""
    postcodes: tuple[str, ...] = ()
    start_code: str | None = None
    choice: str | None = None
    media: str | None = None
    external_id: str | None = None
    language: str | None = None

    def to_json(self) -> str:
        """Return the event as the inbox keeps it: in ASCII, whatever somebody put into a button."""
        values = {name: getattr(self, name) for name in _FIELDS}
        return _to_json(values)

    @classmethod
    def from_json(cls, payload: str) -> Inbound:
        """Return the event that ``to_json`` wrote."""
        values = json.loads(payload)
        values["kind"] = Kind(values["kind"])
        values["postcodes"] = tuple(values["postcodes"])
        return cls(**values)

    def without_marks(self) -> Inbound:
        """Return the event as it may be kept once its turn is done."""
        if not self.postcodes and self.start_code is None:
            return self
        return replace(self, postcodes=(), start_code=None)


_to_json = json.JSONEncoder(separators=(",", ":")).encode
_FIELDS = tuple(field.name for field in fields(Inbound))
