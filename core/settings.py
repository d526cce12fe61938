"""The settings, typed: environment before ``.env`` before ``terminlotse.toml``.

A setting ``TERMINLOTSE_TELEGRAM__TOKEN`` in the environment is ``token`` in the section
``[telegram]`` of the file. A value that cannot be used names its key and what is allowed, and
nothing starts.
"""

from __future__ import annotations

import os
import re
from datetime import time
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)
from pydantic_settings.exceptions import SettingsError as BrokenSource

PREFIX = "TERMINLOTSE_"
FILE = "terminlotse.toml"
FILE_VARIABLE = f"{PREFIX}CONFIG"
DAYS = ("mo", "di", "mi", "do", "fr", "sa", "so")
ALLOWED = {
    "extra_forbidden": "diese Einstellung gibt es nicht",
    "time_": "erlaubt ist eine Uhrzeit wie 07:30",
    "int_": "erlaubt ist eine ganze Zahl",
    "float_": "erlaubt ist eine Zahl",
    "bool_": "erlaubt ist true oder false",
    "greater_than_equal": "erlaubt ist mindestens {ge}",
    "greater_than": "erlaubt ist mehr als {gt}",
    "less_than_equal": "erlaubt ist höchstens {le}",
    "string_pattern": "erlaubt ist {pattern}",
}
WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")


class SettingsError(Exception):
    """A setting cannot be used; the text names its key and what is allowed."""


class _Section(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DatabaseSettings(_Section):
    """``url``: sqlite:///FILE or postgresql://…; empty: SQLite in the data folder."""

    url: str = ""


class TelegramSettings(_Section):
    """The bot. Without a token there is no Telegram; URL and secret together mean webhook."""

    token: SecretStr = SecretStr("")
    api_base: str = "https://api.telegram.org"
    webhook_url: str = ""
    webhook_secret: SecretStr = SecretStr("")
    messages_per_second: Annotated[float, Field(gt=0, le=30)] = 25.0
    seconds_between_in_a_chat: Annotated[float, Field(ge=0, le=60)] = 1.0

    @field_validator("token")
    @classmethod
    def _token_form(cls, value: SecretStr) -> SecretStr:
        if value.get_secret_value() and not re.fullmatch(
            r"[0-9]+:[A-Za-z0-9_-]+", value.get_secret_value()
        ):
            raise ValueError("ein Token sieht aus wie 123456:ABC-DEF, so wie @BotFather es nennt")
        return value


class WebSettings(_Section):
    """``listen``: where pages, webhook, health and metrics answer, as host:port."""

    listen: str = "127.0.0.1:8080"

    @field_validator("listen")
    @classmethod
    def _address(cls, value: str) -> str:
        split_address(value)
        return value


class OfficeSettings(_Section):
    """Who helps when a person is wanted; times are local, ``land`` decides its public holidays."""

    name: str = "Terminservice"
    phone: str = "030 23125 000"
    opens: time = time(7, 30)
    closes: time = time(17, 30)
    days: tuple[str, ...] = DAYS[:5]
    land: str = "NW"

    @field_validator("days")
    @classmethod
    def _known_days(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not set(value) <= set(DAYS):
            raise ValueError(f"erlaubt sind {', '.join(DAYS)}")
        return value

    @field_validator("land")
    @classmethod
    def _known_land(cls, value: str) -> str:
        from core.domain.public_holidays import LAENDER  # noqa: PLC0415

        if value not in LAENDER:
            raise ValueError(f"erlaubt ist eines von {', '.join(LAENDER)}")
        return value


class BookingSettings(_Section):
    """How long a hold lasts, how much notice a provider needs, when a sign-in ends by silence."""

    hold_minutes: Annotated[int, Field(ge=1, le=120)] = 10
    notice_hours: Annotated[int, Field(ge=0, le=720)] = 2
    idle_minutes: Annotated[int, Field(ge=1, le=1440)] = 30
    travel_minutes: Annotated[int, Field(ge=0, le=240)] = 0
    foreign_order_number: str = "[0-9]{8}"

    @field_validator("foreign_order_number")
    @classmethod
    def _pattern(cls, value: str) -> str:
        try:
            re.compile(value)
        except re.error as error:
            raise ValueError(f"gebraucht wird ein regulärer Ausdruck ({error})") from None
        return value


class LogSettings(_Section):
    """``level``: DEBUG to ERROR; ``json_lines``: for machines, else for people."""

    level: Annotated[str, Field(pattern="DEBUG|INFO|WARNING|ERROR")] = "INFO"
    json_lines: bool = True


class Settings(BaseSettings):
    """All settings; ``secret_key`` empty: made once and kept in the data folder (SQLite only)."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter="__",
        env_file=".env",
        env_ignore_empty=True,
        extra="forbid",
        frozen=True,
    )

    data_dir: Path = Path("terminlotse-data")
    secret_key: SecretStr = SecretStr("")
    database: DatabaseSettings = DatabaseSettings()
    telegram: TelegramSettings = TelegramSettings()
    web: WebSettings = WebSettings()
    office: OfficeSettings = OfficeSettings()
    booking: BookingSettings = BookingSettings()
    log: LogSettings = LogSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Put the environment before ``.env`` before the file."""
        del file_secret_settings
        toml = TomlConfigSettingsSource(settings_cls, os.environ.get(FILE_VARIABLE, FILE))
        return (init_settings, env_settings, dotenv_settings, toml)

    @property
    def database_url(self) -> str:
        """The database that is meant: the given one, or SQLite in the data folder."""
        return self.database.url or f"sqlite:///{self.data_dir.absolute() / 'terminlotse.db'}"


def load_settings() -> Settings:
    """Return the settings; raises SettingsError with one line that names the key."""
    try:
        settings = Settings()
    except ValidationError as error:
        raise SettingsError(_one_line(error)) from None
    except (BrokenSource, ValueError, OSError) as error:
        reason = str(error).splitlines()[0]
        raise SettingsError(f"{FILE} oder .env ist nicht lesbar: {reason}") from None
    _check_together(settings)
    return settings


def _check_together(settings: Settings) -> None:
    telegram = settings.telegram
    secret = telegram.webhook_secret.get_secret_value()
    if telegram.webhook_url and not WEBHOOK_SECRET.fullmatch(secret):
        raise SettingsError(
            f"{PREFIX}TELEGRAM__WEBHOOK_SECRET: ein Webhook braucht ein Geheimnis aus 16 bis 256"
            " Zeichen A-Z a-z 0-9 _ -, sonst könnte sich jeder als Telegram ausgeben"
        )
    if secret and not telegram.webhook_url:
        raise SettingsError(
            f"{PREFIX}TELEGRAM__WEBHOOK_URL: zum Geheimnis fehlt die Adresse des Webhooks"
        )
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} | {FILE_VARIABLE}
    for name in os.environ:
        if name.startswith(PREFIX) and name.split("__")[0] not in known:
            raise SettingsError(f"{name}: diese Einstellung gibt es nicht")


def _one_line(error: ValidationError) -> str:
    first = error.errors()[0]
    names = [str(part) for part in first["loc"] if not isinstance(part, int)]
    key = PREFIX + "__".join(names).upper()
    more = len(error.errors()) - 1
    return f"{key}: {_allowed(first)}" + (f" (und {more} weitere)" if more else "")


def _allowed(error: ErrorDetails) -> str:
    """Return what is allowed, in German where we know the kind of error."""
    for kind, words in ALLOWED.items():
        if error["type"].startswith(kind):
            return words.format(**error.get("ctx", {}))
    return error["msg"].removeprefix("Value error, ")


def split_address(address: str) -> tuple[str, int]:
    """Return host and port of ``host:port``; raises ValueError that says what is allowed."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 <= int(port) <= 65535:
        raise ValueError(f"{address!r} ist keine Adresse wie 127.0.0.1:8080")
    return host.strip("[]"), int(port)
