"""Which message ids are known. The gaps between them are where a lost answer's message can be.

Telegram numbers the messages of an account, a bot's too, with one counter for all of its private
chats and small groups; only supergroups and channels count for themselves.
"""

from __future__ import annotations

from collections import deque

REMEMBERED = 5_000
COUNTED_TOGETHER = frozenset({"private", "group"})


class MessageIds:
    """The newest ids that were seen, coming in or going out."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._known: set[int] = set()
        self._order: deque[int] = deque()
        self.highest: int | None = None

    def saw(self, message_id: int) -> None:
        """Remember an id."""
        if message_id in self._known:
            return
        self._known.add(message_id)
        self._order.append(message_id)
        self.highest = max(self.highest or 0, message_id)
        if len(self._order) > REMEMBERED:
            self._known.discard(self._order.popleft())

    def saw_update(self, raw: object) -> None:
        """Remember the id of the message that a raw update brings, if it brings one."""
        for part in raw.values() if isinstance(raw, dict) else ():
            if not isinstance(part, dict):
                continue
            chat, message_id = part.get("chat"), part.get("message_id")
            together = isinstance(chat, dict) and chat.get("type") in COUNTED_TOGETHER
            if together and isinstance(message_id, int):
                self.saw(message_id)

    def __contains__(self, message_id: int) -> bool:
        """Whether an id was seen."""
        return message_id in self._known

    def gaps(self, after: int, beyond: int) -> list[int]:
        """Return the unknown ids above ``after``, up to ``beyond`` more than the highest known."""
        last = max(self.highest or 0, after) + beyond
        return [number for number in range(after + 1, last + 1) if number not in self._known]
