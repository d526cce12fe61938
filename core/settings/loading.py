"""Load the settings, or say in one line why they cannot be used."""

from __future__ import annotations

import os
import re
from itertools import chain

from pydantic import ValidationError

from core.settings.complaint import SettingsError, complaint
from core.settings.names import FILE_VARIABLE, PREFIX, names_of, no_such_setting
from core.settings.settings import Settings
from core.settings.sources import check_settings_file, names_in_dotenv

WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")


def load_settings() -> Settings:
    """Return the settings; raises SettingsError with one line that names the key."""
    known = list(names_of(Settings))
    environment = (name for name in os.environ if name.upper() != FILE_VARIABLE)
    for name in chain(environment, names_in_dotenv()):
        if name.upper().startswith(PREFIX) and name.upper() not in known:
            raise SettingsError(no_such_setting(name.upper(), known))
    check_settings_file()
    try:
        settings = Settings()
    except ValidationError as error:
        raise SettingsError(complaint(error, known)) from None
    _check_webhook(settings)
    return settings


def _check_webhook(settings: Settings) -> None:
    telegram = settings.telegram
    secret = telegram.webhook_secret.get_secret_value()
    if telegram.webhook_url and not WEBHOOK_SECRET.fullmatch(secret):
        raise SettingsError(
            f"{PREFIX}TELEGRAM__WEBHOOK_SECRET: ein Webhook braucht ein Geheimnis aus 16 bis 256"
            " Zeichen A-Z a-z 0-9 _ -, sonst könnte sich jeder als Telegram ausgeben"
        )
    if secret and not telegram.webhook_url:
        raise SettingsError(
            f"{PREFIX}TELEGRAM__WEBHOOK_URL: zu {PREFIX}TELEGRAM__WEBHOOK_SECRET fehlt die Adresse"
        )
