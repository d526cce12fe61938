"""What comes in is stored, whatever it is."""

from __future__ import annotations

import sqlalchemy as sa

from core.ports.inbound import Kind
from core.storage.conversation_tables import inbox
from tests.world.world import World


class Forgetful:
    """Secrets that cannot make a mark."""

    def mark(self, secret: str) -> str:
        """Fail."""
        raise ArithmeticError


def test_a_text_that_cannot_be_read_stops_nobody(sqlite_world: World) -> None:
    """Should hiding ever fail, the event is stored without its text, and so are those behind it."""
    erna = sqlite_world.person("erna")
    events = [erna.event(Kind.TEXT, text=text) for text in ("47110815 40213", "Hallo")]
    broken = Forgetful()
    intake = sqlite_world.intake.__class__(sqlite_world.database, broken, sqlite_world.clock)  # type: ignore[arg-type]
    assert sqlite_world.run(intake.receive(events)) == 2
    payloads = [row.payload for row in sqlite_world.rows(sa.select(inbox.c.payload))]
    assert len(payloads) == 2
    assert not any("40213" in payload for payload in payloads)


def test_a_button_that_we_never_gave_is_not_kept(sqlite_world: World) -> None:
    """Whatever a manipulated app puts into a button, it does not reach the database."""
    erna = sqlite_world.person("erna")
    pressed = [
        erna.event(Kind.PRESS, choice=choice) for choice in ("40213", "o:1:40213", "o:1:2", "o:1:²")
    ]
    sqlite_world.run(sqlite_world.intake.receive(pressed))
    payloads = [row.payload for row in sqlite_world.rows(sa.select(inbox.c.payload))]
    assert sum('"choice":"forged"' in payload for payload in payloads) == 3
    assert sum('"choice":"o:1:2"' in payload for payload in payloads) == 1
