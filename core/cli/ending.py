"""How a command ends: what went wrong as one clear line on standard error, never a traceback."""

from __future__ import annotations

import errno
import sys
from collections.abc import Callable, Iterator

import typer

from core.cli.german import complaint

OS_ERRORS = {
    errno.EACCES: "kein Zugriff",
    errno.EADDRINUSE: "schon belegt",
    errno.EEXIST: "das gibt es schon",
    errno.EFBIG: "kein Platz mehr",
    errno.EISDIR: "das ist ein Ordner",
    errno.ENOENT: "das gibt es nicht",
    errno.ENOSPC: "kein Platz mehr",
    errno.ENOTDIR: "das ist kein Ordner",
    errno.EPERM: "kein Zugriff",
    errno.EROFS: "lässt sich nur lesen",
}
HELP_ITSELF = "NoArgsIsHelpError"


def ended(run: Callable[[], object]) -> int:
    """Run a command and return its exit code."""
    try:
        code = run()
    except KeyboardInterrupt:
        return _say("abgebrochen", 130)
    except typer.TyperException as error:
        return _misused(error)
    except Exception as error:  # noqa: BLE001 - the last door: every error becomes a line
        return _explained(error)
    if code == 130:  # the library makes an exit of Ctrl+C
        return _say("abgebrochen", 130)
    return code if isinstance(code, int) else 0


def _misused(error: typer.TyperException) -> int:
    if type(error).__name__ == HELP_ITSELF:
        print(error.format_message(), file=sys.stderr)  # noqa: T201 - the command's own voice
        return error.exit_code
    return _say(complaint(error), error.exit_code)


def _explained(error: BaseException) -> int:
    for cause in _leaves(error):
        if (line := _line(cause)) is not None:
            return _say(line, 1)
    return _our_fault(error)


def _line(cause: BaseException) -> str | None:
    from core.settings import PREFIX, SettingsError  # noqa: PLC0415
    from core.storage.faults import database_fault  # noqa: PLC0415

    if isinstance(cause, SettingsError):
        return str(cause)
    if (fault := database_fault(cause)) is not None:
        return f"{fault}; mehr sagt: terminlotse doctor"
    if type(cause).__name__ == "TokenRefused":
        return f"{PREFIX}TELEGRAM__TOKEN: Telegram kennt dieses Token nicht"
    if isinstance(cause, OSError) and cause.errno is not None:
        said = OS_ERRORS.get(cause.errno) or cause.strerror or str(cause)
        return f"{cause.filename}: {said}" if cause.filename else said
    return None


def _our_fault(error: BaseException) -> int:
    """Show what nobody foresaw as a whole, because it is ours to mend, but without secrets."""
    from traceback import format_exception  # noqa: PLC0415

    from core.telemetry.redaction import clean  # noqa: PLC0415

    print(clean("".join(format_exception(error))), file=sys.stderr, end="")  # noqa: T201
    return _say("das ist ein Fehler im Programm; bitte mit dem, was darüber steht, melden", 70)


def _leaves(error: BaseException) -> Iterator[BaseException]:
    if isinstance(error, BaseExceptionGroup):
        for inner in error.exceptions:
            yield from _leaves(inner)
    else:
        yield error


def _say(line: str, code: int) -> int:
    print(f"terminlotse: {line}", file=sys.stderr)  # noqa: T201 - the command's own voice
    return code
