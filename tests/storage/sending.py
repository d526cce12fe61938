"""An outbox to lease from, in words: write to chats, lease, finish."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from core.ports.conversation_store import ASSISTANT
from core.ports.outbound import Leased, OutgoingDelete, OutgoingText
from core.ports.send_queue import Lease, Outcome, Pace
from core.storage.conversation_tables import conversations, outbox
from tests.storage.conftest import conversation_of
from tests.world.world import World

PACE = Pace(per_second=25, chat_gap=timedelta(seconds=1))


class Sending:
    """A relay's view of the outbox, at the world's time."""

    def __init__(self, world: World) -> None:
        """Begin with an empty outbox."""
        self.world = world

    def write(
        self,
        address: str,
        text: str,
        *,
        author: str = ASSISTANT,
        due_at: datetime | None = None,
        delete: bool = False,
    ) -> str:
        """Put a message for a chat in the outbox."""
        chat = conversation_of(self.world, address)
        content = OutgoingDelete(text) if delete else OutgoingText(text)
        return self.world.database.write_here(
            lambda uow: uow.outbox.add(chat, content, author, self.world.now, due_at)
        )

    def lease(self, limit: int = 10, pace: Pace = PACE, channel: str = "telegram") -> Lease:
        """Take what may be sent now."""
        return self.world.database.write_here(
            lambda uow: uow.send_queue.lease(channel, limit, pace, self.world.now)
        )

    def texts(self, limit: int = 10, pace: Pace = PACE) -> list[str]:
        """Lease, and say what the leased messages say."""
        return [said(row) for row in self.lease(limit, pace).rows]

    def finish(
        self,
        leased: Leased,
        state: str = "sent",
        **more: Any,  # noqa: ANN401 - as an outcome has them
    ) -> bool:
        """Store what became of a leased row."""
        outcome = Outcome(
            leased=leased,
            state=state,
            at=self.world.now,
            external_id="77" if state == "sent" else None,
            error=None if state == "sent" else "why not",
            **more,
        )
        return self.world.database.write_here(lambda uow: uow.send_queue.finish(outcome))

    def send_all(self) -> list[str]:
        """Lease and finish until nothing is ready, letting the gap of a chat pass in between."""
        sent = []
        while rows := self.lease().rows:
            for row in rows:
                assert self.finish(row)
                sent.append(said(row))
            self.world.passes(seconds=1)
        return sent

    def change_chat(self, chat: str, **values: object) -> None:
        """Change a conversation, as staff or a channel would."""
        c = conversations.c
        statement = sa.update(conversations).where(c.address == chat).values(values)
        with self.world.database.engine.begin() as connection:
            connection.execute(statement)

    def states(self) -> list[str]:
        """The states of all rows, in the order in which they were written."""
        return [row.state for row in self.world.rows(sa.select(outbox).order_by(outbox.c.id))]


def said(leased: Leased) -> str:
    """What a leased row says, or which message it wants deleted."""
    content = leased.content()
    return content.text if isinstance(content, OutgoingText) else content.external_id
