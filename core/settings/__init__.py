"""The settings, typed: environment before ``.env`` before ``terminlotse.toml``.

A setting ``TERMINLOTSE_TELEGRAM__TOKEN`` in the environment is ``token`` in the section
``[telegram]`` of the file. A value that cannot be used names its key and what is allowed, and
nothing starts. What there is: ``sections``.
"""

from core.settings.addresses import split_address
from core.settings.complaint import SettingsError
from core.settings.loading import load_settings
from core.settings.names import PREFIX
from core.settings.sections import (
    DAYS,
    BookingSettings,
    DatabaseSettings,
    LogSettings,
    MailSettings,
    OfficeSettings,
    TelegramSettings,
    WebSettings,
)
from core.settings.settings import Settings

__all__ = [
    "DAYS",
    "PREFIX",
    "BookingSettings",
    "DatabaseSettings",
    "LogSettings",
    "MailSettings",
    "OfficeSettings",
    "Settings",
    "SettingsError",
    "TelegramSettings",
    "WebSettings",
    "load_settings",
    "split_address",
]
