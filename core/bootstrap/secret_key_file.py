"""The secret key of a small office: made once, kept in the data folder, readable by its owner."""

from __future__ import annotations

import os
import secrets

from core.settings import PREFIX, Settings, SettingsError
from core.storage.engines import is_sqlite
from core.storage.secret_key import SecretKey

NAME = "secret.key"


def secret_key(settings: Settings) -> SecretKey:
    """Return the key from the settings, or the one in the data folder, made if it is missing.

    Raises SettingsError when several machines would need the key and none is set.
    """
    given = settings.secret_key.get_secret_value()
    try:
        if given:
            return SecretKey(given)
        if not is_sqlite(settings.database_url):
            raise SettingsError(
                f"{PREFIX}SECRET_KEY: PostgreSQL wird geteilt, deshalb braucht jeder Prozess"
                " denselben Schlüssel aus mindestens 32 Zeichen"
            )
        return SecretKey(_from_file(settings))
    except ValueError as error:
        raise SettingsError(f"{PREFIX}SECRET_KEY: {error}") from None


def _from_file(settings: Settings) -> str:
    path = settings.data_dir / NAME
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise SettingsError(f"{PREFIX}DATA_DIR: {settings.data_dir}: {error.strerror}") from None
    with os.fdopen(handle, "w", encoding="ascii") as file:
        key = secrets.token_urlsafe(48)
        file.write(key + "\n")
    return key
