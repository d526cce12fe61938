"""How a command ends: what went wrong as one clear line on standard error, never a traceback."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator


def ended(run: Callable[[], object]) -> int:
    """Run a command and return its exit code; usage errors and ``--help`` leave by SystemExit."""
    try:
        run()
    except KeyboardInterrupt:
        return _say("abgebrochen", 130)
    except Exception as error:  # noqa: BLE001 - the last door: every error becomes a line
        return _explained(error)
    return 0


def _explained(error: BaseException) -> int:
    """Return 1 after one line; what we did not foresee is shown whole, because it is our fault."""
    from sqlalchemy.exc import DBAPIError  # noqa: PLC0415

    from core.domain.errors import TryLater  # noqa: PLC0415
    from core.settings import SettingsError  # noqa: PLC0415

    for cause in _leaves(error):
        if isinstance(cause, SettingsError):
            return _say(str(cause), 1)
        if isinstance(cause, TryLater | DBAPIError):
            return _say("Die Datenbank antwortet nicht. Was fehlt, sagt: terminlotse doctor", 1)
        if type(cause).__name__ == "TokenRefused":
            return _say("TERMINLOTSE_TELEGRAM__TOKEN: Telegram kennt dieses Token nicht", 1)
        if isinstance(cause, OSError):
            return _say(f"{cause.strerror or cause}: {cause.filename or ''}".rstrip(": "), 1)
    raise error


def _leaves(error: BaseException) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from _leaves(inner)
    else:
        yield error


def _say(line: str, code: int) -> int:
    print(f"terminlotse: {line}", file=sys.stderr)  # noqa: T201 - the command's own voice
    return code
