"""What most commands begin with: the settings, the log and the parts, ready to use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from core.bootstrap.container import Container


@contextmanager
def container(*, quiet: bool = True) -> Iterator[Container]:
    """Build the parts from the settings, and let go of them at the end.

    ``quiet`` keeps the log to warnings, for commands that speak themselves.
    """
    from core.bootstrap.container import build  # noqa: PLC0415
    from core.settings import load_settings  # noqa: PLC0415
    from core.telemetry.events import set_up_logs  # noqa: PLC0415

    settings = load_settings()
    level = "WARNING" if quiet else settings.log.level
    set_up_logs(level, json_lines=settings.log.json_lines, secrets=settings.secrets())
    parts = build(settings)
    try:
        yield parts
    finally:
        parts.close()


def schema_must_be_current(parts: Container) -> None:
    """Raise SettingsError with the command to run when the database has another schema."""
    from core.settings import SettingsError  # noqa: PLC0415
    from core.storage import migrate  # noqa: PLC0415

    if migrate.current(parts.database.engine) != migrate.head():
        raise SettingsError(
            "Die Datenbank hat noch nicht das richtige Schema: bitte 'terminlotse db upgrade'"
        )
