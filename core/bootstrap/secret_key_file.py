"""The secret key of a small office: made once, kept in the data folder, readable by its owner."""

from __future__ import annotations

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path

from core.settings import PREFIX, Settings, SettingsError
from core.storage.engines import is_sqlite
from core.storage.secret_key import SecretKey

NAME = "secret.key"


def secret_key(settings: Settings) -> SecretKey:
    """Return the key from the settings, or the one in the data folder, made if it is missing.

    Raises SettingsError when several machines would need the key and none is set.
    """
    given = settings.secret_key.get_secret_value()
    if not given and not is_sqlite(settings.database_url):
        raise SettingsError(
            f"{PREFIX}SECRET_KEY: PostgreSQL wird geteilt, deshalb braucht jeder Prozess"
            " denselben Schlüssel aus mindestens 32 Zeichen"
        )
    try:
        return SecretKey(given or _from_file(settings.data_dir / NAME))
    except ValueError as error:
        named = f"{PREFIX}SECRET_KEY" if given else settings.data_dir / NAME
        raise SettingsError(f"{named}: {error}") from None
    except OSError as error:
        folder = settings.data_dir
        raise SettingsError(
            f"{PREFIX}DATA_DIR: in den Ordner {folder} lässt sich nicht schreiben,"
            f" oder {NAME} darin nicht lesen ({error.strerror})"
        ) from None


def _from_file(path: Path) -> str:
    with suppress(FileNotFoundError):
        return path.read_text(encoding="ascii").strip()
    path.parent.mkdir(parents=True, exist_ok=True)
    _make(path)
    return path.read_text(encoding="ascii").strip()


def _make(path: Path) -> None:
    """Write a new key and only then give it its name: who finds the file finds it whole."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{NAME}.")  # made with mode 0600
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48) + "\n")
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # another process was quicker: its key counts
            os.link(draft, path)
    finally:
        Path(draft).unlink()
    _keep(path.parent)


def _keep(folder: Path) -> None:
    """Make sure that the new name outlives a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
